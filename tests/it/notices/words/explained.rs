//! What `explain` says would change a verdict, and what it says of what cannot be changed.

use super::{printed, rules_of, rules_with, unwrapped, with_two_starts};

const NOTHING: &str = "No further information would make this application eligible";

/// What is said below the last heading, in one line.
#[track_caller]
fn change(rules: &str, record: &str, lang: &str) -> String {
    let page = unwrapped(rules, record, &["explain", "a.json", "--full", "--lang", lang]);
    let heading = if lang == "fr" { "CE QUI CHANGERAIT LE VERDICT" } else { "WHAT WOULD CHANGE THE VERDICT" };
    page.split_once(heading).unwrap().1.trim().to_owned()
}

#[track_caller]
fn changed_by(check: &str, record: &str, en: &str, fr: &str) {
    let rules = if check.contains('\n') { check.to_owned() } else { rules_of(check) };
    let with = "The application would be eligible with the following, subject to proof: - E1";
    let colon = |between, text: &str| if text.starts_with(',') { text.to_owned() } else { format!("{between}{text}") };
    assert_eq!(change(&rules, record, "en"), with.to_owned() + &colon(": ", en));
    let with = "La candidature serait admissible avec l'élément suivant, sous réserve de justificatif : - E1";
    assert_eq!(change(&rules, record, "fr"), with.to_owned() + &colon(" : ", fr));
}

/// A6: an empty list of experience does it.
#[test]
fn where_no_experience_is_allowed_it_helps_to_say_that_there_is_none() {
    changed_by(
        r#"experience = { kinds = ["traineeship"], none = true }"#,
        "{}",
        "no work experience: an empty list `experience`",
        "aucune expérience professionnelle : une liste `experience` vide",
    );
    changed_by(
        r"experience = { at_most = { months = 3 } }",
        "{}",
        "no work experience: an empty list `experience`",
        "aucune expérience professionnelle : une liste `experience` vide",
    );
    changed_by(
        r#"residence = { countries = ["GB"], at_most = { years = 3 } }"#,
        "{}",
        "no residence: an empty list `residence`",
        "aucune résidence : une liste `residence` vide",
    );
    changed_by(
        r#"documents = { none_of = [{ kind = "cv" }] }"#,
        "{}",
        "no document attached: an empty list `documents`",
        "aucun document joint : une liste `documents` vide",
    );
}

