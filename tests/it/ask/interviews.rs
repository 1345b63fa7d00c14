//! Whole interviews, each with the file and the verdict written down beforehand.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::check;
use super::terminal::{Applicant, CTRL_U, ESC};

/// An interview in a language, in a folder of its own.
struct Interview {
    folder: TempDir,
    lang: &'static str,
    applicant: Applicant,
}

impl Interview {
    fn begin(lang: &'static str, arguments: &[&str]) -> Self {
        Self::begin_in(TempDir::new().unwrap(), lang, arguments)
    }

    fn begin_in(folder: TempDir, lang: &'static str, arguments: &[&str]) -> Self {
        let mut all = vec!["--lang", lang];
        all.extend(arguments);
        let applicant = Applicant::begin(folder.path(), &all);
        Self { folder, lang, applicant }
    }

    /// One of two texts.
    fn text<'t>(&self, [english, french]: [&'t str; 2]) -> &'t str {
        if self.lang == "fr" { french } else { english }
    }

    fn write(&mut self, question: [&str; 2], answer: &str) {
        self.applicant.write(self.text(question), answer);
    }

    fn choose(&mut self, question: [&str; 2], option: [&str; 2]) {
        self.applicant.choose(self.text(question), self.text(option));
    }

    fn search(&mut self, question: [&str; 2], letters: &str) {
        self.applicant.search(self.text(question), letters);
    }

    fn enter(&mut self, question: [&str; 2]) {
        self.applicant.enter(self.text(question));
    }

    fn see(&mut self, words: [&str; 2]) {
        self.applicant.see(self.text(words));
    }

    /// Saves on the last page, and compares what comes of it: words of the explanation, the file and its verdict.
    fn save(mut self, file: &Value, verdict: &str, explanation: [&str; 2]) {
        self.enter(PAGE);
        self.see(["Saved: me.json", "Enregistré\u{a0}: me.json"]);
        self.see(explanation);
        assert_eq!(self.applicant.end(), 0);
        let written: Value = serde_json::from_slice(&fs::read(self.folder.path().join("me.json")).unwrap()).unwrap();
        let mut file = file.clone();
        file["$schema"] = "applicant.schema.json".into();
        file["application"]["vacancy"] = "250700".into();
        assert_eq!(written, file);
        let (_, report) = check(self.folder.path(), &["me.json"]);
        assert_eq!(report["applicants"][0]["verdict"], verdict, "{report}");
        assert_eq!(report["applicants"][0]["warnings"], json!([]));
    }
}

const NAME: [&str; 2] = ["What is your name?", "Quel est votre nom\u{a0}?"];
const NATIONALITY: [&str; 2] = ["What is your nationality?", "Quelle est votre nationalité\u{a0}?"];
const BORN: [&str; 2] = ["When were you born?", "Quelle est votre date de naissance\u{a0}?"];
const LEVEL: [&str; 2] = ["What is your highest level of study", "Quel est votre niveau d'études"];
const STATUS: [&str; 2] =
    ["Bachelor's degree: what is your status?", "Bachelor (licence)\u{a0}: où en êtes-vous\u{a0}?"];
const LANGUAGES: [&str; 2] = ["Which languages do you know?", "Quelles langues connaissez-vous\u{a0}?"];
const SUBMITTED: [&str; 2] = ["If you have already submitted", "Si votre candidature est déjà soumise"];
const CHANGED: [&str; 2] = ["When did you last change", "Quand avez-vous modifié"];
const OTHER_VACANCIES: [&str; 2] =
    ["Have you applied for other vacancies", "Avez-vous postulé pour d'autres postes ou stages"];
const DOCUMENTS: [&str; 2] = ["Which documents will you attach?", "Quels documents joindrez-vous\u{a0}?"];
const GENERATIVE_AI: [&str; 2] = ["Did generative AI", "L'IA générative"];
const SETTLED: [&str; 2] = ["The other questions are about points", "Les autres questions portent sur les points"];
const GO_ON: [&str; 2] = ["Based on your answers", "D'après vos réponses"];
const PAGE: [&str; 2] = ["Your answers. Save them?", "Vos réponses. Les enregistrer"];

const YES: [&str; 2] = ["yes", "oui"];
const NO: [&str; 2] = ["no", "non"];
const BACHELOR: [&str; 2] = ["bachelor", "bachelor"];

