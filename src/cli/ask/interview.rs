//! Which question comes next, and what an answer settled. Everything follows from the rules and from what they find.

use std::collections::HashSet;

use crate::assessment::{Assessment, Found, Judgement, assess};
use crate::checks::Missing;
use crate::cli::ask::answer::{Answer, Asking, Form};
use crate::cli::ask::prompts::{Picked, Prompts, pick};
use crate::domain::applicant::{Applicant, Competency, Education, List, Status};
use crate::domain::languages::Language;
use crate::domain::names::normalise;
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::place::At;
use crate::domain::statement::{Entry, Slot, Statement, Value, stated};
use crate::intake::document::read_document;
use crate::report::{Run, data, escape, file};
use crate::rules::vacancy::Criterion;
use crate::wording::questions::{self, Choice, Help, Question, Remark};
use crate::wording::{self, mistakes};

/// The lists of which an entry is begun by its first field, and the order in which its fields are asked.
const LISTS: [(&str, &[&str]); 6] = [
    ("nationalities", &[]),
    ("education", &["level", "status", "end", "field", "start", "final_stage"]),
    ("languages", &["language", "level"]),
    ("it_skills", &["name", "level"]),
    ("experience", &["sector", "employer", "start", "end"]),
    ("documents", &["kind", "dates_shown", "language", "translated"]),
];

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// What can change the verdict.
    Verdict,
    /// The rest.
    Rest,
}

/// What is asked next for a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A field, or a list.
    Field(Missing),
    /// One more entry of a list.
    Another(&'static str),
    /// An example of a competency.
    Example,
}

/// An applicant who is being asked.
pub(super) struct Interview<'r, 'a> {
    run: &'r Run<'r>,
    applicant: Applicant<'a>,
    /// What was left open, or cannot be had more exactly.
    open: HashSet<Missing>,
    /// The lists that are complete.
    complete: HashSet<&'static str>,
    /// The criteria, by their number, whose example was asked.
    examples: HashSet<usize>,
    /// The criterion whose clause was shown last.
    shown: Option<usize>,
    /// The applicant wants to go on although the verdict is settled.
    goes_on: bool,
}

impl<'r, 'a> Interview<'r, 'a> {
    /// Begins with what an applicant states; the lists that are there are complete.
    pub(super) fn new(run: &'r Run<'r>, applicant: Applicant<'a>) -> Self {
        let lists = LISTS.iter().map(|(section, _)| *section).chain(["competencies"]);
        let complete = lists.filter(|section| is_there(&applicant, section)).collect();
        let (open, examples) = (HashSet::new(), HashSet::new());
        Self { run, applicant, open, complete, examples, shown: None, goes_on: false }
    }

