//! A hit in its line, laid out: context, hit and context are one paragraph in the direction of theirs, so that no letter
//! is torn from its word; the line is cut at words so that the hit can stand in the middle of the column.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{Pos2, Rect, Ui, pos2, vec2};

use crate::gui::panels::bottom::results::found::HitKey;
use crate::gui::theme::Theme;
use crate::gui::typeset::{ParagraphLayout, ParagraphSpec, PxRect, TextStyle, Typesetter};
use crate::model::Snapshot;
use crate::search::{Hit, line};
use crate::text::Direction;

/// Lines that are kept.
const KEPT: usize = 400;
/// The width of a letter, points: narrower than most, so that a line seldom has to be laid out twice.
const LETTER: f32 = 6.4;
/// The longest context on one side, letters.
const LONGEST: usize = 160;

/// A line ready to be painted.
#[derive(Clone, Debug)]
pub(super) struct LaidLine {
    layout: Arc<ParagraphLayout>,
    /// Particle, word and ending, bytes of the layout's text.
    field: Range<usize>,
    /// The word itself.
    word: Range<usize>,
}

impl LaidLine {
    /// The words of the line.
    pub(super) fn text(&self) -> &str {
        self.layout.text()
    }

    /// Its direction.
    pub(super) fn direction(&self) -> Direction {
        self.layout.direction()
    }

    /// Paints the line into its place; the hit stands in the middle.
    pub(super) fn paint(&self, ui: &Ui, place: Rect) {
        let theme = Theme::of(ui.ctx());
        let ppp = self.layout.pixels_per_point();
        let Some(field) = extent(&self.layout, self.field.clone()) else {
            return;
        };
        let middle = (field.left + field.right) / 2.0 / ppp;
        let half = self.layout.height() / ppp / 2.0;
        let origin: Pos2 = pos2(place.center().x - middle, place.center().y - half);
        let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
        for part in self.layout.rects(self.field.clone()) {
            let part = part.on_screen(origin, ppp);
            let ground = Rect::from_center_size(part.center(), vec2(part.width() + 4.0, 24.0));
            painter.rect_filled(ground, 3.0, theme.soft);
        }
        Typesetter::of(ui.ctx()).paint(&painter, origin, &self.layout, |byte| {
            if self.word.contains(&byte) {
                theme.strong
            } else if self.field.contains(&byte) {
                theme.accent
            } else {
                theme.muted
            }
        });
    }
}

/// Laid-out lines by their hits. View state.
#[derive(Debug, Default)]
pub(super) struct Lines {
    key: Option<(u64, u32, u32)>,
    lines: HashMap<HitKey, Arc<LaidLine>>,
}

impl Lines {
    /// The line of a hit, for a place of that width in points.
    pub(super) fn get(
        &mut self,
        ui: &Ui,
        key: HitKey,
        hit: &Hit,
        snapshot: &Snapshot,
        width: f32,
    ) -> Option<Arc<LaidLine>> {
        let ppp = ui.ctx().pixels_per_point();
        let made_for = (snapshot.revision(), width.to_bits(), ppp.to_bits());
        if self.key != Some(made_for) || self.lines.len() > KEPT {
            self.lines.clear();
            self.key = Some(made_for);
        }
        if let Some(line) = self.lines.get(&key) {
            return Some(Arc::clone(line));
        }
        let laid = Arc::new(lay(ui, key, hit, snapshot, width)?);
        self.lines.insert(key, Arc::clone(&laid));
        Some(laid)
    }
}

fn lay(ui: &Ui, key: HitKey, hit: &Hit, snapshot: &Snapshot, width: f32) -> Option<LaidLine> {
    let capture = snapshot.capture(key.capture)?;
    let ppp = ui.ctx().pixels_per_point();
    let n_letters = ((width / 2.0 / LETTER) as usize).min(LONGEST);
    let document = snapshot.document(key.document)?;
    let line = line(document, capture, hit, n_letters);
    let direction = line.direction;
    let style = TextStyle::QUOTE.scaled(0.94);
    let typesetter = Typesetter::of(ui.ctx());
    let mut cut = Cut {
        before: line.before,
        particle: line.particle,
        word: line.hit,
        ending: line.ending,
        after: line.after,
    };
    let laid = cut.lay(&typesetter, &style, direction, ppp);
    if !cut.shorten(&laid, width * ppp) {
        return Some(laid);
    }
    Some(cut.lay(&typesetter, &style, direction, ppp))
}

/// A line and how much of its context is kept.
struct Cut {
    before: String,
    particle: String,
    word: String,
    ending: String,
    after: String,
}

impl Cut {
    fn lay(
        &self,
        typesetter: &Typesetter,
        style: &TextStyle,
        direction: Direction,
        ppp: f32,
    ) -> LaidLine {
        let mut text = self.before.clone();
        let field = text.len();
        text.push_str(&self.particle);
        let word = text.len();
        text.push_str(&self.word);
        let word = word..text.len();
        text.push_str(&self.ending);
        let field = field..text.len();
        text.push_str(&self.after);
        let spec = ParagraphSpec::new(&text, style, direction, ppp);
        LaidLine {
            layout: typesetter.lay_out(&spec),
            field,
            word,
        }
    }

    /// Drops the words that do not fit into a width with the hit in its middle, px; says whether there were any.
    fn shorten(&mut self, laid: &LaidLine, width: f32) -> bool {
        let layout = &laid.layout;
        let half = width / 2.0;
        let room = half - 14.0 * layout.pixels_per_point();
        let Some(field) = extent(layout, laid.field.clone()) else {
            return false;
        };
        let middle = (field.left + field.right) / 2.0;
        let fits = |bytes: Range<usize>, room: f32| {
            extent(layout, bytes)
                .is_none_or(|part| middle - part.left <= room && part.right - middle <= room)
        };
        let text = layout.text();
        let (start, end) = (laid.field.start, laid.field.end);
        let mut is_cut = false;
        if !fits(0..start, half) {
            let mut starts: Vec<usize> = word_starts(&text[..start]).collect();
            starts.push(start);
            let kept = starts.partition_point(|from| !fits(*from..start, room));
            let from = starts.get(kept).copied().unwrap_or(start);
            self.before = format!("…{}", &text[from..start]);
            is_cut = true;
        }
        if !fits(end..text.len(), half) {
            let mut ends = vec![end];
            ends.extend(word_ends(&text[end..]).map(|at| end + at));
            let kept = ends.partition_point(|to| fits(end..*to, room));
            let to = kept.checked_sub(1).and_then(|at| ends.get(at).copied());
            self.after = format!("{}…", &text[end..to.unwrap_or(end)]);
            is_cut = true;
        }
        is_cut
    }
}

/// Where words begin behind white space, bytes.
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let spaces = text
        .char_indices()
        .filter(|(_, letter)| letter.is_whitespace());
    spaces.map(|(at, letter)| at + letter.len_utf8())
}

/// Where words end before white space, bytes.
fn word_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let spaces = text
        .char_indices()
        .filter(|(_, letter)| letter.is_whitespace());
    spaces.map(|(at, _)| at)
}

/// The rectangle around bytes of a layout of one line.
fn extent(layout: &ParagraphLayout, bytes: Range<usize>) -> Option<PxRect> {
    layout.rects(bytes).into_iter().reduce(|one, other| PxRect {
        left: one.left.min(other.left),
        right: one.right.max(other.right),
        ..one
    })
}
