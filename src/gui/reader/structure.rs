//! What structure adds beside a text that was laid out without it: bullets of lists, lines between the rows and cells of
//! tables, a line above footnotes, the numbers of pages and the times of what was said.
//!
//! Nothing of it is text: no letter changes its place, and an annotation needs none of it.

use egui::{Align2, Painter, Pos2, Rect, Stroke, pos2};

use crate::gui::reader::prepared::{Block, BlockKind};
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::theme::Theme;
use crate::gui::widgets::text_font;
use crate::i18n::{Counted, Digits, Insert, Word, Wording};
use crate::model::StructureKind;

/// Signs with which an item of a list may begin in the text itself.
const OWN_SIGNS: &[char] = &['-', '*', '+', '•', '◦', '▪', '–', '—', '·', '‣'];

/// Paints what belongs to one block.
pub(super) fn paint(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    if shown.is_fold {
        return fold_line(painter, setting, shown, theme);
    }
    let blocks = setting.prepared.blocks();
    let block = &blocks[shown.block];
    let before = shown.block.checked_sub(1).map(|before| &blocks[before]);
    let is_first = before.is_none_or(Block::ends_paragraph);
    match block.kind() {
        BlockKind::ListItem(_) if is_first => bullet(painter, setting, shown, theme),
        BlockKind::TableRow => table_lines(painter, setting, shown, theme),
        BlockKind::Footnote if before.is_none_or(|before| before.kind() != BlockKind::Footnote) => {
            note_line(painter, setting, shown, theme);
        }
        _ => {}
    }
    if is_first {
        labels(painter, setting, shown, theme);
    }
}

/// The place of a layout's corner on the screen, points.
fn origin(setting: &Setting<'_>, shown: &Visible) -> Pos2 {
    let page = setting.page;
    pos2(
        page.column.left() + shown.left_px / page.pixels_per_point,
        page.view.top() + shown.top_px / page.pixels_per_point,
    )
}

/// What stands for folded furniture: what it is and how much, between two thin lines.
fn fold_line(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    let page = setting.page;
    let wording = crate::gui::fields::wording(painter.ctx());
    let words = fold_words(setting, shown.block, wording);
    let top = origin(setting, shown).y;
    let height = super::geometry::FOLD * page.zoom;
    let rect = Rect::from_x_y_ranges(page.column.x_range(), top..=top + height);
    let size = 12.0 * page.zoom.clamp(0.8, 1.5);
    let galley = painter.layout_no_wrap(words, text_font(size), theme.muted);
    let at = rect.center() - galley.size() / 2.0;
    let stroke = Stroke::new(1.0, theme.stroke);
    let room = galley.size().x / 2.0 + 10.0;
    let (middle, y) = (rect.center().x, rect.center().y);
    painter.hline(rect.left()..=(middle - room).max(rect.left()), y, stroke);
    painter.hline((middle + room).min(rect.right())..=rect.right(), y, stroke);
    painter.galley(at, galley, theme.muted);
}

/// “Page furniture · 12 paragraphs”.
pub(super) fn fold_words(setting: &Setting<'_>, block: usize, wording: Wording) -> String {
    let run = setting
        .prepared
        .furniture_at(block)
        .unwrap_or(block..block + 1);
    let blocks = &setting.prepared.blocks()[run];
    let n_paragraphs = blocks
        .iter()
        .filter(|block| block.kind() != BlockKind::Blank && block.ends_paragraph())
        .count();
    let mut words = wording.text(Word::FurnitureFolded).to_owned();
    words.push_str(" · ");
    Counted::Paragraph
        .of(n_paragraphs)
        .insert(wording, false, &mut words);
    words
}

/// A dot before an item that has no sign or number of its own.
fn bullet(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    let block = &setting.prepared.blocks()[shown.block];
    if has_sign(&setting.prepared.text()[block.bytes()]) {
        return;
    }
    let Some(line) = shown.layout.lines().first() else {
        return;
    };
    let (page, ppp) = (setting.page, setting.page.pixels_per_point);
    let y = page.view.top() + (shown.top_px + (line.top + line.bottom) / 2.0) / ppp;
    let indent = page.indent_px(block.kind()) / ppp;
    let beside = 9.0 * page.zoom;
    let x = match setting.prepared.direction(block).is_rtl() {
        true => page.column.right() - indent + beside,
        false => page.column.left() + indent - beside,
    };
    painter.circle_filled(pos2(x, y), 2.4 * page.zoom, theme.muted);
}

/// Whether an item shows by its own text that it is one: a dash, “3.”, “ب)”.
fn has_sign(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with(OWN_SIGNS) {
        return true;
    }
    let head: String = text
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .collect();
    let n_letters = head.chars().count();
    let is_number = (1..=3).contains(&n_letters) && head.chars().all(char::is_numeric);
    (is_number || n_letters == 1) && text[head.len()..].starts_with(['.', ')', '،', '-'])
}

