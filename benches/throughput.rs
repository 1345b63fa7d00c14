//! How fast `eligible check` reads and judges a large line file, beside the time that reading its JSON takes anyway.
//!
//! A file of fictional applicants is made, the same on every machine. In turns, the records are only deserialised by
//! `serde_json` (the floor), and the tool checks the whole file; of each, the best of several rounds counts. Then the
//! peak memory of the tool is taken, for a twentieth of the file and for all of it.
//!
//! ```text
//! cargo bench --bench throughput
//! cargo bench --bench throughput -- --records 50000 --jobs 4 --rounds 3
//! cargo bench --bench throughput -- --write /tmp/applicants.ndjson
//! ```

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::Parser;

/// How fast `eligible check` is, beside reading the JSON alone.
#[derive(Parser)]
struct Options {
    /// Records in the file
    #[arg(long, default_value_t = 200_000, value_parser = clap::value_parser!(u32).range(20..))]
    records: u32,
    /// Threads of the floor and of the tool
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: u16,
    /// Rounds, of which the best counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    rounds: u16,
    /// Write the records to this file and measure nothing, for a profiler
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// `cargo bench` gives it; without it everything is tried once, on a small file
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is run in every round.
#[derive(Clone, Copy)]
enum Runner {
    Floor,
    Csv,
    Ndjson,
}

impl Runner {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Floor, "floor: serde_json alone"),
        (Self::Csv, "eligible check --format csv"),
        (Self::Ndjson, "eligible check --format ndjson"),
    ];
}

/// The files of one measurement.
struct Bench {
    jobs: u16,
    all: PathBuf,
    twentieth: PathBuf,
    csv: PathBuf,
    records: u32,
}

