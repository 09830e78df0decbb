//! The text of a document as it grows out of paragraphs, tables and notes, with its marks: shared by the readers of
//! word processors' files, so that all of them write alike.
//!
//! Each paragraph is a line, and lines are apart by LF: none stands at the end. A row of a table is one line, its cells
//! apart by a tab; whatever would break a line or a cell inside it is a space. Tables inside a cell are words of that cell.
//! Marks of stressed words lie over neighbouring pieces together, because files split them anywhere.

use std::cmp::Reverse;
use std::ops::Range;

use crate::base::Budget;
use crate::exchange::importer::ImportError;
use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Span};

/// How words look, as far as a mark is kept of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Strongly stressed: bold.
    pub(super) strong: bool,
    /// Stressed: italic.
    pub(super) emphasis: bool,
    /// In a face of fixed width.
    pub(super) code: bool,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The document's title: a heading above all others.
    pub(super) title: bool,
    /// A heading of this level, 1 to 6.
    pub(super) heading: Option<u8>,
    /// An item of a list, so deep.
    pub(super) list: Option<u8>,
    /// A quotation set apart.
    pub(super) quotation: bool,
    /// Lines of a program or the like.
    pub(super) code: bool,
}

/// Names of styles for quotations: of Word, Pandoc and LibreOffice.
const QUOTATIONS: &[&str] = &[
    "quote",
    "intense quote",
    "block text",
    "quotations",
    "quotation",
];
/// Names of styles for text of fixed width.
const CODES: &[&str] = &[
    "source code",
    "html preformatted",
    "preformatted text",
    "verbatim char",
    "source text",
    "html code",
    "html keyboard",
    "html typewriter",
    "teletype",
];

impl Look {
    /// What the built-in name of a style says, which is English in every edition of the usual programs.
    pub(super) fn of_style_name(name: &str) -> Self {
        let name = name.trim().to_lowercase();
        let level = name.strip_prefix("heading ");
        let level = level.and_then(|level| level.parse::<u8>().ok());
        Self {
            title: name == "title",
            heading: level.filter(|level| (1..=9).contains(level)),
            list: None,
            quotation: QUOTATIONS.contains(&name.as_str()),
            code: CODES.contains(&name.as_str()),
        }
    }

    fn kind(self) -> Option<StructureKind> {
        match self {
            Self { title: true, .. } => Some(StructureKind::Heading(1)),
            Self {
                heading: Some(level),
                ..
            } => Some(StructureKind::Heading(level.clamp(1, 6))),
            Self {
                list: Some(depth), ..
            } => Some(StructureKind::ListItem(depth.max(1))),
            Self {
                quotation: true, ..
            } => Some(StructureKind::Quotation),
            Self { code: true, .. } => Some(StructureKind::Code),
            _ => None,
        }
    }
}

/// A finished text with its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Lines apart by LF.
    pub(super) text: String,
    /// By start, the outer before the inner.
    pub(super) marks: Vec<StructureMark>,
    /// The words of the title, or else of the first heading of the highest level.
    pub(super) title: Option<String>,
}

/// Writes one text.
pub(super) struct Story<'a> {
    budget: &'a Budget,
    text: String,
    /// Code points in the text.
    characters: u64,
    marks: Vec<StructureMark>,
    title: Option<(u8, String)>,
    /// Whether a line has ended, so that the next begins with LF.
    has_lines: bool,
    /// Where the line that is being written begins.
    line: Option<usize>,
    /// What goes before the next words.
    gap: Option<char>,
    face: Face,
    /// Where strong, stressed and fixed-width words lie that are not marked yet.
    faces: [Option<Range<usize>>; 3],
    /// How many tables are open.
    tables: u32,
    row: Option<Row>,
}

/// A row of the outermost table.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    cells: usize,
    /// Where the words of the present cell begin.
    cell: usize,
}

impl<'a> Story<'a> {
    /// Begins an empty text.
    pub(super) fn new(budget: &'a Budget) -> Self {
        Self {
            budget,
            text: String::new(),
            characters: 0,
            marks: Vec::new(),
            title: None,
            has_lines: false,
            line: None,
            gap: None,
            face: Face::default(),
            faces: [None, None, None],
            tables: 0,
            row: None,
        }
    }

    /// Says how the words look that follow.
    pub(super) fn set_face(&mut self, face: Face) {
        self.face = face;
    }

    /// Adds words. Line ends in them are spaces: they stand for nothing in the formats that use this.
    pub(super) fn words(&mut self, words: &str) -> Result<(), ImportError> {
        if words.is_empty() {
            return Ok(());
        }
        self.begin();
        let start = self.text.len();
        let in_cell = self.row.is_some();
        let is_space =
            |character: char| matches!(character, '\n' | '\r') || (in_cell && character == '\t');
        if words.contains(is_space) {
            self.text.extend(words.chars().map(
                |character| {
                    if is_space(character) { ' ' } else { character }
                },
            ));
        } else {
            self.text.push_str(words);
        }
        self.count(words.chars().count() as u64)?;
        self.grow_faces(start)
    }

