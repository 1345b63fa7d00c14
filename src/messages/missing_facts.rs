//! What an applicant still has to provide, and what facts would change a verdict.

use chrono::NaiveDate;

use crate::assessment::Judgement;
use crate::checks::describe::{DescribeContext, plural_title};
use crate::checks::documents::wanted_text::document_kind;
use crate::checks::education::description::field_list;
use crate::checks::education::text::{describe, named};
use crate::checks::education_levels::of_levels;
use crate::checks::experience::text::{sector, sectors};
use crate::checks::field_values::field_value;
use crate::checks::it_skill::text::any_tool;
use crate::checks::language::text::languages_named;
use crate::checks::length_of_time::text::length;
use crate::checks::study_time::thousandths;
use crate::checks::{Candidate, Finding, Missing, Tolerance};
use crate::domain::applicant::{Applicant, Education, LanguageLevel, Residence, Status, field_info, record_info};
use crate::domain::countries::Country;
use crate::domain::fact_change::{FactChange, FieldPath, FieldValue, NewEntry};
use crate::domain::grammar::country_names::of_country;
use crate::domain::grammar::date_words::{at_date, between, date};
use crate::domain::grammar::{clause, colon, one_of, phrase, quoted, say};
use crate::domain::languages::Language;
use crate::domain::level_labels::level_name;
use crate::domain::outcome::Outcome;
use crate::domain::record::{Object as _, entry_at};
use crate::domain::text::{Bilingual, Lang};

/// Something to provide, in a few words.
#[must_use]
pub fn to_provide(lang: Lang, missing: &Missing, applicant: &Applicant<'_>) -> String {
    let FieldPath { section, field, .. } = missing.field_path;
    if let ("incomplete", Some(list)) = (section, field) {
        return say!(
            lang,
            "`{list}` may be incomplete: add what is missing, then delete `{list}` from the list `incomplete`",
            "la liste `{list}` est peut-être incomplète\u{a0}: ajoutez-y ce qui manque, puis retirez `{list}` de la liste `incomplete`"
        );
    }
    let with_day = phrase(lang, "with month and day (`YYYY-MM-DD`)", "avec le mois et le jour (`AAAA-MM-JJ`)");
    provided(lang, missing, applicant, with_day)
}

/// The same in a letter, to somebody who has no file to mend.
#[must_use]
pub fn to_state(lang: Lang, missing: &Missing, applicant: &Applicant<'_>) -> String {
    let FieldPath { section, field, .. } = missing.field_path;
    if let ("incomplete", Some(list)) = (section, field) {
        let (section, field) = if list == "other_vacancies" { ("application", Some(list)) } else { (list, None) };
        let list = label(lang, section, field);
        return say!(
            lang,
            "all of these, with none left out: {list}",
            "tous ces éléments, sans en omettre\u{a0}: {list}"
        );
    }
    if let ("application", Some(field)) = (section, field)
        && let Some(time) = time_of_application(lang, field)
    {
        return time.to_owned();
    }
    provided(lang, missing, applicant, phrase(lang, "with month and day", "avec le mois et le jour"))
}

/// A time of the application, to somebody who has sent it.
fn time_of_application(lang: Lang, field: &str) -> Option<&'static str> {
    match field {
        "submitted_at" => Some(phrase(lang, "the date and time of submission", "la date et l'heure de soumission")),
        "last_modified_at" => Some(phrase(
            lang,
            "the date and time of the last change to the application",
            "la date et l'heure de la dernière modification de la candidature",
        )),
        _ => None,
    }
}

