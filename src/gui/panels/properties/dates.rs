//! The editor of a date of which day and month may be unknown, in either calendar.

use egui::{Ui, vec2};

use crate::command::plan::checked_number;
use crate::gui::panels::properties::values::{Draft, combo};
use crate::gui::theme::size;
use crate::gui::widgets::from_start;
use crate::i18n::dates::month_name;
use crate::i18n::{Word, Wording, fill};
use crate::model::{Calendar, PartialDate};

/// A date being edited. Parts that stand alone wait for a year.
#[derive(Debug)]
pub(super) struct DateDraft {
    year: Draft,
    day: Draft,
    month: Option<u8>,
    calendar: Calendar,
    stands: Option<PartialDate>,
}

impl Default for DateDraft {
    fn default() -> Self {
        Self {
            year: Draft::default(),
            day: Draft::default(),
            month: None,
            calendar: Calendar::Gregorian,
            stands: None,
        }
    }
}

/// The new date, or none for a date that was taken away; the outer none while nothing was changed.
#[allow(
    clippy::option_option,
    reason = "the inner one is the value, the outer one says whether it was changed"
)]
pub(super) fn date_ui(
    ui: &mut Ui,
    draft: &mut DateDraft,
    stands: Option<PartialDate>,
    label: &str,
    wording: Wording,
) -> Option<Option<PartialDate>> {
    if draft.stands != stands {
        draft.stands = stands;
        draft.month = stands.and_then(|date| date.month);
        draft.calendar = stands.map_or(Calendar::Gregorian, |date| date.calendar);
    }
    let part = |word: Word| {
        let part = wording.text(word);
        fill(
            Word::ValuePart,
            wording,
            &[("part", &part), ("title", &label)],
        )
    };
    let number = |number: Option<i32>| {
        let digits = number.map(|number| number.to_string()).unwrap_or_default();
        wording.digits.apply(&digits)
    };
    let (day, year) = (
        number(stands.and_then(|date| date.day).map(i32::from)),
        number(stands.map(|date| date.year)),
    );
    let room = vec2(ui.available_width(), size::BUTTON + 4.0);
    let layout = from_start(wording.language.is_rtl());
    let mut is_changed = false;
    let mut cleared = false;
    let (mut new_day, mut new_year) = (None, None);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        new_day = draft.day.show(ui, &day, &part(Word::ValueDay), 38.0);
        let is_hijri = draft.calendar == Calendar::Hijri;
        let names: Vec<String> = std::iter::once("–".to_owned())
            .chain((1..=12).map(|month| month_name(is_hijri, month, wording)))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let current = draft.month.map_or(0, usize::from);
        let width = (ui.available_width() - 62.0).max(60.0);
        let size = vec2(width, room.y);
        let chosen = ui
            .allocate_ui_with_layout(size, layout, |ui| {
                let name = part(Word::ValueMonth);
                combo(ui, ("month", label), &name, &names, current)
            })
            .inner;
        if let Some(month) = chosen {
            draft.month = u8::try_from(month).ok().filter(|month| *month > 0);
            is_changed = true;
        }
        new_year = draft.year.show(ui, &year, &part(Word::ValueYear), 54.0);
    });
    let calendars = [Word::CalendarGregorian, Word::CalendarHijri].map(|word| wording.text(word));
    let current = usize::from(draft.calendar == Calendar::Hijri);
    let name = part(Word::FmtCalendar);
    if let Some(calendar) = combo(ui, ("calendar", label), &name, &calendars, current) {
        draft.calendar = [Calendar::Gregorian, Calendar::Hijri][calendar];
        is_changed = true;
    }
    if new_year.as_deref() == Some("") {
        cleared = true;
    }
    is_changed |= new_day.is_some() || new_year.is_some();
    if !is_changed {
        return None;
    }
    if cleared {
        return stands.map(|_| None);
    }
    let read = |text: &str| checked_number(text).and_then(|digits| digits.parse::<i32>().ok());
    let year = read(draft.year.field.text())?;
    // A day that cannot be is refused by the collection, with words.
    let day = read(draft.day.field.text()).map(|day| u8::try_from(day).unwrap_or(u8::MAX));
    let date = PartialDate {
        calendar: draft.calendar,
        year,
        month: draft.month,
        day: day.filter(|_| draft.month.is_some()),
    };
    (stands != Some(date)).then_some(Some(date))
}
