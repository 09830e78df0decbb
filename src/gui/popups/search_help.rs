//! The help card of searching: what can be typed, with examples that go into the field when they are clicked.

use egui::{Align2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::gui::commands::{Request, SearchRequest};
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, focus_ring, muted, text_font};
use crate::i18n::{Language, Word, Wording};

/// What an example does, and the example.
const ROWS: &[(Word, Word)] = &[
    (Word::SearchHelpAll, Word::ExampleAll),
    (Word::SearchHelpPhrase, Word::ExamplePhrase),
    (Word::SearchHelpAny, Word::ExampleAny),
    (Word::SearchHelpNot, Word::ExampleNot),
    (Word::SearchHelpPrefix, Word::ExamplePrefix),
    (Word::SearchHelpNear, Word::ExampleNear),
    (Word::SearchHelpExtent, Word::ExampleExtent),
    (Word::SearchHelpPattern, Word::ExamplePattern),
    (Word::SearchHelpTag, Word::ExampleTag),
    (Word::SearchHelpDocument, Word::ExampleDocument),
    (Word::SearchHelpLanguage, Word::ExampleLanguage),
    (Word::SearchHelpVariable, Word::ExampleVariable),
    (Word::SearchHelpMemo, Word::ExampleMemo),
    (Word::SearchHelpFurniture, Word::ExampleFurniture),
];

/// The height of a row, points.
const ROW: f32 = 30.0;

/// The help card. View state without content.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchHelpSheet {}

impl Sheet for SearchHelpSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::SearchHelp).to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [760.0, 560.0]
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let is_rtl = wording.language.is_rtl();
        let align = match is_rtl {
            true => egui::Align::Max,
            false => egui::Align::Min,
        };
        ui.with_layout(egui::Layout::top_down(align), |ui| {
            let intro = muted(ui, wording.text(Word::SearchHelpIntro));
            ui.add(egui::Label::new(intro).wrap());
        });
        ui.add_space(8.0);
        let mut taken = None;
        for (meaning, example) in ROWS {
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let mut slots = RowSlots::new(row, is_rtl);
            let words = RichText::new(wording.text(*meaning));
            let room = (row.width() * 0.42).max(160.0);
            RowSlots::new(slots.take_start(room), is_rtl).text(ui, words);
            // The reader's own language first, the other one beside it.
            let other = match wording.language {
                Language::Arabic => Language::English,
                Language::English => Language::Arabic,
            };
            for language in [wording.language, other] {
                let example = example.text(language);
                let slot = slots.take_start(slots.rest().width().min(row.width() * 0.28));
                if example_ui(ui, slot, example) {
                    taken = Some(example);
                }
                slots.take_start(row.width() * 0.01);
            }
        }
        if let Some(example) = taken {
            let request = SearchRequest::Seek(example.to_owned());
            context.requests.push(Request::Search(request));
            return SheetAnswer::Done;
        }
        SheetAnswer::Open
    }
}

/// An example as a button; in its own direction, whatever that of the interface.
fn example_ui(ui: &Ui, slot: Rect, example: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let galley = egui::WidgetText::from(RichText::new(example).color(theme.strong)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        slot.width() - 16.0,
        text_font(size::TEXT),
    );
    let frame = Rect::from_center_size(slot.center(), vec2(slot.width() - 2.0, size::BUTTON - 2.0));
    let response = ui.interact(frame, ui.scope_id().with(example), Sense::click());
    let line = match response.hovered() {
        true => theme.accent,
        false => theme.stroke,
    };
    let line = Stroke::new(1.0, line);
    ui.painter()
        .rect(frame, 5.0, theme.base, line, StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), frame);
    ui.painter().galley(at.min, galley, theme.strong);
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, example));
    response.clicked()
}
