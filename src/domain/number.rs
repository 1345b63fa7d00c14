//! Decimal numbers as people write them, compared exactly: `3`, `3.0` and `0.3e1` are the same number.

use std::cmp::Ordering;

use crate::domain::part::Part as _;

/// A decimal number: a sign, digits without zeros at either end, and the place of the point before the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    is_negative: bool,
    /// Empty for zero.
    digits: Vec<u8>,
    /// So many digits stand before the point; negative: so many zeros stand behind it.
    before_point: i64,
}

impl Decimal {
    /// Reads a number as JSON writes it; none where the text is no number.
    ///
    /// ```
    /// use eligible::internal::domain::number::Decimal;
    /// let read = |text: &str| Decimal::read(text).unwrap();
    /// assert_eq!(read("3"), read("3.0"));
    /// assert_eq!(read("-0"), read("0"));
    /// assert_eq!(read("1e400"), read("10e399"));
    /// assert!(read("-2") < read("0.5"));
    /// assert!(read("0.05") < read("0.5"));
    /// assert!(read("9.99") < read("10"));
    /// assert!(read("-9.99") > read("-10"));
    /// assert_eq!(Decimal::read("three"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let size = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if size.is_empty() || !is_number(size) {
            return None;
        }
        // An exponent that no integer holds is beyond all others of its sign.
        let most = i64::from(i32::MAX);
        let end = if exponent.starts_with('-') { -most } else { most };
        let exponent = exponent.parse::<i64>().map_or(end, |exponent| exponent.clamp(-most, most));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        let zeros = all.iter().take_while(|digit| **digit == b'0').count();
        let digits = all.part(zeros..);
        let last = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
        let digits = digits.part(..last).to_vec();
        let length = |count: usize| i64::try_from(count).unwrap_or(most);
        let before_point = if digits.is_empty() { 0 } else { length(whole.len()) - length(zeros) + exponent };
        Some(Self { is_negative: is_negative && !digits.is_empty(), digits, before_point })
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.digits.is_empty(), number.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let size = || self.before_point.cmp(&other.before_point).then_with(|| self.digits.cmp(&other.digits));
        match sign(self).cmp(&sign(other)) {
            Ordering::Equal if self.is_negative => size().reverse(),
            Ordering::Equal => size(),
            unequal => unequal,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_ordered_as_whole_numbers_are(one in any::<i32>(), other in any::<i32>(), locations in 0_usize..4) {
            let read = |number: i32| Decimal::read(&format!("{number}.{}", "0".repeat(locations + 1)));
            prop_assert_eq!(read(one).cmp(&Decimal::read(&other.to_string())), one.cmp(&other));
        }

        #[test]
        fn any_text_is_read_or_not(text in any::<String>()) {
            let _ = Decimal::read(&text);
        }
    }
}
