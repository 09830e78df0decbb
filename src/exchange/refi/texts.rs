//! Texts of sources as other programs write them, and how they count positions in them.
//!
//! The standard counts code points of a text with LF, without a byte order mark, and ends are exclusive. Programs count line ends of
//! two characters, the mark, units of UTF-16, or the last character in. The names of the selections, which are their words,
//! show which it is; without them the standard holds.

use std::collections::HashMap;
use std::sync::Arc;

use crate::exchange::refi::sheet::allowed_letter;
use crate::exchange::refi::value::Selection;
use crate::text::{ByteOffset, CodePointOffset, OffsetMap, Span, Utf16Offset};

/// So many selections of a source are asked how it counts.
const ASKED: usize = 2_000;

/// Bytes of a cut name that show a place as well as all of its words.
const LONG: usize = 200;

/// How positions are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Counting {
    pub(in crate::exchange) is_inclusive: bool,
    pub(in crate::exchange) with_cr: bool,
    pub(in crate::exchange) with_bom: bool,
    pub(in crate::exchange) is_utf16: bool,
}

/// Other ways of counting that stand beside the standard's in one file: what was coded in another window, by another version.
const COUNTINGS: [Counting; 6] = [
    counted(false, false, false),
    counted(false, false, true),
    counted(false, true, false),
    counted(false, true, true),
    counted(true, false, false),
    counted(true, true, false),
];

const fn counted(with_cr: bool, with_bom: bool, is_utf16: bool) -> Counting {
    Counting {
        is_inclusive: false,
        with_cr,
        with_bom,
        is_utf16,
    }
}

/// Where a selection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Place {
    /// At its position.
    There(Span),
    /// At its words, which are not at its position.
    Moved(Span),
    /// The text does not have this place.
    Outside,
    /// The words at its place are others, and its own are not to be found once.
    OtherWords,
}

/// The text of a source.
pub(in crate::exchange) struct SourceText {
    /// With LF at line ends, without a byte order mark.
    pub(in crate::exchange) text: Arc<str>,
    map: OffsetMap,
    has_bom: bool,
    /// Carriage returns before line feeds: where they stand in code points and in units of UTF-16, behind the mark.
    returns: Vec<(u32, u32)>,
    is_own: bool,
}

/// The characters of a file: UTF-8, or UTF-16 with its mark. None of what is neither.
pub(in crate::exchange) fn decoded(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let encoding = match bytes[0] {
            0xFF => encoding_rs::UTF_16LE,
            _ => encoding_rs::UTF_16BE,
        };
        let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
        return (!has_errors).then(|| text.into_owned());
    }
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

impl SourceText {
    /// Takes a text as it came. One of our own has nothing to be taken off.
    pub(in crate::exchange) fn new(raw: &str, is_own: bool) -> Self {
        let bare = raw.strip_prefix('\u{FEFF}').filter(|_| !is_own);
        let has_bom = bare.is_some();
        let bare = bare.unwrap_or(raw);
        let mut returns = Vec::new();
        let text: Arc<str> = if is_own || !bare.contains('\r') {
            bare.into()
        } else {
            let (mut points, mut units) = (0_u32, 0_u32);
            let mut letters = bare.chars().peekable();
            let mut text = String::with_capacity(bare.len());
            while let Some(letter) = letters.next() {
                match letter {
                    '\r' if letters.peek() == Some(&'\n') => returns.push((points, units)),
                    '\r' => text.push('\n'),
                    letter => text.push(letter),
                }
                points = points.saturating_add(1);
                units = units.saturating_add(letter.len_utf16() as u32);
            }
            text.into()
        };
        Self {
            map: OffsetMap::new(&text),
            text,
            has_bom,
            returns,
            is_own,
        }
    }

    /// Code points of the text.
    pub(in crate::exchange) fn len(&self) -> u32 {
        self.map.len_code_points().0
    }

    /// How the selections count: as the standard says, unless more of their words say otherwise. With it, whether their names
    /// are their words at all.
    pub(in crate::exchange) fn counting(&self, selections: &[Selection]) -> (Counting, bool) {
        let named: Vec<&Selection> = selections
            .iter()
            .filter(|selection| !selection.name.trim().is_empty())
            .take(ASKED)
            .collect();
        let score = |counting: Counting| {
            let fits = |selection: &&&Selection| {
                let span = self.span(selection, counting);
                span.is_some_and(|span| {
                    let words = self.words(span);
                    fits(words, &selection.name) && has_edges_of(words, &selection.name)
                })
            };
            named.iter().filter(fits).count()
        };
        let standard = Counting::default();
        let (mut best, mut most) = (standard, score(standard));
        if most == named.len() || self.is_own {
            return (best, self.is_own || (most > 0 && !named.is_empty()));
        }
        let has_wide = self.text.chars().any(|letter| letter.len_utf16() > 1);
        for number in 1..16_u8 {
            let counting = Counting {
                is_inclusive: number & 1 > 0,
                with_cr: number & 2 > 0,
                with_bom: number & 4 > 0,
                is_utf16: number & 8 > 0,
            };
            let can_be = (!counting.with_cr || !self.returns.is_empty())
                && (!counting.with_bom || self.has_bom)
                && (!counting.is_utf16 || has_wide);
            if can_be {
                let n = score(counting);
                if n > most {
                    (best, most) = (counting, n);
                }
            }
        }
        (best, most * 2 > named.len())
    }

