//! Tables: every row of a CSV file or a workbook is a record, by a map of its columns.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::Output;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::{Value, json};

use crate::common::command::{folder_of, run_in, status, text};

const MAP: &str = r#"
date_order = "dmy"

[columns]
"Candidate ID" = "id"
"Full name" = "name"
"Date of birth" = "date_of_birth"
"Nationality" = { field = "nationalities", split = "/" }
"Degree" = "education[0].level"
"Years" = "education[0].years_completed"
"Languages" = { field = "languages[]", split = ";", pair = ":" }
"Notes" = false

[constants]
application.vacancy = "250700"
"#;

const HEADERS: [&str; 8] =
    ["Candidate ID", "Full name", "Date of birth", "Nationality", "Degree", "Years", "Languages", "Notes"];
/// A row as an export has it.
const ROW: [&str; 8] =
    ["007", "Zoé Éxample", "05/06/2003", "FR / BE", "Master", "5", "English: C1; French: B2", "x, \"y\"; z"];

/// The record of that row.
fn record() -> Value {
    json!({
        "id": "007",
        "name": "Zoé Éxample",
        "date_of_birth": "2003-06-05",
        "nationalities": ["FR", "BE"],
        "education": [{"level": "Master", "years_completed": 5}],
        "languages": [{"language": "English", "level": "C1"}, {"language": "French", "level": "B2"}],
        "application": {"vacancy": "250700"},
    })
}

/// A table in text, all cells in quotes.
fn csv(separator: &str, rows: &[&[&str]]) -> String {
    let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + "\r\n");
    lines.collect()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    run_in(folder, arguments, b"")
}

/// The records that a table becomes, and what is said beside them.
fn converted(name: &str, table: &[u8], map: &str) -> (Vec<Value>, String) {
    let folder = folder_of(&[(name, table), ("map.toml", map.as_bytes())]);
    let output = run(folder.path(), &["convert", name, "--map", "map.toml"]);
    let said = text(&output.stderr).to_owned();
    assert_eq!(status(&output), 0, "{said}");
    (text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect(), said)
}

/// What is said of a table that cannot be read; every command that reads records says it.
fn refused(name: &str, table: &[u8], map: &str) -> String {
    let folder = folder_of(&[(name, table), ("map.toml", map.as_bytes())]);
    let mut said = Vec::new();
    for command in ["convert", "check", "explain"] {
        let output = run(folder.path(), &[command, name, "--map", "map.toml"]);
        assert_eq!(status(&output), 2, "{command} {name}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{command} {name}");
        said.push(text(&output.stderr).to_owned());
    }
    assert_eq!((&said[0], &said[0]), (&said[1], &said[2]));
    said.swap_remove(0)
}

/// The bytes of a workbook with one sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        sheet.write(row, column, *cell).unwrap();
    }
}

/// The same workbook with another text in the first sheet.
fn edited(book: &[u8], from: &str, to: &str) -> Vec<u8> {
    edited_part(book, "xl/worksheets/sheet1.xml", from, to)
}

