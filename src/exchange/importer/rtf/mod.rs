//! RTF: the text of a rich text file, by the specification 1.9.1 of the format.
//!
//! Ours, because the libraries read bytes as if each were a character: here `\ansicpg` and the character sets of fonts
//! count, so that windows-1256 comes out right. As in DOCX, deleted and hidden passages, comments, heads and feet are
//! counted and left out; notes stand at the end; boxes stand behind their paragraph. Numbers of lists that are written
//! for old readers (`\listtext`) are left out, as they are in no other format; those written as plain words stay.
//!
//! A font that says it is Western, in a file that says it is not, is believed, unless its bytes stand together as
//! Western letters never do: then the file's own code page counts, and a note says that this is a guess.

mod letters;
mod reader;
mod state;
mod tables;
#[cfg(test)]
mod tests;
mod token;
mod words;

use crate::base::{Budget, Progress};
use crate::exchange::importer::plain_text::{format_by_magic, is_blank, notes_on_characters};
use crate::exchange::importer::properties::author;
use crate::exchange::importer::rtf::reader::{Choice, Found, Reader};
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, SourceFile,
};
use crate::text::Encoding;

/// Reads `.rtf`.
pub(super) struct Rtf;

impl Importer for Rtf {
    fn extensions(&self) -> &'static [&'static str] {
        &["rtf"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "rtf",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        budget.check_bytes(source.bytes.len() as u64)?;
        if source.bytes.is_empty() {
            return Err(ImportError::NoText);
        }
        match format_by_magic(&source.bytes) {
            Some("RTF") => {}
            Some(format) => return Err(ImportError::OtherFormat { format }),
            None => {
                return Err(ImportError::Damaged {
                    part: "\\rtf".to_owned(),
                });
            }
        }
        let read = |choice| Reader::new(&source.bytes, choice, budget, progress).read();
        let mut found = match options.encoding {
            Some(encoding) => read(Choice::Person(encoding))?,
            None => read(Choice::File)?,
        };
        let is_guess = found.is_western_doubtful;
        if is_guess {
            found = read(Choice::FileBeforeFonts)?;
        }
        if is_blank(&found.written.text) {
            return Err(ImportError::NoText);
        }
        budget.check_time()?;
        Ok(vec![self.imported(found, options.encoding, is_guess)])
    }
}

impl Rtf {
    fn imported(&self, found: Found, chosen: Option<Encoding>, is_guess: bool) -> Imported {
        let encoding = chosen.unwrap_or(match found.code_page {
            1256 => Encoding::Windows1256,
            1252 => Encoding::Windows1252,
            28_596 => Encoding::Iso8859Part6,
            // The file itself is ASCII, whatever its bytes are said to mean.
            _ => Encoding::Utf8,
        });
        let mut notes = found.notes;
        if is_guess {
            notes.push(ImportNote::EncodingUnsure(encoding));
        }
        if found.replaced > 0 {
            notes.push(ImportNote::Replaced {
                count: found.replaced,
                encoding,
            });
        }
        notes.extend(notes_on_characters(&found.written.text));
        Imported {
            part: None,
            original: None,
            title: found.title.or(found.written.title),
            text: found.written.text,
            encoding,
            encoding_certain: !is_guess,
            extractor: self.extractor(),
            language: found.language,
            facts: found.author.map(author).into_iter().collect(),
            structure: found.written.marks,
            notes,
        }
    }
}
