//! The palette: any command, document, tag or memo by its name in either language, or by what other programs call it.
//!
//! The field keeps the focus; the arrows move in the list, Enter takes the lit row, Esc leaves. Names are folded once
//! per revision of the collection ([`PaletteIndex`]); a list is made anew only when what it depends on has changed.

mod index;
mod list;
mod matching;
mod offers;
#[cfg(test)]
mod tests;

pub use index::PaletteIndex;

use egui::{Align2, Area, Frame, Id, Key, Modifiers, Order, Ui, vec2};

use crate::gui::commands::{Availability, Request};
use crate::gui::fields::{Field, FieldState};
use crate::gui::popups::palette::list::ListState;
use crate::gui::popups::palette::matching::Query;
use crate::gui::popups::palette::offers::{Line, Offering, lines};
use crate::gui::theme::Theme;
use crate::gui::widgets::muted;
use crate::i18n::{Word, Wording};
use crate::model::Snapshot;

/// What the palette looks at.
pub struct PaletteContext<'a> {
    /// The open collection, if one is open.
    pub snapshot: Option<&'a Snapshot>,
    /// What can be done now.
    pub at_hand: &'a Availability,
    /// Keys of the commands used last, newest first.
    pub recent: &'a [String],
    /// How to speak to the reader.
    pub wording: Wording,
}

/// The open palette. View state.
#[derive(Debug)]
pub struct Palette {
    field: FieldState,
    list: ListState,
    lines: Vec<Line>,
    key: Option<LinesKey>,
}

/// What the lines depend on.
#[derive(Debug, PartialEq)]
struct LinesKey {
    typed: String,
    revision: Option<u64>,
    at_hand: Availability,
    wording: Wording,
    is_dark: bool,
}

impl Default for Palette {
    fn default() -> Self {
        let mut field = FieldState::default();
        field.focus_next_frame();
        Self {
            field,
            list: ListState::default(),
            lines: Vec::new(),
            key: None,
        }
    }
}

impl Palette {
    /// Draws the palette in the upper middle of the window. `Some(None)` says that it was left.
    pub fn show(
        &mut self,
        ui: &Ui,
        index: &mut PaletteIndex,
        context: &PaletteContext<'_>,
    ) -> Option<Option<Request>> {
        let mut answer = None;
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::Escape) {
                answer = Some(None);
            }
            for (key, step) in [
                (Key::ArrowDown, 1),
                (Key::ArrowUp, -1),
                (Key::PageDown, 9),
                (Key::PageUp, -9),
            ] {
                if input.consume_key(Modifiers::NONE, key) {
                    self.list.move_by(step, &self.lines);
                }
            }
        });
        let width = 520.0_f32.min(ui.ctx().content_rect().width() - 32.0);
        let shown = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_width(width);
                    self.content_ui(ui, index, context)
                })
            });
        if answer.is_none() {
            answer = shown.inner.inner.map(Some);
        }
        let clicked_elsewhere = ui.input(|input| {
            input.pointer.any_pressed()
                && input
                    .pointer
                    .interact_pos()
                    .is_some_and(|at| !shown.response.rect.contains(at))
        });
        answer.or_else(|| clicked_elsewhere.then_some(None))
    }

    fn content_ui(
        &mut self,
        ui: &mut Ui,
        index: &mut PaletteIndex,
        context: &PaletteContext<'_>,
    ) -> Option<Request> {
        let wording = context.wording;
        let label = wording.text(Word::PaletteField);
        let field = Field::new(&mut self.field)
            .label(label)
            .hint(label)
            .width(ui.available_width())
            .show(ui);
        self.refresh(ui, index, context);
        if field.changed {
            self.list.reset(&self.lines);
        }
        let mut taken = None;
        if field.submitted {
            taken = self.list.lit(&self.lines).cloned();
        }
        ui.add_space(4.0);
        if self.lines.is_empty() {
            ui.label(muted(ui, wording.text(Word::PaletteNone)));
        }
        let query = Query::new(self.field.text());
        if let Some(offer) = self.list.show(ui, &self.lines, &query, wording) {
            taken = Some(offer);
        }
        taken
            .filter(|offer| offer.why.is_none())
            .map(|offer| offer.request)
    }

    fn refresh(&mut self, ui: &Ui, index: &mut PaletteIndex, context: &PaletteContext<'_>) {
        let theme = Theme::of(ui.ctx());
        let key = LinesKey {
            typed: self.field.text().to_owned(),
            revision: context.snapshot.map(Snapshot::revision),
            at_hand: *context.at_hand,
            wording: context.wording,
            is_dark: theme.is_dark,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let query = Query::new(&key.typed);
        if let Some(snapshot) = context.snapshot.filter(|_| !query.is_empty()) {
            index.refresh(snapshot);
        }
        let offering = Offering {
            theme,
            snapshot: context.snapshot,
            at_hand: context.at_hand,
            recent: context.recent,
            wording: context.wording,
        };
        let is_first = self.key.is_none();
        self.lines = lines(&query, index, &offering);
        if is_first {
            self.list.reset(&self.lines);
        }
        self.list.keep_within(&self.lines);
        self.key = Some(key);
    }
}
