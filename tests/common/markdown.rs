//! A page in Markdown, read by a program that did not write it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The events of a page in Markdown, as GitHub reads it.
pub(crate) fn events(page: &str) -> Vec<Event<'_>> {
    // GitHub makes no other quotation marks and dashes of those that are written.
    Parser::new_ext(page, Options::all() - Options::ENABLE_SMART_PUNCTUATION).collect()
}

/// The text of some events, code being text too.
pub(crate) fn text(events: &[Event<'_>]) -> String {
    let text = events.iter().map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.as_ref(),
        Event::SoftBreak | Event::HardBreak => "\n",
        _ => "",
    });
    text.collect()
}

/// The cells of the table, row by row, the head first.
pub(crate) fn table(page: &str) -> Vec<Vec<String>> {
    let events = events(page);
    let mut rows = Vec::new();
    let mut begin = 0;
    for (place, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => begin = place,
            Event::End(TagEnd::TableCell) => rows.last_mut().unwrap().push(text(&events[begin..place])),
            _ => {}
        }
    }
    rows
}

/// The texts of the items of all lists, each without those below it.
pub(crate) fn items(page: &str) -> Vec<String> {
    let (mut items, mut open) = (Vec::new(), Vec::new());
    for event in events(page) {
        match event {
            Event::Start(Tag::Item) => {
                open.push(items.len());
                items.push(String::new());
            }
            Event::End(TagEnd::Item) => drop(open.pop()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(item) = open.last() {
                    items[*item].push_str(&text);
                }
            }
            _ => {}
        }
    }
    items
}

/// Nothing but headings, paragraphs, one table, lists and our own bold words.
pub(crate) fn is_tame(page: &str) {
    for event in events(page) {
        let tame = match &event {
            Event::Start(tag) => matches!(
                tag,
                Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell
                    | Tag::List(None)
                    | Tag::Item
                    | Tag::Strong
            ),
            Event::End(_) | Event::Text(_) | Event::Code(_) => true,
            _ => false,
        };
        assert!(tame, "{event:?}");
    }
}
