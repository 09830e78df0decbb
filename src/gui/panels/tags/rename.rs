//! Renaming a tag in its row.

use egui::{Rect, Ui};

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::fields::{Field, FieldState};
use crate::gui::panels::PanelContext;
use crate::gui::panels::tags::{TagsState, tree_id};
use crate::i18n::Word;
use crate::model::{Bilingual, TagId};

/// The row that is being renamed.
#[derive(Debug)]
pub(super) struct Renaming {
    pub(super) tag: TagId,
    field: FieldState,
}

/// Opens the field in a tag's row.
pub(super) fn begin(state: &mut TagsState, tag: TagId, cx: &PanelContext<'_>) {
    let Some(row) = cx.snapshot.tag(tag).filter(|_| cx.at_hand.writable) else {
        return;
    };
    let mut field = FieldState::new(row.label.prefer(cx.is_arabic()));
    field.select_all();
    field.focus_next_frame();
    state.renaming = Some(Renaming { tag, field });
    state.go_to(tag);
}

/// Draws the field; Enter or leaving it commits, Esc leaves the name as it is.
pub(super) fn rename_ui(ui: &mut Ui, state: &mut TagsState, rect: Rect, cx: &mut PanelContext<'_>) {
    let Some(renaming) = &mut state.renaming else {
        return;
    };
    let field = ui
        .scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
            Field::new(&mut renaming.field)
                .label(cx.word(Word::TagNameField))
                .width(rect.width())
                .show(ui)
        })
        .inner;
    let is_left = field.response.lost_focus();
    if !(field.submitted || field.cancelled || is_left) {
        return;
    }
    let text = renaming.field.text().trim().to_owned();
    if let Some(tag) = cx.snapshot.tag(renaming.tag).filter(|_| !field.cancelled) {
        let label = relabeled(&tag.label, &text);
        if !text.is_empty() && label != tag.label {
            let tag = tag.id;
            let command = Command::RenameTag { tag, label };
            cx.requests.push(Request::Core(Box::new(command)));
        }
    }
    state.renaming = None;
    if field.submitted || field.cancelled {
        ui.memory_mut(|memory| memory.request_focus(tree_id()));
    }
}

/// Puts the new name on the side of its first strong letter and keeps the other side.
pub(in crate::gui) fn relabeled(label: &Bilingual, text: &str) -> Bilingual {
    let new = Bilingual::from_one(text);
    if new.arabic.is_empty() {
        Bilingual {
            english: new.english,
            arabic: label.arabic.clone(),
        }
    } else {
        Bilingual {
            english: label.english.clone(),
            arabic: new.arabic,
        }
    }
}
