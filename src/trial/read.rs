//! Reading a file of cases: every mistake with its span.
//!
//! ```toml
//! [applicant.student]                          # an applicant to begin with
//! nationalities = ["FR"]
//! date_of_birth = 2004-06-22
//!
//! [[case]]
//! name = "21 on the day of the deadline"
//! from = "student"                             # or applicant = {...}, or file = "student.json"
//! change = { "/nationalities/0" = "BE" }       # pointers by RFC 6901; `-` appends to a list
//! remove = ["/education"]
//! expect.E2 = "contested"
//! verdict = "review"
//! ```

use std::collections::HashSet;
use std::ops::Range;

use toml::de::DeTable;

use crate::assessment::Reading;
use crate::checks::params::{Context, Params, Value};
use crate::domain::outcome::{Group, Outcome, Score, Verdict};
use crate::domain::problem::{RuleFault, RuleProblem, RuleType};
use crate::domain::text::Lang;
use crate::domain::trial::CaseFault;
use crate::intake::document::{Layout, Record, read_document, read_lines};
use crate::rules::Vacancy;
use crate::rules::vacancy::Readings;
use crate::trial::facts::{Facts, Written};
use crate::trial::{Case, Expected, Wanted};

const WANTED: [(&str, Wanted); 4] = [
    ("met", Wanted::Outcome(Outcome::Met)),
    ("not_met", Wanted::Outcome(Outcome::NotMet)),
    ("unclear", Wanted::Outcome(Outcome::Unclear)),
    ("contested", Wanted::Contested),
];
const READINGS: [(&str, Reading); 3] =
    [("all", Reading::All), ("en", Reading::One(Lang::En)), ("fr", Reading::One(Lang::Fr))];

/// Reads the cases for a vacancy. `open` gives the bytes of a file that a case names, or the system's words.
///
/// # Errors
/// Gives every mistake, in the order of their places.
pub fn read(
    text: &str,
    vacancy: &Vacancy,
    open: &dyn Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Vec<Case>, Vec<RuleProblem>> {
    let context = Context::default();
    let (document, faults) = DeTable::parse_recoverable(text);
    for fault in faults.into_iter().take(1) {
        let span = fault.span().unwrap_or(0..0);
        let found = text.get(span.clone()).unwrap_or_default();
        context.problem(span, RuleFault::Syntax(fault.message().to_owned()), found);
    }
    let mut cases = Vec::new();
    if context.problems.borrow().is_empty() {
        let reader = Reader { text, vacancy, open, context: &context };
        cases = reader.cases(&document);
    }
    let mut problems = context.problems.into_inner();
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    if problems.is_empty() { Ok(cases) } else { Err(problems) }
}

struct Reader<'r> {
    text: &'r str,
    vacancy: &'r Vacancy,
    open: &'r dyn Fn(&str) -> Result<Vec<u8>, String>,
    context: &'r Context,
}

/// What a case begins with.
enum Base {
    /// Facts that can be changed.
    Facts(Facts),
    /// A file as it is.
    File(Vec<u8>, Range<usize>),
}

