//! Which file of a crate uses which other one: read from its `use` items and its qualified paths.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use proc_macro2::{TokenStream, TokenTree};

/// The names of a module and of those around it, the outermost first; that of the crate is empty.
type ModulePath = Vec<String>;

/// The files of a crate, and which of them each one uses. A module and those within it are apart: they may use each other.
pub(super) struct ModuleGraph {
    /// The paths below `src`.
    files: Vec<String>,
    /// The files that each file uses, by their place.
    uses: Vec<BTreeSet<usize>>,
}

impl ModuleGraph {
    /// Reads files, each with its path below `src` and its text.
    pub(super) fn of(sources: &[(String, String)]) -> Self {
        let modules: Vec<_> = sources.iter().map(|(path, _)| module_of(path)).collect();
        let mut names = Names { files: modules.iter().cloned().zip(0..).collect(), imports: HashMap::new() };
        let mut paths = Vec::new();
        for ((_, text), module) in sources.iter().zip(&modules) {
            let mut found = Found::default();
            found.scan(text.parse().unwrap(), module);
            for Import { scope, name, path } in found.imports {
                paths.push((scope.clone(), path.clone()));
                names.imports.insert((scope, name), path);
            }
            paths.extend(found.paths);
        }
        let mut uses = vec![BTreeSet::new(); sources.len()];
        for (scope, path) in paths {
            let Some((module, _)) = names.defining(&scope, &path, 0) else { continue };
            let (own, other) = (names.file_of(&scope), names.file_of(&module));
            let are_apart = modules[own].starts_with(&modules[other]) || modules[other].starts_with(&modules[own]);
            if !are_apart {
                uses[own].insert(other);
            }
        }
        Self { files: sources.iter().map(|(path, _)| path.clone()).collect(), uses }
    }

    /// How often a file uses another one.
    pub(super) fn count(&self) -> usize {
        self.uses.iter().map(BTreeSet::len).sum()
    }

    /// Files that use each other in a circle: of each that is in one a shortest, unless it is in one that is given already.
    pub(super) fn circles(&self) -> Vec<Vec<&str>> {
        let (mut circles, mut seen) = (Vec::new(), BTreeSet::new());
        for start in 0..self.files.len() {
            if !seen.contains(&start)
                && let Some(circle) = self.circle(start)
            {
                circles.push(circle.iter().map(|file| self.files[*file].as_str()).collect());
                seen.extend(circle);
            }
        }
        circles
    }

    /// The shortest way from a file back to it.
    fn circle(&self, start: usize) -> Option<Vec<usize>> {
        let (mut before, mut next) = (BTreeMap::new(), VecDeque::from([start]));
        while let Some(file) = next.pop_front() {
            for used in &self.uses[file] {
                if *used == start {
                    let mut circle = vec![file];
                    while let Some(user) = before.get(&circle[0]) {
                        circle.insert(0, *user);
                    }
                    return Some(circle);
                }
                if !before.contains_key(used) {
                    before.insert(*used, file);
                    next.push_back(*used);
                }
            }
        }
        None
    }
}

/// The module that a file is.
fn module_of(path: &str) -> ModulePath {
    let mut module: ModulePath = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    module.pop_if(|last| ["mod", "lib"].contains(&last.as_str()));
    module
}

/// What names mean.
struct Names {
    /// The modules that are files.
    files: HashMap<ModulePath, usize>,
    /// The paths of what is imported, by the module and the name there.
    imports: HashMap<(ModulePath, String), Vec<String>>,
}

impl Names {
    /// The file that a module is in.
    fn file_of(&self, module: &[String]) -> usize {
        let around = (0..=module.len()).rev().find_map(|length| self.files.get(&module[..length]));
        *around.expect("every module is in the crate")
    }

