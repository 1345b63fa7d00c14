//! The headings and labels of the vacancy as a person reads it.

use crate::domain::grammar::catalogue;

catalogue! {
    /// A heading or a label.
    pub enum NoticeLabel {
        /// The heading of the facts.
        Facts "facts of the notice" "informations de l'avis",
        /// The heading of what differs between the texts.
        Ambiguities "differences between the two texts" "divergences entre les deux textes",
        /// The heading of the lists.
        Lists "lists used" "listes utilisées",
        /// The heading of the closing block.
        Signature "signature" "signature",
        /// The id of the vacancy.
        Vacancy "vacancy" "vacance",
        /// What something is called.
        Title "title" "intitulé",
        /// The part of the notice.
        Group "group" "groupe",
        /// What a criterion adds to the score.
        Weight "weight" "poids",
        /// The employing body.
        Body "body" "organisme",
        Division "division" "division",
        /// The place of work.
        Location "place" "lieu",
        Grade "grade" "grade",
        /// The working time.
        Schedule "working time" "horaire",
        /// The pay.
        Salary "pay" "rémunération",
        /// Facts that only this notice has.
        OtherFacts "other facts" "autres informations",
        /// The security clearance.
        Clearance "clearance" "habilitation",
        /// From when on applications are taken.
        Opening "open from" "ouverture",
        Deadline "deadline" "date limite",
        /// When the post starts.
        Start "start" "début",
        /// How long it lasts.
        Duration "duration" "durée",
        /// The languages of the texts.
        Languages "languages" "langues",
        /// How many vacancies one may apply for.
        MaximumApplications "applications" "candidatures",
        Offer "offer" "offre",
        /// The reference date.
        Reference "reference date" "date de référence",
        /// A reading that somebody chose.
        Interpretation "interpretation" "interprétation",
        /// The words of the notice.
        Clause "the notice says" "l'avis dit",
        Checked "check" "vérification",
        /// What follows of each outcome.
        Consequence "effect" "conséquence",
        /// What applicants read if it is unclear.
        AdviceUnclear "advice if unclear" "conseil en cas de doute",
        /// What applicants read if they do not meet it.
        AdviceNotMet "advice if not met" "conseil si non rempli",
        /// The name of a list in the file.
        ListName "in the file" "dans le fichier",
        /// The criteria that use a list.
        UsedBy "used by" "employée par",
        /// Where a list comes from.
        Source "source" "source",
        /// The texts of a list.
        Contents "contents" "contenu",
        /// The countries of a set.
        Countries "countries" "pays",
        /// Other names of the countries.
        CountryNames "other names" "autres noms",
        RulesFile "rules file" "fichier de règles",
        /// Its hash.
        Sha256 "SHA-256" "SHA-256",
        Tool "tool" "outil",
        /// What is signed.
        Statement "statement" "attestation",
        /// Who signs.
        SignedBy "name and signature" "nom et signature",
        /// On which day.
        SignedOn "date" "date",
    }
}
