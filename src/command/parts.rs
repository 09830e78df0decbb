//! What commands carry: documents and tags to make, choices.

use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::model::{
    AnnotationId, Bilingual, CaptureId, RelationId, Sha256, StructureMark, TagColor, TagId, Term,
    Value, VariableKind,
};
use crate::text::Span;

/// A document to add: what an importer found.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDocument {
    /// As shown in lists.
    pub name: String,
    /// BCP 47, where known.
    pub language: Option<String>,
    /// The text as extracted, LF only.
    pub text: Arc<str>,
    /// The bytes that it was made of: a file, or its part of one.
    pub original: Arc<[u8]>,
    /// The whole file, where that is a part of one, as its notes say.
    pub whole: Option<Arc<[u8]>>,
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
    /// The document set in which it comes, by its name: one that is there, or one to make.
    pub set: Option<String>,
    /// What is known of it from its file.
    pub values: Vec<NewValue>,
}

/// A value that a document comes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewValue {
    /// For which variable.
    pub variable: VariableChoice,
    /// The value.
    pub value: Value,
}

/// A variable that is there, or one to make on the way.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VariableChoice {
    /// What it is called if it is made. One of this kind that has this name, or one that reads like it, serves instead.
    pub name: String,
    /// What it may be called as well, as in the other language.
    pub other_name: Option<String>,
    /// What it holds.
    pub kind: VariableKind,
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

/// A tag as a codebook has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTag {
    /// Of a tag that is here, or a new one.
    pub id: TagId,
    /// The tag above: here, or earlier in the list.
    pub parent: Option<TagId>,
    /// At least one side.
    pub label: Bilingual,
    /// May be empty.
    pub definition: Bilingual,
    /// When to use it; may be empty.
    pub includes: Bilingual,
    /// When not to; may be empty.
    pub excludes: Bilingual,
    /// The spellings by which it is found; may be none.
    pub terms: Vec<Term>,
    /// None: as it is, or the next color of the palette.
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

/// An end of a link to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkEnd {
    /// The passage of an annotation.
    Annotation(AnnotationId),
    /// A passage of a text.
    Spans {
        /// Whose text.
        capture: CaptureId,
        /// Ascending, not overlapping, on grapheme edges.
        spans: Vec<Span>,
    },
}

/// A relation that is there, or one to make on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationChoice {
    /// One that is there.
    Existing(RelationId),
    /// By its labels. A relation that has one of them serves instead.
    Named {
        /// At least one side.
        label: Bilingual,
        /// Whether it reads the same both ways, if it is made.
        is_symmetric: bool,
    },
}

/// What a person says of the place of a passage in the current capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceChoice {
    /// It stands where it is proposed.
    Accept,
    /// It stands here: ascending, not overlapping, on grapheme edges.
    Place(Vec<Span>),
    /// It has no place there; it stays visible with its quote.
    Orphan,
}

/// What becomes of an annotation that loses its last tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnotationFate {
    /// It stays as a highlight.
    Keep,
    /// It goes too, unless it carries a memo or a link.
    Delete,
}
