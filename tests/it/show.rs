//! `rules show`: what the file says is on the page, in every format and language, and is words and nothing else.
#![allow(clippy::string_slice, reason = "a test may stop, and slices where it found something")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use eligible::internal::assessment::Reading;
use eligible::internal::checks::describe::{Describe as _, DescribeContext, Description};
use eligible::internal::domain::text::{Bilingual, Lang, quotation};
use eligible::internal::report::formats::table::TerminalStyle;
use eligible::internal::report::notice::{self, NoticeDocument, NoticeParts};
use eligible::internal::report::{Run, escape, formats::html};
use eligible::internal::rules::vacancy::{Interpretation, Readings};
use eligible::internal::rules::{self, Vacancy, lists};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::common::command::{run_in, status, text};
use crate::common::hostile::TEXTS;
use crate::common::judge::RULES;
use crate::mutated;

/// The sheet of a rules file.
fn sheet_of(rules: &str, lang: Lang, reading: Reading, choice: NoticeParts) -> NoticeDocument {
    let vacancy = rules::read(rules).unwrap_or_else(|problems| panic!("{problems:?}"));
    let judging_dates = vacancy.judging_dates(None);
    let (rules_source, rules_sha256) = ("some/rules.toml", "0123456789abcdef");
    let run = Run {
        vacancy: &vacancy,
        rules_source,
        rules_sha256,
        judging_dates: &judging_dates,
        reading,
        lang,
        blind: None,
        decisions: None,
    };
    notice::sheet(&run, &lists::read(rules, &vacancy), choice)
}

/// What GitHub reads in Markdown; it leaves apostrophes as they are.
const OPTIONS: Options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);

/// What a reader of a format sees of it, with single blanks between the words.
fn seen(sheet: &NoticeDocument) -> [(&'static str, String); 3] {
    let text = notice::notice_text::text(sheet, TerminalStyle { width: 100, colour: false });
    let page = String::from_utf8(html::notice_page::page(sheet)).unwrap();
    let page = Html::parse_document(&page);
    let body = page.select(&Selector::parse("body").unwrap()).next().unwrap();
    let page: Vec<_> = body.text().collect();
    let page = page.join(" ");
    let mut marked = String::new();
    for event in Parser::new_ext(&notice::notice_markdown::page(sheet), OPTIONS) {
        match event {
            Event::Text(text) | Event::Code(text) => marked.push_str(&text),
            Event::SoftBreak | Event::End(_) => marked.push(' '),
            _ => {}
        }
    }
    [("text", one_line(&text)), ("html", one_line(&page)), ("markdown", one_line(&marked))]
}

fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split([' ', '\n']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn interpretations(vacancy: &Vacancy) -> Vec<&Interpretation> {
    let of_criteria = vacancy.criteria.iter().flat_map(|criterion| &criterion.interpretations);
    of_criteria.chain(&vacancy.notice.interpretations).chain(&vacancy.reference_interpretations).collect()
}

#[test]
fn everything_is_in_each_format_and_language() {
    let vacancy = rules::read(RULES).unwrap();
    for lang in Lang::ALL {
        let sheet = sheet_of(RULES, lang, Reading::All, NoticeParts::default());
        for (format, seen) in seen(&sheet) {
            let holds = |words: &str| assert!(seen.contains(&one_line(words)), "{format} {lang:?}: {words}");
            for criterion in &vacancy.criteria {
                holds(&format!("{} {}", criterion.id, criterion.title.get(lang)));
                holds(&quotation(criterion.clause.get(lang)));
                if matches!(criterion.checks, Readings::Differ(..)) {
                    holds(&criterion.clause.en);
                    holds(&criterion.clause.fr);
                }
            }
            for interpretation in interpretations(&vacancy) {
                holds(interpretation.text.get(lang));
                holds(interpretation.reason.get(lang));
            }
            for offer in &vacancy.notice.offer {
                holds(&quotation(offer.get(lang)));
            }
            for words in [
                "250700",
                if lang == Lang::En { "Brussels time" } else { "heure de Bruxelles" },
                "INTERN",
                "some/rules.toml",
                "0123456789abcdef",
                "microsoft_office",
            ] {
                holds(words);
            }
            let (day, member) = match lang {
                Lang::En => ("22 June 2025", "Sweden (SE), since 7 March 2024"),
                Lang::Fr => ("22 juin 2025", "Suède (SE), depuis le 7 mars 2024"),
            };
            holds(day);
            holds(member);
        }
    }
}

#[test]
fn advice_is_shown_where_it_is_asked() {
    let vacancy = rules::read(RULES).unwrap();
    let advice = vacancy.criteria[0].advice_not_met.as_ref().unwrap();
    for advice_is_shown in [false, true] {
        let choice = NoticeParts { advice: advice_is_shown, ..NoticeParts::default() };
        for (format, seen) in seen(&sheet_of(RULES, Lang::En, Reading::All, choice)) {
            assert_eq!(seen.contains(&advice.en), advice_is_shown, "{format}");
        }
    }
}

#[test]
fn one_text_alone_is_shown_with_its_check_and_nothing_differs() {
    let [(_, seen), ..] = seen(&sheet_of(RULES, Lang::En, Reading::One(Lang::Fr), NoticeParts::default()));
    assert!(seen.contains("over 21 years old"));
    assert!(!seen.contains("at least 21 years old on"));
    assert!(!seen.contains("DIFFERENCES BETWEEN THE TWO TEXTS"));
    assert!(seen.contains("être âgé(e) de plus de 21 ans"));
}

#[test]
fn what_the_texts_check_differently_is_said_and_collected() {
    let sheet = sheet_of(RULES, Lang::En, Reading::All, NoticeParts::default());
    let differing = sheet.sections.iter().find(|section| section.heading.contains("differences")).unwrap();
    let ids: Vec<_> = differing.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["E2", "E3", "D3"]);
    let [(_, seen), ..] = seen(&sheet);
    let collected = &seen[seen.find("DIFFERENCES BETWEEN THE TWO TEXTS").unwrap()..];
    for words in ["at least 21", "over 21", "on 22 June 2024 or later", "on 23 June 2024 or later", "any IT tool"] {
        assert!(collected.contains(words), "{words}");
    }
    assert!(seen.contains("(from "));
}

fn descriptions(vacancy: &Vacancy) -> Vec<Vec<Description>> {
    let judging_dates = vacancy.judging_dates(None);
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for judging_dates in [None, Some(&judging_dates)] {
            let telling = DescribeContext { lang, judging_dates };
            let mut described = Vec::new();
            for criterion in &vacancy.criteria {
                match &criterion.checks {
                    Readings::Same(check) => described.push(check.describe(telling)),
                    Readings::Differ(english, french) => {
                        described.push(english.describe(telling));
                        described.push(french.describe(telling));
                    }
                }
            }
            all.push(described);
        }
    }
    all
}

