//! Parts of a check that look at one entry are judged together.

use std::fmt::Write as _;

use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};
use eligible::internal::domain::text::Lang;
use eligible::internal::messages::diagnostics::rule_problem;
use eligible::internal::rules;

use super::{of, outcome, rules_of};
use crate::common::judge::{self, Terms};

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
    let form = r#"any = [{ enrolled = { at_least = "bachelor", on = "submission" } },
        { highest_degree = { at_least = "bachelor", less_than_months = 12, on = "submission" } }]"#;
    let of = |educations: &str| {
        let record =
            format!(r#"{{"application":{{"submitted_at":"2027-03-15T10:00:00+01:00"}},"education":[{educations}]}}"#);
        of(form, &record)
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
    let old = "{ age = { at_least = 60 } }";
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
        "bachelor's degree, completed 2027: whatever the exact day, one of the requirements is met",
        "bachelor, diplôme obtenu en 2027\u{a0}: l'une des conditions est remplie quel que soit le jour exact",
    );
    assert_eq!((found.en.as_str(), found.fr.as_str()), (en, fr));
    assert_eq!(found.missing, Vec::<String>::new());
    assert!(found.evidence.contains(&"/education/0/end 2027".to_owned()), "{:?}", found.evidence);
    let found = of(&format!("all = [{ENROLLED}, {DEGREE}]"), &record(&[&completed("2027")]));
    assert_eq!(found.en, "bachelor's degree, completed 2027: whatever the exact day, the requirement is not met");
    assert!(found.evidence.contains(&"/education/0/end 2027".to_owned()), "{:?}", found.evidence);
}

const LAW: &str = "\n[field.f]\ntitle.en = \"law\"\nphrases = [\"law\"]\n";

