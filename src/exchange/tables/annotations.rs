//! The table of annotations.

use std::sync::Arc;

use crate::anchor::shown;
use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::{Cell, TableKind, Taker};
use crate::i18n::{Language, Word};
use crate::model::{
    Annotation, Bilingual, Capture, Document, MemoTarget, PlacementState, Snapshot, Tag, TagId,
    Variable,
};
use crate::text::{ByteOffset, OffsetMap};

/// What stands between several values of one cell.
const BETWEEN: &str = "; ";

/// What is the same for all rows.
struct Heads<'a> {
    snapshot: &'a Snapshot,
    language: Language,
    variables: Vec<&'a Arc<Variable>>,
    /// Of a table of tag columns: those that can stand on an annotation, in the order of the tree.
    tags: Option<Vec<Arc<Tag>>>,
}

pub(super) fn tell(
    snapshot: &Snapshot,
    kind: TableKind,
    language: Language,
    progress: &Progress,
    take: &mut Taker<'_>,
) -> Result<(), ExchangeError> {
    let mut variables: Vec<_> = snapshot.variables().collect();
    variables.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    let heads = Heads {
        snapshot,
        language,
        variables,
        tags: (kind == TableKind::TagColumns).then(|| tags_in_order(snapshot)),
    };
    take(heads.heads())?;
    for document in snapshot.documents_in_order() {
        let Some(capture) = snapshot.capture(document.capture) else {
            continue;
        };
        let of_document = heads.of_document(document);
        // Only a document with annotations pays for the map.
        let mut map = None;
        let here = snapshot.annotations_of(capture.id);
        let here = here.map(|(annotation, standing)| (annotation, standing.state()));
        let unplaced = snapshot.unplaced_of(document.id).into_iter();
        let unplaced = unplaced
            .flat_map(|passage| snapshot.annotations_of_passage(passage.id))
            .map(|annotation| (annotation, PlacementState::Orphan));
        for (annotation, state) in here.chain(unplaced) {
            progress.step()?;
            let map = map.get_or_insert_with(|| OffsetMap::new(&capture.text));
            for row in heads.rows(&of_document, document, (capture, map), annotation, state) {
                take(row)?;
            }
        }
    }
    Ok(())
}

impl Heads<'_> {
    fn heads(&self) -> Vec<Cell> {
        let word = |word: Word| Cell::from(word.text(self.language));
        let mut heads = vec![
            word(Word::TableDocument),
            word(Word::TableSets),
            word(Word::TableLanguage),
        ];
        heads.extend(self.variables.iter().map(|row| row.name.as_str().into()));
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
            Some(tags) => heads.extend(tags.iter().map(|tag| self.path(tag.id).into())),
        }
        heads
    }

    /// The cells that are alike for all annotations of a document.
    fn of_document(&self, document: &Document) -> Vec<Cell> {
        let sets = self.snapshot.sets_of(document.id);
        let mut sets: Vec<&str> = sets.map(|set| set.name.as_str()).collect();
        sets.sort_unstable();
        let mut cells: Vec<Cell> = vec![
            document.name.as_str().into(),
            sets.join(BETWEEN).into(),
            document.language.as_deref().unwrap_or_default().into(),
        ];
        cells.extend(self.variables.iter().map(|variable| {
            let values = self.snapshot.values_of(document.id);
            let values = values.filter(|row| row.variable == variable.id);
            let values: Vec<String> = values.map(|row| row.value.plain()).collect();
            values.join(BETWEEN).into()
        }));
        cells
    }

    /// The rows of one annotation: one for each tag, or one with a column for each.
    fn rows(
        &self,
        of_document: &[Cell],
        document: &Document,
        (capture, map): (&Capture, &OffsetMap),
        annotation: &Annotation,
        state: PlacementState,
    ) -> Vec<Vec<Cell>> {
        let Some(passage) = shown(self.snapshot, annotation.passage) else {
            return Vec::new();
        };
        // A place is told where it is one of the text that is read.
        let is_here = passage.capture == capture.id;
        let at = |byte: Option<ByteOffset>| {
            let byte = byte.filter(|_| is_here);
            let point = byte.and_then(|byte| map.code_point(&capture.text, byte));
            point.map_or_else(|| Cell::from(""), |point| Cell::Number(point.0.into()))
        };
        let taggings = self.snapshot.taggings_of(annotation.id);
        let tags: Vec<TagId> = taggings.iter().map(|tagging| tagging.tag).collect();
        let annotator = self.snapshot.annotator(annotation.annotator);
        let place = match state {
            PlacementState::Exact => "exact",
            PlacementState::Accepted => "accepted",
            PlacementState::Proposed => "proposed",
            PlacementState::Orphan => "orphan",
        };
        let rest: Vec<Cell> = vec![
            passage.quote.as_str().into(),
            passage.prefix.replace('\n', " ").into(),
            passage.suffix.replace('\n', " ").into(),
            at(passage.spans.first().map(|span| span.start())),
            at(passage.spans.last().map(|span| span.end())),
            place.into(),
            self.memos(annotation).into(),
            annotator.map_or("", |row| row.name.as_str()).into(),
            annotation.created.to_string().into(),
            annotation.modified.to_string().into(),
            annotation.id.to_string().into(),
            document.id.to_string().into(),
        ];
        let row = |tag: Cell, last: Vec<Cell>| -> Vec<Cell> {
            let cells = of_document.iter().cloned().chain([tag]);
            cells.chain(rest.iter().cloned()).chain(last).collect()
        };
        match &self.tags {
            Some(columns) => {
                let paths: Vec<String> = tags.iter().map(|tag| self.path(*tag)).collect();
                let bits = columns
                    .iter()
                    .map(|column| Cell::number(usize::from(tags.contains(&column.id))));
                vec![row(paths.join(BETWEEN).into(), bits.collect())]
            }
            None if tags.is_empty() => vec![row("".into(), vec!["".into()])],
            None => tags
                .iter()
                .map(|tag| row(self.path(*tag).into(), vec![tag.to_string().into()]))
                .collect(),
        }
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

    fn path(&self, tag: TagId) -> String {
        path(self.snapshot, tag, self.language)
    }
}

/// The labels from the top of the tree down to a tag, apart by ` / `.
pub(super) fn path(snapshot: &Snapshot, tag: TagId, language: Language) -> String {
    let labels = snapshot.tag_path(tag).into_iter().rev();
    let labels: Vec<&str> = labels.map(|tag| label(&tag.label, language)).collect();
    labels.join(" / ")
}

pub(super) fn label(text: &Bilingual, language: Language) -> &str {
    text.prefer(language == Language::Arabic)
}

/// The tags that can stand on an annotation, in the order of the tree.
pub(super) fn tags_in_order(snapshot: &Snapshot) -> Vec<Arc<Tag>> {
    all_in_order(snapshot)
        .into_iter()
        .filter(|tag| !tag.is_category)
        .collect()
}

/// All tags and categories in the order of the tree.
pub(super) fn all_in_order(snapshot: &Snapshot) -> Vec<Arc<Tag>> {
    let mut tags = Vec::with_capacity(snapshot.n_tags());
    let mut waiting: Vec<_> = snapshot.tags_under(None).rev().collect();
    while let Some(tag) = waiting.pop() {
        waiting.extend(snapshot.tags_under(Some(tag.id)).rev());
        tags.push(Arc::clone(tag));
    }
    tags
}
