//! The words of the page for a browser.

use super::say;
use crate::domain::grammar::catalogue;
use crate::domain::text::Lang;

catalogue! {
    /// A heading, a label or a sentence of the page that says nothing of an applicant.
    pub enum HtmlLabel {
        /// What the tool is for.
        Advises "This page reports what the stated facts show. It informs the decision; it does not make it." "Cette page présente ce que montrent les indications fournies. Elle éclaire la décision\u{a0}; elle ne la prend pas.",
        /// Not all input was read.
        Incomplete "Some input was not read: applicants are missing from this page." "Certaines données n'ont pas été lues\u{a0}: des candidatures manquent sur cette page.",
        /// The heading of the counts.
        Summary "Summary" "Synthèse",
        /// The heading of the counts by verdict.
        Verdicts "Verdicts" "Verdicts",
        /// The heading of the counts by criterion and outcome.
        Outcomes "How often each criterion was met" "Résultats par critère",
        /// The heading of the distribution of scores.
        Scores "Scores" "Scores",
        ScoreNote "Weighted share of the desirable criteria that are certainly met, in percent" "Part pondérée des acquis souhaitables remplis de façon certaine, en pourcentage",
        /// The column of criteria.
        Criterion "criterion" "critère",
        /// The heading of the table.
        Applicants "Applicants" "Candidatures",
        /// How rows are opened and closed.
        Hint "Click a row, or press Enter on its id, to open it; press Escape to close it." "Une ligne s'ouvre d'un clic, ou avec Entrée sur son identifiant, et se ferme avec Échap.",
        /// What the numbers beside a value are.
        Places "Beside each value are its line and its column in the file." "À côté d'une valeur figurent sa ligne et sa colonne dans le fichier.",
        /// What is said where scripts do not run.
        NoScripts "Scripts are off: sorting, filters and search do not work, and every applicant is shown below with all criteria." "Les scripts sont désactivés\u{a0}: ni tri, ni filtres, ni recherche\u{a0}; chaque candidature figure ci-dessous avec tous les critères.",
        /// The heading of the search and the filters.
        Find "Search and filters" "Recherche et filtres",
        /// The label of the search.
        Search "Search id, name or file" "Chercher un identifiant, un nom ou un fichier",
        /// The filter by outcome.
        Outcome "outcome" "résultat",
        AnyCriterion "any criterion" "tous les critères",
        AnyOutcome "any outcome" "tous les résultats",
        /// Adds a filter by criterion.
        AddFilter "Add a criterion" "Ajouter un critère",
        /// Takes all filters away.
        Reset "Show everyone" "Réinitialiser",
        /// How many are shown; the script puts the numbers in.
        Shown "{shown} of {total} applicants shown" "Candidatures affichées\u{a0}: {shown} sur {total}",
        /// Which of them are on this page; the script puts the numbers in.
        OnThisPage "{from} to {to} on this page" "{from} à {to} sur cette page",
        /// Nobody is shown.
        Nobody "No applicant matches the search and the filters." "Aucune candidature ne correspond à la recherche et aux filtres.",
        /// The page before.
        Previous "Previous" "Précédent",
        /// The next page.
        Next "Next" "Suivant",
        /// All on one page.
        ShowAll "All on one page" "Tout sur une page",
        /// In pages again.
        InPages "Page by page" "Pagination",
        /// The pages of the table.
        Pages "Pages of the table" "Pages du tableau",
        /// The heading of the criteria in full.
        CriteriaInFull "Criteria" "Critères",
        /// What the criterion adds to the score.
        Weight "weight" "poids",
        /// An interpretation that somebody chose.
        ReadAs "interpretation" "interprétation",
        /// What an applicant for whom it is unclear is said.
        IfUnclear "advice if unclear" "conseil en cas de doute",
        /// What an applicant who does not meet it is said.
        IfNotMet "advice if not met" "conseil si le critère n'est pas rempli",
        /// The heading of what was applied.
        About "About this page" "À propos de cette page",
        /// The problems of a record.
        Problems "problems" "problèmes",
        /// The warnings about a record.
        Warnings "warnings" "avertissements",
        /// By the English text.
        English "English text" "texte anglais",
        /// By the French text.
        French "French text" "texte français",
        /// The way past the summary.
        SkipToApplicants "Skip to the applicants" "Aller aux candidatures",
    }
}

/// Which tool made the page.
#[must_use]
pub fn made_by(lang: Lang, name: &str, version: &str) -> String {
    say!(lang, "made with {name} {version}", "établi avec {name} {version}")
}

/// Where a record is, and its hash.
#[must_use]
pub fn record(lang: Lang, source: &str, record: u64, sha256: &str) -> String {
    say!(lang, "{source}, record {record}, SHA-256 {sha256}", "{source}, dossier {record}, SHA-256 {sha256}")
}
