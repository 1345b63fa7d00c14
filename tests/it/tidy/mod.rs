//! What the compiler cannot see: the order of the layers, who imports whom, names that are there once, the size of `main`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

mod imports;
mod type_names;

use imports::ModuleGraph;
use type_names::types_of;

/// The rooms, each with the rooms it may use.
const LAYERS: [(&str, &[&str]); 10] = [
    ("domain", &["domain"]),
    ("checks", &["domain", "checks"]),
    ("rules", &["domain", "checks", "rules"]),
    ("intake", &["domain", "checks", "intake"]),
    ("assessment", &["domain", "checks", "rules", "assessment"]),
    ("rule_tests", &["domain", "checks", "rules", "intake", "assessment", "rule_tests"]),
    ("messages", &["domain", "checks", "rules", "assessment", "rule_tests", "messages"]),
    ("report", &["domain", "checks", "rules", "intake", "assessment", "rule_tests", "messages", "report"]),
    ("cli", &["domain", "checks", "rules", "intake", "assessment", "rule_tests", "messages", "report", "cli"]),
    ("library", &["domain", "checks", "rules", "intake", "assessment", "rule_tests", "messages", "report"]),
];

/// The files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Each source file below `src` with its room and its text.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
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
            assert!(["internal", "lib", "main"].contains(&room.as_str()), "{room} is no room of the house");
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

/// The text of each source file by its path below `src`, with `/` between its parts.
fn sources_by_path() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let by_path = rooms().into_iter().map(|(_, path, text)| {
        let parts = path.strip_prefix(&root).unwrap().iter().map(|part| part.to_str().unwrap().to_owned());
        (parts.collect::<Vec<_>>().join("/"), text)
    });
    let mut by_path: Vec<_> = by_path.collect();
    by_path.sort();
    by_path
}

#[test]
fn no_two_files_import_each_other_in_a_circle() {
    // The program is a crate of its own, of one file.
    let sources: Vec<_> = sources_by_path().into_iter().filter(|(path, _)| path != "main.rs").collect();
    let graph = ModuleGraph::of(&sources);
    assert!(graph.count() > 1000, "only {} imports were seen", graph.count());
    let circles = graph.circles();
    let circles: Vec<_> = circles.iter().map(|circle| format!("{} -> {}", circle.join(" -> "), circle[0])).collect();
    assert!(circles.is_empty(), "files that import each other:\n{}", circles.join("\n"));
}

/// The first file that has each name, and what is said of those that have it too.
fn repeated(named: impl Iterator<Item = (String, String)>) -> (usize, Vec<String>) {
    let (mut known, mut repeated) = (HashMap::new(), Vec::new());
    for (name, path) in named {
        if let Some(first) = known.get(&name) {
            repeated.push(format!("{name}: {first}, {path}"));
        } else {
            known.insert(name, path);
        }
    }
    (known.len(), repeated)
}

#[test]
fn no_two_types_share_a_name() {
    // What the tests of a file define, others do not see.
    let sources =
        sources_by_path().into_iter().filter(|(path, _)| !path.ends_with("/tests.rs") && !path.ends_with("_tests.rs"));
    let types = sources.flat_map(|(path, text)| types_of(&text).into_iter().map(move |name| (name, path.clone())));
    let (count, repeated) = repeated(types);
    assert!(count > 300, "only {count} types were seen");
    assert!(repeated.is_empty(), "types that share a name:\n{}", repeated.join("\n"));
}

#[test]
fn no_two_files_share_their_last_path_part() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let named = found.iter().map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, path.display().to_string())
    });
    // Every kind of check has in its folder its sentences and what it is about.
    let of_folders = ["mod.rs", "text.rs", "about.md"];
    let (count, repeated) = repeated(named.filter(|(name, _)| !of_folders.contains(&name.as_str())));
    assert!(count > 150, "only {count} files were seen");
    assert!(repeated.is_empty(), "files that share their last path part:\n{}", repeated.join("\n"));
}

#[test]
fn what_is_there_twice_is_found() {
    let named = [("A", "a.rs"), ("B", "b.rs"), ("A", "c.rs")].map(|(name, path)| (name.to_owned(), path.to_owned()));
    assert_eq!(repeated(named.into_iter()), (2, vec!["A: a.rs, c.rs".to_owned()]));
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
