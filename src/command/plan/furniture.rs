//! What of a text is furniture of its page, as a person says.

use crate::command::plan::Planned;
use crate::command::plan::documents::find;
use crate::command::plan::draft::Draft;
use crate::command::{ActionCode, Refusal};
use crate::model::{DocumentId, RowKey, furniture_within};
use crate::text::Span;

/// Sets a stretch of the current capture apart as furniture, or takes it back.
pub(super) fn set(
    draft: &mut Draft<'_>,
    id: DocumentId,
    stretch: Span,
    is_furniture: bool,
) -> Result<Planned, Refusal> {
    let mut document = (*find(draft, id)?).clone();
    let key = RowKey::from(document.capture);
    let capture = draft.snapshot.capture(document.capture);
    let capture = capture.ok_or(Refusal::Missing { key })?;
    stretch.slice(&capture.text)?;
    let wanted = if is_furniture { stretch.len_bytes() } else { 0 };
    if furniture_within(&document.structure_of(capture), stretch) == wanted {
        return Err(Refusal::NoChange);
    }
    document.change_furniture(capture.id, stretch, is_furniture);
    let planned = Planned::new(ActionCode::SetFurniture, document.name.clone()).answer(id);
    draft.put(document);
    Ok(planned)
}
