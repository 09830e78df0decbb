//! A text being edited, with its selection, its undo and what an input method is composing. Knows nothing of egui.
//!
//! Everything is in logical order and in UTF-8 bytes. Carets stand on edges of grapheme clusters, always: after each
//! edit a caret that would stand inside one (a vowel mark typed before another) moves to the cluster's end. What moves
//! by what is seen on the screen is decided outside and given as a [`Caret`].
//!
//! What is composed is not part of the text until it is committed: [`EditBuffer::text`] leaves it out,
//! [`EditBuffer::shown`] has it in the place of the selection.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::history::{EditKind, History, Step};
use crate::gui::typeset::{Affinity, Caret};
use crate::text::{next_grapheme, next_word_end, previous_grapheme, previous_word_start};

/// Whether a text has one paragraph or any number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paragraphing {
    /// One: line feeds become spaces.
    #[default]
    One,
    /// Any number, parted by line feeds; other line ends become line feeds.
    Many,
}

/// The two ends of a selection. Equal bytes: nothing is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The end that stays.
    pub anchor: Caret,
    /// The end that moves: where the caret is drawn.
    pub focus: Caret,
}

impl Selection {
    /// Nothing selected, the caret at a place.
    pub fn at(caret: Caret) -> Self {
        Self {
            anchor: caret,
            focus: caret,
        }
    }

    /// The selected bytes in the order of the text.
    pub fn range(&self) -> Range<usize> {
        self.anchor.byte.min(self.focus.byte)..self.anchor.byte.max(self.focus.byte)
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.anchor.byte == self.focus.byte
    }
}

/// How much one press of Backspace or Delete takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A letter with its marks; Backspace takes a vowel mark alone.
    Grapheme,
    /// To the word's edge.
    Word,
}

/// What an input method is composing: text in the place of the selection, not yet entered.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Composition {
    text: String,
    /// The part that the input method marks, bytes of `text`.
    active: Option<Range<usize>>,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct EditBuffer {
    text: String,
    paragraphing: Paragraphing,
    selection: Selection,
    history: History,
    composition: Option<Composition>,
    revision: u64,
}

impl EditBuffer {
    /// A buffer with the caret at the text's end.
    pub fn new(paragraphing: Paragraphing, text: &str) -> Self {
        let mut buffer = Self {
            paragraphing,
            ..Self::default()
        };
        buffer.set_text(text);
        buffer
    }

    /// The text, without what is being composed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Replaces everything, undo included; the caret goes to the end.
    pub fn set_text(&mut self, text: &str) {
        self.text = self.clean(text).into_owned();
        self.composition = None;
        self.selection = Selection::at(Caret::after(self.text.len()));
        self.history.clear();
        self.revision += 1;
    }

    /// Whether the text has one paragraph or many.
    pub fn paragraphing(&self) -> Paragraphing {
        self.paragraphing
    }

    /// Counts changes of the text.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The selection, in bytes of [`Self::text`].
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// The selected text, in logical order.
    pub fn selected_text(&self) -> &str {
        &self.text[self.selection.range()]
    }

    /// Moves both ends, to the cluster edges at or before them; ends undo's step.
    pub fn select(&mut self, anchor: Caret, focus: Caret) {
        self.finish_composition();
        self.history.close();
        self.selection = Selection {
            anchor: self.snapped(anchor),
            focus: self.snapped(focus),
        };
    }

    /// Moves the caret; with `extend`, only the end that moves.
    pub fn move_to(&mut self, caret: Caret, extend: bool) {
        let anchor = if extend { self.selection.anchor } else { caret };
        self.select(anchor, caret);
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.select(Caret::before(0), Caret::after(self.text.len()));
    }

    /// Puts typed letters in the place of the selection.
    pub fn insert_typed(&mut self, typed: &str) {
        self.finish_composition();
        self.replace(self.selection.range(), typed, EditKind::Typing);
    }

    /// Puts any text in the place of the selection, as one step of undo.
    pub fn insert(&mut self, text: &str) {
        self.finish_composition();
        self.replace(self.selection.range(), text, EditKind::Other);
    }

