//! The report in its formats, a file each: values in, bytes out.
//!
//! A [`JudgedRecord`] is one record with what was found out about it. Text of strangers is escaped here, where it is
//! printed, once per target ([`escape`]).

use std::borrow::Cow;

use crate::assessment::decisions::Decisions;
use crate::assessment::{Assessment, Reading, assess, concerns};
use crate::checks::{CheckInput, JudgingDates};
use crate::domain::applicant::Applicant;
use crate::domain::decision::RowResult;
use crate::domain::outcome::{Score, Verdict};
use crate::domain::problem::{Problem, Warning};
use crate::domain::text::Lang;
use crate::intake::document::Record;
use crate::messages::headings;
use crate::report::blind::{Blind, Personal, Words};
use crate::rules::Vacancy;

pub mod applicant_file;
pub mod applicant_template;
pub mod asked_criterion;
pub mod blind;
pub mod comparison;
pub mod conversion;
pub mod duplicate_groups;
pub mod escape;
pub mod excerpt;
pub mod explanation;
pub mod file_extension;
pub mod file_names;
pub mod formats;
pub mod hash;
pub mod json_schema;
pub mod letters;
pub mod lint_report;
pub mod map_proposal;
pub mod new_rules;
pub mod notice;
pub mod obstacles;
mod pairing;
pub mod places;
pub mod remark_groups;
pub mod remarks;
pub mod report_data;
pub mod report_rows;
pub mod rule_diff;
pub mod rule_test_report;
pub mod sort_order;
pub mod standard_list_report;
mod stated_otherwise;
pub mod terminal_style;
mod text_page;
pub mod timeline_report;
pub mod toml_text;
pub mod verification;
pub mod vocabulary_page;

/// What holds for the whole run.
#[derive(Clone, Copy, Debug)]
pub struct Run<'v> {
    /// The rules.
    pub vacancy: &'v Vacancy,
    /// Where the rules come from, as the report says it.
    pub rules_source: &'v str,
    /// The SHA-256 of the rules file, in hexadecimal.
    pub rules_sha256: &'v str,
    /// Vacancy and dates.
    pub judging_dates: &'v JudgingDates,
    /// Which text of the notice is applied.
    pub reading: Reading,
    /// The language of the sentences.
    pub lang: Lang,
    /// Whether names, birth dates and nationalities are hidden, and how ids are replaced.
    pub blind: Option<&'v Blind>,
    /// What people decided.
    pub decisions: Option<&'v Decisions>,
}

impl<'v> Run<'v> {
    /// An applicant before the rules of this run, with or without the detail that sentences need.
    #[must_use]
    pub const fn input<'a>(&self, applicant: &'a Applicant<'a>, detail: bool) -> CheckInput<'a>
    where
        'v: 'a,
    {
        CheckInput {
            applicant,
            vocabulary: &self.vacancy.vocabulary,
            judging_dates: self.judging_dates,
            shown: self.lang,
            detail,
            person: None,
        }
    }

    /// A record, judged unless it is invalid, with or without the detail that sentences need.
    #[must_use]
    pub fn subject<'a>(&self, source: &'a str, record: &'a Record<'a>, detail: bool) -> JudgedRecord<'a>
    where
        'v: 'a,
    {
        let intake = &record.intake;
        let is_valid = !intake.is_invalid;
        let assessed = || {
            let mut assessment = assess(self.vacancy, &self.input(&intake.applicant, detail), self.reading);
            if !intake.problems.is_empty() {
                stated_otherwise::clarify(&mut assessment, &intake.applicant, &intake.problems, self.blind.is_some());
            }
            assessment
        };
        let mut warnings = intake.warnings.clone();
        if is_valid {
            warnings.extend(concerns(&intake.applicant, self.judging_dates).into_iter().map(|mut warning| {
                if let Some(pointer) = record.pointer_at(warning.at) {
                    pointer.clone_into(&mut warning.pointer);
                }
                warning
            }));
            warnings.sort_by(|one, other| one.order().cmp(&other.order()));
        }
        let hidden = self.blind.map(|blind| BlindedRecord {
            id: blind.id(&id(source, record)),
            source: blind.source(source),
            sha256: blind.sha256(record.bytes),
            personal: Personal::of(&intake.applicant, &self.vacancy.vocabulary),
        });
        let mut judged = JudgedRecord {
            path: source,
            record,
            assessment: is_valid.then(assessed),
            warnings,
            hidden,
            rows: Vec::new(),
        };
        if let Some(decisions) = self.decisions {
            judged.decide(decisions);
        }
        judged
    }

    /// The text of the notice that is applied, in words; none where the notice has but one.
    #[must_use]
    pub fn texts(&self) -> Option<&'static str> {
        self.vacancy.notice.has_two_texts().then(|| headings::texts(self.lang, self.reading.code()))
    }

    /// Criteria by their ids, each with what it is called.
    #[must_use]
    pub fn with_titles(&self, ids: &[impl AsRef<str>]) -> String {
        let named = ids.iter().map(|id| {
            let criterion = self.vacancy.criteria.iter().find(|criterion| criterion.id == id.as_ref());
            criterion.map_or_else(String::new, |criterion| criterion.id_and_title(self.lang))
        });
        named.collect::<Vec<_>>().join(", ")
    }

    /// A path as it is shown.
    #[must_use]
    pub fn source<'a>(&self, path: &'a str) -> Cow<'a, str> {
        self.blind.map_or(Cow::Borrowed(path), |blind| blind.source(path))
    }
}

