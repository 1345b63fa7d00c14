//! The page of the vocabulary: everything that a rules file can say, in Markdown, made of what the code says about itself.

use std::fmt::{self, Write as _};

use crate::checks::{Check, OnDate};
use crate::domain::applicant::{DocumentKind, ExperienceKind, Level, Sector};
use crate::domain::value_type::{Form, Parameter};
use crate::rules::rules_schema;

const INTRODUCTION: &str = include_str!("vocabulary.md");

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
            Form::List(_) => format!("[[{}]]", part.name),
            Form::Map(_) => format!("[{}.NAME]", part.name),
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
         `start` and `end` the first and the last day of the post, and `after_end` the day after it. The post may start on \
         several days: a check is unclear where they lead to different outcomes.\n\n\
         Lengths of time are `{ years = 2 }`, `{ months = 6 }`, `{ weeks = 6 }` or `{ days = 10 }`. A week is 7 days, a \
         year 12 months. Countries are codes of ISO 3166-1 (`BE`), languages codes of ISO 639 (`fr`).\n",
    );
    Ok(())
}

fn words<'w>(page: &mut String, title: &str, words: impl Iterator<Item = &'w str>) -> fmt::Result {
    let words: Vec<_> = words.map(|word| format!("`{word}`")).collect();
    writeln!(page, "{title}: {}.\n", words.join(", "))
}

/// The parameters of a table, or of the tables of a list.
const fn table_of(form: Form) -> Option<&'static [Parameter]> {
    match form {
        Form::Table(parameters) => Some(parameters),
        Form::List(form) | Form::Map(form) => table_of(*form),
        Form::Either([first, second, ..]) => match table_of(*first) {
            Some(parameters) => Some(parameters),
            None => table_of(*second),
        },
        _ => None,
    }
}

fn parameters_of(page: &mut String, parameters: &[Parameter]) -> fmt::Result {
    page.push_str("| key | value | meaning |\n| --- | --- | --- |\n");
    for parameter in parameters {
        let Parameter { name, form, about, required } = parameter;
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
fn shown(form: Form) -> String {
    match form {
        Form::Table(_) => "table".to_owned(),
        Form::Either(forms) => forms.iter().map(|form| shown(*form)).collect::<Vec<_>>().join(", or "),
        Form::List(form) => format!("list of: {}", shown(*form)),
        Form::Map(form) => format!("table of: {}", shown(*form)),
        Form::Integer(least, most) => format!("whole number, {least} to {most}"),
        Form::Number => "number".to_owned(),
        Form::NonNegative => "number from 0 up".to_owned(),
        Form::Boolean => "`true` or `false`".to_owned(),
        Form::True => "`true`".to_owned(),
        Form::Text => "text".to_owned(),
        Form::Bilingual => "`{ en = \"...\", fr = \"...\" }`".to_owned(),
        Form::Word(words) => words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", "),
        Form::Level => "level of education".to_owned(),
        Form::ScaleLevel => "level of the scale".to_owned(),
        Form::Date => "date".to_owned(),
        Form::PartialDate => "date, or month `2026-03`, or year".to_owned(),
        Form::DateTime => "date and time, `2027-03-31T23:59`".to_owned(),
        Form::OnDate => "day".to_owned(),
        Form::Length => "length of time".to_owned(),
        Form::Instant => "`{ at = \"...\", zone = \"...\" }`".to_owned(),
        Form::Country => "country".to_owned(),
        Form::Language => "language".to_owned(),
        Form::Sector => "sector".to_owned(),
        Form::DocumentKind => "kind of document".to_owned(),
        Form::ExperienceKind => "kind of experience".to_owned(),
        Form::IscedF => "ISCED-F code, 2 to 4 digits".to_owned(),
        Form::Defined(kind) => format!("name of a `[{kind}.*]`"),
        Form::Check => "check".to_owned(),
        Form::EntryCheck => "check on one entry".to_owned(),
    }
}
