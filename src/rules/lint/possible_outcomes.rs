//! Each check with its place in the file and what it can give: the only file here that matches on [`Check`].
//!
//! What a check can give is two formulas: who meets it, and who does not. Whoever is in neither is unclear, such as between a
//! borderline and the level that is asked; so the second formula is not the opposite of the first, and both are carried
//! through every combination. `any` is met if one part is met and not met if none can be; "at least k of n" is met if k are
//! met, and not met if n - k + 1 are not; `not` exchanges the two. This is the three-valued logic of `domain::outcome`,
//! calculated for all applicants at once instead of for one.
//!
//! A question for a person is unclear until it is answered, so each node has the pair twice. `sure` is what the tool itself
//! says: a question alone is met by nobody. `free` is what may become of it once people have answered, whatever they say: it
//! may be met by everybody. Each is used for what it can show: a check can never be met if not even `free.met` is possible,
//! and one criterion makes another needless if, by `sure`, it never comes out better
//! ([`PossibleOutcomes::is_never_better_than`]): whoever meets it meets the other, and whoever fails the other fails it.
//!
//! A new kind of check needs an arm in [`check`] and one in [`grounds_of`]. Of a kind whose parameters are not looked
//! into, [`PossibleOutcomes::of_whole`] says that everything is possible: it is known only that nobody both meets and fails
//! it, and that it is the same as itself.

use std::ops::Range;

use chrono::NaiveDate;

use crate::checks::age::AgeBound;
use crate::checks::by_nationality::OTHERWISE;
use crate::checks::combine::Combine;
use crate::checks::documents::{Documents, WantedDocument};
use crate::checks::education::{EducationCheck, EntryCheck, Recency};
use crate::checks::education_levels::Levels;
use crate::checks::experience::ExperienceCheck;
use crate::checks::it_skill::ItSkillCheck;
use crate::checks::language::LanguageCheck;
use crate::checks::nationality::{HowMany, Nationality};
use crate::checks::params::SpannedValue;
use crate::checks::studies::Studies;
use crate::checks::threshold::Threshold;
use crate::checks::when::{BranchLayout, WhenCheck};
use crate::checks::{Check, JudgingDates, OnDate, declaration, education, length_of_time};
use crate::domain::applicant::Level;
use crate::domain::calendar::{add_months, day_after, day_before};
use crate::domain::countries::Country;
use crate::domain::intervals::Length;
use crate::rules::lint::Ground;
use crate::rules::lint::formulas::{
    CheckOrEntry, DegreeRegion, Employment, EnrolledRegion, Formula, Region, RegionKind,
};

/// A check or a part of one.
#[derive(Debug)]
pub(super) struct CheckNode<'a> {
    /// Its bytes in the file.
    pub(super) span: Range<usize>,
    /// The check itself, to say whether two are the same.
    pub(super) whole: CheckOrEntry<'a>,
    /// How it is made of its parts.
    pub(super) join: Join,
    pub(super) parts: Vec<Self>,
    /// When it is surely met, and when it is surely not; where a person is asked, neither is sure.
    pub(super) sure: PossibleOutcomes<'a>,
    /// The same where a person may have said anything.
    pub(super) free: PossibleOutcomes<'a>,
}

/// How a check is made of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// It has none.
    Atom,
    /// One of them is enough.
    Any,
    /// Each of them is asked.
    All,
    /// So many of them are asked.
    AtLeast(usize),
    /// The opposite, what a person is asked about, or the checks on one entry.
    Around,
}

/// When a check is met, and when it is not; between the two lies what is unclear.
#[derive(Clone, Debug)]
pub(super) struct PossibleOutcomes<'a> {
    /// Who meets it.
    pub(super) met: Formula<'a>,
    /// Who does not.
    pub(super) not_met: Formula<'a>,
}

impl<'a> PossibleOutcomes<'a> {
    /// What a check can give of which nothing more is known: everything.
    fn of_whole(whole: CheckOrEntry<'a>) -> Self {
        Self { met: Formula::Region(Region::Meets(whole)), not_met: Formula::Region(Region::Fails(whole)) }
    }

    fn regions(met: Region<'a>, not_met: Region<'a>) -> Self {
        Self { met: Formula::Region(met), not_met: Formula::Region(not_met) }
    }

