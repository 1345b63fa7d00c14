//! One evening of a recruiter, as `docs/recruiting.md` has it: from an export to a decided list, and the next day. What is
//! expected follows from how the export and the decisions are made, not from what the tool says.

mod colleagues;
mod decided;
mod export;
mod page;

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use self::colleagues::{CRITERION, ID, Row, ids};
use self::export::{Applicant, Case};
use self::page::Page;
use crate::common::command::folder_of;

const PAGE: &str = include_str!("../../../docs/recruiting.md");
const RULES: &str = include_str!("../../../rules.toml");

/// The evening, as far as it has come.
struct Evening {
    folder: TempDir,
    page: Page,
    /// What the page has to say.
    claims: Vec<String>,
    applicants: Vec<Applicant>,
    /// Who corrected her degree between the worklists and the decisions.
    corrected: u32,
}

/// How many are eligible, in review and ineligible.
type Verdicts = [usize; 3];

/// The sentence about so many verdicts.
fn summary([eligible, review, ineligible]: Verdicts) -> String {
    let all = eligible + review + ineligible;
    format!("{all} applicants: {eligible} eligible, {review} review, {ineligible} ineligible, 0 invalid")
}

/// The sentence about so many decisions.
fn decisions(applied: usize, refused: usize, open: usize) -> String {
    format!("decisions applied: {applied}; not applied: {refused}; still open: {open}")
}

#[test]
fn one_evening_from_an_export_to_a_decided_list() {
    let applicants = export::first_evening();
    let book = export::workbook(&applicants);
    let folder = folder_of(&[("export.xlsx", &book), ("rules.toml", RULES.as_bytes())]);
    let mut evening = Evening { folder, page: Page::of(PAGE), claims: Vec::new(), applicants, corrected: 0 };
    evening.reads_the_export();
    let rows = evening.writes_two_worklists();
    let filled_in = evening.colleagues_fill_in(rows);
    let decided = evening.reads_the_decisions(filled_in);
    evening.compares_with_the_first_run(&decided);
    evening.reads_the_next_export(&decided);
    evening.page.says(&evening.claims);
}

impl Evening {
    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn claim(&mut self, claim: impl Into<String>) {
        self.claims.push(claim.into());
    }

    /// The applicants of a case, in their order.
    fn of(&self, case: Case) -> Vec<&Applicant> {
        self.applicants.iter().filter(|one| one.case == case).collect()
    }

    /// The verdicts without decisions.
    fn verdicts(&self) -> Verdicts {
        let count = |is_meant: fn(&Case) -> bool| self.applicants.iter().filter(|one| is_meant(&one.case)).count();
        [
            count(|case| !case.is_ineligible() && case.to_decide().is_empty()),
            count(|case| !case.to_decide().is_empty()),
            count(|case| case.is_ineligible()),
        ]
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&fs::read(self.path().join(name)).unwrap()).unwrap()
    }

    /// The map is proposed and corrected; every row is a record, and each record comes out as it was made.
    fn reads_the_export(&mut self) {
        let folder = self.folder.path();
        self.page.run(folder, "convert export.xlsx --propose-map");
        fs::write(folder.join("map.toml"), &self.page.files[0]).unwrap();
        let rows = self.applicants.len();
        let converted = self.page.run(folder, "convert export.xlsx --map map.toml -o applicants.ndjson");
        converted.says(&format!("{rows} records"));
        converted.says(&format!("hidden rows, read like the others: 1 (the first: row {})", export::HIDDEN_ROW));
        let records = fs::read_to_string(folder.join("applicants.ndjson")).unwrap();
        assert_eq!(records.lines().count(), rows);
        let verdicts @ [eligible, review, ineligible] = self.verdicts();
        assert_eq!(verdicts.iter().sum::<usize>(), rows);
        let checked = self.page.run(folder, "check export.xlsx --map map.toml --top 5");
        checked.says(&summary(verdicts));
        let not_understood = self.of(Case::NoSuchDay).len() + self.of(Case::UnknownDegree).len();
        checked.says(&format!("{not_understood} with values that were not understood"));
        self.claim(format!("The {rows} rows are {rows} records"));
        self.claim(format!(
            "{eligible} eligible, {review} in review and {ineligible} ineligible are the {rows} applicants"
        ));
    }

    /// Two files with a row for each criterion that keeps an applicant in review.
    fn writes_two_worklists(&mut self) -> [Vec<Row>; 2] {
        let folder = self.folder.path();
        let checked =
            self.page.run(folder, "check export.xlsx --map map.toml -o first.json -o worklist=todo.xlsx --split 2");
        checked.says(&summary(self.verdicts()));
        let report = self.json("first.json");
        for applicant in &self.applicants {
            let reported = by_id(&report, applicant.id);
            let expected = match applicant.case {
                case if case.is_ineligible() => "ineligible",
                case if case.to_decide().is_empty() => "eligible",
                _ => "review",
            };
            assert_eq!(reported["verdict"], expected, "{applicant:?}");
            assert_eq!(in_review(reported), applicant.case.to_decide(), "{applicant:?}");
        }
        let rows = ["todo-1.xlsx", "todo-2.xlsx"].map(|name| colleagues::read(&folder.join(name)));
        let mut found: Vec<_> = rows.iter().flatten().map(|row| (row[ID].clone(), row[CRITERION].clone())).collect();
        let each = self.applicants.iter();
        let mut expected: Vec<_> = each
            .flat_map(|one| one.case.to_decide().iter().map(|criterion| (one.id.to_string(), (*criterion).to_owned())))
            .collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        let [first, second] = [ids(&rows[0]), ids(&rows[1])];
        assert!(first.is_disjoint(&second) && first.len().abs_diff(second.len()) <= 1);
        let [_, review, _] = self.verdicts();
        self.claim(format!("{} applicants are in review, with {} questions", review, expected.len()));
        self.claim(format!("{} rows about {} applicants", rows[0].len(), first.len()));
        self.claim(format!("{} rows about {} applicants", rows[1].len(), second.len()));
        rows
    }
}

/// An applicant of a report.
fn by_id(report: &Value, id: u32) -> &Value {
    let id = &id.to_string();
    report["applicants"].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap()
}

/// The criteria that keep an applicant in review.
fn in_review(applicant: &Value) -> Vec<&str> {
    if applicant["verdict"] != "review" {
        return Vec::new();
    }
    let criteria = applicant["criteria"].as_array().unwrap().iter().filter(|one| one["effect"] == "review");
    criteria.map(|one| one["id"].as_str().unwrap()).collect()
}
