//! The desk of a recruiter: a table through `convert`, worklists, decisions and `compare`, with time and peak memory.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, ensure};

use crate::tool::Tool;

/// Which column of the table fills which field.
const MAP: &str = r#"date_order = "dmy"
[columns]
"Candidate ID" = "id"
"Full name" = "name"
"Date of birth" = "date_of_birth"
"Citizenship" = "nationalities"
"Degree" = "education[0].level"
"Field of study" = "education[0].field"
"Graduation date" = "education[0].end"
"Languages" = { field = "languages[]", split = ";", pair = ":" }
"Submitted on" = "application.submitted_at"
[constants]
"education[0].status" = "completed"
"#;

/// What is run, one after the other, each with what its row of the result says of it.
const STEPS: [(&str, &str); 9] = [
    ("convert", "convert export.csv --map map.toml -o all.ndjson"),
    ("worklist, CSV", "check export.csv --map map.toml -o worklist=todo.csv"),
    ("worklist, CSV in two files", "check export.csv --map map.toml -o worklist=part.csv --split 2"),
    ("worklist, XLSX", "check export.csv --map map.toml -o worklist=todo.xlsx"),
    ("decisions, CSV out", "check export.csv --map map.toml --decisions done.csv -o decided.csv"),
    ("NDJSON out", "check export.csv --map map.toml -o first.ndjson"),
    ("decisions, NDJSON out", "check export.csv --map map.toml --decisions done.csv -o second.ndjson"),
    ("decisions, --since", "check export.csv --map map.toml --decisions done.csv --since first.ndjson -o since.csv"),
    ("compare, every row changed", "compare first.ndjson second.ndjson -o changes.csv"),
];

/// Time in seconds and peak memory in KiB of each step, with so many rows.
pub(crate) fn steps(tool: &Tool, records: u32) -> anyhow::Result<Vec<(f64, Option<u32>)>> {
    write_table(&tool.folder.join("export.csv"), records)?;
    std::fs::write(tool.folder.join("map.toml"), MAP)?;
    let mut measured = Vec::new();
    for (name, arguments) in STEPS {
        let start = Instant::now();
        let (status, peak) = tool.measured(&arguments.split(' ').collect::<Vec<_>>())?;
        // Every status but 2 is one of verdicts.
        ensure!(status.code().is_some_and(|code| code != 2), "{name}: the tool ended with {status}");
        measured.push((start.elapsed().as_secs_f64(), peak));
        if name == "worklist, CSV" {
            let rows = fill_in(&tool.folder.join("todo.csv"), &tool.folder.join("done.csv"))?;
            ensure!(rows == records, "the worklist has {rows} rows for {records} records");
        }
    }
    Ok(measured)
}

/// Prints what was measured for a few rows and for all.
pub(crate) fn print((few, small): (u32, &[(f64, Option<u32>)]), (all, large): (u32, &[(f64, Option<u32>)])) {
    println!("\n| rows | seconds for {all} | peak memory for {few} | for {all} | bytes a row |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for ((name, _), ((_, small), (seconds, large))) in STEPS.iter().zip(small.iter().zip(large)) {
        let (Some(small), Some(large)) = (small, large) else {
            println!("| {name} | {seconds:.1} | not measured | not measured | |");
            continue;
        };
        let megabytes = |kibibytes: u32| f64::from(kibibytes) * 1.024 / 1000.0;
        let each = f64::from(large.saturating_sub(*small)) * 1024.0 / f64::from(all - few);
        println!("| {name} | {seconds:.1} | {:.1} MB | {:.1} MB | {each:.0} |", megabytes(*small), megabytes(*large));
    }
}

/// A table of fictional applicants, of each of whom a person has to decide one criterion: English at B2.
fn write_table(path: &Path, records: u32) -> anyhow::Result<()> {
    const FIRST: [&str; 10] = ["Ada", "Bo", "Chloé", "Dana", "Élise", "Finn", "Gaëlle", "Hugo", "Inès", "Jonas"];
    const NATIONS: [&str; 3] = ["French", "BE", "allemande"];
    const DEGREES: [&str; 3] = ["Licence", "Master 2", "BSc"];
    let mut out = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
    out.write_record([
        "Candidate ID",
        "Full name",
        "Date of birth",
        "Citizenship",
        "Degree",
        "Field of study",
        "Graduation date",
        "Languages",
        "Submitted on",
    ])?;
    let pick = |of: &[&'static str], number: u32| of.iter().cycle().nth(number as usize % of.len()).copied();
    for number in 0..records {
        let [first, nation, degree] = [&FIRST[..], &NATIONS, &DEGREES].map(|of| pick(of, number).unwrap_or_default());
        out.write_record([
            &(1_000_000 + number).to_string(),
            &format!("{first} Exemple {number}"),
            &format!("{}/03/{}", 13 + number % 10, 1990 + number % 12),
            nation,
            degree,
            "Law",
            "30/06/2024",
            "English: B2; German: native",
            "2025-06-10 09:30",
        ])?;
    }
    Ok(out.into_inner().context("the table was not written")?.flush()?)
}

/// Decides all rows of a worklist, a third of them not met, and gives their number.
fn fill_in(path: &Path, done: &Path) -> anyhow::Result<u32> {
    const OUTCOMES: [&str; 3] = ["not_met", "met", "met"];
    let mut worklist = csv::Reader::from_path(path)?;
    let mut out = csv::Writer::from_path(done)?;
    out.write_record(worklist.headers()?)?;
    let mut rows = 0;
    for (row, outcome) in worklist.records().zip(OUTCOMES.iter().cycle()) {
        let row = row?;
        let decided = [*outcome, "Dominique Fictif", "2025-06-24", "seen in the documents of the applicant"];
        out.write_record(row.iter().take(8).chain(decided))?;
        rows += 1;
    }
    out.flush()?;
    Ok(rows)
}