/// One record and what was found out about it.
#[derive(Debug)]
pub struct JudgedRecord<'a> {
    path: &'a str,
    pub record: &'a Record<'a>,
    /// The assessment; `None` where the record is invalid.
    pub assessment: Option<Assessment<'a>>,
    /// The warnings of reading and of assessing, by pointer.
    pub warnings: Vec<Warning>,
    hidden: Option<BlindedRecord<'a>>,
    /// What became of each row of decisions, by its number, that is about this record.
    pub rows: Vec<(usize, RowResult)>,
}

/// What is shown in the place of what is hidden, and what is hidden.
#[derive(Debug)]
struct BlindedRecord<'a> {
    id: String,
    source: Cow<'a, str>,
    sha256: String,
    personal: Personal,
}

impl<'a> JudgedRecord<'a> {
    /// Applies the decisions about the record, which name it as a worklist of this run does.
    fn decide(&mut self, decisions: &'a Decisions) {
        let (id, sha256) = (self.id().into_owned(), self.sha256());
        let ids = escape::written_ids(&id);
        self.rows = decisions.apply(self.assessment.as_mut(), &ids.each_ref().map(String::as_str), &sha256);
    }

    /// How many criteria a person decided.
    #[must_use]
    pub fn decided(&self) -> usize {
        self.assessment.as_ref().map_or(0, |assessment| assessment.decided().count())
    }
}

impl JudgedRecord<'_> {
    /// The id as stated, or else named by the file; what stands for it where it is hidden.
    #[must_use]
    pub fn id(&self) -> Cow<'_, str> {
        self.hidden.as_ref().map_or_else(|| id(self.path, self.record), |hidden| Cow::Borrowed(&hidden.id))
    }

    /// The path as given, `-` for standard input; what stands for it where it is hidden.
    #[must_use]
    pub fn source(&self) -> &str {
        self.hidden.as_ref().map_or(self.path, |hidden| &hidden.source)
    }

    /// The name, where it is stated and not hidden.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let name = self.record.intake.applicant.name.as_ref().filter(|_| !self.is_blind());
        name.map(|name| name.value.as_ref())
    }

    /// Whether name, birth date and nationalities are hidden.
    #[must_use]
    pub const fn is_blind(&self) -> bool {
        self.hidden.is_some()
    }

    /// A problem as it is shown.
    #[must_use]
    pub fn problem<'p>(&self, problem: &'p Problem) -> Cow<'p, Problem> {
        if self.is_blind() { Cow::Owned(blind::problem(problem)) } else { Cow::Borrowed(problem) }
    }

    /// A warning as it is shown.
    #[must_use]
    pub fn warning<'w>(&self, warning: &'w Warning) -> Cow<'w, Warning> {
        if self.is_blind() { Cow::Owned(blind::warning(warning)) } else { Cow::Borrowed(warning) }
    }

    /// The SHA-256 of the record's bytes, in hexadecimal; what stands for it where the applicant is hidden.
    #[must_use]
    pub fn sha256(&self) -> String {
        self.hidden.as_ref().map_or_else(|| hash::sha256(self.record.bytes), |hidden| hidden.sha256.clone())
    }

    /// A value of the applicant as it is shown.
    #[must_use]
    pub fn shown_value<'t>(&self, value: Cow<'t, str>, which: Words) -> Cow<'t, str> {
        match self.hidden.as_ref().map(|hidden| hidden.personal.hide(&value, which)) {
            Some(hidden) if hidden != value => Cow::Owned(hidden.into_owned()),
            Some(_) | None => value,
        }
    }

    /// A sentence that may hold words of the applicant, as it is shown.
    #[must_use]
    pub fn shown(&self, sentence: String, which: Words) -> String {
        match &self.hidden {
            Some(hidden) => hidden.personal.hide_quoted(&sentence, which),
            None => sentence,
        }
    }

    /// Whether it was judged, and has values that could not be understood.
    #[must_use]
    pub const fn has_problems(&self) -> bool {
        self.assessment.is_some() && !self.record.intake.problems.is_empty()
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.assessment.as_ref().map_or(Verdict::Invalid, |assessment| assessment.verdict)
    }

    /// The score, which an invalid record has not, and nobody where nothing is desirable.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        self.assessment.as_ref().and_then(|assessment| assessment.score)
    }
}

/// The id as stated, or else named by the file: its stem, with the number of the record where there are several.
#[must_use]
pub fn id<'a>(source: &'a str, record: &'a Record<'_>) -> Cow<'a, str> {
    if let Some(id) = &record.intake.applicant.id {
        return Cow::Borrowed(&id.value);
    }
    let stem = match source {
        "-" => "stdin",
        path => std::path::Path::new(path).file_stem().and_then(std::ffi::OsStr::to_str).unwrap_or(path),
    };
    if record.in_series { Cow::Owned(format!("{stem}#{}", record.number)) } else { Cow::Borrowed(stem) }
}

/// A score as people read it: tenths of a percent as a number with one decimal.
#[must_use]
pub fn decimal(tenths: u16) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
