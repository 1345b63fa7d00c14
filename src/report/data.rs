//! The report as data, the same for every format that carries all of it (the contract's page on the report).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::assessment::{Found, Judgement, judge};
use crate::domain::outcome::{Counts, Effect, Group, Outcome, Score, Verdict};
use crate::domain::text::{Bilingual, Lang};
use crate::report::written::{Form, Writer};
use crate::report::{Run, Subject};
use crate::wording::{self, mistakes};

/// The version of the report's keys and their meaning.
pub const SCHEMA: &str = "eligible.report/1";

/// What stands in a report beside its applicants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// [`SCHEMA`].
    pub schema: String,
    /// The tool.
    pub tool: Tool,
    /// The rules.
    pub rules: Rules,
    /// The reference date, `YYYY-MM-DD`.
    pub reference_date: String,
    /// `all`, `en` or `fr`.
    pub reading: String,
    /// The counts.
    pub summary: Summary,
}

/// The tool that made the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The rules that were applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The id of the vacancy.
    pub vacancy: String,
    /// The path of the file, or `built-in`.
    pub source: String,
    /// The hash of the file.
    pub sha256: String,
}

/// How many records there were, by verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Whether all input was read.
    pub complete: bool,
}

/// One applicant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicantData {
    /// `applicant` in line formats.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<String>,
    /// The id.
    pub id: String,
    /// The name, where it is stated.
    pub name: Option<String>,
    /// The path as given, `-` for standard input.
    pub source: String,
    /// Counts from 1 within the source.
    pub record: u64,
    /// The hash of the record's bytes.
    pub sha256: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The rank, null for an invalid record; not known in line formats.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rank: Option<Rank>,
    /// The score, null for an invalid record.
    pub score: Option<ScoreData>,
    /// The ids of the conditions that could change the verdict and are unclear.
    pub unchecked: Vec<String>,
    /// The criteria in the order of the rules; none for an invalid record.
    pub criteria: Vec<CriterionData>,
    /// The warnings.
    pub warnings: Vec<WarningData>,
    /// The problems of an invalid record.
    pub problems: Vec<ProblemData>,
}

/// A rank, or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rank(pub Option<u64>);

/// A score in percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CriterionData {
    /// The id.
    pub id: String,
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
    /// Why, in a sentence.
    pub reason: String,
    /// What it rests on.
    pub evidence: Vec<EvidenceData>,
    /// What a check of several is made of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<PartData>,
    /// The words of the notice.
    pub clause: Bilingual,
    /// What to tell the applicant, where it is not met.
    pub advice: Option<String>,
}

/// What each text gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingsData {
    /// The English one.
    pub en: Outcome,
    /// The French one.
    pub fr: Outcome,
}

/// A part of a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartData {
    /// The outcome.
    pub outcome: Outcome,
    /// Why, in a sentence.
    pub reason: String,
    /// What it rests on.
    pub evidence: Vec<EvidenceData>,
    /// What it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<PartData>,
}

/// A value in the applicant's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceData {
    /// The JSON pointer relative to the record.
    pub pointer: String,
    /// The line of the file, from 1.
    pub line: u64,
    /// The character of the line, from 1.
    pub column: u64,
    /// What stands there.
    pub value: String,
}

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningData {
    /// The JSON pointer relative to the record.
    pub pointer: String,
    /// The line of the file, from 1.
    pub line: u64,
    /// The character of the line, from 1.
    pub column: u64,
    /// What it says.
    pub message: String,
    /// The nearest known word.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub suggestion: Option<String>,
}

/// A problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemData {
    /// The JSON pointer relative to the record.
    pub pointer: String,
    /// The line of the file, from 1.
    pub line: u64,
    /// The character of the line, from 1.
    pub column: u64,
    /// What is wrong.
    pub message: String,
    /// What was found.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub found: Option<String>,
    /// What is allowed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expected: Option<String>,
    /// The nearest allowed word.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub suggestion: Option<String>,
}

