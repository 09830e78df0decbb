//! Documents and their current captures.

use crate::model::Row;
use crate::store::doctor::{CheckName, Examination};

/// See [`CheckName::CaptureOfDocument`].
pub(super) fn capture_of_document(examination: &mut Examination<'_>) {
    examination.each(CheckName::CaptureOfDocument, |examination, row| {
        let Row::Document(document) = row else {
            return None;
        };
        match examination.capture(document.capture) {
            Some(capture) if capture.document == document.id => None,
            Some(capture) => Some(format!(
                "its capture {} belongs to document {}",
                capture.id, capture.document
            )),
            None => Some(format!("its capture {} is not there", document.capture)),
        }
    });
}
