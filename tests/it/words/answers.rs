//! `declaration`, `answer` and `preferences`.

use super::{found, mistaken, outcome, rules_of, says};
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

const DECLARED: &str = r#"declaration = { field = "relatives_employed", is = false, question = { en = "Relatives here?", fr = "Des proches ici ?" } }"#;

fn declared(members: &str) -> String {
    format!(r#"{{"application":{{"declarations":{{{members}}}}}}}"#)
}

#[test]
fn declarations_of_the_files_own() {
    for (members, expected) in [
        (r#""relatives_employed":false"#, Met),
        (r#""relatives_employed":true"#, NotMet),
        (r#""relatives":false"#, Unclear),
        (r#""Relatives_employed":false"#, Unclear),
        ("", Unclear),
    ] {
        assert_eq!(outcome(DECLARED, &declared(members)), expected, "{members}");
    }
    assert_eq!(outcome(DECLARED, "{}"), Unclear);
    // One of ours keeps its meaning where it has a question.
    let known = r#"declaration = { field = "generative_ai_used", is = true, question.en = "AI?" }"#;
    assert_eq!(outcome(known, r#"{"application":{"generative_ai_used":true}}"#), Met);
    assert_eq!(outcome(known, r#"{"application":{"declarations":{"generative_ai_used":true}}}"#), Unclear);
}

#[test]
fn what_is_declared_is_said() {
    says(
        DECLARED,
        &declared(r#""relatives_employed":true"#),
        NotMet,
        "declared: yes (Relatives here?)",
        "déclaré : oui (Des proches ici ?)",
    );
    says(
        DECLARED,
        &declared(r#""relatives_employed":false"#),
        Met,
        "declared: no (Relatives here?)",
        "déclaré : non (Des proches ici ?)",
    );
    says(DECLARED, "{}", Unclear, "not answered: “Relatives here?”", "question sans réponse : « Des proches ici ? »");
    let stated = found(&rules_of(DECLARED), &declared(r#""relatives_employed":true"#));
    assert_eq!(stated.evidence, ["/application/declarations/relatives_employed true"]);
    assert_eq!(stated.remedies, ["answer no to “Relatives here?”"]);
    assert_eq!(stated.remedies_fr, ["réponse non à la question «\u{a0}Des proches ici ?\u{a0}»"]);
    assert_eq!(found(&rules_of(DECLARED), "{}").missing, ["/application/declarations/relatives_employed"]);
}

#[test]
fn a_misspelt_declaration_does_not_become_another_one() {
    mistaken(
        r#"declaration = { field = "generative_ai_use", is = false }"#,
        r#""generative_ai_use""#,
        "generative_ai_used",
    );
    mistaken(r#"declaration = { field = "relatives", is = false }"#, r#""relatives""#, "");
    mistaken(r#"declaration = { field = "a/b", is = false, question.en = "?" }"#, r#""a/b""#, "");
    mistaken(r#"declaration = { field = "relatives", is = "no", question.en = "?" }"#, r#""no""#, "");
    mistaken(
        r#"declaration = { field = "relatives", is = false, qestion.en = "?", question.en = "?" }"#,
        "qestion",
        "question",
    );
}

fn asked(asked: &str) -> String {
    format!(r#"answer = {{ key = "q1", question = {{ en = "How so?", fr = "Comment ?" }}, {asked} }}"#)
}

fn answer(value: &str) -> String {
    format!(r#"{{"answers":{{"q1":{value}}}}}"#)
}

#[track_caller]
fn each(check: &str, cases: &[(&str, Outcome)]) {
    let check = asked(check);
    for (value, expected) in cases {
        assert_eq!(outcome(&check, &answer(value)), *expected, "{check}: {value}");
    }
    assert_eq!(outcome(&check, "{}"), Unclear);
    assert_eq!(outcome(&check, r#"{"answers":{"q2":true}}"#), Unclear);
    assert_eq!(outcome(&check, r#"{"answers":{"q1":null}}"#), Unclear);
}

#[test]
fn answers_that_are_asked_for() {
    each("equals = true", &[("true", Met), ("false", NotMet), (r#""true""#, Unclear), ("1", Unclear)]);
    each(
        "equals = 3",
        &[("3", Met), ("3.0", Met), ("0.3e1", Met), ("3.01", NotMet), ("-3", NotMet), (r#""3""#, Unclear)],
    );
    each("equals = 0.5", &[("0.50", Met), ("5e-1", Met), ("0.51", NotMet)]);
    each(r#"equals = "C'est-à-dire""#, &[(r#""cest a dire""#, NotMet), (r#""c est A DIRE""#, Met), ("true", Unclear)]);
    each(r#"equals = "+""#, &[(r#"" + ""#, Met), (r#""-""#, NotMet)]);
    each(
        r#"one_of = ["early", "late", 7]"#,
        &[(r#""Late""#, Met), (r#""never""#, NotMet), ("7.0", Met), ("8", NotMet), ("true", Unclear)],
    );
    each("at_least = 2", &[("2", Met), ("1.99", NotMet), ("1e3", Met), (r#""2""#, Unclear), ("true", Unclear)]);
    each("at_most = 2.5", &[("2.5", Met), ("2.51", NotMet), ("-7", Met)]);
    each("at_least = -1, at_most = 1", &[("-1", Met), ("1", Met), ("-1.1", NotMet), ("1.1", NotMet)]);
    each("equals = 0x10", &[("16", Met)]);
    // A mark that changes no outcome.
    each("equals = true, protected = true", &[("true", Met), ("false", NotMet)]);
}

#[test]
fn answers_are_said() {
    let check = asked(r#"one_of = ["early", "late"]"#);
    says(&check, &answer(r#""Late""#), Met, "answer: `Late` (How so?)", "réponse : `Late` (Comment ?)");
    says(
        &check,
        &answer(r#""never""#),
        NotMet,
        "answer: `never` (How so?); required: “early” or “late”",
        "réponse : `never` (Comment ?) ; réponse requise : « early » ou « late »",
    );
    says(
        &check,
        &answer("3"),
        Unclear,
        "answer: 3 (How so?); not comparable with the required answer: “early” or “late”",
        "réponse : 3 (Comment ?) ; non comparable à la réponse requise : « early » ou « late »",
    );
    says(&check, "{}", Unclear, "not answered: “How so?”", "question sans réponse : « Comment ? »");
    let number = asked("at_least = 2, at_most = 5");
    says(
        &number,
        &answer("1"),
        NotMet,
        "answer: 1 (How so?); required: a number from 2 to 5",
        "réponse : 1 (Comment ?) ; réponse requise : un nombre de 2 à 5",
    );
    // Four digits may be a year; more are an amount.
    says(
        &asked("at_least = 2020, at_most = 42000"),
        &answer("2019"),
        NotMet,
        "answer: 2019 (How so?); required: a number from 2020 to 42,000",
        "réponse : 2019 (Comment ?) ; réponse requise : un nombre de 2020 à 42\u{202f}000",
    );
    let flag = asked("equals = true");
    says(
        &flag,
        &answer("false"),
        NotMet,
        "answer: no (How so?); required: yes",
        "réponse : non (Comment ?) ; réponse requise : oui",
    );
    let stated = found(&rules_of(&number), &answer("1"));
    assert_eq!(stated.evidence, ["/answers/q1 1"]);
    assert_eq!(stated.remedies, ["answer a number from 2 to 5 to “How so?”"]);
    let open = found(&rules_of(&flag), "{}");
    assert_eq!(
        (open.missing, open.remedies),
        (vec!["/answers/q1".to_owned()], vec!["answer yes to “How so?”".to_owned()])
    );
    // What is protected nobody is to change.
    let protected = asked("equals = true, protected = true");
    assert_eq!(found(&rules_of(&protected), &answer("false")).remedies, Vec::<String>::new());
}

#[test]
fn mistakes_in_questions_are_found_at_their_places() {
    mistaken(&asked("eqals = true"), "eqals", "equals");
    mistaken(&asked("equals = [true]"), "[true]", "");
    mistaken(&asked("one_of = []"), "[]", "");
    mistaken(&asked("at_least = \"2\""), "\"2\"", "");
    mistaken(&asked("at_least = nan"), "nan", "");
    mistaken(&asked("equals = true, protectd = true"), "protectd", "protected");
    let key = r#"answer = { key = "a b", question.en = "?", equals = true }"#;
    mistaken(key, r#""a b""#, "");
    let both = asked("equals = true, at_least = 1");
    mistaken(&both, "at_least", "");
}

fn preferring(names: &str) -> String {
    let names: Vec<_> = names.split_terminator(',').map(|name| format!("\"{name}\"")).collect();
    format!(r#"{{"application":{{"preferences":[{}]}}}}"#, names.join(","))
}

#[test]
fn preferences() {
    let cases = [
        (r#"any_of = ["Brussels", "Mons"]"#, "Paris,brussels", Met),
        (r#"any_of = ["Brussels", "Mons"]"#, "Paris", NotMet),
        (r#"any_of = ["Brussels", "Mons"]"#, "", NotMet),
        (r#"any_of = ["Brussels"], first = true"#, "Brussels,Paris", Met),
        (r#"any_of = ["Brussels"], first = true"#, "Paris,Brussels", NotMet),
        ("at_least = 2", "Paris,Mons", Met),
        ("at_least = 2", "Paris,paris", NotMet),
        ("at_most = 2", "Paris,Mons", Met),
        ("at_most = 2", "Paris,Mons,Brussels", NotMet),
        (r#"any_of = ["Mons"], at_least = 1, at_most = 1"#, "Mons", Met),
    ];
    for (check, names, expected) in cases {
        assert_eq!(outcome(&format!("preferences = {{ {check} }}"), &preferring(names)), expected, "{check}: {names}");
    }
    let check = r#"preferences = { any_of = ["Brussels", "Mons"], at_most = 2 }"#;
    says(
        check,
        &preferring("Paris,Mons"),
        Met,
        "`Mons` is among the preferences; number of preferences: 2; maximum: 2",
        "`Mons` figure parmi les préférences ; nombre de préférences : 2 ; maximum : 2",
    );
    says(
        check,
        &preferring("Paris"),
        NotMet,
        "none of the preferences is `Brussels` or `Mons`; number of preferences: 1; maximum: 2",
        "aucune des préférences n'est `Brussels` ou `Mons` ; nombre de préférences : 1 ; maximum : 2",
    );
    let first = r#"preferences = { any_of = ["Brussels"], first = true }"#;
    says(
        first,
        &preferring("Paris,Brussels"),
        NotMet,
        "the first preference is `Paris`; required: `Brussels`",
        "la première préférence est `Paris` ; requis : `Brussels`",
    );
    says(
        first,
        &preferring("Brussels"),
        Met,
        "`Brussels` is the first preference",
        "`Brussels` est la première préférence",
    );
    says(first, &preferring(""), NotMet, "no preference is named", "aucune préférence n'est citée");
    says(first, "{}", Unclear, "preferences not stated", "préférences non indiquées");
    let paris = found(&rules_of(first), &preferring("Paris"));
    assert_eq!(paris.evidence, ["/application/preferences [Paris]"]);
    assert_eq!(paris.remedies, ["these preferences: `Brussels`, `Paris`"]);
    assert_eq!(found(&rules_of(first), "{}").missing, ["/application/preferences"]);
    mistaken(r#"preferences = { anyof = ["a"], at_least = 1 }"#, "anyof", "any_of");
    mistaken("preferences = { first = true, at_least = 1 }", "true", "");
    mistaken("preferences = { at_least = 3, at_most = 2 }", "2", "");
    mistaken("preferences = { }", "{ }", "");
    mistaken("preferences = { any_of = [] }", "[]", "");
}

#[test]
fn a_protected_answer_is_hidden_from_a_blind_reviewer() {
    let shown = |check: &str| {
        let vacancy = super::read(&rules_of(check));
        let terms = crate::common::judge::Terms { vacancy: &vacancy, ..Default::default() };
        let judging_dates = vacancy.judging_dates(None);
        let blind = eligible::internal::report::blind::Blind::default();
        let run =
            eligible::internal::report::Run { blind: Some(&blind), ..crate::common::judge::run(terms, &judging_dates) };
        let mut shown = String::new();
        eligible::internal::intake::document::read_document(answer(r#""zebra""#).as_bytes(), false, |record| {
            let subject = run.subject("test.json", &record, true);
            shown = serde_json::to_string(&eligible::internal::report::report_data::applicant(&run, &subject)).unwrap();
        });
        shown
    };
    assert!(shown(&asked(r#"equals = "zebra""#)).contains("zebra"));
    assert!(!shown(&asked(r#"equals = "zebra", protected = true"#)).contains("zebra"));
}
