//! Boundary by boundary, the rows of the contract's page on semantics: the day before, the day, the day after; each width
//! of a partial date; each reading; absent, empty, unknown.
//!
//! A row is a criterion, a part of a record, and what the English and the French text give (one word where both give
//! the same). Both together have to give that outcome, or unclear and contested where they differ.

use eligible::internal::assessment::Reading;
use eligible::internal::domain::outcome::{Outcome, Verdict};
use eligible::internal::domain::text::Lang;

use crate::common::judge::{self, Terms};

fn outcome(word: &str) -> Outcome {
    match word {
        "met" => Outcome::Met,
        "unclear" => Outcome::Unclear,
        "not_met" => Outcome::NotMet,
        other => panic!("{other}"),
    }
}

/// Judges a row as of a day, by each text and by both.
fn check_on(as_of: Option<&str>, id: &str, record: &str, expected: &str) {
    let (english, french) = expected.split_once(' ').unwrap_or((expected, expected));
    let as_of = as_of.map(judge::day);
    let judged = |reading| judge::one(&format!("{{{record}}}"), Terms { as_of, reading, ..Terms::default() });
    for (lang, expected) in [(Lang::En, english), (Lang::Fr, french)] {
        let judged = judged(Reading::One(lang));
        assert_eq!(judge::outcomes(&judged).get(id), Some(&outcome(expected)), "{id} {record} by {lang:?}");
        assert_eq!(judge::contested(&judged), Vec::<&str>::new(), "{id} {record} by {lang:?}");
    }
    let both = judged(Reading::All);
    let (expected, contested) = if english == french { (outcome(english), false) } else { (Outcome::Unclear, true) };
    assert_eq!(judge::outcomes(&both).get(id), Some(&expected), "{id} {record} by both");
    assert_eq!(judge::contested(&both).contains(&id), contested, "{id} {record} by both");
}

fn check(id: &str, rows: &[(&str, &str)]) {
    for (record, expected) in rows {
        check_on(None, id, record, expected);
    }
}

