//! The hash by which rules and records are known again.

use std::io::{self, BufRead};

use sha2::{Digest, Sha256};

use crate::domain::standard_lists::StandardList;

/// The SHA-256 of some bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The same of all that a reader has.
///
/// # Errors
/// Where reading fails.
pub fn sha256_of(mut reader: impl BufRead) -> io::Result<String> {
    let mut hash = Sha256::new();
    loop {
        let bytes = reader.fill_buf()?;
        if bytes.is_empty() {
            return Ok(hexadecimal(&hash.finalize()));
        }
        hash.update(bytes);
        let length = bytes.len();
        reader.consume(length);
    }
}

fn hexadecimal(hash: &[u8]) -> String {
    let mut text = String::with_capacity(2 * hash.len());
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    text.extend(digits.map(|digit| char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit })));
    text
}

/// The SHA-256 of what a standard list says: of its tables, one behind the other.
#[must_use]
pub fn standard_list(list: StandardList) -> String {
    sha256(list.tables().concat().as_bytes())
}
