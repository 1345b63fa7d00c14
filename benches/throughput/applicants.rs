//! Fictional applicants, the same in every run: all that is drawn is drawn from the record's number.

use std::fmt::Write as _;

/// A country: its code, its names in English and in French, its language.
type Country = (&'static str, &'static str, &'static str, &'static str);

const COUNTRIES: &[Country] = &[
    ("BE", "Belgium", "Belgique", "Dutch"),
    ("BG", "Bulgaria", "Bulgarie", "Bulgarian"),
    ("CA", "Canada", "Canada", "English"),
    ("CZ", "Czechia", "Tchéquie", "Czech"),
    ("DE", "Germany", "Allemagne", "Deutsch"),
    ("DK", "Denmark", "Danemark", "da"),
    ("ES", "Spain", "Espagne", "Spanish"),
    ("FI", "Finland", "Finlande", "fi"),
    ("FR", "France", "France", "Français"),
    ("GB", "United Kingdom", "Royaume-Uni", "English"),
    ("GR", "Greece", "Grèce", "Greek"),
    ("IT", "Italy", "Italie", "it"),
    ("LU", "Luxembourg", "Luxembourg", "fr"),
    ("NO", "Norway", "Norvège", "Norwegian"),
    ("PL", "Poland", "Pologne", "Polish"),
    ("PT", "Portugal", "Portugal", "Portuguese"),
    ("RO", "Romania", "Roumanie", "Romanian"),
    ("SE", "Sweden", "Suède", "Swedish"),
    ("TR", "Türkiye", "Turquie", "Turkish"),
    ("US", "United States", "États-Unis", "en"),
    // These are no members.
    ("CH", "Switzerland", "Suisse", "French"),
    ("IE", "Ireland", "Irlande", "en-IE"),
];
const FIRST_NAMES: &[&str] = &[
    "Agnès", "Björn", "Chiara", "Dmitar", "Élodie", "Fatma", "Gwen", "Håkon", "Inês", "Jörg", "Kasia", "Luís", "Maja",
    "Noé", "Olga", "Petra", "Quentin", "Rasmus", "Sofía", "Tomáš", "Una", "Věra", "Wim", "Zoë",
];
const LAST_NAMES: &[&str] =
    &["Beispiel", "Van Voorbeeld", "Dupont-Exemple", "O'Sample", "Przykład", "Örnek", "Příklad", "Lado-Nenhum"];
const FIELDS: &[(&str, &str)] = &[
    ("International relations", "0312"),
    ("Political science and public policy", "0312"),
    ("Relations internationales", "0312"),
    ("Law", "0421"),
    ("Droit européen", "0421"),
    ("Security studies", "1032"),
    ("Computer science", "0613"),
    ("Mechanical engineering", "0715"),
    ("Économie et gestion", "0311"),
    ("History and archaeology", "0222"),
    ("Peace and conflict studies", "0312"),
    ("Geospatial science", "0532"),
];
const PLACES: &[&str] = &["Nowhere", "the Two Valleys", "Examples", "Nulle-Part", "São Exemplo", "Ingenstans", "Dół"];
const EMPLOYERS: &[(&str, &str)] = &[
    ("Organization of Examples", "international_organization"),
    ("Ministry of Samples", "national_administration"),
    ("Ministère des Échantillons", "national_administration"),
    ("Institute for Invented Studies", "research"),
    ("Beispiel Software GmbH", "private_sector"),
    ("Invented Insurance \"The Umbrella\"", "private_sector"),
    ("Example Relief Association", "ngo"),
    ("Third Fictional Brigade", "military"),
    ("Lycée de l'Exemple", "education"),
    ("Café Exemple", "other"),
];
const ROLES: &[&str] = &[
    "Intern in the planning section, drafting notes and minutes",
    "Policy assistant for regional cooperation and outreach",
    "Research assistant: data collection, cleaning and charts",
    "Chargée de projet, suivi budgétaire et relations avec les partenaires",
    "Junior analyst, weekly reports for the head of office",
    "Tutor for first-year students of statistics",
    "Stagiaire au service juridique, veille et synthèses",
    "Software tester on the team for reporting tools",
];
const TOOLS: &[&str] =
    &["Microsoft Office", "SharePoint", "Excel", "Python", "MS Office", "Microsoft 365", "QGIS", "PowerPoint", "R"];
const TOOL_LEVELS: &[&str] = &["advanced", "advanced", "advanced", "expert", "intermediate", "basic", "avancé"];
const COMPETENCIES: &[(&str, &str)] = &[
    ("Achievement", "Recherche de l'excellence"),
    ("Analytical thinking", "Réflexion analytique"),
    ("Clarity and accuracy", "Clarté et précision"),
    ("Customer service orientation", "Souci du service au client"),
    ("Empathy", "Empathie"),
    ("Flexibility", "Flexibilité"),
    ("Initiative", "Initiative"),
    ("Organizational awareness", "Compréhension organisationnelle"),
    ("Teamwork", "Travail en équipe"),
];
const DEEDS: &[&str] = &[
    "Coordinated the volunteers of the student congress",
    "Rewrote the handbook that new colleagues are given",
    "Compared four data sources that contradicted each other",
    "A organisé la collecte des données auprès de douze bureaux",
    "Took over the weekly brief when a colleague fell ill",
    "Mediated between two groups that had stopped talking",
    "A rédigé une note de synthèse pour la direction",
    "Built the register of visitors called \"the ledger\"",
];
const RESULTS: &[&str] = &[
    ", which halved the number of questions.",
    ", and it is still used today.",
    "; the report came out two days early.",
    ", à la satisfaction de l'équipe.",
    ".\nThe head of office thanked us in writing.",
    ", although half of the team worked from abroad.",
];