/// What a field holds; of a date that is not exact, what more is needed of it.
fn provided(lang: Lang, missing: &Missing, applicant: &Applicant<'_>, with_day: &str) -> String {
    let FieldPath { section, index, field } = missing.field_path;
    let what = match (section, field) {
        (_, Some(field)) => field_name(lang, section, field),
        (section, None) => section_name(lang, section),
    };
    let what = if missing.is_partial {
        let full = match section {
            "application" => phrase(lang, "with the time", "avec l'heure"),
            _ => with_day,
        };
        format!("{what}, {full}")
    } else {
        what
    };
    let entry = index.and_then(|index| entry_name(lang, section, index, applicant));
    entry.map_or_else(|| what.clone(), |entry| say!(lang, "{entry}: {what}", "{entry}\u{a0}: {what}"))
}

/// A question of the rules, as what a person answers.
#[must_use]
pub fn to_answer(lang: Lang, question: &Bilingual) -> String {
    let question = clause(lang, question.get(lang));
    say!(lang, "an answer to the question {question}", "une réponse à la question {question}")
}

/// A field of the record, as what a person provides.
fn section_name(lang: Lang, section: &str) -> String {
    label(lang, section, None)
}

/// A field of an entry or of the application, as what a person provides.
fn field_name(lang: Lang, section: &str, field: &str) -> String {
    label(lang, section, Some(field))
}

fn label(lang: Lang, section: &str, field: Option<&str>) -> String {
    known_label(lang, section, field).unwrap_or_else(|| field.unwrap_or(section).to_owned())
}

/// What a field is called; none of one that only the applicant's file calls so.
fn known_label(lang: Lang, section: &str, field: Option<&str>) -> Option<String> {
    let [en, fr] = field_info(section, field)?.label?;
    Some(say!(lang, "{en}", "{fr}"))
}

/// An entry of a list as a person knows it; none for a list of plain texts.
fn entry_name(lang: Lang, section: &str, index: usize, applicant: &Applicant<'_>) -> Option<String> {
    let known = match section {
        "education" => entry_at(applicant.education.as_ref(), index).map(|entry| named(lang, entry).to_string()),
        "experience" => entry_at(applicant.experience.as_ref(), index)
            .and_then(|entry| Some(quoted(&entry.employer.as_ref().or(entry.role.as_ref())?.value))),
        "documents" => entry_at(applicant.documents.as_ref(), index)
            .and_then(|entry| Some(document_kind(lang, Some(entry.kind?.value)).to_owned())),
        _ => applicant.entries(section).and_then(|list| list.known_by(index)).map(|text| match section {
            "languages" => language_name(lang, &text.value),
            _ => quoted(&text.value),
        }),
    };
    let entry = numbered_entry(lang, section, index)?;
    Some(known.map_or_else(|| entry.clone(), |known| format!("{entry} ({known})")))
}

/// What is at a JSON pointer of an application, as people call it: `your date of birth`, `education 2`. None for a field that
/// only the file calls so, and for a list of names.
#[must_use]
pub fn place_name(lang: Lang, pointer: &str) -> Option<String> {
    let mut steps = pointer.split('/').skip(1);
    let section = steps.next()?;
    let Some(step) = steps.next() else {
        return known_label(lang, section, None);
    };
    match step.parse::<usize>() {
        Ok(index) => numbered_entry(lang, section, index),
        Err(_) => known_label(lang, section, Some(step)),
    }
}

/// What a value is at a JSON pointer of an application, for somebody who knows no file: `education 2: the start date`.
#[must_use]
pub fn value_name(lang: Lang, pointer: &str) -> String {
    let steps: Vec<_> = pointer.split('/').skip(1).collect();
    let known = |section: &str, field| field_info(section, field).and_then(|info| info.label);
    let phrased = |[en, fr]: [&str; 2]| say!(lang, "{en}", "{fr}");
    let whole = |section: &str| known(section, None).map(phrased);
    let found = match steps.as_slice() {
        [section] => whole(section),
        [section, step, rest @ ..] => match (step.parse::<usize>(), rest.first()) {
            (Ok(index), field) => {
                let field = field.and_then(|field| known(section, Some(field))).map(phrased);
                match (numbered_entry(lang, section, index), field) {
                    (Some(entry), Some(field)) => Some(format!("{entry}{}{field}", colon(lang))),
                    (entry, _) => entry.or_else(|| whole(section)),
                }
            }
            (Err(_), _) => {
                let time = if *section == "application" { time_of_application(lang, step) } else { None };
                time.map(str::to_owned).or_else(|| known(section, Some(step)).map(phrased))
            }
        },
        [] => None,
    };
    found.unwrap_or_else(|| phrase(lang, "a detail of your application", "une indication de votre dossier").to_owned())
}

