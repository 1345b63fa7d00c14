//! XML to a [`Tree`]. Names count without the prefix of their namespace.
//!
//! No entity but the five of XML itself is known, so nothing that a document type declares is ever followed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesDecl, BytesRef, Event};

use crate::domain::part::Part as _;
use crate::domain::problem::{ProblemKind, XmlError};
use crate::intake::cv::tree::{Siblings, Tree, TreeStep};
use crate::intake::json_reader::{MAX_DEPTH, ReadError, ReadResult};

/// The name of the root element without its prefix; `None` where the text does not begin like XML.
#[must_use]
pub fn root_name(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => return Some(tag.local_name().as_ref().to_owned()),
            Event::Text(text) if text.trim().is_empty() => {}
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) | Event::End(_) | Event::Eof => return None,
        }
    }
}

/// The encoding that a text declares, if that is another one than UTF-8 or a part of it.
#[must_use]
pub fn declared_encoding(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    let Event::Decl(declaration) = reader.read_event().ok()? else { return None };
    let encoding: String = (*declaration.encoding()?.ok()?).to_owned();
    let is_utf_8 = ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|own| encoding.eq_ignore_ascii_case(own));
    (!is_utf_8).then_some(encoding)
}

/// Reads a text as a tree whose root is the root element. `from` is the offset of the text in its file.
///
/// # Errors
/// Where the text is not well-formed, too deep, or by its own word in an encoding in which its bytes are another text.
pub fn read(text: &str, from: usize) -> ReadResult<Tree<'_>> {
    let mut reading = Parsing { text, from, tree: Tree::default(), seen: Vec::new(), is_over: false };
    let mut reader = Reader::from_str(text);
    loop {
        let at = offset(reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Eof) => return reading.end(),
            Ok(event) => reading.event(&event, at, offset(reader.buffer_position()))?,
            Err(error) => return Err(reading.fault(offset(reader.error_position()), fault_of(&error))),
        }
    }
}

/// How many elements of a name an element has so far, and the first of them.
type ElementCounts<'a> = HashMap<&'a str, (usize, usize)>;

struct Parsing<'a> {
    text: &'a str,
    from: usize,
    tree: Tree<'a>,
    /// The elements within each open one.
    seen: Vec<ElementCounts<'a>>,
    is_over: bool,
}

impl<'a> Parsing<'a> {
    fn event(&mut self, event: &Event<'_>, at: usize, end: usize) -> ReadResult<()> {
        let raw = self.text.part(at..end);
        match event {
            Event::Start(_) => self.start(between(raw, "<", ">"), at),
            Event::Empty(_) => {
                self.start(between(raw, "<", "/>"), at)?;
                self.close();
                Ok(())
            }
            Event::End(_) => {
                self.close();
                Ok(())
            }
            Event::Text(_) if self.seen.is_empty() && raw.trim().is_empty() => Ok(()),
            Event::Text(_) => self.piece(Cow::Borrowed(raw), at, at),
            Event::CData(_) => {
                const OPENING: &str = "<![CDATA[";
                self.piece(Cow::Borrowed(between(raw, OPENING, "]]>")), at, at + OPENING.len())
            }
            Event::GeneralRef(reference) => {
                let text = resolved(reference).ok_or_else(|| self.fault(at, XmlError::Entity))?;
                self.piece(text, at, at)
            }
            Event::Decl(declaration) => self.declaration(declaration, at),
            Event::PI(_) | Event::Comment(_) | Event::DocType(_) | Event::Eof => Ok(()),
        }
    }

