//! CVs in the formats of others as records: how they are recognised, and what their importers share.
//!
//! Nothing is guessed. A value that has no sure counterpart is left unstated, or kept as written where the rules may
//! know it, and a warning lists it with its place. Fields that no check asks for (photo, address, hobbies) are passed over.
//!
//! A CV does not say that its lists are complete, while a list of an applicant file is. So a list that holds nothing is
//! left out, and the warning that the file was read as a CV asks to look at the others.

use std::borrow::Cow;

use crate::domain::applicant::{Applicant, List, Text, leave_open};
use crate::domain::calendar::PartialDate;
use crate::domain::cv::{CvFormat, CvValueKind};
use crate::domain::location::Located;
use crate::domain::problem::{Expected, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::text::beginning;
use crate::intake::Intake;
use crate::intake::cv::tree::{Tree, TreeNode};
use crate::intake::json_reader::{JsonReader, JsonType, ReadError, valid_text};

pub mod cv_words;
pub mod europass;
pub mod jsonresume;
pub mod skillspassport;
pub mod tree;
pub mod xml;

/// What the root of a record has that says a CV from an applicant file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// Whether it has a field that no CV has.
    is_own: bool,
    basics: Option<JsonType>,
    work: Option<JsonType>,
    skills: Option<JsonType>,
    passport: Option<JsonType>,
}

impl Signs {
    /// Fields of an applicant file that no CV has.
    const OWN: [&'static str; 8] = [
        "date_of_birth",
        "nationalities",
        "it_skills",
        "experience",
        "competencies",
        "documents",
        "application",
        "answers",
    ];

    /// Notes a field of an applicant file by its key.
    pub fn known(&mut self, key: &str) {
        self.is_own = self.is_own || Self::OWN.contains(&key);
    }

    /// Notes another field and the type of its value.
    pub fn unknown(&mut self, name: &str, kind: JsonType) {
        match name {
            "basics" => self.basics = Some(kind),
            "work" => self.work = Some(kind),
            "skills" => self.skills = Some(kind),
            "SkillsPassport" => self.passport = Some(kind),
            _ => {}
        }
    }

    /// The format that these are the signs of.
    #[must_use]
    pub fn format(self) -> Option<CvFormat> {
        let has_lists = self.work == Some(JsonType::List) && self.skills == Some(JsonType::List);
        if self.is_own {
            None
        } else if self.passport == Some(JsonType::Object) {
            Some(CvFormat::Europass)
        } else {
            (self.basics == Some(JsonType::Object) || has_lists).then_some(CvFormat::JsonResume)
        }
    }
}

/// Whether a text that begins with `<` is a CV, by the name of its root element.
#[must_use]
pub fn is_europass_xml(bytes: &[u8]) -> bool {
    let (text, _) = valid_text(bytes);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.starts_with('<') && xml::root_name(text).is_some_and(|name| is_europass_root(&name))
}

fn is_europass_root(name: &str) -> bool {
    matches!(name, "Candidate" | "SkillsPassport")
}

/// Reads a file as Europass XML, whatever its root.
#[must_use]
pub fn read_xml(bytes: &[u8]) -> Intake<'_> {
    let (text, bad_byte) = valid_text(bytes);
    if let Some(encoding) = bad_byte {
        return Intake::of_fault(ReadError { at: text.len(), mistake: ProblemKind::NotUtf8(encoding) });
    }
    let body = text.trim_start_matches('\u{FEFF}').trim_start();
    let from = text.len() - body.len();
    match xml::read(body, from) {
        Ok(tree) => of_tree(&tree, CvFormat::Europass),
        Err(fault) => Intake::of_fault(fault),
    }
}

/// Reads the next JSON value as a CV.
///
/// What makes a JSON text ambiguous (a repeated key, half a character, a number beyond all bounds) is a problem here too.
#[must_use]
pub fn read_json<'a>(reader: &mut JsonReader<'a>, format: CvFormat) -> Intake<'a> {
    let tree = reader.kind().and_then(|kind| Ok((kind, reader.offset(), Tree::of_json(reader)?)));
    let mut intake = match tree {
        Ok((JsonType::Object, _, tree)) => of_tree(&tree, format),
        Ok((_, from, _)) => {
            Intake { problems: vec![not_an_object(reader, from)], is_invalid: true, ..Intake::default() }
        }
        Err(fault) => return Intake::of_fault(fault),
    };
    intake.problems.append(&mut reader.problems);
    intake.problems.sort_by(|one, other| one.order().cmp(&other.order()));
    intake
}

