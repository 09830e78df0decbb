//! The journal against itself, and the rows against the journal.

use std::collections::BTreeMap;
use std::collections::HashSet;

use crate::base::environment::Timestamp;
use crate::model::{CaptureId, Row, RowKey};
use crate::store::doctor::{CheckName, Examination};
use crate::store::table::{self, capture};
use crate::store::{StoreError, journal};

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

/// See [`CheckName::RowsMatchJournal`]: reads the journal from its end; the first image met of a row is its last.
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
    let mut wrong = BTreeMap::new();
    let mut met: HashSet<RowKey> = HashSet::new();
    let mut fetch = |id: CaptureId| match examination.row(id.into()) {
        Some(Row::Capture(live)) => Ok(Some((**live).clone())),
        _ => capture::any(sql, id),
    };
    let tombstones: HashSet<RowKey> = table::tombstones(sql)?
        .into_iter()
        .map(|tombstone| tombstone.key)
        .collect();
    // The last image of each carried tombstone.
    let mut carried: BTreeMap<RowKey, Option<Timestamp>> = BTreeMap::new();
    let last = journal::tops(sql)?.seq;
    for seq in (1..=last).rev() {
        let (edits, moved) = journal::edits(sql, seq, &mut fetch)?;
        for edit in &moved {
            carried.entry(edit.key).or_insert(edit.after);
        }
        for edit in edits.iter().rev() {
            let key = edit.key();
            if !met.insert(key) {
                continue;
            }
            match (edit.after(), examination.row(key)) {
                (Some(image), Some(row)) if image != row => {
                    wrong.insert(key, "is not as the journal left it");
                }
                (Some(_), None) => {
                    wrong.insert(key, "is there by the journal, but is not");
                }
                (None, Some(_)) => {
                    wrong.insert(key, "was deleted by the journal, but is there");
                }
                (None, None) if !tombstones.contains(&key) => {
                    wrong.insert(key, "was deleted without a tombstone");
                }
                _ => {}
            }
        }
    }
    for tombstone in table::tombstone::all(sql)? {
        if carried.remove(&tombstone.key) != Some(Some(tombstone.deleted_at)) {
            wrong.insert(tombstone.key, "has a tombstone that is not in the journal");
        }
    }
    for (key, _) in carried.into_iter().filter(|(_, after)| after.is_some()) {
        wrong.insert(key, "has lost its tombstone");
    }
    let known = examination.rows.iter().map(Row::key);
    for key in known.filter(|key| !met.contains(key)) {
        wrong.insert(key, "is not in the journal");
    }
    Ok(wrong)
}
