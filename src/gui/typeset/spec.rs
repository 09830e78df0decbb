//! What to lay out: a text, its style, its direction, and the room for it.

use std::ops::Range;

use super::style::TextStyle;
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

/// The name under which the fields ask for a layout.
pub type LayoutRequest<'a> = ParagraphSpec<'a>;
