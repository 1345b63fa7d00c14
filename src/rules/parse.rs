//! Reading a rules file: every table by its keys, every mistake with its span.

use std::collections::{BTreeMap, HashSet};

use chrono_tz::Tz;
use toml::de::DeTable;

use crate::checks::nationality::country;
use crate::checks::params::{Context, Params, SpannedValue};
use crate::checks::{Check, OnDate};
use crate::domain::calendar::{Moment, PartialDate, add_months};
use crate::domain::names::{Phrases, normalise};
use crate::domain::outcome::{Effect, Group};
use crate::domain::problem::{RuleError, RuleErrorKind, RuleType};
use crate::domain::rule_lists::{CountrySet, DocumentNames, Employers, FieldOfStudy, LanguageList, Member, Vocabulary};
use crate::domain::text::{Bilingual, Lang};
use crate::domain::toml_errors;
use crate::rules::levels::{read_scale, read_tool};
use crate::rules::vacancy::{Criterion, Interpretation, Notice, Readings, Salary, Vacancy};

const GROUPS: [(&str, Group); 4] = [
    ("essential", Group::Essential),
    ("desirable", Group::Desirable),
    ("condition", Group::Condition),
    ("competency", Group::Competency),
];
const EFFECTS: [(&str, Effect); 3] =
    [("ineligible", Effect::Ineligible), ("review", Effect::Review), ("note", Effect::Note)];
/// The keys of a whole file.
const KEYS: [&str; 11] = [
    "vacancy",
    "reference_date",
    "criterion",
    "scale",
    "tool",
    "field",
    "employer",
    "document",
    "language",
    "set",
    "date",
];
const LANGS: [(&str, Lang); 2] = [("en", Lang::En), ("fr", Lang::Fr)];
const PERIODS: [(&str, &str); 4] = [("hour", "hour"), ("day", "day"), ("month", "month"), ("year", "year")];

/// Reads a rules file.
///
/// # Errors
/// Gives every mistake, in the order of their places.
pub fn read(text: &str) -> Result<Vacancy, Vec<RuleError>> {
    let mut context = Context::default();
    let (document, faults) = DeTable::parse_recoverable(text);
    // Beyond the first fault of the grammar nothing can be said; a date that is none leaves the rest readable.
    let is_of_value = |fault: &toml::de::Error| {
        ["invalid date", "invalid time", "invalid offset"].iter().any(|words| fault.message().starts_with(words))
    };
    let of_grammar = faults.iter().position(|fault| !is_of_value(fault));
    for fault in faults.into_iter().take(of_grammar.map_or(usize::MAX, |first| first + 1)) {
        let span = fault.span().unwrap_or(0..0);
        if is_of_value(&fault) {
            let found = text.get(span.clone()).unwrap_or_default();
            context.problem(span, RuleErrorKind::BadDate, found);
        } else {
            let (grammar, span) = toml_errors::fault(text, span, fault.message());
            context.problem(span, RuleErrorKind::Syntax(grammar), "");
        }
    }
    if of_grammar.is_some() {
        return Err(context.problems.into_inner());
    }
    let values = context.problems.take();
    let broken: Vec<_> = values.iter().map(|problem| problem.span.clone()).collect();
    read_lists(&mut context, &document);
    let vacancy = read_vacancy(&context, &document);
    let mut problems = context.problems.into_inner();
    // What the parser made of a value that is no TOML says nothing about the rules.
    let is_echo = |problem: &RuleError| {
        broken.iter().any(|span| span.start <= problem.span.end && problem.span.start <= span.end)
    };
    problems.retain(|problem| !is_echo(problem) && !is_elsewhere(problem, &document));
    problems.extend(values);
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    match vacancy {
        Some(mut vacancy) if problems.is_empty() => {
            vacancy.vocabulary = context.vocabulary;
            Ok(vacancy)
        }
        _ => {
            // Whoever gave nothing has said why; should that ever be forgotten, the file is refused all the same.
            if problems.is_empty() {
                let (fault, found) = (RuleErrorKind::Nothing, String::new());
                problems.push(RuleError { span: 0..0, fault, found, allowed: Vec::new(), suggestion: None });
            }
            Err(problems)
        }
    }
}

