//! The explanation in short, as one person reads it: the result, why, what to do, when, and what else counts.

use crate::domain::outcome::{Effect, Group, Outcome, Verdict};
use crate::domain::part::Part as _;
use crate::domain::text::{Bilingual, Lang, beginning};
use crate::messages::field_forms::dotted;
use crate::messages::headings::{self, capitalised};
use crate::messages::missing_facts::place_name;
use crate::messages::short_explanation::{self as sentences, ShortLabel};
use crate::messages::{colon, semicolon};
use crate::report::explanation::{ExplanationData, RemedyData, full_text};
use crate::report::formats::table::mark;
use crate::report::obstacles::{FactData, lacks_information, obstacles, result};
use crate::report::report_data::CriterionData;
use crate::report::terminal_style::{TerminalStyle, painted};
use crate::report::text_page::TextPage;
use crate::report::timeline_report::Turn;
use crate::report::{JudgedRecord, Run, escape, places};
use crate::rules::vacancy::{Criterion, Readings};

/// Criteria in the way that are explained in full, and those of which a line is printed.
const IN_FULL: usize = 2;
const IN_A_LINE: usize = 3;
/// Lines of what is still to provide.
const LINES_TO_PROVIDE: usize = 4;
/// Sets of facts, or facts of which one is enough, that are listed.
const CHOICES: usize = 3;
/// A clause longer than this, in characters, is quoted in both texts only where they lead to different outcomes.
const SHORT_CLAUSE: usize = 130;

/// The explanation in short, which looked ahead; with `shows_fields` for whoever edits the file. `command` shows everything.
#[must_use]
pub fn short_text(
    run: &Run<'_>,
    subject: &JudgedRecord<'_>,
    explanation: &ExplanationData<'_>,
    (shows_fields, command): (bool, Option<&str>),
    style: TerminalStyle,
) -> String {
    let mut page = ShortPage::new(run, explanation, style);
    page.shows_fields = shows_fields && subject.record.intake.cv.is_none();
    page.head();
    page.result();
    if subject.assessment.is_none() {
        page.page.printed.push('\n');
        page.page.printed.push_str(&places::record(run.lang, subject, style));
        return page.page.printed;
    }
    page.problems();
    page.why();
    page.what_to_do();
    page.when();
    page.settled();
    page.points();
    page.missing();
    page.preparations();
    if shows_fields && !page.shows_fields && !explanation.not_stated.is_empty() {
        page.complete_cv();
    }
    page.label(ShortLabel::More);
    page.line(&sentences::people_decide(run.lang, command));
    page.page.printed
}

struct ShortPage<'p> {
    run: &'p Run<'p>,
    explanation: &'p ExplanationData<'p>,
    lang: Lang,
    page: TextPage,
    /// Whether the reader edits the file.
    shows_fields: bool,
    /// The label that the next line begins with.
    pending: Option<ShortLabel>,
}

impl<'p> ShortPage<'p> {
    fn new(run: &'p Run<'p>, explanation: &'p ExplanationData<'p>, style: TerminalStyle) -> Self {
        Self {
            run,
            explanation,
            lang: run.lang,
            page: TextPage::new(run.lang, style),
            shows_fields: false,
            pending: None,
        }
    }

    /// The columns of the margin.
    fn margin(&self) -> usize {
        let width = |label: &ShortLabel| textwrap::core::display_width(label.text(self.lang));
        ShortLabel::ALL.iter().map(width).max().unwrap_or(0) + 2
    }

    /// Begins a section, whose label is printed with its first line.
    const fn label(&mut self, label: ShortLabel) {
        self.pending = Some(label);
    }

    /// A paragraph.
    fn line(&mut self, text: &str) {
        self.item("", text);
    }

