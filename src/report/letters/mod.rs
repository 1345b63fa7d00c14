//! Letters to applicants: what was found about each, in plain words, by templates that anyone may replace.

use crate::domain::languages::Language;
use crate::domain::outcome::Verdict;
use crate::domain::text::Lang;
use crate::intake::document::Record;
use crate::messages::colon;
use crate::messages::letter_messages::LetterWord;
use crate::report::letters::letter_templates::{LetterTemplates, TemplateProblem};
use crate::report::letters::letter_values::LetterValues;
use crate::report::{JudgedRecord, Run};

pub mod letter_templates;
pub mod letter_values;

/// A letter to one applicant. All of it is safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The id of the applicant.
    pub id: String,
    /// The name, if it is stated.
    pub name: Option<String>,
    /// Where the letter goes, if that is stated.
    pub contact: Option<String>,
    /// The language.
    pub lang: Lang,
    /// The verdict.
    pub verdict: Verdict,
    /// The subject, one line.
    pub subject: String,
    /// The text, of several lines without white space around it.
    pub text: String,
}

impl Letter {
    /// The letter to a record that was judged in its language (see [`language`]); none to one that is invalid.
    ///
    /// # Errors
    /// What is wrong with the template.
    pub fn to(
        run: &Run<'_>,
        subject: &JudgedRecord<'_>,
        templates: &LetterTemplates,
    ) -> Result<Option<Self>, TemplateProblem> {
        let (verdict, lang) = (subject.verdict(), run.lang);
        let Some(values) = LetterValues::of(run, subject) else { return Ok(None) };
        let Some((subject, text)) = templates.render(verdict, lang, &values)? else { return Ok(None) };
        let LetterValues { id, name, contact, .. } = values;
        Ok(Some(Self { id, name, contact, lang, verdict, subject, text }))
    }

    /// The letter as a file: to whom, the subject, the text.
    #[must_use]
    pub fn page(&self) -> String {
        let line = |word: LetterWord, text: &str| format!("{}{}{text}\n", word.text(self.lang), colon(self.lang));
        let to = self.contact.as_deref().map_or_else(String::new, |contact| line(LetterWord::To, contact));
        format!("{to}{}\n{}\n", line(LetterWord::Subject, &self.subject), self.text)
    }
}

/// The language of the letter to an applicant: the one asked for in the application if that is English or French, else
/// another.
#[must_use]
pub fn language(record: &Record<'_>, otherwise: Lang) -> Lang {
    let asked = record.intake.applicant.application.as_ref().and_then(|application| application.language.as_ref());
    match asked.and_then(|asked| Language::resolve(&asked.value)) {
        Some(Language::ENGLISH) => Lang::En,
        Some(Language::FRENCH) => Lang::Fr,
        Some(_) | None => otherwise,
    }
}
