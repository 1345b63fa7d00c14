//! Which of our files in TOML a text is: rules, or cases for them.

use toml::de::DeTable;

/// What a file in TOML holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileContents {
    /// A vacancy and its criteria.
    Rules,
    /// Cases of `rules test`.
    Cases,
}

impl FileContents {
    /// What a text holds by its tables; `None` where they do not say, or say both.
    ///
    /// ```
    /// use eligible::internal::rules::FileContents;
    /// assert_eq!(FileContents::of("[vacancy]\nid = \"1\""), Some(FileContents::Rules));
    /// assert_eq!(FileContents::of("[[case]]\nname = \"a\""), Some(FileContents::Cases));
    /// assert_eq!(FileContents::of("[vacancy]\n[[case]]"), None);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (document, _) = DeTable::parse_recoverable(text);
        let has = |keys: [&str; 2]| keys.iter().any(|key| document.get_ref().contains_key(*key));
        match (has(["vacancy", "criterion"]), has(["case", "applicant"])) {
            (true, false) => Some(Self::Rules),
            (false, true) => Some(Self::Cases),
            (true, true) | (false, false) => None,
        }
    }
}
