//! Characters of a page to its tree, as browsers do it.
//!
//! The parser (html5ever) has no limits of its own: its time is quadratic in the depth of lists (its issue 788) and in the
//! number of attributes of a tag. So the page goes in piece by piece, cut before each `<`; the depth and number of nodes are
//! looked at after each token, attributes before they are read, and once over a limit nothing more goes in.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{
    ElemName, ElementFlags, NodeOrText, QuirksMode, TreeBuilder, TreeBuilderOpts, TreeSink,
};
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::attributes::AttributeCounter;
use super::tree::{Data, Element, NodeId, Tree};
use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::ImportError;

/// Levels of a page; browsers have the same.
pub(super) const MOST_LEVELS: u32 = 512;
/// Elements, texts and comments of a page.
pub(super) const MOST_NODES: u64 = 2_000_000;
/// Attributes of one tag.
pub(super) const MOST_ATTRIBUTES: usize = 1_000;
/// The clock and the cancel request are looked at once in so many tokens.
const TOKENS_PER_CHECK: u64 = 1024;

/// Builds the tree of a page.
pub(super) fn parse(text: &str, budget: &Budget, progress: &Progress) -> Result<Tree, ImportError> {
    let sink = Sink {
        tree: RefCell::new(Tree::new()),
        most_nodes: MOST_NODES.min(budget.items),
        exceeded: Cell::new(None),
    };
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        drop_doctype: true,
        ..TreeBuilderOpts::default()
    };
    let guard = Guard {
        builder: TreeBuilder::new(sink, options),
        budget,
        progress,
        tokens: Cell::new(0),
        is_raw: Cell::new(false),
        fault: RefCell::new(None),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut counter = AttributeCounter::default();
    // Whether a comment or the like is open.
    let mut is_declaration = false;
    for piece in pieces(text) {
        let guard = &tokenizer.sink;
        let tokens = guard.tokens.get();
        is_declaration |= piece.starts_with("<!");
        let is_markup = !guard.is_raw.get() && !is_declaration;
        if is_markup && counter.count(piece) > MOST_ATTRIBUTES {
            return Err(over(Limit::Items, MOST_ATTRIBUTES as u64));
        }
        queue.push_back(StrTendril::from_slice(piece));
        // A script that ends, or an encoding that is named, stops the tokenizer for once.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        if let Some(fault) = guard.fault.take() {
            return Err(fault);
        }
        if guard.tokens.get() == tokens {
            guard.check()?;
        } else {
            is_declaration = false;
        }
    }
    tokenizer.end();
    if let Some(fault) = tokenizer.sink.fault.take() {
        return Err(fault);
    }
    let tree = tokenizer.sink.builder.sink.finish();
    check_depth(&tree)?;
    Ok(tree)
}

/// That no branch of a finished tree is deeper than allowed: parts of it may have been moved while it grew.
pub(super) fn check_depth(tree: &Tree) -> Result<(), ImportError> {
    let mut depth = 0_u32;
    for step in tree.walk(NodeId::DOCUMENT) {
        match step {
            super::tree::Step::Enter(_) => depth += 1,
            super::tree::Step::Leave(_) => depth = depth.saturating_sub(1),
        }
        if depth > MOST_LEVELS + 2 {
            return Err(over(Limit::Depth, u64::from(MOST_LEVELS)));
        }
    }
    Ok(())
}

pub(super) fn over(limit: Limit, allowed: u64) -> ImportError {
    BudgetExceeded { limit, allowed }.into()
}

/// The text cut before each `<`, and where it is long without one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    const LONG: usize = 1 << 16;
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let from = rest.char_indices().nth(1).map_or(rest.len(), |(at, _)| at);
        let mut end = rest
            .get(from..)
            .and_then(|after| memchr::memchr(b'<', after.as_bytes()))
            .map_or(rest.len(), |at| from + at);
        if end > LONG {
            end = rest.floor_char_boundary(LONG);
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Stands between tokenizer and tree builder, and lets nothing through once a limit is reached.
struct Guard<'a> {
    builder: TreeBuilder<NodeId, Sink>,
    budget: &'a Budget,
    progress: &'a Progress,
    tokens: Cell<u64>,
    /// Whether what follows is no markup: a script, a style, a title.
    is_raw: Cell<bool>,
    fault: RefCell<Option<ImportError>>,
}