    /// An entry of the kind shows it, and only without one of the wider kind it is not met.
    fn entry(kind: RegionKind<'a>, wide: RegionKind<'a>) -> Self {
        Self::regions(Region::Some(kind), Region::None(wide))
    }

    fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let (met, not_met): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.met, part.not_met)).unzip();
        Self { met: Formula::any(met), not_met: Formula::all(not_met) }
    }

    fn at_least(count: usize, parts: impl IntoIterator<Item = Self>) -> Self {
        let (met, not_met): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.met, part.not_met)).unzip();
        let too_many = (not_met.len() + 1).saturating_sub(count);
        Self { met: Formula::AtLeast(count, met), not_met: Formula::AtLeast(too_many, not_met) }
    }

    fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<_> = parts.into_iter().collect();
        Self::at_least(parts.len(), parts)
    }

    fn opposite(self) -> Self {
        Self { met: self.not_met, not_met: self.met }
    }

    /// Whether it never comes out better than the other.
    pub(super) fn is_never_better_than(&self, other: &Self) -> bool {
        self.met.is_within(&other.met) && other.not_met.is_within(&self.not_met)
    }
}

/// What a person is asked, about a check that has to allow for it.
fn asked<'a>(inner: Option<&CheckNode<'a>>) -> [PossibleOutcomes<'a>; 2] {
    let sure = inner.map_or_else(Formula::nobody, |inner| inner.sure.not_met.clone());
    let free = inner.map_or_else(Formula::everybody, |inner| inner.free.met.clone());
    let sure = PossibleOutcomes { met: Formula::nobody(), not_met: sure };
    [sure, PossibleOutcomes { met: free, not_met: Formula::everybody() }]
}

/// A check with its place, from the table in the file that it was read from.
pub(super) fn check<'a>(value: &SpannedValue<'_>, check: &'a Check, judging_dates: &JudgingDates) -> CheckNode<'a> {
    let whole = CheckOrEntry::Check(check);
    let place = CheckLocation::of(value);
    let atom = |reach: PossibleOutcomes<'a>| place.atom(whole, reach);
    let opaque = || atom(PossibleOutcomes::of_whole(whole));
    if is_never_met(check) {
        return atom(PossibleOutcomes { met: Formula::nobody(), ..PossibleOutcomes::of_whole(whole) });
    }
    if !is_looked_into(check) {
        return opaque();
    }
    match check {
        Check::Nationality(check) => atom(nationality(check, judging_dates)),
        Check::Age(check) => {
            let bound = |bound| age(bound, judging_dates.day(check.on), judging_dates.reference);
            let lower = bound(check.bound);
            atom(check.upper.map_or(lower.clone(), |upper| PossibleOutcomes::all([lower, bound(upper)])))
        }
        Check::Education(check) => education(&place, whole, check, judging_dates),
        Check::Studies(check) => atom(studies(check, judging_dates)),
        Check::Language(check) => atom(language(check)),
        Check::ItSkill(check) => atom(it_skill(check)),
        Check::Experience(check) => atom(experience(check, judging_dates)),
        Check::Vacancies(check) => {
            let most = u64::try_from(check.at_most).unwrap_or(u64::MAX);
            let (fine, too_many) = (Region::Number("vacancies", 1, most), most.saturating_add(1));
            atom(PossibleOutcomes::regions(fine, Region::Number("vacancies", too_many, u64::MAX)))
        }
        Check::Documents(check) => documents(check).map_or_else(opaque, atom),
        Check::Declaration(check) => {
            let name = match check.field {
                declaration::DeclarationField::GenerativeAiUsed => "generative_ai_used",
                declaration::DeclarationField::Declared { within, .. } => within,
            };
            let is = |value| Region::Number(name, u64::from(value), u64::from(value));
            atom(PossibleOutcomes::regions(is(check.is), is(!check.is)))
        }
        Check::When(when) => place.made(whole, Join::Around, ways(&place, when, judging_dates)),
        Check::Tracks(tracks) => {
            let tables = place.parameters.and_then(|list| list.get_ref().as_array()).into_iter().flatten();
            let each = tables.zip(&tracks.0).filter_map(|(table, track)| {
                table.get_ref().as_table()?.get("check").map(|value| self::check(value, &track.check, judging_dates))
            });
            let parts: Vec<_> = each.collect();
            let sure = PossibleOutcomes::any(parts.iter().map(|part| part.sure.clone()));
            let free = PossibleOutcomes::any(parts.iter().map(|part| part.free.clone()));
            CheckNode { span: place.span.clone(), whole, join: Join::Any, parts, sure, free }
        }
        Check::ByNationality(by) => {
            let cases = by.cases.iter().map(|(key, _, check)| (key.as_str(), check));
            let all = cases.chain(by.otherwise.as_deref().map(|check| (OTHERWISE, check)));
            let parts =
                all.filter_map(|(key, inner)| place.inner(key).map(|value| self::check(value, inner, judging_dates)));
            place.made(whole, Join::Around, parts.collect())
        }
        Check::Languages(_) | Check::Answer(_) | Check::Preferences(_) | Check::Availability(_) => opaque(),
        Check::Residence(_) => opaque(),
        // Nothing in their parameters can be impossible.
        Check::Timely(_) | Check::Competency(_) => opaque(),
        Check::Person(person) => {
            let inner = person.unless_not.as_ref().zip(place.inner("unless_not"));
            place.around(whole, inner.map(|(inner, value)| self::check(value, inner, judging_dates)), asked)
        }
        Check::Combine(combine) => {
            place.combined(whole, combine, |value, part| self::check(value, part, judging_dates))
        }
    }
}

