//! What is asked of who the applicant is: nationality and age.

use super::{DescribeContext, DescribedDay, Description, any_of, title, years};
use crate::checks::OnDate;
use crate::checks::age::{Age, AgeBound};
use crate::checks::nationality::{HowMany, Nationality};
use crate::domain::rule_lists::CountrySet;
use crate::domain::text::Lang;
use crate::messages::say;

pub(super) fn nationality(context: DescribeContext<'_>, check: &Nationality) -> Description {
    let lang = context.lang;
    let countries = countries(context, &check.set);
    let membership = membership(context, check);
    let has_territories = check.set.members.iter().any(|member| !member.territories.is_empty());
    let territories = if has_territories {
        say!(
            lang,
            "; for a territory of one of them a person decides",
            "\u{a0}; pour un territoire rattaché à l'un d'eux, une personne décide"
        )
    } else {
        String::new()
    };
    Description::leaf(match check.which {
        HowMany::None => say!(
            lang,
            "no nationality is that of {countries}{membership}{territories}",
            "aucune nationalité n'est celle de {countries}{membership}{territories}"
        ),
        HowMany::Any => say!(
            lang,
            "at least one nationality is that of {countries}{membership}{territories}",
            "au moins une nationalité est celle de {countries}{membership}{territories}"
        ),
        HowMany::Each => say!(
            lang,
            "every nationality is that of {countries}{membership}{territories}",
            "chaque nationalité est celle de {countries}{membership}{territories}"
        ),
    })
}

/// Countries, by the title of their set or one by one.
pub(super) fn countries(context: DescribeContext<'_>, set: &CountrySet) -> String {
    let lang = context.lang;
    match (title(&set.title, lang), set.members.as_slice()) {
        ("", [only]) => only.country.name(lang),
        ("", members) => {
            let names = any_of(context, members.iter().map(|member| member.country.name(lang)));
            say!(lang, "one of these countries: {names}", "l'un des pays suivants\u{a0}: {names}")
        }
        (title, _) => say!(lang, "one of the {title}", "l'un des {title}"),
    }
}

/// Whose case it is that has one of the countries as a nationality.
pub(super) fn of_nationality(context: DescribeContext<'_>, set: &CountrySet) -> String {
    let lang = context.lang;
    let countries = countries(context, set);
    match (lang, title(&set.title, lang)) {
        (Lang::En, _) => format!("for a nationality of {countries}:"),
        (Lang::Fr, "") => format!("pour la nationalité suivante ({countries})\u{a0}:"),
        (Lang::Fr, _) => format!("pour la nationalité de {countries}\u{a0}:"),
    }
}

/// How many of the countries belong to the set on the day. What has neither a name nor dates needs no count.
fn membership(context: DescribeContext<'_>, check: &Nationality) -> String {
    let (lang, on) = (context.lang, DescribedDay::new(context, check.on).on());
    let members = &check.set.members;
    let is_dated = members.iter().any(|member| member.since.is_some() || member.until.is_some());
    if !is_dated && title(&check.set.title, lang).is_empty() {
        // The day matters to nothing then, and is said where the rules name one.
        let is_default = check.on == OnDate::default();
        return if is_default { String::new() } else { say!(lang, ", {on}", ", {on}") };
    }
    let Some(judging_dates) = context.judging_dates else {
        return say!(lang, ", as the list has them {on}", ", selon la liste {on}");
    };
    let (all, day) = (members.len(), judging_dates.day(check.on));
    let count = members.iter().filter(|member| member.on(day)).count();
    match (all, count) {
        (1, 1) => return say!(lang, ", one country {on}", ", soit un pays {on}"),
        (1, 0) => return say!(lang, ", not yet or no longer {on}", ", mais pas encore ou plus {on}"),
        _ => {}
    }
    if count == all {
        return say!(lang, ", {all} countries {on}", ", soit {all} pays {on}");
    }
    say!(lang, ", {count} of the {all} countries listed {on}", ", soit {count} des {all} pays de la liste {on}")
}

pub(super) fn age(context: DescribeContext<'_>, check: Age) -> Description {
    let lower = bound(context, check.bound, check.on);
    let Some(upper) = check.upper else {
        return Description::leaf(lower);
    };
    let sentence = say!(context.lang, "both of these:", "ces deux conditions\u{a0}:");
    let parts = [lower, bound(context, upper, check.on)].map(Description::leaf);
    Description { sentence, parts: parts.to_vec() }
}

fn bound(context: DescribeContext<'_>, bound: AgeBound, on: OnDate) -> String {
    let (lang, on) = (context.lang, DescribedDay::new(context, on).on());
    match bound {
        AgeBound::AtLeast(number) => {
            let years = years(lang, number);
            say!(
                lang,
                "at least {years} old {on}; a birthday on that day counts",
                "avoir au moins {years} {on}\u{a0}; un anniversaire ce jour-là compte"
            )
        }
        AgeBound::Over(number) => {
            let years = years(lang, number);
            say!(
                lang,
                "over {years} old {on}; whoever turns {number} on that very day is not",
                "avoir plus de {years} {on}\u{a0}; avoir {years} ce jour même ne suffit pas"
            )
        }
        AgeBound::AtMost(number) => {
            let (years, next) = (years(lang, number), u32::from(number) + 1);
            say!(
                lang,
                "at most {years} old {on}; not yet {next} on that day",
                "avoir au plus {years} {on}\u{a0}; ne pas encore avoir {next} ans ce jour-là"
            )
        }
        AgeBound::Under(number) => {
            let years = years(lang, number);
            say!(
                lang,
                "under {years} old {on}; not yet {number} on that day",
                "avoir moins de {years} {on}\u{a0}; avoir {years} ce jour même est de trop"
            )
        }
    }
}
