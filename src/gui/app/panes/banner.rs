//! The line above a text that says that it is a former version, or that places are to be decided in it.

use std::sync::Arc;

use egui::{Frame, Margin, Ui, vec2};

use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, quiet_button};
use crate::i18n::{Insert, Word, Wording, dates, fill};
use crate::model::{Capture, CaptureId, DocumentId};

/// Draws the line where there is something to say. `former`: the former version that is shown; `open`: places that are proposed,
/// and orphans.
pub(super) fn banner_ui(
    ui: &mut Ui,
    document: DocumentId,
    current: Option<CaptureId>,
    (former, open): (Option<&Arc<Capture>>, (usize, usize)),
    wording: Wording,
) -> Option<Request> {
    let (words, button, request) = match (former, open) {
        (Some(former), _) => {
            let date = dates::date_and_time(former.created, wording);
            let words = fill(Word::BannerFormer, wording, &[("date", &date)]);
            let request = Request::ReadVersion(current?, None);
            (words, Word::BannerCurrent, request)
        }
        (None, (0, 0)) => return None,
        (None, (proposed, orphans)) => {
            let values: [(&str, &dyn Insert); 2] = [("n", &proposed), ("m", &orphans)];
            let words = fill(Word::BannerOpen, wording, &values);
            (words, Word::BannerDecide, Request::DecidePlaces(document))
        }
    };
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let mut is_clicked = false;
    Frame::new()
        .fill(theme.raised)
        .inner_margin(Margin::symmetric(14, 4))
        .show(ui, |ui| {
            let wide = vec2(ui.available_width(), size::BUTTON);
            let (rect, response) = ui.allocate_exact_size(wide, egui::Sense::hover());
            let told = crate::i18n::without_isolates(&words);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
            let mut slots = RowSlots::new(rect, is_rtl);
            let end = slots.take_end((rect.width() * 0.45).min(240.0));
            let mut child = ui.new_child(
                egui::UiBuilder::new()
                    .max_rect(end)
                    .layout(crate::gui::widgets::from_end(is_rtl)),
            );
            is_clicked = quiet_button(&mut child, None, wording.text(button), true).clicked();
            let mut icon = slots.take_start(22.0);
            icon.set_width(18.0);
            let sign = match former {
                Some(_) => icons::HISTORY,
                None => icons::INFO,
            };
            RowSlots::new(icon, is_rtl).text(ui, egui::RichText::new(sign).color(theme.muted));
            slots.text(ui, egui::RichText::new(&words).color(theme.text));
        });
    is_clicked.then_some(request)
}