    /// Replaces the whole text as one step that can be undone.
    pub fn replace_all(&mut self, text: &str) {
        self.finish_composition();
        self.replace(0..self.text.len(), text, EditKind::Other);
    }

    /// Takes away the selection, or the unit before the caret.
    pub fn backspace(&mut self, unit: Unit) {
        self.finish_composition();
        let at = self.selection.focus.byte;
        let range = match unit {
            _ if !self.selection.is_empty() => self.selection.range(),
            Unit::Grapheme => backspace_start(&self.text, at)..at,
            Unit::Word => previous_word_start(&self.text, at)..at,
        };
        self.replace(range, "", EditKind::Backspace);
    }

    /// Takes away the selection, or the unit after the caret.
    pub fn delete(&mut self, unit: Unit) {
        self.finish_composition();
        let at = self.selection.focus.byte;
        let range = match unit {
            _ if !self.selection.is_empty() => self.selection.range(),
            Unit::Grapheme if at == self.text.len() => return,
            Unit::Grapheme => at..next_grapheme(&self.text, at),
            Unit::Word => at..next_word_end(&self.text, at),
        };
        self.replace(range, "", EditKind::Delete);
    }

    /// Takes away the selection, or everything between the caret and a byte, as to a line's start.
    pub fn delete_to(&mut self, byte: usize) {
        self.finish_composition();
        let at = self.selection.focus.byte;
        let byte = self.snapped(Caret::before(byte)).byte;
        let range = if self.selection.is_empty() {
            at.min(byte)..at.max(byte)
        } else {
            self.selection.range()
        };
        self.replace(range, "", EditKind::Other);
    }

    /// Whether [`Self::undo`] would do something.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether [`Self::redo`] would do something.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Takes back the last step. `false` if there is none.
    pub fn undo(&mut self) -> bool {
        self.finish_composition();
        let Some(step) = self.history.undo() else {
            return false;
        };
        let range = step.at..step.at + step.inserted.len();
        self.text.replace_range(range, &step.removed);
        self.selection = step.before;
        self.revision += 1;
        true
    }

    /// Does the last undone step again. `false` if there is none.
    pub fn redo(&mut self) -> bool {
        self.finish_composition();
        let Some(step) = self.history.redo() else {
            return false;
        };
        let range = step.at..step.at + step.removed.len();
        self.text.replace_range(range, &step.inserted);
        self.selection = step.after;
        self.revision += 1;
        true
    }

    /// Whether an input method is composing.
    pub fn is_composing(&self) -> bool {
        self.composition.is_some()
    }

    /// Shows text that an input method is composing in the place of the selection; an empty text ends it.
    ///
    /// `active` is the marked part in code points of `text`.
    pub fn compose(&mut self, text: &str, active: Option<Range<usize>>) {
        if text.is_empty() && self.composition.is_none() {
            return;
        }
        let text = self.clean(text).into_owned();
        let byte = |characters: usize| {
            text.char_indices()
                .nth(characters)
                .map_or(text.len(), |(byte, _)| byte)
        };
        let active = active.map(|range| byte(range.start)..byte(range.end.max(range.start)));
        self.composition = (!text.is_empty()).then_some(Composition { text, active });
    }

    /// Enters what the input method ended with.
    pub fn commit(&mut self, text: &str) {
        self.composition = None;
        if !text.is_empty() {
            self.replace(self.selection.range(), text, EditKind::Typing);
        }
    }

    /// Enters what was composed so far, as when the caret is moved in the midst of it.
    pub fn finish_composition(&mut self) {
        if let Some(composition) = self.composition.take() {
            self.commit(&composition.text);
        }
    }

    /// Takes away code points around the caret, as input methods ask.
    pub fn delete_surrounding(&mut self, before: usize, after: usize) {
        let range = self.selection.range();
        let start = self.text[..range.start]
            .char_indices()
            .rev()
            .take(before)
            .last()
            .map_or(range.start, |(byte, _)| byte);
        let end = self.text[range.end..]
            .char_indices()
            .nth(after)
            .map_or(self.text.len(), |(byte, _)| range.end + byte);
        self.replace(start..end, "", EditKind::Other);
    }

