//! The rows in view, their headings, and what stands there when there are none.

use std::sync::Arc;

use egui::accesskit::Role as NodeRole;
use egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::passages::{PassageHeading, PassageScope};
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::passages::act::{ListAction, act};
use crate::gui::panels::bottom::passages::listed::ListRow;
use crate::gui::panels::bottom::passages::{PassagesState, keys, row};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, context_menu, menu_item, muted, strong_font, text_font};
use crate::i18n::{Word, fill, without_isolates};
use crate::model::{AnnotationId, TagId};

/// Tags that the menu offers to take off.
const MOST_TAGS: usize = 8;
/// Chosen rows that are asked for their tags.
const MOST_ASKED: usize = 200;

/// Draws the list over what is left of `ui`.
pub(super) fn list_ui(ui: &mut Ui, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    let rect = ui.available_rect_before_wrap();
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, theme.base);
    ui.painter()
        .hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.stroke));
    let id = ui.scope_id().with("passages");
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let title = cx.word(Word::PassagesList);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, title));
    if std::mem::take(&mut state.wants_focus) {
        response.request_focus();
    }
    state.id = Some(id);
    let has_focus = response.has_focus();
    if has_focus {
        keys::keys(ui, id, state, cx);
    }
    if state.listed.rows().is_empty() {
        if state.listed.is_made() && state.is_up_to_date(cx.snapshot) {
            empty_ui(ui, state, cx);
        }
        return;
    }
    rows_ui(ui, rect, id, state, cx);
    if has_focus {
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            0.0,
            Stroke::new(1.0, theme.accent),
            egui::StrokeKind::Inside,
        );
    }
}

fn empty_ui(ui: &mut Ui, state: &PassagesState, cx: &PanelContext<'_>) {
    let word = match &state.query.scope {
        _ if state.listed.list().n_in_scope > 0 => Word::EmptyFilter,
        PassageScope::Tag(_) | PassageScope::Branch(_) => Word::EmptyTagPassages,
        PassageScope::Untagged => Word::EmptyUntagged,
        _ => Word::EmptyPassages,
    };
    ui.add_space((ui.available_height() * 0.35).max(8.0));
    ui.vertical_centered(|ui| ui.label(muted(ui, cx.word(word))));
}

fn rows_ui(ui: &mut Ui, rect: Rect, id: Id, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    let mut area = ScrollArea::vertical()
        .id_salt("passages")
        .auto_shrink([false, false]);
    if std::mem::take(&mut state.reveals)
        && let Some(place) = state.choice.lit_row().map(|row| state.listed.place(row))
    {
        let height = rect.height();
        if place.start < state.view.start {
            area = area.vertical_scroll_offset(place.start);
        } else if place.end > state.view.start + height {
            area = area.vertical_scroll_offset(place.end - height);
        }
    }
    area.show_viewport(ui, |ui, view| {
        state.view = view.top()..view.bottom();
        ui.set_width(ui.available_width());
        ui.set_height(state.listed.height());
        let top = ui.max_rect().top();
        for number in state.listed.rows_between(view.top(), view.bottom()) {
            let place = state.listed.place(number);
            let rect =
                Rect::from_x_y_ranges(ui.max_rect().x_range(), top + place.start..=top + place.end);
            match state.listed.rows().get(number).copied() {
                Some(ListRow::Heading(group)) => heading_ui(ui, rect, group, state, cx),
                Some(ListRow::Passage(annotation)) => {
                    passage_ui(ui, rect, id, number, annotation, state, cx);
                }
                None => {}
            }
        }
    });
}

fn heading_ui(ui: &Ui, rect: Rect, group: usize, state: &mut PassagesState, cx: &PanelContext<'_>) {
    let Some(group) = state.listed.list().groups.get(group) else {
        return;
    };
    let (heading, count) = (group.heading, group.annotations.len());
    let theme = Theme::of(ui.ctx());
    let response = ui.interact(rect, ui.scope_id().with(("heading", heading)), Sense::CLICK);
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let is_closed = state.closed.contains(&heading);
    let mut slots = RowSlots::new(rect.shrink2(vec2(8.0, 0.0)), cx.is_rtl());
    let arrow = match (is_closed, cx.is_rtl()) {
        (false, _) => icons::CHEVRON_DOWN,
        (true, false) => icons::CHEVRON_RIGHT,
        (true, true) => icons::CHEVRON_LEFT,
    };
    ui.painter().text(
        slots.take_start(20.0).center(),
        Align2::CENTER_CENTER,
        arrow,
        text_font(14.0),
        theme.muted,
    );
    let mut name = heading_name(heading, cx);
    if let PassageHeading::Tag(Some(tag)) = heading
        && let Some(tag) = cx.snapshot.tag(tag)
    {
        let swatch = Rect::from_center_size(slots.take_start(18.0).center(), vec2(10.0, 10.0));
        ui.painter().rect_filled(swatch, 3.0, theme.tag(tag.color));
    }
    if name.is_empty() {
        name = "–".to_owned();
    }
    let label = name.clone();
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, !is_closed, without_isolates(&label))
    });
    let number = cx.number(count);
    let end = RowSlots::new(slots.take_end(60.0), cx.is_rtl());
    let galley = ui
        .painter()
        .layout_no_wrap(number, text_font(12.0), theme.muted);
    let left = if cx.is_rtl() {
        end.rest().left()
    } else {
        end.rest().right() - galley.size().x
    };
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, top), galley, theme.muted);
    slots.text(
        ui,
        egui::RichText::new(name)
            .font(strong_font(size::TEXT))
            .color(theme.strong),
    );
    if response.clicked() && !state.closed.remove(&heading) {
        state.closed.insert(heading);
    }
}

