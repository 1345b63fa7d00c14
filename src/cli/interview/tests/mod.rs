//! The questions without a terminal: a script answers.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use proptest::prelude::*;

use super::answer_review::{ReviewPage, ReviewResult};
use super::answers_given::AnswerResult;
use super::field_question::{FieldQuestions, Prompt, PromptKind};
use super::next_question::Interview;
use super::prompts::{AnswerValidator, Prompts};
use super::record_lists;
use crate::assessment::Reading;
use crate::checks::JudgingDates;
use crate::domain::applicant::Applicant;
use crate::domain::calendar::PartialDate;
use crate::domain::fact_change::{FieldPath, FieldValue};
use crate::domain::outcome::Verdict;
use crate::domain::problem::{Warning, WarningKind};
use crate::domain::record::Object as _;
use crate::domain::text::Lang;
use crate::intake::document::read_document;
use crate::report::{Run, applicant_file};
use crate::rules::{self, Vacancy};

mod corrections;

const RULES: &str = include_str!("../../../../rules.toml");

/// Nobody is asked more than this.
const MAX_QUESTIONS: usize = 400;

/// Answers each question by the first of its answers that is left, and leaves the others open.
#[derive(Default)]
struct Script<'s> {
    /// A part of a question, and the answer: a text, or the beginning of an option; `?` leaves it open.
    answers: Vec<(&'s str, &'s str)>,
    asked: Vec<String>,
    /// What was said under the questions that are answered by a text.
    helps: Vec<String>,
    /// What was offered as the answer: in the line, or the option under the cursor.
    offered: Vec<(String, String)>,
    said: String,
}

impl Script<'_> {
    fn answer(&mut self, question: &str) -> Option<String> {
        self.asked.push(question.to_owned());
        assert!(self.asked.len() < MAX_QUESTIONS, "{:?}", self.asked);
        let at = self.answers.iter().position(|(part, _)| question.contains(part))?;
        Some(self.answers.remove(at).1.to_owned()).filter(|answer| answer != "?")
    }
}

impl Prompts for Script<'_> {
    fn print(&mut self, text: &str) {
        self.said.push_str(text);
        self.said.push('\n');
    }

    fn choose(&mut self, question: &str, _: &str, options: Vec<String>, start: usize) -> anyhow::Result<Option<usize>> {
        self.offered.push((question.to_owned(), options.get(start).unwrap().clone()));
        let answer = self.answer(question);
        let at = |answer: String| {
            let at = options.iter().position(|option| option.starts_with(&answer));
            at.unwrap_or_else(|| panic!("{question}: {answer} is not among {options:?}"))
        };
        Ok(answer.map(at))
    }

    fn text(
        &mut self,
        question: &str,
        help: &str,
        initial: Option<&str>,
        check: &AnswerValidator<'_>,
    ) -> anyhow::Result<Option<String>> {
        self.helps.push(help.to_owned());
        self.offered.push((question.to_owned(), initial.unwrap_or_default().to_owned()));
        loop {
            let answer = self.answer(question);
            match answer.as_ref().and_then(|answer| check(answer).err()) {
                Some(refusal) => self.print(&refusal),
                None => return Ok(answer),
            }
        }
    }
}

/// Asks, and gives the file and its verdict; reading it gives no problem and no warning.
fn interview(vacancy: &Vacancy, lang: Lang, beginning: &str, prompts: &mut dyn Prompts) -> (String, Verdict) {
    interview_and_review(vacancy, lang, beginning, false, prompts)
}

