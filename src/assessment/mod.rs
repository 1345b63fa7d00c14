//! A vacancy applied to an applicant: outcomes, verdict, score; and the ranking of many.

pub mod amendment;
pub mod decisions;
pub mod duplicates;
pub mod remedies;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::checks::{Check, CheckInput, Finding, JudgingDates, Missing};
use crate::domain::applicant::{Applicant, LanguageLevel};
use crate::domain::calendar::{PartialDate, add_months};
use crate::domain::decision::Decision;
use crate::domain::languages::{self, Language, StatedLanguage};
use crate::domain::level_labels::{LabelMeaning, LabelScale};
use crate::domain::location::Located;
use crate::domain::names::normalise;
use crate::domain::outcome::{Effect, Group, Outcome, Score, Verdict};
use crate::domain::problem::{Warning, WarningKind};
use crate::domain::text::Lang;
use crate::domain::vacancy_ids::is_this;
use crate::rules::vacancy::{Criterion, Readings, Vacancy};

pub mod causes;
pub mod row_filter;
pub mod tally;
pub mod timeline;

/// Which text of the notice is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Both; where they differ, the criterion is unclear and contested.
    All,
    /// One alone.
    One(Lang),
}

impl Reading {
    /// The name in options and reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::One(lang) => lang.code(),
        }
    }

    /// The checks of a criterion that are applied: that of each text, the English one first.
    pub fn checks(self, criterion: &Criterion) -> impl Iterator<Item = &Check> {
        let (first, second) = match (&criterion.checks, self) {
            (Readings::Same(check), _)
            | (Readings::Differ(check, _), Self::One(Lang::En))
            | (Readings::Differ(_, check), Self::One(Lang::Fr)) => (check, None),
            (Readings::Differ(english, french), Self::All) => (english, Some(french)),
        };
        std::iter::once(first).chain(second)
    }
}

/// What the facts show about one applicant.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment<'a> {
    pub verdict: Verdict,
    /// The score; none if the vacancy gives no criterion a weight.
    pub score: Option<Score>,
    /// What was judged, in the order of the criteria.
    pub judgements: Vec<Judgement<'a>>,
}

/// What was found for one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement<'a> {
    pub criterion: &'a Criterion,
    pub outcome: Outcome,
    /// What it did to the verdict.
    pub effect: Effect,
    /// Whether it is unclear and a person alone can settle it, whatever the answer: no fact is missing.
    pub is_for_a_person: bool,
    /// What was found, by each text where they have checks of their own.
    pub found: ReadingFindings<'a>,
    /// What a person decided in the place of what was found.
    pub decision: Option<&'a Decision>,
}

/// The findings behind an outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingFindings<'a> {
    /// By the one check that was applied, or by one of two that agree.
    Agreed(Finding<'a>),
    /// By the English and by the French text, which differ.
    Contested(Finding<'a>, Finding<'a>),
}

impl<'a> Judgement<'a> {
    /// The findings that it is said by: one, or that of each text where they differ.
    pub fn findings(&self) -> impl Iterator<Item = &Finding<'a>> + Clone {
        let (one, other) = match &self.found {
            ReadingFindings::Agreed(finding) => (finding, None),
            ReadingFindings::Contested(english, french) => (english, Some(french)),
        };
        std::iter::once(one).chain(other)
    }

    /// Whether the two texts give different outcomes, and nobody has decided.
    #[must_use]
    pub const fn contested(&self) -> bool {
        self.decision.is_none() && matches!(self.found, ReadingFindings::Contested(..))
    }

    /// Whether this keeps the applicant from being eligible.
    #[must_use]
    pub fn stands_in_the_way(&self) -> bool {
        self.effect >= Effect::Review
    }

    /// Whether it is a condition that could change the verdict and is unclear for lack of facts.
    #[must_use]
    pub fn unchecked(&self) -> bool {
        self.outcome == Outcome::Unclear && self.criterion.is_to_be_checked() && !self.is_for_a_person
    }
}

/// Judges every criterion of the vacancy.
#[must_use]
pub fn assess<'a>(vacancy: &'a Vacancy, input: &CheckInput<'a>, reading: Reading) -> Assessment<'a> {
    let judgements = vacancy.criteria.iter().map(|criterion| judge(criterion, input, reading)).collect();
    let mut assessment = Assessment { verdict: Verdict::Eligible, score: None, judgements };
    assessment.follow();
    assessment
}

impl<'a> Assessment<'a> {
    /// Makes the verdict and the score follow from the judgements.
    fn follow(&mut self) {
        let (mut verdict, mut met, mut unclear, mut total) = (Verdict::Eligible, 0, 0, 0);
        for judgement in &self.judgements {
            verdict = verdict.max(match judgement.effect {
                Effect::None | Effect::Note => Verdict::Eligible,
                Effect::Review => Verdict::Review,
                Effect::Ineligible => Verdict::Ineligible,
            });
            let weight = judgement.criterion.weight;
            total += weight;
            match judgement.outcome {
                Outcome::Met => met += weight,
                Outcome::Unclear => unclear += weight,
                Outcome::NotMet => {}
            }
        }
        self.verdict = verdict;
        self.score = (total > 0).then(|| Score::of(met, unclear, total));
    }

