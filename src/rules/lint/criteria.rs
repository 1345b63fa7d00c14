//! The criteria, each by itself and beside the others.

use std::ops::Range;

use toml::de::DeValue;

use crate::checks::Node;
use crate::checks::nationality::{Membership, membership};
use crate::checks::params::SpannedValue;
use crate::checks::possible_outcomes::PossibleOutcomes;
use crate::domain::applicant::Sector;
use crate::domain::countries::Country;
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::rule_lists::CountrySet;
use crate::domain::text::Lang;
use crate::rules::Criterion;
use crate::rules::lint::check_nodes::{self, CheckNode};
use crate::rules::lint::{LintContext, LintWarning, redundant_parts};
use crate::rules::vacancy::Readings;

/// A criterion with its checks, the English and the French one; where both texts read the same, one.
struct Checked<'v> {
    criterion: &'v Criterion,
    nodes: Vec<CheckNode<'v>>,
}

/// Looks at all criteria.
pub(super) fn look(found: &mut LintContext<'_, '_>) {
    let (root, vacancy, judging_dates) = (found.root.get_ref(), found.vacancy, found.judging_dates);
    let values = root.get("criterion").and_then(|list| list.get_ref().as_array()).into_iter().flatten();
    let mut all = Vec::new();
    for (value, criterion) in values.zip(&vacancy.criteria) {
        let get = |key: &str| value.get_ref().as_table().and_then(|table| table.get(key));
        let own = |lang: Lang| get("reading")?.get_ref().as_table()?.get(lang.code());
        for key in ["check", "reading"] {
            if let Some(value) = get(key) {
                zero_months(found, value);
                if criterion.effect_of(Outcome::NotMet) == Effect::Ineligible {
                    strict_fields(found, value);
                }
            }
        }
        readings(found, value, criterion);
        score(found, value, criterion);
        let nodes = match (&criterion.checks, get("check")) {
            (Readings::Same(check), Some(value)) => vec![check_nodes::check(value, check, judging_dates)],
            (Readings::Differ(english, french), Some(value)) => vec![
                check_nodes::check(own(Lang::En).unwrap_or(value), english, judging_dates),
                check_nodes::check(own(Lang::Fr).unwrap_or(value), french, judging_dates),
            ],
            (_, None) => continue,
        };
        for node in &nodes {
            redundant_parts::look(found, &criterion.id, node);
            experience(found, node);
            maximum(found, node);
            unreached_keys(found, node);
        }
        left_to_a_person(found, criterion, &nodes);
        all.push(Checked { criterion, nodes });
    }
    for (index, own) in all.iter().enumerate() {
        beside(
            found,
            own,
            all.iter().enumerate().filter(|(other, _)| *other != index).map(|(other, part)| (other < index, part)),
        );
    }
}

