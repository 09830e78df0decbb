//! A quotation on a card: each paragraph in its own direction, set in the reading face.

use egui::accesskit::TextDirection;
use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::theme::Theme;
use crate::gui::typeset::{LayoutRequest, TextStyle, Typesetter};
use crate::text::{Direction, first_strong};

/// The most paragraphs that are shown of a quote.
const MOST_PARAGRAPHS: usize = 40;

/// Draws `quote` over the available width; `name` is its accessible name. `direction` is that of the paragraph in which it
/// begins: cut out of it, its first strong letter may be of the other.
pub fn quote_ui(ui: &mut Ui, quote: &str, name: &str, direction: Direction) {
    let typesetter = Typesetter::of(ui.ctx());
    let ppp = ui.ctx().pixels_per_point();
    let width = ui.available_width();
    let color = Theme::of(ui.ctx()).text;
    let mut direction = direction;
    for (index, paragraph) in quote.split('\n').take(MOST_PARAGRAPHS).enumerate() {
        if index > 0 {
            direction = first_strong(paragraph).unwrap_or(direction);
        }
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
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_text_direction(match direction {
                Direction::LeftToRight => TextDirection::LeftToRight,
                Direction::RightToLeft => TextDirection::RightToLeft,
            });
        });
    }
}