impl Guard<'_> {
    fn check(&self) -> Result<(), ImportError> {
        self.progress.check()?;
        self.budget.check_time()?;
        Ok(())
    }

    fn fail(&self, fault: ImportError) -> TokenSinkResult<NodeId> {
        self.fault.replace(Some(fault));
        TokenSinkResult::Continue
    }
}

impl TokenSink for Guard<'_> {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<NodeId> {
        if self.fault.borrow().is_some() {
            return TokenSinkResult::Continue;
        }
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        self.tokens.set(self.tokens.get() + 1);
        if self.tokens.get().is_multiple_of(TOKENS_PER_CHECK)
            && let Err(fault) = self.check()
        {
            return self.fail(fault);
        }
        if let Token::TagToken(tag) = &token {
            if tag.attrs.len() > MOST_ATTRIBUTES {
                return self.fail(over(Limit::Items, MOST_ATTRIBUTES as u64));
            }
            self.is_raw.set(opens_raw_text(tag));
        }
        let result = self.builder.process_token(token, line_number);
        match self.builder.sink.exceeded.get() {
            Some(exceeded) => self.fail(exceeded.into()),
            None => result,
        }
    }

    fn end(&self) {
        if self.fault.borrow().is_none() {
            self.builder.end();
        }
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn opens_raw_text(tag: &Tag) -> bool {
    tag.kind == TagKind::StartTag
        && matches!(
            &*tag.name,
            "script"
                | "style"
                | "textarea"
                | "title"
                | "xmp"
                | "iframe"
                | "noembed"
                | "noframes"
                | "plaintext"
        )
}

/// A name as the tree builder asks for it, very often.
#[derive(Debug)]
enum Name<'a> {
    Element(Ref<'a, Element>),
    /// Of what is no element, which is never asked for.
    None(Namespace, LocalName),
}

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        match self {
            Self::Element(element) => &element.space,
            Self::None(space, _) => space,
        }
    }

    fn local_name(&self) -> &LocalName {
        match self {
            Self::Element(element) => &element.name,
            Self::None(_, name) => name,
        }
    }
}

/// Does in the tree what the tree builder says.
struct Sink {
    tree: RefCell<Tree>,
    most_nodes: u64,
    exceeded: Cell<Option<BudgetExceeded>>,
}

impl Sink {
    fn add(&self, data: Data) -> NodeId {
        let mut tree = self.tree.borrow_mut();
        if tree.len() as u64 >= self.most_nodes {
            self.exceeded.set(Some(BudgetExceeded {
                limit: Limit::Items,
                allowed: self.most_nodes,
            }));
        }
        tree.add(data)
    }

    fn look_at(&self, id: NodeId) {
        if self.tree.borrow().depth(id) > MOST_LEVELS {
            self.exceeded.set(Some(BudgetExceeded {
                limit: Limit::Depth,
                allowed: u64::from(MOST_LEVELS),
            }));
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId::DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name<'a> {
        Ref::filter_map(self.tree.borrow(), |tree| tree.element(*target)).map_or_else(
            |_| Name::None(Namespace::default(), LocalName::default()),
            Name::Element,
        )
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.add(Data::Element(Element {
            space: name.ns,
            name: name.local,
            attributes: attributes(attrs),
        }))
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.add(Data::Comment(text.to_string()))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> NodeId {
        self.add(Data::Comment(data.to_string()))
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(child) => {
                self.tree.borrow_mut().append(*parent, child);
                self.look_at(child);
            }
            NodeOrText::AppendText(words) => self.tree.borrow_mut().append_text(*parent, &words),
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        prev_element: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.tree.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev_element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What is in a template hangs under it like under any other: it is left out by its name.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        match new_node {
            NodeOrText::AppendNode(child) => {
                self.tree.borrow_mut().insert_before(*sibling, child);
                self.look_at(child);
            }
            NodeOrText::AppendText(words) => {
                self.tree.borrow_mut().insert_text_before(*sibling, &words);
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let Some(element) = tree.element_mut(*target) else {
            return;
        };
        for (name, value) in attributes(attrs) {
            if element.attribute(&name).is_none() && element.attributes.len() < MOST_ATTRIBUTES {
                element.attributes.push((name, value));
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.tree.borrow_mut().move_children(*node, *new_parent);
    }
}

fn attributes(attrs: Vec<Attribute>) -> Vec<(LocalName, String)> {
    attrs
        .into_iter()
        .map(|attribute| (attribute.name.local, attribute.value.to_string()))
        .collect()
}
