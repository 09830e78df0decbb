//! What holds inside a group of an RTF file, what fonts and styles say, and texts that are open.

use std::collections::{BTreeMap, BTreeSet};

use crate::exchange::importer::ImportError;
use crate::exchange::importer::rtf::tables::{Bytes, of_charset};
use crate::exchange::importer::story::{Face, Look, Story, Written};

/// Styles based on styles based on styles.
const MOST_BASES: usize = 64;

/// Edges of cells are one edge if they are less than this apart, in twentieths of a point.
const NEAR: i64 = 30;

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the text.
    #[default]
    Text,
    /// Nowhere.
    Silence,
    /// Nowhere, but a group in it may hold the same in Unicode.
    Twofold,
    /// Nowhere: they name fonts.
    Fonts,
    /// Into the name of a style.
    Styles,
    /// Nowhere: what the file says of itself.
    Info,
    /// Into the document's title.
    Title,
    /// Into its author.
    Author,
    /// Nowhere, but whether there are some is counted.
    RunningHead,
}

/// What holds inside a group.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// The number of the font, and of that for scripts from right to left.
    pub(super) font: i64,
    pub(super) font_complex: Option<i64>,
    /// Whether words are said to run from right to left.
    pub(super) is_complex: bool,
    pub(super) bold: bool,
    pub(super) bold_complex: Option<bool>,
    pub(super) italic: bool,
    pub(super) italic_complex: Option<bool>,
    pub(super) code: bool,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) language: Option<&'static str>,
    pub(super) language_complex: Option<&'static str>,
    /// How many characters stand behind each Unicode one for readers that do not know it.
    pub(super) unicode_skip: usize,
    pub(super) lines: Lines,
}

/// What holds for a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lines {
    pub(super) style: i64,
    /// Level in the outline from 0.
    pub(super) outline: Option<u8>,
    pub(super) in_list: bool,
    /// How deep in the list, from 0.
    pub(super) list_level: u8,
    pub(super) in_table: bool,
    /// How many tables the paragraph is in.
    pub(super) tables: i64,
}

impl State {
    /// What holds at the start of a file.
    pub(super) fn new() -> Self {
        Self {
            destination: Destination::Text,
            font: 0,
            font_complex: None,
            is_complex: false,
            bold: false,
            bold_complex: None,
            italic: false,
            italic_complex: None,
            code: false,
            hidden: false,
            deleted: false,
            language: None,
            language_complex: None,
            unicode_skip: 1,
            lines: Lines::default(),
        }
    }

    /// Takes the look of words back (`\plain`).
    pub(super) fn reset_words(&mut self, font: i64) {
        *self = Self {
            destination: self.destination,
            unicode_skip: self.unicode_skip,
            lines: self.lines,
            font,
            ..Self::new()
        };
    }

    /// How words look now. Programs that know one look for all scripts say it once.
    pub(super) fn face(&self) -> Face {
        let of = |simple: bool, complex: Option<bool>| {
            let said = complex.filter(|_| self.is_complex);
            said.unwrap_or(simple)
        };
        Face {
            strong: of(self.bold, self.bold_complex),
            emphasis: of(self.italic, self.italic_complex),
            code: self.code,
        }
    }

    /// The number of the font that counts.
    pub(super) fn active_font(&self) -> i64 {
        if self.is_complex {
            self.font_complex.unwrap_or(self.font)
        } else {
            self.font
        }
    }
}

/// A font, as far as it says how bytes are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Font {
    pub(super) charset: Option<i64>,
    pub(super) code_page: Option<Bytes>,
}

impl Font {
    /// How its bytes are read; none where the document's code page holds.
    pub(super) fn bytes(self) -> Option<Bytes> {
        self.code_page.or_else(|| self.charset.and_then(of_charset))
    }

    /// Whether it says that it is Western.
    pub(super) fn is_western(self) -> bool {
        self.code_page.is_none() && self.charset == Some(0)
    }
}

/// A style of paragraphs or of words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub(super) look: Look,
    pub(super) base: Option<i64>,
}

/// Fonts and styles by their numbers.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) fonts: BTreeMap<i64, Font>,
    pub(super) paragraphs: BTreeMap<i64, Style>,
    pub(super) words: BTreeMap<i64, Style>,
}

