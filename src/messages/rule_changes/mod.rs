//! What an amendment of the rules changes, in words.

use super::description_differences::{SentenceDifference, differences};
use super::notice_words::{self, NoticeLabel};
use super::{colon, headings, say, semicolon};
use crate::assessment::amendment::{CriterionChange, CriterionOrder};
use crate::checks::Check;
use crate::checks::describe::{Describe as _, DescribeContext, Description};
use crate::domain::grammar::{catalogue, clause, phrase};
use crate::domain::outcome::{Group, Outcome};
use crate::domain::text::{Bilingual, Lang, quotation};
use crate::rules::vacancy::{Criterion, Interpretation, Readings, Vacancy};

mod list_changes;

pub use list_changes::{list_name, of_list};

/// One thing in the place of another.
fn instead(lang: Lang, label: &str, old: &str, new: &str) -> String {
    say!(lang, "{label}: {old} → {new}", "{label}\u{a0}: {old} → {new}")
}

/// A text of the rules in quotation marks; a word for it where there is none.
fn or_nothing(lang: Lang, text: &str) -> String {
    if text.trim().is_empty() { or_none(lang, String::new()) } else { clause(lang, text) }
}

/// What differs in a text of two languages: a sentence for each language.
fn text(lang: Lang, label: &str, old: &Bilingual, new: &Bilingual, said: &mut Vec<String>) {
    for text in Lang::ALL {
        // As readers see it: the lines of a quotation are layout.
        let of =
            |words: &Bilingual| quotation(notice_words::of_text(words, text).unwrap_or_default()).trim().to_owned();
        let (old, new) = (of(old), of(new));
        if old != new {
            let label = in_text(lang, label, text);
            said.push(instead(lang, &label, &or_nothing(lang, &old), &or_nothing(lang, &new)));
        }
    }
}

/// A label with the language that it is about.
fn in_text(lang: Lang, label: &str, text: Lang) -> String {
    let text = match text {
        Lang::En => phrase(lang, "English", "anglais"),
        Lang::Fr => phrase(lang, "French", "français"),
    };
    format!("{label} ({text})")
}

/// What differs in the facts of the notice.
#[must_use]
pub fn of_facts(lang: Lang, old: &Vacancy, new: &Vacancy) -> Vec<String> {
    let mut said = Vec::new();
    let (old_id, new_id) = (clause(lang, &old.notice.id), clause(lang, &new.notice.id));
    if old_id != new_id {
        said.push(instead(lang, NoticeLabel::Vacancy.text(lang), &old_id, &new_id));
    }
    text(lang, NoticeLabel::Title.text(lang), &old.notice.title, &new.notice.title, &mut said);
    // In the language of the words; where they are the same there, in the other one.
    let other = if lang == Lang::En { Lang::Fr } else { Lang::En };
    let facts = |text: Lang| (notice_words::facts(text, old), notice_words::facts(text, new));
    let (ours, theirs) = (facts(lang), facts(other));
    for label in notice_words::FACTS {
        let of = |facts: &[(NoticeLabel, Vec<String>)]| {
            let found = facts.iter().find(|(known, _)| *known == label);
            found.map_or_else(String::new, |(_, said)| said.join(semicolon(lang)))
        };
        let (before, after) = (of(&ours.0), of(&ours.1));
        let words = label.text(lang);
        if before != after {
            said.push(instead(lang, words, &or_none(lang, before), &or_none(lang, after)));
            continue;
        }
        let (before, after) = (of(&theirs.0), of(&theirs.1));
        if before != after {
            let words = in_text(lang, words, other);
            said.push(instead(lang, &words, &or_none(lang, before), &or_none(lang, after)));
        }
    }
    let interpretation = |old: &[Interpretation], new: &[Interpretation]| interpretations(lang, old, new);
    said.extend(interpretation(&old.notice.interpretations, &new.notice.interpretations));
    // It moves with the deadline where the rules say so, though they say the same.
    let day = |vacancy: &Vacancy| notice_words::reference(lang, vacancy, vacancy.judging_dates(None).reference, false);
    let (before, after) = (day(old), day(new));
    if before != after {
        said.push(instead(lang, NoticeLabel::Reference.text(lang), &before, &after));
    }
    said.extend(interpretation(&old.reference_interpretations, &new.reference_interpretations));
    said
}

