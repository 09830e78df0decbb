//! How texts are set: face, size, line height and column of each script, and what is shown. In a popup and a sheet.
//!
//! Every change is in force at once. The same controls serve wherever there is a [`ReadingSettings`] to change.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{Ui, vec2};

use crate::engine::preferences::{FaceSetup, ReadingSettings};
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::typeset::{FontState, Script, SystemFonts};
use crate::gui::widgets::{
    Row, RowSlots, ScrollArea, drop_down_button, from_start, icon_button, muted, strong, text_font,
    toggle_button,
};
use crate::i18n::{Word, Wording, fill};
use crate::text::{fold_name, match_quality};

/// Height of a row, points.
const ROW: f32 = 32.0;

/// Draws the controls over the width there is.
pub fn reading_settings_ui(ui: &mut Ui, settings: &mut ReadingSettings, wording: Wording) {
    let is_rtl = wording.language.is_rtl();
    let width = ui.available_width();
    let scripts = [
        (Script::Arabic, Word::SetArabic, &mut settings.arabic),
        (Script::Latin, Word::SetLatin, &mut settings.latin),
    ];
    for (script, title, face) in scripts {
        line(ui, width, is_rtl, |ui, mut slots| {
            let reset = slots.take_end(30.0);
            slots.text(ui, strong(ui, wording.text(title)));
            let designed = match script {
                Script::Arabic => FaceSetup::arabic(),
                Script::Latin => FaceSetup::latin(),
            };
            let name = named(Word::SetDesigned, title, wording);
            let is_other = *face != designed;
            let clicked = put(ui, reset, is_rtl, |ui| {
                icon_button(ui, icons::UNDO_2, &name, false, is_other).clicked()
            });
            if clicked {
                *face = designed;
            }
        });
        let id = ui.make_persistent_id(("fonts", script));
        let mut is_open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
        line(ui, width, is_rtl, |ui, slots| {
            if font_ui(ui, slots, script, title, face, wording) {
                is_open = !is_open;
                if is_open {
                    let mut field = FieldState::default();
                    field.focus_next_frame();
                    ui.data_mut(|data| data.insert_temp(typed_id(script), field));
                }
            }
        });
        if is_open {
            let label = named(Word::AppReadingFont, title, wording);
            if let Some(chosen) = list_ui(ui, script, &label, &face.font, wording) {
                face.font = chosen;
                is_open = false;
            }
        }
        ui.data_mut(|data| data.insert_temp(id, is_open));
        for (word, value, range, step, unit) in [
            (Word::SetSize, &mut face.size, FaceSetup::SIZES, 1, ""),
            (
                Word::SetLine,
                &mut face.line_percent,
                FaceSetup::LINES,
                5,
                " %",
            ),
            (
                Word::SetColumn,
                &mut face.column,
                FaceSetup::COLUMNS,
                40,
                "",
            ),
        ] {
            line(ui, width, is_rtl, |ui, slots| {
                let title = named(word, title, wording);
                stepper(ui, slots, word, &title, value, &range, step, unit, wording);
            });
        }
        ui.add_space(6.0);
    }
    shown_ui(ui, settings, wording);
}

/// What is shown in texts and beside them.
fn shown_ui(ui: &mut Ui, settings: &mut ReadingSettings, wording: Wording) {
    let is_rtl = wording.language.is_rtl();
    let width = ui.available_width();
    for (word, is_on) in [
        (Word::ViewMargin, &mut settings.shows_margin),
        (Word::ViewHighlights, &mut settings.shows_highlights),
        (Word::ViewNumbers, &mut settings.shows_numbers),
        (Word::ViewInvisibles, &mut settings.shows_invisibles),
        (Word::ViewHideFurniture, &mut settings.folds_furniture),
    ] {
        line(ui, width, is_rtl, |ui, slots| {
            put(ui, slots.rest(), is_rtl, |ui| {
                if toggle_button(ui, wording.text(word), *is_on, true).clicked() {
                    *is_on = !*is_on;
                }
            });
        });
    }
}

/// “Size: Arabic text”: what assistive programs are told, and a tooltip.
fn named(word: Word, script: Word, wording: Wording) -> String {
    let values: [(&str, &dyn crate::i18n::Insert); 2] = [("what", &word), ("title", &script)];
    fill(Word::SetOf, wording, &values)
}

fn line(ui: &mut Ui, width: f32, is_rtl: bool, draw: impl FnOnce(&mut Ui, RowSlots)) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), egui::Sense::hover());
    draw(ui, RowSlots::new(rect, is_rtl));
}

fn put<T>(ui: &mut Ui, rect: egui::Rect, is_rtl: bool, draw: impl FnOnce(&mut Ui) -> T) -> T {
    let builder = egui::UiBuilder::new()
        .max_rect(rect)
        .layout(from_start(is_rtl));
    draw(&mut ui.new_child(builder))
}