fn main() -> anyhow::Result<()> {
    let mut options = Options::parse();
    if let Some(file) = &options.write {
        return write(file, options.records);
    }
    if !options.bench {
        options = Options { records: 200, rounds: 1, ..options };
    }
    let folder = tempfile::tempdir()?;
    let bench = Bench::new(folder.path(), &options)?;
    let megabytes = megabytes(fs::metadata(&bench.all)?.len())?;
    let records = f64::from(bench.records);
    println!(
        "{megabytes:.1} MB, {} records of {:.2} kB; {} threads; best of {} rounds\n",
        bench.records,
        megabytes * 1000.0 / records,
        bench.jobs,
        options.rounds,
    );

    let mut best = Runner::ALL.map(|(runner, name)| (runner, name, Duration::MAX));
    for _ in 0..options.rounds {
        for (runner, _, least) in &mut best {
            *least = bench.time(*runner)?.min(*least);
        }
    }
    let floor = best.first().map_or(1.0, |(_, _, floor)| floor.as_secs_f64());
    println!("| | seconds | MB/s | records/s | times the floor |\n| --- | ---: | ---: | ---: | ---: |");
    for (_, name, least) in &best {
        let seconds = least.as_secs_f64();
        println!(
            "| {name} | {seconds:.3} | {:.0} | {:.0} | {:.2} |",
            megabytes / seconds,
            records / seconds,
            seconds / floor,
        );
    }

    println!("\nverdicts: {}", bench.verdicts()?);
    for (what, file) in [("a twentieth of the file", &bench.twentieth), ("the whole file", &bench.all)] {
        let mut child = bench.check(file, Runner::Csv).spawn()?;
        match peak_memory(&mut child)? {
            Some(kibibytes) => println!("peak memory, {what}: {:.1} MB", f64::from(kibibytes) * 1.024 / 1000.0),
            None => println!("peak memory, {what}: not measured"),
        }
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

impl Bench {
    /// Makes the files.
    fn new(folder: &Path, options: &Options) -> anyhow::Result<Self> {
        let (all, twentieth, csv) =
            (folder.join("all.ndjson"), folder.join("twentieth.ndjson"), folder.join("report.csv"));
        write(&all, options.records)?;
        write(&twentieth, options.records / 20)?;
        Ok(Self { jobs: options.jobs, all, twentieth, csv, records: options.records })
    }

    /// The wall time of one run over the whole file.
    fn time(&self, runner: Runner) -> anyhow::Result<Duration> {
        let start = Instant::now();
        if matches!(runner, Runner::Floor) {
            let records = floor::count(&self.all, self.jobs)?;
            ensure!(records == self.records, "the floor read {records} records of {}", self.records);
        } else {
            let status = self.check(&self.all, runner).status().context("the tool did not start")?;
            ensure!(status.success(), "the tool ended with {status}");
        }
        Ok(start.elapsed())
    }

    /// The command that checks a file: CSV goes to a file, NDJSON, which is several times its input, to nowhere.
    fn check(&self, file: &Path, runner: Runner) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
        command.arg("check").arg(file).args(["--quiet", "--fail-on", "none", "--jobs"]).arg(self.jobs.to_string());
        match runner {
            Runner::Ndjson => command.args(["--format", "ndjson"]).stdout(Stdio::null()),
            Runner::Floor | Runner::Csv => command.args(["--format", "csv", "--output"]).arg(&self.csv),
        };
        // No rules file stands here: the built-in rules are applied.
        command.current_dir(self.csv.parent().unwrap_or(Path::new(".")));
        command
    }

    /// How many records came out with each verdict, from the report of the last run.
    fn verdicts(&self) -> anyhow::Result<String> {
        let mut counts = ["eligible", "review", "ineligible", "invalid"].map(|verdict| (verdict, 0_u32));
        for row in csv::Reader::from_path(&self.csv)?.records() {
            let row = row?;
            for (verdict, count) in &mut counts {
                *count += u32::from(row.get(4) == Some(*verdict));
            }
        }
        let total: u32 = counts.iter().map(|(_, count)| count).sum();
        ensure!(total == self.records, "the report has {total} rows for {} records", self.records);
        let shares = counts
            .map(|(verdict, count)| format!("{verdict} {:.0} %", f64::from(count) * 100.0 / f64::from(self.records)));
        Ok(shares.join(", "))
    }
}

/// The most memory that a process held until it ended, in KiB, where Linux tells it.
fn peak_memory(child: &mut Child) -> anyhow::Result<Option<u32>> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait()?.is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().trim_end_matches("kB").trim_end().parse().ok());
        peak = peak.max(now);
        thread::sleep(Duration::from_millis(2));
    }
    Ok(peak)
}

fn megabytes(bytes: u64) -> anyhow::Result<f64> {
    Ok(f64::from(u32::try_from(bytes / 1000)?) / 1000.0)
}

/// Deserialising every record and nothing else.
mod floor {
    use std::fs::File;
    use std::hint::black_box;
    use std::io::{ErrorKind, Read as _};
    use std::path::Path;
    use std::sync::Mutex;
    use std::thread;

    use anyhow::{anyhow, bail};

    use crate::applicant::Applicant;

    /// Bytes that are read at once, as the tool does.
    const CHUNK: usize = 1 << 18;

