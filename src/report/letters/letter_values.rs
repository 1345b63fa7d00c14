//! What a template can say: the values of one letter, in the language of the letter and safe to print.

use serde::Serialize;

use crate::assessment::{Assessment, Judgement, ReadingFindings};
use crate::checks::Missing;
use crate::domain::grammar::clause;
use crate::domain::grammar::date_words::date;
use crate::domain::outcome::{Effect, Group, Outcome};
use crate::domain::text::{Lang, beginning, quotation};
use crate::messages::letter_messages::LetterWord;
use crate::messages::{self, headings, letter_messages, missing_facts, notice_words};
use crate::report::{JudgedRecord, Run, escape, obstacles, report_data};

/// The values of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LetterValues {
    /// The id of the applicant.
    pub id: String,
    /// The name, if it is stated.
    pub name: Option<String>,
    /// Where the letter goes, if that is stated.
    pub contact: Option<String>,
    /// The vacancy.
    pub vacancy: VacancyValues,
    /// The reference date in words.
    pub date: String,
    /// The verdict as a word.
    pub verdict: String,
    /// The requirements that are not met and make the applicant ineligible.
    pub not_met: Vec<CriterionValues>,
    /// The requirements for which something is missing.
    pub missing: Vec<CriterionValues>,
    /// The requirements that the selection team has to decide.
    pub to_decide: Vec<CriterionValues>,
    /// The conditions that could change the verdict and cannot be checked yet.
    pub unchecked: Vec<CriterionValues>,
    /// What the selection team decided, but for what makes the applicant ineligible.
    pub decided: Vec<CriterionValues>,
    /// Whether the selection team decided anything.
    pub has_decisions: bool,
    /// The values that could not be understood, each with what it is about.
    pub problems: Vec<String>,
    /// Who decides.
    pub team: String,
}

/// The vacancy in a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VacancyValues {
    pub id: String,
    pub title: String,
    /// The deadline in words, with the hour and the time zone.
    pub deadline: String,
    /// When the post may start, in words; empty if the rules do not say it.
    pub start: String,
}

/// A criterion in a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CriterionValues {
    pub title: String,
    /// How it came out, in words.
    pub outcome: String,
    /// What was found, as it is behind a colon: in lower case, with a final stop.
    pub reason: String,
    /// The words of the notice in quotation marks, if the rules quote them.
    pub clause: Option<String>,
    /// The words of its other text, if the two give different outcomes.
    pub other_clause: Option<String>,
    /// What the rules advise, if the applicant can do something.
    pub advice: Option<String>,
    /// What is missing, each in a few words.
    pub needed: Vec<String>,
    /// What a person decided.
    pub decision: Option<DecisionValues>,
}

/// The decision of a person in a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DecisionValues {
    /// Who decided.
    pub by: String,
    /// The day in words.
    pub on: String,
    /// How it came out by what the application states alone, in words.
    pub from: String,
    /// Why, in quotation marks.
    pub reason: String,
}

impl LetterValues {
    /// The values of an applicant who was judged in the language of the letter; none of an invalid record.
    #[must_use]
    pub fn of(run: &Run<'_>, subject: &JudgedRecord<'_>) -> Option<Self> {
        let (lang, assessment) = (run.lang, subject.assessment.as_ref()?);
        let applicant = &subject.record.intake.applicant;
        let mut values = Self {
            id: in_one_line(&subject.id(), usize::MAX),
            name: subject.name().map(|name| in_one_line(name, MAX_NAME)).filter(|name| !name.is_empty()),
            contact: applicant.contact.as_ref().map(|contact| in_one_line(&contact.value, usize::MAX)),
            vacancy: VacancyValues::of(run),
            date: date(lang, run.judging_dates.reference).to_string(),
            verdict: messages::verdict(lang, assessment.verdict).to_owned(),
            team: LetterWord::Team.text(lang).to_owned(),
            ..Self::default()
        };
        values.contact = values.contact.filter(|contact| !contact.is_empty());
        values.add_criteria(run, subject, assessment);
        values.add_problems(lang, subject);
        Some(values)
    }

    /// The criteria by what they do to the verdict.
    fn add_criteria(&mut self, run: &Run<'_>, subject: &JudgedRecord<'_>, assessment: &Assessment<'_>) {
        self.has_decisions = assessment.decided().next().is_some();
        for judgement in &assessment.judgements {
            let list = match judgement.effect {
                Effect::Ineligible => &mut self.not_met,
                _ if judgement.decision.is_some() => &mut self.decided,
                Effect::Review if lacks_information(subject, judgement) => &mut self.missing,
                Effect::Review => &mut self.to_decide,
                Effect::None | Effect::Note if judgement.unchecked() => &mut self.unchecked,
                Effect::None | Effect::Note => continue,
            };
            list.push(CriterionValues::of(run, subject, judgement));
        }
    }

