//! The proof of an archive: what was written is read back and held against the collection, annotation by annotation.
//!
//! The reader here knows no more than what a reader of CAS XMI has to: the text, and feature structures at units of UTF-16. Each
//! place is looked up in the text that lies in the file, and has to be that of the collection, in bytes.

use std::collections::HashMap;

use crate::base::Progress;
use crate::exchange::bundle::{Written, boundless, unreadable};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Element, Step, Xml};
use crate::exchange::marked::{Ends, Mark, Marked, marked};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::allowed;
use crate::exchange::xmi::file::TYPES;
use crate::exchange::xmi::types::type_system;
use crate::model::{PassageId, RowKey, Snapshot};
use crate::text::{OffsetMap, Span, Utf16Offset};

/// Fails unless the bytes are an archive that holds what the format can hold of the collection, each passage at its words.
pub fn prove(snapshot: &Snapshot, bytes: &[u8], progress: &Progress) -> Result<(), ExchangeError> {
    let mut written = Written::open(bytes, progress)?;
    if written.text(TYPES)? != type_system() {
        return Err(differs(None));
    }
    let (mut names, mut ends) = (Names::default(), Ends::default());
    for marked in marked(snapshot) {
        let name = names.file(&marked.document.name, marked.document.id.0);
        let text = written.text(&format!("{name}.xmi"))?;
        let cas = Cas::read(&text, progress).map_err(|error| unreadable(&error))?;
        cas.prove(snapshot, &marked, &mut ends)?;
    }
    match written.is_done() {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

/// A text of the collection and that of the file, with their converters.
struct Maps<'a> {
    text: &'a str,
    own: OffsetMap,
    written: OffsetMap,
}

/// A feature structure.
struct Structure {
    kind: String,
    begin: u32,
    end: u32,
    features: HashMap<&'static str, String>,
}

/// The features that are asked for.
const FEATURES: &[&str] = &[
    "document",
    "language",
    "name",
    "tagId",
    "annotation",
    "annotator",
    "part",
    "parts",
    "Governor",
    "Dependent",
    "link",
];

impl Structure {
    fn get(&self, name: &str) -> &str {
        self.features.get(name).map_or("", String::as_str)
    }
}

/// A file as it was read.
#[derive(Default)]
struct Cas {
    text: String,
    structures: HashMap<String, Structure>,
    members: Vec<String>,
}

impl Cas {
    fn read(text: &str, progress: &Progress) -> Result<Self, ImportError> {
        let budget = boundless();
        let mut xml = Xml::new(text, "xmi", &budget, progress);
        let mut cas = Self::default();
        loop {
            match xml.next()? {
                Step::Open(element) => cas.element(&xml, &element)?,
                Step::End => return Ok(cas),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    fn element(&mut self, xml: &Xml<'_>, element: &Element<'_>) -> Result<(), ImportError> {
        let get = |name: &str| xml.attribute(element, "", name);
        let (_, kind) = element.name();
        match kind {
            "Sofa" => self.text = get("sofaString").ok_or_else(|| xml.damaged())?,
            "View" => {
                let members = get("members").unwrap_or_default();
                self.members = members.split_whitespace().map(str::to_owned).collect();
            }
            "Document" | "Passage" | "Link" => {
                let number = |name| get(name).and_then(|text| text.parse().ok());
                let features = FEATURES.iter();
                let structure = Structure {
                    kind: kind.to_owned(),
                    begin: number("begin").ok_or_else(|| xml.damaged())?,
                    end: number("end").ok_or_else(|| xml.damaged())?,
                    features: features
                        .filter_map(|name| Some((*name, get(name)?)))
                        .collect(),
                };
                let id = get("id").ok_or_else(|| xml.damaged())?;
                if self.structures.insert(id, structure).is_some() {
                    return Err(xml.damaged());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn prove(
        &self,
        snapshot: &Snapshot,
        marked: &Marked<'_>,
        ends: &mut Ends,
    ) -> Result<(), ExchangeError> {
        let document = marked.document;
        let key = Some(RowKey::from(document.id));
        let text = &*marked.capture.text;
        let maps = Maps {
            text,
            own: OffsetMap::new(text),
            written: OffsetMap::new(&self.text),
        };
        let listed = self
            .members
            .iter()
            .filter(|id| self.structures.contains_key(*id));
        let is_whole = self.text == allowed(text) && listed.count() == self.structures.len();
        if !is_whole {
            return Err(differs(key));
        }
        // Structures by annotation and tag, each with the places of its parts.
        let mut found: HashMap<(&str, &str), Vec<&Structure>> = HashMap::new();
        let (mut n_passages, mut bare) = (0, 0);
        for structure in self.structures.values().filter(|one| one.kind == "Passage") {
            n_passages += 1;
            let ids = (structure.get("annotation"), structure.get("tagId"));
            bare += usize::from(ids.0.is_empty());
            found.entry(ids).or_default().push(structure);
        }
        let mut n_expected: usize = marked.bare.iter().map(|one| one.spans.len()).sum();
        if bare != n_expected {
            return Err(differs(key));
        }
        for mark in &marked.marks {
            let id = mark.annotation.id.to_string();
            let tags: Vec<_> = mark.taggings.iter().map(Some).collect();
            let tags = if tags.is_empty() { vec![None] } else { tags };
            for tagging in tags {
                let tag = tagging.map_or_else(String::new, |row| row.tag.to_string());
                let by = tagging.map_or(mark.annotation.annotator, |row| row.annotator);
                let name = snapshot.annotator(by).map_or("", |row| &row.name);
                let parts = found
                    .get(&(id.as_str(), tag.as_str()))
                    .map_or(&[][..], Vec::as_slice);
                let parts: Vec<&&Structure> = parts
                    .iter()
                    .filter(|one| one.get("annotator") == allowed(name))
                    .collect();
                n_expected += mark.spans.len();
                if !self.stands(&maps, mark, &parts) {
                    return Err(differs(Some(mark.annotation.id.into())));
                }
            }
        }
        match n_expected == n_passages {
            true => self.links(snapshot, marked, ends, &maps),
            false => Err(differs(key)),
        }
    }

    /// Whether each part of a passage is there, at its bytes and its words. Two annotators may have put the same tag on one.
    fn stands(&self, maps: &Maps<'_>, mark: &Mark<'_>, parts: &[&&Structure]) -> bool {
        mark.spans.iter().enumerate().all(|(index, span)| {
            let number = (index + 1).to_string();
            let is_it = |one: &&&&Structure| one.get("part") == number;
            let mut of_part = parts.iter().filter(is_it).peekable();
            of_part.peek().is_some()
                && of_part.all(|one| {
                    one.get("parts") == mark.spans.len().to_string() && self.is_at(maps, one, *span)
                })
        })
    }

    fn is_at(&self, maps: &Maps<'_>, one: &Structure, span: Span) -> bool {
        let at = |unit: u32| maps.written.byte_from_utf16(&self.text, Utf16Offset(unit));
        let (Some(start), Some(end)) = (at(one.begin), at(one.end)) else {
            return false;
        };
        // Replaced characters have other bytes but are as many; so the place in characters tells that in bytes.
        let point = |at| maps.written.code_point(&self.text, at);
        let wanted = |at| maps.own.code_point(maps.text, at);
        let words = span.slice(maps.text).unwrap_or_default();
        point(start) == wanted(span.start())
            && point(end) == wanted(span.end())
            && self.text.get(start.index()..end.index()) == Some(&*allowed(words))
    }

    fn links(
        &self,
        snapshot: &Snapshot,
        marked: &Marked<'_>,
        ends: &mut Ends,
        maps: &Maps<'_>,
    ) -> Result<(), ExchangeError> {
        let places: HashMap<PassageId, Span> = marked
            .marks
            .iter()
            .map(|mark| (mark.passage, mark.spans))
            .chain(marked.bare.iter().map(|bare| (bare.passage, bare.spans)))
            .filter_map(|(passage, spans)| Some((passage, *spans.first()?)))
            .collect();
        let written: HashMap<&str, &Structure> = self
            .structures
            .values()
            .filter(|one| one.kind == "Link")
            .map(|one| (one.get("link"), one))
            .collect();
        let links = ends.inside(snapshot, marked);
        if links.len() != written.len() {
            return Err(differs(Some(marked.document.id.into())));
        }
        for link in links {
            let is_end = |name: &str, passage: PassageId| {
                let one = written.get(link.id.to_string().as_str())?;
                let end = self.structures.get(one.get(name))?;
                Some(self.is_at(maps, end, *places.get(&passage)?))
            };
            let is_there = is_end("Governor", link.from) == Some(true)
                && is_end("Dependent", link.to) == Some(true);
            if !is_there {
                return Err(differs(Some(link.id.into())));
            }
        }
        Ok(())
    }
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}
