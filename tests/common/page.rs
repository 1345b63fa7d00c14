//! The report as a page, made by the tool and read as a browser reads it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{ElementRef, Html, HtmlTreeSink, Selector};
use serde_json::Value;
use tempfile::TempDir;

/// A folder with a report in HTML, and the report as data.
pub(crate) struct Report {
    _folder: TempDir,
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) data: Value,
}

impl Report {
    /// The report on files of the project, with further options.
    pub(crate) fn on(inputs: &[&str], options: &[&str]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::of(root, inputs, options, TempDir::new().unwrap())
    }

    /// The report on records of one line each, in a file of this name.
    pub(crate) fn on_records(name: &str, records: &[Value], options: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let lines: Vec<_> = records.iter().map(Value::to_string).collect();
        fs::write(folder.path().join(name), lines.join("\n")).unwrap();
        let path = folder.path().to_owned();
        Self::of(&path, &[name], options, folder)
    }

    /// The report on the examples by other rules.
    pub(crate) fn by(rules: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("rules.toml");
        fs::write(&path, rules).unwrap();
        let rules = path.to_str().unwrap().to_owned();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::of(root, &["examples"], &["--rules", &rules, "--fail-on", "none"], folder)
    }

    fn of(root: &Path, inputs: &[&str], options: &[&str], folder: TempDir) -> Self {
        let file = |extension: &str| folder.path().join(format!("report.{extension}"));
        let (html, json) = (file("html"), file("json"));
        let output: Output = Command::new(env!("CARGO_BIN_EXE_eligible"))
            .arg("check")
            .args(inputs)
            .args(options)
            .args(["-q", "-o", html.to_str().unwrap(), "-o", json.to_str().unwrap()])
            .current_dir(root)
            .env_clear()
            .output()
            .unwrap();
        let text = fs::read_to_string(&html).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        let data = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
        Self { _folder: folder, path: html, text, data }
    }

    /// As a browser with scripts reads it: what is in a `noscript` is text.
    pub(crate) fn page(&self) -> Html {
        Html::parse_document(&self.text)
    }

    /// As a browser without scripts reads it.
    pub(crate) fn page_without_scripts(&self) -> Html {
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        html5ever::parse_document(HtmlTreeSink::new(Html::new_document()), options).one(self.text.as_str())
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

/// The elements of a page that a selector of CSS chooses, in order.
pub(crate) fn all<'a>(page: &'a Html, what: &str) -> Vec<ElementRef<'a>> {
    page.select(&selector(what)).collect()
}

/// Those within an element.
pub(crate) fn within<'a>(element: ElementRef<'a>, what: &str) -> Vec<ElementRef<'a>> {
    element.select(&selector(what)).collect()
}

/// The text in an element and in those within it.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// A text of the report as data, as it is shown.
pub(crate) fn shown(value: &Value) -> String {
    eligible::internal::report::escape::visible(value.as_str().unwrap_or_default()).into_owned()
}
