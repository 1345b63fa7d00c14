//! The sentences of the kind, in both languages.

use std::borrow::Cow;
use std::fmt;

use crate::checks::describe::{Describe, DescribeContext, Description, any_of, each_of};
use crate::checks::finding::Reason;
use crate::checks::it_skill::{ItSkillCheck, ItSkillFact, ToolFact, WholeToolFact};
use crate::checks::language::text::{LevelAbsence, LevelReason, at_level};
use crate::checks::reasons::among_entries;
use crate::checks::{Fact, Finding};
use crate::domain::applicant::LanguageLevel;
use crate::domain::grammar::{every, further_entry, in_backticks, say, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Scale;
use crate::domain::text::Lang;

impl Describe for ItSkillCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let level = at_level(lang, &self.threshold);
        if self.tools.is_empty() {
            return Description::leaf(say!(
                lang,
                "any one IT tool, whichever it is, {level}",
                "un outil informatique, quel qu'il soit, {level}"
            ));
        }
        let names = self.tools.iter().map(|tool| tool.name.clone());
        let whole: Vec<_> = self.tools.iter().filter(|tool| !tool.whole.is_empty()).collect();
        let mut lint_warning = String::new();
        for tool in whole {
            let (name, parts) = (&tool.name, every(lang, tool.whole.iter().map(|part| part.name.clone())));
            lint_warning += &say!(lang, "; {parts} together are {name}", "\u{a0}; {parts} forment ensemble {name}");
        }
        lint_warning += &say!(
            lang,
            "; if only a part of a tool is named, or a longer name holds its name, a person decides",
            "\u{a0}; si seule une partie d'un outil est citée, ou si son nom figure dans un nom plus long, une personne décide"
        );
        Description::leaf(if self.each && self.tools.len() > 1 {
            let names = each_of(context, names);
            say!(lang, "{names}, each {level}{lint_warning}", "{names}, chaque outil {level}{lint_warning}")
        } else {
            let names = any_of(context, names);
            match self.count {
                0 | 1 => say!(lang, "{names} {level}{lint_warning}", "{names} {level}{lint_warning}"),
                count => say!(
                    lang,
                    "{count} of these tools: {names}, each {level}{lint_warning}",
                    "{count} de ces outils\u{a0}: {names}, chaque outil {level}{lint_warning}"
                ),
            }
        })
    }
}

impl Reason for ItSkillFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        if self.entry.doubts.is_further() {
            return further_entry(out, lang);
        }
        let name = fmt::from_fn(|out| match self.name {
            None => out.write_str(unnamed(
                lang,
                &self.entry.doubts,
                "name",
                ["a tool that is not named", "un outil non nommé"],
                ["a tool whose name is not understood", "un outil dont le nom n'est pas reconnu"],
            )),
            Some(name) => write!(out, "{}", in_backticks(name)),
        });
        if let (Some(tool), Outcome::Unclear) = (self.tool, self.is_asked)
            && self.suffices != Outcome::NotMet
        {
            let tool = &tool.name;
            return say!(
                out,
                lang,
                "a person says whether {name} counts as {tool}",
                "une personne dit si {name} compte comme {tool}"
            );
        }
        let level = self.entry.level.as_ref().map(|level| LanguageLevel::Overall(Cow::Borrowed(&level.value)));
        let reason = LevelReason {
            level: level.as_ref(),
            absence: LevelAbsence::of(&self.entry.doubts),
            beside: self.beside,
            threshold: self.threshold,
            skills: &[],
            labels: self.entry.level.iter().map(|level| Some(level.value.as_ref())).collect(),
            read: Scale::listed,
            suffices: self.suffices,
        };
        reason.write(out, lang, name)
    }
}

impl Reason for WholeToolFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let names = every(lang, self.0.whole.iter().map(|part| part.name.clone()));
        let tool = &self.0.name;
        say!(out, lang, "{names} together count as {tool}: ", "{names} comptent ensemble comme {tool}\u{a0}: ")?;
        let mut asked = None;
        for (number, part) in finding.parts.iter().enumerate() {
            let Some(Fact::ItSkill(fact)) = part.deciding().next().map(|entry| &entry.fact) else { continue };
            let name = in_backticks(fact.name.unwrap_or_default());
            let level = fact.entry.level.as_ref().map(|level| in_backticks(&level.value));
            let beside = fact.beside.map(in_backticks);
            let comma = if number == 0 { "" } else { ", " };
            let stated =
                [level, beside].into_iter().flatten().map(|label| label.to_string()).collect::<Vec<_>>().join(", ");
            say!(out, lang, "{comma}{name} at {stated}", "{comma}{name} ({stated})")?;
            asked = Some(fact.threshold.name());
        }
        let asked = asked.unwrap_or_default();
        say!(out, lang, "; {asked} or above is required", "\u{a0}; {asked} au minimum est demandé")
    }
}

impl Reason for ToolFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        among_entries(out, lang, finding, Some(self.0.to_owned()))
    }
}
