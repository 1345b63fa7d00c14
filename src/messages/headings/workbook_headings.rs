//! What the sheets of the workbook, their columns and their lines are called.

use crate::domain::grammar::{catalogue, phrase};
use crate::domain::text::Lang;
use crate::messages::say;

catalogue! {
    /// A sheet of the workbook. Its name has at most 27 characters, so that a number still fits behind it.
    pub enum SheetName {
        /// Letters to applicants.
        Letters "letters" "lettres",
        /// One row per applicant.
        Applicants "applicants" "candidatures",
        /// One row per applicant and criterion.
        Criteria "criteria" "critères",
        /// One row per decision of a person.
        Decisions "decisions" "décisions",
        /// About the run.
        Run "run" "à propos",
        /// What a person has to decide.
        Worklist "worklist" "à décider",
    }
}

catalogue! {
    /// A column of a sheet that the table for terminals does not have, or has under a shorter name.
    pub enum SheetColumn {
        DateOfBirth "date of birth" "date de naissance",
        /// The score that counts what is met.
        LeastScore "minimum score" "score minimal",
        /// The score that counts what is met or unclear.
        MostScore "maximum score" "score maximal",
        /// How many essential criteria are met.
        EssentialMet "essential met" "essentiels remplis",
        /// How many desirable criteria are met.
        DesirableMet "desirable met" "souhaitables remplis",
        /// The criteria for which the texts differ.
        Contested "texts differ" "textes divergents",
        /// The conditions that could not be checked.
        Unchecked "conditions not checked" "conditions non vérifiées",
        /// What keeps the applicant from being eligible.
        Reasons "reasons" "motifs",
        Warnings "warnings" "avertissements",
        /// The file.
        Source "file" "fichier",
        /// The number of the record in the file.
        Record "record" "dossier",
        /// The id of a criterion.
        Criterion "criterion" "critère",
        /// What a criterion is called.
        Title "title" "intitulé",
        /// The part of the notice.
        Group "group" "groupe",
        /// What an outcome did to the verdict.
        Effect "effect" "effet",
        /// The values that an outcome rests on.
        Evidence "facts" "indications",
        /// The line of the first of them.
        Line "line" "ligne",
        /// Its place in the line.
        Place "column" "colonne",
        /// What to do.
        Advice "what to do" "à faire",
        /// What a person decided.
        Decided "decided" "décidé",
        /// What the facts gave.
        OfFacts "by the facts" "d'après les faits",
        /// Whether a person decided against what the facts settle.
        Override "against the facts" "à l'encontre des faits",
        /// Who decided.
        DecidedBy "decided by" "décidé par",
        /// The day of the decision.
        DecidedOn "decided on" "décidé le",
        /// Why it was decided so.
        DecidedBecause "reason of the decision" "motif de la décision",
    }
}

catalogue! {
    /// A line of the sheet about the run.
    pub enum NoticeFact {
        /// The id of the vacancy.
        Vacancy "vacancy" "avis de vacance",
        Title "title" "intitulé",
        /// The tool and its version.
        Tool "tool" "outil",
        /// The rules file.
        Rules "rules" "règles",
        /// Its hash.
        Sha256 "SHA-256 of the rules" "SHA-256 des règles",
        /// The day on which dated criteria are judged.
        Reference "assessed as of" "situation appréciée au",
        Deadline "deadline" "date limite",
        /// The time zone of the deadline.
        Zone "time zone of the deadline" "fuseau horaire de la date limite",
        /// The text that is applied.
        Reading "text applied" "texte appliqué",
        /// How many applicants there are.
        Applicants "applicants" "candidatures",
        /// How many of them are shown.
        Shown "shown" "affichées",
        /// Whether all input was read.
        Complete "all input was read" "toutes les données ont été lues",
        /// How many files were not read.
        PassedOver "files not read" "fichiers non lus",
    }
}

/// Yes or no.
#[must_use]
pub const fn yes_or_no(lang: Lang, yes: bool) -> &'static str {
    if yes { phrase(lang, "yes", "oui") } else { phrase(lang, "no", "non") }
}

/// What a table has in its cell where an outcome did nothing to the verdict.
pub const NO_EFFECT: &str = "—";

/// That a sheet has no more columns than a workbook can hold.
#[must_use]
pub fn columns_left_out(lang: Lang, count: usize, sheet: &str) -> String {
    say!(
        lang,
        "{count} criteria have no column of their own because a sheet cannot hold more; all of them are on the sheet “{sheet}”",
        "{count} critères n'ont pas de colonne, une feuille ne pouvant en contenir davantage\u{a0}; tous figurent sur la feuille «\u{a0}{sheet}\u{a0}»"
    )
}
