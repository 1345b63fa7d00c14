//! `eligible rules lists`: the lists that come with the tool.

use anyhow::bail;
use clap::{Args, ValueEnum};

use crate::cli::options::{Colouring, CommonOptions, LangName, ReadingName};
use crate::cli::output::print;
use crate::domain::names::nearest;
use crate::domain::standard_lists::StandardList;
use crate::domain::text::Lang;
use crate::messages::standard_list_words::no_such_list;
use crate::report::{escape, standard_list_report};

/// Print the standard lists, which rules files can name instead of copying: levels with the words and certificates that mean
/// them, and IT tools with their names, each with its sources.
///
/// A rules file uses one with `standard = "NAME"`, and can add and remove entries; see `eligible rules vocabulary`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct StandardLists {
    /// Only the list of this name, such as cefr
    #[arg(value_name = "NAME")]
    name: Option<String>,

    /// Format of the lists [default: text]
    #[arg(long, value_enum)]
    format: Option<ListFormat>,

    /// Language of the sentences [default: that of the environment, else en]
    #[arg(long, value_enum)]
    lang: Option<LangName>,

    /// When to use colour; the environment's usual switches for it are honoured
    #[arg(long, value_enum, default_value_t = Colouring::Auto, value_name = "WHEN")]
    color: Colouring,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// Text for people
    Text,
    /// One JSON object
    Json,
}

const HELP: &str = "\
Examples:
  eligible rules lists
  eligible rules lists cefr --lang fr
  eligible rules lists it_skills --format json";

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &StandardLists) -> anyhow::Result<u8> {
    let common = CommonOptions {
        rules: None,
        rules_sha256: None,
        as_of: None,
        reading: ReadingName::All,
        lang: arguments.lang,
        color: arguments.color,
        quiet: false,
        verbose: false,
    };
    let lang = common.lang();
    let lists = match &arguments.name {
        None => StandardList::all().collect(),
        Some(name) => vec![named(name, lang)?],
    };
    let printed = match arguments.format.unwrap_or(ListFormat::Text) {
        ListFormat::Text => standard_list_report::text(lang, &lists, common.style()),
        ListFormat::Json => standard_list_report::json(&lists)?,
    };
    print(printed.as_bytes(), lang)
}

fn named(name: &str, lang: Lang) -> anyhow::Result<StandardList> {
    if let Some(list) = StandardList::named(name) {
        return Ok(list);
    }
    let near = nearest(name, StandardList::all().map(StandardList::name));
    bail!(no_such_list(lang, &escape::visible(name), near))
}
