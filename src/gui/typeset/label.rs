//! A label of a stock widget, laid out again in the room that egui reserved for it.
//!
//! Takes over from egui: the text and its sections, the width at which it was broken, the rows' heights and baselines,
//! alignment, elision. Differs: order, direction of each paragraph, and the ellipsis at the logical end.
//!
//! Limits: justified text is set ragged; letter spacing, slanting and variation axes of a section are ignored.

use std::ops::Range;

use egui::Align;
use egui::epaint::text::PlacedRow;
use egui::text::{LayoutJob, LayoutSection};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::family_of;
use super::geometry::PxRect;
use super::layout::{ParagraphLayout, PlacedGlyph};
use super::spec::{Alignment, ParagraphSpec};
use super::style::TextStyle;
use super::typesetter::Typesetter;
use crate::text::{Direction, first_strong};

/// How much of a label is searched for the place of its ellipsis, bytes.
const LONGEST_ELIDED: usize = 4096;

/// Whether a text holds a character that stands from right to left or changes the order.
pub(super) fn has_right_to_left(text: &str) -> bool {
    // Nothing below U+0590 does; in UTF-8 these are the characters that start with a byte below 0xD6.
    if text.bytes().all(|byte| byte < 0xD6) {
        return false;
    }
    text.chars().any(|character| {
        matches!(
            bidi_class(character),
            BidiClass::R
                | BidiClass::AL
                | BidiClass::AN
                | BidiClass::RLE
                | BidiClass::RLO
                | BidiClass::RLI
        )
    })
}

/// What is drawn with the glyphs; the number is a section's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decoration {
    /// The whole rectangle, behind the glyphs.
    Background(usize),
    /// A stroke along the lower edge.
    Underline(usize),
    /// A stroke along the lower edge, which stands at half the height of the letters.
    Strikethrough(usize),
    /// A row, for the underline of the whole shape along its lower edge.
    Row,
}

/// Glyphs and decorations in px from the galley's origin.
pub(super) struct LaidLabel {
    glyphs: Vec<PlacedGlyph>,
    decorations: Vec<(Decoration, PxRect)>,
}

impl LaidLabel {
    /// Lays out a galley's text in the galley's rows. The galley has at least one row. A text that has no direction of its
    /// own, such as one that is put together of isolated names and values, runs as `otherwise`.
    pub(super) fn new(
        typesetter: &Typesetter,
        galley: &egui::Galley,
        otherwise: Direction,
    ) -> Self {
        let mut label = Self {
            glyphs: Vec::with_capacity(galley.job.text.len()),
            decorations: Vec::new(),
        };
        let mut direction = first_strong(&galley.job.text).unwrap_or(otherwise);
        let mut start = 0;
        let mut rows = galley.rows.as_slice();
        while let Some((paragraph_rows, rest)) = next_paragraph(rows) {
            let end = if galley.job.break_on_newline {
                galley.job.text[start..]
                    .find('\n')
                    .map_or(galley.job.text.len(), |at| start + at)
            } else {
                galley.job.text.len()
            };
            let text = &galley.job.text[start..end];
            direction = first_strong(text).unwrap_or(direction);
            let paragraph = Paragraph {
                galley,
                rows: paragraph_rows,
                bytes: start..end,
                direction,
                elided: galley.elided && rest.is_empty(),
            };
            label.add(typesetter, &paragraph);
            start = (end + 1).min(galley.job.text.len());
            rows = rest;
        }
        label
    }

    pub(super) fn glyphs(&self) -> &[PlacedGlyph] {
        &self.glyphs
    }

    pub(super) fn decorations(&self) -> impl Iterator<Item = (Decoration, PxRect)> {
        self.decorations.iter().copied()
    }

