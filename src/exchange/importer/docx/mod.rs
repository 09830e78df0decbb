//! DOCX: the accepted text of a document by a word processor, as Office Open XML (ECMA-376) stores it.
//!
//! Inserted passages are text, deleted ones are not; comments, hidden words, heads and feet of pages are counted and left
//! out; results of fields are text, their instructions are not. Footnotes and endnotes share one count in the order of the
//! text and stand at its end. Text boxes stand after the paragraph to which they are fastened. Macros and files inside are
//! never opened, parts that lie elsewhere are never fetched. The numbers of lists and headings are made by the program that
//! shows a file and are not in it, so they are not in the text either.

mod body;
mod frame;
#[cfg(test)]
mod hostile;
mod package;
mod styles;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::base::{Budget, Progress};
use crate::exchange::importer::archive::Archive;
use crate::exchange::importer::docx::body::{Body, NoteKind};
use crate::exchange::importer::docx::package::{Package, Relation};
use crate::exchange::importer::docx::styles::Styles;
use crate::exchange::importer::plain_text::{format_by_magic, is_blank, notes_on_characters};
use crate::exchange::importer::properties::author;
use crate::exchange::importer::story::{Story, Written};
use crate::exchange::importer::xml::{Step, Xml, decoded};
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut, SourceFile,
};
use crate::model::StructureKind;
use crate::text::Encoding;

/// Reads `.docx`, and the kinds of it with macros or for templates.
pub(super) struct Docx;

/// How containers of the older kind begin: what an encrypted document lies in.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

impl Importer for Docx {
    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "docx",
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
        let archive = open_office(&source.bytes, budget)?;
        let found = Reading::new(archive, budget, progress)?.read()?;
        if is_blank(&found.written.text) {
            return Err(ImportError::NoText);
        }
        let mut notes = found.notes;
        notes.extend(notes_on_characters(&found.written.text));
        budget.check_time()?;
        Ok(vec![Imported {
            part: None,
            original: None,
            title: found.title.or(found.written.title),
            text: found.written.text,
            encoding: Encoding::Utf8,
            encoding_certain: true,
            extractor: self.extractor(),
            language: found.language,
            facts: found.author.map(author).into_iter().collect(),
            structure: found.written.marks,
            notes,
        }])
    }
}

/// Opens a file that should be a ZIP archive of an office program, and says what it is if it is none.
pub(super) fn open_office<'a>(
    bytes: &'a [u8],
    budget: &Budget,
) -> Result<Archive<'a>, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::NoText);
    }
    if bytes.starts_with(OLE) {
        // The stream that holds an encrypted document has this name, in UTF-16 (MS-OFFCRYPTO 2.3.4.4).
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        return Err(if memchr::memmem::find(bytes, &name).is_some() {
            ImportError::PasswordProtected
        } else {
            ImportError::OtherFormat { format: "OLE" }
        });
    }
    match format_by_magic(bytes).filter(|_| !bytes.starts_with(b"PK")) {
        None => Archive::open(bytes, budget),
        Some(format) => Err(ImportError::OtherFormat { format }),
    }
}

/// All that a document gives.
struct Found {
    written: Written,
    title: Option<String>,
    author: Option<String>,
    language: Option<String>,
    notes: Vec<ImportNote>,
}

/// Reads one document, part by part.
struct Reading<'a> {
    package: Package<'a>,
    budget: &'a Budget,
    progress: &'a Progress,
    main: String,
    relations: Vec<Relation>,
    /// What is left out, by kind.
    left_out: BTreeMap<LeftOut, usize>,
}

impl<'a> Reading<'a> {
    fn new(
        archive: Archive<'a>,
        budget: &'a Budget,
        progress: &'a Progress,
    ) -> Result<Self, ImportError> {
        let mut package = Package::new(archive, budget, progress);
        let roots = package.relations("")?;
        let main = roots
            .iter()
            .find(|relation| relation.kind == "officeDocument" && !relation.is_external)
            .map_or_else(
                || "word/document.xml".to_owned(),
                |root| root.target.clone(),
            );
        let relations = package.relations(&main)?;
        Ok(Self {
            package,
            budget,
            progress,
            main,
            relations,
            left_out: BTreeMap::new(),
        })
    }

