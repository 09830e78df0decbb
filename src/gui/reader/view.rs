//! The widget: puts input, scrolling, drawing and accessibility together, once a frame.

use std::ops::Range;

use egui::{Pos2, Rect, Response, Sense, Ui, Vec2};

use crate::gui::reader::edges::EdgeNames;
use crate::gui::reader::geometry::Page;
use crate::gui::reader::hits::HitMarks;
use crate::gui::reader::look::ReadingLook;
use crate::gui::reader::marks::MarkIndex;
use crate::gui::reader::prepared::PreparedText;
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::reader::state::{Arrival, Lit, ReaderState, Selection};
use crate::gui::reader::together::{ReadingLine, anchor, go_along, line_of};
use crate::gui::theme::Theme;
use crate::gui::typeset::{Caret, Side, Typesetter};
use crate::model::AnnotationId;
use crate::text::Span;

/// Seconds for which a place is lit after going there.
const LIT_SECONDS: f64 = 0.6;

/// What a person did in the view.
#[derive(Clone, Debug, PartialEq)]
pub enum ReaderEvent {
    /// Clicked on an annotation's text, bracket or name.
    Clicked(AnnotationId),
    /// Clicked where nothing is marked.
    ClickedText,
    /// Pressed Alt and an arrow: an edge of the selected annotation is to move.
    MoveEdge {
        /// The edge at the end of the passage, or the one at its start.
        end: bool,
        /// Where it is to go.
        side: Side,
        /// By a word, or by a grapheme cluster.
        by_word: bool,
    },
    /// Dragged an edge of the selected annotation to a new place.
    EdgesMoved {
        /// Which.
        annotation: AnnotationId,
        /// What it is to be.
        spans: Vec<Span>,
    },
    /// Asked for what can be done with an annotation, or with the text.
    Menu {
        /// Which; none: the text itself.
        annotation: Option<AnnotationId>,
        /// Where the pointer is, points.
        at: Pos2,
    },
    /// Asked which annotations the margin has no room for.
    Crowd {
        /// By their start.
        annotations: Vec<AnnotationId>,
        /// Where the count stands, points.
        place: Rect,
    },
    /// Asked for a copy with nothing selected in the text.
    Copy,
}

/// What came of a frame.
#[derive(Debug)]
pub struct ReaderResponse {
    /// Of the text area.
    pub response: Response,
    /// What a person did.
    pub events: Vec<ReaderEvent>,
    /// What is selected, on grapheme edges; ascending.
    pub selection: Vec<Span>,
    /// The first and last rectangle of the selection in view, points: a bar goes below or above. None while it is being
    /// dragged.
    pub selection_place: Option<[Rect; 2]>,
    /// The end of the selected annotation, points, if it is in view.
    pub annotation_place: Option<Rect>,
    /// The annotation under the pointer.
    pub hovered: Option<AnnotationId>,
    /// The paragraphs in view.
    pub paragraphs: Range<usize>,
    /// The paragraph of the caret, or the first in view.
    pub paragraph: usize,
    /// Whether the end of the text is in view.
    pub shows_end: bool,
    /// Where the view is in its text.
    pub line: ReadingLine,
    /// Whether somebody moved it there in this frame.
    pub is_scrolled: bool,
}

/// The view, to be shown.
pub struct Reader<'a> {
    pub(super) state: &'a mut ReaderState,
    pub(super) prepared: &'a PreparedText,
    pub(super) marks: &'a MarkIndex,
    pub(super) selected: Option<AnnotationId>,
    pub(super) zoom: f32,
    pub(super) label: &'a str,
    pub(super) look: ReadingLook,
    pub(super) hits: HitMarks<'a>,
    pub(super) together: Option<ReadingLine>,
    pub(super) edges: EdgeNames<'a>,
    pub(super) address_hint: &'a str,
}

