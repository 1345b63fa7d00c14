//! The second half of the evening, and the next day: what two colleagues decided is read, corrected, applied and compared.

use std::collections::HashMap;
use std::fs;

use super::colleagues::{self, CRITERION, ID, OUTCOME, REASON, Row, SHA256, decide, outcome};
use super::export::{self, Applicant, Case};
use super::{Evening, RULES, Verdicts, by_id, decisions, summary};
use crate::common::command::{run_in, status, text};

/// What the two files hold, and which of their rows are special.
pub(super) struct FilledIn {
    files: [Vec<Row>; 2],
    /// Each with the number of its file.
    open: Vec<Place>,
    of_changed_record: Place,
    of_changed_rule: Place,
    contradictory: [Place; 2],
    without_reason: Place,
}

/// The number of a file, and the number of a row in it.
type Place = (usize, usize);

/// The files by their names.
const FILES: [&str; 2] = ["todo-1.xlsx", "todo-2.csv"];
const WITH_BOTH: &str = "check export.xlsx --map map.toml --decisions todo-1.xlsx --decisions todo-2.csv";
const BY: [&str; 2] = ["Dominique Fictif", "Robin Sample"];

/// What is decided in the end, by applicant and criterion.
pub(super) type Decided = HashMap<(String, String), String>;

impl FilledIn {
    fn place(&self, id: u32, criterion: &str) -> Place {
        let is_meant = |row: &Row| row[ID] == id.to_string() && row[CRITERION] == criterion;
        let found =
            self.files.iter().enumerate().find_map(|(file, rows)| Some((file, rows.iter().position(is_meant)?)));
        found.unwrap()
    }

    fn row(&mut self, (file, row): Place) -> &mut Row {
        &mut self.files[file][row]
    }

    /// A row as the tool names it.
    fn named((file, row): Place) -> String {
        // The head is the first row.
        let (name, number) = (FILES[file], row + 2);
        if file == 0 { format!("{name}, sheet `Sheet1`, row {number}") } else { format!("{name}, row {number}") }
    }

    fn len(&self) -> usize {
        self.files.iter().map(Vec::len).sum()
    }

    fn save(&self, evening: &Evening) {
        colleagues::save_workbook(&evening.path().join(FILES[0]), &self.files[0]);
        colleagues::save_csv(&evening.path().join(FILES[1]), &self.files[1]);
    }

    fn decided(&self) -> Decided {
        let rows = self.files.iter().flatten();
        rows.map(|row| ((row[ID].clone(), row[CRITERION].clone()), row[OUTCOME].clone())).collect()
    }
}

impl Evening {
    /// Each row is decided by whoever has its file, except some; meanwhile an applicant and the text of a rule change.
    pub(super) fn colleagues_fill_in(&mut self, mut files: [Vec<Row>; 2]) -> FilledIn {
        let by_id: HashMap<_, _> = self.applicants.iter().map(|one| (one.id.to_string(), one)).collect();
        for (rows, by) in files.iter_mut().zip(BY) {
            for row in rows {
                let outcome = outcome(by_id[&row[ID]], &row[CRITERION]);
                decide(row, outcome, by, "seen in the documents");
            }
        }
        let first = |case| self.of(case)[0].id;
        let none = (0, 0);
        let (of_changed_record, without_reason) = (none, none);
        let (of_changed_rule, contradictory) = (none, [none; 2]);
        let open = Vec::new();
        let mut filled = FilledIn { files, open, of_changed_record, of_changed_rule, contradictory, without_reason };
        // Against what the facts settle: a condition of the list, and a criterion that was not on it, known by its id alone.
        let place = filled.place(first(Case::FourVacancies), "C3");
        decide(filled.row(place), "met", BY[place.0], "one of the four was withdrawn");
        let mut added = vec![String::new(); REASON + 1];
        (added[ID], added[CRITERION]) = (first(Case::EnglishAtB1).to_string(), "E4".to_owned());
        decide(&mut added, "met", BY[0], "a certificate at C1 has come by post");
        filled.files[0].push(added);
        // Both decide the same question, and do not agree.
        let own = filled.place(first(Case::EnglishAtB2), "E4");
        let other = 1 - own.0;
        let mut copy = filled.row(own).clone();
        decide(filled.row(own), "met", BY[own.0], "the interview was in English");
        decide(&mut copy, "not_met", BY[other], "no certificate");
        filled.files[other].push(copy);
        let copied = (other, filled.files[other].len() - 1);
        filled.contradictory = if own < copied { [own, copied] } else { [copied, own] };
        filled.without_reason = filled.place(first(Case::UnknownNationality), "E1");
        filled.row(filled.without_reason)[REASON].clear();
        for applicant in self.of(Case::Birthday).into_iter().take(3) {
            let place = filled.place(applicant.id, "E2");
            filled.row(place)[OUTCOME..].fill(String::new());
            filled.open.push(place);
        }
        filled.of_changed_record = filled.place(first(Case::UnknownDegree), "E3");
        filled.of_changed_rule = filled.place(first(Case::ByAi), "C6");
        filled.save(self);
        // Her degree is one that is known now; no other cell is another.
        self.corrected = first(Case::UnknownDegree);
        self.applicants.iter_mut().find(|one| one.id == self.corrected).unwrap().case = Case::Fulfils;
        fs::write(self.path().join("export.xlsx"), export::workbook(&self.applicants)).unwrap();
        let (as_it_was, corrected) = ("by means of such generative", "with the help of such generative");
        assert_eq!(RULES.matches(as_it_was).count(), 1);
        fs::write(self.path().join("rules.toml"), RULES.replace(as_it_was, corrected)).unwrap();
        filled
    }

