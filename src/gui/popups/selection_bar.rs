//! The small bar at the end of a selection: the tags used last with their keys, tag, highlight, own words, memo, copy.
//!
//! It stands below the selection's end, above its start where there is no room below, and never over it.

use egui::{Align2, Area, Color32, Frame, Id, Margin, Order, Rect, Sense, Ui, pos2, vec2};

use crate::command::TagChoice;
use crate::gui::TagNumbers;
use crate::gui::commands::{Availability, Keys, Request, UiCommand};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{from_start, icon_button, key_cap, quiet_button};
use crate::i18n::{Language, Word, Wording};
use crate::model::{Snapshot, TagId};

/// Tags that are offered.
const N_RECENT: usize = 3;
/// Space between selection and bar, points.
const GAP: f32 = 8.0;
/// Room for a bar of two rows, points.
const HEIGHT: f32 = 66.0;
/// The widest bar, points.
const WIDEST: f32 = 620.0;

/// The bar, to be shown.
pub struct SelectionBar<'a> {
    /// The first and last rectangle of the selection in view, points.
    pub place: [Rect; 2],
    /// The pane, points.
    pub bounds: Rect,
    /// The collection as last committed.
    pub snapshot: &'a Snapshot,
    /// What can be done now.
    pub at_hand: &'a Availability,
    /// Tags used last, the latest first.
    pub recent: &'a [TagId],
    /// The tags of the keys 1 to 9.
    pub numbers: &'a TagNumbers,
    /// How to speak to the reader.
    pub wording: Wording,
}

impl SelectionBar<'_> {
    /// Draws the bar; returns its place, or none where the selection leaves no room.
    pub fn show(&self, ui: &Ui, requests: &mut Vec<Request>) -> Option<Rect> {
        let is_rtl = self.wording.language.is_rtl();
        let (y, is_below) = self.height()?;
        let [first, last] = self.place;
        let end = if is_below { last } else { first };
        let pivot = match (is_rtl, is_below) {
            (false, true) => Align2::LEFT_TOP,
            (true, true) => Align2::RIGHT_TOP,
            (false, false) => Align2::LEFT_BOTTOM,
            (true, false) => Align2::RIGHT_BOTTOM,
        };
        // A row from right to left takes all the width that it may: last time's content says how much that is.
        let known = Id::unique("width of the selection bar").with(self.recent);
        let content: Option<f32> = ui.data(|data| data.get_temp(known));
        let widest = WIDEST.min(self.bounds.width() - 24.0);
        let width = match content {
            Some(content) if is_rtl => content.min(widest),
            _ => widest,
        };
        let shown = Area::new(Id::unique("selection-bar"))
            .order(Order::Foreground)
            .pivot(pivot)
            .fixed_pos(pos2(end.center().x, y))
            .constrain_to(self.bounds.shrink(8.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style())
                    .inner_margin(Margin::symmetric(6, 4))
                    .show(ui, |ui| {
                        ui.set_max_width(width);
                        let is_one_row = is_rtl && content.is_some();
                        let layout = from_start(is_rtl).with_main_wrap(!is_one_row);
                        // One row high: a row is centered in the height that it is given.
                        let row = vec2(width, size::BUTTON + 4.0);
                        let inner = ui.allocate_ui_with_layout(row, layout, |ui| {
                            ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
                            self.commands(ui, requests);
                            self.tags(ui, requests);
                        });
                        let used = inner.response.rect.width().ceil() + 1.0;
                        if is_rtl && content != Some(used) && used < widest {
                            ui.data_mut(|data| data.insert_temp(known, used));
                            ui.ctx().request_repaint();
                        }
                    })
            });
        let name = self.wording.text(Word::SelectionBar);
        shown
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Toolbar, true, name));
        Some(shown.response.rect)
    }

    /// Where the bar's near edge stands, and whether that is below the selection.
    fn height(&self) -> Option<(f32, bool)> {
        let [first, last] = self.place;
        if last.bottom() > self.bounds.top() && last.bottom() + GAP + HEIGHT <= self.bounds.bottom()
        {
            return Some((last.bottom() + GAP, true));
        }
        let is_room_above =
            first.top() - GAP - HEIGHT >= self.bounds.top() && first.top() < self.bounds.bottom();
        is_room_above.then_some((first.top() - GAP, false))
    }

    fn commands(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        for command in [
            UiCommand::Tag,
            UiCommand::Highlight,
            UiCommand::TagInVivo,
            UiCommand::Memo,
            UiCommand::Link,
            UiCommand::Copy,
        ] {
            let keys = command.keys().map(Keys::name).unwrap_or_default();
            let name = crate::gui::app::name_with_keys(self.wording.text(command.word()), &keys);
            let is_enabled = command.is_enabled(self.at_hand);
            if icon_button(ui, command.icon(), &name, false, is_enabled).clicked() {
                requests.push(Request::Ui(command));
            }
        }
    }

    fn tags(&self, ui: &mut Ui, requests: &mut Vec<Request>) {
        let theme = Theme::of(ui.ctx());
        let tags = self.recent.iter().filter_map(|id| self.snapshot.tag(*id));
        for (index, tag) in tags.take(N_RECENT).enumerate() {
            let label = tag.label.prefer(self.wording.language == Language::Arabic);
            let number = self.numbers.number_of(tag.id);
            // The one used last repeats by a key of its own.
            let cap = match (number, index) {
                (Some(number), _) => number.to_string(),
                (None, 0) => UiCommand::TagLast
                    .keys()
                    .map(Keys::name)
                    .unwrap_or_default(),
                (None, _) => String::new(),
            };
            if tag_ui(ui, theme.tag(tag.color), label, &cap, self.at_hand.writable) {
                requests.push(Request::ApplyTag(TagChoice::Existing(tag.id)));
            }
        }
    }
}

/// A tag with its color and key; says whether it was clicked.
fn tag_ui(ui: &mut Ui, color: Color32, label: &str, cap: &str, is_enabled: bool) -> bool {
    // One piece, so that a row never breaks between a color and its name.
    let is_rtl = ui.layout().main_dir() == egui::Direction::RightToLeft;
    let piece = ui.allocate_ui_with_layout(vec2(120.0, size::BUTTON), from_start(is_rtl), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let (dot, _) = ui.allocate_exact_size(vec2(14.0, size::BUTTON), Sense::hover());
        let square = Rect::from_center_size(dot.center(), vec2(9.0, 9.0));
        ui.painter().rect_filled(square, 2.0, color);
        let clicked = quiet_button(ui, None, &shortened(label), is_enabled)
            .on_hover_text(label)
            .clicked();
        if !cap.is_empty() {
            key_cap(ui, cap);
            ui.add_space(4.0);
        }
        clicked
    });
    piece.inner
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
