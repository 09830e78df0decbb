//! Puts glyphs and lines where a page's operators say (ISO 32000-1, 8.5, 9.2 to 9.4), one operator at a time.

use lopdf::Object;
use lopdf::content::Operation;

use crate::base::Limit;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::pdf::file::{number, over};
use crate::exchange::importer::pdf::glyph::{Drawn, Fill, Glyph, Rule};
use crate::exchange::importer::pdf::matrix::Matrix;
use crate::exchange::importer::pdf::state::State;

/// Rectangles of a page that are looked at to find covered text.
const MOST_FILLS: usize = 2_000;
/// Lines of a page that are looked at to find tables.
const MOST_RULES: usize = 4_000;
/// The least length of such a line, points.
const RULE: f64 = 5.0;
/// Code points of a passage that stands for its glyphs as one.
const SHORT: usize = 12;
/// Passages marked inside each other.
const MOST_MARKED: usize = 512;

/// A passage between `BDC` and `EMC`.
struct Marked {
    actual: Option<String>,
    /// Where its glyphs begin.
    from: usize,
}

/// Draws one page.
pub(super) struct Pen {
    pub(super) state: State,
    text: Matrix,
    line: Matrix,
    path: Path,
    marked: Vec<Marked>,
    order: u32,
    pub(super) n_forms: u64,
    pub(super) drawn: Drawn,
}

/// The edges of what a path encloses, while it is made of straight lines along the page.
#[derive(Default)]
struct Path {
    points: Vec<(f64, f64)>,
    rectangles: Vec<[f64; 4]>,
    /// Straight pieces, from and to.
    pieces: Vec<[(f64, f64); 2]>,
    is_curved: bool,
    /// Whether it narrows what shows from here on.
    clips: bool,
}

impl Pen {
    /// Begins a page.
    pub(super) fn new() -> Self {
        Self {
            state: State::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            path: Path::default(),
            marked: Vec::new(),
            order: 0,
            n_forms: 0,
            drawn: Drawn::default(),
        }
    }

    /// What needs nothing but itself.
    pub(super) fn operate(&mut self, operation: &Operation) -> Result<(), ImportError> {
        let operands = operation.operands.as_slice();
        let value = |index: usize| operands.get(index).and_then(number);
        let first = value(0).unwrap_or(0.0);
        match operation.operator.as_str() {
            "cm" => {
                if let Some(matrix) = matrix(operands) {
                    self.state.ctm = matrix.then(self.state.ctm);
                }
            }
            "BT" => self.place(Matrix::IDENTITY),
            "Tm" => {
                if let Some(matrix) = matrix(operands) {
                    self.place(matrix);
                }
            }
            "Td" => self.next_line(first, value(1).unwrap_or(0.0)),
            "TD" => {
                let down = value(1).unwrap_or(0.0);
                self.state.leading = -down;
                self.next_line(first, down);
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "TL" => self.state.leading = first,
            "Tc" => self.state.character_space = first,
            "Tw" => self.state.word_space = first,
            "Tz" => self.state.stretch = first / 100.0,
            "Ts" => self.state.rise = first,
            "Tr" => self.state.render = first as i64,
            "Tj" => self.show_all(operands),
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            "\"" => {
                self.state.word_space = first;
                self.state.character_space = value(1).unwrap_or(0.0);
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands.get(2..).unwrap_or_default());
            }
            "TJ" => {
                if let Some(Object::Array(parts)) = operands.first() {
                    self.show_all(parts);
                }
            }
            "g" | "rg" | "k" => self.state.set_color(operands),
            "sc" | "scn" => self.state.set_color_in_space(operands),
            "BMC" => self.begin_marked(None)?,
            "EMC" => self.end_marked(),
            "BI" => self.drawn.n_pictures += 1,
            "m" => self.point(first, value(1).unwrap_or(0.0), false),
            "l" => self.point(first, value(1).unwrap_or(0.0), true),
            "re" => {
                let [x, y, width, height] = [0, 1, 2, 3].map(|index| value(index).unwrap_or(0.0));
                self.rectangle(x, y, width, height);
            }
            "c" | "v" | "y" => self.path.is_curved = true,
            "f" | "F" | "f*" => self.fill(operation.operator.ends_with('*')),
            "B" | "B*" | "b" | "b*" => {
                self.rule();
                self.fill(operation.operator.ends_with('*'));
            }
            "S" | "s" => {
                self.rule();
                drop(self.end_path());
            }
            "n" => drop(self.end_path()),
            "W" | "W*" => self.path.clips = true,
            _ => {}
        }
        Ok(())
    }

    fn place(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.place(Matrix::moved(x, y).then(self.line));
    }