/// Lines below a row and between its cells, which are apart by tabs.
fn table_lines(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    let blocks = setting.prepared.blocks();
    let block = &blocks[shown.block];
    let text = &setting.prepared.text()[block.bytes()];
    let (page, ppp) = (setting.page, setting.page.pixels_per_point);
    let stroke = Stroke::new(1.0, theme.stroke);
    let at = origin(setting, shown);
    for (byte, _) in text.match_indices('\t') {
        for cell in shown.layout.rects(byte..byte + 1) {
            let cell = cell.on_screen(at, ppp);
            painter.vline(cell.center().x, cell.y_range(), stroke);
        }
    }
    let half_gap = page.gap_px(block, blocks.get(shown.block + 1)) / 2.0;
    let bottom = page.view.top() + (shown.bottom_px() + half_gap) / ppp;
    painter.hline(page.column.x_range(), bottom, stroke);
    let is_top = shown
        .block
        .checked_sub(1)
        .is_none_or(|before| blocks[before].kind() != BlockKind::TableRow);
    if is_top {
        painter.hline(page.column.x_range(), at.y - half_gap / ppp, stroke);
    }
}

/// A short line that parts the notes from the text.
fn note_line(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    let page = setting.page;
    let block = &setting.prepared.blocks()[shown.block];
    let width = page.column.width().min(120.0);
    let range = match setting.prepared.direction(block).is_rtl() {
        true => page.column.right() - width..=page.column.right(),
        false => page.column.left()..=page.column.left() + width,
    };
    let y = origin(setting, shown).y - 7.0;
    painter.hline(range, y, Stroke::new(1.0, theme.stroke));
}

/// The number of a page that begins in the paragraph, and the time at which it was said, at the document's start side.
fn labels(painter: &Painter, setting: &Setting<'_>, shown: &Visible, theme: &Theme) {
    let page = setting.page;
    let block = &setting.prepared.blocks()[shown.block];
    let paragraph = setting.prepared.paragraphs().range(block.paragraph());
    let digits = page.look.digits;
    let begins = setting
        .prepared
        .structure_in(block.bytes())
        .filter(|mark| paragraph.contains(&mark.span.start().index()));
    let mut has_page = false;
    let labels: Vec<String> = begins
        .filter_map(|mark| match mark.kind {
            StructureKind::Page(number) => {
                has_page = true;
                Some(digits.number(u64::from(number)))
            }
            StructureKind::Cue(start) => Some(time_words(start, digits)),
            _ => None,
        })
        .collect();
    // Where paragraphs are numbered, the place beside them is taken.
    if labels.is_empty() || page.look.shows_numbers {
        return;
    }
    let size = 11.0 * page.zoom.clamp(0.8, 1.5);
    let middle = shown
        .layout
        .lines()
        .first()
        .map_or(0.0, |line| (line.top + line.bottom) / 2.0);
    let y = page.view.top() + (shown.top_px + middle) / page.pixels_per_point;
    let (x, align) = match page.margin_is_right {
        true => (page.column.left() - 8.0, Align2::RIGHT_CENTER),
        false => (page.column.right() + 8.0, Align2::LEFT_CENTER),
    };
    let words = labels.join(" · ");
    let drawn = painter.text(pos2(x, y), align, words, text_font(size), theme.faint);
    if has_page {
        page_edge(painter, drawn, theme);
    }
}

/// A sheet's corner round the number of a page.
fn page_edge(painter: &Painter, number: Rect, theme: &Theme) {
    let frame = number.expand2(egui::vec2(4.0, 1.0));
    let stroke = Stroke::new(1.0, theme.stroke);
    painter.rect_stroke(frame, 2.0, stroke, egui::StrokeKind::Outside);
}

/// Minutes and seconds, with hours where there are any: “1:02:07”.
fn time_words(milliseconds: u32, digits: Digits) -> String {
    let seconds = milliseconds / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let words = match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    };
    digits.apply(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_with_a_sign_of_their_own_need_none() {
        for (text, expected) in [
            ("- dash", true),
            ("  • bullet", true),
            ("3. third", true),
            ("ب) ثانيًا", true),
            ("١٢- بند", true),
            ("plain words", false),
            ("Mr. Renn", false),
            ("نص عادي", false),
            ("", false),
        ] {
            assert_eq!(has_sign(text), expected, "{text:?}");
        }
    }

    #[test]
    fn times_are_short() {
        for (milliseconds, expected) in [(0, "0:00"), (61_999, "1:01"), (3_723_000, "1:02:03")] {
            assert_eq!(time_words(milliseconds, Digits::Latin), expected);
        }
        assert_eq!(time_words(61_000, Digits::ArabicIndic), "١:٠١");
    }
}
