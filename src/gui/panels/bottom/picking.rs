//! The tag picker over a list.

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, Vec2, vec2};

use crate::command::TagChoice;
use crate::gui::Derived;
use crate::gui::commands::Request;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::popup::waits;
use crate::gui::popups::{FEW_TAGS, Picker, PickerAnswer, PickerContext, PickerSubject, TagIndex};
use crate::model::TagId;

/// What came of it.
#[derive(Debug)]
pub(super) enum Picked {
    /// Tags to put on what it is for, and tags to take off.
    Tags(Vec<TagChoice>, Vec<TagId>),
    /// Nothing is to be done.
    Nothing,
}

/// The open picker, and what it is for. View state.
#[derive(Debug)]
pub(super) struct ListPicker<T> {
    picker: Picker,
    index: Derived<(u64, bool), TagIndex>,
    at: Pos2,
    of: T,
}

impl<T> ListPicker<T> {
    /// A picker at the top of a list.
    pub(super) fn open(ui: &Ui, subject: PickerSubject, of: T) -> Self {
        Self {
            picker: Picker::open(subject),
            index: Derived::default(),
            at: ui.max_rect().center_top() + vec2(-158.0, 8.0),
            of,
        }
    }
}

/// Draws the picker, if it is open. What came of it is given with what it was for; it is closed then.
pub(super) fn picked<T>(
    ui: &Ui,
    open: &mut Option<ListPicker<T>>,
    cx: &mut PanelContext<'_>,
) -> Option<(Picked, T)> {
    if open.is_some() && waits(ui, "tag-picker") {
        return None;
    }
    let mut picking = open.take()?;
    let bounds = ui.ctx().content_rect();
    let (folded, is_arabic) = (Arc::clone(cx.snapshot), cx.is_arabic());
    let index = picking.index.get(
        ui.ctx(),
        &(cx.snapshot.revision(), is_arabic),
        cx.snapshot.n_tags() <= FEW_TAGS,
        move || TagIndex::new(&folded, is_arabic),
    );
    let context = PickerContext {
        snapshot: cx.snapshot,
        index,
        recent: cx.recent_tags,
        numbers: cx.numbers,
        wording: cx.wording,
    };
    let place = Rect::from_min_size(picking.at, Vec2::ZERO);
    match picking.picker.show(ui, place, bounds, &context) {
        Some(PickerAnswer::Apply { add, remove }) => {
            return Some((Picked::Tags(add, remove), picking.of));
        }
        Some(PickerAnswer::Cancelled) => return Some((Picked::Nothing, picking.of)),
        Some(PickerAnswer::Number { tag, number }) => {
            cx.requests.push(Request::NumberTag(tag, number));
        }
        None => {}
    }
    *open = Some(picking);
    None
}
