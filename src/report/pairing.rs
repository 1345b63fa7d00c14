//! The records of two reports that are the same record.

use std::collections::HashMap;
use std::hash::Hash;

/// For each record of the old report, the place of the same one in the new report: the first that is not taken and has the
/// same key, by the first of the keys for which there is one.
#[must_use]
pub fn pairs<'r, R, K: Eq + Hash>(old: &'r [R], new: &'r [R], keys: &[fn(&'r R) -> K]) -> Vec<Option<usize>> {
    let mut found = vec![None; old.len()];
    let mut is_free = vec![true; new.len()];
    for key in keys {
        // The first free place of each key, and behind each place the next one of its key.
        let mut first: HashMap<K, usize> = HashMap::new();
        let mut next = vec![None; new.len()];
        let places = new.iter().enumerate().zip(&is_free).zip(&mut next).rev();
        for (((place, one), _), next) in places.filter(|((_, is_free), _)| **is_free) {
            *next = first.insert(key(one), place);
        }
        for (one, found) in old.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let key = key(one);
            *found = first.remove(&key);
            let Some(place) = *found else { continue };
            if let Some(following) = next.get(place).copied().flatten() {
                first.insert(key, following);
            }
            if let Some(free) = is_free.get_mut(place) {
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