/// A criterion that refuses, and of which only a person can say that it is met, or that it is not.
fn left_to_a_person(found: &mut LintContext<'_, '_>, criterion: &Criterion, nodes: &[CheckNode<'_>]) {
    let Some(node) = nodes.first() else { return };
    if criterion.effect_of(Outcome::NotMet) != Effect::Ineligible {
        return;
    }
    let holds = |formula: fn(&PossibleOutcomes<'_>) -> bool| {
        nodes.iter().all(|node| !formula(&node.range.definite) && formula(&node.range.open))
    };
    let (met, not_met) =
        (holds(|outcomes| outcomes.met.is_possible()), holds(|outcomes| outcomes.not_met.is_possible()));
    if met {
        found.lint_warning(node.span.clone(), LintWarning::OnlyPerson(criterion.id.clone(), not_met));
    } else if not_met {
        found.lint_warning(node.span.clone(), LintWarning::NeverRefuses(criterion.id.clone()));
    }
}

/// Keys of checks by nationality that no nationality gets to: on the reference date, each of their countries is one of a key
/// before it, and so is each of their territories.
fn unreached_keys(found: &mut LintContext<'_, '_>, node: &CheckNode<'_>) {
    for part in &node.parts {
        unreached_keys(found, part);
    }
    let Some(cases) = check_nodes::cases_by_nationality(node.whole) else { return };
    let on = found.judging_dates.reference;
    for (index, (key, countries, _)) in cases.iter().enumerate() {
        let takes = |set: &CountrySet, country: Country| match membership(set, country, on) {
            Membership::Member(_) | Membership::Territory(_) => true,
            Membership::NotYet(_) | Membership::NoLonger(_) | Membership::Other => false,
            Membership::Unknown | Membership::Several => false,
        };
        let members = countries.members.iter().filter(|member| member.on(on));
        let own: Vec<_> =
            members.flat_map(|member| [member.country].into_iter().chain(member.territories.iter().copied())).collect();
        let earlier = cases.get(..index).unwrap_or_default();
        let all_taken = own.iter().all(|country| earlier.iter().any(|(_, set, _)| takes(set, *country)));
        if let Some(part) = node.parts.get(index).filter(|_| all_taken && !own.is_empty()) {
            let before = earlier.iter().filter(|(_, set, _)| own.iter().any(|country| takes(set, *country)));
            let before = before.map(|(key, _, _)| key.clone()).collect();
            found.lint_warning(part.span.clone(), LintWarning::UnreachedKey { key: key.clone(), before });
        }
    }
}

/// What another criterion says already, or what cannot hold beside it.
fn beside<'c, 'v: 'c>(
    found: &mut LintContext<'_, '_>,
    own: &Checked<'v>,
    others: impl Iterator<Item = (bool, &'c Checked<'v>)>,
) {
    let Some(node) = own.nodes.first() else { return };
    if own.criterion.group == Group::Competency || !own.is_open() {
        return;
    }
    let (mut reported, mut countries) = (None, Vec::new());
    for (is_earlier, other) in others.filter(|(_, other)| other.is_open()) {
        let id = || other.criterion.id.clone();
        let same = own.each(other, |own, other| own.whole == other.whole);
        if same && is_earlier && own.criterion.group == other.criterion.group {
            reported.get_or_insert(LintWarning::RepeatedCriterion(id()));
        }
        if !other.is_hard() {
            continue;
        }
        if is_earlier && own.is_hard() {
            countries.push(other);
        }
        if (is_earlier || !own.is_hard())
            && own.each(other, |own, other| own.range.open.met.excludes(&other.range.open.met))
        {
            reported.get_or_insert(LintWarning::Contradiction(id()));
        }
        let decided = own.each(other, |own, other| other.range.definite.is_never_better_than(&own.range.definite));
        // Of two that decide each other the second one is said.
        let is_second = is_earlier
            || !own.is_hard()
            || !own.each(other, |own, other| own.range.definite.is_never_better_than(&other.range.definite));
        if decided && is_second {
            let is_score = own.criterion.group == Group::Desirable;
            reported.get_or_insert(if is_score {
                LintWarning::GivenCriterion(id())
            } else {
                LintWarning::DecidedCriterion(id())
            });
        }
    }
    if let Some(lint_warning) = reported {
        found.lint_warning(node.span.clone(), lint_warning);
    }
    for other in countries {
        if let Some(other) = other.nodes.first() {
            redundant_parts::overlap(found, other, node);
        }
    }
}

impl Checked<'_> {
    /// Whether who does not meet it is ineligible.
    fn is_hard(&self) -> bool {
        self.criterion.effect_of(Outcome::NotMet) == Effect::Ineligible
    }

    /// Whether it can be met and can fail; of any other it was said already.
    fn is_open(&self) -> bool {
        self.nodes.iter().all(|node| node.range.open.met.is_possible() && node.range.open.not_met.is_possible())
    }

    /// Whether something holds of the checks of each text.
    fn each(&self, other: &Self, holds: impl Fn(&CheckNode<'_>, &CheckNode<'_>) -> bool) -> bool {
        let of = |checked: &'_ Self, text: usize| text.min(checked.nodes.len().saturating_sub(1));
        (0..self.nodes.len().max(other.nodes.len())).all(|text| {
            let (own, other) = (self.nodes.get(of(self, text)), other.nodes.get(of(other, text)));
            own.zip(other).is_some_and(|(own, other)| holds(own, other))
        })
    }
}

/// Thresholds of no months.
fn zero_months(found: &mut LintContext<'_, '_>, value: &SpannedValue<'_>) {
    each_key(value, &mut |name, span, value| {
        let is_zero = value.as_integer().is_some_and(|number| number.as_str() == "0");
        if is_zero && (name == "months" || name.ends_with("_months")) {
            found.lint_warning(span, LintWarning::ZeroMonths(name.to_owned()));
        }
    });
}

/// Fields of which no other counts, where whoever is not in one is ineligible.
fn strict_fields(found: &mut LintContext<'_, '_>, value: &SpannedValue<'_>) {
    each_key(value, &mut |name, span, _| {
        if name == "only_fields" {
            found.lint_warning(span, LintWarning::StrictFields);
        }
    });
}

