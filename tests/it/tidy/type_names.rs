//! The names of the types that a file defines.

use proc_macro2::{TokenStream, TokenTree};

/// The structs, enums, traits and aliases of a file, those in its modules included. What is in an `impl`, in a function or
/// in a module of tests is not seen by others.
pub(super) fn types_of(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    collect(text.parse().unwrap(), &mut names);
    names
}

fn collect(tokens: TokenStream, names: &mut Vec<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, window) in tokens.windows(2).enumerate() {
        let [TokenTree::Ident(keyword), TokenTree::Ident(name)] = window else { continue };
        match keyword.to_string().as_str() {
            "struct" | "enum" | "trait" | "type" => names.push(name.to_string()),
            "mod" if name != "tests" => {
                if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                    collect(body.stream(), names);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn types_are_those_that_other_files_may_see() {
    let text = "
        /// A struct Comment.
        pub(crate) struct A<'a>(&'a str); enum B { C } trait D { type E; } type F = u8; mod inner { struct G; }
        impl Iterator for A<'_> { type Item = u8; } fn f() { struct H; } #[cfg(test)] mod tests { struct I; }";
    assert_eq!(types_of(text), ["A", "B", "D", "F", "G"]);
}
