//! The tools in the bar of a reading pane: which annotations are shown, how the text looks, finding in it.

use egui::{Color32, Popup, PopupCloseBehavior, Rect, Ui, UiBuilder, vec2};

use crate::engine::preferences::ReadingSettings;
use crate::gui::app::name_with_keys;
use crate::gui::commands::{Keys, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::reading_settings_ui;
use crate::gui::reader::{ColorBy, MarkFilter, MarkView, Standing, annotator_colors};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    ChipClick, RowSlots, ScrollArea, chip, from_end, from_start, icon_button, muted, strong,
    toggle_button,
};
use crate::i18n::{Language, Word, Wording, fill};
use crate::model::{AnnotatorId, Snapshot, TagId};

/// Below this width of the bar the chip has no room, points; what is shown stands in the popup.
const NARROW: f32 = 440.0;
/// Below this width of the bar there are no tools beside the tabs, points: commands do the same.
const TOO_NARROW: f32 = 220.0;
/// Room for the three buttons, points.
const BUTTONS: f32 = 102.0;
/// Room for the chip, points.
const CHIP: f32 = 190.0;
/// Width of the popups, points.
const POPUP: f32 = 310.0;

/// What the tools see.
pub struct PaneTools<'a> {
    /// How texts are set; a change is in force at once.
    pub reading: &'a mut ReadingSettings,
    /// Which annotations are shown.
    pub marks: &'a MarkView,
    /// The collection as last committed.
    pub snapshot: &'a Snapshot,
    /// How to speak to the reader.
    pub wording: Wording,
    /// What the tools ask for.
    pub requests: &'a mut Vec<Request>,
}

/// Whose annotations a row of the popup is about.
#[derive(Clone, Copy, Debug)]
enum Whose {
    Annotator(AnnotatorId),
    Branch(TagId),
}

