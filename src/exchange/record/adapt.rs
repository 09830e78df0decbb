//! Fits a record to the collection that it is to be merged into.
//!
//! Two people who make a collection from the same folder have the same documents under different ids. A document of the
//! record whose id the collection does not have is taken for the one that holds the same text (SHA-256), so that the
//! annotations find their places. A document of the collection stands for at most one of the record.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::value::Record;
use crate::command::OriginalOf;
use crate::model::{Capture, CaptureId, Document, DocumentId, MemoTarget, Row, Sha256, Snapshot};

/// The texts of a collection by their hashes.
#[derive(Clone, Debug)]
pub struct Known {
    captures: BTreeMap<Sha256, Arc<Capture>>,
}

impl Known {
    /// Takes note of every capture; shares the texts.
    pub fn of(snapshot: &Snapshot) -> Self {
        Self {
            captures: snapshot
                .captures()
                .map(|capture| (capture.text_sha256, Arc::clone(capture)))
                .collect(),
        }
    }

    /// The text of this hash, if the collection has it.
    pub fn text(&self, hash: Sha256) -> Option<Arc<str>> {
        self.captures
            .get(&hash)
            .map(|capture| Arc::clone(&capture.text))
    }
}

/// Gives documents and captures of the record that the collection holds under other ids those ids, and leaves their rows
/// out, as they are there. Leaves out the row of another collection. Everything else stays as it is.
pub fn adapt_to(snapshot: &Snapshot, record: Record) -> Record {
    let same = Same::find(snapshot, &record.rows);
    let own = snapshot.collection().map(|collection| collection.id);
    let mut record = record;
    record.rows = record
        .rows
        .into_iter()
        .filter(|row| match row {
            Row::Collection(other) => own.is_none_or(|own| own == other.id),
            Row::Document(document) => !same.documents.contains_key(&document.id),
            Row::Capture(capture) => !same.captures.contains_key(&capture.id),
            _ => true,
        })
        .map(|row| same.adapt(row))
        .collect();
    record.originals.retain(|original| match &original.of {
        OriginalOf::Capture(id) => !same.captures.contains_key(id),
        OriginalOf::Whole(_) => true,
    });
    record
}

/// What is the same under another id: from the record's to the collection's.
#[derive(Debug, Default)]
struct Same {
    documents: BTreeMap<DocumentId, DocumentId>,
    captures: BTreeMap<CaptureId, CaptureId>,
}

/// How alike two documents must be; the earlier are tried first.
const LIKENESSES: [Likeness; 4] = [
    Likeness {
        current: true,
        name: true,
    },
    Likeness {
        current: true,
        name: false,
    },
    Likeness {
        current: false,
        name: true,
    },
    Likeness {
        current: false,
        name: false,
    },
];

#[derive(Clone, Copy)]
struct Likeness {
    /// The texts that are read now are the same, not only one of the older.
    current: bool,
    /// They have the same name.
    name: bool,
}

impl Same {
    fn find(snapshot: &Snapshot, rows: &[Row]) -> Self {
        let mut captures: BTreeMap<DocumentId, Vec<&Capture>> = BTreeMap::new();
        let mut documents: Vec<&Document> = Vec::new();
        for row in rows {
            match row {
                Row::Document(document) => documents.push(document),
                Row::Capture(capture) => {
                    captures.entry(capture.document).or_default().push(capture);
                }
                _ => {}
            }
        }
        documents.sort_by_key(|document| (document.rank, document.id));
        // A document that both have under one id stands for itself.
        let mut taken: BTreeSet<DocumentId> = documents
            .iter()
            .map(|document| document.id)
            .filter(|id| snapshot.document(*id).is_some())
            .collect();
        let holders = holders(snapshot);
        let mut same = Self::default();
        for likeness in LIKENESSES {
            for document in &documents {
                let is_settled =
                    taken.contains(&document.id) || same.documents.contains_key(&document.id);
                let Some(own) = captures.get(&document.id).filter(|_| !is_settled) else {
                    continue;
                };
                let found = own
                    .iter()
                    .filter(|capture| !likeness.current || capture.id == document.capture)
                    .flat_map(|capture| holders.get(&capture.text_sha256).into_iter().flatten())
                    .find(|holder| {
                        !taken.contains(&holder.document.id)
                            && (holder.is_current || !likeness.current)
                            && (holder.document.name == document.name || !likeness.name)
                    });
                if let Some(holder) = found {
                    taken.insert(holder.document.id);
                    same.documents.insert(document.id, holder.document.id);
                    same.match_captures(snapshot, holder.document, own);
                }
            }
        }
        same
    }

