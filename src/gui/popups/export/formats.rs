//! The list of formats, each with what it is for.

use egui::{
    Align, EventFilter, Key, Label, Layout, Modifiers, Response, Role, Sense, Shape, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use crate::exchange::formats::{EXPORT_FORMATS, ExportFormat};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{ScrollArea, focus_ring, strong_font, text_font};
use crate::i18n::{Wording, without_isolates};

/// Space inside of a row, points.
const PADDING: f32 = 10.0;

/// Draws it; gives the format that was chosen now, by a click or, as in any group of which one is chosen, by an arrow key.
/// `focuses`: the chosen one takes the focus, and comes into view.
pub(super) fn formats_ui(
    ui: &mut Ui,
    current: &'static ExportFormat,
    focuses: bool,
    wording: Wording,
) -> Option<&'static ExportFormat> {
    let mut chosen = None;
    let height = ui.available_height();
    let area = ScrollArea::vertical().id_salt("list of formats");
    area.max_height(height)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, format) in EXPORT_FORMATS.iter().enumerate() {
                let is_current = format == current;
                let response = format_ui(ui, format, is_current, wording);
                if is_current && focuses {
                    response.request_focus();
                }
                if (is_current && focuses) || response.gained_focus() {
                    response.scroll_to_me(None);
                }
                if response.clicked() && !is_current {
                    chosen = Some(format);
                }
                let step = match response.has_focus() {
                    true => step(ui, &response),
                    false => 0,
                };
                if step != 0 {
                    let to = at.saturating_add_signed(step);
                    let to = EXPORT_FORMATS.get(to).or(EXPORT_FORMATS.last());
                    chosen = to.filter(|to| *to != current);
                }
            }
        });
    chosen
}

/// How far arrow keys lead from a format that has the focus; below is positive.
fn step(ui: &Ui, response: &Response) -> isize {
    // Otherwise the focus would go its own way as well.
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let presses = |key| {
        let n = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        n as isize
    };
    presses(Key::ArrowDown) - presses(Key::ArrowUp)
}

fn format_ui(ui: &mut Ui, format: &ExportFormat, is_current: bool, wording: Wording) -> Response {
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
    response
}
