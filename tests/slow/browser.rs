//! The page in a browser: sorting, filters, search, details, the keyboard; and that nothing else happens.
//!
//! Every test ends quietly, and says so, where there is no browser.

use std::time::Instant;

use eligible::internal::domain::text::quotation;
use serde_json::{Value, json};

use crate::common::hostile::{record_of, texts};
use crate::common::page::{Report, shown};
use crate::driver::{Browser, ENTER, ESCAPE, TAB};

/// The ids of the rows that are shown.
const IDS: &str = "#list > tbody > tr:first-child > th";
const NAMES: &str = "#list > tbody > tr:first-child > td:nth-child(3)";

/// A browser with the report open, unless there is none.
fn opened(report: &Report) -> Option<Browser> {
    let browser = Browser::start()?;
    browser.open(&report.path);
    Some(browser)
}

/// Nothing was said on the console, and nothing was asked for but the page.
fn check_quiet(browser: &Browser, report: &Report) {
    assert_eq!(browser.console(), Vec::<String>::new());
    let page = format!("file://{}", report.path.display());
    let requests = browser.requests();
    assert!(!requests.is_empty());
    assert!(requests.iter().all(|address| *address == page || address.starts_with("data:")), "{requests:?}");
}

/// A value of each applicant of the report as data, of those for whom a condition holds.
fn those(report: &Report, key: &str, condition: impl Fn(&Value) -> bool) -> Vec<String> {
    let applicants = report.data["applicants"].as_array().unwrap().iter();
    applicants.filter(|applicant| condition(applicant)).map(|applicant| shown(&applicant[key])).collect()
}

fn choose(browser: &Browser, selector: &str, value: &str) {
    browser.run(&format!(
        "const select = document.querySelector('{selector}'); select.value = '{value}'; \
         select.dispatchEvent(new Event('change', {{bubbles: true}}))"
    ));
}

#[test]
fn rows_are_sorted_filtered_and_searched() {
    let report = Report::on(&["examples"], &[]);
    let Some(browser) = opened(&report) else { return };
    assert_eq!(browser.texts(IDS), those(&report, "id", |_| true), "as the report has them");
    check_sorting(&browser, &report);
    check_filters(&browser, &report);
    check_search(&browser, &report);
    check_quiet(&browser, &report);
}

fn check_sorting(browser: &Browser, report: &Report) {
    let everyone = those(report, "id", |_| true);
    browser.click("[data-key=id] button");
    let mut sorted = browser.texts(IDS);
    assert_eq!(browser.texts("[aria-sort=ascending]"), ["Id"]);
    browser.click("[data-key=id] button");
    sorted.reverse();
    assert_eq!(browser.texts(IDS), sorted);
    assert_eq!(browser.texts("[aria-sort=descending]"), ["Id"]);
    sorted.sort();
    let mut expected = everyone.clone();
    expected.sort();
    assert_eq!(sorted, expected, "nobody is lost");
    browser.click("[data-key=rank] button");
    assert_eq!(browser.texts(IDS), everyone);
    browser.click("[data-key=score] button");
    let scores = browser.run("return Array.from(document.querySelectorAll('#list > tbody'), (row) => row.dataset.min)");
    let scores = scores.as_array().unwrap().iter().filter_map(|score| score.as_str()?.parse::<u64>().ok());
    assert!(scores.clone().count() > 20 && scores.is_sorted_by(|one, other| one >= other));
    browser.click("[data-key=rank] button");
}

fn check_filters(browser: &Browser, report: &Report) {
    let everyone = those(report, "id", |_| true);
    browser.click("input[value=e]");
    browser.click("input[value=i]");
    let open_ones = |it: &Value| it["verdict"] == "review" || it["verdict"] == "invalid";
    assert_eq!(browser.texts(IDS), those(report, "id", open_ones));
    assert!(browser.texts("#status")[0].starts_with(&format!(
        "{} of {}",
        those(report, "id", open_ones).len(),
        everyone.len()
    )));
    browser.click("#reset");
    assert_eq!(browser.texts(IDS), everyone);

    let criterion = |it: &Value, place: usize, outcome: &str| it["criteria"][place]["outcome"] == outcome;
    choose(browser, "[name=criterion]", "1");
    choose(browser, "[name=outcome]", "u");
    assert_eq!(browser.texts(IDS), those(report, "id", |it| criterion(it, 1, "unclear")));
    choose(browser, "[name=outcome]", "c");
    assert_eq!(browser.texts(IDS), those(report, "id", |it| it["criteria"][1]["contested"] == true));
    choose(browser, "[name=outcome]", "m");
    browser.click("#more");
    choose(browser, ".pair:nth-of-type(2) [name=criterion]", "6");
    choose(browser, ".pair:nth-of-type(2) [name=outcome]", "n");
    let both = |it: &Value| criterion(it, 1, "met") && criterion(it, 6, "not_met");
    assert_eq!(browser.texts(IDS), those(report, "id", both));
    browser.click("#reset");
}

