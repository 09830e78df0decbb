//! What the list shows and in which order: derived from the snapshot, the filter and what was read.

use std::collections::BTreeSet;

use crate::i18n::Collation;
use crate::i18n::{Language, Wording};
use crate::model::{Calendar, Document, DocumentId, DocumentSetId, Snapshot, Value, VariableId};
use crate::text::fold_name;

/// The order of the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SortBy {
    /// As someone arranged them.
    #[default]
    Arranged,
    /// By name, in the order of the interface's language.
    Name,
    /// Those added last first.
    Added,
    /// Those with most annotations first.
    Annotations,
    /// Those not read yet first.
    Unread,
    /// By what they have for a variable; those without come last.
    Value(VariableId),
}

/// Which documents are shown. View state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListFilter {
    /// As typed; matched folded.
    pub(super) text: String,
    /// Only those in this language; an empty text stands for those without.
    pub(super) language: Option<String>,
    /// Only those that were not read.
    pub(super) unread: bool,
    /// Only those of a set.
    pub(super) set: Option<DocumentSetId>,
    /// Only those with this value for a variable.
    pub(super) value: Option<(VariableId, Value)>,
}

impl ListFilter {
    /// Whether it leaves any out.
    pub(super) fn is_active(&self) -> bool {
        *self != Self::default()
    }
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// The head of a set, or of the documents in none; how many are shown under it.
    Group(Option<DocumentSetId>, usize),
    /// A document, under a set or in none.
    Document(DocumentId, Option<DocumentSetId>),
}

/// What rows are made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ListKey {
    pub(super) revision: u64,
    pub(super) filter: ListFilter,
    pub(super) sort: SortBy,
    pub(super) closed: BTreeSet<Option<DocumentSetId>>,
    pub(super) read: BTreeSet<DocumentId>,
    pub(super) language: Language,
}

/// The rows, in their order.
pub(super) fn items(snapshot: &Snapshot, key: &ListKey) -> Vec<Item> {
    let query = fold_name(key.filter.text.trim());
    let mut shown: Vec<&Document> = snapshot
        .documents_in_order()
        .map(|document| &**document)
        .filter(|document| is_shown(snapshot, document, key, &query))
        .collect();
    sort(snapshot, key, &mut shown);
    let ids: Vec<DocumentId> = shown.iter().map(|document| document.id).collect();
    if snapshot.document_sets().next().is_none() {
        return ids.into_iter().map(|id| Item::Document(id, None)).collect();
    }
    let mut sets: Vec<_> = snapshot.document_sets().collect();
    let order = Collation::new(key.language);
    sets.sort_by(|one, other| {
        order
            .compare(&one.name, &other.name)
            .then(one.id.cmp(&other.id))
    });
    let mut items = Vec::with_capacity(ids.len() + sets.len() + 1);
    for set in sets {
        let members: BTreeSet<DocumentId> = set.members.iter().copied().collect();
        let of_set: Vec<DocumentId> = if key.sort == SortBy::Arranged {
            let visible: BTreeSet<DocumentId> = ids.iter().copied().collect();
            let members = set.members.iter().copied();
            members.filter(|id| visible.contains(id)).collect()
        } else {
            ids.iter()
                .copied()
                .filter(|id| members.contains(id))
                .collect()
        };
        put(&mut items, key, Some(set.id), &of_set);
    }
    let in_none: Vec<DocumentId> = ids
        .into_iter()
        .filter(|id| snapshot.sets_of(*id).next().is_none())
        .collect();
    if !in_none.is_empty() {
        put(&mut items, key, None, &in_none);
    }
    items
}

/// A group with what stands under it; empty ones are left out while a filter is on.
fn put(items: &mut Vec<Item>, key: &ListKey, set: Option<DocumentSetId>, ids: &[DocumentId]) {
    let is_filtered = key.filter.is_active();
    if is_filtered && ids.is_empty() {
        return;
    }
    items.push(Item::Group(set, ids.len()));
    if is_filtered || !key.closed.contains(&set) {
        items.extend(ids.iter().map(|id| Item::Document(*id, set)));
    }
}

