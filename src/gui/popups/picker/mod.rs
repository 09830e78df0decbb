//! The tag picker: typed in either language, folded; several tags may be put on and taken off in one visit.
//!
//! Enter puts the lit tag on and closes; Shift+Enter, or a click on its box, ticks it and stays. What was ticked and
//! unticked goes out as one change when the picker closes by Enter or a click beside it; Esc gives it up. Ctrl+Enter
//! always makes a tag of what is typed.

mod index;
mod list;
#[cfg(test)]
mod tests;

pub use index::{FEW_TAGS, TagIndex};

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align2, Area, Event, Frame, Id, Key, Modifiers, Order, Pos2, Rect, RichText, Ui, vec2};

use crate::command::TagChoice;
use crate::gui::TagNumbers;
use crate::gui::fields::{Field, FieldState};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{from_start, text_font};
use crate::i18n::{Language, Word, Wording, fill};
use crate::model::{AnnotationId, Snapshot, TagId};

/// The picker's width, points.
const WIDTH: f32 = 348.0;
/// Room that the picker takes below or above a place, points.
const HEIGHT: f32 = 372.0;

/// What came of the picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickerAnswer {
    /// Put tags on and take tags off.
    Apply {
        /// In the order in which they were chosen.
        add: Vec<TagChoice>,
        /// Ticked before.
        remove: Vec<TagId>,
    },
    /// Gives a tag a number; the picker stays.
    Number {
        /// Which.
        tag: TagId,
        /// 1 to 9.
        number: u8,
    },
    /// Leave; the selection stays.
    Cancelled,
}

/// What the picker sees.
#[derive(Clone, Copy)]
pub struct PickerContext<'a> {
    /// The collection as last committed.
    pub snapshot: &'a Snapshot,
    /// Its tags folded; none while another thread folds them for the first time.
    pub index: Option<&'a Arc<TagIndex>>,
    /// Tags used last, the latest first.
    pub recent: &'a [TagId],
    /// The tags of the keys 1 to 9.
    pub numbers: &'a TagNumbers,
    /// How to speak to the reader.
    pub wording: Wording,
}

/// What is to be tagged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickerSubject {
    /// Annotations; none: what is selected in the text.
    pub annotations: Vec<AnnotationId>,
    /// The tag that the chosen one takes the place of.
    pub replaces: Option<TagId>,
}

/// How many of the annotations carry a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    Off,
    Some,
    On,
}

/// The open picker. View state.
#[derive(Debug, Default)]
pub struct Picker {
    subject: PickerSubject,
    field: FieldState,
    lit: usize,
    /// The lit row was ticked last: Enter does not put it on once more.
    is_spent: bool,
    moves_into_view: bool,
    /// Tags ticked or unticked against what the annotations carry, in order.
    toggles: Vec<(TagId, bool)>,
    /// New tags that were ticked.
    named: Vec<String>,
    carried: Option<(u64, BTreeMap<TagId, usize>)>,
    rows: list::Rows,
}

impl Picker {
    /// A picker that takes the focus when it is first shown.
    pub fn open(subject: PickerSubject) -> Self {
        let mut picker = Self {
            subject,
            moves_into_view: true,
            ..Self::default()
        };
        picker.field.focus_next_frame();
        picker
    }

    /// What is to be tagged.
    pub fn subject(&self) -> &PickerSubject {
        &self.subject
    }

    /// Draws the picker below `place`, or above it where there is more room, inside `bounds`.
    pub fn show(
        &mut self,
        ui: &Ui,
        place: Rect,
        bounds: Rect,
        cx: &PickerContext<'_>,
    ) -> Option<PickerAnswer> {
        self.count_carried(cx.snapshot);
        self.rows.refresh(self.field.text(), &self.named, cx);
        self.lit = self.lit.min(self.rows.len().saturating_sub(1));
        let (at, pivot) = beside(place, bounds, cx.wording.language.is_rtl());
        let shown = Area::new(Id::unique("tag-picker"))
            .order(Order::Foreground)
            .pivot(pivot)
            .fixed_pos(at)
            .constrain_to(bounds.shrink(8.0))
            .show(ui.ctx(), |ui| {
                let frame = Frame::popup(ui.style());
                frame.show(ui, |ui| self.content(ui, bounds, cx)).inner
            });
        let clicked_elsewhere = ui.input(|input| {
            let at = input.pointer.interact_pos();
            input.pointer.any_pressed() && at.is_some_and(|at| !shown.response.rect.contains(at))
        });
        match shown.inner {
            None if clicked_elsewhere => Some(self.finished(None)),
            answer => answer,
        }
    }