/// What stands in the report beside its applicants.
#[must_use]
pub fn frame(run: &Run<'_>, counts: &Counts, complete: bool) -> Frame {
    Frame {
        schema: SCHEMA.to_owned(),
        tool: Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        rules: Rules {
            vacancy: run.vacancy.notice.id.clone(),
            source: run.rules_source.to_owned(),
            sha256: run.rules_sha256.to_owned(),
        },
        reference_date: run.frame.reference.to_string(),
        reading: run.reading.code().to_owned(),
        summary: Summary {
            applicants: counts.total(),
            eligible: counts.of(Verdict::Eligible),
            review: counts.of(Verdict::Review),
            ineligible: counts.of(Verdict::Ineligible),
            invalid: counts.of(Verdict::Invalid),
            complete,
        },
    }
}

/// One applicant as data, without rank: what a reader of its report gets.
///
/// # Errors
/// Where `serde_json` cannot read what was written, which no report brings about.
pub fn applicant(run: &Run<'_>, subject: &Subject<'_>) -> serde_json::Result<ApplicantData> {
    let mut written = Vec::new();
    Writer::new(run).applicant(&mut written, subject, Form::Plain);
    serde_json::from_slice(&written)
}

/// The warnings of a record with their places.
#[must_use]
pub fn warnings(lang: Lang, subject: &Subject<'_>) -> Vec<WarningData> {
    let data = subject.warnings.iter().map(|warning| {
        let place = subject.record.position(warning.at);
        WarningData {
            pointer: warning.pointer.clone(),
            line: place.line,
            column: place.column,
            message: mistakes::warning(lang, warning),
            suggestion: warning.suggestion.clone(),
        }
    });
    data.collect()
}

/// The problems of a record with their places.
#[must_use]
pub fn problems(lang: Lang, subject: &Subject<'_>) -> Vec<ProblemData> {
    let data = subject.record.intake.problems.iter().map(|problem| {
        let place = subject.record.position(problem.at);
        ProblemData {
            pointer: problem.pointer.clone(),
            line: place.line,
            column: place.column,
            message: mistakes::problem(lang, problem),
            found: problem.found.clone(),
            expected: problem.expected.as_ref().map(|expected| mistakes::expected(lang, expected)),
            suggestion: problem.suggestion.clone(),
        }
    });
    data.collect()
}

/// The problems in the order of their places, as people read a file.
#[must_use]
pub fn by_place(problems: &[ProblemData]) -> Vec<&ProblemData> {
    let mut by_place: Vec<_> = problems.iter().collect();
    by_place.sort_by_key(|problem| (problem.line, problem.column));
    by_place
}

/// A sentence for each criterion that keeps the applicant from being eligible; the problems of an invalid record.
#[must_use]
pub fn reasons(run: &Run<'_>, subject: &Subject<'_>) -> Vec<String> {
    let colon = wording::colon(run.lang);
    let Some(assessment) = &subject.assessment else {
        let problems = problems(run.lang, subject);
        let each = by_place(&problems).into_iter();
        return each.map(|problem| format!("{}:{}{colon}{}", problem.line, problem.column, problem.message)).collect();
    };
    let in_the_way = assessment.judgements.iter().filter(|judgement| judgement.stands_in_the_way());
    let each = in_the_way.map(|judgement| {
        // The findings may have been made without the detail that sentences need.
        let situation = run.situation(&subject.record.intake.applicant, true);
        let judgement = judge(judgement.criterion, &situation, run.reading);
        format!("{}{colon}{}", judgement.criterion.id, reason(run.lang, &judgement))
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

/// Writes the reason of a judgement behind what is there.
pub fn write_reason(out: &mut String, lang: Lang, judgement: &Judgement<'_>) {
    match &judgement.found {
        Found::Agreed(finding) => wording::write_reason(out, lang, finding),
        Found::Contested(english, french) => out.push_str(&wording::contested(lang, english, french)),
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let mut text = String::with_capacity(2 * hash.len());
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    text.extend(digits.map(|digit| char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit })));
    text
}