/// Whether a list that is not defined is under a key that nobody knows, which is said.
fn is_elsewhere(problem: &RuleError, root: &toml::Spanned<DeTable<'_>>) -> bool {
    let has_it = |value: &SpannedValue<'_>| {
        value.get_ref().as_table().is_some_and(|table| table.contains_key(problem.found.as_str()))
    };
    matches!(problem.fault, RuleErrorKind::Undefined(_))
        && root.get_ref().iter().any(|(key, value)| !KEYS.contains(&key.get_ref().as_ref()) && has_it(value))
}

/// The sub-tables of a table of lists such as `[scale.*]`, each by its name.
fn each<'t, 'i>(
    root: &'t toml::Spanned<DeTable<'i>>,
    key: &str,
    context: &'t Context,
) -> Vec<(String, Params<'t, 'i>)> {
    let Some(value) = root.get_ref().get(key) else {
        return Vec::new();
    };
    let Some(mut table) = context.table(value) else {
        return Vec::new();
    };
    let entries = table.entries().filter_map(|(name, value)| Some((name.get_ref().to_string(), context.table(value)?)));
    entries.collect()
}

fn read_lists(context: &mut Context, root: &toml::Spanned<DeTable<'_>>) {
    let mut dates = BTreeMap::new();
    for (name, mut params) in each(root, "date", context) {
        let on = params.need("on").and_then(|value| month_or_day(value, context));
        params.bilingual("title");
        read_interpretations(&mut params);
        params.finish();
        dates.insert(name, on);
    }
    context.dates = dates;
    let vacancy = root.get_ref().get("vacancy").and_then(|vacancy| vacancy.get_ref().as_table());
    let start = vacancy.and_then(|vacancy| vacancy.get("start")).and_then(|start| start.get_ref().as_array());
    context.has_start = start.is_some_and(|start| !start.is_empty());
    context.has_opening = vacancy.is_some_and(|vacancy| vacancy.contains_key("opening"));
    context.has_duration = vacancy.is_some_and(|vacancy| vacancy.contains_key("duration_months"));
    let mut vocabulary = std::mem::take(&mut context.vocabulary);
    for (name, mut params) in each(root, "scale", context) {
        let scale = read_scale(&name, &mut params);
        read_interpretations(&mut params);
        params.finish();
        vocabulary.scales.insert(name, scale.unwrap_or_default());
    }
    for (name, mut params) in each(root, "tool", context) {
        let tool = read_tool(&mut params);
        read_interpretations(&mut params);
        params.finish();
        vocabulary.tools.insert(name, tool);
    }
    for (name, mut params) in each(root, "field", context) {
        let field = FieldOfStudy {
            title: params.bilingual("title").unwrap_or_default(),
            isced_f: read_codes(&mut params),
            phrases: Phrases::new(params.texts("phrases").unwrap_or_default()),
            not: Phrases::new(params.texts("not").unwrap_or_default()),
            cut: Phrases::new(params.texts("cut").unwrap_or_default()),
        };
        read_interpretations(&mut params);
        params.finish();
        vocabulary.fields.insert(name, field);
    }
    for (name, mut params) in each(root, "employer", context) {
        let names = params.texts("names").unwrap_or_default();
        let words = params.texts("words").unwrap_or_default();
        let employers = Employers {
            title: params.bilingual("title").unwrap_or_default(),
            names: names.iter().copied().map(normalise).collect(),
            mentions: Phrases::new(names.into_iter().chain(words)),
        };
        read_interpretations(&mut params);
        params.finish();
        vocabulary.employers.insert(name, employers);
    }
    for (name, mut params) in each(root, "document", context) {
        let title = params.need("title").and_then(|value| context.bilingual(value)).unwrap_or_default();
        let names = params.texts("names").unwrap_or_default();
        let titles = [title.en.as_str(), title.fr.as_str()];
        // A document by its title is proposed, so the names come after it.
        let mut names: Vec<_> =
            titles.into_iter().chain(names).map(normalise).filter(|name| !name.is_empty()).collect();
        names.dedup();
        let words = Phrases::new(params.texts("words").unwrap_or_default());
        let document = DocumentNames { title, names, words };
        read_interpretations(&mut params);
        params.finish();
        vocabulary.documents.insert(name, document);
    }
    for (name, mut params) in each(root, "language", context) {
        let title = params.need("title").and_then(|value| context.bilingual(value)).unwrap_or_default();
        let codes = params.need("codes").and_then(|value| context.list_of_some(value)).unwrap_or_default();
        let mut languages = Vec::new();
        for value in codes {
            let Some(language) = context.language(value) else { continue };
            if languages.contains(&language) {
                context.problem(value.span(), RuleErrorKind::Duplicate, context.text(value).unwrap_or_default());
            }
            languages.push(language);
        }
        read_interpretations(&mut params);
        params.finish();
        vocabulary.languages.insert(name, LanguageList { title, languages });
    }
    for (name, mut params) in each(root, "set", context) {
        let title = params.need("title").and_then(|value| context.bilingual(value)).unwrap_or_default();
        params.text("source");
        let members = params.need("members").and_then(|value| context.list(value)).unwrap_or_default();
        let mut seen = HashSet::new();
        let members = members.iter().filter_map(|value| {
            let (member, names) = read_member(value, context)?;
            if !seen.insert(member.country) {
                context.problem(value.span(), RuleErrorKind::Duplicate, member.country.to_string());
            }
            vocabulary.country_names.extend(names.into_iter().map(|name| (normalise(&name), member.country)));
            Some(member)
        });
        let members: Vec<Member> = members.collect();
        read_interpretations(&mut params);
        params.finish();
        vocabulary.sets.insert(name, CountrySet { title, members });
    }
    context.vocabulary = vocabulary;
}