    /// Where a selection stands. `are_words`: names of this source are words of its text.
    pub(in crate::exchange) fn place(
        &self,
        selection: &Selection,
        counting: Counting,
        are_words: bool,
    ) -> Place {
        let name = selection.name.as_str();
        let Some(span) = self.span(selection, counting) else {
            let otherwise = self.otherwise(selection).filter(|_| !self.is_own);
            return otherwise.map_or(Place::Outside, Place::Moved);
        };
        if self.is_own {
            return match is_written_as(self.words(span), name) {
                true => Place::There(span),
                false => Place::OtherWords,
            };
        }
        if name.trim().is_empty() || fits(self.words(span), name) {
            return Place::There(span);
        }
        let length = selection.end - selection.start;
        let n_letters = name.chars().count() as i64;
        let is_as_long = n_letters == length || n_letters == length + 1;
        if !are_words && !is_as_long {
            // A title that somebody gave it.
            return Place::There(span);
        }
        let found = self.otherwise(selection).or_else(|| self.once(name));
        found.map_or(Place::OtherWords, Place::Moved)
    }

    /// Where one stands that is counted otherwise than its neighbors, by its very words.
    fn otherwise(&self, selection: &Selection) -> Option<Span> {
        let name = selection.name.as_str();
        COUNTINGS.iter().find_map(|counting| {
            let span = self.span(selection, *counting)?;
            let words = self.words(span);
            (words == name || is_long_beginning(words, name)).then_some(span)
        })
    }

    /// The words at a place.
    pub(in crate::exchange) fn words(&self, span: Span) -> &str {
        span.slice(&self.text).unwrap_or_default()
    }

    /// The place of a selection that is counted so, whatever its words. The mark counts only where there is one.
    pub(in crate::exchange) fn at(
        &self,
        selection: &Selection,
        counting: Counting,
    ) -> Option<Span> {
        let with_bom = counting.with_bom && self.has_bom;
        let counting = Counting {
            with_bom,
            ..counting
        };
        self.span(selection, counting)
    }

    /// Where words stand, if they do so once.
    fn once(&self, words: &str) -> Option<Span> {
        let mut found = self.text.match_indices(words);
        let (at, _) = found.next()?;
        if found.next().is_some() {
            return None;
        }
        let end = ByteOffset::from_index(at + words.len());
        Span::new(ByteOffset::from_index(at), end).ok()
    }

    fn span(&self, selection: &Selection, counting: Counting) -> Option<Span> {
        let end = selection
            .end
            .checked_add(i64::from(counting.is_inclusive))?;
        let start = self.byte(selection.start, counting)?;
        Span::new(start, self.byte(end, counting)?).ok()
    }

    fn byte(&self, at: i64, counting: Counting) -> Option<ByteOffset> {
        let at = u32::try_from(at).ok()?;
        // What starts with the mark starts with the text.
        let at = at.saturating_sub(u32::from(counting.with_bom));
        let before = |(points, units): &(u32, u32)| match counting.is_utf16 {
            true => *units < at,
            false => *points < at,
        };
        let n_returns = match counting.with_cr {
            true => self.returns.partition_point(before),
            false => 0,
        };
        let at = at.checked_sub(u32::try_from(n_returns).ok()?)?;
        match counting.is_utf16 {
            true => self.map.byte_from_utf16(&self.text, Utf16Offset(at)),
            false => self
                .map
                .byte_from_code_point(&self.text, CodePointOffset(at)),
        }
    }
}

/// Whether words are a name as XML holds them. Stops at the first letter that is another.
fn is_written_as(words: &str, name: &str) -> bool {
    words.chars().map(allowed_letter).eq(name.chars())
}

/// Whether a name is the words at a place, as programs write them: whole or cut, with their own white space. Takes time by the
/// length of the name: a short file may claim that many long stretches are two letters.
fn fits(words: &str, name: &str) -> bool {
    if words == name || is_written_as(words, name) {
        return true;
    }
    let most = name.len().saturating_mul(4).saturating_add(1_000);
    let is_all = words.len() <= most;
    let words = words
        .get(..words.floor_char_boundary(most))
        .unwrap_or(words);
    if is_all && words.split_whitespace().eq(name.split_whitespace()) {
        return true;
    }
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = bare(name);
    let cut = name.strip_suffix('…').or_else(|| name.strip_suffix("..."));
    let is_cut = |cut: &str| cut.chars().count() >= 3 && bare(words).starts_with(cut.trim_end());
    cut.is_some_and(is_cut)
}

/// Whether a name is so long a beginning of words, cut, that it can hardly be that of others.
fn is_long_beginning(words: &str, name: &str) -> bool {
    let cut = name.strip_suffix('…');
    cut.is_some_and(|cut| cut.len() >= LONG && words.starts_with(cut))
}

