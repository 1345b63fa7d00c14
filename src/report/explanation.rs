//! One applicant explained: what is still to be provided, every criterion with its clause, its reasons and the values
//! used, and what would change the verdict.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::remedies::{Remedies, Remedy, remedies};
use crate::assessment::{Judgement, Reading};
use crate::checks::{Check, Finding, Missing};
use crate::domain::fact_change::{FactChange, FieldPath};
use crate::domain::grammar;
use crate::domain::outcome::{Group, Outcome, Verdict};
use crate::domain::record::Object as _;
use crate::domain::text::Lang;
use crate::messages;
use crate::messages::field_forms::{dotted, field_form};
use crate::messages::headings::{self, ExplanationHeading};
use crate::messages::missing_facts::{self, NotLifted};
use crate::report::formats::table::{self, mark, painted};
use crate::report::report_data::{self, ApplicantData, CriterionData, PartData, Rank};
use crate::report::terminal_style::TerminalStyle;
use crate::report::{JudgedRecord, Run, applicant_file, escape, places};
use crate::rules::vacancy::{Criterion, Interpretation};

/// The version of the explanation's keys and their meaning.
pub const SCHEMA: &str = "eligible.explanation/1";

/// The explanation as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExplanationData<'a> {
    /// What these keys are, by a name and a version.
    pub schema: String,
    /// The applicant, as in the report.
    pub applicant: ApplicantData<'a>,
    /// What is still to be provided, by criterion.
    pub not_stated: Vec<FactData>,
    /// The smallest sets of facts that would make the applicant eligible.
    pub remedies: Vec<RemedyData>,
    /// The criteria in the way that nothing which could be stated would lift, and why.
    pub fixed: Vec<FixedData>,
    /// The criteria in the way for which no fact is named that would lift them, though one may, and what is known of that.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub open: Vec<FixedData>,
    /// How many criteria stand in the way.
    #[serde(skip)]
    in_the_way: usize,
}

/// A fact that is to be provided, or that would change the verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactData {
    /// The id of the criterion that needs it.
    pub criterion: String,
    /// Where it goes: a JSON pointer relative to the record; `-` at its end is one more entry (RFC 6902).
    pub pointer: String,
    /// The fact in words.
    pub text: String,
    /// A value that would do, put at the pointer: only with what would change the verdict.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<serde_json::Value>,
}

/// A set of facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RemedyData {
    /// All of them together.
    pub facts: Vec<FactData>,
}

/// A criterion for which no fact is named that would lift it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FixedData {
    /// Its id.
    pub criterion: String,
    /// Why.
    pub text: String,
}

/// The explanation of a subject, which was judged in detail. `rank` is its rank among the records of its file.
#[must_use]
pub fn explanation<'a>(run: &Run<'a>, subject: &'a JudgedRecord<'a>, rank: Option<u64>) -> ExplanationData<'a> {
    let mut applicant = report_data::applicant(run, subject);
    applicant.rank = Some(Rank(rank));
    let mut explanation = ExplanationData {
        schema: SCHEMA.to_owned(),
        applicant,
        not_stated: Vec::new(),
        remedies: Vec::new(),
        fixed: Vec::new(),
        open: Vec::new(),
        in_the_way: 0,
    };
    let Some(assessment) = &subject.assessment else {
        return explanation;
    };
    let (lang, stated) = (run.lang, &subject.record.intake.applicant);
    explanation.not_stated = not_stated(run, subject);
    let found = remedies(run.vacancy, &run.input(stated, false), run.reading, assessment);
    let fact = |remedy: &Remedy<'_>| {
        let fact_change = &remedy.candidate.fact_change;
        let pointer = fact_change.pointer(stated);
        let value = applicant_file::value(fact_change).ok();
        // Where there is no list, it comes with its first entry.
        let begins_list = matches!(fact_change, FactChange::Entry(_)) && !pointer.ends_with('-');
        let value = if begins_list { value.map(|value| serde_json::json!([value])) } else { value };
        let text = missing_facts::fact(lang, &remedy.candidate, stated);
        FactData { criterion: remedy.criterion.id.clone(), pointer, text, value }
    };
    let Remedies { sets, fixed } = found;
    explanation.remedies = sets.iter().map(|set| RemedyData { facts: set.iter().map(fact).collect() }).collect();
    explanation.in_the_way = assessment.judgements.iter().filter(|judgement| judgement.stands_in_the_way()).count();
    let in_the_way = assessment.judgements.iter().filter(|judgement| fixed.contains(&judgement.criterion.id.as_str()));
    for judgement in in_the_way {
        let criterion = judgement.criterion.id.clone();
        match missing_facts::not_lifted(lang, judgement) {
            NotLifted::Settled(text) => explanation.fixed.push(FixedData { criterion, text }),
            NotLifted::Open(text) => explanation.open.push(FixedData { criterion, text }),
        }
    }
    explanation
}

