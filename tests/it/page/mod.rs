//! The report as a page: what a reader of HTML finds in it. How it behaves in a browser is tested by the slow tests.

mod contrast;

use std::fs;
use std::path::Path;

use base64::Engine as _;
use eligible::internal::assessment::tally::Tally;
use eligible::internal::domain::outcome::{Counts, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::report::formats::html::{self, SCRIPT, STYLE};
use eligible::internal::report::formats::table::TerminalStyle;
use eligible::internal::report::formats::{Options, ReportFooter};
use eligible::internal::report::remark_groups::RemarkGroups;
use eligible::internal::report::report_data::RunOptions;
use scraper::{ElementRef, Html};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::common::judge::{self, Terms};
use crate::common::page::{Report, all, shown, text, within};

/// The letter of an outcome of the JSON report.
fn letter(outcome: &Value, contested: &Value) -> &'static str {
    match (outcome.as_str().unwrap(), contested.as_bool().unwrap_or_default()) {
        ("met", _) => "m",
        ("unclear", true) => "c",
        ("unclear", false) => "u",
        ("not_met", _) => "n",
        (other, _) => panic!("{other}"),
    }
}

/// Checks the row of an applicant, and gives the details below it as the script reads them.
fn check_row(lang: Lang, row: ElementRef<'_>, applicant: &Value) -> Html {
    let cells = within(row, "tr:first-child > *");
    assert_eq!(text(cells[0]), applicant["rank"].as_u64().map_or_else(|| "–".to_owned(), |rank| rank.to_string()));
    assert_eq!(text(cells[1]), shown(&applicant["id"]));
    assert_eq!(cells[1].value().name(), "th");
    assert_eq!(text(cells[2]), shown(&applicant["name"]));
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.code() == applicant["verdict"]).unwrap();
    let star = if applicant["unchecked"].as_array().unwrap().is_empty() { "" } else { "*" };
    assert_eq!(text(cells[3]), format!("{}{star}", messages::verdict(lang, verdict)));
    let criteria = applicant["criteria"].as_array().unwrap();
    let outcomes: String = criteria.iter().map(|it| letter(&it["outcome"], &it["contested"])).collect();
    assert_eq!(row.value().attr("data-o").unwrap_or_default(), outcomes);
    for (bound, attribute) in [("min", "data-min"), ("max", "data-max")] {
        let tenths = row.value().attr(attribute).map(|text| text.parse::<f64>().unwrap() / 10.0);
        assert_eq!(tenths, applicant["score"][bound].as_f64());
    }
    for (cell, criterion) in cells[5..].iter().zip(criteria) {
        if ["essential", "desirable"].contains(&criterion["group"].as_str().unwrap()) {
            assert_eq!(cell.value().attr("class"), Some(letter(&criterion["outcome"], &criterion["contested"])));
        }
    }
    Html::parse_fragment(&text(within(row, "noscript")[0]))
}

