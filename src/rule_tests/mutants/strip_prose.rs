//! A rules file without the words that change no outcome: a mutant of it is read in half the time.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::domain::part::Part as _;
use crate::rules::{self, Vacancy};

/// Keys whose lines hold words for people.
const REMARKS: [&str; 2] = ["advice", "interpretation"];

/// The text of a rules file with some lines left out, and the rules that it states.
#[derive(Debug)]
pub(super) struct WithoutProse<'l> {
    text: String,
    /// What was left out of the file's own text, in order.
    cuts: Vec<Range<usize>>,
    /// The rules of the shorter text; none where nothing could be left out.
    shorter: Option<Vacancy>,
    whole: &'l Vacancy,
}

impl<'l> WithoutProse<'l> {
    /// Leaves out what it can: where the rules would say something else without it, nothing.
    pub(super) fn of(text: &str, whole: &'l Vacancy) -> Self {
        let cuts = remarks(text);
        let mut from = 0;
        let mut shorter = String::with_capacity(text.len());
        for cut in &cuts {
            shorter.push_str(text.part(from..cut.start));
            from = cut.end;
        }
        shorter.push_str(text.part(from..));
        match rules::read(&shorter) {
            Ok(vacancy) if say_the_same(&vacancy, whole) => Self { text: shorter, cuts, shorter: Some(vacancy), whole },
            _ => Self { text: text.to_owned(), cuts: Vec::new(), shorter: None, whole },
        }
    }

    /// The rules of the text.
    pub(super) fn vacancy(&self) -> &Vacancy {
        self.shorter.as_ref().unwrap_or(self.whole)
    }

    /// The text with other bytes in the place of those that stand at a place of the file's own text.
    pub(super) fn with(&self, span: &Range<usize>, by: &str) -> Option<String> {
        let place = |at: usize| {
            let before = self.cuts.iter().take_while(|cut| cut.end <= at);
            at - before.map(ExactSizeIterator::len).sum::<usize>()
        };
        let (head, tail) = (self.text.get(..place(span.start))?, self.text.get(place(span.end)..)?);
        Some(format!("{head}{by}{tail}"))
    }
}

/// Whether two rules judge everybody alike.
fn say_the_same(one: &Vacancy, other: &Vacancy) -> bool {
    let same = one.criteria.iter().zip(&other.criteria).all(|(one, other)| {
        (&one.id, one.group, one.weight, one.effect, &one.checks)
            == (&other.id, other.group, other.weight, other.effect, &other.checks)
    });
    same && one.criteria.len() == other.criteria.len()
        && one.vocabulary == other.vocabulary
        && one.judging_dates(None) == other.judging_dates(None)
        && one.reference == other.reference
}

/// The lines of the file that hold remarks, in order.
fn remarks(text: &str) -> Vec<Range<usize>> {
    let (document, _) = DeTable::parse_recoverable(text);
    let mut spans = Vec::new();
    for (key, value) in document.get_ref() {
        collect(key.get_ref(), value.get_ref(), &mut spans);
    }
    let line = |span: Range<usize>| {
        let start = text.get(..span.start)?.rfind('\n').map_or(0, |end| end + 1);
        let end = text.get(span.end..)?.find('\n').map_or(text.len(), |end| span.end + end + 1);
        Some(start..end)
    };
    let mut lines: Vec<_> = spans.into_iter().filter_map(line).collect();
    lines.sort_by_key(|line| (line.start, line.end));
    lines.dedup();
    // What overlaps is no plain line.
    let mut end = 0;
    lines.retain(|line| {
        let is_apart = line.start >= end;
        end = end.max(line.end);
        is_apart
    });
    lines
}

/// Adds the spans of what a remark is made of: its texts, and the head of its table.
fn collect(key: &str, value: &DeValue<'_>, spans: &mut Vec<Range<usize>>) {
    let inside = REMARKS.contains(&key);
    match value {
        DeValue::Table(table) => {
            for (key, value) in table {
                match value.get_ref() {
                    DeValue::String(_) if inside => spans.push(value.span()),
                    other => collect(if inside { REMARKS[0] } else { key.get_ref() }, other, spans),
                }
            }
        }
        DeValue::Array(list) => {
            for entry in list {
                if inside && entry.get_ref().is_table() {
                    spans.push(entry.span());
                }
                collect(key, entry.get_ref(), spans);
            }
        }
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}
