//! Which question comes next, and what an answer settled. Everything follows from the rules and from what they find.

use std::collections::HashSet;

use crate::assessment::{Assessment, Judgement, ReadingFindings, assess};
use crate::checks::Missing;
use crate::cli::interview::answers_given::AnswerResult;
use crate::cli::interview::field_question::{FieldQuestions, Prompt, PromptKind};
use crate::cli::interview::prompts::{AnswersByQuestion, Picked, Prompts, WithBack, is_back, pick};
use crate::cli::interview::record_lists::{
    first_field, is_asked_list, is_list, last_index, rank, state_complete, state_none,
};
use crate::domain::applicant::{Applicant, Competency, lists_present};
use crate::domain::fact_change::{FactChange, FieldPath, NewEntry, stated};
use crate::domain::grammar::clause;
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::record::Object as _;
use crate::messages::questions::{self, AnswerChoice, AnswerHelp, GeneralQuestion, InterviewRemark};
use crate::messages::{self, headings};
use crate::report::formats::table;
use crate::report::{Run, escape, report_data};
use crate::rules::vacancy::Criterion;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// What can change the verdict.
    Verdict,
    Rest,
}

/// What is asked next for a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InterviewStep {
    /// A field, or a list.
    Field(Missing),
    /// One more entry of a list.
    Another(&'static str),
    /// An example of a competency.
    Example,
}

/// An applicant who is being asked.
#[derive(Clone)]
pub(super) struct Interview<'r, 'a> {
    /// The rules.
    pub(super) run: &'r Run<'r>,
    /// What is stated so far.
    pub(super) applicant: Applicant<'a>,
    /// What was asked, which is not asked again: it is stated now, or left open.
    pub(super) asked: HashSet<Missing>,
    /// The lists that are complete.
    pub(super) complete: HashSet<&'static str>,
    /// The criteria, by their number, whose example was asked.
    pub(super) examples: HashSet<usize>,
    /// The criterion whose clause was shown last.
    shown: Option<usize>,
    /// Whether the name was asked.
    is_name_asked: bool,
    /// The applicant wants to go on although a criterion is not met.
    goes_on: bool,
    /// Whether the applicant wants to answer what changes the verdict no more, once that was asked.
    answers_rest: Option<bool>,
    /// The criteria that are not met, with which the applicant does not want to go on.
    stops_at: Vec<String>,
    /// Whether it was asked if examples of competencies are to be given.
    are_examples_offered: bool,
}

impl<'r, 'a> Interview<'r, 'a> {
    /// Begins with what an applicant states; the lists that are there are complete.
    pub(super) fn new(run: &'r Run<'r>, mut applicant: Applicant<'a>) -> Self {
        let present = lists_present(&mut applicant);
        let complete = present.into_iter().filter(|list| is_asked_list(list) || *list == "competencies").collect();
        Self {
            run,
            is_name_asked: applicant.name.is_some(),
            applicant,
            asked: HashSet::new(),
            complete,
            examples: HashSet::new(),
            shown: None,
            goes_on: false,
            answers_rest: None,
            stops_at: Vec::new(),
            are_examples_offered: false,
        }
    }

    /// What it is about, and how to answer.
    pub(super) fn welcome(&self, prompts: &mut dyn Prompts) {
        let lang = self.run.lang;
        let notice = &self.run.vacancy.notice;
        let title = Some(notice.title.get(lang)).filter(|title| !title.is_empty()).unwrap_or(&notice.id);
        let welcome = InterviewRemark::Welcome(&escape::visible(title), notice.deadline.day());
        prompts.print(&questions::remark(lang, welcome));
    }

