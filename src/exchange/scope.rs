//! A part of a collection that goes out: a smaller snapshot that is whole in itself.
//!
//! Writers do not filter. A scope makes a snapshot in which nothing points to what is out, so that every format works
//! unchanged and a record of it comes in again. All restrictions hold together: a tag and a document set mean the passages with
//! that tag in that set.
//!
//! What goes along: of chosen documents all their texts, values and what stands in them; of chosen tags those below them, and
//! above them the tags and categories that hold them in the tree; of passages those that are still annotated, and of annotators
//! the ends of their links as well, whoever annotated them. Document sets and tag sets keep the members that go along, memos the
//! targets that do. Free memos, memos on the collection alone and saved
//! searches belong to the whole: they go along where nothing but annotators is chosen. Annotators go along whose work does.
//!
//! Limits: deleted rows and the history are of the whole collection and never go along with a part of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{Cancelled, Progress};
use crate::model::{
    AnnotationId, AnnotatorId, CaptureId, DocumentId, DocumentSet, DocumentSetId, LinkId, Memo,
    MemoTarget, PassageId, Row, Snapshot, TagId, TagSet, TagSetId, TaggingId,
};

/// What goes out. The default is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Documents that are in one of these sets.
    pub sets: Option<BTreeSet<DocumentSetId>>,
    /// Passages with one of these tags or of one below it, with these tags alone, and the documents in which they stand.
    pub tags: Option<BTreeSet<TagId>>,
    /// What these people annotated, tagged, linked, wrote and turned down.
    pub annotators: Option<BTreeSet<AnnotatorId>>,
    /// What a search found.
    pub found: Option<Found>,
}

/// What a search found, as ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Documents with a hit.
    pub documents: BTreeSet<DocumentId>,
    /// Annotations that a hit touches.
    pub annotations: BTreeSet<AnnotationId>,
}

impl Scope {
    /// Whether all goes out.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The snapshot of what goes out; of all, the same.
    pub fn reduce(
        &self,
        snapshot: &Arc<Snapshot>,
        progress: &Progress,
    ) -> Result<Arc<Snapshot>, Cancelled> {
        if self.is_all() {
            return Ok(Arc::clone(snapshot));
        }
        let kept = Kept::of(self, snapshot, progress)?;
        progress.check()?;
        let rows = snapshot.rows().filter_map(|row| kept.reduced(row));
        let mut rows: Vec<Row> = rows.collect();
        progress.check()?;
        let referenced: BTreeSet<_> = rows.iter().flat_map(Row::references).collect();
        rows.retain(|row| match row {
            Row::Annotator(one) => referenced.contains(&one.id.into()) || self.names(one.id),
            _ => true,
        });
        Ok(Arc::new(Snapshot::from_rows(snapshot.revision(), rows)))
    }

    fn names(&self, annotator: AnnotatorId) -> bool {
        let named = self.annotators.as_ref();
        named.is_some_and(|named| named.contains(&annotator))
    }
}

/// What goes along, by id.
struct Kept<'a> {
    scope: &'a Scope,
    snapshot: &'a Snapshot,
    documents: BTreeSet<DocumentId>,
    captures: BTreeSet<CaptureId>,
    tags: BTreeSet<TagId>,
    passages: BTreeSet<PassageId>,
    annotations: BTreeSet<AnnotationId>,
    taggings: BTreeSet<TaggingId>,
    links: BTreeSet<LinkId>,
    sets: BTreeSet<DocumentSetId>,
    tag_sets: BTreeSet<TagSetId>,
}

impl<'a> Kept<'a> {
    fn of(
        scope: &'a Scope,
        snapshot: &'a Snapshot,
        progress: &Progress,
    ) -> Result<Self, Cancelled> {
        let used = scope.tags.as_ref().map(|tags| below(snapshot, tags));
        let mut kept = Self {
            scope,
            snapshot,
            documents: documents(snapshot, scope),
            captures: BTreeSet::new(),
            tags: match &used {
                Some(used) => with_those_above(snapshot, used),
                None => snapshot.tags().map(|tag| tag.id).collect(),
            },
            passages: BTreeSet::new(),
            annotations: BTreeSet::new(),
            taggings: BTreeSet::new(),
            links: BTreeSet::new(),
            sets: BTreeSet::new(),
            tag_sets: BTreeSet::new(),
        };
        kept.annotate(used.as_ref(), progress)?;
        if scope.tags.is_some() {
            kept.documents = kept.documents_of_annotations();
        }
        let captures = snapshot.captures();
        let captures = captures.filter(|row| kept.documents.contains(&row.document));
        kept.captures = captures.map(|row| row.id).collect();
        kept.stand();
        kept.group();
        Ok(kept)
    }