    /// The number of records that some threads read.
    pub(crate) fn count(path: &Path, jobs: u16) -> anyhow::Result<u32> {
        let chunks = &Mutex::new(Chunks { file: File::open(path)?, rest: Vec::new() });
        thread::scope(|scope| {
            let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(|| read_all(chunks))).collect();
            let mut count = 0;
            for thread in threads {
                count += thread.join().map_err(|_| anyhow!("a thread of the floor broke off"))??;
            }
            Ok(count)
        })
    }

    fn read_all(chunks: &Mutex<Chunks>) -> anyhow::Result<u32> {
        let (mut count, mut buffer) = (0, vec![0; CHUNK]);
        loop {
            let Ok(mut shared) = chunks.lock() else { bail!("a thread of the floor broke off") };
            let length = shared.next(&mut buffer)?;
            drop(shared);
            if length == 0 {
                return Ok(count);
            }
            let (lines, mut from) = (buffer.get(..length).unwrap_or_default(), 0);
            for end in memchr::memchr_iter(b'\n', lines) {
                let line = lines.get(from..end).unwrap_or_default();
                // A few records are invalid, and are refused here too.
                let _ = black_box(serde_json::from_slice::<Applicant<'_>>(line));
                count += 1;
                from = end + 1;
            }
        }
    }

    /// A line file in portions of whole lines.
    struct Chunks {
        file: File,
        /// The beginning of a line that the last portion cut off.
        rest: Vec<u8>,
    }

    impl Chunks {
        /// Fills the buffer; returns the length of its whole lines, 0 at the end.
        fn next(&mut self, buffer: &mut [u8]) -> anyhow::Result<usize> {
            let mut filled = self.rest.len();
            buffer.get_mut(..filled).unwrap_or_default().copy_from_slice(&self.rest);
            while let Some(free) = buffer.get_mut(filled..).filter(|free| !free.is_empty()) {
                match self.file.read(free) {
                    Ok(0) => break,
                    Ok(length) => filled += length,
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(error) => return Err(error.into()),
                }
            }
            let held = buffer.get(..filled).unwrap_or_default();
            let length = memchr::memrchr(b'\n', held).map_or(0, |end| end + 1);
            if length == 0 && filled > 0 {
                bail!("a line is longer than {CHUNK} bytes");
            }
            self.rest.clear();
            self.rest.extend_from_slice(held.get(length..).unwrap_or_default());
            Ok(length)
        }
    }
}

/// The fields of `eligible::domain::applicant`, as anyone would have `serde` read them: without places, and with
/// dates as texts.
mod applicant {
    #![expect(dead_code, reason = "the fields are read from JSON and not used")]

    use std::borrow::Cow;
    use std::fmt;

    use serde::Deserialize;
    use serde::de::{Deserializer, MapAccess, Visitor};

    /// Within an `Option` or a `Vec`, a bare `Cow` would not be borrowed.
    #[derive(Deserialize)]
    pub(crate) struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

    #[derive(Deserialize)]
    pub(crate) struct Applicant<'a> {
        #[serde(borrow)]
        id: Option<Text<'a>>,
        name: Option<Text<'a>>,
        date_of_birth: Option<Text<'a>>,
        nationalities: Option<Vec<Text<'a>>>,
        education: Option<Vec<Education<'a>>>,
        languages: Option<Vec<LanguageSkill<'a>>>,
        it_skills: Option<Vec<ItSkill<'a>>>,
        experience: Option<Vec<Experience<'a>>>,
        competencies: Option<Vec<Competency<'a>>>,
        documents: Option<Vec<Document<'a>>>,
        application: Option<Application<'a>>,
        answers: Option<Answers<'a>>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Level {
        Secondary,
        PostSecondary,
        ShortCycle,
        Bachelor,
        Master,
        Doctorate,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Status {
        Ongoing,
        Completed,
        Interrupted,
    }

