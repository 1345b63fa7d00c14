//! Rules files made of choices: every kind of check with every parameter, by the forms that the code gives them.

use std::fmt::Write as _;
use std::sync::LazyLock;

use eligible::internal::checks::{Check, OnDate};
use eligible::internal::domain::applicant::{DocumentKind, ExperienceKind, Level, Sector};
use eligible::internal::domain::value_type::{Parameter, ValueType};
use eligible::internal::rules::rules_schema;
use toml::{Table, Value};

use super::Choices;
use super::mended::{mend_keys, mend_values};
use super::values::{self, AGES, DAYS, MONTHS, OWNERS, TWINS};

/// The kinds of checks on one entry of `education`; a test compares them with what the reader knows.
pub(crate) const ENTRY_KINDS: [&str; 10] =
    ["degree", "highest_degree", "enrolled", "attended", "studies", "person", "any", "all", "not", "at_least"];

/// Names of lists that the file defines, by what they are lists of.
const LISTS: [(&str, &[&str]); 8] = [
    ("set", &["alliance", "neighbours"]),
    // Most labels that applicants write are of the first.
    ("scale", &["cefr", "cefr", "cefr", "tools", "grades"]),
    ("tool", &["office", "sheets"]),
    ("field", &["law", "science", "arts"]),
    ("employer", &["acme", "alliance_staff"]),
    ("document", &["passport", "recommendation"]),
    ("language", &["official"]),
    ("date", &["cutoff", "intake", "season"]),
];

/// The levels of the scales.
const SCALES: [(&str, &[&str]); 3] = [
    ("cefr", &["A1", "A2", "B1", "B2", "C1", "C2"]),
    ("tools", &["basic", "intermediate", "advanced", "expert"]),
    ("grades", &["pass", "good", "very good"]),
];

/// The levels of a scale, the lowest first.
pub(crate) fn levels(scale: &str) -> &'static [&'static str] {
    SCALES.iter().find(|(name, _)| *name == scale).map_or(&[], |(_, levels)| levels)
}

/// A rules file.
pub(crate) fn file(choices: &mut Choices<'_>) -> Table {
    let vacancy = rules_schema::FILE.iter().find(|part| part.name == "vacancy").expect("a vacancy");
    let mut maker = Maker { choices, has: Has::default(), french: false, scale: "cefr" };
    let Value::Table(mut vacancy) = maker.value("", "vacancy", vacancy.form, 0) else { panic!("a table") };
    let languages = if maker.choices.once_in(5) { &["en"][..] } else { &["en", "fr"] };
    vacancy.insert("official_languages".to_owned(), languages.to_vec().into());
    let has = |key| vacancy.contains_key(key);
    maker.has = Has { start: has("start"), opening: has("opening"), duration: has("duration_months") };
    maker.french = languages.len() > 1;
    let mut file = Table::new();
    file.insert("vacancy".to_owned(), vacancy.into());
    if maker.choices.once_in(3) {
        let on = maker.choices.of(&["deadline", "cutoff", "2025-02-28", "2024-02-29"]);
        file.insert("reference_date".to_owned(), Table::from_iter([("on".to_owned(), on.into())]).into());
    }
    let criterion = rules_schema::FILE.iter().find(|part| part.name == "criterion").expect("criteria");
    let ValueType::List(criterion) = criterion.form else { panic!("a list") };
    let criteria = (0..=maker.choices.below(4)).map(|number| {
        let mut value = maker.value("", "criterion", *criterion, 0);
        value["id"] = format!("N{number}").into();
        value
    });
    let criteria: Vec<Value> = criteria.collect();
    file.insert("criterion".to_owned(), criteria.into());
    file.extend(lists(maker.choices));
    file
}

/// What the vacancy states that checks may refer to.
#[derive(Clone, Copy, Default)]
struct Has {
    start: bool,
    opening: bool,
    duration: bool,
}