/// A day, written as TOML writes dates or as a text, or a month, `2027-06`.
fn month_or_day(value: &SpannedValue<'_>, context: &Context) -> Option<PartialDate> {
    let month = value.get_ref().as_str().and_then(|text| PartialDate::parse(text).ok());
    let month = month.filter(|month| add_months(month.first(), 1) > month.last());
    month.or_else(|| context.date(value).map(PartialDate::exact))
}

/// ISCED-F codes: two to four digits each.
fn read_codes(params: &mut Params<'_, '_>) -> Vec<String> {
    let context = params.context;
    let list = params.take("isced_f").and_then(|value| context.list(value)).unwrap_or_default();
    let codes = list.iter().filter_map(|value| {
        let code = context.text(value)?;
        let well_formed = (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
        if !well_formed {
            context.problem(value.span(), RuleErrorKind::IscedF, code);
        }
        well_formed.then(|| code.to_owned())
    });
    codes.collect()
}

/// A member of a set, and the names that the set gives it.
fn read_member(value: &SpannedValue<'_>, context: &Context) -> Option<(Member, Vec<String>)> {
    if value.get_ref().is_str() {
        let country = country(value, context)?;
        return Some((Member { country, since: None, until: None, territories: Vec::new() }, Vec::new()));
    }
    let mut params = context.table(value)?;
    let code = params.need("code").and_then(|value| country(value, context));
    let since = params.date("since");
    let until = params.date("until");
    let name = params.bilingual("name").unwrap_or_default();
    let mut names = vec![name.en, name.fr];
    for key in ["aliases", "demonyms"] {
        names.extend(params.texts(key).unwrap_or_default().into_iter().map(str::to_owned));
    }
    let territories = params.take("territories").and_then(|value| context.list(value)).unwrap_or_default();
    let territories = territories.iter().filter_map(|value| country(value, context)).collect();
    params.finish();
    names.retain(|name| !name.is_empty());
    Some((Member { country: code?, since, until, territories }, names))
}

fn read_vacancy(context: &Context, root: &toml::Spanned<DeTable<'_>>) -> Option<Vacancy> {
    let mut params = Params::root(root, context);
    let notice = params.need("vacancy").and_then(|value| read_notice(value, context));
    let (mut reference, mut reference_interpretations) = (OnDate::Deadline, Vec::new());
    if let Some(mut table) = params.take("reference_date").and_then(|value| context.table(value)) {
        table.need("on");
        let on = table.take("on");
        let read = on.and_then(|on| OnDate::read(on, context));
        reference = read.unwrap_or_default();
        // It can be read off neither itself nor what differs with the applicant, the start or the day of a month.
        let is_known = read.is_none_or(|on| matches!(on, OnDate::Deadline | OnDate::Fixed(_)));
        if let (false, Some(value)) = (is_known, on) {
            let word = value.get_ref().as_str().unwrap_or_default();
            context.problem_among(value.span(), RuleErrorKind::NotListed, word, &["deadline"]);
        }
        reference_interpretations = read_interpretations(&mut table);
        table.finish();
    }
    let languages = notice.as_ref().map_or_else(|| Lang::ALL.to_vec(), |notice| notice.official_languages.clone());
    let list = params.need("criterion").and_then(|value| context.list_of_some(value)).unwrap_or_default();
    let criteria: Vec<_> = list.iter().map(|value| read_criterion(value, context, &languages)).collect();
    for key in ["scale", "tool", "field", "employer", "document", "language", "set", "date"] {
        params.take(key);
    }
    params.finish();
    report_duplicates(context, list);
    report_weights(context, list);
    let criteria = criteria.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Vacancy { notice: notice?, reference, reference_interpretations, criteria, vocabulary: Vocabulary::default() })
}

