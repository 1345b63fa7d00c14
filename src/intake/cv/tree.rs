//! A file of another format as a tree of named nodes, XML and JSON alike, in which every value keeps its place.
//!
//! An element is a node; so is a member of an object. The elements of a list are nodes with the name of the list.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attributes;

use crate::domain::applicant::Text;
use crate::domain::location::Located;
use crate::domain::part::Part as _;
use crate::intake::json_reader::{JsonReader, JsonType, Keys, Path, ReadResult};

/// The nodes in the order of the text; those within a node follow it at once.
#[derive(Debug, Default)]
pub struct Tree<'a> {
    branches: Vec<Branch<'a>>,
    open: Vec<usize>,
}

#[derive(Debug)]
struct Branch<'a> {
    name: Cow<'a, str>,
    step: TreeStep,
    at: usize,
    parent: Option<usize>,
    /// Where the nodes within it end.
    end: usize,
    /// What an XML element has between `<` and `>`.
    tag: &'a str,
    text: Cow<'a, str>,
    text_at: usize,
}

/// How a node is reached from the one around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeStep {
    /// The n-th element of its name, from 1, of a number that may be one.
    Element(usize, Siblings),
    /// A member of an object.
    Member,
    /// An element of the list that is a member.
    Item(usize),
    /// An element of a list in a list.
    Nested(usize),
}

/// Whether an element has others of its name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Siblings {
    /// It is the only one.
    None,
    /// It is one of several.
    Some,
}

impl<'a> Tree<'a> {
    /// Reads the next JSON value. `null` is no node; a list that holds nothing is one, which is blank.
    ///
    /// # Errors
    /// The fault that ends the reading.
    pub fn of_json(reader: &mut JsonReader<'a>) -> ReadResult<Self> {
        let mut tree = Self::default();
        tree.add(reader, &Path::Root, Cow::Borrowed(""), TreeStep::Member)?;
        Ok(tree)
    }

    fn add(
        &mut self,
        reader: &mut JsonReader<'a>,
        path: &Path<'_>,
        name: Cow<'a, str>,
        step: TreeStep,
    ) -> ReadResult<()> {
        let kind = reader.kind()?;
        let at = reader.offset();
        let text = match kind {
            JsonType::Null => return reader.null(),
            JsonType::List if step == TreeStep::Member => {
                let before = self.branches.len();
                reader.list(path, |reader, index, path| self.add(reader, path, name.clone(), TreeStep::Item(index)))?;
                // That it is there may be all that matters.
                if self.branches.len() == before {
                    self.open(name, at, step, "");
                    self.close();
                }
                return Ok(());
            }
            JsonType::List => {
                self.open(name.clone(), at, step, "");
                reader
                    .list(path, |reader, index, path| self.add(reader, path, name.clone(), TreeStep::Nested(index)))?;
                self.close();
                return Ok(());
            }
            JsonType::Object => {
                self.open(name, at, step, "");
                reader.object(path, &Keys::NONE, |reader, key, path| match key {
                    Ok(_) => reader.skip(path),
                    Err(key) => self.add(reader, path, key.text, TreeStep::Member),
                })?;
                self.close();
                return Ok(());
            }
            JsonType::Boolean => Cow::Borrowed(if reader.boolean()? { "true" } else { "false" }),
            JsonType::Number => Cow::Borrowed(reader.number(path)?.unwrap_or_default()),
            JsonType::Text => reader.string(path)?,
        };
        self.open(name, at, step, "");
        self.push_text(text, at);
        self.close();
        Ok(())
    }

    /// Begins a node within the one that is open, and returns its index.
    pub fn open(&mut self, name: Cow<'a, str>, at: usize, step: TreeStep, tag: &'a str) -> usize {
        let index = self.branches.len();
        let (parent, text) = (self.open.last().copied(), Cow::Borrowed(""));
        self.branches.push(Branch { name, step, at, parent, end: index + 1, tag, text, text_at: at });
        self.open.push(index);
        index
    }

    /// Ends the node that is open.
    pub fn close(&mut self) {
        let end = self.branches.len();
        if let Some(branch) = self.open.pop().and_then(|index| self.branches.get_mut(index)) {
            branch.end = end;
        }
    }

