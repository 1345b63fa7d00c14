//! What is said of an outcome, of a vacancy with one text, and of one where nothing is scored.

use std::path::Path;

use eligible::internal::domain::outcome::Outcome;

use super::{VACANCY, of, rules_of};
use crate::common::command::{folder_of, run_in, status, text};

mod explained;
mod phrases;

/// What a command prints of a rules file `r.toml` and a record `a.json`; a blank that does not break is as any other.
#[track_caller]
fn printed(rules: &str, record: &str, arguments: &[&str]) -> String {
    let folder = folder_of(&[("r.toml", rules.as_bytes()), ("a.json", record.as_bytes())]);
    in_folder(folder.path(), arguments)
}

#[track_caller]
fn in_folder(folder: &Path, arguments: &[&str]) -> String {
    let arguments = [arguments, &["--rules", "r.toml"]].concat();
    let output = run_in(folder, &arguments, b"");
    let errors = text(&output.stderr);
    assert_ne!(status(&output), 2, "{errors}");
    text(&output.stdout).replace('\u{a0}', " ")
}

/// The same in one line, as sentences are broken at the width of the terminal.
#[track_caller]
fn unwrapped(rules: &str, record: &str, arguments: &[&str]) -> String {
    printed(rules, record, arguments).split_whitespace().collect::<Vec<_>>().join(" ")
}

const BACHELOR: &str = r#"{"id":"a","name":"Ana","education":[{"level":"bachelor","status":"completed"}]}"#;

