//! The hash by which rules and records are known again.

use std::io::{self, BufRead};

use sha2::{Digest, Sha256};

use crate::checks::describe::{Describe as _, DescribeContext, Description};
use crate::domain::standard_lists::StandardList;
use crate::domain::text::Lang;
use crate::rules::vacancy::{Criterion, Readings};

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

/// The SHA-256 of what a criterion asks, by which a decision about it is known to be about the same: of the clause in
/// English and in French, and of the check of each text as it is described in English with all its parts and parameters.
/// Comments and the layout of the rules file, the other criteria, and the title, group, weight and consequence of this one
/// are not part of it.
#[must_use]
pub fn criterion(criterion: &Criterion) -> String {
    let mut lines = vec![criterion.clause.en.clone(), criterion.clause.fr.clone()];
    let context = DescribeContext { lang: Lang::En, judging_dates: None };
    let checks = match &criterion.checks {
        Readings::Same(check) => vec![check],
        Readings::Differ(english, french) => vec![english, french],
    };
    for check in checks {
        add(&check.describe(context), 0, &mut lines);
    }
    sha256(lines.join("\n").as_bytes())
}

/// Adds a description, a line for each sentence, that of a part behind a tab more than what it is a part of.
fn add(description: &Description, depth: usize, lines: &mut Vec<String>) {
    lines.push(format!("{}{}", "\t".repeat(depth), description.sentence));
    for part in &description.parts {
        add(part, depth + 1, lines);
    }
}
