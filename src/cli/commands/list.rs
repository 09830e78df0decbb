//! Lists: documents, tags, annotations.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::anchor;
use crate::cli::arguments::Reading;
use crate::cli::commands::open::open;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::cli::{json, table};
use crate::engine::Access;
use crate::i18n::{Language, Word};
use crate::model::{
    Annotation, Bilingual, Capture, CaptureId, Document, Passage, PlacementState, Snapshot, Tag,
    TagId,
};
use crate::text::{ByteOffset, OffsetMap};

/// Graphemes of a quote that a line shows.
const QUOTE: usize = 60;

/// Lists the documents in their order.
pub(super) fn documents(reading: &Reading, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let engine = open(&reading.collection, Access::Read, console.wording)?;
    let snapshot = engine.snapshot();
    let documents: Vec<json::Document> = snapshot
        .documents_in_order()
        .map(|document| document_of(&snapshot, document))
        .collect();
    if reading.json {
        console.json(&documents)?;
        return Ok(Verdict::Done);
    }
    let heads = [
        Word::CliCharacters,
        Word::NounAnnotations,
        Word::CliLanguage,
        Word::NounDocument,
    ];
    let rows = documents.into_iter().map(|document| {
        vec![
            number(document.characters as usize, console),
            number(document.annotations, console),
            document.language.unwrap_or_else(|| "–".to_owned()),
            document.name,
            document.id,
        ]
    });
    let rows = rows.collect();
    print(&heads, Some("id"), rows, console)
}

fn document_of(snapshot: &Snapshot, document: &Document) -> json::Document {
    let capture = snapshot.capture(document.capture);
    json::Document {
        id: document.id.to_string(),
        name: document.name.clone(),
        language: document.language.clone(),
        characters: capture.map_or(0, |capture| capture.text.chars().count() as u32),
        // Those of former captures came along.
        annotations: snapshot.n_annotations_of(document.capture)
            + unplaced(snapshot, document).count(),
        file: capture
            .map(|capture| capture.original_name.clone())
            .unwrap_or_default(),
        encoding: capture
            .map(|capture| capture.encoding.clone())
            .unwrap_or_default(),
        text_sha256: capture
            .map(|capture| capture.text_sha256.to_string())
            .unwrap_or_default(),
        added: document.added.to_string(),
    }
}

/// Lists the tags, each before those below it.
pub(super) fn tags(reading: &Reading, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let engine = open(&reading.collection, Access::Read, console.wording)?;
    let snapshot = engine.snapshot();
    let mut tags = Vec::new();
    walk(&snapshot, None, 0, &mut tags);
    if reading.json {
        let tags: Vec<json::Tag> = tags.into_iter().map(|(_, tag)| tag).collect();
        console.json(&tags)?;
        return Ok(Verdict::Done);
    }
    let rows = tags.into_iter().map(|(depth, tag)| {
        let both = if tag.english.is_empty() || tag.arabic.is_empty() {
            tag.name
        } else {
            format!("{} / {}", tag.english, tag.arabic)
        };
        vec![
            number(tag.annotations, console),
            format!("{}{both}", "  ".repeat(depth)),
        ]
    });
    let rows = rows.collect();
    print(&[Word::NounAnnotations, Word::NounTag], None, rows, console)
}

fn walk(
    snapshot: &Snapshot,
    parent: Option<TagId>,
    depth: usize,
    tags: &mut Vec<(usize, json::Tag)>,
) {
    for tag in snapshot.tags_under(parent) {
        tags.push((depth, tag_of(snapshot, tag)));
        if depth < crate::model::MAX_TAG_DEPTH {
            walk(snapshot, Some(tag.id), depth + 1, tags);
        }
    }
}

fn tag_of(snapshot: &Snapshot, tag: &Tag) -> json::Tag {
    json::Tag {
        id: tag.id.to_string(),
        parent: tag.parent.map(|parent| parent.to_string()),
        name: name_of(&tag.label),
        english: tag.label.english.clone(),
        arabic: tag.label.arabic.clone(),
        definition_english: tag.definition.english.clone(),
        definition_arabic: tag.definition.arabic.clone(),
        color: tag.color.to_string(),
        category: tag.is_category,
        annotations: snapshot.n_taggings_with(tag.id),
    }
}

/// The name that JSON uses, whatever the language of the interface.
fn name_of(label: &Bilingual) -> String {
    label.prefer(false).to_owned()
}

