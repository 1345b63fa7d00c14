//! Any bytes given to the readers of CVs return.

use eligible::internal::domain::cv::CvFormat;
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::{read_cv, read_document};
use eligible::internal::messages::diagnostics;
use proptest::prelude::*;

use super::cases;

const SAMPLES: [&str; 3] = [
    include_str!("../../examples/cv/jsonresume.json"),
    include_str!("../../examples/cv/europass.xml"),
    include_str!("../../examples/cv/europass-skillspassport.xml"),
];

fn survives(bytes: &[u8]) {
    let mut records = Vec::new();
    read_document(bytes, false, |record| records.push(record));
    for record in records {
        for warning in &record.intake.warnings {
            let _ = (record.position(warning.at), diagnostics::warning(Lang::En, warning));
        }
        for problem in &record.intake.problems {
            let _ = (record.position(problem.at), diagnostics::problem(Lang::Fr, problem));
        }
    }
    for (_, format) in CvFormat::ALL {
        let _ = read_cv(bytes, format);
    }
}

proptest! {
    #![proptest_config(cases(256, 10_000))]

    #[test]
    fn any_bytes_return(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
        survives(&[b"<Candidate>".as_slice(), &bytes].concat());
    }

    #[test]
    fn any_markup_returns(markup in r#"[<>/!?&;#x\[\]CDATAa:='" \-é]{0,40}"#) {
        survives(format!("<Candidate>{markup}").as_bytes());
        survives(markup.as_bytes());
    }

    #[test]
    fn samples_that_were_changed_return(sample in 0_usize..3, at in any::<prop::sample::Index>(), length in 0_usize..40, patch in prop::collection::vec(any::<u8>(), 0..4)) {
        let mut bytes = SAMPLES[sample].as_bytes().to_vec();
        let from = at.index(bytes.len());
        let to = (from + length).min(bytes.len());
        bytes.splice(from..to, patch);
        survives(&bytes);
    }
}