fn of_tree<'a>(tree: &Tree<'a>, format: CvFormat) -> Intake<'a> {
    let root = tree.root();
    let mut sheet = ImportNotes::default();
    let at = root.map_or(0, TreeNode::at);
    sheet.warnings.push(Warning {
        pointer: String::new(),
        at,
        concern: WarningKind::ReadAsCv(format),
        suggestion: None,
    });
    let applicant = root.and_then(|root| match format {
        CvFormat::JsonResume => jsonresume::applicant(root, &mut sheet),
        CvFormat::Europass if root.name() == "Candidate" => Some(europass::applicant(root, &mut sheet)),
        CvFormat::Europass if root.name() == "SkillsPassport" => Some(skillspassport::applicant(root, &mut sheet)),
        CvFormat::Europass => {
            root.child("SkillsPassport").map(|passport| skillspassport::applicant(passport, &mut sheet))
        }
    });
    let Some(mut applicant) = applicant else {
        let (pointer, mistake) = (String::new(), ProblemKind::NotCv(format));
        let problem = Problem { pointer, at, mistake, found: None, expected: None, suggestion: None };
        return Intake { problems: vec![problem], is_invalid: true, ..Intake::default() };
    };
    // No CV says that its lists are complete.
    leave_open(&mut applicant, None);
    sheet.warnings.sort_by(|one, other| one.order().cmp(&other.order()));
    Intake { applicant, warnings: sheet.warnings, cv: Some(format), ..Intake::default() }
}

/// What an importer finds that could not be taken over, and the readings that lead to it.
#[derive(Debug, Default)]
pub struct ImportNotes {
    warnings: Vec<Warning>,
}

impl ImportNotes {
    /// Lists a value that could not be taken over as it is.
    pub fn unmapped(&mut self, node: TreeNode<'_, '_>, at: usize, value: CvValueKind, words: &str) {
        const LENGTH: usize = 200;
        let concern = WarningKind::Unmapped(value, beginning(words, LENGTH).into_owned());
        self.warnings.push(Warning { pointer: node.pointer(), at, concern, suggestion: None });
    }

    /// A text that `read` makes something of; one that it cannot is left unstated and listed.
    pub fn mapped<T>(
        &mut self,
        node: Option<TreeNode<'_, '_>>,
        value: CvValueKind,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Located<T>> {
        let text = text(node)?;
        if let Some(read) = read(&text.value) {
            return Some(Located { value: read, at: text.at });
        }
        self.unmapped(node?, text.at, value, &text.value);
        None
    }

    /// A text that `read` may have a better word for; one that it has none for is kept as written and listed.
    pub fn kept<'a>(
        &mut self,
        node: Option<TreeNode<'_, 'a>>,
        value: CvValueKind,
        read: impl FnOnce(&str) -> Option<Cow<'a, str>>,
    ) -> Option<Text<'a>> {
        let text = text(node)?;
        if let Some(read) = read(&text.value) {
            return Some(Located { value: read, at: text.at });
        }
        self.unmapped(node?, text.at, value, &text.value);
        Some(text)
    }

    /// A level of a language: a level of the CEFR, `native`, or the applicant's own words. One left blank is a warning,
    /// for without it the levels of the other skills decide.
    pub fn fluency<'a>(&mut self, node: Option<TreeNode<'_, 'a>>) -> Option<Text<'a>> {
        if let Some(node) = node.filter(|node| node.is_blank()) {
            let (pointer, at) = (node.pointer(), node.at());
            self.warnings.push(Warning { pointer, at, concern: WarningKind::Blank, suggestion: None });
        }
        self.kept(node, CvValueKind::LanguageLevel, |words| cv_words::fluency(words).map(Cow::Borrowed))
    }

    /// A date, or a year or a month.
    pub fn date(&mut self, node: Option<TreeNode<'_, '_>>) -> Option<Located<PartialDate>> {
        self.mapped(node, CvValueKind::Date, date)
    }

    /// The end of a period; one whose every day lies before the start is left unstated.
    pub fn end(
        &mut self,
        node: Option<TreeNode<'_, '_>>,
        start: Option<Located<PartialDate>>,
        end: Option<Located<PartialDate>>,
    ) -> Option<Located<PartialDate>> {
        if let (Some(start), Some(end), Some(node)) = (start, end, node)
            && end.value.last() < start.value.first()
        {
            self.unmapped(node, end.at, CvValueKind::EndBeforeStart, &end.value.to_string());
            return None;
        }
        end
    }

    /// The entries of a list that are made of fields; one that is a mere text is listed.
    pub fn entries<'t, 'a: 't, T>(
        &mut self,
        nodes: impl Iterator<Item = TreeNode<'t, 'a>>,
        mut read: impl FnMut(&mut Self, usize, TreeNode<'t, 'a>) -> T,
    ) -> Option<List<T>> {
        self.values(nodes, |sheet, index, node| {
            sheet.mere_text(node);
            read(sheet, index, node)
        })
    }

    /// The entries of a list, without those that are blank; none at all is an absent list.
    pub fn values<'t, 'a: 't, T>(
        &mut self,
        nodes: impl Iterator<Item = TreeNode<'t, 'a>>,
        mut read: impl FnMut(&mut Self, usize, TreeNode<'t, 'a>) -> T,
    ) -> Option<List<T>> {
        let (mut entries, mut location) = (Vec::new(), None);
        for node in nodes.filter(|node| !node.is_blank()) {
            location.get_or_insert(node.at());
            entries.push(read(self, entries.len(), node));
        }
        location.map(|at| List { at, entries })
    }

    /// Lists an entry that has a text where it should have fields. It stays an entry, about which nothing is stated, so
    /// that nobody takes it for one that was never there.
    pub fn mere_text(&mut self, node: TreeNode<'_, '_>) {
        if let Some(text) = node.text().filter(|_| !node.has_children()) {
            self.unmapped(node, text.at, CvValueKind::Entry, &text.value);
        }
    }
}

