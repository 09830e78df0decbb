//! The text of a document cut where annotations begin and end, so that overlapping ones can be told apart.
//!
//! Positions are bytes. Each piece knows which annotations cover it, the longest first. Behind the word in which an annotation
//! ends stands its number: not inside a word, whose letters would come apart.

use std::cmp::Reverse;
use std::ops::Range;

use crate::exchange::reports::gather::Note;

/// A stretch of one paragraph, under the same annotations from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Not empty, but where only numbers stand.
    pub(super) range: Range<usize>,
    /// By their places in the list, the longest first.
    pub(super) covering: Vec<usize>,
    /// Annotations whose numbers stand behind it, in their order.
    pub(super) numbers: Vec<usize>,
}

/// Cuts paragraphs one after the other.
pub(super) struct Cutter {
    /// Starts and ends of spans, ascending: place, whether it opens, annotation.
    edges: Vec<(usize, bool, usize)>,
    /// Where numbers stand, ascending, and whose.
    numbers: Vec<(usize, usize)>,
    /// The rank of each annotation: the longest is the first.
    ranks: Vec<(Reverse<u64>, usize)>,
    next_edge: usize,
    next_number: usize,
    /// Those that are open, by rank.
    open: std::collections::BTreeSet<(Reverse<u64>, usize)>,
}

impl Cutter {
    /// `text` is all of the document's, and `notes` those with a place in it.
    pub(super) fn new(text: &str, notes: &[Note]) -> Self {
        let mut edges = Vec::new();
        let mut numbers = Vec::new();
        let mut ranks = Vec::with_capacity(notes.len());
        for (at, note) in notes.iter().enumerate() {
            let length = note.spans.iter().map(|span| u64::from(span.len_bytes()));
            ranks.push((Reverse(length.sum()), at));
            for span in note.spans.iter().filter(|span| span.len_bytes() > 0) {
                edges.push((span.start().index(), true, at));
                edges.push((span.end().index(), false, at));
            }
            if let Some(last) = note.spans.last() {
                numbers.push((
                    behind_word(text, last.start().index(), last.end().index()),
                    at,
                ));
            }
        }
        edges.sort_unstable();
        numbers.sort_unstable();
        Self {
            edges,
            numbers,
            ranks,
            next_edge: 0,
            next_number: 0,
            open: std::collections::BTreeSet::new(),
        }
    }

    /// The segments of the next paragraph: paragraphs are asked for in their order, each once.
    pub(super) fn paragraph(&mut self, range: Range<usize>) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut at = range.start;
        self.pass_edges(at);
        loop {
            let edge = self.edges.get(self.next_edge).map(|edge| edge.0);
            let number = self.numbers.get(self.next_number).map(|number| number.0);
            let next = [edge, number].into_iter().flatten().min();
            let end = next.map_or(range.end, |next| next.clamp(at, range.end));
            let mut numbers = Vec::new();
            while let Some((place, whose)) = self.numbers.get(self.next_number)
                && *place <= end
            {
                numbers.push(*whose);
                self.next_number += 1;
            }
            if end > at || !numbers.is_empty() {
                segments.push(Segment {
                    range: at..end,
                    covering: match end > at {
                        true => self.open.iter().map(|(_, whose)| *whose).collect(),
                        false => Vec::new(),
                    },
                    numbers,
                });
            }
            at = end;
            self.pass_edges(at);
            if at == range.end {
                return segments;
            }
        }
    }

    /// Opens and closes what begins and ends up to a place.
    fn pass_edges(&mut self, at: usize) {
        while let Some((place, opens, whose)) = self.edges.get(self.next_edge)
            && *place <= at
        {
            match opens {
                true => self.open.insert(self.ranks[*whose]),
                false => self.open.remove(&self.ranks[*whose]),
            };
            self.next_edge += 1;
        }
    }
}

/// The end of the word that holds or ends at a place, within its paragraph; before white space that ends there.
fn behind_word(text: &str, start: usize, end: usize) -> usize {
    let words = text.get(start..end).unwrap_or_default().trim_end();
    let at = if words.is_empty() {
        end
    } else {
        start + words.len()
    };
    let rest = text.get(at..).unwrap_or_default();
    // A mark or a joiner belongs to the letter before it.
    let joins = |letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE0F}' | '\u{640}')
            || unicode_normalization::char::is_combining_mark(letter)
    };
    at + rest
        .find(|letter: char| !joins(letter))
        .unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::reports::testing::note_on;

    /// Cuts a text whose notes stand on byte ranges; pieces as `words[longest..shortest]` and `#` for numbers.
    fn check(text: &str, notes: &[&[(usize, usize)]], expected: &str) {
        let notes: Vec<_> = notes.iter().map(|spans| note_on(spans)).collect();
        let mut cutter = Cutter::new(text, &notes);
        let mut written = String::new();
        let mut from = 0;
        for line in text.split('\n') {
            for segment in cutter.paragraph(from..from + line.len()) {
                written.push_str(&text[segment.range]);
                if !segment.covering.is_empty() {
                    written.push_str(&format!("{:?}", segment.covering));
                }
                for number in segment.numbers {
                    written.push_str(&format!("#{number}"));
                }
                written.push('|');
            }
            written.push('\n');
            from += line.len() + 1;
        }
        assert_eq!(written.trim_end(), expected);
    }

    #[test]
    fn overlapping_nested_and_adjoining_annotations_are_told_apart() {
        check("one two", &[&[(0, 3)]], "one[0]#0| two|");
        check("one two", &[&[(0, 3)], &[(0, 7)]], "one[1, 0]#0| two[1]#1|");
        check(
            "one two six",
            &[&[(0, 7)], &[(4, 11)]],
            "one [0]|two[0, 1]#0| six[1]#1|",
        );
        check("abcd", &[&[(0, 2)], &[(2, 4)]], "ab[0]|cd[1]#0#1|");
    }

    #[test]
    fn paragraphs_and_parts_are_cut() {
        check("one\ntwo", &[&[(0, 7)]], "one[0]|\ntwo[0]#0|");
        check("a b c", &[&[(0, 1), (4, 5)]], "a[0]| b |c[0]#0|");
        check("a\n\nb", &[&[(0, 2)]], "a[0]#0|\n\nb|");
    }

    #[test]
    fn numbers_stand_behind_words() {
        check("oned x", &[&[(0, 3)]], "one[0]|d#0| x|");
        check("كتابُها", &[&[(0, 4)]], "كت[0]|ابُها#0|");
        check("a b", &[&[(0, 2)]], "a[0]#0| [0]|b|");
    }
}
