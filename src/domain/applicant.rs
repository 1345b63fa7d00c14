//! The applicant file: every field declared once. An absent field means "not stated", never "no".
//!
//! Texts are borrowed from the file where they can be. Every value keeps the offset at which it begins.

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::PartialDate;
use crate::domain::doubts::Doubts;
use crate::domain::location::Located;
use crate::domain::record::{
    Entry, FieldInfo, ListVisitor, Object, OnLists, RecordInfo, both, entries_in, held, is_personal, one_of, position,
    record, type_of,
};
use crate::domain::value_type::{Parameter, ValueType};
pub use crate::domain::values::{
    Amount, Answer, AnswerValue, Declared, DocumentKind, ExperienceKind, Grade, Item, LanguageLevel, Level, List,
    Sector, Status, Text, Years, entry_place, word_of,
};

record! {
    /// One record of an applicant file.
    Applicant {
        ignored "$schema" "Lets editors find the JSON Schema; ignored.";
        /// Identifies the applicant; left out: the name of the file, or its number in it.
        id: text, personal;
        /// The name, shown in reports unless they are blind.
        name: text label "your name" "votre nom" ask "What is your name?" "Quel est votre nom\u{a0}?", personal;
        /// Where a letter goes, such as an e-mail address.
        contact: text label "where you can be reached" "vos coordonnées" ask "Where can you be reached?" "Où peut-on vous joindre\u{a0}?", personal;
        /// An e-mail address: where a letter goes if `contact` is left out.
        email: text label "your e-mail address" "votre adresse électronique", personal;
        /// The lists that may have further entries beside those of the file, such as those of a converted CV.
        incomplete: texts;
        /// The date of birth.
        date_of_birth: date label "your date of birth" "votre date de naissance"
            ask "When were you born?" "Quelle est votre date de naissance\u{a0}?", personal;
        /// Every nationality: a code of ISO 3166-1, or a name of the country or of its people.
        nationalities: names label "each nationality you hold" "chacune de vos nationalités"
            ask "What is your nationality?" "Quelle est votre nationalité\u{a0}?", personal;
        /// Studies and degrees.
        education: list(Education)
            label "your studies and degrees (or that you have none)"
                "vos études et diplômes (ou l'indication que vous n'en avez pas)"
            ask "What is your highest level of study, completed or in progress?"
                "Quel est votre niveau d'études le plus élevé, en cours ou obtenu\u{a0}?";
        /// Languages and their levels.
        languages: list(LanguageSkill)
            label "the languages you know and your level in each" "les langues que vous connaissez et votre niveau"
            ask "Which languages do you know? Start with the first:"
                "Quelles langues connaissez-vous\u{a0}? Commencez par la première\u{a0}:";
        /// IT tools and their levels.
        it_skills: list(ItSkill)
            label "the IT tools you use and your level in each"
                "les outils informatiques que vous utilisez et votre niveau"
            ask "Which IT tools do you use? Start with the first:"
                "Quels outils informatiques utilisez-vous\u{a0}? Commencez par le premier\u{a0}:";
        /// Work experience.
        experience: list(Experience)
            label "your work experience (or that you have none)"
                "votre expérience professionnelle (ou l'indication que vous n'en avez pas)"
            ask "In which sector have you worked?" "Dans quel secteur avez-vous travaillé\u{a0}?";
        /// An example for each competency.
        competencies: list(Competency) label "an example for each competency" "un exemple pour chaque compétence";
        /// The documents attached.
        documents: list(Document) label "the documents you attach" "les documents que vous joignez"
            ask "Which documents will you attach? Start with the first:"
                "Quels documents joindrez-vous\u{a0}? Commencez par le premier\u{a0}:";
        /// This application to this vacancy.
        application: object(Application);
        /// Answers to pre-screening questions, by the keys that the rules give them.
        answers: answers;
        /// Where the applicant has lived.
        residence: list(Residence)
            label "where you have lived, and from when to when" "vos pays de résidence, avec les dates"
            ask "In which countries have you lived, and from when to when? Start with the first:"
                "Dans quels pays avez-vous résidé, et de quand à quand\u{a0}? Commencez par le premier\u{a0}:";
        /// Driving licences, each category by itself.
        driving_licences: list(DrivingLicence) label "your driving licences" "vos permis de conduire"
            ask "Which driving licence do you hold?" "Quel permis de conduire avez-vous\u{a0}?";
        /// When the applicant could work.
        availability: object(Availability) label "when you could work" "vos disponibilités";
    }
}

