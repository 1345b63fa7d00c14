//! How large a workbook is once it is unpacked, found out before it is opened: an archive may hold a thousand times its own
//! size, and the reader of workbooks holds the texts of all cells.

use std::io::{BufReader, Read, Seek};

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

use crate::domain::problem::table_error::TableError;

/// So many bytes a workbook may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct SizeLimits {
    /// All parts but the sheets, which are held; the texts of the cells are one of them.
    pub(super) held: u64,
    /// All parts; sheets are read a row at a time.
    pub(super) total: u64,
}

/// What workbooks of 200,000 rows stay below.
pub(super) const LIMITS: SizeLimits = SizeLimits { held: 250_000_000, total: 2_000_000_000 };

/// Refuses a workbook that is larger than this, whatever its parts say of themselves. What cannot be unpacked is left to the
/// reader of workbooks.
pub(super) fn check_size(source: impl Read + Seek, limits: SizeLimits) -> Result<(), TableError> {
    let Ok(mut archive) = ZipArchive::new(source) else { return Ok(()) };
    let (mut held, mut total) = (0_u64, 0_u64);
    for index in 0..archive.len() {
        let Ok(mut part) = archive.by_index(index) else { continue };
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let is_sheet = name.rsplit(['/', '\\']).next().is_some_and(|file| file.starts_with("sheet"));
        let most = if is_sheet { limits.total } else { limits.held.min(limits.total) };
        let room = if is_sheet { limits.total - total } else { (limits.held - held).min(limits.total - total) };
        let size = if part.size() > room { part.size() } else { unpacked(&mut part, room) };
        drop(part);
        if size > room {
            return Err(TableError::TooLarge(most));
        }
        total += size;
        held += if is_sheet { 0 } else { size };
        if name.ends_with("sharedstrings.xml") {
            check_count(&mut archive, index, size)?;
        }
    }
    Ok(())
}

/// How many bytes come out of a part; of one with more than `most`, some number above it.
fn unpacked(mut part: impl Read, most: u64) -> u64 {
    let mut block = [0; 1 << 14];
    let mut size = 0;
    while size <= most {
        match part.read(&mut block) {
            Ok(0) | Err(_) => break,
            Ok(count) => size += count as u64,
        }
    }
    size
}

/// Refuses more texts than the part of this size can hold: the reader of workbooks makes room for as many as it states.
fn check_count<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize, size: u64) -> Result<(), TableError> {
    let Ok(part) = archive.by_index(index) else { return Ok(()) };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                let mut attributes = tag.attributes();
                let counts = attributes
                    .with_checks(false)
                    .flatten()
                    .filter(|attribute| attribute.key.local_name().as_ref() == "uniqueCount");
                let stated = counts.map(|attribute| attribute.value.to_string());
                let is_wrong = |count: &String| {
                    let is_number = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
                    count.trim_start_matches('+').parse::<u64>().map_or(is_number, |count| count > size)
                };
                let wrong = stated.into_iter().find(is_wrong);
                return wrong.map_or(Ok(()), |count| Err(TableError::Broken(format!("uniqueCount = {count}"))));
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::*;

    /// Names of parts, each with its bytes.
    type Parts<'p> = &'p [(&'p str, usize)];

    /// An archive of parts with so many bytes each.
    fn archive(parts: Parts<'_>) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in parts {
            let begun = archive.start_file(*name, zip::write::SimpleFileOptions::default());
            assert!(begun.is_ok() && archive.write_all(&vec![b' '; *size]).is_ok());
        }
        archive.finish().map(Cursor::into_inner).unwrap_or_default()
    }

    #[test]
    fn a_workbook_is_refused_above_its_limits_alone() {
        let limits = SizeLimits { held: 100_000, total: 500_000 };
        let cases: [(Parts<'_>, Option<u64>); 7] = [
            (&[("xl/sharedStrings.xml", 100_000), ("xl/worksheets/sheet1.xml", 400_000)], None),
            (&[("xl/sharedStrings.xml", 100_001)], Some(100_000)),
            (&[("xl/styles.xml", 50_000), ("XL/SHAREDSTRINGS.XML", 50_001)], Some(100_000)),
            (&[("xl/worksheets/sheet1.xml", 500_000)], None),
            (&[("xl/worksheets/sheet1.xml", 500_001)], Some(500_000)),
            (&[("xl/worksheets/sheet1.xml", 300_000), ("xl/worksheets/sheet2.xml", 200_001)], Some(500_000)),
            (&[], None),
        ];
        for (parts, most) in cases {
            let expected = most.map_or(Ok(()), |most| Err(TableError::TooLarge(most)));
            assert_eq!(check_size(Cursor::new(archive(parts)), limits), expected, "{parts:?}");
        }
    }

    #[test]
    fn a_part_that_states_a_smaller_size_is_measured_or_gives_no_more() {
        let size = 200_000_usize;
        let mut bytes = archive(&[("xl/sharedStrings.xml", size)]);
        // The size is stated before the part and in the directory at the end.
        let stated = u32::try_from(size).unwrap_or_default().to_le_bytes();
        let places: Vec<_> = bytes.windows(4).enumerate().filter(|(_, window)| *window == stated).collect();
        let places: Vec<_> = places.into_iter().map(|(place, _)| place).collect();
        assert!(!places.is_empty());
        for place in places {
            if let Some(found) = bytes.get_mut(place..place + 4) {
                found.copy_from_slice(&1_000_u32.to_le_bytes());
            }
        }
        let limits = SizeLimits { held: 100_000, total: 500_000 };
        let checked = check_size(Cursor::new(bytes.clone()), limits);
        // Whoever unpacks it gets what it states, and then an error.
        let mut read = Vec::new();
        let mut archive = ZipArchive::new(Cursor::new(bytes));
        let _ = archive.as_mut().ok().and_then(|archive| archive.by_index(0).ok()?.read_to_end(&mut read).ok());
        assert!(checked == Err(TableError::TooLarge(100_000)) || read.len() <= 100_000, "{checked:?} {}", read.len());
    }
}