    fn add(&mut self, typesetter: &Typesetter, paragraph: &Paragraph<'_>) {
        if paragraph.bytes.is_empty() {
            return;
        }
        let scale = paragraph.galley.pixels_per_point;
        let layout = paragraph.lay_out(typesetter);
        let left = (paragraph.galley.rect.left() * scale).round();
        let mut glyphs = layout.glyphs().iter().peekable();
        for (index, line) in layout.lines().iter().enumerate() {
            let row = paragraph.row(index);
            let (top, baseline) = (row.top * scale, (row.baseline * scale).round());
            while let Some(glyph) = glyphs.next_if(|glyph| (glyph.byte as usize) < line.bytes.end) {
                self.glyphs.push(PlacedGlyph {
                    x: glyph.x + left,
                    y: glyph.y - line.baseline + baseline,
                    byte: glyph.byte + paragraph.bytes.start as u32,
                    ..*glyph
                });
            }
            self.decorations.push((
                Decoration::Row,
                PxRect {
                    left: line.left + left,
                    right: line.right + left,
                    top,
                    bottom: top + row.height * scale,
                },
            ));
            for (section, format) in paragraph.galley.job.sections.iter().enumerate() {
                let wanted = [
                    (
                        format.format.background.a() > 0,
                        Decoration::Background(section),
                    ),
                    (
                        format.format.underline.width > 0.0,
                        Decoration::Underline(section),
                    ),
                    (
                        format.format.strikethrough.width > 0.0,
                        Decoration::Strikethrough(section),
                    ),
                ];
                if wanted.iter().all(|(wanted, _)| !wanted) {
                    continue;
                }
                let bytes = paragraph.local(&section_bytes(format));
                let on_line = bytes.start.max(line.bytes.start)..bytes.end.min(line.bytes.end);
                for rect in layout.rects(on_line) {
                    let height = row.height * scale;
                    let rect = PxRect {
                        left: rect.left + left,
                        right: rect.right + left,
                        top,
                        bottom: top + height,
                    };
                    for (_, decoration) in wanted.iter().filter(|(wanted, _)| *wanted) {
                        let bottom = match decoration {
                            Decoration::Strikethrough(_) => top + height / 2.0,
                            _ => rect.bottom,
                        };
                        self.decorations
                            .push((*decoration, PxRect { bottom, ..rect }));
                    }
                }
            }
        }
    }
}

/// The rows of the first paragraph, and the rest.
fn next_paragraph(rows: &[PlacedRow]) -> Option<(&[PlacedRow], &[PlacedRow])> {
    if rows.is_empty() {
        return None;
    }
    let count = rows
        .iter()
        .position(|row| row.ends_with_newline)
        .map_or(rows.len(), |at| at + 1);
    Some(rows.split_at(count))
}

fn section_bytes(section: &LayoutSection) -> Range<usize> {
    section.byte_range.start.0..section.byte_range.end.0
}

/// A paragraph of a galley.
struct Paragraph<'a> {
    galley: &'a egui::Galley,
    rows: &'a [PlacedRow],
    bytes: Range<usize>,
    direction: Direction,
    /// Whether the text goes on beyond the last row.
    elided: bool,
}

/// A row's place in points from the galley's origin.
#[derive(Clone, Copy)]
struct RowPlace {
    top: f32,
    height: f32,
    baseline: f32,
}