    /// A paragraph with a mark before it.
    fn item(&mut self, mark: &str, text: &str) {
        let margin = self.margin();
        let label = self.pending.take().map(|label| label.text(self.lang).to_uppercase());
        if label.is_some() {
            self.page.printed.push('\n');
        }
        let label = label.unwrap_or_default();
        let blanks = " ".repeat(margin - textwrap::core::display_width(&label).min(margin));
        let label = if label.is_empty() { label } else { painted(&label, None, self.page.style) };
        self.page.lines(&format!("{label}{blanks}{mark}"), text);
    }

    /// A paragraph of so many lines at most; what is cut off is in the full text.
    fn short_item(&mut self, mark: &str, text: &str, lines: usize) {
        let width = self.width(textwrap::core::display_width(mark));
        self.item(mark, &within(text, width, lines));
    }

    /// The columns of a paragraph behind the margin and a mark.
    fn width(&self, mark: usize) -> usize {
        usize::from(self.page.style.width).saturating_sub(self.margin() + mark).max(20)
    }

    /// A criterion with its sign and its reason.
    fn criterion(&mut self, data: &CriterionData<'_>, reason: &str, lines: usize) {
        let sign = format!("{} ", mark(data.outcome, data.contested).sign());
        let name = self.name(data).to_owned();
        self.short_item(&sign, &format!("{name}{}{reason}", colon(self.lang)), lines);
    }