/// A value between a button for less and one for more.
#[expect(clippy::too_many_arguments, reason = "a row of the table above")]
fn stepper(
    ui: &mut Ui,
    mut slots: RowSlots,
    word: Word,
    title: &str,
    value: &mut u16,
    range: &RangeInclusive<u16>,
    step: u16,
    unit: &str,
    wording: Wording,
) {
    let is_rtl = wording.language.is_rtl();
    let more = slots.take_end(30.0);
    let shown = slots.take_end(62.0);
    let less = slots.take_end(30.0);
    slots.text(ui, muted(ui, wording.text(word)));
    let number = format!("{}{unit}", wording.digits.number(u64::from(*value)));
    ui.painter().text(
        shown.center(),
        egui::Align2::CENTER_CENTER,
        &number,
        text_font(size::TEXT),
        Theme::of(ui.ctx()).text,
    );
    for (place, sign, name, is_more) in [
        (less, icons::MINUS, Word::SetLess, false),
        (more, icons::PLUS, Word::SetMore, true),
    ] {
        let name = fill(name, wording, &[("title", &title)]);
        let next = if is_more {
            (*value + step).min(*range.end())
        } else {
            value.saturating_sub(step).max(*range.start())
        };
        let response = put(ui, place, is_rtl, |ui| {
            icon_button(ui, sign, &name, false, next != *value)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(number.as_str());
        });
        if response.clicked() {
            *value = next;
        }
    }
}

/// The button that names the family; a click opens or closes the list of those there are.
fn font_ui(
    ui: &mut Ui,
    slots: RowSlots,
    script: Script,
    title: Word,
    face: &FaceSetup,
    wording: Wording,
) -> bool {
    let is_rtl = wording.language.is_rtl();
    let theme = Theme::of(ui.ctx());
    let fonts = SystemFonts::of(ui.ctx());
    let is_missing = fonts.face(ui.ctx(), &face.font) == FontState::Missing;
    let (name, color) = if is_missing {
        (
            format!("{} {}", icons::TRIANGLE_ALERT, face.font),
            theme.warn,
        )
    } else {
        (face.font.clone(), theme.text)
    };
    let label = named(Word::AppReadingFont, title, wording);
    let shown = egui::RichText::new(name).color(color);
    let width = slots.rest().width();
    let mut response = put(ui, slots.rest(), is_rtl, |ui| {
        drop_down_button(ui, &label, shown, width)
    });
    if is_missing {
        let other = script.bundled()[0];
        let values: [(&str, &dyn crate::i18n::Insert); 2] =
            [("font", &face.font), ("other", &other)];
        response = response.on_hover_text(fill(Word::ErrFontMissing, wording, &values));
    }
    response.clicked()
}

/// Where it is kept what is typed to narrow a list.
fn typed_id(script: Script) -> egui::Id {
    egui::Id::unique(("typed for a font", script))
}

/// Families by name, bundled ones first, narrowed by what is typed. Only rows in view are drawn. Returns what was chosen.
fn list_ui(
    ui: &mut Ui,
    script: Script,
    label: &str,
    current: &str,
    wording: Wording,
) -> Option<String> {
    let is_rtl = wording.language.is_rtl();
    let hint = wording.text(Word::SetFindFont);
    let id = typed_id(script);
    let mut field: FieldState = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let shown = ui
        .push_id(label, |ui| {
            Field::new(&mut field).label(hint).hint(hint).show(ui)
        })
        .inner;
    let query = fold_name(field.text().trim());
    ui.data_mut(|data| data.insert_temp(id, field));
    let system = SystemFonts::of(ui.ctx()).families(ui.ctx(), script);
    let is_scanning = system.is_none();
    let bundled = script.bundled().iter().map(|name| Arc::from(*name));
    let names: Vec<Arc<str>> = bundled
        .chain(system.unwrap_or_default())
        .filter(|name| match_quality(&fold_name(name), &query).is_some())
        .collect();
    let first = names.first().map(|name| name.to_string());
    let mut chosen = first.filter(|_| shown.submitted);
    if shown.cancelled {
        chosen = Some(current.to_owned());
    }
    ScrollArea::vertical()
        .id_salt(label)
        .max_height(size::ROW * 7.0)
        .auto_shrink([false, true])
        .show_rows(ui, size::ROW, names.len(), |ui, rows| {
            for name in &names[rows] {
                let row = Row::new(name, is_rtl).selected(&**name == current);
                if row.show(ui).response.clicked() {
                    chosen = Some(name.to_string());
                }
            }
        });
    // Below the list, so that no row moves under the pointer when it goes.
    if is_scanning {
        ui.label(muted(ui, wording.text(Word::SetScanning)));
    }
    chosen
}
