//! Asking on a terminal; what asks is behind a trait, so that a test can answer.

use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use inquire::ui::{RenderConfig, Styled};
use inquire::{InquireError, Select};
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::{Cmd, ConditionalEventHandler, Editor, Event, EventContext, KeyCode, KeyEvent, Modifiers, RepeatCount};

use crate::domain::names::normalise;
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, error};
use crate::messages::questions::{self, AnswerChoice, AnswerHelp};
use crate::report::escape;

/// Says whether an answer is taken, or why not.
pub(in crate::cli) type AnswerValidator<'c> = dyn Fn(&str) -> Result<(), String> + 'c;

/// Somebody who is said and asked something. Every question may be left open: the answer is then `None`.
pub(in crate::cli) trait Prompts {
    /// Says something.
    fn print(&mut self, text: &str);

    /// Lets one of some options be chosen, and gives its index; the cursor is on the option `start` first.
    ///
    /// # Errors
    /// Where the applicant stops everything, or the terminal fails.
    fn choose(
        &mut self,
        question: &str,
        help: &str,
        options: Vec<String>,
        start: usize,
    ) -> anyhow::Result<Option<usize>>;

    /// Asks for a text; Enter alone gives the `default`, where there is one. An answer that `check` does not take is asked
    /// again, from an empty line.
    ///
    /// # Errors
    /// Where the applicant stops everything, or the terminal fails.
    fn text(
        &mut self,
        question: &str,
        help: &str,
        default: Option<&str>,
        check: &AnswerValidator<'_>,
    ) -> anyhow::Result<Option<String>>;
}

/// What was chosen: a value, or one of the choices beside it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::cli) enum Picked<T> {
    Value(T),
    /// Something else.
    Choice(AnswerChoice),
}

/// Lets a value, or one of some other choices, be chosen. Leaving it open is [`AnswerChoice::Unknown`].
pub(in crate::cli) fn pick<T>(
    prompts: &mut dyn Prompts,
    lang: Lang,
    question: &str,
    values: Vec<(String, T)>,
    choices: &[AnswerChoice],
) -> anyhow::Result<Picked<T>> {
    let labels = values.iter().map(|(label, _)| escape::visible(label).into_owned());
    let options = labels.chain(choices.iter().map(|choice| choice.text(lang).to_owned())).collect();
    let count = values.len();
    // Enter alone states nothing and begins nothing.
    let at = |wanted| choices.iter().position(|choice| *choice == wanted);
    let safe = at(AnswerChoice::Unknown).or_else(|| at(AnswerChoice::No));
    let start = safe.map_or(0, |safe| count + safe);
    let Some(index) = prompts.choose(question, &questions::help(lang, AnswerHelp::Choose), options, start)? else {
        return Ok(Picked::Choice(AnswerChoice::Unknown));
    };
    let beside = index.checked_sub(count).and_then(|index| choices.get(index)).copied();
    let value = values.into_iter().nth(index).map(|(_, value)| Picked::Value(value));
    Ok(value.unwrap_or_else(|| Picked::Choice(beside.unwrap_or(AnswerChoice::Unknown))))
}

/// Whether an answer leaves a question open.
fn is_open(answer: &str) -> bool {
    matches!(answer.trim(), "" | "?")
}

/// What is typed to go back.
const BACK: &str = "<";

/// Answers by their questions: what was typed, or the option that was chosen.
pub(super) type AnswersByQuestion = Vec<(String, Option<String>)>;

/// Prompts that also let the applicant go back, and know the answers that were given.
pub(super) struct WithBack<'p> {
    lang: Lang,
    /// How going back is called in a list. From the answers at the end, whoever leaves a question open goes back too.
    back: AnswerChoice,
    prompts: &'p mut dyn Prompts,
    /// What was answered before the applicant went back, which is offered again.
    earlier: AnswersByQuestion,
    /// What was answered or left open.
    pub(super) answers: AnswersByQuestion,
}

impl<'p> WithBack<'p> {
    pub(super) fn new(
        lang: Lang,
        back: AnswerChoice,
        earlier: AnswersByQuestion,
        prompts: &'p mut dyn Prompts,
    ) -> Self {
        Self { lang, back, prompts, earlier, answers: Vec::new() }
    }

    /// What was answered to a question before the applicant went back.
    fn earlier(&self, question: &str) -> Option<&str> {
        self.earlier.iter().find(|(asked, _)| asked == question)?.1.as_deref()
    }

    /// Notes an answer, where it is not one to go back.
    fn noted(&mut self, question: &str, answer: Option<String>) -> anyhow::Result<()> {
        if answer.is_none() && self.back == AnswerChoice::BackToAnswers {
            return Err(WentBack.into());
        }
        self.answers.push((question.to_owned(), answer));
        Ok(())
    }
}

