//! A new rules file and its cases, to be filled in: one criterion of each common kind, with remarks that say what to replace.
//!
//! Both are templates. In them a line that begins with `#en` or `#fr` is a remark in that language; `{{English || French}}` is
//! a text of the notice, of which the languages of the notice stay; `{(English || French)}` is a name in the language of the
//! remarks; `@name@` is a fact of the notice, or follows from one.

use std::path::Path;

use chrono::{DateTime, Datelike as _, Duration, NaiveDate, SecondsFormat, Utc};

use crate::checks::JudgingDates;
use crate::domain::calendar::{add_months, birthday, day_after};
use crate::domain::problem::RuleError;
use crate::domain::text::Lang;
use crate::report::{escape, toml_text};
use crate::rules;

const RULES: &str = include_str!("rules.toml");
const CASES: &str = include_str!("cases.toml");
/// The age that the template asks for.
const AGE: u16 = 18;

/// The facts of a new notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    /// The number of the vacancy.
    pub id: String,
    /// Its title in each language of the notice, in the order of these.
    pub titles: Vec<(Lang, String)>,
    /// The last moment to apply, as the clock of the zone shows it.
    pub deadline: String,
    /// The time zone, by its name in the IANA database.
    pub zone: String,
}

/// A rules file and its cases, as they are to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRules {
    pub rules: String,
    pub cases: String,
}

/// The rules of a notice and their cases, for files of these paths, with remarks in a language.
///
/// # Errors
/// Gives every mistake in the facts of the notice.
pub fn new_rules(lang: Lang, notice: &NewNotice, rules: &Path, cases: &Path) -> Result<NewRules, Vec<RuleError>> {
    let [rules_file, cases_file] = [rules, cases].map(|path| escape::visible(&file_name(path)).into_owned());
    let of_notice = |name: &str| match name {
        "id" => toml_text::text(&notice.id),
        "id_remark" => escape::visible(&notice.id).into_owned(),
        "title" => bilingual(notice, |lang| title(notice, lang)),
        "deadline" => inner(&notice.deadline),
        "zone" => toml_text::text(&notice.zone),
        "languages" => languages(notice),
        "language" => notice.titles.first().map_or(Lang::En, |(lang, _)| *lang).code().to_owned(),
        "language_clause" => bilingual(notice, |lang| language_clause(notice, lang).to_owned()),
        "rules" => rules_file.clone(),
        "cases" => cases_file.clone(),
        "lint_command" => lint_command(rules),
        "show_command" => command("show --rules", "show", rules),
        "test_command" => test_command(rules),
        _ => String::new(),
    };
    let text = filled(RULES, lang, notice, &of_notice);
    let vacancy = rules::read(&text)?;
    let judging_dates = vacancy.judging_dates(None);
    let of_case = |name: &str| of_dates(name, &judging_dates).unwrap_or_else(|| of_notice(name));
    Ok(NewRules { cases: filled(CASES, lang, notice, &of_case), rules: text })
}

/// The command that runs the cases beside a rules file.
#[must_use]
pub fn test_command(rules: &Path) -> String {
    command("test --rules", "test", rules)
}

/// The command that looks for mistakes and doubts in a rules file.
#[must_use]
pub fn lint_command(rules: &Path) -> String {
    command("lint", "lint", rules)
}

