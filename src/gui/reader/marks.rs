//! What is marked in a text, ordered so that a frame looks only at what is visible.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::model::{AnnotationId, TagColor};
use crate::text::Span;

/// Lanes of brackets in the margin; what finds none is counted.
pub(super) const MAX_LANES: usize = 6;
/// Lines under a text; what finds none is counted.
pub(super) const MAX_LINES: usize = 4;
/// Two brackets nearer than this many bytes may meet on one line, and so stand in different lanes.
const LINE_BYTES: u32 = 160;

/// An annotation as the reading view needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderMark {
    /// Whose click is reported.
    pub id: AnnotationId,
    /// Where; ascending, at least one.
    pub spans: Vec<Span>,
    /// The colors of its tags in order; none for a plain highlight.
    pub colors: Vec<TagColor>,
    /// The names of its tags, in the reader's language.
    pub names: Vec<Arc<str>>,
    /// Whether a memo is on it.
    pub has_memo: bool,
    /// Whether a link starts or ends here.
    pub has_link: bool,
    /// Whether it stands back behind those that are shown: faint, without a ground.
    pub is_dimmed: bool,
    /// Whether this place is only proposed: drawn with a dashed edge, without a ground.
    pub is_proposed: bool,
}

impl ReaderMark {
    /// The color of its fill and bracket.
    pub fn color(&self) -> TagColor {
        // A highlight without a tag is slate, the quietest of the palette.
        self.colors
            .first()
            .copied()
            .unwrap_or(TagColor::Palette(crate::model::PALETTE_LEN - 1))
    }

    /// Its first byte.
    pub fn start(&self) -> u32 {
        self.spans.first().map_or(0, |span| span.start().0)
    }

    /// The byte after its last.
    pub fn end(&self) -> u32 {
        self.spans.last().map_or(0, |span| span.end().0)
    }

    fn len_bytes(&self) -> u32 {
        self.spans.iter().map(|span| span.len_bytes()).sum()
    }
}

/// A mark with its fixed places.
#[derive(Clone, Debug)]
pub(super) struct PlacedMark {
    pub(super) mark: ReaderMark,
    /// The lane of its bracket, 0 nearest the text; none where lanes ran out.
    pub(super) lane: Option<usize>,
    /// The line under its text, 0 nearest the text; none where lines ran out.
    pub(super) line: Option<usize>,
    pub(super) len_bytes: u32,
}

/// All marks of a text by start, with lanes that do not depend on what is visible, so that nothing jumps while scrolling.
#[derive(Clone, Debug, Default)]
pub struct MarkIndex {
    marks: Vec<PlacedMark>,
    /// The largest end among this mark and those before it.
    reach: Vec<u32>,
}

impl MarkIndex {
    /// Orders marks; O(n log n).
    pub fn new(marks: Vec<ReaderMark>) -> Self {
        Self::by_reach(marks, |end| end.saturating_add(LINE_BYTES))
    }

    /// As [`Self::new`], for marks of a known text: what a line feed parts does not meet on one line, and can share a lane.
    pub fn in_text(marks: Vec<ReaderMark>, text: &str) -> Self {
        Self::by_reach(marks, |end| {
            let near = end.saturating_add(LINE_BYTES);
            let bytes = text.as_bytes().get(end as usize..).unwrap_or_default();
            let feed = bytes
                .iter()
                .take(LINE_BYTES as usize)
                .position(|byte| *byte == b'\n');
            feed.map_or(near, |feed| end + feed as u32)
        })
    }

    /// `reach` says up to where another mark may meet one on a line, from the end of it.
    fn by_reach(mut marks: Vec<ReaderMark>, reach_of: impl Fn(u32) -> u32) -> Self {
        marks.retain(|mark| !mark.spans.is_empty());
        marks.sort_by_key(|mark| (mark.start(), std::cmp::Reverse(mark.end()), mark.id));
        let mut shortest_first: Vec<usize> = (0..marks.len()).collect();
        shortest_first.sort_by_key(|index| (marks[*index].len_bytes(), *index));
        let mut lanes = Tracks::new(MAX_LANES);
        let mut lines = Tracks::new(MAX_LINES);
        let mut places = vec![(None, None); marks.len()];
        for index in shortest_first {
            let (start, end) = (marks[index].start(), marks[index].end());
            places[index] = (lanes.take(start..reach_of(end)), lines.take(start..end));
        }
        let mut reach = Vec::with_capacity(marks.len());
        let mut farthest = 0;
        for mark in &marks {
            farthest = farthest.max(mark.end());
            reach.push(farthest);
        }
        let marks = marks
            .into_iter()
            .zip(places)
            .map(|(mark, (lane, line))| PlacedMark {
                len_bytes: mark.len_bytes(),
                mark,
                lane,
                line,
            })
            .collect();
        Self { marks, reach }
    }

    /// How many marks there are.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The mark of an annotation.
    pub fn get(&self, id: AnnotationId) -> Option<&ReaderMark> {
        self.marks
            .iter()
            .map(|placed| &placed.mark)
            .find(|mark| mark.id == id)
    }

    /// Marks by their start.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &ReaderMark> {
        self.marks.iter().map(|placed| &placed.mark)
    }

    /// Marks of which the outer range shares bytes with `bytes`, by start.
    pub(super) fn touching(&self, bytes: Range<u32>) -> impl Iterator<Item = &PlacedMark> {
        let first = self.reach.partition_point(|reach| *reach <= bytes.start);
        self.marks[first.min(self.marks.len())..]
            .iter()
            .take_while(move |placed| placed.mark.start() < bytes.end)
            .filter(move |placed| placed.mark.end() > bytes.start)
    }

    /// The mark that starts first in a range, one that is not dimmed if there is one near. O(log n).
    pub(super) fn first_in(&self, bytes: Range<u32>) -> Option<&ReaderMark> {
        let first = self
            .marks
            .partition_point(|placed| placed.mark.start() < bytes.start);
        let mut near = self.marks[first.min(self.marks.len())..]
            .iter()
            .map(|placed| &placed.mark)
            .take(8)
            .take_while(|mark| mark.start() < bytes.end)
            .peekable();
        let start = near.peek().copied();
        near.find(|mark| !mark.is_dimmed).or(start)
    }

    /// How many marks hold a byte.
    pub fn count_at(&self, byte: u32) -> usize {
        self.touching(byte..byte + 1)
            .filter(|placed| holds(&placed.mark, byte))
            .count()
    }

    /// The shortest mark that holds a byte.
    pub fn shortest_at(&self, byte: u32) -> Option<AnnotationId> {
        self.touching(byte..byte + 1)
            .filter(|placed| holds(&placed.mark, byte))
            .min_by_key(|placed| (placed.len_bytes, placed.mark.id))
            .map(|placed| placed.mark.id)
    }
}

fn holds(mark: &ReaderMark, byte: u32) -> bool {
    mark.spans
        .iter()
        .any(|span| span.start().0 <= byte && byte < span.end().0)
}

/// Parallel tracks in which ranges do not meet.
struct Tracks {
    tracks: Vec<BTreeMap<u32, u32>>,
}

impl Tracks {
    fn new(count: usize) -> Self {
        Self {
            tracks: vec![BTreeMap::new(); count],
        }
    }

    /// The first track with room.
    fn take(&mut self, range: Range<u32>) -> Option<usize> {
        let free = self.tracks.iter().position(|track| {
            track
                .range(..range.end)
                .next_back()
                .is_none_or(|(_, end)| *end <= range.start)
        })?;
        self.tracks[free].insert(range.start, range.end);
        Some(free)
    }
}
