//! Inputs of which each once came out wrong, the smallest of its kind, and what is right about them: outcomes, what the
//! applicant file made of a CV holds, and what is said and not said, in both languages.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// An input and what is right about it.
#[derive(Default)]
struct Written<'c> {
    /// The name of the file, whose extension counts.
    name: &'c str,
    text: &'c str,
    verdict: &'c str,
    /// Criteria and their outcomes.
    outcomes: &'c [(&'c str, &'c str)],
    /// Places in the file that `convert` makes of it, and what is there; nothing where `null` stands.
    file: &'c [(&'c str, &'c str)],
    /// What is said in English and in French.
    said: &'c [(&'c str, &'c str)],
    /// What is said in neither.
    unsaid: &'c [&'c str],
}

fn run(arguments: &[&str], folder: &TempDir) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_eligible"))
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .output()
        .unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (out, err, output.status.code())
}

/// All texts of a report, without the escapes of JSON.
fn texts(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(values) => values.iter().map(texts).collect(),
        Value::Object(members) => members.values().map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => String::new(),
    }
}

fn in_one_line(text: &str) -> String {
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(written: &Written<'_>) {
    let Written { name, text, verdict, outcomes, file, said, unsaid } = written;
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let [en, fr] = ["en", "fr"].map(|lang| {
        let (report, ..) = run(&["check", name, "--format", "json", "--lang", lang], &folder);
        let report: Value = serde_json::from_str(&report).unwrap();
        let applicant = &report["applicants"][0];
        assert_eq!(applicant["verdict"], *verdict, "{name}");
        for (id, outcome) in *outcomes {
            let criterion = applicant["criteria"].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap();
            assert_eq!(criterion["outcome"], *outcome, "{name} {id}");
        }
        texts(&report)
    });
    for (english, french) in *said {
        assert!(en.contains(english), "{name}: {english}\n{en}");
        assert!(fr.contains(french), "{name}: {french}\n{fr}");
    }
    for words in *unsaid {
        assert!(!en.contains(words) && !fr.contains(words), "{name}: {words}");
    }
    if !file.is_empty() {
        let (converted, notes, status) = run(&["convert", name], &folder);
        assert_eq!(status, Some(0), "{name}: {notes}");
        let converted: Value = serde_json::from_str(&converted).unwrap();
        for (pointer, expected) in *file {
            let expected: Value = serde_json::from_str(expected).unwrap();
            assert_eq!(converted.pointer(pointer).unwrap_or(&Value::Null), &expected, "{name} {pointer}");
        }
    }
}

/// What `convert` says was carried over, and what was not, each in one line.
fn carried_over(name: &str, text: &str) -> (String, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let (_, notes, _) = run(&["convert", name], &folder);
    let (notes, _) = notes.split_once("MISSING INFORMATION").unwrap();
    let (_, notes) = notes.split_once("\nCARRIED OVER").unwrap();
    let (understood, not) = notes.split_once("NOT CARRIED OVER").unwrap_or((notes, ""));
    (in_one_line(understood), in_one_line(not))
}

fn resume(inner: &str) -> String {
    format!(r#"{{"basics":{{"name":"Mina Beispiel"}},{inner}}}"#)
}

fn europass(person: &str, profile: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Candidate xmlns="http://www.europass.eu/1.0" xmlns:hr="http://www.hr-xml.org/3"><CandidatePerson>{person}</CandidatePerson><CandidateProfile>{profile}</CandidateProfile></Candidate>"#
    )
}

fn education(degree: &str, level: &str) -> String {
    europass(
        "",
        &format!(
            "<EducationHistory><EducationOrganizationAttendance><AttendancePeriod><StartDate>2021-09-01</StartDate>\
             <EndDate>2023-06-30</EndDate><Ongoing>false</Ongoing></AttendancePeriod><EducationDegree>{degree}\
             </EducationDegree><EducationLevelCode>{level}</EducationLevelCode></EducationOrganizationAttendance>\
             </EducationHistory>"
        ),
    )
}

const READ_AS_RESUME: (&str, &str) = (
    "read as a JSON Resume file: none of its lists counts as complete, and every skill counts as an IT tool",
    "lu comme un fichier JSON Resume\u{a0}: aucune de ses listes n'est considérée comme complète, et chaque compétence est considérée comme un outil informatique",
);

#[test]
fn a_skill_alone_leaves_a_language_open() {
    check(&Written {
        name: "01.json",
        text: r#"{"languages":[{"language":"English","level":{"reading":"C1"}}]}"#,
        verdict: "review",
        outcomes: &[("E4", "unclear")],
        said: &[("other skills not stated", "autres compétences non indiquées")],
        ..Written::default()
    });
}

#[test]
fn a_cv_that_leaves_languages_out_does_not_deny_them() {
    check(&Written {
        name: "03.json",
        text: &resume(r#""languages":[{"language":"Spanish","fluency":"Conversational"}]"#),
        verdict: "review",
        outcomes: &[("E4", "unclear"), ("D2", "unclear")],
        file: &[("/incomplete", r#"["languages"]"#), ("/languages/0/level", r#""Conversational""#)],
        said: &[
            READ_AS_RESUME,
            ("the list of languages may be incomplete", "la liste des langues est peut-être incomplète"),
        ],
        unsaid: &["an unnamed language", "langue non indiquée", "taken as not there"],
    });
    let named = resume(r#""languages":[{"language":"Spanish","fluency":"Conversational"}]"#);
    let (carried_over, not) = carried_over("03.json", &named);
    assert!(
        carried_over.contains("languages.0.language") && !carried_over.contains("Conversational"),
        "{carried_over}"
    );
    assert!(not.contains("Conversational") && !carried_over.contains("incomplete"), "{not}");
}

#[test]
fn the_exact_field_is_meant_beside_the_broad_one() {
    let fields = |main: &str, specific: &str| {
        education(
            &format!(
                "<hr:DegreeName>Master of Arts</hr:DegreeName><DegreeDate>2023-07-01</DegreeDate><FieldOfStudy>\
                 <MainFieldOfStudy><ProgramConcentration>{main}</ProgramConcentration></MainFieldOfStudy>\
                 <SpecificFieldOfStudy><ProgramConcentration>{specific}</ProgramConcentration></SpecificFieldOfStudy>\
                 </FieldOfStudy>"
            ),
            "7",
        )
    };
    for (main, specific) in [("03", "0312"), ("0312", "03"), ("0312", "0312"), ("031", "0312")] {
        check(&Written {
            name: "09.xml",
            text: &fields(main, specific),
            verdict: "review",
            outcomes: &[("D1", "met"), ("E3", "met")],
            file: &[("/education/0/isced_f", r#""0312""#)],
            unsaid: &["ISCED-F"],
            ..Written::default()
        });
    }
    check(&Written {
        name: "09.xml",
        text: &fields("03", "0421"),
        verdict: "review",
        file: &[("/education/0/isced_f", r#""03""#)],
        said: &[(
            "one field per course of study: `0421` is a second one",
            "un seul domaine par formation\u{a0}: `0421`, en plus du premier",
        )],
        ..Written::default()
    });
}

#[test]
fn digital_skills_are_it_tools_without_a_level() {
    let skill = |name: &str| {
        format!(
            "<PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID><hr:CompetencyName>{name}</hr:CompetencyName></PersonCompetency>"
        )
    };
    let alone = format!("<Skills>{}</Skills>", skill("Microsoft Office"));
    let grouped =
        format!("<Skills><SkillsGroup><Title>Bureautique</Title>{}</SkillsGroup></Skills>", skill("SharePoint"));
    for (name, profile, tool) in [("11.xml", alone, r#""Microsoft Office""#), ("12.xml", grouped, r#""SharePoint""#)] {
        check(&Written {
            name,
            text: &europass("", &profile),
            verdict: "review",
            outcomes: &[("D3", "unclear")],
            file: &[("/it_skills/0/name", tool), ("/it_skills/0/level", "null"), ("/it_skills/1", "null")],
            said: &[("level not stated", "niveau non indiqué")],
            unsaid: &["does not name", "left out"],
        });
    }
}

#[test]
fn reactive_resume_is_named() {
    check(&Written {
        name: "13.json",
        text: r#"{"basics":{"name":"Mina Beispiel","headline":"Analyst"},"sections":{"languages":{"items":[{"language":"English","fluency":"Native"}]}}}"#,
        verdict: "invalid",
        said: &[(
            "this is a Reactive Resume file, not JSON Resume, and cannot be read: its content is in `sections`",
            "c'est un fichier Reactive Resume, et non JSON Resume\u{a0}; il ne peut pas être lu\u{a0}: son contenu se trouve dans `sections`",
        )],
        unsaid: &["read as a JSON Resume"],
        ..Written::default()
    });
}

#[test]
fn a_map_in_the_place_of_a_list_is_listed() {
    let text = resume(
        r#""languages":{"English":"Native","French":"B2"},"work":{"1":{"name":"Invented Org","startDate":"2022-01"}}"#,
    );
    check(&Written {
        name: "15.json",
        text: &text,
        verdict: "review",
        outcomes: &[("E4", "unclear"), ("D4", "unclear")],
        file: &[("/languages", "null"), ("/experience", "null")],
        said: &[
            (
                "not part of this format, left out: `English: Native`",
                "non prévu par ce format, laissé de côté\u{a0}: `English: Native`",
            ),
            ("`1: Invented Org, 2022-01`", "`1: Invented Org, 2022-01`"),
        ],
        ..Written::default()
    });
    let (_, not) = carried_over("15.json", &text);
    assert!(not.contains("`English: Native`") && not.contains("`French: B2`"), "{not}");
    // One object with the members of an entry is a list of it.
    check(&Written {
        name: "15.json",
        text: &resume(r#""languages":{"language":"English","fluency":"Native"}"#),
        verdict: "review",
        outcomes: &[("E4", "met")],
        unsaid: &["left out"],
        ..Written::default()
    });
}

#[test]
fn members_of_other_vintages_are_read_or_listed() {
    let text = resume(
        r#""languages":[{"name":"English","level":"Native"}],"education":[{"school":"Invented University","degree":"Bachelor of Laws","endDate":"2022-06","note":""}]"#,
    );
    check(&Written {
        name: "16.json",
        text: &text,
        verdict: "review",
        outcomes: &[("E4", "met")],
        file: &[
            ("/languages/0", r#"{"language":"English","level":"native"}"#),
            ("/education/0", r#"{"end":"2022-06"}"#),
        ],
        said: &[
            (
                "not part of this format, left out: `school: Invented University`",
                "non prévu par ce format, laissé de côté\u{a0}: `school: Invented University`",
            ),
            (
                "not part of this format, left out: `degree: Bachelor of Laws`",
                "non prévu par ce format, laissé de côté\u{a0}: `degree: Bachelor of Laws`",
            ),
        ],
        unsaid: &["`note"],
    });
}

#[test]
fn xml_that_is_utf_8_is_read_whatever_it_declares() {
    let text = europass("<PersonName><GivenName>Inès</GivenName></PersonName>", "").replace("UTF-8", "ISO-8859-1");
    check(&Written {
        name: "17.xml",
        text: &text,
        verdict: "review",
        file: &[("/name", r#""Inès""#)],
        said: &[
            ("declares `ISO-8859-1` but is UTF-8", "déclare `ISO-8859-1`, mais il est en UTF-8"),
            (
                "read as a Europass CV: none of its lists counts as complete",
                "lu comme un CV Europass\u{a0}: aucune de ses listes n'est considérée comme complète",
            ),
        ],
        ..Written::default()
    });
    check(&Written {
        name: "17.xml",
        text: &text.replace("Inès", "Ines"),
        verdict: "review",
        unsaid: &["declares", "déclare"],
        ..Written::default()
    });
    check(&Written {
        name: "17.xml",
        text: &text.replace("ISO-8859-1", "UTF-7"),
        verdict: "invalid",
        said: &[("declare `UTF-8`", "déclarez `UTF-8`")],
        ..Written::default()
    });
}

#[test]
fn an_old_europass_is_named_with_its_version() {
    check(&Written {
        name: "19.xml",
        text: r#"<?xml version="1.0" encoding="UTF-8"?><e:learnerinfo xmlns:e="http://europass.cedefop.europa.eu/Europass/V2.0"><identification/></e:learnerinfo>"#,
        verdict: "invalid",
        said: &[(
            "this Europass XML version, 2.0 (before 2013), cannot be read; root `learnerinfo`",
            "cette version du XML Europass, 2.0 (avant 2013), ne peut pas être lue\u{a0}; racine `learnerinfo`",
        )],
        unsaid: &["JSON"],
        ..Written::default()
    });
}

#[test]
fn what_has_basics_is_a_cv() {
    check(&Written {
        name: "21.json",
        text: &resume(
            r#""experience":[{"company":"Invented Org","position":"Clerk","from":"2022"}],"education":[{"institution":"Invented University","studyType":"Bachelor"}],"skills":[]"#,
        ),
        verdict: "review",
        file: &[
            ("/education/0/level", r#""bachelor""#),
            ("/experience/0", r#"{"employer":"Invented Org","role":"Clerk"}"#),
        ],
        said: &[
            READ_AS_RESUME,
            (
                "not part of this format, left out: `from: 2022`",
                "non prévu par ce format, laissé de côté\u{a0}: `from: 2022`",
            ),
        ],
        unsaid: &["unknown field", "champ inconnu"],
        ..Written::default()
    });
}

#[test]
fn an_instant_of_another_zone_is_said_in_that_of_the_vacancy() {
    let submitted = |at: &str| format!(r#"{{"application":{{"submitted_at":"{at}"}}}}"#);
    check(&Written {
        name: "23.json",
        text: &submitted("2025-06-22T22:05:00Z"),
        verdict: "ineligible",
        outcomes: &[("C1", "not_met")],
        said: &[(
            "submitted 23 June 2025, 00:05 Brussels time (stated as 22 June, 22:05 UTC), after the deadline (22 June 2025, 23:59)",
            "candidature soumise le 23 juin 2025 à 0\u{a0}h\u{a0}05, heure de Bruxelles (heure indiquée\u{a0}: 22 juin à 22\u{a0}h\u{a0}05 UTC), après la date limite (22 juin 2025 à 23\u{a0}h\u{a0}59)",
        )],
        ..Written::default()
    });
    check(&Written {
        name: "23.json",
        text: &submitted("2025-06-22T17:00:00-04:00"),
        verdict: "review",
        outcomes: &[("C1", "met")],
        said: &[(
            "22 June 2025, 23:00 Brussels time (stated as 22 June, 17:00 UTC-4; deadline: 22 June 2025, 23:59)",
            "22 juin 2025 à 23\u{a0}h\u{a0}00, heure de Bruxelles (heure indiquée\u{a0}: 22 juin à 17\u{a0}h\u{a0}00 UTC-4\u{a0}; date limite\u{a0}: 22 juin 2025 à 23\u{a0}h\u{a0}59)",
        )],
        ..Written::default()
    });
    // With the offset that the vacancy's clock has, or none, it needs no other words.
    for text in ["2025-06-22T22:05:00+02:00", "2025-06-22T22:05:00"] {
        check(&Written {
            name: "23.json",
            text: &submitted(text),
            verdict: "review",
            outcomes: &[("C1", "met")],
            unsaid: &["22:05 Brussels time", "05, heure de Bruxelles", "stated as"],
            ..Written::default()
        });
    }
}

#[test]
fn a_nationality_of_a_cv_is_known_as_that_of_an_applicant_file() {
    let passport = |label: &str| {
        format!(
            "<SkillsPassport><LearnerInfo><Identification><Demographics><NationalityList><Nationality><Label>{label}</Label></Nationality></NationalityList></Demographics></Identification></LearnerInfo></SkillsPassport>"
        )
    };
    check(&Written {
        name: "26.xml",
        text: &passport("Italian"),
        verdict: "review",
        outcomes: &[("E1", "met")],
        file: &[("/nationalities", r#"["Italian"]"#), ("/incomplete", r#"["nationalities"]"#)],
        unsaid: &["country not understood", "pays non reconnu"],
        ..Written::default()
    });
    check(&Written {
        name: "26.xml",
        text: &passport("Martian"),
        verdict: "review",
        outcomes: &[("E1", "unclear")],
        said: &[("country not understood: `Martian`", "pays non reconnu\u{a0}: `Martian`")],
        ..Written::default()
    });
    // The list may hold a further one.
    check(&Written {
        name: "40.xml",
        text: &europass("<NationalityCode>xk</NationalityCode>", ""),
        verdict: "review",
        outcomes: &[("E1", "unclear")],
        file: &[("/nationalities", r#"["XK"]"#)],
        said: &[("the list of nationalities may be incomplete", "la liste des nationalités est peut-être incomplète")],
        unsaid: &["country not understood", "not stated or not understood", "pas indiquée ou pas reconnue"],
    });
    check(&Written {
        name: "40.json",
        text: r#"{"nationalities":["xk"]}"#,
        verdict: "ineligible",
        outcomes: &[("E1", "not_met")],
        said: &[("Kosovo (`xk`) is not among", "le Kosovo (`xk`) ne fait pas partie")],
        ..Written::default()
    });
}

#[test]
fn words_for_a_mother_tongue_are_known() {
    let text = resume(
        r#""languages":[{"language":"Français","fluency":"Natif"},{"language":"Deutsch","fluency":"Muttersprache"},{"language":"Español","fluency":"Nativo"}]"#,
    );
    check(&Written {
        name: "27.json",
        text: &text,
        verdict: "review",
        outcomes: &[("E4", "met")],
        file: &[
            ("/languages/0/level", r#""native""#),
            ("/languages/1/level", r#""native""#),
            ("/languages/2/level", r#""native""#),
        ],
        unsaid: &["certain equivalent", "équivalence incertaine", "équivalent certain"],
        ..Written::default()
    });
    check(&Written {
        name: "27.json",
        text: r#"{"languages":[{"language":"French","level":"natif"}]}"#,
        verdict: "review",
        outcomes: &[("E4", "met")],
        ..Written::default()
    });
}

#[test]
fn names_of_languages_and_demonyms_are_known() {
    for name in ["Englisch", "Inglés", "angielski"] {
        check(&Written {
            name: "29.json",
            text: &format!(r#"{{"languages":[{{"language":"{name}","level":"C1"}}]}}"#),
            verdict: "review",
            outcomes: &[("E4", "met")],
            ..Written::default()
        });
    }
    check(&Written {
        name: "31.json",
        text: r#"{"languages":[{"language":"English","level":"C1"},{"language":"Mandarin","level":"B2"},{"language":"Farsi","level":"native"}]}"#,
        verdict: "review",
        outcomes: &[("E4", "met"), ("D2", "not_met")],
        unsaid: &["not a known language"],
        ..Written::default()
    });
    check(&Written {
        name: "38.json",
        text: r#"{"nationalities":["Irish"]}"#,
        verdict: "ineligible",
        outcomes: &[("E1", "not_met")],
        said: &[("Ireland (`Irish`) is not among", "l'Irlande (`Irish`) ne fait pas partie")],
        ..Written::default()
    });
}

#[test]
fn a_degree_that_may_be_two_is_left_unstated() {
    for degree in ["MA (Hons)", "M.A. (Hons) History", "Master of Arts (Honours)", "BS/MS", "BA / MA"] {
        let text = resume(&format!(r#""education":[{{"institution":"I","studyType":"{degree}"}}]"#));
        check(&Written {
            name: "33.json",
            text: &text,
            verdict: "review",
            file: &[("/education/0", r#"{"institution":"I"}"#)],
            said: &[(
                &format!("level of education `{degree}`: no clear equivalent; please state the level"),
                &format!("niveau d'études `{degree}`\u{a0}: équivalence incertaine\u{a0}; précisez le niveau"),
            )],
            ..Written::default()
        });
    }
    for (degree, level) in [("BA (Hons)", "bachelor"), ("MEng (Hons)", "master"), ("BA/BSc", "bachelor")] {
        check(&Written {
            name: "33.json",
            text: &resume(&format!(r#""education":[{{"institution":"I","studyType":"{degree}"}}]"#)),
            verdict: "review",
            file: &[("/education/0/level", &format!("\"{level}\""))],
            unsaid: &["certain equivalent", "équivalence incertaine", "équivalent certain"],
            ..Written::default()
        });
    }
}

#[test]
fn a_field_may_stand_right_behind_a_degree() {
    check(&Written {
        name: "35.json",
        text: &resume(
            r#""education":[{"institution":"A","studyType":"Licence Mathématiques"},{"institution":"B","studyType":"BTS SIO SLAM"},{"institution":"C","studyType":"Master Politikwissenschaft"}]"#,
        ),
        verdict: "review",
        file: &[
            ("/education/0/level", r#""bachelor""#),
            ("/education/1/level", r#""short_cycle""#),
            ("/education/2/level", r#""master""#),
        ],
        unsaid: &["certain equivalent", "équivalence incertaine", "équivalent certain"],
        ..Written::default()
    });
}

#[test]
fn dates_of_a_cv_are_read_as_those_of_an_applicant_file() {
    let text = resume(
        r#""work":[{"name":"A","startDate":"Sept 2019","endDate":"August 2021"},{"name":"B","startDate":"2012-1-31","endDate":"09/2013"},{"name":"C","startDate":"2024-06-21T22:00:00Z","endDate":"présent"},{"name":"D","startDate":"05/06/2003","endDate":"then"}],"education":[{"institution":"E","startDate":"1er septembre 2023","endDate":"Present"}]"#,
    );
    check(&Written {
        name: "36.json",
        text: &text,
        verdict: "review",
        file: &[
            ("/experience/0/start", r#""2019-09""#),
            ("/experience/0/end", r#""2021-08""#),
            ("/experience/1/start", r#""2012-01-31""#),
            ("/experience/1/end", r#""2013-09""#),
            ("/experience/2/end", "null"),
            ("/experience/3/start", r#""05/06/2003""#),
            ("/experience/3/end", "null"),
            ("/education/0/start", r#""2023-09-01""#),
            ("/education/0/status", r#""ongoing""#),
        ],
        said: &[
            (
                "uncertain or impossible date, left empty: `then`",
                "date incertaine ou inexistante, laissée vide\u{a0}: `then`",
            ),
            ("`05/06/2003` can be two different days", "`05/06/2003` peut désigner deux jours différents"),
        ],
        unsaid: &["`Sept 2019`", "`August 2021`", "`2012-1-31`", "`Present`", "`présent`"],
        ..Written::default()
    });
}

#[test]
fn a_qualification_awarded_is_completed() {
    check(&Written {
        name: "37.xml",
        text: &education("<hr:DegreeName>Bachelor of Laws</hr:DegreeName>", "6"),
        verdict: "review",
        outcomes: &[("E3", "met")],
        file: &[("/education/0/status", r#""completed""#), ("/education/0/end", r#""2023-06-30""#)],
        said: &[("counts as completed on its last day", "est considérée comme terminée à son dernier jour")],
        ..Written::default()
    });
    for degree in ["", "<hr:DegreeName>Bachelor of Laws (not completed)</hr:DegreeName>"] {
        check(&Written {
            name: "37.xml",
            text: &education(degree, "6"),
            verdict: "review",
            file: &[("/education/0/status", "null")],
            said: &[(
                "the CV does not say whether the degree was obtained (`false`)",
                "le CV n'indique pas si le diplôme a été obtenu (`false`)",
            )],
            unsaid: &["counts as completed", "considérée comme terminée"],
            ..Written::default()
        });
    }
}

#[test]
fn a_date_of_birth_that_cannot_be_true_settles_nothing() {
    check(&Written {
        name: "41.json",
        text: r#"{"date_of_birth":"2104-05-17"}"#,
        verdict: "review",
        outcomes: &[("E2", "unclear")],
        said: &[(
            "is after 22 June 2025, the reference date; check the year",
            "est postérieure au 22 juin 2025, date de référence\u{a0}; vérifiez l'année",
        )],
        ..Written::default()
    });
    check(&Written {
        name: "42.json",
        text: r#"{"date_of_birth":"0001-01-01"}"#,
        verdict: "review",
        outcomes: &[("E2", "unclear")],
        said: &[
            (
                "would mean an age over 100 on 22 June 2025; check the year",
                "donnerait plus de 100 ans le 22 juin 2025\u{a0}; vérifiez l'année",
            ),
            (
                "implausible date of birth (1 January 1), which decides nothing",
                "date de naissance invraisemblable (1er janvier 1), non prise en compte",
            ),
        ],
        unsaid: &["2024 on", "2024 ans"],
        ..Written::default()
    });
}

#[test]
fn a_joiner_between_letters_that_join_is_shown() {
    let folder = TempDir::new().unwrap();
    let name = "علی\u{200c}رضا نمونه";
    fs::write(folder.path().join("43.json"), format!(r#"{{"id":"T-43","name":"{name}"}}"#)).unwrap();
    for format in ["table", "csv", "markdown", "html"] {
        let (shown, ..) = run(&["check", "43.json", "--format", format], &folder);
        assert!(shown.contains(name), "{format}: {shown}");
    }
    fs::write(folder.path().join("43.json"), r#"{"id":"T-43","name":"Zo\u200cë"}"#).unwrap();
    let (shown, ..) = run(&["check", "43.json", "--format", "csv"], &folder);
    assert!(shown.contains("Zo\\u{200c}ë"), "{shown}");
}

#[test]
fn odd_characters_are_named_and_shown() {
    let no_break_space = (
        "a no-break space (U+00A0) is not white space in JSON",
        "une espace insécable (U+00A0) n'y compte pas comme un blanc",
    );
    let quote = "keys and texts need straight quotes `\"`, not";
    let guillemet = "clés et textes s'écrivent entre guillemets droits `\"`, et non";
    let quotes = |letter: char| (format!("{quote} `{letter}`"), format!("{guillemet} `{letter}`"));
    let cases = [
        (
            "{\"id\":\"T-44\",\u{a0}\"nationalities\":[\"BE\"]}",
            no_break_space.0.to_owned(),
            no_break_space.1.to_owned(),
        ),
        ("{\"id\":\u{a0}\"T-44\"}", no_break_space.0.to_owned(), no_break_space.1.to_owned()),
        (
            "{\"id\":\"T-44\"}\u{200b}",
            "an invisible character (U+200B)".to_owned(),
            "un caractère invisible (U+200B)".to_owned(),
        ),
        ("{“id”: “T-45”}", quotes('“').0, quotes('“').1),
        ("{\"id\": «T-45»}", quotes('«').0, quotes('«').1),
    ];
    for (text, english, french) in &cases {
        check(&Written { name: "44.json", text, verdict: "invalid", said: &[(english, french)], ..Written::default() });
    }
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("44.json"), cases[0].0).unwrap();
    let (out, err, _) = run(&["explain", "44.json"], &folder);
    let shown = out + &err;
    assert!(shown.contains("44.json:1:14") && shown.contains("\\u{a0}"), "{shown}");
}

#[test]
fn rules_in_latin_1_are_named_at_their_place() {
    let folder = TempDir::new().unwrap();
    let rules =
        b"# Notice of an invented body\n[vacancy]\nid = \"V-1\"\ntitle.fr = \"Stagiaire charg\xE9 d'\xE9tudes\"\n";
    fs::write(folder.path().join("46.toml"), rules).unwrap();
    fs::write(folder.path().join("46.json"), "{}").unwrap();
    // `title.fr = "Stagiaire charg` has 27 characters.
    let commands: [&[&str]; 3] =
        [&["rules", "lint", "46.toml"], &["check", "46.json", "--rules", "46.toml"], &["rules", "test", "46.toml"]];
    for command in commands {
        for (lang, words) in [("en", "probably Latin-1"), ("fr", "sans doute en Latin-1")] {
            let (_, shown, status) = run(&[command, &["--lang", lang]].concat(), &folder);
            let shown = in_one_line(&shown);
            assert!(shown.contains(words) && shown.contains("46.toml:4:28") && shown.contains("UTF-8"), "{shown}");
            assert_eq!(status, Some(2), "{shown}");
        }
    }
}

#[test]
fn a_name_turned_round_is_the_same_person() {
    let duplicates = |one: &str, other: &str| {
        let folder = TempDir::new().unwrap();
        let line = |id: &str, name: &str| format!(r#"{{"id":"{id}","name":"{name}","date_of_birth":"2001-02-03"}}"#);
        fs::write(folder.path().join("48.ndjson"), line("a", one) + "\n" + &line("b", other)).unwrap();
        let (report, ..) = run(&["check", "48.ndjson", "--format", "json"], &folder);
        let report: Value = serde_json::from_str(&report).unwrap();
        let across = report["across"].as_array().cloned().unwrap_or_default();
        across.iter().map(|one| one["what"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(duplicates("Mina Beispiel", "Beispiel Mina"), [r#""same_person""#]);
    assert_eq!(duplicates("Mina Beispiel", "BEISPIEL, Mina"), [r#""same_person""#]);
    assert_eq!(duplicates("Mina Beispiel", "Mina Mina Beispiel"), [""; 0]);
    assert_eq!(duplicates("Mina Beispiel", "Nina Beispiel"), [""; 0]);
}

#[test]
fn what_a_cv_says_beside_its_standard_is_listed() {
    let text = r#"{"basics":{"name":"Mina Beispiel","birthDate":"2001-02-03","nationality":"Belgian","location":{"countryCode":"BE"}},"work":[],"skills":[]}"#;
    check(&Written {
        name: "50.json",
        text,
        verdict: "review",
        outcomes: &[("E1", "unclear"), ("E2", "unclear")],
        file: &[("/date_of_birth", "null"), ("/nationalities", "null")],
        said: &[
            (
                "not part of this format, left out: `birthDate: 2001-02-03`",
                "non prévu par ce format, laissé de côté\u{a0}: `birthDate: 2001-02-03`",
            ),
            (
                "not part of this format, left out: `nationality: Belgian`",
                "non prévu par ce format, laissé de côté\u{a0}: `nationality: Belgian`",
            ),
        ],
        unsaid: &["countryCode"],
    });
}

#[test]
fn two_levels_of_one_language_are_worth_a_warning() {
    let text = |one: &str, other: &str| {
        format!(r#"{{"languages":[{{"language":"English","level":{one}}},{{"language":"anglais","level":{other}}}]}}"#)
    };
    for (one, other, shown) in [
        (r#""C2""#, r#""A2""#, "`C2`"),
        (r#""native""#, r#""B1""#, "`native`"),
        (r#"{"reading":"C2","writing":"C1"}"#, r#"{"writing":"A2"}"#, "`C2, C1`"),
    ] {
        check(&Written {
            name: "51.json",
            text: &text(one, other),
            verdict: "review",
            said: &[(
                &format!("`anglais` is listed twice, the other time at level {shown}: only one of them can be right"),
                &format!(
                    "`anglais` figure deux fois, l'autre fois au niveau {shown}\u{a0}: un seul des deux niveaux peut être exact"
                ),
            )],
            ..Written::default()
        });
    }
    for (one, other) in [
        (r#""C2""#, r#""C2""#),
        (r#""C2""#, r#""native""#),
        (r#"{"reading":"C2"}"#, r#"{"writing":"A2"}"#),
        (r#""C2""#, r#""as needed""#),
    ] {
        check(&Written {
            name: "51.json",
            text: &text(one, other),
            verdict: "review",
            unsaid: &["in another entry", "dans une autre entrée"],
            ..Written::default()
        });
    }
    // The better of the two decides, as of any list.
    check(&Written {
        name: "51.json",
        text: &text(r#""C2""#, r#""A2""#),
        verdict: "review",
        outcomes: &[("E4", "met")],
        ..Written::default()
    });
}
