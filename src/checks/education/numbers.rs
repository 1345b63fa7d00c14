//! The reasons that name what is stated and what is asked: years, lengths, credits, grades, days.

use chrono::NaiveDate;

use crate::checks::OnDate;
use crate::checks::credits::{StatedCredits, credits_in, stated};
use crate::checks::describe::{DescribeContext, DescribedDay, months, quote};
use crate::checks::education::degree::Lasting;
use crate::checks::education::description::field_list;
use crate::checks::education::{
    Degree, Enrolled, EntryCheck, EntryConditions, EntryReason, GradeCheck, PartFact, Recency,
};
use crate::checks::study_time::{EntryDays, StudyTime, thousandths};
use crate::domain::applicant::Grade;
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::numbers::number;
use crate::domain::grammar::{in_backticks, one_of, say};
use crate::domain::text::Lang;

/// What else is asked of an entry.
pub(super) fn conditions(check: &EntryCheck) -> Option<&EntryConditions> {
    match check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => degree.more.as_deref(),
        EntryCheck::Enrolled(enrolled) => enrolled.more.as_deref(),
        EntryCheck::Attended(attended) => attended.more.as_deref(),
        EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => None,
    }
}

/// Writes a reason about numbers; `false` where it is none.
pub(super) fn write(out: &mut String, lang: Lang, fact: &PartFact<'_>) -> bool {
    let own = match fact.check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => of_degree(lang, degree, fact),
        EntryCheck::Enrolled(enrolled) => of_enrolled(lang, enrolled, fact),
        EntryCheck::Attended(_) | EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => None,
    };
    let written = own.or_else(|| of_conditions(lang, conditions(fact.check)?, fact));
    written.inspect(|written| out.push_str(written)).is_some()
}

fn of_degree(lang: Lang, degree: &Degree, fact: &PartFact<'_>) -> Option<String> {
    let on = date(lang, fact.on);
    Some(match fact.why {
        EntryReason::TooLongAgo => match degree.recency? {
            Recency::LessThan(months) => say!(
                lang,
                "not obtained less than {months} months before {on}",
                "diplôme obtenu {months} mois ou plus avant le {on}"
            ),
            Recency::Within(months) => say!(
                lang,
                "obtained more than {months} months before {on}",
                "diplôme obtenu plus de {months} mois avant le {on}"
            ),
        },
        EntryReason::TooLate => {
            let day = named_day(lang, degree.before?, fact.reference);
            say!(lang, "not obtained before {day}", "diplôme non obtenu avant {day}")
        }
        EntryReason::TooEarly => {
            let day = named_day(lang, degree.since?, fact.reference);
            say!(lang, "obtained before {day}", "diplôme obtenu avant {day}")
        }
        EntryReason::PostTooLate => {
            let asked = months(lang, degree.starts_within_months?);
            say!(lang, "the post starts more than {asked} after it", "le poste commence plus de {asked} après")
        }
        EntryReason::PostBorderline => {
            let (asked, wide) = (months(lang, degree.starts_within_months?), months(lang, degree.borderline_months?));
            say!(
                lang,
                "the post starts more than {asked} after it; up to {wide} a person decides",
                "le poste commence plus de {asked} après\u{a0}; jusqu'à {wide}, une personne décide"
            )
        }
        EntryReason::RecencyBorderline => {
            let (asked, wide) = (months(lang, degree.recency?.months()), months(lang, degree.borderline_months?));
            say!(
                lang,
                "obtained longer ago than {asked} before {on}; up to {wide} a person decides",
                "diplôme obtenu plus de {asked} avant le {on}\u{a0}; jusqu'à {wide}, une personne décide"
            )
        }
        EntryReason::TooShort | EntryReason::LengthBorderline | EntryReason::LengthOpen => {
            length(lang, degree.lasting?, fact)
        }
        EntryReason::Credits
        | EntryReason::CreditsBorderline
        | EntryReason::CreditsOpen
        | EntryReason::CreditsOfOtherUnit => credits(lang, degree, fact),
        _ => return None,
    })
}