struct Maker<'m, 't> {
    choices: &'m mut Choices<'t>,
    has: Has,
    /// Whether the notice has a French text.
    french: bool,
    /// The scale that was named last: levels are levels of it.
    scale: &'static str,
}

impl Maker<'_, '_> {
    fn table(&mut self, key: &str, parameters: &[Parameter], depth: usize) -> Value {
        // Where much is asked at once, little is ever met.
        let often = if parameters.len() >= 7 { 7 } else { 3 };
        let all: Vec<_> = parameters.iter().map(|parameter| parameter.name).collect();
        let wanted = parameters.iter().filter(|parameter| parameter.required || self.choices.once_in(often));
        let mut keys: Vec<_> = wanted.map(|parameter| parameter.name).collect();
        mend_keys(self.choices, key, &all, &mut keys);
        if self.has.start && self.has.duration {
            // Nothing that a period may refer to lacks.
        } else if key == "availability" {
            keys.extend(["from", "until"].iter().filter(|end| !keys.contains(end)).collect::<Vec<_>>());
        }
        if !self.has.start {
            keys.retain(|key| *key != "starts_within_months");
        }
        let mut table = Table::new();
        for parameter in parameters.iter().filter(|parameter| keys.contains(&parameter.name)) {
            let value = self.value(key, parameter.name, parameter.form, depth);
            table.insert(parameter.name.to_owned(), value);
        }
        mend_values(key, &mut table);
        table.into()
    }

    fn list(&mut self, parent: &str, key: &str, form: ValueType, depth: usize) -> Value {
        let fewest = if key == "distinct" { 2 } else { 1 };
        let mut items: Vec<Value> =
            (0..fewest + self.choices.below(4 - fewest)).map(|_| self.value(parent, key, form, depth)).collect();
        // What is named twice says nothing, and some of it is a mistake.
        let mut seen: Vec<Value> = Vec::new();
        items.retain(|item| {
            item.is_table()
                || !seen.contains(item) && {
                    seen.push(item.clone());
                    true
                }
        });
        let is_country = |item: &Value, code: &str| item.as_str() == Some(code);
        // A word of a closed list may be spelt as a code is.
        for pair in TWINS.into_iter().filter(|_| !matches!(form, ValueType::Word(_))) {
            let named: Vec<_> = pair.iter().filter(|code| items.iter().any(|item| is_country(item, code))).collect();
            if let [one] = named.as_slice() {
                items.push(pair.into_iter().find(|code| code != *one).unwrap().into());
            }
        }
        let last = items.len() - 1;
        for (number, item) in items.iter_mut().enumerate() {
            if key == "tracks" {
                item["id"] = format!("T{number}").into();
            } else if key == "when" {
                // Only the last may have an `else`, and may be nothing else where it is not the first.
                let branch = item.as_table_mut().unwrap();
                if number < last {
                    branch.remove("else");
                } else if last > 0 && branch.contains_key("else") && self.choices.once_in(2) {
                    branch.retain(|key, _| key == "else");
                }
            }
        }
        items.into()
    }

