//! What is compared across the applicants of a run: the same id twice, the same person twice, identical content, and
//! the vacancies of one person over several files. It changes no verdict.
//!
//! Of each record only hashes are kept ([`Traits`]), and what names it ([`Trace`]), so that many records can be compared.
//! [`groups`] finds the records that share a trait, [`findings`] says what is to be told of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher as _, Hasher as _};

use chrono::Datelike as _;
use foldhash::quality::FixedState;

use crate::domain::applicant::Applicant;
use crate::domain::names::normalise;

/// What two records may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// The bytes of the record, but for white space around it.
    Content,
    /// The id as stated.
    Id,
    /// The name and the exact date of birth.
    Person,
}

impl Trait {
    /// All of them, the most telling first.
    pub const ALL: [Self; 3] = [Self::Content, Self::Id, Self::Person];

    /// A byte that stands for it.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Content => b'c',
            Self::Id => b'i',
            Self::Person => b'p',
        }
    }
}

/// The hashes of what a record may share with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits([Option<u64>; 3]);

impl Traits {
    /// Those of a record with this content. A blank one, or a person without an exact date of birth, is like no other.
    #[must_use]
    pub fn of(content: &[u8], applicant: &Applicant<'_>) -> Self {
        let content = content.trim_ascii();
        let born = applicant.date_of_birth.as_ref().filter(|born| born.value.is_exact());
        let person = applicant.name.as_ref().zip(born).and_then(|(name, born)| {
            let name = normalise(&name.value);
            let day = born.value.first().num_days_from_ce();
            (!name.is_empty()).then(|| hash(&[&day.to_le_bytes(), name.as_bytes()]))
        });
        Self([
            (!content.is_empty()).then(|| hash(&[content])),
            applicant.id.as_ref().map(|id| hash(&[id.value.trim().as_bytes()])),
            person,
        ])
    }

    /// Each trait that the record has, with its hash.
    pub fn iter(&self) -> impl Iterator<Item = (Trait, u64)> {
        Trait::ALL.into_iter().zip(self.0).filter_map(|(what, hash)| hash.map(|hash| (what, hash)))
    }
}

/// A hash by which texts are told apart, the same in every run. Among a million records two that differ share one with a
/// probability of one in thirty million; what follows is a warning, which a person reads.
fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = FixedState::with_seed(0x000A_CC05).build_hasher();
    for part in parts {
        hasher.write(part);
    }
    hasher.finish()
}

/// What names a record, and the vacancies that it says it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The id, as stated or named by the file.
    pub id: String,
    /// The path as given, `-` for standard input.
    pub source: String,
    /// Counts from 1 within the source.
    pub record: u64,
    /// The vacancy and the other vacancies that it names.
    pub vacancies: Vec<String>,
}

/// Records that share a trait, by the order in which they were read, at least two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// What they share.
    pub what: Trait,
    /// Their numbers, counted over the whole run from 0, rising.
    pub numbers: Vec<u64>,
}

/// The groups among records of which a trait is known, with its hash and the record's number.
#[must_use]
pub fn groups(mut known: Vec<(Trait, u64, u64)>) -> Vec<Group> {
    known.sort_unstable();
    let same = |one: &(Trait, u64, u64), other: &(Trait, u64, u64)| (one.0, one.1) == (other.0, other.1);
    let several = known.chunk_by(same).filter(|group| group.len() > 1);
    let group = several.filter_map(|group| {
        let what = group.first()?.0;
        Some(Group { what, numbers: group.iter().map(|(_, _, number)| *number).collect() })
    });
    group.collect()
}

/// What was noticed about some records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub what: Noticed,
    /// The records it is about: the earliest first.
    pub records: Vec<Trace>,
}

/// What may be noticed across records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noticed {
    /// Two records share a trait.
    Same(Trait),
    /// One person applied for so many vacancies in several files, and so many are allowed.
    Vacancies(usize, usize),
    /// So many more of these are not told.
    More(usize),
}

