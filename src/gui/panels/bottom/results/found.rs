//! What a search has found so far, and how a hit is named.
//!
//! Documents come one after the other while the search goes on; what stands in [`Found`] never moves. Hits are told apart
//! by [`HitAt`] within one `Found`, and by [`HitKey`] across searches: by document and place in the text.

use std::sync::Arc;
use std::time::Duration;

use crate::model::{CaptureId, DocumentId};
use crate::search::{DocumentHits, Hit};

/// A hit by its place in [`Found`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HitAt {
    /// The index of its document.
    pub document: u32,
    /// Its index in the document.
    pub hit: u32,
}

/// A hit by its place in the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HitKey {
    /// Its document.
    pub document: DocumentId,
    /// The text in which it stands.
    pub capture: CaptureId,
    /// Where it starts, bytes.
    pub start: u32,
}

/// The documents with hits, in the order of the collection.
#[derive(Clone, Debug, Default)]
pub struct Found {
    documents: Vec<DocumentHits>,
    total: usize,
}

impl Found {
    /// Adds what was found in one more document.
    pub fn push(&mut self, document: DocumentHits) {
        self.total += document.hits.len();
        self.documents.push(document);
    }

    /// The documents that have hits.
    pub fn documents(&self) -> &[DocumentHits] {
        &self.documents
    }

    /// The number of hits.
    pub fn total(&self) -> usize {
        self.total
    }

    /// A hit with its document.
    pub fn get(&self, at: HitAt) -> Option<(&DocumentHits, &Hit)> {
        let document = self.documents.get(at.document as usize)?;
        Some((document, document.hits.get(at.hit as usize)?))
    }

    /// The lasting name of a hit.
    pub fn key(&self, at: HitAt) -> Option<HitKey> {
        let (document, hit) = self.get(at)?;
        Some(key_of(document, hit))
    }

    /// Where a hit of another search stands in this one; the next one of its document if it has gone.
    pub fn find(&self, key: HitKey) -> Option<HitAt> {
        let is_its = |document: &DocumentHits| document.document == key.document;
        let index = self.documents.iter().position(is_its)?;
        let hits = &self.documents[index].hits;
        let hit = hits.partition_point(|hit| hit.span.start().0 < key.start);
        Some(HitAt {
            document: index as u32,
            hit: hit.min(hits.len().checked_sub(1)?) as u32,
        })
    }

    /// What was found in a text.
    pub fn of_capture(&self, capture: CaptureId) -> Option<(u32, &Arc<[Hit]>)> {
        let index = self
            .documents
            .iter()
            .position(|document| document.capture == capture)?;
        Some((index as u32, &self.documents[index].hits))
    }

    /// Every hit, in the order of the collection.
    pub fn all(&self) -> impl Iterator<Item = HitAt> + '_ {
        self.documents
            .iter()
            .enumerate()
            .flat_map(|(index, document)| {
                (0..document.hits.len() as u32).map(move |hit| HitAt {
                    document: index as u32,
                    hit,
                })
            })
    }
}

/// The lasting name of a hit of a document.
pub(super) fn key_of(document: &DocumentHits, hit: &Hit) -> HitKey {
    HitKey {
        document: document.document,
        capture: document.capture,
        start: hit.span.start().0,
    }
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is looked for.
    #[default]
    Idle,
    /// It goes on.
    Running,
    /// It is through, after this time.
    Ended(Duration),
}