/// Whether two parameters of a check exclude each other: more time than there is or than is allowed, a number between two
/// that are the wrong way round, a field that counts and does not.
fn is_never_met(check: &Check) -> bool {
    let time = |asked: &length_of_time::TimeRequirement| {
        let beyond =
            |limit: Option<Length>| asked.at_least.zip(limit).is_some_and(|(least, most)| most.is_below(least));
        beyond(asked.at_most) || beyond(asked.within_last)
    };
    match check {
        Check::Experience(check) => check.time.as_ref().is_some_and(time),
        Check::Residence(check) => time(&check.time),
        Check::Answer(check) => check.is_never_met(),
        Check::Education(check) => match &check.entry {
            EntryCheck::Degree(degree) => {
                let fields =
                    degree.fields.as_ref().zip(degree.more.as_ref().and_then(|more| more.not_in_fields.as_ref()));
                fields.is_some_and(|(fields, others)| fields == others)
            }
            EntryCheck::Enrolled(_) | EntryCheck::Attended(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => false,
        },
        Check::Nationality(_) | Check::Age(_) | Check::Studies(_) | Check::Language(_) | Check::Languages(_) => false,
        Check::ItSkill(_) | Check::Vacancies(_) | Check::Documents(_) | Check::Declaration(_) => false,
        Check::When(_) | Check::Tracks(_) | Check::ByNationality(_) | Check::Preferences(_) => false,
        Check::Availability(_) | Check::Timely(_) | Check::Competency(_) | Check::Person(_) => false,
        Check::Combine(_) => false,
    }
}

/// Whether nothing is asked but what is looked into here: no day that differs with the applicant or with the start of the
/// post, and nothing that few checks ask.
fn is_looked_into(check: &Check) -> bool {
    match check {
        Check::Nationality(check) => is_known(check.on) && check.which != HowMany::Each,
        Check::Age(check) => is_known(check.on),
        Check::Education(check) => is_known(check.on) && !check.highest,
        Check::Studies(check) => is_known(check.on) && check.unit.is_none() && check.more.is_none(),
        Check::Language(check) => is_plain_language(check),
        Check::ItSkill(check) => check.count <= 1,
        Check::Experience(check) => {
            let is_plain = check.more.is_none() && check.time.is_none() && !check.none;
            is_known(check.on) && is_plain && !check.sectors.is_empty()
        }
        Check::Vacancies(_) | Check::Documents(_) | Check::Declaration(_) | Check::Competency(_) => true,
        Check::When(_) | Check::Tracks(_) | Check::ByNationality(_) | Check::Person(_) | Check::Combine(_) => true,
        Check::Languages(_) | Check::Answer(_) | Check::Preferences(_) | Check::Availability(_) => false,
        Check::Residence(_) | Check::Timely(_) => false,
    }
}

/// Documents of which one is enough; none where more is asked of them than their kind and their dates.
fn documents<'a>(check: &Documents) -> Option<PossibleOutcomes<'a>> {
    let Documents::Attached(wanted) = check else { return None };
    let is_plain = |wanted: &WantedDocument| {
        wanted.name.is_none() && wanted.issued_within_months.is_none() && wanted.valid_on.is_none()
    };
    let kinds: Option<Vec<_>> = wanted.iter().map(|wanted| wanted.kind.filter(|_| is_plain(wanted))).collect();
    Some(PossibleOutcomes::any(kinds?.into_iter().zip(wanted).map(|(kind, wanted)| {
        let kind = RegionKind::Document(kind, wanted.dates_shown);
        PossibleOutcomes::entry(kind.clone(), kind)
    })))
}

/// The conditions of a check, and what is asked where they hold.
fn ways<'a>(place: &CheckLocation<'_, '_>, when: &'a WhenCheck, judging_dates: &JudgingDates) -> Vec<CheckNode<'a>> {
    let branch = |table: &SpannedValue<'_>, key: &str, inner: &'a Check| {
        table.get_ref().as_table()?.get(key).map(|value| check(value, inner, judging_dates))
    };
    let table = |index: usize| match when.layout {
        BranchLayout::Table => place.parameters,
        BranchLayout::List | BranchLayout::ListWithElse => place.parameters?.get_ref().as_array()?.get(index),
    };
    let mut parts = Vec::new();
    for (index, (condition, then)) in when.branches.iter().enumerate() {
        let Some(table) = table(index) else { continue };
        parts.extend(branch(table, "if", condition));
        parts.extend(branch(table, "then", then));
    }
    let last = when.branches.len() - usize::from(when.layout != BranchLayout::ListWithElse);
    let other = when.otherwise.as_deref().zip(table(last));
    parts.extend(other.and_then(|(inner, table)| branch(table, "else", inner)));
    parts
}

