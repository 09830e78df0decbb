//! Passages, placements, annotations, taggings, links and memos.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Place, is_empty, is_false};
use crate::exchange::record::error::RowFault;
use crate::exchange::record::scalar::{As, Id, Moment};
use crate::exchange::record::text_map::TextMap;
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, CaptureId, DocumentId, DocumentSetId, Link, LinkId,
    Memo, MemoId, MemoKind, MemoTarget, Passage, PassageId, Placement, PlacementId, PlacementState,
    RelationId, TagId, TagSetId, Tagging, TaggingId, VariableId,
};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct PassageMirror<'a> {
    id: Id,
    capture: Id,
    spans: Vec<Place>,
    #[serde(borrow)]
    quote: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    prefix: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    suffix: Cow<'a, str>,
}

impl<'a> PassageMirror<'a> {
    pub(in crate::exchange::record) fn of(
        row: &'a Passage,
        text: &TextMap,
    ) -> Result<Self, RowFault> {
        Ok(Self {
            id: As(row.id.0),
            capture: As(row.capture.0),
            spans: text.places(&row.spans)?,
            quote: Cow::Borrowed(&row.quote),
            prefix: Cow::Borrowed(&row.prefix),
            suffix: Cow::Borrowed(&row.suffix),
        })
    }

    pub(in crate::exchange::record) fn model(self, text: &TextMap) -> Result<Passage, RowFault> {
        let spans = text.spans(&self.spans)?;
        text.check_quote(&spans, &self.quote)?;
        text.check_context(&spans, &self.prefix, &self.suffix)?;
        Ok(Passage {
            id: PassageId(self.id.0),
            capture: CaptureId(self.capture.0),
            spans,
            quote: self.quote.into_owned(),
            prefix: self.prefix.into_owned(),
            suffix: self.suffix.into_owned(),
        })
    }

    pub(in crate::exchange::record) fn id(&self) -> PassageId {
        PassageId(self.id.0)
    }