    /// What is not applied is said, each row with its cause; it is corrected, and what is left is asked again.
    pub(super) fn reads_the_decisions(&mut self, mut filled: FilledIn) -> Decided {
        let rows = filled.len();
        let refused = [
            (filled.of_changed_record, "sha256", "the applicant's record has changed since the worklist was written"),
            (filled.of_changed_rule, "rules", "the criterion has changed since the worklist was written"),
            (filled.without_reason, "reason", "the cell is empty"),
            (
                filled.contradictory[0],
                "outcome",
                &format!("{} has another outcome", FilledIn::named(filled.contradictory[1])),
            ),
            (
                filled.contradictory[1],
                "outcome",
                &format!("{} has another outcome", FilledIn::named(filled.contradictory[0])),
            ),
        ];
        let open = filled.open.len();
        let applied = rows - refused.len() - open;
        let folder = self.folder.path();
        let checked = self.page.run(folder, &format!("{WITH_BOTH} --top 5"));
        for (place, column, why) in &refused {
            checked.says(&format!("{}, column `{column}`: decision not applied: {why}\n", FilledIn::named(*place)));
        }
        checked.says(&decisions(applied, refused.len(), open));
        let of = |column: &str| refused.iter().filter(|(_, of, _)| *of == column).count();
        let counts = ["sha256", "rules", "reason", "outcome"].map(of);
        self.claim(format!(
            "{} because the record is another by now, {} because the rule is, {} because no reason is given, {} because they disagree",
            counts[0], counts[1], counts[2], counts[3]
        ));
        self.claim(format!(
            "{applied} applied, {} not applied and {open} still open are the {rows} rows",
            refused.len()
        ));

        // The two agree, the reason is written, what was open is decided.
        for place in filled.contradictory {
            let (outcome, reason) = ("met", "agreed: the interview was in English");
            decide(filled.row(place), outcome, BY[place.0], reason);
        }
        "seen in the passport".clone_into(&mut filled.row(filled.without_reason)[REASON]);
        for place in filled.open.clone() {
            decide(filled.row(place), "met", BY[place.0], "21 on the day");
        }
        filled.save(self);
        let checked = self.page.run(self.folder.path(), &format!("{WITH_BOTH} -o worklist=rest.csv"));
        // The changed record needs no decision any more, and the changed rule asks again.
        let stale = 2;
        checked.says(&decisions(rows - stale, stale, 0));
        let rest = self.path().join("rest.csv");
        let mut asked = colleagues::read_csv(&rest);
        let (id, criterion) = (self.of(Case::ByAi)[0].id.to_string(), "C6");
        assert_eq!(asked.iter().map(|row| [&row[ID], &row[CRITERION]]).collect::<Vec<_>>(), [[&id, criterion]]);
        assert_ne!(asked[0][4], filled.row(filled.of_changed_rule)[4]);
        assert_eq!(asked[0][SHA256], filled.row(filled.of_changed_rule)[SHA256]);
        self.claim(format!("{} applied and {stale} not applied are the {rows} rows", rows - stale));
        self.claim(format!("{} question is left", asked.len()));

        decide(&mut asked[0], "not_met", "Recruiter Example", "the applicant says so");
        colleagues::save_csv(&rest, &asked);
        let mut decided = filled.decided();
        let corrected = filled.row(filled.of_changed_record)[ID].clone();
        decided.remove(&(corrected, "E3".to_owned()));
        let verdicts = self.verdicts_with(&decided);
        let all = rows + asked.len();
        let arguments = format!("{WITH_BOTH} --decisions rest.csv -o evening.json -o decided.xlsx");
        let checked = self.page.run(self.folder.path(), &arguments);
        checked.says(&summary(verdicts));
        checked.says(&decisions(all - stale, stale, 0));
        self.is_as_decided("evening.json", &decided);
        let [eligible, review, ineligible] = verdicts;
        self.claim(format!("{} applied and {stale} not applied are the {all} rows", all - stale));
        let count = self.applicants.len();
        self.claim(format!(
            "{eligible} eligible, {review} in review and {ineligible} ineligible are the {count} applicants"
        ));
        self.claim(format!("The {review} in review have no open question"));

        // Nothing is left to decide, the same bytes come again, and `verify` finds the decisions.
        let again =
            [&arguments.replace("-o evening.json -o decided.xlsx", "-o again.json"), " -o worklist=nothing.csv -q"]
                .concat();
        let again = run_in(self.path(), &again.split(' ').collect::<Vec<_>>(), b"");
        assert_eq!(status(&again), 1, "{}", text(&again.stderr));
        assert!(colleagues::read_csv(&self.path().join("nothing.csv")).is_empty());
        let [first, again] = ["evening.json", "again.json"].map(|name| fs::read(self.path().join(name)).unwrap());
        assert!(first == again);
        self.page.run(self.folder.path(), "verify evening.json");
        decided
    }

