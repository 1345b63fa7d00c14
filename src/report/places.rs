//! Mistakes in a rules file, each shown at its place: the line itself, the spot underlined, what is allowed.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::domain::problem::RuleProblem;
use crate::domain::text::Lang;
use crate::report::escape;
use crate::wording::mistakes;

/// All mistakes of a rules file, one after the other.
#[must_use]
pub fn rules(lang: Lang, path: &str, text: &str, problems: &[RuleProblem], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let path = escape::visible(path);
    let mut shown = String::new();
    for problem in problems {
        let title = mistakes::rule_problem(lang, problem);
        let end = problem.span.end.min(text.len());
        let span = problem.span.start.min(end)..end;
        let snippet = Snippet::source(text).path(path.as_ref()).annotation(AnnotationKind::Primary.span(span));
        let title = escape::visible(&title);
        let mut group = Level::ERROR.primary_title(title.as_ref()).element(snippet);
        let help = mistakes::rule_help(lang, problem);
        let help = help.as_deref().map(escape::visible);
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help.as_ref()));
        }
        shown.push_str(&renderer.render(&[group]));
        shown.push_str("\n\n");
    }
    shown
}
