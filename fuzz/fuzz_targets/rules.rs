//! The rules reader on any text: mistakes with places within the text, or a vacancy that can be looked through and shown.
#![no_main]

use std::ops::Range;

use eligible::internal::assessment::Reading;
use eligible::internal::report::formats::html;
use eligible::internal::report::lint_report::{self, Linted};
use eligible::internal::report::notice::{self, NoticeParts};
use eligible::internal::report::places;
use eligible::internal::rules::{self, Vacancy, lists};
use eligible_fuzz::{LOOK, check_shown, lang_by};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match rules::read(&text) {
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in &problems {
                check_span(&text, &problem.span);
            }
            let lang = lang_by(bytes);
            check_shown("a mistake", &places::rules(lang, "rules.toml", &text, &problems, LOOK));
        }
        Ok(vacancy) => show(&text, &vacancy),
    }
    look_through(&text);
});

fn check_span(text: &str, span: &Range<usize>) {
    assert!(text.get(span.clone()).is_some(), "{span:?} of {} bytes", text.len());
}

/// Everything that `rules lint` prints.
fn look_through(text: &str) {
    let findings = rules::lint::lint(text, None);
    for finding in &findings {
        check_span(text, &finding.span);
    }
    let files = [Linted { source: "rules.toml".to_owned(), text: text.to_owned(), findings }];
    let lang = lang_by(text.as_bytes());
    check_shown("a finding", &lint_report::text(lang, &files, LOOK));
    check_shown("an annotation", &lint_report::github(lang, &files));
    for written in [lint_report::json(lang, &files), lint_report::sarif(lang, &files)] {
        let written = written.expect("JSON");
        check_shown("JSON", &written);
        serde_json::from_str::<Value>(&written).expect("JSON");
    }
}

/// Everything that `rules show` prints.
fn show(text: &str, vacancy: &Vacancy) {
    let judging_dates = vacancy.judging_dates(None);
    let lists = lists::read(text, vacancy);
    let run = eligible_fuzz::run(vacancy, &judging_dates, Reading::All, lang_by(text.as_bytes()));
    let sheet = notice::sheet(&run, &lists, NoticeParts { advice: true, is_replaced: false, lists: true });
    check_shown("a sheet", &notice::notice_text::text(&sheet, LOOK));
    check_shown("a page", &notice::notice_markdown::page(&sheet));
    check_shown("a page", &String::from_utf8(html::notice_page::page(&sheet)).expect("UTF-8"));
}
