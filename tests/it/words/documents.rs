//! `documents`.

use super::{found, mistaken, mistakes, outcome, rules_of, rules_with, says};
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

fn documents(entries: &str) -> String {
    format!(r#"{{"documents":[{entries}]}}"#)
}

#[track_caller]
fn each(check: &str, cases: &[(&str, Outcome)]) {
    for (entries, expected) in cases {
        assert_eq!(outcome(check, &documents(entries)), *expected, "{check}: {entries}");
    }
    assert_eq!(outcome(check, "{}"), Unclear, "{check}: not stated");
}

const OTHER: &str = r#"{"kind":"other"}"#;
const CV: &str = r#"{"kind":"cv"}"#;
const LETTER: &str = r#"{"kind":"motivation_letter"}"#;

#[test]
fn a_document_of_each() {
    let check = r#"documents = { all_of = [{ kind = "cv" }, { kind = "motivation_letter" }] }"#;
    let both = format!("{CV},{LETTER}");
    each(check, &[(&both, Met), (CV, NotMet), (&format!("{CV},{{}}"), Unclear), ("", NotMet)]);
    says(check, &documents(CV), NotMet, "not attached: motivation letter", "document non joint : lettre de motivation");
    says(
        check,
        &documents(&both),
        Met,
        "CV attached; motivation letter attached",
        "document joint : CV ; document joint : lettre de motivation",
    );
}

#[test]
fn forbidden_documents() {
    let check = r#"documents = { none_of = [{ kind = "motivation_letter" }] }"#;
    each(check, &[("", Met), (CV, Met), (LETTER, NotMet), ("{}", Unclear), (&format!("{{}},{LETTER}"), NotMet)]);
    says(
        check,
        &documents(LETTER),
        NotMet,
        "motivation letter attached; this is not allowed",
        "document joint : lettre de motivation ; non admis",
    );
    says(
        check,
        &documents("{}"),
        Unclear,
        "document of unstated kind; possibly not allowed",
        "document de type non indiqué ; peut-être non admis",
    );
    says(
        check,
        &documents(CV),
        Met,
        "none of the excluded documents is attached",
        "aucun des documents exclus n'est joint",
    );
    let forbidden = found(&rules_of(check), &documents(LETTER));
    assert_eq!(forbidden.evidence, ["/documents/0/kind motivation_letter"]);
    assert_eq!(forbidden.remedies, Vec::<String>::new());
    assert_eq!(found(&rules_of(check), &documents("")).evidence, ["/documents []"]);
}

#[test]
fn so_many_documents() {
    let check = r#"documents = { of = [{ kind = "cv" }, { kind = "motivation_letter" }], at_least = 2, at_most = 3 }"#;
    let of = |entries: &[&str]| entries.join(",");
    each(
        check,
        &[
            (CV, NotMet),
            (&of(&[CV, LETTER]), Met),
            (&of(&[CV, CV, CV]), Met),
            (&of(&[CV, CV, CV, CV]), NotMet),
            (&of(&[CV, "{}"]), Unclear),
            (&of(&["{}", "{}"]), Unclear),
            (&of(&[CV, CV, CV, "{}"]), Unclear),
            (&of(&[CV, CV, "{}"]), Met),
            (&of(&[CV, r#"{"kind":"other"}"#]), NotMet),
            ("", NotMet),
        ],
    );
    says(
        check,
        &documents(CV),
        NotMet,
        "documents that count: 1; minimum: 2; maximum: 3",
        "documents pris en compte : 1 ; minimum : 2 ; maximum : 3",
    );
    says(
        check,
        &documents(&of(&[CV, "{}"])),
        Unclear,
        "documents that count: 1 to 2; minimum: 2; maximum: 3; document of unstated kind",
        "documents pris en compte : 1 à 2 ; minimum : 2 ; maximum : 3 ; document de type non indiqué",
    );
    let one = found(&rules_of(check), &documents(CV));
    assert_eq!(one.remedies, ["a document attached: CV", "a document attached: motivation letter"]);
    assert_eq!(one.remedies_fr, ["un document joint\u{a0}: CV", "un document joint\u{a0}: lettre de motivation"]);
}

#[test]
fn documents_by_their_names() {
    let check = r#"documents = { any_of = [{ name = "medical" }] }"#;
    each(
        check,
        &[
            (r#"{"name":"Medical Certificate"}"#, Met),
            (r#"{"name":"certificat medical","kind":"other"}"#, Met),
            (r#"{"name":"medical statement"}"#, Unclear),
            (r#"{"name":"passport"}"#, NotMet),
            (r#"{"kind":"other"}"#, Unclear),
            ("", NotMet),
        ],
    );
    says(
        check,
        &documents(r#"{"name":"Medical Certificate"}"#),
        Met,
        "`Medical Certificate` attached",
        "document joint : `Medical Certificate`",
    );
    says(
        check,
        &documents(r#"{"name":"medical statement"}"#),
        Unclear,
        "document required: medical certificate; attached: `medical statement` (for the selection team to decide)",
        "document attendu : certificat médical ; joint : `medical statement` (à l'appréciation du service responsable)",
    );
    says(
        check,
        &documents(OTHER),
        Unclear,
        "the name of the attached document is not stated; document required: medical certificate",
        "le nom du document joint n'est pas indiqué ; document attendu : certificat médical",
    );
    says(
        check,
        &documents(r#"{"name":"passport"}"#),
        NotMet,
        "not attached: medical certificate",
        "document non joint : certificat médical",
    );
    let unnamed = found(&rules_of(check), &documents(OTHER));
    assert_eq!(unnamed.missing, ["/documents/0/name"]);
    assert_eq!(
        unnamed.remedies.first().map(String::as_str),
        Some("document 1 (other document), its name: `medical certificate`")
    );
    let of_kind = r#"documents = { any_of = [{ name = "medical", kind = "other" }] }"#;
    each(
        of_kind,
        &[
            (r#"{"name":"medical certificate","kind":"other"}"#, Met),
            (r#"{"name":"medical certificate","kind":"cv"}"#, NotMet),
            (r#"{"name":"medical certificate"}"#, Unclear),
            (r#"{"name":"passport"}"#, NotMet),
        ],
    );
}

#[test]
fn documents_issued_of_late() {
    // The reference date is 22 June 2025.
    let check = r#"documents = { any_of = [{ kind = "other", issued_within_months = 3 }] }"#;
    let issued = |day: &str| documents(&format!(r#"{{"kind":"other","issued":"{day}"}}"#));
    for (day, expected) in [
        ("2025-03-21", NotMet),
        ("2025-03-22", Met),
        ("2025-06-22", Met),
        ("2025-06-23", NotMet),
        ("2025-04", Met),
        ("2025-03", Unclear),
        ("2025-06", Unclear),
        ("2025", Unclear),
        ("2024", NotMet),
    ] {
        assert_eq!(outcome(check, &issued(day)), expected, "{day}");
    }
    assert_eq!(outcome(check, &documents(r#"{"kind":"other"}"#)), Unclear);
    says(
        check,
        &issued("2025-03-21"),
        NotMet,
        "other document: issued 21 March 2025; required: by 22 June 2025, no more than 3 months before that day",
        "autre document : document délivré le 21 mars 2025 ; date requise : au plus tard le 22 juin 2025 et dans les 3 mois précédant ce jour",
    );
    says(
        check,
        &documents(r#"{"kind":"other"}"#),
        Unclear,
        "other document: the day of issue is not stated",
        "autre document : date de délivrance non indiquée",
    );
    let partial = found(&rules_of(check), &issued("2025-03"));
    assert_eq!(partial.missing, ["/documents/0/issued"]);
    assert_eq!(partial.evidence, ["/documents/0/kind other", "/documents/0/issued 2025-03"]);
}

#[test]
fn documents_that_are_valid() {
    let check = r#"documents = { any_of = [{ kind = "other", valid_on = "deadline" }] }"#;
    let valid = |day: &str| documents(&format!(r#"{{"kind":"other","valid_until":"{day}"}}"#));
    for (day, expected) in
        [("2025-06-21", NotMet), ("2025-06-22", Met), ("2025-06", Unclear), ("2025-07", Met), ("2025-05", NotMet)]
    {
        assert_eq!(outcome(check, &valid(day)), expected, "{day}");
    }
    says(
        check,
        &valid("2025-06-21"),
        NotMet,
        "other document: valid until 21 June 2025; required: valid on the day of the deadline",
        "autre document : fin de validité le 21 juin 2025 ; validité requise : à la date limite",
    );
    says(
        check,
        &documents(r#"{"kind":"other"}"#),
        Unclear,
        "other document: how long it is valid is not stated",
        "autre document : fin de validité non indiquée",
    );
    let short = found(&rules_of(check), &valid("2025-06-21"));
    assert_eq!(
        short.remedies.first().map(String::as_str),
        Some("a document attached: other document, valid on the day of the deadline")
    );

    // The post begins on any day of two months.
    let at_start = rules_with(
        r#"start = ["2026-03", "2026-09"]"#,
        r#"documents = { any_of = [{ kind = "other", valid_on = "start" }] }"#,
    );
    for (day, expected) in
        [("2026-02-28", NotMet), ("2026-03-01", Unclear), ("2026-09-29", Unclear), ("2026-09-30", Met)]
    {
        assert_eq!(found(&at_start, &valid(day)).outcome, expected, "{day}");
    }
    let at_submission = rules_of(r#"documents = { any_of = [{ kind = "other", valid_on = "submission" }] }"#);
    let unknown = found(&at_submission, &valid("2026-01-01"));
    assert_eq!((unknown.outcome, unknown.missing), (Unclear, vec!["/application/submitted_at".to_owned()]));
}

#[test]
fn mistakes_in_documents_are_found_at_their_places() {
    let wanted = |wanted: &str| format!("documents = {{ any_of = [{{ {wanted} }}] }}");
    mistaken(&wanted(r#"kind = "passport""#), r#""passport""#, "");
    mistaken(&wanted(r#"name = "medicel""#), r#""medicel""#, "medical");
    mistaken(&wanted(r#"kind = "cv", issued_within_moths = 3"#), "issued_within_moths", "issued_within_months");
    mistaken(&wanted(r#"kind = "cv", issued_within_months = -1"#), "-1", "");
    mistaken(&wanted(r#"kind = "cv", valid_on = "deadlin""#), r#""deadlin""#, "deadline");
    mistaken(&wanted(r#"kind = "cv", valid_on = "start""#), r#""start""#, "");
    mistaken(&wanted("dates_shown = true"), "{ dates_shown = true }", "");
    mistaken(r#"documents = { of = [{ kind = "cv" }], at_most = 2, at_least = 3 }"#, "2", "");
    mistaken(r#"documents = { of = [{ kind = "cv" }] }"#, r#"{ of = [{ kind = "cv" }] }"#, "");
    mistaken(r#"documents = { any_of = [{ kind = "cv" }], at_least = 1 }"#, "at_least", "");
    mistaken(r#"documents = { all_off = [{ kind = "cv" }] }"#, "all_off", "all_of");
    let unknown =
        rules_of(r#"documents = { any_of = [{ kind = "cv" }] }"#).replace("names = [\"Medical", "nmaes = [\"Medical");
    assert_eq!(mistakes(&unknown), [("nmaes".to_owned(), "names".to_owned())]);
}
