//! The sentences about a CV in the format of others: that it was read as one, and what could not be taken over.

use super::{quoted, say};
use crate::domain::cv::{CvFormat, CvValueKind, UnreadCv};
use crate::domain::problem::XmlError;
use crate::domain::text::Lang;

/// That the record was read as a CV, and what that means for its lists.
pub(super) fn read_as(lang: Lang, format: CvFormat) -> String {
    let name = format.name();
    match format {
        CvFormat::JsonResume => say!(
            lang,
            "read as a {name} file: none of its lists is taken as complete, and every skill as an IT tool",
            "lu comme un fichier {name}\u{a0}: aucune de ses listes n'est considérée comme complète, et chaque compétence l'est comme un outil informatique"
        ),
        CvFormat::Europass => say!(
            lang,
            "read as a {name} CV: none of its lists is taken as complete",
            "lu comme un CV {name}\u{a0}: aucune de ses listes n'est considérée comme complète"
        ),
    }
}

/// That educations were taken as completed, and why.
pub(super) fn taken_as_completed(lang: Lang, count: usize) -> String {
    match count {
        1 => say!(
            lang,
            "an education that is not ongoing and names the qualification awarded was taken as completed on its last day",
            "une formation qui n'est pas en cours et dont le diplôme est nommé a été considérée comme achevée à son dernier jour"
        ),
        _ => say!(
            lang,
            "{count} educations that are not ongoing and name the qualification awarded were taken as completed on their last days",
            "{count} formations qui ne sont pas en cours et dont le diplôme est nommé ont été considérées comme achevées à leur dernier jour"
        ),
    }
}

/// That a text is UTF-8, whatever it declares.
pub(super) fn declared_encoding(lang: Lang, encoding: &str) -> String {
    let encoding = quoted(encoding);
    say!(
        lang,
        "the file declares {encoding}, but is UTF-8, and was read as such",
        "le fichier déclare {encoding}, mais il est en UTF-8, et a été lu comme tel"
    )
}

/// That a CV is of a format that is not read.
pub(super) fn unread_cv(lang: Lang, cv: UnreadCv) -> String {
    match cv {
        UnreadCv::OldEuropass(Some((major, minor))) => say!(
            lang,
            "Europass XML of version {major}.{minor} (before 2013), which is not read; root `learnerinfo`",
            "Europass XML de version {major}.{minor} (avant 2013), qui n'est pas lu\u{a0}; racine `learnerinfo`"
        ),
        UnreadCv::OldEuropass(None) => say!(
            lang,
            "Europass XML of an old version (before 2013), which is not read; root `learnerinfo`",
            "Europass XML d'une ancienne version (avant 2013), qui n'est pas lu\u{a0}; racine `learnerinfo`"
        ),
        UnreadCv::ReactiveResume => say!(
            lang,
            "this is not a JSON Resume file but one of Reactive Resume, which is not read: all that it says is in `sections`",
            "ce n'est pas un fichier JSON Resume mais de Reactive Resume, qui n'est pas lu\u{a0}: tout ce qu'il dit se trouve dans `sections`"
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
            "whether this education was completed was left unstated: {words} is all that is said, without a qualification awarded",
            "l'achèvement de cette formation n'a pas été repris\u{a0}: seul {words} est indiqué, sans diplôme obtenu"
        ),
        CvValueKind::FieldCode => say!(
            lang,
            "{words} is not an ISCED-F code of a field and was left unstated",
            "{words} n'est pas le code CITE-F d'un domaine et n'a pas été repris"
        ),
        CvValueKind::SecondField => say!(
            lang,
            "{words} is another field of the same education and was left unstated",
            "{words} est un autre domaine de la même formation et n'a pas été repris"
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
            "{words} is free text about IT skills and was left out",
            "{words} est un texte libre sur les compétences informatiques et n'a pas été repris"
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
        CvValueKind::Member => say!(
            lang,
            "{words} is nothing that this format has, and was left out",
            "{words} n'est pas prévu par ce format et n'a pas été repris"
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
        XmlError::Encoding => (
            "the declaration names an encoding that is not read: save the file as UTF-8, and write `UTF-8` there",
            "la déclaration nomme un encodage qui n'est pas lu\u{a0}: enregistrez le fichier en UTF-8, et indiquez-y `UTF-8`",
        ),
    };
    match fault {
        XmlError::TooDeep | XmlError::Encoding => say!(lang, "{en}", "{fr}"),
        _ => say!(lang, "not XML: {en}", "ce n'est pas du XML\u{a0}: {fr}"),
    }
}
