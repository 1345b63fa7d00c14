//! Names of files made of ids, which strangers chose.

use std::collections::HashSet;

/// Names that no other has, whatever the case of its letters: some systems know no case.
#[derive(Debug, Default)]
pub struct FileNames {
    taken: HashSet<String>,
}

impl FileNames {
    /// A name made of an id, without an extension: letters, digits, `-`, `_` and single dots between them; of everything else
    /// a hyphen. The second of a name ends in `-2`.
    ///
    /// ```
    /// use eligible::internal::report::file_names::FileNames;
    /// let mut names = FileNames::default();
    /// let ids = ["A-0001", "a-0001", "../../etc/passwd", "Zoë Example", "", "CON"];
    /// let made = ids.map(|id| names.name(id));
    /// assert_eq!(made, ["A-0001", "a-0001-2", "etc-passwd", "Zoë-Example", "applicant", "CON-1"]);
    /// ```
    pub fn name(&mut self, id: &str) -> String {
        let plain = plain(id);
        let mut name = plain.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{plain}-{number}");
            number += 1;
        }
        name
    }
}

fn plain(id: &str) -> String {
    /// Characters that a name has at most, so that systems take it in any encoding.
    const LONGEST: usize = 60;
    /// What some systems take for a device.
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let letter = |letter: char| if letter.is_alphanumeric() || "-_".contains(letter) { letter } else { '-' };
    let parts: Vec<_> = id.split('.').map(|part| part.chars().map(letter).collect::<String>()).collect();
    let parts: Vec<_> = parts.iter().map(|part| part.trim_matches('-')).filter(|part| !part.is_empty()).collect();
    let name: String = parts.join(".").chars().take(LONGEST).collect();
    let name = name.trim_end_matches(['.', '-']).to_owned();
    let first = name.split('.').next().unwrap_or_default().to_lowercase();
    match first.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
        "" if name.is_empty() => "applicant".to_owned(),
        device if DEVICES.contains(&device) => format!("{name}-1"),
        _ => name,
    }
}
