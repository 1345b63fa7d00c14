//! The pages in `docs`: every file that they name is there.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// What the name of a file or a folder of the project begins with. Tests are named by what they run, not by their files.
const FOLDERS: [&str; 6] = ["src/", "docs/", "examples/", "fuzz/", "benches/", ".ci/"];

/// The paths in the code spans and the links of a page.
fn paths(page: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Code(code) => paths.extend(code.split(' ').map(str::to_owned)),
            Event::Start(Tag::Link { dest_url, .. }) => paths.push(format!("docs/{dest_url}")),
            _ => {}
        }
    }
    paths.retain(|path| FOLDERS.iter().any(|folder| path.starts_with(folder)));
    paths
}

#[test]
fn every_file_that_the_docs_name_is_there() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut checked = 0;
    for entry in fs::read_dir(project.join("docs")).unwrap() {
        let page = entry.unwrap().path();
        if page.is_dir() {
            continue;
        }
        for path in paths(&fs::read_to_string(&page).unwrap()) {
            assert!(project.join(&path).exists(), "{}: there is no {path}", page.display());
            checked += 1;
        }
    }
    assert!(checked > 50, "only {checked} paths were seen");
}

#[test]
fn a_path_in_a_table_in_a_command_or_in_a_link_is_seen() {
    let page = "| a |\n| --- |\n| `src/x.rs` and `y.rs` |\n\n`.ci/fuzz 60`, [that](that.md)";
    assert_eq!(paths(page), ["src/x.rs", ".ci/fuzz", "docs/that.md"]);
}

/// A script whose file has moved fails only where it is run, at the end of the checks.
#[test]
fn every_file_that_the_scripts_name_is_there() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut checked = 0;
    for script in [".ci/run", ".ci/fuzz", "fuzz/seeds"] {
        let text = fs::read_to_string(project.join(script)).unwrap();
        for word in text.split([' ', '"', '\'', '(', ')', '\n', ';', '=']) {
            // Of a pattern, the folder; what the build writes is not there yet.
            let is_pattern = word.contains(['*', '{', '$']);
            let path = if is_pattern { word.rsplit_once('/').map_or("", |(folder, _)| folder) } else { word };
            let is_ours = ["src/", "tests/", "examples/", "fuzz/"].iter().any(|start| path.starts_with(start));
            if is_ours && !path.starts_with("fuzz/target") && !path.contains(['*', '{', '$']) {
                assert!(project.join(path).exists(), "{script}: there is no {path}");
                checked += 1;
            }
        }
    }
    assert!(checked > 10, "only {checked} paths were seen");
}

/// Each function that architecture.md names before a file, `f` in `src/x.rs`, is in that file.
#[test]
fn every_function_that_the_docs_place_is_in_its_file() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(project.join("docs/architecture.md")).unwrap();
    let mut checked = 0;
    let parts: Vec<_> = page.split("` in `src/").collect();
    for pair in parts.windows(2) {
        let name = pair[0].rsplit(['`', ':']).next().unwrap();
        let path = project.join("src").join(pair[1].split('`').next().unwrap());
        // A folder is named where each file in it has such an item.
        if path.is_file() {
            assert!(fs::read_to_string(&path).unwrap().contains(&format!("fn {name}")), "{}: {name}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 4, "only {checked} functions were seen");
}
