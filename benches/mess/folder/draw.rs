//! What is drawn, and the count of what was made.

use std::collections::BTreeMap;

/// A generator of numbers (`SplitMix64`) that counts what is made with them, by kind.
pub(crate) struct Draw {
    state: u64,
    /// How often each kind of mess was made.
    pub(crate) made: BTreeMap<String, usize>,
}

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed, made: BTreeMap::new() }
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        // The upper half is enough for any of our lists.
        usize::try_from(mixed >> 32).unwrap_or_default() % bound.max(1)
    }

    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    pub(crate) fn of<T: Copy + Default>(&mut self, list: &[T]) -> T {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    /// Counts one of a kind.
    pub(crate) fn note(&mut self, kind: &str) {
        *self.made.entry(kind.to_owned()).or_default() += 1;
    }

    /// So many in a hundred are of a kind, and are counted.
    pub(crate) fn makes(&mut self, share: usize, kind: &str) -> bool {
        let is_made = self.percent(share);
        if is_made {
            self.note(kind);
        }
        is_made
    }
}
