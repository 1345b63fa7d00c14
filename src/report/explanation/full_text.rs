//! The whole explanation as people read it: every criterion with its clause, its reasons and the values used.

use crate::assessment::Reading;
use crate::checks::Check;
use crate::domain::grammar;
use crate::domain::outcome::{Group, Outcome, Verdict};
use crate::domain::text::Lang;
use crate::messages;
use crate::messages::field_forms::{dotted, field_form};
use crate::messages::headings::{self, ExplanationHeading};
use crate::messages::short_explanation::ask_from;
use crate::report::explanation::{ExplanationData, FactData, FixedData, RemedyData};
use crate::report::formats::table::{self, mark};
use crate::report::report_data::{self, ApplicantData, CriterionData, PartData};
use crate::report::terminal_style::{TerminalStyle, painted};
use crate::report::text_page::TextPage;
use crate::report::{JudgedRecord, Run, escape, places};
use crate::rules::vacancy::{Criterion, Interpretation};

/// The whole explanation; with `shows_fields` for whoever edits the file.
#[must_use]
pub fn full_text(
    run: &Run<'_>,
    subject: &JudgedRecord<'_>,
    explanation: &ExplanationData<'_>,
    shows_fields: bool,
    style: TerminalStyle,
) -> String {
    let mut page = TextPage::new(run.lang, style);
    page.printed = table::head(run);
    let applicant = &explanation.applicant;
    page.verdict(run, applicant);
    if subject.assessment.is_none() {
        page.printed.push('\n');
        page.printed.push_str(&places::record(run.lang, subject, style));
    }
    let cv = subject.record.intake.cv.filter(|_| shows_fields);
    page.still_to_provide(&explanation.not_stated, shows_fields && cv.is_none());
    if cv.is_some() && !explanation.not_stated.is_empty() {
        page.lines("", headings::complete_cv(run.lang));
        page.lines("   ", &ask_from(run.lang, &escape::shell_word(&applicant.source)));
    }
    for group in [Group::Essential, Group::Desirable, Group::Condition, Group::Competency] {
        let criteria: Vec<_> = applicant.criteria.iter().filter(|criterion| criterion.group == group).collect();
        if !criteria.is_empty() {
            page.heading(headings::group(run.lang, group));
        }
        for data in criteria {
            if let Some(criterion) = run.vacancy.criteria.iter().find(|criterion| criterion.id == data.id) {
                page.criterion(run, applicant, criterion, data);
                if shows_fields && cv.is_none() {
                    page.fields(explanation, data);
                }
                page.printed.push('\n');
            }
        }
    }
    if applicant.verdict != Verdict::Invalid {
        page.heading(ExplanationHeading::WouldChange.text(run.lang));
        page.would_change(explanation);
    }
    page.printed
}

/// Columns that a line of an explanation is in from the left.
const INDENT: usize = 3;

impl TextPage {
    fn verdict(&mut self, run: &Run<'_>, applicant: &ApplicantData<'_>) {
        let lang = self.lang;
        let score = applicant.score.map_or_else(String::new, |score| headings::score(lang, score.min, score.max));
        let verdict = (applicant.verdict, !applicant.unchecked.is_empty());
        let who = (applicant.id.as_ref(), applicant.name.as_deref());
        self.printed.push_str(&table::verdict_line(lang, who, verdict, &score, self.style));
        if !applicant.unchecked.is_empty() {
            self.lines("* ", &headings::unchecked(lang, &run.with_titles(&applicant.unchecked)));
        }
    }

