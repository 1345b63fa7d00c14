//! What was noticed across the applicants of a run, by kind, with the first few of each.

use crate::assessment::duplicates::SharedTrait;
use crate::domain::text::Lang;
use crate::messages::{duplicate_notes, quoted};
use crate::report::report_data::{self, AcrossData};

/// So many findings are said in full.
const SAID_IN_FULL: usize = 3;
/// So many ids are named of each kind.
const NAMED: usize = 2;

/// A kind of what was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateGroup {
    /// How often it was noticed; none of what is not about single records.
    pub count: Option<usize>,
    /// What it is, with the first ids.
    pub said: String,
}

impl DuplicateGroup {
    /// The count and what it is, in a line.
    #[must_use]
    pub fn line(&self) -> String {
        self.count.map_or_else(|| self.said.clone(), |count| format!("{count} {}", self.said))
    }
}

/// Each finding in full.
#[must_use]
pub fn in_full(across: &[AcrossData]) -> Vec<DuplicateGroup> {
    across.iter().map(said_in_full).collect()
}

fn said_in_full(finding: &AcrossData) -> DuplicateGroup {
    DuplicateGroup { count: None, said: finding.message.clone() }
}

/// Every kind that there is; what is little is said in full.
#[must_use]
pub fn kinds(lang: Lang, across: &[AcrossData]) -> Vec<DuplicateGroup> {
    if across.len() <= SAID_IN_FULL {
        return in_full(across);
    }
    let of = |code: &str| across.iter().filter(|finding| finding.what == code).collect::<Vec<_>>();
    let same = SharedTrait::ALL.into_iter().filter_map(|shared| {
        let found = of(report_data::same(shared));
        // The later record of each pair: there is one finding for each record that is like an earlier one.
        let ids: Vec<_> = found.iter().filter_map(|finding| Some(finding.applicants.last()?.id.as_str())).collect();
        group(&ids, |named| duplicate_notes::same(lang, shared, named))
    });
    let people = of(report_data::VACANCIES);
    let ids: Vec<_> = people.iter().filter_map(|finding| Some(finding.applicants.first()?.id.as_str())).collect();
    let vacancies = group(&ids, |named| duplicate_notes::too_many_vacancies(lang, named));
    let is_grouped =
        |what: &str| what == report_data::VACANCIES || SharedTrait::ALL.map(report_data::same).contains(&what);
    let others = across.iter().filter(|finding| !is_grouped(&finding.what));
    same.chain(vacancies).chain(others.map(said_in_full)).collect()
}

/// A kind with the first of these ids, of which there may be none.
fn group(ids: &[&str], said: impl FnOnce(&str) -> String) -> Option<DuplicateGroup> {
    let first: Vec<_> = ids.iter().take(NAMED).map(|id| quoted(id)).collect();
    let more = if ids.len() > NAMED { ", …" } else { "" };
    let named = first.join(", ") + more;
    (!ids.is_empty()).then(|| DuplicateGroup { count: Some(ids.len()), said: said(&named) })
}
