//! `eligible ask`: driven through a pseudo-terminal, as an applicant would; and what it does without one.

use std::fs;
use std::io::{Read as _, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use serde_json::Value;
use tempfile::TempDir;

const DOWN: &str = "\u{1b}[B";
/// Nothing here takes long; a machine that does other things too may.
const PATIENCE: Duration = Duration::from_mins(1);

/// Somebody at a terminal.
struct Applicant {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    /// What was seen of the screen's text.
    seen: usize,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Applicant {
    /// Runs `eligible ask` in a folder.
    fn begin(folder: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows: 60, cols: 80, pixel_width: 0, pixel_height: 0 };
        let terminal = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_eligible"));
        command.env_clear();
        command.env("TERM", "xterm");
        command.cwd(folder);
        command.arg("ask");
        command.args(arguments);
        let child = terminal.slave.spawn_command(command).unwrap();
        drop(terminal.slave);
        let mut reader = terminal.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            // The end of the program is an error on some systems, and the end of the file on others.
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if send.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = terminal.master.take_writer().unwrap();
        Self { child, writer, output, raw: Vec::new(), seen: 0, _terminal: terminal.master }
    }

    /// Everything that was printed, without colours and movements of the cursor, and with its lines joined.
    fn transcript(&self) -> String {
        let text = String::from_utf8_lossy(&self.raw);
        anstream::adapter::strip_str(&text).to_string().replace(['\r', '\n'], "")
    }

    /// Waits until a text is printed after what was seen before.
    fn see(&mut self, text: &str) {
        let begin = Instant::now();
        loop {
            let transcript = self.transcript();
            let unseen = transcript.get(self.seen..).unwrap_or_default();
            if let Some(at) = unseen.find(text) {
                self.seen += at + text.len();
                return;
            }
            let rest = PATIENCE.saturating_sub(begin.elapsed());
            match self.output.recv_timeout(rest) {
                Ok(chunk) => self.raw.extend(chunk),
                Err(end) => panic!("{end}: `{text}` is not in: {unseen}"),
            }
        }
    }

    fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Answers a question, when it is asked, and waits until the answer is taken.
    fn answer(&mut self, question: &str, keys: &str) {
        self.see(&format!("? {question}"));
        self.type_in(&format!("{keys}\r"));
        self.see(&format!("> {question}"));
    }

    /// Waits for the end, and gives the exit status.
    fn end(&mut self) -> u32 {
        let begin = Instant::now();
        while let Ok(chunk) = self.output.recv_timeout(PATIENCE.saturating_sub(begin.elapsed())) {
            self.raw.extend(chunk);
        }
        self.child.wait().unwrap().exit_code()
    }
}

/// The report of `check` on a file in a folder, and its exit status.
fn check(folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let output =
        Command::new(env!("CARGO_BIN_EXE_eligible")).args(all).current_dir(folder).env_clear().output().unwrap();
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_eligible")).args(arguments).current_dir(folder).env_clear().output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_questions_end_in_a_file_that_is_read_without_a_warning() {
    let folder = TempDir::new().unwrap();
    let mut applicant = Applicant::begin(folder.path(), &["--lang", "en", "-o", "me.json"]);
    applicant.answer("What is your name?", "Zoë Example");
    applicant.answer("What is your nationality?", "Norway");
    applicant.see("E1 Nationality: met");
    applicant.answer("When were you born?", "2003-05");
    applicant.see("E2 Age: met");
    applicant.answer("What is your highest level", &DOWN.repeat(3));
    applicant.answer("Bachelor: what is your status?", DOWN);
    applicant.see("E3 Education: met");
    let after_degree = applicant.seen;
    applicant.answer("Which languages do you know?", "");
    applicant.answer("English: at which level?", &DOWN.repeat(4));
    applicant.see("E4 Official language: met");
    applicant.see("so far: eligible");
    applicant.answer("If you have already submitted", "2025-06-01 10:00");
    applicant.answer("When did you last change", "2025-06-01");
    applicant.answer("Have you applied for other vacancies", DOWN);
    applicant.answer("Which documents will you attach?", "");
    applicant.answer("Did generative AI", DOWN);
    applicant.see("so far: eligible");
    applicant.answer("The verdict will not change any more: eligible", DOWN);
    applicant.see("Saved: me.json");
    assert_eq!(applicant.end(), 0);
    let rest = applicant.transcript().split_off(after_degree);
    for word in ["Bachelor:", "degree or course", "field", "still to check: Education"] {
        let questions = rest.split("Saved").next().unwrap();
        assert!(!questions.contains(word), "{word}: {questions}");
    }
    let (status, report) = check(folder.path(), &["me.json"]);
    assert_eq!((status, &report["applicants"][0]["verdict"]), (0, &Value::from("eligible")), "{report}");
    assert_eq!(report["applicants"][0]["warnings"], serde_json::json!([]));
    assert_eq!(report["applicants"][0]["unchecked"], serde_json::json!([]));
    assert_eq!(report["applicants"][0]["name"], "Zoë Example");
}

#[test]
fn the_questions_are_asked_in_french_too_to_the_end() {
    let folder = TempDir::new().unwrap();
    let mut applicant = Applicant::begin(folder.path(), &["--lang", "fr"]);
    applicant.answer("Quel est votre nom\u{a0}?", "Zoé");
    applicant.answer("Quelle est votre nationalité\u{a0}?", "belge");
    applicant.see("E1 Nationalité\u{a0}: ");
    applicant.answer("Quelle est votre date de naissance\u{a0}?", "2001-07-07");
    applicant.answer("Quel est votre niveau d'études", &DOWN.repeat(3));
    applicant.answer("Bachelor (licence)\u{a0}: où en êtes-vous\u{a0}?", DOWN);
    applicant.see("E3 Études\u{a0}: ");
    applicant.answer("Quelles langues connaissez-vous\u{a0}?", DOWN);
    applicant.answer("Français\u{a0}: à quel niveau\u{a0}?", &DOWN.repeat(5));
    applicant.answer("Si votre candidature est déjà soumise", "2025-06-01");
    applicant.answer("Quand avez-vous modifié", "2025-06-01");
    applicant.answer("Avez-vous postulé pour d'autres postes ou stages", DOWN);
    applicant.answer("Quels documents joindrez-vous\u{a0}?", "");
    applicant.answer("L'IA générative", DOWN);
    applicant.answer("Le verdict ne changera plus\u{a0}: admissible", "");
    applicant.answer("Bachelor (licence)\u{a0}: dans quel domaine\u{a0}?", "droit");
    applicant.see("D1 ");
    applicant.answer("Connaissez-vous une autre langue\u{a0}?", DOWN);
    applicant.answer("Quelle langue\u{a0}?", "");
    applicant.answer("Anglais\u{a0}: à quel niveau\u{a0}?", DOWN);
    applicant.see("D2 ");
    applicant.answer("Quels outils informatiques utilisez-vous\u{a0}?", "");
    applicant.answer("Microsoft Office\u{a0}: à quel niveau\u{a0}?", &DOWN.repeat(2));
    applicant.answer("Utilisez-vous un autre outil informatique\u{a0}?", "");
    applicant.answer("Dans quel secteur avez-vous travaillé\u{a0}?", &DOWN.repeat(8));
    applicant.answer("Diplôme\u{a0}: dans quelle langue\u{a0}?", DOWN);
    applicant.answer("Recherche de l'excellence\u{a0}: donnez un exemple personnel", "J'ai relu tous les rapports.");
    for competency in [
        "Réflexion analytique",
        "Clarté et précision",
        "Souci du service au client",
        "Empathie",
        "Flexibilité",
        "Initiative",
        "Compréhension organisationnelle",
        "Travail en équipe",
    ] {
        applicant.answer(&format!("{competency}\u{a0}: donnez un exemple personnel"), "");
    }
    applicant.answer("Où enregistrer vos réponses", "moi.json");
    applicant.see("Enregistré\u{a0}: moi.json");
    assert_eq!(applicant.end(), 0);
    let (status, report) = check(folder.path(), &["moi.json"]);
    assert_eq!(status, 0, "{report}");
    assert_eq!(report["applicants"][0]["warnings"], serde_json::json!([]));
    let file: Value = serde_json::from_slice(&fs::read(folder.path().join("moi.json")).unwrap()).unwrap();
    assert_eq!(file["experience"], serde_json::json!([]));
    assert_eq!(file["competencies"].as_array().unwrap().len(), 1);
}

#[test]
fn whoever_knows_nothing_gets_a_file_all_the_same() {
    let folder = TempDir::new().unwrap();
    let mut applicant = Applicant::begin(folder.path(), &["--lang", "en"]);
    for question in [
        "What is your name?",
        "What is your nationality?",
        "When were you born?",
        "What is your highest level",
        "Which languages do you know?",
        "If you have already submitted",
        "When did you last change",
        "Have you applied for other vacancies",
        "Which documents will you attach?",
        "Did generative AI",
        "The verdict will not change any more: review",
        "Where should your answers",
    ] {
        applicant.see(&format!("? {question}"));
        // The key Esc.
        applicant.type_in("\u{1b}");
    }
    applicant.see("Saved: applicant.json");
    assert_eq!(applicant.end(), 0);
    let (status, report) = check(folder.path(), &["applicant.json"]);
    assert_eq!((status, &report["applicants"][0]["verdict"]), (4, &Value::from("review")), "{report}");
    assert_eq!(report["applicants"][0]["warnings"], serde_json::json!([]));
}

#[test]
fn bad_answers_are_refused_and_asked_again() {
    let folder = TempDir::new().unwrap();
    let mut applicant = Applicant::begin(folder.path(), &["-o", "me.json"]);
    let cleared = |text: &str| "\u{7f}".repeat(text.chars().count());
    applicant.answer("What is your name?", "");
    applicant.see("? What is your nationality?");
    applicant.type_in("Norwey\r");
    applicant.see("country not understood: `Norwey`; did you mean `Norway`?");
    applicant.type_in(&format!("{}Norway\r", cleared("Norwey")));
    applicant.see("> What is your nationality?");
    applicant.see("? When were you born?");
    for (wrong, why) in [
        ("05/06/2004", "write the date like 2003-05-17"),
        ("2003-02-30", "there is no such date"),
        ("2031-01-01", "after 22 June 2025"),
        ("1803-01-01", "over 100 on 22 June 2025"),
    ] {
        applicant.type_in(&format!("{wrong}\r"));
        applicant.see(why);
        applicant.type_in(&cleared(wrong));
    }
    applicant.type_in("2004\r");
    applicant.see("> When were you born?");
    // The year alone does not tell: the day is asked, once.
    applicant.answer("When were you born? (more exactly)", "21 June 2004");
    applicant.see("E2 Age: met");
    applicant.see("? What is your highest level");
    applicant.type_in("\u{3}");
    applicant.see("nothing was saved");
    assert_eq!(applicant.end(), 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_to_begin_with_leaves_only_the_rest_to_ask() {
    let folder = TempDir::new().unwrap();
    let stated = r#"[{"id":"a"},{"id":"b","name":"B","nationalities":["FR"],"date_of_birth":"2000-01-01","languages":[{"language":"en","level":"C1"}],
        "education":[{"level":"bachelor"}],"documents":[],"application":{"submitted_at":"2025-06-01","last_modified_at":"2025-06-01","other_vacancies":[]}}]"#;
    fs::write(folder.path().join("some.json"), stated).unwrap();
    let arguments = ["--from", "some.json", "--id", "b", "-o", "some.json"];
    let mut applicant = Applicant::begin(folder.path(), &arguments);
    applicant.answer("`some.json` already exists. Replace it?", DOWN);
    applicant.answer("Bachelor: what is your status?", "");
    applicant.answer("Did generative AI", &DOWN.repeat(2));
    applicant.answer("The verdict will not change any more: review", DOWN);
    applicant.see("Saved: some.json");
    assert_eq!(applicant.end(), 0);
    let file: Value = serde_json::from_slice(&fs::read(folder.path().join("some.json")).unwrap()).unwrap();
    assert_eq!(file["id"], "b");
    assert_eq!(file["education"], serde_json::json!([{"level": "bachelor", "status": "ongoing"}]));
    // Another time the answer is no, and the file stays.
    let before = fs::read(folder.path().join("some.json")).unwrap();
    let mut applicant = Applicant::begin(folder.path(), &["-o", "some.json"]);
    applicant.answer("`some.json` already exists. Replace it?", "");
    assert_eq!(applicant.end(), 2);
    assert_eq!(fs::read(folder.path().join("some.json")).unwrap(), before);
}

#[test]
fn a_file_that_is_invalid_is_no_beginning() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("bad.json"), r#"{"date_of_birth": 2003-02-30}"#).unwrap();
    let mut applicant = Applicant::begin(folder.path(), &["--from", "bad.json"]);
    applicant.see("1:23");
    applicant.see("1 problem in bad.json");
    assert_eq!(applicant.end(), 2);
}