impl PaneTools<'_> {
    /// How much room of a bar the tools take.
    pub fn width(bar: f32, marks: &MarkView) -> f32 {
        match bar {
            bar if bar < TOO_NARROW => 0.0,
            bar if bar >= NARROW && !marks.filter.is_all() => BUTTONS + CHIP,
            _ => BUTTONS,
        }
    }

    /// Draws the tools from the end side of that room.
    pub fn show(mut self, ui: &mut Ui, bar: Rect) {
        if bar.width() < 1.0 {
            return;
        }
        let is_rtl = self.wording.language.is_rtl();
        let builder = UiBuilder::new()
            .id_salt("pane tools")
            .max_rect(bar.shrink2(vec2(6.0, 1.0)))
            .layout(from_end(is_rtl));
        let ui = &mut ui.new_child(builder);
        ui.spacing_mut().item_spacing.x = 2.0;
        let find = UiCommand::FindInDocument;
        let keys = find.keys().map(Keys::name).unwrap_or_default();
        let name = name_with_keys(self.wording.text(find.word()), &keys);
        if icon_button(ui, find.icon(), &name, false, true).clicked() {
            self.requests.push(Request::Ui(find));
        }
        self.look(ui);
        self.shown(ui);
        if !self.marks.filter.is_all() && bar.width() > BUTTONS {
            self.chip(ui);
        }
    }

    fn look(&mut self, ui: &mut Ui) {
        let name = self.wording.text(Word::ViewReadingLook);
        let button = icon_button(ui, icons::A_LARGE_SMALL, name, false, true);
        Popup::from_toggle_button_response(&button)
            .align(side(self.wording))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_width(POPUP);
                reading_settings_ui(ui, self.reading, self.wording);
            });
    }

    fn shown(&mut self, ui: &mut Ui) {
        let name = self.wording.text(Word::ViewMarks);
        let is_on = !self.marks.filter.is_all();
        let button = icon_button(ui, icons::LIST_FILTER, name, is_on, true);
        Popup::from_toggle_button_response(&button)
            .align(side(self.wording))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_width(POPUP);
                self.marks_ui(ui);
            });
    }

    /// “Showing only …” with a cross that shows everything again.
    fn chip(&mut self, ui: &mut Ui) {
        let words = self.marks.filter.words(self.snapshot, self.wording);
        let all = self.wording.text(Word::ViewShowAll);
        let theme = Theme::of(ui.ctx());
        ui.scope(|ui| {
            if chip(ui, theme.accent, &words, all, None) == Some(ChipClick::Remove) {
                self.requests.push(Request::FilterMarks(Box::default()));
            }
        });
    }

    fn marks_ui(&mut self, ui: &mut Ui) {
        let is_rtl = self.wording.language.is_rtl();
        line(ui, is_rtl, |ui| {
            for (color_by, word) in [
                (ColorBy::Tag, Word::ViewColorByTag),
                (ColorBy::Annotator, Word::ViewColorByAnnotator),
            ] {
                let is_on = self.marks.color_by == color_by;
                if toggle_button(ui, self.wording.text(word), is_on, true).clicked() {
                    self.requests.push(Request::ColorMarks(color_by));
                }
            }
        });
        ui.add_space(6.0);
        let colors = annotator_colors(self.snapshot);
        let mut annotators: Vec<_> = self.snapshot.annotators().collect();
        annotators.sort_by_key(|annotator| crate::text::fold_name(&annotator.name));
        let theme = Theme::of(ui.ctx());
        let annotators: Vec<_> = annotators
            .iter()
            .map(|annotator| {
                let color = colors.get(&annotator.id).map(|color| theme.tag(*color));
                let whose = Whose::Annotator(annotator.id);
                (whose, annotator.name.clone(), color)
            })
            .collect();
        let is_arabic = self.wording.language == Language::Arabic;
        let tags: Vec<_> = self
            .snapshot
            .tags_under(None)
            .map(|tag| {
                let name = tag.label.prefer(is_arabic).to_owned();
                (Whose::Branch(tag.id), name, Some(theme.tag(tag.color)))
            })
            .collect();
        self.section(ui, Word::ViewAnnotators, &annotators);
        self.section(ui, Word::PanelTags, &tags);
        ui.add_space(4.0);
        let is_all = self.marks.filter.is_all();
        let all = self.wording.text(Word::ViewShowAll);
        line(ui, is_rtl, |ui| {
            if toggle_button(ui, all, is_all, !is_all).clicked() {
                self.requests.push(Request::FilterMarks(Box::default()));
            }
        });
    }

    /// A heading and its rows, of which only those in view are drawn.
    fn section(&mut self, ui: &mut Ui, title: Word, rows: &[(Whose, String, Option<Color32>)]) {
        if rows.is_empty() {
            return;
        }
        let is_rtl = self.wording.language.is_rtl();
        let words = strong(ui, self.wording.text(title));
        line(ui, is_rtl, |ui| {
            ui.label(words);
        });
        ScrollArea::vertical()
            .id_salt(title)
            .max_height(size::ROW * 6.0)
            .auto_shrink([false, true])
            .show_rows(ui, size::ROW, rows.len(), |ui, range| {
                for (whose, name, color) in &rows[range] {
                    self.row(ui, *whose, name, *color);
                }
            });
        ui.add_space(6.0);
    }

    fn row(&mut self, ui: &mut Ui, whose: Whose, name: &str, color: Option<Color32>) {
        let is_rtl = self.wording.language.is_rtl();
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, size::ROW), egui::Sense::hover());
        let mut slots = RowSlots::new(rect, is_rtl);
        let swatch = slots.take_start(18.0);
        if let Some(color) = color {
            let square = Rect::from_center_size(swatch.center(), vec2(9.0, 9.0));
            ui.painter().rect_filled(square, 2.0, color);
        }
        let filter = &self.marks.filter;
        let standing = match whose {
            Whose::Annotator(annotator) => filter.of_annotator(annotator),
            Whose::Branch(tag) => filter.of_tag(tag, self.snapshot),
        };
        let only = slots.take_end(30.0);
        let state = slots.take_end(84.0);
        slots.take_end(6.0);
        slots.text(ui, muted(ui, name).color(Theme::of(ui.ctx()).text));
        let (word, next) = match standing {
            Standing::Shown => (Word::ViewShown, Standing::Dimmed),
            Standing::Dimmed => (Word::ViewDimmed, Standing::Hidden),
            Standing::Hidden => (Word::ViewHidden, Standing::Shown),
        };
        let mut asked: Option<MarkFilter> = None;
        place(ui, state, is_rtl, |ui| {
            let is_shown = standing == Standing::Shown;
            let button = toggle_button(ui, self.wording.text(word), is_shown, true);
            ui.ctx().accesskit_node_builder(button.id, |node| {
                node.set_description(name);
            });
            if button.clicked() {
                let mut filter = filter.clone();
                match whose {
                    Whose::Annotator(annotator) => filter.set_annotator(annotator, next),
                    Whose::Branch(tag) => filter.set_tag(tag, next),
                }
                asked = Some(filter);
            }
        });
        place(ui, only, is_rtl, |ui| {
            let name = fill(Word::ViewOnly, self.wording, &[("list", &name)]);
            if icon_button(ui, icons::EYE, &name, false, true).clicked() {
                asked = Some(match whose {
                    Whose::Annotator(annotator) => MarkFilter {
                        annotators: [(annotator, Standing::Shown)].into(),
                        other_annotators: Standing::Hidden,
                        ..MarkFilter::default()
                    },
                    Whose::Branch(tag) => MarkFilter::only_tags([tag], Standing::Hidden),
                });
            }
        });
        if let Some(filter) = asked {
            self.requests.push(Request::FilterMarks(Box::new(filter)));
        }
    }
}

/// Popups open outwards, beside the text that they change.
fn side(wording: Wording) -> egui::RectAlign {
    if wording.language.is_rtl() {
        egui::RectAlign::BOTTOM_END
    } else {
        egui::RectAlign::BOTTOM_START
    }
}

/// Draws in a row of its own, from its start side.
fn line(ui: &mut Ui, is_rtl: bool, draw: impl FnOnce(&mut Ui)) {
    let room = vec2(ui.available_width(), size::ROW);
    let (rect, _) = ui.allocate_exact_size(room, egui::Sense::hover());
    place(ui, rect, is_rtl, draw);
}

fn place(ui: &mut Ui, rect: Rect, is_rtl: bool, draw: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().max_rect(rect).layout(from_start(is_rtl));
    draw(&mut ui.new_child(builder));
}
