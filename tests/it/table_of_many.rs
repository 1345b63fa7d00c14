//! The table of more than 50 applicants, what is said on standard error of as many, and likely copies.

use std::fmt::Write as _;
use std::fs;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::common::command::{folder_of, run_in, status, text};
use crate::common::workbook::Book;

/// Records: each with its number as an id, a value that nobody understands in every third, an unknown field in every fourth.
fn lines(count: usize) -> String {
    let mut lines = String::new();
    for number in 0..count {
        let born = if number % 3 == 0 { "long ago" } else { "1999-01-01" };
        let odd = if number % 4 == 0 { r#","shoe_size":44"# } else { "" };
        let nationality = if number % 5 == 0 { "BR" } else { "BE" };
        writeln!(
            lines,
            r#"{{"id":"R-{number:04}","name":"Person {number}","date_of_birth":"{born}","nationalities":["{nationality}"]{odd}}}"#
        )
        .unwrap();
    }
    lines
}

/// A folder with sixty records.
fn sixty(record: impl Fn(usize) -> String) -> TempDir {
    let lines: Vec<_> = (0..60).map(record).collect();
    folder_of(&[("all.ndjson", lines.join("\n").as_bytes())])
}

fn folder(count: usize) -> TempDir {
    folder_of(&[("all.ndjson", lines(count).as_bytes())])
}

fn check(folder: &TempDir, arguments: &[&str]) -> Output {
    run_in(folder.path(), &[&["check", "all.ndjson"], arguments].concat(), b"")
}

fn table(folder: &TempDir, arguments: &[&str]) -> String {
    text(&check(folder, arguments).stdout).to_owned()
}

fn report(folder: &TempDir, arguments: &[&str]) -> Value {
    serde_json::from_slice(&check(folder, &[arguments, &["--format", "json"]].concat()).stdout).unwrap()
}

/// The ids of the rows, in their order.
fn rows(table: &str) -> Vec<&str> {
    let rows = table.lines().skip_while(|line| !line.starts_with('─')).skip(1);
    let rows = rows.take_while(|line| !line.is_empty() && !line.starts_with('✓'));
    rows.filter_map(|row| row.split_whitespace().nth(1)).collect()
}

#[test]
fn the_counts_come_first_and_last_and_the_rest_in_between() {
    let table = table(&folder(60), &[]);
    let counts = "60 applicants: 0 eligible, 48 review, 12 ineligible, 0 invalid";
    let lines: Vec<_> = table.lines().collect();
    assert_eq!([lines[4], lines[lines.len() - 1]], [counts, counts]);
    let place = |begins: &str| {
        lines.iter().position(|line| line.starts_with(begins)).unwrap_or_else(|| panic!("{begins}: {table}"))
    };
    let order = [
        place("How often each criterion is met"),
        place("Records with values that were not understood:"),
        place("Records with warnings:"),
        place("#"),
        place("40 more rows"),
    ];
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!(rows(&table).len(), 20);
    // The reasons are those of whole tables.
    assert!(!table.contains("Reasons"), "{table}");
}

#[test]
fn up_to_fifty_are_shown_as_ever() {
    let table = table(&folder(50), &[]);
    assert_eq!(rows(&table).len(), 50);
    for of_many in ["How often", "more rows", "Records with"] {
        assert!(!table.contains(of_many), "{of_many}");
    }
    assert!(table.contains("Reasons, and values that were not understood:"), "{table}");
}

#[test]
fn every_row_is_in_a_file_and_where_all_are_asked_for() {
    let folder = folder(60);
    let all = table(&folder, &["--all"]);
    assert_eq!(rows(&all).len(), 60);
    assert!(all.contains("Reasons, and values") && !all.contains("more rows"), "{all}");
    let done = check(&folder, &["-o", "report.txt"]);
    assert!(done.stdout.is_empty());
    assert_eq!(fs::read_to_string(folder.path().join("report.txt")).unwrap(), all);
    let counts = "60 applicants: 0 eligible, 48 review, 12 ineligible, 0 invalid";
    assert_eq!([all.lines().nth(4), all.lines().last()], [Some(counts); 2]);
}

#[test]
fn top_says_how_many_rows_there_are() {
    let folder = folder(60);
    let all = table(&folder, &["--all"]);
    for most in [1, 7, 30] {
        let table = table(&folder, &["--top", &most.to_string()]);
        assert_eq!(rows(&table), rows(&all)[..most]);
        assert!(table.contains(&format!("\n{} more rows", 60 - most)), "{table}");
    }
    // A file has those too, and no others.
    check(&folder, &["--top", "7", "-o", "seven.txt"]);
    let seven = fs::read_to_string(folder.path().join("seven.txt")).unwrap();
    assert_eq!(rows(&seven), rows(&all)[..7]);
    let refused = check(&folder, &["--top", "7", "--all"]);
    assert_eq!(status(&refused), 2);
    let refused = check(&folder, &["--all", "--format", "csv"]);
    assert_eq!((status(&refused), text(&refused.stderr).contains("--all")), (2, true));
}

#[test]
fn whoever_shares_the_last_rank_is_counted() {
    let folder = folder(60);
    let report = report(&folder, &[]);
    let ranks: Vec<_> =
        report["applicants"].as_array().unwrap().iter().map(|one| one["rank"].as_u64().unwrap()).collect();
    for most in [20, 3, 50] {
        let last = ranks[most - 1];
        let alike = ranks[most..].iter().filter(|rank| **rank == last).count();
        let expected = format!("\n{} more rows, {alike} of them with rank {last} too; every", 60 - most);
        let table = table(&folder, &["--top", &most.to_string()]);
        assert!(alike > 0 && table.contains(&expected), "{expected}: {table}");
        assert!(most != 20 || self::table(&folder, &[]).contains(&expected));
    }
    // In another order the last row says nothing of ranks.
    let by_id = table(&folder, &["--sort", "id"]);
    assert!(by_id.contains("40 more rows; every row: --all"), "{by_id}");
    assert_eq!(rows(&by_id)[19], "R-0019");
}

#[test]
fn the_numbers_are_those_of_the_data() {
    let folder = folder(70);
    let (table, report) = (table(&folder, &[]), report(&folder, &[]));
    let applicants = report["applicants"].as_array().unwrap();
    for criterion in ["E1", "E2", "D1", "C1", "K9"] {
        let outcomes = applicants.iter().map(|one| {
            let criteria = one["criteria"].as_array().unwrap();
            criteria.iter().find(|one| one["id"] == criterion).unwrap()["outcome"].as_str().unwrap()
        });
        let outcomes: Vec<_> = outcomes.collect();
        let count = |wanted| outcomes.iter().filter(|outcome| **outcome == wanted).count();
        let numbers = ["met", "unclear", "not_met"].map(|wanted| count(wanted).to_string());
        let line = table.lines().find(|line| line.contains(&format!("{criterion} "))).unwrap();
        let words = line.split_whitespace().skip_while(|word| *word != criterion);
        let said: Vec<_> = words.filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).take(3).collect();
        assert_eq!(said, numbers, "{criterion}: {line}");
    }
    // Every third record, and every fourth.
    assert!(table.contains("\n24 value not understood: `date_of_birth`, such as `long ago`\n"), "{table}");
    assert!(table.contains("\n18 unknown field, not used: `shoe_size`\n"), "{table}");
}

