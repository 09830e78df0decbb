//! The proof of an archive: what was written is read back and held against the collection, annotation by annotation.
//!
//! The text is put together of the paragraphs, and each anchor stands where it was met in it; what the anchor is called does not
//! count. Spans have to lie from anchor to anchor where the passages are, in bytes.

use std::collections::{BTreeMap, HashMap};

use crate::base::Progress;
use crate::exchange::bundle::{Written, boundless, unreadable};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Element, Step, Xml};
use crate::exchange::marked::{Ends, Mark, Marked, marked, tags_in_order};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::allowed;
use crate::exchange::tei::file::TAGS;
use crate::exchange::tei::header::name_of;
use crate::model::{MemoTarget, PassageId, RowKey, Snapshot};
use crate::text::{OffsetMap, Span};

/// Fails unless the bytes are an archive that holds what the format can hold of the collection, each passage at its words.
pub fn prove(snapshot: &Snapshot, bytes: &[u8], progress: &Progress) -> Result<(), ExchangeError> {
    let mut written = Written::open(bytes, progress)?;
    let read = |text: &str| Edition::read(text, progress).map_err(|error| unreadable(&error));
    let tags = read(&written.text(TAGS)?)?;
    let expected = tags_in_order(snapshot).into_iter();
    let expected: Vec<String> = expected.map(|tag| format!("t-{}", tag.id)).collect();
    if tags.categories != expected {
        return Err(differs(None));
    }
    for tag in snapshot.tags() {
        tags.memos(snapshot, MemoTarget::Tag(tag.id))?;
    }
    let (mut names, mut ends) = (Names::default(), Ends::default());
    for marked in marked(snapshot) {
        let name = names.file(&marked.document.name, marked.document.id.0);
        let edition = read(&written.text(&format!("{name}.xml"))?)?;
        edition.prove(snapshot, &marked, &mut ends)?;
    }
    match written.is_done() {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

/// A span, as it was read.
#[derive(Default)]
struct Stretch {
    from: String,
    to: String,
    tags: Vec<String>,
    by: String,
    next: Option<String>,
}

/// A file as it was read.
#[derive(Default)]
struct Edition {
    text: String,
    /// Bytes of the text at which anchors stand.
    anchors: HashMap<String, usize>,
    categories: Vec<String>,
    stretches: HashMap<String, Stretch>,
    /// What each link joins.
    links: HashMap<String, String>,
    /// What each memo is on, and its words.
    notes: HashMap<String, (Vec<String>, String)>,
}

impl Edition {
    fn read(text: &str, progress: &Progress) -> Result<Self, ImportError> {
        let budget = boundless();
        let mut xml = Xml::new(text, "tei", &budget, progress);
        let mut edition = Self::default();
        let mut n_paragraphs = 0;
        let (mut in_body, mut in_paragraph) = (false, false);
        let mut memo = None;
        loop {
            match xml.next()? {
                Step::Open(element) => match element.name().1 {
                    "body" => in_body = true,
                    "p" if in_body => {
                        if n_paragraphs > 0 {
                            edition.text.push('\n');
                        }
                        n_paragraphs += 1;
                        in_paragraph = true;
                    }
                    "annotation" => {
                        let target = get(&xml, &element, "target");
                        let targets = target.split_whitespace().map(bare).collect();
                        let id = id_of(&xml, &element)?;
                        memo = Some(id.clone());
                        edition.notes.insert(id, (targets, String::new()));
                    }
                    "note" => {
                        let words = xml.text()?;
                        let note = memo.take().and_then(|id| edition.notes.get_mut(&id));
                        note.ok_or_else(|| xml.damaged())?.1 = words;
                    }
                    _ => edition.element(&xml, &element)?,
                },
                Step::Close(closed) => match closed.name().1 {
                    "body" => in_body = false,
                    "p" => in_paragraph = false,
                    _ => {}
                },
                Step::Text(words) if in_paragraph => edition.text.push_str(&words),
                Step::Text(_) => {}
                Step::End => return Ok(edition),
            }
        }
    }

    fn element(&mut self, xml: &Xml<'_>, element: &Element<'_>) -> Result<(), ImportError> {
        let is_new = match element.name().1 {
            "anchor" => {
                let at = self.text.len();
                self.anchors.insert(id_of(xml, element)?, at).is_none()
            }
            "category" => {
                self.categories.push(id_of(xml, element)?);
                true
            }
            "span" => {
                let next = get(xml, element, "next");
                let tags = get(xml, element, "ana");
                let stretch = Stretch {
                    from: bare(&get(xml, element, "from")),
                    to: bare(&get(xml, element, "to")),
                    tags: tags.split_whitespace().map(bare).collect(),
                    by: bare(&get(xml, element, "resp")),
                    next: (!next.is_empty()).then(|| bare(&next)),
                };
                self.stretches
                    .insert(id_of(xml, element)?, stretch)
                    .is_none()
            }
            "link" => {
                let target = get(xml, element, "target");
                self.links.insert(id_of(xml, element)?, target).is_none()
            }
            _ => true,
        };
        match is_new {
            true => Ok(()),
            false => Err(xml.damaged()),
        }
    }

    fn prove(
        &self,
        snapshot: &Snapshot,
        marked: &Marked<'_>,
        ends: &mut Ends,
    ) -> Result<(), ExchangeError> {
        let text = &*marked.capture.text;
        let key = Some(RowKey::from(marked.document.id));
        if self.text != allowed(text) {
            return Err(differs(key));
        }
        let maps = (OffsetMap::new(text), OffsetMap::new(&self.text));
        let mut n_expected = 0;
        let mut names: HashMap<PassageId, String> = HashMap::new();
        for mark in &marked.marks {
            let name = format!("a-{}", mark.annotation.id);
            let is_there = self.is_annotation(&name, mark, text, &maps);
            let Some(n_spans) = is_there else {
                return Err(differs(Some(mark.annotation.id.into())));
            };
            n_expected += n_spans;
            names.entry(mark.passage).or_insert(name);
        }
        for bare in &marked.bare {
            let name = format!("q-{}", bare.passage);
            if !self.is_at(&name, bare.spans, text, &maps) {
                return Err(differs(Some(bare.passage.into())));
            }
            n_expected += bare.spans.len();
            names.entry(bare.passage).or_insert(name);
        }
        let links = ends.inside(snapshot, marked);
        if n_expected != self.stretches.len() || links.len() != self.links.len() {
            return Err(differs(key));
        }
        for link in &links {
            let target = self.links.get(&format!("l-{}", link.id));
            let (from, to) = (names.get(&link.from), names.get(&link.to));
            let is_there = from.zip(to).is_some_and(|(from, to)| {
                target.is_some_and(|target| *target == format!("#{from} #{to}"))
            });
            if !is_there {
                return Err(differs(Some(link.id.into())));
            }
        }
        let marks = marked
            .marks
            .iter()
            .map(|mark| MemoTarget::Annotation(mark.annotation.id));
        let links = links.iter().map(|link| MemoTarget::Link(link.id));
        for target in marks
            .chain(links)
            .chain([MemoTarget::Document(marked.document.id)])
        {
            self.memos(snapshot, target)?;
        }
        Ok(())
    }

    /// How many spans an annotation has, where they are those of its passage, its tags and its annotators.
    fn is_annotation(
        &self,
        name: &str,
        mark: &Mark<'_>,
        text: &str,
        maps: &(OffsetMap, OffsetMap),
    ) -> Option<usize> {
        let mut tags: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let own = mark.annotation.annotator;
        tags.entry(format!("p-{own}")).or_default();
        for row in &mark.taggings {
            let by = tags.entry(format!("p-{}", row.annotator)).or_default();
            by.push(format!("t-{}", row.tag));
        }
        for (by, tags) in &tags {
            let name = match *by == format!("p-{own}") {
                true => name.to_owned(),
                false => format!("{name}.{}", by.trim_start_matches("p-")),
            };
            let first = self.stretches.get(&name)?;
            if first.tags != *tags || first.by != *by || !self.is_at(&name, mark.spans, text, maps)
            {
                return None;
            }
        }
        Some(tags.len() * mark.spans.len())
    }

    /// Whether a span, with those that follow it, lies where a passage is.
    fn is_at(
        &self,
        name: &str,
        spans: &[Span],
        text: &str,
        (own, written): &(OffsetMap, OffsetMap),
    ) -> bool {
        let mut stretch = self.stretches.get(name);
        for span in spans {
            let Some(here) = stretch else { return false };
            // Replaced characters have other bytes but are as many; so the place in characters tells that in bytes.
            let is_there = |anchor: &str, at| {
                let byte = self
                    .anchors
                    .get(anchor)
                    .map(|at| crate::text::ByteOffset::from_index(*at));
                let point = byte.and_then(|byte| written.code_point(&self.text, byte));
                point.is_some() && point == own.code_point(text, at)
            };
            if !(is_there(&here.from, span.start()) && is_there(&here.to, span.end())) {
                return false;
            }
            stretch = here.next.as_ref().and_then(|next| self.stretches.get(next));
        }
        stretch.is_none()
    }

    /// Holds the memos on something against the collection.
    fn memos(&self, snapshot: &Snapshot, target: MemoTarget) -> Result<(), ExchangeError> {
        for memo in snapshot.memos_on(target) {
            let name = name_of(target);
            let note = self.notes.get(&format!("m-{}", memo.id));
            let is_there = note.is_some_and(|(targets, words)| {
                let body = allowed(&memo.body);
                targets.contains(&name) && words.ends_with(&*body)
            });
            if !is_there {
                return Err(differs(Some(memo.id.into())));
            }
        }
        Ok(())
    }
}

fn get(xml: &Xml<'_>, element: &Element<'_>, name: &str) -> String {
    xml.attribute(element, "", name).unwrap_or_default()
}

fn id_of(xml: &Xml<'_>, element: &Element<'_>) -> Result<String, ImportError> {
    let id = xml.attribute(element, "xml", "id");
    id.ok_or_else(|| xml.damaged())
}

/// What a pointer points to.
fn bare(pointer: &str) -> String {
    pointer.trim_start_matches('#').to_owned()
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}
