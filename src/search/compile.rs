//! Makes of a question what is run over each document: names looked up, words folded, patterns built.

use crate::model::{DocumentId, Snapshot};
use crate::query::{Extent, Node, QueryError, Words};
use crate::search::condition::{Resolved, resolve};
use crate::search::filter::Filter;
use crate::search::literal::LiteralMatcher;
use crate::search::pattern::PatternMatcher;
use crate::search::stem::StemMatcher;
use crate::search::words::WordsMatcher;
use crate::search::{FoundBy, Question, SearchSettings};
use crate::text::{Folds, WordEdges, fold_name};

/// A question ready to be put to a document.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) plan: Plan,
    pub(super) extent: Extent,
    /// Whether furniture of the page is searched.
    pub(super) furniture: bool,
}

/// What is done for a part of a query.
#[derive(Debug)]
pub(super) enum Plan {
    /// Finds places.
    Leaf(Vec<Matcher>),
    Near {
        left: Box<Self>,
        right: Box<Self>,
        within: u32,
    },
    All {
        places: Option<Places>,
        parts: Vec<Self>,
    },
    Any(Vec<Self>),
    Not(Box<Self>),
}

/// Where to look.
#[derive(Debug)]
pub(super) enum Places {
    One(Resolved),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
}

/// Finds places of one kind.
#[derive(Debug)]
pub(super) enum Matcher {
    Words(Box<WordsMatcher>),
    Literal(Box<LiteralMatcher>),
    Stem(Box<StemMatcher>),
    Pattern(Box<PatternMatcher>),
}

/// Says what a collection does not know of a query; costs no look at any text.
///
/// # Errors
///
/// The tag, document, document set, variable, language or value that is not known, at its place.
pub fn check(snapshot: &Snapshot, question: &Question) -> Result<(), QueryError> {
    Compiled::new(snapshot, question).map(|_| ())
}

impl Compiled {
    /// Compiles; none of an empty query.
    pub(super) fn new(
        snapshot: &Snapshot,
        question: &Question,
    ) -> Result<Option<Self>, QueryError> {
        let query = &question.query;
        let Some(root) = query.root() else {
            return Ok(None);
        };
        let mut compiler = Compiler {
            snapshot,
            settings: question.settings,
            next_index: 0,
        };
        Ok(Some(Self {
            plan: compiler.plan(root)?,
            extent: query.extent(),
            furniture: query.furniture().unwrap_or(question.settings.furniture),
        }))
    }
}

impl Plan {
    /// Whether a document can hold what is asked, before its text is looked at.
    pub(super) fn may_hold(&self, document: DocumentId) -> bool {
        match self {
            Self::Leaf(_) | Self::Near { .. } | Self::Not(_) => true,
            Self::Any(parts) => parts.iter().any(|part| part.may_hold(document)),
            Self::All { places, parts } => {
                let places = places.iter().all(|places| places.may_hold(document));
                places && parts.iter().all(|part| part.may_hold(document))
            }
        }
    }
}

impl Plan {
    /// Whether a text with these pairs of letters can hold what is asked.
    pub(super) fn may_match(&self, filter: &Filter) -> bool {
        match self {
            Self::Leaf(matchers) => matchers.iter().any(|matcher| matcher.may_match(filter)),
            Self::Near { left, right, .. } => left.may_match(filter) && right.may_match(filter),
            Self::All { parts, .. } => parts.iter().all(|part| part.may_match(filter)),
            Self::Any(parts) => parts.iter().any(|part| part.may_match(filter)),
            Self::Not(_) => true,
        }
    }
}

impl Places {
    fn may_hold(&self, document: DocumentId) -> bool {
        match self {
            Self::One(resolved) => resolved.may_hold(document),
            Self::All(parts) => parts.iter().all(|part| part.may_hold(document)),
            Self::Any(parts) => parts.iter().any(|part| part.may_hold(document)),
            Self::Not(_) => true,
        }
    }

    /// Whether it names passages, and not only documents or what is outside passages.
    pub(super) fn names_passages(&self) -> bool {
        match self {
            Self::One(resolved) => matches!(resolved, Resolved::Passages { .. }),
            Self::All(parts) => parts.iter().any(Self::names_passages),
            Self::Any(parts) => parts.iter().all(Self::names_passages),
            Self::Not(_) => false,
        }
    }
}

struct Compiler<'a> {
    snapshot: &'a Snapshot,
    settings: SearchSettings,
    next_index: usize,
}