    /// The judgements that a person decided.
    pub fn decided(&self) -> impl Iterator<Item = &Judgement<'a>> {
        self.judgements.iter().filter(|judgement| judgement.decision.is_some())
    }
}

/// Judges one criterion.
#[must_use]
#[inline]
pub fn judge<'a>(criterion: &'a Criterion, input: &CheckInput<'a>, reading: Reading) -> Judgement<'a> {
    let (outcome, found) = match (&criterion.checks, reading) {
        (Readings::Same(check), _)
        | (Readings::Differ(check, _), Reading::One(Lang::En))
        | (Readings::Differ(_, check), Reading::One(Lang::Fr)) => {
            // Most criteria end here: the finding is large, and is moved no more than once.
            let finding = check.apply(input);
            let outcome = finding.outcome;
            let (effect, is_for_a_person) = effect(criterion, outcome, input, reading);
            let found = ReadingFindings::Agreed(finding);
            return Judgement { criterion, outcome, effect, is_for_a_person, found, decision: None };
        }
        (Readings::Differ(english, french), Reading::All) => {
            let (english, french) = (english.apply(input), french.apply(input));
            match input.shown {
                _ if english.outcome != french.outcome => {
                    (Outcome::Unclear, ReadingFindings::Contested(english, french))
                }
                Lang::En => (english.outcome, ReadingFindings::Agreed(english)),
                Lang::Fr => (french.outcome, ReadingFindings::Agreed(french)),
            }
        }
    };
    let (effect, is_for_a_person) = effect(criterion, outcome, input, reading);
    Judgement { criterion, outcome, effect, is_for_a_person, found, decision: None }
}

/// What an outcome does to the verdict. A condition that is unclear is only noted, unless a person has to decide it, or its
/// value is stated and the rules want that reviewed. Also whether a person settles it, whatever the answer.
#[inline]
fn effect(criterion: &Criterion, outcome: Outcome, input: &CheckInput<'_>, reading: Reading) -> (Effect, bool) {
    let is_open = outcome == Outcome::Unclear && criterion.group == Group::Condition && input.person.is_none();
    if is_open && (criterion.asks_a_person || criterion.reviews_unreadable) {
        let settled = settled_by_a_person(criterion, input, reading);
        if settled.contains(&true) || is_stated(criterion, input, reading) {
            return (Effect::Review, settled == [true, true]);
        }
    }
    (criterion.effect_of(outcome), false)
}

/// Whether the yes of a person settles an unclear condition that could change the verdict, and whether the no does.
#[cold]
fn settled_by_a_person(criterion: &Criterion, input: &CheckInput<'_>, reading: Reading) -> [bool; 2] {
    [Outcome::Met, Outcome::NotMet].map(|answer| {
        let input = CheckInput { person: Some(answer), ..*input };
        criterion.asks_a_person
            && criterion.is_to_be_checked()
            && judge(criterion, &input, reading).outcome != Outcome::Unclear
    })
}

/// Whether the value that an unclear condition asks for is stated, and the rules want that reviewed.
#[cold]
fn is_stated(criterion: &Criterion, input: &CheckInput<'_>, reading: Reading) -> bool {
    let is_stated = |check: &Check| {
        let finding = check.apply(&CheckInput { detail: true, ..*input });
        let lacks =
            |missing: &Missing| !missing.is_partial && missing.field_path.unreadable_in(input.applicant).is_none();
        finding.outcome == Outcome::Unclear && !finding.missing().iter().any(lacks)
    };
    criterion.reviews_unreadable && reading.checks(criterion).any(is_stated)
}

/// What a person should know about a record beside its outcomes: an unlikely date of birth, two levels of one language, a
/// file meant for another vacancy.
#[must_use]
pub fn concerns(applicant: &Applicant<'_>, judging_dates: &JudgingDates) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |pointer: &str, at, concern| {
        warnings.push(Warning { pointer: pointer.to_owned(), at, concern, suggestion: None });
    };
    if let Some(born) = applicant.date_of_birth.as_ref().filter(|born| !born.value.is_unreadable()) {
        let reference = judging_dates.reference;
        if born.value.first() > reference {
            warn("/date_of_birth", born.at, WarningKind::BornAfter(born.value.to_string(), reference));
        } else if born.value.last() < add_months(reference, -1200) {
            warn("/date_of_birth", born.at, WarningKind::BornLongAgo(born.value.to_string(), reference));
        }
    }
    let mut warn_of_start = |section, index, start: Option<&Located<PartialDate>>| {
        if let Some(start) = start.filter(|start| start.value.is_far_after(judging_dates.reference)) {
            let concern = WarningKind::StartsFarAhead(start.value.to_string(), judging_dates.reference);
            warn(&format!("/{section}/{index}/start"), start.at, concern);
        }
    };
    for entry in applicant.education.iter().flat_map(|list| &list.entries) {
        warn_of_start("education", entry.index, entry.start.as_ref());
    }
    for entry in applicant.experience.iter().flat_map(|list| &list.entries) {
        warn_of_start("experience", entry.index, entry.start.as_ref());
    }
    for entry in applicant.residence.iter().flat_map(|list| &list.entries) {
        warn_of_start("residence", entry.index, entry.start.as_ref());
    }
    warnings_of_levels(applicant, &mut warn);
    if let Some(vacancy) = applicant.application.as_ref().and_then(|application| application.vacancy.as_ref())
        && !is_this(&vacancy.value, &judging_dates.vacancy)
    {
        let concern = WarningKind::OtherVacancy(vacancy.value.to_string(), judging_dates.vacancy.clone());
        warn("/application/vacancy", vacancy.at, concern);
    }
    warnings
}

