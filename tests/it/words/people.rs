//! `age`, `nationality`, `by_nationality`, `residence`, and the days they refer to.

use super::{mistaken, mistakes, outcome, rules_of, rules_with};
use crate::words::found;
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

const POST: &str = "start = [\"2026-03\", \"2026-09-15\"]\nduration_months = 6";

#[track_caller]
fn with_post(check: &str, record: &str) -> Outcome {
    found(&rules_with(POST, check), record).outcome
}

fn born(date: &str) -> String {
    format!(r#"{{"date_of_birth":"{date}"}}"#)
}

#[test]
fn an_age_between_two_bounds() {
    // On 22 June 2025: at least 18 is born by 22 June 2007, under 30 is born after 22 June 1995.
    let check = "age = { at_least = 18, under = 30 }";
    for (date, expected) in [
        ("2007-06-22", Met),
        ("2007-06-23", NotMet),
        ("1995-06-22", NotMet),
        ("1995-06-23", Met),
        ("2007", Unclear),
        ("1995", Unclear),
        ("2000", Met),
        ("1990", NotMet),
    ] {
        assert_eq!(outcome(check, &born(date)), expected, "{date}");
    }
    assert_eq!(outcome(check, "{}"), Unclear);
    mistaken("age = { at_least = 18, over = 20 }", "over", "");
}

#[test]
fn an_age_on_other_days_than_the_reference_date() {
    // 21 on 1 January 2026.
    let fixed = "age = { at_least = 21, on = 2026-01-01 }";
    assert_eq!([outcome(fixed, &born("2005-01-01")), outcome(fixed, &born("2005-01-02"))], [Met, NotMet]);
    // The post starts in March 2026 or on 15 September 2026: 21 by the first possible day, the last, or between.
    let start = "age = { at_least = 21, on = \"start\" }";
    for (date, expected) in
        [("2005-03-01", Met), ("2005-03-02", Unclear), ("2005-09-15", Unclear), ("2005-09-16", NotMet)]
    {
        assert_eq!(with_post(start, &born(date)), expected, "{date}");
    }
    // The last day: six months after the start, less one day.
    let end = "age = { under = 30, on = \"end\" }";
    // 31 August 2026 at the earliest, 14 March 2027 at the latest.
    for (date, expected) in [("1997-03-15", Met), ("1997-03-14", Unclear), ("1996-08-31", NotMet)] {
        assert_eq!(with_post(end, &born(date)), expected, "{date}");
    }
    let submission = "age = { at_least = 21, on = \"submission\" }";
    let record = |at: &str| format!(r#"{{"date_of_birth":"2004-06-10","application":{{"submitted_at":"{at}"}}}}"#);
    // Half past eleven in the evening in London is half past twelve in Brussels.
    assert_eq!(outcome(submission, &record("2025-06-09T23:30:00+01:00")), Met);
    assert_eq!(outcome(submission, &record("2025-06-09T23:30:00+02:00")), NotMet);
    let missing = found(&rules_of(submission), &born("2004-06-10"));
    assert_eq!((missing.outcome, missing.missing), (Unclear, vec!["/application/submitted_at".to_owned()]));
    mistaken(start, "\"start\"", "");
    mistaken("age = { at_least = 21, on = \"strat\" }", "\"strat\"", "start");
    let named = rules_with("", "age = { at_least = 21, on = \"cutoff\" }") + "\n[date.cutoff]\non = 2026-01-01\n";
    assert_eq!(found(&named, &born("2005-01-01")).outcome, Met);
}

fn of(nationalities: &str) -> String {
    format!(r#"{{"nationalities":[{nationalities}]}}"#)
}

const SETS: &str = r#"
[set.north]
title = { en = "northern states", fr = "pays du Nord" }
members = [{ code = "SE", since = 2024-03-07 }, { code = "DK", territories = ["GL"] }]
[set.south]
title = { en = "southern states", fr = "pays du Sud" }
members = ["IT", { code = "GR", until = 2020-12-31 }]
"#;

#[test]
fn nationalities_of_unions_and_only_of_them() {
    let rules = |check: &str| rules_with("", check) + SETS;
    let judge = |check: &str, list: &str| found(&rules(check), &of(list)).outcome;
    let any = r#"nationality = { any_of = ["north", "south", "CH"] }"#;
    for (list, expected) in [
        (r#""SE""#, Met),
        (r#""IT""#, Met),
        (r#""CH""#, Met),
        (r#""GR""#, NotMet),
        (r#""GL""#, Unclear),
        (r#""FR""#, NotMet),
        (r#""FR","CH""#, Met),
        (r#""Nowhere""#, Unclear),
        ("", NotMet),
    ] {
        assert_eq!(judge(any, list), expected, "any of: {list}");
    }
    let only = r#"nationality = { only_of = ["north", "south"] }"#;
    for (list, expected) in [
        (r#""SE","IT""#, Met),
        (r#""SE","FR""#, NotMet),
        (r#""SE","GL""#, Unclear),
        (r#""SE","Nowhere""#, Unclear),
        (r#""FR","Nowhere""#, NotMet),
        ("", NotMet),
    ] {
        assert_eq!(judge(only, list), expected, "only of: {list}");
    }
    assert_eq!(found(&rules(only), "{}").outcome, Unclear);
    let misspelt = mistakes(&rules(r#"nationality = { any_of = ["nroth"] }"#));
    assert_eq!(misspelt, [("\"nroth\"".to_owned(), "north".to_owned())]);
}

#[test]
fn a_limit_that_depends_on_the_nationality() {
    let check = r"by_nationality = { FR = { age = { at_most = 25 } }, north = { age = { at_most = 30 } }, otherwise = { age = { at_most = 20 } } }";
    let rules = rules_with("", check) + SETS;
    let judge = |list: &str, date: &str| {
        found(&rules, &format!(r#"{{"nationalities":[{list}],"date_of_birth":"{date}"}}"#)).outcome
    };
    // 25 on 22 June 2025: at most 25 and at most 30, and not at most 20.
    let born = "2000-01-01";
    for (list, expected) in [
        (r#""FR""#, Met),
        (r#""SE""#, Met),
        (r#""IT""#, NotMet),
        (r#""IT","SE""#, Met),
        (r#""Nowhere""#, Unclear),
        (r#""GL""#, Unclear),
        ("", NotMet),
    ] {
        assert_eq!(judge(list, born), expected, "{list}");
    }
    // 19: within all of them, whatever the nationality; 40: beyond all.
    assert_eq!([judge(r#""Nowhere""#, "2006-01-01"), judge(r#""Nowhere""#, "1985-01-01")], [Met, NotMet]);
    assert_eq!(found(&rules, r#"{"date_of_birth":"2006-01-01"}"#).outcome, Met);
    let unstated = found(&rules, r#"{"date_of_birth":"2000-01-01"}"#);
    assert_eq!((unstated.outcome, unstated.missing), (Unclear, vec!["/nationalities".to_owned()]));
    let nothing = found(&rules, "{}");
    assert_eq!(nothing.missing, ["/nationalities", "/date_of_birth"]);
    // Stating that there is none turns nothing that was met: such a person is one of the others.
    assert_eq!(found(&rules, r#"{"nationalities":[],"date_of_birth":"2006-01-01"}"#).outcome, Met);
    // Without `otherwise`, nothing is asked of the others.
    let some = rules_with("", "by_nationality = { FR = { age = { at_most = 25 } } }");
    assert_eq!(found(&some, r#"{"nationalities":["IT"]}"#).outcome, Met);
    assert_eq!(found(&some, r#"{"nationalities":["FR"]}"#).outcome, Unclear);
}

fn lived(entries: &str) -> String {
    format!(r#"{{"residence":[{entries}]}}"#)
}

#[test]
fn residence_for_some_of_the_last_years() {
    // From 23 June 2020 to 22 June 2025 are the last five years.
    let check = r#"residence = { countries = ["BE"], at_least = { years = 3 }, within_last = { years = 5 } }"#;
    for (entries, expected) in [
        (r#"{"country":"BE","start":"2022-06-23"}"#, Met),
        (r#"{"country":"BE","start":"2022-06-24"}"#, NotMet),
        (r#"{"country":"BE","start":"2010-01-01","end":"2023-06-22"}"#, Met),
        (r#"{"country":"BE","start":"2010-01-01","end":"2023-06-21"}"#, NotMet),
        (r#"{"country":"BE","start":"2022"}"#, Unclear),
        (r#"{"country":"BE"}"#, Unclear),
        (r#"{"country":"Nowhere","start":"2010"}"#, Unclear),
        (r#"{"country":"FR","start":"2010"}"#, NotMet),
        (r#"{"start":"2010"}"#, Unclear),
        ("", NotMet),
        // Two and a half years twice, of which two are the same.
        (
            r#"{"country":"BE","start":"2020-06-23","end":"2022-12-22"},{"country":"BE","start":"2021-06-23","end":"2023-06-22"}"#,
            Met,
        ),
        (
            r#"{"country":"BE","start":"2020-06-23","end":"2022-12-22"},{"country":"BE","start":"2020-12-23","end":"2022-12-22"}"#,
            NotMet,
        ),
    ] {
        assert_eq!(outcome(check, &lived(entries)), expected, "{entries}");
    }
    assert_eq!(outcome(check, "{}"), Unclear);
    // The last five years without a gap.
    let whole = r#"residence = { countries = ["BE"], at_least = { years = 5 }, within_last = { years = 5 } }"#;
    let gap = r#"{"country":"BE","start":"2015-01-01","end":"2023-01-31"},{"country":"BE","start":"2023-02-01"}"#;
    let hole = r#"{"country":"BE","start":"2015-01-01","end":"2023-01-31"},{"country":"BE","start":"2023-02-02"}"#;
    assert_eq!([outcome(whole, &lived(gap)), outcome(whole, &lived(hole))], [Met, Unclear]);
    let strict = r#"residence = { countries = ["BE"], at_least = { years = 5 }, within_last = { years = 5 }, consecutive = true }"#;
    assert_eq!([outcome(strict, &lived(gap)), outcome(strict, &lived(hole))], [Met, NotMet]);
    // Time outside of the countries, which those of a member's territory may have had or not.
    let abroad = r#"residence = { countries = ["BE", "DK"], outside = true, at_least = { years = 1 } }"#;
    for (entries, expected) in [
        (r#"{"country":"FR","start":"2020-01-01","end":"2020-12-31"}"#, Met),
        (r#"{"country":"FR","start":"2020-01-01","end":"2020-12-30"}"#, NotMet),
        (r#"{"country":"BE","start":"2010-01-01"}"#, NotMet),
        (r#"{"country":"Nowhere","start":"2010-01-01"}"#, Unclear),
        (r#"{"start":"2010-01-01"}"#, Unclear),
        ("", NotMet),
    ] {
        assert_eq!(outcome(abroad, &lived(entries)), expected, "{entries}");
    }
    let told = found(&rules_of(abroad), &lived(r#"{"country":"BE","start":"2010-01-01"}"#));
    assert!(told.en.contains("residence in Belgium (`BE`) does not count"), "{}", told.en);
    let unknown = found(
        &rules_of(r#"residence = { countries = ["BE"], at_least = { years = 1 } }"#),
        r#"{"residence":[{"country":"Atlantis","start":"2020-01-01","end":"2023-01-01"}]}"#,
    );
    assert!(unknown.en.ends_with("; residence in `Atlantis`: country not understood"), "{}", unknown.en);
    assert!(
        unknown.fr.ends_with("\u{a0}; résidence dans le pays `Atlantis`\u{a0}: pays non reconnu"),
        "{}",
        unknown.fr
    );
    mistaken(r#"residence = { countries = ["BE"], within_last = { years = 5 } }"#, "{ years = 5 }", "");
}
