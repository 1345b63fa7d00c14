//! The terminal on which something is shown.

use anstyle::{AnsiColor, Style};

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct TerminalStyle {
    /// Columns of the terminal.
    pub width: u16,
    /// Whether to use colour.
    pub colour: bool,
}

impl TerminalStyle {
    /// That of what is no terminal, such as a file; nothing is printed narrower.
    pub const PLAIN: Self = Self { width: 80, colour: false };
}

/// A text outside a table, in the colours of one inside.
pub(crate) fn painted(text: &str, colour: Option<AnsiColor>, style: TerminalStyle) -> String {
    if !style.colour {
        return text.to_owned();
    }
    let ansi = Style::new().bold().fg_color(colour.map(anstyle::Color::from));
    format!("{ansi}{text}{ansi:#}")
}