/// The same with the last page, on which answers may be corrected.
fn interview_and_review(
    vacancy: &Vacancy,
    lang: Lang,
    beginning: &str,
    is_reviewed: bool,
    prompts: &mut dyn Prompts,
) -> (String, Verdict) {
    let judging_dates = vacancy.judging_dates(None);
    let run = run_of(vacancy, &judging_dates, lang);
    let mut begun = Applicant::default();
    read_document(beginning.as_bytes(), false, |record| begun = owned(&record.intake.applicant));
    let mut interview = Interview::new(&run, begun);
    interview.welcome(prompts);
    assert!(interview.ask_open(true, prompts).unwrap());
    while is_reviewed && interview.review(ReviewPage::Last, prompts).unwrap() == ReviewResult::Corrected {
        interview.ask_open(false, prompts).unwrap();
    }
    let text = applicant_file::text(&interview.applicant).unwrap();
    let mut verdict = None;
    read_document(text.as_bytes(), false, |record| {
        let subject = run.subject("test.json", &record, true);
        // Somebody who answers at random may give two levels of one language.
        let is_odd = |warning: &Warning| !matches!(warning.concern, WarningKind::OtherLevel(..));
        let odd: Vec<_> = subject.warnings.iter().filter(|warning| is_odd(warning)).collect();
        assert!(record.intake.problems.is_empty() && odd.is_empty(), "{text}: {odd:?}");
        verdict = Some(subject.verdict());
    });
    (text, verdict.unwrap())
}

/// A run by the rules of a vacancy.
const fn run_of<'v>(vacancy: &'v Vacancy, judging_dates: &'v JudgingDates, lang: Lang) -> Run<'v> {
    let (reading, rules_source, rules_sha256) = (Reading::All, "test", "");
    Run { vacancy, rules_source, rules_sha256, judging_dates, reading, lang, blind: None, decisions: None }
}

/// The same applicant without borrowing from a text.
fn owned(applicant: &Applicant<'_>) -> Applicant<'static> {
    let text: &'static str = applicant_file::text(applicant).unwrap().leak();
    let mut owned = Applicant::default();
    read_document(text.as_bytes(), false, |record| owned = record.intake.applicant);
    owned
}

fn built_in() -> Vacancy {
    rules::read(RULES).unwrap()
}

#[test]
fn who_knows_nothing_is_asked_everything_once_and_is_for_review() {
    for lang in Lang::ALL {
        let mut script = Script::default();
        let (text, verdict) = interview(&built_in(), lang, "{}", &mut script);
        assert_eq!(verdict, Verdict::Review);
        assert!(!text.contains("[]") && !text.contains("name"), "{text}");
        let mut once = script.asked.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), script.asked.len(), "{:?}", script.asked);
    }
}

#[test]
fn who_has_nothing_may_stop_where_a_criterion_fails() {
    let mut script = Script { answers: vec![("nationality", "none"), ("Continue", "no")], ..Script::default() };
    let (text, verdict) = interview(&built_in(), Lang::En, "{}", &mut script);
    assert_eq!(verdict, Verdict::Ineligible);
    assert!(text.contains("\"nationalities\": []"), "{text}");
    assert_eq!(script.asked.len(), 3, "{:?}", script.asked);
    // Nothing is said of a verdict while something is asked that may change it.
    assert!(!script.said.contains("so far"), "{}", script.said);
    // Whoever goes on is asked what else the verdict depends on, and then whether to answer the rest.
    let answers = vec![
        ("nationality", "none"),
        ("Continue", "yes"),
        ("they do not change the verdict (ineligible so far)", "yes"),
        ("Give examples", "yes"),
    ];
    let mut script = Script { answers, ..Script::default() };
    interview(&built_in(), Lang::En, "{}", &mut script);
    assert!(script.asked.iter().any(|asked| asked.contains("give an example of your own")), "{:?}", script.asked);
    let went_on = script.asked.iter().filter(|asked| asked.contains("Continue")).count();
    assert_eq!(went_on, 1, "{:?}", script.asked);
}