record! {
    /// One education: a degree, or studies.
    Education {
        entry "education" "formation";
        another "Do you have another degree, or have you taken another course of study?"
            "Avez-vous un autre diplôme, ou avez-vous suivi d'autres études\u{a0}?";
        further "At which level?" "De quel niveau\u{a0}?";
        /// The level, ISCED 2011 levels 3 to 8.
        level: word(Level) label "the level" "le niveau" ask "which level?" "quel niveau\u{a0}?";
        /// The field of study in words.
        field: text label "the field of study" "le domaine d'études" ask "in which field?" "dans quel domaine\u{a0}?";
        /// The ISCED-F 2013 code of the field, such as `0312`.
        isced_f: isced_f;
        /// The institution.
        institution: text label "the institution" "l'établissement";
        /// The country of the institution.
        country: text label "the country" "le pays";
        /// Its status; interrupted: left without the degree.
        status: word(Status)
            label "the status (ongoing, completed or interrupted)"
                "la situation (en cours, diplôme obtenu ou études interrompues)"
            ask "what is your status?" "où en êtes-vous\u{a0}?";
        /// The first day.
        start: date label "the start date" "la date de début" ask "when did you begin?" "quand avez-vous commencé\u{a0}?";
        /// Completed: the day of the degree; ongoing: the expected day; interrupted: the last day.
        end: date label "the date of the degree or of the expected end"
                "la date d'obtention du diplôme ou de fin prévue"
            ask "when does or did it end?" "quelle est la date de fin, prévue ou passée\u{a0}?";
        /// Full-time-equivalent years of study finished.
        years_completed: years label "the years of study completed" "le nombre d'années d'études accomplies"
            ask "how many years have you completed?" "combien d'années avez-vous validées\u{a0}?";
        /// Whether only the final stage is left.
        final_stage: flag label "whether you are in the final stage" "si vous êtes en fin de cursus"
            ask "are you in the final stage?" "êtes-vous en fin de cursus\u{a0}?";
    }
    rare RareEducation {
        /// Whether the studies are full-time.
        full_time: flag label "whether the studies are full-time" "s'il s'agit d'un temps plein";
        /// The year of the programme, counted from 1.
        year_of_study: amount label "the year of the programme you are in" "l'année d'études en cours";
        /// Credits gained.
        credits: amount label "the credits you have gained" "les crédits obtenus";
        /// The unit of the credits, such as `ECTS`.
        credit_unit: text label "the unit of the credits, such as ECTS" "l'unité des crédits, par exemple ECTS";
        /// The final grade, or the present average.
        grade: grade label "the grade" "la note";
        /// The scale of the grade, by its name.
        grade_scale: text label "the scale of the grade" "l'échelle de la note";
    }
    usual 3
    period start end
    status status
}

record! {
    /// One language and its level.
    LanguageSkill {
        entry "language" "langue";
        unnamed "this language" "cette langue";
        another "Do you know another language?" "Connaissez-vous une autre langue\u{a0}?";
        further "Which language?" "Quelle langue\u{a0}?";
        /// A code of ISO 639, a BCP 47 tag, or a name.
        language: text label "the language" "la langue" ask "which language?" "quelle langue\u{a0}?";
        /// A level, or one for each skill, such as `{"reading": "C1"}`.
        level: level label "the level" "le niveau" ask "at which level?" "à quel niveau\u{a0}?";
    }
    usual 5
    known_by language
}

record! {
    /// One IT tool and its level.
    ItSkill {
        entry "IT tool" "outil informatique";
        unnamed "this tool" "cet outil";
        another "Do you use another IT tool?" "Utilisez-vous un autre outil informatique\u{a0}?";
        further "Which tool?" "Quel outil\u{a0}?";
        /// The name of the tool.
        name: text label "the name of the tool" "le nom de l'outil" ask "which tool?" "quel outil\u{a0}?";
        /// The level, on the scale of the rules.
        level: text label "the level" "le niveau" ask "at which level?" "à quel niveau\u{a0}?";
    }
    usual 5
    known_by name
}

