//! The terminal on which something is shown.

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
