//! Where two descriptions say something else.

use std::collections::HashSet;

use crate::checks::describe::Description;

/// Sentences of two descriptions that take the place of each other; one alone, where the other has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentenceDifference {
    /// The old description and the new one; their sentences alone, where both have parts, which are compared apart.
    Changed(Description, Description),
    /// With all that is below it.
    Removed(Description),
    /// With all that is below it.
    Added(Description),
}

/// What differs, in the order of the new description. The order of the parts means nothing.
#[must_use]
pub fn differences(old: &Description, new: &Description) -> Vec<SentenceDifference> {
    let mut found = Vec::new();
    compare(old, new, &mut found);
    found
}

fn compare(old: &Description, new: &Description, found: &mut Vec<SentenceDifference>) {
    if old.sentence != new.sentence {
        if old.parts.is_empty() != new.parts.is_empty() {
            found.push(SentenceDifference::Changed(old.clone(), new.clone()));
            return;
        }
        let sentence = |description: &Description| Description::leaf(description.sentence.clone());
        found.push(SentenceDifference::Changed(sentence(old), sentence(new)));
    }
    // What is the same on both sides goes together, wherever it is.
    let mut gone: Vec<&Description> = old.parts.iter().collect();
    let mut come: Vec<&Description> = Vec::new();
    for part in &new.parts {
        match gone.iter().position(|other| *other == part) {
            Some(place) => {
                gone.remove(place);
            }
            None => come.push(part),
        }
    }
    let (are_one, mut unpaired) = (gone.len() == 1 && come.len() == 1, Vec::new());
    for part in come {
        let duplicate_kind =
            |other: &&&Description| (duplicate_kind(other, part), std::cmp::Reverse(place_of(&gone, other)));
        let nearest = gone.iter().max_by_key(duplicate_kind).copied();
        match nearest.filter(|other| are_one || likeness_is_near(other, part)) {
            Some(other) => {
                gone.retain(|one| !std::ptr::eq(*one, other));
                compare(other, part, found);
            }
            None => unpaired.push(SentenceDifference::Added(part.clone())),
        }
    }
    found.extend(gone.into_iter().cloned().map(SentenceDifference::Removed));
    found.extend(unpaired);
}

fn place_of(parts: &[&Description], part: &Description) -> usize {
    parts.iter().position(|other| std::ptr::eq(*other, part)).unwrap_or(usize::MAX)
}

/// How many of a hundred words two sentences share.
fn duplicate_kind(one: &Description, other: &Description) -> usize {
    let words = |description: &Description| -> HashSet<String> {
        let mut all = HashSet::new();
        gather(description, &mut all);
        all
    };
    let (one, other) = (words(one), words(other));
    (100 * one.intersection(&other).count()).checked_div(one.union(&other).count()).unwrap_or(0)
}

fn gather(description: &Description, words: &mut HashSet<String>) {
    words.extend(description.sentence.split_whitespace().map(str::to_owned));
    description.parts.iter().for_each(|part| gather(part, words));
}

/// Sentences that share fewer words are about something else.
fn likeness_is_near(one: &Description, other: &Description) -> bool {
    const NEAR: usize = 50;
    duplicate_kind(one, other) >= NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(sentence: &str) -> Description {
        Description::leaf(sentence.to_owned())
    }

    fn any(parts: &[&str]) -> Description {
        Description { sentence: "any:".to_owned(), parts: parts.iter().map(|part| leaf(part)).collect() }
    }

    #[test]
    fn the_order_of_parts_is_no_difference() {
        assert_eq!(differences(&any(&["a b", "c d"]), &any(&["c d", "a b"])), []);
    }

    #[test]
    fn what_is_like_is_changed_and_the_rest_comes_or_goes() {
        let changed = SentenceDifference::Changed(leaf("a b c d"), leaf("a b c e"));
        let old = any(&["a b c d", "x y"]);
        assert_eq!(differences(&old, &any(&["x y", "a b c e"])), std::slice::from_ref(&changed));
        assert_eq!(differences(&old, &any(&["a b c e"])), [changed, SentenceDifference::Removed(leaf("x y"))]);
        let (alone, other) = (leaf("x y"), any(&["x y"]));
        assert_eq!(differences(&alone, &other), [SentenceDifference::Changed(alone.clone(), other.clone())]);
        assert_eq!(differences(&any(&["x y"]), &old), [SentenceDifference::Added(leaf("a b c d"))]);
    }
}
