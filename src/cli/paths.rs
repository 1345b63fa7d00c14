//! What a path says before anything is read: whether it is standard input; and how it is shown.

use std::path::Path;

use crate::report::escape;

/// Whether a path means standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    escape::visible(&path.display().to_string()).into_owned()
}
