//! Europass XML as downloaded since 2020: root `Candidate`, names of HR-XML and EURES.
//!
//! The sector of an employment stays unstated: `hr:IndustryCode` is a section of NACE, and none of them is one of ours.
//! Public administration (O) is national or local, professional activities (M) hold research beside much else, and
//! extraterritorial bodies (U) hold embassies beside international organizations.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::applicant::{
    Applicant, Education, Experience, Item, LanguageLevel, LanguageSkill, Level, List, Status, Text,
};
use crate::domain::calendar::PartialDate;
use crate::domain::countries::Country;
use crate::domain::cv::CvValueKind;
use crate::domain::location::Located;
use crate::domain::names::normalise;
use crate::intake::cv::cv_words;
use crate::intake::cv::tree::TreeNode;
use crate::intake::cv::{ImportNotes, joined, named, text};

/// The applicant of a `Candidate`.
pub fn applicant<'a>(root: TreeNode<'_, 'a>, sheet: &mut ImportNotes) -> Applicant<'a> {
    let person = root.child("CandidatePerson").unwrap_or(root);
    // Several profiles would be the same life said again.
    let profile = root.child("CandidateProfile").unwrap_or(root);
    let name = person.child("PersonName").and_then(|name| {
        let given = text(name.child("GivenName"));
        let family = text(name.child("FamilyName"));
        joined([given, family]).or_else(|| text(name.child("FormattedName")))
    });
    for skill in profile.within("PersonCompetency").filter(|node| taxonomy(*node).contains("digital")) {
        if let Some(text) =
            skill.child("CompetencyName").or_else(|| skill.child("CompetencyID")).and_then(TreeNode::text)
        {
            sheet.unmapped(skill, text.at, CvValueKind::Skills, &text.value);
        }
    }
    Applicant {
        date_of_birth: sheet.date(person.child("BirthDate")),
        nationalities: sheet.nationalities(person.named("NationalityCode")),
        education: sheet.entries(profile.within("EducationOrganizationAttendance"), education),
        languages: languages(person, profile, sheet),
        experience: experience(profile, sheet),
        ..named(name)
    }
}

fn education<'a>(sheet: &mut ImportNotes, index: usize, node: TreeNode<'_, 'a>) -> Education<'a> {
    let period = node.child("AttendancePeriod");
    let day = |name| period.and_then(|period| period.child(name)).map(formatted);
    let start = sheet.date(day("StartDate"));
    let mut degrees = node.named("EducationDegree");
    let degree = degrees.next();
    // One entry has one degree; the days of others cannot be taken over.
    for other in degrees.filter_map(|degree| degree.child("DegreeDate")) {
        if let Some(text) = formatted(other).text() {
            sheet.unmapped(other, text.at, CvValueKind::Date, &text.value);
        }
    }
    let degree_date = degree.and_then(|degree| degree.child("DegreeDate")).map(formatted);
    let degree_day = sheet.date(degree_date);
    let status = sheet.status(period.and_then(|period| period.child("Ongoing")), degree_day);
    let (end_node, end) = match degree_day {
        Some(_) => (degree_date, degree_day),
        None => (day("EndDate"), sheet.date(day("EndDate"))),
    };
    let (isced_f, field) = sheet.field_of_study(degree);
    let level = match node.child("EducationLevelCode").filter(|code| code.text().is_some()) {
        Some(code) => sheet.mapped(Some(code), CvValueKind::EducationLevel, level_of_eqf),
        None => sheet.mapped(
            degree.and_then(|degree| degree.child("DegreeName")),
            CvValueKind::EducationLevel,
            cv_words::degree,
        ),
    };
    Education {
        index,
        at: node.at(),
        level,
        field,
        isced_f,
        institution: text(node.child("OrganizationName")),
        country: node.within("CountryCode").next().and_then(TreeNode::text),
        status,
        start,
        end: sheet.end(end_node, start, end),
        ..Education::default()
    }
}

/// The level of a level of the European Qualifications Framework. Below 5 the scales do not match level by level.
#[must_use]
pub fn level_of_eqf(code: &str) -> Option<Level> {
    match code {
        "5" => Some(Level::ShortCycle),
        "6" => Some(Level::Bachelor),
        "7" => Some(Level::Master),
        "8" => Some(Level::Doctorate),
        _ => None,
    }
}

/// A date may stand in an element of its own.
fn formatted<'t, 'a>(node: TreeNode<'t, 'a>) -> TreeNode<'t, 'a> {
    node.child("FormattedDateTime").unwrap_or(node)
}