    /// Annotations with what of their tags goes along.
    fn annotate(
        &mut self,
        used: Option<&BTreeSet<TagId>>,
        progress: &Progress,
    ) -> Result<(), Cancelled> {
        for annotation in self.snapshot.annotations() {
            progress.check()?;
            let is_in = self
                .document_of(annotation.passage)
                .is_some_and(|document| self.documents.contains(&document));
            let found = self.scope.found.as_ref();
            let is_found = found.is_none_or(|found| found.annotations.contains(&annotation.id));
            if !is_in || !is_found {
                continue;
            }
            let taggings = self.snapshot.taggings_of(annotation.id);
            let taggings: Vec<TaggingId> = taggings
                .into_iter()
                .filter(|row| used.is_none_or(|used| used.contains(&row.tag)))
                .filter(|row| self.is_by(row.annotator))
                .map(|row| row.id)
                .collect();
            let is_kept = match used {
                Some(_) => !taggings.is_empty(),
                None => self.is_by(annotation.annotator) || !taggings.is_empty(),
            };
            if is_kept {
                self.annotations.insert(annotation.id);
                self.taggings.extend(taggings);
            }
        }
        Ok(())
    }

    /// Passages that are still annotated, or all of the documents where nothing asks for annotations; links between them.
    ///
    /// Tags and a search say which passages are meant, annotators only whose work: where no passage is asked for, what they
    /// linked goes along with both ends, also those that others marked or nobody did.
    fn stand(&mut self) {
        let scope = self.scope;
        let asks_for_passages = scope.tags.is_some() || scope.found.is_some();
        let is_narrow = asks_for_passages || scope.annotators.is_some();
        let annotated: BTreeSet<PassageId> = self
            .annotations
            .iter()
            .filter_map(|id| self.snapshot.annotation(*id))
            .map(|annotation| annotation.passage)
            .collect();
        let passages = self.snapshot.passages();
        let there: BTreeSet<PassageId> = passages
            .filter(|row| self.captures.contains(&row.capture))
            .map(|row| row.id)
            .collect();
        let is_meant = |id: &PassageId| !asks_for_passages || annotated.contains(id);
        for link in self.snapshot.links() {
            let mut ends = [link.from, link.to].into_iter();
            if self.is_by(link.annotator) && ends.all(|end| there.contains(&end) && is_meant(&end))
            {
                self.links.insert(link.id);
                self.passages.extend([link.from, link.to]);
            }
        }
        let stand = there.into_iter();
        self.passages
            .extend(stand.filter(|id| !is_narrow || annotated.contains(id)));
    }

    /// Sets that hold something of what goes along, or that hold nothing at all where nothing is left out of them.
    fn group(&mut self) {
        let has_all = self.documents.len() == self.snapshot.n_documents();
        let named = self.scope.sets.as_ref();
        let sets = self.snapshot.document_sets();
        self.sets = sets
            .filter(|set| {
                has_all
                    || named.is_some_and(|named| named.contains(&set.id))
                    || set.members.iter().any(|id| self.documents.contains(id))
            })
            .map(|set| set.id)
            .collect();
        let has_all = self.scope.tags.is_none();
        let sets = self.snapshot.tag_sets();
        self.tag_sets = sets
            .filter(|set| has_all || set.members.iter().any(|id| self.tags.contains(id)))
            .map(|set| set.id)
            .collect();
    }

    /// A row as it goes along; none where it is out.
    fn reduced(&self, row: Row) -> Option<Row> {
        let is_in = match &row {
            Row::Collection(_) | Row::Annotator(_) | Row::Variable(_) | Row::Relation(_) => true,
            Row::Document(row) => self.documents.contains(&row.id),
            Row::Capture(row) => self.captures.contains(&row.id),
            Row::DocumentSet(row) => return self.document_set(row),
            Row::VariableValue(row) => self.documents.contains(&row.document),
            Row::Tag(row) => self.tags.contains(&row.id),
            Row::TagSet(row) => return self.tag_set(row),
            Row::Passage(row) => self.passages.contains(&row.id),
            Row::Placement(row) => {
                self.passages.contains(&row.passage) && self.captures.contains(&row.capture)
            }
            Row::Annotation(row) => self.annotations.contains(&row.id),
            Row::Tagging(row) => self.taggings.contains(&row.id),
            Row::Link(row) => self.links.contains(&row.id),
            Row::Memo(row) => return self.memo(row),
            Row::Rejection(row) => {
                self.tags.contains(&row.tag)
                    && self.captures.contains(&row.capture)
                    && self.is_by(row.annotator)
            }
            Row::SavedSearch(row) => self.is_of_the_whole() && self.is_by(row.annotator),
        };
        is_in.then_some(row)
    }

