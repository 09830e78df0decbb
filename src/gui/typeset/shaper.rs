//! From a text and a style to a [`ParagraphLayout`]: the only file that names the layout engine.
//!
//! The engine shapes, orders and breaks; what it finds is copied into plain cells and glyphs. Three things are decided
//! here and not by the engine: the height of lines and of baselines (from the style alone), the alignment, and the
//! width of clusters that the face draws as part of their neighbor.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride};
use parley::{
    BaseDirection, FontContext, FontFamily, FontFamilyName, Layout, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty,
};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{self, FaceId};
use super::layout::{Cell, Line, ParagraphLayout, PlacedGlyph};
use super::style::{Family, TextStyle};
use crate::text::Direction;

/// On which side of the given width the lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Where the paragraph's direction starts.
    #[default]
    Start,
    /// At the other side.
    End,
    /// At the left, whatever the direction.
    Left,
    /// In the middle.
    Center,
    /// At the right, whatever the direction.
    Right,
}

/// A paragraph to lay out.
#[derive(Clone, Copy, Debug)]
pub struct ParagraphSpec<'a> {
    /// The text; line feeds in it are shown as spaces.
    pub text: &'a str,
    /// Faces, sizes, line height.
    pub style: &'a TextStyle,
    /// The base direction.
    pub direction: Direction,
    /// Px in a point.
    pub pixels_per_point: f32,
    /// Where to break lines, px; `None` for one line.
    pub max_width: Option<f32>,
    /// The width in which lines are aligned, px; `None` for `max_width`, and without that the widest line's.
    pub align_width: Option<f32>,
    /// Where lines stand in that width.
    pub alignment: Alignment,
    /// Room at the left of the first line that is taken by something else, px.
    pub first_line_indent: f32,
    /// Other faces and sizes for ranges of bytes (the line height stays the paragraph's); ordered, apart.
    pub spans: &'a [(Range<usize>, TextStyle)],
}

impl<'a> ParagraphSpec<'a> {
    /// One line, aligned at its start.
    pub fn new(
        text: &'a str,
        style: &'a TextStyle,
        direction: Direction,
        pixels_per_point: f32,
    ) -> Self {
        Self {
            text,
            style,
            direction,
            pixels_per_point,
            max_width: None,
            align_width: None,
            alignment: Alignment::Start,
            first_line_indent: 0.0,
            spans: &[],
        }
    }

    /// Broken into lines of at most `max_width` px; longer words are cut.
    #[must_use]
    pub fn wrapped(self, max_width: f32) -> Self {
        Self {
            max_width: Some(max_width),
            ..self
        }
    }

    /// Aligned in a width in px.
    #[must_use]
    pub fn aligned(self, alignment: Alignment, width: f32) -> Self {
        Self {
            alignment,
            align_width: Some(width),
            ..self
        }
    }
}

/// The engine with its faces and scratch space. One per window; not to be shared without a lock.
pub(super) struct Shaper {
    fonts: FontContext,
    scratch: LayoutContext<()>,
    families: HashMap<Family, Vec<FontFamilyName<'static>>>,
    metrics: HashMap<Family, [VerticalMetrics; 2]>,
    face_of_blob: HashMap<u64, FaceId>,
}

/// Height above and depth below the baseline, per em.
#[derive(Clone, Copy, Debug, Default)]
struct VerticalMetrics {
    ascent: f32,
    descent: f32,
}

impl Shaper {
    pub(super) fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut face_of_blob = HashMap::new();
        for (index, face) in fonts::faces().iter().enumerate() {
            let blob = Blob::new(Arc::clone(&face.data.font));
            face_of_blob.insert(blob.id(), FaceId(index as u16));
            let name = FontInfoOverride {
                family_name: Some(face.name),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(blob, Some(name));
        }
        let families = fonts::FAMILIES
            .into_iter()
            .map(|family| {
                let names = fonts::family_list(family)
                    .into_iter()
                    .map(FontFamilyName::named)
                    .collect();
                (family, names)
            })
            .collect();
        let metrics = fonts::FAMILIES
            .into_iter()
            .map(|family| (family, fonts::main_faces(family).map(vertical_metrics)))
            .collect();
        Self {
            fonts: FontContext {
                collection,
                source_cache: parley::fontique::SourceCache::default(),
            },
            scratch: LayoutContext::new(),
            families,
            metrics,
            face_of_blob,
        }
    }

