//! What the command line says where it cannot do something, or passes something over.

use chrono::NaiveDate;

use super::{colon, other_file_notes, say};
use crate::domain::grammar::{self, date_words::date};
use crate::domain::text::Lang;

/// What the command line has to say. Paths are escaped already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CliError<'a> {
    /// No record was found.
    NothingFound,
    /// A part of the input could not be looked at.
    Incomplete,
    /// A report without a summary where the format needs one.
    SummaryNeeded,
    /// A choice about CSV where none is written.
    CsvNeeded,
    /// So many files of other kinds in folders, and the path of one.
    OtherFiles(u64, &'a str),
    /// A file that holds no applicant.
    NoApplicant(&'a str),
    /// Records could not be compared with each other, and why.
    NotCompared(&'a str),
    /// The run was interrupted; what was judged by then, in words, where anything was.
    Interrupted(Option<&'a str>),
    /// There are more warnings than were said.
    MoreWarnings,
    /// Paths that do not exist, each in backticks.
    Missing(&'a str),
    /// A file that cannot be read.
    Unreadable(&'a str),
    /// A folder where one applicant is asked for.
    OneIsFolder(&'a str),
    /// Several records where one is asked for; the ids of some, each in backticks.
    SeveralRecords(&'a str),
    /// An id that no record has, and those that might be meant, each in backticks.
    NoSuchId(&'a str, &'a str),
    /// An applicant file where a CV in another format is asked for.
    NoCv(&'a str),
    /// An id that no criterion has, and what might be meant.
    NoSuchCriterion(&'a str, &'a str),
    /// An id that several records have.
    SameId(&'a str),
    /// A path that is input and output.
    ReadAndWritten(&'a str),
    LinkToFolder(&'a str),
    /// A pipe or a device in a folder.
    NotAFile(&'a str),
    /// A report of this run in a folder.
    OwnReport(&'a str),
    /// So many files that are reports of other runs, and the path of one.
    EarlierReports(u64, &'a str),
    /// So many files in folders that macOS keeps beside others, and the path of one.
    Shadows(u64, &'a str),
    /// Files in folders that begin as JSON does and are not named so; the paths of some, each in backticks.
    LikeJson(&'a str),
    /// An output whose format nothing names.
    NoFormat(&'a str),
    /// A format that no output has.
    OtherFormat,
    /// Two outputs to one path.
    SameOutput(&'a str),
    OutputIsFolder(&'a str),
    /// An output that cannot be written.
    CannotBeWritten(&'a str),
    /// Standard output cannot be written.
    StandardOutput,
    /// A first day after the last one.
    SpanBackwards(NaiveDate, NaiveDate),
    /// More days than are judged; the most in years.
    SpanTooLong(u16),
    /// A format that a command does not write, by its name.
    NotWritten(&'a str),
    /// A rules file named by an option where the arguments name them.
    RulesAreNamed,
    /// A day or a text of the notice asked for where the report says them.
    ReportSays,
    /// A file that is no report that can be verified, and why.
    NoReport(&'a str, &'a str),
    /// A blind report, which does not name its inputs.
    BlindReport,
    /// A blind report of which no record is found.
    OtherSalt,
    /// Standard input as the report and as its input.
    ReadTwice,
    /// A record that is not compared: its id, its file, and how many problems it has.
    NotJudged(&'a str, &'a str, usize),
    /// A format that the page about a vacancy does not have, by its name.
    NotShown(&'a str),
    /// A record that is invalid where verdicts are asked for; its id.
    InvalidRecord(&'a str),
    /// A rules file that cannot be read.
    RulesUnreadable(&'a str),
    /// A rules file that is no UTF-8.
    RulesNotUtf8(&'a str),
    /// A text of the notice asked for that the notice has not; those that it has.
    NoSuchText(Lang, &'a [Lang]),
    /// Questions are to be asked, and there is no terminal.
    NoTerminal,
    /// A file that is there already, and is not to be replaced.
    AlreadyThere(&'a str),
    /// The applicant stopped before the end.
    Stopped,
    /// An applicant file with so many problems.
    InvalidFile(&'a str, usize),
    /// So many mistakes in a rules file.
    RulesMistakes(&'a str, usize),
    /// A file of cases in the place of a rules file.
    CasesAsRules(&'a str),
}

/// The sentence, with what shows that it is an error before it.
#[must_use]
pub fn error(lang: Lang, trouble: CliError<'_>) -> String {
    let error = say!(lang, "error", "erreur");
    format!("{error}{}{}", colon(lang), sentence(lang, trouble))
}

/// The sentence.
#[must_use]
pub fn sentence(lang: Lang, trouble: CliError<'_>) -> String {
    match trouble {
        CliError::NothingFound => say!(
            lang,
            "there is nothing to check: no applicant was found",
            "il n'y a rien à vérifier\u{a0}: aucune candidature n'a été trouvée"
        ),
        CliError::Incomplete => say!(
            lang,
            "not everything could be read, as the warnings say",
            "tout n'a pas pu être lu, comme le disent les avertissements"
        ),
        CliError::Interrupted(counts) => interrupted(lang, counts),
        CliError::SummaryNeeded => summary_needed(lang),
        CliError::CsvNeeded => csv_needed(lang),
        CliError::OtherFiles(count, path) => other_files(lang, count, path),
        CliError::NoApplicant(path) => no_applicant(lang, path),
        CliError::NotCompared(why) => not_compared(lang, why),
        CliError::MoreWarnings => more_warnings(lang),
        CliError::Missing(paths) => {
            say!(lang, "there is no file or folder {paths}", "il n'existe pas de fichier ni de dossier {paths}")
        }
        CliError::Unreadable(path) => say!(lang, "`{path}` cannot be read", "`{path}` ne peut pas être lu"),
        CliError::OneIsFolder(path) => one_is_folder(lang, path),
        CliError::SeveralRecords(ids) => several_records(lang, ids),
        CliError::NoSuchId(id, others) => no_such_id(lang, id, others),
        CliError::NoCv(path) => no_cv(lang, path),
        CliError::NoSuchCriterion(id, others) => no_such_criterion(lang, id, others),
        CliError::SameId(id) => {
            say!(lang, "several applicants have the id `{id}`", "plusieurs candidatures ont l'identifiant `{id}`")
        }
        CliError::ReadAndWritten(path) => {
            say!(lang, "`{path}` is both to be read and to be written", "`{path}` serait à la fois lu et écrit")
        }
        CliError::LinkToFolder(path) => say!(
            lang,
            "`{path}` is a link to a folder and was not followed",
            "`{path}` est un lien vers un dossier et n'a pas été suivi"
        ),
        CliError::NotAFile(path) => say!(
            lang,
            "`{path}` is a pipe or a device and was not read",
            "`{path}` est un tube ou un périphérique et n'a pas été lu"
        ),
        CliError::OwnReport(path) => say!(
            lang,
            "`{path}` is a report of this run and was not read",
            "`{path}` est un rapport de cette exécution et n'a pas été lu"
        ),
        CliError::EarlierReports(count, path) => other_file_notes::own_reports(lang, count, path),
        CliError::Shadows(count, path) => other_file_notes::shadows(lang, count, path),
        CliError::LikeJson(paths) => other_file_notes::like_json(lang, paths),
        CliError::NoFormat(path) => no_format(lang, path),
        CliError::OtherFormat => other_format(lang),
        CliError::SameOutput(path) => {
            say!(lang, "two reports are to be written to `{path}`", "deux rapports seraient écrits dans `{path}`")
        }
        CliError::OutputIsFolder(path) => output_is_folder(lang, path),
        CliError::CannotBeWritten(path) => say!(lang, "`{path}` cannot be written", "`{path}` ne peut pas être écrit"),
        CliError::StandardOutput => {
            say!(lang, "standard output cannot be written", "la sortie standard ne peut pas être écrite")
        }
        CliError::SpanBackwards(from, to) => span_backwards(lang, from, to),
        CliError::SpanTooLong(years) => span_too_long(lang, years),
        CliError::NotWritten(format) => not_written(lang, format),
        CliError::RulesAreNamed => rules_are_named(lang),
        CliError::ReportSays => report_says(lang),
        CliError::NoReport(path, why) => no_report(lang, path, why),
        CliError::BlindReport => blind_report(lang),
        CliError::OtherSalt => other_salt(lang),
        CliError::ReadTwice => read_twice(lang),
        CliError::NotJudged(id, path, count) => not_judged(lang, id, path, count),
        CliError::NotShown(format) => not_shown(lang, format),
        CliError::InvalidRecord(id) => say!(
            lang,
            "`{id}` is invalid and cannot be judged: correct the problems above",
            "`{id}` est illisible et ne peut pas être apprécié\u{a0}: corrigez les problèmes ci-dessus"
        ),
        CliError::RulesUnreadable(path) => {
            say!(lang, "rules file `{path}` cannot be read", "le fichier de règles `{path}` ne peut pas être lu")
        }
        CliError::RulesNotUtf8(path) => {
            say!(lang, "rules file `{path}` is not UTF-8", "le fichier de règles `{path}` n'est pas en UTF-8")
        }
        CliError::NoSuchText(asked, known) => no_such_text(lang, asked, known),
        CliError::NoTerminal => no_terminal(lang),
        CliError::AlreadyThere(path) => {
            say!(lang, "`{path}` is there already and was not replaced", "`{path}` existe déjà et n'a pas été remplacé")
        }
        CliError::Stopped => say!(lang, "stopped; nothing was written", "interruption\u{a0}; rien n'a été enregistré"),
        CliError::InvalidFile(path, count) => invalid_file(lang, path, count),
        CliError::RulesMistakes(path, count) => rules_mistakes(lang, path, count),
        CliError::CasesAsRules(path) => say!(
            lang,
            "`{path}` holds cases for a rules file, and is none itself: `eligible rules test --rules RULES.toml {path}` runs them",
            "`{path}` contient des cas pour un fichier de règles et n'en est pas un\u{a0}: `eligible rules test --rules REGLES.toml {path}` les exécute"
        ),
    }
}

fn span_backwards(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let (from, to) = (date(lang, from), date(lang, to));
    say!(
        lang,
        "the first day, {from}, is after the last one, {to}: give both by --from and --to",
        "le premier jour, le {from}, vient après le dernier, le {to}\u{a0}: indiquez les deux par --from et --to"
    )
}

fn span_too_long(lang: Lang, years: u16) -> String {
    say!(
        lang,
        "the days from --from to --to span more than {years} years",
        "les jours de --from à --to s'étendent sur plus de {years} ans"
    )
}

fn not_written(lang: Lang, format: &str) -> String {
    say!(
        lang,
        "this command writes a table or JSON, and not `{format}`",
        "cette commande produit un tableau (table) ou du JSON, et non `{format}`"
    )
}

fn rules_are_named(lang: Lang) -> String {
    say!(
        lang,
        "OLD and NEW are the rules files that are compared: leave --rules out",
        "OLD et NEW sont les fichiers de règles à comparer\u{a0}: n'indiquez pas --rules"
    )
}

fn not_judged(lang: Lang, id: &str, path: &str, count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    say!(
        lang,
        "`{id}` ({path}) is invalid and was not compared: {count} problem{s}; `eligible check` tells more",
        "`{id}` ({path}) est illisible et n'a pas été comparé\u{a0}: {count} problème{s}\u{a0}; `eligible check` en dit plus"
    )
}

fn no_format(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` has no extension that names a format: write it as `csv={path}`, for example",
        "`{path}` n'a pas d'extension qui désigne un format\u{a0}: écrivez par exemple `csv={path}`"
    )
}

fn other_format(lang: Lang) -> String {
    say!(
        lang,
        "--format names a format that none of the outputs has by its extension: write it as FORMAT=FILE",
        "--format désigne un format qu'aucune sortie n'a par son extension\u{a0}: écrivez FORMAT=FICHIER"
    )
}

fn not_shown(lang: Lang, format: &str) -> String {
    say!(
        lang,
        "this command writes text, Markdown or HTML, and not `{format}`",
        "cette commande produit du texte, du Markdown ou du HTML, et non `{format}`"
    )
}

fn rules_mistakes(lang: Lang, path: &str, count: usize) -> String {
    if count == 1 {
        return say!(
            lang,
            "1 mistake in {path}; no applicant was read",
            "1 erreur dans {path}\u{a0}; aucune candidature n'a été lue"
        );
    }
    say!(
        lang,
        "{count} mistakes in {path}; no applicant was read",
        "{count} erreurs dans {path}\u{a0}; aucune candidature n'a été lue"
    )
}

fn interrupted(lang: Lang, counts: Option<&str>) -> String {
    let Some(counts) = counts else {
        return say!(
            lang,
            "interrupted: what was not complete was not written",
            "interruption\u{a0}: ce qui n'était pas complet n'a pas été écrit"
        );
    };
    say!(
        lang,
        "interrupted: what was not complete was not written; judged until then: {counts}",
        "interruption\u{a0}: ce qui n'était pas complet n'a pas été écrit\u{a0}; examiné jusque-là\u{a0}: {counts}"
    )
}

fn summary_needed(lang: Lang) -> String {
    say!(
        lang,
        "--no-summary goes with --format ndjson alone: every other report is one with its summary",
        "--no-summary ne va qu'avec --format ndjson\u{a0}: tout autre rapport ne fait qu'un avec son bilan"
    )
}

fn no_applicant(lang: Lang, path: &str) -> String {
    say!(lang, "`{path}` holds no applicant", "`{path}` ne contient aucune candidature")
}

fn csv_needed(lang: Lang) -> String {
    say!(
        lang,
        "--csv-long and --csv-bom are about CSV, and no CSV is written: add --format csv or -o FILE.csv",
        "--csv-long et --csv-bom concernent le CSV, et aucun CSV n'est produit\u{a0}: ajoutez --format csv ou -o FICHIER.csv"
    )
}

fn other_files(lang: Lang, count: u64, path: &str) -> String {
    if count == 1 {
        return say!(
            lang,
            "`{path}` was not read: folders are searched for .json, .jsonl and .ndjson; name a CV in XML itself",
            "`{path}` n'a pas été lu\u{a0}: seuls les .json, .jsonl et .ndjson des dossiers le sont\u{a0}; nommez vous-même un CV en XML"
        );
    }
    say!(
        lang,
        "{count} files, such as `{path}`, were not read: folders are searched for .json, .jsonl and .ndjson; name CVs in XML themselves",
        "{count} fichiers, dont `{path}`, n'ont pas été lus\u{a0}: seuls les .json, .jsonl et .ndjson des dossiers le sont\u{a0}; nommez vous-même les CV en XML"
    )
}

fn not_compared(lang: Lang, why: &str) -> String {
    say!(
        lang,
        "the applicants were not compared with each other: {why}",
        "les candidatures n'ont pas été comparées entre elles\u{a0}: {why}"
    )
}

fn no_such_id(lang: Lang, id: &str, others: &str) -> String {
    say!(
        lang,
        "no applicant has the id `{id}`; there is {others}",
        "aucune candidature n'a l'identifiant `{id}`\u{a0}; il y a {others}"
    )
}

fn no_such_criterion(lang: Lang, id: &str, others: &str) -> String {
    say!(
        lang,
        "there is no criterion `{id}`; there is {others}",
        "il n'y a pas de critère `{id}`\u{a0}; il y a {others}"
    )
}

fn several_records(lang: Lang, ids: &str) -> String {
    say!(
        lang,
        "the file holds several applicants; name one by --id: {ids}",
        "le fichier contient plusieurs candidatures\u{a0}; indiquez-en une par --id\u{a0}: {ids}"
    )
}

fn one_is_folder(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is a folder, and this command is about one applicant: name a file",
        "`{path}` est un dossier, alors que cette commande porte sur une seule candidature\u{a0}: indiquez un fichier"
    )
}

fn more_warnings(lang: Lang) -> String {
    say!(
        lang,
        "there are more warnings; -v shows all of them, and so does --format json",
        "il y a d'autres avertissements\u{a0}; -v les montre tous, de même que --format json"
    )
}

fn no_such_text(lang: Lang, asked: Lang, known: &[Lang]) -> String {
    let asked = asked.code();
    let known = grammar::every(lang, known.iter().map(|text| format!("`{}`", text.code())));
    say!(
        lang,
        "the notice has no text in `{asked}`: its texts are in {known} (`official_languages` of the rules file)",
        "l'avis n'a pas de texte en `{asked}`\u{a0}: ses textes sont en {known} (`official_languages` du fichier de règles)"
    )
}

fn no_terminal(lang: Lang) -> String {
    say!(
        lang,
        "questions need a terminal; `eligible ask --template` writes a file to fill in instead",
        "les questions demandent un terminal\u{a0}; `eligible ask --template` écrit à la place un fichier à remplir"
    )
}

fn invalid_file(lang: Lang, path: &str, count: usize) -> String {
    if count == 1 {
        return say!(
            lang,
            "1 problem in {path}; please correct it first",
            "1 problème dans {path}\u{a0}; veuillez d'abord le corriger"
        );
    }
    say!(
        lang,
        "{count} problems in {path}; please correct them first",
        "{count} problèmes dans {path}\u{a0}; veuillez d'abord les corriger"
    )
}

fn no_cv(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is not recognised as a CV of JSON Resume or Europass: name its format by --from, or use it as it is if it is an applicant file",
        "`{path}` n'est pas reconnu comme un CV JSON Resume ou Europass\u{a0}: indiquez son format par --from, ou utilisez-le tel quel si c'est un fichier de candidature"
    )
}

fn report_says(lang: Lang) -> String {
    say!(
        lang,
        "--as-of and --reading are those of the report, and cannot be asked for",
        "--as-of et --reading sont ceux du rapport et ne peuvent pas être demandés"
    )
}

fn blind_report(lang: Lang) -> String {
    say!(
        lang,
        "a blind report does not name its inputs: name them after it, and with --blind-salt the text it was made with",
        "un rapport anonyme ne nomme pas ses données\u{a0}: nommez-les à sa suite, et avec --blind-salt le texte utilisé"
    )
}

fn other_salt(lang: Lang) -> String {
    say!(
        lang,
        "no record of the report is found: the inputs are others, or --blind-salt is not the text it was made with",
        "aucun enregistrement du rapport n'est retrouvé\u{a0}: les données sont autres, ou --blind-salt n'est pas le texte utilisé"
    )
}

fn read_twice(lang: Lang) -> String {
    say!(
        lang,
        "standard input cannot be both the report and its input",
        "l'entrée standard ne peut pas être à la fois le rapport et ses données"
    )
}

fn output_is_folder(lang: Lang, path: &str) -> String {
    say!(lang, "`{path}` cannot be written: it is a folder", "`{path}` ne peut pas être écrit\u{a0}: c'est un dossier")
}

fn no_report(lang: Lang, path: &str, why: &str) -> String {
    say!(lang, "`{path}` cannot be verified: {why}", "`{path}` ne peut pas être vérifié\u{a0}: {why}")
}
