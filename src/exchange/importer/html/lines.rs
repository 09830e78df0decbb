//! The text of a page as it grows, line by line, with white space as browsers show it.
//!
//! Runs of spaces, tabs and line ends are one space, none at the edges of a line; only where the page keeps white space do
//! they stay. No other character is white space here: NO-BREAK SPACE, joiners and direction marks stand as they came.
//! Lines are apart by LF, none at the end. A row of a table is one line, its cells apart by a tab.

use std::cmp::Reverse;
use std::ops::Range;

use super::tree::NodeId;
use crate::base::Budget;
use crate::exchange::importer::ImportError;
use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Span};

/// A line of the text, and the texts of the page that are in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Bytes of the text, without the line feed.
    pub(super) range: Range<usize>,
    /// Each node with the characters that it gave, white space not counted.
    pub(super) sources: Vec<(NodeId, usize)>,
}

/// A finished text.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    /// Lines apart by LF.
    pub(super) text: String,
    /// By start, the outer before the inner.
    pub(super) marks: Vec<StructureMark>,
    /// In order, without the empty ones.
    pub(super) lines: Vec<Line>,
}

/// Writes one text.
pub(super) struct Lines<'a> {
    budget: &'a Budget,
    text: String,
    characters: u64,
    lines: Vec<Line>,
    line: Line,
    /// Whether a line has ended, so that the next begins with LF.
    has_lines: bool,
    /// Whether the line that is being written holds anything.
    is_open: bool,
    /// Whether a space is due before the next word.
    space: bool,
    marks: Vec<StructureMark>,
    /// Kinds that are open, each with where its words begin, once there are any.
    open: Vec<(StructureKind, Option<usize>)>,
    /// A number that goes before the next word.
    due: Option<String>,
    row: Option<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    cells: usize,
    /// Where the words of the present cell begin.
    cell: usize,
    start: usize,
}

/// What is white space in a page.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

impl<'a> Lines<'a> {
    /// Begins an empty text.
    pub(super) fn new(budget: &'a Budget) -> Self {
        Self {
            budget,
            text: String::new(),
            characters: 0,
            lines: Vec::new(),
            line: Line::default(),
            has_lines: false,
            is_open: false,
            space: false,
            marks: Vec::new(),
            open: Vec::new(),
            due: None,
            row: None,
        }
    }

