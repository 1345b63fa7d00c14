//! An input that is read more than once, whatever it is.

use std::fs::File;
use std::io::{self, Seek as _};
use std::path::Path;

use crate::cli::paths::is_standard_input;

/// Opens a file in which one can go back; of what can be read only once, a copy.
pub(super) fn seekable(path: &Path) -> io::Result<File> {
    let mut given: Box<dyn io::Read> = if is_standard_input(path) {
        Box::new(io::stdin())
    } else {
        let file = File::open(path)?;
        if file.metadata()?.is_file() {
            return Ok(file);
        }
        Box::new(file)
    };
    let mut copy = tempfile::tempfile()?;
    io::copy(&mut given, &mut copy)?;
    copy.rewind()?;
    Ok(copy)
}