fn check_search(browser: &Browser, report: &Report) {
    // Without its accents, and in capitals; then by the name of the file.
    browser.type_into("#search", "MODELE");
    assert_eq!(browser.texts(NAMES), ["Jeanne Modèle"]);
    browser.click("#reset");
    browser.type_into("#search", "ndjson");
    let in_lines = |it: &Value| it["source"].as_str().unwrap().contains("ndjson");
    assert_eq!(browser.texts(IDS), those(report, "id", in_lines));
    browser.type_into("#search", " nobody-is-called-so");
    assert_eq!(browser.texts(IDS), Vec::<String>::new());
    assert_eq!(browser.run("return document.getElementById('nobody').hidden"), false);
}

#[test]
fn a_row_opens_by_click_and_by_keyboard() {
    let report = Report::on(&["examples"], &["--lang", "fr"]);
    let Some(browser) = opened(&report) else { return };
    check_details(&browser, &report);
    check_keyboard(&browser, &report);
    check_names(&browser, &report);
    check_quiet(&browser, &report);
}

fn check_details(browser: &Browser, report: &Report) {
    let applicants = report.data["applicants"].as_array().unwrap();
    browser.click("#list > tbody:nth-of-type(2) td:nth-child(3)");
    let open = browser.texts("#list > .open .w");
    assert_eq!(open.len(), 1);
    for criterion in applicants[1]["criteria"].as_array().unwrap() {
        assert!(open[0].contains(&shown(&criterion["reason"])), "{}", criterion["reason"]);
        let clause = shown(&quotation(criterion["clause"]["fr"].as_str().unwrap()).into());
        assert!(open[0].contains(&clause), "{clause}");
        if criterion["outcome"] != "met" {
            assert!(open[0].contains(&shown(&criterion["advice"])));
        }
        for evidence in criterion["evidence"].as_array().unwrap() {
            assert!(open[0].contains(&shown(&evidence["value"])));
        }
    }
    assert_eq!(browser.texts("[aria-expanded=true]"), [shown(&applicants[1]["id"])]);
    assert_eq!(
        browser.run("return document.getElementById(document.querySelector('[aria-expanded=true]').getAttribute('aria-controls')).querySelector('h3').offsetHeight > 0"),
        true
    );
    browser.click("#list > tbody:nth-of-type(2) td:nth-child(3)");
    assert_eq!(browser.texts("#list > .open"), Vec::<String>::new());
}

/// From the last heading on, the keyboard reaches the rows one by one.
fn check_keyboard(browser: &Browser, report: &Report) {
    let applicants = report.data["applicants"].as_array().unwrap();
    let focused = || browser.run("return document.activeElement.textContent");
    browser.run("Array.from(document.querySelectorAll('#list thead button')).at(-1).focus()");
    browser.press(TAB);
    assert_eq!(focused(), shown(&applicants[0]["id"]));
    let outline = browser.run("return getComputedStyle(document.activeElement).outlineStyle");
    assert_eq!(outline, "solid", "the focus is seen");
    browser.press(ENTER);
    assert_eq!(browser.texts("#list > .open").len(), 1);
    browser.press(TAB);
    assert_eq!(browser.run("return document.activeElement.closest('.w') !== null"), true, "a link of the details");
    browser.press(ESCAPE);
    assert_eq!(browser.texts("#list > .open"), Vec::<String>::new());
    assert_eq!(focused(), shown(&applicants[0]["id"]));
}

