//! One row of the tree: disclosure arrow, color or the icon of a category, name, count.

use egui::{Align2, DragAndDrop, Id, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, pos2, vec2};

use crate::command::TagChoice;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::tags::{TagsState, menu, rename, tree_id};
use crate::gui::panels::{PanelContext, Subject};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, text_font};
use crate::i18n::{Word, fill, isolate};
use crate::model::TagId;

/// How far a level is moved in, points.
const STEP: f32 = 16.0;
/// Levels that are moved in; the deeper ones stand there with their number.
const LEVELS: u16 = 7;

/// The id of a tag's row, wherever it stands.
pub(super) fn row_id(tag: TagId) -> Id {
    tree_id().with(tag)
}

/// Where a row's name begins, from the row's start side, points.
pub(super) fn indent(depth: u16) -> f32 {
    f32::from(depth.min(LEVELS)) * STEP
}

pub(super) fn row_ui(ui: &mut Ui, state: &mut TagsState, row: usize, cx: &mut PanelContext<'_>) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::ROW));
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let Some(shown) = state.tree.rows().get(row).copied() else {
        return;
    };
    let Some(node) = state.tree.node(shown.node).copied() else {
        return;
    };
    let Some(tag) = snapshot.tag(node.tag) else {
        return;
    };
    let is_rtl = cx.is_rtl();
    let theme = Theme::of(ui.ctx());
    let label = tag.label.prefer(cx.is_arabic());
    let has_children = state.tree.has_children(shown.node);
    let is_closed =
        has_children && !state.view.is_filtered() && state.view.closed.contains(&tag.id);
    let own = snapshot.n_taggings_with(tag.id);
    let total = if is_closed {
        state.tree.total(shown.node, &snapshot)
    } else {
        own
    };

    let sense = if state.renaming.as_ref().is_some_and(|it| it.tag == tag.id) {
        Sense::hover()
    } else {
        Sense::CLICK | Sense::DRAG
    };
    let response = ui.interact(rect, row_id(tag.id), sense);
    let is_chosen = if state.marked.len() > 1 {
        state.marked.contains(&tag.id)
    } else {
        cx.subject == Subject::Tag(tag.id)
    };
    let is_dragging = DragAndDrop::has_any_payload(ui.ctx());
    ground_ui(
        ui,
        rect,
        is_chosen,
        response.hovered() && !is_dragging,
        is_rtl,
    );
    let is_here = state.cursor == Some(tag.id) && ui.memory(|memory| memory.has_focus(tree_id()));
    if is_here {
        let ring = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(rect, 3.0, ring, StrokeKind::Inside);
    }

    let mut slots = RowSlots::new(rect.shrink2(vec2(size::PANEL_PADDING, 0.0)), is_rtl);
    slots.take_start(indent(node.depth));
    if node.depth > LEVELS {
        let level = cx.number(usize::from(node.depth) + 1);
        let slot = slots.take_start(16.0);
        let font = text_font(10.0);
        ui.painter().text(
            slot.center(),
            Align2::CENTER_CENTER,
            level,
            font,
            theme.muted,
        );
    }
    let mut toggled = false;
    let arrow = slots.take_start(20.0);
    if has_children && !state.view.is_filtered() {
        let (icon, word) = match (is_closed, is_rtl) {
            (false, _) => (icons::CHEVRON_DOWN, Word::RowClose),
            (true, false) => (icons::CHEVRON_RIGHT, Word::RowOpen),
            (true, true) => (icons::CHEVRON_LEFT, Word::RowOpen),
        };
        let toggle = ui.interact(arrow, response.id.with("toggle"), Sense::CLICK);
        toggle.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.word(word)));
        toggled = toggle.clicked();
        let color = if toggle.hovered() {
            theme.strong
        } else {
            theme.muted
        };
        ui.painter().text(
            arrow.center(),
            Align2::CENTER_CENTER,
            icon,
            text_font(14.0),
            color,
        );
    }
    let mark = slots.take_start(20.0);
    if tag.is_category {
        ui.painter().text(
            mark.center(),
            Align2::CENTER_CENTER,
            icons::LAYERS,
            text_font(14.0),
            theme.tag(tag.color),
        );
    } else {
        let square = Rect::from_center_size(mark.center(), vec2(10.0, 10.0));
        ui.painter().rect_filled(square, 3.0, theme.tag(tag.color));
    }
    let mut told = String::new();
    if !tag.is_category || total > 0 {
        let count = cx.number(total);
        count_ui(ui, &mut slots, &count, is_rtl);
        told.push_str(&count);
    }
    if let Some(number) = cx.numbers.number_of(tag.id) {
        // The key that puts it on, as in the picker.
        let slot = slots.take_end(22.0);
        let cap = Rect::from_center_size(slot.center(), vec2(16.0, 16.0));
        let stroke = Stroke::new(1.0, theme.stroke);
        ui.painter()
            .rect_stroke(cap, 3.0, stroke, StrokeKind::Inside);
        let (font, number) = (text_font(11.0), number.to_string());
        ui.painter().text(
            cap.center(),
            Align2::CENTER_CENTER,
            number,
            font,
            theme.muted,
        );
    }
    let mut is_eyed = false;
    let is_hidden = state.eye.hides(tag.id);
    let is_alone = state.eye.shows_only(&[tag.id]);
    if is_hidden || is_alone || (response.contains_pointer() && !is_dragging) {
        is_eyed = eye_ui(ui, &mut slots, response.id, is_hidden, is_alone, cx);
    }
    if sense == Sense::hover() {
        let field = slots.rest().shrink2(vec2(0.0, 1.0));
        rename::rename_ui(ui, state, field, cx);
        return;
    }
    let color = match (is_chosen, shown.is_hit || !state.view.is_filtered()) {
        (true, _) => theme.strong,
        (false, true) => theme.text,
        // It is there for what is below it.
        (false, false) => theme.muted,
    };
    slots.text(ui, RichText::new(label).color(color));
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_chosen, label));
    ui.ctx()
        .accesskit_node_builder(response.id, |node_builder| {
            node_builder.set_level(usize::from(node.depth) + 1);
            if has_children {
                node_builder.set_expanded(!is_closed);
            }
            if !told.is_empty() {
                node_builder.set_description(told);
            }
        });

    if is_eyed {
        state.eye.toggle_only(&[tag.id], cx);
    } else if toggled {
        state.toggle(tag.id);
    } else if response.clicked() {
        clicked(ui, state, tag.id, cx);
    } else if response.double_clicked() {
        menu::show_passages(tag.id, cx);
    }
    if response.secondary_clicked() && !state.marked.contains(&tag.id) {
        state.marked.clear();
        state.cursor = Some(tag.id);
    }
    if response.drag_started() {
        if !state.marked.contains(&tag.id) {
            state.marked.clear();
        }
        state.cursor = Some(tag.id);
        DragAndDrop::set_payload(ui.ctx(), tag.id);
    }
    let response = response.on_hover_ui(|ui| tip_ui(ui, tag, own, total, cx));
    crate::gui::widgets::context_menu(&response, |ui| menu::menu_ui(ui, state, tag, cx));
}

