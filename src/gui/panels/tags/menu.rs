//! The menu of a row: everything that can be done with the tag, or with all that are chosen.

use egui::Ui;

use crate::command::{AnnotationFate, Command};
use crate::gui::commands::{NamePurpose, Request};
use crate::gui::icons;
use crate::gui::panels::tags::moves::{self, Move};
use crate::gui::panels::tags::{TagsState, rename};
use crate::gui::panels::{PanelContext, scope_of_tag};
use crate::gui::widgets::{menu_item, submenu};
use crate::i18n::Word;
use crate::model::{Tag, TagId};

pub(super) fn menu_ui(ui: &mut Ui, state: &mut TagsState, tag: &Tag, cx: &mut PanelContext<'_>) {
    ui.set_min_width(220.0);
    let writable = cx.at_hand.writable;
    let tags = state.chosen_with(tag.id);
    let is_one = tags.len() == 1;
    let item = |ui: &mut Ui, icon: &str, word: Word, is_enabled: bool, cx: &PanelContext<'_>| {
        let clicked = menu_item(ui, icon, cx.word(word), is_enabled).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if is_one {
        if item(ui, icons::LIST_FILTER, Word::TagShowPassages, true, cx) {
            show_passages(tag.id, cx);
        }
        if !tag.is_category && item(ui, icons::LIGHTBULB, Word::MentionsSuggest, true, cx) {
            let request = crate::gui::commands::SearchRequest::Suggest(tag.id);
            cx.requests.push(Request::Search(request));
        }
        if item(ui, "", Word::TagEdit, true, cx) {
            cx.requests.push(Request::SelectTag(tag.id));
        }
        if item(ui, icons::PENCIL, Word::EditRename, writable, cx) {
            rename::begin(state, tag.id, cx);
        }
        if !tag.is_category {
            submenu(ui, "", cx.word(Word::TagGiveNumber), |ui| {
                for number in 1..=9_u8 {
                    let is_its_own = cx.numbers.number_of(tag.id) == Some(number);
                    let mark = if is_its_own { icons::CHECK } else { "" };
                    if menu_item(ui, mark, &number.to_string(), true).clicked() {
                        cx.requests.push(Request::NumberTag(tag.id, number));
                        ui.close();
                    }
                }
            });
        }
        if item(ui, icons::PLUS, Word::TagNewUnder, writable, cx) {
            cx.requests
                .push(Request::AskName(NamePurpose::NewTag(Some(tag.id))));
        }
        ui.separator();
    }
    let is_in_order = state.view.is_in_order();
    for (how, word) in [
        (Move::Up, Word::TagMoveUp),
        (Move::Down, Word::TagMoveDown),
        (Move::In, Word::TagMoveIn),
        (Move::Out, Word::TagMoveOut),
    ] {
        let needs_order = matches!(how, Move::Up | Move::Down);
        let has_room = moves::step(cx.snapshot, &tags, how).is_some();
        let is_enabled = writable && has_room && (is_in_order || !needs_order);
        if item(ui, "", word, is_enabled, cx) {
            state.cursor = Some(tag.id);
            moves::move_chosen(state, how, cx);
        }
    }
    if item(ui, icons::LIST_TREE, Word::TagMove, writable, cx) {
        cx.requests.push(Request::AskMoveTags(tags.clone()));
    }
    ui.separator();
    let merge = if is_one {
        Word::TagMergeOne
    } else {
        Word::TagMerge
    };
    if item(ui, icons::REPLACE, merge, writable, cx) {
        cx.requests.push(Request::AskMergeTags(tags.clone()));
    }
    if is_one && !tag.is_category && item(ui, "", Word::TagSplit, writable, cx) {
        cx.requests.push(Request::SplitTag(tag.id));
    }
    sets_ui(ui, &tags, cx);
    state
        .eye
        .menu_ui(ui, tag.label.prefer(cx.is_arabic()), &tags, cx);
    if is_one {
        ui.separator();
        if item(ui, icons::TRASH_2, Word::TagDelete, writable, cx) {
            delete(tag.id, cx);
        }
    }
}

/// A menu of the tag sets: a check mark where all of the tags are in, which a click takes out again.
fn sets_ui(ui: &mut Ui, tags: &[TagId], cx: &mut PanelContext<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    if snapshot.tag_sets().next().is_none() {
        return;
    }
    submenu(ui, "", cx.word(Word::SetAdd), |ui| {
        for set in snapshot.tag_sets() {
            let are_in = tags.iter().all(|tag| set.members.contains(tag));
            let icon = if are_in { icons::CHECK } else { "" };
            if menu_item(ui, icon, &set.name, cx.at_hand.writable).clicked() {
                let (set, tags) = (set.id, tags.to_vec());
                let command = match are_in {
                    true => Command::RemoveFromTagSet { set, tags },
                    false => Command::AddToTagSet { set, tags },
                };
                cx.requests.push(Request::Core(Box::new(command)));
                ui.close();
            }
        }
    });
}

/// Asks what becomes of its annotations, or deletes a tag that has none at once.
pub(super) fn delete(tag: TagId, cx: &mut PanelContext<'_>) {
    let request = if cx.snapshot.n_taggings_with(tag) == 0 {
        let fate = AnnotationFate::Keep;
        Request::Core(Box::new(Command::DeleteTag { tag, fate }))
    } else {
        Request::AskDeleteTag(tag)
    };
    cx.requests.push(request);
}

/// Shows the passages of a tag, with those of its branch where it only groups.
pub(super) fn show_passages(tag: TagId, cx: &mut PanelContext<'_>) {
    let passages = scope_of_tag(cx.snapshot, tag);
    cx.requests.push(Request::SelectTag(tag));
    cx.requests.push(Request::ShowPassages(passages));
}
