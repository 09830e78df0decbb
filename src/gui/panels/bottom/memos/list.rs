//! The rows of the memo panel: title or first line in its own direction, kind, what it stands on, who and when.

use egui::accesskit::Role as NodeRole;
use egui::{Align2, Id, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::analysis::memos::{heading_of, name_of};
use crate::gui::panels::bottom::memos::MemosState;
use crate::gui::panels::bottom::memos::targets::icon_of;
use crate::gui::panels::memo::{memo_kind_icon, memo_kind_word};
use crate::gui::panels::{DraftKey, PanelContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, muted, strong_font, text_font};
use crate::i18n::{Word, without_isolates};
use crate::model::Memo;

/// The height of a row, points.
pub(super) const ROW: f32 = 50.0;
/// The longest name of what a memo stands on that is laid out, characters.
const LONGEST: usize = 60;

/// Draws the rows over `rect`.
pub(super) fn list_ui(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    state: &mut MemosState,
    cx: &mut PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, theme.base);
    ui.painter()
        .hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.stroke));
    if state.ids.is_empty() {
        let word = if cx.snapshot.n_memos() == 0 {
            Word::EmptyMemos
        } else {
            Word::EmptyFilter
        };
        ui.add_space(12.0);
        let width = (rect.width() - 24.0).max(40.0);
        ui.vertical_centered(|ui| {
            ui.set_max_width(width);
            ui.label(muted(ui, cx.word(word)));
        });
        return;
    }
    let mut area = ScrollArea::vertical()
        .id_salt("memos")
        .auto_shrink([false, false]);
    if std::mem::take(&mut state.reveals)
        && let Some(at) = state.place_of_shown()
    {
        // A row of which one is in view already stays where it is.
        let key = id.with("view");
        let (top, bottom) = ui
            .data(|data| data.get_temp::<(f32, f32)>(key))
            .unwrap_or((0.0, rect.height()));
        let (start, end) = (at as f32 * ROW, (at + 1) as f32 * ROW);
        if start < top {
            area = area.vertical_scroll_offset(start);
        } else if end > bottom {
            area = area.vertical_scroll_offset(end - rect.height());
        }
    }
    let n_rows = state.ids.len();
    let shown = area.show_rows(ui, ROW, n_rows, |ui, rows| {
        for at in rows {
            let memo = state.ids.get(at).and_then(|id| cx.snapshot.memo(*id));
            let Some(memo) = memo.cloned() else { continue };
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let response = ui.interact(rect, id.with(memo.id), Sense::CLICK);
            let is_open = state.shown == Some(DraftKey::Memo(memo.id));
            row_ui(ui, rect, response.hovered(), &memo, is_open, cx);
            let name = heading_of(&memo);
            response.widget_info(|| {
                WidgetInfo::selected(Role::ListBoxOption, true, is_open, without_isolates(&name))
            });
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_role(NodeRole::ListBoxOption));
            if response.clicked() {
                state.shown = Some(DraftKey::Memo(memo.id));
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
    });
    let top = shown.state.clamped_offset().y;
    let view = (top, top + shown.inner_rect.height());
    ui.data_mut(|data| data.insert_temp(id.with("view"), view));
    if crate::gui::panels::bottom::has_focus(ui.ctx(), state.id) {
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            0.0,
            Stroke::new(1.0, theme.accent),
            egui::StrokeKind::Inside,
        );
    }
}

fn row_ui(
    ui: &Ui,
    rect: Rect,
    is_hovered: bool,
    memo: &Memo,
    is_open: bool,
    cx: &PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    if is_open {
        ui.painter().rect_filled(rect, 0.0, theme.soft);
        let edge = RowSlots::new(rect, cx.is_rtl()).take_start(3.0);
        ui.painter().rect_filled(edge, 0.0, theme.accent);
    } else if is_hovered {
        ui.painter()
            .rect_filled(rect, 0.0, theme.stroke.gamma_multiply(0.35));
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.stroke.gamma_multiply(0.7)),
    );
    let inside = rect.shrink2(vec2(12.0, 4.0));
    let (upper, lower) = inside.split_top_bottom_at_y(inside.center().y + 1.0);
    let mut slots = RowSlots::new(upper, cx.is_rtl());
    let small = |words: String| {
        RichText::new(words)
            .font(text_font(12.0))
            .color(theme.muted)
    };
    let when = crate::i18n::dates::date(memo.modified, cx.wording);
    take_text(ui, &mut slots, small(when), cx.is_rtl());
    ui.painter().text(
        slots.take_start(20.0).center(),
        Align2::CENTER_CENTER,
        memo_kind_icon(memo.kind),
        text_font(14.0),
        theme.accent,
    );
    slots.take_start(4.0);
    let heading = RichText::new(heading_of(memo))
        .font(strong_font(size::TEXT))
        .color(theme.strong);
    slots.text(ui, heading);
    let mut slots = RowSlots::new(lower, cx.is_rtl());
    let by = cx.snapshot.annotator(memo.annotator);
    let by = by.map_or("", |annotator| annotator.name.as_str());
    take_text(ui, &mut slots, small(by.to_owned()), cx.is_rtl());
    let mut words = cx.word(memo_kind_word(memo.kind)).to_owned();
    for target in memo.targets.iter().take(2) {
        let name = name_of(cx.snapshot, *target, cx.is_arabic());
        let name: String = name.chars().take(LONGEST).collect();
        let name = crate::i18n::isolate(&name);
        words.push_str(&format!(" · {} {name}", icon_of(*target)));
    }
    if let Some(more) = memo.targets.len().checked_sub(2).filter(|more| *more > 0) {
        words.push_str(&format!(" · +{}", cx.number(more)));
    }
    slots.text(ui, small(words));
}

/// Takes one line of text from the end side.
fn take_text(ui: &Ui, slots: &mut RowSlots, text: RichText, is_rtl: bool) {
    let galley = egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        slots.rest().width() * 0.4,
        text_font(12.0),
    );
    let slot = slots.take_end(galley.size().x);
    let left = if is_rtl {
        slot.left()
    } else {
        slot.right() - galley.size().x
    };
    let top = slot.center().y - galley.size().y / 2.0;
    let color = Theme::of(ui.ctx()).muted;
    ui.painter().galley(egui::pos2(left, top), galley, color);
    slots.take_end(10.0);
}
