//! `completions`, `man` and `--help`: every command is in all of them, with examples.

use std::process::Command;

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_eligible")).args(arguments).env_clear().output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

const COMMANDS: [&str; 7] = ["check", "explain", "when", "ask", "convert", "completions", "man"];

#[test]
fn every_shell_completes_every_command_and_option() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for word in COMMANDS.into_iter().chain(["criterion", "as-of", "fail-on", "template"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn every_command_has_a_page_and_the_whole_names_them() {
    let whole = printed(&["man"]);
    assert!(whole.contains(".TH eligible 1"));
    for command in COMMANDS {
        assert!(whole.contains(&format!("eligible\\-{command}(1)")), "{command}");
        let page = printed(&["man", command]);
        assert!(page.contains(&format!(".TH eligible-{command} 1")), "{command}");
    }
    let unknown = Command::new(env!("CARGO_BIN_EXE_eligible")).args(["man", "chekc"]).output().unwrap();
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn every_help_has_examples_that_begin_with_the_command() {
    assert!(printed(&["--help"]).contains("\n  eligible check "));
    for command in COMMANDS {
        let help = printed(&[command, "--help"]);
        let (_, examples) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{command} has no examples"));
        assert!(examples.contains(&format!("eligible {command}")), "{command}");
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{command}");
    }
}
