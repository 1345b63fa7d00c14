//! What is asked of an education, in words.

use chrono::NaiveDate;

use crate::checks::OnDate;
use crate::checks::combine::text::combined;
use crate::checks::credits::{UnitCredits, credits_in};
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, known_day, months, quote, title};
use crate::checks::education::{Attended, Degree, EducationCheck, Enrolled, EntryCheck, EntryConditions, Recency};
use crate::checks::education_levels::{level_name, of_levels};
use crate::checks::nationality::text::within_countries;
use crate::checks::person::text::for_person;
use crate::domain::applicant::Level;
use crate::domain::calendar::{add_months, day_after};
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{one_of, phrase, say};
use crate::domain::rule_lists::{CountrySet, FieldOfStudy};
use crate::domain::text::Lang;

impl Describe for EducationCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        if let EntryCheck::Highest(check) = &self.entry {
            // It is the highest of those obtained by the day that the degree itself asks.
            let day = check.on.unwrap_or(self.on);
            let by = DescribedDay::new(context, day).by();
            let Description { sentence, parts } = degree(context, &Degree { on: None, ..check.clone() }, day);
            let sentence = say!(
                lang,
                "the highest of the degrees obtained {by} is {sentence}",
                "le plus élevé des diplômes obtenus {by} est {sentence}"
            );
            return Description { sentence, parts };
        }
        // What is asked alone names its day itself.
        let alone = match &self.entry {
            EntryCheck::Degree(check) => EntryCheck::Degree(Degree { on: check.on.or(Some(self.on)), ..check.clone() }),
            EntryCheck::Enrolled(check) => {
                EntryCheck::Enrolled(Enrolled { on: check.on.or(Some(self.on)), ..check.clone() })
            }
            EntryCheck::Attended(check) => {
                EntryCheck::Attended(Attended { on: check.on.or(Some(self.on)), ..check.clone() })
            }
            check @ (EntryCheck::Highest(_)
            | EntryCheck::Studies(_)
            | EntryCheck::Person(_)
            | EntryCheck::Combine(_)) => check.clone(),
        };
        let Description { sentence, parts } = entry(context, &alone, self.on);
        let is_of_several = match &alone {
            EntryCheck::Degree(_) | EntryCheck::Highest(_) | EntryCheck::Attended(_) => false,
            // Both days are within one entry.
            EntryCheck::Enrolled(check) => check.until.is_some(),
            EntryCheck::Studies(_) | EntryCheck::Person(_) | EntryCheck::Combine(_) => true,
        };
        if !is_of_several {
            return Description { sentence, parts };
        }
        // Where each part has a day of its own, that of the whole says nothing.
        let on =
            if has_own_day(&alone) { String::new() } else { format!(", {}", DescribedDay::new(context, self.on).on()) };
        let sentence =
            say!(lang, "for a single course of study{on}, {sentence}", "pour une même formation{on}, {sentence}");
        Description { sentence, parts }
    }
}

/// Whether all that is asked of an entry names the day on which it is asked.
fn has_own_day(check: &EntryCheck) -> bool {
    match check {
        EntryCheck::Degree(degree) | EntryCheck::Highest(degree) => degree.on.is_some(),
        // It says up to which day time counts.
        EntryCheck::Studies(_) => true,
        EntryCheck::Enrolled(enrolled) => enrolled.on.is_some(),
        EntryCheck::Attended(attended) => attended.on.is_some(),
        EntryCheck::Person(_) | EntryCheck::Combine(_) => {
            let mut parts = check.children(OnDate::default()).entries().peekable();
            parts.peek().is_some() && parts.all(has_own_day)
        }
    }
}

