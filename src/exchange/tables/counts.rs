//! Documents by tags: on how many annotations of each document each tag stands.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::annotations::{paths, tags_in_order};
use crate::exchange::tables::{Cell, Taker};
use crate::i18n::{Language, Word};
use crate::model::{Document, Snapshot, Tag, TagId};

/// What is the same for all rows.
pub(super) struct Heads<'a> {
    snapshot: &'a Snapshot,
    language: Language,
    tags: Vec<&'a Arc<Tag>>,
    /// Where each tag stands in the tree.
    paths: HashMap<TagId, String>,
    /// Where it stands among `tags`.
    columns: HashMap<TagId, usize>,
}

impl<'a> Heads<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, language: Language) -> Self {
        let tags = tags_in_order(snapshot);
        let columns = tags.iter().enumerate();
        Self {
            snapshot,
            language,
            paths: paths(snapshot, language),
            columns: columns.map(|(column, tag)| (tag.id, column)).collect(),
            tags,
        }
    }

    pub(super) fn heads(&self) -> Vec<Cell<'_>> {
        let path = |tag: TagId| Cell::text(self.paths.get(&tag).map_or("", String::as_str));
        let word = |word: Word| Cell::text(word.text(self.language));
        let mut heads = vec![word(Word::TableDocument), word(Word::TableAnnotations)];
        heads.extend(self.tags.iter().map(|tag| path(tag.id)));
        heads.push(word(Word::TableDocumentId));
        heads
    }

    /// Tells the row of a document.
    pub(super) fn document(
        &self,
        document: &Document,
        progress: &Progress,
        take: &mut Taker<'_>,
    ) -> Result<(), ExchangeError> {
        progress.check()?;
        let snapshot = self.snapshot;
        let mut counts = vec![0; self.tags.len()];
        let mut n_annotations = 0;
        let here = snapshot.annotations_of(document.capture);
        let here = here.map(|(annotation, _)| annotation);
        let unplaced = snapshot.unplaced_of(document.id).into_iter();
        let unplaced = unplaced.flat_map(|passage| snapshot.annotations_of_passage(passage.id));
        for annotation in here.chain(unplaced) {
            n_annotations += 1;
            for tagging in snapshot.taggings_of(annotation.id) {
                if let Some(column) = self.columns.get(&tagging.tag) {
                    counts[*column] += 1;
                }
            }
        }
        let mut row = vec![
            Cell::text(document.name.as_str()),
            Cell::number(n_annotations),
        ];
        row.extend(counts.into_iter().map(Cell::number));
        row.push(Cell::text(document.id.to_string()));
        take(&row)
    }
}