    /// What is to be provided, each once, with the criteria that need it, and the field in which it goes.
    pub(in crate::report) fn still_to_provide(&mut self, not_stated: &[FactData], shows_fields: bool) {
        if not_stated.is_empty() {
            return;
        }
        self.heading(ExplanationHeading::ToProvide.text(self.lang));
        // Each list that may go on has the pointer of all of them.
        let is_same = |one: &FactData, other: &FactData| one.pointer == other.pointer && one.text == other.text;
        let mut said: Vec<&FactData> = Vec::new();
        for fact in not_stated {
            if said.iter().any(|other| is_same(other, fact)) {
                continue;
            }
            said.push(fact);
            let needed = not_stated.iter().filter(|other| is_same(other, fact));
            let mut criteria: Vec<_> = needed.map(|other| other.criterion.as_str()).collect();
            criteria.dedup();
            let criteria = criteria.join(" ");
            let field = if shows_fields {
                format!("`{}`{}", dotted(&fact.pointer), messages::semicolon(self.lang))
            } else {
                String::new()
            };
            self.lines("-  ", &format!("{} ({field}{criteria})", fact.text));
        }
    }

    fn criterion(
        &mut self,
        run: &Run<'_>,
        applicant: &ApplicantData<'_>,
        criterion: &Criterion,
        data: &CriterionData<'_>,
    ) {
        let lang = self.lang;
        let sign = mark(data.outcome, data.contested);
        let word = headings::outcome_of(lang, data.group, data.outcome, data.contested);
        let name = criterion.id_and_title(lang);
        let name = escape::visible(&name);
        let effect = if applicant.unchecked.contains(&data.id) {
            Some(headings::could_change(lang))
        } else {
            headings::effect(lang, data.effect)
        };
        let effect = effect.map_or_else(String::new, |effect| format!("({effect})"));
        let colon = messages::colon(lang);
        let plain = format!("{name}{colon}{} {word} {effect}", sign.sign());
        let is_wide = textwrap::core::display_width(&plain) > self.style.width.into();
        let gap = if is_wide { format!("\n{}", " ".repeat(INDENT)) } else { " ".to_owned() };
        let word = painted(&format!("{} {word}", sign.sign()), Some(sign.ansi()), self.style);
        let effect = if effect.is_empty() { effect } else { gap + &effect };
        self.printed.extend([name.as_ref(), colon, &word, &effect, "\n"]);
        for text in [Lang::En, Lang::Fr] {
            let is_reported = match run.reading {
                Reading::All => data.contested || text == lang,
                Reading::One(applied) => text == applied,
            };
            if is_reported {
                self.labelled(ExplanationHeading::Clause, &grammar::clause(lang, data.clause.get(text)));
            }
        }
        self.because(run, criterion, data);
        for (number, evidence) in data.evidence.iter().enumerate() {
            let pointer = dotted(&evidence.pointer);
            let cell = evidence.cell.as_deref();
            let location = report_data::place_in(lang, &applicant.source, cell, evidence.line, evidence.column);
            let fact = format!("`{pointer}`{colon}{} ({location})", messages::quoted(&evidence.value));
            if number == 0 {
                self.labelled(ExplanationHeading::Facts, &fact);
            } else {
                self.lines(&" ".repeat(INDENT + self.label_width()), &fact);
            }
        }
        for Interpretation { text, reason } in &criterion.interpretations {
            self.labelled(
                ExplanationHeading::ReadAs,
                &headings::interpretation(lang, text.get(lang), reason.get(lang)),
            );
        }
        if let Some(advice) = &data.advice {
            self.labelled(ExplanationHeading::Advice, advice);
        }
    }

    /// Behind an advice, the fields in which to follow it: what is missing, or, of what is not met, what it rests on.
    fn fields(&mut self, explanation: &ExplanationData<'_>, data: &CriterionData<'_>) {
        if data.advice.is_none() {
            return;
        }
        let missing = explanation.not_stated.iter().filter(|fact| fact.criterion == data.id);
        let missing = missing.map(|fact| (fact.pointer.as_str(), false));
        let seen = data.evidence.iter().map(|evidence| (evidence.pointer.as_ref(), true));
        let competency = (data.group == Group::Competency).then_some(("/competencies", true));
        let mut fields: Vec<_> = missing.filter_map(|(pointer, list)| field_form(self.lang, pointer, list)).collect();
        if fields.is_empty() && data.outcome == Outcome::NotMet {
            fields.extend(
                competency.into_iter().chain(seen).filter_map(|(pointer, list)| field_form(self.lang, pointer, list)),
            );
        }
        let mut named: Vec<String> = Vec::new();
        for field in fields {
            if !named.contains(&field) {
                named.push(field);
            }
        }
        if !named.is_empty() {
            self.labelled(ExplanationHeading::InFile, &named.join(messages::semicolon(self.lang)));
        }
    }

