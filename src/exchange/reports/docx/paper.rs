//! Paragraphs and runs of a document as word processors have them (ECMA-376, part 1, chapter 17).
//!
//! A paragraph says its direction (`w:bidi`), and so does each run (`w:rtl`, by which word processors choose the font and size of
//! complex scripts): stretches that run one way are runs of their own. Children stand in the order that the schema fixes.

use crate::exchange::refi::codes::{Sheet, allowed, rgb};
use crate::exchange::reports::gather::Gather;
use crate::exchange::reports::html::fill_on_white;
use crate::i18n::{FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE};
use crate::model::TagColor;
use crate::text::{Direction, direction_runs, first_strong};

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Its style.
    pub(super) style: Option<&'static str>,
    /// The ground of a highlight.
    pub(super) ground: Option<TagColor>,
    /// The line below it: its color, and whether there are several annotations.
    pub(super) line: Option<(TagColor, bool)>,
    /// The color of its letters.
    pub(super) color: Option<TagColor>,
}

impl Look {
    pub(super) fn styled(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }
}

/// Paper under way.
pub(super) struct Paper<'a> {
    pub(super) gather: Gather<'a>,
    pub(super) sheet: Sheet,
    /// The number of the next bookmark that belongs to no comment.
    next: u64,
}

/// Bookmarks of comments have the comments' numbers, which are below this one.
const FIRST_OTHER: u64 = 1_000_000_000;

fn hex(color: [u8; 3]) -> String {
    let [red, green, blue] = color;
    format!("{red:02X}{green:02X}{blue:02X}")
}

impl<'a> Paper<'a> {
    pub(super) fn new(gather: Gather<'a>, sheet: Sheet) -> Self {
        Self {
            gather,
            sheet,
            next: FIRST_OTHER,
        }
    }

    /// An element without content and with one value.
    pub(super) fn value(&mut self, name: &'static str, value: &str) {
        self.sheet.open(name);
        self.sheet.attribute("w:val", value);
        self.sheet.close();
    }

    /// An element without content.
    pub(super) fn flag(&mut self, name: &'static str) {
        self.sheet.open(name);
        self.sheet.close();
    }

    /// Opens a paragraph of a style.
    pub(super) fn open_paragraph(&mut self, style: &str, direction: Direction) {
        self.open_aligned(style, direction, direction);
    }

    /// Opens a paragraph of a style that stands where lines of another direction begin.
    fn open_aligned(&mut self, style: &str, direction: Direction, side: Direction) {
        self.sheet.open("w:p");
        self.sheet.open("w:pPr");
        self.value("w:pStyle", style);
        // Said either way: the section may run the other.
        match direction.is_rtl() {
            true => self.flag("w:bidi"),
            false => self.value("w:bidi", "0"),
        }
        if direction != side {
            // The far side of a line, whichever that is: word processors turn it round in paragraphs from right to left.
            self.value("w:jc", "right");
        }
        self.sheet.close();
    }

    /// Opens a paragraph for a name, in its own direction, on the side where lines of the report begin.
    pub(super) fn open_name(&mut self, style: &str, name: &str) -> Direction {
        let direction = self.gather.direction_of(name);
        self.open_aligned(style, direction, self.gather.direction());
        direction
    }

    /// A paragraph of one text, in the text's own direction.
    pub(super) fn paragraph(&mut self, style: &str, text: &str, look: Look) {
        let direction = self.gather.direction_of(text);
        self.open_paragraph(style, direction);
        self.text(text, direction, "", look);
        self.sheet.close();
    }

    /// Runs of a text in a paragraph of a direction; `language` is that of the text where it is known.
    pub(super) fn text(&mut self, text: &str, base: Direction, language: &str, look: Look) {
        for (range, direction) in direction_runs(text, base) {
            self.run(&text[range], direction, language, look);
        }
    }

    /// Runs of words of the interface with names in isolates, which word processors do not know: marks of direction stand in
    /// their places.
    pub(super) fn label(&mut self, text: &str, base: Direction, look: Look) {
        let marked = with_marks(text, base);
        self.text(&marked, base, "", look);
    }

