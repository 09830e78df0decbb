//! The tree of a page: all nodes in one list, by their numbers.
//!
//! A tree of boxes would be walked and dropped by recursion, and a page of 200,000 nested elements would end the program.
//! Here nothing recurses: walks go along the numbers, and dropping the list drops all.

use std::num::NonZeroU32;

use html5ever::{LocalName, Namespace, ns};

/// The number of a node in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::exchange::importer) struct NodeId(NonZeroU32);

impl NodeId {
    /// The document itself, which holds all others.
    pub(super) const DOCUMENT: Self = Self(NonZeroU32::MIN);

    /// Its place in lists that hold one entry for each node.
    pub(super) fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    fn from_index(index: usize) -> Option<Self> {
        let number = u32::try_from(index).ok()?.checked_add(1)?;
        NonZeroU32::new(number).map(Self)
    }
}

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Data {
    /// The document.
    Document,
    /// Characters, with references resolved.
    Text(String),
    /// A comment, or what is read as one.
    Comment(String),
    /// An element.
    Element(Element),
}

/// An element's name and attributes.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// Its vocabulary: HTML, SVG, MathML.
    pub(super) space: Namespace,
    /// Its name, in small letters if it is HTML.
    pub(super) name: LocalName,
    /// Each name once.
    pub(super) attributes: Vec<(LocalName, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Its name if it is HTML, else nothing.
    pub(super) fn html_name(&self) -> &str {
        if self.space == ns!(html) {
            &self.name
        } else {
            ""
        }
    }
}

#[derive(Clone, Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    /// Levels below the document when it was put in its place.
    depth: u32,
    data: Data,
}

/// A step of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A node begins.
    Enter(NodeId),
    /// All below a node has been walked.
    Leave(NodeId),
}

