//! JSON Resume 1.0, and what it was before: `basics`, `education`, `languages`, `skills` and `work`.
//!
//! It has no field for birth date, nationality, sector, or whether an education was completed: an end may be expected.
//! So these stay unstated. The country of `basics.location` is where somebody lives, and no nationality. Members that the
//! format has not are listed with their values.

use std::borrow::Cow;

use crate::domain::applicant::{Applicant, Education, Experience, ItSkill, LanguageLevel, LanguageSkill, List, Text};
use crate::domain::cv::CvValueKind;
use crate::domain::languages::{self, StatedLanguage};
use crate::domain::location::Located;
use crate::intake::cv::tree::TreeNode;
use crate::intake::cv::{ImportNotes, cv_words, named, status_by_end, text};

/// The members of the root that are read or, as no check asks for them, passed over.
const ROOT: &[&str] = &[
    "$schema",
    "basics",
    "education",
    "languages",
    "skills",
    "work",
    "awards",
    "publications",
    "interests",
    "references",
    "projects",
    "meta",
];
/// Those of `basics`; the pictures are of the versions before 1.0.
const BASICS: &[&str] =
    &["name", "label", "image", "picture", "email", "phone", "url", "website", "summary", "location", "profiles"];
/// Those of an entry of `education`.
const EDUCATION: &[&str] =
    &["institution", "url", "area", "studyType", "startDate", "endDate", "score", "gpa", "courses"];
/// Those of an entry of `languages`; `name` and `level` are of the versions before 1.0.
const LANGUAGES: &[&str] = &["language", "fluency", "name", "level"];
/// Those of an entry of `skills`.
const SKILLS: &[&str] = &["name", "level", "keywords"];
/// Those of an entry of `work`; `company` and `website` are of the versions before 1.0.
const WORK: &[&str] = &[
    "name",
    "company",
    "location",
    "description",
    "position",
    "url",
    "website",
    "startDate",
    "endDate",
    "summary",
    "highlights",
];

/// Whether a JSON text is one of Reactive Resume: `basics`, and all else in the object `sections`.
#[must_use]
pub fn is_reactive_resume(root: TreeNode<'_, '_>) -> bool {
    root.child("sections").is_some_and(TreeNode::has_children)
}

/// The applicant of a JSON Resume; `None` where the object has none of its sections.
pub fn applicant<'a>(root: TreeNode<'_, 'a>, sheet: &mut ImportNotes) -> Option<Applicant<'a>> {
    let sections = ["basics", "education", "languages", "skills", "work"];
    if !sections.iter().any(|section| root.child(section).is_some()) {
        return None;
    }
    let basics = root.child("basics");
    if let Some(basics) = basics {
        sheet.other_members(basics, BASICS);
    }
    // Some programs call it so, whatever else they take from the standard.
    let work_section = if root.child("work").is_none() { "experience" } else { "work" };
    let ours: Vec<_> = ROOT.iter().copied().chain([work_section]).collect();
    sheet.other_members(root, &ours);
    Some(Applicant {
        education: sheet.section(root, "education", EDUCATION, education),
        languages: sheet.section(root, "languages", LANGUAGES, language),
        it_skills: sheet.it_skills(root),
        experience: sheet.section(root, work_section, WORK, work),
        ..named(text(basics.and_then(|basics| basics.child("name"))))
    })
}

fn education<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> Education<'a> {
    let start = sheet.date(node.child("startDate"));
    let end = sheet.end_date(node.child("endDate"));
    Education {
        index,
        at: node.at(),
        level: sheet.mapped(node.child("studyType"), CvValueKind::EducationLevel, cv_words::degree),
        field: text(node.child("area")),
        institution: text(node.child("institution")),
        status: status_by_end(node.child("endDate")),
        start,
        end: sheet.end(node.child("endDate"), start, end),
        ..Education::default()
    }
}

