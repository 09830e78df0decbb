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
use unicode_bidi::{BidiClass, bidi_class};

use super::fonts::{self, FaceId};
use super::layout::{Cell, Line, ParagraphLayout, PlacedGlyph};
use super::settle;
use super::spec::ParagraphSpec;
use super::style::{Family, TextStyle};
use crate::text::Direction;

/// What a tab is wider than a space, in sizes of Latin letters.
const TAB: f32 = 1.2;

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
        self.know(spec.style.family);
        for (_, style) in spec.spans {
            self.know(style.family);
        }
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
                glyphs: 0..0,
                cells: Vec::new(),
            });
        }
        settle::join_graphemes(&mut layout);
        settle::move_trailing_spaces(&mut layout);
        settle::cut_trailing_spaces(&mut layout, spec.max_width.unwrap_or(f32::INFINITY));
        settle::share_widths(&mut layout);
        settle::align(&mut layout, spec);
        layout
    }

    /// Registers the faces of a family that was chosen while the program runs.
    fn know(&mut self, family: Family) {
        let Family::Chosen(chosen) = family else {
            return;
        };
        if self.families.contains_key(&family) {
            return;
        }
        let mut names = Vec::new();
        let mut metrics = [VerticalMetrics::default(); 2];
        for (at, id) in [chosen.latin, chosen.arabic].into_iter().enumerate() {
            let Some((name, data)) = fonts::face(id) else {
                continue;
            };
            metrics[at] = metrics_of((*data.font).as_ref());
            if !self.face_of_blob.values().any(|known| *known == id) {
                let blob = Blob::new(Arc::clone(&data.font));
                self.face_of_blob.insert(blob.id(), id);
                let over = FontInfoOverride {
                    family_name: Some(&name),
                    ..FontInfoOverride::default()
                };
                self.fonts.collection.register_fonts(blob, Some(over));
            }
            names.push(FontFamilyName::named(&name).into_owned());
        }
        for name in fonts::family_list(family) {
            names.push(FontFamilyName::named(name));
        }
        self.families.insert(family, names);
        self.metrics.insert(family, metrics);
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
        // A tab is as wide as a space in most faces: then columns could not be told apart.
        let wide = spec.style.latin_size * scale * TAB;
        for (at, _) in spec.text.match_indices('\t') {
            builder.push(StyleProperty::LetterSpacing(wide), at..at + 1);
        }
        let mut layout = builder.build(text);
        layout.set_text_indent(spec.first_line_indent, parley::IndentOptions::default());
        layout.break_all_lines(spec.max_width);
        layout
    }

    /// Copies a line's cells and glyphs; its text starts at x = 0 until [`settle::align`] moves it.
    fn copy_line(
        &self,
        layout: &mut ParagraphLayout,
        source: &parley::Line<'_, ()>,
        top: f32,
        baseline: f32,
        bottom: f32,
    ) {
        let mut cells = Vec::new();
        let first_glyph = layout.glyphs.len();
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
            glyphs: first_glyph..layout.glyphs.len(),
            cells,
        });
    }
}

fn vertical_metrics(name: &'static str) -> VerticalMetrics {
    let face = fonts::faces().iter().find(|face| face.name == name);
    face.map(|face| metrics_of(face.bytes()))
        .unwrap_or_default()
}

fn metrics_of(bytes: &[u8]) -> VerticalMetrics {
    swash::FontRef::from_index(bytes, 0)
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
/// European digits and brackets come from the Latin face and keep its size; spaces and marks go with the character before
/// them. No word is cut between two runs.
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

/// Whether a character is drawn from the Arabic face (`Some(true)`), from another (`Some(false)`), or goes with the
/// character before it (`None`): spaces, marks, joiners and direction marks.
fn script_side(character: char) -> Option<bool> {
    match bidi_class(character) {
        BidiClass::AL | BidiClass::AN => return Some(true),
        BidiClass::L | BidiClass::EN | BidiClass::R => {}
        BidiClass::ON | BidiClass::CS | BidiClass::ES | BidiClass::ET => {}
        _ => return None,
    }
    // Arabic signs that are neutral, such as the Arabic comma and the ornate brackets, and extended Arabic digits.
    Some(matches!(
        character,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}'
    ))
}
