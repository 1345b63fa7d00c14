//! An applicant's report written as JSON, for `json` and `ndjson` alike.
//!
//! A large run is mostly this. So it is written in one go, from the findings into a buffer that is used again, and what
//! is the same for every applicant is written once. What is in a report is said in [`report_data`]: this gives the bytes that
//! `serde_json` gives for it, made safe to be shown; the tests compare them for every applicant they judge.

use std::cell::OnceCell;
use std::fmt;

use chrono::Datelike as _;
use serde::Serialize;

use crate::assessment::Judgement;
use crate::checks::evidence::EvidenceValue;
use crate::checks::{Finding, finding};
use crate::domain::calendar::PartialDate;
use crate::domain::outcome::Outcome;
use crate::domain::part::Part as _;
use crate::domain::text::Lang;
use crate::report::asked_criterion::AskedCriterion;
use crate::report::report_data::{self, ProblemData, WarningData};
use crate::report::{JudgedRecord, Run, decimal, escape, stated_otherwise};
use crate::rules::vacancy::Criterion;

/// Which of the keys stand there that not every format has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonLayout {
    /// With `type`, as in a line of its own.
    Line,
    /// With `rank`, which is null.
    Ranked,
}

/// Writes applicants of one run.
#[derive(Debug)]
pub struct ApplicantWriter<'v> {
    run: &'v Run<'v>,
    /// Made for the first applicant.
    criteria: OnceCell<Vec<Outcomes>>,
    /// What a worklist says of each criterion; made where it is asked for.
    asked_criteria: OnceCell<Vec<AskedCriterion>>,
    reason_writer: ReasonWriter,
}

/// Writes what differs from one applicant to another, and keeps what it works with for the next one.
#[derive(Debug)]
struct ReasonWriter {
    lang: Lang,
    /// A sentence that is being made.
    sentence: String,
    /// The places of evidence that were given.
    seen: Vec<usize>,
}

/// What is the same for every applicant with an outcome of a criterion.
#[derive(Debug)]
struct Outcomes {
    met: SharedParts,
    unclear: SharedParts,
    not_met: SharedParts,
}

/// What is before and behind what differs.
#[derive(Debug)]
struct SharedParts {
    before: Vec<u8>,
    behind: Vec<u8>,
    /// How much of what is behind is before the advice.
    before_advice: usize,
}

impl Outcomes {
    fn new(criterion: &Criterion, lang: Lang) -> Self {
        let same = |outcome| SharedParts::new(criterion, outcome, lang);
        Self { met: same(Outcome::Met), unclear: same(Outcome::Unclear), not_met: same(Outcome::NotMet) }
    }

    const fn of(&self, outcome: Outcome) -> &SharedParts {
        match outcome {
            Outcome::Met => &self.met,
            Outcome::Unclear => &self.unclear,
            Outcome::NotMet => &self.not_met,
        }
    }
}

impl SharedParts {
    fn new(criterion: &Criterion, outcome: Outcome, lang: Lang) -> Self {
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        key(&mut before, "{\"id\":");
        text(&mut before, &criterion.id);
        key(&mut before, ",\"group\":");
        word(&mut before, &criterion.group);
        key(&mut before, ",\"outcome\":");
        word(&mut before, &outcome);
        key(&mut before, ",\"effect\":");
        key(&mut behind, ",\"clause\":{\"en\":");
        text(&mut behind, &criterion.clause.en);
        key(&mut behind, ",\"fr\":");
        text(&mut behind, &criterion.clause.fr);
        key(&mut behind, "},\"advice\":");
        let before_advice = behind.len();
        optional(&mut behind, criterion.advice(outcome).map(|advice| advice.get(lang)));
        behind.push(b'}');
        Self { before, behind, before_advice }
    }
}

impl<'v> ApplicantWriter<'v> {
    /// Nothing is written yet.
    #[must_use]
    pub const fn new(run: &'v Run<'v>) -> Self {
        let reason_writer = ReasonWriter { lang: run.lang, sentence: String::new(), seen: Vec::new() };
        Self { run, criteria: OnceCell::new(), asked_criteria: OnceCell::new(), reason_writer }
    }

