//! The list of passages that are not sure of their place: what was marked and what is proposed, side by side.
//!
//! All rows are of one height, so that of thousands only those in view are laid out.

use egui::{Rect, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use crate::gui::popups::places::rows::{PlaceRow, Snip};
use crate::gui::theme::Theme;
use crate::gui::typeset::{LayoutRequest, TextStyle, Typesetter};
use crate::gui::widgets::{RowSlots, ScrollArea, from_start, muted, toggle_button};
use crate::i18n::{Word, Wording};
use crate::model::{PassageId, PlacementState};

/// Height of a row, points.
const ROW: f32 = 158.0;
/// Height of its buttons, points.
const BUTTONS: f32 = 34.0;
/// Between the two sides, points.
const GAP: f32 = 10.0;

/// What a button of a row asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Accept,
    Leave,
    Here,
    Go,
}

/// A button: what it asks, its words, whether it is pressed.
pub(super) type Button = (Asked, Word, bool);

/// Draws the rows in `height`; says what was asked of which.
pub(super) fn list_ui(
    ui: &mut Ui,
    rows: &[PlaceRow],
    height: f32,
    wording: Wording,
    buttons: impl Fn(&PlaceRow) -> Vec<Button>,
) -> Option<(PassageId, Asked)> {
    let mut asked = None;
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW, rows.len(), |ui, range| {
            for row in rows.get(range).unwrap_or_default() {
                let clicked = row_ui(ui, row, wording, &buttons(row));
                asked = asked.or(clicked.map(|what| (row.passage, what)));
            }
        });
    asked
}

fn row_ui(ui: &mut Ui, row: &PlaceRow, wording: Wording, buttons: &[Button]) -> Option<Asked> {
    let is_rtl = wording.language.is_rtl();
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let rect = rect.shrink2(vec2(2.0, 5.0));
    let (cards, below) = rect.split_top_bottom_at_y(rect.bottom() - BUTTONS);
    let mut slots = RowSlots::new(cards, is_rtl);
    let side = (cards.width() - GAP) / 2.0;
    let before = slots.take_start(side);
    slots.take_start(GAP);
    let after = slots.take_start(side);
    let faint = theme.selection;
    card_ui(
        ui,
        before,
        wording.text(Word::PlaceBefore),
        Some(&row.old),
        faint,
        wording,
    );
    let found = match row.state {
        PlacementState::Orphan => None,
        _ => row.new.as_ref(),
    };
    card_ui(
        ui,
        after,
        wording.text(Word::PlaceAfter),
        found,
        theme.soft,
        wording,
    );
    let mut asked = None;
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt(row.passage)
            .max_rect(below.shrink2(vec2(0.0, 4.0)))
            .layout(from_start(is_rtl)),
    );
    for (what, word, is_on) in buttons {
        if toggle_button(&mut child, wording.text(*word), *is_on, true).clicked() {
            asked = Some(*what);
        }
    }
    asked
}

/// One side: a heading and the words in their surroundings.
fn card_ui(
    ui: &Ui,
    rect: Rect,
    heading: &str,
    snip: Option<&Snip>,
    ground: egui::Color32,
    wording: Wording,
) {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let line = egui::Stroke::new(1.0, theme.stroke);
    ui.painter()
        .rect(rect, 6.0, theme.raised, line, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let (head, body) = inner.split_top_bottom_at_y(inner.top() + 18.0);
    RowSlots::new(head, is_rtl).text(ui, muted(ui, heading));
    let response = ui.interact(
        rect,
        ui.scope_id().with((rect.min.x as i32, rect.min.y as i32)),
        Sense::hover(),
    );
    let Some(snip) = snip else {
        let gone = wording.text(Word::PlaceGone);
        let (first, _) = body.split_top_bottom_at_y(body.top() + 24.0);
        RowSlots::new(first, is_rtl).text(ui, muted(ui, gone));
        response
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{heading}: {gone}")));
        return;
    };
    let typesetter = Typesetter::of(ui.ctx());
    let ppp = ui.ctx().pixels_per_point();
    let request = LayoutRequest::new(&snip.text, &TextStyle::MEMO, snip.direction, ppp)
        .wrapped(body.width() * ppp);
    let layout = typesetter.lay_out_cached(&request);
    // The words in view: lines above them are scrolled away.
    let top = layout
        .rects(snip.quote.clone())
        .first()
        .map_or(0.0, |part| part.on_screen(egui::Pos2::ZERO, ppp).top());
    let room = body.height();
    let whole = layout.height() / ppp;
    let shift = (top - room * 0.25).clamp(0.0, (whole - room).max(0.0));
    let origin = body.min - vec2(0.0, shift);
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    for part in layout.rects(snip.quote.clone()) {
        let part = part.on_screen(origin, ppp).shrink2(vec2(0.0, 1.0));
        painter.rect_filled(part, 2.0, ground);
    }
    typesetter.paint(&painter, origin, &layout, |byte| {
        match snip.quote.contains(&byte) {
            true => theme.strong,
            false => theme.muted,
        }
    });
    let words = &snip.text[snip.quote.clone()];
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{heading}: {words}")));
}
