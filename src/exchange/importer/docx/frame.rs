//! Texts that are open while a document is read: the main one, and the boxes in it.

use crate::exchange::importer::ImportError;
use crate::exchange::importer::docx::styles::{Lines, Words};
use crate::exchange::importer::story::{Story, Written};

/// Inside which properties the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// None: in the content.
    #[default]
    Content,
    /// Those of a paragraph.
    Paragraph,
    /// Those of the mark at a paragraph's end.
    ParagraphMark,
    /// Those of words.
    Words,
    /// Those of a row.
    Row,
    /// Those of a cell.
    Cell,
}

/// A text that is open: the main one, and the boxes in it.
pub(super) struct Frame<'a> {
    pub(super) story: Story<'a>,
    pub(super) place: Place,
    /// What the paragraph says of itself.
    pub(super) lines: Lines,
    /// What its style says.
    pub(super) style: Lines,
    /// What the paragraph's style says of its words.
    pub(super) base: Words,
    pub(super) words: Words,
    /// The words of the element that is open, if one with words is.
    pub(super) open_words: Option<String>,
    pub(super) keeps_spaces: bool,
    /// The mark at the paragraph's end was deleted or is hidden, so the next one goes on in the same line.
    pub(super) is_joined: bool,
    pub(super) was_hidden: bool,
    /// White space after a note's own number is in the place of ours.
    pub(super) drops_space: bool,
    /// For each open field, whether its instructions are being read.
    pub(super) fields: Vec<bool>,
    /// How many of those are.
    pub(super) open_codes: usize,
    /// For each open cell, how many columns it reaches over.
    pub(super) spans: Vec<usize>,
    /// Boxes of the open paragraph.
    pub(super) boxes: Vec<Written>,
}

impl<'a> Frame<'a> {
    /// Opens a text.
    pub(super) fn new(story: Story<'a>) -> Self {
        Self {
            story,
            place: Place::Content,
            lines: Lines::default(),
            style: Lines::default(),
            base: Words::default(),
            words: Words::default(),
            open_words: None,
            keeps_spaces: false,
            is_joined: false,
            was_hidden: false,
            drops_space: false,
            fields: Vec::new(),
            open_codes: 0,
            spans: Vec::new(),
            boxes: Vec::new(),
        }
    }

    /// Whether words that come now are not shown.
    pub(super) fn is_hidden(&self) -> bool {
        self.words.hidden.or(self.base.hidden) == Some(true)
    }

    /// Takes one sign of a field: it begins, its instructions end, it ends.
    pub(super) fn take_field(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.fields.push(true);
                self.open_codes += 1;
            }
            "separate" => {
                if let Some(is_code) = self.fields.last_mut() {
                    self.open_codes -= usize::from(std::mem::take(is_code));
                }
            }
            "end" => self.open_codes -= usize::from(self.fields.pop() == Some(true)),
            _ => {}
        }
    }

    /// Ends what is open, and adds the boxes behind it.
    pub(super) fn end_paragraph(&mut self, even_if_empty: bool) -> Result<(), ImportError> {
        let look = self.lines.of_style(&self.style).look();
        if even_if_empty {
            self.story.end_paragraph(look)?;
        } else {
            self.story.end_open_paragraph(look)?;
        }
        for written in std::mem::take(&mut self.boxes) {
            self.story.add(&written, "", None)?;
        }
        Ok(())
    }
}
