//! The reader of Europass files on any bytes: as the file recognises itself, and where the format is named.
#![no_main]

use eligible::internal::domain::cv::CvFormat;
use eligible::internal::intake::document::{read_cv, read_document};
use eligible_fuzz::{check_cv, check_record};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let record = read_cv(bytes, CvFormat::Europass);
    assert_eq!((record.number, record.in_series), (1, false));
    check_cv(bytes, &record, CvFormat::Europass);
    read_document(bytes, false, |record| match record.intake.cv {
        Some(format) => check_cv(bytes, &record, format),
        None => check_record(&record, bytes),
    });
});
