//! What a check found, as data: the outcome, the fact behind it, and what its parts found.

use std::collections::HashSet;
use std::fmt;

use crate::checks::Fact;
use crate::checks::cause::OutcomeCause;
use crate::checks::evidence::{Collected, EvidenceValue};
use crate::domain::applicant::Applicant;
use crate::domain::calendar::PartialDate;
use crate::domain::fact_change::FieldPath;
use crate::domain::location::{Located, Location};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

/// What a check found: the outcome, the fact behind it, and what its parts found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    pub outcome: Outcome,
    /// The fact behind it.
    pub fact: Fact<'a>,
    /// The findings of the parts; none where no detail was wanted.
    pub parts: Vec<Finding<'a>>,
}

/// A fact that can be said.
pub trait Reason {
    /// Writes why the outcome of a finding is what it is.
    ///
    /// # Errors
    ///
    /// None of its own: writing to a text does not fail.
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result;

    /// That no entry of the list is what is asked for by name.
    fn nothing_listed(&self, _: Lang) -> Option<String> {
        None
    }

    /// Why a fact that is stated settles it: a birthday, a moment that has passed.
    fn why_fixed(&self, _: Lang) -> Option<String> {
        None
    }
}

/// What stands behind an outcome: the data that a sentence is made of, and what else follows from it.
///
/// A kind of check says of its own facts what is not as it is here: that they have parts of which any may decide, and rest on
/// what those rest on.
pub trait FindingFact<'a>: Reason + fmt::Debug {
    /// Which of the parts decide.
    fn deciding(&self) -> DecidingParts {
        DecidingParts::Enough(1)
    }

    /// Whether it is of a check that is made of several, rather than of one check on the entries of a list.
    fn is_of_several_checks(&self) -> bool {
        false
    }

    /// Adds what the applicant would have to state before this, which is unclear, can be said.
    fn add_missing(&self, finding: &Finding<'a>, missing: &mut Vec<Missing>) {
        finding.parts.iter().for_each(|part| part.add_missing(missing));
    }

    /// Adds the lists of the record, without the slash of a pointer, of which one more entry could bring this, which is not
    /// met or unclear, nearer to being met: those of its parts, if it is of several checks. Of what is asked of every entry,
    /// or of none, one more makes nothing better.
    fn add_open_lists(&self, finding: &Finding<'a>, lists: &mut Vec<&'static str>) {
        if self.is_of_several_checks() {
            finding.parts.iter().for_each(|part| part.add_open_lists(lists));
        }
    }

    /// Whether something that is not stated yet, or one more entry, could make this met, which is not. What a person has to
    /// say nothing that is stated brings about.
    fn can_still_be_met(&self, finding: &Finding<'a>) -> bool {
        if self.is_of_several_checks() {
            return finding.parts.iter().any(Finding::can_still_be_met);
        }
        !finding.missing().is_empty() || !finding.open_lists().is_empty()
    }

    /// How far this is from being met: of several checks what all of them lack, of alternatives what the nearest does.
    fn distance(&self, finding: &Finding<'a>) -> Distance {
        match finding.outcome {
            Outcome::Met => Distance::default(),
            _ if self.is_of_several_checks() => Distance::of_all(&finding.parts),
            Outcome::Unclear => Distance::OPEN,
            Outcome::NotMet if self.is_aside() => Distance::OTHER,
            Outcome::NotMet => Distance::LACKING,
        }
    }

    /// The dates of an entry that counts by its time.
    fn dates(&self) -> Option<EntryDates> {
        None
    }

    /// Gives the values of the applicant's file that it rests on.
    fn add_evidence(&self, finding: &Finding<'a>, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        finding.deciding().for_each(|part| part.add_evidence(applicant, list));
    }

    /// The single date, if there is one, that made the outcome another one from the day before to this.
    fn cause(&self, _before: &Finding<'a>, _after: &Finding<'a>) -> Option<OutcomeCause<'a>> {
        None
    }

    /// Whether it is about who the applicant is, which a blind report does not show.
    fn is_personal(&self) -> bool {
        false
    }

    /// Whether its sentence may name languages, which may say where the applicant comes from.
    fn names_languages(&self) -> bool {
        false
    }

    /// Whether it is an entry about something else than what is asked for.
    fn is_aside(&self) -> bool {
        false
    }
}

/// How far a finding is from being met: what fails, and then what is unclear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Distance {
    /// What fails: 2 for what is something else, 1 for what is that and lacks one thing.
    failing: usize,
    open: usize,
}

