//! What the project's own tests, benchmarks and fuzz targets use of the rooms, under the names that it has there. No part of
//! what the library offers: anything here may change with any version.

pub mod assessment {
    pub use crate::assessment::{Assessment, Judgement, Reading, assess, judge, rank, rank_key};
    pub mod duplicates {
        pub use crate::assessment::duplicates::{DuplicateFinder, RecordIdentity, TraitHashes, groups};
    }
    pub mod tally {
        pub use crate::assessment::tally::Tally;
    }
    pub mod timeline {
        pub use crate::assessment::timeline::periods;
    }
}
pub mod checks {
    pub use crate::checks::{Check, CheckInput, JudgingDates, OnDate};
    pub mod describe {
        pub use crate::checks::describe::{Describe, DescribeContext, Description};
    }
}
pub mod domain {
    pub mod applicant {
        pub use crate::domain::applicant::{
            Amount, Applicant, Application, Availability, Competency, Document, DocumentKind, DrivingLicence,
            Education, Experience, ExperienceKind, ItSkill, LanguageLevel, LanguageSkill, Level, Residence, Sector,
            Status, Years, field_info, field_type,
        };
    }
    pub mod calendar {
        pub use crate::domain::calendar::{
            ClockChange, DateError, Moment, PartialDate, add_months, age_on, around, birthday, day_after, day_before,
            exact_day, minutes_later, whole_months,
        };
    }
    pub mod closed_words {
        pub use crate::domain::closed_words::{ClosedList, boolean, is_placeholder, sectors_of_employer};
    }
    pub mod countries {
        pub use crate::domain::countries::{Country, NamedCountry};
    }
    pub mod cv {
        pub use crate::domain::cv::{CvFormat, CvValueKind};
    }
    pub mod fact_change {
        pub use crate::domain::fact_change::{FactChange, FieldPath, NewEntry};
    }
    pub mod file_kind {
        pub use crate::domain::file_kind::{FileKind, JsonTextKind};
    }
    pub mod grammar {
        pub use crate::domain::grammar::number_words;
    }
    pub mod interned {
        pub use crate::domain::interned::intern;
    }
    pub mod intervals {
        pub use crate::domain::intervals::{Length, Times, months_and_days};
    }
    pub mod languages {
        pub use crate::domain::languages::{Language, StatedLanguage, read};
    }
    pub mod level_labels {
        pub use crate::domain::level_labels::{CertificateScore, LabelMeaning, LabelScale, level_name};
    }
    pub mod location {
        pub use crate::domain::location::{Location, Origin, Position};
    }
    pub mod name_parts {
        pub use crate::domain::name_parts::{brackets, split_at_separators, split_at_words, without_article};
    }
    pub mod names {
        pub use crate::domain::names::{Phrases, is_named, meant, nearest, normalise, normalise_field, with_normal};
    }
    pub mod nationalities {
        pub use crate::domain::nationalities::{StatedNationality, read, read_country};
    }
    pub mod number {
        pub use crate::domain::number::Decimal;
    }
    pub mod outcome {
        pub use crate::domain::outcome::{Counts, Effect, Group, Outcome, Score, Verdict};
    }
    pub mod problem {
        pub use crate::domain::problem::{
            Encoding, JsonError, ProblemKind, RuleError, RuleErrorKind, WarningKind, XmlError,
        };
    }
    pub mod record {
        pub use crate::domain::record::Object;
    }
    pub mod rule_lists {
        pub use crate::domain::rule_lists::FieldOfStudy;
    }
    pub mod standard_lists {
        pub use crate::domain::standard_lists::{StandardList, scale};
    }
    pub mod text {
        pub use crate::domain::text::{Bilingual, Lang, beginning, quotation, trimmed};
    }
    pub mod time_zones {
        pub use crate::domain::time_zones::{changes_clocks, nearest_zone};
    }
    pub mod vacancy_ids {
        pub use crate::domain::vacancy_ids::{is_this, vacancies_named};
    }
    pub mod value_type {
        pub use crate::domain::value_type::{Parameter, ValueType};
    }
    pub mod written_dates {
        pub use crate::domain::written_dates::{
            AskedDate, DateForm, DateOrder, read_date, read_moment, read_whole_number,
        };
    }
}
pub mod intake {
    pub mod array {
        pub use crate::intake::document::array::{Border, Borders};
    }
    pub mod cv {
        pub mod cv_words {
            pub use crate::intake::cv::cv_words::{degree, fluency, skill_level};
        }
    }
    pub mod document {
        pub use crate::intake::document::{
            BYTE_ORDER_MARK, Record, RecordLayout, is_blank, kind_of, one_json_text, read_cv, read_document, read_line,
            read_lines, read_short_lines,
        };
    }
    pub mod own_reports {
        pub use crate::intake::own_reports::begins_report;
    }
    pub mod json_reader {
        pub use crate::intake::json_reader::{JsonReader, JsonType, Keys, Path, ReadError, ReadResult};
    }
}
pub mod messages {
    pub use crate::messages::{outcome, verdict};
    pub mod diagnostics {
        pub use crate::messages::diagnostics::{problem, warning};
        pub use crate::messages::rule_error_messages::rule_problem;
    }
    pub mod headings {
        pub use crate::messages::headings::{behind_colon, outcome, place, yes_or_no};
    }
    pub mod lint_messages {
        pub use crate::messages::lint_messages::{explanation, message};
    }
    pub mod notice_words {
        pub use crate::messages::notice_words::{NoticeLabel, facts};
    }
    pub mod rule_test_messages {
        pub use crate::messages::rule_test_messages::change;
    }
}
pub mod report {
    pub use crate::report::{JudgedRecord, Run};
    pub mod applicant_file {
        pub use crate::report::applicant_file::{date_text, text};
    }
    pub mod blind {
        pub use crate::report::blind::Blind;
    }
    pub mod conversion {
        pub use crate::report::conversion::notes;
    }
    pub mod escape {
        pub use crate::report::escape::{
            cell, cell_of_lines, github_data, github_property, html, json, json_text, markdown, sarif, sarif_markdown,
            sheet, sheet_xml, shell_word, uri, visible,
        };
    }
    pub mod explanation {
        pub use crate::report::explanation::{ExplanationData, FactData, explanation, full_text, json, short_text};
    }
    pub mod file_names {
        pub use crate::report::file_names::FileNames;
    }
    pub mod formats {
        pub use crate::report::formats::{Format, Options, Placing, ReportFooter, begin, end, row};
        pub mod html {
            pub use crate::report::formats::html::{SCRIPT, STYLE, end};
            pub mod notice_page {
                pub use crate::report::formats::html::notice_page::{STYLE, page};
            }
        }
        pub mod json_writer {
            pub use crate::report::formats::json_writer::{ApplicantWriter, JsonLayout};
        }
        pub mod table {
            pub use crate::report::formats::table::{Single, single};
            pub use crate::report::terminal_style::TerminalStyle;
        }
    }
    pub mod json_schema {
        pub use crate::report::json_schema::{applicant, report, rules};
    }
    pub mod lint_report {
        pub use crate::report::lint_report::{Linted, github, json, sarif, text};
    }
    pub mod notice {
        pub use crate::report::notice::{NoticeDocument, NoticeParts, sheet};
        pub mod notice_markdown {
            pub use crate::report::notice::notice_markdown::page;
        }
        pub mod notice_text {
            pub use crate::report::notice::notice_text::text;
        }
    }
    pub mod places {
        pub use crate::report::places::{record, rules};
    }
    pub mod remark_groups {
        pub use crate::report::remark_groups::{RemarkGroups, RemarkSort};
    }
    pub mod report_data {
        pub use crate::report::report_data::{
            AcrossData, ApplicantData, Rank, ReportHeader, RunOptions, across, applicant, problems, warnings,
        };
    }
    pub mod rule_diff {
        pub use crate::report::rule_diff::{Compared, DiffData, RuleChange, SCHEMA, json};
    }
    pub mod rule_test_report {
        pub use crate::report::rule_test_report::{CaseFile, Cases, TestRun, json, text};
        pub mod boundary_cases {
            pub use crate::report::rule_test_report::boundary_cases::cases;
        }
        pub mod junit_tests {
            pub use crate::report::rule_test_report::junit_tests::junit;
        }
        pub mod tap {
            pub use crate::report::rule_test_report::tap::tap;
        }
    }
    pub mod timeline_report {
        pub use crate::report::timeline_report::{course, table};
    }
    pub mod vocabulary_page {
        pub use crate::report::vocabulary_page::page;
    }
}
pub mod rule_tests {
    pub use crate::rule_tests::{CaseDefaults, CaseDifference, ExpectedOutcome, PreparedCase, RuleTestCase};
    pub mod boundaries {
        pub use crate::rule_tests::boundaries::boundaries;
    }
    pub mod case_reader {
        pub use crate::rule_tests::case_reader::{CASE_KEYS, read};
    }
    pub mod coverage {
        pub use crate::rule_tests::coverage::{CoverageRow, coverage, percent};
    }
    pub mod mutants {
        pub use crate::rule_tests::mutants::{Mutant, Mutants, mutants};
    }
}
pub mod rules {
    pub use crate::rules::{FileContents, Vacancy, read};
    pub mod lint {
        pub use crate::rules::lint::{Affected, Code, DiagnosticKind, LintWarning, Severity, lint};
    }
    pub mod lists {
        pub use crate::rules::lists::{RuleList, read};
    }
    pub mod rules_schema {
        pub use crate::rules::rules_schema::FILE;
    }
    pub mod vacancy {
        pub use crate::rules::vacancy::{Interpretation, Readings};
    }
}
