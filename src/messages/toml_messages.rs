//! The sentences about a rules file that is no TOML, for people who do not know TOML.

use super::{quoted, say};
use crate::domain::problem::TomlError;
use crate::domain::text::Lang;

/// What is wrong.
#[must_use]
pub(super) fn sentence(lang: Lang, fault: &TomlError) -> String {
    match fault {
        TomlError::Quote => say!(lang, "the closing quote is missing", "le guillemet fermant manque"),
        TomlError::CurlyQuote => {
            say!(lang, "quotes of this form are not allowed", "les guillemets de cette forme ne sont pas admis")
        }
        TomlError::Unquoted(found) => {
            let found = quoted(found);
            say!(lang, "{found} must be in quotes", "{found} doit être entre guillemets")
        }
        TomlError::Closing(open, close) => say!(
            lang,
            "`{open}` is not closed here: `{close}` or a comma is missing",
            "`{open}` n'est pas fermé ici\u{a0}: il manque `{close}` ou une virgule"
        ),
        TomlError::Heading => say!(lang, "the heading is not closed with `]`", "le titre n'est pas fermé par `]`"),
        TomlError::Key => say!(
            lang,
            "a key contains only letters without accents, digits, `-` and `_`",
            "une clé ne contient que des lettres sans accent, des chiffres, `-` et `_`"
        ),
        TomlError::Escape => {
            say!(lang, "`\\` has no meaning before this letter", "`\\` n'a pas de sens devant cette lettre")
        }
        TomlError::Comma => say!(lang, "a comma `,` is missing here", "il manque ici une virgule `,`"),
        TomlError::Equals => say!(lang, "`=` is missing after the key", "il manque `=` après la clé"),
        TomlError::Colon => {
            say!(lang, "write `=` after the key, not `:`", "écrire `=` après la clé, et non `:`")
        }
        TomlError::Value => say!(lang, "a value is missing here", "il manque ici une valeur"),
        TomlError::Number(found) => {
            let found = quoted(found);
            say!(lang, "{found} is not a valid number", "{found} n'est pas un nombre valable")
        }
        TomlError::Twice(key) => {
            let key = quoted(key);
            say!(lang, "{key} appears here a second time", "{key} figure ici une seconde fois")
        }
        TomlError::OneBracket(name) => {
            let name = quoted(name);
            say!(lang, "{name} is written with two brackets", "{name} s'écrit avec deux crochets")
        }
        TomlError::Other(words) => {
            say!(lang, "not valid TOML: {words}", "ce n'est pas du TOML valable\u{a0}: {words}")
        }
    }
}

/// What to do about it.
#[must_use]
pub(super) fn advice(lang: Lang, fault: &TomlError) -> Option<String> {
    let advice = match fault {
        TomlError::Quote => say!(
            lang,
            "every text begins and ends with `\"`, in one line",
            "tout texte commence et finit par `\"`, sur une seule ligne"
        ),
        TomlError::CurlyQuote => {
            say!(lang, "write straight ones: `\"…\"`", "écrire des guillemets droits\u{a0}: `\"…\"`")
        }
        TomlError::Unquoted(found) if ["true", "false"].contains(&found.to_lowercase().as_str()) => {
            let found = found.to_lowercase();
            say!(
                lang,
                "write `{found}` in lower case, or in quotes",
                "écrire `{found}` en minuscules, ou entre guillemets"
            )
        }
        TomlError::Unquoted(found) => {
            let found = found.trim_matches('"');
            say!(lang, "write `\"{found}\"`", "écrire `\"{found}\"`")
        }
        TomlError::Closing(_, close) => say!(
            lang,
            "add `{close}`, or a comma if more follows on the next line",
            "ajouter `{close}`, ou une virgule si la suite est à la ligne suivante"
        ),
        TomlError::Comma => say!(
            lang,
            "put a comma between two values; a quote within a text is written `\\\"`",
            "séparer deux valeurs par une virgule\u{a0}; un guillemet dans un texte s'écrit `\\\"`"
        ),
        TomlError::Escape => say!(lang, "write `\\\\` for a backslash", "écrire `\\\\` pour une barre oblique inverse"),
        TomlError::Equals | TomlError::Colon => say!(
            lang,
            "write `key = value`; a comment line begins with `#`",
            "écrire `clé = valeur`\u{a0}; une ligne de commentaire commence par `#`"
        ),
        TomlError::Value => say!(
            lang,
            "write a value after `=`, or remove the line",
            "écrire une valeur après `=`, ou supprimer la ligne"
        ),
        TomlError::Number(_) => {
            say!(lang, "write digits only, without a zero before them", "n'écrire que des chiffres, sans zéro devant")
        }
        TomlError::Twice(_) => {
            say!(lang, "keep one of the two, or put both into one", "garder l'un des deux, ou les réunir")
        }
        TomlError::OneBracket(name) => say!(lang, "write `[[{name}]]`", "écrire `[[{name}]]`"),
        TomlError::Heading | TomlError::Key | TomlError::Other(_) => return None,
    };
    Some(advice)
}
