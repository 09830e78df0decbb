//! The keys of a list belong to it while it has the focus.

use egui::{EventFilter, FocusDirection, Id, Ui};

/// Keeps arrows up and down and Esc from leading out of the list.
pub(super) fn hold_keys(ui: &Ui, id: Id) {
    let filter = EventFilter {
        horizontal_arrows: false,
        vertical_arrows: true,
        tab: false,
        escape: true,
    };
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, filter);
        // The filter holds from the next frame on: an arrow in the frame after the focus came would lead out of the list.
        if memory.has_focus(id) {
            memory.move_focus(FocusDirection::None);
        }
    });
}