/// Checks that the details tell what the data says.
fn check_details(details: &Html, applicant: &Value) {
    assert!(text(all(details, "h3")[0]).starts_with(&shown(&applicant["id"])));
    let head = text(all(details, "p.s")[0]);
    assert!(head.contains(&shown(&applicant["source"])) && head.contains(applicant["sha256"].as_str().unwrap()));
    let criteria = applicant["criteria"].as_array().unwrap();
    let items = all(details, ".k > li");
    assert_eq!(items.len(), criteria.len());
    for criterion in criteria {
        let is_it = |item: &&ElementRef<'_>| text(within(**item, "a")[0]) == shown(&criterion["id"]);
        let item = *items.iter().find(is_it).unwrap();
        assert_eq!(item.value().attr("class"), Some(letter(&criterion["outcome"], &criterion["contested"])));
        assert_eq!(text(within(item, "p")[0]), shown(&criterion["reason"]));
        let evidence: Vec<_> = within(item, ".f li").into_iter().map(text).collect();
        let expected = criterion["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| format!("{} {} {}:{}", shown(&it["pointer"]), shown(&it["value"]), it["line"], it["column"]));
        assert_eq!(evidence, expected.collect::<Vec<_>>());
    }
    let told = text(details.root_element());
    for kind in ["problems", "warnings"] {
        for item in applicant[kind].as_array().unwrap() {
            assert!(told.contains(&format!("{}:{} ", item["line"], item["column"])));
            for part in ["pointer", "message", "expected", "suggestion"] {
                assert!(told.contains(&shown(&item[part])), "{item}");
            }
        }
    }
}

#[test]
fn it_says_what_the_report_as_data_says() {
    for (lang, code) in [(Lang::En, "en"), (Lang::Fr, "fr")] {
        let report = Report::on(&["examples"], &["--lang", code]);
        let page = report.page();
        assert_eq!(page.root_element().value().attr("lang"), Some(code));
        let (rows, applicants) = (all(&page, "#list > tbody"), report.data["applicants"].as_array().unwrap());
        assert_eq!(rows.len(), applicants.len());
        assert!(rows.len() > 30);
        for (row, applicant) in rows.into_iter().zip(applicants) {
            check_details(&check_row(lang, row, applicant), applicant);
        }
        let summary = text(all(&page, "section")[0]);
        let counts = Verdict::ALL.map(|verdict| (verdict, report.data["summary"][verdict.code()].as_u64().unwrap()));
        for (verdict, count) in counts {
            let row = all(&page, "[aria-labelledby=h-verdicts] tr").into_iter().map(text);
            let expected = format!("{}{count}", messages::verdict(lang, verdict));
            assert!(row.into_iter().any(|row| row.starts_with(&expected)), "{expected}");
        }
        for noticed in report.data["across"].as_array().into_iter().flatten() {
            assert!(summary.contains(&shown(&noticed["message"])));
        }
        let about = text(all(&page, "footer")[0]);
        assert!(about.contains(report.data["rules"]["sha256"].as_str().unwrap()), "{about}");
        assert!(about.contains(env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn outcomes_are_counted_as_in_the_report_as_data() {
    let report = Report::on(&["examples"], &[]);
    let page = report.page();
    let rows = all(&page, "[aria-labelledby=h-outcomes] tbody tr").into_iter();
    let rows: Vec<_> = rows.filter(|row| !within(*row, "a").is_empty()).collect();
    let applicants = report.data["applicants"].as_array().unwrap();
    let judged: Vec<_> =
        applicants.iter().map(|it| it["criteria"].as_array().unwrap()).filter(|it| !it.is_empty()).collect();
    assert_eq!(rows.len(), judged[0].len());
    for (place, row) in rows.into_iter().enumerate() {
        let outcomes = judged.iter().map(|criteria| letter(&criteria[place]["outcome"], &criteria[place]["contested"]));
        let outcomes: Vec<_> = outcomes.collect();
        let counts = ["m", "u", "c", "n"].map(|wanted| outcomes.iter().filter(|it| **it == wanted).count().to_string());
        let cells: Vec<_> = within(row, "td").into_iter().map(text).collect();
        assert_eq!(cells[2..], counts);
    }
}

#[test]
fn the_page_allows_its_own_script_and_style_and_nothing_else() {
    let report = Report::on(&["examples/applicants"], &[]);
    let page = report.page();
    let policy = all(&page, "meta[http-equiv=Content-Security-Policy]")[0].value().attr("content").unwrap();
    let hash = |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
    let (scripts, styles) = (all(&page, "script"), all(&page, "style"));
    assert_eq!((scripts.len(), styles.len()), (1, 1));
    let (script, style) = (hash(&text(scripts[0])), hash(&text(styles[0])));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
        )
    );
    // What is governed is behind the policy.
    assert!(report.text.find("<script").unwrap() > report.text.find("form-action").unwrap());
    for (code, forbidden) in [
        (STYLE, &["url(", "@import", "</style", "http:", "https:"][..]),
        (SCRIPT, &["fetch", "XMLHttp", "eval", "import(", "Function(", "</script", "<!--", "http:", "https:"]),
    ] {
        for word in forbidden {
            assert!(!code.contains(word), "{word}");
        }
    }
}

#[test]
fn columns_follow_the_rules() {
    let rules = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules.toml")).unwrap();
    for (essential, desirable, ids) in [(3, 11, "skill-"), (20, 20, "N"), (1, 0, "only-"), (0, 2, "d")] {
        let report = Report::by(&rules_of(&rules, essential, desirable, ids));
        let page = report.page();
        let heads: usize = all(&page, "#list thead tr:nth-child(2) > *").len();
        // Where nothing is desirable there is no score.
        assert_eq!(heads, 6 + usize::from(desirable > 0) + essential + desirable);
        let spans = all(&page, "#list thead tr:first-child > *").into_iter();
        let spans: usize = spans.map(|cell| cell.value().attr("colspan").unwrap().parse::<usize>().unwrap()).sum();
        assert_eq!(spans, heads);
        let rows = all(&page, "#list > tbody");
        assert_eq!(rows.len(), report.data["applicants"].as_array().unwrap().len());
        for row in rows {
            assert_eq!(within(row, "tr:first-child > *").len(), heads);
            assert_eq!(within(row, "tr.d > td")[0].value().attr("colspan"), Some(heads.to_string().as_str()));
        }
        assert_eq!(all(&page, ".scores").len(), usize::from(desirable > 0));
    }
}

/// A vacancy with so many criteria, which all ask the same.
fn rules_of(rules: &str, essential: usize, desirable: usize, ids: &str) -> String {
    let (before, rest) = rules.split_once("[[criterion]]").unwrap();
    let scales = rest.find("[scale.cefr]").unwrap();
    let criterion = |number: usize, group: &str, weight: &str| {
        format!(
            "[[criterion]]\nid = \"{ids}{number}\"\ngroup = \"{group}\"\ntitle = {{ en = \"Title {number}\", fr = \"Titre {number}\" }}\nclause.en = \"clause {number}\"\nclause.fr = \"clause {number}\"\ncheck.nationality = {{ any_of = \"nato_members\" }}\n{weight}\n"
        )
    };
    let mut all = before.to_owned();
    all.extend((0..essential).map(|number| criterion(number, "essential", "")));
    all.extend((0..desirable).map(|number| criterion(essential + number, "desirable", "weight = 1")));
    all.push_str(rest.get(scales..).unwrap());
    all
}

#[test]
fn only_some_are_shown_and_the_page_says_so() {
    let report = Report::on(&["examples"], &["--only", "eligible"]);
    let page = report.page();
    let rows = all(&page, "#list > tbody").len();
    let all_of_them = report.data["summary"]["applicants"].as_u64().unwrap();
    assert!(rows > 0 && (rows as u64) < all_of_them);
    let told = text(all(&page, "#applicants")[0]);
    assert!(told.contains(&format!("{rows} of {all_of_them} shown")), "{told}");
}

#[test]
fn who_is_hidden_is_hidden_here_too() {
    let record =
        json!({"id": "Zebulon-7", "name": "Zebulon Quux", "nationalities": ["FR"], "date_of_birth": "1999-12-31"});
    let report = Report::on_records("Zebulon.ndjson", &[record], &["--blind"]);
    for hidden in ["Zebulon", "Quux", "1999", "France"] {
        assert!(!report.text.contains(hidden), "{hidden}");
    }
    let page = report.page();
    assert_eq!(text(within(all(&page, "#list > tbody")[0], "th")[0]), shown(&report.data["applicants"][0]["id"]));
}

#[test]
fn a_page_about_a_part_of_the_input_says_so_first() {
    let terms = Terms::default();
    let judging_dates = terms.vacancy.judging_dates(None);
    let run = judge::run(terms, &judging_dates);
    for (complete, alarms) in [(true, 0), (false, 1)] {
        let ending = ReportFooter {
            decided: &[],
            remarks: &RemarkGroups::default(),
            rows_found: 0,
            is_whole: false,
            counts: &Counts::default(),
            tally: &Tally::default(),
            across: &[],
            complete,
            passed_over: &std::collections::BTreeMap::new(),
            single: None,
            style: TerminalStyle { width: 80, colour: false },
            options: Options::default(),
            ties: None,
            asked: &RunOptions::default(),
        };
        let mut page = Vec::new();
        html::end(&run, Vec::new(), &ending, &mut page).unwrap();
        let page = Html::parse_document(std::str::from_utf8(&page).unwrap());
        assert_eq!(all(&page, "header .alarm").len(), alarms);
    }
}
