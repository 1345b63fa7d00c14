//! How fast `eligible check` reads and judges many records, beside the time that reading their JSON takes anyway.
//!
//! Fictional applicants are made, the same on every machine. In turns, the records are only deserialised by
//! `serde_json` (the floor), and the tool checks them; of each, the best of several rounds counts. A line file and a
//! folder of small files are read so. Then one file is checked, from the start of the process to its end, beside a
//! process that does nothing; the same records are judged by more and more criteria; and the peak memory is taken.
//!
//! ```text
//! cargo bench --bench throughput
//! cargo bench --bench throughput -- --records 50000 --jobs 4 --rounds 3
//! cargo bench --bench throughput -- --records 1000000 --only memory
//! cargo bench --bench throughput -- --only desk
//! cargo bench --bench throughput -- --write /tmp/applicants.ndjson
//! ```
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::{Parser, ValueEnum};

mod applicant;
mod applicants;
mod desk;
mod floor;
mod tool;

use tool::{Format, Tool};

/// How fast `eligible check` is, beside reading the JSON alone.
#[derive(Parser)]
struct Options {
    /// Records in the line file
    #[arg(long, default_value_t = 200_000, value_parser = clap::value_parser!(u32).range(20..))]
    records: u32,
    /// Files in the folder
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..))]
    files: u32,
    /// Threads of the floor and of the tool
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: u16,
    /// Rounds, of which the best counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    rounds: u16,
    /// Measure this alone
    #[arg(long)]
    only: Option<Part>,
    /// Measure this program instead of the one that was built
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_eligible"), hide_default_value = true)]
    program: PathBuf,
    /// Write the records to this file and measure nothing, for a profiler
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// `cargo bench` gives it; without it everything is tried once, on small files
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// A line file of many records
    File,
    /// A folder of many files
    Folder,
    /// One file, from start to end
    One,
    /// The same records by 23 and by 1,000 criteria
    Rules,
    /// The peak memory of CSV, NDJSON and table
    Memory,
    /// A table through `convert`, worklists, decisions and `compare`
    Desk,
}

fn main() -> anyhow::Result<()> {
    let mut options = Options::parse();
    if let Some(file) = &options.write {
        return write(file, options.records);
    }
    if !options.bench {
        options = Options { records: 200, files: 20, rounds: 1, ..options };
    }
    let folder = tempfile::tempdir()?;
    let program = fs::canonicalize(&options.program).context("the program is not there")?;
    let tool = Tool { program, jobs: options.jobs, folder: folder.path().to_path_buf() };
    println!("{} threads; best of {} rounds", options.jobs, options.rounds);
    let is_wanted = |part| options.only.is_none_or(|only| only == part);
    if is_wanted(Part::File) {
        file(&tool, &options)?;
    }
    if is_wanted(Part::Folder) {
        files(&tool, &options)?;
    }
    if is_wanted(Part::One) {
        one(&tool, &options)?;
    }
    if is_wanted(Part::Rules) {
        rules(&tool, &options)?;
    }
    if is_wanted(Part::Memory) {
        memory(&tool, &options)?;
    }
    if is_wanted(Part::Desk) {
        desk(&tool, &options)?;
    }
    Ok(())
}

/// A line file: the floor, CSV and NDJSON.
fn file(tool: &Tool, options: &Options) -> anyhow::Result<()> {
    let path = tool.folder.join("all.ndjson");
    write(&path, options.records)?;
    println!("\n{} MB in one file of {} records", megabytes(fs::metadata(&path)?.len())?, options.records);
    let floor = || {
        let records = floor::of_lines(&path, options.jobs)?;
        ensure!(records == options.records, "the floor read {records} records of {}", options.records);
        Ok(())
    };
    let [floor, csv, ndjson] = best(
        options.rounds,
        [&floor, &|| tool.run(&path, Format::Csv, &[]), &|| tool.run(&path, Format::Ndjson, &[])],
    )?;
    let rows = [
        ("floor: serde_json alone", floor),
        ("eligible check --format csv", csv),
        ("eligible check --format ndjson", ndjson),
    ];
    table(options.records, fs::metadata(&path)?.len(), &rows)?;
    println!("\nverdicts: {}", tool.verdicts(options.records)?);
    Ok(fs::remove_file(path)?)
}

/// A folder of small files: the floor and CSV.
fn files(tool: &Tool, options: &Options) -> anyhow::Result<()> {
    let folder = tool.folder.join("files");
    fs::create_dir(&folder)?;
    let mut bytes = 0;
    for number in 1..=options.files {
        let record = applicants::line(number);
        bytes += record.len() as u64;
        fs::write(folder.join(format!("{number:06}.json")), record)?;
    }
    println!("\n{} MB in a folder of {} files", megabytes(bytes)?, options.files);
    let floor = || {
        let files = floor::of_files(&folder, options.jobs)?;
        ensure!(files == options.files, "the floor read {files} files of {}", options.files);
        Ok(())
    };
    let [floor, csv] = best(options.rounds, [&floor, &|| tool.run(&folder, Format::Csv, &[])])?;
    table(
        options.files,
        bytes,
        &[("floor: reading and serde_json alone", floor), ("eligible check --format csv", csv)],
    )?;
    Ok(fs::remove_dir_all(folder)?)
}

/// One file from start to end, beside a process that does nothing.
fn one(tool: &Tool, options: &Options) -> anyhow::Result<()> {
    /// Runs in a round; each takes a few milliseconds.
    const RUNS: u16 = 40;
    let path = tool.folder.join("one.json");
    fs::write(&path, applicants::line(1))?;
    let nothing = || tool::nothing().map(|_| ());
    let rounds = if options.bench { options.rounds.saturating_mul(RUNS) } else { 1 };
    let [nothing, one] = best(rounds, [&nothing, &|| tool.run(&path, Format::Csv, &[])])?;
    println!("\n| one file | milliseconds |\n| --- | ---: |");
    println!("| an empty process | {:.2} |", nothing.as_secs_f64() * 1000.0);
    println!("| eligible check --format csv | {:.2} |", one.as_secs_f64() * 1000.0);
    println!("| difference | {:.2} |", one.saturating_sub(nothing).as_secs_f64() * 1000.0);
    Ok(())
}

