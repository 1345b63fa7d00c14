//! Parts of texts and lists, between indices that were found in them.

use std::slice::SliceIndex;

/// A text or a list of which parts are taken.
pub trait Part<I> {
    /// What a part is: a text of a text, a list of a list.
    type Output: ?Sized;

    /// The part in a range that is in it. A range that is not is a mistake of this program, never of the data: a test stops
    /// there, and a release goes on with an empty part.
    fn part(&self, range: I) -> &Self::Output;
}

impl<I: SliceIndex<str, Output = Self>> Part<I> for str {
    type Output = Self;

    #[inline]
    #[track_caller]
    fn part(&self, range: I) -> &Self {
        let part = self.get(range);
        debug_assert!(part.is_some(), "the range is not in {self:?}");
        part.unwrap_or_default()
    }
}

impl<T, I: SliceIndex<[T], Output = Self>> Part<I> for [T] {
    type Output = Self;

    #[inline]
    #[track_caller]
    fn part(&self, range: I) -> &Self {
        let part = self.get(range);
        debug_assert!(part.is_some(), "the range is not in a list of {}", self.len());
        part.unwrap_or_default()
    }
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn a_part_is_what_is_in_the_range() {
        assert_eq!(("a, b".part(3..), [1, 2, 3].part(..2)), ("b", &[1, 2][..]));
    }

    #[test]
    fn a_range_that_is_not_there_stops_a_test() {
        assert!(catch_unwind(|| "é".part(1..).len()).is_err());
        assert!(catch_unwind(|| [1, 2].part(1..3).len()).is_err());
    }
}