    /// Lays out one paragraph. O(bytes): 16 kB take about 7 ms.
    pub(super) fn lay_out(&mut self, spec: &ParagraphSpec<'_>) -> ParagraphLayout {
        let scale = spec.pixels_per_point;
        let line_height = (spec.style.line_height * scale).round().max(1.0);
        let [ascent, descent] = self.strut(spec.style).map(|length| length * scale);
        let baseline = ((line_height - ascent - descent) / 2.0 + ascent).round();
        let shown = without_controls(spec.text);
        let engine = self.run_engine(spec, &shown, line_height);
        let mut layout = ParagraphLayout {
            text: spec.text.into(),
            direction: spec.direction,
            pixels_per_point: scale,
            width: 0.0,
            ascent,
            descent,
            lines: Vec::with_capacity(engine.len().max(1)),
            glyphs: Vec::with_capacity(spec.text.len()),
        };
        // The engine sets an empty text as a space, which is not ours.
        for (index, source) in engine.lines().enumerate().filter(|_| !spec.text.is_empty()) {
            let top = index as f32 * line_height;
            self.copy_line(&mut layout, &source, top, top + baseline, top + line_height);
        }
        if layout.lines.is_empty() {
            layout.lines.push(Line {
                bytes: 0..0,
                top: 0.0,
                bottom: line_height,
                baseline,
                left: 0.0,
                right: 0.0,
                soft_break: false,
                cells: Vec::new(),
            });
        }
        join_graphemes(&mut layout);
        move_trailing_spaces(&mut layout);
        cut_trailing_spaces(&mut layout, spec.max_width.unwrap_or(f32::INFINITY));
        for line in &mut layout.lines {
            share_width(&layout.text, &mut line.cells);
        }
        align(&mut layout, spec);
        layout
    }

    /// Ascent and descent of the style's two faces together, in points.
    fn strut(&self, style: &TextStyle) -> [f32; 2] {
        let [latin, arabic] = self.metrics.get(&style.family).copied().unwrap_or_default();
        let arabic_size = style.drawn_arabic_size();
        [
            (latin.ascent * style.latin_size).max(arabic.ascent * arabic_size),
            (latin.descent * style.latin_size).max(arabic.descent * arabic_size),
        ]
    }

    fn run_engine(&mut self, spec: &ParagraphSpec<'_>, text: &str, line_height: f32) -> Layout<()> {
        let scale = spec.pixels_per_point;
        let mut builder = self
            .scratch
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(match spec.direction {
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
        });
        let list = |family: Family| {
            let names = self.families.get(&family).map_or(&[][..], Vec::as_slice);
            StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(names)))
        };
        builder.push_default(list(spec.style.family));
        builder.push_default(StyleProperty::FontSize(spec.style.latin_size * scale));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(line_height)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        for (range, style) in spec.spans {
            builder.push(list(style.family), range.clone());
            builder.push(
                StyleProperty::FontSize(style.latin_size * scale),
                range.clone(),
            );
        }
        for (range, size) in arabic_sizes(text, spec) {
            builder.push(StyleProperty::FontSize(size * scale), range);
        }
        let mut layout = builder.build(text);
        layout.set_text_indent(spec.first_line_indent, parley::IndentOptions::default());
        layout.break_all_lines(spec.max_width);
        layout
    }

    /// Copies a line's cells and glyphs; its text starts at x = 0 until [`align`] moves it.
    fn copy_line(
        &self,
        layout: &mut ParagraphLayout,
        source: &parley::Line<'_, ()>,
        top: f32,
        baseline: f32,
        bottom: f32,
    ) {
        let mut cells = Vec::new();
        let mut x = 0.0_f32;
        for run in source.runs() {
            let face = self.face_of_blob.get(&run.font().data.id()).copied();
            for cluster in run.visual_clusters() {
                let bytes = cluster.text_range();
                let advance = cluster.advance();
                if let Some(face) = face {
                    let total: f32 = cluster.glyphs().map(|glyph| glyph.advance).sum();
                    // The first letter of a right-to-left ligature is its rightmost cell.
                    let mut pen = if cluster.is_rtl() {
                        x + advance - total
                    } else {
                        x
                    };
                    for glyph in cluster.glyphs() {
                        layout.glyphs.push(PlacedGlyph {
                            face,
                            id: glyph.id as u16,
                            size: run.font_size(),
                            x: pen + glyph.x,
                            y: baseline + glyph.y,
                            byte: bytes.start as u32,
                        });
                        pen += glyph.advance;
                    }
                }
                cells.push(Cell {
                    start: bytes.start as u32,
                    end: bytes.end as u32,
                    left: x,
                    right: x + advance,
                    rtl: cluster.is_rtl(),
                    line_end: cluster.is_hard_line_break(),
                });
                x += advance;
            }
        }
        layout.lines.push(Line {
            bytes: source.text_range(),
            top,
            bottom,
            baseline,
            left: 0.0,
            right: x,
            soft_break: matches!(
                source.break_reason(),
                parley::BreakReason::Regular | parley::BreakReason::Emergency
            ),
            cells,
        });
    }
}