    #[derive(Deserialize)]
    struct Education<'a> {
        level: Option<Level>,
        #[serde(borrow)]
        field: Option<Text<'a>>,
        isced_f: Option<Text<'a>>,
        institution: Option<Text<'a>>,
        country: Option<Text<'a>>,
        status: Option<Status>,
        start: Option<Text<'a>>,
        end: Option<Text<'a>>,
        years_completed: Option<f64>,
        final_stage: Option<bool>,
    }

    #[derive(Deserialize)]
    struct LanguageSkill<'a> {
        #[serde(borrow)]
        language: Option<Text<'a>>,
        level: Option<LanguageLevel<'a>>,
    }

    enum LanguageLevel<'a> {
        Overall(Cow<'a, str>),
        BySkill(Vec<(Text<'a>, Text<'a>)>),
    }

    #[derive(Deserialize)]
    struct ItSkill<'a> {
        #[serde(borrow)]
        name: Option<Text<'a>>,
        level: Option<Text<'a>>,
    }

    #[expect(clippy::enum_variant_names, reason = "the private sector is a sector")]
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Sector {
        InternationalOrganization,
        NationalAdministration,
        Research,
        PrivateSector,
        Ngo,
        Military,
        Education,
        Other,
    }

    #[derive(Deserialize)]
    struct Experience<'a> {
        #[serde(borrow)]
        employer: Option<Text<'a>>,
        role: Option<Text<'a>>,
        country: Option<Text<'a>>,
        sector: Option<Sector>,
        start: Option<Text<'a>>,
        end: Option<Text<'a>>,
    }

    #[derive(Deserialize)]
    struct Competency<'a> {
        #[serde(borrow)]
        competency: Option<Text<'a>>,
        evidence: Option<Text<'a>>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum DocumentKind {
        Qualification,
        ProofOfStudies,
        Cv,
        MotivationLetter,
        Other,
    }

    #[derive(Deserialize)]
    struct Document<'a> {
        kind: Option<DocumentKind>,
        #[serde(borrow)]
        language: Option<Text<'a>>,
        dates_shown: Option<bool>,
        translated: Option<bool>,
    }

    #[derive(Deserialize)]
    struct Application<'a> {
        #[serde(borrow)]
        vacancy: Option<Text<'a>>,
        submitted_at: Option<Text<'a>>,
        last_modified_at: Option<Text<'a>>,
        other_vacancies: Option<Vec<Text<'a>>>,
        generative_ai_used: Option<bool>,
    }

    struct Answers<'a>(Vec<(Text<'a>, AnswerValue<'a>)>);

    enum AnswerValue<'a> {
        Boolean(bool),
        Number(f64),
        Text(Cow<'a, str>),
    }

    // `#[serde(untagged)]` would read each value twice.

    struct LevelVisitor;

    impl<'de> Visitor<'de> for LevelVisitor {
        type Value = LanguageLevel<'de>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a level, or an object of skills with their levels")
        }

        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(LanguageLevel::Overall(Cow::Borrowed(text)))
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(LanguageLevel::Overall(Cow::Owned(text.to_owned())))
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            entries(map).map(LanguageLevel::BySkill)
        }
    }

    impl<'de: 'a, 'a> Deserialize<'de> for LanguageLevel<'a> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(LevelVisitor)
        }
    }

    struct AnswersVisitor;

    impl<'de> Visitor<'de> for AnswersVisitor {
        type Value = Answers<'de>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of questions with their answers")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            entries(map).map(Answers)
        }
    }

    impl<'de: 'a, 'a> Deserialize<'de> for Answers<'a> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(AnswersVisitor)
        }
    }

    struct AnswerVisitor;

    impl<'de> Visitor<'de> for AnswerVisitor {
        type Value = AnswerValue<'de>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("true, false, a number or a text")
        }

        fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
            Ok(AnswerValue::Boolean(value))
        }

        fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
            Ok(AnswerValue::Number(number))
        }

        #[expect(clippy::cast_precision_loss, reason = "as for any number that is read as a double")]
        fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
            Ok(AnswerValue::Number(number as f64))
        }

        #[expect(clippy::cast_precision_loss, reason = "as for any number that is read as a double")]
        fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
            Ok(AnswerValue::Number(number as f64))
        }

        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(AnswerValue::Text(Cow::Borrowed(text)))
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(AnswerValue::Text(Cow::Owned(text.to_owned())))
        }
    }

    impl<'de: 'a, 'a> Deserialize<'de> for AnswerValue<'a> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(AnswerVisitor)
        }
    }

    fn entries<'de, A: MapAccess<'de>, V: Deserialize<'de>>(mut map: A) -> Result<Vec<(Text<'de>, V)>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// Fictional applicants, the same in every run: all that is drawn is drawn from the record's number.
mod applicants {
    use std::fmt::Write as _;