    fn match_captures(&mut self, snapshot: &Snapshot, document: &Document, own: &[&Capture]) {
        for capture in own {
            let mut equals = snapshot
                .captures_of(document.id)
                .filter(|other| other.text_sha256 == capture.text_sha256)
                .map(|other| other.id)
                .collect::<Vec<_>>();
            equals.sort_by_key(|id| (*id != document.capture, *id));
            if let Some(equal) = equals.first() {
                self.captures.insert(capture.id, *equal);
            }
        }
    }

    fn document(&self, id: DocumentId) -> DocumentId {
        self.documents.get(&id).copied().unwrap_or(id)
    }

    fn capture(&self, id: CaptureId) -> CaptureId {
        self.captures.get(&id).copied().unwrap_or(id)
    }

    fn adapt(&self, row: Row) -> Row {
        match row {
            Row::Capture(row) if self.documents.contains_key(&row.document) => Capture {
                document: self.document(row.document),
                ..Arc::unwrap_or_clone(row)
            }
            .into(),
            Row::DocumentSet(row) => {
                let mut row = Arc::unwrap_or_clone(row);
                for member in &mut row.members {
                    *member = self.document(*member);
                }
                row.into()
            }
            Row::VariableValue(row) => {
                let mut row = Arc::unwrap_or_clone(row);
                row.document = self.document(row.document);
                row.into()
            }
            Row::Passage(row) => {
                let mut row = Arc::unwrap_or_clone(row);
                row.capture = self.capture(row.capture);
                row.into()
            }
            Row::Placement(row) => {
                let mut row = Arc::unwrap_or_clone(row);
                row.capture = self.capture(row.capture);
                row.into()
            }
            Row::Rejection(row) => {
                let mut row = Arc::unwrap_or_clone(row);
                row.capture = self.capture(row.capture);
                row.into()
            }
            Row::SavedSearch(row) => {
                let mut row = Arc::unwrap_or_clone(row);
                if let Some(seen) = &mut row.seen {
                    for capture in &mut seen.captures {
                        *capture = self.capture(*capture);
                    }
                    seen.captures.sort_unstable();
                    seen.captures.dedup();
                }
                row.into()
            }
            Row::Memo(row) => {
                let mut row = Arc::unwrap_or_clone(row);
                for target in &mut row.targets {
                    if let MemoTarget::Document(id) = target {
                        *id = self.document(*id);
                    }
                }
                row.targets.sort_unstable();
                row.into()
            }
            Row::Collection(_)
            | Row::Annotator(_)
            | Row::Document(_)
            | Row::Capture(_)
            | Row::Variable(_)
            | Row::Tag(_)
            | Row::TagSet(_)
            | Row::Annotation(_)
            | Row::Tagging(_)
            | Row::Relation(_)
            | Row::Link(_) => row,
        }
    }
}

/// A document of the collection that holds a text.
struct Holder<'a> {
    document: &'a Document,
    is_current: bool,
}

/// Who holds which text, in the order of the list.
fn holders(snapshot: &Snapshot) -> BTreeMap<Sha256, Vec<Holder<'_>>> {
    let mut holders: BTreeMap<Sha256, Vec<Holder<'_>>> = BTreeMap::new();
    for document in snapshot.documents_in_order() {
        for capture in snapshot.captures_of(document.id) {
            holders
                .entry(capture.text_sha256)
                .or_default()
                .push(Holder {
                    document,
                    is_current: capture.id == document.capture,
                });
        }
    }
    holders
}
