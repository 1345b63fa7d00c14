//! What an amendment of the rules changes, and for whom: data for JSON, and text for people.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::amendment::{CriterionChange, OutcomeShift, changes, shifts, weights};
use crate::assessment::{Assessment, Judgement};
use crate::domain::grammar::number_words::number;
use crate::domain::outcome::{Group, Outcome, Verdict};
use crate::domain::text::Lang;
use crate::intake::document::Record;
use crate::messages::rule_changes::{self, ChangeHeading};
use crate::messages::{self, headings};
use crate::report::report_data::{ScoreData, reason};
use crate::report::terminal_style::TerminalStyle;
use crate::report::text_page::TextPage;
use crate::report::{Run, escape};
use crate::rules::lists::RuleList;

/// The version of the keys and their meaning.
pub const SCHEMA: &str = "eligible.diff/1";

/// What differs between two rules files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DiffData {
    /// What these keys are, by a name and a version.
    pub schema: String,
    /// What differs in the rules: the facts of the notice, the criteria in their order, the lists.
    pub rules: Vec<RuleChange>,
    /// The applicants for whom something differs, in the order of the input.
    pub applicants: Vec<ApplicantChange>,
}

/// One difference of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleChange {
    /// The id of the criterion, the new one where it has two; null for the facts of the notice and for lists.
    pub criterion: Option<String>,
    /// The difference in words.
    pub change: String,
    /// The name of the list that it is about.
    #[serde(skip)]
    list: Option<String>,
}

/// An applicant for whom the verdict, the score or an outcome differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ApplicantChange {
    /// The id.
    pub id: String,
    /// The path as given, `-` for standard input.
    pub source: String,
    /// By the old rules.
    pub old: VerdictAndScore,
    /// By the new rules.
    pub new: VerdictAndScore,
    /// The criteria behind it.
    pub because: Vec<CriterionDifference>,
}

/// Verdict and score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VerdictAndScore {
    /// The verdict.
    pub verdict: Verdict,
    /// The score.
    pub score: Option<ScoreData>,
}

/// A criterion that came out in another way, or counts for more or less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CriterionDifference {
    /// Its id, the new one where it has two.
    pub criterion: String,
    /// By the old rules; null where they do not have it.
    pub old: Option<OutcomeData>,
    /// By the new rules; null where they do not have it.
    pub new: Option<OutcomeData>,
}

/// An outcome and its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutcomeData {
    /// The outcome.
    pub outcome: Outcome,
    /// Why, in a sentence.
    pub reason: String,
    /// Whether the two texts of the notice lead to different outcomes.
    #[serde(skip)]
    contested: bool,
    /// What it weighs in the score, and all weights together, where it does.
    #[serde(skip)]
    weight: Option<(u64, u64)>,
}

impl OutcomeData {
    /// What a report says of a criterion.
    pub(super) fn reported(outcome: Outcome, contested: bool, reason: &str) -> Self {
        Self { outcome, reason: reason.to_owned(), contested, weight: None }
    }
}

/// Two rules files, each with its lists as written.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'v> {
    pub old: &'v Run<'v>,
    pub old_lists: &'v [RuleList],
    pub new: &'v Run<'v>,
    pub new_lists: &'v [RuleList],
}

