//! The table of annotations.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::anchor::shown;
use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::{Cell, TableKind, Taker};
use crate::i18n::{Language, Word};
use crate::model::{
    Annotation, Bilingual, Capture, Document, MemoTarget, Passage, PlacementState, Snapshot,
    Standing, Tag, TagId, Variable,
};
use crate::text::{ByteOffset, OffsetMap};

/// What stands between several values of one cell.
const BETWEEN: &str = "; ";

/// What is the same for all rows.
pub(super) struct Heads<'a> {
    snapshot: &'a Snapshot,
    language: Language,
    variables: Vec<&'a Arc<Variable>>,
    /// Of a table of tag columns: those that can stand on an annotation, in the order of the tree.
    tags: Option<Vec<&'a Arc<Tag>>>,
    /// Where each tag stands in the tree.
    paths: HashMap<TagId, String>,
}

/// What is the same for all rows of a document.
struct Of<'a> {
    capture: &'a Capture,
    cells: Vec<Cell<'a>>,
    id: String,
}

impl<'a> Heads<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, kind: TableKind, language: Language) -> Self {
        let mut variables: Vec<_> = snapshot.variables().collect();
        variables.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        Self {
            snapshot,
            language,
            variables,
            tags: (kind == TableKind::TagColumns).then(|| tags_in_order(snapshot)),
            paths: paths(snapshot, language),
        }
    }

    /// Tells the rows of a document.
    pub(super) fn document(
        &self,
        document: &Document,
        progress: &Progress,
        take: &mut Taker<'_>,
    ) -> Result<(), ExchangeError> {
        let Some(capture) = self.snapshot.capture(document.capture) else {
            return Ok(());
        };
        let of = Of {
            capture,
            cells: self.of_document(document),
            id: document.id.to_string(),
        };
        // Only a document with annotations pays for the map.
        let mut map = None;
        for (annotation, standing) in self.snapshot.annotations_of(capture.id) {
            progress.step()?;
            let map = map.get_or_insert_with(|| OffsetMap::new(&capture.text));
            self.rows(&of, map, annotation, Some(standing), take)?;
        }
        for passage in self.snapshot.unplaced_of(document.id) {
            for annotation in self.snapshot.annotations_of_passage(passage.id) {
                progress.step()?;
                let map = map.get_or_insert_with(|| OffsetMap::new(&capture.text));
                self.rows(&of, map, annotation, None, take)?;
            }
        }
        Ok(())
    }

    pub(super) fn heads(&self) -> Vec<Cell<'_>> {
        let word = |word: Word| Cell::text(word.text(self.language));
        let mut heads = vec![
            word(Word::TableDocument),
            word(Word::TableSets),
            word(Word::TableLanguage),
        ];
        let variables = self.variables.iter();
        heads.extend(variables.map(|row| Cell::text(row.name.as_str())));
        heads.push(word(match self.tags {
            None => Word::TableTag,
            Some(_) => Word::TableTags,
        }));
        heads.extend(
            [
                Word::TableText,
                Word::TableBefore,
                Word::TableAfter,
                Word::TableStart,
                Word::TableEnd,
                Word::TablePlace,
                Word::TableMemo,
                Word::TableAnnotator,
                Word::TableCreated,
                Word::TableModified,
                Word::TableAnnotationId,
                Word::TableDocumentId,
            ]
            .map(word),
        );
        match &self.tags {
            None => heads.push(word(Word::TableTagId)),
            Some(tags) => heads.extend(tags.iter().map(|tag| Cell::text(self.path(tag.id)))),
        }
        heads
    }

    /// The cells that are alike for all annotations of a document.
    fn of_document<'d>(&'d self, document: &'d Document) -> Vec<Cell<'d>> {
        let sets = self.snapshot.sets_of(document.id);
        let mut sets: Vec<&str> = sets.map(|set| set.name.as_str()).collect();
        sets.sort_unstable();
        let mut cells: Vec<Cell<'d>> = vec![
            Cell::text(document.name.as_str()),
            Cell::text(sets.join(BETWEEN)),
            Cell::text(document.language.as_deref().unwrap_or_default()),
        ];
        cells.extend(self.variables.iter().map(|variable| {
            let values = self.snapshot.values_at(document.id, variable.id);
            let values: Vec<String> = values.map(|row| row.value.plain()).collect();
            Cell::text(values.join(BETWEEN))
        }));
        cells
    }

    /// Tells the rows of one annotation: one for each tag, or one with a column for each. Without a standing it was never
    /// placed in the text that is read.
    fn rows(
        &self,
        of: &Of<'_>,
        map: &OffsetMap,
        annotation: &Annotation,
        standing: Option<Standing<'_>>,
        take: &mut Taker<'_>,
    ) -> Result<(), ExchangeError> {
        let elsewhere;
        let passage: &Passage = match standing {
            Some(standing) if standing.placement.is_none() => standing.passage,
            _ => match shown(self.snapshot, annotation.passage) {
                Some(passage) => {
                    elsewhere = passage;
                    &elsewhere
                }
                None => return Ok(()),
            },
        };
        // A place is told where it is one of the text that is read.
        let is_here = passage.capture == of.capture.id;
        let at = |byte: Option<ByteOffset>| {
            let byte = byte.filter(|_| is_here);
            let point = byte.and_then(|byte| map.code_point(&of.capture.text, byte));
            point.map_or_else(|| Cell::text(""), |point| Cell::Number(point.0.into()))
        };
        let taggings = self.snapshot.taggings_of(annotation.id);
        let annotator = self.snapshot.annotator(annotation.annotator);
        let state = standing.map_or(PlacementState::Orphan, |standing| standing.state());
        let place = match state {
            PlacementState::Exact => "exact",
            PlacementState::Accepted => "accepted",
            PlacementState::Proposed => "proposed",
            PlacementState::Orphan => "orphan",
        };
        let tag_at = of.cells.len();
        let mut row: Vec<Cell<'_>> = of.cells.iter().map(Cell::again).collect();
        row.extend([
            Cell::text(""),
            Cell::text(passage.quote.as_str()),
            Cell::text(on_one_line(&passage.prefix)),
            Cell::text(on_one_line(&passage.suffix)),
            at(passage.spans.first().map(|span| span.start())),
            at(passage.spans.last().map(|span| span.end())),
            Cell::text(place),
            Cell::text(self.memos(annotation)),
            Cell::text(annotator.map_or("", |row| row.name.as_str())),
            Cell::text(annotation.created.to_string()),
            Cell::text(annotation.modified.to_string()),
            Cell::text(annotation.id.to_string()),
            Cell::text(of.id.as_str()),
        ]);
        if let Some(columns) = &self.tags {
            let paths: Vec<&str> = taggings.iter().map(|one| self.path(one.tag)).collect();
            row[tag_at] = Cell::text(paths.join(BETWEEN));
            row.extend(columns.iter().map(|column| {
                let is_there = taggings.iter().any(|one| one.tag == column.id);
                Cell::number(usize::from(is_there))
            }));
            return take(&row);
        }
        let id_at = row.len();
        row.push(Cell::text(""));
        if taggings.is_empty() {
            return take(&row);
        }
        for tagging in taggings {
            row[tag_at] = Cell::text(self.path(tagging.tag));
            row[id_at] = Cell::text(tagging.tag.to_string());
            take(&row)?;
        }
        Ok(())
    }

    fn memos(&self, annotation: &Annotation) -> String {
        let memos = self
            .snapshot
            .memos_on(MemoTarget::Annotation(annotation.id));
        let texts = memos.iter().map(|memo| {
            let parts = [memo.title.as_str(), memo.body.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join("\n")
        });
        texts.collect::<Vec<_>>().join("\n\n")
    }

    fn path(&self, tag: TagId) -> &str {
        self.paths.get(&tag).map_or("", String::as_str)
    }
}

fn on_one_line(context: &str) -> Cow<'_, str> {
    match context.contains('\n') {
        true => context.replace('\n', " ").into(),
        false => context.into(),
    }
}

/// The labels from the top of the tree down to each tag, apart by ` / `.
pub(super) fn paths(snapshot: &Snapshot, language: Language) -> HashMap<TagId, String> {
    let mut paths: HashMap<TagId, String> = HashMap::with_capacity(snapshot.n_tags());
    for (tag, _) in snapshot.tags_in_order() {
        let label = label(&tag.label, language);
        let path = match tag.parent.and_then(|above| paths.get(&above)) {
            Some(above) => format!("{above} / {label}"),
            None => label.to_owned(),
        };
        paths.insert(tag.id, path);
    }
    paths
}

pub(super) fn label(text: &Bilingual, language: Language) -> &str {
    text.prefer(language == Language::Arabic)
}

/// The tags that can stand on an annotation, in the order of the tree.
pub(super) fn tags_in_order(snapshot: &Snapshot) -> Vec<&Arc<Tag>> {
    let tags = snapshot.tags_in_order().into_iter().map(|(tag, _)| tag);
    tags.filter(|tag| !tag.is_category).collect()
}