    /// The outcome of an applicant with the decisions.
    fn verdict_with(applicant: &Applicant, decided: &Decided) -> usize {
        let of = |criterion: &str| decided.get(&(applicant.id.to_string(), criterion.to_owned())).map(String::as_str);
        let to_decide = applicant.case.to_decide();
        let is_not_met = |criterion: &&&str| of(criterion) != Some("met");
        match to_decide.iter().find(is_not_met) {
            Some(criterion) if of(criterion) == Some("not_met") && criterion.starts_with('E') => 2,
            // A condition leaves to people what follows, and who is not decided yet is for a person.
            Some(_) => 1,
            None if applicant.case.is_ineligible() && of("E4").is_none() => 2,
            None => 0,
        }
    }

    fn verdicts_with(&self, decided: &Decided) -> Verdicts {
        let mut verdicts = Verdicts::default();
        self.applicants.iter().for_each(|one| verdicts[Self::verdict_with(one, decided)] += 1);
        verdicts
    }

    /// Each applicant of a report has the verdict, and each decision is in it.
    fn is_as_decided(&self, name: &str, decided: &Decided) {
        let report = self.json(name);
        assert_eq!(report["summary"]["applicants"], self.applicants.len());
        let mut with_decision = 0;
        for applicant in &self.applicants {
            let reported = by_id(&report, applicant.id);
            let expected = ["eligible", "review", "ineligible"][Self::verdict_with(applicant, decided)];
            assert_eq!(reported["verdict"], expected, "{applicant:?}");
            let criteria = reported["criteria"].as_array().unwrap().iter().filter(|one| !one["decision"].is_null());
            let found: Vec<_> = criteria.collect();
            for criterion in &found {
                let id = criterion["id"].as_str().unwrap().to_owned();
                assert_eq!(criterion["outcome"], *decided[&(applicant.id.to_string(), id)], "{applicant:?}");
            }
            let of_applicant = decided.keys().filter(|(id, _)| *id == applicant.id.to_string()).count();
            assert_eq!(found.len(), of_applicant, "{applicant:?}");
            with_decision += usize::from(of_applicant > 0);
        }
        assert_eq!(report["summary"]["decided"], with_decision);
        let against =
            report["applicants"].as_array().unwrap().iter().flat_map(|one| one["criteria"].as_array().unwrap());
        let against = against.filter(|one| one["decision"]["from"] == "not_met" && one["outcome"] == "met");
        assert_eq!(against.count(), 2);
    }

