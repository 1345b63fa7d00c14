//! The headings and labels of the vacancy as a person reads it.

use crate::domain::text::Lang;

/// A heading or a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeLabel {
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
    Division,
    /// The place of work.
    Location,
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
    Deadline,
    /// When the post starts.
    Start,
    /// How long it lasts.
    Duration,
    /// The languages of the texts.
    Languages,
    /// How many vacancies one may apply for.
    MaximumApplications,
    Offer,
    /// The reference date.
    Reference,
    /// A reading that somebody chose.
    Interpretation,
    /// The words of the notice.
    Clause,
    Checked,
    /// What follows of each outcome.
    Consequence,
    /// What applicants are said for whom it is unclear.
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
    RulesFile,
    /// Its hash.
    Sha256,
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
pub const fn word(lang: Lang, word: NoticeLabel) -> &'static str {
    match lang {
        Lang::En => english(word),
        Lang::Fr => french(word),
    }
}

const fn english(word: NoticeLabel) -> &'static str {
    match word {
        NoticeLabel::Facts => "facts of the notice",
        NoticeLabel::Ambiguities => "where the two texts differ",
        NoticeLabel::Lists => "lists used",
        NoticeLabel::Signature => "signature",
        NoticeLabel::Vacancy => "vacancy",
        NoticeLabel::Title => "title",
        NoticeLabel::Group => "group",
        NoticeLabel::Weight => "weight",
        NoticeLabel::Body => "body",
        NoticeLabel::Division => "division",
        NoticeLabel::Location => "place",
        NoticeLabel::Grade => "grade",
        NoticeLabel::Schedule => "working time",
        NoticeLabel::Salary => "pay",
        NoticeLabel::OtherFacts => "other facts",
        NoticeLabel::Clearance => "clearance",
        NoticeLabel::Opening => "open from",
        NoticeLabel::Deadline => "deadline",
        NoticeLabel::Start => "start",
        NoticeLabel::Duration => "duration",
        NoticeLabel::Languages => "languages",
        NoticeLabel::MaximumApplications => "applications",
        NoticeLabel::Offer => "offer",
        NoticeLabel::Reference => "reference date",
        NoticeLabel::Interpretation => "interpretation",
        NoticeLabel::Clause => "the notice says",
        NoticeLabel::Checked => "what is checked",
        NoticeLabel::Consequence => "what follows",
        NoticeLabel::AdviceUnclear => "said if unclear",
        NoticeLabel::AdviceNotMet => "said if not met",
        NoticeLabel::ListName => "in the file",
        NoticeLabel::UsedBy => "used by",
        NoticeLabel::Source => "source",
        NoticeLabel::Contents => "contents",
        NoticeLabel::Countries => "countries",
        NoticeLabel::CountryNames => "other names",
        NoticeLabel::RulesFile => "rules file",
        NoticeLabel::Sha256 => "SHA-256",
        NoticeLabel::Tool => "tool",
        NoticeLabel::Statement => "statement",
        NoticeLabel::SignedBy => "read by",
        NoticeLabel::SignedOn => "on",
    }
}

const fn french(word: NoticeLabel) -> &'static str {
    match word {
        NoticeLabel::Facts => "données de l'avis",
        NoticeLabel::Ambiguities => "différences entre les deux textes",
        NoticeLabel::Lists => "listes utilisées",
        NoticeLabel::Signature => "signature",
        NoticeLabel::Vacancy => "avis",
        NoticeLabel::Title => "intitulé",
        NoticeLabel::Group => "groupe",
        NoticeLabel::Weight => "poids",
        NoticeLabel::Body => "organisme",
        NoticeLabel::Division => "division",
        NoticeLabel::Location => "lieu",
        NoticeLabel::Grade => "grade",
        NoticeLabel::Schedule => "horaire",
        NoticeLabel::Salary => "rémunération",
        NoticeLabel::OtherFacts => "autres informations",
        NoticeLabel::Clearance => "habilitation",
        NoticeLabel::Opening => "ouverture",
        NoticeLabel::Deadline => "date limite",
        NoticeLabel::Start => "début",
        NoticeLabel::Duration => "durée",
        NoticeLabel::Languages => "langues",
        NoticeLabel::MaximumApplications => "candidatures",
        NoticeLabel::Offer => "offre",
        NoticeLabel::Reference => "date de référence",
        NoticeLabel::Interpretation => "interprétation",
        NoticeLabel::Clause => "l'avis dit",
        NoticeLabel::Checked => "ce qui est vérifié",
        NoticeLabel::Consequence => "conséquence",
        NoticeLabel::AdviceUnclear => "conseil si incertain",
        NoticeLabel::AdviceNotMet => "conseil si non rempli",
        NoticeLabel::ListName => "dans le fichier",
        NoticeLabel::UsedBy => "utilisée par",
        NoticeLabel::Source => "source",
        NoticeLabel::Contents => "contenu",
        NoticeLabel::Countries => "pays",
        NoticeLabel::CountryNames => "autres noms",
        NoticeLabel::RulesFile => "fichier de règles",
        NoticeLabel::Sha256 => "SHA-256",
        NoticeLabel::Tool => "outil",
        NoticeLabel::Statement => "attestation",
        NoticeLabel::SignedBy => "lu par",
        NoticeLabel::SignedOn => "le",
    }
}
