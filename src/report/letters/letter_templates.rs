//! The templates of letters: those that are built in, those that replace them, and what is wrong with one.
//!
//! A template is Jinja as minijinja reads it. Its first line is the subject, the second is empty, the rest is the text.

use std::collections::BTreeSet;
use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};

use crate::domain::names::nearest;
use crate::domain::outcome::Verdict;
use crate::domain::text::Lang;
use crate::messages::letter_messages::{TemplateMistake, UnknownValue};
use crate::report::escape;
use crate::report::letters::letter_values::LetterValues;

/// Steps that a letter takes at most: a built-in one with fifty criteria takes less than a tenth of them.
const MAX_STEPS: u64 = 200_000;

/// A template by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateName {
    /// The verdict of those to whom it is written.
    pub verdict: Verdict,
    /// Its language.
    pub lang: Lang,
}

impl TemplateName {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self { verdict: Verdict::Eligible, lang: Lang::En },
        Self { verdict: Verdict::Eligible, lang: Lang::Fr },
        Self { verdict: Verdict::Review, lang: Lang::En },
        Self { verdict: Verdict::Review, lang: Lang::Fr },
        Self { verdict: Verdict::Ineligible, lang: Lang::En },
        Self { verdict: Verdict::Ineligible, lang: Lang::Fr },
    ];

    /// The name of its file: `eligible.en.txt`.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match (self.verdict, self.lang) {
            (Verdict::Eligible, Lang::En) => "eligible.en.txt",
            (Verdict::Eligible, Lang::Fr) => "eligible.fr.txt",
            (Verdict::Review, Lang::En) => "review.en.txt",
            (Verdict::Review, Lang::Fr) => "review.fr.txt",
            (Verdict::Ineligible | Verdict::Invalid, Lang::En) => "ineligible.en.txt",
            (Verdict::Ineligible | Verdict::Invalid, Lang::Fr) => "ineligible.fr.txt",
        }
    }

    /// The one that is built in.
    #[must_use]
    pub const fn built_in(self) -> &'static str {
        match (self.verdict, self.lang) {
            (Verdict::Eligible, Lang::En) => include_str!("templates/eligible.en.txt"),
            (Verdict::Eligible, Lang::Fr) => include_str!("templates/eligible.fr.txt"),
            (Verdict::Review, Lang::En) => include_str!("templates/review.en.txt"),
            (Verdict::Review, Lang::Fr) => include_str!("templates/review.fr.txt"),
            (Verdict::Ineligible | Verdict::Invalid, Lang::En) => include_str!("templates/ineligible.en.txt"),
            (Verdict::Ineligible | Verdict::Invalid, Lang::Fr) => include_str!("templates/ineligible.fr.txt"),
        }
    }
}

/// A template that replaces one that is built in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTemplate {
    /// Which one it replaces.
    pub name: TemplateName,
    /// The path of its file.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Something wrong with a template, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateProblem {
    /// The path of the file, or the name of the template that is built in.
    pub path: String,
    /// What is in it.
    pub text: String,
    /// The bytes that it is about.
    pub span: Range<usize>,
    /// What is wrong.
    pub mistake: TemplateMistake,
}

/// Templates that were tried.
#[derive(Debug)]
pub struct LetterTemplates {
    environment: Environment<'static>,
    own: Vec<OwnTemplate>,
}

