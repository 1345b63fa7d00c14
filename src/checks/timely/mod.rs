#![doc = include_str!("submitted.md")]

use chrono_tz::Tz;

use crate::checks::evidence::{Collected, shown};
use crate::checks::finding::FindingFact;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, JudgingDates, Missing, Tolerance};
use crate::domain::applicant::Applicant;
use crate::domain::calendar::{Instants, Moment};
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;
use crate::domain::problem::RuleErrorKind;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kinds say about themselves.
pub const KINDS: [CheckKind; 2] = [
    CheckKind {
        name: "submitted",
        about: include_str!("submitted.md"),
        form: ValueType::Table(PARAMETERS),
        read: |value, context| Timely::read(value, context, TimelyAct::Submitted).map(Check::Timely),
    },
    CheckKind {
        name: "unmodified",
        about: include_str!("unmodified.md"),
        form: ValueType::Table(PARAMETERS),
        read: |value, context| Timely::read(value, context, TimelyAct::LastModified).map(Check::Timely),
    },
];

parameters! { PARAMETERS:
    FROM: TimelyBound = TypedParameter::new(
        "from",
        ValueType::Either(&[ValueType::Word(&["opening"]), ValueType::Instant]),
        "Not before this: `opening`, which `[vacancy]` states, or an instant; left out: however early.",
        |_, value, context| TimelyBound::read(value, context, "opening"),
    );
    BY: TimelyBound = TypedParameter::new(
        "by",
        ValueType::Either(&[ValueType::Word(&["deadline"]), ValueType::Instant]),
        "Not after this: `deadline`, or an instant; may be left out beside `from`.",
        |_, value, context| TimelyBound::read(value, context, "deadline"),
    );
}

/// What has to have been done by the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelyAct {
    /// Submitting the application.
    Submitted,
    /// The last change of it.
    LastModified,
}

impl TimelyAct {
    /// The field that says when.
    #[must_use]
    pub const fn field_path(self) -> FieldPath {
        match self {
            Self::Submitted => FieldPath::of_application("submitted_at"),
            Self::LastModified => FieldPath::of_application("last_modified_at"),
        }
    }
}

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timely {
    /// What has to have been done.
    pub act: TimelyAct,
    /// Not before this.
    pub from: Option<TimelyBound>,
    /// Not after this.
    pub by: Option<TimelyBound>,
}

/// When something may be done at the earliest, or has to be at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelyBound {
    /// The opening, or the deadline, of the vacancy.
    OfVacancy,
    /// An instant, in a time zone.
    At(Moment, Tz),
}

/// A moment and what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelyFact {
    /// What was done.
    pub act: TimelyAct,
    /// Where the moment is.
    pub location: Location,
    /// When it was done.
    pub moment: Moment,
    /// The vacancy's time zone.
    pub zone: Tz,
    /// When it may be done at the earliest, where that is asked.
    pub opening: Option<Limit>,
    /// When it has to be done at the latest, where that is asked.
    pub deadline: Option<Limit>,
}

/// A bound as it is said, and what the moment is to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// As written.
    pub moment: Moment,
    /// Its time zone, where that is not the vacancy's.
    pub zone: Option<Tz>,
    /// Whether the moment is on the right side of it.
    pub outcome: Outcome,
}

impl Timely {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context, act: TimelyAct) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let from = params.value(FROM).map(|_| params.get(FROM));
        if from.is_none() {
            params.need(BY.key());
        }
        let by = params.value(BY).map(|_| params.get(BY));
        if let (Some(value), Some(Some(TimelyBound::OfVacancy)), false) =
            (params.value(FROM), from, context.has_opening)
        {
            context.problem(value.span(), RuleErrorKind::VacancyLacks("opening"), "opening");
        }
        params.finish();
        // One that could not be read must not count as left out.
        match (from, by) {
            (None, None) | (Some(None), _) | (_, Some(None)) => None,
            (from, by) => Some(Self { act, from: from.flatten(), by: by.flatten() }),
        }
    }
}

impl TimelyBound {
    fn read(value: &Parameters<'_>, context: &Context, word: &'static str) -> Option<Self> {
        if value.get_ref().is_table() {
            return context.instant(value).map(|(moment, zone)| Self::At(moment, zone));
        }
        context.word(value, &[(word, Self::OfVacancy)])
    }

