//! Text in the interface's styles.

use egui::{FontFamily, FontId, Response, RichText, Sense, Ui, vec2};

use crate::gui::theme::{Theme, size};

/// The interface's face at a size in points.
pub fn text_font(points: f32) -> FontId {
    FontId::new(points, FontFamily::Proportional)
}

/// The semi-bold face at a size in points.
pub fn strong_font(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name("strong".into()))
}

/// Counts and hints.
pub fn muted(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).color(Theme::of(ui.ctx()).muted)
}

/// Draws an icon of `points` that says nothing to assistive programs: the words beside it do.
pub fn icon(ui: &mut Ui, icon: &str, points: f32, color: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(points + 2.0, points + 2.0), Sense::hover());
    let center = egui::Align2::CENTER_CENTER;
    ui.painter()
        .text(rect.center(), center, icon, text_font(points), color);
}

/// Emphasis.
pub fn strong(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text)
        .font(strong_font(size::TEXT))
        .color(Theme::of(ui.ctx()).strong)
}

/// The title of a page.
pub fn title(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text)
        .font(strong_font(size::PAGE_TITLE))
        .color(Theme::of(ui.ctx()).strong)
}

/// The name of a key in a thin frame.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(key.to_owned(), text_font(size::SMALL), theme.muted);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(10.0, 4.0), Sense::hover());
    ui.painter().rect_stroke(
        rect,
        4.0,
        egui::Stroke::new(1.0, theme.stroke),
        egui::StrokeKind::Inside,
    );
    ui.painter()
        .galley(rect.min + vec2(5.0, 2.0), galley, theme.muted);
    response
}

/// The name of a key in a thin frame, in the middle of a part of a row.
pub fn cap_in(ui: &Ui, slot: egui::Rect, key: &str) {
    let theme = Theme::of(ui.ctx());
    let font = text_font(size::SMALL);
    let galley = ui
        .painter()
        .layout_no_wrap(key.to_owned(), font, theme.muted);
    let height = galley.size().y + 2.0;
    let cap = vec2((galley.size().x + 9.0).max(height), height);
    let cap = egui::Rect::from_center_size(slot.center(), cap);
    let stroke = egui::Stroke::new(1.0, theme.stroke);
    ui.painter()
        .rect_stroke(cap, 4.0, stroke, egui::StrokeKind::Inside);
    let at = cap.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, theme.muted);
}
