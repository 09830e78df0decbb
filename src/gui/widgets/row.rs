//! A row of a list: icon, name, badge, count; the name in its own direction, the rest in the interface's.

use egui::{
    Align, Align2, Color32, Layout, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::gui::theme::{Theme, size};
use crate::gui::widgets::text::{strong_font, text_font};

/// What is left of a row while its parts are taken from both sides.
#[derive(Clone, Copy, Debug)]
pub struct RowSlots {
    left: Rect,
    is_rtl: bool,
}

impl RowSlots {
    /// Starts with a whole row.
    pub fn new(rect: Rect, is_rtl: bool) -> Self {
        Self { left: rect, is_rtl }
    }

    /// Takes `width` points from the start side.
    pub fn take_start(&mut self, width: f32) -> Rect {
        self.take(width, !self.is_rtl)
    }

    /// Takes `width` points from the end side.
    pub fn take_end(&mut self, width: f32) -> Rect {
        self.take(width, self.is_rtl)
    }

    /// What has not been taken.
    pub fn rest(&self) -> Rect {
        self.left
    }

    fn take(&mut self, width: f32, from_left: bool) -> Rect {
        let width = width.min(self.left.width());
        let (taken, rest) = if from_left {
            self.left.split_left_right_at_x(self.left.left() + width)
        } else {
            let (rest, taken) = self.left.split_left_right_at_x(self.left.right() - width);
            (taken, rest)
        };
        self.left = rest;
        taken
    }

    /// Draws one line of text at the start side of what is left, cut at its logical end.
    pub fn text(&self, ui: &Ui, text: RichText) {
        let galley = WidgetText::from(text).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            self.left.width(),
            text_font(size::TEXT),
        );
        let x = if self.is_rtl {
            self.left.right() - galley.size().x
        } else {
            self.left.left()
        };
        let y = self.left.center().y - galley.size().y / 2.0;
        let color = Theme::of(ui.ctx()).text;
        ui.painter().galley(pos2(x, y), galley, color);
    }
}

/// A row of a list, to be filled and shown.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    name: &'a str,
    is_rtl: bool,
    indent: f32,
    is_selected: bool,
    is_muted: bool,
    icon: Option<(&'a str, Color32)>,
    swatch: Option<Color32>,
    badge: Option<&'a str>,
    count: Option<String>,
    toggle: Option<(&'a str, &'a str)>,
    mark: Option<(Color32, &'a str)>,
    is_draggable: bool,
}

/// A row's answers.
#[derive(Debug)]
pub struct RowResponse {
    /// Of the whole row.
    pub response: Response,
    /// Whether the disclosure arrow was clicked.
    pub toggled: bool,
}

impl<'a> Row<'a> {
    /// A row with a name, in an interface of that direction.
    pub fn new(name: &'a str, is_rtl: bool) -> Self {
        Self {
            name,
            is_rtl,
            indent: 0.0,
            is_selected: false,
            is_muted: false,
            icon: None,
            swatch: None,
            badge: None,
            count: None,
            toggle: None,
            mark: None,
            is_draggable: false,
        }
    }

    /// Moves the row's start inwards by points.
    pub fn indent(mut self, indent: f32) -> Self {
        self.indent = indent;
        self
    }

    /// Lights the row.
    pub fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// Sets the name back.
    pub fn muted(mut self, is_muted: bool) -> Self {
        self.is_muted = is_muted;
        self
    }

    /// An icon before the name.
    pub fn icon(mut self, icon: &'a str, color: Color32) -> Self {
        self.icon = Some((icon, color));
        self
    }

    /// A square of color before the name.
    pub fn swatch(mut self, color: Color32) -> Self {
        self.swatch = Some(color);
        self
    }

    /// Small letters in a frame, such as a language.
    pub fn badge(mut self, badge: &'a str) -> Self {
        self.badge = Some(badge);
        self
    }

    /// A number at the end.
    pub fn count(mut self, count: String) -> Self {
        self.count = Some(count);
        self
    }

    /// A disclosure arrow with its accessible name.
    pub fn toggle(mut self, icon: &'a str, name: &'a str) -> Self {
        self.toggle = Some((icon, name));
        self
    }

    /// A dot at the end, with what it means.
    pub fn mark(mut self, color: Color32, meaning: &'a str) -> Self {
        self.mark = Some((color, meaning));
        self
    }

    /// Whether the row can be taken up by the pointer.
    pub fn draggable(mut self, is_draggable: bool) -> Self {
        self.is_draggable = is_draggable;
        self
    }

    /// Draws the row over the whole width there is.
    pub fn show(self, ui: &mut Ui) -> RowResponse {
        let sense = match self.is_draggable {
            true => Sense::click_and_drag(),
            false => Sense::click(),
        };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), sense);
        let mut toggled = false;
        if !ui.is_rect_visible(rect) {
            return RowResponse { response, toggled };
        }
        let theme = Theme::of(ui.ctx());
        if self.is_selected {
            super::entering::offer(&response);
            ui.painter().rect_filled(rect, 0.0, theme.soft);
            let edge = if self.is_rtl {
                rect.right() - 3.0
            } else {
                rect.left()
            };
            ui.painter().rect_filled(
                Rect::from_min_size(pos2(edge, rect.top()), vec2(3.0, rect.height())),
                0.0,
                theme.accent,
            );
        } else if response.hovered() {
            ui.painter()
                .rect_filled(rect, 0.0, theme.stroke.gamma_multiply(0.45));
        }
        if response.has_focus() {
            ui.painter().rect_stroke(
                rect,
                3.0,
                Stroke::new(2.0, theme.accent),
                StrokeKind::Inside,
            );
        }
        let mut slots = RowSlots::new(rect.shrink2(vec2(size::PANEL_PADDING, 0.0)), self.is_rtl);
        slots.take_start(self.indent);
        if let Some((icon, name)) = self.toggle {
            let slot = slots.take_start(20.0);
            let arrow = ui.interact(slot, response.id.with("toggle"), Sense::click());
            arrow.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            toggled = arrow.clicked();
            ui.painter().text(
                slot.center(),
                Align2::CENTER_CENTER,
                icon,
                text_font(14.0),
                theme.muted,
            );
        }
        if let Some((icon, color)) = self.icon {
            let slot = slots.take_start(24.0);
            ui.painter().text(
                slot.center(),
                Align2::CENTER_CENTER,
                icon,
                text_font(15.0),
                color,
            );
            slots.take_start(6.0);
        }
        if let Some(color) = self.swatch {
            let slot = slots.take_start(20.0);
            ui.painter().rect_filled(
                Rect::from_center_size(slot.center(), vec2(10.0, 10.0)),
                3.0,
                color,
            );
        }
        if let Some(count) = &self.count {
            let galley = ui
                .painter()
                .layout_no_wrap(count.clone(), text_font(12.0), theme.muted);
            let slot = slots.take_end(galley.size().x.max(18.0));
            let x = if self.is_rtl {
                slot.left()
            } else {
                slot.right() - galley.size().x
            };
            ui.painter().galley(
                pos2(x, slot.center().y - galley.size().y / 2.0),
                galley,
                theme.muted,
            );
            slots.take_end(6.0);
        }
        if let Some(badge) = self.badge {
            let galley =
                ui.painter()
                    .layout_no_wrap(badge.to_owned(), text_font(10.0), theme.muted);
            let slot = slots.take_end(galley.size().x + 10.0);
            let frame = Rect::from_center_size(slot.center(), vec2(slot.width(), 17.0));
            ui.painter().rect_stroke(
                frame,
                3.0,
                Stroke::new(1.0, theme.stroke),
                StrokeKind::Inside,
            );
            ui.painter()
                .galley(frame.center() - galley.size() / 2.0, galley, theme.muted);
            slots.take_end(6.0);
        }
        if let Some((color, _)) = self.mark {
            let slot = slots.take_end(10.0);
            ui.painter().circle_filled(slot.center(), 3.0, color);
            slots.take_end(4.0);
        }
        let color = match (self.is_selected, self.is_muted) {
            (true, _) => theme.strong,
            (false, true) => theme.muted,
            (false, false) => theme.text,
        };
        slots.text(ui, RichText::new(self.name).color(color));
        let (name, is_selected) = (self.name, self.is_selected);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, name));
        let meaning = self.mark.map(|(_, meaning)| meaning);
        let told = [self.badge, self.count.as_deref(), meaning];
        let told: Vec<&str> = told.into_iter().flatten().collect();
        if !told.is_empty() {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_description(told.join(" · "));
            });
        }
        RowResponse { response, toggled }
    }
}