/// What is said to whoever hears the page: each mark has its word, each control its name.
fn check_names(browser: &Browser, report: &Report) {
    let tree = browser.command("Accessibility.getFullAXTree", &json!({}));
    let named = |role: &str| -> Vec<String> {
        let nodes = tree["nodes"].as_array().unwrap().iter();
        let of_role = nodes.filter(|node| node["role"]["value"] == role && node["ignored"] == false);
        of_role.map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let cells = named("cell");
    for word in ["rempli", "à vérifier", "non rempli", "textes divergents"] {
        assert!(cells.iter().any(|cell| cell == word || cell.ends_with(&format!(" {word}"))), "{word}: {cells:?}");
    }
    assert_eq!(
        named("rowheader").iter().filter(|name| name.starts_with("EX-")).count(),
        those(report, "id", |it| it["id"].as_str().unwrap().starts_with("EX-")).len()
    );
    for role in ["button", "checkbox", "combobox", "searchbox", "region", "image", "heading", "columnheader", "link"] {
        let found = named(role);
        assert!(!found.is_empty() && found.iter().all(|name| !name.is_empty()), "{role}: {found:?}");
    }
}

#[test]
fn hostile_names_are_shown_and_nothing_more() {
    let records: Vec<_> = texts().iter().filter(|text| !text.trim().is_empty()).map(|text| record_of(text)).collect();
    let report = Report::on_records("\"><img src=x onerror=alert(1)>.ndjson", &records, &[]);
    let Some(browser) = opened(&report) else { return };
    assert_eq!(browser.texts(IDS), those(&report, "id", |_| true));
    assert_eq!(browser.texts(NAMES), those(&report, "name", |_| true));
    for place in 1..=records.len() {
        browser.click(&format!("#list > tbody:nth-of-type({place}) th button"));
    }
    assert_eq!(browser.texts("#list .w").len(), records.len());
    let strange = "return document.querySelectorAll('img, iframe, object, embed, link, b i, #list svg, #list script, [onload], [onerror], [onmouseover]').length";
    assert_eq!(browser.run(strange), 0);
    browser.type_into("#search", "<script>");
    assert_eq!(browser.texts(IDS).len(), 2);
    check_quiet(&browser, &report);
}

#[test]
fn without_scripts_everything_can_be_read() {
    let report =
        Report::on(&["examples/applicants/review-silent.json", "examples/applicants/eligible-d3-contested.json"], &[]);
    let Some(browser) = Browser::start() else { return };
    browser.command("Emulation.setScriptExecutionDisabled", &json!({"value": true}));
    browser.open(&report.path);
    // What a person can see, as the browser itself says it.
    let seen = browser.command("Accessibility.getFullAXTree", &json!({})).to_string();
    for applicant in report.data["applicants"].as_array().unwrap() {
        for criterion in applicant["criteria"].as_array().unwrap() {
            let beginning: String = shown(&criterion["reason"]).chars().take(30).collect();
            assert!(seen.contains(serde_json::to_string(&beginning).unwrap().trim_matches('"')), "{beginning}");
        }
    }
    assert!(!seen.contains("\"searchbox\""), "what needs scripts is not offered");
    check_quiet(&browser, &report);
}

#[test]
fn it_fits_a_phone_and_either_scheme() {
    let report = Report::on(&["examples"], &["--lang", "fr"]);
    let Some(browser) = Browser::start() else { return };
    let size = json!({"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true});
    browser.command("Emulation.setDeviceMetricsOverride", &size);
    for scheme in ["light", "dark"] {
        let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        browser.command("Emulation.setEmulatedMedia", &scheme);
        browser.open(&report.path);
        browser.run("document.querySelector('#list > tbody button').click()");
        assert_eq!(browser.run("return document.documentElement.scrollWidth"), 390);
        let details = browser.run("return document.querySelector('.w').getBoundingClientRect().width");
        assert!(details.as_f64().unwrap() <= 390.0);
    }
    check_quiet(&browser, &report);
}

#[test]
fn on_paper_all_that_fit_are_printed() {
    let records: Vec<_> = (0..250).map(|number| json!({"id": format!("P-{number}")})).collect();
    let report = Report::on_records("many.ndjson", &records, &[]);
    let Some(browser) = opened(&report) else { return };
    assert_eq!(browser.texts(IDS).len(), 100);
    browser.click("#next");
    assert_eq!(browser.texts(IDS).len(), 100);
    browser.run("window.dispatchEvent(new Event('beforeprint'))");
    assert_eq!(browser.texts(IDS).len(), 250);
    browser.run("window.dispatchEvent(new Event('afterprint'))");
    browser.click("#next");
    assert_eq!(browser.texts(IDS).len(), 50);
    browser.click("#all");
    assert_eq!(browser.texts(IDS).len(), 250);
    check_quiet(&browser, &report);
}

/// How long it takes is said and not tested: that depends on the machine, and on what else it does.
#[test]
#[expect(clippy::print_stdout, reason = "whoever runs it with `--nocapture` asks for it")]
fn ten_thousand_applicants_open_and_filter() {
    const MANY: usize = 10_000;
    let record = |number: usize| {
        let name = format!("Person {}", number * 7919 % MANY);
        json!({"id": format!("P-{number:05}"), "name": name, "nationalities": ["FR"]})
    };
    let Some(browser) = Browser::start() else { return };
    let records: Vec<_> = (0..MANY).map(record).collect();
    let report = Report::on_records("many.ndjson", &records, &[]);
    let begin = Instant::now();
    browser.open(&report.path);
    let opened = begin.elapsed();
    assert_eq!(browser.texts(IDS).len(), 100);
    let timed = |what: &str| {
        let script =
            "const begin = performance.now(); WHAT; document.body.offsetHeight; return performance.now() - begin";
        browser.run(&script.replace("WHAT", what)).as_f64().unwrap()
    };
    let searched = timed(
        "const search = document.getElementById('search'); search.value = 'PERSON 77'; search.dispatchEvent(new Event('input'))",
    );
    let found = (0..MANY).filter(|number| format!("{number:05} {}", number * 7919 % MANY).contains("77")).count();
    assert!(browser.texts("#status")[0].starts_with(&format!("{found} of 10,000")));
    let sorted = timed("document.querySelector('[data-key=name] button').click()");
    let names = browser.texts(NAMES).into_iter().map(|name| name.replace("Person ", "").parse::<usize>().unwrap());
    assert!(names.is_sorted());
    println!("{MANY} applicants: opened in {opened:?}, searched in {searched} ms, sorted in {sorted} ms");
    check_quiet(&browser, &report);
}
