//! Parts of a check that look at one entry are judged together.

use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

use super::{of, outcome};

const DEGREE: &str = r#"{ degree = { at_least = "bachelor" } }"#;
const ENROLLED: &str = r#"{ enrolled = { at_least = "bachelor" } }"#;

/// A bachelor that is completed on a day, or on one of several.
fn completed(end: &str) -> String {
    format!(r#"{{"level":"bachelor","status":"completed","start":"2023-09-01","end":"{end}"}}"#)
}

/// A record of these educations.
fn record(educations: &[&str]) -> String {
    format!(r#"{{"education":[{}]}}"#, educations.join(","))
}

/// Each check, by what each of these educations makes of it.
#[track_caller]
fn check(check: &str, cases: &[(&[&str], Outcome)]) {
    for (educations, expected) in cases {
        let found = of(check, &record(educations));
        assert_eq!(found.outcome, *expected, "{check}\n{educations:?}\n{}", found.en);
    }
}

/// A1: one entry that is either obtained or still under way, whichever way the check is written.
#[test]
fn one_entry_gives_this_or_that_in_every_form() {
    let track = |id: &str, check: &str| format!(r#"{{ id = "{id}", title.en = "{id}", check = {check} }}"#);
    let forms = [
        format!("any = [{ENROLLED}, {DEGREE}]"),
        format!("any = [{DEGREE}, {ENROLLED}]"),
        format!("any = [{{ any = [{ENROLLED}] }}, {{ all = [{DEGREE}] }}]"),
        format!("tracks = [{}, {}]", track("a", ENROLLED), track("b", DEGREE)),
        format!("at_least = {{ n = 1, of = [{ENROLLED}, {DEGREE}] }}"),
        format!("when = {{ if = {ENROLLED}, then = {ENROLLED}, else = {DEGREE} }}"),
        format!("when = [{{ if = {ENROLLED}, then = {ENROLLED} }}, {{ else = {DEGREE} }}]"),
        format!("not = {{ all = [{{ not = {ENROLLED} }}, {{ not = {DEGREE} }}] }}"),
        format!("any = [{{ education = {{ any = [{ENROLLED}] }} }}, {DEGREE}]"),
        format!("education = {{ any = [{ENROLLED}, {DEGREE}] }}"),
        format!("any = [{ENROLLED}, {{ highest_degree = {{ at_least = \"bachelor\" }} }}]"),
        format!("any = [{ENROLLED}, {{ attended = {{ at_least = \"doctorate\" }} }}, {DEGREE}]"),
    ];
    let secondary = r#"{"level":"secondary","status":"completed","end":"2023"}"#;
    for form in forms {
        check(
            &form,
            &[
                (&[&completed("2027")], Met),
                (&[&completed("2027-03")], Met),
                (&[&completed("2027-03-31")], Met),
                (&[&completed("2027-04-01")], Met),
                (&[&completed("2027"), secondary], Met),
                (&[secondary, &completed("2027")], Met),
                (&[secondary], NotMet),
                // It may not have begun.
                (&[r#"{"level":"bachelor","status":"completed","start":"2027","end":"2030"}"#], Unclear),
                // Whether it goes on is not said for each of its days.
                (&[r#"{"level":"bachelor","status":"ongoing","end":"2027"}"#], Unclear),
            ],
        );
    }
}

/// A1: of the day, and of the one before and after, only what is asked counts.
#[test]
fn each_side_of_the_day_is_one_of_the_parts() {
    let recent = r#"{ degree = { at_least = "bachelor", less_than_months = 12 } }"#;
    check(
        &format!("any = [{ENROLLED}, {recent}]"),
        &[
            (&[&completed("2027")], Met),
            (&[&completed("2026-04")], Met),
            (&[&completed("2026-04-01")], Met),
            (&[&completed("2026-03-31")], NotMet),
            (&[&completed("2026-03")], NotMet),
            (&[&completed("2026")], Unclear),
        ],
    );
    // On no day both.
    check(
        &format!("all = [{ENROLLED}, {DEGREE}]"),
        &[
            (&[&completed("2027")], NotMet),
            // One of the two is obtained, and the other under way, on some days only.
            (&[&completed("2027"), &completed("2027")], Unclear),
            (&[&completed("2027"), &completed("2025")], Unclear),
            (&[&completed("2028"), &completed("2025")], Met),
        ],
    );
    check(&format!("not = {{ all = [{ENROLLED}, {DEGREE}] }}"), &[(&[&completed("2027")], Met)]);
    check(&format!("at_least = {{ n = 2, of = [{ENROLLED}, {DEGREE}] }}"), &[(&[&completed("2027")], NotMet)]);
}

/// A1, notice 02: a bachelor completed in the month of the application, `highest_degree` beside `enrolled`.
#[test]
fn the_highest_degree_beside_studies_under_way() {
    let form = format!(
        r#"any = [{{ enrolled = {{ at_least = "bachelor", on = "submission" }} }},
            {{ highest_degree = {{ at_least = "bachelor", less_than_months = 12, on = "submission" }} }}]"#
    );
    let of = |educations: &str| {
        let record =
            format!(r#"{{"application":{{"submitted_at":"2027-03-15T10:00:00+01:00"}},"education":[{educations}]}}"#);
        of(&form, &record)
    };
    let found = of(&completed("2027-03"));
    assert_eq!(found.outcome, Met, "{}", found.en);
    assert_eq!(found.remedies, Vec::<String>::new());
    // A higher degree of an earlier day counts in its place.
    let master = r#"{"level":"master","status":"completed","end":"2020-06-30"}"#;
    assert_eq!(of(&format!("{},{master}", completed("2027-03"))).outcome, Unclear);
    assert_eq!(of(&format!("{},{master}", completed("2027-03-01"))).outcome, NotMet);
}

/// A1: with either answer to the condition what is asked then holds.
#[test]
fn a_condition_and_what_it_leads_to_look_at_one_entry() {
    let third = r#"{ enrolled = { at_least = "bachelor", year_at_least = 3 } }"#;
    let form = format!("when = {{ if = {ENROLLED}, then = {{ all = [{third}] }} }}");
    let in_year = |year: u8| {
        format!(
            r#"{{"level":"bachelor","status":"completed","start":"2023-09-01","end":"2027","year_of_study":{year}}}"#
        )
    };
    check(&form, &[(&[&in_year(3)], Met), (&[&in_year(2)], Unclear), (&[&completed("2026-06-30")], Met)]);
}

/// What lies at two entries together is asked of both.
#[test]
fn several_entries_are_judged_together() {
    let master = r#"{"level":"master","status":"completed","start":"2024-09-01","end":"2027"}"#;
    let form = format!(r#"any = [{{ all = [{DEGREE}, {{ degree = {{ at_least = "master" }} }}] }}, {ENROLLED}]"#);
    check(&form, &[(&[&completed("2027"), master], Met), (&[&completed("2026"), master], Met)]);
}

/// Words that may mean several things, and values that cannot be understood, are judged like days.
#[test]
fn words_and_unreadable_values_are_judged_together() {
    let obtained_or_not =
        |end: &str| format!(r#"{{"level":"bachelor","status":"ongoing","start":"2023-09-01","end":"{end}"}}"#);
    check(
        &format!("any = [{DEGREE}, {{ not = {DEGREE} }}]"),
        &[(&[&completed("2027")], Met), (&[&obtained_or_not("2028")], Met)],
    );
    let either = r#"any = [{ nationality = { any_of = ["CD"] } }, { nationality = { any_of = ["CG"] } }]"#;
    assert_eq!(outcome(either, r#"{"nationalities":["Congolese"]}"#), Met);
    assert_eq!(outcome(either, r#"{"nationalities":["Congolese","FR"]}"#), Met);
    assert_eq!(outcome(either, r#"{"nationalities":["Ruritanian"]}"#), Unclear);
    let one = r#"any = [{ nationality = { any_of = ["CD"] } }, { nationality = { any_of = ["BE"] } }]"#;
    assert_eq!(outcome(one, r#"{"nationalities":["Congolese"]}"#), Unclear);
    let both = r#"all = [{ nationality = { any_of = ["CD"] } }, { nationality = { any_of = ["CG"] } }]"#;
    assert_eq!(outcome(both, r#"{"nationalities":["Congolese"]}"#), NotMet);
    assert_eq!(outcome(both, r#"{"nationalities":["Congolese","Congolese"]}"#), Unclear);
}

/// What is not about an entry keeps its outcome beside those that are.
#[test]
fn other_parts_keep_their_outcome() {
    let old = r#"{ age = { at_least = 60 } }"#;
    let of = |check: &str, born: &str| outcome(check, &format!(r#"{{{born}"education":[{}]}}"#, completed("2027")));
    let all = format!("all = [{old}, {{ any = [{ENROLLED}, {DEGREE}] }}]");
    assert_eq!(of(&all, r#""date_of_birth":"1950-01-01","#), Met);
    assert_eq!(of(&all, r#""date_of_birth":"2000-01-01","#), NotMet);
    assert_eq!(of(&all, ""), Unclear);
    let person = format!("any = [{{ person = {{ question.en = \"Is it?\" }} }}, {ENROLLED}, {DEGREE}]");
    assert_eq!(of(&person, ""), Met);
    let asked = format!("person = {{ question.en = \"Is it?\", unless_not = {{ all = [{ENROLLED}, {DEGREE}] }} }}");
    assert_eq!(of(&asked, ""), NotMet);
}

/// What no one entry decides keeps the outcome that it has.
#[test]
fn a_length_of_time_is_not_split() {
    check(
        r#"any = [{ studies = { at_least = "bachelor", months = 20 } }, { not = { studies = { at_least = "bachelor", months = 14 } } }]"#,
        &[(&[r#"{"level":"bachelor","status":"interrupted","start":"2024","end":"2025"}"#], Unclear)],
    );
}

/// The reason says which entry it is and that it holds on each day; nothing is asked for.
#[test]
fn the_reason_of_what_is_judged_together() {
    let found = of(&format!("any = [{ENROLLED}, {DEGREE}]"), &record(&[&completed("2027")]));
    let (en, fr) = (
        "bachelor, completed 2027: on each day that its dates may mean, one of what is required holds",
        "bachelor, achevé en 2027\u{a0}: quel que soit le jour exact, l'une des conditions est remplie",
    );
    assert_eq!((found.en.as_str(), found.fr.as_str()), (en, fr));
    assert_eq!(found.missing, Vec::<String>::new());
    assert!(found.evidence.contains(&"/education/0/end 2027".to_owned()), "{:?}", found.evidence);
    let found = of(&format!("all = [{ENROLLED}, {DEGREE}]"), &record(&[&completed("2027")]));
    assert_eq!(found.en, "bachelor, completed 2027: on no day that its dates may mean, what is required holds");
    assert!(found.evidence.contains(&"/education/0/end 2027".to_owned()), "{:?}", found.evidence);
}
