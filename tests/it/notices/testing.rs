//! Cases of rules files, and new rules files.
