//! Cases of rules files, and new rules files.

use std::fs;
use std::path::Path;

use chrono::Datelike as _;
use eligible::internal::assessment::Reading;
use eligible::internal::checks::Check;
use eligible::internal::domain::calendar::exact_day;
use eligible::internal::domain::outcome::Outcome;
use eligible::internal::domain::text::Lang;
use eligible::internal::messages::rule_test_messages;
use eligible::internal::report::rule_test_report::boundary_cases;
use eligible::internal::report::vocabulary_page;
use eligible::internal::rule_tests::boundaries::boundaries;
use eligible::internal::rule_tests::case_reader::{self, CASE_KEYS};
use eligible::internal::rule_tests::mutants::mutants;
use eligible::internal::rule_tests::{CaseDefaults, ExpectedOutcome};
use eligible::internal::rules;

use crate::common::command::{folder_of, run_in, status, text};

/// Runs a command in a folder: its exit status, what it prints, what it says beside that.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let run = run_in(folder, arguments, b"");
    (status(&run), text(&run.stdout).to_owned(), text(&run.stderr).to_owned())
}

/// Begins a rules file in a folder.
fn init(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    run(folder, &[&["rules", "init"], arguments].concat())
}

const BOTH: [&str; 4] = ["--title-en", "Trainee", "--title-fr", "Stagiaire"];
const WHEN: [&str; 4] = ["--deadline", "2027-03-31T23:59", "--zone", "Europe/Brussels"];

#[test]
fn a_new_rules_file_is_in_order_and_can_be_used() {
    let folder = folder_of(&[]);
    let path = folder.path();
    let applicants = path.join("applicants");
    fs::create_dir(&applicants).unwrap();
    for file in fs::read_dir("examples/applicants").unwrap().map(Result::unwrap) {
        fs::copy(file.path(), applicants.join(file.file_name())).unwrap();
    }
    let made = init(path, &[&["--id", "2027-01"][..], &BOTH, &WHEN].concat());
    let said = "written: `rules.toml` and `rules.test.toml`\nnext, put in the words of the notice and run\n  \
                eligible rules lint\n  eligible rules test\n";
    assert_eq!(made, (0, said.to_owned(), String::new()));
    assert_eq!(run(path, &["rules", "lint", "--deny-warnings"]).0, 0);
    let tested = run(path, &["rules", "test", "--min-coverage", "100", "--mutate"]);
    assert_eq!((tested.0, tested.2.as_str()), (0, ""), "{}", tested.1);
    let shown = run(path, &["rules", "show"]);
    assert_eq!((shown.0, shown.2.as_str()), (0, ""));
    assert!(shown.1.contains("be a national of a Member State of the European Union"), "{}", shown.1);
    assert_eq!(run(path, &["rules", "show", "--lang", "fr"]).0, 0);
    let checked = run(path, &["check", "-q", "applicants"]);
    assert_eq!(checked.0, run(path, &["check", "-q", "applicants", "--rules", "rules.toml"]).0);
    assert!(checked.1.contains("EX-20"), "{}", checked.1);
}

