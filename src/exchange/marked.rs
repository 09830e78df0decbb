//! What stands in the texts that are read, for formats of texts with marks on them, and a count of what such a format lacks.
//!
//! Annotations without a settled place in the current text of their document are in none of these formats. Order: documents as
//! in their list; in a text by start, the longer first, and then by id, so that ids of passages, which are in no file, do not
//! show.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::{LossKind, LossReport};
use crate::model::{
    Annotation, Capture, Document, MemoKind, MemoTarget, PassageId, Snapshot, TagId, Tagging,
};
use crate::text::Span;

/// An annotation where it stands.
pub(super) struct Mark<'a> {
    pub(super) annotation: &'a Arc<Annotation>,
    pub(super) passage: PassageId,
    /// Ascending and apart; never empty.
    pub(super) spans: &'a [Span],
    /// Its words are of a former text, where it was marked.
    pub(super) is_placed: bool,
    pub(super) taggings: Vec<&'a Arc<Tagging>>,
}

/// A passage that nobody annotated, but that a link ends at.
pub(super) struct Bare<'a> {
    pub(super) passage: PassageId,
    pub(super) spans: &'a [Span],
}

/// A document and what stands in its text.
pub(super) struct Marked<'a> {
    pub(super) document: &'a Arc<Document>,
    pub(super) capture: &'a Arc<Capture>,
    pub(super) marks: Vec<Mark<'a>>,
    pub(super) bare: Vec<Bare<'a>>,
}

/// Each document that has a text, with what stands in it.
pub(super) fn marked(snapshot: &Snapshot) -> impl Iterator<Item = Marked<'_>> {
    let documents = snapshot.documents_in_order();
    documents.filter_map(|document| {
        let capture = snapshot.capture(document.capture)?;
        let (mut marks, mut bare) = (Vec::new(), Vec::new());
        for standing in snapshot.standings_of(capture.id) {
            if standing.is_open() || standing.spans().is_empty() {
                continue;
            }
            let (passage, spans) = (standing.passage.id, standing.spans());
            let n_before = marks.len();
            marks.extend(
                snapshot
                    .annotations_of_passage(passage)
                    .map(|annotation| Mark {
                        annotation,
                        passage,
                        spans,
                        is_placed: standing.placement.is_some(),
                        taggings: snapshot.taggings_of(annotation.id),
                    }),
            );
            if marks.len() == n_before && snapshot.links_at(passage).next().is_some() {
                bare.push(Bare { passage, spans });
            }
        }
        let place = |spans: &[Span]| {
            let start = spans.first().map(|span| span.start());
            (start, Reverse(spans.last().map(|span| span.end())))
        };
        marks.sort_by_key(|mark| (place(mark.spans), mark.annotation.id));
        bare.sort_by_key(|one| (place(one.spans), one.passage));
        Some(Marked {
            document,
            capture,
            marks,
            bare,
        })
    })
}

/// The labels from the top of the tree down to a tag, apart by ` / `.
pub(super) fn tag_path(snapshot: &Snapshot, tag: TagId) -> String {
    let is_arabic = snapshot.prefers_arabic();
    let labels = snapshot.tag_path(tag).into_iter().rev();
    let labels: Vec<&str> = labels.map(|tag| tag.label.prefer(is_arabic)).collect();
    labels.join(" / ")
}

/// What a format of marked texts can hold beside texts, settled annotations and the names of tags.
pub(super) struct Holds<'a> {
    /// Kinds that are not lost in it, or that it counts itself.
    pub(super) kinds: &'a [LossKind],
    /// Whether a memo on this is in the file.
    pub(super) memo: &'a dyn Fn(MemoTarget) -> bool,
}