record! {
    /// One employment.
    Experience {
        entry "experience" "expérience";
        unnamed "this job" "cet emploi";
        another "Have you had another job or traineeship?" "Avez-vous eu un autre emploi ou fait un autre stage\u{a0}?";
        further "In which sector?" "Dans quel secteur\u{a0}?";
        /// The employer.
        employer: text label "the employer" "l'employeur" ask "for which employer?" "pour quel employeur\u{a0}?";
        /// The role.
        role: text label "the role" "la fonction";
        /// The country.
        country: text label "the country" "le pays";
        /// The sector.
        sector: word(Sector) label "the sector" "le secteur" ask "in which sector?" "dans quel secteur\u{a0}?";
        /// The first day.
        start: date label "the start date" "la date de début" ask "when did you begin?" "quand avez-vous commencé\u{a0}?";
        /// The last day; left out: still going on.
        end: date label "the end date" "la date de fin" ask "when did you leave?" "quand êtes-vous parti(e)\u{a0}?";
    }
    rare RareExperience {
        /// What it was.
        kind: word(ExperienceKind)
            label "what it was: employment, traineeship or other" "son type\u{a0}: emploi, stage ou autre";
        /// The field of work in words.
        field: text label "the field of work" "le domaine d'activité";
        /// Whether it was full-time.
        full_time: flag label "whether it was full-time" "s'il s'agit d'un temps plein";
    }
    usual 3
    period start end
}

record! {
    /// One competency shown.
    Competency {
        entry "competency" "compétence";
        /// A competency that the rules name.
        competency: text;
        /// An example that shows it.
        evidence: text;
    }
    usual 9
}

record! {
    /// One document attached.
    Document {
        entry "document" "document";
        unnamed "this document" "ce document";
        another "Will you attach another document?" "Joindrez-vous un autre document\u{a0}?";
        further "Which document?" "Quel document\u{a0}?";
        /// What it is.
        kind: word(DocumentKind) label "what it is" "son type" ask "what is it?" "de quoi s'agit-il\u{a0}?";
        /// The language it is in.
        language: text label "the language" "la langue" ask "in which language?" "dans quelle langue\u{a0}?";
        /// Whether it shows the dates of the studies.
        dates_shown: flag
            label "whether it shows the dates of the studies" "si les dates des études y figurent"
            ask "does it show the dates of your studies?" "les dates de vos études y figurent-elles\u{a0}?";
        /// Whether a translation into an official language is attached.
        translated: flag label "whether a translation is attached" "si une traduction est jointe"
            ask "is a translation attached too?" "une traduction est-elle jointe aussi\u{a0}?";
    }
    rare RareDocument {
        /// What it is called, such as the name of a certificate.
        name: text label "its name" "son nom" ask "what is it called?" "comment s'appelle-t-il\u{a0}?";
        /// The country of issue, by code or name.
        country: text label "the country of issue" "le pays de délivrance"
            ask "issued in which country?" "délivré dans quel pays\u{a0}?";
        /// The day it was issued.
        issued: date label "the date of issue" "la date d'établissement"
            ask "when was it issued?" "quand a-t-il été établi\u{a0}?";
        /// The last day it is valid.
        valid_until: date label "the date until which it is valid" "la date de fin de validité"
            ask "until when is it valid?" "jusqu'à quand est-il valable\u{a0}?";
    }
    usual 4
}

