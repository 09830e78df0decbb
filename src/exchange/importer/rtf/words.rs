//! What the control words of RTF do.

use crate::exchange::importer::rtf::reader::Reader;
use crate::exchange::importer::rtf::state::{Destination, Font, FrameKind, State};
use crate::exchange::importer::rtf::tables::{character, code_page, is_silent, language};
use crate::exchange::importer::story::{Look, Written};
use crate::exchange::importer::{ImportError, LeftOut};

impl Reader<'_> {
    pub(super) fn take_word(&mut self, name: &str, number: Option<i64>) -> Result<(), ImportError> {
        if name == "u" {
            return self.take_unicode(number.unwrap_or(0));
        }
        self.passed = 0;
        if let Some(words) = character(name) {
            return self.put(words);
        }
        if is_silent(name) {
            self.state.destination = Destination::Silence;
            return Ok(());
        }
        if self.take_destination(name)? || self.take_sheet(name, number) {
            return Ok(());
        }
        self.take_look(name, number);
        self.take_break(name, number)
    }

    /// Words that say where the words of the group go.
    fn take_destination(&mut self, name: &str) -> Result<bool, ImportError> {
        let is_text = self.state.destination == Destination::Text;
        self.state.destination = match name {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "info" => Destination::Info,
            "title" if self.state.destination == Destination::Info => Destination::Title,
            "author" if self.state.destination == Destination::Info => Destination::Author,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => {
                self.is_head_counted = false;
                Destination::RunningHead
            }
            "upr" if is_text || self.state.destination == Destination::Info => Destination::Twofold,
            // The group around it says where the words of both go.
            "ud" => self
                .groups
                .len()
                .checked_sub(2)
                .and_then(|outer| self.groups.get(outer))
                .map_or(Destination::Silence, |outer| outer.destination),
            "listtext" | "pntext" => {
                if let Some(frame) = self.frames.last_mut().filter(|_| is_text) {
                    frame.has_number = true;
                }
                Destination::Silence
            }
            "pict" => self.leave_out_group(LeftOut::Picture),
            "annotation" => self.leave_out_group(LeftOut::Comment),
            "moMath" => self.leave_out_group(LeftOut::Formula),
            "object" => {
                self.leave_out(LeftOut::Embedded);
                self.state.destination
            }
            "footnote" if is_text => {
                // The number stands where the note is; the file's own sign for it is passed over.
                let number = format!("[{}]", self.notes.len() + 1);
                if self.state.hidden || self.state.deleted {
                    Destination::Silence
                } else {
                    self.put(&number)?;
                    self.notes.push(Written::default());
                    self.open_frame(FrameKind::Note(self.notes.len() - 1));
                    Destination::Text
                }
            }
            "shptxt" | "dptxbxtext" if is_text => {
                self.open_frame(FrameKind::Box);
                Destination::Text
            }
            _ => return Ok(false),
        };
        Ok(true)
    }

    fn leave_out_group(&mut self, what: LeftOut) -> Destination {
        if self.state.destination == Destination::Text {
            self.leave_out(what);
        }
        Destination::Silence
    }

    /// Words that describe fonts and styles, and the document.
    fn take_sheet(&mut self, name: &str, number: Option<i64>) -> bool {
        let value = number.unwrap_or(0);
        match (self.state.destination, name) {
            (_, "ansicpg") => self.code_page = value,
            (_, "mac") => self.code_page = 10_000,
            (_, "pc") => self.code_page = 437,
            (_, "pca") => self.code_page = 850,
            (_, "deff") => {
                self.default_font = value;
                self.state.font = value;
            }
            (Destination::Fonts, "f") => {
                self.font = value;
                self.sheets.fonts.insert(value, Font::default());
            }
            (Destination::Fonts, "fcharset") => {
                self.sheets.fonts.entry(self.font).or_default().charset = Some(value);
            }
            (Destination::Fonts, "cpg") => {
                self.sheets.fonts.entry(self.font).or_default().code_page = Some(code_page(value));
            }
            (Destination::Styles, "s") => self.style.0 = Some(value),
            (Destination::Styles, "cs") => self.style.1 = Some(value),
            // Styles of sections and tables.
            (Destination::Styles, "ds" | "ts" | "tsrowd") => {
                self.state.destination = Destination::Silence;
            }
            (Destination::Styles, "sbasedon") => self.style.2.base = Some(value),
            (Destination::Styles, "outlinelevel") => {
                let level = u8::try_from(value).unwrap_or(9);
                self.style.2.look.heading = (level < 9).then(|| level + 1);
            }
            (Destination::Fonts | Destination::Styles, _) => {}
            _ => return false,
        }
        true
    }

    /// Ends the description of a style.
    pub(super) fn end_style(&mut self) {
        if self.state.destination != Destination::Styles || self.style.3.is_empty() {
            return;
        }
        let (paragraphs, words, mut style, name) = std::mem::take(&mut self.style);
        let named = Look::of_style_name(name.split(';').next().unwrap_or_default());
        style.look = Look {
            heading: style.look.heading.or(named.heading),
            ..named
        };
        match words {
            Some(number) => self.sheets.words.insert(number, style),
            None => self
                .sheets
                .paragraphs
                .insert(paragraphs.unwrap_or(0), style),
        };
    }

    /// Words that say how others look.
    fn take_look(&mut self, name: &str, number: Option<i64>) {
        let is_on = number != Some(0);
        let value = number.unwrap_or(0);
        let state = &mut self.state;
        match name {
            "plain" => state.reset_words(self.default_font),
            "f" => state.font = value,
            "af" => state.font_complex = Some(value),
            "rtlch" => state.is_complex = true,
            "ltrch" => state.is_complex = false,
            "b" => state.bold = is_on,
            "ab" => state.bold_complex = Some(is_on),
            "i" => state.italic = is_on,
            "ai" => state.italic_complex = Some(is_on),
            "v" => state.hidden = is_on,
            "deleted" => state.deleted = is_on,
            "cs" => {
                let style = self.sheets.words.get(&value);
                state.code = style.is_some_and(|style| style.look.code);
            }
            "lang" => state.language = language(value),
            "alang" => state.language_complex = language(value),
            "uc" => state.unicode_skip = usize::try_from(value).unwrap_or(0),
            "pard" => state.lines = Default::default(),
            "s" => state.lines.style = value,
            "outlinelevel" => state.lines.outline = u8::try_from(value).ok(),
            "ls" => state.lines.in_list = value > 0,
            "ilvl" => state.lines.list_level = value.clamp(0, 8) as u8,
            "intbl" => state.lines.in_table = true,
            "itap" => {
                state.lines.tables = value;
                state.lines.in_table = value > 0;
            }
            _ => {}
        }
    }

    /// Words that end something.
    fn take_break(&mut self, name: &str, number: Option<i64>) -> Result<(), ImportError> {
        if self.state.destination != Destination::Text {
            return Ok(());
        }
        self.end_half()?;
        let State {
            hidden, deleted, ..
        } = self.state;
        let lines = self.state.lines;
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        match name {
            "par" if hidden || deleted => {}
            "par" => {
                frame.enter(lines.in_table)?;
                let look = self.sheets.look(&lines, frame.has_number);
                frame.end_paragraph(look)?;
            }
            "sect" => {
                let look = self.sheets.look(&lines, frame.has_number);
                frame.story.end_open_paragraph(look)?;
                frame.add_boxes()?;
            }
            "tab" => return self.put("\t"),
            "line" | "lbr" if !hidden && !deleted => {
                frame.enter(lines.in_table)?;
                frame.story.set_face(self.state.face());
                frame.story.line_break()?;
            }
            "page" | "column" => frame.story.page_break(),
            "cell" => {
                self.is_in_nested = false;
                frame.end_cell()?;
            }
            "nestcell" | "nestrow" => {
                self.nested_tables += usize::from(!self.is_in_nested);
                self.is_in_nested = true;
                frame.enter(true)?;
                frame.story.end_paragraph(Look::default())?;
            }
            "row" => frame.end_row()?,
            "trowd" => frame.begin_edges(),
            "cellx" => frame.add_edge(number.unwrap_or(0)),
            "chftn" => frame.drops_space |= matches!(frame.kind, FrameKind::Note(_)),
            _ => {}
        }
        Ok(())
    }
}
