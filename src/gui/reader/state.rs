//! View state of one document: where it is scrolled to, what is selected, what has been laid out. May be lost at any time (I16).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::gui::reader::edges::EdgeDrag;
use crate::gui::reader::heights::Heights;
use crate::gui::reader::prepared::PreparedText;
use crate::gui::reader::selecting::Growth;
use crate::gui::typeset::{Caret, ParagraphLayout, TextStyle};
use crate::model::AnnotationId;
use crate::text::{ByteOffset, Span, next_grapheme, previous_grapheme};

/// Layouts kept beyond those in view.
const KEPT_LAYOUTS: usize = 160;

/// A selection in bytes of the document, by its two ends as the person made them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: Caret,
    /// Where it is moved.
    pub focus: Caret,
}

impl Selection {
    /// A caret without extent.
    pub fn caret(at: Caret) -> Self {
        Self {
            anchor: at,
            focus: at,
        }
    }

    /// The bytes between its ends.
    pub fn bytes(&self) -> Range<usize> {
        self.anchor.byte.min(self.focus.byte)..self.anchor.byte.max(self.focus.byte)
    }

    /// The selected bytes widened to whole grapheme clusters, or none where nothing visible is selected.
    pub fn span(&self, text: &str) -> Option<Span> {
        let bytes = self.bytes();
        if bytes.is_empty() || bytes.end > text.len() {
            return None;
        }
        let snap_start = previous_grapheme(text, next_grapheme(text, bytes.start));
        let snap_end = next_grapheme(text, previous_grapheme(text, bytes.end));
        let span = Span::checked(
            text,
            ByteOffset::from_index(snap_start),
            ByteOffset::from_index(snap_end),
        )
        .ok()?;
        (!span.slice(text).ok()?.trim().is_empty()).then_some(span)
    }
}

/// A place that is lit for a moment after going there.
#[derive(Clone, Debug)]
pub(super) struct Lit {
    pub(super) bytes: Range<usize>,
    /// Egui's time, seconds.
    pub(super) until: f64,
}

/// Where to go when the view is next drawn.
#[derive(Clone, Debug)]
pub(super) struct Destination {
    pub(super) bytes: Range<usize>,
    pub(super) arrival: Arrival,
}

/// How the view arrives at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// At the very top.
    Top,
    /// In the upper third, unless it is in view; lit for a moment.
    Lit,
    /// The same without light: the place is marked otherwise.
    Quiet,
}

/// What the heights were made for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct LayoutKey {
    pub(super) column_px: u32,
    pub(super) zoom_percent: u32,
    pub(super) pixels_per_point: f32,
    pub(super) n_blocks: usize,
    /// Body text in both directions; none before the first frame.
    pub(super) styles: Option<[TextStyle; 2]>,
    pub(super) directions: u64,
    pub(super) folds_furniture: bool,
}

/// View state of one document.
#[derive(Debug, Default)]
pub struct ReaderState {
    /// The block at the top of the view, and how far it is scrolled above it, px.
    pub(super) top_block: usize,
    pub(super) top_offset_px: f32,
    pub(super) heights: Heights,
    /// Blocks of furniture that are shown although furniture is folded: someone went there.
    pub(super) unfolded: Range<usize>,
    /// Where the caret was in the last frame, bytes.
    pub(super) last_focus: Option<usize>,
    pub(super) key: LayoutKey,
    pub(super) layouts: HashMap<usize, (u64, Arc<ParagraphLayout>)>,
    pub(super) frame: u64,
    pub(super) selection: Option<Selection>,
    /// Parts of the selection that were finished, ascending.
    pub(super) parts: Vec<Span>,
    pub(super) growth: Vec<Growth>,
    pub(super) edge_drag: Option<EdgeDrag>,
    /// Egui's time of the last click that was the third, seconds.
    pub(super) third_click: Option<f64>,
    pub(super) goal_x_px: Option<f32>,
    pub(super) hovered: Option<AnnotationId>,
    pub(super) lit: Option<Lit>,
    pub(super) destination: Option<Destination>,
    pub(super) is_dragging_text: bool,
    pub(super) follows_focus: bool,
}

impl ReaderState {
    /// What is selected.
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// Selects nothing; the caret stays where the selection was moved last.
    pub fn clear_selection(&mut self) {
        self.parts.clear();
        self.growth.clear();
        if let Some(selection) = &mut self.selection {
            selection.anchor = selection.focus;
        }
    }

    /// Selects a range.
    pub fn select(&mut self, bytes: Range<usize>) {
        self.parts.clear();
        self.growth.clear();
        self.selection = Some(Selection {
            anchor: Caret::before(bytes.start),
            focus: Caret::after(bytes.end),
        });
    }

    /// Goes to a place when the view is next drawn, and lights it for a moment.
    pub fn reveal(&mut self, bytes: Range<usize>) {
        self.destination = Some(Destination {
            bytes,
            arrival: Arrival::Lit,
        });
    }

    /// Brings a place into view when the view is next drawn, if it is not.
    pub fn bring_into_view(&mut self, bytes: Range<usize>) {
        self.destination = Some(Destination {
            bytes,
            arrival: Arrival::Quiet,
        });
    }

    /// Puts a place at the top of the view when it is next drawn.
    pub fn put_at_top(&mut self, byte: usize) {
        self.destination = Some(Destination {
            bytes: byte..byte,
            arrival: Arrival::Top,
        });
    }

    /// The first byte of the block at the top of the view.
    pub fn first_visible_byte(&self, prepared: &PreparedText) -> u32 {
        prepared
            .blocks()
            .get(self.top_block)
            .map_or(0, |block| block.bytes().start as u32)
    }

    /// Drops the layouts used longest ago, a few frames at a time.
    pub(super) fn trim_layouts(&mut self) {
        if self.layouts.len() > KEPT_LAYOUTS {
            let oldest = self.frame.saturating_sub(30);
            self.layouts.retain(|_, (used, _)| *used >= oldest);
        }
    }
}