/// One record with its line feed.
pub(crate) fn line(number: u32) -> String {
    let mut draw = Draw(u64::from(number));
    let mut line = applicant(number, &mut draw);
    if draw.percent(2) {
        line = spoiled(&line, &mut draw);
    }
    if draw.percent(10) {
        line = in_ascii(&line);
    }
    line.push('\n');
    line
}

/// A generator of numbers (`SplitMix64`).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        // The upper half is enough for any of our lists.
        usize::try_from(mixed >> 32).unwrap_or_default() % bound.max(1)
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    fn of<T: Copy + Default>(&mut self, list: &[T]) -> T {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    /// A partial date in a year, mostly a whole one.
    fn date(&mut self, year: usize) -> String {
        let (month, day) = (self.between(1, 12), self.between(1, 28));
        match self.below(100) {
            0..4 => format!("{year}"),
            4..12 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }
}

/// An object of members that are JSON themselves; one that is empty is absent.
fn object<const N: usize>(members: [(&str, String); N]) -> String {
    let stated = members.into_iter().filter(|(_, value)| !value.is_empty());
    let stated = stated.map(|(key, value)| format!("\"{key}\": {value}"));
    format!("{{{}}}", stated.collect::<Vec<_>>().join(", "))
}

fn list(elements: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", elements.into_iter().collect::<Vec<_>>().join(", "))
}

fn text(text: impl Into<String>) -> String {
    serde_json::Value::from(text.into()).to_string()
}

fn flag(value: bool) -> String {
    value.to_string()
}

fn applicant(number: u32, draw: &mut Draw) -> String {
    let country = draw.of(COUNTRIES);
    let born = if draw.percent(95) { draw.between(1994, 2003) } else { draw.between(2004, 2006) };
    let name = format!("{} {}", draw.of(FIRST_NAMES), draw.of(LAST_NAMES));
    let mut nationalities = vec![nationality(country, draw)];
    if draw.percent(12) {
        let second = draw.of(COUNTRIES);
        nationalities.push(nationality(second, draw));
    }
    let french = draw.percent(25);
    object([
        ("id", text(format!("P-{number:06}"))),
        ("name", text(name)),
        ("date_of_birth", text(draw.date(born))),
        ("nationalities", list(nationalities)),
        ("education", educations(born, country, draw)),
        ("languages", languages(country, draw)),
        ("it_skills", tools(draw)),
        ("experience", experiences(country, draw)),
        ("competencies", competencies(french, draw)),
        ("documents", documents(country, draw)),
        ("application", application(draw)),
        ("answers", if draw.percent(3) { answers(draw) } else { String::new() }),
        // Unknown: a warning.
        ("telephone", if draw.percent(1) { text("+00 000 000") } else { String::new() }),
    ])
}

fn nationality((code, english, french, _): Country, draw: &mut Draw) -> String {
    text(draw.of(&[code, code, english, french]))
}

fn educations(born: usize, (code, ..): Country, draw: &mut Draw) -> String {
    let levels = match draw.below(100) {
        0..5 => &["secondary"][..],
        5..10 => &["secondary", "short_cycle"],
        10..45 => &["secondary", "bachelor"],
        45..60 => &["bachelor"],
        60..95 => &["secondary", "bachelor", "master"],
        _ => &["bachelor", "master", "doctorate"],
    };
    let mut year = born + 15;
    let entries = levels.iter().enumerate().map(|(index, level)| {
        let (field, code_of_field) = draw.of(FIELDS);
        let is_last = index + 1 == levels.len();
        let status = match draw.below(100) {
            0..45 if is_last => "ongoing",
            45..50 if is_last => "interrupted",
            _ => "completed",
        };
        let start = year;
        year += if *level == "master" { 2 } else { 3 };
        let is_school = *level == "secondary";
        let school = if is_school { "Gymnasium of" } else { "University of" };
        object([
            ("level", text(*level)),
            ("field", if is_school { String::new() } else { text(field) }),
            ("isced_f", if is_school { String::new() } else { text(code_of_field) }),
            ("institution", text(format!("{school} {}", draw.of(PLACES)))),
            ("country", text(code)),
            ("status", text(status)),
            ("start", text(format!("{start}-{:02}-{:02}", draw.between(8, 10), draw.between(1, 28)))),
            ("end", text(format!("{year}-{:02}-{:02}", draw.between(5, 7), draw.between(1, 28)))),
            ("years_completed", if draw.percent(20) { format!("{}.5", draw.between(1, 3)) } else { String::new() }),
            ("final_stage", if draw.percent(10) { flag(true) } else { String::new() }),
        ])
    });
    list(entries.collect::<Vec<_>>())
}

fn languages((_, _, _, own): Country, draw: &mut Draw) -> String {
    let levels = ["A1", "A2", "B1", "B2", "B2", "C1", "C1", "C2", "c1"];
    let mut entries = vec![("level", own, text("native"))];
    for language in ["English", "French", "es", "Arabic"].into_iter().take(draw.between(1, 4)) {
        let english = language == "English" && draw.percent(80);
        let level = if english { draw.of(&["C1", "C2"]) } else { draw.of(&levels) };
        let by_skill = draw.percent(15).then(|| {
            object([
                ("listening", text(level)),
                ("reading", text(level)),
                ("speaking", text(draw.of(&levels))),
                ("writing", text(level)),
            ])
        });
        entries.push(("level", language, by_skill.unwrap_or_else(|| text(level))));
    }
    list(entries.into_iter().map(|(key, language, level)| object([("language", text(language)), (key, level)])))
}

fn tools(draw: &mut Draw) -> String {
    let others = draw.between(0, 3);
    let usual = TOOLS.iter().copied().take(2).filter(|_| draw.percent(90)).collect::<Vec<_>>();
    let others = (0..others).map(|_| draw.of(TOOLS)).collect::<Vec<_>>();
    let entries = usual.into_iter().chain(others);
    list(entries.map(|name| object([("name", text(name)), ("level", text(draw.of(TOOL_LEVELS)))])))
}

fn experiences((code, ..): Country, draw: &mut Draw) -> String {
    let count = draw.between(0, 3);
    list((0..count).map(|_| {
        let ((employer, sector), year) = (draw.of(EMPLOYERS), draw.between(2019, 2024));
        object([
            ("employer", text(employer)),
            ("role", text(draw.of(ROLES))),
            ("country", text(code)),
            ("sector", text(sector)),
            ("start", text(draw.date(year))),
            ("end", if draw.percent(80) { text(draw.date(year + 1)) } else { String::new() }),
        ])
    }))
}

fn competencies(french: bool, draw: &mut Draw) -> String {
    list(COMPETENCIES.iter().map(|(english_name, french_name)| {
        let name = if french { french_name } else { english_name };
        let result = if draw.percent(60) { draw.of(RESULTS) } else { "." };
        let evidence = format!("{}{result}", draw.of(DEEDS));
        object([("competency", text(*name)), ("evidence", text(evidence))])
    }))
}

fn documents((_, _, _, own): Country, draw: &mut Draw) -> String {
    let kinds = ["qualification", "proof_of_studies", "cv", "motivation_letter"];
    let first = usize::from(draw.percent(30));
    list(kinds.into_iter().skip(first).map(|kind| {
        let language = if draw.percent(40) { own } else { "English" };
        let dates_shown = if kind == "proof_of_studies" { flag(draw.percent(90)) } else { String::new() };
        object([
            ("kind", text(kind)),
            ("language", text(language)),
            ("dates_shown", dates_shown),
            ("translated", if draw.percent(50) { flag(draw.percent(70)) } else { String::new() }),
        ])
    }))
}

fn application(draw: &mut Draw) -> String {
    let day = if draw.percent(97) { draw.between(1, 22) } else { draw.between(23, 28) };
    let moment = format!("2025-06-{day:02}T{:02}:{:02}:00+02:00", draw.between(0, 23), draw.between(0, 59));
    let others = if draw.percent(95) { draw.below(3) } else { 4 };
    object([
        ("vacancy", text("250700")),
        ("submitted_at", text(moment.clone())),
        ("last_modified_at", text(moment)),
        ("other_vacancies", list((0..others).map(|index| text(format!("2507{:02}", index + 1))))),
        ("generative_ai_used", if draw.percent(97) { flag(draw.percent(3)) } else { String::new() }),
    ])
}

fn answers(draw: &mut Draw) -> String {
    object([
        ("relocation", flag(draw.percent(80))),
        ("notice_weeks", draw.below(9).to_string()),
        ("heard_of_us", text("a friend of mine")),
    ])
}

/// The record with a mistake.
fn spoiled(line: &str, draw: &mut Draw) -> String {
    match draw.below(4) {
        0 => line.replacen("\"completed\"", "\"complete\"", 1),
        1 => line.replacen("\"name\": ", "\"name\": 5, \"surname\": ", 1),
        2 => line.replacen("\"end\": \"", "\"end\": \"31/", 1),
        _ => line.chars().take(line.chars().count() / 2).collect(),
    }
}

/// The same JSON with all letters beyond ASCII escaped, as many programs write it.
fn in_ascii(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 64);
    for letter in line.chars() {
        if letter.is_ascii() {
            escaped.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            // Writing to a string does not fail.
            let _ = write!(escaped, "\\u{unit:04x}");
        }
    }
    escaped
}
