//! From images back to rows. `None` stands for a value that no version of the program writes.

use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, Capture, CaptureId, Collection,
    CollectionId, Document, DocumentId, DocumentSet, DocumentSetId, FurnitureChange, LineageId,
    Link, LinkId, Memo, MemoId, MemoKind, MemoTarget, ParagraphDirection, PartialDate, Passage,
    PassageId, Placement, PlacementId, Rejection, RejectionId, Relation, RelationId, Row, RowKey,
    RowKind, SavedSearch, SavedSearchId, SearchOptions, SeenHits, Sha256, Tag, TagId, TagSet,
    TagSetId, Tagging, TaggingId, Term, TombstoneEdit, Value, ValueId, Variable, VariableId,
    VariableValue, edges_from_code, folds_counting,
};
use crate::store::codec::Code;
use crate::store::journal::mirror::{
    BilingualImage, RowImage, SpanImage, TargetImage, TermImage, Time, TombstoneImage, ValueImage,
};
use crate::text::{ByteOffset, Direction, Folds, Span};

impl TombstoneImage {
    /// The edit, or none if the kind is unknown.
    pub(super) fn into_edit(self) -> Option<TombstoneEdit> {
        Some(TombstoneEdit {
            key: RowKey::new(RowKind::from_code(&self.kind)?, self.id),
            before: self.before.map(time),
            after: self.after.map(time),
        })
    }
}

fn time((utc_micros, offset_seconds): Time) -> Timestamp {
    Timestamp {
        utc_micros,
        offset_seconds,
    }
}

fn spans(images: &[SpanImage]) -> Option<Vec<Span>> {
    images
        .iter()
        .map(|(start, end)| Span::new(ByteOffset(*start), ByteOffset(*end)).ok())
        .collect()
}

fn bilingual(image: BilingualImage) -> Bilingual {
    Bilingual {
        english: image.english,
        arabic: image.arabic,
    }
}

/// The outer `None` is a wrong code.
#[allow(
    clippy::option_option,
    reason = "the inner one is the model's, the outer one says that the image is wrong"
)]
fn direction(code: Option<String>) -> Option<Option<Direction>> {
    match code {
        None => Some(None),
        Some(code) => <Direction as Code>::from_code(&code).map(Some),
    }
}

fn folds(counts: &[String]) -> Option<Folds> {
    folds_counting(counts)
}

fn term(image: TermImage) -> Option<Term> {
    Some(Term {
        language: Code::from_code(&image.language)?,
        text: image.text,
        folds: folds(&image.counts)?,
        with_particles: image.with_particles,
        standing: Code::from_code(&image.standing)?,
    })
}

fn target(image: TargetImage) -> MemoTarget {
    match image {
        TargetImage::Collection => MemoTarget::Collection,
        TargetImage::Document(id) => MemoTarget::Document(DocumentId(id)),
        TargetImage::Tag(id) => MemoTarget::Tag(TagId(id)),
        TargetImage::Annotation(id) => MemoTarget::Annotation(AnnotationId(id)),
        TargetImage::Link(id) => MemoTarget::Link(LinkId(id)),
        TargetImage::DocumentSet(id) => MemoTarget::DocumentSet(DocumentSetId(id)),
        TargetImage::TagSet(id) => MemoTarget::TagSet(TagSetId(id)),
        TargetImage::Variable(id) => MemoTarget::Variable(VariableId(id)),
    }
}

fn value(image: ValueImage) -> Option<Value> {
    Some(match image {
        ValueImage::Text(text) => Value::Text(text),
        ValueImage::Number(digits) => Value::Number(digits),
        ValueImage::Date {
            calendar,
            year,
            month,
            day,
        } => Value::Date(PartialDate {
            calendar: Code::from_code(&calendar)?,
            year,
            month,
            day,
        }),
        ValueImage::Boolean(truth) => Value::Boolean(truth),
    })
}

impl RowImage {
    /// The id of the capture whose text and structure the row needs, if it is a capture.
    pub(super) fn capture(&self) -> Option<CaptureId> {
        match self {
            Self::Capture { id, .. } => Some(CaptureId(*id)),
            _ => None,
        }
    }

