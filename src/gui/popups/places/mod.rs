//! Sheets about places of annotations in another text: editing a text, the preview of a new version, what is to be decided.

mod decide;
mod edit_text;
mod list;
mod preview;
mod rows;

pub use decide::DecideSheet;
pub use edit_text::EditTextSheet;
pub use preview::NewVersionSheet;

/// Quiet words from the start side, wrapped.
fn said_ui(ui: &mut egui::Ui, words: &str, is_rtl: bool) {
    let align = match is_rtl {
        true => egui::Align::Max,
        false => egui::Align::Min,
    };
    ui.with_layout(egui::Layout::top_down(align), |ui| {
        ui.label(crate::gui::widgets::muted(ui, words));
    });
}