/// An entry of a list by its number; none for a list of plain texts.
fn numbered_entry(lang: Lang, section: &str, index: usize) -> Option<String> {
    let [en, fr] = record_info(section)?.entry;
    let (list, number) = (say!(lang, "{en}", "{fr}"), index + 1);
    Some(say!(lang, "{list} {number}", "{list} n°\u{a0}{number}"))
}

/// A language by its name; words that are not understood are quoted.
fn language_name(lang: Lang, text: &str) -> String {
    Language::resolve(text).map_or_else(|| quoted(text), |language| language.name(lang).to_owned())
}

/// A fact that would change the verdict, in a few words.
#[must_use]
pub fn fact(lang: Lang, candidate: &Candidate<'_>, applicant: &Applicant<'_>) -> String {
    if let Tolerance::Asked(request)
    | Tolerance::Degree(_, _, _, Some(request))
    | Tolerance::Enrolled(_, _, _, Some(request)) = candidate.tolerance
    {
        return request.fact(lang, &candidate.fact_change);
    }
    match &candidate.fact_change {
        FactChange::Entry(entry) => one_more(lang, entry, candidate.tolerance),
        FactChange::Field(field_path, value) => field_fact(lang, *field_path, value, candidate.tolerance, applicant),
    }
}

fn nationality(lang: Lang, country: &str, tolerance: Tolerance<'_>) -> String {
    if let Tolerance::Country(set) = tolerance
        && set.only().is_none()
    {
        return match plural_title(&set.title, lang) {
            "" => {
                say!(lang, "the nationality of one of the countries listed", "la nationalité de l'un des pays énumérés")
            }
            title => say!(lang, "the nationality of one of the {title}", "la nationalité de l'un des {title}"),
        };
    }
    let name = Country::from_alpha2(country).map_or_else(String::new, |country| of_country(lang, country));
    say!(lang, "the nationality {name} (`{country}`)", "la nationalité {name} (`{country}`)")
}

/// One more experience that counts.
fn experience(lang: Lang, tolerance: Tolerance<'_>) -> String {
    match tolerance {
        Tolerance::Time(asked) => {
            let length = length(lang, asked);
            say!(
                lang,
                "more experience that counts, to reach {length}",
                "davantage d'expérience prise en compte, pour atteindre {length}"
            )
        }
        Tolerance::Sectors(sectors) => {
            let sectors = self::sectors(DescribeContext { lang, judging_dates: None }, sectors);
            say!(lang, "experience in {sectors}", "une expérience dans {sectors}")
        }
        _ => say!(lang, "another experience that counts", "une autre expérience prise en compte"),
    }
}

/// One more residence that counts.
fn residence(lang: Lang, entry: &Residence<'_>, tolerance: Tolerance<'_>) -> String {
    let country = entry.country.as_ref().map_or_else(String::new, |country| quoted(&country.value));
    if let Tolerance::Time(asked) = tolerance {
        let length = length(lang, asked);
        return say!(
            lang,
            "{length} of residence in {country}, or as much as is missing",
            "{length} de résidence dans le pays {country}, ou ce qui en manque"
        );
    }
    say!(lang, "residence in {country}", "une résidence dans le pays {country}")
}