/// The protected grounds that a check, or a part of it, is about: a score must not rest on them.
pub(super) fn grounds_of(check: &Check) -> Vec<Ground> {
    match check {
        Check::Nationality(_) => vec![Ground::Nationality],
        Check::Age(_) => vec![Ground::Age],
        Check::Person(person) => person.unless_not.as_deref().map(grounds_of).unwrap_or_default(),
        Check::Combine(Combine::Any(parts) | Combine::All(parts) | Combine::AtLeast(_, parts)) => {
            parts.iter().flat_map(grounds_of).collect()
        }
        Check::Combine(Combine::Not(part)) => grounds_of(part),
        Check::When(_when) => check.kind().children().checks().flat_map(grounds_of).collect(),
        Check::Tracks(tracks) => tracks.0.iter().flat_map(|track| grounds_of(&track.check)).collect(),
        Check::ByNationality(_by) => {
            std::iter::once(Ground::Nationality).chain(check.kind().children().checks().flat_map(grounds_of)).collect()
        }
        Check::Residence(_) => Vec::new(),
        Check::Answer(answer) if answer.protected => vec![Ground::Answer],
        Check::Answer(_) | Check::Languages(_) | Check::Preferences(_) | Check::Availability(_) => Vec::new(),
        Check::Education(_) | Check::Studies(_) | Check::Language(_) | Check::ItSkill(_) | Check::Experience(_) => {
            Vec::new()
        }
        Check::Timely(_) | Check::Vacancies(_) | Check::Documents(_) | Check::Declaration(_) | Check::Competency(_) => {
            Vec::new()
        }
    }
}

/// The most vacancies that a check allows, where it is about them alone.
pub(super) fn most_vacancies(check: &Check) -> Option<usize> {
    if let Check::Vacancies(check) = check { Some(check.at_most) } else { None }
}

/// The sectors of an experience check, where a check is one.
pub(super) fn experience_of(check: CheckOrEntry<'_>) -> Option<&ExperienceCheck> {
    if let CheckOrEntry::Check(Check::Experience(check)) = check { Some(check) } else { None }
}

