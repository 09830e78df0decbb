//! ODT: the text of an OpenDocument text (OASIS ODF 1.3), in its archive or as one flat file.
//!
//! Deleted passages lie apart in the file and are not text; comments, hidden passages, heads and feet are counted and left
//! out. Notes share one count in the order of the text and stand at its end; boxes stand behind the paragraph to which they
//! are fastened. Runs of white space are one space, as the format says; spaces, tabs and line ends that count are elements.

mod body;
mod styles;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::base::{Budget, Progress};
use crate::exchange::importer::archive::Archive;
use crate::exchange::importer::docx::open_office;
use crate::exchange::importer::odt::body::Body;
use crate::exchange::importer::odt::styles::Styles;
use crate::exchange::importer::plain_text::{is_blank, notes_on_characters};
use crate::exchange::importer::properties::{author, language_tag, one_line};
use crate::exchange::importer::story::Written;
use crate::exchange::importer::xml::{Step, Xml, decoded};
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut, SourceFile,
};
use crate::text::Encoding;

/// Reads `.odt`, templates, and flat files.
pub(super) struct Odt;

impl Importer for Odt {
    fn extensions(&self) -> &'static [&'static str] {
        &["odt", "ott", "fodt"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "odt",
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
        let mut reading = Reading::new(budget, progress);
        if is_flat(&source.bytes) {
            reading.take_part(&source.bytes, "document")?;
        } else {
            reading.take_archive(open_office(&source.bytes, budget)?)?;
        }
        let imported = reading.finish(self.extractor())?;
        budget.check_time()?;
        Ok(vec![imported])
    }
}

/// Whether the file is one part of XML and no archive.
fn is_flat(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    start.trim_ascii_start().starts_with(b"<")
}

/// What has been read of a document.
struct Reading<'a> {
    budget: &'a Budget,
    progress: &'a Progress,
    styles: Styles,
    written: Option<Written>,
    title: Option<String>,
    author: Option<String>,
    last_author: Option<String>,
    language: Option<String>,
    left_out: BTreeMap<LeftOut, usize>,
    nested_tables: usize,
}

impl<'a> Reading<'a> {
    fn new(budget: &'a Budget, progress: &'a Progress) -> Self {
        Self {
            budget,
            progress,
            styles: Styles::default(),
            written: None,
            title: None,
            author: None,
            last_author: None,
            language: None,
            left_out: BTreeMap::new(),
            nested_tables: 0,
        }
    }

    fn take_archive(&mut self, mut archive: Archive<'_>) -> Result<(), ImportError> {
        let (budget, progress) = (self.budget, self.progress);
        if let Some(kind) = archive.part("mimetype", budget, progress)? {
            check_kind(&kind)?;
        }
        if let Some(manifest) = archive.part("META-INF/manifest.xml", budget, progress)? {
            self.check_encryption(&manifest)?;
        }
        for name in ["meta.xml", "styles.xml", "content.xml"] {
            match archive.part(name, budget, progress)? {
                Some(bytes) => self.take_part(&bytes, name)?,
                None if name == "content.xml" => {
                    return Err(ImportError::Damaged {
                        part: name.to_owned(),
                    });
                }
                None => {}
            }
        }
        let mut has_macros = false;
        for index in 0..archive.len() {
            progress.check()?;
            let name = archive.entry(index)?.name;
            has_macros |= (name.starts_with("Basic/") || name.starts_with("Scripts/"))
                && !name.ends_with('/');
        }
        self.count(LeftOut::Embedded, usize::from(has_macros));
        Ok(())
    }

