//! How checks are put into words for the page of the rules, in both languages.

use eligible::internal::checks::describe::{Describe as _, DescribeContext, Description};
use eligible::internal::domain::text::Lang;
use eligible::internal::messages::notice_words::{NoticeLabel, facts};
use eligible::internal::rules::vacancy::Readings;

use super::{found, read, rules_of, rules_with};

/// The sentences of a check, with blanks for no-break spaces: in English, then in French.
fn described(rules: &str) -> [String; 2] {
    fn sentences(description: &Description, told: &mut Vec<String>) {
        told.push(description.sentence.replace('\u{a0}', " "));
        description.parts.iter().for_each(|part| sentences(part, told));
    }
    let vacancy = read(rules);
    let judging_dates = vacancy.judging_dates(None);
    Lang::ALL.map(|lang| {
        let Readings::Same(check) = &vacancy.criteria[0].checks else { panic!("both texts read the same") };
        let mut told = Vec::new();
        sentences(&check.describe(DescribeContext { lang, judging_dates: Some(&judging_dates) }), &mut told);
        told.join(" | ")
    })
}

#[track_caller]
fn says(rules: &str, en: &str, fr: &str) {
    let [english, french] = described(rules);
    assert!(english.contains(en), "{english}");
    assert!(french.contains(fr), "{french}");
}

#[test]
fn the_days_of_the_post_are_named_where_its_start_is_known() {
    let availability = r"availability = {}";
    says(
        &rules_with("start = [\"2026-01-15\"]\nduration_months = 12", availability),
        "up to the last day of the post (14 January 2027)",
        "jusqu'au dernier jour du poste (14 janvier 2027)",
    );
    says(
        &rules_with("start = [\"2026-02\", \"2026-03-01\"]\nduration_months = 6", availability),
        "the last day of the post (from 31 July 2026 to 27 August 2026 or 31 August 2026)",
        "dernier jour du poste (du 31 juillet 2026 au 27 août 2026 ou 31 août 2026)",
    );
    says(
        &rules_with(
            "start = [\"2026-01-15\"]\nduration_months = 12",
            r#"degree = { at_least = "master", on = "after_end" }"#,
        ),
        "the day after the end of the post (15 January 2027)",
        "lendemain de la fin du poste (15 janvier 2027)",
    );
}

#[test]
fn decimals_have_a_comma_in_french() {
    says(
        &rules_of(r#"degree = { at_least = "master", grade = { scale = "German", at_most = 2.3 } }"#),
        "a grade of 2.3 or less",
        "une note de 2,3 ou moins",
    );
    says(
        &rules_of(r#"answer = { key = "shoes", question = { en = "Size?", fr = "Pointure ?" }, at_least = 38.5 }"#),
        "required answer to “Size?” (`shoes`): 38.5 or more",
        "à la question « Pointure ? » (`shoes`), réponse requise : 38,5 ou plus",
    );
}

#[test]
fn a_case_by_nationality_names_a_country_or_a_set() {
    let set = r#"
[set.near]
title = { en = "member states", fr = "États membres" }
members = ["BE", "FR"]"#;
    says(
        &rules_of("by_nationality = { BE = { age = { at_least = 21 } } }"),
        "for nationals of Belgium: | at least 21 years old",
        "pour les ressortissants de la Belgique : | avoir 21 ans au moins",
    );
    says(
        &(rules_of("by_nationality = { near = { age = { at_least = 21 } } }") + set),
        "for nationals of one of the member states:",
        "pour les ressortissants de l'un des États membres :",
    );
}

#[test]
fn a_declaration_is_an_answer() {
    let question = r#"question = { en = "Relatives here?", fr = "Des proches ici ?" }"#;
    says(
        &rules_of(&format!("declaration = {{ field = \"relatives\", is = false, {question} }}")),
        "required answer to “Relatives here?” (`relatives`): no",
        "à la question « Des proches ici ? » (`relatives`), réponse requise : non",
    );
}

#[test]
fn the_only_country_of_a_set_may_not_yet_belong_to_it() {
    let set = |since: &str| {
        rules_of(&format!(
            r#"nationality = {{ any_of = "allies" }}
[set.allies]
title = {{ en = "allies", fr = "alliés" }}
members = [{{ code = "SE", since = {since} }}]"#
        ))
    };
    says(&set("2024-03-07"), "one of the allies, one country on", "l'un des alliés, soit un pays à");
    says(
        &set("2026-03-07"),
        "one of the allies, not yet or no longer on",
        "l'un des alliés, mais pas encore ou plus à",
    );
}

#[test]
fn how_much_time_is_required_and_at_most() {
    for (limit, en, fr) in [
        ("at_least = { years = 1 }", "; required: 1 year", " ; requis : 1 an"),
        ("at_least = { years = 2 }", "; required: 2 years", " ; requis : 2 ans"),
        ("at_most = { months = 1 }", "; maximum: 1 month", " ; maximum : 1 mois"),
        ("at_least = { days = 7 }", "; required: 7 days", " ; requis : 7 jours"),
        ("at_most = { days = 14 }", "; maximum: 14 days", " ; maximum : 14 jours"),
    ] {
        let rules = rules_of(&format!("experience = {{ {limit} }}"));
        let found = found(&rules, r#"{"experience":[{"start":"2025-01-01","end":"2025-01-20"}]}"#);
        assert!(found.en.contains(en), "{}", found.en);
        assert!(found.fr.replace('\u{a0}', " ").contains(fr), "{}", found.fr);
    }
}

#[test]
fn an_upper_bound_of_age_is_allowed() {
    let found = found(&rules_of("age = { at_most = 32 }"), r#"{"date_of_birth":"1990-01-01"}"#);
    assert!(
        found.en.ends_with("aged 35 on 22 June 2025 (date of birth: 1 January 1990); required: at most 32 years old"),
        "{}",
        found.en
    );
    assert!(
        found.fr.ends_with(
            "35 ans le 22 juin 2025 (naissance\u{a0}: 1er janvier 1990)\u{a0}; âge requis\u{a0}: 32 ans au plus"
        ),
        "{}",
        found.fr
    );
}

#[test]
fn the_opening_is_among_the_facts_before_the_deadline() {
    let opening = r#"opening = { at = "2025-06-01T09:00", zone = "Europe/Brussels" }"#;
    let vacancy = read(&rules_with(opening, "age = { at_least = 18 }"));
    for (lang, opens) in [
        (Lang::En, "1 June 2025, 09:00 (Brussels time)"),
        (Lang::Fr, "1er juin 2025 à 9\u{a0}h\u{a0}00 (heure de Bruxelles)"),
    ] {
        let facts = facts(lang, &vacancy);
        let place = facts.iter().position(|(label, _)| *label == NoticeLabel::Opening).unwrap();
        assert_eq!(facts[place].1, [opens]);
        assert_eq!(facts[place + 1].0, NoticeLabel::Deadline);
    }
}
