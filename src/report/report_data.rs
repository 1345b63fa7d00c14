//! The report as data, the same for every format that carries all of it (the contract's page on the report).

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use crate::assessment::duplicates::{self, DuplicateKind, RecordIdentity, SharedTrait};
use crate::assessment::{Assessment, Judgement, ReadingFindings, judge};
use crate::checks::evidence::EvidenceValue;
use crate::checks::{Finding, finding};
use crate::domain::decision::Decision;
use crate::domain::location::{Location, Position};
use crate::domain::outcome::{Counts, Effect, Group, Outcome, Score, Verdict};
use crate::domain::standard_lists::StandardList;
use crate::domain::text::{Bilingual, Lang, beginning};
use crate::messages::{self, decision_notes, diagnostics, headings, table_notes};
use crate::report::blind::{self, HIDDEN, Words};
use crate::report::{JudgedRecord, Run, hash, stated_otherwise};

/// The version of the report's keys and their meaning.
pub const SCHEMA: &str = "eligible.report/1";

/// What is in a report beside its applicants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportHeader {
    /// What these keys are, by a name and a version.
    pub schema: String,
    /// The tool.
    pub tool: ToolData,
    /// The rules.
    pub rules: RulesData,
    /// The standard lists that the rules name.
    #[serde(default)]
    pub lists: Vec<ListData>,
    /// The reference date, `YYYY-MM-DD`.
    pub reference_date: String,
    /// `all`, `en` or `fr`.
    pub reading: String,
    /// The language of the sentences, `en` or `fr`.
    pub language: String,
    /// What was asked of the run.
    pub options: RunOptions,
    /// The counts.
    pub summary: Summary,
    /// What was noticed across applicants; no key where it is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub across: Vec<AcrossData>,
}

/// What was asked of a run, as far as the report depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunOptions {
    /// The paths as given, `-` for standard input.
    pub paths: Vec<String>,
    /// The only verdicts that are shown; all, where it is empty.
    pub only: Vec<Verdict>,
    /// The order of the applicants: `rank`, `id` or `source`.
    pub sort: String,
    /// How many are shown at most.
    pub top: Option<u64>,
    /// Whether a field that nobody knows makes a record invalid.
    pub strict: bool,
    /// Whether applicants are not to be known: then paths, ids and hashes stand for others.
    pub blind: bool,
    /// Bytes of a record that is read, at most.
    pub max_record_size: u64,
    /// `dmy` or `mdy`: what comes first in dates such as `05/06/2003`; null: it may be either.
    #[serde(default)]
    pub date_order: Option<String>,
    /// The outcomes that every row shown has, each as `CRITERION=OUTCOME`.
    #[serde(rename = "where", default)]
    pub with_outcomes: Vec<String>,
    /// The criteria that stand in the way of eligible in every row shown, and no others; all rows, where it is empty.
    #[serde(default)]
    pub blocked_by: Vec<String>,
    /// The only applicant that is shown.
    #[serde(default)]
    pub id: Option<String>,
    /// The earlier report of which only what differs is shown.
    #[serde(default)]
    pub since: Option<FileData>,
    /// The map of the tables, if one was given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub map: Option<FileData>,
    /// The files with decisions of people; no key where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub decisions: Vec<FileData>,
}

/// A file that the run depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileData {
    /// The path as given; what stands for it under `blind`.
    pub path: String,
    /// The hash of its bytes.
    pub sha256: String,
}

/// Something that was noticed across applicants. It changes no verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AcrossData {
    /// `same_content`, `same_id`, `same_person`, `vacancies`, `vacancies_not_counted` where too many are alike, or `more`
    /// for those that are not told.
    pub what: String,
    /// What it says.
    pub message: String,
    /// The records it is about, the earliest first.
    pub applicants: Vec<SubjectData>,
}

/// What names a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubjectData {
    /// The id.
    pub id: String,
    /// The path as given, `-` for standard input.
    pub source: String,
    /// Counts from 1 within the source.
    pub record: u64,
}

/// The tool that made the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToolData {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The rules that were applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RulesData {
    /// The id of the vacancy.
    pub vacancy: String,
    /// The path of the file, or `built-in`.
    pub source: String,
    /// The hash of the file.
    pub sha256: String,
}

/// A standard list, which comes with the tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListData {
    /// Its name in rules files.
    pub name: String,
    /// The hash of what it says.
    pub sha256: String,
}

