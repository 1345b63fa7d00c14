//! What rules.toml quotes is in the notice, letter by letter.

use eligible::internal::domain::outcome::Group;
use eligible::internal::domain::text::Bilingual;

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
