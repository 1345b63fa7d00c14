//! Europass XML as downloaded since 2020: root `Candidate`, names of HR-XML and EURES.
//!
//! The sector of an employment stays unstated: `hr:IndustryCode` is a section of NACE, and none of them is one of ours.
//! Public administration (O) is national or local, professional activities (M) hold research beside much else, and
//! extraterritorial bodies (U) hold embassies beside international organizations.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::applicant::{
    Applicant, Education, Experience, ItSkill, Item, LanguageLevel, LanguageSkill, Level, List, Status, Text,
};
use crate::domain::calendar::PartialDate;
use crate::domain::closed_words;
use crate::domain::cv::CvValueKind;
use crate::domain::location::Located;
use crate::domain::names::normalise;
use crate::domain::nationalities::{self, StatedNationality};
use crate::intake::cv::tree::TreeNode;
use crate::intake::cv::{ImportNotes, cv_words, joined, named, status_by_end, text};

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
    Applicant {
        date_of_birth: sheet.date(person.child("BirthDate")),
        nationalities: sheet.nationalities(person.named("NationalityCode")),
        education: sheet.entries(profile.within("EducationOrganizationAttendance"), education),
        languages: languages(person, profile, sheet),
        it_skills: it_skills(profile, sheet),
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
    let title = degree.and_then(|degree| degree.child("DegreeName"));
    let status = sheet.status(period.and_then(|period| period.child("Ongoing")), degree_day, title);
    let (end_node, end) = match degree_day {
        Some(_) => (degree_date, degree_day),
        None => (day("EndDate"), sheet.end_date(day("EndDate"))),
    };
    let (isced_f, field) = sheet.field_of_study(degree);
    let level = match node.child("EducationLevelCode").filter(|code| code.text().is_some()) {
        Some(code) => sheet.mapped(Some(code), CvValueKind::EducationLevel, level_of_eqf),
        None => sheet.mapped(title, CvValueKind::EducationLevel, cv_words::degree),
    };
    Education {
        index,
        at: node.at(),
        level,
        field,
        isced_f,
        institution: text(node.child("OrganizationName")),
        country: node.within("CountryCode").next().and_then(TreeNode::text),
        status: status.or_else(|| status_by_end(end_node)),
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

/// The digital skills, each a tool without a level, as the keywords of a JSON Resume are.
fn it_skills<'a>(profile: TreeNode<'_, 'a>, sheet: &mut ImportNotes) -> Option<List<ItSkill<'a>>> {
    let skills = profile.within("PersonCompetency").filter(|node| taxonomy(*node).contains("digital"));
    let name = |node: TreeNode<'_, 'a>| text(node.child("CompetencyName")).or_else(|| text(node.child("CompetencyID")));
    sheet.values(skills.filter(|node| name(*node).is_some()), |_, index, node| ItSkill {
        index,
        at: node.at(),
        name: name(node),
        ..ItSkill::default()
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
        let (start, end) = (sheet.date(day("StartDate")), sheet.end_date(day("EndDate")));
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
            if nationalities::read(&text.value, |_| None) == StatedNationality::Unknown {
                sheet.unmapped(node, text.at, CvValueKind::Nationality, &text.value);
            }
            let is_code =
                matches!(text.value.len(), 2 | 3) && text.value.bytes().all(|byte| byte.is_ascii_alphabetic());
            let value = if is_code { Cow::Owned(text.value.to_ascii_uppercase()) } else { text.value };
            Item { index, text: Located { value, at: text.at }, is_number: false }
        })
    }

    /// Going on, where it says so; completed, where a day of the degree is given, or where it does not go on and names the
    /// qualification awarded, for which Europass has a field, while it exports no day of the degree; else nobody knows.
    pub(super) fn status(
        &mut self,
        ongoing: Option<TreeNode<'_, '_>>,
        degree_day: Option<Located<PartialDate>>,
        title: Option<TreeNode<'_, '_>>,
    ) -> Option<Located<Status>> {
        let said = text(ongoing);
        let is_awarded = text(title).is_some_and(|title| !says_not_awarded(&title.value));
        match (said.as_ref().and_then(|said| closed_words::boolean(&said.value)), degree_day) {
            (Some(true), _) => said.map(|said| Located { value: Status::Ongoing, at: said.at }),
            (Some(false), Some(day)) => Some(Located { value: Status::Completed, at: day.at }),
            (Some(false), None) if is_awarded => {
                let at = said.map_or(0, |said| said.at);
                let (count, first) = self.taken_as_completed.unwrap_or((0, at));
                self.taken_as_completed = Some((count + 1, first));
                Some(Located { value: Status::Completed, at })
            }
            (None, Some(day)) if said.is_none() => Some(Located { value: Status::Completed, at: day.at }),
            _ => {
                if let Some((node, said)) = ongoing.zip(said) {
                    self.unmapped(node, said.at, CvValueKind::Status, &said.value);
                }
                None
            }
        }
    }

    /// An employment that is over needs an end, without which it would go on.
    pub(super) fn ended(&mut self, current: Option<TreeNode<'_, '_>>, end: Option<&Text<'_>>) {
        if let Some(node) = current
            && let Some(text) = node.text()
            && closed_words::boolean(&text.value) == Some(false)
            && end.is_none()
        {
            self.unmapped(node, text.at, CvValueKind::Ended, &text.value);
        }
    }

    /// The ISCED-F code of a degree, and its field where that is given in words. The editor writes the broad field beside the
    /// exact one, which is meant.
    fn field_of_study<'a>(&mut self, degree: Option<TreeNode<'_, 'a>>) -> (Option<Text<'a>>, Option<Text<'a>>) {
        let (mut code, mut field): (Option<Text<'a>>, Option<Text<'a>>) = (None, None);
        let fields = degree.into_iter().flat_map(|degree| degree.named("FieldOfStudy"));
        let stated = fields.flat_map(|field| field.within("ProgramConcentration"));
        let stated: Vec<_> = stated.filter_map(|node| Some((node, node.text()?))).collect();
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let codes = stated.iter().filter(|(_, text)| is_number(&text.value) && (2..=4).contains(&text.value.len()));
        if let Some((_, first)) = codes.clone().next() {
            let within = codes.filter(|(_, text)| text.value.starts_with(&*first.value));
            code = within.max_by_key(|(_, text)| text.value.len()).map(|(_, text)| text.clone());
        }
        for (node, text) in stated {
            let kind = match (&code, is_number(&text.value)) {
                (Some(code), true) if code.value.starts_with(&*text.value) => continue,
                (Some(_), true) if (2..=4).contains(&text.value.len()) => CvValueKind::SecondField,
                (_, true) => CvValueKind::FieldCode,
                (_, false) if field.is_none() => {
                    field = Some(text);
                    continue;
                }
                (_, false) => CvValueKind::SecondField,
            };
            self.unmapped(node, text.at, kind, &text.value);
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

/// Whether the title of a qualification says that it was not awarded.
fn says_not_awarded(title: &str) -> bool {
    const WORDS: [&str; 17] = [
        "not",
        "no",
        "without",
        "unfinished",
        "incomplete",
        "uncompleted",
        "interrupted",
        "abandoned",
        "dropped",
        "exchange",
        "non",
        "pas",
        "sans",
        "inacheve",
        "inachevee",
        "interrompu",
        "abandonne",
    ];
    normalise(title).split(' ').any(|word| WORDS.contains(&word))
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
