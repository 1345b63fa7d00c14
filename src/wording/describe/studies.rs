//! What is asked of education: degrees, studies under way, and the time of study.

use chrono::NaiveDate;

use super::{Day, Description, Telling, months, quote, title};
use crate::checks::OnDate;
use crate::checks::education::{Degree, EducationCheck, Enrolled, EntryCheck, Recency};
use crate::checks::params::Levels;
use crate::checks::studies::Studies;
use crate::domain::calendar::{add_months, day_after};
use crate::domain::text::Lang;
use crate::domain::vocabulary::FieldOfStudy;
use crate::wording::dates::date;
use crate::wording::say;
use crate::wording::studies::at_levels;

pub(super) fn education(telling: Telling<'_>, check: &EducationCheck) -> Description {
    let (lang, on) = (telling.lang, Day::new(telling, check.on).on());
    let Description { sentence, parts } = super::entry(telling, &check.entry, check.on);
    let sentence = match &check.entry {
        EntryCheck::Degree(_) | EntryCheck::Enrolled(_) => {
            say!(
                lang,
                "one entry of the education gives, {on}, {sentence}",
                "une même formation donne, {on}, {sentence}"
            )
        }
        EntryCheck::Person(_) | EntryCheck::Combine(_) => say!(
            lang,
            "one entry of the education gives, {on}, {sentence}",
            "une même formation remplit, {on}, {sentence}"
        ),
    };
    Description { sentence, parts }
}

pub(super) fn degree(telling: Telling<'_>, check: &Degree, on: OnDate) -> Description {
    let lang = telling.lang;
    let levels = at_levels(lang, &check.levels);
    let recency = check.recency.map_or_else(String::new, |recency| self::recency(telling, recency, on));
    let fields = in_fields(lang, check.fields.as_ref());
    Description::leaf(say!(
        lang,
        "a degree {levels}, obtained by that day{recency}{fields}",
        "un diplôme {levels}, obtenu au plus tard ce jour-là{recency}{fields}"
    ))
}

/// How long ago a degree may have been obtained, with the first day that counts.
fn recency(telling: Telling<'_>, recency: Recency, on: OnDate) -> String {
    let lang = telling.lang;
    let before = |count: u32| telling.frame.map(|frame| add_months(frame.day(on), -count.cast_signed()));
    match recency {
        Recency::Within(count) => {
            let (months, since) = (months(lang, count), from(lang, before(count)));
            say!(lang, " and no more than {months} before it{since}", " et {months} au plus auparavant{since}")
        }
        Recency::LessThan(count) => {
            let (months, since) = (months(lang, count), from(lang, before(count).map(day_after)));
            say!(lang, " and less than {months} before it{since}", " et moins de {months} auparavant{since}")
        }
    }
}

fn from(lang: Lang, first: Option<NaiveDate>) -> String {
    let Some(first) = first.map(|first| date(lang, first)) else {
        return String::new();
    };
    say!(lang, " (on {first} or later)", " (le {first} ou après)")
}

pub(super) fn enrolled(telling: Telling<'_>, check: &Enrolled, on: OnDate) -> Description {
    let lang = telling.lang;
    let levels = at_levels(lang, &check.levels);
    let stage = check.final_stage_within_months.map_or_else(String::new, |count| final_stage(telling, count, on));
    let fields = in_fields(lang, check.fields.as_ref());
    let borderline = check.borderline.map_or_else(String::new, |lowest| {
        let lowest = Levels::AtLeast(lowest);
        let lowest = at_levels(lang, &lowest);
        say!(
            lang,
            "; below that, but {lowest}, a person decides",
            "\u{a0}; en dessous, mais {lowest}, une personne décide"
        )
    });
    Description::leaf(say!(
        lang,
        "studies under way on that day {levels}{stage}{fields}{borderline}",
        "des études en cours ce jour-là {levels}{stage}{fields}{borderline}"
    ))
}

/// What shows that studies are in their final stage, with the last day that counts.
fn final_stage(telling: Telling<'_>, count: u32, on: OnDate) -> String {
    let (lang, months) = (telling.lang, months(telling.lang, count));
    let last = telling.frame.map(|frame| date(lang, add_months(frame.day(on), count.cast_signed())));
    let last = last.map_or_else(String::new, |last| say!(lang, " (on {last} or earlier)", " (le {last} ou avant)"));
    say!(
        lang,
        ", in their final stage by the applicant's own word or else with an end no more than {months} after that day{last}",
        ", en phase finale d'après la candidature ou, à défaut, avec une fin {months} au plus après ce jour{last}"
    )
}

/// The fields that count, by the name of their list and its codes; its phrases stand where the lists are told in full.
fn in_fields(lang: Lang, fields: Option<&FieldOfStudy>) -> String {
    let Some(fields) = fields else {
        return String::new();
    };
    let list = match title(&fields.title, lang) {
        "" => String::new(),
        title => format!(" {}", quote(lang, title)),
    };
    let codes = match fields.isced_f.join(", ") {
        codes if codes.is_empty() => String::new(),
        codes => say!(lang, " (ISCED-F {codes}, and phrases)", " (CITE-F {codes}, et des expressions)"),
    };
    say!(
        lang,
        ", in a field of the list{list}{codes}; whether any other field is relevant, a person says",
        ", dans un domaine de la liste{list}{codes}\u{a0}; si un autre domaine est pertinent, une personne le dit"
    )
}

pub(super) fn studies(telling: Telling<'_>, check: &Studies) -> Description {
    let (lang, up_to) = (telling.lang, Day::new(telling, check.on).up_to());
    let (levels, asked) = (at_levels(lang, &check.levels), months(lang, check.months));
    let borderline = check.borderline_months.map_or_else(String::new, |count| {
        let months = months(lang, count);
        say!(lang, "; from {months} on a person decides", "\u{a0}; à partir de {months}, une personne décide")
    });
    Description::leaf(say!(
        lang,
        "at least {asked} of studies in all {levels}, counted {up_to}{borderline}",
        "au moins {asked} d'études au total {levels}, comptés {up_to}{borderline}"
    ))
}