/// What comes after the languages, with nothing in the way.
fn conditions(interview: &mut Interview) {
    interview.write(SUBMITTED, "1 June 2025 10:00");
    interview.write(CHANGED, "2025-06-01");
    interview.choose(OTHER_VACANCIES, NO);
    interview.choose(DOCUMENTS, ["proof of studies", "certificat de scolarité"]);
    interview.choose(["Proof of studies: does it show", "Certificat de scolarité\u{a0}: les dates"], YES);
    interview.choose(GENERATIVE_AI, NO);
}

/// The same in the file.
fn with_conditions(mut file: Value) -> Value {
    file["application"] = json!({
        "submitted_at": "2025-06-01T10:00",
        "last_modified_at": "2025-06-01",
        "other_vacancies": [],
        "generative_ai_used": false,
    });
    file["documents"] = json!([{ "kind": "proof_of_studies", "dates_shown": true }]);
    file
}

#[test]
fn a_student_of_twenty_learns_from_which_day_she_may_apply() {
    for lang in ["en", "fr"] {
        let mut interview = Interview::begin(lang, &["-o", "me.json"]);
        interview.write(NAME, "Élise Fictive");
        interview.write(NATIONALITY, "France");
        interview.write(BORN, "30/06/2004");
        interview.see(["understood: 30 June 2004", "Compris\u{a0}: 30 juin 2004"]);
        interview.see(["Age: not met", "Âge\u{a0}: non rempli"]);
        interview.choose(GO_ON, YES);
        interview.choose(LEVEL, BACHELOR);
        interview.choose(STATUS, ["still studying", "études en cours"]);
        interview.see(["Education: met", "Études\u{a0}: rempli"]);
        interview.choose(LANGUAGES, ["French", "français"]);
        interview.choose(
            ["French: at which level?", "Français\u{a0}: à quel niveau\u{a0}?"],
            ["mother tongue", "langue maternelle"],
        );
        interview.see(["Official language: met", "Langue officielle\u{a0}: rempli"]);
        conditions(&mut interview);
        interview.see(["so far: ineligible", "À ce stade\u{a0}: non admissible"]);
        interview.choose(SETTLED, NO);
        let file = json!({
            "name": "Élise Fictive",
            "date_of_birth": "2004-06-30",
            "nationalities": ["France"],
            "education": [{ "level": "bachelor", "status": "ongoing" }],
            "languages": [{ "language": interview.text(["French", "français"]), "level": "native" }],
        });
        // The two texts differ on the day on which she turns 21; from the day after, both hold.
        let days =
            ["For a deadline on 1 July 2025 or later: eligible", "au 1er juillet 2025 ou après\u{a0}: admissible"];
        interview.save(&with_conditions(file), "ineligible", days);
    }
}

#[test]
fn three_answers_are_corrected_on_the_last_page() {
    for lang in ["en", "fr"] {
        let mut interview = Interview::begin(lang, &["-o", "me.json"]);
        interview.write(NAME, "Max Mustermann-Example");
        interview.write(NATIONALITY, "Germany");
        // The wrong year.
        interview.write(BORN, "2008-05-17");
        interview.choose(GO_ON, YES);
        interview.choose(LEVEL, ["master", "master"]);
        let status = ["Master's degree: what is your status?", "Master\u{a0}: où en êtes-vous\u{a0}?"];
        interview.choose(status, ["still studying", "études en cours"]);
        interview.choose(LANGUAGES, ["English", "anglais"]);
        interview.choose(["English: at which level?", "Anglais\u{a0}: à quel niveau"], ["C1", "C1"]);
        conditions(&mut interview);
        interview.choose(SETTLED, NO);
        // One: the year of birth, as written in words.
        interview.choose(PAGE, ["date of birth: 17 May 2008", "date de naissance\u{a0}: 17 mai 2008"]);
        interview.choose(["Date of birth. What", "Date de naissance. Que"], ["answer again", "répondre à nouveau"]);
        interview.write(BORN, interview.text(["17 May 2003", "17 mai 2003"]).to_owned().as_str());
        // Two: the level of a language, which is a field of an entry.
        interview.choose(PAGE, ["language: English, C1", "langue\u{a0}: anglais, C1"]);
        interview.choose(
            ["Language: English, C1. What", "Langue\u{a0}: anglais, C1. Que"],
            ["level: C1", "niveau\u{a0}: C1"],
        );
        interview.choose(["English: at which level?", "Anglais\u{a0}: à quel niveau"], ["B2", "B2"]);
        // B2 leaves the official language open: another one may help, and is asked for.
        interview.choose(["Do you know another language?", "Connaissez-vous une autre langue\u{a0}?"], NO);
        // Three: whether generative AI helped.
        interview.choose(PAGE, ["any part of the application", "vous avez eu recours"]);
        interview.choose(["Any part of the", "Vous avez eu recours"], ["answer again", "répondre à nouveau"]);
        interview.choose(GENERATIVE_AI, YES);
        let file = json!({
            "name": "Max Mustermann-Example",
            "date_of_birth": "2003-05-17",
            "nationalities": ["Germany"],
            "education": [{ "level": "master", "status": "ongoing" }],
            "languages": [{ "language": interview.text(["English", "anglais"]), "level": "B2" }],
        });
        let mut file = with_conditions(file);
        file["application"]["generative_ai_used"] = true.into();
        interview.save(&file, "review", ["RESULT   for review", "RÉSULTAT"]);
    }
}

