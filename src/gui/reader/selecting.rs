//! A selection of several parts, and growing it by what a reader sees.
//!
//! The part that is being moved is [`ReaderState::selection`]; parts that were finished before stand beside it. Offsets
//! are bytes of the document.

use std::ops::Range;

use crate::gui::reader::state::{ReaderState, Selection};
use crate::gui::typeset::Caret;
use crate::text::{
    ByteOffset, Span, grown, next_sentence_end, next_word_end, previous_sentence_start,
    previous_word_start, shrunk,
};

/// What a selection is extended by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// A word.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
}

/// What the selection was before it grew, and what it became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Growth {
    before: Selection,
    after: Selection,
}

impl ReaderState {
    /// Everything that is selected: ascending, without overlap, parts that touch made one.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let own = self.selection.and_then(|selection| selection.span(text));
        let mut spans: Vec<Span> = self.parts.iter().copied().chain(own).collect();
        spans.retain(|span| span.end().index() <= text.len());
        spans.sort_by_key(|span| (span.start(), span.end()));
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start() <= last.end() => {
                    let end = last.end().max(span.end());
                    *last = Span::new(last.start(), end).unwrap_or(*last);
                }
                _ => merged.push(span),
            }
        }
        merged
    }

    /// Keeps what is selected as a part; the next selection is another.
    pub fn add_part(&mut self, text: &str) {
        self.parts = self.spans(text);
        if let Some(selection) = &mut self.selection {
            selection.anchor = selection.focus;
        }
    }

    /// Takes the part that holds a byte out of the selection; says whether there was one.
    pub(super) fn drop_part(&mut self, text: &str, byte: usize) -> bool {
        let holds = |span: &Span| span.range().contains(&byte);
        let own = self.selection.and_then(|selection| selection.span(text));
        let n_parts = self.parts.len();
        self.parts.retain(|span| !holds(span));
        let is_own = own.as_ref().is_some_and(holds);
        if is_own && let Some(selection) = &mut self.selection {
            selection.anchor = selection.focus;
        }
        is_own || self.parts.len() < n_parts
    }

    /// Grows the selection to the next larger unit: word, sentence, paragraph, the whole text.
    pub fn grow(&mut self, text: &str) {
        let before = self.selection.unwrap_or_default();
        let range = grown(text, before.bytes());
        if range == before.bytes() {
            return;
        }
        self.select_keeping_parts(range);
        if let Some(after) = self.selection {
            self.growth.push(Growth { before, after });
        }
    }

    /// Takes the last growth back, or shrinks to the next smaller unit around the start.
    pub fn shrink(&mut self, text: &str) {
        let Some(now) = self.selection else { return };
        match self.growth.pop() {
            Some(growth) if growth.after == now => self.selection = Some(growth.before),
            _ => {
                self.growth.clear();
                let bytes = now.bytes();
                let start = bytes.start;
                match shrunk(text, bytes, start) {
                    Some(range) => self.select_keeping_parts(range),
                    None => self.selection = Some(Selection::caret(now.anchor)),
                }
            }
        }
    }

    /// Moves the focus of the selection by a unit, keeping its anchor.
    pub fn extend(&mut self, text: &str, by: Stretch, forward: bool) {
        let selection = self.selection.unwrap_or_default();
        let at = selection.focus.byte.min(text.len());
        let moved = match (by, forward) {
            (Stretch::Word, true) => next_word_end(text, at),
            (Stretch::Word, false) => previous_word_start(text, at),
            (Stretch::Sentence, true) => next_sentence_end(text, at),
            (Stretch::Sentence, false) => previous_sentence_start(text, at),
            (Stretch::Paragraph, true) => paragraph_end(text, at),
            (Stretch::Paragraph, false) => paragraph_start(text, at),
        };
        self.selection = Some(Selection {
            focus: match forward {
                true => Caret::after(moved),
                false => Caret::before(moved),
            },
            ..selection
        });
        self.goal_x_px = None;
        self.follows_focus = true;
    }

    fn select_keeping_parts(&mut self, bytes: Range<usize>) {
        self.selection = Some(Selection {
            anchor: Caret::before(bytes.start),
            focus: Caret::after(bytes.end),
        });
        self.goal_x_px = None;
    }
}

/// The end of the paragraph at `at`, or of the next one where `at` is such an end.
fn paragraph_end(text: &str, at: usize) -> usize {
    let from = text.floor_char_boundary(at);
    let words = text[from..].find(|letter: char| letter != '\n');
    let from = words.map_or(text.len(), |words| from + words);
    text[from..]
        .find('\n')
        .map_or(text.len(), |feed| from + feed)
}

