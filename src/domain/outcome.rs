//! The three outcomes of a check, what they do to a verdict, and the score.
//!
//! Combination follows Kleene's strong three-valued logic: with the order
//! not met < unclear < met, `any` is the greatest of its parts and `all` the least.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the stated facts say about a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// No completion of the stated facts meets the check.
    NotMet,
    /// The stated facts are compatible with both.
    Unclear,
    /// Every completion of the stated facts meets the check.
    Met,
}

impl Outcome {
    /// All outcomes, the best first.
    pub const ALL: [Self; 3] = [Self::Met, Self::Unclear, Self::NotMet];

    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotMet => "not_met",
            Self::Unclear => "unclear",
            Self::Met => "met",
        }
    }

    /// `Met` for true, `NotMet` for false.
    #[must_use]
    pub const fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }

    /// The greatest of the outcomes; `NotMet` where there is none.
    ///
    /// ```
    /// use eligible::Outcome::{self, Met, NotMet, Unclear};
    /// assert_eq!(Outcome::any([NotMet, Unclear]), Unclear);
    /// assert_eq!(Outcome::any([]), NotMet);
    /// assert_eq!(Outcome::all([Met, Unclear]), Unclear);
    /// assert_eq!(Outcome::all([]), Met);
    /// ```
    #[must_use]
    pub fn any(outcomes: impl IntoIterator<Item = Self>) -> Self {
        outcomes.into_iter().max().unwrap_or(Self::NotMet)
    }

    /// The least of the outcomes; `Met` where there is none.
    #[must_use]
    pub fn all(outcomes: impl IntoIterator<Item = Self>) -> Self {
        outcomes.into_iter().min().unwrap_or(Self::Met)
    }

    /// Whether at least `n` of the outcomes are met.
    ///
    /// ```
    /// use eligible::Outcome::{self, Met, NotMet, Unclear};
    /// assert_eq!(Outcome::at_least(2, [Met, Unclear, NotMet]), Unclear);
    /// assert_eq!(Outcome::at_least(2, [Met, Met, NotMet]), Met);
    /// assert_eq!(Outcome::at_least(2, [Unclear, NotMet, NotMet]), NotMet);
    /// assert_eq!(Outcome::at_least(0, []), Met);
    /// ```
    #[must_use]
    pub fn at_least(n: usize, outcomes: impl IntoIterator<Item = Self>) -> Self {
        let (mut met, mut possible) = (0, 0);
        for outcome in outcomes {
            met += usize::from(outcome == Self::Met);
            possible += usize::from(outcome != Self::NotMet);
        }
        if met >= n {
            Self::Met
        } else if possible < n {
            Self::NotMet
        } else {
            Self::Unclear
        }
    }

    /// The one outcome of all possible cases, or `Unclear` where they differ.
    ///
    /// Cases are what a partial date, an unstated level or two texts leave open; there is always at least one.
    ///
    /// ```
    /// use eligible::Outcome::{self, Met, NotMet, Unclear};
    /// assert_eq!(Outcome::agreed([Met, Met]), Met);
    /// assert_eq!(Outcome::agreed([Met, NotMet]), Unclear);
    /// ```
    #[must_use]
    pub fn agreed(outcomes: impl IntoIterator<Item = Self>) -> Self {
        let mut outcomes = outcomes.into_iter();
        let Some(first) = outcomes.next() else {
            return Self::Unclear;
        };
        if outcomes.all(|outcome| outcome == first) { first } else { Self::Unclear }
    }
}

/// The negation: met and not met change places, unclear stays.
impl std::ops::Not for Outcome {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::NotMet => Self::Met,
            Self::Unclear => Self::Unclear,
            Self::Met => Self::NotMet,
        }
    }
}

/// What the facts show about one applicant, in the order of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every essential criterion is met, and no condition speaks against it.
    Eligible,
    /// A person has to look.
    Review,
    /// An essential criterion, or a condition with that effect, is not met.
    Ineligible,
    /// The record could not be read.
    Invalid,
}

