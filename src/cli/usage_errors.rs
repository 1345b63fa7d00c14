//! What is wrong with the arguments, in a sentence of our own; in English clap has it.

use std::ffi::OsString;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::args::Arguments;
use crate::domain::grammar::one_of;
use crate::domain::text::Lang;
use crate::messages::did_you_mean;

/// The error, what may help, and where there is more.
pub(super) fn text(lang: Lang, error: &clap::Error, arguments: &[OsString]) -> String {
    match (lang, sentence(error)) {
        (Lang::Fr, Some(sentence)) => {
            let help = help(error).map_or_else(String::new, |help| format!("\n\n  {help}"));
            let command = command_asked(arguments);
            format!("erreur\u{a0}: {sentence}{help}\n\nPour en savoir plus\u{a0}: {command} --help")
        }
        _ => error.render().to_string(),
    }
}

fn sentence(error: &clap::Error) -> Option<String> {
    let said = |kind| words(error, kind).join(", ");
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    Some(match error.kind() {
        ErrorKind::MissingRequiredArgument => match argument.as_str() {
            "<CHEMIN>..." => "il manque le fichier ou le dossier à vérifier".to_owned(),
            "<CHEMIN>" => "il manque le fichier de la candidature".to_owned(),
            _ => format!("argument manquant\u{a0}: {argument}"),
        },
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("option inconnue\u{a0}: `{argument}`"),
        ErrorKind::UnknownArgument => format!("argument en trop\u{a0}: `{argument}`"),
        ErrorKind::InvalidSubcommand => format!("commande inconnue\u{a0}: `{}`", said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "il manque la commande".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque la valeur de {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("valeur non valable pour {argument}\u{a0}: `{value}`")
        }
        ErrorKind::TooManyValues => format!("valeur en trop pour {argument}\u{a0}: `{value}`"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("nombre de valeurs inattendu pour {argument}")
        }
        ErrorKind::NoEquals => format!("il manque un signe égal après {argument}"),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => format!("{argument} ne peut figurer qu'une fois"),
            prior => format!("{argument} est incompatible avec {prior}"),
        },
        ErrorKind::InvalidUtf8 => "un argument n'est pas en UTF-8".to_owned(),
        _ => return None,
    })
}

/// The nearest word, or the words that there are.
fn help(error: &clap::Error) -> Option<String> {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().flat_map(|kind| words(error, kind)).next_back();
    let possible = || {
        let kinds = [ContextKind::ValidValue, ContextKind::ValidSubcommand].into_iter();
        let words: Vec<_> = kinds.flat_map(|kind| words(error, kind)).collect();
        (!words.is_empty()).then(|| format!("valeurs possibles\u{a0}: {}", one_of(Lang::Fr, words.into_iter())))
    };
    near.map(|word| did_you_mean(Lang::Fr, &word)).or_else(possible)
}

fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

/// The command that the arguments name, as far as there is one.
fn command_asked(arguments: &[OsString]) -> String {
    let mut command = Arguments::command();
    let mut asked = command.get_name().to_owned();
    for argument in arguments.iter().skip(1) {
        let Some(found) = command.find_subcommand(argument).cloned() else { continue };
        asked = format!("{asked} {}", found.get_name());
        command = found;
    }
    asked
}