    /// A country: its code, its names in English and in French, its language.
    type Country = (&'static str, &'static str, &'static str, &'static str);

    const COUNTRIES: &[Country] = &[
        ("BE", "Belgium", "Belgique", "Dutch"),
        ("BG", "Bulgaria", "Bulgarie", "Bulgarian"),
        ("CA", "Canada", "Canada", "English"),
        ("CZ", "Czechia", "Tchéquie", "Czech"),
        ("DE", "Germany", "Allemagne", "Deutsch"),
        ("DK", "Denmark", "Danemark", "da"),
        ("ES", "Spain", "Espagne", "Spanish"),
        ("FI", "Finland", "Finlande", "fi"),
        ("FR", "France", "France", "Français"),
        ("GB", "United Kingdom", "Royaume-Uni", "English"),
        ("GR", "Greece", "Grèce", "Greek"),
        ("IT", "Italy", "Italie", "it"),
        ("LU", "Luxembourg", "Luxembourg", "fr"),
        ("NO", "Norway", "Norvège", "Norwegian"),
        ("PL", "Poland", "Pologne", "Polish"),
        ("PT", "Portugal", "Portugal", "Portuguese"),
        ("RO", "Romania", "Roumanie", "Romanian"),
        ("SE", "Sweden", "Suède", "Swedish"),
        ("TR", "Türkiye", "Turquie", "Turkish"),
        ("US", "United States", "États-Unis", "en"),
        // These are no members.
        ("CH", "Switzerland", "Suisse", "French"),
        ("IE", "Ireland", "Irlande", "en-IE"),
    ];
    const FIRST_NAMES: &[&str] = &[
        "Agnès", "Björn", "Chiara", "Dmitar", "Élodie", "Fatma", "Gwen", "Håkon", "Inês", "Jörg", "Kasia", "Luís",
        "Maja", "Noé", "Olga", "Petra", "Quentin", "Rasmus", "Sofía", "Tomáš", "Una", "Věra", "Wim", "Zoë",
    ];
    const LAST_NAMES: &[&str] =
        &["Beispiel", "Van Voorbeeld", "Dupont-Exemple", "O'Sample", "Przykład", "Örnek", "Příklad", "Lado-Nenhum"];
    const FIELDS: &[(&str, &str)] = &[
        ("International relations", "0312"),
        ("Political science and public policy", "0312"),
        ("Relations internationales", "0312"),
        ("Law", "0421"),
        ("Droit européen", "0421"),
        ("Security studies", "1032"),
        ("Computer science", "0613"),
        ("Mechanical engineering", "0715"),
        ("Économie et gestion", "0311"),
        ("History and archaeology", "0222"),
        ("Peace and conflict studies", "0312"),
        ("Geospatial science", "0532"),
    ];
    const PLACES: &[&str] =
        &["Nowhere", "the Two Valleys", "Examples", "Nulle-Part", "São Exemplo", "Ingenstans", "Dół"];
    const EMPLOYERS: &[(&str, &str)] = &[
        ("Organization of Examples", "international_organization"),
        ("Ministry of Samples", "national_administration"),
        ("Ministère des Échantillons", "national_administration"),
        ("Institute for Invented Studies", "research"),
        ("Beispiel Software GmbH", "private_sector"),
        ("Invented Insurance \"The Umbrella\"", "private_sector"),
        ("Example Relief Association", "ngo"),
        ("Third Fictional Brigade", "military"),
        ("Lycée de l'Exemple", "education"),
        ("Café Exemple", "other"),
    ];
    const ROLES: &[&str] = &[
        "Intern in the planning section, drafting notes and minutes",
        "Policy assistant for regional cooperation and outreach",
        "Research assistant: data collection, cleaning and charts",
        "Chargée de projet, suivi budgétaire et relations avec les partenaires",
        "Junior analyst, weekly reports for the head of office",
        "Tutor for first-year students of statistics",
        "Stagiaire au service juridique, veille et synthèses",
        "Software tester on the team for reporting tools",
    ];
    const TOOLS: &[&str] =
        &["Microsoft Office", "SharePoint", "Excel", "Python", "MS Office", "Microsoft 365", "QGIS", "PowerPoint", "R"];
    const TOOL_LEVELS: &[&str] = &["advanced", "advanced", "advanced", "expert", "intermediate", "basic", "avancé"];
    const COMPETENCIES: &[(&str, &str)] = &[
        ("Achievement", "Recherche de l'excellence"),
        ("Analytical thinking", "Réflexion analytique"),
        ("Clarity and accuracy", "Clarté et précision"),
        ("Customer service orientation", "Souci du service au client"),
        ("Empathy", "Empathie"),
        ("Flexibility", "Flexibilité"),
        ("Initiative", "Initiative"),
        ("Organizational awareness", "Compréhension organisationnelle"),
        ("Teamwork", "Travail en équipe"),
    ];
    const DEEDS: &[&str] = &[
        "Coordinated the volunteers of the student congress",
        "Rewrote the handbook that new colleagues are given",
        "Compared four data sources that contradicted each other",
        "A organisé la collecte des données auprès de douze bureaux",
        "Took over the weekly brief when a colleague fell ill",
        "Mediated between two groups that had stopped talking",
        "A rédigé une note de synthèse pour la direction",
        "Built the register of visitors called \"the ledger\"",
    ];
    const RESULTS: &[&str] = &[
        ", which halved the number of questions.",
        ", and it is still used today.",
        "; the report came out two days early.",
        ", à la satisfaction de l'équipe.",
        ".\nThe head of office thanked us in writing.",
        ", although half of the team worked from abroad.",
    ];

