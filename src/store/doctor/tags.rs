//! The tree of tags.

use crate::model::{MAX_TAG_DEPTH, Row, RowKey};
use crate::store::doctor::{CheckName, Examination};

/// See [`CheckName::TagTree`]. A cycle is found as a path that does not end within the depth allowed.
pub(super) fn tree(examination: &mut Examination<'_>) {
    examination.each(CheckName::TagTree, |examination, row| {
        let Row::Tag(tag) = row else {
            return None;
        };
        let (mut depth, mut parent) = (1, tag.parent);
        while let Some(id) = parent {
            depth += 1;
            if depth > MAX_TAG_DEPTH {
                return Some(format!("deeper than {MAX_TAG_DEPTH}, or below itself"));
            }
            parent = match examination.row(RowKey::Tag(id)) {
                Some(Row::Tag(above)) => above.parent,
                _ => None,
            };
        }
        None
    });
}
