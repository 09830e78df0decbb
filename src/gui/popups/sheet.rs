//! A sheet: a page over the window with a title and a close button, for what is more than a question.
//!
//! One mechanism for preferences, shortcuts, backups, merging and the like. A sheet is view state that draws itself and
//! pushes requests; it never acts. Esc closes it, unless a question of its own covers it.

use std::fmt::Debug;
use std::sync::Arc;

use egui::{Id, Key, Modal, Modifiers, Ui, vec2};

use crate::engine::preferences::Preferences;
use crate::gui::commands::{Availability, Request};
use crate::gui::icons;
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{RowSlots, icon_button, title};
use crate::i18n::{Word, Wording};
use crate::model::Snapshot;

/// What a sheet sees.
pub struct SheetContext<'a> {
    /// The open collection as last committed, if one is open.
    pub snapshot: Option<&'a Arc<Snapshot>>,
    /// What survives the window; changes are written by the window.
    pub preferences: &'a mut Preferences,
    /// How to speak to the reader.
    pub wording: Wording,
    /// What can be done now.
    pub at_hand: &'a Availability,
    /// What the sheet asks for.
    pub requests: &'a mut Vec<Request>,
}

/// Whether a sheet stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetAnswer {
    /// It stays open.
    Open,
    /// It is done.
    Done,
}

/// A page over the window.
pub trait Sheet: Debug {
    /// The title in the reader's language.
    fn title(&self, wording: Wording) -> String;

    /// Width and greatest height of its content, points; both shrink with the window.
    fn size(&self) -> [f32; 2] {
        [560.0, 520.0]
    }

    /// Whether it scrolls as a whole; a sheet with lists of its own scrolls those.
    fn scrolls(&self) -> bool {
        true
    }

    /// Asked when a person closes it: whether it stays, since something in it would be lost, and says so itself.
    fn holds_on(&mut self) -> bool {
        false
    }

    /// Draws the content.
    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer;
}

/// Draws a sheet; says whether it is to be closed. `is_covered`: a question lies over it and takes Esc.
pub fn show_sheet(
    ui: &Ui,
    sheet: &mut dyn Sheet,
    is_covered: bool,
    context: &mut SheetContext<'_>,
) -> bool {
    let (mut is_done, mut is_left) = (false, false);
    let room = ui.ctx().content_rect().size();
    let [width, height] = sheet.size();
    let (width, height) = (width.min(room.x - 64.0), height.min(room.y - 140.0));
    let frame = egui::Frame::popup(&ui.ctx().global_style()).inner_margin(egui::Margin::same(20));
    let modal = Modal::new(Id::unique("sheet"))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            let is_rtl = context.wording.language.is_rtl();
            let (bar, head) = ui.allocate_exact_size(vec2(width, 32.0), egui::Sense::hover());
            let name = sheet.title(context.wording);
            head.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
            let mut slots = RowSlots::new(bar, is_rtl);
            let close = slots.take_end(32.0);
            let name = context.wording.text(Word::BtnClose);
            // The button stands in the bar: it must not move what follows.
            let mut button = ui.new_child(egui::UiBuilder::new().max_rect(close));
            let clicked = icon_button(&mut button, icons::X, name, false, true).clicked();
            let words = title(ui, sheet.title(context.wording));
            slots.text(ui, words);
            ui.add_space(8.0);
            // The height is set, or the sheet would stay as high as it was at first; in a scope of its own, or it would
            // begin at the top of the bar.
            let answer = ui.scope(|ui| {
                ui.set_max_height(height);
                if !sheet.scrolls() {
                    return sheet.show(ui, context);
                }
                ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show(ui, |ui| sheet.show(ui, context))
                    .inner
            });
            is_left = clicked;
            is_done = answer.inner == SheetAnswer::Done;
        });
    let escaped =
        !is_covered && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let is_left = is_left || escaped || (!is_covered && modal.should_close());
    is_done || (is_left && !sheet.holds_on())
}