fn vertical_metrics(name: &'static str) -> VerticalMetrics {
    let face = fonts::faces().iter().find(|face| face.name == name);
    face.and_then(|face| swash::FontRef::from_index(face.bytes(), 0))
        .map(|font| {
            let metrics = font.metrics(&[]).scale(1.0);
            VerticalMetrics {
                ascent: metrics.ascent,
                descent: metrics.descent,
            }
        })
        .unwrap_or_default()
}

/// Shows line feeds, tabs and other one-byte controls as spaces; the bytes stay where they are.
fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|character| {
                if character.is_ascii_control() {
                    ' '
                } else {
                    character
                }
            })
            .collect(),
    )
}

/// The ranges to set in the Arabic size, with the size in points.
///
/// Marks, digits, spaces and punctuation go with the letters before them, so that no word is cut between two runs.
fn arabic_sizes(text: &str, spec: &ParagraphSpec<'_>) -> Vec<(Range<usize>, f32)> {
    let differs = |style: &TextStyle| (style.drawn_arabic_size() - style.latin_size).abs() > 0.01;
    if text.is_ascii()
        || !(differs(spec.style) || spec.spans.iter().any(|(_, style)| differs(style)))
    {
        return Vec::new();
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut arabic = text
        .chars()
        .find_map(script_side)
        .unwrap_or(spec.direction.is_rtl());
    for (byte, character) in text.char_indices() {
        arabic = script_side(character).unwrap_or(arabic);
        if !arabic {
            continue;
        }
        let end = byte + character.len_utf8();
        match ranges.last_mut() {
            Some(last) if last.end == byte => last.end = end,
            _ => ranges.push(byte..end),
        }
    }
    ranges
        .into_iter()
        .flat_map(|range| split_at_spans(range, spec))
        .collect()
}

fn split_at_spans(range: Range<usize>, spec: &ParagraphSpec<'_>) -> Vec<(Range<usize>, f32)> {
    let mut pieces = vec![(range.clone(), spec.style.drawn_arabic_size())];
    for (span, style) in spec.spans {
        let cut = span.start.max(range.start)..span.end.min(range.end);
        if !cut.is_empty() {
            pieces.push((cut, style.drawn_arabic_size()));
        }
    }
    pieces
}

/// Whether a letter is Arabic (`Some(true)`), of another script (`Some(false)`), or goes with its neighbors (`None`).
fn script_side(character: char) -> Option<bool> {
    match character {
        '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}' => None,
        '\u{0600}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{0870}'..='\u{08FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10EC0}'..='\u{10EFF}' => Some(true),
        _ if character.is_alphabetic() => Some(false),
        _ => None,
    }
}

/// Joins the cells of one grapheme cluster that stand side by side on a line.
fn join_graphemes(layout: &mut ParagraphLayout) {
    let boundaries: Vec<u32> = layout
        .text
        .grapheme_indices(true)
        .map(|(start, _)| start as u32)
        .collect();
    let grapheme = |byte: u32| boundaries.partition_point(|start| *start <= byte);
    for line in &mut layout.lines {
        let mut joined: Vec<Cell> = Vec::with_capacity(line.cells.len());
        for cell in line.cells.drain(..) {
            match joined.last_mut() {
                Some(last)
                    if grapheme(last.start) == grapheme(cell.start) && last.rtl == cell.rtl =>
                {
                    last.start = last.start.min(cell.start);
                    last.end = last.end.max(cell.end);
                    last.right = cell.right;
                }
                _ => joined.push(cell),
            }
        }
        line.cells = joined;
    }
}

/// Moves the spaces at a line's logical end to its end on the screen (UAX #9, rule L1), which the engine leaves to us.
fn move_trailing_spaces(layout: &mut ParagraphLayout) {
    let rtl = layout.direction.is_rtl();
    let mut next_glyph = 0;
    for line in &mut layout.lines {
        let first_glyph = next_glyph;
        next_glyph += layout.glyphs[first_glyph..]
            .iter()
            .take_while(|glyph| (glyph.byte as usize) < line.bytes.end)
            .count();
        let text = &layout.text[line.bytes.clone()];
        let trailing = (line.bytes.start + text.trim_end_matches(is_blank).len()) as u32;
        let is_trailing = |cell: &Cell| cell.start >= trailing;
        let count = line.cells.iter().filter(|cell| is_trailing(cell)).count();
        let settled = |cell: &Cell| is_trailing(cell) && cell.rtl == rtl;
        let in_place = if rtl {
            line.cells.iter().take(count).all(settled)
        } else {
            line.cells.iter().rev().take(count).all(settled)
        };
        if in_place {
            continue;
        }
        let mut x = line.cells.first().map_or(0.0, |cell| cell.left);
        let (mut spaces, letters): (Vec<Cell>, Vec<Cell>) =
            line.cells.drain(..).partition(is_trailing);
        spaces.sort_by_key(|cell| cell.start);
        let ordered: Vec<Cell> = if rtl {
            spaces.into_iter().rev().chain(letters).collect()
        } else {
            letters.into_iter().chain(spaces).collect()
        };
        let mut moves: Vec<(u32, f32)> = Vec::with_capacity(ordered.len());
        for mut cell in ordered {
            moves.push((cell.start, x - cell.left));
            let width = cell.width();
            cell.left = x;
            x += width;
            cell.right = x;
            cell.rtl = if is_trailing(&cell) { rtl } else { cell.rtl };
            line.cells.push(cell);
        }
        moves.sort_by_key(|(start, _)| *start);
        for glyph in &mut layout.glyphs[first_glyph..next_glyph] {
            let cell = moves.partition_point(|(start, _)| *start <= glyph.byte);
            glyph.x += cell.checked_sub(1).map_or(0.0, |at| moves[at].1);
        }
    }
}

/// Leaves spaces that hang over a line's end out of its visible width.
///
/// Where the text goes on in the next line, all of them hang; at the paragraph's end only those that find no room, so
/// that a caret in a field moves when a space is typed.
fn cut_trailing_spaces(layout: &mut ParagraphLayout, max_width: f32) {
    for line in &mut layout.lines {
        let text = &layout.text[line.bytes.clone()];
        let trailing = (line.bytes.start + text.trim_end_matches(is_blank).len()) as u32;
        let spaces: f32 = line
            .cells
            .iter()
            .filter(|cell| cell.start >= trailing)
            .map(Cell::width)
            .sum();
        let hanging = if line.soft_break {
            spaces
        } else {
            (line.right - line.left - max_width).clamp(0.0, spaces)
        };
        match layout.direction {
            Direction::LeftToRight => line.right = (line.right - hanging).max(line.left),
            Direction::RightToLeft => line.left = (line.left + hanging).min(line.right),
        }
    }
}

/// Whether a character goes to the line's end with the spaces there: spaces, and marks that begin or end an isolate.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{2066}'..='\u{2069}' | '\u{200B}')
}

