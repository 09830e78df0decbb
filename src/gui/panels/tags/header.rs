//! The head of the panel: title and count, filter, new tag, and what is about all tags.

use egui::{Key, Modifiers, Ui};

use crate::gui::commands::{Request, UiCommand};
use crate::gui::fields::Field;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::tags::tree::TagSort;
use crate::gui::panels::tags::{TagsState, tree_id};
use crate::gui::theme::size;
use crate::gui::widgets::{icon_button, menu_item, panel_header};
use crate::i18n::Word;
use crate::text::fold_name;

pub(super) fn header_ui(ui: &mut Ui, state: &mut TagsState, cx: &mut PanelContext<'_>) {
    let is_rtl = cx.is_rtl();
    let count = Some(cx.number(cx.snapshot.n_tags()));
    let title = cx.word(Word::PanelTags);
    // Drawn from the next frame on: in this one, the click that opens the field would take its focus away again.
    let was_filtering = state.is_filtering;
    panel_header(ui, is_rtl, title, count, |ui| {
        let more = icon_button(ui, icons::ELLIPSIS, cx.word(Word::TagMore), false, true);
        crate::gui::widgets::button_menu(&more, |ui| menu_ui(ui, state, cx));
        let name = cx.word(Word::TagNew);
        if icon_button(ui, icons::PLUS, name, false, cx.at_hand.writable).clicked() {
            cx.requests.push(Request::Ui(UiCommand::NewTag));
        }
        let name = cx.word(Word::TagFilter);
        if icon_button(ui, icons::SEARCH, name, state.is_filtering, true).clicked() {
            state.is_filtering = !state.is_filtering;
            if state.is_filtering {
                state.filter.focus_next_frame();
                ui.ctx().request_repaint();
            } else {
                set_filter(state, "");
            }
        }
    });
    if state.is_filtering && was_filtering {
        filter_ui(ui, state, cx);
    }
}

fn filter_ui(ui: &mut Ui, state: &mut TagsState, cx: &PanelContext<'_>) {
    let margin = egui::Margin {
        bottom: 6,
        ..egui::Margin::symmetric(size::PANEL_PADDING as i8, 0)
    };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        let name = cx.word(Word::TagFilterField);
        let field = Field::new(&mut state.filter)
            .label(name)
            .hint(name)
            .width(ui.available_width())
            .show(ui);
        // Down goes from the field to what was found.
        let goes_down = field.response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        if field.cancelled {
            state.is_filtering = false;
            set_filter(state, "");
        } else if field.changed {
            let text = state.filter.text().to_owned();
            set_filter(state, &text);
        }
        if field.cancelled || field.submitted || goes_down {
            ui.memory_mut(|memory| memory.request_focus(tree_id()));
        }
        if field.submitted || goes_down {
            let hit = state.tree.rows().iter().find(|row| row.is_hit);
            let hit = hit.and_then(|row| state.tree.node(row.node));
            if let Some(tag) = hit.map(|node| node.tag) {
                state.marked.clear();
                state.go_to(tag);
                state.anchor = Some(tag);
            }
        }
    });
}

pub(super) fn set_filter(state: &mut TagsState, text: &str) {
    if state.filter.text() != text {
        state.filter.set_text(text);
    }
    let folded = fold_name(text.trim());
    if folded != state.view.filter {
        state.view.filter = folded;
        state.tree.view_changed();
        state.is_revealing = text.is_empty();
    }
}

fn menu_ui(ui: &mut Ui, state: &mut TagsState, cx: &mut PanelContext<'_>) {
    ui.set_min_width(200.0);
    for (sort, word) in [
        (TagSort::Tree, Word::TagSortTree),
        (TagSort::Name, Word::TagSortName),
        (TagSort::Count, Word::TagSortCount),
    ] {
        let is_on = state.view.sort == sort;
        let icon = if is_on { icons::CHECK } else { "" };
        if menu_item(ui, icon, cx.word(word), true).clicked() {
            state.view.sort = sort;
            state.is_revealing = true;
            ui.close();
        }
    }
    ui.separator();
    if menu_item(ui, "", cx.word(Word::TagExpandAll), true).clicked() {
        state.view.closed.clear();
        state.tree.view_changed();
        ui.close();
    }
    if menu_item(ui, "", cx.word(Word::TagCollapseAll), true).clicked() {
        let nodes = state.tree.nodes();
        let branches = nodes
            .iter()
            .enumerate()
            .filter(|(index, node)| node.end as usize > index + 1);
        state.view.closed = branches.map(|(_, node)| node.tag).collect();
        state.tree.view_changed();
        ui.close();
    }
    ui.separator();
    for command in [
        UiCommand::NewTag,
        UiCommand::NewCategory,
        UiCommand::NewTagSet,
        UiCommand::ImportRecord,
        UiCommand::ExportCodebook,
    ] {
        let is_enabled = command.is_enabled(cx.at_hand);
        let word = cx.word(command.word());
        if menu_item(ui, command.icon(), word, is_enabled).clicked() {
            cx.requests.push(Request::Ui(command));
            ui.close();
        }
    }
}
