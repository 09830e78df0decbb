//! What brat has no place for and passes over: which line is which row of the collection, in files of JSON of our own.
//!
//! One for the collection, and one beside each document. They are read like all that comes in: what they say is held against
//! the lines of the document, and counts only where these are as they were written: brat gives the number of a line that somebody
//! deleted to the next new one, which must not become what the old one was.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::exchange::brat::ann::TextLine;

/// The name of the file of the collection.
pub(super) const OF_ALL: &str = "hashiya.json";

/// The ending of those of documents.
pub(super) const BESIDE: &str = ".hashiya.json";

/// What the first says that it is.
pub(super) const FORMAT: &str = "hashiya-brat";

/// Of which version.
pub(super) const VERSION: u32 = 1;

/// The file of the collection.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectMirror {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) name: String,
    /// The type of passages without a tag.
    pub(super) untagged: String,
    pub(super) annotators: Vec<AnnotatorMirror>,
    /// Each behind the one above it.
    pub(super) tags: Vec<TagMirror>,
    pub(super) relations: Vec<RelationMirror>,
    /// Names of files without their endings, in the order of the list of documents.
    pub(super) documents: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnotatorMirror {
    pub(super) id: Uuid,
    pub(super) name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TagMirror {
    /// In `.ann` files.
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<Uuid>,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) category: bool,
    /// Red, green, blue.
    pub(super) color: [u8; 3],
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationMirror {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) symmetric: bool,
}

/// The file of a document.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentMirror {
    pub(super) document: Uuid,
    pub(super) name: String,
    pub(super) added: String,
    pub(super) marks: Vec<MarkMirror>,
    pub(super) links: Vec<LinkMirror>,
    pub(super) memos: Vec<MemoMirror>,
}

/// Of a line `T`: one tagging, an annotation without one, or a passage that only links end at.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkMirror {
    pub(super) line: String,
    /// As the line has it; so are the places. brat gives freed numbers to new lines.
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// In code points.
    pub(super) places: Vec<[u32; 2]>,
    /// Of the annotation; of the passage where there is none.
    pub(super) id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<Uuid>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) created: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) modified: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) tagging: Option<TaggingMirror>,
    /// The parts of the passage in code points, where the line has them in smaller pieces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) spans: Vec<[u32; 2]>,
}

impl MarkMirror {
    /// Whether a line is as it was written.
    pub(super) fn is_of(&self, line: &TextLine<'_>) -> bool {
        let places = self.places.iter();
        let places = places.map(|[start, end]| (i64::from(*start), i64::from(*end)));
        self.line == line.id && self.kind == line.kind && places.eq(line.spans.iter().copied())
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaggingMirror {
    pub(super) id: Uuid,
    pub(super) by: Uuid,
    pub(super) created: String,
}

/// Of a line `R`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkMirror {
    pub(super) line: String,
    pub(super) id: Uuid,
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// The ids of the lines that it joins.
    pub(super) from: Uuid,
    pub(super) to: Uuid,
}

/// Of a line `#`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemoMirror {
    pub(super) line: String,
    pub(super) id: Uuid,
    /// The id of the line that it is on.
    pub(super) on: Uuid,
    pub(super) by: Uuid,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    /// As it is; the words of the line follow from it.
    pub(super) body: String,
}
