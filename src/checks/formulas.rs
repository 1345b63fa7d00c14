//! What can hold of an applicant at once: formulas over regions, and whether one excludes or includes another.
//!
//! A region is the set of all applicants whose facts are fully known and have some property. All answers here are on the
//! safe side: what is said to be impossible is impossible, and what is said to follow does follow; where nothing can be
//! shown, everything is possible and nothing follows.
//!
//! A formula has no "not". What would be one is a region of its own (`Hits` and `Misses`, `Some` and `None`, `Is` and `IsNot`,
//! `Meets` and `Fails`), so a formula can be multiplied out into its *alternatives*: sets of regions, each of which is one way
//! in which the formula holds. "At least two of a, b, c" has the alternatives ab, ac and bc. Alternatives of which two regions
//! exclude each other are dropped as they are made, which keeps them few. With these, every question is one about pairs:
//!
//! - A formula is possible if an alternative is left.
//! - Two formulas exclude each other if each alternative of one has a region that excludes a region of each of the other.
//! - A formula is within another if each of its alternatives is within some alternative of the other, and that is so if each
//!   region of the other alternative contains a region of its own.
//!
//! Whether one region excludes or contains another is a table: two days, two lists of countries, two levels of a scale. That
//! only pairs are looked at is what makes it safe and not complete: three regions that are possible two by two and not
//! together are taken for possible, and what is within a union, but within none of its parts, is taken not to follow.

use chrono::NaiveDate;

use crate::checks::Node;
use crate::domain::applicant::{DocumentKind, Level, Sector};
use crate::domain::countries::Country;
use crate::domain::languages::Language;
use crate::domain::rule_lists::{Employers, FieldOfStudy, Scale, Tool};

/// More alternatives than this are not looked at; nothing is said about the formula then.
const MAX_REGIONS: usize = 400;

/// Applicants of whom at least so many of some formulas hold.
#[derive(Clone, Debug)]
pub enum Formula<'a> {
    /// Those of a region.
    Region(Region<'a>),
    /// Those of at least so many of these.
    AtLeast(usize, Vec<Self>),
}

