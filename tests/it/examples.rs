//! The rules files of other notices: each is in order, and together they say all that can be said.
//! One of them, with 3 essential and 11 desirable criteria, goes through every command and format.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Reader as _, Xlsx};
use eligible::internal::checks::Check;
use eligible::internal::domain::value_type::ValueType;
use eligible::internal::rules;
use textwrap::core::display_width;
use toml::de::{DeTable, DeValue};

use crate::common::command::{status, text};
use crate::scaled::trial::examples;

const STAFF: &str = "examples/rules/staff-post.toml";
const STAFF_APPLICANTS: &str = "examples/rules/staff-post";

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the tool prints in a terminal of this width.
fn run(arguments: &[&str], width: usize) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
    command.args(arguments).current_dir(project()).env_clear().env("COLUMNS", width.to_string());
    command.output().unwrap()
}

#[test]
fn every_notice_lints_without_errors_in_both_languages() {
    for path in examples() {
        let path = path.to_str().unwrap();
        for lang in ["en", "fr"] {
            let output = run(&["rules", "lint", path, "--lang", lang], 80);
            assert_eq!(status(&output), 0, "{}", text(&output.stdout));
            // A physician has the word there, and the notice means it.
            let is_clean = output.stdout.len() < 200 && !text(&output.stdout).contains('[');
            assert!(is_clean || path.ends_with("polar-fellowship.toml"), "{}", text(&output.stdout));
        }
    }
}

/// The keys of the checks of a rules file, `kind` or `kind.parameter`, those within others too.
fn used(text: &str) -> BTreeSet<String> {
    let (document, _) = DeTable::parse_recoverable(text);
    let mut all = BTreeSet::new();
    let criteria = document.get_ref().get("criterion").unwrap().get_ref().as_array().unwrap();
    for criterion in criteria {
        for key in ["check", "reading"] {
            if let Some(value) = criterion.get_ref().get(key) {
                gather(value.get_ref(), &mut all);
            }
        }
    }
    all
}

