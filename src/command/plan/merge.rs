//! Merge: what is new comes in, what is the same is passed over, what differs is listed and left as it is.
//!
//! The row of the collection itself is never merged. A row that was deleted here comes in again.

use std::collections::BTreeMap;

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::{ActionCode, Original, Refusal};
use crate::model::{Row, RowKey, RowKind};

pub(super) fn merge(
    draft: &mut Draft<'_>,
    rows: &[Row],
    originals: &[Original],
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
    planned.originals = originals
        .iter()
        .filter(|original| coming.contains_key(&original.capture.into()))
        .cloned()
        .collect();
    planned.conflicts.sort();
    planned.conflicts.dedup();
    Ok(planned)
}