fn is_shown(snapshot: &Snapshot, document: &Document, key: &ListKey, query: &str) -> bool {
    let filter = &key.filter;
    let of_language = filter.language.as_ref().is_none_or(|wanted| {
        let language = document.language.as_deref().unwrap_or_default();
        main_language(language) == wanted
    });
    let in_set = filter
        .set
        .is_none_or(|set| snapshot.sets_of(document.id).any(|of| of.id == set));
    let has_value = filter.value.as_ref().is_none_or(|(variable, wanted)| {
        let mut values = snapshot.values_at(document.id, *variable);
        values.any(|value| value.value == *wanted)
    });
    of_language
        && in_set
        && has_value
        && (!filter.unread || !key.read.contains(&document.id))
        && (query.is_empty() || fold_name(&document.name).contains(query))
}

/// The first part of a BCP 47 tag, which names the language.
pub(super) fn main_language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

fn sort(snapshot: &Snapshot, key: &ListKey, documents: &mut [&Document]) {
    let order = || Collation::new(key.language);
    match key.sort {
        SortBy::Arranged => {}
        SortBy::Name => {
            let order = order();
            documents.sort_by(|one, other| order.compare(&one.name, &other.name));
        }
        SortBy::Added => documents.sort_by_key(|document| std::cmp::Reverse(document.added)),
        SortBy::Annotations => documents
            .sort_by_key(|document| std::cmp::Reverse(snapshot.n_annotations_of(document.capture))),
        SortBy::Unread => documents.sort_by_key(|document| key.read.contains(&document.id)),
        SortBy::Value(variable) => {
            let order = order();
            let first = |document: &Document| {
                let values = snapshot.values_at(document.id, variable);
                values
                    .map(|value| &value.value)
                    .min_by(|one, other| by_value(one, other, &order))
            };
            documents.sort_by(|one, other| match (first(one), first(other)) {
                (Some(one), Some(other)) => by_value(one, other, &order),
                (one, other) => other.is_some().cmp(&one.is_some()),
            });
        }
    }
}

/// Values of one kind in their order; dates of two calendars by calendar.
fn by_value(one: &Value, other: &Value, order: &Collation) -> std::cmp::Ordering {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => order.compare(one, other),
        (Value::Number(one), Value::Number(other)) => {
            let number = |digits: &str| {
                let ascii = crate::command::plan::checked_number(digits);
                ascii
                    .and_then(|digits| digits.parse().ok())
                    .unwrap_or(f64::NAN)
            };
            number(one).total_cmp(&number(other))
        }
        (Value::Date(one), Value::Date(other)) => one.cmp(other),
        (Value::Boolean(one), Value::Boolean(other)) => other.cmp(one),
        _ => std::cmp::Ordering::Equal,
    }
}

/// The document after the shown one, in the order of the list, that was not read; goes round at the end.
pub(super) fn next_unread(
    items: &[Item],
    shown: Option<DocumentId>,
    read: &BTreeSet<DocumentId>,
) -> Option<DocumentId> {
    let documents: Vec<DocumentId> = items
        .iter()
        .filter_map(|item| match item {
            Item::Document(id, _) => Some(*id),
            Item::Group(..) => None,
        })
        .collect();
    let at = documents.iter().position(|id| Some(*id) == shown);
    let (before, after) = documents.split_at(at.map_or(0, |at| at + 1));
    let mut round = after.iter().chain(before);
    round
        .find(|id| !read.contains(id) && Some(**id) != shown)
        .copied()
}

/// A value as lists and fields show it.
pub(in crate::gui::panels) fn value_words(value: &Value, wording: Wording) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(digits) => wording.digits.apply(digits),
        Value::Date(date) => {
            let is_hijri = date.calendar == Calendar::Hijri;
            crate::i18n::dates::partial(is_hijri, date.year, date.month, date.day, wording)
        }
        Value::Boolean(true) => wording.text(crate::i18n::Word::ValueYes).to_owned(),
        Value::Boolean(false) => wording.text(crate::i18n::Word::ValueNo).to_owned(),
    }
}