/// Applicants with one property.
#[derive(Clone, Debug)]
pub enum Region<'a> {
    /// Born between two days, both included; `None`: without bound.
    Born(Option<NaiveDate>, Option<NaiveDate>),
    /// A number stated in the application, from one number to another, both included.
    Number(&'static str, u64, u64),
    /// With a nationality of these countries.
    Hits(Vec<Country>),
    /// Without a nationality of these countries.
    Misses(Vec<Country>),
    /// With an entry of a list that is of a kind.
    Some(RegionKind<'a>),
    /// Without any such entry.
    None(RegionKind<'a>),
    /// Of one entry: it is of a kind.
    Is(RegionKind<'a>),
    /// Of one entry: it is not of a kind.
    IsNot(RegionKind<'a>),
    /// Whoever meets a check of which nothing more is known.
    Meets(Node<'a>),
    /// Whoever does not meet it.
    Fails(Node<'a>),
}

/// What an entry of a list may be, or what its entries may add up to.
#[derive(Clone, Debug)]
pub enum RegionKind<'a> {
    Degree(DegreeRegion<'a>),
    /// Studies under way.
    Enrolled(EnrolledRegion<'a>),
    /// So many months of study at some levels in all.
    Months(Vec<Level>, u32, NaiveDate),
    /// A language at a level of a scale, or above.
    Language(Language, &'a Scale, usize),
    /// A tool, or any, at a level of a scale, or above.
    Tool(Option<&'a Tool>, &'a Scale, usize),
    Employment(Employment<'a>),
    /// A document, and whether it shows the dates.
    Document(DocumentKind, bool),
}

/// A degree obtained by a day.
#[derive(Clone, Debug)]
pub struct DegreeRegion<'a> {
    pub levels: Vec<Level>,
    /// Obtained on this day or later.
    pub from: Option<NaiveDate>,
    pub field: Option<&'a FieldOfStudy>,
    pub on: NaiveDate,
}

/// Studies under way on a day.
#[derive(Clone, Debug)]
pub struct EnrolledRegion<'a> {
    pub levels: Vec<Level>,
    /// They end within so many months.
    pub months_left: Option<u32>,
    pub field: Option<&'a FieldOfStudy>,
    pub on: NaiveDate,
}

/// An employment begun by a day.
#[derive(Clone, Debug)]
pub struct Employment<'a> {
    pub sectors: Vec<Sector>,
    pub excluded: Option<&'a Employers>,
    pub excluded_in: &'a [Sector],
    pub on: NaiveDate,
}

/// Regions that hold together.
type Together<'f, 'a> = Vec<&'f Region<'a>>;

impl<'a> Formula<'a> {
    /// Nobody.
    pub const fn nobody() -> Self {
        Self::AtLeast(1, Vec::new())
    }

    /// Everybody.
    pub const fn everybody() -> Self {
        Self::AtLeast(0, Vec::new())
    }

    /// One of several.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::AtLeast(1, parts.into_iter().collect())
    }

    /// Each of several.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<_> = parts.into_iter().collect();
        Self::AtLeast(parts.len(), parts)
    }

    /// Whether somebody may be in it.
    pub fn is_possible(&self) -> bool {
        self.alternatives().is_none_or(|ways| !ways.is_empty())
    }

    /// Whether everybody in it is in the other.
    pub fn is_within(&self, other: &Self) -> bool {
        let (Some(own), Some(others)) = (self.alternatives(), other.alternatives()) else {
            return false;
        };
        own.iter()
            .all(|own| others.iter().any(|other| other.iter().all(|wide| own.iter().any(|own| own.is_within(wide)))))
    }

    /// Whether nobody is in both.
    pub fn excludes(&self, other: &Self) -> bool {
        let (Some(own), Some(others)) = (self.alternatives(), other.alternatives()) else {
            return false;
        };
        own.iter().all(|own| others.iter().all(|other| joined(own, other).is_none()))
    }

    /// The ways in which it may hold, each possible as far as can be said; `None` where there are too many.
    fn alternatives(&self) -> Option<Vec<Together<'_, 'a>>> {
        match self {
            Self::Region(region) if region.is_empty() => Some(Vec::new()),
            Self::Region(region) => Some(vec![vec![region]]),
            Self::AtLeast(count, parts) => {
                let mut ways: Vec<Vec<Together<'_, 'a>>> = vec![Vec::new(); count + 1];
                if let Some(none) = ways.first_mut() {
                    none.push(Vec::new());
                }
                for part in parts {
                    let part = part.alternatives()?;
                    // From the back, so that no part counts twice.
                    for chosen in (0..*count).rev() {
                        let Some(before) = ways.get(chosen) else { continue };
                        let more: Vec<_> =
                            before.iter().flat_map(|own| part.iter().filter_map(|other| joined(own, other))).collect();
                        let next = ways.get_mut(chosen + 1)?;
                        next.extend(more);
                        if next.len() > MAX_REGIONS {
                            return None;
                        }
                    }
                }
                ways.pop()
            }
        }
    }
}

/// Both, where no region of one excludes a region of the other.
fn joined<'f, 'a>(own: &[&'f Region<'a>], other: &[&'f Region<'a>]) -> Option<Together<'f, 'a>> {
    let is_possible = own.iter().all(|own| other.iter().all(|other| !own.excludes(other)));
    is_possible.then(|| own.iter().chain(other).copied().collect())
}

impl Region<'_> {
    /// Whether nobody can be in it.
    fn is_empty(&self) -> bool {
        match self {
            Self::Born(from, to) => from.zip(*to).is_some_and(|(from, to)| from > to),
            Self::Number(_, from, to) => from > to,
            Self::Hits(countries) => countries.is_empty(),
            Self::Misses(_) | Self::Some(_) | Self::None(_) => false,
            Self::Is(_) | Self::IsNot(_) | Self::Meets(_) | Self::Fails(_) => false,
        }
    }

    /// Whether nobody is in both.
    fn excludes(&self, other: &Self) -> bool {
        match self {
            Self::Born(from, to) => {
                let Self::Born(other_from, other_to) = other else { return false };
                let is_before = |end: &Option<NaiveDate>, start: &Option<NaiveDate>| {
                    end.zip(*start).is_some_and(|(end, start)| end < start)
                };
                is_before(to, other_from) || is_before(other_to, from)
            }
            Self::Number(name, from, to) => {
                let Self::Number(other_name, other_from, other_to) = other else { return false };
                name == other_name && (to < other_from || other_to < from)
            }
            Self::Hits(countries) => {
                let Self::Misses(missed) = other else { return false };
                are_among(countries, missed)
            }
            Self::Misses(missed) => {
                let Self::Hits(countries) = other else { return false };
                are_among(countries, missed)
            }
            Self::Some(kind) => {
                let Self::None(wide) = other else { return false };
                kind.is_within(wide)
            }
            Self::None(wide) => {
                let Self::Some(kind) = other else { return false };
                kind.is_within(wide)
            }
            Self::Is(kind) => match other {
                Self::Is(other) => kind.excludes(other),
                Self::IsNot(wide) => kind.is_within(wide),
                Self::Born(..) | Self::Number(..) | Self::Hits(_) | Self::Misses(_) => false,
                Self::Some(_) | Self::None(_) | Self::Meets(_) | Self::Fails(_) => false,
            },
            Self::IsNot(wide) => {
                let Self::Is(kind) = other else { return false };
                kind.is_within(wide)
            }
            Self::Meets(check) => {
                let Self::Fails(other) = other else { return false };
                check == other
            }
            Self::Fails(check) => {
                let Self::Meets(other) = other else { return false };
                check == other
            }
        }
    }

    /// Whether everybody in it is in the other.
    fn is_within(&self, other: &Self) -> bool {
        match self {
            Self::Born(from, to) => {
                let Self::Born(other_from, other_to) = other else { return false };
                let from = other_from.is_none_or(|other| from.is_some_and(|from| other <= from));
                from && other_to.is_none_or(|other| to.is_some_and(|to| to <= other))
            }
            Self::Number(name, from, to) => {
                let Self::Number(other_name, other_from, other_to) = other else { return false };
                name == other_name && other_from <= from && to <= other_to
            }
            Self::Hits(countries) => {
                let Self::Hits(others) = other else { return false };
                are_among(countries, others)
            }
            Self::Misses(countries) => {
                let Self::Misses(others) = other else { return false };
                are_among(others, countries)
            }
            Self::Some(kind) => {
                let Self::Some(other) = other else { return false };
                kind.is_within(other)
            }
            Self::None(kind) => {
                let Self::None(other) = other else { return false };
                other.is_within(kind)
            }
            Self::Is(kind) => {
                let Self::Is(other) = other else { return false };
                kind.is_within(other)
            }
            Self::IsNot(kind) => {
                let Self::IsNot(other) = other else { return false };
                other.is_within(kind)
            }
            Self::Meets(check) => {
                let Self::Meets(other) = other else { return false };
                check == other
            }
            Self::Fails(check) => {
                let Self::Fails(other) = other else { return false };
                check == other
            }
        }
    }
}

impl RegionKind<'_> {
    /// Whether whatever is of this kind is of the other.
    fn is_within(&self, other: &Self) -> bool {
        match self {
            Self::Degree(own) => {
                let Self::Degree(other) = other else { return false };
                are_among(&own.levels, &other.levels)
                    && other.from.is_none_or(|other| own.from.is_some_and(|from| other <= from))
                    && (other.field.is_none() || own.field == other.field)
                    && own.on == other.on
            }
            Self::Enrolled(own) => {
                let Self::Enrolled(other) = other else { return false };
                are_among(&own.levels, &other.levels)
                    && other.months_left.is_none_or(|other| own.months_left.is_some_and(|months| months <= other))
                    && (other.field.is_none() || own.field == other.field)
                    && own.on == other.on
            }
            Self::Months(levels, months, on) => {
                let Self::Months(other_levels, other_months, other_on) = other else { return false };
                are_among(levels, other_levels) && months >= other_months && on == other_on
            }
            Self::Language(language, scale, level) => {
                let Self::Language(other_language, other_scale, other_level) = other else { return false };
                language == other_language && scale == other_scale && level >= other_level
            }
            Self::Tool(tool, scale, level) => {
                let Self::Tool(other_tool, other_scale, other_level) = other else { return false };
                (other_tool.is_none() || tool == other_tool) && scale == other_scale && level >= other_level
            }
            Self::Employment(own) => {
                let Self::Employment(other) = other else { return false };
                let same = own.excluded == other.excluded && own.excluded_in == other.excluded_in;
                are_among(&own.sectors, &other.sectors) && (other.excluded.is_none() || same) && own.on == other.on
            }
            Self::Document(kind, dates) => {
                let Self::Document(other_kind, other_dates) = other else { return false };
                kind == other_kind && (*dates || !other_dates)
            }
        }
    }

    /// Whether no entry is of both kinds.
    fn excludes(&self, other: &Self) -> bool {
        let have_none = |own: &[Level], other: &[Level]| !own.iter().any(|level| other.contains(level));
        match self {
            Self::Degree(own) => match other {
                Self::Degree(other) => have_none(&own.levels, &other.levels),
                Self::Enrolled(other) => own.on == other.on || have_none(&own.levels, &other.levels),
                Self::Months(..) | Self::Language(..) | Self::Tool(..) | Self::Employment(_) | Self::Document(..) => {
                    false
                }
            },
            Self::Enrolled(own) => match other {
                Self::Degree(other) => own.on == other.on || have_none(&own.levels, &other.levels),
                Self::Enrolled(other) => have_none(&own.levels, &other.levels),
                Self::Months(..) | Self::Language(..) | Self::Tool(..) | Self::Employment(_) | Self::Document(..) => {
                    false
                }
            },
            // No check asks two of these of one entry.
            Self::Months(..) | Self::Language(..) | Self::Tool(..) | Self::Employment(_) | Self::Document(..) => false,
        }
    }
}

fn are_among<T: PartialEq>(own: &[T], others: &[T]) -> bool {
    own.iter().all(|one| others.contains(one))
}