impl<'v> Compared<'v> {
    /// What became of each criterion.
    #[must_use]
    pub fn changes(&self) -> Vec<CriterionChange<'v>> {
        changes(self.old.vacancy, self.new.vacancy)
    }

    /// What differs in the rules.
    #[must_use]
    pub fn rules(&self) -> Vec<RuleChange> {
        let lang = self.new.lang;
        let change = |criterion: Option<&str>, change| RuleChange {
            criterion: criterion.map(str::to_owned),
            change,
            list: None,
        };
        let facts = rule_changes::of_facts(lang, self.old.vacancy, self.new.vacancy);
        let mut rules: Vec<_> = facts.into_iter().map(|said| change(None, said)).collect();
        let lists = self.lists();
        for criterion_change in self.changes() {
            let (CriterionChange::Added(one)
            | CriterionChange::Removed(one)
            | CriterionChange::Renamed(_, one)
            | CriterionChange::Kept(_, one, _)) = criterion_change;
            let uses_changed = lists.iter().any(|list| list.used_by.contains(&one.id));
            let said = rule_changes::of_criterion(lang, criterion_change, uses_changed);
            rules.extend(said.into_iter().map(|said| change(Some(&one.id), said)));
        }
        for list in lists {
            let name = rule_changes::list_name(lang, &list.name, &list.used_by);
            rules.extend(list.said.into_iter().map(|said| {
                let change = format!("{name}{}{said}", messages::colon(lang));
                RuleChange { criterion: None, change, list: Some(list.name.clone()) }
            }));
        }
        rules
    }

    /// The lists that differ.
    fn lists(&self) -> Vec<ListChange> {
        let find = |lists: &'v [RuleList], list: &RuleList| {
            lists.iter().find(|other| other.kind == list.kind && other.name == list.name)
        };
        let gone = self.old_lists.iter().filter(|list| find(self.new_lists, list).is_none());
        let pairs = self.new_lists.iter().map(|list| (find(self.old_lists, list), Some(list)));
        let pairs = pairs.chain(gone.map(|list| (Some(list), None)));
        let each = pairs.filter_map(|(old, new)| {
            let said = rule_changes::of_list(self.new.lang, old, new);
            let named = new.or(old).filter(|_| !said.is_empty())?;
            let mut used_by = named.used_by.clone();
            let before = old.into_iter().flat_map(|list| &list.used_by);
            let before: Vec<_> = before.filter(|id| !used_by.contains(id)).cloned().collect();
            used_by.extend(before);
            Some(ListChange { name: named.name.clone(), used_by, said })
        });
        each.collect()
    }

    /// What differs for the applicant of a record, if anything does; none where it is invalid, too.
    #[must_use]
    pub fn applicant(
        &self,
        changes: &[CriterionChange<'_>],
        source: &str,
        record: &Record<'_>,
    ) -> Option<ApplicantChange> {
        let differs = |detail| {
            let (old, new) = (self.old.subject(source, record, detail), self.new.subject(source, record, detail));
            let (before, after) = (old.assessment.as_ref()?, new.assessment.as_ref()?);
            let shifts = shifts(changes, before, after);
            let is_same = before.verdict == after.verdict && before.score == after.score && shifts.is_empty();
            (!is_same).then(|| ApplicantChange {
                id: new.id().into_owned(),
                source: new.source().to_owned(),
                old: standing(before),
                new: standing(after),
                because: shifts.iter().map(|shift| because(self.new.lang, shift, (before, after))).collect(),
            })
        };
        // Most are the same, which is seen without the sentences.
        differs(false).and_then(|_| differs(true))
    }
}

/// A list that differs.
struct ListChange {
    name: String,
    used_by: Vec<String>,
    said: Vec<String>,
}

fn standing(assessment: &Assessment<'_>) -> VerdictAndScore {
    VerdictAndScore { verdict: assessment.verdict, score: assessment.score.map(ScoreData::from) }
}

fn because(
    lang: Lang,
    shift: &OutcomeShift<'_>,
    (old, new): (&Assessment<'_>, &Assessment<'_>),
) -> CriterionDifference {
    let said = |judgement: &Judgement<'_>, all: &Assessment<'_>| OutcomeData {
        outcome: judgement.outcome,
        reason: reason(lang, judgement),
        contested: judgement.contested(),
        weight: (judgement.criterion.group == Group::Desirable).then(|| (judgement.criterion.weight, weights(all))),
    };
    let (old, new) = (shift.old.map(|one| said(one, old)), shift.new.map(|one| said(one, new)));
    CriterionDifference { criterion: shift.id().to_owned(), old, new }
}