/// Gives letters that their face draws within their neighbor (the alef of lam-alef) an even share of the pair's width.
fn share_width(text: &str, cells: &mut [Cell]) {
    for at in 0..cells.len() {
        let cell = cells[at];
        let letter = text[cell.start as usize..cell.end as usize]
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric);
        if cell.width() > 0.01 || !letter {
            continue;
        }
        // The letter before it in the order of the text stands at its right in a right-to-left run.
        let partner = if cell.rtl {
            Some(at + 1)
        } else {
            at.checked_sub(1)
        };
        let Some(partner) =
            partner.filter(|at| cells.get(*at).is_some_and(|other| other.end == cell.start))
        else {
            continue;
        };
        let (left, right) = (at.min(partner), at.max(partner));
        let middle = (cells[left].left + cells[right].right) / 2.0;
        cells[left].right = middle;
        cells[right].left = middle;
    }
}

/// Moves lines to their place in the width.
fn align(layout: &mut ParagraphLayout, spec: &ParagraphSpec<'_>) {
    let widest = layout
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            line.right - line.left
                + if index == 0 {
                    spec.first_line_indent
                } else {
                    0.0
                }
        })
        .fold(0.0, f32::max);
    layout.width = widest;
    let room = spec.align_width.or(spec.max_width).unwrap_or(widest);
    let rtl = spec.direction.is_rtl();
    let share = match spec.alignment {
        Alignment::Start => f32::from(u8::from(rtl)),
        Alignment::End => f32::from(u8::from(!rtl)),
        Alignment::Left => 0.0,
        Alignment::Center => 0.5,
        Alignment::Right => 1.0,
    };
    let mut glyphs = layout.glyphs.iter_mut().peekable();
    for (index, line) in layout.lines.iter_mut().enumerate() {
        let taken = if index == 0 {
            spec.first_line_indent
        } else {
            0.0
        };
        let offset = taken + (room - taken - (line.right - line.left)) * share - line.left;
        line.left += offset;
        line.right += offset;
        for cell in &mut line.cells {
            cell.left += offset;
            cell.right += offset;
        }
        let end = line.bytes.end as u32;
        while let Some(glyph) = glyphs.next_if(|glyph| glyph.byte < end) {
            glyph.x += offset;
        }
    }
}