#[test]
fn every_parameter_of_a_check_is_said() {
    let base = descriptions(&rules::read(&mutated::base()).unwrap());
    let (mutants, fixed) = &*mutated::MUTANTS;
    assert!(mutants.len() > 100, "{}", mutants.len());
    for mutant in mutants {
        let changed = descriptions(&mutant.vacancy);
        // A question has an English and a French text, each said in its language.
        let is_text = mutant.change.contains('?');
        let told: Vec<_> = base.iter().zip(&changed).map(|(before, after)| before != after).collect();
        if is_text {
            assert!(told.contains(&true), "{}", mutant.change);
        } else {
            assert_eq!(told, [true; 4], "{}", mutant.change);
        }
    }
    // What can be nothing else needs not be said, such as the one level below A2.
    let mut fixed = fixed.clone();
    fixed.sort_unstable();
    fixed.dedup();
    assert_eq!(fixed, ["\"A1\"", "\"deadline\"", "\"generative_ai_used\"", "true"]);
}

#[test]
fn a_sentence_has_parts_where_it_ends_in_a_colon() {
    fn check(description: &Description) {
        let ends = description.sentence.ends_with(':');
        assert_eq!(ends, !description.parts.is_empty(), "{}", description.sentence);
        assert!(!description.sentence.ends_with('.'), "{}", description.sentence);
        assert!(!description.sentence.contains("  "), "{}", description.sentence);
        description.parts.iter().for_each(check);
    }
    for described in descriptions(&rules::read(&mutated::base()).unwrap()) {
        described.iter().for_each(check);
    }
}

/// A text as TOML writes it.
fn toml_text(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => written.extend(['\\', letter]),
            letter if letter.is_control() => write!(written, "\\u{:04X}", u32::from(letter)).unwrap(),
            letter => written.push(letter),
        }
    }
    written + "\""
}