#[test]
fn without_a_terminal_the_template_is_named() {
    let folder = TempDir::new().unwrap();
    for (lang, words) in [("en", "`ask` needs a terminal"), ("fr", "`ask` nécessite un terminal")] {
        let (status, output, told) = run(folder.path(), &["ask", "--lang", lang]);
        assert_eq!((status, output.as_str()), (2, ""));
        assert!(told.contains(words) && told.contains("`eligible ask --template`"), "{told}");
    }
}

/// Every field of a record, by its pointer without indices.
fn fields(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let pointer = format!("{pointer}/{key}");
                found.push(pointer.clone());
                fields(value, &pointer, found);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| fields(entry, pointer, found)),
        _ => {}
    }
}

#[test]
fn the_template_has_every_field_and_states_nothing() {
    use eligible::internal::domain::applicant::{
        Applicant, Application, Availability, Competency, Document, DrivingLicence, Education, Experience, ItSkill,
        LanguageSkill, Residence,
    };
    use eligible::internal::domain::record::Object;
    let folder = TempDir::new().unwrap();
    for lang in ["en", "fr"] {
        let name = format!("{lang}.json");
        let (status, output, _) = run(folder.path(), &["ask", "--template", "--lang", lang, "-o", &name]);
        assert_eq!((status, output.as_str()), (0, ""));
        let template: Value = serde_json::from_slice(&fs::read(folder.path().join(&name)).unwrap()).unwrap();
        let mut found = Vec::new();
        fields(&template, "", &mut found);
        let lists = [
            ("", Applicant::KEYS),
            ("/education", Education::KEYS),
            ("/languages", LanguageSkill::KEYS),
            ("/it_skills", ItSkill::KEYS),
            ("/experience", Experience::KEYS),
            ("/competencies", Competency::KEYS),
            ("/documents", Document::KEYS),
            ("/application", Application::KEYS),
            ("/residence", Residence::KEYS),
            ("/driving_licences", DrivingLicence::KEYS),
            ("/availability", Availability::KEYS),
        ];
        for (section, names) in lists {
            for field in names {
                assert!(found.contains(&format!("{section}/{field}")), "{section}/{field}");
            }
        }
        let (status, report) = check(folder.path(), &[&name]);
        assert_eq!((status, &report["applicants"][0]["verdict"]), (4, &Value::from("review")), "{report}");
        assert_eq!(report["applicants"][0]["warnings"], serde_json::json!([]));
        let (status, _, told) = run(folder.path(), &["ask", "--template", "--lang", lang, "-o", &name]);
        assert!(status == 2 && told.contains(&name), "{told}");
    }
}