#[test]
fn going_back_twice_leaves_what_was_answered_then() {
    for lang in ["en", "fr"] {
        let mut interview = Interview::begin(lang, &["-o", "me.json"]);
        interview.write(NAME, "Wrong Name");
        interview.write(NATIONALITY, "<");
        interview.write(NAME, "Right Example");
        interview.write(NATIONALITY, "NO");
        interview.write(BORN, "2001");
        // What goes back in a line goes back in a list too, and what was answered there is offered again.
        interview.search(LEVEL, "<");
        interview.see(BORN);
        interview.see(["Enter alone: 2001", "Entrée seule\u{a0}: 2001"]);
        interview.applicant.write_again("<");
        interview.see(NATIONALITY);
        interview.see(["Enter alone: NO", "Entrée seule\u{a0}: NO"]);
        interview.applicant.write_again("Belgium");
        interview.write(BORN, "");
        // Letters leave the options in which a word begins with them.
        interview.search(LEVEL, "bach");
        interview.choose(STATUS, ["completed", "études terminées"]);
        interview.choose(LANGUAGES, ["French", "français"]);
        interview.choose(["French: at which level?", "Français\u{a0}: à quel niveau"], ["C1", "C1"]);
        conditions(&mut interview);
        interview.choose(SETTLED, NO);
        let file = json!({
            "name": "Right Example",
            "date_of_birth": "2001",
            "nationalities": ["Belgium"],
            "education": [{ "level": "bachelor", "status": "completed" }],
            "languages": [{ "language": interview.text(["French", "français"]), "level": "C1" }],
        });
        interview.save(&with_conditions(file), "eligible", ["RESULT   eligible", "RÉSULTAT"]);
    }
}

