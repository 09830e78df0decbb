//! One capture's text with its converter: places in code points to spans in bytes and back, and quotes checked.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::error::RowFault;
use super::mirror::Place;
use crate::model::{Capture, CaptureId, RowKey, Snapshot};
use crate::text::{ByteOffset, CodePointOffset, OffsetMap, Span};

/// What stands between the words of two spans in a quote.
const JOINT: &str = " … ";

/// A text and the converter made of it.
#[derive(Debug)]
pub(super) struct TextMap {
    text: Arc<str>,
    map: OffsetMap,
}

impl TextMap {
    /// Reads the text once.
    pub(super) fn new(text: Arc<str>) -> Self {
        let map = OffsetMap::new(&text);
        Self { text, map }
    }

    /// Takes a text of the same letters for its own, which is in memory already.
    pub(super) fn share(&mut self, text: &Arc<str>) {
        self.text = Arc::clone(text);
    }

    /// The text itself.
    pub(super) fn text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Bytes to code points; fails if the text cannot hold the span.
    pub(super) fn place(&self, span: Span) -> Result<Place, RowFault> {
        let point = |at| self.map.code_point(&self.text, at).map(|point| point.0);
        match (point(span.start()), point(span.end())) {
            (Some(start), Some(end)) => Ok(Place { start, end }),
            _ => Err(RowFault::Span {
                start: span.start().0,
                end: span.end().0,
                len: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
            }),
        }
    }

    /// A byte to its code point; fails if the text cannot hold it.
    pub(super) fn point(&self, at: ByteOffset) -> Result<u32, RowFault> {
        let point = self.map.code_point(&self.text, at);
        point.map(|point| point.0).ok_or(RowFault::Span {
            start: at.0,
            end: at.0,
            len: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
        })
    }

    /// The byte at which a paragraph starts, from its code point; fails if none starts there.
    pub(super) fn paragraph(&self, at: u32) -> Result<ByteOffset, RowFault> {
        let byte = self
            .map
            .byte_from_code_point(&self.text, CodePointOffset(at));
        byte.filter(|byte| {
            let before = byte.index().checked_sub(1);
            before.is_none_or(|before| self.text.as_bytes().get(before) == Some(&b'\n'))
        })
        .ok_or(RowFault::Span {
            start: at,
            end: at,
            len: self.map.len_code_points().0,
        })
    }

    /// Several spans, in their order.
    pub(super) fn places(&self, spans: &[Span]) -> Result<Vec<Place>, RowFault> {
        spans.iter().map(|span| self.place(*span)).collect()
    }

    /// Code points to bytes; fails if the place is empty, reversed or past the text.
    pub(super) fn span(&self, place: Place) -> Result<Span, RowFault> {
        let byte = |at| {
            self.map
                .byte_from_code_point(&self.text, CodePointOffset(at))
        };
        match (byte(place.start), byte(place.end)) {
            (Some(start), Some(end)) => Span::new(start, end).ok(),
            _ => None,
        }
        .ok_or(RowFault::Span {
            start: place.start,
            end: place.end,
            len: self.map.len_code_points().0,
        })
    }

    /// Several places, at least one, which must ascend without overlap.
    pub(super) fn spans(&self, places: &[Place]) -> Result<Vec<Span>, RowFault> {
        if places.is_empty() {
            return Err(RowFault::SpanCount);
        }
        let spans: Vec<Span> = places
            .iter()
            .map(|place| self.span(*place))
            .collect::<Result<_, _>>()?;
        if spans
            .windows(2)
            .all(|pair| pair[0].end() <= pair[1].start())
        {
            Ok(spans)
        } else {
            Err(RowFault::SpanOrder)
        }
    }

    /// Fails unless the quote is the words of the spans (I8). `spans` are of this text.
    pub(super) fn check_quote(&self, spans: &[Span], quote: &str) -> Result<(), RowFault> {
        let words = |span: &Span| span.slice(&self.text).unwrap_or_default();
        if let [only] = spans
            && words(only) == quote
        {
            return Ok(());
        }
        let expected = spans.iter().map(words).collect::<Vec<_>>().join(JOINT);
        if expected == quote {
            return Ok(());
        }
        Err(RowFault::Quote {
            expected,
            found: quote.to_owned(),
        })
    }

    /// Fails unless prefix and suffix are the text beside the spans. `spans` are of this text.
    pub(super) fn check_context(
        &self,
        spans: &[Span],
        prefix: &str,
        suffix: &str,
    ) -> Result<(), RowFault> {
        let start = spans.first().map_or(ByteOffset(0), |span| span.start());
        let end = spans.last().map_or(ByteOffset(0), |span| span.end());
        let before = &self.text[..start.index()];
        let after = &self.text[end.index()..];
        if !before.ends_with(prefix) {
            let wanted = prefix.chars().count();
            let mut expected: Vec<char> = before.chars().rev().take(wanted).collect();
            expected.reverse();
            return Err(RowFault::Context {
                field: "prefix",
                expected: expected.into_iter().collect(),
                found: prefix.to_owned(),
            });
        }
        if !after.starts_with(suffix) {
            return Err(RowFault::Context {
                field: "suffix",
                expected: after.chars().take(suffix.chars().count()).collect(),
                found: suffix.to_owned(),
            });
        }
        Ok(())
    }
}

/// The texts in which rows have their places.
pub(super) trait TextMaps: Sync {
    /// The one of a capture; fails if there is no such capture.
    fn of(&self, capture: CaptureId) -> Result<&TextMap, RowFault>;
}

/// The converters of a collection's texts, each made when it is first needed.
pub(super) struct Texts<'a>(BTreeMap<CaptureId, (&'a Capture, OnceLock<TextMap>)>);

impl<'a> Texts<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        let captures = snapshot.captures();
        Self(
            captures
                .map(|capture| (capture.id, (&**capture, OnceLock::new())))
                .collect(),
        )
    }
}

impl TextMaps for Texts<'_> {
    fn of(&self, capture: CaptureId) -> Result<&TextMap, RowFault> {
        let target = RowKey::from(capture);
        let (capture, map) = self.0.get(&capture).ok_or(RowFault::Dangling { target })?;
        Ok(map.get_or_init(|| TextMap::new(capture.text.clone())))
    }
}
