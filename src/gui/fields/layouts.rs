//! The laid-out paragraphs of a text being edited.
//!
//! One layout per paragraph with that paragraph's own base direction (override → first strong character → the
//! paragraph before → the given one). After an edit only the paragraphs that differ are laid out again; those that are
//! out of sight keep an estimated height until they are needed.
//!
//! Lengths are px from the top left corner of the text; bytes are those of the whole text.

use std::ops::Range;
use std::sync::Arc;

use crate::gui::typeset::{LayoutRequest, ParagraphLayout, PxRect, TextStyle, Typesetter};
use crate::text::{Direction, first_strong};

/// Everything but the text on which layouts depend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    pub(super) style: TextStyle,
    pub(super) pixels_per_point: f32,
    /// Where lines are broken and aligned, px; `None`: one line, not aligned.
    pub(super) width: Option<f32>,
    /// The direction of every paragraph, whatever its letters.
    pub(super) direction: Option<Direction>,
    /// The direction of a first paragraph without strong characters.
    pub(super) neutral: Direction,
}

#[derive(Clone, Debug)]
struct Paragraph {
    start: usize,
    len: usize,
    strong: Option<Direction>,
    direction: Direction,
    layout: Option<Arc<ParagraphLayout>>,
    height: f32,
    top: f32,
}

impl Paragraph {
    fn new(start: usize, text: &str) -> Self {
        Self {
            start,
            len: text.len(),
            strong: first_strong(text),
            direction: Direction::LeftToRight,
            layout: None,
            height: 0.0,
            top: 0.0,
        }
    }

    fn end(&self) -> usize {
        self.start + self.len
    }
}

/// See the module.
#[derive(Clone, Default)]
pub(super) struct TextLayouts {
    typesetter: Option<Typesetter>,
    setting: Option<Setting>,
    text: String,
    paragraphs: Vec<Paragraph>,
    /// How many paragraphs were laid out so far: for tests of what an edit costs.
    laid_out: usize,
}

impl TextLayouts {
    /// Takes over a text and a setting; what is the same as before is kept.
    pub(super) fn sync(&mut self, typesetter: &Typesetter, setting: Setting, text: &str) {
        if self.typesetter.is_none() {
            self.typesetter = Some(typesetter.clone());
        }
        let is_new = self.paragraphs.is_empty();
        let same_setting = self.setting == Some(setting);
        if !is_new && same_setting && self.text == text {
            return;
        }
        if is_new {
            self.text.push_str(text);
            self.paragraphs = split(0, text).collect();
        } else if self.text != text {
            self.take_over(text);
        }
        if !same_setting {
            self.setting = Some(setting);
            for paragraph in &mut self.paragraphs {
                paragraph.layout = None;
            }
        }
        self.resolve(&setting);
    }

    /// Replaces the paragraphs between the common start and the common end of the old and the new text.
    fn take_over(&mut self, text: &str) {
        let shortest = self.text.len().min(text.len());
        let prefix = common_prefix(self.text.as_bytes(), text.as_bytes());
        let suffix = common_suffix(self.text.as_bytes(), text.as_bytes()).min(shortest - prefix);
        let old_len = self.text.len();
        let front = self
            .paragraphs
            .partition_point(|paragraph| paragraph.end() < prefix);
        let back = self
            .paragraphs
            .partition_point(|paragraph| paragraph.start <= old_len - suffix)
            .max(front);
        let from = self.paragraphs.get(front).map_or(0, |first| first.start);
        let back_start = self.paragraphs.get(back).map(|last| last.start);
        let to = back_start.map_or(text.len(), |start| text.len() - (old_len - start) - 1);
        let middle: Vec<Paragraph> = split(from, &text[from..to]).collect();
        for paragraph in &mut self.paragraphs[back..] {
            paragraph.start = paragraph.start + text.len() - old_len;
        }
        self.paragraphs.splice(front..back, middle);
        text.clone_into(&mut self.text);
    }

    fn resolve(&mut self, setting: &Setting) {
        let mut previous = setting.neutral;
        let mut top = 0.0;
        for paragraph in &mut self.paragraphs {
            let direction = setting.direction.or(paragraph.strong).unwrap_or(previous);
            if direction != paragraph.direction {
                paragraph.direction = direction;
                paragraph.layout = None;
            }
            previous = direction;
            if paragraph.layout.is_none() {
                paragraph.height = estimated_height(paragraph.len, setting);
            }
            paragraph.top = top;
            top += paragraph.height;
        }
    }