    /// The reason, and below it what it is made of. Of profiles each is said once, those of the reason, the nearest, first.
    fn because(&mut self, run: &Run<'_>, criterion: &Criterion, data: &CriterionData<'_>) {
        let are_tracks = run.reading.checks(criterion).all(|check| matches!(check, Check::Tracks(_)));
        if !are_tracks || data.contested || data.parts.len() < 2 {
            self.labelled(ExplanationHeading::Because, &data.reason);
            let parts = if data.contested {
                data.parts.iter().collect()
            } else {
                inner_parts(data.outcome, &data.reason, &data.parts)
            };
            return self.parts(data.contested, &parts, INDENT + 2);
        }
        let mut tracks = parts_that_matter(data.outcome, &data.parts);
        tracks.sort_by_key(|track| data.reason.find(track.reason.as_ref()).unwrap_or(usize::MAX));
        let heading = headings::profiles(self.lang, data.outcome);
        self.labelled(ExplanationHeading::Because, heading);
        self.parts(false, &tracks, INDENT + 2);
    }

    /// The columns that the widest label takes, with the blanks behind it.
    fn label_width(&self) -> usize {
        let width = |label: &ExplanationHeading| textwrap::core::display_width(label.text(self.lang));
        ExplanationHeading::OF_CRITERION.iter().map(width).max().unwrap_or(0) + 2
    }

    fn labelled(&mut self, label: ExplanationHeading, text: &str) {
        let label = label.text(self.lang);
        let blanks = self.label_width() - textwrap::core::display_width(label);
        self.lines(&format!("{}{label}{}", " ".repeat(INDENT), " ".repeat(blanks)), text);
    }

    /// The parts of a check as a tree; the two texts of the notice where they differ.
    fn parts(&mut self, contested: bool, parts: &[&PartData<'_>], indent: usize) {
        let mut printed: Vec<&PartData<'_>> = Vec::new();
        for (number, &part) in parts.iter().enumerate() {
            // Parts of which the same is said are one line.
            let is_same = |known: &&PartData<'_>| {
                (known.outcome, &known.reason, &known.parts) == (part.outcome, &part.reason, &part.parts)
            };
            if !contested && printed.iter().any(is_same) {
                continue;
            }
            printed.push(part);
            let text = match (contested, number) {
                (true, 0) => {
                    format!("{}{}", ExplanationHeading::EnglishText.text(self.lang), messages::colon(self.lang))
                }
                (true, _) => {
                    format!("{}{}", ExplanationHeading::FrenchText.text(self.lang), messages::colon(self.lang))
                }
                (false, _) => String::new(),
            };
            let outcome = if contested {
                headings::outcome_of(self.lang, Group::Essential, part.outcome, false)
            } else {
                messages::outcome(self.lang, part.outcome)
            };
            let sign = mark(part.outcome, false).sign();
            let dash = if part.reason.is_empty() { "" } else { messages::colon(self.lang) };
            let line = format!("{text}{outcome}{dash}{}", part.reason);
            self.lines(&format!("{}{sign} ", " ".repeat(indent)), &line);
            self.parts(false, &inner_parts(part.outcome, &part.reason, &part.parts), indent + 2);
        }
    }

