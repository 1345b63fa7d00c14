//! What `rules init` asks and says.

use super::{colon, rule_error_messages, say};
use crate::domain::problem::RuleError;
use crate::domain::text::Lang;

/// A fact of a new notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewNoticeFact {
    Id,
    Languages,
    Title(Lang),
    Deadline,
    Zone,
}

impl NewNoticeFact {
    /// The option that states it.
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            Self::Id => "--id",
            Self::Languages => "--languages",
            Self::Title(Lang::En) => "--title-en",
            Self::Title(Lang::Fr) => "--title-fr",
            Self::Deadline => "--deadline",
            Self::Zone => "--zone",
        }
    }
}

/// The question for a fact.
#[must_use]
pub fn question(lang: Lang, fact: NewNoticeFact) -> String {
    match fact {
        NewNoticeFact::Id => {
            say!(lang, "What is the number of the vacancy?", "Quel est le numéro de la vacance\u{a0}?")
        }
        NewNoticeFact::Languages => {
            say!(lang, "In which languages is the notice?", "Dans quelles langues l'avis est-il rédigé\u{a0}?")
        }
        NewNoticeFact::Title(Lang::En) => {
            say!(lang, "What is its title in English?", "Quel est son titre en anglais\u{a0}?")
        }
        NewNoticeFact::Title(Lang::Fr) => {
            say!(lang, "What is its title in French?", "Quel est son titre en français\u{a0}?")
        }
        NewNoticeFact::Deadline => {
            say!(lang, "What is the deadline?", "Quelles sont la date et l'heure limites\u{a0}?")
        }
        NewNoticeFact::Zone => say!(lang, "In which time zone?", "Dans quel fuseau horaire\u{a0}?"),
    }
}

/// What helps to answer it.
#[must_use]
pub fn help(lang: Lang, fact: NewNoticeFact) -> String {
    match fact {
        NewNoticeFact::Id => say!(lang, "such as 2027-01", "par exemple 2027-01"),
        NewNoticeFact::Languages => {
            say!(lang, "↑↓ to move, Enter to choose", "↑↓ pour se déplacer, Entrée pour choisir")
        }
        NewNoticeFact::Title(_) => say!(lang, "as in the notice", "comme dans l'avis"),
        NewNoticeFact::Deadline => say!(lang, "such as 2027-03-31T23:59", "par exemple 2027-03-31T23:59"),
        NewNoticeFact::Zone => say!(lang, "such as Europe/Brussels", "par exemple Europe/Brussels"),
    }
}

/// Some languages, as one of the answers.
#[must_use]
pub fn languages(lang: Lang, languages: &[Lang]) -> String {
    match languages {
        [Lang::En] => say!(lang, "English", "anglais"),
        [Lang::Fr] => say!(lang, "French", "français"),
        _ => say!(lang, "English and French", "anglais et français"),
    }
}

/// What is wrong with a fact, in the words of the reader of rules files.
#[must_use]
pub fn mistake(lang: Lang, problem: &RuleError) -> String {
    let helps = rule_error_messages::rule_helps(lang, problem);
    let sentence = rule_error_messages::rule_problem(lang, problem);
    std::iter::once(sentence).chain(helps).collect::<Vec<_>>().join(super::semicolon(lang))
}

/// What is wrong with an option, which is named.
#[must_use]
pub fn of_option(lang: Lang, fact: NewNoticeFact, mistake: &str) -> String {
    let error = say!(lang, "error", "erreur");
    format!("{error}{}{}{}{mistake}", colon(lang), fact.option(), colon(lang))
}

/// A deadline whose year is not one of those for which cases can be made.
#[must_use]
pub fn unlikely_year(lang: Lang, first: i32, last: i32) -> String {
    say!(
        lang,
        "required: a deadline in the years {first} to {last}",
        "requise\u{a0}: une date limite comprise entre {first} et {last}"
    )
}

/// A text that is blank.
#[must_use]
pub fn blank(lang: Lang) -> String {
    say!(lang, "a text is required here", "un texte est requis ici")
}

/// A title in a language that the notice does not have.
#[must_use]
pub fn no_such_text(lang: Lang) -> String {
    say!(
        lang,
        "according to `--languages`, the notice is not in this language",
        "d'après `--languages`, l'avis n'est pas dans cette langue"
    )
}

/// Facts that no option states, where nobody can be asked.
#[must_use]
pub fn not_stated(lang: Lang, facts: &[NewNoticeFact]) -> String {
    let error = say!(lang, "error", "erreur");
    let options: Vec<_> = facts.iter().map(|fact| fact.option()).collect();
    let options = options.join(", ");
    let sentence = say!(
        lang,
        "without a terminal for questions, these options are required: {options}",
        "en l'absence de terminal pour les questions, options requises\u{a0}: {options}"
    );
    format!("{error}{}{sentence}", colon(lang))
}

/// Facts that were asked and left open.
#[must_use]
pub fn left_open(lang: Lang, facts: &[NewNoticeFact]) -> String {
    let error = say!(lang, "error", "erreur");
    let options: Vec<_> = facts.iter().map(|fact| fact.option()).collect();
    let options = options.join(", ");
    let sentence = say!(
        lang,
        "nothing was written, because these facts are missing: {options}",
        "rien n'a été écrit, faute de ces indications\u{a0}: {options}"
    );
    format!("{error}{}{sentence}", colon(lang))
}

/// What was written, and what to do next. Paths are escaped already.
#[must_use]
pub fn written(lang: Lang, rules: &str, cases: &str, next: [&str; 2]) -> String {
    let [lint, test] = next;
    say!(
        lang,
        "written: `{rules}` and `{cases}`\nnext, put in the words of the notice and run\n  {lint}\n  {test}\n",
        "fichiers écrits\u{a0}: `{rules}` et `{cases}`\nensuite, reportez-y les termes de l'avis et lancez\n  {lint}\n  {test}\n"
    )
}
