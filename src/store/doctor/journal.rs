//! The journal against itself, and the rows against the journal.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::base::environment::Timestamp;
use crate::model::RowKey;
use crate::store::doctor::{CheckName, Examination};
use crate::store::journal::{Fingerprint, Left};
use crate::store::{StoreError, journal, table};

/// See [`CheckName::JournalStacks`]: works the stacks out anew from what each row did.
pub(super) fn stacks(examination: &mut Examination<'_>) {
    let wrong = match journal::check_chain(examination.sql) {
        Ok(wrong) => wrong,
        Err(error) => vec![error.to_string()],
    };
    for detail in wrong {
        examination.report(CheckName::JournalStacks, None, detail);
    }
}

/// See [`CheckName::RowsMatchJournal`]: reads the journal from its start; the last image met of a row is what it left.
/// Images are read one by one, since one step may hold all that a collection has.
pub(super) fn rows_match(examination: &mut Examination<'_>) {
    match compare(examination) {
        Ok(wrong) => {
            for (key, detail) in wrong {
                examination.report(CheckName::RowsMatchJournal, Some(key), detail);
            }
        }
        Err(error) => examination.report(CheckName::RowsMatchJournal, None, error.to_string()),
    }
}

fn compare(examination: &Examination<'_>) -> Result<BTreeMap<RowKey, &'static str>, StoreError> {
    let sql = examination.sql;
    let mut left: HashMap<RowKey, Option<Fingerprint>> = HashMap::new();
    // The last image of each carried tombstone.
    let mut carried: BTreeMap<RowKey, Option<Timestamp>> = BTreeMap::new();
    let last = journal::tops(sql)?.seq;
    for seq in 1..=last {
        journal::each_left(sql, seq, &mut |image| match image {
            Left::Row(key, image) => {
                left.insert(key, image);
            }
            Left::Tombstone(edit) => {
                carried.insert(edit.key, edit.after);
            }
        })?;
    }
    let rows = &examination.known.rows;
    let mut wrong = BTreeMap::new();
    let tombstones: HashSet<RowKey> = table::tombstones(sql)?
        .into_iter()
        .map(|tombstone| tombstone.key)
        .collect();
    wrong.extend(left.iter().filter_map(|(key, image)| {
        let detail = match (image, rows.get(key)) {
            (Some(image), Some(row)) if image != row => "is not as the journal left it",
            (Some(_), None) => "is there by the journal, but is not",
            (None, Some(_)) => "was deleted by the journal, but is there",
            (None, None) if !tombstones.contains(key) => "was deleted without a tombstone",
            _ => return None,
        };
        Some((*key, detail))
    }));
    for tombstone in table::tombstone::all(sql)? {
        if carried.remove(&tombstone.key) != Some(Some(tombstone.deleted_at)) {
            wrong.insert(tombstone.key, "has a tombstone that is not in the journal");
        }
    }
    for (key, _) in carried.into_iter().filter(|(_, after)| after.is_some()) {
        wrong.insert(key, "has lost its tombstone");
    }
    let unknown = rows.keys().filter(|key| !left.contains_key(key));
    wrong.extend(unknown.map(|key| (*key, "is not in the journal")));
    Ok(wrong)
}
