//! CVs in the formats of others as records: how they are recognised, and what their importers share.
//!
//! Nothing is guessed. A value that has no sure counterpart is left unstated, or kept as written where the rules may
//! know it, and a warning lists it with its place. Fields that no check asks for (photo, address, hobbies) are passed over.
//!
//! A CV does not say that its lists are complete, while a list of an applicant file is. So a list that holds nothing is
//! left out, and every other one may have further entries, which the applicant file made of it says too (`incomplete`).

use std::borrow::Cow;

use crate::domain::applicant::{Applicant, Item, List, Status, Text, leave_open, lists_present};
use crate::domain::calendar::PartialDate;
use crate::domain::closed_words;
use crate::domain::cv::{CvFormat, CvValueKind, UnreadCv};
use crate::domain::location::Located;
use crate::domain::problem::{Expected, Problem, ProblemKind, Warning, WarningKind};
use crate::domain::text::beginning;
use crate::domain::written_dates::{AskedDate, DateForm, DateOrder, read_date};
use crate::intake::Intake;
use crate::intake::cv::tree::{Tree, TreeNode};
use crate::intake::json_reader::{JsonReader, JsonType, ReadError, ReadOptions, valid_text};

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
    /// Whether it has `experience`, as applicant files have and some CVs that call themselves JSON Resume.
    has_experience: bool,
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
        "competencies",
        "documents",
        "application",
        "answers",
        "driving_licences",
    ];

    /// Notes a field of an applicant file by its key.
    pub fn known(&mut self, key: &str) {
        self.is_own = self.is_own || Self::OWN.contains(&key);
        self.has_experience = self.has_experience || key == "experience";
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
        let has_lists =
            self.work == Some(JsonType::List) && self.skills == Some(JsonType::List) && !self.has_experience;
        if self.is_own {
            None
        } else if self.passport == Some(JsonType::Object) {
            Some(CvFormat::Europass)
        } else {
            (self.basics == Some(JsonType::Object) || has_lists).then_some(CvFormat::JsonResume)
        }
    }
}

/// Whether a text that begins with `<` is a CV, by the name of its root element; also one of a version that is not read.
#[must_use]
pub fn is_europass_xml(bytes: &[u8]) -> bool {
    let (text, _) = valid_text(bytes);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    text.starts_with('<')
        && xml::root_name(text)
            .is_some_and(|name| matches!(name.as_str(), "Candidate" | "SkillsPassport" | OLD_EUROPASS_ROOT))
}

/// The root element of Europass before 2013.
const OLD_EUROPASS_ROOT: &str = "learnerinfo";

/// Reads a file as Europass XML, whatever its root.
#[must_use]
pub fn read_xml(bytes: &[u8], options: ReadOptions) -> Intake<'_> {
    let (text, bad_byte) = valid_text(bytes);
    if let Some(encoding) = bad_byte {
        return Intake::of_fault(ReadError { at: text.len(), mistake: ProblemKind::NotUtf8(encoding) });
    }
    let body = text.trim_start_matches('\u{FEFF}').trim_start();
    let from = text.len() - body.len();
    let tree = match xml::read(body, from) {
        Ok(tree) => tree,
        Err(fault) => return Intake::of_fault(fault),
    };
    if tree.root().is_some_and(|root| root.name() == OLD_EUROPASS_ROOT) {
        let at = tree.root().map_or(from, TreeNode::at);
        return Intake::of_fault(ReadError {
            at,
            mistake: ProblemKind::UnreadCv(UnreadCv::OldEuropass(version(body))),
        });
    }
    let mut intake = of_tree(&tree, CvFormat::Europass, options);
    // In ASCII alone, what is declared changes nothing.
    if let Some(encoding) = xml::declared_encoding(body).filter(|_| !body.is_ascii() && !intake.is_invalid) {
        let concern = WarningKind::DeclaredEncoding(encoding);
        intake.warnings.insert(0, Warning { pointer: String::new(), at: from, concern, suggestion: None });
    }
    intake
}

/// The version that the namespace of an old Europass says: `http://europass.cedefop.europa.eu/Europass/V2.0`.
fn version(text: &str) -> Option<(u8, u8)> {
    let (_, rest) = text.split_once("/Europass/V")?;
    let (major, rest) = rest.split_once('.')?;
    let minor: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Reads the next JSON value as a CV.
///
/// What makes a JSON text ambiguous (a repeated key, half a character, a number beyond all bounds) is a problem here too.
#[must_use]
pub fn read_json<'a>(reader: &mut JsonReader<'a>, format: CvFormat) -> Intake<'a> {
    let tree = reader.kind().and_then(|kind| Ok((kind, reader.offset(), Tree::of_json(reader)?)));
    let options = reader.options;
    let mut intake = match tree {
        Ok((JsonType::Object, _, tree)) => of_tree(&tree, format, options),
        Ok((_, from, _)) => {
            Intake { problems: vec![not_an_object(reader, from)], is_invalid: true, ..Intake::default() }
        }
        Err(fault) => return Intake::of_fault(fault),
    };
    intake.problems.append(&mut reader.problems);
    intake.problems.sort_by(|one, other| one.order().cmp(&other.order()));
    intake
}

