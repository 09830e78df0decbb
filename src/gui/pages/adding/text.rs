//! The text of the chosen file, a line for each paragraph, each in its own direction: what is furniture of the page can be
//! changed here.

use std::ops::Range;

use egui::{
    Align2, CornerRadius, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::gui::icons;
use crate::gui::pages::adding::AddingPage;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, ScrollArea, focus_ring, icon_button, muted, strong_font, text_font,
};
use crate::i18n::{Insert, Word, Wording, fill};
use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Span, first_strong};

/// Height of a line, points.
const LINE: f32 = 26.0;
/// Characters of a paragraph that are laid out.
const SHOWN: usize = 300;
/// Width of the switch at the start of a line, points.
const SWITCH: f32 = 30.0;

/// The paragraphs of a text that hold something.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    lines: Vec<Paragraph>,
    is_made: bool,
}

/// One paragraph.
#[derive(Clone, Copy, Debug)]
struct Paragraph {
    span: Span,
    /// Whether all of it is furniture.
    is_apart: bool,
    is_heading: bool,
}

impl Paragraphs {
    /// Goes once through the text and once through the marks, which stand by their starts.
    fn of(text: &str, structure: &[StructureMark]) -> Self {
        let mut lines = Vec::new();
        let mut marks = structure.iter().peekable();
        let (mut furniture, mut heading) = (ByteOffset(0), ByteOffset(0));
        let mut start = 0_usize;
        for line in text.split('\n') {
            let bytes = ByteOffset::from_index(start)..ByteOffset::from_index(start + line.len());
            start += line.len() + 1;
            let Ok(span) = Span::new(bytes.start, bytes.end) else {
                continue;
            };
            while let Some(mark) = marks.next_if(|mark| mark.span.start() <= span.start()) {
                match mark.kind {
                    StructureKind::Furniture => furniture = furniture.max(mark.span.end()),
                    StructureKind::Heading(_) => heading = heading.max(mark.span.end()),
                    _ => {}
                }
            }
            if !line.trim().is_empty() {
                lines.push(Paragraph {
                    span,
                    is_apart: span.end() <= furniture,
                    is_heading: span.start() < heading,
                });
            }
        }
        Self {
            lines,
            is_made: true,
        }
    }
}

pub(super) fn text_ui(ui: &mut Ui, page: &mut AddingPage, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let room = ui.max_rect();
    let (head, frame) = room.split_top_bottom_at_y(room.top() + 28.0);
    head_ui(ui, head, page, wording);
    let round = CornerRadius::same(6);
    let border = Stroke::new(1.0, theme.stroke);
    ui.painter()
        .rect(frame, round, theme.raised, border, StrokeKind::Inside);
    let Some(document) = page
        .offer
        .files
        .get(page.selected)
        .and_then(|file| file.documents().get(page.document))
    else {
        return;
    };
    if !page.paragraphs.is_made {
        page.paragraphs = Paragraphs::of(document.text(), document.structure());
    }
    let lines = &page.paragraphs.lines;
    let text = document.text();
    let inner = frame.shrink2(vec2(6.0, 6.0));
    let mut list = ui.new_child(egui::UiBuilder::new().max_rect(inner).id_salt("paragraphs"));
    list.set_clip_rect(inner.intersect(ui.clip_rect()));
    list.spacing_mut().item_spacing.y = 0.0;
    let mut switched = None;
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt((page.selected, page.document))
        .max_height(inner.height())
        .show_rows(&mut list, LINE, lines.len(), |ui, shown: Range<usize>| {
            for index in shown {
                let Some(paragraph) = lines.get(index) else {
                    continue;
                };
                let words = paragraph.span.slice(text).unwrap_or_default();
                let (rect, _) =
                    ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
                if line_ui(ui, rect, (index, words), *paragraph, wording) {
                    let is_range = ui.input(|input| input.modifiers.shift);
                    switched = Some((index, is_range, !paragraph.is_apart));
                }
            }
        });
    if let Some((index, is_range, is_apart)) = switched {
        let from = page.last_paragraph.filter(|_| is_range).unwrap_or(index);
        let stretch = lines.get(from.min(index)..=from.max(index));
        let stretch: Vec<Paragraph> = stretch.unwrap_or_default().to_vec();
        page.last_paragraph = Some(index);
        if let Some(file) = page.offer.files.get_mut(page.selected) {
            for paragraph in stretch {
                file.set_apart(page.document, paragraph.span, is_apart);
            }
            page.paragraphs = Paragraphs::default();
        }
    }
}

