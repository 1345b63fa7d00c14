//! The reader of applicant files on any bytes, as a document and as lines, strict and not.
#![no_main]

use eligible::internal::domain::problem::ProblemKind;
use eligible::internal::intake::document::{
    BYTE_ORDER_MARK, Record, RecordLayout, is_blank, read_document, read_lines,
};
use eligible_fuzz::{check_read_back, check_record, is_no_json};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let _ = RecordLayout::of(bytes);
    let document: Read = |bytes, strict, each| read_document(bytes, strict, each);
    let lines: Read = |bytes, strict, each| read_lines(bytes, 1, 1, strict, each);
    for read in [document, lines] {
        let (mut lenient, mut strict) = (Vec::new(), Vec::new());
        read(bytes, false, &mut |record| {
            check_record(&record, bytes);
            check_read_back(&record);
            lenient.push(record.intake.problems);
            assert_eq!(record.number, lenient.len() as u64);
        });
        read(bytes, true, &mut |record| strict.push(record.intake.problems));
        assert_eq!(lenient.len(), strict.len());
        for (lenient, mut strict) in lenient.into_iter().zip(strict) {
            // Of what is written in other ways none is read then, so that other problems come and go with it.
            let is_other_way = |kind: &ProblemKind| matches!(kind, ProblemKind::OtherSpelling | ProblemKind::NoList);
            if !strict.iter().any(|problem| is_other_way(&problem.mistake)) {
                strict.retain(|problem| problem.mistake != ProblemKind::UnknownField);
                assert_eq!(lenient, strict);
            }
        }
    }
    let wanted = bytes.split(|byte| *byte == b'\n').filter(|line| !is_blank(line)).count();
    let mut count = 0;
    read_lines(bytes, 1, 1, false, |record| {
        count += 1;
        check_json(record.bytes, &record);
    });
    assert_eq!(count, wanted);
    read_document(bytes, false, |record| {
        if !record.in_series {
            check_json(bytes, &record);
        }
    });
});

/// One of the two readers.
type Read = for<'a> fn(&'a [u8], bool, &mut dyn FnMut(Record<'a>));

/// What another reader takes for JSON is JSON here, and the other way round.
fn check_json(bytes: &[u8], record: &Record<'_>) {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let problems = &record.intake.problems;
    let is_xml = bytes.trim_ascii_start().starts_with(b"<");
    match serde_json::from_slice::<Value>(bytes) {
        Ok(_) => assert!(!problems.iter().any(|problem| is_no_json(&problem.mistake)), "{problems:?}"),
        Err(error) => assert!(is_xml || !problems.is_empty(), "{error}"),
    }
}
