//! `eligible rules test`: files of cases, what they cover, the changes of the rules that they notice, and the results.

use std::fs;
use std::path::Path;

use eligible::internal::assessment::Reading;
use eligible::internal::domain::location::Origin;
use eligible::internal::domain::outcome::Outcome;
use eligible::internal::domain::text::Lang;
use eligible::internal::messages::diagnostics;
use eligible::internal::report::formats::table::TerminalStyle;
use eligible::internal::report::rule_test_report::{
    CaseFile, Cases, TestRun, boundary_cases, json, junit_tests, tap, text,
};
use eligible::internal::rule_tests::case_reader::read;
use eligible::internal::rule_tests::coverage::{CoverageRow, coverage, percent};
use eligible::internal::rule_tests::mutants::{Mutant, Mutants, mutants};
use eligible::internal::rule_tests::{CaseDefaults, CaseDifference, ExpectedOutcome, PreparedCase, RuleTestCase};
use eligible::internal::rules::{self, Vacancy};
use serde_json::Value;

use crate::common::command::{folder_of, run_in, status, text as output};
use crate::common::judge::{RULES, VACANCY};

const TERMS: CaseDefaults = CaseDefaults { as_of: None, reading: Reading::All };

/// A rules file of one criterion: 18 years old, or a French national.
const TINY: &str = r#"
[vacancy]
id = "1"
title.en = "Tester"
deadline = { at = "2025-06-22T23:59", zone = "Europe/Brussels" }
official_languages = ["en"]

[[criterion]]
id = "A"
group = "essential"
clause.en = "be 18 years old, or a French national"
check.any = [
  { age = { at_least = 18 } },
  { nationality = { any_of = ["FR"] } },
]
"#;

fn vacancy(rules: &str) -> Vacancy {
    rules::read(rules).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The cases of a file, which is beside these files.
fn cases_with(text: &str, vacancy: &Vacancy, files: &[(&str, &str)]) -> Vec<RuleTestCase> {
    let open = |name: &str| match files.iter().find(|(file, _)| *file == name) {
        Some((_, text)) => Ok(text.as_bytes().to_vec()),
        None => Err("not found".to_owned()),
    };
    read(text, vacancy, &open).unwrap_or_else(|problems| {
        panic!("{:?}", problems.iter().map(|problem| diagnostics::rule_problem(Lang::En, problem)).collect::<Vec<_>>())
    })
}

fn cases(text: &str, vacancy: &Vacancy) -> Vec<RuleTestCase> {
    cases_with(text, vacancy, &[])
}

fn prepared_cases(cases: &[RuleTestCase]) -> Vec<PreparedCase<'_>> {
    cases.iter().map(|case| PreparedCase::new(case, TERMS)).collect()
}

/// Each mistake as `line:column sentence`.
fn mistakes_in(text: &str) -> Vec<String> {
    let problems = read(text, &VACANCY, &|_| Err("not found".to_owned())).expect_err("mistakes");
    let told = problems.iter().map(|problem| {
        let at = Origin::START.position(text.as_bytes(), problem.span.start);
        let (sentence, french) =
            (diagnostics::rule_problem(Lang::En, problem), diagnostics::rule_problem(Lang::Fr, problem));
        assert_ne!(sentence, french);
        format!("{}:{} {sentence}", at.line, at.column)
    });
    told.collect()
}

