//! The list of formats, each with what it is for.

use egui::{Align, Label, Layout, Role, Sense, Shape, Ui, UiBuilder, WidgetInfo, vec2};

use crate::exchange::formats::{EXPORT_FORMATS, ExportFormat};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{ScrollArea, focus_ring, strong_font, text_font};
use crate::i18n::{Wording, without_isolates};

/// Space inside of a row, points.
const PADDING: f32 = 10.0;

/// Draws it; gives the format that was chosen now. `is_new`: the chosen one is brought into view.
pub(super) fn formats_ui(
    ui: &mut Ui,
    current: &'static ExportFormat,
    is_new: bool,
    wording: Wording,
) -> Option<&'static ExportFormat> {
    let mut chosen = None;
    let height = ui.available_height();
    let area = ScrollArea::vertical().id_salt("list of formats");
    area.max_height(height)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for format in EXPORT_FORMATS {
                let is_current = format == current;
                if format_ui(ui, format, is_current, is_new && is_current, wording) && !is_current {
                    chosen = Some(format);
                }
            }
        });
    chosen
}

fn format_ui(
    ui: &mut Ui,
    format: &ExportFormat,
    is_current: bool,
    comes_into_view: bool,
    wording: Wording,
) -> bool {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let (title, about) = (wording.text(format.title), wording.text(format.about));
    let ground = ui.painter().add(Shape::Noop);
    let whole = ui.available_rect_before_wrap();
    let inner = whole.shrink2(vec2(PADDING, 7.0));
    let across = match is_rtl {
        true => Align::Max,
        false => Align::Min,
    };
    let builder = UiBuilder::new()
        .id_salt(format.name)
        .max_rect(inner)
        .layout(Layout::top_down(across));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.y = 1.0;
    let color = if is_current { theme.strong } else { theme.text };
    let words = egui::RichText::new(title)
        .font(strong_font(size::TEXT))
        .color(color);
    child.add(Label::new(words).wrap().selectable(false));
    let words = egui::RichText::new(about)
        .font(text_font(size::SMALL))
        .color(theme.muted);
    child.add(Label::new(words).wrap().selectable(false));
    let bottom = child.min_rect().bottom() + 7.0;
    let rect = egui::Rect::from_min_max(whole.min, egui::pos2(whole.right(), bottom));
    let response = ui.allocate_rect(rect, Sense::click());
    let fill = if is_current {
        theme.soft
    } else if response.hovered() {
        theme.stroke.gamma_multiply(0.45)
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter()
        .set(ground, Shape::rect_filled(rect, 5.0, fill));
    if is_current {
        let edge = match is_rtl {
            true => rect.with_min_x(rect.right() - 3.0),
            false => rect.with_max_x(rect.left() + 3.0),
        };
        ui.painter()
            .rect_filled(edge.shrink2(vec2(0.0, 6.0)), 1.0, theme.accent);
    }
    focus_ring(ui, &response);
    let name = without_isolates(title);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_current, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(about);
    });
    if comes_into_view || response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.clicked()
}