fn heading_name(heading: PassageHeading, cx: &PanelContext<'_>) -> String {
    let snapshot = cx.snapshot;
    match heading {
        PassageHeading::Whole => String::new(),
        PassageHeading::Document(id) => id
            .and_then(|id| snapshot.document(id))
            .map(|document| document.name.clone())
            .unwrap_or_default(),
        PassageHeading::Tag(Some(id)) => snapshot
            .tag(id)
            .map(|tag| tag.label.prefer(cx.is_arabic()).to_owned())
            .unwrap_or_default(),
        PassageHeading::Tag(None) => cx.word(Word::ListNoTag).to_owned(),
        PassageHeading::Annotator(id) => snapshot
            .annotator(id)
            .map(|annotator| annotator.name.clone())
            .unwrap_or_default(),
        PassageHeading::DocumentSet(Some(id)) => snapshot
            .document_set(id)
            .map(|set| set.name.clone())
            .unwrap_or_default(),
        PassageHeading::DocumentSet(None) => cx.word(Word::ListNoSet).to_owned(),
    }
}

fn passage_ui(
    ui: &Ui,
    rect: Rect,
    list: Id,
    number: usize,
    annotation: AnnotationId,
    state: &mut PassagesState,
    cx: &mut PanelContext<'_>,
) {
    let snapshot = Arc::clone(cx.snapshot);
    let look = row::Look {
        is_chosen: state.choice.chosen.contains(&annotation),
        is_lit: state.choice.lit_row() == Some(number),
        is_compact: state.is_compact,
    };
    let response = ui.interact(rect, list.with((number, annotation)), Sense::CLICK);
    row::row_ui(
        ui,
        &response,
        &snapshot,
        annotation,
        look,
        &mut state.texts,
        cx,
    );
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_role(NodeRole::ListBoxOption));
    if response.clicked() || response.secondary_clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        let is_plain = response.clicked();
        if is_plain || !look.is_chosen {
            state.choice.click(
                state.listed.rows(),
                number,
                is_plain && modifiers.command,
                is_plain && modifiers.shift,
            );
        }
        ui.memory_mut(|memory| memory.request_focus(list));
        cx.requests.push(Request::SelectAnnotation {
            annotation,
            reveal: true,
        });
    }
    if response.double_clicked() {
        act(ui, ListAction::Go, state, cx);
    }
    context_menu(&response, |ui| menu_ui(ui, state, cx));
}

fn menu_ui(ui: &mut Ui, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    ui.set_min_width(200.0);
    let writable = cx.at_hand.writable;
    let mut action = None;
    let mut item = |ui: &mut Ui, icon: &str, words: &str, is_enabled: bool, of: ListAction| {
        if menu_item(ui, icon, words, is_enabled).clicked() {
            action = Some(of);
            ui.close();
        }
    };
    item(
        ui,
        icons::ARROW_RIGHT,
        cx.word(Word::ListGo),
        true,
        ListAction::Go,
    );
    ui.separator();
    item(
        ui,
        icons::TAG,
        cx.word(Word::ListAddTag),
        writable,
        ListAction::AddTag,
    );
    let carried = tags_of(&state.chosen(), cx);
    for tag in &carried {
        let Some(row) = cx.snapshot.tag(*tag) else {
            continue;
        };
        let title = row.label.prefer(cx.is_arabic());
        let words = fill(Word::ListChangeTag, cx.wording, &[("title", &title)]);
        item(ui, "", &words, writable, ListAction::ChangeTag(*tag));
    }
    for tag in carried {
        let Some(row) = cx.snapshot.tag(tag) else {
            continue;
        };
        let title = row.label.prefer(cx.is_arabic());
        let words = fill(Word::ListRemoveTag, cx.wording, &[("title", &title)]);
        item(ui, "", &words, writable, ListAction::RemoveTag(tag));
    }
    ui.separator();
    item(
        ui,
        icons::COPY,
        cx.word(Word::EditCopyRef),
        true,
        ListAction::Copy,
    );
    let delete = if state.choice.chosen.len() > 1 {
        Word::ListDelete
    } else {
        Word::AnnDelete
    };
    item(
        ui,
        icons::TRASH_2,
        cx.word(delete),
        writable,
        ListAction::Delete,
    );
    if let Some(action) = action {
        act(ui, action, state, cx);
    }
}

/// Tags that chosen passages carry, the most frequent first.
fn tags_of(annotations: &[AnnotationId], cx: &PanelContext<'_>) -> Vec<TagId> {
    let mut counts: std::collections::BTreeMap<TagId, usize> = std::collections::BTreeMap::new();
    for annotation in annotations.iter().take(MOST_ASKED) {
        for tagging in cx.snapshot.taggings_of(*annotation) {
            *counts.entry(tagging.tag).or_default() += 1;
        }
    }
    let mut tags: Vec<(TagId, usize)> = counts.into_iter().collect();
    tags.sort_by_key(|(tag, count)| (std::cmp::Reverse(*count), *tag));
    tags.into_iter()
        .take(MOST_TAGS)
        .map(|(tag, _)| tag)
        .collect()
}
