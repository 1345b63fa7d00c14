//! JSON Resume 1.0: `basics`, `education`, `languages`, `skills` and `work`.
//!
//! It has no field for birth date, nationality, sector, or whether an education was completed: an end may be expected.
//! So these stay unstated. The country of `basics.location` is where somebody lives, and no nationality.

use std::borrow::Cow;

use crate::domain::applicant::{Applicant, Education, Experience, ItSkill, LanguageLevel, LanguageSkill, List, Text};
use crate::domain::cv::CvValueKind;
use crate::domain::languages::Language;
use crate::domain::location::Located;
use crate::intake::cv::cv_words;
use crate::intake::cv::tree::TreeNode;
use crate::intake::cv::{ImportNotes, named, text};

/// The applicant of a JSON Resume; `None` where the object has none of its sections.
pub fn applicant<'a>(root: TreeNode<'_, 'a>, sheet: &mut ImportNotes) -> Option<Applicant<'a>> {
    let sections = ["basics", "education", "languages", "skills", "work"];
    if !sections.iter().any(|section| root.child(section).is_some()) {
        return None;
    }
    let name = text(root.child("basics").and_then(|basics| basics.child("name")));
    Some(Applicant {
        education: sheet.entries(root.named("education"), education),
        languages: sheet.entries(root.named("languages"), language),
        it_skills: sheet.it_skills(root),
        experience: sheet.entries(root.named("work"), work),
        ..named(name)
    })
}

fn education<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> Education<'a> {
    let start = sheet.date(node.child("startDate"));
    let end = sheet.date(node.child("endDate"));
    Education {
        index,
        at: node.at(),
        level: sheet.mapped(node.child("studyType"), CvValueKind::EducationLevel, cv_words::degree),
        field: text(node.child("area")),
        institution: text(node.child("institution")),
        start,
        end: sheet.end(node.child("endDate"), start, end),
        ..Education::default()
    }
}

fn language<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> LanguageSkill<'a> {
    let level = sheet.fluency(node.child("fluency"));
    LanguageSkill {
        index,
        at: node.at(),
        language: sheet.language(node.child("language")),
        level: level.map(|level| Located { value: LanguageLevel::Overall(level.value), at: level.at }),
        ..LanguageSkill::default()
    }
}

fn work<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> Experience<'a> {
    let start = sheet.date(node.child("startDate"));
    let end = sheet.date(node.child("endDate"));
    Experience {
        index,
        at: node.at(),
        // Before version 1.0 it was called `company`.
        employer: text(node.child("name").or_else(|| node.child("company"))),
        role: text(node.child("position")),
        start,
        end: sheet.end(node.child("endDate"), start, end),
        ..Experience::default()
    }
}

impl ImportNotes {
    /// A language, as written; one that nobody knows is listed.
    pub(super) fn language<'a>(&mut self, node: Option<TreeNode<'_, 'a>>) -> Option<Text<'a>> {
        let name = text(node)?;
        if Language::resolve(&name.value).is_none() {
            self.unmapped(node?, name.at, CvValueKind::Language, &name.value);
        }
        Some(name)
    }

    /// The skills, each with its level; the keywords of one are skills of their own, of no stated level.
    fn it_skills<'a>(&mut self, root: TreeNode<'_, 'a>) -> Option<List<ItSkill<'a>>> {
        let skills = self.entries(root.named("skills"), |sheet, _, node| {
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
