//! A field over a list: what the tag picker and the palette have in common.
//!
//! The field keeps the focus; the arrows move in the list, Enter takes the lit row, Ctrl+Enter makes a new one of what
//! is typed, Esc leaves.

use egui::{
    Align2, Color32, Key, Modifiers, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::gui::fields::{Field, FieldState};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{RowSlots, text_font};

/// One row of the list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name, in its own direction.
    pub name: String,
    /// A square of color.
    pub swatch: Option<Color32>,
    /// An icon.
    pub icon: &'static str,
    /// A count or shortcut at the end.
    pub hint: String,
    /// Cannot be taken now.
    pub is_disabled: bool,
}

/// What a person did with a chooser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChooserAnswer {
    /// Took the row of this index.
    Chosen(usize),
    /// Asked for a new one by that name.
    Create(String),
    /// Left.
    Cancelled,
}

/// The field's text and the lit row. View state.
#[derive(Debug, Default)]
pub struct ChooserState {
    field: FieldState,
    lit: usize,
    is_fresh: bool,
}

impl ChooserState {
    /// A chooser that takes the focus when it is first shown and swallows the letter that opened it.
    pub fn open() -> Self {
        let mut field = FieldState::default();
        field.focus_next_frame();
        Self {
            field,
            lit: 0,
            is_fresh: true,
        }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Draws field and list; `label` is the field's accessible name and hint. At most ten rows are in view.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        label: &str,
        choices: &[Choice],
        is_rtl: bool,
    ) -> Option<ChooserAnswer> {
        let mut answer = None;
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::COMMAND, Key::Enter) {
                let name = self.field.text().trim().to_owned();
                if !name.is_empty() {
                    answer = Some(ChooserAnswer::Create(name));
                }
            } else if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.lit = (self.lit + 1).min(choices.len().saturating_sub(1));
            } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.lit = self.lit.saturating_sub(1);
            } else if input.consume_key(Modifiers::NONE, Key::Escape) {
                answer = Some(ChooserAnswer::Cancelled);
            }
        });
        let field = Field::new(&mut self.field)
            .label(label)
            .hint(label)
            .width(ui.available_width())
            .show(ui);
        if field.changed {
            self.lit = 0;
        }
        if field.submitted
            && answer.is_none()
            && choices
                .get(self.lit)
                .is_some_and(|choice| !choice.is_disabled)
        {
            answer = Some(ChooserAnswer::Chosen(self.lit));
        }
        let moved = field.changed
            || self.is_fresh
            || ui.input(|input| input.key_down(Key::ArrowDown) || input.key_down(Key::ArrowUp));
        self.is_fresh = false;
        ui.add_space(4.0);
        let height = size::ROW * choices.len().min(10) as f32;
        let mut scroll = ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true]);
        if moved {
            let top = (self.lit as f32 - 8.0).max(0.0) * size::ROW;
            scroll = scroll.vertical_scroll_offset(top);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        scroll.show_rows(ui, size::ROW, choices.len(), |ui, rows| {
            for index in rows {
                let response = choice_ui(ui, &choices[index], index == self.lit, is_rtl);
                if response.clicked() && !choices[index].is_disabled {
                    answer = Some(ChooserAnswer::Chosen(index));
                }
            }
        });
        answer
    }
}

fn choice_ui(ui: &mut Ui, choice: &Choice, is_lit: bool, is_rtl: bool) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    if is_lit {
        ui.painter().rect_filled(rect, 4.0, theme.soft);
        let edge = if is_rtl {
            rect.right() - 3.0
        } else {
            rect.left()
        };
        ui.painter().rect_filled(
            Rect::from_min_size(pos2(edge, rect.top() + 4.0), vec2(3.0, rect.height() - 8.0)),
            1.0,
            theme.accent,
        );
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect, 4.0, theme.stroke.gamma_multiply(0.45));
    }
    let mut slots = RowSlots::new(rect.shrink2(vec2(10.0, 0.0)), is_rtl);
    if let Some(color) = choice.swatch {
        let slot = slots.take_start(20.0);
        ui.painter().rect_filled(
            Rect::from_center_size(slot.center(), vec2(10.0, 10.0)),
            3.0,
            color,
        );
    } else {
        let slot = slots.take_start(20.0);
        ui.painter().text(
            slot.center(),
            Align2::CENTER_CENTER,
            choice.icon,
            text_font(14.0),
            theme.muted,
        );
    }
    slots.take_start(6.0);
    if !choice.hint.is_empty() {
        let galley =
            ui.painter()
                .layout_no_wrap(choice.hint.clone(), text_font(size::SMALL), theme.muted);
        let slot = slots.take_end(galley.size().x + 4.0);
        ui.painter()
            .galley(slot.center() - galley.size() / 2.0, galley, theme.muted);
        slots.take_end(8.0);
    }
    let color = match (choice.is_disabled, is_lit) {
        (true, _) => theme.faint,
        (false, true) => theme.strong,
        (false, false) => theme.text,
    };
    slots.text(ui, RichText::new(&choice.name).color(color));
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::ListBoxOption,
            !choice.is_disabled,
            is_lit,
            &choice.name,
        )
    });
    response
}
