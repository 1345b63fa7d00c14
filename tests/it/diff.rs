//! `rules diff`: what changes is said where it changes, what means the same is not, and who is judged otherwise is named.
#![allow(clippy::string_slice, reason = "a test may stop, and slices where it found something")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use eligible::internal::assessment::Reading;
use eligible::internal::domain::text::Lang;
use eligible::internal::report::Run;
use eligible::internal::report::rule_diff::{self, Compared, RuleChange};
use eligible::internal::rules::lists::{self, RuleList};
use eligible::internal::rules::{self, Vacancy};
use serde_json::Value;
use tempfile::TempDir;

use crate::common::command::{ELIGIBLE, run_in, status, text};
use crate::common::judge::RULES;
use crate::mutated;

/// What differs between two rules files, in one language.
fn changes_in(lang: Lang, old: &str, new: &str) -> Vec<RuleChange> {
    let read = |text: &str| rules::read(text).unwrap_or_else(|problems| panic!("{problems:?}"));
    let (old_vacancy, new_vacancy) = (read(old), read(new));
    let lists = [lists::read(old, &old_vacancy), lists::read(new, &new_vacancy)];
    changes_between(lang, (&old_vacancy, &lists[0]), (&new_vacancy, &lists[1]))
}

/// The same of files that were read, each with its lists.
fn changes_between(
    lang: Lang,
    (old_vacancy, old_lists): (&Vacancy, &[RuleList]),
    (new_vacancy, new_lists): (&Vacancy, &[RuleList]),
) -> Vec<RuleChange> {
    let judging_dates_of_both = [old_vacancy.judging_dates(None), new_vacancy.judging_dates(None)];
    let run = |vacancy, judging_dates| Run {
        vacancy,
        rules_source: "rules.toml",
        rules_sha256: "",
        judging_dates,
        reading: Reading::All,
        lang,
        blind: None,
        decisions: None,
    };
    let (old_run, new_run) = (run(old_vacancy, &judging_dates_of_both[0]), run(new_vacancy, &judging_dates_of_both[1]));
    Compared { old: &old_run, old_lists, new: &new_run, new_lists }.rules()
}

/// The criteria and the differences, in English.
fn changes(old: &str, new: &str) -> Vec<(Option<String>, String)> {
    let told = changes_in(Lang::En, old, new).into_iter().map(|change| (change.criterion, change.change));
    told.collect()
}

/// The built-in rules with one text in the place of another.
fn with(from: &str, to: &str) -> String {
    assert!(RULES.contains(from), "{from}");
    RULES.replacen(from, to, 1)
}

/// The lines of a criterion of the built-in rules, with the remarks before the next one.
fn block(id: &str) -> &'static str {
    let at = RULES.find(&format!("id = \"{id}\"")).unwrap();
    let from = RULES[..at].rfind("[[criterion]]\n").unwrap();
    let to = RULES[at..].find("[[criterion]]\n").unwrap();
    &RULES[from..at + to]
}

#[test]
fn rules_are_the_same_as_themselves() {
    for lang in Lang::ALL {
        assert_eq!(changes_in(lang, RULES, RULES), []);
        assert_eq!(changes_in(lang, &mutated::base(), &mutated::base()), []);
    }
}

#[test]
fn how_a_file_is_written_means_nothing() {
    let without_remarks: Vec<_> = RULES.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let same = [
        without_remarks.join("\n\n"),
        with("scale = \"cefr\", at_least = \"C1\"", "at_least =   'C1', scale = \"cefr\""),
        with("title = { en = \"Age\", fr = \"Âge\" }", "title.fr = \"Âge\"\ntitle.en = \"Age\""),
        with("any_of = [\"en\", \"fr\"]", "any_of = [\"fr\", \"en\"]"),
        with("all_of = [\"microsoft_office\", \"sharepoint\"]", "all_of = [\"sharepoint\", \"microsoft_office\"]"),
        with("\"military\", \"education\", \"ngo\"", "\"ngo\", \"military\", \"education\""),
        with("{ kind = \"qualification\" },", "").replacen(
            "dates_shown = true },",
            "dates_shown = true },\n  { kind = \"qualification\" },",
            1,
        ),
        with("\"law\", \"droit\"", "\"droit\", \"LAW\""),
        with("amount = 1286.09", "amount = 1_286.09"),
    ];
    for text in same {
        assert_eq!(changes(RULES, &text), [], "{text}");
    }
}