/// So many findings are told; nobody reads more, and a run over copies of one record would tell of nothing else.
pub const TOLD: usize = 1000;

/// What is to be told of groups of records: of each record that is like an earlier one the most telling likeness, and of
/// each person the vacancies where they are more than `most` over several records and more than any of these says.
/// `vacancy` is the one of this run.
#[must_use]
pub fn findings(groups: &[Group], traces: &BTreeMap<u64, Trace>, vacancy: &str, most: Option<usize>) -> Vec<Finding> {
    // By the later record: the likeness that tells most, and the earliest record that has it.
    let mut like = BTreeMap::<u64, (Trait, u64)>::new();
    for group in groups {
        let Some((first, others)) = group.numbers.split_first() else { continue };
        for number in others {
            let best = like.entry(*number).or_insert((group.what, *first));
            *best = (*best).min((group.what, *first));
        }
    }
    let trace = |number: &u64| traces.get(number).cloned();
    let mut findings: Vec<(u64, Finding)> = Vec::new();
    for (number, (what, first)) in &like {
        if let (Some(first), Some(later)) = (trace(first), trace(number)) {
            findings.push((*number, Finding { what: Noticed::Same(*what), records: vec![first, later] }));
        }
    }
    if let Some(most) = most {
        for person in persons(groups) {
            let records: Vec<_> = person.iter().filter_map(trace).collect();
            let of = |trace: &Trace| -> BTreeSet<String> {
                let named = trace.vacancies.iter().map(|name| name.trim().to_owned());
                named.chain([vacancy.to_owned()]).collect()
            };
            let each: Vec<_> = records.iter().map(of).collect();
            let all: BTreeSet<_> = each.iter().flatten().collect();
            let alone = each.iter().map(BTreeSet::len).max().unwrap_or(0);
            if all.len() > most && all.len() > alone {
                let last = person.last().copied().unwrap_or_default();
                findings.push((last, Finding { what: Noticed::Vacancies(all.len(), most), records }));
            }
        }
    }
    findings.sort_by_key(|(number, finding)| (*number, finding.what));
    let more = findings.len().saturating_sub(TOLD);
    let mut findings: Vec<_> = findings.into_iter().take(TOLD).map(|(_, finding)| finding).collect();
    if more > 0 {
        findings.push(Finding { what: Noticed::More(more), records: Vec::new() });
    }
    findings
}

/// The records that belong to one person each: identical ones, and those that share an id, or a name and date of birth.
fn persons(groups: &[Group]) -> Vec<BTreeSet<u64>> {
    let mut parents = HashMap::<u64, u64>::new();
    for group in groups {
        let Some(first) = group.numbers.first() else { continue };
        for number in &group.numbers {
            let (one, other) = (root(&mut parents, *number), root(&mut parents, *first));
            parents.insert(one.max(other), one.min(other));
        }
    }
    let mut persons = BTreeMap::<u64, BTreeSet<u64>>::new();
    let numbers: Vec<_> = parents.keys().copied().collect();
    for number in numbers {
        persons.entry(root(&mut parents, number)).or_default().insert(number);
    }
    persons.into_values().collect()
}

