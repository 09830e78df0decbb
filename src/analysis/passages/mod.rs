//! Lists of passages: those of a tag, a document, an annotator; filtered, sorted, under headings.
//!
//! A list is made once for a snapshot and a [`PassageQuery`]: O(n log n) of the annotations in scope, n look-ups of their
//! rows. Who shows it keeps it until either changes. An annotation stands once under each heading that it belongs to:
//! grouped by tag, one with two tags stands twice.

mod filter;
mod group;
mod scope;
mod sort;
#[cfg(test)]
mod tests;

pub use scope::{annotations_in, size_at_most};

use std::sync::Arc;

use crate::anchor;
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, DocumentId, DocumentSetId, Passage, Snapshot, TagId,
    TagSetId,
};

/// Which passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PassageScope {
    /// Every annotation.
    #[default]
    All,
    /// Highlights without a tag.
    Untagged,
    /// Those with a tag.
    Tag(TagId),
    /// Those with a tag or one below it.
    Branch(TagId),
    /// Those with any tag of a set.
    TagSet(TagSetId),
    /// Those with several tags.
    Tags {
        /// Which; none of them for an empty list.
        tags: Vec<TagId>,
        /// Whether a passage needs all of them, or any.
        all: bool,
    },
    /// Those in a document, earlier captures included.
    Document(DocumentId),
    /// Those in the documents of a set.
    DocumentSet(DocumentSetId),
    /// Those by an annotator.
    Annotator(AnnotatorId),
}

/// What the headings are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PassageGrouping {
    /// There are none.
    #[default]
    None,
    /// Documents, in the order of their list.
    Document,
    /// Tags, in the order of the tree; untagged highlights last.
    Tag,
    /// Annotators, by name.
    Annotator,
    /// Document sets, by name; documents without one last.
    DocumentSet,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PassageOrder {
    /// The place: documents in the order of their list, then from the start of the text.
    #[default]
    Place,
    /// The annotation made first.
    Time,
    /// The first tag's label; untagged highlights last.
    Tag,
    /// The document's name, then the place.
    Document,
    /// The shortest quote.
    Length,
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassageQuery {
    /// Which passages.
    pub scope: PassageScope,
    /// Words that must all be found, folded, in the quote, the document's name or a memo on the annotation.
    pub filter: String,
    /// What comes first.
    pub order: PassageOrder,
    /// Whether the order is turned round.
    pub is_descending: bool,
    /// What the headings are.
    pub grouping: PassageGrouping,
    /// Whether labels of tags are compared in Arabic.
    pub is_arabic: bool,
}

/// What stands in a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PassageHeading {
    /// The one group of a list without headings.
    Whole,
    /// A document; none: a text without one, which no checked path makes.
    Document(Option<DocumentId>),
    /// A tag; none: untagged highlights.
    Tag(Option<TagId>),
    /// Who annotated.
    Annotator(AnnotatorId),
    /// A document set; none: documents in no set.
    DocumentSet(Option<DocumentSetId>),
}

/// Passages under one heading, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageGroup {
    /// Its heading.
    pub heading: PassageHeading,
    /// Each once; never empty.
    pub annotations: Vec<AnnotationId>,
}

/// What came of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassageList {
    /// In the order of their headings.
    pub groups: Vec<PassageGroup>,
    /// Different passages that pass the filter.
    pub n_passages: usize,
    /// Those in scope, before the filter.
    pub n_in_scope: usize,
}

/// An annotation with what the list needs of it.
struct Entry<'a> {
    annotation: &'a Arc<Annotation>,
    passage: Arc<Passage>,
    document: Option<DocumentId>,
}

/// Makes the list. Annotations whose passage is missing, which no checked path makes, are left out.
pub fn passages(snapshot: &Snapshot, query: &PassageQuery) -> PassageList {
    let mut entries: Vec<Entry<'_>> = annotations_in(snapshot, &query.scope)
        .into_iter()
        .filter_map(|id| {
            let annotation = snapshot.annotation(id)?;
            let passage = anchor::shown(snapshot, annotation.passage)?;
            let document = snapshot
                .document_of_capture(passage.capture)
                .map(|document| document.id);
            Some(Entry {
                annotation,
                passage,
                document,
            })
        })
        .collect();
    let n_in_scope = entries.len();
    filter::keep(snapshot, &query.filter, &mut entries);
    let n_passages = entries.len();
    sort::sort(snapshot, query, &mut entries);
    PassageList {
        groups: group::group(snapshot, query, &entries),
        n_passages,
        n_in_scope,
    }
}
