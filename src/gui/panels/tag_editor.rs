//! A tag in the inspector: labels and definition in both languages, color, count.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::fields::{Area, AreaState, Field, FieldState};
use crate::gui::panels::PanelContext;
use crate::gui::panels::inspector::{section, wrapped};
use crate::gui::theme::Theme;
use crate::gui::widgets::muted;
use crate::i18n::{Counted, Insert, Word};
use crate::model::{Bilingual, PALETTE_LEN, PALETTE_NAMES, Tag, TagColor, TagId};

/// The fields of the tag that is shown. Committed when a field is left or Enter is pressed.
#[derive(Debug, Default)]
pub(super) struct TagEditor {
    shown: Option<(TagId, Bilingual, Bilingual)>,
    english: FieldState,
    arabic: FieldState,
    definition_english: AreaState,
    definition_arabic: AreaState,
}

impl TagEditor {
    pub(super) fn show(&mut self, ui: &mut Ui, id: TagId, cx: &mut PanelContext<'_>) {
        let snapshot = std::sync::Arc::clone(cx.snapshot);
        let Some(tag) = snapshot.tag(id) else { return };
        self.follow(tag);
        let writable = cx.at_hand.writable;
        let width = ui.available_width();
        let mut left = false;
        for (state, word) in [
            (&mut self.english, Word::LabelEnglish),
            (&mut self.arabic, Word::LabelArabic),
        ] {
            section(ui, cx.word(word));
            let shown = ui.add_enabled_ui(writable, |ui| {
                Field::new(state).label(cx.word(word)).width(width).show(ui)
            });
            let field = shown.inner;
            left |= field.submitted || field.response.lost_focus();
        }
        if left {
            let label = Bilingual {
                english: self.english.text().trim().to_owned(),
                arabic: self.arabic.text().trim().to_owned(),
            };
            if label != tag.label && !label.is_empty() {
                cx.requests.push(Request::Core(Box::new(Command::RenameTag {
                    tag: id,
                    label,
                })));
            }
        }
        section(ui, cx.word(Word::TagColor));
        colors_ui(ui, tag, cx);
        let mut left = false;
        for (state, word) in [
            (&mut self.definition_english, Word::DefinitionEnglish),
            (&mut self.definition_arabic, Word::DefinitionArabic),
        ] {
            section(ui, cx.word(word));
            let shown = ui.add_enabled_ui(writable, |ui| {
                Area::new(state)
                    .label(cx.word(word))
                    .width(width)
                    .min_rows(2)
                    .max_rows(8)
                    .show(ui)
            });
            left |= shown.inner.response.lost_focus();
        }
        if left {
            let definition = Bilingual {
                english: self.definition_english.text().to_owned(),
                arabic: self.definition_arabic.text().to_owned(),
            };
            if definition != tag.definition {
                cx.requests.push(Request::Core(Box::new(Command::DefineTag {
                    tag: id,
                    definition,
                })));
            }
        }
        ui.add_space(10.0);
        let mut count = String::new();
        Counted::Tagging
            .of(snapshot.n_taggings_with(id))
            .insert(cx.wording, false, &mut count);
        ui.label(muted(ui, count));
    }

    /// Takes over what the collection holds when another tag is shown or the tag has changed.
    fn follow(&mut self, tag: &Tag) {
        let now = (tag.id, tag.label.clone(), tag.definition.clone());
        if self.shown.as_ref() == Some(&now) {
            return;
        }
        self.english.set_text(&tag.label.english);
        self.arabic.set_text(&tag.label.arabic);
        self.definition_english.set_text(&tag.definition.english);
        self.definition_arabic.set_text(&tag.definition.arabic);
        self.shown = Some(now);
    }
}

fn colors_ui(ui: &mut Ui, tag: &Tag, cx: &mut PanelContext<'_>) {
    wrapped(ui, cx.is_rtl(), |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let theme = Theme::of(ui.ctx());
        for index in 0..PALETTE_LEN {
            let color = TagColor::Palette(index);
            let is_on = tag.color == color;
            let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
            ui.painter().rect_filled(
                Rect::from_center_size(rect.center(), vec2(16.0, 16.0)),
                4.0,
                theme.tag(color),
            );
            if is_on || response.has_focus() {
                ui.painter().rect_stroke(
                    rect,
                    6.0,
                    Stroke::new(2.0, theme.accent),
                    StrokeKind::Inside,
                );
            }
            let name = PALETTE_NAMES[usize::from(index)];
            response.widget_info(|| {
                WidgetInfo::selected(egui::Role::RadioButton, cx.at_hand.writable, is_on, name)
            });
            if response.clicked() && cx.at_hand.writable && !is_on {
                cx.requests
                    .push(Request::Core(Box::new(Command::RecolorTag {
                        tag: tag.id,
                        color,
                    })));
            }
        }
    });
}
