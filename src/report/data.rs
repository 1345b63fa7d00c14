//! The report as data, the same for every format that carries all of it (the contract's page on the report).

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::assessment::across::{self, Noticed, Trace, Trait};
use crate::assessment::{Found, Judgement, judge};
use crate::checks::Finding;
use crate::domain::applicant::Applicant;
use crate::domain::outcome::{Effect, Group, Outcome, Score, Verdict};
use crate::domain::text::{Bilingual, Lang};
use crate::report::blind::{self, HIDDEN};
use crate::report::format::Ending;
use crate::report::{Run, Subject, evidence};
use crate::wording::{self, labels, mistakes};

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
    /// What was noticed across applicants; no key where it is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub across: Vec<AcrossData>,
}

/// Something that was noticed across applicants. It changes no verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcrossData {
    /// `same_content`, `same_id`, `same_person`, `vacancies`, or `more` for those that are not told.
    pub what: String,
    /// What it says.
    pub message: String,
    /// The records it is about, the earliest first.
    pub applicants: Vec<SubjectData>,
}

/// What names a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectData {
    /// The id.
    pub id: String,
    /// The path as given, `-` for standard input.
    pub source: String,
    /// Counts from 1 within the source.
    pub record: u64,
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
pub fn frame(run: &Run<'_>, ending: &Ending<'_>) -> Frame {
    let Ending { counts, complete, .. } = *ending;
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
        across: ending.across.to_vec(),
    }
}

/// What was noticed across applicants.
#[must_use]
pub fn across(lang: Lang, finding: &across::Finding) -> AcrossData {
    let what = match finding.what {
        Noticed::Same(Trait::Content) => "same_content",
        Noticed::Same(Trait::Id) => "same_id",
        Noticed::Same(Trait::Person) => "same_person",
        Noticed::Vacancies(..) => "vacancies",
        Noticed::More(_) => "more",
    };
    let records = finding.records.iter();
    let applicants = records.map(|Trace { id, source, record, .. }| SubjectData {
        id: id.clone(),
        source: source.clone(),
        record: *record,
    });
    AcrossData {
        what: what.to_owned(),
        message: wording::across::noticed(lang, finding.what, &finding.records),
        applicants: applicants.collect(),
    }
}

/// One applicant as data, without rank.
#[must_use]
pub fn applicant(run: &Run<'_>, subject: &Subject<'_>) -> ApplicantData {
    let (record, lang) = (subject.record, run.lang);
    let judgements = subject.assessment.as_ref().map_or(&[][..], |assessment| &assessment.judgements);
    let unchecked = judgements.iter().filter(|judgement| judgement.unchecked());
    ApplicantData {
        kind: None,
        id: subject.id().into_owned(),
        name: subject.name().map(str::to_owned),
        source: subject.source().to_owned(),
        record: record.number,
        sha256: sha256(record.bytes),
        verdict: subject.verdict(),
        rank: None,
        score: subject.score().map(ScoreData::from),
        unchecked: unchecked.map(|judgement| judgement.criterion.id.clone()).collect(),
        criteria: judgements.iter().map(|judgement| criterion(lang, subject, judgement)).collect(),
        warnings: warnings(lang, subject),
        problems: problems(lang, subject),
    }
}

