//! Mistakes in a file, each shown at its place: the line itself, the spot underlined, what is allowed.

use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::Style;

use crate::domain::location::{Origin, Position};
use crate::domain::part::Part as _;
use crate::domain::problem::{Encoding, JsonError, Problem, ProblemKind, RuleError};
use crate::domain::text::Lang;
use crate::intake::json_reader::valid_text;
use crate::messages::{colon, diagnostics, letter_messages, lint_messages, rule_error_messages};
use crate::report::blind::Words;
use crate::report::excerpt::{self, Excerpt};
use crate::report::letters::letter_templates::TemplateProblem;
use crate::report::terminal_style::TerminalStyle;
use crate::report::{JudgedRecord, escape, report_data};
use crate::rules::lint::{Code, Diagnostic, Severity};

/// No narrower than this, so that there is something to see.
const NARROWEST: usize = 40;
/// No wider than this, so that a line can still be read.
const WIDEST: usize = 140;

/// A mistake with what is needed to show it, when the text is at hand no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemSpot {
    /// Where it is; none where the mistake is that of the whole file.
    position: Option<Position>,
    /// The same in words, if it is a cell of a table.
    cell: Option<Box<str>>,
    severity: Severity,
    /// The code of its kind, where it has one.
    code: Option<Code>,
    message: String,
    /// What is beside the underline.
    label: Option<String>,
    helps: Vec<String>,
    /// None where there is nothing that could be read.
    excerpt: Option<Excerpt>,
}

/// The problems of a record in the order of their places. Of one whose name is hidden no line is shown.
#[must_use]
pub fn problems(lang: Lang, subject: &JudgedRecord<'_>) -> Vec<ProblemSpot> {
    let record = subject.record;
    let mut problems: Vec<_> = record.intake.problems.iter().map(|problem| subject.problem(problem)).collect();
    problems.sort_by_key(|problem| problem.at);
    let spots = problems.iter().map(|problem| {
        let (text, at) = (record.text(), problem.at);
        let whole = matches!(problem.mistake, ProblemKind::Unreadable(..) | ProblemKind::Empty);
        let is_other = matches!(
            problem.mistake,
            ProblemKind::OtherFile(_) | ProblemKind::NotLines(_) | ProblemKind::OwnReport | ProblemKind::TooLarge(_)
        );
        let was_read = !whole && !is_other;
        let wide = matches!(problem.mistake, ProblemKind::NotUtf8(Encoding::Utf16 | Encoding::Utf32));
        let readable = was_read && !wide && !subject.is_blind();
        ProblemSpot {
            position: (!whole).then(|| record.position(at)),
            cell: (!whole).then(|| report_data::cell(lang, subject, record.position(at))).flatten(),
            severity: Severity::Error,
            code: None,
            message: subject.shown(diagnostics::problem(lang, problem), Words::All),
            label: diagnostics::label(lang, problem).map(|label| subject.shown(label, Words::All)),
            helps: diagnostics::helps(lang, problem),
            excerpt: readable.then(|| match record.table() {
                // Of a row nobody has seen the record: its cell alone is shown.
                Some(_) => {
                    let cell = text.get(extent(text, problem)).unwrap_or_default();
                    Excerpt::new(cell, 0..cell.len(), false)
                }
                None => Excerpt::new(text, extent(text, problem), is_syntax(problem)),
            }),
        }
    });
    spots.collect()
}

/// All problems of a record, one after the other.
#[must_use]
pub fn record(lang: Lang, subject: &JudgedRecord<'_>, style: TerminalStyle) -> String {
    shown(lang, subject.source(), &problems(lang, subject), style)
}

/// Where a file of rules or cases is no UTF-8, and what it probably is; `None` of one that is UTF-8.
#[must_use]
pub fn encoding(lang: Lang, path: &str, bytes: &[u8], style: TerminalStyle) -> Option<String> {
    let (text, encoding) = valid_text(bytes);
    let encoding = encoding?;
    let is_wide = matches!(encoding, Encoding::Utf16 | Encoding::Utf32);
    let at = if is_wide { 0 } else { text.len() };
    let mistake = ProblemKind::NotUtf8(encoding);
    let problem = Problem { pointer: String::new(), at, mistake, found: None, expected: None, suggestion: None };
    let spot = ProblemSpot {
        position: Some(Origin::START.position(bytes, at)),
        cell: None,
        severity: Severity::Error,
        code: None,
        message: diagnostics::problem(lang, &problem),
        label: None,
        helps: Vec::new(),
        excerpt: (!is_wide).then(|| Excerpt::new(bytes, extent(bytes, &problem), false)),
    };
    Some(shown(lang, path, &[spot], style))
}

