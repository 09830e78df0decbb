//! Documents by tags: on how many annotations of each document each tag stands.

use std::collections::BTreeMap;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::annotations::{path, tags_in_order};
use crate::exchange::tables::{Cell, Taker};
use crate::i18n::{Language, Word};
use crate::model::{Snapshot, TagId};

pub(super) fn tell(
    snapshot: &Snapshot,
    language: Language,
    progress: &Progress,
    take: &mut Taker<'_>,
) -> Result<(), ExchangeError> {
    let tags = tags_in_order(snapshot);
    let word = |word: Word| Cell::from(word.text(language));
    let mut heads = vec![word(Word::TableDocument), word(Word::TableAnnotations)];
    heads.extend(
        tags.iter()
            .map(|tag| path(snapshot, tag.id, language).into()),
    );
    heads.push(word(Word::TableDocumentId));
    take(heads)?;
    for document in snapshot.documents_in_order() {
        progress.check()?;
        let mut counts: BTreeMap<TagId, usize> = BTreeMap::new();
        let mut n_annotations = 0;
        let here = snapshot.annotations_of(document.capture);
        let here = here.map(|(annotation, _)| annotation);
        let unplaced = snapshot.unplaced_of(document.id).into_iter();
        let unplaced = unplaced.flat_map(|passage| snapshot.annotations_of_passage(passage.id));
        for annotation in here.chain(unplaced) {
            n_annotations += 1;
            for tagging in snapshot.taggings_of(annotation.id) {
                *counts.entry(tagging.tag).or_default() += 1;
            }
        }
        let mut row: Vec<Cell> = vec![document.name.as_str().into(), Cell::number(n_annotations)];
        let count = |tag: TagId| Cell::number(counts.get(&tag).copied().unwrap_or(0));
        row.extend(tags.iter().map(|tag| count(tag.id)));
        row.push(document.id.to_string().into());
        take(row)?;
    }
    Ok(())
}