/// Whatever the deadline and the languages are, there is nothing to warn of and the cases pass.
#[test]
fn the_cases_of_a_new_rules_file_pass_by_any_deadline() {
    for (number, (languages, deadline, zone)) in [
        ("en,fr", "2027-02-28T23:59", "Europe/Brussels"),
        ("en", "2028-02-29T23:59", "Pacific/Kiritimati"),
        ("fr", "2028-02-29T00:00", "Pacific/Marquesas"),
        ("fr,en", "2026-03-01T00:00", "Asia/Kathmandu"),
        ("en", "2027-12-31T23:59:59", "America/St_Johns"),
        ("fr", "2027-01-01", "UTC"),
        // The hour that comes twice, and the one that is skipped.
        ("en,fr", "2026-10-25T02:30", "Europe/Paris"),
        ("en", "2027-03-28T02:30", "Europe/Paris"),
        ("en,fr", "2027-05-31T12:00", "Africa/Casablanca"),
        ("en,fr", "2022-02-28T23:59", "Europe/Brussels"),
        ("en,fr", "9990-12-31T23:59", "Europe/Brussels"),
        ("fr", "1980-02-29T12:00", "Africa/Monrovia"),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = folder_of(&[]);
        let lang = ["en", "fr"][number % 2];
        let titles: Vec<&str> = BOTH
            .chunks(2)
            .filter(|title| languages.split(',').any(|lang| title[0].ends_with(lang)))
            .flatten()
            .copied()
            .collect();
        let facts =
            ["--id", "7 \"a\" \\", "--languages", languages, "--deadline", deadline, "--zone", zone, "--lang", lang];
        let made = init(folder.path(), &[&facts[..], &titles].concat());
        assert_eq!(made.0, 0, "{deadline} {zone}: {}", made.2);
        // Of an hour that summer time skips or repeats, doubts may be said.
        let is_plain = !deadline.contains("T02:30");
        let linted = run(folder.path(), &["rules", "lint"]);
        assert_eq!(linted.0, 0, "{deadline} {zone}: {}", linted.1);
        assert!(!is_plain || linted.1.contains("no problems found"), "{deadline} {zone}: {}", linted.1);
        let tested = run(folder.path(), &["rules", "test", "--min-coverage", "100"]);
        assert_eq!((tested.0, tested.2.as_str()), (0, ""), "{deadline} {zone}: {}", tested.1);
        // On the 29th of February nobody turns 18, so that no case tells 18 from over 18.
        if ["2027-02", "2026-03", "2027-12"].iter().any(|month| deadline.starts_with(month)) {
            let tested = run(folder.path(), &["rules", "test", "--mutate"]);
            assert_eq!(tested.0, 0, "{deadline} {zone}: {}", tested.1);
        }
    }
}

#[test]
fn a_new_rules_file_has_the_languages_of_its_notice_alone() {
    for (lang, other, title) in [("en", "fr", ["--title-en", "Clerk"]), ("fr", "en", ["--title-fr", "Commis"])] {
        for remarks in ["en", "fr"] {
            let folder = folder_of(&[]);
            let made =
                init(folder.path(), &[&["post/a.toml", "--id", "1", "--lang", remarks][..], &title, &WHEN].concat());
            assert_eq!(made.0, 2, "there is no folder: {}", made.1);
            fs::create_dir(folder.path().join("post")).unwrap();
            let made =
                init(folder.path(), &[&["post/a.toml", "--id", "1", "--lang", remarks][..], &title, &WHEN].concat());
            assert!(
                made.1.contains("  eligible rules lint post/a.toml\n  eligible rules test --rules post/a.toml\n"),
                "{}",
                made.1
            );
            let rules = fs::read_to_string(folder.path().join("post/a.toml")).unwrap();
            assert!(rules.contains(&format!("official_languages = [\"{lang}\"]")));
            assert!(rules.contains(&format!("title = {{ {lang} = \"{}\" }}", title[1])));
            assert!(!rules.contains(&format!("{other} = \"")), "{rules}");
            assert_eq!(rules.contains("# Quote the notice."), remarks == "en");
            assert_eq!(rules.contains("# Citez l'avis."), remarks == "fr");
            for mark in ["@", "{{", "}}", "||", "{(", ")}", "#en", "#fr"] {
                let cases = fs::read_to_string(folder.path().join("post/a.test.toml")).unwrap();
                assert!(!rules.contains(mark) && !cases.replace(")] }", "").contains(mark), "{mark}");
            }
        }
    }
}

#[test]
fn a_new_rules_file_overwrites_nothing() {
    let all = [&["--id", "1"][..], &BOTH, &WHEN].concat();
    for there in ["rules.toml", "rules.test.toml"] {
        let folder = folder_of(&[(there, b"mine")]);
        let (status, printed, said) = init(folder.path(), &all);
        let expected = format!("error: `{there}` already exists and was not replaced\n");
        assert_eq!((status, printed.as_str(), said), (2, "", expected));
        let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(files, [there]);
        assert_eq!(fs::read(folder.path().join(there)).unwrap(), b"mine");
    }
}

