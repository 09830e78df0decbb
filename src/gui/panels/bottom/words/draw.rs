//! The table: its heads, by which it is sorted, and the rows in view.

use egui::accesskit::Role as NodeRole;
use egui::{Align2, Id, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::words::{WordOrder, WordRow};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::words::act::{ListAction, act};
use crate::gui::panels::bottom::words::{Shown, WordsState, keys};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, ScrollArea, context_menu, focus_ring, menu_item, muted, strong_font, text_font,
};
use crate::i18n::{Counted, Insert, Word, fill, without_isolates};

/// The height of a row, points.
pub(super) const ROW: f32 = 26.0;
/// The height of the heads, points.
const HEAD: f32 = 24.0;
/// The widest column of words, points.
const WIDEST: f32 = 240.0;

/// A column of numbers: how it is sorted, what stands in its head, and what the head means.
const NUMBERS: [(WordOrder, Word, Word); 4] = [
    (WordOrder::Count, Word::WordsCount, Word::WordsCountIs),
    (
        WordOrder::Count,
        Word::WordsPerThousand,
        Word::WordsPerThousandIs,
    ),
    (
        WordOrder::Documents,
        Word::WordsDocuments,
        Word::WordsDocumentsIs,
    ),
    (WordOrder::Keyness, Word::WordsKeyness, Word::WordsKeynessIs),
];

/// Where the columns of a row stand: the word, the numbers, and what is left.
fn columns(rect: Rect, compares: bool, is_rtl: bool) -> (Rect, Vec<Rect>, Rect) {
    let mut slots = RowSlots::new(rect.shrink2(vec2(12.0, 0.0)), is_rtl);
    let number = (rect.width() * 0.14).clamp(58.0, 104.0);
    let n_numbers = if compares { 4 } else { 3 };
    let room = slots.rest().width() - number * n_numbers as f32;
    let word = slots.take_start(room.clamp(60.0, WIDEST));
    let numbers = (0..n_numbers).map(|_| slots.take_start(number)).collect();
    slots.take_start(16.0);
    (word, numbers, slots.rest())
}

/// Draws the table over what is left of `ui`.
pub(super) fn table_ui(ui: &mut Ui, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    head_ui(ui, state, cx);
    let rect = ui.available_rect_before_wrap();
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, theme.base);
    ui.painter()
        .hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.stroke));
    let id = ui.scope_id().with("words");
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let title = cx.word(Word::PanelWords);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, title));
    if std::mem::take(&mut state.wants_focus) {
        response.request_focus();
    }
    state.id = Some(id);
    if std::mem::take(&mut state.wants_copy) {
        act(ListAction::Copy, state, cx);
    }
    let has_focus = response.has_focus();
    if has_focus {
        keys::keys(ui, id, state, cx);
    }
    if state.shown.rows.is_empty() {
        empty_ui(ui, state, cx);
    } else {
        rows_ui(ui, rect, id, state, cx);
    }
    if has_focus {
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            0.0,
            Stroke::new(1.0, theme.accent),
            egui::StrokeKind::Inside,
        );
    }
}

fn empty_ui(ui: &mut Ui, state: &WordsState, cx: &PanelContext<'_>) {
    let Some((_, made)) = state.counting.made() else {
        return;
    };
    let word = if made.list.n_words == 0 {
        Word::EmptyWords
    } else {
        Word::EmptyFilter
    };
    ui.add_space((ui.available_height() * 0.3).max(8.0));
    ui.vertical_centered(|ui| ui.label(muted(ui, cx.word(word))));
}

