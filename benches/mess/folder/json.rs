//! JSON that knows which of its values nobody can read.

use std::fmt::Write as _;

/// A value as it is to be written.
#[derive(Clone)]
pub(crate) enum Json {
    /// As it stands: a number, `true`, `null`, a string with escapes.
    Raw(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// A value that cannot be understood: a problem of a record.
    Unreadable(Box<Json>),
}

/// How a value is laid out.
#[derive(Clone, Copy, Default)]
pub(crate) enum Layout {
    #[default]
    OneLine,
    Indented,
    /// As some programs on Windows write it: with carriage returns.
    WithReturns,
}

impl Json {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn raw(text: impl Into<String>) -> Self {
        Self::Raw(text.into())
    }

    pub(crate) fn unreadable(self) -> Self {
        Self::Unreadable(Box::new(self))
    }

    /// The same value where nobody looks at it: nothing in an unknown field is a problem.
    pub(crate) fn unnoticed(self) -> Self {
        match self {
            Self::Raw(_) | Self::Text(_) => self,
            Self::List(elements) => Self::List(elements.into_iter().map(Self::unnoticed).collect()),
            Self::Object(members) => {
                Self::Object(members.into_iter().map(|(key, value)| (key, value.unnoticed())).collect())
            }
            Self::Unreadable(value) => value.unnoticed(),
        }
    }

    /// The JSON pointers of the values that cannot be understood, in no particular order.
    pub(crate) fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.find_problems("", &mut found);
        found
    }

    fn find_problems(&self, pointer: &str, found: &mut Vec<String>) {
        match self {
            Self::Raw(_) | Self::Text(_) => {}
            Self::List(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    element.find_problems(&format!("{pointer}/{index}"), found);
                }
            }
            Self::Object(members) => {
                for (key, value) in members {
                    value.find_problems(&format!("{pointer}/{key}"), found);
                }
            }
            Self::Unreadable(value) => {
                found.push(pointer.to_owned());
                value.find_problems(pointer, found);
            }
        }
    }

    pub(crate) fn written(&self, layout: Layout) -> String {
        let mut text = String::new();
        match layout {
            Layout::OneLine => self.write(&mut text, None),
            Layout::Indented | Layout::WithReturns => self.write(&mut text, Some(0)),
        }
        if matches!(layout, Layout::WithReturns) { text.replace('\n', "\r\n") } else { text }
    }

    /// `level` is how far the lines are indented; without it there are none.
    fn write(&self, text: &mut String, level: Option<usize>) {
        let inner = level.map(|level| level + 1);
        match self {
            Self::Raw(raw) => text.push_str(raw),
            Self::Text(content) => quote(content, text),
            Self::Unreadable(value) => value.write(text, level),
            Self::List(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    begin(text, index, inner);
                    element.write(text, inner);
                }
                end(text, elements.is_empty(), level);
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    begin(text, index, inner);
                    quote(key, text);
                    text.push_str(": ");
                    value.write(text, inner);
                }
                end(text, members.is_empty(), level);
                text.push('}');
            }
        }
    }
}

/// Nothing: a member that is left out.
pub(crate) fn absent() -> Json {
    Json::raw("")
}

pub(crate) fn is_absent(value: &Json) -> bool {
    matches!(value, Json::Raw(text) if text.is_empty())
}

fn begin(text: &mut String, index: usize, level: Option<usize>) {
    match level {
        Some(level) => {
            text.push_str(if index == 0 { "\n" } else { ",\n" });
            text.push_str(&"  ".repeat(level));
        }
        None => text.push_str(if index == 0 { "" } else { ", " }),
    }
}

fn end(text: &mut String, is_empty: bool, level: Option<usize>) {
    if let Some(level) = level.filter(|_| !is_empty) {
        text.push('\n');
        text.push_str(&"  ".repeat(level));
    }
}

fn quote(content: &str, text: &mut String) {
    text.push('"');
    for letter in content.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            _ if letter < ' ' => {
                // Writing to a string does not fail.
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}
