//! Captures: text, original bytes and structure.

use crate::model::{Row, Sha256};
use crate::store::doctor::{CheckName, Examination};
use crate::store::table::capture;

/// See [`CheckName::TextHash`].
pub(super) fn text_hash(examination: &mut Examination<'_>) {
    examination.each(CheckName::TextHash, |_, row| match row {
        Row::Capture(capture) if Sha256::of(capture.text.as_bytes()) != capture.text_sha256 => {
            Some("its text is not the one that was stored".to_owned())
        }
        _ => None,
    });
}

/// See [`CheckName::OriginalHash`].
pub(super) fn original_hash(examination: &mut Examination<'_>) {
    examination.each(CheckName::OriginalHash, |examination, row| match row {
        Row::Capture(row) => match capture::original(examination.sql, row.id) {
            Ok(Some(bytes)) if bytes.len() as u64 != row.original_len => {
                Some(format!("{} bytes for {}", bytes.len(), row.original_len))
            }
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        },
        _ => None,
    });
}

/// See [`CheckName::StructureInText`].
pub(super) fn structure_in_text(examination: &mut Examination<'_>) {
    examination.each(CheckName::StructureInText, |_, row| {
        let Row::Capture(capture) = row else {
            return None;
        };
        let mut wrong = capture
            .structure
            .iter()
            .filter_map(|mark| mark.span.slice(&capture.text).err());
        wrong.next().map(|error| error.to_string())
    });
}