/// The ground of a row: chosen, under the pointer, or plain.
fn ground_ui(ui: &Ui, rect: Rect, is_chosen: bool, is_hovered: bool, is_rtl: bool) {
    let theme = Theme::of(ui.ctx());
    if is_chosen {
        ui.painter().rect_filled(rect, 0.0, theme.soft);
        let edge = if is_rtl {
            rect.right() - 3.0
        } else {
            rect.left()
        };
        let edge = Rect::from_min_size(pos2(edge, rect.top()), vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, theme.accent);
    } else if is_hovered {
        ui.painter()
            .rect_filled(rect, 0.0, theme.stroke.gamma_multiply(0.45));
    }
}

fn count_ui(ui: &Ui, slots: &mut RowSlots, count: &str, is_rtl: bool) {
    let theme = Theme::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(count.to_owned(), text_font(12.0), theme.muted);
    let slot = slots.take_end(galley.size().x.max(18.0));
    let x = if is_rtl {
        slot.left()
    } else {
        slot.right() - galley.size().x
    };
    let at = pos2(x, slot.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.muted);
    slots.take_end(6.0);
}

/// The eye at the end of a row: shows the tag alone in the text, or everything again; crossed out where it is hidden.
fn eye_ui(
    ui: &Ui,
    slots: &mut RowSlots,
    row: Id,
    is_hidden: bool,
    is_alone: bool,
    cx: &PanelContext<'_>,
) -> bool {
    let theme = Theme::of(ui.ctx());
    let slot = slots.take_end(22.0);
    let eye = ui.interact(slot, row.with("eye"), Sense::CLICK);
    let word = if is_alone {
        Word::EyeAll
    } else {
        Word::EyeOnly
    };
    eye.widget_info(|| WidgetInfo::selected(Role::Button, true, is_alone, cx.word(word)));
    let (icon, color) = match (is_hidden, is_alone || eye.hovered()) {
        (true, _) => (icons::EYE_OFF, theme.muted),
        (false, true) => (icons::EYE, theme.accent),
        (false, false) => (icons::EYE, theme.muted),
    };
    let font = text_font(14.0);
    ui.painter()
        .text(slot.center(), Align2::CENTER_CENTER, icon, font, color);
    eye.on_hover_text(cx.word(word)).clicked()
}

