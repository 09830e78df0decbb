//! A document cut into blocks that are laid out one by one. Made once per capture; may be made on another thread.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Direction, Paragraphs};

/// Paragraphs longer than this are cut: laying out 16 kB takes about 7 ms, a frame's whole budget.
const LONGEST_BLOCK: usize = 8 * 1024;

/// How a block is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Body,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list, 1 deep or more.
    ListItem(u8),
    /// A quotation set apart.
    Quotation,
    /// Text in a fixed-width face.
    Code,
    /// A row of a table.
    TableRow,
    /// The text of a footnote.
    Footnote,
    /// An empty line.
    Blank,
}

/// A paragraph, or a part of a very long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    start: u32,
    end: u32,
    paragraph: u32,
    kind: BlockKind,
    ends_paragraph: bool,
    is_furniture: bool,
}

impl Block {
    /// Its bytes in the document, without the line feed.
    pub fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The index of its paragraph.
    pub fn paragraph(&self) -> usize {
        self.paragraph as usize
    }

    /// How it is set.
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Whether all of its paragraph is furniture of the page.
    pub fn is_furniture(&self) -> bool {
        self.is_furniture
    }

    /// Whether the paragraph ends with it.
    pub fn ends_paragraph(&self) -> bool {
        self.ends_paragraph
    }
}

/// A text ready to be shown.
#[derive(Clone, Debug)]
pub struct PreparedText {
    text: Arc<str>,
    structure: Arc<[StructureMark]>,
    /// The farthest end among a structure mark and those before it.
    reach: Vec<u32>,
    paragraphs: Paragraphs,
    blocks: Vec<Block>,
    /// For each paragraph, how many with words there are up to it.
    numbers: Vec<u32>,
    label_letters: usize,
    /// Blocks of furniture that follow each other, with the empty lines between them; ascending.
    furniture: Vec<Range<usize>>,
    /// Tells directions that were set from others, and from those of the text.
    directions: u64,
}

impl PreparedText {
    /// Reads the text once: about 10 ms for 10 MB. `direction` overrides that of every paragraph.
    pub fn new(
        text: Arc<str>,
        structure: Arc<[StructureMark]>,
        direction: Option<Direction>,
    ) -> Self {
        let natural = Paragraphs::new(&text);
        let blocks = cut(&text, &structure, &natural);
        let tables = table_directions(&natural, &blocks);
        let paragraphs = match direction {
            Some(_) => natural.with_overrides(direction, &BTreeMap::new()),
            None if tables.is_empty() => natural,
            None => natural.with_overrides(None, &tables),
        };
        let paragraphs = match direction {
            Some(_) => paragraphs,
            None => without_furniture(paragraphs, &blocks),
        };
        let mut numbers = Vec::with_capacity(paragraphs.count());
        let mut number = 0;
        for block in blocks.iter().filter(|block| block.ends_paragraph()) {
            number += u32::from(block.kind() != BlockKind::Blank);
            numbers.push(number);
        }
        let mut farthest = 0;
        let reach = structure
            .iter()
            .map(|mark| {
                farthest = farthest.max(mark.span.end().0);
                farthest
            })
            .collect();
        Self {
            label_letters: label_letters(&structure),
            furniture: furniture_runs(&blocks),
            text,
            structure,
            reach,
            paragraphs,
            blocks,
            numbers,
            directions: stamp(direction, &[]),
        }
    }

    /// The same text with directions that a person gave to single paragraphs, by the bytes at which they start.
    #[must_use]
    pub fn with_paragraph_directions(
        mut self,
        document: Option<Direction>,
        directions: &[(u32, Direction)],
    ) -> Self {
        if !directions.is_empty() {
            let mut by_index = match document {
                Some(_) => BTreeMap::new(),
                None => table_directions(&self.paragraphs, &self.blocks),
            };
            by_index.extend(
                directions
                    .iter()
                    .map(|(start, direction)| (self.paragraph_at(*start as usize), *direction)),
            );
            self.paragraphs = self.paragraphs.with_overrides(document, &by_index);
            if document.is_none() {
                self.paragraphs = without_furniture(self.paragraphs, &self.blocks);
            }
            self.directions = stamp(document, directions);
        }
        self
    }

