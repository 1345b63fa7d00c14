//! What differs in the lists, in words.

use std::collections::{BTreeSet, HashSet};

use super::{added, instead, interpretations, removed, text};
use crate::domain::names::normalise;
use crate::domain::rule_lists::Member;
use crate::domain::text::Lang;
use crate::messages::notice_words::{self, NoticeLabel};
use crate::messages::say;
use crate::rules::lists::{ListContent, RuleList};

/// What differs in a list that at least one of two files has. Nothing is said of one that is the same in both.
#[must_use]
pub fn of_list(lang: Lang, old: Option<&RuleList>, new: Option<&RuleList>) -> Vec<String> {
    match (old, new) {
        (None, None) => Vec::new(),
        (None, Some(list)) => {
            let kind = notice_words::list_kind(lang, list.kind);
            vec![say!(lang, "new list ({kind})", "nouvelle liste ({kind})")]
        }
        (Some(list), None) => {
            let kind = notice_words::list_kind(lang, list.kind);
            vec![say!(lang, "list removed ({kind})", "liste supprimée ({kind})")]
        }
        (Some(old), Some(new)) => {
            let mut said = Vec::new();
            text(lang, NoticeLabel::Title.text(lang), &old.title, &new.title, &mut said);
            members(lang, &old.members, &new.members, &mut said);
            let kinds: BTreeSet<_> = old.texts.iter().chain(&new.texts).map(|texts| &texts.what).collect();
            // The names of a country that came or went do so with it.
            let both_have =
                |country| [old, new].iter().all(|list| list.members.iter().any(|member| member.country == country));
            for what in
                kinds.into_iter().filter(|what| !matches!(what, ListContent::OfCountry(one) if !both_have(*one)))
            {
                texts(lang, what, old, new, &mut said);
            }
            said.extend(interpretations(lang, &old.interpretations, &new.interpretations));
            said
        }
    }
}

fn members(lang: Lang, old: &[Member], new: &[Member], said: &mut Vec<String>) {
    let of = |members: &[Member], member: &Member| members.iter().find(|one| one.country == member.country).cloned();
    for member in old.iter().filter(|member| of(new, member).is_none()) {
        let member = notice_words::member(lang, member);
        said.push(say!(lang, "removed: {member}", "suppression\u{a0}: {member}"));
    }
    for member in new {
        let after = notice_words::member(lang, member);
        match of(old, member) {
            None => said.push(say!(lang, "added: {after}", "ajout\u{a0}: {after}")),
            Some(before) => {
                let sorted = |member: &Member| {
                    let mut territories: Vec<_> = member.territories.iter().map(ToString::to_string).collect();
                    territories.sort_unstable();
                    (member.since, member.until, territories)
                };
                if sorted(&before) != sorted(member) {
                    said.push(instead(lang, &member.country.name(lang), &notice_words::member(lang, &before), &after));
                }
            }
        }
    }
}

/// What differs in the texts of one kind. Names are compared as applicants' are.
fn texts(lang: Lang, what: &ListContent, old: &RuleList, new: &RuleList, said: &mut Vec<String>) {
    let of = |list: &RuleList| {
        let found = list.texts.iter().find(|texts| texts.what == *what);
        found.map_or_else(Vec::new, |texts| texts.texts.clone())
    };
    let (old, new) = (of(old), of(new));
    let label = notice_words::texts(lang, what);
    let key = |text: &String| match what {
        ListContent::Levels
        | ListContent::Codes
        | ListContent::Standard
        | ListContent::Languages
        | ListContent::Certificate(_) => text.clone(),
        ListContent::Equivalents(_) => text.trim().to_lowercase(),
        ListContent::Aliases
        | ListContent::Parts
        | ListContent::Whole
        | ListContent::Without
        | ListContent::Range(..)
        | ListContent::Phrases
        | ListContent::Exceptions
        | ListContent::Cuts
        | ListContent::Names
        | ListContent::Words
        | ListContent::OfCountry(_) => normalise(text),
    };
    if *what == ListContent::Levels {
        if old != new {
            said.push(instead(lang, &label, &old.join(", "), &new.join(", ")));
        }
        return;
    }
    let keys = |list: &[String]| list.iter().map(key).collect::<HashSet<_>>();
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let gone: Vec<_> = old.iter().filter(|text| !new_keys.contains(&key(text))).cloned().collect();
    let come: Vec<_> = new.iter().filter(|text| !old_keys.contains(&key(text))).cloned().collect();
    if !gone.is_empty() {
        said.push(removed(lang, &label, &gone.join(", ")));
    }
    if !come.is_empty() {
        said.push(added(lang, &label, &come.join(", ")));
    }
}

/// A list by its name in the file, with the criteria that use it.
#[must_use]
pub fn list_name(lang: Lang, name: &str, used_by: &[String]) -> String {
    let used = notice_words::used_by(lang, used_by);
    say!(lang, "list {name}, used by {used}", "liste {name}, employée par {used}")
}
