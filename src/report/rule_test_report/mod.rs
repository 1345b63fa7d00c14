//! What came of the cases for a rules file: as text for people, as JSON, and as test results for other tools.

pub mod boundary_cases;
pub mod junit_tests;
pub mod tap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::{ReadingFindings, assess};
use crate::domain::location::Origin;
use crate::domain::outcome::{Outcome, Score};
use crate::domain::text::Lang;
use crate::messages::rule_test_messages::{self as words, DifferenceSubject, TestHeading};
use crate::messages::{self, colon};
use crate::report::terminal_style::{TerminalStyle, painted};
use crate::report::text_page::TextPage;
use crate::report::{decimal, escape};
use crate::rule_tests::check_parts::OUTCOMES;
use crate::rule_tests::coverage::{CoverageRow, percent};
use crate::rule_tests::mutants::{Mutant, Mutants};
use crate::rule_tests::{CaseDifference, PreparedCase};
use crate::rules::Vacancy;

/// The name of this kind of data and its version.
const SCHEMA: &str = "eligible.test/1";

/// A file with its text, from which lines are counted.
#[derive(Clone, Copy, Debug)]
pub struct CaseFile<'f> {
    /// The path as given, or `built-in`.
    pub path: &'f str,
    pub text: &'f str,
}

impl CaseFile<'_> {
    fn line(&self, at: usize) -> u64 {
        Origin::START.position(self.text.as_bytes(), at).line
    }
}

/// The cases of one file, read.
#[derive(Clone, Debug)]
pub struct Cases<'c> {
    pub file: CaseFile<'c>,
    /// How many cases are in it.
    pub count: usize,
}

/// Everything that was tried.
#[derive(Clone, Debug)]
pub struct TestRun<'t> {
    /// The language of the sentences.
    pub lang: Lang,
    /// The rules.
    pub vacancy: &'t Vacancy,
    /// Their file.
    pub rules: CaseFile<'t>,
    /// The files of cases, in the order of the cases.
    pub files: Vec<Cases<'t>>,
    pub prepared_cases: &'t [PreparedCase<'t>],
    /// What the cases cover.
    pub coverage: Vec<CoverageRow>,
    /// The least coverage that was asked, in percent.
    pub least: Option<u8>,
    /// Whether to say what is not covered.
    pub gaps: bool,
    /// Whether to say also of changes that make no difference.
    pub verbose: bool,
    /// The changes of the rules that were tried, where that was asked.
    pub mutants: Option<Mutants>,
}

/// What came of it all, as data.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TestData {
    schema: &'static str,
    cases: Vec<CaseData>,
    coverage: Vec<CoverageData>,
    mutants: Vec<MutantData>,
}

/// What came of one case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct CaseData {
    name: String,
    file: String,
    line: u64,
    passed: bool,
    differences: Vec<DifferenceData>,
}

/// What came out other than expected.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct DifferenceData {
    what: String,
    expected: String,
    found: String,
    /// The same in a sentence.
    #[serde(skip)]
    sentence: String,
}

/// What the cases saw of a criterion or a part of it; null: that can never be.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct CoverageData {
    criterion: String,
    part: String,
    met: Option<bool>,
    not_met: Option<bool>,
    unclear: Option<bool>,
    decisive: Option<bool>,
    /// What was not seen, in a sentence with its place.
    #[serde(skip)]
    gap: Option<String>,
}

/// A change of the rules.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct MutantData {
    criterion: String,
    change: String,
    caught_by: Option<String>,
    #[serde(skip)]
    line: u64,
    /// The list of the file whose members it is about, such as `[set.members]`.
    #[serde(skip)]
    list: Option<String>,
    /// A case that would have noticed, in one line.
    #[serde(skip)]
    proposed: Option<String>,
}