fn head_ui(ui: &mut Ui, state: &mut WordsState, cx: &PanelContext<'_>) {
    let room = vec2(ui.available_width(), HEAD);
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let (word, numbers, _) = columns(rect, state.shown.compares(), cx.is_rtl());
    let name = cx.word(Word::WordsWord);
    let meaning = cx.word(Word::WordsWhatIsAWord);
    if one_head_ui(ui, word, (name, meaning), WordOrder::Word, false, state, cx) {
        state.sort_by(WordOrder::Word);
    }
    for (slot, (order, name, meaning)) in numbers.into_iter().zip(NUMBERS) {
        let words = (cx.word(name), cx.word(meaning));
        if one_head_ui(ui, slot, words, order, true, state, cx) {
            state.sort_by(order);
        }
    }
}

/// Draws one head; returns whether it was clicked.
fn one_head_ui(
    ui: &Ui,
    slot: Rect,
    (name, meaning): (&str, &str),
    order: WordOrder,
    is_number: bool,
    state: &WordsState,
    cx: &PanelContext<'_>,
) -> bool {
    let theme = Theme::of(ui.ctx());
    let is_sorted = state.order == order;
    let response = ui.interact(slot, ui.scope_id().with(("head", name)), Sense::click());
    let color = match (is_sorted, response.hovered()) {
        (true, _) => theme.strong,
        (false, true) => theme.text,
        (false, false) => theme.muted,
    };
    let font = text_font(size::SMALL);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, color);
    // Each column of numbers ends at the right, where its units stand, in either direction of the interface.
    let starts_right = is_number || cx.is_rtl();
    let x = if starts_right {
        slot.right() - galley.size().x
    } else {
        slot.left()
    };
    let at = pos2(x, slot.center().y - galley.size().y / 2.0);
    let beside = if starts_right {
        at.x - 9.0
    } else {
        at.x + galley.size().x + 9.0
    };
    ui.painter().galley(at, galley, color);
    if is_sorted {
        let arrow = if state.is_descending {
            icons::ARROW_DOWN
        } else {
            icons::ARROW_UP
        };
        let middle = Align2::CENTER_CENTER;
        let at = pos2(beside, slot.center().y);
        ui.painter()
            .text(at, middle, arrow, text_font(12.0), theme.accent);
    }
    focus_ring(ui, &response);
    let direction = match (is_sorted, state.is_descending) {
        (false, _) => "",
        (true, true) => cx.word(Word::WordsDescending),
        (true, false) => cx.word(Word::WordsAscending),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_sorted, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let told = [direction, meaning].map(str::trim);
        let told: Vec<&str> = told.into_iter().filter(|part| !part.is_empty()).collect();
        node.set_description(told.join(" · "));
    });
    response.on_hover_text(meaning).clicked()
}

fn rows_ui(ui: &mut Ui, rect: Rect, id: Id, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    let mut area = ScrollArea::vertical()
        .id_salt("words")
        .auto_shrink([false, false]);
    if std::mem::take(&mut state.reveals)
        && let Some(row) = state.lit
    {
        let (start, end) = (row as f32 * ROW, (row + 1) as f32 * ROW);
        if start < state.view.start {
            area = area.vertical_scroll_offset(start);
        } else if end > state.view.start + rect.height() {
            area = area.vertical_scroll_offset(end - rect.height());
        }
    }
    let shown = std::sync::Arc::clone(&state.shown);
    let most = shown.list.rows.first().map_or(1, |row| row.count).max(1);
    let chosen = state.chosen();
    let drawn = area.show_rows(ui, ROW, shown.rows.len(), |ui, rows| {
        for number in rows {
            let Some(row) = shown.row(number) else {
                continue;
            };
            let room = vec2(ui.available_width(), ROW);
            let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
            let response = ui.interact(rect, id.with(("word", number)), Sense::CLICK);
            let theme = Theme::of(ui.ctx());
            let is_chosen = chosen.contains(&number);
            if is_chosen {
                ui.painter().rect_filled(rect, 0.0, theme.soft);
            } else if response.hovered() {
                ui.painter()
                    .rect_filled(rect, 0.0, theme.stroke.gamma_multiply(0.35));
            }
            if state.lit == Some(number) {
                let edge = RowSlots::new(rect, cx.is_rtl()).take_start(3.0);
                ui.painter().rect_filled(edge, 0.0, theme.accent);
            }
            row_ui(ui, rect, &shown, row, most, cx);
            let name = spoken(&shown, row, cx);
            response
                .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &name));
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_role(NodeRole::ListBoxOption));
            if response.clicked() || response.secondary_clicked() {
                let extends = ui.input(|input| input.modifiers.shift);
                if response.clicked() || !is_chosen {
                    state.lit = Some(number);
                    if !extends || state.anchor.is_none() {
                        state.anchor = Some(number);
                    }
                }
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            if response.double_clicked() {
                act(ListAction::Lines, state, cx);
            }
            context_menu(&response, |ui| menu_ui(ui, state, cx));
        }
    });
    let top = drawn.state.clamped_offset().y;
    state.view = top..top + drawn.inner_rect.height();
}

