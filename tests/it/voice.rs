//! One voice: phrases that no output may have, because a colleague in an office would not say them, or because one thing has
//! one name. Quotations of the notice and the words of applicants are nobody's to mend.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::common::command::{run_in, text};
use crate::common::hostile;

const ENGLISH: [&str; 66] = [
    // "A person decides" names nobody; the selection team does it.
    " person decides",
    " person has to look",
    " person says",
    " person answers",
    "for a person to",
    // To show, to print, to report; to be.
    " told ",
    " tells",
    " tell ",
    " stands ",
    " stand in ",
    " stand here",
    " lies before",
    " lies after",
    // What is required.
    "or above is required",
    "are required, and from",
    " are asked for",
    " is asked for",
    "is not one of the words allowed",
    "are allowed; ",
    "are allowed in all",
    "this may not be allowed",
    // Idioms of other languages.
    "surely",
    "made anew",
    "is never a no",
    "speaks against",
    "speaks for",
    "dearest",
    "day of judgement",
    "judged as of",
    "judged day by day",
    "one of what is",
    "days that its dates may mean",
    "day that its dates may mean",
    "for what is said",
    "is stated to be one of those meant",
    "the age asked",
    "is what counts",
    "still to provide",
    "still to see",
    "go on all the same",
    "in which file shall",
    "how far have you come",
    "no calendar has",
    "still under way",
    "could not be mapped",
    "so left unstated",
    "goes on is open",
    "at each border",
    "turned round",
    "that nobody can take",
    "no mistakes, no doubts",
    "beside the notice",
    "what it says of how it was made",
    "at another place than",
    "noticed across applicants",
    "said if unclear",
    "said if not met",
    "because of what",
    // One row per applicant.
    "a row an applicant",
    "row an applicant",
    "a suite an applicant",
    "a case a criterion",
    "an object a line",
    "a line an applicant",
    "object a line",
    "nato and its bodies does not",
];

const FRENCH: [&str; 82] = [
    // The office has a name.
    "une personne décide",
    "une personne dit",
    "une personne répond",
    "une personne examine",
    "une personne doit",
    "une personne juge",
    "une personne le dit",
    "par une personne",
    "personne n'est consulté",
    // What is required.
    "ou au-dessus",
    "ou au-dessous",
    "au minimum est demandé",
    "sont demandés",
    "sont demandées",
    " est demandé",
    "sont permis",
    "; permis",
    "mots permis",
    "est de trop",
    // The post is no notice.
    "avis au total",
    "autre avis",
    "autres avis",
    // One thing, one word.
    "aucune entrée",
    "une entrée",
    "enregistrement",
    "abandonné",
    "quitté sans",
    "études arrêtées",
    "niveau supérieur court",
    "raison :",
    "reste à fournir",
    "incertain :",
    " incertain ",
    "incertain (",
    "les deux textes diffèrent",
    "selon l'anglais",
    "selon le français (",
    "laissé en blanc",
    "date réelle",
    "dans aucun calendrier",
    "la forme demandée",
    "la liste des outils informatiques est vide",
    "à coup sûr",
    "n'est pas un pays connu",
    "n'est pas une langue connue",
    // False friends and calques.
    "la plus chère",
    "le plus cher",
    "de plus au niveau",
    "pas au niveau",
    "plus en cours le",
    "l'avis juge",
    "situation au ",
    "pourquoi pas admissible",
    "constaté d'une candidature",
    "non vérifiables",
    "rien de ce que vous pourriez",
    "n'y changerait quoi que ce soit",
    "une date de naissance ne change pas",
    "ce qui fonde ce résultat",
    "n'a pas d'équivalent sûr",
    "n'est pas une date sûre",
    "avis 250700 :",
    "lettre de motivation joint",
    "et ses organismes ne compte",
    "dans les 1 an",
    "pour l'instant :",
    "dans quel fichier",
    "qu'aucun cas ne remarque",
    "remarqué",
    "aucun doute",
    "en dit plus",
    "s'ajoute :",
    "ne figure plus :",
    "ceci est demandé",
    "si ceci est le cas",
    "sans elle, la condition",
    "une même formation remplit",
    // English, and forms of dates and numbers.
    "veuillez",
    "yyyy-mm-dd",
    "fuseau horaire europe/",
    "à 23:59",
    "no such file",
];

