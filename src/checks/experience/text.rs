//! The sentences of the kind, in both languages.

use std::fmt::{self, Write as _};

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, any_of, quote, title};
use crate::checks::education::EntryReason;
use crate::checks::experience::counted_days_text::{days_that_count, write_uncounted};
use crate::checks::experience::{ExperienceCheck, ExperienceConditions, ExperienceFact, ExperienceReason};
use crate::checks::finding::Reason;
use crate::checks::length_of_time::text::time;
use crate::checks::nationality::text::within_countries;
use crate::checks::unstated::field_not_stated;
use crate::domain::applicant::{Experience, ExperienceKind, Sector};
use crate::domain::calendar::PartialDate;
use crate::domain::grammar::date_words::{at_date, date};
use crate::domain::grammar::{further_entry, in_backticks, phrase, say, unnamed};
use crate::domain::rule_lists::Employers;
use crate::domain::text::Lang;

impl Describe for ExperienceCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, by) = (context.lang, DescribedDay::new(context, self.on).by());
        let mut parts = Vec::new();
        if !self.sectors.is_empty() {
            let sectors = sectors(context, &self.sectors);
            parts.push(Description::leaf(say!(lang, "in {sectors}", "dans {sectors}")));
        }
        if !self.borderline.is_empty() {
            let sectors = self::sectors(context, &self.borderline);
            let sentence = say!(
                lang,
                "the selection team decides if it is in {sectors}",
                "le service responsable tranche si elle a été acquise dans {sectors}"
            );
            parts.push(Description::leaf(sentence));
        }
        if let Some(excluded) = &self.excluded {
            let (employers, borderline) = (one_of_employers(lang, excluded), borderline_employer(lang));
            let within = if self.excluded_in.is_empty() {
                String::new()
            } else {
                let sectors = self::sectors(context, &self.excluded_in);
                say!(lang, " in {sectors}", " dans {sectors}")
            };
            parts.push(Description::leaf(say!(
                lang,
                "excluded{within}: work with {employers}{borderline}",
                "exclu{within}\u{a0}: le travail chez {employers}{borderline}"
            )));
        }
        parts.extend(self.more.iter().flat_map(|more| more_of_experience(context, more)).map(Description::leaf));
        parts.extend(self.counted.iter().flat_map(|counted| days_that_count(context, counted)).map(Description::leaf));
        let experience = if parts.is_empty() {
            phrase(lang, "work experience", "expérience professionnelle")
        } else {
            phrase(lang, "experience of this kind", "expérience de ce type")
        };
        let colon = if parts.is_empty() { "" } else { phrase(lang, ":", "\u{a0}:") };
        let sentence = match &self.time {
            Some(asked) if parts.is_empty() => {
                let time = time(lang, asked);
                say!(
                    lang,
                    "work experience begun {by}: {time}",
                    "une expérience professionnelle commencée {by}\u{a0}: {time}"
                )
            }
            Some(asked) => {
                parts.insert(0, Description::leaf(time(lang, asked)));
                say!(lang, "experience of this kind, begun {by}:", "une expérience de ce type, commencée {by}\u{a0}:")
            }
            None if self.none => {
                say!(lang, "no {experience}, begun {by}{colon}", "aucune {experience}, commencée {by}{colon}")
            }
            None => say!(
                lang,
                "{experience}, of any length, begun {by}{colon}",
                "une {experience}, quelle qu'en soit la durée, commencée {by}{colon}"
            ),
        };
        Description { sentence, parts }
    }
}

