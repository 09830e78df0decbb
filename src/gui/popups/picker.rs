//! The tag picker: typed in either language, folded; Enter puts the lit tag on the passage, or makes it.

use egui::{Area, Frame, Id, Order, Pos2, Rect, Ui};

use crate::command::TagChoice;
use crate::gui::icons;
use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};
use crate::gui::theme::Theme;
use crate::i18n::{Language, Word, Wording, fill};
use crate::model::{Snapshot, TagId};
use crate::text::{fold_name, match_quality};

/// What came of the picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickerAnswer {
    /// Put this tag on.
    Tag(TagChoice),
    /// Leave; the selection stays.
    Cancelled,
}

/// The open picker. View state.
#[derive(Debug)]
pub struct Picker {
    chooser: ChooserState,
    found: Found,
}

/// Matches of one text at one revision.
#[derive(Debug, Default)]
struct Found {
    key: Option<(String, u64, Language)>,
    tags: Vec<Option<TagId>>,
    choices: Vec<Choice>,
}

impl Default for Picker {
    fn default() -> Self {
        Self {
            chooser: ChooserState::open(),
            found: Found::default(),
        }
    }
}

impl Picker {
    /// Draws the picker below `at`, inside `bounds`.
    pub fn show(
        &mut self,
        ui: &Ui,
        at: Pos2,
        bounds: Rect,
        snapshot: &Snapshot,
        wording: Wording,
    ) -> Option<PickerAnswer> {
        self.found
            .refresh(ui, self.chooser.text(), snapshot, wording);
        let is_rtl = wording.language.is_rtl();
        let shown = Area::new(Id::unique("tag-picker"))
            .order(Order::Foreground)
            .fixed_pos(at)
            .constrain_to(bounds.shrink(8.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_width(316.0);
                    self.chooser.show(
                        ui,
                        wording.text(Word::PickerField),
                        &self.found.choices,
                        is_rtl,
                    )
                })
            });
        let clicked_elsewhere = ui.input(|input| {
            input.pointer.any_pressed()
                && input
                    .pointer
                    .interact_pos()
                    .is_some_and(|at| !shown.response.rect.contains(at))
        });
        match shown.inner.inner {
            Some(ChooserAnswer::Chosen(index)) => Some(PickerAnswer::Tag(
                match self.found.tags.get(index).copied().flatten() {
                    Some(tag) => TagChoice::Existing(tag),
                    None => TagChoice::Named(self.chooser.text().trim().to_owned()),
                },
            )),
            Some(ChooserAnswer::Create(name)) => Some(PickerAnswer::Tag(TagChoice::Named(name))),
            Some(ChooserAnswer::Cancelled) => Some(PickerAnswer::Cancelled),
            None if clicked_elsewhere => Some(PickerAnswer::Cancelled),
            None => None,
        }
    }
}

impl Found {
    fn refresh(&mut self, ui: &Ui, typed: &str, snapshot: &Snapshot, wording: Wording) {
        let key = (typed.to_owned(), snapshot.revision(), wording.language);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let theme = Theme::of(ui.ctx());
        let query = fold_name(typed.trim());
        let is_arabic = wording.language == Language::Arabic;
        let mut matches: Vec<_> = snapshot
            .tags()
            .filter(|tag| !tag.is_category)
            .filter_map(|tag| {
                let quality = [&tag.label.english, &tag.label.arabic]
                    .into_iter()
                    .filter(|label| !label.is_empty())
                    .filter_map(|label| match_quality(&fold_name(label), &query))
                    .min()?;
                let count = snapshot.n_taggings_with(tag.id);
                Some((
                    if query.is_empty() { 0 } else { quality },
                    std::cmp::Reverse(count),
                    tag,
                ))
            })
            .collect();
        matches.sort_by(|one, other| {
            (one.0, one.1, one.2.label.prefer(is_arabic)).cmp(&(
                other.0,
                other.1,
                other.2.label.prefer(is_arabic),
            ))
        });
        let is_there = matches.iter().any(|(quality, _, _)| *quality == 0) && !query.is_empty();
        self.tags = matches.iter().map(|(_, _, tag)| Some(tag.id)).collect();
        self.choices = matches
            .iter()
            .map(|(_, count, tag)| Choice {
                name: tag.label.prefer(is_arabic).to_owned(),
                swatch: Some(theme.tag(tag.color)),
                icon: "",
                hint: wording.digits.number(count.0 as u64),
                is_disabled: false,
            })
            .collect();
        if !query.is_empty() && !is_there {
            self.tags.push(None);
            self.choices.push(Choice {
                name: fill(Word::PickerNew, wording, &[("title", &typed.trim())]),
                swatch: None,
                icon: icons::PLUS,
                hint: "Ctrl+Enter".to_owned(),
                is_disabled: false,
            });
        }
        self.key = Some(key);
    }
}