#[test]
fn each_kind_of_change_is_said_where_it_belongs() {
    let cases = [
        ("check.age = { at_least = 21 }", "check.age = { at_least = 18 }", Some("E2"), "at least 18 years"),
        ("reading.fr.age = { over = 21 }\n", "", Some("E2"), "check (French)"),
        ("clause.en = \"be at least 21 years old\"", "clause.en = \"be grown up\"", Some("E2"), "“be grown up”"),
        (
            "title = { en = \"Age\", fr = \"Âge\" }",
            "title = { en = \"Age\", fr = \"Ancienneté\" }",
            Some("E2"),
            "Ancienneté",
        ),
        ("borderline_months = 14", "borderline_months = 13", Some("E3"), "from 13 months"),
        ("weight = 25", "weight = 50", Some("D1"), "weight: 25 → 50"),
        ("effect = \"ineligible\"", "effect = \"review\"", Some("C1"), "human review"),
        (
            "group = \"competency\"\ntitle = { en = \"Teamwork\"",
            "group = \"essential\"\ntitle = { en = \"Teamwork\"",
            Some("K9"),
            "group",
        ),
        ("text.en = \"B2 is borderline", "text.en = \"B2 is in doubt", Some("E4"), "interpretation (English)"),
        ("reason.en = \"B2 is the level", "reason.en = \"It is the level", Some("E4"), "reason for the interpretation"),
        (
            "advice.not_met.en = \"You would need English",
            "advice.not_met.en = \"One would need English",
            Some("E4"),
            "One would need",
        ),
        ("grade = \"INTERN\"", "grade = \"A2\"", None, "grade: INTERN → A2"),
        ("grade = \"INTERN\"\n", "", None, "grade: INTERN → (none)"),
        ("fr = \"Temps plein\"", "fr = \"Mi-temps\"", None, "working time (French)"),
        ("2025-06-22T23:59", "2025-06-23T23:59", None, "23 June 2025"),
        ("on = \"deadline\"", "on = 2025-09-01", None, "1 September 2025"),
        ("hours_per_week = 38", "hours_per_week = 40", None, "40 hours"),
        ("id = \"250700\"", "id = \"260700\"", None, "260700"),
        (
            "text.en = \"The last minute counts in full",
            "text.en = \"The last minute counts to its end",
            None,
            "counts to its end",
        ),
        ("code = \"SE\", since = 2024-03-07", "code = \"SE\", since = 2024-03-08", None, "8 March 2024"),
        ("\"Shqipëria\", ", "", None, "no longer Shqipëria"),
        ("territories = [\"FO\", \"GL\"]", "territories = [\"FO\"]", None, "Greenland"),
        ("standard = \"cefr\"", "standard = \"cefr\"\nwithout = [\"fluent\"]", None, "without: new fluent"),
        (
            "standard = \"cefr\"",
            "standard = \"cefr\"\nequivalents.C1 = [\"splendid\"]",
            None,
            "the same as C1: new splendid",
        ),
        ("\"042\",  # law", "", None, "no longer 042"),
        ("\"diplomacy\",", "\"diplomacy\", \"languages\",", None, "phrases: new languages"),
        (
            "standard = \"sharepoint\"",
            "standard = \"sharepoint\"\naliases = [\"House Share\"]",
            None,
            "other names: new House Share",
        ),
        (
            "standard = \"microsoft_office\"",
            "standard = \"microsoft_office\"\nparts = [\"Visio\"]",
            None,
            "parts: new Visio",
        ),
        ("\"HQ SHAPE\", ", "", None, "names: no longer HQ SHAPE"),
        ("fr = \"l'OTAN et ses organismes\"", "fr = \"l'OTAN\"", None, "title (French)"),
    ];
    for (from, to, criterion, words) in cases {
        let told = changes(RULES, &with(from, to));
        assert!(!told.is_empty(), "{from} -> {to}");
        let at_place = told
            .iter()
            .all(|(id, _)| id.as_deref() == criterion || (words == "no longer 042" && id.as_deref() == Some("D1")));
        assert!(at_place, "{from} -> {to}: {told:?}");
        assert!(told.iter().any(|(_, change)| change.contains(words)), "{from} -> {to}: {told:?}");
        let french = changes_in(Lang::Fr, RULES, &with(from, to));
        assert!(french.len() >= told.len(), "{french:?}");
    }
}