impl<'a> Reader<'a> {
    /// A view of a text and its marks. `label` is the accessible name.
    pub fn new(
        state: &'a mut ReaderState,
        prepared: &'a PreparedText,
        marks: &'a MarkIndex,
        label: &'a str,
    ) -> Self {
        Self {
            state,
            prepared,
            marks,
            selected: None,
            zoom: 1.0,
            label,
            look: ReadingLook::default(),
            hits: HitMarks::default(),
            together: None,
            edges: None,
            address_hint: "",
        }
    }

    /// Lifts an annotation.
    pub fn selected(mut self, annotation: Option<AnnotationId>) -> Self {
        self.selected = annotation;
        self
    }

    /// Scales letters and spaces; 0.5 to 3.
    pub fn zoom(mut self, zoom: f32) -> Self {
        self.zoom = zoom.clamp(0.5, 3.0);
        self
    }

    /// Lets the edges of the selected annotation be dragged; the names are for assistive programs.
    pub fn edges(mut self, names: EdgeNames<'a>) -> Self {
        self.edges = names;
        self
    }

    /// What is said of an address under the pointer.
    pub fn address_hint(mut self, words: &'a str) -> Self {
        self.address_hint = words;
        self
    }

    /// How the text is set and what is shown in it.
    pub fn look(mut self, look: ReadingLook) -> Self {
        self.look = look;
        self
    }

    /// Marks what was found.
    pub fn hits(mut self, hits: HitMarks<'a>) -> Self {
        self.hits = hits;
        self
    }

    /// Puts the view where another one is, which was scrolled.
    pub fn together(mut self, line: Option<ReadingLine>) -> Self {
        self.together = line;
        self
    }

    /// Draws the view over all the space there is.
    pub fn show(self, ui: &mut Ui) -> ReaderResponse {
        let id = ui.make_persistent_id("reader");
        let view = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(view);
        let response = ui.interact(view, id, Sense::click_and_drag() | Sense::FOCUSABLE);
        let typesetter = Typesetter::of(ui.ctx());
        let document = self.prepared.paragraphs().document_direction();
        let letters = match self.look.shows_numbers {
            true => self.prepared.n_numbered().checked_ilog10().unwrap_or(0) as usize + 1,
            false => self.prepared.label_letters(),
        };
        let page = Page::new(
            view,
            document,
            letters,
            self.look,
            self.zoom,
            ui.ctx().pixels_per_point(),
        );
        let setting = Setting {
            prepared: self.prepared,
            page: &page,
            typesetter: &typesetter,
        };
        let Self {
            state,
            marks,
            selected,
            label,
            prepared,
            hits,
            together,
            edges,
            address_hint,
            ..
        } = self;
        state.frame += 1;
        setting.follow(state);
        // Whoever comes by keys sees where they are: the caret stands at the first line in view.
        let by_keys = ui.input(|input| input.key_pressed(egui::Key::Tab));
        if by_keys && response.gained_focus() && state.selection.is_none() {
            let first = state.first_visible_byte(prepared) as usize;
            state.selection = Some(Selection::caret(Caret::before(first)));
        }
        if let Some(line) = together {
            go_along(state, &setting, line);
        }
        setting.settle(state);
        let before = anchor(state);
        go_there(ui, state, &setting);
        wheel(ui, state, &setting, &response);
        super::input::scroll_bar(ui, state, &setting, id);
        setting.settle(state);
        let mut visible = setting.visible(state);
        let mut events = Vec::new();
        super::input::pointer(ui, state, &setting, &visible, marks, &response, &mut events);
        super::keys::keys(ui, state, &setting, &visible, &response, &mut events);
        if std::mem::take(&mut state.follows_focus) {
            let focus = state
                .selection
                .map(|selection| selection.focus.byte)
                .unwrap_or_default();
            setting.keep_in_view(state, &visible, focus);
        }
        visible = setting.visible(state);
        let margin = super::margin::Margin::new(&setting, &visible, marks);
        super::input::address(&setting, &visible, &response, address_hint);
        super::input::margin(ui, state, &response, &margin, &mut events);
        super::input::menu(ui, state, &setting, &visible, &response, &mut events);
        let handles = super::edges::handles(
            ui,
            id,
            state,
            &setting,
            &visible,
            marks,
            selected,
            edges,
            &mut events,
        );
        let painter = ui.painter_at(view);
        let theme = Theme::of(ui.ctx());
        let drawing = super::draw::Drawing {
            setting: &setting,
            visible: &visible,
            marks,
            hits,
            selected,
            theme,
        };
        let selection_place = drawing.paint(ui, &painter, state, response.has_focus());
        margin.paint(ui, &painter, [state.hovered, selected], theme);
        let placed = selected.and_then(|id| super::edges::in_view(&setting, &visible, marks, id));
        let color = placed.map_or(theme.accent, |placed| theme.tag(placed.mark.color()));
        super::edges::paint(&painter, &handles, color, theme);
        let annotation_place = placed.and_then(|placed| {
            let end = Caret::after(placed.mark.end() as usize);
            super::edges::caret_line(&setting, &visible, end)
        });
        super::strip::paint(ui, &painter, &setting, state, marks, hits, theme);
        super::access::tell(ui, &response, label, &setting, &visible, state);
        let is_scrolled = anchor(state) != before;
        let line = line_of(state, &setting);
        state.trim_layouts();
        let blocks = prepared.blocks();
        let first = visible
            .first()
            .map_or(0, |visible| blocks[visible.block].paragraph());
        let last = visible
            .last()
            .map_or(0, |visible| blocks[visible.block].paragraph());
        let paragraph = state.selection.map_or(first, |selection| {
            prepared.paragraph_at(selection.focus.byte)
        });
        let shows_end = visible.last().is_some_and(|visible| {
            let height_px = response.rect.height() * page.pixels_per_point;
            visible.block + 1 == blocks.len() && visible.bottom_px() <= height_px + 1.0
        });
        ReaderResponse {
            shows_end,
            selection: state.spans(prepared.text()),
            selection_place: selection_place.filter(|_| !state.is_dragging_text),
            annotation_place,
            hovered: state.hovered,
            response,
            events,
            paragraphs: first..last + 1,
            paragraph,
            line,
            is_scrolled,
        }
    }
}