impl Prompts for WithBack<'_> {
    fn print(&mut self, text: &str) {
        self.prompts.print(text);
    }

    fn choose(
        &mut self,
        question: &str,
        help: &str,
        mut options: Vec<String>,
        start: usize,
    ) -> anyhow::Result<Option<usize>> {
        let back = options.len();
        options.push(self.back.text(self.lang).to_owned());
        let earlier = self.earlier(question).and_then(|answer| options.iter().position(|option| option == answer));
        let chosen = self.prompts.choose(question, help, options.clone(), earlier.unwrap_or(start))?;
        if chosen == Some(back) {
            return Err(WentBack.into());
        }
        self.noted(question, chosen.and_then(|chosen| options.into_iter().nth(chosen)))?;
        Ok(chosen)
    }

    fn text(
        &mut self,
        question: &str,
        help: &str,
        default: Option<&str>,
        check: &AnswerValidator<'_>,
    ) -> anyhow::Result<Option<String>> {
        let help = questions::help_with_back(self.lang, help, BACK);
        let check = |answer: &str| if answer == BACK { Ok(()) } else { check(answer) };
        let default = default.or_else(|| self.earlier(question)).map(str::to_owned);
        let answer = self.prompts.text(question, &help, default.as_deref(), &check)?;
        if answer.as_deref() == Some(BACK) {
            return Err(WentBack.into());
        }
        self.noted(question, answer.clone())?;
        Ok(answer)
    }
}

/// The applicant wants the question before this one again.
#[derive(Debug)]
struct WentBack;

impl std::fmt::Display for WentBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(BACK)
    }
}

impl std::error::Error for WentBack {}

/// Whether an error says that the applicant wants to go back.
pub(super) fn is_back(error: &anyhow::Error) -> bool {
    error.is::<WentBack>()
}

/// The applicant stopped everything.
#[derive(Debug)]
struct InterviewStopped(String);

impl std::fmt::Display for InterviewStopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InterviewStopped {}

/// Whether an error says that the applicant stopped everything.
pub(in crate::cli) fn is_stop(error: &anyhow::Error) -> bool {
    error.is::<InterviewStopped>() || error.is::<InquireError>() || error.is::<ReadlineError>()
}

/// Whether somebody can be asked. Prompts are drawn on standard error.
pub(in crate::cli) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && std::io::stderr().is_terminal()
}

/// The terminal: lists are drawn by one library, and lines are edited by another that has the keys of a shell.
pub(in crate::cli) struct Terminal {
    lang: Lang,
    style: RenderConfig<'static>,
    width: usize,
    height: usize,
    line: LineEditor,
}

impl Terminal {
    /// The terminal of this process.
    ///
    /// # Errors
    /// Where it cannot be used.
    pub(in crate::cli) fn new(lang: Lang, colour: bool) -> anyhow::Result<Self> {
        const WIDEST: usize = 100;
        let style = if colour { RenderConfig::default_colored() } else { RenderConfig::empty() };
        let style = style
            .with_prompt_prefix(Styled { content: "?", ..style.prompt_prefix })
            .with_answered_prompt_prefix(Styled { content: ">", ..style.answered_prompt_prefix })
            .with_highlighted_option_prefix(Styled { content: ">", ..style.highlighted_option_prefix });
        let size = terminal_size::terminal_size_of(std::io::stderr());
        let (columns, rows) = size.map_or((0, 0), |(width, height)| (usize::from(width.0), usize::from(height.0)));
        // A terminal that does not know its size is taken for a usual one.
        let width = if columns < 20 { 80 } else { columns.min(WIDEST) };
        let height = if rows < 10 { 24 } else { rows };
        Ok(Self { lang, style, width, height, line: LineEditor::new()? })
    }

    fn stopped(&self) -> anyhow::Error {
        InterviewStopped(error(self.lang, CliError::Stopped)).into()
    }

    /// One line as typed, or the default for an empty one; `None` for one that leaves the question open.
    fn read_line(&mut self, default: Option<&str>) -> anyhow::Result<Option<String>> {
        match self.line.read() {
            Ok(answer) if answer.trim().is_empty() => Ok(default.map(str::to_owned)),
            Ok(answer) if is_open(&answer) => Ok(None),
            Ok(answer) => Ok(Some(answer.trim().to_owned())),
            Err(ReadlineError::Interrupted) if self.line.was_left_open() => Ok(None),
            // The keys Ctrl-C and Ctrl-D.
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => Err(self.stopped()),
            Err(problem) => Err(problem.into()),
        }
    }
}

impl Prompts for Terminal {
    fn print(&mut self, text: &str) {
        status!("{}", wrapped(text, self.width));
    }