/// What each criterion of a subject, which was judged in detail, still needs.
#[must_use]
pub fn not_stated(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Vec<FactData> {
    let judgements = subject.assessment.iter().flat_map(|assessment| &assessment.judgements);
    judgements.flat_map(|judgement| needed(run, subject, judgement)).collect()
}

/// What one criterion still needs.
fn needed(run: &Run<'_>, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> Vec<FactData> {
    let mut missing: Vec<_> = judgement.findings().flat_map(Finding::missing).collect();
    let mut seen = std::collections::HashSet::new();
    let applicant = &subject.record.intake.applicant;
    // Of a list that may go on, one thing is asked: whether it does.
    for one in &mut missing {
        let FieldPath { section, index, .. } = one.field_path;
        if index.zip(applicant.entries(section)).is_some_and(|(index, list)| list.is_further(index)) {
            *one = Missing::absent(FieldPath { section: "incomplete", index: None, field: Some(section) });
        }
    }
    missing.retain(|one| seen.insert(*one));
    let fact = |one: &Missing| FactData {
        criterion: judgement.criterion.id.clone(),
        pointer: if one.field_path.section == "incomplete" {
            "/incomplete".to_owned()
        } else {
            one.field_path.to_string()
        },
        text: run.vacancy.question(one.field_path).map_or_else(
            || missing_facts::to_provide(run.lang, one, &subject.record.intake.applicant),
            |question| missing_facts::to_answer(run.lang, question.text),
        ),
        value: None,
    };
    missing.iter().map(fact).collect()
}

impl ExplanationData<'_> {
    /// Leaves only these criteria, where any are named.
    pub fn keep(&mut self, criteria: &[String]) {
        if !criteria.is_empty() {
            self.applicant.criteria.retain(|criterion| criteria.iter().any(|id| *id == criterion.id));
            self.not_stated.retain(|fact| criteria.contains(&fact.criterion));
        }
    }
}

/// The explanation as one JSON object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no explanation brings about.
pub fn json(explanation: &ExplanationData<'_>) -> serde_json::Result<String> {
    Ok(escape::json(&serde_json::to_string_pretty(explanation)?).into_owned() + "\n")
}

/// The explanation as people read it; with `shows_fields` for whoever edits the file.
#[must_use]
pub fn text(
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
        page.lines("   ", &format!("eligible ask --from {} -o application.json", applicant.source));
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

/// A page of text in paragraphs.
pub(super) struct TextPage {
    lang: Lang,
    style: TerminalStyle,
    pub(super) printed: String,
}

impl TextPage {
    pub(super) const fn new(lang: Lang, style: TerminalStyle) -> Self {
        Self { lang, style, printed: String::new() }
    }

    pub(super) fn heading(&mut self, heading: &str) {
        self.printed.push('\n');
        self.printed.push_str(&painted(&heading.to_uppercase(), None, self.style));
        self.printed.push('\n');
    }

    /// A text of ours or of strangers, wrapped; its first line begins with `first`, the others with as many blanks.
    pub(super) fn lines(&mut self, first: &str, text: &str) {
        let text = escape::visible(text);
        let indent = " ".repeat(textwrap::core::display_width(first));
        let options = textwrap::Options::new(self.style.width.into())
            .initial_indent(first)
            .subsequent_indent(&indent)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&text, options) {
            self.printed.push_str(line.trim_end());
            self.printed.push('\n');
        }
    }

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
    pub(super) fn still_to_provide(&mut self, not_stated: &[FactData], shows_fields: bool) {
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
        let id = escape::visible(&data.id);
        let title = escape::visible(criterion.title.get(lang)).into_owned();
        let effect = if applicant.unchecked.contains(&data.id) {
            Some(headings::could_change(lang))
        } else {
            headings::effect(lang, data.effect)
        };
        let effect = effect.map_or_else(String::new, |effect| format!("({effect})"));
        let colon = messages::colon(lang);
        let plain = format!("{id} {title}{colon}{} {word} {effect}", sign.sign());
        let is_wide = textwrap::core::display_width(&plain) > self.style.width.into();
        let gap = if is_wide { format!("\n{}", " ".repeat(INDENT)) } else { " ".to_owned() };
        let word = painted(&format!("{} {word}", sign.sign()), Some(sign.ansi()), self.style);
        let effect = if effect.is_empty() { effect } else { gap + &effect };
        self.printed.extend([id.as_ref(), " ", &title, colon, &word, &effect, "\n"]);
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
            let location = format!("{}:{}:{}", applicant.source, evidence.line, evidence.column);
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
fn choices(sets: &[RemedyData]) -> Option<Vec<(&str, Vec<&FactData>)>> {
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
