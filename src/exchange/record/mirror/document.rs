//! The collection, annotators, documents, captures and document sets.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Place;
use crate::exchange::record::error::RowFault;
use crate::exchange::record::scalar::{As, Bytes, Digest, Id, Moment};
use crate::exchange::record::text_map::TextMap;
use crate::model::{
    Annotator, AnnotatorId, Capture, CaptureId, Collection, CollectionId, Document, DocumentId,
    DocumentSet, DocumentSetId, FurnitureChange, LineageId, ParagraphDirection, Sha256,
    StructureKind, StructureMark,
};
use crate::text::Direction;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct CollectionMirror<'a> {
    id: Id,
    lineage: Id,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    direction: Option<As<Direction>>,
    created: Moment,
}

impl<'a> CollectionMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a Collection) -> Self {
        Self {
            id: As(row.id.0),
            lineage: As(row.lineage.0),
            name: Cow::Borrowed(&row.name),
            direction: row.direction.map(As),
            created: As(row.created),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Collection {
        Collection {
            id: CollectionId(self.id.0),
            lineage: LineageId(self.lineage.0),
            name: self.name.into_owned(),
            direction: self.direction.map(|direction| direction.0),
            created: self.created.0,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct AnnotatorMirror<'a> {
    id: Id,
    #[serde(borrow)]
    name: Cow<'a, str>,
    created: Moment,
}

impl<'a> AnnotatorMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a Annotator) -> Self {
        Self {
            id: As(row.id.0),
            name: Cow::Borrowed(&row.name),
            created: As(row.created),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Annotator {
        Annotator {
            id: AnnotatorId(self.id.0),
            name: self.name.into_owned(),
            created: self.created.0,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct DocumentMirror<'a> {
    id: Id,
    #[serde(borrow)]
    name: Cow<'a, str>,
    capture: Id,
    rank: i64,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    language: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    direction: Option<As<Direction>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    paragraph_directions: Vec<ParagraphMirror>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    furniture: Vec<FurnitureMirror>,
    added: Moment,
}

/// The direction of the paragraph that starts at a code point of a capture.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParagraphMirror {
    capture: Id,
    start: u32,
    direction: As<Direction>,
}

/// A stretch that a person set apart or took back, in code points of a capture.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FurnitureMirror {
    capture: Id,
    start: u32,
    end: u32,
    is_furniture: bool,
}

impl<'a> DocumentMirror<'a> {
    /// Mirrors all but what has a place in a text, for which texts are needed.
    pub(in crate::exchange::record) fn of(row: &'a Document) -> Self {
        Self {
            id: As(row.id.0),
            name: Cow::Borrowed(&row.name),
            capture: As(row.capture.0),
            rank: row.rank,
            language: row.language.as_deref().map(Cow::Borrowed),
            direction: row.direction.map(As),
            paragraph_directions: Vec::new(),
            furniture: Vec::new(),
            added: As(row.added),
        }
    }

    /// Adds the direction of a paragraph of the capture that `text` is of.
    pub(in crate::exchange::record) fn put_direction(
        &mut self,
        set: &ParagraphDirection,
        text: &TextMap,
    ) -> Result<(), RowFault> {
        self.paragraph_directions.push(ParagraphMirror {
            capture: As(set.capture.0),
            start: text.point(set.start)?,
            direction: As(set.direction),
        });
        Ok(())
    }

    /// Adds what a person said of a stretch of the capture that `text` is of.
    pub(in crate::exchange::record) fn put_furniture(
        &mut self,
        change: &FurnitureChange,
        text: &TextMap,
    ) -> Result<(), RowFault> {
        self.furniture.push(FurnitureMirror {
            capture: As(change.capture.0),
            start: text.point(change.span.start())?,
            end: text.point(change.span.end())?,
            is_furniture: change.is_furniture,
        });
        Ok(())
    }

    pub(in crate::exchange::record) fn id(&self) -> DocumentId {
        DocumentId(self.id.0)
    }

    pub(in crate::exchange::record) fn name(&self) -> &str {
        &self.name
    }

    /// The document; directions in any order come out ascending. A place that has two, or where no paragraph starts, is
    /// refused.
    pub(in crate::exchange::record) fn model<'t>(
        self,
        text: impl Fn(CaptureId) -> Result<&'t TextMap, RowFault>,
    ) -> Result<Document, RowFault> {
        let mut paragraph_directions = Vec::with_capacity(self.paragraph_directions.len());
        for set in &self.paragraph_directions {
            let capture = CaptureId(set.capture.0);
            paragraph_directions.push(ParagraphDirection {
                capture,
                start: text(capture)?.paragraph(set.start)?,
                direction: set.direction.0,
            });
        }
        paragraph_directions.sort_unstable();
        let has_two = |pair: &[ParagraphDirection]| {
            (pair[0].capture, pair[0].start) == (pair[1].capture, pair[1].start)
        };
        if paragraph_directions.windows(2).any(has_two) {
            let field = "paragraph_directions";
            return Err(RowFault::Field { field });
        }
        let mut furniture = Vec::with_capacity(self.furniture.len());
        for change in &self.furniture {
            let capture = CaptureId(change.capture.0);
            furniture.push(FurnitureChange {
                capture,
                span: text(capture)?.span(Place {
                    start: change.start,
                    end: change.end,
                })?,
                is_furniture: change.is_furniture,
            });
        }
        furniture.sort_unstable();
        let overlap = |pair: &[FurnitureChange]| {
            pair[0].capture == pair[1].capture && pair[0].span.overlaps(pair[1].span)
        };
        if furniture.windows(2).any(overlap) {
            return Err(RowFault::Field { field: "furniture" });
        }
        Ok(Document {
            id: DocumentId(self.id.0),
            name: self.name.into_owned(),
            capture: CaptureId(self.capture.0),
            rank: self.rank,
            language: self.language.map(Cow::into_owned),
            direction: self.direction.map(|direction| direction.0),
            paragraph_directions,
            furniture,
            added: self.added.0,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct CaptureMirror<'a> {
    pub(in crate::exchange::record) id: Id,
    document: Id,
    pub(in crate::exchange::record) text_sha256: Digest,
    original_sha256: Digest,
    original_len: u64,
    #[serde(borrow)]
    original_name: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original_modified: Option<Moment>,
    #[serde(borrow)]
    encoding: Cow<'a, str>,
    #[serde(borrow)]
    extractor: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Cow<'a, str>>,
    created: Moment,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    structure: Vec<MarkMirror>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(in crate::exchange::record) text: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::exchange::record) original: Option<As<Bytes>>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkMirror {
    kind: As<StructureKind>,
    start: u32,
    end: u32,
}

impl<'a> CaptureMirror<'a> {
    /// Mirrors all but text and original bytes, which the caller adds where they are wanted.
    pub(in crate::exchange::record) fn of(
        row: &'a Capture,
        text: &TextMap,
    ) -> Result<Self, RowFault> {
        let mark = |mark: &StructureMark| {
            text.place(mark.span).map(|place| MarkMirror {
                kind: As(mark.kind),
                start: place.start,
                end: place.end,
            })
        };
        Ok(Self {
            id: As(row.id.0),
            document: As(row.document.0),
            text_sha256: As(row.text_sha256),
            original_sha256: As(row.original_sha256),
            original_len: row.original_len,
            original_name: Cow::Borrowed(&row.original_name),
            original_modified: row.original_modified.map(As),
            encoding: Cow::Borrowed(&row.encoding),
            extractor: Cow::Borrowed(&row.extractor),
            notes: row
                .notes
                .iter()
                .map(|note| Cow::Borrowed(note.as_str()))
                .collect(),
            created: As(row.created),
            structure: row.structure.iter().map(mark).collect::<Result<_, _>>()?,
            text: None,
            original: None,
        })
    }

    /// The capture with the text that belongs to it.
    pub(in crate::exchange::record) fn model(self, text: &TextMap) -> Result<Capture, RowFault> {
        let mark = |mark: &MarkMirror| {
            let place = Place {
                start: mark.start,
                end: mark.end,
            };
            text.span(place).map(|span| StructureMark {
                kind: mark.kind.0,
                span,
            })
        };
        Ok(Capture {
            id: CaptureId(self.id.0),
            document: DocumentId(self.document.0),
            text: text.text(),
            text_sha256: self.text_sha256.0,
            original_sha256: self.original_sha256.0,
            original_len: self.original_len,
            original_name: self.original_name.into_owned(),
            original_modified: self.original_modified.map(|modified| modified.0),
            encoding: self.encoding.into_owned(),
            extractor: self.extractor.into_owned(),
            notes: self.notes.into_iter().map(Cow::into_owned).collect(),
            structure: self.structure.iter().map(mark).collect::<Result<_, _>>()?,
            created: self.created.0,
        })
    }

    /// Whose version it is.
    pub(in crate::exchange::record) fn document(&self) -> DocumentId {
        DocumentId(self.document.0)
    }

    /// Checks the original bytes, where they are there, against their length and hash.
    pub(in crate::exchange::record) fn take_original(
        &mut self,
    ) -> Result<Option<Vec<u8>>, RowFault> {
        let Some(As(Bytes(bytes))) = self.original.take() else {
            return Ok(None);
        };
        let (stated, computed) = (self.original_sha256.0, Sha256::of(&bytes));
        if stated != computed {
            return Err(RowFault::Original { stated, computed });
        }
        if self.original_len != bytes.len() as u64 {
            let field = "original_len";
            return Err(RowFault::Field { field });
        }
        Ok(Some(bytes))
    }
}

/// A file of which captures were made of parts, kept once.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct WholeFileMirror {
    sha256: As<Sha256>,
    bytes: As<Bytes>,
}

impl WholeFileMirror {
    pub(in crate::exchange::record) fn of(sha256: Sha256, bytes: Vec<u8>) -> Self {
        Self {
            sha256: As(sha256),
            bytes: As(Bytes(bytes)),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> (Sha256, Vec<u8>) {
        (self.sha256.0, self.bytes.0.0)
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct DocumentSetMirror<'a> {
    id: Id,
    #[serde(borrow)]
    name: Cow<'a, str>,
    members: Vec<Id>,
}

impl<'a> DocumentSetMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a DocumentSet) -> Self {
        Self {
            id: As(row.id.0),
            name: Cow::Borrowed(&row.name),
            members: row.members.iter().map(|member| As(member.0)).collect(),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> DocumentSet {
        DocumentSet {
            id: DocumentSetId(self.id.0),
            name: self.name.into_owned(),
            members: self
                .members
                .into_iter()
                .map(|member| DocumentId(member.0))
                .collect(),
        }
    }
}