    /// Lays out the paragraphs that a stretch of height shows; what was laid out before may move by it.
    ///
    /// Returns by how much the first paragraph of the stretch that was laid out before has moved.
    pub(super) fn lay_out(&mut self, stretch: Range<f32>) -> f32 {
        let first = self.paragraph_at(stretch.start);
        let known = self
            .paragraphs
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, paragraph)| paragraph.top < stretch.end)
            .find(|(_, paragraph)| paragraph.layout.is_some())
            .map(|(index, paragraph)| (index, paragraph.top));
        let mut at = first;
        while at < self.paragraphs.len() && self.paragraphs[at].top < stretch.end {
            self.ensure(at);
            at += 1;
        }
        known.map_or(0.0, |(index, top)| self.paragraphs[index].top - top)
    }

    /// Lays out from the top until so much height is filled, and returns the height of everything.
    pub(super) fn height_up_to(&mut self, enough: f32) -> f32 {
        self.lay_out(0.0..enough);
        self.height()
    }

    /// The height of everything, estimated where out of sight.
    pub(super) fn height(&self) -> f32 {
        self.paragraphs
            .last()
            .map_or(0.0, |last| last.top + last.height)
    }

    pub(super) fn ensure(&mut self, index: usize) -> Option<Arc<ParagraphLayout>> {
        let paragraph = self.paragraphs.get(index)?;
        if let Some(layout) = &paragraph.layout {
            return Some(Arc::clone(layout));
        }
        let setting = self.setting.as_ref()?;
        let text = &self.text[paragraph.start..paragraph.end()];
        let request = LayoutRequest::new(
            text,
            &setting.style,
            paragraph.direction,
            setting.pixels_per_point,
        );
        let request = match setting.width {
            Some(width) => request.wrapped(width),
            None => request,
        };
        let layout = self.typesetter.as_ref()?.lay_out(&request);
        self.laid_out += 1;
        let change = layout.height() - paragraph.height;
        self.paragraphs[index].height = layout.height();
        self.paragraphs[index].layout = Some(Arc::clone(&layout));
        if change.abs() > 0.01 {
            for later in &mut self.paragraphs[index + 1..] {
                later.top += change;
            }
        }
        Some(layout)
    }

    /// The text that is laid out.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The width of the lines, px.
    pub(super) fn width(&self) -> Option<f32> {
        self.setting.as_ref().and_then(|setting| setting.width)
    }

    /// How many paragraphs were laid out so far.
    #[cfg(test)]
    pub(super) fn laid_out(&self) -> usize {
        self.laid_out
    }

    /// The number of paragraphs, at least 1 after [`Self::sync`].
    pub(super) fn count(&self) -> usize {
        self.paragraphs.len()
    }

    /// The bytes of a paragraph without its line feed.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        self.paragraphs
            .get(index)
            .map_or(0..0, |paragraph| paragraph.start..paragraph.end())
    }

    /// The paragraph's base direction.
    pub(super) fn direction(&self, index: usize) -> Direction {
        self.paragraphs
            .get(index)
            .map_or(Direction::LeftToRight, |paragraph| paragraph.direction)
    }

    /// The paragraph that holds a byte; a line feed belongs to the paragraph it ends.
    pub(super) fn index_of(&self, byte: usize) -> usize {
        self.paragraphs
            .partition_point(|paragraph| paragraph.start <= byte)
            .saturating_sub(1)
    }

    pub(super) fn paragraph_at(&self, y: f32) -> usize {
        self.paragraphs
            .partition_point(|paragraph| paragraph.top <= y)
            .saturating_sub(1)
    }

    /// The paragraphs in a stretch of height, those already laid out: index, top, layout.
    pub(super) fn visible(
        &self,
        stretch: Range<f32>,
    ) -> impl Iterator<Item = (usize, f32, &Arc<ParagraphLayout>)> {
        let first = self.paragraph_at(stretch.start);
        self.paragraphs[first.min(self.paragraphs.len())..]
            .iter()
            .take_while(move |paragraph| paragraph.top < stretch.end)
            .enumerate()
            .filter_map(move |(at, paragraph)| {
                Some((first + at, paragraph.top, paragraph.layout.as_ref()?))
            })
    }

    /// A paragraph's top and layout, made now if it was not needed before.
    pub(super) fn layout(&mut self, index: usize) -> Option<(f32, Arc<ParagraphLayout>)> {
        let layout = self.ensure(index)?;
        Some((self.paragraphs.get(index)?.top, layout))
    }

    /// Rectangles of the selected bytes of a paragraph: of its letters, and a short one for its line feed.
    pub(super) fn rects(&self, index: usize, bytes: &Range<usize>) -> Vec<PxRect> {
        let Some(paragraph) = self.paragraphs.get(index) else {
            return Vec::new();
        };
        let (Some(layout), Some(setting)) = (&paragraph.layout, &self.setting) else {
            return Vec::new();
        };
        let (left, right) = setting
            .width
            .map_or((f32::MIN, f32::MAX), |width| (0.0, width));
        let inside = bytes.start.max(paragraph.start)..bytes.end.min(paragraph.end());
        let mut rects = Vec::new();
        if inside.start < inside.end {
            let inside = inside.start - paragraph.start..inside.end - paragraph.start;
            rects = layout.rects_between(inside, left, right);
        }
        let feed = bytes.start <= paragraph.end()
            && bytes.end > paragraph.end()
            && index + 1 < self.paragraphs.len();
        if let (true, Some(line)) = (feed, layout.lines().last()) {
            let width = (line.bottom - line.top) * 0.3;
            let (from, to) = if paragraph.direction.is_rtl() {
                ((line.left - width).max(left), line.left)
            } else {
                (line.right, (line.right + width).min(right))
            };
            rects.push(PxRect {
                left: from,
                right: to.max(from),
                top: line.top,
                bottom: line.bottom,
            });
        }
        rects
            .into_iter()
            .map(|rect| moved(rect, paragraph.top))
            .collect()
    }
}

fn split(start: usize, text: &str) -> impl Iterator<Item = Paragraph> {
    text.split('\n').scan(start, |at, piece| {
        let paragraph = Paragraph::new(*at, piece);
        *at += piece.len() + 1;
        Some(paragraph)
    })
}

fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    a.iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count()
}

/// A guess from the number of bytes: half a letter's size wide each.
fn estimated_height(bytes: usize, setting: &Setting) -> f32 {
    let line = (setting.style.line_height * setting.pixels_per_point)
        .round()
        .max(1.0);
    let letter = setting.style.latin_size * setting.pixels_per_point * 0.4;
    let lines = setting
        .width
        .map_or(1.0, |width| (bytes as f32 * letter / width.max(1.0)).ceil());
    line * lines.max(1.0)
}

pub(super) fn moved(rect: PxRect, down: f32) -> PxRect {
    PxRect {
        top: rect.top + down,
        bottom: rect.bottom + down,
        ..rect
    }
}
