//! The sentences of the kind, in both languages.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use crate::checks::describe::{Describe, DescribeContext, Description, any_of, each_of};
use crate::checks::finding::Reason;
use crate::checks::it_skill::{ItSkillCheck, ItSkillFact, ToolFact, WholeToolFact};
use crate::checks::language::text::{
    LevelAbsence, LevelReason, at_level, labels, level_required, scale_and_borderline,
};
use crate::checks::reasons::among_entries;
use crate::checks::{Fact, Finding};
use crate::domain::applicant::LanguageLevel;
use crate::domain::grammar::{every, further_entry, in_backticks, phrase, say, unnamed};
use crate::domain::outcome::Outcome;
use crate::domain::rule_lists::Scale;
use crate::domain::text::Lang;

impl Describe for ItSkillCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let level = format!("{}{}", at_level(lang, &self.threshold), scale_and_borderline(lang, &self.threshold));
        if self.tools.is_empty() {
            let tool = any_tool(lang);
            return Description::leaf(format!("{tool} {level}"));
        }
        let names = self.tools.iter().map(|tool| tool.name.clone());
        let whole: Vec<_> = self.tools.iter().filter(|tool| !tool.whole.is_empty()).collect();
        let mut lint_warning = String::new();
        for tool in whole {
            let (name, parts) = (&tool.name, every(lang, tool.whole.iter().map(|part| part.name.as_str())));
            lint_warning +=
                &say!(lang, "; {parts} together count as {name}", "\u{a0}; {parts} forment ensemble {name}");
        }
        lint_warning += &say!(
            lang,
            "; if only part of a tool's name is stated, or if it is part of a longer name, the selection team decides",
            "\u{a0}; si seule une partie du nom d'un outil est citée, ou s'il figure dans un nom plus long, le service responsable tranche"
        );
        Description::leaf(if self.each && self.tools.len() > 1 {
            let names = each_of(context, names);
            say!(lang, "{names}, each {level}{lint_warning}", "{names}, chacun {level}{lint_warning}")
        } else {
            let names = any_of(context, names);
            match self.count {
                0 | 1 => format!("{names} {level}{lint_warning}"),
                count => say!(
                    lang,
                    "{count} of these tools: {names}, each {level}{lint_warning}",
                    "{count} de ces outils\u{a0}: {names}, chacun {level}{lint_warning}"
                ),
            }
        })
    }
}

impl Reason for ItSkillFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        if self.entry.doubts.is_further() {
            return further_entry(out, lang, ["IT tools", "outils informatiques"]);
        }
        let name = fmt::from_fn(|out| match self.name {
            None => out.write_str(unnamed(
                lang,
                &self.entry.doubts,
                "name",
                ["an unnamed tool", "outil non indiqué"],
                ["a tool that is not understood", "outil non reconnu"],
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
                "whether {name} counts as {tool} is for the selection team to decide",
                "{name}\u{a0}; outil requis\u{a0}: {tool} (à l'appréciation du service responsable)"
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
        let names = every(lang, self.0.whole.iter().map(|part| part.name.as_str()));
        let tool = &self.0.name;
        say!(out, lang, "{names} together count as {tool}: ", "{names} équivalent ensemble à {tool}\u{a0}: ")?;
        let mut required = None;
        for (number, part) in finding.parts.iter().enumerate() {
            let Some(Fact::ItSkill(fact)) = part.deciding().next().map(|entry| &entry.fact) else { continue };
            let name = in_backticks(fact.name.unwrap_or_default());
            let level = fact.entry.level.as_ref().map(|level| LanguageLevel::Overall(Cow::Borrowed(&level.value)));
            let labels = labels(lang, level.as_ref(), fact.beside, &fact.threshold.scale, Scale::listed);
            let comma = if number == 0 { "" } else { ", " };
            if level.is_some() || fact.beside.is_some() {
                write!(out, "{comma}{name} ({labels})")?;
            } else {
                write!(out, "{comma}{name}")?;
            }
            required = Some(level_required(lang, fact.threshold));
        }
        required.map_or(Ok(()), |required| write!(out, "{required}"))
    }
}

impl Reason for ToolFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let tool = self.0;
        let nothing = say!(lang, "{tool} is not stated", "outil non indiqué\u{a0}: {tool}");
        among_entries(out, lang, finding, Some(nothing))
    }
}

/// Any tool, if none is named.
pub const fn any_tool(lang: Lang) -> &'static str {
    phrase(lang, "any IT tool", "un outil informatique quelconque")
}
