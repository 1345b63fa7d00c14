//! What the sheets of the workbook, their columns and their lines are called.

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
    match (lang, sheet) {
        (Lang::En, SheetName::Applicants) => "applicants",
        (Lang::En, SheetName::Criteria) => "criteria",
        (Lang::En, SheetName::Run) => "run",
        (Lang::Fr, SheetName::Applicants) => "candidatures",
        (Lang::Fr, SheetName::Criteria) => "critères",
        (Lang::Fr, SheetName::Run) => "traitement",
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
    match (lang, column) {
        (Lang::En, SheetColumn::DateOfBirth) => "date of birth",
        (Lang::En, SheetColumn::LeastScore) => "score, at least",
        (Lang::En, SheetColumn::MostScore) => "score, at most",
        (Lang::En, SheetColumn::EssentialMet) => "essential met",
        (Lang::En, SheetColumn::DesirableMet) => "desirable met",
        (Lang::En, SheetColumn::Contested) => "texts differ",
        (Lang::En, SheetColumn::Unchecked) => "not checked",
        (Lang::En, SheetColumn::Reasons) => "why not eligible",
        (Lang::En, SheetColumn::Warnings) => "warnings",
        (Lang::En, SheetColumn::Source) => "file",
        (Lang::En, SheetColumn::Record) => "record",
        (Lang::En, SheetColumn::Criterion) => "criterion",
        (Lang::En, SheetColumn::Title) => "title",
        (Lang::En, SheetColumn::Group) => "group",
        (Lang::En, SheetColumn::Effect) => "effect",
        (Lang::En, SheetColumn::Evidence) => "facts",
        (Lang::En, SheetColumn::Line) => "line",
        (Lang::En, SheetColumn::Place) => "column",
        (Lang::En, SheetColumn::Advice) => "what to do",
        (Lang::Fr, SheetColumn::DateOfBirth) => "date de naissance",
        (Lang::Fr, SheetColumn::LeastScore) => "score minimal",
        (Lang::Fr, SheetColumn::MostScore) => "score maximal",
        (Lang::Fr, SheetColumn::EssentialMet) => "essentiels remplis",
        (Lang::Fr, SheetColumn::DesirableMet) => "souhaitables remplis",
        (Lang::Fr, SheetColumn::Contested) => "textes divergents",
        (Lang::Fr, SheetColumn::Unchecked) => "non vérifié",
        (Lang::Fr, SheetColumn::Reasons) => "pourquoi pas admissible",
        (Lang::Fr, SheetColumn::Warnings) => "avertissements",
        (Lang::Fr, SheetColumn::Source) => "fichier",
        (Lang::Fr, SheetColumn::Record) => "enregistrement",
        (Lang::Fr, SheetColumn::Criterion) => "critère",
        (Lang::Fr, SheetColumn::Title) => "intitulé",
        (Lang::Fr, SheetColumn::Group) => "groupe",
        (Lang::Fr, SheetColumn::Effect) => "effet",
        (Lang::Fr, SheetColumn::Evidence) => "données",
        (Lang::Fr, SheetColumn::Line) => "ligne",
        (Lang::Fr, SheetColumn::Place) => "colonne",
        (Lang::Fr, SheetColumn::Advice) => "que faire",
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
    match (lang, fact) {
        (Lang::En, NoticeFact::Vacancy) => "vacancy",
        (Lang::En, NoticeFact::Title) => "title",
        (Lang::En, NoticeFact::Tool) => "tool",
        (Lang::En, NoticeFact::Rules) => "rules",
        (Lang::En, NoticeFact::Sha256) => "SHA-256 of the rules",
        (Lang::En, NoticeFact::Reference) => "judged as of",
        (Lang::En, NoticeFact::Deadline) => "deadline",
        (Lang::En, NoticeFact::Zone) => "time zone of the deadline",
        (Lang::En, NoticeFact::Reading) => "text applied",
        (Lang::En, NoticeFact::Applicants) => "applicants",
        (Lang::En, NoticeFact::Shown) => "shown",
        (Lang::En, NoticeFact::Complete) => "all input was read",
        (Lang::En, NoticeFact::PassedOver) => "passed over",
        (Lang::Fr, NoticeFact::PassedOver) => "laissés de côté",
        (Lang::Fr, NoticeFact::Vacancy) => "avis",
        (Lang::Fr, NoticeFact::Title) => "intitulé",
        (Lang::Fr, NoticeFact::Tool) => "outil",
        (Lang::Fr, NoticeFact::Rules) => "règles",
        (Lang::Fr, NoticeFact::Sha256) => "SHA-256 des règles",
        (Lang::Fr, NoticeFact::Reference) => "situation au",
        (Lang::Fr, NoticeFact::Deadline) => "date limite",
        (Lang::Fr, NoticeFact::Zone) => "fuseau horaire de la date limite",
        (Lang::Fr, NoticeFact::Reading) => "texte appliqué",
        (Lang::Fr, NoticeFact::Applicants) => "candidatures",
        (Lang::Fr, NoticeFact::Shown) => "affichées",
        (Lang::Fr, NoticeFact::Complete) => "toutes les données ont été lues",
    }
}

/// Yes or no.
#[must_use]
pub const fn yes_or_no(lang: Lang, yes: bool) -> &'static str {
    match (lang, yes) {
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
        (Lang::Fr, true) => "oui",
        (Lang::Fr, false) => "non",
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