fn or_none(lang: Lang, text: String) -> String {
    if text.is_empty() { say!(lang, "(none)", "(néant)") } else { text }
}

/// What became of a criterion. `lists_changed` are the names of the lists that differ and explain what words do not say.
#[must_use]
pub fn of_criterion(lang: Lang, change: CriterionChange<'_>, lists_changed: bool) -> Vec<String> {
    match change {
        CriterionChange::Added(criterion) => vec![come_or_gone(lang, criterion, true)],
        CriterionChange::Removed(criterion) => vec![come_or_gone(lang, criterion, false)],
        CriterionChange::Renamed(old, _) => {
            let old = &old.id;
            vec![say!(
                lang,
                "its id was {old}; there is no other difference",
                "ancien identifiant\u{a0}: {old}\u{a0}; aucune autre différence"
            )]
        }
        CriterionChange::Kept(old, new, place) => {
            let mut said = of_kept(lang, old, new, lists_changed);
            if place == CriterionOrder::Moved {
                said.push(say!(
                    lang,
                    "its place among the criteria has changed",
                    "sa place parmi les critères a changé"
                ));
            }
            said
        }
    }
}

fn come_or_gone(lang: Lang, criterion: &Criterion, is_new: bool) -> String {
    let group = headings::group(lang, criterion.group);
    let title = criterion.title.get(lang);
    let clause = clause(lang, criterion.clause.get(lang));
    let checks = match &criterion.checks {
        Readings::Same(check) => flat(lang, &check.describe(DescribeContext { lang, judging_dates: None })),
        Readings::Differ(english, french) => {
            let of = |text, check: &Check| {
                let check = flat(lang, &check.describe(DescribeContext { lang, judging_dates: None }));
                format!("{} {check}", notice_words::by_text(lang, text))
            };
            [of(Lang::En, english), of(Lang::Fr, french)].join(semicolon(lang))
        }
    };
    let said = format!("{title} ({group}){}{clause}{}{checks}", colon(lang), semicolon(lang));
    if is_new {
        say!(lang, "new: {said}", "ajout\u{a0}: {said}")
    } else {
        say!(lang, "removed: {said}", "suppression\u{a0}: {said}")
    }
}

fn of_kept(lang: Lang, old: &Criterion, new: &Criterion, lists_changed: bool) -> Vec<String> {
    let mut said = Vec::new();
    text(lang, NoticeLabel::Title.text(lang), &old.title, &new.title, &mut said);
    text(lang, NoticeLabel::Clause.text(lang), &old.clause, &new.clause, &mut said);
    said.extend(checks(lang, &old.checks, &new.checks, lists_changed));
    if old.group != new.group {
        let (before, after) = (headings::group(lang, old.group), headings::group(lang, new.group));
        said.push(instead(lang, NoticeLabel::Group.text(lang), before, after));
    }
    let weighs = |criterion: &Criterion| (criterion.group == Group::Desirable).then_some(criterion.weight);
    if let (Some(before), Some(after)) = (weighs(old), weighs(new))
        && before != after
    {
        said.push(instead(lang, NoticeLabel::Weight.text(lang), &before.to_string(), &after.to_string()));
    }
    let follows = |criterion: &Criterion| {
        [Outcome::Met, Outcome::NotMet, Outcome::Unclear].map(|outcome| criterion.effect_of(outcome))
    };
    if follows(old) != follows(new)
        || old.is_to_be_checked() != new.is_to_be_checked()
        || old.reviews_unreadable != new.reviews_unreadable
    {
        let effects = |criterion| clause(lang, &notice_words::effects(lang, criterion));
        let (before, after) = (effects(old), effects(new));
        said.push(instead(lang, NoticeLabel::Consequence.text(lang), &before, &after));
    }
    said.extend(interpretations(lang, &old.interpretations, &new.interpretations));
    let blank = Bilingual::default();
    for (label, before, after) in [
        (NoticeLabel::AdviceUnclear, &old.advice_unclear, &new.advice_unclear),
        (NoticeLabel::AdviceNotMet, &old.advice_not_met, &new.advice_not_met),
    ] {
        let (before, after) = (before.as_ref().unwrap_or(&blank), after.as_ref().unwrap_or(&blank));
        text(lang, label.text(lang), before, after, &mut said);
    }
    said
}

