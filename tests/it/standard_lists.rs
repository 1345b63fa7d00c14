//! The standard lists: printed with their sources, named by `rules show`, hashed in reports, and looked at by `rules lint`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use eligible::internal::domain::standard_lists::StandardList;
use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::rules::lint::lint;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::command::{folder_of, run_in, status, text};
use crate::common::judge::RULES;

/// The standard lists that vacancy 250700 names.
const NAMED: [&str; 4] = ["cefr", "it_skills", "microsoft_office", "sharepoint"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a command prints.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    text(&run_in(folder, arguments, b"").stdout).to_owned()
}

fn json_of(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(folder, arguments)).unwrap()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_list_is_printed_whole_with_its_sources() {
    let all = one_line(&printed(root(), &["rules", "lists", "--lang", "en"]));
    for list in StandardList::all() {
        let one = one_line(&printed(root(), &["rules", "lists", list.name(), "--lang", "en"]));
        assert!(all.contains(&one), "{}", list.name());
        for name in list.names() {
            assert!(one.contains(&one_line(name)), "{}: {name}", list.name());
        }
    }
    let cefr = one_line(&printed(root(), &["rules", "lists", "cefr", "--lang", "fr"]));
    for words in [
        "niveaux, du plus bas au plus haut : A1, A2, B1, B2, C1, C2",
        "351 mots",
        "langue maternelle, groupe `native` : native,",
        "C1, groupe `fluent` : fluent,",
        "A1 à A2, groupe `basic` : basic,",
        "C1 à partir de 7, C2 à partir de 8,5, ? à partir de 9,5",
        "C2 par son seul nom",
        "# fluent: the global scale says of C1",
    ] {
        assert!(cefr.contains(&words.replace(" :", "\u{a0}:")) || cefr.contains(words), "{words}");
    }
}

#[test]
fn programs_read_the_lists_too() {
    let data = json_of(root(), &["rules", "lists", "--format", "json"]);
    assert_eq!(data["schema"], "eligible.lists/1");
    let lists = data["lists"].as_array().unwrap();
    let names: Vec<_> = lists.iter().map(|list| list["name"].as_str().unwrap()).collect();
    assert_eq!(names, NAMED);
    let cefr = &lists[0];
    assert_eq!((&cefr["kind"], cefr["words"].as_array().unwrap().len()), (&json!("scale"), 351));
    let word = |word: &str| cefr["words"].as_array().unwrap().iter().find(|one| one["word"] == word).unwrap();
    let expected = json!({"word": "courant", "from": "C1", "to": "C1", "mother_tongue": false, "group": "fluent"});
    assert_eq!(*word("courant"), expected);
    // A mother tongue is the highest level.
    let expected = json!({"word": "Muttersprache", "from": "C2", "to": "C2", "mother_tongue": true, "group": "native"});
    assert_eq!(*word("Muttersprache"), expected);
    let certificates = cefr["certificates"].as_array().unwrap();
    let ielts = certificates.iter().find(|one| one["names"][0] == "IELTS").unwrap();
    assert_eq!(ielts["alone"], Value::Null);
    assert_eq!(ielts["scores"][2], json!({"from": "7", "level": "C1"}));
    assert_eq!(ielts["scores"][4], json!({"from": "9.5", "level": null}));
    assert!(cefr["sources"].as_array().unwrap().iter().any(|line| line.as_str().unwrap().starts_with("IELTS (0-9).")));
    assert_eq!(lists[2]["whole"], json!(["Word", "Excel", "PowerPoint"]));
    let one = json_of(root(), &["rules", "lists", "sharepoint", "--format", "json"]);
    assert_eq!(one["lists"], json!([lists[3]]));
}

#[test]
fn a_list_that_nobody_knows_is_refused_with_the_nearest() {
    for (lang, expected) in [
        ("en", "error: unknown standard list: `ceffr`; did you mean `cefr`?"),
        ("fr", "erreur : liste standard inconnue : `ceffr` ; vouliez-vous dire `cefr` ?"),
    ] {
        let output = run_in(root(), &["rules", "lists", "ceffr", "--lang", lang], b"");
        assert_eq!((status(&output), text(&output.stdout)), (2, ""));
        assert_eq!(text(&output.stderr).trim().replace('\u{a0}', " "), expected);
    }
    let output = run_in(root(), &["rules", "lists", "zzzzzzzz"], b"");
    assert!(
        text(&output.stderr).contains("the lists are `cefr`, `it_skills`") || text(&output.stderr).contains("cefr")
    );
}

