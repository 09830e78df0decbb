//! One passage in the list: the quote in its own direction with the words around it, and below it tags and place.
//!
//! Quote and context are shaped together, so that no letter is torn from its word; only their colors differ.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::TextDirection;
use egui::{Align2, Color32, Rect, Response, RichText, Role, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::theme::{Theme, size};
use crate::gui::typeset::{ParagraphLayout, ParagraphSpec, TextStyle, Typesetter};
use crate::gui::widgets::{RowSlots, text_font};
use crate::i18n::{Word, fill, without_isolates};
use crate::model::{AnnotationId, CaptureId, MemoTarget, Passage, PlacementState, Snapshot};
use crate::text::{Direction, direction_at};

/// The longest quote that is laid out, bytes: more does not fit into a row.
const LONGEST: usize = 900;
/// Layouts and tables that are kept.
const KEPT: usize = 600;
/// The widest chip of a tag, points.
const WIDEST_CHIP: f32 = 150.0;

/// How a row stands out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// It is acted on.
    pub(super) is_chosen: bool,
    /// The keyboard is at it.
    pub(super) is_lit: bool,
    /// One line only.
    pub(super) is_compact: bool,
}

#[derive(Clone, Debug)]
struct RowText {
    layout: Arc<ParagraphLayout>,
    quote: Range<usize>,
    direction: Direction,
}

/// Laid-out rows, and the paragraphs of texts. View state.
#[derive(Debug, Default)]
pub(super) struct RowTexts {
    key: Option<(u64, u32, u32)>,
    rows: BTreeMap<AnnotationId, RowText>,
    /// Where paragraphs with words in them start, bytes.
    paragraphs: BTreeMap<CaptureId, Arc<[u32]>>,
}

impl RowTexts {
    fn row(
        &mut self,
        ui: &Ui,
        id: AnnotationId,
        passage: &Passage,
        snapshot: &Snapshot,
        width: f32,
    ) -> RowText {
        let ppp = ui.ctx().pixels_per_point();
        let key = (snapshot.revision(), width.to_bits(), ppp.to_bits());
        if self.key != Some(key) || self.rows.len() > KEPT {
            self.rows.clear();
            self.key = Some(key);
        }
        if let Some(row) = self.rows.get(&id) {
            return row.clone();
        }
        let direction = direction_of(passage, snapshot);
        let whole = snapshot.capture(passage.capture);
        let length = whole.map_or(0, |capture| capture.text.len());
        let (text, quote) = in_context(passage, length);
        let layout = cut_to_line(
            &Typesetter::of(ui.ctx()),
            &text,
            direction,
            width * ppp,
            ppp,
        );
        let row = RowText {
            layout,
            quote,
            direction,
        };
        self.rows.insert(id, row.clone());
        row
    }

    /// The number of the paragraph that holds a byte, as a reader counts: empty lines do not count. From 1.
    pub(super) fn paragraph_number(
        &mut self,
        capture: CaptureId,
        byte: u32,
        snapshot: &Snapshot,
    ) -> usize {
        if self.paragraphs.len() > KEPT {
            self.paragraphs.clear();
        }
        let starts = self.paragraphs.entry(capture).or_insert_with(|| {
            let text = snapshot.capture(capture).map(|capture| &*capture.text);
            paragraph_starts(text.unwrap_or_default()).into()
        });
        starts.partition_point(|start| *start <= byte).max(1)
    }
}

/// Where the paragraphs start that are more than white space, bytes.
pub(in crate::gui::panels::bottom) fn paragraph_starts(text: &str) -> Vec<u32> {
    let mut starts = Vec::new();
    let mut at = 0;
    for paragraph in text.split('\n') {
        if !paragraph.trim().is_empty() {
            starts.push(at as u32);
        }
        at += paragraph.len() + 1;
    }
    starts
}

/// The direction of the paragraph in which a passage begins.
fn direction_of(passage: &Passage, snapshot: &Snapshot) -> Direction {
    let chosen = snapshot
        .document_of_capture(passage.capture)
        .and_then(|document| document.direction)
        .or_else(|| snapshot.collection()?.direction);
    let capture = snapshot.capture(passage.capture);
    chosen
        .or_else(|| Some(direction_at(&capture?.text, passage.spans.first()?.start())))
        .unwrap_or(Direction::LeftToRight)
}

