//! `--rules-sha256`: rules with another hash are refused, wherever rules are read.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::common::command::{ELIGIBLE, REVIEW, folder_of, run_in, status, text};

const OTHER: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn rules() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules.toml")).unwrap()
}

/// A folder with rules of another name, and two applicants.
fn folder() -> TempDir {
    folder_of(&[("next.toml", &rules()), ("a.json", ELIGIBLE.as_bytes()), ("b.json", REVIEW.as_bytes())])
}

/// The hash that a report gives of the rules.
fn hash_of(folder: &TempDir, arguments: &[&str]) -> String {
    let output = run_in(folder.path(), &[&["check", "a.json", "--format", "json"], arguments].concat(), b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    report["rules"]["sha256"].as_str().unwrap().to_owned()
}

#[test]
fn rules_of_the_hash_are_applied_whichever_way_it_is_written() {
    let folder = folder();
    for rules in [&[][..], &["--rules", "next.toml"]] {
        let hash = hash_of(&folder, rules);
        for hash in [hash.clone(), hash.to_ascii_uppercase()] {
            let with = run_in(folder.path(), &[&["check", "."], rules, &["--rules-sha256", &hash]].concat(), b"");
            let without = run_in(folder.path(), &[&["check", "."], rules].concat(), b"");
            assert_eq!((status(&with), with.stdout), (status(&without), without.stdout));
        }
    }
}

#[test]
fn rules_of_another_hash_are_refused_with_both_hashes() {
    let folder = folder();
    let hash = hash_of(&folder, &[]);
    let commands: [&[&str]; 8] = [
        &["check", "."],
        &["check", ".", "--rules", "next.toml"],
        &["explain", "a.json"],
        &["when", "a.json"],
        &["rules", "show"],
        &["rules", "lint"],
        &["rules", "lint", "next.toml"],
        &["rules", "test", "--rules", "next.toml"],
    ];
    for command in commands {
        let output = run_in(folder.path(), &[command, &["--rules-sha256", OTHER]].concat(), b"");
        let said = text(&output.stderr);
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{command:?}");
        assert!(said.contains(&hash) && said.contains(OTHER), "{command:?}: {said}");
    }
    let said = run_in(folder.path(), &["check", ".", "--rules-sha256", OTHER, "--lang", "fr"], b"");
    assert!(text(&said.stderr).contains("ce ne sont pas les règles demandées\u{a0}: le SHA-256 de `intégrées`"));
    let said = run_in(folder.path(), &["check", ".", "--rules-sha256", OTHER, "-o", "x.csv"], b"");
    assert_eq!((status(&said), folder.path().join("x.csv").exists()), (2, false));
}

#[test]
fn what_is_no_hash_is_a_wrong_use() {
    let folder = folder();
    let hash = hash_of(&folder, &[]);
    let of_63 = hash.split_at(63).0;
    for wrong in ["", "abc", of_63, &format!("{hash}0"), &format!("{of_63}g"), &format!("{of_63} ")] {
        let output = run_in(folder.path(), &["check", ".", "--rules-sha256", wrong], b"");
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{wrong}");
        assert!(text(&output.stderr).contains("--rules-sha256"), "{wrong}");
    }
}

#[test]
fn a_report_is_verified_by_rules_of_the_hash_alone() {
    let folder = folder();
    let hash = hash_of(&folder, &[]);
    let report = run_in(folder.path(), &["check", "a.json", "-o", "report.json"], b"");
    assert_eq!(status(&report), 0, "{}", text(&report.stderr));
    let verified = |hash: &str| run_in(folder.path(), &["verify", "report.json", "--rules-sha256", hash], b"");
    assert_eq!((status(&verified(&hash)), status(&verified(OTHER))), (0, 2));
}

#[test]
fn what_names_its_rules_otherwise_takes_no_hash() {
    let folder = folder();
    let diff = run_in(folder.path(), &["rules", "diff", "next.toml", "next.toml", "--rules-sha256", OTHER], b"");
    assert_eq!(status(&diff), 2);
    assert!(text(&diff.stderr).contains("leave out --rules and --rules-sha256"), "{}", text(&diff.stderr));
    let compare = run_in(folder.path(), &["compare", "a.json", "b.json", "--rules-sha256", OTHER], b"");
    assert_eq!(status(&compare), 2);
    assert!(text(&compare.stderr).contains("--rules-sha256"), "{}", text(&compare.stderr));
}