/// How many records there were, by verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// In all.
    pub applicants: u64,
    /// With each verdict.
    pub eligible: u64,
    /// With each verdict.
    pub review: u64,
    /// With each verdict.
    pub ineligible: u64,
    /// With each verdict.
    pub invalid: u64,
    /// Of all but the invalid ones, those with values that could not be understood.
    #[serde(default)]
    pub with_problems: u64,
    /// Those of whom a person decided something; no key where no decisions were given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decided: Option<u64>,
    /// Whether all input was read.
    pub complete: bool,
    /// How many files were not read, by extension, such as `.pdf`: files of other kinds in folders, and reports of this
    /// tool. Under "" are those without an extension, or with one that is not shown. Absent where every file was read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub passed_over: BTreeMap<String, u64>,
}

impl Summary {
    pub(super) fn new(counts: &Counts, complete: bool, passed_over: &BTreeMap<String, u64>) -> Self {
        Self {
            applicants: counts.total(),
            eligible: counts.of(Verdict::Eligible),
            review: counts.of(Verdict::Review),
            ineligible: counts.of(Verdict::Ineligible),
            invalid: counts.of(Verdict::Invalid),
            with_problems: counts.with_problems(),
            decided: None,
            complete,
            passed_over: passed_over.clone(),
        }
    }
}

/// One applicant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ApplicantData<'a> {
    /// `applicant` in line formats.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<Cow<'a, str>>,
    /// The id.
    pub id: Cow<'a, str>,
    /// The name, where it is stated.
    pub name: Option<Cow<'a, str>>,
    /// The path as given, `-` for standard input.
    pub source: Cow<'a, str>,
    /// Counts from 1 within the source.
    pub record: u64,
    /// The hash of the record's bytes.
    pub sha256: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The rank, null for an invalid record; not known in line formats.
    #[serde(skip_serializing_if = "Option::is_none", default, deserialize_with = "stated")]
    pub rank: Option<Rank>,
    /// The score, null for an invalid record and where nothing is desirable.
    pub score: Option<ScoreData>,
    /// The ids of the conditions that could change the verdict and are unclear.
    pub unchecked: Vec<Cow<'a, str>>,
    /// The criteria in the order of the rules; none for an invalid record.
    pub criteria: Vec<CriterionData<'a>>,
    /// The warnings.
    pub warnings: Vec<WarningData<'a>>,
    /// The problems of an invalid record.
    pub problems: Vec<ProblemData<'a>>,
}

/// A rank, or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Rank(pub Option<u64>);

/// A rank whose key is there, also where it is null.
fn stated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Rank>, D::Error> {
    Rank::deserialize(deserializer).map(Some)
}

/// A score in percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreData {
    /// Counts what is met.
    pub min: f64,
    /// Counts what is met or unclear.
    pub max: f64,
}

impl From<Score> for ScoreData {
    fn from(score: Score) -> Self {
        Self { min: f64::from(score.min) / 10.0, max: f64::from(score.max) / 10.0 }
    }
}

/// One criterion of one applicant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CriterionData<'a> {
    /// The id.
    pub id: Cow<'a, str>,
    /// The group.
    pub group: Group,
    /// The outcome.
    pub outcome: Outcome,
    /// What it did to the verdict.
    pub effect: Effect,
    /// Whether the two texts differ.
    pub contested: bool,
    /// What each text gives, where they differ.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub readings: Option<ReadingsData>,
    /// What a person decided, in the place of what the facts gave.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<DecisionData<'a>>,
    /// Why, in a sentence.
    pub reason: Cow<'a, str>,
    /// What it rests on.
    pub evidence: Vec<EvidenceData<'a>>,
    /// What a check of several is made of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<PartData<'a>>,
    /// The words of the notice.
    pub clause: Cow<'a, Bilingual>,
    /// What to tell the applicant, where it is not met.
    pub advice: Option<Cow<'a, str>>,
}

/// A decision of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionData<'a> {
    /// Who decided.
    pub by: Cow<'a, str>,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// Why.
    pub reason: Cow<'a, str>,
    /// The outcome that the facts gave.
    pub from: Outcome,
}

