//! What tables cannot hold of a collection.
//!
//! A table shows passages with their words and not the texts they stand in, so that what a text carries besides (structure,
//! directions) is counted with it and not again.

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::workbook::count_cut;
use crate::exchange::tables::{TableFormat, TableKind, TableOptions};
use crate::exchange::{LossKind, LossReport};
use crate::model::{Bilingual, MemoTarget, Snapshot};

/// Counts it.
pub fn loss_of(
    snapshot: &Snapshot,
    format: TableFormat,
    options: &TableOptions,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let mut loss = loss_but_cells(snapshot, format, options, progress)?;
    if format == TableFormat::Xlsx {
        loss.add(LossKind::Cells, count_cut(snapshot, options, progress)?);
    }
    Ok(loss)
}

/// The same without the cells that are cut, which are counted while they are written.
pub(super) fn loss_but_cells(
    snapshot: &Snapshot,
    format: TableFormat,
    options: &TableOptions,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let is_workbook = format == TableFormat::Xlsx;
    let mut loss = LossReport::default();
    let n_captures = snapshot.captures().count();
    let n_documents = snapshot.n_documents();
    loss.add(LossKind::Texts, n_documents);
    loss.add(
        LossKind::FormerTexts,
        n_captures.saturating_sub(n_documents),
    );
    let has_annotations = is_workbook || options.kind != TableKind::Counts;
    if has_annotations {
        let parts = snapshot.passages().filter(|row| row.spans.len() > 1);
        loss.add(LossKind::Parts, parts.count());
    } else {
        loss.add(LossKind::Annotations, snapshot.n_annotations());
    }
    progress.check()?;
    if !is_workbook && options.kind != TableKind::Counts {
        let unmarked = snapshot
            .documents()
            .filter(|row| snapshot.n_annotations_of(row.capture) == 0);
        loss.add(LossKind::UnmarkedDocuments, unmarked.count());
    }
    tags(snapshot, is_workbook, options.kind, &mut loss);
    let examples = snapshot.taggings().filter(|row| row.is_example);
    loss.add(LossKind::Examples, examples.count());
    loss.add(LossKind::TagSets, snapshot.tag_sets().count());
    loss.add(LossKind::Links, snapshot.n_links());
    let on_annotation = |target: &MemoTarget| matches!(target, MemoTarget::Annotation(_));
    let memos = snapshot.memos().filter(|memo| {
        !has_annotations || memo.targets.is_empty() || !memo.targets.iter().all(on_annotation)
    });
    loss.add(LossKind::Memos, memos.count());
    loss.add(LossKind::Rejections, snapshot.rejections().count());
    loss.add(LossKind::SavedSearches, snapshot.saved_searches().count());
    Ok(loss)
}

fn tags(snapshot: &Snapshot, is_workbook: bool, kind: TableKind, loss: &mut LossReport) {
    for tag in snapshot.tags() {
        let texts = [&tag.definition, &tag.includes, &tag.excludes];
        loss.add(LossKind::SecondLabels, usize::from(tag.label.is_twofold()));
        loss.add(LossKind::Terms, tag.terms.len());
        match is_workbook {
            true => {
                let is_cut = texts.into_iter().any(Bilingual::is_twofold);
                loss.add(LossKind::TagRules, usize::from(is_cut));
            }
            false => {
                let has_text = texts.into_iter().any(|text| !text.is_empty());
                loss.add(LossKind::Definitions, usize::from(has_text));
            }
        }
        // The other tables have a column for each tag, a workbook a sheet of them.
        if !is_workbook && kind == TableKind::Annotations && !tag.is_category {
            let is_unused = snapshot.n_taggings_with(tag.id) == 0;
            loss.add(LossKind::UnusedTags, usize::from(is_unused));
        }
    }
}
