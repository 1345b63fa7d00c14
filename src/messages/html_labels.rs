//! The words of the page for a browser.

use super::say;
use crate::domain::text::Lang;

/// A heading, a label or a sentence of the page that tells nothing of an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// What the tool is for.
    Advises,
    /// Not all input was read.
    Incomplete,
    /// The heading of the counts.
    Summary,
    /// The heading of the counts by verdict.
    Verdicts,
    /// The heading of the counts by criterion and outcome.
    Outcomes,
    /// The heading of the distribution of scores.
    Scores,
    /// What a score is.
    ScoreNote,
    /// The column of criteria.
    Criterion,
    /// The column of bars.
    Share,
    /// The heading of the table.
    Applicants,
    /// How rows are opened and closed.
    Hint,
    /// What the numbers beside a value are.
    Places,
    /// What is said where scripts do not run.
    NoScripts,
    /// The heading of the search and the filters.
    Find,
    /// The label of the search.
    Search,
    /// The filter by outcome.
    Outcome,
    /// Any criterion.
    AnyCriterion,
    /// Any outcome.
    AnyOutcome,
    /// Adds a filter by criterion.
    AddFilter,
    /// Takes all filters away.
    Reset,
    /// How many are shown; the script puts the numbers in.
    Shown,
    /// Which of them are on this page; the script puts the numbers in.
    OnThisPage,
    /// Nobody is shown.
    Nobody,
    /// The page before.
    Previous,
    /// The next page.
    Next,
    /// All on one page.
    ShowAll,
    /// In pages again.
    InPages,
    /// The pages of the table.
    Pages,
    /// The heading of the criteria in full.
    CriteriaInFull,
    /// What the criterion adds to the score.
    Weight,
    /// A reading that somebody chose.
    ReadAs,
    /// What an applicant for whom it is unclear is told.
    IfUnclear,
    /// What an applicant who does not meet it is told.
    IfNotMet,
    /// The heading of what was applied.
    About,
    /// The problems of a record.
    Problems,
    /// The warnings about a record.
    Warnings,
    /// Unclear because the texts differ.
    TextsDiffer,
    /// By the English text.
    English,
    /// By the French text.
    French,
    /// The way past the summary.
    SkipToApplicants,
}

/// A heading, a label or a sentence.
#[must_use]
pub const fn word(lang: Lang, word: Word) -> &'static str {
    match lang {
        Lang::En => english(word),
        Lang::Fr => french(word),
    }
}

const fn english(word: Word) -> &'static str {
    match word {
        Word::Advises => "This page says what the stated facts show. The tool advises; people decide.",
        Word::Incomplete => "Not all input was read: applicants are missing from this page.",
        Word::Summary => "Summary",
        Word::Verdicts => "Verdicts",
        Word::Outcomes => "How often each criterion was met",
        Word::Scores => "Scores",
        Word::ScoreNote => "Percent of the desirable criteria, by weight, that are surely met",
        Word::Criterion => "criterion",
        Word::Share => "share",
        Word::Applicants => "Applicants",
        Word::Hint => "A row opens with a click, or with Enter on its id, and closes with Escape.",
        Word::Places => "Beside a value stand its line and its column in the file.",
        Word::NoScripts => {
            "Scripts are off: sorting, filters and search are not at hand, and every applicant stands below with all criteria."
        }
        Word::Find => "Search and filters",
        Word::Search => "Search id, name or file",
        Word::Outcome => "outcome",
        Word::AnyCriterion => "any criterion",
        Word::AnyOutcome => "any outcome",
        Word::AddFilter => "Add a criterion",
        Word::Reset => "Show everyone",
        Word::Shown => "{shown} of {total} applicants shown",
        Word::OnThisPage => "{from} to {to} on this page",
        Word::Nobody => "No applicant fits the search and the filters.",
        Word::Previous => "Previous",
        Word::Next => "Next",
        Word::ShowAll => "All on one page",
        Word::InPages => "In pages",
        Word::Pages => "Pages of the table",
        Word::CriteriaInFull => "Criteria",
        Word::Weight => "weight",
        Word::ReadAs => "read as",
        Word::IfUnclear => "to do if unclear",
        Word::IfNotMet => "to do if not met",
        Word::About => "About this page",
        Word::Problems => "problems",
        Word::Warnings => "warnings",
        Word::TextsDiffer => "texts differ",
        Word::English => "English text",
        Word::French => "French text",
        Word::SkipToApplicants => "Skip to the applicants",
    }
}

const fn french(word: Word) -> &'static str {
    match word {
        Word::Advises => {
            "Cette page dit ce que montrent les faits indiqués. L'outil conseille\u{a0}; des personnes décident."
        }
        Word::Incomplete => "Toutes les données n'ont pas été lues\u{a0}: des candidatures manquent sur cette page.",
        Word::Summary => "Synthèse",
        Word::Verdicts => "Verdicts",
        Word::Outcomes => "Résultats par critère",
        Word::Scores => "Scores",
        Word::ScoreNote => "Pourcentage des acquis souhaitables, selon leur poids, qui sont remplis avec certitude",
        Word::Criterion => "critère",
        Word::Share => "part",
        Word::Applicants => "Candidatures",
        Word::Hint => "Une ligne s'ouvre d'un clic, ou avec Entrée sur son identifiant, et se ferme avec Échap.",
        Word::Places => "À côté d'une valeur figurent sa ligne et sa colonne dans le fichier.",
        Word::NoScripts => {
            "Les scripts sont désactivés\u{a0}: ni tri, ni filtres, ni recherche\u{a0}; chaque candidature figure ci-dessous avec tous les critères."
        }
        Word::Find => "Recherche et filtres",
        Word::Search => "Chercher un identifiant, un nom ou un fichier",
        Word::Outcome => "résultat",
        Word::AnyCriterion => "tous les critères",
        Word::AnyOutcome => "tous les résultats",
        Word::AddFilter => "Ajouter un critère",
        Word::Reset => "Tout afficher",
        Word::Shown => "Candidatures affichées\u{a0}: {shown} sur {total}",
        Word::OnThisPage => "{from} à {to} sur cette page",
        Word::Nobody => "Aucune candidature ne correspond à la recherche et aux filtres.",
        Word::Previous => "Précédent",
        Word::Next => "Suivant",
        Word::ShowAll => "Tout sur une page",
        Word::InPages => "Par pages",
        Word::Pages => "Pages du tableau",
        Word::CriteriaInFull => "Critères",
        Word::Weight => "poids",
        Word::ReadAs => "lecture",
        Word::IfUnclear => "à faire si incertain",
        Word::IfNotMet => "à faire si non rempli",
        Word::About => "À propos de cette page",
        Word::Problems => "problèmes",
        Word::Warnings => "avertissements",
        Word::TextsDiffer => "textes divergents",
        Word::English => "texte anglais",
        Word::French => "texte français",
        Word::SkipToApplicants => "Aller aux candidatures",
    }
}

/// Which tool made the page.
#[must_use]
pub fn made_by(lang: Lang, name: &str, version: &str) -> String {
    say!(lang, "made by {name} {version}", "établi par {name} {version}")
}

/// Where a record stands, and its hash.
#[must_use]
pub fn record(lang: Lang, source: &str, record: u64, sha256: &str) -> String {
    say!(lang, "{source}, record {record}, SHA-256 {sha256}", "{source}, enregistrement {record}, SHA-256 {sha256}")
}