/// A decision with the criterion and the applicant that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedCriterion {
    /// The id of the applicant.
    pub id: String,
    /// The id of the criterion.
    pub criterion: String,
    /// The decision as it is shown.
    pub decision: Decision,
    /// The outcome that the facts gave.
    pub from: Outcome,
    /// Whether it is against what the facts settle.
    pub is_override: bool,
}

impl DecidedCriterion {
    /// What is decided, in a line.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        decision_notes::line(lang, &self.id, &self.criterion, &self.decision, self.from, self.is_override)
    }
}

/// What each text gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingsData {
    /// The English one.
    pub en: Outcome,
    /// The French one.
    pub fr: Outcome,
}

/// A part of a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartData<'a> {
    /// The outcome.
    pub outcome: Outcome,
    /// Why, in a sentence.
    pub reason: Cow<'a, str>,
    /// What it rests on.
    pub evidence: Vec<EvidenceData<'a>>,
    /// What it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<PartData<'a>>,
}

/// A value in the applicant's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceData<'a> {
    /// The JSON pointer relative to the record.
    pub pointer: Cow<'a, str>,
    /// The line of the file, or the row of a table, from 1.
    pub line: u64,
    /// The character of the line, or the column of a table, from 1; 0 for a constant of its map.
    pub column: u64,
    /// What stands there.
    pub value: Cow<'a, str>,
    /// The place as people read it, if it is a cell of a table.
    #[serde(skip)]
    pub cell: Option<Box<str>>,
}

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WarningData<'a> {
    /// The JSON pointer relative to the record.
    pub pointer: Cow<'a, str>,
    /// The line of the file, or the row of a table, from 1.
    pub line: u64,
    /// The character of the line, or the column of a table, from 1; 0 for a constant of its map.
    pub column: u64,
    /// What it says.
    pub message: Cow<'a, str>,
    /// The nearest known word.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub suggestion: Option<Cow<'a, str>>,
    /// The place as people read it, if it is a cell of a table.
    #[serde(skip)]
    pub cell: Option<Box<str>>,
}

impl WarningData<'_> {
    /// A sentence about it behind its place in a source.
    #[must_use]
    pub fn located(&self, lang: Lang, source: &str, sentence: &str) -> String {
        located(lang, (source, self.cell.as_deref()), (self.line, self.column), sentence)
    }
}

impl ProblemData<'_> {
    /// Its place as people read it.
    #[must_use]
    pub fn place(&self) -> Cow<'_, str> {
        place(self.cell.as_deref(), self.line, self.column)
    }

    /// A sentence about it behind its place in a source.
    #[must_use]
    pub fn located(&self, lang: Lang, source: &str, sentence: &str) -> String {
        located(lang, (source, self.cell.as_deref()), (self.line, self.column), sentence)
    }
}

fn located(lang: Lang, (source, cell): (&str, Option<&str>), (line, column): (u64, u64), sentence: &str) -> String {
    let place = place_in(lang, source, cell, line, column);
    // The form of a place in a text file is that of compilers, in every language.
    let colon = if cell.is_some() { messages::colon(lang) } else { ": " };
    format!("{place}{colon}{sentence}")
}

/// A problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProblemData<'a> {
    /// The JSON pointer relative to the record.
    pub pointer: Cow<'a, str>,
    /// The line of the file, or the row of a table, from 1.
    pub line: u64,
    /// The character of the line, or the column of a table, from 1; 0 for a constant of its map.
    pub column: u64,
    /// What is wrong.
    pub message: Cow<'a, str>,
    /// What was found.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub found: Option<Cow<'a, str>>,
    /// What is allowed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expected: Option<Cow<'a, str>>,
    /// The nearest allowed word.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub suggestion: Option<Cow<'a, str>>,
    /// The place as people read it, if it is a cell of a table.
    #[serde(skip)]
    pub cell: Option<Box<str>>,
}

/// This tool.
#[must_use]
pub fn tool() -> ToolData {
    ToolData { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}

/// The rules of a run.
#[must_use]
pub fn rules(run: &Run<'_>) -> RulesData {
    RulesData {
        vacancy: run.vacancy.notice.id.clone(),
        source: run.rules_source.to_owned(),
        sha256: run.rules_sha256.to_owned(),
    }
}

/// The standard lists that the rules of a run name.
#[must_use]
pub fn lists(run: &Run<'_>) -> Vec<ListData> {
    let data = |list: StandardList| ListData { name: list.name().to_owned(), sha256: hash::standard_list(list) };
    run.vacancy.vocabulary.standard_lists().map(data).collect()
}

/// What two records share, as [`AcrossData::what`] has it.
#[must_use]
pub const fn same(shared: SharedTrait) -> &'static str {
    match shared {
        SharedTrait::Content => "same_content",
        SharedTrait::Id => "same_id",
        SharedTrait::Person => "same_person",
    }
}

