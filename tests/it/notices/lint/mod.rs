//! Mistakes and doubts of rules files (A17 to A20, B16, B19), and the table.

use std::fs;
use std::process::{Command, Output};

use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::rules::lint::lint;
use tempfile::TempDir;

use super::{VACANCY, rules_of};

mod narrow_tables;
mod plain_words;

/// What the tool prints in a terminal of this width.
fn run(folder: &TempDir, arguments: &[&str], width: usize) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
    command.args(arguments).current_dir(folder.path()).env_clear().env("COLUMNS", width.to_string());
    command.output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The codes of what is found in a rules file, but for titles that the short examples leave out.
fn codes(rules: &str) -> Vec<&'static str> {
    let findings = lint(rules, None);
    let codes = findings.iter().map(|finding| finding.code().name());
    codes.filter(|code| !matches!(*code, "untitled" | "unused-list")).collect()
}

/// The codes for an essential criterion.
fn codes_of(check: &str) -> Vec<&'static str> {
    codes(&rules_of(check))
}

/// The first sentence about a rules file.
fn sentence(lang: Lang, rules: &str) -> String {
    let findings = lint(rules, None);
    let finding = findings.iter().find(|finding| finding.code().name() != "untitled").unwrap();
    messages::lint_messages::message(lang, finding)
}

/// The rules with another text in the place of one.
#[track_caller]
fn with(old: &str, new: &str) -> String {
    let rules = rules_of("age.at_least = 18");
    assert!(rules.contains(old), "{old}");
    rules.replace(old, new)
}