/// The quote between the words around it in its paragraph, and its bytes in that line.
fn in_context(passage: &Passage, length: usize) -> (String, Range<usize>) {
    let before = match passage.prefix.rsplit_once('\n') {
        Some((_, before)) => before.to_owned(),
        // Cut out of the text: begins within a word.
        None if passage.start() as usize > passage.prefix.len() => {
            let whole = passage.prefix.split_once(char::is_whitespace);
            format!("…{}", whole.map_or("", |(_, whole)| whole))
        }
        None => passage.prefix.clone(),
    };
    let after = match passage.suffix.split_once('\n') {
        Some((after, _)) => after.to_owned(),
        // Cut out of the text: ends within a word.
        None if (passage.end() as usize) + passage.suffix.len() < length => {
            let whole = passage.suffix.rsplit_once(char::is_whitespace);
            format!("{}…", whole.map_or("", |(whole, _)| whole))
        }
        None => passage.suffix.clone(),
    };
    let quote = &passage.quote[..passage.quote.floor_char_boundary(LONGEST)];
    let mut text = before;
    let start = text.len();
    text.push_str(quote);
    let end = text.len();
    if quote.len() < passage.quote.len() {
        text.push('…');
    } else {
        text.push_str(&after);
    }
    (text, start..end)
}

/// One line of at most `width` px; what does not fit is cut at its logical end, between words where there is a space.
fn cut_to_line(
    typesetter: &Typesetter,
    text: &str,
    direction: Direction,
    width: f32,
    ppp: f32,
) -> Arc<ParagraphLayout> {
    let style = style();
    let spec = ParagraphSpec::new(text, &style, direction, ppp);
    let whole = typesetter.lay_out(&spec);
    if whole.width() <= width {
        return whole;
    }
    let room = (width - 14.0 * ppp).max(ppp);
    let wrapped = typesetter.lay_out(&spec.wrapped(room));
    let end = wrapped.lines().first().map_or(0, |line| line.bytes.end);
    let kept = format!("{}…", text[..text.floor_char_boundary(end)].trim_end());
    typesetter.lay_out(&ParagraphSpec {
        text: &kept,
        ..spec
    })
}

fn style() -> TextStyle {
    TextStyle::QUOTE.scaled(0.94)
}

/// Draws a row over its response's rectangle.
pub(super) fn row_ui(
    ui: &Ui,
    response: &Response,
    snapshot: &Snapshot,
    id: AnnotationId,
    look: Look,
    texts: &mut RowTexts,
    cx: &PanelContext<'_>,
) {
    let Some(annotation) = snapshot.annotation(id) else {
        return;
    };
    let Some(passage) = crate::anchor::shown(snapshot, annotation.passage) else {
        return;
    };
    let passage = &*passage;
    let theme = Theme::of(ui.ctx());
    let rect = response.rect;
    ground_ui(ui, response, look, cx.is_rtl());
    let mut slots = RowSlots::new(rect.shrink2(vec2(12.0, 3.0)), cx.is_rtl());
    let place = place_words(passage, texts, snapshot, cx);
    if look.is_compact {
        let slot = slots.take_end((rect.width() * 0.24).min(220.0));
        RowSlots::new(slot, cx.is_rtl()).text(ui, small(&place, theme.muted));
        slots.take_end(8.0);
        for tagging in snapshot.taggings_of(id).into_iter().take(6) {
            if let Some(tag) = snapshot.tag(tagging.tag) {
                let square = Rect::from_center_size(slots.take_end(13.0).center(), vec2(9.0, 9.0));
                ui.painter().rect_filled(square, 2.0, theme.tag(tag.color));
            }
        }
        slots.take_end(8.0);
        quote_ui(ui, slots.rest(), id, passage, snapshot, texts, response);
        return;
    }
    let (upper, lower) = slots
        .rest()
        .split_top_bottom_at_y(slots.rest().top() + 28.0);
    quote_ui(ui, upper, id, passage, snapshot, texts, response);
    let mut below = RowSlots::new(lower, cx.is_rtl());
    let by = snapshot.annotator(annotation.annotator);
    let by = by.map_or("", |annotator| annotator.name.as_str());
    let end = format!("{place} · {}", crate::i18n::isolate(by));
    end_text(
        ui,
        &mut below,
        &end,
        theme.muted,
        rect.width() * 0.45,
        cx.is_rtl(),
    );
    below.take_end(12.0);
    chips_ui(ui, &mut below, id, snapshot, cx);
    if let Some(memo) = snapshot.memos_on(MemoTarget::Annotation(id)).first() {
        let words = if memo.title.trim().is_empty() {
            memo.body.trim().lines().next().unwrap_or_default()
        } else {
            &memo.title
        };
        let slot = below.take_start(18.0);
        ui.painter().text(
            slot.center(),
            Align2::CENTER_CENTER,
            icons::STICKY_NOTE,
            text_font(13.0),
            theme.muted,
        );
        below.take_start(3.0);
        if below.rest().width() > 30.0 {
            below.text(ui, small(words, theme.muted));
        }
    }
}