/// Desirable criteria of which none weighs anything give no score.
fn report_weights(context: &Context, criteria: &[SpannedValue<'_>]) {
    let desirable = criteria
        .iter()
        .map(SpannedValue::get_ref)
        .filter(|criterion| criterion.get("group").and_then(|group| group.get_ref().as_str()) == Some("desirable"));
    let weights: Vec<_> = desirable.filter_map(|criterion| criterion.get("weight")).collect();
    let is_zero =
        |weight: &&SpannedValue<'_>| weight.get_ref().as_integer().is_some_and(|weight| weight.as_str() == "0");
    if let Some(first) = weights.first()
        && weights.iter().all(is_zero)
    {
        context.problem(first.span(), RuleErrorKind::AllWeightsZero, "0");
    }
}

fn report_duplicates(context: &Context, criteria: &[SpannedValue<'_>]) {
    let mut seen = HashSet::new();
    for id in criteria.iter().filter_map(|value| value.get_ref().get("id")) {
        if let Some(text) = id.get_ref().as_str()
            && !seen.insert(text)
        {
            context.problem(id.span(), RuleErrorKind::Duplicate, text);
        }
    }
}

fn read_notice(value: &SpannedValue<'_>, context: &Context) -> Option<Notice> {
    let mut params = context.table(value)?;
    let id = params.need("id").and_then(|value| context.text(value));
    let title = params.need("title").and_then(|value| context.bilingual(value));
    let deadline = params.need("deadline").and_then(|value| context.instant(value));
    let languages = params.need("official_languages").and_then(|_| params.words("official_languages", &LANGS));
    let start = params.take("start").and_then(|value| context.list(value)).unwrap_or_default();
    let offer = params.take("offer").and_then(|value| context.list(value)).unwrap_or_default();
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let notice = Notice {
        id: owned(id).unwrap_or_default(),
        title: title.unwrap_or_default(),
        body: params.bilingual("body"),
        division: params.bilingual("division"),
        location: params.bilingual("location"),
        schedule: params.bilingual("schedule"),
        hours_per_week: params.integer("hours_per_week", 1..=168),
        grade: owned(params.text("grade")),
        clearance: owned(params.text("clearance")),
        salary: params.take("salary").and_then(|value| read_salary(value, context)),
        opening: params.take("opening").and_then(|value| context.instant(value)),
        deadline: deadline.map_or(Moment::EPOCH, |(deadline, _)| deadline),
        zone: deadline.map_or(Tz::UTC, |(_, zone)| zone),
        start: start.iter().filter_map(|value| read_partial_date(value, context)).collect(),
        duration_months: params.integer("duration_months", 1..=1200),
        official_languages: languages.unwrap_or_else(|| Lang::ALL.to_vec()),
        maximum_applications: params.integer("maximum_applications", 1..=1000),
        offer: offer.iter().filter_map(|value| context.bilingual(value)).collect(),
        facts: read_facts(&mut params),
        interpretations: read_interpretations(&mut params),
    };
    params.finish();
    Some(notice)
}

/// Other facts of the notice, each with its name.
fn read_facts(params: &mut Params<'_, '_>) -> Vec<(Bilingual, Bilingual)> {
    let context = params.context;
    let list = params.take("facts").and_then(|value| context.list(value)).unwrap_or_default();
    let read = |value: &SpannedValue<'_>| {
        let mut params = context.table(value)?;
        let name = params.need("name").and_then(|value| context.bilingual(value));
        let fact = params.need("value").and_then(|value| context.bilingual(value));
        params.finish();
        name.zip(fact)
    };
    list.iter().filter_map(read).collect()
}

fn read_salary(value: &SpannedValue<'_>, context: &Context) -> Option<Salary> {
    let mut params = context.table(value)?;
    let amount = params.need("amount").and_then(|value| {
        let number = value.get_ref().as_float().map(toml::de::DeFloat::as_str);
        let number = number.or_else(|| value.get_ref().as_integer().map(toml::de::DeInteger::as_str));
        if number.is_none() {
            return context.wrong_type(value, RuleType::Number);
        }
        number.map(str::to_owned)
    });
    params.need("currency");
    let currency = params.text("currency").map(str::to_owned);
    params.need("per");
    let per = params.word("per", &PERIODS).map(str::to_owned);
    params.finish();
    Some(Salary { amount: amount?, currency: currency?, per: per? })
}

fn read_partial_date(value: &SpannedValue<'_>, context: &Context) -> Option<PartialDate> {
    let text = match value.get_ref().as_datetime() {
        Some(datetime) => datetime.to_string(),
        None => context.text(value)?.to_owned(),
    };
    let date = PartialDate::parse(&text).ok();
    if date.is_none() {
        context.problem(value.span(), RuleErrorKind::BadPartialDate, text);
    }
    date
}

fn read_interpretations(params: &mut Params<'_, '_>) -> Vec<Interpretation> {
    let context = params.context;
    let list = params.take("interpretation").and_then(|value| context.list(value)).unwrap_or_default();
    let read = |value: &SpannedValue<'_>| {
        let mut params = context.table(value)?;
        let text = params.need("text").and_then(|value| context.bilingual(value));
        let reason = params.need("reason").and_then(|value| context.bilingual(value));
        params.finish();
        Some(Interpretation { text: text?, reason: reason? })
    };
    list.iter().filter_map(read).collect()
}

