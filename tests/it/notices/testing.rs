//! Cases of rules files, and new rules files.

use std::fs;
use std::path::Path;

use crate::common::command::{folder_of, run_in, status, text};

/// Runs a command in a folder: its exit status, what it prints, what it says beside that.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let run = run_in(folder, arguments, b"");
    (status(&run), text(&run.stdout).to_owned(), text(&run.stderr).to_owned())
}

/// Begins a rules file in a folder.
fn init(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    run(folder, &[&["rules", "init"], arguments].concat())
}

const BOTH: [&str; 4] = ["--title-en", "Trainee", "--title-fr", "Stagiaire"];
const WHEN: [&str; 4] = ["--deadline", "2027-03-31T23:59", "--zone", "Europe/Brussels"];

#[test]
fn a_new_rules_file_is_in_order_and_can_be_used() {
    let folder = folder_of(&[]);
    let path = folder.path();
    let applicants = path.join("applicants");
    fs::create_dir(&applicants).unwrap();
    for file in fs::read_dir("examples/applicants").unwrap().map(Result::unwrap) {
        fs::copy(file.path(), applicants.join(file.file_name())).unwrap();
    }
    let made = init(path, &[&["--id", "2027-01"][..], &BOTH, &WHEN].concat());
    let said = "written: `rules.toml` and `rules.test.toml`\nnext, put the words of the notice in, and run\n  \
                eligible rules lint\n  eligible rules test\n";
    assert_eq!(made, (0, said.to_owned(), String::new()));
    assert_eq!(run(path, &["rules", "lint", "--deny-warnings"]).0, 0);
    let tested = run(path, &["rules", "test", "--min-coverage", "100", "--mutate"]);
    assert_eq!((tested.0, tested.2.as_str()), (0, ""), "{}", tested.1);
    let shown = run(path, &["rules", "show"]);
    assert_eq!((shown.0, shown.2.as_str()), (0, ""));
    assert!(shown.1.contains("be a national of a Member State of the European Union"), "{}", shown.1);
    assert_eq!(run(path, &["rules", "show", "--lang", "fr"]).0, 0);
    let checked = run(path, &["check", "-q", "applicants"]);
    assert_eq!(checked.0, run(path, &["check", "-q", "applicants", "--rules", "rules.toml"]).0);
    assert!(checked.1.contains("EX-20"), "{}", checked.1);
}

/// Whatever the deadline and the languages are, there is nothing to warn of and the cases pass.
#[test]
fn the_cases_of_a_new_rules_file_pass_by_any_deadline() {
    for (number, (languages, deadline, zone)) in [
        ("en,fr", "2027-02-28T23:59", "Europe/Brussels"),
        ("en", "2028-02-29T23:59", "Pacific/Kiritimati"),
        ("fr", "2028-02-29T00:00", "Pacific/Marquesas"),
        ("fr,en", "2026-03-01T00:00", "Asia/Kathmandu"),
        ("en", "2027-12-31T23:59:59", "America/St_Johns"),
        ("fr", "2027-01-01", "UTC"),
        // The hour that comes twice, and the one that is skipped.
        ("en,fr", "2026-10-25T02:30", "Europe/Paris"),
        ("en", "2027-03-28T02:30", "Europe/Paris"),
        ("en,fr", "2027-05-31T12:00", "Africa/Casablanca"),
        ("en,fr", "2022-02-28T23:59", "Europe/Brussels"),
        ("en,fr", "9990-12-31T23:59", "Europe/Brussels"),
        ("fr", "1980-02-29T12:00", "Africa/Monrovia"),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = folder_of(&[]);
        let lang = ["en", "fr"][number % 2];
        let titles: Vec<&str> =
            BOTH.chunks(2).filter(|title| languages.contains(&title[0][8..])).flatten().copied().collect();
        let facts =
            ["--id", "7 \"a\" \\", "--languages", languages, "--deadline", deadline, "--zone", zone, "--lang", lang];
        let made = init(folder.path(), &[&facts[..], &titles].concat());
        assert_eq!(made.0, 0, "{deadline} {zone}: {}", made.2);
        // Of an hour that summer time skips or repeats, doubts may be said.
        let is_plain = !deadline.contains("T02:30");
        let linted = run(folder.path(), &["rules", "lint"]);
        assert_eq!(linted.0, 0, "{deadline} {zone}: {}", linted.1);
        assert!(!is_plain || linted.1.contains("no mistakes, no doubts"), "{deadline} {zone}: {}", linted.1);
        let tested = run(folder.path(), &["rules", "test", "--min-coverage", "100"]);
        assert_eq!((tested.0, tested.2.as_str()), (0, ""), "{deadline} {zone}: {}", tested.1);
        // On the 29th of February nobody turns 18, so that no case tells 18 from over 18.
        if ["2027-02", "2026-03", "2027-12"].iter().any(|month| deadline.starts_with(month)) {
            let tested = run(folder.path(), &["rules", "test", "--mutate"]);
            assert_eq!(tested.0, 0, "{deadline} {zone}: {}", tested.1);
        }
    }
}