impl Reason for ExperienceFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        if self.entry.doubts.is_further() {
            return further_entry(out, lang, ["experience", "expériences"]);
        }
        let work = employment(lang, self.entry);
        let on = date(lang, self.on);
        let start = fmt::from_fn(|out| match self.entry.start {
            None => write!(out, "{}", at_date(lang, PartialDate::UNREADABLE)),
            Some(start) => write!(out, "{}", at_date(lang, start.value)),
        });
        let excluded = self.excluded.map_or("", |excluded| excluded.title.get(lang));
        let why = fmt::from_fn(|out| match self.why {
            ExperienceReason::Fits | ExperienceReason::Unreadable => Ok(()),
            ExperienceReason::Sector => {
                say!(out, lang, "its sector is not one of those listed", "ce secteur n'est pas l'un des secteurs visés")
            }
            ExperienceReason::SectorBorderline => {
                say!(
                    out,
                    lang,
                    "the selection team decides whether this sector counts",
                    "secteur à l'appréciation du service responsable"
                )
            }
            ExperienceReason::SectorNotStated if self.entry.doubts.is_unreadable("sector") => {
                say!(out, lang, "its sector is not understood", "secteur non reconnu")
            }
            ExperienceReason::SectorNotStated => say!(out, lang, "its sector is not stated", "secteur non indiqué"),
            ExperienceReason::Employer => {
                say!(out, lang, "its employer is excluded ({excluded})", "employeur exclu ({excluded})")
            }
            ExperienceReason::EmployerDoubtful => say!(
                out,
                lang,
                "the selection team decides, as its employer may be excluded ({excluded})",
                "le service responsable tranche, l'employeur étant peut-être exclu ({excluded})"
            ),
            ExperienceReason::EmployerNotStated if self.entry.doubts.is_unreadable("employer") => say!(
                out,
                lang,
                "its employer is not understood (not counted: {excluded})",
                "employeur non reconnu (non pris en compte\u{a0}: {excluded})"
            ),
            ExperienceReason::EmployerNotStated => say!(
                out,
                lang,
                "its employer is not stated (not counted: {excluded})",
                "employeur non indiqué (non pris en compte\u{a0}: {excluded})"
            ),
            ExperienceReason::Kind => {
                say!(out, lang, "not the kind of experience listed", "ce type d'expérience n'est pas visé")
            }
            ExperienceReason::OtherEmployer => {
                say!(out, lang, "not one of the employers listed", "cet employeur ne figure pas sur la liste")
            }
            ExperienceReason::EmployerToTell => say!(
                out,
                lang,
                "whether this employer counts is for the selection team to decide",
                "la prise en compte de cet employeur est à l'appréciation du service responsable"
            ),
            ExperienceReason::Country => out.write_str(EntryReason::Country.text(lang)),
            ExperienceReason::CountryDoubtful => out.write_str(EntryReason::CountryDoubtful.text(lang)),
            ExperienceReason::PartTime => out.write_str(EntryReason::PartTime.text(lang)),
            ExperienceReason::FieldForPerson => say!(
                out,
                lang,
                "whether its field counts is for the selection team to decide",
                "la prise en compte du domaine est à l'appréciation du service responsable"
            ),
            ExperienceReason::OtherField => out.write_str(EntryReason::OtherField.text(lang)),
            ExperienceReason::NotStated(field) => field_not_stated(out, lang, field),
            ExperienceReason::DependsOnMeaning if self.entry.doubts.is_unreadable("sector") => {
                say!(out, lang, "its sector is not understood", "secteur non reconnu")
            }
            ExperienceReason::DependsOnMeaning => say!(
                out,
                lang,
                "its sector or its kind may mean several things, not all of which count",
                "le secteur ou le type peut se comprendre de plusieurs façons, qui ne comptent pas toutes"
            ),
            ExperienceReason::Ended(_)
            | ExperienceReason::MayHaveEnded(_)
            | ExperienceReason::NoDegree
            | ExperienceReason::DegreeInDoubt => write_uncounted(out, lang, self),
            ExperienceReason::NotBegun => {
                say!(out, lang, "starts {start}, after {on}", "début {start}, après le {on}")
            }
            ExperienceReason::DependsOnDay => {
                say!(out, lang, "starts {start}, perhaps after {on}", "début {start}, peut-être après le {on}")
            }
        });
        match self.why {
            ExperienceReason::Fits => {
                say!(out, lang, "experience of this kind: {work}", "expérience retenue\u{a0}: {work}")
            }
            ExperienceReason::Unreadable => write!(out, "{work}"),
            _ => say!(out, lang, "{work}: {why}", "{work}\u{a0}: {why}"),
        }
    }
}

/// What an experience was.
#[must_use]
pub const fn experience_kind(lang: Lang, kind: ExperienceKind) -> &'static str {
    match kind {
        ExperienceKind::Employment => phrase(lang, "employment", "emploi"),
        ExperienceKind::Traineeship => phrase(lang, "traineeship", "stage"),
        ExperienceKind::SelfEmployment => phrase(lang, "self-employment", "activité indépendante"),
        ExperienceKind::Volunteering => phrase(lang, "volunteering", "bénévolat"),
        ExperienceKind::Other => phrase(lang, "another kind of experience", "autre type d'expérience"),
    }
}