fn languages<'a>(
    person: TreeNode<'_, 'a>,
    profile: TreeNode<'_, 'a>,
    sheet: &mut ImportNotes,
) -> Option<List<LanguageSkill<'a>>> {
    let mother_tongues = person.named("PrimaryLanguageCode").filter(|node| node.text().is_some());
    let others = profile.within("PersonCompetency").filter(|node| taxonomy(*node) == "language");
    sheet.values(mother_tongues.chain(others), |sheet, index, node| {
        if node.name() == "PrimaryLanguageCode" {
            return sheet.mother_tongue(index, node, Some(node));
        }
        sheet.mere_text(node);
        let dimensions = node.named("CompetencyDimension").map(|dimension| {
            let kind = dimension.child("CompetencyDimensionTypeCode").and_then(TreeNode::text);
            (kind.map_or(Cow::Borrowed(""), |kind| kind.value), dimension.within("ScoreText").next())
        });
        let level = sheet.level_by_skill(node, dimensions);
        LanguageSkill {
            index,
            at: node.at(),
            language: sheet.language(node.child("CompetencyID")),
            level,
            ..LanguageSkill::default()
        }
    })
}

/// What a competency is of, in lower case.
fn taxonomy(node: TreeNode<'_, '_>) -> String {
    node.child("TaxonomyID").and_then(TreeNode::text).map(|text| text.value.to_lowercase()).unwrap_or_default()
}

/// What all positions with one employer share.
struct Employer<'t, 'a> {
    at: usize,
    name: Option<Text<'a>>,
    country: Option<Text<'a>>,
    period: Option<TreeNode<'t, 'a>>,
}

fn experience<'a>(profile: TreeNode<'_, 'a>, sheet: &mut ImportNotes) -> Option<List<Experience<'a>>> {
    let (mut employers, mut entries) = (Vec::new(), Vec::new());
    for node in profile.within("EmployerHistory") {
        let code = node.child("IndustryCode");
        if let Some((code, text)) = code.zip(text(code)) {
            sheet.unmapped(code, text.at, CvValueKind::Sector, &text.value);
        }
        let (name, country) = (text(node.child("OrganizationName")), text(node.within("CountryCode").next()));
        employers.push(Employer { at: node.at(), name, country, period: node.child("EmploymentPeriod") });
        // A position is an entry of its own; so is an employer without any.
        let before = entries.len();
        entries.extend(node.named("PositionHistory"));
        if entries.len() == before {
            entries.push(node);
        }
    }
    sheet.entries(entries.into_iter(), |sheet, index, node| {
        // Both are in the order of the text.
        let count = employers.partition_point(|employer| employer.at <= node.at());
        let employer = count.checked_sub(1).and_then(|last| employers.get(last));
        let period = node.child("EmploymentPeriod").or_else(|| employer?.period);
        let day = |name| period.and_then(|period| period.child(name)).map(formatted);
        let (start, end) = (sheet.date(day("StartDate")), sheet.date(day("EndDate")));
        let current = period.and_then(|period| period.child("CurrentIndicator"));
        sheet.ended(current, text(day("EndDate")).as_ref());
        Experience {
            index,
            at: node.at(),
            employer: employer.and_then(|employer| employer.name.clone()),
            role: text(node.child("PositionTitle")),
            country: employer.and_then(|employer| employer.country.clone()),
            start,
            end: sheet.end(day("EndDate"), start, end),
            ..Experience::default()
        }
    })
}

