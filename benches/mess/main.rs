//! Makes a folder of applications with the usual mess: dates in words, words for codes, misspelt keys, broken files.
//!
//! Everybody in it is invented, and the same seed gives the same bytes. Beside the folder a table is written, by each
//! record: whether it can be read, and which of its values cannot.
//!
//! ```text
//! cargo bench --bench mess -- /tmp/applications
//! cargo bench --bench mess -- /tmp/applications --seed 2 --records 500
//! ```
#![expect(clippy::print_stdout, reason = "it prints what it made")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use clap::Parser;

mod folder;

use folder::{BESIDE, BesideKind, Known};

/// Makes a folder of fictional applications with the usual mess.
#[derive(Parser)]
struct Options {
    /// The folder, which must not be there yet; without it, what would be made is only counted
    folder: Option<PathBuf>,
    /// What everything is drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Records in the folder
    #[arg(long, default_value_t = 3_000)]
    records: usize,
    /// `cargo bench` gives it
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let folder = folder::folder(options.seed, options.records);
    let mut known = "path\trecord\tread\tproblems\n".to_owned();
    for file in &folder.files {
        for (index, record) in file.records.iter().enumerate() {
            let (is_read, problems) = match record {
                Known::CannotBeRead => ("no", String::new()),
                Known::Read { problems } => ("yes", problems.join(", ")),
            };
            writeln!(known, "{}\t{}\t{is_read}\t{problems}", file.path, index + 1)?;
        }
    }
    if let Some(path) = &options.folder {
        ensure!(!path.exists(), "{} is there already", path.display());
        let files = folder.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
        for (name, bytes) in files.chain(BESIDE.iter().map(|beside| (beside.path, beside.bytes))) {
            let file = path.join(name);
            fs::create_dir_all(file.parent().context("a file is in a folder")?)?;
            fs::write(&file, bytes).with_context(|| file.display().to_string())?;
        }
        let table = path.with_extension("known.tsv");
        fs::write(&table, known)?;
        println!("what is known of each record: {}", table.display());
    }
    println!("{:>7} files with applications", folder.files.len());
    let not_looked_for = BESIDE.iter().filter(|beside| beside.kind == BesideKind::NotLookedFor).count();
    println!("{:>7} files beside them, {not_looked_for} of kinds that are not looked for", BESIDE.len());
    for (kind, count) in &folder.made {
        println!("{count:>7} {kind}");
    }
    Ok(())
}
