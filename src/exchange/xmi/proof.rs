//! The proof of an archive: what was written is read back and held against the collection, annotation by annotation.
//!
//! The reader here knows no more than what a reader of CAS XMI has to: the text, and feature structures at units of UTF-16. Each
//! place is looked up in the text that lies in the file, and has to be that of the collection, in bytes.

use std::collections::HashMap;
use std::io::{BufRead, Read, Seek};

use crate::base::Progress;
use crate::exchange::bundle::{Written, boundless, unreadable};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Element, Step, Xml};
use crate::exchange::marked::{Mark, Marked, marked, memos_on, tag_path};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::allowed;
use crate::exchange::tally::links_inside;
use crate::exchange::xmi::draw::NO_LANGUAGE;
use crate::exchange::xmi::file::TYPES;
use crate::exchange::xmi::types::type_system;
use crate::model::{Document, MemoTarget, PassageId, RowKey, Snapshot};
use crate::text::{OffsetMap, Span, Utf16Offset};

/// Fails unless it is an archive that holds what the format can hold of the collection, each passage at its words.
pub fn prove(
    snapshot: &Snapshot,
    archive: impl Read + Seek,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let mut written = Written::open(archive, progress)?;
    if written.text(TYPES)? != type_system() {
        return Err(differs(None));
    }
    let mut names = Names::default();
    for marked in marked(snapshot) {
        let name = names.file(&marked.document.name, marked.document.id.0);
        let file = written.stream(&format!("{name}.xmi"))?;
        let cas = Cas::read(file, progress).map_err(|error| unreadable(&error))?;
        cas.prove(snapshot, &marked, progress)?;
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
    "tag",
    "path",
    "tagId",
    "annotation",
    "annotator",
    "part",
    "parts",
    "memo",
    "created",
    "Governor",
    "Dependent",
    "relation",
    "link",
];

impl Structure {
    fn get(&self, name: &str) -> &str {
        self.features.get(name).map_or("", String::as_str)
    }

    /// Whether features hold these texts, as far as XML can.
    fn says(&self, features: &[(&str, &str)]) -> bool {
        let mut features = features.iter();
        features.all(|(name, text)| self.get(name) == allowed(text))
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
    fn read(file: impl BufRead, progress: &Progress) -> Result<Self, ImportError> {
        let budget = boundless();
        let mut xml = Xml::stream(file, "xmi", &budget, progress);
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
        progress: &Progress,
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
        if !is_whole || !self.is_of(document) {
            return Err(differs(key));
        }
        // Structures by annotation and tag, each with the places of its parts.
        let mut found: HashMap<(&str, &str), Vec<&Structure>> = HashMap::new();
        let mut n_passages = 0;
        for structure in self.structures.values().filter(|one| one.kind == "Passage") {
            n_passages += 1;
            let ids = (structure.get("annotation"), structure.get("tagId"));
            found.entry(ids).or_default().push(structure);
        }
        let mut n_expected: usize = marked.bare.iter().map(|one| one.spans.len()).sum();
        let bare = found.get(&("", "")).map_or(&[][..], Vec::as_slice);
        if !self.bare_stand(&maps, marked, bare) {
            return Err(differs(key));
        }
        let is_arabic = snapshot.prefers_arabic();
        for mark in &marked.marks {
            progress.check()?;
            let id = mark.annotation.id.to_string();
            let memo = memos_on(snapshot, MemoTarget::Annotation(mark.annotation.id));
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
                let label = tagging.and_then(|row| snapshot.tag(row.tag));
                let label = label.map_or("", |tag| tag.label.prefer(is_arabic));
                let path = tagging.map_or_else(String::new, |row| tag_path(snapshot, row.tag));
                let is_said = |one: &&&Structure| {
                    one.says(&[
                        ("tag", label),
                        ("path", &path),
                        ("memo", &memo),
                        ("created", &mark.annotation.created.to_string()),
                    ])
                };
                if !parts.iter().all(is_said) {
                    return Err(differs(Some(mark.annotation.id.into())));
                }
                if !self.stands(&maps, mark, &parts) {
                    return Err(differs(Some(mark.annotation.id.into())));
                }
            }
        }
        match n_expected == n_passages {
            true => self.links(snapshot, marked, &maps),
            false => Err(differs(key)),
        }
    }

    /// Whether the one structure of a document says which it is, and spans its text.
    fn is_of(&self, document: &Document) -> bool {
        let mut all = self
            .structures
            .values()
            .filter(|one| one.kind == "Document");
        let (Some(one), None) = (all.next(), all.next()) else {
            return false;
        };
        let units: usize = self.text.chars().map(char::len_utf16).sum();
        let language = document.language.as_deref().unwrap_or(NO_LANGUAGE);
        one.says(&[
            ("document", &document.id.to_string()),
            ("name", &document.name),
            ("language", language),
        ]) && (one.begin, one.end as usize) == (0, units)
    }

    /// Whether passages that nobody annotated stand at their places, and no others; nothing is said of them.
    fn bare_stand(&self, maps: &Maps<'_>, marked: &Marked<'_>, bare: &[&Structure]) -> bool {
        let spans = marked.bare.iter().flat_map(|one| one.spans);
        let mut spans: Vec<Span> = spans.copied().collect();
        spans.sort_unstable();
        let mut bare: Vec<&Structure> = bare.to_vec();
        bare.sort_by_key(|one| (one.begin, one.end));
        spans.len() == bare.len()
            && spans
                .iter()
                .zip(bare)
                .all(|(span, one)| self.is_at(maps, one, *span) && one.features.is_empty())
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
        let links = links_inside(snapshot, marked);
        let all = self.structures.values();
        let n_written = all.filter(|one| one.kind == "Link").count();
        if links.len() != written.len() || links.len() != n_written {
            return Err(differs(Some(marked.document.id.into())));
        }
        for link in links {
            let is_end = |name: &str, passage: PassageId| {
                let one = written.get(link.id.to_string().as_str())?;
                let end = self.structures.get(one.get(name))?;
                let mut of_passage = snapshot.annotations_of_passage(passage).peekable();
                let is_of_it = match of_passage.peek() {
                    None => end.get("annotation").is_empty(),
                    Some(_) => of_passage.any(|row| end.get("annotation") == row.id.to_string()),
                };
                Some(is_of_it && self.is_at(maps, end, *places.get(&passage)?))
            };
            let relation = snapshot.relation(link.relation);
            let relation = relation.map_or("", |row| row.label.prefer(snapshot.prefers_arabic()));
            let memo = memos_on(snapshot, MemoTarget::Link(link.id));
            let is_said = written
                .get(link.id.to_string().as_str())
                .is_some_and(|one| {
                    let place = places.get(&link.to);
                    one.says(&[("relation", relation), ("memo", &memo)])
                        && place.is_some_and(|span| self.is_at(maps, one, *span))
                });
            let is_there = is_said
                && is_end("Governor", link.from) == Some(true)
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
