//! Reports of this tool among the records: they are known by what stands at their beginning, and hold no applicant.

use crate::intake::json_reader::string_at;

/// What the root of a record has that says a report of ours from an applicant file.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReportSigns {
    /// A bit for each.
    found: u8,
}

#[derive(Clone, Copy)]
enum ReportSign {
    /// Its `schema` names one of our documents.
    Schema,
    /// Its `type` is that of a row, and every row has a verdict and a hash.
    RowType,
    Verdict,
    Sha256,
    /// It has the `runs` of SARIF, by this tool.
    Runs,
    /// It has a field of an applicant file that no report has.
    Facts,
}

impl ReportSigns {
    /// Notes a field of an applicant file by its key.
    pub fn known(&mut self, key: &str) {
        self.note(ReportSign::Facts, !matches!(key, "$schema" | "id" | "name"));
    }

    /// Notes another field; `text` begins with its value.
    pub fn unknown(&mut self, key: &str, text: &str) {
        match key {
            "schema" => self.note(ReportSign::Schema, string_at(text).is_some_and(is_our_schema)),
            "type" => self.note(ReportSign::RowType, string_at(text) == Some("applicant")),
            "verdict" => self.note(ReportSign::Verdict, true),
            "sha256" => self.note(ReportSign::Sha256, true),
            "runs" => self.note(ReportSign::Runs, begins_our_runs(text)),
            _ => {}
        }
    }

    /// Whether these are the signs of a report.
    #[must_use]
    pub fn are_of_report(self) -> bool {
        let is_row = [ReportSign::RowType, ReportSign::Verdict, ReportSign::Sha256].iter().all(|sign| self.has(*sign));
        !self.has(ReportSign::Facts) && (is_row || self.has(ReportSign::Schema) || self.has(ReportSign::Runs))
    }

    fn note(&mut self, sign: ReportSign, is_found: bool) {
        self.found |= u8::from(is_found) << sign as u8;
    }

    const fn has(self, sign: ReportSign) -> bool {
        self.found >> sign as u8 & 1 == 1
    }
}

/// Whether a text begins as we write our documents. One that is too long to be read is known by that alone.
///
/// ```
/// use eligible::internal::intake::own_reports::begins_report;
/// assert!(begins_report(b"{\n  \"schema\": \"eligible.report/1\",\n  \"tool\": {"));
/// assert!(!begins_report(b"{\"schema\": \"mine\", \"id\": \"a\"}"));
/// ```
#[must_use]
pub fn begins_report(bytes: &[u8]) -> bool {
    const HEAD: usize = 1024;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text = str::from_utf8(head).unwrap_or_else(|error| {
        head.get(..error.valid_up_to()).and_then(|valid| str::from_utf8(valid).ok()).unwrap_or_default()
    });
    let Some(object) = after(text.trim_start_matches('\u{FEFF}'), &["{"]) else { return false };
    let schema = after(object, &["\"schema\"", ":"]).and_then(|text| string_at(text.trim_start()));
    let log = after(object, &["\"$schema\"", ":", "\""]).and_then(|text| text.split_once('"'));
    let runs = log.and_then(|(_, text)| after(text, &[",", "\"version\"", ":", "\"2.1.0\"", ",", "\"runs\"", ":"]));
    schema.is_some_and(is_our_schema) || runs.is_some_and(begins_our_runs)
}

/// `eligible.report/1`, and so on.
fn is_our_schema(schema: &str) -> bool {
    let parts = schema.strip_prefix("eligible.").and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(name, version)| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-'))
            && version.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
    })
}

/// Whether a list of SARIF runs begins with one of this tool.
fn begins_our_runs(text: &str) -> bool {
    let tokens = ["[", "{", "\"tool\"", ":", "{", "\"driver\"", ":", "{", "\"name\"", ":", "\"eligible\""];
    after(text, &tokens).is_some()
}

/// What follows these tokens, with white space before any of them, at the beginning of a text.
fn after<'t>(text: &'t str, tokens: &[&str]) -> Option<&'t str> {
    tokens.iter().try_fold(text, |text, token| text.trim_start().strip_prefix(token))
}
