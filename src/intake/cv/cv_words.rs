//! The words of CVs that surely mean something on our scales. What is not here is not guessed at.

use crate::domain::applicant::Level;
use crate::domain::names::normalise;

/// What may follow the name of a degree so that it is still this degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// Nothing.
    Nothing,
    /// Nothing, or a field after one of a few words (`in`, `of`, `en`, ...).
    Field,
    /// Anything: the abbreviation means nothing else.
    Anything,
}

/// The names of degrees, normalised after their full stops were taken out.
///
/// Left out on purpose, because they mean different levels in different places: baccalauréat, bachelier, maîtrise,
/// licenciatura, laurea, Diplom, Magister, first professional degrees (MD, JD), diploma, degree.
const DEGREES: &[(&str, Level, Then)] = &[
    ("high school", Level::Secondary, Then::Nothing),
    ("high school diploma", Level::Secondary, Then::Nothing),
    ("secondary school diploma", Level::Secondary, Then::Nothing),
    ("a levels", Level::Secondary, Then::Nothing),
    ("abitur", Level::Secondary, Then::Nothing),
    ("baccalaureat general", Level::Secondary, Then::Nothing),
    ("baccalaureat technologique", Level::Secondary, Then::Nothing),
    ("baccalaureat professionnel", Level::Secondary, Then::Nothing),
    ("associate", Level::ShortCycle, Then::Field),
    ("associates", Level::ShortCycle, Then::Field),
    ("associate s", Level::ShortCycle, Then::Field),
    ("associate degree", Level::ShortCycle, Then::Field),
    ("associate s degree", Level::ShortCycle, Then::Field),
    ("associates degree", Level::ShortCycle, Then::Field),
    ("foundation degree", Level::ShortCycle, Then::Field),
    ("higher national diploma", Level::ShortCycle, Then::Field),
    ("hnd", Level::ShortCycle, Then::Field),
    ("bts", Level::ShortCycle, Then::Nothing),
    ("dut", Level::ShortCycle, Then::Nothing),
    ("deug", Level::ShortCycle, Then::Nothing),
    ("brevet de technicien superieur", Level::ShortCycle, Then::Nothing),
    ("diplome universitaire de technologie", Level::ShortCycle, Then::Nothing),
    ("bachelor", Level::Bachelor, Then::Field),
    ("bachelors", Level::Bachelor, Then::Field),
    ("bachelor s", Level::Bachelor, Then::Field),
    ("bachelor degree", Level::Bachelor, Then::Field),
    ("bachelors degree", Level::Bachelor, Then::Field),
    ("bachelor s degree", Level::Bachelor, Then::Field),
    ("bachelor universitaire de technologie", Level::Bachelor, Then::Nothing),
    ("licence", Level::Bachelor, Then::Field),
    ("licence pro", Level::Bachelor, Then::Field),
    ("licence professionnelle", Level::Bachelor, Then::Field),
    ("ba", Level::Bachelor, Then::Field),
    ("b a", Level::Bachelor, Then::Field),
    ("bs", Level::Bachelor, Then::Field),
    ("b s", Level::Bachelor, Then::Field),
    ("bsc", Level::Bachelor, Then::Anything),
    ("b sc", Level::Bachelor, Then::Anything),
    ("beng", Level::Bachelor, Then::Anything),
    ("bba", Level::Bachelor, Then::Anything),
    ("llb", Level::Bachelor, Then::Anything),
    ("master", Level::Master, Then::Field),
    ("masters", Level::Master, Then::Field),
    ("master s", Level::Master, Then::Field),
    ("master degree", Level::Master, Then::Field),
    ("masters degree", Level::Master, Then::Field),
    ("master s degree", Level::Master, Then::Field),
    ("master 1", Level::Master, Then::Field),
    ("master 2", Level::Master, Then::Field),
    ("master recherche", Level::Master, Then::Field),
    ("master professionnel", Level::Master, Then::Field),
    ("ma", Level::Master, Then::Field),
    ("m a", Level::Master, Then::Field),
    ("ms", Level::Master, Then::Field),
    ("m s", Level::Master, Then::Field),
    ("msc", Level::Master, Then::Anything),
    ("m sc", Level::Master, Then::Anything),
    ("meng", Level::Master, Then::Anything),
    ("mphil", Level::Master, Then::Anything),
    ("mres", Level::Master, Then::Anything),
    ("mba", Level::Master, Then::Anything),
    ("llm", Level::Master, Then::Anything),
    ("doctorate", Level::Doctorate, Then::Field),
    ("doctorate degree", Level::Doctorate, Then::Field),
    ("doctoral degree", Level::Doctorate, Then::Field),
    ("doctorat", Level::Doctorate, Then::Field),
    ("doctor of philosophy", Level::Doctorate, Then::Field),
    ("phd", Level::Doctorate, Then::Anything),
    ("ph d", Level::Doctorate, Then::Anything),
    ("dphil", Level::Doctorate, Then::Anything),
];

/// What stands between a degree and its field.
const BEFORE_FIELD: &[&str] = &["in", "of", "en", "es", "hons", "honours", "honors", "with"];

/// Words that make a degree none, or less than one, wherever they stand.
const HEDGES: &[&str] = &[
    "equivalent",
    "equivalence",
    "level",
    "niveau",
    "preparation",
    "preparatory",
    "preparatoire",
    "foundation",
    "course",
    "pre",
    "pilote",
    "conduire",
];

