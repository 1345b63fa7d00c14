//! What `ask` asks and says: questions, what may be answered, and what an answer settled.

use chrono::NaiveDate;

use super::headings::capitalised;
use super::{colon, say, semicolon};
use crate::checks::documents::wanted_text::document_kind;
use crate::checks::education_levels;
use crate::checks::experience::text::sector;
use crate::domain::applicant::{DocumentKind, Education, Level, Sector, Status, field_info, record_info};
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{catalogue, phrase};
use crate::domain::outcome::Verdict;
use crate::domain::record::Both;
use crate::domain::text::Lang;

/// A question that is about no field of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneralQuestion<'a> {
    /// Whether a file that is there may be replaced; its path.
    Replace(&'a str),
    /// Where to write the file.
    WriteTo,
    /// Whether to go on although essential criteria are not met; their titles and ids.
    GoOnIneligible(&'a [String]),
    /// Whether to go on with what changes the verdict no more, which is given.
    GoOnSettled(Verdict),
    /// Whether to give so many examples of competencies.
    GiveExamples(usize),
    /// Whether what was read of a file, by its path, is right.
    IsUnderstood(&'a str),
    /// Whether the answers are right.
    AreAnswersRight,
    /// What is to be done with an answer, which is given.
    WhatToChange(&'a str),
    LeaveUnsaved,
    /// The name of a degree.
    NameOfDegree,
    /// Which of several levels a degree has, by its name.
    LevelOfDegree(&'a str),
    /// Which of two days is meant, as written.
    WhichDay(&'a str),
    /// Whether there is one more entry of a list.
    Another(&'a str),
    /// Whether there are other vacancies.
    HasOtherVacancies,
    /// Which language, where it is none of those offered.
    OtherLanguage,
    /// Which tool, where it is none of those offered.
    OtherTool,
    /// What the answer is, where it is none of those offered.
    OtherAnswer,
    /// An example of a competency, by its name.
    Example(&'a str),
}

/// The question.
#[must_use]
pub fn question(lang: Lang, question: GeneralQuestion<'_>) -> String {
    match question {
        GeneralQuestion::Replace(path) => {
            say!(lang, "`{path}` already exists. Replace it?", "`{path}` existe déjà. Le remplacer\u{a0}?")
        }
        GeneralQuestion::WriteTo => {
            say!(lang, "Where should your answers be saved?", "Où enregistrer vos réponses\u{a0}?")
        }
        GeneralQuestion::GoOnIneligible(criteria) => {
            let listed = criteria.join(", ");
            let unmet = match criteria {
                [_] => phrase(lang, "this criterion is not met", "ce critère n'est pas rempli"),
                _ => phrase(lang, "these criteria are not met", "ces critères ne sont pas remplis"),
            };
            say!(
                lang,
                "Based on your answers, {unmet}: {listed}. Continue anyway?",
                "D'après vos réponses, {unmet}\u{a0}: {listed}. Continuer quand même\u{a0}?"
            )
        }
        GeneralQuestion::GoOnSettled(verdict) => {
            let verdict = super::verdict(lang, verdict);
            say!(
                lang,
                "The other questions are about points and competencies; they do not change the verdict ({verdict} so far). Answer them too?",
                "Les autres questions portent sur les points et les compétences\u{a0}; elles ne changent pas le verdict (à ce stade\u{a0}: {verdict}). \
                 Y répondre aussi\u{a0}?"
            )
        }
        GeneralQuestion::GiveExamples(count) => say!(
            lang,
            "The last {count} questions ask for examples of competencies; they change no verdict. Give examples now?",
            "Les {count} dernières questions demandent des exemples de compétences\u{a0}; ils ne changent pas le verdict. En donner maintenant\u{a0}?"
        ),
        GeneralQuestion::IsUnderstood(path) => say!(
            lang,
            "This was understood from {path}. Is it right? To correct something, choose it.",
            "Voici ce qui a été compris de {path}. Est-ce exact\u{a0}? Pour corriger une réponse, choisissez-la."
        ),
        GeneralQuestion::AreAnswersRight => say!(
            lang,
            "Your answers. Save them? To correct something, choose it.",
            "Vos réponses. Les enregistrer\u{a0}? Pour en corriger une, choisissez-la."
        ),
        GeneralQuestion::WhatToChange(answer) => {
            say!(lang, "{answer}. What should be changed?", "{answer}. Que faut-il changer\u{a0}?")
        }
        GeneralQuestion::LeaveUnsaved => {
            say!(lang, "Leave without saving your answers?", "Quitter sans enregistrer vos réponses\u{a0}?")
        }
        GeneralQuestion::NameOfDegree => {
            say!(lang, "What is the degree or diploma called?", "Comment s'appelle le diplôme\u{a0}?")
        }
        GeneralQuestion::LevelOfDegree(name) => say!(
            lang,
            "`{name}` may be of several levels. Which one is yours?",
            "`{name}` peut correspondre à plusieurs niveaux. Lequel est le vôtre\u{a0}?"
        ),
        GeneralQuestion::WhichDay(text) => {
            say!(lang, "`{text}`: which day is meant?", "`{text}`\u{a0}: de quel jour s'agit-il\u{a0}?")
        }
        GeneralQuestion::Another(section) => another(lang, section).to_owned(),
        GeneralQuestion::HasOtherVacancies => say!(
            lang,
            "Have you applied for other vacancies of the same programme?",
            "Avez-vous postulé pour d'autres postes ou stages du même programme\u{a0}?"
        ),
        GeneralQuestion::OtherLanguage => say!(lang, "Which language?", "Quelle langue\u{a0}?"),
        GeneralQuestion::OtherAnswer => say!(lang, "Which answer?", "Quelle réponse\u{a0}?"),
        GeneralQuestion::OtherTool => say!(lang, "Which tool?", "Quel outil\u{a0}?"),
        GeneralQuestion::Example(name) => {
            say!(lang, "{name}: give an example of your own", "{name}\u{a0}: donnez un exemple personnel")
        }
    }
}

/// One of both languages.
const fn in_one(lang: Lang, [en, fr]: Both) -> &'static str {
    phrase(lang, en, fr)
}

fn another(lang: Lang, section: &str) -> &'static str {
    match record_info(section) {
        Some(info) => in_one(lang, info.another),
        None => in_one(lang, ["Do you hold another nationality?", "Avez-vous une autre nationalité\u{a0}?"]),
    }
}

/// The question for a field of the record or of the application, or for the first field of an entry.
#[must_use]
pub fn of_record(lang: Lang, section: &str, field: Option<&str>) -> String {
    let of_section = field_info(section, None).and_then(|info| info.question);
    let question = of_section.or_else(|| field_info(section, Some(field?))?.question);
    question.map_or_else(|| field.unwrap_or(section).to_owned(), |question| in_one(lang, question).to_owned())
}

/// The question for the first field of an entry after the first.
#[must_use]
pub fn of_further(lang: Lang, section: &str) -> String {
    let further = record_info(section).map(|info| in_one(lang, info.further));
    further.unwrap_or(in_one(lang, ["Which one?", "Laquelle\u{a0}?"])).to_owned()
}

/// The question for a further field of an entry, which is said in few words; the status is that of an education.
#[must_use]
pub fn of_entry(lang: Lang, about: &str, section: &str, field: &str, status: Option<Status>) -> String {
    // When an education ends is asked by how far it has come.
    let question = match status.filter(|_| (section, field) == ("education", "end")) {
        Some(Status::Completed) => {
            Some(["when did you obtain the degree?", "quand avez-vous obtenu le diplôme\u{a0}?"])
        }
        Some(Status::Ongoing) => Some(["when do you expect to finish?", "quand pensez-vous terminer\u{a0}?"]),
        Some(Status::Interrupted) => Some(["when did you leave?", "quand avez-vous arrêté\u{a0}?"]),
        None => field_info(section, Some(field)).and_then(|info| info.question),
    };
    let asked = question.map_or(field, |question| in_one(lang, question));
    format!("{}{}{asked}", capitalised(about), colon(lang))
}

/// A field as a line of a list of answers begins with it: "date of birth". What its label says beside that is left out.
#[must_use]
pub fn answer_name(lang: Lang, section: &str, field: Option<&str>) -> String {
    let label = field_info(section, field).and_then(|info| info.label);
    let label = label.map_or_else(|| field.unwrap_or(section), |label| in_one(lang, label));
    let name = label.split([',', '(', ':']).next().unwrap_or(label).trim_end();
    let articles: &[&str] = match lang {
        Lang::En => &["the ", "your ", "whether "],
        Lang::Fr => &["le ", "la ", "les ", "l'", "votre ", "vos ", "si les ", "si ", "s'"],
    };
    articles.iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name).to_owned()
}

/// An entry of a list in a word.
#[must_use]
pub fn entry_word(lang: Lang, section: &str) -> &'static str {
    in_one(lang, record_info(section).map_or(["nationality", "nationalité"], |info| info.entry))
}

/// An answer in a list of them; none: the question was left open.
#[must_use]
pub fn answer_line(lang: Lang, name: &str, answer: Option<&str>) -> String {
    let answer = answer.unwrap_or(phrase(lang, "not stated", "non indiqué"));
    format!("{name}{}{answer}", colon(lang))
}

/// The question for a date, or a date-time, that is stated but not exactly enough.
#[must_use]
pub fn exactly(lang: Lang, asked: &str) -> String {
    say!(lang, "{asked} (more exactly)", "{asked} (plus précisément)")
}

/// An education in few words.
#[must_use]
pub fn about_education(lang: Lang, entry: &Education<'_>) -> String {
    entry.level.map_or_else(
        || say!(lang, "this education", "cette formation"),
        |level| match level.value {
            Level::Bachelor => say!(lang, "bachelor's degree", "bachelor (licence)"),
            level => education_levels::level(lang, level).to_owned(),
        },
    )
}

/// An entry of a list that nothing names yet.
#[must_use]
pub fn about_unnamed(lang: Lang, section: &str) -> String {
    let unnamed = record_info(section).map(|info| in_one(lang, info.unnamed));
    unnamed.unwrap_or(in_one(lang, ["this entry", "cette entrée"])).to_owned()
}

/// What may be answered to a question, in one line under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerHelp<'a> {
    /// Choosing from a list.
    Choose,
    Date,
    /// A date of which the day is asked.
    ExactDate,
    /// A date-time.
    Moment,
    /// When the application was submitted, which may not have been done yet.
    Submission,
    /// A nationality; there may be none.
    Nationality,
    Country,
    /// A language; one is named as an example.
    Language(&'a str),
    Tool,
    /// The category of a driving licence; there may be no licence.
    Licence,
    /// The category of a driving licence that there is.
    LicenceCategory,
    /// A field of study.
    Field,
    Employer,
    /// The applicant's name.
    Name,
    /// An example of a competency.
    Example,
    /// Other vacancies.
    Vacancies,
    Preferences,
    Number,
    /// The path of a file.
    Path,
    /// The name of a degree.
    Degree,
    /// Any text.
    Text,
}

/// What may be answered, and what is typed to go back.
#[must_use]
pub fn help_with_back(lang: Lang, help: &str, back: &str) -> String {
    let semicolon = semicolon(lang);
    say!(lang, "{help}{semicolon}`{back}` to go back", "{help}{semicolon}`{back}` pour revenir en arrière")
}

/// What Enter alone answers.
#[must_use]
pub fn enter_alone(lang: Lang, answer: &str) -> String {
    say!(lang, "Enter alone: {answer}", "Entrée seule\u{a0}: {answer}")
}

/// What may be answered.
#[must_use]
pub fn help(lang: Lang, help: AnswerHelp<'_>) -> String {
    let unknown = say!(lang, "press Enter if you don't know", "Entrée si vous ne savez pas");
    let example = match help {
        AnswerHelp::Choose => {
            return say!(
                lang,
                "↑↓ to move, letters to search, Enter to choose",
                "↑↓ pour se déplacer, lettres pour chercher, Entrée pour choisir"
            );
        }
        AnswerHelp::Path => {
            return say!(
                lang,
                "the name of a file; press Esc to go back to your answers",
                "le nom d'un fichier\u{a0}; Échap pour revenir à vos réponses"
            );
        }
        AnswerHelp::Name => return say!(lang, "press Enter to give no name", "Entrée pour ne pas donner de nom"),
        AnswerHelp::Example => {
            return say!(
                lang,
                "a sentence or two; press Enter to give no example for now",
                "une phrase ou deux\u{a0}; Entrée pour ne pas donner d'exemple pour l'instant"
            );
        }
        AnswerHelp::Text => return unknown,
        AnswerHelp::Date => say!(
            lang,
            "such as 17 May 2003 or 2003-05-17; the month or the year alone will do",
            "par exemple 17 mai 2003 ou 17/05/2003\u{a0}; le mois ou l'année suffit"
        ),
        AnswerHelp::ExactDate => {
            say!(lang, "such as 17 May 2003 or 2003-05-17", "par exemple 17 mai 2003 ou 17/05/2003")
        }
        AnswerHelp::Moment => say!(
            lang,
            "such as 1 March 2025 14:30, or the day alone",
            "par exemple 1er mars 2025 14:30, ou le jour seul"
        ),
        AnswerHelp::Submission => {
            return say!(
                lang,
                "such as 1 March 2025 14:30; press Enter if you have not submitted it yet",
                "par exemple 1er mars 2025 14:30\u{a0}; Entrée si elle n'est pas encore soumise"
            );
        }
        AnswerHelp::Degree => {
            say!(lang, "such as MSc, Laurea triennale or Abitur", "par exemple MSc, Laurea triennale ou Abitur")
        }
        AnswerHelp::Nationality => say!(
            lang,
            "such as Norway or NO; `none` if you have none",
            "par exemple Norvège ou NO\u{a0}; `aucune` si vous n'en avez pas"
        ),
        AnswerHelp::Country => say!(lang, "such as Norway or NO", "par exemple Norvège ou NO"),
        AnswerHelp::Language(name) => {
            say!(lang, "a name or a code, such as {name}", "un nom ou un code, par exemple {name}")
        }
        AnswerHelp::Tool => say!(lang, "its name", "son nom"),
        AnswerHelp::Licence => say!(
            lang,
            "its category, such as B or C1E; `none` if you have none",
            "sa catégorie, par exemple B ou C1E\u{a0}; `aucun` si vous n'en avez pas"
        ),
        AnswerHelp::LicenceCategory => say!(lang, "such as B or C1E", "par exemple B ou C1E"),
        AnswerHelp::Field => say!(lang, "such as history or computer science", "par exemple histoire ou informatique"),
        AnswerHelp::Employer => say!(lang, "the name of the employer", "le nom de l'employeur"),
        AnswerHelp::Preferences => say!(lang, "separated by commas", "séparées par des virgules"),
        AnswerHelp::Number => say!(lang, "such as 2 or 2.5", "par exemple 2 ou 2,5"),
        AnswerHelp::Vacancies => {
            say!(lang, "their numbers, separated by commas", "leurs numéros, séparés par des virgules")
        }
    };
    format!("{example}{}{unknown}", semicolon(lang))
}

catalogue! {
    /// What can be chosen beside the values of a field.
    pub enum AnswerChoice {
        Yes "yes" "oui",
        No "no" "non",
        /// That the applicant does not know.
        Unknown "I don't know" "je ne sais pas",
        None "none" "aucun",
        NoLanguage "none" "aucune",
        /// Something else than what is offered.
        Other "another one" "autre",
        /// The name of a degree instead of its level.
        ByName "type the name of the degree instead" "écrire plutôt le nom du diplôme",
        /// The question before this one again.
        Back "back to the previous question" "revenir à la question précédente",
        /// What was understood of a file is right.
        IsRight "yes, continue" "oui, continuer",
        Save "save these answers" "enregistrer ces réponses",
        Leave "leave without saving" "quitter sans enregistrer",
        /// An answer of the last page once more.
        Change "answer again" "répondre à nouveau",
        Remove "remove it" "retirer cette réponse",
        /// One more entry of the list that an answer is in.
        Add "add another one" "en ajouter",
        BackToAnswers "back to the answers" "revenir aux réponses",
    }
}

/// Whether a text says that there is none.
#[must_use]
pub fn is_none(text: &str) -> bool {
    ["none", "aucun", "aucune"].contains(&text.trim().to_lowercase().as_str())
}

/// A level of education, with examples.
#[must_use]
pub const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Secondary => phrase(
            lang,
            "secondary school (A levels, baccalauréat, Abitur)",
            "études secondaires (baccalauréat, A levels, Abitur)",
        ),
        Level::PostSecondary => phrase(
            lang,
            "post-secondary, below higher education (vocational certificate after school)",
            "formation postsecondaire hors enseignement supérieur (certificat professionnel après le bac)",
        ),
        Level::ShortCycle => phrase(
            lang,
            "short-cycle higher education, about two years (HND, associate degree, BTS)",
            "cycle court du supérieur, 2 ans (BTS, DUT, CPGE)",
        ),
        Level::Bachelor => phrase(
            lang,
            "bachelor's degree or equivalent (BA, BSc, licence, BUT)",
            "bachelor ou équivalent (licence, L3, BUT, BSc)",
        ),
        Level::Master => phrase(
            lang,
            "master's degree or equivalent (MA, MSc, M2, diplôme d'ingénieur)",
            "master ou équivalent (M2, diplôme d'ingénieur, MSc)",
        ),
        Level::Doctorate => phrase(lang, "doctorate (PhD)", "doctorat (PhD)"),
    }
}

/// The status of an education.
#[must_use]
pub const fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Ongoing => phrase(lang, "still studying", "études en cours"),
        Status::Completed => phrase(lang, "completed, with the degree", "études terminées, diplôme obtenu"),
        Status::Interrupted => phrase(lang, "interrupted, without the degree", "études interrompues, sans diplôme"),
    }
}

