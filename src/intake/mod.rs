//! Text to applicants: every record becomes an [`Applicant`](crate::domain::applicant::Applicant) or the list of
//! everything that is wrong with it. Nothing here opens a file.
//!
//! [`document`] finds the records of a file, [`mod@array`] those of an array.
//!
//! [`cv`] reads CVs in the formats of others.

pub mod applicant_reader;
pub mod applicant_schema;
pub mod array;
pub mod cv;
pub mod document;
pub mod json_reader;
