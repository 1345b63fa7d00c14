//! Two reports compared, as people read it: the same for a terminal and for a browser.

use std::borrow::Cow;
use std::io;

use crate::domain::text::Lang;
use crate::messages::comparison_notes::{self, Change, Setting};
use crate::messages::{self, decision_notes, headings};
use crate::report::comparison::{
    ApplicantComparison, ChangedPair, ReadRow, ReportComparison, ReportSide, counts, reported,
};
use crate::report::report_data::ReportHeader;
use crate::report::report_rows::ReportRow;
use crate::report::rule_diff::{self, VerdictAndScore};

/// A page that is written part by part.
pub(crate) trait ComparisonPage {
    /// Begins the part under a heading.
    ///
    /// # Errors
    /// Where writing fails.
    fn part(&mut self, heading: &str) -> io::Result<()>;

    /// Writes an applicant.
    ///
    /// # Errors
    /// Where writing fails.
    fn applicant(&mut self, applicant: &NamedApplicant) -> io::Result<()>;
}

/// An applicant as a page names one.
pub(crate) struct NamedApplicant {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) source: String,
    /// What became of the verdict.
    pub(crate) said: String,
    /// The criteria that came out in another way, each with its reasons.
    pub(crate) differences: Vec<(String, Vec<String>)>,
}

/// A line of the counts: what is counted, how many, and what more there is to it.
pub(crate) struct CountLine {
    pub(crate) label: &'static str,
    pub(crate) count: String,
    pub(crate) more: Vec<String>,
}

impl ReportComparison<'_> {
    /// What is compared, and what the reader has to know of it.
    pub(crate) fn lead(&self, lang: Lang) -> Vec<String> {
        let ((old_path, old), (new_path, new)) = (self.reports.old, self.reports.new);
        let mut lines = vec![format!("{old_path} → {new_path}")];
        let [before, after] = [old, new].map(|report| report.header.rules.vacancy.as_str());
        if before != after {
            lines.push(comparison_notes::other_vacancy(lang, before, after));
        }
        lines.extend(self.settings.iter().map(|setting| {
            let [old, new] = [old, new].map(|report| setting_value(lang, *setting, &report.header));
            format!("{}{}{old} → {new}", setting.text(lang), messages::colon(lang))
        }));
        for (path, report) in [self.reports.old, self.reports.new] {
            let (shown, summary) = (report.rows.len() as u64, &report.header.summary);
            if shown < summary.applicants {
                lines.push(comparison_notes::is_part(lang, path, shown, summary.applicants));
            }
            if !summary.complete {
                lines.push(comparison_notes::is_incomplete(lang, path));
            }
        }
        lines
    }

    /// How many applicants are new, gone, changed and unchanged.
    pub(crate) fn count_lines(&self, lang: Lang) -> [CountLine; 4] {
        let line = |change: Change, count| CountLine { label: change.text(lang), count, more: Vec::new() };
        let of = |rows: &[&ReportRow]| match rows {
            [] => "0".to_owned(),
            rows => headings::counts(lang, &counts(rows)),
        };
        let verdicts = self.changed.values().flatten().map(|pair| (pair.old.verdict, pair.new.verdict));
        let moves = rule_diff::verdict_moves(lang, verdicts);
        let changed = match self.changed() {
            (0, _) => "0".to_owned(),
            (changed, verdicts) => comparison_notes::changed(lang, changed, verdicts),
        };
        let unchanged = match self.unchanged {
            0 => "0".to_owned(),
            count => comparison_notes::applicants(lang, count),
        };
        [
            line(Change::New, of(&self.new)),
            line(Change::Gone, of(&self.gone)),
            CountLine { more: moves, ..line(Change::Changed, changed) },
            line(Change::Unchanged, unchanged),
        ]
    }

    /// Writes the applicants who are new, gone and changed, those who changed by their causes.
    pub(crate) fn print(&self, lang: Lang, read: &mut ReadRow<'_>, page: &mut dyn ComparisonPage) -> io::Result<()> {
        let lists = [(Change::New, ReportSide::New, &self.new), (Change::Gone, ReportSide::Old, &self.gone)];
        for (change, side, rows) in lists {
            if !rows.is_empty() {
                page.part(change.text(lang))?;
            }
            for row in rows {
                page.applicant(&alone(lang, &read(side, row)?)?)?;
            }
        }
        for (causes, pairs) in &self.changed {
            page.part(&comparison_notes::changed_by(lang, causes.iter().copied()))?;
            for pair in pairs {
                let named =
                    if pair.has_same_result() { same(lang, *pair) } else { changed(lang, self.in_full(*pair, read)?) };
                page.applicant(&named)?;
            }
        }
        Ok(())
    }
}

/// A setting of a report.
fn setting_value(lang: Lang, setting: Setting, header: &ReportHeader) -> String {
    /// As much of a hash as says two apart.
    fn short(hash: &str) -> &str {
        hash.get(..12).unwrap_or(hash)
    }
    match setting {
        Setting::Rules => {
            let source = headings::rules_source(lang, &header.rules.source);
            format!("{source} (SHA-256 {})", short(&header.rules.sha256))
        }
        Setting::Lists if header.lists.is_empty() => "-".to_owned(),
        Setting::Lists => {
            let named = header.lists.iter().map(|list| format!("{} (SHA-256 {})", list.name, short(&list.sha256)));
            named.collect::<Vec<_>>().join(", ")
        }
        Setting::ReferenceDate => header.reference_date.clone(),
        Setting::Reading => header.reading.clone(),
        Setting::Tool => format!("{} {}", header.tool.name, header.tool.version),
        Setting::Strict => headings::yes_or_no(lang, header.options.strict).to_owned(),
        Setting::DateOrder => header.options.date_order.clone().unwrap_or_else(|| "-".to_owned()),
        Setting::MaxRecordSize => header.options.max_record_size.to_string(),
    }
}

/// An applicant of one report alone.
fn alone(lang: Lang, written: &str) -> io::Result<NamedApplicant> {
    let applicant = reported(written)?;
    Ok(NamedApplicant {
        said: rule_diff::said(lang, VerdictAndScore { verdict: applicant.verdict, score: applicant.score }),
        id: applicant.id.into_owned(),
        name: applicant.name.map(Cow::into_owned),
        source: applicant.source.into_owned(),
        differences: Vec::new(),
    })
}

/// An applicant whose record is another, and whose result is the same.
fn same(lang: Lang, pair: ChangedPair<'_>) -> NamedApplicant {
    NamedApplicant {
        id: pair.new.id.to_string(),
        name: None,
        source: pair.new.source.to_string(),
        said: comparison_notes::same_result(lang, messages::verdict(lang, pair.new.verdict)),
        differences: Vec::new(),
    }
}

/// An applicant whose result differs.
fn changed(lang: Lang, applicant: ApplicantComparison) -> NamedApplicant {
    let differences = applicant.differences().map(|one| {
        let (line, mut reasons) = one.difference.said(lang, one.group);
        reasons.extend(one.decided_in.as_ref().map(|place| {
            let place = decision_notes::place(lang, &place.file, place.sheet.as_deref(), place.row);
            comparison_notes::decided_in(lang, &place)
        }));
        (line, reasons)
    });
    NamedApplicant {
        said: format!("{} → {}", rule_diff::said(lang, applicant.old), rule_diff::said(lang, applicant.new)),
        differences: differences.collect(),
        id: applicant.id,
        name: applicant.name,
        source: applicant.source,
    }
}