fn small(words: &str, color: Color32) -> RichText {
    RichText::new(words).font(text_font(12.0)).color(color)
}

fn ground_ui(ui: &Ui, response: &Response, look: Look, is_rtl: bool) {
    let theme = Theme::of(ui.ctx());
    let rect = response.rect;
    if look.is_chosen {
        ui.painter().rect_filled(rect, 0.0, theme.soft);
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect, 0.0, theme.stroke.gamma_multiply(0.35));
    }
    if look.is_lit {
        let edge = RowSlots::new(rect, is_rtl).take_start(3.0);
        ui.painter().rect_filled(edge, 0.0, theme.accent);
        if !look.is_chosen {
            ui.painter().rect_stroke(
                rect.shrink(1.0),
                2.0,
                Stroke::new(1.0, theme.stroke),
                StrokeKind::Inside,
            );
        }
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.stroke.gamma_multiply(0.7)),
    );
}

fn quote_ui(
    ui: &Ui,
    rect: Rect,
    id: AnnotationId,
    passage: &Passage,
    snapshot: &Snapshot,
    texts: &mut RowTexts,
    response: &Response,
) {
    let theme = Theme::of(ui.ctx());
    let row = texts.row(ui, id, passage, snapshot, rect.width());
    let ppp = row.layout.pixels_per_point();
    let (width, height) = (row.layout.width() / ppp, row.layout.height() / ppp);
    let left = if row.direction.is_rtl() {
        rect.right() - width
    } else {
        rect.left()
    };
    let origin = pos2(left, rect.center().y - height / 2.0);
    let color = snapshot
        .taggings_of(id)
        .first()
        .and_then(|tagging| snapshot.tag(tagging.tag))
        .map_or(theme.selection, |tag| theme.tag_fill(tag.color));
    for part in row.layout.rects(row.quote.clone()) {
        let part = part.on_screen(origin, ppp).shrink2(vec2(0.0, 2.0));
        ui.painter().rect_filled(part, 2.0, color);
    }
    let quote = row.quote.clone();
    Typesetter::of(ui.ctx()).paint(ui.painter(), origin, &row.layout, |byte| {
        if quote.contains(&byte) {
            theme.strong
        } else {
            theme.muted
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &passage.quote));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_text_direction(match row.direction {
            Direction::LeftToRight => TextDirection::LeftToRight,
            Direction::RightToLeft => TextDirection::RightToLeft,
        });
    });
}

/// “Document · ¶ 14”.
fn place_words(
    passage: &Passage,
    texts: &mut RowTexts,
    snapshot: &Snapshot,
    cx: &PanelContext<'_>,
) -> String {
    let number = texts.paragraph_number(passage.capture, passage.start(), snapshot);
    let number = fill(Word::ListParagraph, cx.wording, &[("n", &number)]);
    let document = snapshot.document_of_capture(passage.capture);
    let name = document.map_or("–", |document| document.name.as_str());
    // Names are isolated: without a mark of its own the line would run from left to right in either language.
    let mark = if cx.is_rtl() { "\u{200F}" } else { "" };
    let words = format!(
        "{mark}{} · {}",
        crate::i18n::isolate(name),
        without_isolates(&number)
    );
    // What is not sure of its place says so.
    let open = match snapshot.state_of(passage.id) {
        PlacementState::Proposed => Word::PlaceProposed,
        PlacementState::Orphan => Word::PlaceOrphan,
        PlacementState::Exact | PlacementState::Accepted => return words,
    };
    format!("{words} · {}", cx.word(open))
}