record! {
    /// This application to this vacancy.
    Application {
        /// The vacancy that the file was written for.
        vacancy: text;
        /// When the application was submitted.
        submitted_at: moment label "the date of submission, once the application is submitted"
                "la date de soumission, une fois la candidature soumise"
            ask "If you have already submitted the application, when did you submit it (date and time)?"
                "Si votre candidature est déjà soumise, quand l'avez-vous soumise (date et heure)\u{a0}?";
        /// When it was last changed.
        last_modified_at: moment
            label "the date of the last change to the application"
                "la date de la dernière modification de la candidature"
            ask "When did you last change the application?"
                "Quand avez-vous modifié votre candidature pour la dernière fois\u{a0}?";
        /// The other vacancies of the same programme applied for; an empty list: none.
        other_vacancies: texts
            label "the other vacancies you applied for (or that there are none)"
                "les autres postes ou stages pour lesquels vous postulez (ou l'indication qu'il n'y en a pas)"
            ask "Which ones?" "Lesquelles\u{a0}?";
        /// Whether generative AI was used for the application.
        generative_ai_used: flag
            label "whether any part of the application was prepared with generative AI"
                "si vous avez eu recours à une IA générative pour préparer la candidature"
            ask "Did generative AI help to write any part of the application?"
                "L'IA générative a-t-elle servi à rédiger une partie du dossier\u{a0}?";
        /// What the applicant would prefer, in order.
        preferences: texts label "your preferences, in order" "vos préférences, par ordre décroissant"
            ask "What are your preferences? Start with the one you like best:"
                "Quelles sont vos préférences\u{a0}? Commencez par la première\u{a0}:";
        /// The language in which letters are written to the applicant, by code or name: English or French.
        language: text label "the language for letters to you" "la langue des courriers";
        /// What else is declared, by the names that the rules give.
        declarations: declarations;
    }
}

record! {
    /// A time of living in a country.
    Residence {
        entry "residence" "résidence";
        unnamed "this residence" "cette résidence";
        another "Have you lived in any other country, or in one of these at another time?"
            "Avez-vous vécu dans un autre pays, ou à un autre moment dans l'un de ceux-ci\u{a0}?";
        further "In which country?" "Dans quel pays\u{a0}?";
        /// The country, by code or name.
        country: text label "the country" "le pays" ask "in which country?" "dans quel pays\u{a0}?";
        /// The first day.
        start: date label "the start date" "la date de début"
            ask "from which day?" "à partir de quel jour\u{a0}?";
        /// The last day; left out: still living there.
        end: date label "the end date" "la date de fin" ask "until which day?" "jusqu'à quel jour\u{a0}?";
    }
    usual 2
    known_by country
    period start end
}

record! {
    /// One category of a driving licence.
    DrivingLicence {
        entry "driving licence" "permis de conduire";
        unnamed "this licence" "ce permis";
        another "Do you hold another driving licence?" "Avez-vous un autre permis de conduire\u{a0}?";
        further "Of which category?" "De quelle catégorie\u{a0}?";
        /// The category, such as `B` or `C1E`.
        category: text label "the category" "la catégorie" ask "which category?" "quelle catégorie\u{a0}?";
        /// The country of issue.
        country: text label "the country" "le pays" ask "issued in which country?" "délivré dans quel pays\u{a0}?";
        /// The day it was issued.
        issued: date label "the date of issue" "la date de délivrance"
            ask "when was it issued?" "quand a-t-il été délivré\u{a0}?";
        /// The last day it is valid.
        valid_until: date label "the date until which it is valid" "la date de fin de validité"
            ask "until when is it valid?" "jusqu'à quand est-il valable\u{a0}?";
    }
    usual 2
    known_by category
}

record! {
    /// When the applicant could work.
    Availability {
        /// The first day.
        from: date label "the date from which you could work" "la date à partir de laquelle vous pourriez travailler"
            ask "From which day could you work?" "À partir de quel jour pourriez-vous travailler\u{a0}?";
        /// The last day.
        until: date label "the date until which you could work" "la date jusqu'à laquelle vous pourriez travailler"
            ask "Until which day could you work?" "Jusqu'à quel jour pourriez-vous travailler\u{a0}?";
        /// Whether full-time.
        full_time: flag label "whether you could work full-time" "si vous pourriez travailler à temps plein"
            ask "Could you work full-time?" "Pourriez-vous travailler à temps plein\u{a0}?";
    }
    period from until
}