    /// The run.
    #[must_use]
    pub const fn run(&self) -> &'v Run<'v> {
        self.run
    }

    /// What a worklist says of each criterion of the run.
    pub fn asked_criteria(&self) -> &[AskedCriterion] {
        self.asked_criteria.get_or_init(|| AskedCriterion::all(self.run))
    }

    /// Writes an applicant, who was judged in detail, behind what is there.
    pub fn applicant(&mut self, out: &mut Vec<u8>, subject: &JudgedRecord<'_>, form: JsonLayout) {
        before_rank(out, subject, form);
        if form == JsonLayout::Ranked {
            key(out, "null");
        }
        self.behind_rank(out, subject);
    }

    /// An applicant, who was judged in detail, in the layout with a rank: what is before it, and what is behind it.
    pub fn around_rank(&mut self, subject: &JudgedRecord<'_>) -> [Vec<u8>; 2] {
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        before_rank(&mut before, subject, JsonLayout::Ranked);
        self.behind_rank(&mut behind, subject);
        [before, behind]
    }

    fn behind_rank(&mut self, out: &mut Vec<u8>, subject: &JudgedRecord<'_>) {
        let Self { run, criteria, reason_writer, .. } = self;
        let outcomes = |criterion| Outcomes::new(criterion, run.lang);
        let criteria = criteria.get_or_init(|| run.vacancy.criteria.iter().map(outcomes).collect());
        let judgements = subject.assessment.as_ref().map_or(&[][..], |assessment| &assessment.judgements);
        match subject.score() {
            None => key(out, ",\"score\":null"),
            Some(score) => {
                key(out, ",\"score\":{\"min\":");
                key(out, &decimal(score.min));
                key(out, ",\"max\":");
                key(out, &decimal(score.max));
                out.push(b'}');
            }
        }
        key(out, ",\"unchecked\":");
        let unchecked = judgements.iter().filter(|judgement| judgement.unchecked());
        list(out, unchecked, |out, judgement| text(out, &judgement.criterion.id));
        // There is a judgement of every criterion, in their order.
        key(out, ",\"criteria\":");
        list(out, judgements.iter().zip(criteria), |out, (judgement, outcomes)| {
            let SharedParts { before, behind, before_advice } = outcomes.of(judgement.outcome);
            out.extend_from_slice(before);
            text(out, judgement.effect.code());
            key(out, ",\"contested\":");
            reason_writer.judgement(out, subject, judgement);
            match stated_otherwise::advice(run.lang, subject, judgement) {
                None => out.extend_from_slice(behind),
                Some(advice) => {
                    out.extend_from_slice(behind.part(..*before_advice));
                    text(out, &advice);
                    out.push(b'}');
                }
            }
        });
        key(out, ",\"warnings\":");
        list(out, report_data::warnings(run.lang, subject), |out, warning| self::warning(out, &warning));
        key(out, ",\"problems\":");
        list(out, report_data::problems(run.lang, subject), |out, problem| self::problem(out, &problem));
        out.push(b'}');
    }
}

/// What names an applicant, up to the rank, where there is one.
fn before_rank(out: &mut Vec<u8>, subject: &JudgedRecord<'_>, form: JsonLayout) {
    key(out, if form == JsonLayout::Line { "{\"type\":\"applicant\",\"id\":" } else { "{\"id\":" });
    text(out, &subject.id());
    key(out, ",\"name\":");
    optional(out, subject.name());
    key(out, ",\"source\":");
    text(out, subject.source());
    key(out, ",\"record\":");
    number(out, subject.record.number);
    key(out, ",\"sha256\":");
    text(out, &subject.sha256());
    key(out, ",\"verdict\":");
    text(out, subject.verdict().code());
    if form == JsonLayout::Ranked {
        key(out, ",\"rank\":");
    }
}

