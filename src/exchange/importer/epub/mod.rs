//! E-books (`.epub`): the chapters in their order of reading, each read as the page it is.
//!
//! Lists of contents are left out, because they are made of the headings; so is what is not in the order of reading. A book
//! whose chapters are encrypted is refused; fonts may be. Nothing remote is fetched, and scripts are words for machines.

mod package;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::archive::Archive;
use crate::exchange::importer::html::{self, Page, Setting};
use crate::exchange::importer::plain_text::{is_blank, notes_on_characters};
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut, SourceFile,
};
use crate::model::StructureMark;
use crate::text::{ByteOffset, Encoding, Span};

use package::Package;

/// Reads `.epub`.
pub(super) struct Epub;

/// Bytes of one chapter.
const MOST_CHAPTER: usize = 50_000_000;

impl Importer for Epub {
    fn extensions(&self) -> &'static [&'static str] {
        &["epub"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "epub",
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
        let mut archive = Archive::open(&source.bytes, budget)?;
        let mut part = |name: &str| archive.part(name, budget, progress);
        if let Some(bytes) = part("META-INF/encryption.xml")?
            && package::is_copy_protected(&bytes, budget, progress)?
        {
            return Err(ImportError::CopyProtected);
        }
        const CONTAINER: &str = "META-INF/container.xml";
        let container = part(CONTAINER)?.ok_or_else(|| damaged(CONTAINER))?;
        let packages = package::package_paths(&container, CONTAINER, budget, progress)?;
        let path = packages.first().ok_or_else(|| damaged(CONTAINER))?;
        let bytes = part(path)?.ok_or_else(|| damaged(path))?;
        let package = Package::read(&bytes, path, budget, progress)?;
        let mut book = Book::default();
        for chapter in &package.chapters {
            let bytes = part(&chapter.path)?.ok_or_else(|| damaged(&chapter.path))?;
            if bytes.len() > MOST_CHAPTER {
                let over = BudgetExceeded {
                    limit: Limit::Bytes,
                    allowed: MOST_CHAPTER as u64,
                };
                return Err(over.into());
            }
            let setting = Setting {
                part: &chapter.path,
                is_xml: chapter.is_xml,
                ..Setting::default()
            };
            let page = html::read_page(&bytes, options, &setting, budget, progress)?;
            book.add(page, budget)?;
        }
        book.left_out(LeftOut::Contents, package.contents);
        book.left_out(LeftOut::Unordered, package.unordered + packages.len() - 1);
        book.left_out(LeftOut::Picture, package.pictures);
        book.finish(package, self.extractor())
            .map(|book| vec![book])
    }
}

fn damaged(part: &str) -> ImportError {
    ImportError::Damaged {
        part: part.to_owned(),
    }
}

/// A book as it grows out of its chapters.
#[derive(Debug, Default)]
struct Book {
    text: String,
    characters: u64,
    marks: Vec<StructureMark>,
    notes: Vec<ImportNote>,
    title: Option<String>,
    language: Option<String>,
}

impl Book {
    fn add(&mut self, page: Page, budget: &Budget) -> Result<(), ImportError> {
        for note in page.notes {
            self.note(note);
        }
        self.title = self.title.take().or(page.title);
        self.language = self.language.take().or(page.language);
        if page.text.is_empty() {
            return Ok(());
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.characters += page.text.chars().count() as u64 + 1;
        budget.check_characters(self.characters)?;
        self.text.push_str(&page.text);
        for mark in page.structure {
            let moved = |offset: ByteOffset| ByteOffset::from_index(start + offset.index());
            if let Ok(span) = Span::new(moved(mark.span.start()), moved(mark.span.end())) {
                self.marks.push(StructureMark { span, ..mark });
            }
        }
        budget.check_items(self.marks.len() as u64)?;
        Ok(())
    }

    /// Adds a note of a chapter to that of the others of its kind.
    fn note(&mut self, note: ImportNote) {
        if let ImportNote::LeftOut { what, count } = note {
            return self.left_out(what, count);
        }
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn left_out(&mut self, what: LeftOut, more: usize) {
        for note in &mut self.notes {
            if let ImportNote::LeftOut { what: known, count } = note
                && *known == what
            {
                *count += more;
                return;
            }
        }
        if more > 0 {
            self.notes.push(ImportNote::LeftOut { what, count: more });
        }
    }

    fn finish(mut self, package: Package, extractor: Extractor) -> Result<Imported, ImportError> {
        if is_blank(&self.text) {
            return Err(ImportError::NoText);
        }
        self.marks
            .sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end()), mark.kind));
        self.notes.extend(notes_on_characters(&self.text));
        Ok(Imported {
            part: None,
            original: None,
            text: self.text,
            // XML is in UTF-8 or says otherwise, and is not read where that is wrong.
            encoding: Encoding::Utf8,
            encoding_certain: true,
            extractor,
            title: package.title.or(self.title),
            language: package.language.or(self.language),
            facts: package.facts,
            structure: self.marks,
            notes: self.notes,
        })
    }
}