    /// Asks everything that matters, and gives what the applicant states then.
    pub(super) fn run(mut self, prompts: &mut dyn Prompts) -> anyhow::Result<Applicant<'a>> {
        let lang = self.run.lang;
        let title = escape::visible(self.run.vacancy.notice.title.get(lang)).into_owned();
        prompts.tell(&questions::remark(lang, Remark::Welcome(&title)));
        prompts.tell("");
        self.ask_name(prompts)?;
        while let Some((criterion, step)) = self.next(Stage::Verdict) {
            if !self.goes_on && !self.goes_on_ineligible(prompts)? {
                return Ok(self.applicant);
            }
            self.ask(criterion, step, Stage::Verdict, prompts)?;
        }
        if self.next(Stage::Rest).is_some() && !self.goes_on {
            prompts.tell("");
            prompts.tell(&questions::remark(lang, Remark::Unasked));
            let verdict = self.assessment().verdict;
            if !agrees(prompts, self.run, Question::GoOnSettled(verdict))? {
                return Ok(self.applicant);
            }
        }
        while let Some((criterion, step)) = self.next(Stage::Rest) {
            self.ask(criterion, step, Stage::Rest, prompts)?;
        }
        Ok(self.applicant)
    }

    fn assessment(&self) -> Assessment<'_> {
        assess(self.run.vacancy, &self.run.situation(&self.applicant, true), self.run.reading)
    }

    /// For each criterion of a stage about which there is something to ask: its number, and what is asked first.
    fn steps(&self, stage: Stage) -> Vec<(usize, Step)> {
        let assessment = self.assessment();
        let judgements = assessment.judgements.iter().enumerate();
        let of_stage = judgements.filter(|(_, judgement)| {
            let criterion = judgement.criterion;
            let matters = criterion.group == Group::Essential || criterion.is_to_be_checked();
            judgement.outcome != Outcome::Met && matters == (stage == Stage::Verdict)
        });
        of_stage.filter_map(|(number, judgement)| Some((number, self.step(number, judgement)?))).collect()
    }

    fn next(&self, stage: Stage) -> Option<(usize, Step)> {
        self.steps(stage).first().copied()
    }

    /// What is asked first about a criterion that is not met.
    fn step(&self, number: usize, judgement: &Judgement<'_>) -> Option<Step> {
        if judgement.criterion.asked().iter().any(|asked| !asked.competency.is_empty()) {
            let is_asked = self.examples.contains(&number) || self.complete.contains("competencies");
            return (!is_asked).then_some(Step::Example);
        }
        let findings = match &judgement.found {
            Found::Agreed(finding) => vec![finding],
            Found::Contested(english, french) => vec![english, french],
        };
        let missing: Vec<_> = findings.iter().flat_map(|finding| finding.missing()).collect();
        let missing: Vec<_> = missing.into_iter().filter(|missing| !self.open.contains(missing)).collect();
        if let Some(first) = missing.first() {
            // Of the fields of one entry, those come first that people think of first.
            let of_entry = missing
                .iter()
                .filter(|missing| (missing.slot.section, missing.slot.index) == (first.slot.section, first.slot.index));
            return of_entry.min_by_key(|missing| rank(missing.slot)).copied().map(Step::Field);
        }
        let lists = findings.iter().flat_map(|finding| finding.open_lists());
        lists.into_iter().find(|list| !self.complete.contains(list)).map(Step::Another)
    }

    /// Where a criterion that has to be met is not met any more, asks once whether to go on.
    fn goes_on_ineligible(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<bool> {
        let assessment = self.assessment();
        let failed = assessment.judgements.iter().enumerate().filter(|(number, judgement)| {
            judgement.effect == Effect::Ineligible && self.step(*number, judgement).is_none()
        });
        let ids: Vec<_> = failed.map(|(_, judgement)| judgement.criterion.id.as_str()).collect();
        if ids.is_empty() {
            return Ok(true);
        }
        let ids = escape::visible(&questions::ids(self.run.lang, &ids)).into_owned();
        prompts.tell("");
        self.goes_on = agrees(prompts, self.run, Question::GoOnIneligible(&ids))?;
        Ok(self.goes_on)
    }

    fn ask_name(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        if self.applicant.name.is_some() {
            return Ok(());
        }
        let slot = Slot::of_record("name");
        if let Answer::Stated(name) = self.value(slot, None, false, false, prompts)? {
            self.state(&Statement::Field(slot, name));
        }
        Ok(())
    }

    fn state(&mut self, statement: &Statement<'a>) {
        self.applicant = statement.apply(std::mem::take(&mut self.applicant));
    }

    /// Asks one question and tells what the answer settled.
    fn ask(&mut self, number: usize, step: Step, stage: Stage, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        let Some(criterion) = self.run.vacancy.criteria.get(number) else { return Ok(()) };
        if self.shown.replace(number) != Some(number) {
            prompts.tell(&self.heading(criterion));
        }
        let before = self.outcomes();
        match step {
            Step::Field(missing) if is_list(missing.slot) => {
                match self.begin(missing.slot.section, criterion, true, prompts)? {
                    Answer::Stated(()) => {}
                    Answer::None => {
                        self.complete.insert(missing.slot.section);
                        state_none(&mut self.applicant, missing.slot.section);
                    }
                    Answer::Unknown => {
                        self.open.insert(missing);
                    }
                }
            }
            Step::Field(missing) => {
                let answer = self.value(missing.slot, Some(criterion), missing.is_partial, false, prompts)?;
                if missing.is_partial || answer == Answer::Unknown {
                    self.open.insert(missing);
                }
                if let Answer::Stated(value) = answer {
                    self.state(&Statement::Field(missing.slot, value));
                }
            }
            Step::Another(section) => {
                if !agrees_to(
                    prompts,
                    self.run,
                    Question::Another(section),
                    &[Choice::No, Choice::Yes, Choice::Unknown],
                )? || self.begin(section, criterion, false, prompts)? == Answer::Unknown
                {
                    self.complete.insert(section);
                }
            }
            Step::Example => self.ask_example(number, criterion, prompts)?,
        }
        self.tell_settled(number, stage, &before, prompts);
        Ok(())
    }

    /// The id, the title and the clause of a criterion.
    fn heading(&self, criterion: &Criterion) -> String {
        let lang = self.run.lang;
        let clause = questions::quotation(lang, criterion.clause.get(lang).trim());
        let heading = match criterion.title.get(lang) {
            "" => criterion.id.clone(),
            title => format!("{} {title}", criterion.id),
        };
        let heading = format!("{heading}{}{clause}", wording::colon(lang));
        format!("\n{}", escape::visible(&heading))
    }

    /// Begins an entry of a list with its first field.
    fn begin(
        &mut self,
        section: &'static str,
        criterion: &Criterion,
        may_be_none: bool,
        prompts: &mut dyn Prompts,
    ) -> anyhow::Result<Answer<()>> {
        let slot = Slot::of_record(section);
        let value = match self.value(slot, Some(criterion), false, may_be_none, prompts)? {
            Answer::Stated(value) => value,
            Answer::None => return Ok(Answer::None),
            Answer::Unknown => return Ok(Answer::Unknown),
        };
        let first = LISTS.iter().find(|(list, _)| *list == section).and_then(|(_, fields)| fields.first());
        match (first, value) {
            (None, Value::Text(name)) => self.state(&Statement::Entry(Entry::Nationality(name))),
            (Some(field), value) => {
                if let Some(entry) = Entry::blank(section) {
                    self.state(&Statement::Entry(entry));
                    let index = last_index(&self.applicant, section);
                    self.state(&Statement::Field(Slot::of_entry(section, index, field), value));
                }
            }
            (None, _) => {}
        }
        Ok(Answer::Stated(()))
    }

    /// Asks for a field; a list without an index stands for the first field of a new entry.
    fn value(
        &self,
        slot: Slot,
        criterion: Option<&Criterion>,
        is_partial: bool,
        may_be_none: bool,
        prompts: &mut dyn Prompts,
    ) -> anyhow::Result<Answer<Value<'static>>> {
        let lang = self.run.lang;
        let asked = match (slot.index, slot.field) {
            (Some(index), Some(field)) => {
                let (about, status) = self.about(slot.section, index);
                questions::of_entry(lang, &escape::visible(&about), slot.section, field, status)
            }
            _ => questions::of_record(lang, slot.section, slot.field),
        };
        let question = if is_partial { questions::exactly(lang, &asked) } else { asked };
        let refuse = |value: &Value<'static>| self.refusal(slot, value);
        let vocabulary = &self.run.vacancy.vocabulary;
        let asking = Asking { prompts, lang, vocabulary, question, may_be_none, refuse: &refuse };
        asking.value(self.form(slot, criterion, is_partial))
    }

    /// The kind of answer that a field takes.
    fn form(&self, slot: Slot, criterion: Option<&Criterion>, is_partial: bool) -> Form<'r> {
        let first = || LISTS.iter().find(|(list, _)| *list == slot.section).and_then(|(_, fields)| fields.first());
        let field = slot.field.or_else(|| first().copied()).unwrap_or(slot.section);
        match (slot.section, field) {
            ("nationalities", _) => Form::Country,
            ("date_of_birth", _) | ("education" | "experience", "start" | "end") => Form::Date(is_partial),
            ("education", "level") => Form::Level,
            ("education", "status") => Form::Status,
            ("education", "final_stage") | ("documents", "dates_shown" | "translated") => Form::Flag,
            ("education", "field") => Form::Text(Help::Field),
            ("languages" | "documents", "language") => Form::Language(self.offered_languages(slot.section)),
            ("languages" | "it_skills", "level") => Form::Scale(self.threshold(slot.section, criterion)),
            ("it_skills", "name") => Form::Tool(self.offered_tools()),
            ("experience", "sector") => Form::Sector,
            ("experience", "employer") => Form::Text(Help::Employer),
            ("documents", "kind") => Form::Kind,
            ("application", "submitted_at" | "last_modified_at") => Form::Moment,
            ("application", "other_vacancies") => Form::Vacancies,
            ("application", "generative_ai_used") => Form::Flag,
            ("name", _) => Form::Text(Help::Name),
            _ => Form::Text(Help::Text),
        }
    }

    /// The languages that the rules name and, in a list of languages, the applicant has not.
    fn offered_languages(&self, section: &str) -> Vec<Language> {
        let stated = self.applicant.languages.iter().flat_map(|list| &list.entries);
        let stated = stated.filter_map(|entry| Language::resolve(&entry.language.as_ref()?.value));
        let stated: HashSet<_> = stated.filter(|_| section == "languages").collect();
        let mut offered = Vec::new();
        for criterion in &self.run.vacancy.criteria {
            for language in criterion.asked().iter().flat_map(|asked| &asked.languages) {
                if !stated.contains(language) && !offered.contains(language) {
                    offered.push(*language);
                }
            }
        }
        offered
    }

    /// The tools that the rules name and the applicant has not.
    fn offered_tools(&self) -> Vec<&'r str> {
        let stated = self.applicant.it_skills.iter().flat_map(|list| &list.entries);
        let stated: HashSet<_> = stated.filter_map(|entry| Some(normalise(&entry.name.as_ref()?.value))).collect();
        let mut offered = Vec::new();
        for asked in self.run.vacancy.criteria.iter().flat_map(Criterion::asked) {
            for tool in asked.tools {
                if !stated.contains(&normalise(tool)) && !offered.contains(&tool) {
                    offered.push(tool);
                }
            }
        }
        offered
    }

    /// The level that a criterion asks, or else another one, of a language or a tool.
    fn threshold(
        &self,
        section: &str,
        criterion: Option<&Criterion>,
    ) -> Option<&'r crate::checks::language::Threshold> {
        let criteria = &self.run.vacancy.criteria;
        let first = criteria.iter().filter(|other| criterion.is_some_and(|criterion| criterion.id == other.id));
        let mut asked = first.chain(criteria).flat_map(Criterion::asked);
        asked.find_map(|asked| if section == "languages" { asked.language_level } else { asked.tool_level })
    }

    /// An entry in few words, and how far it has come where it is an education.
    fn about(&self, section: &str, index: usize) -> (String, Option<Status>) {
        let (lang, applicant) = (self.run.lang, &self.applicant);
        let unnamed = || questions::about_unnamed(lang, section);
        let name =
            |text: Option<&At<std::borrow::Cow<'_, str>>>| text.map_or_else(unnamed, |text| text.value.to_string());
        match section {
            "education" => {
                let entries = applicant.education.iter().flat_map(|list| &list.entries);
                let entry = entries.into_iter().find(|entry| entry.index == index);
                let unknown = Education::default();
                let entry = entry.unwrap_or(&unknown);
                (questions::about_education(lang, entry), entry.status.map(|status| status.value))
            }
            "languages" => {
                let mut entries = applicant.languages.iter().flat_map(|list| &list.entries);
                (name(entries.find(|entry| entry.index == index).and_then(|entry| entry.language.as_ref())), None)
            }
            "it_skills" => {
                let mut entries = applicant.it_skills.iter().flat_map(|list| &list.entries);
                (name(entries.find(|entry| entry.index == index).and_then(|entry| entry.name.as_ref())), None)
            }
            "experience" => {
                let mut entries = applicant.experience.iter().flat_map(|list| &list.entries);
                let entry = entries.find(|entry| entry.index == index);
                let sector = entry.and_then(|entry| entry.sector);
                let of_sector = |sector: At<_>| questions::sector_of(lang, sector.value).to_owned();
                match entry.and_then(|entry| entry.employer.as_ref()) {
                    Some(employer) => (employer.value.to_string(), None),
                    None => (sector.map_or_else(unnamed, of_sector), None),
                }
            }
            "documents" => {
                let mut entries = applicant.documents.iter().flat_map(|list| &list.entries);
                let kind = entries.find(|entry| entry.index == index).and_then(|entry| entry.kind);
                (kind.map_or_else(unnamed, |kind| questions::kind_of(lang, kind.value).to_owned()), None)
            }
            _ => (unnamed(), None),
        }
    }

    /// Why a value is not taken: what a reader of the file would have to say about it.
    fn refusal(&self, slot: Slot, value: &Value<'static>) -> Option<String> {
        let lang = self.run.lang;
        let applicant = Statement::Field(slot, value.clone()).apply(self.applicant.clone());
        let text = file::text(&applicant).ok()?;
        let mut refusal = None;
        read_document(text.as_bytes(), false, |record| {
            let subject = self.run.subject("", &record, false);
            let problem = record.intake.problems.first().map(|problem| mistakes::problem(lang, problem));
            let pointer = slot.to_string();
            let warning = subject.warnings.iter().find(|warning| warning.pointer == pointer);
            refusal = problem.or_else(|| warning.map(|warning| mistakes::warning(lang, warning)));
        });
        refusal
    }

    fn ask_example(&mut self, number: usize, criterion: &Criterion, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        self.examples.insert(number);
        let lang = self.run.lang;
        let Some(name) = criterion.competency(lang) else { return Ok(()) };
        let question = questions::question(lang, Question::Example(&escape::visible(&name)));
        let example = prompts.text(&question, &questions::help(lang, Help::Example), None, &|_| Ok(()))?;
        if let Some(example) = example {
            let (competency, evidence) = (Some(stated(name.into())), Some(stated(example.into())));
            let entry = Competency { competency, evidence, ..Competency::default() };
            self.state(&Statement::Entry(Entry::Competency(entry)));
        }
        Ok(())
    }

    fn outcomes(&self) -> Vec<Outcome> {
        self.assessment().judgements.iter().map(|judgement| judgement.outcome).collect()
    }

    /// Tells which criteria are settled that were not before, and the verdict so far.
    fn tell_settled(&self, number: usize, stage: Stage, before: &[Outcome], prompts: &mut dyn Prompts) {
        let lang = self.run.lang;
        let assessment = self.assessment();
        for (index, judgement) in assessment.judgements.iter().enumerate() {
            let changed = before.get(index) != Some(&judgement.outcome) || index == number;
            let is_settled = judgement.outcome == Outcome::Met || self.step(index, judgement).is_none();
            if changed && is_settled {
                let outcome = match judgement.criterion.group {
                    Group::Competency => wording::competency_outcome(lang, judgement.outcome),
                    Group::Essential | Group::Desirable | Group::Condition => wording::outcome(lang, judgement.outcome),
                };
                let reason = data::reason(lang, judgement);
                let told = format!("{} {outcome}{}{reason}", judgement.criterion.id, wording::colon(lang));
                prompts.tell(&format!("  {}", escape::visible(&told)));
            }
        }
        let open = self.steps(stage);
        let open = open.iter().filter_map(|(index, _)| self.run.vacancy.criteria.get(*index));
        let open: Vec<_> = open.map(|criterion| criterion.id.as_str()).collect();
        let so_far = questions::remark(lang, Remark::SoFar(assessment.verdict, &open));
        prompts.tell(&format!("  {}", escape::visible(&so_far)));
    }
}