/// The comparison as data.
#[must_use]
pub fn data(rules: Vec<RuleChange>, applicants: Vec<ApplicantChange>) -> DiffData {
    DiffData { schema: SCHEMA.to_owned(), rules, applicants }
}

/// The comparison as one JSON object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no comparison brings about.
pub fn json(diff: &DiffData) -> serde_json::Result<String> {
    Ok(escape::json(&serde_json::to_string_pretty(diff)?).into_owned() + "\n")
}

/// How many verdicts differ.
#[must_use]
pub fn verdicts(diff: &DiffData) -> usize {
    diff.applicants.iter().filter(|change| change.old.verdict != change.new.verdict).count()
}

/// How many went from one verdict to another, a line each, in the order of the ranking.
pub(super) fn verdict_moves(lang: Lang, verdicts: impl Iterator<Item = (Verdict, Verdict)>) -> Vec<String> {
    let mut moves: BTreeMap<_, u64> = BTreeMap::new();
    for of in verdicts.filter(|(old, new)| old != new) {
        *moves.entry(of).or_default() += 1;
    }
    let each = moves.into_iter().map(|((old, new), count)| {
        let [old, new] = [old, new].map(|verdict| messages::verdict(lang, verdict));
        format!("{old} → {new}{}{}", messages::colon(lang), number(lang, count))
    });
    each.collect()
}

/// The applicants for whom something differs, by the criteria behind it: first those of most applicants, and of each those whose
/// verdict differs.
fn by_criteria(diff: &DiffData) -> Vec<(Vec<&str>, Vec<&ApplicantChange>)> {
    let mut groups: Vec<(Vec<&str>, Vec<&ApplicantChange>)> = Vec::new();
    let mut places = HashMap::new();
    for change in &diff.applicants {
        let criteria: Vec<_> = change.because.iter().map(|because| because.criterion.as_str()).collect();
        let place = *places.entry(criteria.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, changes)) => changes.push(change),
            None => groups.push((criteria, vec![change])),
        }
    }
    for (_, changes) in &mut groups {
        changes.sort_by_key(|change| change.old.verdict == change.new.verdict);
    }
    groups.sort_by_key(|(_, changes)| Reverse(changes.len()));
    groups
}

/// The comparison as people read it; of how many applicants, where any were compared. The counts come first.
#[must_use]
pub fn text(compared: &Compared<'_>, diff: &DiffData, applicants: Option<u64>, style: TerminalStyle) -> String {
    let lang = compared.new.lang;
    let mut page = TextPage::new(lang, TerminalStyle { width: style.width.min(WIDEST), ..style });
    let source = |run: &Run<'_>| headings::rules_source(lang, run.rules_source).to_owned();
    page.lines("", &format!("{} → {}", source(compared.old), source(compared.new)));
    if diff.rules.is_empty() {
        page.lines("", &rule_changes::nothing(lang));
    }
    if let Some(all) = applicants {
        let verdicts = verdicts(diff);
        page.lines("", &rule_changes::counts(lang, all, verdicts, diff.applicants.len() - verdicts));
        let changes = diff.applicants.iter().map(|change| (change.old.verdict, change.new.verdict));
        for line in verdict_moves(lang, changes) {
            page.lines("   ", &line);
        }
    }
    rules(&mut page, compared, diff);
    for (criteria, changes) in by_criteria(diff) {
        let count = number(lang, changes.len());
        page.heading(&format!("{} ({count}){}", ChangeHeading::Applicants.text(lang), of_criteria(lang, &criteria)));
        for change in changes {
            applicant(&mut page, compared, change);
        }
    }
    page.printed
}

/// The criteria that a heading is about, behind it.
fn of_criteria(lang: Lang, criteria: &[&str]) -> String {
    if criteria.is_empty() { String::new() } else { format!("{}{}", messages::colon(lang), criteria.join(", ")) }
}

/// Lines that are longer are hard to read.
const WIDEST: u16 = 120;