#[test]
fn kinds_beyond_the_first_are_counted_and_all_of_them_are_in_a_file() {
    let mut lines = lines(60);
    for (number, field) in ["hat_size", "glove_size", "ring_size", "coat_size", "sock_size"].iter().enumerate() {
        for record in 0..=number {
            writeln!(lines, r#"{{"id":"S-{number}{record}","{field}":1}}"#).unwrap();
        }
    }
    let folder = folder_of(&[("all.ndjson", lines.as_bytes())]);
    let (short, all) = (table(&folder, &[]), table(&folder, &["--all"]));
    let of = |table: &str| {
        let lines = table.lines().skip_while(|line| *line != "Records with warnings:").skip(1);
        lines.take_while(|line| !line.is_empty()).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let named = |count, field: &str| format!("{count} unknown field, not used: `{field}`");
    let [most @ .., last] = &of(&short)[..] else { panic!("{short}") };
    assert_eq!(most[..2], [named(15, "shoe_size"), named(5, "sock_size")]);
    assert_eq!(last, "and 2 more kinds");
    assert_eq!(of(&all).len(), 6);
    assert!(of(&all).contains(&named(1, "hat_size")));
}

#[test]
fn a_field_is_one_however_it_is_spelt_and_whichever_entry_it_is_in() {
    let folder = sixty(|number| {
        let (key, level) = (["education", "Education"][number % 2], r#"{"level":"batchelor"}"#);
        format!(r#"{{"id":"R-{number}","{key}":[{{"level":"bachelor"}},{level},{level}]}}"#)
    });
    let table = table(&folder, &[]);
    assert!(table.contains("\n60 value not understood: `education[].level`, such as `batchelor`\n"), "{table}");
}

#[test]
fn rows_that_filters_leave_are_few_or_many_by_their_own_number() {
    let folder = folder(60);
    let few = table(&folder, &["--where", "E1=not_met"]);
    assert_eq!(rows(&few).len(), 12);
    assert!(few.contains("(12 of 60 shown)") && few.contains("Reasons"), "{few}");
    let folder = self::folder(80);
    let many = table(&folder, &["--where", "E1=met"]);
    assert_eq!(rows(&many).len(), 20);
    assert!(many.contains("\n20 of 80 shown; 44 more rows, "), "{many}");
    assert!(many.starts_with("Vacancy") && many.contains("\n80 applicants: "), "{many}");
}

#[test]
fn ids_stay_in_one_line_at_80_columns() {
    let ids = ["Week 12 application 00", "2025-250700-EXT-00001", "candidate_00001234567"];
    let id = |number: usize| format!("{} {number}", ids[number % 3]);
    let folder = sixty(|number| format!(r#"{{"id":"{}","name":"Specimen Longname Sample"}}"#, id(number)));
    let table = table(&folder, &["--sort", "source"]);
    assert_eq!(rows(&table).len(), 20, "a row is a line: {table}");
    for number in 0..20 {
        let id = id(number);
        assert!(table.lines().any(|line| line.contains(&format!(" {id} "))), "{id}: {table}");
    }
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
}

#[test]
fn in_french_it_says_the_same() {
    let table = table(&folder(60), &["--lang", "fr"]);
    let counts = "60 candidatures\u{a0}: 0 admissible, 48 à examiner, 12 non admissibles, 0 illisible";
    assert_eq!([table.lines().nth(4), table.lines().last()], [Some(counts); 2]);
    for said in [
        "Résultats par critère\u{a0}: rempli (✓), à vérifier (?), non rempli (✗)",
        "20 valeur non reconnue\u{a0}: `date_of_birth`, par exemple `long ago`",
        "15 champ inconnu, non pris en compte\u{a0}: `shoe_size`",
        "40 autres lignes, dont ",
    ] {
        assert!(table.contains(said), "{said}: {table}");
    }
}

#[test]
fn the_same_bytes_come_of_any_number_of_threads() {
    let folder = folder(9_000);
    let one = check(&folder, &["--jobs", "1", "--no-progress"]);
    let four = check(&folder, &["--jobs", "4", "--no-progress"]);
    assert_eq!((text(&one.stdout), text(&one.stderr)), (text(&four.stdout), text(&four.stderr)));
    assert!(text(&one.stdout).contains("\n3000 value not understood: `date_of_birth`"));
}

#[test]
fn warnings_about_many_are_said_by_kind_where_no_report_has_them() {
    let folder = folder(60);
    let said = |arguments: &[&str]| text(&check(&folder, arguments).stderr).to_owned();
    let grouped = "warning: 20 records: value not understood: `date_of_birth`, such as `long ago`\n\
                   warning: 15 records: unknown field, not used: `shoe_size`\n\
                   warning: each warning: -v; each problem and warning: --format json\n";
    assert_eq!(said(&["--format", "csv"]), grouped);
    // Of a table of few among many, too.
    assert_eq!(said(&["--where", "E1=not_met"]), grouped);
    // The table of many has them itself, and so has JSON.
    assert_eq!(said(&[]), "");
    assert_eq!(said(&["--format", "json"]), "");
    assert_eq!(said(&["--format", "csv", "-q"]), "");
    let each = said(&["--format", "csv", "-v"]);
    assert_eq!(each.lines().filter(|line| line.contains("/shoe_size: unknown field")).count(), 15);
    assert!(!each.contains("records:"), "{each}");
    let few = text(&check(&self::folder(50), &["--format", "csv"]).stderr).to_owned();
    assert_eq!(few.lines().filter(|line| line.contains("/shoe_size: unknown field")).count(), 13);
}

/// Sixty records, with four that share their content with another, two their id and two their person.
fn with_copies() -> TempDir {
    let mut all = lines(60);
    for number in [1, 2, 4, 5] {
        let copy = all.lines().nth(number).unwrap().to_owned();
        writeln!(all, "{copy}").unwrap();
    }
    all.push_str("{\"id\":\"R-0007\",\"name\":\"Somebody Else\"}\n{\"id\":\"R-0008\",\"name\":\"Another Else\"}\n");
    for number in [10, 11] {
        let person = format!(r#""name":"Person {number}","date_of_birth":"1999-01-01""#);
        writeln!(all, r#"{{"id":"T-{number}",{person}}}"#).unwrap();
    }
    folder_of(&[("all.ndjson", all.as_bytes())])
}

const COPIES: [&str; 10] =
    ["R-0001", "R-0002", "R-0004", "R-0005", "R-0007", "R-0008", "R-0010", "R-0011", "T-10", "T-11"];
/// Ten first records, and as many later ones, of which those of content and id have the id of the first.
const MARKED: usize = 16;

#[test]
fn likely_copies_are_counted_by_kind() {
    let folder = with_copies();
    let kinds = "Cross-applicant checks:\n\
                 4 same content as an earlier record: `R-0001`, `R-0002`, …\n\
                 2 same id as an earlier record: `R-0007`, `R-0008`\n\
                 2 same name and date of birth as an earlier record: `T-10`, `T-11`\n";
    let table = table(&folder, &[]);
    assert!(table.contains(kinds), "{table}");
    let all = self::table(&folder, &["--all"]);
    assert_eq!(all.matches("is identical").count(), 4, "{all}");
    let csv = check(&folder, &["--format", "csv"]);
    assert!(text(&csv.stderr).contains("warning: 2 same id as an earlier record: `R-0007`, `R-0008`\n"));
    let each = check(&folder, &["--format", "csv", "-v"]);
    assert_eq!(text(&each.stderr).matches("have the same id").count(), 2);
}

#[test]
fn likely_copies_are_marked_in_their_rows_and_nobody_is_left_out() {
    let folder = with_copies();
    let report = report(&folder, &[]);
    assert_eq!(report["applicants"].as_array().unwrap().len(), 68);
    let is_one = |id: &str| COPIES.contains(&id);
    let table = table(&folder, &["--all"]);
    let marked: Vec<_> = table
        .lines()
        .filter(|line| line.trim_start().split(' ').next().is_some_and(|rank| rank.ends_with('‡') && rank.len() > 3))
        .collect();
    assert_eq!(marked.len(), MARKED, "{table}");
    assert!(marked.iter().all(|row| row.split_whitespace().nth(1).is_some_and(is_one)), "{table}");
    assert!(table.contains("\n‡ likely copy: another record has the same id, person or content\n"), "{table}");

    let markdown = text(&check(&folder, &["--format", "markdown"]).stdout).to_owned();
    let cells = markdown.lines().filter_map(|line| line.strip_prefix("| ")?.split_once("‡ | "));
    let ids: Vec<_> = cells.filter_map(|(_, rest)| rest.split(" | ").next()).map(|id| id.replace('\\', "")).collect();
    assert_eq!(ids.len(), MARKED);
    assert!(ids.iter().all(|id| is_one(id)), "{ids:?}");
    assert!(markdown.contains("‡ likely copy"));

    let html = text(&check(&folder, &["--format", "html"]).stdout).to_owned();
    let rows = html.split("<tbody ").skip(1).filter_map(|row| row.split_once("‡<th scope=row>"));
    let ids: Vec<_> = rows.filter_map(|(_, rest)| rest.split('<').next()).collect();
    assert_eq!(ids.len(), MARKED);
    assert!(ids.iter().all(|id| is_one(id)), "{ids:?}");
    assert!(html.split("<caption>").nth(1).unwrap().split("</caption>").next().unwrap().contains("‡ likely copy"));

    check(&folder, &["-o", "all.xlsx"]);
    let book = Book::of(fs::read(folder.path().join("all.xlsx")).unwrap());
    let is_note = |cell: &str| cell.contains("identical") || cell.contains("have the same");
    let rows = book.rows(0);
    let noted = rows.iter().filter(|row| row.iter().any(|cell| is_note(&cell.to_string())));
    assert_eq!(noted.count(), MARKED);

    // The columns of CSV are those that they always are.
    let csv = text(&check(&folder, &["--format", "csv"]).stdout).to_owned();
    assert!(csv.starts_with("id,name,source,record,verdict,") && !csv.contains('‡'));
}

#[test]
fn without_copies_nothing_is_said_of_them() {
    for format in ["table", "markdown", "html"] {
        let report = text(&check(&folder(60), &["--format", format]).stdout).to_owned();
        assert!(!report.contains('‡'), "{format}");
    }
}

#[test]
fn names_and_values_are_hidden_here_too() {
    let folder = with_copies();
    let table = table(&folder, &["--blind", "--all"]);
    for hidden in ["Person", "R-0001", "long ago", "all.ndjson", "shoe_size"] {
        assert!(!table.contains(hidden), "{hidden}: {table}");
    }
    assert!(table.contains("\n20 value not understood: `date_of_birth`"), "{table}");
}

#[test]
fn what_strangers_write_is_escaped_in_kinds_too() {
    let key = "a\\u001b[31mb\\u202e";
    let born = "\\u001b]0;x\\u0007";
    let folder = sixty(|number| format!(r#"{{"id":"R-{number}","{key}":1,"date_of_birth":"{born}"}}"#));
    for arguments in [&[][..], &["--format", "csv", "-o", "x.csv"]] {
        let output = check(&folder, arguments);
        for bytes in [&output.stdout, &output.stderr] {
            assert!(!text(bytes).contains(['\u{1b}', '\u{202e}', '\u{7}']), "{}", text(bytes));
        }
    }
}

#[test]
fn three_thousand_applications_fit_two_screens() {
    let folder = folder(3_000);
    for lang in ["en", "fr"] {
        let table = table(&folder, &["--lang", lang]);
        assert!(table.lines().count() <= 80, "{}", table.lines().count());
        assert!(table.lines().skip(4).all(|line| line.chars().count() <= 100), "{table}");
    }
}
