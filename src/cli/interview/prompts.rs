//! Asking on a terminal; what asks is behind a trait, so that a test can answer.

use std::io::IsTerminal as _;

use inquire::ui::{RenderConfig, Styled};
use inquire::validator::{ErrorMessage, Validation};
use inquire::{InquireError, Select, Text};

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

    /// Lets one of some options be chosen, and gives its index.
    ///
    /// # Errors
    /// Where the applicant stops everything, or the terminal fails.
    fn choose(&mut self, question: &str, help: &str, options: Vec<String>) -> anyhow::Result<Option<usize>>;

    /// Asks for a text, beginning with `initial`; an answer that `check` does not take is asked again.
    ///
    /// # Errors
    /// Where the applicant stops everything, or the terminal fails.
    fn text(
        &mut self,
        question: &str,
        help: &str,
        initial: Option<&str>,
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
    let Some(index) = prompts.choose(question, &questions::help(lang, AnswerHelp::Choose), options)? else {
        return Ok(Picked::Choice(AnswerChoice::Unknown));
    };
    let beside = index.checked_sub(count).and_then(|index| choices.get(index)).copied();
    let value = values.into_iter().nth(index).map(|(_, value)| Picked::Value(value));
    Ok(value.unwrap_or_else(|| Picked::Choice(beside.unwrap_or(AnswerChoice::Unknown))))
}

/// Whether an answer leaves a question open.
pub(in crate::cli) fn is_open(answer: &str) -> bool {
    matches!(answer.trim(), "" | "?")
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
    error.is::<InterviewStopped>() || error.is::<InquireError>()
}

/// Whether somebody can be asked. Prompts are drawn on standard error.
pub(in crate::cli) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && std::io::stderr().is_terminal()
}

/// The terminal.
pub(in crate::cli) struct Terminal {
    lang: Lang,
    style: RenderConfig<'static>,
    width: usize,
}

impl Terminal {
    /// The terminal of this process.
    pub(in crate::cli) fn new(lang: Lang, colour: bool) -> Self {
        const WIDEST: usize = 100;
        let style = if colour { RenderConfig::default_colored() } else { RenderConfig::empty() };
        let style = style
            .with_prompt_prefix(Styled { content: "?", ..style.prompt_prefix })
            .with_answered_prompt_prefix(Styled { content: ">", ..style.answered_prompt_prefix })
            .with_highlighted_option_prefix(Styled { content: ">", ..style.highlighted_option_prefix })
            .with_canceled_prompt_indicator(Styled::new(AnswerChoice::Unknown.text(lang)));
        let columns = terminal_size::terminal_size_of(std::io::stderr()).map_or(0, |(width, _)| usize::from(width.0));
        // A terminal that does not know its width is taken for a usual one.
        let width = if columns < 20 { 80 } else { columns.min(WIDEST) };
        Self { lang, style, width }
    }

    /// An answer, or `None` for one that leaves the question open.
    fn answer<T>(&self, answered: Result<T, InquireError>) -> anyhow::Result<Option<T>> {
        match answered {
            Ok(answer) => Ok(Some(answer)),
            Err(InquireError::OperationCanceled) => Ok(None),
            Err(InquireError::OperationInterrupted) => {
                Err(InterviewStopped(error(self.lang, CliError::Stopped)).into())
            }
            Err(problem) => Err(problem.into()),
        }
    }
}

impl Prompts for Terminal {
    fn print(&mut self, text: &str) {
        status!("{}", wrapped(text, self.width));
    }

    fn choose(&mut self, question: &str, help: &str, options: Vec<String>) -> anyhow::Result<Option<usize>> {
        // All of them at once, where the screen has the lines.
        let prompt = Select::new(question, options)
            .with_help_message(help)
            .with_page_size(12)
            .with_formatter(&|option| option.value.split(" (").next().unwrap_or_default().to_owned())
            .with_render_config(self.style)
            .without_filtering();
        Ok(self.answer(prompt.raw_prompt())?.map(|option| option.index))
    }

    fn text(
        &mut self,
        question: &str,
        help: &str,
        initial: Option<&str>,
        check: &AnswerValidator<'_>,
    ) -> anyhow::Result<Option<String>> {
        let validator = |answer: &str| {
            Ok(match check(answer.trim()) {
                _ if is_open(answer) => Validation::Valid,
                Ok(()) => Validation::Valid,
                Err(refusal) => Validation::Invalid(ErrorMessage::Custom(escape::visible(&refusal).into_owned())),
            })
        };
        let mut prompt = Text::new(question).with_help_message(help).with_render_config(self.style);
        prompt.default = initial;
        let answer = self.answer(prompt.with_validator(validator).prompt())?;
        Ok(answer.filter(|answer| !is_open(answer)).map(|answer| answer.trim().to_owned()))
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
    fn lines_break_between_words() {
        assert_eq!(wrapped("  one two three\nfour", 9), "  one two\n  three\nfour");
        assert_eq!(wrapped("unbreakable", 4), "unbreakable");
        assert_eq!(wrapped("", 4), "");
    }
}
