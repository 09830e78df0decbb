//! What was read of files, before it comes in: a person looks at it, chooses, and adds it.
//!
//! The files are read once. What a person chooses about one file changes its line here, or reads its bytes once more; nothing
//! is in the collection until the offer is taken, by one command.

mod file;
mod summary;
mod take;

use std::path::PathBuf;

use crate::base::{Cancelled, Progress, Report};
use crate::engine::operations::ImportSetUp;
use crate::engine::operations::add::{Known, held_by};
use crate::exchange::importer::{
    FactKind, ImportError, ImportNote, ImportedFile, fact_name, import_files,
};
use crate::i18n::Language;
use crate::model::Snapshot;

pub use file::{Choices, OfferedDocument, OfferedFile, ReadAgain, TableColumn};

/// All that was read of the given files and folders.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Those that could be read, in their order.
    pub files: Vec<OfferedFile>,
    /// What is to be told of the files, as they were read first.
    report: Report<ImportNote>,
}

impl Offer {
    /// Reads files and folders. What the collection holds already, byte for byte, is not taken unless a person says so.
    pub fn read(
        paths: &[PathBuf],
        snapshot: &Snapshot,
        set_up: &ImportSetUp,
        progress: &Progress,
    ) -> Result<Self, Cancelled> {
        let folders: Vec<&PathBuf> = paths.iter().filter(|path| path.is_dir()).collect();
        let ImportSetUp {
            options,
            budget,
            isolation,
            ..
        } = set_up;
        let mut import = import_files(paths, options, budget, isolation, progress)?;
        // A folder that went away while it was read would come in by half: then nothing does, and the report names it.
        for gone in folders.into_iter().filter(|folder| !folder.is_dir()) {
            let name = gone.file_name().unwrap_or(gone.as_os_str());
            let name = name.to_string_lossy().into_owned();
            let note = ImportNote::Refused(ImportError::Vanished);
            import.report.add(note.severity(), name, note);
            import.files.clear();
        }
        let mut known = Known::of(snapshot);
        let mut offer = Self {
            files: Vec::new(),
            report: import.report,
        };
        for file in import.files {
            let document = OfferedDocument::new(file, &mut known);
            match offer.files.last_mut() {
                Some(last) if last.is_of(&document) => last.push(document),
                _ => offer.files.push(OfferedFile::new(document, options)),
            }
        }
        offer.files.iter_mut().for_each(OfferedFile::finish);
        Ok(offer)
    }

    /// Chooses for all files what was said before they were read.
    pub(super) fn choose(&mut self, set_up: &ImportSetUp) {
        let is_unwanted = |about: &FactKind| {
            let names = [Language::English, Language::Arabic].map(|one| fact_name(about, one));
            let mut unwanted = set_up.unwanted.iter();
            unwanted.any(|name| names.contains(name))
        };
        for file in &mut self.files {
            let kinds = file.facts().keys().filter(|about| is_unwanted(about));
            let kinds: Vec<FactKind> = kinds.cloned().collect();
            file.unwanted.extend(kinds);
            file.language.clone_from(&set_up.documents_language);
        }
    }

    /// How many documents would come in.
    pub fn n_documents(&self) -> usize {
        self.files.iter().map(OfferedFile::n_taken).sum()
    }

    /// The files that could not be read, and those that were passed over, with the reason.
    pub fn not_read(&self) -> impl Iterator<Item = (&str, &ImportNote)> {
        let entries = self.report.entries().iter();
        let not_read = entries.filter(|entry| is_of_no_document(&entry.note));
        not_read.map(|entry| (entry.file.as_str(), &entry.note))
    }

    /// Whether there is nothing in it, not even a reason.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.report.is_empty()
    }

    /// Puts another offer behind this one. What both hold comes in once.
    pub fn append(&mut self, other: Self) {
        let documents = self.files.iter().flat_map(OfferedFile::documents);
        let held = documents.map(OfferedDocument::key).collect();
        for mut file in other.files {
            file.find_there(&held);
            self.files.push(file);
        }
        self.report.append(other.report);
    }

    /// Leaves out what has come into the collection meanwhile. Says whether nothing is left that had not.
    pub fn find_there(&mut self, snapshot: &Snapshot) -> bool {
        let held = held_by(snapshot);
        for file in &mut self.files {
            file.find_there(&held);
        }
        self.files.iter().all(OfferedFile::is_all_there)
    }

    /// Puts what was read once more in the place of what was read of a file before. What a person chose of it stays.
    pub fn replace(&mut self, index: usize, read: Vec<ImportedFile>, choices: Choices) {
        let Some(file) = self.files.get_mut(index) else {
            return;
        };
        file.replace(read, choices);
        let name = file.name.as_str();
        let within = format!("{name} / ");
        self.report.retain(|entry| {
            is_of_no_document(&entry.note) || entry.file != name && !entry.file.starts_with(&within)
        });
        for (name, note) in file.notes_by_document() {
            self.report
                .add(note.severity(), name.to_owned(), note.clone());
        }
    }
}

fn is_of_no_document(note: &ImportNote) -> bool {
    matches!(note, ImportNote::Refused(_) | ImportNote::PassedOver(_))
}

#[cfg(test)]
mod tests;
