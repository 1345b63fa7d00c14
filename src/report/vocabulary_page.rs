//! The page of the vocabulary: everything that a rules file can say, in Markdown, made of what the code says about itself.

use std::fmt::{self, Write as _};

use crate::checks::{Check, OnDate};
use crate::domain::applicant::{DocumentKind, ExperienceKind, Level, Sector};
use crate::domain::value_type::{Parameter, ValueType};
use crate::rule_tests::case_reader::{CASE_KEYS, CaseKey};
use crate::rules::rules_schema;

const INTRODUCTION: &str = include_str!("vocabulary.md");
const CASES: &str = include_str!("vocabulary_cases.md");

/// The page.
#[must_use]
pub fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    // Writing to a text does not fail.
    let _ = write(&mut page);
    page
}

fn write(page: &mut String) -> fmt::Result {
    page.push_str("## The keys of the file\n\n");
    for part in rules_schema::FILE {
        let heading = match part.form {
            ValueType::List(_) => format!("[[{}]]", part.name),
            ValueType::Map(_) => format!("[{}.NAME]", part.name),
            _ => format!("[{}]", part.name),
        };
        writeln!(page, "### `{heading}`\n\n{}\n", part.about)?;
        if let Some(parameters) = table_of(part.form) {
            parameters_of(page, parameters)?;
        }
    }
    page.push_str("## The checks\n\nThe kind of a check is a key, its parameters are the value: `check.age = { at_least = 18 }`.\n\n");
    for kind in Check::kinds() {
        writeln!(page, "### `{}`\n\n{}\n", kind.name, kind.about.trim())?;
        if let Some(parameters) = table_of(kind.form) {
            parameters_of(page, parameters)?;
        }
    }
    page.push_str("## Words\n\n");
    words(
        page,
        "Levels of education, from low to high (ISCED 2011 levels 3 to 8)",
        Level::ALL.iter().map(|(word, _)| *word),
    )?;
    words(page, "Sectors", Sector::ALL.iter().map(|(word, _)| *word))?;
    words(page, "Kinds of experience", ExperienceKind::ALL.iter().map(|(word, _)| *word))?;
    words(page, "Kinds of documents", DocumentKind::ALL.iter().map(|(word, _)| *word))?;
    words(page, "Days", OnDate::WORDS.iter().map(|(word, _)| *word))?;
    page.push_str(
        "A day is also a date, `2027-03-31`, or the name of a `[date.*]`. `reference` is the reference date, which \
         `--as-of` replaces; `deadline` the day of the deadline; `submission` the day on which the applicant submitted; \
         `start` and `end` the first and the last day of the post, `before_start` the day before it and `after_end` the day \
         after it. The day itself counts: what is required on, by or up to a day may be on that day, so that \"before the post \
         starts\" is `before_start`. The post may start on several days, and a `[date.*]` may be a month: a check is unclear \
         if they lead to different outcomes. What refers to `submission` is unclear if the applicant's file does not \
         state `submitted_at`.\n\n\
         Lengths of time are `{ years = 2 }`, `{ months = 6 }`, `{ weeks = 6 }` or `{ days = 10 }`. A week is 7 days, a \
         year 12 months. Countries are codes of ISO 3166-1 (`BE`), languages codes of ISO 639 (`fr`).\n",
    );
    let (before, after) = CASES.split_once("KEYS\n").unwrap_or((CASES, ""));
    write!(page, "\n## Cases\n\n{before}")?;
    for CaseKey { name, value, about } in CASE_KEYS {
        writeln!(page, "| `{name}` | {value} | {about} |")?;
    }
    page.push_str(after);
    Ok(())
}

fn words<'w>(page: &mut String, title: &str, words: impl Iterator<Item = &'w str>) -> fmt::Result {
    let words: Vec<_> = words.map(|word| format!("`{word}`")).collect();
    writeln!(page, "{title}: {}.\n", words.join(", "))
}

/// The parameters of a table, or of the tables of a list.
const fn table_of(form: ValueType) -> Option<&'static [Parameter]> {
    match form {
        ValueType::Table(parameters) => Some(parameters),
        ValueType::List(form) | ValueType::Map(form) => table_of(*form),
        ValueType::Either([first, second, ..]) => match table_of(*first) {
            Some(parameters) => Some(parameters),
            None => table_of(*second),
        },
        _ => None,
    }
}

fn parameters_of(page: &mut String, parameters: &[Parameter]) -> fmt::Result {
    page.push_str("| key | value | meaning |\n| --- | --- | --- |\n");
    for parameter in parameters {
        let Parameter { name, form, about, required, .. } = parameter;
        let needed = if *required { " (required)" } else { "" };
        writeln!(page, "| `{name}`{needed} | {} | {} |", shown(*form), about.replace('|', "\\|"))?;
    }
    page.push('\n');
    for parameter in parameters {
        if let Some(inner) = table_of(parameter.form) {
            writeln!(page, "The keys of `{}`:\n", parameter.name)?;
            parameters_of(page, inner)?;
        }
    }
    Ok(())
}

/// What a value looks like, in a few words.
fn shown(form: ValueType) -> String {
    match form {
        ValueType::Table(_) => "table".to_owned(),
        ValueType::Either(forms) => forms.iter().map(|form| shown(*form)).collect::<Vec<_>>().join(", or "),
        ValueType::List(form) => format!("list of: {}", shown(*form)),
        ValueType::Map(form) => format!("table of: {}", shown(*form)),
        ValueType::Integer(least, most) => format!("whole number, {least} to {most}"),
        ValueType::Number => "number".to_owned(),
        ValueType::NonNegative => "number from 0 up".to_owned(),
        ValueType::Boolean => "`true` or `false`".to_owned(),
        ValueType::True => "`true`".to_owned(),
        ValueType::Text => "text".to_owned(),
        ValueType::Bilingual => "`{ en = \"...\", fr = \"...\" }`".to_owned(),
        ValueType::Word(words) => words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", "),
        ValueType::Level => "level of education".to_owned(),
        ValueType::ScaleLevel => "level of the scale".to_owned(),
        ValueType::Date => "date".to_owned(),
        ValueType::Month => "month `2026-03`".to_owned(),
        ValueType::PartialDate => "date, or month `2026-03`, or year".to_owned(),
        ValueType::DateTime => "date and time, `2027-03-31T23:59`".to_owned(),
        ValueType::OnDate => "day".to_owned(),
        ValueType::Length => "length of time".to_owned(),
        ValueType::Instant => "`{ at = \"...\", zone = \"...\" }`".to_owned(),
        ValueType::Country => "country".to_owned(),
        ValueType::Language => "language".to_owned(),
        ValueType::Sector => "sector".to_owned(),
        ValueType::DocumentKind => "kind of document".to_owned(),
        ValueType::ExperienceKind => "kind of experience".to_owned(),
        ValueType::IscedF => "ISCED-F code, 2 to 4 digits".to_owned(),
        ValueType::Defined(kind) => format!("name of a `[{kind}.*]`"),
        ValueType::Check => "check".to_owned(),
        ValueType::EntryCheck => "check on one entry".to_owned(),
    }
}
