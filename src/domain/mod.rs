//! The words of the trade as types: applicants, dates, names, outcomes, problems. Nothing here knows a rules file.

pub mod applicant;
pub mod calendar;
pub mod countries;
pub mod cv;
pub mod form;
pub mod intervals;
pub mod languages;
pub mod lasting;
pub mod names;
pub mod number;
pub mod outcome;
pub mod place;
pub mod problem;
pub mod statement;
pub mod text;
pub mod trial;
pub mod verification;
pub mod vocabulary;
