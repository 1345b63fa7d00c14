//! The vacancy as a page for a browser, which needs nothing but itself and runs nothing.

use crate::checks::describe::Description;
use crate::domain::text::Lang;
use crate::report::formats::html::hash;
use crate::report::formats::html::markup::Markup;
use crate::report::notice::{Body, NoticeDocument, NoticeEntry, NoticeField, Section};

/// The one style that the page allows.
pub const STYLE: &str = include_str!("sheet.css");

/// The sheet as a page.
#[must_use]
pub fn page(sheet: &NoticeDocument) -> Vec<u8> {
    let mut page = Markup::default();
    begin(&mut page, sheet.lang, &sheet.title, &sheet.lead);
    for section in &sheet.sections {
        self::section(&mut page, section);
    }
    page.raw("</main>\n</body>\n</html>\n");
    page.into_bytes()
}

/// The beginning of a page of this style, up to what is below its title and the lines there.
pub(super) fn begin(page: &mut Markup, lang: Lang, title: &str, lead: &[String]) {
    page.raw("<!DOCTYPE html>\n<html lang=").raw(lang.code()).raw(">\n<head>\n<meta charset=utf-8>\n");
    page.raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'sha256-");
    page.text(&hash(STYLE)).raw("'; base-uri 'none'; form-action 'none'\">\n");
    page.raw("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n<title>");
    page.text(title).raw("</title>\n<style>").raw(STYLE).raw("</style>\n</head>\n<body>\n<header>\n<h1>");
    page.text(title).raw("</h1>\n");
    for line in lead {
        page.raw("<p>").text(line).raw("</p>\n");
    }
    page.raw("</header>\n<main>\n");
}

fn section(page: &mut Markup, section: &Section) {
    page.raw("<section>\n<h2>").heading(&section.heading).raw("</h2>\n");
    if let Some(note) = &section.note {
        page.raw("<p>").text(note).raw("</p>\n");
    }
    for entry in &section.entries {
        self::entry(page, entry);
    }
    page.raw("</section>\n");
}

fn entry(page: &mut Markup, entry: &NoticeEntry) {
    page.raw("<article>\n");
    if !entry.title.is_empty() || !entry.id.is_empty() {
        page.raw("<h3>");
        if !entry.id.is_empty() {
            page.raw("<b>").text(&entry.id).raw("</b> ");
        }
        page.text(&entry.title).raw("</h3>\n");
    }
    // The words of the notice stand beside what is made of them.
    let is_beside = |field: &&NoticeField| matches!(field.body, Body::Quotes(_) | Body::Tree(_));
    let (beside, below): (Vec<&NoticeField>, Vec<&NoticeField>) = entry.fields.iter().partition(is_beside);
    if !beside.is_empty() {
        page.raw("<div class=pair>\n");
        for field in beside {
            page.raw("<div><h4>").heading(field.label).raw("</h4>\n");
            body(page, &field.body);
            page.raw("</div>\n");
        }
        page.raw("</div>\n");
    }
    if !below.is_empty() {
        page.raw("<dl>\n");
        for field in below {
            page.raw("<dt>").heading(field.label).raw("</dt><dd>");
            body(page, &field.body);
            page.raw("</dd>\n");
        }
        page.raw("</dl>\n");
    }
    page.raw("</article>\n");
}

fn body(page: &mut Markup, body: &Body) {
    match body {
        Body::Text(text) => {
            page.text(text);
        }
        Body::Chosen(texts) => {
            for text in texts {
                page.raw("<p class=chosen>").text(text).raw("</p>");
            }
        }
        Body::Room => {
            page.raw("<div class=room></div>");
        }
        Body::Items(items) => {
            page.raw("<ul>\n");
            for item in items {
                page.raw("<li>").text(item).raw("</li>\n");
            }
            page.raw("</ul>");
        }
        Body::Quotes(quotes) => {
            for (lang, quote) in quotes {
                page.raw("<p class=quote lang=").raw(lang.code()).raw(">").text(quote).raw("</p>\n");
            }
        }
        Body::Tree(tree) => match tree.as_slice() {
            [only] => {
                page.raw("<p>").text(&only.sentence).raw("</p>\n");
                parts(page, &only.parts);
            }
            tree => parts(page, tree),
        },
    }
}

fn parts(page: &mut Markup, descriptions: &[Description]) {
    if descriptions.is_empty() {
        return;
    }
    page.raw("<ul>\n");
    for description in descriptions {
        page.raw("<li>").text(&description.sentence);
        parts(page, &description.parts);
        page.raw("</li>\n");
    }
    page.raw("</ul>");
}
