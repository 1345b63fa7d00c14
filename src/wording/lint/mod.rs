//! The sentences about what is doubtful in a rules file, and what each code of a finding means.

use super::{colon, mistakes, quoted, say};
use crate::domain::text::Lang;
use crate::rules::lint::{Code, Finding, Matter, Severity};

mod doubts;
mod faults;
mod sentences;

/// What a code means, under the same headings for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it finds.
    pub finds: &'static str,
    /// Why that matters.
    pub matters: &'static str,
    /// A part of a rules file in which it is found.
    pub example: &'static str,
    /// What to do about it.
    pub todo: &'static str,
}

/// The headings of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// What a code finds.
    Finds,
    /// Why that matters.
    Matters,
    /// An example.
    Example,
    /// What to do.
    Todo,
}

/// A heading.
#[must_use]
pub const fn heading(lang: Lang, heading: Heading) -> &'static str {
    match (lang, heading) {
        (Lang::En, Heading::Finds) => "What it finds",
        (Lang::En, Heading::Matters) => "Why it matters",
        (Lang::En, Heading::Example) => "Example",
        (Lang::En, Heading::Todo) => "What to do",
        (Lang::Fr, Heading::Finds) => "Ce qui est signalé",
        (Lang::Fr, Heading::Matters) => "Pourquoi c'est important",
        (Lang::Fr, Heading::Example) => "Exemple",
        (Lang::Fr, Heading::Todo) => "Que faire",
    }
}

/// What a code means, in both languages: English, then French.
struct Meaning {
    finds: (&'static str, &'static str),
    matters: (&'static str, &'static str),
    example: &'static str,
    todo: (&'static str, &'static str),
}

/// What a code means.
#[must_use]
pub fn explanation(lang: Lang, code: Code) -> Explanation {
    let meaning = meaning(code);
    let told = |(english, french): (&'static str, &'static str)| match lang {
        Lang::En => english,
        Lang::Fr => french,
    };
    Explanation {
        finds: told(meaning.finds),
        matters: told(meaning.matters),
        example: meaning.example,
        todo: told(meaning.todo),
    }
}

const fn meaning(code: Code) -> &'static Meaning {
    match code {
        Code::NotToml => &faults::NOT_TOML,
        Code::UnknownKey => &faults::UNKNOWN_KEY,
        Code::MissingKey => &faults::MISSING_KEY,
        Code::OneOfTheseKeys => &faults::ONE_OF_THESE_KEYS,
        Code::ConflictingKeys => &faults::CONFLICTING_KEYS,
        Code::UnknownCheck => &faults::UNKNOWN_CHECK,
        Code::WrongType => &faults::WRONG_TYPE,
        Code::UnknownWord => &faults::UNKNOWN_WORD,
        Code::UndefinedList => &faults::UNDEFINED_LIST,
        Code::NotOnScale => &faults::NOT_ON_SCALE,
        Code::BorderlineNotBelow => &faults::BORDERLINE_NOT_BELOW,
        Code::BadDate => &faults::BAD_DATE,
        Code::OutOfRange => &faults::OUT_OF_RANGE,
        Code::Duplicate => &faults::DUPLICATE,
        Code::AllWeightsZero => &faults::ALL_WEIGHTS_ZERO,
        Code::OutOfPlace => &faults::OUT_OF_PLACE,
        Code::UnknownReading => &faults::UNKNOWN_READING,
        Code::UnknownZone => &faults::UNKNOWN_ZONE,
        Code::UnknownCountry => &faults::UNKNOWN_COUNTRY,
        Code::UnknownLanguage => &faults::UNKNOWN_LANGUAGE,
        Code::Empty => &faults::EMPTY,
        Code::BadId => &faults::BAD_ID,
        Code::BadIscedF => &faults::BAD_ISCED_F,
        Code::ProtectedGround => &faults::PROTECTED_GROUND,
        Code::Untranslated => &doubts::UNTRANSLATED,
        Code::Untitled => &doubts::UNTITLED,
        Code::UnusedList => &doubts::UNUSED_LIST,
        Code::EmptySet => &doubts::EMPTY_SET,
        Code::SinceAfterUntil => &doubts::SINCE_AFTER_UNTIL,
        Code::Redundant => &doubts::REDUNDANT,
        Code::NeverMet => &doubts::NEVER_MET,
        Code::NeverFails => &doubts::NEVER_FAILS,
        Code::OnlyPerson => &doubts::ONLY_PERSON,
        Code::Repeated => &doubts::REPEATED,
        Code::Decided => &doubts::DECIDED,
        Code::Contradiction => &doubts::CONTRADICTION,
        Code::OverlappingSets => &doubts::OVERLAPPING_SETS,
        Code::ZeroMonths => &doubts::ZERO_MONTHS,
        Code::IdleBorderline => &doubts::IDLE_BORDERLINE,
        Code::IdleExclusion => &doubts::IDLE_EXCLUSION,
        Code::ZeroWeight => &doubts::ZERO_WEIGHT,
        Code::SameReading => &doubts::SAME_READING,
        Code::UnusedCheck => &doubts::UNUSED_CHECK,
        Code::StartsBeforeDeadline => &doubts::STARTS_BEFORE_DEADLINE,
        Code::ReferenceAfterStart => &doubts::REFERENCE_AFTER_START,
        Code::OtherMaximum => &doubts::OTHER_MAXIMUM,
    }
}

