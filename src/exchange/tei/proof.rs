//! The proof of an archive: what was written is read back and held against the collection, annotation by annotation.
//!
//! The text is put together of the paragraphs, and each anchor stands where it was met in it; what the anchor is called does not
//! count. Spans have to lie from anchor to anchor where the passages are, in bytes. All else that a file says is held against
//! the rows: people, tags and what they mean, links, memos, directions, languages.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{Read, Seek};

use crate::base::Progress;
use crate::exchange::bundle::{Part, Written, unreadable};
use crate::exchange::marked::{Mark, Marked, marked};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::allowed;
use crate::exchange::tally::links_inside;
use crate::exchange::tei::draw::{directed, rendition};
use crate::exchange::tei::edition::{Category, Edition};
use crate::exchange::tei::file::TAGS;
use crate::exchange::tei::header::{language_of, memos_of, name_of, said_of, tags_of, words_of};
use crate::model::{MemoTarget, PassageId, RowKey, Snapshot, TagId};
use crate::text::{OffsetMap, Span};

/// Fails unless it is an archive that holds what the format can hold of the collection, each passage at its words.
pub fn prove(
    snapshot: &Snapshot,
    archive: impl Read + Seek,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let mut written = Written::open(archive, progress)?;
    let read =
        |file: Part<'_, _>| Edition::read(file, progress).map_err(|error| unreadable(&error));
    let tags = read(written.stream(TAGS)?)?;
    let name = snapshot.collection().map_or("", |row| row.name.as_str());
    let tree = snapshot.tags_in_order().into_iter();
    let targets: Vec<MemoTarget> = tree.map(|(tag, _)| MemoTarget::Tag(tag.id)).collect();
    if tags.title != allowed(name) || !tags.has_people(snapshot) {
        return Err(differs(None));
    }
    tags.categories(snapshot, None, |_| true)?;
    tags.memos(snapshot, &targets, None, progress)?;
    let mut names = Names::default();
    for marked in marked(snapshot) {
        let name = names.file(&marked.document.name, marked.document.id.0);
        let edition = read(written.stream(&format!("{name}.xml"))?)?;
        edition.prove(snapshot, &marked, progress)?;
    }
    match written.is_done() {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

impl Edition {
    fn prove(
        &self,
        snapshot: &Snapshot,
        marked: &Marked<'_>,
        progress: &Progress,
    ) -> Result<(), ExchangeError> {
        let text = &*marked.capture.text;
        let key = Some(RowKey::from(marked.document.id));
        let is_whole = self.text == allowed(text)
            && self.title == allowed(&marked.document.name)
            && self.language.as_deref() == language_of(marked.document)
            && self.used_language.as_deref() == language_of(marked.document)
            && self.runs_as(marked);
        if !is_whole {
            return Err(differs(key));
        }
        let tags = tags_of(snapshot, marked);
        self.categories(snapshot, key, |tag| tags.contains(&tag))?;
        let maps = (OffsetMap::new(text), OffsetMap::new(&self.text));
        let mut n_expected = 0;
        let mut names: HashMap<PassageId, String> = HashMap::new();
        for mark in &marked.marks {
            progress.check()?;
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
            let first = self.stretches.get(&name);
            let is_bare = first.is_some_and(|one| one.tags.is_empty() && one.by.is_empty());
            if !(is_bare && self.is_at(&name, "", bare.spans, text, &maps)) {
                return Err(differs(Some(bare.passage.into())));
            }
            n_expected += bare.spans.len();
            names.entry(bare.passage).or_insert(name);
        }
        let links = links_inside(snapshot, marked);
        if n_expected != self.stretches.len() || links.len() != self.links.len() {
            return Err(differs(key));
        }
        for link in &links {
            progress.check()?;
            let written = self.links.get(&format!("l-{}", link.id));
            let (from, to) = (names.get(&link.from), names.get(&link.to));
            let relation = snapshot.relation(link.relation);
            let label = relation.map_or("", |row| row.label.prefer(snapshot.prefers_arabic()));
            let is_there = from.zip(to).is_some_and(|(from, to)| {
                written.is_some_and(|(name, target)| {
                    *name == allowed(label) && *target == format!("#{from} #{to}")
                })
            });
            if !is_there {
                return Err(differs(Some(link.id.into())));
            }
        }
        let mut targets = vec![MemoTarget::Document(marked.document.id)];
        let marks = marked.marks.iter();
        targets.extend(marks.map(|mark| MemoTarget::Annotation(mark.annotation.id)));
        targets.extend(links.iter().map(|link| MemoTarget::Link(link.id)));
        self.memos(snapshot, &targets, key, progress)?;
        match self.has_people(snapshot) {
            true => Ok(()),
            false => Err(differs(key)),
        }
    }

    /// Whether those who are named are annotators of the collection, and whoever is referred to is among them.
    fn has_people(&self, snapshot: &Snapshot) -> bool {
        let by_id: BTreeMap<String, &str> = snapshot
            .annotators()
            .map(|row| (format!("p-{}", row.id), row.name.as_str()))
            .collect();
        let mut people = self.people.iter();
        let are_here = people.all(|(id, name)| {
            let here = by_id.get(id);
            here.is_some_and(|here| *name == allowed(here))
        });
        let spans = self.stretches.values().map(|one| &one.by);
        let notes = self.notes.values().map(|one| &one.by);
        let said: BTreeSet<&String> = spans.chain(notes).filter(|by| !by.is_empty()).collect();
        are_here && said == self.people.keys().collect()
    }

    /// Whether the text and its paragraphs run in the directions of the document.
    fn runs_as(&self, marked: &Marked<'_>) -> bool {
        let paragraphs = directed(marked);
        let (whole, own) = &self.directions;
        let wanted = |index| Some(rendition(paragraphs.direction(index)));
        // A paragraph that says nothing runs as the whole does.
        let is_there = |(index, own): (usize, &Option<String>)| {
            own.as_ref().or(whole.as_ref()).map(String::as_str) == wanted(index)
        };
        whole.as_deref() == Some(rendition(paragraphs.document_direction()))
            && own.len() == paragraphs.count()
            && own.iter().enumerate().all(is_there)
    }

    /// Holds the tags of the file against those of the collection that are wanted.
    fn categories(
        &self,
        snapshot: &Snapshot,
        key: Option<RowKey>,
        is_wanted: impl Fn(TagId) -> bool,
    ) -> Result<(), ExchangeError> {
        let tags = snapshot.tags_in_order().into_iter().map(|(tag, _)| tag);
        let mut written = self.categories.iter();
        for tag in tags.filter(|tag| is_wanted(tag.id)) {
            let said = said_of(tag).into_iter().map(|said| {
                let meanings = said.meanings.iter().map(|text| allowed(text).into_owned());
                let label = allowed(&said.label).into_owned();
                (said.language.to_owned(), label, meanings.collect())
            });
            let wanted = Category {
                id: format!("t-{}", tag.id),
                // Of a tree that is deeper than it may be, the upper levels are left out.
                above: tag
                    .parent
                    .filter(|above| is_wanted(*above))
                    .map(|above| format!("t-{above}")),
                said: said.collect(),
            };
            if written.next() != Some(&wanted) {
                return Err(differs(Some(tag.id.into())));
            }
        }
        match written.next() {
            None => Ok(()),
            Some(_) => Err(differs(key)),
        }
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
            // What another annotator said refers to the annotation.
            let of = match *by == format!("p-{own}") {
                true => String::new(),
                false => format!("a-{}", mark.annotation.id),
            };
            let first = self.stretches.get(&name)?;
            let is_it = first.tags == *tags && first.by == *by;
            if !(is_it && self.is_at(&name, &of, mark.spans, text, maps)) {
                return None;
            }
        }
        Some(tags.len() * mark.spans.len())
    }

    /// Whether a span, with those that follow it, lies where a passage is; all say the same and lead back. `of` is the
    /// annotation that they belong to, where that is another.
    fn is_at(
        &self,
        name: &str,
        of: &str,
        spans: &[Span],
        text: &str,
        (own, written): &(OffsetMap, OffsetMap),
    ) -> bool {
        let first = self.stretches.get(name);
        let (mut stretch, mut here_is, mut before) = (first, name, None);
        for span in spans {
            let Some(here) = stretch else { return false };
            let is_same = first.is_some_and(|one| one.tags == here.tags && one.by == here.by);
            if !is_same || here.of != of || here.before.as_deref() != before {
                return false;
            }
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
            before = Some(here_is);
            here_is = here.next.as_deref().unwrap_or_default();
            stretch = self.stretches.get(here_is);
        }
        here_is.is_empty()
    }

    /// Holds the memos on these things against the collection: all of them, and no others.
    fn memos(
        &self,
        snapshot: &Snapshot,
        targets: &[MemoTarget],
        key: Option<RowKey>,
        progress: &Progress,
    ) -> Result<(), ExchangeError> {
        let memos = memos_of(snapshot, targets);
        if memos.len() != self.notes.len() {
            return Err(differs(key));
        }
        for (memo, on) in memos {
            progress.check()?;
            let on: Vec<String> = on.into_iter().map(name_of).collect();
            let note = self.notes.get(&format!("m-{}", memo.id));
            let is_there = note.is_some_and(|note| {
                note.on == on
                    && note.by == format!("p-{}", memo.annotator)
                    && note.words == allowed(&words_of(memo))
            });
            if !is_there {
                return Err(differs(Some(memo.id.into())));
            }
        }
        Ok(())
    }
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}