/// The same records by the criteria of the notice, and by those repeated until there are a thousand.
fn rules(tool: &Tool, options: &Options) -> anyhow::Result<()> {
    const REPEATED: u32 = 1000;
    let (path, rules) = (tool.folder.join("some.ndjson"), tool.folder.join("thousand.toml"));
    let records = options.records / 20;
    write(&path, records)?;
    let (text, criteria) = repeated(REPEATED)?;
    fs::write(&rules, text)?;
    let rules = rules.to_string_lossy();
    let [few, many] = best(
        options.rounds,
        [&|| tool.run(&path, Format::Csv, &[]), &|| tool.run(&path, Format::Csv, &["--rules", &rules])],
    )?;
    println!("\n| {records} records by | seconds | microseconds a record and criterion |\n| --- | ---: | ---: |");
    for (count, time) in [(criteria, few), (REPEATED, many)] {
        let each = time.as_secs_f64() * 1e6 / f64::from(records) / f64::from(count);
        println!("| {count} criteria | {:.3} | {each:.3} |", time.as_secs_f64());
    }
    Ok(fs::remove_file(path)?)
}

/// What a recruiter does with a table, for a few rows and for all.
fn desk(tool: &Tool, options: &Options) -> anyhow::Result<()> {
    let few = FEW.min(options.records / 2);
    let [small, large] = [few, options.records].map(|records| desk::steps(tool, records));
    desk::print((few, &small?), (options.records, &large?));
    Ok(())
}

/// So many records are few, where memory is measured.
const FEW: u32 = 10_000;

/// The peak memory for a few records and for all.
fn memory(tool: &Tool, options: &Options) -> anyhow::Result<()> {
    let few = FEW.min(options.records / 2);
    let path = tool.folder.join("memory.ndjson");
    println!("\n| peak memory | {few} records | {} records | bytes an applicant |", options.records);
    println!("| --- | ---: | ---: | ---: |");
    let mut peaks = Vec::new();
    for records in [few, options.records] {
        write(&path, records)?;
        for format in [Format::Csv, Format::Ndjson, Format::Table] {
            peaks.push((format, tool.peak_memory(&path, format)?));
        }
    }
    let (small, large) = peaks.split_at(peaks.len() / 2);
    for ((format, small), (_, large)) in small.iter().zip(large) {
        let (Some(small), Some(large)) = (small, large) else {
            println!("| --format {} | not measured | not measured | |", format.name());
            continue;
        };
        let megabytes = |kibibytes: u32| f64::from(kibibytes) * 1.024 / 1000.0;
        let each = f64::from(large.saturating_sub(*small)) * 1024.0 / f64::from(options.records - few);
        println!(
            "| --format {} | {:.1} MB | {:.1} MB | {each:.0} |",
            format.name(),
            megabytes(*small),
            megabytes(*large)
        );
    }
    Ok(fs::remove_file(path)?)
}

/// The best wall time of each of some runs, which take turns.
fn best<const N: usize>(rounds: u16, runs: [&dyn Fn() -> anyhow::Result<()>; N]) -> anyhow::Result<[Duration; N]> {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (run, least) in runs.iter().zip(&mut best) {
            let start = Instant::now();
            run()?;
            *least = start.elapsed().min(*least);
        }
    }
    Ok(best)
}

/// Times beside the first of them, which is the floor.
fn table(records: u32, bytes: u64, rows: &[(&str, Duration)]) -> anyhow::Result<()> {
    let floor = rows.first().map_or(1.0, |(_, floor)| floor.as_secs_f64());
    println!("\n| | seconds | MB/s | records/s | times the floor |\n| --- | ---: | ---: | ---: | ---: |");
    for (name, time) in rows {
        let seconds = time.as_secs_f64();
        println!(
            "| {name} | {seconds:.3} | {:.0} | {:.0} | {:.2} |",
            megabytes(bytes)? / seconds,
            f64::from(records) / seconds,
            seconds / floor,
        );
    }
    Ok(())
}

/// Writes the first of the fictional records.
fn write(file: &Path, records: u32) -> anyhow::Result<()> {
    let mut writer = BufWriter::new(File::create(file)?);
    for number in 1..=records {
        writer.write_all(applicants::line(number).as_bytes())?;
    }
    Ok(writer.flush()?)
}

/// The built-in rules with their criteria repeated, and how many there are without that.
fn repeated(most: u32) -> anyhow::Result<(String, u32)> {
    let rules = include_str!("../../rules.toml");
    let end = rules.find("\n[scale.").context("the rules have no lists")?;
    let (before, lists) = rules.split_at_checked(end).context("the rules have no lists")?;
    let mut blocks = before.split("[[criterion]]\n");
    let mut text = blocks.next().unwrap_or_default().to_owned();
    let blocks: Vec<_> = blocks.collect();
    for (number, block) in (0..most).zip(blocks.iter().cycle()) {
        text.push_str("[[criterion]]\n");
        text.push_str(&block.replacen("id = \"", &format!("id = \"N{number}-"), 1));
    }
    text.push_str(lists);
    Ok((text, u32::try_from(blocks.len())?))
}

fn megabytes(bytes: u64) -> anyhow::Result<f64> {
    Ok(f64::from(u32::try_from(bytes / 1000)?) / 1000.0)
}
