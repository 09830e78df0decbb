//! What is written, key by key: the mirror of the model (I14). Keys are those of the context, in the order of its chapters.

use serde::{Serialize, Serializer};

use crate::base::environment::Timestamp;
use crate::text::{Direction, first_strong};

/// One is written as itself, several as a list.
#[derive(Clone, Debug)]
pub(super) struct OneOrMany<T>(pub(super) Vec<T>);

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(to),
            many => many.serialize(to),
        }
    }
}

/// A time of `xsd:dateTime`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment(pub(super) Timestamp);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// What comes before the items.
#[derive(Debug, Serialize)]
pub(super) struct Head<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) label: &'a str,
    pub(super) generator: Software,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<Moment>,
    pub(super) total: u64,
    pub(super) last: String,
    pub(super) first: Page,
}

/// The only page; its items follow.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(rename = "startIndex")]
    pub(super) start_index: u64,
    pub(super) items: [(); 0],
}

/// The program that wrote it.
#[derive(Debug, Serialize)]
pub(super) struct Software {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
}

/// An annotation.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Item<'a> {
    pub(super) id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    pub(super) motivation: OneOrMany<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creator: Option<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) modified: Option<Moment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) body: Vec<Body<'a>>,
    pub(super) target: OneOrMany<Target<'a>>,
}

impl<'a> Item<'a> {
    pub(super) fn new(
        id: uuid::Uuid,
        motivation: Vec<&'static str>,
        targets: Vec<Target<'a>>,
    ) -> Self {
        Self {
            id: super::urn(id),
            kind: "Annotation",
            motivation: OneOrMany(motivation),
            creator: None,
            created: None,
            modified: None,
            body: Vec::new(),
            target: OneOrMany(targets),
        }
    }
}

/// Someone who annotates.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Person<'a> {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
}

/// What is said of a target.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Body<'a> {
    Text(Box<TextBody<'a>>),
    Above(Above),
}

/// Words.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TextBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
    pub(super) purpose: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<&'a str>,
    pub(super) value: std::borrow::Cow<'a, str>,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<&'a str>,
    #[serde(rename = "textDirection")]
    pub(super) text_direction: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creator: Option<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) modified: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) canonical: Option<String>,
}

impl<'a> TextBody<'a> {
    /// Words that run as their first strong letter does.
    pub(super) fn new(
        purpose: &'static str,
        value: impl Into<std::borrow::Cow<'a, str>>,
        language: Option<&'a str>,
    ) -> Self {
        let value = value.into();
        Self {
            id: None,
            kind: "TextualBody",
            purpose,
            label: None,
            text_direction: direction_of(None, &value),
            value,
            format: "text/plain",
            language,
            creator: None,
            created: None,
            modified: None,
            canonical: None,
        }
    }

    pub(super) fn body(self) -> Body<'a> {
        Body::Text(Box::new(self))
    }
}

/// The tag above a tag: what the tag is classified as.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Above {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) purpose: &'static str,
    pub(super) source: String,
}

/// What something is said of.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Target<'a> {
    Whole(Box<Text<'a>>),
    Thing(String),
    Part(Box<Part<'a>>),
}

/// One stretch of a document.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Part<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) source: Text<'a>,
    pub(super) selector: (Position, Quote<'a>),
}

/// A document.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Text<'a> {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) label: &'a str,
    pub(super) format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<&'a str>,
    #[serde(rename = "textDirection")]
    pub(super) text_direction: &'static str,
}

/// Where: code points from 0, the end exclusive.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Position {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Which words.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Quote<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) exact: &'a str,
    pub(super) prefix: &'a str,
    pub(super) suffix: &'a str,
}

/// How a text runs: as a person said, else as its first strong letter.
pub(super) fn direction_of(said: Option<Direction>, text: &str) -> &'static str {
    match said.or_else(|| first_strong(text)) {
        Some(Direction::LeftToRight) => "ltr",
        Some(Direction::RightToLeft) => "rtl",
        None => "auto",
    }
}
