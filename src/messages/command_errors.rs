//! What the command line says where it cannot do something, or passes something over.

use std::io::ErrorKind;

use chrono::NaiveDate;

use super::did_you_mean;
use super::letter_messages::{self, LettersError};
use super::table_input_messages::{self, TableInputError};
use super::{colon, other_file_notes, say};
use crate::domain::grammar::{self, date_words::date, phrase};
use crate::domain::outcome::Outcome;
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
    /// A choice about the table where none is written.
    TableNeeded,
    /// A choice about the worklist where none is written.
    WorklistNeeded,
    /// A worklist that is split where no file is named.
    SplitNeedsFile,
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
    /// An id that no criterion has, the nearest, and all of them.
    NoSuchCriterion(&'a str, Option<&'a str>, &'a str),
    /// A criterion without an outcome, where one is asked for.
    NoOutcome(&'a str),
    /// A word that is no outcome, and the nearest that is.
    NoSuchOutcome(&'a str, Option<&'a str>),
    /// An id that no applicant of a run has.
    NobodyHasId(&'a str),
    /// An id that several records have.
    SameId(&'a str),
    /// An output in a folder that does not exist.
    NoFolder(&'a str),
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
    /// A file that is no report that can be compared, and why.
    NoComparison(&'a str, &'a str),
    /// What two reports say asked for as an option.
    ReportsSay,
    /// Standard input as both reports.
    BothReportsRead,
    /// A format that no comparison has, by its name.
    NoComparisonFormat(&'a str),
    /// A report that is another than the one that `--since` named.
    OtherSince(&'a str),
    /// Two reports of which one is blind.
    OneIsBlind,
    /// A file of decisions that cannot be read, and why.
    NoDecisions(&'a str, &'a str),
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
    /// Rules with another hash than the one asked for: where they come from, their hash, and that one.
    OtherRules(&'a str, &'a str, &'a str),
    /// What is wrong with what was asked of letters.
    Letters(LettersError<'a>),
    /// What is wrong with a table as input.
    Table(TableInputError<'a>),
    /// A file of cases in the place of a rules file.
    CasesAsRules(&'a str),
}

/// The sentence, with what shows that it is an error before it.
#[must_use]
pub fn error(lang: Lang, trouble: CliError<'_>) -> String {
    let error = say!(lang, "error", "erreur");
    format!("{error}{}{}", colon(lang), sentence(lang, trouble))
}

/// Why the operating system refused something: its own words only for what has no sentence here.
#[must_use]
pub const fn system_reason(lang: Lang, kind: ErrorKind, words: &str) -> &str {
    match kind {
        ErrorKind::NotFound => phrase(lang, "file not found", "fichier introuvable"),
        ErrorKind::PermissionDenied => phrase(lang, "permission denied", "accès refusé"),
        ErrorKind::IsADirectory => phrase(lang, "it is a folder", "c'est un dossier"),
        ErrorKind::NotADirectory => {
            phrase(lang, "part of the path is not a folder", "une partie du chemin n'est pas un dossier")
        }
        ErrorKind::StorageFull => phrase(lang, "the disk is full", "le disque est plein"),
        ErrorKind::QuotaExceeded => phrase(lang, "the disk quota is used up", "le quota de disque est épuisé"),
        ErrorKind::ReadOnlyFilesystem => phrase(lang, "the disk is read-only", "le disque est en lecture seule"),
        ErrorKind::FileTooLarge => phrase(lang, "the file is too large", "le fichier est trop volumineux"),
        ErrorKind::InvalidFilename => phrase(lang, "the name is too long or not valid", "nom trop long ou non valable"),
        ErrorKind::BrokenPipe => phrase(lang, "nobody reads it any more", "plus personne ne le lit"),
        ErrorKind::OutOfMemory => phrase(lang, "there is not enough memory", "mémoire insuffisante"),
        ErrorKind::TimedOut => phrase(lang, "no answer in time", "délai d'attente dépassé"),
        _ => words,
    }
}

/// The sentence.
#[must_use]
pub fn sentence(lang: Lang, trouble: CliError<'_>) -> String {
    match trouble {
        CliError::NothingFound => say!(
            lang,
            "there is nothing to check: no applicant was found",
            "il n'y a rien à vérifier\u{a0}: aucune candidature trouvée"
        ),
        CliError::Incomplete => say!(
            lang,
            "not everything could be read: see the warnings",
            "certaines données n'ont pas été lues\u{a0}: voir les avertissements"
        ),
        CliError::Interrupted(counts) => interrupted(lang, counts),
        CliError::SummaryNeeded => summary_needed(lang),
        CliError::CsvNeeded => csv_needed(lang),
        CliError::TableNeeded => table_needed(lang),
        CliError::WorklistNeeded => worklist_needed(lang),
        CliError::SplitNeedsFile => split_needs_file(lang),
        CliError::OtherFiles(count, path) => other_files(lang, count, path),
        CliError::NoApplicant(path) => no_applicant(lang, path),
        CliError::NotCompared(why) => not_compared(lang, why),
        CliError::MoreWarnings => more_warnings(lang),
        CliError::Missing(paths) => {
            say!(lang, "no such file or folder: {paths}", "fichier ou dossier introuvable\u{a0}: {paths}")
        }
        CliError::Unreadable(path) => say!(lang, "`{path}` cannot be read", "impossible de lire `{path}`"),
        CliError::OneIsFolder(path) => one_is_folder(lang, path),
        CliError::SeveralRecords(ids) => several_records(lang, ids),
        CliError::NoSuchId(id, others) => no_such_id(lang, id, others),
        CliError::NoCv(path) => no_cv(lang, path),
        CliError::NoSuchCriterion(id, near, all) => no_such_criterion(lang, id, near, all),
        CliError::NoOutcome(asked) => no_outcome(lang, asked),
        CliError::NoSuchOutcome(word, near) => no_such_outcome(lang, word, near),
        CliError::NobodyHasId(id) => {
            say!(lang, "no applicant has the id `{id}`", "aucune candidature ne porte l'identifiant `{id}`")
        }
        CliError::SameId(id) => {
            say!(lang, "several applicants have the id `{id}`", "plusieurs candidatures portent l'identifiant `{id}`")
        }
        CliError::ReadAndWritten(path) => read_and_written(lang, path),
        CliError::LinkToFolder(path) => link_to_folder(lang, path),
        CliError::NotAFile(path) => not_a_file(lang, path),
        CliError::OwnReport(path) => own_report(lang, path),
        CliError::EarlierReports(count, path) => other_file_notes::own_reports(lang, count, path),
        CliError::Shadows(count, path) => other_file_notes::shadows(lang, count, path),
        CliError::LikeJson(paths) => other_file_notes::like_json(lang, paths),
        CliError::NoFormat(path) => no_format(lang, path),
        CliError::OtherFormat => other_format(lang),
        CliError::SameOutput(path) => same_output(lang, path),
        CliError::OutputIsFolder(path) => output_is_folder(lang, path),
        CliError::CannotBeWritten(path) => say!(lang, "`{path}` cannot be written", "impossible d'écrire `{path}`"),
        CliError::NoFolder(path) => no_folder(lang, path),
        CliError::StandardOutput => {
            say!(lang, "standard output cannot be written", "impossible d'écrire sur la sortie standard")
        }
        CliError::SpanBackwards(from, to) => span_backwards(lang, from, to),
        CliError::SpanTooLong(years) => span_too_long(lang, years),
        CliError::NotWritten(format) => not_written(lang, format),
        CliError::RulesAreNamed => rules_are_named(lang),
        CliError::ReportSays => report_says(lang),
        CliError::NoReport(path, why) => no_report(lang, path, why),
        CliError::NoComparison(path, why) => no_comparison(lang, path, why),
        CliError::ReportsSay => reports_say(lang),
        CliError::BothReportsRead => both_reports_read(lang),
        CliError::NoComparisonFormat(format) => no_comparison_format(lang, format),
        CliError::OneIsBlind => one_is_blind(lang),
        CliError::OtherSince(path) => other_since(lang, path),
        CliError::NoDecisions(path, why) => no_decisions(lang, path, why),
        CliError::BlindReport => blind_report(lang),
        CliError::OtherSalt => other_salt(lang),
        CliError::ReadTwice => read_twice(lang),
        CliError::NotJudged(id, path, count) => not_judged(lang, id, path, count),
        CliError::NotShown(format) => not_shown(lang, format),
        CliError::InvalidRecord(id) => invalid_record(lang, id),
        CliError::RulesUnreadable(path) => {
            say!(lang, "rules file `{path}` cannot be read", "impossible de lire le fichier de règles `{path}`")
        }
        CliError::Letters(fault) => letter_messages::fault(lang, fault),
        CliError::Table(fault) => table_input_messages::sentence(lang, fault),
        CliError::RulesNotUtf8(path) => {
            say!(lang, "rules file `{path}` is not UTF-8", "le fichier de règles `{path}` n'est pas en UTF-8")
        }
        CliError::NoSuchText(asked, known) => no_such_text(lang, asked, known),
        CliError::NoTerminal => no_terminal(lang),
        CliError::AlreadyThere(path) => {
            say!(lang, "`{path}` already exists and was not replaced", "`{path}` existe déjà et n'a pas été remplacé")
        }
        CliError::Stopped => say!(lang, "stopped; nothing was saved", "interrompu\u{a0}; rien n'a été enregistré"),
        CliError::InvalidFile(path, count) => invalid_file(lang, path, count),
        CliError::OtherRules(source, found, expected) => other_rules(lang, source, found, expected),
        CliError::RulesMistakes(path, count) => rules_mistakes(lang, path, count),
        CliError::CasesAsRules(path) => cases_as_rules(lang, path),
    }
}

fn span_backwards(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let (from, to) = (date(lang, from), date(lang, to));
    say!(
        lang,
        "the first day, {from}, is after the last one, {to}: give both with --from and --to",
        "le premier jour, le {from}, est postérieur au dernier, le {to}\u{a0}: indiquez les deux avec --from et --to"
    )
}

fn span_too_long(lang: Lang, years: u16) -> String {
    say!(
        lang,
        "the period from --from to --to is longer than {years} years",
        "la période de --from à --to dépasse {years} ans"
    )
}

fn not_written(lang: Lang, format: &str) -> String {
    say!(
        lang,
        "this command writes a table or JSON, not `{format}`",
        "cette commande produit un tableau (table) ou du JSON, mais pas `{format}`"
    )
}

fn rules_are_named(lang: Lang) -> String {
    say!(
        lang,
        "OLD and NEW are the rules files to compare: leave out --rules and --rules-sha256",
        "OLD et NEW sont les fichiers de règles à comparer\u{a0}: n'utilisez ni --rules ni --rules-sha256"
    )
}

fn not_judged(lang: Lang, id: &str, path: &str, count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    say!(
        lang,
        "`{id}` ({path}) is invalid and was not compared: {count} problem{s}; see `eligible check`",
        "le dossier `{id}` ({path}) est illisible et n'a pas été comparé\u{a0}: {count} problème{s}\u{a0}; voir `eligible check`"
    )
}

fn no_format(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "unknown extension: `{path}`; name the format, for example `csv={path}`",
        "extension inconnue\u{a0}: `{path}`\u{a0}; précisez le format, par exemple `csv={path}`"
    )
}

fn other_format(lang: Lang) -> String {
    say!(
        lang,
        "no output file has the extension of the format chosen with --format: write FORMAT=FILE",
        "aucun fichier de sortie n'a l'extension du format choisi avec --format\u{a0}: écrivez FORMAT=FICHIER"
    )
}

fn not_shown(lang: Lang, format: &str) -> String {
    say!(
        lang,
        "this command writes text, Markdown or HTML, not `{format}`",
        "cette commande produit du texte, du Markdown ou du HTML, mais pas `{format}`"
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
            "interrupted: no incomplete report was written",
            "interrompu\u{a0}: aucun rapport incomplet n'a été écrit"
        );
    };
    say!(
        lang,
        "interrupted: no incomplete report was written; assessed until then: {counts}",
        "interrompu\u{a0}: aucun rapport incomplet n'a été écrit\u{a0}; examinés jusque-là\u{a0}: {counts}"
    )
}

fn summary_needed(lang: Lang) -> String {
    say!(lang, "--no-summary works only with --format ndjson", "--no-summary n'est possible qu'avec --format ndjson")
}

fn no_applicant(lang: Lang, path: &str) -> String {
    say!(lang, "`{path}` contains no applicant", "`{path}` ne contient aucune candidature")
}

fn csv_needed(lang: Lang) -> String {
    say!(
        lang,
        "--csv-long, --csv-bom and --csv-separator need a CSV output: add --format csv or -o FILE.csv",
        "--csv-long, --csv-bom et --csv-separator nécessitent une sortie CSV\u{a0}: ajoutez --format csv ou -o FICHIER.csv"
    )
}

fn table_needed(lang: Lang) -> String {
    say!(
        lang,
        "--all is about the table: leave it out, or add --format table or -o FILE.txt",
        "--all concerne le tableau\u{a0}: retirez cette option, ou ajoutez --format table ou -o FICHIER.txt"
    )
}

fn other_rules(lang: Lang, source: &str, found: &str, expected: &str) -> String {
    say!(
        lang,
        "these are not the rules asked for: `{source}` has the SHA-256 {found}, and --rules-sha256 asks for {expected}",
        "ce ne sont pas les règles demandées\u{a0}: le SHA-256 de `{source}` est {found}, et --rules-sha256 demande {expected}"
    )
}

fn no_decisions(lang: Lang, path: &str, why: &str) -> String {
    say!(
        lang,
        "the decisions in `{path}` cannot be read: {why}",
        "impossible de lire les décisions de `{path}`\u{a0}: {why}"
    )
}

fn worklist_needed(lang: Lang) -> String {
    say!(
        lang,
        "--worklist-all and --split need a worklist: add -o worklist=FILE.csv or -o worklist=FILE.xlsx",
        "--worklist-all et --split nécessitent une liste de décisions à prendre\u{a0}: ajoutez -o worklist=FICHIER.csv ou -o worklist=FICHIER.xlsx"
    )
}

fn split_needs_file(lang: Lang) -> String {
    say!(
        lang,
        "--split writes several files: name one with -o worklist=FILE",
        "--split écrit plusieurs fichiers\u{a0}: nommez-en un avec -o worklist=FICHIER"
    )
}

fn other_files(lang: Lang, count: u64, path: &str) -> String {
    if count == 1 {
        return say!(
            lang,
            "`{path}` was not read: in a folder, only .json, .jsonl and .ndjson files are read; give the path of an XML CV",
            "`{path}` n'a pas été lu\u{a0}: dans un dossier, seuls les fichiers .json, .jsonl et .ndjson sont lus\u{a0}; indiquez un CV XML par son nom"
        );
    }
    say!(
        lang,
        "{count} files, such as `{path}`, were not read: in a folder, only .json, .jsonl and .ndjson files are read; give the paths of XML CVs",
        "{count} fichiers, dont `{path}`, n'ont pas été lus\u{a0}: dans un dossier, seuls les fichiers .json, .jsonl et .ndjson sont lus\u{a0}; indiquez les CV XML par leur nom"
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
        "no applicant has the id `{id}`; possible ids: {others}",
        "aucune candidature ne porte l'identifiant `{id}`\u{a0}; identifiants possibles\u{a0}: {others}"
    )
}

fn no_such_criterion(lang: Lang, id: &str, near: Option<&str>, all: &str) -> String {
    let near = nearest(lang, near);
    say!(
        lang,
        "unknown criterion: `{id}`; {near}possible criteria: {all}",
        "critère inconnu\u{a0}: `{id}`\u{a0}; {near}critères possibles\u{a0}: {all}"
    )
}

fn no_outcome(lang: Lang, asked: &str) -> String {
    say!(
        lang,
        "--where needs CRITERION=OUTCOME, not `{asked}`; write for example `{asked}=not_met`",
        "--where attend CRITÈRE=RÉSULTAT et non `{asked}`\u{a0}; écrivez par exemple `{asked}=not_met`"
    )
}

fn no_such_outcome(lang: Lang, word: &str, near: Option<&str>) -> String {
    let near = nearest(lang, near);
    let all = Outcome::ALL.map(Outcome::code).join(", ");
    say!(
        lang,
        "unknown outcome: `{word}`; {near}possible outcomes: {all}",
        "résultat inconnu\u{a0}: `{word}`\u{a0}; {near}résultats possibles\u{a0}: {all}"
    )
}

/// The nearest of the words that there are, before all of them.
fn nearest(lang: Lang, near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("{} ", did_you_mean(lang, near)))
}

fn several_records(lang: Lang, ids: &str) -> String {
    say!(
        lang,
        "the file contains several applicants; choose one with --id: {ids}",
        "le fichier contient plusieurs candidatures\u{a0}; précisez laquelle avec --id\u{a0}: {ids}"
    )
}

fn one_is_folder(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is a folder, but this command takes a single application: give a file",
        "`{path}` est un dossier, alors que cette commande porte sur une seule candidature\u{a0}: indiquez un fichier"
    )
}

fn more_warnings(lang: Lang) -> String {
    say!(
        lang,
        "there are more warnings; -v or --format json shows them all",
        "il y a d'autres avertissements\u{a0}; -v ou --format json les affiche tous"
    )
}

fn no_such_text(lang: Lang, asked: Lang, known: &[Lang]) -> String {
    let asked = asked.code();
    let known = grammar::every(lang, known.iter().map(|text| format!("`{}`", text.code())));
    say!(
        lang,
        "the notice has no text in `{asked}`; existing texts: {known} (`official_languages` of the rules file)",
        "l'avis n'a pas de texte en `{asked}`\u{a0}; textes existants\u{a0}: {known} (`official_languages` du fichier de règles)"
    )
}

fn no_terminal(lang: Lang) -> String {
    say!(
        lang,
        "`ask` needs a terminal; use `eligible ask --template` to get a file to fill in",
        "`ask` nécessite un terminal\u{a0}; utilisez `eligible ask --template` pour obtenir un fichier à remplir"
    )
}

fn invalid_file(lang: Lang, path: &str, count: usize) -> String {
    if count == 1 {
        return say!(
            lang,
            "1 problem in {path}; correct it first",
            "1 problème dans {path}\u{a0}; corrigez-le d'abord"
        );
    }
    say!(
        lang,
        "{count} problems in {path}; correct them first",
        "{count} problèmes dans {path}\u{a0}; corrigez-les d'abord"
    )
}

fn no_cv(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is not recognised as a JSON Resume or Europass CV: name its format with --from, or use it as it is if it is an applicant file",
        "`{path}` n'est pas reconnu comme un CV JSON Resume ou Europass\u{a0}: indiquez son format avec --from, ou utilisez-le tel quel si c'est un fichier de candidature"
    )
}

fn report_says(lang: Lang) -> String {
    say!(
        lang,
        "--as-of and --reading are those of the report and cannot be chosen here",
        "--as-of et --reading sont ceux du rapport et ne peuvent pas être choisis ici"
    )
}

fn blind_report(lang: Lang) -> String {
    say!(
        lang,
        "a blind report does not name its inputs: add their paths, and give the text used for the report with --blind-salt",
        "un rapport anonymisé n'indique pas ses fichiers\u{a0}: ajoutez leurs noms, et le texte utilisé pour le rapport avec --blind-salt"
    )
}

fn other_salt(lang: Lang) -> String {
    say!(
        lang,
        "no record of the report was found: these are not the files of the report, or --blind-salt is not the text used for it",
        "aucun dossier du rapport n'est retrouvé\u{a0}: les fichiers fournis ne sont pas ceux du rapport, ou --blind-salt n'est pas le texte utilisé"
    )
}

fn read_twice(lang: Lang) -> String {
    say!(
        lang,
        "standard input cannot be both the report and its input",
        "l'entrée standard ne peut pas fournir à la fois le rapport et les fichiers à vérifier"
    )
}

fn output_is_folder(lang: Lang, path: &str) -> String {
    say!(lang, "`{path}` cannot be written: it is a folder", "impossible d'écrire `{path}`\u{a0}: c'est un dossier")
}

fn no_report(lang: Lang, path: &str, why: &str) -> String {
    say!(lang, "`{path}` cannot be verified: {why}", "impossible de vérifier `{path}`\u{a0}: {why}")
}

fn no_comparison(lang: Lang, path: &str, why: &str) -> String {
    say!(lang, "`{path}` cannot be compared: {why}", "impossible de comparer `{path}`\u{a0}: {why}")
}

fn reports_say(lang: Lang) -> String {
    say!(
        lang,
        "--rules, --rules-sha256, --as-of and --reading are those of the two reports and cannot be chosen here",
        "--rules, --rules-sha256, --as-of et --reading sont ceux des deux rapports et ne peuvent pas être choisis ici"
    )
}

fn both_reports_read(lang: Lang) -> String {
    say!(
        lang,
        "standard input cannot be both reports: give a file for one of them",
        "l'entrée standard ne peut pas fournir les deux rapports\u{a0}: indiquez un fichier pour l'un d'eux"
    )
}

fn no_comparison_format(lang: Lang, format: &str) -> String {
    say!(
        lang,
        "this command writes table, json, csv or html, not `{format}`",
        "cette commande produit table, json, csv ou html, mais pas `{format}`"
    )
}

fn other_since(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is no longer the report that --since named: what was left out cannot be known",
        "`{path}` n'est plus le rapport indiqué par --since\u{a0}: on ne peut pas savoir ce qui a été omis"
    )
}

fn one_is_blind(lang: Lang) -> String {
    say!(
        lang,
        "only one of the two reports is blind: their applicants cannot be matched",
        "un seul des deux rapports est anonymisé\u{a0}: leurs candidatures ne peuvent pas être rapprochées"
    )
}

fn no_folder(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` cannot be written: its folder does not exist",
        "impossible d'écrire `{path}`\u{a0}: son dossier n'existe pas"
    )
}

fn cases_as_rules(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is not a rules file but holds cases for one: run them with `eligible rules test --rules RULES.toml {path}`",
        "`{path}` n'est pas un fichier de règles, mais contient des cas\u{a0}: exécutez-les avec `eligible rules test --rules REGLES.toml {path}`"
    )
}

fn invalid_record(lang: Lang, id: &str) -> String {
    say!(
        lang,
        "`{id}` is invalid and cannot be assessed: correct the problems above",
        "le dossier `{id}` est illisible et ne peut pas être examiné\u{a0}: corrigez les problèmes ci-dessus"
    )
}

fn link_to_folder(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is a link to a folder and was not followed",
        "`{path}` est un lien vers un dossier et n'a pas été suivi"
    )
}

fn not_a_file(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is a pipe or a device and was not read",
        "`{path}` est un tube ou un périphérique et n'a pas été lu"
    )
}

fn own_report(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is a report of this run and was not read",
        "`{path}` est un rapport de cette exécution et n'a pas été lu"
    )
}

fn same_output(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "two reports cannot be written to the same file `{path}`",
        "deux rapports ne peuvent pas être écrits dans le même fichier `{path}`"
    )
}

fn read_and_written(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "`{path}` is an input and cannot be the output too",
        "`{path}` est lu et ne peut pas être aussi le fichier de sortie"
    )
}
