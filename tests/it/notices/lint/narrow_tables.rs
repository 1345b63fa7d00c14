//! A16: ids that are words, in the table of `check`.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;
use textwrap::core::display_width;

use super::{VACANCY, printed, run};

/// What words of an id are between.
const BETWEEN: [char; 4] = [' ', '-', '_', '*'];

const IDS: [&str; 12] = [
    "age",
    "military-service",
    "language",
    "family",
    "nationality",
    "student-or-graduate",
    "professional-experience",
    "availability",
    "residence-abroad",
    "qualification",
    "security_clearance",
    "motivation",
];

const NAMES: [&str; 4] =
    ["Anna Maria Examplesson X", "Zoé", "Wolfeschlegelsteinhausen Hubert", "Jean-Pierre de la Tour d'Auvergne"];

/// A notice with so many essential criteria whose ids are words, with two conditions that nobody meets, and applicants.
fn notice_of_words(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut rules = VACANCY.replace(r#"["en"]"#, r#"["en", "fr"]"#);
    for id in IDS.iter().take(count) {
        write!(
            rules,
            "\n[[criterion]]\nid = \"{id}\"\ngroup = \"essential\"\nclause.en = \"so old\"\ncheck.age.at_least = 21\n"
        )
        .unwrap();
    }
    for id in ["not-in-time", "no-eu-work"] {
        write!(
            rules,
            "\n[[criterion]]\nid = \"{id}\"\ngroup = \"condition\"\neffect = \"review\"\nclause.en = \"so old\"\n\
             check.age.at_least = 99\n"
        )
        .unwrap();
    }
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    for (number, name) in NAMES.iter().enumerate() {
        let record = format!(r#"{{"id":"06-0{number}","name":"{name}","date_of_birth":"1999-01-01"}}"#);
        fs::create_dir_all(folder.path().join("applicants")).unwrap();
        fs::write(folder.path().join(format!("applicants/{number}.json")), record).unwrap();
    }
    folder
}

/// Every word is whole, in a line no wider than the terminal.
#[track_caller]
fn check_words<'w>(printed: &str, width: usize, words: impl Iterator<Item = &'w str>) {
    let wide = printed.lines().skip(2).find(|line| display_width(line) > width);
    assert_eq!(wide, None, "at {width}\n{printed}");
    // A line may end behind a hyphen.
    for piece in words.flat_map(|word| word.split(BETWEEN)) {
        let is_whole = |line: &str| line.split(BETWEEN).any(|found| found == piece);
        assert!(printed.lines().any(is_whole), "{piece} at {width}\n{printed}");
    }
}

/// A16: columns go to another table before an id, a name or a flag is broken within a word, at any number of criteria.
#[test]
fn no_id_or_name_of_a_table_is_broken_within_a_word() {
    for count in [2, 4, 8, 12] {
        let folder = notice_of_words(count);
        for lang in ["en", "fr"] {
            for width in [80, 100, 120, 200] {
                let output = run(&folder, &["check", "applicants", "--rules", "rules.toml", "--lang", lang], width);
                let printed = printed(&output);
                let table = printed.split("\n\n").filter(|part| part.starts_with('#') || part.starts_with("rg"));
                let table = format!("\n\n{}", table.collect::<Vec<_>>().join("\n"));
                let ids = IDS.into_iter().take(count);
                let others = ["not-in-time", "no-eu-work", "06-00", "06-03"];
                check_words(&table, width, NAMES.into_iter().chain(others).chain(ids));
            }
        }
    }
}

/// A16: the four criteria of the finding, and one name, fit into one table of 80 columns.
#[test]
fn a_table_of_short_names_stays_one() {
    let folder = notice_of_words(4);
    fs::write(
        folder.path().join("one.ndjson"),
        "{\"id\":\"06-01\",\"name\":\"Anna Example\",\"date_of_birth\":\"1999-01-01\"}\n\
         {\"id\":\"06-02\",\"name\":\"Ben Example\",\"date_of_birth\":\"1999-01-01\"}\n",
    )
    .unwrap();
    let rules = fs::read_to_string(folder.path().join("rules.toml")).unwrap();
    let (without_conditions, _) = rules.split_once("\n[[criterion]]\nid = \"not-in-time\"").unwrap();
    fs::write(folder.path().join("rules.toml"), without_conditions).unwrap();
    let printed = printed(&run(&folder, &["check", "one.ndjson", "--rules", "rules.toml"], 80));
    let head = printed.lines().find(|line| line.starts_with("# ")).unwrap();
    assert!(["age", "language", "family", "verdict"].iter().all(|word| head.contains(word)), "{printed}");
    check_words(&printed, 80, ["06-01", "Anna", "Example", "age", "service"].into_iter());
}

/// A16: in the table of one applicant, `student-or-graduate` is not broken before its last letters.
#[test]
fn no_id_in_the_table_of_one_applicant_is_broken_within_a_word() {
    let folder = notice_of_words(12);
    for (lang, width) in [("en", 80), ("fr", 80), ("en", 120)] {
        let output = run(&folder, &["check", "applicants/1.json", "--rules", "rules.toml", "--lang", lang], width);
        check_words(&printed(&output), width, IDS.into_iter().chain(["not-in-time"]));
    }
}
