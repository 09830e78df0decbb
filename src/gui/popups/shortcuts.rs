//! The page of shortcuts: every command that has one, by section.

use egui::{Ui, vec2};

use crate::gui::commands::{Section, UiCommand};
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::size;
use crate::gui::widgets::{RowSlots, key_cap, muted, text_font};
use crate::i18n::{Word, Wording};

/// Every shortcut. View state without content.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShortcutsSheet {}

impl Sheet for ShortcutsSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::AppKeys).to_owned()
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        for section in Section::ALL {
            let commands = UiCommand::ALL.iter().copied();
            let mut of_section = commands
                .filter(|command| command.section() == *section && command.keys().is_some())
                .peekable();
            if of_section.peek().is_none() {
                continue;
            }
            ui.add_space(8.0);
            ui.label(muted(ui, wording.text(section.word())));
            for command in of_section {
                shortcut_ui(ui, command, wording);
            }
        }
        SheetAnswer::Open
    }
}

/// One command with all its keys.
fn shortcut_ui(ui: &mut Ui, command: UiCommand, wording: Wording) {
    let is_rtl = wording.language.is_rtl();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), egui::Sense::hover());
    let words = wording.text(command.word());
    let keys: Vec<String> = command.all_keys().iter().map(|keys| keys.name()).collect();
    let spoken = format!("{words} {}", keys.join(" "));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let mut slots = RowSlots::new(rect, is_rtl);
    for name in &keys {
        let width = 18.0 + 8.0 * name.chars().count() as f32;
        let slot = slots.take_end(width);
        let builder = egui::UiBuilder::new()
            .max_rect(slot)
            .layout(crate::gui::widgets::from_end(is_rtl));
        ui.scope_builder(builder, |ui| key_cap(ui, name));
    }
    let text = egui::RichText::new(words).font(text_font(size::TEXT));
    slots.text(ui, text);
}