/// Where the English of the system and of programs has no place in French.
const ENGLISH_IN_FRENCH: [&str; 11] = [
    "advanced au",
    "basic (notions",
    " outcome :",
    "verdict : ineligible",
    "os error",
    "required arguments",
    "error: ",
    "usage:",
    "for more information",
    "possible values",
    "[default",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    English,
    French,
}

const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::French, "fr")];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_in(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(project().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} has no .{extension}");
    files
}

/// The rules files, without the built-in ones.
fn rules_files() -> Vec<PathBuf> {
    let mut files = files_in("examples/rules", "toml");
    files.retain(|path| !path.to_string_lossy().ends_with(".test.toml"));
    files
}

/// The text without what is quoted: in backticks, guillemets and quotation marks; in lower case, each blank a plain one, lines
/// joined.
fn own_words(text: &str) -> String {
    let mut own = String::new();
    let mut closing = None;
    // Markdown writes a backslash before a mark.
    for character in text.chars().filter(|character| *character != '\\') {
        match closing {
            Some(end) if character == end => closing = None,
            Some(_) => {}
            None => match character {
                '`' => closing = Some('`'),
                '«' => closing = Some('»'),
                '“' => closing = Some('”'),
                _ => own.push(character),
            },
        }
    }
    let lower = own.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The phrases of a text that nobody should read.
fn found(language: Language, text: &str) -> Vec<String> {
    let own = own_words(text);
    let lists: &[&[&str]] = match language {
        Language::English => &[&ENGLISH],
        Language::French => &[&FRENCH, &ENGLISH_IN_FRENCH],
    };
    let phrases = lists.iter().flat_map(|list| list.iter());
    let beside = |phrase: &&str| {
        let at = own.find(phrase)?;
        let (from, to) = (own.floor_char_boundary(at.saturating_sub(50)), own.floor_char_boundary(at + 80));
        Some(format!("{phrase:?}: …{}…", own.get(from..to)?))
    };
    phrases.filter_map(beside).collect()
}

/// Every phrase that was found, by what printed it.
#[derive(Default)]
struct Phrases {
    found: Vec<String>,
    checked: usize,
}

impl Phrases {
    fn look_at(&mut self, language: Language, what: &str, text: &str) {
        assert!(!text.trim().is_empty(), "{what} printed nothing");
        self.checked += 1;
        self.found.extend(found(language, text).into_iter().map(|phrase| format!("{phrase} in {what}")));
    }

    /// What both streams of a command say, in the folder of the project.
    fn look_at_output(&mut self, language: Language, arguments: &[&str], input: &[u8]) {
        self.look_at(language, &arguments.join(" "), &printed(arguments, input));
    }

    fn assert_none(mut self) {
        assert!(self.checked > 0);
        self.found.sort();
        self.found.dedup_by_key(|line| line.split(": ").next().map(str::to_owned));
        assert!(self.found.is_empty(), "{} phrases:\n{}", self.found.len(), self.found.join("\n"));
    }
}

fn printed(arguments: &[&str], input: &[u8]) -> String {
    let output = run_in(project(), arguments, input);
    format!("{}\n{}", text(&output.stdout), text(&output.stderr))
}

/// The sentences of a JSON report: the words of a notice and of applicants are in other keys.
fn sentences(value: &Value, found: &mut String) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| sentences(item, found)),
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(sentence) if ["reason", "advice", "text", "message"].contains(&key.as_str()) => {
                        found.push_str(sentence);
                        found.push('\n');
                    }
                    _ => sentences(value, found),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn what_is_quoted_is_not_ours_to_mend() {
    assert_eq!(found(Language::French, "« une personne\u{a0}décide » `sont demandés`"), Vec::<String>::new());
    assert_eq!(found(Language::French, "cas limite\n   une personne\u{a0}\n décide").len(), 1);
    assert_eq!(found(Language::English, "B2: a person decides").len(), 1);
    assert_eq!(found(Language::English, "“a person decides”"), Vec::<String>::new());
}

