//! One application, with the mess of its writer.

use super::dates::{CivilDate, date, moment};
use super::draw::Draw;
use super::json::{Json, absent};
use super::keys::{Keys, capitalised};
use super::people::{COUNTRIES, Country, Person};
use super::words::{Words, in_capitals, pick};

/// What writes the applications.
pub(crate) struct Writer<'a> {
    pub(crate) words: &'a Words,
    pub(crate) draw: &'a mut Draw,
    keys: Keys,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(words: &'a Words, draw: &'a mut Draw) -> Self {
        let keys = Keys::drawn(draw);
        if !matches!(keys, Keys::AsListed) {
            draw.note("records with other spellings of the keys");
        }
        Self { words, draw, keys }
    }

    /// An application. The date of birth and the name are the person's, however they are written.
    pub(crate) fn application(&mut self, person: &Person) -> Json {
        let country = person.country;
        let members = vec![
            ("id", self.id(person)),
            ("name", self.name(person)),
            ("email", if self.draw.percent(10) { Json::text("specimen@sample.invalid") } else { absent() }),
            ("date_of_birth", self.stated(|writer| date(person.born, writer.words, writer.draw))),
            ("nationalities", self.stated(|writer| writer.nationalities(country))),
            ("education", self.stated(|writer| writer.educations(person))),
            ("languages", self.stated(|writer| writer.languages(country))),
            ("it_skills", self.stated(Self::tools)),
            ("experience", self.stated(|writer| writer.experiences(country))),
            ("competencies", self.stated(Self::competencies)),
            ("documents", self.stated(|writer| writer.documents(country))),
            ("application", self.stated(Self::this_application)),
            ("answers", if self.draw.percent(3) { self.answers() } else { absent() }),
        ];
        let mut record = self.keys.object(members);
        if let Json::Object(members) = &mut record {
            self.spoil_a_key(members);
            self.repeat_a_key(members);
            if self.draw.makes(2, "keys of no field") {
                members.push(("telephone".to_owned(), Json::text("+00 000 000")));
                members.push(("Shoe size".to_owned(), Json::List(vec![Json::raw("null"), Json::raw("42")])));
            }
        }
        record
    }

    fn id(&mut self, person: &Person) -> Json {
        match self.draw.below(50) {
            0 | 1 => absent(),
            2 => Json::raw(person.id.trim_start_matches("P-").trim_start_matches('0')),
            _ => Json::text(person.id.clone()),
        }
    }

    fn name(&mut self, person: &Person) -> Json {
        if self.draw.below(150) > 0 {
            return Json::text(person.name.clone());
        }
        Json::raw(self.draw.of(&["17", "\"Specimen \\ud800 Sample\"", "[\"Specimen\", \"Sample\"]", "false"]))
            .unreadable()
    }

    fn nationalities(&mut self, country: Country) -> Json {
        let first = self.nationality(country);
        match self.draw.below(100) {
            0..8 => {
                self.draw.note("one value for a list");
                first
            }
            8..14 => {
                let second = self.draw.of(COUNTRIES);
                Json::List(vec![first, self.nationality(second)])
            }
            14 => Json::List(vec![first, Json::raw(self.draw.of(&["null", "49", "true"])).unreadable()]),
            15 => Json::raw(self.draw.of(&["32", "true", "{\"country\": \"BE\"}"])).unreadable(),
            _ => Json::List(vec![first]),
        }
    }

    fn nationality(&mut self, (code, english, french, _, own): Country) -> Json {
        if self.draw.percent(50) {
            return Json::text(code);
        }
        self.draw.note("words for nationalities");
        let demonym = self.words.demonym(code, self.draw);
        Json::Text(match self.draw.below(12) {
            0 | 1 => english.to_owned(),
            2 | 3 => french.to_owned(),
            4 => own.to_owned(),
            5 => format!("{english} ({code})"),
            6 => format!("{demonym} ({english})"),
            7 => format!("{demonym} / {}", self.draw.of(COUNTRIES).1),
            8 => code.to_lowercase(),
            _ => demonym.to_owned(),
        })
    }

    fn educations(&mut self, person: &Person) -> Json {
        let levels = match self.draw.below(100) {
            0..6 => &["secondary"][..],
            6..12 => &["secondary", "short_cycle"],
            12..45 => &["secondary", "bachelor"],
            45..60 => &["bachelor"],
            60..95 => &["secondary", "bachelor", "master"],
            _ => &["bachelor", "master", "doctorate"],
        };
        let mut year = person.born.year + 15;
        let mut entries = Vec::new();
        for (index, level) in levels.iter().enumerate() {
            let years = if *level == "master" { 2 } else { 3 };
            entries.push(self.education(level, index + 1 == levels.len(), (year, year + years), person.country));
            year += years;
        }
        if self.draw.percent(1) {
            entries.push(Json::raw(self.draw.of(&["5", "null", "[]", "true"])).unreadable());
        }
        self.list(entries)
    }

    fn education(
        &mut self,
        level: &'static str,
        is_last: bool,
        (start, end): (usize, usize),
        country: Country,
    ) -> Json {
        let is_school = level == "secondary";
        let (field, code) = self.draw.of(FIELDS);
        let status = match self.draw.below(100) {
            0..40 if is_last => "ongoing",
            40..45 if is_last => "interrupted",
            _ => "completed",
        };
        // What is under way ends in one of the next years.
        let end = if status == "ongoing" { end.max(2025 + self.draw.below(3)) } else { end };
        let begun = CivilDate::in_year(start, self.draw);
        let (begins, mut ends) = (date(begun, self.words, self.draw), absent());
        let mut said = self.closed("status", status);
        match self.draw.below(60) {
            // The word for the status is left to the end, and in one record the two contradict each other.
            0 if status == "ongoing" => {
                self.draw.note("words for an open end");
                ends = Json::text(self.words.closed("open_end", "open", self.draw));
                said = absent();
            }
            1 if status == "completed" => {
                ends = Json::text("present");
                said = Json::text("completed").unreadable();
            }
            2 => {
                self.draw.note("ends before their starts");
                ends = Json::text(CivilDate::in_year(start - 2, self.draw).iso());
                if !matches!(begins, Json::Unreadable(_)) {
                    ends = ends.unreadable();
                }
            }
            3 => {
                self.draw.note("dates");
                self.draw.note("dates, not ISO");
                let word = self.draw.of(&["expected", "(expected)", "prévu", "(planned)", "anticipated"]);
                ends = Json::text(format!("June {end} {word}"));
            }
            _ if self.draw.percent(95) => {
                let ended = CivilDate::in_year(end, self.draw);
                ends = date(ended, self.words, self.draw);
            }
            _ => {}
        }
        let country = if self.draw.percent(70) { Json::text(country.0) } else { absent() };
        self.keys.object(vec![
            ("level", self.closed("level", level)),
            ("field", if is_school { absent() } else { self.blank_or(field) }),
            ("isced_f", if is_school { absent() } else { self.field_code(code) }),
            ("institution", self.blank_or(if is_school { "Gymnasium of Nowhere" } else { "University of Examples" })),
            ("country", country),
            ("status", said),
            ("start", begins),
            ("end", ends),
            ("years_completed", if self.draw.percent(20) { self.years() } else { absent() }),
            ("final_stage", if self.draw.percent(10) { self.flag(true) } else { absent() }),
        ])
    }

    fn field_code(&mut self, code: &str) -> Json {
        if self.draw.below(100) > 0 {
            return Json::text(code);
        }
        Json::text(self.draw.of(&["law", "1", "03125", "0312a", "-"])).unreadable()
    }

    fn years(&mut self) -> Json {
        let years = self.draw.between(1, 3);
        match self.draw.below(40) {
            0..10 => {
                self.draw.note("numbers as strings");
                Json::text(format!("{years}{}", self.draw.of(&["", ",5", ".5", ".0"])))
            }
            10 => Json::raw(self.draw.of(&["-1", "1e999", "true", "\"many\"", "\"2 or 3\"", "[2]"])).unreadable(),
            _ => Json::raw(format!("{years}.5")),
        }
    }

    fn languages(&mut self, (_, _, _, own, _): Country) -> Json {
        let mut entries = Vec::new();
        let native = self.words.language_levels.get("native").map_or("", |words| self.draw.of(words));
        let native = if self.draw.percent(80) { "native" } else { native };
        entries.push(self.keys.object(vec![("language", Json::text(own)), ("level", Json::text(native))]));
        for code in ["en", "fr"].into_iter().take(self.draw.of(&[0, 1, 1, 1, 2, 2, 2, 2, 2, 2])) {
            entries.push(self.language(code));
        }
        self.list(entries)
    }

    fn language(&mut self, code: &str) -> Json {
        let mut name = code.to_owned();
        if self.draw.makes(40, "words for languages") {
            self.words.language(code, self.draw).clone_into(&mut name);
        }
        let level = if self.draw.percent(70) { self.draw.of(&["C1", "C2"]) } else { self.draw.of(&["A2", "B1", "B2"]) };
        let said = match self.draw.below(100) {
            0..12 => {
                self.draw.note("words for levels of languages");
                pick(&self.words.language_levels, level, self.draw).to_owned()
            }
            12..20 => {
                self.draw.note("certificates");
                self.certificate(code)
            }
            20..24 => format!("{} ({level})", self.draw.of(&["Fluent", "CEFR", "niveau", "IELTS 7.5"])),
            24..26 => format!("{}{level}", self.draw.of(&["niveau ", "Level ", "CEFR "])),
            26 => {
                let level = Json::raw(self.draw.of(&["5", "[\"C1\"]", "true"])).unreadable();
                return self.keys.object(vec![("language", Json::Text(name)), ("level", level)]);
            }
            27..30 => {
                self.draw.note("levels beside the name");
                return Json::text(format!(
                    "{name}{}",
                    self.draw.of(&[" (C1)", " - B2", ": C2", " – C1", " (fluent)"])
                ));
            }
            30..42 => {
                let skills = ["reading", "writing", "listening", "speaking"].map(|skill| {
                    let is_unreadable = self.draw.below(150) == 0;
                    let level = Json::text(level);
                    (skill.to_owned(), if is_unreadable { Json::raw("3").unreadable() } else { level })
                });
                let skills = Json::Object(skills.into());
                return self.keys.object(vec![("language", Json::Text(name)), ("level", skills)]);
            }
            _ => level.to_owned(),
        };
        self.keys.object(vec![("language", Json::Text(name)), ("level", Json::Text(said))])
    }

    fn certificate(&mut self, code: &str) -> String {
        let named = self.draw.of(&self.words.certificates);
        let score = self.draw.between(5, 120);
        let english = ["IELTS 7.5", "TOEFL iBT: 105/120", "CAE", "Cambridge C1 Advanced", "7,5 IELTS", "TOEIC 955"];
        let french = ["DALF C1", "DALF C1 62/100", "TCF 550", "DELF B2", "TEF 720"];
        match self.draw.below(4) {
            0 => named.to_owned(),
            1 => format!("{named} {score}"),
            _ if code == "en" => self.draw.of(&english).to_owned(),
            _ => self.draw.of(&french).to_owned(),
        }
    }

    fn tools(&mut self) -> Json {
        let count = self.draw.between(0, 3);
        let entries = (0..count).map(|_| {
            let name = self.draw.of(TOOLS);
            if self.draw.makes(8, "strings for entries") {
                return Json::text(format!("{name}{}", self.draw.of(&["", " (advanced)", " - expert", ": basic"])));
            }
            let level = self.draw.of(&["advanced", "advanced", "expert", "intermediate", "basic"]);
            let mut said = level.to_owned();
            if self.draw.makes(15, "words for levels of tools") {
                pick(&self.words.tool_levels, level, self.draw).clone_into(&mut said);
            }
            let level = if self.draw.percent(5) { Json::text(" ") } else { Json::Text(said) };
            self.keys.object(vec![("name", Json::text(name)), ("level", level)])
        });
        let entries = entries.collect();
        self.list(entries)
    }

    fn experiences(&mut self, (code, ..): Country) -> Json {
        let count = self.draw.between(0, 3);
        let mut entries = Vec::new();
        for _ in 0..count {
            let ((employer, sector), year) = (self.draw.of(EMPLOYERS), self.draw.between(2017, 2023));
            let start = CivilDate::in_year(year, self.draw);
            let start = date(start, self.words, self.draw);
            let end = match self.draw.below(100) {
                0..12 => absent(),
                12..20 => {
                    self.draw.note("words for an open end");
                    Json::text(self.words.closed("open_end", "open", self.draw))
                }
                _ => {
                    let day = CivilDate::in_year(year + 1, self.draw);
                    date(day, self.words, self.draw)
                }
            };
            let entry = self.keys.object(vec![
                ("employer", self.blank_or(employer)),
                ("role", Json::text("Assistant who drafts samples")),
                ("country", if self.draw.percent(50) { Json::text(code) } else { absent() }),
                ("sector", if self.draw.percent(90) { self.closed("sector", sector) } else { absent() }),
                ("start", start),
                ("end", end),
            ]);
            entries.push(entry);
        }
        self.list(entries)
    }

    fn competencies(&mut self) -> Json {
        let entries = COMPETENCIES.iter().filter(|_| self.draw.percent(70)).collect::<Vec<_>>();
        let entries = entries.into_iter().map(|[english, french]| {
            let name = if self.draw.percent(20) { french } else { english };
            if self.draw.makes(3, "strings for entries") {
                return Json::text(*name);
            }
            let evidence = self.blank_or("Coordinated the fictional volunteers of an invented congress.");
            self.keys.object(vec![("competency", Json::text(*name)), ("evidence", evidence)])
        });
        let entries = entries.collect();
        self.list(entries)
    }

    fn documents(&mut self, (_, _, _, own, _): Country) -> Json {
        let kinds = ["qualification", "proof_of_studies", "cv", "motivation_letter", "other"];
        let mut entries = Vec::new();
        for kind in kinds.into_iter().take(self.draw.between(0, 5)) {
            let kind_said = self.closed("document", kind);
            // A `null` in a list is no entry.
            if !matches!(kind_said, Json::Raw(_)) && self.draw.makes(5, "strings for entries") {
                entries.push(kind_said);
                continue;
            }
            let language = if self.draw.percent(40) { own } else { "English" };
            let entry = self.keys.object(vec![
                ("kind", kind_said),
                ("language", Json::text(language)),
                ("dates_shown", if kind == "proof_of_studies" { self.flag(true) } else { absent() }),
                ("translated", if self.draw.percent(40) { self.flag(true) } else { absent() }),
            ]);
            entries.push(entry);
        }
        self.list(entries)
    }

    fn this_application(&mut self) -> Json {
        if self.draw.below(200) == 0 {
            return Json::raw(self.draw.of(&["250700", "\"250700\"", "true", "[true]"])).unreadable();
        }
        let vacancy = match self.draw.below(20) {
            0 => Json::raw("250700"),
            1 => Json::text("Vacancy 250700"),
            2 => Json::text("250700 - Specimen post"),
            _ => Json::text("250700"),
        };
        let others = match self.draw.below(40) {
            0 => Json::List(vec![Json::raw(self.draw.of(&["2.5", "true", "null", "{}"])).unreadable()]),
            1..4 => {
                self.draw.note("one value for a list");
                self.draw.note("words for no other vacancy");
                Json::text(self.words.closed("none", "none", self.draw))
            }
            4..6 => Json::List(vec![Json::raw("250701")]),
            6 => {
                self.draw.note("one value for a list");
                Json::text("250702; 250703")
            }
            7..12 => absent(),
            _ => Json::List((0..self.draw.below(3)).map(|index| Json::text(format!("25070{}", index + 1))).collect()),
        };
        let submitted = if self.draw.percent(97) { moment(self.words, self.draw) } else { absent() };
        let modified = if self.draw.percent(30) { moment(self.words, self.draw) } else { absent() };
        let ai = if self.draw.percent(97) { self.flag(false) } else { absent() };
        self.keys.object(vec![
            ("vacancy", vacancy),
            ("submitted_at", submitted),
            ("last_modified_at", modified),
            ("other_vacancies", others),
            ("generative_ai_used", ai),
        ])
    }

    fn answers(&mut self) -> Json {
        Json::Object(vec![
            ("relocation".to_owned(), Json::raw(self.draw.percent(80).to_string())),
            ("notice_weeks".to_owned(), Json::raw(self.draw.below(9).to_string())),
            ("heard_of_us".to_owned(), Json::text("a friend of mine")),
        ])
    }

    /// A word of a closed list: mostly the listed one, else another that may mean it, or one that means nothing.
    fn closed(&mut self, list: &str, meaning: &str) -> Json {
        match self.draw.below(200) {
            0..24 => {
                self.draw.note("words for codes");
                let word = self.words.closed(list, meaning, self.draw);
                Json::Text(if self.draw.percent(10) { in_capitals(word) } else { word.to_owned() })
            }
            24..30 => {
                self.draw.note("codes spelt otherwise");
                let spelt = meaning.replace('_', self.draw.of(&["-", " "]));
                Json::text(if self.draw.percent(50) { capitalised(&spelt) } else { format!(" {spelt} ") })
            }
            30 => {
                let raw = ["\"of the seventh circle\"", "\"see above\"", "7.5", "true", "[]", "\"xyzzy\"", "\"?\""];
                Json::raw(self.draw.of(&raw)).unreadable()
            }
            31 => {
                self.draw.note("blanks");
                Json::text(self.draw.of(&["", " ", "\u{a0}"]))
            }
            32 => {
                self.draw.note("nulls");
                Json::raw("null")
            }
            _ => Json::text(meaning),
        }
    }

    fn flag(&mut self, value: bool) -> Json {
        match self.draw.below(60) {
            0..10 => {
                self.draw.note("words for yes and no");
                Json::text(self.words.closed("boolean", if value { "true" } else { "false" }, self.draw))
            }
            10 => Json::raw(self.draw.of(&["\"maybe\"", "2", "\"see letter\"", "[true]", "\"-\""])).unreadable(),
            11 => {
                self.draw.note("blanks");
                Json::text("")
            }
            _ => Json::raw(value.to_string()),
        }
    }

    fn blank_or(&mut self, value: &str) -> Json {
        match self.draw.below(60) {
            0 => {
                self.draw.note("blanks");
                Json::text(self.draw.of(&["", "  "]))
            }
            1 => {
                self.draw.note("nulls");
                Json::raw("null")
            }
            _ => Json::text(value),
        }
    }

    /// A list of entries; one entry may stand alone.
    fn list(&mut self, entries: Vec<Json>) -> Json {
        match <[Json; 1]>::try_from(entries) {
            Ok([Json::Unreadable(entry)]) => Json::List(vec![entry.unreadable()]),
            Ok([entry]) if self.draw.makes(12, "one value for a list") => entry,
            Ok(entry) => Json::List(entry.into()),
            Err(entries) => Json::List(entries),
        }
    }

    /// A value, mostly: some leave it out, or say `null` or a blank.
    fn stated(&mut self, value: impl FnOnce(&mut Self) -> Json) -> Json {
        match self.draw.below(100) {
            0..3 => absent(),
            3 => {
                self.draw.note("nulls");
                Json::raw("null")
            }
            4 => {
                self.draw.note("blanks");
                Json::text(self.draw.of(&["", "   "]))
            }
            _ => value(self),
        }
    }

    /// A misspelt key is no field, and nobody looks at what is under it.
    fn spoil_a_key(&mut self, members: &mut [(String, Json)]) {
        if !self.draw.percent(2) {
            return;
        }
        let wanted = self.draw.below(members.len());
        if let Some((key, value)) = members.get_mut(wanted).filter(|(key, _)| key.len() > 6) {
            self.draw.note("misspelt keys");
            let mut letters: Vec<_> = key.chars().collect();
            letters.swap(3, 4);
            letters.insert(5, 'q');
            *key = letters.into_iter().collect();
            *value = std::mem::replace(value, absent()).unnoticed();
        }
    }

    /// The same field twice: another value for it is a problem, the same is none.
    fn repeat_a_key(&mut self, members: &mut Vec<(String, Json)>) {
        let (first, again) = (self.keys.of("date_of_birth"), self.draw.below(100));
        if again > 1 || !members.iter().any(|(key, value)| *key == first && matches!(value, Json::Text(_))) {
            return;
        }
        let key = if again == 0 { first } else { "birthDate".to_owned() };
        members.push((key, Json::text("1999-09-09").unreadable()));
    }
}