/// The countries of a nationality check, with the day counted in, and whether it asks for none of them.
pub(super) fn countries_of(check: CheckOrEntry<'_>, judging_dates: &JudgingDates) -> Option<(Vec<Country>, bool)> {
    let CheckOrEntry::Check(Check::Nationality(check)) = check else { return None };
    if !is_known(check.on) {
        return None;
    }
    Some((members(check, judging_dates).0, check.which == HowMany::None))
}

/// Where a check is: its kind as a key, and its parameters.
struct CheckLocation<'v, 'i> {
    span: Range<usize>,
    parameters: Option<&'v SpannedValue<'i>>,
}

impl<'v, 'i> CheckLocation<'v, 'i> {
    /// A check is a table with one key, its kind.
    fn of(value: &'v SpannedValue<'i>) -> Self {
        match value.get_ref().as_table().and_then(|table| table.iter().next()) {
            Some((kind, parameters)) => {
                let span = kind.span().start..parameters.span().end.max(kind.span().end);
                Self { span, parameters: Some(parameters) }
            }
            None => Self { span: value.span(), parameters: None },
        }
    }

    fn inner(&self, key: &str) -> Option<&'v SpannedValue<'i>> {
        self.parameters?.get_ref().as_table()?.get(key)
    }

    fn atom<'a>(&self, whole: CheckOrEntry<'a>, reach: PossibleOutcomes<'a>) -> CheckNode<'a> {
        let (span, sure) = (self.span.clone(), reach.clone());
        CheckNode { span, whole, join: Join::Atom, parts: Vec::new(), sure, free: reach }
    }

    /// A check of which only the parts are looked into.
    fn made<'a>(&self, whole: CheckOrEntry<'a>, join: Join, parts: Vec<CheckNode<'a>>) -> CheckNode<'a> {
        let (sure, free) = (PossibleOutcomes::of_whole(whole), PossibleOutcomes::of_whole(whole));
        CheckNode { span: self.span.clone(), whole, join, parts, sure, free }
    }

    fn around<'a>(
        &self,
        whole: CheckOrEntry<'a>,
        inner: Option<CheckNode<'a>>,
        reach: impl Fn(Option<&CheckNode<'a>>) -> [PossibleOutcomes<'a>; 2],
    ) -> CheckNode<'a> {
        let [sure, free] = reach(inner.as_ref());
        let parts = inner.into_iter().collect();
        CheckNode { span: self.span.clone(), whole, join: Join::Around, parts, sure, free }
    }

    /// A combination, each of whose parts is read by `part`.
    fn combined<'a, C>(
        &self,
        whole: CheckOrEntry<'a>,
        combine: &'a Combine<C>,
        part: impl Fn(&SpannedValue<'_>, &'a C) -> CheckNode<'a>,
    ) -> CheckNode<'a> {
        let parts = |list: Option<&'v SpannedValue<'i>>, checks: &'a [C]| -> Vec<CheckNode<'a>> {
            let values = list.and_then(|list| list.get_ref().as_array()).into_iter().flatten();
            values.zip(checks).map(|(value, check)| part(value, check)).collect()
        };
        let (join, parts) = match combine {
            Combine::Not(inner) => {
                let opposite = |inner: Option<&CheckNode<'a>>| match inner {
                    Some(inner) => [inner.sure.clone().opposite(), inner.free.clone().opposite()],
                    None => [PossibleOutcomes::of_whole(whole), PossibleOutcomes::of_whole(whole)],
                };
                return self.around(whole, self.parameters.map(|value| part(value, inner)), opposite);
            }
            Combine::Any(checks) => (Join::Any, parts(self.parameters, checks)),
            Combine::All(checks) => (Join::All, parts(self.parameters, checks)),
            Combine::AtLeast(count, checks) => (Join::AtLeast(*count), parts(self.inner("of"), checks)),
        };
        let count = match join {
            Join::AtLeast(count) => count,
            Join::All => parts.len(),
            Join::Any | Join::Around | Join::Atom => 1,
        };
        let sure = PossibleOutcomes::at_least(count, parts.iter().map(|part| part.sure.clone()));
        let free = PossibleOutcomes::at_least(count, parts.iter().map(|part| part.free.clone()));
        CheckNode { span: self.span.clone(), whole, join, parts, sure, free }
    }
}