/// A rules file that says a text wherever it may say one.
fn hostile_rules(hostile: &str) -> String {
    let said = toml_text(hostile);
    let both = format!("{{ en = {said}, fr = {said} }}");
    format!(
        r#"
[vacancy]
id = {said}
title = {both}
body = {both}
division = {both}
location = {both}
schedule = {both}
grade = {said}
clearance = {said}
salary = {{ amount = 1, currency = {said}, per = "month" }}
deadline = {{ at = "2025-06-22T23:59", zone = "Europe/Brussels" }}
official_languages = ["en", "fr"]
offer = [{both}]
interpretation = [{{ text = {both}, reason = {both} }}]

[[criterion]]
id = "A-1"
group = "essential"
title = {both}
clause = {both}
check.any = [
  {{ nationality = {{ any_of = "countries" }} }},
  {{ person = {{ question = {both} }} }},
  {{ degree = {{ at_least = "master", fields = "fields" }} }},
  {{ it_skill = {{ all_of = ["tool"], scale = "scale", at_least = {said} }} }},
  {{ experience = {{ sectors = ["research"], excluded_employers = "employers" }} }},
  {{ competency = {{ names = [{said}] }} }},
]
reading.fr.competency = {{ names = [{said}] }}
interpretation = [{{ text = {both}, reason = {both} }}]
advice = {{ unclear = {both}, not_met = {both} }}

[set.countries]
title = {both}
source = {said}
members = [{{ code = "BE", aliases = [{said}], demonyms = [{said}] }}]
[scale.scale]
levels = [{said}]
[tool.tool]
name = {said}
aliases = [{said}]
parts = [{said}]
[field.fields]
title = {both}
phrases = [{said}]
[employer.employers]
title = {both}
names = [{said}]
words = [{said}]
"#
    )
}

#[test]
fn what_a_rules_file_says_is_nothing_but_text() {
    let choice = NoticeParts { advice: true, ..NoticeParts::default() };
    for lang in Lang::ALL {
        let plain = sheet_of(&hostile_rules("plain"), lang, Reading::All, choice);
        let (plain_elements, plain_marks) = (elements(&plain), marks(&plain));
        for hostile in TEXTS.iter().filter(|text| !text.trim().is_empty()) {
            let sheet = sheet_of(&hostile_rules(hostile), lang, Reading::All, choice);
            let text = notice::notice_text::text(&sheet, TerminalStyle { width: 120, colour: false });
            for line in text.lines() {
                assert_eq!(escape::visible(line), line);
            }
            // As many elements and marks of the same kinds as on a plain page.
            assert_eq!(elements(&sheet), plain_elements, "{}", sheet.title);
            assert_eq!(marks(&sheet), plain_marks, "{}", sheet.title);
            let shown = escape::visible(hostile);
            let words = one_line(shown.trim());
            let [_, (_, page), _] = seen(&sheet);
            assert!(page.contains(&words), "{words}");
        }
    }
}

/// The elements of the sheet as a page, each with the names of its attributes, by their names.
fn elements(sheet: &NoticeDocument) -> Vec<(String, Vec<String>)> {
    let page = String::from_utf8(html::notice_page::page(sheet)).unwrap();
    let page = Html::parse_document(&page);
    let every = Selector::parse("*").unwrap();
    let all = page.select(&every).map(|element| {
        let value = element.value();
        let attributes: Vec<_> = value.attrs().map(|(name, _)| name.to_owned()).collect();
        (value.name().to_owned(), attributes)
    });
    let mut all: Vec<_> = all.collect();
    all.sort_unstable();
    all
}

/// What the sheet in Markdown begins, in order. There is no link, no image and no HTML.
fn marks(sheet: &NoticeDocument) -> Vec<String> {
    let page = notice::notice_markdown::page(sheet);
    let mut marks = Vec::new();
    for event in Parser::new_ext(&page, OPTIONS) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_) => panic!("{page}"),
            Event::Start(tag) => marks.push(format!("{tag:?}")),
            _ => {}
        }
    }
    marks
}

#[test]
fn the_page_allows_its_own_style_and_nothing_else() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let page = html::notice_page::page(&sheet_of(RULES, Lang::Fr, Reading::All, NoticeParts::default()));
    let page = String::from_utf8(page).unwrap();
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(html::notice_page::STYLE));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert!(page.contains(&policy));
    for forbidden in ["<script", "<link", "<img", "url(", "@import"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    let parsed = Html::parse_document(&page);
    assert_eq!(parsed.errors.len(), 0, "{:?}", parsed.errors);
    assert_eq!(parsed.root_element().value().attr("lang"), Some("fr"));
}

