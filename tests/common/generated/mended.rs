//! What has to hold within one table of a rules file, as data: chosen keys and values are mended by it.

use eligible::internal::domain::applicant::Level;
use toml::{Table, Value};

use super::Choices;
use super::rules::levels;

/// What has to hold of the keys of a table.
enum Keys {
    /// It is there.
    Must(&'static str),
    /// Exactly one of these is.
    One(&'static [&'static str]),
    /// One of these at least is.
    Some(&'static [&'static str]),
    /// One of these at most is.
    NotBoth(&'static [&'static str]),
    /// It is beside one of these only.
    Beside(&'static str, &'static [&'static str]),
    /// It is beside none of these.
    Without(&'static str, &'static [&'static str]),
    /// Beside it is one of these at least.
    Needs(&'static str, &'static [&'static str]),
}

use Keys::{Beside, Must, Needs, NotBoth, One, Some as OneOrMore, Without};

/// By the tables that they are about, in the order in which they are applied.
const KEYS: &[(&[&str], &[Keys])] = &[
    (&["nationality"], &[One(&["any_of", "none_of", "only_of"])]),
    (
        &["age"],
        &[
            OneOrMore(&["at_least", "over", "at_most", "under"]),
            NotBoth(&["at_least", "over"]),
            NotBoth(&["at_most", "under"]),
        ],
    ),
    (&["education"], &[One(&["any", "all"])]),
    (
        &["degree", "highest_degree", "enrolled", "attended", "studies"],
        &[
            OneOrMore(&["at_least", "at_most", "levels"]),
            Without("at_least", &["levels"]),
            Without("at_most", &["levels"]),
            NotBoth(&["within_months", "less_than_months"]),
            NotBoth(&["on", "from"]),
            Needs("from", &["until"]),
            Needs("until", &["from"]),
            Without("on", &["until"]),
        ],
    ),
    (
        &["degree", "highest_degree"],
        &[
            Beside("borderline_months", &["within_months", "less_than_months"]),
            Without("starts_within_months", &["borderline_months"]),
            Beside("lasting_borderline_months", &["lasting_months"]),
        ],
    ),
    (&["credits"], &[Must("unit"), Must("at_least")]),
    (
        &["studies"],
        &[
            One(&["months", "years", "credits"]),
            Beside("borderline_months", &["months"]),
            Beside("borderline_years", &["years"]),
        ],
    ),
    (
        &["degree", "highest_degree", "studies"],
        &[Beside("unit", &["credits"]), Beside("borderline_credits", &["credits"]), Needs("credits", &["unit"])],
    ),
    (&["grade"], &[Must("scale"), One(&["at_least", "at_most"])]),
    (
        &["language"],
        &[
            One(&["any_of", "all_of", "other_than"]),
            Without("count", &["all_of"]),
            Without("mother_tongue_by", &["count", "mother_tongue"]),
        ],
    ),
    (&["language", "distinct"], &[NotBoth(&["skills", "four_skills"])]),
    (&["distinct"], &[One(&["any_of", "other_than"])]),
    (&["languages"], &[Must("distinct")]),
    (&["it_skill"], &[One(&["all_of", "any_of", "any_tool"]), Beside("count", &["any_of"])]),
    (&["language", "distinct", "it_skill"], &[Must("scale"), Must("at_least")]),
    (
        &["experience"],
        &[
            Beside("borderline_sectors", &["sectors"]),
            Beside("excluded_in_sectors", &["excluded_employers"]),
            Without("none", &["at_least", "at_most", "borderline"]),
        ],
    ),
    (&["driving_licence"], &[One(&["any_of", "all_of"])]),
    (&["residence"], &[OneOrMore(&["at_least", "at_most"])]),
    (
        &["experience", "residence"],
        &[Needs("borderline", &["at_least"]), Beside("consecutive", &["at_least", "at_most"])],
    ),
    (&["residence"], &[Beside("within_last", &["at_least", "at_most"])]),
    (
        &["after_degree"],
        &[
            OneOrMore(&["at_least", "at_most", "levels"]),
            Without("at_least", &["levels"]),
            Without("at_most", &["levels"]),
        ],
    ),
    (
        &["documents"],
        &[
            One(&["any_of", "all_of", "none_of", "of", "every"]),
            Beside("at_least", &["of"]),
            Beside("at_most", &["of"]),
            Beside("languages", &["every"]),
            Beside("or_translated", &["every"]),
            Needs("every", &["languages"]),
            Needs("of", &["at_least", "at_most"]),
        ],
    ),
    (&["any_of", "all_of", "none_of", "of"], &[OneOrMore(&["kind", "name"])]),
    (&["submitted", "unmodified"], &[OneOrMore(&["by", "from"])]),
    (&["vacancies"], &[Must("at_most")]),
    (&["preferences"], &[OneOrMore(&["any_of", "at_least", "at_most"]), Beside("first", &["any_of"])]),
    (&["declaration"], &[Must("field"), Must("is"), Must("question")]),
    (
        &["answer"],
        &[
            Must("key"),
            Must("question"),
            OneOrMore(&["equals", "one_of", "at_least", "at_most"]),
            NotBoth(&["equals", "one_of"]),
            Without("at_least", &["equals", "one_of"]),
            Without("at_most", &["equals", "one_of"]),
        ],
    ),
    (&["competency"], &[Must("names")]),
    (&["person"], &[Must("question")]),
    (&["when"], &[Must("if"), Must("then")]),
    (&["tracks"], &[Must("id"), Must("title"), Must("check")]),
];

/// Lengths of one list may be counted by the key before it.
const COUNTS: [(&str, &str); 2] = [("count", "any_of"), ("n", "of")];
/// A borderline is below the first of these that is there.
const BELOW: [(&str, &[&str]); 5] = [
    ("borderline", &["at_least", "levels", "at_most"]),
    ("borderline_months", &["months"]),
    ("lasting_borderline_months", &["lasting_months"]),
    ("borderline_years", &["years"]),
    ("borderline_credits", &["credits"]),
];

/// Mends which keys of a table are there. Of those that exclude each other one is chosen.
pub(super) fn mend_keys(choices: &mut Choices<'_>, table: &str, all: &[&'static str], keys: &mut Vec<&'static str>) {
    let rules = KEYS.iter().filter(|(tables, _)| tables.contains(&table)).flat_map(|(_, rules)| *rules);
    let among = |keys: &Vec<&str>, of: &[&str]| keys.iter().any(|key| of.contains(key));
    for rule in rules {
        match rule {
            Must(key) if !keys.contains(key) => keys.push(key),
            One(of) | OneOrMore(of) if !among(keys, of) => {
                let known: Vec<_> = of.iter().filter(|key| all.contains(key)).copied().collect();
                keys.extend((!known.is_empty()).then(|| choices.of(&known)));
            }
            One(of) | NotBoth(of) => {
                let there: Vec<_> = keys.iter().filter(|key| of.contains(key)).copied().collect();
                if there.len() > 1 {
                    let kept = choices.of(&there);
                    keys.retain(|key| *key == kept || !of.contains(key));
                }
            }
            Beside(key, beside) if !among(keys, beside) => keys.retain(|other| other != key),
            Without(key, others) if among(keys, others) => keys.retain(|other| other != key),
            Needs(key, others) if keys.contains(key) && !among(keys, others) => keys.push(choices.of(others)),
            Must(_) | OneOrMore(_) | Beside(..) | Without(..) | Needs(..) => {}
        }
    }
    mend_criterion(choices, table, keys);
}

/// What a criterion has to have, or must not have, depends on its group, which is chosen later: whatever needs a weight
/// or an effect has it.
fn mend_criterion(choices: &mut Choices<'_>, table: &str, keys: &mut Vec<&'static str>) {
    if table == "criterion" {
        for key in ["weight", "effect"] {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        // Most criteria read the same in both texts.
        if choices.below(3) < 2 {
            keys.retain(|key| *key != "reading");
        }
    }
}

/// Mends values that have to fit each other.
pub(super) fn mend_values(name: &str, table: &mut Table) {
    for (count, list) in COUNTS {
        let most = match table.get(list) {
            Some(Value::Array(members)) => Some(members.len()),
            // The name of a list, which has one member at least.
            Some(Value::String(_)) => Some(1),
            _ => None,
        };
        if let (Some(most), Some(Value::Integer(count))) = (most, table.get_mut(count)) {
            *count = (*count).min(i64::try_from(most).unwrap());
        }
    }
    let ends = [table.get("at_least"), table.get("at_most")].map(|value| value.and_then(|value| rank(value, "")));
    if let ([Some(least), Some(most)], false) = (ends, ["age", "experience", "residence"].contains(&name))
        && least > most
    {
        table.insert("at_most".to_owned(), table["at_least"].clone());
    }
    let scale = table.get("scale").and_then(Value::as_str).unwrap_or_default().to_owned();
    // How recent a degree is has its borderline above what is asked.
    let recency = ["within_months", "less_than_months"].iter().find_map(|key| table.get(*key)?.as_integer());
    if let (Some(asked), Some(Value::Integer(borderline))) = (recency, table.get_mut("borderline_months")) {
        *borderline = (*borderline).max(asked + 1);
    }
    mend_credits(table);
    for (borderline, thresholds) in BELOW {
        if recency.is_some() && borderline == "borderline_months" {
            continue;
        }
        let lowest = thresholds.iter().find_map(|key| table.get(*key).map(|value| (*key, value)));
        let lowest = match lowest {
            // Where the highest level is asked only, the lowest counts.
            Some(("at_most", _)) if name == "enrolled" => Some((0, 0)),
            Some((_, Value::Array(levels))) => levels.iter().filter_map(|level| rank(level, &scale)).min(),
            Some((_, value)) => rank(value, &scale),
            None => None,
        };
        let own = table.get(borderline).and_then(|value| rank(value, &scale));
        let is_below = own.zip(lowest).is_some_and(|(own, lowest)| own.0 == lowest.0 && own.1 < lowest.1);
        if own.is_some() && !is_below {
            table.remove(borderline);
            let threshold = thresholds.iter().find_map(|key| table.get(*key)).cloned();
            table.extend(threshold.and_then(half).map(|half| (borderline.to_owned(), half)));
        }
    }
    if scale != "cefr" {
        table.remove("mother_tongue");
    }
    match table.get("group").and_then(Value::as_str) {
        Some("desirable") => {
            table.remove("unreadable");
            table.remove("effect");
            table.insert("weight".to_owned(), weighing(table));
        }
        Some("competency") => {
            table.remove("unreadable");
            table.remove("effect");
            table.remove("weight");
        }
        Some("essential") => {
            table.remove("unreadable");
        }
        _ => {}
    }
}

/// Credits of several units, each once, have their units and borderlines within them.
fn mend_credits(table: &mut Table) {
    if let Some(Value::Array(units)) = table.get_mut("credits") {
        let mut seen = Vec::new();
        units.retain(|unit| {
            let is_new = !seen.contains(&unit["unit"]);
            seen.push(unit["unit"].clone());
            is_new
        });
        table.remove("unit");
        table.remove("borderline_credits");
    }
}

/// A weight that is not nothing: where all desirable criteria weigh nothing the file is refused.
fn weighing(table: &Table) -> Value {
    table.get("weight").and_then(Value::as_integer).unwrap_or(1).max(1).into()
}

/// Half of a number, or of a length of time, that is more than nothing.
fn half(mut value: Value) -> Option<Value> {
    let number = match &mut value {
        Value::Table(length) => length.iter_mut().next()?.1,
        number => number,
    };
    let Value::Integer(number) = number else { return None };
    (*number > 0).then(|| *number /= 2)?;
    Some(value)
}

/// How high a value is among those of its sort.
fn rank(value: &Value, scale: &str) -> Option<(usize, i64)> {
    match value {
        Value::Integer(number) => Some((0, *number)),
        #[expect(clippy::cast_possible_truncation, reason = "numbers of rules files are small")]
        Value::Float(number) => Some((0, *number as i64)),
        Value::String(word) => {
            let levels: Vec<_> = Level::ALL.iter().map(|(level, _)| *level).collect();
            let of = |levels: &[&str]| levels.iter().position(|level| level == word);
            let index = of(&levels).or_else(|| of(self::levels(scale)))?;
            Some((0, i64::try_from(index).unwrap()))
        }
        Value::Table(length) => {
            let (unit, number) = length.iter().next()?;
            let factor = match unit.as_str() {
                "years" => 12,
                "weeks" => 7,
                _ => 1,
            };
            Some((usize::from(unit == "weeks" || unit == "days"), factor * number.as_integer()?))
        }
        Value::Boolean(_) | Value::Datetime(_) | Value::Array(_) => None,
    }
}