#[test]
fn the_template_has_each_key_that_the_rules_ask_for() {
    let folder = TempDir::new().unwrap();
    let rules = r#"
[vacancy]
id = "7"
title.en = "Clerk"
deadline = { at = "2025-06-22T23:59", zone = "Europe/Brussels" }
official_languages = ["en"]
[[criterion]]
id = "E1"
group = "essential"
clause.en = "clause"
check.all = [
  { answer = { key = "shift_work", equals = true, question.en = "Shifts?" } },
  { answer = { key = "size", at_least = 40, question.en = "Size?" } },
  { declaration = { field = "relatives", is = false, question.en = "Relatives?" } },
  { declaration = { field = "generative_ai_used", is = false } },
]
"#;
    fs::write(folder.path().join("own.toml"), rules).unwrap();
    let arguments = ["ask", "--template", "--rules", "own.toml", "-o", "me.json"];
    let (status, _, told) = run(folder.path(), &arguments);
    assert_eq!(status, 0, "{told}");
    let template: Value = serde_json::from_slice(&fs::read(folder.path().join("me.json")).unwrap()).unwrap();
    assert_eq!(template["answers"], serde_json::json!({ "shift_work": null, "size": null }));
    assert_eq!(template["application"]["declarations"], serde_json::json!({ "relatives": null }));
    let (status, output, _) = run(folder.path(), &["check", "--rules", "own.toml", "--format", "json", "me.json"]);
    let report: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((status, &report["applicants"][0]["verdict"]), (4, &Value::from("review")), "{report}");
    assert_eq!(report["applicants"][0]["warnings"], serde_json::json!([]));
}

#[test]
fn the_template_filled_in_is_an_applicant() {
    let folder = TempDir::new().unwrap();
    let (_, template, _) = run(folder.path(), &["ask", "--template"]);
    assert!(template.starts_with("{\n  \"$schema\""), "{template}");
    let mut filled: Value = serde_json::from_str(&template).unwrap();
    filled["date_of_birth"] = "2001-01-01".into();
    filled["nationalities"] = serde_json::json!(["Norway"]);
    filled["education"][0]["level"] = "master".into();
    filled["education"][0]["status"] = "ongoing".into();
    filled["languages"][0]["language"] = "fr".into();
    filled["languages"][0]["level"] = "C2".into();
    filled["competencies"][0]["evidence"] = "an example".into();
    fs::write(folder.path().join("filled.json"), filled.to_string()).unwrap();
    let (status, report) = check(folder.path(), &["filled.json"]);
    assert_eq!(status, 0, "{report}");
    let first = report["applicants"][0]["criteria"].as_array().unwrap().iter().find(|one| one["group"] == "competency");
    assert_eq!(first.unwrap()["outcome"], "met");
}