/// How many levels of one language a further one is compared with: a file may state a hundred thousand.
const LEVELS_COMPARED: usize = 20;

/// Warns of each entry of `languages` whose language an earlier entry states at levels of which none is the same. An outcome
/// is that of the entry which suffices, as of any list.
fn warnings_of_levels(applicant: &Applicant<'_>, warn: &mut impl FnMut(&str, usize, WarningKind)) {
    let mut levels_of: BTreeMap<Language, Vec<&LanguageLevel<'_>>> = BTreeMap::new();
    for entry in applicant.languages.iter().flat_map(|list| &list.entries) {
        let (Some(name), Some(level)) = (&entry.language, &entry.level) else { continue };
        let StatedLanguage::One(language) = languages::read(&name.value, |_| None) else { continue };
        let earlier = levels_of.entry(language).or_default();
        if let Some(other) = earlier.iter().find(|other| contradict(&level.value, other)) {
            let concern = WarningKind::OtherLevel(name.value.to_string(), labels_of(other).join(", "));
            warn(&format!("/languages/{}/level", entry.index), level.at, concern);
        }
        // What was compared with a level need not be compared with the same one again.
        if earlier.len() < LEVELS_COMPARED && !earlier.contains(&&level.value) {
            earlier.push(&level.value);
        }
    }
}

/// Whether two levels of one language cannot both be right: of a skill, or of all of them, they share no level of the CEFR.
fn contradict(one: &LanguageLevel<'_>, other: &LanguageLevel<'_>) -> bool {
    fn meanings<'s>(level: &'s LanguageLevel<'_>) -> Vec<(Option<&'s str>, LabelMeaning)> {
        let read = |label: &str| LabelScale::cefr().read(label);
        match level {
            LanguageLevel::Overall(label) => read(label).map(|meaning| (None, meaning)).into_iter().collect(),
            LanguageLevel::BySkill(skills) => {
                skills.iter().filter_map(|(skill, label)| Some((Some(&**skill), read(&label.value)?))).collect()
            }
        }
    }
    let others = meanings(other);
    meanings(one).iter().any(|(skill, meaning)| {
        others.iter().any(|(other_skill, other)| {
            let is_same_skill = skill.zip(*other_skill).is_none_or(|(one, other)| normalise(one) == normalise(other));
            is_same_skill && (meaning.highest < other.lowest || other.highest < meaning.lowest)
        })
    })
}

/// The labels of a level, each once.
fn labels_of<'s>(level: &'s LanguageLevel<'_>) -> Vec<&'s str> {
    let mut labels: Vec<&str> = match level {
        LanguageLevel::Overall(label) => vec![label],
        LanguageLevel::BySkill(skills) => skills.iter().map(|(_, label)| label.value.as_ref()).collect(),
    };
    labels.dedup();
    labels
}

/// What the place of an applicant in the ranking depends on; the lesser comes first.
pub type RankKey = (Verdict, Reverse<u16>, Reverse<u16>);

/// The key of a verdict and its score; invalid records have none.
#[must_use]
pub fn rank_key(verdict: Verdict, score: Option<Score>) -> RankKey {
    let score = score.unwrap_or(Score { min: 0, max: 0 });
    (verdict, Reverse(score.min), Reverse(score.max))
}

/// The rank of a key among all keys, which are sorted: equal keys share a rank, the next one counts on (1, 2, 2, 4);
/// invalid records have none.
///
/// ```
/// use eligible::internal::assessment::{rank, rank_key};
/// use eligible::internal::domain::outcome::{Score, Verdict};
/// let key = |verdict, min| rank_key(verdict, Some(Score { min, max: 1000 }));
/// let keys = [key(Verdict::Eligible, 500), key(Verdict::Review, 750), key(Verdict::Review, 750), key(Verdict::Review, 0)];
/// assert_eq!(keys.map(|key| rank(&keys, key)), [Some(1), Some(2), Some(2), Some(4)]);
/// let invalid = rank_key(Verdict::Invalid, None);
/// assert_eq!(rank(&[invalid], invalid), None);
/// ```
#[must_use]
pub fn rank(sorted: &[RankKey], key: RankKey) -> Option<u64> {
    let before = sorted.partition_point(|other| *other < key);
    (key.0 != Verdict::Invalid).then_some(before as u64 + 1)
}
