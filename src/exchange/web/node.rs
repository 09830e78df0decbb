//! Annotations as they stand in files, ours and those of others: flat typed values, nothing judged yet.
//!
//! Besides the model's own shapes those of tools in the wild are known: an API that gives `rows` with `uri`, `text`, `tags` and
//! `user`, and exports that hold `annotations`.
//!
//! Some keys have several spellings, and a file may use more than one of them for the same thing. Each spelling is read by
//! itself and joined afterwards ([`OfText::joined`]): the standard's own wins where it says something.

use serde::Deserialize;

use crate::exchange::web::loose::{OfText, Several, Whole, Words};

/// Anything that stands in a file by itself: an annotation, a page or a collection of them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Node {
    pub(super) id: Words,
    #[serde(rename = "@id")]
    pub(super) at_id: Words,
    #[serde(rename = "type")]
    pub(super) kinds: Several<Words>,
    #[serde(rename = "@type")]
    pub(super) at_kinds: Several<Words>,
    pub(super) motivation: Several<Words>,
    #[serde(rename = "motivatedBy")]
    pub(super) motivated_by: Several<Words>,
    pub(super) body: Several<Body>,
    #[serde(rename = "hasBody")]
    pub(super) has_body: Several<Body>,
    #[serde(rename = "bodyValue")]
    pub(super) body_value: Words,
    pub(super) target: Several<Target>,
    #[serde(rename = "hasTarget")]
    pub(super) has_target: Several<Target>,
    pub(super) creator: Several<Agent>,
    pub(super) created: Words,
    pub(super) modified: Words,
    pub(super) updated: Words,
    pub(super) label: Words,
    pub(super) generator: Several<Agent>,
    pub(super) total: Whole,
    pub(super) items: Several<Node>,
    #[serde(rename = "@graph")]
    pub(super) graph: Several<Node>,
    pub(super) rows: Several<Node>,
    pub(super) annotations: Several<Node>,
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

    fn joined(mut self) -> Self {
        self.id.or(self.at_id.take());
        self.kinds.or(self.at_kinds.take());
        self.motivation.or(self.motivated_by.take());
        self.body.or(self.has_body.take());
        self.target.or(self.has_target.take());
        self.modified.or(self.updated.take());
        // Lists of annotations are not the same list said twice: none of them is left out.
        for mut more in [self.graph.take(), self.rows.take(), self.annotations.take()] {
            self.items.0.append(&mut more.0);
        }
        self
    }
}

/// Someone, or a program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Agent {
    pub(super) id: Words,
    #[serde(rename = "@id")]
    pub(super) at_id: Words,
    pub(super) name: Words,
    pub(super) nickname: Words,
    pub(super) nick: Words,
}

impl OfText for Agent {
    fn of_text(text: String) -> Option<Self> {
        Some(Self {
            id: Words(Some(text)),
            ..Self::default()
        })
    }

    fn joined(mut self) -> Self {
        self.id.or(self.at_id.take());
        self.nickname.or(self.nick.take());
        self
    }
}

/// What is said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Body {
    pub(super) id: Words,
    #[serde(rename = "@id")]
    pub(super) at_id: Words,
    #[serde(rename = "type")]
    pub(super) kinds: Several<Words>,
    #[serde(rename = "@type")]
    pub(super) at_kinds: Several<Words>,
    pub(super) purpose: Several<Words>,
    #[serde(rename = "hasPurpose")]
    pub(super) has_purpose: Several<Words>,
    pub(super) value: Words,
    pub(super) chars: Words,
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

    fn joined(mut self) -> Self {
        self.id.or(self.at_id.take());
        self.kinds.or(self.at_kinds.take());
        self.purpose.or(self.has_purpose.take());
        self.value.or(self.chars.take());
        self
    }
}

/// What it is said of.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Target {
    pub(super) id: Words,
    #[serde(rename = "@id")]
    pub(super) at_id: Words,
    pub(super) source: Several<Source>,
    #[serde(rename = "hasSource")]
    pub(super) has_source: Several<Source>,
    pub(super) selector: Several<Selector>,
    #[serde(rename = "hasSelector")]
    pub(super) has_selector: Several<Selector>,
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

    fn joined(mut self) -> Self {
        self.id.or(self.at_id.take());
        self.source.or(self.has_source.take());
        self.selector.or(self.has_selector.take());
        self
    }
}

/// Of what something is a part, or what it stands for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Source {
    pub(super) id: Words,
    #[serde(rename = "@id")]
    pub(super) at_id: Words,
    pub(super) label: Words,
    pub(super) name: Words,
    pub(super) title: Words,
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

    fn joined(mut self) -> Self {
        self.id.or(self.at_id.take());
        self.label.or(self.name.take());
        self.label.or(self.title.take());
        self
    }
}

/// Which part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Selector {
    #[serde(rename = "type")]
    pub(super) kinds: Several<Words>,
    #[serde(rename = "@type")]
    pub(super) at_kinds: Several<Words>,
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

    fn joined(mut self) -> Self {
        self.kinds.or(self.at_kinds.take());
        self
    }
}

/// Whether something is called by a name of the standard, bare, with a prefix, or whole.
pub(super) fn is_called(names: &[Words], name: &str) -> bool {
    names.iter().any(|words| {
        let last = words.as_str().rsplit(['#', '/', ':']).next();
        last == Some(name)
    })
}
