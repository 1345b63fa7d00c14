//! The words of the page for a browser.

use super::say;
use crate::domain::text::Lang;

/// A heading, a label or a sentence of the page that says nothing of an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlLabel {
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
    ScoreNote,
    /// The column of criteria.
    Criterion,
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
    AnyCriterion,
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
    /// What an applicant for whom it is unclear is said.
    IfUnclear,
    /// What an applicant who does not meet it is said.
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
pub const fn word(lang: Lang, word: HtmlLabel) -> &'static str {
    match lang {
        Lang::En => english(word),
        Lang::Fr => french(word),
    }
}

const fn english(word: HtmlLabel) -> &'static str {
    match word {
        HtmlLabel::Advises => "This page says what the stated facts show. The tool advises; people decide.",
        HtmlLabel::Incomplete => "Not all input was read: applicants are missing from this page.",
        HtmlLabel::Summary => "Summary",
        HtmlLabel::Verdicts => "Verdicts",
        HtmlLabel::Outcomes => "How often each criterion was met",
        HtmlLabel::Scores => "Scores",
        HtmlLabel::ScoreNote => "Percent of the desirable criteria, by weight, that are surely met",
        HtmlLabel::Criterion => "criterion",
        HtmlLabel::Applicants => "Applicants",
        HtmlLabel::Hint => "A row opens with a click, or with Enter on its id, and closes with Escape.",
        HtmlLabel::Places => "Beside a value stand its line and its column in the file.",
        HtmlLabel::NoScripts => {
            "Scripts are off: sorting, filters and search are not at hand, and every applicant stands below with all criteria."
        }
        HtmlLabel::Find => "Search and filters",
        HtmlLabel::Search => "Search id, name or file",
        HtmlLabel::Outcome => "outcome",
        HtmlLabel::AnyCriterion => "any criterion",
        HtmlLabel::AnyOutcome => "any outcome",
        HtmlLabel::AddFilter => "Add a criterion",
        HtmlLabel::Reset => "Show everyone",
        HtmlLabel::Shown => "{shown} of {total} applicants shown",
        HtmlLabel::OnThisPage => "{from} to {to} on this page",
        HtmlLabel::Nobody => "No applicant fits the search and the filters.",
        HtmlLabel::Previous => "Previous",
        HtmlLabel::Next => "Next",
        HtmlLabel::ShowAll => "All on one page",
        HtmlLabel::InPages => "In pages",
        HtmlLabel::Pages => "Pages of the table",
        HtmlLabel::CriteriaInFull => "Criteria",
        HtmlLabel::Weight => "weight",
        HtmlLabel::ReadAs => "read as",
        HtmlLabel::IfUnclear => "to do if unclear",
        HtmlLabel::IfNotMet => "to do if not met",
        HtmlLabel::About => "About this page",
        HtmlLabel::Problems => "problems",
        HtmlLabel::Warnings => "warnings",
        HtmlLabel::TextsDiffer => "texts differ",
        HtmlLabel::English => "English text",
        HtmlLabel::French => "French text",
        HtmlLabel::SkipToApplicants => "Skip to the applicants",
    }
}

const fn french(word: HtmlLabel) -> &'static str {
    match word {
        HtmlLabel::Advises => {
            "Cette page dit ce que montrent les faits indiqués. L'outil conseille\u{a0}; des personnes décident."
        }
        HtmlLabel::Incomplete => {
            "Toutes les données n'ont pas été lues\u{a0}: des candidatures manquent sur cette page."
        }
        HtmlLabel::Summary => "Synthèse",
        HtmlLabel::Verdicts => "Verdicts",
        HtmlLabel::Outcomes => "Résultats par critère",
        HtmlLabel::Scores => "Scores",
        HtmlLabel::ScoreNote => {
            "Pourcentage des acquis souhaitables, selon leur poids, qui sont remplis avec certitude"
        }
        HtmlLabel::Criterion => "critère",
        HtmlLabel::Applicants => "Candidatures",
        HtmlLabel::Hint => "Une ligne s'ouvre d'un clic, ou avec Entrée sur son identifiant, et se ferme avec Échap.",
        HtmlLabel::Places => "À côté d'une valeur figurent sa ligne et sa colonne dans le fichier.",
        HtmlLabel::NoScripts => {
            "Les scripts sont désactivés\u{a0}: ni tri, ni filtres, ni recherche\u{a0}; chaque candidature figure ci-dessous avec tous les critères."
        }
        HtmlLabel::Find => "Recherche et filtres",
        HtmlLabel::Search => "Chercher un identifiant, un nom ou un fichier",
        HtmlLabel::Outcome => "résultat",
        HtmlLabel::AnyCriterion => "tous les critères",
        HtmlLabel::AnyOutcome => "tous les résultats",
        HtmlLabel::AddFilter => "Ajouter un critère",
        HtmlLabel::Reset => "Tout afficher",
        HtmlLabel::Shown => "Candidatures affichées\u{a0}: {shown} sur {total}",
        HtmlLabel::OnThisPage => "{from} à {to} sur cette page",
        HtmlLabel::Nobody => "Aucune candidature ne correspond à la recherche et aux filtres.",
        HtmlLabel::Previous => "Précédent",
        HtmlLabel::Next => "Suivant",
        HtmlLabel::ShowAll => "Tout sur une page",
        HtmlLabel::InPages => "Par pages",
        HtmlLabel::Pages => "Pages du tableau",
        HtmlLabel::CriteriaInFull => "Critères",
        HtmlLabel::Weight => "poids",
        HtmlLabel::ReadAs => "lecture",
        HtmlLabel::IfUnclear => "à faire si incertain",
        HtmlLabel::IfNotMet => "à faire si non rempli",
        HtmlLabel::About => "À propos de cette page",
        HtmlLabel::Problems => "problèmes",
        HtmlLabel::Warnings => "avertissements",
        HtmlLabel::TextsDiffer => "textes divergents",
        HtmlLabel::English => "texte anglais",
        HtmlLabel::French => "texte français",
        HtmlLabel::SkipToApplicants => "Aller aux candidatures",
    }
}

/// Which tool made the page.
#[must_use]
pub fn made_by(lang: Lang, name: &str, version: &str) -> String {
    say!(lang, "made by {name} {version}", "établi par {name} {version}")
}

/// Where a record is, and its hash.
#[must_use]
pub fn record(lang: Lang, source: &str, record: u64, sha256: &str) -> String {
    say!(lang, "{source}, record {record}, SHA-256 {sha256}", "{source}, enregistrement {record}, SHA-256 {sha256}")
}