/// That one person applied for too many vacancies, as [`AcrossData::what`] has it.
pub const VACANCIES: &str = "vacancies";

/// What was noticed across applicants.
#[must_use]
pub fn across(lang: Lang, finding: &duplicates::Duplicate) -> AcrossData {
    let what = match finding.what {
        DuplicateKind::Same(shared) => same(shared),
        DuplicateKind::Vacancies(..) => VACANCIES,
        DuplicateKind::NotCounted(_) => "vacancies_not_counted",
        DuplicateKind::More(_) => "more",
    };
    let records = finding.records.iter();
    let applicants = records.map(|RecordIdentity { id, source, record, .. }| SubjectData {
        id: id.clone(),
        source: source.clone(),
        record: *record,
    });
    AcrossData {
        what: what.to_owned(),
        message: messages::duplicate_notes::duplicates(lang, finding.what, &finding.records, finding.more),
        applicants: applicants.collect(),
    }
}

/// One applicant as data, without rank.
#[must_use]
pub fn applicant<'a>(run: &Run<'a>, subject: &'a JudgedRecord<'a>) -> ApplicantData<'a> {
    let (record, lang) = (subject.record, run.lang);
    let judgements = subject.assessment.as_ref().map_or(&[][..], |assessment| &assessment.judgements);
    let unchecked = judgements.iter().filter(|judgement| judgement.unchecked());
    ApplicantData {
        kind: None,
        id: subject.id(),
        name: subject.name().map(Cow::Borrowed),
        source: subject.source().into(),
        record: record.number,
        sha256: subject.sha256(),
        verdict: subject.verdict(),
        rank: None,
        score: subject.score().map(ScoreData::from),
        unchecked: unchecked.map(|judgement| judgement.criterion.id.as_str().into()).collect(),
        criteria: judgements.iter().map(|judgement| criterion(lang, subject, judgement)).collect(),
        warnings: warnings(lang, subject),
        problems: problems(lang, subject),
    }
}

/// The warnings of a record with their places.
#[must_use]
pub fn warnings<'a>(lang: Lang, subject: &'a JudgedRecord<'a>) -> Vec<WarningData<'a>> {
    let data = subject.warnings.iter().map(|warning| {
        let (location, shown) = (subject.record.position(warning.at), subject.warning(warning));
        let message = diagnostics::warning(lang, &shown).into();
        let pointer = match shown {
            Cow::Borrowed(shown) => shown.pointer.as_str().into(),
            Cow::Owned(shown) => shown.pointer.into(),
        };
        let suggestion = warning.suggestion.as_deref().map(Cow::Borrowed);
        let (Position { line, column }, cell) = (location, cell(lang, subject, location));
        WarningData { pointer, line, column, message, suggestion, cell }
    });
    data.collect()
}

/// The problems of a record with their places.
#[must_use]
pub fn problems<'a>(lang: Lang, subject: &'a JudgedRecord<'a>) -> Vec<ProblemData<'a>> {
    let data = subject.record.intake.problems.iter().map(|problem| {
        let (location, shown) = (subject.record.position(problem.at), subject.problem(problem));
        let message = diagnostics::problem(lang, &shown).into();
        let (pointer, found) = match shown {
            Cow::Borrowed(shown) => (shown.pointer.as_str().into(), shown.found.as_deref().map(Cow::Borrowed)),
            Cow::Owned(shown) => (shown.pointer.into(), shown.found.map(Cow::Owned)),
        };
        let expected = problem.expected.as_ref().map(|expected| diagnostics::expected(lang, expected).into());
        let suggestion = problem.suggestion.as_deref().map(Cow::Borrowed);
        let (Position { line, column }, cell) = (location, cell(lang, subject, location));
        ProblemData { pointer, line, column, message, found, expected, suggestion, cell }
    });
    data.collect()
}

/// The problems in the order of their places, as people read a file.
#[must_use]
pub fn by_place<'p, 'a>(problems: &'p [ProblemData<'a>]) -> Vec<&'p ProblemData<'a>> {
    let mut by_place: Vec<_> = problems.iter().collect();
    by_place.sort_by_key(|problem| (problem.line, problem.column));
    by_place
}

