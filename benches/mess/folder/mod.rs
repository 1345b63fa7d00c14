//! A folder of applications as recruiters get them. Everybody in it is invented.
//!
//! All that is drawn is drawn from the seed, so a folder is the same on every machine. Of each record it is known by
//! construction whether it can be read, and which of its values nobody can read.

use std::collections::BTreeMap;

mod beside;
mod broken;
mod dates;
mod draw;
mod json;
mod keys;
mod people;
mod record;
mod words;

pub(crate) use beside::{BESIDE, BesideKind};
use draw::Draw;
use json::{Json, Layout};
use people::Person;
use record::Writer;
use words::Words;

pub(crate) struct Folder {
    /// The files with applications.
    pub(crate) files: Vec<File>,
    /// How much was made, by kind.
    pub(crate) made: BTreeMap<String, usize>,
}

#[derive(Clone)]
pub(crate) struct File {
    /// Below the folder, with `/` between its parts.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    /// What is known of its records, in their order.
    pub(crate) records: Vec<Known>,
}

/// What is known of a record by how it was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Known {
    CannotBeRead,
    /// The JSON pointers of the values that nobody can read, sorted.
    Read {
        problems: Vec<String>,
    },
}

/// A folder with so many records.
pub(crate) fn folder(seed: u64, records: usize) -> Folder {
    let words = Words::new();
    let mut maker = Maker { words: &words, draw: Draw::new(seed), people: Vec::new(), files: Vec::new() };
    let mut left = records;
    while left > 0 {
        let file = maker.file(left);
        left -= file.records.len();
        maker.files.push(file);
    }
    let Maker { mut draw, files, .. } = maker;
    for known in files.iter().flat_map(|file| &file.records) {
        match known {
            Known::CannotBeRead => draw.note("records that cannot be read"),
            Known::Read { problems } => {
                draw.note("records that can be read");
                draw.made.entry("values that nobody can read".to_owned()).and_modify(|made| *made += problems.len());
                draw.made.entry("values that nobody can read".to_owned()).or_insert(problems.len());
            }
        }
    }
    Folder { files, made: draw.made }
}

struct Maker<'a> {
    words: &'a Words,
    draw: Draw,
    people: Vec<Person>,
    files: Vec<File>,
}

impl Maker<'_> {
    /// A file of at most so many records.
    fn file(&mut self, left: usize) -> File {
        let number = self.files.len() + 1;
        let several = left.min(self.draw.between(2, 40));
        match self.draw.below(100) {
            0..82 => self.single(number),
            82..87 => self.broken(number),
            87..91 => self.list(number, several),
            91..93 => self.broken_list(number, several),
            _ => self.lines(number, several),
        }
    }

    /// A person with the next number; some apply again under another id, some have the id of another.
    fn person(&mut self) -> Person {
        let number = self.people.len() + 1;
        let mut person = Person::new(number, &mut self.draw);
        let other = self.draw.below(number);
        if let Some(other) = self.people.get(other) {
            match self.draw.below(100) {
                0 => {
                    self.draw.note("two ids for one person");
                    let id = std::mem::replace(&mut person, other.clone()).id;
                    person.id = id;
                }
                1 => {
                    self.draw.note("one id for two persons");
                    person.id.clone_from(&other.id);
                }
                _ => {}
            }
        }
        self.people.push(person.clone());
        person
    }

    fn application(&mut self) -> Json {
        let person = self.person();
        Writer::new(self.words, &mut self.draw).application(&person)
    }

    /// A record that stands in one line.
    fn one_line(&mut self) -> (String, Known) {
        let record = self.application();
        (record.written(Layout::OneLine), known(&record))
    }

    fn single(&mut self, number: usize) -> File {
        let copied = self.draw.below(self.files.len());
        if let Some(file) = self.files.get(copied).filter(|file| file.records.len() == 1 && self.draw.percent(5)) {
            self.draw.note("exact copies");
            let path = format!("{} ({number}).json", file.path.trim_end_matches(".json"));
            return File { path, ..file.clone() };
        }
        let record = self.application();
        let layout = self.draw.of(&[Layout::OneLine, Layout::Indented, Layout::WithReturns]);
        let mut text = record.written(layout);
        if self.draw.makes(3, "files with a byte order mark") {
            text.insert(0, '\u{feff}');
        }
        let path = match self.draw.below(10) {
            0..6 => format!("portal/week {}/{number:05}.json", number % 8),
            6..9 => format!("mail/Specimen Sample {number}/application.json"),
            _ => format!("mail/Échantillon n° {number}/candidature (copie).JSON"),
        };
        File { path, bytes: text.into_bytes(), records: vec![known(&record)] }
    }

    fn broken(&mut self, number: usize) -> File {
        let (record, _) = self.one_line();
        let bytes = broken::file(&record, &mut self.draw);
        File { path: format!("mail/again/{number:05}.json"), bytes, records: vec![Known::CannotBeRead] }
    }

    fn list(&mut self, number: usize, count: usize) -> File {
        self.draw.note("files of a list");
        let mut records = Vec::new();
        let elements = (0..count).map(|_| {
            let (text, known) = self.one_line();
            let is_broken = self.draw.percent(3);
            records.push(if is_broken { Known::CannotBeRead } else { known });
            if is_broken { broken::element(&text, &mut self.draw) } else { text }
        });
        let text = format!("[{}]\n", elements.collect::<Vec<_>>().join(", "));
        File { path: format!("agency/batch {number:05}.json"), bytes: text.into_bytes(), records }
    }

    /// A list whose last record stands for the rest, which cannot be read.
    fn broken_list(&mut self, number: usize, count: usize) -> File {
        if count < 2 {
            return self.single(number);
        }
        let (texts, mut records): (Vec<_>, Vec<_>) = (1..count).map(|_| self.one_line()).unzip();
        records.push(Known::CannotBeRead);
        let bytes = broken::list(&texts, &mut self.draw);
        File { path: format!("agency/batch {number:05}.json"), bytes, records }
    }

    fn lines(&mut self, number: usize, count: usize) -> File {
        self.draw.note("files of a line a record");
        let end = self.draw.of(&["\n", "\r\n"]);
        let (mut bytes, mut records) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let (text, known) = self.one_line();
            if self.draw.percent(4) {
                bytes.extend(broken::line(&text, &mut self.draw));
                records.push(Known::CannotBeRead);
            } else {
                bytes.extend(text.into_bytes());
                records.push(known);
            }
            bytes.extend(end.as_bytes());
            if self.draw.makes(3, "blank lines") {
                bytes.extend(end.as_bytes());
            }
        }
        let ending = self.draw.of(&["ndjson", "jsonl"]);
        File { path: format!("export/week {number:05}.{ending}"), bytes, records }
    }
}

fn known(record: &Json) -> Known {
    let mut problems = record.problems();
    problems.sort();
    Known::Read { problems }
}