fn one_more(lang: Lang, entry: &NewEntry<'_>, tolerance: Tolerance<'_>) -> String {
    match entry {
        NewEntry::Nationality(country) => nationality(lang, country, tolerance),
        NewEntry::Education(entry) => match tolerance {
            Tolerance::Degree(levels, between, fields, _) => {
                let (levels, fields) = (of_levels(lang, levels), in_field(lang, fields.is_some()));
                let between = between.map_or_else(String::new, |(first, last)| between_days(lang, first, last));
                say!(lang, "a degree {levels}{between}{fields}", "un diplôme {levels}{between}{fields}")
            }
            Tolerance::Enrolled(levels, final_stage, fields, _) => {
                let (levels, fields) = (of_levels(lang, levels), in_field(lang, fields.is_some()));
                let more = lasting(lang, entry);
                if final_stage {
                    say!(
                        lang,
                        "studies under way {levels}{fields}, in their final stage{more}",
                        "des études en cours {levels}{fields}, en phase finale{more}"
                    )
                } else {
                    say!(lang, "studies under way {levels}{fields}{more}", "des études en cours {levels}{fields}{more}")
                }
            }
            Tolerance::Months(levels, months) => {
                let (levels, s) = (of_levels(lang, levels), if months == 1000 { "" } else { "s" });
                let months = thousandths(lang, months);
                say!(
                    lang,
                    "{months} more month{s} of studies {levels}",
                    "{months} mois d'études supplémentaires {levels}"
                )
            }
            _ => describe(lang, entry).to_string(),
        },
        NewEntry::Language(entry) => {
            let named = entry.language.as_ref().and_then(|language| Language::resolve(&language.value));
            let name = named.map_or("", |language| language.name(lang));
            let level = match entry.level.as_ref().map(|level| &level.value) {
                Some(LanguageLevel::Overall(level)) => level.to_string(),
                _ => String::new(),
            };
            match tolerance {
                Tolerance::OtherLanguage(languages) | Tolerance::AnyLanguage(languages) => {
                    let others = matches!(tolerance, Tolerance::OtherLanguage(_));
                    let language = languages_named(lang, languages, &languages.title, others);
                    let example = named.map_or_else(String::new, |language| language.with_article(lang));
                    say!(
                        lang,
                        "{language} at {level} or above, such as {example}",
                        "{language} de niveau {level} ou supérieur, par exemple {example}"
                    )
                }
                Tolerance::Exact => {
                    say!(lang, "{name} as a mother tongue (`{level}`)", "{name} comme langue maternelle (`{level}`)")
                }
                _ => say!(lang, "{name} at {level} or above", "{name} de niveau {level} ou supérieur"),
            }
        }
        NewEntry::ItSkill(entry) => {
            let name = entry.name.as_ref().map_or(any_tool(lang), |name| &name.value);
            let level = entry.level.as_ref().map_or("", |level| level_name(lang, &level.value));
            say!(lang, "{name} at {level} level or above", "{name} de niveau {level} ou supérieur")
        }
        NewEntry::Experience(_) => experience(lang, tolerance),
        NewEntry::Residence(entry) => residence(lang, entry, tolerance),
        NewEntry::DrivingLicence(entry) => match &entry.category {
            Some(category) => {
                let category = quoted(&category.value);
                say!(
                    lang,
                    "a driving licence of category {category}",
                    "un permis de conduire de la catégorie {category}"
                )
            }
            None => say!(lang, "a driving licence", "un permis de conduire"),
        },
        NewEntry::Competency(entry) => {
            let name = entry.competency.as_ref().map_or_else(String::new, |name| quoted(&name.value));
            say!(lang, "an example for {name}", "un exemple pour {name}")
        }
        NewEntry::Document(entry) => {
            let kind = document_kind(lang, entry.kind.map(|kind| kind.value));
            let language = entry.language.as_ref().map_or_else(String::new, |language| {
                let language = language_name(lang, &language.value);
                say!(lang, " in {language}", " en {language}")
            });
            say!(lang, "a document attached: {kind}{language}", "un document joint\u{a0}: {kind}{language}")
        }
    }
}

