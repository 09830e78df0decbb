//! From the annotations of a capture to the marks that the reading view draws.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::gui::reader::filter::{ColorBy, MarkView, Standing};
use crate::gui::reader::marks::ReaderMark;
use crate::i18n::Language;
use crate::model::{
    self, Annotation, AnnotatorId, CaptureId, MemoTarget, PALETTE_LEN, PlacementState, Snapshot,
    Tag, TagColor, TagId,
};

/// The marks of a capture as they are to be shown; O(annotations × tags on each).
pub fn marks_of(
    capture: CaptureId,
    snapshot: &Snapshot,
    language: Language,
    view: &MarkView,
) -> Vec<ReaderMark> {
    let mut marking = Marking {
        snapshot,
        view,
        is_arabic: language == Language::Arabic,
        names: BTreeMap::new(),
        standings: BTreeMap::new(),
        colors: annotator_colors(snapshot),
    };
    snapshot
        .annotations_of(capture)
        .filter_map(|(annotation, standing)| marking.mark(annotation, &standing))
        .collect()
}

/// The color of each annotator: the palette in the order of their names.
///
/// The last color stands for annotations without a tag and is left out. Where there are more annotators than colors,
/// colors come again: names in the margin tell them apart.
pub fn annotator_colors(snapshot: &Snapshot) -> BTreeMap<AnnotatorId, TagColor> {
    let mut annotators: Vec<_> = snapshot
        .annotators()
        .map(|annotator| (crate::text::fold_name(&annotator.name), annotator.id))
        .collect();
    annotators.sort();
    let palette = (0..PALETTE_LEN - 1).map(TagColor::Palette).cycle();
    // Neighbors in the palette are alike; every fifth is not.
    annotators
        .into_iter()
        .zip(palette.step_by(5))
        .map(|((_, id), color)| (id, color))
        .collect()
}

struct Marking<'a> {
    snapshot: &'a Snapshot,
    view: &'a MarkView,
    is_arabic: bool,
    names: BTreeMap<TagId, Arc<str>>,
    standings: BTreeMap<TagId, Standing>,
    colors: BTreeMap<AnnotatorId, TagColor>,
}

impl Marking<'_> {
    /// The mark of an annotation; none if it is hidden.
    fn mark(&mut self, annotation: &Annotation, place: &model::Standing<'_>) -> Option<ReaderMark> {
        let snapshot = self.snapshot;
        let filter = &self.view.filter;
        let by = filter.of_annotator(annotation.annotator);
        let mut tags: Vec<(Standing, &Arc<Tag>)> = snapshot
            .taggings_of(annotation.id)
            .into_iter()
            .filter_map(|tagging| snapshot.tag(tagging.tag))
            .map(|tag| (self.standing(tag.id), tag))
            .collect();
        let best = tags.iter().map(|(standing, _)| *standing).max();
        let standing = best.unwrap_or(filter.other_tags).min(by);
        if standing == Standing::Hidden {
            return None;
        }
        // Among tags of which one is shown, those that are not are left out.
        tags.retain(|(standing, _)| Some(*standing) == best);
        let mut colors: Vec<TagColor> = tags.iter().map(|(_, tag)| tag.color).collect();
        let mut names: Vec<Arc<str>> = tags.iter().map(|(_, tag)| self.name(tag)).collect();
        if self.view.color_by == ColorBy::Annotator {
            colors = self
                .colors
                .get(&annotation.annotator)
                .copied()
                .into_iter()
                .collect();
            if let Some(annotator) = snapshot.annotator(annotation.annotator) {
                names.insert(0, Arc::from(annotator.name.as_str()));
            }
        }
        Some(ReaderMark {
            id: annotation.id,
            spans: place.spans().to_vec(),
            colors,
            names,
            has_memo: !snapshot
                .memos_on(MemoTarget::Annotation(annotation.id))
                .is_empty(),
            has_link: snapshot.links_at(place.passage.id).next().is_some(),
            is_dimmed: standing == Standing::Dimmed,
            is_proposed: place.state() == PlacementState::Proposed,
        })
    }

    fn standing(&mut self, tag: TagId) -> Standing {
        let (view, snapshot) = (self.view, self.snapshot);
        *self
            .standings
            .entry(tag)
            .or_insert_with(|| view.filter.of_tag(tag, snapshot))
    }

    fn name(&mut self, tag: &Tag) -> Arc<str> {
        let is_arabic = self.is_arabic;
        let name = || Arc::from(tag.label.prefer(is_arabic));
        Arc::clone(self.names.entry(tag.id).or_insert_with(name))
    }
}
