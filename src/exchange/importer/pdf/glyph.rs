//! What a page draws, as far as text needs it: glyphs with their places, and what is painted below or over them.

/// A color of the screen, each part 0 to 255.
pub(super) type Color = [u8; 3];

pub(super) const WHITE: Color = [255, 255, 255];

/// One glyph, or several that stand for one piece of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it means, in the order of the text.
    pub(super) text: String,
    /// The direction in which its line runs, whole degrees against the clock.
    pub(super) angle: i16,
    /// Where it begins and ends along its line, points; never reversed.
    pub(super) start: f64,
    pub(super) end: f64,
    /// Where its baseline is across the line, points, more is higher.
    pub(super) base: f64,
    /// The size of its font, points.
    pub(super) size: f64,
    /// Its middle on the page, points.
    pub(super) middle: (f64, f64),
    /// Its place in the order of drawing.
    pub(super) order: u32,
    /// Whether the file draws it without ink.
    pub(super) is_invisible: bool,
    /// Its color where the file says it plainly.
    pub(super) color: Option<Color>,
}

/// A rectangle that was painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fill {
    /// Left, bottom, right, top.
    pub(super) edges: [f64; 4],
    /// None where the color is not plain.
    pub(super) color: Option<Color>,
    /// Its place in the order of drawing.
    pub(super) order: u32,
    /// Whether nothing shows through.
    pub(super) is_opaque: bool,
}

/// A straight line along the page, as round the cells of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Left and right where it is level, else bottom and top.
    pub(super) from: f64,
    pub(super) to: f64,
    /// How high it is where it is level, else how far from the left.
    pub(super) at: f64,
    pub(super) is_level: bool,
}

/// A page as it was drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawn {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) fills: Vec<Fill>,
    pub(super) rules: Vec<Rule>,
    pub(super) n_pictures: usize,
    /// Characters outside of what shows, which are left out.
    pub(super) n_clipped: usize,
    /// Glyphs of which the font does not say what they mean.
    pub(super) n_unknown: usize,
}

impl Drawn {
    /// Glyphs that a reader of the page cannot see, without those of a layer behind the picture of a scan.
    pub(super) fn count_concealed(&self) -> usize {
        let is_layer = self.is_recognized();
        self.glyphs
            .iter()
            .filter(|glyph| !glyph.text.trim().is_empty())
            .filter(|glyph| match glyph.is_invisible {
                true => !is_layer,
                false => self.is_covered(glyph),
            })
            .count()
    }

    /// Whether all text lies unseen on a picture: what a program read off a scan.
    pub(super) fn is_recognized(&self) -> bool {
        let n_unseen = self
            .glyphs
            .iter()
            .filter(|glyph| glyph.is_invisible)
            .count();
        self.n_pictures > 0 && n_unseen * 10 > self.glyphs.len() * 9
    }

    fn is_covered(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle;
        let holds = |fill: &&Fill| {
            let [left, bottom, right, top] = fill.edges;
            fill.is_opaque && (left..=right).contains(&x) && (bottom..=top).contains(&y)
        };
        let mut over = self.fills.iter().filter(|fill| fill.order > glyph.order);
        if over.any(|fill| holds(&fill)) {
            return true;
        }
        let below = self
            .fills
            .iter()
            .rev()
            .find(|fill| fill.order <= glyph.order && holds(fill));
        let ground = below.map_or(Some(WHITE), |fill| fill.color);
        // On a picture, white is seen.
        glyph.color.is_some() && glyph.color == ground && self.n_pictures == 0
    }
}
