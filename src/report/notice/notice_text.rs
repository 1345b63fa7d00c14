//! The vacancy as text for a terminal.

use crate::checks::describe::Description;
use crate::report::escape;
use crate::report::notice::{Body, NoticeDocument, NoticeEntry};
use crate::report::terminal_style::{TerminalStyle, painted};
use crate::report::text_page::TextPage;

/// Lines that are longer are hard to read.
const WIDEST: u16 = 120;
/// Columns that a label is in from the left.
const INDENT: usize = 3;
/// What is in the place of what is written by hand.
const ROOM: &str = "________________________________";

/// The sheet as text.
#[must_use]
pub fn text(sheet: &NoticeDocument, style: TerminalStyle) -> String {
    let style = TerminalStyle { width: style.width.min(WIDEST), ..style };
    let labels = sheet.sections.iter().flat_map(|section| &section.entries).flat_map(|entry| &entry.fields);
    let widest = labels.map(|field| textwrap::core::display_width(field.label)).max().unwrap_or(0);
    let mut page = TextPage::new(sheet.lang, style);
    let title = escape::visible(&sheet.title);
    for line in textwrap::wrap(&title, usize::from(style.width)) {
        page.printed.push_str(&painted(&line, None, style));
        page.printed.push('\n');
    }
    for line in &sheet.lead {
        page.printed.push('\n');
        page.lines("", line);
    }
    for section in &sheet.sections {
        page.heading(&section.heading);
        if let Some(note) = &section.note {
            page.lines("", note);
        }
        for entry in &section.entries {
            self::entry(&mut page, entry, widest + 2, style);
        }
    }
    page.printed
}

fn entry(page: &mut TextPage, entry: &NoticeEntry, width: usize, style: TerminalStyle) {
    let head = format!("{} {}", entry.id, entry.title);
    if !head.trim().is_empty() {
        page.printed.push('\n');
        page.printed.push_str(&painted(&escape::visible(head.trim()), None, style));
        page.printed.push('\n');
    }
    let below = " ".repeat(INDENT + width);
    for field in &entry.fields {
        let blanks = width.saturating_sub(textwrap::core::display_width(field.label));
        let first = format!("{}{}{}", " ".repeat(INDENT), field.label, " ".repeat(blanks));
        match &field.body {
            Body::Text(text) => page.lines(&first, text),
            Body::Chosen(texts) if texts.len() == 1 => each(page, &first, &below, plain(texts)),
            Body::Items(items) | Body::Chosen(items) => {
                each(page, &first, &below, items.iter().map(|item| ("- ", item.as_str())));
            }
            Body::Quotes(quotes) => each(page, &first, &below, quotes.iter().map(|(_, quote)| ("", quote.as_str()))),
            Body::Tree(tree) => {
                let is_one = tree.len() == 1;
                let mut lines = Vec::new();
                for description in tree {
                    gather(description, usize::from(!is_one), &mut lines);
                }
                let marks: Vec<_> = lines.iter().map(|(depth, sentence)| (mark(*depth), *sentence)).collect();
                each(page, &first, &below, marks.iter().map(|(mark, sentence)| (mark.as_str(), *sentence)));
            }
            Body::Room => page.lines(&first, ROOM),
        }
    }
}

fn plain(texts: &[String]) -> impl Iterator<Item = (&str, &str)> {
    texts.iter().map(|text| ("", text.as_str()))
}

/// What is before a sentence at a depth; the first alone has nothing.
fn mark(depth: usize) -> String {
    match depth {
        0 => String::new(),
        depth => format!("{}- ", "  ".repeat(depth - 1)),
    }
}

/// The sentences of a description with their depths.
fn gather<'d>(description: &'d Description, depth: usize, lines: &mut Vec<(usize, &'d str)>) {
    lines.push((depth, &description.sentence));
    for part in &description.parts {
        gather(part, depth + 1, lines);
    }
}

/// Paragraphs, of which the first is beside the label.
fn each<'t>(page: &mut TextPage, first: &str, below: &str, texts: impl Iterator<Item = (&'t str, &'t str)>) {
    for (number, (mark, text)) in texts.enumerate() {
        let indent = if number == 0 { first } else { below };
        page.lines(&format!("{indent}{mark}"), text);
    }
}