fn read_criterion(value: &SpannedValue<'_>, context: &Context, languages: &[Lang]) -> Option<Criterion> {
    let mut params = context.table(value)?;
    let id = params.need("id").and_then(|value| read_id(value, context));
    params.need("group");
    let group = params.word("group", &GROUPS);
    let title = params.bilingual("title").unwrap_or_default();
    let clause = params.need("clause").and_then(|value| context.bilingual(value));
    let check = params.need("check").map(|value| Check::read(value, context));
    let own = params.take("reading").map(|value| read_readings(value, context, languages));
    let weight = params.integer("weight", 0..=1_000_000).and_then(|weight| u64::try_from(weight).ok());
    let effect = params.word("effect", &EFFECTS);
    let reviews_unreadable = params.word("unreadable", &[("review", true)]);
    if let (Some(value), Some(Group::Essential | Group::Desirable | Group::Competency)) =
        (params.take("unreadable"), group)
    {
        context.problem(value.span(), RuleErrorKind::OutOfPlace, "unreadable");
    }
    match (params.take("weight"), group) {
        (None, Some(Group::Desirable)) => {
            params.need("weight");
        }
        // What a person writes down as shown or not shown is no score.
        (Some(value), Some(Group::Competency)) => context.problem(value.span(), RuleErrorKind::OutOfPlace, "weight"),
        _ => {}
    }
    match (params.take("effect"), group) {
        (None, Some(Group::Condition)) => {
            params.need("effect");
        }
        // Neither ever changes a verdict.
        (Some(value), Some(Group::Desirable | Group::Competency))
            if effect.is_none_or(|effect| effect > Effect::Note) =>
        {
            context.problem(value.span(), RuleErrorKind::OutOfPlace, "effect");
        }
        _ => {}
    }
    let interpretations = read_interpretations(&mut params);
    let (mut advice_unclear, mut advice_not_met) = (None, None);
    if let Some(mut advice) = params.take("advice").and_then(|value| context.table(value)) {
        advice_unclear = advice.bilingual("unclear");
        advice_not_met = advice.bilingual("not_met");
        advice.finish();
    }
    params.finish();
    let check = check??;
    // A reading that could not be read must not leave the other text's check in its place.
    let checks = match own.map_or(Some([None, None]), |own| own)? {
        [None, None] => Readings::Same(check),
        [Some(english), None] => Readings::Differ(english, check),
        [None, Some(french)] => Readings::Differ(check, french),
        [Some(english), Some(french)] => Readings::Differ(english, french),
    };
    let asks_a_person = match &checks {
        Readings::Same(check) => check.asked().person,
        Readings::Differ(english, french) => english.asked().person || french.asked().person,
    };
    Some(Criterion {
        id: id?,
        group: group?,
        title,
        clause: clause?,
        checks,
        weight: weight.unwrap_or(0),
        effect: effect.unwrap_or(if group? == Group::Essential { Effect::Ineligible } else { Effect::Note }),
        reviews_unreadable: reviews_unreadable.unwrap_or(false),
        asks_a_person,
        interpretations,
        advice_unclear,
        advice_not_met,
    })
}

