//! The sentences of `compare`.

use super::{colon, say};
use crate::domain::change_cause::ChangeCause;
use crate::domain::grammar::catalogue;
use crate::domain::grammar::number_words::number;
use crate::domain::text::Lang;

catalogue! {
    /// What became of applicants.
    pub enum Change {
        /// They are in the new report alone.
        New "new" "nouvelles",
        /// They are in the old report alone.
        Gone "gone" "disparues",
        /// Their record or their result differs.
        Changed "changed" "modifiées",
        /// Their record and their result are the same.
        Unchanged "unchanged" "inchangées",
    }
}

impl Change {
    /// The name in tables for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.text(Lang::En)
    }
}

catalogue! {
    /// What results depend on beside the records.
    pub enum Setting {
        Rules "rules" "règles",
        Lists "standard lists" "listes standard",
        ReferenceDate "reference date" "date de référence",
        /// Which text of the notice is applied.
        Reading "text of the notice" "texte de l'avis",
        Tool "version of the tool" "version de l'outil",
        Strict "--strict" "--strict",
        DateOrder "--date-order" "--date-order",
        MaxRecordSize "--max-record-size" "--max-record-size",
    }
}

catalogue! {
    /// A cause as it is called in a heading.
    enum CauseName {
        Facts "facts of the applicant" "indications de la candidature",
        Rules "rules or how they were applied" "règles ou leur application",
        Decision "decision of a person" "décision d'une personne",
    }
}

/// The heading of those who changed by these causes.
#[must_use]
pub fn changed_by(lang: Lang, causes: impl IntoIterator<Item = ChangeCause>) -> String {
    let names = causes.into_iter().map(|cause| match cause {
        ChangeCause::Facts => CauseName::Facts,
        ChangeCause::Rules => CauseName::Rules,
        ChangeCause::Decision => CauseName::Decision,
    });
    let names = names.map(|name| name.text(lang)).collect::<Vec<_>>().join(", ");
    format!("{}{}{names}", Change::Changed.text(lang), colon(lang))
}

/// How many applicants changed, and for how many of them the verdict did.
#[must_use]
pub fn changed(lang: Lang, changed: usize, verdicts: usize) -> String {
    let [all, verdicts] = [changed, verdicts].map(|count| number(lang, count));
    let s = if changed == 1 { "" } else { "s" };
    say!(
        lang,
        "{all} applicant{s}; verdicts that differ: {verdicts}",
        "{all} candidature{s}\u{a0}; verdicts différents\u{a0}: {verdicts}"
    )
}

/// How many applicants there are.
#[must_use]
pub fn applicants(lang: Lang, count: u64) -> String {
    let (s, count) = (if count == 1 { "" } else { "s" }, number(lang, count));
    say!(lang, "{count} applicant{s}", "{count} candidature{s}")
}

/// A record that is another, with the same result.
#[must_use]
pub fn same_result(lang: Lang, verdict: &str) -> String {
    say!(lang, "another record, the same result ({verdict})", "dossier modifié, même résultat ({verdict})")
}

/// Where a decision is from.
#[must_use]
pub fn decided_in(lang: Lang, place: &str) -> String {
    say!(lang, "decided in: {place}", "décision consignée dans\u{a0}: {place}")
}

/// A report that names only some of its applicants.
#[must_use]
pub fn is_part(lang: Lang, path: &str, shown: u64, all: u64) -> String {
    let [shown, all] = [shown, all].map(|count| number(lang, count));
    say!(
        lang,
        "`{path}` names {shown} of its {all} applicants: one whom only the other report names counts as new or gone",
        "`{path}` n'indique que {shown} candidatures sur {all}\u{a0}: une candidature que seul l'autre rapport indique compte comme nouvelle ou disparue"
    )
}

/// A report on a part of its input.
#[must_use]
pub fn is_incomplete(lang: Lang, path: &str) -> String {
    say!(lang, "not all the input of `{path}` was read", "les fichiers de `{path}` n'ont pas tous été lus")
}

/// What both reports are about, where it is not the same.
#[must_use]
pub fn other_vacancy(lang: Lang, old: &str, new: &str) -> String {
    say!(
        lang,
        "the reports are about different vacancies: {old} and {new}",
        "les rapports portent sur des avis de vacance différents\u{a0}: {old} et {new}"
    )
}

/// What a comparison is called.
#[must_use]
pub fn title(lang: Lang, vacancy: &str) -> String {
    say!(lang, "Vacancy {vacancy}: two reports compared", "Avis {vacancy}\u{a0}: comparaison de deux rapports")
}