    /// Strings with steps between them, in thousandths of the size.
    fn show_all(&mut self, parts: &[Object]) {
        for part in parts {
            match part {
                Object::String(bytes, _) => self.show(bytes),
                other => {
                    if let Some(step) = number(other) {
                        let step = -step / 1000.0 * self.state.size * self.state.stretch;
                        self.text = Matrix::moved(step, 0.0).then(self.text);
                    }
                }
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            self.drawn.n_unknown += bytes.len();
            return;
        };
        for code in font.codes(bytes) {
            let width = font.width(code);
            let mut step = width * self.state.size + self.state.character_space;
            if code == 32 && font.code_length == 1 {
                step += self.state.word_space;
            }
            let mut letters = String::new();
            match (font.meaning(code), font.character(code)) {
                (Some(text), _) => letters.push_str(text),
                (None, Some(character)) => letters.push(character),
                (None, None) => letters.push(char::REPLACEMENT_CHARACTER),
            }
            self.put(&letters, width * self.state.size);
            self.text = Matrix::moved(step * self.state.stretch, 0.0).then(self.text);
        }
    }

    /// Puts a glyph at the present place.
    fn put(&mut self, letters: &str, width: f64) {
        let State {
            size,
            stretch,
            rise,
            ..
        } = self.state;
        let whole = self.text.then(self.state.ctm);
        if letters.is_empty() || !whole.is_sane() || !(width * stretch).is_finite() {
            return;
        }
        if letters.contains(char::REPLACEMENT_CHARACTER) {
            self.drawn.n_unknown += 1;
        }
        let [a, b, c, d, ..] = whole.0;
        let is_flipped = a * d - b * c < 0.0;
        let mut along = b.atan2(a).to_degrees();
        if size < 0.0 {
            along += 180.0;
        }
        // What is written into a mirror runs the other way.
        let runs_back = is_flipped;
        if runs_back {
            along += 180.0;
        }
        let angle = (along.round() as i32).rem_euclid(360);
        let (sine, cosine) = f64::from(angle).to_radians().sin_cos();
        let (from, to) = (whole.apply(0.0, rise), whole.apply(width * stretch, rise));
        let on_line = |(x, y): (f64, f64)| (x * cosine + y * sine, y * cosine - x * sine);
        let (start, base) = on_line(from);
        let (end, _) = on_line(to);
        let height = whole.height() * size.abs();
        let middle = (
            f64::midpoint(from.0, to.0) - sine * height * 0.3,
            f64::midpoint(from.1, to.1) + cosine * height * 0.3,
        );
        if !self.state.shows(middle.1, height * 0.5) {
            self.drawn.n_clipped += letters.chars().count();
            return;
        }
        self.order = self.order.saturating_add(1);
        self.drawn.glyphs.push(Glyph {
            text: letters.replace(['\0', '\u{FEFF}'], ""),
            angle: i16::try_from(angle).unwrap_or(0),
            start: start.min(end),
            end: start.max(end),
            base,
            size: height.max(0.1),
            middle,
            order: self.order,
            is_invisible: matches!(self.state.render, 3 | 7),
            color: self
                .state
                .color
                .filter(|_| matches!(self.state.render, 0 | 4)),
        });
    }

    pub(super) fn begin_marked(&mut self, actual: Option<String>) -> Result<(), ImportError> {
        if self.marked.len() >= MOST_MARKED {
            return Err(over(Limit::Depth, MOST_MARKED as u64));
        }
        self.marked.push(Marked {
            actual,
            from: self.drawn.glyphs.len(),
        });
        Ok(())
    }

    fn end_marked(&mut self) {
        let Some(Marked {
            actual: Some(actual),
            from,
        }) = self.marked.pop()
        else {
            return;
        };
        let Some((first, rest)) = self
            .drawn
            .glyphs
            .get(from..)
            .and_then(<[Glyph]>::split_first)
        else {
            return;
        };
        let all = || std::iter::once(first).chain(rest);
        let is_one_line = rest.iter().all(|glyph| {
            glyph.angle == first.angle && (glyph.base - first.base).abs() < first.size
        });
        let n_unknown = all().filter(|glyph| glyph.text == "\u{FFFD}").count();
        let is_unknown = n_unknown * 2 > rest.len() + 1;
        if !is_one_line || (actual.chars().count() > SHORT && !is_unknown) {
            return;
        }
        let mut whole = first.clone();
        // The letter itself rather than a mark on it says where the line is: it stands where the one before stood.
        let line = from
            .checked_sub(1)
            .and_then(|before| self.drawn.glyphs.get(before));
        let line = line.filter(|before| (before.base - first.base).abs() < first.size);
        let line = line.map_or_else(
            || all().map(|glyph| glyph.base).sum::<f64>() / (rest.len() + 1) as f64,
            |before| before.base,
        );
        let rank = |glyph: &Glyph| {
            let is_off = is_mark(&glyph.text) || (glyph.base - line).abs() > 0.08 * glyph.size;
            (!is_off, glyph.end - glyph.start)
        };
        let widest = all().max_by(|one, other| {
            let (one, other) = (rank(one), rank(other));
            one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        if let Some(widest) = widest {
            whole.base = widest.base;
            whole.middle = widest.middle;
            if widest.end > widest.start {
                (whole.start, whole.end) = (widest.start, widest.end);
                for glyph in all().filter(|glyph| glyph.end > glyph.start && !is_mark(&glyph.text))
                {
                    whole.start = whole.start.min(glyph.start);
                    whole.end = whole.end.max(glyph.end);
                }
            }
        }
        whole.text = actual;
        self.drawn.n_unknown = self.drawn.n_unknown.saturating_sub(n_unknown);
        self.drawn.glyphs.truncate(from);
        if !whole.text.is_empty() {
            self.drawn.glyphs.push(whole);
        }
    }

    fn point(&mut self, x: f64, y: f64, is_line: bool) {
        let point = self.state.ctm.apply(x, y);
        if let Some(last) = self.path.points.last().filter(|_| is_line)
            && self.path.pieces.len() < MOST_RULES
        {
            self.path.pieces.push([*last, point]);
        }
        if self.path.points.len() > MOST_RULES {
            self.path.points.clear();
            self.path.is_curved = true;
        }
        self.path.points.push(point);
    }

    /// Keeps the straight lines of a path along the page.
    fn rule(&mut self) {
        let sides = self
            .path
            .rectangles
            .iter()
            .flat_map(|[left, bottom, right, top]| {
                [
                    [(*left, *bottom), (*left, *top)],
                    [(*right, *bottom), (*right, *top)],
                    [(*left, *bottom), (*right, *bottom)],
                    [(*left, *top), (*right, *top)],
                ]
            });
        let pieces: Vec<[(f64, f64); 2]> = self.path.pieces.iter().copied().chain(sides).collect();
        for [from, to] in pieces {
            self.add_rule(from, to);
        }
    }

    fn add_rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (width, height) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
        let is_level = height < 1.0 && width > RULE;
        let is_upright = width < 1.0 && height > RULE;
        if (is_level || is_upright) && self.drawn.rules.len() < MOST_RULES {
            let (from, to, at) = match is_level {
                true => (from.0, to.0, from.1),
                false => (from.1, to.1, from.0),
            };
            self.drawn.rules.push(Rule {
                from: from.min(to),
                to: from.max(to),
                at,
                is_level,
            });
        }
    }

    fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64) {
        let corners = [
            self.state.ctm.apply(x, y),
            self.state.ctm.apply(x + width, y + height),
        ];
        if self.path.rectangles.len() < 64 {
            self.path.rectangles.extend(edges(&corners));
        }
    }

    /// Ends the path; where it is a plain rectangle that clips, nothing shows beyond it from here on.
    fn end_path(&mut self) -> Path {
        let path = std::mem::take(&mut self.path);
        if path.clips && !path.is_curved {
            let corners = path
                .rectangles
                .iter()
                .flat_map(|[left, bottom, right, top]| [(*left, *bottom), (*right, *top)]);
            let all: Vec<(f64, f64)> = corners.chain(path.points.iter().copied()).collect();
            if let Some(edges) = edges(&all) {
                self.state.narrow(edges);
            }
        }
        path
    }

    fn fill(&mut self, has_holes: bool) {
        let mut path = self.end_path();
        // One rectangle in another is a frame.
        if has_holes && path.rectangles.len() > 1 {
            path.rectangles.clear();
        }
        let of_lines = Some(path.points.as_slice())
            .filter(|points| (4..=5).contains(&points.len()) && !path.is_curved)
            .and_then(edges);
        for edges in path.rectangles.into_iter().chain(of_lines) {
            let [left, bottom, right, top] = edges;
            let is_line = right - left < 2.0 || top - bottom < 2.0;
            if is_line {
                let middle = (f64::midpoint(left, right), f64::midpoint(bottom, top));
                match right - left < 2.0 {
                    true => self.add_rule((middle.0, bottom), (middle.0, top)),
                    false => self.add_rule((left, middle.1), (right, middle.1)),
                }
            }
            if is_line || self.drawn.fills.len() >= MOST_FILLS {
                continue;
            }
            self.order = self.order.saturating_add(1);
            self.drawn.fills.push(Fill {
                edges,
                color: self.state.color,
                order: self.order,
                // A pattern may have holes.
                is_opaque: self.state.is_opaque && self.state.color.is_some(),
            });
        }
    }
}

/// Whether a text is marks on a letter alone.
pub(super) fn is_mark(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(unicode_normalization::char::is_combining_mark)
}

fn matrix(operands: &[Object]) -> Option<Matrix> {
    let mut values = [0.0; 6];
    for (place, object) in values.iter_mut().zip(operands) {
        *place = number(object)?;
    }
    Some(Matrix(values)).filter(|matrix| operands.len() >= 6 && matrix.is_sane())
}

/// Left, bottom, right, top of some points.
fn edges(points: &[(f64, f64)]) -> Option<[f64; 4]> {
    let (&(x, y), rest) = points.split_first()?;
    let mut found = [x, y, x, y];
    for &(x, y) in rest {
        found = [
            found[0].min(x),
            found[1].min(y),
            found[2].max(x),
            found[3].max(y),
        ];
    }
    Some(found)
}
