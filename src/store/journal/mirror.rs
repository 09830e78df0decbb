//! Row images: what the journal writes of each row, apart from the model's own types (I14).
//!
//! Journals of every released version are read. Versions 2 and 3 add fields that are left out where they say nothing, and
//! kinds of rows, so these shapes read version 1 as well, and a row that uses none of them has the same image, hence the
//! same hash, in all. Never change what is here otherwise: a new version that does gets shapes of its own.
//! A capture's text and structure are not in its image; they stand in the capture's table and never change.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Microseconds of UTC, and the local offset in seconds.
pub(super) type Time = (i64, i32);
/// Start and end in bytes.
pub(super) type SpanImage = (u32, u32);

/// All edits of one journal row.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    pub(super) edits: Vec<EditImage>,
    /// Carried tombstones that come or go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tombstones: Vec<TombstoneImage>,
}

/// A carried tombstone before and after.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TombstoneImage {
    pub(super) kind: String,
    pub(super) id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<Time>,
}

/// A row before and after.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EditImage {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<RowImage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<RowImage>,
}

/// A text in English and Arabic.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct BilingualImage {
    pub(super) english: String,
    pub(super) arabic: String,
}

impl BilingualImage {
    fn is_empty(&self) -> bool {
        self.english.is_empty() && self.arabic.is_empty()
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What a memo is attached to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TargetImage {
    Collection,
    Document(Uuid),
    Tag(Uuid),
    Annotation(Uuid),
    Link(Uuid),
    DocumentSet(Uuid),
    TagSet(Uuid),
    Variable(Uuid),
}

/// A value of a variable.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ValueImage {
    Text(String),
    Number(String),
    Date {
        calendar: String,
        year: i32,
        month: Option<u8>,
        day: Option<u8>,
    },
    Boolean(bool),
}

/// A spelling by which a tag is found.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TermImage {
    pub(super) language: String,
    pub(super) text: String,
    /// The differences that count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) counts: Vec<String>,
    pub(super) with_particles: bool,
    pub(super) standing: String,
}

/// What a saved search found last.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SeenImage {
    pub(super) at: Time,
    pub(super) captures: Vec<Uuid>,
}

/// A row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum RowImage {
    Collection {
        id: Uuid,
        lineage: Uuid,
        name: String,
        direction: Option<String>,
        created: Time,
    },
    Annotator {
        id: Uuid,
        name: String,
        created: Time,
    },
    Document {
        id: Uuid,
        name: String,
        capture: Uuid,
        rank: i64,
        language: Option<String>,
        direction: Option<String>,
        /// Capture, start in bytes, direction.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        paragraph_directions: Vec<(Uuid, u32, String)>,
        /// Capture, start and end in bytes, whether it is furniture.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        furniture: Vec<(Uuid, u32, u32, bool)>,
        added: Time,
    },
    Capture {
        id: Uuid,
        document: Uuid,
        text_sha256: String,
        original_sha256: String,
        original_len: u64,
        original_name: String,
        original_modified: Option<Time>,
        encoding: String,
        extractor: String,
        notes: Vec<String>,
        created: Time,
    },
    DocumentSet {
        id: Uuid,
        name: String,
        members: Vec<Uuid>,
    },
    Variable {
        id: Uuid,
        name: String,
        value_kind: String,
        is_multiple: bool,
    },
    VariableValue {
        id: Uuid,
        document: Uuid,
        variable: Uuid,
        value: ValueImage,
    },
    Tag {
        id: Uuid,
        parent: Option<Uuid>,
        rank: i64,
        label: BilingualImage,
        definition: BilingualImage,
        #[serde(default, skip_serializing_if = "BilingualImage::is_empty")]
        includes: BilingualImage,
        #[serde(default, skip_serializing_if = "BilingualImage::is_empty")]
        excludes: BilingualImage,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        terms: Vec<TermImage>,
        color: String,
        is_category: bool,
        created: Time,
    },
    TagSet {
        id: Uuid,
        name: String,
        members: Vec<Uuid>,
    },
    Passage {
        id: Uuid,
        capture: Uuid,
        spans: Vec<SpanImage>,
        quote: String,
        prefix: String,
        suffix: String,
    },
    Placement {
        id: Uuid,
        passage: Uuid,
        capture: Uuid,
        state: String,
        spans: Vec<SpanImage>,
    },
    Annotation {
        id: Uuid,
        passage: Uuid,
        annotator: Uuid,
        created: Time,
        modified: Time,
    },
    Tagging {
        id: Uuid,
        annotation: Uuid,
        tag: Uuid,
        annotator: Uuid,
        created: Time,
        #[serde(default, skip_serializing_if = "is_false")]
        is_example: bool,
    },
    Relation {
        id: Uuid,
        label: BilingualImage,
        is_symmetric: bool,
    },
    Link {
        id: Uuid,
        from: Uuid,
        to: Uuid,
        relation: Uuid,
        annotator: Uuid,
        created: Time,
    },
    Memo {
        id: Uuid,
        /// Nothing for a note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        memo_kind: Option<String>,
        title: String,
        body: String,
        targets: Vec<TargetImage>,
        annotator: Uuid,
        created: Time,
        modified: Time,
    },
    Rejection {
        id: Uuid,
        tag: Uuid,
        capture: Uuid,
        span: SpanImage,
        quote: String,
        annotator: Uuid,
        created: Time,
    },
    SavedSearch {
        id: Uuid,
        name: String,
        typed: String,
        /// The differences that count.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        counts: Vec<String>,
        edges: String,
        stems: bool,
        furniture: bool,
        terms: bool,
        annotator: Uuid,
        created: Time,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<SeenImage>,
    },
}
