//! Gives egui's own widgets the theme's colors, sizes and spaces.

use egui::{
    Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2,
    Visuals, vec2,
};

use super::{DARK, LIGHT, Theme, size};

/// How long popups and the like move, unless the reader wants no motion.
pub const MOTION_SECONDS: f32 = 0.08;

/// Sets both styles; which one is in force follows the user's choice (`Context::set_theme`).
pub fn apply(ctx: &Context) {
    ctx.style_mut_of(egui::Theme::Light, |style| fill(style, &LIGHT));
    ctx.style_mut_of(egui::Theme::Dark, |style| fill(style, &DARK));
}

fn fill(style: &mut Style, theme: &Theme) {
    let text = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Body, text(size::TEXT)),
        (TextStyle::Button, text(size::TEXT)),
        (TextStyle::Small, text(size::SMALL)),
        (
            TextStyle::Heading,
            FontId::new(size::PAGE_TITLE, FontFamily::Name("strong".into())),
        ),
        (
            TextStyle::Monospace,
            FontId::new(size::TEXT, FontFamily::Monospace),
        ),
    ]
    .into();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = MOTION_SECONDS;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(8.0, 4.0);
    spacing.interact_size = Vec2::new(26.0, size::BUTTON);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(6);
    spacing.icon_width = size::ICON;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating_allocated_width = 0.0;
    style.visuals = visuals(theme);
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = if theme.is_dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    visuals.override_text_color = None;
    visuals.panel_fill = theme.panel;
    visuals.window_fill = theme.raised;
    visuals.extreme_bg_color = theme.raised;
    visuals.text_edit_bg_color = Some(theme.raised);
    visuals.faint_bg_color = theme.panel;
    visuals.code_bg_color = theme.panel;
    visuals.hyperlink_color = theme.accent;
    visuals.warn_fg_color = theme.warn;
    visuals.error_fg_color = theme.warn;
    visuals.weak_text_color = Some(theme.muted);
    visuals.window_stroke = Stroke::new(1.0, theme.stroke);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: theme
            .strong
            .gamma_multiply(if theme.is_dark { 0.0 } else { 0.14 }),
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals.selection.bg_fill = theme.selection;
    visuals.selection.stroke = Stroke::new(1.0, theme.accent);
    visuals.text_cursor.stroke = Stroke::new(2.0, theme.accent);
    visuals.indent_has_left_vline = false;

    let widgets = &mut visuals.widgets;
    let radius = CornerRadius::same(5);
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = radius;
        widget.expansion = 0.0;
        widget.bg_stroke = Stroke::new(1.0, theme.stroke);
        widget.fg_stroke = Stroke::new(1.0, theme.text);
        widget.bg_fill = theme.raised;
        widget.weak_bg_fill = theme.raised;
    }
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, theme.text);
    widgets.hovered.bg_stroke = Stroke::new(1.0, theme.faint);
    widgets.hovered.fg_stroke = Stroke::new(1.0, theme.strong);
    widgets.active.bg_fill = theme.soft;
    widgets.active.weak_bg_fill = theme.soft;
    widgets.active.fg_stroke = Stroke::new(1.0, theme.strong);
    widgets.open.bg_fill = theme.soft;
    widgets.open.weak_bg_fill = theme.soft;
    visuals
}