impl ReasonWriter {
    fn judgement(&mut self, out: &mut Vec<u8>, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) {
        match report_data::readings(judgement) {
            None => key(out, "false"),
            Some(readings) => {
                key(out, "true,\"readings\":{\"en\":");
                text(out, readings.en.code());
                key(out, ",\"fr\":");
                text(out, readings.fr.code());
                out.push(b'}');
            }
        }
        if let Some(decision) = report_data::decision(subject, judgement) {
            key(out, ",\"decision\":{\"by\":");
            text(out, &decision.by);
            key(out, ",\"on\":");
            text(out, &decision.on);
            key(out, ",\"reason\":");
            text(out, &decision.reason);
            key(out, ",\"from\":");
            text(out, decision.from.code());
            out.push(b'}');
        }
        self.reason(out, |sentence, lang| report_data::write_shown_reason(sentence, lang, subject, judgement));
        self.evidence(out, subject, judgement.findings());
        self.parts(out, subject, report_data::parts_of(judgement));
    }

    fn parts<'f, 'a: 'f>(
        &mut self,
        out: &mut Vec<u8>,
        subject: &JudgedRecord<'_>,
        parts: impl Iterator<Item = &'f Finding<'a>>,
    ) {
        let mut parts = parts.peekable();
        if parts.peek().is_some() {
            key(out, ",\"parts\":");
            list(out, parts, |out, finding| self.part(out, subject, finding));
        }
    }

    fn part(&mut self, out: &mut Vec<u8>, subject: &JudgedRecord<'_>, finding: &Finding<'_>) {
        key(out, "{\"outcome\":");
        text(out, finding.outcome.code());
        self.reason(out, |sentence, lang| report_data::write_reason_of_part(sentence, lang, subject, finding));
        self.evidence(out, subject, [finding]);
        self.parts(out, subject, report_data::parts_of_finding(finding).iter());
        out.push(b'}');
    }

    fn reason(&mut self, out: &mut Vec<u8>, write: impl FnOnce(&mut String, Lang)) {
        self.sentence.clear();
        write(&mut self.sentence, self.lang);
        key(out, ",\"reason\":");
        text(out, &self.sentence);
    }

    fn evidence<'f, 'a: 'f>(
        &mut self,
        out: &mut Vec<u8>,
        subject: &JudgedRecord<'_>,
        findings: impl IntoIterator<Item = &'f Finding<'a>>,
    ) {
        key(out, ",\"evidence\":[");
        let mut is_first = true;
        finding::evidence(findings, &subject.record.intake.applicant, &mut self.seen, |location, value| {
            key(out, if is_first { "{\"pointer\":" } else { ",{\"pointer\":" });
            is_first = false;
            if subject.record.intake.has_other_places {
                text(out, &report_data::pointer_of(subject, location));
            } else {
                out.push(b'"');
                location.write_pointer(out);
                out.push(b'"');
            }
            let position = subject.record.position(location.at);
            key(out, ",\"line\":");
            number(out, position.line);
            key(out, ",\"column\":");
            number(out, position.column);
            key(out, ",\"value\":");
            // What is written in the first way is written as it is; the rest is said with what it was taken for.
            let is_plain = !subject.is_blind()
                && match (&value, report_data::written(subject, location.at)) {
                    (_, None) => true,
                    (EvidenceValue::Text(value) | EvidenceValue::Protected(value), Some(written)) => written == *value,
                    (EvidenceValue::Date(value), Some(written)) => {
                        written.len() <= 10 && PartialDate::parse(&written).is_ok_and(|date| date == *value)
                    }
                    (EvidenceValue::Shown(_), Some(_)) => false,
                };
            match value {
                value if !is_plain => text(out, &report_data::shown_value(subject, location, value)),
                EvidenceValue::Text(value) | EvidenceValue::Protected(value) => text(out, value),
                EvidenceValue::Date(value) if value.is_unreadable() => {
                    text(out, &report_data::unreadable_as_written(subject, location.at));
                }
                EvidenceValue::Date(value) => date(out, value),
                EvidenceValue::Shown(value) => shown(out, value),
            }
            out.push(b'}');
        });
        out.push(b']');
    }
}