    /// Asks everything that matters and is open. Whoever goes back gets the question before again, as it was then, with the
    /// answer that it had; `false` where there is none before it, and something else was shown before.
    pub(super) fn ask_open(&mut self, is_first: bool, prompts: &mut dyn Prompts) -> anyhow::Result<bool> {
        let mut history = Vec::new();
        // What was answered and taken back, the last first.
        let mut undone = AnswersByQuestion::new();
        loop {
            let before = self.clone();
            let mut prompts = WithBack::new(self.run.lang, AnswerChoice::Back, undone.clone(), prompts);
            let asked = self.ask_next(&mut prompts);
            let answers = std::mem::take(&mut prompts.answers);
            match asked {
                Ok(false) => return Ok(true),
                Ok(true) if answers.is_empty() => {}
                Ok(true) => {
                    undone.retain(|(question, _)| !answers.iter().any(|(answered, _)| answered == question));
                    history.push((before, answers));
                }
                Err(problem) if !is_back(&problem) => return Err(problem),
                // A question that consists of several begins again.
                Err(_) if !answers.is_empty() => {
                    *self = before;
                    undone.splice(0..0, answers);
                }
                Err(_) => {
                    if let Some((earlier, answers)) = history.pop() {
                        *self = earlier;
                        undone.splice(0..0, answers);
                        continue;
                    }
                    *self = before;
                    if !is_first {
                        return Ok(false);
                    }
                    prompts.print(&questions::remark(self.run.lang, InterviewRemark::IsFirst));
                }
            }
        }
    }

