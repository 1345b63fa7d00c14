//! Interrupted commands: they say so, and leave no part of a file.

use std::fs;

use super::{opened, pipe};
use crate::common::command::{ELIGIBLE, folder_of, many, parts, run_in, text, tool};
use crate::scaled::kill::{send, signals};

#[test]
fn an_interrupted_run_says_what_it_did_and_leaves_no_part_of_a_file() {
    for (signal, _) in signals().into_iter().filter(|(signal, _)| *signal != "KILL") {
        let folder = folder_of(&[("old.csv", b"old"), ("a.ndjson", many(4).as_bytes())]);
        let hold = pipe(folder.path(), "hold.ndjson");
        let arguments = ["check", "a.ndjson", "hold.ndjson", "-o", "old.csv", "-o", "new.ndjson", "-o", "new.xlsx"];
        let mut child = tool(folder.path(), &arguments).spawn().unwrap();
        // The input does not end: the run waits for more.
        let writer = opened(&hold, &mut child);
        assert_eq!(parts(folder.path()).len(), 3);
        send(signal, &mut child);
        let run = child.wait_with_output().unwrap();
        drop(writer);
        assert_eq!(run.status.code(), Some(2), "{}", text(&run.stderr));
        let told = text(&run.stderr);
        assert!(told.starts_with("error: interrupted: no incomplete report was written"), "{told}");
        assert_eq!(fs::read_to_string(folder.path().join("old.csv")).unwrap(), "old");
        assert_eq!(parts(folder.path()), [""; 0]);
        assert!(!folder.path().join("new.ndjson").exists() && !folder.path().join("new.xlsx").exists());
    }
}

#[test]
fn every_command_that_is_interrupted_leaves_no_part_of_a_file() {
    let rules = include_bytes!("../../../rules.toml");
    let commands: [(&[&str], &str); 4] = [
        (&["explain", "hold", "-o", "old.json"], "en"),
        (&["when", "hold", "-o", "old.json"], "fr"),
        (&["convert", "hold", "-o", "old.json"], "en"),
        (&["rules", "diff", "old.toml", "old.toml", "hold", "-o", "old.json"], "fr"),
    ];
    for (signal, _) in signals().into_iter().filter(|(signal, _)| *signal != "KILL") {
        for (command, lang) in commands {
            let folder = folder_of(&[("old.json", b"old"), ("old.toml", rules)]);
            let hold = pipe(folder.path(), "hold");
            let mut child = tool(folder.path(), &[command, &["--lang", lang]].concat()).spawn().unwrap();
            let writer = opened(&hold, &mut child);
            assert_eq!(parts(folder.path()).len(), 1, "{command:?}");
            send(signal, &mut child);
            let run = child.wait_with_output().unwrap();
            drop(writer);
            let expected = match lang {
                "en" => "error: interrupted: no incomplete report was written\n",
                _ => "erreur\u{a0}: interrompu\u{a0}: aucun rapport incomplet n'a été écrit\n",
            };
            assert_eq!((run.status.code(), text(&run.stderr)), (Some(2), expected), "{command:?} {signal}");
            assert_eq!(fs::read_to_string(folder.path().join("old.json")).unwrap(), "old");
            assert_eq!(parts(folder.path()), [""; 0], "{command:?} {signal}");
        }
    }
}

#[test]
fn what_an_earlier_run_left_behind_harms_no_later_one() {
    let folder = folder_of(&[("a.json", ELIGIBLE.as_bytes()), (".eligible-AbCdEf.part", b"{\"id\":")]);
    let run = run_in(folder.path(), &["check", ".", "-o", "all.json"], b"");
    assert_eq!((run.status.code(), text(&run.stdout)), (Some(0), ""), "{}", text(&run.stderr));
    assert_eq!(parts(folder.path()), [".eligible-AbCdEf.part"]);
}