impl Compiler<'_> {
    fn plan(&mut self, node: &Node) -> Result<Plan, QueryError> {
        if node.is_condition() {
            return Ok(Plan::All {
                places: Some(self.places(node)?),
                parts: Vec::new(),
            });
        }
        match node {
            Node::Words(words) => Ok(Plan::Leaf(self.words(words))),
            Node::Pattern(pattern) => {
                let matcher = PatternMatcher::new(&pattern.text, self.settings.folds);
                let matcher = matcher.map(|matcher| Matcher::Pattern(Box::new(matcher)));
                Ok(Plan::Leaf(matcher.into_iter().collect()))
            }
            Node::Near(near) => Ok(Plan::Near {
                left: Box::new(self.plan(&near.left)?),
                right: Box::new(self.plan(&near.right)?),
                within: near.within,
            }),
            Node::All(nodes) => self.all(nodes),
            Node::Any(nodes) => Ok(Plan::Any(self.plans(nodes)?)),
            Node::Not(node) => Ok(Plan::Not(Box::new(self.plan(node)?))),
            // Made of conditions alone, as has been seen above.
            Node::Condition(_) => Ok(Plan::Any(Vec::new())),
        }
    }

    fn plans(&mut self, nodes: &[Node]) -> Result<Vec<Plan>, QueryError> {
        nodes.iter().map(|node| self.plan(node)).collect()
    }

    fn all(&mut self, nodes: &[Node]) -> Result<Plan, QueryError> {
        let (conditions, words): (Vec<&Node>, Vec<&Node>) =
            nodes.iter().partition(|node| node.is_condition());
        let places = conditions
            .into_iter()
            .map(|node| self.places(node))
            .collect::<Result<Vec<Places>, QueryError>>()?;
        let parts = words.into_iter().map(|node| self.plan(node));
        let mut parts = parts.collect::<Result<Vec<Plan>, QueryError>>()?;
        // What is found soonest not to be there spares the rest.
        parts.sort_by_key(Plan::cost);
        Ok(Plan::All {
            places: (!places.is_empty()).then_some(Places::All(places)),
            parts,
        })
    }

    fn places(&mut self, node: &Node) -> Result<Places, QueryError> {
        let mut several = |nodes: &[Node]| {
            nodes
                .iter()
                .map(|node| self.places(node))
                .collect::<Result<Vec<Places>, QueryError>>()
        };
        match node {
            Node::Condition(condition) => Ok(Places::One(resolve(self.snapshot, condition)?)),
            Node::All(nodes) => Ok(Places::All(several(nodes)?)),
            Node::Any(nodes) => Ok(Places::Any(several(nodes)?)),
            Node::Not(node) => Ok(Places::Not(Box::new(self.places(node)?))),
            // Not made of conditions, which nobody asks for here.
            Node::Words(_) | Node::Pattern(_) | Node::Near(_) => Ok(Places::All(Vec::new())),
        }
    }

    /// All by which words may be found.
    fn words(&mut self, words: &Words) -> Vec<Matcher> {
        let mut found = vec![self.matcher(words, FoundBy::Words)];
        if self.settings.terms && !words.is_prefix {
            self.terms(&words.text, &mut found);
        }
        if self.settings.stems && !words.is_prefix {
            let stem = StemMatcher::new(&words.text);
            found.extend(stem.map(|stem| Matcher::Stem(Box::new(stem))));
        }
        found
    }

    /// The other terms of each tag of which these words are a term.
    fn terms(&mut self, typed: &str, found: &mut Vec<Matcher>) {
        let typed = fold_name(typed);
        for tag in self.snapshot.tags() {
            let accepted = || tag.terms.iter().filter(|term| term.is_accepted());
            if !accepted().any(|term| fold_name(&term.text) == typed) {
                continue;
            }
            for term in accepted().filter(|term| fold_name(&term.text) != typed) {
                let (folds, edges, by) = (term.folds, term.edges(), FoundBy::Term(tag.id));
                found.push(self.matcher_of(&term.text, true, false, folds, edges, by));
            }
        }
    }

    fn matcher(&mut self, words: &Words, by: FoundBy) -> Matcher {
        let SearchSettings { folds, edges, .. } = self.settings;
        let (is_phrase, is_prefix) = (words.is_phrase, words.is_prefix);
        self.matcher_of(&words.text, is_phrase, is_prefix, folds, edges, by)
    }

    fn matcher_of(
        &mut self,
        text: &str,
        is_phrase: bool,
        is_prefix: bool,
        folds: Folds,
        edges: WordEdges,
        by: FoundBy,
    ) -> Matcher {
        let next = &mut self.next_index;
        match WordsMatcher::new(text, is_phrase, is_prefix, folds, edges, by, next) {
            Some(matcher) => Matcher::Words(Box::new(matcher)),
            None => {
                let literal = LiteralMatcher::new(text, is_prefix, folds, edges, by, next);
                Matcher::Literal(Box::new(literal))
            }
        }
    }
}

impl Plan {
    /// What is tried first: long words, then short ones, then patterns, then what must not be there.
    fn cost(&self) -> usize {
        match self {
            Self::Leaf(matchers) => matchers.iter().map(Matcher::cost).max().unwrap_or(0),
            Self::Near { left, right, .. } => left.cost().min(right.cost()),
            Self::All { parts, .. } => parts.iter().map(Self::cost).min().unwrap_or(0),
            Self::Any(parts) => parts.iter().map(Self::cost).max().unwrap_or(0),
            Self::Not(part) => 10_000_000 + part.cost(),
        }
    }
}

impl Matcher {
    fn may_match(&self, filter: &Filter) -> bool {
        match self {
            Self::Words(words) => filter.may_hold(words.probe()),
            Self::Literal(literal) => filter.may_hold(literal.probe()),
            Self::Stem(stem) => filter.may_hold(stem.probe()),
            Self::Pattern(_) => true,
        }
    }

    fn cost(&self) -> usize {
        let length = match self {
            Self::Words(words) => words.needle().len(),
            Self::Literal(literal) => literal.needle().map_or(0, <[u8]>::len),
            Self::Stem(stem) => stem.needle().len(),
            Self::Pattern(_) => return 1_000_000,
        };
        100_000_usize.saturating_sub(length)
    }
}
