//! Offsets that name their unit, half-open spans, and the one converter between units.
//!
//! Limits: a text is at most `u32::MAX` bytes (the import budget is far below).

use std::ops::Range;

/// A position in UTF-8 bytes from the start of one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ByteOffset(pub u32);

/// A position in Unicode code points from the start of one text: the unit of REFI-QDA, W3C and our own RON and JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodePointOffset(pub u32);

/// A position in UTF-16 code units from the start of one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Utf16Offset(pub u32);

impl ByteOffset {
    /// The offset as an index into the text's bytes.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Makes an offset from an index; saturates at `u32::MAX`, which no text reaches.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// Why a pair of offsets is not a span of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// The end is not after the start.
    #[error("span {start}..{end} is empty or reversed")]
    Reversed {
        /// Bytes.
        start: u32,
        /// Bytes.
        end: u32,
    },
    /// The end lies past the text.
    #[error("span {start}..{end} ends past the text of {len} bytes")]
    PastEnd {
        /// Bytes.
        start: u32,
        /// Bytes.
        end: u32,
        /// Length of the text in bytes.
        len: usize,
    },
    /// An edge lies inside a character.
    #[error("span {start}..{end} cuts a character")]
    InsideCharacter {
        /// Bytes.
        start: u32,
        /// Bytes.
        end: u32,
    },
}

/// A half-open, never empty range of bytes of one text: `start < end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: ByteOffset,
    end: ByteOffset,
}

impl Span {
    /// Makes a span; refuses an empty or reversed one.
    pub fn new(start: ByteOffset, end: ByteOffset) -> Result<Self, SpanError> {
        if start < end {
            Ok(Self { start, end })
        } else {
            Err(SpanError::Reversed {
                start: start.0,
                end: end.0,
            })
        }
    }

    /// Makes a span and checks it against the text it is for.
    pub fn checked(text: &str, start: ByteOffset, end: ByteOffset) -> Result<Self, SpanError> {
        let span = Self::new(start, end)?;
        span.slice(text).map(|_| span)
    }

    /// The first byte.
    pub fn start(self) -> ByteOffset {
        self.start
    }

    /// The byte after the last.
    pub fn end(self) -> ByteOffset {
        self.end
    }

    /// Length in bytes.
    pub fn len_bytes(self) -> u32 {
        self.end.0 - self.start.0
    }

    /// The span as a range of indexes.
    pub fn range(self) -> Range<usize> {
        self.start.index()..self.end.index()
    }

