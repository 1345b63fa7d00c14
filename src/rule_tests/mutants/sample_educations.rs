//! Educations of every sort that the numbers of a criterion tell apart: whether a changed check judges one of them
//! differently.

use chrono::NaiveDate;

use crate::assessment::{Reading, judge};
use crate::checks::CheckInput;
use crate::domain::applicant::{Applicant, Education, Level, List, Status, Years};
use crate::domain::calendar::{PartialDate, add_months, day_after, day_before};
use crate::domain::fact_change::stated;
use crate::domain::text::Lang;
use crate::rule_tests::check_parts::is_of_education_alone;
use crate::rules::Vacancy;

/// Whether two versions of a criterion judge some education differently; none where the criterion is about something
/// else too, or where a field of study has no code by which it could be stated.
pub(super) fn set_apart(old: &Vacancy, new: &Vacancy, criterion: usize, numbers: &[u32]) -> Option<bool> {
    let (before, after) = (old.criteria.get(criterion)?, new.criteria.get(criterion)?);
    if before.group != after.group || before.effect != after.effect || before.weight != after.weight {
        return None;
    }
    if !is_of_education_alone(before) || !is_of_education_alone(after) {
        return None;
    }
    let mut codes = vec![None];
    for field in old.vocabulary.fields.values() {
        codes.push(Some(field.isced_f.first()?.as_str()));
    }
    let judging_dates = old.judging_dates(None);
    let differs = |entry: Education<'_>| {
        let education = Some(List { at: 0, entries: vec![entry] });
        let applicant = Applicant { education, ..Applicant::default() };
        let of = |vacancy: &Vacancy, criterion| {
            let vocabulary = &vacancy.vocabulary;
            let input = CheckInput {
                applicant: &applicant,
                vocabulary,
                judging_dates: &judging_dates,
                shown: Lang::En,
                detail: false,
                person: None,
            };
            let judgement = judge(criterion, &input, Reading::All);
            (judgement.outcome, judgement.contested())
        };
        of(old, before) != of(new, after)
    };
    Some(entries(judging_dates.reference, numbers, &codes).into_iter().any(differs))
}

/// Educations of all levels and states, with ends around the days that the numbers make, and times of study around them.
fn entries<'c>(on: NaiveDate, numbers: &[u32], codes: &[Option<&'c str>]) -> Vec<Education<'c>> {
    let around = |day: NaiveDate| [day_before(day), day, day_after(day)];
    let months = numbers.iter().flat_map(|number| [number.cast_signed(), -number.cast_signed()]);
    let days = months.chain([0]).flat_map(|months| around(add_months(on, months)));
    let mut ends: Vec<_> = days.map(|day| Some(stated(PartialDate::exact(day)))).chain([None]).collect();
    ends.dedup();
    let lengths = numbers.iter().flat_map(|number| [number.saturating_sub(1), *number, number.saturating_add(1)]);
    let lengths = lengths.map(|months| Years { text: "".into(), month_thousandths: u64::from(months) * 1000 });
    let lengths: Vec<_> = lengths.map(stated).map(Some).collect();
    let at = |day| Some(stated(PartialDate::exact(day)));
    // With an end, the time of study is short, so that it does not decide alone; with a time, the end is one of two.
    let mut shapes = Vec::new();
    for end in ends {
        for final_stage in [None, Some(stated(true)), Some(stated(false))] {
            for start in [None, end.map(|end| stated(PartialDate::exact(add_months(end.value.first(), -1))))] {
                shapes.push(Education { start, end, final_stage, ..Education::default() });
            }
        }
    }
    for years_completed in lengths {
        for end in [None, at(day_before(on)), at(add_months(on, -1200))] {
            shapes.push(Education { end, years_completed: years_completed.clone(), ..Education::default() });
        }
    }
    shapes.push(Education { start: at(day_after(on)), ..Education::default() });
    let levels: Vec<_> = Level::ALL.iter().map(|(_, level)| Some(stated(*level))).chain([None]).collect();
    let states: Vec<_> = Status::ALL.iter().map(|(_, status)| Some(stated(*status))).chain([None]).collect();
    let mut entries = Vec::new();
    for shape in &shapes {
        for level in &levels {
            for status in &states {
                for code in codes {
                    let isced_f = code.map(|code| stated(code.into()));
                    entries.push(Education { level: *level, status: *status, isced_f, ..shape.clone() });
                }
            }
        }
    }
    entries
}