    /// Adds a tab; in a cell a space.
    pub(super) fn tab(&mut self) -> Result<(), ImportError> {
        self.words("\t")
    }

    /// Breaks the line inside its paragraph; in a cell a space.
    pub(super) fn line_break(&mut self) -> Result<(), ImportError> {
        if self.row.is_some() {
            return self.words(" ");
        }
        self.begin();
        let start = self.text.len();
        self.text.push('\n');
        self.count(1)?;
        self.grow_faces(start)
    }

    /// Breaks the line where words stand before and after: a page or column ends here.
    pub(super) fn page_break(&mut self) {
        let has_words = |start: usize| self.text.len() > start;
        if self.row.is_none() && self.line.is_some_and(has_words) {
            self.gap = Some('\n');
        }
    }

    /// Ends the paragraph; an empty one is an empty line. In a cell, what follows is apart by a space.
    pub(super) fn end_paragraph(&mut self, look: Look) -> Result<(), ImportError> {
        self.mark_faces()?;
        if let Some(row) = self.row {
            if self.text.len() > row.cell {
                self.gap = Some(' ');
            }
            return Ok(());
        }
        self.gap = None;
        self.begin();
        let start = self.line.take().unwrap_or(self.text.len());
        self.has_lines = true;
        self.count(1)?;
        let Some(kind) = look.kind() else {
            return Ok(());
        };
        if let StructureKind::Heading(level) = kind {
            let level = if look.title { 0 } else { level };
            let words = self.text.get(start..).unwrap_or_default().trim();
            let is_higher = self.title.as_ref().is_none_or(|(best, _)| level < *best);
            if is_higher && !words.is_empty() {
                self.title = Some((level, words.replace('\n', " ")));
            }
            self.drop_strong(start);
        }
        self.mark(kind, start..self.text.len())
    }

    /// Takes back that all of a heading is bold: that it is a heading says so.
    fn drop_strong(&mut self, start: usize) {
        let text = self.text.get(start..).unwrap_or_default();
        let length = text.trim().len();
        let first = self
            .marks
            .iter()
            .rposition(|mark| mark.span.start().index() < start)
            .map_or(0, |before| before + 1);
        let is_whole = |mark: &StructureMark| {
            mark.kind == StructureKind::Strong
                && mark.span.end().index() - mark.span.start().index() >= length
        };
        if let Some(at) = (first..self.marks.len()).find(|at| is_whole(&self.marks[*at])) {
            self.marks.remove(at);
        }
    }

    /// Ends the paragraph if one is open.
    pub(super) fn end_open_paragraph(&mut self, look: Look) -> Result<(), ImportError> {
        if self.line.is_some() {
            self.end_paragraph(look)?;
        }
        Ok(())
    }

    /// Opens a table. Says whether it lies in a cell of another.
    pub(super) fn open_table(&mut self) -> bool {
        self.tables = self.tables.saturating_add(1);
        self.row.is_some()
    }

    /// Closes the table that was opened last.
    pub(super) fn close_table(&mut self) -> Result<(), ImportError> {
        if self.tables == 1 {
            self.close_row()?;
        }
        self.tables = self.tables.saturating_sub(1);
        Ok(())
    }

    /// Opens a row.
    pub(super) fn open_row(&mut self) -> Result<(), ImportError> {
        if self.tables == 1 && self.row.is_none() {
            self.end_open_paragraph(Look::default())?;
            self.begin();
            let start = self.text.len();
            self.row = Some(Row {
                start,
                cells: 0,
                cell: start,
            });
        }
        Ok(())
    }

    /// Opens a cell: of the outermost table behind a tab, of another behind a space.
    pub(super) fn open_cell(&mut self) -> Result<(), ImportError> {
        if self.tables != 1 {
            return self.end_paragraph_in_cell();
        }
        self.open_row()?;
        self.mark_faces()?;
        self.gap = None;
        let Some(row) = &mut self.row else {
            return Ok(());
        };
        if row.cells > 0 {
            self.text.push('\t');
        }
        row.cells += 1;
        row.cell = self.text.len();
        self.count(1)
    }

    /// Closes the row: its line ends, marked.
    pub(super) fn close_row(&mut self) -> Result<(), ImportError> {
        if self.tables != 1 {
            return self.end_paragraph_in_cell();
        }
        let Some(row) = self.row.take() else {
            return Ok(());
        };
        self.mark_faces()?;
        self.gap = None;
        self.line = None;
        self.has_lines = true;
        self.mark(StructureKind::TableRow, row.start..self.text.len())
    }