#[track_caller]
fn check_mistake(text: &str, expected: &str) {
    let found = mistakes_in(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    assert!(found[0].starts_with(expected), "{text}: {found:?}");
}

#[test]
fn what_is_wrong_with_cases_is_said_at_its_place() {
    let case = |more: &str| format!("[[case]]\nname = \"a\"\napplicant = {{}}\n{more}");
    check_mistake("", "1:1 the file has no case");
    check_mistake("[[case]\n", "1:7 the heading is not closed with `]`");
    check_mistake(&case(""), "1:1 the case states no expected result");
    check_mistake(&case("verdict = \"review\"\nwhy = 1"), "5:1 unknown key here: `why`");
    check_mistake(&case("verdict = \"perhaps\""), "4:11 value not understood: `perhaps`");
    check_mistake(&case("expect.E9 = \"met\""), "4:8 unknown criterion: `E9`");
    check_mistake(&case("expect.E1 = \"passed\""), "4:13 value not understood: `passed`");
    check_mistake(&case("unchecked = [\"E1\"]"), "4:14 unknown criterion: `E1`");
    check_mistake(&case("expect.E1 = \"contested\""), "4:13 the texts cannot differ on `E1`");
    check_mistake(&case("reading = \"fr\"\nexpect.E2 = \"contested\""), "5:13 the texts cannot differ on `E2`");
    check_mistake(&case("verdict = \"invalid\"\nscore = 0"), "1:1 an applicant whose verdict is `invalid`");
    for score in ["101", "-1", "33.33", "{ min = 50, max = 25 }"] {
        check_mistake(&case(&format!("score = {score}")), "4:9 ");
    }
    check_mistake(&case("verdict = \"review\"\nas_of = 2025"), "5:9 required here: a date `YYYY-MM-DD`");
    check_mistake("[[case]]\napplicant = {}\nverdict = \"review\"", "1:1 the key `name` is missing");
    check_mistake("[[case]]\nname = \"a\"\nverdict = \"review\"", "1:1 required here: exactly one of these keys");
    check_mistake(&(case("verdict = \"review\"\n") + &case("verdict = \"review\"")), "6:8 `a` appears twice");
    check_mistake(
        "[applicant.b]\n[[case]]\nname = \"a\"\nfrom = \"c\"\nverdict = \"review\"",
        "4:8 applicant `c` is not available: not found",
    );
    check_mistake(
        "[[case]]\nname = \"a\"\nfile = \"c.json\"\nverdict = \"review\"",
        "3:8 applicant `c.json` is not available",
    );
    check_mistake(
        "[[case]]\nname = \"a\"\napplicant = { languages = [{ level = 5 }] }\nverdict = \"review\"",
        "3:38 the applicant is invalid at `/languages/0/level`: value of the wrong type: `5`",
    );
    check_mistake(
        "[[case]]\nname = \"a\"\napplicant = { citizenship = [\"FR\"] }\nverdict = \"review\"",
        "3:29 the applicant is invalid at `/citizenship`: unknown field: `citizenship`",
    );
    check_mistake(
        "[[case]]\nname = \"a\"\napplicant = { nationality = [\"FR\"] }\nverdict = \"review\"",
        "3:29 the applicant is invalid at `/nationality`: `nationality` is understood, but",
    );
}

#[test]
fn numbers_and_days_are_stated_as_toml_writes_them() {
    let text = "[[case]]\nname = \"x\"\nverdict = \"review\"\napplicant.date_of_birth = 2004-06-22\n\
                applicant.education = [{ years_completed = +1_0.5 }, { years_completed = 0x1F }, { years_completed = 2e0 }]\n\
                applicant.application.submitted_at = 2025-06-22 23:59:00";
    let expected = serde_json::json!({
        "date_of_birth": "2004-06-22",
        "education": [{"years_completed": 10.5}, {"years_completed": 31}, {"years_completed": 2.0}],
        "application": {"submitted_at": "2025-06-22 23:59:00"},
    });
    assert_eq!(record(text, &[]), expected);
    check_mistake(
        "[[case]]\nname = \"x\"\nverdict = \"review\"\napplicant.education = [{ years_completed = inf }]",
        "4:44 the applicant is invalid at `/education/0/years_completed`: value of the wrong type: `\"inf\"`",
    );
}

#[test]
fn a_pointer_that_leads_nowhere_is_said_at_its_place() {
    let case = |more: &str| {
        format!("[[case]]\nname = \"a\"\nverdict = \"review\"\napplicant = {{ nationalities = [\"FR\"] }}\n{more}")
    };
    for pointer in ["/education/0", "/nationalities/1", "/nationalities/00", "/nationalities/0/x"] {
        check_mistake(&case(&format!("change = {{ \"{pointer}\" = 1 }}")), "5:12 `/");
        check_mistake(&case(&format!("remove = [\"{pointer}\"]")), "5:11 `/");
        check_mistake(&case(&format!("each = {{ \"{pointer}\" = [1] }}")), "5:10 `/");
    }
    check_mistake(&case("remove = [\"/name\"]"), "5:11 `/name` leads to nothing in the applicant's file");
    check_mistake(&case("remove = [\"name\"]"), "5:11 `name` is not a pointer");
    check_mistake(&case("each = { \"/name\" = [], }"), "5:20 this list is empty");
    check_mistake(&case("each = { \"/name\" = [\"b\"], \"/id\" = [\"b\"] }"), "5:8 required here: exactly one pointer");
    check_mistake(&case("each = { \"/name\" = [\"b\", \"b\"] }"), "5:26 `a [b]` appears twice");
}

#[test]
fn all_mistakes_are_said_in_the_order_of_their_places() {
    let text = "[[case]]\nname = \"a\"\napplicant = { id = 5 }\nremove = [\"/x\"]\nverdict = \"no\"\nexpect.X = \"met\"\n\
                [[case]]\nname = \"a\"\nother = 1\n[more]";
    let places: Vec<_> = mistakes_in(text).iter().map(|told| told.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(places, ["3:20", "4:11", "5:11", "6:8", "7:1", "7:1", "8:8", "9:1", "10:2"]);
}

/// The record of the only case.
fn record(text: &str, files: &[(&str, &str)]) -> Value {
    let cases = cases_with(text, &VACANCY, files);
    assert_eq!(cases.len(), 1);
    serde_json::from_slice(&cases[0].record).unwrap()
}

#[test]
fn an_applicant_is_changed_by_pointers() {
    let text = r#"
[applicant.base]
nationalities = ["FR"]
education = [{ level = "bachelor", start = 2020-09-01 }, { level = "master" }]
answers = { "a/b" = 1, "c~d" = 2.50 }

[[case]]
name = "x"
from = "base"
change = { "/nationalities/0" = "BE", "/education/-" = { level = "doctorate" }, "/education/0/end" = 2023-06-30, "/answers/a~1b" = true, "/name" = "Zoë" }
remove = ["/education/1", "/answers/c~0d"]
verdict = "review"
"#;
    let expected = serde_json::json!({
        "nationalities": ["BE"],
        "education": [{"level": "bachelor", "start": "2020-09-01", "end": "2023-06-30"}, {"level": "doctorate"}],
        "answers": {"a/b": true},
        "name": "Zoë",
    });
    assert_eq!(record(text, &[]), expected);
}

#[test]
fn an_applicant_may_stand_in_a_file() {
    let file = [("a.json", r#"{"nationalities": ["FR"], "hobby": null}"#)];
    let case = |more: &str| format!("[[case]]\nname = \"x\"\nverdict = \"review\"\n{more}");
    assert_eq!(record(&case("file = \"a.json\""), &file)["nationalities"][0], "FR");
    let changed = case("from = \"a.json\"\nchange = { \"/nationalities/0\" = \"BE\" }");
    assert_eq!(record(&changed, &file)["nationalities"][0], "BE");
    for (bytes, told) in [
        ("[{}, {}]", "the file has 2 applicants"),
        ("[]", "the file has 0 applicants"),
        ("5", "the applicant is invalid at ``"),
        ("{", "the applicant is invalid at ``"),
    ] {
        let problems = read(&case("file = \"b\""), &VACANCY, &|_| Ok(bytes.into())).expect_err("a mistake");
        assert!(diagnostics::rule_problem(Lang::En, &problems[0]).starts_with(told), "{bytes}: {problems:?}");
    }
    // A value that cannot be understood is for the case to judge.
    for bytes in ["{\"id\": 1}", "{\"id\": true}", "{\"date_of_birth\": \"2003-02-30\"}"] {
        let cases = read(&case("file = \"b\""), &VACANCY, &|_| Ok(bytes.into())).expect("no mistake");
        assert_eq!(cases.len(), 1, "{bytes}");
    }
    let problems = read(&case("file = \"b\"\nremove = [\"/id\"]"), &VACANCY, &|_| Ok(b"{".into())).expect_err("it");
    assert!(diagnostics::rule_problem(Lang::En, &problems[0]).starts_with("the file is not JSON"));
}

#[test]
fn a_case_is_repeated_for_each_value() {
    let text = "[[case]]\nname = \"x\"\napplicant = { nationalities = [\"\"] }\nexpect.E1 = \"met\"\n\
                each = { \"/nationalities/0\" = [\"FR\", \"Brazil\", \"BE\"] }";
    let cases = cases(text, &VACANCY);
    let failed: Vec<_> =
        prepared_cases(&cases).iter().map(|trial| (trial.case.name.clone(), trial.differences(&VACANCY))).collect();
    let not_met =
        CaseDifference::Outcome(0, ExpectedOutcome::Outcome(Outcome::Met), ExpectedOutcome::Outcome(Outcome::NotMet));
    let expected = [("x [FR]", vec![]), ("x [Brazil]", vec![not_met]), ("x [BE]", vec![])];
    assert_eq!(failed, expected.map(|(name, differences)| (name.to_owned(), differences)));
}

#[test]
fn what_is_contested_is_unclear_too() {
    for (word, passes) in [("contested", true), ("unclear", true), ("met", false)] {
        let text = format!(
            "[[case]]\nname = \"x\"\napplicant.date_of_birth = 2004-06-22\nexpect.E2 = \"{word}\"\ncontested = [\"E2\"]"
        );
        let cases = cases(&text, &VACANCY);
        assert_eq!(prepared_cases(&cases)[0].differences(&VACANCY).is_empty(), passes, "{word}");
    }
}

#[test]
fn a_case_has_its_own_day_and_text() {
    let text = "[[case]]\nname = \"x\"\napplicant.date_of_birth = 2004-06-22\nas_of = 2025-06-23\nexpect.E2 = \"met\"\n\
                [[case]]\nname = \"y\"\napplicant.date_of_birth = 2004-06-22\nreading = \"fr\"\nexpect.E2 = \"not_met\"";
    let cases = cases(text, &VACANCY);
    assert!(prepared_cases(&cases).iter().all(|trial| trial.differences(&VACANCY).is_empty()));
}

/// `part met not_met unclear decisive`, `y` for what was seen, `-` for what can never be.
fn row(row: &CoverageRow) -> String {
    let sign = |seen: Option<bool>| match seen {
        Some(true) => 'y',
        Some(false) => 'n',
        None => '-',
    };
    let outcomes = [Outcome::Met, Outcome::NotMet, Outcome::Unclear].map(|outcome| sign(row.saw(outcome)));
    format!("{} {}{}", row.part, outcomes.iter().collect::<String>(), sign(row.decisive))
}

#[track_caller]
fn check_coverage(rules: &str, text: &str, expected: &[&str], share: usize) {
    let vacancy = vacancy(rules);
    let cases = cases(text, &vacancy);
    let rows = coverage(rules, &vacancy, &prepared_cases(&cases));
    assert_eq!(rows.iter().map(row).collect::<Vec<_>>(), expected);
    assert_eq!(percent(&rows), share);
}

#[test]
fn coverage_of_a_tiny_file_is_as_counted_by_hand() {
    let case = |name: &str, facts: &str| {
        format!("[[case]]\nname = \"{name}\"\napplicant = {{ {facts} }}\nverdict = \"review\"\n")
    };
    // Met by age; the nationality is not stated, and could change nothing.
    let mut text = case("1", "date_of_birth = 2000-01-01");
    check_coverage(TINY, &text, &[" ynnn", "check.any[0].age ynny", "check.any[1].nationality nnyn"], 33);
    // Neither, so that either would have changed it; the only criterion decides the verdict.
    text += &case("2", "date_of_birth = 2010-01-01, nationalities = []");
    check_coverage(TINY, &text, &[" yyny", "check.any[0].age yyny", "check.any[1].nationality nyyy"], 75);
    text += &case("3", "");
    check_coverage(TINY, &text, &[" yyyy", "check.any[0].age yyyy", "check.any[1].nationality nyyy"], 91);
    text += &case("4", "nationalities = [\"FR\"]");
    check_coverage(TINY, &text, &[" yyyy", "check.any[0].age yyyy", "check.any[1].nationality yyyy"], 100);
}

/// The tiny rules with another check.
fn tiny_with(check: &str) -> String {
    let head = TINY.split("check.any").next().unwrap();
    format!("{head}check.{check}\n")
}

#[test]
fn what_can_never_be_is_not_asked_of_cases() {
    let rules = tiny_with(
        r#"any = [
            { person = { question.en = "Is it?" } },
            { person = { question.en = "Is it?", unless_not = { age = { at_least = 18 } } } },
        ]"#,
    );
    let text = "[[case]]\nname = \"1\"\napplicant.date_of_birth = 2000-01-01\nverdict = \"review\"";
    let expected = [
        // Beside an open question it is always unclear, and alone it keeps the applicant from being eligible.
        " --yy",
        "check.any[0].person --y-",
        "check.any[1].person -nyn",
        "check.any[1].person.unless_not.age ynnn",
    ];
    let vacancy = vacancy(&rules);
    let cases = cases(text, &vacancy);
    let rows: Vec<_> = coverage(&rules, &vacancy, &prepared_cases(&cases)).iter().map(row).collect();
    assert_eq!(rows, expected);
}

#[test]
fn coverage_reaches_the_parts_of_every_combination() {
    let parts = |check: &str| {
        let rules = tiny_with(check);
        let vacancy = vacancy(&rules);
        let cases = cases("[[case]]\nname = \"1\"\napplicant = {}\nverdict = \"review\"", &vacancy);
        let rows = coverage(&rules, &vacancy, &prepared_cases(&cases));
        rows.iter().map(row).collect::<Vec<_>>()
    };
    let two = "[{ age = { at_least = 18 } }, { studies = { at_least = \"bachelor\", months = 12 } }]";
    assert_eq!(
        parts(&format!("at_least = {{ n = 2, of = {two} }}")),
        [" nnyy", "check.at_least.of[0].age nnyy", "check.at_least.of[1].studies nnyy"]
    );
    assert_eq!(parts("not = { age = { under = 18 } }"), [" nnyy", "check.not.age nnyy"]);
    assert_eq!(
        parts("all = [{ not = { any = [{ degree = { levels = [\"master\"] } }] } }]"),
        [" nnyy", "check.all[0].not nnyy", "check.all[0].not.any nnyy", "check.all[0].not.any[0].degree nnyy"]
    );
}

fn found(rules: &str, text: &str) -> Mutants {
    let vacancy = vacancy(rules);
    let cases = cases(text, &vacancy);
    mutants(rules, &vacancy, &prepared_cases(&cases), None, true, 2)
}

/// The changes that no case notices.
fn survivors(rules: &str, text: &str) -> Vec<String> {
    let found = found(rules, text);
    found
        .survivors()
        .map(|mutant| eligible::internal::messages::rule_test_messages::change(Lang::En, &mutant.change))
        .collect()
}

#[test]
fn what_a_mother_tongue_is_called_matters_where_a_check_asks_about_it() {
    let rules = |asked: &str| {
        format!(
            r#"
[vacancy]
id = "1"
title.en = "Trainee"
deadline = {{ at = "2025-06-22T23:59", zone = "Europe/Brussels" }}
official_languages = ["en"]
[[criterion]]
id = "A"
group = "essential"
clause.en = "clause"
check.language = {{ any_of = ["en"], scale = "cefr", at_least = "C2"{asked} }}
[scale.cefr]
levels = ["C1", "C2"]
equivalents.C2 = ["native", "first"]
mother_tongue = ["native", "first"]
"#
        )
    };
    let case = "[[case]]\nname = \"none\"\napplicant.languages = []\nexpect.A = \"not_met\"\n";
    let is_tried = |asked: &str| survivors(&rules(asked), case).iter().any(|change| change.contains("mother_tongue"));
    assert!(!is_tried(""));
    assert!(is_tried(", mother_tongue = \"required\""));
}

#[test]
fn a_gap_lets_a_change_survive_and_a_case_closes_it() {
    let case = |born: &str, outcome: &str| {
        format!(
            "[[case]]\nname = \"{born}\"\napplicant = {{ date_of_birth = {born}, nationalities = [] }}\nexpect.A = \"{outcome}\"\n"
        )
    };
    let french = "[[case]]\nname = \"French\"\napplicant.nationalities = [\"FR\"]\nexpect.A = \"met\"\n";
    let mut text = case("1990-01-01", "met") + &case("2020-01-01", "not_met") + french;
    let expected = [
        "`at = \"2025-06-22T23:59\"` becomes `at = \"2025-06-23T00:00\"`",
        "`at_least = 18` becomes `over = …`",
        "`at_least = 18` becomes `at_least = 17`",
        "`at_least = 18` becomes `at_least = 19`",
    ];
    assert_eq!(survivors(TINY, &text), expected);
    text += &case("2007-06-22", "met");
    assert_eq!(survivors(TINY, &text), [expected[0], expected[2]]);
    text += &case("2007-06-23", "not_met");
    assert_eq!(survivors(TINY, &text), Vec::<String>::new());
}

#[test]
fn a_case_that_would_notice_is_proposed() {
    let text = "[[case]]\nname = \"x\"\napplicant.date_of_birth = 1990-01-01\nexpect.A = \"met\"\n";
    let found = found(TINY, text);
    let of = |change: &str| {
        let mut survivors = found.survivors();
        let told = |one: &&Mutant| {
            eligible::internal::messages::rule_test_messages::change(Lang::En, &one.change).ends_with(change)
        };
        survivors.find(told).unwrap().would_notice.clone().expect(change)
    };
    // Whoever is 18 on the day of the deadline is met by `at_least` alone; a day younger, unclear by 18 alone.
    assert_eq!(of("`over = …`").applicant.date_of_birth.unwrap().value.to_string(), "2007-06-22");
    assert_eq!(of("`at_least = 17`").applicant.date_of_birth.unwrap().value.to_string(), "2007-06-23");
}

#[test]
fn a_case_that_fails_notices_nothing() {
    let text = "[[case]]\nname = \"x\"\napplicant.date_of_birth = 2007-06-22\nexpect.A = \"not_met\"";
    let found = found(TINY, text);
    assert_eq!(found.survivors().count(), found.all.len());
    assert!(!found.all.is_empty());
}

#[test]
fn changes_that_cannot_matter_are_not_made() {
    let rules = TINY.replace(r#"["FR"]"#, "\"set\"")
        + "[set.set]\ntitle.en = \"set\"\nmembers = [{ code = \"FR\", aliases = [\"France\", \"Gallia\"] }, \
           { code = \"BE\", demonyms = [\"belge\", \"belgicain\"] }]\n";
    let changes: Vec<_> = found(&rules, "[[case]]\nname = \"x\"\napplicant = {}\nverdict = \"review\"")
        .all
        .iter()
        .map(|mutant| eligible::internal::messages::rule_test_messages::change(Lang::Fr, &mutant.change))
        .collect();
    // The standards know France and what Belgians are called, and nobody else knows the other names.
    assert!(changes.contains(&"`aliases` sans `\"Gallia\"`".to_owned()), "{changes:?}");
    assert!(changes.contains(&"`demonyms` sans `\"belgicain\"`".to_owned()), "{changes:?}");
    assert!(!changes.contains(&"`demonyms` sans `\"belge\"`".to_owned()), "{changes:?}");
    assert!(!changes.contains(&"`aliases` sans `\"France\"`".to_owned()), "{changes:?}");
    // Any of one is all of it, and one weight is all of the score.
    let rules = tiny_with("language = { any_of = [\"en\"], scale = \"s\", at_least = \"b\" }")
        .replace("essential", "desirable\"\nweight = 5\n#")
        + "[scale.s]\nlevels = [\"a\", \"b\"]\n";
    let text = "[[case]]\nname = \"x\"\napplicant.languages = [{ language = \"en\", level = \"b\" }]\nexpect.A = \"met\"\n\
                [[case]]\nname = \"y\"\napplicant.languages = [{ language = \"en\", level = \"a\" }]\nexpect.A = \"not_met\"\n";
    assert_eq!(survivors(&rules, text), Vec::<String>::new());
    // The minute of a deadline that no check names: only the one that makes another day counts.
    assert!(!changes.iter().any(|change| change.contains("23:58")), "{changes:?}");
}

#[test]
fn the_changes_of_a_list_are_shown_together_and_one_criterion_can_be_looked_at() {
    let rules = tiny_with("nationality = { any_of = \"all\" }")
        + "[set.all]\ntitle.en = \"all\"\nmembers = [{ code = \"FR\", since = 2000-01-01 }, { code = \"BE\", since = 2001-01-01 }]\n";
    let more = rules.replacen(
        "[set.all]",
        "[[criterion]]\nid = \"B\"\ngroup = \"condition\"\neffect = \"note\"\nclause.en = \"b\"\n\
         check.vacancies = { at_most = 3 }\n[set.all]",
        1,
    );
    let cases = "[[case]]\nname = \"x\"\napplicant = {}\nverdict = \"review\"\n";
    let folder = folder_of(&[("rules.toml", more.as_bytes()), ("rules.test.toml", cases.as_bytes())]);
    let run = |arguments: &[&str]| {
        let run = run_in(folder.path(), &[&["rules", "test", "--mutate"], arguments].concat(), b"");
        output(&run.stdout).to_owned()
    };
    let whole = run(&["--lang", "en"]);
    let of_set =
        |printed: &str| printed.lines().filter(|line| line.contains("since = 20") || line.contains("`since")).count();
    assert_eq!(whole.matches("more changes of `[set.all]` (see -v)").count(), 1, "{whole}");
    assert!(whole.contains("`at_most = 3` becomes `4`") || whole.contains("at_most"), "{whole}");
    let each = run(&["--lang", "en", "-v"]);
    assert!(!each.contains("more changes of") && of_set(&each) > of_set(&whole), "{each}");
    assert!(run(&["--lang", "fr"]).contains("autres modifications de `[set.all]` (voir -v)"));
    let only = run(&["--lang", "en", "--criterion", "A", "--coverage"]);
    assert!(only.contains("[set.all]") && !only.contains("at_most") && !only.contains("B ("), "{only}");
    let only = run(&["--lang", "en", "--criterion", "B", "--coverage"]);
    assert!(!only.contains("[set.all]") && only.contains("at_most") && !only.contains("A ("), "{only}");
    let run = run_in(folder.path(), &["rules", "test", "--criterion", "a", "--lang", "en"], b"");
    assert_eq!(run.status.code(), Some(2));
    assert!(output(&run.stderr).contains("unknown criterion: `a`; did you mean `A`?"), "{}", output(&run.stderr));
}

#[test]
fn proposed_cases_pass_and_are_kept_as_they_are() {
    let found = eligible::internal::rule_tests::boundaries::boundaries(RULES, &VACANCY, TERMS);
    let text = boundary_cases::cases(Lang::En, &VACANCY, Reading::All, &found).unwrap();
    let cases = cases(&text, &VACANCY);
    assert!(cases.len() > 100, "{}", cases.len());
    assert!(prepared_cases(&cases).iter().all(|trial| trial.differences(&VACANCY).is_empty()));
    // The days around the 21st birthday, and around the accession of Sweden; the minutes around the deadline.
    for (fact, outcome) in [
        ("E2 2004-06-21", "\nexpect.E2 = \"met\""),
        ("E2 2004-06-22", "\nexpect.E2 = \"contested\""),
        ("E2 2004-06-23", "\nexpect.E2 = \"not_met\""),
        ("E1 SE 2024-03-06", "\nexpect.E1 = \"not_met\""),
        ("E1 SE 2024-03-07", "\nexpect.E1 = \"met\""),
        ("C1 2025-06-22T23:59", "\nexpect.C1 = \"met\""),
        ("C1 2025-06-23T00:00", "\nexpect.C1 = \"not_met\""),
    ] {
        let case = text.split("[[case]]").find(|case| case.contains(&format!("name = \"{fact}\"\n")));
        assert!(case.expect(fact).contains(outcome), "{fact}");
    }
}

const HOSTILE: &str = "a # TODO \\ <b> \u{202e} & \u{1b}[31m";

/// The results of two cases on the tiny rules, one of which fails and has a hostile name.
fn with_results<R>(look: impl FnOnce(&TestRun<'_>) -> R) -> R {
    let vacancy = vacancy(TINY);
    let text = format!(
        "[[case]]\nname = \"fine\"\napplicant = {{}}\nverdict = \"review\"\n[[case]]\nname = {}\n\
         applicant.date_of_birth = 2020-01-01\nexpect.A = \"met\"\nverdict = \"eligible\"",
        "\"a # TODO \\\\ <b> \\u202e & \\u001b[31m\""
    );
    let cases = cases(&text, &vacancy);
    assert_eq!(cases[1].name, HOSTILE);
    let prepared_cases = prepared_cases(&cases);
    look(&TestRun {
        lang: Lang::En,
        vacancy: &vacancy,
        rules: CaseFile { path: "tiny.toml", text: TINY },
        files: vec![Cases { file: CaseFile { path: "tiny.test.toml", text: &text }, count: 2 }],
        prepared_cases: &prepared_cases,
        coverage: coverage(TINY, &vacancy, &prepared_cases),
        least: Some(100),
        gaps: false,
        verbose: false,
        mutants: Some(mutants(TINY, &vacancy, &prepared_cases, None, true, 1)),
    })
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let data: Value = serde_json::from_str(&with_results(json).unwrap()).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&data), ["schema", "cases", "coverage", "mutants"]);
    assert_eq!(data["schema"], "eligible.test/1");
    let failed = &data["cases"][1];
    assert_eq!(keys(failed), ["name", "file", "line", "passed", "differences"]);
    assert_eq!((failed["name"].as_str(), failed["line"].as_u64()), (Some(HOSTILE), Some(6)));
    assert_eq!(failed["passed"], false);
    let verdict = serde_json::json!({"what": "verdict", "expected": "eligible", "found": "review"});
    let outcome = serde_json::json!({"what": "A", "expected": "met", "found": "unclear"});
    assert_eq!(failed["differences"], serde_json::json!([verdict, outcome]));
    assert_eq!(keys(&data["coverage"][0]), ["criterion", "part", "met", "not_met", "unclear", "decisive"]);
    assert_eq!(keys(&data["mutants"][0]), ["criterion", "change", "caught_by"]);
}

#[test]
fn junit_is_read_by_others() {
    let xml = String::from_utf8(with_results(junit_tests::junit).unwrap()).unwrap();
    let document = roxmltree::Document::parse(&xml).unwrap();
    let suites: Vec<_> = document.root_element().children().filter(roxmltree::Node::is_element).collect();
    let names: Vec<_> = suites.iter().map(|suite| suite.attribute("name").unwrap()).collect();
    assert_eq!(names, ["tiny.test.toml", "coverage", "mutants"]);
    assert_eq!((suites[0].attribute("tests"), suites[0].attribute("failures")), (Some("2"), Some("1")));
    let cases: Vec<_> = suites[0].children().filter(roxmltree::Node::is_element).collect();
    assert!(cases[0].children().all(|node| !node.is_element()));
    assert_eq!(cases[1].attribute("name"), Some("a # TODO \\ <b> \\u{202e} & \\u{1b}[31m"));
    assert_eq!((cases[1].attribute("file"), cases[1].attribute("line")), (Some("tiny.test.toml"), Some("6")));
    let failure = cases[1].children().find(|node| node.has_tag_name("failure")).unwrap();
    assert_eq!(failure.attribute("message"), Some("verdict: expected eligible, found review"));
    assert!(failure.text().unwrap().contains("A: expected met, found unclear: "));
    let total: usize = suites.iter().map(|suite| suite.attribute("tests").unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(document.root_element().attribute("tests"), Some(total.to_string().as_str()));
}

#[test]
fn tap_has_a_point_for_each_result() {
    let printed = with_results(tap::tap);
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines[0], "TAP version 14");
    let points: Vec<_> = lines.iter().filter(|line| line.starts_with("ok") || line.starts_with("not ok")).collect();
    assert_eq!(lines[1], format!("1..{}", points.len()));
    assert_eq!(*points[0], "ok 1 - fine");
    assert_eq!(*points[1], "not ok 2 - a \\# TODO \\\\ <b> \\\\u{202e} & \\\\u{1b}[31m");
    assert!(points[2].starts_with("not ok 3 - coverage "), "{printed}");
    assert!(lines.contains(&"    - \"verdict: expected eligible, found review\""), "{printed}");
    assert_eq!(
        lines.iter().filter(|line| **line == "  ---").count(),
        lines.iter().filter(|line| **line == "  ...").count()
    );
}

#[test]
fn text_says_failures_first_and_fits_the_terminal() {
    let printed = with_results(|tried| text(tried, TerminalStyle { width: 80, colour: false }));
    assert!(
        printed.starts_with("FAILED\n✗  a # TODO \\ <b> \\u{202e} & \\u{1b}[31m (tiny.test.toml:6)\n"),
        "{printed}"
    );
    assert!(printed.contains("   -  A: expected met, found unclear: "), "{printed}");
    assert!(printed.contains("-  A `check.any[0].age` (tiny.toml:13): never "), "{printed}");
    assert!(printed.contains("2 cases, 1 failed\n"), "{printed}");
    assert!(printed.lines().all(|line| textwrap::core::display_width(line) <= 80), "{printed}");
    let french = with_results(|tried| {
        text(&TestRun { lang: Lang::Fr, ..tried.clone() }, TerminalStyle { width: 80, colour: false })
    });
    assert!(french.starts_with("ÉCHECS\n"), "{french}");
    assert!(french.contains("attendu\u{a0}: rempli, obtenu\u{a0}: à vérifier"), "{french}");
    assert!(french.contains("2 cas, dont 1 en échec\n"), "{french}");
}

fn in_folder(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let run = run_in(folder, &[&["rules", "test"], arguments].concat(), b"");
    (status(&run), output(&run.stdout).to_owned(), output(&run.stderr).to_owned())
}

#[test]
fn the_exit_status_says_whether_the_cases_pass() {
    let case = |word: &str| format!("[[case]]\nname = \"x\"\napplicant = {{}}\nexpect.A = \"{word}\"\n");
    let folder = folder_of(&[
        ("tiny.toml", TINY.as_bytes()),
        ("tiny.test.toml", case("unclear").as_bytes()),
        ("fails.toml", case("met").as_bytes()),
        ("wrong.toml", case("perhaps").as_bytes()),
        ("latin.toml", b"# \xE9"),
    ]);
    let run = |arguments: &[&str]| in_folder(folder.path(), &[&["--rules", "tiny.toml"], arguments].concat());
    assert_eq!(run(&[]), (0, "1 case passed\ncoverage 50%\n".to_owned(), String::new()));
    assert_eq!(run(&["fails.toml"]).0, 1);
    assert_eq!(run(&["tiny.test.toml", "fails.toml", "--format", "tap"]).1.lines().nth(1), Some("1..2"));
    assert_eq!(run(&["--min-coverage", "50"]).0, 0);
    assert_eq!(run(&["--min-coverage", "51"]).0, 1);
    assert_eq!(run(&["--mutate"]).0, 1);
    assert_eq!(run(&["wrong.toml"]).0, 2);
    assert!(run(&["wrong.toml"]).2.ends_with("error: file of cases `wrong.toml` has 1 mistake\n"));
    assert!(run(&["latin.toml"]).2.contains("latin.toml:1:3"));
    assert!(run(&["absent.toml"]).2.contains("file of cases `absent.toml` cannot be read"));
    fs::remove_file(folder.path().join("tiny.test.toml")).unwrap();
    let (status, _, told) = run(&[]);
    assert_eq!(status, 2);
    assert!(told.starts_with("error: file of cases `tiny.test.toml` not found"), "{told}");
    assert_eq!(run(&["--boundaries"]).0, 0);
}

#[test]
fn the_built_in_rules_have_cases_too() {
    let folder = folder_of(&[]);
    let (status, printed, _) = in_folder(folder.path(), &["--min-coverage", "100"]);
    assert_eq!(status, 0);
    assert!(printed.ends_with("coverage 100%\n"), "{printed}");
}

#[test]
fn results_are_written_whole_or_not_at_all() {
    let case = "[[case]]\nname = \"x\"\nfile = \"sub/a.json\"\nexpect.A = \"met\"\n";
    let folder = folder_of(&[
        ("rules.toml", TINY.as_bytes()),
        ("rules.test.toml", case.as_bytes()),
        ("sub/a.json", br#"{"nationalities": ["FR"]}"#),
    ]);
    let run = |arguments: &[&str]| in_folder(folder.path(), arguments);
    let (status, printed, _) = run(&["-o", "a.json", "-o", "a.xml", "-o", "tap=a.out", "-o", "-"]);
    assert_eq!((status, printed.as_str()), (0, "1 case passed\ncoverage 33%\n"));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("a.json").starts_with('{') && read("a.xml").starts_with("<?xml") && read("a.out").starts_with("TAP"));
    assert!(run(&["-o", "a.what"]).2.contains("unknown format for `a.what`"));
    assert!(run(&["-o", "b.json", "-o", "b.json"]).2.contains("two outputs have the same path: `b.json`"));
    assert!(run(&["-o", "b.json", "--format", "tap"]).2.contains("no output has the format named by --format"));
    let own = ["rules.test.toml", "-o", "text=rules.test.toml"];
    assert!(run(&own).2.contains("would be both read and written"));
    assert!(!folder.path().join("b.json").exists());
}
