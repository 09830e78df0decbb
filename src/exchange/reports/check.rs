//! Holds what was read back of a report against the collection: a text at a time, or the passages of a tag.
//!
//! The collection is asked anew, in bytes. Both formats are read by readers of their own, which tell what they find here.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use uuid::Uuid;

use crate::exchange::record::ExchangeError;
use crate::exchange::reports::ReportBy;
use crate::exchange::reports::tags::expected;
use crate::model::{
    Annotation, AnnotationId, CaptureId, DocumentId, RowKey, Snapshot, Standing, TagId,
};
use crate::text::{ByteOffset, Paragraphs};

/// What the program writes into a template, with the id that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// The text of a document.
    Text(String),
    /// The annotations of a document without a settled place.
    Open(String),
    /// The passages of a tag; without an id, those without one.
    Tag(String),
}

/// What a format does to words.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// A text as it can hold it: each character stays one character.
    pub(super) held: fn(&str) -> Cow<'_, str>,
    /// Whether the parts of a passage out of its text are shown as one.
    pub(super) is_joined: bool,
}

/// A comparison under way.
pub(super) struct Check<'a> {
    snapshot: &'a Snapshot,
    by: ReportBy,
    shape: Shape,
    /// Containers that came.
    came: BTreeSet<(u8, Option<Uuid>)>,
    /// The text that is being read, its paragraphs and how many of them have come.
    text: Option<(CaptureId, &'a str, Paragraphs)>,
    n_paragraphs: usize,
    /// The byte of the text at which one stands.
    at: usize,
    /// The annotations that cover what comes.
    marks: Vec<AnnotationId>,
    /// What each mark covers, in bytes of the text.
    covered: BTreeMap<AnnotationId, Vec<Range<usize>>>,
    /// Out of a text: the annotation that is told, with the words of its marks, and those that were told before.
    told: Option<(AnnotationId, Vec<String>)>,
    done: BTreeSet<AnnotationId>,
    /// Annotations with a note, and their tags; out of a text only the one that is told.
    notes: BTreeMap<AnnotationId, Vec<TagId>>,
}

fn wrong(key: impl Into<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten {
        key: Some(key.into()),
    }
}

fn differs() -> ExchangeError {
    ExchangeError::NotAsWritten { key: None }
}

fn id(text: &str) -> Result<Uuid, ExchangeError> {
    text.parse().map_err(|_| differs())
}

