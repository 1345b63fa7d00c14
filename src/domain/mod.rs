//! The words of the trade as types: applicants, dates, names, outcomes, problems. Nothing here knows a rules file.

pub mod applicant;
pub mod calendar;
pub mod closed_words;
pub mod countries;
pub mod cv;
pub mod doubts;
pub mod fact_change;
pub mod interned;
pub mod intervals;
pub mod languages;
pub mod level_labels;
pub mod location;
pub mod name_parts;
pub mod names;
pub mod number;
pub mod outcome;
pub mod part;
pub mod problem;
pub mod record;
pub mod report_difference;
pub mod rule_lists;
pub mod standard_lists;
pub mod text;
pub mod value_type;
pub mod values;
pub mod written_dates;
