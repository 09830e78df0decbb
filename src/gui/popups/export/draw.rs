//! What is chosen beside the format: scope, options, file, and what the format cannot hold.

use egui::Ui;

use crate::exchange::formats::OptionKind;
use crate::gui::commands::Request;
use crate::gui::fields::Field;
use crate::gui::popups::SheetContext;
use crate::gui::popups::export::{ExportSheet, lost};
use crate::gui::theme::size;
use crate::gui::widgets::{
    ScrollArea, choice, from_end, from_start, muted, strong, switch, text_button,
};
use crate::i18n::{Word, Wording};

/// Height of the switch below the list, points.
const KEEP: f32 = size::ROW + 12.0;

impl ExportSheet {
    /// Scope and options, and where the window is narrow what the format cannot hold.
    pub(super) fn choices_ui(
        &mut self,
        ui: &mut Ui,
        context: &mut SheetContext<'_>,
        with_lost: bool,
    ) {
        let wording = context.wording;
        let height = ui.available_height();
        let across = match wording.language.is_rtl() {
            true => egui::Align::Max,
            false => egui::Align::Min,
        };
        ScrollArea::vertical()
            .id_salt("choices of an export")
            .max_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.with_layout(egui::Layout::top_down(across), |ui| {
                    self.scope.show(ui, context);
                    self.options_ui(ui, wording);
                    if with_lost {
                        self.lost_ui(ui, wording);
                        self.keep_ui(ui, wording);
                    }
                });
            });
    }

    fn options_ui(&mut self, ui: &mut Ui, wording: Wording) {
        if self.format.options.is_empty() {
            return;
        }
        section(ui, wording.text(Word::FmtOptions));
        let is_rtl = wording.language.is_rtl();
        for option in self.format.options {
            let title = wording.text(option.title);
            match &option.kind {
                OptionKind::Switch { is_on, turn, .. } => {
                    if let Some(is_on) = switch(ui, is_rtl, title, is_on(&self.options)) {
                        turn(&mut self.options, is_on);
                    }
                }
                OptionKind::Choice(values) => {
                    let titles: Vec<(usize, &str)> = values
                        .iter()
                        .enumerate()
                        .map(|(place, value)| (place, wording.text(value.title)))
                        .collect();
                    let current = values
                        .iter()
                        .position(|value| (value.is_it)(&self.options))
                        .unwrap_or(usize::MAX);
                    let chosen = choice(ui, is_rtl, title, &titles, current);
                    if let Some(value) = chosen.and_then(|place| values.get(place)) {
                        (value.choose)(&mut self.options);
                    }
                }
            }
            ui.label(muted(ui, wording.text(option.about)));
        }
    }

    /// What the format cannot hold in a column of its own, and whether it is kept.
    pub(super) fn lost_column_ui(&mut self, ui: &mut Ui, wording: Wording) {
        let height = ui.available_height();
        let across = match wording.language.is_rtl() {
            true => egui::Align::Max,
            false => egui::Align::Min,
        };
        ScrollArea::vertical()
            .id_salt("what the format cannot hold")
            .max_height(height - KEEP)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.with_layout(egui::Layout::top_down(across), |ui| {
                    self.lost_ui(ui, wording);
                });
            });
        self.keep_ui(ui, wording);
    }

    /// Where it is written to; a part of the foot.
    pub(super) fn file_ui(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) {
        let wording = context.wording;
        let label = wording.text(Word::ExportFile);
        let is_rtl = wording.language.is_rtl();
        let room = egui::vec2(ui.available_width(), size::PRIMARY_BUTTON);
        ui.allocate_ui_with_layout(room, from_end(is_rtl), |ui| {
            if text_button(ui, None, wording.text(Word::ExportChoose)).clicked() {
                let path = self.path.text().to_owned();
                context.requests.push(Request::ChooseExportFile {
                    path,
                    format: self.format,
                });
            }
            ui.with_layout(from_start(is_rtl), |ui| {
                ui.label(strong(ui, label));
                ui.add_space(8.0);
                let width = (ui.available_width() - 10.0).max(120.0);
                let field = Field::new(&mut self.path).label(label).width(width);
                if field.show(ui).changed {
                    // What was said of another file says nothing of this one.
                    self.shared().outcome = None;
                }
            });
        });
    }

    fn lost_ui(&self, ui: &mut Ui, wording: Wording) {
        section(ui, wording.text(Word::ExportLost));
        match self.changed.1 {
            Some(_) => lost::lost_ui(ui, self.counted().as_ref(), wording),
            // What is missing is said where it is to be chosen.
            None => {
                ui.label(muted(ui, "–"));
            }
        }
    }

    /// Whether the list is written beside the file, where there is one.
    fn keep_ui(&mut self, ui: &mut Ui, wording: Wording) {
        let has_losses = matches!(self.counted(), Some(Ok(loss)) if !loss.is_empty());
        if !has_losses {
            return;
        }
        let label = wording.text(Word::ExportBeside);
        let is_rtl = wording.language.is_rtl();
        if let Some(keeps) = switch(ui, is_rtl, label, self.keeps_list) {
            self.keeps_list = keeps;
        }
    }
}

/// The head of a part of the page.
pub(super) fn section(ui: &mut Ui, words: &str) {
    if ui.cursor().top() > ui.max_rect().top() + 1.0 {
        ui.add_space(18.0);
    }
    ui.label(strong(ui, words));
    ui.add_space(2.0);
}

/// A line below a choice.
pub(super) fn hint(ui: &mut Ui, words: &str) {
    ui.add_space(2.0);
    ui.label(muted(ui, words));
}
