//! What is wrong or doubtful in a rules file: every mistake, and where there is none, every doubt.
//!
//! A doubt is legal and probably not meant: a text that one language lacks, a list that no check uses, a check that can
//! never be met or never fail, or that another one decides. What is found by analysis is true of every applicant;
//! where nothing can be shown, nothing is said.

use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::DeTable;

use crate::checks::JudgingDates;
use crate::checks::ground::Ground;
use crate::domain::calendar::ClockChange;
use crate::domain::countries::Country;
use crate::domain::problem::{ListKind, RuleError};
use crate::domain::text::Lang;
use crate::rules::Vacancy;
use crate::rules::parse::read;

mod check_nodes;
pub mod code;
mod criteria;
mod days_and_zones;
mod level_words;
mod redundant_parts;
mod repeated_entries;
mod texts;
mod unused_lists;
mod years;

pub use code::{Code, Severity};

/// Something that was found, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The bytes it is about.
    pub span: Range<usize>,
    pub matter: DiagnosticKind,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// A mistake, with which the file is refused.
    Mistake(RuleError),
    /// Something legal that is probably not meant.
    Doubt(LintWarning),
}

/// The kinds of doubts. Criteria are named by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LintWarning {
    /// A score that rests on a protected ground.
    ProtectedGround(String, Ground),
    /// A text, by its key, that an official language lacks.
    Untranslated(String, Lang),
    /// A French text with a plain space beside a mark: the first of them as written, and how many there are.
    PlainSpace { mark: &'static str, count: usize },
    /// A criterion without a title.
    Untitled(String),
    /// A list without a title, by its kind and its name.
    UntitledList(ListKind, String),
    /// A list that no check uses.
    UnusedList(ListKind, String),
    /// A day with a name that no check uses.
    UnusedDate(String),
    /// A set without a member on the reference date.
    EmptySet(String, NaiveDate),
    /// A membership that ends before it begins.
    SinceAfterUntil(NaiveDate, NaiveDate),
    /// An entry of a list that another entry contains already: both as written.
    Redundant(String, String),
    /// An entry of a list of a check that stands in it before, as written.
    RepeatedEntry(String),
    /// A check that can never be met.
    NeverMet(Affected, NeverMetCause),
    /// A check that can never fail.
    NeverFails(Affected),
    /// A criterion that never comes out met by itself, and whether it never comes out not met either.
    OnlyPerson(String, bool),
    /// A criterion that refuses, and that never comes out not met by itself.
    NeverRefuses(String),
    /// A key of a check by nationality that no nationality gets to, and the keys before it that name its countries.
    UnreachedKey { key: String, before: Vec<String> },
    /// The same check a second time beside itself.
    RepeatedPart,
    /// The same check in two criteria; the other one.
    RepeatedCriterion(String),
    /// A part that another one decides, as it is in the file.
    DecidedPart(String),
    /// A criterion that another one decides.
    DecidedCriterion(String),
    /// A score that whoever meets another criterion gets.
    GivenCriterion(String),
    /// Two criteria that nobody can meet at once; the other one.
    Contradiction(String),
    /// Countries that one check asks for and another refuses.
    OverlappingSets(Vec<Country>),
    /// A threshold of no months, by its key.
    ZeroMonths(String),
    /// A borderline value that counts anyway.
    IdleBorderline(String),
    /// Fields of which no other counts, on which the verdict depends.
    StrictFields,
    /// An exclusion that excludes nothing.
    IdleExclusion(String),
    /// A criterion that adds nothing to the score.
    ZeroWeight(String),
    /// A reading of one text that is the same as that of the other.
    SameReading(Lang),
    /// A check in whose place each text has one of its own.
    UnusedCheck,
    /// A start of the post before the deadline: both.
    StartsBeforeDeadline(String, NaiveDate),
    /// A reference date after the last start of the post: both.
    ReferenceAfterStart(NaiveDate, NaiveDate),
    /// Applications that open after the deadline.
    OpeningAfterDeadline,
    /// A time zone that is an abbreviation, and whether its clocks are changed twice a year.
    ZoneAbbreviation { zone: String, changes: bool },
    /// A time of the day that a change of the clocks concerns: as written, the zone, and what happens.
    ClockChange { at: String, zone: String, change: ClockChange },
    /// A year that a text names, by its key, and that is in no date of the file.
    UnknownYear { key: String, year: String },
    /// The article that a title of a set, or of a list of languages, begins with.
    ArticleInTitle(String),
    /// Another maximum of applications than the facts of the notice say: those, then the check's.
    OtherMaximum(i64, usize),
    /// A word, or a certificate, that the standard list has already, as it is there: the word, the list.
    InStandardList(String, &'static str),
    /// A word that means other levels elsewhere: each from the lowest to the highest.
    TwoLevels {
        word: String,
        here: (String, String),
        elsewhere: (String, String),
        /// The standard list in which it means them; none: in the file, where the last one counts.
        standard: Option<&'static str>,
    },
}

/// What is affected where a check can give but one outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Affected {
    /// A criterion as a whole.
    Criterion(String),
    /// A part of a criterion.
    Part(String),
}

/// Why a check can never be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NeverMetCause {
    /// By its own parameters.
    Itself,
    /// Two of its parts, as they stand in the file, exclude each other.
    Parts(String, String),
    /// Of its parts fewer can be met than are asked.
    TooFew,
}

impl Diagnostic {
    /// The code of what was found.
    #[must_use]
    pub const fn code(&self) -> Code {
        match &self.matter {
            DiagnosticKind::Mistake(problem) => Code::of_fault(&problem.fault),
            DiagnosticKind::Doubt(lint_warning) => Code::of_warning(lint_warning),
        }
    }
}

/// Everything that can be found in a rules file, in the order of places; `as_of` takes the place of the reference date.
#[must_use]
pub fn lint(text: &str, as_of: Option<NaiveDate>) -> Vec<Diagnostic> {
    let vacancy = match read(text) {
        Ok(vacancy) => vacancy,
        Err(problems) => {
            let mistake = |problem: RuleError| Diagnostic {
                span: problem.span.clone(),
                matter: DiagnosticKind::Mistake(problem),
            };
            return problems.into_iter().map(mistake).collect();
        }
    };
    let (document, _) = DeTable::parse_recoverable(text);
    let judging_dates = vacancy.judging_dates(as_of);
    let mut found =
        LintContext { text, root: &document, vacancy: &vacancy, judging_dates: &judging_dates, findings: Vec::new() };
    texts::look(&mut found);
    unused_lists::look(&mut found);
    level_words::look(&mut found);
    criteria::look(&mut found);
    repeated_entries::look(&mut found);
    days_and_zones::look(&mut found);
    years::look(&mut found);
    let mut findings = found.findings;
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    findings
}

/// What a look at a file needs, and what it found.
struct LintContext<'l, 'i> {
    text: &'i str,
    root: &'l Spanned<DeTable<'i>>,
    vacancy: &'l Vacancy,
    judging_dates: &'l JudgingDates,
    findings: Vec<Diagnostic>,
}

impl LintContext<'_, '_> {
    fn lint_warning(&mut self, span: Range<usize>, lint_warning: LintWarning) {
        self.findings.push(Diagnostic { span, matter: DiagnosticKind::Doubt(lint_warning) });
    }

    /// A part of the file in one line.
    fn source(&self, span: &Range<usize>) -> String {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let lines = text.lines().map(|line| line.split(" #").next().unwrap_or_default().trim());
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect::<Vec<_>>().join(" ")
    }
}
