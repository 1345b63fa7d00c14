//! Which question comes next, and what an answer settled. Everything follows from the rules and from what they find.

use std::collections::HashSet;

use crate::assessment::{Assessment, Judgement, ReadingFindings, assess};
use crate::checks::Missing;
use crate::cli::interview::answers_given::AnswerResult;
use crate::cli::interview::field_question::{FieldQuestions, Prompt, PromptKind};
use crate::cli::interview::prompts::{Picked, Prompts, pick};
use crate::cli::interview::record_lists::{first_field, is_asked_list, is_list, last_index, rank, state_none};
use crate::domain::applicant::{Applicant, Competency, lists_present};
use crate::domain::fact_change::{FactChange, FieldPath, NewEntry, stated};
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::text::Lang;
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
pub(super) struct Interview<'r, 'a> {
    /// The rules.
    run: &'r Run<'r>,
    /// What is stated so far.
    applicant: Applicant<'a>,
    /// What was asked, which is not asked again: it is stated now, or left open.
    asked: HashSet<Missing>,
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
    pub(super) fn new(run: &'r Run<'r>, mut applicant: Applicant<'a>) -> Self {
        let present = lists_present(&mut applicant);
        let complete = present.into_iter().filter(|list| is_asked_list(list) || *list == "competencies").collect();
        let (asked, examples) = (HashSet::new(), HashSet::new());
        Self { run, applicant, asked, complete, examples, shown: None, goes_on: false }
    }

    /// Asks everything that matters, and gives what the applicant states then.
    pub(super) fn run(mut self, prompts: &mut dyn Prompts) -> anyhow::Result<Applicant<'a>> {
        let lang = self.run.lang;
        let notice = &self.run.vacancy.notice;
        let title = Some(notice.title.get(lang)).filter(|title| !title.is_empty()).unwrap_or(&notice.id);
        let title = escape::visible(title).into_owned();
        prompts.print(&questions::remark(lang, InterviewRemark::Welcome(&title)));
        self.ask_name(prompts)?;
        while let Some((criterion, step)) = self.next(Stage::Verdict) {
            if !self.goes_on && !self.goes_on_ineligible(prompts)? {
                return Ok(self.applicant);
            }
            self.ask(criterion, step, Stage::Verdict, prompts)?;
        }
        if self.next(Stage::Rest).is_some() && !self.goes_on {
            prompts.print("");
            let present = lists_present(&mut self.applicant);
            if present.into_iter().any(is_asked_list) {
                prompts.print(&questions::remark(lang, InterviewRemark::Unasked));
            }
            let verdict = self.assessment().verdict;
            if !agrees(prompts, self.run, GeneralQuestion::GoOnSettled(verdict))? {
                return Ok(self.applicant);
            }
        }
        while let Some((criterion, step)) = self.next(Stage::Rest) {
            self.ask(criterion, step, Stage::Rest, prompts)?;
        }
        Ok(self.applicant)
    }

    fn questions(&self) -> FieldQuestions<'r, '_> {
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
        let lang = self.run.lang;
        let criteria: Vec<_> = failed
            .map(|(_, Judgement { criterion, .. })| match criterion.title.get(lang) {
                "" => escape::visible(&criterion.id).into_owned(),
                title => escape::visible(&format!("{title} ({})", criterion.id)).into_owned(),
            })
            .collect();
        if criteria.is_empty() {
            return Ok(true);
        }
        prompts.print("");
        self.goes_on = agrees(prompts, self.run, GeneralQuestion::GoOnIneligible(&criteria))?;
        Ok(self.goes_on)
    }

    fn ask_name(&mut self, prompts: &mut dyn Prompts) -> anyhow::Result<()> {
        if self.applicant.name.is_some() {
            return Ok(());
        }
        prompts.print("");
        let field_path = FieldPath::of_record("name");
        if let AnswerResult::Stated(name) = self.questions().value(field_path, None, PromptKind::Field, prompts)? {
            self.state(&FactChange::Field(field_path, name));
        }
        Ok(())
    }

    fn state(&mut self, fact_change: &FactChange<'a>) {
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
                match self.begin(missing.field_path.section, criterion, Prompt::First, prompts)? {
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
                    &[AnswerChoice::No, AnswerChoice::Yes, AnswerChoice::Unknown],
                )? || self.begin(section, criterion, Prompt::Further, prompts)? == AnswerResult::Unknown
                {
                    self.complete.insert(section);
                }
            }
            InterviewStep::Example => self.ask_example(number, criterion, prompts)?,
        }
        self.print_settled(number, stage, &before, prompts);
        Ok(())
    }

    /// The id, the title and the clause of a criterion.
    fn heading(&self, criterion: &Criterion) -> String {
        let lang = self.run.lang;
        let clause = questions::quotation(lang, criterion.clause.get(lang).trim());
        let heading = format!("{}{}{clause}", named(criterion, lang), messages::colon(lang));
        format!("\n{}", escape::visible(&heading))
    }

    /// Begins an entry of a list with its first field.
    fn begin(
        &mut self,
        section: &'static str,
        criterion: &Criterion,
        begun: Prompt,
        prompts: &mut dyn Prompts,
    ) -> anyhow::Result<AnswerResult<()>> {
        let field_path = FieldPath::of_record(section);
        let value = match self.questions().value(field_path, Some(criterion), PromptKind::Entry(begun), prompts)? {
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
                let said = format!("{}{colon}{outcome}{semicolon}{reason}", named(judgement.criterion, lang));
                prompts.print(&format!("  {}", escape::visible(&said)));
            }
        }
        let open = self.steps(stage);
        let open = open.iter().filter_map(|(index, _)| self.run.vacancy.criteria.get(*index));
        let title = |criterion: &'r Criterion| match criterion.title.get(lang) {
            "" => criterion.id.as_str(),
            title => title,
        };
        let open: Vec<_> = open.map(title).collect();
        let score = assessment.score.map(|score| table::score(Some(score)));
        let so_far = match (stage, &score) {
            (Stage::Rest, Some(score)) => InterviewRemark::Score(assessment.verdict, score),
            (Stage::Rest, None) => InterviewRemark::SoFar(assessment.verdict, &[]),
            (Stage::Verdict, _) => InterviewRemark::SoFar(assessment.verdict, &open),
        };
        let so_far = questions::remark(lang, so_far);
        prompts.print(&format!("  {}", escape::visible(&so_far)));
    }
}

/// The id and the title of a criterion.
fn named(criterion: &Criterion, lang: Lang) -> String {
    format!("{} {}", criterion.id, criterion.title.get(lang)).trim_end().to_owned()
}

/// What is asked where something is left open: the years of study where their beginning is.
fn instead_of(missing: Missing) -> Option<Missing> {
    let Missing { field_path, is_partial } = missing;
    let is_beginning = (field_path.section, field_path.field, is_partial) == ("education", Some("start"), false);
    let years =
        field_path.index.map(|index| Missing::absent(FieldPath::of_entry("education", index, "years_completed")));
    years.filter(|_| is_beginning)
}

/// Asks yes or no; yes comes first.
fn agrees(prompts: &mut dyn Prompts, run: &Run<'_>, question: GeneralQuestion<'_>) -> anyhow::Result<bool> {
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