impl Verdict {
    /// All verdicts, in the order of the ranking.
    pub const ALL: [Self; 4] = [Self::Eligible, Self::Review, Self::Ineligible, Self::Invalid];

    /// The name in reports and options.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::Review => "review",
            Self::Ineligible => "ineligible",
            Self::Invalid => "invalid",
        }
    }
}

/// What an outcome did to the verdict, from nothing to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing.
    None,
    /// Nothing, but a person should know.
    Note,
    /// A person has to look.
    Review,
    /// The applicant is not eligible.
    Ineligible,
}

impl Effect {
    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Note => "note",
            Self::Review => "review",
            Self::Ineligible => "ineligible",
        }
    }
}

/// The part of the notice that a criterion stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Has to be met.
    Essential,
    /// Adds to the score, never refuses.
    Desirable,
    /// A condition of the application itself.
    Condition,
    /// Shown for people to assess.
    Competency,
}

impl Group {
    /// The name in rules files and reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Essential => "essential",
            Self::Desirable => "desirable",
            Self::Condition => "condition",
            Self::Competency => "competency",
        }
    }
}

/// A percentage as an interval, in tenths of a percent (0 to 1000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Score {
    /// Counts what is met.
    pub min: u16,
    /// Counts what is met or unclear.
    pub max: u16,
}

impl Score {
    /// The shares of `total` that `met` and `met + unclear` are; 0 where nothing is desirable.
    ///
    /// One decimal, half up:
    /// ```
    /// use eligible::Score;
    /// assert_eq!(Score::of(25, 25, 100), Score { min: 250, max: 500 });
    /// assert_eq!(Score::of(1, 0, 3), Score { min: 333, max: 333 });
    /// assert_eq!(Score::of(1, 1, 16), Score { min: 63, max: 125 });
    /// assert_eq!(Score::of(0, 0, 0), Score { min: 0, max: 0 });
    /// ```
    #[must_use]
    pub fn of(met: u64, unclear: u64, total: u64) -> Self {
        let share = |part: u64| {
            let (part, total) = (u128::from(part), u128::from(total));
            let tenths = (2000 * part + total).checked_div(2 * total).unwrap_or(0);
            u16::try_from(tenths).unwrap_or(1000)
        };
        Self { min: share(met), max: share(met.saturating_add(unclear)) }
    }
}

/// How many records there were, by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By the verdict's place in [`Verdict::ALL`].
    by_verdict: [u64; 4],
    /// Records that were judged and have values that could not be understood.
    with_problems: u64,
    /// Those of whom a person decided something.
    decided: u64,
}

impl Counts {
    /// Counts one.
    pub fn add(&mut self, verdict: Verdict) {
        for (known, count) in Verdict::ALL.iter().zip(&mut self.by_verdict) {
            *count += u64::from(*known == verdict);
        }
    }

    /// Counts one that was judged and has values that could not be understood.
    pub const fn add_with_problems(&mut self) {
        self.with_problems += 1;
    }

    /// Counts one of whom a person decided something.
    pub const fn add_decided(&mut self) {
        self.decided += 1;
    }

    /// Of how many a person decided something.
    #[must_use]
    pub const fn decided(&self) -> u64 {
        self.decided
    }

    /// How many were judged and have values that could not be understood.
    #[must_use]
    pub const fn with_problems(&self) -> u64 {
        self.with_problems
    }

    /// Counts those that were counted elsewhere.
    pub fn add_all(&mut self, others: &Self) {
        self.with_problems += others.with_problems;
        self.decided += others.decided;
        for (count, other) in self.by_verdict.iter_mut().zip(others.by_verdict) {
            *count += other;
        }
    }

    /// How many had a verdict.
    #[must_use]
    pub fn of(&self, verdict: Verdict) -> u64 {
        Verdict::ALL.iter().zip(self.by_verdict).filter(|(known, _)| **known == verdict).map(|(_, count)| count).sum()
    }

    /// How many there were.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.by_verdict.iter().sum()
    }
}