/// The nodes of a page.
#[derive(Clone, Debug)]
pub(in crate::exchange::importer) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree of a document without content.
    pub(super) fn new() -> Self {
        let mut tree = Self { nodes: Vec::new() };
        tree.add(Data::Document);
        tree
    }

    /// How many nodes there are, also such as hang nowhere.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a node that hangs nowhere yet.
    pub(super) fn add(&mut self, data: Data) -> NodeId {
        let id = NodeId::from_index(self.nodes.len());
        self.nodes.push(Node {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            depth: 0,
            data,
        });
        // The caller counts nodes long before their numbers end.
        id.unwrap_or(NodeId::DOCUMENT)
    }

    /// What a node is.
    pub(super) fn data(&self, id: NodeId) -> &Data {
        self.nodes
            .get(id.index())
            .map_or(&Data::Document, |node| &node.data)
    }

    /// The element that a node is.
    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The same to be changed.
    pub(super) fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match self.nodes.get_mut(id.index()).map(|node| &mut node.data) {
            Some(Data::Element(element)) => Some(element),
            _ => None,
        }
    }

    /// The HTML name of the element that a node is; empty for all else.
    pub(super) fn name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", Element::html_name)
    }

    /// The value of an attribute of a node.
    pub(super) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.element(id)?.attribute(name)
    }

    /// The node above.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id.index())?.parent
    }

    /// The first node below.
    pub(super) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id.index())?.first
    }

    /// The node behind, under the same parent.
    pub(super) fn next(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id.index())?.next
    }

    /// Levels below the document when the node was put in its place; moving what is above it does not count anew.
    pub(super) fn depth(&self, id: NodeId) -> u32 {
        self.nodes.get(id.index()).map_or(0, |node| node.depth)
    }

    /// The nodes above, from the nearest on.
    pub(super) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |above| self.parent(*above))
    }

    /// Walks all below and with a node, in the order of the source.
    pub(super) fn walk(&self, root: NodeId) -> impl Iterator<Item = Step> + '_ {
        let mut next = Some(Step::Enter(root));
        std::iter::from_fn(move || {
            let step = next?;
            next = match step {
                Step::Enter(id) => Some(self.first_child(id).map_or(Step::Leave(id), Step::Enter)),
                Step::Leave(id) if id == root => None,
                Step::Leave(id) => self
                    .next(id)
                    .map(Step::Enter)
                    .or_else(|| self.parent(id).map(Step::Leave)),
            };
            Some(step)
        })
    }

    /// All nodes below and with a node, in the order of the source.
    pub(super) fn nodes(&self, root: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.walk(root).filter_map(|step| match step {
            Step::Enter(id) => Some(id),
            Step::Leave(_) => None,
        })
    }

    /// The characters below a node, at most about so many bytes, and those of its first many nodes.
    pub(super) fn text(&self, root: NodeId, most: usize) -> String {
        const MOST_NODES: usize = 50_000;
        let mut text = String::new();
        for id in self.nodes(root).take(MOST_NODES) {
            if let Data::Text(words) = self.data(id) {
                text.push_str(words);
                if text.len() > most {
                    break;
                }
            }
        }
        text
    }

    /// Puts a node under a parent, as the last.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.nodes.get(parent.index()).and_then(|node| node.last);
        self.link(Some(parent), last, child, None);
    }

    /// Puts a node before another.
    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Some(node) = self.nodes.get(sibling.index()) else {
            return;
        };
        let (parent, previous) = (node.parent, node.previous);
        self.link(parent, previous, child, Some(sibling));
    }

    /// Adds characters at the end of a parent: to the text that stands there, if one does.
    pub(super) fn append_text(&mut self, parent: NodeId, words: &str) {
        let last = self.nodes.get(parent.index()).and_then(|node| node.last);
        if !self.extend(last, words) {
            let child = self.add(Data::Text(words.to_owned()));
            self.append(parent, child);
        }
    }

    /// Adds characters before a node: to the text that stands there, if one does.
    pub(super) fn insert_text_before(&mut self, sibling: NodeId, words: &str) {
        let previous = self
            .nodes
            .get(sibling.index())
            .and_then(|node| node.previous);
        if !self.extend(previous, words) {
            let child = self.add(Data::Text(words.to_owned()));
            self.insert_before(sibling, child);
        }
    }

    /// Takes a node, with all below it, out of its place.
    pub(super) fn detach(&mut self, id: NodeId) {
        let Some(node) = self.nodes.get_mut(id.index()) else {
            return;
        };
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        match previous.and_then(|previous| self.nodes.get_mut(previous.index())) {
            Some(previous) => previous.next = next,
            None => {
                if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent.index())) {
                    parent.first = next;
                }
            }
        }
        match next.and_then(|next| self.nodes.get_mut(next.index())) {
            Some(next) => next.previous = previous,
            None => {
                if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent.index())) {
                    parent.last = previous;
                }
            }
        }
    }

    /// Moves all that is under one node to the end of another.
    pub(super) fn move_children(&mut self, from: NodeId, to: NodeId) {
        while let Some(child) = self.first_child(from) {
            self.append(to, child);
        }
    }

    fn extend(&mut self, id: Option<NodeId>, words: &str) -> bool {
        match id.and_then(|id| self.nodes.get_mut(id.index())) {
            Some(Node {
                data: Data::Text(text),
                ..
            }) => {
                text.push_str(words);
                true
            }
            _ => false,
        }
    }

    fn link(
        &mut self,
        parent: Option<NodeId>,
        previous: Option<NodeId>,
        child: NodeId,
        next: Option<NodeId>,
    ) {
        let depth = parent.map_or(0, |parent| self.depth(parent) + 1);
        if let Some(node) = self.nodes.get_mut(child.index()) {
            node.parent = parent;
            node.previous = previous;
            node.next = next;
            node.depth = depth;
        }
        match previous.and_then(|previous| self.nodes.get_mut(previous.index())) {
            Some(previous) => previous.next = Some(child),
            None => {
                if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent.index())) {
                    parent.first = Some(child);
                }
            }
        }
        match next.and_then(|next| self.nodes.get_mut(next.index())) {
            Some(next) => next.previous = Some(child),
            None => {
                if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent.index())) {
                    parent.last = Some(child);
                }
            }
        }
    }
}
