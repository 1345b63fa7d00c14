//! Annotations of a GitHub workflow: one workflow command a line, to be printed where the runner reads it.
//!
//! For each applicant a command names the verdict, the score and every outcome, and one more each criterion that is in
//! the way, at the place of its first evidence. Whatever comes from strangers is within a message or a property, where
//! it is escaped; every line begins with a command of ours, which is the only one that the runner takes from a line.
//!
//! The log shows messages without their titles, so each names the applicant. The counts come first: of each kind of
//! command, GitHub shows the first ten of a step alone.

use std::io::{self, Write};

use crate::domain::outcome::{Effect, Verdict};
use crate::domain::text::Lang;
use crate::messages;
use crate::messages::command_errors::{CliError, sentence};
use crate::messages::headings::{self, Label};
use crate::messages::other_file_notes::passed_over;
use crate::report::formats::{PendingRow, Pieces, Placing, ReportFooter, ci_messages, texts};
use crate::report::report_data::{ApplicantData, CriterionData};
use crate::report::{JudgedRecord, Run, escape, remarks, report_data};

/// The commands, which are also how grave something is.
const NOTICE: &str = "notice";
const WARNING: &str = "warning";
const ERROR: &str = "error";

/// The commands about an applicant.
#[must_use]
pub fn row(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Pieces {
    let lang = run.lang;
    let applicant = report_data::applicant(run, subject);
    let about =
        AnnotatedApplicant { lang, id: ci_messages::named(&applicant.id), file: ci_messages::file(&applicant.source) };
    let mut commands = verdict(&about, &applicant, ci_messages::start(subject).line);
    for criterion in applicant.criteria.iter().filter(|criterion| ci_messages::stands_in_the_way(criterion)) {
        commands.push_str(&in_the_way(run, &about, criterion));
    }
    for problem in report_data::by_place(&applicant.problems) {
        let place = (problem.line, problem.column);
        let text = ci_messages::pointed(&problem.pointer, &remarks::problem(lang, problem));
        let title = messages::verdict(lang, applicant.verdict);
        let text = ci_messages::placed(&applicant.source, place, text);
        commands.push_str(&about.command(ERROR, Some(place), title, &[text]));
    }
    for warning in &applicant.warnings {
        let title = headings::warning(lang).trim_end_matches([':', ' ', '\u{a0}']);
        let place = (warning.line, warning.column);
        let text = ci_messages::placed(&applicant.source, place, ci_messages::warning(lang, warning));
        commands.push_str(&about.command(WARNING, Some(place), title, &[text]));
    }
    Pieces::whole(commands)
}

/// Writes the report.
///
/// # Errors
/// Where writing fails.
pub fn end(
    run: &Run<'_>,
    rows: Vec<(Placing, PendingRow)>,
    footer: &ReportFooter<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = run.lang;
    let notice = &run.vacancy.notice;
    let title = headings::vacancy(lang, &notice.id, notice.title.get(lang));
    let rules = headings::rules_source(lang, run.rules_source);
    let reference = crate::domain::grammar::date_words::date(lang, run.judging_dates.reference);
    let mut lines = vec![headings::counts(lang, footer.counts), headings::run(lang, rules, &reference, run.texts())];
    lines.extend(headings::counted_with_problems(lang, footer.counts));
    lines.extend(passed_over(lang, footer.passed_over));
    out.write_all(command(NOTICE, &[("title", &title)], &lines).as_bytes())?;
    if !footer.complete {
        out.write_all(command(ERROR, &[], &[sentence(lang, CliError::Incomplete)]).as_bytes())?;
    }
    for (_, text) in texts(rows) {
        text.write("", out)?;
    }
    for finding in footer.across {
        let properties = [("title", Label::Across.text(lang))];
        out.write_all(command(WARNING, &properties, &[finding.message.as_str()]).as_bytes())?;
    }
    Ok(())
}

/// The verdict with the score, and every outcome.
fn verdict(about: &AnnotatedApplicant<'_>, applicant: &ApplicantData<'_>, line: u64) -> String {
    let name = match applicant.verdict {
        Verdict::Eligible => NOTICE,
        Verdict::Review => WARNING,
        Verdict::Ineligible | Verdict::Invalid => ERROR,
    };
    let verdict = ci_messages::verdict(about.lang, applicant);
    let outcomes: Vec<_> =
        applicant.criteria.iter().map(|criterion| ci_messages::outcome(about.lang, criterion)).collect();
    let text =
        if outcomes.is_empty() { verdict } else { ci_messages::headed(about.lang, &verdict, &outcomes.join(", ")) };
    about.command(name, Some((line, 1)), messages::verdict(about.lang, applicant.verdict), &[text])
}

/// A criterion that keeps the applicant from being eligible.
fn in_the_way(run: &Run<'_>, about: &AnnotatedApplicant<'_>, criterion: &CriterionData<'_>) -> String {
    let name = if criterion.effect == Effect::Ineligible { ERROR } else { WARNING };
    let place = criterion.evidence.first().map(|evidence| (evidence.line, evidence.column));
    let outcome = ci_messages::outcome(run.lang, criterion);
    let mut lines = vec![ci_messages::headed(run.lang, &outcome, &criterion.reason)];
    lines.extend(ci_messages::clause_and_advice(run, criterion));
    about.command(name, place, &outcome, &lines)
}

/// The applicant whom commands are about.
struct AnnotatedApplicant<'a> {
    lang: Lang,
    id: String,
    file: Option<&'a str>,
}

impl AnnotatedApplicant<'_> {
    /// A command about the applicant, at a place of the file where there is one.
    fn command(&self, name: &str, place: Option<(u64, u64)>, title: &str, lines: &[String]) -> String {
        let (title, mut lines) = (ci_messages::headed(self.lang, &self.id, title), lines.to_vec());
        if let Some(first) = lines.first_mut() {
            *first = ci_messages::headed(self.lang, &self.id, first);
        }
        let place = place.map(|(line, column)| (line.to_string(), column.max(1).to_string()));
        let mut properties = Vec::new();
        if let Some(file) = self.file {
            properties.push(("file", file));
            if let Some((line, column)) = &place {
                properties.extend([("line", line.as_str()), ("col", column.as_str())]);
            }
        }
        properties.push(("title", &title));
        command(name, &properties, &lines)
    }
}

/// A workflow command in a line.
fn command(name: &str, properties: &[(&str, &str)], lines: &[impl AsRef<str>]) -> String {
    let properties: Vec<_> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape::github_property(value))).collect();
    let between = if properties.is_empty() { "" } else { " " };
    let data: Vec<_> = lines.iter().map(|line| escape::github_data(line.as_ref())).collect();
    format!("::{name}{between}{}::{}\n", properties.join(","), data.join("%0A"))
}