/// Whether white space stands at the ends of words where it stands at those of a name: one place further on there often is
/// some, and the words look the same without it.
fn has_edges_of(words: &str, name: &str) -> bool {
    let edges = |text: &str| {
        (
            text.starts_with(char::is_whitespace),
            text.ends_with(char::is_whitespace),
        )
    };
    edges(words) == edges(name)
}

/// Passages of several parts as our own exports write them: the further parts of each selection, by their places in the list.
pub(super) fn parts_of(selections: &[Selection]) -> HashMap<usize, Vec<usize>> {
    let places: HashMap<_, _> = selections
        .iter()
        .enumerate()
        .map(|(index, selection)| (selection.guid, index))
        .collect();
    let mut parts = HashMap::new();
    for (index, selection) in selections.iter().enumerate() {
        let next = |part| places.get(&super::ids::part(selection.guid, part)).copied();
        let found: Vec<usize> = (1..).map_while(next).collect();
        if !found.is_empty() {
            parts.insert(index, found);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(start: i64, end: i64, name: &str) -> Selection {
        Selection {
            start,
            end,
            name: name.to_owned(),
            ..Selection::default()
        }
    }

    /// Counts by the names, and gives the words at each place.
    fn check(raw: &str, selections: &[Selection], expected: &[&str]) -> Counting {
        let text = SourceText::new(raw, false);
        let (counting, are_words) = text.counting(selections);
        let words: Vec<String> = selections
            .iter()
            .map(
                |selection| match text.place(selection, counting, are_words) {
                    Place::There(span) => text.words(span).to_owned(),
                    Place::Moved(span) => format!("moved {}", text.words(span)),
                    other => format!("{other:?}"),
                },
            )
            .collect();
        assert_eq!(words, expected);
        counting
    }

    #[test]
    fn the_standard_holds_where_no_words_say_otherwise() {
        let counting = check("ab\r\ncd", &[selection(3, 5, "")], &["cd"]);
        assert_eq!(counting, Counting::default());
        check("\u{FEFF}ab", &[selection(0, 1, "Title")], &["a"]);
    }

    #[test]
    fn words_show_how_positions_are_counted() {
        let inclusive = [selection(0, 1, "ab"), selection(3, 4, "cd")];
        assert!(check("ab cd", &inclusive, &["ab", "cd"]).is_inclusive);
        let with_cr = [selection(0, 2, "ab"), selection(4, 6, "cd")];
        assert!(check("ab\r\ncd", &with_cr, &["ab", "cd"]).with_cr);
        let with_bom = [selection(1, 3, "ab")];
        assert!(check("\u{FEFF}ab cd", &with_bom, &["ab"]).with_bom);
        let with_bom = [selection(0, 3, "ab"), selection(4, 6, "cd")];
        assert!(check("\u{FEFF}ab cd", &with_bom, &["ab", "cd"]).with_bom);
        let utf16 = [selection(2, 4, "لا")];
        assert!(check("😀لا", &utf16, &["لا"]).is_utf16);
        let all = [selection(5, 6, "cd")];
        let counting = check("\u{FEFF}ab\r\ncd", &all, &["cd"]);
        assert!(counting.is_inclusive && counting.with_cr && counting.with_bom);
    }

    #[test]
    fn blanks_at_the_ends_tell_no_counting() {
        // One place further on stands a blank at each end.
        let selections = [
            selection(2, 4, "ab"),
            selection(5, 7, "cd"),
            selection(9, 11, "ef"),
        ];
        let counting = check("😀 ab cd 😀ef", &selections, &["ab", "cd", "ef"]);
        assert_eq!(counting, Counting::default());
        // Two ways of counting in one file: each by its words.
        let mixed = [
            selection(2, 4, "ab"),
            selection(6, 8, "cd"),
            selection(5, 7, "cd"),
        ];
        let counting = check("😀 ab cd ab cd", &mixed, &["ab", "moved cd", "cd"]);
        assert_eq!(counting, Counting::default());
    }

    #[test]
    fn what_is_nowhere_is_set_apart() {
        let selections = [
            selection(0, 2, "ab"),
            selection(0, 99, "past the end"),
            selection(2, 1, "turned"),
            selection(1, 1, ""),
            selection(-1, 1, ""),
            selection(0, 2, "cd"),
            selection(0, 2, "xy"),
        ];
        let expected = [
            "ab",
            "Outside",
            "Outside",
            "Outside",
            "Outside",
            "moved cd",
            "OtherWords",
        ];
        check("ab cd", &selections, &expected);
    }

    #[test]
    fn names_may_be_cut_and_have_other_white_space() {
        assert!(fits("one\ntwo three", "one two three"));
        assert!(fits("one\ntwo three", "one two…"));
        assert!(fits("one\ntwo three", "one two..."));
        assert!(!fits("one\ntwo three", "two…"));
        assert!(!fits("one", "…"));
        let long = format!("one  two {}", "x".repeat(9_000));
        assert!(fits(&long, "one two…") && !fits(&long, "one two"));
        assert!(fits(&format!("one{}two", " ".repeat(900)), "one two"));
    }
}
