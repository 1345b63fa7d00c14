//! The order of the applicants in a report.

use std::cmp::Ordering;

use crate::assessment::RankKey;
use crate::report::formats::Format;

/// An order of the applicants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    /// By verdict and score; those of one rank by id, then by source and number.
    Rank,
    /// By id, then by source and number.
    Id,
    /// As they were read.
    Source,
}

impl SortOrder {
    /// All orders, as they are offered.
    pub const ALL: [Self; 3] = [Self::Rank, Self::Id, Self::Source];

    /// The order that a format has unless another one is asked: a format whose rows go out as they come has that of the
    /// input, and a worklist has it as a workbook too.
    #[must_use]
    pub const fn usual(format: Format) -> Self {
        if format.streams() || matches!(format, Format::WorklistXlsx) { Self::Source } else { Self::Rank }
    }

    /// The word by which it is asked for, and by which a report names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Id => "id",
            Self::Source => "source",
        }
    }

    /// What it is, for the help.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Rank => "By verdict and score",
            Self::Id => "By id",
            Self::Source => "As they were read",
        }
    }

    /// How two records come one after the other; equal in the order of the input.
    #[must_use]
    pub fn compare(self, one: &SortKey<'_>, other: &SortKey<'_>) -> Ordering {
        match self {
            Self::Rank => one.key.cmp(&other.key).then_with(|| one.identity().cmp(&other.identity())),
            Self::Id => one.identity().cmp(&other.identity()),
            Self::Source => Ordering::Equal,
        }
    }
}

/// What the orders look at.
#[derive(Clone, Copy, Debug)]
pub struct SortKey<'a> {
    pub key: RankKey,
    /// The id as it is without `--blind`: who ranks before whom is the same where ids are hidden.
    pub id: &'a str,
    /// The path as given, likewise.
    pub source: &'a str,
    /// The number within the source.
    pub record: u64,
}

impl SortKey<'_> {
    /// What decides between records of one rank.
    const fn identity(&self) -> (&str, &str, u64) {
        (self.id, self.source, self.record)
    }
}