fn in_field(lang: Lang, is_asked: bool) -> String {
    if is_asked { say!(lang, " in a relevant field", " dans un domaine pertinent") } else { String::new() }
}

/// How long studies have to last that are under way.
fn lasting(lang: Lang, entry: &Education<'_>) -> String {
    entry.end.map_or_else(String::new, |end| {
        let end = at_date(lang, end.value);
        say!(lang, ", ending {end} or later", ", se terminant {end} ou après")
    })
}

fn between_days(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    let (first, last) = (date(lang, first), date(lang, last));
    say!(lang, " obtained between {first} and {last}", " obtenu entre le {first} et le {last}")
}

fn field_fact(
    lang: Lang,
    field_path: FieldPath,
    value: &FieldValue<'_>,
    tolerance: Tolerance<'_>,
    applicant: &Applicant<'_>,
) -> String {
    if let ("application", Some(field)) = (field_path.section, field_path.field) {
        return application_fact(lang, field, value, tolerance);
    }
    if let ("date_of_birth", FieldValue::Date(day)) = (field_path.section, value) {
        return date_of_birth(lang, day.first(), tolerance, applicant);
    }
    if *value == FieldValue::NoEntries {
        return no_entries(lang, field_path.section);
    }
    let what = match (value, field_path.field) {
        (FieldValue::Status(status), _) => status_stated(lang, *status).to_owned(),
        (_, Some(field)) => field_name(lang, field_path.section, field),
        (_, None) => section_name(lang, field_path.section),
    };
    let entry = field_path.index.and_then(|index| entry_name(lang, field_path.section, index, applicant));
    if let (Some(entry), FieldValue::Text(level), Some("level")) = (&entry, value, field_path.field) {
        let level = level_name(lang, level);
        let above =
            if matches!(tolerance, Tolerance::OrHigher) { phrase(lang, " or above", " ou supérieur") } else { "" };
        return say!(lang, "{entry}: level {level}{above}", "{entry}\u{a0}: niveau {level}{above}");
    }
    let what = match (entry, value) {
        (Some(entry), FieldValue::Status(_)) => say!(lang, "{entry}: {what}", "{entry}\u{a0}: {what}"),
        // The colon is before the value.
        (Some(entry), _) => format!("{entry}, {what}"),
        (None, _) => what,
    };
    let value = match (value, tolerance) {
        (FieldValue::Status(_), _) => return what,
        (FieldValue::Years(years), Tolerance::Months(..)) => {
            let years = thousandths(lang, years.month_thousandths / 12);
            say!(lang, "{years} or more", "{years} ou plus")
        }
        (FieldValue::Date(_), Tolerance::Exact) => {
            let value = field_value(lang, value);
            return say!(lang, "{what} (such as {value})", "{what} (par exemple le {value})");
        }
        (value, tolerance) => {
            let value = field_value(lang, value);
            match tolerance {
                Tolerance::OrEarlier => say!(lang, "{value} or earlier", "{value} ou avant"),
                Tolerance::OrLater => say!(lang, "{value} or later", "{value} ou après"),
                Tolerance::OrHigher => say!(lang, "{value} or above", "{value} ou supérieur"),
                Tolerance::FieldOf(fields) => {
                    let list = field_list(lang, fields);
                    say!(
                        lang,
                        "one on the list{list}, such as {value}",
                        "un domaine de la liste{list}, par exemple {value}"
                    )
                }
                Tolerance::OtherField(fields) => {
                    let list = field_list(lang, fields);
                    say!(
                        lang,
                        "one that is not on the list{list}, such as {value}",
                        "un domaine hors de la liste{list}, par exemple {value}"
                    )
                }
                Tolerance::Sectors(sectors) => one_of(lang, sectors.iter().map(|one| sector(lang, *one).to_owned())),
                _ => value,
            }
        }
    };
    say!(lang, "{what}: {value}", "{what}\u{a0}: {value}")
}