/// A sentence for each criterion that keeps the applicant from being eligible; the problems of an invalid record.
#[must_use]
pub fn reasons(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Vec<String> {
    let colon = messages::colon(run.lang);
    let Some(assessment) = &subject.assessment else {
        let problems = problems(run.lang, subject);
        let each = by_place(&problems).into_iter();
        return each.map(|problem| format!("{}{colon}{}", problem.place(), problem.message)).collect();
    };
    let in_the_way = assessment.judgements.iter().filter(|judgement| judgement.stands_in_the_way());
    let each = in_the_way.map(|judgement| {
        let decision = judgement.decision;
        // The findings may have been made without the detail that sentences need.
        let input = run.input(&subject.record.intake.applicant, true);
        let mut judgement = judge(judgement.criterion, &input, run.reading);
        let intake = &subject.record.intake;
        stated_otherwise::clarify_one(&mut judgement, &intake.applicant, &intake.problems, subject.is_blind());
        judgement.decision = decision;
        format!("{}{colon}{}", judgement.criterion.id, shown_reason(run.lang, subject, &judgement))
    });
    each.collect()
}

/// The reason of a judgement in a sentence.
#[must_use]
pub fn reason(lang: Lang, judgement: &Judgement<'_>) -> String {
    let mut reason = String::new();
    write_reason(&mut reason, lang, judgement);
    reason
}

fn write_reason(out: &mut String, lang: Lang, judgement: &Judgement<'_>) {
    match &judgement.found {
        ReadingFindings::Agreed(finding) => finding.add_reason(out, lang),
        ReadingFindings::Contested(english, french) => out.push_str(&messages::contested(lang, english, french)),
    }
}

/// The same as it is shown of an applicant.
pub(super) fn shown_reason(lang: Lang, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> String {
    let mut reason = String::new();
    write_shown_reason(&mut reason, lang, subject, judgement);
    reason
}

/// Writes the reason of a judgement, as it is shown of an applicant, behind what is there.
pub(super) fn write_shown_reason(out: &mut String, lang: Lang, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) {
    if let Some(decision) = shown_decision(subject, judgement) {
        let said = decision_notes::decided(lang, &decision, judgement.outcome_of_facts(), judgement.is_override());
        out.push_str(&said);
    }
    write_shown(out, lang, subject, judgement.findings(), |out| write_reason(out, lang, judgement));
    stated_otherwise::write_other_names(out, lang, subject, judgement);
}

/// Writes the reason of a part, as it is shown of an applicant, behind what is there.
pub(super) fn write_reason_of_part(out: &mut String, lang: Lang, subject: &JudgedRecord<'_>, finding: &Finding<'_>) {
    write_shown(out, lang, subject, std::iter::once(finding), |out| finding.add_reason(out, lang));
}

/// Writes a sentence about findings as it is shown of an applicant.
fn write_shown<'f, 'a: 'f>(
    out: &mut String,
    lang: Lang,
    subject: &JudgedRecord<'_>,
    findings: impl Iterator<Item = &'f Finding<'a>> + Clone,
    write: impl FnOnce(&mut String),
) {
    if !subject.is_blind() {
        return write(out);
    }
    if findings.clone().any(blind::is_personal) {
        return out.push_str(headings::hidden(lang));
    }
    let mut findings = findings;
    let words = if findings.any(blind::is_about_languages) { Words::NotLanguages } else { Words::All };
    let mut sentence = String::new();
    write(&mut sentence);
    out.push_str(&subject.shown(sentence, words));
}

/// A value that cannot be understood, as it was written; of a CV, what its problem or the text of it says.
pub(super) fn unreadable_as_written(subject: &JudgedRecord<'_>, at: usize) -> String {
    const LENGTH: usize = 40;
    let found = || {
        let mut problems = subject.record.intake.problems.iter();
        problems.find(|problem| problem.at == at).and_then(|problem| problem.found.clone())
    };
    let written = subject.record.written_at(at).or_else(found).unwrap_or_default();
    beginning(&written, LENGTH).into_owned()
}

/// A value of the applicant's file as it is shown.
pub(super) fn shown_value<'v>(
    subject: &JudgedRecord<'_>,
    location: Location,
    value: EvidenceValue<'v>,
) -> Cow<'v, str> {
    let is_personal = matches!(value, EvidenceValue::Protected(_)) || blind::is_personal_section(location.section);
    if subject.is_blind() && is_personal {
        return HIDDEN.into();
    }
    let is_language = matches!(location.section, "languages" | "documents");
    let words = if is_language { Words::NotLanguages } else { Words::All };
    let is_unreadable = matches!(value, EvidenceValue::Date(date) if date.is_unreadable());
    let taken_for = match value {
        EvidenceValue::Text(text) | EvidenceValue::Protected(text) => Cow::Borrowed(text),
        EvidenceValue::Date(date) if date.is_unreadable() => unreadable_as_written(subject, location.at).into(),
        EvidenceValue::Date(date) => date.to_string().into(),
        EvidenceValue::Shown(shown) => shown.to_string().into(),
    };
    let value = match written(subject, location.at) {
        Some(_) if is_unreadable => taken_for,
        Some(written) if written != taken_for => format!("{written} ({taken_for})").into(),
        _ => taken_for,
    };
    subject.shown_value(value, words)
}