/// Asks yes or no; yes comes first.
fn agrees(prompts: &mut dyn Prompts, run: &Run<'_>, question: Question<'_>) -> anyhow::Result<bool> {
    agrees_to(prompts, run, question, &[Choice::Yes, Choice::No])
}

fn agrees_to(
    prompts: &mut dyn Prompts,
    run: &Run<'_>,
    question: Question<'_>,
    choices: &[Choice],
) -> anyhow::Result<bool> {
    let question = questions::question(run.lang, question);
    let picked = pick::<()>(prompts, run.lang, &question, Vec::new(), choices)?;
    Ok(picked == Picked::Choice(Choice::Yes))
}

/// Whether a slot is a list of entries as a whole.
fn is_list(slot: Slot) -> bool {
    slot.field.is_none() && LISTS.iter().any(|(section, _)| *section == slot.section)
}

/// The place of a field in the order in which the fields of its entry are asked.
fn rank(slot: Slot) -> usize {
    let fields = LISTS.iter().find(|(section, _)| *section == slot.section).map_or(&[][..], |(_, fields)| fields);
    fields.iter().position(|field| Some(*field) == slot.field).unwrap_or(fields.len())
}

/// The index of the last entry of a list.
fn last_index(applicant: &Applicant<'_>, section: &str) -> usize {
    fn last<T>(list: Option<&List<T>>, index: impl Fn(&T) -> usize) -> usize {
        list.and_then(|list| list.entries.iter().map(index).max()).unwrap_or(0)
    }
    match section {
        "education" => last(applicant.education.as_ref(), |entry| entry.index),
        "languages" => last(applicant.languages.as_ref(), |entry| entry.index),
        "it_skills" => last(applicant.it_skills.as_ref(), |entry| entry.index),
        "experience" => last(applicant.experience.as_ref(), |entry| entry.index),
        "documents" => last(applicant.documents.as_ref(), |entry| entry.index),
        _ => 0,
    }
}

fn is_there(applicant: &Applicant<'_>, section: &str) -> bool {
    match section {
        "nationalities" => applicant.nationalities.is_some(),
        "education" => applicant.education.is_some(),
        "languages" => applicant.languages.is_some(),
        "it_skills" => applicant.it_skills.is_some(),
        "experience" => applicant.experience.is_some(),
        "competencies" => applicant.competencies.is_some(),
        "documents" => applicant.documents.is_some(),
        _ => false,
    }
}

/// States that a list has no entries.
fn state_none(applicant: &mut Applicant<'_>, section: &str) {
    const fn none<T>() -> List<T> {
        List { at: 0, entries: Vec::new() }
    }
    match section {
        "nationalities" => applicant.nationalities = Some(none()),
        "education" => applicant.education = Some(none()),
        "languages" => applicant.languages = Some(none()),
        "it_skills" => applicant.it_skills = Some(none()),
        "experience" => applicant.experience = Some(none()),
        "documents" => applicant.documents = Some(none()),
        _ => {}
    }
}
