//! What Web Annotation cannot hold of a collection, counted.

use std::collections::BTreeSet;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::web::WebOptions;
use crate::exchange::web::tell::{is_held, is_placed, things_of};
use crate::exchange::{LossKind, LossReport};
use crate::model::{MemoKind, MemoTarget, RelationId, Snapshot};

/// What a file cannot hold of a collection. Can be stopped at each document, annotation, link and memo.
pub fn loss_of(
    snapshot: &Snapshot,
    options: &WebOptions,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let mut loss = LossReport::default();
    documents(snapshot, options, progress, &mut loss)?;
    tags(snapshot, &mut loss);
    annotations(snapshot, progress, &mut loss)?;
    let mut relations: BTreeSet<RelationId> = BTreeSet::new();
    for link in snapshot.links() {
        progress.check()?;
        match is_held(snapshot, link.id) {
            true => relations.extend([link.relation]),
            false => loss.add(LossKind::OpenLinks, 1),
        }
    }
    let relations = || relations.iter().filter_map(|id| snapshot.relation(*id));
    let second = relations().filter(|row| row.label.is_twofold()).count();
    loss.add(LossKind::SecondRelations, second);
    let symmetric = relations().filter(|row| row.is_symmetric).count();
    loss.add(LossKind::Symmetry, symmetric);
    memos(snapshot, progress, &mut loss)?;
    let collection = snapshot.collection();
    let is_turned = collection.is_some_and(|row| row.direction.is_some());
    for (kind, n) in [
        (LossKind::Directions, usize::from(is_turned)),
        (LossKind::Variables, snapshot.values().count()),
        (LossKind::DocumentSets, snapshot.document_sets().count()),
        (LossKind::TagSets, snapshot.tag_sets().count()),
        (LossKind::Rejections, snapshot.rejections().count()),
        (LossKind::SavedSearches, snapshot.saved_searches().count()),
        (LossKind::Times, snapshot.annotators().count()),
    ] {
        loss.add(kind, n);
    }
    Ok(loss)
}

fn documents(
    snapshot: &Snapshot,
    options: &WebOptions,
    progress: &Progress,
    loss: &mut LossReport,
) -> Result<(), ExchangeError> {
    for document in snapshot.documents() {
        progress.check()?;
        let Some(capture) = snapshot.capture(document.capture) else {
            continue;
        };
        let n_former = snapshot.captures_of(document.id).count() - 1;
        let is_kept = options.with_texts && capture.original_sha256 == capture.text_sha256;
        let n_directions = document.paragraph_directions.len();
        for (kind, n) in [
            (LossKind::FormerTexts, n_former),
            (LossKind::Texts, usize::from(!options.with_texts)),
            (LossKind::Originals, usize::from(!is_kept)),
            (LossKind::Structure, capture.structure.len()),
            (LossKind::Furniture, document.furniture.len()),
            (
                LossKind::Directions,
                usize::from(document.direction.is_some()) + n_directions,
            ),
            (LossKind::Readings, 1),
        ] {
            loss.add(kind, n);
        }
    }
    Ok(())
}

fn tags(snapshot: &Snapshot, loss: &mut LossReport) {
    for tag in snapshot.tags() {
        let has_rules = !tag.includes.is_empty() || !tag.excludes.is_empty();
        let is_more = has_rules || tag.definition.is_twofold();
        for (kind, n) in [
            (LossKind::SecondLabels, usize::from(tag.label.is_twofold())),
            (LossKind::TagRules, usize::from(is_more)),
            (LossKind::Terms, tag.terms.len()),
            (LossKind::Colors, 1),
            (LossKind::Categories, usize::from(tag.is_category)),
        ] {
            loss.add(kind, n);
        }
    }
}

fn annotations(
    snapshot: &Snapshot,
    progress: &Progress,
    loss: &mut LossReport,
) -> Result<(), ExchangeError> {
    for annotation in snapshot.annotations() {
        progress.check()?;
        if !is_placed(snapshot, annotation) {
            let memos = snapshot.memos_on(MemoTarget::Annotation(annotation.id));
            loss.add(LossKind::OpenPlaces, 1);
            loss.add(LossKind::MemoTargets, memos.len());
            continue;
        }
        let standing = snapshot.standing(annotation.passage);
        let is_moved = standing.is_some_and(|standing| standing.placement.is_some());
        loss.add(LossKind::FormerPlaces, usize::from(is_moved));
        let taggings = snapshot.taggings_of(annotation.id);
        let n_examples = taggings.iter().filter(|row| row.is_example).count();
        loss.add(LossKind::Examples, n_examples);
    }
    Ok(())
}

fn memos(
    snapshot: &Snapshot,
    progress: &Progress,
    loss: &mut LossReport,
) -> Result<(), ExchangeError> {
    for memo in snapshot.memos() {
        progress.check()?;
        let is_kind = memo.kind != MemoKind::Note;
        loss.add(LossKind::MemoKinds, usize::from(is_kind));
        let is_lost = |target: &&MemoTarget| match target {
            MemoTarget::Link(id) => !is_held(snapshot, *id),
            MemoTarget::DocumentSet(_) | MemoTarget::TagSet(_) | MemoTarget::Variable(_) => true,
            _ => false,
        };
        // One that is on nothing stands at the collection.
        let is_free = memo.targets.is_empty() && !things_of(snapshot, memo).is_empty();
        let n = memo.targets.iter().filter(is_lost).count() + usize::from(is_free);
        loss.add(LossKind::MemoTargets, n);
    }
    Ok(())
}