    /// A run that goes one way.
    pub(super) fn run(&mut self, text: &str, direction: Direction, language: &str, look: Look) {
        self.sheet.open("w:r");
        self.properties(direction, language, look);
        let text = allowed(text);
        let mut rest = &*text;
        while !rest.is_empty() {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            if end > 0 {
                self.sheet.open("w:t");
                self.sheet.attribute("xml:space", "preserve");
                self.sheet.text(&rest[..end]);
                self.sheet.close();
            }
            match rest.as_bytes().get(end) {
                Some(b'\t') => self.flag("w:tab"),
                Some(_) => self.flag("w:br"),
                None => {}
            }
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        self.sheet.close();
    }

    fn properties(&mut self, direction: Direction, language: &str, look: Look) {
        self.sheet.open("w:rPr");
        if let Some(style) = look.style {
            self.value("w:rStyle", style);
        }
        if let Some(color) = look.color {
            self.value("w:color", &hex(rgb(color)));
        }
        if let Some((color, is_double)) = look.line {
            self.sheet.open("w:u");
            let kind = if is_double { "double" } else { "single" };
            self.sheet.attribute("w:val", kind);
            self.sheet.attribute("w:color", &hex(rgb(color)));
            self.sheet.close();
        }
        if let Some(color) = look.ground {
            self.sheet.open("w:shd");
            self.sheet.attribute("w:val", "clear");
            self.sheet.attribute("w:color", "auto");
            self.sheet.attribute("w:fill", &hex(fill_on_white(color)));
            self.sheet.close();
        }
        if direction.is_rtl() {
            self.flag("w:rtl");
        }
        if !language.is_empty() {
            let name = if direction.is_rtl() {
                "w:bidi"
            } else {
                "w:val"
            };
            self.sheet.open("w:lang");
            self.sheet.attribute(name, language);
            self.sheet.close();
        }
        self.sheet.close();
    }

    /// Begins a bookmark, with a number of its own where it belongs to no comment. Gives the number by which it ends.
    pub(super) fn open_bookmark(&mut self, name: &str, number: Option<u64>) -> u64 {
        let number = number.unwrap_or_else(|| {
            self.next += 1;
            self.next
        });
        self.sheet.open("w:bookmarkStart");
        self.sheet.attribute_of("w:id", Some(number));
        self.sheet.attribute("w:name", name);
        self.sheet.close();
        number
    }

    /// Ends a bookmark.
    pub(super) fn close_bookmark(&mut self, number: u64) {
        self.sheet.open("w:bookmarkEnd");
        self.sheet.attribute_of("w:id", Some(number));
        self.sheet.close();
    }

    /// A bookmark on a heading, to be led to.
    pub(super) fn heading(&mut self, style: &str, bookmark: &str, text: &str) {
        let direction = self.gather.direction_of(text);
        self.open_paragraph(style, direction);
        let number = self.open_bookmark(bookmark, None);
        self.text(text, direction, "", Look::default());
        self.close_bookmark(number);
        self.sheet.close();
    }

    /// Begins what a comment is about.
    pub(super) fn open_comment(&mut self, number: u64, bookmark: &str) {
        self.sheet.open("w:commentRangeStart");
        self.sheet.attribute_of("w:id", Some(number));
        self.sheet.close();
        self.open_bookmark(bookmark, Some(number));
    }

    /// Ends it, and leads to the comment.
    pub(super) fn close_comment(&mut self, number: u64) {
        self.close_bookmark(number);
        self.sheet.open("w:commentRangeEnd");
        self.sheet.attribute_of("w:id", Some(number));
        self.sheet.close();
        self.sheet.open("w:r");
        self.sheet.open("w:rPr");
        self.value("w:rStyle", "CommentReference");
        self.sheet.close();
        self.sheet.open("w:commentReference");
        self.sheet.attribute_of("w:id", Some(number));
        self.sheet.close();
        self.sheet.close();
    }
}

/// A text whose isolates that run against `base` have marks of their direction instead; the others have nothing.
fn with_marks(text: &str, base: Direction) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut open = Vec::new();
    let own = match base.is_rtl() {
        true => "\u{200F}",
        false => "\u{200E}",
    };
    for (at, letter) in text.char_indices() {
        match letter {
            FIRST_STRONG_ISOLATE => {
                let inside = &text[at + letter.len_utf8()..];
                let inside = inside.split(POP_DIRECTIONAL_ISOLATE).next();
                let mark = match inside.and_then(first_strong) {
                    Some(direction) if direction == base => "",
                    Some(Direction::RightToLeft) => "\u{200F}",
                    Some(Direction::LeftToRight) => "\u{200E}",
                    None => "",
                };
                marked.push_str(mark);
                open.push(mark);
            }
            POP_DIRECTIONAL_ISOLATE => {
                let mark = open.pop().unwrap_or_default();
                marked.push_str(mark);
                // Or a number behind it would go along with it.
                if !mark.is_empty() {
                    marked.push_str(own);
                }
            }
            letter => marked.push(letter),
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isolates_become_marks_where_they_run_the_other_way() {
        use Direction::{LeftToRight, RightToLeft};
        for (text, base, expected) in [
            (
                "\u{2068}02 Cloud\u{2069} · الفقرة",
                RightToLeft,
                "\u{200E}02 Cloud\u{200E}\u{200F} · الفقرة",
            ),
            (
                "\u{2068}02 Cloud\u{2069} · place",
                LeftToRight,
                "02 Cloud · place",
            ),
            (
                "\u{2068}01 خبر\u{2069} · place",
                LeftToRight,
                "\u{200F}01 خبر\u{200F}\u{200E} · place",
            ),
            ("\u{2068}12\u{2069}\u{2069}", RightToLeft, "12"),
        ] {
            assert_eq!(with_marks(text, base), expected);
        }
    }
}
