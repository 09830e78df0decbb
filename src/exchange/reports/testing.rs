//! Notes made for tests.

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::exchange::reports::gather::{By, Note};
use crate::model::AnnotationId;
use crate::text::{ByteOffset, Span};

/// A note without anything on it but its places.
pub(super) fn note_on(spans: &[(usize, usize)]) -> Note {
    let span = |(start, end): &(usize, usize)| {
        let (start, end) = (*start, *end);
        Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).expect("ascending")
    };
    Note {
        id: AnnotationId(Uuid::nil()),
        number: 1,
        spans: spans.iter().map(span).collect(),
        words: String::new(),
        tags: Vec::new(),
        memos: Vec::new(),
        links: Vec::new(),
        by: By {
            name: String::new(),
            at: Timestamp {
                utc_micros: 0,
                offset_seconds: 0,
            },
            when: String::new(),
        },
    }
}