/// A sector of work.
#[must_use]
pub const fn sector(lang: Lang, sector: Sector) -> &'static str {
    match sector {
        Sector::InternationalOrganization => phrase(lang, "international organization", "organisation internationale"),
        Sector::NationalAdministration => phrase(lang, "national administration", "administration nationale"),
        Sector::Research => phrase(lang, "research", "recherche"),
        Sector::PrivateSector => phrase(lang, "private sector", "secteur privé"),
        Sector::Ngo => phrase(lang, "non-governmental organization", "organisation non gouvernementale"),
        Sector::Military => phrase(lang, "armed forces", "forces armées"),
        Sector::Education => phrase(lang, "education", "enseignement"),
        Sector::Other => phrase(lang, "other sector", "autre secteur"),
    }
}

/// The employer and the sector of an experience, or else what kind it is.
pub fn employment(lang: Lang, entry: &Experience<'_>) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let sector = entry.sector.map(|sector| self::sector(lang, sector.value));
        match (&entry.employer, sector) {
            (Some(employer), Some(sector)) => write!(out, "{}, {sector}", in_backticks(&employer.value)),
            (Some(employer), None) => write!(out, "{}", in_backticks(&employer.value)),
            (None, Some(sector)) => out.write_str(sector),
            (None, None) => match entry.rare().and_then(|more| more.kind.as_ref()) {
                Some(kind) => out.write_str(experience_kind(lang, kind.value)),
                None if entry.doubts.is_whole() => {
                    out.write_str(unnamed(lang, &entry.doubts, "employer", [""; 2], [""; 2]))
                }
                None => say!(out, lang, "an experience", "une expérience"),
            },
        }
    })
}

/// What few checks ask of an experience.
fn more_of_experience(context: DescribeContext<'_>, more: &ExperienceConditions) -> Vec<String> {
    let lang = context.lang;
    let mut words = Vec::new();
    if !more.kinds.is_empty() {
        let kinds = any_of(context, more.kinds.iter().map(|kind| experience_kind(lang, *kind).to_owned()));
        words.push(kinds);
    }
    if let Some(employers) = &more.employers {
        let (employers, borderline) = (one_of_employers(lang, employers), borderline_employer(lang));
        words.push(say!(lang, "with {employers}{borderline}", "chez {employers}{borderline}"));
    }
    if let Some(fields) = &more.fields {
        let list = quote(lang, title(&fields.title, lang));
        words.push(say!(
            lang,
            "in a field on the list {list}; any other field is for the selection team to decide",
            "dans un domaine de la liste {list}\u{a0}; la prise en compte de tout autre domaine est appréciée au cas par cas"
        ));
    }
    if let Some(fields) = &more.only_fields {
        let list = quote(lang, title(&fields.title, lang));
        words.push(say!(lang, "only in a field on the list {list}", "uniquement dans un domaine de la liste {list}"));
    }
    if let Some(set) = &more.countries {
        words.push(within_countries(context, set));
    }
    if more.full_time {
        words.push(say!(lang, "full-time", "à temps plein"));
    }
    words
}

/// `an employer on the list “banks”`.
fn one_of_employers(lang: Lang, employers: &Employers) -> String {
    match title(&employers.title, lang) {
        "" => say!(lang, "one of the employers listed", "l'un des employeurs énumérés"),
        title => {
            let title = quote(lang, title);
            say!(lang, "an employer on the list {title}", "un employeur de la liste {title}")
        }
    }
}

/// What is open of an employer that has to be on a list, or must not be.
const fn borderline_employer(lang: Lang) -> &'static str {
    phrase(
        lang,
        " (if the employer is not stated or its name may refer to one of them, the selection team decides)",
        " (si l'employeur n'est pas indiqué ou si son nom peut désigner un employeur de la liste, le service responsable tranche)",
    )
}

/// `one of these sectors: research or private`.
pub fn sectors(context: DescribeContext<'_>, sectors: &[Sector]) -> String {
    let lang = context.lang;
    match sectors {
        [Sector::PrivateSector] => say!(lang, "the private sector", "le secteur privé"),
        [Sector::Other] => say!(lang, "another sector", "un autre secteur"),
        [only] => {
            let name = quote(lang, sector(lang, *only));
            say!(lang, "the sector {name}", "le secteur {name}")
        }
        _ => {
            // The word is there already.
            let name = |one: &Sector| {
                let name = sector(lang, *one);
                name.trim_end_matches(" sector").trim_start_matches("secteur ").trim_end_matches(" secteur").to_owned()
            };
            let names = any_of(context, sectors.iter().map(name));
            say!(lang, "one of these sectors: {names}", "l'un des secteurs suivants\u{a0}: {names}")
        }
    }
}