#[test]
fn the_reference_date_moves_with_the_deadline() {
    let told = changes(RULES, &with("2025-06-22T23:59", "2025-06-23T23:59"));
    let of_reference = |(_, change): &&(Option<String>, String)| change.starts_with("reference date");
    let moved: Vec<_> = told.iter().filter(of_reference).collect();
    assert!(moved.len() == 1 && moved[0].0.is_none(), "{told:?}");
    let moved = &moved[0].1;
    assert!(moved.contains("22 June 2025, the day of the deadline"), "{moved}");
    assert!(moved.contains("23 June 2025, the day of the deadline"), "{moved}");
    // By the hour it does not move.
    let told = changes(RULES, &with("2025-06-22T23:59", "2025-06-22T12:00"));
    assert_eq!(told.iter().filter(of_reference).count(), 0, "{told:?}");
}

#[test]
fn only_what_differs_of_a_long_check_is_said() {
    let told = changes(RULES, &with("borderline_months = 14", "borderline_months = 13"));
    let [(_, change)] = told.as_slice() else { panic!("{told:?}") };
    assert!(change.contains("check (English)") && !change.contains("under way"), "{change}");
}

#[test]
fn a_change_in_both_texts_is_said_once() {
    let both = RULES.replace("months = 20, borderline_months = 14", "months = 20, borderline_months = 12");
    let told = changes(RULES, &both);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|(_, change)| change.starts_with("check:")), "{told:?}");
}

#[test]
fn criteria_come_go_are_renamed_and_moved() {
    let (e2, e4) = (block("E2"), block("E4"));
    let without = RULES.replacen(e2, "", 1);
    let told = changes(RULES, &without);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0.as_deref(), Some("E2"));
    assert!(told[0].1.starts_with("removed: Age (essential)"), "{told:?}");
    let told = changes(&without, RULES);
    assert_eq!(told[0].0.as_deref(), Some("E2"));
    assert!(told[0].1.starts_with("new: Age (essential)"), "{told:?}");
    let told = changes(RULES, &with("id = \"E2\"", "id = \"E2-bis\""));
    assert_eq!(told, [(Some("E2-bis".to_owned()), "its id was E2; there is no other difference".to_owned())]);
    // A criterion that is put elsewhere, and no other, has moved.
    let moved = RULES.replacen(e2, "", 1).replacen(e4, &format!("{e4}\n{e2}"), 1);
    let told = changes(RULES, &moved);
    assert_eq!(told, [(Some("E2".to_owned()), "its place among the criteria has changed".to_owned())]);
}

#[test]
fn every_change_of_a_parameter_is_said_of_its_criterion() {
    let base = mutated::base();
    let vacancy = rules::read(&base).unwrap();
    let lists = lists::read(&base, &vacancy);
    for mutant in &mutated::MUTANTS.0 {
        let new_lists = lists::read(&mutant.text, &mutant.vacancy);
        for lang in Lang::ALL {
            let told = changes_between(lang, (&vacancy, &lists), (&mutant.vacancy, &new_lists));
            // A list may have another criterion among those that use it, and the list itself does not differ.
            assert!(!told.is_empty(), "{}", mutant.change);
            for change in told {
                assert_eq!(change.criterion.as_deref(), Some(mutant.criterion.as_str()), "{}", mutant.change);
                assert!(!change.change.contains("its description does not show"), "{}", mutant.change);
            }
        }
    }
}

/// A folder with the built-in rules as `old.toml`, others as `new.toml`, and applicants.
fn folder(new: &str, applicants: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("old.toml"), RULES).unwrap();
    fs::write(folder.path().join("new.toml"), new).unwrap();
    for (name, record) in applicants {
        fs::write(folder.path().join(name), record).unwrap();
    }
    folder
}

fn diff_in(folder: &Path, further: &[&str]) -> (i32, String, String) {
    let mut arguments = vec!["rules", "diff", "old.toml", "new.toml"];
    arguments.extend(further);
    let output = run_in(folder, &arguments, b"");
    (status(&output), text(&output.stdout).to_owned(), text(&output.stderr).to_owned())
}