/// The members of a set on its day, and their territories.
fn members(check: &Nationality, judging_dates: &JudgingDates) -> (Vec<Country>, Vec<Country>) {
    let on = judging_dates.day(check.on);
    let members = || check.set.members.iter().filter(|member| member.on(on));
    let countries = members().map(|member| member.country).collect();
    (countries, members().flat_map(|member| member.territories.iter().copied()).collect())
}

fn nationality<'a>(check: &Nationality, judging_dates: &JudgingDates) -> PossibleOutcomes<'a> {
    let (countries, territories) = members(check, judging_dates);
    let doubtful = countries.iter().copied().chain(territories).collect();
    let reach = PossibleOutcomes::regions(Region::Hits(countries), Region::Misses(doubtful));
    if check.which == HowMany::None { reach.opposite() } else { reach }
}

fn age<'a>(bound: AgeBound, on: NaiveDate, reference: NaiveDate) -> PossibleOutcomes<'a> {
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

fn levels_of(levels: &Levels) -> Vec<Level> {
    Level::ALL.into_iter().map(|(_, level)| level).filter(|level| levels.contain(*level)).collect()
}

fn studies<'a>(check: &Studies, judging_dates: &JudgingDates) -> PossibleOutcomes<'a> {
    let (levels, on) = (levels_of(&check.levels), judging_dates.day(check.on));
    let least = check.borderline_months.unwrap_or(check.months);
    let months = |months: u32| RegionKind::Months(levels.clone(), months, on);
    let met = Formula::Region(Region::Some(months(check.months)));
    // No time at all is less than no months.
    let not_met = if least == 0 { Formula::nobody() } else { Formula::Region(Region::None(months(least))) };
    PossibleOutcomes { met, not_met }
}

/// What reaches a level, and what does not even reach the borderline.
fn threshold<'a>(
    threshold: &'a Threshold,
    kind: impl Fn(&'a crate::domain::rule_lists::Scale, usize) -> RegionKind<'a>,
) -> PossibleOutcomes<'a> {
    let borderline = threshold.borderline.unwrap_or(threshold.at_least);
    PossibleOutcomes::entry(kind(&threshold.scale, threshold.at_least), kind(&threshold.scale, borderline))
}

fn language(check: &LanguageCheck) -> PossibleOutcomes<'_> {
    let demand = &check.demand;
    let each = demand.languages.iter().map(|language| {
        threshold(&demand.level.threshold, |scale, level| RegionKind::Language(*language, scale, level))
    });
    if check.each { PossibleOutcomes::all(each) } else { PossibleOutcomes::any(each) }
}

fn it_skill(check: &ItSkillCheck) -> PossibleOutcomes<'_> {
    let of = |tool| threshold(&check.threshold, move |scale, level| RegionKind::Tool(tool, scale, level));
    let each = check.tools.iter().map(|tool| of(Some(tool)));
    if check.tools.is_empty() {
        of(None)
    } else if check.each {
        PossibleOutcomes::all(each)
    } else {
        PossibleOutcomes::any(each)
    }
}

fn experience<'a>(check: &'a ExperienceCheck, judging_dates: &JudgingDates) -> PossibleOutcomes<'a> {
    let (excluded, excluded_in, on) =
        (check.excluded.as_ref(), check.excluded_in.as_slice(), judging_dates.day(check.on));
    let of = |sectors| RegionKind::Employment(Employment { sectors, excluded, excluded_in, on });
    PossibleOutcomes::entry(of(check.sectors.clone()), of([check.sectors.as_slice(), &check.borderline].concat()))
}

/// A check on the entries of the education: one of them has to fit, as a whole.
fn education<'a>(
    place: &CheckLocation<'_, '_>,
    whole: CheckOrEntry<'a>,
    check: &'a EducationCheck,
    judging_dates: &JudgingDates,
) -> CheckNode<'a> {
    let (on, day) = (check.on, judging_dates.day(check.on));
    let span = place.span.clone();
    let (sure, free) = (some_entry(&check.entry, on, day, false), some_entry(&check.entry, on, day, true));
    // `degree` and `enrolled` standing alone are their own only part.
    let parts = match &check.entry {
        EntryCheck::Combine(combine) => {
            let parts = place.entries().map(|combined| {
                combined
                    .combined(CheckOrEntry::Entry(&check.entry, on), combine, |value, part| entry(value, part, on, day))
            });
            parts.into_iter().collect()
        }
        EntryCheck::Degree(_) | EntryCheck::Enrolled(_) | EntryCheck::Attended(_) | EntryCheck::Person(_) => Vec::new(),
    };
    CheckNode { span, whole, join: Join::Around, parts, sure, free }
}