/// Goes where the view was asked to go.
fn go_there(ui: &Ui, state: &mut ReaderState, setting: &Setting<'_>) {
    let now = ui.input(|input| input.time);
    if let Some(destination) = state.destination.take() {
        let start = destination.bytes.start.min(setting.prepared.text().len());
        if destination.arrival != Arrival::Top {
            let is_in_view = {
                setting.settle(state);
                let visible = setting.visible(state);
                place_of(setting, &visible, start)
                    .is_some_and(|y| y > 0.0 && y < setting.view_px() * 0.8)
            };
            if !is_in_view {
                setting.scroll_to_byte(state, start, 0.3);
            }
            let is_still = ui.style().animation_time == 0.0;
            let is_lit = destination.arrival == Arrival::Lit && !is_still;
            state.lit = is_lit.then_some(Lit {
                bytes: destination.bytes,
                until: now + LIT_SECONDS,
            });
        } else {
            setting.scroll_to_byte(state, start, 0.0);
        }
    }
    if let Some(lit) = &state.lit {
        if lit.until <= now {
            state.lit = None;
        } else {
            ui.ctx().request_repaint();
        }
    }
}

/// The top of the line of a byte, px from the top of the view, if its block is in view.
fn place_of(setting: &Setting<'_>, visible: &[Visible], byte: usize) -> Option<f32> {
    let block = setting.prepared.block_at(byte);
    let shown = visible.iter().find(|visible| visible.block == block)?;
    let inside = byte - setting.prepared.blocks()[block].bytes().start;
    Some(shown.top_px + shown.layout.caret_rect(Caret::before(inside)).top)
}

fn wheel(ui: &Ui, state: &mut ReaderState, setting: &Setting<'_>, response: &Response) {
    if !response.contains_pointer() {
        return;
    }
    let delta: Vec2 = ui.input(|input| {
        if input.modifiers.command {
            Vec2::ZERO
        } else {
            input.smooth_scroll_delta()
        }
    });
    if delta.y != 0.0 {
        setting.scroll_by(state, -delta.y * setting.page.pixels_per_point);
    }
}
