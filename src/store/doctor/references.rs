//! References between live rows.

use crate::model::Row;
use crate::store::doctor::{CheckName, Examination};

/// See [`CheckName::LiveReferences`].
pub(super) fn live(examination: &mut Examination<'_>) {
    examination.each(CheckName::LiveReferences, |examination, row| {
        let mut lost = row
            .references()
            .into_iter()
            .filter(|key| examination.row(*key).is_none());
        lost.next().map(|key| {
            format!(
                "names the {} {}, which is not there",
                key.kind().code(),
                key.uuid()
            )
        })
    });
    // A placement is of a passage of the same document.
    examination.each(CheckName::LiveReferences, |examination, row| {
        let Row::Placement(placement) = row else {
            return None;
        };
        let Some(Row::Passage(passage)) = examination.row(placement.passage.into()) else {
            return None;
        };
        let own = examination.capture(passage.capture)?;
        let other = examination.capture(placement.capture)?;
        (examination.document(own.document)?.id != other.document)
            .then(|| "places a passage in another document".to_owned())
    });
}