/// Both labels, the definition, and what a count is made of.
fn tip_ui(ui: &mut Ui, tag: &crate::model::Tag, own: usize, total: usize, cx: &PanelContext<'_>) {
    ui.set_max_width(320.0);
    let theme = Theme::of(ui.ctx());
    let is_arabic = cx.is_arabic();
    let label = tag.label.prefer(is_arabic);
    let other = tag.label.prefer(!is_arabic);
    ui.label(RichText::new(label).color(theme.strong));
    if other != label {
        ui.label(RichText::new(other).color(theme.text));
    }
    let definition: String = tag.definition.prefer(is_arabic).chars().take(300).collect();
    if !definition.is_empty() {
        ui.label(RichText::new(isolate(&definition)).color(theme.muted));
    }
    if total != own {
        let words = fill(Word::TagCounts, cx.wording, &[("n", &own), ("all", &total)]);
        ui.label(RichText::new(words).color(theme.muted));
    }
}

/// A click chooses a tag, alone, beside others or as the end of a range; with text selected it puts the tag on it.
fn clicked(ui: &Ui, state: &mut TagsState, tag: TagId, cx: &mut PanelContext<'_>) {
    let modifiers = ui.input(|input| input.modifiers);
    let is_category = cx.snapshot.tag(tag).is_some_and(|tag| tag.is_category);
    let is_plain = !modifiers.command && !modifiers.shift;
    if is_plain && cx.at_hand.selection && cx.at_hand.writable && !is_category {
        cx.requests
            .push(Request::ApplyTag(TagChoice::Existing(tag)));
        return;
    }
    ui.memory_mut(|memory| memory.request_focus(tree_id()));
    if modifiers.shift {
        super::keys::mark_range(state, tag);
    } else if modifiers.command {
        if state.marked.is_empty()
            && let Some(before) = state.cursor
        {
            state.marked.insert(before);
        }
        if !state.marked.remove(&tag) {
            state.marked.insert(tag);
        }
        state.anchor = Some(tag);
    } else {
        state.marked.clear();
        state.marked.insert(tag);
        state.anchor = Some(tag);
    }
    state.cursor = Some(tag);
    state.followed = Some(Subject::Tag(tag));
    cx.requests.push(Request::SelectTag(tag));
}
