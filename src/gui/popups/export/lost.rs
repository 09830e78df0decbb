//! The list of what the format cannot hold.

use egui::{Layout, Rect, RichText, Ui, UiBuilder, vec2};

use crate::engine::words::loss_word;
use crate::exchange::{Fate, LossReport};
use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, from_start, icon, muted, setting_label};
use crate::i18n::{Word, Wording};

/// Draws it; none while it is counted.
pub(super) fn lost_ui(ui: &mut Ui, found: Option<&Result<LossReport, String>>, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    match found {
        None => {
            ui.label(muted(ui, wording.text(Word::ExportCounting)));
        }
        Some(Err(words)) => {
            ui.label(RichText::new(words).color(theme.warn));
        }
        Some(Ok(loss)) if loss.is_empty() => {
            let room = vec2(ui.available_width(), 22.0);
            ui.allocate_ui_with_layout(room, from_start(wording.language.is_rtl()), |ui| {
                icon(ui, icons::CHECK, 15.0, theme.accent);
                ui.label(RichText::new(wording.text(Word::ExportFits)).color(theme.text));
            });
        }
        Some(Ok(loss)) => {
            for (fate, word) in [
                (Fate::Left, Word::ExportLeft),
                (Fate::AsText, Word::FmtChanged),
            ] {
                fate_ui(ui, loss, fate, word, wording);
            }
        }
    }
}

fn fate_ui(ui: &mut Ui, loss: &LossReport, fate: Fate, word: Word, wording: Wording) {
    let mut lines = loss
        .entries()
        .filter(|(kind, _)| kind.fate() == fate)
        .peekable();
    if lines.peek().is_none() {
        return;
    }
    setting_label(ui, wording.text(word));
    for (kind, count) in lines {
        line_ui(
            ui,
            wording.text(loss_word(kind)),
            &wording.digits.number(count),
            wording,
        );
    }
}

/// A kind at the start side, on as many lines as it needs, and how many at the end side.
fn line_ui(ui: &mut Ui, what: &str, number: &str, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let mut slots = RowSlots::new(ui.available_rect_before_wrap(), is_rtl);
    let end = slots.take_end(44.0);
    let across = match is_rtl {
        true => egui::Align::Max,
        false => egui::Align::Min,
    };
    let builder = UiBuilder::new()
        .id_salt(what)
        .max_rect(slots.rest())
        .layout(Layout::top_down(across));
    let words = RichText::new(what).color(theme.text);
    let shown = ui.scope_builder(builder, |ui| {
        ui.add(egui::Label::new(words).wrap().selectable(false))
    });
    let response = shown.inner;
    let told = format!("{what}: {number}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
    let height = response.rect.height().min(size::ROW);
    let end = Rect::from_min_size(end.min, vec2(end.width(), height));
    let count = RowSlots::new(end.with_min_y(response.rect.top()), !is_rtl);
    count.text(ui, RichText::new(number).color(theme.strong));
}
