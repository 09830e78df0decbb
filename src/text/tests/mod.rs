//! Tests of the text layer. Spans are marked inside the texts, in logical order: `⟦span⟧`, and a position as `¦`.

mod alignment;
mod encoding;
mod offset;
mod paragraphs;
mod segment;

use super::*;

/// Takes `¦` out of a text and says where it stood.
fn with_position(marked: &str) -> (String, usize) {
    let at = marked.find('¦').expect("a position");
    (marked.replace('¦', ""), at)
}

/// Puts `⟦` and `⟧` round a span.
fn with_span(text: &str, span: Option<Span>) -> String {
    span.map_or_else(
        || text.to_owned(),
        |span| {
            let range = span.range();
            format!(
                "{}⟦{}⟧{}",
                &text[..range.start],
                &text[range.clone()],
                &text[range.end..]
            )
        },
    )
}

/// Takes `⟦` and `⟧` out of a text and gives the span between them.
fn from_marked(marked: &str) -> (String, Span) {
    let start = marked.find('⟦').expect("a start");
    let text = marked.replace('⟦', "");
    let end = text.find('⟧').expect("an end");
    let span =
        Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).expect("a span");
    (text.replace('⟧', ""), span)
}