    /// Takes back the row that is open, with all that is in it.
    pub(super) fn drop_row(&mut self) {
        if self.tables == 1
            && let Some(row) = self.row.take()
        {
            self.gap = None;
            self.faces = [None, None, None];
            let is_inside = |mark: &StructureMark| mark.span.start().index() >= row.start;
            while self.marks.last().is_some_and(is_inside) {
                self.marks.pop();
            }
            self.text.truncate(row.start);
            // The line feed before the row goes too; the next line brings its own.
            if self.has_lines && self.text.ends_with('\n') {
                self.text.pop();
            }
            self.line = None;
        }
    }

    /// Whether words would go into a cell.
    pub(super) fn is_in_cell(&self) -> bool {
        self.row.is_some()
    }

    /// Adds a finished text as lines of its own behind some words, marked as one piece if a kind is given; in a cell as words.
    pub(super) fn add(
        &mut self,
        written: &Written,
        before: &str,
        kind: Option<StructureKind>,
    ) -> Result<(), ImportError> {
        if self.is_in_cell() {
            self.end_paragraph(Look::default())?;
            self.words(before)?;
            self.words(&written.text)?;
            return self.end_paragraph(Look::default());
        }
        self.end_open_paragraph(Look::default())?;
        self.begin();
        let start = self.text.len();
        self.text.push_str(before);
        let moved = self.text.len();
        self.text.push_str(&written.text);
        let added = before.chars().count() + written.text.chars().count();
        self.count(added as u64)?;
        if let Some(kind) = kind {
            self.mark(kind, start..self.text.len())?;
        }
        for mark in &written.marks {
            let (from, to) = (mark.span.start().index(), mark.span.end().index());
            self.mark(mark.kind, from + moved..to + moved)?;
        }
        self.line = None;
        self.has_lines = true;
        Ok(())
    }

    /// Ends the text.
    pub(super) fn finish(mut self) -> Result<Written, ImportError> {
        while self.tables > 1 {
            self.close_table()?;
        }
        self.close_table()?;
        self.end_open_paragraph(Look::default())?;
        self.marks
            .sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end()), mark.kind));
        Ok(Written {
            text: self.text,
            marks: self.marks,
            title: self.title.map(|(_, words)| words),
        })
    }

    /// Makes ready for words: a new line if none is open, and what is due before them.
    fn begin(&mut self) {
        if self.line.is_none() {
            if self.has_lines {
                self.text.push('\n');
            }
            self.line = Some(self.text.len());
        }
        if let Some(gap) = self.gap.take() {
            self.text.push(gap);
        }
    }

    fn end_paragraph_in_cell(&mut self) -> Result<(), ImportError> {
        if self.row.is_some() {
            self.end_paragraph(Look::default())?;
        }
        Ok(())
    }

    fn count(&mut self, characters: u64) -> Result<(), ImportError> {
        self.characters = self.characters.saturating_add(characters);
        self.budget.check_characters(self.characters)?;
        Ok(())
    }

    /// Lets the open stretches reach over the words from here on, and closes those of another look.
    fn grow_faces(&mut self, start: usize) -> Result<(), ImportError> {
        let end = self.text.len();
        let wanted = [self.face.strong, self.face.emphasis, self.face.code];
        for (index, is_wanted) in wanted.into_iter().enumerate() {
            if is_wanted {
                let from = self.faces[index]
                    .take()
                    .map_or(start, |stretch| stretch.start);
                self.faces[index] = Some(from..end);
            } else if let Some(stretch) = self.faces[index].take() {
                self.mark_face(index, stretch)?;
            }
        }
        Ok(())
    }

    fn mark_faces(&mut self) -> Result<(), ImportError> {
        for index in 0..self.faces.len() {
            if let Some(stretch) = self.faces[index].take() {
                self.mark_face(index, stretch)?;
            }
        }
        Ok(())
    }

    fn mark_face(&mut self, index: usize, stretch: Range<usize>) -> Result<(), ImportError> {
        const KINDS: [StructureKind; 3] = [
            StructureKind::Strong,
            StructureKind::Emphasis,
            StructureKind::Code,
        ];
        self.mark(KINDS[index], stretch)
    }

    fn mark(&mut self, kind: StructureKind, range: Range<usize>) -> Result<(), ImportError> {
        let is_blank = |words: &str| words.trim().is_empty();
        let words = self.text.get(range.clone()).unwrap_or_default();
        if words.is_empty() || (is_blank(words) && kind != StructureKind::TableRow) {
            return Ok(());
        }
        let offset = ByteOffset::from_index;
        if let Ok(span) = Span::new(offset(range.start), offset(range.end)) {
            self.marks.push(StructureMark { kind, span });
        }
        self.budget.check_items(self.marks.len() as u64)?;
        Ok(())
    }
}
