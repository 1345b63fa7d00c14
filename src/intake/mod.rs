//! Text to applicants: every record becomes an [`Applicant`](crate::domain::applicant::Applicant) or the list of
//! everything that is wrong with it. Nothing here opens a file.
//!
//! [`document`] finds the records of a file, [`mod@array`] those of an array.
//!
//! CVs of other formats: [`cv`] recognises them and has what the importers share, [`words`] the tables, [`tree`] and [`xml`]
//! the reading with places; [`jsonresume`], [`europass`] and [`skillspassport`] are the importers.

pub mod applicant;
pub mod array;
pub mod cv;
pub mod document;
pub mod europass;
pub mod json;
pub mod jsonresume;
pub mod shape;
pub mod skillspassport;
pub mod tree;
pub mod words;
pub mod xml;