    /// How many nodes are open.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.open.len()
    }

    /// Adds a piece of text to the node that is open; white space before the first is dropped.
    pub fn push_text(&mut self, piece: Cow<'a, str>, at: usize) {
        let Some(branch) = self.open.last().and_then(|index| self.branches.get_mut(*index)) else {
            return;
        };
        if !branch.text.is_empty() {
            branch.text.to_mut().push_str(&piece);
        } else if !piece.trim().is_empty() {
            // In XML, where the text begins; in JSON, its quote, as with any value.
            let is_element = matches!(branch.step, TreeStep::Element(..));
            let space = if is_element { piece.len() - piece.trim_start().len() } else { 0 };
            branch.text = piece;
            branch.text_at = at + space;
        }
    }

    /// Notes that an element has others of its name beside it.
    pub fn mark_several(&mut self, index: usize) {
        if let Some(branch) = self.branches.get_mut(index)
            && let TreeStep::Element(ordinal, _) = branch.step
        {
            branch.step = TreeStep::Element(ordinal, Siblings::Some);
        }
    }

    /// The first node.
    #[must_use]
    pub fn root(&self) -> Option<TreeNode<'_, 'a>> {
        self.node(0)
    }

    fn node(&self, index: usize) -> Option<TreeNode<'_, 'a>> {
        self.branches.get(index).map(|branch| TreeNode { tree: self, index, branch })
    }
}

/// One node of a tree.
#[derive(Clone, Copy, Debug)]
pub struct TreeNode<'t, 'a> {
    tree: &'t Tree<'a>,
    index: usize,
    branch: &'t Branch<'a>,
}

impl<'t, 'a> TreeNode<'t, 'a> {
    /// Its name; of an element without the prefix of its namespace.
    #[must_use]
    pub fn name(self) -> &'t str {
        &self.branch.name
    }

    /// The offset at which it begins.
    #[must_use]
    pub const fn at(self) -> usize {
        self.branch.at
    }

    /// The nodes directly within it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let node = self.tree.node(next).filter(|_| next < self.branch.end)?;
            next = node.branch.end;
            Some(node)
        })
    }

    /// The nodes of a name directly within it.
    pub fn named(self, name: &str) -> impl Iterator<Item = Self> {
        self.children().filter(move |node| node.branch.name == name)
    }

    /// The first node of a name directly within it.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Self> {
        self.named(name).next()
    }

    /// The nodes of a name anywhere within it.
    pub fn within(self, name: &str) -> impl Iterator<Item = Self> {
        let inner = (self.index + 1..self.branch.end).filter_map(|index| self.tree.node(index));
        inner.filter(move |node| node.branch.name == name)
    }

    /// Whether a node directly within it begins other nodes, rather than being a text.
    #[must_use]
    pub const fn has_children(self) -> bool {
        self.branch.end > self.index + 1
    }

    /// Whether neither it nor anything within it has a text or, in XML, attributes.
    #[must_use]
    pub fn is_blank(self) -> bool {
        let all = self.tree.branches.part(self.index..self.branch.end);
        all.iter().all(|branch| branch.text.is_empty() && !branch.tag.contains('='))
    }

    /// Whether it is a member of an object, and no element of a list.
    #[must_use]
    pub fn is_member(self) -> bool {
        self.branch.step == TreeStep::Member
    }

    /// The texts of the node and of all within it.
    #[must_use]
    pub fn texts(self) -> Vec<Text<'a>> {
        (self.index..self.branch.end).filter_map(|index| self.tree.node(index)?.text()).collect()
    }

    /// Its own text without outer white space; `None` where that leaves nothing.
    #[must_use]
    pub fn text(self) -> Option<Text<'a>> {
        let value = match &self.branch.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        (!value.is_empty()).then_some(Located { value, at: self.branch.text_at })
    }

    /// An attribute by its name without prefix.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        let mut attributes = Attributes::new(self.branch.tag, self.branch.tag.find(char::is_whitespace)?);
        let attributes = attributes.with_checks(false);
        let found = attributes.filter_map(Result::ok).find(|attribute| attribute.key.local_name().as_ref() == name)?;
        unescape(&found.value).ok().map(|value| Cow::Owned(value.into_owned()))
    }

    /// The way to it: a path such as `/Candidate/NationalityCode[2]` in XML, a JSON pointer (RFC 6901) in JSON.
    #[must_use]
    pub fn pointer(self) -> String {
        let mut way = vec![self];
        while let Some(parent) =
            way.last().and_then(|node| node.branch.parent).and_then(|parent| self.tree.node(parent))
        {
            way.push(parent);
        }
        let mut pointer = String::new();
        for TreeNode { branch, .. } in way.into_iter().rev() {
            let name = || branch.name.replace('~', "~0").replace('/', "~1");
            // Writing to a string does not fail.
            let _ = match branch.step {
                TreeStep::Member if branch.parent.is_none() => Ok(()),
                TreeStep::Member => write!(pointer, "/{}", name()),
                TreeStep::Item(index) => write!(pointer, "/{}/{index}", name()),
                TreeStep::Nested(index) => write!(pointer, "/{index}"),
                TreeStep::Element(_, Siblings::None) => write!(pointer, "/{}", branch.name),
                TreeStep::Element(ordinal, Siblings::Some) => write!(pointer, "/{}[{ordinal}]", branch.name),
            };
        }
        pointer
    }
}
