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
use crate::checks::params::{Context, Params, SpannedValue};
use crate::domain::outcome::{Group, Outcome, Score, Verdict};
use crate::domain::problem::case_error::CaseError;
use crate::domain::problem::{RuleError, RuleErrorKind, RuleType};
use crate::domain::text::Lang;
use crate::domain::toml_errors;
use crate::intake::document::{Record, RecordLayout, read_document, read_lines};
use crate::rule_tests::case_facts::{CaseApplicant, Facts};
use crate::rule_tests::{Expectation, ExpectedOutcome, RuleTestCase};
use crate::rules::Vacancy;
use crate::rules::vacancy::Readings;

const WANTED: [(&str, ExpectedOutcome); 4] = [
    ("met", ExpectedOutcome::Outcome(Outcome::Met)),
    ("not_met", ExpectedOutcome::Outcome(Outcome::NotMet)),
    ("unclear", ExpectedOutcome::Outcome(Outcome::Unclear)),
    ("contested", ExpectedOutcome::Contested),
];
const READINGS: [(&str, Reading); 3] =
    [("all", Reading::All), ("en", Reading::One(Lang::En)), ("fr", Reading::One(Lang::Fr))];

/// A key of a `[[case]]`.
#[derive(Clone, Copy, Debug)]
pub struct CaseKey {
    pub name: &'static str,
    /// What its value looks like.
    pub value: &'static str,
    /// What it means.
    pub about: &'static str,
}

const fn key(name: &'static str, value: &'static str, about: &'static str) -> CaseKey {
    CaseKey { name, value, about }
}

/// The keys of a `[[case]]`, for the page about rules files.
pub const CASE_KEYS: [CaseKey; 14] = [
    key("name", "text", "What it is called; no other case of the file is called so. Required."),
    key("applicant", "table", "The applicant. This, `from` or `file` is required."),
    key("from", "text", "The name of an `[applicant.NAME]` of the file of cases, or the path of an applicant file."),
    key("file", "text", "The path of an applicant file, from the folder of the file of cases."),
    key(
        "change",
        "table",
        "Values by their places, such as `{ \"/date_of_birth\" = 2004-06-22 }`, put there before it runs.",
    ),
    key("remove", "list of: text", "Places of which the value is taken away, such as `[\"/education/0/end\"]`."),
    key(
        "each",
        "table",
        "One place with a list of values: the case runs once with each of them, and is named after it.",
    ),
    key("as_of", "date", "The reference date; left out: that of the rules."),
    key("reading", "`\"en\"`, `\"fr\"`, `\"all\"`", "The text of the notice that is applied; left out: all."),
    key(
        "expect",
        "table",
        "By the id of a criterion what it comes out as: `\"met\"`, `\"not_met\"`, `\"unclear\"`, or `\"contested\"`: \
         unclear because the two texts differ. This, or one of the keys below, is required.",
    ),
    key(
        "verdict",
        "`\"eligible\"`, `\"review\"`, `\"ineligible\"`, `\"invalid\"`",
        "The verdict; beside `invalid` nothing else is expected.",
    ),
    key(
        "score",
        "number, or `{ min = 25, max = 50.5 }`",
        "The score as a percentage with at most one decimal, or the least and the most that it may become.",
    ),
    key(
        "unchecked",
        "list of: text",
        "The ids of all conditions that are unclear and could change the verdict; `[]`: there is none.",
    ),
    key("contested", "list of: text", "The ids of all criteria for which the two texts differ; `[]`: there is none."),
];

/// Reads the cases for a vacancy. `open` gives the bytes of a file that a case names, or the system's words.
///
/// # Errors
/// Gives every mistake, in the order of their places.
pub fn read(
    text: &str,
    vacancy: &Vacancy,
    open: &dyn Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Vec<RuleTestCase>, Vec<RuleError>> {
    let context = Context::default();
    let (document, faults) = DeTable::parse_recoverable(text);
    for fault in faults.into_iter().take(1) {
        let span = fault.span().unwrap_or(0..0);
        let (grammar, span) = toml_errors::fault(text, span, fault.message());
        context.problem(span, RuleErrorKind::Syntax(grammar), "");
    }
    let mut cases = Vec::new();
    if context.problems.borrow().is_empty() {
        let reader = CaseReader { text, vacancy, open, context: &context };
        cases = reader.cases(&document);
    }
    let mut problems = context.problems.into_inner();
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    if problems.is_empty() { Ok(cases) } else { Err(problems) }
}

struct CaseReader<'r> {
    text: &'r str,
    vacancy: &'r Vacancy,
    open: &'r dyn Fn(&str) -> Result<Vec<u8>, String>,
    context: &'r Context,
}

/// What a case begins with.
enum CaseBase {
    /// Facts that can be changed.
    Facts(Facts),
    File(Vec<u8>, Range<usize>),
}