/// A sector of work.
#[must_use]
pub const fn sector_of(lang: Lang, value: Sector) -> &'static str {
    sector(lang, value)
}

/// What a document is.
#[must_use]
pub const fn kind_of(lang: Lang, kind: DocumentKind) -> &'static str {
    document_kind(lang, Some(kind))
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerRefusal<'a> {
    /// It is no date.
    Date,
    /// It is no date-time.
    Moment,
    /// It is no number.
    Number,
    /// No calendar has it.
    Impossible,
    /// No country has this name; the nearest one.
    Country(&'a str, Option<&'a str>),
    /// No language has this name.
    Language(&'a str),
    /// No degree has this name.
    Degree(&'a str),
}

/// Why an answer is not taken, and what would be.
#[must_use]
pub fn refusal(lang: Lang, refusal: AnswerRefusal<'_>) -> String {
    match refusal {
        AnswerRefusal::Date => say!(
            lang,
            "date not understood; write it like 17 May 2003, May 2003 or 2003",
            "date non reconnue\u{a0}; écrivez-la comme 17 mai 2003, mai 2003 ou 2003"
        ),
        AnswerRefusal::Moment => say!(
            lang,
            "date not understood; write it like 1 March 2025 14:30, or the day alone",
            "date non reconnue\u{a0}; écrivez-la comme 1er mars 2025 14:30, ou le jour seul"
        ),
        AnswerRefusal::Number => {
            say!(lang, "write a number like 2 or 2.5", "écrivez un nombre comme 2 ou 2,5")
        }
        AnswerRefusal::Impossible => {
            say!(lang, "there is no such date", "cette date n'existe pas")
        }
        AnswerRefusal::Country(name, None) => say!(
            lang,
            "country not understood: `{name}`; write its name or its code",
            "pays non reconnu\u{a0}: `{name}`\u{a0}; écrivez son nom ou son code"
        ),
        AnswerRefusal::Country(name, Some(near)) => say!(
            lang,
            "country not understood: `{name}`; did you mean `{near}`?",
            "pays non reconnu\u{a0}: `{name}`\u{a0}; vouliez-vous dire `{near}`\u{a0}?"
        ),
        AnswerRefusal::Language(name) => say!(
            lang,
            "language not understood: `{name}`; write its name or its code",
            "langue non reconnue\u{a0}: `{name}`\u{a0}; écrivez son nom ou son code"
        ),
        AnswerRefusal::Degree(name) => say!(
            lang,
            "degree not understood: `{name}`; write it differently, or press Enter to choose its level",
            "diplôme non reconnu\u{a0}: `{name}`\u{a0}; écrivez-le autrement, ou Entrée pour choisir son niveau"
        ),
    }
}

/// The level of a mother tongue, by the word of the scale for it.
#[must_use]
pub fn mother_tongue(lang: Lang, word: &str) -> String {
    let name = phrase(lang, "mother tongue", "langue maternelle");
    if word == "native" { name.to_owned() } else { format!("{word} ({name})") }
}

/// Something that is said without an answer being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterviewRemark<'a> {
    /// What is to come, at the beginning; the vacancy's title and the day of its deadline.
    Welcome(&'a str, NaiveDate),
    /// The verdict by what is stated so far.
    SoFar(Verdict),
    /// The verdict, and the score by what is stated so far.
    Score(Verdict, &'a str),
    /// What stopping here means for what was not asked.
    Unasked,
    /// What an answer was understood as.
    Understood(&'a str),
    /// That there is no question before this one.
    IsFirst,
    /// That the answers were written; the path.
    Written(&'a str),
}

/// What is said.
#[must_use]
pub fn remark(lang: Lang, remark: InterviewRemark<'_>) -> String {
    match remark {
        InterviewRemark::Welcome(title, deadline) => {
            let day = date(lang, deadline);
            say!(
                lang,
                "Questions about your application: {title} (deadline: {day}). You can skip any question: choose \"I don't know\" or press \
                 Esc. You can go back, and correct any answer at the end; nothing is saved before that. Ctrl-C stops without saving.",
                "Questions sur votre candidature\u{a0}: {title} (date limite\u{a0}: {day}). Aucune question n'est obligatoire\u{a0}: choisissez \
                 «\u{a0}je ne sais pas\u{a0}» ou appuyez sur Échap. Vous pouvez revenir en arrière et tout corriger à la fin\u{a0}; rien n'est \
                 enregistré avant. Ctrl-C abandonne sans rien enregistrer."
            )
        }
        InterviewRemark::SoFar(verdict) => {
            let verdict = super::verdict(lang, verdict);
            say!(lang, "so far: {verdict}", "À ce stade\u{a0}: {verdict}")
        }
        InterviewRemark::Score(verdict, score) => {
            let verdict = super::verdict(lang, verdict);
            say!(
                lang,
                "so far: {verdict}, score {score} out of 100",
                "À ce stade\u{a0}: {verdict}, score {score} sur 100"
            )
        }
        InterviewRemark::Unasked => say!(
            lang,
            "If you stop here, it is assumed that the lists you began are complete: that you have no other language or degree, for example.",
            "Si vous vous arrêtez ici, les listes commencées seront considérées comme complètes\u{a0}: aucune autre langue, par exemple, ni aucun autre diplôme."
        ),
        InterviewRemark::Understood(answer) => say!(lang, "understood: {answer}", "Compris\u{a0}: {answer}"),
        InterviewRemark::IsFirst => {
            say!(lang, "This is the first question.", "C'est la première question.")
        }
        InterviewRemark::Written(path) => say!(lang, "Saved: {path}", "Enregistré\u{a0}: {path}"),
    }
}
