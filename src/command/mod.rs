//! What may happen to a collection: each command, its plan and what it touches.
//!
//! A [`Command`] is a value that carries its data. [`plan`](plan::plan) turns it into a [`Change`] (edits of rows, each with
//! its inverse built in) or a [`Refusal`]; it is a pure function of a snapshot. Only the engine commits changes (I3).

mod change;
pub mod plan;
mod refusal;

pub use change::{Action, ActionCode, Change, Original};
pub use refusal::Refusal;

use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::model::{
    AnnotationId, AnnotatorId, Bilingual, CaptureId, DocumentId, MemoId, MemoTarget, Row, Sha256,
    StructureMark, TagColor, TagId, Tombstone,
};
use crate::text::{Direction, Span};

/// What a person, or a program for them, asks of a collection.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Names the collection.
    RenameCollection {
        /// Not empty.
        name: String,
    },
    /// Adds documents at the end of the list.
    AddDocuments {
        /// At least one.
        documents: Vec<NewDocument>,
    },
    /// Reads a document anew: what was found in its bytes becomes its current capture, the former ones stay. Refused where
    /// the current one has annotations.
    AddCapture {
        /// Which.
        document: DocumentId,
        /// What was found; the document keeps its name.
        capture: Box<NewDocument>,
    },
    /// Names a document.
    RenameDocument {
        /// Which.
        document: DocumentId,
        /// Not empty.
        name: String,
    },
    /// Takes documents out with their captures, annotations, memos and links on them.
    RemoveDocuments {
        /// Which.
        documents: Vec<DocumentId>,
    },
    /// Sets or clears a document's direction.
    SetDocumentDirection {
        /// Which.
        document: DocumentId,
        /// None: from the text.
        direction: Option<Direction>,
    },
    /// Makes a tag.
    CreateTag {
        /// What it is to be.
        tag: NewTag,
    },
    /// Changes a tag's labels.
    RenameTag {
        /// Which.
        tag: TagId,
        /// At least one side.
        label: Bilingual,
    },
    /// Changes a tag's definition.
    DefineTag {
        /// Which.
        tag: TagId,
        /// May be empty.
        definition: Bilingual,
    },
    /// Changes a tag's color.
    RecolorTag {
        /// Which.
        tag: TagId,
        /// The new color.
        color: TagColor,
    },
    /// Moves a tag with all below it.
    MoveTag {
        /// Which.
        tag: TagId,
        /// The tag above, or none for the top.
        parent: Option<TagId>,
        /// The sibling it is to stand before, or none for the end.
        before: Option<TagId>,
    },
    /// Deletes a tag; tags below it move up to its parent.
    DeleteTag {
        /// Which.
        tag: TagId,
        /// What becomes of annotations that carry no other tag.
        fate: AnnotationFate,
    },
    /// Marks a passage, with or without tags. Where the annotator has an annotation on the very same spans, that one
    /// gets the tags.
    Annotate {
        /// Whose text.
        capture: CaptureId,
        /// Ascending, not overlapping, on grapheme edges.
        spans: Vec<Span>,
        /// In order; none for a plain highlight.
        tags: Vec<TagChoice>,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Moves the edges of an annotation's passage.
    MoveEdges {
        /// Which.
        annotation: AnnotationId,
        /// The new spans.
        spans: Vec<Span>,
    },
    /// Puts a tag on annotations that do not carry it yet.
    AddTag {
        /// Which.
        annotations: Vec<AnnotationId>,
        /// The tag.
        tag: TagChoice,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Takes a tag off annotations; they stay as highlights.
    RemoveTag {
        /// Which.
        annotations: Vec<AnnotationId>,
        /// The tag.
        tag: TagId,
    },
    /// Deletes annotations with their taggings, and the memos and links on them alone.
    DeleteAnnotations {
        /// Which.
        annotations: Vec<AnnotationId>,
    },
    /// Makes a memo or changes one.
    WriteMemo {
        /// None: a new one.
        memo: Option<MemoId>,
        /// What a new memo is attached to; an old one keeps what it has.
        targets: Vec<MemoTarget>,
        /// May be empty.
        title: String,
        /// May be empty only if the title is not.
        body: String,
        /// By whom.
        annotator: AnnotatorId,
        /// Whether it is one undo step with the change before, if that wrote the same memo.
        joins: bool,
    },
    /// Deletes a memo.
    DeleteMemo {
        /// Which.
        memo: MemoId,
    },
    /// Adds an annotator.
    AddAnnotator {
        /// Not empty.
        name: String,
    },
    /// Renames an annotator.
    RenameAnnotator {
        /// Who.
        annotator: AnnotatorId,
        /// Not empty.
        name: String,
    },
    /// Brings in rows of an exported collection: what is new comes in, what is the same is passed over, what differs is
    /// left as it is and named in the outcome.
    Merge {
        /// Parents before children.
        rows: Vec<Row>,
        /// Bytes of captures among the rows, where the export holds them.
        originals: Vec<Original>,
        /// Rows that were deleted there. They delete nothing here: those of rows that are live here are named in the
        /// outcome, the rest is kept for the next export.
        tombstones: Vec<Tombstone>,
    },
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
}

impl Command {
    /// Who acts, where the command says so.
    pub fn annotator(&self) -> Option<AnnotatorId> {
        match self {
            Self::Annotate { annotator, .. }
            | Self::AddTag { annotator, .. }
            | Self::WriteMemo { annotator, .. } => Some(*annotator),
            _ => None,
        }
    }
}

/// A document to add: what an importer found.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDocument {
    /// As shown in lists.
    pub name: String,
    /// BCP 47, where known.
    pub language: Option<String>,
    /// The text as extracted, LF only.
    pub text: Arc<str>,
    /// The file's bytes.
    pub original: Arc<[u8]>,
    /// Hash of those bytes.
    pub original_sha256: Sha256,
    /// File name without a path.
    pub original_name: String,
    /// When the file was last changed.
    pub original_modified: Option<Timestamp>,
    /// WHATWG name of the encoding.
    pub encoding: String,
    /// Name and version of the extractor.
    pub extractor: String,
    /// See [`crate::model::Capture::notes`].
    pub notes: Vec<String>,
    /// Headings and the like.
    pub structure: Vec<StructureMark>,
}

/// A tag to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTag {
    /// The tag above.
    pub parent: Option<TagId>,
    /// At least one side.
    pub label: Bilingual,
    /// May be empty.
    pub definition: Bilingual,
    /// None: the next color of the palette.
    pub color: Option<TagColor>,
    /// Whether it only groups.
    pub is_category: bool,
}

/// A tag that is there, or one to make on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagChoice {
    /// One that is there.
    Existing(TagId),
    /// A label, put on the side of its first strong letter. A tag that has exactly this label serves instead.
    Named(String),
}

/// What becomes of an annotation that loses its last tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnotationFate {
    /// It stays as a highlight.
    Keep,
    /// It goes too, unless it carries a memo or a link.
    Delete,
}
