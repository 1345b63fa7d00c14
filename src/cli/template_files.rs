//! The templates of letters as files: read from a folder, and the built-in ones printed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

use crate::cli::options::CommonOptions;
use crate::cli::output::{self, ReportOutput};
use crate::cli::paths::shown;
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, error};
use crate::messages::letter_messages::{self, LettersError};
use crate::report::letters::letter_templates::{LetterTemplates, OwnTemplate, TemplateName, TemplateProblem};
use crate::report::places;

/// The built-in templates, with those of a folder in the place of theirs. Everything that is wrong with them is shown.
pub(super) fn read(folder: Option<&Path>, common: &CommonOptions) -> anyhow::Result<LetterTemplates> {
    let own = folder.map(|folder| own(folder, common)).transpose()?.unwrap_or_default();
    LetterTemplates::new(own).map_err(|problems| refused(common, &problems))
}

/// The templates in a folder.
fn own(folder: &Path, common: &CommonOptions) -> anyhow::Result<Vec<OwnTemplate>> {
    let lang = common.lang();
    let unreadable = |path: &Path| error(lang, CliError::Unreadable(&shown(path)));
    let entries = fs::read_dir(folder).with_context(|| unreadable(folder))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in entries {
        files.push(entry.with_context(|| unreadable(folder))?.path());
    }
    files.sort();
    let mut own = Vec::new();
    for path in files {
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(name) = TemplateName::ALL.into_iter().find(|name| name.file_name() == file_name) else {
            if is_like_a_template(&path) {
                bail!(error(lang, CliError::Letters(LettersError::NoSuchTemplate(&shown(&path), &names()))));
            }
            continue;
        };
        let bytes = fs::read(&path).with_context(|| unreadable(&path))?;
        let source = path.display().to_string();
        if let Some(wrong) = places::encoding(lang, &source, &bytes, common.style_of_errors()) {
            bail!("{wrong}{}", letter_messages::mistakes(lang, 1));
        }
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).replace("\r\n", "\n");
        own.push(OwnTemplate { name, path: source, text });
    }
    Ok(own)
}

/// Whether a file may be meant for a template: no hidden file, and a text or what other programs call templates.
fn is_like_a_template(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    !name.starts_with('.') && ["txt", "j2", "jinja", "jinja2", "tmpl"].contains(&extension.as_str())
}

/// The names of all templates, each in backticks.
fn names() -> String {
    TemplateName::ALL.map(|name| format!("`{}`", name.file_name())).join(", ")
}

/// The error that says what is wrong with templates.
pub(super) fn refused(common: &CommonOptions, problems: &[TemplateProblem]) -> anyhow::Error {
    let shown = places::templates(common.lang(), problems, common.style_of_errors());
    anyhow!("{shown}{}", letter_messages::mistakes(common.lang(), problems.len()))
}

/// Writes the built-in templates into a folder, in which none of them is, or prints them; gives the exit status.
pub(super) fn print(output: Option<&str>, lang: Lang) -> anyhow::Result<u8> {
    let Some(named) = output else {
        let mut text = String::new();
        for name in TemplateName::ALL {
            // Writing to a text does not fail.
            let _ = writeln!(text, "--- {}\n{}", name.file_name(), name.built_in());
        }
        return output::print(text.as_bytes(), lang);
    };
    let Some((None, folder)) = output::folder(&[named.to_owned()]) else {
        bail!(error(lang, CliError::Letters(LettersError::NoFolder)));
    };
    let file = |name: TemplateName| folder.join(name.file_name());
    if let Some(there) = TemplateName::ALL.map(file).iter().find(|path| path.symlink_metadata().is_ok()) {
        bail!(error(lang, CliError::AlreadyThere(&shown(there))));
    }
    output::make_folder(&folder, lang)?;
    for name in TemplateName::ALL {
        let output = ReportOutput::to_file(&file(name).display().to_string(), lang)?;
        output.write_whole(name.built_in().as_bytes())?;
    }
    Ok(0)
}
