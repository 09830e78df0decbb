//! Annotations as they stand in files, ours and those of others: flat typed values, nothing judged yet.
//!
//! Besides the model's own shapes those of tools in the wild are known: an API that gives `rows` with `uri`, `text`, `tags` and
//! `user`, and exports that hold `annotations`.

use serde::Deserialize;

use crate::exchange::web::loose::{OfText, Several, Whole, Words};

/// Anything that stands in a file by itself: an annotation, a page or a collection of them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Node {
    #[serde(alias = "@id")]
    pub(super) id: Words,
    #[serde(rename = "type", alias = "@type")]
    pub(super) kinds: Several<Words>,
    #[serde(alias = "motivatedBy")]
    pub(super) motivation: Several<Words>,
    #[serde(alias = "hasBody")]
    pub(super) body: Several<Body>,
    #[serde(rename = "bodyValue")]
    pub(super) body_value: Words,
    #[serde(alias = "hasTarget")]
    pub(super) target: Several<Target>,
    pub(super) creator: Several<Agent>,
    pub(super) created: Words,
    #[serde(alias = "updated")]
    pub(super) modified: Words,
    pub(super) label: Words,
    pub(super) generator: Several<Agent>,
    pub(super) total: Whole,
    #[serde(alias = "@graph", alias = "rows", alias = "annotations")]
    pub(super) items: Several<Node>,
    pub(super) first: Several<Node>,
    // Of an API in the wild.
    pub(super) uri: Words,
    pub(super) text: Words,
    pub(super) tags: Several<Words>,
    pub(super) user: Words,
}

impl OfText for Node {
    /// A page that lies elsewhere.
    fn of_text(_: String) -> Option<Self> {
        None
    }
}

/// Someone, or a program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Agent {
    #[serde(alias = "@id")]
    pub(super) id: Words,
    pub(super) name: Words,
    #[serde(alias = "nick")]
    pub(super) nickname: Words,
}

impl OfText for Agent {
    fn of_text(text: String) -> Option<Self> {
        Some(Self {
            id: Words(Some(text)),
            ..Self::default()
        })
    }
}

/// What is said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Body {
    #[serde(alias = "@id")]
    pub(super) id: Words,
    #[serde(rename = "type", alias = "@type")]
    pub(super) kinds: Several<Words>,
    #[serde(alias = "hasPurpose")]
    pub(super) purpose: Several<Words>,
    #[serde(alias = "chars")]
    pub(super) value: Words,
    pub(super) label: Words,
    pub(super) language: Words,
    pub(super) source: Several<Source>,
    pub(super) creator: Several<Agent>,
    pub(super) created: Words,
    pub(super) modified: Words,
    pub(super) canonical: Words,
    /// Of a choice, or of a list.
    pub(super) items: Several<Body>,
}

impl OfText for Body {
    /// Something that lies elsewhere.
    fn of_text(text: String) -> Option<Self> {
        Some(Self {
            id: Words(Some(text)),
            ..Self::default()
        })
    }
}

/// What it is said of.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Target {
    #[serde(alias = "@id")]
    pub(super) id: Words,
    #[serde(alias = "hasSource")]
    pub(super) source: Several<Source>,
    #[serde(alias = "hasSelector")]
    pub(super) selector: Several<Selector>,
    pub(super) label: Words,
    pub(super) language: Words,
    /// Of a choice, or of a list.
    pub(super) items: Several<Target>,
}

impl OfText for Target {
    fn of_text(text: String) -> Option<Self> {
        Some(Self {
            id: Words(Some(text)),
            ..Self::default()
        })
    }
}

/// Of what something is a part, or what it stands for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Source {
    #[serde(alias = "@id")]
    pub(super) id: Words,
    #[serde(alias = "name", alias = "title")]
    pub(super) label: Words,
    pub(super) value: Words,
    pub(super) language: Words,
}

impl OfText for Source {
    fn of_text(text: String) -> Option<Self> {
        Some(Self {
            id: Words(Some(text)),
            ..Self::default()
        })
    }
}

/// Which part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Selector {
    #[serde(rename = "type", alias = "@type")]
    pub(super) kinds: Several<Words>,
    pub(super) exact: Words,
    pub(super) prefix: Words,
    pub(super) suffix: Words,
    pub(super) start: Whole,
    pub(super) end: Whole,
    pub(super) value: Words,
    #[serde(rename = "refinedBy")]
    pub(super) refined_by: Several<Selector>,
    /// Of a choice.
    pub(super) items: Several<Selector>,
}

impl OfText for Selector {
    fn of_text(text: String) -> Option<Self> {
        Some(Self {
            value: Words(Some(text)),
            ..Self::default()
        })
    }
}

/// Whether something is called by a name of the standard, bare, with a prefix, or whole.
pub(super) fn is_called(names: &[Words], name: &str) -> bool {
    names.iter().any(|words| {
        let last = words.as_str().rsplit(['#', '/', ':']).next();
        last == Some(name)
    })
}