    fn content(
        &mut self,
        ui: &mut Ui,
        bounds: Rect,
        cx: &PickerContext<'_>,
    ) -> Option<PickerAnswer> {
        let theme = Theme::of(ui.ctx());
        ui.set_width(WIDTH.min(bounds.width() - 40.0));
        let replaced = self.subject.replaces.and_then(|tag| cx.snapshot.tag(tag));
        if let Some(tag) = replaced {
            let label = tag.label.prefer(cx.wording.language == Language::Arabic);
            let words = fill(Word::PickerInstead, cx.wording, &[("title", &label)]);
            ui.label(RichText::new(words).color(theme.muted));
        }
        let mut answer = self.keys(ui);
        let label = cx.wording.text(Word::PickerField);
        let field = Field::new(&mut self.field)
            .label(label)
            .hint(label)
            .width(ui.available_width())
            .show(ui);
        if field.changed {
            (self.lit, self.is_spent, self.moves_into_view) = (0, false, true);
            self.rows.refresh(self.field.text(), &self.named, cx);
        }
        if field.submitted && answer.is_none() {
            let lit = self.rows.get(self.lit).filter(|_| !self.is_spent);
            let lit = lit.map(|row| row.choice());
            if lit.is_some() || self.has_changes() {
                answer = Some(self.finished(lit));
            }
        }
        ui.add_space(4.0);
        let clicked = list::rows_ui(ui, self, cx);
        self.moves_into_view = false;
        match clicked {
            Some(list::RowClick::Take(row)) if answer.is_none() => {
                let taken = self.rows.get(row).map(list::PickerRow::choice);
                answer = Some(self.finished(taken));
            }
            Some(list::RowClick::Tick(row)) => {
                self.toggle(row);
                self.field.focus_next_frame();
            }
            _ => {}
        }
        if self.subject.replaces.is_none() {
            ui.add_space(6.0);
            let hint = RichText::new(cx.wording.text(Word::PickerKeys));
            let hint = hint.font(text_font(size::SMALL)).color(theme.muted);
            let row = vec2(ui.available_width(), 16.0);
            let layout = from_start(cx.wording.language.is_rtl());
            ui.allocate_ui_with_layout(row, layout, |ui| ui.label(hint));
        }
        answer
    }