    /// The words of the span, or why the text cannot hold it.
    pub fn slice(self, text: &str) -> Result<&str, SpanError> {
        let (start, end) = (self.start.0, self.end.0);
        if self.end.index() > text.len() {
            return Err(SpanError::PastEnd {
                start,
                end,
                len: text.len(),
            });
        }
        text.get(self.range())
            .ok_or(SpanError::InsideCharacter { start, end })
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Converts positions of one text between bytes, code points and UTF-16 units.
///
/// Holds a mark every 256 bytes, so a conversion reads at most 256 bytes of text; about 5 % of the text's size.
#[derive(Clone, Debug)]
pub struct OffsetMap {
    marks: Vec<(u32, u32)>,
    len: (u32, u32, u32),
}

const STRIDE: usize = 256;
/// Bytes that are counted at once on the way from a mark.
const FEW: usize = 32;

impl OffsetMap {
    /// Reads `text` once; O(bytes).
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut before = (0, 0);
        for stride in text.as_bytes().chunks(STRIDE) {
            marks.push(before);
            let (points, units) = counts(stride);
            before = (before.0 + points, before.1 + units);
        }
        if marks.is_empty() {
            marks.push(before);
        }
        Self {
            marks,
            len: (text.len() as u32, before.0, before.1),
        }
    }

    /// Length of the text in code points.
    pub fn len_code_points(&self) -> CodePointOffset {
        CodePointOffset(self.len.1)
    }

    /// Converts bytes to code points; `None` inside a character or past the end. `text` must be the map's own.
    pub fn code_point(&self, text: &str, at: ByteOffset) -> Option<CodePointOffset> {
        self.walk_to_byte(text, at)
            .map(|(points, _)| CodePointOffset(points))
    }

    /// Converts bytes to UTF-16 units; `None` inside a character or past the end.
    pub fn utf16(&self, text: &str, at: ByteOffset) -> Option<Utf16Offset> {
        self.walk_to_byte(text, at)
            .map(|(_, units)| Utf16Offset(units))
    }

    /// Converts code points to bytes; `None` past the end.
    pub fn byte_from_code_point(&self, text: &str, at: CodePointOffset) -> Option<ByteOffset> {
        let bytes = text.as_bytes();
        let mark = self.marks.partition_point(|mark| mark.0 <= at.0);
        let mark = mark.saturating_sub(1);
        let mut count = self.marks[mark].0;
        let mut byte = mark * STRIDE;
        // Many at a time, as long as it is not among them.
        while let Some(few) = bytes.get(byte..byte + FEW) {
            let (points, _) = counts(few);
            if count + points > at.0 {
                break;
            }
            count += points;
            byte += FEW;
        }
        for index in byte..bytes.len() {
            if text.is_char_boundary(index) {
                if count == at.0 {
                    return Some(ByteOffset::from_index(index));
                }
                count += 1;
            }
        }
        (count == at.0).then(|| ByteOffset::from_index(bytes.len()))
    }

    /// Converts UTF-16 units to bytes; `None` past the end or inside a surrogate pair.
    pub fn byte_from_utf16(&self, text: &str, at: Utf16Offset) -> Option<ByteOffset> {
        let mark = self.marks.partition_point(|mark| mark.1 <= at.0);
        let mark = mark.saturating_sub(1);
        let start = Self::mark_byte(text, mark);
        let mut count = self.marks[mark].1;
        for (byte, character) in text[start..].char_indices() {
            if count >= at.0 {
                return (count == at.0).then(|| ByteOffset::from_index(start + byte));
            }
            count += character.len_utf16() as u32;
        }
        (count == at.0).then(|| ByteOffset::from_index(text.len()))
    }

    /// The first byte of the character that holds or follows the mark's stride.
    fn mark_byte(text: &str, mark: usize) -> usize {
        let mut byte = (mark * STRIDE).min(text.len());
        while !text.is_char_boundary(byte) {
            byte += 1;
        }
        byte
    }

    fn walk_to_byte(&self, text: &str, at: ByteOffset) -> Option<(u32, u32)> {
        let at = at.index();
        if at > self.len.0 as usize || !text.is_char_boundary(at) {
            return None;
        }
        let mark = (at / STRIDE).min(self.marks.len() - 1);
        let before = self.marks[mark];
        let (points, units) = counts(&text.as_bytes()[mark * STRIDE..at]);
        Some((before.0 + points, before.1 + units))
    }
}

/// Code points and UTF-16 units of the characters that begin in some bytes of a text, which may be parted anywhere.
///
/// A byte that continues a character is `10xxxxxx`; one of `11110xxx` begins a character of four bytes, which takes two units
/// (RFC 3629, RFC 2781). Counted without a branch, so that compilers count many bytes at once.
fn counts(bytes: &[u8]) -> (u32, u32) {
    let (mut points, mut pairs) = (0, 0);
    // A byte holds what is counted in fewer than 256 of them.
    for few in bytes.chunks(128) {
        let (mut starts, mut longs) = (0_u8, 0_u8);
        for byte in few {
            starts += u8::from(byte & 0b1100_0000 != 0b1000_0000);
            longs += u8::from(*byte >= 0b1111_0000);
        }
        points += u32::from(starts);
        pairs += u32::from(longs);
    }
    (points, points + pairs)
}
