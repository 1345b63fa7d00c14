//! CVs of other formats: how they are recognised, what of them is taken over, and that nothing is guessed.

use std::path::Path;
use std::process::Command;

use eligible::internal::domain::applicant::{Applicant, LanguageLevel, Level, Status};
use eligible::internal::domain::cv::{CvFormat, CvValueKind};
use eligible::internal::domain::problem::{Encoding, ProblemKind, WarningKind, XmlError};
use eligible::internal::domain::text::{Lang, beginning};
use eligible::internal::intake::cv::cv_words::{degree, fluency, skill_level};
use eligible::internal::intake::document::{Record, read_cv, read_document, read_line};
use eligible::internal::messages::diagnostics;

use crate::common::judge::{Terms, one, outcomes};

const JSON_RESUME: &str = include_str!("../../examples/cv/jsonresume.json");
const EUROPASS: &str = include_str!("../../examples/cv/europass.xml");
const PASSPORT: &str = include_str!("../../examples/cv/europass-skillspassport.xml");

fn records(bytes: &[u8]) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    read_document(bytes, false, |record| records.push(record));
    records
}

fn record(text: &str) -> Record<'_> {
    let mut records = records(text.as_bytes());
    assert_eq!(records.len(), 1, "{text}");
    records.remove(0)
}

fn format_of(text: &str) -> Option<CvFormat> {
    record(text).intake.cv
}

/// What could not be taken over: what it is about, its words, line and column.
fn unmapped(record: &Record<'_>) -> Vec<(CvValueKind, String, u64, u64)> {
    let listed = record.intake.warnings.iter().filter_map(|warning| match &warning.concern {
        WarningKind::Unmapped(value, words) => {
            let place = record.position(warning.at);
            Some((*value, words.clone(), place.line, place.column))
        }
        _ => None,
    });
    listed.collect()
}

fn values(text: &str) -> Vec<(CvValueKind, String)> {
    unmapped(&record(text)).into_iter().map(|(value, words, ..)| (value, words)).collect()
}

fn mistake(bytes: &[u8]) -> Option<ProblemKind> {
    records(bytes).remove(0).intake.problems.first().map(|problem| problem.mistake.clone())
}

/// Every text of an applicant that is in the file as it is, with its place.
fn fields(applicant: &Applicant<'_>) -> Vec<(String, usize)> {
    let mut fields = Vec::new();
    let education = applicant.education.iter().flat_map(|list| &list.entries);
    for entry in education {
        fields.extend(
            [&entry.field, &entry.institution].into_iter().flatten().map(|text| (text.value.to_string(), text.at)),
        );
        fields.extend([entry.start, entry.end].into_iter().flatten().map(|date| (date.value.to_string(), date.at)));
    }
    for entry in applicant.experience.iter().flat_map(|list| &list.entries) {
        fields.extend([&entry.role].into_iter().flatten().map(|text| (text.value.to_string(), text.at)));
    }
    fields
}

