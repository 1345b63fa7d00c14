//! Two reports of `check` compared: who is new, gone and changed, and why. Of each applicant little is kept; what a report
//! says in full of those who are named is read again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::change_cause::ChangeCause;
use crate::domain::outcome::{Counts, Group, Verdict};
use crate::messages::comparison_notes::Setting;
use crate::report::comparison::decisions_in_report::DecisionsInReport;
use crate::report::pairing;
use crate::report::report_data::{ApplicantData, ReportHeader};
use crate::report::report_rows::{ReportRow, ReportRows, ReportedApplicant, ReportedCriterion};
use crate::report::rule_diff::{CriterionDifference, OutcomeData, VerdictAndScore};

pub mod comparison_csv;
pub mod comparison_json;
pub(crate) mod comparison_page;
pub mod comparison_text;
pub mod decisions_in_report;

/// The version of the keys and their meaning.
pub const SCHEMA: &str = "eligible.comparison/1";

/// Two reports compared, as JSON, for its schema: it is written piece by piece.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(crate) struct ComparisonData<'a> {
    /// What these keys are, by a name and a version.
    schema: String,
    /// The applicants of the new report alone, as it has them.
    new: Vec<ApplicantData<'a>>,
    /// The applicants of the old report alone, as it has them.
    gone: Vec<ApplicantData<'a>>,
    /// The applicants whose record or result differs, by the cause.
    changed: Vec<ApplicantComparison>,
    /// How many applicants have the same record and the same result in both.
    unchanged: u64,
}

/// An applicant whose record or result differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ApplicantComparison {
    /// The id, in the new report.
    pub id: String,
    /// The path of the file, in the new report.
    pub source: String,
    /// In the old report.
    pub old: VerdictAndScore,
    /// In the new report.
    pub new: VerdictAndScore,
    /// The criteria that came out in another way, once for each cause; none where the record is another and its result is not, or
    /// where a record is invalid.
    pub because: Vec<CausedDifference>,
    /// The name in the new report.
    #[serde(skip)]
    pub name: Option<String>,
}

/// A criterion that came out in another way, and a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CausedDifference {
    #[serde(flatten)]
    pub difference: CriterionDifference,
    /// `facts` where the record is another; `rules` where the rules are others, or are applied as of another day, by another
    /// text or with other options; `decision` where a person decided otherwise.
    pub cause: ChangeCause,
    /// The row of a file of decisions that the decision is from, where files were given and one has it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decided_in: Option<DecisionPlace>,
    /// The part of the notice that the criterion stands in.
    #[serde(skip, default = "essential")]
    group: Group,
}

/// A row of a file of decisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionPlace {
    /// The path of the file, as given.
    pub file: String,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
    /// Counts from 1, the head among them.
    pub row: u64,
}

const fn essential() -> Group {
    Group::Essential
}

impl ApplicantComparison {
    /// The criteria that came out in another way, each once.
    fn differences(&self) -> impl Iterator<Item = &CausedDifference> {
        let before = [None].into_iter().chain(self.because.iter().map(Some));
        let pairs = self.because.iter().zip(before);
        pairs
            .filter(|(one, before)| before.is_none_or(|before| before.difference.criterion != one.difference.criterion))
            .map(|(one, _)| one)
    }
}

/// Which of the two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportSide {
    Old,
    New,
}

/// What a report says in full of an applicant: reads it again.
pub type ReadRow<'f> = dyn FnMut(ReportSide, &ReportRow) -> io::Result<String> + 'f;

/// Two reports.
#[derive(Clone, Copy, Debug)]
pub struct ComparedReports<'r> {
    /// The path of the old report, as it is shown, and the report.
    pub old: (&'r str, &'r ReportRows),
    /// The same of the new one.
    pub new: (&'r str, &'r ReportRows),
}

/// What came of the comparison; applicants by their places in the reports.
#[derive(Debug)]
pub struct ReportComparison<'r> {
    reports: ComparedReports<'r>,
    /// How the new report was made in another way than the old one.
    settings: Vec<Setting>,
    new: Vec<&'r ReportRow>,
    gone: Vec<&'r ReportRow>,
    /// Those of each set of causes, in the order of the new report: first those with another verdict, last those whose result is
    /// the same.
    changed: BTreeMap<BTreeSet<ChangeCause>, Vec<ChangedPair<'r>>>,
    unchanged: u64,
    /// The decisions of files that are in the new report, and the place of each row of these files.
    decisions: Option<(&'r DecisionsInReport, &'r [DecisionPlace])>,
}

