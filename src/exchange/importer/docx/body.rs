//! The running text of a document: paragraphs, words, tables, fields, boxes.
//!
//! One step of the file after the other, without recursion. A text box opens a text of its own inside a paragraph; those
//! that are open are a list. What is left out is passed over where it opens, and counted.

use std::collections::BTreeMap;

use crate::base::Budget;
use crate::exchange::importer::docx::frame::{Frame, Place};
use crate::exchange::importer::docx::styles::{Lines, Styles, Words, is_on};
use crate::exchange::importer::properties::language_tag;
use crate::exchange::importer::story::{Face, Story, Written};
use crate::exchange::importer::xml::{Closed, Element, Step, Xml};
use crate::exchange::importer::{ImportError, ImportNote, LeftOut};
use crate::text::{Direction, first_strong};

/// Cells that one cell may reach over; more columns than this no program makes.
const MOST_COLUMNS: usize = 64;

/// Which kind of note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    /// At the foot of a page.
    Footnote,
    /// At the end of a chapter or document.
    Endnote,
}

/// What comes into the text.
#[derive(Clone, Copy)]
enum Piece<'t> {
    Words(&'t str),
    Tab,
    LineBreak,
    PageBreak,
}

/// Reads running text.
pub(super) struct Body<'a, 's> {
    styles: &'s Styles,
    budget: &'a Budget,
    frames: Vec<Frame<'a>>,
    /// Levels of the alternatives that are open, and whether one was taken.
    alternatives: Vec<(u32, bool)>,
    /// All that is inside this level is passed over.
    ignored_from: Option<u32>,
    /// Notes in the order of the text.
    places: Vec<(NoteKind, String)>,
    numbers: BTreeMap<(NoteKind, String), usize>,
    is_in_note: bool,
    left_out: BTreeMap<LeftOut, usize>,
    formulas: usize,
    nested_tables: usize,
    symbols: usize,
    /// Characters by language tag.
    languages: BTreeMap<String, usize>,
}

impl<'a, 's> Body<'a, 's> {
    /// Begins with nothing read.
    pub(super) fn new(styles: &'s Styles, budget: &'a Budget) -> Self {
        Self {
            styles,
            budget,
            frames: Vec::new(),
            alternatives: Vec::new(),
            ignored_from: None,
            places: Vec::new(),
            numbers: BTreeMap::new(),
            is_in_note: false,
            left_out: BTreeMap::new(),
            formulas: 0,
            nested_tables: 0,
            symbols: 0,
            languages: BTreeMap::new(),
        }
    }

