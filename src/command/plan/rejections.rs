//! Mentions of a tag that are turned down, and the way back.

use std::collections::BTreeSet;

use crate::command::plan::Planned;
use crate::command::plan::annotations::find_capture;
use crate::command::plan::draft::Draft;
use crate::command::plan::tags::subject;
use crate::command::{ActionCode, Refusal};
use crate::model::{AnnotatorId, CaptureId, Rejection, RejectionId, TagId};
use crate::text::Span;

pub(super) fn reject(
    draft: &mut Draft<'_>,
    tag: TagId,
    mentions: &[(CaptureId, Span)],
    annotator: AnnotatorId,
) -> Result<Planned, Refusal> {
    draft.check_annotator(annotator)?;
    let label = subject(&draft.tag(tag)?.label);
    let mut planned = Planned::new(ActionCode::RejectMentions, label).by(annotator);
    let snapshot = draft.snapshot;
    let there: BTreeSet<(CaptureId, Span)> = snapshot
        .rejections_of(tag)
        .map(|rejection| (rejection.capture, rejection.span))
        .collect();
    let coming: BTreeSet<(CaptureId, Span)> = mentions.iter().copied().collect();
    for (capture, span) in coming.difference(&there).copied() {
        let quote = span.slice(&find_capture(draft, capture)?.text)?.to_owned();
        let id = draft.new_id(RejectionId);
        let created = draft.now();
        draft.put(Rejection {
            id,
            tag,
            capture,
            span,
            quote,
            annotator,
            created,
        });
        planned = planned.answer(id);
    }
    Ok(planned)
}

pub(super) fn restore(
    draft: &mut Draft<'_>,
    rejections: &[RejectionId],
) -> Result<Planned, Refusal> {
    let mut label = String::new();
    for id in rejections {
        let missing = Refusal::Missing { key: (*id).into() };
        let rejection = draft.snapshot.rejection(*id).ok_or(missing)?;
        if label.is_empty() {
            label = subject(&draft.tag(rejection.tag)?.label);
        }
        draft.remove(*id);
    }
    Ok(Planned::new(ActionCode::RestoreMentions, label))
}