#[test]
fn nonsense_is_refused_with_what_is_allowed() {
    for lang in ["en", "fr"] {
        let mut interview = Interview::begin(lang, &["-o", "me.json"]);
        // Ctrl-U empties the line.
        interview.write(NAME, &format!("Nobody at all{CTRL_U}Jan Example"));
        interview.write(NATIONALITY, "Norwey");
        interview.see([
            "country not understood: `Norwey`; did you mean `Norway`?",
            "pays non reconnu\u{a0}: `Norwey`\u{a0}; vouliez-vous dire `Norway`\u{a0}?",
        ]);
        interview.applicant.write_again("Norway");
        interview.see(["Nationality: met", "Nationalité\u{a0}: rempli"]);
        interview.write(BORN, "tomorrow");
        for (why, next) in [
            (["write it like 17 May 2003", "écrivez-la comme 17 mai 2003"], "31/02/2003"),
            (["there is no such date", "cette date n'existe pas"], "2031-01-01"),
            (["after 22 June 2025", "est postérieure au 22 juin 2025"], "1803-01-01"),
            (["over 100 on 22 June 2025", "plus de 100 ans le 22 juin 2025"], "2004"),
        ] {
            interview.see(why);
            interview.applicant.write_again(next);
        }
        // The year alone does not decide: the day is asked, once; of two that it may be, one is chosen.
        let exactly =
            ["When were you born? (more exactly)", "Quelle est votre date de naissance\u{a0}? (plus précisément)"];
        interview.write(exactly, "05/06/2004");
        interview
            .choose(["`05/06/2004`: which day", "`05/06/2004`\u{a0}: de quel jour"], ["5 June 2004", "5 juin 2004"]);
        interview.see(["Age: met", "Âge\u{a0}: rempli"]);
        interview.choose(LEVEL, ["type the name", "écrire plutôt"]);
        interview.write(["What is the degree or diploma called?", "Comment s'appelle le diplôme"], "wizardry");
        interview.see(["degree not understood: `wizardry`", "diplôme non reconnu\u{a0}: `wizardry`"]);
        interview.applicant.write_again("bac+4");
        interview.choose(["`bac+4` may be of several levels", "`bac+4` peut correspondre"], BACHELOR);
        interview.choose(STATUS, ["completed", "études terminées"]);
        interview.choose(LANGUAGES, ["another one", "autre"]);
        interview.write(["Which language?", "Quelle langue\u{a0}?"], "elbonian");
        interview.see(["language not understood: `elbonian`", "langue non reconnue\u{a0}: `elbonian`"]);
        interview.applicant.write_again("nb");
        // The level of a language that is none of the official ones changes nothing, and is not asked.
        interview.choose(["Do you know another language?", "Connaissez-vous une autre langue\u{a0}?"], YES);
        interview.choose(["Which language?", "Quelle langue\u{a0}?"], ["English", "anglais"]);
        interview.choose(["English: at which level?", "Anglais\u{a0}: à quel niveau"], ["C1", "C1"]);
        conditions(&mut interview);
        interview.choose(SETTLED, NO);
        let file = json!({
            "name": "Jan Example",
            "date_of_birth": "2004-06-05",
            "nationalities": ["Norway"],
            "education": [{ "level": "bachelor", "status": "completed" }],
            "languages": [
                { "language": "nb" },
                { "language": interview.text(["English", "anglais"]), "level": "C1" },
            ],
        });
        interview.save(&with_conditions(file), "eligible", ["RESULT   eligible", "RÉSULTAT"]);
    }
}

#[test]
fn whoever_knows_nothing_gets_a_file_for_review() {
    for lang in ["en", "fr"] {
        let mut interview = Interview::begin(lang, &["-o", "me.json"]);
        for (question, is_list) in [
            (NAME, false),
            (NATIONALITY, false),
            (BORN, false),
            (LEVEL, true),
            (LANGUAGES, true),
            (SUBMITTED, false),
            (OTHER_VACANCIES, true),
            (DOCUMENTS, true),
            (GENERATIVE_AI, true),
        ] {
            // Enter alone states nothing either.
            if is_list {
                interview.enter(question);
            } else {
                interview.write(question, "");
            }
        }
        interview.see(["so far: review", "À ce stade\u{a0}: à examiner"]);
        interview.enter(SETTLED);
        interview.save(&json!({}), "review", ["information is missing (", "il manque des informations ("]);
    }
}

#[test]
fn from_a_cv_what_was_understood_is_shown_first() {
    let resume = json!({
        "basics": { "name": "Ana Exemplo", "email": "ana@example.org" },
        "education": [{ "institution": "Example University", "area": "Law", "studyType": "Master", "endDate": "2024-07" }],
        "languages": [{ "language": "English", "fluency": "C1" }, { "language": "Portuguese", "fluency": "C2" }],
    });
    for lang in ["en", "fr"] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("cv.json"), resume.to_string()).unwrap();
        let mut interview = Interview::begin_in(folder, lang, &["--from", "cv.json", "-o", "me.json"]);
        let understood = ["This was understood from cv.json.", "Voici ce qui a été compris de cv.json."];
        // The CV says too much of one language.
        interview.choose(understood, ["language: Portuguese, C2", "langue\u{a0}: portugais, C2"]);
        interview.choose(
            ["Language: Portuguese, C2. What", "Langue\u{a0}: portugais, C2. Que"],
            ["level: C2", "niveau\u{a0}: C2"],
        );
        interview.choose(["Portuguese: at which level?", "Portugais\u{a0}: à quel niveau"], ["C1", "C1"]);
        interview.enter(understood);
        interview.write(NATIONALITY, "PT");
        interview.write(BORN, "17/05/2001");
        interview.choose(
            ["Master's degree: what is your status?", "Master\u{a0}: où en êtes-vous"],
            ["completed", "études terminées"],
        );
        conditions(&mut interview);
        interview.choose(SETTLED, NO);
        let file = json!({
            "name": "Ana Exemplo",
            // A CV may leave out entries, which its lists go on saying.
            "incomplete": ["education", "languages"],
            "date_of_birth": "2001-05-17",
            "nationalities": ["PT"],
            "education": [{
                "level": "master", "field": "Law", "institution": "Example University", "status": "completed", "end": "2024-07",
            }],
            "languages": [{ "language": "English", "level": "C1" }, { "language": "Portuguese", "level": "C1" }],
        });
        interview.save(&with_conditions(file), "eligible", ["RESULT   eligible", "RÉSULTAT"]);
    }
}