    /// The text as it is drawn: with what is being composed.
    pub fn shown(&self) -> Cow<'_, str> {
        match &self.composition {
            None => Cow::Borrowed(&self.text),
            Some(composition) => {
                let range = self.selection.range();
                let (before, after) = (&self.text[..range.start], &self.text[range.end..]);
                Cow::Owned([before, &composition.text, after].concat())
            }
        }
    }

    /// The selection as it is drawn, in bytes of [`Self::shown`].
    pub fn shown_selection(&self) -> Selection {
        match &self.composition {
            None => self.selection,
            Some(composition) => {
                let end = composition
                    .active
                    .as_ref()
                    .map_or(composition.text.len(), |active| active.end);
                let byte = cluster_end(&self.shown(), self.selection.range().start + end);
                Selection::at(Caret::after(byte))
            }
        }
    }

    /// What is being composed and its marked part, in bytes of [`Self::shown`].
    pub fn shown_composition(&self) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let composition = self.composition.as_ref()?;
        let start = self.selection.range().start;
        let active = composition
            .active
            .as_ref()
            .map(|active| start + active.start..start + active.end);
        Some((start..start + composition.text.len(), active))
    }

    fn replace(&mut self, range: Range<usize>, with: &str, kind: EditKind) {
        let with = self.clean(with).into_owned();
        if range.is_empty() && with.is_empty() {
            return;
        }
        let before = self.selection;
        let removed = self.text[range.clone()].to_owned();
        self.text.replace_range(range.clone(), &with);
        let end = cluster_end(&self.text, range.start + with.len());
        let deleted = with.is_empty() && kind == EditKind::Delete;
        let caret = if deleted || self.text[..end].ends_with('\n') {
            Caret::before(end)
        } else {
            Caret::after(end)
        };
        self.selection = Selection::at(caret);
        self.revision += 1;
        self.history.push(Step {
            at: range.start,
            removed,
            inserted: with,
            before,
            after: self.selection,
            kind,
        });
    }

    /// A caret on the edge of the cluster that holds it.
    fn snapped(&self, caret: Caret) -> Caret {
        let byte = cluster_start(&self.text, caret.byte);
        if byte == caret.byte {
            caret
        } else {
            Caret::before(byte)
        }
    }

    fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.paragraphing {
            Paragraphing::One if text.contains(is_line_end) => {
                Cow::Owned(text.replace("\r\n", " ").replace(is_line_end, " "))
            }
            Paragraphing::Many if text.contains('\r') => {
                Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
            }
            _ => Cow::Borrowed(text),
        }
    }
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where Backspace starts to take away: one mark if the cluster ends with one, else the whole cluster.
fn backspace_start(text: &str, at: usize) -> usize {
    match text[..at].chars().next_back() {
        Some(last) if is_mark(last) => at - last.len_utf8(),
        Some(_) => previous_grapheme(text, at),
        None => at,
    }
}

/// Marks that a person types after a letter and takes away alone: Arabic, Hebrew and Latin ones.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{897}'..='\u{89F}' | '\u{8CA}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

fn is_cluster_edge(text: &str, at: usize) -> bool {
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true)
            .is_boundary(text, 0)
            .unwrap_or(true)
}

/// The cluster edge at or before a byte.
fn cluster_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    if is_cluster_edge(text, at) {
        at
    } else {
        previous_grapheme(text, at)
    }
}

/// The cluster edge at or after a byte.
fn cluster_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    if is_cluster_edge(text, at) {
        at
    } else {
        next_grapheme(text, at)
    }
}

/// Which side a caret of a word's or line's edge belongs to, going on or back.
pub(super) fn edge_caret(byte: usize, forward: bool) -> Caret {
    Caret {
        byte,
        affinity: if forward {
            Affinity::Upstream
        } else {
            Affinity::Downstream
        },
    }
}