fn language<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> LanguageSkill<'a> {
    let level = sheet.fluency(node.child("fluency").or_else(|| node.child("level")));
    LanguageSkill {
        index,
        at: node.at(),
        language: sheet.language(node.child("language").or_else(|| node.child("name"))),
        level: level.map(|level| Located { value: LanguageLevel::Overall(level.value), at: level.at }),
        ..LanguageSkill::default()
    }
}

fn work<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> Experience<'a> {
    let start = sheet.date(node.child("startDate"));
    let end = sheet.end_date(node.child("endDate"));
    Experience {
        index,
        at: node.at(),
        employer: text(node.child("name").or_else(|| node.child("company"))),
        role: text(node.child("position")),
        start,
        end: sheet.end(node.child("endDate"), start, end),
        ..Experience::default()
    }
}

impl ImportNotes {
    /// The entries of a section. One object stands for a list of it; but one that has no member of an entry is none, and
    /// its members are listed.
    fn section<'t, 'a: 't, T>(
        &mut self,
        root: TreeNode<'t, 'a>,
        name: &str,
        known: &[&str],
        mut read: impl FnMut(&mut Self, usize, TreeNode<'t, 'a>) -> T,
    ) -> Option<List<T>> {
        let is_map = |node: &TreeNode<'_, '_>| {
            node.is_member() && node.has_children() && !node.children().any(|child| known.contains(&child.name()))
        };
        for map in root.named(name).filter(is_map) {
            self.other_members(map, &[]);
        }
        self.entries(root.named(name).filter(|node| !is_map(node)), |sheet, index, node| {
            sheet.other_members(node, known);
            read(sheet, index, node)
        })
    }

    /// Lists the members of an object that the format has not, each with what it holds; those that hold nothing are not
    /// worth a word.
    fn other_members(&mut self, object: TreeNode<'_, '_>, known: &[&str]) {
        let mut before = None;
        for node in object.children().filter(|node| !known.contains(&node.name()) && !node.is_blank()) {
            // The elements of a list are nodes of one name.
            if before.replace(node.name()) == Some(node.name()) {
                continue;
            }
            let texts: Vec<_> = object.named(node.name()).flat_map(TreeNode::texts).collect();
            let texts = texts.iter().map(|text| text.value.as_ref()).collect::<Vec<_>>().join(", ");
            self.unmapped(node, node.at(), CvValueKind::Member, &format!("{}: {texts}", node.name()));
        }
    }

    /// A language, as written; one that nobody knows is listed.
    pub(super) fn language<'a>(&mut self, node: Option<TreeNode<'_, 'a>>) -> Option<Text<'a>> {
        let name = text(node)?;
        let is_known = |name: &str| languages::read(name, |_| None) != StatedLanguage::Unknown;
        if !is_known(&name.value) && !cv_words::name_before_level(&name.value).is_some_and(is_known) {
            self.unmapped(node?, name.at, CvValueKind::Language, &name.value);
        }
        Some(name)
    }

    /// The skills, each with its level; the keywords of one are skills of their own, of no stated level.
    fn it_skills<'a>(&mut self, root: TreeNode<'_, 'a>) -> Option<List<ItSkill<'a>>> {
        let skills = self.section(root, "skills", SKILLS, |sheet, _, node| {
            let level = sheet.kept(node.child("level"), CvValueKind::SkillLevel, |words| {
                cv_words::skill_level(words).map(Cow::Borrowed)
            });
            let skill =
                ItSkill { index: 0, at: node.at(), name: text(node.child("name")), level, ..ItSkill::default() };
            let keywords = node.named("keywords").filter_map(|node| Some((node.at(), node.text()?)));
            let keywords = keywords.map(|(at, name)| ItSkill { at, name: Some(name), ..ItSkill::default() });
            let is_stated = skill.name.is_some() || skill.level.is_some() || !node.has_children();
            let first = is_stated.then_some(skill);
            first.into_iter().chain(keywords).collect::<Vec<_>>()
        })?;
        let mut entries: Vec<_> = skills.entries.into_iter().flatten().collect();
        for (index, entry) in entries.iter_mut().enumerate() {
            entry.index = index;
        }
        (!entries.is_empty()).then_some(List { at: skills.at, entries })
    }
}
