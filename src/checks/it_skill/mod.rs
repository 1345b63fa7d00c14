#![doc = include_str!("about.md")]

use std::borrow::Cow;

use crate::checks::asked_fields::AskedFields;
use crate::checks::candidate::OFFERED;
use crate::checks::combine::CombineFact;
use crate::checks::evidence::{Collected, as_written};
use crate::checks::finding::{DecidingParts, FindingFact};
use crate::checks::formulas::RegionKind;
use crate::checks::kind::{CheckKind, Kind};
use crate::checks::language::joint_meaning;
use crate::checks::params::{Context, SpannedValue as Parameters};
use crate::checks::possible_outcomes::{OutcomeRange, PossibleOutcomes, of_threshold};
use crate::checks::threshold::Threshold;
use crate::checks::typed_parameter::{TypedParameter, parameters};
use crate::checks::{
    Candidate, Check, CheckInput, EntriesFact, Fact, Finding, JudgingDates, Missing, Tolerance, threshold,
};
use crate::domain::applicant::{Applicant, ItSkill};
use crate::domain::fact_change::{FieldPath, FieldValue, NewEntry, stated};
use crate::domain::location::Location;
use crate::domain::names::with_normal;
use crate::domain::outcome::Outcome;
use crate::domain::problem::ListKind;
use crate::domain::rule_lists::{Scale, Tool, ToolPart};
use crate::domain::value_type::ValueType;

pub mod text;

/// What the kind says about itself.
pub const KINDS: [CheckKind; 1] = [CheckKind {
    name: "it_skill",
    about: include_str!("about.md"),
    form: ValueType::Table(PARAMETERS),
    read: |value, context| ItSkillCheck::read(value, context).map(Check::ItSkill),
}];

parameters! { PARAMETERS:
    ANY_OF: Vec<Tool> = TypedParameter::tools("any_of", "One of these tools is enough.").or(&["all_of"]);
    ALL_OF: Vec<Tool> = TypedParameter::tools("all_of", "Each of these tools is required.").or(&["any_of"]);
    ANY_TOOL: bool = TypedParameter::only_true("any_tool", "Any tool counts.");
    COUNT: usize = TypedParameter::integer(
        "count",
        1,
        100,
        "How many of the tools of `any_of` are required; left out: one. Only beside `any_of`, and no more than there are.",
    );
    SCALE: Scale = threshold::SCALE;
    AT_LEAST: String = threshold::AT_LEAST;
    BORDERLINE: String = threshold::BORDERLINE;
}

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
    /// The name without the level behind it.
    pub name: Option<&'a str>,
    /// The label of the level behind the name.
    pub beside: Option<&'a str>,
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
    /// Whether the entry is what is asked.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.is_asked.min(self.suffices)
    }
}

impl TypedParameter<Vec<Tool>> {
    /// Tools of the file, by their names there, at least one.
    const fn tools(name: &'static str, about: &'static str) -> Self {
        Self::new(name, ValueType::List(&ValueType::Defined("tool")), about, |_, value, context| {
            let names = context.list_of_some(value)?;
            let tools =
                names.iter().map(|name| context.defined(name, ListKind::Tool, &context.vocabulary.tools).cloned());
            tools.collect::<Vec<_>>().into_iter().collect()
        })
    }
}

impl ItSkillCheck {
    /// Reads the parameters.
    pub fn read(parameters: &Parameters<'_>, context: &Context) -> Option<Self> {
        let mut params = context.table(parameters)?;
        let key = params.one_of(&[ALL_OF.key(), ANY_OF.key(), ANY_TOOL.key()]);
        let threshold = Threshold::read(&mut params);
        let tools = match key {
            Some(key) if key == ANY_TOOL.key() => params.get(ANY_TOOL).map(|_| Vec::new()),
            Some(key) => params.get(if key == ALL_OF.key() { ALL_OF } else { ANY_OF }),
            None => None,
        };
        let count = match key {
            Some(key) if key != ANY_OF.key() => None,
            _ => params.get_up_to(COUNT, tools.as_ref().map_or(usize::MAX, Vec::len)),
        };
        params.finish();
        Some(Self { tools: tools?, each: key == Some(ALL_OF.key()), count: count.unwrap_or(1), threshold: threshold? })
    }

