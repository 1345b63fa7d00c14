//! What the tests of both targets use: the tool run, records judged, rules and applicants made of choices, texts that
//! strangers may write.

pub(crate) mod command;
pub(crate) mod generated;
pub(crate) mod hostile;
pub(crate) mod judge;
pub(crate) mod markdown;
pub(crate) mod page;
pub(crate) mod workbook;