#[test]
fn degrees_are_mapped_where_their_name_is_sure() {
    let cases = [
        ("Bachelor", Some(Level::Bachelor)),
        ("BACHELOR", Some(Level::Bachelor)),
        ("Bachelor's Degree", Some(Level::Bachelor)),
        ("Bachelor’s degree, Political Science", Some(Level::Bachelor)),
        ("Bachelor of Arts", Some(Level::Bachelor)),
        ("Bachelor (Hons)", Some(Level::Bachelor)),
        ("BSc.", Some(Level::Bachelor)),
        ("B.Sc.", Some(Level::Bachelor)),
        ("BSc Computer Science", Some(Level::Bachelor)),
        ("B.A.", Some(Level::Bachelor)),
        ("BA in History", Some(Level::Bachelor)),
        ("licence", Some(Level::Bachelor)),
        ("Licence en droit", Some(Level::Bachelor)),
        ("Licence professionnelle", Some(Level::Bachelor)),
        ("M.S.", Some(Level::Master)),
        ("Master", Some(Level::Master)),
        ("Master's", Some(Level::Master)),
        ("Master 2 en relations internationales", Some(Level::Master)),
        ("MSc", Some(Level::Master)),
        ("MBA (Master of Business Administration)", Some(Level::Master)),
        ("Ph.D.", Some(Level::Doctorate)),
        ("PhD - Thesis on borders", Some(Level::Doctorate)),
        ("Doctorat en histoire", Some(Level::Doctorate)),
        ("Associate's degree", Some(Level::ShortCycle)),
        ("BTS", Some(Level::ShortCycle)),
        ("High school diploma", Some(Level::Secondary)),
        ("", None),
        ("Diplom", None),
        ("Degree", None),
        ("Baccalauréat", None),
        ("Bachelier", None),
        ("Maîtrise", None),
        ("Licenciatura", None),
        ("MD", None),
        ("Doctorat en médecine", None),
        ("MS Office course", None),
        ("Master class", None),
        ("Licence de pilote", None),
        ("niveau licence", None),
        ("Bachelor (equivalent)", None),
        ("Bachelor, Master", None),
        ("Bachelor/Master", None),
        ("Bachelor and Master in Law", None),
        ("Pre-master", None),
        ("Licence Mathématiques", Some(Level::Bachelor)),
        ("BTS SIO SLAM", Some(Level::ShortCycle)),
        ("Master Politikwissenschaft", Some(Level::Master)),
        ("Laurea magistrale in giurisprudenza", Some(Level::Master)),
        ("Diplôme d'ingénieur", Some(Level::Master)),
        ("Master Plumber", None),
        ("Master student", None),
        ("Licence 1 Droit", None),
        ("Laurea in lettere", None),
        ("MA (Hons)", None),
        ("MA Hons History", None),
        ("Master of Arts (Honours)", None),
        ("BA (Hons)", Some(Level::Bachelor)),
        ("MEng (Hons)", Some(Level::Master)),
        ("BS/MS", None),
        ("B.A., M.A.", None),
        ("BA/BSc", Some(Level::Bachelor)),
        ("High school of commerce", None),
    ];
    for (text, expected) in cases {
        assert_eq!(degree(text), expected, "{text}");
    }
}

