//! A memo's fields: written plain, read formatted.

use egui::accesskit::Role as NodeRole;
use egui::{Margin, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::gui::fields::{Area, Field};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::memo::draft::{Draft, Where};
use crate::gui::theme::Theme;
use crate::gui::typeset::TextStyle;
use crate::i18n::Word;
use crate::model::MemoKind;

/// The name of a kind of memo.
pub(in crate::gui::panels) fn memo_kind_word(kind: MemoKind) -> Word {
    match kind {
        MemoKind::Note => Word::KindNote,
        MemoKind::Idea => Word::KindIdea,
        MemoKind::Question => Word::KindQuestion,
        MemoKind::Method => Word::KindMethod,
        MemoKind::Summary => Word::KindSummary,
        MemoKind::Task => Word::KindTask,
    }
}

/// The icon of a kind of memo.
pub(in crate::gui::panels) fn memo_kind_icon(kind: MemoKind) -> &'static str {
    match kind {
        MemoKind::Note => icons::STICKY_NOTE,
        MemoKind::Idea => icons::LIGHTBULB,
        MemoKind::Question => icons::CIRCLE_HELP,
        MemoKind::Method => icons::FLASK_CONICAL,
        MemoKind::Summary => icons::SCROLL_TEXT,
        MemoKind::Task => icons::SQUARE_CHECK,
    }
}

/// Draws a memo beside what it stands on: its title, if it has one, and its text.
pub(super) fn inspector_ui(
    ui: &mut Ui,
    draft: &mut Draft,
    label: &str,
    hint: &str,
    cx: &PanelContext<'_>,
) {
    if !draft.title.text().trim().is_empty() {
        ui.label(crate::gui::widgets::strong(ui, draft.title.text()));
        ui.add_space(2.0);
    }
    text_ui(ui, draft, Where::Inspector, label, hint, Rows::UpTo(16), cx);
}

/// Draws title and text over the width of `ui` and a height in points.
pub(super) fn editor_ui(ui: &mut Ui, draft: &mut Draft, height: f32, cx: &PanelContext<'_>) {
    let writable = cx.at_hand.writable;
    let title = cx.word(Word::MemoTitle);
    let width = ui.available_width();
    let field = ui
        .add_enabled_ui(writable, |ui| {
            let field = Field::new(&mut draft.title).label(title).hint(title);
            field.width(width).show(ui)
        })
        .inner;
    let pass = ui.ctx().cumulative_pass_nr();
    if field.response.has_focus() {
        draft.focused(pass);
    }
    if field.changed {
        draft.changed(ui.input(|input| input.time));
    }
    if field.submitted {
        draft.write_next_frame(Where::Panel);
    }
    ui.add_space(4.0);
    let used = field.response.rect.height() + 4.0;
    let (label, hint) = (cx.word(Word::MemoText), cx.word(Word::MemoHintOther));
    let rows = Rows::Points((height - used).max(44.0));
    text_ui(ui, draft, Where::Panel, label, hint, rows, cx);
}

/// How high the text is.
#[derive(Clone, Copy, Debug)]
enum Rows {
    /// As high as it needs, three lines at least and so many at most.
    UpTo(usize),
    /// So many points.
    Points(f32),
}

fn text_ui(
    ui: &mut Ui,
    draft: &mut Draft,
    place: Where,
    label: &str,
    hint: &str,
    rows: Rows,
    cx: &PanelContext<'_>,
) {
    if draft.takes_focus(place) {
        draft.writing = Some(place);
        draft.area.focus_next_frame();
    }
    let has_markup = draft.formatted.has_markup(draft.area.text());
    if has_markup && draft.writing != Some(place) {
        formatted_ui(ui, draft, place, label, rows, cx);
        return;
    }
    let shown = ui
        .add_enabled_ui(cx.at_hand.writable, |ui| {
            let area = Area::new(&mut draft.area)
                .label(label)
                .hint(hint)
                .style(TextStyle::MEMO)
                .width(ui.available_width());
            match rows {
                Rows::UpTo(most) => area.min_rows(3).max_rows(most).show(ui),
                Rows::Points(height) => area.height(height).show(ui),
            }
        })
        .inner;
    if shown.response.has_focus() {
        draft.focused(ui.ctx().cumulative_pass_nr());
        draft.writing = Some(place);
    } else if draft.writing == Some(place) {
        draft.writing = None;
    }
    if shown.changed {
        draft.changed(ui.input(|input| input.time));
    }
}

/// The text as it is read, in the frame of a field. The keyboard or a click goes on to write in it.
fn formatted_ui(
    ui: &mut Ui,
    draft: &mut Draft,
    place: Where,
    label: &str,
    rows: Rows,
    cx: &PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    let margin = Margin::symmetric(10, 6);
    let width = ui.available_width();
    let inner = width - margin.sum().x;
    let whole = draft.formatted.lay_out(ui, inner) + margin.sum().y;
    let line = TextStyle::MEMO.line_height;
    let height = match rows {
        Rows::UpTo(most) => whole.clamp(
            3.0 * line + margin.sum().y,
            most as f32 * line + margin.sum().y,
        ),
        Rows::Points(height) => height,
    };
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with("formatted"), Sense::click());
    let stroke = if response.has_focus() {
        Stroke::new(2.0, theme.accent)
    } else if response.hovered() {
        Stroke::new(1.0, theme.faint)
    } else {
        Stroke::new(1.0, theme.stroke)
    };
    ui.painter()
        .rect(rect, 5.0, theme.raised, stroke, egui::StrokeKind::Inside);
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .id_salt("formatted text")
            .max_rect(rect - margin),
    );
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            let (text, _) =
                ui.allocate_exact_size(vec2(inner, whole - margin.sum().y), Sense::hover());
            draft.formatted.paint(ui, text);
        });
    let writable = cx.at_hand.writable;
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, writable, label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(NodeRole::MultilineTextInput);
        node.set_value(draft.area.text());
    });
    if writable && (response.clicked() || response.gained_focus()) {
        draft.writing = Some(place);
        draft.area.focus_next_frame();
        ui.ctx().request_repaint();
    }
}