    /// The module in which a path of a module leads to something, and whether that is the module itself; `None` for what
    /// is of another crate.
    fn defining(&self, scope: &[String], path: &[String], depth: usize) -> Option<(ModulePath, bool)> {
        let mut module = scope.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => (module, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|first| first == "super") {
                    module.pop();
                    rest = &rest[1..];
                }
            }
            name => {
                // Of a module within a file, what is around it is in sight by `use super::*`.
                let mut found = self.member(&module, name, depth);
                while found.is_none() && !self.files.contains_key(&module) {
                    module.pop();
                    found = self.member(&module, name, depth);
                }
                let (found, is_module) = found?;
                if !is_module {
                    return Some((found, false));
                }
                (module, rest) = (found, &path[1..]);
            }
        }
        for name in rest {
            match self.member(&module, name, depth) {
                Some((found, true)) => module = found,
                Some(item) => return Some(item),
                None => return Some((module, false)),
            }
        }
        Some((module, true))
    }

    /// What a name in a module is, where it is another module or imported.
    fn member(&self, module: &[String], name: &str, depth: usize) -> Option<(ModulePath, bool)> {
        /// As many imports of imports as are followed.
        const DEEPEST: usize = 20;
        let inner = [module, &[name.to_owned()]].concat();
        if self.files.contains_key(&inner) {
            return Some((inner, true));
        }
        let path = self.imports.get(&(module.to_vec(), name.to_owned()))?;
        // `use say;` makes a macro of the file known to others.
        let is_itself = depth == DEEPEST || path.as_slice() == [name];
        if is_itself { Some((module.to_vec(), false)) } else { self.defining(module, path, depth + 1) }
    }
}

/// A name that `use` brings into a module.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    scope: ModulePath,
    name: String,
    path: Vec<String>,
}

/// What is in a file.
#[derive(Default)]
struct Found {
    imports: Vec<Import>,
    /// Each qualified path with its module.
    paths: Vec<(ModulePath, Vec<String>)>,
}

impl Found {
    fn scan(&mut self, tokens: TokenStream, scope: &ModulePath) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        while let Some((first, following)) = rest.split_first() {
            rest = following;
            match (first, following) {
                (TokenTree::Ident(word), [TokenTree::Ident(name), TokenTree::Group(body), ..]) if word == "mod" => {
                    let inner = [scope.as_slice(), &[name.to_string()]].concat();
                    self.scan(body.stream(), &inner);
                    rest = &following[2..];
                }
                // `use<'a>` lists what a type captures.
                (TokenTree::Ident(word), [next, ..]) if word == "use" && !is_punct(next, '<') => {
                    let end = following.iter().position(|token| is_punct(token, ';')).unwrap_or(following.len());
                    self.use_tree(&following[..end], &[], scope);
                    rest = &following[end..];
                }
                (TokenTree::Ident(first), _) => {
                    let mut path = vec![first.to_string()];
                    while let [one, two, TokenTree::Ident(next), ..] = rest
                        && is_punct(one, ':')
                        && is_punct(two, ':')
                    {
                        path.push(next.to_string());
                        rest = &rest[3..];
                    }
                    if path.len() > 1 {
                        self.paths.push((scope.clone(), path));
                    }
                }
                (TokenTree::Group(group), _) => self.scan(group.stream(), scope),
                (TokenTree::Punct(_) | TokenTree::Literal(_), _) => {}
            }
        }
    }

    /// What is behind `use`, or between the braces of it: one tree, or several with commas between them.
    fn use_tree(&mut self, tokens: &[TokenTree], prefix: &[String], scope: &ModulePath) {
        for tree in tokens.split(|token| is_punct(token, ',')).filter(|tree| !tree.is_empty()) {
            let (mut path, mut name, mut is_leaf) = (prefix.to_vec(), None, true);
            let mut rest = tree.iter();
            while let Some(token) = rest.next() {
                match token {
                    TokenTree::Ident(word) if word == "as" => name = rest.next().map(ToString::to_string),
                    // `a::{self}` is `a`.
                    TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Group(group) => {
                        is_leaf = false;
                        self.use_tree(&group.stream().into_iter().collect::<Vec<_>>(), &path, scope);
                    }
                    // All that is in a module is used by its own name.
                    TokenTree::Punct(punct) if punct.as_char() == '*' => name = Some("*".to_owned()),
                    TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                }
            }
            if let Some(name) = name.or_else(|| path.last().cloned()).filter(|_| is_leaf) {
                self.imports.push(Import { scope: scope.clone(), name, path });
            }
        }
    }
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn graph(sources: &[(&str, &str)]) -> ModuleGraph {
    let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    ModuleGraph::of(&sources.iter().map(owned).collect::<Vec<_>>())
}