    fn word<T: Copy>(&mut self, words: &[(&'static str, T)]) -> Value {
        self.choices.of(words).0.into()
    }

    fn kind(&mut self, kind: &str, depth: usize) -> Value {
        let form = Check::kinds().iter().find(|known| known.name == kind).unwrap().form;
        let value = self.value("", kind, form, depth);
        Table::from_iter([(kind.to_owned(), value)]).into()
    }

    fn value(&mut self, parent: &str, key: &str, form: ValueType, depth: usize) -> Value {
        match form {
            ValueType::Table(parameters) => self.table(key, parameters, depth),
            ValueType::Either(forms) if key == "at_least" && parent == "grade" => {
                let is_label = self.scale == "grades" && self.choices.once_in(2);
                self.value(parent, key, if is_label { ValueType::ScaleLevel } else { forms[0] }, depth)
            }
            ValueType::Either(forms) => {
                let form = self.choices.of(forms);
                let is_refused = matches!(form, ValueType::Word(["opening"])) && !self.has.opening;
                self.value(parent, key, if is_refused { ValueType::Instant } else { form }, depth)
            }
            ValueType::List(form) => self.list(parent, key, *form, depth),
            ValueType::Map(form) => self.map(key, *form, depth),
            ValueType::Integer(least, most) => self.integer(key, least, most),
            ValueType::Number => match self.choices.of(&values::NUMBERS) {
                number if number.contains('.') => number.parse::<f64>().unwrap().into(),
                number => number.parse::<i64>().unwrap().into(),
            },
            ValueType::Boolean => self.choices.once_in(2).into(),
            ValueType::True => true.into(),
            ValueType::Text => self.text(parent, key).into(),
            ValueType::Bilingual => {
                let text = ["words", "question", "clause"][self.choices.below(3)];
                Table::from_iter([("en".to_owned(), text.into()), ("fr".to_owned(), "mots".into())]).into()
            }
            ValueType::Word(words) => self.choices.of(words).into(),
            ValueType::Level => self.word(&Level::ALL),
            ValueType::ScaleLevel => (self.choices.of(levels(self.scale))).into(),
            ValueType::Date => self.date(),
            ValueType::Month => (self.choices.of(&["2025-06", "2025-07"])).into(),
            ValueType::OnDate => self.on_date(),
            ValueType::Length => {
                let unit = self.choices.of(&["months", "years", "weeks", "days"]);
                let number: i64 = match unit {
                    "months" => self.choices.of(&MONTHS),
                    "years" => self.choices.of(&[1, 2, 5, 0]),
                    "weeks" => self.choices.of(&[6, 26, 52, 0]),
                    _ => self.choices.of(&[30, 31, 10, 365, 0]),
                };
                Table::from_iter([(unit.to_owned(), number.into())]).into()
            }
            ValueType::Instant => {
                let zone = self.choices.of(&["Europe/Brussels", "UTC", "America/New_York"]);
                let at = self.choices.of(&values::MOMENTS[..]);
                Table::from_iter([("at".to_owned(), at.into()), ("zone".to_owned(), zone.into())]).into()
            }
            ValueType::Country => {
                let index = self.choices.below(TWINS.len() + OWNERS.len());
                TWINS.get(index).map_or_else(|| OWNERS[index - TWINS.len()].0, |pair| pair[0]).into()
            }
            ValueType::Language => (self.choices.of(&["en", "fr", "de", "es", "la"])).into(),
            ValueType::Sector => self.word(&Sector::ALL),
            ValueType::DocumentKind => self.word(&DocumentKind::ALL),
            ValueType::ExperienceKind => self.word(&ExperienceKind::ALL),
            ValueType::Defined(list) => {
                let names = LISTS.iter().find(|(known, _)| *known == list).unwrap().1;
                let name = self.choices.of(names);
                if list == "scale" {
                    self.scale = name;
                }
                name.into()
            }
            ValueType::PartialDate => (self.choices.of(&["2026-03", "2025-09-01", "2026-02-28", "2026"])).into(),
            ValueType::DateTime => {
                (self.choices.of(&["2025-06-22T23:59", "2025-06-22", "2024-02-29T12:00:00", "2025-10-26T02:30"])).into()
            }
            ValueType::Check if depth < ENTRY => {
                let kinds = Check::kinds().into_iter().filter(|kind| depth < DEEPEST || !has_checks(kind.form));
                let kinds: Vec<_> = kinds.map(|kind| kind.name).collect();
                let kind = self.choices.of(&kinds);
                self.kind(kind, depth + 1)
            }
            ValueType::Check | ValueType::EntryCheck => {
                let kinds = if depth < ENTRY + DEEPEST { &ENTRY_KINDS[..] } else { &ENTRY_KINDS[..3] };
                let kind = self.choices.of(kinds);
                self.kind(kind, depth.max(ENTRY) + 1)
            }
            ValueType::NonNegative | ValueType::IscedF => {
                panic!("no key of a rules file has this form: {key} {form:?}")
            }
        }
    }

    fn map(&mut self, key: &str, form: ValueType, depth: usize) -> Value {
        let mut map = Table::new();
        if key == "reading" {
            // English is always one of the languages.
            for lang in if self.french { &["fr", "en"][..] } else { &["en"] } {
                if map.is_empty() || self.choices.once_in(4) {
                    map.insert((*lang).to_owned(), self.value(key, lang, form, depth));
                }
            }
            return map.into();
        }
        for pair in [["alliance"; 2], TWINS[0], TWINS[1], ["neighbours"; 2]] {
            if map.is_empty() || self.choices.once_in(3) {
                let check = self.value(key, pair[0], form, depth);
                map.extend(pair.map(|code| (code.to_owned(), check.clone())));
            }
        }
        if self.choices.once_in(2) {
            map.insert("otherwise".to_owned(), self.value(key, "otherwise", form, depth));
        }
        map.into()
    }

    fn integer(&mut self, key: &str, least: i64, most: i64) -> Value {
        let numbers: &[i64] = match (key, most) {
            (_, 150) => &AGES,
            ("duration_months", _) => &[6, 12, 1],
            (_, 1200) => &MONTHS,
            ("weight", _) => &[1, 2, 3, 0, 7, 25, 1_000_000],
            (_, 100_000) => &[60, 120, 180, 0],
            (_, 168) => &[38],
            _ => &[1, 2, 3, 0],
        };
        self.choices.of(numbers).clamp(least, most).into()
    }

    fn text(&mut self, parent: &str, key: &str) -> &'static str {
        match (parent, key) {
            ("vacancy", "id") => "V-1",
            (_, "zone") => self.choices.of(&["Europe/Brussels", "UTC"]),
            ("grade", "scale") => {
                self.scale = self.choices.of(&["grades", "20", "GPA 4.0"]);
                self.scale
            }
            _ => values::text(self.choices, parent, key),
        }
    }

    /// A day as TOML writes it, or as a text.
    fn date(&mut self) -> Value {
        let day = self.choices.of(&DAYS);
        if self.choices.once_in(2) { day.into() } else { Value::Datetime(day.parse().unwrap()) }
    }

    fn on_date(&mut self) -> Value {
        let has = self.has;
        let is_known = |on: OnDate| match on {
            OnDate::BeforeStart | OnDate::Start => has.start,
            OnDate::End | OnDate::AfterEnd => has.start && has.duration,
            OnDate::Reference | OnDate::Deadline | OnDate::Submission | OnDate::Fixed(_) | OnDate::Within(_) => true,
        };
        let mut words: Vec<_> = OnDate::WORDS.iter().filter(|(_, on)| is_known(*on)).map(|(word, _)| *word).collect();
        words.extend(["cutoff", "intake", "season", ""]);
        match self.choices.of(&words) {
            "" => self.date(),
            word => word.into(),
        }
    }
}

/// Beyond this depth no check holds another one.
const DEEPEST: usize = 2;
/// From this depth on checks are on one entry of `education`.
const ENTRY: usize = 100;

/// Whether a form holds checks.
fn has_checks(form: ValueType) -> bool {
    match form {
        ValueType::Check => true,
        ValueType::List(form) | ValueType::Map(form) => has_checks(*form),
        ValueType::Either(forms) => forms.iter().any(|form| has_checks(*form)),
        ValueType::Table(parameters) => parameters.iter().any(|parameter| has_checks(parameter.form)),
        _ => false,
    }
}

/// The lists that checks refer to.
fn lists(choices: &mut Choices<'_>) -> Table {
    let mut sets = Table::new();
    for name in LISTS[0].1 {
        let mut members = Vec::new();
        let mut member = |choices: &mut Choices<'_>, codes: &[&str], territory: Option<&str>| {
            let mut table = Table::new();
            for key in ["since", "until"] {
                if choices.once_in(4) {
                    table.insert(key.to_owned(), choices.of(&DAYS).into());
                }
            }
            if let Some(territory) = territory {
                table.insert("territories".to_owned(), vec![Value::from(territory)].into());
                let people = if codes[0] == "DK" { "Danish" } else { "British" };
                table.insert("demonyms".to_owned(), vec![Value::from(people)].into());
            }
            for code in codes {
                let mut table = table.clone();
                table.insert("code".to_owned(), (*code).into());
                members.push(Value::from(table));
            }
        };
        TWINS
            .iter()
            .filter(|_| choices.once_in(2))
            .collect::<Vec<_>>()
            .iter()
            .for_each(|pair| member(choices, *pair, None));
        for (owner, territory) in OWNERS {
            if choices.once_in(2) {
                member(choices, &[owner], Some(territory));
            }
        }
        let title = Table::from_iter([("en".to_owned(), Value::from(*name)), ("fr".to_owned(), Value::from(*name))]);
        let set = [("title".to_owned(), title.into()), ("members".to_owned(), members.into())];
        sets.insert((*name).to_owned(), Table::from_iter(set).into());
    }
    let mut lists = OTHER_LISTS.clone();
    lists.insert("set".to_owned(), sets.into());
    lists
}