    /// What the evening has changed.
    pub(super) fn compares_with_the_first_run(&mut self, decided: &Decided) {
        let compared = self.page.run(self.folder.path(), "compare first.json evening.json");
        // Who is decided, and who corrected her degree.
        let with_decision =
            self.applicants.iter().filter(|one| decided.keys().any(|(id, _)| *id == one.id.to_string()));
        let changed = with_decision.count() + 1;
        let all = self.applicants.len();
        let mut from_to = [[0; 3]; 3];
        for applicant in &self.applicants {
            // She was in review when the first report was made.
            let is_corrected = applicant.id == self.corrected;
            let before = if is_corrected { 1 } else { Self::verdict_with(applicant, &Decided::new()) };
            from_to[before][Self::verdict_with(applicant, decided)] += 1;
        }
        let (to_eligible, to_ineligible, back) = (from_to[1][0], from_to[1][2], from_to[2][0]);
        compared.says(&format!(
            "\nchanged    {changed} applicants; verdicts that differ: {}\n           review → eligible: {to_eligible}\n           \
             review → ineligible: {to_ineligible}\n           ineligible → eligible: {back}\n",
            to_eligible + to_ineligible + back
        ));
        assert_eq!((from_to[0][1], from_to[0][2], from_to[2][1]), (0, 0, 0));
        compared.says(&format!("\nunchanged  {} applicants\n", all - changed));
        self.claim(format!("{changed} changed and {} unchanged are the {all} applicants", all - changed));
    }

    /// The next day one is gone, two are corrected, ten are new, and the rows have another order.
    pub(super) fn reads_the_next_export(&mut self, decided: &Decided) {
        let before = self.applicants.len();
        let [gone, renamed] = [7, 9].map(|number| self.of(Case::Fulfils)[number].id);
        let corrected = self.of(Case::EnglishAtB1)[1].id;
        self.applicants.retain(|one| one.id != gone);
        for applicant in &mut self.applicants {
            if applicant.id == renamed {
                applicant.name.push_str("-Exemple");
            }
            if applicant.id == corrected {
                applicant.case = Case::Fulfils;
            }
        }
        let new = export::next_day();
        let counts = [new.len(), 1, 2, before - 3];
        self.applicants.extend(new);
        self.applicants.reverse();
        fs::write(self.path().join("export-2.xlsx"), export::workbook(&self.applicants)).unwrap();
        let now = self.applicants.len();
        let [new, gone, changed, unchanged] = counts;
        assert_eq!((new + changed + unchanged, gone + changed + unchanged), (now, before));
        let verdicts = self.verdicts_with(decided);
        let with =
            "check export-2.xlsx --map map.toml --decisions todo-1.xlsx --decisions todo-2.csv --decisions rest.csv";
        let checked = self.page.run(self.folder.path(), &format!("{with} -o next-day.json -o worklist=todo-3.csv"));
        checked.says(&summary(verdicts));
        self.is_as_decided("next-day.json", decided);
        let asked = colleagues::read_csv(&self.path().join("todo-3.csv"));
        let to_decide: usize = export::next_day().iter().map(|one| one.case.to_decide().len()).sum();
        assert_eq!(asked.len(), to_decide);
        self.claim(format!("{to_decide} questions"));
        let compared = self.page.run(self.folder.path(), "compare evening.json next-day.json");
        for line in [
            format!("\nnew        {new} applicants"),
            format!("\ngone       {gone} applicant"),
            format!("\nchanged    {changed} applicants; verdicts that differ: 1\n"),
            format!("\nunchanged  {unchanged} applicants\n"),
        ] {
            compared.says(&line);
        }
        self.claim(format!("{new} new, {changed} changed and {unchanged} unchanged are the {now} applicants"));
        self.claim(format!("with the {gone} who is gone instead of the {new} who are new, they are the {before}"));
        let since = self.page.run(self.folder.path(), &format!("{with} --since evening.json -o changes.csv"));
        since.says(&summary(verdicts));
        assert_eq!(colleagues::read_csv(&self.path().join("changes.csv")).len(), new + changed);
        self.claim(format!("{} rows", new + changed));
    }
}
