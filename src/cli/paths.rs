//! What a path says before anything is read: standard input, the layout of a file; and how it is shown.

use std::path::Path;

use crate::intake::document::RecordLayout;
use crate::report::escape;

/// How the records of a file are laid out, where its extension says it.
pub(super) fn layout_by_name(path: &Path) -> Option<RecordLayout> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "json" => Some(RecordLayout::Document),
        "jsonl" | "ndjson" => Some(RecordLayout::Lines),
        _ => None,
    }
}

/// Whether a path means standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    escape::visible(&path.display().to_string()).into_owned()
}
