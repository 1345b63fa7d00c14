//! The sentences about a rules file that is no TOML, for people who do not know TOML.

use super::{quoted, say};
use crate::domain::problem::Grammar;
use crate::domain::text::Lang;

/// What is wrong.
#[must_use]
pub(super) fn sentence(lang: Lang, fault: &Grammar) -> String {
    match fault {
        Grammar::Quote => say!(lang, "the closing quote is missing", "le guillemet fermant manque"),
        Grammar::CurlyQuote => {
            say!(lang, "quotes of this form are not understood", "les guillemets de cette forme ne sont pas compris")
        }
        Grammar::Unquoted(found) => {
            let found = quoted(found);
            say!(lang, "{found} has to stand in quotes", "{found} doit figurer entre guillemets")
        }
        Grammar::Closing(open, close) => say!(
            lang,
            "a `{open}` is open here: `{close}` or a comma is missing",
            "un `{open}` est ouvert ici\u{a0}: il manque `{close}` ou une virgule"
        ),
        Grammar::Heading => say!(lang, "the heading is not closed with `]`", "le titre n'est pas fermé par `]`"),
        Grammar::Key => say!(
            lang,
            "a key has letters without accents, digits, `-` and `_` only",
            "une clé n'a que des lettres sans accent, des chiffres, `-` et `_`"
        ),
        Grammar::Escape => {
            say!(lang, "`\\` has no meaning before this letter", "`\\` n'a pas de sens devant cette lettre")
        }
        Grammar::Comma => say!(lang, "a comma `,` is missing here", "il manque ici une virgule `,`"),
        Grammar::Equals => say!(lang, "`=` is missing behind the key", "il manque `=` après la clé"),
        Grammar::Colon => {
            say!(lang, "`=` has to stand behind the key, not `:`", "c'est `=` qui doit suivre la clé, et non `:`")
        }
        Grammar::Value => say!(lang, "a value is missing here", "il manque ici une valeur"),
        Grammar::Number(found) => {
            let found = quoted(found);
            say!(lang, "{found} is not written as a number", "{found} n'est pas écrit comme un nombre")
        }
        Grammar::Twice(key) => {
            let key = quoted(key);
            say!(lang, "{key} stands here a second time", "{key} figure ici une seconde fois")
        }
        Grammar::OneBracket(name) => {
            let name = quoted(name);
            say!(lang, "{name} is written with two brackets", "{name} s'écrit avec deux crochets")
        }
        Grammar::Other(words) => {
            say!(lang, "not written as TOML has it: {words}", "ce n'est pas écrit comme le veut TOML\u{a0}: {words}")
        }
    }
}

/// What to do about it.
#[must_use]
pub(super) fn advice(lang: Lang, fault: &Grammar) -> Option<String> {
    let advice = match fault {
        Grammar::Quote => say!(
            lang,
            "every text begins and ends with `\"`, in one line",
            "tout texte commence et finit par `\"`, sur une seule ligne"
        ),
        Grammar::CurlyQuote => {
            say!(lang, "write straight ones: `\"…\"`", "écrire des guillemets droits\u{a0}: `\"…\"`")
        }
        Grammar::Unquoted(found) if ["true", "false"].contains(&found.to_lowercase().as_str()) => {
            let found = found.to_lowercase();
            say!(
                lang,
                "write `{found}` in small letters, or in quotes",
                "écrire `{found}` en minuscules, ou entre guillemets"
            )
        }
        Grammar::Unquoted(found) => {
            let found = found.trim_matches('"');
            say!(lang, "write `\"{found}\"`", "écrire `\"{found}\"`")
        }
        Grammar::Closing(_, close) => say!(
            lang,
            "add `{close}`; where more follows in the next line, a comma",
            "ajouter `{close}`\u{a0}; si la suite est à la ligne suivante, une virgule"
        ),
        Grammar::Comma => say!(
            lang,
            "put a comma between two values; a quote within a text is written `\\\"`",
            "séparer deux valeurs par une virgule\u{a0}; un guillemet dans un texte s'écrit `\\\"`"
        ),
        Grammar::Escape => say!(lang, "write `\\\\` for a backslash", "écrire `\\\\` pour une barre oblique inverse"),
        Grammar::Equals | Grammar::Colon => say!(
            lang,
            "write `key = value`; a line of remarks begins with `#`",
            "écrire `clé = valeur`\u{a0}; une ligne de remarques commence par `#`"
        ),
        Grammar::Value => say!(
            lang,
            "write a value behind `=`, or remove the line",
            "écrire une valeur après `=`, ou supprimer la ligne"
        ),
        Grammar::Number(_) => {
            say!(lang, "write digits only, without a zero before them", "n'écrire que des chiffres, sans zéro devant")
        }
        Grammar::Twice(_) => {
            say!(lang, "keep one of the two, or put both into one", "garder l'un des deux, ou les réunir")
        }
        Grammar::OneBracket(name) => say!(lang, "write `[[{name}]]`", "écrire `[[{name}]]`"),
        Grammar::Heading | Grammar::Key | Grammar::Other(_) => return None,
    };
    Some(advice)
}