fn degree(context: DescribeContext<'_>, check: &Degree, on: OnDate) -> Description {
    let lang = context.lang;
    let levels = of_levels(lang, &check.levels);
    let recency =
        check.recency.map_or_else(String::new, |recency| self::recency(context, recency, check.on.unwrap_or(on)));
    let fields = in_fields(lang, check.fields.as_ref());
    let by = match check.on {
        None => say!(lang, "by that day", "au plus tard ce jour-là"),
        Some(on) => DescribedDay::new(context, on).by(),
    };
    let since = check.since.map_or_else(String::new, |since| {
        let since = DescribedDay::new(context, since).object();
        say!(lang, ", and not before {since}", ", et pas avant {since}")
    });
    let before = check.before.map_or_else(String::new, |before| {
        let before = DescribedDay::new(context, before).object();
        say!(lang, ", and before {before}", ", et avant {before}")
    });
    let start = check.starts_within_months.map_or_else(String::new, |count| {
        let months = months(lang, count);
        say!(lang, ", no more than {months} before the post starts", ", dans les {months} précédant le début du poste")
    });
    let wide = check.borderline_months.map_or_else(String::new, |count| {
        let months = months(lang, count);
        say!(lang, "up to {months}, the selection team decides", "jusqu'à {months}, le service responsable tranche")
    });
    // One pair of brackets holds the first day that counts, and what is beyond it.
    let (recency, wide) = match (recency.strip_suffix(')'), start.as_str()) {
        _ if wide.is_empty() => (recency, wide),
        (Some(open), "") => (say!(lang, "{open}; {wide})", "{open}\u{a0}; {wide})"), String::new()),
        _ => (recency, format!(" ({wide})")),
    };
    let (measured, more) = (measured(lang, check), more(context, check.more.as_deref()));
    // What ends school is no degree in English.
    let is_degree = check.levels.lowest() >= Level::ShortCycle;
    let degree = if is_degree {
        phrase(lang, "a degree", "un diplôme")
    } else {
        phrase(lang, "a qualification", "un diplôme")
    };
    Description::leaf(say!(
        lang,
        "{degree} {levels}, obtained {by}{recency}{start}{wide}{since}{before}{fields}{measured}{more}",
        "{degree} {levels}, obtenu {by}{recency}{start}{wide}{since}{before}{fields}{measured}{more}"
    ))
}

/// How long a degree lasted, and its credits.
fn measured(lang: Lang, check: &Degree) -> String {
    let mut words = String::new();
    if let Some(lasting) = check.lasting {
        let months = months(lang, lasting.months);
        words += &say!(lang, "; lasting {months} or more", "\u{a0}; d'une durée de {months} ou plus");
        words += &borderline_from(lang, lasting.borderline.map(|count| self::months(lang, count)));
    }
    if !check.credits.is_empty() {
        let credits = credits_asked(lang, &check.credits);
        words += &say!(
            lang,
            "; with at least {credits} for that degree alone; other units are not converted",
            "\u{a0}; avec au moins {credits} pour ce seul diplôme\u{a0}; les autres unités ne sont pas converties"
        );
    }
    words
}

/// From how much on the selection team decides, in brackets behind what is required.
pub(in crate::checks) fn borderline_from(lang: Lang, least: Option<String>) -> String {
    least.map_or_else(String::new, |least| {
        say!(
            lang,
            " (from {least}, the selection team decides)",
            " (à partir de {least}, le service responsable tranche)"
        )
    })
}

/// What is required, with its borderline, behind what there is.
pub(in crate::checks) fn required(lang: Lang, asked: &str, borderline: Option<String>) -> String {
    let borderline = borderline_from(lang, borderline);
    say!(lang, "required: {asked}{borderline}", "requis\u{a0}: {asked}{borderline}")
}

/// `60 credits (unit: credit hours) or 90 credits (unit: quarter hours)`, each with its borderline.
pub(in crate::checks) fn credits_asked(lang: Lang, units: &[UnitCredits]) -> String {
    one_of(
        lang,
        units.iter().map(|asked| {
            let credits = credits_in(lang, &asked.at_least.to_string(), &asked.unit);
            let Some(from) = asked.borderline else { return credits };
            // One pair of brackets holds the unit and the borderline.
            let open = credits.trim_end_matches(')');
            say!(
                lang,
                "{open}; from {from}, the selection team decides)",
                "{credits} (à partir de {from}, le service responsable tranche)"
            )
        }),
    )
}

