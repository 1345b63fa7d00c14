//! Text to applicants: every record becomes an [`Applicant`] or the list of everything that is wrong with it. Nothing
//! here opens a file.
//!
//! [`document`] finds the records of a file, [`mod@document::array`] those of an array.
//!
//! [`cv`] reads CVs in the formats of others, [`tables`] rows of tables, [`decisions_file`] what people decided.

pub mod applicant_reader;
pub mod cv;
pub mod decisions_file;
pub mod document;
pub mod json_reader;
pub mod own_reports;
pub mod tables;

use json_reader::{MAX_DEPTH, ReadError};

use crate::domain::applicant::Applicant;
use crate::domain::cv::CvFormat;
use crate::domain::problem::{Expected, Problem, ProblemKind, Warning, WarningKind, XmlError};

/// A record and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake<'a> {
    /// What could be read.
    pub applicant: Applicant<'a>,
    /// Whether it cannot be read as a record, and is not judged.
    pub is_invalid: bool,
    /// Everything that could not be understood, by pointer; of a record that cannot be read, why.
    pub problems: Vec<Problem>,
    /// Everything that a person should know, by pointer.
    pub warnings: Vec<Warning>,
    /// Whether the text after the record cannot be read: it is no JSON, or too deep.
    pub broken: bool,
    /// Whether a value stands elsewhere in the file than its field says: under another key, or alone in the place of a list.
    pub has_other_places: bool,
    /// The format of the CV that the record was read from; `None`: it is an applicant file.
    pub cv: Option<CvFormat>,
}

impl Intake<'_> {
    /// The intake of a text that cannot be read: one problem, at the place of the fault, and nothing else.
    #[must_use]
    pub fn of_fault(fault: impl Into<Box<ReadError>>) -> Self {
        let fault = fault.into();
        let expected = match fault.mistake {
            ProblemKind::TooDeep => Some(Expected::Depth(MAX_DEPTH)),
            ProblemKind::NotUtf8(_) => Some(Expected::Utf8),
            ProblemKind::NotXml(XmlError::TooDeep) => Some(Expected::Depth(MAX_DEPTH)),
            ProblemKind::NotXml(_) => Some(Expected::Xml),
            ProblemKind::Unreadable(..)
            | ProblemKind::UnreadCv(_)
            | ProblemKind::OtherFile(_)
            | ProblemKind::NotLines(_)
            | ProblemKind::OwnReport => None,
            ProblemKind::TooLarge(most) => Some(Expected::Size(most)),
            _ => Some(Expected::Json),
        };
        let (pointer, at, mistake) = (String::new(), fault.at, fault.mistake);
        let problem = Problem { pointer, at, mistake, found: None, expected, suggestion: None };
        Self { problems: vec![problem], is_invalid: true, broken: true, ..Self::default() }
    }

    /// Whether it is a report of this tool, which is passed over: nobody applied by it.
    #[must_use]
    pub fn is_own_report(&self) -> bool {
        self.is_invalid && self.problems.first().is_some_and(|problem| problem.mistake == ProblemKind::OwnReport)
    }

    fn make_strict(&mut self) {
        for warning in std::mem::take(&mut self.warnings) {
            if let WarningKind::UnknownField(name) = warning.concern {
                self.problems.push(Problem {
                    pointer: warning.pointer,
                    at: warning.at,
                    mistake: ProblemKind::UnknownField,
                    found: Some(name),
                    expected: None,
                    suggestion: warning.suggestion,
                });
            } else {
                self.warnings.push(warning);
            }
        }
    }
}