/// The text or the number at an offset of an applicant file, as it is written; `None` for anything else, and in a CV, whose
/// values are those of another format.
pub(super) fn written<'a>(subject: &JudgedRecord<'a>, at: usize) -> Option<Cow<'a, str>> {
    if subject.record.intake.cv.is_some() {
        return None;
    }
    let text = subject.record.text().get(at..)?;
    match text.first()? {
        b'"' => {
            let length = memchr::memchr2(b'"', b'\\', text.get(1..)?)?;
            if text.get(length + 1) == Some(&b'"') {
                return std::str::from_utf8(text.get(1..=length)?).ok().map(Cow::Borrowed);
            }
            serde_json::Deserializer::from_slice(text).into_iter::<String>().next()?.ok().map(Cow::Owned)
        }
        b'0'..=b'9' => {
            let length = text
                .iter()
                .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
            std::str::from_utf8(text.get(..length.count())?).ok().map(Cow::Borrowed)
        }
        _ => None,
    }
}

/// What a judgement is made of: where the texts differ, what was found by each; else the parts of its finding.
pub(super) fn parts_of<'j, 'a>(judgement: &'j Judgement<'a>) -> impl Iterator<Item = &'j Finding<'a>> {
    let (parts, texts) = match &judgement.found {
        ReadingFindings::Agreed(finding) => (parts_of_finding(finding), None),
        ReadingFindings::Contested(..) => (&[][..], Some(judgement.findings())),
    };
    parts.iter().chain(texts.into_iter().flatten())
}

/// The parts of a check that is made of several; the entries of a list are said by reason and evidence alone.
pub(super) fn parts_of_finding<'f, 'a>(finding: &'f Finding<'a>) -> &'f [Finding<'a>] {
    if finding.is_made_of_several() { &finding.parts } else { &[] }
}

/// What each text gives, where they differ.
pub(super) fn readings(judgement: &Judgement<'_>) -> Option<ReadingsData> {
    match &judgement.found {
        _ if !judgement.contested() => None,
        ReadingFindings::Agreed(_) => None,
        ReadingFindings::Contested(english, french) => Some(ReadingsData { en: english.outcome, fr: french.outcome }),
    }
}

fn criterion<'a>(lang: Lang, subject: &'a JudgedRecord<'a>, judgement: &'a Judgement<'a>) -> CriterionData<'a> {
    let criterion = judgement.criterion;
    CriterionData {
        id: criterion.id.as_str().into(),
        group: criterion.group,
        outcome: judgement.outcome,
        effect: judgement.effect,
        contested: judgement.contested(),
        readings: readings(judgement),
        decision: decision(subject, judgement),
        reason: shown_reason(lang, subject, judgement).into(),
        evidence: evidence(lang, subject, judgement.findings()),
        parts: parts_of(judgement).map(|finding| part(lang, subject, finding)).collect(),
        clause: Cow::Borrowed(&criterion.clause),
        advice: advice(lang, subject, judgement),
    }
}

/// A decision as it is shown of an applicant: who decides may write the name.
fn shown_decision<'d>(subject: &JudgedRecord<'_>, judgement: &Judgement<'d>) -> Option<Cow<'d, Decision>> {
    let decision = judgement.decision?;
    if !subject.is_blind() {
        return Some(Cow::Borrowed(decision));
    }
    let shown = |text: &str| subject.shown_value(text.into(), Words::All).into_owned();
    let (by, reason) = (shown(&decision.by).into(), shown(&decision.reason).into());
    Some(Cow::Owned(Decision { by, reason, ..*decision }))
}