#[test]
fn in_reports_on_all_examples() {
    let mut phrases = Phrases::default();
    for (language, lang) in LANGUAGES {
        for format in ["table", "markdown", "junit", "github"] {
            phrases.look_at_output(
                language,
                &["check", "examples/applicants", "--format", format, "--lang", lang],
                b"",
            );
        }
        phrases.look_at_output(
            language,
            &["check", "examples/applicants", "--blind", "--top", "3", "--lang", lang],
            b"",
        );
        let folder = tempfile::TempDir::new().unwrap();
        let reports = ["2025-06-22", "2026-06-22"].map(|day| {
            let path = folder.path().join(format!("{day}.json")).to_str().unwrap().to_owned();
            printed(&["check", "examples/applicants", "-q", "--as-of", day, "--lang", lang, "-o", &path], b"");
            path
        });
        phrases.look_at_output(language, &["compare", &reports[0], &reports[1], "--lang", lang], b"");
        let mut rules: Vec<_> = rules_files().into_iter().map(|path| path.to_string_lossy().into_owned()).collect();
        rules.push("rules.toml".to_owned());
        for rules in &rules {
            let arguments =
                ["check", "examples/applicants", "--rules", rules, "--format", "json", "--lang", lang, "-q"];
            let mut found = String::new();
            sentences(&serde_json::from_str(&printed(&arguments, b"")).unwrap(), &mut found);
            phrases.look_at(language, rules, &found);
        }
    }
    phrases.assert_none();
}

#[test]
fn in_explanations_and_days_of_all_examples() {
    let mut examples = files_in("examples/applicants", "json");
    examples.extend(files_in("examples/cv", "json"));
    examples.extend(files_in("examples/cv", "xml"));
    let mut phrases = Phrases::default();
    for (language, lang) in LANGUAGES {
        for example in &examples {
            let path = example.to_str().unwrap();
            phrases.look_at_output(language, &["explain", path, "--lang", lang], b"");
            phrases.look_at_output(language, &["explain", path, "--full", "--lang", lang], b"");
            phrases.look_at_output(language, &["when", path, "--lang", lang], b"");
        }
        for cv in examples.iter().filter(|path| path.parent().unwrap().ends_with("cv")) {
            phrases.look_at_output(language, &["convert", cv.to_str().unwrap(), "--lang", lang], b"");
        }
    }
    phrases.assert_none();
}

#[test]
fn in_letters() {
    let mut phrases = Phrases::default();
    for (language, lang) in LANGUAGES {
        let mut files = rules_files();
        files.push(project().join("rules.toml"));
        for rules in &files {
            let rules = rules.to_str().unwrap();
            let arguments = ["letters", "examples/applicants", "--rules", rules, "--lang", lang, "-o", "-"];
            phrases.look_at_output(language, &arguments, b"");
        }
        for arguments in [&["letters", "examples/applicants"][..], &["letters", "-", "-o", "x.json"], &["letters"]] {
            phrases.look_at_output(language, &[arguments, &["--lang", lang]].concat(), b"");
        }
    }
    phrases.assert_none();
}

#[test]
fn in_what_is_said_of_rules() {
    let codes = printed(&["rules", "lint", "--explain", "none-of-these"], b"");
    let codes: Vec<_> = codes.split([',', ' ', ';']).filter(|word| word.contains('-') && !word.contains('`')).collect();
    assert!(codes.len() > 40, "{codes:?}");
    let mut phrases = Phrases::default();
    for (language, lang) in LANGUAGES {
        let mut files = rules_files();
        files.push(project().join("rules.toml"));
        for rules in &files {
            let path = rules.to_str().unwrap();
            phrases.look_at_output(
                language,
                &["rules", "show", "--rules", path, "--advice", "--lists", "--lang", lang],
                b"",
            );
            phrases.look_at_output(language, &["rules", "lint", path, "--lang", lang], b"");
            phrases.look_at_output(language, &["rules", "diff", "rules.toml", path, "--lang", lang], b"");
            let cases = path.replace(".toml", ".test.toml");
            if Path::new(&cases).exists() {
                phrases.look_at_output(
                    language,
                    &["rules", "test", "--coverage", "--rules", path, &cases, "--lang", lang],
                    b"",
                );
            }
        }
        phrases.look_at_output(language, &["rules", "lint", "tests/it/misspelt.toml", "--lang", lang], b"");
        for code in &codes {
            phrases.look_at_output(language, &["rules", "lint", "--explain", code, "--lang", lang], b"");
        }
    }
    phrases.assert_none();
}

