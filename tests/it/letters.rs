//! Letters: what an applicant reads, whatever the applicant is called, and whoever wrote the template.

use std::fs;
use std::path::{Path, PathBuf};

use calamine::Data;
use eligible::internal::report::escape;
use tempfile::TempDir;

use crate::common::command::{ELIGIBLE, REVIEW, folder_of, run_in, status, text};
use crate::common::hostile;
use crate::common::workbook::Book;

/// Fictional applicants, who differ in what keeps them from being eligible, and in the language of their letters.
const IN_FRENCH: &str = r#"{"id":"F-1","name":"Zoé Exemple","contact":"zoe@example.org","nationalities":["FR"],"date_of_birth":"2000-01-01","education":[{"level":"bachelor","status":"completed"}],"languages":[{"language":"fr","level":"C1"}],"application":{"language":"français"}}"#;
const TOO_YOUNG: &str = r#"{"id":"Y-1","name":"Yan Example","email":"yan@example.org","nationalities":["FR"],"date_of_birth":"2007-01-01","education":[{"level":"bachelor","status":"completed"}],"languages":[{"language":"en","level":"C1"}],"application":{"language":"en"}}"#;
const BIRTHDAY: &str = r#"{"id":"B-1","nationalities":["FR"],"date_of_birth":"2004-06-22","education":[{"level":"bachelor","status":"completed"}],"languages":[{"language":"en","level":"C1"}],"application":{"submitted_at":"2025-06-20T10:00:00Z","last_modified_at":"2025-06-20T10:00:00Z","other_vacancies":[],"generative_ai_used":false},"documents":[{"kind":"qualification","language":"en"},{"kind":"motivation_letter","language":"en"},{"kind":"cv","language":"en"}]}"#;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The letters that are written to a folder, by the name of the file; and what is said on standard error.
fn letters(folder: &Path, arguments: &[&str], input: &[u8]) -> (Vec<(String, String)>, String) {
    let run = run_in(folder, &[&["letters"], arguments, &["-o", "out/"]].concat(), input);
    (texts(&folder.join("out")), text(&run.stderr).to_owned())
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The letter to the only applicant of a text.
fn letter(record: &str, options: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let (mut found, said) = letters(folder.path(), &[&["-"], options].concat(), record.as_bytes());
    assert_eq!(found.len(), 1, "{said}");
    found.remove(0).1
}

#[track_caller]
fn check(letter: &str, holds: &[&str], lacks: &[&str]) {
    // Where a line may be broken is no matter here.
    let letter = letter.replace('\u{a0}', " ");
    for part in holds {
        assert!(letter.contains(part), "{part:?} is not in\n{letter}");
    }
    for part in lacks {
        assert!(!letter.contains(part), "{part:?} is in\n{letter}");
    }
}

#[test]
fn who_is_eligible_reads_so_and_that_it_is_no_offer() {
    let english = letter(ELIGIBLE, &[]);
    check(
        &english,
        &["all essential criteria of the notice are met", "not an offer", "reply to this message"],
        &["To:"],
    );
    let french = letter(IN_FRENCH, &[]);
    let first = "À : zoe@example.org\nObjet : Votre candidature à l'avis de vacance 250700";
    check(
        &french,
        &[first, "Madame, Monsieur,", "tous les critères essentiels de l'avis sont remplis"],
        &["offer", "Dear"],
    );
}

#[test]
fn who_is_not_eligible_reads_the_requirement_the_clause_and_what_was_found() {
    let found = "aged 18 on 22 June 2025 (date of birth: 1 January 2007); required: at least 21 years old";
    let english = letter(TOO_YOUNG, &["--lang", "fr"]);
    check(
        &english,
        &[
            "To: yan@example.org\n",
            "Dear Yan Example,",
            "does not meet the following requirement",
            "“be at least 21 years old”",
            found,
            "reply",
        ],
        &["rejected", "Nationality"],
    );
    let french = letter(&TOO_YOUNG.replace("\"language\":\"en\"}", "\"language\":\"FR\"}"), &[]);
    check(
        &french,
        &["cette condition de l'avis n'est pas remplie", "« être âgé(e) de plus de 21 ans »"],
        &["Dear", "“"],
    );
}

#[test]
fn who_states_too_little_reads_what_is_missing() {
    let english = letter(REVIEW, &[]);
    check(
        &english,
        &[
            "details needed",
            "Dear applicant,",
            "Please state: your date of birth.",
            "Please send these details as a reply to this message.",
        ],
        &["You do not have to do anything"],
    );
    let french = letter(REVIEW, &["--lang", "fr"]);
    check(
        &french,
        &["indications à compléter", "Merci d'indiquer : votre date de naissance.", "en réponse à ce message"],
        &["Please"],
    );
}

#[test]
fn where_only_the_selection_team_can_decide_there_is_nothing_to_do() {
    let english = letter(BIRTHDAY, &[]);
    let both =
        ["The notice says: “be at least 21 years old”.", "Its French text says: “être âgé(e) de plus de 21 ans”."];
    check(&english, &["under review", "You do not have to do anything now", both[0], both[1]], &["Please state"]);
    let french = letter(BIRTHDAY, &["--lang", "fr"]);
    check(
        &french,
        &[
            "examen en cours",
            "Vous n'avez rien à faire pour le moment",
            "Son texte anglais dit : « be at least 21 years old ».",
        ],
        &["Merci d'indiquer"],
    );
}

#[test]
fn any_other_language_is_that_of_the_command() {
    let german = TOO_YOUNG.replace("\"language\":\"en\"}", "\"language\":\"Deutsch\"}");
    check(&letter(&german, &["--lang", "fr"]), &["Madame, Monsieur,"], &["Dear"]);
    check(&letter(&german, &["--lang", "en"]), &["Dear Yan Example,"], &["Madame"]);
}

/// What a person decided is in the letter with the day and the reason, and not who it was.
#[test]
fn a_decision_is_in_the_letter() {
    let folder = folder_of(&[("b.json", BIRTHDAY.as_bytes())]);
    let todo = run_in(folder.path(), &["check", "b.json", "--format", "worklist", "-q"], b"");
    let mut reader = csv::Reader::from_reader(todo.stdout.as_slice());
    let head = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let decide = |outcome: &'static str| {
        let filled = [outcome, "Dana Decider", "2025-07-01", "over `21` is meant"];
        let mut writer = csv::Writer::from_path(folder.path().join("done.csv")).unwrap();
        writer.write_record(&head).unwrap();
        writer.write_record(row.iter().take(8).chain(filled)).unwrap();
        writer.flush().unwrap();
    };
    decide("not_met");
    let (found, said) = letters(folder.path(), &["b.json", "--decisions", "done.csv"], b"");
    let decided = "Decided by the selection team on 1 July 2025: not met (from what the application states alone: \
                   unclear). Reason: “over “21” is meant”.";
    let texts = ["The notice says: “be at least 21 years old”", "Its French text says:"];
    check(
        &found[0].1,
        &["does not meet the following requirement", decided, texts[0], texts[1]],
        &["Dana", "`", "What we found", "If your date of birth"],
    );
    assert!(said.contains("ineligible 1 in English"), "{said}");
    let (found, _) = letters(folder.path(), &["b.json", "--decisions", "done.csv", "--lang", "fr"], b"");
    check(&found[0].1, &["Décision prise par le service responsable le 1er juillet 2025"], &["Dana", "`"]);
    // What a person decided to be met is said too, and is no longer asked for.
    decide("met");
    let (found, _) = letters(folder.path(), &["b.json", "--decisions", "done.csv"], b"");
    let decided =
        "- Age: met (on 1 July 2025; from what the application states alone: unclear). Reason: “over “21” is meant”.";
    check(&found[0].1, &["The selection team decided:", decided], &["Dana", "`", "Please state: your date of birth"]);
}

