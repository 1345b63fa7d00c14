//! What made an outcome change from one day to the next: a birthday, a degree, a country that joined.
//!
//! The findings of both days have the same parts in the same order, as the same checks are applied to the same record. A
//! part that moved the same way as the criterion is looked at for the date of which this is the day.

use crate::assessment::Reading;
use crate::checks::cause::OutcomeCause;
use crate::checks::combine::CombineFact;
use crate::checks::{CheckInput, Fact, Finding};
use crate::rules::vacancy::Criterion;

/// What made the outcome of a criterion change from one day to the next, a part at a time; empty where no single
/// date did. Both situations want detail.
#[must_use]
pub fn causes<'a>(
    criterion: &'a Criterion,
    (before, after): (&CheckInput<'a>, &CheckInput<'a>),
    rises: bool,
    reading: Reading,
) -> Vec<OutcomeCause<'a>> {
    let mut causes = Vec::new();
    for check in reading.checks(criterion) {
        collect(&check.apply(before), &check.apply(after), rises, &mut causes);
    }
    causes
}

/// Adds the causes of the parts that moved up, or down.
fn collect<'a>(before: &Finding<'a>, after: &Finding<'a>, rises: bool, causes: &mut Vec<OutcomeCause<'a>>) {
    let moved = if rises { before.outcome < after.outcome } else { before.outcome > after.outcome };
    if moved && let Some(cause) = after.fact.found().cause(before, after) {
        causes.push(cause);
    }
    let rises = rises != matches!(after.fact, Fact::Combine(CombineFact::Not));
    for (before, after) in before.parts.iter().zip(&after.parts) {
        collect(before, after, rises, causes);
    }
}
