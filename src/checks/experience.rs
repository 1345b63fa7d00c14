//! `experience = { sectors = [...] }`: an employment in one of some sectors that began by the reference date.
//!
//! `borderline_sectors` are for a person to decide. `excluded_employers` names an `[employer.*]` whose employers do not
//! count, in the sectors of `excluded_in_sectors` (in all, where that is left out); there, an employer that merely
//! contains one of its words, or none stated, leaves it unclear. No `start` counts as begun.

use chrono::NaiveDate;

use crate::checks::params::{Context, Value as Parameters};
use crate::checks::{Candidate, Fact as AnyFact, Finding, Missing, OFFERED, OnDate, Situation, Terms};
use crate::domain::applicant::{Experience, Sector};
use crate::domain::calendar::PartialDate;
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::place::Place;
use crate::domain::problem::ListKind;
use crate::domain::statement::{Entry, Slot, Value, stated};
use crate::domain::vocabulary::Employers;

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct ExperienceCheck {
    /// The sectors that count.
    pub sectors: Vec<Sector>,
    /// The sectors for which a person decides.
    pub borderline: Vec<Sector>,
    /// The employers that do not count.
    pub excluded: Option<Employers>,
    /// The sectors in which they do not; none: in all.
    pub excluded_in: Vec<Sector>,
    /// The day by which it has begun.
    pub on: OnDate,
}

/// One employment and what makes it count, or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// The employment.
    pub entry: &'a Experience<'a>,
    /// What made the outcome what it is.
    pub why: Why,
    /// The employers that do not count.
    pub excluded: Option<&'a Employers>,
    /// The day.
    pub on: NaiveDate,
}

/// What makes an employment count, fail to count, or leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It counts.
    Fits,
    /// Its sector does not count.
    Sector,
    /// Its sector is one for which a person decides.
    SectorBorderline,
    /// Its sector is not stated.
    SectorNotStated,
    /// Its employer does not count.
    Employer,
    /// Its employer may be one that does not count.
    EmployerDoubtful,
    /// Its employer is not stated.
    EmployerNotStated,
    /// It begins after the day.
    NotBegun,
    /// The days it may have begun differ.
    DependsOnDay,
}

impl Fact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        let slot = |field| Slot::of_entry("experience", self.entry.index, field);
        match self.why {
            Why::SectorNotStated => missing.push(Missing::absent(slot("sector"))),
            Why::EmployerNotStated => missing.push(Missing::absent(slot("employer"))),
            Why::DependsOnDay => missing.push(Missing::partial(slot("start"))),
            Why::Fits | Why::Sector | Why::SectorBorderline | Why::Employer | Why::EmployerDoubtful | Why::NotBegun => {
            }
        }
    }
}

impl ExperienceCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let on = OnDate::read(&mut params);
        params.need("sectors");
        let sectors = params.words("sectors", &Sector::ALL);
        let borderline = params.words("borderline_sectors", &Sector::ALL).unwrap_or_default();
        let excluded = params.defined("excluded_employers", ListKind::Employer, &context.vocabulary.employers).cloned();
        let excluded_in = params.words("excluded_in_sectors", &Sector::ALL).unwrap_or_default();
        params.finish();
        Some(Self { sectors: sectors?, borderline, excluded, excluded_in, on })
    }

    /// Looks at each employment.
    #[must_use]
    pub fn apply<'a>(&'a self, situation: &Situation<'a>) -> Finding<'a> {
        let Some(list) = &situation.applicant.experience else {
            return Finding::not_stated(Slot::of_record("experience"));
        };
        let on = situation.frame.day(self.on);
        let entries = list.entries.iter().map(|entry| {
            let (outcome, why) = self.judge(entry, on);
            let fact = move || Fact { entry, why, excluded: self.excluded.as_ref(), on };
            (outcome, move || Finding::leaf(outcome, AnyFact::Experience(fact())))
        });
        let place = Place { section: "experience", index: None, field: None, at: list.at };
        Finding::any(AnyFact::Entries("/experience", place), situation.detail, entries)
    }

    /// The sector of an employment that is stated, or one more employment.
    pub(super) fn candidates<'a>(&'a self, situation: &Situation<'a>) -> Vec<Candidate<'a>> {
        // One in which every employer counts needs no employer.
        let excludes = |sector: &Sector| {
            self.excluded.is_some() && (self.excluded_in.is_empty() || self.excluded_in.contains(sector))
        };
        let Some(sector) = self.sectors.iter().copied().find(|sector| !excludes(sector)) else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        let terms = Terms::Sectors(&self.sectors);
        for entry in situation.applicant.experience.iter().flat_map(|list| &list.entries).take(OFFERED) {
            let slot = |field| Slot::of_entry("experience", entry.index, field);
            if entry.sector.is_none() {
                candidates.push(Candidate::field(slot("sector"), Value::Sector(sector), terms));
            }
            if let Some(start) = entry.start.filter(|start| !start.value.is_exact()) {
                let day = Value::Date(PartialDate::exact(start.value.first()));
                candidates.push(Candidate::field(slot("start"), day, Terms::Exact));
            }
        }
        let entry = Experience { sector: Some(stated(sector)), ..Experience::default() };
        candidates.push(Candidate::entry(Entry::Experience(entry), terms));
        candidates
    }

    fn judge(&self, entry: &Experience<'_>, on: NaiveDate) -> (Outcome, Why) {
        let sector = match entry.sector.map(|sector| sector.value) {
            None => (Outcome::Unclear, Why::SectorNotStated),
            Some(sector) if self.sectors.contains(&sector) => (Outcome::Met, Why::Fits),
            Some(sector) if self.borderline.contains(&sector) => (Outcome::Unclear, Why::SectorBorderline),
            Some(_) => (Outcome::NotMet, Why::Sector),
        };
        let begun = match entry.start.map(|start| start.value) {
            Some(start) if start.first() > on => (Outcome::NotMet, Why::NotBegun),
            Some(start) if start.last() > on => (Outcome::Unclear, Why::DependsOnDay),
            _ => (Outcome::Met, Why::Fits),
        };
        let mut worst = sector;
        for part in [begun, self.employer(entry)] {
            if part.0 < worst.0 {
                worst = part;
            }
        }
        worst
    }

    fn employer(&self, entry: &Experience<'_>) -> (Outcome, Why) {
        let fits = (Outcome::Met, Why::Fits);
        let Some(excluded) = &self.excluded else {
            return fits;
        };
        // Where the sector is not stated, the exclusion may apply or not; the sector itself leaves it unclear.
        let applies = |sector: Sector| self.excluded_in.is_empty() || self.excluded_in.contains(&sector);
        if !entry.sector.is_some_and(|sector| applies(sector.value)) {
            return fits;
        }
        let Some(employer) = &entry.employer else {
            return (Outcome::Unclear, Why::EmployerNotStated);
        };
        with_normal(&employer.value, |name| {
            if excluded.names.iter().any(|excluded| excluded == name) {
                (Outcome::NotMet, Why::Employer)
            } else if excluded.words.find(name).is_some() {
                (Outcome::Unclear, Why::EmployerDoubtful)
            } else {
                fits
            }
        })
    }
}