impl LetterTemplates {
    /// Takes templates in the place of those that are built in, and tries all on letters in which everything is stated, and
    /// nothing that may be absent.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn new(own: Vec<OwnTemplate>) -> Result<Self, Vec<TemplateProblem>> {
        let mut templates = Self { environment: environment(), own };
        let mut problems = Vec::new();
        for name in TemplateName::ALL {
            let text = templates.text(name).to_owned();
            match templates.environment.add_template_owned(name.file_name(), text) {
                Ok(()) => problems.extend(templates.check(name)),
                Err(error) => problems.push(templates.problem(name, &error)),
            }
        }
        if problems.is_empty() { Ok(templates) } else { Err(problems) }
    }

    /// The subject and the text of a letter; none where there is no template for a verdict.
    ///
    /// # Errors
    /// What is wrong with the template.
    pub fn render(
        &self,
        verdict: Verdict,
        lang: Lang,
        values: &LetterValues,
    ) -> Result<Option<(String, String)>, TemplateProblem> {
        let name = TemplateName { verdict, lang };
        if !TemplateName::ALL.contains(&name) {
            return Ok(None);
        }
        self.rendered(name, values).map(Some)
    }

    fn rendered(&self, name: TemplateName, values: &LetterValues) -> Result<(String, String), TemplateProblem> {
        let template = self.environment.get_template(name.file_name());
        let rendered = template.and_then(|template| template.render(Value::from(Serde(values))));
        let rendered = rendered.map_err(|error| self.problem(name, &error))?;
        let wrong = |line: usize, mistake| Err(self.at_line(name, line, mistake));
        let mut lines = rendered.lines();
        let subject = lines.next().unwrap_or_default().trim();
        if subject.is_empty() {
            return wrong(0, TemplateMistake::NoSubject);
        }
        if !lines.next().unwrap_or_default().trim().is_empty() {
            return wrong(1, TemplateMistake::NoBlankLine);
        }
        let lines: Vec<_> = lines.map(|line| escape::visible(line.trim_end())).collect();
        let text = lines.join("\n").trim().to_owned();
        if text.is_empty() {
            return wrong(0, TemplateMistake::NoText);
        }
        Ok((escape::visible(subject).into_owned(), text))
    }

    /// What is wrong with a template that can be read.
    fn check(&self, name: TemplateName) -> Vec<TemplateProblem> {
        let Ok(template) = self.environment.get_template(name.file_name()) else { return Vec::new() };
        let known = known_names(name.lang);
        let globals: Vec<_> = self.environment.globals().map(|(name, _)| name.to_owned()).collect();
        let unknown: BTreeSet<_> = template.undeclared_variables(false).into_iter().collect();
        let unknown = unknown.into_iter().filter(|one| !known.contains(one) && !globals.contains(one));
        let text = self.text(name);
        let mut problems: Vec<_> = unknown
            .map(|unknown| TemplateProblem {
                path: self.path(name),
                text: text.to_owned(),
                span: place_of(text, &unknown),
                mistake: unknown_value(&unknown, &known),
            })
            .collect();
        problems.sort_by_key(|problem| problem.span.start);
        if problems.is_empty() {
            let full = self.rendered(name, &LetterValues::sample(name.lang)).err();
            // Where next to nothing is stated, a template may have next to nothing to say.
            let says_little = |problem: &TemplateProblem| {
                matches!(problem.mistake, TemplateMistake::NoSubject | TemplateMistake::NoText)
            };
            let samples = [LetterValues::sparse_sample, LetterValues::empty_sample].into_iter();
            let others = samples.filter_map(|sample| self.rendered(name, &sample(name.lang)).err());
            problems.extend(full.into_iter().chain(others.filter(|problem| !says_little(problem))).take(1));
        }
        problems
    }

    /// What the engine says of a template.
    fn problem(&self, name: TemplateName, error: &Error) -> TemplateProblem {
        let text = self.text(name);
        let line = || line(text, error.line().unwrap_or(1).saturating_sub(1));
        let span = error.range().filter(|span| text.get(span.clone()).is_some()).unwrap_or_else(line);
        let said = text.get(span.clone()).unwrap_or_default().trim();
        let mistake = match error.kind() {
            ErrorKind::OutOfFuel => TemplateMistake::TooLong,
            ErrorKind::UndefinedError if is_path(said) => {
                let known = attribute_names();
                unknown_value(said, &known)
            }
            kind => TemplateMistake::Engine(match error.detail() {
                Some(detail) => format!("{kind}: {detail}"),
                None => kind.to_string(),
            }),
        };
        TemplateProblem { path: self.path(name), text: text.to_owned(), span, mistake }
    }

    /// A mistake in a line, counted from 0.
    fn at_line(&self, name: TemplateName, number: usize, mistake: TemplateMistake) -> TemplateProblem {
        let text = self.text(name);
        TemplateProblem { path: self.path(name), text: text.to_owned(), span: line(text, number), mistake }
    }

    fn own(&self, name: TemplateName) -> Option<&OwnTemplate> {
        self.own.iter().find(|own| own.name == name)
    }

    fn text(&self, name: TemplateName) -> &str {
        self.own(name).map_or_else(|| name.built_in(), |own| &own.text)
    }

    fn path(&self, name: TemplateName) -> String {
        self.own(name).map_or_else(|| name.file_name().to_owned(), |own| own.path.clone())
    }
}

/// The engine: plain text, lines of their own for what prints nothing, and an error for a value that is not there. A value
/// that is not stated prints nothing.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_formatter(
        |out, state, value| {
            if value.is_none() { Ok(()) } else { escape_formatter(out, state, value) }
        },
    );
    environment.set_fuel(Some(MAX_STEPS));
    environment.set_debug(true);
    environment
}

/// The names that every letter has a value for.
fn known_names(lang: Lang) -> Vec<String> {
    keys(&serde_json::to_value(LetterValues::sample(lang)).unwrap_or_default())
}

/// The names of the values within others.
fn attribute_names() -> Vec<String> {
    let sample = serde_json::to_value(LetterValues::sample(Lang::En)).unwrap_or_default();
    let parts = [sample.pointer("/vacancy"), sample.pointer("/not_met/0"), sample.pointer("/not_met/0/decision")];
    parts.into_iter().flatten().flat_map(keys).collect()
}

fn keys(value: &serde_json::Value) -> Vec<String> {
    value.as_object().into_iter().flat_map(|object| object.keys().cloned()).collect()
}

/// A value that is not known, with the nearest that is; of one within another, the last name counts.
fn unknown_value(name: &str, known: &[String]) -> TemplateMistake {
    let (before, last) = name.rsplit_once('.').map_or(("", name), |(before, last)| (before, last));
    let near = nearest(last, known.iter().map(String::as_str));
    let near = near.map(|near| if before.is_empty() { near.to_owned() } else { format!("{before}.{near}") });
    TemplateMistake::UnknownValue(Box::new(UnknownValue { name: name.to_owned(), near, known: known.to_vec() }))
}

/// Whether a text is names with full stops between them.
fn is_path(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'))
}

/// Where a name is first used in a template: in a tag, as a word of its own that is no attribute.
fn place_of(text: &str, name: &str) -> Range<usize> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    let is_in_tag = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let opened = before.rfind("{{").max(before.rfind("{%"));
        opened.is_some() && opened > before.rfind("}}").max(before.rfind("%}"))
    };
    let is_alone = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(|letter| is_part(letter) && letter != '.')
    };
    let places = text.match_indices(name).map(|(at, _)| at);
    let at = places.clone().find(|at| is_in_tag(*at) && is_alone(*at)).or_else(|| places.clone().next());
    at.map_or(0..0, |at| at..at + name.len())
}

/// The bytes of a line, counted from 0; the end of the text where there are fewer lines.
fn line(text: &str, number: usize) -> Range<usize> {
    let mut from = 0;
    for (count, line) in text.split('\n').enumerate() {
        if count == number {
            return from..from + line.trim_end().len();
        }
        from += line.len() + 1;
    }
    text.len()..text.len()
}
