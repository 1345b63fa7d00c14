//! `explain`: the clauses, what is to be provided, what would change the verdict, and what cannot be explained.

use std::process::Command;

use eligible::internal::domain::outcome::{Effect, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::report::explanation::ExplanationData;
use eligible::internal::rules;
use serde_json::{Map, Value, json};

use crate::common::judge::{self, Terms, VACANCY};

#[test]
fn a_person_with_one_fact_missing_needs_that_fact() {
    let whole = json!({
        "date_of_birth": "2000-01-01", "nationalities": ["FR"], "languages": [{"language": "en", "level": "C1"}],
        "education": [{"level": "bachelor", "status": "completed"}]
    });
    let cases: [(&str, &str, &str, &[&str]); 4] = [
        ("date_of_birth", "E2", "/date_of_birth", &["\"2004-06-21\""]),
        ("nationalities", "E1", "/nationalities", &["[\"AL\"]", "\"AL\""]),
        (
            "languages",
            "E4",
            "/languages",
            &["{\"language\":\"English\",\"level\":\"C1\"}", "{\"language\":\"French\",\"level\":\"C1\"}"],
        ),
        ("education", "E3", "/education", &["{\"level\":\"bachelor\",\"status\":\"completed\"}"]),
    ];
    for (field, criterion, pointer, values) in cases {
        let mut file: Map<String, Value> = whole.as_object().unwrap().clone();
        file.remove(field);
        let explained = judge::explained(&Value::from(file).to_string(), Terms::default());
        let found = explained.remedies.iter().map(|set| &set.facts).collect::<Vec<_>>();
        assert!(found.iter().all(|facts| facts.len() == 1 && facts[0].criterion == criterion), "{found:?}");
        assert!(found.iter().all(|facts| facts[0].pointer == pointer), "{found:?}");
        let value = found[0][0].value.as_ref().unwrap().to_string();
        assert!(values.iter().any(|known| value.contains(known) || known.contains(&value)), "{value}");
        let provide = &explained.not_stated;
        assert!(provide.iter().any(|fact| fact.criterion == criterion && fact.pointer == pointer), "{provide:?}");
    }
}

#[test]
fn what_is_fixed_or_too_late_is_said() {
    let cases = [
        (
            json!({"date_of_birth": "2010-01-01"}),
            "E2",
            "is reached on 1 January 2031; age is assessed as of 22 June 2025",
        ),
        (json!({"date_of_birth": "2004-06-22"}), "E2", "for the selection team to decide"),
        (json!({"application": {"submitted_at": "2025-06-23T00:00:00+02:00"}}), "C1", "too late"),
    ];
    for (file, criterion, words) in cases {
        let explained = judge::explained(&file.to_string(), Terms::default());
        assert!(explained.remedies.is_empty());
        let fixed = explained.fixed.iter().find(|fixed| fixed.criterion == criterion).unwrap();
        assert!(fixed.text.contains(words), "{}", fixed.text);
    }
}

#[test]
fn one_fact_may_lift_two_criteria() {
    let text = judge::RULES.replace("group = \"desirable\"", "group = \"essential\"").replace("weight = 25\n", "");
    let vacancy = rules::read(&text).unwrap();
    let file = json!({
        "date_of_birth": "2000-01-01", "nationalities": ["FR"], "education": [],
        "languages": [{"language": "en", "level": "C1"}, {"language": "fr", "level": "A2"}],
        "it_skills": [{"name": "Office", "level": "expert"}, {"name": "SharePoint", "level": "expert"}],
        "experience": [{"sector": "research"}]
    });
    let explained = judge::explained(&file.to_string(), Terms { vacancy: &vacancy, ..Terms::default() });
    assert!(!explained.remedies.is_empty());
    assert!(explained.remedies.iter().all(|set| set.facts.len() == 1), "{:?}", explained.remedies);
}

#[test]
fn of_very_many_facts_each_is_tried_alone() {
    let table = include_str!("../../src/domain/languages.tsv").lines().filter(|line| !line.starts_with('#'));
    let codes: Vec<_> = table.skip(1).map(|line| line.split('\t').next().unwrap()).take(500).collect();
    let text = format!(
        "[vacancy]\nid = \"X\"\ntitle.en = \"Translator\"\nofficial_languages = [\"en\"]\n\
         deadline = {{ at = \"2030-01-31T12:00\", zone = \"Europe/Brussels\" }}\n\
         [scale.cefr]\nlevels = [\"A1\", \"B1\"]\n\
         [[criterion]]\nid = \"L\"\ngroup = \"essential\"\nclause.en = \"know one of many languages\"\n\
         check.any = [{}]\n",
        codes
            .iter()
            .map(|code| format!("{{ language = {{ any_of = [{code:?}], scale = \"cefr\", at_least = \"B1\" }} }}"))
            .collect::<Vec<_>>()
            .join(", ")
    );
    let vacancy = rules::read(&text).unwrap();
    let explained = judge::explained("{}", Terms { vacancy: &vacancy, ..Terms::default() });
    assert!(explained.fixed.is_empty());
    // Some names may mean several languages, and then do not show that the one asked is known.
    assert!(explained.remedies.len() > 465, "{}", explained.remedies.len());
    assert!(explained.remedies.iter().all(|set| set.facts.len() == 1));
}

fn explain(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
        .arg("explain")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn every_criterion_of_every_example_is_said_in_both_languages() {
    for entry in std::fs::read_dir("examples/applicants").unwrap() {
        let path = entry.unwrap().path().display().to_string();
        for lang in ["en", "fr"] {
            let (status, text, _) = explain(&[&path, "--full", "--lang", lang]);
            let name = path.rsplit('/').next().unwrap();
            let expected = match name.split('-').next().unwrap() {
                "eligible" => 0,
                "ineligible" => 1,
                "invalid" => 3,
                _ => 4,
            };
            assert_eq!(status, Some(expected), "{path}");
            if expected == 3 {
                continue;
            }
            for criterion in &VACANCY.criteria {
                let lang = if lang == "en" { Lang::En } else { Lang::Fr };
                let heading = format!("\n{} {}", criterion.id, criterion.title.get(lang));
                assert!(text.contains(&heading), "{path}: {heading}");
            }
            let fits = |line: &str| line.chars().count() <= 80 || !line.trim().contains(' ');
            assert_eq!(text.lines().find(|line| !fits(line)), None);
        }
    }
}

#[test]
fn explanations_are_as_they_were_read() {
    let cases = [
        ("examples/applicants/review-e2-birth-month-only.json", "en", true, "explain.txt"),
        ("examples/applicants/ineligible-e3-no-studies.json", "fr", true, "explain.fr.txt"),
        ("examples/applicants/ineligible-e2-too-young.json", "en", false, "explain-short.txt"),
        ("examples/applicants/review-in-own-words.json", "fr", false, "explain-short.fr.txt"),
    ];
    for (path, lang, is_full, golden) in cases {
        let full: &[&str] = if is_full { &["--full"] } else { &[] };
        let (_, text, _) = explain(&[&[path, "--lang", lang], full].concat());
        let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(golden);
        snapbox::assert_data_eq!(text, snapbox::Data::read_from(&golden, None).raw());
    }
}

#[test]
fn what_cannot_be_explained_is_said() {
    let cases: [(&[&str], &str); 6] = [
        (&["examples/applicants"], "folder"),
        (&["examples/applicants.ndjson"], "--id"),
        (&["examples/applicants.ndjson", "--id", "ND-1"], "ND-01"),
        (&["nowhere.json"], "nowhere.json"),
        (&["examples/applicants/eligible-plain.json", "--criterion", "E9"], "E"),
        (&["examples/applicants/eligible-plain.json", "-o", "x.csv"], "csv"),
    ];
    for (arguments, word) in cases {
        let (status, out, told) = explain(arguments);
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(out.is_empty() && told.contains(word), "{arguments:?}: {told}");
    }
}

#[test]
fn one_of_many_has_its_rank_among_them() {
    let (status, text, _) = explain(&["examples/applicants.ndjson", "--id", "ND-06", "--format", "json"]);
    assert_eq!(status, Some(1));
    let explained: ExplanationData<'_> = serde_json::from_str(&text).unwrap();
    assert_eq!(explained.schema, "eligible.explanation/1");
    assert_eq!(explained.applicant.rank.unwrap().0, Some(11));
    let (_, text, _) =
        explain(&["examples/applicants.ndjson", "--id", "ND-06", "--format", "json", "--criterion", "E4"]);
    let explained: ExplanationData<'_> = serde_json::from_str(&text).unwrap();
    let ids: Vec<_> = explained.applicant.criteria.iter().map(|criterion| criterion.id.as_ref()).collect();
    assert_eq!(ids, ["E4"]);
}

#[test]
fn text_of_strangers_is_escaped() {
    let bad = "\u{1b}[31m\u{202e}\u{200b}\u{7}x\r\n";
    let folder = tempfile::TempDir::new().unwrap();
    let file = json!({
        "id": bad, "name": bad, "nationalities": [bad], "date_of_birth": "2004",
        "education": [{"field": bad, "level": "bachelor"}], "languages": [{"language": bad, "level": {bad: bad}}],
        "it_skills": [{"name": bad}], "experience": [{"employer": bad}], "application": {"vacancy": bad},
        "competencies": [{"competency": "Empathy", "evidence": bad}]
    });
    let cv = json!({"basics": {"name": bad}, "education": [{"studyType": bad, "area": bad}], "languages": [{"language": bad, "fluency": bad}]});
    let path = folder.path().join("me.json");
    for (command, content) in [("explain", &file), ("explain", &cv), ("convert", &cv)] {
        std::fs::write(&path, content.to_string()).unwrap();
        for lang in ["en", "fr"] {
            let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
                .args([command, path.to_str().unwrap(), "--lang", lang])
                .env_clear()
                .output()
                .unwrap();
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8(printed).unwrap();
            let is_bad = |letter: char| (letter.is_control() && letter != '\n') || "\u{202e}\u{200b}".contains(letter);
            assert!(!printed.contains(is_bad), "{command}: {printed}");
            assert!(printed.contains("202e"), "{command}: {printed}");
        }
    }
}

/// The line, from 1, on which a text begins.
fn line_of(page: &str, text: &str) -> Option<usize> {
    page.lines().position(|line| line.contains(text)).map(|line| line + 1)
}

#[test]
fn one_screen_says_the_result_why_and_when() {
    let (mut seen, mut decisive) = (0, 0);
    for entry in std::fs::read_dir("examples/applicants").unwrap() {
        let path = entry.unwrap().path().display().to_string();
        let (_, json, _) = explain(&[&path, "--format", "json"]);
        let explained: ExplanationData<'_> = serde_json::from_str(&json).unwrap();
        if explained.applicant.verdict == Verdict::Invalid {
            continue;
        }
        let problems = explained.applicant.problems.len();
        for (lang, [result, when]) in [("en", ["RESULT", "WHEN"]), ("fr", ["RÉSULTAT", "QUAND"])] {
            let (_, page, _) = explain(&[&path, "--lang", lang]);
            assert!(page.lines().count() <= 40 + 2 * problems, "{path} {lang}: {page}");
            assert_eq!(page.lines().find(|line| line.chars().count() > 80), None, "{path} {lang}");
            assert!(line_of(&page, result).is_some_and(|line| line <= 12), "{page}");
            assert!(line_of(&page, when).is_some_and(|line| line <= 25 + 2 * problems), "{page}");
            let in_the_way: Vec<_> =
                explained.applicant.criteria.iter().filter(|criterion| criterion.effect >= Effect::Review).collect();
            if let [only] = in_the_way.as_slice() {
                let clause = only.clause.get(if lang == "en" { Lang::En } else { Lang::Fr });
                let words = page.lines().take(12 + 2 * problems).flat_map(str::split_whitespace);
                let top = words.collect::<Vec<_>>().join(" ");
                let begins: Vec<_> = clause.split_whitespace().take(4).collect();
                assert!(top.contains(&begins.join(" ")), "{path} {lang}: {top}");
                decisive += 1;
            }
            seen += 1;
        }
    }
    assert!(seen > 40 && decisive > 15, "{seen} {decisive}");
}

#[test]
fn the_adviser_answers_whoever_is_too_young() {
    let (status, page, _) = explain(&["examples/applicants/ineligible-e2-too-young.json"]);
    assert_eq!(status, Some(1));
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "not eligible, because one criterion is not met: Age.",
        "the notice says “be at least 21 years old”; its French text says “être âgé(e) de plus de 21 ans”",
        "your date of birth, line 4",
        "Nothing that you could add would make this application eligible.",
        "For a deadline on 23 June 2025: for review",
        "For a deadline on 24 June 2025 or later: eligible",
        "The deadline of this notice, 22 June 2025, does not change.",
        "a lack of points never rules anybody out",
        "eligible explain examples/applicants/ineligible-e2-too-young.json --full",
    ] {
        assert!(words.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("`date_of_birth`"), "{page}");
    let (_, json, _) = explain(&["examples/applicants/ineligible-e2-too-young.json", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["from"], "2025-06-24");
    let (_, json, _) = explain(&["examples/applicants/eligible-plain.json", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert!(json.as_object().unwrap().contains_key("from") && json["from"].is_null(), "{json}");
}

#[test]
fn a_field_is_named_where_the_file_is_to_be_edited_and_not_for_a_cv() {
    let (_, page, _) = explain(&["examples/applicants/review-silent.json"]);
    assert!(page.contains("(`date_of_birth`)"), "{page}");
    let (_, page, _) = explain(&["examples/cv/jsonresume.json"]);
    assert!(!page.contains("(`"), "{page}");
    assert!(page.contains("eligible ask --from examples/cv/jsonresume.json -o application.json"), "{page}");
}

#[test]
fn all_of_a_file_are_explained_in_a_folder() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let record = |id: &str| json!({"id": id, "date_of_birth": "2004-06-23"}).to_string();
    let ids = ["A-1", "a-1", "../../up", "..", "x/y\\z", "\u{202e}fdp.\u{1b}[31m", ""];
    let records: Vec<_> = ids.iter().map(|id| record(id)).collect();
    std::fs::write(path("all.ndjson"), records.join("\n") + "\n{not json\n").unwrap();
    let out = path("out/");
    let (status, printed, _) = explain(&[&path("all.ndjson"), "-o", &out, "-q"]);
    assert_eq!((status, printed.as_str()), (Some(3), ""));
    let names = |folder: &str| {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let made = names(&out);
    assert_eq!(made.len(), ids.len() + 1, "{made:?}");
    let is_safe = |name: &String| {
        !name.starts_with('.') && name.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter))
    };
    assert!(made.iter().all(is_safe), "{made:?}");
    assert!(made.contains(&"A-1.txt".to_owned()) && made.contains(&"a-1-2.txt".to_owned()), "{made:?}");
    assert!(std::fs::read_to_string(path("out/A-1.txt")).unwrap().starts_with("A-1\n"));
    // One of them, as JSON.
    let (status, ..) = explain(&[&path("all.ndjson"), "--id", "A-1", "-o", &format!("json={}", path("one/"))]);
    assert_eq!((status, names(&path("one/"))), (Some(1), vec!["A-1.json".to_owned()]));
    // The file that is read is never written over.
    std::fs::write(path("A-1.json"), record("A-1")).unwrap();
    let (status, _, said) = explain(&[&path("A-1.json"), "-o", &format!("json={}/", folder.path().display())]);
    assert_eq!(status, Some(2), "{said}");
    assert_eq!(std::fs::read_to_string(path("A-1.json")).unwrap(), record("A-1"));
    let (status, _, said) = explain(&[&path("all.ndjson"), "-o", &format!("csv={out}")]);
    assert!(status == Some(2) && said.contains("csv"), "{said}");
}