#[test]
fn the_page_of_the_rules_names_them_with_their_size_and_shows_them_where_asked() {
    for lang in ["en", "fr"] {
        let short = one_line(&printed(root(), &["rules", "show", "--lang", lang]));
        let whole = one_line(&printed(root(), &["rules", "show", "--lists", "--lang", lang]));
        let (size, range) = match lang {
            "en" => ("cefr (6 levels, 351 words, 34 certificates)", "A1 to A2: basic, basics,"),
            _ => ("cefr (6 niveaux, 351 mots, 34 certificats)", "A1 à A2 : basic, basics,"),
        };
        for page in [&short, &whole] {
            assert!(page.contains(size), "{lang}: {page}");
            assert!(page.contains("eligible rules lists"), "{lang}");
        }
        assert!(!short.contains("Muttersprache") && !short.contains("Linguaskill"));
        let whole = whole.replace('\u{a0}', " ");
        for words in [range, "Muttersprache", "Linguaskill", "Pack Office", "SharePoint Online"] {
            assert!(whole.contains(words), "{lang}: {words}");
        }
    }
}

#[test]
fn what_is_taken_out_is_not_shown() {
    let rules = RULES.replace("standard = \"cefr\"", "standard = \"cefr\"\nwithout = [\"fluent\", \"IELTS\"]");
    let folder = folder_of(&[("rules.toml", rules.as_bytes())]);
    let page = one_line(&printed(folder.path(), &["rules", "show", "--lists", "--lang", "en"]));
    assert!(page.contains("without: fluent, IELTS"));
    for gone in ["courant,", "fließend", "IELTS Academic"] {
        assert!(!page.contains(gone), "{gone}");
    }
    // `bilingual` is no translation of it.
    assert!(page.contains("bilingue"));
}

