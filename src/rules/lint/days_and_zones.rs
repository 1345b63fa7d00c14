//! Times of the day whose zone is no place, that the clocks show twice or not at all, or that come in the wrong order.

use chrono::Datelike as _;
use chrono_tz::Tz;
use toml::de::{DeTable, DeValue};

use crate::checks::params::SpannedValue;
use crate::domain::calendar::Moment;
use crate::domain::time_zones::{changes_clocks, is_abbreviation};
use crate::rules::lint::{LintContext, LintWarning};

/// Looks through the whole file.
pub(super) fn look(found: &mut LintContext<'_, '_>) {
    let root = found.root;
    instants(found, root.get_ref());
    let notice = &found.vacancy.notice;
    let opens = notice.opening.map(|(opening, zone)| opening.instants(zone).first);
    let opening = root.get_ref().get("vacancy").and_then(|vacancy| vacancy.get_ref().as_table()?.get("opening"));
    if let Some((value, opens)) = opening.zip(opens)
        && notice.deadline.instants(notice.zone).last < opens
    {
        found.lint_warning(value.span(), LintWarning::OpeningAfterDeadline);
    }
}

/// Every instant: a table with `at` and `zone`.
fn instants(found: &mut LintContext<'_, '_>, table: &DeTable<'_>) {
    instant(found, table);
    for (_, value) in table {
        within(found, value);
    }
}

fn within(found: &mut LintContext<'_, '_>, value: &SpannedValue<'_>) {
    match value.get_ref() {
        DeValue::Table(table) => instants(found, table),
        DeValue::Array(list) => list.iter().for_each(|item| within(found, item)),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn instant(found: &mut LintContext<'_, '_>, table: &DeTable<'_>) {
    let (Some(at), Some(zone)) = (table.get("at"), table.get("zone")) else { return };
    let text = match at.get_ref() {
        DeValue::Datetime(datetime) => datetime.to_string(),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    let known = zone.get_ref().as_str().and_then(|name| name.parse::<Tz>().ok());
    let (Ok(moment), Some(known)) = (Moment::parse(&text), known) else { return };
    if is_abbreviation(known) {
        let changes = changes_clocks(known, moment.day().year());
        let name = known.name().to_owned();
        found.lint_warning(zone.span(), LintWarning::ZoneAbbreviation { zone: name, changes });
    }
    if let Some(change) = moment.clock_change(known) {
        let zone = known.name().to_owned();
        found.lint_warning(at.span(), LintWarning::ClockChange { at: text, zone, change });
    }
}