/// What differs in what is checked, by each text where that is not the same.
fn checks(lang: Lang, old: &Readings, new: &Readings, lists_changed: bool) -> Vec<String> {
    if old == new {
        return Vec::new();
    }
    let other = if lang == Lang::En { Lang::Fr } else { Lang::En };
    let mut said = said_in(lang, lang, NoticeLabel::Checked.text(lang), old, new);
    if said.is_empty() && !lists_changed {
        // A question may differ in one language alone.
        let label = notice_words::in_words(lang, NoticeLabel::Checked.text(lang), other);
        said = said_in(lang, other, &label, old, new);
    }
    if said.is_empty() && !lists_changed && words_of(old) != words_of(new) {
        said.push(say!(
            lang,
            "the check differs in a detail that its description does not show",
            "la vérification diffère par un détail que sa description ne montre pas"
        ));
    }
    said
}

/// What differs in what is checked, said in a language whose descriptions may be in the other one.
fn said_in(lang: Lang, described: Lang, label: &str, old: &Readings, new: &Readings) -> Vec<String> {
    let [english, french] = Lang::ALL.map(|text| {
        let context = DescribeContext { lang: described, judging_dates: None };
        let of = |readings: &Readings| of_reading(readings, text).describe(context);
        differences(&of(old), &of(new))
    });
    // What differs alike in both texts is said once.
    let in_both = english.iter().filter(|one| french.contains(one));
    let mut said: Vec<_> = in_both.map(|one| difference(lang, label, one)).collect();
    for (text, found, other) in [(Lang::En, &english, &french), (Lang::Fr, &french, &english)] {
        let label = in_text(lang, label, text);
        said.extend(found.iter().filter(|one| !other.contains(one)).map(|one| difference(lang, &label, one)));
    }
    said
}