/// The text of a node that may be there; a blank one counts as absent, without a warning: many programs write them.
#[must_use]
pub fn text<'a>(node: Option<TreeNode<'_, 'a>>) -> Option<Text<'a>> {
    node.and_then(TreeNode::text)
}

/// A date as CVs write it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, the last also with a time or an offset behind it.
///
/// A time with an offset may have been another day where the applicant was, unless it is midnight: it is no date.
///
/// ```
/// use eligible::internal::intake::cv::date;
/// let written = |text| date(text).map(|date| date.to_string());
/// assert_eq!(written("2004").as_deref(), Some("2004"));
/// assert_eq!(written("2004-06-22T00:00:00.000Z").as_deref(), Some("2004-06-22"));
/// assert_eq!(written("2004-06-22T14:30:00").as_deref(), Some("2004-06-22"));
/// assert_eq!(written("2004-06-21T22:00:00.000Z"), None);
/// assert_eq!(written("June 2004"), None);
/// ```
#[must_use]
pub fn date(text: &str) -> Option<PartialDate> {
    const DAY: usize = "2004-06-22".len();
    if text.len() <= DAY {
        return PartialDate::parse(text).ok();
    }
    let (day, rest) = text.split_at_checked(DAY)?;
    let day = PartialDate::parse(day).ok().filter(|day| day.is_exact())?;
    let (time, offset) = match rest.strip_prefix(['T', 't', ' ']) {
        Some(rest) => rest.split_at_checked(rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len()))?,
        None => ("", rest),
    };
    let is_time = time.split(':').count() <= 3 && time.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.'));
    let is_offset = matches!(offset, "" | "Z" | "z")
        || (offset.len() == 6 && offset.bytes().skip(1).all(|byte| byte.is_ascii_digit() || byte == b':'));
    let is_midnight = time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'));
    (is_time && is_offset && (offset.is_empty() || is_midnight)).then_some(day)
}

/// A name of several parts.
#[must_use]
pub fn joined<'a>(parts: impl IntoIterator<Item = Option<Text<'a>>>) -> Option<Text<'a>> {
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let at = parts.first()?.at;
    let value = parts.iter().map(|part| part.value.as_ref()).collect::<Vec<_>>().join(" ");
    Some(Located { value: Cow::Owned(value), at })
}

/// The root of a JSON text that is no object is no CV of any format.
fn not_an_object(reader: &JsonReader<'_>, from: usize) -> Problem {
    const LENGTH: usize = 40;
    Problem {
        pointer: String::new(),
        at: from,
        mistake: ProblemKind::WrongType,
        found: Some(beginning(reader.slice(from, reader.offset()), LENGTH).into_owned()),
        expected: Some(Expected::Object),
        suggestion: None,
    }
}

/// An applicant of whom nothing is stated but the name.
#[must_use]
pub fn named(name: Option<Text<'_>>) -> Applicant<'_> {
    Applicant { name, ..Applicant::default() }
}
