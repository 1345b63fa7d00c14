//! Cases around every threshold.

use crate::rules::Vacancy;
use crate::trial::Terms;

/// Cases around every threshold of a rules file, as a file of cases.
#[must_use]
pub fn boundaries(_text: &str, _vacancy: &Vacancy, _terms: Terms) -> String {
    String::new()
}