impl CheckLocation<'_, '_> {
    /// The combination of checks on one entry, among the other parameters.
    fn entries(&self) -> Option<Self> {
        let table = self.parameters?.get_ref().as_table()?;
        let (kind, parameters) = table.iter().find(|(key, _)| matches!(key.get_ref().as_ref(), "any" | "all"))?;
        Some(Self { span: kind.span().start..parameters.span().end, parameters: Some(parameters) })
    }
}

/// A check on one entry, with its place.
fn entry<'a>(value: &SpannedValue<'_>, check: &'a EntryCheck, on: OnDate, day: NaiveDate) -> CheckNode<'a> {
    let (whole, place) = (CheckOrEntry::Entry(check, on), CheckLocation::of(value));
    if !is_plain(check) {
        return place.atom(whole, PossibleOutcomes::of_whole(whole));
    }
    match check {
        EntryCheck::Attended(_) => place.atom(whole, PossibleOutcomes::of_whole(whole)),
        EntryCheck::Degree(degree) => place.atom(whole, is_of(kinds_of_degree(degree, day))),
        EntryCheck::Enrolled(enrolled) => place.atom(whole, is_of(kinds_of_enrolled(enrolled, day))),
        EntryCheck::Person(person) => {
            let inner = person.unless_not.as_ref().zip(place.inner("unless_not"));
            place.around(whole, inner.map(|(inner, value)| entry(value, inner, on, day)), asked)
        }
        EntryCheck::Combine(combine) => place.combined(whole, combine, |value, part| entry(value, part, on, day)),
    }
}

fn is_of([kind, wide]: [RegionKind<'_>; 2]) -> PossibleOutcomes<'_> {
    PossibleOutcomes::regions(Region::Is(kind), Region::IsNot(wide))
}

/// When some entry fits; `free` where a person may have said anything.
fn some_entry(check: &EntryCheck, on: OnDate, day: NaiveDate, free: bool) -> PossibleOutcomes<'_> {
    if !is_plain(check) {
        return PossibleOutcomes::of_whole(CheckOrEntry::Entry(check, on));
    }
    match check {
        EntryCheck::Attended(_) => PossibleOutcomes::of_whole(CheckOrEntry::Entry(check, on)),
        EntryCheck::Degree(degree) => {
            let [kind, wide] = kinds_of_degree(degree, day);
            PossibleOutcomes::entry(kind, wide)
        }
        EntryCheck::Enrolled(enrolled) => {
            let [kind, wide] = kinds_of_enrolled(enrolled, day);
            PossibleOutcomes::entry(kind, wide)
        }
        EntryCheck::Person(person) => {
            let inner = person.unless_not.as_ref().map(|inner| some_entry(inner, on, day, free));
            match (inner, free) {
                (Some(inner), true) => PossibleOutcomes { met: inner.met, not_met: Formula::everybody() },
                (None, true) => PossibleOutcomes { met: Formula::everybody(), not_met: Formula::everybody() },
                (Some(inner), false) => PossibleOutcomes { met: Formula::nobody(), not_met: inner.not_met },
                // Without an entry there is nothing to ask about.
                (None, false) => PossibleOutcomes {
                    met: Formula::nobody(),
                    not_met: Formula::Region(Region::Fails(CheckOrEntry::Entry(check, on))),
                },
            }
        }
        EntryCheck::Combine(Combine::Any(parts)) => {
            PossibleOutcomes::any(parts.iter().map(|part| some_entry(part, on, day, free)))
        }
        // Several on one entry: whether one entry can be all of it, its parts tell.
        EntryCheck::Combine(Combine::All(_) | Combine::Not(_) | Combine::AtLeast(..)) => {
            let whole = PossibleOutcomes::of_whole(CheckOrEntry::Entry(check, on));
            let is_possible = one_entry(check, day).met.is_possible();
            if is_possible { whole } else { PossibleOutcomes { met: Formula::nobody(), ..whole } }
        }
    }
}

/// When one entry fits, where a person may have said anything.
fn one_entry(check: &EntryCheck, day: NaiveDate) -> PossibleOutcomes<'_> {
    // What is not looked into may be anything.
    if !is_plain(check) {
        return PossibleOutcomes { met: Formula::everybody(), not_met: Formula::everybody() };
    }
    match check {
        EntryCheck::Attended(_) => PossibleOutcomes { met: Formula::everybody(), not_met: Formula::everybody() },
        EntryCheck::Degree(degree) => is_of(kinds_of_degree(degree, day)),
        EntryCheck::Enrolled(enrolled) => is_of(kinds_of_enrolled(enrolled, day)),
        EntryCheck::Person(person) => {
            let inner = person.unless_not.as_ref().map(|inner| one_entry(inner, day).met);
            PossibleOutcomes { met: inner.unwrap_or_else(Formula::everybody), not_met: Formula::everybody() }
        }
        EntryCheck::Combine(Combine::Any(parts)) => {
            PossibleOutcomes::any(parts.iter().map(|part| one_entry(part, day)))
        }
        EntryCheck::Combine(Combine::All(parts)) => {
            PossibleOutcomes::all(parts.iter().map(|part| one_entry(part, day)))
        }
        EntryCheck::Combine(Combine::Not(part)) => one_entry(part, day).opposite(),
        EntryCheck::Combine(Combine::AtLeast(count, parts)) => {
            PossibleOutcomes::at_least(*count, parts.iter().map(|part| one_entry(part, day)))
        }
    }
}