/// The start of the paragraph at `at`, or of the one before where `at` is such a start.
fn paragraph_start(text: &str, at: usize) -> usize {
    let before = text[..text.floor_char_boundary(at)].trim_end_matches('\n');
    before.rfind('\n').map_or(0, |feed| feed + 1)
}

/// The bytes of a span that an edge moved to `byte` would have; none where it would be empty or cut a letter.
pub(super) fn with_edge(
    text: &str,
    spans: &[Span],
    is_end: bool,
    byte: usize,
) -> Option<Vec<Span>> {
    let mut spans = spans.to_vec();
    let span = match is_end {
        true => spans.last_mut()?,
        false => spans.first_mut()?,
    };
    let byte = ByteOffset::from_index(byte);
    let (start, end) = match is_end {
        true => (span.start(), byte),
        false => (byte, span.end()),
    };
    if start >= end {
        return None;
    }
    *span = Span::checked(text, start, end).ok()?;
    Some(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "واحد اثنان ثلاثة\nfour five six";

    fn select(state: &mut ReaderState, words: &str) {
        let at = TEXT.find(words).unwrap();
        state.selection = Some(Selection {
            anchor: Caret::before(at),
            focus: Caret::after(at + words.len()),
        });
    }

    fn selected(state: &ReaderState) -> Vec<&'static str> {
        let spans = state.spans(TEXT).into_iter();
        spans.map(|span| span.slice(TEXT).unwrap()).collect()
    }

    #[test]
    fn parts_are_kept_in_order_and_merged_where_they_touch() {
        let mut state = ReaderState::default();
        select(&mut state, "five");
        state.add_part(TEXT);
        assert_eq!(selected(&state), ["five"]);
        select(&mut state, "اثنان");
        assert_eq!(selected(&state), ["اثنان", "five"]);
        state.add_part(TEXT);
        select(&mut state, " six");
        assert_eq!(selected(&state), ["اثنان", "five six"]);
        state.add_part(TEXT);
        assert!(state.drop_part(TEXT, TEXT.find("six").unwrap()));
        assert_eq!(selected(&state), ["اثنان"]);
        assert!(!state.drop_part(TEXT, 0));
        state.clear_selection();
        assert_eq!(selected(&state), [""; 0]);
    }

    #[test]
    fn growing_is_taken_back_step_by_step() {
        let mut state = ReaderState::default();
        select(&mut state, "iv");
        let mut seen = vec![selected(&state)];
        for _ in 0..3 {
            state.grow(TEXT);
            seen.push(selected(&state));
        }
        assert_eq!(seen[1..], [vec!["five"], vec!["four five six"], vec![TEXT]]);
        for step in (0..3).rev() {
            state.shrink(TEXT);
            assert_eq!(selected(&state), seen[step]);
        }
        select(&mut state, "four five six");
        state.shrink(TEXT);
        assert_eq!(selected(&state), ["four"], "around the start");
        state.shrink(TEXT);
        assert_eq!(selected(&state), [""; 0]);
    }

    #[test]
    fn a_selection_is_extended_by_units() {
        let mut state = ReaderState::default();
        let mut check = |by, forward, expected: &str| {
            state.extend(TEXT, by, forward);
            assert_eq!(selected(&state).concat(), expected);
        };
        check(Stretch::Word, true, "واحد");
        check(Stretch::Paragraph, true, "واحد اثنان ثلاثة");
        check(Stretch::Sentence, true, TEXT);
        check(Stretch::Paragraph, false, "واحد اثنان ثلاثة\n");
        check(Stretch::Word, false, "واحد اثنان ثلاثة");
        check(Stretch::Paragraph, false, "");
    }

    #[test]
    fn an_edge_does_not_pass_the_other() {
        let spans = vec![
            Span::new(ByteOffset(0), ByteOffset(8)).unwrap(),
            Span::new(ByteOffset(9), ByteOffset(19)).unwrap(),
        ];
        let end = |byte| with_edge(TEXT, &spans, true, byte);
        assert_eq!(end(17).unwrap()[1].range(), 9..17);
        assert_eq!(end(9), None);
        assert_eq!(end(18), None, "inside a letter");
        assert_eq!(with_edge(TEXT, &spans, false, 4).unwrap()[0].range(), 4..8);
        assert_eq!(with_edge(TEXT, &spans, false, 8), None);
    }
}
