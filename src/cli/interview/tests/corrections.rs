//! Going back, the last page, and answers that are understood in more than one way.

use super::super::answer_review::{ReviewPage, ReviewResult};
use super::super::next_question::Interview;
use super::{Script, built_in, interview, interview_and_review, run_of};
use crate::domain::applicant::Applicant;
use crate::domain::outcome::Verdict;
use crate::domain::text::Lang;

#[test]
fn who_goes_back_gets_the_question_before_again() {
    let answers = vec![
        // There is none before the first one.
        ("name", "<"),
        ("name", "First"),
        ("nationality", "<"),
        ("name", "Second"),
        ("nationality", "Norway"),
        ("born", "2003-05-17"),
        // Two back, and what was answered there is gone.
        ("highest level", "back"),
        ("born", "<"),
        ("nationality", "none"),
        ("Continue", "back"),
        // The question whether to continue belongs to the one after it.
        ("nationality", "France"),
        ("born", "2003-05-18"),
        ("highest level", "master"),
        ("your status", "completed"),
        // A question of two begins again.
        ("Which languages", "another"),
        ("Which language?", "<"),
        ("Which languages", "English"),
        ("English: at which level", "C1"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview(&built_in(), Lang::En, "{}", &mut script);
    assert_eq!(script.answers, [], "{:?}", script.asked);
    assert!(script.said.contains("This is the first question."), "{}", script.said);
    // What was answered before is offered again, and only then.
    let offered = |part: &str| {
        let of_question = script.offered.iter().filter(|(question, _)| question.contains(part));
        of_question.map(|(_, offered)| offered.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(offered("name"), ["", "", "First"]);
    assert_eq!(offered("your nationality"), ["", "", "Norway", "none"]);
    assert_eq!(offered("born"), ["", "2003-05-17", "2003-05-17"]);
    assert_eq!(offered("highest level"), ["I don't know", "I don't know"]);
    assert_eq!(offered("Which languages"), ["I don't know", "another one"]);
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "$schema": "applicant.schema.json",
        "name": "Second",
        "date_of_birth": "2003-05-18",
        "nationalities": ["France"],
        "education": [{ "level": "master", "status": "completed" }],
        "languages": [{ "language": "English", "level": "C1" }],
    });
    assert_eq!(file, expected);
}

/// Somebody of whom much is stated.
const STATED: &str = r#"{"name":"A","nationalities":["JP","FR"],"date_of_birth":"2000-01-01",
    "education":[{"level":"bachelor","status":"completed","institution":"Example University"}],
    "languages":[{"language":"fr","level":"C1"},{"language":"en","level":"B1"}],"it_skills":[],"experience":[],
    "documents":[{"kind":"qualification"}],"answers":{"car":true},"application":{"submitted_at":"2025-06-01","last_modified_at":"2025-06-01",
    "other_vacancies":[],"generative_ai_used":true}}"#;

#[test]
fn any_answer_can_be_corrected_at_the_end() {
    let answers = vec![
        ("Save them", "date of birth: 1 January 2000"),
        ("Date of birth. What should be changed", "answer again"),
        ("born", "1 February 2001"),
        ("Save them", "language: English, B1"),
        ("English, B1", "level: B1"),
        ("English: at which level", "C2"),
        ("Save them", "nationality: JP"),
        ("What should be changed", "remove it"),
        ("Save them", "nationality: FR"),
        ("What should be changed", "add another"),
        ("Which one", "Norway"),
        ("Save them", "education: bachelor"),
        ("What should be changed", "institution: Example University"),
        ("What should be changed", "remove it"),
        ("Save them", "any part of the application"),
        ("What should be changed", "answer again"),
        ("generative AI", "no"),
        // Nothing comes of looking and going back.
        ("Save them", "language: French"),
        ("What should be changed", "back"),
        ("Save them", "experience: none"),
        ("In which sector", "research"),
        ("Save them", "save"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, verdict) = interview_and_review(&built_in(), Lang::En, STATED, true, &mut script);
    assert_eq!(script.answers, [], "{:?}", script.asked);
    assert_eq!(verdict, Verdict::Eligible);
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "$schema": "applicant.schema.json",
        "name": "A",
        "date_of_birth": "2001-02-01",
        "nationalities": ["FR", "Norway"],
        "education": [{ "level": "bachelor", "status": "completed" }],
        "languages": [{ "language": "fr", "level": "C1" }, { "language": "en", "level": "C2" }],
        "it_skills": [],
        "experience": [{ "sector": "research" }],
        "documents": [{ "kind": "qualification" }],
        "application": {
            "submitted_at": "2025-06-01",
            "last_modified_at": "2025-06-01",
            "other_vacancies": [],
            "generative_ai_used": false,
        },
        "answers": { "car": true },
    });
    assert_eq!(file, expected);
}

