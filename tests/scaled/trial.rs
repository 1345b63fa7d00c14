//! The cases of every rules file of the project pass, cover it whole, and notice every small change of it; and any file of
//! cases is read or refused.

use std::fs;
use std::path::{Path, PathBuf};

use eligible::internal::assessment::Reading;
use eligible::internal::domain::text::Lang;
use eligible::internal::messages::diagnostics;
use eligible::internal::rule_tests::case_reader::read;
use eligible::internal::rule_tests::coverage::{coverage, percent};
use eligible::internal::rule_tests::mutants::{Mutant, mutants};
use eligible::internal::rule_tests::{CaseDefaults, PreparedCase};
use eligible::internal::rules;
use proptest::prelude::*;

use super::{cases, scaled};
use crate::common::judge::VACANCY;

const CASES: &str = include_str!("../../rules.test.toml");

/// The rules files of other notices, without their cases.
pub(crate) fn examples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(root.join("examples/rules")).unwrap().map(|entry| entry.unwrap().path());
    let is_rules = |path: &PathBuf| {
        let is_of_cases = Path::new(path.file_stem().unwrap()).extension().is_some_and(|extension| extension == "test");
        path.extension().is_some_and(|extension| extension == "toml") && !is_of_cases
    };
    let mut files: Vec<_> = files.filter(is_rules).collect();
    files.sort();
    files
}

/// Checks the cases beside a rules file. Gives how many changes of the file they noticed, where it is changed.
#[track_caller]
fn check_cases(path: &Path, is_changed: bool) -> usize {
    let rules_text = fs::read_to_string(path).unwrap();
    let vacancy = rules::read(&rules_text).unwrap_or_else(|problems| panic!("{}: {problems:?}", path.display()));
    let cases = fs::read_to_string(path.with_extension("test.toml")).unwrap();
    let none = |name: &str| Err(format!("{name} is not looked for"));
    let cases = read(&cases, &vacancy, &none).unwrap_or_else(|problems| {
        let told: Vec<_> = problems.iter().map(|problem| diagnostics::rule_problem(Lang::En, problem)).collect();
        panic!("{}: {told:?}", path.display())
    });
    let terms = CaseDefaults { as_of: None, reading: Reading::All };
    let prepared_cases: Vec<_> = cases.iter().map(|case| PreparedCase::new(case, terms)).collect();
    for trial in &prepared_cases {
        assert_eq!(trial.differences(&vacancy), [], "{}: {}", path.display(), trial.case.name);
    }
    let rows = coverage(&rules_text, &vacancy, &prepared_cases);
    let is_seen = |seen: &Option<bool>| *seen != Some(false);
    let gaps: Vec<_> = rows.iter().filter(|row| !row.seen.iter().chain([&row.decisive]).all(is_seen)).collect();
    assert!(gaps.is_empty(), "{}: {gaps:?}", path.display());
    assert_eq!(percent(&rows), 100, "{}", path.display());
    if !is_changed {
        return 0;
    }
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let found = mutants(&rules_text, &vacancy, &prepared_cases, None, true, threads);
    assert_eq!(found.survivors().collect::<Vec<_>>(), Vec::<&Mutant>::new(), "{}", path.display());
    found.all.len()
}

#[test]
fn the_cases_of_the_rules_pass_cover_all_and_notice_every_change() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules.toml");
    let changes = check_cases(&path, scaled(false, true));
    assert!(changes > 500 || !crate::FULL, "{changes}");
}

#[test]
fn the_cases_of_every_notice_pass_cover_all_and_notice_every_change() {
    let files = examples();
    assert!(files.len() >= 6, "{files:?}");
    for (number, path) in files.iter().enumerate() {
        // In the small size only every third file is changed, and not the first, which is as long as all others.
        let is_changed = crate::FULL || number % 3 == 1;
        assert_eq!(check_cases(path, is_changed) > 0, is_changed);
    }
}

proptest! {
    #![proptest_config(cases(50, 2_000))]

    #[test]
    fn any_file_of_cases_is_read_or_refused(
        text in "(\\[\\[case\\]\\]|\\[applicant\\.a\\]|name|from|applicant|change|each|expect\\.E[12]|=|\\{|\\}|\\[|\\]|\"[/a0~-]{0,3}\"|[0-9]{1,5}|nan|\n|,| ){0,40}",
        at in 0_usize..4000, byte in 0_u8..128,
    ) {
        let _ = read(&text, &VACANCY, &|_| Ok(b"[{}".into()));
        // The cases of the rules, with one letter replaced.
        let mut bytes = CASES.as_bytes().get(..4000).unwrap().to_vec();
        bytes[at] = byte;
        let _ = read(&String::from_utf8_lossy(&bytes), &VACANCY, &|_| Err(String::new()));
    }
}