/// Each key within a value of the file, with its place and what it holds.
fn each_key(value: &SpannedValue<'_>, visit: &mut impl FnMut(&str, Range<usize>, &DeValue<'_>)) {
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table {
                visit(key.get_ref().as_ref(), key.span().start..value.span().end, value.get_ref());
                each_key(value, visit);
            }
        }
        DeValue::Array(list) => list.iter().for_each(|item| each_key(item, visit)),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// A reading that is the same as the other text's, and a check that no text uses.
fn readings(found: &mut LintContext<'_, '_>, value: &SpannedValue<'_>, criterion: &Criterion) {
    let Readings::Differ(english, french) = &criterion.checks else { return };
    let Some(table) = value.get_ref().as_table() else { return };
    let Some(readings) = table.get("reading").and_then(|readings| readings.get_ref().as_table()) else { return };
    let last = readings.iter().next_back();
    if let Some((key, reading)) = last
        && english == french
    {
        let lang = if key.get_ref() == Lang::En.code() { Lang::En } else { Lang::Fr };
        found.lint_warning(key.span().start..reading.span().end.max(key.span().end), LintWarning::SameReading(lang));
    }
    if let Some((key, check)) = table.get_key_value("check")
        && Lang::ALL.iter().all(|lang| readings.contains_key(lang.code()))
    {
        found.lint_warning(key.span().start..check.span().end.max(key.span().end), LintWarning::UnusedCheck);
    }
}

/// A score that rests on a protected ground, or that weighs nothing.
fn score(found: &mut LintContext<'_, '_>, value: &SpannedValue<'_>, criterion: &Criterion) {
    let weight = value.get_ref().as_table().and_then(|table| table.get("weight"));
    let is_score = criterion.group == Group::Desirable || (weight.is_some() && criterion.weight > 0);
    if !is_score {
        return;
    }
    let Some((key, check)) = value.get_ref().as_table().and_then(|table| table.get_key_value("check")) else { return };
    let checks = match &criterion.checks {
        Readings::Same(check) => vec![check],
        Readings::Differ(english, french) => vec![english, french],
    };
    let mut grounds: Vec<_> = checks.into_iter().flat_map(|check| check.kind().grounds()).collect();
    let mut seen = Vec::new();
    grounds.retain(|ground| {
        let is_new = !seen.contains(ground);
        seen.push(*ground);
        is_new
    });
    for ground in grounds {
        let span = key.span().start..check.span().end.max(key.span().end);
        found.lint_warning(span, LintWarning::ProtectedGround(criterion.id.clone(), ground));
    }
    if let Some(weight) = weight.filter(|_| criterion.weight == 0) {
        found.lint_warning(weight.span(), LintWarning::ZeroWeight(criterion.id.clone()));
    }
}

/// Sectors that are borderline and count anyway, and exclusions that concern no sector that counts.
fn experience(found: &mut LintContext<'_, '_>, node: &CheckNode<'_>) {
    for part in &node.parts {
        experience(found, part);
    }
    let Some(check) = check_nodes::experience_of(node.whole) else { return };
    // Without sectors, all count.
    if check.sectors.is_empty() {
        return;
    }
    let name = |sector: &Sector| {
        Sector::ALL.iter().find(|(_, known)| known == sector).map_or_else(String::new, |(name, _)| (*name).to_owned())
    };
    for sector in check.borderline.iter().filter(|sector| check.sectors.contains(sector)) {
        found.lint_warning(node.span.clone(), LintWarning::IdleBorderline(name(sector)));
    }
    let counts = |sector: &Sector| check.sectors.contains(sector) || check.borderline.contains(sector);
    for sector in check.excluded_in.iter().filter(|sector| check.excluded.is_none() || !counts(sector)) {
        found.lint_warning(node.span.clone(), LintWarning::IdleExclusion(name(sector)));
    }
}

/// A maximum of applications beside another one in the facts of the notice.
fn maximum(found: &mut LintContext<'_, '_>, node: &CheckNode<'_>) {
    let stated = found.vacancy.notice.maximum_applications;
    if let (Some(stated), Node::Check(check)) = (stated, node.whole)
        && let Some(checked) = check_nodes::most_vacancies(check)
        && i64::try_from(checked) != Ok(stated)
    {
        found.lint_warning(node.span.clone(), LintWarning::OtherMaximum(stated, checked));
    }
}
