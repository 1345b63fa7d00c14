//! Which question comes next, and what an answer settled. Everything follows from the rules and from what they find.

use std::collections::HashSet;

use crate::assessment::{Assessment, Judgement, ReadingFindings, assess};
use crate::checks::Missing;
use crate::cli::interview::answers_given::AnswerResult;
use crate::cli::interview::field_question::{FieldQuestions, Prompt, PromptKind};
use crate::cli::interview::prompts::{Picked, Prompts, WithBack, is_back, pick};
use crate::cli::interview::record_lists::{first_field, is_asked_list, is_list, last_index, rank, state_none};
use crate::domain::applicant::{Applicant, Competency, lists_present};
use crate::domain::fact_change::{FactChange, FieldPath, NewEntry, stated};
use crate::domain::outcome::{Effect, Group, Outcome};
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

    /// Asks everything that matters and is open. Whoever goes back gets the question before again, as it was then; what was
    /// asked in another call is beyond that, and `is_first` says that there was none.
    pub(super) fn ask_open(&mut self, is_first: bool, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        let mut history = Vec::new();
        loop {
            let before = self.clone();
            let mut prompts = WithBack::new(self.run.lang, AnswerChoice::Back, prompts);
            match self.ask_next(&mut prompts) {
                Ok(false) => return Ok(()),
                Ok(true) if prompts.answered > 0 => history.push(before),
                Ok(true) => {}
                Err(problem) if !is_back(&problem) => return Err(problem),
                // A question that consists of several begins again.
                Err(_) if prompts.answered > 0 => *self = before,
                Err(_) => match history.pop() {
                    Some(earlier) => *self = earlier,
                    None if is_first => {
                        prompts.print(&questions::remark(self.run.lang, InterviewRemark::IsFirst));
                        *self = before;
                    }
                    None => {
                        *self = before;
                        return Ok(());
                    }
                },
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
            if !self.goes_on && !self.goes_on_ineligible(prompts)? {
                return Ok(false);
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

    fn assessment(&self) -> Assessment<'_> {
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
        let missing: Vec<_> = wanted.filter(|missing| !self.asked.contains(missing)).collect();
        if let Some(first) = missing.first() {
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

    /// Where a criterion that has to be met is not met any more, asks once whether to go on.
    fn goes_on_ineligible(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<bool> {
        let assessment = self.assessment();
        let failed = assessment.judgements.iter().enumerate().filter(|(number, judgement)| {
            judgement.effect == Effect::Ineligible && self.step(*number, judgement).is_none()
        });
        let name = |judgement: &Judgement<'_>| escape::visible(judgement.criterion.name(self.run.lang)).into_owned();
        let criteria: Vec<_> = failed.map(|(_, judgement)| name(judgement)).collect();
        if criteria.is_empty() {
            return Ok(true);
        }
        if self.stops_at == criteria {
            return Ok(false);
        }
        prompts.print("");
        self.goes_on = agrees(prompts, self.run, GeneralQuestion::GoOnIneligible(&criteria))?;
        self.stops_at = if self.goes_on { Vec::new() } else { criteria };
        Ok(self.goes_on)
    }

    fn ask_name(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        prompts.print("");
        let field_path = FieldPath::of_record("name");
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
            InterviewStep::Another(section) => {
                if !agrees_to(
                    prompts,
                    self.run,
                    GeneralQuestion::Another(section),
                    &[AnswerChoice::Yes, AnswerChoice::No, AnswerChoice::Unknown],
                )? || self.begin(section, Some(criterion), Prompt::Further, prompts)? == AnswerResult::Unknown
                {
                    self.complete.insert(section);
                }
            }
            InterviewStep::Example => self.ask_example(number, criterion, prompts)?,
        }
        self.print_settled(number, stage, &before, prompts);
        Ok(())
    }

    /// The name and the clause of a criterion.
    fn heading(&self, criterion: &Criterion) -> String {
        let lang = self.run.lang;
        let clause = questions::quotation(lang, criterion.clause.get(lang).trim());
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
        let open = self.steps(stage);
        let open = open.iter().filter_map(|(index, _)| self.run.vacancy.criteria.get(*index));
        let open: Vec<_> = open.map(|criterion| criterion.name(lang)).collect();
        let score = assessment.score.map(|score| table::score(Some(score)));
        // A verdict is said once nothing more that is asked can change it.
        let so_far = match (stage, &score) {
            (Stage::Rest, Some(score)) => InterviewRemark::Score(assessment.verdict, score),
            (Stage::Verdict, _) if !open.is_empty() => InterviewRemark::StillToCheck(&open),
            (Stage::Rest | Stage::Verdict, _) => InterviewRemark::SoFar(assessment.verdict),
        };
        let so_far = questions::remark(lang, so_far);
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
    agrees_to(prompts, run, question, &[AnswerChoice::Yes, AnswerChoice::No])
}

fn agrees_to(
    prompts: &mut dyn Prompts,
    run: &Run<'_>,
    question: GeneralQuestion<'_>,
    choices: &[AnswerChoice],
) -> anyhow::Result<bool> {
    let question = questions::question(run.lang, question);
    let picked = pick::<()>(prompts, run.lang, &question, Vec::new(), choices)?;
    Ok(picked == Picked::Choice(AnswerChoice::Yes))
}