    pub(in crate::exchange::record) fn capture(&self) -> CaptureId {
        CaptureId(self.capture.0)
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct PlacementMirror {
    id: Id,
    passage: Id,
    capture: Id,
    state: As<PlacementState>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spans: Vec<Place>,
}

impl PlacementMirror {
    pub(in crate::exchange::record) fn of(
        row: &Placement,
        text: &TextMap,
    ) -> Result<Self, RowFault> {
        Ok(Self {
            id: As(row.id.0),
            passage: As(row.passage.0),
            capture: As(row.capture.0),
            state: As(row.state),
            spans: text.places(&row.spans)?,
        })
    }

    pub(in crate::exchange::record) fn model(self, text: &TextMap) -> Result<Placement, RowFault> {
        let is_orphan = self.state.0 == PlacementState::Orphan;
        if self.spans.is_empty() != is_orphan {
            return Err(RowFault::SpanCount);
        }
        let spans = if is_orphan {
            Vec::new()
        } else {
            text.spans(&self.spans)?
        };
        Ok(Placement {
            id: PlacementId(self.id.0),
            passage: PassageId(self.passage.0),
            capture: CaptureId(self.capture.0),
            state: self.state.0,
            spans,
        })
    }

    pub(in crate::exchange::record) fn id(&self) -> PlacementId {
        PlacementId(self.id.0)
    }

    pub(in crate::exchange::record) fn capture(&self) -> CaptureId {
        CaptureId(self.capture.0)
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct AnnotationMirror {
    id: Id,
    passage: Id,
    annotator: Id,
    created: Moment,
    modified: Moment,
}

impl AnnotationMirror {
    pub(in crate::exchange::record) fn of(row: &Annotation) -> Self {
        Self {
            id: As(row.id.0),
            passage: As(row.passage.0),
            annotator: As(row.annotator.0),
            created: As(row.created),
            modified: As(row.modified),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Annotation {
        Annotation {
            id: AnnotationId(self.id.0),
            passage: PassageId(self.passage.0),
            annotator: AnnotatorId(self.annotator.0),
            created: self.created.0,
            modified: self.modified.0,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct TaggingMirror {
    id: Id,
    annotation: Id,
    tag: Id,
    annotator: Id,
    created: Moment,
    #[serde(default, skip_serializing_if = "is_false")]
    is_example: bool,
}

impl TaggingMirror {
    pub(in crate::exchange::record) fn of(row: &Tagging) -> Self {
        Self {
            id: As(row.id.0),
            annotation: As(row.annotation.0),
            tag: As(row.tag.0),
            annotator: As(row.annotator.0),
            created: As(row.created),
            is_example: row.is_example,
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Tagging {
        Tagging {
            id: TaggingId(self.id.0),
            annotation: AnnotationId(self.annotation.0),
            tag: TagId(self.tag.0),
            annotator: AnnotatorId(self.annotator.0),
            created: self.created.0,
            is_example: self.is_example,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct LinkMirror {
    id: Id,
    from: Id,
    to: Id,
    relation: Id,
    annotator: Id,
    created: Moment,
}

impl LinkMirror {
    pub(in crate::exchange::record) fn of(row: &Link) -> Self {
        Self {
            id: As(row.id.0),
            from: As(row.from.0),
            to: As(row.to.0),
            relation: As(row.relation.0),
            annotator: As(row.annotator.0),
            created: As(row.created),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Link {
        Link {
            id: LinkId(self.id.0),
            from: PassageId(self.from.0),
            to: PassageId(self.to.0),
            relation: RelationId(self.relation.0),
            annotator: AnnotatorId(self.annotator.0),
            created: self.created.0,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct MemoMirror<'a> {
    id: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<As<MemoKind>>,
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    title: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    body: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    targets: Vec<TargetMirror>,
    annotator: Id,
    created: Moment,
    modified: Moment,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TargetMirror {
    Collection,
    Document(Id),
    Tag(Id),
    Annotation(Id),
    Link(Id),
    DocumentSet(Id),
    TagSet(Id),
    Variable(Id),
}

impl TargetMirror {
    fn of(target: &MemoTarget) -> Self {
        match target {
            MemoTarget::Collection => Self::Collection,
            MemoTarget::Document(id) => Self::Document(As(id.0)),
            MemoTarget::Tag(id) => Self::Tag(As(id.0)),
            MemoTarget::Annotation(id) => Self::Annotation(As(id.0)),
            MemoTarget::Link(id) => Self::Link(As(id.0)),
            MemoTarget::DocumentSet(id) => Self::DocumentSet(As(id.0)),
            MemoTarget::TagSet(id) => Self::TagSet(As(id.0)),
            MemoTarget::Variable(id) => Self::Variable(As(id.0)),
        }
    }

    fn model(self) -> MemoTarget {
        match self {
            Self::Collection => MemoTarget::Collection,
            Self::Document(id) => MemoTarget::Document(DocumentId(id.0)),
            Self::Tag(id) => MemoTarget::Tag(TagId(id.0)),
            Self::Annotation(id) => MemoTarget::Annotation(AnnotationId(id.0)),
            Self::Link(id) => MemoTarget::Link(LinkId(id.0)),
            Self::DocumentSet(id) => MemoTarget::DocumentSet(DocumentSetId(id.0)),
            Self::TagSet(id) => MemoTarget::TagSet(TagSetId(id.0)),
            Self::Variable(id) => MemoTarget::Variable(VariableId(id.0)),
        }
    }
}

impl<'a> MemoMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a Memo) -> Self {
        Self {
            id: As(row.id.0),
            kind: (row.kind != MemoKind::Note).then_some(As(row.kind)),
            title: Cow::Borrowed(&row.title),
            body: Cow::Borrowed(&row.body),
            targets: row.targets.iter().map(TargetMirror::of).collect(),
            annotator: As(row.annotator.0),
            created: As(row.created),
            modified: As(row.modified),
        }
    }

    /// The memo; targets in any order come out ascending, each once.
    pub(in crate::exchange::record) fn model(self) -> Memo {
        let mut targets: Vec<MemoTarget> =
            self.targets.into_iter().map(TargetMirror::model).collect();
        targets.sort_unstable();
        targets.dedup();
        Memo {
            id: MemoId(self.id.0),
            kind: self.kind.map_or(MemoKind::Note, |kind| kind.0),
            title: self.title.into_owned(),
            body: self.body.into_owned(),
            targets,
            annotator: AnnotatorId(self.annotator.0),
            created: self.created.0,
            modified: self.modified.0,
        }
    }
}
