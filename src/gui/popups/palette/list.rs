//! The palette's list: heads of sections and rows; the letters that fit are colored and underlined.
//!
//! A name is laid out whole, and the letters that fit are then painted in another color over a line: the shapes of joined
//! letters do not change. Only rows in view are laid out.

use std::ops::Range;

use egui::{Align2, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::popups::palette::matching::{Query, lit};
use crate::gui::popups::palette::offers::{Line, Offer};
use crate::gui::theme::{Theme, size};
use crate::gui::typeset::{Alignment, LayoutRequest, TextStyle, Typesetter};
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{RowSlots, strong_font, text_font};
use crate::i18n::Wording;
use crate::text::{Direction, first_strong};

/// As many rows are in view at most.
const ROWS: usize = 12;

/// The lit row and the place of the list. View state.
#[derive(Debug, Default)]
pub(super) struct ListState {
    lit: usize,
    offset: f32,
    follows: bool,
}

impl ListState {
    /// Lights the first row that can be taken.
    pub(super) fn reset(&mut self, lines: &[Line]) {
        let is_offer = |line: &Line| matches!(line, Line::Offer(_));
        self.lit = lines.iter().position(is_offer).unwrap_or(0);
        self.offset = 0.0;
        self.follows = true;
    }

    /// Keeps the lit row on a row after the lines have changed.
    pub(super) fn keep_within(&mut self, lines: &[Line]) {
        if !matches!(lines.get(self.lit), Some(Line::Offer(_))) {
            self.reset(lines);
        }
    }

    /// Moves by so many rows, over heads, to the ends at most.
    pub(super) fn move_by(&mut self, step: isize, lines: &[Line]) {
        let rows: Vec<usize> = (0..lines.len())
            .filter(|at| matches!(lines[*at], Line::Offer(_)))
            .collect();
        let Some(last) = rows.len().checked_sub(1) else {
            return;
        };
        let at = rows.partition_point(|row| *row < self.lit);
        self.lit = rows[at.saturating_add_signed(step).min(last)];
        self.follows = true;
    }

    /// The lit row.
    pub(super) fn lit<'a>(&self, lines: &'a [Line]) -> Option<&'a Offer> {
        match lines.get(self.lit)? {
            Line::Offer(offer) => Some(offer),
            Line::Head(_) => None,
        }
    }

    /// Draws the list; gives the row that was clicked.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        lines: &[Line],
        query: &Query,
        wording: Wording,
    ) -> Option<Offer> {
        let height = size::ROW * lines.len().min(ROWS) as f32;
        let mut area = ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true]);
        if std::mem::take(&mut self.follows) {
            // With a head above the first row of a section, the head stays in view.
            let above = matches!(
                self.lit.checked_sub(1).and_then(|at| lines.get(at)),
                Some(Line::Head(_))
            );
            let top = (self.lit - usize::from(above)) as f32 * size::ROW;
            let bottom = (self.lit + 1) as f32 * size::ROW;
            self.offset = self.offset.clamp(
                (bottom - height).max(0.0),
                top.max(0.0).max(bottom - height),
            );
            area = area.vertical_scroll_offset(self.offset);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut clicked = None;
        let output = area.show_rows(ui, size::ROW, lines.len(), |ui, rows| {
            for index in rows {
                match &lines[index] {
                    Line::Head(word) => head_ui(ui, wording.text(*word), wording),
                    Line::Offer(offer) => {
                        let response = offer_ui(ui, offer, index == self.lit, query, wording);
                        if response.clicked() {
                            clicked = Some(offer.clone());
                        }
                    }
                }
            }
        });
        self.offset = output.state.clamped_offset().y;
        clicked
    }
}