impl Distance {
    /// What is asked may be there.
    pub const OPEN: Self = Self { failing: 0, open: 1 };
    /// What is asked is there, and lacks something.
    pub const LACKING: Self = Self { failing: 1, open: 0 };
    /// What is asked is not there.
    pub const OTHER: Self = Self { failing: 2, open: 0 };

    /// That of all of several.
    pub(super) fn of_all(parts: &[Finding<'_>]) -> Self {
        Self::of_nearest(parts, usize::MAX)
    }

    /// That of so many of several, the nearest.
    pub(super) fn of_nearest(parts: &[Finding<'_>], count: usize) -> Self {
        let mut each: Vec<_> = parts.iter().map(Finding::distance).collect();
        each.sort_unstable();
        each.into_iter()
            .take(count)
            .fold(Self::default(), |sum, one| Self { failing: sum.failing + one.failing, open: sum.open + one.open })
    }
}

/// Which of the parts of a finding say why it came out as it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidingParts {
    /// Those of its outcome; of one that is met so many are enough to show it.
    Enough(usize),
    /// Those of its outcome, as each of them is asked for.
    OfOutcome,
    /// All of them, whatever they came out as.
    All,
    /// What makes it up, and what does not count only where nothing does.
    Counting,
}

/// The entry that dates are of, and what is stated of them.
#[derive(Clone, Copy, Debug)]
pub struct EntryDates {
    /// The list, and the index of the entry there.
    pub entry: (&'static str, usize),
    pub start: Option<Located<PartialDate>>,
    /// The last day; absent: it goes on.
    pub end: Option<Located<PartialDate>>,
}

impl EntryDates {
    /// What lacks of them: no end says that it goes on, which settles nothing of days to come.
    fn missing(&self, needs_end: bool) -> impl Iterator<Item = Missing> {
        let (section, index) = self.entry;
        let field_path = |field| FieldPath::of_entry(section, index, field);
        let start = Missing::date(field_path("start"), self.start);
        let end = Missing::date(field_path("end"), self.end).filter(|end| needs_end || end.is_partial);
        start.into_iter().chain(end)
    }
}

impl<'a> Finding<'a> {
    /// A finding without parts.
    #[must_use]
    pub const fn leaf(outcome: Outcome, fact: Fact<'a>) -> Self {
        Self { outcome, fact, parts: Vec::new() }
    }

    /// The finding that what a check needs is not stated.
    #[must_use]
    pub const fn not_stated(field_path: FieldPath) -> Self {
        Self::leaf(Outcome::Unclear, Fact::NotStated(NotStatedFact { field_path, absence: Absence::Absent }))
    }

    /// One of several: `any` over the outcomes. What was found beside each outcome is made where detail is wanted.
    #[must_use]
    pub fn any<F: FnOnce() -> Self>(
        fact: Fact<'a>,
        detail: bool,
        parts: impl IntoIterator<Item = (Outcome, F)>,
    ) -> Self {
        Self::joined(fact, detail, parts, Outcome::NotMet, Outcome::max)
    }

    /// Every one of several: `all` over the outcomes. What was found beside each outcome is made where detail is wanted.
    #[must_use]
    pub fn all<F: FnOnce() -> Self>(
        fact: Fact<'a>,
        detail: bool,
        parts: impl IntoIterator<Item = (Outcome, F)>,
    ) -> Self {
        Self::joined(fact, detail, parts, Outcome::Met, Outcome::min)
    }

    fn joined<F: FnOnce() -> Self>(
        fact: Fact<'a>,
        detail: bool,
        parts: impl IntoIterator<Item = (Outcome, F)>,
        start: Outcome,
        join: impl Fn(Outcome, Outcome) -> Outcome,
    ) -> Self {
        let (mut outcome, mut findings) = (start, Vec::new());
        for (part, find) in parts {
            outcome = join(outcome, part);
            if detail {
                findings.push(find());
            } else if outcome == !start {
                break;
            }
        }
        Self { outcome, fact, parts: findings }
    }

    /// As a part of [`Finding::any`] and [`Finding::all`].
    pub(super) fn whole(self) -> (Outcome, impl FnOnce() -> Self) {
        (self.outcome, move || self)
    }

    /// Whether it is of a check that is made of several, rather than of one check on the entries of a list.
    #[must_use]
    pub fn is_made_of_several(&self) -> bool {
        self.fact.found().is_of_several_checks()
    }

    /// What the applicant would have to state, or to state fully, before this can be said: for an unclear outcome, the
    /// fields that are absent or stated in part. What only a person can say is none of these.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        self.add_missing(&mut missing);
        let mut seen = HashSet::new();
        missing.retain(|one| seen.insert(*one));
        missing
    }