/// An applicant of both reports.
#[derive(Clone, Copy, Debug)]
struct ChangedPair<'r> {
    old: &'r ReportRow,
    new: &'r ReportRow,
}

impl ChangedPair<'_> {
    /// What is more comes first.
    fn order(&self) -> (bool, bool) {
        (self.old.verdict == self.new.verdict, self.has_same_result())
    }

    fn has_same_result(&self) -> bool {
        self.old.result == self.new.result
    }
}

/// Compares two reports.
///
/// # Errors
/// Where an applicant cannot be read again.
pub fn compare<'r>(reports: ComparedReports<'r>, read: &mut ReadRow<'_>) -> io::Result<ReportComparison<'r>> {
    type PairingKey<'k> = (&'k str, &'k str);
    // Who states an id has it in the record, so that the same content has the same one. Without it, the id is that of the place,
    // and content says more; unless nothing was read of it.
    let keys: [fn(&'r ReportRow) -> PairingKey<'r>; 3] = [
        |row| (&row.id, &row.sha256),
        |row| (if row.is_unread() { &row.id } else { "" }, &row.sha256),
        |row| (&row.id, ""),
    ];
    let (old, new) = (&reports.old.1.rows, &reports.new.1.rows);
    let pairs = pairing::pairs(old, new, &keys);
    let settings = settings(&reports.old.1.header, &reports.new.1.header);
    let mut comparison = ReportComparison {
        reports,
        new: pairing::unpaired(&pairs, new.len()).filter_map(|place| new.get(place)).collect(),
        gone: old.iter().zip(&pairs).filter(|(_, pair)| pair.is_none()).map(|(row, _)| row).collect(),
        changed: BTreeMap::new(),
        unchanged: 0,
        decisions: None,
        settings,
    };
    let mut both: Vec<_> = old.iter().zip(pairs).filter_map(|(old, place)| Some((place?, old))).collect();
    both.sort_unstable_by_key(|(place, _)| *place);
    for (place, old) in both {
        let Some(new) = new.get(place) else { continue };
        let pair = ChangedPair { old, new };
        if pair.has_same_result() && old.sha256 == new.sha256 {
            comparison.unchanged += 1;
            continue;
        }
        let causes = if pair.has_same_result() {
            BTreeSet::from([ChangeCause::Facts])
        } else {
            let compared = comparison.in_full(pair, read)?;
            let named: BTreeSet<_> = compared.because.iter().map(|because| because.cause).collect();
            if named.is_empty() { comparison.causes(pair) } else { named }
        };
        comparison.changed.entry(causes).or_default().push(pair);
    }
    comparison.changed.values_mut().for_each(|pairs| pairs.sort_by_key(ChangedPair::order));
    Ok(comparison)
}

/// How a report was made in another way than an earlier one, as far as results depend on it.
fn settings(old: &ReportHeader, new: &ReportHeader) -> Vec<Setting> {
    let differing = [
        (Setting::Rules, old.rules.sha256 != new.rules.sha256),
        (Setting::Lists, old.lists != new.lists),
        (Setting::ReferenceDate, old.reference_date != new.reference_date),
        (Setting::Reading, old.reading != new.reading),
        (Setting::Tool, old.tool != new.tool),
        (Setting::Strict, old.options.strict != new.options.strict),
        (Setting::DateOrder, old.options.date_order != new.options.date_order),
        (Setting::MaxRecordSize, old.options.max_record_size != new.options.max_record_size),
    ];
    differing.into_iter().filter(|(_, differs)| *differs).map(|(setting, _)| setting).collect()
}

impl<'r> ReportComparison<'r> {
    /// The same, where decisions are followed to the rows of files.
    #[must_use]
    pub fn with_decisions(self, found: &'r DecisionsInReport, places: &'r [DecisionPlace]) -> Self {
        Self { decisions: Some((found, places)), ..self }
    }
}

impl ReportComparison<'_> {
    /// Where the decision about a criterion of an applicant of the new report is from.
    fn decided_in(&self, applicant: &ReportRow, criterion: &str) -> Option<DecisionPlace> {
        let (found, places) = self.decisions?;
        places.get(found.row(applicant, criterion)?).cloned()
    }

    /// The id of the vacancy, in the new report.
    pub(crate) fn vacancy(&self) -> &str {
        &self.reports.new.1.header.rules.vacancy
    }

    /// What can have made the difference, where no person decided it.
    fn causes(&self, pair: ChangedPair<'_>) -> BTreeSet<ChangeCause> {
        let is_same_record = pair.old.sha256 == pair.new.sha256 && !pair.new.is_unread();
        match (is_same_record, self.settings.is_empty()) {
            (true, _) => BTreeSet::from([ChangeCause::Rules]),
            (false, true) => BTreeSet::from([ChangeCause::Facts]),
            (false, false) => BTreeSet::from([ChangeCause::Facts, ChangeCause::Rules]),
        }
    }

    /// What differs for an applicant.
    fn in_full(&self, pair: ChangedPair<'_>, read: &mut ReadRow<'_>) -> io::Result<ApplicantComparison> {
        let (old, new) = (read(ReportSide::Old, pair.old)?, read(ReportSide::New, pair.new)?);
        let (old, new) = (reported(&old)?, reported(&new)?);
        let causes = self.causes(pair);
        let is_judged = ![&old, &new].iter().any(|one| one.verdict == Verdict::Invalid);
        let [before, after] = [&old, &new].map(|one| one.criteria.iter().map(|one| (one.id.as_ref(), one)));
        let (before, after): (HashMap<_, _>, HashMap<_, _>) = (before.collect(), after.collect());
        let removed = old.criteria.iter().filter(|one| !after.contains_key(one.id.as_ref()));
        let criteria = new.criteria.iter().chain(removed).filter(|_| is_judged);
        let because = criteria.flat_map(|one| {
            let id = one.id.as_ref();
            let is_same_record = pair.old.sha256 == pair.new.sha256;
            because(id, before.get(id).copied(), after.get(id).copied(), (&causes, is_same_record))
        });
        let because = because.map(|one| {
            let is_decided = one.cause == ChangeCause::Decision;
            let place = is_decided.then(|| self.decided_in(pair.new, &one.difference.criterion)).flatten();
            CausedDifference { decided_in: place, ..one }
        });
        Ok(ApplicantComparison {
            because: because.collect(),
            old: VerdictAndScore { verdict: old.verdict, score: old.score },
            new: VerdictAndScore { verdict: new.verdict, score: new.score },
            id: new.id.into_owned(),
            source: new.source.into_owned(),
            name: new.name.map(Cow::into_owned),
        })
    }

    /// How many applicants changed, and for how many of them the verdict did.
    fn changed(&self) -> (usize, usize) {
        let changed = self.changed.values().flatten();
        (changed.clone().count(), changed.filter(|pair| pair.old.verdict != pair.new.verdict).count())
    }
}

