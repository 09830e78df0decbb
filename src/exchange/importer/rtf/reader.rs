//! From the signs of an RTF file to its text: one after the other, groups as a list of what holds in each.

use std::collections::BTreeMap;

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::properties::one_line;
use crate::exchange::importer::rtf::state::{Destination, Frame, FrameKind, Sheets, State, Style};
use crate::exchange::importer::rtf::tables::Bytes;
use crate::exchange::importer::rtf::token::{Token, Tokens};
use crate::exchange::importer::story::{Story, Written};
use crate::exchange::importer::{ImportError, ImportNote, LeftOut};
use crate::model::StructureKind;
use crate::text::Encoding;

/// Groups inside groups.
const MOST_GROUPS: usize = 256;
/// The clock and the cancel request are looked at once in so many signs.
const SIGNS_PER_CHECK: u64 = 4096;

/// Whose word counts for how bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The file's: its fonts, then its code page.
    File,
    /// The file's, but its code page before fonts that say they are Western.
    FileBeforeFonts,
    /// A person's.
    Person(Encoding),
}

/// All that a file gives.
pub(super) struct Found {
    pub(super) written: Written,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
    /// The number of the document's code page.
    pub(super) code_page: i64,
    /// Bytes and halves of characters that could not be read.
    pub(super) replaced: usize,
    /// The fonts say Western and the bytes say otherwise.
    pub(super) is_western_doubtful: bool,
    pub(super) notes: Vec<ImportNote>,
}

/// Reads one file.
pub(super) struct Reader<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) choice: Choice,
    pub(super) budget: &'a Budget,
    pub(super) progress: &'a Progress,
    pub(super) state: State,
    pub(super) groups: Vec<State>,
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) notes: Vec<Written>,
    pub(super) sheets: Sheets,
    pub(super) default_font: i64,
    pub(super) code_page: i64,
    /// The font being described.
    pub(super) font: i64,
    /// The style being described: its number if it is one of paragraphs or of words, and its name.
    pub(super) style: (Option<i64>, Option<i64>, Style, String),
    /// Bytes of text that are not read yet, and how they are to be.
    pub(super) bytes: Vec<u8>,
    pub(super) bytes_in: Bytes,
    /// Characters still to be passed over because they stand for one in Unicode.
    pub(super) passed: usize,
    /// The first half of a character.
    pub(super) high: Option<u32>,
    pub(super) has_star: bool,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) replaced: usize,
    /// Stretches of bytes in Western fonts that look Western, and that do not.
    pub(super) western: (usize, usize),
    pub(super) symbols: usize,
    pub(super) nested_tables: usize,
    pub(super) is_in_nested: bool,
    pub(super) is_head_counted: bool,
    pub(super) left_out: BTreeMap<LeftOut, usize>,
    pub(super) languages: BTreeMap<&'static str, usize>,
}

impl<'a> Reader<'a> {
    /// Begins at the start of a file.
    pub(super) fn new(
        bytes: &'a [u8],
        choice: Choice,
        budget: &'a Budget,
        progress: &'a Progress,
    ) -> Self {
        Self {
            tokens: Tokens::new(bytes),
            choice,
            budget,
            progress,
            state: State::new(),
            groups: Vec::new(),
            frames: vec![Frame::new(FrameKind::Main, Story::new(budget), 0)],
            notes: Vec::new(),
            sheets: Sheets::default(),
            default_font: 0,
            code_page: 1252,
            font: 0,
            style: (None, None, Style::default(), String::new()),
            bytes: Vec::new(),
            bytes_in: Bytes::Unknown,
            passed: 0,
            high: None,
            has_star: false,
            title: String::new(),
            author: String::new(),
            replaced: 0,
            western: (0, 0),
            symbols: 0,
            nested_tables: 0,
            is_in_nested: false,
            is_head_counted: false,
            left_out: BTreeMap::new(),
            languages: BTreeMap::new(),
        }
    }

    /// Reads to the end of the outermost group.
    pub(super) fn read(mut self) -> Result<Found, ImportError> {
        let mut count: u64 = 0;
        loop {
            count += 1;
            self.budget.check_items(count)?;
            if count.is_multiple_of(SIGNS_PER_CHECK) {
                self.progress.check()?;
                self.budget.check_time()?;
            }
            let Some(token) = self.tokens.next()? else {
                // A group is open, so the file is not whole.
                return Err(ImportError::Damaged {
                    part: "}".to_owned(),
                });
            };
            if !matches!(token, Token::Byte(_) | Token::Bytes(_)) {
                self.read_bytes()?;
            }
            let star = std::mem::take(&mut self.has_star);
            match token {
                Token::Open => self.open()?,
                Token::Close => {
                    self.close()?;
                    if self.groups.is_empty() {
                        if !self.tokens.is_at_end() {
                            self.leave_out(LeftOut::Embedded);
                        }
                        return self.finish();
                    }
                }
                Token::Binary => self.passed = self.passed.saturating_sub(1),
                Token::Byte(byte) => self.take_bytes(&[byte]),
                Token::Bytes(bytes) => self.take_bytes(bytes),
                Token::Symbol(b'*') => self.has_star = true,
                Token::Symbol(symbol) => self.take_symbol(symbol)?,
                Token::Word(name, number) => {
                    if star && self.is_unknown_star(name) {
                        self.state.destination = Destination::Silence;
                    } else {
                        self.take_word(name, number)?;
                    }
                }
            }
        }
    }