/// Whether a day is known before any applicant is.
const fn is_known(on: OnDate) -> bool {
    matches!(on, OnDate::Reference | OnDate::Deadline | OnDate::Fixed(_))
}

/// Whether a check on languages asks nothing but what is looked into here.
const fn is_plain_language(check: &LanguageCheck) -> bool {
    let demand = &check.demand;
    !demand.others && check.count <= 1 && demand.level.skills.is_empty() && demand.level.mother_tongue.is_none()
}

/// Whether a check on an entry asks nothing but what is looked into here.
const fn is_plain(check: &EntryCheck) -> bool {
    match check {
        EntryCheck::Degree(degree) => degree.is_plain(),
        EntryCheck::Enrolled(enrolled) => enrolled.is_plain(),
        EntryCheck::Attended(_) => false,
        EntryCheck::Person(_) | EntryCheck::Combine(_) => true,
    }
}

/// What a degree has to be, and what leaves it in doubt as well: another field.
fn kinds_of_degree(degree: &education::Degree, on: NaiveDate) -> [RegionKind<'_>; 2] {
    let from = degree.recency.map(|recency| match recency {
        Recency::Within(months) => add_months(on, -months.cast_signed()),
        Recency::LessThan(months) => day_after(add_months(on, -months.cast_signed())),
    });
    let (levels, field) = (levels_of(&degree.levels), degree.fields.as_ref());
    let kind = DegreeRegion { levels, from, field, on };
    let wide = DegreeRegion { field: None, ..kind.clone() };
    [RegionKind::Degree(kind), RegionKind::Degree(wide)]
}

/// What studies under way have to be, and what leaves them in doubt as well: another field, a borderline level.
fn kinds_of_enrolled(enrolled: &education::Enrolled, on: NaiveDate) -> [RegionKind<'_>; 2] {
    let (levels, field) = (levels_of(&enrolled.levels), enrolled.fields.as_ref());
    let is_uncertain = |level: &Level| {
        let is_borderline = enrolled.borderline.is_some_and(|borderline| *level >= borderline);
        enrolled.levels.contain(*level) || (is_borderline && *level < enrolled.levels.lowest())
    };
    let doubtful = Level::ALL.into_iter().map(|(_, level)| level).filter(is_uncertain).collect();
    let kind = EnrolledRegion { levels, months_left: enrolled.final_stage_within_months, field, on };
    let wide = EnrolledRegion { levels: doubtful, field: None, ..kind.clone() };
    [RegionKind::Enrolled(kind), RegionKind::Enrolled(wide)]
}
