//! What all documents of an offered file come to. A table can give ten thousand of them, and its row is drawn in every frame:
//! so it is found once, where they are read.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Severity;
use crate::engine::operations::offer::file::{OfferedDocument, TableColumn};
use crate::exchange::importer::{Fact, FactKind, ImportNote};
use crate::model::DocumentId;

/// Notes of one file that are listed.
const MOST_NOTES: usize = 20;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    /// BCP 47 tags, as far as they are known.
    pub(super) languages: BTreeSet<String>,
    /// Each once, what matters most first.
    pub(super) notes: Vec<ImportNote>,
    /// By kind, with the first value and how many documents have one.
    pub(super) facts: BTreeMap<FactKind, (Fact, usize)>,
    /// Of a table, those that are text first.
    pub(super) columns: Vec<TableColumn>,
    /// How many documents the collection holds already.
    pub(super) n_there: usize,
    /// A document of the collection that came from a file of this name, with other bytes.
    pub(super) same_name: Option<DocumentId>,
}

impl Summary {
    /// Goes through all documents of a file.
    pub(super) fn of(documents: &[OfferedDocument]) -> Self {
        let mut summary = Self::default();
        for document in documents {
            summary.languages.extend(document.language.clone());
            summary.n_there += usize::from(document.is_there);
            summary.same_name = summary.same_name.or(document.same_name);
            let imported = &document.file.imported;
            for note in &imported.notes {
                summary.add_note(note);
            }
            let mut told = BTreeSet::new();
            for fact in imported
                .facts
                .iter()
                .filter(|fact| told.insert(&fact.about))
            {
                match summary.facts.get_mut(&fact.about) {
                    Some((_, n)) => *n += 1,
                    None => {
                        let first = (fact.clone(), 1);
                        summary.facts.insert(fact.about.clone(), first);
                    }
                }
            }
        }
        if summary.same_name.is_some() {
            summary.notes.push(ImportNote::SameName);
        }
        summary.notes.sort_by_key(|note| match note.severity() {
            Severity::Refused => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        });
        summary
    }

    fn add_note(&mut self, note: &ImportNote) {
        if let ImportNote::Columns { text, others } = note {
            for (headings, is_text) in [(text, true), (others, false)] {
                for heading in headings {
                    if self.columns.iter().all(|column| column.heading != *heading) {
                        let heading = heading.clone();
                        self.columns.push(TableColumn { heading, is_text });
                    }
                }
            }
        }
        if self.notes.len() < MOST_NOTES && !self.notes.contains(note) {
            self.notes.push(note.clone());
        }
    }
}
