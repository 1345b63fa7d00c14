//! What is wrong with a table, as data: with the whole of it, or odd about it.

use std::io::ErrorKind;

/// Why a table cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// Reading failed; why, and the words of the operating system.
    Unreadable(ErrorKind, String),
    /// There is no cell that holds anything.
    Empty,
    /// The row of the headers, by its number, holds nothing; the first that does.
    NoHeader(u64, u64),
    /// Columns that the map names and the table has not; those that it has.
    NoColumns(Vec<String>, Vec<String>),
    /// A sheet that the map names and the workbook has not; those that it has.
    NoSheet(String, Vec<String>),
    /// A workbook that a password protects.
    Encrypted,
    /// A workbook of before 2007.
    OldWorkbook,
    /// A workbook that is damaged; the words of its reader.
    Broken(String),
    /// A workbook that has more than so many bytes when it is unpacked.
    TooLarge(u64),
    /// A cell in the column of this number, of the so many that a sheet can have.
    TooManyColumns(u64, u64),
    /// Bytes that are no text.
    NotText,
    /// A quote that is opened in the row of this number, and never closed.
    OpenQuote(u64),
}

/// What a person should know of how a table was read. It changes no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableNote {
    /// The text is read in an encoding other than UTF-8, by its name.
    Encoding(&'static str),
    /// One sheet of several is read; those that are not.
    OtherSheets(String, Vec<String>),
    /// The sheet is hidden.
    HiddenSheet(String),
    /// So many rows are hidden, and read like the others; the first one.
    HiddenRows(u64, u64),
    /// There is no row below the headers.
    NoRows,
    /// Columns that are neither mapped nor left out.
    NotMapped(Vec<String>),
}

/// The mistakes that only the map of a table can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapError {
    /// A field that applicants do not have.
    NoField,
    /// A field that has fields of its own, of which one has to be named.
    NotOneValue,
    /// A field that another column or a constant fills, which is named.
    FilledTwice(String),
    /// Several values for a field that has one.
    NotSeveral,
    /// A name with a level for entries that have none.
    NoLevel,
}
