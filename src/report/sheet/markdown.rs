//! The vacancy as a page in Markdown.

use crate::report::escape::markdown;
use crate::report::markdown::capitalised;
use crate::report::sheet::{Body, Entry, Sheet};
use crate::wording::colon;
use crate::wording::describe::Description;

/// What stands in the place of what is written by hand.
const ROOM: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// The sheet as Markdown.
#[must_use]
pub fn page(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n", markdown(&sheet.title));
    for line in &sheet.lead {
        out.extend(["\n", &markdown(line), "\n"]);
    }
    for section in &sheet.sections {
        out.extend(["\n## ", &markdown(&capitalised(&section.heading)), "\n"]);
        if let Some(note) = &section.note {
            out.extend(["\n", &markdown(note), "\n"]);
        }
        for entry in &section.entries {
            self::entry(&mut out, sheet, entry);
        }
    }
    out
}

fn entry(out: &mut String, sheet: &Sheet, entry: &Entry) {
    let head = format!("{} {}", entry.id, entry.title);
    if !head.trim().is_empty() {
        out.extend(["\n### ", &markdown(head.trim()), "\n"]);
    }
    out.push('\n');
    for field in &entry.fields {
        let label = format!("- **{}**{}", markdown(&capitalised(field.label)), colon(sheet.lang));
        let label = label.trim_end();
        match &field.body {
            Body::Text(text) => out.extend([label, " ", &markdown(text), "\n"]),
            Body::Room => out.extend([label, " ", ROOM, "\n"]),
            Body::Chosen(texts) if texts.len() == 1 => {
                out.extend([label, " ", &texts.iter().map(|text| markdown(text)).collect::<String>(), "\n"]);
            }
            Body::Items(items) | Body::Chosen(items) => {
                out.extend([label, "\n"]);
                items.iter().for_each(|item| out.extend(["  - ", &markdown(item), "\n"]));
            }
            Body::Quotes(quotes) => match quotes.as_slice() {
                [(_, quote)] => out.extend([label, " ", &markdown(quote), "\n"]),
                quotes => {
                    out.extend([label, "\n"]);
                    quotes.iter().for_each(|(_, quote)| out.extend(["  - ", &markdown(quote), "\n"]));
                }
            },
            Body::Tree(tree) => match tree.as_slice() {
                [only] => {
                    out.extend([label, " ", &markdown(&only.sentence), "\n"]);
                    only.parts.iter().for_each(|part| tree_item(out, part, 1));
                }
                tree => {
                    out.extend([label, "\n"]);
                    tree.iter().for_each(|part| tree_item(out, part, 1));
                }
            },
        }
    }
}

fn tree_item(out: &mut String, description: &Description, depth: usize) {
    out.extend([&"  ".repeat(depth), "- ", &markdown(&description.sentence), "\n"]);
    description.parts.iter().for_each(|part| tree_item(out, part, depth + 1));
}