#[test]
fn nothing_is_saved_before_the_last_page_and_escape_never_saves() {
    for (lang, stay, leave) in [("en", NO, YES), ("fr", NO, YES)] {
        let mut interview = Interview::begin(lang, &[]);
        interview.write(NAME, "Jan Example");
        for question in [NATIONALITY, BORN, LEVEL, LANGUAGES, SUBMITTED] {
            interview.see(question);
            interview.see([if question == LEVEL || question == LANGUAGES { "[↑↓" } else { "> " }; 2]);
            interview.applicant.type_in(ESC);
        }
        for question in [OTHER_VACANCIES, DOCUMENTS, GENERATIVE_AI, SETTLED] {
            interview.see(question);
            interview.see(["[↑↓"; 2]);
            interview.applicant.type_in(ESC);
        }
        // At the name of the file Esc leads back to the answers, and there to a question; Enter alone stays.
        let unsaved = ["Leave without saving your answers?", "Quitter sans enregistrer vos réponses\u{a0}?"];
        interview.enter(PAGE);
        interview.see(["Where should your answers be saved?", "Où enregistrer vos réponses\u{a0}?"]);
        interview.see(["Enter alone: applicant.json", "Entrée seule\u{a0}: applicant.json"]);
        interview.see(["> "; 2]);
        interview.applicant.type_in(ESC);
        interview.see(PAGE);
        interview.see(["[↑↓"; 2]);
        interview.applicant.type_in(ESC);
        interview.enter(unsaved);
        interview.choose(PAGE, ["leave without saving", "quitter sans enregistrer"]);
        interview.choose(unsaved, stay);
        interview.choose(PAGE, ["leave without saving", "quitter sans enregistrer"]);
        interview.choose(unsaved, leave);
        interview.see(["nothing was saved", "rien n'a été enregistré"]);
        assert_eq!(interview.applicant.end(), 2);
        assert_eq!(fs::read_dir(interview.folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn ctrl_c_stops_at_once() {
    for lang in ["en", "fr"] {
        for at_list in [false, true] {
            let mut interview = Interview::begin(lang, &["-o", "me.json"]);
            interview.write(NAME, "Jan Example");
            interview.see(NATIONALITY);
            if at_list {
                interview.applicant.write_again("NO");
                interview.write(BORN, "2000");
                interview.see(LEVEL);
                interview.see(["[↑↓"; 2]);
            } else {
                interview.see(["> "; 2]);
            }
            interview.applicant.type_in("\u{3}");
            interview.see(["nothing was saved", "rien n'a été enregistré"]);
            assert_eq!(interview.applicant.end(), 2);
            assert_eq!(fs::read_dir(interview.folder.path()).unwrap().count(), 0);
        }
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_if_the_applicant_says_so() {
    let stated = json!([
        { "id": "a" },
        {
            "id": "b", "name": "B", "nationalities": ["FR"], "date_of_birth": "2000-01-01",
            "education": [{ "level": "bachelor" }], "languages": [{ "language": "en", "level": "C1" }], "documents": [],
            "application": { "submitted_at": "2025-06-01", "last_modified_at": "2025-06-01", "other_vacancies": [] },
        },
    ]);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("some.json");
    fs::write(&path, stated.to_string()).unwrap();
    let before = fs::read(&path).unwrap();
    let replace = ["`some.json` already exists. Replace it?"; 2];
    // Enter alone keeps the file.
    let mut interview = Interview::begin_in(folder, "en", &["-o", "some.json"]);
    interview.enter(replace);
    assert_eq!(interview.applicant.end(), 2);
    assert_eq!(fs::read(&path).unwrap(), before);
    let mut interview =
        Interview::begin_in(interview.folder, "en", &["--from", "some.json", "--id", "b", "-o", "some.json"]);
    interview.choose(replace, YES);
    interview.enter(["This was understood from some.json."; 2]);
    interview.choose(STATUS, ["still studying"; 2]);
    interview.enter(GENERATIVE_AI);
    interview.choose(SETTLED, NO);
    interview.enter(PAGE);
    interview.see(["Saved: some.json"; 2]);
    assert_eq!(interview.applicant.end(), 0);
    let file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(
        (&file["id"], &file["education"]),
        (&json!("b"), &json!([{ "level": "bachelor", "status": "ongoing" }]))
    );
}

#[test]
fn a_file_that_is_invalid_is_no_beginning() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("bad.json"), r#"{"date_of_birth": 2003-02-30}"#).unwrap();
    let mut interview = Interview::begin_in(folder, "en", &["--from", "bad.json"]);
    interview.see(["1:23"; 2]);
    interview.see(["1 problem in bad.json"; 2]);
    assert_eq!(interview.applicant.end(), 2);
}

#[test]
fn the_questions_about_points_are_asked_to_the_end() {
    for lang in ["en", "fr"] {
        let mut interview = Interview::begin(lang, &["-o", "me.json"]);
        interview.write(NAME, "Zoé Exemple");
        interview.write(NATIONALITY, interview.text(["Belgian", "belge"]).to_owned().as_str());
        interview.write(BORN, "2001-07-07");
        interview.choose(LEVEL, BACHELOR);
        interview.choose(STATUS, ["completed", "études terminées"]);
        interview.choose(LANGUAGES, ["French", "français"]);
        interview.choose(["French: at which level?", "Français\u{a0}: à quel niveau"], ["C2", "C2"]);
        conditions(&mut interview);
        interview.choose(SETTLED, YES);
        interview.write(["Bachelor's degree: in which field?", "Bachelor (licence)\u{a0}: dans quel domaine"], "law");
        interview.choose(["Do you know another language?", "Connaissez-vous une autre langue"], YES);
        interview.choose(["Which language?", "Quelle langue\u{a0}?"], ["English", "anglais"]);
        interview.choose(["English: at which level?", "Anglais\u{a0}: à quel niveau"], ["A2", "A2"]);
        interview.choose(
            ["Which IT tools do you use?", "Quels outils informatiques utilisez-vous"],
            ["Microsoft Office"; 2],
        );
        interview.choose(
            ["Microsoft Office: at which level?", "Microsoft Office\u{a0}: à quel niveau"],
            ["advanced", "avancé"],
        );
        interview.choose(["Do you use another IT tool?", "Utilisez-vous un autre outil informatique"], NO);
        interview
            .choose(["In which sector have you worked?", "Dans quel secteur avez-vous travaillé"], ["none", "aucun"]);
        let language =
            ["Proof of studies: in which language?", "Certificat de scolarité\u{a0}: dans quelle langue\u{a0}?"];
        interview.choose(language, ["English", "anglais"]);
        // Nine competencies are one question for whoever gives no examples.
        interview.enter(["The last 9 questions ask for examples", "Les 9 dernières questions demandent des exemples"]);
        let file = json!({
            "name": "Zoé Exemple",
            "date_of_birth": "2001-07-07",
            "nationalities": [interview.text(["Belgian", "belge"])],
            "education": [{ "level": "bachelor", "field": "law", "status": "completed" }],
            "languages": [
                { "language": interview.text(["French", "français"]), "level": "C2" },
                { "language": interview.text(["English", "anglais"]), "level": "A2" },
            ],
            "it_skills": [{ "name": "Microsoft Office", "level": "advanced" }],
            "experience": [],
        });
        let mut file = with_conditions(file);
        file["documents"][0]["language"] = interview.text(["English", "anglais"]).into();
        interview.save(&file, "eligible", ["RESULT   eligible", "RÉSULTAT"]);
    }
}