#[test]
fn in_help_and_usage_errors() {
    let commands: [&[&str]; 17] = [
        &["check"],
        &["letters"],
        &["explain"],
        &["ask"],
        &["when"],
        &["convert"],
        &["verify"],
        &["schema"],
        &["completions"],
        &["man"],
        &["rules"],
        &["rules", "show"],
        &["rules", "lint"],
        &["rules", "test"],
        &["rules", "diff"],
        &["rules", "init"],
        &["rules", "vocabulary"],
    ];
    let mut phrases = Phrases::default();
    for command in commands {
        phrases.look_at_output(Language::English, &[command, &["--help"]].concat(), b"");
    }
    for arguments in [&["--help"][..], &["check", "--nothing"], &["check"]] {
        phrases.look_at_output(Language::English, arguments, b"");
    }
    for command in ["check", "explain", "ask", "letters"] {
        for arguments in [
            &["--help", "--lang", "fr"][..],
            &["--lang", "fr", "--nothing"],
            &["nowhere.json", "--lang=fr"],
            &["--lang=fr", "--as-of", "tomorrow"],
            &["--from", "nowhere.json", "--lang=fr"],
        ] {
            phrases.look_at_output(Language::French, &[&[command], arguments].concat(), b"");
        }
    }
    phrases.assert_none();
}

#[test]
fn in_what_is_said_of_hostile_texts() {
    let lines = hostile::lines();
    let mut phrases = Phrases::default();
    for (language, lang) in LANGUAGES {
        let json = printed(&["check", "-", "--format", "json", "--lang", lang, "-q"], lines.as_bytes());
        let mut found = String::new();
        sentences(&serde_json::from_str(&json).unwrap(), &mut found);
        phrases.look_at(language, "hostile texts", &found);
        phrases.look_at_output(language, &["check", "-", "--lang", lang], lines.as_bytes());
    }
    phrases.assert_none();
}

/// Sentences that no example brings about are in the source all the same.
#[test]
fn in_the_catalogues() {
    let mut folders = vec![project().join("src")];
    let mut phrases = Phrases::default();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(project()).unwrap().to_string_lossy().into_owned();
                for [english, french] in pairs(&fs::read_to_string(&path).unwrap()) {
                    for (language, text) in [(Language::English, english), (Language::French, french)] {
                        // What is put in is no word of ours.
                        let text = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
                        let text = text.collect::<Vec<_>>().join("…");
                        if !text.trim().is_empty() {
                            phrases.look_at(language, &name, &text);
                        }
                    }
                }
            }
        }
    }
    assert!(phrases.checked > 2000, "only {} literals were found", phrases.checked);
    phrases.assert_none();
}

/// The English and the French literal of each `say!`, `phrase`, line of a catalogue or label of a field: two literals with only
/// a comma or white space between them.
fn pairs(source: &str) -> Vec<[String; 2]> {
    let mut pairs = Vec::new();
    let mut before: Option<(String, usize)> = None;
    let mut rest = 0;
    while let Some((literal, from, to)) = next_literal(source, rest) {
        if let Some((english, end)) = before.take() {
            let between = source.get(end..from).unwrap().trim();
            if between == "," || between.is_empty() {
                pairs.push([english, literal]);
                rest = to;
                continue;
            }
        }
        before = Some((literal, to));
        rest = to;
    }
    pairs
}

/// The next literal of a source, with where it begins and ends; comments and characters are passed over.
fn next_literal(source: &str, from: usize) -> Option<(String, usize, usize)> {
    let bytes = source.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => at += source.get(at..)?.find('\n')?,
            b'\'' if bytes.get(at + 2) == Some(&b'\'') => at += 3,
            b'\'' if bytes[at..].starts_with(b"'\\\"'") => at += 4,
            b'"' => {
                let mut literal = String::new();
                let mut characters = source.get(at + 1..)?.char_indices();
                while let Some((offset, character)) = characters.next() {
                    match character {
                        '"' => return Some((literal, at, at + 1 + offset + 1)),
                        '\\' => match characters.next()?.1 {
                            'u' => {
                                literal.push(' ');
                                characters.by_ref().find(|(_, character)| *character == '}')?;
                            }
                            'n' | '\n' => literal.push(' '),
                            other => literal.push(other),
                        },
                        other => literal.push(other),
                    }
                }
                return None;
            }
            _ => at += 1,
        }
    }
    None
}