    fn entries<'a>(&'a self, tool: Option<&'a Tool>, input: &CheckInput<'a>) -> Finding<'a> {
        let Some(list) = &input.applicant.it_skills else {
            return Finding::not_stated(FieldPath::of_record("it_skills"));
        };
        let entries = list.entries.iter().map(|entry| {
            let is_asked = |name: Option<&str>| match (tool, name) {
                (None, _) => Outcome::Met,
                (Some(_), None) => Outcome::Unclear,
                (Some(tool), Some(name)) => self.is_tool(tool, name),
            };
            let fact = self.judge(entry, tool, is_asked, input.detail);
            let outcome = fact.outcome();
            (outcome, move || Finding::leaf(outcome, Fact::ItSkill(fact)))
        });
        let location = Location { section: "it_skills", index: None, field: None, at: list.at };
        let fact = tool.map_or(Fact::Entries(EntriesFact { list: "/it_skills", location }), |tool| {
            Fact::Tool(ToolFact(&tool.name))
        });
        let finding = Finding::any(fact, input.detail, entries);
        match tool {
            Some(tool) if finding.outcome != Outcome::Met && self.names_a_part(tool, &list.entries) => {
                let parts = self.parts(tool, &list.entries, input);
                // Where they are less, the parts leave it as unclear as each of them does.
                if parts.outcome == Outcome::Met { parts } else { finding }
            }
            _ => finding,
        }
    }

    /// Whether an entry names the first of the programs that together are the tool: else nothing of them needs to be judged.
    fn names_a_part(&self, tool: &Tool, entries: &[ItSkill<'_>]) -> bool {
        let names_it =
            |part: &ToolPart| entries.iter().any(|entry| self.split(entry).0.is_some_and(|name| is_part(part, name)));
        tool.whole.first().is_some_and(names_it)
    }

    /// Whether the programs that together are the tool reach the level, each in an entry of its own.
    fn parts<'a>(&'a self, tool: &'a Tool, entries: &'a [ItSkill<'a>], input: &CheckInput<'a>) -> Finding<'a> {
        let each = tool.whole.iter().map(|part| {
            let is_part = |name: Option<&str>| name.map_or(Outcome::NotMet, |name| Outcome::of(is_part(part, name)));
            let facts = entries.iter().map(|entry| self.judge(entry, Some(tool), is_part, input.detail));
            let entries = facts.map(|fact| {
                let outcome = fact.outcome();
                (outcome, move || Finding::leaf(outcome, Fact::ItSkill(fact)))
            });
            Finding::any(Fact::Tool(ToolFact(&part.name)), input.detail, entries).whole()
        });
        Finding::all(Fact::WholeTool(WholeToolFact(tool)), input.detail, each)
    }

    /// What is found in one entry, of which `is_asked` says whether its name is what is asked.
    fn judge<'a>(
        &'a self,
        entry: &'a ItSkill<'a>,
        tool: Option<&'a Tool>,
        is_asked: impl Fn(Option<&str>) -> Outcome,
        detail: bool,
    ) -> ItSkillFact<'a> {
        let (name, beside) = self.split(entry);
        let is_asked = is_asked(name);
        // The level of another tool matters only where it is said.
        let suffices = match is_asked {
            Outcome::NotMet if !detail => Outcome::NotMet,
            _ => self.suffices(entry, beside),
        };
        ItSkillFact { entry, name, beside, tool, threshold: &self.threshold, is_asked, suffices }
    }

    /// The name of an entry, and the label of the level behind it.
    fn split<'a>(&self, entry: &'a ItSkill<'_>) -> (Option<&'a str>, Option<&'a str>) {
        let name = entry.name.as_ref().map(|name| name.value.as_ref());
        match name.and_then(|name| self.threshold.scale.level_beside_name(name, true)) {
            Some((name, label)) => (Some(name), Some(label)),
            None => (name, None),
        }
    }

    /// Whether the level of an entry suffices, with the label behind its name.
    fn suffices(&self, entry: &ItSkill<'_>, beside: Option<&str>) -> Outcome {
        let labels = entry.level.iter().map(|level| level.value.as_ref()).chain(beside);
        let is_unreadable = entry.doubts.is_unreadable("level");
        self.threshold.judge(joint_meaning(labels, is_unreadable, |label| self.threshold.scale.listed(label)))
    }

    /// Whether a name means the tool. A name that means another of the tools asked does not mean this one.
    fn is_tool(&self, tool: &Tool, name: &str) -> Outcome {
        with_normal(name, |name| {
            let is_alias = |tool: &Tool| tool.aliases.contains(name);
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

/// Whether a name means a program that is a part of a tool.
fn is_part(part: &ToolPart, name: &str) -> bool {
    with_normal(name, |name| part.names.iter().any(|known| known == name))
}

/// One tool, over all entries: its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolFact<'a>(pub &'a str);

/// The programs that together are a tool, each in an entry of its own; the parts are those programs.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeToolFact<'a>(pub &'a Tool);

impl Kind for ItSkillCheck {
    fn name(&self) -> &'static str {
        "it_skill"
    }

    /// Looks at each entry, once for each tool.
    fn apply<'a>(&'a self, input: &CheckInput<'a>) -> Finding<'a> {
        if input.applicant.it_skills.is_none() {
            return Finding::not_stated(FieldPath::of_record("it_skills"));
        }
        let each = self.tools.iter().map(|tool| self.entries(Some(tool), input).whole());
        if self.tools.is_empty() {
            self.entries(None, input)
        } else if self.each {
            Finding::all(Fact::Combine(CombineFact::All), input.detail, each)
        } else if self.count > 1 {
            let parts: Vec<_> = self.tools.iter().map(|tool| self.entries(Some(tool), input)).collect();
            let outcome = Outcome::at_least(self.count, parts.iter().map(|part| part.outcome));
            Finding { outcome, fact: Fact::Combine(CombineFact::AtLeast(self.count)), parts }
        } else {
            Finding::any(Fact::Combine(CombineFact::Any), input.detail, each)
        }
    }

    /// The level asked of a tool that is stated, or a tool that is not.
    fn candidates<'a>(&'a self, input: &CheckInput<'a>) -> Vec<Candidate<'a>> {
        let level = || Cow::Borrowed(self.threshold.name());
        let entries = || input.applicant.it_skills.iter().flat_map(|list| &list.entries);
        let mut candidates = Vec::new();
        for entry in entries().take(OFFERED) {
            let (name, beside) = self.split(entry);
            let is_one = |tool: &Tool| name.is_some_and(|name| self.is_tool(tool, name) == Outcome::Met);
            let suffices = self.suffices(entry, beside);
            if suffices != Outcome::Met && (self.tools.is_empty() || self.tools.iter().any(is_one)) {
                let field_path = FieldPath::of_entry("it_skills", entry.index, "level");
                candidates.push(Candidate::field(field_path, FieldValue::Text(level()), Tolerance::OrHigher));
            }
        }
        let is_named = |tool: &Tool| {
            let mut names = entries().filter_map(|entry| self.split(entry).0);
            names.any(|name| self.is_tool(tool, name) == Outcome::Met)
        };
        let wanted = self.tools.iter().filter(|tool| !is_named(tool)).map(|tool| Some(tool.name.as_str()));
        for name in wanted.chain(self.tools.is_empty().then_some(None)) {
            let name = name.map(|name| stated(Cow::Borrowed(name)));
            let entry = ItSkill { name, level: Some(stated(level())), ..ItSkill::default() };
            candidates.push(Candidate::entry(NewEntry::ItSkill(entry), Tolerance::OrHigher));
        }
        candidates
    }

    fn ask<'a>(&'a self, asked: &mut AskedFields<'a>) {
        for tool in &self.tools {
            if !asked.tools.contains(&tool.name.as_str()) {
                asked.tools.push(&tool.name);
            }
        }
        asked.tool_level.get_or_insert(&self.threshold);
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn possible_outcomes<'a>(&'a self, _: &JudgingDates) -> Option<OutcomeRange<'a>> {
        if self.count > 1 {
            return None;
        }
        let of = |tool| of_threshold(&self.threshold, move |scale, level| RegionKind::Tool(tool, scale, level));
        let each = self.tools.iter().map(|tool| of(Some(tool)));
        let possible = if self.tools.is_empty() {
            of(None)
        } else if self.each {
            PossibleOutcomes::all(each)
        } else {
            PossibleOutcomes::any(each)
        };
        Some(possible.into())
    }
}

