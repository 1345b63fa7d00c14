//! Kinds of files that are no applicant files, whatever they are called.

/// What a file is, where that is known and it can hold no record as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    Pdf,
    /// `.xlsx` or `.ods`.
    Workbook,
    /// `.docx`, `.odt` or `.rtf`.
    TextDocument,
    /// Word or Excel before 2007: which of them is not to be seen at its beginning.
    OldOffice,
    /// Several files in one, or one that is compressed.
    Archive,
    Picture,
    /// What macOS keeps beside a file of the same name, `._` before it.
    Shadow,
    WebPage,
    Yaml,
    Toml,
    /// A table whose cells are separated by commas, semicolons or tabs.
    Csv,
    /// Bytes that are no text of any kind.
    Binary,
}

/// What one JSON text in the place of a record a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonTextKind {
    /// One object, over several lines.
    Record,
    Array,
}