    /// One record with its line feed.
    pub(crate) fn line(number: u32) -> String {
        let mut draw = Draw(u64::from(number));
        let mut line = applicant(number, &mut draw);
        if draw.percent(2) {
            line = spoiled(&line, &mut draw);
        }
        if draw.percent(10) {
            line = in_ascii(&line);
        }
        line.push('\n');
        line
    }

    /// A generator of numbers (`SplitMix64`).
    struct Draw(u64);

    impl Draw {
        fn below(&mut self, bound: usize) -> usize {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            // The upper half is enough for any of our lists.
            usize::try_from(mixed >> 32).unwrap_or_default() % bound.max(1)
        }

        fn between(&mut self, least: usize, most: usize) -> usize {
            least + self.below(most - least + 1)
        }

        fn percent(&mut self, share: usize) -> bool {
            self.below(100) < share
        }

        fn of<T: Copy + Default>(&mut self, list: &[T]) -> T {
            list.get(self.below(list.len())).copied().unwrap_or_default()
        }

        /// A partial date in a year, mostly a whole one.
        fn date(&mut self, year: usize) -> String {
            let (month, day) = (self.between(1, 12), self.between(1, 28));
            match self.below(100) {
                0..4 => format!("{year}"),
                4..12 => format!("{year}-{month:02}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            }
        }
    }

    /// An object of members that are JSON themselves; one that is empty is absent.
    fn object<const N: usize>(members: [(&str, String); N]) -> String {
        let stated = members.into_iter().filter(|(_, value)| !value.is_empty());
        let stated = stated.map(|(key, value)| format!("\"{key}\": {value}"));
        format!("{{{}}}", stated.collect::<Vec<_>>().join(", "))
    }

    fn list(elements: impl IntoIterator<Item = String>) -> String {
        format!("[{}]", elements.into_iter().collect::<Vec<_>>().join(", "))
    }

    fn text(text: impl Into<String>) -> String {
        serde_json::Value::from(text.into()).to_string()
    }

    fn flag(value: bool) -> String {
        value.to_string()
    }

    fn applicant(number: u32, draw: &mut Draw) -> String {
        let country = draw.of(COUNTRIES);
        let born = if draw.percent(95) { draw.between(1994, 2003) } else { draw.between(2004, 2006) };
        let name = format!("{} {}", draw.of(FIRST_NAMES), draw.of(LAST_NAMES));
        let mut nationalities = vec![nationality(country, draw)];
        if draw.percent(12) {
            let second = draw.of(COUNTRIES);
            nationalities.push(nationality(second, draw));
        }
        let french = draw.percent(25);
        object([
            ("id", text(format!("P-{number:06}"))),
            ("name", text(name)),
            ("date_of_birth", text(draw.date(born))),
            ("nationalities", list(nationalities)),
            ("education", educations(born, country, draw)),
            ("languages", languages(country, draw)),
            ("it_skills", tools(draw)),
            ("experience", experiences(country, draw)),
            ("competencies", competencies(french, draw)),
            ("documents", documents(country, draw)),
            ("application", application(draw)),
            ("answers", if draw.percent(3) { answers(draw) } else { String::new() }),
            // Unknown: a warning.
            ("telephone", if draw.percent(1) { text("+00 000 000") } else { String::new() }),
        ])
    }

    fn nationality((code, english, french, _): Country, draw: &mut Draw) -> String {
        text(draw.of(&[code, code, english, french]))
    }

    fn educations(born: usize, (code, ..): Country, draw: &mut Draw) -> String {
        let levels = match draw.below(100) {
            0..5 => &["secondary"][..],
            5..10 => &["secondary", "short_cycle"],
            10..45 => &["secondary", "bachelor"],
            45..60 => &["bachelor"],
            60..95 => &["secondary", "bachelor", "master"],
            _ => &["bachelor", "master", "doctorate"],
        };
        let mut year = born + 15;
        let entries = levels.iter().enumerate().map(|(index, level)| {
            let (field, code_of_field) = draw.of(FIELDS);
            let is_last = index + 1 == levels.len();
            let status = match draw.below(100) {
                0..45 if is_last => "ongoing",
                45..50 if is_last => "interrupted",
                _ => "completed",
            };
            let start = year;
            year += if *level == "master" { 2 } else { 3 };
            let is_school = *level == "secondary";
            let school = if is_school { "Gymnasium of" } else { "University of" };
            object([
                ("level", text(*level)),
                ("field", if is_school { String::new() } else { text(field) }),
                ("isced_f", if is_school { String::new() } else { text(code_of_field) }),
                ("institution", text(format!("{school} {}", draw.of(PLACES)))),
                ("country", text(code)),
                ("status", text(status)),
                ("start", text(format!("{start}-{:02}-{:02}", draw.between(8, 10), draw.between(1, 28)))),
                ("end", text(format!("{year}-{:02}-{:02}", draw.between(5, 7), draw.between(1, 28)))),
                ("years_completed", if draw.percent(20) { format!("{}.5", draw.between(1, 3)) } else { String::new() }),
                ("final_stage", if draw.percent(10) { flag(true) } else { String::new() }),
            ])
        });
        list(entries.collect::<Vec<_>>())
    }

    fn languages((_, _, _, own): Country, draw: &mut Draw) -> String {
        let levels = ["A1", "A2", "B1", "B2", "B2", "C1", "C1", "C2", "c1"];
        let mut entries = vec![("level", own, text("native"))];
        for language in ["English", "French", "es", "Arabic"].into_iter().take(draw.between(1, 4)) {
            let english = language == "English" && draw.percent(80);
            let level = if english { draw.of(&["C1", "C2"]) } else { draw.of(&levels) };
            let by_skill = draw.percent(15).then(|| {
                object([
                    ("listening", text(level)),
                    ("reading", text(level)),
                    ("speaking", text(draw.of(&levels))),
                    ("writing", text(level)),
                ])
            });
            entries.push(("level", language, by_skill.unwrap_or_else(|| text(level))));
        }
        list(entries.into_iter().map(|(key, language, level)| object([("language", text(language)), (key, level)])))
    }

    fn tools(draw: &mut Draw) -> String {
        let others = draw.between(0, 3);
        let usual = TOOLS.iter().copied().take(2).filter(|_| draw.percent(90)).collect::<Vec<_>>();
        let others = (0..others).map(|_| draw.of(TOOLS)).collect::<Vec<_>>();
        let entries = usual.into_iter().chain(others);
        list(entries.map(|name| object([("name", text(name)), ("level", text(draw.of(TOOL_LEVELS)))])))
    }

    fn experiences((code, ..): Country, draw: &mut Draw) -> String {
        let count = draw.between(0, 3);
        list((0..count).map(|_| {
            let ((employer, sector), year) = (draw.of(EMPLOYERS), draw.between(2019, 2024));
            object([
                ("employer", text(employer)),
                ("role", text(draw.of(ROLES))),
                ("country", text(code)),
                ("sector", text(sector)),
                ("start", text(draw.date(year))),
                ("end", if draw.percent(80) { text(draw.date(year + 1)) } else { String::new() }),
            ])
        }))
    }

    fn competencies(french: bool, draw: &mut Draw) -> String {
        list(COMPETENCIES.iter().map(|(english_name, french_name)| {
            let name = if french { french_name } else { english_name };
            let result = if draw.percent(60) { draw.of(RESULTS) } else { "." };
            let evidence = format!("{}{result}", draw.of(DEEDS));
            object([("competency", text(*name)), ("evidence", text(evidence))])
        }))
    }

    fn documents((_, _, _, own): Country, draw: &mut Draw) -> String {
        let kinds = ["qualification", "proof_of_studies", "cv", "motivation_letter"];
        let first = usize::from(draw.percent(30));
        list(kinds.into_iter().skip(first).map(|kind| {
            let language = if draw.percent(40) { own } else { "English" };
            let dates_shown = if kind == "proof_of_studies" { flag(draw.percent(90)) } else { String::new() };
            object([
                ("kind", text(kind)),
                ("language", text(language)),
                ("dates_shown", dates_shown),
                ("translated", if draw.percent(50) { flag(draw.percent(70)) } else { String::new() }),
            ])
        }))
    }

    fn application(draw: &mut Draw) -> String {
        let day = if draw.percent(97) { draw.between(1, 22) } else { draw.between(23, 28) };
        let moment = format!("2025-06-{day:02}T{:02}:{:02}:00+02:00", draw.between(0, 23), draw.between(0, 59));
        let others = if draw.percent(95) { draw.below(3) } else { 4 };
        object([
            ("vacancy", text("250700")),
            ("submitted_at", text(moment.clone())),
            ("last_modified_at", text(moment)),
            ("other_vacancies", list((0..others).map(|index| text(format!("2507{:02}", index + 1))))),
            ("generative_ai_used", if draw.percent(97) { flag(draw.percent(3)) } else { String::new() }),
        ])
    }

    fn answers(draw: &mut Draw) -> String {
        object([
            ("relocation", flag(draw.percent(80))),
            ("notice_weeks", draw.below(9).to_string()),
            ("heard_of_us", text("a friend of mine")),
        ])
    }

    /// The record with a mistake.
    fn spoiled(line: &str, draw: &mut Draw) -> String {
        match draw.below(4) {
            0 => line.replacen("\"completed\"", "\"complete\"", 1),
            1 => line.replacen("\"name\": ", "\"name\": 5, \"surname\": ", 1),
            2 => line.replacen("\"end\": \"", "\"end\": \"31/", 1),
            _ => line.chars().take(line.chars().count() / 2).collect(),
        }
    }

    /// The same JSON with all letters beyond ASCII escaped, as many programs write it.
    fn in_ascii(line: &str) -> String {
        let mut escaped = String::with_capacity(line.len() + 64);
        for letter in line.chars() {
            if letter.is_ascii() {
                escaped.push(letter);
                continue;
            }
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a string does not fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
        escaped
    }
}
