//! The words of CVs that surely mean something on our scales, by the lists that applicant files are read with. What is not
//! sure is not guessed at.

use std::sync::LazyLock;

use crate::domain::applicant::Level;
use crate::domain::closed_words::ClosedList;
use crate::domain::level_labels::LabelScale;
use crate::domain::names::normalise;

/// What is between a degree and its field.
const BEFORE_FIELD: &[&str] = &["in", "of", "en", "es", "hons", "honours", "honors", "with"];

/// Abbreviations that mean nothing but a degree, whatever follows: normalised without full stops.
const ABBREVIATIONS: &[&str] = &[
    "bsc", "beng", "bba", "bcom", "bcomm", "bpharm", "bsocsc", "btech", "llb", "msc", "meng", "mphil", "mres", "mlitt",
    "msci", "mba", "llm", "phd", "ph d", "dphil",
];

/// Degrees behind which French and German write the field without a word between: `Licence Mathématiques`.
const BEFORE_BARE_FIELD: &[&str] = &[
    "licence",
    "licence 3",
    "licence pro",
    "licence professionnelle",
    "licence generale",
    "double licence",
    "l3",
    "bts",
    "btsa",
    "but",
    "dut",
    "deug",
    "deust",
    "bachelor",
    "bachelorstudium",
    "bachelor universitaire de technologie",
    "brevet de technicien superieur",
    "diplome universitaire de technologie",
    "master",
    "masterstudium",
    "master 1",
    "master 2",
    "m1",
    "m2",
    "master recherche",
    "master professionnel",
    "double master",
    "dea",
    "dess",
    "doctorat",
];

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
    "not",
    "non",
];

/// Words behind a degree with which it is no degree but a trade, a permit, a lesson: no field begins with them.
const NO_FIELD: &[&str] = &[
    "class",
    "classes",
    "de",
    "des",
    "du",
    "d",
    "and",
    "or",
    "et",
    "ou",
    "und",
    "oder",
    "student",
    "thesis",
    "degree",
    "program",
    "programme",
    "key",
    "data",
    "plan",
    "pad",
    "party",
    "plumber",
    "electrician",
    "mechanic",
    "mason",
    "builder",
    "craftsman",
    "gardener",
    "barber",
    "chef",
    "sommelier",
    "trainer",
    "coach",
    "mariner",
    "sergeant",
    "pilote",
    "conduire",
    "taxi",
    "iv",
    "exploitation",
    "federale",
    "sportive",
];

/// Of a first degree in these fields, `doctorat` says the title and not the level.
const PROFESSIONS: &[&str] =
    &["medicine", "medecine", "pharmacy", "pharmacie", "dentistry", "dentaire", "veterinary", "veterinaire"];

/// With these a `Master of Arts` is the first degree of Scotland.
const HONOURS: &[&str] = &["hons", "hon", "honours", "honors"];

/// Masters that are no first degree with honours either: they are integrated.
const INTEGRATED_MASTERS: &[&str] = &["meng", "msci"];

/// The level of a degree by its name, if that is surely of one level: as a word of an applicant file is read, or as such
/// a word with a field or a distinction behind it.
///
/// ```
/// use eligible::internal::domain::applicant::Level;
/// use eligible::internal::intake::cv::cv_words::degree;
/// assert_eq!(degree("BSc. (Hons) Politics"), Some(Level::Bachelor));
/// assert_eq!(degree("Licence en droit"), Some(Level::Bachelor));
/// assert_eq!(degree("Licence Mathématiques"), Some(Level::Bachelor));
/// assert_eq!(degree("Bachelor and Master in Law"), None);
/// assert_eq!(degree("MA (Hons)"), None);
/// assert_eq!(degree("BS/MS"), None);
/// assert_eq!(degree("Diplom"), None);
/// ```
#[must_use]
pub fn degree(text: &str) -> Option<Level> {
    let has_honours = |words: &str| words.split(' ').any(|word| HONOURS.contains(&word));
    if let Some(meanings) = ClosedList::Level.meanings(text) {
        // The list reads `MA (Hons)` as a bachelor; elsewhere than in Scotland it may be a master.
        let normal = normalise(text);
        return sole(meanings).filter(|_| !(normal.starts_with('m') && has_honours(&normal)));
    }
    let text = text.replace('.', "");
    let end = text.find([',', '(', ':', ';', '/', '|', '–', '—']).into_iter().chain(text.find(" - ")).min();
    let (head, rest) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let (head, rest) = (normalise(head), normalise(rest));
    let (name, level, tail) = known_beginning(&head)?;
    let is_other = |word: &str| {
        let other = ClosedList::Level.meanings(word).and_then(sole);
        other.is_some_and(|other| other >= Level::ShortCycle && other != level)
    };
    let is_uncertain =
        |word: &str| HEDGES.contains(&word) || (name.starts_with("doctorat") && PROFESSIONS.contains(&word));
    let mut following = tail.split(' ').chain(rest.split(' '));
    let is_uncertain = following.any(is_uncertain)
        || tail.split(' ').any(|word| word.len() > 2 && is_other(word))
        || rest.split(' ').any(is_other)
        || (level == Level::Master && !INTEGRATED_MASTERS.contains(&name) && (has_honours(tail) || has_honours(&rest)));
    (!is_uncertain).then_some(level)
}

