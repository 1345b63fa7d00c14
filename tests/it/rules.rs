//! Rules files: what a change of them changes, and what a wrong one gets.

use eligible::internal::checks::Check;
use eligible::internal::domain::location::Origin;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::problem::RuleErrorKind;
use eligible::internal::rules;

use crate::common::judge::{self, RULES, Terms};

/// The built-in rules with one text in place of another.
fn changed(from: &str, to: &str) -> String {
    assert!(RULES.contains(from), "{from}");
    RULES.replace(from, to)
}

/// The outcome of a criterion under changed rules.
fn outcome(rules: &str, record: &str, id: &str) -> (Verdict, Outcome) {
    let vacancy = rules::read(rules).unwrap_or_else(|problems| panic!("{problems:?}"));
    let judged = judge::one(record, Terms { vacancy: &vacancy, ..Terms::default() });
    (judged.verdict, judge::outcomes(&judged)[id])
}

const NINETEEN: &str = r#"{"nationalities":["SE"],"date_of_birth":"2006-01-01","education":[{"level":"bachelor","status":"ongoing"}],
    "languages":[{"language":"en","level":"B2"}]}"#;

#[test]
fn a_changed_threshold_changes_the_outcome() {
    assert_eq!(outcome(RULES, NINETEEN, "E2").1, Outcome::NotMet);
    let at_18 = changed("at_least = 21", "at_least = 18").replace("over = 21", "over = 18");
    assert_eq!(outcome(&at_18, NINETEEN, "E2").1, Outcome::Met);
}