/// A vacancy with ids, groups and weights of its own.
fn eleven_desirable() -> String {
    let mut rules = RULES[..RULES.find("[[criterion]]").unwrap()].to_owned();
    let mut add = |id: String, group: &str, weight: Option<u64>, at_least: u64| {
        let weight = weight.map_or_else(String::new, |weight| format!("weight = {weight}\n"));
        write!(
            rules,
            "[[criterion]]\nid = \"{id}\"\ngroup = \"{group}\"\nclause = {{ en = \"clause of {id}\" }}\n{weight}check.age = {{ at_least = {at_least} }}\n"
        )
        .unwrap();
    };
    for number in 1..=3 {
        add(format!("must-{number}"), "essential", None, 20 + number);
    }
    for number in 1..=11 {
        add(format!("nice.{number}"), "desirable", Some(number % 5 + 1), 30 + number);
    }
    rules
}

#[test]
fn the_page_follows_the_rules_and_not_those_of_one_vacancy() {
    let rules = eleven_desirable();
    let vacancy = rules::read(&rules).unwrap();
    assert_eq!(vacancy.criteria.len(), 14);
    for lang in Lang::ALL {
        for (format, seen) in seen(&sheet_of(&rules, lang, Reading::All, NoticeParts::default())) {
            for criterion in &vacancy.criteria {
                // The clause is English alone, and shown in both languages.
                assert!(seen.contains(&format!("clause of {}", criterion.id)), "{format}: {}", criterion.id);
            }
            // 2 + 3 + 4 + 5 + 1 + 2 + 3 + 4 + 5 + 1 + 2 = 32.
            let share = if lang == Lang::En {
                "6.3 of 100 points (weight 2 of 32)"
            } else {
                "6,3\u{a0}points sur 100 (poids 2 sur 32)"
            };
            assert!(seen.contains(share), "{format}");
        }
    }
}

#[test]
fn a_text_that_one_language_lacks_is_shown_in_the_other() {
    let title = Bilingual { en: "Age".to_owned(), fr: String::new() };
    assert_eq!(title.get(Lang::Fr), "Age");
    let [(_, seen), ..] = seen(&sheet_of(&eleven_desirable(), Lang::Fr, Reading::All, NoticeParts::default()));
    assert!(seen.contains("«\u{a0}clause of must-1\u{a0}»"), "in the quotation marks of the language of the page");
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn files_have_the_format_of_their_extension() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let outputs = [path("a.txt"), path("a.md"), path("a.html"), format!("markdown={}", path("b.txt"))];
    let mut arguments = vec!["rules", "show", "--rules", "rules.toml"];
    for output in &outputs {
        arguments.extend(["-o", output]);
    }
    let output = run_in(project(), &arguments, b"");
    assert_eq!((status(&output), text(&output.stdout)), (0, ""), "{}", text(&output.stderr));
    let begins = |name: &str, with: &str| {
        let written = fs::read_to_string(path(name)).unwrap();
        assert!(written.starts_with(with), "{name}");
        written
    };
    let plain = begins("a.txt", "Vacancy 250700");
    begins("a.html", "<!DOCTYPE html>");
    assert_eq!(begins("a.md", "# Vacancy 250700"), begins("b.txt", "# Vacancy 250700"));
    for (format, file) in [("text", "a.txt"), ("markdown", "a.md"), ("html", "a.html")] {
        let output = run_in(project(), &["rules", "show", "--rules", "rules.toml", "--format", format], b"");
        assert_eq!(text(&output.stdout), fs::read_to_string(path(file)).unwrap());
    }
    assert!(plain.lines().all(|line| line.chars().count() <= 80));
    let wrong = run_in(project(), &["rules", "show", "-o", &path("a.csv")], b"");
    assert_eq!(status(&wrong), 2);
    assert!(text(&wrong.stderr).contains("`csv`"));
}

#[test]
fn the_replaced_day_is_named_as_such() {
    let output = run_in(project(), &["rules", "show", "--as-of", "2026-03-01"], b"");
    let shown = one_line(text(&output.stdout));
    assert!(shown.contains("1 March 2026, given with --as-of"));
    assert!(shown.contains("at least 21 years old on the reference date (1 March 2026)"));
    assert!(shown.contains("submitted by the deadline (22 June 2025, 23:59, Brussels time)"));
}

/// The colours of each scheme that a style names.
fn colours(style: &str) -> Vec<Vec<&str>> {
    let blocks = style.split(":root {").skip(1).map(|block| block.split('}').next().unwrap());
    blocks.map(|block| block.lines().map(str::trim).filter(|line| line.starts_with("--")).collect()).collect()
}

#[test]
fn the_colours_are_those_whose_contrast_is_known() {
    let (own, known) = (colours(html::notice_page::STYLE), colours(html::STYLE));
    assert_eq!((own.len(), known.len()), (2, 2));
    for (own, known) in own.iter().zip(&known) {
        assert!(!own.is_empty() && own.iter().all(|colour| known.contains(colour)));
    }
}
