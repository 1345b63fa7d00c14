//! `driving_licence`: categories, countries of issue, and days of validity.

use super::{found, mistaken, outcome, rules_of};
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

fn holds(entries: &str) -> String {
    format!(r#"{{"driving_licences":[{entries}]}}"#)
}

#[track_caller]
fn judged(check: &str, cases: &[(&str, Outcome)]) {
    for (entries, expected) in cases {
        assert_eq!(outcome(check, &holds(entries)), *expected, "{check}: {entries}");
    }
}

#[test]
fn one_category_or_each() {
    judged(
        r#"driving_licence = { any_of = ["B", "A"] }"#,
        &[
            (r#"{"category":"B"}"#, Met),
            (r#"{"category":"A"}"#, Met),
            (r#"{"category":"A2"}"#, NotMet),
            (r#"{"category":"D"}"#, Met),
            (r#"{"category":"A2"},{"category":"b"}"#, Met),
            (r#"{"category":"car"}"#, Unclear),
            (r#"{"category":"car"},{"category":"B"}"#, Met),
            ("{}", Unclear),
            ("", NotMet),
        ],
    );
    judged(
        r#"driving_licence = { all_of = ["B", "A"] }"#,
        &[
            (r#"{"category":"B"}"#, NotMet),
            (r#"{"category":"B"},{"category":"A"}"#, Met),
            (r#"{"category":"A, C"}"#, Met),
            (r#"{"category":"B"},{"category":"bike"}"#, Unclear),
        ],
    );
    assert_eq!(outcome(r#"driving_licence = { any_of = ["B"] }"#, "{}"), Unclear);
}

/// The reference date is 22 June 2025.
#[test]
fn a_licence_counts_from_its_issue_and_is_valid_to_its_last_day() {
    judged(
        r#"driving_licence = { any_of = ["B"] }"#,
        &[
            (r#"{"category":"B","issued":"2025-06-22"}"#, Met),
            (r#"{"category":"B","issued":"2025-06-23"}"#, NotMet),
            (r#"{"category":"B","issued":"2025-06"}"#, Unclear),
            (r#"{"category":"B","issued":"2025"}"#, Unclear),
            (r#"{"category":"B","valid_until":"2001-01-01"}"#, Met),
        ],
    );
    judged(
        r#"driving_licence = { any_of = ["B"], valid_on = "reference" }"#,
        &[
            (r#"{"category":"B","valid_until":"2025-06-22"}"#, Met),
            (r#"{"category":"B","valid_until":"2025-06-21"}"#, NotMet),
            (r#"{"category":"B","valid_until":"2025-06"}"#, Unclear),
            (r#"{"category":"B","valid_until":"2026"}"#, Met),
            (r#"{"category":"B"}"#, Unclear),
            (r#"{"category":"A"}"#, NotMet),
        ],
    );
}

#[test]
fn the_country_of_issue_counts_where_countries_are_named() {
    judged(
        r#"driving_licence = { any_of = ["B"], countries = ["BE", "FR"] }"#,
        &[
            (r#"{"category":"B","country":"Belgique"}"#, Met),
            (r#"{"category":"B","country":"US"}"#, NotMet),
            (r#"{"category":"B","country":"Nowhere"}"#, Unclear),
            (r#"{"category":"B"}"#, Unclear),
            (r#"{"category":"A","country":"BE"}"#, NotMet),
        ],
    );
}

#[test]
fn what_is_said_names_what_speaks_against_a_licence() {
    let check = r#"driving_licence = { any_of = ["C1"], countries = ["BE"], valid_on = "reference" }"#;
    let good = r#""country":"BE","valid_until":"2030-01-01""#;
    for (entry, english, french) in [
        (
            format!(r#""category":"C1",{good}"#),
            "driving licence `C1` counts",
            "permis de conduire `C1`\u{a0}: pris en compte",
        ),
        (
            format!(r#""category":"B",{good}"#),
            "driving licence `B`; required: category C1",
            "permis de conduire `B`\u{a0}; catégorie requise\u{a0}: C1",
        ),
        (
            format!(r#""category":"truck",{good}"#),
            "driving licence `truck`; required: category C1 (for the selection team to decide)",
            "permis de conduire `truck`\u{a0}; catégorie requise\u{a0}: C1 (à l'appréciation du service responsable)",
        ),
        (good.to_owned(), "driving licence, category not stated", "permis de conduire, catégorie non indiquée"),
        (
            r#""category":"C1","valid_until":"2030-01-01""#.to_owned(),
            "driving licence `C1`: the country of issue is not stated",
            "permis de conduire `C1`\u{a0}: pays de délivrance non indiqué",
        ),
        (
            r#""category":"C1","country":"BE""#.to_owned(),
            "driving licence `C1`: how long it is valid is not stated",
            "permis de conduire `C1`\u{a0}: fin de validité non indiquée",
        ),
        (
            r#""category":"C1","country":"BE","valid_until":"2025-06-21""#.to_owned(),
            "driving licence `C1`: valid until 21 June 2025; required: valid on 22 June 2025",
            "permis de conduire `C1`\u{a0}: fin de validité le 21 juin 2025\u{a0}; validité requise\u{a0}: le 22 juin 2025",
        ),
    ] {
        let judged = found(&rules_of(check), &holds(&format!("{{{entry}}}")));
        assert_eq!((judged.en.as_str(), judged.fr.as_str()), (english, french), "{entry}");
    }
}

#[test]
fn a_licence_that_would_change_it_is_proposed_and_what_lacks_is_named() {
    let check = r#"driving_licence = { any_of = ["B"], countries = ["BE"], valid_on = "reference" }"#;
    let none = found(&rules_of(check), r#"{"driving_licences":[]}"#);
    let proposed =
        "a driving licence of category B, issued in one of the countries that count, valid until 22 June 2025 or later";
    assert_eq!(none.remedies, [proposed]);
    assert_eq!(
        none.remedies_fr,
        [
            "un permis de conduire de la catégorie B, délivré dans l'un des pays pris en compte, valable au moins jusqu'au 22 juin 2025"
        ]
    );
    let partial = found(&rules_of(check), &holds(r#"{"category":"B","country":"BE"}"#));
    assert_eq!(partial.missing, ["/driving_licences/0/valid_until"]);
    assert_eq!(partial.evidence, ["/driving_licences/0/category B", "/driving_licences/0/country BE"]);
    assert_eq!(found(&rules_of(check), "{}").missing, ["/driving_licences"]);
    // All that lacks is named at once, and what would do is said of the entry.
    let bare = found(&rules_of(check), &holds(r#"{"category":"B"}"#));
    assert_eq!(bare.missing, ["/driving_licences/0/country", "/driving_licences/0/valid_until"]);
    let doubtful =
        found(&rules_of(r#"driving_licence = { any_of = ["B"] }"#), &holds(r#"{"category":"B","issued":"2025"}"#));
    assert_eq!(doubtful.missing, ["/driving_licences/0/issued"]);
    assert_eq!(doubtful.remedies[0], "driving licence 1 (`B`), the date of issue: 22 June 2025 or earlier");
    // Without an end nobody asks for it.
    let plain = found(&rules_of(r#"driving_licence = { any_of = ["B"] }"#), &holds("{}"));
    assert_eq!(plain.missing, ["/driving_licences/0/category"]);
}

#[test]
fn mistakes_are_said_at_their_place() {
    mistaken(r#"driving_licence = { any_of = ["B", "E"] }"#, r#""E""#, "");
    mistaken(r#"driving_licence = { any_of = ["B"], all_of = ["A"] }"#, "all_of", "");
    mistaken(r#"driving_licence = { valid_on = "deadline" }"#, r#"{ valid_on = "deadline" }"#, "");
}
