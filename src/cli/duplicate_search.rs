//! What the records of a run have in common, however many there are: beyond some, their traits wait in temporary files.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek as _, Write};

use tempfile::SpooledTempFile;

use crate::assessment::duplicates::{
    Duplicate, DuplicateFinder, RecordIdentity, RecordSet, SharedTrait, TraitHashes, groups, vacancies_named,
};
use crate::report::{JudgedRecord, Run};

/// Traits are kept apart by their hash in so many parts, each of which is compared by itself.
const PARTS: usize = 16;
/// Bytes of a part that stay in memory.
const SPOOLED: usize = 1 << 14;

/// What the records of one portion of the input have to be compared by.
#[derive(Default)]
pub(super) struct ComparedChunk {
    count: u64,
    /// Each trait with its hash and the number of its record in the portion.
    traits: Vec<(SharedTrait, u64, u64)>,
    /// What names the records, one after the other; a source is blank where it is that of the record before.
    traces: Vec<u8>,
    source: String,
}

impl ComparedChunk {
    /// Adds a record.
    pub(super) fn add(&mut self, subject: &JudgedRecord<'_>) {
        let applicant = &subject.record.intake.applicant;
        let of_record = TraitHashes::of(subject.record.bytes, applicant);
        self.traits.extend(of_record.iter().map(|(what, hash)| (what, hash, self.count)));
        self.count += 1;
        self.traces.extend(subject.record.number.to_le_bytes());
        self.push(&subject.id());
        if self.source == subject.source() {
            self.push("");
        } else {
            self.push(subject.source());
            subject.source().clone_into(&mut self.source);
        }
        for vacancy in vacancies_named(applicant) {
            self.push(vacancy);
        }
        self.push("");
    }

    /// A text after its length.
    fn push(&mut self, text: &str) {
        // No record is longer than memory is wide.
        self.traces.extend((text.len() as u64).to_le_bytes());
        self.traces.extend(text.as_bytes());
    }
}

/// Collects the portions, in the order of the input.
pub(super) struct Comparison {
    count: u64,
    parts: Vec<BufWriter<SpooledTempFile>>,
    traces: BufWriter<SpooledTempFile>,
}

impl Comparison {
    /// Nothing so far.
    pub(super) fn new() -> Self {
        let file = |bytes| BufWriter::new(SpooledTempFile::new(bytes));
        Self { count: 0, parts: (0..PARTS).map(|_| file(SPOOLED)).collect(), traces: file(PARTS * SPOOLED) }
    }

    /// Adds a portion.
    pub(super) fn add(&mut self, chunk: &ComparedChunk) -> io::Result<()> {
        for (what, hash, number) in &chunk.traits {
            // The upper bits; the remainder is always one of the parts.
            let part = usize::try_from(hash >> 32).unwrap_or_default() % PARTS;
            if let Some(part) = self.parts.get_mut(part) {
                part.write_all(&[what.code()])?;
                part.write_all(&hash.to_le_bytes())?;
                part.write_all(&(self.count + number).to_le_bytes())?;
            }
        }
        self.count += chunk.count;
        self.traces.write_all(&chunk.traces)
    }

    /// What is to be said, and which records are like another.
    pub(super) fn end(self, run: &Run<'_>) -> io::Result<(Vec<Duplicate>, RecordSet)> {
        let notice = &run.vacancy.notice;
        let mut duplicate_finder = DuplicateFinder::new(&notice.id, notice.most_applications());
        for part in self.parts {
            duplicate_finder.add(&groups(traits(&mut BufReader::new(rewound(part)?))?));
        }
        if duplicate_finder.is_empty() {
            return Ok((Vec::new(), RecordSet::default()));
        }
        let mut file = rewound(self.traces)?;
        each_trace(&mut BufReader::new(&mut file), self.count, |number, trace| duplicate_finder.pass(number, &trace))?;
        // Which records are to be named is known only now; few are kept, however many are alike.
        file.rewind()?;
        let (wanted, mut kept) = (duplicate_finder.wanted(), BTreeMap::new());
        each_trace(&mut BufReader::new(&mut file), self.count, |number, trace| {
            if wanted.contains(&number) {
                kept.insert(number, trace);
            }
        })?;
        let alike = duplicate_finder.alike();
        Ok((duplicate_finder.reported(&kept), alike))
    }
}

/// What was written, from its beginning.
fn rewound(written: BufWriter<SpooledTempFile>) -> io::Result<SpooledTempFile> {
    let mut file = written.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}

/// The traces of so many records, each with its number.
fn each_trace(reader: &mut impl Read, count: u64, mut each: impl FnMut(u64, RecordIdentity)) -> io::Result<()> {
    let mut source = String::new();
    for number in 0..count {
        each(number, trace(reader, &mut source)?);
    }
    Ok(())
}

fn traits(reader: &mut impl BufRead) -> io::Result<Vec<(SharedTrait, u64, u64)>> {
    let mut traits = Vec::new();
    while !reader.fill_buf()?.is_empty() {
        let mut code = [0];
        reader.read_exact(&mut code)?;
        let (hash, number) = (integer(reader)?, integer(reader)?);
        traits.extend(SharedTrait::ALL.into_iter().find(|what| [what.code()] == code).map(|what| (what, hash, number)));
    }
    Ok(traits)
}

fn trace(reader: &mut impl Read, source: &mut String) -> io::Result<RecordIdentity> {
    let record = integer(reader)?;
    let id = text(reader)?;
    let own = text(reader)?;
    if !own.is_empty() {
        *source = own;
    }
    let mut vacancies = Vec::new();
    loop {
        let vacancy = text(reader)?;
        if vacancy.is_empty() {
            return Ok(RecordIdentity { id, source: source.clone(), record, vacancies });
        }
        vacancies.push(vacancy);
    }
}

fn integer(reader: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    reader.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

fn text(reader: &mut impl Read) -> io::Result<String> {
    let length = integer(reader)?;
    let mut text = String::new();
    reader.take(length).read_to_string(&mut text)?;
    Ok(text)
}
