//! Where words stand in a text, as a file tells it: the words first, with what is around them, the position second.
//!
//! The standard counts code points; tools written in JavaScript count units of UTF-16. So a position is only a second witness:
//! what its words do not make certain is not placed.

use crate::text::{ByteOffset, CodePointOffset, OffsetMap, Span, Utf16Offset};

/// Code points from which on words that stand once need no other witness.
const LONG: usize = 16;
/// Code points of context on one side that are enough to tell places apart, where a tool gives less on the other.
const AGREE: usize = 8;
/// More places at which words could begin than this are not looked at, and none of them is believed.
const MOST_PLACES: usize = 10_000;
/// Bytes that are compared at most to find where words begin: long ones may overlap themselves very often.
const MOST_COMPARED: usize = 1 << 26;

/// What a file says of a place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted<'a> {
    pub(super) quote: &'a str,
    pub(super) prefix: &'a str,
    pub(super) suffix: &'a str,
    /// From 0; negative where the file does not say.
    pub(super) start: i64,
    pub(super) end: i64,
}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// At its position.
    There(Span),
    /// At its words, which are not at its position.
    Moved(Span),
    /// At its position, without words that show it.
    Unproved(Span),
    /// The words are not there, or at several places that nothing tells apart.
    OtherWords,
    /// There are no words, and the text does not have this place.
    Outside,
}

/// A text that is searched.
pub(super) struct Searched<'a> {
    pub(super) text: &'a str,
    pub(super) map: OffsetMap,
    /// Positions are counted in UTF-16, as their words showed.
    pub(super) is_utf16: bool,
    /// The words of others showed how they are counted.
    is_known: bool,
}

