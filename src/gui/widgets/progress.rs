//! The bar that fills: from the side where reading starts.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::base::ProgressState;
use crate::gui::theme::Theme;
use crate::gui::widgets::RowSlots;
use crate::gui::widgets::menus::is_rtl;

/// Height, points.
const HEIGHT: f32 = 6.0;

/// Draws how far something is, in a bar of so many points.
pub fn progress_bar(ui: &mut Ui, progress: &ProgressState, width: f32) {
    let theme = Theme::of(ui.ctx());
    let share = match progress.total {
        0 => 0.0,
        total => (progress.done as f32 / total as f32).min(1.0),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let radius = HEIGHT / 2.0;
    ui.painter().rect_filled(rect, radius, theme.stroke);
    if share > 0.0 {
        let filled = (width * share).max(HEIGHT);
        let filled = RowSlots::new(rect, is_rtl(ui.ctx())).take_start(filled);
        ui.painter().rect_filled(filled, radius, theme.accent);
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::new(Role::ProgressIndicator);
        info.value = Some(f64::from(share));
        info
    });
}
