//! The tree of a query.

use std::ops::Range;

/// A query as it was typed, and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) typed: String,
    pub(super) root: Option<Node>,
    pub(super) extent: Extent,
    pub(super) furniture: Option<bool>,
}

impl Query {
    /// A query for any of these phrases, as they are: for what a program looks for. Empty ones are left out.
    pub fn of_phrases<S: Into<String>>(phrases: impl IntoIterator<Item = S>) -> Self {
        let mut nodes: Vec<Node> = Vec::new();
        for phrase in phrases {
            let text: String = phrase.into();
            if !text.trim().is_empty() {
                nodes.push(Node::Words(Words {
                    text,
                    is_phrase: true,
                    is_prefix: false,
                    at: 0..0,
                }));
            }
        }
        let root = match nodes.len() {
            0 | 1 => nodes.pop(),
            _ => Some(Node::Any(nodes)),
        };
        Self {
            root,
            ..Self::default()
        }
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What is wanted; none of an empty query, which finds nothing.
    pub fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// Within what all words have to be found.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// Whether the query itself says that furniture of the page is searched, or is not.
    pub fn furniture(&self) -> Option<bool> {
        self.furniture
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }
}

/// Within what the parts of a query have to be found together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// One document.
    #[default]
    Document,
    /// One paragraph.
    Paragraph,
    /// One sentence.
    Sentence,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word, the beginning of a word, or a phrase.
    Words(Words),
    /// A regular expression.
    Pattern(Pattern),
    /// Two parts that stand near each other.
    Near(Near),
    /// All of them; at least two.
    All(Vec<Self>),
    /// Any of them; at least two.
    Any(Vec<Self>),
    /// What must not be there.
    Not(Box<Self>),
    /// Where to look.
    Condition(Condition),
}

impl Node {
    /// Whether it is made of conditions alone: it says where to look, not for what.
    pub fn is_condition(&self) -> bool {
        match self {
            Self::Condition(_) => true,
            Self::Words(_) | Self::Pattern(_) | Self::Near(_) => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_condition),
            Self::Not(part) => part.is_condition(),
        }
    }

    /// Whether it names places by itself: it is made of words, patterns and choices of them.
    pub(super) fn is_words(&self) -> bool {
        match self {
            Self::Words(_) | Self::Pattern(_) | Self::Near(_) => true,
            Self::Any(parts) => parts.iter().all(Self::is_words),
            Self::All(_) | Self::Not(_) | Self::Condition(_) => false,
        }
    }
}

/// One word, the beginning of one, or several in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As typed, without quotation marks and star; never empty.
    pub text: String,
    /// Whether it stood in quotation marks.
    pub is_phrase: bool,
    /// Whether the last word may go on.
    pub is_prefix: bool,
    /// Where it stands in what was typed, with its marks.
    pub at: Range<usize>,
}

/// A regular expression, known to make sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As typed, without its slashes.
    pub text: String,
    /// Where it stands in what was typed, with its slashes.
    pub at: Range<usize>,
}

/// Two parts that stand near each other, in either order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// One of them.
    pub left: Box<Node>,
    /// The other.
    pub right: Box<Node>,
    /// How many words may stand between the two, 0 to 1,000.
    pub within: u32,
}

/// A condition on documents or places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// On what.
    pub kind: ConditionKind,
    /// What it is to be, without quotation marks; may be empty of a memo only, which then means any memo.
    pub value: String,
    /// Where the value stands in what was typed, with its marks.
    pub at: Range<usize>,
}

/// What a condition is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionKind {
    /// A tag on the passage.
    Tag,
    /// The document's name.
    Document,
    /// A document set that the document is in.
    DocumentSet,
    /// The document's language.
    Language,
    /// Words of a memo on the passage or the document.
    Memo,
    /// A variable of the document.
    Variable {
        /// As typed.
        name: String,
        /// Where the name stands.
        name_at: Range<usize>,
    },
}
