//! A chip: what is put on something, in a rounded frame; from the start side to the end side.

use egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::menus::is_rtl;
use crate::gui::widgets::{RowSlots, focus_ring, text_font};

/// What a click on a chip meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipClick {
    /// On the name.
    Name,
    /// On the cross.
    Remove,
    /// On the star.
    Star,
}

/// A star in a chip, which is on or off.
#[derive(Clone, Copy, Debug)]
pub struct ChipStar<'a> {
    /// Its accessible name and tooltip.
    pub name: &'a str,
    /// Whether it is on.
    pub is_on: bool,
    /// Whether it can be turned.
    pub is_enabled: bool,
}

/// Room for the color, a star or the cross, points.
const PART: f32 = 20.0;
/// Beside all of it, points.
const PADDING: f32 = 6.0;

/// A tag in a rounded frame: its color, its name, perhaps a star, and a cross that takes it off.
pub fn chip(
    ui: &mut Ui,
    color: Color32,
    name: &str,
    remove_name: &str,
    star: Option<ChipStar<'_>>,
) -> Option<ChipClick> {
    let theme = Theme::of(ui.ctx());
    let n_parts = if star.is_some() { 3.0 } else { 2.0 };
    let beside = n_parts * PART + 2.0 * PADDING;
    let words = egui::RichText::new(name).color(theme.strong);
    let natural = ui
        .painter()
        .layout_no_wrap(name.to_owned(), text_font(size::TEXT), theme.strong)
        .size()
        .x;
    let whole = ui.max_rect().width().max(beside + 40.0);
    let wide = (natural + beside).ceil().min(whole);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 24.0), Sense::click());
    let border = Stroke::new(1.0, theme.stroke);
    ui.painter()
        .rect(rect, 12.0, theme.raised, border, StrokeKind::Inside);
    let mut slots = RowSlots::new(rect.shrink2(vec2(PADDING, 0.0)), is_rtl(ui.ctx()));
    let square = Rect::from_center_size(slots.take_start(PART).center(), vec2(9.0, 9.0));
    ui.painter().rect_filled(square, 2.0, color);
    let cross = slots.take_end(PART);
    let cross = part(ui, cross, &response, "remove", icons::X, theme.muted, true);
    let star = star.map(|star| {
        let color = if star.is_on {
            theme.accent
        } else {
            theme.faint
        };
        let slot = slots.take_end(PART);
        let shown = part(
            ui,
            slot,
            &response,
            "star",
            icons::STAR,
            color,
            star.is_enabled,
        );
        shown.widget_info(|| {
            WidgetInfo::selected(Role::Button, star.is_enabled, star.is_on, star.name)
        });
        shown.on_hover_text(star.name)
    });
    slots.text(ui, words);
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, remove_name));
    if cross.on_hover_text(remove_name).clicked() {
        Some(ChipClick::Remove)
    } else if star.is_some_and(|star| star.clicked()) {
        Some(ChipClick::Star)
    } else if response.on_hover_text(name).clicked() {
        Some(ChipClick::Name)
    } else {
        None
    }
}

/// A button inside a chip.
fn part(
    ui: &Ui,
    slot: Rect,
    chip: &Response,
    name: &str,
    icon: &str,
    color: Color32,
    is_enabled: bool,
) -> Response {
    let theme = Theme::of(ui.ctx());
    let sense = if is_enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let room = Rect::from_center_size(slot.center(), vec2(18.0, 18.0));
    let response = ui.interact(room, chip.id.with(name), sense);
    let color = match is_enabled && response.hovered() {
        true => theme.strong,
        false => color,
    };
    ui.painter().text(
        room.center(),
        Align2::CENTER_CENTER,
        icon,
        text_font(13.0),
        color,
    );
    focus_ring(ui, &response);
    response
}
