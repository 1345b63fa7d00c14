//! Protected grounds, on which no score must rest.

/// What a score must not rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Nationality,
    Age,
    /// An answer that the rules mark as protected.
    Answer,
}
