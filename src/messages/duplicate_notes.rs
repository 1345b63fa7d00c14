//! Sentences about what several records have in common.

use super::say;
use crate::assessment::duplicates::{DuplicateKind, RecordIdentity, SharedTrait};
use crate::domain::text::Lang;

/// So many files are named.
const NAMED: usize = 5;

/// What was noticed about some records, and so many more.
#[must_use]
pub fn duplicates(lang: Lang, what: DuplicateKind, records: &[RecordIdentity], unnamed: usize) -> String {
    let named: Vec<_> = records.iter().take(NAMED).map(|trace| named(lang, trace)).collect();
    let more = records.len().saturating_sub(NAMED) + unnamed;
    let (and, s) = (say!(lang, " and ", " et "), if more == 1 { "" } else { "s" });
    let records = match named.split_last() {
        Some((last, others)) if more == 0 && !others.is_empty() => format!("{}{and}{last}", others.join(", ")),
        _ if more > 0 => format!("{}{and}{}", named.join(", "), say!(lang, "{more} more", "{more} autre{s}")),
        _ => named.join(", "),
    };
    match what {
        DuplicateKind::Same(SharedTrait::Content) => {
            say!(lang, "the content of {records} is identical", "le contenu de {records} est identique")
        }
        DuplicateKind::Same(SharedTrait::Id) => {
            say!(lang, "{records} have the same id", "{records} portent le même identifiant")
        }
        DuplicateKind::Same(SharedTrait::Person) => say!(
            lang,
            "{records} have the same name and date of birth",
            "{records} portent le même nom et la même date de naissance"
        ),
        DuplicateKind::Vacancies(count, most) => say!(
            lang,
            "{records}, which seem to be of one person, name {count} vacancies in total; maximum: {most}",
            "{records}, qui semblent concerner la même personne, citent {count} postes ou stages au total\u{a0}; maximum\u{a0}: {most}"
        ),
        DuplicateKind::NotCounted(count) => say!(
            lang,
            "more than {count} records are alike, so the vacancies of each person were not counted",
            "plus de {count} dossiers se ressemblent\u{a0}: les postes ou stages n'ont donc pas été comptés par personne"
        ),
        DuplicateKind::More(1) => say!(lang, "and 1 more of these", "et 1 autre constat semblable"),
        DuplicateKind::More(count) => say!(lang, "and {count} more of these", "et {count} autres constats semblables"),
    }
}

/// Records that share something with an earlier one, of which some are named; their number is before it.
#[must_use]
pub fn same(lang: Lang, shared: SharedTrait, named: &str) -> String {
    match shared {
        SharedTrait::Content => say!(
            lang,
            "same content as an earlier record: {named}",
            "même contenu qu'un dossier précédent\u{a0}: {named}"
        ),
        SharedTrait::Id => {
            say!(
                lang,
                "same id as an earlier record: {named}",
                "même identifiant qu'un dossier précédent\u{a0}: {named}"
            )
        }
        SharedTrait::Person => say!(
            lang,
            "same name and date of birth as an earlier record: {named}",
            "mêmes nom et date de naissance qu'un dossier précédent\u{a0}: {named}"
        ),
    }
}

/// People who seem to apply for too many vacancies, of whom some are named; their number is before it.
#[must_use]
pub fn too_many_vacancies(lang: Lang, named: &str) -> String {
    say!(
        lang,
        "more vacancies per person than the maximum: {named}",
        "plus de postes ou de stages par personne que le maximum\u{a0}: {named}"
    )
}

fn named(lang: Lang, trace: &RecordIdentity) -> String {
    let RecordIdentity { id, source, record, .. } = trace;
    if *record == 1 {
        return say!(lang, "`{id}` ({source})", "`{id}` ({source})");
    }
    say!(lang, "`{id}` ({source}, record {record})", "`{id}` ({source}, dossier {record})")
}
