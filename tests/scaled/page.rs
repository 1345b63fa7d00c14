//! The report as a page keeps text text, whatever the text is.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};
use serde_json::json;

use super::some;
use crate::common::hostile::{record_of, texts};
use crate::common::page::{self, Report, all};

/// The names of all elements with the names of their attributes, in order; nothing loads and nothing runs.
fn template(page: &Html) -> Vec<String> {
    let elements = page.tree.nodes().filter_map(ElementRef::wrap);
    let described = elements.map(|element| {
        let attributes: BTreeSet<_> = element.value().attrs().map(|(name, _)| name).collect();
        for name in &attributes {
            assert!(!name.starts_with("on") && !["src", "style", "action", "srcset"].contains(name), "{name}");
        }
        if let Some(target) = element.value().attr("href") {
            assert!(target.starts_with('#'), "{target}");
        }
        format!("{} {attributes:?}", element.value().name())
    });
    described.collect()
}

#[test]
fn text_of_strangers_is_text_and_nothing_else() {
    for lang in ["en", "fr"] {
        let templates = |text: &str, name: &str| {
            let invalid = json!({"id": text, "date_of_birth": text, "education": [{"level": text}]});
            let report = Report::on_records(name, &[record_of(text), record_of(text), invalid], &["--lang", lang]);
            let page = report.page();
            let details = all(&page, "#list noscript").into_iter().map(|it| Html::parse_fragment(&page::text(it)));
            let details: Vec<_> = details.map(|details| template(&details)).collect();
            (template(&page), template(&report.page_without_scripts()), details)
        };
        // The same text without what markup is made of: it is as long, and means as many countries.
        let tamed = |text: &str| text.replace(['<', '>', '"', '\'', '`', '='], ".");
        for text in some(&texts(), 8).filter(|text| !text.trim().is_empty()) {
            assert!(templates(text, "hostile.ndjson") == templates(&tamed(text), "tame.ndjson"), "{text}");
        }
        let tame = templates("Harmless and plain text", "tame.ndjson");
        // The name of a file may hold anything but a slash.
        assert!(templates("Harmless and plain text", "\"><img src=x onerror=alert(1)>.ndjson") == tame);
    }
}