/// Lists the annotations in the order of documents and places.
pub(super) fn annotations(
    reading: &Reading,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let engine = open(&reading.collection, Access::Read, console.wording)?;
    let snapshot = engine.snapshot();
    let mut annotations = Vec::new();
    for document in snapshot.documents_in_order() {
        let mut maps: BTreeMap<CaptureId, OffsetMap> = BTreeMap::new();
        let current = snapshot.annotations_of(document.capture);
        let current = current.map(|(annotation, _)| annotation);
        for annotation in current.chain(unplaced(&snapshot, document)) {
            // What has no sure place in the current capture is listed where it was marked.
            let Some(passage) = anchor::shown(&snapshot, annotation.passage) else {
                continue;
            };
            let Some(capture) = snapshot.capture(passage.capture) else {
                continue;
            };
            let map = maps
                .entry(capture.id)
                .or_insert_with(|| OffsetMap::new(&capture.text));
            let place = Place {
                document,
                capture,
                map,
                passage: &passage,
            };
            annotations.push(annotation_of(&snapshot, annotation, &place));
        }
    }
    if reading.json {
        console.json(&annotations)?;
        return Ok(Verdict::Done);
    }
    let is_arabic = console.wording.language == Language::Arabic;
    let heads = [
        Word::CliStart,
        Word::CliEnd,
        Word::NounAnnotator,
        Word::NounTags,
        Word::NounDocument,
        Word::NounQuote,
    ];
    let separator = if is_arabic { "، " } else { ", " };
    let rows = annotations.into_iter().map(|annotation| {
        vec![
            annotation.start.to_string(),
            annotation.end.to_string(),
            annotation.annotator,
            annotation.tags.join(separator),
            table::clipped(&annotation.document, QUOTE / 2),
            table::clipped(&annotation.quote, QUOTE),
        ]
    });
    let rows = rows.collect();
    print(&heads, None, rows, console)
}

/// Annotations on passages that were never placed in the current capture.
fn unplaced<'s>(
    snapshot: &'s Snapshot,
    document: &Document,
) -> impl Iterator<Item = &'s Arc<Annotation>> + use<'s> {
    let passages = snapshot.unplaced_of(document.id).into_iter();
    passages.flat_map(|passage| snapshot.annotations_of_passage(passage.id))
}

/// Where an annotation stands.
struct Place<'a> {
    document: &'a Document,
    capture: &'a Capture,
    map: &'a OffsetMap,
    passage: &'a Passage,
}

impl Place<'_> {
    /// Spans that a checked passage has always convert.
    fn code_point(&self, at: ByteOffset) -> u32 {
        self.map
            .code_point(&self.capture.text, at)
            .map_or(0, |offset| offset.0)
    }
}

fn annotation_of(
    snapshot: &Snapshot,
    annotation: &Annotation,
    place: &Place<'_>,
) -> json::Annotation {
    let spans: Vec<json::Span> = place
        .passage
        .spans
        .iter()
        .map(|span| json::Span {
            start: place.code_point(span.start()),
            end: place.code_point(span.end()),
        })
        .collect();
    let tags = snapshot.taggings_of(annotation.id);
    json::Annotation {
        id: annotation.id.to_string(),
        document: place.document.name.clone(),
        document_id: place.document.id.to_string(),
        start: spans.first().map_or(0, |span| span.start),
        end: spans.last().map_or(0, |span| span.end),
        spans,
        quote: place.passage.quote.clone(),
        place: match snapshot.state_of(place.passage.id) {
            PlacementState::Exact => "exact",
            PlacementState::Accepted => "accepted",
            PlacementState::Proposed => "proposed",
            PlacementState::Orphan => "orphan",
        },
        tags: tags
            .into_iter()
            .filter_map(|tagging| snapshot.tag(tagging.tag))
            .map(|tag| name_of(&tag.label))
            .collect(),
        annotator: snapshot
            .annotator(annotation.annotator)
            .map(|annotator| annotator.name.clone())
            .unwrap_or_default(),
        created: annotation.created.to_string(),
    }
}

fn number(value: usize, console: &Console<'_>) -> String {
    console.wording.digits.number(value as u64)
}

/// Prints a table under its heads; nothing at all where it is empty.
fn print(
    heads: &[Word],
    last: Option<&str>,
    rows: Vec<Vec<String>>,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    if rows.is_empty() {
        return Ok(Verdict::Done);
    }
    let heads = heads
        .iter()
        .map(|word| console.wording.text(*word).to_owned());
    let mut all = vec![heads.chain(last.map(str::to_owned)).collect::<Vec<_>>()];
    all.extend(rows);
    for line in table::lines(&all) {
        console.say(&line)?;
    }
    Ok(Verdict::Done)
}
