//! A page of the docs with commands that follow one another: each is run in one folder, and what it prints is held against
//! the page.

use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::common::command::{status, text, tool};

/// The page, as far as it has been read.
pub(super) struct Page {
    /// The commands with what they print, in their order.
    blocks: std::vec::IntoIter<String>,
    /// The other blocks of code.
    pub(super) files: Vec<String>,
    /// All that is no code, without line breaks.
    prose: String,
}

/// What a command of the page printed.
pub(super) struct Printed {
    /// Standard output, and behind it standard error.
    all: String,
}

impl Page {
    pub(super) fn of(markdown: &str) -> Self {
        let (mut blocks, mut files, mut prose) = (Vec::new(), Vec::new(), String::new());
        let mut block: Option<(bool, String)> = None;
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    block = Some((&*language == "console", String::new()));
                }
                Event::End(TagEnd::CodeBlock) => match block.take() {
                    Some((true, text)) => blocks.push(text),
                    Some((false, text)) => files.push(text),
                    None => {}
                },
                Event::Text(part) => match &mut block {
                    Some((_, text)) => text.push_str(&part),
                    None => prose.push_str(&part),
                },
                Event::SoftBreak | Event::HardBreak | Event::End(_) => prose.push(' '),
                Event::Code(_) => prose.push('`'),
                _ => {}
            }
        }
        Self { blocks: blocks.into_iter(), files, prose }
    }

    /// Runs the next command of the page, which has to begin so, and compares what it prints.
    pub(super) fn run(&mut self, folder: &Path, begins: &str) -> Printed {
        let block = self.blocks.next().unwrap_or_else(|| panic!("the page has no further command; expected: {begins}"));
        let (command, expected) = block.split_once('\n').unwrap();
        let arguments = command.strip_prefix("$ eligible ").unwrap();
        assert!(arguments.starts_with(begins), "{command}: expected: {begins}");
        let (expected_status, expected) = match expected.strip_prefix("? ") {
            Some(rest) => rest.split_once('\n').unwrap(),
            None => ("0", expected),
        };
        let arguments: Vec<_> = arguments.split(' ').collect();
        let output = tool(folder, &arguments).env("LC_ALL", "C").env("COLUMNS", "80").output().unwrap();
        let all = [text(&output.stdout), text(&output.stderr)].concat();
        snapbox::assert_data_eq!(format!("{command}\n{all}"), format!("{command}\n{expected}"));
        assert_eq!(status(&output).to_string(), expected_status, "{command}");
        Printed { all }
    }

    /// The page has no further command, says each of these, and no other number.
    pub(super) fn says(mut self, claims: &[String]) {
        assert_eq!(self.blocks.next(), None);
        let mut prose = self.prose.split_whitespace().collect::<Vec<_>>().join(" ");
        for claim in claims {
            assert!(prose.contains(claim.as_str()), "the page does not say: {claim}\n{prose}");
            prose = prose.replacen(claim.as_str(), "", 1);
        }
        assert!(!prose.contains(|letter: char| letter.is_ascii_digit()), "not known to be true: {prose}");
    }
}

impl Printed {
    /// Whatever else it prints, it says so.
    pub(super) fn says(&self, part: &str) {
        assert!(self.all.contains(part), "expected: {part}\n{}", self.all);
    }
}