    /// Refuses a file of which parts are encrypted.
    fn check_encryption(&self, manifest: &[u8]) -> Result<(), ImportError> {
        let part = "META-INF/manifest.xml";
        let text = decoded(manifest, part)?;
        // The manifest of OpenOffice 1 declares its document type; what it says is not needed.
        if text.contains("<!DOCTYPE") {
            return Ok(());
        }
        let mut xml = Xml::new(&text, part, self.budget, self.progress);
        loop {
            match xml.next()? {
                Step::Open(element) if element.name() == ("manifest", "encryption-data") => {
                    return Err(ImportError::PasswordProtected);
                }
                Step::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// Takes all that a part holds: what the file says of itself, styles, text.
    fn take_part(&mut self, bytes: &[u8], part: &str) -> Result<(), ImportError> {
        let text = decoded(bytes, part)?;
        let mut xml = Xml::new(&text, part, self.budget, self.progress);
        let mut is_nameless = false;
        let mut is_document = false;
        loop {
            match xml.next()? {
                Step::Open(element) => match element.name() {
                    ("office", "document" | "document-content") => is_document = true,
                    ("office", "automatic-styles") => is_nameless = true,
                    ("office", "styles") => is_nameless = false,
                    ("office", "meta") => self.take_meta(&mut xml)?,
                    ("style", "style") => self.styles.take(&mut xml, &element, is_nameless)?,
                    ("style", "default-style") => self.styles.take_default(&mut xml, &element)?,
                    (
                        "style",
                        "header" | "footer" | "header-left" | "footer-left" | "header-first"
                        | "footer-first",
                    ) => {
                        let has_words = xml.skip()?;
                        self.count(LeftOut::RunningHead, usize::from(has_words));
                    }
                    ("office", "text") if self.written.is_none() => {
                        let mut body = Body::new(&self.styles, self.budget);
                        let written = body.read(&mut xml)?;
                        let (left_out, nested_tables) = body.counts();
                        let is_complex = body.is_mostly_complex();
                        for (what, count) in left_out {
                            self.count(what, count);
                        }
                        self.nested_tables = nested_tables;
                        self.language = self
                            .language
                            .take()
                            .or_else(|| self.styles.languages[usize::from(is_complex)].clone());
                        self.written = Some(written);
                    }
                    _ => {}
                },
                Step::End if is_document && self.written.is_none() => return Err(xml.damaged()),
                Step::End => return Ok(()),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    fn take_meta(&mut self, xml: &mut Xml<'_>) -> Result<(), ImportError> {
        let end = xml.level().saturating_sub(1);
        while xml.level() > end {
            let Step::Open(element) = xml.next()? else {
                continue;
            };
            match element.name() {
                ("dc", "title") => self.title = one_line(&xml.text()?),
                // Who began it, not who saved it last.
                ("meta", "initial-creator") => self.author = one_line(&xml.text()?),
                ("dc", "creator") => self.last_author = one_line(&xml.text()?),
                ("dc", "language") => {
                    self.language = one_line(&xml.text()?).and_then(|tag| language_tag(&tag));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn count(&mut self, what: LeftOut, count: usize) {
        if count > 0 {
            *self.left_out.entry(what).or_default() += count;
        }
    }

    fn finish(self, extractor: Extractor) -> Result<Imported, ImportError> {
        let Some(written) = self.written.filter(|written| !is_blank(&written.text)) else {
            return Err(ImportError::NoText);
        };
        let of_kind = |(what, count)| ImportNote::LeftOut { what, count };
        let mut notes: Vec<ImportNote> = self.left_out.into_iter().map(of_kind).collect();
        if self.nested_tables > 0 {
            notes.push(ImportNote::NestedTable(self.nested_tables));
        }
        notes.extend(notes_on_characters(&written.text));
        let name = self.author.or(self.last_author);
        Ok(Imported {
            part: None,
            original: None,
            title: self.title.or(written.title),
            text: written.text,
            encoding: Encoding::Utf8,
            encoding_certain: true,
            extractor,
            language: self.language,
            facts: name.map(author).into_iter().collect(),
            structure: written.marks,
            notes,
        })
    }
}

/// Refuses a file that says it is something else.
fn check_kind(kind: &[u8]) -> Result<(), ImportError> {
    let kind = String::from_utf8_lossy(kind);
    let format = match kind.trim() {
        "application/epub+zip" => "EPUB",
        kind => match kind.strip_prefix("application/vnd.oasis.opendocument.") {
            Some(kind) if kind.starts_with("text") => return Ok(()),
            Some(kind) if kind.starts_with("spreadsheet") => "ODS",
            Some(kind) if kind.starts_with("presentation") => "ODP",
            Some(kind) if kind.starts_with("graphics") => "ODG",
            _ => return Ok(()),
        },
    };
    Err(ImportError::OtherFormat { format })
}
