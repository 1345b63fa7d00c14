//! `language`, `languages` and `it_skill`.

use super::{found, mistaken, mistakes, outcome, rules_of, says};
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

/// A record of languages, each as `language:level`; a blank one is not stated.
fn languages(entries: &str) -> String {
    let each = entries.split_whitespace().map(|entry| {
        let (language, level) = entry.split_once(':').unwrap();
        let language = if language.is_empty() { String::new() } else { format!(r#""language":"{language}","#) };
        let level = if level.is_empty() { String::new() } else { format!(r#""level":"{level}","#) };
        format!("{{{}}}", format!("{language}{level}").trim_end_matches(','))
    });
    format!(r#"{{"languages":[{}]}}"#, each.collect::<Vec<_>>().join(","))
}

#[track_caller]
fn each(check: &str, cases: &[(&str, Outcome)]) {
    for (entries, expected) in cases {
        assert_eq!(outcome(check, &languages(entries)), *expected, "{check}: {entries}");
    }
}

#[test]
fn so_many_different_languages() {
    let check =
        r#"language = { any_of = ["de", "es", "it"], count = 2, scale = "cefr", at_least = "B1", borderline = "A2" }"#;
    each(
        check,
        &[
            ("de:B1 es:B1", Met),
            ("de:B1 es:C2 it:A1", Met),
            ("de:B1 de:C1", NotMet),
            ("de:B1 es:A1", NotMet),
            ("de:B1 es:A2", Unclear),
            ("de:B1 es:", Unclear),
            ("de:B1 xx:B1", Unclear),
            ("de:B1 :B1", Unclear),
            ("de:B1 :A1", NotMet),
            // One language that nobody knows is not two.
            ("xx:B1", NotMet),
            ("xx:B1 yy:B1", Unclear),
            ("de:B1 fr:C2", NotMet),
            ("", NotMet),
        ],
    );
    assert_eq!(outcome(check, "{}"), Unclear);
}

#[test]
fn any_language_but_some() {
    let check = r#"language = { other_than = ["en"], scale = "cefr", at_least = "B1" }"#;
    each(
        check,
        &[
            ("de:B1", Met),
            ("en:C2", NotMet),
            ("en:C2 de:A2", NotMet),
            ("xx:B1", Unclear),
            (":B1", Unclear),
            ("xx:A2", NotMet),
            ("de:", Unclear),
        ],
    );
    let two = r#"language = { other_than = ["en", "fr"], count = 2, scale = "cefr", at_least = "B1" }"#;
    each(two, &[("de:B1 nl:B1", Met), ("de:B1 en:B1", NotMet), ("de:B1 xx:B1", Unclear)]);
}

#[test]
fn only_some_skills() {
    let check = r#"language = { any_of = ["fr"], scale = "cefr", at_least = "B2", borderline = "B1", skills = ["reading", "speaking"] }"#;
    let cases = [
        (r#""B2""#, Met),
        (r#""A2""#, NotMet),
        (r#"{"reading":"B2","speaking":"B2","writing":"A1"}"#, Met),
        (r#"{"reading":"B2","speaking":"B1"}"#, Unclear),
        (r#"{"reading":"B2","speaking":"A2"}"#, NotMet),
        (r#"{"reading":"A2"}"#, NotMet),
        (r#"{"reading":"C2"}"#, Unclear),
        (r#"{"writing":"A1"}"#, Unclear),
        ("{}", Unclear),
        (r#"{"Reading":"C2","spoken interaction":"B2","spoken_production":"B2"}"#, Met),
        (r#"{"reading":"C2","spoken interaction":"B2"}"#, Unclear),
        (r#"{"reading":"C2","spoken interaction":"A1"}"#, NotMet),
        (r#"{"reading":"C2","speaking":"B2","spoken interaction":"A1"}"#, Met),
        (r#"{"reading":"C2","speaking":"fair"}"#, Unclear),
    ];
    for (level, expected) in cases {
        let record = format!(r#"{{"languages":[{{"language":"fr","level":{level}}}]}}"#);
        assert_eq!(outcome(check, &record), expected, "{level}");
    }
    let parts = r#"language = { any_of = ["fr"], scale = "cefr", at_least = "B2", skills = ["spoken_production"] }"#;
    assert_eq!(outcome(parts, r#"{"languages":[{"language":"fr","level":{"speaking":"B2"}}]}"#), Met);
}

#[test]
fn a_mother_tongue_that_counts_or_not() {
    let excluded = r#"language = { other_than = ["en"], scale = "cefr", at_least = "B2", mother_tongue = "excluded" }"#;
    each(
        excluded,
        &[
            ("fr:B2", Met),
            ("fr:C2", Met),
            ("fr:Native", NotMet),
            ("fr:native de:B2", Met),
            ("fr:B1", NotMet),
            ("fr:fluent", Unclear),
            ("fr:", Unclear),
        ],
    );
    let required = r#"language = { any_of = ["fr"], scale = "cefr", at_least = "C2", mother_tongue = "required" }"#;
    each(required, &[("fr:NATIVE", Met), ("fr:C2", NotMet), ("fr:", Unclear)]);
    let by_skill = r#"{"languages":[{"language":"fr","level":{"reading":"native","writing":"C2"}}]}"#;
    assert_eq!(outcome(required, by_skill), Unclear);
}

const TWO: &str = r#"languages = { distinct = [
    { any_of = ["en", "fr"], scale = "cefr", at_least = "C1", borderline = "B2" },
    { other_than = ["en"], scale = "cefr", at_least = "B1" },
] }"#;

#[test]
fn different_languages_for_different_demands() {
    each(
        TWO,
        &[
            ("en:C1 fr:B1", Met),
            // French can serve either demand, and English only the first.
            ("fr:C1 en:C1", Met),
            ("fr:C1", NotMet),
            ("fr:C1 fr:B1", NotMet),
            ("fr:C1 de:B1", Met),
            ("en:C1 de:A2", NotMet),
            ("en:B2 de:B1", Unclear),
            ("en:C1 xx:B1", Unclear),
            ("en:C1 :B1", Unclear),
            ("xx:C1", NotMet),
            ("xx:C1 yy:C1", Unclear),
            ("", NotMet),
        ],
    );
    assert_eq!(outcome(TWO, "{}"), Unclear);
}

#[test]
fn what_serves_which_demand_is_said() {
    says(
        TWO,
        &languages("fr:C1 en:C1"),
        Met,
        "English at C1 meets the requirement “English at C1 or above”; French at C1 meets the requirement “a language other than English at B1 or above”",
        "exigence « anglais de niveau C1 ou supérieur » remplie : anglais de niveau C1 ; exigence « une langue (sauf l'anglais) de niveau B1 ou supérieur » remplie : français de niveau C1",
    );
    says(
        TWO,
        &languages("fr:C1"),
        NotMet,
        "French at C1 meets the requirement “French at C1 or above”; a language is missing for the requirement “a language other than English at B1 or above”",
        "exigence « français de niveau C1 ou supérieur » remplie : français de niveau C1 ; il manque une langue pour l'exigence « une langue (sauf l'anglais) de niveau B1 ou supérieur »",
    );
    says(
        TWO,
        &languages("en:B2 de:B1"),
        Unclear,
        "English at B2; required: C1 or above (from B2, the selection team decides); German at B1 meets the requirement “a language other than English at B1 or above”",
        "anglais : B2 ; niveau requis : C1 ou supérieur (à partir du niveau B2, le service responsable tranche) ; exigence « une langue (sauf l'anglais) de niveau B1 ou supérieur » remplie : allemand de niveau B1",
    );
    says(
        TWO,
        &languages(""),
        NotMet,
        "no language, according to the application",
        "aucune langue, d'après la candidature",
    );
    says(TWO, "{}", Unclear, "languages not stated", "langues non indiquées");
}

#[test]
fn what_decides_of_a_language_is_said() {
    let other = r#"language = { other_than = ["en"], scale = "cefr", at_least = "B2", mother_tongue = "excluded" }"#;
    says(
        other,
        &languages("en:C1"),
        NotMet,
        "no language other than English is stated",
        "aucune autre langue que l'anglais n'est indiquée",
    );
    says(
        other,
        &languages("fr:native"),
        NotMet,
        "French at C2 (`native`); a mother tongue does not count",
        "français : C2 (`native`) ; une langue maternelle n'est pas prise en compte",
    );
    let required = r#"language = { any_of = ["fr"], scale = "cefr", at_least = "C2", mother_tongue = "required" }"#;
    says(
        required,
        &languages("fr:C2"),
        NotMet,
        "French at C2; only a mother tongue counts",
        "français : C2 ; seule une langue maternelle est prise en compte",
    );
    let level = r#"language = { any_of = ["en"], scale = "cefr", at_least = "B2", borderline = "A1" }"#;
    for (record, outcome, english, french) in [
        (
            "en:A2",
            Unclear,
            "English at A2; required: B2 or above (from A1, the selection team decides)",
            "anglais : A2 ; niveau requis : B2 ou supérieur (à partir du niveau A1, le service responsable tranche)",
        ),
        (
            "en:splendid",
            Unclear,
            "English: level `splendid` not understood; required: B2 or above",
            "anglais : niveau `splendid` non reconnu ; niveau requis : B2 ou supérieur",
        ),
        ("en:", Unclear, "English: level not stated", "anglais : niveau non indiqué"),
        ("xx:B2", Unclear, "language not understood: `xx`", "langue non reconnue : `xx`"),
        ("fr:B2", NotMet, "English is not stated", "l'anglais n'est pas indiqué"),
    ] {
        says(level, &languages(record), outcome, english, french);
    }
    let two = r#"language = { any_of = ["hu", "fr"], scale = "cefr", at_least = "C2" }"#;
    says(
        two,
        &languages("en:C1"),
        NotMet,
        "none of these languages is stated: Hungarian or French",
        "aucune de ces langues n'est indiquée : hongrois ou français",
    );
    says(two, &languages("fr:C1"), NotMet, "French at C1; required: C2", "français : C1 ; niveau requis : C2");
    let skills = r#"language = { any_of = ["fr"], scale = "cefr", at_least = "B2", skills = ["reading", "speaking"] }"#;
    says(
        skills,
        r#"{"languages":[{"language":"fr","level":{"reading":"C1","speaking":"fair"}}]}"#,
        Unclear,
        "French: reading C1, speaking `fair` (not understood); required: B2 or above in reading and speaking",
        "français : lecture C1, expression orale `fair` (non reconnu) ; niveau requis : B2 ou supérieur en lecture et expression orale",
    );
    let by_skill = |level: &str| format!(r#"{{"languages":[{{"language":"fr","level":{level}}}]}}"#);
    says(
        skills,
        &by_skill(r#"{"reading":"C1","speaking":"A1"}"#),
        NotMet,
        "French: reading C1, speaking A1; required: B2 or above in reading and speaking",
        "français : lecture C1, expression orale A1 ; niveau requis : B2 ou supérieur en lecture et expression orale",
    );
    says(
        skills,
        &by_skill(r#"{"reading":"C1"}"#),
        Unclear,
        "French: reading C1, other skills not stated; required: B2 or above in reading and speaking",
        "français : lecture C1, autres compétences non indiquées ; niveau requis : B2 ou supérieur en lecture et expression orale",
    );
}

#[test]
fn what_is_shown_missing_and_proposed_of_languages() {
    let one = found(&rules_of(TWO), &languages("fr:C1 de:A2"));
    assert_eq!(
        one.evidence,
        ["/languages/0/language fr", "/languages/0/level C1", "/languages/1/language de", "/languages/1/level A2"]
    );
    assert!(one.remedies.contains(&"English at C1 or above".to_owned()), "{one:?}");
    assert!(one.remedies.contains(&"language 2 (German): level B1 or above".to_owned()), "{one:?}");
    assert!(
        one.remedies.contains(&"a language other than English at B1 or above, such as Spanish".to_owned()),
        "{one:?}"
    );
    let two = found(&rules_of(TWO), &languages("en:C1 de:"));
    assert_eq!((two.outcome, two.missing), (Unclear, vec!["/languages/1/level".to_owned()]));
    let three = found(&rules_of(TWO), "{}");
    assert_eq!(three.missing, ["/languages"]);
}

#[test]
fn mistakes_in_languages_are_found_at_their_places() {
    mistaken(r#"language = { any_of = ["en"], scale = "cefr", at_least = "B1", count = 2 }"#, "2", "");
    mistaken(r#"language = { any_of = ["en"], scale = "cefr", at_least = "B1", count = 0 }"#, "0", "");
    mistaken(r#"language = { all_of = ["en", "fr"], scale = "cefr", at_least = "B1", count = 2 }"#, "count", "");
    mistaken(
        r#"language = { any_of = ["en"], scale = "cefr", at_least = "B1", skills = ["raeding"] }"#,
        "\"raeding\"",
        "reading",
    );
    mistaken(
        r#"language = { any_of = ["en"], scale = "cefr", at_least = "B1", mother_tonge = "required" }"#,
        "mother_tonge",
        "mother_tongue",
    );
    mistaken(
        r#"language = { any_of = ["en"], scale = "cefr", at_least = "B1", mother_tongue = "excludes" }"#,
        "\"excludes\"",
        "excluded",
    );
    mistaken(
        r#"language = { any_of = ["en"], scale = "plain", at_least = "good", mother_tongue = "excluded" }"#,
        "\"excluded\"",
        "",
    );
    mistaken(r#"language = { other_then = ["en"], scale = "cefr", at_least = "B1" }"#, "other_then", "other_than");
    mistaken(
        r#"languages = { distinct = [{ any_of = ["en"], scale = "cefr", at_least = "B1" }] }"#,
        r#"[{ any_of = ["en"], scale = "cefr", at_least = "B1" }]"#,
        "",
    );
    // A key that has to be there is said missing beside the one that nobody knows.
    let misspelt = mistakes(&rules_of("languages = { distinkt = [] }"));
    assert_eq!(misspelt.last(), Some(&("distinkt".to_owned(), "distinct".to_owned())));
}

#[test]
fn so_many_tools() {
    let check = r#"it_skill = { any_of = ["word", "excel", "access"], count = 2, scale = "plain", at_least = "good" }"#;
    let tools = |entries: &str| {
        let each = entries.split_terminator(',').map(|entry| {
            let (name, level) = entry.split_once(':').unwrap();
            format!(r#"{{"name":"{name}","level":"{level}"}}"#)
        });
        format!(r#"{{"it_skills":[{}]}}"#, each.collect::<Vec<_>>().join(","))
    };
    for (entries, expected) in [
        ("Word:good,Excel:good", Met),
        ("Word:good,MS Word:good", NotMet),
        ("Word:good,Excel:basic", NotMet),
        ("Word:good,Excel:well", Unclear),
        ("Word:good,Excel VBA:good", Unclear),
        ("Word:good", NotMet),
        ("", NotMet),
    ] {
        assert_eq!(outcome(check, &tools(entries)), expected, "{entries}");
    }
    assert_eq!(outcome(check, "{}"), Unclear);
    says(
        check,
        &tools("Word:good,Excel:basic"),
        NotMet,
        "`Excel`: “basic”; required: “good”; Access is not stated",
        "`Excel` : « basic » ; niveau requis : « good » ; outil non indiqué : Access",
    );
    mistaken(r#"it_skill = { any_of = ["word"], count = 2, scale = "plain", at_least = "good" }"#, "2", "");
    mistaken(r#"it_skill = { any_tool = true, count = 1, scale = "plain", at_least = "good" }"#, "count", "");
}