/// `1 January 2024`, `the first day of the post`.
fn named_day(lang: Lang, on: OnDate, reference: NaiveDate) -> String {
    let on = if on == OnDate::Reference { OnDate::Fixed(reference) } else { on };
    DescribedDay::new(DescribeContext { lang, judging_dates: None }, on).object()
}

fn length(lang: Lang, asked: Lasting, fact: &PartFact<'_>) -> String {
    let time = StudyTime::of_entry(fact.entry, EntryDays::of(fact.entry), fact.on, fact.reference);
    let least = thousandths(lang, time.least);
    let found = match time.most {
        Some(most) if most == time.least => {
            let s = if most == 1000 { "" } else { "s" };
            say!(lang, "it lasted {least} month{s}", "durée\u{a0}: {least} mois")
        }
        Some(most) => {
            let most = thousandths(lang, most);
            say!(lang, "it lasted {least} to {most} months", "durée\u{a0}: de {least} à {most} mois")
        }
        None => say!(lang, "how long it lasted is not stated", "durée non indiquée"),
    };
    let months = asked.months;
    let asked = match (fact.why, asked.borderline) {
        (EntryReason::LengthBorderline, Some(borderline)) => say!(
            lang,
            "{months} are required, and from {borderline} on a person decides",
            "{months} sont demandés, et à partir de {borderline} une personne décide"
        ),
        _ if time.most.is_none() => say!(lang, "{months} months are required", "{months} mois sont demandés"),
        _ => say!(lang, "{months} are required", "{months} sont demandés"),
    };
    say!(lang, "{found}; {asked}", "{found}\u{a0}; {asked}")
}

fn credits(lang: Lang, degree: &Degree, fact: &PartFact<'_>) -> String {
    match stated(&degree.credits, fact.entry) {
        StatedCredits::Of(asked, credits) => {
            let credits = credits_in(lang, &number(lang, &credits.text), &asked.unit);
            let least = asked.at_least;
            match asked.borderline.filter(|_| fact.why == EntryReason::CreditsBorderline) {
                None if fact.why == EntryReason::CreditsOpen => {
                    say!(
                        lang,
                        "{credits} as yet; {least} are required",
                        "{credits} à ce jour\u{a0}; {least} sont demandés"
                    )
                }
                None => say!(lang, "{credits}; {least} are required", "{credits}\u{a0}; {least} sont demandés"),
                Some(borderline) => say!(
                    lang,
                    "{credits}; {least} are required, and from {borderline} on a person decides",
                    "{credits}\u{a0}; {least} sont demandés, et à partir de {borderline} une personne décide"
                ),
            }
        }
        StatedCredits::OfOtherUnit | StatedCredits::NotStated(_) => {
            let unit = fact.entry.rare().and_then(|more| more.credit_unit.as_ref());
            let unit = unit.map_or_else(String::new, |unit| in_backticks(&unit.value).to_string());
            let asked = one_of(lang, degree.credits.iter().map(|asked| in_backticks(&asked.unit).to_string()));
            say!(
                lang,
                "its credits are in {unit}; {asked} are asked, and units are not converted",
                "ses crédits sont en {unit}\u{a0}; {asked} sont demandés, sans conversion"
            )
        }
    }
}

