//! What rules.toml quotes is in the notice, letter by letter.

use std::path::Path;

use eligible::internal::domain::outcome::Group;
use eligible::internal::domain::text::Bilingual;

use crate::common::command::{run_in, text};
use crate::common::judge::VACANCY;

/// The parts of the notice that are quoted, as published.
static NOTICE: &str = include_str!("notice-250700.txt");

#[test]
fn every_quotation_is_in_the_notice() {
    let notice = &VACANCY.notice;
    let header = [&notice.body, &notice.division, &notice.location, &notice.schedule];
    let header = header.into_iter().flatten().chain([&notice.title]).chain(&notice.offer);
    for text in header.chain(VACANCY.criteria.iter().map(|criterion| &criterion.clause)) {
        let Bilingual { en, fr } = text;
        assert!(!en.is_empty() && !fr.is_empty());
        assert!(NOTICE.contains(en.as_str()), "{en}");
        assert!(NOTICE.contains(fr.as_str()), "{fr}");
    }
}

#[test]
fn the_condition_on_documents_quotes_both_of_them() {
    let condition = VACANCY.criteria.iter().find(|criterion| criterion.id == "C4").unwrap();
    let Bilingual { en, fr } = &condition.clause;
    for (clause, documents) in [
        (
            en,
            [
                "1. Copy of university qualifications you have completed and/or",
                "2. Proof of ongoing studies with the dates clearly mentioned if you are still studying.",
            ],
        ),
        (
            fr,
            [
                "1. une copie des diplômes universitaires obtenus et/ou",
                "2. un certificat de scolarité avec indication précise des dates, si vous poursuivez actuellement vos études.",
            ],
        ),
    ] {
        for document in documents {
            assert!(clause.lines().any(|line| line == document), "{clause}");
        }
    }
}

#[test]
fn a_quotation_is_shown_on_one_line_and_without_marks_of_links() {
    for lang in ["en", "fr"] {
        for command in [&["rules", "show"][..], &["explain", "examples/applicants/eligible-plain.json", "--full"]] {
            let arguments = [command, &["--lang", lang]].concat();
            let output = run_in(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments, b"");
            let shown = text(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
            let (document, before) = match lang {
                "en" => ("2. Proof of ongoing studies with the dates", "following documents: 1. Copy of university"),
                _ => ("2. un certificat de scolarité avec", "documents suivants : 1. une copie des diplômes"),
            };
            assert!(shown.contains(document), "{arguments:?}: {shown}");
            assert!(shown.replace('\u{a0}', " ").contains(before), "{arguments:?}: {shown}");
            assert!(!shown.contains("](") && !shown.contains("\\n"), "{arguments:?}");
        }
    }
}

#[test]
fn the_advice_on_age_says_what_each_text_asks() {
    let age = VACANCY.criteria.iter().find(|criterion| criterion.id == "E2").unwrap();
    let advice = age.advice_not_met.as_ref().unwrap();
    assert!(age.clause.fr.contains("plus de 21 ans") && advice.fr.contains("plus de 21 ans"), "{}", advice.fr);
    assert!(age.clause.en.contains("at least 21") && advice.en.contains("at least 21"), "{}", advice.en);
}

#[test]
fn it_is_said_that_the_public_faq_is_stricter_and_that_it_tools_are_often_for_people_to_decide() {
    for (id, words) in [
        ("E3", ["NATO's public FAQ (www.nato.int/cps/en/natohq/71194.htm) is stricter", "La FAQ publique de l'OTAN"]),
        (
            "D3",
            [
                "This criterion will often be for the selection team to decide.",
                "Ce critère sera souvent à l'appréciation du service responsable.",
            ],
        ),
    ] {
        let criterion = VACANCY.criteria.iter().find(|criterion| criterion.id == id).unwrap();
        let said = |words: &[&str; 2]| {
            let mut all = criterion.interpretations.iter().flat_map(|one| [&one.text, &one.reason]);
            all.any(|text| text.en.contains(words[0]) && text.fr.contains(words[1]))
        };
        assert!(said(&words), "{id}");
    }
}

#[test]
fn the_facts_of_the_header_are_all_there() {
    let notice = &VACANCY.notice;
    let salary =
        notice.salary.as_ref().map(|salary| (salary.amount.as_str(), salary.currency.as_str(), salary.per.as_str()));
    assert_eq!(salary, Some(("1286.09", "EUR", "month")));
    assert_eq!(
        (notice.id.as_str(), notice.grade.as_deref(), notice.clearance.as_deref()),
        ("250700", Some("INTERN"), Some("NS"))
    );
    assert_eq!(
        (notice.hours_per_week, notice.duration_months, notice.maximum_applications),
        (Some(38), Some(6), Some(3))
    );
    assert_eq!((notice.deadline.to_string().as_str(), notice.zone.name()), ("2025-06-22 23:59", "Europe/Brussels"));
    let start: Vec<_> = notice.start.iter().map(ToString::to_string).collect();
    assert_eq!(start, ["2026-03", "2026-09"]);
}

#[test]
fn every_criterion_has_advice_and_titles_in_both_languages() {
    for criterion in &VACANCY.criteria {
        let advice =
            [&criterion.advice_unclear, &criterion.advice_not_met].map(|advice| advice.as_ref().expect("advice"));
        for text in advice.into_iter().chain([&criterion.title, &criterion.clause]) {
            assert!(!text.en.is_empty() && !text.fr.is_empty(), "{}", criterion.id);
        }
    }
    let count = |group| VACANCY.count(group);
    let groups = [Group::Essential, Group::Desirable, Group::Condition, Group::Competency];
    assert_eq!(groups.map(count), [4, 4, 6, 9]);
}

#[test]
fn every_member_state_is_known_by_its_names() {
    let members = &VACANCY.vocabulary.sets["nato_members"].members;
    assert_eq!(members.len(), 32);
    for (name, code) in [
        ("Suède", "SE"),
        ("dutch", "NL"),
        ("UK", "GB"),
        ("el", "GR"),
        ("Ελλάδα", "GR"),
        ("U.S.", "US"),
        ("côte d’ivoire", "CI"),
    ] {
        let country = VACANCY.vocabulary.country(name).map(|country| country.to_string());
        assert_eq!(country.as_deref(), Some(code), "{name}");
    }
}