    /// The row; `stored` lends a capture its text and structure.
    pub(super) fn into_row(self, stored: Option<&Capture>) -> Option<Row> {
        Some(match self {
            Self::Collection {
                id,
                lineage,
                name,
                direction: code,
                created,
            } => Collection {
                id: CollectionId(id),
                lineage: LineageId(lineage),
                name,
                direction: direction(code)?,
                created: time(created),
            }
            .into(),
            Self::Annotator { id, name, created } => Annotator {
                id: AnnotatorId(id),
                name,
                created: time(created),
            }
            .into(),
            Self::Document {
                id,
                name,
                capture,
                rank,
                language,
                direction: code,
                paragraph_directions,
                furniture,
                added,
            } => Document {
                id: DocumentId(id),
                name,
                capture: CaptureId(capture),
                rank,
                language,
                direction: direction(code)?,
                paragraph_directions: paragraph_directions
                    .into_iter()
                    .map(|(capture, start, code)| {
                        Some(ParagraphDirection {
                            capture: CaptureId(capture),
                            start: ByteOffset(start),
                            direction: Code::from_code(&code)?,
                        })
                    })
                    .collect::<Option<_>>()?,
                furniture: furniture
                    .into_iter()
                    .map(|(capture, start, end, is_furniture)| {
                        Some(FurnitureChange {
                            capture: CaptureId(capture),
                            span: Span::new(ByteOffset(start), ByteOffset(end)).ok()?,
                            is_furniture,
                        })
                    })
                    .collect::<Option<_>>()?,
                added: time(added),
            }
            .into(),
            Self::Capture {
                id,
                document,
                text_sha256,
                original_sha256,
                original_len,
                original_name,
                original_modified,
                encoding,
                extractor,
                notes,
                created,
            } => {
                let stored = stored?;
                Capture {
                    id: CaptureId(id),
                    document: DocumentId(document),
                    text: Arc::clone(&stored.text),
                    text_sha256: Sha256::from_hex(&text_sha256)?,
                    original_sha256: Sha256::from_hex(&original_sha256)?,
                    original_len,
                    original_name,
                    original_modified: original_modified.map(time),
                    encoding,
                    extractor,
                    notes,
                    structure: Arc::clone(&stored.structure),
                    created: time(created),
                }
                .into()
            }
            Self::DocumentSet { id, name, members } => DocumentSet {
                id: DocumentSetId(id),
                name,
                members: members.into_iter().map(DocumentId).collect(),
            }
            .into(),
            Self::Variable {
                id,
                name,
                value_kind,
                is_multiple,
            } => Variable {
                id: VariableId(id),
                name,
                kind: Code::from_code(&value_kind)?,
                is_multiple,
            }
            .into(),
            Self::VariableValue {
                id,
                document,
                variable,
                value: image,
            } => VariableValue {
                id: ValueId(id),
                document: DocumentId(document),
                variable: VariableId(variable),
                value: value(image)?,
            }
            .into(),
            Self::Tag {
                id,
                parent,
                rank,
                label,
                definition,
                includes,
                excludes,
                terms,
                color,
                is_category,
                created,
            } => Tag {
                id: TagId(id),
                parent: parent.map(TagId),
                rank,
                label: bilingual(label),
                definition: bilingual(definition),
                includes: bilingual(includes),
                excludes: bilingual(excludes),
                terms: terms.into_iter().map(term).collect::<Option<_>>()?,
                color: color.parse().ok()?,
                is_category,
                created: time(created),
            }
            .into(),
            Self::TagSet { id, name, members } => TagSet {
                id: TagSetId(id),
                name,
                members: members.into_iter().map(TagId).collect(),
            }
            .into(),
            other => other.into_anchored_row()?,
        })
    }

    /// Passages and what stands on them.
    fn into_anchored_row(self) -> Option<Row> {
        Some(match self {
            Self::Passage {
                id,
                capture,
                spans: images,
                quote,
                prefix,
                suffix,
            } => Passage {
                id: PassageId(id),
                capture: CaptureId(capture),
                spans: spans(&images)?,
                quote,
                prefix,
                suffix,
            }
            .into(),
            Self::Placement {
                id,
                passage,
                capture,
                state,
                spans: images,
            } => Placement {
                id: PlacementId(id),
                passage: PassageId(passage),
                capture: CaptureId(capture),
                state: Code::from_code(&state)?,
                spans: spans(&images)?,
            }
            .into(),
            Self::Annotation {
                id,
                passage,
                annotator,
                created,
                modified,
            } => Annotation {
                id: AnnotationId(id),
                passage: PassageId(passage),
                annotator: AnnotatorId(annotator),
                created: time(created),
                modified: time(modified),
            }
            .into(),
            Self::Tagging {
                id,
                annotation,
                tag,
                annotator,
                created,
                is_example,
            } => Tagging {
                id: TaggingId(id),
                annotation: AnnotationId(annotation),
                tag: TagId(tag),
                annotator: AnnotatorId(annotator),
                created: time(created),
                is_example,
            }
            .into(),
            Self::Relation {
                id,
                label,
                is_symmetric,
            } => Relation {
                id: RelationId(id),
                label: bilingual(label),
                is_symmetric,
            }
            .into(),
            Self::Link {
                id,
                from,
                to,
                relation,
                annotator,
                created,
            } => Link {
                id: LinkId(id),
                from: PassageId(from),
                to: PassageId(to),
                relation: RelationId(relation),
                annotator: AnnotatorId(annotator),
                created: time(created),
            }
            .into(),
            Self::Memo {
                id,
                memo_kind,
                title,
                body,
                targets,
                annotator,
                created,
                modified,
            } => Memo {
                id: MemoId(id),
                kind: match memo_kind {
                    None => MemoKind::Note,
                    Some(code) => Code::from_code(&code)?,
                },
                title,
                body,
                targets: targets.into_iter().map(target).collect(),
                annotator: AnnotatorId(annotator),
                created: time(created),
                modified: time(modified),
            }
            .into(),
            other => other.into_search_row()?,
        })
    }

    /// What belongs to finding things in texts.
    fn into_search_row(self) -> Option<Row> {
        Some(match self {
            Self::Rejection {
                id,
                tag,
                capture,
                span: (start, end),
                quote,
                annotator,
                created,
            } => Rejection {
                id: RejectionId(id),
                tag: TagId(tag),
                capture: CaptureId(capture),
                span: Span::new(ByteOffset(start), ByteOffset(end)).ok()?,
                quote,
                annotator: AnnotatorId(annotator),
                created: time(created),
            }
            .into(),
            Self::SavedSearch {
                id,
                name,
                typed,
                counts,
                edges,
                stems,
                furniture,
                terms,
                annotator,
                created,
                seen,
            } => SavedSearch {
                id: SavedSearchId(id),
                name,
                typed,
                options: SearchOptions {
                    folds: folds(&counts)?,
                    edges: edges_from_code(&edges)?,
                    stems,
                    furniture,
                    terms,
                },
                annotator: AnnotatorId(annotator),
                created: time(created),
                seen: seen.map(|seen| SeenHits {
                    at: time(seen.at),
                    captures: seen.captures.into_iter().map(CaptureId).collect(),
                }),
            }
            .into(),
            _ => return None,
        })
    }
}