/// All mistakes of a rules file, one after the other.
#[must_use]
pub fn rules(lang: Lang, path: &str, text: &str, problems: &[RuleError], style: TerminalStyle) -> String {
    let spots = problems.iter().map(|problem| ProblemSpot {
        position: Some(Origin::START.position(text.as_bytes(), problem.span.start)),
        cell: None,
        severity: Severity::Error,
        code: None,
        message: rule_error_messages::rule_problem(lang, problem),
        label: None,
        helps: rule_error_messages::rule_helps(lang, problem),
        excerpt: Some(Excerpt::new(text.as_bytes(), problem.span.clone(), false)),
    });
    shown(lang, path, &spots.collect::<Vec<_>>(), style)
}

/// Everything that is wrong with templates of letters, one after the other.
#[must_use]
pub fn templates(lang: Lang, problems: &[TemplateProblem], style: TerminalStyle) -> String {
    let each = problems.iter().map(|TemplateProblem { path, text, span, mistake }| {
        let spot = ProblemSpot {
            position: Some(Origin::START.position(text.as_bytes(), span.start)),
            cell: None,
            severity: Severity::Error,
            code: None,
            message: letter_messages::mistake(lang, mistake),
            label: None,
            helps: letter_messages::helps(lang, mistake),
            excerpt: Some(Excerpt::new(text.as_bytes(), span.clone(), false)),
        };
        shown(lang, path, &[spot], style)
    });
    each.collect()
}

/// All findings in a rules file, one after the other, each with its code.
#[must_use]
pub fn findings(lang: Lang, path: &str, text: &str, findings: &[Diagnostic], style: TerminalStyle) -> String {
    let spots = findings.iter().map(|finding| ProblemSpot {
        position: Some(Origin::START.position(text.as_bytes(), finding.span.start)),
        cell: None,
        severity: finding.code().severity(),
        code: Some(finding.code()),
        message: lint_messages::message(lang, finding),
        label: None,
        helps: lint_messages::helps(lang, finding),
        excerpt: Some(Excerpt::new(text.as_bytes(), finding.span.clone(), false)),
    });
    shown(lang, path, &spots.collect::<Vec<_>>(), style)
}

/// The spots of one file, a blank line after each.
#[must_use]
pub fn shown(lang: Lang, source: &str, spots: &[ProblemSpot], style: TerminalStyle) -> String {
    let source = escape::visible(source);
    let mut shown = String::new();
    for spot in spots {
        for line in spot.lines(lang, &source, style) {
            shown.push_str(line.trim_end());
            shown.push('\n');
        }
        shown.push('\n');
    }
    shown
}

impl ProblemSpot {
    fn lines(&self, lang: Lang, source: &str, style: TerminalStyle) -> Vec<String> {
        let width = usize::from(style.width).clamp(NARROWEST, WIDEST);
        let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() }.term_width(width);
        let (error, help) = (self.name(lang), diagnostics::help(lang));
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let line = self.position.map_or(0, |location| usize::try_from(location.line).unwrap_or(0));
        // The number of the line, and ` | `.
        let gutter = line.to_string().len() + 3;
        let columns = width.saturating_sub(gutter);
        let label = self.label.as_deref().map(escape::visible);
        let label_width = label.as_deref().map_or(0, |label| excerpt::width(label) + 1);
        let fitted = self.excerpt.as_ref().map(|excerpt| excerpt.fit(columns, label_width));
        // A label that does not fit beside the spot is said below it.
        let beside = fitted.as_ref().is_some_and(|fitted| fitted.end + label_width <= columns);
        let below = label.as_deref().filter(|_| !beside);

        let title = wrapped(&self.message, width.saturating_sub(excerpt::width(&error) + 2));
        let title_lines = title.lines().count();
        let mut group = Group::with_title(level.with_name(error).primary_title(title));
        if let Some(fitted) = &fitted {
            let label = label.as_deref().filter(|_| beside);
            let underline = AnnotationKind::Primary.span(fitted.span.clone()).label(label);
            let first = line.saturating_sub(usize::from(fitted.has_above));
            group = group.element(Snippet::source(&fitted.text).line_start(first).fold(false).annotation(underline));
        }
        for said in below.into_iter().chain(self.helps.iter().map(String::as_str)) {
            let said = wrapped(said, width.saturating_sub(gutter + excerpt::width(help) + 2));
            group = group.element(Level::HELP.with_name(help).message(said));
        }
        let block = renderer.render(&[group]);
        let mut lines: Vec<_> = block.lines().map(str::to_owned).collect();
        lines.insert(title_lines.min(lines.len()), self.arrow(lang, source, gutter, style));
        lines
    }

    /// The word for its severity, with the code where it has one.
    fn name(&self, lang: Lang) -> String {
        let Some(code) = self.code else { return diagnostics::error(lang).to_owned() };
        let space = match lang {
            Lang::En => "",
            Lang::Fr => "\u{a0}",
        };
        format!("{}[{}]{space}", lint_messages::severity(lang, self.severity), code.name())
    }

    /// The line with path, line and column. The renderer would count the column in the excerpt.
    fn arrow(&self, lang: Lang, source: &str, gutter: usize, style: TerminalStyle) -> String {
        let style = if style.colour { DEFAULT_LINE_NUM_STYLE } else { Style::new() };
        let location = match (&self.cell, self.position) {
            (Some(cell), _) => format!("{}{}", colon(lang), escape::visible(cell)),
            (None, Some(location)) => format!(":{}:{}", location.line, location.column),
            (None, None) => String::new(),
        };
        format!("{:indent$}{style}-->{style:#} {source}{location}", "", indent = gutter - 3)
    }
}

