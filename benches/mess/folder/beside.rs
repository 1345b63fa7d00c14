//! Files beside the applications: nobody's application.

/// Something that is in the folder and is no application.
pub(crate) struct Beside {
    pub(crate) path: &'static str,
    pub(crate) bytes: &'static [u8],
    pub(crate) kind: BesideKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BesideKind {
    /// Of a kind that is not looked for in folders.
    NotLookedFor,
    /// A report of this tool, an object or a line an applicant.
    Report,
    /// What the archives of a Mac have beside each file.
    Shadow,
    /// One record over several lines in a file of a line a record.
    PrettyLines,
    /// A list in which nobody is.
    EmptyList,
}

pub(crate) const BESIDE: &[Beside] = &[
    Beside::new("mail/letter of Specimen Sample 4.pdf", b"%PDF-1.4\n1 0 obj\n", BesideKind::NotLookedFor),
    Beside::new("mail/scan.PDF", b"%PDF-1.7\n", BesideKind::NotLookedFor),
    Beside::new("lists/overview.xlsx", b"PK\x03\x04\x14\0\x06\0", BesideKind::NotLookedFor),
    Beside::new("mail/cv.docx", b"PK\x03\x04\x14\0\x06\0", BesideKind::NotLookedFor),
    Beside::new("readme.txt", b"All of these are invented.\n", BesideKind::NotLookedFor),
    Beside::new("portal/Thumbs.db", b"\xd0\xcf\x11\xe0", BesideKind::NotLookedFor),
    Beside::new(".DS_Store", b"\0\0\0\x01Bud1", BesideKind::NotLookedFor),
    Beside::new("portal/photo.jpg", b"\xff\xd8\xff\xe0", BesideKind::NotLookedFor),
    Beside::new("__MACOSX/portal/._P-00001.json", b"\0\x05\x16\x07\0\x02\0\0Mac OS X        ", BesideKind::Shadow),
    Beside::new("portal/._P-00001.json", b"\0\x05\x16\x07\0\x02\0\0Mac OS X        ", BesideKind::Shadow),
    Beside::new("lists/nobody.json", b"[]\n", BesideKind::EmptyList),
    Beside::new("lists/report.json", REPORT, BesideKind::Report),
    Beside::new("lists/report.ndjson", REPORT_LINES, BesideKind::Report),
    Beside::new("mail/one.ndjson", PRETTY, BesideKind::PrettyLines),
];

impl Beside {
    const fn new(path: &'static str, bytes: &'static [u8], kind: BesideKind) -> Self {
        Self { path, bytes, kind }
    }
}

const REPORT: &[u8] = br#"{
  "schema": "eligible.report/1",
  "tool": {"name": "eligible", "version": "0.1.0"},
  "rules": {"vacancy": "250700", "source": "built-in", "sha256": "0"},
  "reference_date": "2025-06-22",
  "reading": "all",
  "summary": {"applicants": 1, "eligible": 0, "review": 1, "ineligible": 0, "invalid": 0, "complete": true},
  "applicants": [
    {"id": "P-00001", "name": "Specimen Sample 1", "source": "P-00001.json", "record": 1, "sha256": "0",
     "verdict": "review", "rank": 1, "score": {"min": 0.0, "max": 100.0}, "unchecked": [], "criteria": [],
     "warnings": [], "problems": []}
  ]
}
"#;

const REPORT_LINES: &[u8] = br#"{"type":"applicant","id":"P-00001","name":"Specimen Sample 1","source":"P-00001.json","record":1,"sha256":"0","verdict":"review","score":{"min":0.0,"max":100.0},"unchecked":[],"criteria":[],"warnings":[],"problems":[]}
{"type":"summary","schema":"eligible.report/1","tool":{"name":"eligible","version":"0.1.0"},"rules":{"vacancy":"250700","source":"built-in","sha256":"0"},"reference_date":"2025-06-22","reading":"all","summary":{"applicants":1,"eligible":0,"review":1,"ineligible":0,"invalid":0,"complete":true}}
"#;

const PRETTY: &[u8] = br#"{
  "id": "P-99999",
  "name": "Specimen Sample 99999",
  "nationalities": [
    "BE"
  ]
}
"#;
