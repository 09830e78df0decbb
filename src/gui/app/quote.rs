//! A quotation on a card: each paragraph in its own direction, set in the reading face.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::theme::Theme;
use crate::gui::typeset::{LayoutRequest, TextStyle, Typesetter};
use crate::text::{Direction, first_strong};

/// The most paragraphs that are shown of a quote.
const MOST_PARAGRAPHS: usize = 40;

/// Draws `quote` over the available width; `name` is its accessible name.
pub fn quote_ui(ui: &mut Ui, quote: &str, name: &str) {
    let typesetter = Typesetter::of(ui.ctx());
    let ppp = ui.ctx().pixels_per_point();
    let width = ui.available_width();
    let color = Theme::of(ui.ctx()).text;
    let mut direction = Direction::LeftToRight;
    for paragraph in quote.split('\n').take(MOST_PARAGRAPHS) {
        direction = first_strong(paragraph).unwrap_or(direction);
        let request =
            LayoutRequest::new(paragraph, &TextStyle::QUOTE, direction, ppp).wrapped(width * ppp);
        let layout = typesetter.lay_out_cached(&request);
        let (rect, response) =
            ui.allocate_exact_size(vec2(width, layout.height() / ppp), Sense::hover());
        if ui.is_rect_visible(rect) {
            typesetter.paint(ui.painter(), rect.min, &layout, |_| color);
        }
        response
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {paragraph}")));
    }
}