#[test]
fn what_is_removed_at_the_end_is_asked_again_where_it_matters() {
    let answers = vec![
        ("do not change the verdict", "no"),
        ("Save them", "nationality: JP"),
        ("What should be changed", "remove it"),
        ("Save them", "nationality: FR"),
        ("What should be changed", "remove it"),
        ("nationality", "<"),
        // Going back from there leads to the answers, and what is open is asked again after them.
        ("Save them", "name: A"),
        ("What should be changed", "answer again"),
        ("What is your name", "B"),
        ("nationality", "Belgium"),
        ("Save them", "save"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview_and_review(&built_in(), Lang::En, STATED, true, &mut script);
    assert_eq!(script.answers, [], "{:?}", script.asked);
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let stated = |key| file.get(key).cloned().unwrap_or_default();
    assert_eq!((stated("name"), stated("nationalities")), ("B".into(), serde_json::json!(["Belgium"])));
    // Who did not want the other questions is not asked again whether to have them.
    let offered = script.asked.iter().filter(|asked| asked.contains("do not change the verdict")).count();
    assert_eq!(offered, 1, "{:?}", script.asked);
}

#[test]
fn a_question_that_was_left_open_is_among_the_answers() {
    let answers = vec![
        ("born", "?"),
        ("highest level", "?"),
        ("Save them", "date of birth: not stated"),
        ("born", "2003-05-17"),
        ("Save them", "education: not stated"),
        ("highest level", "none"),
        ("Save them", "save"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview_and_review(&built_in(), Lang::En, "{}", true, &mut script);
    assert_eq!(script.answers, [], "{:?}", script.asked);
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected =
        serde_json::json!({ "$schema": "applicant.schema.json", "date_of_birth": "2003-05-17", "education": [] });
    assert_eq!(file, expected);
}

#[test]
fn whoever_leaves_is_asked_whether_to_lose_the_answers() {
    for (answer, expected) in [("yes", ReviewResult::Left), ("no", ReviewResult::Accepted)] {
        for leaves in ["leave without saving", "quitter"] {
            let lang = if leaves == "quitter" { Lang::Fr } else { Lang::En };
            let [page, question, save] = match lang {
                Lang::En => ["Save them", "Leave without saving", "save"],
                Lang::Fr => ["Les enregistrer", "Quitter sans enregistrer", "enregistrer"],
            };
            let answer = match (lang, answer) {
                (Lang::En, answer) => answer,
                (Lang::Fr, "yes") => "oui",
                (Lang::Fr, _) => "non",
            };
            let answers = vec![(page, leaves), (question, answer), (page, save)];
            let mut script = Script { answers, ..Script::default() };
            let vacancy = built_in();
            let judging_dates = vacancy.judging_dates(None);
            let run = run_of(&vacancy, &judging_dates, lang);
            let mut interview = Interview::new(&run, Applicant::default());
            assert_eq!(interview.review(ReviewPage::Last, &mut script).unwrap(), expected);
        }
    }
}

#[test]
fn a_degree_can_be_named_instead_of_its_level() {
    let by_name = |name: &'static str, then: &'static str| {
        vec![
            ("highest level", "type the name"),
            ("diploma called", name),
            ("may be of several levels", then),
            ("your status", "completed"),
        ]
    };
    for (name, then, level) in [("MSc", "", "master"), ("bac+4", "bachelor", "bachelor"), ("Abitur", "", "secondary")] {
        let mut script = Script { answers: by_name(name, then), ..Script::default() };
        let (text, _) = interview(&built_in(), Lang::En, "{}", &mut script);
        assert!(text.contains(&format!("\"level\": \"{level}\"")), "{name}: {text}");
        let is_asked = script.asked.iter().any(|asked| asked.contains("may be of several levels"));
        assert_eq!(is_asked, !then.is_empty(), "{name}");
    }
    // What nobody knows is refused; whoever types nothing then has the list again.
    let answers = vec![("highest level", "type the name"), ("diploma called", "wizardry"), ("diploma called", "?")];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview(&built_in(), Lang::En, "{}", &mut script);
    assert!(script.said.contains("degree not understood: `wizardry`"), "{}", script.said);
    assert!(!text.contains("education"), "{text}");
    let count = script.asked.iter().filter(|asked| asked.contains("highest level")).count();
    assert_eq!(count, 2, "{:?}", script.asked);
}

#[test]
fn of_two_days_that_a_date_may_be_one_is_chosen() {
    let answers = vec![("born", "05/06/2003"), ("which day is meant", "6 May 2003")];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview(&built_in(), Lang::En, "{}", &mut script);
    assert!(text.contains("2003-05-06"), "{text}");
    assert!(script.said.contains("understood: 6 May 2003"), "{}", script.said);
    // One that is no day of any month, and one that is a day in one order only.
    let answers = vec![("naissance", "31/02/2003"), ("naissance", "17/05/2003")];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview(&built_in(), Lang::Fr, "{}", &mut script);
    assert!(text.contains("2003-05-17"), "{text}");
    assert!(script.said.contains("cette date n'existe pas"), "{}", script.said);
    assert!(script.said.contains("Compris\u{a0}: 17 mai 2003"), "{}", script.said);
}