    /// The values that could not be understood.
    fn add_problems(&mut self, lang: Lang, subject: &JudgedRecord<'_>) {
        let mut problems: Vec<_> = subject.record.intake.problems.iter().collect();
        problems.sort_by_key(|problem| problem.at);
        for problem in problems {
            let name = missing_facts::value_name(lang, &problem.pointer);
            let found = problem.found.as_deref().map(|found| quoted_found(lang, found));
            let said = in_letter(lang, &letter_messages::not_usable(lang, &name, found.as_deref(), &problem.mistake));
            if !self.problems.contains(&said) {
                self.problems.push(said);
            }
        }
    }

    /// Values of every kind, so that a template can be tried.
    #[must_use]
    pub fn sample(lang: Lang) -> Self {
        let text = || "x".to_owned();
        let decision = DecisionValues { by: text(), on: text(), from: text(), reason: text() };
        let criterion = CriterionValues {
            title: text(),
            outcome: text(),
            reason: text(),
            clause: Some(text()),
            other_clause: Some(text()),
            advice: Some(text()),
            needed: vec![text(), text()],
            decision: Some(decision),
        };
        let criteria = || vec![criterion.clone(), criterion.clone()];
        Self {
            id: text(),
            name: Some(text()),
            contact: Some(text()),
            vacancy: VacancyValues { id: text(), title: text(), deadline: text(), start: text() },
            date: text(),
            verdict: text(),
            not_met: criteria(),
            missing: criteria(),
            to_decide: criteria(),
            unchecked: criteria(),
            decided: criteria(),
            has_decisions: true,
            problems: vec![text(), text()],
            team: LetterWord::Team.text(lang).to_owned(),
        }
    }

    /// The same with nothing that may be absent: each list holds what states least.
    #[must_use]
    pub fn sparse_sample(lang: Lang) -> Self {
        let text = || "x".to_owned();
        let criteria = || vec![CriterionValues { title: text(), reason: text(), ..CriterionValues::default() }];
        Self {
            name: None,
            contact: None,
            not_met: criteria(),
            missing: criteria(),
            to_decide: criteria(),
            unchecked: criteria(),
            ..Self::sample(lang)
        }
    }

    /// The same with empty lists.
    #[must_use]
    pub fn empty_sample(lang: Lang) -> Self {
        let none = Vec::new;
        let (not_met, missing, to_decide, unchecked, decided) = (none(), none(), none(), none(), none());
        let problems = Vec::new();
        let has_decisions = false;
        Self { not_met, missing, to_decide, unchecked, decided, has_decisions, problems, ..Self::sparse_sample(lang) }
    }
}

impl VacancyValues {
    fn of(run: &Run<'_>) -> Self {
        let (lang, notice) = (run.lang, &run.vacancy.notice);
        Self {
            id: in_letter(lang, &notice.id),
            title: in_letter(lang, &quotation(notice.title.get(lang))),
            deadline: in_letter(lang, &notice_words::in_zone(lang, notice.deadline, notice.zone)),
            start: in_letter(lang, &notice_words::starts(lang, &notice.start)),
        }
    }
}

impl CriterionValues {
    fn of(run: &Run<'_>, subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> Self {
        let (lang, criterion) = (run.lang, judgement.criterion);
        let applicant = &subject.record.intake.applicant;
        let needed = |one: &Missing| {
            let needed = run.vacancy.question(one.field_path).map_or_else(
                || missing_facts::to_state(lang, one, applicant),
                |question| missing_facts::to_answer(lang, question.text),
            );
            in_letter(lang, &needed)
        };
        let needed = if judgement.decision.is_some() || judgement.is_for_a_person {
            Vec::new()
        } else {
            obstacles::missing(subject, judgement).iter().map(needed).collect()
        };
        // What is unclear and for the selection team asks nothing of the applicant.
        let asks_applicant =
            judgement.decision.is_none() && (judgement.outcome == Outcome::NotMet || !needed.is_empty());
        let word = |outcome| headings::outcome_of(lang, Group::Essential, outcome, false).to_owned();
        let do_texts_differ = matches!(judgement.found, ReadingFindings::Contested(..));
        let advice = criterion.advice(judgement.outcome).filter(|_| asks_applicant);
        let quoted_in = |text: Lang| match criterion.clause.get(text).trim() {
            "" => None,
            words => Some(in_letter(lang, &clause(lang, words))),
        };
        Self {
            title: in_letter(lang, &quotation(criterion.name(lang))),
            outcome: word(judgement.outcome),
            reason: sentence(lang, &report_data::reason(lang, judgement)),
            clause: quoted_in(lang),
            other_clause: do_texts_differ.then(|| quoted_in(lang.other())).flatten(),
            advice: advice.map(|advice| in_letter(lang, &quotation(advice.get(lang)))),
            needed,
            decision: judgement.decision.map(|decision| DecisionValues {
                by: in_letter(lang, &decision.by),
                on: date(lang, decision.on).to_string(),
                from: word(judgement.outcome_of_facts()),
                reason: in_letter(lang, &clause(lang, &decision.reason)),
            }),
        }
    }
}

