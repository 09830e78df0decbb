//! The running text of an OpenDocument text: one step of the file after the other, without recursion.
//!
//! A note or a box opens a text of its own inside a paragraph; those that are open are a list. Elements that are not known
//! to hold text are passed over with all that is in them.

use std::collections::BTreeMap;

use crate::base::Budget;
use crate::exchange::importer::odt::styles::{Styles, Words};
use crate::exchange::importer::story::{Face, Look, Story, Written};
use crate::exchange::importer::xml::{Closed, Element, Step, Xml};
use crate::exchange::importer::{ImportError, LeftOut};
use crate::model::StructureKind;
use crate::text::{Direction, first_strong};

/// Cells for which one element may stand; more columns than this no table of a text has.
const MOST_COLUMNS: usize = 64;
/// Spaces for which one element may stand.
const MOST_SPACES: usize = 10_000;

/// What a text is that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrameKind {
    Main,
    /// The note of this index.
    Note(usize),
    Box,
}

/// A text that is open.
struct Frame<'a> {
    kind: FrameKind,
    story: Story<'a>,
    /// The level of the element that it is in.
    level: u32,
    /// What the paragraph is, if one is open.
    paragraph: Option<Look>,
    /// How the words look in each element of words that is open.
    words: Vec<Words>,
    /// White space, as it looks, is due before the next words, unless a paragraph begins or ends there.
    space: Option<Face>,
    is_at_start: bool,
    was_hidden: bool,
    lists: u8,
    boxes: Vec<Written>,
}

/// Reads running text.
pub(super) struct Body<'a, 's> {
    styles: &'s Styles,
    budget: &'a Budget,
    frames: Vec<Frame<'a>>,
    notes: Vec<Written>,
    left_out: BTreeMap<LeftOut, usize>,
    nested_tables: usize,
    /// Characters of simple and of complex scripts.
    scripts: [usize; 2],
}

impl<'a, 's> Body<'a, 's> {
    /// Begins with nothing read.
    pub(super) fn new(styles: &'s Styles, budget: &'a Budget) -> Self {
        Self {
            styles,
            budget,
            frames: Vec::new(),
            notes: Vec::new(),
            left_out: BTreeMap::new(),
            nested_tables: 0,
            scripts: [0, 0],
        }
    }

