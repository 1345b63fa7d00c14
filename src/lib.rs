//! Says who meets a vacancy notice, and why: a library, and the command `eligible` made of it.
//!
//! [`Rules`] describe a vacancy, [`Applicants`] state facts, and [`assess`] applies every criterion to every applicant.
//!
//! ```
//! use eligible::{Applicants, Format, Outcome, Rules, Score, Settings, Verdict, assess};
//!
//! let rules = Rules::parse(
//!     "clerk.toml",
//!     r#"
//!     [vacancy]
//!     id = "CLERK-1"
//!     title.en = "Clerk"
//!     deadline = { at = "2030-01-31T12:00", zone = "Europe/Brussels" }
//!     official_languages = ["en"]
//!
//!     [[criterion]]
//!     id = "age"
//!     group = "essential"
//!     clause.en = "at least 18 years old"
//!     check.age = { at_least = 18 }
//!
//!     [[criterion]]
//!     id = "degree"
//!     group = "desirable"
//!     weight = 10
//!     clause.en = "a bachelor's degree"
//!     check.degree = { at_least = "bachelor" }
//!     "#,
//! )?;
//! let applicants = Applicants::read(
//!     "applicants.ndjson",
//!     br#"{"id": "ana", "date_of_birth": "2001-05-17", "education": [{"level": "bachelor", "status": "completed"}]}
//!         {"id": "bo", "date_of_birth": "2012"}
//!         {"id": "cy", "date_of_birth": "yesterday"}"#,
//! );
//! let report = assess(&rules, &applicants, &Settings::default());
//!
//! let [ana, bo, cy] = report.applicants().collect::<Vec<_>>()[..] else { panic!("three lines") };
//! assert_eq!((ana.verdict(), ana.rank()), (Verdict::Eligible, Some(1)));
//! // Of one desirable criterion, all is met: 100.0 %.
//! assert_eq!(ana.score(), Some(Score { min: 1000, max: 1000 }));
//! // Whether 2012 is long enough ago depends on the month, and no degree was stated: both are unclear, not refused.
//! assert_eq!((bo.verdict(), bo.score()), (Verdict::Review, Some(Score { min: 0, max: 1000 })));
//! assert!(bo.criteria().all(|criterion| criterion.outcome == Outcome::Unclear));
//! // A date that cannot be understood may be any: its problem is reported, and all the rest is judged.
//! assert_eq!((cy.verdict(), cy.problems()[0].pointer.as_str()), (Verdict::Review, "/date_of_birth"));
//!
//! let mut csv = Vec::new();
//! report.write(Format::Csv, &mut csv)?;
//! assert!(csv.starts_with(b"id,name,source,record,verdict,"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A mistake in the rules is an error that names all of them, each in its line; a record that cannot be read is `Invalid`,
//! with its problems, and keeps no other from being judged.
//!
//! The rest of this page is for whoever works on the project.
#![doc = include_str!("../docs/architecture.md")]
#![forbid(unsafe_code)]

mod assessment;
mod checks;
mod cli;
mod domain;
mod intake;
#[doc(hidden)]
pub mod internal;
mod library;
mod messages;
mod report;
mod rule_tests;
mod rules;

/// Runs the command line: its arguments are those of the process. Gives the exit status.
pub use crate::cli::run as run_command_line;
pub use crate::library::{
    Applicants, AssessedApplicant, AssessedCriterion, DayError, Format, Lang, Outcome, Reading, RecordNote, Report,
    Rules, RulesError, Score, Settings, Verdict, assess,
};