/// How grave a finding is.
#[must_use]
pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match (lang, severity) {
        (Lang::En, Severity::Error) => "error",
        (Lang::En, Severity::Warning) => "warning",
        (Lang::Fr, Severity::Error) => "erreur",
        (Lang::Fr, Severity::Warning) => "avertissement",
    }
}

/// How many findings there are in a file.
#[must_use]
pub fn summary(lang: Lang, path: &str, errors: usize, warnings: usize) -> String {
    let many = |count: usize| if count == 1 { "" } else { "s" };
    let (several_errors, several_warnings) = (many(errors), many(warnings));
    match (errors, warnings) {
        (0, 0) => say!(lang, "{path}: no mistakes, no doubts", "{path}\u{a0}: aucune erreur, aucun doute"),
        (0, _) => say!(
            lang,
            "{path}: {warnings} warning{several_warnings}",
            "{path}\u{a0}: {warnings} avertissement{several_warnings}"
        ),
        (_, 0) => {
            say!(lang, "{path}: {errors} error{several_errors}", "{path}\u{a0}: {errors} erreur{several_errors}")
        }
        (..) => say!(
            lang,
            "{path}: {errors} error{several_errors}, {warnings} warning{several_warnings}",
            "{path}\u{a0}: {errors} erreur{several_errors}, {warnings} avertissement{several_warnings}"
        ),
    }
}

/// Where to read more about a code.
#[must_use]
pub fn read_more(lang: Lang, code: Code) -> String {
    let code = code.name();
    say!(
        lang,
        "`eligible rules lint --explain {code}` tells more",
        "`eligible rules lint --explain {code}` en dit plus"
    )
}

/// The error that no code has this name, with the one that may be meant, or else all of them.
#[must_use]
pub fn no_such_code(lang: Lang, name: &str, near: Option<&str>) -> String {
    let name = quoted(name);
    let sentence = say!(lang, "there is no code {name}", "il n'y a pas de code {name}");
    let help = near.map_or_else(
        || {
            let codes = listed(lang, Code::ALL.iter().map(|code| code.name().to_owned()));
            say!(lang, "the codes are {codes}", "les codes sont {codes}")
        },
        |near| mistakes::did_you_mean(lang, near),
    );
    severity(lang, Severity::Error).to_owned() + colon(lang) + &sentence + super::semicolon(lang) + &help
}

/// What was found, in a sentence.
#[must_use]
pub fn message(lang: Lang, finding: &Finding) -> String {
    match &finding.matter {
        Matter::Mistake(problem) => mistakes::rule_problem(lang, problem),
        Matter::Doubt(doubt) => sentences::doubt(lang, doubt),
    }
}

/// What helps with what was found.
#[must_use]
pub fn helps(lang: Lang, finding: &Finding) -> Vec<String> {
    match &finding.matter {
        Matter::Mistake(problem) => mistakes::rule_helps(lang, problem),
        Matter::Doubt(doubt) => vec![sentences::help(lang, doubt)],
    }
}

/// Words one after the other, with `and` before the last.
pub(super) fn listed(lang: Lang, words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<_> = words.collect();
    let last = words.pop().unwrap_or_default();
    if words.is_empty() {
        return last;
    }
    let words = words.join(", ");
    say!(lang, "{words} and {last}", "{words} et {last}")
}