impl Education<'_> {
    /// Whether it is ongoing with an end that cannot be understood, and which names no year before that of the reference
    /// date: then nothing says that it has ended.
    #[must_use]
    pub fn goes_on_unread(&self, reference: NaiveDate) -> bool {
        let is_ongoing = self.status.is_some_and(|status| status.value == Status::Ongoing);
        let doubt = self.doubts.of("end").filter(|doubt| doubt.is_unreadable);
        is_ongoing && doubt.is_some_and(|doubt| doubt.year.is_none_or(|year| year >= reference.year()))
    }

    /// Whether it may go on after the reference date: then credits and a grade that are stated are those of today.
    #[must_use]
    pub fn goes_on_after(&self, reference: NaiveDate) -> bool {
        let ends_later = self.end.map(|end| end.value.last() > reference);
        match self.status.map(|status| status.value) {
            Some(Status::Ongoing) => true,
            Some(Status::Completed) => ends_later.unwrap_or(false),
            Some(Status::Interrupted) => false,
            None => ends_later.unwrap_or(true),
        }
    }

    /// The end: one that cannot be understood does not say that what goes on has ended.
    #[must_use]
    pub fn end_that_counts(&self, reference: NaiveDate) -> Option<PartialDate> {
        self.end.map(|end| end.value).filter(|end| !(end.is_unreadable() && self.goes_on_unread(reference)))
    }
}

impl Applicant<'_> {
    /// Whether no end lies before its start with every day that it may mean, which a file must not say.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let education = self.education.iter().flat_map(|list| &list.entries).map(|entry| (entry.start, entry.end));
        let experience = self.experience.iter().flat_map(|list| &list.entries).map(|entry| (entry.start, entry.end));
        let residence = self.residence.iter().flat_map(|list| &list.entries).map(|entry| (entry.start, entry.end));
        let availability = self.availability.iter().map(|availability| (availability.from, availability.until));
        let mut spans = education.chain(experience).chain(residence).chain(availability);
        spans.all(|(start, end)| start.zip(end).is_none_or(|(start, end)| end.value.last() >= start.value.first()))
    }
}

/// Says of lists by their names, compared as names, that they may have further entries beside those of the file; of all
/// lists if no names are given.
pub fn leave_open(applicant: &mut Applicant<'_>, lists: Option<&[String]>) {
    struct LeaveOpen;
    impl<'a> ListVisitor<'a> for LeaveOpen {
        type Output = ();

        fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) {
            if let Some(list) = list {
                let index = list.entries.iter().map(Object::index).max().map_or(0, |last| last + 1);
                let mut further = T::new(index, list.at);
                *further.doubts() = Doubts::of_further();
                list.entries.push(further);
            }
        }

        fn names(self, list: &mut Option<List<Item<'a>>>) {
            if let Some(list) = list {
                let index = list.entries.iter().map(|item| item.index).max().map_or(0, |last| last + 1);
                let text = Located { value: "".into(), at: list.at };
                list.entries.push(Item { index, text, is_number: false });
            }
        }

        fn object<T: Object<'a>>(self) {}

        fn other(self) {}
    }
    for (index, key) in Applicant::KEYS.iter().enumerate().filter(|(_, key)| **key != "incomplete") {
        let name = key.replace('_', " ");
        if lists.is_none_or(|lists| lists.contains(&name)) {
            applicant.visit(index, OnLists(LeaveOpen));
        }
    }
    if lists.is_none_or(|lists| lists.iter().any(|list| list == "other vacancies"))
        && let Some(application) = &mut applicant.application
    {
        LeaveOpen.names(&mut application.other_vacancies);
    }
}

/// The keys of the lists that a record has and that [`leave_open`] may say to be incomplete.
pub fn lists_present(applicant: &mut Applicant<'_>) -> Vec<&'static str> {
    struct IsPresent;
    impl<'a> ListVisitor<'a> for IsPresent {
        type Output = bool;

        fn list<T: Entry<'a>>(self, list: &mut Option<List<T>>) -> bool {
            list.is_some()
        }

        fn names(self, list: &mut Option<List<Item<'a>>>) -> bool {
            list.is_some()
        }

        fn object<T: Object<'a>>(self) -> bool {
            false
        }

        fn other(self) -> bool {
            false
        }
    }
    let keys = Applicant::KEYS.iter().enumerate().filter(|(_, key)| **key != "incomplete");
    keys.filter(|(index, _)| applicant.visit(*index, OnLists(IsPresent))).map(|(_, key)| *key).collect()
}