fn reported(arguments: &[&str]) -> (TempDir, Value) {
    let folder = folder_of(&[("a.json", br#"{"id":"A"}"#)]);
    let output = printed(folder.path(), &[&["check", "a.json"], arguments].concat());
    let last = output.trim_end().lines().next_back().unwrap().to_owned();
    let report = serde_json::from_str(&output).or_else(|_| serde_json::from_str(&last)).unwrap();
    (folder, report)
}

#[test]
fn reports_name_those_used_with_their_hash() {
    let lists = json_of(root(), &["rules", "lists", "--format", "json"]);
    let expected: Vec<_> = lists["lists"]
        .as_array()
        .unwrap()
        .iter()
        .map(|list| json!({"name": list["name"], "sha256": list["sha256"]}))
        .collect();
    assert_eq!(expected.iter().map(|list| list["sha256"].to_string()).collect::<BTreeSet<_>>().len(), NAMED.len());
    for format in ["json", "ndjson"] {
        let (_, report) = reported(&["--format", format]);
        assert_eq!(report["lists"], json!(expected), "{format}");
    }
    let rules = root().join("examples/rules/civic-scholarship.toml");
    let (_, report) = reported(&["--format", "json", "--rules", rules.to_str().unwrap()]);
    assert_eq!(report["lists"], json!([]));
}

#[test]
fn another_list_than_that_of_the_report_is_a_difference_of_the_rules() {
    let (folder, mut report) = reported(&["--format", "json"]);
    let verify = |report: &Value, lang: &str| {
        fs::write(folder.path().join("r.json"), serde_json::to_string_pretty(report).unwrap()).unwrap();
        let output = run_in(folder.path(), &["verify", "r.json", "--format", "json", "--lang", lang], b"");
        let data: Value = serde_json::from_str(text(&output.stdout)).unwrap();
        let found = data["differences"].as_array().unwrap().clone();
        let said = |one: &Value| {
            (one["what"].as_str().unwrap().to_owned(), one["text"].as_str().unwrap().replace('\u{a0}', " "))
        };
        (status(&output), found.iter().map(said).collect::<Vec<_>>())
    };
    assert_eq!(verify(&report, "en"), (0, Vec::new()));
    let now = report["lists"][0]["sha256"].as_str().unwrap().get(..12).unwrap().to_owned();
    report["lists"][0]["sha256"] = json!("0123456789abcdef");
    let said = format!("standard list `cefr`: SHA-256 0123456789ab in the report, {now} now");
    assert_eq!(verify(&report, "en").1, [("rules".to_owned(), said)]);
    report["lists"].as_array_mut().unwrap().remove(0);
    let said = format!("liste standard `cefr` : empreinte SHA-256 rien dans le rapport, {now} aujourd'hui");
    assert_eq!(verify(&report, "fr").1, [("rules".to_owned(), said)]);
}

/// The codes, places and sentences of what `rules lint` says about some lists, but for lists that no check uses.
fn doubts(lists: &str, lang: Lang) -> Vec<(&'static str, String, String)> {
    let rules = format!(
        "[vacancy]\nid = \"X\"\ntitle.en = \"X\"\ntitle.fr = \"X\"\n\
         deadline = {{ at = \"2030-01-31T12:00\", zone = \"UTC\" }}\nofficial_languages = [\"en\", \"fr\"]\n\
         [[criterion]]\nid = \"A\"\ngroup = \"essential\"\ntitle = {{ en = \"A\", fr = \"A\" }}\n\
         clause = {{ en = \"a\", fr = \"a\" }}\ncheck.age = {{ at_least = 18 }}\n{lists}"
    );
    let findings = lint(&rules, None).into_iter().filter(|finding| finding.code().name() != "unused-list");
    let said = findings.map(|finding| {
        let message = messages::lint_messages::message(lang, &finding).replace('\u{a0}', " ");
        (finding.code().name(), rules.get(finding.span).unwrap().to_owned(), message)
    });
    said.collect()
}

fn codes(lists: &str) -> Vec<(&'static str, String)> {
    doubts(lists, Lang::En).into_iter().map(|(code, place, _)| (code, place)).collect()
}

#[test]
fn lint_finds_what_a_standard_list_has_already() {
    let in_list = |place: &str| vec![("in-standard-list", format!("\"{place}\""))];
    let cefr = |keys: &str| codes(&format!("[scale.s]\nstandard = \"cefr\"\n{keys}\n"));
    assert_eq!(cefr("equivalents.C1 = [\"Fluent\", \"splendid\"]"), in_list("Fluent"));
    assert_eq!(cefr("equivalents.C2 = [\"langue maternelle\"]"), in_list("langue maternelle"));
    assert_eq!(cefr("ranges = [{ words = [\"basics\"], from = \"A1\", to = \"A2\" }]"), in_list("basics"));
    // Taken out by its name, by its group, or by that of another word of it.
    assert_eq!(cefr("without = [\"fluent\"]\nequivalents.C1 = [\"fluent\"]"), []);
    assert_eq!(cefr("without = [\"fluent\"]\nequivalents.C1 = [\"courant\"]"), []);
    assert_eq!(cefr("without = [\"courant\"]\nequivalents.C1 = [\"fluent\"]"), in_list("fluent"));
    let ielts = "[{ from = 4, level = \"B1\" }, { from = 5.5, level = \"B2\" }, { from = 7.0, level = \"C1\" }, \
                 { from = 8.5, level = \"C2\" }]";
    let test =
        |keys: &str, scores: &str| cefr(&format!("{keys}\n[[scale.s.test]]\nname = \"IELTS\"\nscores = {scores}"));
    assert_eq!(test("", ielts), in_list("IELTS"));
    assert_eq!(test("", &ielts.replace("7.0", "7.5")), []);
    assert_eq!(test("without = [\"IELTS\"]", ielts), []);
    let office = |keys: &str| codes(&format!("[tool.t]\nstandard = \"microsoft_office\"\n{keys}\n"));
    assert_eq!(office("aliases = [\"pack office\", \"House Office\"]"), in_list("pack office"));
    assert_eq!(office("parts = [\"EXCEL\", \"Visio Pro\"]"), in_list("EXCEL"));
    assert_eq!(office("without = [\"Excel\"]\nparts = [\"Excel\"]"), []);
    // Which parts are the whole, a file may say in so many words.
    assert_eq!(office("whole = [\"Word\", \"Excel\", \"PowerPoint\"]"), []);
    let own = "[scale.s]\nlevels = [\"B2\", \"C1\"]\nequivalents.C1 = [\"fluent\"]\n[tool.t]\nname = \"Office\"\naliases = [\"Pack Office\"]\n";
    assert_eq!(codes(own), []);
}

#[test]
fn lint_finds_a_word_that_two_levels_claim() {
    let said = |keys: &str, lang: Lang| {
        let found = doubts(&format!("[scale.s]\nstandard = \"cefr\"\n{keys}\n"), lang);
        found.into_iter().map(|(code, place, said)| format!("{code} {place} {said}")).collect::<Vec<_>>()
    };
    assert_eq!(
        said("equivalents.B2 = [\"fluent\"]", Lang::En),
        [
            "word-of-two-levels \"fluent\" `fluent` means `B2` here and `C1` in the standard list `cefr`; the meaning given here applies"
        ]
    );
    assert_eq!(
        said("ranges = [{ words = [\"courant\"], from = \"B2\", to = \"C1\" }]", Lang::Fr),
        ["word-of-two-levels \"courant\" `courant` signifie `B2` à `C1` ici et `C1` dans la liste standard `cefr` ; \
          le sens donné ici l'emporte"]
    );
    assert_eq!(
        said("equivalents.B1 = [\"so-so\"]\nranges = [{ words = [\"so so\"], from = \"A2\", to = \"B2\" }]", Lang::En),
        ["word-of-two-levels \"so so\" `so so` means `A2` to `B2` here and `B1` above; the meaning given here applies"]
    );
    assert_eq!(said("without = [\"fluent\"]\nequivalents.B2 = [\"fluent\"]", Lang::En), [""; 0]);
    // Twice the same is but once too often.
    let twice = "ranges = [{ words = [\"so-so\", \"so so\"], from = \"A2\", to = \"B2\" }]";
    assert_eq!(
        codes(&format!("[scale.s]\nstandard = \"cefr\"\n{twice}\n")),
        [("redundant-entry", "\"so so\"".to_owned())]
    );
    // On a scale of single words signs tell two words apart.
    assert_eq!(
        codes("[scale.s]\nlevels = [\"low\", \"high\"]\nequivalents.low = [\"A\"]\nequivalents.high = [\"A+\"]\n"),
        []
    );
}
