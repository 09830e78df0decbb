//! What is counted while documents are drawn, for formats with a file for each document.
//!
//! Which links and memos are in a file is known only once all documents are: a link has both of its ends in one file, or is left out.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::base::Progress;
use crate::exchange::marked::Marked;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::allowed;
use crate::exchange::{LossKind, LossReport};
use crate::model::{DocumentId, Link, MemoTarget, PassageId, Snapshot};

/// What is counted for a format of XML.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) loss: LossReport,
    pub(super) ends: Ends,
}

impl Tally {
    /// A text that XML can hold; one that it cannot is counted.
    pub(super) fn clean<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let clean = allowed(text);
        if matches!(clean, Cow::Owned(_)) {
            self.loss.add(LossKind::Characters, 1);
        }
        clean
    }
}

/// Where the passages are that are in a file of one document each, and which links they have there.
#[derive(Debug, Default)]
pub(super) struct Ends {
    places: HashMap<PassageId, DocumentId>,
}

impl Ends {
    /// Takes note of a passage that is in the file of a document.
    pub(super) fn put(&mut self, passage: PassageId, document: DocumentId) {
        self.places.insert(passage, document);
    }

    /// As [`links_inside`]. Takes note of the document's passages.
    pub(super) fn inside<'s>(
        &mut self,
        snapshot: &'s Snapshot,
        marked: &Marked<'_>,
    ) -> Vec<&'s Arc<Link>> {
        for passage in passages(marked) {
            self.put(passage, marked.document.id);
        }
        links_inside(snapshot, marked)
    }

    /// Whether a passage is in a file.
    fn holds(&self, passage: PassageId) -> bool {
        self.places.contains_key(&passage)
    }

    /// Whether a link is in a file: both its ends are in one.
    fn joins(&self, link: &Link) -> bool {
        let from = self.places.get(&link.from);
        from.is_some() && from == self.places.get(&link.to)
    }

    /// Whether what a memo can be on is in a file: an annotation with its passage, or a link.
    pub(super) fn has(&self, snapshot: &Snapshot, target: MemoTarget) -> bool {
        match target {
            MemoTarget::Annotation(id) => snapshot
                .annotation(id)
                .is_some_and(|row| self.holds(row.passage)),
            MemoTarget::Link(id) => snapshot.link(id).is_some_and(|row| self.joins(row)),
            _ => false,
        }
    }

    /// Counts the links that are in no file. Can be stopped at each.
    pub(super) fn count(
        &self,
        snapshot: &Snapshot,
        progress: &Progress,
        loss: &mut LossReport,
    ) -> Result<(), ExchangeError> {
        for link in snapshot.links() {
            progress.check()?;
            if self.joins(link) {
                continue;
            }
            let is_between = self.holds(link.from) && self.holds(link.to);
            let kind = match is_between {
                true => LossKind::LinksBetween,
                false => LossKind::OpenLinks,
            };
            loss.add(kind, 1);
        }
        Ok(())
    }
}

/// The passages in the file of a document, in the order of the text.
fn passages(marked: &Marked<'_>) -> impl Iterator<Item = PassageId> {
    let marks = marked.marks.iter().map(|mark| mark.passage);
    marks.chain(marked.bare.iter().map(|bare| bare.passage))
}

/// The links from one passage of a document to another, in the order of the text.
pub(super) fn links_inside<'s>(snapshot: &'s Snapshot, marked: &Marked<'_>) -> Vec<&'s Arc<Link>> {
    let mut order: HashMap<PassageId, usize> = HashMap::new();
    for (index, passage) in passages(marked).enumerate() {
        order.entry(passage).or_insert(index);
    }
    let links = order.keys().flat_map(|passage| {
        let links = snapshot.links_at(*passage);
        links.filter(move |link| link.from == *passage)
    });
    let place = |link: &Link| Some((*order.get(&link.from)?, *order.get(&link.to)?, link.id));
    let mut links: Vec<_> = links
        .filter_map(|link| Some((place(link)?, link)))
        .collect();
    links.sort_by_key(|(place, _)| *place);
    links.dedup_by_key(|(place, _)| *place);
    links.into_iter().map(|(_, link)| link).collect()
}
