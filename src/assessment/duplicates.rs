//! What is compared across the applicants of a run: the same id twice, the same person twice, identical content, and
//! the vacancies of one person over several files. It changes no verdict.
//!
//! Of each record only hashes are kept ([`TraitHashes`]), and what names it ([`RecordIdentity`]), so that many records can be compared.
//! [`groups`] finds the records that share a trait, [`DuplicateFinder`] says what is to be said of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher as _, Hasher as _};

use chrono::Datelike as _;
use foldhash::quality::FixedState;

use crate::domain::applicant::Applicant;
use crate::domain::names::normalise;
use crate::domain::vacancy_ids::{folded, vacancies_named as ids_named};

/// What two records may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SharedTrait {
    /// The bytes of the record, but for white space around it.
    Content,
    /// The id as stated.
    Id,
    /// The words of the name, in any order, and the exact date of birth.
    Person,
}

impl SharedTrait {
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
pub struct TraitHashes([Option<u64>; 3]);

impl TraitHashes {
    /// Those of a record with this content. A blank one, or a person without an exact date of birth, is like no other.
    #[must_use]
    pub fn of(content: &[u8], applicant: &Applicant<'_>) -> Self {
        let content = content.trim_ascii();
        let born = applicant.date_of_birth.as_ref().filter(|born| born.value.is_exact());
        let person = applicant.name.as_ref().zip(born).and_then(|(name, born)| {
            let name = normalise(&name.value);
            // Some write the family name first.
            let mut words: Vec<_> = name.split(' ').collect();
            words.sort_unstable();
            let name = words.join(" ");
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
    pub fn iter(&self) -> impl Iterator<Item = (SharedTrait, u64)> {
        SharedTrait::ALL.into_iter().zip(self.0).filter_map(|(what, hash)| hash.map(|hash| (what, hash)))
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
pub struct RecordIdentity {
    /// The id, as stated or named by the file.
    pub id: String,
    /// The path as given, `-` for standard input.
    pub source: String,
    /// Counts from 1 within the source.
    pub record: u64,
    /// The vacancy and the other vacancies that it names.
    pub vacancies: Vec<String>,
}

/// The vacancies that an applicant says the application is for: the one of the file, then the others.
pub fn vacancies_named<'t>(applicant: &'t Applicant<'_>) -> impl Iterator<Item = &'t str> {
    let application = applicant.application.as_ref();
    let named = application.and_then(|application| application.vacancy.as_ref()).map(|vacancy| vacancy.value.as_ref());
    let others = application.and_then(|application| application.other_vacancies.as_ref());
    let others = others.into_iter().flat_map(|list| &list.entries).map(|item| item.text.value.as_ref());
    named.into_iter().chain(others).filter(|vacancy: &&str| !vacancy.is_empty())
}

/// Records that share a trait, by the order in which they were read, at least two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SharedBy {
    /// What they share.
    pub what: SharedTrait,
    /// Their numbers, counted over the whole run from 0, rising.
    pub numbers: Vec<u64>,
}

/// The groups among records of which a trait is known, with its hash and the record's number.
#[must_use]
pub fn groups(mut known: Vec<(SharedTrait, u64, u64)>) -> Vec<SharedBy> {
    known.sort_unstable();
    let same = |one: &(SharedTrait, u64, u64), other: &(SharedTrait, u64, u64)| (one.0, one.1) == (other.0, other.1);
    let several = known.chunk_by(same).filter(|group| group.len() > 1);
    let group = several.filter_map(|group| {
        let what = group.first()?.0;
        Some(SharedBy { what, numbers: group.iter().map(|(_, _, number)| *number).collect() })
    });
    group.collect()
}

/// Some records of a run, by their numbers, which count from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordSet(Vec<u64>);

impl RecordSet {
    /// Adds the record of a number.
    fn insert(&mut self, number: u64) {
        let (word, bit) = Self::place(number);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    /// Whether the record of a number is among them.
    #[must_use]
    pub fn contains(&self, number: u64) -> bool {
        let (word, bit) = Self::place(number);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// How many they are.
    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The word that a number has its bit in, and the bit.
    fn place(number: u64) -> (usize, u64) {
        (usize::try_from(number / 64).unwrap_or(usize::MAX), 1 << (number % 64))
    }
}

/// What was noticed about some records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    pub what: DuplicateKind,
    /// The records it is about, or the first of them: the earliest first.
    pub records: Vec<RecordIdentity>,
    /// How many more it is about.
    pub more: usize,
}

/// What may be noticed across records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DuplicateKind {
    /// Two records share a trait.
    Same(SharedTrait),
    /// One person applied for so many vacancies in several files, and so many are allowed.
    Vacancies(usize, usize),
    /// More records than these are alike, and the vacancies of each person were not counted.
    NotCounted(usize),
    /// So many more of these are not said.
    More(usize),
}

/// What is to be said of records that are all at hand, in the order in which they were read, and which are like another.
/// `vacancy` is the one of this run, `most` how many one person may apply for.
#[must_use]
pub fn among(
    vacancy: &str,
    most: Option<usize>,
    records: &[(TraitHashes, RecordIdentity)],
) -> (Vec<Duplicate>, RecordSet) {
    let numbered = || (0..).zip(records);
    let known =
        numbered().flat_map(|(number, (hashes, _))| hashes.iter().map(move |(what, hash)| (what, hash, number)));
    let mut duplicate_finder = DuplicateFinder::new(vacancy, most);
    duplicate_finder.add(&groups(known.collect()));
    for (number, (_, identity)) in numbered() {
        duplicate_finder.pass(number, identity);
    }
    let wanted = duplicate_finder.wanted();
    let kept = numbered().filter(|(number, _)| wanted.contains(number));
    let (alike, kept) =
        (duplicate_finder.alike(), kept.map(|(number, (_, identity))| (number, identity.clone())).collect());
    (duplicate_finder.reported(&kept), alike)
}

/// So many findings of a kind are said; nobody reads more, and a run over copies of one record would tell of nothing else.
pub const MAX_DUPLICATES_REPORTED: usize = 1000;
/// So many records of one person are named, and so many vacancies kept.
const NAMED: usize = 8;
const KEPT: usize = 100;

/// Of so many records that are like another the vacancies are counted over the files of a person.
pub const COUNTED: usize = 10_000;

/// What is noticed, while the records pass by that it is about. Of the others nothing is kept, and of many alike little.
#[derive(Debug)]
pub struct DuplicateFinder<'v> {
    /// The vacancy of this run, and how many one person may apply for.
    vacancy: &'v str,
    most: Option<usize>,
    /// The first of the later records, each with the most telling likeness and the earliest record that has it.
    pairs: BTreeMap<u64, (SharedTrait, u64)>,
    /// The records that are like an earlier one.
    later: RecordSet,
    /// The records that are like another, earlier or later.
    alike: RecordSet,
    /// By each record that is like another, one of the same person before it, or itself.
    parents: HashMap<u64, u64, FixedState>,
    persons: BTreeMap<u64, SamePerson>,
}

/// What the records of one person say together.
#[derive(Debug, Default)]
struct SamePerson {
    records: Vec<RecordIdentity>,
    count: usize,
    vacancies: BTreeSet<String>,
    /// The most vacancies that one of the records says alone.
    alone: usize,
}

impl<'v> DuplicateFinder<'v> {
    /// Nothing is noticed yet. `vacancy` is the one of this run, `most` how many one person may apply for.
    #[must_use]
    pub fn new(vacancy: &'v str, most: Option<usize>) -> Self {
        Self {
            vacancy,
            most,
            pairs: BTreeMap::new(),
            later: RecordSet::default(),
            alike: RecordSet::default(),
            parents: HashMap::with_hasher(FixedState::with_seed(0)),
            persons: BTreeMap::new(),
        }
    }

    /// Takes groups of records that share a trait.
    pub fn add(&mut self, groups: &[SharedBy]) {
        for group in groups {
            let Some((first, others)) = group.numbers.split_first() else { continue };
            self.alike.insert(*first);
            for number in others {
                self.alike.insert(*number);
                self.later.insert(*number);
                let best = self.pairs.entry(*number).or_insert((group.what, *first));
                *best = (*best).min((group.what, *first));
                if self.pairs.len() > MAX_DUPLICATES_REPORTED {
                    self.pairs.pop_last();
                }
                if self.most.is_some() && self.parents.len() <= COUNTED {
                    let (one, other) = (root(&mut self.parents, *number), root(&mut self.parents, *first));
                    self.parents.insert(one.max(other), one.min(other));
                }
            }
        }
    }

    /// Whether too many records are alike for the vacancies of each person to be counted.
    fn are_too_many(&self) -> bool {
        self.parents.len() > COUNTED
    }

    /// Whether nothing is noticed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Takes the record of a number, in the order of the numbers.
    pub fn pass(&mut self, number: u64, trace: &RecordIdentity) {
        if self.are_too_many() || !self.parents.contains_key(&number) {
            return;
        }
        let first = root(&mut self.parents, number);
        let person = self.persons.entry(first).or_default();
        let named = trace.vacancies.iter().flat_map(|name| ids_named(name, self.vacancy));
        let of_record: BTreeSet<_> = named.chain([folded(self.vacancy)]).collect();
        person.alone = person.alone.max(of_record.len());
        for vacancy in of_record {
            if person.vacancies.len() < KEPT && !person.vacancies.contains(vacancy.as_ref()) {
                person.vacancies.insert(vacancy.into_owned());
            }
        }
        person.count += 1;
        if person.records.len() < NAMED {
            person.records.push(RecordIdentity { vacancies: Vec::new(), ..trace.clone() });
        }
    }

    /// The records that are like another, each of them: they are likely copies, or the originals of copies.
    #[must_use]
    pub fn alike(&self) -> RecordSet {
        self.alike.clone()
    }

    /// The numbers of the records that are to be said of and were not kept.
    #[must_use]
    pub fn wanted(&self) -> BTreeSet<u64> {
        self.pairs.iter().flat_map(|(number, (_, first))| [*number, *first]).collect()
    }

    /// What is to be said, with the records that were wanted: first of vacancies, then of each later record.
    #[must_use]
    pub fn reported(self, traces: &BTreeMap<u64, RecordIdentity>) -> Vec<Duplicate> {
        let most = self.most.unwrap_or(usize::MAX);
        let (are_too_many, later) = (self.are_too_many(), self.later.count());
        let too_many = self.persons.into_values().filter_map(|person| {
            let count = person.vacancies.len();
            let more = person.count - person.records.len();
            (count > most && count > person.alone).then_some(Duplicate {
                what: DuplicateKind::Vacancies(count, most),
                records: person.records,
                more,
            })
        });
        let mut findings: Vec<_> = too_many.take(MAX_DUPLICATES_REPORTED).collect();
        if are_too_many {
            findings.push(Duplicate { what: DuplicateKind::NotCounted(COUNTED), records: Vec::new(), more: 0 });
        }
        let more = usize::saturating_sub(later, self.pairs.len());
        let pairs = self.pairs.into_iter().filter_map(|(number, (what, first))| {
            let records = vec![traces.get(&first)?.clone(), traces.get(&number)?.clone()];
            Some(Duplicate { what: DuplicateKind::Same(what), records, more: 0 })
        });
        findings.extend(pairs);
        if more > 0 {
            findings.push(Duplicate { what: DuplicateKind::More(more), records: Vec::new(), more: 0 });
        }
        findings
    }
}

/// The earliest record of the person that a record is known to be of: identical ones, and those that share an id, or a name
/// and date of birth, are of one person. The way there becomes shorter.
fn root(parents: &mut HashMap<u64, u64, FixedState>, mut number: u64) -> u64 {
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

    fn trace(number: u64, vacancies: &[&str]) -> (u64, RecordIdentity) {
        let vacancies = vacancies.iter().map(|name| (*name).to_owned()).collect();
        (number, RecordIdentity { id: format!("id{number}"), source: format!("{number}.json"), record: 1, vacancies })
    }

    /// What is noticed, with the sources it names.
    fn duplicates(
        known: &[(SharedTrait, u64, u64)],
        traces: &[(u64, RecordIdentity)],
    ) -> Vec<(DuplicateKind, Vec<String>)> {
        let mut duplicate_finder = DuplicateFinder::new("V", Some(3));
        duplicate_finder.add(&groups(known.to_vec()));
        for (number, trace) in traces {
            duplicate_finder.pass(*number, trace);
        }
        let wanted = duplicate_finder.wanted();
        let kept = traces.iter().filter(|(number, _)| wanted.contains(number)).cloned().collect();
        let found = duplicate_finder.reported(&kept);
        let sources = |finding: Duplicate| finding.records.into_iter().map(|trace| trace.source).collect();
        found.into_iter().map(|finding| (finding.what, sources(finding))).collect()
    }

    #[test]
    fn each_later_record_is_named_with_the_first_by_the_most_telling_likeness() {
        let known = [
            (SharedTrait::Id, 7, 4),
            (SharedTrait::Content, 1, 0),
            (SharedTrait::Content, 1, 4),
            (SharedTrait::Id, 7, 0),
            (SharedTrait::Id, 7, 2),
            (SharedTrait::Person, 3, 1),
            (SharedTrait::Person, 4, 3),
        ];
        let traces: Vec<_> = (0..5).map(|number| trace(number, &[])).collect();
        let pair = |later: &str| vec!["0.json".to_owned(), later.to_owned()];
        let expected = [
            (DuplicateKind::Same(SharedTrait::Id), pair("2.json")),
            (DuplicateKind::Same(SharedTrait::Content), pair("4.json")),
        ];
        assert_eq!(duplicates(&known, &traces), expected);
    }

    #[test]
    fn whoever_is_like_another_is_known_the_first_one_too() {
        let mut duplicate_finder = DuplicateFinder::new("V", Some(3));
        duplicate_finder.add(&groups(vec![
            (SharedTrait::Id, 7, 200),
            (SharedTrait::Id, 7, 3),
            (SharedTrait::Content, 1, 64),
            (SharedTrait::Content, 1, 65),
            (SharedTrait::Person, 9, 5),
        ]));
        let alike = duplicate_finder.alike();
        assert_eq!((0..300).filter(|number| alike.contains(*number)).collect::<Vec<_>>(), [3, 64, 65, 200]);
        assert!(!alike.contains(u64::MAX));
    }

    #[test]
    fn vacancies_are_counted_over_the_files_of_a_person() {
        let same = [
            (SharedTrait::Person, 1, 0),
            (SharedTrait::Person, 1, 1),
            (SharedTrait::Id, 2, 1),
            (SharedTrait::Id, 2, 2),
        ];
        let counted = |each: [&[&str]; 3]| {
            let traces: Vec<_> = (0..3).zip(each).map(|(number, vacancies)| trace(number, vacancies)).collect();
            let found = duplicates(&same, &traces).into_iter().map(|(what, _)| what);
            found.filter(|what| matches!(what, DuplicateKind::Vacancies(..))).collect::<Vec<_>>()
        };
        // With the one of the run there are three, then four.
        assert_eq!(counted([&["A"], &["V", " B "], &["B"]]), []);
        assert_eq!(counted([&["A"], &["V", " B "], &["C"]]), [DuplicateKind::Vacancies(4, 3)]);
        // One file says it alone, and has been said so.
        assert_eq!(counted([&["A", "B", "C"], &["A"], &["B"]]), []);
    }

    #[test]
    fn names_are_compared_as_names_and_ids_as_they_are() {
        use crate::domain::calendar::PartialDate;
        use crate::domain::location::Located;
        let traits = |id: &str, name: &str, born: &str| {
            let text = |value: &str| Some(Located { value: value.to_owned().into(), at: 0 });
            let date_of_birth = PartialDate::parse(born).ok().map(|value| Located { value, at: 0 });
            TraitHashes::of(
                b" {} ",
                &Applicant { id: text(id), name: text(name), date_of_birth, ..Applicant::default() },
            )
        };
        let shared = |one: TraitHashes, other: TraitHashes| {
            one.iter().filter(|own| other.iter().any(|others| *own == others)).map(|(what, _)| what).collect::<Vec<_>>()
        };
        let one = traits("a", "Zoë Example", "2001-02-03");
        assert_eq!(shared(one, traits("A", "ZOE  example", "2001-02-03")), [SharedTrait::Content, SharedTrait::Person]);
        assert_eq!(shared(one, traits(" a", "Zoë Example", "2001-02-04")), [SharedTrait::Content, SharedTrait::Id]);
        // The month of birth is shared by many.
        assert_eq!(shared(traits("a", "Z", "2001-02"), traits("b", "Z", "2001-02")), [SharedTrait::Content]);
        assert_eq!(TraitHashes::of(b" \n", &Applicant::default()).iter().count(), 0);
    }

    #[test]
    fn only_so_many_are_told() {
        let known: Vec<_> =
            (0..MAX_DUPLICATES_REPORTED as u64 + 5).map(|number| (SharedTrait::Id, 1, number)).collect();
        let traces: Vec<_> = (0..MAX_DUPLICATES_REPORTED as u64 + 5).map(|number| trace(number, &[])).collect();
        let found = duplicates(&known, &traces);
        assert_eq!(found.len(), MAX_DUPLICATES_REPORTED + 1);
        assert_eq!(found.last(), Some(&(DuplicateKind::More(4), Vec::new())));
    }

    #[test]
    fn where_very_many_are_alike_it_is_said_that_vacancies_were_not_counted() {
        let mut known: Vec<_> = (0..COUNTED as u64 + 2).map(|number| (SharedTrait::Id, 1, number)).collect();
        let found = duplicates(&known, &[trace(0, &["A", "B"]), trace(1, &["C", "D"])]);
        assert_eq!(found.first().map(|(what, _)| *what), Some(DuplicateKind::NotCounted(COUNTED)));
        known.truncate(COUNTED);
        let found = duplicates(&known, &[trace(0, &["A", "B"]), trace(1, &["C", "D"])]);
        assert_eq!(found.first().map(|(what, _)| *what), Some(DuplicateKind::Vacancies(5, 3)));
    }
}
