//! Merge: what is new comes in, what is the same is passed over, what differs is listed and left as it is.
//!
//! The row of the collection itself is never merged. A row that was deleted here comes in again.
//!
//! A merge deletes nothing: a tombstone of a row that is here, or comes in beside it, is listed. One of a row that this
//! collection never held is carried on, so that an export of the copy says what the export of the first one said; it goes
//! when a row of that id comes in.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::{ActionCode, Original, OriginalOf, Refusal};
use crate::model::{Row, RowKey, RowKind, Sha256, Tombstone, TombstoneEdit};

pub(super) fn merge(
    draft: &mut Draft<'_>,
    rows: &[Row],
    originals: &[Original],
    tombstones: &[Tombstone],
) -> Result<Planned, Refusal> {
    let mut planned = Planned::new(ActionCode::Merge, "");
    let mut coming: BTreeMap<RowKey, &Row> = BTreeMap::new();
    for row in rows
        .iter()
        .filter(|row| row.key().kind() != RowKind::Collection)
    {
        let key = row.key();
        let here = draft.snapshot.row(key);
        let known = here.as_ref().or_else(|| coming.get(&key).copied());
        match known {
            None => {
                coming.insert(key, row);
            }
            Some(known) if known == row => {}
            Some(_) => planned.conflicts.push(key),
        }
    }
    for (key, row) in &coming {
        for target in row.references() {
            if draft.snapshot.row(target).is_none() && !coming.contains_key(&target) {
                return Err(Refusal::Dangling { key: *key, target });
            }
        }
    }
    for (key, row) in &coming {
        draft.put((*row).clone());
        if matches!(key, RowKey::Document(_)) {
            planned.answer.push(*key);
        }
    }
    let wholes: BTreeSet<Sha256> = coming
        .values()
        .filter_map(|row| match row {
            Row::Capture(capture) => capture.whole_sha256(),
            _ => None,
        })
        .collect();
    planned.originals = originals
        .iter()
        .filter(|original| match &original.of {
            OriginalOf::Capture(id) => coming.contains_key(&RowKey::from(*id)),
            OriginalOf::Whole(sha256) => wholes.contains(sha256),
        })
        .cloned()
        .collect();
    let mut edits: BTreeMap<RowKey, TombstoneEdit> = BTreeMap::new();
    for tombstone in tombstones {
        let key = tombstone.key;
        if draft.snapshot.row(key).is_some() || coming.contains_key(&key) {
            planned.conflicts.push(key);
        } else if !draft.tombstones.all.contains(&key) {
            edits.entry(key).or_insert(TombstoneEdit::put(*tombstone));
        }
    }
    for key in coming.keys() {
        if let Some(deleted_at) = draft.tombstones.carried.get(key) {
            let (key, deleted_at) = (*key, *deleted_at);
            edits.insert(key, TombstoneEdit::take(Tombstone { key, deleted_at }));
        }
    }
    planned.tombstones = edits.into_values().collect();
    planned.conflicts.sort();
    planned.conflicts.dedup();
    Ok(planned)
}
