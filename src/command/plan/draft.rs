//! A working copy of a snapshot on which a plan writes; what differs at the end are the edits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::environment::{Environment, Timestamp};
use crate::command::Refusal;
use crate::model::{Annotator, AnnotatorId, Row, RowEdit, RowKey, Snapshot, Tag, TagId};

/// Those whose rows come with the first change they make.
#[derive(Clone, Debug)]
pub struct Newcomers {
    /// The person at work, who brings their row with any change of theirs but a merge.
    pub me: AnnotatorId,
    /// The rows of all who may have to come; none that the snapshot holds.
    pub rows: Vec<Annotator>,
}

/// What a collection knows of rows that are no longer.
#[derive(Clone, Debug, Default)]
pub struct KnownTombstones {
    /// Every row that has a tombstone.
    pub all: BTreeSet<RowKey>,
    /// Those among them that a merge brought, with their times: rows that the collection never held.
    pub carried: BTreeMap<RowKey, Timestamp>,
}

/// See the module.
pub(super) struct Draft<'a> {
    pub(super) snapshot: &'a Snapshot,
    environment: &'a dyn Environment,
    newcomers: &'a [Annotator],
    pub(super) tombstones: &'a KnownTombstones,
    /// Rows as they become; none for rows that go.
    rows: BTreeMap<RowKey, Option<Row>>,
    now: Timestamp,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        environment: &'a dyn Environment,
        newcomers: &'a [Annotator],
        tombstones: &'a KnownTombstones,
    ) -> Self {
        Self {
            snapshot,
            environment,
            newcomers,
            tombstones,
            rows: BTreeMap::new(),
            now: environment.now(),
        }
    }

    /// The moment of this plan.
    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    /// A fresh id.
    pub(super) fn new_id<T>(&self, wrap: impl FnOnce(uuid::Uuid) -> T) -> T {
        wrap(self.environment.new_uuid())
    }

    /// A row as it is by now.
    pub(super) fn row(&self, key: RowKey) -> Option<Row> {
        match self.rows.get(&key) {
            Some(row) => row.clone(),
            None => self.snapshot.row(key),
        }
    }

    pub(super) fn put(&mut self, row: impl Into<Row>) {
        let row = row.into();
        self.rows.insert(row.key(), Some(row));
    }

    pub(super) fn remove(&mut self, key: impl Into<RowKey>) {
        self.rows.insert(key.into(), None);
    }

    /// Whether a row goes.
    pub(super) fn is_gone(&self, key: impl Into<RowKey>) -> bool {
        matches!(self.rows.get(&key.into()), Some(None))
    }

    /// A tag as it is by now.
    pub(super) fn tag(&self, id: TagId) -> Result<Arc<Tag>, Refusal> {
        match self.row(id.into()) {
            Some(Row::Tag(tag)) => Ok(tag),
            _ => Err(Refusal::Missing { key: id.into() }),
        }
    }

    /// Tags under a parent as they are by now, in their order.
    pub(super) fn tags_under(&self, parent: Option<TagId>) -> Vec<Arc<Tag>> {
        let mut tags: Vec<Arc<Tag>> = self
            .snapshot
            .tags_under(parent)
            .filter(|tag| !self.rows.contains_key(&tag.id.into()))
            .cloned()
            .chain(self.drafted_tags().filter(|tag| tag.parent == parent))
            .collect();
        tags.sort_by_key(|tag| (tag.rank, tag.id));
        tags
    }

    /// Tags that the plan has made or changed so far, by id.
    pub(super) fn drafted_tags(&self) -> impl Iterator<Item = Arc<Tag>> + '_ {
        let least = RowKey::Tag(TagId(uuid::Uuid::nil()));
        let most = RowKey::Tag(TagId(uuid::Uuid::max()));
        let tags = self.rows.range(least..=most);
        tags.filter_map(|(_, row)| match row {
            Some(Row::Tag(tag)) => Some(Arc::clone(tag)),
            _ => None,
        })
    }

    /// Refuses an annotator who is neither here nor about to come.
    pub(super) fn check_annotator(&self, id: AnnotatorId) -> Result<(), Refusal> {
        let is_known = self.snapshot.annotator(id).is_some()
            || self.newcomers.iter().any(|newcomer| newcomer.id == id);
        match is_known {
            true => Ok(()),
            false => Err(Refusal::Missing { key: id.into() }),
        }
    }

    /// Whether nothing differs.
    pub(super) fn is_empty(&self) -> bool {
        self.rows
            .iter()
            .all(|(key, row)| self.snapshot.row(*key) == *row)
    }

    /// The edits, parents before children.
    pub(super) fn finish(self) -> Vec<RowEdit> {
        let snapshot = self.snapshot;
        let edits = self.rows.into_iter().filter_map(|(key, after)| {
            let before = snapshot.row(key);
            if before == after {
                return None;
            }
            RowEdit::new(before, after)
        });
        in_order(edits.collect())
    }
}

/// Sorts edits so that a row comes after those it points to: by kind, tags by their depth among the edits, then by id.
pub fn in_order(mut edits: Vec<RowEdit>) -> Vec<RowEdit> {
    let parents: BTreeMap<TagId, Option<TagId>> = edits
        .iter()
        .filter_map(|edit| match edit.after() {
            Some(Row::Tag(tag)) => Some((tag.id, tag.parent)),
            _ => None,
        })
        .collect();
    let depth = |key: RowKey| {
        let RowKey::Tag(mut id) = key else { return 0 };
        let mut depth = 0_usize;
        // A cycle cannot run longer than there are tags; the check after the plan refuses it.
        while let Some(parent) = parents.get(&id).copied().flatten()
            && depth <= parents.len()
        {
            id = parent;
            depth += 1;
        }
        depth
    };
    edits.sort_by_cached_key(|edit| {
        let key = edit.key();
        (key.kind(), depth(key), key)
    });
    edits
}
