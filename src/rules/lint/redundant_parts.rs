//! The parts of one check: what can never be met or never fail, and what another part says already.

use crate::checks::formulas::Formula;
use crate::domain::part::Part as _;
use crate::rules::lint::check_nodes::{CheckNode, Join, countries_of};
use crate::rules::lint::{Affected, Code, DiagnosticKind, LintContext, LintWarning, NeverMetCause};

/// Looks at a check of a criterion and at all parts of it. Whether it or a part can give but one outcome is said at the
/// innermost place that shows it.
pub(super) fn look(found: &mut LintContext<'_, '_>, id: &str, root: &CheckNode<'_>) {
    let before = found.findings.len();
    part(found, id, root);
    let reported = |found: &LintContext<'_, '_>, code: Code| {
        found.findings.part(before..).iter().any(|finding| finding.code() == code)
    };
    // What follows for the criterion is said where no part said the same.
    if !root.range.open.met.is_possible() && !reported(found, Code::NeverMet) {
        let cause = cause(found, root);
        found.lint_warning(root.span.clone(), LintWarning::NeverMet(Affected::Criterion(id.to_owned()), cause));
    }
    if !root.range.open.not_met.is_possible() && !reported(found, Code::NeverFails) && !has_zero_months(found, root) {
        found.lint_warning(root.span.clone(), LintWarning::NeverFails(Affected::Criterion(id.to_owned())));
    }
    // A finding on a part says what it means for the criterion.
    let (is_never_met, never_fails) = (!root.range.open.met.is_possible(), !root.range.open.not_met.is_possible());
    for finding in found.findings.get_mut(before..).unwrap_or_default() {
        if let DiagnosticKind::Doubt(LintWarning::NeverMet(affected, _)) = &mut finding.matter
            && is_never_met
        {
            *affected = Affected::Criterion(id.to_owned());
        }
        if let DiagnosticKind::Doubt(LintWarning::NeverFails(affected)) = &mut finding.matter
            && never_fails
        {
            *affected = Affected::Criterion(id.to_owned());
        }
    }
}

/// Gives whether something was said of its outcome.
fn part(found: &mut LintContext<'_, '_>, id: &str, node: &CheckNode<'_>) -> bool {
    let reported: Vec<_> = node.parts.iter().map(|inner| part(found, id, inner)).collect();
    siblings(found, node, &reported);
    if reported.contains(&true) {
        return true;
    }
    let (met, not_met) = (node.range.open.met.is_possible(), node.range.open.not_met.is_possible());
    if !met {
        let cause = cause(found, node);
        found.lint_warning(node.span.clone(), LintWarning::NeverMet(Affected::Part(id.to_owned()), cause));
    } else if !not_met {
        let is_reported = has_zero_months(found, node);
        if !is_reported {
            found.lint_warning(node.span.clone(), LintWarning::NeverFails(Affected::Part(id.to_owned())));
        }
    }
    !met || !not_met
}

/// Whether a threshold of no months, which is said, is within a check.
fn has_zero_months(found: &LintContext<'_, '_>, node: &CheckNode<'_>) -> bool {
    let is_within = |place: &std::ops::Range<usize>| node.span.start <= place.start && place.end <= node.span.end;
    found.findings.iter().any(|finding| finding.code() == Code::ZeroMonths && is_within(&finding.span))
}

/// Why a check can never be met.
fn cause(found: &LintContext<'_, '_>, node: &CheckNode<'_>) -> NeverMetCause {
    let source = |node: &CheckNode<'_>| found.source(&node.span);
    let possible = node.parts.iter().filter(|part| part.range.open.met.is_possible()).count();
    match node.join {
        Join::All | Join::AtLeast(_) => {
            let pairs = node
                .parts
                .iter()
                .enumerate()
                .flat_map(|(index, one)| node.parts.iter().skip(index + 1).map(move |other| (one, other)));
            let mut pairs = pairs.filter(|(one, other)| {
                one.range.open.met.is_possible()
                    && other.range.open.met.is_possible()
                    && one.range.open.met.excludes(&other.range.open.met)
            });
            match pairs.next() {
                Some((one, other)) => NeverMetCause::Parts(source(one), source(other)),
                None if matches!(node.join, Join::AtLeast(count) if possible < count) => NeverMetCause::TooFew,
                None => NeverMetCause::Itself,
            }
        }
        Join::Atom | Join::Any | Join::Around => NeverMetCause::Itself,
    }
}

/// What parts that stand beside each other say twice, or against each other.
fn siblings(found: &mut LintContext<'_, '_>, node: &CheckNode<'_>, reported: &[bool]) {
    let parts: Vec<_> = node.parts.iter().zip(reported).collect();
    for (index, (own, reported)) in parts.iter().enumerate() {
        let others =
            || parts.iter().enumerate().filter(|(other, _)| *other != index).map(|(other, part)| (other, part.0));
        if others().any(|(other, part)| other < index && part.whole == own.whole) {
            found.lint_warning(own.span.clone(), LintWarning::RepeatedPart);
            continue;
        }
        if **reported {
            continue;
        }
        let decides = |one: &CheckNode<'_>, other: &CheckNode<'_>| match node.join {
            Join::All => one.range.definite.is_never_better_than(&other.range.definite),
            Join::Any => other.range.definite.is_never_better_than(&one.range.definite),
            Join::Atom | Join::AtLeast(_) | Join::Around => false,
        };
        // Of two that decide each other the second one is said.
        let is_reported = |other: usize| parts.get(other).is_some_and(|(_, reported)| **reported);
        let deciding = others().find(|(other, part)| {
            part.whole != own.whole
                && !is_reported(*other)
                && decides(part, own)
                && (*other < index || !decides(own, part))
        });
        if let Some((_, part)) = deciding {
            let source = found.source(&part.span);
            found.lint_warning(own.span.clone(), LintWarning::DecidedPart(source));
        }
    }
    if node.join == Join::All {
        let mut pairs = Vec::new();
        for (index, (one, _)) in parts.iter().enumerate() {
            pairs.extend(parts.iter().skip(index + 1).map(|(other, _)| (*one, *other)));
        }
        for (one, other) in pairs {
            overlap(found, one, other);
        }
    }
}

/// Countries that one of two checks asks for and the other refuses, where others are left.
pub(super) fn overlap(found: &mut LintContext<'_, '_>, one: &CheckNode<'_>, other: &CheckNode<'_>) {
    let (Some((own, own_none)), Some((others, other_none))) =
        (countries_of(one.whole, found.judging_dates), countries_of(other.whole, found.judging_dates))
    else {
        return;
    };
    if own_none == other_none || Formula::excludes(&one.range.open.met, &other.range.open.met) {
        return;
    }
    let both: Vec<_> = own.into_iter().filter(|country| others.contains(country)).collect();
    if !both.is_empty() {
        found.lint_warning(other.span.clone(), LintWarning::OverlappingSets(both));
    }
}