    /// Takes the keys that are not for the field.
    fn keys(&mut self, ui: &mut Ui) -> Option<PickerAnswer> {
        let last = self.rows.len().saturating_sub(1);
        let from = self.lit;
        let mut wants_new = false;
        let mut ticks = false;
        let mut cancels = false;
        let mut number = None;
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let pressed = numbered(event);
                number = number.or(pressed);
                pressed.is_none()
            });
            // A pattern without Shift fits a press with it too: the narrower one first.
            if input.consume_key(Modifiers::COMMAND, Key::Enter) {
                wants_new = true;
            } else if input.consume_key(Modifiers::SHIFT, Key::Enter) {
                ticks = true;
            } else if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.lit = (self.lit + 1).min(last);
            } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.lit = self.lit.saturating_sub(1);
            } else if input.consume_key(Modifiers::NONE, Key::PageDown) {
                self.lit = (self.lit + list::IN_VIEW).min(last);
            } else if input.consume_key(Modifiers::NONE, Key::PageUp) {
                self.lit = self.lit.saturating_sub(list::IN_VIEW);
            } else if input.consume_key(Modifiers::NONE, Key::Escape) {
                cancels = true;
            }
        });
        if self.lit != from {
            (self.is_spent, self.moves_into_view) = (false, true);
        }
        if cancels {
            return Some(PickerAnswer::Cancelled);
        }
        if ticks {
            self.toggle(self.lit);
        }
        if let (Some(number), Some(list::PickerRow::Tag(tag))) = (number, self.rows.get(self.lit)) {
            return Some(PickerAnswer::Number { tag: *tag, number });
        }
        let typed = self.field.text().trim().to_owned();
        (wants_new && !typed.is_empty()).then(|| self.finished(Some(TagChoice::Named(typed))))
    }

    /// Ticks or unticks a row.
    fn toggle(&mut self, row: usize) {
        if self.subject.replaces.is_some() {
            return;
        }
        match self.rows.get(row).cloned() {
            Some(list::PickerRow::Tag(tag)) => {
                let was = self.shown_tick(tag);
                self.toggles.retain(|(other, _)| *other != tag);
                let wanted = was != Tick::On;
                let carried = self.carried_tick(tag);
                let is_as_before =
                    matches!((carried, wanted), (Tick::On, true) | (Tick::Off, false));
                if !is_as_before {
                    self.toggles.push((tag, wanted));
                }
            }
            Some(list::PickerRow::New(name)) => self.named.push(name),
            Some(list::PickerRow::Named(name)) => self.named.retain(|other| *other != name),
            None => return,
        }
        self.lit = row;
        self.is_spent = true;
        // What is typed next looks for another tag.
        self.field.select_all();
    }

    fn has_changes(&self) -> bool {
        !self.toggles.is_empty() || !self.named.is_empty()
    }

    /// What was ticked, and `last` with it; leaves where there is nothing.
    fn finished(&mut self, last: Option<TagChoice>) -> PickerAnswer {
        let toggles = std::mem::take(&mut self.toggles);
        let mut add: Vec<TagChoice> = Vec::new();
        let mut remove: Vec<TagId> = self.subject.replaces.into_iter().collect();
        for (tag, is_on) in toggles {
            match is_on {
                true => add.push(TagChoice::Existing(tag)),
                false => remove.push(tag),
            }
        }
        add.extend(self.named.drain(..).map(TagChoice::Named));
        if let Some(last) = last.filter(|last| !add.contains(last)) {
            if let TagChoice::Existing(tag) = last {
                remove.retain(|other| *other != tag);
            }
            add.push(last);
        }
        match add.is_empty() && (remove.is_empty() || self.subject.replaces.is_some()) {
            true => PickerAnswer::Cancelled,
            false => PickerAnswer::Apply { add, remove },
        }
    }

    fn count_carried(&mut self, snapshot: &Snapshot) {
        let revision = snapshot.revision();
        if self.carried.as_ref().is_some_and(|(at, _)| *at == revision) {
            return;
        }
        let mut carried: BTreeMap<TagId, usize> = BTreeMap::new();
        for annotation in &self.subject.annotations {
            let tags = snapshot.taggings_of(*annotation).into_iter();
            let tags: std::collections::BTreeSet<TagId> = tags.map(|tagging| tagging.tag).collect();
            for tag in tags {
                *carried.entry(tag).or_default() += 1;
            }
        }
        self.carried = Some((revision, carried));
    }

    fn carried_tick(&self, tag: TagId) -> Tick {
        let carried = self.carried.as_ref().and_then(|(_, all)| all.get(&tag));
        match carried {
            None | Some(0) => Tick::Off,
            Some(n) if *n < self.subject.annotations.len() => Tick::Some,
            Some(_) => Tick::On,
        }
    }

    /// What the box of a tag shows.
    fn shown_tick(&self, tag: TagId) -> Tick {
        match self.toggles.iter().find(|(other, _)| *other == tag) {
            Some((_, true)) => Tick::On,
            Some((_, false)) => Tick::Off,
            None => self.carried_tick(tag),
        }
    }
}

/// The number of a press of Ctrl+Shift and a digit, by the key's place.
fn numbered(event: &Event) -> Option<u8> {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let is_asked = modifiers.command && modifiers.shift && !modifiers.alt;
    is_asked
        .then(|| number_of_key(physical_key.unwrap_or(*key)))
        .flatten()
}

/// The number on a key of the row of digits, 1 to 9.
fn number_of_key(key: Key) -> Option<u8> {
    const KEYS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let at = KEYS.iter().position(|other| *other == key)?;
    u8::try_from(at + 1).ok()
}

/// Where a popup of this height goes: below a place, or above it where there is more room.
fn beside(place: Rect, bounds: Rect, is_rtl: bool) -> (Pos2, Align2) {
    let below = bounds.bottom() - place.bottom();
    let above = place.top() - bounds.top();
    let (y, is_below) = match below >= HEIGHT || below >= above {
        true => (place.bottom() + 4.0, true),
        false => (place.top() - 4.0, false),
    };
    let x = if is_rtl { place.right() } else { place.left() };
    let pivot = match (is_rtl, is_below) {
        (false, true) => Align2::LEFT_TOP,
        (true, true) => Align2::RIGHT_TOP,
        (false, false) => Align2::LEFT_BOTTOM,
        (true, false) => Align2::RIGHT_BOTTOM,
    };
    (egui::pos2(x, y), pivot)
}