impl<'a> Check<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, by: ReportBy, shape: Shape) -> Self {
        Self {
            snapshot,
            by,
            shape,
            came: BTreeSet::new(),
            text: None,
            n_paragraphs: 0,
            at: 0,
            marks: Vec::new(),
            covered: BTreeMap::new(),
            told: None,
            done: BTreeSet::new(),
            notes: BTreeMap::new(),
        }
    }

    pub(super) fn begin(&mut self, container: &Container) -> Result<(), ExchangeError> {
        let (kind, whose) = match container {
            Container::Text(whose) => (0, Some(id(whose)?)),
            Container::Open(whose) => (1, Some(id(whose)?)),
            Container::Tag(whose) if whose.is_empty() => (2, None),
            Container::Tag(whose) => (2, Some(id(whose)?)),
        };
        let fits = match self.by {
            ReportBy::Document => kind < 2,
            ReportBy::Tag => kind == 2,
        };
        if !self.came.insert((kind, whose)) || !fits {
            return Err(differs());
        }
        self.covered.clear();
        self.told = None;
        self.done.clear();
        self.notes.clear();
        self.n_paragraphs = 0;
        self.text = None;
        if let (0, Some(whose)) = (kind, whose) {
            let document = DocumentId(whose);
            let capture = self.snapshot.current_capture(document);
            let capture = capture.ok_or_else(|| wrong(document))?;
            let paragraphs = Paragraphs::new(&capture.text);
            self.text = Some((capture.id, &capture.text, paragraphs));
        }
        Ok(())
    }

    /// A paragraph begins.
    pub(super) fn paragraph(&mut self) {
        if let Some((_, _, paragraphs)) = &self.text {
            self.at = paragraphs.range(self.n_paragraphs).start;
        }
    }

    /// It ends, and must be the text's to its end.
    pub(super) fn paragraph_ends(&mut self) -> Result<(), ExchangeError> {
        let Some((capture, _, paragraphs)) = &self.text else {
            return Ok(());
        };
        let is_there = self.n_paragraphs < paragraphs.count();
        if !is_there || paragraphs.range(self.n_paragraphs).end != self.at {
            return Err(wrong(*capture));
        }
        self.n_paragraphs += 1;
        Ok(())
    }

    /// A note of an annotation, with its tags. Out of a text, the marks that follow are its own, until another comes.
    pub(super) fn annotation(&mut self, of: &str, tags: &str) -> Result<(), ExchangeError> {
        let of = AnnotationId(id(of)?);
        let tags: Result<Vec<TagId>, _> = tags
            .split_whitespace()
            .map(|tag| id(tag).map(TagId))
            .collect();
        if self.text.is_none() {
            self.told_ends()?;
            self.told = Some((of, Vec::new()));
        }
        match self.notes.insert(of, tags?) {
            None => Ok(()),
            Some(_) => Err(wrong(of)),
        }
    }

    /// What was told of an annotation out of its text must be its words and its tags.
    fn told_ends(&mut self) -> Result<(), ExchangeError> {
        let Some((id, shown)) = self.told.take() else {
            return Ok(());
        };
        let annotation = self.snapshot.annotation(id).ok_or_else(|| wrong(id))?;
        let is_first = self.done.insert(id);
        if !is_first || shown != words_of(self.snapshot, annotation, self.shape) {
            return Err(wrong(id));
        }
        self.note_fits(annotation)
    }

    /// A mark of annotations begins.
    pub(super) fn mark(&mut self, ids: &str) -> Result<(), ExchangeError> {
        let ids = ids.split_whitespace();
        let marks: Result<Vec<_>, _> = ids.map(|one| id(one).map(AnnotationId)).collect();
        self.mark_of(marks?)
    }

    /// The same.
    pub(super) fn mark_of(&mut self, marks: Vec<AnnotationId>) -> Result<(), ExchangeError> {
        self.marks = marks;
        if self.text.is_none() {
            for mark in &self.marks {
                match &mut self.told {
                    Some((told, words)) if told == mark => words.push(String::new()),
                    _ => return Err(wrong(*mark)),
                }
            }
        }
        Ok(())
    }

    pub(super) fn mark_ends(&mut self) {
        self.marks.clear();
    }

    /// Words come: those of the text where one is read.
    pub(super) fn words(&mut self, words: &str) -> Result<(), ExchangeError> {
        let Some((capture, text, _)) = &self.text else {
            if let (false, Some((_, parts))) = (self.marks.is_empty(), &mut self.told)
                && let Some(last) = parts.last_mut()
            {
                last.push_str(words);
            }
            return Ok(());
        };
        let start = self.at;
        let mut rest = text.get(start..).unwrap_or_default().chars();
        for letter in words.chars() {
            let expected = rest.next().ok_or_else(|| wrong(*capture))?;
            if (self.shape.held)(expected.encode_utf8(&mut [0; 4]))
                != *letter.encode_utf8(&mut [0; 4])
            {
                return Err(wrong(*capture));
            }
            self.at += expected.len_utf8();
        }
        for mark in &self.marks {
            let covered = self.covered.entry(*mark).or_default();
            match covered.last_mut() {
                Some(last) if last.end == start => last.end = self.at,
                _ => covered.push(start..self.at),
            }
        }
        Ok(())
    }

    /// A container ends: everything of it must have come.
    pub(super) fn finish(&mut self, container: &Container) -> Result<(), ExchangeError> {
        match container {
            Container::Text(_) => self.finish_text(),
            Container::Open(whose) => {
                let open = open_of(self.snapshot, DocumentId(id(whose)?));
                self.finish_words(&open)
            }
            Container::Tag(whose) => {
                let tag = match whose.is_empty() {
                    true => None,
                    false => Some(TagId(id(whose)?)),
                };
                self.finish_words(&expected(self.snapshot, tag))
            }
        }
    }

    fn finish_text(&mut self) -> Result<(), ExchangeError> {
        let Some((capture, _, paragraphs)) = self.text.take() else {
            return Err(differs());
        };
        if self.n_paragraphs != paragraphs.count() {
            return Err(wrong(capture));
        }
        for (annotation, standing) in self.snapshot.annotations_of(capture) {
            if standing.is_open() {
                continue;
            }
            let marked = joined(self.covered.remove(&annotation.id).unwrap_or_default());
            if marked != place(&standing, &paragraphs) {
                return Err(wrong(annotation.id));
            }
            self.note_fits(annotation)?;
        }
        self.nothing_is_left()
    }

    fn finish_words(
        &mut self,
        expected: &[&std::sync::Arc<Annotation>],
    ) -> Result<(), ExchangeError> {
        self.told_ends()?;
        for annotation in expected {
            if !self.done.remove(&annotation.id) {
                return Err(wrong(annotation.id));
            }
        }
        match self.done.first() {
            Some(other) => Err(wrong(*other)),
            None => self.nothing_is_left(),
        }
    }

    fn note_fits(&mut self, annotation: &Annotation) -> Result<(), ExchangeError> {
        let taggings = self.snapshot.taggings_of(annotation.id);
        let tags: Vec<TagId> = taggings.iter().map(|tagging| tagging.tag).collect();
        match self.notes.remove(&annotation.id) {
            Some(shown) if shown == tags => Ok(()),
            _ => Err(wrong(annotation.id)),
        }
    }

    fn nothing_is_left(&self) -> Result<(), ExchangeError> {
        let mut others = self.covered.keys().chain(self.notes.keys());
        match others.next() {
            Some(other) => Err(wrong(*other)),
            None => Ok(()),
        }
    }

    /// The page ends: each document, or each tag, must have come.
    pub(super) fn end(self) -> Result<(), ExchangeError> {
        let snapshot = self.snapshot;
        let needed: Vec<(u8, Option<Uuid>, RowKey)> = match self.by {
            ReportBy::Document => {
                let documents = snapshot.documents();
                let documents = documents.filter(|row| snapshot.capture(row.capture).is_some());
                let parts = documents.flat_map(|row| {
                    let has_open = !open_of(snapshot, row.id).is_empty();
                    let open = has_open.then(|| (1, Some(row.id.0), row.id.into()));
                    std::iter::once((0, Some(row.id.0), row.id.into())).chain(open)
                });
                parts.collect()
            }
            ReportBy::Tag => {
                let tags = snapshot
                    .tags()
                    .map(|tag| (2, Some(tag.id.0), tag.id.into()));
                let untagged = expected(snapshot, None);
                let untagged = untagged.first().map(|one| (2, None, one.id.into()));
                tags.chain(untagged).collect()
            }
        };
        match needed
            .iter()
            .find(|(kind, id, _)| !self.came.contains(&(*kind, *id)))
        {
            Some((.., key)) => Err(ExchangeError::NotAsWritten { key: Some(*key) }),
            None => Ok(()),
        }
    }
}