    /// Differs where directions that were set differ: what was laid out for others is of no use.
    pub fn directions_stamp(&self) -> u64 {
        self.directions
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its paragraphs.
    pub fn paragraphs(&self) -> &Paragraphs {
        &self.paragraphs
    }

    /// The blocks in their order; never empty.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The base direction of a block.
    pub fn direction(&self, block: &Block) -> Direction {
        self.paragraphs.direction(block.paragraph())
    }

    /// The index of the block that holds a byte; a line feed belongs to the block before it.
    pub fn block_at(&self, byte: usize) -> usize {
        self.blocks
            .partition_point(|block| block.start as usize <= byte)
            .saturating_sub(1)
    }

    /// The index of the paragraph that holds a byte.
    pub fn paragraph_at(&self, byte: usize) -> usize {
        self.paragraphs.index_at(ByteOffset::from_index(byte))
    }

    /// A paragraph's number as a reader counts, and how many there are: empty lines do not count. From 1.
    pub fn number(&self, paragraph: usize) -> (usize, usize) {
        let total = self.numbers.last().copied().unwrap_or(0).max(1) as usize;
        let number = self.numbers.get(paragraph).copied().unwrap_or(0).max(1) as usize;
        (number, total)
    }

    /// How many paragraphs are numbered.
    pub fn n_numbered(&self) -> usize {
        self.numbers.last().copied().unwrap_or(0) as usize
    }

    /// The first byte of the paragraph with a number as a reader counts, from 1; none where there are fewer.
    pub fn start_of_number(&self, number: usize) -> Option<usize> {
        let number = u32::try_from(number).ok().filter(|number| *number > 0)?;
        let paragraph = self.numbers.partition_point(|counted| *counted < number);
        (paragraph < self.numbers.len()).then(|| self.paragraphs.range(paragraph).start)
    }

    /// Whether anything in it is furniture of the page.
    pub fn has_furniture(&self) -> bool {
        !self.furniture.is_empty()
    }

    /// The blocks of furniture that follow each other round a block, if it is one.
    pub fn furniture_at(&self, block: usize) -> Option<Range<usize>> {
        let at = self.furniture.partition_point(|run| run.end <= block);
        let run = self.furniture.get(at)?;
        run.contains(&block).then(|| run.clone())
    }

    /// Letters of the longest label that structure puts beside a paragraph: the number of a page, a time.
    pub fn label_letters(&self) -> usize {
        self.label_letters
    }

    /// Structure marks that share bytes with a range, by their start.
    pub fn structure_in(&self, bytes: Range<usize>) -> impl Iterator<Item = &StructureMark> {
        let first = self
            .reach
            .partition_point(|reach| (*reach as usize) <= bytes.start);
        self.structure[first.min(self.structure.len())..]
            .iter()
            .take_while(move |mark| mark.span.start().index() < bytes.end)
            .filter(move |mark| mark.span.end().index() > bytes.start)
    }
}

/// The paragraphs in a document of the direction of most that are no furniture: a menu in another language does not move
/// the margin.
fn without_furniture(paragraphs: Paragraphs, blocks: &[Block]) -> Paragraphs {
    let own: Vec<&Block> = blocks
        .iter()
        .filter(|block| !block.is_furniture && block.kind != BlockKind::Blank)
        .collect();
    if own.is_empty() || !blocks.iter().any(Block::is_furniture) {
        return paragraphs;
    }
    let n_rtl = own
        .iter()
        .filter(|block| paragraphs.direction(block.paragraph()).is_rtl());
    let document = match 2 * n_rtl.count() > own.len() {
        true => Direction::RightToLeft,
        false => Direction::LeftToRight,
    };
    paragraphs.in_document(document)
}

/// Rows of one table run alike, as most of them do, or its columns would change sides from row to row.
fn table_directions(paragraphs: &Paragraphs, blocks: &[Block]) -> BTreeMap<usize, Direction> {
    let mut directions = BTreeMap::new();
    for rows in blocks.chunk_by(|one, next| one.kind == next.kind) {
        if rows
            .first()
            .is_none_or(|row| row.kind != BlockKind::TableRow)
        {
            continue;
        }
        let own = |row: &Block| paragraphs.direction(row.paragraph());
        let n_rtl = rows.iter().filter(|row| own(row).is_rtl()).count();
        let direction = match (2 * n_rtl).cmp(&rows.len()) {
            Ordering::Greater => Direction::RightToLeft,
            Ordering::Less => Direction::LeftToRight,
            Ordering::Equal => own(&rows[0]),
        };
        let differing = rows.iter().filter(|row| own(row) != direction);
        directions.extend(differing.map(|row| (row.paragraph(), direction)));
    }
    directions
}

fn furniture_runs(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if !block.is_furniture {
            continue;
        }
        match runs.last_mut() {
            Some(run)
                if blocks[run.end..index]
                    .iter()
                    .all(|between| between.kind == BlockKind::Blank) =>
            {
                run.end = index + 1;
            }
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

fn label_letters(structure: &[StructureMark]) -> usize {
    let letters = |mark: &StructureMark| match mark.kind {
        StructureKind::Page(number) => number.checked_ilog10().unwrap_or(0) as usize + 2,
        StructureKind::Cue(start) if start >= 3_600_000 => 7,
        StructureKind::Cue(_) => 5,
        _ => 0,
    };
    structure.iter().map(letters).max().unwrap_or(0)
}

fn stamp(document: Option<Direction>, paragraphs: &[(u32, Direction)]) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = std::hash::DefaultHasher::new();
    (document, paragraphs).hash(&mut hasher);
    hasher.finish()
}

fn cut(text: &str, structure: &[StructureMark], paragraphs: &Paragraphs) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(paragraphs.count());
    let mut kinds = Kinds::new(structure);
    for paragraph in 0..paragraphs.count() {
        let bytes = paragraphs.range(paragraph);
        let words = text[bytes.clone()].trim();
        let (kind, is_furniture) = if words.is_empty() {
            (BlockKind::Blank, false)
        } else {
            let start = bytes.start + text[bytes.clone()].find(words).unwrap_or(0);
            let kind = kinds.of(&bytes);
            (kind, kinds.is_furniture(start..start + words.len()))
        };
        let mut start = bytes.start;
        loop {
            let end = if bytes.end - start > LONGEST_BLOCK {
                cut_at(text, start, bytes.end)
            } else {
                bytes.end
            };
            let ends_paragraph = end == bytes.end;
            blocks.push(Block {
                start: start as u32,
                end: end as u32,
                paragraph: paragraph as u32,
                kind,
                ends_paragraph,
                is_furniture,
            });
            if ends_paragraph {
                break;
            }
            start = end;
        }
    }
    blocks
}

/// Where to cut a long paragraph: behind a sentence, or a space, or else between two characters.
fn cut_at(text: &str, start: usize, end: usize) -> usize {
    let mut limit = (start + LONGEST_BLOCK).min(end);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let piece = &text[start..limit];
    let late = |found: &usize| *found > LONGEST_BLOCK / 2;
    let sentence = [". ", "؟ ", "! ", "? ", "؛ "]
        .iter()
        .filter_map(|mark| piece.rfind(mark).map(|at| at + mark.len()))
        .max();
    let space = || piece.rfind(' ').map(|at| at + 1);
    let at = sentence
        .filter(late)
        .or_else(|| space().filter(late))
        .unwrap_or(piece.len());
    let cut = start + at;
    // A grapheme cluster is never torn.
    crate::text::next_grapheme(text, crate::text::previous_grapheme(text, cut))
        .min(end)
        .max(start + 1)
}

/// Gives each paragraph the part that it plays, in one pass over marks sorted by their start.
struct Kinds<'a> {
    marks: &'a [StructureMark],
    next: usize,
    open: Vec<StructureMark>,
}