/// How many rows there are, by verdict.
fn counts(rows: &[&ReportRow]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        counts.add(row.verdict);
    }
    counts
}

/// An applicant as a report has it.
fn reported(written: &str) -> io::Result<ReportedApplicant<'_>> {
    // It was read before, unless the file is another by now.
    serde_json::from_str(written).map_err(io::Error::from)
}

/// What differs of a criterion, once for each cause. There is what can have made the difference if no person did, and whether
/// the record is the same.
fn because(
    id: &str,
    old: Option<&ReportedCriterion<'_>>,
    new: Option<&ReportedCriterion<'_>>,
    (causes, is_same_record): (&BTreeSet<ChangeCause>, bool),
) -> Vec<CausedDifference> {
    let decision = |one: Option<&ReportedCriterion<'_>>| one.and_then(|one| one.decision.clone());
    let result = |one: Option<&ReportedCriterion<'_>>| one.map(|one| (one.outcome, one.contested));
    if result(old) == result(new) && decision(old) == decision(new) {
        return Vec::new();
    }
    let said = |one: &ReportedCriterion<'_>| OutcomeData::reported(one.outcome, one.contested, &one.reason);
    let difference = CriterionDifference { criterion: id.to_owned(), old: old.map(said), new: new.map(said) };
    let group = new.or(old).map_or(Group::Essential, |one| one.group);
    // A decision that is the same, about facts that give another outcome now, made no difference.
    let made = |one: Option<&ReportedCriterion<'_>>| {
        let mut made = decision(one)?;
        made.as_object_mut()?.remove("from");
        Some((made, one?.outcome))
    };
    let causes: BTreeSet<_> = match (made(old), made(new)) {
        (old, new) if old == new => causes.clone(),
        // Of a record that is another, a decision does not hold any more.
        (Some(_), None) if !is_same_record => BTreeSet::from([ChangeCause::Facts, ChangeCause::Decision]),
        _ => BTreeSet::from([ChangeCause::Decision]),
    };
    causes
        .into_iter()
        .map(|cause| CausedDifference { difference: difference.clone(), cause, decided_in: None, group })
        .collect()
}
