//! What the compiler cannot see: the order of the layers, the size of `main`, the formats that the README names.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, each with the rooms it may use.
const LAYERS: [(&str, &[&str]); 9] = [
    ("domain", &["domain"]),
    ("checks", &["domain", "checks"]),
    ("rules", &["domain", "checks", "rules"]),
    ("intake", &["domain", "intake"]),
    ("assessment", &["domain", "checks", "rules", "assessment"]),
    ("rule_tests", &["domain", "checks", "rules", "intake", "assessment", "rule_tests"]),
    ("messages", &["domain", "checks", "rules", "assessment", "rule_tests", "messages"]),
    ("report", &["domain", "checks", "rules", "intake", "assessment", "rule_tests", "messages", "report"]),
    ("cli", &["domain", "checks", "rules", "intake", "assessment", "rule_tests", "messages", "report", "cli"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Each source file below `src` with its room and its text.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let each = found.into_iter().map(|path| {
        let name =
            path.strip_prefix(&root).unwrap().components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        (name.trim_end_matches(".rs").to_owned(), path, text)
    });
    each.collect()
}

#[test]
fn imports_run_only_downward() {
    let mut checked = 0;
    for (room, path, text) in rooms() {
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == room) else {
            assert!(["lib", "main"].contains(&room.as_str()), "{room} is no room of the house");
            continue;
        };
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1) {
                let used: String =
                    used.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                let is_room = LAYERS.iter().any(|(layer, _)| *layer == used);
                assert!(!is_room || allowed.contains(&used.as_str()), "{}: {line}", path.display());
                checked += usize::from(is_room);
            }
        }
    }
    assert!(checked > 100, "only {checked} imports were seen");
}

#[test]
fn only_the_command_line_touches_the_world() {
    for (room, path, text) in rooms() {
        if ["cli", "lib", "main"].contains(&room.as_str()) {
            continue;
        }
        for forbidden in ["std::fs", "std::env", "println!", "SystemTime", "Utc::now", "Instant::now", "anyhow", "clap"]
        {
            assert!(!text.contains(forbidden), "{}: {forbidden}", path.display());
        }
    }
}

#[test]
fn main_is_short() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 30);
}

#[test]
fn nothing_in_the_code_knows_the_vacancy() {
    for (_, path, text) in rooms() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let named = ["250700", "NATO", "nato_", "OTAN"].iter().any(|word| line.contains(word));
            assert!(!named || line.contains("[default:"), "{}: {line}", path.display());
        }
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let (mut section, mut checked) = ("", 0);
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && !line.is_empty() && !line.starts_with('#') {
            assert!(line.split_once("# ").is_some_and(|(_, reason)| reason.len() > 5), "{section}: {line}");
            checked += 1;
        }
    }
    assert!(checked > 20, "only {checked} dependencies were seen");
}
