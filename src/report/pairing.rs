//! The records of two reports that are the same record.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// For each record of the old report, the place of the same one in the new report: the first that is not taken and has the
/// same key, by the first of the keys for which there is one.
#[must_use]
pub fn pairs<'r, R, K: Eq + Hash>(old: &'r [R], new: &'r [R], keys: &[fn(&'r R) -> K]) -> Vec<Option<usize>> {
    let mut found = vec![None; old.len()];
    let mut is_free = vec![true; new.len()];
    for key in keys {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for ((place, one), _) in new.iter().enumerate().zip(&is_free).filter(|(_, is_free)| **is_free) {
            places.entry(key(one)).or_default().push_back(place);
        }
        for (one, found) in old.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            *found = places.get_mut(&key(one)).and_then(VecDeque::pop_front);
            if let Some(free) = found.and_then(|place| is_free.get_mut(place)) {
                *free = false;
            }
        }
    }
    found
}

/// The places of the new report that no record of the old one has.
pub fn unpaired(pairs: &[Option<usize>], new: usize) -> impl Iterator<Item = usize> + use<> {
    let mut is_free = vec![true; new];
    for place in pairs.iter().flatten() {
        if let Some(free) = is_free.get_mut(*place) {
            *free = false;
        }
    }
    is_free.into_iter().enumerate().filter(|(_, is_free)| *is_free).map(|(place, _)| place)
}