#[test]
fn another_entry_is_asked_for_only_where_it_can_help() {
    let answers = vec![
        ("nationality", "Japan"),
        ("another nationality", "yes"),
        ("Which one", "Norway"),
        ("highest level of study", "secondary"),
        ("your status", "completed"),
        ("another degree", "yes"),
        ("At which level", "master"),
        ("your status", "interrupted"),
        ("when did you leave", "2024-06"),
        ("when did you begin", "2020-09"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview(&built_in(), Lang::En, "{}", &mut script);
    assert!(script.answers.is_empty(), "{:?}", script.answers);
    let said = |words: &str| assert!(script.said.contains(words), "{words}: {}", script.said);
    said("Nationality: met; ");
    said("Education: met; 44 to 46 months");
    assert!(text.contains("interrupted"), "{text}");
    let count = script.asked.iter().filter(|asked| asked.contains("another nationality")).count();
    assert_eq!(count, 1, "{:?}", script.asked);
}

#[test]
fn what_a_file_states_is_not_asked_again() {
    let beginning = r#"{"name":"A","nationalities":["FR"],"date_of_birth":"2000-01-01","education":[{"level":"bachelor","status":"completed"}],
        "languages":[{"language":"fr","level":"C1"}],"answers":{"car":true}}"#;
    let mut script = Script { answers: vec![("generative", "no")], ..Script::default() };
    let (text, verdict) = interview(&built_in(), Lang::En, beginning, &mut script);
    assert_eq!(verdict, Verdict::Eligible);
    assert!(text.contains("\"car\": true"), "{text}");
    for asked in ["name", "nationality", "born", "your status", "language do you know", "another language"] {
        assert!(!script.asked.iter().any(|question| question.contains(asked)), "{asked}: {:?}", script.asked);
    }
}

#[test]
fn who_forgot_the_beginning_is_asked_for_the_years() {
    let answers = vec![
        ("highest level of study", "bachelor"),
        ("your status", "interrupted"),
        ("when did you leave", "2023"),
        ("how many years", "2"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview(&built_in(), Lang::En, "{}", &mut script);
    assert!(script.said.contains("Education: met; 24 months"), "{}", script.said);
    assert!(text.contains("\"years_completed\": 2"), "{text}");
}

#[test]
fn a_blank_nationality_is_asked_in_its_place() {
    let mut script = Script { answers: vec![("nationality", "Norway")], ..Script::default() };
    let (text, _) = interview(&built_in(), Lang::En, r#"{"nationalities":["JP",""]}"#, &mut script);
    assert!(text.contains("\"Norway\"") && !text.contains("\"\""), "{text}");
}

/// Other criteria, another scale, other languages, and lists of which one more entry makes nothing better.
const OTHER: &str = r#"
    [vacancy]
    id = "X-1"
    title = { en = "Clerk" }
    deadline = { at = "2030-01-31T12:00:00", zone = "America/New_York" }
    official_languages = ["en"]

    [[criterion]]
    id = "two-of-three"
    group = "essential"
    clause = { en = "two of: under 30, German, a master" }
    check.at_least = { n = 2, of = [
        { age = { under = 30 } },
        { language = { any_of = ["de"], scale = "words", at_least = "good" } },
        { all = [ { degree = { levels = ["master"] } }, { not = { nationality = { none_of = ["CH", "LI"] } } } ] },
    ] }

    [[criterion]]
    id = "plough"
    group = "essential"
    clause = { en = "can plough" }
    check.it_skill = { any_of = ["plough"], scale = "words", at_least = "good" }

    [[criterion]]
    id = "ask"
    group = "condition"
    clause = { en = "ask someone" }
    effect = "review"
    check.person = { question = { en = "Is the applicant known?" } }

    [scale.words]
    levels = ["poor", "good"]

    [tool.plough]
    name = "Plough"
"#;

#[test]
fn other_rules_ask_other_questions() {
    let vacancy = rules::read(OTHER).unwrap();
    let answers = vec![
        ("born", "2004-05-06"),
        ("Which languages do you know", "German"),
        ("German: at which level", "good"),
        ("IT tool", "Plough"),
        ("Plough: at which level", "good"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, verdict) = interview(&vacancy, Lang::En, "{}", &mut script);
    // What is left is for a person to say.
    assert_eq!(verdict, Verdict::Review, "{}", script.said);
    assert!(text.contains("German") && !text.contains("education"), "{text}");
    // Born in time and good at German: nobody asks about the degree any more.
    assert_eq!(script.asked.len(), 6, "{:?}", script.asked);
}

/// Answers at random, with what an applicant may say or get wrong.
struct Anyone {
    bytes: std::vec::IntoIter<u8>,
    asked: usize,
}

impl Prompts for Anyone {
    fn print(&mut self, _: &str) {}

    fn choose(&mut self, question: &str, _: &str, options: Vec<String>, _: usize) -> anyhow::Result<Option<usize>> {
        self.asked += 1;
        assert!(self.asked < MAX_QUESTIONS);
        // Whoever is tired saves what is there: the answers are shown until they are saved or lost.
        let is_page =
            ["Your answers", "Vos réponses", "Leave", "Quitter"].iter().any(|begin| question.starts_with(begin));
        Ok(self.bytes.next().map(|byte| usize::from(byte) % options.len()).or(is_page.then_some(0)))
    }

    fn text(
        &mut self,
        _: &str,
        _: &str,
        _: Option<&str>,
        check: &AnswerValidator<'_>,
    ) -> anyhow::Result<Option<String>> {
        const SAID: [&str; 18] = [
            "<",
            "05/06/2003",
            "NO",
            "Japan",
            "none",
            "Atlantis",
            "2003",
            "2003-05",
            "2003-05-17",
            "2024-07",
            "2025-06-22",
            "2025-06-22 23:59",
            "2031-01",
            "law",
            "Word",
            "English",
            "\u{202e}x",
            "1, 2; 3",
        ];
        self.asked += 1;
        assert!(self.asked < MAX_QUESTIONS);
        let said = self.bytes.next().and_then(|byte| SAID.get(usize::from(byte) % SAID.len()));
        Ok(said.filter(|said| check(said).is_ok()).map(|said| (*said).to_owned()))
    }
}

/// Records that state this and that.
const BEGINNINGS: [&str; 6] = [
    r#"{"education":[{},{"level":"master","start":"2024"},{"status":"ongoing","end":"2025-06"}],"languages":[{},{"language":"fr","level":{}}]}"#,
    r#"{"date_of_birth":"2004","documents":[{},{"kind":"proof_of_studies"},{"language":"de"}],"it_skills":[{"name":"Excel"},{}]}"#,
    r#"{"experience":[{},{"sector":"international_organization"},{"sector":"research","start":"2025-06"}],"competencies":[{}]}"#,
    r#"{"application":{"submitted_at":"2025-06-22","last_modified_at":"2025-06-23"},"nationalities":["GL"],"education":[]}"#,
    r#"{"languages":[{"language":"en","level":"B2"},{"level":"C1"}],"education":[{"level":"secondary","status":"ongoing"}]}"#,
    r#"{"nationalities":[],"languages":[],"it_skills":[],"experience":[],"documents":[],"education":[{"level":"bachelor","start":"2023-09"}]}"#,
];

/// So many cases of each property, unless `PROPTEST_CASES` sets another number.
fn cases() -> ProptestConfig {
    let is_set = std::env::var_os("PROPTEST_CASES").is_some();
    if is_set { ProptestConfig::default() } else { ProptestConfig::with_cases(96) }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_beginning_comes_to_an_end_too(at in 0..BEGINNINGS.len(), bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let beginning = BEGINNINGS.get(at).copied().unwrap_or_default();
        interview_and_review(&built_in(), Lang::Fr, beginning, true, &mut Anyone { bytes: bytes.into_iter(), asked: 0 });
    }

    #[test]
    fn any_answers_come_to_an_end_and_to_a_file_in_order(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        let mut anyone = Anyone { bytes: bytes.clone().into_iter(), asked: 0 };
        interview_and_review(&built_in(), Lang::En, "{}", true, &mut anyone);
        let other = rules::read(OTHER).unwrap();
        interview(&other, Lang::Fr, "{}", &mut Anyone { bytes: bytes.into_iter(), asked: 0 });
    }
}

/// A vacancy that asks questions of its own.
const QUESTIONS: &str = r#"
[vacancy]
id = "7"
title.en = "Trainee"
deadline = { at = "2025-06-22T23:59", zone = "Europe/Brussels" }
official_languages = ["en", "fr"]
start = ["2026-03-01"]
duration_months = 6

[[criterion]]
id = "Q1"
group = "essential"
clause.en = "hold a driving licence"
check.answer = { key = "licence", question = { en = "Do you drive?", fr = "Conduisez-vous ?" }, equals = true }

[[criterion]]
id = "Q2"
group = "essential"
clause.en = "give at most two months of notice"
check.answer = { key = "notice", question = { en = "How many months of notice?", fr = "Combien de mois de préavis ?" }, at_most = 2 }

[[criterion]]
id = "Q3"
group = "essential"
clause.en = "work early or late"
check.answer = { key = "shift", question = { en = "Which shift?", fr = "Quelle équipe ?" }, one_of = ["early", "late"] }

[[criterion]]
id = "Q4"
group = "essential"
clause.en = "have no relatives here"
check.declaration = { field = "relatives", is = false, question = { en = "Relatives here?", fr = "Des proches ici ?" } }

[[criterion]]
id = "Q5"
group = "essential"
clause.en = "be available through the post, full-time"
check.availability = { full_time = true }

[[criterion]]
id = "Q6"
group = "essential"
clause.en = "prefer Brussels"
check.preferences = { any_of = ["Brussels"] }
"#;

#[test]
fn questions_of_the_rules_are_asked_in_their_own_words() {
    let vacancy = rules::read(QUESTIONS).unwrap();
    let answers = vec![
        ("Do you drive", "yes"),
        ("months of notice", "1,5"),
        ("Which shift", "late"),
        ("Relatives here", "no"),
        ("From which day", "2026-02"),
        ("Until which day", "2027"),
        ("full-time", "yes"),
        ("prefer", "Brussels, Mons"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, verdict) = interview(&vacancy, Lang::En, "{}", &mut script);
    assert_eq!(script.answers, []);
    assert_eq!(verdict, Verdict::Eligible, "{text}");
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "$schema": "applicant.schema.json",
        "application": { "declarations": { "relatives": false }, "preferences": ["Brussels", "Mons"] },
        "answers": { "licence": true, "notice": 1.5, "shift": "late" },
        "availability": { "from": "2026-02", "until": "2027", "full_time": true },
    });
    assert_eq!(file, expected);
}

/// A notice that asks where somebody has lived, and what they may drive.
const WHERE_AND_WHAT: &str = r#"
[vacancy]
id = "1"
title.en = "Driver"
deadline = { at = "2025-06-22T23:59", zone = "Europe/Brussels" }
official_languages = ["en"]
[[criterion]]
id = "lives"
group = "essential"
clause.en = "have lived in Norway for two years"
check.residence = { countries = ["NO"], at_least = { years = 2 } }
[[criterion]]
id = "drives"
group = "essential"
clause.en = "hold a driving licence for lorries that is valid at the deadline"
check.driving_licence = { any_of = ["C1"], countries = ["NO"], valid_on = "deadline" }
"#;

#[test]
fn where_somebody_lived_and_what_they_drive_is_asked_and_kept_where_it_belongs() {
    let vacancy = rules::read(WHERE_AND_WHAT).unwrap();
    let answers = vec![
        ("In which countries have you lived", "Norway"),
        ("from which day", "2020-01-01"),
        ("Which driving licence", "C"),
        ("issued in which country", "NO"),
        ("until when is it valid", "2030-05-01"),
    ];
    let mut script = Script { answers, ..Script::default() };
    let (text, verdict) = interview(&vacancy, Lang::En, "{}", &mut script);
    assert_eq!((verdict, &script.answers[..]), (Verdict::Eligible, &[][..]), "{text}\n{:?}", script.asked);
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "$schema": "applicant.schema.json",
        "residence": [{ "country": "Norway", "start": "2020-01-01" }],
        "driving_licences": [{ "category": "C", "country": "NO", "valid_until": "2030-05-01" }],
    });
    assert_eq!(file, expected);
}

#[test]
fn another_answer_than_those_offered_can_be_given() {
    let vacancy = rules::read(QUESTIONS).unwrap();
    let answers = vec![("Quelle équipe", "autre"), ("Quelle réponse", "nuit")];
    let mut script = Script { answers, ..Script::default() };
    let (text, _) = interview(&vacancy, Lang::Fr, r#"{"answers":{"licence":true,"notice":1}}"#, &mut script);
    assert!(text.contains(r#""shift": "nuit""#), "{text}");
    assert!(!script.asked.iter().any(|question| question.contains("Conduisez")), "{:?}", script.asked);
}

/// What one question about a field makes of an answer; the question itself, and what is said under it.
fn one_question(
    lang: Lang,
    stated: &str,
    field_path: FieldPath,
    prompt_kind: PromptKind,
    answer: &str,
) -> ([String; 2], AnswerResult<FieldValue<'static>>) {
    let vacancy = built_in();
    let judging_dates = vacancy.judging_dates(None);
    let run = run_of(&vacancy, &judging_dates, lang);
    let mut applicant = Applicant::default();
    read_document(stated.as_bytes(), false, |record| applicant = owned(&record.intake.applicant));
    let mut script = Script { answers: vec![("", answer)], ..Script::default() };
    let questions = FieldQuestions { run: &run, applicant: &applicant };
    let answered = questions.value(field_path, None, prompt_kind, &mut script).unwrap();
    ([script.asked.join("\n"), script.helps.join("\n")], answered)
}

#[test]
fn driving_licences_are_asked_one_category_after_the_other() {
    let list = FieldPath::of_record("driving_licences");
    assert!(record_lists::is_list(list));
    let field = |field| FieldPath::of_entry("driving_licences", 1, field);
    let licences = r#"{"driving_licences":[{},{"category":"B"}]}"#;
    let text = |text: &'static str| AnswerResult::Stated(FieldValue::Text(text.into()));
    let date = |text| AnswerResult::Stated(FieldValue::Date(PartialDate::parse(text).unwrap()));
    let (first, further) = (PromptKind::Entry(Prompt::First), PromptKind::Entry(Prompt::Further));
    let (once, exactly) = (PromptKind::Field, PromptKind::Exactly);
    let cases = [
        ("{}", list, first, "B", "Which driving licence do you hold?", text("B")),
        ("{}", list, first, "none", "Which driving licence do you hold?", AnswerResult::None),
        (licences, list, further, "C1E", "Of which category?", text("C1E")),
        (
            licences,
            FieldPath { index: Some(0), ..field("category") },
            once,
            "A",
            "This licence: which category?",
            text("A"),
        ),
        (licences, field("country"), once, "Norway", "B: issued in which country?", text("Norway")),
        (licences, field("issued"), once, "2020-05", "B: when was it issued?", date("2020-05")),
        (
            licences,
            field("issued"),
            exactly,
            "17 May 2020",
            "B: when was it issued? (more exactly)",
            date("2020-05-17"),
        ),
        (licences, field("valid_until"), once, "2035", "B: until when is it valid?", date("2035")),
    ];
    for (stated, field_path, prompt_kind, answer, question, expected) in cases {
        let ([asked, _], answered) = one_question(Lang::En, stated, field_path, prompt_kind, answer);
        assert_eq!((asked.as_str(), answered), (question, expected));
    }
    let ([question, _], _) = one_question(Lang::Fr, licences, field("valid_until"), once, "2035");
    assert_eq!(question, "B\u{a0}: jusqu'à quand est-il valable\u{a0}?");
    // Who holds none is told that this is an answer; of a further one it is none.
    for (lang, none) in [(Lang::En, "`none`"), (Lang::Fr, "`aucun`")] {
        let ([_, help], _) = one_question(lang, "{}", list, first, "B");
        assert!(help.contains(none) && help.contains("C1E"), "{help}");
        let ([_, help], _) = one_question(lang, licences, list, further, "B");
        assert!(!help.contains(none) && help.contains("C1E"), "{help}");
    }
    // The category comes first, which the other questions name the licence by.
    let mut fields = ["valid_until", "issued", "country", "category"];
    fields.sort_by_key(|one| record_lists::rank(field(one)));
    assert_eq!(fields, ["category", "country", "issued", "valid_until"]);
}

#[test]
fn a_list_is_asked_for_where_it_has_a_question() {
    let asked = Applicant::KEYS.iter().filter(|key| record_lists::is_asked_list(key)).copied().collect::<Vec<_>>();
    let lists = [
        "nationalities",
        "education",
        "languages",
        "it_skills",
        "experience",
        "documents",
        "residence",
        "driving_licences",
    ];
    assert_eq!(asked, lists);
    // What begins an entry, where an entry has fields.
    let first = lists.map(record_lists::first_field);
    let expected = ["level", "language", "name", "sector", "kind", "country", "category"].map(Some);
    assert_eq!((first.first(), first.get(1..)), (Some(&None), Some(&expected[..])));
}
