//! What commands are asked alike: the options, and the words and values in them.

use std::ffi::OsString;
use std::path::PathBuf;

use bytesize::ByteSize;
use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::assessment::Reading;
use crate::cli::chunks::Limits;
use crate::domain::calendar::exact_day;
use crate::domain::text::Lang;
use crate::domain::vacancy_ids::number_of_digits;
use crate::domain::written_dates::DateOrder;
use crate::intake::json_reader::ReadOptions;
use crate::messages::headings;
use crate::report::formats::Format;
use crate::report::terminal_style::TerminalStyle;

/// So many warnings are shown unless all are asked for.
pub(super) const WARNINGS: usize = 20;

/// Options of every command that applies rules.
#[derive(Clone, Debug, Args)]
pub(super) struct CommonOptions {
    /// Rules file [default: rules.toml in the current folder, else the built-in rules of vacancy 250700]
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Option<PathBuf>,

    /// Refuse rules whose file has another SHA-256 than this one, also the built-in rules
    #[arg(long, value_name = "HASH", value_parser = sha256)]
    pub(super) rules_sha256: Option<String>,

    /// Assess dated criteria as of this day instead of the reference date; the deadline is unchanged
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,

    /// Which text of the notice to apply; if both are applied and differ, the selection team decides
    #[arg(long, value_enum, default_value_t = ReadingName::All)]
    pub(super) reading: ReadingName,

    /// Language of the sentences [default: that of the environment, else en]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangName>,

    /// When to use colour; `NO_COLOR` and similar variables are respected
    #[arg(long, value_enum, default_value_t = Colouring::Auto, value_name = "WHEN")]
    pub(super) color: Colouring,

    /// No warnings, except one line if files were not read
    #[arg(short, long)]
    pub(super) quiet: bool,

    /// All warnings, and which rules are applied
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,
}

impl CommonOptions {
    /// The language asked, or that of the environment.
    pub(super) fn lang(&self) -> Lang {
        self.lang.map_or_else(lang_of_environment, Lang::from)
    }

    /// Says warnings, which are safe to be shown, as many as the options ask for, and how many more there are.
    pub(super) fn say_first(&self, said: impl ExactSizeIterator<Item = String>) {
        let most = match self {
            common if common.quiet => return,
            common if common.verbose => usize::MAX,
            _ => WARNINGS,
        };
        let (lang, count) = (self.lang(), said.len());
        for warning in said.take(most) {
            status!("{}{warning}", headings::warning(lang));
        }
        if count > most {
            status!("{}{}", headings::warning(lang), headings::more(lang, count - most));
        }
    }

