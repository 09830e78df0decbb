//! The text of a page together with the bytes of its characters as they stand between its tags: for programs that count
//! positions in the latter.
//!
//! The two differ in their white space alone: where it runs together, and where blocks begin. So the characters that are
//! none lead from one to the other. A page where that is not so (with the numbers of notes in brackets) is taken as it
//! stands between the tags.

use super::lines::is_space;
use super::tree::{Data, NodeId};
use super::{parse, text};
use crate::base::{Budget, Progress};
use crate::exchange::importer::ImportError;
use crate::text::{ByteOffset, Span};

/// A page whose positions are counted between its tags.
pub(in crate::exchange) struct MappedPage {
    /// Its text.
    pub(in crate::exchange) text: String,
    /// All that stands between its tags.
    raw: String,
    /// Where each character that is no white space begins there and in the text; none where both are the same.
    places: Option<Vec<(usize, usize)>>,
}

impl MappedPage {
    /// Reads a page.
    pub(in crate::exchange) fn read(
        html: &str,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Self, ImportError> {
        let tree = parse::parse(html, budget, progress)?;
        let mut raw = String::new();
        for id in tree.nodes(NodeId::DOCUMENT) {
            if let Data::Text(words) = tree.data(id) {
                raw.push_str(words);
            }
        }
        let text = text::write(&tree, budget, progress)?.0.text;
        let (mut here, mut there) = (letters(&raw), letters(&text));
        let mut places = Vec::new();
        let is_same = loop {
            match (here.next(), there.next()) {
                (Some((at, one)), Some((to, other))) if one == other => places.push((at, to)),
                (None, None) => break true,
                _ => break false,
            }
        };
        drop((here, there));
        Ok(match is_same {
            true => Self {
                text,
                raw,
                places: Some(places),
            },
            false => Self {
                // Byte for byte, so that places stay.
                text: raw.replace('\r', "\n"),
                raw,
                places: None,
            },
        })
    }

    /// The words between two bytes, counted between the tags, in the text. None where there are no such bytes, or nothing
    /// but white space that the text does not have.
    pub(in crate::exchange) fn span(&self, start: i64, end: i64) -> Option<Span> {
        let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
        self.raw.get(start..end)?;
        let (start, end) = match &self.places {
            Some(places) => (self.start(places, start), self.end(places, end)),
            None => (start, end),
        };
        let _words = self.text.get(start..end)?;
        Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).ok()
    }

    /// White space after a place is as much as both have, counted back from the next character.
    fn start(&self, places: &[(usize, usize)], at: usize) -> usize {
        let next = places.partition_point(|(raw, _)| *raw < at);
        let (raw, text) = places
            .get(next)
            .copied()
            .unwrap_or((self.raw.len(), self.text.len()));
        let wanted = self.raw.get(at..raw).unwrap_or_default().chars().count();
        let before = self.text.get(..text).unwrap_or_default();
        let spaces = before.chars().rev().take_while(|one| is_white(*one));
        text - spaces.take(wanted).map(char::len_utf8).sum::<usize>()
    }

    /// White space before a place is as much as both have, counted on from the character before.
    fn end(&self, places: &[(usize, usize)], at: usize) -> usize {
        let next = places.partition_point(|(raw, _)| *raw < at);
        let last = next.checked_sub(1).and_then(|last| places.get(last));
        let (raw, text) = match last {
            Some((raw, text)) => {
                let letter = self.raw.get(*raw..).and_then(|rest| rest.chars().next());
                let length = letter.map_or(0, char::len_utf8);
                (raw + length, text + length)
            }
            None => (0, 0),
        };
        let wanted = self.raw.get(raw..at).unwrap_or_default().chars().count();
        let after = self.text.get(text..).unwrap_or_default();
        let spaces = after.chars().take_while(|one| is_white(*one));
        text + spaces.take(wanted).map(char::len_utf8).sum::<usize>()
    }
}

fn is_white(letter: char) -> bool {
    letter.is_whitespace() || is_space(letter)
}

fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, letter)| !is_white(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words between two bytes of what stands between the tags.
    fn check(html: &str, (start, end): (i64, i64), expected: Option<&str>) {
        let budget = Budget::default();
        let page = MappedPage::read(html, &budget, &Progress::default()).expect("readable");
        let span = page.span(start, end);
        let words = span.and_then(|span| span.slice(&page.text).ok());
        assert_eq!(words, expected, "{html} {start} {end}: {:?}", page.text);
    }

    #[test]
    fn places_are_bytes_between_the_tags() {
        // Counted by hand: a 0, blank 1, two in b 2 to 4, blanks 5 and 6, 😀 7 to 10, ل 11, ا 13.
        let html = "<p>a <b>two</b>  😀لا</p>";
        check(html, (2, 5), Some("two"));
        check(html, (7, 11), Some("😀"));
        check(html, (11, 15), Some("لا"));
        check(html, (0, 15), Some("a two 😀لا"));
        check(html, (8, 11), None);
        check(html, (11, 99), None);
        check(html, (5, 2), None);
        check(html, (-1, 2), None);
    }

    #[test]
    fn white_space_runs_together_and_blocks_are_lines() {
        // one 0 to 2, two 3 to 5: no blank between them, and none between the rows.
        check("<p>one</p><p>two</p>", (0, 6), Some("one\ntwo"));
        check("<p>one</p><p>two</p>", (3, 6), Some("two"));
        check("<p>one  \n two</p>", (0, 10), Some("one two"));
        // With the blank before it, and after it.
        check("<p>one two three</p>", (3, 8), Some(" two "));
        check("<p>one</p>\n<p>two</p>", (3, 7), Some("\ntwo"));
        check("<pre>a  b\n c</pre>", (0, 7), Some("a  b\n c"));
        // Nothing but white space, which the text does not have.
        check("<p>one</p>   ", (3, 6), None);
    }
}