/// The other lists. One field is known by its codes alone, one by its phrases alone.
static OTHER_LISTS: LazyLock<Table> = LazyLock::new(|| FIXED.parse().expect("lists"));
const FIXED: &str = r#"
[scale.cefr]
levels = ["A1", "A2", "B1", "B2", "C1", "C2"]
equivalents = { C2 = ["native"] }
mother_tongue = ["native"]
[scale.tools]
levels = ["basic", "intermediate", "advanced", "expert"]
[scale.grades]
levels = ["pass", "good", "very good"]
[tool.office]
name = "Office"
aliases = ["MS Office"]
parts = ["Excel"]
whole = ["Excel", "Word"]
[tool.sheets]
name = "Sheets"
[field.law]
title = { en = "law", fr = "droit" }
isced_f = ["042"]
phrases = ["law", "droit"]
[field.science]
title = { en = "science", fr = "sciences" }
isced_f = ["05"]
[field.arts]
title = { en = "arts", fr = "arts" }
phrases = ["art history"]
[employer.acme]
title = { en = "Acme", fr = "Acme" }
names = ["Acme"]
words = ["Acme"]
[employer.alliance_staff]
title = { en = "Alliance", fr = "Alliance" }
names = ["Alliance"]
[document.passport]
title = { en = "Passport", fr = "Passeport" }
words = ["passport"]
[document.recommendation]
title = { en = "Recommendation", fr = "Recommandation" }
words = ["reference"]
[language.official]
title = { en = "official languages", fr = "langues officielles" }
codes = ["en", "fr"]
[date.cutoff]
on = 2025-03-30
[date.intake]
on = 2026-03-01
[date.season]
on = "2025-07"
"#;

/// The file as a text: each criterion and each list under its heading, what it holds on one line.
pub(crate) fn text(file: &Table) -> String {
    let mut text = String::new();
    let mut part = |heading: String, table: &Value| {
        text.push_str(&heading);
        for (key, value) in table.as_table().into_iter().flatten() {
            let _ = writeln!(text, "{key} = {value}");
        }
    };
    for (key, value) in file {
        match value {
            Value::Array(items) => items.iter().for_each(|item| part(format!("[[{key}]]\n"), item)),
            Value::Table(tables) if LISTS.iter().any(|(list, _)| list == key) => {
                tables.iter().for_each(|(name, table)| part(format!("[{key}.{name}]\n"), table));
            }
            table => part(format!("[{key}]\n"), table),
        }
    }
    text
}