/// A name has so many characters in a letter, at most.
const MAX_NAME: usize = 200;

/// Whether a criterion is unclear because information is missing, and no person could say more.
fn lacks_information(subject: &JudgedRecord<'_>, judgement: &Judgement<'_>) -> bool {
    let may_lack = judgement.outcome == Outcome::Unclear && !judgement.contested() && judgement.decision.is_none();
    may_lack && !judgement.is_for_a_person && !obstacles::missing(subject, judgement).is_empty()
}

/// A text of a stranger that stands alone, such as a name: one line, safe to print, of so many characters at most.
fn in_one_line(text: &str, most: usize) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    escape::visible(&beginning(&words.join(" "), most)).into_owned()
}

/// A value as it was written, in quotation marks.
fn quoted_found(lang: Lang, found: &str) -> String {
    in_letter(lang, &messages::quoted(&found.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// A reason with its final stop.
fn sentence(lang: Lang, reason: &str) -> String {
    let reason = in_letter(lang, reason);
    if reason.ends_with(['.', '!', '?', '…']) { reason } else { reason + "." }
}

/// A sentence of ours as a letter says it. What we put in backticks, because they are somebody's words, is in the quotation
/// marks of the language, and no other backtick is left: words that hold one never get into a sentence of ours with it (see
/// `quoted` in `src/domain/grammar`), and one that has no partner becomes an apostrophe.
#[must_use]
pub fn in_letter(lang: Lang, sentence: &str) -> String {
    let [open, close] = match lang {
        Lang::En => ["“", "”"],
        Lang::Fr => ["«\u{a0}", "\u{a0}»"],
    };
    let (mut said, mut rest) = (String::with_capacity(sentence.len()), sentence);
    while let Some((before, behind)) = rest.split_once('`') {
        said.push_str(before);
        if let Some((words, behind)) = behind.split_once('`') {
            let words = inner(lang, words);
            said.extend([open, words.trim(), close]);
            rest = behind;
        } else {
            said.push('\'');
            rest = behind;
        }
    }
    said.push_str(rest);
    escape::visible(&said).into_owned()
}

/// Words with their own quotation marks as inner ones.
fn inner(lang: Lang, words: &str) -> String {
    match lang {
        Lang::En => words.replace('“', "‘").replace('”', "’"),
        Lang::Fr => words.replace("«\u{a0}", "“").replace("\u{a0}»", "”").replace('«', "“").replace('»', "”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence about words of an applicant.
    fn said(lang: Lang, words: &str) -> String {
        in_letter(lang, &format!("level {} is not known", messages::quoted(words)))
    }

    #[test]
    fn words_of_an_applicant_are_in_the_quotation_marks_of_the_language() {
        assert_eq!(said(Lang::En, "fluent"), "level “fluent” is not known");
        assert_eq!(said(Lang::Fr, "fluent"), "level «\u{a0}fluent\u{a0}» is not known");
    }

    #[test]
    fn words_that_hold_marks_do_not_end_their_quotation() {
        assert_eq!(said(Lang::En, "a`b"), "level “a'b” is not known");
        assert_eq!(said(Lang::En, "``"), "level “''” is not known");
        assert_eq!(said(Lang::En, "a” b “c"), "level “a’ b ‘c” is not known");
        assert_eq!(said(Lang::Fr, "«\u{a0}a\u{a0}»"), "level «\u{a0}“a”\u{a0}» is not known");
        assert_eq!(in_letter(Lang::En, "one ` alone"), "one ' alone");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(said(Lang::En, "a\u{202e}b\u{1b}[31m"), "level “a\\u{202e}b\\u{1b}[31m” is not known");
        assert_eq!(in_one_line(" Zoë\n\tExample\u{2028}x ", 11), "Zoë Example…");
    }
}