/// A text in lines of so many columns, safe to print.
fn wrapped(text: &str, columns: usize) -> String {
    let (mut lines, mut used) = (String::new(), 0);
    for (number, word) in escape::visible(text).split(' ').enumerate() {
        let width = excerpt::width(word);
        if number > 0 {
            let fits = used + 1 + width <= columns;
            lines.push(if fits { ' ' } else { '\n' });
            used = if fits { used + 1 } else { 0 };
        }
        lines.push_str(word);
        used += width;
    }
    lines
}

/// The bytes that a problem is about: the text with its quotes, the number, the word, the bracket.
fn extent(text: &[u8], problem: &Problem) -> Range<usize> {
    /// Longer ones are not shown to their end.
    const LONGEST: usize = 1024;
    let rest = text.get(problem.at..).unwrap_or_default();
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-');
    let length = match (&problem.mistake, rest) {
        (ProblemKind::HalfSurrogate, _) => 6,
        (ProblemKind::NotJson(JsonError::Escape), [b'\\', _, ..]) => 1 + letter(rest.part(1..)),
        (ProblemKind::NotJson(JsonError::Escape | JsonError::Control | JsonError::Number), _) => letter(rest),
        (_, [b'"', inner @ ..]) => 1 + quoted(inner),
        (_, [first, ..]) if is_word(first) => rest.iter().take_while(|byte| is_word(byte)).count(),
        _ => letter(rest),
    };
    problem.at..problem.at + length
}

/// The length of the rest of a text in quotes, the closing one included; nothing ends it but that and the line.
fn quoted(rest: &[u8]) -> usize {
    let mut escaped = false;
    let end = rest.iter().position(|byte| match byte {
        b'\n' => true,
        _ if escaped => {
            escaped = false;
            false
        }
        b'\\' => {
            escaped = true;
            false
        }
        other => *other == b'"',
    });
    match end {
        Some(end) if rest.get(end) == Some(&b'"') => end + 1,
        Some(end) => end,
        None => rest.len(),
    }
}

/// The length of the first character.
fn letter(rest: &[u8]) -> usize {
    match rest {
        [] => 0,
        [_, others @ ..] => 1 + others.iter().take(3).take_while(|byte| **byte & 0xC0 == 0x80).count(),
    }
}

const fn is_syntax(problem: &Problem) -> bool {
    matches!(problem.mistake, ProblemKind::NotJson(_))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::intake::document::{Record, read_document, read_line};

    /// Every problem of these bytes is shown, in lines that are safe to print.
    fn check(bytes: &[u8], width: u16) {
        let mut count = 0;
        let mut check = |read: &Record<'_>| {
            let path = "a\u{202e}.json";
            let (warnings, rows) = (Vec::new(), Vec::new());
            let subject = JudgedRecord { path, record: read, assessment: None, warnings, hidden: None, rows };
            for lang in Lang::ALL {
                let shown = record(lang, &subject, TerminalStyle { width, colour: false });
                let unsafe_line = shown.lines().find(|line| escape::visible(line) != *line);
                assert_eq!(unsafe_line, None);
                assert_eq!(shown.matches("--> a\\u{202e}.json").count(), read.intake.problems.len());
            }
            count += 1;
        };
        read_document(bytes, true, |record| check(&record));
        check(&read_line(bytes, 1, 7, true));
        assert!(count > 0);
    }

    proptest! {
        #[test]
        fn any_bytes_are_shown(bytes in prop::collection::vec(any::<u8>(), 0..300), width: u16) {
            check(&bytes, width);
        }

        #[test]
        fn any_problems_are_shown(
            values in prop::collection::vec("\"[^\"\\\\]{0,90}\"|-?[0-9]{1,3}|\\[\\{\\}\\]|[a-z\u{202e}\u{7f}]{1,9}", 1..9),
            space in "[ \t\r\n]{0,4}", width in 20_u16..200,
        ) {
            let keys = ["id", "name", "date_of_birth", "nationalities", "education", "x", "x", "answers", "application"];
            let members: Vec<_> = keys.iter().zip(&values).map(|(key, value)| format!("\"{key}\":{value}")).collect();
            check(format!("{{{}}}", members.join(&format!(",{space}"))).as_bytes(), width);
        }
    }
}