impl<'a> Searched<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            map: OffsetMap::new(text),
            is_utf16: false,
            is_known: false,
        }
    }

    /// Learns from the words how positions are counted: as the standard says, unless more of them say otherwise.
    #[allow(
        single_use_lifetimes,
        reason = "an argument of this kind has to name it"
    )]
    pub(super) fn learn<'w>(&mut self, all: impl Iterator<Item = Wanted<'w>>) {
        let (mut n_points, mut n_units) = (0, 0);
        for wanted in all.filter(|wanted| !wanted.quote.is_empty()) {
            let points = self.in_points(wanted);
            let units = self.in_units(wanted);
            if points != units {
                n_points += usize::from(self.holds(points, wanted.quote));
                n_units += usize::from(self.holds(units, wanted.quote));
            }
        }
        self.is_utf16 = n_units > n_points;
        self.is_known = n_units != n_points;
    }

    /// Finds a place.
    pub(super) fn find(&self, wanted: Wanted<'_>) -> Found {
        let (points, units) = (self.in_points(wanted), self.in_units(wanted));
        let told = if self.is_utf16 { units } else { points };
        if wanted.quote.is_empty() {
            return told.map_or(Found::Outside, Found::Unproved);
        }
        let place = |span: Span| match Some(span) == told {
            true => Found::There(span),
            false => Found::Moved(span),
        };
        let has_context = !wanted.prefix.is_empty() || !wanted.suffix.is_empty();
        let is_clear = has_context || points == units || self.is_known;
        // All witnesses agree.
        if let Some(span) = told
            && is_clear
            && self.holds(told, wanted.quote)
            && self.is_around(span, wanted)
        {
            return Found::There(span);
        }
        let places = self.first_two("", wanted.quote, "");
        if places.is_empty() {
            let found = self.with_other_blanks(wanted.quote);
            let is_sure = |span: &Span| {
                !has_context || is_long(wanted.quote) || self.is_beside(*span, wanted)
            };
            return found
                .filter(is_sure)
                .map_or(Found::OtherWords, Found::Moved);
        }
        let around = match has_context {
            true => self.first_two(wanted.prefix, wanted.quote, wanted.suffix),
            false => Vec::new(),
        };
        if let [only] = around.as_slice() {
            return place(*only);
        }
        if let [only] = places.as_slice() {
            let is_told = Some(*only) == points || Some(*only) == units;
            let is_sure =
                !has_context || is_long(wanted.quote) || is_told || self.is_beside(*only, wanted);
            return match is_sure {
                true => place(*only),
                false => Found::OtherWords,
            };
        }
        if has_context && around.is_empty() {
            return Found::OtherWords;
        }
        // Several places with the same words, and nothing around them that tells them apart: the position does.
        let holds = |span: &Option<Span>| self.holds(*span, wanted.quote);
        let fits = |span: &Span| !has_context || self.is_around(*span, wanted);
        let told = told.filter(|_| holds(&told)).filter(fits);
        let other = if self.is_utf16 { points } else { units };
        let other = other.filter(|_| holds(&other)).filter(fits);
        match (told, other) {
            (Some(span), None) => place(span),
            (None, Some(span)) => Found::Moved(span),
            (Some(span), Some(other)) if span == other || self.is_known => place(span),
            _ => Found::OtherWords,
        }
    }

    fn in_points(&self, wanted: Wanted<'_>) -> Option<Span> {
        let byte = |at: i64| {
            let at = CodePointOffset(u32::try_from(at).ok()?);
            self.map.byte_from_code_point(self.text, at)
        };
        Span::new(byte(wanted.start)?, byte(wanted.end)?).ok()
    }

    fn in_units(&self, wanted: Wanted<'_>) -> Option<Span> {
        let byte = |at: i64| {
            let at = Utf16Offset(u32::try_from(at).ok()?);
            self.map.byte_from_utf16(self.text, at)
        };
        Span::new(byte(wanted.start)?, byte(wanted.end)?).ok()
    }

    fn holds(&self, span: Option<Span>, quote: &str) -> bool {
        span.is_some_and(|span| span.slice(self.text) == Ok(quote))
    }

    /// The first two places of words with these surroundings, which say whether it is one: also in a text in which the words
    /// alone stand very often.
    fn first_two(&self, prefix: &str, quote: &str, suffix: &str) -> Vec<Span> {
        let whole = [prefix, quote, suffix].concat();
        let starts = every(self.text, &whole).map(|at| at + prefix.len());
        let spans = starts.filter_map(|at| span_at(at, at + quote.len()));
        spans.take(2).collect()
    }

    /// Whether all that the file says of both sides stands there.
    fn is_around(&self, span: Span, wanted: Wanted<'_>) -> bool {
        let (head, tail) = self.sides(span);
        head.ends_with(wanted.prefix) && tail.starts_with(wanted.suffix)
    }

    /// Whether one side agrees as far as it takes; blanks may be others.
    fn is_beside(&self, span: Span, wanted: Wanted<'_>) -> bool {
        let (head, tail) = self.sides(span);
        let left = squeezed(head.chars().rev()).zip(squeezed(wanted.prefix.chars().rev()));
        let right = squeezed(tail.chars()).zip(squeezed(wanted.suffix.chars()));
        let agreed = [
            left.take_while(|(one, other)| one == other).count(),
            right.take_while(|(one, other)| one == other).count(),
        ];
        let given = [wanted.prefix, wanted.suffix].map(|side| squeezed(side.chars()).count());
        (0..2).any(|side| given[side] > 0 && agreed[side] >= AGREE.min(given[side]))
    }

    fn sides(&self, span: Span) -> (&'a str, &'a str) {
        let (start, end) = (span.start().index(), span.end().index());
        (&self.text[..start], &self.text[end..])
    }

    /// Words whose blanks and line ends are others here, if they stand once and it is certain that they do.
    fn with_other_blanks(&self, quote: &str) -> Option<Span> {
        let words: Vec<&str> = quote.split_whitespace().collect();
        let (first, rest) = words.split_first()?;
        if rest.is_empty() && *first == quote {
            return None;
        }
        let mut found = None;
        let (mut n_begun, mut n_compared) = (0, 0);
        for start in every(self.text, first) {
            let after = start + first.len();
            let is_begun = rest.is_empty() || self.text[after..].starts_with(char::is_whitespace);
            n_begun += usize::from(is_begun);
            n_compared += first.len();
            if n_begun > MOST_PLACES || n_compared > MOST_COMPARED {
                return None;
            }
            if !is_begun {
                continue;
            }
            let Some(end) = self.follows(after, rest) else {
                continue;
            };
            if found.is_some() {
                return None;
            }
            found = span_at(start, end);
        }
        found
    }

    /// Where words end that follow each other with blanks between them.
    fn follows(&self, from: usize, words: &[&str]) -> Option<usize> {
        let mut at = from;
        for word in words {
            let rest = &self.text[at..];
            let bare = rest.trim_start();
            if bare.len() == rest.len() || !bare.starts_with(word) {
                return None;
            }
            at += rest.len() - bare.len() + word.len();
        }
        Some(at)
    }
}

/// Whether words are so many that they need no other witness where they stand once.
fn is_long(words: &str) -> bool {
    words.chars().nth(LONG - 1).is_some()
}

/// Letters with one blank for all that stand together.
fn squeezed(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut was_blank = false;
    letters.filter_map(move |letter| {
        let is_blank = letter.is_whitespace();
        let is_more = is_blank && was_blank;
        was_blank = is_blank;
        (!is_more).then_some(if is_blank { ' ' } else { letter })
    })
}

/// Where a text begins in another, also where its places overlap.
fn every<'t>(text: &'t str, wanted: &str) -> impl Iterator<Item = usize> + use<'t> {
    let finder = memchr::memmem::Finder::new(wanted).into_owned();
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(from..)?;
        let at = from + finder.find(rest)?;
        from = at + 1;
        Some(at)
    })
}

