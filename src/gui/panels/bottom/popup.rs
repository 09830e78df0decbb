//! A chooser that opens below something in a list: closed by Esc or a click elsewhere.

use egui::{Area, Frame, Id, LayerId, Order, Pos2, Ui};

use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};

/// Whether a popup is to wait for the next frame: the click that opens it would take the focus off its field again.
pub(super) fn waits(ui: &Ui, name: &'static str) -> bool {
    let layer = LayerId::new(Order::Foreground, Id::unique(name));
    let is_new = !ui.memory(|memory| memory.areas().visible_last_frame(&layer));
    let waits = is_new && ui.input(|input| input.pointer.any_click());
    if waits {
        ui.ctx().request_repaint();
    }
    waits
}

/// Draws the chooser with its top left corner at `at`, moved into the window; says what came of it.
pub(super) fn chooser_popup(
    ui: &Ui,
    name: &'static str,
    at: Pos2,
    chooser: &mut ChooserState,
    label: &str,
    choices: &[Choice],
    is_rtl: bool,
) -> Option<ChooserAnswer> {
    if waits(ui, name) {
        return None;
    }
    let bounds = ui.ctx().content_rect();
    let shown = Area::new(Id::unique(name))
        .order(Order::Foreground)
        .fixed_pos(at)
        .constrain_to(bounds.shrink(8.0))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(340.0);
                chooser.show(ui, label, choices, is_rtl)
            })
        });
    let clicked_elsewhere = ui.input(|input| {
        input.pointer.any_pressed()
            && input
                .pointer
                .interact_pos()
                .is_some_and(|at| !shown.response.rect.contains(at))
    });
    match shown.inner.inner {
        None if clicked_elsewhere => Some(ChooserAnswer::Cancelled),
        answer => answer,
    }
}