impl<'a> FindingFact<'a> for ItSkillFact<'a> {
    fn add_missing(&self, _: &Finding<'a>, missing: &mut Vec<Missing>) {
        let absent = |field| Missing::absent(FieldPath::of_entry("it_skills", self.entry.index, field));
        let name = self.entry.name.is_none() && self.tool.is_some();
        missing.extend(name.then(|| absent("name")));
        let level = self.entry.level.is_none() && self.beside.is_none();
        missing.extend(level.then(|| absent("level")));
    }

    fn is_aside(&self) -> bool {
        self.is_asked == Outcome::NotMet
    }

    fn add_evidence(&self, _: &Finding<'a>, _: &Applicant<'_>, list: &mut Collected<'_>) {
        let place = ("it_skills", self.entry.index);
        list.field(place, "name", self.entry.name.as_ref(), as_written);
        list.field(place, "level", self.entry.level.as_ref(), as_written);
    }
}

impl<'a> FindingFact<'a> for ToolFact<'a> {
    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        lists.push("it_skills");
    }
}

impl<'a> FindingFact<'a> for WholeToolFact<'a> {
    fn deciding(&self) -> DecidingParts {
        DecidingParts::OfOutcome
    }

    fn add_open_lists(&self, _: &Finding<'a>, lists: &mut Vec<&'static str>) {
        lists.push("it_skills");
    }
}