    fn would_change(&mut self, explanation: &ExplanationData<'_>) {
        let (lang, applicant) = (self.lang, &explanation.applicant);
        if applicant.verdict == Verdict::Eligible {
            return self.lines("", headings::nothing_needs_to_change(lang, !applicant.unchecked.is_empty()));
        }
        // Where one criterion is settled, what else is open makes no difference.
        let (heading, criteria) = match (explanation.fixed.as_slice(), explanation.open.as_slice()) {
            ([], open) => (headings::nobody_can_say(lang), open),
            (fixed, _) => (headings::nothing_can(lang), fixed),
        };
        if !criteria.is_empty() {
            self.lines("", heading);
            for FixedData { criterion, text } in criteria {
                self.lines("-  ", &format!("{criterion}{}{text}", messages::colon(lang)));
            }
            return;
        }
        if explanation.remedies.is_empty() {
            return self
                .lines("", &headings::more_than_few(lang, explanation.in_the_way, !explanation.not_stated.is_empty()));
        }
        let colon = messages::colon(lang);
        let Some(choices) = choices(&explanation.remedies) else {
            if let [RemedyData { facts }] = explanation.remedies.as_slice() {
                self.lines("", headings::would_be_eligible(lang, facts.len()));
                for fact in facts {
                    self.lines("-  ", &format!("{}{colon}{}", fact.criterion, fact.text));
                }
                return;
            }
            self.lines("", headings::one_of_these_sets(lang));
            for (number, set) in explanation.remedies.iter().enumerate() {
                let facts = set.facts.iter().map(|fact| format!("{}{colon}{}", fact.criterion, fact.text));
                let facts: Vec<_> = facts.collect();
                self.lines(&format!("{}. ", number + 1), &facts.join(messages::semicolon(lang)));
            }
            return;
        };
        self.lines("", headings::would_be_eligible(lang, choices.len()));
        for (criterion, facts) in choices {
            if let [fact] = facts.as_slice() {
                self.lines("-  ", &format!("{criterion}{colon}{}", fact.text));
                continue;
            }
            self.lines("-  ", &format!("{criterion}, {}", headings::one_of_these(lang)));
            for fact in facts {
                self.lines("   -  ", &fact.text);
            }
        }
    }
}

/// The parts that matter for an outcome: what is not met makes no difference to what is met.
fn parts_that_matter<'p, 'a>(outcome: Outcome, parts: &'p [PartData<'a>]) -> Vec<&'p PartData<'a>> {
    parts.iter().filter(|part| outcome != Outcome::Met || part.outcome == Outcome::Met).collect()
}

/// The same, but not what only repeats the reason: a profile, or a question for a person, says what its only part does.
fn inner_parts<'p, 'a>(outcome: Outcome, reason: &str, parts: &'p [PartData<'a>]) -> Vec<&'p PartData<'a>> {
    let parts = parts_that_matter(outcome, parts);
    match parts.as_slice() {
        [only] if reason.starts_with(only.reason.as_ref()) || reason.ends_with(only.reason.as_ref()) => {
            inner_parts(only.outcome, &only.reason, &only.parts)
        }
        _ => parts,
    }
}

/// The sets as one choice for each criterion, where they are all the combinations of those.
pub(super) fn choices(sets: &[RemedyData]) -> Option<Vec<(&str, Vec<&FactData>)>> {
    let mut choices: Vec<(&str, Vec<&FactData>)> = Vec::new();
    for fact in sets.iter().flat_map(|set| &set.facts) {
        match choices.iter_mut().find(|(criterion, _)| *criterion == fact.criterion) {
            Some((_, facts)) if facts.contains(&fact) => {}
            Some((_, facts)) => facts.push(fact),
            None => choices.push((&fact.criterion, vec![fact])),
        }
    }
    let combinations: usize = choices.iter().map(|(_, facts)| facts.len()).product();
    let one_of_each = |set: &RemedyData| {
        choices.iter().all(|(criterion, _)| set.facts.iter().filter(|fact| fact.criterion == *criterion).count() == 1)
    };
    (combinations == sets.len() && sets.iter().all(one_of_each)).then_some(choices)
}
