//! Text fields for Arabic and English: one line ([`Field`]) and several paragraphs ([`Area`]).
//!
//! egui's own text edit keeps its caret in an unshuffled layout, so these two replace it. Both stand on one editing
//! core: a buffer in logical order that knows nothing of the screen, a layout for each paragraph in its own direction,
//! and one table of keys. A field is an area of one paragraph.
//!
//! ```
//! # use hashiya::gui::fields::{Field, FieldState};
//! # egui::__run_test_ui(|ui| {
//! let mut state = FieldState::new("اسم");
//! let field = Field::new(&mut state).label("Name").width(200.0).show(ui);
//! if field.submitted { /* state.text() */ }
//! # });
//! ```
//!
//! Keys that a field uses are taken from the frame's events: what is typed never acts as a shortcut elsewhere.
//!
//! Limits: an edit lays out its paragraph again, so a single paragraph of 100 kB costs about 40 ms a key.

mod accessibility;
mod area;
mod buffer;
mod editor;
mod field;
mod history;
mod keys;
mod layouts;
mod menu;
mod moves;
mod pointer;
#[cfg(test)]
mod tests;
mod view;

pub use area::{Area, AreaState};
pub use buffer::{EditBuffer, Paragraphing, Selection, Unit};
pub use field::{Field, FieldResponse, FieldState};

use egui::{Context, Id};

use crate::i18n::{Language, Wording};

/// Sets the language in which the menus of all fields speak.
pub fn set_wording(ctx: &Context, wording: Wording) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("fields' wording"), wording));
}

/// Marks the id of a field in egui's memory.
#[derive(Clone, Copy, Debug)]
struct IsField;

/// Whether a field or area has the focus: letters are for it, not for shortcuts. Right from the moment it gets it.
pub fn is_typing(ctx: &Context) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    focused.is_some_and(|id| ctx.data(|data| data.get_temp::<IsField>(id)).is_some())
}

fn mark(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(id, IsField));
}

/// How to speak to the reader, as [`set_wording`] was told last; for parts that are given no wording.
pub fn wording(ctx: &Context) -> Wording {
    ctx.data(|data| data.get_temp(Id::unique("fields' wording")))
        .unwrap_or_else(|| Language::English.into())
}
