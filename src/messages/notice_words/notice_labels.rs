//! The headings and labels of the vacancy as a person reads it.

use crate::domain::text::Lang;

/// A heading or a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The heading of the facts.
    Facts,
    /// The heading of what differs between the texts.
    Ambiguities,
    /// The heading of the lists.
    Lists,
    /// The heading of the closing block.
    Signature,
    /// The id of the vacancy.
    Vacancy,
    /// What something is called.
    Title,
    /// The part of the notice.
    Group,
    /// What a criterion adds to the score.
    Weight,
    /// The employing body.
    Body,
    /// The division.
    Division,
    /// The place of work.
    Location,
    /// The grade.
    Grade,
    /// The working time.
    Schedule,
    /// The pay.
    Salary,
    /// Facts that only this notice has.
    OtherFacts,
    /// The security clearance.
    Clearance,
    /// From when on applications are taken.
    Opening,
    /// The deadline.
    Deadline,
    /// When the post starts.
    Start,
    /// How long it lasts.
    Duration,
    /// The languages of the texts.
    Languages,
    /// How many vacancies one may apply for.
    MaximumApplications,
    /// What is offered.
    Offer,
    /// The reference date.
    Reference,
    /// A reading that somebody chose.
    Interpretation,
    /// The words of the notice.
    Clause,
    /// What is checked.
    Checked,
    /// What follows of each outcome.
    Consequence,
    /// What applicants are told for whom it is unclear.
    AdviceUnclear,
    /// What applicants are told who do not meet it.
    AdviceNotMet,
    /// The name of a list in the file.
    ListName,
    /// The criteria that use a list.
    UsedBy,
    /// Where a list comes from.
    Source,
    /// The texts of a list.
    Contents,
    /// The countries of a set.
    Countries,
    /// Other names of the countries.
    CountryNames,
    /// The rules file.
    RulesFile,
    /// Its hash.
    Sha256,
    /// The tool.
    Tool,
    /// What is signed.
    Statement,
    /// Who signs.
    SignedBy,
    /// On which day.
    SignedOn,
}

/// A heading or a label.
#[must_use]
pub const fn word(lang: Lang, word: Word) -> &'static str {
    match lang {
        Lang::En => english(word),
        Lang::Fr => french(word),
    }
}

const fn english(word: Word) -> &'static str {
    match word {
        Word::Facts => "facts of the notice",
        Word::Ambiguities => "where the two texts differ",
        Word::Lists => "lists used",
        Word::Signature => "signature",
        Word::Vacancy => "vacancy",
        Word::Title => "title",
        Word::Group => "group",
        Word::Weight => "weight",
        Word::Body => "body",
        Word::Division => "division",
        Word::Location => "place",
        Word::Grade => "grade",
        Word::Schedule => "working time",
        Word::Salary => "pay",
        Word::OtherFacts => "other facts",
        Word::Clearance => "clearance",
        Word::Opening => "open from",
        Word::Deadline => "deadline",
        Word::Start => "start",
        Word::Duration => "duration",
        Word::Languages => "languages",
        Word::MaximumApplications => "applications",
        Word::Offer => "offer",
        Word::Reference => "reference date",
        Word::Interpretation => "interpretation",
        Word::Clause => "the notice says",
        Word::Checked => "what is checked",
        Word::Consequence => "what follows",
        Word::AdviceUnclear => "said if unclear",
        Word::AdviceNotMet => "said if not met",
        Word::ListName => "in the file",
        Word::UsedBy => "used by",
        Word::Source => "source",
        Word::Contents => "contents",
        Word::Countries => "countries",
        Word::CountryNames => "other names",
        Word::RulesFile => "rules file",
        Word::Sha256 => "SHA-256",
        Word::Tool => "tool",
        Word::Statement => "statement",
        Word::SignedBy => "read by",
        Word::SignedOn => "on",
    }
}

const fn french(word: Word) -> &'static str {
    match word {
        Word::Facts => "données de l'avis",
        Word::Ambiguities => "différences entre les deux textes",
        Word::Lists => "listes utilisées",
        Word::Signature => "signature",
        Word::Vacancy => "avis",
        Word::Title => "intitulé",
        Word::Group => "groupe",
        Word::Weight => "poids",
        Word::Body => "organisme",
        Word::Division => "division",
        Word::Location => "lieu",
        Word::Grade => "grade",
        Word::Schedule => "horaire",
        Word::Salary => "rémunération",
        Word::OtherFacts => "autres informations",
        Word::Clearance => "habilitation",
        Word::Opening => "ouverture",
        Word::Deadline => "date limite",
        Word::Start => "début",
        Word::Duration => "durée",
        Word::Languages => "langues",
        Word::MaximumApplications => "candidatures",
        Word::Offer => "offre",
        Word::Reference => "date de référence",
        Word::Interpretation => "interprétation",
        Word::Clause => "l'avis dit",
        Word::Checked => "ce qui est vérifié",
        Word::Consequence => "conséquence",
        Word::AdviceUnclear => "conseil si incertain",
        Word::AdviceNotMet => "conseil si non rempli",
        Word::ListName => "dans le fichier",
        Word::UsedBy => "utilisée par",
        Word::Source => "source",
        Word::Contents => "contenu",
        Word::Countries => "pays",
        Word::CountryNames => "autres noms",
        Word::RulesFile => "fichier de règles",
        Word::Sha256 => "SHA-256",
        Word::Tool => "outil",
        Word::Statement => "attestation",
        Word::SignedBy => "lu par",
        Word::SignedOn => "le",
    }
}
