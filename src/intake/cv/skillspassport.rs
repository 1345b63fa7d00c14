//! Europass before 2020: root `SkillsPassport`, in XML or, with the same names, in JSON.
//!
//! In XML a list is an element around its entries and a date has its parts as attributes (`month="--08"`); in JSON a list
//! is a member and a date has its parts as members.

use std::borrow::Cow;

use crate::domain::applicant::{Applicant, Education, Experience, LanguageSkill, Level, List, Text};
use crate::domain::calendar::PartialDate;
use crate::domain::cv::CvValueKind;
use crate::domain::location::Located;
use crate::intake::cv::europass::level_of_eqf;
use crate::intake::cv::tree::TreeNode;
use crate::intake::cv::{ImportNotes, cv_words, goes_on, joined, named, status_by_end, text};

/// The applicant of a `SkillsPassport`.
pub fn applicant<'a>(root: TreeNode<'_, 'a>, sheet: &mut ImportNotes) -> Applicant<'a> {
    let info = root.child("LearnerInfo").unwrap_or(root);
    let identification = info.child("Identification");
    let demographics = identification.and_then(|identification| identification.child("Demographics"));
    let name = identification.and_then(|identification| identification.child("PersonName"));
    let name = name.and_then(|name| joined([text(name.child("FirstName")), text(name.child("Surname"))]));
    let skills = info.child("Skills");
    // Free text about computer skills names no tool and level.
    for node in
        skills.and_then(|skills| skills.child("Computer")).into_iter().flat_map(|node| node.named("Description"))
    {
        if let Some(text) = node.text() {
            sheet.unmapped(node, text.at, CvValueKind::Skills, &text.value);
        }
    }
    Applicant {
        date_of_birth: sheet.dated(demographics.and_then(|node| node.child("Birthdate"))),
        nationalities: sheet.nationalities(listed(demographics, "Nationality").filter_map(code_or_label)),
        education: sheet.entries(listed(Some(info), "Education"), education),
        languages: languages(skills.and_then(|skills| skills.child("Linguistic")), sheet),
        experience: sheet.entries(listed(Some(info), "WorkExperience"), work),
        ..named(name)
    }
}

/// The entries of a list: those in the element named after them, and those that stand there themselves.
fn listed<'t, 'a>(node: Option<TreeNode<'t, 'a>>, name: &str) -> impl Iterator<Item = TreeNode<'t, 'a>> + use<'t, 'a> {
    let (around, name) = (format!("{name}List"), name.to_owned());
    node.into_iter().flat_map(move |node| {
        let inner: Vec<_> = node.named(&around).flat_map(|list| list.named(&name).collect::<Vec<_>>()).collect();
        inner.into_iter().chain(node.named(&name).collect::<Vec<_>>())
    })
}

fn code_or_label<'t, 'a>(node: TreeNode<'t, 'a>) -> Option<TreeNode<'t, 'a>> {
    let is_stated = |node: &TreeNode<'_, '_>| node.text().is_some();
    node.child("Code").filter(is_stated).or_else(|| node.child("Label").filter(is_stated))
}

/// The label of a value that may also be a mere text.
fn label<'t, 'a>(node: TreeNode<'t, 'a>) -> TreeNode<'t, 'a> {
    node.child("Label").unwrap_or(node)
}

fn education<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> Education<'a> {
    let period = node.child("Period");
    let part = |name| period.and_then(|period| period.child(name));
    let (start, end) = (sheet.dated(part("From")), sheet.dated_end(part("To")));
    let organisation = node.child("Organisation");
    let level = match node.child("Level").filter(|level| !level.is_blank()) {
        Some(level) => sheet.level(level),
        None => sheet.mapped(node.child("Title"), CvValueKind::EducationLevel, cv_words::degree),
    };
    let fields = node.child("Field").map(label);
    Education {
        index,
        at: node.at(),
        level,
        field: text(fields),
        institution: organisation.and_then(|organisation| text(organisation.child("Name"))),
        country: organisation.and_then(country),
        status: sheet.status(part("Current"), None, node.child("Title")).or_else(|| status_by_end(part("To"))),
        start,
        end: sheet.end(part("To"), start, end),
        ..Education::default()
    }
}

