//! A vacancy as valid: nothing in it can be inconsistent any more.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::checks::asked_fields::{AskedFields, RuleQuestion};
use crate::checks::{Check, JudgingDates, OnDate};
use crate::domain::calendar::{Moment, PartialDate};
use crate::domain::fact_change::FieldPath;
use crate::domain::names::normalise;
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::rule_lists::Vocabulary;
use crate::domain::text::{Bilingual, Lang};

/// Everything a rules file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Vacancy {
    /// The facts of the notice.
    pub notice: Notice,
    /// The day on which dated criteria are judged.
    pub reference: OnDate,
    /// The readings of it that are interpretations.
    pub reference_interpretations: Vec<Interpretation>,
    /// The criteria, in the order of the file.
    pub criteria: Vec<Criterion>,
    /// The lists that the checks refer to.
    pub vocabulary: Vocabulary,
}

/// The facts of the notice that no check decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The id of the vacancy.
    pub id: String,
    pub title: Bilingual,
    /// The employing body.
    pub body: Option<Bilingual>,
    /// The division within the body.
    pub division: Option<Bilingual>,
    /// The place of work.
    pub location: Option<Bilingual>,
    /// The working time in words.
    pub schedule: Option<Bilingual>,
    /// The working time in hours a week.
    pub hours_per_week: Option<i64>,
    pub grade: Option<String>,
    /// The security clearance.
    pub clearance: Option<String>,
    /// The pay.
    pub salary: Option<Salary>,
    /// From when on applications are taken, with its time zone.
    pub opening: Option<(Moment, Tz)>,
    /// The deadline as written.
    pub deadline: Moment,
    /// The time zone of the deadline.
    pub zone: Tz,
    /// The months, or days, in which the post may start.
    pub start: Vec<PartialDate>,
    /// How long the post lasts, in months.
    pub duration_months: Option<i64>,
    /// The languages of the notice's texts, which have equal standing.
    pub official_languages: Vec<Lang>,
    /// How many vacancies one person may apply for.
    pub maximum_applications: Option<i64>,
    /// What the notice offers.
    pub offer: Vec<Bilingual>,
    /// Other facts: what each is, and what the notice says.
    pub facts: Vec<(Bilingual, Bilingual)>,
    /// The readings of these facts that are interpretations.
    pub interpretations: Vec<Interpretation>,
}

impl Notice {
    /// Whether the notice has two texts, which may differ.
    #[must_use]
    pub fn has_two_texts(&self) -> bool {
        self.official_languages.len() > 1
    }

    /// How many vacancies one person may apply for, as a count.
    #[must_use]
    pub fn most_applications(&self) -> Option<usize> {
        self.maximum_applications.and_then(|most| usize::try_from(most).ok())
    }
}

/// A pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salary {
    /// The amount as written.
    pub amount: String,
    /// The currency, ISO 4217.
    pub currency: String,
    /// The period it is paid for.
    pub per: String,
}

/// One criterion of the notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    pub id: String,
    /// The part of the notice it is in.
    pub group: Group,
    /// What it is called in tables.
    pub title: Bilingual,
    /// The words of the notice.
    pub clause: Bilingual,
    /// The check of each text of the notice; one where both read the same.
    pub checks: Readings,
    /// What it adds to the score if met; where the rules say nothing, nothing.
    pub weight: u64,
    /// What follows where it is not met, for essential criteria and conditions; where the rules say nothing, an essential
    /// criterion makes ineligible.
    pub effect: Effect,
    /// Of a condition: whether a person reviews it where it is unclear though its value is stated.
    pub reviews_unreadable: bool,
    /// Whether a person is asked anything.
    pub asks_a_person: bool,
    /// The readings that are interpretations.
    pub interpretations: Vec<Interpretation>,
    /// What to say an applicant for whom it is unclear.
    pub advice_unclear: Option<Bilingual>,
    /// What to say an applicant who does not meet it.
    pub advice_not_met: Option<Bilingual>,
}

/// The checks of the two texts.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a vacancy has few criteria")]
pub enum Readings {
    /// Both texts read the same.
    Same(Check),
    /// They differ: English, then French.
    Differ(Check, Check),
}

