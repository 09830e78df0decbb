//! PDF: the text layer of a file that was made to be printed.
//!
//! A page holds glyphs with their places and no words, lines or paragraphs. Glyphs with one baseline are a row; marks go back
//! on their letters; rows are cut into columns and tables where they stay empty; what is seen from left to right is put into
//! the order of reading; lines become paragraphs. Heads, feet and numbers of pages are marked as furniture, and where each page
//! begins is marked. What only pictures show is not text: a scan is refused as such.
//!
//! The library gives objects and streams, all of it bounded; scripts, actions and files inside are counted and never looked
//! at. A map from a font to its letters can be wrong without any sign of it: what looks reversed is told, not mended.

mod cluster;
mod content;
mod file;
mod font;
mod furniture;
mod glyph;
#[cfg(test)]
mod hostile;
mod kept;
mod layout;
mod matrix;
mod order;
mod paragraph;
mod pen;
mod reversed;
mod row;
mod state;
mod survey;
mod table;
#[cfg(test)]
mod tests;
mod to_unicode;
mod write;

use std::collections::BTreeMap;

use crate::base::{Budget, Progress};
use crate::exchange::importer::pdf::cluster::clusters;
use crate::exchange::importer::pdf::content::Drawing;
use crate::exchange::importer::pdf::file::Unpacked;
use crate::exchange::importer::pdf::glyph::{Drawn, Glyph};
use crate::exchange::importer::pdf::kept::Kept;
use crate::exchange::importer::pdf::order::count_letters;
use crate::exchange::importer::plain_text::{format_by_magic, is_blank, notes_on_characters};
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut, SourceFile,
};
use crate::text::Encoding;

/// Reads `.pdf`.
pub(super) struct Pdf;

/// Where in a file its head may begin (ISO 32000-1, annex H 3.4.1), bytes.
const HEAD: usize = 1024;

impl Importer for Pdf {
    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "pdf",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        _options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        budget.check_bytes(source.bytes.len() as u64)?;
        let bytes = &source.bytes;
        if bytes.is_empty() {
            return Err(ImportError::NoText);
        }
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        if memchr::memmem::find(head, b"%PDF-").is_none() {
            return Err(match format_by_magic(bytes) {
                Some(format) => ImportError::OtherFormat { format },
                None => file::damaged("file"),
            });
        }
        let document = file::open(bytes, budget)?;
        let pages = file::pages(&document, budget, progress)?;
        let mut unpacked = Unpacked::new(bytes, budget);
        let mut drawing = Drawing::new(&document, budget, progress);
        let mut figures = Figures::default();
        let mut kept = Vec::new();
        for (index, page) in pages.iter().enumerate() {
            progress.check()?;
            budget.check_time()?;
            let drawn = drawing.draw(page, &mut unpacked)?;
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            kept.push(lines_of_page(&drawn, number, &mut figures));
        }
        let written = write::write(kept, budget)?;
        if is_blank(&written.text) {
            return Err(match figures.n_pictures {
                0 => ImportError::NoText,
                _ => ImportError::NoTextLayer,
            });
        }
        let n_letters = written.text.chars().filter(|c| !c.is_whitespace()).count();
        if figures.n_unknown * 2 > n_letters {
            return Err(ImportError::UnknownLetters);
        }
        let survey = survey::survey(&document, &pages, &mut unpacked, budget)?;
        let mut notes = figures.notes(&written);
        notes.extend(survey.notes);
        notes.extend(notes_on_characters(&written.text));
        budget.check_time()?;
        Ok(vec![Imported {
            part: None,
            original: None,
            title: survey.title.or(written.title),
            text: written.text,
            encoding: Encoding::Utf8,
            encoding_certain: true,
            extractor: self.extractor(),
            language: survey.language,
            facts: survey.facts,
            structure: written.structure,
            notes,
        }])
    }
}

/// What is counted over all pages.
#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    n_pictures: usize,
    /// Glyphs of which the font does not say what they mean.
    n_unknown: usize,
    /// Characters that came as shapes.
    n_forms: usize,
    n_concealed: usize,
    n_clipped: usize,
    n_without_text: usize,
    n_recognized: usize,
}

impl Figures {
    fn notes(self, written: &write::Written) -> Vec<ImportNote> {
        [
            ImportNote::Unmapped(self.n_unknown),
            ImportNote::LooksReversed(written.n_reversed),
            ImportNote::Concealed(self.n_concealed),
            ImportNote::PageWithoutText(self.n_without_text),
            ImportNote::Recognized(self.n_recognized),
            ImportNote::Shapes(self.n_forms),
            ImportNote::Hyphens(written.n_hyphens),
            ImportNote::Furniture(written.n_furniture),
            ImportNote::LeftOut {
                what: LeftOut::Hidden,
                count: self.n_clipped,
            },
            ImportNote::LeftOut {
                what: LeftOut::Formatting,
                count: written.n_signs,
            },
        ]
        .into_iter()
        .filter(|note| !note.code().is_some_and(|code| code.ends_with(" 0")))
        .collect()
    }
}

/// The lines of a page in the order of reading: what runs in the main direction first, then what is turned.
fn lines_of_page(drawn: &Drawn, number: u32, figures: &mut Figures) -> Vec<Kept> {
    figures.n_pictures += drawn.n_pictures;
    figures.n_unknown += drawn.n_unknown;
    figures.n_clipped += drawn.n_clipped;
    let is_empty = drawn
        .glyphs
        .iter()
        .all(|glyph| glyph.text.trim().is_empty());
    figures.n_without_text += usize::from(is_empty);
    if is_empty {
        return Vec::new();
    }
    figures.n_concealed += drawn.count_concealed();
    figures.n_recognized += usize::from(drawn.is_recognized());
    let mut by_angle: BTreeMap<i16, Vec<Glyph>> = BTreeMap::new();
    for glyph in &drawn.glyphs {
        by_angle.entry(glyph.angle).or_default().push(glyph.clone());
    }
    let mut layers: Vec<Vec<Glyph>> = by_angle.into_values().collect();
    layers.sort_by_key(|glyphs| std::cmp::Reverse(glyphs.len()));
    let mut kept = Vec::new();
    for (layer, glyphs) in layers.into_iter().enumerate() {
        let rules = if glyphs.first().is_some_and(|glyph| glyph.angle == 0) {
            drawn.rules.as_slice()
        } else {
            &[]
        };
        let clusters = clusters(&glyphs, &mut figures.n_forms);
        let (left, right) = count_letters(&clusters);
        for mut line in layout::lines(row::rows(clusters, rules), right >= left) {
            // Blocks of one layer are not those of another.
            line.block += u32::try_from(layer).unwrap_or(0) << 16;
            kept.push(Kept::new(&line, number));
        }
    }
    kept
}