    fn finish(mut self) -> Result<Found, ImportError> {
        let is_western_doubtful = self.choice == Choice::File
            && self.code_page != 1252
            && self.western.1 > self.western.0;
        let mut story = Story::new(self.budget);
        while let Some(mut frame) = self.frames.pop() {
            if frame.kind == FrameKind::Main {
                frame.end_row()?;
                let look = self.sheets.look(&self.state.lines, frame.has_number);
                frame.story.end_open_paragraph(look)?;
                frame.add_boxes()?;
                story = frame.story;
            }
        }
        for (index, written) in self.notes.iter().enumerate() {
            let before = format!("[{}] ", index + 1);
            let is_empty = written.text.is_empty();
            let before = if is_empty { before.trim_end() } else { &before };
            story.add(written, before, Some(StructureKind::Footnote))?;
        }
        let mut notes: Vec<ImportNote> = self
            .left_out
            .iter()
            .map(|(what, count)| ImportNote::LeftOut {
                what: *what,
                count: *count,
            })
            .collect();
        if self.nested_tables > 0 {
            notes.push(ImportNote::NestedTable(self.nested_tables));
        }
        if self.symbols > 0 {
            notes.push(ImportNote::Symbol(self.symbols));
        }
        let most = self.languages.iter().max_by_key(|(_, count)| **count);
        Ok(Found {
            language: most.map(|(tag, _)| (*tag).to_owned()),
            written: story.finish()?,
            title: one_line(&self.title),
            author: one_line(&self.author),
            code_page: self.code_page,
            replaced: self.replaced,
            is_western_doubtful,
            notes,
        })
    }

    fn open(&mut self) -> Result<(), ImportError> {
        if self.groups.len() >= MOST_GROUPS {
            return Err(ImportError::Budget(BudgetExceeded {
                limit: Limit::Depth,
                allowed: MOST_GROUPS as u64,
            }));
        }
        self.passed = 0;
        self.groups.push(self.state.clone());
        if self.state.destination == Destination::Twofold {
            self.state.destination = Destination::Silence;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ImportError> {
        self.passed = 0;
        self.end_half()?;
        self.end_style();
        let open = self.groups.len();
        let is_inner = |frame: &Frame<'_>| frame.groups >= open;
        while self.frames.len() > 1 && self.frames.last().is_some_and(is_inner) {
            self.close_frame()?;
        }
        if let Some(outer) = self.groups.pop() {
            self.state = outer;
        }
        Ok(())
    }

    fn close_frame(&mut self) -> Result<(), ImportError> {
        let Some(mut frame) = self.frames.pop() else {
            return Ok(());
        };
        frame.end_row()?;
        let look = self.sheets.look(&self.state.lines, frame.has_number);
        frame.story.end_open_paragraph(look)?;
        frame.add_boxes()?;
        let written = frame.story.finish()?;
        match frame.kind {
            FrameKind::Note(index) => {
                if let Some(place) = self.notes.get_mut(index) {
                    *place = written;
                }
            }
            FrameKind::Box if !written.text.is_empty() => {
                if let Some(outer) = self.frames.last_mut() {
                    outer.boxes.push(written);
                }
            }
            FrameKind::Box | FrameKind::Main => {}
        }
        Ok(())
    }

    pub(super) fn open_frame(&mut self, kind: FrameKind) {
        let story = Story::new(self.budget);
        self.frames.push(Frame::new(kind, story, self.groups.len()));
        self.state.lines = Default::default();
        self.state.hidden = false;
    }

    /// Whether a word behind a star begins a group that need not be known and is not.
    fn is_unknown_star(&self, name: &str) -> bool {
        let is_style = self.state.destination == Destination::Styles;
        let is_known = matches!(
            name,
            "footnote"
                | "annotation"
                | "shpinst"
                | "shppict"
                | "ud"
                | "shptxt"
                | "do"
                | "dptxbxtext"
                | "moMath"
        );
        let is_style = is_style && matches!(name, "cs" | "ds" | "ts");
        !is_known && !is_style
    }

    fn take_symbol(&mut self, symbol: u8) -> Result<(), ImportError> {
        let words = match symbol {
            b'~' => "\u{A0}",
            b'-' => "\u{AD}",
            b'_' => "\u{2011}",
            b'\\' => "\\",
            b'{' => "{",
            b'}' => "}",
            b'\t' => return self.take_word("tab", None),
            b'\r' | b'\n' => return self.take_word("par", None),
            _ => return Ok(()),
        };
        if self.is_passed() {
            return Ok(());
        }
        self.put(words)
    }

    /// Counts off a character that stands for one in Unicode.
    pub(super) fn is_passed(&mut self) -> bool {
        let is_passed = self.passed > 0;
        self.passed = self.passed.saturating_sub(1);
        is_passed
    }

    pub(super) fn leave_out(&mut self, what: LeftOut) {
        *self.left_out.entry(what).or_default() += 1;
    }
}
