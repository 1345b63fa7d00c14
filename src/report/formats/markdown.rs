//! A page in Markdown as GitHub reads it, for wikis and issues: the table of all applicants, and below it why some are
//! not eligible, the warnings, and what was noticed across applicants.

use std::io::{self, Write};

use crate::assessment::Judgement;
use crate::domain::outcome::{Group, Outcome, Verdict};
use crate::domain::text::{Lang, beginning};
use crate::messages::headings::{Label, SheetColumn, capitalised};
use crate::messages::other_file_notes::passed_over;
use crate::messages::{self, headings};
use crate::report::escape::markdown;
use crate::report::formats::table::{self, mark};
use crate::report::formats::{PendingRow, Pieces, Placing, ReportFooter, has_copies, texts};
use crate::report::report_data::{self, ApplicantData};
use crate::report::{JudgedRecord, Run, remarks};

/// Stands between what goes into the table, into the reasons and into the warnings. No escaped text holds it.
const SECTION: u8 = 0;

/// What an applicant adds to the table, to the reasons and to the warnings.
#[must_use]
pub fn row(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Pieces {
    let data = report_data::applicant(run, subject);
    let applicant = who(&data);
    let mut rest = table_row(run, subject, &data);
    rest.push(char::from(SECTION));
    rest.push_str(&why(run, subject, &data, &applicant));
    rest.push(char::from(SECTION));
    rest.push_str(&warnings(run.lang, &data, &applicant));
    Pieces::around_rank([b"| ".to_vec(), rest.into_bytes()])
}

/// Writes the page.
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
    let (shown, has_copies) = (rows.len(), has_copies(&rows));
    out.write_all(head(run, footer, shown).as_bytes())?;
    let (mut why, mut warnings) = (Vec::new(), Vec::new());
    if shown > 0 {
        out.write_all(table_head(run).as_bytes())?;
    }
    for (place, text) in texts(rows) {
        let mut whole = Vec::new();
        text.write(&place.shown("\\-"), &mut whole)?;
        let mut sections = whole.split(|byte| *byte == SECTION);
        out.write_all(sections.next().unwrap_or_default())?;
        why.extend_from_slice(sections.next().unwrap_or_default());
        warnings.extend_from_slice(sections.next().unwrap_or_default());
    }
    if shown > 0 {
        // Two blanks part the signs of the legend, and would be shown as one.
        let legend = headings::legend(lang, run.vacancy.notice.has_two_texts(), true, true);
        let signs: Vec<_> = legend.lines().flat_map(|line| line.split("  ")).map(markdown).collect();
        writeln!(out, "\n{}", signs.join(" · "))?;
        if has_copies {
            writeln!(out, "\n{}", markdown(headings::likely_copy(lang)))?;
        }
    }
    let across: String = footer.across.iter().map(|finding| item(&markdown(&finding.message))).collect();
    let decisions: String = footer.decided.iter().map(|one| item(&markdown(&one.line(lang)))).collect();
    let sections = [
        (Label::Why.text(lang), why),
        (SheetColumn::Warnings.text(lang), warnings),
        (Label::Decisions.text(lang), decisions.into_bytes()),
        (Label::Across.text(lang), across.into_bytes()),
        (headings::SheetName::Criteria.text(lang), criteria(run).into_bytes()),
    ];
    for (heading, text) in sections.into_iter().filter(|(_, text)| !text.is_empty()) {
        write!(out, "\n## {}\n\n", capitalised(heading))?;
        out.write_all(&text)?;
    }
    Ok(())
}

/// The vacancy, how it was judged, and the counts.
fn head(run: &Run<'_>, footer: &ReportFooter<'_>, shown: usize) -> String {
    let lang = run.lang;
    let vacancy = headings::vacancy(lang, &run.vacancy.notice.id, run.vacancy.notice.title.get(lang));
    let reference = crate::domain::grammar::date_words::date(lang, run.judging_dates.reference);
    let rules = format!("{} (SHA-256 {})", headings::rules_source(lang, run.rules_source), run.rules_sha256);
    let judged = headings::run(lang, &rules, &reference, run.texts());
    let mut counts = headings::counts(lang, footer.counts);
    if let Some(shown) = footer.shown(lang, shown) {
        counts = format!("{counts} ({shown})");
    }
    let mut head = format!("# {}\n\n{}\n\n**{}**\n\n", markdown(&vacancy), markdown(&judged), markdown(&counts));
    if let Some(count) = headings::counted_with_problems(lang, footer.counts) {
        head.extend([&markdown(&count), "\n\n"]);
    }
    if let Some(files) = passed_over(lang, footer.passed_over) {
        head.extend([&markdown(&files), "\n\n"]);
    }
    if !footer.complete {
        head.extend(["**", &markdown(headings::incomplete(lang)), "**\n\n"]);
    }
    head
}