    /// Reads all that is in the element that opened last.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<Written, ImportError> {
        let end = xml.level().saturating_sub(1);
        self.open_frame(FrameKind::Main, end);
        while xml.level() > end {
            match xml.next()? {
                Step::Open(element) => self.open(xml, &element)?,
                Step::Close(closed) => self.close(&closed, xml.level())?,
                Step::Text(text) => self.put_text(&text)?,
                Step::End => return Err(xml.damaged()),
            }
        }
        while self.frames.len() > 1 {
            self.close_frame()?;
        }
        let Some(mut frame) = self.frames.pop() else {
            return Err(xml.damaged());
        };
        frame.end_paragraph()?;
        for (index, written) in self.notes.iter().enumerate() {
            let before = format!("[{}] ", index + 1);
            let is_empty = written.text.is_empty();
            let before = if is_empty { before.trim_end() } else { &before };
            frame
                .story
                .add(written, before, Some(StructureKind::Footnote))?;
        }
        frame.story.finish()
    }

    /// What was left out, and how many tables lie in cells.
    pub(super) fn counts(&self) -> (BTreeMap<LeftOut, usize>, usize) {
        (self.left_out.clone(), self.nested_tables)
    }

    /// Whether most of the text is of a complex script.
    pub(super) fn is_mostly_complex(&self) -> bool {
        self.scripts[1] > self.scripts[0]
    }

    fn open_frame(&mut self, kind: FrameKind, level: u32) {
        self.frames.push(Frame {
            kind,
            story: Story::new(self.budget),
            level,
            paragraph: None,
            words: Vec::new(),
            space: None,
            is_at_start: true,
            was_hidden: false,
            lists: 0,
            boxes: Vec::new(),
        });
    }

    fn close_frame(&mut self) -> Result<(), ImportError> {
        let Some(mut frame) = self.frames.pop() else {
            return Ok(());
        };
        frame.end_paragraph()?;
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
                    if outer.paragraph.is_none() {
                        outer.add_boxes()?;
                    }
                }
            }
            FrameKind::Box | FrameKind::Main => {}
        }
        Ok(())
    }

    fn open(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ImportError> {
        match element.name() {
            ("text", name) => self.open_text(xml, element, name),
            ("table", name) => self.open_table(xml, element, name),
            ("draw", name) => self.open_drawing(xml, element, name),
            ("office", "annotation") => {
                xml.skip()?;
                self.leave_out(LeftOut::Comment);
                Ok(())
            }
            // What LibreOffice adds to the format holds text like the rest of it.
            ("loext" | "office", _) => Ok(()),
            _ => xml.skip().map(|_| ()),
        }
    }

    fn open_text(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
        name: &str,
    ) -> Result<(), ImportError> {
        let value = |name| xml.attribute(element, "text", name);
        match name {
            "p" | "h" => {
                let style = value("style-name").unwrap_or_default();
                let outline = value("outline-level").filter(|_| name == "h");
                if self.styles.is_hidden(&style) {
                    return self.pass_over(xml, LeftOut::Hidden);
                }
                let mut look = self.styles.look(&style);
                if name == "h" {
                    let level = outline.and_then(|level| level.parse().ok());
                    look.heading = Some(level.unwrap_or(1).max(1));
                }
                if let Some(frame) = self.frames.last_mut() {
                    look.list = (frame.lists > 0).then_some(frame.lists);
                    frame.begin_paragraph(look)?;
                }
            }
            "span" => {
                let style = value("style-name").unwrap_or_default();
                let mut words = self.styles.words(&style);
                if let Some(frame) = self.frames.last_mut() {
                    if let Some(outer) = frame.words.last() {
                        words.complete(outer);
                    }
                    frame.words.push(words);
                }
            }
            "s" => {
                let count = value("c").and_then(|count| count.parse::<usize>().ok());
                let count = count.unwrap_or(1).min(MOST_SPACES);
                self.put(&" ".repeat(count))?;
            }
            "tab" => self.put("\t")?,
            "line-break" => self.break_line()?,
            "list" => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.lists = frame.lists.saturating_add(1);
                }
            }
            "note" => {
                let number = format!("[{}]", self.notes.len() + 1);
                self.put(&number)?;
                self.notes.push(Written::default());
            }
            "note-body" => {
                let index = self.notes.len().saturating_sub(1);
                self.open_frame(FrameKind::Note(index), xml.level());
            }
            "tracked-changes" => self.pass_over_changes(xml)?,
            "section" if value("display").as_deref() == Some("none") => {
                return self.pass_over(xml, LeftOut::Hidden);
            }
            "section-source" => self.leave_out(LeftOut::Linked),
            "hidden-text" | "hidden-paragraph" => return self.pass_over(xml, LeftOut::Hidden),
            // The number of a note and of an item are made anew; the rest is no text of the document.
            "note-citation"
            | "number"
            | "script"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls" => {
                xml.skip()?;
            }
            name if name.ends_with("-source") => {
                xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn open_table(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
        name: &str,
    ) -> Result<(), ImportError> {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        match name {
            "table" => {
                frame.end_paragraph()?;
                self.nested_tables += usize::from(frame.story.open_table());
            }
            "table-row" => frame.story.open_row()?,
            "table-cell" => {
                let repeated = xml.attribute(element, "table", "number-columns-repeated");
                let repeated = repeated.and_then(|count| count.parse::<usize>().ok());
                for _ in 0..repeated.unwrap_or(1).clamp(1, MOST_COLUMNS) {
                    frame.story.open_cell()?;
                }
            }
            "covered-table-cell" => {
                frame.story.open_cell()?;
                return self.pass_over(xml, LeftOut::Hidden);
            }
            _ => {}
        }
        Ok(())
    }

    fn open_drawing(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
        name: &str,
    ) -> Result<(), ImportError> {
        match name {
            "frame" | "a" | "g" => {}
            "image" => {
                let place = xml.attribute(element, "xlink", "href");
                let is_elsewhere = place.is_some_and(|place| place.contains(':'));
                self.leave_out(if is_elsewhere {
                    LeftOut::Linked
                } else {
                    LeftOut::Picture
                });
                xml.skip()?;
            }
            "object" | "object-ole" | "plugin" | "applet" | "floating-frame" => {
                self.leave_out(LeftOut::Embedded);
                xml.skip()?;
            }
            _ => self.open_frame(FrameKind::Box, xml.level()),
        }
        Ok(())
    }

    fn close(&mut self, closed: &Closed<'_>, level: u32) -> Result<(), ImportError> {
        let is_own = |frame: &Frame<'_>| frame.level == level + 1;
        if self.frames.len() > 1 && self.frames.last().is_some_and(is_own) {
            return self.close_frame();
        }
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        match closed.name() {
            ("text", "p" | "h") => frame.end_paragraph(),
            ("text", "span") => {
                frame.words.pop();
                Ok(())
            }
            ("text", "list") => {
                frame.lists = frame.lists.saturating_sub(1);
                Ok(())
            }
            ("table", "table-row") => frame.story.close_row(),
            ("table", "table") => frame.story.close_table(),
            _ => Ok(()),
        }
    }

    /// Passes over the element that opened last; counts it if there is text in it.
    fn pass_over(&mut self, xml: &mut Xml<'_>, what: LeftOut) -> Result<(), ImportError> {
        if xml.skip()? {
            self.leave_out(what);
        }
        Ok(())
    }

    /// Passes over the list of changes; deleted text lies in it.
    fn pass_over_changes(&mut self, xml: &mut Xml<'_>) -> Result<(), ImportError> {
        let end = xml.level().saturating_sub(1);
        while xml.level() > end {
            if let Step::Open(element) = xml.next()?
                && element.name() == ("text", "deletion")
            {
                self.pass_over(xml, LeftOut::Deleted)?;
            }
        }
        Ok(())
    }

    /// Puts text of the file: white space in it is one space, none where a paragraph begins or ends.
    fn put_text(&mut self, text: &str) -> Result<(), ImportError> {
        let is_space = |character: char| matches!(character, ' ' | '\t' | '\n' | '\r');
        let mut is_first = true;
        for piece in text.split(is_space) {
            if !std::mem::take(&mut is_first)
                && let Some(frame) = self.frames.last_mut()
                && !frame.is_hidden()
            {
                let face = frame.face(false);
                frame.space.get_or_insert(face);
            }
            if !piece.is_empty() {
                self.put(piece)?;
            }
        }
        Ok(())
    }

    /// Puts words into the open paragraph, or counts them among what is left out.
    fn put(&mut self, words: &str) -> Result<(), ImportError> {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        if frame.paragraph.is_none() {
            return Ok(());
        }
        if frame.is_hidden() {
            if !words.trim().is_empty() && !std::mem::replace(&mut frame.was_hidden, true) {
                self.leave_out(LeftOut::Hidden);
            }
            return Ok(());
        }
        frame.was_hidden = false;
        let is_complex = first_strong(words) == Some(Direction::RightToLeft);
        if let Some(face) = frame.space.take().filter(|_| !frame.is_at_start) {
            frame.story.set_face(face);
            frame.story.words(" ")?;
        }
        frame.story.set_face(frame.face(is_complex));
        frame.is_at_start = false;
        frame.story.words(words)?;
        self.scripts[usize::from(is_complex)] += words.chars().count();
        Ok(())
    }

    fn break_line(&mut self) -> Result<(), ImportError> {
        // It puts the space that is due.
        self.put("")?;
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        if frame.paragraph.is_some() && !frame.is_hidden() {
            frame.story.line_break()?;
        }
        Ok(())
    }

    fn leave_out(&mut self, what: LeftOut) {
        *self.left_out.entry(what).or_default() += 1;
    }
}

impl Frame<'_> {
    fn is_hidden(&self) -> bool {
        let words = self.words.last().copied().unwrap_or_default();
        words.hidden == Some(true)
    }

    /// How words of a script look now.
    fn face(&self, is_complex: bool) -> Face {
        let words = self.words.last().copied().unwrap_or_default();
        Face {
            strong: words.is_bold(is_complex),
            emphasis: words.is_italic(is_complex),
            code: words.code == Some(true),
        }
    }

    fn begin_paragraph(&mut self, look: Look) -> Result<(), ImportError> {
        // One inside another is not of the format; the outer one ends.
        self.end_paragraph()?;
        self.paragraph = Some(look);
        self.space = None;
        self.is_at_start = true;
        self.was_hidden = false;
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), ImportError> {
        self.words.clear();
        self.space = None;
        if let Some(look) = self.paragraph.take() {
            self.story.end_paragraph(look)?;
            self.add_boxes()?;
        }
        Ok(())
    }

    fn add_boxes(&mut self) -> Result<(), ImportError> {
        for written in std::mem::take(&mut self.boxes) {
            self.story.add(&written, "", None)?;
        }
        Ok(())
    }
}
