//! What a check can come out as for whichever applicant, as formulas: what `rules lint` proves rests on it.
//!
//! What a check can give is two formulas: who meets it, and who does not. Whoever is in neither is unclear, such as between a
//! borderline and the level that is asked; so the second formula is not the opposite of the first, and both are carried
//! through every combination. `any` is met if one part is met and not met if none can be; "at least k of n" is met if k are
//! met, and not met if n - k + 1 are not; `not` exchanges the two. This is the three-valued logic of `domain::outcome`,
//! calculated for all applicants at once instead of for one.
//!
//! Of a check whose parameters are not looked into, [`PossibleOutcomes::of_whole`] says that everything is possible: it is
//! known only that nobody both meets and fails it, and that it is the same as itself.

use crate::checks::Node;
use crate::checks::formulas::{Formula, Region, RegionKind};
use crate::checks::threshold::Threshold;
use crate::domain::rule_lists::Scale;

/// When a check is met, and when it is not; between the two lies what is unclear.
#[derive(Clone, Debug)]
pub struct PossibleOutcomes<'a> {
    /// Who meets it.
    pub met: Formula<'a>,
    /// Who does not.
    pub not_met: Formula<'a>,
}

/// What a check can come out as by itself, and once people have answered.
///
/// A question for a person is unclear until it is answered. `definite` is what the tool itself says: a question alone is met by
/// nobody. `open` is what may become of it, whatever people say: it may be met by everybody.
#[derive(Clone, Debug)]
pub struct OutcomeRange<'a> {
    pub definite: PossibleOutcomes<'a>,
    pub open: PossibleOutcomes<'a>,
}

impl<'a> From<PossibleOutcomes<'a>> for OutcomeRange<'a> {
    /// Where no person is asked.
    fn from(possible: PossibleOutcomes<'a>) -> Self {
        Self { definite: possible.clone(), open: possible }
    }
}

impl<'a> OutcomeRange<'a> {
    /// Of a question for a person about something that has to allow for a yes.
    #[must_use]
    pub fn asked(inner: Option<&Self>) -> Self {
        let definite = inner.map_or_else(Formula::nobody, |inner| inner.definite.not_met.clone());
        let open = inner.map_or_else(Formula::everybody, |inner| inner.open.met.clone());
        Self {
            definite: PossibleOutcomes { met: Formula::nobody(), not_met: definite },
            open: PossibleOutcomes { met: open, not_met: Formula::everybody() },
        }
    }

    /// Of so many of several.
    pub fn at_least<'r>(count: usize, parts: impl Iterator<Item = &'r Self> + Clone) -> Self
    where
        'a: 'r,
    {
        Self {
            definite: PossibleOutcomes::at_least(count, parts.clone().map(|part| part.definite.clone())),
            open: PossibleOutcomes::at_least(count, parts.map(|part| part.open.clone())),
        }
    }

    /// Of the opposite.
    #[must_use]
    pub fn opposite(self) -> Self {
        Self { definite: self.definite.opposite(), open: self.open.opposite() }
    }
}

impl<'a> PossibleOutcomes<'a> {
    /// What a check can give of which nothing more is known: everything.
    pub fn of_whole(whole: Node<'a>) -> Self {
        Self { met: Formula::Region(Region::Meets(whole)), not_met: Formula::Region(Region::Fails(whole)) }
    }

    /// Those of one region meet it, those of another do not.
    pub fn regions(met: Region<'a>, not_met: Region<'a>) -> Self {
        Self { met: Formula::Region(met), not_met: Formula::Region(not_met) }
    }

    /// An entry of the kind shows it, and only without one of the wider kind it is not met.
    pub fn entry(kind: RegionKind<'a>, wide: RegionKind<'a>) -> Self {
        Self::regions(Region::Some(kind), Region::None(wide))
    }

    /// One of several.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let (met, not_met): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.met, part.not_met)).unzip();
        Self { met: Formula::any(met), not_met: Formula::all(not_met) }
    }

    /// So many of several.
    pub fn at_least(count: usize, parts: impl IntoIterator<Item = Self>) -> Self {
        let (met, not_met): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.met, part.not_met)).unzip();
        let too_many = (not_met.len() + 1).saturating_sub(count);
        Self { met: Formula::AtLeast(count, met), not_met: Formula::AtLeast(too_many, not_met) }
    }

    /// Each of several.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<_> = parts.into_iter().collect();
        Self::at_least(parts.len(), parts)
    }

    /// What is met where this is not.
    pub fn opposite(self) -> Self {
        Self { met: self.not_met, not_met: self.met }
    }

    /// Whether it never comes out better than the other. If nobody meets it and nobody fails the other, both are left to
    /// people, whose answers nothing is known of.
    pub fn is_never_better_than(&self, other: &Self) -> bool {
        let shows_something = self.met.is_possible() || other.not_met.is_possible();
        shows_something && self.met.is_within(&other.met) && other.not_met.is_within(&self.not_met)
    }
}

/// What reaches a level, and what does not even reach the borderline.
pub fn of_threshold<'a>(
    threshold: &'a Threshold,
    kind: impl Fn(&'a Scale, usize) -> RegionKind<'a>,
) -> PossibleOutcomes<'a> {
    let borderline = threshold.borderline.unwrap_or(threshold.at_least);
    PossibleOutcomes::entry(kind(&threshold.scale, threshold.at_least), kind(&threshold.scale, borderline))
}
