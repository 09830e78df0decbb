//! The palette: any command, document or tag by its name in either language.

use egui::{Align2, Area, Frame, Id, Order, Ui, vec2};

use crate::gui::commands::{Availability, Request, UiCommand};
use crate::gui::icons;
use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};
use crate::gui::theme::Theme;
use crate::i18n::{Language, Word, Wording, fill};
use crate::model::Snapshot;
use crate::text::{fold_name, match_quality};

/// How many rows are offered at most.
const MOST: usize = 200;

/// The open palette. View state.
#[derive(Debug)]
pub struct Palette {
    chooser: ChooserState,
}

impl Default for Palette {
    fn default() -> Self {
        Self {
            chooser: ChooserState::open(),
        }
    }
}

impl Palette {
    /// Draws the palette in the upper middle of the window. `Some(None)` says that it was left.
    pub fn show(
        &mut self,
        ui: &Ui,
        snapshot: Option<&Snapshot>,
        at_hand: &Availability,
        wording: Wording,
    ) -> Option<Option<Request>> {
        let (requests, choices) = offers(ui, self.chooser.text(), snapshot, at_hand, wording);
        let shown = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_width(480.0);
                    let answer = self.chooser.show(
                        ui,
                        wording.text(Word::PaletteField),
                        &choices,
                        wording.language.is_rtl(),
                    );
                    if choices.is_empty() {
                        ui.label(crate::gui::widgets::muted(
                            ui,
                            wording.text(Word::PaletteNone),
                        ));
                    }
                    answer
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
            Some(ChooserAnswer::Chosen(index)) => Some(requests.into_iter().nth(index)),
            Some(ChooserAnswer::Cancelled) => Some(None),
            Some(ChooserAnswer::Create(_)) => None,
            None => clicked_elsewhere.then_some(None),
        }
    }
}

fn offers(
    ui: &Ui,
    typed: &str,
    snapshot: Option<&Snapshot>,
    at_hand: &Availability,
    wording: Wording,
) -> (Vec<Request>, Vec<Choice>) {
    let theme = Theme::of(ui.ctx());
    let query = fold_name(typed.trim());
    let quality = |names: &[&str]| {
        names
            .iter()
            .filter(|name| !name.is_empty())
            .filter_map(|name| match_quality(&fold_name(name), &query))
            .min()
    };
    let mut found: Vec<(u8, u8, Request, Choice)> = Vec::new();
    for command in UiCommand::ALL.iter().copied() {
        let nothing: &dyn crate::i18n::Insert = &"";
        let name = |language: Language| fill(command.word(), language, &[("action", nothing)]);
        let Some(quality) = quality(&[&name(Language::English), &name(Language::Arabic)]) else {
            continue;
        };
        let shown = crate::i18n::without_isolates(&name(wording.language))
            .trim()
            .to_owned();
        let choice = Choice {
            name: shown,
            swatch: None,
            icon: command.icon(),
            hint: command
                .keys()
                .map(crate::gui::commands::Keys::name)
                .unwrap_or_default(),
            is_disabled: !command.is_enabled(at_hand),
        };
        found.push((quality, 0, Request::Ui(command), choice));
    }
    if let Some(snapshot) = snapshot.filter(|_| !query.is_empty()) {
        for document in snapshot.documents_in_order() {
            let Some(quality) = quality(&[&document.name]) else {
                continue;
            };
            let choice = Choice {
                name: document.name.clone(),
                swatch: None,
                icon: icons::FILE_TEXT,
                hint: String::new(),
                is_disabled: false,
            };
            found.push((quality, 1, Request::ShowDocument(document.id), choice));
        }
        for tag in snapshot.tags() {
            let Some(quality) = quality(&[&tag.label.english, &tag.label.arabic]) else {
                continue;
            };
            let choice = Choice {
                name: tag
                    .label
                    .prefer(wording.language == Language::Arabic)
                    .to_owned(),
                swatch: Some(theme.tag(tag.color)),
                icon: "",
                hint: wording
                    .digits
                    .number(snapshot.n_taggings_with(tag.id) as u64),
                is_disabled: false,
            };
            found.push((quality, 2, Request::SelectTag(tag.id), choice));
        }
    }
    // Without a query the menu's order stands; disabled commands sink.
    found.sort_by_key(|(quality, kind, _, choice)| {
        (
            choice.is_disabled,
            if query.is_empty() { 0 } else { *quality },
            *kind,
        )
    });
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(_, _, request, choice)| (request, choice))
        .unzip()
}