fn work<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> Experience<'a> {
    let period = node.child("Period");
    let part = |name| period.and_then(|period| period.child(name));
    let (start, end) = (sheet.dated(part("From")), sheet.dated_end(part("To")));
    if part("To").is_none_or(TreeNode::is_blank) {
        sheet.ended(part("Current"), None);
    }
    let employer = node.child("Employer");
    let sector = employer.and_then(|employer| employer.child("Sector"));
    if let Some(sector) = sector.map(label)
        && let Some(text) = sector.text()
    {
        sheet.unmapped(sector, text.at, CvValueKind::Sector, &text.value);
    }
    Experience {
        index,
        at: node.at(),
        employer: employer.and_then(|employer| text(employer.child("Name"))),
        role: text(node.child("Position").map(label)),
        country: employer.and_then(country),
        start,
        end: sheet.end(part("To"), start, end),
        ..Experience::default()
    }
}

fn country<'a>(node: TreeNode<'_, 'a>) -> Option<Text<'a>> {
    node.within("Country").next().and_then(code_or_label).and_then(TreeNode::text)
}

fn languages<'a>(linguistic: Option<TreeNode<'_, 'a>>, sheet: &mut ImportNotes) -> Option<List<LanguageSkill<'a>>> {
    let entries = listed(linguistic, "MotherTongue").chain(listed(linguistic, "ForeignLanguage"));
    sheet.entries(entries, |sheet, index, node| {
        let language = node.child("Description").and_then(code_or_label);
        if node.name() == "MotherTongue" {
            return sheet.mother_tongue(index, node, language);
        }
        let proficiency = node.child("ProficiencyLevel");
        let skills = proficiency.into_iter().flat_map(TreeNode::children);
        let level = sheet.level_by_skill(node, skills.map(|skill| (Cow::Owned(skill.name().to_owned()), Some(skill))));
        LanguageSkill { index, at: node.at(), language: sheet.language(language), level, ..LanguageSkill::default() }
    })
}

impl ImportNotes {
    /// A level that says it is one of the EQF; others were of an older ISCED, whose levels mean something else.
    fn level(&mut self, node: TreeNode<'_, '_>) -> Option<Located<Level>> {
        let words = node.child("Label").and_then(TreeNode::text);
        let code = node.child("Code").and_then(TreeNode::text);
        let is_eqf = words.as_ref().is_some_and(|words| words.value.to_uppercase().contains("EQF"));
        let level = code.as_ref().filter(|_| is_eqf).and_then(|code| Some((level_of_eqf(&code.value)?, code.at)));
        if level.is_none()
            && let Some(text) = words.or(code).or_else(|| node.text())
        {
            self.unmapped(node, text.at, CvValueKind::EducationLevel, &text.value);
        }
        level.map(|(value, at)| Located { value, at })
    }

    /// The end of something, in parts; none where a word such as `present` says that it goes on.
    fn dated_end(&mut self, node: Option<TreeNode<'_, '_>>) -> Option<Located<PartialDate>> {
        if goes_on(node) { None } else { self.dated(node) }
    }

    /// A date in parts.
    fn dated(&mut self, node: Option<TreeNode<'_, '_>>) -> Option<Located<PartialDate>> {
        let node = node?;
        let part = |name: &str| {
            let child = node.children().find(|child| child.name().eq_ignore_ascii_case(name)).and_then(TreeNode::text);
            let part = node.attribute(name).or_else(|| child.map(|text| text.value))?;
            let part = part.trim().trim_start_matches('-').to_owned();
            (!part.is_empty()).then_some(part)
        };
        let Some(written) = written(part("year"), part("month"), part("day")) else {
            return self.date(Some(node));
        };
        let date = PartialDate::parse(&written).ok();
        if date.is_none() {
            self.unmapped(node, node.at(), CvValueKind::Date, &written);
        }
        date.map(|value| Located { value, at: node.at() })
    }
}

/// `2002-08-01` of year, month and day, with `?` for a part that is missing before one that is there.
fn written(year: Option<String>, month: Option<String>, day: Option<String>) -> Option<String> {
    let parts = [year, month, day];
    let count = parts.iter().rposition(Option::is_some)? + 1;
    let parts = parts.into_iter().take(count);
    let parts = parts.map(|part| part.map_or_else(|| "?".to_owned(), |part| format!("{part:0>2}")));
    Some(parts.collect::<Vec<_>>().join("-"))
}