fn head_ui(ui: &mut Ui, words: &str, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    let place = rect.shrink2(vec2(10.0, 0.0)).translate(vec2(0.0, 3.0));
    RowSlots::new(place, wording.language.is_rtl()).text(
        ui,
        RichText::new(words)
            .font(strong_font(size::SMALL))
            .color(theme.muted),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn offer_ui(ui: &mut Ui, offer: &Offer, is_lit: bool, query: &Query, wording: Wording) -> Response {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    if is_lit {
        ui.painter().rect_filled(rect, 4.0, theme.soft);
        let mut edge = RowSlots::new(rect.shrink2(vec2(0.0, 4.0)), is_rtl);
        let edge = edge.take_start(3.0);
        ui.painter().rect_filled(edge, 1.0, theme.accent);
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect, 4.0, theme.stroke.gamma_multiply(0.45));
    }
    let mut slots = RowSlots::new(rect.shrink2(vec2(10.0, 0.0)), is_rtl);
    let slot = slots.take_start(20.0);
    match offer.swatch {
        Some(color) => {
            let square = Rect::from_center_size(slot.center(), vec2(10.0, 10.0));
            ui.painter().rect_filled(square, 3.0, color);
        }
        None => {
            ui.painter().text(
                slot.center(),
                Align2::CENTER_CENTER,
                offer.icon,
                text_font(14.0),
                theme.muted,
            );
        }
    }
    slots.take_start(6.0);
    if !offer.hint.is_empty() {
        let galley =
            ui.painter()
                .layout_no_wrap(offer.hint.clone(), text_font(size::SMALL), theme.muted);
        let slot = slots.take_end(galley.size().x + 4.0);
        ui.painter()
            .galley(slot.center() - galley.size() / 2.0, galley, theme.muted);
        slots.take_end(8.0);
    }
    let why = offer.why.map(|why| wording.text(why));
    let aside = why.or(offer.also.as_deref());
    let taken = name_ui(ui, offer, is_lit, query, slots, is_rtl, aside.is_some());
    if let Some(aside) = aside {
        slots.take_start(taken + 10.0);
        let words = RichText::new(aside)
            .font(text_font(size::SMALL))
            .color(theme.muted);
        slots.text(ui, words);
    }
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, why.is_none(), is_lit, &offer.name)
    });
    if let Some(told) = aside {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(told);
        });
    }
    response
}

/// Draws the name at the start of a slot, at most two thirds of it where something stands beside; gives its width.
fn name_ui(
    ui: &Ui,
    offer: &Offer,
    is_lit: bool,
    query: &Query,
    slots: RowSlots,
    is_rtl: bool,
    has_aside: bool,
) -> f32 {
    let theme = Theme::of(ui.ctx());
    let color = match (offer.why.is_some(), is_lit) {
        (true, _) => theme.muted,
        (false, true) => theme.strong,
        (false, false) => theme.text,
    };
    let room = slots.rest();
    let most = if has_aside {
        room.width() * 0.66
    } else {
        room.width()
    };
    let mut place = slots;
    let place = place.take_start(most);
    let ppp = ui.ctx().pixels_per_point();
    let by_interface = if is_rtl {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    let direction = first_strong(&offer.name).unwrap_or(by_interface);
    let typesetter = Typesetter::of(ui.ctx());
    let request = LayoutRequest {
        alignment: Alignment::Left,
        ..LayoutRequest::new(&offer.name, &TextStyle::INTERFACE, direction, ppp)
    };
    let layout = typesetter.lay_out_cached(&request);
    let width = layout.width() / ppp;
    if width > place.width() {
        RowSlots::new(place, is_rtl).text(ui, RichText::new(&offer.name).color(color));
        return place.width();
    }
    let x = if is_rtl {
        place.right() - width
    } else {
        place.left()
    };
    let y = place.center().y - layout.height() / ppp / 2.0;
    let origin = pos2(x, y);
    let fits: Vec<Range<usize>> = lit(&offer.name, query);
    let is_fit = |byte: usize| fits.iter().any(|range| range.contains(&byte));
    let lit_color = if offer.why.is_some() {
        color
    } else {
        theme.accent
    };
    typesetter.paint(ui.painter(), origin, &layout, |byte| {
        if is_fit(byte) { lit_color } else { color }
    });
    for range in fits {
        for rect in layout.rects(range) {
            let rect = rect.on_screen(origin, ppp);
            let line = Rect::from_min_max(
                pos2(rect.left(), rect.bottom() - 3.0),
                pos2(rect.right(), rect.bottom() - 1.5),
            );
            ui.painter().rect_filled(line, 0.0, lit_color);
        }
    }
    width
}