/// Of a first degree in these fields, `doctorat` says the title and not the level.
const PROFESSIONS: &[&str] =
    &["medicine", "medecine", "pharmacy", "pharmacie", "dentistry", "dentaire", "veterinary", "veterinaire"];

/// The level of a degree by its name, in English or French, where the name is surely of that level.
///
/// ```
/// use eligible::domain::applicant::Level;
/// use eligible::intake::cv::cv_words::degree;
/// assert_eq!(degree("BSc. (Hons) Politics"), Some(Level::Bachelor));
/// assert_eq!(degree("Licence en droit"), Some(Level::Bachelor));
/// assert_eq!(degree("Bachelor and Master in Law"), None);
/// assert_eq!(degree("Diplom"), None);
/// ```
#[must_use]
pub fn degree(text: &str) -> Option<Level> {
    let text = text.replace('.', "");
    let end = text.find([',', '(', ':', ';', '/', '|', '–', '—']).into_iter().chain(text.find(" - ")).min();
    let (head, rest) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let (head, rest) = (normalise(head), normalise(rest));
    let fitting = DEGREES.iter().filter_map(|(name, level, then)| {
        let tail = head.strip_prefix(name)?;
        let follows = tail.strip_prefix(' ').map(|tail| tail.split(' ').next().unwrap_or_default());
        let fits = match (follows, then) {
            (None, _) => tail.is_empty(),
            (Some(_), Then::Nothing) => false,
            (Some(word), Then::Field) => BEFORE_FIELD.contains(&word),
            (Some(_), Then::Anything) => true,
        };
        fits.then_some((*name, *level, tail))
    });
    let (name, level, tail) = fitting.max_by_key(|(name, ..)| name.len())?;
    let mut following = tail.split(' ').chain(rest.split(' '));
    let is_doubtful = following.any(|word| {
        HEDGES.contains(&word)
            || (name.starts_with("doctorat") && PROFESSIONS.contains(&word))
            || (word.len() > 2 && DEGREES.iter().any(|(name, other, _)| *name == word && *other != level))
    });
    (!is_doubtful).then_some(level)
}

/// Words for a mother tongue, normalised.
const NATIVE: &[&str] = &[
    "native",
    "native speaker",
    "native language",
    "native tongue",
    "native proficiency",
    "native or bilingual",
    "native or bilingual proficiency",
    "native bilingual",
    "bilingual",
    "bilingual proficiency",
    "mother tongue",
    "mothertongue",
    "langue maternelle",
    "maternelle",
    "langue natale",
    "bilingue",
    "bilingue ou langue natale",
    "bilingue ou langue maternelle",
];

/// Words that may stand beside a level of the CEFR, with the letters of the levels they agree with.
const BESIDE_LEVEL: &[(&str, &str)] = &[
    ("cefr", "abc"),
    ("cecr", "abc"),
    ("cecrl", "abc"),
    ("level", "abc"),
    ("niveau", "abc"),
    ("user", "abc"),
    ("utilisateur", "abc"),
    ("proficiency", "abc"),
    ("beginner", "a"),
    ("elementary", "a"),
    ("basic", "a"),
    ("debutant", "a"),
    ("elementaire", "a"),
    ("independent", "b"),
    ("intermediate", "b"),
    ("upper", "b"),
    ("independant", "b"),
    ("intermediaire", "b"),
    ("advanced", "c"),
    ("proficient", "c"),
    ("experimente", "c"),
    ("avance", "c"),
    ("fluent", "c"),
    ("courant", "c"),
    ("native", "c"),
];

const CEFR: [&str; 6] = ["A1", "A2", "B1", "B2", "C1", "C2"];

/// The level of a language that words surely mean: a level of the CEFR that they name, or `native`.
///
/// ```
/// use eligible::intake::cv::cv_words::fluency;
/// assert_eq!(fluency("Native or bilingual proficiency"), Some("native"));
/// assert_eq!(fluency("C1 (Advanced)"), Some("C1"));
/// assert_eq!(fluency("Full professional proficiency"), None);
/// assert_eq!(fluency("preparing for C1"), None);
/// assert_eq!(fluency("B2/C1"), None);
/// ```
#[must_use]
pub fn fluency(text: &str) -> Option<&'static str> {
    let words = normalise(text);
    if NATIVE.contains(&words.as_str()) {
        return Some("native");
    }
    let level_of = |word: &str| CEFR.into_iter().find(|level| level.eq_ignore_ascii_case(word));
    let level = words.split(' ').find_map(level_of)?;
    let letter = level.chars().next()?.to_ascii_lowercase();
    let agrees = words.split(' ').all(|word| {
        level_of(word) == Some(level)
            || BESIDE_LEVEL.iter().any(|(known, letters)| *known == word && letters.contains(letter))
    });
    agrees.then_some(level)
}

/// The level of an IT skill that words surely mean: `basic`, `intermediate`, `advanced` or `expert`.
///
/// ```
/// use eligible::intake::cv::cv_words::skill_level;
/// assert_eq!(skill_level("Master"), Some("expert"));
/// assert_eq!(skill_level("Avancé"), Some("advanced"));
/// assert_eq!(skill_level("good"), None);
/// ```
#[must_use]
pub fn skill_level(text: &str) -> Option<&'static str> {
    match normalise(text).as_str() {
        "beginner" | "basic" | "debutant" | "notions" => Some("basic"),
        "intermediate" | "intermediaire" => Some("intermediate"),
        "advanced" | "avance" => Some("advanced"),
        "master" | "expert" => Some("expert"),
        _ => None,
    }
}
