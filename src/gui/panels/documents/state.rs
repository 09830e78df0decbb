//! View state of the list of documents: order, filter, open sets, what is chosen.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::gui::fields::FieldState;
use crate::gui::panels::documents::list::{self, Item, ListFilter, ListKey, SortBy};
use crate::i18n::Language;
use crate::model::{DocumentId, DocumentSetId, Snapshot};

/// How the list is shown. View state.
#[derive(Debug, Default)]
pub struct DocumentsState {
    pub(super) sort: SortBy,
    pub(super) filter: ListFilter,
    pub(super) field: FieldState,
    pub(super) has_filter: bool,
    pub(super) closed: BTreeSet<Option<DocumentSetId>>,
    /// Chosen with Shift; empty where only the shown document counts.
    pub(super) chosen: BTreeSet<DocumentId>,
    anchor: Option<DocumentId>,
    items: Arc<[Item]>,
    key: Option<ListKey>,
}

impl DocumentsState {
    /// The rows; made anew only when something that they are made of has changed.
    pub(super) fn items(
        &mut self,
        snapshot: &Snapshot,
        read: &BTreeSet<DocumentId>,
        language: Language,
    ) -> Arc<[Item]> {
        let is_current = self.key.as_ref().is_some_and(|key| {
            key.revision == snapshot.revision()
                && key.language == language
                && key.sort == self.sort
                && key.filter == self.filter
                && key.closed == self.closed
                && key.read == *read
        });
        if !is_current {
            let key = ListKey {
                revision: snapshot.revision(),
                filter: self.filter.clone(),
                sort: self.sort,
                closed: self.closed.clone(),
                read: read.clone(),
                language,
            };
            self.items = list::items(snapshot, &key).into();
            self.key = Some(key);
            self.chosen.retain(|id| snapshot.document(*id).is_some());
        }
        Arc::clone(&self.items)
    }

    /// The document after the shown one that was not read.
    pub fn next_unread(
        &mut self,
        snapshot: &Snapshot,
        shown: Option<DocumentId>,
        read: &BTreeSet<DocumentId>,
        language: Language,
    ) -> Option<DocumentId> {
        let items = self.items(snapshot, read, language);
        list::next_unread(&items, shown, read)
    }

    /// Shows every document again.
    pub(super) fn show_all(&mut self) {
        self.filter = ListFilter::default();
        self.field.set_text("");
    }

    /// Whether rows can be moved among each other: they stand as arranged, and none is left out.
    pub(super) fn is_arranged(&self) -> bool {
        self.sort == SortBy::Arranged && !self.filter.is_active()
    }

    /// What an action on a row is about: the chosen documents if the row is among them, else its own.
    pub(super) fn meant(&self, document: DocumentId) -> Vec<DocumentId> {
        match self.chosen.contains(&document) {
            true => self.chosen.iter().copied().collect(),
            false => vec![document],
        }
    }

    /// Chooses a row: alone; with Shift all from the last one; with Ctrl too, this one beside the others.
    pub(super) fn choose(&mut self, document: DocumentId, modifiers: egui::Modifiers) {
        if modifiers.shift && modifiers.command {
            if !self.chosen.remove(&document) {
                self.chosen.insert(document);
            }
        } else if modifiers.shift {
            let rows: Vec<DocumentId> = self
                .items
                .iter()
                .filter_map(|item| match item {
                    Item::Document(id, _) => Some(*id),
                    Item::Group(..) => None,
                })
                .collect();
            let place = |id: DocumentId| rows.iter().position(|row| *row == id);
            let anchor = self.anchor.and_then(place);
            if let (Some(from), Some(to)) = (anchor, place(document)) {
                self.chosen = rows[from.min(to)..=from.max(to)].iter().copied().collect();
                return;
            }
        } else {
            self.chosen.clear();
        }
        self.anchor = Some(document);
    }
}