fn table_head(run: &Run<'_>) -> String {
    let lang = run.lang;
    let mut head = format!("| {} ", markdown(Label::Rank.text(lang)));
    let mut line = "| ---: ".to_owned();
    let mut add = |text: &str, alignment: &str| {
        head.extend(["| ", &markdown(text), " "]);
        line.extend(["| ", alignment, " "]);
    };
    add(Label::Id.text(lang), "---");
    add(Label::Name.text(lang), "---");
    run.vacancy.criteria.iter().for_each(|criterion| add(&criterion.id, ":-:"));
    if run.vacancy.is_scored() {
        add(Label::Score.text(lang), "---:");
    }
    add(Label::Verdict.text(lang), "---");
    add(Label::Flags.text(lang), "---");
    format!("{head}|\n{line}|\n")
}

/// The row of the table behind the rank.
fn table_row(run: &Run<'_>, subject: &JudgedRecord<'_>, data: &ApplicantData) -> String {
    let judgements = subject.assessment.as_ref().map_or(&[][..], |assessment| &assessment.judgements);
    let is_flag = |judgement: &&Judgement<'_>| {
        judgement.criterion.group == Group::Condition && (judgement.outcome == Outcome::NotMet || judgement.contested())
    };
    let flags: Vec<_> = judgements.iter().filter(is_flag).map(|flag| flag.criterion.id.as_str()).collect();
    let star = if data.unchecked.is_empty() { "" } else { "*" };
    let verdict = format!("{}{star}", messages::verdict(run.lang, data.verdict));
    let mut row = String::new();
    let mut add = |text: &str| row.extend([" | ", text]);
    add(&markdown(&beginning(&data.id, LONGEST)));
    add(&markdown(&beginning(data.name.as_deref().unwrap_or_default(), LONGEST)));
    for place in 0..run.vacancy.criteria.len() {
        // What cannot be read has no outcomes.
        add(judgements.get(place).map_or("", |judgement| mark(judgement.outcome, judgement.contested()).sign()));
    }
    if run.vacancy.is_scored() {
        add(&markdown(&table::score(subject.score())));
    }
    add(&markdown(&verdict));
    add(&markdown(&flags.join(" ")));
    row.push_str(" |\n");
    row
}

/// So many characters of an id or a name are shown.
const LONGEST: usize = 200;

/// What names an applicant, escaped.
fn who(data: &ApplicantData) -> String {
    let id = markdown(&beginning(&data.id, LONGEST));
    data.name.as_ref().map_or_else(|| id.clone(), |name| format!("{id}, {}", markdown(&beginning(name, LONGEST))))
}

/// Why the applicant is not eligible: an item with an item for each criterion or problem.
fn why(run: &Run<'_>, subject: &JudgedRecord<'_>, data: &ApplicantData, applicant: &str) -> String {
    let lang = run.lang;
    let mut reasons = match data.verdict {
        Verdict::Eligible if data.problems.is_empty() => return String::new(),
        Verdict::Eligible | Verdict::Invalid => Vec::new(),
        Verdict::Review | Verdict::Ineligible => report_data::reasons(run, subject),
    };
    reasons.extend(report_data::by_place(&data.problems).into_iter().map(|problem| {
        let place = headings::place(lang, problem.cell.as_deref(), problem.line, problem.column);
        format!("{place}{}{}", messages::colon(lang), remarks::problem(lang, problem))
    }));
    let about = if data.problems.is_empty() {
        String::new()
    } else {
        format!("{}{}", messages::colon(lang), markdown(&data.source))
    };
    let mut text = item(&format!("**{}** {applicant}{about}", markdown(messages::verdict(lang, data.verdict))));
    for reason in reasons {
        text.push_str("  ");
        text.push_str(&item(&markdown(&reason)));
    }
    text
}

/// The warnings about a record: an item with an item for each.
fn warnings(lang: Lang, data: &ApplicantData, applicant: &str) -> String {
    if data.warnings.is_empty() {
        return String::new();
    }
    let mut text = item(&format!("{applicant}{}{}", messages::colon(lang), markdown(&data.source)));
    for warning in &data.warnings {
        let place = headings::place(lang, warning.cell.as_deref(), warning.line, warning.column);
        let sentence = remarks::warning(lang, warning);
        text.push_str("  ");
        text.push_str(&item(&markdown(&format!("{place}{}{sentence}", messages::colon(lang)))));
    }
    text
}

/// What the ids at the head of the table stand for, by the part of the notice.
fn criteria(run: &Run<'_>) -> String {
    let mut text = String::new();
    for group in [Group::Essential, Group::Desirable, Group::Condition, Group::Competency] {
        let of_group = run.vacancy.criteria.iter().filter(|criterion| criterion.group == group);
        for (place, criterion) in of_group.enumerate() {
            if place == 0 {
                text.push_str(&item(&markdown(headings::group(run.lang, group))));
            }
            let title = criterion.title.get(run.lang);
            text.push_str("  ");
            text.push_str(&item(&markdown(&format!("{}{}{title}", criterion.id, messages::colon(run.lang)))));
        }
    }
    text
}

/// An item of a list, of text that is escaped.
fn item(text: &str) -> String {
    format!("- {text}\n")
}