/// A command about a rules file: the file that is used anyway is not named.
fn command(named: &str, unnamed: &str, rules: &Path) -> String {
    if rules == Path::new("rules.toml") {
        return format!("eligible rules {unnamed}");
    }
    let path = rules.display().to_string();
    let quote = if path.contains(char::is_whitespace) { "\"" } else { "" };
    format!("eligible rules {named} {quote}{}{quote}", escape::visible(&path))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A text as it is between quotes.
fn inner(text: &str) -> String {
    let quoted = toml_text::text(text);
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

fn languages(notice: &NewNotice) -> String {
    let codes: Vec<_> = notice.titles.iter().map(|(lang, _)| format!("\"{}\"", lang.code())).collect();
    format!("[{}]", codes.join(", "))
}

/// A text in each language of the notice.
fn bilingual(notice: &NewNotice, text: impl Fn(Lang) -> String) -> String {
    let each = Lang::ALL.into_iter().filter(|lang| notice.titles.iter().any(|(known, _)| known == lang));
    let each: Vec<_> = each.map(|lang| format!("{} = {}", lang.code(), toml_text::text(&text(lang)))).collect();
    format!("{{ {} }}", each.join(", "))
}

fn title(notice: &NewNotice, lang: Lang) -> String {
    notice.titles.iter().find(|(known, _)| *known == lang).map(|(_, title)| title.clone()).unwrap_or_default()
}

/// What the notice asks of languages: a good command of one of its own.
fn language_clause(notice: &NewNotice, lang: Lang) -> &'static str {
    match (notice.titles.as_slice(), lang) {
        ([(Lang::En, _)], _) => "have a good command of English",
        ([(Lang::Fr, _)], _) => "avoir une bonne maîtrise du français",
        (_, Lang::En) => "have a good command of English or French",
        (_, Lang::Fr) => "avoir une bonne maîtrise de l'anglais ou du français",
    }
}

/// A day or a moment of the cases, which follows from the deadline.
fn of_dates(name: &str, judging_dates: &JudgingDates) -> Option<String> {
    let day = judging_dates.reference;
    // As the clock of the zone shows it, with its offset, so that an hour that comes twice is no matter.
    let moment =
        |instant: DateTime<Utc>| instant.with_timezone(&judging_dates.zone).to_rfc3339_opts(SecondsFormat::Secs, false);
    match name {
        "born_18" => Some(last_birth(day).to_string()),
        "not_18" => Some(day_after(last_birth(day)).to_string()),
        "last_moment" => Some(moment(judging_dates.limit.last)),
        "too_late" => Some(moment(judging_dates.limit.last + Duration::seconds(1))),
        _ => {
            let years: i32 = name.strip_prefix("year-")?.parse().ok()?;
            Some(format!("{:04}", day.year() - years))
        }
    }
}

/// The last day on which one can be born and have the age on a day.
fn last_birth(day: NaiveDate) -> NaiveDate {
    let birth = add_months(day, -12 * i32::from(AGE));
    birth.iter_days().take_while(|birth| birthday(*birth, AGE) <= day).last().unwrap_or(birth)
}

/// A template with the remarks of one language, and what its marks stand for.
fn filled(template: &str, lang: Lang, notice: &NewNotice, value: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len());
    for line in template.lines() {
        let remark = Lang::ALL.into_iter().find_map(|of| Some((of, line.strip_prefix('#')?.strip_prefix(of.code())?)));
        let line = match remark {
            Some((of, _)) if of != lang => continue,
            Some((_, remark)) => {
                out.push('#');
                remark
            }
            None => line,
        };
        fill_line(line, lang, notice, value, &mut out);
        out.push('\n');
    }
    out
}

/// A line with what its marks stand for. What is put in is not looked at again.
fn fill_line(line: &str, lang: Lang, notice: &NewNotice, value: &dyn Fn(&str) -> String, out: &mut String) {
    const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{(", ")}"), ("@", "@")];
    let mut rest = line;
    loop {
        let first = MARKS.iter().filter_map(|(open, close)| Some((rest.find(open)?, *open, *close))).min();
        let parts = first.and_then(|(at, open, close)| {
            let (before, behind) = (rest.get(..at)?, rest.get(at + open.len()..)?);
            let (inside, after) = behind.split_once(close)?;
            Some((before, open, inside, after))
        });
        let Some((before, open, inside, after)) = parts else {
            out.push_str(rest);
            return;
        };
        out.push_str(before);
        let (english, french) = inside.split_once(" || ").unwrap_or((inside, inside));
        let of = |lang: Lang| match lang {
            Lang::En => english,
            Lang::Fr => french,
        };
        out.push_str(&match open {
            "{{" => bilingual(notice, |lang| of(lang).to_owned()),
            "{(" => toml_text::text(of(lang)),
            _ => value(inside),
        });
        rest = after;
    }
}