/// A reading where the notice is silent, and why it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interpretation {
    /// What was chosen.
    pub text: Bilingual,
    /// Why.
    pub reason: Bilingual,
}

impl Vacancy {
    /// What every applicant is judged by: the deadline, and the reference date or the one given in its place.
    #[must_use]
    pub fn judging_dates(&self, as_of: Option<NaiveDate>) -> JudgingDates {
        let Notice { id, deadline, zone, .. } = &self.notice;
        let limit = deadline.instants(*zone);
        let judging_dates = JudgingDates {
            vacancy: id.clone(),
            opening: self.notice.opening,
            deadline: *deadline,
            zone: *zone,
            limit,
            reference: deadline.day(),
            start: self.notice.start.clone(),
            starts: self
                .notice
                .start
                .iter()
                .flat_map(|start| start.days())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            duration_months: self.notice.duration_months.and_then(|months| u32::try_from(months).ok()),
        };
        JudgingDates { reference: as_of.unwrap_or_else(|| judging_dates.day(self.reference)), ..judging_dates }
    }

    /// The question of the rules whose answer is in a field.
    #[must_use]
    pub fn question(&self, field_path: FieldPath) -> Option<RuleQuestion<'_>> {
        // Only these are asked about by questions of the rules.
        if field_path.section != "answers" && field_path.section != "application" {
            return None;
        }
        let mut questions = self.criteria.iter().flat_map(Criterion::asked).flat_map(|asked| asked.questions);
        questions.find(|question| question.field_path == field_path)
    }

    /// Whether anything adds to a score. If nothing does, nobody has one.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.criteria.iter().any(|criterion| criterion.weight > 0)
    }

    /// How many criteria there are in a group.
    #[must_use]
    pub fn count(&self, group: Group) -> usize {
        self.criteria.iter().filter(|criterion| criterion.group == group).count()
    }
}

impl Criterion {
    /// What people call it: its title or, where it has none, its id.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match self.title.get(lang) {
            "" => &self.id,
            title => title,
        }
    }

    /// Its id and, where it has one, its title.
    #[must_use]
    pub fn id_and_title(&self, lang: Lang) -> String {
        format!("{} {}", self.id, self.title.get(lang)).trim_end().to_owned()
    }

    /// What an outcome of this criterion does to the verdict.
    #[must_use]
    pub const fn effect_of(&self, outcome: Outcome) -> Effect {
        match (self.group, outcome) {
            (_, Outcome::Met) | (Group::Desirable, _) => Effect::None,
            (Group::Essential | Group::Condition, Outcome::NotMet) => self.effect,
            (Group::Essential, Outcome::Unclear) if matches!(self.effect, Effect::Ineligible) => Effect::Review,
            (Group::Essential, Outcome::Unclear) => self.effect,
            (Group::Condition, Outcome::Unclear) | (Group::Competency, _) => Effect::Note,
        }
    }

    /// Whether it is a condition that could change the verdict, so that an unclear outcome is to be said.
    #[must_use]
    pub fn is_to_be_checked(&self) -> bool {
        self.group == Group::Condition && self.effect > Effect::Note
    }

    /// What the criterion asks for by name, by each of its checks: the English one first.
    #[must_use]
    pub fn asked(&self) -> Vec<AskedFields<'_>> {
        match &self.checks {
            Readings::Same(check) => vec![check.asked()],
            Readings::Differ(english, french) => vec![english.asked(), french.asked()],
        }
    }

    /// The name of the competency that it asks for, in one language: its title where that is one of the names, else the
    /// first of them.
    #[must_use]
    pub fn competency(&self, lang: Lang) -> Option<String> {
        let asked = self.asked();
        let names = asked.iter().map(|asked| asked.competency).find(|names| !names.is_empty())?;
        let title = self.title.get(lang);
        let is_listed = names.contains(&normalise(title));
        if is_listed { Some(title.to_owned()) } else { names.first().cloned() }
    }

    /// What to say an applicant.
    #[must_use]
    pub const fn advice(&self, outcome: Outcome) -> Option<&Bilingual> {
        match outcome {
            Outcome::Met => None,
            Outcome::Unclear => self.advice_unclear.as_ref(),
            Outcome::NotMet => self.advice_not_met.as_ref(),
        }
    }
}