fn gather(value: &DeValue<'_>, all: &mut BTreeSet<String>) {
    match value {
        DeValue::Array(items) => items.iter().for_each(|item| gather(item.get_ref(), all)),
        DeValue::Table(table) => {
            for (key, value) in table {
                let kind = key.get_ref();
                if Check::kind_names().contains(&kind.as_ref()) {
                    all.insert(kind.to_string());
                    for name in parameters(value.get_ref()) {
                        all.insert(format!("{kind}.{name}"));
                    }
                }
                gather(value.get_ref(), all);
            }
        }
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn parameters(value: &DeValue<'_>) -> Vec<String> {
    match value {
        DeValue::Array(items) => items.iter().flat_map(|item| parameters(item.get_ref())).collect(),
        DeValue::Table(table) => table.keys().map(|key| key.get_ref().to_string()).collect(),
        _ => Vec::new(),
    }
}

fn parameters_of(form: ValueType) -> Vec<&'static str> {
    match form {
        ValueType::Table(parameters) => parameters.iter().map(|parameter| parameter.name).collect(),
        ValueType::List(form) | ValueType::Map(form) => parameters_of(*form),
        ValueType::Either([first, ..]) => parameters_of(*first),
        _ => Vec::new(),
    }
}

#[test]
fn every_kind_of_check_and_nearly_every_parameter_is_used_by_a_notice() {
    let mut all = used(&fs::read_to_string(project().join("rules.toml")).unwrap());
    for path in examples() {
        all.extend(used(&fs::read_to_string(path).unwrap()));
    }
    let kinds: Vec<_> = Check::kind_names().into_iter().filter(|kind| !all.contains(*kind)).collect();
    assert!(kinds.is_empty(), "{kinds:?}");
    let mut unused = Vec::new();
    for kind in Check::kinds() {
        let names = parameters_of(kind.form).into_iter().map(|name| format!("{}.{name}", kind.name));
        unused.extend(names.filter(|name| !all.contains(name)));
    }
    unused.sort();
    assert_eq!(unused, UNUSED);
}

/// What no notice here asks: but for the days, what `degree` or `enrolled` take alike.
const UNUSED: [&str; 30] = [
    "attended.at_most",
    "attended.countries",
    "attended.fields",
    "attended.full_time",
    "attended.grade",
    "attended.levels",
    "attended.on",
    "attended.only_fields",
    "degree.not_in_fields",
    "education.all",
    "education.on",
    "enrolled.at_most",
    "enrolled.countries",
    "enrolled.not_in_fields",
    "enrolled.only_fields",
    "highest_degree.before",
    "highest_degree.borderline_credits",
    "highest_degree.borderline_months",
    "highest_degree.countries",
    "highest_degree.credits",
    "highest_degree.full_time",
    "highest_degree.lasting_borderline_months",
    "highest_degree.lasting_months",
    "highest_degree.not_in_fields",
    "highest_degree.on",
    "highest_degree.only_fields",
    "highest_degree.since",
    "highest_degree.starts_within_months",
    "highest_degree.unit",
    "studies.on",
];

/// The ids of all criteria of the staff post.
fn ids() -> Vec<String> {
    let vacancy = rules::read(&fs::read_to_string(project().join(STAFF)).unwrap()).unwrap();
    let ids: Vec<_> = vacancy.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    assert_eq!(ids.iter().filter(|id| id.starts_with("must-")).count(), 3);
    assert_eq!(ids.iter().filter(|id| id.starts_with("plus-")).count(), 11);
    ids
}

#[track_caller]
fn check_names_all(printed: &str, ids: &[String], of: &str) {
    let missing: Vec<_> = ids.iter().filter(|id| !printed.contains(id.as_str())).collect();
    assert!(missing.is_empty(), "{of}: {missing:?}\n{printed}");
}

/// The two lines of the head, which nothing wraps, are not looked at.
#[track_caller]
fn check_narrow(printed: &str, width: usize, of: &str) {
    let wide = printed.lines().skip(2).find(|line| display_width(line) > width);
    assert_eq!(wide, None, "{of} at {width}\n{printed}");
}

#[test]
fn the_staff_post_goes_through_every_format_of_check() {
    let ids = ids();
    for lang in ["en", "fr"] {
        for format in ["json", "ndjson", "csv", "html", "markdown", "junit", "sarif"] {
            let output = run(&["check", "--rules", STAFF, STAFF_APPLICANTS, "--lang", lang, "--format", format], 80);
            assert_eq!(status(&output), 1, "{format}: {}", text(&output.stderr));
            check_names_all(text(&output.stdout), &ids, format);
        }
        // Annotations tell what is not met or unclear: all but what the mixed and the late applicant meet.
        let output = run(&["check", "--rules", STAFF, STAFF_APPLICANTS, "--lang", lang, "--format", "github"], 80);
        let told: Vec<_> = ids.iter().filter(|id| id.starts_with("must-")).cloned().collect();
        check_names_all(text(&output.stdout), &told, "github");
        let output = run(&["check", "--rules", STAFF, STAFF_APPLICANTS, "--lang", lang, "--format", "xlsx"], 80);
        let mut book = Xlsx::new(Cursor::new(output.stdout)).unwrap();
        let sheets = book.worksheets();
        let cells = sheets.iter().flat_map(|(_, range)| range.rows().flatten()).map(ToString::to_string);
        check_names_all(&cells.collect::<Vec<_>>().join("\n"), &ids, "xlsx");
    }
}

#[test]
fn the_tables_of_the_staff_post_are_no_wider_than_the_terminal() {
    let ids = ids();
    let (in_overview, below): (Vec<_>, Vec<_>) =
        ids.iter().cloned().partition(|id| id.starts_with("must-") || id.starts_with("plus-"));
    for lang in ["en", "fr"] {
        for width in [80, 120, 200] {
            let output = run(&["check", "--rules", STAFF, STAFF_APPLICANTS, "--lang", lang], width);
            let printed = text(&output.stdout);
            check_names_all(printed, &in_overview, "check");
            check_narrow(printed, width, "check");
            for name in ["eligible-full", "review-mixed", "ineligible-late"] {
                let file = format!("{STAFF_APPLICANTS}/{name}.json");
                let one = run(&["check", "--rules", STAFF, &file, "--lang", lang], width);
                check_names_all(text(&one.stdout), &in_overview, "check of one");
                check_names_all(text(&one.stdout), &below, "check of one");
                check_narrow(text(&one.stdout), width, "check of one");
            }
        }
    }
}

#[test]
fn marks_that_do_not_fit_beside_the_rest_stand_in_tables_of_their_own() {
    let heads = |width: usize| {
        let output = run(&["check", "--rules", STAFF, STAFF_APPLICANTS, "--lang", "en"], width);
        let lines = text(&output.stdout).lines().filter(|line| line.starts_with("# "));
        lines.map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    // Wide enough for all.
    assert_eq!(heads(220).len(), 1);
    let narrow = heads(80);
    assert_eq!(narrow[0], ["#", "id", "name", "ess.", "des.", "score", "verdict", "flags"]);
    let marks: Vec<_> = narrow[1..].iter().flat_map(|head| &head[3..]).collect();
    let ids = ids();
    let expected: Vec<_> = ids.iter().filter(|id| id.starts_with("must-") || id.starts_with("plus-")).collect();
    assert_eq!(marks, expected);
    assert!(narrow[1..].iter().all(|head| head[..3] == ["#", "id", "name"]), "{narrow:?}");
}

#[test]
fn the_staff_post_goes_through_every_other_command() {
    let ids = ids();
    let mixed = format!("{STAFF_APPLICANTS}/review-mixed.json");
    for lang in ["en", "fr"] {
        for width in [80, 120] {
            let explained = run(&["explain", "--full", "--rules", STAFF, &mixed, "--lang", lang], width);
            check_names_all(text(&explained.stdout), &ids, "explain");
            check_narrow(text(&explained.stdout), width, "explain");
            let days = run(&["when", "--rules", STAFF, &mixed, "--lang", lang], width);
            assert_eq!(days.stderr, b"", "{}", text(&days.stderr));
            check_narrow(text(&days.stdout), width, "when");
            let shown = run(&["rules", "show", "--rules", STAFF, "--lang", lang], width);
            check_names_all(text(&shown.stdout), &ids, "rules show");
            check_narrow(text(&shown.stdout), width, "rules show");
        }
        for format in ["markdown", "html"] {
            let shown = run(&["rules", "show", "--rules", STAFF, "--lang", lang, "--format", format], 80);
            check_names_all(text(&shown.stdout), &ids, format);
        }
        for format in ["text", "json", "sarif", "github"] {
            let linted = run(&["rules", "lint", STAFF, "--lang", lang, "--format", format], 80);
            assert_eq!(status(&linted), 0, "{format}");
        }
        for format in ["text", "json", "junit", "tap"] {
            let tested =
                run(&["rules", "test", "--rules", STAFF, "--coverage", "--lang", lang, "--format", format], 80);
            assert_eq!(status(&tested), 0, "{format}: {}", text(&tested.stdout));
        }
        let boundaries = run(&["rules", "test", "--rules", STAFF, "--boundaries", "--lang", lang], 80);
        assert_eq!(status(&boundaries), 0, "{}", text(&boundaries.stderr));
        // Every criterion weighs more in one, and is gone from the other.
        let differ = run(&["rules", "diff", "rules.toml", STAFF, "--lang", lang], 80);
        check_names_all(text(&differ.stdout), &ids, "rules diff");
        check_narrow(text(&differ.stdout), 80, "rules diff");
        let same = run(&["rules", "diff", STAFF, STAFF, STAFF_APPLICANTS, "--lang", lang], 80);
        assert_eq!(status(&same), 0, "{}", text(&same.stdout));
    }
}

#[test]
fn the_stricter_reading_of_250700_differs_in_one_criterion_alone() {
    let strict = "examples/rules/250700-strict.toml";
    for (lang, criterion) in [("en", "E3 Education"), ("fr", "E3 Études")] {
        let output = run(&["rules", "diff", "rules.toml", strict, "examples/applicants", "--lang", lang], 80);
        let printed = text(&output.stdout);
        assert!(printed.contains(criterion), "{printed}");
        for other in ["E1 ", "E2 ", "E4 ", "D1 ", "C1 ", "K1 "] {
            assert!(!printed.lines().any(|line| line.starts_with(other)), "{other}\n{printed}");
        }
        check_narrow(printed, 80, "rules diff");
    }
    let without_broken = run(&["rules", "diff", "rules.toml", strict, "examples/applicants/eligible-plain.json"], 80);
    assert_eq!(status(&without_broken), 1);
}

/// What `explain` prints of a criterion of an applicant under one of the notices.
fn explained(rules: &str, applicant: &str, lang: &str) -> String {
    let folder = crate::common::command::folder_of(&[("a.json", applicant.as_bytes())]);
    let file = folder.path().join("a.json");
    let rules = format!("examples/rules/{rules}.toml");
    let output = run(&["explain", "--full", "--rules", &rules, file.to_str().unwrap(), "--lang", lang], 400);
    text(&output.stdout).to_owned()
}

#[test]
fn the_day_that_a_check_names_is_the_day_that_is_said() {
    // Studies are asked on the day after the mandate, 1 August 2028, and through it from 1 February 2028 on.
    let ongoing = r#"{"education":[{"level":"master","status":"ongoing","start":"2026-09-15","end":"2028-07-31","year_of_study":1,"full_time":true}]}"#;
    let english = explained("young-delegates", ongoing, "en");
    assert!(english.contains("its planned end is before 1 August 2028"), "{english}");
    let french = explained("young-delegates", ongoing, "fr");
    assert!(french.contains("la fin prévue est antérieure au 1er août 2028"), "{french}");
    let over = r#"{"education":[{"level":"master","status":"completed","start":"2026-09-15","end":"2028-06-30","year_of_study":2,"full_time":true}]}"#;
    // The first day of the mandate is no trouble, its last one is.
    assert!(explained("young-delegates", over, "en").contains("no longer under way on 31 July 2028"));
}

#[test]
fn an_experience_without_names_is_called_by_its_kind() {
    let volunteer =
        r#"{"experience":[{"kind":"volunteering","country":"PT","start":"2024-01-01","end":"2024-03-31"}]}"#;
    let printed = explained("young-delegates", volunteer, "en");
    assert!(printed.contains("kind: volunteering") && !printed.contains("employment"), "{printed}");
    assert!(explained("young-delegates", volunteer, "fr").contains("expérience retenue\u{a0}: bénévolat"));
}

#[test]
fn a_set_that_only_names_a_case_by_nationality_is_said_as_used() {
    let output = run(&["rules", "show", "--rules", "examples/rules/harbour-traineeship.toml", "--lang", "en"], 80);
    let printed = text(&output.stdout);
    let (_, list) = printed.split_once("bilingual_states (set of countries)").unwrap();
    assert_eq!(list.lines().nth(1).map(str::trim), Some("used by             A3"), "{printed}");
}

#[test]
fn a_set_of_one_country_is_one_country() {
    let show = |lang| {
        let output = run(&["rules", "show", "--rules", "examples/rules/young-delegates.toml", "--lang", lang], 80);
        text(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(show("en").contains(" (“suspended members”), on the first day of the post"), "{}", show("en"));
    assert!(show("fr").contains("), le premier jour du poste"), "{}", show("fr"));
}
