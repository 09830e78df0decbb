//! The help pages: short answers, one topic under the other.

use egui::Ui;

use crate::gui::commands::{Request, UiCommand};
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::Theme;
use crate::gui::widgets::{strong, text_button};
use crate::i18n::{Word, Wording};

/// Each topic with its answer.
const TOPICS: &[(Word, Word)] = &[
    (Word::GuideOpen, Word::GuideOpenBody),
    (Word::GuideTag, Word::GuideTagBody),
    (Word::GuideMemo, Word::GuideMemoBody),
    (Word::GuideUndo, Word::GuideUndoBody),
    (Word::GuideDirections, Word::GuideDirectionsBody),
    (Word::GuideFind, Word::GuideFindBody),
    (Word::GuideTake, Word::GuideTakeBody),
    (Word::GuideSafe, Word::GuideSafeBody),
];

/// The help pages. View state without content.
#[derive(Clone, Copy, Debug, Default)]
pub struct HelpSheet {}

impl Sheet for HelpSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::AppHelp).to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [600.0, 560.0]
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let theme = Theme::of(ui.ctx());
        let align = if wording.language.is_rtl() {
            egui::Align::Max
        } else {
            egui::Align::Min
        };
        ui.with_layout(egui::Layout::top_down(align), |ui| {
            for (topic, body) in TOPICS {
                ui.add_space(10.0);
                ui.label(strong(ui, wording.text(*topic)));
                ui.add_space(2.0);
                let body = egui::RichText::new(wording.text(*body))
                    .color(theme.text)
                    .line_height(Some(21.0));
                ui.add(egui::Label::new(body).wrap());
            }
            ui.add_space(16.0);
            if text_button(ui, None, wording.text(Word::AppKeys)).clicked() {
                context.requests.push(Request::Ui(UiCommand::Shortcuts));
            }
            ui.add_space(8.0);
        });
        SheetAnswer::Open
    }
}