impl TestRun<'_> {
    /// Whether every case passes, and whatever else was asked is as asked.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        let passes = self.prepared_cases.iter().all(|prepared| prepared.differences(self.vacancy).is_empty());
        let survivors = self.mutants.iter().flat_map(Mutants::survivors).count();
        passes && survivors == 0 && !self.lacks_coverage()
    }

    fn lacks_coverage(&self) -> bool {
        self.least.is_some_and(|least| percent(&self.coverage) < usize::from(least))
    }

    fn id(&self, criterion: usize) -> String {
        self.vacancy.criteria.get(criterion).map(|criterion| criterion.id.clone()).unwrap_or_default()
    }

    fn ids(&self, criteria: &[usize]) -> String {
        criteria.iter().map(|criterion| self.id(*criterion)).collect::<Vec<_>>().join(" ")
    }

    /// As data.
    #[must_use]
    pub fn data(&self) -> TestData {
        let files = self.files.iter().flat_map(|cases| std::iter::repeat_n(cases.file, cases.count));
        let cases = self.prepared_cases.iter().zip(files).map(|(prepared, file)| {
            let differences = prepared.differences(self.vacancy);
            CaseData {
                name: prepared.case.name.clone(),
                file: file.path.to_owned(),
                line: file.line(prepared.case.span.start),
                passed: differences.is_empty(),
                differences: differences.iter().map(|difference| self.difference(prepared, difference)).collect(),
            }
        });
        let coverage = self.coverage.iter().map(|row| CoverageData {
            criterion: self.id(row.criterion),
            part: row.part.to_string(),
            met: row.saw(Outcome::Met),
            not_met: row.saw(Outcome::NotMet),
            unclear: row.saw(Outcome::Unclear),
            decisive: row.decisive,
            gap: self.gap(row),
        });
        let mutants = self.mutants.iter().flat_map(|mutants| &mutants.all).map(|mutant| self.mutant(mutant));
        TestData { schema: SCHEMA, cases: cases.collect(), coverage: coverage.collect(), mutants: mutants.collect() }
    }

    fn mutant(&self, mutant: &Mutant) -> MutantData {
        MutantData {
            criterion: self.ids(&mutant.criteria),
            change: words::change(self.lang, &mutant.change),
            caught_by: mutant.caught_by.and_then(|index| Some(self.prepared_cases.get(index)?.case.name.clone())),
            line: self.rules.line(mutant.place),
            list: mutant.list.as_ref().map(|(kind, name)| format!("[{kind}.{name}]")),
            proposed: mutant
                .would_notice
                .as_ref()
                .and_then(|case| boundary_cases::line(&self.id(case.criterion), case)),
        }
    }

    fn difference(&self, prepared: &PreparedCase<'_>, difference: &CaseDifference) -> DifferenceData {
        let lang = self.lang;
        let said = |what: &str, heading: String, codes: [String; 2], shown: [&str; 2], reason: Option<String>| {
            let [expected, found] = codes;
            let sentence = words::difference(lang, shown[0], shown[1], reason.as_deref());
            DifferenceData { what: what.to_owned(), expected, found, sentence: heading + colon(lang) + &sentence }
        };
        let ids = |what: &str, heading: DifferenceSubject, criteria: [&[usize]; 2]| {
            let codes = criteria.map(|criteria| self.ids(criteria));
            let shown = codes.clone().map(|ids| if ids.is_empty() { words::none(lang).to_owned() } else { ids });
            said(what, heading.text(lang).to_owned(), codes, [&shown[0], &shown[1]], None)
        };
        match difference {
            CaseDifference::Verdict(expected, found) => {
                let shown = [*expected, *found].map(|verdict| messages::verdict(lang, verdict));
                let codes = [*expected, *found].map(|verdict| verdict.code().to_owned());
                said("verdict", DifferenceSubject::Verdict.text(lang).to_owned(), codes, shown, None)
            }
            CaseDifference::Score(expected, found) => {
                let found = found.map_or_else(String::new, score);
                let shown = if found.is_empty() { words::none(lang) } else { &found };
                let (expected, heading) = (score(*expected), DifferenceSubject::Score.text(lang).to_owned());
                said("score", heading, [expected.clone(), found.clone()], [&expected, shown], None)
            }
            CaseDifference::Outcome(criterion, expected, found) => {
                let codes = [*expected, *found].map(|wanted| wanted.code().to_owned());
                let shown = [*expected, *found].map(|wanted| words::wanted(lang, wanted));
                let id = self.id(*criterion);
                said(&id, id.clone(), codes, shown, self.reason(prepared, *criterion))
            }
            CaseDifference::Unchecked(expected, found) => {
                ids("unchecked", DifferenceSubject::Unchecked, [expected, found])
            }
            CaseDifference::Contested(expected, found) => {
                ids("contested", DifferenceSubject::Contested, [expected, found])
            }
        }
    }

    /// Why a criterion came out as it did for a case.
    fn reason(&self, prepared: &PreparedCase<'_>, criterion: usize) -> Option<String> {
        let judging_dates = prepared.judging_dates(self.vacancy);
        let mut input = prepared.input(self.vacancy, &judging_dates, true)?;
        input.shown = self.lang;
        let assessment = assess(self.vacancy, &input, prepared.reading);
        Some(match &assessment.judgements.get(criterion)?.found {
            ReadingFindings::Agreed(finding) => finding.reason(self.lang),
            ReadingFindings::Contested(english, french) => messages::contested(self.lang, english, french),
        })
    }

    /// What no case saw of a row, with its place.
    fn gap(&self, row: &CoverageRow) -> Option<String> {
        let unseen: Vec<_> = OUTCOMES.into_iter().filter(|outcome| row.saw(*outcome) == Some(false)).collect();
        let undecided = row.decisive == Some(false);
        if unseen.is_empty() && !undecided {
            return None;
        }
        let (id, gap) = (self.id(row.criterion), words::gap(self.lang, &unseen, undecided));
        let part = row.part.to_string();
        let part = if part.is_empty() { part } else { format!(" `{part}`") };
        let (path, line) = (self.rules.path, self.rules.line(row.span.start));
        Some(format!("{id}{part} ({path}:{line}){}{gap}", colon(self.lang)))
    }

    /// The lines that sum it up.
    fn summary(&self, data: &TestData) -> Vec<String> {
        let failed = data.cases.iter().filter(|case| !case.passed).count();
        let cases = words::cases(self.lang, data.cases.len(), failed);
        let coverage = words::coverage(self.lang, percent(&self.coverage), self.least);
        let mutants = self.mutants.as_ref().map(|mutants| {
            words::mutants(self.lang, mutants.all.len(), mutants.survivors().count(), mutants.idle.len())
        });
        [cases, coverage].into_iter().chain(mutants).collect()
    }
}

