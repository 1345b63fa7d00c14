//! Reading and deserialising every record, and nothing else.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{ErrorKind, Read as _};
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use anyhow::{anyhow, bail};

use crate::applicant::Applicant;

/// Bytes that are read at once, as the tool does.
const CHUNK: usize = 1 << 18;

/// The number of records of a line file that some threads read.
pub(crate) fn of_lines(path: &Path, jobs: u16) -> anyhow::Result<u32> {
    let chunks = &Mutex::new(Chunks { file: File::open(path)?, rest: Vec::new() });
    thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(|| read_all(chunks))).collect();
        let mut count = 0;
        for thread in threads {
            count += thread.join().map_err(|_| anyhow!("a thread of the floor broke off"))??;
        }
        Ok(count)
    })
}

/// The number of files of a folder that some threads read, each as one record.
pub(crate) fn of_files(folder: &Path, jobs: u16) -> anyhow::Result<u32> {
    /// Files that a thread takes at once, as the tool does.
    const GROUP: usize = 64;
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    paths.sort_unstable();
    let groups = &Mutex::new(paths.chunks(GROUP));
    thread::scope(|scope| {
        let read = || -> anyhow::Result<u32> {
            let mut count = 0;
            loop {
                let group = groups.lock().map_err(|_| anyhow!("a thread of the floor broke off"))?.next();
                for path in group.unwrap_or_default() {
                    let _ = black_box(serde_json::from_slice::<Applicant<'_>>(&fs::read(path)?));
                    count += 1;
                }
                if group.is_none() {
                    return Ok(count);
                }
            }
        };
        let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(read)).collect();
        let mut count = 0;
        for thread in threads {
            count += thread.join().map_err(|_| anyhow!("a thread of the floor broke off"))??;
        }
        Ok(count)
    })
}

fn read_all(chunks: &Mutex<Chunks>) -> anyhow::Result<u32> {
    let (mut count, mut buffer) = (0, vec![0; CHUNK]);
    loop {
        let Ok(mut shared) = chunks.lock() else { bail!("a thread of the floor broke off") };
        let length = shared.next(&mut buffer)?;
        drop(shared);
        if length == 0 {
            return Ok(count);
        }
        let (lines, mut from) = (buffer.get(..length).unwrap_or_default(), 0);
        for end in memchr::memchr_iter(b'\n', lines) {
            let line = lines.get(from..end).unwrap_or_default();
            // A few records are invalid, and are refused here too.
            let _ = black_box(serde_json::from_slice::<Applicant<'_>>(line));
            count += 1;
            from = end + 1;
        }
    }
}

/// A line file in portions of whole lines.
struct Chunks {
    file: File,
    /// The beginning of a line that the last portion cut off.
    rest: Vec<u8>,
}

impl Chunks {
    /// Fills the buffer; returns the length of its whole lines, 0 at the end.
    fn next(&mut self, buffer: &mut [u8]) -> anyhow::Result<usize> {
        let mut filled = self.rest.len();
        buffer.get_mut(..filled).unwrap_or_default().copy_from_slice(&self.rest);
        while let Some(free) = buffer.get_mut(filled..).filter(|free| !free.is_empty()) {
            match self.file.read(free) {
                Ok(0) => break,
                Ok(length) => filled += length,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        let held = buffer.get(..filled).unwrap_or_default();
        let length = memchr::memrchr(b'\n', held).map_or(0, |end| end + 1);
        if length == 0 && filled > 0 {
            bail!("a line is longer than {CHUNK} bytes");
        }
        self.rest.clear();
        self.rest.extend_from_slice(held.get(length..).unwrap_or_default());
        Ok(length)
    }
}
