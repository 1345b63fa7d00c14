//! What is said of an outcome, of a vacancy with one text, and of one where nothing is scored.
