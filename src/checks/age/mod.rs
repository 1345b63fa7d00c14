#![doc = include_str!("about.md")]

use chrono::NaiveDate;

use crate::checks::cause::{OutcomeCause, on_day};
use crate::checks::combine::CombineFact;
use crate::checks::evidence::{Collected, EvidenceValue};
use crate::checks::finding::FindingFact;
use crate::checks::formulas::Region;
use crate::checks::ground::Ground;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes};
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{Candidate, Check, CheckInput, Fact, Finding, JudgingDates, Missing, OnDate, Tolerance};
use crate::domain::applicant::Applicant;
use crate::domain::calendar::{PartialDate, add_months, birthday, day_after, day_before};
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::location::Location;
use crate::domain::outcome::Outcome;
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "age",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| Age::read(value, context).map(Check::Age),
}];

parameters! { PARAMETERS:
    AT_LEAST: u16 = years("at_least", "the birthday is that day or earlier").or(&["over"]);
    OVER: u16 = years("over", "the birthday is earlier than that day").or(&["at_least"]);
    AT_MOST: u16 = years("at_most", "the next birthday is later than that day").or(&["under"]);
    UNDER: u16 = years("under", "the birthday is later than that day").or(&["at_most"]);
    ON: OnDate = OnDate::declared("on", "the day of the age; left out: the reference date");
}

/// A number of years of age.
const fn years(name: &'static str, about: &'static str) -> TypedParameter<u16> {
    TypedParameter::integer(name, 0, 150, about)
}

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// What is asked.
    pub bound: AgeBound,
    /// What is asked too, on the other side.
    pub upper: Option<AgeBound>,
    /// The day of the age.
    pub on: OnDate,
}

/// What is asked of an age, in years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeBound {
    /// The birthday is reached.
    AtLeast(u16),
    /// The birthday has passed.
    Over(u16),
    /// The next birthday is not reached.
    AtMost(u16),
    /// The birthday is not reached.
    Under(u16),
}

/// A date of birth and what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeFact {
    /// Where the date of birth is.
    pub location: Location,
    /// The date of birth.
    pub born: PartialDate,
    /// Whether it can be true; if not, it settles nothing.
    pub is_likely: bool,
    /// What is asked.
    pub bound: AgeBound,
    /// The day.
    pub on: NaiveDate,
}

impl Age {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = params.get(ON).unwrap_or_default();
        let lower = [AT_LEAST, OVER].into_iter().filter(|bound| params.has(*bound)).count();
        let upper = [AT_MOST, UNDER].into_iter().filter(|bound| params.has(*bound)).count();
        let [at_least, over, at_most, under] = [AT_LEAST, OVER, AT_MOST, UNDER].map(TypedParameter::key);
        let (lower, upper) = match (lower, upper) {
            (1, 1) => (params.one_of(&[at_least, over]), params.one_of(&[at_most, under])),
            _ => (params.one_of(&[at_least, over, at_most, under]), None),
        };
        let bounds = [
            (AT_LEAST, AgeBound::AtLeast as fn(u16) -> AgeBound),
            (OVER, AgeBound::Over),
            (AT_MOST, AgeBound::AtMost),
            (UNDER, AgeBound::Under),
        ];
        let [lower_bound, upper_bound] = [lower, upper].map(|key| {
            let (declared, bound) = bounds.into_iter().find(|(declared, _)| Some(declared.key()) == key)?;
            params.get(declared).map(bound)
        });
        params.finish();
        if upper.is_some() && upper_bound.is_none() {
            return None;
        }
        Some(Self { bound: lower_bound?, upper: upper_bound, on })
    }
}

impl AgeBound {
    /// The days around the one on which the bound turns, the strictest last, and in which direction more days do.
    fn days<'a>(self, on: NaiveDate) -> (Tolerance<'a>, Vec<NaiveDate>) {
        let turn = |years: u16| add_months(on, -12 * i32::from(years));
        match self {
            Self::AtLeast(years) | Self::Over(years) => {
                let turn = turn(years);
                (Tolerance::OrEarlier, vec![turn, day_before(turn), day_before(day_before(turn))])
            }
            Self::AtMost(years) => {
                let turn = turn(years.saturating_add(1));
                (Tolerance::OrLater, vec![turn, day_after(turn), day_after(day_after(turn))])
            }
            Self::Under(years) => {
                let turn = turn(years);
                (Tolerance::OrLater, vec![turn, day_after(turn), day_after(day_after(turn))])
            }
        }
    }

    const fn is_lower(self) -> bool {
        matches!(self, Self::AtLeast(_) | Self::Over(_))
    }

    /// Whether a person born on `birth` keeps it on a day.
    #[must_use]
    pub fn holds(self, birth: NaiveDate, on: NaiveDate) -> bool {
        match self {
            Self::AtLeast(years) => birthday(birth, years) <= on,
            Self::Over(years) => birthday(birth, years) < on,
            Self::AtMost(years) => birthday(birth, years + 1) > on,
            Self::Under(years) => birthday(birth, years) > on,
        }
    }
}