impl Paragraph<'_> {
    fn job(&self) -> &LayoutJob {
        &self.galley.job
    }

    /// The part of a range of the job's text that lies in this paragraph, from the paragraph's start.
    fn local(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = bytes.start.clamp(self.bytes.start, self.bytes.end);
        let end = bytes.end.clamp(self.bytes.start, self.bytes.end);
        start - self.bytes.start..end - self.bytes.start
    }

    /// Rows that hold letters: egui leaves the first one empty when no word of the text fits beside what stands there.
    fn filled_rows(&self) -> &[PlacedRow] {
        match self.rows {
            [first, rest @ ..] if first.glyphs.is_empty() && !rest.is_empty() => rest,
            rows => rows,
        }
    }

    /// Where the line of that number stands; lines beyond egui's rows follow at the last row's distance.
    fn row(&self, line: usize) -> RowPlace {
        let rows = self.filled_rows();
        let last = rows.len().saturating_sub(1);
        let Some(row) = rows.get(line.min(last)) else {
            return RowPlace {
                top: 0.0,
                height: 0.0,
                baseline: 0.0,
            };
        };
        let height = row.row.size.y;
        let top = row.pos.y + height * line.saturating_sub(last) as f32;
        let section = self
            .job()
            .sections
            .iter()
            .find(|section| section.byte_range.end.0 > self.bytes.start);
        let rise = section.map_or(1.0, |section| section.format.valign.to_factor());
        // As egui places letters of the family's first face.
        let baseline = row
            .glyphs
            .iter()
            .max_by(|a, b| a.font_height.total_cmp(&b.font_height))
            .map_or(height * 0.8, |glyph| {
                glyph.font_ascent
                    + rise * (height - glyph.line_height)
                    + 0.5 * (glyph.line_height - glyph.font_height)
            });
        RowPlace {
            top,
            height,
            baseline: top + baseline,
        }
    }

    fn lay_out(&self, typesetter: &Typesetter) -> std::sync::Arc<ParagraphLayout> {
        let text = &self.job().text[self.bytes.clone()];
        let spans: Vec<(Range<usize>, TextStyle)> = self
            .job()
            .sections
            .iter()
            .map(|section| (self.local(&section_bytes(section)), style_of(section)))
            .filter(|(range, _)| !range.is_empty())
            .collect();
        let base = spans
            .iter()
            .map(|(_, style)| *style)
            .max_by(|a, b| a.latin_size.total_cmp(&b.latin_size))
            .unwrap_or(TextStyle::INTERFACE);
        let scale = self.galley.pixels_per_point;
        let limit = self.job().effective_wrap_width() * scale;
        let spec = ParagraphSpec {
            max_width: limit.is_finite().then_some(limit),
            alignment: match self.job().halign {
                Align::Min => Alignment::Start,
                Align::Center => Alignment::Center,
                Align::Max => Alignment::Right,
            },
            align_width: Some(self.galley.rect.width() * scale),
            first_line_indent: self.indent() * scale,
            spans: if spans.len() > 1 { &spans } else { &[] },
            ..ParagraphSpec::new(text, &base, self.direction, scale)
        };
        if self.elided {
            return self.lay_out_elided(typesetter, &spec);
        }
        // A line more than egui reserved would stand on the next widget; a little more width is the lesser evil.
        let mut layout = typesetter.lay_out(&spec);
        for widened in [1.01, 1.03, 1.1] {
            if layout.lines().len() <= self.filled_rows().len() {
                break;
            }
            layout = typesetter.lay_out(&ParagraphSpec {
                max_width: spec.max_width.map(|width| width * widened),
                ..spec
            });
        }
        layout
    }

    /// What stands at the left of the first row already, points.
    fn indent(&self) -> f32 {
        let starts_here = self
            .job()
            .sections
            .iter()
            .find(|section| section.byte_range.start.0 == self.bytes.start);
        if self.filled_rows().len() < self.rows.len() {
            return 0.0;
        }
        starts_here.map_or(0.0, |section| section.leading_space)
    }

    /// Keeps as much of the text as fits in the paragraph's rows, with the ellipsis at the logical end.
    fn lay_out_elided(
        &self,
        typesetter: &Typesetter,
        spec: &ParagraphSpec<'_>,
    ) -> std::sync::Arc<ParagraphLayout> {
        let rows = self.filled_rows().len();
        let ellipsis = self.job().wrap.overflow_character;
        let mut longest = spec.text.len().min(LONGEST_ELIDED);
        while !spec.text.is_char_boundary(longest) {
            longest -= 1;
        }
        let cuts: Vec<usize> = spec.text[..longest]
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .chain([longest])
            .collect();
        let attempt = |kept: usize| {
            let mut text = spec.text[..kept].trim_end().to_owned();
            text.extend(ellipsis);
            let spans: Vec<(Range<usize>, TextStyle)> = spec
                .spans
                .iter()
                .filter(|(range, _)| range.start < text.len())
                .map(|(range, style)| (range.start..range.end.min(text.len()), *style))
                .collect();
            typesetter.lay_out(&ParagraphSpec {
                text: &text,
                spans: &spans,
                max_width: if rows == 1 { None } else { spec.max_width },
                ..*spec
            })
        };
        let room = spec.align_width.unwrap_or(f32::INFINITY) + 0.5;
        let fits = |layout: &ParagraphLayout| {
            if rows == 1 {
                layout.width() <= room
            } else {
                layout.lines().len() <= rows
            }
        };
        let (mut low, mut high) = (0, cuts.len() - 1);
        let mut best = attempt(0);
        while low < high {
            let middle = (low + high).div_ceil(2);
            let tried = attempt(cuts[middle]);
            if fits(&tried) {
                low = middle;
                best = tried;
            } else {
                high = middle - 1;
            }
        }
        best
    }
}

fn style_of(section: &LayoutSection) -> TextStyle {
    let format = &section.format;
    TextStyle {
        family: family_of(&format.font_id.family),
        latin_size: format.font_id.size,
        arabic_size: format.font_id.size,
        line_height: format.line_height.unwrap_or(format.font_id.size * 1.5),
    }
}