    /// The instants that the opening may mean, and how it is said; none where the vacancy has none.
    fn opening(self, judging_dates: &JudgingDates) -> Option<(Instants, (Moment, Tz))> {
        let (moment, zone) = match self {
            Self::OfVacancy => judging_dates.opening?,
            Self::At(moment, zone) => (moment, zone),
        };
        Some((moment.instants(zone), (moment, zone)))
    }

    /// The instants that the deadline may mean, and how it is said.
    fn deadline(self, judging_dates: &JudgingDates) -> (Instants, (Moment, Tz)) {
        match self {
            Self::OfVacancy => (judging_dates.limit, (judging_dates.deadline, judging_dates.zone)),
            Self::At(moment, zone) => (moment.instants(zone), (moment, zone)),
        }
    }
}

impl Kind for Timely {
    fn name(&self) -> &'static str {
        match self.act {
            TimelyAct::Submitted => "submitted",
            TimelyAct::LastModified => "unmodified",
        }
    }

    /// Compares the instants that the moment may mean with the deadline.
    fn apply<'a>(&self, input: &CheckInput<'a>) -> Finding<'a> {
        let application = input.applicant.application.as_ref();
        let stated = match self.act {
            TimelyAct::Submitted => application.and_then(|application| application.submitted_at),
            TimelyAct::LastModified => application.and_then(|application| application.last_modified_at),
        };
        let Some(stated) = stated else {
            return Finding::not_stated(self.act.field_path());
        };
        let judging_dates = input.judging_dates;
        let instants = stated.value.instants(judging_dates.zone);
        let limit = |(moment, zone): (Moment, Tz), outcome| {
            let zone = (zone != judging_dates.zone).then_some(zone);
            Limit { moment, zone, outcome }
        };
        let ends = [instants.first, instants.last];
        let opening = self.from.and_then(|from| from.opening(judging_dates)).map(|(opens, shown)| {
            limit(shown, Outcome::agreed(ends.map(|instant| Outcome::of(opens.first <= instant))))
        });
        let deadline = self.by.map(|by| by.deadline(judging_dates)).map(|(closes, shown)| {
            limit(shown, Outcome::agreed(ends.map(|instant| Outcome::of(instant <= closes.last))))
        });
        let outcome = Outcome::all([opening, deadline].into_iter().flatten().map(|limit| limit.outcome));
        let location =
            Location { section: "application", index: None, field: self.act.field_path().field, at: stated.at };
        let fact =
            TimelyFact { act: self.act, location, moment: stated.value, zone: judging_dates.zone, opening, deadline };
        Finding::leaf(outcome, Fact::Timely(fact))
    }

    /// A moment in time, where none is stated or it is stated in part. What is too late stays too late.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let finding = self.apply(input);
        // Where no end is set, the beginning is in time.
        let judging_dates = input.judging_dates;
        let moment = match (self.by, self.from) {
            (Some(TimelyBound::OfVacancy) | None, None) | (Some(TimelyBound::OfVacancy), Some(_)) => {
                judging_dates.deadline
            }
            (Some(TimelyBound::At(moment, zone)), _) | (None, Some(TimelyBound::At(moment, zone))) => {
                moment.with_offset(zone)
            }
            (None, Some(TimelyBound::OfVacancy)) => {
                judging_dates.opening.map_or(judging_dates.deadline, |(moment, zone)| moment.with_offset(zone))
            }
        };
        let moment = FieldValue::Moment(moment);
        let is_open = finding.outcome == Outcome::Unclear;
        let tolerance = if self.by.is_some() { Tolerance::OrEarlier } else { Tolerance::OrLater };
        is_open.then(|| Candidate::field(self.act.field_path(), moment, tolerance)).into_iter().collect()
    }

    fn is_never_met_on(&self, judging_dates: &JudgingDates) -> bool {
        let opens = self.from.and_then(|from| from.opening(judging_dates));
        let closes = self.by.map(|by| by.deadline(judging_dates));
        opens.zip(closes).is_some_and(|((opens, _), (closes, _))| closes.last < opens.first)
    }

    fn is_dated(&self) -> bool {
        false
    }
}

impl<'a> FindingFact<'a> for TimelyFact {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        missing.push(Missing::partial(self.act.field_path()));
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        list.push(self.location, shown(&self.moment));
    }
}