/// Values of which each makes a case of its own: the pointer, its span, the values.
type Each<'t, 'i> = (&'t str, Range<usize>, &'t [Value<'i>]);

impl Reader<'_> {
    fn fault(&self, span: Range<usize>, fault: CaseFault, found: impl Into<String>) {
        self.context.problem(span, RuleFault::Case(fault), found);
    }

    fn cases(&self, document: &toml::Spanned<DeTable<'_>>) -> Vec<Case> {
        let mut root = Params::root(document, self.context);
        let mut bases = Vec::new();
        if let Some(mut named) = root.take("applicant").and_then(|value| self.context.table(value)) {
            for (name, value) in named.entries() {
                let is_table = self.context.table(value).is_some();
                bases.extend(is_table.then(|| (name.get_ref().to_string(), Facts::of_value(value, self.text))));
            }
        }
        let list = root.take("case").and_then(|value| self.context.list(value)).unwrap_or_default();
        root.finish();
        let mut cases: Vec<Case> = Vec::new();
        let mut names = HashSet::new();
        for value in list {
            if let Some(mut params) = self.context.table(value) {
                let found = self.case(&mut params, &bases, &mut names);
                params.finish();
                cases.extend(found);
            }
        }
        if list.is_empty() && self.context.problems.borrow().is_empty() {
            self.fault(0..0, CaseFault::NoCases, "");
        }
        cases
    }

    fn case(&self, params: &mut Params<'_, '_>, bases: &[(String, Facts)], names: &mut HashSet<String>) -> Vec<Case> {
        let span = params.span();
        let named = params.need("name").and_then(|value| Some((self.context.text(value)?.to_owned(), value.span())));
        if let Some((name, span)) = &named
            && !names.insert(name.clone())
        {
            self.context.problem(span.clone(), RuleFault::Duplicate, name.as_str());
        }
        let base = self.base(params, bases);
        let reading = params.word("reading", &READINGS);
        let as_of = params.date("as_of");
        let expected = self.expected(params, reading);
        let change = params.take("change").and_then(|value| self.context.table(value));
        let changes: Vec<_> = change.map(|mut change| change.entries().collect()).unwrap_or_default();
        let remove = params.take("remove").and_then(|value| self.context.list(value)).unwrap_or_default();
        let each = each(params);
        let is_changed = !changes.is_empty() || !remove.is_empty() || each.is_some();
        let (Some((name, name_span)), Some(base), Some(expected)) = (named, base, expected) else {
            return Vec::new();
        };
        let make = |name: String, written: Written, record: Option<Vec<u8>>| Case {
            name,
            span: if name_span.is_empty() { span.clone() } else { name_span.clone() },
            record: record.unwrap_or_else(|| written.text.clone().into_bytes()),
            as_of,
            reading,
            expected: expected.clone(),
        };
        let mut facts = match base {
            Base::Facts(facts) => facts,
            Base::File(bytes, span) if !is_changed => {
                self.judge_record(&bytes, &Written::from_one_place(String::new(), span), &expected, false);
                return vec![make(name, Written::default(), Some(bytes))];
            }
            Base::File(bytes, span) => match serde_json::from_slice(&bytes) {
                Ok(json) => Facts::of_json(&json, &span),
                Err(_) => {
                    self.fault(span, CaseFault::NotJson, "");
                    return Vec::new();
                }
            },
        };
        for (pointer, value) in changes {
            let text = pointer.get_ref().as_ref();
            if let Err(fault) = facts.put(text, Facts::of_value(value, self.text)) {
                self.fault(pointer.span(), fault, text);
            }
        }
        for value in remove {
            if let Some(pointer) = self.context.text(value)
                && let Err(fault) = facts.remove(pointer)
            {
                self.fault(value.span(), fault, pointer);
            }
        }
        let Some((pointer, span, values)) = each else {
            let written = facts.written();
            self.judge_record(written.text.as_bytes(), &written, &expected, true);
            return vec![make(name, written, None)];
        };
        let mut cases = Vec::new();
        for value in values {
            let (mut facts, value) = (facts.clone(), Facts::of_value(value, self.text));
            let label = value.label();
            if let Err(fault) = facts.put(pointer, value) {
                self.fault(span, fault, pointer);
                return Vec::new();
            }
            let written = facts.written();
            self.judge_record(written.text.as_bytes(), &written, &expected, true);
            cases.push(make(format!("{name} [{label}]"), written, None));
        }
        cases
    }

    /// The applicant: stated here, a file, or one of those at the head of the file of cases.
    fn base(&self, params: &mut Params<'_, '_>, bases: &[(String, Facts)]) -> Option<Base> {
        let key = params.one_of(&["applicant", "from", "file"])?;
        let value = params.take(key)?;
        if key == "applicant" {
            self.context.table(value)?;
            return Some(Base::Facts(Facts::of_value(value, self.text)));
        }
        let name = self.context.text(value)?;
        if key == "from"
            && let Some((_, facts)) = bases.iter().find(|(known, _)| known == name)
        {
            return Some(Base::Facts(facts.clone()));
        }
        let known: Vec<&str> = bases.iter().map(|(known, _)| known.as_str()).collect();
        match (self.open)(name) {
            Ok(bytes) => Some(Base::File(bytes, value.span())),
            Err(why) => {
                let fault = RuleFault::Case(CaseFault::NoApplicant(why));
                self.context.problem_among(value.span(), fault, name, if key == "from" { &known } else { &[] });
                None
            }
        }
    }

    fn expected(&self, params: &mut Params<'_, '_>, reading: Option<Reading>) -> Option<Expected> {
        let before = self.context.problems.borrow().len();
        let verdicts = Verdict::ALL.map(|verdict| (verdict.code(), verdict));
        let verdict = params.word("verdict", &verdicts);
        let score = params.take("score").and_then(|value| self.score(value));
        let unchecked = params.take("unchecked").and_then(|value| self.criteria(value, true));
        let contested = params.take("contested").and_then(|value| self.criteria(value, false));
        let mut outcomes = Vec::new();
        let expect = params.take("expect").and_then(|value| self.context.table(value));
        for (id, value) in expect.into_iter().flat_map(|mut table| table.entries()) {
            let wanted = self.context.word(value, &WANTED);
            let Some(index) = self.criterion(id.get_ref(), id.span(), false) else { continue };
            let Some(wanted) = wanted else { continue };
            let can_be_contested = self.vacancy.criteria.get(index).is_some_and(|criterion| {
                matches!(criterion.checks, Readings::Differ(..)) && !matches!(reading, Some(Reading::One(_)))
            });
            if wanted == Wanted::Contested && !can_be_contested {
                self.fault(value.span(), CaseFault::NeverContested, id.get_ref().as_ref());
            }
            outcomes.push((index, wanted));
        }
        if self.context.problems.borrow().len() > before {
            return None;
        }
        let has_more = score.is_some() || unchecked.is_some() || contested.is_some() || !outcomes.is_empty();
        match verdict {
            None if !has_more => self.fault(params.span(), CaseFault::ExpectsNothing, ""),
            Some(Verdict::Invalid) if has_more => self.fault(params.span(), CaseFault::InvalidHasNone, ""),
            _ => return Some(Expected { verdict, score, outcomes, unchecked, contested }),
        }
        None
    }

    /// The place of a criterion among those of the rules; of conditions alone where those are asked.
    fn criterion(&self, id: &str, span: Range<usize>, conditions: bool) -> Option<usize> {
        let known = self.vacancy.criteria.iter().enumerate();
        let mut known = known.filter(|(_, criterion)| !conditions || criterion.group == Group::Condition);
        if let Some((index, _)) = known.clone().find(|(_, criterion)| criterion.id == id) {
            return Some(index);
        }
        let ids: Vec<&str> = known.by_ref().map(|(_, criterion)| criterion.id.as_str()).collect();
        self.context.problem_among(span, RuleFault::Case(CaseFault::UnknownCriterion), id, &ids);
        None
    }

    /// A list of criteria, which may be empty, in the order of the rules.
    fn criteria(&self, value: &Value<'_>, conditions: bool) -> Option<Vec<usize>> {
        let list = self.context.list(value)?.iter();
        let indexes = list.map(|value| self.criterion(self.context.text(value)?, value.span(), conditions));
        let mut indexes: Vec<_> = indexes.collect::<Vec<_>>().into_iter().collect::<Option<_>>()?;
        indexes.sort_unstable();
        indexes.dedup();
        Some(indexes)
    }

    /// `score = 50`, or `score = { min = 25, max = 50.5 }`.
    fn score(&self, value: &Value<'_>) -> Option<Score> {
        if !value.get_ref().is_table() {
            let both = self.tenths(value)?;
            return Some(Score { min: both, max: both });
        }
        let mut params = self.context.table(value)?;
        let [min, max] = ["min", "max"].map(|key| params.need(key).and_then(|value| self.tenths(value)));
        params.finish();
        let score = Score { min: min?, max: max? };
        if score.min > score.max {
            self.fault(value.span(), CaseFault::Score, self.text.get(value.span()).unwrap_or_default());
            return None;
        }
        Some(score)
    }

    /// A percentage in tenths.
    fn tenths(&self, value: &Value<'_>) -> Option<u16> {
        let number = value.get_ref().as_float().map(toml::de::DeFloat::as_str);
        let number = number.or_else(|| value.get_ref().as_integer().map(toml::de::DeInteger::as_str));
        let Some(number) = number else {
            return self.context.wrong_type(value, RuleType::Number);
        };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        let tenths = match (whole.parse::<u16>(), decimals.trim_end_matches('0')) {
            (Ok(whole @ 0..=100), "") => Some(whole * 10),
            (Ok(whole @ 0..=99), decimal) => decimal.parse::<u16>().ok().filter(|d| *d < 10).map(|d| whole * 10 + d),
            _ => None,
        };
        if tenths.is_none() {
            self.fault(value.span(), CaseFault::Score, number);
        }
        tenths
    }

    /// Tells what is wrong with the applicant, unless it is meant to be.
    fn judge_record(&self, bytes: &[u8], written: &Written, expected: &Expected, strict: bool) {
        let mut records = Vec::new();
        let each = |record: Record<'_>| records.push(record.intake.problems);
        match Layout::of(bytes) {
            Layout::Document => read_document(bytes, strict, each),
            Layout::Lines => read_lines(bytes, 1, 1, strict, each),
        }
        let count = records.len();
        let (Some(problems), 1) = (records.pop(), count) else {
            return self.fault(written.place(0), CaseFault::Records(count), "");
        };
        if expected.verdict == Some(Verdict::Invalid) {
            return;
        }
        for problem in problems {
            self.fault(written.place(problem.at), CaseFault::Applicant(Box::new(problem)), "");
        }
    }
}

/// The values that are taken in turn, where there are any.
fn each<'t, 'i>(params: &mut Params<'t, 'i>) -> Option<Each<'t, 'i>> {
    let value = params.take("each")?;
    let context = params.context;
    let mut table = context.table(value)?;
    let mut entries = table.entries();
    match (entries.next(), entries.next()) {
        (Some((pointer, values)), None) => {
            Some((pointer.get_ref().as_ref(), pointer.span(), context.list_of_some(values)?))
        }
        _ => {
            context.problem(value.span(), RuleFault::Case(CaseFault::NotOnePointer), "");
            None
        }
    }
}