/// The level that a word means if it means one.
fn sole(meanings: &[&str]) -> Option<Level> {
    let [meaning] = meanings else { return None };
    Level::ALL.into_iter().find(|(word, _)| word == meaning).map(|(_, level)| level)
}

/// The longest beginning of a normalised text, in whole words, that is a degree with what follows it: the degree, its level,
/// and what follows. None where a longer one may be of several levels or of another.
fn known_beginning(text: &str) -> Option<(&str, Level, &str)> {
    let ends: Vec<_> = text.match_indices(' ').map(|(end, _)| end).chain([text.len()]).collect();
    let mut longer = None;
    for end in ends.into_iter().rev() {
        let (name, tail) = text.split_at_checked(end)?;
        let Some(meanings) = ClosedList::Level.meanings(name) else { continue };
        let level = sole(meanings).filter(|level| longer.is_none_or(|longer| longer == *level))?;
        let tail = tail.trim_start();
        if may_follow(name, level, tail.split(' ').next().unwrap_or_default()) {
            return Some((name, level, tail));
        }
        longer = Some(level);
    }
    None
}

/// Whether a word may follow the name of a degree so that it is still this degree.
fn may_follow(name: &str, level: Level, next: &str) -> bool {
    if next.is_empty() || ABBREVIATIONS.contains(&name) {
        return true;
    }
    // The names of schools are too much like those of other things.
    let is_degree = level >= Level::ShortCycle;
    let is_field = BEFORE_BARE_FIELD.contains(&name) && !NO_FIELD.contains(&next);
    is_degree && (BEFORE_FIELD.contains(&next) || is_field)
}

/// The name of a language behind which its level stands too, as in `English (C1)`.
#[must_use]
pub fn name_before_level(text: &str) -> Option<&str> {
    LabelScale::cefr().level_beside_name(text, false).map(|(name, _)| name)
}

/// The level of a language that words surely mean: `native`, a level of the CEFR that they name, or the words themselves
/// if the standard scale knows them as one level.
///
/// ```
/// use eligible::internal::intake::cv::cv_words::fluency;
/// assert_eq!(fluency("Native or bilingual proficiency"), Some("native"));
/// assert_eq!(fluency("Muttersprache"), Some("native"));
/// assert_eq!(fluency("C1 (Advanced)"), Some("C1"));
/// assert_eq!(fluency("Fluent"), Some("Fluent"));
/// assert_eq!(fluency("Full professional proficiency"), None);
/// assert_eq!(fluency("preparing for C1"), None);
/// assert_eq!(fluency("B2/C1"), None);
/// ```
#[must_use]
pub fn fluency(text: &str) -> Option<&str> {
    let scale = LabelScale::cefr();
    let meaning = scale.read(text)?;
    if meaning.is_mother_tongue {
        return Some("native");
    }
    let level = scale.levels().get(meaning.lowest).filter(|_| meaning.lowest == meaning.highest)?;
    let is_named = normalise(text).split(' ').any(|word| word.eq_ignore_ascii_case(level));
    Some(if is_named { level } else { text })
}

/// The level of an IT skill that words surely mean: `basic`, `intermediate`, `advanced` or `expert`.
///
/// ```
/// use eligible::internal::intake::cv::cv_words::skill_level;
/// assert_eq!(skill_level("Master"), Some("expert"));
/// assert_eq!(skill_level("Avancé"), Some("advanced"));
/// assert_eq!(skill_level("80"), None);
/// ```
#[must_use]
pub fn skill_level(text: &str) -> Option<&'static str> {
    static IT_SKILLS: LazyLock<LabelScale> = LazyLock::new(|| LabelScale::of_standard("it_skills"));
    // The highest level of the examples of JSON Resume.
    if normalise(text) == "master" {
        return Some("expert");
    }
    let meaning = IT_SKILLS.listed(text).filter(|meaning| meaning.lowest == meaning.highest)?;
    IT_SKILLS.levels().get(meaning.lowest).map(String::as_str)
}