#[test]
fn a_changed_level_changes_the_outcome() {
    assert_eq!(outcome(RULES, NINETEEN, "E4").1, Outcome::Unclear);
    let at_b2 = changed(r#"at_least = "C1", borderline = "B2""#, r#"at_least = "B2""#);
    assert_eq!(outcome(&at_b2, NINETEEN, "E4").1, Outcome::Met);
}

#[test]
fn a_member_that_is_removed_is_no_member() {
    assert_eq!(outcome(RULES, NINETEEN, "E1").1, Outcome::Met);
    let without: Vec<_> = RULES.lines().filter(|line| !line.contains(r#"code = "SE""#)).collect();
    assert_eq!(outcome(&without.join("\n"), NINETEEN, "E1"), (Verdict::Ineligible, Outcome::NotMet));
}

#[test]
fn a_changed_weight_changes_the_score() {
    let record = r#"{"experience":[{"sector":"research"}],"it_skills":[],"languages":[{"language":"de","level":"native"}],"education":[]}"#;
    let score = |rules: &str| {
        let vacancy = rules::read(rules).expect("rules");
        judge::one(record, Terms { vacancy: &vacancy, ..Terms::default() }).score.map(|score| (score.min, score.max))
    };
    assert_eq!(score(RULES), Some((25.0, 25.0)));
    let heavier = RULES.replacen("weight = 25", "weight = 50", 3);
    assert_eq!(score(&heavier), Some((14.3, 14.3)));
}

/// The line and column of an offset, as `line:column`.
fn place(text: &str, at: usize) -> String {
    let position = Origin::START.position(text.as_bytes(), at);
    format!("{}:{}", position.line, position.column)
}

/// Each mistake as `line:column found`, in the order of the file.
fn mistakes(text: &str) -> Vec<String> {
    let problems = rules::read(text).expect_err("mistakes");
    problems.iter().map(|problem| format!("{} {}", place(text, problem.span.start), problem.found)).collect()
}

/// Where a text is in rules, as `line:column`.
fn place_of(rules: &str, text: &str) -> String {
    place(rules, rules.find(text).unwrap())
}

#[test]
fn four_mistakes_of_four_kinds_are_all_found_at_their_places() {
    for date in ["2009-02-30", "\"2009-02-30\""] {
        let broken = changed("hours_per_week = 38", "hours_a_week = 38")
            .replace(r#"any_of = "nato_members""#, r#"any_of = "nato_membres""#)
            .replace("check.age", "check.aeg")
            .replacen("since = 2009-04-01", &format!("since = {date}"), 1);
        let found = mistakes(&broken);
        let places = ["hours_a_week", r#""nato_membres""#, "aeg", date].map(|text| place_of(&broken, text));
        let words = ["hours_a_week", "nato_membres", "aeg", "2009-02-30"];
        let expected: Vec<_> = places.iter().zip(words).map(|(place, word)| format!("{place} {word}")).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn each_kind_of_mistake_is_found() {
    let cases = [
        (r#"id = "E2""#, r#"id = "E1""#, "E1"),
        (r#"group = "essential""#, r#"group = "esential""#, "esential"),
        ("weight = 25", "weight = -1", "-1"),
        ("weight = 25", "weight = 0", "0"),
        ("reading.fr.age", "reading.de.age", "de"),
        (r#", zone = "Europe/Brussels" }"#, " }", ""),
        (r#"zone = "Europe/Brussels""#, r#"zone = "Europe/Bruxelles""#, "Europe/Bruxelles"),
        (r#"at = "2025-06-22T23:59""#, r#"at = "2025-06-31T23:59""#, "2025-06-31T23:59"),
        (r#"at_least = "C1""#, r#"at_least = "C3""#, "C3"),
        (r#"borderline = "B2""#, r#"borderline = "C2""#, ""),
        (r#"scale = "cefr", at_least = "C1""#, r#"scale = "cerf", at_least = "C1""#, "cerf"),
        ("borderline_months = 14", "borderline_months = 30", ""),
        (r#"fields = "area_of_expertise""#, r#"fields = "expertise""#, "expertise"),
        (r#"excluded_employers = "nato""#, r#"excluded_employers = "otan""#, "otan"),
        (r#""sharepoint"]"#, r#""sharepiont"]"#, "sharepiont"),
        ("at_least = 21", "at_least = \"21\"", "string"),
        ("at_least = 21", "at_least = 21, over = 20", ""),
        ("at_least = 21", "at_leest = 21", "at_leest"),
        (r#"{ code = "BE""#, r#"{ code = "AL""#, "AL"),
        ("at_most = 3", "at_most = 0", "0"),
        (r#"territories = ["FO""#, r#"territories = ["Faroe""#, "Faroe"),
        (r#"any_of = ["en", "fr"]"#, r#"any_of = ["en", "Zorblatt"]"#, "Zorblatt"),
        (r#"effect = "ineligible""#, r#"effect = "reject""#, "reject"),
        ("effect = \"ineligible\"", "", ""),
        ("any_tool = true", "any_tool = false", "false"),
        (r#"sectors = ["international_organization", "#, r"sectors = [], borderline = [", "[]"),
        (r#"every = ["qualification", "proof_of_studies"]"#, "every = []", "[]"),
        ("any_of = [\n  { kind = \"qualification\" },", "any_off = [\n  { kind = \"qualification\" },", "any_off"),
        (r#""0312""#, r#""03122""#, "03122"),
        (r#"id = "E3""#, r#"id = "E 3""#, "E 3"),
        ("[reference_date]\non = \"deadline\"", "[reference_date]\non = \"reference\"", "reference"),
        ("[reference_date]\non = \"deadline\"", "[reference_date]\non = \"someday\"", "someday"),
    ];
    for (from, to, found) in cases {
        let every_weight = to == "weight = 0";
        let broken = if every_weight { changed(from, to) } else { RULES.replacen(from, to, 1) };
        assert!(broken != RULES, "{from}");
        let mistakes = mistakes(&broken);
        assert!(
            mistakes.iter().any(|mistake| mistake.split_once(' ').is_some_and(|(_, word)| word == found)),
            "{to}: {mistakes:?}"
        );
    }
}

#[test]
fn beyond_a_fault_of_the_grammar_nothing_is_guessed() {
    for (from, to) in
        [("check.age = { at_least = 21 }", "check.age = { at_least = 21"), ("hours_per_week = 38", "hours_per_week 38")]
    {
        let broken = changed(from, to);
        let problems = rules::read(&broken).expect_err("a mistake");
        assert_eq!(problems.len(), 1, "{problems:?}");
        // The reader of TOML says the line, or the next one, where it gave up.
        let line = |place: String| place.split(':').next().and_then(|line| line.parse::<usize>().ok()).unwrap();
        let (found, wanted) = (line(place(&broken, problems[0].span.start)), line(place_of(&broken, to)));
        assert!((wanted..=wanted + 1).contains(&found), "{found} {wanted}");
    }
}

#[test]
fn the_order_of_criteria_changes_no_outcome() {
    let mut turned = rules::read(RULES).expect("rules");
    turned.criteria.reverse();
    let [one, other] =
        [Terms::default(), Terms { vacancy: &turned, ..Terms::default() }].map(|terms| judge::one(NINETEEN, terms));
    assert_eq!(judge::outcomes(&one), judge::outcomes(&other));
    assert_eq!((one.verdict, one.score), (other.verdict, other.score));
}

#[test]
fn every_kind_that_is_offered_can_be_read() {
    for kind in Check::kind_names() {
        let problems = rules::read(&changed("check.age = { at_least = 21 }", &format!("check.{kind} = 5")))
            .expect_err("a mistake");
        assert!(!problems.iter().any(|problem| problem.fault == RuleErrorKind::UnknownCheck), "{kind}: {problems:?}");
    }
}

#[test]
fn another_vacancy_is_another_file() {
    let rules = r#"
        [vacancy]
        id = "X-1"
        title = { en = "Clerk" }
        deadline = { at = "2030-01-31T12:00:00", zone = "America/New_York" }
        official_languages = ["en"]

        [[criterion]]
        id = "two-of-three"
        group = "essential"
        clause = { en = "two of: under 30, French, a master" }
        check.at_least = { n = 2, of = [
            { age = { under = 30 } },
            { language = { any_of = ["fr"], scale = "words", at_least = "good" } },
            { all = [ { degree = { levels = ["master"] } }, { not = { nationality = { none_of = ["CH", "LI"] } } } ] },
        ] }

        [[criterion]]
        id = "ask"
        group = "condition"
        clause = { en = "ask someone" }
        effect = "review"
        check.person = { question = { en = "Is the applicant known?" } }

        [scale.words]
        levels = ["poor", "good"]
    "#;
    let record = |born: &str, level: &str, nationality: &str| {
        format!(
            r#"{{"date_of_birth":"{born}","languages":[{{"language":"fr","level":"{level}"}}],"education":[{{"level":"master","status":"completed","end":"2028"}}],"nationalities":["{nationality}"]}}"#
        )
    };
    let outcome = |record: &str| outcome(rules, record, "two-of-three");
    // Nobody is eligible before a person has answered the condition.
    assert_eq!(outcome(&record("2000-02-01", "good", "FR")), (Verdict::Review, Outcome::Met));
    assert_eq!(outcome(&record("2000-01-31", "good", "FR")), (Verdict::Ineligible, Outcome::NotMet));
    assert_eq!(outcome(&record("2000-01-31", "good", "CH")), (Verdict::Review, Outcome::Met));
    assert_eq!(outcome(&record("2000", "good", "FR")), (Verdict::Review, Outcome::Unclear));
    assert_eq!(outcome(&record("2000-01-31", "poor", "CH")), (Verdict::Ineligible, Outcome::NotMet));
}