/// Rows whose record is one entry of a list.
fn check_entries(id: &str, list: &str, rows: &[(&str, &str)]) {
    for (entry, expected) in rows {
        check_on(None, id, &format!(r#""{list}":[{entry}]"#), expected);
    }
}

#[test]
fn e1_nationality() {
    check(
        "E1",
        &[
            ("", "unclear"),
            (r#""nationalities":null"#, "unclear"),
            (r#""nationalities":[]"#, "not_met"),
            (r#""nationalities":[" "]"#, "unclear"),
            (r#""nationalities":["","BR"]"#, "unclear"),
            (r#""nationalities":["","be"]"#, "met"),
            (r#""nationalities":["BR","FR"]"#, "met"),
            (r#""nationalities":["BR","CH"]"#, "not_met"),
            (r#""nationalities":["Atlantis"]"#, "unclear"),
            (r#""nationalities":["USA"]"#, "met"),
            (r#""nationalities":["états-unienne"]"#, "met"),
            (r#""nationalities":["ROYAUME UNI"]"#, "met"),
            (r#""nationalities":["UK"]"#, "met"),
            (r#""nationalities":["EL"]"#, "met"),
            (r#""nationalities":["GL"]"#, "unclear"),
            (r#""nationalities":["Puerto Rico"]"#, "unclear"),
            (r#""nationalities":["La Réunion"]"#, "unclear"),
            (r#""nationalities":["IE"]"#, "not_met"),
            (r#""nationalities":["Islande"]"#, "met"),
            (r#""nationalities":["Korea (the Republic of)"]"#, "not_met"),
        ],
    );
    let sweden = r#""nationalities":["Swedish"]"#;
    check_on(Some("2024-03-06"), "E1", sweden, "not_met");
    check_on(Some("2024-03-07"), "E1", sweden, "met");
    let aland = r#""nationalities":["AX"]"#;
    check_on(Some("2023-04-03"), "E1", aland, "not_met");
    check_on(Some("2023-04-04"), "E1", aland, "unclear");
}

#[test]
fn e2_age() {
    check(
        "E2",
        &[
            ("", "unclear"),
            (r#""date_of_birth":"2004-06-21""#, "met"),
            (r#""date_of_birth":"2004-06-22""#, "met not_met"),
            (r#""date_of_birth":"2004-06-23""#, "not_met"),
            (r#""date_of_birth":"2004-05""#, "met"),
            (r#""date_of_birth":"2004-06""#, "unclear"),
            (r#""date_of_birth":"2004-07""#, "not_met"),
            (r#""date_of_birth":"2003""#, "met"),
            (r#""date_of_birth":"2004""#, "unclear"),
            (r#""date_of_birth":"2005""#, "not_met"),
        ],
    );
    // Born on 29 February: the 21st birthday is 1 March 2025.
    let leap = r#""date_of_birth":"2004-02-29""#;
    check_on(Some("2025-02-28"), "E2", leap, "not_met");
    check_on(Some("2025-03-01"), "E2", leap, "met not_met");
    check_on(Some("2025-03-02"), "E2", leap, "met");
    // Within a partial date the two texts may differ on one day only.
    check_on(Some("2025-06-30"), "E2", r#""date_of_birth":"2004-06""#, "met unclear");
    check_on(Some("2025-06-01"), "E2", r#""date_of_birth":"2004-06""#, "unclear not_met");
}

#[test]
fn e3_degrees_and_students() {
    check("E3", &[("", "unclear"), (r#""education":[]"#, "not_met"), (r#""education":[{}]"#, "unclear")]);
    check_entries(
        "E3",
        "education",
        &[
            // a: a degree
            (r#"{"level":"bachelor","status":"completed","end":"2010-07-01"}"#, "met"),
            (r#"{"level":"bachelor","status":"completed","end":"2025-06-22"}"#, "met"),
            (r#"{"level":"bachelor","status":"completed","end":"2025-06"}"#, "met"),
            (r#"{"level":"bachelor","status":"completed"}"#, "met"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2024-09-01","end":"2025-01-31"}"#, "not_met"),
            // b: equivalent education
            (r#"{"level":"post_secondary","status":"completed","end":"2015-07-01"}"#, "unclear"),
            (r#"{"level":"secondary","status":"completed","end":"2015-07-01"}"#, "not_met"),
            // c: currently a student
            (r#"{"level":"short_cycle","status":"ongoing"}"#, "met"),
            (r#"{"level":"short_cycle","status":"ongoing","end":"2025-06-22"}"#, "met"),
            (r#"{"level":"short_cycle","status":"ongoing","start":"2024-09-01","end":"2025-06-21"}"#, "unclear"),
            (r#"{"level":"short_cycle","status":"ongoing","start":"2025-06-22"}"#, "met"),
            (r#"{"level":"short_cycle","status":"ongoing","start":"2025-06-23"}"#, "not_met"),
            (r#"{"level":"short_cycle","status":"ongoing","start":"2025-06"}"#, "unclear"),
            (r#"{"level":"short_cycle","status":"completed","end":"2025-06-23"}"#, "met"),
            (r#"{"level":"secondary","status":"ongoing"}"#, "unclear"),
            (r#"{"level":"secondary","status":"ongoing","start":"2025-06-23"}"#, "not_met"),
            (r#"{"level":"secondary"}"#, "unclear"),
            (r#"{"status":"ongoing","start":"2025-06-23"}"#, "not_met"),
            // d: recent graduate
            (r#"{"level":"short_cycle","status":"completed","end":"2024-06-21"}"#, "unclear"),
            (r#"{"level":"short_cycle","status":"completed","end":"2024-06-22"}"#, "met unclear"),
            (r#"{"level":"short_cycle","status":"completed","end":"2024-06-23"}"#, "met"),
            (r#"{"level":"short_cycle","status":"completed","end":"2024-06"}"#, "unclear"),
            (r#"{"level":"short_cycle","status":"completed","end":"2024-07"}"#, "met"),
            (r#"{"level":"short_cycle","status":"completed","end":"2025"}"#, "met"),
            (r#"{"level":"short_cycle","status":"completed"}"#, "unclear"),
            // without a status
            (r#"{"level":"bachelor","end":"2025-06-23","start":"2025-01-01"}"#, "unclear"),
            (r#"{"level":"bachelor","start":"2025-06-23"}"#, "not_met"),
        ],
    );
}

#[test]
fn e3_time_of_study() {
    check_entries(
        "E3",
        "education",
        &[
            // Left without a degree, so that only the time counts: the month is full on the day after the last day.
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-09-01","end":"2024-04-30"}"#, "met"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-09-01","end":"2024-04-29"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-09-01","end":"2023-10-31"}"#, "unclear"),
            // Of the days left over 28 may be a month more.
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-09-01","end":"2023-10-28"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-09-01","end":"2023-10-27"}"#, "not_met"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-09","end":"2024-05"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-09","end":"2024-06"}"#, "met"),
            // A month that lacks the day ends on the first of the next: from 31 August to 30 April 20 months later.
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-08-31","end":"2024-04-29"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2022-08-31","end":"2024-04-30"}"#, "met"),
            (r#"{"level":"bachelor","status":"interrupted","end":"2024-10"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2024-06"}"#, "not_met"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2024-04-23"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2024-04-26"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2024-04-27"}"#, "not_met"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2015-01-01"}"#, "unclear"),
            // Time up to the reference date only.
            (r#"{"level":"bachelor","status":"interrupted","start":"2024-05-01","end":"2030-01-01"}"#, "not_met"),
            // Years stated are the least, and the dates may show more.
            (
                r#"{"level":"bachelor","status":"interrupted","years_completed":2,"start":"2022-09-01","end":"2023-06-30"}"#,
                "met",
            ),
            (
                r#"{"level":"bachelor","status":"interrupted","years_completed":1,"start":"2015-09-01","end":"2020-06-30"}"#,
                "unclear",
            ),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":2}"#, "met"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":2.0e0}"#, "met"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":1.66662}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":1.666666}"#, "met"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":1.166666}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":1.16662}"#, "not_met"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":0}"#, "not_met"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":3,"start":"2025-06-23"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","years_completed":3,"start":"2025-06"}"#, "unclear"),
            // Two years of short-cycle studies are equivalent; of post-secondary ones a person says so.
            (r#"{"level":"short_cycle","status":"interrupted","years_completed":2}"#, "met"),
            (r#"{"level":"short_cycle","status":"interrupted","years_completed":1.4}"#, "unclear"),
            (r#"{"level":"short_cycle","status":"interrupted","years_completed":1.1}"#, "not_met"),
            (r#"{"level":"post_secondary","status":"interrupted","years_completed":2}"#, "unclear"),
            (r#"{"level":"post_secondary","status":"interrupted","years_completed":1.1}"#, "not_met"),
            (r#"{"level":"secondary","status":"interrupted","years_completed":6}"#, "not_met"),
            // An entry of no stated level counts nothing in the least and everything in the most.
            (r#"{"status":"interrupted","years_completed":3}"#, "unclear"),
            (r#"{"status":"interrupted","years_completed":1}"#, "not_met"),
            // Entries add up.
            (
                r#"{"level":"bachelor","status":"interrupted","years_completed":0.5},{"level":"master","status":"interrupted","years_completed":1.5}"#,
                "met",
            ),
        ],
    );
}

#[test]
fn e4_and_d2_languages() {
    // Nobody is without a mother tongue, also where the list is empty.
    check("E4", &[("", "unclear"), (r#""languages":[]"#, "unclear")]);
    check_entries(
        "E4",
        "languages",
        &[
            (r#"{"language":"en","level":"C1"}"#, "met"),
            (r#"{"language":"fra","level":"c2"}"#, "met"),
            (r#"{"language":"Anglais","level":"B2"}"#, "unclear"),
            (r#"{"language":"Français","level":"B1"}"#, "unclear"),
            (r#"{"language":"Français","level":"B1"},{"language":"de","level":"native"}"#, "not_met"),
            (r#"{"language":"Français","level":"B1"},{"language":"de","level":"C2 (native)"}"#, "unclear"),
            (r#"{"language":"en-GB","level":" NATIVE "}"#, "met"),
            (r#"{"language":"fre","level":"Langue maternelle"}"#, "met"),
            (r#"{"language":"en","level":"fluent"}"#, "met"),
            (r#"{"language":"en","level":"C1+"}"#, "met"),
            (r#"{"language":"en","level":"not yet C1"}"#, "unclear"),
            (r#"{"language":"en"}"#, "unclear"),
            (r#"{"level":"C2"}"#, "unclear"),
            (r#"{"level":"A1"}"#, "unclear"),
            (r#"{"level":"A1"},{"language":"de","level":"native"}"#, "not_met"),
            (r#"{"language":"Deutsch","level":"native"}"#, "not_met"),
            (r#"{"language":"Deutsch"}"#, "unclear"),
            (r#"{"language":"Zorblatt","level":"C2"}"#, "unclear"),
            (r#"{"language":"mul","level":"C2"}"#, "unclear"),
            (r#"{"language":"en","level":{}}"#, "unclear"),
            (r#"{"language":"en","level":{"reading":"C1","writing":"C2"}}"#, "unclear"),
            (r#"{"language":"en","level":{"reading":"C1","writing":"C2","listening":"C1","speaking":"C1"}}"#, "met"),
            (
                r#"{"language":"en","level":{"reading":"C1","writing":"B2","listening":"C1","speaking":"C1"}}"#,
                "unclear",
            ),
            (
                r#"{"language":"en","level":{"reading":"B1","writing":"A2","listening":"A1","spoken_interaction":"A1","spoken_production":"A2"}},{"language":"de","level":"native"}"#,
                "not_met",
            ),
            (r#"{"language":"en","level":{"reading":"C1","writing":"","listening":"C1","speaking":"C1"}}"#, "unclear"),
            // The names of the skills are those of fields, and two spellings of one are the same key twice.
            (
                r#"{"language":"en","level":{"Reading":"C1","WRITING":"C1","listening":"C1","spokenInteraction":"C1",
                "spoken-production":"C1"}}"#,
                "met",
            ),
            (
                r#"{"language":"en","level":{"reading":"C1","Reading":"B1","writing":"C1","listening":"C1",
                "speaking":"C1"}}"#,
                "unclear",
            ),
        ],
    );
    check_entries(
        "D2",
        "languages",
        &[
            (r#"{"language":"en","level":"C1"},{"language":"fr","level":"A2"}"#, "met"),
            (r#"{"language":"en","level":"C1"},{"language":"fr","level":"A1"}"#, "unclear"),
            (r#"{"language":"en","level":"C1"}"#, "unclear"),
            (r#"{"language":"en","level":"C2"}"#, "not_met"),
            (r#"{"language":"en","level":"C1"},{"language":"de","level":"native"}"#, "not_met"),
            (r#"{"language":"en","level":"C1"},{"language":"Zorblatt","level":"A2"}"#, "unclear"),
        ],
    );
}

#[test]
fn d1_relevant_degree() {
    check("D1", &[("", "unclear"), (r#""education":[]"#, "not_met")]);
    check_entries(
        "D1",
        "education",
        &[
            (r#"{"level":"bachelor","status":"completed","end":"2025-06-22","field":"Public Law"}"#, "met"),
            (r#"{"level":"bachelor","status":"completed","end":"2025-06-23","field":"Public Law"}"#, "not_met"),
            (r#"{"level":"bachelor","status":"completed","end":"2025-06","field":"Public Law"}"#, "unclear"),
            (r#"{"level":"master","status":"completed","end":"2025-06","field":"Public Law"}"#, "met"),
            (r#"{"level":"doctorate","status":"completed","isced_f":"0421"}"#, "met"),
            (r#"{"level":"bachelor","status":"completed","isced_f":"0311"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"completed"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"completed","field":"Lawn care"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"completed","field":"ETUDES DE SECURITE"}"#, "met"),
            (r#"{"level":"bachelor","status":"completed","field":"Counter-terrorism"}"#, "met"),
            (r#"{"level":"short_cycle","status":"completed","field":"Law"}"#, "not_met"),
            (r#"{"level":"master","status":"ongoing","end":"2026-06-22","field":"Law"}"#, "met"),
            (r#"{"level":"master","status":"ongoing","end":"2026-06-23","field":"Law"}"#, "not_met"),
            (r#"{"level":"master","status":"ongoing","end":"2026-06","field":"Law"}"#, "unclear"),
            (r#"{"level":"master","status":"ongoing","field":"Law"}"#, "unclear"),
            (r#"{"level":"master","status":"ongoing","end":"2027","final_stage":true,"field":"Law"}"#, "met"),
            (r#"{"level":"master","status":"ongoing","end":"2025-07","final_stage":false,"field":"Law"}"#, "not_met"),
            (r#"{"level":"doctorate","status":"ongoing","end":"2025-07","field":"Law"}"#, "not_met"),
            (r#"{"level":"bachelor","end":"2025-06-22","field":"Law"}"#, "unclear"),
            (r#"{"level":"bachelor","end":"2025-06-23","field":"Law"}"#, "not_met"),
            (r#"{"status":"completed","end":"2020","field":"Law"}"#, "unclear"),
        ],
    );
}

#[test]
fn d3_it_tools() {
    check("D3", &[("", "unclear"), (r#""it_skills":[]"#, "not_met")]);
    let share_point = r#"{"name":"SharePoint","level":"advanced"}"#;
    let with_share_point = [
        (r#"{"name":"Microsoft Office","level":"advanced"}"#, "met"),
        (r#"{"name":"pack office","level":"avancé"}"#, "met"),
        (r#"{"name":"M365","level":"EXPERT"}"#, "met"),
        (r#"{"name":"Office","level":"intermediate"}"#, "not_met met"),
        (r#"{"name":"Office"}"#, "unclear met"),
        (r#"{"name":"Microsoft Office Suite","level":"advanced"}"#, "met"),
        (r#"{"name":"Excel VBA","level":"advanced"}"#, "unclear met"),
        (r#"{"name":"Excel","level":"basic"}"#, "not_met met"),
        (r#"{"name":"WordPress","level":"expert"}"#, "not_met met"),
        (r#"{"level":"expert"}"#, "unclear met"),
    ];
    for (entry, expected) in with_share_point {
        check_entries("D3", "it_skills", &[(&format!("{entry},{share_point}"), expected)]);
    }
    check_entries(
        "D3",
        "it_skills",
        &[
            (r#"{"name":"QGIS","level":"expert"}"#, "not_met met"),
            (r#"{"name":"QGIS","level":"intermédiaire"}"#, "not_met"),
            (r#"{"name":"QGIS","level":"guru"}"#, "not_met unclear"),
            (r#"{"name":"SharePoint administration","level":"advanced"}"#, "not_met met"),
            (r#"{"name":"Office 365"},{"name":"MS SharePoint"}"#, "unclear"),
        ],
    );
}

#[test]
fn d4_experience() {
    check("D4", &[("", "unclear"), (r#""experience":[]"#, "not_met")]);
    check_entries(
        "D4",
        "experience",
        &[
            (r#"{"sector":"research"}"#, "met"),
            (r#"{"sector":"Private Sector","start":"2025-06-22"}"#, "met"),
            (r#"{"sector":"private_sector","start":"2025-06-23"}"#, "not_met"),
            (r#"{"sector":"private_sector","start":"2025"}"#, "unclear"),
            (r#"{"sector":"military"}"#, "unclear"),
            (r#"{"sector":"other"}"#, "not_met"),
            (r#"{"employer":"NATO"}"#, "unclear"),
            (r#"{"employer":"NATO","start":"2025-06-23"}"#, "not_met"),
            (r#"{"sector":"international_organization","employer":"OTAN"}"#, "not_met"),
            (r#"{"sector":"international_organization","employer":"Allied Command-Operations"}"#, "not_met"),
            (r#"{"sector":"international_organization","employer":"NATO Parliamentary Assembly"}"#, "unclear"),
            (r#"{"sector":"international_organization","employer":"Natoli Institute"}"#, "met"),
            (r#"{"sector":"international_organization"}"#, "unclear"),
            (r#"{"sector":"national_administration","employer":"NATO"}"#, "met"),
            // A start more than ten years after the reference date counts as one that cannot be read.
            (r#"{"sector":"research","start":"2035-06-22"}"#, "not_met"),
            (r#"{"sector":"research","start":"2035-06-23"}"#, "unclear"),
            (r#"{"sector":"research","start":"2035-06","end":"present"}"#, "not_met"),
        ],
    );
}

/// Rows whose record is the application.
fn check_application(id: &str, rows: &[(&str, &str)]) {
    for (fields, expected) in rows {
        check_on(None, id, &format!(r#""application":{{{fields}}}"#), expected);
    }
}

#[test]
fn a_start_far_ahead_bounds_no_study_time() {
    check_entries(
        "E3",
        "education",
        &[
            (r#"{"level":"bachelor","status":"interrupted","start":"2035-06-22"}"#, "not_met"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2035-06-23"}"#, "unclear"),
            (r#"{"level":"bachelor","status":"interrupted","start":"2099","years_completed":1}"#, "unclear"),
            (r#"{"level":"secondary","status":"interrupted","start":"2099"}"#, "not_met"),
        ],
    );
}

#[test]
fn c1_and_c2_the_deadline() {
    let rows = [
        ("", "unclear"),
        (r#""AT":"2025-06-22""#, "met"),
        (r#""AT":"2025-06-23""#, "not_met"),
        (r#""AT":"2025-06-22T23:59""#, "met"),
        (r#""AT":"2025-06-22T23:59:59.999999999""#, "met"),
        (r#""AT":"2025-06-23T00:00:00""#, "not_met"),
        (r#""AT":"2025-06-22T21:59:59Z""#, "met"),
        (r#""AT":"2025-06-22T22:00:00Z""#, "not_met"),
        (r#""AT":"2025-06-22 22:00z""#, "not_met"),
        (r#""AT":"2025-06-23t00:59:59+03:00""#, "met"),
        (r#""AT":"2025-06-22T18:00:00-04:00""#, "not_met"),
    ];
    for (id, field) in [("C1", "submitted_at"), ("C2", "last_modified_at")] {
        for (row, expected) in rows {
            check_application(id, &[(&row.replace("AT", field), expected)]);
        }
    }
    // The reference date does not move the deadline.
    check_on(Some("2030-01-01"), "C1", r#""application":{"submitted_at":"2025-06-23"}"#, "not_met");
}

#[test]
fn c3_to_c6_the_other_conditions() {
    check_application(
        "C3",
        &[
            ("", "unclear"),
            (r#""vacancy":"250701""#, "unclear"),
            (r#""other_vacancies":[]"#, "met"),
            (r#""other_vacancies":["1","2"]"#, "met"),
            (r#""other_vacancies":["1","2","3"]"#, "not_met"),
            (r#""other_vacancies":["1"," 1 "," 250700","2"]"#, "met"),
            (r#""vacancy":"3","other_vacancies":["1","2"]"#, "not_met"),
            (r#""other_vacancies":[""," "]"#, "unclear"),
            (r#""other_vacancies":["250777, 250770, 250720"]"#, "not_met"),
            (r#""other_vacancies":"Legal Affairs; legal affairs, LEGAL AFFAIRS""#, "met"),
            (r#""other_vacancies":["none","n/a","-","..."]"#, "met"),
            (r#""vacancy":"250700 and 250701","other_vacancies":["250702"]"#, "met"),
            (r#""vacancy":"250700 and 250701","other_vacancies":["250702","250703"]"#, "not_met"),
            // A number of fewer digits is no vacancy: it, as any entry that cannot be read, may name none or several.
            (r#""other_vacancies":[1,2,3]"#, "unclear"),
            (r#""other_vacancies":12"#, "unclear"),
            (r#""other_vacancies":[12,"250701","250702","250703"]"#, "not_met"),
            (r#""other_vacancies":[true]"#, "unclear"),
            (r#""other_vacancies":[true,"250701","250702","250703"]"#, "not_met"),
            (r#""vacancy":true,"other_vacancies":[]"#, "unclear"),
        ],
    );
    check(
        "C3",
        &[
            // One more entry may name any vacancy.
            (r#""incomplete":["other_vacancies"],"application":{"other_vacancies":["250701"]}"#, "unclear"),
            (r#""incomplete":["Other vacancies"],"application":{"other_vacancies":["1","2","3"]}"#, "not_met"),
            (r#""incomplete":["documents"],"application":{"other_vacancies":["250701"]}"#, "met"),
        ],
    );
    check("C4", &[("", "unclear"), (r#""documents":[]"#, "not_met")]);
    check_entries(
        "C4",
        "documents",
        &[
            (r#"{"kind":"qualification"}"#, "met"),
            (r#"{"kind":"proof-of-studies","dates_shown":true}"#, "met"),
            (r#"{"kind":"proof_of_studies","dates_shown":false}"#, "not_met"),
            (r#"{"kind":"proof_of_studies"}"#, "unclear"),
            (r#"{"kind":"cv","dates_shown":true}"#, "not_met"),
            (r#"{"dates_shown":true}"#, "unclear"),
        ],
    );
    check("C5", &[("", "unclear"), (r#""documents":[]"#, "unclear")]);
    check_entries(
        "C5",
        "documents",
        &[
            (r#"{"kind":"cv","language":"de"}"#, "unclear"),
            (r#"{"kind":"qualification","language":"en"}"#, "met"),
            (r#"{"kind":"qualification","language":"de","translated":true}"#, "met"),
            // An abbreviation that may mean English, French or another language is judged for each.
            (r#"{"kind":"qualification","language":"UK","translated":false}"#, "unclear"),
            (r#"{"kind":"qualification","language":"CH"}"#, "unclear"),
            (r#"{"kind":"qualification","language":"CH","translated":true}"#, "met"),
            (r#"{"kind":"qualification","language":"de","translated":false}"#, "not_met"),
            (r#"{"kind":"qualification","language":"de"}"#, "unclear"),
            (r#"{"kind":"qualification","language":"Zorblatt","translated":false}"#, "unclear"),
            (r#"{"kind":"qualification","translated":true}"#, "met"),
            (r#"{"language":"de","translated":false}"#, "unclear"),
            (r#"{"kind":"qualification","language":"en"},{"language":"de","translated":false}"#, "unclear"),
            (r#"{"kind":"qualification","language":"en"},{"language":"fr"}"#, "met"),
        ],
    );
    check_application(
        "C6",
        &[("", "unclear"), (r#""generative_ai_used":false"#, "met"), (r#""generative_ai_used":true"#, "not_met")],
    );
}

#[test]
fn k_competencies() {
    check("K5", &[("", "unclear"), (r#""competencies":[]"#, "not_met")]);
    check_entries(
        "K5",
        "competencies",
        &[
            (r#"{"competency":"Empathie","evidence":"x"}"#, "met"),
            (r#"{"competency":"EMPATHY","evidence":" "}"#, "not_met"),
            (r#"{"competency":"Empathy"}"#, "not_met"),
            (r#"{"evidence":"x"}"#, "not_met"),
            (r#"{"competency":"Teamwork","evidence":"x"}"#, "not_met"),
        ],
    );
}

/// What was once refused, or taken, on too little: each of these leaves something open, or nothing.
#[test]
fn what_leaves_something_open_is_neither_refused_nor_taken() {
    check(
        "E3",
        &[
            (
                // Two academic years: 17 months by the calendar.
                r#""education":[{"level":"bachelor","status":"interrupted","start":"2021-10-04","end":"2022-06-24"},{"level":"bachelor","status":"interrupted","start":"2022-10-03","end":"2023-06-23"}]"#,
                "unclear",
            ),
            (
                // Two programmes at once may be two halves or two wholes.
                r#""education":[{"level":"bachelor","status":"interrupted","start":"2021-09-01","end":"2022-08-31"},{"level":"bachelor","status":"interrupted","start":"2021-09-01","end":"2022-08-31"}]"#,
                "unclear",
            ),
            (
                r#""education":[{"level":"short_cycle","field":"BTS","status":"completed","start":"2018-09-01","end":"2020-06-30"}]"#,
                "met",
            ),
        ],
    );
    check(
        "E4",
        &[
            (
                r#""nationalities":["GB"],"languages":[{"language":"Spanish","level":"B2"},{"language":"French","level":"B1"}]"#,
                "unclear",
            ),
            (
                r#""nationalities":["GB"],"languages":[{"language":"Spanish","level":"C2"},{"language":"French","level":"B1"}]"#,
                "unclear",
            ),
            (r#""languages":[{"language":"UK","level":"native"}]"#, "unclear"),
            (r#""languages":[{"language":"English","level":{"reading":"C1"}}]"#, "unclear"),
            (r#""languages":[{"language":"English","level":"not yet C1"}]"#, "unclear"),
        ],
    );
    check("C3", &[(r#""application":{"vacancy":"250700","other_vacancies":["250777, 250770, 250720"]}"#, "not_met")]);
    check_entries(
        "D4",
        "experience",
        &[(r#"{"employer":"JFC Brunssum","sector":"international_organization"}"#, "not_met")],
    );
    check_entries(
        "D1",
        "education",
        &[(r#"{"level":"bachelor","field":"Military Music","status":"completed","end":"2023-06-30"}"#, "unclear")],
    );
    check("E1", &[(r#""nationalities":["American (green card)"]"#, "unclear")]);
}

fn verdict(record: &str) -> Verdict {
    judge::one(&format!(r#"{{"date_of_birth":"2000-01-01","nationalities":["FR"],"education":[{{"level":"bachelor","status":"completed","end":"2023-06-30"}}],"languages":[{{"language":"French","level":"C2"}}],{record}}}"#), Terms::default()).verdict
}

/// C1, C2 and C6: what is not stated is only noted, and what is stated and decides nothing is reviewed.
#[test]
fn a_condition_whose_value_is_stated_and_unclear_is_reviewed() {
    use Verdict::{Eligible, Review};
    for (application, expected) in [
        ("{}", Eligible),
        (r#"{"submitted_at":null}"#, Eligible),
        (r#"{"submitted_at":"2025-06-20T10:00"}"#, Eligible),
        (r#"{"submitted_at":"on time"}"#, Review),
        // Everywhere between midnight of the 23rd in Brussels and the hours before.
        (r#"{"submitted_at":"2025-06-22 20:00 local time"}"#, Review),
        (r#"{"last_modified_at":"2025-06-31T10:00"}"#, Review),
        (r#"{"generative_ai_used":"a little"}"#, Review),
        (r#"{"other_vacancies":5.5}"#, Eligible),
        ("7", Review),
    ] {
        assert_eq!(verdict(&format!(r#""application":{application}"#)), expected, "{application}");
    }
}
