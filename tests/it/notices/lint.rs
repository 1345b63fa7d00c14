//! Mistakes and doubts of rules files, and the table.
