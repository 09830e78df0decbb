//! The table of files: one row each, those that cannot be read at the end. Only rows in view are laid out.

use std::ops::Range;

use egui::{
    Align2, Color32, CornerRadius, Key, Modifiers, Rect, Response, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::base::Severity;
use crate::engine::operations::OfferedFile;
use crate::exchange::importer::{ImportNote, describe};
use crate::gui::icons;
use crate::gui::pages::adding::{AddingPage, language_of};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, ScrollArea, focus_ring, strong_font, text_font};
use crate::i18n::{Counted, Word, Wording, fill, size as size_words};

/// Height of a row, points.
const ROW: f32 = 34.0;
/// Height of the headings, points.
const HEAD: f32 = 32.0;
/// Width of the box that says whether a file comes in, points.
const BOX: f32 = 38.0;
/// The columns with their shares of the width: file, format, encoding, language, size, note.
const COLUMNS: [(Word, f32); 6] = [
    (Word::AddingFile, 0.27),
    (Word::AddingFormat, 0.09),
    (Word::AddingEncoding, 0.17),
    (Word::ColLanguage, 0.10),
    (Word::ColSize, 0.09),
    (Word::AddingNote, 0.28),
];

/// What a row shows.
struct Line {
    cells: [String; 6],
    /// Whether it comes in; none where it cannot.
    is_taken: Option<bool>,
    /// Whether its note deserves a look, and whether it says that the file cannot be read.
    warns: bool,
}

/// How high the whole table would be, points.
pub(super) fn height(page: &AddingPage) -> f32 {
    let n = page.offer.files.len() + page.offer.not_read().count();
    HEAD + ROW * n as f32 + 2.0
}

/// Draws the table; says whether Enter was pressed on a row.
pub(super) fn table_ui(ui: &mut Ui, page: &mut AddingPage, wording: Wording) -> bool {
    let theme = Theme::of(ui.ctx());
    let frame = ui.max_rect();
    let is_rtl = wording.language.is_rtl();
    ui.painter().rect(
        frame,
        CornerRadius::same(6),
        theme.base,
        Stroke::new(1.0, theme.stroke),
        StrokeKind::Inside,
    );
    let head = frame.with_max_y(frame.top() + HEAD).shrink(1.0);
    let round = CornerRadius {
        nw: 5,
        ne: 5,
        ..CornerRadius::ZERO
    };
    ui.painter().rect_filled(head, round, theme.panel);
    let mut slots = RowSlots::new(head, is_rtl);
    slots.take_start(BOX);
    let width = slots.rest().width();
    for (word, share) in COLUMNS {
        let cell = RowSlots::new(
            slots.take_start(width * share).shrink2(vec2(4.0, 0.0)),
            is_rtl,
        );
        let words = RichText::new(wording.text(word))
            .font(strong_font(size::SMALL + 0.5))
            .color(theme.muted);
        cell.text(ui, words);
    }
    let n_files = page.offer.files.len();
    let n_rows = n_files + page.offer.not_read().count();
    let rows = frame.with_min_y(head.bottom()).shrink(1.0);
    let mut list = ui.new_child(egui::UiBuilder::new().max_rect(rows).id_salt("rows"));
    list.spacing_mut().item_spacing.y = 0.0;
    list.set_clip_rect(rows.intersect(ui.clip_rect()));
    let (mut moved, mut entered) = (None, false);
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .max_height(rows.height())
        .show_rows(&mut list, ROW, n_rows, |ui, shown: Range<usize>| {
            if page.wants_focus && !shown.contains(&page.selected) {
                bring_into_view(ui, page.selected, shown.start);
            }
            for row in shown {
                let line = match page.offer.files.get(row) {
                    Some(file) => line_of(file, wording),
                    None => match page.offer.not_read().nth(row - n_files) {
                        Some((name, note)) => not_read_line(name, note, wording),
                        None => continue,
                    },
                };
                let (response, toggled) = row_ui(ui, row, &line, page.selected == row, is_rtl);
                if toggled && let Some(file) = page.offer.files.get_mut(row) {
                    file.is_taken = !file.is_taken;
                }
                if response.clicked_by(egui::PointerButton::Primary) {
                    response.request_focus();
                    page.select(row);
                }
                if page.selected == row && std::mem::take(&mut page.wants_focus) {
                    response.request_focus();
                    response.scroll_to_me(None);
                }
                if response.has_focus() {
                    keep_arrows(ui, &response);
                    moved = moved.or(step(ui));
                    entered |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
                }
            }
        });
    if let Some(step) = moved {
        let last = n_rows.saturating_sub(1);
        page.select(page.selected.saturating_add_signed(step).min(last));
        page.wants_focus = true;
        ui.ctx().request_repaint();
    }
    entered
}

/// Scrolls to a row that is not laid out; `first` is the first one that is.
fn bring_into_view(ui: &Ui, row: usize, first: usize) {
    let room = ui.max_rect();
    let top = room.top() + ROW * (row as f32 - first as f32);
    ui.scroll_to_rect(Rect::from_x_y_ranges(room.x_range(), top..=top + ROW), None);
    ui.ctx().request_repaint();
}