/// Text at the end side of what is left.
fn end_text(ui: &Ui, slots: &mut RowSlots, words: &str, color: Color32, most: f32, is_rtl: bool) {
    let galley = egui::WidgetText::from(small(words, color)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        most,
        text_font(12.0),
    );
    let slot = slots.take_end(galley.size().x);
    let left = if is_rtl {
        slot.left()
    } else {
        slot.right() - galley.size().x
    };
    let top = slot.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, top), galley, color);
}

/// The tags from the start side, as many as have room, then how many more there are.
fn chips_ui(
    ui: &Ui,
    slots: &mut RowSlots,
    id: AnnotationId,
    snapshot: &Snapshot,
    cx: &PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    let taggings = snapshot.taggings_of(id);
    let total = taggings.len();
    for (shown, tagging) in taggings.into_iter().enumerate() {
        let Some(tag) = snapshot.tag(tagging.tag) else {
            continue;
        };
        let label = tag.label.prefer(cx.is_arabic());
        let galley = egui::WidgetText::from(small(label, theme.strong)).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            WIDEST_CHIP,
            text_font(12.0),
        );
        let width = galley.size().x + 26.0;
        if shown > 0 && slots.rest().width() < width + 30.0 {
            let more = fill(Word::ListMore, cx.wording, &[("n", &(total - shown))]);
            let slot = slots.take_start(26.0);
            RowSlots::new(slot, cx.is_rtl()).text(ui, small(&without_isolates(&more), theme.muted));
            return;
        }
        let slot = slots.take_start(width);
        let frame = Rect::from_center_size(slot.center(), vec2(slot.width(), size::SMALL + 8.5));
        ui.painter().rect(
            frame,
            10.0,
            theme.raised,
            Stroke::new(1.0, theme.stroke),
            StrokeKind::Inside,
        );
        let mut inside = RowSlots::new(frame.shrink2(vec2(8.0, 0.0)), cx.is_rtl());
        let square = Rect::from_center_size(inside.take_start(8.0).center(), vec2(8.0, 8.0));
        ui.painter().rect_filled(square, 2.0, theme.tag(tag.color));
        inside.take_start(4.0);
        let name = inside.rest();
        let at = pos2(name.left(), name.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, theme.strong);
        slots.take_start(5.0);
    }
    if total > 0 {
        slots.take_start(5.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PassageId;
    use crate::text::{ByteOffset, Span};

    #[track_caller]
    fn check(text: &str, quote: &str, prefix: &str, suffix: &str, expected: &str) {
        let start = text.find(quote).unwrap();
        let [from, to] = [start, start + quote.len()].map(ByteOffset::from_index);
        let passage = Passage {
            id: PassageId(uuid::Uuid::nil()),
            capture: CaptureId(uuid::Uuid::nil()),
            spans: vec![Span::checked(text, from, to).unwrap()],
            quote: quote.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        };
        let (line, bytes) = in_context(&passage, text.len());
        assert_eq!(line, expected);
        assert_eq!(&line[bytes], quote);
    }

    #[test]
    fn the_words_around_are_whole_and_of_the_same_paragraph() {
        let text = "أول السطر هنا كلمة ثم غيرها\nتالٍ";
        check(
            text,
            "كلمة",
            "ول السطر هنا ",
            " ثم غيره",
            "…السطر هنا كلمة ثم…",
        );
        check(
            text,
            "كلمة",
            "أول السطر هنا ",
            " ثم غيرها\nتالٍ",
            text.lines().next().unwrap(),
        );
        check("one\ntwo three", "two", "one\n", " three", "two three");
        check("one", "one", "", "", "one");
    }

    #[test]
    fn paragraphs_are_numbered_as_a_reader_counts() {
        assert_eq!(paragraph_starts("a\n\n b\n \nc"), [0, 3, 8]);
        assert!(paragraph_starts("").is_empty());
    }
}
