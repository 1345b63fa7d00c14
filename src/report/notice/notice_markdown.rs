//! The vacancy as a page in Markdown.

use crate::checks::describe::Description;
use crate::messages::colon;
use crate::messages::headings::capitalised;
use crate::report::escape::markdown;
use crate::report::notice::{Body, NoticeDocument, NoticeEntry};

/// What is in the place of what is written by hand.
const ROOM: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// The sheet as Markdown.
#[must_use]
pub fn page(sheet: &NoticeDocument) -> String {
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

fn entry(out: &mut String, sheet: &NoticeDocument, entry: &NoticeEntry) {
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
                for item in items {
                    out.extend(["  - ", &markdown(item), "\n"]);
                }
            }
            Body::Quotes(quotes) => match quotes.as_slice() {
                [(_, quote)] => out.extend([label, " ", &markdown(quote), "\n"]),
                quotes => {
                    out.extend([label, "\n"]);
                    for (_, quote) in quotes {
                        out.extend(["  - ", &markdown(quote), "\n"]);
                    }
                }
            },
            Body::Tree(tree) => match tree.as_slice() {
                [only] => {
                    out.extend([label, " ", &markdown(&only.sentence), "\n"]);
                    tree_items(out, &only.parts, 1);
                }
                tree => {
                    out.extend([label, "\n"]);
                    tree_items(out, tree, 1);
                }
            },
        }
    }
}

fn tree_items(out: &mut String, descriptions: &[Description], depth: usize) {
    for description in descriptions {
        out.extend([&"  ".repeat(depth), "- ", &markdown(&description.sentence), "\n"]);
        tree_items(out, &description.parts, depth + 1);
    }
}
