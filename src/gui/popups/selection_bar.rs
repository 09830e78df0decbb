//! The small bar at the end of a selection: tag, highlight, memo, copy, and the tags used last.

use egui::{Area, Frame, Id, Margin, Order, Pos2, Rect, Ui};

use crate::command::TagChoice;
use crate::gui::commands::{Availability, Request, UiCommand};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{icon_button, quiet_button};
use crate::i18n::{Language, Word, Wording};
use crate::model::{Snapshot, TagId};

/// Draws the bar below `at`, inside `bounds`. Returns its place, so that a picker can stand below it.
#[allow(
    clippy::too_many_arguments,
    reason = "a bar is all context and no state"
)]
pub fn selection_bar_ui(
    ui: &Ui,
    at: Pos2,
    bounds: Rect,
    snapshot: &Snapshot,
    at_hand: &Availability,
    recent: &[TagId],
    wording: Wording,
    requests: &mut Vec<Request>,
) -> Rect {
    let area = Area::new(Id::unique("selection-bar"))
        .order(Order::Foreground)
        .fixed_pos(at)
        .constrain_to(bounds.shrink(8.0));
    let shown = area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style())
            .inner_margin(Margin::symmetric(6, 4))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    for command in [
                        UiCommand::Tag,
                        UiCommand::Highlight,
                        UiCommand::Memo,
                        UiCommand::Link,
                        UiCommand::Copy,
                    ] {
                        let keys = command
                            .keys()
                            .map(crate::gui::commands::Keys::name)
                            .unwrap_or_default();
                        let name =
                            crate::gui::app::name_with_keys(wording.text(command.word()), &keys);
                        if icon_button(
                            ui,
                            command.icon(),
                            &name,
                            false,
                            command.is_enabled(at_hand),
                        )
                        .clicked()
                        {
                            requests.push(Request::Ui(command));
                        }
                    }
                    let theme = Theme::of(ui.ctx());
                    for tag in recent.iter().filter_map(|id| snapshot.tag(*id)).take(3) {
                        ui.separator();
                        let label = tag.label.prefer(wording.language == Language::Arabic);
                        let (dot, _) = ui.allocate_exact_size(
                            egui::vec2(12.0, size::BUTTON),
                            egui::Sense::hover(),
                        );
                        ui.painter().rect_filled(
                            Rect::from_center_size(dot.center(), egui::vec2(9.0, 9.0)),
                            2.0,
                            theme.tag(tag.color),
                        );
                        if quiet_button(ui, None, &shortened(label), at_hand.writable)
                            .on_hover_text(label)
                            .clicked()
                        {
                            requests.push(Request::ApplyTag(TagChoice::Existing(tag.id)));
                        }
                    }
                });
            })
    });
    let name = wording.text(Word::SelectionBar);
    shown
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Toolbar, true, name));
    shown.response.rect
}

/// At most 18 characters of a label, whole graphemes.
fn shortened(label: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if label.graphemes(true).count() <= 18 {
        return label.to_owned();
    }
    let mut short: String = label.graphemes(true).take(17).collect();
    short.push('…');
    short
}