fn menu_ui(ui: &mut Ui, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    ui.set_min_width(180.0);
    if menu_item(ui, icons::SEARCH, cx.word(Word::WordsLines), true).clicked() {
        act(ListAction::Lines, state, cx);
        ui.close();
    }
    if menu_item(ui, icons::COPY, cx.word(Word::EditCopy), true).clicked() {
        act(ListAction::Copy, state, cx);
        ui.close();
    }
    ui.separator();
    let word = match state.chosen().len() {
        0 | 1 => Word::WordsHide,
        _ => Word::WordsHideChosen,
    };
    if menu_item(ui, icons::EYE_OFF, cx.word(word), state.can_hide()).clicked() {
        act(ListAction::Hide, state, cx);
        state.wants_focus = true;
        ui.close();
    }
}

/// The word in its own direction, and its figures.
fn row_ui(ui: &Ui, rect: Rect, shown: &Shown, row: &WordRow, most: u64, cx: &PanelContext<'_>) {
    let theme = Theme::of(ui.ctx());
    let (word, numbers, rest) = columns(rect, shown.compares(), cx.is_rtl());
    let text = RichText::new(&*row.word)
        .font(strong_font(size::TEXT))
        .color(theme.strong);
    RowSlots::new(word, cx.is_rtl()).text(ui, text);
    let digits = cx.wording.digits;
    let figures = [
        digits.number(row.count),
        digits.decimal(shown.list.per_thousand(row.count)),
        digits.number(u64::from(row.n_documents)),
        row.keyness
            .map_or_else(|| "–".to_owned(), |value| digits.decimal(value)),
    ];
    for (column, (slot, figure)) in numbers.into_iter().zip(figures).enumerate() {
        let color = if column == 0 { theme.text } else { theme.muted };
        let font = text_font(size::TEXT);
        let galley = ui.painter().layout_no_wrap(figure, font, color);
        let at = pos2(
            slot.right() - galley.size().x,
            slot.center().y - galley.size().y / 2.0,
        );
        ui.painter().galley(at, galley, color);
    }
    let width = rest.width() * row.count as f32 / most as f32;
    if rest.width() > 60.0 {
        let bar = RowSlots::new(rest, cx.is_rtl()).take_start(width.max(1.0));
        let bar = bar.shrink2(vec2(0.0, ROW * 0.36));
        ui.painter()
            .rect_filled(bar, 2.0, theme.accent.gamma_multiply(0.35));
    }
}

/// What a row says to those who do not see it.
fn spoken(shown: &Shown, row: &WordRow, cx: &PanelContext<'_>) -> String {
    let share = cx
        .wording
        .digits
        .decimal(shown.list.per_thousand(row.count));
    let word = &*row.word;
    let values: [(&str, &dyn Insert); 4] = [
        ("word", &word),
        ("n", &row.count),
        ("share", &share),
        ("documents", &Counted::Document.of(row.n_documents as usize)),
    ];
    without_isolates(&fill(Word::WordsRow, cx.wording, &values))
}