/// A6: what nobody can name is left open, without the contradiction.
#[test]
fn what_depends_on_the_time_of_submission_is_left_open() {
    let rules = rules_of(r#"age = { over = 21, on = "submission" }"#);
    for record in ["{}", r#"{"date_of_birth":"1950-01-01"}"#] {
        let open = "It cannot be said in advance which information would make this application eligible: \
                    - E1: see “Missing information” above";
        assert_eq!(change(&rules, record, "en"), open);
        let open = "Il n'est pas possible de dire d'avance quelles informations rendraient cette candidature admissible : \
                    - E1 : voir « À compléter » ci-dessus";
        assert_eq!(change(&rules, record, "fr"), open);
        assert!(printed(&rules, record, &["explain", "a.json", "--full"]).contains("`application.submitted_at`"));
    }
}

/// A6: a full-time degree is proposed as one.
#[test]
fn a_degree_that_has_to_be_full_time_is_proposed_as_full_time() {
    let check = r#"any = [{ degree = { at_least = "bachelor", full_time = true } }, { studies = { at_least = "bachelor", credits = 60, unit = "ECTS" } }]"#;
    changed_by(
        check,
        "{}",
        ", one of the following: - another course of study: a degree at bachelor level or above, obtained by the \
         reference date; full-time - further studies, to reach the required amount: at least 60 credits (unit: ECTS) from studies \
         at bachelor level or above in total, up to the reference date; credits in another unit are not converted",
        ", l'un des éléments suivants : - une autre formation : un diplôme de niveau bachelor ou supérieur, obtenu au plus tard à la \
         date de référence ; à temps plein - des études supplémentaires, pour atteindre le total requis : au moins 60 crédits \
         `ECTS` au total pour des études de niveau bachelor ou supérieur, jusqu'à la date de référence ; les crédits dans une autre \
         unité ne sont pas convertis",
    );
}

/// B7, A6: the end of studies that have to last.
#[test]
fn the_end_of_studies_that_have_to_last_is_proposed() {
    changed_by(
        r#"enrolled = { at_least = "bachelor", from = "start", until = "end" }"#,
        r#"{"education":[{"level":"master","status":"ongoing","start":"2026-09-01"}]}"#,
        ", one of the following: - education 1 (master's degree), the date of the degree or of the expected end: 29 February 2028 or later \
         - another course of study: studies under way both on the first day of the post and on the last day of the \
         post, at bachelor level or above",
        ", l'un des éléments suivants : - formation n° 1 (master), la date d'obtention du diplôme ou de fin prévue : 29 février 2028 ou après \
         - une autre formation : des études en cours le premier jour du poste et le dernier jour du poste, de niveau \
         bachelor ou supérieur",
    );
}

/// B7: a field other than those that do not count.
#[test]
fn a_field_other_than_those_that_do_not_count_is_proposed() {
    let rules = rules_with(
        r#"degree = { at_least = "bachelor", not_in_fields = "law" }"#,
        "[field.law]\ntitle = { en = \"Law\", fr = \"Droit\" }\nphrases = [\"law\", \"droit\"]",
    );
    changed_by(
        &rules,
        r#"{"education":[{"level":"bachelor","status":"completed","end":"2024-06-30"}]}"#,
        "education 1 (bachelor's degree), the field of study: one that is not on the list “Law”, such as `Chemistry`",
        "formation n° 1 (bachelor), le domaine d'études : un domaine hors de la liste « Droit », par exemple `Chemistry`",
    );
}

/// B2: a further entry makes it eligible, whatever becomes of the first.
#[test]
fn further_studies_are_proposed_where_those_stated_end_too_early() {
    changed_by(
        r#"enrolled = { at_least = "bachelor", on = "after_end" }"#,
        r#"{"education":[{"level":"bachelor","status":"ongoing","start":"2023-09-01","end":"2027-03-20"}]}"#,
        "another course of study: studies under way on the day after the end of the post, at bachelor level or above",
        "une autre formation : des études en cours le lendemain de la fin du poste, de niveau bachelor ou supérieur",
    );
}

/// B17: who lives there still may say until when.
#[test]
fn the_end_of_a_residence_is_asked_for_a_day_to_come() {
    let check = r#"residence = { countries = ["GB"], at_least = { years = 3 }, on = "start" }"#;
    let record = r#"{"residence":[{"country":"GB","start":"2024-09-01"}]}"#;
    let change = change(&rules_of(check), record, "en");
    assert!(change.contains("residence 1 (`GB`), "), "{change}");
    assert!(change.contains("1 September 2027 or later"), "{change}");
    assert_eq!(super::of(check, record).missing, ["/residence/0/end"]);
}

/// A7: with two starts no single one is what counts.
#[test]
fn of_two_starts_none_is_said_to_be_the_one_that_counts() {
    let rules = with_two_starts(r#"age = { over = 21, on = "start" }"#);
    let record = r#"{"date_of_birth":"2006-09-01"}"#;
    let settled = format!(
        "{NOTHING}: - E1: it depends on the day on which the post starts, which the application does not settle"
    );
    assert_eq!(change(&rules, record, "en"), settled);
    let settled = "Aucune information complémentaire ne rendrait cette candidature admissible : - E1 : cela \
                   dépend du jour où le poste commence, que la candidature ne fixe pas";
    assert_eq!(change(&rules, record, "fr"), settled);
    let late = change(&rules, r#"{"date_of_birth":"2010-09-01"}"#, "en");
    let expected = format!(
        "{NOTHING}: - E1: the required age (over 21 years old) is reached on 2 September 2031; age is \
         assessed as of 1 September 2027"
    );
    assert_eq!(late, expected);
}

/// A6: what is proved is said as before, of each thing that is asked of all.
#[test]
fn nothing_helps_where_one_thing_of_several_is_settled() {
    let check = r#"all = [{ age = { at_most = 30 } }, { degree = { at_least = "bachelor" } }]"#;
    let record = r#"{"date_of_birth":"1990-01-01","education":[]}"#;
    let settled =
        format!("{NOTHING}: - E1: the required age (at most 30 years old) is already exceeded on 31 March 2027");
    assert_eq!(change(&rules_of(check), record, "en"), settled);
    let person = r#"all = [{ person = { question.en = "Is it so?" } }, { experience = { none = true } }]"#;
    let settled = format!("{NOTHING}: - E1: for the selection team to decide");
    assert_eq!(change(&rules_of(person), "{}", "en"), settled);
}
