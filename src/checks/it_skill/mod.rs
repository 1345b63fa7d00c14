#![doc = include_str!("about.md")]

use std::borrow::Cow;

use crate::checks::check_kind::{CheckKind, Parameter, ValueType};
use crate::checks::language::{AT_LEAST, BORDERLINE, SCALE, Threshold};
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::{Candidate, CheckInput, Fact as AnyFact, Finding, Missing, OFFERED, Tolerance};
use crate::domain::applicant::ItSkill;
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::location::Location;
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::problem::ListKind;
use crate::domain::rule_lists::Tool;

/// What the kind says about itself.
pub const KIND: CheckKind = CheckKind {
    name: "it_skill",
    about: include_str!("about.md"),
    form: ValueType::Table(&[
        Parameter::new("any_of", ValueType::List(&ValueType::Defined("tool")), "One of these tools is enough."),
        Parameter::new("all_of", ValueType::List(&ValueType::Defined("tool")), "Each of these tools is asked."),
        Parameter::new("any_tool", ValueType::True, "Any tool will do."),
        Parameter::new(
            "count",
            ValueType::Integer(1, 100),
            "How many of the tools of `any_of` are asked; left out: one. Only beside `any_of`, and no more than there are.",
        ),
        SCALE,
        AT_LEAST,
        BORDERLINE,
    ]),
};

/// So many tools can be asked at once.
const MAX_LEVEL_COUNT: usize = 100;

/// The parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct ItSkillCheck {
    /// The tools asked; none: any tool.
    pub tools: Vec<Tool>,
    /// Whether each of them is asked, rather than some.
    pub each: bool,
    /// How many of them are asked, where not each is.
    pub count: usize,
    /// The level asked.
    pub threshold: Threshold,
}

/// One entry before the tool that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ItSkillFact<'a> {
    pub entry: &'a ItSkill<'a>,
    /// The tool; `None`: any.
    pub tool: Option<&'a Tool>,
    /// The level asked.
    pub threshold: &'a Threshold,
    /// Whether the entry is the tool.
    pub is_asked: Outcome,
    /// Whether its level suffices.
    pub suffices: Outcome,
}

impl ItSkillFact<'_> {
    pub(super) fn add_missing(&self, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(FieldPath::of_entry("it_skills", self.entry.index, field));
        let name = self.entry.name.is_none() && self.tool.is_some();
        missing.extend(name.then(|| absent("name")));
        missing.extend(self.entry.level.is_none().then(|| absent("level")));
    }
}

impl ItSkillCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let key = params.one_of(&["all_of", "any_of", "any_tool"]);
        let threshold = Threshold::read(&mut params);
        let tools = match key {
            Some("any_tool") => params.only_true("any_tool").map(|()| Vec::new()),
            Some(key) => params.take(key).and_then(|value| {
                let names = context.list_of_some(value)?;
                let tools =
                    names.iter().map(|name| context.defined(name, ListKind::Tool, &context.vocabulary.tools).cloned());
                tools.collect::<Vec<_>>().into_iter().collect()
            }),
            None => None,
        };
        let count = match key {
            Some("all_of" | "any_tool") => None,
            _ => params.count(tools.as_ref().map_or(MAX_LEVEL_COUNT, Vec::len).min(MAX_LEVEL_COUNT)),
        };
        params.finish();
        Some(Self { tools: tools?, each: key == Some("all_of"), count: count.unwrap_or(1), threshold: threshold? })
    }

    /// Looks at each entry, once for each tool.
    #[must_use]
    pub fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        if input.applicant.it_skills.is_none() {
            return Finding::not_stated(FieldPath::of_record("it_skills"));
        }
        let each = self.tools.iter().map(|tool| self.entries(Some(tool), input).whole());
        if self.tools.is_empty() {
            self.entries(None, input)
        } else if self.each {
            Finding::all(AnyFact::All, input.detail, each)
        } else if self.count > 1 {
            let parts: Vec<_> = self.tools.iter().map(|tool| self.entries(Some(tool), input)).collect();
            let outcome = Outcome::at_least(self.count, parts.iter().map(|part| part.outcome));
            Finding { outcome, fact: AnyFact::AtLeast(self.count), parts }
        } else {
            Finding::any(AnyFact::Any, input.detail, each)
        }
    }

    /// The level asked of a tool that is stated, or a tool that is not.
    pub(super) fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let level = || Cow::Borrowed(self.threshold.name());
        let entries = || input.applicant.it_skills.iter().flat_map(|list| &list.entries);
        let mut candidates = Vec::new();
        for entry in entries().take(OFFERED) {
            let is_one =
                |tool: &Tool| entry.name.as_ref().is_some_and(|name| self.is_tool(tool, &name.value) == Outcome::Met);
            let suffices = entry.level.as_ref().map_or(Outcome::Unclear, |level| self.threshold.judge(&level.value));
            if suffices != Outcome::Met && (self.tools.is_empty() || self.tools.iter().any(is_one)) {
                let field_path = FieldPath::of_entry("it_skills", entry.index, "level");
                candidates.push(Candidate::field(field_path, FieldValue::Text(level()), Tolerance::OrHigher));
            }
        }
        let is_named = |tool: &Tool| {
            let mut names = entries().filter_map(|entry| entry.name.as_ref());
            names.any(|name| self.is_tool(tool, &name.value) == Outcome::Met)
        };
        let wanted = self.tools.iter().filter(|tool| !is_named(tool)).map(|tool| Some(tool.name.as_str()));
        for name in wanted.chain(self.tools.is_empty().then_some(None)) {
            let name = name.map(|name| stated(Cow::Borrowed(name)));
            let entry = ItSkill { name, level: Some(stated(level())), ..ItSkill::default() };
            candidates.push(Candidate::entry(NewEntry::ItSkill(entry), Tolerance::OrHigher));
        }
        candidates
    }

    fn entries<'a>(&'a self, tool: Option<&'a Tool>, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.it_skills else {
            return Finding::not_stated(FieldPath::of_record("it_skills"));
        };
        let entries = list.entries.iter().map(|entry| {
            let is_asked = match (tool, &entry.name) {
                (None, _) => Outcome::Met,
                (Some(_), None) => Outcome::Unclear,
                (Some(tool), Some(name)) => self.is_tool(tool, &name.value),
            };
            let level = entry.level.as_ref().map(|level| level.value.as_ref());
            // The level of another tool matters only where it is said.
            let suffices = match is_asked {
                Outcome::NotMet if !input.detail => Outcome::NotMet,
                _ => level.map_or(Outcome::Unclear, |label| self.threshold.judge(label)),
            };
            let fact = move || ItSkillFact { entry, tool, threshold: &self.threshold, is_asked, suffices };
            let outcome = is_asked.min(suffices);
            (outcome, move || Finding::leaf(outcome, AnyFact::ItSkill(fact())))
        });
        let location = Location { section: "it_skills", index: None, field: None, at: list.at };
        let fact = tool.map_or(AnyFact::Entries("/it_skills", location), |tool| AnyFact::Tool(&tool.name));
        Finding::any(fact, input.detail, entries)
    }

    /// Whether a name means the tool. A name that means another of the tools asked does not mean this one.
    fn is_tool(&self, tool: &Tool, name: &str) -> Outcome {
        with_normal(name, |name| {
            let is_alias = |tool: &Tool| tool.aliases.iter().any(|alias| alias == name);
            if is_alias(tool) {
                Outcome::Met
            } else if tool.mentions.find(name).is_some() && !self.tools.iter().any(is_alias) {
                Outcome::Unclear
            } else {
                Outcome::NotMet
            }
        })
    }
}