#[test]
fn a_new_rules_file_has_the_languages_of_its_notice_alone() {
    for (lang, other, title) in [("en", "fr", ["--title-en", "Clerk"]), ("fr", "en", ["--title-fr", "Commis"])] {
        for remarks in ["en", "fr"] {
            let folder = folder_of(&[]);
            let made =
                init(folder.path(), &[&["post/a.toml", "--id", "1", "--lang", remarks][..], &title, &WHEN].concat());
            assert_eq!(made.0, 2, "there is no folder: {}", made.1);
            fs::create_dir(folder.path().join("post")).unwrap();
            let made =
                init(folder.path(), &[&["post/a.toml", "--id", "1", "--lang", remarks][..], &title, &WHEN].concat());
            assert!(
                made.1.contains("  eligible rules lint post/a.toml\n  eligible rules test --rules post/a.toml\n"),
                "{}",
                made.1
            );
            let rules = fs::read_to_string(folder.path().join("post/a.toml")).unwrap();
            assert!(rules.contains(&format!("official_languages = [\"{lang}\"]")));
            assert!(rules.contains(&format!("title = {{ {lang} = \"{}\" }}", title[1])));
            assert!(!rules.contains(&format!("{other} = \"")), "{rules}");
            assert_eq!(rules.contains("# Quote the notice."), remarks == "en");
            assert_eq!(rules.contains("# Citez l'avis."), remarks == "fr");
            for mark in ["@", "{{", "}}", "||", "{(", ")}", "#en", "#fr"] {
                let cases = fs::read_to_string(folder.path().join("post/a.test.toml")).unwrap();
                assert!(!rules.contains(mark) && !cases.replace(")] }", "").contains(mark), "{mark}");
            }
        }
    }
}

#[test]
fn a_new_rules_file_overwrites_nothing() {
    let all = [&["--id", "1"][..], &BOTH, &WHEN].concat();
    for there in ["rules.toml", "rules.test.toml"] {
        let folder = folder_of(&[(there, b"mine")]);
        let (status, printed, said) = init(folder.path(), &all);
        let expected = format!("error: `{there}` is there already and was not replaced\n");
        assert_eq!((status, printed.as_str(), said), (2, "", expected));
        let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(files, [there]);
        assert_eq!(fs::read(folder.path().join(there)).unwrap(), b"mine");
    }
}

#[test]
fn what_is_missing_or_wrong_in_a_new_rules_file_is_named() {
    let folder = folder_of(&[]);
    let said = |arguments: &[&str]| {
        let (status, printed, said) = init(folder.path(), arguments);
        assert_eq!((status, printed.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{arguments:?}");
        said
    };
    assert!(said(&["--id", "1"]).ends_with("missing: --languages, --title-en, --title-fr, --deadline, --zone\n"));
    assert!(said(&["--languages", "fr", "--id", "1", "--zone", "UTC"]).ends_with("missing: --title-fr, --deadline\n"));
    assert!(
        said(&["--lang", "fr", "--title-fr", "x"]).ends_with("manque ces options\u{a0}: --id, --deadline, --zone\n")
    );
    let wrong = said(&["--id", "", "--title-en", "x", "--deadline", "2027-02-30T12:00", "--zone", "Bruxelles"]);
    let lines: Vec<_> = wrong.lines().collect();
    assert_eq!(lines[0], "error: --id: a text is required here");
    assert!(lines[1].starts_with("error: --deadline: `2027-02-30T12:00` is not a date and time"), "{wrong}");
    assert!(lines[2].starts_with("error: --zone: `Bruxelles` is not a time zone"), "{wrong}");
    let other = said(&["--languages", "en", "--title-en", "x", "--title-fr", "y"]);
    assert_eq!(other, "error: --title-fr: the notice is not in this language, by `--languages`\n");
    assert!(said(&["--languages", "de"]).contains("invalid value 'de' for '--languages"));
    assert!(said(&["-"]).contains("a file is asked"));
}
