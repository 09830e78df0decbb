//! The rows of a list that pass a filter, in the order of a column.

use std::cmp::Ordering;

use crate::analysis::words::WordList;
use crate::i18n::{Collation, Language};
use crate::text::{Folds, fold};

/// By which column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordOrder {
    /// The word, as a dictionary has it.
    Word,
    /// How often it stands.
    #[default]
    Count,
    /// In how many documents.
    Documents,
    /// How far it sets the scope apart.
    Keyness,
}

/// The numbers of the rows that hold what is typed, folded by everything there is, in an order: ascending, or turned round.
/// Among equals the more frequent comes first, then as a dictionary has it, either way.
pub fn ordered(
    list: &WordList,
    filter: &str,
    order: WordOrder,
    is_descending: bool,
    language: Language,
) -> Vec<u32> {
    let filter = fold(filter.trim(), Folds::FULL);
    let passes =
        |word: &str| filter.is_empty() || fold(word, Folds::FULL).contains(filter.as_str());
    let mut rows: Vec<u32> = list
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| passes(&row.word))
        .map(|(number, _)| number as u32)
        .collect();
    let turn = |ordering: Ordering| {
        if is_descending {
            ordering.reverse()
        } else {
            ordering
        }
    };
    let row = |number: &u32| &list.rows[*number as usize];
    // Stable: the list itself is sorted by count and word already.
    match order {
        WordOrder::Word => {
            let mut collation = Collation::new(language);
            rows.sort_by_cached_key(|number| collation.key(&row(number).word));
            if is_descending {
                rows.reverse();
            }
        }
        WordOrder::Count => rows.sort_by(|a, b| turn(row(a).count.cmp(&row(b).count))),
        WordOrder::Documents => {
            rows.sort_by(|a, b| turn(row(a).n_documents.cmp(&row(b).n_documents)));
        }
        WordOrder::Keyness => {
            let keyness = |number: &u32| row(number).keyness.unwrap_or_default();
            rows.sort_by(|a, b| turn(keyness(a).total_cmp(&keyness(b))));
        }
    }
    rows
}
