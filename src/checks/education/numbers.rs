//! The reasons that name what is stated and what is asked: years, lengths, credits, grades, days.

use chrono::NaiveDate;

use crate::checks::OnDate;
use crate::checks::credits::{self, StatedCredits, credits_in, stated};
use crate::checks::describe::{DescribeContext, DescribedDay, months, quote};
use crate::checks::education::degree::Lasting;
use crate::checks::education::description::{field_list, required};
use crate::checks::education::{
    Degree, Enrolled, EntryCheck, EntryConditions, EntryReason, GradeCheck, PartFact, Recency,
};
use crate::checks::study_time::{EntryDays, StudyTime, thousandths};
use crate::domain::applicant::{Grade, Status};
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::number_words::number;
use crate::domain::grammar::{in_backticks, one_of, phrase, say};
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
        EntryReason::TooLongAgo => {
            let recency = degree.recency?;
            let months = months(lang, recency.months());
            let obtained = obtained(lang, fact);
            match recency {
                Recency::LessThan(_) => {
                    say!(lang, "{obtained} {months} or more before {on}", "{obtained} {months} ou plus avant le {on}")
                }
                Recency::Within(_) => {
                    say!(lang, "{obtained} more than {months} before {on}", "{obtained} plus de {months} avant le {on}")
                }
            }
        }
        EntryReason::TooLate => {
            let day = named_day(lang, degree.before?, fact.reference);
            say!(lang, "not obtained before {day}", "le diplôme n'est pas obtenu avant {day}")
        }
        EntryReason::TooEarly => {
            let day = named_day(lang, degree.since?, fact.reference);
            let obtained = obtained(lang, fact);
            say!(lang, "{obtained} before {day}", "{obtained} avant {day}")
        }
        EntryReason::PostTooLate => {
            let asked = months(lang, degree.starts_within_months?);
            say!(
                lang,
                "the post starts more than {asked} after the degree",
                "le poste commence plus de {asked} après l'obtention du diplôme"
            )
        }
        EntryReason::PostBorderline => {
            let (asked, wide) = (months(lang, degree.starts_within_months?), months(lang, degree.borderline_months?));
            say!(
                lang,
                "the post starts more than {asked} after the degree (up to {wide}, the selection team decides)",
                "le poste commence plus de {asked} après l'obtention du diplôme (jusqu'à {wide}, le service responsable tranche)"
            )
        }
        EntryReason::RecencyBorderline => {
            let (asked, wide) = (months(lang, degree.recency?.months()), months(lang, degree.borderline_months?));
            let obtained = obtained(lang, fact);
            say!(
                lang,
                "{obtained} more than {asked} before {on} (up to {wide}, the selection team decides)",
                "{obtained} plus de {asked} avant le {on} (jusqu'à {wide}, le service responsable tranche)"
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

/// What is said of the day of a degree: of studies that go on, it is the day on which they are planned to end.
const fn obtained(lang: Lang, fact: &PartFact<'_>) -> &'static str {
    match fact.entry.status {
        Some(status) if matches!(status.value, Status::Ongoing) => {
            phrase(lang, "its planned end is", "la fin prévue est fixée")
        }
        _ => phrase(lang, "obtained", "obtenu"),
    }
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
            say!(lang, "it lasted {least} month{s}", "durée de {least} mois")
        }
        Some(most) => {
            let most = thousandths(lang, most);
            say!(lang, "it lasted {least} to {most} months", "durée de {least} à {most} mois")
        }
        None => say!(lang, "how long it lasted is not stated", "durée non indiquée"),
    };
    let borderline = asked.borderline.filter(|_| fact.why == EntryReason::LengthBorderline);
    let months = |count| self::months(lang, count);
    let required = required(lang, &months(asked.months), borderline.map(months));
    say!(lang, "{found}; {required}", "{found}\u{a0}; {required}")
}

fn credits(lang: Lang, degree: &Degree, fact: &PartFact<'_>) -> String {
    match stated(&degree.credits, fact.entry) {
        StatedCredits::Of(asked, credits) => {
            let credits = credits_in(lang, &number(lang, &credits.text), &asked.unit);
            let as_yet = match fact.why {
                EntryReason::CreditsOpen => phrase(lang, " as yet", " à ce jour"),
                _ => "",
            };
            let borderline = asked.borderline.filter(|_| fact.why == EntryReason::CreditsBorderline);
            let least = credits::credits(lang, &asked.at_least.to_string());
            let required = required(lang, &least, borderline.map(|count| count.to_string()));
            say!(lang, "{credits}{as_yet}; {required}", "{credits}{as_yet}\u{a0}; {required}")
        }
        StatedCredits::OfOtherUnit | StatedCredits::NotStated(_) => {
            let unit = fact.entry.rare().and_then(|more| more.credit_unit.as_ref());
            let unit = unit.map_or_else(String::new, |unit| in_backticks(&unit.value).to_string());
            let asked = one_of(lang, degree.credits.iter().map(|asked| in_backticks(&asked.unit).to_string()));
            say!(
                lang,
                "its credits are in {unit}; required: {asked}, without conversion",
                "crédits en {unit}\u{a0}; requis\u{a0}: {asked}, sans conversion"
            )
        }
    }
}

fn of_enrolled(lang: Lang, enrolled: &Enrolled, fact: &PartFact<'_>) -> Option<String> {
    let (on, reference) = (date(lang, fact.on), date(lang, fact.reference));
    let year = || fact.entry.rare()?.year_of_study.as_ref().map(|year| number(lang, &year.value.text));
    Some(match fact.why {
        EntryReason::PlannedEnd => {
            say!(lang, "its planned end is before {on}", "la fin prévue est antérieure au {on}")
        }
        EntryReason::EndsTooLate => {
            let asked = months(lang, enrolled.ends_within_months?);
            say!(
                lang,
                "its planned end is more than {asked} after {on}",
                "la fin prévue est postérieure de plus de {asked} au {on}"
            )
        }
        EntryReason::Year => {
            let (stated, asked) = (year()?, enrolled.year_at_least?);
            say!(
                lang,
                "in year {stated} of the programme; required: year {asked}",
                "année {stated} du cursus\u{a0}; requis\u{a0}: année {asked}"
            )
        }
        EntryReason::YearContradicts => {
            let (stated, years) = (year()?, fact.entry.years_completed.as_ref()?);
            let years = number(lang, &years.value.text);
            say!(
                lang,
                "in year {stated} of the programme, which contradicts {years} years completed",
                "année {stated} du cursus, ce qui contredit le nombre d'années accomplies ({years})"
            )
        }
        EntryReason::YearOpen => {
            let asked = enrolled.year_at_least?;
            let stated = if let Some(stated) = year() {
                say!(lang, "in year {stated} on {reference}", "année {stated} le {reference}")
            } else {
                let years = number(lang, &fact.entry.years_completed.as_ref()?.value.text);
                say!(lang, "{years} years completed on {reference}", "années accomplies au {reference}\u{a0}: {years}")
            };
            say!(
                lang,
                "{stated}; it is not known whether in year {asked} or later on {on}",
                "{stated}\u{a0}; on ignore si l'année {asked} est atteinte le {on}"
            )
        }
        EntryReason::FinalStageOpen if fact.entry.final_stage.is_some_and(|is| is.value) => say!(
            lang,
            "in its final stage on {reference}; it is not known whether on {on} too",
            "en phase finale le {reference}\u{a0}; on ignore si c'était déjà le cas le {on}"
        ),
        EntryReason::FinalStageOpen => say!(
            lang,
            "not in its final stage on {reference}; it is not known whether on {on}",
            "pas encore en phase finale le {reference}\u{a0}; on ignore ce qu'il en sera le {on}"
        ),
        _ => return None,
    })
}

fn of_conditions(lang: Lang, asked: &EntryConditions, fact: &PartFact<'_>) -> Option<String> {
    Some(match fact.why {
        EntryReason::OtherField => {
            let list = field_list(lang, asked.only_fields.as_ref()?);
            say!(lang, "its field is not on the list{list}", "le domaine ne figure pas sur la liste{list}")
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
            "the grade is {stated} on the scale {scale}; required: {required}",
            "la note est {stated} sur l'échelle {scale}\u{a0}; requis\u{a0}: {required}"
        ),
        (EntryReason::GradeOnOtherScale, Some(other)) => {
            let other = in_backticks(&other.value);
            say!(
                lang,
                "the grade is {stated} on the scale {other}; required: {required} on the scale {scale}, without conversion",
                "la note est {stated} sur l'échelle {other}\u{a0}; requis\u{a0}: {required} sur l'échelle {scale}, sans conversion"
            )
        }
        _ => say!(
            lang,
            "the scale of the grade {stated} is not known; required: {required} on the scale {scale}",
            "l'échelle de la note {stated} n'est pas connue\u{a0}; requis\u{a0}: {required} sur l'échelle {scale}"
        ),
    })
}
