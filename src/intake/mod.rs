//! Text to applicants: every record becomes an [`Applicant`](crate::domain::applicant::Applicant) or the list of
//! everything that is wrong with it. Nothing here opens a file.

pub mod applicant;
pub mod document;
pub mod json;
