//! How long ago a degree may have been obtained.

use chrono::NaiveDate;

use crate::domain::calendar::add_months;

/// How long ago, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recency {
    /// No longer than this: the day so many months ago counts.
    Within(u32),
    /// Less than this: the day so many months ago does not count.
    LessThan(u32),
}

impl Recency {
    /// The months.
    #[must_use]
    pub const fn months(self) -> u32 {
        let (Self::Within(months) | Self::LessThan(months)) = self;
        months
    }

    /// The same with another number of months.
    #[must_use]
    pub const fn of(self, months: u32) -> Self {
        match self {
            Self::Within(_) => Self::Within(months),
            Self::LessThan(_) => Self::LessThan(months),
        }
    }

    /// The day so many months before.
    pub(super) fn first_day(self, on: NaiveDate) -> NaiveDate {
        add_months(on, -self.months().cast_signed())
    }

    /// Whether a degree obtained on a day is recent enough on another.
    #[must_use]
    pub fn holds(self, obtained: NaiveDate, on: NaiveDate) -> bool {
        match self {
            Self::Within(_) => obtained >= self.first_day(on),
            Self::LessThan(_) => obtained > self.first_day(on),
        }
    }
}