fn warning(out: &mut Vec<u8>, warning: &WarningData<'_>) {
    location(out, &warning.pointer, warning.line, warning.column, &warning.message);
    further(out, ",\"suggestion\":", warning.suggestion.as_deref());
    out.push(b'}');
}

fn problem(out: &mut Vec<u8>, problem: &ProblemData<'_>) {
    location(out, &problem.pointer, problem.line, problem.column, &problem.message);
    further(out, ",\"found\":", problem.found.as_deref());
    further(out, ",\"expected\":", problem.expected.as_deref());
    further(out, ",\"suggestion\":", problem.suggestion.as_deref());
    out.push(b'}');
}

/// What warnings and problems have in common.
fn location(out: &mut Vec<u8>, pointer: &str, line: u64, column: u64, message: &str) {
    key(out, "{\"pointer\":");
    text(out, pointer);
    key(out, ",\"line\":");
    number(out, line);
    key(out, ",\"column\":");
    number(out, column);
    key(out, ",\"message\":");
    text(out, message);
}

/// A key that is there only with a value.
fn further(out: &mut Vec<u8>, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        key(out, name);
        text(out, value);
    }
}

/// What is JSON already: a key with the signs around it.
fn key(out: &mut Vec<u8>, written: &str) {
    out.extend_from_slice(written.as_bytes());
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    escape::json_text(out, text);
    out.push(b'"');
}

fn optional(out: &mut Vec<u8>, value: Option<&str>) {
    match value {
        Some(value) => text(out, value),
        None => key(out, "null"),
    }
}

/// One of our own words.
fn word(out: &mut Vec<u8>, word: &impl Serialize) {
    // Writing a word to a buffer does not fail.
    let _ = serde_json::to_writer(out, word);
}

/// Lines and columns are small: their digits are written as they come.
fn number(out: &mut Vec<u8>, value: u64) {
    let digit = |number: u64| b'0' + u8::try_from(number % 10).unwrap_or_default();
    match value {
        0..10 => out.push(digit(value)),
        10..100 => out.extend_from_slice(&[digit(value / 10), digit(value)]),
        100..1000 => out.extend_from_slice(&[digit(value / 100), digit(value / 10), digit(value)]),
        1000..10_000 => {
            out.extend_from_slice(&[digit(value / 1000), digit(value / 100), digit(value / 10), digit(value)]);
        }
        _ => out.extend_from_slice(value.to_string().as_bytes()),
    }
}

/// A date, which is mostly one day, written `2004-06-22`.
fn date(out: &mut Vec<u8>, date: PartialDate) {
    let first = date.first();
    let Ok(year @ 0..10_000) = u32::try_from(first.year()) else { return shown(out, &date) };
    if !date.is_exact() {
        return shown(out, &date);
    }
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    let two = |number: u32| [digit(number / 10), digit(number)];
    out.push(b'"');
    out.extend_from_slice(&two(year / 100));
    out.extend_from_slice(&two(year));
    out.push(b'-');
    out.extend_from_slice(&two(first.month()));
    out.push(b'-');
    out.extend_from_slice(&two(first.day()));
    out.push(b'"');
}

/// A text that comes in pieces, of which no character is cut in two.
fn shown(out: &mut Vec<u8>, value: &dyn fmt::Display) {
    struct Escaped<'o>(&'o mut Vec<u8>);
    impl fmt::Write for Escaped<'_> {
        fn write_str(&mut self, piece: &str) -> fmt::Result {
            escape::json_text(self.0, piece);
            Ok(())
        }
    }
    out.push(b'"');
    // Writing to a buffer does not fail.
    let _ = fmt::write(&mut Escaped(out), format_args!("{value}"));
    out.push(b'"');
}

fn list<T>(out: &mut Vec<u8>, items: impl IntoIterator<Item = T>, mut each: impl FnMut(&mut Vec<u8>, T)) {
    out.push(b'[');
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            out.push(b',');
        }
        each(out, item);
    }
    out.push(b']');
}