    /// Reads all that is in the element that opened last into a text.
    pub(super) fn read_story(
        &mut self,
        xml: &mut Xml<'_>,
        story: Story<'a>,
    ) -> Result<Story<'a>, ImportError> {
        let end = xml.level().saturating_sub(1);
        self.alternatives.clear();
        self.ignored_from = None;
        self.frames = vec![Frame::new(story)];
        while xml.level() > end {
            let step = xml.next()?;
            if self.ignored_from.is_some_and(|level| xml.level() >= level) {
                continue;
            }
            self.ignored_from = None;
            match step {
                Step::Open(element) => self.open(xml, &element)?,
                Step::Close(closed) => self.close(&closed, xml.level())?,
                Step::Text(text) => {
                    if let Some(frame) = self.frames.last_mut()
                        && let Some(words) = &mut frame.open_words
                    {
                        words.push_str(&text);
                    }
                }
                Step::End => return Err(xml.damaged()),
            }
        }
        // Boxes close before what they are in; were one left open, its text would not be lost.
        while self.frames.len() > 1 {
            self.close_box()?;
        }
        let mut frame = self.frames.pop().ok_or_else(|| xml.damaged())?;
        frame.end_paragraph(false)?;
        Ok(frame.story)
    }

    /// Reads a note, or anything else that has a text of its own, in the element that opened last.
    pub(super) fn read_note(&mut self, xml: &mut Xml<'_>) -> Result<Written, ImportError> {
        self.is_in_note = true;
        let story = self.read_story(xml, Story::new(self.budget));
        self.is_in_note = false;
        story?.finish()
    }

    /// The notes to which the text leads, in its order.
    pub(super) fn note_places(&self) -> &[(NoteKind, String)] {
        &self.places
    }

    /// What was left out of the texts read so far.
    pub(super) fn left_out(&self) -> BTreeMap<LeftOut, usize> {
        self.left_out.clone()
    }

    /// What else is to be told.
    pub(super) fn other_notes(&self) -> Vec<ImportNote> {
        [
            (self.formulas, ImportNote::Formula(self.formulas)),
            (
                self.nested_tables,
                ImportNote::NestedTable(self.nested_tables),
            ),
            (self.symbols, ImportNote::Symbol(self.symbols)),
        ]
        .into_iter()
        .filter_map(|(count, note)| (count > 0).then_some(note))
        .collect()
    }

    /// The language in which most characters are, as the file says.
    pub(super) fn language(&self) -> Option<String> {
        let most = self.languages.iter().max_by_key(|(_, count)| **count)?;
        Some(most.0.clone())
    }

    fn open(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ImportError> {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        let (prefix, name) = element.name();
        match (prefix, name) {
            // What the properties were before a change, and those of controls.
            ("w", name) if name.ends_with("Change") || matches!(name, "sdtPr" | "sdtEndPr") => {
                xml.skip()?;
            }
            ("w", "pPr") => frame.place = Place::Paragraph,
            ("w", "rPr") => {
                frame.place = match frame.place {
                    Place::Paragraph => Place::ParagraphMark,
                    _ => Place::Words,
                }
            }
            ("w", "trPr") => frame.place = Place::Row,
            ("w", "tcPr") => frame.place = Place::Cell,
            ("w", name) if frame.place != Place::Content => {
                self.take_property(xml, element, name)?;
            }
            ("w", name) => self.open_content(xml, element, name)?,
            ("m", "oMath") => self.formulas += 1,
            ("m", "t") => {
                frame.open_words = Some(String::new());
                frame.keeps_spaces = true;
            }
            ("m", "rPr" | "ctrlPr") => {
                xml.skip()?;
            }
            ("mc", "AlternateContent") => self.alternatives.push((xml.level(), false)),
            ("mc", "Choice" | "Fallback") => {
                // One of several ways to say the same.
                match self.alternatives.last_mut() {
                    Some((_, was_taken @ false)) => *was_taken = true,
                    Some(_) => {
                        xml.skip()?;
                    }
                    None => {}
                }
            }
            ("a", "blip") | ("v", "imagedata") | ("chart", "chart") | ("diagram", "relIds") => {
                self.leave_out(LeftOut::Picture);
            }
            _ => {}
        }
        Ok(())
    }

    fn take_property(
        &mut self,
        xml: &Xml<'_>,
        element: &Element<'_>,
        name: &str,
    ) -> Result<(), ImportError> {
        let value = || xml.attribute(element, "w", "val");
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        match (frame.place, name) {
            (Place::Paragraph, "pStyle") => {
                if let Some(style) = value().and_then(|id| self.styles.get(&id)) {
                    frame.style = style.lines;
                    frame.base.clone_from(&style.words);
                }
            }
            (Place::Paragraph, name) => frame.lines.take(xml, element, name),
            (Place::ParagraphMark, "del" | "moveFrom") => frame.is_joined = true,
            (Place::ParagraphMark, "vanish") => frame.is_joined |= is_on(value().as_deref()),
            (Place::Words, "rStyle") => {
                if let Some(style) = value().and_then(|id| self.styles.get(&id)) {
                    frame.words.complete(&style.words);
                }
            }
            (Place::Words, name) => frame.words.take(xml, element, name),
            (Place::Row, "del") => {
                frame.place = Place::Content;
                frame.story.drop_row();
                // All in the row, but not its own end.
                self.ignored_from = Some(xml.level().saturating_sub(2));
                self.leave_out(LeftOut::Deleted);
            }
            (Place::Cell, "gridSpan") => {
                let columns = value().and_then(|value| value.trim().parse::<usize>().ok());
                if let Some(span) = frame.spans.last_mut() {
                    *span = columns.unwrap_or(1).clamp(1, MOST_COLUMNS);
                }
            }
            (Place::Cell, "cellDel") => {
                frame.place = Place::Content;
                self.ignored_from = Some(xml.level().saturating_sub(2));
                self.leave_out(LeftOut::Deleted);
            }
            _ => {}
        }
        Ok(())
    }

    fn open_content(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
        name: &str,
    ) -> Result<(), ImportError> {
        let value = |name| xml.attribute(element, "w", name);
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        match name {
            "p" => {
                if !frame.is_joined {
                    frame.was_hidden = false;
                }
                frame.is_joined = false;
                frame.lines = Lines::default();
                frame.style = self.styles.paragraph.lines;
                frame.base.clone_from(&self.styles.paragraph.words);
            }
            "r" => frame.words = Words::default(),
            "t" => {
                frame.open_words = Some(String::new());
                frame.keeps_spaces =
                    xml.attribute(element, "xml", "space").as_deref() == Some("preserve");
            }
            "tab" | "ptab" => self.put(Piece::Tab)?,
            "br" => match value("type").as_deref() {
                Some("page" | "column") => self.put(Piece::PageBreak)?,
                _ => self.put(Piece::LineBreak)?,
            },
            "cr" => self.put(Piece::LineBreak)?,
            "noBreakHyphen" => self.put(Piece::Words("\u{2011}"))?,
            "softHyphen" => self.put(Piece::Words("\u{AD}"))?,
            "sym" => {
                let code = value("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(character) = code.and_then(char::from_u32) {
                    let is_private = ('\u{E000}'..='\u{F8FF}').contains(&character);
                    self.symbols += usize::from(is_private);
                    self.put(Piece::Words(character.encode_utf8(&mut [0; 4])))?;
                }
            }
            "del" => return self.pass_over_deletion(xml),
            // What was moved stands where it was moved to.
            "moveFrom" => {
                xml.skip()?;
            }
            "fldChar" => frame.take_field(&value("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.lead_to(NoteKind::Footnote, value("id"))?,
            "endnoteReference" => self.lead_to(NoteKind::Endnote, value("id"))?,
            "footnoteRef" | "endnoteRef" => frame.drops_space = true,
            "commentReference" => self.leave_out(LeftOut::Comment),
            "tbl" => self.nested_tables += usize::from(frame.story.open_table()),
            "tr" => frame.story.open_row()?,
            "tc" => {
                frame.spans.push(1);
                frame.story.open_cell()?;
            }
            "txbxContent" => {
                let story = Story::new(self.budget);
                self.frames.push(Frame::new(story));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, closed: &Closed<'_>, level: u32) -> Result<(), ImportError> {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        match closed.name() {
            ("w" | "m", "t") => {
                let words = frame.open_words.take().unwrap_or_default();
                let words = if frame.keeps_spaces {
                    &words
                } else {
                    words.trim_matches([' ', '\t', '\n'])
                };
                self.put(Piece::Words(words))?;
            }
            ("w", "pPr" | "trPr" | "tcPr") => frame.place = Place::Content,
            ("w", "rPr") => {
                frame.place = match frame.place {
                    Place::ParagraphMark => Place::Paragraph,
                    _ => Place::Content,
                }
            }
            ("w", "r") => frame.words = Words::default(),
            ("w", "p") if !frame.is_joined => frame.end_paragraph(true)?,
            ("w", "tc") => {
                for _ in 1..frame.spans.pop().unwrap_or(1) {
                    frame.story.open_cell()?;
                }
            }
            ("w", "tr") => frame.story.close_row()?,
            ("w", "tbl") => frame.story.close_table()?,
            ("w", "txbxContent") if self.frames.len() > 1 => self.close_box()?,
            ("mc", "AlternateContent") => {
                // Only one that was opened here.
                self.alternatives.pop_if(|(at, _)| *at == level + 1);
            }
            _ => {}
        }
        Ok(())
    }

    fn pass_over_deletion(&mut self, xml: &mut Xml<'_>) -> Result<(), ImportError> {
        if xml.skip()? {
            self.leave_out(LeftOut::Deleted);
        }
        Ok(())
    }

    fn close_box(&mut self) -> Result<(), ImportError> {
        let Some(mut inner) = self.frames.pop() else {
            return Ok(());
        };
        inner.end_paragraph(false)?;
        let written = inner.story.finish()?;
        if let Some(outer) = self.frames.last_mut()
            && !written.text.is_empty()
        {
            outer.boxes.push(written);
        }
        Ok(())
    }

    /// Puts the number of a note in its place. Notes in notes are not known to the programs that make these files.
    fn lead_to(&mut self, kind: NoteKind, id: Option<String>) -> Result<(), ImportError> {
        let Some(id) = id else {
            return Ok(());
        };
        if self.is_in_note || !self.is_shown() {
            return Ok(());
        }
        let place = (kind, id);
        let next = self.places.len() + 1;
        let number = *self.numbers.entry(place.clone()).or_insert(next);
        if number == next {
            self.places.push(place);
        }
        self.put(Piece::Words(&format!("[{number}]")))
    }

    /// Whether words that come now are in the text.
    fn is_shown(&self) -> bool {
        let is_shown = |frame: &Frame<'_>| !frame.is_hidden() && frame.open_codes == 0;
        self.frames.last().is_some_and(is_shown)
    }

    /// Puts something into the text, or counts it among what is left out.
    fn put(&mut self, piece: Piece<'_>) -> Result<(), ImportError> {
        let is_shown = self.is_shown();
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        if !is_shown {
            let Piece::Words(words) = piece else {
                return Ok(());
            };
            if words.trim().is_empty() {
                return Ok(());
            }
            if frame.is_hidden() {
                let was_hidden = std::mem::replace(&mut frame.was_hidden, true);
                if !was_hidden {
                    self.leave_out(LeftOut::Hidden);
                }
            } else {
                self.leave_out(LeftOut::FieldCode);
            }
            return Ok(());
        }
        frame.was_hidden = false;
        frame.story.set_face(face(&frame.words));
        match piece {
            Piece::Words(mut words) => {
                if frame.drops_space {
                    words = words.trim_start();
                    frame.drops_space = words.is_empty();
                }
                frame.story.words(words)?;
                self.weigh(words);
            }
            Piece::Tab if frame.drops_space => {}
            Piece::Tab => frame.story.tab()?,
            Piece::LineBreak => frame.story.line_break()?,
            Piece::PageBreak => frame.story.page_break(),
        }
        Ok(())
    }

    /// Counts words for the language that they are said to be in.
    fn weigh(&mut self, words: &str) {
        let Some(frame) = self.frames.last() else {
            return;
        };
        let defaults = &self.styles.defaults;
        let is_complex = frame.words.complex == Some(true)
            || first_strong(words) == Some(Direction::RightToLeft);
        let of = |words: &'_ Words| {
            if is_complex {
                words.language_complex.clone()
            } else {
                words.language.clone()
            }
        };
        let language = of(&frame.words)
            .or_else(|| of(&frame.base))
            .or_else(|| of(defaults));
        if let Some(language) = language.and_then(|tag| language_tag(&tag)) {
            *self.languages.entry(language).or_default() += words.chars().count();
        }
    }

    fn leave_out(&mut self, what: LeftOut) {
        *self.left_out.entry(what).or_default() += 1;
    }
}

fn face(words: &Words) -> Face {
    let is_complex = words.complex == Some(true);
    let of = |simple: Option<bool>, complex: Option<bool>| {
        let said = if is_complex {
            complex.or(simple)
        } else {
            simple
        };
        said == Some(true)
    };
    Face {
        strong: of(words.bold, words.bold_complex),
        emphasis: of(words.italic, words.italic_complex),
        code: words.code == Some(true),
    }
}