impl Kind for Age {
    fn name(&self) -> &'static str {
        "age"
    }

    /// Judges every day that the date of birth may mean. Both ends suffice: the later the birth, the younger.
    fn apply<'a>(&self, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(born) = &input.applicant.date_of_birth else {
            return input.not_stated(FieldPath::of_record("date_of_birth"), self.on);
        };
        let location = Location { section: "date_of_birth", index: None, field: None, at: born.at };
        let reference = input.judging_dates.reference;
        let is_likely = born.value.first() <= reference && born.value.last() >= add_months(reference, -1200);
        // One that cannot be true settles nothing.
        let value = if is_likely { born.value } else { PartialDate::UNREADABLE };
        let days = [value.first(), value.last()];
        input.on(self.on, |on| {
            let find = |bound: AgeBound| {
                let outcome = Outcome::agreed(days.map(|day| Outcome::of(bound.holds(day, on))));
                Finding::leaf(outcome, Fact::Age(AgeFact { location, born: born.value, is_likely, bound, on }))
            };
            match self.upper {
                None => find(self.bound),
                Some(upper) => {
                    let parts = [self.bound, upper].map(|bound| find(bound).whole());
                    Finding::all(Fact::Combine(CombineFact::All), input.detail, parts)
                }
            }
        })
    }

    fn is_dated(&self) -> bool {
        self.on == OnDate::Reference
    }

    /// A date of birth, where none is stated, or the exact day, where it is stated in part.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let Ok(on) = input.days(self.on) else {
            return Vec::new();
        };
        let Some((earliest, latest)) = on.first().copied().zip(on.last().copied()) else {
            return Vec::new();
        };
        let holds = |day: NaiveDate| {
            [Some(self.bound), self.upper]
                .into_iter()
                .flatten()
                .all(|bound| bound.holds(day, earliest) && bound.holds(day, latest))
        };
        let stated = input.applicant.date_of_birth.map(|born| born.value);
        let (first, last) = stated.map_or((NaiveDate::MIN, latest), |born| (born.first(), born.last()));
        if stated.is_some_and(PartialDate::is_exact) {
            return Vec::new();
        }
        // The day on which the bound turns, or one beside it; where it lies outside of what is stated, no day will do.
        let on = if self.bound.is_lower() { earliest } else { latest };
        let (tolerance, days) = self.bound.days(on);
        let tolerance = if self.upper.is_some() { Tolerance::Exact } else { tolerance };
        let day = days.into_iter().map(|day| day.clamp(first, last)).find(|day| holds(*day));
        let day = day.map(|day| FieldValue::Date(PartialDate::exact(day)));
        day.map(|day| Candidate::field(FieldPath::of_record("date_of_birth"), day, tolerance)).into_iter().collect()
    }

    fn possible_outcomes<'a>(&'a self, judging_dates: &JudgingDates) -> Option<OutcomeRange<'a>> {
        if !self.on.is_known() {
            return None;
        }
        let bound = |bound| possible_bound(bound, judging_dates.day(self.on), judging_dates.reference);
        let lower = bound(self.bound);
        Some(self.upper.map_or(lower.clone(), |upper| PossibleOutcomes::all([lower, bound(upper)])).into())
    }

    fn grounds(&self) -> Vec<Ground> {
        vec![Ground::Age]
    }
}

impl<'a> FindingFact<'a> for AgeFact {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        missing.push(Missing::partial(FieldPath::of_record("date_of_birth")));
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        list.push(self.location, EvidenceValue::Date(self.born));
    }

    fn cause(&self, _: &Finding<'a>, _: &Finding<'a>) -> Option<OutcomeCause<'a>> {
        let (years, day, after) = match self.bound {
            AgeBound::AtLeast(years) | AgeBound::Under(years) => (years, self.on, false),
            AgeBound::Over(years) => (years, day_before(self.on), true),
            AgeBound::AtMost(years) => (years.saturating_add(1), self.on, false),
        };
        let certainty = on_day(self.born, |born| birthday(born, years) == day)?;
        Some(if after {
            OutcomeCause::AfterBirthday(years, certainty)
        } else {
            OutcomeCause::Birthday(years, certainty)
        })
    }

    fn is_personal(&self) -> bool {
        true
    }
}

/// Who keeps a bound on a day, and who does not.
fn possible_bound<'a>(bound: AgeBound, on: NaiveDate, reference: NaiveDate) -> PossibleOutcomes<'a> {
    // Nobody who applies is born after both of these days.
    let born = Some(on.max(reference));
    let (AgeBound::AtLeast(years) | AgeBound::Over(years) | AgeBound::AtMost(years) | AgeBound::Under(years)) = bound;
    let turn = |years: u16| add_months(on, -12 * i32::from(years));
    // The day on which a bound turns is one of a few.
    let first_of = |start: NaiveDate, step: fn(NaiveDate) -> NaiveDate| {
        std::iter::successors(Some(start), |day| Some(step(*day))).take(8).find(|day| bound.holds(*day, on))
    };
    match bound {
        AgeBound::AtLeast(_) | AgeBound::Over(_) => {
            let last = first_of(day_after(day_after(turn(years))), day_before).unwrap_or(on);
            PossibleOutcomes::regions(Region::Born(None, Some(last)), Region::Born(Some(day_after(last)), born))
        }
        AgeBound::AtMost(_) | AgeBound::Under(_) => {
            let years = if matches!(bound, AgeBound::AtMost(_)) { years + 1 } else { years };
            let first = first_of(day_before(day_before(turn(years))), day_after).unwrap_or(on);
            PossibleOutcomes::regions(Region::Born(Some(first), born), Region::Born(None, Some(day_before(first))))
        }
    }
}