/// What differs in the rules, by what it is about.
fn rules(page: &mut TextPage, compared: &Compared<'_>, diff: &DiffData) {
    let lang = compared.new.lang;
    let (mut section, mut criterion) = (None, None);
    for change in &diff.rules {
        let of = match (&change.criterion, &change.list) {
            (Some(_), _) => ChangeHeading::Criteria,
            (None, Some(_)) => ChangeHeading::Lists,
            (None, None) => ChangeHeading::Facts,
        };
        if section != Some(of) {
            page.heading(of.text(lang));
            section = Some(of);
        }
        if let Some(id) = &change.criterion
            && criterion != Some(id)
        {
            let known = compared.new.vacancy.criteria.iter().chain(&compared.old.vacancy.criteria);
            let title = known.filter(|one| one.id == *id).map(|one| one.title.get(lang)).next().unwrap_or_default();
            if criterion.is_some() {
                page.printed.push('\n');
            }
            page.lines("", format!("{id} {title}").trim_end());
            criterion = Some(id);
        }
        page.lines("-  ", &change.change);
    }
}

fn applicant(page: &mut TextPage, compared: &Compared<'_>, change: &ApplicantChange) {
    let lang = compared.new.lang;
    let (before, after) = (said(lang, change.old), said(lang, change.new));
    page.printed.push('\n');
    let colon = messages::colon(lang);
    page.lines("", &format!("{} ({}){colon}{before} → {after}", change.id, change.source));
    for because in &change.because {
        let criteria = compared.new.vacancy.criteria.iter().chain(&compared.old.vacancy.criteria);
        let group = criteria.filter(|one| one.id == because.criterion).map(|one| one.group).next();
        let (line, reasons) = because.said(lang, group.unwrap_or(Group::Essential));
        page.lines("   ", &line);
        for reason in reasons {
            page.lines("      ", &reason);
        }
    }
}

/// A verdict and its score in words.
pub(super) fn said(lang: Lang, standing: VerdictAndScore) -> String {
    let score = standing.score.map_or_else(String::new, |score| headings::score(lang, score.min, score.max));
    format!("{}{score}", messages::verdict(lang, standing.verdict))
}

impl CriterionDifference {
    /// The difference of a criterion of a group in a line, and the reasons.
    pub(super) fn said(&self, lang: Lang, group: Group) -> (String, Vec<String>) {
        let said = |said: &Option<OutcomeData>| said.as_ref().map(|said| outcome(lang, group, said));
        let none = || (rule_changes::no_such_criterion(lang), String::new());
        let (before, old_reason) = said(&self.old).unwrap_or_else(none);
        let (after, new_reason) = said(&self.new).unwrap_or_else(none);
        let colon = messages::colon(lang);
        let line = format!("{}{colon}{before} → {after}", self.criterion);
        // Where it came out as before, a date in the reason may have moved, which is no reason for anything.
        let is_same_outcome = match (&self.old, &self.new) {
            (Some(old), Some(new)) => (old.outcome, old.contested) == (new.outcome, new.contested),
            (None, _) | (_, None) => false,
        };
        if is_same_outcome || old_reason == new_reason {
            return (line, vec![new_reason]);
        }
        let both = [(ChangeHeading::Before, old_reason), (ChangeHeading::Now, new_reason)];
        let stated = both.into_iter().filter(|(_, reason)| !reason.is_empty());
        (line, stated.map(|(word, reason)| format!("{}{colon}{reason}", word.text(lang))).collect())
    }
}

/// An outcome as it is said, and its reason.
fn outcome(lang: Lang, group: Group, said: &OutcomeData) -> (String, String) {
    let word = if said.contested {
        headings::Label::TextsDiffer.text(lang).to_owned()
    } else {
        headings::outcome(lang, group, said.outcome).to_owned()
    };
    let word =
        said.weight.map_or_else(|| word.clone(), |(weight, all)| rule_changes::weighing(lang, &word, weight, all));
    (word, said.reason.clone())
}
