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
            "read as a {name} file: none of its lists counts as complete, and every skill counts as an IT tool",
            "lu comme un fichier {name}\u{a0}: aucune de ses listes n'est considérée comme complète, et chaque compétence est considérée comme un outil informatique"
        ),
        CvFormat::Europass => say!(
            lang,
            "read as a {name} CV: none of its lists counts as complete",
            "lu comme un CV {name}\u{a0}: aucune de ses listes n'est considérée comme complète"
        ),
    }
}

/// That educations were taken as completed, and why.
pub(super) fn taken_as_completed(lang: Lang, count: usize) -> String {
    match count {
        1 => say!(
            lang,
            "a course of study that is not ongoing and names the qualification awarded counts as completed on its last day",
            "une formation qui n'est pas en cours et dont le diplôme est indiqué est considérée comme terminée à son dernier jour"
        ),
        _ => say!(
            lang,
            "{count} courses of study that are not ongoing and name the qualification awarded count as completed on their last day",
            "{count} formations qui ne sont pas en cours et dont le diplôme est indiqué sont considérées comme terminées à leur dernier jour"
        ),
    }
}

/// That a text is UTF-8, whatever it declares.
pub(super) fn declared_encoding(lang: Lang, encoding: &str) -> String {
    let encoding = quoted(encoding);
    say!(
        lang,
        "the file declares {encoding} but is UTF-8, and was read as UTF-8",
        "le fichier déclare {encoding}, mais il est en UTF-8 et a été lu comme tel"
    )
}