fn of_enrolled(lang: Lang, enrolled: &Enrolled, fact: &PartFact<'_>) -> Option<String> {
    let (on, reference) = (date(lang, fact.on), date(lang, fact.reference));
    let year = || fact.entry.rare()?.year_of_study.as_ref().map(|year| number(lang, &year.value.text));
    Some(match fact.why {
        EntryReason::PlannedEnd => {
            say!(lang, "its planned end lies before {on}", "fin prévue avant le {on}")
        }
        EntryReason::EndsTooLate => {
            let asked = months(lang, enrolled.ends_within_months?);
            say!(lang, "its planned end is more than {asked} after {on}", "fin prévue plus de {asked} après le {on}")
        }
        EntryReason::Year => {
            let (stated, asked) = (year()?, enrolled.year_at_least?);
            say!(
                lang,
                "in year {stated} of the programme; year {asked} is required",
                "année {stated} du cursus\u{a0}; l'année {asked} est demandée"
            )
        }
        EntryReason::YearContradicts => {
            let (stated, years) = (year()?, fact.entry.years_completed.as_ref()?);
            let years = number(lang, &years.value.text);
            say!(
                lang,
                "in year {stated} of the programme, which does not go with {years} years completed",
                "année {stated} du cursus, ce qui ne s'accorde pas avec {years} années accomplies"
            )
        }
        EntryReason::YearOpen => {
            let asked = enrolled.year_at_least?;
            let stated = if let Some(stated) = year() {
                say!(lang, "in year {stated} on {reference}", "année {stated} le {reference}")
            } else {
                let years = number(lang, &fact.entry.years_completed.as_ref()?.value.text);
                say!(lang, "{years} years completed on {reference}", "{years} années accomplies le {reference}")
            };
            say!(
                lang,
                "{stated}; whether in year {asked} or later on {on} is not stated",
                "{stated}\u{a0}; on ignore si c'est l'année {asked} ou une suivante le {on}"
            )
        }
        EntryReason::FinalStageOpen if fact.entry.final_stage.is_some_and(|is| is.value) => say!(
            lang,
            "in its final stage on {reference}; whether on {on} too is not stated",
            "en phase finale le {reference}\u{a0}; on ignore si elle l'était le {on}"
        ),
        EntryReason::FinalStageOpen => say!(
            lang,
            "not in its final stage on {reference}; whether on {on} is not stated",
            "pas en phase finale le {reference}\u{a0}; on ignore ce qu'il en sera le {on}"
        ),
        _ => return None,
    })
}

fn of_conditions(lang: Lang, asked: &EntryConditions, fact: &PartFact<'_>) -> Option<String> {
    Some(match fact.why {
        EntryReason::OtherField => {
            let list = field_list(lang, asked.only_fields.as_ref()?);
            say!(
                lang,
                "its field is not in the list{list}, and no other counts",
                "le domaine n'est pas dans la liste{list}, seule prise en compte"
            )
        }
        EntryReason::Grade | EntryReason::GradeOnOtherScale | EntryReason::GradeScaleOpen => {
            grade(lang, asked.grade.as_ref()?, fact)?
        }
        _ => return None,
    })
}

fn grade(lang: Lang, asked: &GradeCheck, fact: &PartFact<'_>) -> Option<String> {
    let more = fact.entry.rare()?;
    let (Grade::Number(stated) | Grade::Label(stated)) = &more.grade.as_ref()?.value;
    let stated = match &more.grade.as_ref()?.value {
        Grade::Number(text) => number(lang, text),
        Grade::Label(_) => in_backticks(stated).to_string(),
    };
    let (scale, required) = (quote(lang, &asked.scale), asked.required(lang));
    Some(match (fact.why, &more.grade_scale) {
        (EntryReason::Grade, _) => say!(
            lang,
            "the grade is {stated} on the scale {scale}; {required} is required",
            "la note est {stated} sur l'échelle {scale}\u{a0}; {required} est demandé"
        ),
        (EntryReason::GradeOnOtherScale, Some(other)) => {
            let other = in_backticks(&other.value);
            say!(
                lang,
                "the grade is {stated} on the scale {other}; {required} on the scale {scale} is required, and grades are not converted",
                "la note est {stated} sur l'échelle {other}\u{a0}; {required} sur l'échelle {scale} est demandé, et les notes ne sont pas converties"
            )
        }
        _ => say!(
            lang,
            "the scale of the grade {stated} is not known; {required} on the scale {scale} is required",
            "l'échelle de la note {stated} n'est pas connue\u{a0}; {required} sur l'échelle {scale} est demandé"
        ),
    })
}
