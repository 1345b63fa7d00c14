//! Times from one day to another that add up, days that several of them share counted once.

use chrono::NaiveDate;

use crate::domain::calendar::{add_months, day_after, day_before, whole_months};

/// A length of time as rules state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
}

impl Length {
    /// The first day of a time of this length that ends with a day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use eligible::internal::domain::intervals::Length;
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// assert_eq!(Length::Months(12).up_to(day(2025, 6, 22)), day(2024, 6, 23));
    /// assert_eq!(Length::Days(7).up_to(day(2025, 6, 22)), day(2025, 6, 16));
    /// ```
    #[must_use]
    pub fn up_to(self, last: NaiveDate) -> NaiveDate {
        let after = day_after(last);
        match self {
            Self::Days(days) => after.checked_sub_days(chrono::Days::new(days.into())).unwrap_or(NaiveDate::MIN),
            Self::Months(months) => add_months(after, -months.cast_signed()),
        }
    }

    /// The last day of a time of this length that begins with a day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use eligible::internal::domain::intervals::Length;
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// assert_eq!(Length::Months(1).since(day(2027, 3, 1)), day(2027, 3, 31));
    /// assert_eq!(Length::Months(3).since(day(2026, 11, 30)), day(2027, 2, 28));
    /// assert_eq!(Length::Days(7).since(day(2027, 3, 1)), day(2027, 3, 7));
    /// ```
    #[must_use]
    pub fn since(self, first: NaiveDate) -> NaiveDate {
        day_before(match self {
            Self::Days(days) => first.checked_add_days(chrono::Days::new(days.into())).unwrap_or(NaiveDate::MAX),
            Self::Months(months) => add_months(first, months.cast_signed()),
        })
    }

    /// Whether it is shorter than another: exact among days and among months, else a month counts 30 days.
    #[must_use]
    pub fn is_below(self, other: Self) -> bool {
        match (self, other) {
            (Self::Days(one), Self::Days(other)) | (Self::Months(one), Self::Months(other)) => one < other,
            (Self::Days(days), Self::Months(months)) => u64::from(days) < u64::from(months) * 30,
            (Self::Months(months), Self::Days(days)) => u64::from(months) * 30 < u64::from(days),
        }
    }
}

/// How long some times are together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    pub days: u64,
    /// Whole months: those of each time, and those that the days make which several times leave over.
    pub months: u64,
    /// The days that are left over beyond the whole months.
    pub rest: u64,
}

impl Total {
    fn of(times: &[(NaiveDate, NaiveDate)], days_of_month: u64) -> Self {
        let (mut days, mut months, mut rest, mut with_rest) = (0, 0, 0, 0);
        for (first, last) in times {
            let (whole, left_over) = months_and_days(*first, *last);
            days += between(*first, day_after(*last));
            months += whole;
            rest += left_over;
            with_rest += u32::from(left_over > 0);
        }
        // What one time leaves over is less than the month that it did not complete, be it 30 days of 31.
        let more = if with_rest > 1 { rest / days_of_month } else { 0 };
        Self { days, months: months + more, rest: rest - more * days_of_month }
    }

    /// Whether it reaches a length.
    #[must_use]
    pub fn reaches(self, length: Length) -> bool {
        match length {
            Length::Days(days) => self.days >= days.into(),
            Length::Months(months) => self.months >= months.into(),
        }
    }

    /// Whether it goes beyond a length, be it by a day.
    #[must_use]
    pub fn exceeds(self, length: Length) -> bool {
        match length {
            Length::Days(days) => self.days > days.into(),
            Length::Months(months) => (self.months, self.rest) > (months.into(), 0),
        }
    }
}

/// The whole months of a time from one day to another, both included, and the days that are left over.
///
/// ```
/// use chrono::NaiveDate;
/// use eligible::internal::domain::intervals::months_and_days;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(months_and_days(day(2021, 10, 4), day(2022, 6, 24)), (8, 21));
/// assert_eq!(months_and_days(day(2024, 11, 30), day(2025, 2, 28)), (3, 0));
/// assert_eq!(months_and_days(day(2025, 1, 31), day(2025, 2, 27)), (0, 28));
/// assert_eq!(months_and_days(day(2025, 2, 1), day(2025, 1, 1)), (0, 0));
/// ```
#[must_use]
pub fn months_and_days(first: NaiveDate, last: NaiveDate) -> (u64, u64) {
    let after = day_after(last);
    let whole = whole_months(first, after);
    (whole.into(), between(add_months(first, whole.cast_signed()), after))
}

/// The days from one to before another.
fn between(first: NaiveDate, after: NaiveDate) -> u64 {
    u64::try_from((after - first).num_days()).unwrap_or(0)
}

/// Times in order, of which no two meet: what overlaps, and what follows on the next day, is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times(Vec<(NaiveDate, NaiveDate)>);

impl Times {
    /// Joins times, each by its first and its last day; one that ends before it begins is none.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use eligible::internal::domain::intervals::{Length, Times};
    /// let day = |m, d| NaiveDate::from_ymd_opt(2025, m, d).unwrap();
    /// let times = Times::joined([(day(1, 1), day(2, 28)), (day(2, 15), day(3, 31)), (day(5, 1), day(5, 10))]);
    /// assert_eq!((times.total(31).months, times.total(31).rest, times.total(31).days), (3, 10, 100));
    /// assert_eq!(times.longest().months, 3);
    /// assert!(times.total(31).reaches(Length::Months(3)) && times.total(31).exceeds(Length::Months(3)));
    /// assert!(!times.longest().exceeds(Length::Months(3)));
    /// let left_over = Times::joined([(day(1, 1), day(1, 20)), (day(3, 1), day(3, 10))]);
    /// assert_eq!((left_over.total(30).months, left_over.total(31).months), (1, 0));
    /// let next_day = Times::joined([(day(1, 1), day(1, 31)), (day(2, 1), day(2, 28))]);
    /// assert_eq!(next_day.longest().months, 2);
    /// ```
    #[must_use]
    pub fn joined(times: impl IntoIterator<Item = (NaiveDate, NaiveDate)>) -> Self {
        let mut times: Vec<_> = times.into_iter().filter(|(first, last)| first <= last).collect();
        times.sort_unstable();
        let mut joined: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for (first, last) in times {
            match joined.last_mut() {
                Some(before) if day_before(first) <= before.1 => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    /// Each of them, by its first and its last day.
    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        self.0.iter().copied()
    }

    /// All of them together; so many of the days that several leave over make a month.
    #[must_use]
    pub fn total(&self, days_of_month: u64) -> Total {
        Total::of(&self.0, days_of_month.max(1))
    }

    /// The longest one.
    #[must_use]
    pub fn longest(&self) -> Total {
        let each = self.0.iter().map(|time| Total::of(std::slice::from_ref(time), 31));
        each.max_by_key(|total| total.days).unwrap_or_default()
    }
}