/// One after the other from the side where reading starts.
pub fn from_start(is_rtl: bool) -> Layout {
    if is_rtl {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    }
}

/// One after the other from the other side.
pub fn from_end(is_rtl: bool) -> Layout {
    from_start(!is_rtl)
}

/// The answers at the foot of a dialog, the main one first, from the end side. One row high: a layout of egui's that
/// centers would take all the height there is.
pub fn answers<R>(ui: &mut Ui, is_rtl: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = vec2(ui.available_width(), size::PRIMARY_BUTTON);
    ui.allocate_ui_with_layout(room, from_end(is_rtl), add)
        .inner
}

/// The head of a panel: its title and count at the start, room for buttons at the end.
pub fn panel_header(
    ui: &mut Ui,
    is_rtl: bool,
    title: &str,
    count: Option<String>,
    buttons: impl FnOnce(&mut Ui),
) {
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let mut slots = RowSlots::new(rect.shrink2(vec2(size::PANEL_PADDING, 0.0)), is_rtl);
    let galley =
        ui.painter()
            .layout_no_wrap(title.to_owned(), strong_font(size::TEXT), theme.strong);
    let width = galley.size().x + 8.0;
    let slot = slots.take_start(width);
    let x = if is_rtl {
        slot.right() - galley.size().x
    } else {
        slot.left()
    };
    ui.painter().galley(
        pos2(x, slot.center().y - galley.size().y / 2.0),
        galley,
        theme.strong,
    );
    let layout = from_end(is_rtl);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(slots.rest()).layout(layout));
    child.spacing_mut().item_spacing.x = 2.0;
    buttons(&mut child);
    // In a narrow panel the buttons come first and the count gives way.
    slots.take_end(child.min_rect().width() + 4.0);
    if let Some(count) = count {
        let galley = ui
            .painter()
            .layout_no_wrap(count, text_font(size::TEXT), theme.muted);
        if galley.size().x <= slots.rest().width() {
            let slot = slots.take_start(galley.size().x);
            let at = slot.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, theme.muted);
        }
    }
}