    /// Asks one question, where one is open and the applicant wants to go on.
    fn ask_next(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<bool> {
        if !std::mem::replace(&mut self.is_name_asked, true) {
            self.ask_name(prompts)?;
            return Ok(true);
        }
        if let Some((criterion, step)) = self.next(Stage::Verdict) {
            let failed = self.failed();
            if !self.goes_on && !failed.is_empty() {
                return self.goes_on_ineligible(failed, prompts);
            }
            self.ask(criterion, step, Stage::Verdict, prompts)?;
            return Ok(true);
        }
        let Some((criterion, step)) = self.next(Stage::Rest) else { return Ok(false) };
        match self.answers_rest {
            Some(true) => {}
            Some(false) => return Ok(false),
            None => {
                self.answers_rest = Some(self.wants_rest(prompts)?);
                return Ok(true);
            }
        }
        if step == InterviewStep::Example && !std::mem::replace(&mut self.are_examples_offered, true) {
            self.offer_examples(prompts)?;
            return Ok(true);
        }
        self.ask(criterion, step, Stage::Rest, prompts)?;
        Ok(true)
    }

    /// Whether to go on with what changes the verdict no more.
    fn wants_rest(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<bool> {
        prompts.print("");
        let present = lists_present(&mut self.applicant);
        if present.into_iter().any(is_asked_list) {
            prompts.print(&questions::remark(self.run.lang, InterviewRemark::Unasked));
        }
        let verdict = self.assessment().verdict;
        agrees(prompts, self.run, GeneralQuestion::GoOnSettled(verdict))
    }

    /// Asks whether examples of competencies are to be given; if not, none of them is asked for.
    fn offer_examples(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        let steps = self.steps(Stage::Rest);
        let examples = steps.iter().filter(|(_, step)| *step == InterviewStep::Example).map(|(number, _)| *number);
        let examples: Vec<_> = examples.collect();
        prompts.print("");
        if !agrees(prompts, self.run, GeneralQuestion::GiveExamples(examples.len()))? {
            self.examples.extend(examples);
        }
        Ok(())
    }

    pub(super) fn questions(&self) -> FieldQuestions<'r, '_> {
        FieldQuestions { run: self.run, applicant: &self.applicant }
    }

    pub(super) fn assessment(&self) -> Assessment<'_> {
        assess(self.run.vacancy, &self.run.input(&self.applicant, true), self.run.reading)
    }

    /// For each criterion of a stage about which there is something to ask: its number, and what is asked first.
    fn steps(&self, stage: Stage) -> Vec<(usize, InterviewStep)> {
        let assessment = self.assessment();
        let judgements = assessment.judgements.iter().enumerate();
        let of_stage = judgements.filter(|(_, judgement)| {
            let criterion = judgement.criterion;
            let matters = criterion.group == Group::Essential || criterion.is_to_be_checked();
            judgement.outcome != Outcome::Met && matters == (stage == Stage::Verdict)
        });
        of_stage.filter_map(|(number, judgement)| Some((number, self.step(number, judgement)?))).collect()
    }

    fn next(&self, stage: Stage) -> Option<(usize, InterviewStep)> {
        self.steps(stage).first().copied()
    }

    /// What is asked first about a criterion that is not met.
    fn step(&self, number: usize, judgement: &Judgement<'_>) -> Option<InterviewStep> {
        if judgement.criterion.asked().iter().any(|asked| !asked.competency.is_empty()) {
            let is_asked = self.examples.contains(&number) || self.complete.contains("competencies");
            return (!is_asked).then_some(InterviewStep::Example);
        }
        let findings = match &judgement.found {
            ReadingFindings::Agreed(finding) => vec![finding],
            ReadingFindings::Contested(english, french) => vec![english, french],
        };
        let missing: Vec<_> = findings.iter().flat_map(|finding| finding.missing()).collect();
        let instead =
            missing.iter().filter_map(|missing| instead_of(*missing).filter(|_| self.asked.contains(missing)));
        let wanted = missing.iter().copied().chain(instead);
        // Of what stands for further entries it is asked first whether there are any.
        let is_open = |missing: &Missing| {
            let section = missing.field_path.section;
            let is_complete = self.is_further(missing.field_path) && self.complete.contains(section);
            !is_complete && !self.asked.contains(missing) && !self.is_before_submission(*missing)
        };
        let missing: Vec<_> = wanted.filter(is_open).collect();
        if let Some(first) = missing.first() {
            if self.is_further(first.field_path) {
                return Some(InterviewStep::Another(first.field_path.section));
            }
            // Of the fields of one entry, those come first that people think of first.
            let of_entry = missing.iter().filter(|missing| {
                (missing.field_path.section, missing.field_path.index)
                    == (first.field_path.section, first.field_path.index)
            });
            let first = of_entry.min_by_key(|missing| (missing.is_partial, rank(missing.field_path)));
            return first.copied().map(InterviewStep::Field);
        }
        let lists = findings.iter().flat_map(|finding| finding.open_lists());
        let mut open = lists.into_iter().filter(|list| is_asked_list(list) && !self.complete.contains(list));
        open.next().map(InterviewStep::Another)
    }

    /// Whether a field is one of what stands for the further entries of a list that is not complete.
    fn is_further(&self, field_path: FieldPath) -> bool {
        let entries = self.applicant.entries(field_path.section);
        entries.zip(field_path.index).is_some_and(|(entries, index)| entries.is_further(index))
    }

    /// Whether it is the last change to an application of which the applicant did not say that it was submitted.
    fn is_before_submission(&self, missing: Missing) -> bool {
        let submitted = FieldPath::of_application("submitted_at");
        missing.field_path == FieldPath::of_application("last_modified_at")
            && self.asked.contains(&Missing::absent(submitted))
            && self.applicant.application.as_ref().is_none_or(|application| application.submitted_at.is_none())
    }

    /// The names of the criteria that have to be met and are not, whatever else is asked.
    fn failed(&self) -> Vec<String> {
        let assessment = self.assessment();
        let failed = assessment.judgements.iter().enumerate().filter(|(number, judgement)| {
            judgement.effect == Effect::Ineligible && self.step(*number, judgement).is_none()
        });
        let name = |judgement: &Judgement<'_>| escape::visible(judgement.criterion.name(self.run.lang)).into_owned();
        failed.map(|(_, judgement)| name(judgement)).collect()
    }

    /// Asks whether to go on although criteria are not met, once for the same ones.
    fn goes_on_ineligible(&mut self, failed: Vec<String>, prompts: &mut dyn Prompts) -> anyhow::Result<bool> {
        if self.stops_at == failed {
            return Ok(false);
        }
        prompts.print("");
        self.goes_on = agrees(prompts, self.run, GeneralQuestion::GoOnIneligible(&failed))?;
        self.stops_at = if self.goes_on { Vec::new() } else { failed };
        Ok(self.goes_on)
    }

    fn ask_name(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        prompts.print("");
        let field_path = FieldPath::of_record("name");
        self.asked.insert(Missing::absent(field_path));
        if let AnswerResult::Stated(name) = self.questions().value(field_path, None, PromptKind::Field, prompts)? {
            self.state(&FactChange::Field(field_path, name));
        }
        Ok(())
    }

    pub(super) fn state(&mut self, fact_change: &FactChange<'a>) {
        self.applicant = fact_change.apply(std::mem::take(&mut self.applicant));
    }

    /// Asks one question and says what the answer settled.
    fn ask(
        &mut self,
        number: usize,
        step: InterviewStep,
        stage: Stage,
        prompts: &mut dyn Prompts,
    ) -> anyhow::Result<()> {
        let Some(criterion) = self.run.vacancy.criteria.get(number) else { return Ok(()) };
        if self.shown.replace(number) != Some(number) {
            prompts.print(&self.heading(criterion));
        }
        let before = self.outcomes();
        if let InterviewStep::Field(missing) = step {
            self.asked.insert(missing);
        }
        match step {
            InterviewStep::Field(missing) if is_list(missing.field_path) => {
                match self.begin(missing.field_path.section, Some(criterion), Prompt::First, prompts)? {
                    AnswerResult::Stated(()) => {}
                    AnswerResult::None => {
                        self.complete.insert(missing.field_path.section);
                        state_none(&mut self.applicant, missing.field_path.section);
                    }
                    AnswerResult::Unknown => {}
                }
            }
            InterviewStep::Field(missing) => {
                let prompt_kind = if missing.is_partial { PromptKind::Exactly } else { PromptKind::Field };
                let answer = self.questions().value(missing.field_path, Some(criterion), prompt_kind, prompts)?;
                if let AnswerResult::Stated(value) = answer {
                    self.state(&FactChange::Field(missing.field_path, value));
                }
            }
            InterviewStep::Another(section) => self.ask_for_another(section, criterion, prompts)?,
            InterviewStep::Example => self.ask_example(number, criterion, prompts)?,
        }
        self.print_settled(number, stage, &before, prompts);
        Ok(())
    }

    /// Asks whether a list has another entry, and for its first field. Whoever does not know leaves the list open.
    fn ask_for_another(
        &mut self,
        section: &'static str,
        criterion: &Criterion,
        prompts: &mut dyn Prompts,
    ) -> anyhow::Result<()> {
        let question = questions::question(self.run.lang, GeneralQuestion::Another(section));
        let choices = [AnswerChoice::Yes, AnswerChoice::No, AnswerChoice::Unknown];
        let picked = pick::<()>(prompts, self.run.lang, &question, Vec::new(), &choices)?;
        if picked == Picked::Choice(AnswerChoice::Yes) {
            if self.begin(section, Some(criterion), Prompt::Further, prompts)? == AnswerResult::Unknown {
                self.complete.insert(section);
            }
            return Ok(());
        }
        self.complete.insert(section);
        let is_complete = picked == Picked::Choice(AnswerChoice::No);
        state_complete(&mut self.applicant, section, is_complete);
        Ok(())
    }

    /// The name and the clause of a criterion.
    fn heading(&self, criterion: &Criterion) -> String {
        let lang = self.run.lang;
        let clause = clause(lang, criterion.clause.get(lang));
        let heading = format!("{}{}{clause}", criterion.name(lang), messages::colon(lang));
        format!("\n{}", escape::visible(&heading))
    }

    /// Begins an entry of a list with its first field.
    pub(super) fn begin(
        &mut self,
        section: &'static str,
        criterion: Option<&Criterion>,
        begun: Prompt,
        prompts: &mut dyn Prompts,
    ) -> anyhow::Result<AnswerResult<()>> {
        let field_path = FieldPath::of_record(section);
        let value = match self.questions().value(field_path, criterion, PromptKind::Entry(begun), prompts)? {
            AnswerResult::Stated(value) => value,
            AnswerResult::None => return Ok(AnswerResult::None),
            AnswerResult::Unknown => return Ok(AnswerResult::Unknown),
        };
        if let Some(entry) = NewEntry::blank(section) {
            self.state(&FactChange::Entry(entry));
            // A nationality has no fields: it is the value itself.
            let index = Some(last_index(&self.applicant, section));
            let field_path = FieldPath { section, index, field: first_field(section) };
            self.state(&FactChange::Field(field_path, value));
        }
        Ok(AnswerResult::Stated(()))
    }

    fn ask_example(&mut self, number: usize, criterion: &Criterion, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        self.examples.insert(number);
        let lang = self.run.lang;
        let Some(name) = criterion.competency(lang) else { return Ok(()) };
        let question = questions::question(lang, GeneralQuestion::Example(&escape::visible(&name)));
        let example = prompts.text(&question, &questions::help(lang, AnswerHelp::Example), None, &|_| Ok(()))?;
        if let Some(example) = example {
            let (competency, evidence) = (Some(stated(name.into())), Some(stated(example.into())));
            let entry = Competency { competency, evidence, ..Competency::default() };
            self.state(&FactChange::Entry(NewEntry::Competency(entry)));
        }
        Ok(())
    }

    fn outcomes(&self) -> Vec<Outcome> {
        self.assessment().judgements.iter().map(|judgement| judgement.outcome).collect()
    }

    /// Tells which criteria are settled that were not before, and the verdict so far.
    fn print_settled(&self, number: usize, stage: Stage, before: &[Outcome], prompts: &mut dyn Prompts) {
        let lang = self.run.lang;
        let assessment = self.assessment();
        for (index, judgement) in assessment.judgements.iter().enumerate() {
            // An example of one competency makes the list of them complete, which says nothing new of the others.
            let is_new = judgement.criterion.group != Group::Competency || judgement.outcome == Outcome::Met;
            let changed = index == number || (is_new && before.get(index) != Some(&judgement.outcome));
            let is_settled = judgement.outcome == Outcome::Met || self.step(index, judgement).is_none();
            if changed && is_settled {
                let outcome = headings::outcome(lang, judgement.criterion.group, judgement.outcome);
                let reason = report_data::reason(lang, judgement);
                let (colon, semicolon) = (messages::colon(lang), messages::semicolon(lang));
                let said = format!("{}{colon}{outcome}{semicolon}{reason}", judgement.criterion.name(lang));
                prompts.print(&format!("  {}", escape::visible(&said)));
            }
        }
        // A verdict is said once nothing more that is asked can change it.
        let so_far = match (stage, assessment.score.map(|score| table::score(Some(score)))) {
            (Stage::Rest, Some(score)) => questions::remark(lang, InterviewRemark::Score(assessment.verdict, &score)),
            (Stage::Verdict, _) if self.next(stage).is_some() => return,
            (Stage::Rest | Stage::Verdict, _) => questions::remark(lang, InterviewRemark::SoFar(assessment.verdict)),
        };
        prompts.print(&format!("  {}", escape::visible(&so_far)));
    }
}

/// What is asked where something is left open: the years of study where their beginning is.
fn instead_of(missing: Missing) -> Option<Missing> {
    let Missing { field_path, is_partial } = missing;
    let is_beginning = (field_path.section, field_path.field, is_partial) == ("education", Some("start"), false);
    let years =
        field_path.index.map(|index| Missing::absent(FieldPath::of_entry("education", index, "years_completed")));
    years.filter(|_| is_beginning)
}

/// Asks yes or no; yes comes first, and the cursor is on no.
pub(super) fn agrees(prompts: &mut dyn Prompts, run: &Run<'_>, question: GeneralQuestion<'_>) -> anyhow::Result<bool> {
    let question = questions::question(run.lang, question);
    let picked = pick::<()>(prompts, run.lang, &question, Vec::new(), &[AnswerChoice::Yes, AnswerChoice::No])?;
    Ok(picked == Picked::Choice(AnswerChoice::Yes))
}
