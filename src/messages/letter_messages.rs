//! The sentences about letters to applicants: what is said in them beside their templates, of templates that are not right,
//! and of what was written.

use super::{colon, did_you_mean, say, verdict};
use crate::domain::grammar::{catalogue, every, phrase, quoted};
use crate::domain::outcome::Verdict;
use crate::domain::problem::ProblemKind;
use crate::domain::text::Lang;

catalogue! {
    /// A word in a letter, or before its first lines.
    pub enum LetterWord {
        /// Before the address.
        To "To" "À",
        /// Before the subject.
        Subject "Subject" "Objet",
        /// Who decides.
        Team "the selection team" "le service responsable",
    }
}

/// A value that cannot be used: what it is, as it was written, and why if that is not seen from it.
#[must_use]
pub fn not_usable(lang: Lang, name: &str, found: Option<&str>, why: &ProblemKind) -> String {
    let colon = colon(lang);
    match (why, found) {
        (ProblemKind::Repeated, _) => say!(lang, "{name} (stated twice)", "{name} (figure deux fois)"),
        (ProblemKind::EndBeforeStart(start), Some(found)) => {
            let start = quoted(start);
            say!(
                lang,
                "{name}: {found}, which is before the start, {start}",
                "{name}\u{a0}: {found}, avant le début, {start}"
            )
        }
        (_, Some(found)) => format!("{name}{colon}{found}"),
        (_, None) => name.to_owned(),
    }
}

/// What is wrong with what was asked of letters. Paths and ids are escaped already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LettersError<'a> {
    /// No option says where to write.
    NoOutput,
    /// A format in which letters are not written.
    NoFormat,
    /// A choice about CSV where letters are written otherwise.
    NoCsv,
    /// Templates that are to be written elsewhere than into a folder.
    NoFolder,
    /// A file that looks like a template and has the name of none; the names that there are.
    NoSuchTemplate(&'a str, &'a str),
    /// A letter that is longer than a cell of a workbook holds; whose, by the id.
    TooLong(&'a str),
}

/// The sentence about it.
#[must_use]
pub fn fault(lang: Lang, fault: LettersError<'_>) -> String {
    match fault {
        LettersError::NoOutput => say!(
            lang,
            "say where to write the letters: -o letters/ for a file each, -o merge.xlsx or -o merge.csv for a mail merge",
            "indiquez où écrire les lettres\u{a0}: -o lettres/ pour un fichier par lettre, -o publipostage.xlsx ou -o publipostage.csv pour un publipostage"
        ),
        LettersError::NoFormat => say!(
            lang,
            "letters are written to a folder (ending in /), a .csv file or a .xlsx file, or to standard output (-)",
            "les lettres s'écrivent dans un dossier (terminé par /), un fichier .csv, un fichier .xlsx ou sur la sortie standard (-)"
        ),
        LettersError::NoCsv => say!(
            lang,
            "--csv-bom and --csv-separator need a CSV output: -o FILE.csv",
            "--csv-bom et --csv-separator nécessitent une sortie CSV\u{a0}: -o FICHIER.csv"
        ),
        LettersError::NoFolder => {
            say!(
                lang,
                "templates are written to a folder: -o templates/",
                "les modèles s'écrivent dans un dossier\u{a0}: -o modeles/"
            )
        }
        LettersError::NoSuchTemplate(path, names) => say!(
            lang,
            "`{path}` does not have the name of a template; the templates are {names}",
            "`{path}` n'a pas le nom d'un modèle\u{a0}; les modèles sont {names}"
        ),
        LettersError::TooLong(id) => say!(
            lang,
            "the letter to `{id}` is longer than a cell of a workbook holds: write a folder or a .csv file",
            "la lettre à `{id}` dépasse ce que contient une cellule de classeur\u{a0}: écrivez un dossier ou un fichier .csv"
        ),
    }
}

/// A value that no letter has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// Its name as it is written.
    pub name: String,
    /// The nearest that there is.
    pub near: Option<String>,
    /// All that may be there.
    pub known: Vec<String>,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateMistake {
    /// The template engine cannot read it, or cannot do what it says; why, in the words of the engine.
    Engine(String),
    /// A value that no letter has.
    UnknownValue(Box<UnknownValue>),
    /// It takes more steps than a letter may.
    TooLong,
    /// The first line, which is the subject, is empty.
    NoSubject,
    /// The line behind the subject is not empty.
    NoBlankLine,
    /// Nothing follows the subject.
    NoText,
}

/// What is wrong with a template, in a sentence.
#[must_use]
pub fn mistake(lang: Lang, mistake: &TemplateMistake) -> String {
    match mistake {
        TemplateMistake::Engine(why) => say!(
            lang,
            "the template engine (minijinja) says: {why}",
            "le moteur de modèles (minijinja) répond en anglais\u{a0}: {why}"
        ),
        TemplateMistake::UnknownValue(unknown) => {
            let name = quoted(&unknown.name);
            say!(lang, "no letter has a value {name}", "aucune lettre n'a de valeur {name}")
        }
        TemplateMistake::TooLong => say!(
            lang,
            "this takes too many steps: does it come to an end?",
            "trop d'étapes\u{a0}: le modèle se termine-t-il\u{a0}?"
        ),
        TemplateMistake::NoSubject => say!(
            lang,
            "the first line of a letter is its subject, and it is empty",
            "la première ligne d'une lettre est son objet, et elle est vide"
        ),
        TemplateMistake::NoBlankLine => say!(
            lang,
            "the first line of a letter is its subject; the second line must be empty",
            "la première ligne d'une lettre est son objet\u{a0}; la deuxième doit être vide"
        ),
        TemplateMistake::NoText => {
            say!(lang, "nothing follows the subject", "rien ne suit l'objet")
        }
    }
}