fn of_tree<'a>(tree: &Tree<'a>, format: CvFormat, options: ReadOptions) -> Intake<'a> {
    let root = tree.root();
    let mut sheet = ImportNotes { date_order: options.date_order, ..ImportNotes::default() };
    let at = root.map_or(0, TreeNode::at);
    let invalid = |mistake| {
        let problem = Problem { pointer: String::new(), at, mistake, found: None, expected: None, suggestion: None };
        Intake { problems: vec![problem], is_invalid: true, ..Intake::default() }
    };
    if format == CvFormat::JsonResume && root.is_some_and(jsonresume::is_reactive_resume) {
        return invalid(ProblemKind::UnreadCv(UnreadCv::ReactiveResume));
    }
    sheet.warn(String::new(), at, WarningKind::ReadAsCv(format));
    let applicant = root.and_then(|root| match format {
        CvFormat::JsonResume => jsonresume::applicant(root, &mut sheet),
        CvFormat::Europass if root.name() == "Candidate" => Some(europass::applicant(root, &mut sheet)),
        CvFormat::Europass if root.name() == "SkillsPassport" => Some(skillspassport::applicant(root, &mut sheet)),
        CvFormat::Europass => {
            root.child("SkillsPassport").map(|passport| skillspassport::applicant(passport, &mut sheet))
        }
    });
    let Some(mut applicant) = applicant else {
        return invalid(ProblemKind::NotCv(format));
    };
    if let Some((count, at)) = sheet.taken_as_completed {
        sheet.warn(String::new(), at, WarningKind::TakenAsCompleted(count));
    }
    // No CV says that its lists are complete, and the applicant file made of one says so.
    let names = lists_present(&mut applicant).into_iter().enumerate();
    let entries: Vec<_> = names
        .map(|(index, name)| Item { index, text: Located { value: Cow::Borrowed(name), at }, is_number: false })
        .collect();
    applicant.incomplete = (!entries.is_empty()).then_some(List { at, entries });
    leave_open(&mut applicant, None);
    sheet.warnings.sort_by(|one, other| one.order().cmp(&other.order()));
    Intake { applicant, warnings: sheet.warnings, cv: Some(format), ..Intake::default() }
}

/// So many bytes of a value are listed.
pub const LISTED: usize = 200;

/// What an importer finds that could not be taken over, and the readings that lead to it.
#[derive(Debug, Default)]
pub struct ImportNotes {
    warnings: Vec<Warning>,
    /// Whether in `05/06/2003` the day or the month comes first, if that is known.
    date_order: Option<DateOrder>,
    /// How many educations were taken as completed without a day of the degree, and where the first is.
    taken_as_completed: Option<(usize, usize)>,
}

impl ImportNotes {
    fn warn(&mut self, pointer: String, at: usize, concern: WarningKind) {
        self.warnings.push(Warning { pointer, at, concern, suggestion: None });
    }

    /// Lists a value that could not be taken over as it is.
    pub fn unmapped(&mut self, node: TreeNode<'_, '_>, at: usize, value: CvValueKind, words: &str) {
        self.warn(node.pointer(), at, WarningKind::Unmapped(value, beginning(words, LISTED).into_owned()));
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
        self.mapped(node, value, read).or(Some(text))
    }

    /// A level of a language: a level of the CEFR, `native`, or the applicant's own words. One left blank is a warning,
    /// for without it the levels of the other skills decide.
    pub fn fluency<'a>(&mut self, node: Option<TreeNode<'_, 'a>>) -> Option<Text<'a>> {
        if let Some(node) = node.filter(|node| node.is_blank()) {
            self.warn(node.pointer(), node.at(), WarningKind::Blank);
        }
        self.kept(node, CvValueKind::LanguageLevel, |words| {
            cv_words::fluency(words).map(|level| Cow::Owned(level.to_owned()))
        })
    }

    /// A date, as applicant files write it. One that may be two days is both, with a warning.
    pub fn date(&mut self, node: Option<TreeNode<'_, '_>>) -> Option<Located<PartialDate>> {
        self.date_of(node, AskedDate::Date)
    }

    /// The date of an end; none where a word such as `present` says that it goes on.
    pub fn end_date(&mut self, node: Option<TreeNode<'_, '_>>) -> Option<Located<PartialDate>> {
        if goes_on(node) { None } else { self.date_of(node, AskedDate::End) }
    }

    fn date_of(&mut self, node: Option<TreeNode<'_, '_>>, asked: AskedDate) -> Option<Located<PartialDate>> {
        let order = self.date_order;
        let written =
            self.mapped(node, CvValueKind::Date, |text| read_date(without_offset(text), order, asked).ok())?;
        if let Some(node) = node.filter(|_| written.value.form == DateForm::OrderUndecided) {
            let text = node.text().map(|text| text.value.into_owned()).unwrap_or_default();
            self.warn(node.pointer(), written.at, WarningKind::DayOrMonth(text));
        }
        Some(Located { value: written.value.days, at: written.at })
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

/// A day without the offset that XML lets stand behind it: it says in which zone it is that day, and not that it is another.
fn without_offset(text: &str) -> &str {
    const DAY: usize = "2004-06-22".len();
    let Some((day, offset)) = text.split_at_checked(DAY) else { return text };
    let is_offset = match offset.as_bytes() {
        [b'Z'] => true,
        [b'+' | b'-', hour @ .., b':', _, _] => hour.len() == 2,
        _ => false,
    };
    if is_offset { day } else { text }
}

/// Whether the end of something is a word that says that it goes on.
#[must_use]
pub fn goes_on(end: Option<TreeNode<'_, '_>>) -> bool {
    text(end).is_some_and(|end| closed_words::is_open_end(&end.value))
}

/// The status of an education whose end is a word that says that it goes on.
#[must_use]
pub fn status_by_end(end: Option<TreeNode<'_, '_>>) -> Option<Located<Status>> {
    let text = text(end).filter(|_| goes_on(end))?;
    Some(Located { value: Status::Ongoing, at: text.at })
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
