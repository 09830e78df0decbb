//! What goes when something goes: everything that stands on it alone, so that nothing is left dangling.
//!
//! Works off a list instead of descending, since links can chain passages to any length.

use std::collections::BTreeSet;

use crate::command::plan::draft::Draft;
use crate::model::{
    AnnotationId, CaptureId, DocumentId, DocumentSetId, LinkId, MemoId, MemoTarget, PassageId,
    TagId, TagSetId, VariableId,
};

/// A removal under way; [`Removal::finish`] sees to memos and sets.
pub(super) struct Removal<'d, 'a> {
    draft: &'d mut Draft<'a>,
    /// Passages that lost an annotation or a link and go if nothing is left on them.
    suspects: Vec<PassageId>,
    targets: BTreeSet<MemoTarget>,
    captures: BTreeSet<CaptureId>,
    has_documents: bool,
    has_tags: bool,
}

impl<'d, 'a> Removal<'d, 'a> {
    pub(super) fn new(draft: &'d mut Draft<'a>) -> Self {
        Self {
            draft,
            suspects: Vec::new(),
            targets: BTreeSet::new(),
            captures: BTreeSet::new(),
            has_documents: false,
            has_tags: false,
        }
    }

    /// A document with its captures, their passages and all on them, mentions turned down in them, its values.
    pub(super) fn document(&mut self, id: DocumentId) {
        let snapshot = self.draft.snapshot;
        for capture in snapshot.captures_of(id) {
            for passage in snapshot.passages_of(capture.id) {
                self.passage(passage.id);
            }
            for rejection in snapshot.rejections_in(capture.id) {
                self.draft.remove(rejection.id);
            }
            self.captures.insert(capture.id);
            self.draft.remove(capture.id);
        }
        for value in snapshot.values_of(id) {
            self.draft.remove(value.id);
        }
        self.draft.remove(id);
        self.targets.insert(MemoTarget::Document(id));
        self.has_documents = true;
    }

    /// An annotation with its taggings; its passage too if nothing else is on it.
    pub(super) fn annotation(&mut self, id: AnnotationId) {
        let snapshot = self.draft.snapshot;
        for tagging in snapshot.taggings_of(id) {
            self.draft.remove(tagging.id);
        }
        self.draft.remove(id);
        self.targets.insert(MemoTarget::Annotation(id));
        if let Some(annotation) = snapshot.annotation(id) {
            self.suspects.push(annotation.passage);
        }
    }

    /// A tag with its taggings and the mentions that were turned down. What stands below it must have been moved.
    pub(super) fn tag(&mut self, id: TagId) {
        let snapshot = self.draft.snapshot;
        for tagging in snapshot.taggings_with(id) {
            self.draft.remove(tagging.id);
        }
        for rejection in snapshot.rejections_of(id) {
            self.draft.remove(rejection.id);
        }
        self.draft.remove(id);
        self.targets.insert(MemoTarget::Tag(id));
        self.has_tags = true;
    }

    /// A document set; its documents stay.
    pub(super) fn document_set(&mut self, id: DocumentSetId) {
        self.draft.remove(id);
        self.targets.insert(MemoTarget::DocumentSet(id));
    }

    /// A tag set; its tags stay.
    pub(super) fn tag_set(&mut self, id: TagSetId) {
        self.draft.remove(id);
        self.targets.insert(MemoTarget::TagSet(id));
    }

    /// A variable with its values.
    pub(super) fn variable(&mut self, id: VariableId) {
        for value in self.draft.snapshot.values_for(id) {
            self.draft.remove(value.id);
        }
        self.draft.remove(id);
        self.targets.insert(MemoTarget::Variable(id));
    }

    /// A passage with its annotations, links and placements.
    fn passage(&mut self, id: PassageId) {
        if self.draft.is_gone(id) {
            return;
        }
        let snapshot = self.draft.snapshot;
        for annotation in snapshot.annotations_of_passage(id) {
            if !self.draft.is_gone(annotation.id) {
                self.annotation(annotation.id);
            }
        }
        for link in snapshot.links_at(id) {
            self.link(link.id);
            self.suspects.extend([link.from, link.to]);
        }
        for placement in snapshot.placements_of(id) {
            self.draft.remove(placement.id);
        }
        self.draft.remove(id);
    }

    /// A link; a passage at one of its ends with nothing left on it goes too.
    pub(super) fn link_alone(&mut self, id: LinkId) {
        if let Some(link) = self.draft.snapshot.link(id) {
            self.suspects.extend([link.from, link.to]);
        }
        self.link(id);
    }

    fn link(&mut self, id: LinkId) {
        self.draft.remove(id);
        self.targets.insert(MemoTarget::Link(id));
    }

    /// Takes out passages with nothing left on them, memos on what went alone, and members of sets that went.
    pub(super) fn finish(mut self) {
        while let Some(id) = self.suspects.pop() {
            let snapshot = self.draft.snapshot;
            let is_annotated = snapshot
                .annotations_of_passage(id)
                .any(|annotation| !self.draft.is_gone(annotation.id));
            // An annotation's links go with the last annotation; a link between bare passages holds its ends.
            let had_annotation = snapshot.annotations_of_passage(id).next().is_some();
            let is_linked = snapshot
                .links_at(id)
                .any(|link| !self.draft.is_gone(link.id));
            if !is_annotated && (had_annotation || !is_linked) {
                self.passage(id);
            }
        }
        self.placements();
        self.memos();
        self.sets();
    }

    fn placements(&mut self) {
        if self.captures.is_empty() {
            return;
        }
        for placement in self.draft.snapshot.placements() {
            if self.captures.contains(&placement.capture) {
                self.draft.remove(placement.id);
            }
        }
    }

    fn memos(&mut self) {
        let snapshot = self.draft.snapshot;
        let touched: BTreeSet<MemoId> = self
            .targets
            .iter()
            .flat_map(|target| snapshot.memos_on(*target))
            .map(|memo| memo.id)
            .collect();
        for memo in touched.iter().filter_map(|id| snapshot.memo(*id)) {
            let mut left = (**memo).clone();
            left.targets.retain(|target| !self.targets.contains(target));
            if left.targets.is_empty() {
                self.draft.remove(memo.id);
            } else {
                self.draft.put(left);
            }
        }
    }

    fn sets(&mut self) {
        let snapshot = self.draft.snapshot;
        if self.has_documents {
            for set in snapshot.document_sets() {
                let mut left = (**set).clone();
                left.members.retain(|id| !self.draft.is_gone(*id));
                self.draft.put(left);
            }
        }
        if self.has_tags {
            for set in snapshot.tag_sets() {
                let mut left = (**set).clone();
                left.members.retain(|id| !self.draft.is_gone(*id));
                self.draft.put(left);
            }
        }
    }
}
