//! A tag in the inspector: labels, definition, rules and terms in both languages, color, examples, sets, documents.
//!
//! Each field is committed when it is left or Enter is pressed, as one step.

mod color;
mod related;
mod terms;

use std::sync::Arc;

use egui::Ui;

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::fields::{Area, AreaState, Field, FieldState};
use crate::gui::panels::PanelContext;
use crate::gui::panels::inspector::section;
use crate::gui::panels::tag_editor::color::ColorEditor;
use crate::gui::panels::tag_editor::related::Related;
use crate::gui::panels::tag_editor::terms::TermsEditor;
use crate::gui::widgets::{muted, switch};
use crate::i18n::{Counted, Insert, Word, fill};
use crate::model::{Bilingual, Tag, TagId};

/// The fields of the tag that is shown. View state.
#[derive(Debug, Default)]
pub(super) struct TagEditor {
    /// What the fields were last filled from.
    shown: Option<Arc<Tag>>,
    label: [FieldState; 2],
    definition: [AreaState; 2],
    includes: [AreaState; 2],
    excludes: [AreaState; 2],
    color: ColorEditor,
    terms: TermsEditor,
    related: Related,
}

const LABELS: [Word; 2] = [Word::LabelEnglish, Word::LabelArabic];
const DEFINITIONS: [Word; 2] = [Word::DefinitionEnglish, Word::DefinitionArabic];
const INCLUDES: [Word; 2] = [Word::TagIncludesEnglish, Word::TagIncludesArabic];
const EXCLUDES: [Word; 2] = [Word::TagExcludesEnglish, Word::TagExcludesArabic];

impl TagEditor {
    pub(super) fn show(&mut self, ui: &mut Ui, id: TagId, cx: &mut PanelContext<'_>) {
        let snapshot = Arc::clone(cx.snapshot);
        let Some(tag) = snapshot.tag(id) else { return };
        self.follow(tag);
        let tell = |cx: &mut PanelContext<'_>, command: Command| {
            cx.requests.push(Request::Core(Box::new(command)));
        };
        if fields_ui(ui, &mut self.label, LABELS, cx) {
            let label = Bilingual {
                english: self.label[0].text().trim().to_owned(),
                arabic: self.label[1].text().trim().to_owned(),
            };
            if label != tag.label && !label.is_empty() {
                tell(cx, Command::RenameTag { tag: id, label });
            }
        }
        // Spellings stand beside the labels, of which they are others.
        if !tag.is_category {
            self.terms.show(ui, tag, cx);
        }
        section(ui, cx.word(Word::TagColor));
        self.color.show(ui, tag, cx);
        if areas_ui(ui, &mut self.definition, DEFINITIONS, cx) {
            let definition = both(&self.definition);
            if definition != tag.definition {
                let tag = id;
                tell(cx, Command::DefineTag { tag, definition });
            }
        }
        let mut is_left = areas_ui(ui, &mut self.includes, INCLUDES, cx);
        is_left |= areas_ui(ui, &mut self.excludes, EXCLUDES, cx);
        if is_left {
            let (includes, excludes) = (both(&self.includes), both(&self.excludes));
            if (&includes, &excludes) != (&tag.includes, &tag.excludes) {
                let tag = id;
                tell(
                    cx,
                    Command::SetTagRules {
                        tag,
                        includes,
                        excludes,
                    },
                );
            }
        }
        ui.add_space(12.0);
        category_ui(ui, tag, cx);
        self.related.show(ui, tag, cx);
    }

    /// Takes over what the collection holds when another tag is shown or the tag has changed; what is being written in a
    /// field that has not changed there stays.
    fn follow(&mut self, tag: &Arc<Tag>) {
        if self
            .shown
            .as_ref()
            .is_some_and(|shown| Arc::ptr_eq(shown, tag))
        {
            return;
        }
        let before = self.shown.replace(Arc::clone(tag));
        let before = before.filter(|before| before.id == tag.id);
        if before.is_none() {
            self.terms.turn_to(tag.id);
        }
        let is_new = |part: fn(&Tag) -> &Bilingual| {
            before
                .as_ref()
                .is_none_or(|before| part(before) != part(tag))
        };
        if is_new(|tag| &tag.label) {
            self.label[0].set_text(&tag.label.english);
            self.label[1].set_text(&tag.label.arabic);
        }
        let mut areas = [
            (
                &mut self.definition,
                is_new(|tag| &tag.definition),
                &tag.definition,
            ),
            (
                &mut self.includes,
                is_new(|tag| &tag.includes),
                &tag.includes,
            ),
            (
                &mut self.excludes,
                is_new(|tag| &tag.excludes),
                &tag.excludes,
            ),
        ];
        for (areas, is_new, text) in &mut areas {
            if *is_new {
                areas[0].set_text(&text.english);
                areas[1].set_text(&text.arabic);
            }
        }
    }
}

fn both(areas: &[AreaState; 2]) -> Bilingual {
    Bilingual {
        english: areas[0].text().trim().to_owned(),
        arabic: areas[1].text().trim().to_owned(),
    }
}

/// Two fields, each with its name above; whether one was left.
fn fields_ui(
    ui: &mut Ui,
    states: &mut [FieldState; 2],
    words: [Word; 2],
    cx: &PanelContext<'_>,
) -> bool {
    let width = ui.available_width();
    let mut left = false;
    for (state, word) in states.iter_mut().zip(words) {
        section(ui, cx.word(word));
        let shown = ui.add_enabled_ui(cx.at_hand.writable, |ui| {
            Field::new(state).label(cx.word(word)).width(width).show(ui)
        });
        left |= shown.inner.submitted || shown.inner.response.lost_focus();
    }
    left
}

/// Two areas, each with its name above; whether one was left.
fn areas_ui(
    ui: &mut Ui,
    states: &mut [AreaState; 2],
    words: [Word; 2],
    cx: &PanelContext<'_>,
) -> bool {
    let width = ui.available_width();
    let mut left = false;
    for (state, word) in states.iter_mut().zip(words) {
        section(ui, cx.word(word));
        let shown = ui.add_enabled_ui(cx.at_hand.writable, |ui| {
            Area::new(state)
                .label(cx.word(word))
                .width(width)
                .min_rows(2)
                .max_rows(8)
                .show(ui)
        });
        left |= shown.inner.response.lost_focus();
    }
    left
}

/// Whether the tag only groups others; one that stands on annotations stays a tag, and the words say why.
fn category_ui(ui: &mut Ui, tag: &Tag, cx: &mut PanelContext<'_>) {
    let n = cx.snapshot.n_taggings_with(tag.id);
    let may_change = cx.at_hand.writable && (tag.is_category || n == 0);
    let changed = ui
        .add_enabled_ui(may_change, |ui| {
            let name = cx.word(Word::TagIsCategory);
            switch(ui, cx.is_rtl(), name, tag.is_category)
        })
        .inner;
    if let Some(is_category) = changed.filter(|_| may_change) {
        let tag = tag.id;
        let command = Command::SetCategory { tag, is_category };
        cx.requests.push(Request::Core(Box::new(command)));
    }
    if n > 0 {
        let annotations = Counted::Annotation.of(n);
        let words = fill(
            Word::TagStaysTag,
            cx.wording,
            &[("annotations", &annotations as &dyn Insert)],
        );
        ui.label(muted(ui, words));
    }
}