/// The name of the part, and the way to the next one where there are several.
fn head_ui(ui: &mut Ui, head: Rect, page: &mut AddingPage, wording: Wording) {
    let is_rtl = wording.language.is_rtl();
    let Some(file) = page.offer.files.get(page.selected) else {
        return;
    };
    let total = file.documents().len();
    let mut slots = RowSlots::new(head.with_max_y(head.bottom() - 4.0), is_rtl);
    if total < 2 {
        slots.text(ui, muted(ui, wording.text(Word::AddingText)));
        return;
    }
    let (next, previous) = (slots.take_end(30.0), slots.take_end(30.0));
    let (forward, back) = match is_rtl {
        true => (icons::CHEVRON_LEFT, icons::CHEVRON_RIGHT),
        false => (icons::CHEVRON_RIGHT, icons::CHEVRON_LEFT),
    };
    let mut go = None;
    for (slot, icon, word, is_enabled, to) in [
        (
            previous,
            back,
            Word::AddingPrevious,
            page.document > 0,
            page.document.wrapping_sub(1),
        ),
        (
            next,
            forward,
            Word::AddingNext,
            page.document + 1 < total,
            page.document + 1,
        ),
    ] {
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(slot).id_salt(word.key()));
        if icon_button(&mut child, icon, wording.text(word), false, is_enabled).clicked() {
            go = Some(to);
        }
    }
    let part = file
        .documents()
        .get(page.document)
        .and_then(|one| one.part());
    let part = part.unwrap_or_default();
    let n = page.document + 1;
    let values: [(&str, &dyn Insert); 3] = [("n", &n), ("total", &total), ("title", &part)];
    slots.text(ui, muted(ui, fill(Word::AddingPart, wording, &values)));
    if let Some(to) = go {
        page.document = to;
        page.paragraphs = Paragraphs::default();
        page.last_paragraph = None;
    }
}

/// A paragraph; says whether it was switched.
fn line_ui(
    ui: &mut Ui,
    rect: Rect,
    (index, words): (usize, &str),
    paragraph: Paragraph,
    wording: Wording,
) -> bool {
    let Paragraph {
        is_apart,
        is_heading,
        ..
    } = paragraph;
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let response = ui.interact(rect, ui.scope_id().with(index), Sense::click());
    let mut slots = RowSlots::new(rect, is_rtl);
    let slot = slots.take_start(SWITCH);
    let shown: String = words.trim().chars().take(SHOWN).collect();
    if response.hovered() || response.has_focus() || is_apart {
        let (icon, color) = match is_apart {
            true => (icons::EYE_OFF, theme.muted),
            false => (icons::EYE, theme.muted),
        };
        ui.painter().text(
            slot.center(),
            Align2::CENTER_CENTER,
            icon,
            text_font(14.0),
            color,
        );
    }
    if response.hovered() {
        let round = CornerRadius::same(4);
        ui.painter().rect_stroke(
            rect,
            round,
            Stroke::new(1.0, theme.stroke),
            StrokeKind::Inside,
        );
    }
    focus_ring(ui, &response);
    let runs_rtl = first_strong(&shown).map_or(is_rtl, |direction| direction.is_rtl());
    let place = slots.rest();
    let place = Rect::from_min_max(
        pos2(place.left() + 4.0, place.top()),
        pos2(place.right() - 8.0, place.bottom()),
    );
    let mut text = RichText::new(&shown).color(if is_apart { theme.faint } else { theme.text });
    if is_heading {
        text = text.font(strong_font(size::TEXT));
    }
    RowSlots::new(place, runs_rtl).text(ui, text);
    let word = match is_apart {
        true => Word::AddingTakeBack,
        false => Word::AddingSetApart,
    };
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_apart, &shown));
    response
        .on_hover_text_at_pointer(wording.text(word))
        .clicked()
}
