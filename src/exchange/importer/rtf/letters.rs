//! From bytes and numbers to characters, and where these go.

use crate::exchange::importer::rtf::reader::{Choice, Reader};
use crate::exchange::importer::rtf::state::{Destination, State};
use crate::exchange::importer::rtf::tables::{Bytes, code_page};
use crate::exchange::importer::{ImportError, LeftOut};
use crate::text::{Direction, first_strong};

/// So many bytes above ASCII in a row are a word of another script, not accents of a Western one.
const DOUBTFUL: usize = 3;

impl Reader<'_> {
    pub(super) fn take_unicode(&mut self, number: i64) -> Result<(), ImportError> {
        self.passed = self.state.unicode_skip;
        // Written as a signed number of 16 bits, by some programs as an unsigned one.
        let unit = match number {
            -32_768..0 => number + 65_536,
            _ => number,
        };
        let unit = u32::try_from(unit).unwrap_or(0xFFFD);
        let high = self.high.take();
        let code = match (high, unit) {
            (Some(high), 0xDC00..=0xDFFF) => 0x1_0000 + ((high - 0xD800) << 10) + (unit - 0xDC00),
            (None, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                return Ok(());
            }
            (Some(_), 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                return self.replace();
            }
            (Some(_), unit) => {
                self.replace()?;
                unit
            }
            (None, unit) => unit,
        };
        match char::from_u32(code) {
            Some(character) => {
                let is_symbol = ('\u{F000}'..='\u{F0FF}').contains(&character);
                let is_text = self.state.destination == Destination::Text;
                self.symbols += usize::from(is_symbol && is_text);
                self.put_whole(character.encode_utf8(&mut [0; 4]))
            }
            None => self.replace(),
        }
    }

    /// A first half without its second.
    pub(super) fn end_half(&mut self) -> Result<(), ImportError> {
        match self.high.take() {
            Some(_) => self.replace(),
            None => Ok(()),
        }
    }

    fn replace(&mut self) -> Result<(), ImportError> {
        if self.state.destination == Destination::Text {
            self.replaced += 1;
        }
        self.put_whole("\u{FFFD}")
    }

    /// Keeps bytes of text until all of them that stand together are there.
    pub(super) fn take_bytes(&mut self, bytes: &[u8]) {
        let passed = self.passed.min(bytes.len());
        self.passed -= passed;
        let bytes = bytes.get(passed..).unwrap_or_default();
        if bytes.is_empty()
            || matches!(
                self.state.destination,
                Destination::Silence
                    | Destination::Twofold
                    | Destination::Fonts
                    | Destination::Info
            )
        {
            return;
        }
        if self.bytes.is_empty() {
            self.bytes_in = self.how_bytes_are_read();
        }
        self.bytes.extend_from_slice(bytes);
    }

    fn how_bytes_are_read(&self) -> Bytes {
        let font = self.sheets.fonts.get(&self.state.active_font());
        let font = font.copied().unwrap_or_default();
        let of_file = code_page(self.code_page);
        match (self.choice, font.bytes()) {
            (_, Some(Bytes::Symbols)) => Bytes::Symbols,
            (Choice::Person(encoding), _) => {
                encoding_rs::Encoding::for_label(encoding.name().as_bytes())
                    .map_or(Bytes::Unknown, Bytes::In)
            }
            (Choice::FileBeforeFonts, _) if font.is_western() => of_file,
            (_, Some(of_font)) => of_font,
            (_, None) => of_file,
        }
    }

    /// Reads the bytes that were kept.
    pub(super) fn read_bytes(&mut self) -> Result<(), ImportError> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        self.end_half()?;
        if bytes.is_ascii() && self.bytes_in != Bytes::Symbols {
            return self.put(std::str::from_utf8(&bytes).unwrap_or_default());
        }
        let mut words = String::with_capacity(bytes.len());
        match self.bytes_in {
            Bytes::In(encoding) => {
                let (text, has_errors) = encoding.decode_without_bom_handling(&bytes);
                if has_errors {
                    self.replaced += text.matches('\u{FFFD}').count();
                }
                self.weigh_western(&bytes);
                words.push_str(&text);
            }
            Bytes::Symbols => {
                for byte in bytes {
                    let is_sign = byte > b' ';
                    self.symbols += usize::from(is_sign);
                    let code = if is_sign { 0xF000 } else { 0 } + u32::from(byte);
                    words.extend(char::from_u32(code));
                }
            }
            Bytes::Unknown => {
                for byte in bytes {
                    self.replaced += usize::from(!byte.is_ascii());
                    words.push(if byte.is_ascii() {
                        char::from(byte)
                    } else {
                        '\u{FFFD}'
                    });
                }
            }
        }
        self.put(&words)
    }

    /// Counts stretches of bytes above ASCII in fonts that say they are Western.
    fn weigh_western(&mut self, bytes: &[u8]) {
        let font = self.sheets.fonts.get(&self.state.active_font());
        if !font.is_some_and(|font| font.is_western()) {
            return;
        }
        for stretch in bytes.split(|byte| *byte < 0xC0) {
            match stretch.len() {
                0 => {}
                DOUBTFUL.. => self.western.1 += 1,
                _ => self.western.0 += 1,
            }
        }
    }

    /// Adds words, after a half of a character that nothing follows.
    pub(super) fn put(&mut self, words: &str) -> Result<(), ImportError> {
        self.end_half()?;
        self.put_whole(words)
    }

    fn put_whole(&mut self, words: &str) -> Result<(), ImportError> {
        match self.state.destination {
            Destination::Text => self.put_text(words),
            Destination::Title => keep(&mut self.title, words),
            Destination::Author => keep(&mut self.author, words),
            Destination::Styles => keep(&mut self.style.3, words),
            Destination::RunningHead => {
                if !self.is_head_counted && !words.trim().is_empty() {
                    self.is_head_counted = true;
                    self.leave_out(LeftOut::RunningHead);
                }
                Ok(())
            }
            Destination::Silence
            | Destination::Twofold
            | Destination::Fonts
            | Destination::Info => Ok(()),
        }
    }

    fn put_text(&mut self, words: &str) -> Result<(), ImportError> {
        let State {
            hidden, deleted, ..
        } = self.state;
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        if hidden || deleted {
            let (before, what) = if deleted {
                (&mut frame.was_deleted, LeftOut::Deleted)
            } else {
                (&mut frame.was_hidden, LeftOut::Hidden)
            };
            if !words.trim().is_empty() && !std::mem::replace(before, true) {
                self.leave_out(what);
            }
            return Ok(());
        }
        (frame.was_hidden, frame.was_deleted) = (false, false);
        let words = if frame.drops_space {
            words.trim_start()
        } else {
            words
        };
        if words.is_empty() {
            return Ok(());
        }
        frame.drops_space = false;
        frame.enter(self.state.lines.in_table)?;
        frame.story.set_face(self.state.face());
        frame.story.words(words)?;
        let is_complex =
            self.state.is_complex || first_strong(words) == Some(Direction::RightToLeft);
        let tag = if is_complex {
            self.state.language_complex
        } else {
            self.state.language
        };
        if let Some(tag) = tag.or(self.state.language) {
            *self.languages.entry(tag).or_default() += words.chars().count();
        }
        Ok(())
    }
}

/// Adds to something that is no text; more of it than this is none.
fn keep(kept: &mut String, words: &str) -> Result<(), ImportError> {
    const MOST: usize = 10_000;
    if kept.len() < MOST {
        kept.push_str(words);
    }
    Ok(())
}