#[test]
fn a_use_tree_is_read_to_its_leaves() {
    let text = "use a::{b::C, d, e::{self, F as G}, h::*}; mod inner { pub use super::i as _; } use crate::j;";
    let mut found = Found::default();
    found.scan(text.parse().unwrap(), &Vec::new());
    let imports: Vec<_> =
        found.imports.iter().map(|one| (one.scope.join("::"), &*one.name, one.path.join("::"))).collect();
    let expected = [
        ("", "C", "a::b::C"),
        ("", "d", "a::d"),
        ("", "e", "a::e"),
        ("", "G", "a::e::F"),
        ("", "*", "a::h"),
        ("inner", "_", "super::i"),
        ("", "j", "crate::j"),
    ];
    assert_eq!(imports, expected.map(|(scope, name, path)| (scope.to_owned(), name, path.to_owned())));
}

#[test]
fn two_files_that_import_each_other_are_a_circle() {
    let sources =
        [("lib.rs", ""), ("a.rs", "use crate::b::B; pub struct A;"), ("b.rs", "use super::a::A; pub struct B;")];
    assert_eq!(graph(&sources).circles(), [["a.rs", "b.rs"]]);
    let sources = [("lib.rs", ""), ("a.rs", "use crate::b::B; pub struct A;"), ("b.rs", "pub struct B;")];
    assert_eq!(graph(&sources).circles(), <[Vec<&str>; 0]>::default());
    assert_eq!(graph(&sources).count(), 1);
}

#[test]
fn three_files_are_a_circle_and_what_leads_to_them_is_not() {
    let sources = [
        ("lib.rs", ""),
        ("above.rs", "use crate::a;"),
        ("a.rs", "use crate::{below, b::{self, B}};"),
        ("b.rs", "pub fn b() -> u8 { crate::c::deep::c() }"),
        ("c/mod.rs", "pub mod deep;"),
        ("c/deep.rs", "#[cfg(test)] mod tests { use super::super::super::a::A; }"),
        ("below.rs", "use std::b; use other::a::A;"),
    ];
    assert_eq!(graph(&sources).circles(), [["a.rs", "b.rs", "c/deep.rs"]]);
}

#[test]
fn a_module_and_those_within_it_are_no_circle() {
    let sources = [
        ("lib.rs", "mod a; use a::A;"),
        ("a/mod.rs", "mod b; use b::B; pub struct A; pub use b::deep::Deep;"),
        ("a/b/mod.rs", "pub mod deep; use super::A; use crate::a; pub struct B;"),
        ("a/b/deep.rs", "use crate::a::A; use super::B; pub struct Deep;"),
    ];
    assert_eq!(graph(&sources).circles(), <[Vec<&str>; 0]>::default());
    assert_eq!(graph(&sources).count(), 0);
}

#[test]
fn a_name_leads_to_the_file_that_defines_it() {
    // By an import of another file, by a name that was imported, by one in sight of the tests.
    let sources = [
        ("lib.rs", ""),
        ("a/mod.rs", "mod inner; pub use inner::Inner; pub struct A;"),
        ("a/inner.rs", "use crate::b; fn f() { b::g() } pub enum Inner { B }"),
        ("b.rs", "use crate::a::Inner; pub fn g() {}"),
        ("c.rs", "use crate::d; mod tests { use super::*; fn t() { d::D::new() } }"),
        ("d.rs", "pub struct D;"),
    ];
    let graph = graph(&sources);
    assert_eq!(graph.circles(), [["a/inner.rs", "b.rs"]]);
    assert_eq!(graph.count(), 3);
}

#[test]
fn what_is_no_code_uses_nothing() {
    let sources = [
        ("lib.rs", ""),
        (
            "a.rs",
            "//! [`crate::b`]\n/* crate::b::B */ const TEXT: &str = \"use crate::b::B;\"; fn f(value: &'static str) {}",
        ),
        ("b.rs", "use crate::a;"),
    ];
    assert_eq!(graph(&sources).count(), 1);
}
