//! What the sheets of the workbook, their columns and their lines are called.

use crate::domain::grammar::phrase;
use crate::domain::text::Lang;
use crate::messages::say;

/// A sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetName {
    /// A row an applicant.
    Applicants,
    /// A row an applicant and criterion.
    Criteria,
    /// About the run.
    Run,
}

/// The name of a sheet, of at most 27 characters, so that a number still fits behind it.
#[must_use]
pub const fn sheet(lang: Lang, sheet: SheetName) -> &'static str {
    match sheet {
        SheetName::Applicants => phrase(lang, "applicants", "candidatures"),
        SheetName::Criteria => phrase(lang, "criteria", "critères"),
        SheetName::Run => phrase(lang, "run", "traitement"),
    }
}

/// A column of a sheet that the table for terminals does not have, or has under a shorter name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetColumn {
    DateOfBirth,
    /// The score that counts what is met.
    LeastScore,
    /// The score that counts what is met or unclear.
    MostScore,
    /// How many essential criteria are met.
    EssentialMet,
    /// How many desirable criteria are met.
    DesirableMet,
    /// The criteria for which the texts differ.
    Contested,
    /// The conditions that could not be checked.
    Unchecked,
    /// What keeps the applicant from being eligible.
    Reasons,
    Warnings,
    /// The file.
    Source,
    /// The number of the record in the file.
    Record,
    /// The id of a criterion.
    Criterion,
    /// What a criterion is called.
    Title,
    /// The part of the notice.
    Group,
    /// What an outcome did to the verdict.
    Effect,
    /// The values that an outcome rests on.
    Evidence,
    /// The line of the first of them.
    Line,
    /// Its place in the line.
    Place,
    /// What to do.
    Advice,
}

/// The head of a column of a sheet.
#[must_use]
pub const fn column(lang: Lang, column: SheetColumn) -> &'static str {
    match column {
        SheetColumn::DateOfBirth => phrase(lang, "date of birth", "date de naissance"),
        SheetColumn::LeastScore => phrase(lang, "score, at least", "score minimal"),
        SheetColumn::MostScore => phrase(lang, "score, at most", "score maximal"),
        SheetColumn::EssentialMet => phrase(lang, "essential met", "essentiels remplis"),
        SheetColumn::DesirableMet => phrase(lang, "desirable met", "souhaitables remplis"),
        SheetColumn::Contested => phrase(lang, "texts differ", "textes divergents"),
        SheetColumn::Unchecked => phrase(lang, "not checked", "non vérifié"),
        SheetColumn::Reasons => phrase(lang, "why not eligible", "pourquoi pas admissible"),
        SheetColumn::Warnings => phrase(lang, "warnings", "avertissements"),
        SheetColumn::Source => phrase(lang, "file", "fichier"),
        SheetColumn::Record => phrase(lang, "record", "enregistrement"),
        SheetColumn::Criterion => phrase(lang, "criterion", "critère"),
        SheetColumn::Title => phrase(lang, "title", "intitulé"),
        SheetColumn::Group => phrase(lang, "group", "groupe"),
        SheetColumn::Effect => phrase(lang, "effect", "effet"),
        SheetColumn::Evidence => phrase(lang, "facts", "données"),
        SheetColumn::Line => phrase(lang, "line", "ligne"),
        SheetColumn::Place => phrase(lang, "column", "colonne"),
        SheetColumn::Advice => phrase(lang, "what to do", "que faire"),
    }
}

/// A line of the sheet about the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeFact {
    /// The id of the vacancy.
    Vacancy,
    Title,
    /// The tool and its version.
    Tool,
    /// The rules file.
    Rules,
    /// Its hash.
    Sha256,
    /// The day on which dated criteria are judged.
    Reference,
    Deadline,
    /// The time zone of the deadline.
    Zone,
    /// The text that is applied.
    Reading,
    /// How many applicants there are.
    Applicants,
    /// How many of them are shown.
    Shown,
    /// Whether all input was read.
    Complete,
    /// How many files were not read.
    PassedOver,
}

/// What is before a line of the sheet about the run.
#[must_use]
pub const fn fact(lang: Lang, fact: NoticeFact) -> &'static str {
    match fact {
        NoticeFact::Vacancy => phrase(lang, "vacancy", "avis"),
        NoticeFact::Title => phrase(lang, "title", "intitulé"),
        NoticeFact::Tool => phrase(lang, "tool", "outil"),
        NoticeFact::Rules => phrase(lang, "rules", "règles"),
        NoticeFact::Sha256 => phrase(lang, "SHA-256 of the rules", "SHA-256 des règles"),
        NoticeFact::Reference => phrase(lang, "judged as of", "situation au"),
        NoticeFact::Deadline => phrase(lang, "deadline", "date limite"),
        NoticeFact::Zone => phrase(lang, "time zone of the deadline", "fuseau horaire de la date limite"),
        NoticeFact::Reading => phrase(lang, "text applied", "texte appliqué"),
        NoticeFact::Applicants => phrase(lang, "applicants", "candidatures"),
        NoticeFact::Shown => phrase(lang, "shown", "affichées"),
        NoticeFact::Complete => phrase(lang, "all input was read", "toutes les données ont été lues"),
        NoticeFact::PassedOver => phrase(lang, "passed over", "laissés de côté"),
    }
}

/// Yes or no.
#[must_use]
pub const fn yes_or_no(lang: Lang, yes: bool) -> &'static str {
    match yes {
        true => phrase(lang, "yes", "oui"),
        false => phrase(lang, "no", "non"),
    }
}

/// That an outcome did nothing to the verdict, where a table has a cell for it.
#[must_use]
pub const fn no_effect(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "none",
        Lang::Fr => "aucun",
    }
}

/// That a sheet has no more columns than a workbook can hold.
#[must_use]
pub fn columns_left_out(lang: Lang, count: usize, sheet: &str) -> String {
    say!(
        lang,
        "{count} criteria have no column of their own, since a sheet cannot hold more; they are all on the sheet “{sheet}”",
        "{count} critères n'ont pas de colonne, une feuille ne pouvant en contenir davantage\u{a0}; tous figurent sur la feuille «\u{a0}{sheet}\u{a0}»"
    )
}
