//! A line of our own as JSON.
//!
//! What stands under `hashiya` is read like all that comes in: it counts only where the labels are still as they were written.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the own part of a line says that it is.
pub(super) const FORMAT: &str = "hashiya-lines";

/// Of which version.
pub(super) const VERSION: u32 = 1;

/// A document.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineMirror {
    pub(super) id: Uuid,
    pub(super) text: String,
    /// Code points, and what is called so: each once.
    pub(super) label: Vec<(u32, u32, String)>,
    #[serde(rename = "Comments")]
    pub(super) comments: Vec<String>,
    pub(super) name: String,
    pub(super) hashiya: Beside,
}

/// What other programs pass on unread.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beside {
    pub(super) format: String,
    pub(super) version: u32,
    /// The document: what stands as its id, other programs may replace.
    pub(super) document: Uuid,
    /// The name of the collection.
    pub(super) collection: String,
    pub(super) added: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    /// The label of annotations without a tag.
    pub(super) untagged: String,
    /// Those who did something on this line.
    pub(super) annotators: Vec<PersonMirror>,
    /// Those that stand on this line.
    pub(super) tags: Vec<TagMirror>,
    pub(super) marks: Vec<MarkMirror>,
    /// Passages that nobody annotated, at which links end.
    pub(super) bare: Vec<BareMirror>,
    /// Those that begin on this line.
    pub(super) links: Vec<LinkMirror>,
    pub(super) memos: Vec<MemoMirror>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonMirror {
    pub(super) id: Uuid,
    pub(super) name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TagMirror {
    pub(super) id: Uuid,
    /// Among the labels of all lines.
    pub(super) label: String,
    /// As people call it.
    pub(super) name: String,
}

/// An annotation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkMirror {
    pub(super) id: Uuid,
    pub(super) passage: Uuid,
    pub(super) by: Uuid,
    pub(super) created: String,
    pub(super) modified: String,
    /// The parts of its passage in code points.
    pub(super) spans: Vec<[u32; 2]>,
    pub(super) tags: Vec<TaggingMirror>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaggingMirror {
    pub(super) id: Uuid,
    pub(super) tag: Uuid,
    pub(super) by: Uuid,
    pub(super) created: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BareMirror {
    pub(super) id: Uuid,
    pub(super) spans: Vec<[u32; 2]>,
}

/// A link from one passage to another, which may stand on another line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkMirror {
    pub(super) id: Uuid,
    pub(super) from: Uuid,
    pub(super) to: Uuid,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) symmetric: bool,
    pub(super) by: Uuid,
    pub(super) created: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemoMirror {
    pub(super) id: Uuid,
    pub(super) by: Uuid,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    pub(super) body: String,
    /// What of this line it is on: the document, annotations, links.
    pub(super) on: Vec<Uuid>,
}

impl MemoMirror {
    /// As people read it beside the text.
    pub(super) fn comment(&self) -> String {
        match (self.title.as_str(), self.body.as_str()) {
            ("", text) | (text, "") => text.to_owned(),
            (title, body) => format!("{title}\n{body}"),
        }
    }
}