/// An id: it is in heads of columns and in lists of ids, so it holds nothing but letters, digits, `.`, `-` and `_`.
fn read_id(value: &SpannedValue<'_>, context: &Context) -> Option<String> {
    let id = context.text(value)?;
    let is_plain = id.chars().all(|letter| letter.is_alphanumeric() || ".-_".contains(letter));
    if !is_plain || id.starts_with('-') {
        context.problem(value.span(), RuleErrorKind::Id, id);
        return None;
    }
    Some(id.to_owned())
}

/// The checks of single texts, English and French; a text the notice does not have is a mistake.
fn read_readings(value: &SpannedValue<'_>, context: &Context, languages: &[Lang]) -> Option<[Option<Check>; 2]> {
    let (mut checks, mut complete) = ([None, None], true);
    let known: Vec<&str> = languages.iter().map(|lang| lang.code()).collect();
    for (key, value) in context.table(value)?.entries() {
        let Some(check) = Check::read(value, context) else {
            complete = false;
            continue;
        };
        match key.get_ref().as_ref() {
            code if !known.contains(&code) => {
                context.problem_among(key.span(), RuleErrorKind::UnknownReading, code, &known);
            }
            "en" => checks[0] = Some(check),
            _ => checks[1] = Some(check),
        }
    }
    complete.then_some(checks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_rules_are_in_order() {
        let vacancy = read(include_str!("../../rules.toml"));
        assert_eq!(vacancy.as_ref().err(), None);
        let ids = vacancy.map(|vacancy| vacancy.criteria.into_iter().map(|criterion| criterion.id).collect::<Vec<_>>());
        let expected = "E1 E2 E3 E4 D1 D2 D3 D4 C1 C2 C3 C4 C5 C6 K1 K2 K3 K4 K5 K6 K7 K8 K9";
        assert_eq!(ids.unwrap_or_default().join(" "), expected);
    }
}