fn score(score: Score) -> String {
    let Score { min, max } = score;
    if min == max { decimal(min) } else { format!("{}-{}", decimal(min), decimal(max)) }
}

impl MutantData {
    fn sentence(&self, rules: &str, lang: Lang) -> String {
        let gap = if self.criterion.is_empty() { "" } else { " " };
        format!("{}{gap}({rules}:{}){}{}", self.criterion, self.line, colon(lang), self.change)
    }
}

/// As one JSON object.
///
/// # Errors
/// Where `serde_json` cannot write it, which no result brings about.
pub fn json(tried: &TestRun<'_>) -> serde_json::Result<String> {
    Ok(escape::json(&serde_json::to_string_pretty(&tried.data())?).into_owned() + "\n")
}

/// The changes of the members of a list together, so that a long list does not hide the rest; each by itself where all are
/// to be shown.
fn grouped<'m>(mutants: &[&'m MutantData], all: bool) -> Vec<Vec<&'m MutantData>> {
    let mut groups: Vec<Vec<&MutantData>> = Vec::new();
    for mutant in mutants {
        let is_like = |group: &&mut Vec<&MutantData>| {
            !all && mutant.list.is_some() && group.first().is_some_and(|first| first.list == mutant.list)
        };
        match groups.iter_mut().find(is_like) {
            Some(group) => group.push(mutant),
            None => groups.push(vec![mutant]),
        }
    }
    groups
}

/// As people read it: what is wrong first, then how much there was.
#[must_use]
pub fn text(tried: &TestRun<'_>, style: TerminalStyle) -> String {
    let (lang, data) = (tried.lang, tried.data());
    let mut page = TextPage::new(lang, style);
    let failed: Vec<_> = data.cases.iter().filter(|case| !case.passed).collect();
    if !failed.is_empty() {
        page.heading(TestHeading::Failed.text(lang));
    }
    for case in failed {
        page.lines("✗  ", &format!("{} ({}:{})", case.name, case.file, case.line));
        for difference in &case.differences {
            page.lines("   -  ", &difference.sentence);
        }
    }
    let gaps: Vec<_> = data.coverage.iter().filter_map(|row| row.gap.as_deref()).collect();
    if !gaps.is_empty() && (tried.gaps || tried.lacks_coverage()) {
        page.heading(TestHeading::NotCovered.text(lang));
        for gap in gaps {
            page.lines("-  ", gap);
        }
    }
    let survivors: Vec<_> = data.mutants.iter().filter(|mutant| mutant.caught_by.is_none()).collect();
    if !survivors.is_empty() {
        page.heading(TestHeading::Survivors.text(lang));
        for group in grouped(&survivors, tried.verbose) {
            let [mutant, others @ ..] = group.as_slice() else { continue };
            page.lines("-  ", &mutant.sentence(tried.rules.path, lang));
            if let Some(case) = &mutant.proposed {
                page.lines("   ", &words::would_notice(lang, case));
            }
            if let (Some(list), false) = (&mutant.list, others.is_empty()) {
                page.lines("   ", &words::more_of_list(lang, others.len(), list));
            }
        }
    }
    let idle: Vec<_> = tried.mutants.iter().flat_map(|mutants| &mutants.idle).collect();
    if tried.verbose && !idle.is_empty() {
        page.heading(TestHeading::Idle.text(lang));
        for mutant in idle {
            page.lines("-  ", &tried.mutant(mutant).sentence(tried.rules.path, lang));
        }
    }
    let mut printed = page.printed.trim_start_matches('\n').to_owned();
    if !printed.is_empty() {
        printed.push('\n');
    }
    let colour = if tried.is_fine() { anstyle::AnsiColor::Green } else { anstyle::AnsiColor::Red };
    for line in tried.summary(&data) {
        printed.push_str(&painted(&line, Some(colour), style));
        printed.push('\n');
    }
    printed
}