fn span_at(start: usize, end: usize) -> Option<Span> {
    Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds a quote in a text; the place is given as the words with what stands before them.
    fn check(text: &str, wanted: Wanted<'_>, expected: &str) {
        let searched = Searched::new(text);
        let words = |span: Span| text[..span.end().index()].to_owned();
        let found = match searched.find(wanted) {
            Found::There(span) => format!("there {}", words(span)),
            Found::Moved(span) => format!("moved {}", words(span)),
            Found::Unproved(span) => format!("unproved {}", words(span)),
            other => format!("{other:?}"),
        };
        assert_eq!(found, expected, "{wanted:?}");
    }

    fn at<'a>(quote: &'a str, start: i64, end: i64) -> Wanted<'a> {
        Wanted {
            quote,
            start,
            end,
            ..Wanted::default()
        }
    }

    #[test]
    fn words_come_first_and_the_position_second() {
        // No 0, blank 2, and 3, blank 6, no 7.
        let text = "no and no";
        check(text, at("no", 0, 2), "there no");
        check(text, at("no", 7, 9), "there no and no");
        check(text, at("no", 1, 3), "OtherWords");
        check(text, at("and", 0, 3), "moved no and");
        check(text, at("or", 0, 2), "OtherWords");
        check(text, at("", 3, 6), "unproved no and");
        check(text, at("", 3, 60), "Outside");
        check(text, at("", 6, 3), "Outside");
        check(text, at("", -1, -1), "Outside");
        check(text, at("no", -1, -1), "OtherWords");
        check(text, at("and", -1, -1), "moved no and");
    }

    #[test]
    fn what_is_around_tells_places_apart() {
        let text = "no and no";
        let after = |prefix, suffix, start| Wanted {
            prefix,
            suffix,
            ..at("no", start, start + 2)
        };
        check(text, after("and ", "", 0), "moved no and no");
        check(text, after("", " and", 7), "moved no");
        // Both sides fit neither place: the position alone is not believed.
        check(text, after("or ", "", 7), "OtherWords");
        // Words that stand once, where everything else says otherwise, are not either.
        let stray = Wanted {
            prefix: "quite other ",
            ..at("and", 0, 3)
        };
        check(text, stray, "OtherWords");
    }

    #[test]
    fn units_of_utf_16_are_known_by_the_words() {
        // 😀 0, blank 1, لا 2 to 4, blank 4, لا 5 to 7; in UTF-16 one more each.
        let text = "😀 لا لا";
        check(text, at("لا", 2, 4), "there 😀 لا");
        check(text, at("لا", 6, 8), "moved 😀 لا لا");
        check(text, at("لا", 3, 5), "moved 😀 لا");
        let mut searched = Searched::new(text);
        searched.learn([at("لا", 3, 5), at("لا", 6, 8)].into_iter());
        assert!(searched.is_utf16);
        let Found::Unproved(span) = searched.find(at("", 6, 8)) else {
            panic!("a place without words is counted as the others are");
        };
        assert_eq!(&text[span.range()], "لا");
    }

    #[test]
    fn a_position_that_two_units_read_differently_is_not_guessed() {
        // x at 1, 2, 3 in code points: "x" of position 2 is another in UTF-16.
        check("😀xxx", at("x", 2, 3), "OtherWords");
        check("😀xxx", at("x", 1, 2), "there 😀x");
    }

    #[test]
    fn blanks_may_differ() {
        check(
            "one\n two  three",
            at("one two three", 0, 13),
            "moved one\n two  three",
        );
        check("one two, one\ttwo", at("one  two", 0, 8), "OtherWords");
        check("onetwo", at("one two", 0, 7), "OtherWords");
        // What is around counts with other blanks too, and where nothing of it stands there, the words are others.
        let around = |prefix, suffix| Wanted {
            prefix,
            suffix,
            ..at("one two", -1, -1)
        };
        let text = "before\n\none\ttwo\nafter";
        let moved = "moved before\n\none\ttwo";
        check(text, around("before ", ""), moved);
        check(text, around("other ", " after"), moved);
        check(text, around("other ", ""), "OtherWords");
        check(text, around("other ", " words"), "OtherWords");
    }

    #[test]
    fn a_word_of_very_many_places_is_not_taken_for_the_first_of_them() {
        // The same words with the same surroundings, so far apart that ten thousand other places lie between.
        let between = "no ".repeat(10_050);
        let wanted = Wanted {
            prefix: "x ",
            suffix: " y",
            ..at("no", -1, -1)
        };
        check(&format!("x no y {between}x no y"), wanted, "OtherWords");
        let before = format!("{between}x no");
        check(
            &format!("{before} y, {between}"),
            wanted,
            &format!("moved {before}"),
        );
        let between = "one ".repeat(10_050);
        let text = format!("one two, {between}one two");
        check(&text, at("one  two", -1, -1), "OtherWords");
    }

    #[test]
    fn places_that_overlap_are_two() {
        check("xaaay", at("aa", -1, -1), "OtherWords");
        let wanted = Wanted {
            prefix: "a",
            ..at("a", -1, -1)
        };
        check("xaaay", wanted, "OtherWords");
        check("aa b, aaa b", at("aa  b", -1, -1), "OtherWords");
        // A word that could begin at very many places is not looked for to the end.
        let (text, quote) = ("a".repeat(40_000) + " b", "a".repeat(20_000) + "  b");
        check(&text, at(&quote, -1, -1), "OtherWords");
    }
}