impl Sheets {
    /// What a paragraph is, by itself and by its style.
    pub(super) fn look(&self, lines: &Lines, has_number: bool) -> Look {
        let mut look = Look {
            heading: lines
                .outline
                .filter(|level| *level < 9)
                .map(|level| level + 1),
            list: (lines.in_list || has_number).then(|| lines.list_level.min(8) + 1),
            ..Look::default()
        };
        let mut style = self.paragraphs.get(&lines.style);
        look.title = style.is_some_and(|style| style.look.title);
        for _ in 0..MOST_BASES {
            let Some(found) = style else {
                break;
            };
            look.quotation |= found.look.quotation;
            look.code |= found.look.code;
            if lines.outline.is_none() {
                look.heading = look.heading.or(found.look.heading);
            }
            style = found.base.and_then(|base| self.paragraphs.get(&base));
        }
        look
    }
}

/// What a text is that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameKind {
    /// The main one.
    Main,
    /// The footnote or endnote of this index.
    Note(usize),
    /// A box, which stands behind its paragraph.
    Box,
}

/// A text that is open.
pub(super) struct Frame<'a> {
    pub(super) kind: FrameKind,
    pub(super) story: Story<'a>,
    /// How many groups are open in it, itself among them.
    pub(super) groups: usize,
    /// White space after a note's own number is in the place of ours.
    pub(super) drops_space: bool,
    /// The paragraph has a number or bullet that is not in the text.
    pub(super) has_number: bool,
    pub(super) was_hidden: bool,
    pub(super) was_deleted: bool,
    pub(super) boxes: Vec<Written>,
    row: Option<bool>,
    cell: usize,
    /// The right edges of the cells of the row, and of all rows of the table.
    edges: Vec<i64>,
    all_edges: BTreeSet<i64>,
}

impl<'a> Frame<'a> {
    /// Opens a text.
    pub(super) fn new(kind: FrameKind, story: Story<'a>, groups: usize) -> Self {
        Self {
            kind,
            story,
            groups,
            drops_space: matches!(kind, FrameKind::Note(_)),
            has_number: false,
            was_hidden: false,
            was_deleted: false,
            boxes: Vec::new(),
            row: None,
            cell: 0,
            edges: Vec::new(),
            all_edges: BTreeSet::new(),
        }
    }

    /// Makes ready for words: inside a table in a cell, else out of every row.
    pub(super) fn enter(&mut self, in_table: bool) -> Result<(), ImportError> {
        if !in_table {
            self.all_edges.clear();
            return self.end_row();
        }
        if self.row.is_none() {
            self.story.end_open_paragraph(Look::default())?;
            self.story.open_table();
            self.story.open_row()?;
            self.cell = 0;
        }
        if self.row != Some(true) {
            self.story.open_cell()?;
            self.row = Some(true);
        }
        Ok(())
    }

    /// Ends a paragraph, and adds the boxes behind it.
    pub(super) fn end_paragraph(&mut self, look: Look) -> Result<(), ImportError> {
        self.story.end_paragraph(look)?;
        self.has_number = false;
        self.add_boxes()
    }

    /// Adds the boxes of the paragraph behind it.
    pub(super) fn add_boxes(&mut self) -> Result<(), ImportError> {
        for written in std::mem::take(&mut self.boxes) {
            self.story.add(&written, "", None)?;
        }
        Ok(())
    }

    /// Ends a cell; one that reaches over edges of other rows stands for as many.
    pub(super) fn end_cell(&mut self) -> Result<(), ImportError> {
        self.enter(true)?;
        self.story.end_paragraph(Look::default())?;
        self.add_boxes()?;
        let before = match self.cell {
            0 => None,
            cell => self.edges.get(cell - 1).copied(),
        };
        let edge = self.edges.get(self.cell).copied();
        self.cell += 1;
        self.row = Some(false);
        self.has_number = false;
        let from = before.map_or(i64::MIN, |before| before.saturating_add(NEAR));
        let columns = match edge.map(|edge| edge.saturating_add(NEAR)) {
            Some(to) if from <= to => self.all_edges.range(from..to).count(),
            _ => 1,
        };
        for _ in 1..columns {
            self.story.open_cell()?;
        }
        Ok(())
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) -> Result<(), ImportError> {
        if self.row.take().is_some() {
            self.story.close_row()?;
            self.story.close_table()?;
        }
        Ok(())
    }

    /// Begins to say where the cells of a row end.
    pub(super) fn begin_edges(&mut self) {
        self.edges.clear();
    }

    /// Says where the next cell of the row ends. More columns than this no program makes.
    pub(super) fn add_edge(&mut self, edge: i64) {
        const MOST_COLUMNS: usize = 64;
        if self.edges.len() < MOST_COLUMNS {
            self.edges.push(edge);
            let near = edge.saturating_sub(NEAR)..edge.saturating_add(NEAR);
            if self.all_edges.len() < MOST_COLUMNS && self.all_edges.range(near).next().is_none() {
                self.all_edges.insert(edge);
            }
        }
    }
}
