//! Running the program that is measured, from its start to its end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, ensure};

/// The program with what is the same for all runs.
pub(crate) struct Tool {
    pub(crate) program: PathBuf,
    /// Threads.
    pub(crate) jobs: u16,
    /// A folder of the benchmark's own, in which no rules file is: the built-in rules are applied.
    pub(crate) folder: PathBuf,
}

/// The format of a report: CSV goes to a file, the others, which are several times their input, to nowhere.
#[derive(Clone, Copy)]
pub(crate) enum Format {
    Csv,
    Ndjson,
    Table,
}

impl Format {
    /// The name among the arguments.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::Table => "table",
        }
    }
}

impl Tool {
    /// Checks a file or folder, with some more arguments.
    pub(crate) fn run(&self, path: &Path, format: Format, more: &[&str]) -> anyhow::Result<()> {
        let status = self.check(path, format).args(more).status().context("the tool did not start")?;
        ensure!(status.success(), "the tool ended with {status}");
        Ok(())
    }

    fn check(&self, path: &Path, format: Format) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("check").arg(path).args(["--quiet", "--fail-on", "none", "--jobs"]).arg(self.jobs.to_string());
        command.args(["--format", format.name()]).stdout(Stdio::null());
        if matches!(format, Format::Csv) {
            command.arg("--output").arg(self.report());
        }
        command.current_dir(&self.folder);
        command
    }

    fn report(&self) -> PathBuf {
        self.folder.join("report.csv")
    }

    /// The most memory that the tool holds until it ends, in KiB, where Linux says it.
    pub(crate) fn peak_memory(&self, path: &Path, format: Format) -> anyhow::Result<Option<u32>> {
        Ok(peak_memory(&mut self.check(path, format).spawn()?)?.1)
    }

    /// Runs the tool in the folder, and gives how it ended and the most memory that it held, in KiB.
    pub(crate) fn measured(&self, arguments: &[&str]) -> anyhow::Result<(ExitStatus, Option<u32>)> {
        let mut command = Command::new(&self.program);
        command.args(arguments).arg("--quiet").stdout(Stdio::null()).stderr(Stdio::null());
        if arguments.first() == Some(&"check") {
            command.arg("--jobs").arg(self.jobs.to_string());
        }
        peak_memory(&mut command.current_dir(&self.folder).spawn().context("the tool did not start")?)
    }

    /// How many records came out with each verdict, from the CSV report of the last run.
    pub(crate) fn verdicts(&self, records: u32) -> anyhow::Result<String> {
        let mut counts = ["eligible", "review", "ineligible", "invalid"].map(|verdict| (verdict, 0_u32));
        for row in csv::Reader::from_path(self.report())?.records() {
            let row = row?;
            for (verdict, count) in &mut counts {
                *count += u32::from(row.get(4) == Some(*verdict));
            }
        }
        let total: u32 = counts.iter().map(|(_, count)| count).sum();
        ensure!(total == records, "the report has {total} rows for {records} records");
        let shares =
            counts.map(|(verdict, count)| format!("{verdict} {:.0} %", f64::from(count) * 100.0 / f64::from(records)));
        Ok(shares.join(", "))
    }
}

/// A process that does nothing.
pub(crate) fn nothing() -> anyhow::Result<ExitStatus> {
    Command::new("true").stdout(Stdio::null()).status().context("no process can be started")
}

/// How a process ended, and the most memory that it held until then.
fn peak_memory(child: &mut Child) -> anyhow::Result<(ExitStatus, Option<u32>)> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        if let Some(ended) = child.try_wait()? {
            return Ok((ended, peak));
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().trim_end_matches("kB").trim_end().parse().ok());
        peak = peak.max(now);
        thread::sleep(Duration::from_millis(2));
    }
}
