//! A page of text in paragraphs, wrapped to the width of the terminal.

use crate::domain::text::Lang;
use crate::report::escape;
use crate::report::terminal_style::{TerminalStyle, painted};

/// A page of text in paragraphs.
pub(super) struct TextPage {
    pub(super) lang: Lang,
    pub(super) style: TerminalStyle,
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
}