/// What may be done about it.
#[must_use]
pub fn helps(lang: Lang, mistake: &TemplateMistake) -> Vec<String> {
    let TemplateMistake::UnknownValue(unknown) = mistake else { return Vec::new() };
    let UnknownValue { near, known, .. } = &**unknown;
    let known = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let listed = say!(lang, "possible here: {known}", "possibles ici\u{a0}: {known}");
    near.iter().map(|near| did_you_mean(lang, near)).chain([listed]).collect()
}

/// How many mistakes there are in templates.
#[must_use]
pub fn mistakes(lang: Lang, count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    say!(
        lang,
        "error: {count} mistake{s} in templates; nothing was written",
        "erreur\u{a0}: {count} erreur{s} dans les modèles\u{a0}; rien n'a été écrit"
    )
}

/// A record to which no letter is written, and why.
#[must_use]
pub fn no_letter(lang: Lang, id: &str, why: &str) -> String {
    let (id, colon) = (quoted(id), colon(lang));
    say!(
        lang,
        "no letter for {id}, which cannot be read{colon}{why}",
        "aucune lettre pour {id}, dossier illisible{colon}{why}"
    )
}

/// What was written, and to whom not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterCounts {
    /// The letters of each verdict that has some: in English, in French.
    written: [[u64; 2]; 3],
    /// The letters that state no address.
    pub without_address: u64,
    /// Records that cannot be read.
    pub unreadable: u64,
    /// Applicants that the options leave out.
    pub left_out: u64,
}

impl LetterCounts {
    /// The verdicts of letters, in their order.
    const VERDICTS: [Verdict; 3] = [Verdict::Eligible, Verdict::Review, Verdict::Ineligible];

    /// Counts a letter.
    pub fn add(&mut self, verdict: Verdict, lang: Lang, has_address: bool) {
        let row = self.written.iter_mut().zip(Self::VERDICTS).find(|(_, known)| *known == verdict);
        if let Some(([english, french], _)) = row {
            match lang {
                Lang::En => *english += 1,
                Lang::Fr => *french += 1,
            }
        }
        self.without_address += u64::from(!has_address);
    }

    /// Counts what others counted too.
    pub fn add_all(&mut self, other: &Self) {
        for (row, other) in self.written.iter_mut().flatten().zip(other.written.iter().flatten()) {
            *row += other;
        }
        self.without_address += other.without_address;
        self.unreadable += other.unreadable;
        self.left_out += other.left_out;
    }

    /// How many letters there are.
    #[must_use]
    pub fn letters(&self) -> u64 {
        self.written.iter().flatten().sum()
    }

    /// How many records there are.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.letters() + self.unreadable + self.left_out
    }

    /// The counts, a sentence a line; the first says all of them.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let (letters, records) = (self.letters(), self.records());
        let (s, of_records) = (if letters == 1 { "" } else { "s" }, if records == 1 { "" } else { "s" });
        let by_verdict = self.written.iter().zip(Self::VERDICTS);
        let by_verdict = by_verdict.filter_map(|([english, french], kind)| {
            let word = verdict(lang, kind);
            let one = |count: u64, of: &str| (count > 0).then(|| format!("{count} {of}"));
            let both = [
                one(*english, phrase(lang, "in English", "en anglais")),
                one(*french, phrase(lang, "in French", "en français")),
            ];
            let both: Vec<_> = both.into_iter().flatten().collect();
            (!both.is_empty()).then(|| format!("{word} {}", both.join(", ")))
        });
        let by_verdict: Vec<_> = by_verdict.collect();
        let listed = if by_verdict.is_empty() {
            String::new()
        } else {
            format!("{}{}", colon(lang), by_verdict.join(super::semicolon(lang)))
        };
        let mut lines = vec![say!(
            lang,
            "{letters} letter{s} for {records} applicant{of_records}{listed}",
            "{letters} lettre{s} pour {records} candidature{of_records}{listed}"
        )];
        lines.extend(without(lang, self));
        if self.without_address > 0 {
            let count = self.without_address;
            lines.push(say!(
                lang,
                "{count} of the letters without an address: the application states none",
                "{count} des lettres sans adresse\u{a0}: la candidature n'en indique pas"
            ));
        }
        lines
    }
}

/// The records without a letter, if there are any.
fn without(lang: Lang, counts: &LetterCounts) -> Option<String> {
    let (unreadable, left_out) = (counts.unreadable, counts.left_out);
    let s = if unreadable == 1 { "" } else { "s" };
    let parts = [
        (unreadable > 0).then(|| say!(lang, "{unreadable} cannot be read", "{unreadable} illisible{s}")),
        (left_out > 0)
            .then(|| say!(lang, "{left_out} left out by --only or --id", "{left_out} hors de --only ou --id")),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let all = unreadable + left_out;
    let listed = every(lang, parts.iter().map(String::as_str));
    (all > 0).then(|| say!(lang, "{all} without a letter: {listed}", "{all} sans lettre\u{a0}: {listed}"))
}

/// That texts are in the folder which this run did not write: so many, and the name of one.
#[must_use]
pub fn other_letters(lang: Lang, count: usize, name: &str) -> String {
    let name = quoted(name);
    if count == 1 {
        return say!(
            lang,
            "a text in the folder is not of this run: {name}",
            "un texte du dossier ne vient pas de cette exécution\u{a0}: {name}"
        );
    }
    say!(
        lang,
        "{count} texts in the folder are not of this run, such as {name}",
        "{count} textes du dossier ne viennent pas de cette exécution, dont {name}"
    )
}