fn attended(context: DescribeContext<'_>, check: &Attended) -> Description {
    let lang = context.lang;
    let (levels, fields) = (of_levels(lang, &check.levels), in_fields(lang, check.fields.as_ref()));
    let by = match check.on {
        None => say!(lang, "by that day", "au plus tard ce jour-là"),
        Some(on) => DescribedDay::new(context, on).by(),
    };
    let more = more(context, check.more.as_deref());
    Description::leaf(say!(
        lang,
        "studies {levels} begun {by}, completed or not{fields}{more}",
        "des études {levels} commencées {by}, terminées ou non{fields}{more}"
    ))
}

/// What few checks ask of an education.
fn more(context: DescribeContext<'_>, more: Option<&EntryConditions>) -> String {
    let (Some(more), lang) = (more, context.lang) else {
        return String::new();
    };
    let mut words = String::new();
    if let Some(fields) = &more.not_in_fields {
        let list = field_list(lang, fields);
        words += &say!(lang, "; not in a field on the list{list}", "\u{a0}; hors des domaines de la liste{list}");
    }
    words += &only_in_fields(lang, more.only_fields.as_ref());
    words += &in_countries(context, more.countries.as_ref());
    if more.full_time {
        words += &say!(lang, "; full-time", "\u{a0}; à temps plein");
    }
    if let Some(grade) = &more.grade {
        let scale = quote(lang, &grade.scale);
        let (required, labels) = (grade.required(lang), grade.labels());
        words += &say!(
            lang,
            "; with a grade of {required} on the scale {scale}{labels}, without conversion",
            "\u{a0}; avec une note de {required} sur l'échelle {scale}{labels}, sans conversion"
        );
    }
    words
}

/// How long ago a degree may have been obtained, with the first day that counts.
fn recency(context: DescribeContext<'_>, recency: Recency, on: OnDate) -> String {
    let lang = context.lang;
    let before = |count: u32| known_day(context, on).map(|day| add_months(day, -count.cast_signed()));
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
    say!(lang, " (on {first} or later)", " (à partir du {first})")
}

fn enrolled(context: DescribeContext<'_>, check: &Enrolled, on: OnDate) -> Description {
    let lang = context.lang;
    let levels = of_levels(lang, &check.levels);
    let stage = check
        .final_stage_within_months
        .map_or_else(String::new, |count| final_stage(context, count, check.on.unwrap_or(on)));
    let fields = in_fields(lang, check.fields.as_ref());
    let borderline = check.borderline.map_or_else(String::new, |lowest| {
        let lowest = level_name(lang, lowest);
        say!(
            lang,
            " (from {lowest} level, the selection team decides)",
            " (à partir du niveau {lowest}, le service responsable tranche)"
        )
    });
    let day = match (check.on, check.until) {
        (None, _) => say!(lang, "on that day", "ce jour-là"),
        (Some(on), None) => DescribedDay::new(context, on).on(),
        (Some(from), Some(until)) => {
            let (from, until) = (DescribedDay::new(context, from).on(), DescribedDay::new(context, until).on());
            say!(lang, "both {from} and {until}", "{from} et {until}")
        }
    };
    let year = check.year_at_least.map_or_else(String::new, |year| {
        let ending = if year == 1 { "re" } else { "e" };
        say!(
            lang,
            ", in year {year} or later (the number of years completed can show this)",
            ", en {year}{ending} année au moins (le nombre d'années accomplies peut en tenir lieu)"
        )
    });
    let end = check.ends_within_months.map_or_else(String::new, |count| {
        let (months, last) = (months(lang, count), last_day(context, count, check.on.unwrap_or(on)));
        say!(
            lang,
            ", ending no more than {months} after that day{last}",
            ", se terminant {months} au plus après ce jour{last}"
        )
    });
    let more = more(context, check.more.as_deref());
    Description::leaf(say!(
        lang,
        "studies under way {day}, {levels}{stage}{end}{year}{fields}{borderline}{more}",
        "des études en cours {day}, {levels}{stage}{end}{year}{fields}{borderline}{more}"
    ))
}