/// That a CV is of a format that is not read.
pub(super) fn unread_cv(lang: Lang, cv: UnreadCv) -> String {
    match cv {
        UnreadCv::OldEuropass(Some((major, minor))) => say!(
            lang,
            "this Europass XML version, {major}.{minor} (before 2013), cannot be read; root `learnerinfo`",
            "cette version du XML Europass, {major}.{minor} (avant 2013), ne peut pas être lue\u{a0}; racine `learnerinfo`"
        ),
        UnreadCv::OldEuropass(None) => say!(
            lang,
            "this old Europass XML version (before 2013) cannot be read; root `learnerinfo`",
            "cette ancienne version du XML Europass (avant 2013) ne peut pas être lue\u{a0}; racine `learnerinfo`"
        ),
        UnreadCv::ReactiveResume => say!(
            lang,
            "this is a Reactive Resume file, not JSON Resume, and cannot be read: its content is in `sections`",
            "c'est un fichier Reactive Resume, et non JSON Resume\u{a0}; il ne peut pas être lu\u{a0}: son contenu se trouve dans `sections`"
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

/// What was done with a value of a CV that has no certain equivalent.
pub(super) fn unmapped(lang: Lang, value: CvValueKind, words: &str) -> String {
    let words = quoted(words);
    match value {
        CvValueKind::Date => say!(
            lang,
            "uncertain or impossible date, left empty: {words}",
            "date incertaine ou inexistante, laissée vide\u{a0}: {words}"
        ),
        CvValueKind::EndBeforeStart => say!(
            lang,
            "the end date {words} is before the start date; left empty",
            "la date de fin {words} est antérieure à la date de début\u{a0}; laissée vide"
        ),
        CvValueKind::Ended => say!(
            lang,
            "this job has ended ({words}), but its end date is not stated: without it, the job counts as ongoing",
            "cet emploi est terminé ({words}), mais sa date de fin n'est pas indiquée\u{a0}: sans elle, l'emploi est considéré comme en cours"
        ),
        CvValueKind::EducationLevel => say!(
            lang,
            "level of education {words}: no clear equivalent; please state the level",
            "niveau d'études {words}\u{a0}: équivalence incertaine\u{a0}; précisez le niveau"
        ),
        CvValueKind::Status => say!(
            lang,
            "the CV does not say whether the degree was obtained ({words})",
            "le CV n'indique pas si le diplôme a été obtenu ({words})"
        ),
        CvValueKind::FieldCode => say!(
            lang,
            "not an ISCED-F code of a field, left out: {words}",
            "ce n'est pas un code CITE-F de domaine, laissé de côté\u{a0}: {words}"
        ),
        CvValueKind::SecondField => say!(
            lang,
            "one field per course of study: {words} is a second one and was left out",
            "un seul domaine par formation\u{a0}: {words}, en plus du premier, laissé de côté"
        ),
        CvValueKind::Nationality => say!(
            lang,
            "country not understood, carried over as written: {words}",
            "pays non reconnu, repris tel quel\u{a0}: {words}"
        ),
        CvValueKind::Language => say!(
            lang,
            "language not understood, carried over as written: {words}",
            "langue non reconnue, reprise telle quelle\u{a0}: {words}"
        ),
        CvValueKind::LanguageLevel => say!(
            lang,
            "language level without a clear CEFR equivalent, carried over as written: {words}",
            "niveau de langue sans équivalent certain dans le CECR, repris tel quel\u{a0}: {words}"
        ),
        CvValueKind::TwoLevels => say!(
            lang,
            "{words} is a second level for the same skill: the level of this language was left empty",
            "{words} est un second niveau pour la même compétence\u{a0}: le niveau de cette langue est laissé vide"
        ),
        CvValueKind::SkillLevel => say!(
            lang,
            "skill level without a clear equivalent, carried over as written: {words}",
            "niveau de compétence sans équivalent certain, repris tel quel\u{a0}: {words}"
        ),
        CvValueKind::Skills => say!(
            lang,
            "free text about IT skills, left out: {words}",
            "texte libre sur les compétences informatiques, laissé de côté\u{a0}: {words}"
        ),
        CvValueKind::Sector => {
            say!(lang, "sector not converted, left out: {words}", "secteur non converti, laissé de côté\u{a0}: {words}")
        }
        CvValueKind::Entry => say!(
            lang,
            "this item of the list cannot be read, left out: {words}",
            "cet élément de la liste ne peut pas être lu, laissé de côté\u{a0}: {words}"
        ),
        CvValueKind::Member => say!(
            lang,
            "not part of this format, left out: {words}",
            "non prévu par ce format, laissé de côté\u{a0}: {words}"
        ),
    }
}

/// What is wrong with a text that begins like a CV in XML.
pub(super) fn not_xml(lang: Lang, fault: XmlError) -> String {
    let (en, fr) = match fault {
        XmlError::End => ("the file is incomplete", "le fichier est incomplet"),
        XmlError::Tag => {
            ("this end tag is not that of the open element", "cette balise de fin n'est pas celle de l'élément ouvert")
        }
        XmlError::Attribute => (
            "the attributes of this element are not valid XML",
            "les attributs de cet élément ne sont pas du XML valable",
        ),
        XmlError::Entity => (
            "this reference is neither a character nor an entity of XML itself",
            "cette référence ne désigne ni un caractère ni une entité propre au XML",
        ),
        XmlError::Outside => {
            ("nothing may be outside the root element", "rien ne peut figurer hors de l'élément racine")
        }
        XmlError::Markup => ("XML has no such markup", "le XML ne connaît pas ce balisage"),
        XmlError::TooDeep => ("elements are nested too deeply", "les éléments sont imbriqués trop profondément"),
        XmlError::Encoding => (
            "the encoding in the declaration is not supported: save the file as UTF-8, and declare `UTF-8`",
            "l'encodage déclaré n'est pas pris en charge\u{a0}: enregistrez le fichier en UTF-8 et déclarez `UTF-8`",
        ),
    };
    match fault {
        XmlError::TooDeep | XmlError::Encoding => say!(lang, "{en}", "{fr}"),
        _ => say!(lang, "not valid XML: {en}", "le fichier n'est pas du XML valable\u{a0}: {fr}"),
    }
}