    fn rules(&self, data: &CriterionData<'_>) -> Option<&'p Criterion> {
        self.run.vacancy.criteria.iter().find(|criterion| criterion.id == data.id)
    }

    fn name(&self, data: &CriterionData<'_>) -> &'p str {
        self.rules(data).map_or("", |criterion| criterion.name(self.lang))
    }

    fn name_of(&self, id: &'p str) -> &'p str {
        let criterion = self.run.vacancy.criteria.iter().find(|criterion| criterion.id == id);
        criterion.map_or(id, |criterion| criterion.name(self.lang))
    }

    fn criteria(&self) -> &'p [CriterionData<'p>] {
        &self.explanation.applicant.criteria
    }

    fn obstacles(&self) -> Vec<&'p CriterionData<'p>> {
        obstacles(&self.explanation.applicant)
    }

    fn lacks_information(&self, data: &CriterionData<'_>) -> bool {
        lacks_information(data, &self.explanation.not_stated)
    }

    /// Who, for what, and as of which day.
    fn head(&mut self) {
        let (run, lang) = (self.run, self.lang);
        let applicant = &self.explanation.applicant;
        let name = applicant.name.as_deref().map_or_else(String::new, |name| format!("  {name}"));
        let who = format!("{}{name}", applicant.id);
        self.page.lines("", &beginning(&who, 200));
        let notice = &run.vacancy.notice;
        self.page.lines("", &headings::vacancy(lang, &notice.id, notice.title.get(lang)));
        let rules = headings::rules_source(lang, run.rules_source);
        self.page.lines("", &sentences::assessed(lang, run.judging_dates.reference, run.texts(), rules));
    }

    fn result(&mut self) {
        self.label(ShortLabel::Result);
        let said = result(self.run, &self.explanation.applicant, &self.explanation.not_stated);
        self.line(&said);
    }

    /// What was not understood, as it may be the reason of the rest.
    fn problems(&mut self) {
        self.label(ShortLabel::ToCorrect);
        for problem in &self.explanation.applicant.problems {
            let at = sentences::at_line(self.lang, None, problem.line);
            self.short_item("- ", &format!("{}{}{}", capitalised(&at), colon(self.lang), problem.message), 2);
        }
    }

    fn why(&mut self) {
        self.label(ShortLabel::Why);
        let obstacles = self.obstacles();
        for (number, data) in obstacles.iter().enumerate() {
            let is_in_full = number < IN_FULL && (obstacles.len() == 1 || !self.lacks_information(data));
            if is_in_full {
                self.in_full(data);
            } else if number < IN_FULL + IN_A_LINE {
                self.criterion(data, &data.reason, 2);
            }
        }
        if let Some(more @ 1..) = obstacles.len().checked_sub(IN_FULL + IN_A_LINE) {
            self.line(&sentences::and_more(self.lang, more));
        }
    }

    /// A criterion in the way: its clause, in both texts where they differ, what was found, and where.
    fn in_full(&mut self, data: &CriterionData<'_>) {
        let texts = self.texts(data);
        let clause: &Bilingual = &data.clause;
        let says = sentences::notice_says(self.lang, self.name(data), clause, &texts);
        self.line(&says);
        let (reason, lines) = match (&data.readings, data.parts.first()) {
            (Some(readings), Some(part)) => {
                let word = |outcome| headings::outcome_of(self.lang, data.group, outcome, false);
                self.line(&sentences::texts_give(self.lang, word(readings.en), word(readings.fr)));
                (capitalised(&part.reason), 2)
            }
            _ => (capitalised(&data.reason), 3),
        };
        let reason = within(reason.trim_end_matches('.'), self.width(0), lines);
        let stop = if reason.ends_with('…') { "" } else { "." };
        let with = |places: &str| match reason.strip_suffix(')') {
            _ if places.is_empty() => format!("{reason}{stop}"),
            Some(reason) => format!("{reason}{}{places}).", semicolon(self.lang)),
            None => format!("{reason} ({places})."),
        };
        // Where it is takes no line of its own.
        let lines = |text: &str| textwrap::wrap(text, self.width(0)).len();
        let [named, numbered, nowhere] = [with(&self.places(data, true)), with(&self.places(data, false)), with("")];
        let found = [named, numbered].into_iter().find(|text| lines(text) <= lines(&nowhere));
        self.line(&found.unwrap_or(nowhere));
    }

    /// The texts of the notice of which the clause is quoted.
    fn texts(&self, data: &CriterionData<'_>) -> Vec<Lang> {
        use crate::assessment::Reading;
        let differ = self.rules(data).is_some_and(|criterion| matches!(criterion.checks, Readings::Differ(..)));
        let is_short = Lang::ALL.iter().all(|text| data.clause.get(*text).chars().count() <= SHORT_CLAUSE);
        match self.run.reading {
            Reading::One(text) => vec![text],
            Reading::All if data.contested || (differ && is_short) => vec![self.lang, self.lang.other()],
            Reading::All => vec![self.lang],
        }
    }

    /// Where a reason comes from: each entry once with its line, and with its name.
    fn places(&self, data: &CriterionData<'_>, are_named: bool) -> String {
        const MOST: usize = 2;
        let mut places: Vec<String> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for evidence in &data.evidence {
            let entry = entry_of(&evidence.pointer);
            if !seen.contains(&entry) {
                seen.push(entry);
                // What is said of the application itself names it already.
                let is_named = are_named && !evidence.pointer.starts_with("/application/");
                let name = place_name(self.lang, &evidence.pointer).filter(|_| is_named);
                places.push(sentences::at_line(self.lang, name.as_deref(), evidence.line));
            }
        }
        if places.len() > MOST { String::new() } else { places.join(semicolon(self.lang)) }
    }

    fn what_to_do(&mut self) {
        let (lang, explanation) = (self.lang, self.explanation);
        let verdict = explanation.applicant.verdict;
        if verdict == Verdict::Eligible {
            return;
        }
        self.label(ShortLabel::WhatToDo);
        if !explanation.fixed.is_empty() {
            self.line(sentences::nothing_helps(lang, verdict));
            let is_fixed =
                |data: &&&CriterionData<'_>| explanation.fixed.iter().any(|fixed| fixed.criterion == data.id);
            let obstacles = self.obstacles();
            let advice = obstacles.iter().filter(is_fixed).find_map(|data| data.advice.as_deref());
            if let Some(advice) = advice {
                self.short_item("", advice, 4);
            }
        } else if !explanation.open.is_empty() {
            self.line(sentences::unknown_help(lang));
        } else if explanation.remedies.is_empty() {
            self.line(&sentences::many_facts(lang, explanation.in_the_way, !explanation.not_stated.is_empty()));
        } else {
            self.remedies();
        }
    }

    /// The smallest changes that would make the application eligible.
    fn remedies(&mut self) {
        let (lang, sets) = (self.lang, &self.explanation.remedies);
        let choices = full_text::choices(sets);
        let one_set = match sets.as_slice() {
            [RemedyData { facts }] => Some(facts.iter().collect::<Vec<_>>()),
            _ => None,
        };
        match (one_set, choices.as_deref()) {
            (Some(facts), _) => {
                self.line(sentences::would_suffice(lang, facts.len()));
                for fact in facts {
                    self.fact("- ", fact, true);
                }
            }
            // The result names the criterion.
            (None, Some([(_, facts)])) => {
                self.line(&sentences::one_would_suffice(lang, facts.len().saturating_sub(CHOICES)));
                for fact in facts.iter().take(CHOICES) {
                    self.fact("- ", fact, false);
                }
            }
            (None, Some(choices)) => {
                self.line(sentences::would_suffice(lang, choices.len()));
                for (criterion, facts) in choices {
                    if let [fact] = facts.as_slice() {
                        self.fact("- ", fact, true);
                    } else {
                        let name = self.name_of(criterion);
                        self.item("- ", &format!("{name}{}{}", colon(lang), headings::one_of_these(lang)));
                        self.facts("  - ", facts, CHOICES - 1);
                    }
                }
            }
            (None, None) => {
                self.line(headings::one_of_these_sets(lang));
                for (number, set) in sets.iter().take(CHOICES).enumerate() {
                    let facts: Vec<_> = set.facts.iter().map(|fact| self.said(fact, true)).collect();
                    self.item(&format!("{}. ", number + 1), &facts.join(semicolon(lang)));
                }
                self.and_more("", sets.len(), CHOICES);
            }
        }
    }

    /// A fact, with the criterion that it is for, and the field of the file in which it goes.
    fn said(&self, fact: &'p FactData, names_criterion: bool) -> String {
        let name = if names_criterion {
            format!("{}{}", self.name_of(&fact.criterion), colon(self.lang))
        } else {
            String::new()
        };
        format!("{name}{}", self.with_field(fact))
    }

    fn with_field(&self, fact: &FactData) -> String {
        // One more entry has no field of its own.
        let last = fact.pointer.rsplit('/').next().unwrap_or_default();
        let is_entry = fact.value.is_some() && (last == "-" || last.parse::<usize>().is_ok());
        // Where the reason gives a line, the field is found there.
        let is_there = |data: &CriterionData<'_>| data.evidence.iter().any(|known| known.pointer == fact.pointer);
        if !self.shows_fields || is_entry || self.criteria().iter().any(is_there) {
            return fact.text.clone();
        }
        format!("{} (`{}`)", fact.text, dotted(&fact.pointer))
    }

    fn fact(&mut self, mark: &str, fact: &'p FactData, names_criterion: bool) {
        let said = self.said(fact, names_criterion);
        self.item(mark, &said);
    }

    /// Facts of which one is enough.
    fn facts(&mut self, mark: &str, facts: &[&'p FactData], most: usize) {
        for fact in facts.iter().take(most) {
            self.fact(mark, fact, false);
        }
        self.and_more(mark, facts.len(), most);
    }

    fn and_more(&mut self, mark: &str, all: usize, shown: usize) {
        if let Some(more @ 1..) = all.checked_sub(shown) {
            self.item(mark, &sentences::and_more(self.lang, more));
        }
    }

    /// From which day the result would be another one.
    fn when(&mut self) {
        // What a person decided is about this day, and later ones were not looked at.
        if self.explanation.applicant.criteria.iter().any(|data| data.decision.is_some()) {
            return;
        }
        let (lang, turns) = (self.lang, &self.explanation.turns);
        let verdict = self.explanation.applicant.verdict;
        let reference = self.run.judging_dates.reference;
        self.label(ShortLabel::When);
        let found = match verdict {
            Verdict::Eligible => turns.iter().position(|turn| turn.verdict != Verdict::Eligible),
            _ => turns.iter().position(|turn| turn.verdict == Verdict::Eligible),
        };
        let Some(found) = found else {
            let lacks = self.obstacles().iter().any(|data| self.lacks_information(data));
            if lacks {
                self.line(sentences::not_before_complete(lang));
            } else {
                self.line(sentences::no_other_day(lang, verdict == Verdict::Eligible));
            }
            if verdict == Verdict::Eligible {
                self.line(&sentences::deadline_stays(lang, self.run.vacancy.judging_dates(None).reference));
            }
            return;
        };
        // The days just before, where they bring something between the two.
        let before = found
            .checked_sub(1)
            .and_then(|before| turns.get(before))
            .filter(|turn| verdict != Verdict::Eligible && turn.verdict != verdict && turn.from > reference);
        for turn in before.into_iter().chain(turns.get(found)) {
            let same = turns.iter().skip_while(|other| other.from < turn.from);
            let last = same.take_while(|other| other.verdict == turn.verdict).last().map(|turn| turn.to);
            let is_open = last == turns.last().map(|turn| turn.to);
            let to = last.filter(|_| !is_open);
            self.line(&sentences::otherwise(lang, turn.verdict, (turn.from, to), &why(lang, turn)));
        }
        self.line(&sentences::deadline_stays(lang, self.run.vacancy.judging_dates(None).reference));
    }

    /// What is met: an essential criterion a line, the conditions together.
    fn settled(&mut self) {
        self.label(ShortLabel::Settled);
        let criteria = self.criteria();
        let met = |group| criteria.iter().filter(move |data| data.group == group && data.outcome == Outcome::Met);
        for data in met(Group::Essential) {
            self.criterion(data, first_clause(self.lang, &data.reason), 1);
        }
        let conditions = criteria.iter().filter(|data| data.group == Group::Condition).count();
        if let Some(count @ 1..) = Some(met(Group::Condition).count()) {
            self.item("✓ ", &sentences::conditions_met(self.lang, count, conditions));
        }
    }

    /// The points, and what would add some.
    fn points(&mut self) {
        let Some(score) = self.explanation.applicant.score else {
            return;
        };
        self.label(ShortLabel::Points);
        self.line(&sentences::points(self.lang, score.min, score.max));
        let criteria = self.criteria();
        let desirable = || criteria.iter().filter(|data| data.group == Group::Desirable);
        let met: Vec<_> = desirable().filter(|data| data.outcome == Outcome::Met).map(|data| self.name(data)).collect();
        if !met.is_empty() {
            self.short_item("✓ ", &met.join(", "), 2);
        }
        let (lacking, others): (Vec<_>, Vec<_>) =
            desirable().filter(|data| data.outcome != Outcome::Met).partition(|data| self.lacks_information(data));
        for data in others {
            self.criterion(data, &data.reason, 1);
        }
        if let [only] = lacking.as_slice() {
            self.criterion(only, &only.reason, 1);
        } else if !lacking.is_empty() {
            let names: Vec<_> = lacking.iter().map(|data| self.name(data)).collect();
            self.short_item("? ", &sentences::information_missing(self.lang, &names), 2);
        }
    }

    /// What is still to provide: first what changes the verdict, of that what is in the file before what comes with sending it.
    fn missing(&mut self) {
        let is_prepared = |fact: &&FactData| {
            let data = self.criteria().iter().find(|data| data.id == fact.criterion);
            fact.pointer.starts_with("/documents") || data.is_none_or(|data| data.group == Group::Competency)
        };
        let rank = |fact: &&FactData| {
            let data = self.criteria().iter().find(|data| data.id == fact.criterion);
            let is_in_the_way = data.is_some_and(|data| data.effect >= Effect::Review);
            let is_unchecked = self.explanation.applicant.unchecked.iter().any(|id| *id == fact.criterion);
            (!is_in_the_way, !is_unchecked, fact.pointer.starts_with("/application/"))
        };
        let mut facts: Vec<_> = self.explanation.not_stated.iter().filter(|fact| !is_prepared(fact)).collect();
        facts.sort_by_key(rank);
        let mut said: Vec<String> = Vec::new();
        for fact in facts {
            let line = self.with_field(fact);
            if !said.contains(&line) && !self.is_in_every_remedy(fact) {
                said.push(line);
            }
        }
        self.label(ShortLabel::ToProvide);
        let mut room = LINES_TO_PROVIDE;
        for (number, line) in said.iter().enumerate() {
            let lines = textwrap::core::display_width(line).div_ceil(self.width(2));
            if lines > room {
                return self.and_more("- ", said.len(), number);
            }
            room -= lines;
            self.item("- ", line);
        }
    }

    /// Whether what there is to do says it already.
    fn is_in_every_remedy(&self, fact: &FactData) -> bool {
        let remedies = &self.explanation.remedies;
        let names = |set: &RemedyData| set.facts.iter().any(|other| other.pointer == fact.pointer);
        !remedies.is_empty() && remedies.iter().all(names)
    }

    /// Documents that are not there, and examples of competencies.
    fn preparations(&mut self) {
        self.label(ShortLabel::ToPrepare);
        let is_of_documents = |data: &CriterionData<'_>| {
            let mut missing = self.explanation.not_stated.iter().filter(|fact| fact.criterion == data.id);
            data.evidence.iter().any(|evidence| evidence.pointer.starts_with("/documents"))
                || missing.any(|fact| fact.pointer.starts_with("/documents"))
        };
        let open = |data: &&CriterionData<'_>| data.outcome != Outcome::Met;
        for data in self.criteria().iter().filter(open) {
            if data.group == Group::Condition
                && is_of_documents(data)
                && let Some(advice) = &data.advice
            {
                self.short_item("- ", advice, 1);
            }
        }
        let competencies = self.criteria().iter().filter(open).filter(|data| data.group == Group::Competency);
        let competencies: Vec<_> = competencies.map(|data| self.name(data)).collect();
        if !competencies.is_empty() {
            self.short_item("- ", &sentences::examples_of(self.lang, &competencies), 1);
        }
    }

    /// How to add what a CV never states.
    fn complete_cv(&mut self) {
        self.line(sentences::never_in_a_cv(self.lang));
        let path = escape::shell_word(&self.explanation.applicant.source);
        self.line(&sentences::ask_from(self.lang, &path));
    }
}

/// Why a period begins: the first cause, and that there are more.
fn why(lang: Lang, turn: &Turn) -> String {
    let said: Vec<_> = turn.changes.iter().map(|(name, text)| format!("{name}{}{text}", colon(lang))).collect();
    said.part(..said.len().min(2)).join(semicolon(lang))
}

/// The entry that a value is in, or the value itself.
fn entry_of(pointer: &str) -> &str {
    let ends: Vec<_> = pointer.match_indices('/').map(|(at, _)| at).collect();
    match ends.as_slice() {
        [_, second, third, ..] if pointer.part(second + 1..*third).parse::<usize>().is_ok() => pointer.part(..*third),
        _ => pointer,
    }
}

/// A reason up to its first semicolon, unless that is in the words of somebody else.
fn first_clause(lang: Lang, reason: &str) -> &str {
    match reason.split_once(semicolon(lang)) {
        Some((first, _)) if first.matches('`').count().is_multiple_of(2) => first,
        _ => reason,
    }
}

/// A text that takes so many lines of a width at most, with an ellipsis where it was cut off.
fn within(text: &str, width: usize, lines: usize) -> String {
    let text = escape::visible(text);
    let options = textwrap::Options::new(width)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let wrapped = textwrap::wrap(&text, options);
    if wrapped.len() <= lines {
        return text.into_owned();
    }
    let kept = wrapped.iter().take(lines).map(|line| line.trim_end()).collect::<Vec<_>>().join(" ");
    let most = (width * lines).saturating_sub(2);
    let kept: String = kept.chars().take(most).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{} …", kept.part(..end).trim_end_matches([',', ';', ':', ' ', '\u{a0}']))
}