/// A17: whoever is of `NL` is judged by `donors`, which stands before it.
#[test]
fn a_key_whose_countries_are_all_in_earlier_keys_is_reported() {
    let by = |cases: &str, members: &str| {
        codes_of(&format!("by_nationality = {{ {cases} }}\n[set.donors]\ntitle.en = \"donors\"\nmembers = [{members}]"))
    };
    let age = "{ age = { at_most = 30 } }";
    let wide_first = format!("donors = {age}, NL = {{ age = {{ at_most = 32 }} }}");
    assert_eq!(by(&wide_first, r#""NL", "SE""#), ["unreached-key"]);
    assert_eq!(by(&wide_first, r#""SE""#), [""; 0]);
    // Not yet a member on the reference date, the Netherlands get to their own key.
    assert_eq!(by(&wide_first, r#"{ code = "NL", since = 2027-04-01 }, "SE""#), [""; 0]);
    assert_eq!(by(&wide_first, r#"{ code = "NL", since = 2027-03-31 }, "SE""#), ["unreached-key"]);
    let narrow_first = format!("NL = {{ age = {{ at_most = 32 }} }}, donors = {age}");
    assert_eq!(by(&narrow_first, r#""NL", "SE""#), [""; 0]);
    assert_eq!(by(&narrow_first, r#""NL""#), ["unreached-key"]);
    // Several keys together take all of its countries.
    let three = format!("NL = {{ age = {{ at_most = 32 }} }}, SE = {{ age = {{ at_most = 33 }} }}, donors = {age}");
    assert_eq!(by(&three, r#""NL", "SE""#), ["unreached-key"]);
    assert_eq!(by(&three, r#""NL", "SE", "FI""#), [""; 0]);
}

/// A18: an opening after the deadline, and a window that closes before it opens.
#[test]
fn an_opening_after_the_deadline_is_reported() {
    let opening = |at: &str| {
        with("start =", &format!("opening = {{ at = \"{at}\", zone = \"Europe/Brussels\" }}\nstart ="))
            .replace("check.age.at_least = 18", "check.submitted = { from = \"opening\", by = \"deadline\" }")
    };
    assert_eq!(codes(&opening("2027-04-30T00:00")), ["opening-after-deadline", "never-met"]);
    assert_eq!(codes(&opening("2027-04-01T00:00")), ["opening-after-deadline", "never-met"]);
    assert_eq!(codes(&opening("2027-03-31T23:59")), [""; 0]);
    let window = |from: &str| {
        codes_of(&format!(
            "submitted = {{ by = \"deadline\", from = {{ at = \"{from}\", zone = \"Europe/Brussels\" }} }}"
        ))
    };
    assert_eq!(window("2027-04-30T00:00"), ["never-met"]);
    assert_eq!(window("2027-03-31T23:59"), [""; 0]);
}

/// A19: a degree that counts only from a day on that is after the one by which it has to be obtained.
#[test]
fn a_degree_since_a_day_that_is_too_late_is_never_met() {
    let degree =
        |since: &str, on: &str| codes_of(&format!("degree = {{ at_least = \"master\", since = {since}{on} }}"));
    assert_eq!(degree("2028-01-01", ""), ["never-met"]);
    assert_eq!(degree("2027-04-01", ""), ["never-met"]);
    assert_eq!(degree("2027-03-31", ""), [""; 0]);
    assert_eq!(degree("2027-04-01", ", on = \"start\""), [""; 0]);
    assert_eq!(degree("2027-09-02", ", on = \"start\""), ["never-met"]);
    assert_eq!(degree("\"start\"", ""), ["never-met"]);
    // The post starts on 1 September 2027, five months and a day after the last day on which a degree counts.
    let starts =
        |months: u32| codes_of(&format!("degree = {{ at_least = \"master\", starts_within_months = {months} }}"));
    assert_eq!(starts(5), ["never-met"]);
    assert_eq!(starts(6), [""; 0]);
    // When the application is sent no rules say.
    assert_eq!(degree("2028-01-01", ", on = \"submission\""), [""; 0]);
    let within = "education = { any = [{ degree = { at_least = \"master\", since = 2028-01-01 } }, { enrolled = { at_least = \"bachelor\" } }] }";
    assert_eq!(codes_of(within), ["never-met"]);
}

/// A19, of documents and of experience: what counts only from a day on that comes after the last one.
#[test]
fn what_counts_from_too_late_a_day_on_is_never_met() {
    let issued = |days: &str| codes_of(&format!("documents = {{ any_of = [{{ kind = \"cv\", {days} }}] }}"));
    assert_eq!(issued("issued_since = 2027-04-01, issued_by = 2027-03-31"), ["never-met"]);
    assert_eq!(issued("issued_since = 2027-03-31, issued_by = 2027-03-31"), [""; 0]);
    assert_eq!(issued("issued_since = 2027-04-01, issued_within_months = 6"), ["never-met"]);
    assert_eq!(issued("issued_since = \"start\", issued_by = \"deadline\""), ["never-met"]);
    assert_eq!(issued("issued_since = \"start\", issued_by = \"end\""), [""; 0]);
    let since = |day: &str| codes_of(&format!("experience = {{ since = {day}, at_least = {{ months = 1 }} }}"));
    assert_eq!(since("2027-04-01"), ["never-met"]);
    assert_eq!(since("2027-01-01"), [""; 0]);
}

/// A20: the same language, country, sector or kind of document twice in a list.
#[test]
fn an_entry_that_is_twice_in_a_list_is_reported() {
    let scale = "\n[scale.cefr]\nlevels = [\"A1\", \"B2\", \"C1\"]";
    let language = |codes: &str| {
        codes_of(&format!("language = {{ any_of = [{codes}], scale = \"cefr\", at_least = \"B2\" }}{scale}"))
    };
    assert_eq!(language(r#""en", "en""#), ["redundant-entry"]);
    assert_eq!(language(r#""en", "eng""#), ["redundant-entry"]);
    assert_eq!(language(r#""en", "fr""#), [""; 0]);
    assert_eq!(codes_of(r#"nationality = { any_of = ["BE", "LU", "BE"] }"#), ["redundant-entry"]);
    assert_eq!(codes_of(r#"nationality = { any_of = ["BE", "LU"] }"#), [""; 0]);
    assert_eq!(codes_of(r#"experience = { sectors = ["research", "research"] }"#), ["redundant-entry"]);
    assert_eq!(codes_of(r#"experience = { sectors = ["research", "ngo"] }"#), [""; 0]);
    let rules = rules_of(r#"nationality = { any_of = ["BE", "BE"] }"#);
    assert_eq!(sentence(Lang::En, &rules), "`BE` is already in this list");
    assert_eq!(sentence(Lang::Fr, &rules), "`BE` figure déjà dans cette liste");
}

/// B16: of an abbreviation nobody knows whether it means summer time.
#[test]
fn a_zone_that_is_an_abbreviation_is_reported() {
    let zone = |name: &str| codes(&with("Europe/Brussels", name));
    for name in ["CET", "EST", "MST", "EET", "GMT", "WET"] {
        assert_eq!(zone(name), ["zone-abbreviation"], "{name}");
    }
    for name in ["Europe/Brussels", "America/New_York", "Etc/GMT-1", "UTC", "Etc/UTC"] {
        assert_eq!(zone(name), [""; 0], "{name}");
    }
    let within = r#"submitted = { by = { at = "2027-03-01T12:00", zone = "EST" } }"#;
    assert_eq!(codes_of(within), ["zone-abbreviation"]);
    let both = ["CET", "EST"].map(|name| sentence(Lang::En, &with("Europe/Brussels", name)));
    assert!(both[0].ends_with("is read with summer time"), "{}", both[0]);
    assert!(both[1].ends_with("without summer time"), "{}", both[1]);
}

/// B16: an unknown zone is guessed by its city alone; `ET` is not six hours off.
#[test]
fn no_zone_is_guessed_for_an_abbreviation_or_another_city() {
    let shown = |name: &str| {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("rules.toml"), with("Europe/Brussels", name)).unwrap();
        let output = run(&folder, &["rules", "lint", "rules.toml"], 120);
        format!("{}{}", printed(&output), String::from_utf8_lossy(&output.stderr))
    };
    for name in ["ET", "PT", "CEST", "Europe/Geneva", "Europe/Munich"] {
        let shown = shown(name);
        assert!(!shown.contains("did you mean") && shown.contains("`Europe/Zurich`"), "{name}: {shown}");
    }
    for (name, meant) in [
        ("Brussels", "Europe/Brussels"),
        ("Europe/Brusels", "Europe/Brussels"),
        ("America/Newyork", "America/New_York"),
        ("Bruxelles/Paris", "Europe/Paris"),
    ] {
        let shown = shown(name);
        assert!(shown.contains(&format!("did you mean `{meant}`")), "{name}: {shown}");
    }
}

/// B16: an hour that summer time skips or repeats.
#[test]
fn a_time_at_which_the_clocks_are_changed_is_reported() {
    let at = |at: &str| codes(&with("2027-03-31T23:59", at));
    assert_eq!(at("2027-03-28T01:59"), [""; 0]);
    assert_eq!(at("2027-03-28T02:00"), ["clock-change"]);
    assert_eq!(at("2027-03-28T02:59"), ["clock-change"]);
    assert_eq!(at("2027-03-28T03:00"), [""; 0]);
    assert_eq!(at("2027-10-31T01:59"), ["starts-before-deadline"]);
    assert_eq!(at("2026-10-25T02:30"), ["clock-change"]);
    assert_eq!(at("2026-10-25T03:00"), [""; 0]);
    assert_eq!(at("2026-10-25T02:30+01:00"), [""; 0]);
    // A whole day has that hour too, and is meant whole.
    assert_eq!(at("2026-10-25"), [""; 0]);
    let [skipped, repeated] =
        ["2027-03-28T02:30", "2026-10-25T02:30"].map(|at| sentence(Lang::En, &with("2027-03-31T23:59", at)));
    assert!(skipped.contains("no clock in `Europe/Brussels` shows `2027-03-28T02:30`"), "{skipped}");
    assert!(repeated.contains("show `2026-10-25T02:30` twice"), "{repeated}");
}

const SCALE: &str = "\n[scale.cefr]\nlevels = [\"A1\", \"B2\", \"C1\"]";
const PERSON: &str = "person = { question.en = \"?\" }";
const ENGLISH: &str = "language = { any_of = [\"en\"], scale = \"cefr\", at_least = \"B2\" }";

/// B19: two applicants do not meet the criterion without a person, so it is not for a person in every application.
#[test]
fn only_a_person_says_no_more_than_is_true() {
    let partly = format!("all = [{{ {ENGLISH} }}, {{ {PERSON} }}]{SCALE}");
    assert_eq!(codes_of(&partly), ["only-a-person"]);
    let [en, fr] = Lang::ALL.map(|lang| sentence(lang, &rules_of(&partly)));
    assert_eq!(en, "nobody meets `E1` without human review: facts alone can exclude, but are never enough");
    assert!(fr.starts_with("personne ne remplit `E1` sans examen"), "{fr}");
    let whole = sentence(Lang::En, &rules_of(PERSON));
    assert_eq!(
        whole,
        "`E1` is for the selection team to decide in every application, so none is ever eligible without review"
    );
    // Somebody meets this one by facts.
    assert_eq!(codes_of(&format!("{ENGLISH}{SCALE}")), [""; 0]);
}

/// B8: of a condition that refuses, whoever is unclear because of the person goes to review.
#[test]
fn what_is_said_of_a_condition_for_a_person_is_true() {
    let condition = rules_of(PERSON).replace("\"essential\"", "\"condition\"\neffect = \"ineligible\"");
    let found = sentence(Lang::En, &condition);
    assert_eq!(
        found,
        "`E1` is for the selection team to decide in every application, so none is ever eligible without review"
    );
    assert_eq!(codes(&condition.replace("\"ineligible\"", "\"note\"")), [""; 0]);
}

/// B19: a criterion that refuses and can never be not met by facts.
#[test]
fn a_criterion_that_refuses_nobody_by_itself_is_reported() {
    let either = format!("any = [{{ nationality = {{ any_of = [\"BE\"] }} }}, {{ {PERSON} }}]");
    assert_eq!(codes_of(&either), ["only-a-person-refuses"]);
    let review = rules_of(&either).replace("\"essential\"", "\"condition\"\neffect = \"review\"");
    assert_eq!(codes(&review), [""; 0]);
    // Facts can show that no person need be asked.
    let unless = "person = { question.en = \"?\", unless_not = { age = { at_least = 21 } } }";
    let either = format!("any = [{{ nationality = {{ any_of = [\"BE\"] }} }}, {{ {unless} }}]");
    assert_eq!(codes_of(&either), [""; 0]);
}

/// A year in the words of the notice that none of its dates has.
#[test]
fn a_year_that_is_in_no_date_is_reported() {
    let clause = |text: &str| codes(&with("clause.en = \"clause\"", &format!("clause.en = \"{text}\"")));
    assert_eq!(clause("by 31 March 2026"), ["unknown-year"]);
    assert_eq!(clause("born after 1999."), ["unknown-year"]);
    assert_eq!(clause("by 31.03.2026"), ["unknown-year"]);
    assert_eq!(clause("by 31 March 2027"), [""; 0]);
    // The post ends on 29 February 2028.
    assert_eq!(clause("until February 2028"), [""; 0]);
    for text in [
        "at most 2000 words",
        "EUR 2000 a month",
        "€2000",
        "2000 €",
        "Regulation 2016/679",
        "room 20261",
        "A2026",
        "2,000",
    ] {
        assert_eq!(clause(text), [""; 0], "{text}");
    }
    assert_eq!(codes(&with("title.en = \"Trainee\"", "title.en = \"Trainee 2025\"")), ["unknown-year"]);
    let dated = with("clause.en = \"clause\"", "clause.en = \"as of 2021\"")
        .replace("at_least = 18", "at_least = 18\ncheck.age.on = 2021-05-01");
    assert_eq!(codes(&dated), [""; 0]);
}

/// B14: sentences say "one of the" before the title of a set.
#[test]
fn an_article_in_the_title_of_a_set_is_reported() {
    let titled = |title: &str| {
        let rules =
            rules_of(&format!("nationality = {{ any_of = \"s\" }}\n[set.s]\n{title}\nmembers = [\"US\", \"CA\"]"));
        codes(&rules.replace(r#"["en"]"#, r#"["en", "fr"]"#))
            .into_iter()
            .filter(|code| *code != "untranslated")
            .collect::<Vec<_>>()
    };
    assert_eq!(titled(r#"title = { en = "the United States", fr = "États-Unis" }"#), ["article-in-title"]);
    assert_eq!(titled(r#"title = { en = "United States", fr = "les États-Unis" }"#), ["article-in-title"]);
    assert_eq!(titled(r#"title = { en = "other states", fr = "l'Union" }"#), ["article-in-title"]);
    assert_eq!(titled(r#"title = { en = "theatre states", fr = "lacs" }"#), [""; 0]);
    let languages = |title: &str| {
        let list = format!("[language.ours]\ntitle.en = \"{title}\"\ncodes = [\"en\", \"fr\"]");
        codes_of(&format!("language = {{ any_of = \"ours\", scale = \"cefr\", at_least = \"B2\" }}{SCALE}\n{list}"))
    };
    assert_eq!(languages("the official languages"), ["article-in-title"]);
    assert_eq!(languages("official languages"), [""; 0]);
}

/// Of two criteria that are left to people neither decides the other.
#[test]
fn a_question_for_a_person_decides_no_other_question() {
    let second = |check: &str| {
        let first = rules_of(&format!("all = [{{ age = {{ at_least = 18 }} }}, {{ {PERSON} }}]"));
        let other = "[[criterion]]\nid = \"E2\"\ngroup = \"essential\"\nclause.en = \"clause\"";
        codes(&format!("{first}\n{other}\ncheck.{check}\n"))
    };
    let either = "any = [{ nationality = { any_of = [\"BE\"] } }, { person = { question.en = \"Or else?\" } }]";
    assert_eq!(second(either), ["only-a-person", "only-a-person-refuses"]);
    // Whoever is not 16 is not 18.
    assert_eq!(second("age = { at_least = 16 }"), ["only-a-person", "decided-by-another"]);
}