/// Counts what such a format cannot hold of a collection. Can be stopped at each document, tag and memo.
pub(super) fn loss_beside(
    snapshot: &Snapshot,
    holds: &Holds<'_>,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let mut counts = Counts::new();
    of_documents(snapshot, progress, &mut counts)?;
    of_tags(snapshot, progress, &mut counts)?;
    of_memos(snapshot, holds, progress, &mut counts)?;
    let relations = snapshot.relations().filter(|row| row.label.is_twofold());
    let direction = snapshot.collection().and_then(|row| row.direction);
    counts.extend([
        (LossKind::Directions, usize::from(direction.is_some())),
        (LossKind::Annotators, snapshot.annotators().count()),
        (LossKind::Links, snapshot.n_links()),
        (LossKind::SecondRelations, relations.count()),
        (LossKind::LinkAuthors, snapshot.n_links()),
        (LossKind::Variables, snapshot.values().count()),
        (LossKind::DocumentSets, snapshot.document_sets().count()),
        (LossKind::TagSets, snapshot.tag_sets().count()),
        (LossKind::Rejections, snapshot.rejections().count()),
        (LossKind::SavedSearches, snapshot.saved_searches().count()),
        (
            LossKind::Times,
            snapshot.n_tags() + snapshot.annotators().count(),
        ),
    ]);
    let mut loss = LossReport::default();
    for (kind, n) in counts {
        if !holds.kinds.contains(&kind) {
            loss.add(kind, n);
        }
    }
    Ok(loss)
}

/// Counts under way.
type Counts = Vec<(LossKind, usize)>;

fn of_documents(
    snapshot: &Snapshot,
    progress: &Progress,
    counts: &mut Counts,
) -> Result<(), ExchangeError> {
    let mut n_settled = 0;
    for Marked {
        document,
        capture,
        marks,
        ..
    } in marked(snapshot)
    {
        progress.check()?;
        n_settled += marks.len();
        let count = |is_counted: &dyn Fn(&Mark<'_>) -> bool| {
            marks.iter().filter(|mark| is_counted(mark)).count()
        };
        let taggings = marks.iter().flat_map(|mark| &mark.taggings);
        let captures = snapshot.captures_of(document.id);
        let is_original = capture.original_sha256 == capture.text_sha256;
        let n_directions =
            usize::from(document.direction.is_some()) + document.paragraph_directions.len();
        counts.extend([
            (LossKind::FormerPlaces, count(&|mark| mark.is_placed)),
            (LossKind::Parts, count(&|mark| mark.spans.len() > 1)),
            (
                LossKind::Examples,
                taggings.filter(|row| row.is_example).count(),
            ),
            (LossKind::FormerTexts, captures.count().saturating_sub(1)),
            (LossKind::Originals, usize::from(!is_original)),
            (LossKind::Structure, capture.structure.len()),
            (LossKind::Furniture, document.furniture.len()),
            (LossKind::Directions, n_directions),
            (
                LossKind::Languages,
                usize::from(document.language.is_some()),
            ),
            (LossKind::Readings, 1),
        ]);
    }
    counts.push((LossKind::OpenPlaces, snapshot.n_annotations() - n_settled));
    Ok(())
}

fn of_tags(
    snapshot: &Snapshot,
    progress: &Progress,
    counts: &mut Counts,
) -> Result<(), ExchangeError> {
    for tag in snapshot.tags() {
        progress.check()?;
        let texts = [&tag.definition, &tag.includes, &tag.excludes];
        let is_defined = texts.into_iter().any(|text| !text.is_empty());
        counts.extend([
            (LossKind::SecondLabels, usize::from(tag.label.is_twofold())),
            (LossKind::Definitions, usize::from(is_defined)),
            (LossKind::Terms, tag.terms.len()),
            (LossKind::Colors, 1),
        ]);
    }
    Ok(())
}

fn of_memos(
    snapshot: &Snapshot,
    holds: &Holds<'_>,
    progress: &Progress,
    counts: &mut Counts,
) -> Result<(), ExchangeError> {
    for memo in snapshot.memos() {
        progress.check()?;
        let targets = memo.targets.iter();
        let n_held = targets.filter(|target| (holds.memo)(**target)).count();
        if n_held == 0 {
            counts.push((LossKind::Memos, 1));
            continue;
        }
        let is_kind = usize::from(memo.kind != MemoKind::Note);
        counts.push((LossKind::MemoKinds, is_kind));
        counts.push((LossKind::MemoTargets, memo.targets.len() - n_held));
    }
    Ok(())
}

/// The memos on something, with their titles, apart by an empty line.
pub(super) fn memos_on(snapshot: &Snapshot, target: MemoTarget) -> String {
    let memos = snapshot.memos_on(target).into_iter().map(|memo| {
        let parts = [memo.title.as_str(), memo.body.as_str()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n")
    });
    memos.collect::<Vec<_>>().join("\n\n")
}
