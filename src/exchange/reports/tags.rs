//! Tags as a report shows them: in the order of their tree, each with what it means and its passages.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::gather::{Gather, Note};
use crate::exchange::reports::view::{DocumentView, language_of};
use crate::i18n::Word;
use crate::model::{Annotation, Bilingual, DocumentId, Snapshot, Tag, TagId, words_at};
use crate::text::Direction;

/// All tags and categories in the order of the tree, each with its level from 1.
pub(super) fn tags_in_order(snapshot: &Snapshot) -> Vec<(Arc<Tag>, usize)> {
    let mut tags = Vec::with_capacity(snapshot.n_tags());
    let mut waiting: Vec<_> = snapshot
        .tags_under(None)
        .rev()
        .map(|tag| (tag, 1))
        .collect();
    while let Some((tag, level)) = waiting.pop() {
        let under = snapshot.tags_under(Some(tag.id)).rev();
        waiting.extend(under.map(|tag| (tag, level + 1)));
        tags.push((Arc::clone(tag), level));
    }
    tags
}

/// What a tag says of itself: its other label, its definitions and rules, each under its word.
pub(super) fn meaning(gather: &Gather<'_>, tag: &Tag) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let mut both = |word: Word, text: &Bilingual, skip: &str| {
        for text in [&text.english, &text.arabic] {
            if !text.is_empty() && text != skip {
                lines.push((gather.word(word), text.clone()));
            }
        }
    };
    let first = gather.label(&tag.label).to_owned();
    both(Word::ReportOtherLabel, &tag.label, &first);
    both(Word::TableDefinition, &tag.definition, "");
    both(Word::TableIncludes, &tag.includes, "");
    both(Word::TableExcludes, &tag.excludes, "");
    lines
}

/// A passage under a tag.
pub(super) struct Quote {
    pub(super) note: Note,
    /// The name of its document.
    pub(super) document: String,
    /// Where in it; empty of one without a settled place.
    pub(super) place: String,
    pub(super) direction: Direction,
    pub(super) language: String,
    pub(super) before: String,
    /// The words of each span; the quote of one without a settled place.
    pub(super) parts: Vec<String>,
    pub(super) after: String,
}

/// Goes through the passages of tags.
pub(super) struct Quotes<'a> {
    gather: Gather<'a>,
    /// The place of each document in the list.
    order: HashMap<DocumentId, usize>,
    /// The document that was looked at last.
    last: Option<DocumentView<'a>>,
}

impl<'a> Quotes<'a> {
    pub(super) fn new(gather: Gather<'a>) -> Self {
        let documents = gather.snapshot.documents_in_order().enumerate();
        Self {
            gather,
            order: documents.map(|(at, document)| (document.id, at)).collect(),
            last: None,
        }
    }

    /// Tells all passages of a tag in the order of documents and texts; without one, those that have no tag at all. Counts a
    /// step of `progress` for each.
    pub(super) fn tell(
        &mut self,
        tag: Option<TagId>,
        progress: &Progress,
        take: &mut dyn FnMut(&Quote) -> Result<(), ExchangeError>,
    ) -> Result<(), ExchangeError> {
        for (at, (_, annotation)) in sorted(self.gather.snapshot, &self.order, tag)
            .iter()
            .enumerate()
        {
            progress.step()?;
            if let Some(quote) = self.quote(annotation, at + 1) {
                take(&quote)?;
            }
        }
        Ok(())
    }

    fn quote(&mut self, annotation: &Annotation, number: usize) -> Option<Quote> {
        let snapshot = self.gather.snapshot;
        let passage = snapshot.passage(annotation.passage)?;
        let document: &'a _ = snapshot.document_of_capture(passage.capture)?;
        let standing = snapshot.standing(annotation.passage);
        let note = self.gather.note(annotation, standing, number);
        let is_there = |view: &DocumentView<'_>| view.document.id == document.id;
        if !self.last.as_ref().is_some_and(is_there) {
            let capture = snapshot.capture(document.capture)?;
            self.last = Some(DocumentView::bare(&self.gather, document, capture));
        }
        let view = self.last.as_ref()?;
        let name = document.name.clone();
        let (Some(first), Some(last)) = (note.spans.first(), note.spans.last()) else {
            return Some(Quote {
                direction: self.gather.direction_of(&note.words),
                language: language_of(document.language.as_deref(), &note.words),
                parts: vec![note.words.clone()],
                note,
                document: name,
                place: String::new(),
                before: String::new(),
                after: String::new(),
            });
        };
        let paragraph = view.paragraphs.index_at(first.start());
        let (before, after) = view.context(first.start().index(), last.end().index());
        let text = &view.capture.text;
        let parts = note.spans.iter().map(|span| words_at(text, &[*span]));
        Some(Quote {
            document: name,
            place: view.place(&self.gather, first.start()),
            direction: view.paragraphs.direction(paragraph),
            language: view.language(paragraph),
            before,
            parts: parts.collect(),
            after,
            note,
        })
    }
}

/// The annotations with a tag, or without any, by document and place.
type Sorted<'a> = Vec<(
    (usize, u32, crate::model::AnnotationId),
    &'a Arc<Annotation>,
)>;

fn sorted<'a>(
    snapshot: &'a Snapshot,
    order: &HashMap<DocumentId, usize>,
    tag: Option<TagId>,
) -> Sorted<'a> {
    let annotations: Vec<&Arc<Annotation>> = match tag {
        Some(tag) => {
            let taggings = snapshot.taggings_with(tag);
            taggings
                .filter_map(|tagging| snapshot.annotation(tagging.annotation))
                .collect()
        }
        None => {
            let all = snapshot.annotations();
            all.filter(|one| snapshot.taggings_of(one.id).is_empty())
                .collect()
        }
    };
    let place = |annotation: &Annotation| {
        let passage = snapshot.passage(annotation.passage)?;
        let document = snapshot.document_of_capture(passage.capture)?;
        let at = snapshot.standing(annotation.passage);
        let at = at.filter(|standing| !standing.is_open());
        // Those without a place come last in their document.
        let start = at.map_or(u32::MAX, |standing| standing.start());
        Some((*order.get(&document.id)?, start, annotation.id))
    };
    let mut sorted: Sorted<'a> = annotations
        .into_iter()
        .filter_map(|annotation| Some((place(annotation)?, annotation)))
        .collect();
    sorted.sort_by_key(|(place, _)| *place);
    sorted.dedup_by_key(|(place, _)| *place);
    sorted
}

/// The annotations that must stand under a tag, or under none, by their ids.
pub(super) fn expected(snapshot: &Snapshot, tag: Option<TagId>) -> Vec<&Arc<Annotation>> {
    match tag {
        Some(tag) => {
            let taggings = snapshot.taggings_with(tag);
            let mut found: Vec<_> = taggings
                .filter_map(|tagging| snapshot.annotation(tagging.annotation))
                .collect();
            found.sort_by_key(|annotation| annotation.id);
            found.dedup_by_key(|annotation| annotation.id);
            found
        }
        None => {
            let all = snapshot.annotations();
            all.filter(|one| snapshot.taggings_of(one.id).is_empty())
                .collect()
        }
    }
}