impl List<Item<'_>> {
    /// Whether a string of the list stands for its further entries: see [`leave_open`]. No string of a file is at the place
    /// of its list and holds nothing.
    #[must_use]
    pub fn is_further(&self, item: &Item<'_>) -> bool {
        item.text.value.is_empty() && item.text.at == self.at
    }
}

/// Whether a key is one of the record or of an object within it.
#[must_use]
pub fn is_key(key: &str) -> bool {
    fn among(fields: &[Parameter], key: &str) -> bool {
        fields.iter().any(|field| {
            field.name == key
                || match field.form {
                    ValueType::Table(fields) => among(fields, key),
                    ValueType::List(ValueType::Table(fields)) => among(fields, key),
                    _ => false,
                }
        })
    }
    among(Applicant::PARAMETERS, key)
}

/// What is known of a field of the record (`field` absent), or of a field of the object or of the entries in it.
///
/// ```
/// use eligible::internal::domain::applicant::field_info;
/// assert_eq!(field_info("education", Some("level")).unwrap().label.unwrap()[0], "the level");
/// assert_eq!(field_info("date_of_birth", None).unwrap().label.unwrap()[0], "your date of birth");
/// assert!(field_info("education", Some("no_such_field")).is_none());
/// ```
#[must_use]
pub fn field_info(section: &str, field: Option<&str>) -> Option<&'static FieldInfo> {
    let (fields, key) = match field {
        Some(field) => (objects_in(section)?.0, field),
        None => (Applicant::FIELDS, section),
    };
    fields.iter().find(|known| known.key == key)
}

/// What the value of a field looks like, of the record (`field` absent), or of the object or of the entries in it.
///
/// ```
/// use eligible::internal::domain::applicant::field_type;
/// use eligible::internal::domain::value_type::ValueType;
/// assert_eq!(field_type("documents", Some("issued")), Some(ValueType::PartialDate));
/// assert_eq!(field_type("date_of_birth", None), Some(ValueType::PartialDate));
/// assert_eq!(field_type("date_of_birth", Some("issued")), None);
/// ```
#[must_use]
pub fn field_type(section: &str, field: Option<&str>) -> Option<ValueType> {
    let find = |fields: &[Parameter], key: &str| fields.iter().find(|field| field.name == key).map(|field| field.form);
    let form = find(Applicant::PARAMETERS, section)?;
    match (field, form) {
        (None, form) => Some(form),
        (Some(key), ValueType::Table(fields) | ValueType::List(&ValueType::Table(fields))) => find(fields, key),
        (Some(_), _) => None,
    }
}

/// The fields of an object, or of the entries of a list, that have a question, in the order of the file.
pub fn asked_fields(section: &str) -> impl Iterator<Item = &'static str> {
    let fields = objects_in(section).map_or(&[][..], |(fields, _)| fields);
    fields.iter().filter(|field| field.question.is_some()).map(|field| field.key)
}

/// What is known of the entries of a list, or of an object.
#[must_use]
pub fn record_info(section: &str) -> Option<RecordInfo> {
    objects_in(section).map(|(_, info)| info)
}

/// The fields of the objects in a field of the record, and what is known of them.
fn objects_in(section: &str) -> Option<(&'static [FieldInfo], RecordInfo)> {
    struct Objects;
    impl<'a> ListVisitor<'a> for Objects {
        type Output = Option<(&'static [FieldInfo], RecordInfo)>;

        fn list<T: Entry<'a>>(self, _: &mut Option<List<T>>) -> Self::Output {
            Some((T::FIELDS, T::INFO))
        }

        fn names(self, _: &mut Option<List<Item<'a>>>) -> Self::Output {
            None
        }

        fn object<T: Object<'a>>(self) -> Self::Output {
            Some((T::FIELDS, T::INFO))
        }

        fn other(self) -> Self::Output {
            None
        }
    }
    Applicant::default().visit(position::<Applicant<'_>>(section)?, OnLists(Objects))
}