    fn document_set(&self, row: &Arc<DocumentSet>) -> Option<Row> {
        let is_in = self.sets.contains(&row.id);
        let mut set = DocumentSet::clone(row);
        set.members.retain(|id| self.documents.contains(id));
        is_in.then(|| set.into())
    }

    fn tag_set(&self, row: &Arc<TagSet>) -> Option<Row> {
        let is_in = self.tag_sets.contains(&row.id);
        let mut set = TagSet::clone(row);
        set.members.retain(|id| self.tags.contains(id));
        is_in.then(|| set.into())
    }

    /// A memo with the targets that go along.
    fn memo(&self, row: &Arc<Memo>) -> Option<Row> {
        if !self.is_by(row.annotator) {
            return None;
        }
        let mut memo = Memo::clone(row);
        memo.targets.retain(|target| self.has(*target));
        let is_of_something = memo.targets.iter().any(|target| target.key().is_some());
        let was_of_something = row.targets.iter().any(|target| target.key().is_some());
        let is_in = is_of_something || (!was_of_something && self.is_of_the_whole());
        is_in.then(|| memo.into())
    }

    fn has(&self, target: MemoTarget) -> bool {
        match target {
            MemoTarget::Collection | MemoTarget::Variable(_) => true,
            MemoTarget::Document(id) => self.documents.contains(&id),
            MemoTarget::Tag(id) => self.tags.contains(&id),
            MemoTarget::Annotation(id) => self.annotations.contains(&id),
            MemoTarget::Link(id) => self.links.contains(&id),
            MemoTarget::DocumentSet(id) => self.sets.contains(&id),
            MemoTarget::TagSet(id) => self.tag_sets.contains(&id),
        }
    }

    /// Whether what belongs to the collection as a whole goes along.
    fn is_of_the_whole(&self) -> bool {
        let scope = self.scope;
        scope.sets.is_none() && scope.tags.is_none() && scope.found.is_none()
    }

    fn is_by(&self, annotator: AnnotatorId) -> bool {
        self.scope.annotators.is_none() || self.scope.names(annotator)
    }

    fn document_of(&self, passage: PassageId) -> Option<DocumentId> {
        let passage = self.snapshot.passage(passage)?;
        Some(self.snapshot.capture(passage.capture)?.document)
    }

    fn documents_of_annotations(&self) -> BTreeSet<DocumentId> {
        let annotations = self.annotations.iter();
        annotations
            .filter_map(|id| self.document_of(self.snapshot.annotation(*id)?.passage))
            .collect()
    }
}

/// Documents that are in one of the sets, and in which the search found something.
fn documents(snapshot: &Snapshot, scope: &Scope) -> BTreeSet<DocumentId> {
    let members: Option<BTreeSet<DocumentId>> = scope.sets.as_ref().map(|sets| {
        let sets = sets.iter().filter_map(|id| snapshot.document_set(*id));
        sets.flat_map(|set| set.members.iter().copied()).collect()
    });
    let found = scope.found.as_ref();
    snapshot
        .documents()
        .map(|document| document.id)
        .filter(|id| members.as_ref().is_none_or(|members| members.contains(id)))
        .filter(|id| found.is_none_or(|found| found.documents.contains(id)))
        .collect()
}

/// Tags and all below them, without recursion.
fn below(snapshot: &Snapshot, tags: &BTreeSet<TagId>) -> BTreeSet<TagId> {
    let mut all = BTreeSet::new();
    let mut waiting: Vec<TagId> = tags
        .iter()
        .copied()
        .filter(|id| snapshot.tag(*id).is_some())
        .collect();
    while let Some(tag) = waiting.pop() {
        if all.insert(tag) {
            waiting.extend(snapshot.tags_under(Some(tag)).map(|tag| tag.id));
        }
    }
    all
}

fn with_those_above(snapshot: &Snapshot, tags: &BTreeSet<TagId>) -> BTreeSet<TagId> {
    let above = tags.iter().flat_map(|tag| snapshot.tag_path(*tag));
    let above: BTreeSet<TagId> = above.map(|tag| tag.id).collect();
    above.union(tags).copied().collect()
}
