//! What is said on standard error of all records of a run: their warnings, and what they have in common. Of many records it
//! is said by kind.

use crate::cli::batch::Plan;
use crate::cli::options::CommonOptions;
use crate::cli::reports::RunFindings;
use crate::messages::command_errors::{CliError, sentence};
use crate::messages::{headings, remark_kinds};
use crate::report::formats::Format;
use crate::report::formats::table::MAX_FEW;
use crate::report::remark_groups::RemarkSort;
use crate::report::{Run, duplicate_groups, escape};

/// So many kinds of problems are said, and as many of warnings.
const KINDS: usize = 5;

/// Says what no report says, as much of it as the options ask for.
pub(super) fn say(run: &Run<'_>, plan: &Plan<'_>, findings: &RunFindings, rows_found: u64, common: &CommonOptions) {
    if common.quiet {
        return;
    }
    let lang = run.lang;
    let warn = |said: &str| {
        status!("{}{said}", headings::warning(lang));
    };
    let are_many = findings.counts.total() > MAX_FEW && !common.verbose;
    // A table of many has the kinds itself.
    let in_table = rows_found > MAX_FEW && plan.forms.iter().any(|form| form.format == Format::Table);
    if are_many && plan.warnings > 0 && !in_table {
        let mut is_said = false;
        for sort in [RemarkSort::Problem, RemarkSort::Warning] {
            let (groups, more) = findings.remarks.largest(lang, sort, KINDS);
            is_said |= !groups.is_empty();
            for (records, said) in groups {
                warn(&escape::visible(&remark_kinds::counted(lang, records, &said)));
            }
            if more > 0 {
                warn(&remark_kinds::more_kinds(lang, more));
            }
        }
        if is_said {
            warn(remark_kinds::where_each_is_said(lang));
        }
    }
    if !are_many {
        for warning in findings.first_warnings.iter().take(plan.warnings) {
            warn(warning);
        }
        if findings.first_warnings.len() > plan.warnings {
            warn(&sentence(lang, CliError::MoreWarnings));
        }
    }
    if plan.says_duplicates {
        let across = &findings.across;
        let groups = if are_many { duplicate_groups::kinds(lang, across) } else { duplicate_groups::in_full(across) };
        for group in groups {
            warn(&escape::visible(&group.line()));
        }
    }
}
