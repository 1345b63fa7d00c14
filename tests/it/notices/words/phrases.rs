//! Single phrases: what `rules show` says is checked, and why an outcome is what it is.

use eligible::internal::domain::outcome::Outcome;

use super::{of, rules_of, rules_with, unwrapped};
use crate::words::found;

/// What `rules show` says of a rules file, in one line.
#[track_caller]
fn shown(rules: &str, lang: &str) -> String {
    unwrapped(rules, "{}", &["rules", "show", "--lang", lang])
}

/// What is checked is said so in both languages.
#[track_caller]
fn describes(rules: &str, en: &str, fr: &str) {
    for (lang, words) in [("en", en), ("fr", fr)] {
        let shown = shown(rules, lang);
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

/// The reason in both languages.
#[track_caller]
fn says(rules: &str, record: &str, expected: Outcome, en: &str, fr: &str) {
    let found = found(rules, record);
    assert_eq!((found.outcome, found.en.as_str(), found.fr.replace('\u{a0}', " ").as_str()), (expected, en, fr));
}

/// A9, B14: the day of a check is said once, and the reference date not at all where it has its own.
#[test]
fn the_day_of_a_check_stands_once() {
    describes(
        &rules_of(r#"enrolled = { at_least = "master", on = 2027-10-01 }"#),
        "studies under way on 1 October 2027, at master level or above",
        "des études en cours le 1er octobre 2027, de niveau master ou supérieur",
    );
    describes(
        &rules_of(r#"degree = { at_least = "bachelor", on = "start" }"#),
        "a degree at bachelor level or above, obtained by the first day of the post",
        "un diplôme de niveau bachelor ou supérieur, obtenu au plus tard le premier jour du poste",
    );
    describes(
        &rules_of(r#"attended = { at_least = "bachelor", on = 2016-12-31 }"#),
        "studies at bachelor level or above begun by 31 December 2016",
        "des études de niveau bachelor ou supérieur commencées au plus tard le 31 décembre 2016",
    );
    describes(
        &rules_of(r#"enrolled = { at_least = "bachelor", from = "start", until = "end" }"#),
        "for a single course of study, studies under way both on the first day of the post",
        "pour une même formation, des études en cours le premier jour du poste",
    );
    describes(
        &rules_of(r#"highest_degree = { at_least = "bachelor", less_than_months = 12, on = "submission" }"#),
        "the highest of the degrees obtained by the day of submission is a degree at bachelor level or above, obtained by that day and less",
        "le plus élevé des diplômes obtenus au plus tard le jour de la soumission est un diplôme de niveau bachelor ou supérieur, obtenu",
    );
    // Without a day of its own it is the reference date.
    describes(
        &rules_of(r#"degree = { at_least = "bachelor" }"#),
        "a degree at bachelor level or above, obtained by the reference date (31 March 2027)",
        "un diplôme de niveau bachelor ou supérieur, obtenu au plus tard à la date de référence (31 mars 2027)",
    );
    // The day is said once before several conditions on one entry.
    describes(
        &rules_of(
            r#"education = { any = [{ degree = { at_least = "bachelor" } }, { enrolled = { at_least = "master" } }] }"#,
        ),
        "for a single course of study, on the reference date (31 March 2027), any of the following:",
        "pour une même formation, à la date de référence (31 mars 2027), l'une des conditions suivantes :",
    );
}

const SETS: &str = r#"
[set.us]
title = { en = "the United States", fr = "les États-Unis" }
members = ["US"]

[set.members]
title = { en = "the Member States", fr = "les États membres" }
members = ["FR", "IT", "RO"]

[set.others]
title = { en = "other states", fr = "autres États" }
members = ["RO", "JP"]
"#;

/// A15, B14: countries have their articles.
#[test]
fn countries_have_their_articles() {
    describes(
        &rules_of("by_nationality = { NL = { age = { at_most = 30 } } }"),
        "for nationals of the Netherlands:",
        "pour les ressortissants des Pays-Bas :",
    );
    describes(
        &rules_of(r#"residence = { countries = ["GB"], at_least = { years = 3 } }"#),
        "residence in the United Kingdom, counted up to",
        "résidence au Royaume-Uni, comptée jusqu'à",
    );
    describes(
        &rules_of(r#"nationality = { any_of = ["GB"] }"#),
        "at least one nationality is that of the United Kingdom",
        "au moins une nationalité est celle du Royaume-Uni",
    );
}

/// B14: a title with an article, a set of one country, a code beside sets, a country in two sets.
#[test]
fn sets_are_said_as_they_are_called() {
    let rules = rules_with(r#"nationality = { any_of = "us", on = "submission" }"#, SETS);
    describes(
        &rules,
        "at least one nationality is that of the United States, on the day of submission",
        "au moins une nationalité est celle des États-Unis, le jour de la soumission",
    );
    let record = r#"{"nationalities":["CA"],"application":{"submitted_at":"2027-03-01T10:00:00Z"}}"#;
    let (en, fr) =
        ("Canada (`CA`) is not the United States", "le seul pays visé est les États-Unis, et non le Canada (`CA`)");
    says(&rules, record, Outcome::NotMet, en, fr);
    let rules = rules_with(r#"nationality = { any_of = ["members", "others", "CA"] }"#, SETS);
    describes(
        &rules,
        "that of one of the following countries (Member States, other states, Canada), 5 countries on the reference date",
        "celle de l'un des pays suivants (États membres, autres États, Canada), soit 5 pays à la date de référence",
    );
    says(
        &rules,
        r#"{"nationalities":["CH"]}"#,
        Outcome::NotMet,
        "Switzerland (`CH`) is not among the following countries (Member States, other states, Canada)",
        "la Suisse (`CH`) ne fait pas partie des pays suivants (États membres, autres États, Canada)",
    );
}

/// B15: a country is not called twice by one name.
#[test]
fn a_country_is_named_once() {
    let found = of(r#"nationality = { any_of = ["FR", "IT"] }"#, r#"{"nationalities":["Jersey"]}"#);
    assert_eq!(found.en, "Jersey is not among the countries listed");
}

/// A15: that no day is allowed.
#[test]
fn no_days_are_allowed() {
    let check = "experience = { within_last = { days = 1 }, at_most = { days = 0 } }";
    let record = r#"{"experience":[{"employer":"X","start":"2020-01-01"}]}"#;
    let found = of(check, record);
    assert!(found.en.contains("; maximum: 0 days"), "{}", found.en);
    assert!(found.fr.contains("maximum\u{a0}: 0 jour"), "{}", found.fr);
}

/// A15, B14: what has no gap is a stretch, and not all.
#[test]
fn a_stretch_without_a_gap_is_not_all() {
    describes(
        &rules_of("experience = { at_most = { months = 2 }, consecutive = true }"),
        "at most 2 months in any stretch without a gap",
        "jamais plus de 2 mois sans interruption",
    );
    describes(
        &rules_of("experience = { at_least = { years = 1 }, consecutive = true }"),
        "at least 1 year in one stretch without a gap",
        "au moins 1 an sans interruption",
    );
}

/// B15: two bounds of a time, with one `and`.
#[test]
fn a_time_goes_from_one_length_to_another() {
    let check = r#"residence = { countries = ["GB"], at_least = { years = 3 } }"#;
    let found = of(check, r#"{"residence":[{"country":"GB","start":"2024-04","end":"2027-03-25"}]}"#);
    assert!(found.en.starts_with("residence that counts: 34 months and "), "{}", found.en);
    assert!(!found.en.contains("between"), "{}", found.en);
}

/// A15: an employer of a list.
#[test]
fn an_employer_is_one_of_a_list() {
    let list = "[employer.un]\ntitle = { en = \"United Nations\", fr = \"Nations unies\" }\nnames = [\"UN\"]";
    describes(
        &rules_with(r#"experience = { employers = "un" }"#, list),
        "with an employer on the list “United Nations” (if the employer is not stated",
        "chez un employeur de la liste « Nations unies » (si l'employeur n'est pas indiqué",
    );
}

/// A15: a number of preferences.
#[test]
fn so_many_preferences_are_said_once() {
    describes(
        &rules_of("preferences = { at_least = 5, at_most = 5 }"),
        "number of different preferences (minimum: 5, maximum: 5)",
        "nombre de préférences différentes (minimum : 5, maximum : 5)",
    );
}

/// A15, B14: it is the document that is valid.
#[test]
fn documents_are_said_with_what_is_asked_of_them() {
    let list = "[document.passport]\ntitle = { en = \"passport\", fr = \"passeport\" }\nnames = [\"Passport\"]";
    describes(
        &rules_with(r#"documents = { any_of = [{ name = "passport", valid_on = "submission" }] }"#, list),
        "this document is attached: passport, valid on the day of submission (the selection team decides if its name is missing or only partly matches)",
        "document joint : passeport, valable le jour de la soumission (nom du document non indiqué ou incomplet : le service responsable tranche)",
    );
    describes(
        &rules_of(r#"documents = { any_of = [{ kind = "qualification" }] }"#),
        "this document is attached: qualification",
        "document joint : diplôme",
    );
    let shown =
        shown(&rules_with(r#"documents = { of = [{ kind = "other", name = "passport" }], at_least = 2 }"#, list), "en");
    assert!(!shown.contains("other document called"), "{shown}");
}

/// A15: credits from all studies.
#[test]
fn credits_come_from_all_studies_together() {
    describes(
        &rules_of(r#"studies = { levels = ["bachelor"], credits = 180, unit = "ECTS" }"#),
        "at least 180 credits (unit: ECTS) from studies at bachelor level in total, up to",
        "au moins 180 crédits `ECTS` au total pour des études de niveau bachelor",
    );
}

const LAW: &str = "question.en = \"Does the law apply?\", question.fr = \"La loi s'applique-t-elle ?\"";

/// A15, B15: what is asked, and then why.
#[test]
fn what_is_asked_in_a_case_is_said_before_why() {
    let check = format!(
        r#"when = {{ if = {{ answer = {{ key = "law", {LAW}, equals = true }} }}, then = {{ nationality = {{ any_of = ["BE"] }} }} }}"#
    );
    let rules = rules_of(&check);
    let yes = r#"{"nationalities":["FR"],"answers":{"law":true}}"#;
    says(
        &rules,
        yes,
        Outcome::NotMet,
        "France (`FR`) is not Belgium (this applies because answer: yes (Does the law apply?))",
        "le seul pays visé est la Belgique, et non la France (`FR`) (condition préalable remplie : réponse : oui (La loi s'applique-t-elle ?))",
    );
    let no = r#"{"nationalities":["FR"],"answers":{"law":false}}"#;
    let found = found(&rules, no);
    assert!(found.en.starts_with("nothing more is required, because this condition is not met: "), "{}", found.en);
    let open = r#"{"nationalities":["FR"]}"#;
    let found = crate::words::found(&rules, open);
    assert!(
        found.en.starts_with("the requirement depends on a condition that is unclear: not answered: "),
        "{}",
        found.en
    );
    let twice = r#"when = { if = { enrolled = { at_least = "bachelor" } }, then = { enrolled = { levels = ["bachelor", "master"] } } }"#;
    let found = of(twice, r#"{"education":[{"level":"bachelor","status":"ongoing"}]}"#);
    assert_eq!(found.en, "bachelor's degree, ongoing: under way on 31 March 2027");
}

const EU: &str = r#"["bg","hr","cs","da","nl","en","et","fi","fr","de","el","hu"]"#;

/// A15: a long list of languages is counted, and proposed once.
#[test]
fn a_long_list_of_languages_is_counted() {
    let rules = rules_with(&format!(r#"language = {{ any_of = {EU}, at_least = "B2", scale = "cefr" }}"#), CEFR);
    let found = found(&rules, r#"{"languages":[{"language":"Japanese","level":"C2"}]}"#);
    assert_eq!(found.en, "none of the 12 languages in question is stated");
    assert_eq!(found.fr.replace('\u{a0}', " "), "aucune des 12 langues en question n'est indiquée");
    assert_eq!(found.remedies, ["one of the 12 languages in question at B2 or above, such as Bulgarian"]);
    assert_eq!(
        found.remedies_fr,
        ["l'une des 12 langues en question de niveau B2 ou supérieur, par exemple le bulgare"]
    );
    let any = r#"any = [{ language = { any_of = ["en", "fr"], at_least = "C1", scale = "cefr" } }, { language = { any_of = ["fr"], at_least = "B2", scale = "cefr" } }]"#;
    let found = crate::words::found(&rules_with(any, CEFR), r#"{"languages":[]}"#);
    assert_eq!(found.remedies, ["English at C1 or above", "French at B2 or above"]);
}

const CEFR: &str =
    "[scale.cefr]\nlevels = [\"A1\", \"A2\", \"B1\", \"B2\", \"C1\", \"C2\"]\nequivalents.C2 = [\"native\"]";

/// A15: the skills are said in the reader's language.
#[test]
fn the_skills_of_a_level_are_said_in_words() {
    let rules =
        rules_with(r#"language = { any_of = ["en"], at_least = "C1", scale = "cefr", four_skills = true }"#, CEFR);
    says(
        &rules,
        r#"{"languages":[{"language":"en","level":{"writing":"C1"}}]}"#,
        Outcome::Unclear,
        "English: writing C1, other skills not stated; required: C1 or above in each skill",
        "anglais : écriture C1, autres compétences non indiquées ; niveau requis : C1 ou supérieur pour chaque compétence",
    );
}

/// B15: a language counts as itself, and what no language serves is said once.
#[test]
fn of_several_languages_each_is_named() {
    let rules = rules_with(
        r#"language = { any_of = ["en", "es", "fr", "pt"], at_least = "C1", count = 2, scale = "cefr" }"#,
        CEFR,
    );
    says(
        &rules,
        r#"{"languages":[{"language":"es","level":"native"},{"language":"fr","level":"C1"}]}"#,
        Outcome::Met,
        "French at C1 meets the requirement “French at C1 or above”; Spanish at C2 (`native`) meets the requirement “Spanish at C1 or above”",
        "exigence « français de niveau C1 ou supérieur » remplie : français de niveau C1 ; exigence « espagnol de niveau C1 ou supérieur » remplie : espagnol de niveau C2 (`native`)",
    );
    says(
        &rules,
        r#"{"languages":[{"language":"de","level":"C2"}]}"#,
        Outcome::NotMet,
        "a language is missing for the requirement “English, Spanish, French or Portuguese at C1 or above”",
        "il manque une langue pour l'exigence « anglais, espagnol, français ou portugais de niveau C1 ou supérieur »",
    );
    says(
        &rules,
        r#"{"languages":[{"language":"en","level":"C1"}]}"#,
        Outcome::NotMet,
        "English at C1 meets the requirement “English at C1 or above”; a language is missing for the requirement “English, Spanish, French or Portuguese at C1 or above”",
        "exigence « anglais de niveau C1 ou supérieur » remplie : anglais de niveau C1 ; il manque une langue pour l'exigence « anglais, espagnol, français ou portugais \
         de niveau C1 ou supérieur »",
    );
}

/// B15: the age is said once beside two bounds.
#[test]
fn of_two_bounds_the_age_is_said_once() {
    says(
        &rules_of(r#"age = { at_least = 18, at_most = 30, on = "start" }"#),
        r#"{"date_of_birth":"2000-01-01"}"#,
        Outcome::Met,
        "aged 27 on 1 September 2027 (date of birth: 1 January 2000); required: at least 18 years old; required: at most 30 years old",
        "27 ans le 1er septembre 2027 (naissance : 1er janvier 2000) ; âge requis : 18 ans au moins ; âge requis : 30 ans au \
         plus",
    );
}

/// B15, 17 E4: a part that is met does not read like a failure.
#[test]
fn what_a_person_is_asked_about_says_what_is_met() {
    let rules = rules_with(
        r#"person = { question.en = "Is it good?", question.fr = "Est-ce bon ?", unless_not = { language = { any_of = ["fr"], at_least = "B2", skills = ["writing"], scale = "cefr" } } }"#,
        CEFR,
    );
    says(
        &rules,
        r#"{"languages":[{"language":"fr","level":"native"}]}"#,
        Outcome::Unclear,
        "French at C2 (`native`); required: B2 or above in writing (met); for the selection team to decide: “Is it good?”",
        "français : C2 (`native`) ; niveau requis : B2 ou supérieur en écriture (condition remplie) ; à \
         l'appréciation du service responsable : « Est-ce bon ? »",
    );
}

const TRACKS: &str = r#"tracks = [
  { id = "a", title = { en = "Student", fr = "Étudiant" }, check.enrolled = { at_least = "bachelor" } },
  { id = "b", title = { en = "Doctor", fr = "Docteur" }, check.degree = { at_least = "doctorate" } },
  { id = "c", title = { en = "Graduate", fr = "Diplômé" }, check.degree = { at_least = "bachelor", within_months = 12 } },
]
"#;

/// A13, B15: the nearest profile comes first, and each is said once.
#[test]
fn the_nearest_profile_comes_first() {
    let rules = rules_of(TRACKS);
    let record = r#"{"education":[{"level":"master","status":"completed","end":"2026-03-30"}]}"#;
    let found = found(&rules, record);
    assert_eq!(found.outcome, Outcome::NotMet);
    assert!(found.en.starts_with("profile “Graduate”: master's degree, completed 30 March 2026"), "{}", found.en);
    assert!(found.en.ends_with("; and 1 more reason"), "{}", found.en);
    assert!(found.fr.starts_with("profil «\u{a0}Diplômé\u{a0}»\u{a0}: "), "{}", found.fr);
    let page = unwrapped(&rules, record, &["explain", "a.json", "--full"]);
    for title in ["profile “Student”: master", "profile “Doctor”: master", "profile “Graduate”: master"] {
        assert_eq!(page.matches(title).count(), 1, "{page}");
    }
    let place = |title| page.find(title).unwrap();
    assert!(place("no profile is met: ✗ not met: profile “Graduate”") < place("profile “Student”: master"), "{page}");
    assert!(place("profile “Student”: master") < place("profile “Doctor”: master"), "{page}");
}

/// B15: alternatives too are told by what comes nearest, and two facts that go together are no choice.
#[test]
fn the_nearest_alternative_comes_first() {
    let check = r#"any = [{ nationality = { any_of = ["BE"] } }, { all = [{ age = { at_least = 40 } }, { age = { at_least = 41 } }] }, { age = { at_most = 20 } }]"#;
    let found = of(check, r#"{"nationalities":["FR"],"date_of_birth":"2000-01-01"}"#);
    assert!(found.en.starts_with("France (`FR`) is not Belgium; aged 27 on"), "{}", found.en);
    let rules = rules_of(r#"all = [{ nationality = { any_of = ["BE"] } }, { age = { at_least = 18 } }]"#);
    let page = unwrapped(&rules, "{}", &["explain", "a.json", "--full"]);
    assert!(page.contains("would be eligible with all of the following, subject to proof: - E1: "), "{page}");
    assert!(!page.contains("one of the following sets") && !page.contains("1. "), "{page}");
}