/// The decision about a criterion as data.
pub(super) fn decision(subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> Option<DecisionData<'static>> {
    let Decision { by, on, reason, .. } = shown_decision(subject, judgement)?.into_owned();
    let (by, reason) = (by.to_string().into(), reason.to_string().into());
    Some(DecisionData { by, on: on.to_string(), reason, from: judgement.outcome_of_facts() })
}

/// The decisions about an applicant.
#[must_use]
pub fn decided(subject: &JudgedRecord<'_>) -> Vec<DecidedCriterion> {
    let decided = subject.assessment.iter().flat_map(Assessment::decided);
    let each = decided.filter_map(|judgement| {
        Some(DecidedCriterion {
            id: subject.id().into_owned(),
            criterion: judgement.criterion.id.clone(),
            decision: shown_decision(subject, judgement)?.into_owned(),
            from: judgement.outcome_of_facts(),
            is_override: judgement.is_override(),
        })
    });
    each.collect()
}

/// What to tell the applicant, where it is not met.
fn advice<'a>(lang: Lang, subject: &JudgedRecord<'_>, judgement: &Judgement<'a>) -> Option<Cow<'a, str>> {
    let own = || judgement.criterion.advice(judgement.outcome).map(|advice| advice.get(lang).into());
    stated_otherwise::advice(lang, subject, judgement).map(Cow::Owned).or_else(own)
}

fn part<'a>(lang: Lang, subject: &'a JudgedRecord<'a>, finding: &'a Finding<'a>) -> PartData<'a> {
    let mut reason = String::new();
    write_reason_of_part(&mut reason, lang, subject, finding);
    PartData {
        outcome: finding.outcome,
        reason: reason.into(),
        evidence: evidence(lang, subject, [finding]),
        parts: parts_of_finding(finding).iter().map(|finding| part(lang, subject, finding)).collect(),
    }
}

/// The JSON pointer of a value as it stands in the file.
pub(super) fn pointer_of<'s>(subject: &'s JudgedRecord<'_>, location: Location) -> Cow<'s, str> {
    // Keys that are none of ours may be names.
    let in_file = if subject.is_blind() { None } else { subject.record.pointer_at(location.at) };
    in_file.map_or_else(|| location.to_string().into(), Cow::Borrowed)
}

/// The place of a value as people read it, if it is a cell of a table.
#[must_use]
pub fn cell(lang: Lang, subject: &JudgedRecord<'_>, position: Position) -> Option<Box<str>> {
    let table = subject.record.table()?;
    let place = match position.column {
        0 => table_notes::constant_place(lang, table.sheet, position.line),
        column => table_notes::cell_place(lang, table.sheet, position.line, &table.header(column)),
    };
    Some(place.into())
}

/// Where something is, as people read it: line and column, or the cell of a table.
#[must_use]
pub fn place(cell: Option<&str>, line: u64, column: u64) -> Cow<'_, str> {
    cell.map_or_else(|| format!("{line}:{column}").into(), Cow::Borrowed)
}

/// The same, behind the source.
#[must_use]
pub fn place_in(lang: Lang, source: &str, cell: Option<&str>, line: u64, column: u64) -> String {
    match cell {
        Some(cell) => format!("{source}{}{cell}", messages::colon(lang)),
        None => format!("{source}:{line}:{column}"),
    }
}

/// What findings rest on, with the line and the column at which it is.
fn evidence<'f, 'a: 'f, 'd>(
    lang: Lang,
    subject: &JudgedRecord<'_>,
    findings: impl IntoIterator<Item = &'f Finding<'a>>,
) -> Vec<EvidenceData<'d>> {
    let mut data = Vec::new();
    finding::evidence(findings, &subject.record.intake.applicant, &mut Vec::new(), |location, value| {
        let position = subject.record.position(location.at);
        let value = shown_value(subject, location, value).into_owned().into();
        let pointer = pointer_of(subject, location).into_owned().into();
        let (Position { line, column }, cell) = (position, cell(lang, subject, position));
        data.push(EvidenceData { pointer, line, column, value, cell });
    });
    data
}