const FIELDS: &[(&str, &str)] = &[
    ("International relations", "0312"),
    ("Relations internationales", "0312"),
    ("Law", "0421"),
    ("Droit européen", "0421"),
    ("Security studies", "1032"),
    ("Computer science", "0613"),
    ("History and archaeology", "0222"),
];
const EMPLOYERS: &[(&str, &str)] = &[
    ("Organization of Examples", "international_organization"),
    ("Ministry of Samples", "national_administration"),
    ("Institute for Invented Studies", "research"),
    ("Beispiel Software GmbH", "private_sector"),
    ("Example Relief Association", "ngo"),
    ("Third Fictional Brigade", "military"),
    ("Lycée de l'Exemple", "education"),
    ("Café Exemple", "other"),
];
const TOOLS: &[&str] =
    &["Microsoft Office", "SharePoint", "Excel", "Python", "MS Office", "Microsoft 365", "QGIS", "Word"];
const COMPETENCIES: &[[&str; 2]] = &[
    ["Achievement", "Recherche de l'excellence"],
    ["Analytical thinking", "Réflexion analytique"],
    ["Clarity and accuracy", "Clarté et précision"],
    ["Customer service orientation", "Souci du service au client"],
    ["Empathy", "Empathie"],
    ["Flexibility", "Flexibilité"],
    ["Initiative", "Initiative"],
    ["Organizational awareness", "Compréhension organisationnelle"],
    ["Teamwork", "Travail en équipe"],
];