impl<'a> Kinds<'a> {
    fn new(marks: &'a [StructureMark]) -> Self {
        Self {
            marks,
            next: 0,
            open: Vec::new(),
        }
    }

    /// Whether the marks of the paragraph asked for last hold all these bytes of it as furniture.
    fn is_furniture(&self, bytes: Range<usize>) -> bool {
        self.open.iter().any(|mark| {
            let span = mark.span.range();
            mark.kind == StructureKind::Furniture
                && span.start <= bytes.start
                && span.end >= bytes.end
        })
    }

    fn of(&mut self, bytes: &Range<usize>) -> BlockKind {
        self.open
            .retain(|mark| mark.span.end().index() > bytes.start);
        while let Some(mark) = self
            .marks
            .get(self.next)
            .filter(|mark| mark.span.start().index() < bytes.end)
        {
            if mark.span.end().index() > bytes.start {
                self.open.push(*mark);
            }
            self.next += 1;
        }
        let mut kind = BlockKind::Body;
        for mark in &self.open {
            kind = match (mark.kind, kind) {
                (StructureKind::Heading(level), _) => return BlockKind::Heading(level),
                (StructureKind::ListItem(depth), BlockKind::ListItem(other)) => {
                    BlockKind::ListItem(depth.max(other))
                }
                (StructureKind::ListItem(depth), _) => BlockKind::ListItem(depth),
                (StructureKind::TableRow, BlockKind::Body | BlockKind::Quotation) => {
                    BlockKind::TableRow
                }
                (StructureKind::Footnote, BlockKind::Body) => BlockKind::Footnote,
                (StructureKind::Quotation, BlockKind::Body) => BlockKind::Quotation,
                (StructureKind::Code, BlockKind::Body)
                    if mark.span.start().index() <= bytes.start
                        && mark.span.end().index() >= bytes.end =>
                {
                    BlockKind::Code
                }
                _ => kind,
            };
        }
        kind
    }
}