    /// The start of an element, of which `tag` is what is between the brackets.
    fn start(&mut self, tag: &'a str, at: usize) -> ReadResult<()> {
        if self.is_over {
            return Err(self.fault(at, XmlError::Outside));
        }
        if self.tree.depth() >= MAX_DEPTH {
            return Err(self.fault(at, XmlError::TooDeep));
        }
        let full = tag.split(char::is_whitespace).next().unwrap_or_default();
        let name = full.rsplit(':').next().unwrap_or_default();
        if !name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') {
            return Err(self.fault(at, XmlError::Markup));
        }
        self.attributes(tag, full.len(), at)?;
        let (ordinal, first) = match self.seen.last_mut().map(|seen| seen.entry(name).or_insert((0, usize::MAX))) {
            Some((count, first)) => {
                *count += 1;
                (*count, Some(first))
            }
            None => (1, None),
        };
        let siblings = if ordinal > 1 { Siblings::Some } else { Siblings::None };
        let index = self.tree.open(Cow::Borrowed(name), self.from + at, TreeStep::Element(ordinal, siblings), tag);
        match first {
            Some(first) if ordinal == 1 => *first = index,
            Some(first) if ordinal == 2 => self.tree.mark_several(*first),
            _ => {}
        }
        self.seen.push(ElementCounts::new());
        Ok(())
    }

    fn attributes(&self, tag: &'a str, name: usize, at: usize) -> ReadResult<()> {
        let mut names = HashSet::new();
        // Its own check for repeated names takes the square of their number.
        for attribute in Attributes::new(tag, name).with_checks(false) {
            let Ok(attribute) = attribute else {
                return Err(self.fault(at, XmlError::Attribute));
            };
            if !names.insert(attribute.key) || attribute.value.contains('<') {
                return Err(self.fault(at, XmlError::Attribute));
            }
            if unescape(&attribute.value).is_err() {
                return Err(self.fault(at, XmlError::Entity));
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        self.tree.close();
        self.seen.pop();
        self.is_over = self.seen.is_empty();
    }

    /// A piece of text at `text_at`, in markup that begins at `at`.
    fn piece(&mut self, text: Cow<'a, str>, at: usize, text_at: usize) -> ReadResult<()> {
        if self.seen.is_empty() {
            return Err(self.fault(at, XmlError::Outside));
        }
        self.tree.push_text(text, self.from + text_at);
        Ok(())
    }

    fn declaration(&self, declaration: &BytesDecl<'_>, at: usize) -> ReadResult<()> {
        let encoding = match declaration.encoding() {
            None => return Ok(()),
            Some(Err(_)) => return Err(self.fault(at, XmlError::Markup)),
            Some(Ok(encoding)) => encoding.to_ascii_lowercase(),
        };
        // In these, ASCII bytes may be other characters. Of all others, bytes that are UTF-8 show that they are not meant.
        let others = ["utf-7", "utf7", "iso-2022", "hz", "ibm", "ebcdic", "cp037", "cp500"];
        if others.iter().any(|other| encoding.starts_with(other)) {
            return Err(self.fault(at, XmlError::Encoding));
        }
        Ok(())
    }

    fn end(self) -> ReadResult<Tree<'a>> {
        if self.is_over { Ok(self.tree) } else { Err(self.fault(self.text.len(), XmlError::End)) }
    }

    #[expect(clippy::unnecessary_box_returns, reason = "it goes into a result as it is")]
    fn fault(&self, at: usize, fault: XmlError) -> Box<ReadError> {
        Box::new(ReadError { at: self.from + at, mistake: ProblemKind::NotXml(fault) })
    }
}

fn between<'a>(raw: &'a str, opening: &str, closing: &str) -> &'a str {
    raw.strip_prefix(opening).and_then(|rest| rest.strip_suffix(closing)).unwrap_or_default()
}

/// The text of a reference to a character or to an entity of XML itself.
fn resolved<'a>(reference: &BytesRef<'_>) -> Option<Cow<'a, str>> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Some(Cow::Owned(letter.to_string())),
        Ok(None) => resolve_xml_entity(reference).map(Cow::Borrowed),
        Err(_) => None,
    }
}

const fn fault_of(error: &Error) -> XmlError {
    match error {
        Error::Syntax(_) => XmlError::End,
        Error::IllFormed(IllFormedError::MismatchedEndTag { .. } | IllFormedError::UnmatchedEndTag(_)) => XmlError::Tag,
        Error::IllFormed(IllFormedError::UnclosedReference) | Error::Escape(_) => XmlError::Entity,
        Error::InvalidAttr(_) => XmlError::Attribute,
        _ => XmlError::Markup,
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