    /// Width and colour of a table on standard output.
    pub(super) fn style(&self) -> TerminalStyle {
        let width = columns(terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0));
        TerminalStyle { width, colour: self.colour(&std::io::stdout()) }
    }

    /// Whether to use colour on a stream.
    pub(super) fn colour(&self, stream: &impl anstream::stream::RawStream) -> bool {
        match self.color {
            Colouring::Always => true,
            Colouring::Never => false,
            Colouring::Auto => anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
        }
    }

    /// Width and colour of what goes to standard error.
    pub(super) fn style_of_errors(&self) -> TerminalStyle {
        let of_terminal = terminal_size::terminal_size_of(std::io::stderr()).map(|(width, _)| width.0);
        TerminalStyle { width: columns(of_terminal), colour: self.colour(&std::io::stderr()) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadingName {
    All,
    En,
    Fr,
}

impl From<ReadingName> for Reading {
    fn from(name: ReadingName) -> Self {
        match name {
            ReadingName::All => Self::All,
            ReadingName::En => Self::One(Lang::En),
            ReadingName::Fr => Self::One(Lang::Fr),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangName {
    En,
    Fr,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::En => Self::En,
            LangName::Fr => Self::Fr,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colouring {
    Auto,
    Always,
    Never,
}

/// The language that the locale names; English for all but French.
pub(super) fn lang_of_environment() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    if locale.to_ascii_lowercase().starts_with("fr") { Lang::Fr } else { Lang::En }
}

/// The language that `--lang` asks for in arguments that were not parsed yet, or else that of the environment.
pub(super) fn lang_of(arguments: &[OsString]) -> Lang {
    let arguments = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
    let mut options = arguments.take_while(|argument| *argument != "--");
    let asked = std::iter::from_fn(|| {
        let option = options.next()?;
        let value = if option == "--lang" { options.next() } else { option.strip_prefix("--lang=") };
        Some(value.and_then(|value| LangName::from_str(value, false).ok()))
    });
    asked.flatten().last().map_or_else(lang_of_environment, Lang::from)
}

/// The columns that the environment states, or else those of the terminal; at least, and without either, 80.
pub(super) fn columns(of_terminal: Option<u16>) -> u16 {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    stated.or(of_terminal).unwrap_or_default().max(TerminalStyle::PLAIN.width)
}

/// How records are read, and how large one may be.
#[derive(Clone, Debug, Args)]
pub(super) struct RecordArguments {
    /// Accept only the main spelling of each field and value, and no unknown field; a record with a problem is invalid
    #[arg(long)]
    pub(super) strict: bool,

    /// In dates such as 05/06/2003, the day (dmy) or the month (mdy) comes first [default: either]
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(super) date_order: Option<DateOrderName>,

    /// What the columns of a table (CSV or XLSX) are; `convert FILE --propose-map` writes one to begin with
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,

    /// Maximum size of a record, in bytes or with a unit (500kB, 16MB, 1GiB); a larger record is invalid and not read
    #[arg(long, value_name = "SIZE", default_value = "16MB", value_parser = size)]
    max_record_size: usize,
}

impl RecordArguments {
    /// So many bytes.
    pub(super) const fn of(
        bytes: usize,
        strict: bool,
        date_order: Option<DateOrderName>,
        map: Option<PathBuf>,
    ) -> Self {
        Self { strict, date_order, map, max_record_size: bytes }
    }

    /// Bytes of a record at most.
    pub(super) const fn max_record_size(&self) -> usize {
        self.max_record_size
    }

    /// What holds for every record, of the applicants to a vacancy of this id.
    pub(super) fn limits(&self, vacancy: &str) -> Limits {
        let options = ReadOptions {
            strict: self.strict,
            date_order: self.date_order.map(DateOrder::from),
            vacancy_digits: number_of_digits(vacancy),
        };
        Limits { most: self.max_record_size, options }
    }
}

/// Which of two numbers before the year is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DateOrderName {
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
}

impl From<DateOrderName> for DateOrder {
    fn from(name: DateOrderName) -> Self {
        match name {
            DateOrderName::Dmy => Self::DayFirst,
            DateOrderName::Mdy => Self::MonthFirst,
        }
    }
}

impl DateOrderName {
    /// The word by which it is asked for.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// A number of bytes.
fn size(text: &str) -> Result<usize, String> {
    let bytes = text.parse::<ByteSize>().ok().and_then(|size| usize::try_from(size.as_u64()).ok());
    bytes.filter(|bytes| *bytes > 0).ok_or_else(|| {
        "expected a number of bytes above zero, such as 20000000, 20MB (millions) or 20MiB (1024 times 1024)".to_owned()
    })
}

/// The formats are listed once, where they are made.
impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.name()).help(self.description());
        // Commands that print text, and no table, call it so.
        Some(if *self == Self::Table { value.alias("text") } else { value })
    }
}

/// Reads one of these formats; the others are as unknown.
pub(super) fn among(formats: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = formats.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(names).try_map(|name| Format::from_str(&name, false))
}

/// Reads one of some formats by the name that it has in a command: the names, each with its help.
pub(super) fn by_names(formats: &'static [(&str, &str, Format)]) -> impl TypedValueParser<Value = Format> {
    let values = formats.iter().map(|(name, help, _)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(values).map(|name| {
        let found = formats.iter().find(|(known, ..)| *known == name);
        found.map_or(Format::Table, |(.., format)| *format)
    })
}

/// Reads a SHA-256 in hexadecimal, as reports write it.
fn sha256(text: &str) -> Result<String, String> {
    let is_hash = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash
        .then(|| text.to_ascii_lowercase())
        .ok_or_else(|| "expected a SHA-256: 64 digits from 0 to 9 and a to f".to_owned())
}

/// Reads a day of the calendar, written in full.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    exact_day(text).ok_or_else(|| "expected a day of the calendar, written YYYY-MM-DD".to_owned())
}