/// The warnings of a record with their places.
#[must_use]
pub fn warnings(lang: Lang, subject: &Subject<'_>) -> Vec<WarningData> {
    let data = subject.warnings.iter().map(|warning| {
        let place = subject.record.position(warning.at);
        WarningData {
            pointer: subject.shown(warning.pointer.clone()),
            line: place.line,
            column: place.column,
            message: subject.shown(mistakes::warning(lang, warning)),
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
        let problem = subject.problem(problem);
        ProblemData {
            pointer: subject.shown(problem.pointer.clone()),
            line: place.line,
            column: place.column,
            message: subject.shown(mistakes::problem(lang, &problem)),
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
        format!("{}{colon}{}", judgement.criterion.id, shown_reason(run.lang, subject, &judgement))
    });
    each.collect()
}

/// The reason of a judgement in a sentence.
#[must_use]
pub fn reason(lang: Lang, judgement: &Judgement<'_>) -> String {
    match &judgement.found {
        Found::Agreed(finding) => wording::reason(lang, finding),
        Found::Contested(english, french) => wording::contested(lang, english, french),
    }
}

/// The same as it is shown of an applicant.
fn shown_reason(lang: Lang, subject: &Subject<'_>, judgement: &Judgement<'_>) -> String {
    let findings = match &judgement.found {
        Found::Agreed(finding) => [finding, finding],
        Found::Contested(english, french) => [english, french],
    };
    shown(lang, subject, findings, || reason(lang, judgement))
}

/// A sentence about findings as it is shown of an applicant.
fn shown<const N: usize>(
    lang: Lang,
    subject: &Subject<'_>,
    findings: [&Finding<'_>; N],
    sentence: impl FnOnce() -> String,
) -> String {
    if subject.is_blind() && findings.into_iter().any(blind::is_personal) {
        return labels::hidden(lang);
    }
    subject.shown(sentence())
}

fn criterion(lang: Lang, subject: &Subject<'_>, judgement: &Judgement<'_>) -> CriterionData {
    let applicant = &subject.record.intake.applicant;
    let (readings, evidence, parts) = match &judgement.found {
        Found::Agreed(finding) => (None, evidence_of(subject, finding, applicant), parts(lang, subject, finding)),
        Found::Contested(english, french) => {
            let mut evidence = evidence_of(subject, english, applicant);
            let known: HashSet<_> = evidence.iter().map(|evidence| evidence.pointer.clone()).collect();
            let of_french = evidence_of(subject, french, applicant).into_iter();
            evidence.extend(of_french.filter(|evidence| !known.contains(&evidence.pointer)));
            let readings = ReadingsData { en: english.outcome, fr: french.outcome };
            (Some(readings), evidence, vec![part(lang, subject, english), part(lang, subject, french)])
        }
    };
    CriterionData {
        id: judgement.criterion.id.clone(),
        group: judgement.criterion.group,
        outcome: judgement.outcome,
        effect: judgement.effect,
        contested: judgement.contested(),
        readings,
        reason: shown_reason(lang, subject, judgement),
        evidence,
        parts,
        clause: judgement.criterion.clause.clone(),
        advice: judgement.criterion.advice(judgement.outcome).map(|advice| advice.get(lang).to_owned()),
    }
}

fn evidence_of(subject: &Subject<'_>, finding: &Finding<'_>, applicant: &Applicant<'_>) -> Vec<EvidenceData> {
    let data = evidence::of(finding, applicant).into_iter().map(|evidence| {
        let place = subject.record.position(evidence.place.at);
        let pointer = evidence.place.to_string();
        let is_hidden = subject.is_blind() && blind::is_personal_place(&pointer);
        let value = if is_hidden { HIDDEN.to_owned() } else { subject.shown(evidence.value) };
        EvidenceData { pointer, line: place.line, column: place.column, value }
    });
    data.collect()
}

/// The parts of a check that is made of several; the entries of a list are told by reason and evidence alone.
fn parts(lang: Lang, subject: &Subject<'_>, finding: &Finding<'_>) -> Vec<PartData> {
    if !finding.is_made_of_several() {
        return Vec::new();
    }
    finding.parts.iter().map(|finding| part(lang, subject, finding)).collect()
}

fn part(lang: Lang, subject: &Subject<'_>, finding: &Finding<'_>) -> PartData {
    PartData {
        outcome: finding.outcome,
        reason: shown(lang, subject, [finding], || wording::reason(lang, finding)),
        evidence: evidence_of(subject, finding, &subject.record.intake.applicant),
        parts: parts(lang, subject, finding),
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
