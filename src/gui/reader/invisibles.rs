//! Marks for characters that show nothing, and the numbers of paragraphs.
//!
//! Both are drawn over a text that was laid out without them: no letter changes its shape or place, and no offset moves.
//! A mark stands at the caret's place before its character. Spaces inside a line are not marked; those at a paragraph's
//! end are, because nothing else shows them.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::gui::reader::prepared::BlockKind;
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::theme::Theme;
use crate::gui::typeset::Caret;
use crate::gui::widgets::text_font;
use crate::text::{InvisibleKind, invisible};

/// What is drawn for a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A dot in its middle: a space at the end of a paragraph.
    Dot,
    /// An open box below: a space at which no line breaks.
    Box,
    /// An arrow along it: a tab, or a line break inside a paragraph.
    Arrow,
    /// A stroke as wide as the letter, below it: tatweel.
    Stretch,
    /// Its abbreviation in the code charts, on a small card.
    Card(&'static str),
}

/// The signs of a block's text, each at a byte of it.
pub(super) fn signs(text: &str) -> Vec<(usize, Sign)> {
    let end = text.trim_end_matches(' ').len();
    let mut signs = Vec::new();
    for (byte, character) in text.char_indices() {
        let sign = match character {
            ' ' if byte >= end => Sign::Dot,
            '\t' | '\u{B}' | '\u{C}' | '\u{2028}' => Sign::Arrow,
            '\u{640}' => Sign::Stretch,
            // All others that are common in texts are visible.
            ' '..='~' | '\u{620}'..='\u{6FF}' => continue,
            _ => match invisible(character) {
                None => continue,
                Some(found) if found.kind == InvisibleKind::Space && character != '\u{200B}' => {
                    Sign::Box
                }
                Some(found) => Sign::Card(found.abbreviation),
            },
        };
        signs.push((byte, sign));
    }
    signs
}

/// Draws the signs of a block that are in view, and the sign of its paragraph's end.
pub(super) fn paint(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    let block = &setting.prepared.blocks()[shown.block];
    let text = &setting.prepared.text()[block.bytes()];
    let page = setting.page;
    let ppp = page.pixels_per_point;
    let origin = pos2(
        page.column.left() + shown.left_px / ppp,
        page.view.top() + shown.top_px / ppp,
    );
    let caret = |byte: usize| {
        let rect = shown.layout.caret_rect(Caret::before(byte));
        rect.on_screen(origin, ppp)
    };
    let color = theme.accent;
    let is_rtl = shown.layout.direction().is_rtl();
    let mut last_card = Rect::NOTHING;
    for (byte, sign) in signs(text) {
        let at = caret(byte);
        if at.bottom() < page.view.top() || at.top() > page.view.bottom() {
            continue;
        }
        let len = text[byte..].chars().next().map_or(0, char::len_utf8);
        let cell = shown.layout.rects(byte..byte + len).first().map(|rect| {
            let rect = rect.on_screen(origin, ppp);
            Rect::from_min_max(pos2(rect.left(), at.top()), pos2(rect.right(), at.bottom()))
        });
        let cell = cell.unwrap_or(at);
        match sign {
            Sign::Dot => {
                painter.circle_filled(cell.center(), 1.4, color);
            }
            Sign::Box => no_break(painter, cell, color),
            Sign::Arrow => arrow(painter, cell, is_rtl, color),
            Sign::Stretch => {
                let y = cell.bottom() - 2.0;
                painter.hline(cell.x_range(), y, Stroke::new(1.0, color));
            }
            Sign::Card(words) => {
                last_card = card(painter, at, last_card, is_rtl, words, theme);
            }
        }
    }
    if block.ends_paragraph() {
        let mut at = caret(text.len());
        if block.kind() == BlockKind::Blank {
            // An empty line is lower than its layout.
            let middle = origin.y + page.blank_px() / ppp / 2.0;
            at = Rect::from_min_max(pos2(at.left(), middle), pos2(at.right(), middle));
        }
        paragraph_end(painter, at, block.kind(), shown, theme);
    }
}

fn paragraph_end(painter: &Painter, at: Rect, kind: BlockKind, shown: &Visible, theme: &Theme) {
    let size = if kind == BlockKind::Blank { 9.0 } else { 12.0 };
    let (x, align) = if shown.layout.direction().is_rtl() {
        (at.left() - 4.0, Align2::RIGHT_CENTER)
    } else {
        (at.right() + 4.0, Align2::LEFT_CENTER)
    };
    painter.text(
        pos2(x, at.center().y),
        align,
        "¶",
        text_font(size),
        theme.faint,
    );
}