    fn choose(
        &mut self,
        question: &str,
        help: &str,
        options: Vec<String>,
        start: usize,
    ) -> anyhow::Result<Option<usize>> {
        // The question, the help and a line to spare; a long question takes more.
        let lines = self.height.saturating_sub(4 + question.chars().count() / self.width);
        let lang = self.lang;
        let is_back = |option: &str| {
            [AnswerChoice::Back, AnswerChoice::BackToAnswers].iter().any(|back| back.text(lang) == option)
        };
        // Letters leave the options in which a word begins with them; what is typed to go back, the one that does.
        let scorer = |typed: &str, option: &String, _: &str, _: usize| {
            let is_left = if typed == BACK { is_back(option) } else { is_found(typed, option) };
            is_left.then_some(0)
        };
        // Esc leaves a question open; of what is no question, it says nothing.
        let is_question = options.iter().any(|option| option == AnswerChoice::Unknown.text(lang));
        let canceled = if is_question { AnswerChoice::Unknown.text(lang) } else { "" };
        let style = self.style.with_canceled_prompt_indicator(Styled::new(canceled));
        // Two columns are taken by what is before the question.
        let question = wrapped(question, self.width.saturating_sub(2));
        let prompt = Select::new(&question, options)
            .with_help_message(help)
            .with_page_size(lines.max(5))
            .with_starting_cursor(start)
            .with_formatter(&|option| option.value.split(" (").next().unwrap_or_default().to_owned())
            .with_scorer(&scorer)
            .with_render_config(style);
        match prompt.raw_prompt() {
            Ok(option) => Ok(Some(option.index)),
            Err(InquireError::OperationCanceled) => Ok(None),
            Err(InquireError::OperationInterrupted) => Err(self.stopped()),
            Err(problem) => Err(problem.into()),
        }
    }

    fn text(
        &mut self,
        question: &str,
        help: &str,
        default: Option<&str>,
        check: &AnswerValidator<'_>,
    ) -> anyhow::Result<Option<String>> {
        self.print(&format!("? {question}"));
        self.print(&format!("  {help}"));
        if let Some(default) = default {
            self.print(&format!("  {}", questions::enter_alone(self.lang, &escape::visible(default))));
        }
        loop {
            let Some(answer) = self.read_line(default)? else { return Ok(None) };
            match check(&answer) {
                Ok(()) => return Ok(Some(answer)),
                Err(refusal) => self.print(&format!("  {}", escape::visible(&refusal))),
            }
        }
    }
}

/// Whether a word of an option begins with what is typed, compared as names.
fn is_found(typed: &str, option: &str) -> bool {
    let (typed, option) = (normalise(typed), normalise(option));
    option.starts_with(&typed) || option.contains(&format!(" {typed}"))
}

/// Reads a line with the keys of a shell: Ctrl-U empties it, Ctrl-A and Ctrl-E go to its ends.
struct LineEditor {
    editor: Editor<(), DefaultHistory>,
    /// Whether the key Esc ended the last line.
    is_left_open: Arc<AtomicBool>,
}

impl LineEditor {
    fn new() -> rustyline::Result<Self> {
        // So long may the rest of the code of a key take, in milliseconds, until Esc is the key itself.
        const PAUSE: u16 = 50;
        let config = rustyline::Config::builder().keyseq_timeout(Some(PAUSE)).build();
        let mut editor = Editor::with_config(config)?;
        let is_left_open = Arc::new(AtomicBool::new(false));
        let handler = Box::new(LeaveOpen(Arc::clone(&is_left_open)));
        let escape = KeyEvent(KeyCode::Esc, Modifiers::NONE);
        editor.bind_sequence(escape, rustyline::EventHandler::Conditional(handler));
        Ok(Self { editor, is_left_open })
    }

    fn read(&mut self) -> rustyline::Result<String> {
        self.is_left_open.store(false, Ordering::Relaxed);
        self.editor.readline("> ")
    }

    fn was_left_open(&self) -> bool {
        self.is_left_open.load(Ordering::Relaxed)
    }
}

/// The key Esc ends a line and says that it did.
struct LeaveOpen(Arc<AtomicBool>);

impl ConditionalEventHandler for LeaveOpen {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, _: &EventContext<'_>) -> Option<Cmd> {
        self.0.store(true, Ordering::Relaxed);
        Some(Cmd::Interrupt)
    }
}

/// A text in lines of at most so many columns, broken between words; further lines are indented as the first is.
fn wrapped(text: &str, width: usize) -> String {
    let columns = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let mut lines = Vec::new();
    for line in text.lines() {
        let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
        let mut current = indent.clone();
        for word in line.trim_start_matches(' ').split(' ') {
            let is_begun = current.len() > indent.len();
            if is_begun && columns(&current) + 1 + columns(word) > width {
                lines.push(std::mem::replace(&mut current, format!("{indent}{word}")));
            } else {
                current.push_str(if is_begun { " " } else { "" });
                current.push_str(word);
            }
        }
        lines.push(current);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_find_the_words_that_begin_with_them() {
        let found = |typed| is_found(typed, "master's degree or equivalent (MA, MSc, diplôme d'ingénieur)");
        assert!(["", "m", "MASTER", "degree or", "msc", "diplome"].into_iter().all(found));
        assert!(!["aster", "bachelor", "x"].into_iter().any(found));
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("  one two three\nfour", 9), "  one two\n  three\nfour");
        assert_eq!(wrapped("unbreakable", 4), "unbreakable");
        assert_eq!(wrapped("", 4), "");
    }
}