/// The dates of birth that will do, of those that are stated.
fn date_of_birth(lang: Lang, day: NaiveDate, tolerance: Tolerance<'_>, applicant: &Applicant<'_>) -> String {
    let stated = applicant.date_of_birth.map(|born| born.value).filter(|born| !born.is_unreadable());
    let between = |first, last| {
        let between = between(lang, first, last);
        say!(lang, "an exact date of birth {between}", "une date de naissance exacte {between}")
    };
    let at = date(lang, day);
    match (tolerance, stated) {
        (Tolerance::OrEarlier, Some(born)) if born.first() < day => between(born.first(), day),
        (Tolerance::OrLater, Some(born)) if day < born.last() => between(day, born.last()),
        (Tolerance::OrEarlier, None) => {
            say!(lang, "a date of birth on or before {at}", "une date de naissance au plus tard le {at}")
        }
        (Tolerance::OrLater, None) => {
            say!(lang, "a date of birth on or after {at}", "une date de naissance au plus tôt le {at}")
        }
        _ => say!(lang, "a date of birth such as {at}", "une date de naissance telle que le {at}"),
    }
}

/// What an applicant may still say of the studies of an entry.
const fn status_stated(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Completed => {
            phrase(lang, "the statement that the degree was obtained", "l'indication que le diplôme est obtenu")
        }
        Status::Ongoing => {
            phrase(lang, "the statement that the studies are under way", "l'indication que les études sont en cours")
        }
        Status::Interrupted => phrase(
            lang,
            "the statement that the studies were interrupted",
            "l'indication que les études sont interrompues",
        ),
    }
}

/// That a list of the record is there and has no entries.
fn no_entries(lang: Lang, list: &str) -> String {
    let (en, fr) = match list {
        "experience" => ("no work experience", "aucune expérience professionnelle"),
        "residence" => ("no residence", "aucune résidence"),
        "documents" => ("no document attached", "aucun document joint"),
        _ => ("nothing", "rien"),
    };
    say!(lang, "{en}: an empty list `{list}`", "{fr}\u{a0}: une liste `{list}` vide")
}

fn application_fact(lang: Lang, field: &str, value: &FieldValue<'_>, tolerance: Tolerance<'_>) -> String {
    match (field, value) {
        ("generative_ai_used", FieldValue::Flag(false)) => {
            say!(
                lang,
                "a new application, prepared without generative AI (do not change a true statement)",
                "une nouvelle candidature, préparée sans IA générative (une déclaration exacte ne se modifie pas)"
            )
        }
        ("other_vacancies", FieldValue::Texts(kept)) => match kept.len() {
            0 => say!(lang, "withdrawal of every other application", "le retrait de toute autre candidature"),
            1 => say!(
                lang,
                "withdrawal of applications until at most one other is left",
                "le retrait de candidatures, pour n'en garder qu'une autre au plus"
            ),
            count => say!(
                lang,
                "withdrawal of applications until at most {count} others are left",
                "le retrait de candidatures, pour n'en garder que {count} autres au plus"
            ),
        },
        ("preferences", value) => {
            let value = field_value(lang, value);
            say!(lang, "these preferences: {value}", "ces préférences\u{a0}: {value}")
        }
        (field, value) => {
            let what = match field {
                "submitted_at" => say!(lang, "a date of submission", "une date de soumission"),
                field => field_name(lang, "application", field),
            };
            let value = field_value(lang, value);
            if matches!(tolerance, Tolerance::OrLater) {
                say!(lang, "{what} no earlier than {value}", "{what} au plus tôt le {value}")
            } else {
                say!(lang, "{what}, no later than {value}", "{what}, au plus tard le {value}")
            }
        }
    }
}

/// Why no fact is named that would lift a criterion that is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotLifted {
    /// Nothing that could be stated would.
    Settled(String),
    /// Something may: what is known of that.
    Open(String),
}

