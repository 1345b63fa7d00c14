//! A proposed map of a table as a TOML file: what was guessed, and as comments what was not and why.

use std::fmt::Write as _;

use crate::domain::text::Lang;
use crate::domain::written_dates::DateOrder;
use crate::intake::tables::proposed_map::{ColumnProposal, DateOrderProposal, ProposedMap};
use crate::messages::table_notes::{self, ProposalNote};
use crate::report::toml_text;

/// The file. The sheet is named where the workbook has several, and the row of the headers where it is not the first.
#[must_use]
pub fn text(lang: Lang, map: &ProposedMap, sheet: Option<&str>, header_row: Option<u64>) -> String {
    let mut out = String::new();
    let note = |note| table_notes::proposal(lang, note);
    line(&mut out, &format!("# {}", note(ProposalNote::Begins)));
    if let Some(sheet) = sheet {
        line(&mut out, &format!("sheet = {}", toml_text::text(sheet)));
    }
    if let Some(row) = header_row {
        line(&mut out, &format!("header_row = {row}"));
    }
    match map.date_order {
        DateOrderProposal::Idle => {}
        DateOrderProposal::Shown(order) => line(&mut out, &format!("date_order = {}", name(order))),
        DateOrderProposal::Open => {
            line(
                &mut out,
                &format!("# date_order = {}  # {}", name(DateOrder::DayFirst), note(ProposalNote::DateOrder)),
            );
        }
    }
    line(&mut out, "\n[columns]");
    for (header, proposal) in &map.columns {
        if let ColumnProposal::Field { field, split, pair } = proposal {
            let field = toml_text::text(field);
            let mut further = String::new();
            for (key, value) in [("split", split), ("pair", pair)] {
                if let Some(value) = value {
                    // Writing to a text does not fail.
                    let _ = write!(further, ", {key} = {}", toml_text::text(value).replace("\\U0000000A", "\\n"));
                }
            }
            let value = if further.is_empty() { field } else { format!("{{ field = {field}{further} }}") };
            line(&mut out, &format!("{} = {value}", toml_text::text(header)));
        }
    }
    let others = map.columns.iter().filter_map(|(header, proposal)| match proposal {
        ColumnProposal::Field { .. } => None,
        ColumnProposal::PartOfName => Some((header, "name", note(ProposalNote::PartOfName))),
        ColumnProposal::SameField { field, other } => {
            Some((header, field.as_str(), note(ProposalNote::SameField(other))))
        }
        ColumnProposal::Unknown => Some((header, "", note(ProposalNote::Unknown))),
    });
    for (number, (header, field, why)) in others.enumerate() {
        if number == 0 {
            line(&mut out, &format!("# {}", note(ProposalNote::NotGuessed)));
        }
        let field = if field.is_empty() { "false".to_owned() } else { toml_text::text(field) };
        line(&mut out, &format!("# {} = {field}  # {}", toml_text::text(header), one_line(&why)));
    }
    line(&mut out, "\n[constants]");
    if !map.lists.is_empty() {
        let lists: Vec<_> = map.lists.iter().map(|list| toml_text::text(list)).collect();
        line(&mut out, &format!("# incomplete = [{}]  # {}", lists.join(", "), note(ProposalNote::Incomplete)));
    }
    out
}

fn name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "\"dmy\"",
        DateOrder::MonthFirst => "\"mdy\"",
    }
}

/// What stands behind a `#` ends with its line.
fn one_line(text: &str) -> String {
    crate::report::escape::visible(text).replace(['\n', '\r'], " ")
}

fn line(out: &mut String, text: &str) {
    // Writing to a text does not fail.
    let _ = writeln!(out, "{text}");
}