#[test]
fn the_exit_status_says_whether_a_verdict_differs() {
    let stricter = with("at_least = 21 }", "at_least = 40 }").replacen("over = 21", "over = 40", 1);
    let in_score = with("weight = 25", "weight = 50");
    let applicant = [("a.json", ELIGIBLE)];
    assert_eq!(diff_in(folder(&stricter, &applicant).path(), &["a.json"]).0, 1);
    assert_eq!(diff_in(folder(&in_score, &applicant).path(), &["a.json"]).0, 0);
    assert_eq!(diff_in(folder(&stricter, &[]).path(), &[]).0, 0);
    assert_eq!(diff_in(folder(RULES, &applicant).path(), &["a.json"]).0, 0);
    // A record that is invalid comes before a verdict that differs; what cannot be done comes before all.
    let (status, _, told) =
        diff_in(folder(&stricter, &[("a.json", ELIGIBLE), ("b.json", "{")]).path(), &["a.json", "b.json"]);
    assert_eq!(status, 3);
    assert!(told.contains("`b` (b.json) is invalid"), "{told}");
    assert_eq!(diff_in(folder("id = 1", &applicant).path(), &["a.json"]).0, 2);
    assert_eq!(diff_in(folder(RULES, &[]).path(), &["missing.json"]).0, 2);
    assert_eq!(diff_in(folder(RULES, &[("a.json", "[]")]).path(), &["a.json"]).0, 2);
    assert_eq!(diff_in(folder(RULES, &[]).path(), &["--rules", "old.toml"]).0, 2);
    assert_eq!(diff_in(folder(RULES, &[]).path(), &["--format", "csv"]).0, 2);
}

#[test]
fn that_nothing_differs_is_said_in_one_line() {
    let (status, told, _) = diff_in(folder(&format!("# a remark\n{RULES}"), &[]).path(), &[]);
    assert_eq!((status, told.lines().count()), (0, 2), "{told}");
    assert!(told.contains("no substantive difference"), "{told}");
}

#[test]
fn the_counts_come_first_and_applicants_stand_by_the_criteria_behind_it() {
    let amended = with("at_least = \"C1\"", "at_least = \"C2\"").replace("= 21", "= 30");
    let person = |id: &str| format!(r#"{{"id":"{id}",{}"#, ELIGIBLE.trim_start_matches('{'));
    let young = |id: &str| person(id).replace("C1", "C2");
    let elder = person("elder").replace("2000-01-01", "1980-01-01");
    let folder = folder(&amended, &[("a.json", &elder), ("b.json", &young("one")), ("c.json", &young("two"))]);
    let (_, told, _) = diff_in(folder.path(), &["a.json", "b.json", "c.json"]);
    let place = |words: &str| told.find(words).unwrap_or_else(|| panic!("{words}: {told}"));
    let order = [
        "3 applicants compared: verdict changed for 3",
        "eligible → ",
        "CRITERIA",
        "APPLICANTS (2): E2",
        "APPLICANTS (1): E4",
    ];
    assert!(order.map(place).is_sorted(), "{told}");
    assert!(place("one (b.json)") < place("two (c.json)") && place("two (c.json)") < place("elder (a.json)"), "{told}");
}

#[test]
fn the_data_have_the_keys_of_the_contract() {
    let stricter = with("at_least = 21 }", "at_least = 40 }").replacen("over = 21", "over = 40", 1);
    let folder = folder(&stricter, &[("a.json", ELIGIBLE)]);
    let (status, told, _) = diff_in(folder.path(), &["a.json", "--format", "json"]);
    let data: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(status, 1);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&data), ["schema", "rules", "applicants"]);
    assert_eq!(data["schema"], "eligible.diff/1");
    assert_eq!(data["schema"], rule_diff::SCHEMA);
    for change in data["rules"].as_array().unwrap() {
        assert_eq!(keys(change), ["criterion", "change"]);
        assert_eq!(change["criterion"], "E2");
    }
    let [applicant] = data["applicants"].as_array().unwrap().as_slice() else { panic!("{told}") };
    assert_eq!(keys(applicant), ["id", "source", "old", "new", "because"]);
    assert_eq!((&applicant["id"], &applicant["source"]), (&"a".into(), &"a.json".into()));
    assert_eq!(
        (&applicant["old"]["verdict"], &applicant["new"]["verdict"]),
        (&"eligible".into(), &"ineligible".into())
    );
    let [because] = applicant["because"].as_array().unwrap().as_slice() else { panic!("{told}") };
    assert_eq!(keys(because), ["criterion", "old", "new"]);
    assert_eq!((&because["old"]["outcome"], &because["new"]["outcome"]), (&"met".into(), &"not_met".into()));
    assert!(because["new"]["reason"].as_str().unwrap().contains("40"), "{told}");
    // It is read back as it was written.
    let read: rule_diff::DiffData = serde_json::from_str(&told).unwrap();
    assert_eq!(rule_diff::json(&read).unwrap(), told);
}