/// Why no fact was found that lifts a criterion which is in the way.
#[must_use]
pub fn not_lifted(lang: Lang, judgement: &Judgement<'_>) -> NotLifted {
    let findings = judgement.findings();
    if !findings.clone().all(Finding::can_still_be_met) {
        return NotLifted::Settled(why_settled(lang, judgement));
    }
    // What is not stated yet may settle it either way: which fact would, nobody can name.
    NotLifted::Open(if findings.clone().any(|finding| !finding.missing().is_empty()) {
        say!(lang, "see “Missing information” above", "voir «\u{a0}À compléter\u{a0}» ci-dessus")
    } else if judgement.outcome == Outcome::NotMet {
        say!(
            lang,
            "what is stated is not enough; further entries that count could change this",
            "les indications fournies ne suffisent pas\u{a0}; d'autres éléments pourraient s'y ajouter"
        )
    } else {
        say!(
            lang,
            "for the selection team to decide from what is stated, unless a further entry settles it",
            "le service responsable tranche d'après les indications fournies, sauf si un autre élément règle la question"
        )
    })
}

/// Why nothing that could be stated would make a criterion met.
fn why_settled(lang: Lang, judgement: &Judgement<'_>) -> String {
    // Where the texts differ, what leaves it to a person may be in the one by which it is met.
    let is_settled = |finding: &&Finding<'_>| judgement.contested() || !finding.can_still_be_met();
    let why = judgement.findings().filter(is_settled).find_map(|finding| finding.why_fixed(lang));
    why.unwrap_or_else(|| match judgement.outcome {
        Outcome::Unclear => say!(lang, "for the selection team to decide", "à l'appréciation du service responsable"),
        Outcome::Met | Outcome::NotMet => {
            say!(lang, "no addition to the file would change this", "aucun ajout n'y changerait rien")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::applicant::DrivingLicence;
    use crate::domain::fact_change::stated;

    fn licence(category: Option<&'static str>) -> FactChange<'static> {
        let category = category.map(|category| stated(category.into()));
        FactChange::Entry(NewEntry::DrivingLicence(DrivingLicence { category, ..DrivingLicence::default() }))
    }

    #[test]
    fn a_driving_licence_is_known_by_its_category() {
        let missing = Missing::absent(FieldPath::of_entry("driving_licences", 1, "issued"));
        let nameless = licence(None).apply(licence(None).apply(Applicant::default()));
        let named = licence(Some("C1E")).apply(licence(None).apply(Applicant::default()));
        let cases = [
            (&nameless, Lang::En, "driving licence 2: the date of issue"),
            (&nameless, Lang::Fr, "permis de conduire n°\u{a0}2\u{a0}: la date de délivrance"),
            (&named, Lang::En, "driving licence 2 (`C1E`): the date of issue"),
            (&named, Lang::Fr, "permis de conduire n°\u{a0}2 (`C1E`)\u{a0}: la date de délivrance"),
        ];
        for (applicant, lang, expected) in cases {
            assert_eq!(to_provide(lang, &missing, applicant), expected);
        }
        let list = Missing::absent(FieldPath::of_record("driving_licences"));
        assert_eq!(to_provide(Lang::En, &list, &Applicant::default()), "your driving licences");
        assert_eq!(to_provide(Lang::Fr, &list, &Applicant::default()), "vos permis de conduire");
    }

    #[test]
    fn one_more_driving_licence_is_said_with_the_category_that_is_wanted() {
        let cases = [
            (Some("B"), Lang::En, "a driving licence of category `B`"),
            (Some("B"), Lang::Fr, "un permis de conduire de la catégorie `B`"),
            (None, Lang::En, "a driving licence"),
            (None, Lang::Fr, "un permis de conduire"),
        ];
        for (category, lang, expected) in cases {
            let candidate = Candidate { fact_change: licence(category), tolerance: Tolerance::Exact };
            assert_eq!(fact(lang, &candidate, &Applicant::default()), expected);
        }
    }
}