/// An open box at the foot of the line.
fn no_break(painter: &Painter, cell: Rect, color: Color32) {
    let stroke = Stroke::new(1.0, color);
    let (left, right) = (cell.left() + 0.5, cell.right().max(cell.left() + 4.0) - 0.5);
    let (top, bottom) = (cell.bottom() - 6.0, cell.bottom() - 3.0);
    painter.line_segment([pos2(left, top), pos2(left, bottom)], stroke);
    painter.line_segment([pos2(left, bottom), pos2(right, bottom)], stroke);
    painter.line_segment([pos2(right, top), pos2(right, bottom)], stroke);
}

/// An arrow in the direction of reading.
fn arrow(painter: &Painter, cell: Rect, is_rtl: bool, color: Color32) {
    let stroke = Stroke::new(1.0, color);
    let y = cell.center().y + 1.0;
    let (left, right) = (cell.left(), cell.right().max(cell.left() + 6.0));
    let (tip, back) = if is_rtl { (left, 3.0) } else { (right, -3.0) };
    painter.hline(left..=right, y, stroke);
    for side in [-2.5, 2.5] {
        painter.line_segment([pos2(tip, y), pos2(tip + back, y + side)], stroke);
    }
}

/// A small card above a stroke at the character's place, which goes on from there in the direction of reading; beyond the
/// last card where the two would meet. Returns where it stands.
fn card(painter: &Painter, at: Rect, last: Rect, is_rtl: bool, words: &str, theme: &Theme) -> Rect {
    let galley = painter.layout_no_wrap(words.to_owned(), text_font(7.5), theme.accent);
    let size = galley.size() + vec2(4.0, 0.0);
    let left = if is_rtl {
        at.left() - size.x
    } else {
        at.left()
    };
    let mut rect = Rect::from_min_size(pos2(left, at.top() - size.y + 3.0), size);
    if rect.expand(0.5).intersects(last) {
        let beyond = if is_rtl {
            last.left() - 1.0 - rect.right()
        } else {
            last.right() + 1.0 - rect.left()
        };
        rect = rect.translate(vec2(beyond, 0.0));
    }
    let stroke = Stroke::new(1.0, theme.accent);
    painter.vline(at.left(), rect.top()..=at.bottom(), stroke);
    painter.rect(rect, 2.0, theme.raised, stroke, StrokeKind::Inside);
    painter.galley(rect.min + vec2(2.0, 0.0), galley, theme.accent);
    rect
}

/// Draws the number of a paragraph beside its first line, at the document's start side.
pub(super) fn number(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    let page = setting.page;
    if !page.look.shows_numbers {
        return;
    }
    let blocks = setting.prepared.blocks();
    let block = &blocks[shown.block];
    let is_first = shown
        .block
        .checked_sub(1)
        .is_none_or(|before| blocks[before].ends_paragraph());
    if !is_first || block.kind() == BlockKind::Blank {
        return;
    }
    let ppp = page.pixels_per_point;
    let line = shown
        .layout
        .lines()
        .first()
        .map_or(0.0, |line| line.baseline);
    let baseline = page.view.top() + (shown.top_px + line) / ppp;
    let (number, _) = setting.prepared.number(block.paragraph());
    let (x, align) = if page.margin_is_right {
        (page.column.left() - 10.0, Align2::RIGHT_BOTTOM)
    } else {
        (page.column.right() + 10.0, Align2::LEFT_BOTTOM)
    };
    let size = 11.0 * page.zoom.clamp(0.8, 1.5);
    painter.text(
        Pos2::new(x, baseline + size * 0.34),
        align,
        page.look.digits.number(number as u64),
        text_font(size),
        theme.muted,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_where_nothing_is_seen() {
        let card = Sign::Card;
        for (text, expected) in [
            ("plain words نص عادي، ٣", vec![]),
            ("end  ", vec![(3, Sign::Dot), (4, Sign::Dot)]),
            ("a\tb", vec![(1, Sign::Arrow)]),
            ("a\u{A0}b", vec![(1, Sign::Box)]),
            ("كـب", vec![(2, Sign::Stretch)]),
            (
                "\u{200F}ا\u{200C}ب",
                vec![(0, card("RLM")), (5, card("ZWNJ"))],
            ),
            (
                "\u{2067}x\u{2069}",
                vec![(0, card("RLI")), (4, card("PDI"))],
            ),
        ] {
            assert_eq!(signs(text), expected, "{text:?}");
        }
    }
}