#[test]
fn levels_are_mapped_where_their_words_are_sure() {
    let cases = [
        ("Native or bilingual proficiency", Some("native")),
        ("Native speaker", Some("native")),
        ("Mother tongue", Some("native")),
        ("mother-tongue", Some("native")),
        ("Langue maternelle", Some("native")),
        ("Bilingue ou langue natale", Some("native")),
        ("C1", Some("C1")),
        ("c1", Some("C1")),
        ("C1 (Advanced)", Some("C1")),
        ("Niveau B2", Some("B2")),
        ("B2+", Some("B2")),
        ("CEFR: A2", Some("A2")),
        ("Full professional proficiency", None),
        ("Professional working proficiency", None),
        ("Limited working proficiency", None),
        ("Capacité professionnelle complète", None),
        ("Muttersprache", Some("native")),
        ("Natif", Some("native")),
        ("Fluent", Some("Fluent")),
        ("courant", Some("courant")),
        ("IELTS 7.5", Some("IELTS 7.5")),
        ("Elementary proficiency", Some("Elementary proficiency")),
        ("bilingual", None),
        ("not native", None),
        ("preparing for C1", None),
        ("almost C1", None),
        ("C1 (beginner)", None),
        ("B2/C1", None),
        ("C3", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(fluency(text), expected, "{text}");
    }
    let cases = [
        ("Beginner", Some("basic")),
        ("intermédiaire", Some("intermediate")),
        ("Master", Some("expert")),
        ("80", None),
    ];
    for (text, expected) in cases {
        assert_eq!(skill_level(text), expected, "{text}");
    }
}

#[test]
fn a_format_is_known_by_its_content() {
    let cases = [
        (r#"{"basics":{}}"#, Some(CvFormat::JsonResume)),
        (r#"{"$schema":"x","basics":{"name":"N"},"education":[],"languages":[]}"#, Some(CvFormat::JsonResume)),
        (r#"{"work":[],"skills":[]}"#, Some(CvFormat::JsonResume)),
        (r#"{"work":[]}"#, None),
        (r#"{"skills":[{"name":"Excel"}]}"#, None),
        (r#"{"work":{},"skills":[]}"#, None),
        (r#"{"basics":[]}"#, None),
        (r#"{"basics":"x"}"#, None),
        (r#"{"date_of_birth":"2000","basics":{}}"#, None),
        (r#"{"basics":{},"date_of_birth":null}"#, None),
        (r#"{"basics":{},"nationalities":5}"#, None),
        (r#"{"it_skills":[],"work":[],"skills":[]}"#, None),
        (r#"{"experience":[],"basics":{}}"#, Some(CvFormat::JsonResume)),
        (r#"{"experience":[],"work":[],"skills":[]}"#, None),
        (r#"{"competencies":[],"basics":{}}"#, None),
        (r#"{"documents":[],"basics":{}}"#, None),
        (r#"{"application":{},"basics":{}}"#, None),
        (r#"{"answers":{},"basics":{}}"#, None),
        (r#"{"driving_licences":[],"basics":{}}"#, None),
        (r#"{"SkillsPassport":{}}"#, Some(CvFormat::Europass)),
        ("<Candidate/>", Some(CvFormat::Europass)),
        ("\u{FEFF}\n <?xml version='1.0'?><!-- x --><e:Candidate xmlns:e='x'/>\n", Some(CvFormat::Europass)),
        ("<SkillsPassport></SkillsPassport>", Some(CvFormat::Europass)),
    ];
    for (text, expected) in cases {
        assert_eq!(format_of(text), expected, "{text}");
        if expected.is_none() {
            let unknown = |record: &Record<'_>| {
                record.intake.warnings.iter().any(|warning| matches!(warning.concern, WarningKind::UnknownField(_)))
            };
            assert!(unknown(&record(text)) || record(text).intake.is_invalid, "{text}");
        }
    }
    for text in ["<html/>", "<", "<!-- Candidate -->", "<candidate/>", "<?xml"] {
        let mistake = mistake(text.as_bytes());
        assert!(matches!(mistake, Some(ProblemKind::NotJson(_) | ProblemKind::OtherFile(_))), "{text}: {mistake:?}");
    }
}

#[test]
fn a_cv_may_stand_in_an_array_or_a_line() {
    let text = r#"[{"id":"a"}, {"basics":{"name":"B"},"work":[{"startDate":"x"}]}, {"id":"c"}]"#;
    let records = records(text.as_bytes());
    let formats: Vec<_> = records.iter().map(|record| record.intake.cv).collect();
    assert_eq!(formats, [None, Some(CvFormat::JsonResume), None]);
    assert_eq!(unmapped(&records[1]), [(CvValueKind::Date, "x".to_owned(), 1, 58)]);
    let line = read_line(br#"{"basics":{"name":"B"},"work":[{"startDate":"x"}]}"#, 2, 7, false);
    assert_eq!(unmapped(&line), [(CvValueKind::Date, "x".to_owned(), 7, 45)]);
}

#[test]
fn the_reading_as_a_cv_is_said_in_both_languages() {
    for text in [JSON_RESUME, EUROPASS, PASSPORT] {
        let record = record(text);
        let first = record.intake.warnings.first().unwrap();
        assert!(matches!(first.concern, WarningKind::ReadAsCv(_)) && first.pointer.is_empty());
        for warning in &record.intake.warnings {
            let (en, fr) = (diagnostics::warning(Lang::En, warning), diagnostics::warning(Lang::Fr, warning));
            assert!(!en.is_empty() && en != fr);
            assert!(![" :", " ;", " ?"].iter().any(|mark| fr.contains(mark)), "{fr}");
        }
    }
}

#[test]
fn the_json_resume_of_the_examples_is_read_as_it_says() {
    let record = record(JSON_RESUME);
    let applicant = &record.intake.applicant;
    assert_eq!(record.intake.problems, []);
    assert_eq!(applicant.name.as_ref().unwrap().value, "Ana Exemplo");
    assert_eq!((&applicant.date_of_birth, &applicant.nationalities), (&None, &None));
    let education = &applicant.education.as_ref().unwrap().entries;
    assert_eq!(education[0].level.unwrap().value, Level::Master);
    assert_eq!((education[1].level, education[0].status, education[1].status), (None, None, None));
    assert_eq!(education[0].end.unwrap().value.to_string(), "2025-06");
    assert_eq!(education[1].end.unwrap().value.to_string(), "2023");
    let skills = &applicant.it_skills.as_ref().unwrap().entries;
    let skills: Vec<_> = skills
        .iter()
        .filter(|skill| !skill.doubts.is_further())
        .map(|skill| {
            (
                skill.index,
                skill.name.as_ref().unwrap().value.as_ref(),
                skill.level.as_ref().map(|level| level.value.as_ref()),
            )
        })
        .collect();
    let expected = [
        (0, "Microsoft Office", Some("advanced")),
        (1, "Excel", None),
        (2, "PowerPoint", None),
        (3, "SharePoint", Some("daily use")),
    ];
    assert_eq!(skills, expected);
    let work = &applicant.experience.as_ref().unwrap().entries[0];
    assert_eq!((work.sector, work.end), (None, None));
    let expected = [
        (CvValueKind::EducationLevel, "Licenciatura".to_owned(), 22, 20),
        (CvValueKind::LanguageLevel, "Limited working proficiency".to_owned(), 30, 40),
        (CvValueKind::SkillLevel, "daily use".to_owned(), 34, 38),
    ];
    assert_eq!(unmapped(&record), expected);
    for (words, at) in fields(applicant) {
        assert!(JSON_RESUME.split_at(at).1.starts_with(&format!("\"{words}")), "{words}");
    }
}

#[test]
fn the_europass_of_the_examples_is_read_as_it_says() {
    let record = record(EUROPASS);
    let applicant = &record.intake.applicant;
    assert_eq!(record.intake.problems, []);
    assert_eq!(applicant.name.as_ref().unwrap().value, "Élodie Modèle");
    assert_eq!(applicant.date_of_birth.unwrap().value.to_string(), "2001");
    let nationalities = applicant.nationalities.as_ref().unwrap();
    let nationalities = nationalities.entries.iter().filter(|item| !nationalities.is_further(item));
    assert_eq!(nationalities.map(|item| item.text.value.as_ref()).collect::<Vec<_>>(), ["EL", "UK"]);
    let education = &applicant.education.as_ref().unwrap().entries;
    let rows: Vec<_> = education
        .iter()
        .filter(|entry| !entry.doubts.is_further())
        .map(|entry| {
            (entry.level.map(|at| at.value), entry.status.map(|at| at.value), entry.end.unwrap().value.to_string())
        })
        .collect();
    let expected = [
        (Some(Level::Master), Some(Status::Ongoing), "2026-06".to_owned()),
        (Some(Level::Bachelor), Some(Status::Completed), "2024-07-12".to_owned()),
        (None, None, "2020".to_owned()),
    ];
    assert_eq!(rows, expected);
    assert_eq!(education[1].isced_f.as_ref().unwrap().value, "0421");
    let languages = &applicant.languages.as_ref().unwrap().entries;
    assert_eq!(languages[0].level.as_ref().unwrap().value, LanguageLevel::Overall("native".into()));
    let LanguageLevel::BySkill(skills) = &languages[1].level.as_ref().unwrap().value else {
        panic!("a level by skill")
    };
    let skills: Vec<_> = skills.iter().map(|(skill, level)| (skill.as_ref(), level.value.as_ref())).collect();
    let expected = [("listening", "C2"), ("reading", "C2"), ("spoken interaction", "C1"), ("spoken production", "C1")];
    assert_eq!(skills, expected);
    let work = &applicant.experience.as_ref().unwrap().entries[0];
    assert_eq!(work.employer.as_ref().unwrap().value, "Example Ministry & Partners");
    assert_eq!(work.sector, None);
    let mut listed = unmapped(&record);
    listed.sort_by_key(|(.., line, column)| (*line, *column));
    let expected = [
        (CvValueKind::Sector, "O".to_owned(), 17, 26),
        (CvValueKind::EducationLevel, "4".to_owned(), 57, 29),
        (CvValueKind::Status, "false".to_owned(), 61, 20),
    ];
    assert_eq!(listed, expected);
    let pointers: Vec<_> = record.intake.warnings.iter().map(|warning| warning.pointer.as_str()).collect();
    let profile = "/Candidate/CandidateProfile";
    assert!(pointers.contains(
        &format!("{profile}/EducationHistory/EducationOrganizationAttendance[3]/EducationLevelCode").as_str()
    ));
    assert!(pointers.contains(
        &format!("{profile}/PersonQualifications/PersonCompetency/CompetencyDimension[5]/Score/ScoreText").as_str()
    ));
    for (words, at) in fields(applicant) {
        assert!(EUROPASS.split_at(at).1.starts_with(&words), "{words}");
    }
}

#[test]
fn the_older_europass_is_read_in_xml_and_in_json() {
    let json = r#"{"SkillsPassport":{"LearnerInfo":{
        "Identification":{"PersonName":{"FirstName":"Jean","Surname":"Fictif"},"Demographics":{
            "Birthdate":{"Year":1999,"Month":11,"Day":5},"Nationality":[{"Code":"BE","Label":"Belge"}]}},
        "WorkExperience":[{"Period":{"From":{"Year":2022,"Month":9},"Current":true},
            "Position":{"Label":"Chargé d'études"},"Employer":{"Name":"Bureau Exemple SPRL"}}],
        "Education":[{"Period":{"From":{"Year":2020},"To":{"Year":2022},"Current":false},
            "Title":"Master en sciences politiques"}],
        "Skills":{"Linguistic":{"MotherTongue":[{"Description":{"Code":"fr"}}],"ForeignLanguage":[
            {"Description":{"Code":"en"},"ProficiencyLevel":{"Listening":"C1","Writing":"B2"}}]}}}}}"#;
    for text in [PASSPORT, json] {
        let record = record(text);
        let applicant = &record.intake.applicant;
        assert_eq!(applicant.name.as_ref().unwrap().value, "Jean Fictif");
        assert_eq!(applicant.date_of_birth.unwrap().value.to_string(), "1999-11-05");
        assert_eq!(applicant.nationalities.as_ref().unwrap().entries[0].text.value, "BE");
        let education = &applicant.education.as_ref().unwrap().entries[0];
        let status = education.status.map(|status| status.value);
        assert_eq!((education.level.unwrap().value, status), (Level::Master, Some(Status::Completed)));
        assert_eq!(education.start.unwrap().value.to_string(), "2020");
        let work = &applicant.experience.as_ref().unwrap().entries[0];
        assert_eq!((work.start.unwrap().value.to_string().as_str(), work.end), ("2022-09", None));
        let languages = &applicant.languages.as_ref().unwrap().entries;
        assert_eq!(languages[0].level.as_ref().unwrap().value, LanguageLevel::Overall("native".into()));
        assert!(
            matches!(&languages[1].level.as_ref().unwrap().value, LanguageLevel::BySkill(skills) if skills.len() >= 2)
        );
        let is_said = |concern: &WarningKind| matches!(concern, WarningKind::TakenAsCompleted(_));
        assert!(record.intake.warnings.iter().any(|warning| is_said(&warning.concern)));
    }
    let untitled = record(&json.replace("\"Title\"", "\"Motto\"")).intake.warnings;
    assert!(untitled.iter().any(|warning| warning.pointer == "/SkillsPassport/LearnerInfo/Education/0/Period/Current"));
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

fn dimension(kind: &str, score: &str) -> String {
    format!(
        "<CompetencyDimension><CompetencyDimensionTypeCode>{kind}</CompetencyDimensionTypeCode>\
         <Score><ScoreText>{score}</ScoreText></Score></CompetencyDimension>"
    )
}

fn attendance(inner: &str) -> String {
    format!("<Candidate><EducationOrganizationAttendance>{inner}</EducationOrganizationAttendance></Candidate>")
}

#[test]
fn dates_stay_partial_and_bad_ones_are_listed() {
    let period = |start: &str, end: &str| {
        attendance(&format!(
            "<AttendancePeriod><StartDate><F:FormattedDateTime>{start}</F:FormattedDateTime></StartDate><EndDate>{end}</EndDate></AttendancePeriod>"
        ))
    };
    let dates = |text: &str| {
        let applicant = record(text).intake.applicant;
        let entry = applicant.education.unwrap().entries.remove(0);
        [entry.start, entry.end].map(|date| date.map_or(String::new(), |date| date.value.to_string()))
    };
    let cases = [
        ("2019", "2021-06", ["2019", "2021-06"], vec![]),
        ("2019-09-01T00:00:00", "2021-06-30+02:00", ["2019-09-01", "2021-06-30"], vec![]),
        ("2019-13", "2021-02-30", ["", ""], vec![(CvValueKind::Date, "2021-02-30"), (CvValueKind::Date, "2019-13")]),
        ("autumn 2019", "21", ["", ""], vec![(CvValueKind::Date, "21"), (CvValueKind::Date, "autumn 2019")]),
        ("2004-06-21T22:00:00.000Z", "", ["[2004-06-21..2004-06-22]", ""], vec![]),
        ("Sept. 2019", "09/2021", ["2019-09", "2021-09"], vec![]),
        ("31/01/2019", "June 2021 (expected)", ["2019-01-31", "2021-06"], vec![]),
        ("2019", "Present", ["2019", ""], vec![]),
        ("2021", "2020-12-31", ["2021", ""], vec![(CvValueKind::EndBeforeStart, "2020-12-31")]),
        ("2021-06", "2021", ["2021-06", "2021"], vec![]),
    ];
    for (start, end, expected, listed) in cases {
        let text = period(start, end);
        assert_eq!(dates(&text), expected, "{start} {end}");
        let listed: Vec<_> = listed.into_iter().map(|(value, words)| (value, words.to_owned())).collect();
        assert_eq!(values(&text), listed, "{start} {end}");
    }
    let resume = r#"{"basics":{},"work":[{"name":"N","startDate":"2020-05","endDate":"2020-04-30"}]}"#;
    assert_eq!(values(resume), [(CvValueKind::EndBeforeStart, "2020-04-30".to_owned())]);
}

#[test]
fn nothing_is_guessed_about_an_education() {
    let entry = |inner: &str| {
        record(&attendance(inner)).intake.applicant.education.unwrap().entries.remove(0).status.map(|at| at.value)
    };
    let ongoing = |word: &str| format!("<AttendancePeriod><Ongoing>{word}</Ongoing></AttendancePeriod>");
    let degree = "<EducationDegree><DegreeDate>2024-07</DegreeDate></EducationDegree>";
    let cases = [
        (ongoing("true"), Some(Status::Ongoing), false),
        (ongoing("TRUE"), Some(Status::Ongoing), false),
        (ongoing("true") + degree, Some(Status::Ongoing), false),
        (ongoing("false") + degree, Some(Status::Completed), false),
        (ongoing("false"), None, true),
        (ongoing("perhaps") + degree, None, true),
        (ongoing("false") + "<EducationDegree><DegreeDate>soon</DegreeDate></EducationDegree>", None, true),
        ("<EducationLevelCode>6</EducationLevelCode>".to_owned(), None, false),
    ];
    for (inner, expected, is_listed) in cases {
        assert_eq!(entry(&inner), expected, "{inner}");
        assert_eq!(
            values(&attendance(&inner)).iter().any(|(value, _)| *value == CvValueKind::Status),
            is_listed,
            "{inner}"
        );
    }
    for (code, expected) in
        [("4", None), ("5", Some(Level::ShortCycle)), ("8", Some(Level::Doctorate)), ("9", None), ("6A", None)]
    {
        let text = attendance(&format!("<EducationLevelCode>{code}</EducationLevelCode>"));
        let level = record(&text).intake.applicant.education.unwrap().entries.remove(0).level;
        assert_eq!(level.map(|at| at.value), expected, "{code}");
        assert_eq!(values(&text).len(), usize::from(expected.is_none()), "{code}");
    }
}

#[test]
fn empty_lists_are_left_out_and_odd_entries_leave_it_open() {
    let resume = |inner: &str| format!(r#"{{"basics":{{"name":"N"}},{inner}}}"#);
    let empty =
        resume(r#""education":[],"languages":[{}],"skills":[{"name":"","level":"","keywords":[]}],"work":[null]"#);
    let applicant = record(&empty).intake.applicant;
    assert_eq!((applicant.education, applicant.languages), (None, None));
    assert_eq!((applicant.it_skills, applicant.experience), (None, None));
    let odd = resume(r#""languages":["English C1",{"language":"Klingonese","fluency":5}],"skills":"Office""#);
    let expected = [
        (CvValueKind::Entry, "English C1".to_owned()),
        (CvValueKind::LanguageLevel, "5".to_owned()),
        (CvValueKind::Language, "Klingonese".to_owned()),
        (CvValueKind::Entry, "Office".to_owned()),
    ];
    assert_eq!(values(&odd), expected);
    let judged = one(&odd, Terms::default());
    assert_eq!(outcomes(&judged)["E4"].code(), "unclear");
    assert_eq!(outcomes(&judged)["D3"].code(), "unclear");
    // What a CV says in words of the standard scale is judged as in an applicant file.
    for (words, outcome) in [("Full professional proficiency", "met"), ("Fluency of a kind", "unclear")] {
        let words = resume(&format!(r#""languages":[{{"language":"English","fluency":"{words}"}}]"#));
        assert_eq!(outcomes(&one(&words, Terms::default()))["E4"].code(), outcome);
    }
}

#[test]
fn countries_are_known_by_the_codes_of_europass() {
    let text = "<Candidate><NationalityCode>uk</NationalityCode><NationalityCode> EL </NationalityCode>\
                <NationalityCode>be</NationalityCode><NationalityCode/><NationalityCode>qq</NationalityCode></Candidate>";
    let applicant = record(text).intake.applicant;
    let list = applicant.nationalities.unwrap();
    let stated = list.entries.iter().filter(|item| !list.is_further(item));
    assert_eq!(stated.map(|item| item.text.value.as_ref()).collect::<Vec<_>>(), ["UK", "EL", "BE", "QQ"]);
    assert_eq!(values(text), [(CvValueKind::Nationality, "qq".to_owned())]);
    assert_eq!(outcomes(&one(text, Terms::default()))["E1"].code(), "met");
}

#[test]
fn dimensions_that_are_empty_are_left_out() {
    let language = |scores: &[(&str, &str)]| {
        let dimensions = join(scores.iter().map(|(kind, score)| dimension(kind, score)));
        format!(
            "<Candidate><PersonCompetency><CompetencyID>fre</CompetencyID><TaxonomyID>language</TaxonomyID>{dimensions}</PersonCompetency></Candidate>"
        )
    };
    let level = |text: &str| {
        record(text).intake.applicant.languages.unwrap().entries.remove(0).level.map(|at| format!("{:?}", at.value))
    };
    assert_eq!(level(&language(&[("CEF-Understanding-Listening", ""), ("CEF-Writing-Production", " ")])), None);
    assert_eq!(level(&language(&[])), None);
    let one_left = level(&language(&[("CEF-Understanding-Listening", ""), ("CEF-Writing-Production", "B1")])).unwrap();
    assert!(one_left.contains("writing") && !one_left.contains("listening"));
    let twice = language(&[("CEF-Writing-Production", "B1"), ("CEF-Writing-Production", "C1")]);
    assert_eq!((level(&twice), values(&twice)), (None, vec![(CvValueKind::TwoLevels, "C1".to_owned())]));
}

#[test]
fn hostile_xml_is_one_problem() {
    let candidate = |inner: &str| format!("<Candidate>{inner}</Candidate>");
    let not_xml = |fault| Some(ProblemKind::NotXml(fault));
    let cases = [
        (EUROPASS.split_at(EUROPASS.len() / 2).0.to_owned(), not_xml(XmlError::End)),
        ("<Candidate><a></b></Candidate>".to_owned(), not_xml(XmlError::Tag)),
        ("<Candidate/><Candidate/>".to_owned(), not_xml(XmlError::Outside)),
        ("<Candidate/>x".to_owned(), not_xml(XmlError::Outside)),
        (candidate("&lol9;"), not_xml(XmlError::Entity)),
        (candidate("&#xD800;"), not_xml(XmlError::Entity)),
        (candidate("a & b"), not_xml(XmlError::Entity)),
        (candidate("<a b='&x;'/>"), not_xml(XmlError::Entity)),
        (candidate("<a b='1' b='2'/>"), not_xml(XmlError::Attribute)),
        (candidate("<a b=1/>"), not_xml(XmlError::Attribute)),
        (candidate("<1/>"), not_xml(XmlError::Markup)),
        (candidate(&("<a>".repeat(100_000) + &"</a>".repeat(100_000))), not_xml(XmlError::TooDeep)),
        ("<Candidate>".to_owned() + &"<a>".repeat(100_000), not_xml(XmlError::TooDeep)),
        (
            "<!DOCTYPE Candidate [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b '&a;&a;'>]><Candidate>&b;</Candidate>".to_owned(),
            not_xml(XmlError::Entity),
        ),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><Candidate/>".to_owned(), None),
        ("<?xml version='1.0' encoding='utf-16'?><Candidate/>".to_owned(), None),
        ("<?xml version='1.0' encoding='utf-7'?><Candidate/>".to_owned(), not_xml(XmlError::Encoding)),
        ("<?xml version='1.0' encoding='utf-8'?><Candidate/>".to_owned(), None),
        (candidate(&format!("<a b='{}'/>", "x".repeat(1 << 22))), None),
        (candidate(&format!("<a {}/>", join((0..20_000).map(|number| format!("b{number}='' "))))), None),
        (candidate(&"<NationalityCode>qq</NationalityCode>".repeat(20_000)), None),
        (candidate(&"<EmployerHistory><PositionHistory><x>1</x></PositionHistory></EmployerHistory>".repeat(20_000)), None),
        (
            candidate(&format!(
                "<EmployerHistory>{}</EmployerHistory>",
                "<PositionHistory><x>1</x></PositionHistory>".repeat(20_000)
            )),
            None,
        ),
        (
            candidate(&format!(
                "<PersonCompetency><TaxonomyID>language</TaxonomyID>{}</PersonCompetency>",
                join((0..20_000).map(|number| dimension(&number.to_string(), "C1")))
            )),
            None,
        ),
        (candidate(&"&amp;".repeat(200_000)), None),
    ];
    for (text, expected) in cases {
        assert_eq!(mistake(text.as_bytes()), expected, "{}", beginning(&text, 80));
    }
    assert_eq!(mistake(b"<Candidate>\xE9t</Candidate>"), Some(ProblemKind::NotUtf8(Encoding::Latin1)));
    let utf_16: Vec<u8> = "<Candidate/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(mistake(&utf_16), Some(ProblemKind::NotUtf8(Encoding::Utf16)));
    let broken = record("<Candidate>\n <é></e></Candidate>");
    let place = broken.position(broken.intake.problems[0].at);
    assert_eq!((place.line, place.column, broken.intake.problems.len()), (2, 5, 1));
}

#[test]
fn a_format_may_be_named() {
    let ambiguous = r#"{"education":[{"studyType":"PhD","institution":"I"}]}"#;
    assert_eq!(format_of(ambiguous), None);
    let named = read_cv(ambiguous.as_bytes(), CvFormat::JsonResume);
    assert_eq!(named.intake.applicant.education.unwrap().entries[0].level.unwrap().value, Level::Doctorate);
    let problem = |text: &str, format| {
        read_cv(text.as_bytes(), format).intake.problems.first().map(|problem| problem.mistake.clone())
    };
    assert_eq!(problem(EUROPASS, CvFormat::Europass), None);
    assert_eq!(problem("<html/>", CvFormat::Europass), Some(ProblemKind::NotCv(CvFormat::Europass)));
    assert_eq!(problem(r#"{"basics":{}}"#, CvFormat::Europass), Some(ProblemKind::NotCv(CvFormat::Europass)));
    assert_eq!(problem(r#"{"id":"a"}"#, CvFormat::JsonResume), Some(ProblemKind::NotCv(CvFormat::JsonResume)));
    assert_eq!(problem("[]", CvFormat::JsonResume), Some(ProblemKind::WrongType));
    assert!(matches!(problem(EUROPASS, CvFormat::JsonResume), Some(ProblemKind::NotJson(_))));
    assert!(matches!(problem(r#"{"basics":{}} x"#, CvFormat::JsonResume), Some(ProblemKind::NotJson(_))));
    assert_eq!(problem("", CvFormat::Europass), Some(ProblemKind::Empty));
}

#[test]
fn the_samples_pass_through_the_tool() {
    for (file, expected) in [("jsonresume.json", 4), ("europass.xml", 4), ("europass-skillspassport.xml", 0)] {
        let path = format!("examples/cv/{file}");
        let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
            .args(["check", &path])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
            .env_clear()
            .output()
            .unwrap();
        let warnings = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(expected), "{file}: {warnings}");
        assert!(warnings.contains("read as a "), "{warnings}");
    }
}