/// The earliest record that a record is known to belong to. The way there becomes shorter.
fn root(parents: &mut HashMap<u64, u64>, mut number: u64) -> u64 {
    loop {
        let parent = *parents.entry(number).or_insert(number);
        if parent == number {
            return number;
        }
        let next = *parents.entry(parent).or_insert(parent);
        parents.insert(number, next);
        number = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace(number: u64, vacancies: &[&str]) -> (u64, Trace) {
        let vacancies = vacancies.iter().map(|name| (*name).to_owned()).collect();
        (number, Trace { id: format!("id{number}"), source: format!("{number}.json"), record: 1, vacancies })
    }

    /// What is noticed, with the sources it names.
    fn noticed(known: &[(Trait, u64, u64)], traces: &[(u64, Trace)]) -> Vec<(Noticed, Vec<String>)> {
        let found = findings(&groups(known.to_vec()), &traces.iter().cloned().collect(), "V", Some(3));
        let sources = |finding: Finding| finding.records.into_iter().map(|trace| trace.source).collect();
        found.into_iter().map(|finding| (finding.what, sources(finding))).collect()
    }

    #[test]
    fn each_later_record_is_named_with_the_first_by_the_most_telling_likeness() {
        let known = [
            (Trait::Id, 7, 4),
            (Trait::Content, 1, 0),
            (Trait::Content, 1, 4),
            (Trait::Id, 7, 0),
            (Trait::Id, 7, 2),
            (Trait::Person, 3, 1),
            (Trait::Person, 4, 3),
        ];
        let traces: Vec<_> = (0..5).map(|number| trace(number, &[])).collect();
        let pair = |later: &str| vec!["0.json".to_owned(), later.to_owned()];
        let expected = [(Noticed::Same(Trait::Id), pair("2.json")), (Noticed::Same(Trait::Content), pair("4.json"))];
        assert_eq!(noticed(&known, &traces), expected);
    }

    #[test]
    fn vacancies_are_counted_over_the_files_of_a_person() {
        let same = [(Trait::Person, 1, 0), (Trait::Person, 1, 1), (Trait::Id, 2, 1), (Trait::Id, 2, 2)];
        let counted = |each: [&[&str]; 3]| {
            let traces: Vec<_> = (0..3).zip(each).map(|(number, vacancies)| trace(number, vacancies)).collect();
            let found = noticed(&same, &traces).into_iter().map(|(what, _)| what);
            found.filter(|what| matches!(what, Noticed::Vacancies(..))).collect::<Vec<_>>()
        };
        // With the one of the run there are three, then four.
        assert_eq!(counted([&["A"], &["V", " B "], &["B"]]), []);
        assert_eq!(counted([&["A"], &["V", " B "], &["C"]]), [Noticed::Vacancies(4, 3)]);
        // One file says it alone, and has been told so.
        assert_eq!(counted([&["A", "B", "C"], &["A"], &["B"]]), []);
    }

    #[test]
    fn names_are_compared_as_names_and_ids_as_they_are() {
        use crate::domain::calendar::PartialDate;
        use crate::domain::place::At;
        let traits = |id: &str, name: &str, born: &str| {
            let text = |value: &str| Some(At { value: value.to_owned().into(), at: 0 });
            let date_of_birth = PartialDate::parse(born).ok().map(|value| At { value, at: 0 });
            Traits::of(b" {} ", &Applicant { id: text(id), name: text(name), date_of_birth, ..Applicant::default() })
        };
        let shared = |one: Traits, other: Traits| {
            one.iter().filter(|own| other.iter().any(|others| *own == others)).map(|(what, _)| what).collect::<Vec<_>>()
        };
        let one = traits("a", "Zoë Example", "2001-02-03");
        assert_eq!(shared(one, traits("A", "ZOE  example", "2001-02-03")), [Trait::Content, Trait::Person]);
        assert_eq!(shared(one, traits(" a", "Zoë Example", "2001-02-04")), [Trait::Content, Trait::Id]);
        // The month of birth is shared by many.
        assert_eq!(shared(traits("a", "Z", "2001-02"), traits("b", "Z", "2001-02")), [Trait::Content]);
        assert_eq!(Traits::of(b" \n", &Applicant::default()).iter().count(), 0);
    }

    #[test]
    fn only_so_many_are_told() {
        let known: Vec<_> = (0..TOLD as u64 + 5).map(|number| (Trait::Id, 1, number)).collect();
        let traces: Vec<_> = (0..TOLD as u64 + 5).map(|number| trace(number, &[])).collect();
        let found = noticed(&known, &traces);
        assert_eq!(found.len(), TOLD + 1);
        assert_eq!(found.last(), Some(&(Noticed::More(4), Vec::new())));
    }
}
