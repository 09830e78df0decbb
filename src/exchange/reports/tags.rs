//! Tags as a report shows them: in the order of their tree, each with what it means and its passages.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::gather::{Gather, Note};
use crate::exchange::reports::html::current;
use crate::exchange::reports::view::{DocumentView, Place, language_of};
use crate::i18n::Word;
use crate::model::{Annotation, Bilingual, DocumentId, PassageId, Snapshot, Tag, TagId, words_at};
use crate::text::{ByteOffset, Direction};

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

/// Where a passage stands in its text, as far as a quote needs it. In bytes.
#[derive(Clone, Copy)]
struct Spot {
    place: Place,
    /// Of the paragraph in which it begins.
    direction: Direction,
    /// Where that paragraph begins and ends, and where the one ends in which the passage does.
    paragraph: (u32, u32),
    until: u32,
}

/// Goes through the passages of tags.
///
/// Tags lead to and fro between documents: each text is gone through once beforehand, and what quotes need of it is kept.
pub(super) struct Quotes<'a> {
    gather: Gather<'a>,
    /// The place of each document in the list.
    order: HashMap<DocumentId, usize>,
    /// The settled passages.
    spots: HashMap<PassageId, Spot>,
}

impl<'a> Quotes<'a> {
    /// Goes through all texts. Can be stopped at each document and each passage.
    pub(super) fn new(gather: Gather<'a>, progress: &Progress) -> Result<Self, ExchangeError> {
        let snapshot = gather.snapshot;
        let mut quotes = Self {
            gather,
            order: HashMap::new(),
            spots: HashMap::new(),
        };
        for (document, capture) in current(snapshot) {
            progress.check()?;
            quotes.order.insert(document.id, quotes.order.len());
            let mut view = None;
            for standing in snapshot.standings_of(capture.id) {
                progress.check()?;
                let spans = standing.spans();
                if let (false, Some(first), Some(last)) =
                    (standing.is_open(), spans.first(), spans.last())
                {
                    // Only of texts that somebody has annotated.
                    let view =
                        view.get_or_insert_with(|| DocumentView::bare(&gather, document, capture));
                    let spot = spot(view, first.start(), last.end());
                    quotes.spots.insert(standing.passage.id, spot);
                }
            }
        }
        Ok(quotes)
    }

    /// Tells all passages of a tag in the order of documents and texts; without one, those that have no tag at all. Counts a
    /// step of `progress` for each.
    pub(super) fn tell(
        &self,
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

    fn quote(&self, annotation: &Annotation, number: usize) -> Option<Quote> {
        let snapshot = self.gather.snapshot;
        let passage = snapshot.passage(annotation.passage)?;
        let document = snapshot.document_of_capture(passage.capture)?;
        let capture = snapshot.capture(document.capture)?;
        let standing = snapshot.standing(annotation.passage);
        let note = self.gather.note(annotation, standing, number);
        let name = document.name.clone();
        let language = document.language.as_deref();
        let spot = self.spots.get(&passage.id);
        let (Some(first), Some(last), Some(spot)) = (note.spans.first(), note.spans.last(), spot)
        else {
            return Some(Quote {
                direction: self.gather.direction_of(&note.words),
                language: language_of(language, &note.words),
                parts: vec![note.words.clone()],
                note,
                document: name,
                place: String::new(),
                before: String::new(),
                after: String::new(),
            });
        };
        let text = &*capture.text;
        let (start, end) = (spot.paragraph.0 as usize, spot.paragraph.1 as usize);
        let parts = note.spans.iter().map(|span| words_at(text, &[*span]));
        Some(Quote {
            document: name,
            place: spot.place.words(&self.gather),
            direction: spot.direction,
            language: language_of(language, &text[start..end]),
            before: before(text, start..first.start().index()),
            parts: parts.collect(),
            after: after(text, last.end().index()..spot.until as usize),
            note,
        })
    }
}

/// Where a passage from one byte to another stands.
fn spot(view: &DocumentView<'_>, start: ByteOffset, end: ByteOffset) -> Spot {
    let first = view.paragraphs.index_at(start);
    let last = match end > start {
        true => view.paragraphs.index_at(ByteOffset(end.0 - 1)),
        false => first,
    };
    let paragraph = view.paragraphs.range(first);
    // A passage may take in the line feed behind its paragraph.
    let until = view.paragraphs.range(last).end.max(end.index());
    Spot {
        place: view.place(start),
        direction: view.paragraphs.direction(first),
        paragraph: (
            ByteOffset::from_index(paragraph.start).0.min(start.0),
            ByteOffset::from_index(paragraph.end).0,
        ),
        until: ByteOffset::from_index(until).0,
    }
}

/// How much stands around a quote, in bytes.
const CONTEXT: usize = 240;

fn before(text: &str, range: Range<usize>) -> String {
    if range.len() <= CONTEXT {
        return text[range].to_owned();
    }
    let cut = &text[text.ceil_char_boundary(range.end - CONTEXT)..range.end];
    match cut.find(' ') {
        Some(at) => format!("…{}", &cut[at..]),
        None => format!("… {cut}"),
    }
}

fn after(text: &str, range: Range<usize>) -> String {
    if range.len() <= CONTEXT {
        return text[range].to_owned();
    }
    let cut = &text[range.start..text.floor_char_boundary(range.start + CONTEXT)];
    match cut.rfind(' ') {
        Some(at) => format!("{} …", &cut[..at]),
        None => format!("{cut} …"),
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
