//! The sentences about a CV in the format of others: that it was read as one, and what could not be taken over.

use super::{quoted, say};
use crate::domain::cv::{CvFormat, CvValueKind};
use crate::domain::problem::XmlError;
use crate::domain::text::Lang;

/// That the record was read as a CV, and what of it to look at.
pub(super) fn read_as(lang: Lang, format: CvFormat) -> String {
    let name = format.name();
    match format {
        CvFormat::JsonResume => say!(
            lang,
            "read as a {name} file; please check its lists: what they leave out was taken as not there, and every skill as an IT tool",
            "lu comme un fichier {name}\u{a0}; veuillez vérifier ses listes\u{a0}: ce qui n'y figure pas a été considéré comme absent, et chaque compétence comme un outil informatique"
        ),
        CvFormat::Europass => say!(
            lang,
            "read as a {name} CV; please check its lists: what they leave out was taken as not there",
            "lu comme un CV {name}\u{a0}; veuillez vérifier ses listes\u{a0}: ce qui n'y figure pas a été considéré comme absent"
        ),
    }
}

/// That the file is no CV of the format named.
pub(super) fn not_cv(lang: Lang, format: CvFormat) -> String {
    let name = format.name();
    match format {
        CvFormat::JsonResume => say!(
            lang,
            "this is not a {name} file: it has no `basics`, `education`, `languages`, `skills` or `work`",
            "ce n'est pas un fichier {name}\u{a0}: il n'a ni `basics`, ni `education`, ni `languages`, ni `skills`, ni `work`"
        ),
        CvFormat::Europass => say!(
            lang,
            "this is not a {name} CV: it has neither `Candidate` nor `SkillsPassport` at its root",
            "ce n'est pas un CV {name}\u{a0}: il n'a ni `Candidate` ni `SkillsPassport` à sa racine"
        ),
    }
}

/// What was done with a value of a CV that has no sure counterpart.
pub(super) fn unmapped(lang: Lang, value: CvValueKind, words: &str) -> String {
    let words = quoted(words);
    match value {
        CvValueKind::Date => say!(
            lang,
            "{words} is not surely one date and was left unstated",
            "{words} n'est pas une date sûre et n'a pas été repris"
        ),
        CvValueKind::EndBeforeStart => say!(
            lang,
            "the end {words} lies before the start and was left unstated",
            "la fin {words} précède le début et n'a pas été reprise"
        ),
        CvValueKind::Ended => say!(
            lang,
            "the employment is over ({words}), but its end is not given: without it, it counts as still going on",
            "cet emploi est terminé ({words}), mais sa fin n'est pas indiquée\u{a0}: sans elle, il est considéré comme en cours"
        ),
        CvValueKind::EducationLevel => say!(
            lang,
            "the level of education {words} has no sure counterpart and was left unstated",
            "le niveau d'études {words} n'a pas d'équivalent sûr et n'a pas été repris"
        ),
        CvValueKind::Status => say!(
            lang,
            "whether this education was completed was left unstated: {words} is all that is said, without the day of the degree",
            "l'achèvement de cette formation n'a pas été repris\u{a0}: seul {words} est indiqué, sans la date du diplôme"
        ),
        CvValueKind::FieldCode => say!(
            lang,
            "{words} is not the ISCED-F code of one field and was left unstated",
            "{words} n'est pas le code CITE-F d'un seul domaine et n'a pas été repris"
        ),
        CvValueKind::Nationality => say!(
            lang,
            "{words} is not a known country and was kept as written",
            "{words} n'est pas un pays connu et a été repris tel quel"
        ),
        CvValueKind::Language => say!(
            lang,
            "{words} is not a known language and was kept as written",
            "{words} n'est pas une langue connue et a été repris tel quel"
        ),
        CvValueKind::LanguageLevel => say!(
            lang,
            "the level {words} has no sure counterpart on the CEFR scale and was kept as written",
            "le niveau {words} n'a pas d'équivalent sûr dans le CECR et a été repris tel quel"
        ),
        CvValueKind::TwoLevels => say!(
            lang,
            "{words} is a second level of the same skill: the level of this language was left unstated",
            "{words} est un second niveau pour la même compétence\u{a0}: le niveau de cette langue n'a pas été repris"
        ),
        CvValueKind::SkillLevel => say!(
            lang,
            "the level {words} of this skill has no sure counterpart and was kept as written",
            "le niveau {words} de cette compétence n'a pas d'équivalent sûr et a été repris tel quel"
        ),
        CvValueKind::Skills => say!(
            lang,
            "{words} does not name an IT tool and its level and was left out",
            "{words} ne nomme pas un outil informatique avec son niveau et n'a pas été repris"
        ),
        CvValueKind::Sector => say!(
            lang,
            "the sector {words} has no sure counterpart and was left unstated",
            "le secteur {words} n'a pas d'équivalent sûr et n'a pas été repris"
        ),
        CvValueKind::Entry => say!(
            lang,
            "{words} could not be read as an entry of this list: what it states is left open",
            "{words} n'a pas pu être lu comme une entrée de cette liste\u{a0}: ce qu'elle indique reste ouvert"
        ),
    }
}

/// What is wrong with a text that begins like a CV in XML.
pub(super) fn not_xml(lang: Lang, fault: XmlError) -> String {
    let (en, fr) = match fault {
        XmlError::End => ("the text ends too early", "le texte se termine trop tôt"),
        XmlError::Tag => {
            ("this end tag is not that of the open element", "cette balise de fin n'est pas celle de l'élément ouvert")
        }
        XmlError::Attribute => (
            "the attributes of this element are not written as XML writes them",
            "les attributs de cet élément ne sont pas écrits comme en XML",
        ),
        XmlError::Entity => (
            "this reference is to no character and no entity of XML itself",
            "cette référence ne désigne ni un caractère ni une entité propre au XML",
        ),
        XmlError::Outside => {
            ("nothing may stand outside the root element", "rien ne peut figurer hors de l'élément racine")
        }
        XmlError::Markup => ("XML has no such markup", "le XML ne connaît pas ce balisage"),
        XmlError::TooDeep => ("elements are nested too deeply", "les éléments sont imbriqués trop profondément"),
    };
    match fault {
        XmlError::TooDeep => say!(lang, "{en}", "{fr}"),
        _ => say!(lang, "not XML: {en}", "ce n'est pas du XML\u{a0}: {fr}"),
    }
}