/// A11, B9: a notice with one text is told of no other, in no format and by no command.
#[test]
fn a_notice_with_one_text_is_told_of_no_other() {
    let rules = rules_of(r#"degree = { at_least = "bachelor" }"#);
    let told = ["both texts", "French text", "two texts", "texts differ", "deux textes", "textes div", "text of", "≠"];
    for lang in ["en", "fr"] {
        let commands: [&[&str]; 10] = [
            &["check", "a.json", "a.json"],
            &["check", "a.json"],
            &["check", "a.json", "--format", "markdown"],
            &["check", "a.json", "--format", "html"],
            &["check", "a.json", "--format", "github"],
            &["explain", "a.json"],
            &["explain", "a.json", "--full"],
            &["when", "a.json"],
            &["rules", "show"],
            &["rules", "show", "--format", "html"],
        ];
        for command in commands {
            let printed = printed(&rules, BACHELOR, &[command, &["--lang", lang]].concat());
            // Style and script of a page are the same for every notice.
            let printed = printed.split("</style>").last().and_then(|page| page.split("<script").next()).unwrap();
            for words in told {
                assert!(!printed.contains(words), "{command:?} {lang}: {words}\n{printed}");
            }
        }
    }
    let two = rules.replace(r#"["en"]"#, r#"["en", "fr"]"#);
    assert!(printed(&two, BACHELOR, &["check", "a.json"]).contains("according to the English and French texts"));
}

/// A11: the text that is asked for has to be there.
#[test]
fn a_reading_of_a_text_that_is_not_there_is_an_error() {
    let rules = rules_of(r#"degree = { at_least = "bachelor" }"#);
    let folder = folder_of(&[("r.toml", rules.as_bytes()), ("a.json", BACHELOR.as_bytes())]);
    for command in [["check", "a.json"], ["explain", "a.json"], ["when", "a.json"], ["rules", "show"]] {
        let arguments = [&command[..], &["--rules", "r.toml", "--reading", "fr"]].concat();
        let output = run_in(folder.path(), &arguments, b"");
        assert_eq!(status(&output), 2, "{command:?}");
        let expected = "error: the notice has no text in `fr`; existing texts: `en`";
        assert!(text(&output.stderr).starts_with(expected), "{}", text(&output.stderr));
        let arguments = [&command[..], &["--rules", "r.toml", "--reading", "en"]].concat();
        assert_ne!(status(&run_in(folder.path(), &arguments, b"")), 2, "{command:?}");
    }
}

/// A12, B10: where nothing is desirable nobody has a score.
#[test]
fn where_nothing_is_desirable_there_is_no_score() {
    let rules = rules_of(r#"degree = { at_least = "bachelor" }"#);
    for lang in ["en", "fr"] {
        let commands: [&[&str]; 8] = [
            &["check", "a.json", "a.json"],
            &["check", "a.json"],
            &["check", "a.json", "--format", "markdown"],
            &["check", "a.json", "--format", "github"],
            &["check", "a.json", "--format", "junit"],
            &["explain", "a.json"],
            &["explain", "a.json", "--full"],
            &["when", "a.json"],
        ];
        for command in commands {
            let printed = printed(&rules, BACHELOR, &[command, &["--lang", lang]].concat());
            assert!(!printed.contains("score") && !printed.contains(" des "), "{command:?} {lang}\n{printed}");
        }
        let page = printed(&rules, BACHELOR, &["check", "a.json", "--format", "html", "--lang", lang]);
        assert!(!page.contains("data-key=score") && !page.contains("<td class=score>"), "{page}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&printed(&rules, BACHELOR, &["check", "a.json", "--format", "json"])).unwrap();
    assert_eq!(json["applicants"][0]["score"], serde_json::Value::Null);
    assert_eq!(json["applicants"][0]["rank"], 1);
    let csv = printed(&rules, BACHELOR, &["check", "a.json", "--format", "csv"]);
    assert_eq!(csv.lines().nth(1), Some("a,Ana,a.json,1,eligible,,,1,0,met,,,,,"));
    let when: serde_json::Value =
        serde_json::from_str(&printed(&rules, BACHELOR, &["when", "a.json", "--format", "json"])).unwrap();
    assert_eq!(when["periods"][0]["score"], serde_json::Value::Null);
    let scored = rules.clone()
        + "\n[[criterion]]\nid = \"D1\"\ngroup = \"desirable\"\nweight = 1\nclause.en = \"clause\"\n\
        check.degree = { at_least = \"master\" }\n";
    assert!(printed(&scored, BACHELOR, &["check", "a.json"]).contains("eligible, score 0"));
}

/// A14: what is missing is the time of submission, and nothing of the document.
#[test]
fn a_day_of_submission_that_is_missing_is_named() {
    let documents = r#"documents = { any_of = [{ name = "passport", valid_on = "submission" }] }

[document.passport]
title = { en = "passport", fr = "passeport" }
names = ["Passport"]
"#;
    let found = of(documents, r#"{"documents":[{"kind":"other","name":"Passport","valid_until":"2040-01-01"}]}"#);
    assert_eq!(found.outcome, Outcome::Unclear);
    assert!(found.en.ends_with(" (day of submission not stated)"), "{}", found.en);
    assert!(found.fr.ends_with(" (date de soumission non indiquée)"), "{}", found.fr);
    assert_eq!(found.missing, ["/application/submitted_at"]);
    let both = [
        (r#"age = { over = 21, on = "submission" }"#, "/date_of_birth"),
        (r#"nationality = { any_of = ["BE"], on = "submission" }"#, "/nationalities"),
        (r#"degree = { at_least = "bachelor", on = "submission" }"#, "/education"),
        (r#"studies = { at_least = "bachelor", months = 6, on = "submission" }"#, "/education"),
        (r#"experience = { on = "submission" }"#, "/experience"),
        (r#"residence = { countries = ["BE"], at_least = { years = 1 }, on = "submission" }"#, "/residence"),
        (r#"driving_licence = { any_of = ["B"], valid_on = "submission" }"#, "/driving_licences"),
        (documents, "/documents"),
    ];
    for (check, field) in both {
        assert_eq!(of(check, "{}").missing, [field, "/application/submitted_at"], "{check}");
    }
}

/// A rules file with more in it than the check.
fn rules_with(check: &str, more: &str) -> String {
    format!("{}\n{more}\n", rules_of(check))
}

/// The vacancy with two days on which the post may start.
fn with_two_starts(check: &str) -> String {
    let two = VACANCY.replace(r#"["2027-09-01"]"#, r#"["2027-09-01", "2028-03-01"]"#);
    rules_of(check).replace(VACANCY, &two)
}