/// What shows that studies are in their final stage, with the last day that counts.
fn final_stage(context: DescribeContext<'_>, count: u32, on: OnDate) -> String {
    let (lang, months) = (context.lang, months(context.lang, count));
    let last = last_day(context, count, on);
    say!(
        lang,
        ", in their final stage according to the applicant or, failing that, ending no more than {months} after that day{last}",
        ", en phase finale selon la/le candidat(e) ou, à défaut, se terminant {months} au plus après ce jour{last}"
    )
}

/// The last day that is so many months after another, where that one is known.
fn last_day(context: DescribeContext<'_>, count: u32, on: OnDate) -> String {
    let last = known_day(context, on).map(|day| date(context.lang, add_months(day, count.cast_signed())));
    last.map_or_else(String::new, |last| say!(context.lang, " (by {last})", " (au plus tard le {last})"))
}

/// The countries of study that count.
pub(in crate::checks) fn in_countries(context: DescribeContext<'_>, countries: Option<&CountrySet>) -> String {
    countries.map_or_else(String::new, |set| {
        let countries = within_countries(context, set);
        say!(context.lang, "; {countries}", "\u{a0}; {countries}")
    })
}

/// The name of a list of fields.
pub fn field_list(lang: Lang, fields: &FieldOfStudy) -> String {
    match title(&fields.title, lang) {
        "" => String::new(),
        title => format!(" {}", quote(lang, title)),
    }
}

/// The fields that count, by the name of their list and its codes; its phrases are said with the lists.
pub(in crate::checks) fn in_fields(lang: Lang, fields: Option<&FieldOfStudy>) -> String {
    let Some(fields) = fields else {
        return String::new();
    };
    let list = field_list(lang, fields);
    let codes = match fields.isced_f.join(", ") {
        codes if codes.is_empty() => String::new(),
        codes => say!(lang, " (ISCED-F {codes}, and the words listed)", " (CITE-F {codes}, et les mots énumérés)"),
    };
    say!(
        lang,
        ", in a field on the list{list}{codes}; any other field is for the selection team to decide",
        ", dans un domaine de la liste{list}{codes}\u{a0}; la pertinence de tout autre domaine est appréciée au cas par cas"
    )
}

/// The only fields that count, by the name of their list.
pub(in crate::checks) fn only_in_fields(lang: Lang, fields: Option<&FieldOfStudy>) -> String {
    fields.map_or_else(String::new, |fields| {
        let list = field_list(lang, fields);
        say!(lang, "; only in a field on the list{list}", "\u{a0}; uniquement dans un domaine de la liste{list}")
    })
}

/// What is asked of one entry of the education, on a day that was named before.
pub fn entry(context: DescribeContext<'_>, check: &EntryCheck, on: OnDate) -> Description {
    match check {
        EntryCheck::Degree(check) => degree(context, check, on),
        EntryCheck::Highest(check) => {
            let (lang, Description { sentence, parts }) = (context.lang, degree(context, check, on));
            let sentence = say!(
                lang,
                "{sentence}; no higher degree is obtained by then",
                "{sentence}\u{a0}; aucun diplôme plus élevé n'est obtenu à cette date"
            );
            Description { sentence, parts }
        }
        EntryCheck::Enrolled(check) => enrolled(context, check, on),
        EntryCheck::Attended(check) => attended(context, check),
        EntryCheck::Studies(check) => {
            let (lang, Description { sentence, parts }) = (context.lang, check.describe(context));
            let sentence = say!(
                lang,
                "for this course of study alone: {sentence}",
                "pour cette seule formation\u{a0}: {sentence}"
            );
            Description { sentence, parts }
        }
        EntryCheck::Person(check) => for_person(context, check, |inner| entry(context, inner, on)),
        EntryCheck::Combine(check) => combined(context, check, |part| entry(context, part, on)),
    }
}