/// What is in checks, in no order: of those that differ in nothing but the order of their parts it is the same.
fn words_of(readings: &Readings) -> Vec<String> {
    let written = format!("{readings:?}");
    let mut words: Vec<_> = written.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

const fn of_reading(readings: &Readings, text: Lang) -> &Check {
    match (readings, text) {
        (Readings::Same(check), _)
        | (Readings::Differ(check, _), Lang::En)
        | (Readings::Differ(_, check), Lang::Fr) => check,
    }
}

fn difference(lang: Lang, label: &str, difference: &SentenceDifference) -> String {
    match difference {
        SentenceDifference::Changed(old, new) => instead(lang, label, &quoted(lang, old), &quoted(lang, new)),
        SentenceDifference::Removed(part) => removed(lang, label, &quoted(lang, part)),
        SentenceDifference::Added(part) => added(lang, label, &quoted(lang, part)),
    }
}

fn removed(lang: Lang, label: &str, part: &str) -> String {
    say!(lang, "{label}: no longer {part}", "{label}, suppression\u{a0}: {part}")
}

fn added(lang: Lang, label: &str, part: &str) -> String {
    say!(lang, "{label}: new {part}", "{label}, ajout\u{a0}: {part}")
}

/// A description in quotation marks.
fn quoted(lang: Lang, description: &Description) -> String {
    clause(lang, &flat(lang, description))
}

/// A description in one line, with its parts in brackets instead of behind a colon.
fn flat(lang: Lang, description: &Description) -> String {
    let sentence = description.sentence.trim_end_matches([':', ' ', '\u{a0}']);
    if description.parts.is_empty() {
        return sentence.to_owned();
    }
    let parts: Vec<_> = description.parts.iter().map(|part| flat(lang, part)).collect();
    format!("{sentence} ({})", parts.join(semicolon(lang)))
}

/// What differs in the readings that somebody chose.
fn interpretations(lang: Lang, old: &[Interpretation], new: &[Interpretation]) -> Vec<String> {
    let label = NoticeLabel::Interpretation.text(lang);
    let of = |list: &'_ [Interpretation], text: &Bilingual| list.iter().find(|one| one.text == *text).cloned();
    let mut said = Vec::new();
    let gone: Vec<_> = old.iter().filter(|one| of(new, &one.text).is_none()).collect();
    let come: Vec<_> = new.iter().filter(|one| of(old, &one.text).is_none()).collect();
    // As many as there were: each is another version of the one in its place.
    if gone.len() == come.len() {
        for (before, after) in gone.into_iter().zip(come) {
            text(lang, label, &before.text, &after.text, &mut said);
            text(lang, &reason(lang, ""), &before.reason, &after.reason, &mut said);
        }
    } else {
        add_come_and_gone(lang, &gone, &come, &mut said);
    }
    for one in new {
        let words = format!(" {}", clause(lang, one.text.get(lang)));
        if let Some(before) = of(old, &one.text) {
            text(lang, &reason(lang, &words), &before.reason, &one.reason, &mut said);
        }
    }
    said
}

fn reason(lang: Lang, words: &str) -> String {
    say!(lang, "reason for the interpretation{words}", "motif de l'interprétation{words}")
}

fn add_come_and_gone(lang: Lang, gone: &[&Interpretation], come: &[&Interpretation], said: &mut Vec<String>) {
    let label = NoticeLabel::Interpretation.text(lang);
    for one in gone {
        let words = clause(lang, one.text.get(lang));
        said.push(say!(lang, "{label} removed: {words}", "{label} supprimée\u{a0}: {words}"));
    }
    for one in come {
        let words = headings::interpretation(lang, &clause(lang, one.text.get(lang)), one.reason.get(lang));
        said.push(say!(lang, "{label} added: {words}", "{label} ajoutée\u{a0}: {words}"));
    }
}

/// That the rules mean the same.
#[must_use]
pub fn nothing(lang: Lang) -> String {
    say!(lang, "no substantive difference", "aucune différence de fond")
}

/// How many applicants were compared, how many verdicts differ, and how many differ in something else alone.
#[must_use]
pub fn counts(lang: Lang, all: u64, verdicts: usize, others: usize) -> String {
    let s = match (lang, all) {
        (_, 1) | (Lang::Fr, 0) => "",
        _ => "s",
    };
    let more = if others < 2 { "" } else { "s" };
    say!(
        lang,
        "{all} applicant{s} compared: verdict changed for {verdicts}, score or outcome changed for {others} more",
        "{all} candidature{s} comparée{s}\u{a0}: verdict modifié pour {verdicts}, score ou résultat modifié pour {others} autre{more}"
    )
}

catalogue! {
    /// A word of the comparison.
    pub enum ChangeHeading {
        /// The facts of the notice.
        Facts "facts of the notice" "informations de l'avis",
        Criteria "criteria" "critères",
        Lists "lists" "listes",
        Applicants "applicants" "candidatures",
        /// By the old rules.
        Before "before" "avant",
        /// By the new rules.
        Now "now" "maintenant",
    }
}

/// That the other rules have no such criterion.
#[must_use]
pub fn no_such_criterion(lang: Lang) -> String {
    say!(lang, "no such criterion", "critère inexistant")
}

/// An outcome that counts, with what it weighs.
#[must_use]
pub fn weighing(lang: Lang, outcome: &str, weight: u64, all: u64) -> String {
    say!(lang, "{outcome} (weight {weight} of {all})", "{outcome} (poids {weight} sur {all})")
}