#[test]
fn a_record_that_cannot_be_read_has_no_letter_and_is_listed() {
    let folder = folder_of(&[
        ("in/a.json", ELIGIBLE.as_bytes()),
        ("in/b.json", REVIEW.as_bytes()),
        ("in/c.json", b"{\"id\": "),
        ("in/d.json", TOO_YOUNG.as_bytes()),
    ]);
    let run = run_in(folder.path(), &["letters", "in", "-o", "out/"], b"");
    assert_eq!(status(&run), 3);
    let said = text(&run.stderr);
    check(
        said,
        &[
            "no letter for `c`, which cannot be read: in/c.json:1:8: ",
            "3 letters for 4 applicants: ",
            "1 without a letter: 1 cannot be read",
        ],
        &[],
    );
    let names: Vec<_> = texts(&folder.path().join("out")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Y-1.txt", "a.txt", "r.txt"]);
    for (options, expected) in
        [(&["--fail-on", "none"][..], 0), (&["--fail-on", "review"], 4), (&["--fail-on", "ineligible"], 1)]
    {
        assert_eq!(
            status(&run_in(folder.path(), &[&["letters", "in", "-o", "out/", "-q"], options].concat(), b"")),
            expected
        );
    }
}

#[test]
fn letters_and_records_without_one_are_all_records() {
    let records = [ELIGIBLE, IN_FRENCH, REVIEW, TOO_YOUNG, "{"].join("\n");
    let folder = TempDir::new().unwrap();
    let (found, said) = letters(folder.path(), &["-", "--only", "review,ineligible"], records.as_bytes());
    assert_eq!(found.len(), 2);
    check(
        &said,
        &["2 letters for 5 applicants", "3 without a letter: 1 cannot be read and 2 left out by --only or --id"],
        &[],
    );
    let (found, said) = letters(folder.path(), &["-", "--id", "Y-1"], records.as_bytes());
    assert_eq!(found.len(), 2, "of the run before");
    check(&said, &["1 letter for 5 applicants", "a text in the folder is not of this run: `r.txt`"], &[]);
    let (_, said) = letters(folder.path(), &["-", "--id", "nobody"], records.as_bytes());
    check(&said, &["no applicant has the id `nobody`", "0 letters for 5 applicants"], &[]);
}

#[test]
fn each_letter_has_a_file_of_its_own() {
    let ids = ["A", "a", "../../a", "A.txt", "CON", ""];
    let records: Vec<_> = ids.iter().map(|id| serde_json::json!({ "id": id }).to_string()).collect();
    let folder = TempDir::new().unwrap();
    let (found, said) = letters(folder.path(), &["-"], records.join("\n").as_bytes());
    assert_eq!(found.len(), ids.len(), "{said}");
}

#[test]
fn what_a_mail_merge_needs_is_in_columns() {
    let records = [IN_FRENCH, REVIEW, "{"].join("\n");
    let folder = TempDir::new().unwrap();
    let write = |output: &str| run_in(folder.path(), &["letters", "-", "-q", "-o", output], records.as_bytes());
    assert_eq!(status(&write("merge.csv")), 3);
    assert_eq!(status(&write("merge.xlsx")), 3);
    let csv = csv::ReaderBuilder::new().has_headers(false).from_path(folder.path().join("merge.csv")).unwrap();
    let csv: Vec<Vec<String>> =
        csv.into_records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(csv[0], ["id", "name", "contact", "language", "verdict", "subject", "text"]);
    assert_eq!(csv[1][..5], ["F-1", "Zoé Exemple", "zoe@example.org", "fr", "eligible"]);
    assert_eq!(csv[2][..5], ["r", "", "", "en", "review"]);
    assert!(csv[1][6].starts_with("Madame, Monsieur,\n\nNous vous remercions"), "{:?}", csv[1][6]);
    let book = Book::of(fs::read(folder.path().join("merge.xlsx")).unwrap());
    let cell = |cell: &Data| if matches!(cell, Data::Empty) { String::new() } else { cell.to_string() };
    let sheet: Vec<Vec<_>> = book.rows(0).into_iter().map(|row| row.iter().map(cell).collect()).collect();
    assert_eq!(sheet, csv);
    let marked = run_in(folder.path(), &["letters", "-", "--csv-bom", "-o", "csv=-"], REVIEW.as_bytes());
    assert!(marked.stdout.starts_with("\u{feff}id,name,".as_bytes()));
}

#[test]
fn what_strangers_write_stays_text() {
    let lines = hostile::lines();
    let folder = TempDir::new().unwrap();
    for lang in ["en", "fr"] {
        let (found, said) = letters(folder.path(), &["-", "--lang", lang], lines.as_bytes());
        assert!(found.len() > 100, "{said}");
        for (name, letter) in &found {
            let unsafe_line = letter.lines().find(|line| escape::visible(line) != *line);
            assert_eq!(unsafe_line, None, "{name}");
            assert!(letter.len() < 20_000, "{name}");
            let subject = letter.lines().find(|line| line.contains("250700")).unwrap();
            assert!(subject.contains(if lang == "en" { "Subject: " } else { "Objet" }), "{name}: {subject}");
        }
        let braces = found.iter().filter(|(_, letter)| letter.contains("{{7*7}}")).count();
        assert!(braces > 0 || lang == "fr", "a name in braces is a name");
        assert!(found.iter().all(|(_, letter)| !letter.contains("49")));
    }
    let merge = run_in(folder.path(), &["letters", "-", "-o", "merge.csv"], lines.as_bytes());
    assert_eq!(status(&merge), 3);
    let mut rows = csv::ReaderBuilder::new().flexible(false).from_path(folder.path().join("merge.csv")).unwrap();
    for row in rows.records() {
        for cell in row.unwrap().iter().filter(|cell| *cell != "-") {
            let first = cell.trim_start().chars().next().unwrap_or('x');
            assert!(!"=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\t\r".contains(first), "{cell:?}");
        }
    }
    run_in(folder.path(), &["letters", "-", "-o", "merge.xlsx"], lines.as_bytes());
    let book = Book::of(fs::read(folder.path().join("merge.xlsx")).unwrap());
    let parts = book.parts();
    assert!(parts.iter().all(|(_, xml)| !xml.contains("<f>") && !xml.contains("hyperlink")), "no formula and no link");
}

/// Writes one template of its own, and gives the status and what is said.
fn with_template(name: &str, template: &str) -> (i32, String, Vec<(String, String)>) {
    let path = format!("own/{name}");
    let folder = folder_of(&[(&path, template.as_bytes())]);
    let run = run_in(folder.path(), &["letters", "-", "--templates", "own", "-o", "out/"], REVIEW.as_bytes());
    let written = texts(&folder.path().join("out"));
    (status(&run), text(&run.stderr).to_owned(), written)
}

#[test]
fn a_template_of_ones_own_replaces_the_built_in_one() {
    let own = "\u{feff}To {{ id }}\r\n\r\n{% for one in missing %}{{ one.title }}{% if not loop.last %}, {% endif %}{% endfor %}\r\n";
    let (code, said, written) = with_template("review.en.txt", own);
    assert_eq!((code, written.len()), (4, 1), "{said}");
    assert_eq!(written[0].1, "Subject: To r\n\nNationality, Age, Education, Official language\n");
}

#[test]
fn a_mistake_in_a_template_is_shown_at_its_place_and_nothing_is_written() {
    // The template, where its mistake is, and what is said of it.
    let cases = [
        ("A {{ id \n\nText\n", "own/review.en.txt:", "the template engine (minijinja) says: syntax error"),
        ("A\n\nDear {{ nmae }},\n", "own/review.en.txt:3:9", "did you mean `name`?"),
        (
            "A\n\n{% for one in missing %}{{ one.titel }}{% endfor %}\n",
            "own/review.en.txt:3:28",
            "did you mean `one.title`?",
        ),
        ("A {{ vacancy.titel }}\n\nText\n", "own/review.en.txt:1:6", "did you mean `vacancy.title`?"),
        (
            "A\n\n{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}\n",
            "own/review.en.txt:3:",
            "too many steps",
        ),
        ("\n\nText\n", "own/review.en.txt:1:1", "the first line of a letter is its subject, and it is empty"),
        ("A\nText\n", "own/review.en.txt:2:1", "the second line must be empty"),
        ("A\n\n", "own/review.en.txt:1:1", "nothing follows the subject"),
        ("A\n\n{{ id | nosuch }}\n", "own/review.en.txt:3:", "nosuch"),
        ("A\n\n{% include \"x\" %}\n", "own/review.en.txt:3:", "include"),
    ];
    for (template, place, words) in cases {
        let (code, said, written) = with_template("review.en.txt", template);
        assert_eq!((code, written), (2, Vec::new()), "{template}");
        check(&said, &[place, words, "nothing was written"], &[]);
    }
    // The template is for a verdict and a language that no record of the run has.
    let (code, said, _) = with_template("ineligible.fr.txt", "A\n\n{{ nothing }}\n");
    assert_eq!(code, 2);
    check(
        &said,
        &["own/ineligible.fr.txt:3:4", "no letter has a value `nothing`", "possible here: `id`, `name`, `contact`"],
        &[],
    );
}

#[test]
fn a_file_that_looks_like_a_template_has_the_name_of_one() {
    let (code, said, written) = with_template("reviews.en.txt", "A\n\nText\n");
    assert_eq!((code, written), (2, Vec::new()));
    check(&said, &["own/reviews.en.txt", "`review.en.txt`", "`ineligible.fr.txt`"], &[]);
}

#[test]
fn the_built_in_templates_are_printed_and_never_replace_a_file() {
    let folder = TempDir::new().unwrap();
    let printed = run_in(folder.path(), &["letters", "--print-templates"], b"");
    let stdout = text(&printed.stdout);
    assert_eq!(stdout.matches("\n--- ").count() + 1, 6, "{stdout}");
    let write = || run_in(folder.path(), &["letters", "--print-templates", "-o", "own/"], b"");
    assert_eq!(status(&write()), 0);
    assert_eq!(texts(&folder.path().join("own")).len(), 6);
    let again = write();
    assert_eq!(status(&again), 2);
    check(text(&again.stderr), &["already exists and was not replaced"], &[]);
    // They say what the built-in ones say.
    let own = run_in(folder.path(), &["letters", "-", "--templates", "own", "-o", "csv=-"], REVIEW.as_bytes());
    let built_in = run_in(folder.path(), &["letters", "-", "-o", "csv=-"], REVIEW.as_bytes());
    assert_eq!(text(&own.stdout), text(&built_in.stdout));
}

#[test]
fn where_to_write_is_asked_and_inputs_are_kept() {
    let folder = folder_of(&[("a.txt", ELIGIBLE.as_bytes())]);
    for (arguments, words) in [
        (&["letters", "a.txt"][..], "-o letters/"),
        (&["letters", "a.txt", "-o", "x.json"], "a .csv file or a .xlsx file"),
        (&["letters", "a.txt", "-o", "out/", "--csv-bom"], "--csv-bom and --csv-separator need a CSV output"),
        (&["letters", "a.txt", "-o", "./"], "is an input and cannot be the output too"),
        (&["letters", "--print-templates", "-o", "x.txt"], "-o templates/"),
        (&["letters", "-o", "out/"], "PATH"),
    ] {
        let run = run_in(folder.path(), arguments, b"");
        assert_eq!(status(&run), 2, "{arguments:?}");
        check(text(&run.stderr), &[words], &[]);
    }
    assert_eq!(texts(folder.path()), [("a.txt".to_owned(), ELIGIBLE.to_owned())]);
}

#[test]
fn the_page_about_letters_says_what_the_commands_print() {
    trycmd::TestCases::new().env("LC_ALL", "C").env("COLUMNS", "80").case("docs/letters.md");
}

/// No letter of any example says what only a file or a program says.
#[test]
fn letters_are_in_plain_words() {
    let rules = fs::read_dir(project().join("examples/rules")).unwrap().map(|entry| entry.unwrap().path());
    let mut rules: Vec<_> =
        rules.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    rules.retain(|path| !path.to_string_lossy().ends_with(".test.toml"));
    rules.push(project().join("rules.toml"));
    assert!(rules.len() > 4);
    for rules in &rules {
        for lang in ["en", "fr"] {
            let run = run_in(
                project(),
                &[
                    "letters",
                    "examples/applicants",
                    "--rules",
                    rules.to_str().unwrap(),
                    "--lang",
                    lang,
                    "-q",
                    "-o",
                    "csv=-",
                ],
                b"",
            );
            let mut reader = csv::Reader::from_reader(run.stdout.as_slice());
            let mut count = 0;
            for row in reader.records() {
                let row = row.unwrap();
                let letter = format!("{}\n{}", &row[5], &row[6]);
                plain(&letter, lang);
                count += 1;
            }
            assert_eq!(count, 23, "{rules:?}: {}", text(&run.stderr));
        }
    }
}

#[track_caller]
fn plain(letter: &str, lang: &str) {
    for sign in ["`", "{{", "}}", "None", ": none", "rejected", "\n\n\n", ": .", ".."] {
        // The notice itself says it.
        let is_quoted = sign == "rejected" && letter.contains("may be rejected without further consideration");
        assert!(is_quoted || !letter.contains(sign), "{sign:?} in\n{letter}");
    }
    for line in letter.lines() {
        assert!(!["-", "- "].contains(&line) && line == line.trim_end(), "{line:?} in\n{letter}");
        if lang == "fr" {
            let bare = [" :", " ;", " ?", " !", "« ", " »"].iter().find(|sign| line.contains(**sign));
            assert_eq!(bare, None, "{line:?} in\n{letter}");
        }
    }
    let words = letter.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    for word in words.filter(|word| word.contains('_')) {
        // A value that an applicant of the examples wrote.
        assert!(word == "national_adminstration", "{word} in\n{letter}");
    }
}