/// The same workbook with another text in one of its parts.
fn edited_part(book: &[u8], edited: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == edited {
            let sheet = String::from_utf8(bytes).unwrap();
            assert!(sheet.contains(from), "{sheet}");
            bytes = sheet.replace(from, to).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn each_separator_is_found() {
    for separator in [",", ";", "\t"] {
        let table = csv(separator, &[&HEADERS, &ROW]);
        let (records, said) = converted("export.csv", table.as_bytes(), MAP);
        assert_eq!(records, [record()], "{separator:?}");
        assert_eq!(said, "1 record\n");
    }
    // Excel's own line about it is no header.
    let named = format!("sep=|\r\n{}", csv("|", &[&HEADERS, &ROW]));
    assert_eq!(converted("export.csv", named.as_bytes(), MAP).0, [record()]);
}

#[test]
fn each_encoding_is_read_and_said_where_it_is_not_utf_8() {
    let table = csv(";", &[&HEADERS, &ROW]);
    let utf_16 = |mark: Option<u16>, bytes: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(table.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    let latin: Vec<u8> = table.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let cases = [
        (table.clone().into_bytes(), ""),
        ([b"\xEF\xBB\xBF", table.as_bytes()].concat(), ""),
        (utf_16(Some(0xFEFF), u16::to_le_bytes), "UTF-16"),
        (utf_16(Some(0xFEFF), u16::to_be_bytes), "UTF-16"),
        (utf_16(None, u16::to_le_bytes), "UTF-16"),
        (utf_16(None, u16::to_be_bytes), "UTF-16"),
        (latin, "Windows-1252 (Latin-1)"),
    ];
    for (bytes, name) in cases {
        let (records, said) = converted("export.csv", &bytes, MAP);
        assert_eq!(records, [record()], "{name}");
        let expected = if name.is_empty() {
            String::new()
        } else {
            format!("warning: export.csv: the table is not UTF-8; it is read as {name}\n")
        };
        assert_eq!(said, format!("{expected}1 record\n"));
    }
    // What Windows adds to Latin-1, such as the sign of the euro.
    let table = b"Name\nZo\xEB \x80\n";
    let (records, _) = converted("a.csv", table, "[columns]\nName = \"name\"\n");
    assert_eq!(records, [json!({"name": "Zoë €"})]);
}

#[test]
fn a_character_on_the_border_of_what_is_read_at_once_is_one() {
    // 65,536 bytes are looked at at once; the two bytes of é lie on both sides.
    for before in 65_520..65_540 {
        let table = format!("Name\n{}é\n", "x".repeat(before));
        let (records, said) = converted("a.csv", table.as_bytes(), "[columns]\nName = \"name\"\n");
        assert!(records[0]["name"].as_str().unwrap().ends_with('é') && said == "1 record\n", "{before}");
    }
}

#[test]
fn every_row_with_a_cell_is_a_record() {
    let mut table = "Id;Name;Other\n".to_owned();
    for number in 0..300 {
        table.extend(["A-", &format!("{number:04};Person {number};\n")]);
        // Blank lines and rows of blank cells are none; a cell in a column that is not used makes one.
        table += match number % 3 {
            0 => "\n",
            1 => ";  ;\n",
            _ => "",
        };
    }
    table += ";;only this\n";
    let map = "[columns]\nId = \"id\"\nName = \"name\"\n";
    let (records, said) = converted("all.csv", table.as_bytes(), map);
    assert_eq!(records.len(), 301);
    assert_eq!((&records[299]["id"], &records[300]), (&json!("A-0299"), &json!({})));
    assert!(said.ends_with("301 records\n") && said.contains("neither uses nor leaves out: `Other`"), "{said}");
    let folder = folder_of(&[("all.csv", table.as_bytes()), ("map.toml", map.as_bytes())]);
    let report = run(folder.path(), &["check", "all.csv", "--map", "map.toml", "--format", "json", "--jobs", "2"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["summary"]["applicants"], 301);
    let last = report["applicants"].as_array().unwrap().iter().find(|one| one["record"] == 301).unwrap();
    assert_eq!((&last["id"], &last["source"]), (&json!("all#301"), &json!("all.csv")));
}

#[test]
fn a_row_has_the_number_of_the_line_in_which_it_begins() {
    let map = "[columns]\nId = \"id\"\nBorn = \"date_of_birth\"\n";
    for end in ["\n", "\r\n", "\r"] {
        let lines = ["Id,Born", "a,2003-01-01", "", "\"b", "b\",x", "", ",", "12\" c,x", "\"\"\"d\"\"\",x"].join(end);
        for table in [lines.clone(), lines + end] {
            let (records, said) = converted("a.csv", table.as_bytes(), map);
            let inner = if end == "\r" { "\n" } else { end };
            let ids: Vec<_> = records.iter().map(|record| record["id"].as_str().unwrap()).collect();
            assert_eq!(ids, ["a", &format!("b{inner}b"), "12\" c", "\"d\""], "{end:?}");
            let rows: Vec<_> = said.lines().filter_map(|line| line.split("row ").nth(1)?.split(',').next()).collect();
            assert_eq!(rows, ["4", "8", "9"], "{end:?} {said}");
        }
    }
}

#[test]
fn what_check_reads_is_what_convert_writes() {
    let other = ["008", "Ann Sample", "31/02/2001", "XX", "BSc", "3", "", ""];
    let table = csv(",", &[&HEADERS, &ROW, &other]);
    let folder = folder_of(&[("export.csv", table.as_bytes()), ("map.toml", MAP.as_bytes())]);
    let output = run(folder.path(), &["convert", "export.csv", "--map", "map.toml", "-o", "all.ndjson", "-q"]);
    assert_eq!((status(&output), text(&output.stderr)), (0, ""));
    let report = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["check", "--format", "ndjson"], arguments].concat());
        let rows = text(&output.stdout).lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        rows.filter(|row| row["type"] == "applicant").collect::<Vec<_>>()
    };
    let (direct, from_file) = (report(&["export.csv", "--map", "map.toml"]), report(&["all.ndjson"]));
    assert_eq!((direct.len(), from_file.len()), (2, 2));
    for (direct, from_file) in direct.iter().zip(&from_file) {
        for key in ["id", "name", "sha256", "verdict", "score"] {
            assert_eq!(direct[key], from_file[key], "{key}");
        }
    }
    // Row and column of the table, not of the JSON.
    let problem = &direct[1]["problems"][0];
    assert_eq!([&problem["line"], &problem["column"]], [&json!(3), &json!(3)], "{problem}");
    assert_eq!((&problem["pointer"], &problem["found"]), (&json!("/date_of_birth"), &json!("31/02/2001")));
    // Standard input, and a folder, are tables only by the map.
    let input = run_in(folder.path(), &["check", "-", "--map", "map.toml", "--format", "csv"], table.as_bytes());
    assert_eq!(text(&input.stdout).lines().count(), 3, "{}", text(&input.stderr));
    let passed_over = report(&["."]);
    assert_eq!(passed_over.len(), 2);
    assert_eq!(report(&[".", "--map", "map.toml"]).len(), 4);
}

#[test]
fn a_problem_names_sheet_row_and_column() {
    let book = workbook(|sheet| {
        sheet.set_name("Export 1").unwrap();
        write_row(sheet, 0, &["Id", "Date of birth"]);
        write_row(sheet, 1, &["a", "2003-01-01"]);
        write_row(sheet, 2, &["b", "31/02/2003"]);
    });
    let map = "[columns]\nId = \"id\"\n\"Date of birth\" = \"date_of_birth\"\n";
    let (_, said) = converted("a.xlsx", &book, map);
    let place = "a.xlsx: Export 1, row 3, column \"Date of birth\": there is no such date: `31/02/2003`";
    assert!(said.contains(place), "{said}");
    let folder = folder_of(&[("a.xlsx", &book), ("map.toml", map.as_bytes())]);
    let french = run(folder.path(), &["convert", "a.xlsx", "--map", "map.toml", "--lang", "fr"]);
    let place =
        "a.xlsx\u{a0}: feuille Export 1, ligne 3, colonne «\u{a0}Date of birth\u{a0}»\u{a0}: cette date n'existe pas";
    assert!(text(&french.stderr).contains(place), "{}", text(&french.stderr));
    for format in ["table", "html", "markdown", "csv"] {
        let output = run(folder.path(), &["check", "a.xlsx", "--map", "map.toml", "--format", format, "--csv-long"]);
        let output = if format == "csv" {
            output
        } else {
            run(folder.path(), &["check", "a.xlsx", "--map", "map.toml", "--format", format])
        };
        let shown = text(&output.stdout).replace("&quot;", "\"").replace("\"\"", "\"").replace("\\\"", "\"");
        assert!(shown.contains("Export 1, row 3, column \"Date of birth\""), "{format}: {shown}");
    }
    // Of one that is explained, the cell is shown, and not a record that nobody has seen.
    let explained = run(folder.path(), &["explain", "a.xlsx", "--map", "map.toml", "--id", "b", "--full"]);
    assert!(text(&explained.stdout).contains("31/02/2003"), "{}", text(&explained.stderr));
    let strict = run(folder.path(), &["explain", "a.xlsx", "--map", "map.toml", "--id", "b", "--strict"]);
    let shown = [text(&strict.stdout), text(&strict.stderr)].concat();
    assert!(shown.contains("Export 1, row 3, column \"Date of birth\"") && !shown.contains("{\"id\""), "{shown}");
}

#[test]
fn a_workbook_gives_what_its_cells_mean() {
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let book = workbook(|sheet| {
        let headers = ["Id", "Born", "Sent", "Years", "AI", "Grade", "Phone", "Sum"];
        write_row(sheet, 0, &headers);
        sheet.write(1, 0, 7).unwrap();
        sheet.write_with_format(1, 1, ExcelDateTime::from_ymd(2003, 6, 5).unwrap(), &date).unwrap();
        let sent = ExcelDateTime::from_ymd(2025, 6, 20).unwrap().and_hms(14, 5, 0).unwrap();
        sheet.write_with_format(1, 2, sent, &date).unwrap();
        sheet.write(1, 3, 3.5).unwrap();
        sheet.write(1, 4, false).unwrap();
        sheet.write(1, 5, 15).unwrap();
        sheet.write(1, 6, 33_123_456_789_i64).unwrap();
        sheet.write(1, 7, Formula::new("=\"FR\"").set_result("FR")).unwrap();
    });
    let map = r#"
[columns]
Id = "id"
Born = "date_of_birth"
Sent = "application.submitted_at"
Years = "education[0].years_completed"
AI = "application.generative_ai_used"
Grade = "education[0].grade"
Phone = "contact"
Sum = "nationalities"
"#;
    let (records, said) = converted("a.xlsx", &book, map);
    let expected = json!({
        "id": "7",
        "contact": "33123456789",
        "date_of_birth": "2003-06-05",
        "nationalities": ["FR"],
        "education": [{"years_completed": 3.5, "grade": 15}],
        "application": {"submitted_at": "2025-06-20T14:05:00", "generative_ai_used": false},
    });
    assert_eq!((records, said.as_str()), (vec![expected], "1 record\n"));
}

#[test]
fn errors_and_formulas_without_a_value_are_left_out_and_named() {
    let book = workbook(|sheet| {
        write_row(sheet, 0, &["Id", "Name", "Born"]);
        write_row(sheet, 1, &["a"]);
        sheet.write(1, 1, Formula::new("=B99").set_result("#REF!")).unwrap();
        sheet.write(1, 2, Formula::new("=TODAY()").set_result("12345")).unwrap();
    });
    let book = edited(&book, "<v>12345</v>", "");
    let map = "[columns]\nId = \"id\"\nName = \"name\"\nBorn = \"date_of_birth\"\n";
    let (records, said) = converted("a.xlsx", &book, map);
    assert_eq!(records, [json!({"id": "a"})], "{said}");
    assert!(said.contains("Sheet1, row 2, column \"Name\": /name: the cell contains the error `#REF!`"), "{said}");
    assert!(
        said.contains("Sheet1, row 2, column \"Born\": /date_of_birth: the cell contains a formula without its result"),
        "{said}"
    );
    let folder = folder_of(&[("a.xlsx", &book), ("map.toml", map.as_bytes())]);
    let report = run(folder.path(), &["check", "a.xlsx", "--map", "map.toml", "--format", "json"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    let warnings = report["applicants"][0]["warnings"].as_array().unwrap();
    let places: Vec<_> =
        warnings.iter().map(|warning| (&warning["pointer"], &warning["line"], &warning["column"])).collect();
    assert_eq!(places, [(&json!("/date_of_birth"), &json!(2), &json!(3)), (&json!("/name"), &json!(2), &json!(2))]);
}

#[test]
fn hidden_rows_and_sheets_are_read_and_named() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Cover").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Data").unwrap().set_hidden(true);
    write_row(sheet, 0, &["Id"]);
    for row in 1..5 {
        write_row(sheet, row, &[&format!("a{row}")]);
    }
    for row in [2, 3] {
        sheet.set_row_hidden(row).unwrap();
    }
    let other = book.add_worksheet();
    other.set_name("Other").unwrap();
    write_row(other, 0, &["Id"]);
    write_row(other, 1, &["b1"]);
    let book = book.save_to_buffer().unwrap();
    // The first with rows, unless the map names another.
    let (records, said) = converted("a.xlsx", &book, "[columns]\nId = \"id\"\n");
    assert_eq!(records.iter().map(|record| &record["id"]).collect::<Vec<_>>(), ["a1", "a2", "a3", "a4"]);
    assert!(said.contains("only the sheet `Data` is read, not `Cover`, `Other`"), "{said}");
    assert!(said.contains("the sheet `Data` is hidden; it is read"), "{said}");
    assert!(said.contains("hidden rows, read like the others: 2 (the first: row 3)"), "{said}");
    let (records, said) = converted("a.xlsx", &book, "sheet = \"Other\"\n[columns]\nId = \"id\"\n");
    assert_eq!((records.as_slice(), said.contains("hidden")), ([json!({"id": "b1"})].as_slice(), false));
    let said = refused("a.xlsx", &book, "sheet = \"Data 2\"\n[columns]\nId = \"id\"\n");
    assert!(said.contains("no sheet `Data 2`; its sheets: `Cover`, `Data`, `Other`"), "{said}");
}

#[test]
fn merged_headers_have_a_number_behind_them() {
    let book = workbook(|sheet| {
        sheet.write(0, 0, "An export").unwrap();
        sheet.write(2, 0, "Id").unwrap();
        sheet.merge_range(2, 1, 2, 3, "Languages", &Format::new()).unwrap();
        write_row(sheet, 3, &["a", "English", "French", "German"]);
    });
    let map = r#"
header_row = 3
[columns]
Id = "id"
Languages = "languages[0].language"
"Languages 2" = "languages[1].language"
"Languages 3" = false
"#;
    let (records, said) = converted("a.xlsx", &book, map);
    assert_eq!(records, [json!({"id": "a", "languages": [{"language": "English"}, {"language": "French"}]})]);
    assert_eq!(said, "1 record\n");
}

#[test]
fn a_million_empty_rows_are_no_records() {
    let bold = Format::new().set_bold();
    let book = workbook(|sheet| {
        write_row(sheet, 0, &["Id"]);
        write_row(sheet, 1, &["a"]);
        sheet.write_blank(1_048_575, 0, &bold).unwrap();
        for row in 2..3_000 {
            sheet.write_blank(row, 0, &bold).unwrap();
        }
    });
    let (records, said) = converted("a.xlsx", &book, "[columns]\nId = \"id\"\n");
    assert_eq!((records, said.as_str()), (vec![json!({"id": "a"})], "1 record\n"));
}

#[test]
fn a_workbook_that_states_what_it_cannot_hold_is_refused() {
    let book = workbook(|sheet| {
        write_row(sheet, 0, &["Id"]);
        write_row(sheet, 1, &["a"]);
    });
    let map = "[columns]\nId = \"id\"\n";
    let said = refused("a.xlsx", &edited(&book, "r=\"A2\"", "r=\"ZZZZZ2\""), map);
    assert!(said.contains("a cell is in column 12356630, and a sheet has at most 16384 columns"), "{said}");
    let said = refused(
        "a.xlsx",
        &edited_part(&book, "xl/sharedStrings.xml", "uniqueCount=\"2\"", "uniqueCount=\"99999999999999\""),
        map,
    );
    assert!(said.contains("uniqueCount = 99999999999999"), "{said}");
    // The same of a table of texts that is closed where it is opened.
    let parts = edited_part(&book, "xl/sharedStrings.xml", "<sst", "<sst uniqueCount=\"1000000000000000000\"/><old");
    let said = refused("a.xlsx", &edited_part(&parts, "xl/sharedStrings.xml", "</sst>", "</old>"), map);
    assert!(said.contains("uniqueCount = 1000000000000000000"), "{said}");
}

/// A zero character is no text, and nothing behind it is lost without a word.
#[test]
fn a_zero_character_in_utf_16_is_no_end() {
    let table = csv(";", &[&HEADERS, &ROW]) + "\0\r\n" + &csv(";", &[&ROW]);
    let bytes: Vec<u8> = "\u{FEFF}".encode_utf16().chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let said = refused("export.csv", &bytes, MAP);
    assert!(said.contains("not a text file"), "{said}");
}

#[test]
fn the_longest_cell_of_a_spreadsheet_is_read() {
    let longest = "x".repeat(32_767);
    let book = workbook(|sheet| {
        write_row(sheet, 0, &["Id"]);
        write_row(sheet, 1, &[longest.as_str()]);
    });
    let (records, _) = converted("a.xlsx", &book, "[columns]\nId = \"id\"\n");
    assert_eq!(records, [json!({"id": longest})]);
}

#[test]
fn hostile_text_comes_through_unharmed() {
    let texts = [
        "=cmd|' /C calc'!A0",
        "\"quoted\", and\ttab; and \\ and /",
        "two\nlines\r\nand \u{1b}[31m red",
        "\u{202e}right to left \u{200b}",
        "{\"id\": \"x\"}",
        "#REF!",
        "TRUE",
        "007",
        "1e400",
        "null",
    ];
    let rows: Vec<[&str; 2]> = [["Id", "Name"]].into_iter().chain(texts.map(|text| ["a", text])).collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    let map = "[columns]\nId = \"id\"\nName = \"name\"\n";
    let names = |records: &[Value]| {
        records.iter().map(|record| record["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (records, said) = converted("a.csv", csv(",", &rows).as_bytes(), map);
    assert_eq!(names(&records), texts);
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'), "{said}");
    let book = workbook(|sheet| {
        for (row, cells) in (0..).zip(&rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    });
    let (records, _) = converted("a.xlsx", &book, map);
    // A workbook has one line feed for each end of a line.
    let plain: Vec<_> = texts.iter().map(|text| text.replace("\r\n", "\n")).collect();
    let read: Vec<_> = names(&records).iter().map(|text| text.replace("\r\n", "\n")).collect();
    assert_eq!(read, plain);
    // Headers are text of strangers too.
    let table = "Id,\u{1b}[31mred\u{202e}\na,b\n";
    let (_, said) = converted("a.csv", table.as_bytes(), "[columns]\nId = \"id\"\n");
    assert!(said.contains("\\u{1b}[31mred\\u{202e}"), "{said}");
}

#[test]
fn a_table_without_a_map_says_how_to_make_one() {
    let folder = folder_of(&[("export.csv", b"Id,Name\n1,Ann\n"), ("export.xlsx", b"x")]);
    for name in ["export.csv", "export.xlsx"] {
        for command in ["check", "convert", "explain", "when"] {
            let output = run(folder.path(), &[command, name]);
            assert_eq!(status(&output), 2);
            let said = text(&output.stderr);
            assert!(said.contains(&format!("`eligible convert {name} --propose-map -o MAP.toml`")), "{said}");
        }
    }
}

#[test]
fn each_wrong_input_is_said() {
    let map = "[columns]\nId = \"id\"\nName = \"name\"\n";
    let book = workbook(|sheet| write_row(sheet, 0, &["Id", "Name"]));
    let empty = workbook(|_| {});
    let late = workbook(|sheet| write_row(sheet, 4, &["Id", "Name"]));
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
    let cases: [(&str, &[u8], &str); 10] = [
        ("a.csv", b"", "the table is empty"),
        ("a.csv", b"\n ; ;\n", "the table is empty"),
        ("a.csv", b"Id;Nam\n1;Ann\n", "that the table does not have: `Name`; columns of the table: `Id`, `Nam`"),
        ("a.csv", b"Id,Name\n1,\"Ann\n2,Bea\n", "a quote `\"` opened in row 2 is never closed"),
        ("a.csv", b"\0\x01\x02\x03", "not a text file"),
        ("a.xlsx", b"", "the table is empty"),
        ("a.xlsx", &empty, "the table is empty"),
        ("a.xlsx", &late, "row 1, where the headers should be, is empty; the first row that is not: 5"),
        ("a.xlsx", &book[..book.len() / 2], "not an XLSX workbook, or a damaged one"),
        ("a.xls", &old, "an old Excel file (.xls): save it as .xlsx or CSV"),
    ];
    for (name, bytes, expected) in cases {
        let said = refused(name, bytes, map);
        assert!(said.contains(&format!("error: {name}: ")) && said.contains(expected), "{said}");
    }
}

/// As office programs write what a password protects: a compound file with a stream of this name.
#[test]
fn a_workbook_with_a_password_is_said() {
    let mut file = vec![0_u8; 512 * 4];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    // Version 3, little-endian, sectors of 512 and 64 bytes, one sector of the table, the directory in sector 1.
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    for place in 1..109 {
        put(76 + place * 4, &0xFFFF_FFFF_u32.to_le_bytes());
    }
    for place in 0..128 {
        put(512 + place * 4, &0xFFFF_FFFF_u32.to_le_bytes());
    }
    put(512, &0xFFFF_FFFD_u32.to_le_bytes());
    put(516, &0xFFFF_FFFE_u32.to_le_bytes());
    for (place, (name, kind)) in [("Root Entry", 5_u8), ("EncryptedPackage", 2)].into_iter().enumerate() {
        let at = 1024 + place * 128;
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        put(at, &name);
        put(at + 64, &u16::try_from(name.len()).unwrap().to_le_bytes());
        put(at + 66, &[kind, 1]);
        for link in 0..3 {
            put(at + 68 + link * 4, &0xFFFF_FFFF_u32.to_le_bytes());
        }
        put(at + 116, &0xFFFF_FFFE_u32.to_le_bytes());
    }
    put(1024 + 76, &1_u32.to_le_bytes());
    let said = refused("a.xlsx", &file, "[columns]\nId = \"id\"\n");
    assert!(said.contains("protected by a password"), "{said}");
}

#[test]
fn every_mistake_in_a_map_is_shown_at_its_place() {
    let map = r#"
date_order = "ymd"
heder_row = 2
[columns]
A = "date_of_brth"
B = "name"
C = "name"
D = { field = "name", split = ";" }
E = { field = "education[]", pair = ":" }
F = "education[0]"
G = 5
[constants]
"application.vacancy" = ["x"]
"#;
    let folder =
        folder_of(&[("a.csv", b"A\n1\n"), ("map.toml", map.as_bytes()), ("bad.toml", b"[columns]\nA = \"id\n")]);
    let output = run(folder.path(), &["check", "a.csv", "--map", "map.toml"]);
    assert_eq!(status(&output), 2);
    let said = text(&output.stderr);
    let expected = [
        "map.toml:2:14",
        "map.toml:3:1",
        "did you mean `header_row`?",
        "no such field: `date_of_brth`",
        "map.toml:5:5",
        "did you mean `date_of_birth`?",
        "`name` is filled already, by `B`",
        "map.toml:7:5",
        "the field is not a list",
        "is for entries with a name and a level",
        "`education[0]` has fields of its own: name one of them",
        "map.toml:11:5",
        "map.toml:13:25",
    ];
    for expected in expected {
        assert!(said.contains(expected), "{expected}:\n{said}");
    }
    for (map, expected) in [("bad.toml", "the closing quote is missing"), ("none.toml", "`none.toml` cannot be read")] {
        let output = run(folder.path(), &["check", "a.csv", "--map", map]);
        assert_eq!((status(&output), text(&output.stderr).contains(expected)), (2, true), "{}", text(&output.stderr));
    }
}

#[test]
fn several_columns_fill_a_list_together() {
    let map = r#"
[columns]
Name = "name"
Degree = "education[0].level"
"Degree 2" = "education[1].level"
"Languages" = { field = "languages[].language", split = "|" }
"Levels" = { field = "languages[].level", split = "|" }
Permit = "answers.permit"
Read = "it_skills[0].level"
[constants]
"it_skills[0].name" = "Excel"
incomplete = ["education", "it_skills"]
answers.count = 2
"#;
    let table = "Name,Degree,Degree,Languages,Levels,Permit,Read\nAnn,,MSc,English|French|German,C1||B1,yes,advanced\n";
    let (records, said) = converted("a.csv", table.as_bytes(), map);
    let expected = json!({
        "name": "Ann",
        "incomplete": ["education", "it_skills"],
        "education": [{"level": "MSc"}],
        "languages": [
            {"language": "English", "level": "C1"}, {"language": "French"}, {"language": "German", "level": "B1"},
        ],
        "it_skills": [{"name": "Excel", "level": "advanced"}],
        "answers": {"count": 2, "permit": "yes"},
    });
    assert_eq!((records, said.as_str()), (vec![expected], "1 record\n"));
    // Of a row without a level nobody says that the applicant knows the tool.
    let (records, _) = converted("a.csv", b"Name,Degree,Degree,Languages,Levels,Permit,Read\nAnn,,,,,,\n", map);
    let expected = json!({"name": "Ann", "incomplete": ["education", "it_skills"], "answers": {"count": 2}});
    assert_eq!(records, [expected]);
    // An entry that no column describes is every applicant's.
    let map = "[columns]\nName = \"name\"\n[constants]\n\"documents[0].kind\" = \"cv\"\n";
    let (records, _) = converted("a.csv", b"Name\nAnn\n", map);
    assert_eq!(records, [json!({"name": "Ann", "documents": [{"kind": "cv"}]})]);
}

#[test]
fn the_report_names_the_map_and_is_verified_with_it() {
    let table = csv(",", &[&HEADERS, &ROW]);
    let folder = folder_of(&[("export.csv", table.as_bytes()), ("map.toml", MAP.as_bytes())]);
    let report = run(folder.path(), &["check", "export.csv", "--map", "map.toml", "-o", "report.json"]);
    assert!(status(&report) < 2 || status(&report) == 4, "{}", text(&report.stderr));
    let report: Value = serde_json::from_slice(&fs::read(folder.path().join("report.json")).unwrap()).unwrap();
    assert_eq!(report["options"]["map"]["path"], "map.toml");
    let verified = run(folder.path(), &["verify", "report.json"]);
    assert_eq!(status(&verified), 0, "{}{}", text(&verified.stdout), text(&verified.stderr));
    fs::write(folder.path().join("map.toml"), MAP.replace("dmy", "mdy")).unwrap();
    let verified = run(folder.path(), &["verify", "report.json"]);
    assert_eq!(status(&verified), 2);
    assert!(text(&verified.stderr).contains("`map.toml` is not the map of the report"), "{}", text(&verified.stderr));
}

#[test]
fn one_record_a_line_is_not_put_into_a_file_of_one() {
    let folder = folder_of(&[("a.csv", b"Id\n1\n2\n"), ("map.toml", b"[columns]\nId = \"id\"\n")]);
    let output = run(folder.path(), &["convert", "a.csv", "--map", "map.toml", "-o", "all.json"]);
    assert_eq!((status(&output), folder.path().join("all.json").exists()), (2, false));
    assert!(text(&output.stderr).contains("name the file .ndjson"), "{}", text(&output.stderr));
    let output = run(folder.path(), &["convert", "a.csv", "--map", "map.toml", "--id", "2"]);
    assert_eq!(text(&output.stdout), "{\"id\":\"2\"}\n");
}

/// The map that is proposed for a table, and what is said beside it.
fn proposed(name: &str, table: &[u8], lang: &str) -> (String, String) {
    let folder = folder_of(&[(name, table)]);
    let output = run(folder.path(), &["convert", name, "--propose-map", "--lang", lang]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    (text(&output.stdout).to_owned(), text(&output.stderr).to_owned())
}

#[test]
fn a_proposed_map_of_english_headers_reads_the_table() {
    let table = csv(
        ",",
        &[
            &[
                "Candidate ID",
                "First name",
                "Last name",
                "Candidate",
                "DOB",
                "Citizenship",
                "Highest degree",
                "Field of study",
                "University",
                "Graduation date",
                "Languages",
                "IT skills",
                "Job Requisition ID",
                "Submitted on",
                "Gender",
                "E-mail",
            ],
            &[
                "C-1",
                "Ann",
                "Example",
                "Ann Example",
                "05/06/2003",
                "French",
                "Master",
                "Law",
                "Example University",
                "25/06/2024",
                "English: C1; French: B2",
                "Excel: advanced; Word: basic",
                "250700",
                "2025-06-20 14:05",
                "F",
                "ann@example.org",
            ],
        ],
    );
    let (map, said) = proposed("export.csv", table.as_bytes(), "en");
    assert_eq!(said, "");
    let expected = [
        "date_order = \"dmy\"",
        "\"Candidate ID\" = \"id\"",
        "\"Candidate\" = \"name\"",
        "\"DOB\" = \"date_of_birth\"",
        "\"Citizenship\" = \"nationalities[]\"",
        "\"Highest degree\" = \"education[0].level\"",
        "\"Languages\" = { field = \"languages[]\", split = \";\", pair = \":\" }",
        "\"IT skills\" = { field = \"it_skills[]\", split = \";\", pair = \":\" }",
        "\"Job Requisition ID\" = \"application.vacancy\"",
        "\"Submitted on\" = \"application.submitted_at\"",
        "\"E-mail\" = \"email\"",
        "# \"First name\" = \"name\"  # a part of the name: a record has one field for the whole name",
        "# \"Gender\" = false  # no field was recognised",
        "# incomplete = [\"education\"]",
    ];
    for expected in expected {
        assert!(map.lines().any(|line| line.starts_with(expected)), "{expected}:\n{map}");
    }
    let (records, said) = converted("export.csv", table.as_bytes(), &map);
    let record = json!({
        "id": "C-1",
        "name": "Ann Example",
        "email": "ann@example.org",
        "date_of_birth": "2003-06-05",
        "nationalities": ["French"],
        "education": [{"level": "Master", "field": "Law", "institution": "Example University", "end": "25/06/2024"}],
        "languages": [{"language": "English", "level": "C1"}, {"language": "French", "level": "B2"}],
        "it_skills": [{"name": "Excel", "level": "advanced"}, {"name": "Word", "level": "basic"}],
        "application": {"vacancy": "250700", "submitted_at": "2025-06-20 14:05"},
    });
    assert_eq!(records, [record]);
    assert!(said.contains("neither uses nor leaves out: `First name`, `Last name`, `Gender`"), "{said}");
}

#[test]
fn a_proposed_map_of_french_headers_reads_the_table() {
    let book = workbook(|sheet| {
        write_row(sheet, 0, &["Candidatures au stage 250700"]);
        write_row(
            sheet,
            2,
            &[
                "N° de candidature",
                "Nom complet",
                "Date de naissance",
                "Nationalité",
                "Nationalité 2",
                "Diplôme",
                "Domaine d'études",
                "Langues",
                "Compétences informatiques",
                "Date de dépôt",
                "Sexe",
            ],
        );
        write_row(
            sheet,
            3,
            &[
                "C-1",
                "Zoé Exemple",
                "17/05/2003",
                "française",
                "belge",
                "Licence",
                "Droit",
                "anglais - C1\nfrançais - C2",
                "Excel, Word",
                "20/06/2025",
                "F",
            ],
        );
    });
    let (map, said) = proposed("export.xlsx", &book, "fr");
    assert_eq!(said, "");
    assert!(map.starts_with("# Ce que devient chaque colonne du tableau."), "{map}");
    assert!(map.contains("\nheader_row = 3\n") && !map.contains("sheet =") && !map.contains("date_order"), "{map}");
    assert!(map.contains("# \"Sexe\" = false  # aucun champ reconnu"), "{map}");
    let (records, _) = converted("export.xlsx", &book, &map);
    let record = json!({
        "id": "C-1",
        "name": "Zoé Exemple",
        "date_of_birth": "17/05/2003",
        "nationalities": ["française", "belge"],
        "education": [{"level": "Licence", "field": "Droit"}],
        "languages": [{"language": "anglais", "level": "C1"}, {"language": "français", "level": "C2"}],
        "it_skills": [{"name": "Excel"}, {"name": "Word"}],
        "application": {"submitted_at": "20/06/2025"},
    });
    assert_eq!(records, [record]);
}

#[test]
fn what_is_not_proposed_is_in_the_map_with_the_reason() {
    let table = "Nom,Prénom,Degree,Diplôme,Naissance,Naissance,\u{1b}[31m\"x\n1,2,3,4,05/06/2003,06/05/2003,7\n";
    let (map, _) = proposed("a.csv", table.as_bytes(), "en");
    let lines: Vec<_> = map.lines().collect();
    for expected in [
        "# date_order = \"dmy\"  # dates such as 05/06/2003 may mean two days: say whether the day (dmy) or the month (mdy) comes first",
        "\"Degree\" = \"education[0].level\"",
        "# \"Diplôme\" = \"education[0].level\"  # the column `Degree` fills this field",
        "# \"Nom\" = \"name\"  # a part of the name: a record has one field for the whole name",
        "# \"Naissance 2\" = false  # no field was recognised",
    ] {
        assert!(lines.contains(&expected), "{expected}\n{map}");
    }
    // Whatever a header holds, the map is one that can be read, and no terminal obeys it.
    assert!(!map.contains('\u{1b}'));
    let _ = converted("a.csv", table.as_bytes(), &map);
    let uncommented: String = lines.iter().map(|line| line.replace("# \"\\U", "\"\\U") + "\n").collect();
    let (_, said) = converted("a.csv", table.as_bytes(), &uncommented);
    assert!(!said.contains("31m"), "{said}");
    // Alone, `Nom` is the whole name.
    assert!(proposed("a.csv", b"Nom\nAnn\n", "en").0.contains("\n\"Nom\" = \"name\"\n"));
    let folder = folder_of(&[("a.json", b"{}"), ("a.csv", b"")]);
    for (name, expected) in [("a.json", "`a.json` is not a table"), ("a.csv", "a.csv: the table is empty")] {
        let output = run(folder.path(), &["convert", name, "--propose-map"]);
        assert_eq!((status(&output), text(&output.stderr).contains(expected)), (2, true), "{}", text(&output.stderr));
    }
}

#[test]
fn the_console_blocks_of_the_page_about_tables_are_true() {
    trycmd::TestCases::new().env("LC_ALL", "C").env("COLUMNS", "80").case("docs/tables.md");
    // The map of the page is the one beside the example.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/tables.md")).unwrap();
    let map = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(map, fs::read_to_string(root.join("examples/tables/map.toml")).unwrap());
}

#[test]
fn headers_without_rows_are_said_and_are_no_record() {
    let folder = folder_of(&[("a.csv", b"Id\n"), ("b.csv", b"Id\nx\n"), ("map.toml", b"[columns]\nId = \"id\"\n")]);
    let output = run(folder.path(), &["check", "a.csv", "--map", "map.toml"]);
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).contains("there is nothing to check"), "{}", text(&output.stderr));
    let output = run(folder.path(), &["check", "a.csv", "b.csv", "--map", "map.toml", "--format", "csv"]);
    assert_eq!(text(&output.stdout).lines().count(), 2);
    assert!(
        text(&output.stderr).contains("a.csv: the table has headers, and no row below them"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_constant_has_a_place_in_every_format() {
    let map = "[columns]\nId = \"id\"\n[constants]\ndate_of_birth = \"2001-02-30\"\n";
    let folder = folder_of(&[("a.csv", b"Id\nx\n"), ("map.toml", map.as_bytes())]);
    let output = run(folder.path(), &["check", "a.csv", "--map", "map.toml"]);
    assert!(text(&output.stdout).contains("row 2, constant of the map"), "{}", text(&output.stdout));
    let output = run(folder.path(), &["check", "a.csv", "--map", "map.toml", "--format", "sarif"]);
    assert!(
        !text(&output.stdout).contains("\"startColumn\": 0") && !text(&output.stdout).contains("\"startColumn\":0")
    );
}

#[test]
fn neither_the_table_nor_its_map_is_written_over() {
    let folder = folder_of(&[("a.csv", b"Id\nx\n"), ("map.toml", b"[columns]\nId = \"id\"\n")]);
    for arguments in [
        &["convert", "a.csv", "--map", "map.toml", "-o", "a.csv"][..],
        &["convert", "a.csv", "--map", "map.toml", "-o", "map.toml"],
        &["convert", "a.csv", "--propose-map", "-o", "a.csv"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(text(&output.stderr).contains("is an input and cannot be the output too"), "{}", text(&output.stderr));
    }
    assert_eq!(fs::read(folder.path().join("a.csv")).unwrap(), b"Id\nx\n");
}
