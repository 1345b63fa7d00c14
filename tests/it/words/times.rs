//! `submitted`, `unmodified` and `availability`.

use super::{found, mistakes, outcome, rules_of, rules_with};
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

fn submitted(at: &str) -> String {
    format!(r#"{{"application":{{"submitted_at":"{at}"}}}}"#)
}

const OPENING: &str = r#"opening = { at = "2025-06-01T09:00", zone = "Europe/Brussels" }"#;

#[track_caller]
fn says(rules: &str, record: &str, expected: Outcome, en: &str, fr: &str) {
    let found = found(rules, record);
    assert_eq!((found.outcome, found.en.as_str(), found.fr.replace('\u{a0}', " ").as_str()), (expected, en, fr));
}

#[test]
fn a_window_of_applications() {
    let rules = rules_with(OPENING, r#"submitted = { from = "opening", by = "deadline" }"#);
    for (at, expected) in [
        ("2025-06-01T08:59", NotMet),
        ("2025-06-01T08:59:59", NotMet),
        ("2025-06-01T09:00", Met),
        ("2025-06-01T07:00:00Z", Met),
        ("2025-06-01T06:59:59Z", NotMet),
        ("2025-06-01", Unclear),
        ("2025-05-31", NotMet),
        ("2025-06-10", Met),
        ("2025-06-22T23:59:59", Met),
        ("2025-06-23T00:00:00", NotMet),
        ("2025-06-22", Met),
    ] {
        assert_eq!(found(&rules, &submitted(at)).outcome, expected, "{at}");
    }
    assert_eq!(found(&rules, "{}").outcome, Unclear);
    says(
        &rules,
        &submitted("2025-06-01T08:59"),
        NotMet,
        "submitted 1 June 2025, 08:59, before applications open (1 June 2025, 09:00)",
        "candidature soumise le 1er juin 2025 à 8 h 59, avant l'ouverture des candidatures (1er juin 2025 à 9 h 00)",
    );
    says(
        &rules,
        &submitted("2025-06-01"),
        Unclear,
        "submitted 1 June 2025, which may be before or after applications open (1 June 2025, 09:00)",
        "candidature soumise le 1er juin 2025, peut-être avant, peut-être après l'ouverture des candidatures (1er juin 2025 à 9 h 00)",
    );
    says(
        &rules,
        &submitted("2025-06-02"),
        Met,
        "submitted 2 June 2025 (applications open: 1 June 2025, 09:00; deadline: 22 June 2025, 23:59)",
        "candidature soumise le 2 juin 2025 (ouverture des candidatures : 1er juin 2025 à 9 h 00 ; date limite : 22 juin 2025 à 23 h 59)",
    );
    says(
        &rules,
        &submitted("2025-07-02"),
        NotMet,
        "submitted 2 July 2025, after the deadline (22 June 2025, 23:59)",
        "candidature soumise le 2 juillet 2025, après la date limite (22 juin 2025 à 23 h 59)",
    );
}

#[test]
fn seconds_are_said_where_a_limit_has_some() {
    let late = submitted("2025-06-22T12:00:30");
    let by = |time: &str| {
        rules_of(&format!(r#"submitted = {{ by = {{ at = "2025-06-22T{time}", zone = "Europe/Brussels" }} }}"#))
    };
    says(
        &by("12:00"),
        &late,
        Met,
        "submitted 22 June 2025, 12:00 (deadline: 22 June 2025, 12:00)",
        "candidature soumise le 22 juin 2025 à 12 h 00 (date limite : 22 juin 2025 à 12 h 00)",
    );
    says(
        &by("12:00:29"),
        &late,
        NotMet,
        "submitted 22 June 2025, 12:00:30, after the deadline (22 June 2025, 12:00:29)",
        "candidature soumise le 22 juin 2025 à 12 h 00 min 30 s, après la date limite (22 juin 2025 à 12 h 00 min 29 s)",
    );
}

#[test]
fn instants_of_their_own() {
    let by = r#"by = { at = "2025-06-22T12:00", zone = "America/New_York" }"#;
    let rules = rules_of(&format!("submitted = {{ {by} }}"));
    // 12:00 in New York is 18:00 in Brussels.
    for (at, expected) in [("2025-06-22T18:00", Met), ("2025-06-22T18:01", NotMet), ("2025-06-22", Unclear)] {
        assert_eq!(found(&rules, &submitted(at)).outcome, expected, "{at}");
    }
    says(
        &rules,
        &submitted("2025-06-22T18:01"),
        NotMet,
        "submitted 22 June 2025, 18:01 Brussels time, after the deadline (22 June 2025, 12:00, New York time)",
        "candidature soumise le 22 juin 2025 à 18 h 01, heure de Bruxelles, après la date limite (22 juin 2025 à 12 h 00, heure de New York)",
    );
    let changed = rules_of(r#"unmodified = { by = { at = "2025-07-01", zone = "Europe/Brussels" } }"#);
    let record = |at: &str| format!(r#"{{"application":{{"last_modified_at":"{at}"}}}}"#);
    assert_eq!(found(&changed, &record("2025-07-01T23:59")).outcome, Met);
    assert_eq!(found(&changed, &record("2025-07-02T00:00")).outcome, NotMet);
    let from = rules_of(r#"submitted = { from = { at = "2025-06-01", zone = "Europe/Brussels" } }"#);
    assert_eq!(found(&from, &submitted("2025-06-01T00:00")).outcome, Met);
    assert_eq!(found(&from, &submitted("2025-05-31T23:59")).outcome, NotMet);
    assert_eq!(found(&from, &submitted("2027-01-01")).outcome, Met);
    // What would do is proposed with its offset.
    let open = found(&rules, "{}");
    assert_eq!(open.missing, ["/application/submitted_at"]);
    assert_eq!(open.remedies.len(), 1, "{open:?}");
    assert_eq!(found(&from, "{}").remedies, ["a date of submission no earlier than 1 June 2025"]);
}

#[test]
fn mistakes_in_windows_are_found_at_their_places() {
    let only = |rules: &str, at: &str, near: &str| {
        assert_eq!(mistakes(rules), [(at.to_owned(), near.to_owned())], "{rules}");
    };
    only(&rules_of(r#"submitted = { from = "opening" }"#), r#""opening""#, "");
    only(&rules_of(r#"submitted = { by = "dealdine" }"#), r#""dealdine""#, "deadline");
    only(&rules_of("submitted = { }"), "{ }", "");
    only(&rules_of(r#"submitted = { by = { at = "2025-06-31", zone = "Europe/Brussels" } }"#), r#""2025-06-31""#, "");
    only(
        &rules_of(r#"submitted = { by = { at = "2025-06-30", zone = "Europe/Brusels" } }"#),
        r#""Europe/Brusels""#,
        "Europe/Brussels",
    );
    only(
        &rules_with(r#"opening = { at = "2025-06-01" }"#, r#"submitted = { by = "deadline" }"#),
        r#"{ at = "2025-06-01" }"#,
        "",
    );
}

const POST: &str = "start = [\"2026-03-01\"]\nduration_months = 6";

fn available(members: &str) -> String {
    format!(r#"{{"availability":{{{members}}}}}"#)
}

#[test]
fn available_through_the_post() {
    // The post lasts from 1 March to 31 August 2026.
    let rules = rules_with(POST, "availability = { }");
    for (from, until, expected) in [
        ("2026-03-01", "2026-08-31", Met),
        ("2026-03-02", "2026-08-31", NotMet),
        ("2026-03-01", "2026-08-30", NotMet),
        ("2026", "2026-08-31", Unclear),
        ("2026-02", "2026-09", Met),
        ("2026-03", "2026-09", Unclear),
        ("2026-03", "2026-07", NotMet),
        ("2026-02", "2026-08", Unclear),
    ] {
        let record = available(&format!(r#""from":"{from}","until":"{until}""#));
        assert_eq!(found(&rules, &record).outcome, expected, "{from} {until}");
    }
    let one = found(&rules, &available(r#""from":"2026-03-02""#));
    assert_eq!(one.outcome, NotMet);
    let open = found(&rules, &available(r#""from":"2026-03""#));
    assert_eq!(
        (open.outcome, open.missing),
        (Unclear, vec!["/availability/from".to_owned(), "/availability/until".to_owned()])
    );
    assert_eq!(found(&rules, "{}").missing, ["/availability/from", "/availability/until"]);
}

#[test]
fn available_full_time() {
    let rules = rules_with(POST, "availability = { full_time = true }");
    let record = |more: &str| available(&format!(r#""from":"2026-02","until":"2027"{more}"#));
    for (more, expected) in [(r#","full_time":true"#, Met), (r#","full_time":false"#, NotMet), ("", Unclear)] {
        assert_eq!(found(&rules, &record(more)).outcome, expected, "{more}");
    }
    says(
        &rules,
        &record(r#","full_time":false"#),
        NotMet,
        "not full-time; required: 1 March 2026 to 31 August 2026, full-time",
        "pas à temps plein ; période requise : du 1er mars 2026 au 31 août 2026, à temps plein",
    );
    says(
        &rules,
        &record(""),
        Unclear,
        "not stated: full-time or part-time; required: 1 March 2026 to 31 August 2026, full-time",
        "temps plein ou partiel non indiqué ; période requise : du 1er mars 2026 au 31 août 2026, à temps plein",
    );
    says(
        &rules,
        &record(r#","full_time":true"#),
        Met,
        "available from February 2026; available until 2027; full-time; required: 1 March 2026 to 31 August 2026, full-time",
        "début de la disponibilité en février 2026 ; fin de la disponibilité en 2027 ; à temps plein ; période requise : du 1er mars 2026 au 31 août 2026, à temps plein",
    );
    says(
        &rules,
        "{}",
        Unclear,
        "availability not stated; required: 1 March 2026 to 31 August 2026",
        "disponibilité non indiquée ; période requise : du 1er mars 2026 au 31 août 2026",
    );
    let late = found(&rules, &available(r#""from":"2026-04-01","until":"2027-01","full_time":true"#));
    assert_eq!(late.evidence, ["/availability/from 2026-04-01"]);
    assert_eq!(late.remedies, ["the date from which you could work: 1 March 2026 or earlier"]);
    assert_eq!(
        late.remedies_fr,
        ["la date à partir de laquelle vous pourriez travailler\u{a0}: 1er mars 2026 ou avant"]
    );
}

#[test]
fn available_for_one_of_several_posts() {
    let rules = rules_with("start = [\"2026-03-01\", \"2026-09-01\"]\nduration_months = 6", "availability = { }");
    let record = |from: &str, until: &str| available(&format!(r#""from":"{from}","until":"{until}""#));
    for (from, until, expected) in [
        ("2026-03-01", "2027-02-28", Met),
        ("2026-03-01", "2026-08-31", Unclear),
        ("2026-09-01", "2027-02-28", Unclear),
        ("2026-10-01", "2027-02-28", NotMet),
        // Through neither of them, though there is a start in time and an end in time.
        ("2026-04-01", "2026-09-15", NotMet),
    ] {
        assert_eq!(found(&rules, &record(from, until)).outcome, expected, "{from} {until}");
    }
    says(
        &rules,
        &record("2026-09-01", "2027-02-28"),
        Unclear,
        "it depends on the start of the post: available from 1 September 2026; required: 1 March 2026 to 31 August 2026; \
         available from 1 September 2026; available until 28 February 2027; required: 1 September 2026 to 28 February 2027",
        "cela dépend du début du poste : début de la disponibilité le 1er septembre 2026 ; période requise : du 1er mars 2026 au 31 août 2026 ; \
         début de la disponibilité le 1er septembre 2026 ; fin de la disponibilité le 28 février 2027 ; période requise : du 1er septembre 2026 au 28 février 2027",
    );
}

#[test]
fn available_between_two_days() {
    let check = r#"availability = { from = "2026-01-10", until = "2026-02-10" }"#;
    assert_eq!(outcome(check, &available(r#""from":"2026-01-10","until":"2026-02-10""#)), Met);
    assert_eq!(outcome(check, &available(r#""from":"2026-01-11","until":"2026-02-10""#)), NotMet);
    let only = |rules: &str, at: &str, near: &str| {
        assert_eq!(mistakes(rules), [(at.to_owned(), near.to_owned())], "{rules}");
    };
    only(&rules_with("start = [\"2026-03-01\"]", "availability = { }"), "{ }", "");
    only(&rules_with(POST, r#"availability = { form = "start" }"#), "form", "from");
    only(&rules_with(POST, r#"availability = { from = "strat" }"#), r#""strat""#, "start");
    only(&rules_with(POST, "availability = { full_time = false }"), "false", "");
}