/// The annotations of a document without a settled place in the text that is read.
fn open_of(snapshot: &Snapshot, document: DocumentId) -> Vec<&std::sync::Arc<Annotation>> {
    let passages = snapshot.open_of(document).into_iter();
    passages
        .flat_map(|passage| snapshot.annotations_of_passage(passage.id))
        .collect()
}

/// The bytes of a passage without line feeds that end paragraphs, which no mark can hold.
fn place(standing: &Standing<'_>, paragraphs: &Paragraphs) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for span in standing.spans() {
        let mut index = paragraphs.index_at(span.start());
        while index < paragraphs.count() {
            let paragraph = paragraphs.range(index);
            if paragraph.start >= span.end().index() {
                break;
            }
            let start = paragraph.start.max(span.start().index());
            ranges.push(start..paragraph.end.min(span.end().index()));
            index += 1;
        }
    }
    joined(ranges)
}

/// Ranges with those that touch made one; they come in the order of the text.
fn joined(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            _ if range.is_empty() => {}
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}

/// The words of each part of an annotation as a page can hold them, or its quote where it has no settled place.
fn words_of(snapshot: &Snapshot, annotation: &Annotation, shape: Shape) -> Vec<String> {
    let held = shape.held;
    let standing = snapshot.standing(annotation.passage);
    let standing = standing.filter(|standing| !standing.is_open());
    let capture = standing.and_then(|standing| snapshot.capture(standing.capture()));
    match (standing, capture) {
        (Some(standing), Some(capture)) => {
            let part = |span: &crate::text::Span| {
                let (start, end): (ByteOffset, ByteOffset) = (span.start(), span.end());
                let words = capture.text.get(start.index()..end.index());
                held(words.unwrap_or_default()).into_owned()
            };
            let parts: Vec<String> = standing.spans().iter().map(part).collect();
            match shape.is_joined {
                true => vec![parts.join(" … ")],
                false => parts,
            }
        }
        _ => {
            let passage = snapshot.passage(annotation.passage);
            passage
                .map(|passage| held(&passage.quote).into_owned())
                .into_iter()
                .collect()
        }
    }
}
