//! A passage's quote and context, and the check that they are the words at its place (I8).

use crate::model::Passage;
use crate::text::{Span, SpanError};

/// Code points of context on each side.
pub const CONTEXT: usize = 32;

/// Stands between the quotes of a passage's spans.
pub(super) const BETWEEN: &str = " … ";

/// Why spans or a passage do not fit a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnchorError {
    /// There is no span.
    #[error("no span")]
    Empty,
    /// Spans overlap or are out of order.
    #[error("the spans overlap or are out of order")]
    Order,
    /// A span does not fit the text.
    #[error(transparent)]
    Span(#[from] SpanError),
    /// The quote is not the text at its place.
    #[error("the quote is not the text at its place")]
    Quote,
    /// Prefix or suffix are not the text around the place, or are longer than [`CONTEXT`].
    #[error("the context is not the text around the place")]
    Context,
}

/// The words of a passage and around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The words of the spans, joined by ` … ` where there are several.
    pub quote: String,
    /// Up to [`CONTEXT`] code points before the first span.
    pub prefix: String,
    /// Up to [`CONTEXT`] code points after the last span.
    pub suffix: String,
}

/// Checks that spans are ascending, apart and inside the text on character boundaries.
///
/// Spans that touch (one ends where the next starts) are apart.
pub fn check_spans(text: &str, spans: &[Span]) -> Result<(), AnchorError> {
    if spans.is_empty() {
        return Err(AnchorError::Empty);
    }
    for span in spans {
        span.slice(text)?;
    }
    if spans.windows(2).any(|pair| pair[0].end() > pair[1].start()) {
        return Err(AnchorError::Order);
    }
    Ok(())
}

/// Describes a passage; refuses spans that [`check_spans`] refuses.
pub fn describe(text: &str, spans: &[Span]) -> Result<Described, AnchorError> {
    check_spans(text, spans)?;
    let (first, last) = match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => (first.start().index(), last.end().index()),
        _ => return Err(AnchorError::Empty),
    };
    Ok(Described {
        quote: quote(text, spans)?,
        prefix: before(text, first).to_owned(),
        suffix: after(text, last).to_owned(),
    })
}

/// Checks a passage against its capture's text (I8).
pub fn check(passage: &Passage, text: &str) -> Result<(), AnchorError> {
    check_spans(text, &passage.spans)?;
    if let [span] = passage.spans.as_slice() {
        return match span.slice(text)? == passage.quote {
            true => Ok(()),
            false => Err(AnchorError::Quote),
        };
    }
    match quote(text, &passage.spans)? == passage.quote {
        true => Ok(()),
        false => Err(AnchorError::Quote),
    }
}

/// Checks that a passage's context is the text around it; it may be shorter than [`describe`] makes it.
pub fn check_context(passage: &Passage, text: &str) -> Result<(), AnchorError> {
    check_spans(text, &passage.spans)?;
    let (start, end) = (passage.start() as usize, passage.end() as usize);
    // The longest context that is allowed ends, and starts, with every shorter one.
    let is_around = before(text, start).ends_with(&passage.prefix)
        && after(text, end).starts_with(&passage.suffix);
    match is_around {
        true => Ok(()),
        false => Err(AnchorError::Context),
    }
}

fn quote(text: &str, spans: &[Span]) -> Result<String, SpanError> {
    let words: Result<Vec<&str>, SpanError> = spans.iter().map(|span| span.slice(text)).collect();
    Ok(words?.join(BETWEEN))
}

/// The context before a character boundary.
pub(super) fn before(text: &str, at: usize) -> &str {
    let head = &text[..at];
    let start = head
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(0, |(byte, _)| byte);
    &head[start..]
}

/// The context after a character boundary.
pub(super) fn after(text: &str, at: usize) -> &str {
    let tail = &text[at..];
    let end = tail
        .char_indices()
        .nth(CONTEXT)
        .map_or(tail.len(), |(byte, _)| byte);
    &tail[..end]
}
