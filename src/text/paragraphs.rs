//! The paragraphs of a text and the direction of each.
//!
//! The separator is LF alone, so a text of n line feeds has n + 1 paragraphs (the last may be empty) and every byte offset
//! lies in exactly one. Each paragraph has its own base direction, by this rule: an override (of the paragraph, else of the
//! document) → the first strong character, those inside isolates passed over → for a paragraph without any, the direction
//! of the paragraph before it, else the document's. The document's is that of most of its paragraphs.
//!
//! Made in one pass that reads each paragraph only up to its first strong character. All positions are bytes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::text::{ByteOffset, Direction, first_strong};

/// Where the paragraphs of one text begin, and which way each runs. Clones share their tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraphs {
    starts: Arc<[u32]>,
    len: u32,
    /// The first strong direction, where there is one.
    strong: Arc<[Option<Direction>]>,
    directions: Arc<[Direction]>,
    document: Direction,
}

impl Paragraphs {
    /// Reads a text once.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0_u32];
        starts.extend(
            text.match_indices('\n')
                .map(|(at, _)| ByteOffset::from_index(at + 1).0),
        );
        let len = ByteOffset::from_index(text.len()).0;
        let strong: Vec<_> = (0..starts.len())
            .map(|index| first_strong(&text[range(&starts, len, index)]))
            .collect();
        let document = majority(&strong);
        let directions = resolve(&strong, document, None, &BTreeMap::new());
        Self {
            starts: starts.into(),
            len,
            strong: strong.into(),
            directions: directions.into(),
            document,
        }
    }

    /// The same paragraphs with the reader's overrides: of the whole document, and by paragraph index, which wins.
    #[must_use]
    pub fn with_overrides(
        &self,
        document: Option<Direction>,
        paragraphs: &BTreeMap<usize, Direction>,
    ) -> Self {
        let natural = majority(&self.strong);
        Self {
            directions: resolve(&self.strong, natural, document, paragraphs).into(),
            document: document.unwrap_or(natural),
            ..self.clone()
        }
    }

    /// The same paragraphs in a document of this direction.
    #[must_use]
    pub fn in_document(&self, document: Direction) -> Self {
        Self {
            document,
            ..self.clone()
        }
    }

    /// The number of paragraphs, at least 1.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a paragraph without its line feed. Past the last paragraph: the empty range at the text's end.
    pub fn range(&self, index: usize) -> Range<usize> {
        range(&self.starts, self.len, index)
    }

    /// The paragraph that holds an offset; a line feed belongs to the paragraph it ends. O(log n).
    pub fn index_at(&self, at: ByteOffset) -> usize {
        self.starts
            .partition_point(|start| *start <= at.0)
            .saturating_sub(1)
    }

    /// The base direction of a paragraph; past the last, the document's.
    pub fn direction(&self, index: usize) -> Direction {
        self.directions.get(index).copied().unwrap_or(self.document)
    }

    /// The direction of the document as a whole: for its title, its margin and what has no direction of its own.
    pub fn document_direction(&self) -> Direction {
        self.document
    }
}

fn range(starts: &[u32], len: u32, index: usize) -> Range<usize> {
    let Some(start) = starts.get(index) else {
        return len as usize..len as usize;
    };
    let end = starts.get(index + 1).map_or(len, |next| next - 1);
    *start as usize..end as usize
}

/// The direction of most paragraphs that have one; of the first such, if as many run the other way.
fn majority(strong: &[Option<Direction>]) -> Direction {
    let first = strong
        .iter()
        .flatten()
        .next()
        .copied()
        .unwrap_or(Direction::LeftToRight);
    let (mut same, mut other) = (0_usize, 0_usize);
    for direction in strong.iter().flatten() {
        *(if *direction == first {
            &mut same
        } else {
            &mut other
        }) += 1;
    }
    match (same >= other, first) {
        (true, _) => first,
        (false, Direction::LeftToRight) => Direction::RightToLeft,
        (false, Direction::RightToLeft) => Direction::LeftToRight,
    }
}

fn resolve(
    strong: &[Option<Direction>],
    natural: Direction,
    document: Option<Direction>,
    paragraphs: &BTreeMap<usize, Direction>,
) -> Vec<Direction> {
    let mut previous = document.unwrap_or(natural);
    strong
        .iter()
        .enumerate()
        .map(|(index, strong)| {
            let overridden = paragraphs.get(&index).copied().or(document);
            previous = overridden.or(*strong).unwrap_or(previous);
            previous
        })
        .collect()
}