/// An applicant of a case.
struct Stated {
    /// The value that it was made for, among several, and where that is.
    label: Option<(String, Range<usize>)>,
    /// Where its values come from.
    written: CaseApplicant,
    /// The record.
    bytes: Vec<u8>,
    /// Whether an unknown field is a mistake, as in what is stated in the file of cases itself.
    strict: bool,
}

/// Values of which each makes a case of its own: the pointer, its span, the values.
type CaseVariants<'t, 'i> = (&'t str, Range<usize>, &'t [SpannedValue<'i>]);

impl CaseReader<'_> {
    fn fault(&self, span: Range<usize>, fault: CaseError, found: impl Into<String>) {
        self.context.problem(span, RuleErrorKind::Case(fault), found);
    }

    fn cases(&self, document: &toml::Spanned<DeTable<'_>>) -> Vec<RuleTestCase> {
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
        let mut cases: Vec<RuleTestCase> = Vec::new();
        let mut names = HashSet::new();
        for value in list {
            if let Some(mut params) = self.context.table(value) {
                let found = self.case(&mut params, &bases, &mut names);
                params.finish();
                cases.extend(found);
            }
        }
        if list.is_empty() && self.context.problems.borrow().is_empty() {
            self.fault(0..0, CaseError::NoCases, "");
        }
        cases
    }

    fn case(
        &self,
        params: &mut Params<'_, '_>,
        bases: &[(String, Facts)],
        taken: &mut HashSet<String>,
    ) -> Vec<RuleTestCase> {
        let name = params.need("name").and_then(|value| Some((self.context.text(value)?, value.span())));
        let mut take = |name: &str, span: &Range<usize>| {
            if !taken.insert(name.to_owned()) {
                self.context.problem(span.clone(), RuleErrorKind::Duplicate, name);
            }
        };
        if let Some((name, span)) = &name {
            take(name, span);
        }
        let applicants = self.applicants(params, bases);
        let reading = params.word("reading", &READINGS);
        let as_of = params.date("as_of");
        let expected = self.expected(params, reading);
        let is_meant_invalid = expected.as_ref().is_some_and(|expected| expected.verdict == Some(Verdict::Invalid));
        let mut cases = Vec::new();
        for Stated { label, written, bytes, strict } in applicants {
            self.check_record(&bytes, &written, is_meant_invalid, strict);
            let (Some((name, span)), Some(expected)) = (&name, &expected) else { continue };
            let (mut name, span, expected) = ((*name).to_owned(), span.clone(), expected.clone());
            if let Some((label, place)) = label {
                name = format!("{name} [{label}]");
                take(&name, &place);
            }
            cases.push(RuleTestCase { name, span, record: bytes, strict, as_of, reading, expected });
        }
        cases
    }

    /// The applicants of a case, changed as it says: one, or one for each value that is taken in turn.
    fn applicants(&self, params: &mut Params<'_, '_>, bases: &[(String, Facts)]) -> Vec<Stated> {
        let base = self.base(params, bases);
        let change = params.take("change").and_then(|value| self.context.table(value));
        let changes: Vec<_> = change.map(|mut change| change.entries().collect()).unwrap_or_default();
        let remove = params.take("remove").and_then(|value| self.context.list(value)).unwrap_or_default();
        let each = each(params);
        let is_changed = !changes.is_empty() || !remove.is_empty() || each.is_some();
        let strict = matches!(base, Some(CaseBase::Facts(_)));
        let mut facts = match base {
            None => return Vec::new(),
            Some(CaseBase::Facts(facts)) => facts,
            Some(CaseBase::File(bytes, span)) if !is_changed => {
                return vec![Stated { label: None, written: CaseApplicant::from_one_place(span), bytes, strict }];
            }
            Some(CaseBase::File(bytes, span)) => {
                let Ok(json) = serde_json::from_slice(&bytes) else {
                    self.fault(span, CaseError::NotJson, "");
                    return Vec::new();
                };
                Facts::of_json(&json, &span)
            }
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
        let stated = |facts: &Facts, label| {
            let written = facts.written();
            Stated { label, bytes: written.text.clone().into_bytes(), written, strict }
        };
        let Some((pointer, span, values)) = each else {
            return vec![stated(&facts, None)];
        };
        let mut found = Vec::new();
        for value in values {
            let (mut facts, fact) = (facts.clone(), Facts::of_value(value, self.text));
            let label = (fact.label(), value.span());
            if let Err(fault) = facts.put(pointer, fact) {
                self.fault(span, fault, pointer);
                return Vec::new();
            }
            found.push(stated(&facts, Some(label)));
        }
        found
    }

    /// The applicant: stated here, a file, or one of those at the head of the file of cases.
    fn base(&self, params: &mut Params<'_, '_>, bases: &[(String, Facts)]) -> Option<CaseBase> {
        let key = params.one_of(&["applicant", "from", "file"])?;
        let value = params.take(key)?;
        if key == "applicant" {
            self.context.table(value)?;
            return Some(CaseBase::Facts(Facts::of_value(value, self.text)));
        }
        let name = self.context.text(value)?;
        if key == "from"
            && let Some((_, facts)) = bases.iter().find(|(known, _)| known == name)
        {
            return Some(CaseBase::Facts(facts.clone()));
        }
        let known: Vec<&str> = bases.iter().map(|(known, _)| known.as_str()).collect();
        match (self.open)(name) {
            Ok(bytes) => Some(CaseBase::File(bytes, value.span())),
            Err(why) => {
                let fault = RuleErrorKind::Case(CaseError::NoApplicant(why));
                self.context.problem_among(value.span(), fault, name, if key == "from" { &known } else { &[] });
                None
            }
        }
    }

    fn expected(&self, params: &mut Params<'_, '_>, reading: Option<Reading>) -> Option<Expectation> {
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
            if wanted == ExpectedOutcome::Contested && !can_be_contested {
                self.fault(value.span(), CaseError::NeverContested, id.get_ref().as_ref());
            }
            outcomes.push((index, wanted));
        }
        if self.context.problems.borrow().len() > before {
            return None;
        }
        let has_more = score.is_some() || unchecked.is_some() || contested.is_some() || !outcomes.is_empty();
        match verdict {
            None if !has_more => self.fault(params.span(), CaseError::ExpectsNothing, ""),
            Some(Verdict::Invalid) if has_more => self.fault(params.span(), CaseError::InvalidHasNone, ""),
            _ => return Some(Expectation { verdict, score, outcomes, unchecked, contested }),
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
        self.context.problem_among(span, RuleErrorKind::Case(CaseError::UnknownCriterion), id, &ids);
        None
    }

    /// A list of criteria, which may be empty, in the order of the rules.
    fn criteria(&self, value: &SpannedValue<'_>, conditions: bool) -> Option<Vec<usize>> {
        let list = self.context.list(value)?.iter();
        let indexes = list.map(|value| self.criterion(self.context.text(value)?, value.span(), conditions));
        let mut indexes: Vec<_> = indexes.collect::<Vec<_>>().into_iter().collect::<Option<_>>()?;
        indexes.sort_unstable();
        indexes.dedup();
        Some(indexes)
    }

    /// `score = 50`, or `score = { min = 25, max = 50.5 }`.
    fn score(&self, value: &SpannedValue<'_>) -> Option<Score> {
        if !value.get_ref().is_table() {
            let both = self.tenths(value)?;
            return Some(Score { min: both, max: both });
        }
        let mut params = self.context.table(value)?;
        let [min, max] = ["min", "max"].map(|key| params.need(key).and_then(|value| self.tenths(value)));
        params.finish();
        let score = Score { min: min?, max: max? };
        if score.min > score.max {
            self.fault(value.span(), CaseError::Score, self.text.get(value.span()).unwrap_or_default());
            return None;
        }
        Some(score)
    }

    /// A percentage in tenths.
    fn tenths(&self, value: &SpannedValue<'_>) -> Option<u16> {
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
            self.fault(value.span(), CaseError::Score, number);
        }
        tenths
    }

    /// Tells what is wrong with the applicant, unless it is meant to be.
    fn check_record(&self, bytes: &[u8], written: &CaseApplicant, is_meant_invalid: bool, strict: bool) {
        let mut records = Vec::new();
        let each = |record: Record<'_>| records.push((record.intake.is_invalid, record.intake.problems));
        match RecordLayout::of(bytes) {
            RecordLayout::Document => read_document(bytes, strict, each),
            RecordLayout::Lines => read_lines(bytes, 1, 1, strict, each),
        }
        let count = records.len();
        let (Some((is_invalid, problems)), 1) = (records.pop(), count) else {
            return self.fault(written.place(0), CaseError::Records(count), "");
        };
        for problem in problems.into_iter().filter(|_| is_invalid && !is_meant_invalid) {
            self.fault(written.place(problem.at), CaseError::Applicant(Box::new(problem)), "");
        }
    }
}

/// The values that are taken in turn, where there are any.
fn each<'t, 'i>(params: &mut Params<'t, 'i>) -> Option<CaseVariants<'t, 'i>> {
    let value = params.take("each")?;
    let context = params.context;
    let mut table = context.table(value)?;
    let mut entries = table.entries();
    if let (Some((pointer, values)), None) = (entries.next(), entries.next()) {
        return Some((pointer.get_ref().as_ref(), pointer.span(), context.list_of_some(values)?));
    }
    context.problem(value.span(), RuleErrorKind::Case(CaseError::NotOnePointer), "");
    None
}