    fn read(mut self) -> Result<Found, ImportError> {
        let styles = self.styles()?;
        let mut body = Body::new(&styles, self.budget);
        let bytes = self.package.required(&self.main)?;
        let text = decoded(&bytes, &self.main)?;
        let mut xml = Xml::new(&text, &self.main, self.budget, self.progress);
        let mut story = Story::new(self.budget);
        let mut was_found = false;
        loop {
            match xml.next()? {
                Step::Open(element) if element.name() == ("w", "body") && !was_found => {
                    was_found = true;
                    story = body.read_story(&mut xml, story)?;
                }
                Step::End => break,
                _ => {}
            }
        }
        if !was_found {
            return Err(xml.damaged());
        }
        drop(xml);
        self.add_notes(&mut body, &mut story)?;
        let written = story.finish()?;
        self.count_running_heads(&styles)?;
        self.count_foreign_parts()?;
        let core = self.package.core()?;
        for (what, count) in body.left_out() {
            *self.left_out.entry(what).or_default() += count;
        }
        let mut notes: Vec<ImportNote> = self
            .left_out
            .iter()
            .filter(|(_, count)| **count > 0)
            .map(|(what, count)| ImportNote::LeftOut {
                what: *what,
                count: *count,
            })
            .collect();
        notes.extend(body.other_notes());
        Ok(Found {
            language: core.language.or_else(|| body.language()),
            written,
            title: core.title,
            author: core.author,
            notes,
        })
    }

    fn styles(&mut self) -> Result<Styles, ImportError> {
        let Some(target) = self.target("styles") else {
            return Ok(Styles::default());
        };
        let Some(bytes) = self.package.part(&target)? else {
            return Ok(Styles::default());
        };
        let text = decoded(&bytes, &target)?;
        Styles::read(&mut Xml::new(&text, &target, self.budget, self.progress))
    }

    /// The part that stands in a relation to the main one.
    fn target(&self, kind: &str) -> Option<String> {
        self.relations
            .iter()
            .find(|relation| relation.kind == kind && !relation.is_external)
            .map(|relation| relation.target.clone())
    }

    /// Adds the notes to which the text leads, in its order, at its end.
    fn add_notes(
        &mut self,
        body: &mut Body<'a, '_>,
        story: &mut Story<'a>,
    ) -> Result<(), ImportError> {
        let mut texts = BTreeMap::new();
        for (kind, relation, element) in [
            (NoteKind::Footnote, "footnotes", "footnote"),
            (NoteKind::Endnote, "endnotes", "endnote"),
        ] {
            let Some(target) = self.target(relation) else {
                continue;
            };
            let Some(bytes) = self.package.part(&target)? else {
                continue;
            };
            let text = decoded(&bytes, &target)?;
            let mut xml = Xml::new(&text, &target, self.budget, self.progress);
            loop {
                match xml.next()? {
                    Step::Open(found) if found.name() == ("w", element) => {
                        let id = xml.attribute(&found, "w", "id").unwrap_or_default();
                        // Separators have a kind; notes have none.
                        let is_note = xml
                            .attribute(&found, "w", "type")
                            .is_none_or(|kind| kind == "normal");
                        let written = body.read_note(&mut xml)?;
                        if is_note && !is_blank(&written.text) {
                            texts.insert((kind, id), written);
                        }
                    }
                    Step::End => break,
                    _ => {}
                }
            }
        }
        let places = body.note_places().to_vec();
        for (index, place) in places.iter().enumerate() {
            let written = texts.remove(place).unwrap_or_default();
            let before = format!("[{}] ", index + 1);
            let before = if written.text.is_empty() {
                before.trim_end()
            } else {
                &before
            };
            story.add(&written, before, Some(StructureKind::Footnote))?;
        }
        *self.left_out.entry(LeftOut::UnplacedNote).or_default() += texts.len();
        Ok(())
    }

    /// Counts heads and feet that say something.
    fn count_running_heads(&mut self, styles: &Styles) -> Result<(), ImportError> {
        let targets: Vec<String> = self
            .relations
            .iter()
            .filter(|relation| matches!(relation.kind.as_str(), "header" | "footer"))
            .map(|relation| relation.target.clone())
            .collect();
        for target in targets {
            let Some(bytes) = self.package.part(&target)? else {
                continue;
            };
            let text = decoded(&bytes, &target)?;
            let mut xml = Xml::new(&text, &target, self.budget, self.progress);
            while let step = xml.next()?
                && !matches!(step, Step::End)
            {
                if let Step::Open(_) = step {
                    let written = Body::new(styles, self.budget).read_note(&mut xml)?;
                    let has_words = !is_blank(&written.text);
                    *self.left_out.entry(LeftOut::RunningHead).or_default() +=
                        usize::from(has_words);
                }
            }
        }
        Ok(())
    }

    /// Counts what is never opened and what is never fetched.
    fn count_foreign_parts(&mut self) -> Result<(), ImportError> {
        let mut all = self.relations.clone();
        if let Some(settings) = self.target("settings") {
            all.extend(self.package.relations(&settings)?);
        }
        for relation in all {
            let what = match relation.kind.as_str() {
                "hyperlink" => continue,
                _ if relation.is_external => LeftOut::Linked,
                "vbaProject" | "oleObject" | "package" | "aFChunk" | "control" => LeftOut::Embedded,
                _ => continue,
            };
            *self.left_out.entry(what).or_default() += 1;
        }
        Ok(())
    }
}
