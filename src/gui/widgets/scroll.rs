//! Lists that scroll, with their bar at the end side: left in an interface from right to left.
//!
//! egui puts the bar at the right and knows nothing else. It measures the bar's place from the right edge, though, so a
//! margin as wide as the list brings a floating bar to the other side; nested lists get the usual margin back.

use std::ops::Range;

use egui::containers::scroll_area::ScrollAreaOutput;
use egui::{AsIdSalt, Ui};

/// egui's scroll area with the bar at the end side of the interface. See [`egui::ScrollArea`].
#[derive(Clone, Debug)]
pub struct ScrollArea(egui::ScrollArea);

impl ScrollArea {
    /// One that scrolls up and down.
    pub fn vertical() -> Self {
        Self(egui::ScrollArea::vertical())
    }

    /// At most so high, points.
    #[must_use]
    pub fn max_height(self, height: f32) -> Self {
        Self(self.0.max_height(height))
    }

    /// At least so high once it scrolls, points.
    #[must_use]
    pub fn min_scrolled_height(self, height: f32) -> Self {
        Self(self.0.min_scrolled_height(height))
    }

    /// Tells it from another one in the same place.
    #[must_use]
    pub fn id_salt(self, salt: impl AsIdSalt) -> Self {
        Self(self.0.id_salt(salt))
    }

    /// Whether it is only as wide and as high as what is in it.
    #[must_use]
    pub fn auto_shrink(self, shrink: [bool; 2]) -> Self {
        Self(self.0.auto_shrink(shrink))
    }

    /// Goes to a place, points from the top.
    #[must_use]
    pub fn vertical_scroll_offset(self, offset: f32) -> Self {
        Self(self.0.vertical_scroll_offset(offset))
    }

    /// Whether it stays at the end while the content grows.
    #[must_use]
    pub fn stick_to_bottom(self, stick: bool) -> Self {
        Self(self.0.stick_to_bottom(stick))
    }

    /// Draws it.
    pub fn show<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        let usual = bar_to_end_side(ui);
        let shown = self.0.show(ui, |ui| {
            ui.spacing_mut().scroll.bar_outer_margin = usual;
            add(ui)
        });
        ui.spacing_mut().scroll.bar_outer_margin = usual;
        shown
    }

    /// Draws rows of one height, of which only those in view are asked for.
    pub fn show_rows<R>(
        self,
        ui: &mut Ui,
        row_height: f32,
        n_rows: usize,
        add: impl FnOnce(&mut Ui, Range<usize>) -> R,
    ) -> ScrollAreaOutput<R> {
        let usual = bar_to_end_side(ui);
        let shown = self.0.show_rows(ui, row_height, n_rows, |ui, rows| {
            ui.spacing_mut().scroll.bar_outer_margin = usual;
            add(ui, rows)
        });
        ui.spacing_mut().scroll.bar_outer_margin = usual;
        shown
    }
}

/// Moves the bar to the end side; gives the margin as it was.
fn bar_to_end_side(ui: &mut Ui) -> f32 {
    let width = ui.available_width();
    let is_rtl = crate::gui::fields::wording(ui.ctx()).language.is_rtl();
    let scroll = &mut ui.spacing_mut().scroll;
    let usual = scroll.bar_outer_margin;
    if is_rtl {
        scroll.bar_outer_margin = (width - scroll.bar_width - usual).max(usual);
    }
    usual
}