/// A bachelor completed long ago, and what else it states.
fn bachelor(more: &str) -> String {
    record(&[&format!(r#"{{"level":"bachelor",{more}"status":"completed","end":"2024-06-30"}}"#)])
}

/// B1: a bachelor in the field of the list and in no other, which took two negations to say.
#[test]
fn what_must_not_be_so_of_an_entry_is_said_truly() {
    let inner = r#"education = { all = [ { degree = { at_least = "bachelor" } },
        { not = { degree = { at_least = "bachelor", not_in_fields = "f" } } } ] }"#
        .replace("\n        ", " ");
    let (without, with) = (format!("not = {{ {inner} }}{LAW}"), format!("{inner}{LAW}"));
    let chemistry = "bachelor's degree in `Chemistry`, completed 30 June 2024: obtained by 31 March 2027, in a field that is not excluded";
    let law =
        "bachelor's degree in `Law`, completed 30 June 2024: obtained by 31 March 2027, and its field is excluded";
    let none = "bachelor's degree, completed 30 June 2024: its field is not stated";
    let cases = [
        (&without, r#""field":"Chemistry","#, Met, chemistry),
        (&with, r#""field":"Chemistry","#, NotMet, chemistry),
        (&without, r#""field":"Law","#, NotMet, law),
        (&with, r#""field":"Law","#, Met, law),
        (&without, "", Unclear, none),
        (&with, "", Unclear, none),
    ];
    for (check, field, expected, reason) in cases {
        let found = of(check, &bachelor(field));
        assert_eq!((found.outcome, found.en.as_str()), (expected, reason), "{check} {field}");
        let stated = field.split('"').nth(3);
        assert_eq!(
            found.evidence.iter().find(|fact| fact.starts_with("/education/0/field")).map(String::as_str),
            stated.map(|field| format!("/education/0/field {field}")).as_deref(),
            "{check} {field}"
        );
        let missing: &[&str] = if field.is_empty() { &["/education/0/field"] } else { &[] };
        assert_eq!(found.missing, missing, "{check} {field}");
    }
    let remedy =
        "education 1 (bachelor's degree), the field of study: one that is not on the list “law”, such as `Chemistry`";
    assert_eq!(of(&without, &bachelor("")).remedies, [remedy]);
    assert_eq!(
        of(&without, &bachelor("")).remedies_fr,
        [
            "formation n°\u{a0}1 (bachelor), le domaine d'études\u{a0}: un domaine hors de la liste «\u{a0}law\u{a0}», par exemple `Chemistry`"
        ]
    );
    assert_eq!(
        of(&with, &bachelor("")).remedies,
        ["education 1 (bachelor's degree), the field of study: one on the list “law”, such as `law`"]
    );
    // The same without any negation.
    let plain = format!(r#"degree = {{ at_least = "bachelor", not_in_fields = "f" }}{LAW}"#);
    assert_eq!(of(&plain, &bachelor("")).remedies, [remedy]);
}

/// B1, the smallest: an exact date is not called inexact.
#[test]
fn the_opposite_of_a_degree_is_said_by_the_degree() {
    let check = r#"education = { any = [ { not = { degree = { at_least = "master" } } } ] }"#;
    let found = of(check, &record(&[r#"{"level":"master","status":"completed","end":"2024-06-30"}"#]));
    assert_eq!(
        (found.outcome, found.en.as_str()),
        (NotMet, "master's degree, completed 30 June 2024: obtained by 31 March 2027")
    );
    let found = of(check, &bachelor(""));
    let reason = "bachelor's degree, completed 30 June 2024: not at master level or above";
    assert_eq!((found.outcome, found.en.as_str()), (Met, reason));
    let found = of(check, &record(&[r#"{"level":"master","status":"completed","end":"2027-03-31"}"#]));
    assert_eq!(
        (found.outcome, found.en.as_str()),
        (NotMet, "master's degree, completed 31 March 2027: obtained by 31 March 2027")
    );
    let found = of(check, &record(&[r#"{"level":"master","status":"completed","end":"2027"}"#]));
    assert_eq!(found.missing, ["/education/0/end"]);
}

/// B1: what would keep an entry from fitting is proposed where none may fit.
#[test]
fn what_settles_that_something_is_not_so_is_proposed() {
    let check = r#"not = { degree = { at_least = "bachelor" } }"#;
    let found = of(check, &record(&[r#"{"level":"bachelor","end":"2024-06-30"}"#]));
    assert_eq!(found.remedies, ["education 1 (bachelor's degree): the statement that the studies were interrupted"]);
    let found = of(check, &record(&[r#"{"level":"bachelor","status":"completed","end":"2027-03"}"#]));
    assert_eq!(found.remedies.len(), 0, "{:?}", found.remedies);
    let found = of(check, &record(&[r#"{"level":"bachelor","status":"completed","end":"2027-04"}"#]));
    assert_eq!(found.outcome, Met);
    let found = of(check, &record(&[r#"{"level":"bachelor","status":"completed","end":"2027"}"#]));
    assert!(found.remedies.iter().any(|fact| fact.ends_with("(such as 1 April 2027)")), "{:?}", found.remedies);
}

/// A15: of several parts that a date leaves open each says what it leaves open.
#[test]
fn a_part_says_what_its_date_leaves_open() {
    let recent = r#"{ degree = { at_least = "bachelor", within_months = 12 } }"#;
    let found = of(&format!("any = [{recent}]"), &record(&[&completed("2027")]));
    assert_eq!(
        found.en,
        "bachelor's degree, completed 2027: the dates given do not show whether the degree was obtained no more than 12 \
         months before 31 March 2027"
    );
    assert_eq!(
        found.fr,
        "bachelor, diplôme obtenu en 2027\u{a0}: les dates indiquées ne permettent pas de savoir si le diplôme a été obtenu dans \
         les 12 mois précédant le 31 mars 2027"
    );
    let found = of(&format!("any = [{ENROLLED}]"), &record(&[&completed("2027")]));
    assert!(found.en.ends_with("do not show whether the studies are under way on 31 March 2027"), "{}", found.en);
    let found = of(&format!("any = [{DEGREE}]"), &record(&[&completed("2027")]));
    assert!(found.en.ends_with("do not show whether the degree was obtained by 31 March 2027"), "{}", found.en);
}

/// A22, A29: the highest degree among the checks on one entry.
#[test]
fn the_highest_degree_is_asked_of_one_entry() {
    let master = r#"{"level":"master","status":"completed","end":"2020-06-30"}"#;
    let in_2020 = r#"{"level":"bachelor","status":"completed","end":"2020-06-30"}"#;
    let form = format!("education = {{ any = [{ENROLLED}, {{ highest_degree = {{ levels = [\"bachelor\"] }} }}] }}");
    check(
        &form,
        &[
            (&[&completed("2027")], Met),
            (&[in_2020], Met),
            (&[in_2020, master], NotMet),
            (&[master, in_2020], NotMet),
            (&[in_2020, in_2020], Met),
            (&[in_2020, r#"{"level":"master","status":"completed","end":"2027"}"#], Unclear),
            (&[in_2020, r#"{"level":"master","status":"completed","end":"2027-04-01"}"#], Met),
        ],
    );
    let found = of(&form, &record(&[in_2020, master]));
    assert!(found.en.contains("not the highest degree"), "{}", found.en);
    // Beside another check on the same entry.
    let both = r#"education = { all = [{ highest_degree = { at_least = "bachelor" } }, { attended = { at_least = "secondary", countries = ["BE"] } }] }"#;
    let in_country =
        |country: &str| format!(r#"{{"level":"bachelor","status":"completed","end":"2020","country":"{country}"}}"#);
    check(
        both,
        &[(&[&in_country("BE")], Met), (&[&in_country("FR")], NotMet), (&[&in_country("BE"), master], Unclear)],
    );
    // What stands alone keeps its day: it is obtained by the day of the check (A8).
    let alone = r#"highest_degree = { at_least = "bachelor", less_than_months = 12, on = 2027-03-01 }"#;
    let found = of(alone, &record(&[r#"{"level":"bachelor","status":"completed","end":"2026-03-10"}"#]));
    assert_eq!(
        (found.outcome, found.en.ends_with("less than 12 months before 1 March 2027")),
        (Met, true),
        "{}",
        found.en
    );
}

/// A22, A29: the time of one entry alone among the checks on it.
#[test]
fn studies_are_asked_of_one_entry() {
    let check_of = r#"education = { all = [{ degree = { at_least = "bachelor" } },
        { studies = { at_least = "bachelor", months = 36, borderline_months = 30 } }] }"#
        .replace("\n        ", " ");
    let lasting = |from: &str, to: &str, status: &str| {
        format!(r#"{{"level":"bachelor","status":"{status}","start":"{from}","end":"{to}"}}"#)
    };
    let three_years = lasting("2020-09-01", "2023-08-31", "completed");
    let two_years = lasting("2020-09-01", "2022-08-31", "completed");
    check(
        &check_of,
        &[
            (&[&three_years], Met),
            (&[&lasting("2020-09-01", "2023-08-30", "completed")], Unclear),
            (&[&lasting("2020-09-01", "2023-02-28", "completed")], Unclear),
            (&[&lasting("2020-09-01", "2023-02-27", "completed")], NotMet),
            (&[&two_years], NotMet),
            // Others beside it do not add up.
            (&[&two_years, &lasting("2022-09-01", "2023-08-31", "interrupted")], NotMet),
            (&[&two_years, &three_years], Met),
            (&[&lasting("2020-09-01", "2023", "completed")], Unclear),
        ],
    );
    let found = of(&check_of, &record(&[&two_years]));
    assert_eq!(
        found.en,
        "bachelor's degree, completed 31 August 2022: 24 months of studies at bachelor level or above; required: 36 months"
    );
    // A3: 180 credits of one degree, not of several entries.
    let credits = r#"education = { all = [{ degree = { at_least = "bachelor" } },
        { studies = { at_least = "bachelor", credits = 180, unit = "ECTS" } }] }"#
        .replace("\n        ", " ");
    let of_credits = |status: &str, credits: u32| {
        format!(
            r#"{{"level":"bachelor","status":"{status}","end":"2024-06-30","credits":{credits},"credit_unit":"ECTS"}}"#
        )
    };
    check(
        &credits,
        &[
            (&[&of_credits("completed", 180)], Met),
            (&[&of_credits("completed", 120), &of_credits("interrupted", 60)], NotMet),
            (&[&completed("2024-06-30")], Unclear),
        ],
    );
}

/// A22: of a check that cannot stand there the message says that, and which can.
#[test]
fn a_check_that_cannot_be_asked_of_one_entry() {
    for name in ["age", "nationality", "education"] {
        let check = format!("education = {{ any = [ {{ {name} = {{ at_least = 3 }} }} ] }}");
        let problems = rules::read(&rules_of(&check)).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        let said = rule_problem(Lang::En, problem);
        assert_eq!(said, format!("`{name}` cannot be checked for a single entry of the education"));
        assert!(problem.allowed.contains(&"highest_degree".to_owned()), "{:?}", problem.allowed);
    }
}

/// Every form of two parts, by what each single day gives: the same for all, that is the outcome; else unclear.
#[test]
fn each_form_gives_what_every_day_gives() {
    let leaves = [
        DEGREE,
        ENROLLED,
        r#"{ degree = { at_least = "bachelor", within_months = 12 } }"#,
        r#"{ highest_degree = { at_least = "bachelor", on = 2027-03-20 } }"#,
        r#"{ education = { all = [{ attended = { at_least = "bachelor", on = 2027-03-05 } }, { not = { degree = { at_least = "master" } } }] } }"#,
    ];
    let forms = |one: &str, other: &str| {
        [
            format!("any = [{one}, {other}]"),
            format!("all = [{one}, {other}]"),
            format!("not = {{ any = [{one}, {{ not = {other} }}] }}"),
            format!("at_least = {{ n = 2, of = [{one}, {other}, {ENROLLED}] }}"),
            format!("when = {{ if = {one}, then = {other} }}"),
            format!("when = {{ if = {one}, then = {{ not = {other} }}, else = {other} }}"),
        ]
    };
    let checks: Vec<_> = leaves.iter().flat_map(|one| leaves.iter().flat_map(|other| forms(one, other))).collect();
    let mut file = super::VACANCY.to_owned();
    for (number, check) in checks.iter().enumerate() {
        let id = format!("N{number}");
        write!(file, "\n[[criterion]]\nid = \"{id}\"\ngroup = \"essential\"\nclause.en = \"c\"\ncheck.{check}\n")
            .expect("a text");
    }
    let vacancy = rules::read(&file).expect("rules");
    let outcomes = |start: &str, end: &str, other: &str| -> Vec<Outcome> {
        let entry = format!(r#"{{"level":"bachelor","status":"completed","start":"{start}","end":"{end}"}}"#);
        let judged = judge::one(&record(&[&entry, other]), Terms { vacancy: &vacancy, ..Terms::default() });
        judged.criteria.iter().map(|criterion| criterion.outcome).collect()
    };
    let master = r#"{"level":"master","status":"ongoing","start":"2025-09-01","end":"2027-03-15"}"#;
    for other in [r#"{"level":"secondary","status":"completed"}"#, master] {
        for (month, start) in [("2027-03", "2023-09"), ("2026-03", "2023-09"), ("2027-04", "2027-03")] {
            // The first and the last day, and those around each day that is asked about.
            let last = if month == "2027-04" { 30 } else { 31 };
            let days = |month: &str| [1, 4, 5, 6, 19, 20, 21, 30, last].map(|day| format!("{month}-{day:02}")).to_vec();
            let starts = if start == "2023-09" { vec!["2023-09-15".to_owned()] } else { days(start) };
            let (mut each, ends) = (Vec::new(), days(month));
            for start in &starts {
                // On no day of the later month anything else begins.
                let ends = ends.iter().take(if starts.len() > 1 { 1 } else { 31 });
                each.extend(ends.map(|end| outcomes(start, end, other)));
            }
            let whole = outcomes(start, month, other);
            for (number, check) in checks.iter().enumerate() {
                let agreed = Outcome::agreed(each.iter().map(|day| day[number]));
                assert_eq!(whole[number], agreed, "{check}\n{start} to {month}, beside {other}");
            }
        }
    }
}

/// A list that is not complete may hold as many further entries as are asked, and more than are allowed.
#[test]
fn a_list_that_is_not_complete_lacks_any_number_of_entries() {
    let scale = "\n[scale.cefr]\nstandard = \"cefr\"";
    let other = format!(r#"language = {{ other_than = ["en"], count = 2, scale = "cefr", at_least = "B2" }}{scale}"#);
    let pair =
        format!(r#"language = {{ any_of = ["de", "es", "it"], count = 3, scale = "cefr", at_least = "B2" }}{scale}"#);
    for check in [other.as_str(), &pair, r#"documents = { of = [{ kind = "cv" }], at_least = 3 }"#] {
        let list = if check.starts_with("documents") { "documents" } else { "languages" };
        let found = of(check, &format!(r#"{{"{list}":[],"incomplete":["{list}"]}}"#));
        assert_eq!(found.outcome, Unclear, "{check}: {}", found.en);
        assert_eq!(outcome(check, &format!(r#"{{"{list}":[]}}"#)), NotMet, "{check}");
    }
    let few = r#"documents = { of = [{ kind = "cv" }], at_most = 1 }"#;
    let found = of(few, r#"{"documents":["cv"],"incomplete":["documents"]}"#);
    assert_eq!(found.outcome, Unclear);
    assert!(found.en.starts_with("documents that count: 1 or more; maximum: 1"), "{}", found.en);
    assert_eq!(outcome(few, r#"{"documents":["cv","cv"],"incomplete":["documents"]}"#), NotMet);
}

/// The day of the whole is that of the studies within it too, unless they name one.
#[test]
fn studies_of_one_entry_are_counted_up_to_the_day_of_the_whole() {
    let record = record(&[r#"{"level":"bachelor","status":"ongoing","start":"2025-09-01","end":"2027-12-31"}"#]);
    let whole = |studies: &str| format!(r#"education = {{ all = [{{ studies = {{ {studies} }} }}], on = "start" }}"#);
    let found = of(&whole(r#"at_least = "bachelor", months = 24"#), &record);
    assert_eq!(found.outcome, Met, "{}", found.en);
    assert_eq!(outcome(&whole(r#"at_least = "bachelor", months = 24, on = "deadline""#), &record), NotMet);
}