    /// Adds what lacks for this, and for its parts.
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        if self.outcome == Outcome::Unclear {
            self.fact.found().add_missing(self, missing);
        }
    }

    /// Adds what lacks for a part that counts by its time, its dates too; its end if that day may be after it.
    pub(super) fn add_missing_of_time(&self, needs_end: bool, missing: &mut Vec<Missing>) {
        self.add_missing(missing);
        missing.extend(self.fact.found().dates().iter().flat_map(|dates| dates.missing(needs_end)));
    }

    /// The lists of the record that are there, and of which one more entry could bring this nearer to being met.
    #[must_use]
    pub fn open_lists(&self) -> Vec<&'static str> {
        let mut lists = Vec::new();
        self.add_open_lists(&mut lists);
        let mut seen = HashSet::new();
        lists.retain(|list| seen.insert(*list));
        lists
    }

    /// How far this is from being met.
    pub(super) fn distance(&self) -> Distance {
        self.fact.found().distance(self)
    }

    /// Whether it is met, or could be if the applicant stated more.
    #[must_use]
    pub fn can_still_be_met(&self) -> bool {
        self.outcome == Outcome::Met || self.fact.found().can_still_be_met(self)
    }

    /// Adds the open lists of this.
    pub(super) fn add_open_lists(&self, lists: &mut Vec<&'static str>) {
        if self.outcome != Outcome::Met {
            self.fact.found().add_open_lists(self, lists);
        }
    }

    /// Gives the values of the applicant's file that it rests on.
    pub fn add_evidence(&self, applicant: &Applicant<'_>, list: &mut Collected<'_>) {
        self.fact.found().add_evidence(self, applicant, list);
    }

    /// The parts that made the outcome what it is: of alternatives the first that is met, else all that come nearest;
    /// of requirements those that fail, else those in doubt, else all.
    pub fn deciding(&self) -> impl Iterator<Item = &Self> {
        let which = self.fact.found().deciding();
        let something_counts =
            which == DecidingParts::Counting && self.parts.iter().any(|part| part.outcome != Outcome::NotMet);
        let decides = move |part: &&Self| match which {
            DecidingParts::All => true,
            DecidingParts::Counting => !(something_counts && part.outcome == Outcome::NotMet),
            DecidingParts::Enough(_) | DecidingParts::OfOutcome => part.outcome == self.outcome,
        };
        let enough = match which {
            DecidingParts::Enough(count) if self.outcome == Outcome::Met => count,
            _ => usize::MAX,
        };
        self.parts.iter().filter(decides).take(enough)
    }
}

/// Something that is not stated, or not fully.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Missing {
    pub field_path: FieldPath,
    /// Whether it is stated in part: a date without its day, a date-time without its time.
    pub is_partial: bool,
}

impl Missing {
    /// A field that is not stated.
    #[must_use]
    pub const fn absent(field_path: FieldPath) -> Self {
        Self { field_path, is_partial: false }
    }

    /// A field that is stated in part.
    #[must_use]
    pub const fn partial(field_path: FieldPath) -> Self {
        Self { field_path, is_partial: true }
    }

    /// A date that is absent or not exact.
    pub(super) fn date(field_path: FieldPath, date: Option<Located<PartialDate>>) -> Option<Self> {
        match date {
            None => Some(Self::absent(field_path)),
            Some(date) if !date.value.is_exact() => Some(Self::partial(field_path)),
            Some(_) => None,
        }
    }
}

/// A field or list that holds nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotStatedFact {
    pub field_path: FieldPath,
    pub absence: Absence,
}

impl<'a> FindingFact<'a> for NotStatedFact {
    fn add_missing(&self, finding: &Finding<'a>, missing: &mut Vec<Missing>) {
        missing.push(Missing::absent(self.field_path));
        finding.parts.iter().for_each(|part| part.add_missing(missing));
    }
}

/// Why a field holds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It is not stated.
    Absent,
    /// It is stated and cannot be understood: what was found.
    Unreadable(Box<str>),
}

/// Gives the values that decided, and their places: those of the deciding parts, each place once. Of several findings,
/// as of two texts that differ, one after the other.
///
/// `seen` is a list to work with, whose content does not matter.
pub fn evidence<'f, 'a: 'f>(
    findings: impl IntoIterator<Item = &'f Finding<'a>>,
    applicant: &Applicant<'_>,
    seen: &mut Vec<usize>,
    mut give: impl FnMut(Location, EvidenceValue<'_>),
) {
    let mut list = Collected::new(seen, &mut give);
    findings.into_iter().for_each(|finding| finding.add_evidence(applicant, &mut list));
}