/// Readings that both forms of Europass share.
impl ImportNotes {
    /// Codes of countries, those of two or three letters in upper case; one that nobody knows is listed.
    pub(super) fn nationalities<'t, 'a: 't>(
        &mut self,
        nodes: impl Iterator<Item = TreeNode<'t, 'a>>,
    ) -> Option<List<Item<'a>>> {
        self.values(nodes.filter(|node| node.text().is_some()), |sheet, index, node| {
            let text = node.text().unwrap_or(Located { value: Cow::Borrowed(""), at: node.at() });
            if Country::resolve(&normalise(&text.value)).is_none() {
                sheet.unmapped(node, text.at, CvValueKind::Nationality, &text.value);
            }
            let is_code =
                matches!(text.value.len(), 2 | 3) && text.value.bytes().all(|byte| byte.is_ascii_alphabetic());
            let value = if is_code { Cow::Owned(text.value.to_ascii_uppercase()) } else { text.value };
            Item { index, text: Located { value, at: text.at }, is_number: false }
        })
    }

    /// Going on, where it says so; completed, where a day of the degree is given; else nobody knows.
    pub(super) fn status(
        &mut self,
        ongoing: Option<TreeNode<'_, '_>>,
        degree_day: Option<Located<PartialDate>>,
    ) -> Option<Located<Status>> {
        let said = text(ongoing);
        match (said.as_ref().map(|said| said.value.to_lowercase()).as_deref(), degree_day) {
            (Some("true" | "1"), _) => said.map(|said| Located { value: Status::Ongoing, at: said.at }),
            (Some("false" | "0") | None, Some(day)) => Some(Located { value: Status::Completed, at: day.at }),
            (Some(words), _) => {
                if let Some((node, said)) = ongoing.zip(said.as_ref()) {
                    self.unmapped(node, said.at, CvValueKind::Status, words);
                }
                None
            }
            (None, None) => None,
        }
    }

    /// An employment that is over needs an end, without which it would go on.
    pub(super) fn ended(&mut self, current: Option<TreeNode<'_, '_>>, end: Option<&Text<'_>>) {
        if let Some(node) = current
            && let Some(text) = node.text()
            && matches!(text.value.to_lowercase().as_str(), "false" | "0")
            && end.is_none()
        {
            self.unmapped(node, text.at, CvValueKind::Ended, &text.value);
        }
    }

    /// The ISCED-F code of a degree, and its field where that is given in words.
    fn field_of_study<'a>(&mut self, degree: Option<TreeNode<'_, 'a>>) -> (Option<Text<'a>>, Option<Text<'a>>) {
        let (mut code, mut field) = (None, None);
        let degrees = degree.into_iter().flat_map(|degree| degree.named("FieldOfStudy"));
        for node in degrees.flat_map(|field| field.within("ProgramConcentration")) {
            let Some(text) = node.text() else { continue };
            let is_number = text.value.bytes().all(|byte| byte.is_ascii_digit());
            let field_path = if is_number { &mut code } else { &mut field };
            if field_path.is_none() && (!is_number || (2..=4).contains(&text.value.len())) {
                *field_path = Some(text);
            } else {
                self.unmapped(node, text.at, CvValueKind::FieldCode, &text.value);
            }
        }
        (code, field)
    }

    /// A mother tongue, in a node that names it.
    pub(super) fn mother_tongue<'a>(
        &mut self,
        index: usize,
        node: TreeNode<'_, 'a>,
        name: Option<TreeNode<'_, 'a>>,
    ) -> LanguageSkill<'a> {
        let level = LanguageLevel::Overall(Cow::Borrowed("native"));
        LanguageSkill {
            index,
            at: node.at(),
            language: self.language(name),
            level: Some(Located { value: level, at: node.at() }),
            ..LanguageSkill::default()
        }
    }

    /// A level for each of the skills that are not blank; none where all are, or where one skill has two.
    pub(super) fn level_by_skill<'t, 'a: 't>(
        &mut self,
        node: TreeNode<'_, 'a>,
        skills: impl Iterator<Item = (Cow<'a, str>, Option<TreeNode<'t, 'a>>)>,
    ) -> Option<Located<LanguageLevel<'a>>> {
        let (mut levels, mut seen) = (Vec::new(), HashMap::new());
        for (kind, score) in skills {
            let Some(level) = self.fluency(score) else { continue };
            let skill = skill_name(&kind).map_or(kind, Cow::Borrowed);
            match seen.entry(skill.clone()) {
                Entry::Vacant(entry) => {
                    entry.insert(level.value.clone());
                    levels.push((skill, level));
                }
                Entry::Occupied(entry) if *entry.get() == level.value => {}
                Entry::Occupied(_) => {
                    self.unmapped(score.unwrap_or(node), level.at, CvValueKind::TwoLevels, &level.value);
                    return None;
                }
            }
        }
        (!levels.is_empty()).then(|| Located { value: LanguageLevel::BySkill(levels), at: node.at() })
    }
}

/// The skill of a language that a code such as `CEF-Speaking-Interaction` or `SpokenInteraction` means.
fn skill_name(code: &str) -> Option<&'static str> {
    let code = code.to_lowercase();
    let names = [
        ("listening", "listening"),
        ("reading", "reading"),
        ("writing", "writing"),
        ("interaction", "spoken interaction"),
        ("production", "spoken production"),
    ];
    names.into_iter().find(|(part, _)| code.contains(part)).map(|(_, name)| name)
}