#[test]
fn what_is_missing_or_wrong_in_a_new_rules_file_is_named() {
    let folder = folder_of(&[]);
    let said = |arguments: &[&str]| {
        let (status, printed, said) = init(folder.path(), arguments);
        assert_eq!((status, printed.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{arguments:?}");
        said
    };
    assert!(said(&["--id", "1"]).ends_with("required: --languages, --title-en, --title-fr, --deadline, --zone\n"));
    assert!(said(&["--languages", "fr", "--id", "1", "--zone", "UTC"]).ends_with("required: --title-fr, --deadline\n"));
    assert!(said(&["--lang", "fr", "--title-fr", "x"]).ends_with("options requises\u{a0}: --id, --deadline, --zone\n"));
    let wrong = said(&["--id", "", "--title-en", "x", "--deadline", "2027-02-30T12:00", "--zone", "Bruxelles"]);
    let lines: Vec<_> = wrong.lines().collect();
    assert_eq!(lines[0], "error: --id: a text is required here");
    assert!(lines[1].starts_with("error: --deadline: `2027-02-30T12:00`: date and time in another form"), "{wrong}");
    assert!(lines[2].starts_with("error: --zone: `Bruxelles` is not a time zone"), "{wrong}");
    let other = said(&["--languages", "en", "--title-en", "x", "--title-fr", "y"]);
    assert_eq!(other, "error: --title-fr: according to `--languages`, the notice is not in this language\n");
    assert!(said(&["--languages", "de"]).contains("invalid value 'de' for '--languages"));
    assert!(said(&["-"]).contains("a file is asked"));
}

/// Lists that the checks below name.
const LISTS: &str = r#"
[set.union]
title.en = "states of the union"
members = [{ code = "BE" }, { code = "HR", since = 2013-07-01 }]
[scale.cefr]
standard = "cefr"
[scale.it_skills]
standard = "it_skills"
[scale.honours]
levels = ["third", "second", "first"]
[tool.microsoft_office]
standard = "microsoft_office"
[document.reference]
title.en = "reference"
names = ["Reference"]
"#;

/// A check of every dated, counted or levelled sort, by its kind.
const WITH_THRESHOLDS: [(&str, &str); 48] = [
    ("nationality", r#"nationality = { any_of = "union" }"#),
    ("nationality", r#"nationality = { any_of = "union", on = "submission" }"#),
    ("nationality", r#"nationality = { none_of = ["GB"] }"#),
    ("nationality", r#"nationality = { only_of = ["GB", "IE"] }"#),
    ("age", "age = { at_least = 18 }"),
    ("age", r#"age = { at_least = 18, at_most = 30, on = "submission" }"#),
    ("age", r#"age = { under = 30, on = "start" }"#),
    ("education", r#"education = { any = [{ degree = { at_least = "master" } }] }"#),
    ("degree", r#"degree = { at_least = "bachelor", within_months = 24 }"#),
    ("degree", r#"degree = { at_least = "bachelor", within_months = 24, on = "submission" }"#),
    ("degree", r#"degree = { at_least = "bachelor", grade = { scale = "gpa", at_least = 3.5 } }"#),
    ("degree", r#"degree = { at_least = "bachelor", grade = { scale = "honours", at_least = "second" } }"#),
    ("enrolled", r#"enrolled = { at_least = "bachelor" }"#),
    ("enrolled", r#"enrolled = { at_least = "bachelor", on = "submission" }"#),
    ("enrolled", r#"enrolled = { at_least = "bachelor", year_at_least = 3 }"#),
    ("enrolled", r#"enrolled = { at_least = "bachelor", final_stage_within_months = 12 }"#),
    ("enrolled", r#"enrolled = { at_least = "bachelor", from = "start", until = "end" }"#),
    ("attended", r#"attended = { at_least = "bachelor" }"#),
    ("highest_degree", r#"highest_degree = { at_least = "bachelor", within_months = 12 }"#),
    ("studies", r#"studies = { at_least = "bachelor", months = 20, borderline_months = 14 }"#),
    ("studies", r#"studies = { at_least = "bachelor", credits = 120, unit = "ECTS" }"#),
    ("language", r#"language = { any_of = ["en"], scale = "cefr", at_least = "B2" }"#),
    ("language", r#"language = { any_of = ["en"], scale = "cefr", at_least = "C1", borderline = "B2" }"#),
    (
        "languages",
        r#"languages = { distinct = [{ any_of = ["en"], scale = "cefr", at_least = "C1" }, { other_than = ["en"], scale = "cefr", at_least = "B1" }] }"#,
    ),
    ("it_skill", r#"it_skill = { any_of = ["microsoft_office"], scale = "it_skills", at_least = "advanced" }"#),
    ("experience", "experience = { at_least = { months = 6 } }"),
    ("experience", r#"experience = { at_least = { years = 2 }, on = "submission" }"#),
    ("experience", r#"experience = { kinds = ["traineeship"], at_most = { weeks = 6 } }"#),
    ("experience", r#"experience = { kinds = ["employment"], sectors = ["research"], at_least = { years = 3 } }"#),
    ("experience", "experience = { at_most = { days = 10 }, within_last = { months = 12 } }"),
    ("experience", r#"experience = { sectors = ["research"] }"#),
    ("experience", r#"experience = { kinds = ["traineeship"], none = true }"#),
    ("residence", r#"residence = { countries = ["BE"], at_least = { years = 5 } }"#),
    ("residence", r#"residence = { countries = ["BE"], at_most = { months = 12 }, within_last = { years = 3 } }"#),
    ("availability", r#"availability = { from = "start", until = "end" }"#),
    ("documents", r#"documents = { any_of = [{ name = "reference", issued_within_months = 3 }] }"#),
    ("documents", r#"documents = { any_of = [{ kind = "other", valid_on = "start" }] }"#),
    ("documents", r#"documents = { of = [{ name = "reference" }], at_least = 2 }"#),
    ("documents", r#"documents = { of = [{ kind = "other" }], at_most = 2 }"#),
    ("driving_licence", r#"driving_licence = { any_of = ["B"], valid_on = "start" }"#),
    ("submitted", r#"submitted = { by = "deadline" }"#),
    ("unmodified", r#"unmodified = { by = "deadline" }"#),
    ("vacancies", "vacancies = { at_most = 3 }"),
    ("preferences", "preferences = { at_least = 2, at_most = 3 }"),
    ("preferences", r#"preferences = { any_of = ["Rome"], first = true }"#),
    ("answer", r#"answer = { key = "people", question.en = "How many?", at_least = 3 }"#),
    ("answer", r#"answer = { key = "mark", question.en = "Which mark?", at_most = 2.5 }"#),
    ("declaration", r#"declaration = { field = "generative_ai_used", is = false }"#),
];

/// What the boundaries of a rules file of one criterion come out as.
fn boundaries_of(rules: &str) -> Vec<ExpectedOutcome> {
    let vacancy = rules::read(rules).unwrap_or_else(|problems| panic!("{rules}: {problems:?}"));
    let defaults = CaseDefaults { as_of: None, reading: Reading::All };
    boundaries(rules, &vacancy, defaults).into_iter().map(|boundary| boundary.outcome).collect()
}

const MET: ExpectedOutcome = ExpectedOutcome::Outcome(Outcome::Met);
const NOT_MET: ExpectedOutcome = ExpectedOutcome::Outcome(Outcome::NotMet);

/// A25: on both sides of the threshold of every kind there are cases, also where it is judged on the day of submission.
#[test]
fn every_kind_has_cases_on_both_sides_of_its_threshold() {
    let mut lacking = Vec::new();
    for (_, check) in WITH_THRESHOLDS {
        let found = boundaries_of(&(super::rules_of(check) + LISTS));
        if !found.contains(&MET) || !found.contains(&NOT_MET) {
            lacking.push(format!("{check}: {found:?}"));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    // What these ask is neither dated nor counted nor on a scale, or is asked by the checks within.
    let others = ["competency", "person", "any", "all", "not", "when", "tracks", "by_nationality"];
    let named: Vec<_> = WITH_THRESHOLDS.iter().map(|(kind, _)| *kind).chain(others).collect();
    let kinds = Check::kind_names().into_iter().filter(|kind| !named.contains(kind));
    assert_eq!(kinds.collect::<Vec<_>>(), ["at_least"], "a kind has no row here");
}

/// A25: a case of a check that stands beside others lets the whole turn.
#[test]
fn cases_of_a_check_beside_others_let_the_whole_turn() {
    for check in [
        r#"all = [{ nationality = { any_of = "union" } }, { age = { at_least = 18, on = "submission" } }]"#,
        r#"any = [{ nationality = { any_of = "union" } }, { experience = { at_least = { years = 2 } } }]"#,
        r#"when = [{ if = { declaration = { field = "generative_ai_used", is = true } }, then = { age = { at_least = 18 } } }]"#,
    ] {
        let rules = super::rules_of(check) + LISTS;
        let vacancy = rules::read(&rules).unwrap_or_else(|problems| panic!("{check}: {problems:?}"));
        let defaults = CaseDefaults { as_of: None, reading: Reading::All };
        let found = boundaries(&rules, &vacancy, defaults);
        let outcomes = |is_about: fn(&eligible::internal::domain::applicant::Applicant<'_>) -> bool| {
            let about = found.iter().filter(move |boundary| is_about(&boundary.applicant));
            about.map(|boundary| boundary.outcome).collect::<Vec<_>>()
        };
        let of_age = outcomes(|applicant| applicant.date_of_birth.is_some() || applicant.experience.is_some());
        assert!(of_age.contains(&MET) && of_age.contains(&NOT_MET), "{check}: {of_age:?}");
    }
}

/// The changes of a rules file, whether a case of it notices them or not.
fn changes_of(rules: &str) -> Vec<String> {
    let vacancy = rules::read(rules).unwrap_or_else(|problems| panic!("{rules}: {problems:?}"));
    let found = mutants(rules, &vacancy, &[], None, true, 2);
    found.all.iter().map(|mutant| rule_test_messages::change(Lang::En, &mutant.change)).collect()
}

/// B18: a day is not changed where nothing depends on one.
#[test]
fn a_deadline_on_which_nothing_depends_is_not_changed() {
    let is_changed = |check: &str| {
        changes_of(&(super::rules_of(check) + LISTS)).iter().filter(|change| change.starts_with("`at = ")).count()
    };
    assert_eq!(is_changed(r#"nationality = { only_of = ["GB"] }"#), 0);
    assert_eq!(is_changed(r#"documents = { any_of = [{ kind = "cv" }] }"#), 0);
    assert_eq!(is_changed(r#"availability = { from = "start", until = "end" }"#), 0);
    assert_eq!(is_changed(r#"driving_licence = { any_of = ["B"], valid_on = "start" }"#), 0);
    // The day counts, or the minute.
    assert_eq!(is_changed(r#"nationality = { any_of = "union" }"#), 1);
    assert_eq!(is_changed(r#"nationality = { any_of = "union", on = "deadline" }"#), 1);
    assert_eq!(is_changed("age = { at_least = 18 }"), 1);
    assert_eq!(is_changed(r#"submitted = { by = "deadline" }"#), 2);
}

/// B18: what follows from `not met` is not changed where that never comes out.
#[test]
fn an_effect_that_never_follows_is_not_changed() {
    let changes = |effect: &str, check: &str| {
        let rules = super::rules_of(check).replace("\"essential\"", &format!("\"condition\"\neffect = \"{effect}\""));
        let changes = changes_of(&(rules + LISTS));
        changes.into_iter().filter(|change| change.starts_with("`effect")).count()
    };
    let person = r#"person = { question.en = "Is it so?" }"#;
    // A condition that a person answers is reviewed by `review` as by `ineligible`, and only noted by `note`.
    assert_eq!(changes("review", person), 1);
    assert_eq!(changes("ineligible", person), 1);
    let never_refused = r#"any = [{ nationality = { any_of = ["BE"] } }, { person = { question.en = "Is it so?" } }]"#;
    assert_eq!(changes("review", never_refused), 1);
    assert_eq!(changes("review", r#"nationality = { any_of = ["BE"] }"#), 2);
}

/// B18: proposed cases have days near the day on which they are judged.
#[test]
fn proposed_cases_have_days_near_that_of_the_notice() {
    for (kind, check) in WITH_THRESHOLDS.iter().filter(|(kind, _)| *kind != "age" && *kind != "nationality") {
        let rules = super::rules_of(check) + LISTS;
        let vacancy = rules::read(&rules).unwrap();
        let defaults = CaseDefaults { as_of: None, reading: Reading::All };
        let cases =
            boundary_cases::cases(Lang::En, &vacancy, Reading::All, &boundaries(&rules, &vacancy, defaults)).unwrap();
        let days = cases.split('"').filter_map(|word| exact_day(word.get(..10)?));
        let years: Vec<i32> = days.map(|day| day.year()).collect();
        assert!(years.iter().all(|year| (2017..=2037).contains(year)), "{kind} {check}: {cases}");
    }
}

/// A26: what is not noticed of a long set is one entry, and its changes can be left out.
#[test]
fn the_changes_of_a_long_set_do_not_hide_the_rest() {
    let codes = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK NO IS LI CH GB";
    let members: Vec<_> = codes.split(' ').map(|code| format!("{{ code = \"{code}\", since = 1995-01-01 }}")).collect();
    let set = format!("[set.area]\ntitle.en = \"area\"\nmembers = [{}]\n", members.join(", "));
    let rules = super::rules_of(r#"all = [{ nationality = { any_of = "area" } }, { age = { at_least = 18 } }]"#) + &set;
    let cases = "[[case]]\nname = \"x\"\napplicant = {}\nexpect.E1 = \"unclear\"\n";
    let folder = folder_of(&[("rules.toml", rules.as_bytes()), ("rules.test.toml", cases.as_bytes())]);
    let (_, whole, _) = run(folder.path(), &["rules", "test", "--mutate"]);
    // 32 members, each of which is left out and has a date that moves by a day in both directions.
    assert!(whole.contains("and 95 more changes of `[set.area]` (see -v)"), "{whole}");
    assert!(whole.lines().count() < 40 && whole.contains("at_least = 18"), "{whole}");
    let (_, rest, _) = run(folder.path(), &["rules", "test", "--mutate", "--no-lists"]);
    assert!(!rest.contains("[set.area]") && !rest.contains("since") && rest.contains("at_least = 18"), "{rest}");
    assert_eq!(run(folder.path(), &["rules", "test", "--no-lists"]).0, 2);
}

/// The page says how cases are written: its example passes, covers the file at its head and notices each change of it.
#[test]
fn the_page_says_how_cases_are_written() {
    let page = vocabulary_page::page();
    let blocks = || page.split("```toml\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
    let rules = blocks().find(|block| block.contains("[vacancy]")).unwrap();
    let cases = blocks().find(|block| block.contains("[[case]]")).unwrap();
    let folder = folder_of(&[("rules.toml", rules.as_bytes()), ("rules.test.toml", cases.as_bytes())]);
    let (status, printed, said) = run(folder.path(), &["rules", "test", "--min-coverage", "100", "--mutate"]);
    assert_eq!((status, said.as_str()), (0, ""), "{printed}");
    for option in ["--coverage", "--mutate", "--boundaries"] {
        assert!(page.contains(&format!("- `{option}`")), "{option}");
    }
}

/// The keys of a case on the page are those that the reader takes.
#[test]
fn the_page_says_all_keys_of_a_case() {
    let vacancy = rules::read(&super::rules_of("age = { at_least = 18 }")).unwrap();
    let case = "[[case]]\nname = \"x\"\napplicant = {}\nexpect.E1 = \"unclear\"\nunknown = 1\n";
    let problems = case_reader::read(case, &vacancy, &|_| Err(String::new())).unwrap_err();
    let mut taken = problems[0].allowed.clone();
    // Of the applicant one of three is named, and the reader asks for no other then.
    taken.extend(["from", "file"].map(str::to_owned));
    let mut declared: Vec<_> = CASE_KEYS.iter().map(|key| key.name.to_owned()).collect();
    for keys in [&mut taken, &mut declared] {
        keys.sort();
        keys.dedup();
    }
    assert_eq!(declared, taken);
    let page = vocabulary_page::page();
    assert!(declared.iter().all(|key| page.contains(&format!("\n| `{key}` |"))));
}