/// The arrows move in the table and nowhere else.
fn keep_arrows(ui: &Ui, response: &Response) {
    let filter = egui::EventFilter {
        vertical_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

fn step(ui: &Ui) -> Option<isize> {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            Some(1)
        } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            Some(-1)
        } else {
            None
        }
    })
}

fn line_of(file: &OfferedFile, wording: Wording) -> Line {
    let (encoding, is_certain) = file.encoding();
    let encoding = match (file.has_encoding(), is_certain) {
        (false, _) => "–".to_owned(),
        (true, true) => encoding.name().to_owned(),
        (true, false) => {
            let values: [(&str, &dyn crate::i18n::Insert); 1] = [("encoding", &encoding.name())];
            fill(Word::AddingProposed, wording, &values)
        }
    };
    let language = language_of(file, wording);
    let notes = file.notes();
    let mut words = Vec::new();
    let n = file.documents().len();
    let n_there = file.n_there();
    if n > 1 {
        let documents = Counted::Document.of(n);
        words.push(fill(
            Word::AddingBecome,
            wording,
            &[("documents", &documents)],
        ));
    }
    if n_there == n {
        words.push(wording.text(Word::AddingThere).to_owned());
    } else if n_there > 0 {
        words.push(fill(Word::AddingThereSome, wording, &[("n", &n_there)]));
    }
    let told = notes
        .iter()
        .filter(|note| !matches!(note, ImportNote::Columns { .. }));
    words.extend(told.map(|note| describe(note, wording)));
    let warns = notes
        .iter()
        .any(|note| note.severity() == Severity::Warning);
    Line {
        cells: [
            file.name.clone(),
            file.format().to_uppercase(),
            encoding,
            language,
            size_words(file.len_bytes(), wording),
            words.join(" · "),
        ],
        is_taken: Some(file.is_taken),
        warns: warns || n_there > 0,
    }
}

fn not_read_line(name: &str, note: &ImportNote, wording: Wording) -> Line {
    let dash = || "–".to_owned();
    Line {
        cells: [
            name.to_owned(),
            dash(),
            dash(),
            dash(),
            dash(),
            describe(note, wording),
        ],
        is_taken: None,
        warns: note.severity() == Severity::Refused,
    }
}

/// Draws a row; says what was done to it, and whether its box was clicked or Space pressed on it.
fn row_ui(
    ui: &mut Ui,
    row: usize,
    line: &Line,
    is_selected: bool,
    is_rtl: bool,
) -> (Response, bool) {
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("file", row)), Sense::click());
    let painter = ui.painter();
    if is_selected {
        painter.rect_filled(rect, 0.0, theme.soft);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, theme.panel);
    }
    painter.hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, theme.stroke),
    );
    let mut slots = RowSlots::new(rect, is_rtl);
    let slot = slots.take_start(BOX);
    let mut toggled = false;
    match line.is_taken {
        Some(is_taken) => {
            let check = ui.interact(slot, ui.scope_id().with(("take", row)), Sense::click());
            box_ui(ui, slot, is_taken, check.hovered());
            focus_ring(ui, &check);
            let name = &line.cells[0];
            check.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_taken, name));
            let space = response.has_focus()
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
            toggled = check.clicked() || space;
        }
        None => mark_ui(ui, slot, icons::X, theme.warn),
    }
    let is_muted = line.is_taken != Some(true);
    let width = slots.rest().width();
    for (index, ((_, share), words)) in COLUMNS.iter().zip(&line.cells).enumerate() {
        let mut cell = slots.take_start(width * share).shrink2(vec2(4.0, 0.0));
        let is_note = index + 1 == COLUMNS.len();
        let color = match (index, line.warns && is_note) {
            (_, true) => theme.warn,
            (0, _) if !is_muted => theme.text,
            _ => theme.muted,
        };
        if is_note && line.warns && !words.is_empty() {
            let mut parts = RowSlots::new(cell, is_rtl);
            let slot = parts.take_start(22.0);
            mark_ui(ui, slot, icons::TRIANGLE_ALERT, theme.warn);
            cell = parts.rest();
        }
        RowSlots::new(cell, is_rtl).text(ui, RichText::new(words).color(color));
    }
    focus_ring(ui, &response);
    let told = line.cells.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &told));
    let response = match line.cells[5].is_empty() {
        true => response,
        false => response.on_hover_text(&line.cells[5]),
    };
    (response, toggled)
}

fn mark_ui(ui: &Ui, slot: Rect, icon: &str, color: Color32) {
    let center = Align2::CENTER_CENTER;
    ui.painter()
        .text(slot.center(), center, icon, text_font(15.0), color);
}

/// A box with or without a check mark.
fn box_ui(ui: &Ui, slot: Rect, is_on: bool, is_hovered: bool) {
    let theme = Theme::of(ui.ctx());
    let square = Rect::from_center_size(slot.center(), vec2(16.0, 16.0));
    if is_on {
        ui.painter().rect_filled(square, 3.0, theme.accent);
        mark_ui(ui, square, icons::CHECK, theme.on_accent);
    } else {
        let color = if is_hovered { theme.muted } else { theme.faint };
        let stroke = Stroke::new(1.0, color);
        ui.painter()
            .rect_stroke(square, 3.0, stroke, StrokeKind::Inside);
    }
}
