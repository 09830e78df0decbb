//! Names of documents, tags and memos, folded once and kept from revision to revision.

use std::collections::HashMap;
use std::sync::Arc;

use crate::gui::popups::palette::matching::{Query, Rank, rank, rank_with_faults};
use crate::model::{Document, DocumentId, Memo, MemoId, Snapshot, Tag, TagId};
use crate::text::fold_name;

/// As many names as a kind offers at most.
const MOST: usize = 100;
/// The letters of an untitled memo that count as its name.
const MEMO_LETTERS: usize = 60;

/// A row of the collection with its folded names; the row tells whether they still hold.
#[derive(Debug)]
struct Kept<T> {
    row: Arc<T>,
    names: [String; 2],
}

/// Folded names by kind, in the collection's order. A cache: lost, it is made anew (I9).
#[derive(Debug, Default)]
pub struct PaletteIndex {
    revision: Option<u64>,
    documents: Vec<Kept<Document>>,
    tags: Vec<Kept<Tag>>,
    memos: Vec<Kept<Memo>>,
}

/// What fits a query, best first, with how well.
#[derive(Debug, Default)]
pub(super) struct Hits {
    pub(super) documents: Vec<(Rank, DocumentId)>,
    pub(super) tags: Vec<(Rank, TagId)>,
    pub(super) memos: Vec<(Rank, MemoId)>,
}

/// A memo by its title, or else by how it begins.
pub(super) fn memo_name(memo: &Memo) -> String {
    let line = if memo.title.trim().is_empty() {
        memo.body.trim_start().lines().next().unwrap_or_default()
    } else {
        memo.title.as_str()
    };
    line.trim().chars().take(MEMO_LETTERS).collect()
}

impl PaletteIndex {
    /// Folds what has changed since the last call.
    pub(super) fn refresh(&mut self, snapshot: &Snapshot) {
        if self.revision == Some(snapshot.revision()) {
            return;
        }
        renew(
            &mut self.documents,
            snapshot.documents_in_order(),
            |row| row.id,
            |row| [fold_name(&row.name), String::new()],
        );
        renew(
            &mut self.tags,
            snapshot.tags(),
            |row| row.id,
            |row| [fold_name(&row.label.english), fold_name(&row.label.arabic)],
        );
        renew(
            &mut self.memos,
            snapshot.memos(),
            |row| row.id,
            |row| [fold_name(&memo_name(row)), String::new()],
        );
        self.revision = Some(snapshot.revision());
    }

    /// What fits, with a letter wrong if `with_faults`.
    pub(super) fn find(&self, query: &Query, with_faults: bool) -> Hits {
        let how = if with_faults { rank_with_faults } else { rank };
        Hits {
            documents: best(&self.documents, query, how, |row| row.id),
            tags: best(&self.tags, query, how, |row| row.id),
            memos: best(&self.memos, query, how, |row| row.id),
        }
    }
}

/// Takes over the folded names of rows that are the same, and folds the others.
fn renew<'a, T: 'a, Id: std::hash::Hash + Eq>(
    kept: &mut Vec<Kept<T>>,
    rows: impl Iterator<Item = &'a Arc<T>>,
    id: impl Fn(&T) -> Id,
    fold: impl Fn(&T) -> [String; 2],
) {
    let mut before: HashMap<Id, Kept<T>> = kept
        .drain(..)
        .map(|entry| (id(&entry.row), entry))
        .collect();
    kept.extend(rows.map(|row| match before.remove(&id(row)) {
        Some(entry) if Arc::ptr_eq(&entry.row, row) => entry,
        _ => Kept {
            row: Arc::clone(row),
            names: fold(row),
        },
    }));
}

fn best<T, Id: Ord>(
    kept: &[Kept<T>],
    query: &Query,
    how: fn(&str, &Query) -> Option<Rank>,
    id: impl Fn(&T) -> Id,
) -> Vec<(Rank, Id)> {
    let mut found: Vec<(Rank, Id)> = kept
        .iter()
        .filter_map(|entry| {
            let names = entry.names.iter();
            Some((
                names.filter_map(|name| how(name, query)).min()?,
                id(&entry.row),
            ))
        })
        .collect();
    if found.len() > MOST {
        found.select_nth_unstable(MOST);
        found.truncate(MOST);
    }
    found.sort_unstable();
    found
}