    /// Adds the characters of a node, with their white space run together, or kept.
    pub(super) fn words(
        &mut self,
        words: &str,
        source: NodeId,
        keeps_space: bool,
    ) -> Result<(), ImportError> {
        let mut shown = 0;
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 && keeps_space {
                self.line_break()?;
            } else if number > 0 {
                self.space();
            }
            if keeps_space && self.row.is_none() {
                self.put(line)?;
                shown += line.chars().count();
                continue;
            }
            let mut rest = line;
            while !rest.is_empty() {
                let end = rest.find(is_space).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                self.put(word)?;
                shown += word.chars().count();
                rest = after.trim_start_matches(is_space);
                if rest.len() < after.len() {
                    self.space();
                }
            }
        }
        if shown > 0 {
            self.line.sources.push((source, shown));
        }
        Ok(())
    }

    /// Adds characters that the page does not have in this place, as one word: the number of a note.
    pub(super) fn sign(&mut self, sign: &str) -> Result<(), ImportError> {
        self.put(sign)
    }

    /// The number that goes before the next word, if one follows.
    pub(super) fn set_due(&mut self, sign: Option<String>) {
        self.due = sign;
    }

    /// A space is due, if words stand before it.
    pub(super) fn space(&mut self) {
        let start = self.row.map_or(self.line_start(), |row| row.cell);
        if self.is_open && self.text.len() > start {
            self.space = true;
        }
    }

    /// Whether the words so far end with this character.
    pub(super) fn ends_with(&self, character: char) -> bool {
        self.is_open && !self.space && self.text.ends_with(character)
    }

    /// Ends the line, also an empty one; in a cell it is a space.
    pub(super) fn line_break(&mut self) -> Result<(), ImportError> {
        if self.row.is_some() {
            self.space();
            return Ok(());
        }
        self.begin()?;
        self.end_line();
        Ok(())
    }

    /// Ends the line if one is open: a block begins or ends here.
    pub(super) fn block(&mut self) {
        if self.row.is_some() {
            self.space();
        } else if self.is_open {
            self.end_line();
        }
    }

    /// Opens a kind; its mark begins with the next word.
    pub(super) fn open_mark(&mut self, kind: StructureKind) {
        self.open.push((kind, None));
    }

    /// Closes the kind that was opened last; without words there is no mark.
    pub(super) fn close_mark(&mut self) -> Result<(), ImportError> {
        if let Some((kind, Some(start))) = self.open.pop() {
            self.mark(kind, start..self.text.len())?;
        }
        Ok(())
    }

    /// Opens a row of a table; says whether it is one, and not part of a cell.
    pub(super) fn open_row(&mut self) -> bool {
        if self.row.is_some() {
            return false;
        }
        self.block();
        let start = self.text.len() + usize::from(self.has_lines);
        self.row = Some(Row {
            cells: 0,
            cell: start,
            start,
        });
        true
    }

    /// Opens a cell of the row.
    pub(super) fn open_cell(&mut self) -> Result<(), ImportError> {
        self.begin()?;
        self.space = false;
        let Some(row) = &mut self.row else {
            return Ok(());
        };
        if row.cells > 0 {
            self.text.push('\t');
            self.characters += 1;
        }
        row.cells += 1;
        row.cell = self.text.len();
        Ok(())
    }

    /// Closes the row that was opened last. One without words is taken back.
    pub(super) fn close_row(&mut self) -> Result<(), ImportError> {
        let Some(row) = self.row.take() else {
            return Ok(());
        };
        self.space = false;
        let words = self.text.get(row.start..).unwrap_or_default();
        if words.chars().all(|character| character == '\t') {
            let before = row.start.saturating_sub(usize::from(self.has_lines));
            self.text.truncate(before);
            self.line = Line::default();
            self.is_open = false;
            return Ok(());
        }
        self.mark(StructureKind::TableRow, row.start..self.text.len())?;
        self.end_line();
        Ok(())
    }

    /// Ends the text.
    pub(super) fn finish(mut self) -> Result<Written, ImportError> {
        self.close_row()?;
        self.block();
        while !self.open.is_empty() {
            self.close_mark()?;
        }
        // Empty lines at the end are those of a program, and nothing follows them.
        let end = self.lines.last().map_or(0, |line| line.range.end);
        self.text.truncate(end);
        self.marks
            .sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end()), mark.kind));
        self.marks.dedup();
        Ok(Written {
            text: self.text,
            marks: self.marks,
            lines: self.lines,
        })
    }

    fn line_start(&self) -> usize {
        self.line.range.start
    }

    /// Makes ready for words: a new line if none is open.
    fn begin(&mut self) -> Result<(), ImportError> {
        if !self.is_open {
            if self.has_lines {
                self.text.push('\n');
                self.count(1)?;
            }
            self.is_open = true;
            self.line.range.start = self.text.len();
        }
        Ok(())
    }

    fn put(&mut self, word: &str) -> Result<(), ImportError> {
        if word.is_empty() {
            return Ok(());
        }
        self.begin()?;
        if std::mem::take(&mut self.space) {
            self.text.push(' ');
            self.count(1)?;
        }
        let start = self.text.len();
        for (_, mark) in self.open.iter_mut().rev() {
            if mark.is_some() {
                break;
            }
            *mark = Some(start);
        }
        if let Some(sign) = self.due.take() {
            self.text.push_str(&sign);
            self.text.push(' ');
            self.count(sign.chars().count() as u64 + 1)?;
        }
        self.text.push_str(word);
        self.count(word.chars().count() as u64)
    }

    fn end_line(&mut self) {
        self.space = false;
        self.is_open = false;
        self.has_lines = true;
        let mut line = std::mem::take(&mut self.line);
        line.range.end = self.text.len();
        if !line.range.is_empty() {
            self.lines.push(line);
        }
    }

    fn count(&mut self, characters: u64) -> Result<(), ImportError> {
        self.characters = self.characters.saturating_add(characters);
        self.budget.check_characters(self.characters)?;
        Ok(())
    }

    fn mark(&mut self, kind: StructureKind, range: Range<usize>) -> Result<(), ImportError> {
        let words = self.text.get(range.clone()).unwrap_or_default();
        let end = range.start + words.trim_end_matches('\n').len();
        if words.trim().is_empty() {
            return Ok(());
        }
        let offset = ByteOffset::from_index;
        if let Ok(span) = Span::new(offset(range.start), offset(end)) {
            self.marks.push(StructureMark { kind, span });
        }
        self.budget.check_items(self.marks.len() as u64)?;
        Ok(())
    }
}
