//! Ways in which a record cannot be read: none of them leaves a JSON object with a field in it.

use super::draw::Draw;

/// A record in one line that cannot be read, and stays one line.
pub(crate) fn line(record: &str, draw: &mut Draw) -> Vec<u8> {
    let (kind, text) = match draw.below(15) {
        0 | 1 => ("cut off", cut(record, draw)),
        2 => ("NaN", first_member(record, "\"score\": NaN")),
        3 => {
            draw.note("cannot be read: Latin-1");
            let marked = first_member(record, "\"town\": \"Li\u{1}ge\"").into_bytes();
            return marked.into_iter().map(|byte| if byte == 1 { 0xE8 } else { byte }).collect();
        }
        4 => ("not an object", draw.of(&["null", "17", "true", "\"Specimen Sample\"", "[]"]).to_owned()),
        // As a file too, where `[{}]` would be a list of one record.
        5 => ("a list for an object", format!("[[{record}]]")),
        6 => ("wrapped", format!("{{\"applicants\": [{record}]}}")),
        7 => ("wrapped", format!("{{\"exported\": \"2025-06-20\", \"data\": {record}}}")),
        8 => ("too deep", deep()),
        9 => ("a comma too many", record.strip_suffix('}').unwrap_or(record).to_owned() + ",}"),
        10 => ("Python, not JSON", "{'name': 'Specimen Sample', 'nationalities': ['BE'], 'email': None}".to_owned()),
        11 => ("typographic quotes", "{“name”: “Specimen Sample”, “nationalities”: [“BE”]}".to_owned()),
        12 => ("two in one", format!("{record} {record}")),
        13 => ("something behind it", format!("{record};")),
        _ => ("a comma missing", first_member(record, "\"score\": 7 \"town\": \"Nowhere\"")),
    };
    note(kind, draw);
    text.into_bytes()
}

/// A file that cannot be read: one row, whatever is in it.
pub(crate) fn file(record: &str, draw: &mut Draw) -> Vec<u8> {
    let (kind, bytes) = match draw.below(20) {
        0 => ("empty", Vec::new()),
        1 => ("empty", b" \r\n\r\n".to_vec()),
        2 => {
            let units = format!("\u{feff}{record}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            ("UTF-16", units)
        }
        3 => ("another kind of file", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".to_vec()),
        4 => ("another kind of file", b"<!DOCTYPE html>\n<title>502 Bad Gateway</title>\n".to_vec()),
        5 => ("another kind of file", b"name: Specimen Sample\nnationalities:\n  - BE\n".to_vec()),
        6 => ("a comment", format!("// exported by hand\n{record}").into_bytes()),
        7 => ("two in one", format!("{record}\n{record}\n").into_bytes()),
        8 => ("a line break in a text", first_member(record, "\"letter\": \"Dear all,\nhere I am\"").into_bytes()),
        _ => return line(record, draw),
    };
    note(kind, draw);
    bytes
}

/// A list that ends with a fault: the records before it can be read, and one row stands for the rest.
pub(crate) fn list(records: &[String], draw: &mut Draw) -> Vec<u8> {
    let whole = records.join(",\n  ");
    let next = records.last().cloned().unwrap_or_default();
    let marked = "\"town\": \"Li\u{1}ge\"";
    let (kind, text) = match draw.below(9) {
        0 => ("a list cut off", format!("[\n  {whole},\n  {}", cut(&next, draw))),
        1 => ("a list cut off", format!("[\n  {whole}\n")),
        2 => ("NaN in a list", format!("[\n  {whole},\n  {},\n  {next}]", first_member(&next, "\"score\": NaN"))),
        3 => ("Latin-1 in a list", format!("[\n  {whole},\n  {},\n  {next}]", first_member(&next, marked))),
        4 => ("too deep in a list", format!("[\n  {whole},\n  {},\n  {next}]", deep())),
        5 => ("a comma too many in a list", format!("[\n  {whole},\n]")),
        6 => ("a comma missing in a list", format!("[\n  {whole}\n  {next}]")),
        7 => ("something behind a list", format!("[\n  {whole}\n]\n{next}")),
        _ => ("Python in a list", format!("[\n  {whole},\n  {{'name': 'Specimen Sample'}},\n  {next}]")),
    };
    note(kind, draw);
    text.into_bytes().into_iter().map(|byte| if byte == 1 { 0xE8 } else { byte }).collect()
}

/// What stands in a list in place of a record; the reading goes on after it.
pub(crate) fn element(record: &str, draw: &mut Draw) -> String {
    draw.note("cannot be read: no record in a list");
    match draw.below(6) {
        0 => format!("{{\"applicant\": {record}}}"),
        1 => format!("[{record}]"),
        _ => draw.of(&["null", "17", "\"Specimen Sample\"", "false", "[]"]).to_owned(),
    }
}

fn note(kind: &str, draw: &mut Draw) {
    draw.note(&format!("cannot be read: {kind}"));
}

/// The first part of a text, which ends within it.
fn cut(record: &str, draw: &mut Draw) -> String {
    let letters = record.trim_end().chars().count();
    let kept = draw.between(1, letters.saturating_sub(1).max(1));
    record.chars().take(kept).collect()
}

fn first_member(record: &str, member: &str) -> String {
    record.replacen('{', &format!("{{{member}, "), 1)
}

/// An object with a field, and with a list in it that is nested more deeply than 128.
fn deep() -> String {
    format!("{{\"name\": \"Specimen Sample\", \"letter\": {}{}}}", "[".repeat(200), "]".repeat(200))
}
