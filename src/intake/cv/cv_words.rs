//! The words of CVs that surely mean something on our scales. What is not here is not guessed at.

use crate::domain::applicant::Level;
use crate::domain::names::normalise;

/// What may follow the name of a degree so that it is still this degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DegreeTail {
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
const DEGREES: &[(&str, Level, DegreeTail)] = &[
    ("high school", Level::Secondary, DegreeTail::Nothing),
    ("high school diploma", Level::Secondary, DegreeTail::Nothing),
    ("secondary school diploma", Level::Secondary, DegreeTail::Nothing),
    ("a levels", Level::Secondary, DegreeTail::Nothing),
    ("abitur", Level::Secondary, DegreeTail::Nothing),
    ("baccalaureat general", Level::Secondary, DegreeTail::Nothing),
    ("baccalaureat technologique", Level::Secondary, DegreeTail::Nothing),
    ("baccalaureat professionnel", Level::Secondary, DegreeTail::Nothing),
    ("associate", Level::ShortCycle, DegreeTail::Field),
    ("associates", Level::ShortCycle, DegreeTail::Field),
    ("associate s", Level::ShortCycle, DegreeTail::Field),
    ("associate degree", Level::ShortCycle, DegreeTail::Field),
    ("associate s degree", Level::ShortCycle, DegreeTail::Field),
    ("associates degree", Level::ShortCycle, DegreeTail::Field),
    ("foundation degree", Level::ShortCycle, DegreeTail::Field),
    ("higher national diploma", Level::ShortCycle, DegreeTail::Field),
    ("hnd", Level::ShortCycle, DegreeTail::Field),
    ("bts", Level::ShortCycle, DegreeTail::Nothing),
    ("dut", Level::ShortCycle, DegreeTail::Nothing),
    ("deug", Level::ShortCycle, DegreeTail::Nothing),
    ("brevet de technicien superieur", Level::ShortCycle, DegreeTail::Nothing),
    ("diplome universitaire de technologie", Level::ShortCycle, DegreeTail::Nothing),
    ("bachelor", Level::Bachelor, DegreeTail::Field),
    ("bachelors", Level::Bachelor, DegreeTail::Field),
    ("bachelor s", Level::Bachelor, DegreeTail::Field),
    ("bachelor degree", Level::Bachelor, DegreeTail::Field),
    ("bachelors degree", Level::Bachelor, DegreeTail::Field),
    ("bachelor s degree", Level::Bachelor, DegreeTail::Field),
    ("bachelor universitaire de technologie", Level::Bachelor, DegreeTail::Nothing),
    ("licence", Level::Bachelor, DegreeTail::Field),
    ("licence pro", Level::Bachelor, DegreeTail::Field),
    ("licence professionnelle", Level::Bachelor, DegreeTail::Field),
    ("ba", Level::Bachelor, DegreeTail::Field),
    ("b a", Level::Bachelor, DegreeTail::Field),
    ("bs", Level::Bachelor, DegreeTail::Field),
    ("b s", Level::Bachelor, DegreeTail::Field),
    ("bsc", Level::Bachelor, DegreeTail::Anything),
    ("b sc", Level::Bachelor, DegreeTail::Anything),
    ("beng", Level::Bachelor, DegreeTail::Anything),
    ("bba", Level::Bachelor, DegreeTail::Anything),
    ("llb", Level::Bachelor, DegreeTail::Anything),
    ("master", Level::Master, DegreeTail::Field),
    ("masters", Level::Master, DegreeTail::Field),
    ("master s", Level::Master, DegreeTail::Field),
    ("master degree", Level::Master, DegreeTail::Field),
    ("masters degree", Level::Master, DegreeTail::Field),
    ("master s degree", Level::Master, DegreeTail::Field),
    ("master 1", Level::Master, DegreeTail::Field),
    ("master 2", Level::Master, DegreeTail::Field),
    ("master recherche", Level::Master, DegreeTail::Field),
    ("master professionnel", Level::Master, DegreeTail::Field),
    ("ma", Level::Master, DegreeTail::Field),
    ("m a", Level::Master, DegreeTail::Field),
    ("ms", Level::Master, DegreeTail::Field),
    ("m s", Level::Master, DegreeTail::Field),
    ("msc", Level::Master, DegreeTail::Anything),
    ("m sc", Level::Master, DegreeTail::Anything),
    ("meng", Level::Master, DegreeTail::Anything),
    ("mphil", Level::Master, DegreeTail::Anything),
    ("mres", Level::Master, DegreeTail::Anything),
    ("mba", Level::Master, DegreeTail::Anything),
    ("llm", Level::Master, DegreeTail::Anything),
    ("doctorate", Level::Doctorate, DegreeTail::Field),
    ("doctorate degree", Level::Doctorate, DegreeTail::Field),
    ("doctoral degree", Level::Doctorate, DegreeTail::Field),
    ("doctorat", Level::Doctorate, DegreeTail::Field),
    ("doctor of philosophy", Level::Doctorate, DegreeTail::Field),
    ("phd", Level::Doctorate, DegreeTail::Anything),
    ("ph d", Level::Doctorate, DegreeTail::Anything),
    ("dphil", Level::Doctorate, DegreeTail::Anything),
];

/// What is between a degree and its field.
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
/// use eligible::internal::domain::applicant::Level;
/// use eligible::internal::intake::cv::cv_words::degree;
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
            (Some(_), DegreeTail::Nothing) => false,
            (Some(word), DegreeTail::Field) => BEFORE_FIELD.contains(&word),
            (Some(_), DegreeTail::Anything) => true,
        };
        fits.then_some((*name, *level, tail))
    });
    let (name, level, tail) = fitting.max_by_key(|(name, ..)| name.len())?;
    let mut following = tail.split(' ').chain(rest.split(' '));
    let is_uncertain = following.any(|word| {
        HEDGES.contains(&word)
            || (name.starts_with("doctorat") && PROFESSIONS.contains(&word))
            || (word.len() > 2 && DEGREES.iter().any(|(name, other, _)| *name == word && *other != level))
    });
    (!is_uncertain).then_some(level)
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
/// use eligible::internal::intake::cv::cv_words::fluency;
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
/// use eligible::internal::intake::cv::cv_words::skill_level;
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
