//! What `ask` asks and says: questions, what may be answered, and what an answer settled.

use super::headings::capitalised;
use super::{colon, say, semicolon};
use crate::checks::documents::wanted_text::document_kind;
use crate::checks::education_levels;
use crate::checks::experience::text::sector;
use crate::domain::applicant::{DocumentKind, Education, Level, Sector, Status, field_info, record_info};
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
                "The verdict will not change any more: {verdict}. Answer the other questions too?",
                "Le verdict ne changera plus\u{a0}: {verdict}. Répondre aux autres questions\u{a0}?"
            )
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
            Level::Bachelor => say!(lang, "bachelor", "bachelor (licence)"),
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
    /// Any text.
    Text,
}

/// What may be answered.
#[must_use]
pub fn help(lang: Lang, help: AnswerHelp<'_>) -> String {
    let unknown = say!(lang, "press Enter if you don't know", "Entrée si vous ne savez pas");
    let example = match help {
        AnswerHelp::Choose => {
            return say!(lang, "↑↓ to move, Enter to choose", "↑↓ pour se déplacer, Entrée pour choisir");
        }
        AnswerHelp::Path => {
            return say!(lang, "press Enter to use the name shown", "Entrée pour garder le nom proposé");
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
        AnswerHelp::Date => say!(lang, "2003-05-17, 2003-05 or 2003", "2003-05-17, 2003-05 ou 2003"),
        AnswerHelp::ExactDate => say!(lang, "such as 2003-05-17", "par exemple 2003-05-17"),
        AnswerHelp::Moment => {
            say!(lang, "2025-03-01 14:30, or the day alone", "2025-03-01 14:30, ou le jour seul")
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
        Level::Secondary => phrase(lang, "secondary school", "études secondaires"),
        Level::PostSecondary => phrase(
            lang,
            "post-secondary, below higher education",
            "formation postsecondaire hors enseignement supérieur",
        ),
        Level::ShortCycle => phrase(
            lang,
            "short-cycle higher education (about two years)",
            "cycle court du supérieur (BTS, DUT, CPGE, 2 ans)",
        ),
        Level::Bachelor => phrase(lang, "bachelor's degree or equivalent", "bachelor (licence) ou équivalent"),
        Level::Master => phrase(lang, "master's degree or equivalent", "master ou équivalent"),
        Level::Doctorate => phrase(lang, "doctorate", "doctorat"),
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
}

/// Why an answer is not taken, and what would be.
#[must_use]
pub fn refusal(lang: Lang, refusal: AnswerRefusal<'_>) -> String {
    match refusal {
        AnswerRefusal::Date => say!(
            lang,
            "write the date like 2003-05-17, 2003-05 or 2003",
            "écrivez la date comme 2003-05-17, 2003-05 ou 2003"
        ),
        AnswerRefusal::Moment => say!(
            lang,
            "write the date and time like 2025-03-01 14:30, or the day alone",
            "écrivez la date et l'heure comme 2025-03-01 14:30, ou le jour seul"
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
    /// What is to come, at the beginning; the vacancy's title.
    Welcome(&'a str),
    /// The verdict by what is stated so far, and the titles of the criteria that are asked about.
    SoFar(Verdict, &'a [&'a str]),
    /// The verdict, and the score by what is stated so far.
    Score(Verdict, &'a str),
    /// What stopping here means for what was not asked.
    Unasked,
    /// That the answers were written; the path.
    Written(&'a str),
}

/// What is said.
#[must_use]
pub fn remark(lang: Lang, remark: InterviewRemark<'_>) -> String {
    match remark {
        InterviewRemark::Welcome(title) => say!(
            lang,
            "Questions about your application: {title}. You can skip any question: choose \"I don't know\" or press Esc. Ctrl-C stops \
             without saving anything.",
            "Questions sur votre candidature\u{a0}: {title}. Aucune question n'est obligatoire\u{a0}: choisissez «\u{a0}je ne sais pas\u{a0}» ou appuyez \
             sur Échap. Ctrl-C abandonne sans rien enregistrer."
        ),
        InterviewRemark::SoFar(verdict, open) => {
            let verdict = super::verdict(lang, verdict);
            if open.is_empty() {
                return say!(lang, "so far: {verdict}", "À ce stade\u{a0}: {verdict}");
            }
            let open = open.join(", ");
            say!(
                lang,
                "so far: {verdict}; still to check: {open}",
                "À ce stade\u{a0}: {verdict}\u{a0}; encore à vérifier\u{a0}: {open}"
            )
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
            "If you stop here, the lists that you began count as complete.",
            "Si vous vous arrêtez ici, les listes commencées seront considérées comme complètes."
        ),
        InterviewRemark::Written(path) => say!(lang, "Saved: {path}", "Enregistré\u{a0}: {path}"),
    }
}

/// The words of a notice as a quotation.
#[must_use]
pub fn quotation(lang: Lang, words: &str) -> String {
    say!(lang, "\"{words}\"", "«\u{a0}{words}\u{a0}»")
}
