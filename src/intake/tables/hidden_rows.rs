//! The hidden rows of a sheet, which the reader of workbooks does not tell apart.

use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

/// How many rows of a sheet are hidden, and the number of the first; `sheet` is its place among the sheets of the workbook.
/// `None`: none is, or the workbook does not say it as others do.
pub(super) fn hidden_rows(source: impl Read + Seek, sheet: usize) -> Option<(u64, u64)> {
    let mut archive = ZipArchive::new(source).ok()?;
    let mut relation = None;
    let mut sheets = 0..;
    each_tag(&mut archive, "xl/workbook.xml", "sheet", |tag| {
        if sheets.next() == Some(sheet) {
            relation = value(tag, "id");
        }
    })?;
    let (relation, mut target) = (relation?, None);
    each_tag(&mut archive, "xl/_rels/workbook.xml.rels", "Relationship", |tag| {
        if value(tag, "Id").as_ref() == Some(&relation) {
            target = value(tag, "Target");
        }
    })?;
    let target = target?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let (mut count, mut first, mut row) = (0, None, 0);
    each_tag(&mut archive, &path, "row", |tag| {
        row = value(tag, "r").and_then(|number| number.parse().ok()).unwrap_or(row + 1);
        if matches!(value(tag, "hidden").as_deref(), Some("1" | "true")) {
            count += 1;
            first.get_or_insert(row);
        }
    })?;
    Some((count, first?))
}

/// Gives every start of an element of this name in a part of the workbook, as far as it can be read.
fn each_tag<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    part: &str,
    name: &str,
    mut each: impl FnMut(&BytesStart<'_>),
) -> Option<()> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name(part).ok()?));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == name => each(&tag),
            Ok(Event::Eof) | Err(_) => return Some(()),
            Ok(_) => {}
        }
    }
}

/// The value of an attribute, by its name without a prefix.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(attribute.value.to_string())
}