/// The verdicts on the examples by one rules file, as `check` gives them, by source.
fn verdicts(rules: &Path) -> BTreeMap<String, (Value, Value)> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments = ["check", "examples/applicants", "--format", "json", "--rules", rules.to_str().unwrap()];
    let output = run_in(project, &arguments, b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let applicants = report["applicants"].as_array().unwrap().iter();
    let valid = applicants.filter(|one| one["verdict"] != "invalid");
    valid
        .map(|one| (one["source"].as_str().unwrap().to_owned(), (one["verdict"].clone(), one["score"].clone())))
        .collect()
}

#[test]
fn whose_verdict_or_score_differs_is_who_check_judges_otherwise() {
    let new = with("code = \"SE\"", "code = \"CH\"")
        .replacen("borderline = \"B2\"", "borderline = \"B1\"", 1)
        .replacen("\"research\", \"private_sector\"]", "\"research\"]", 1)
        .replacen("weight = 25", "weight = 75", 1);
    let folder = folder(&new, &[]);
    let [old, new] = ["old.toml", "new.toml"].map(|name| folder.path().join(name));
    let (before, after) = (verdicts(&old), verdicts(&new));
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments =
        ["rules", "diff", old.to_str().unwrap(), new.to_str().unwrap(), "examples/applicants", "--format", "json"];
    let output = run_in(project, &arguments, b"");
    assert_eq!(status(&output), 3, "two of the examples are invalid");
    let data: Value = serde_json::from_slice(&output.stdout).unwrap();
    let told = data["applicants"].as_array().unwrap();
    for (source, was) in &before {
        let is = &after[source];
        let found = told.iter().find(|one| one["source"] == *source.as_str());
        assert!(found.is_some() || was == is, "{source}");
        if let Some(found) = found {
            assert_eq!((&found["old"]["verdict"], &found["old"]["score"]), (&was.0, &was.1), "{source}");
            assert_eq!((&found["new"]["verdict"], &found["new"]["score"]), (&is.0, &is.1), "{source}");
            assert!(was == is || !found["because"].as_array().unwrap().is_empty(), "{source}: a reason is given");
        }
    }
    assert!(told.len() > 3);
}

#[test]
fn the_comparison_in_the_other_direction_has_the_same_applicants() {
    let stricter = with("at_least = 21 }", "at_least = 40 }").replacen("over = 21", "over = 40", 1);
    let folder = folder(&stricter, &[("a.json", ELIGIBLE)]);
    let forth = diff_in(folder.path(), &["a.json", "--format", "json"]).1;
    let output = run_in(folder.path(), &["rules", "diff", "new.toml", "old.toml", "a.json", "--format", "json"], b"");
    let [forth, back]: [Value; 2] = [&forth, text(&output.stdout)].map(|text| serde_json::from_str(text).unwrap());
    assert_eq!(forth["applicants"][0]["old"], back["applicants"][0]["new"]);
    assert_eq!(forth["applicants"][0]["because"][0]["old"], back["applicants"][0]["because"][0]["new"]);
    assert_eq!(forth["rules"].as_array().unwrap().len(), back["rules"].as_array().unwrap().len());
}

#[test]
fn what_the_files_say_is_shown_escaped() {
    let hostile = with("fr = \"Âge\"", "fr = \"\\u001b[31m\\u202e\"");
    let folder = folder(&hostile, &[]);
    let (_, told, _) = diff_in(folder.path(), &[]);
    assert!(told.contains("\\u{1b}[31m\\u{202e}") && !told.contains('\u{1b}') && !told.contains('\u{202e}'), "{told}");
    let (_, told, _) = diff_in(folder.path(), &["--format", "json"]);
    assert!(told.contains("\\u001b[31m\\u202e"), "{told}");
}
