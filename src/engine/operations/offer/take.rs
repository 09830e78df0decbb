//! From an offer to documents that come in, and what is to be told of it.

use crate::engine::operations::add::{Added, document_of};
use crate::engine::operations::facts::{mixed_columns, values_of};
use crate::engine::operations::file_line::{FileLine, FileOutcome};
use crate::engine::operations::offer::Offer;
use crate::exchange::importer::ImportNote;
use crate::i18n::Language;

impl Offer {
    /// Makes what was chosen ready to come in by one command. Variables are called in a language.
    pub fn take(self, language: Language) -> Added {
        let taken = self.files.iter().flat_map(|file| file.taken());
        let taken: Vec<_> = taken.map(|document| &document.file).collect();
        let mixed = mixed_columns(&taken);
        let mut added = Added {
            report: self.report,
            ..Added::default()
        };
        for offered in self.files {
            let (is_taken, is_all_there) = (offered.is_taken, offered.is_all_there());
            let mut is_same_name_told = false;
            for mut document in offered.documents {
                let is_there = document.is_there && !(is_taken && is_all_there);
                if is_there || !is_taken {
                    let outcome = match is_there {
                        true => FileOutcome::AlreadyThere,
                        false => FileOutcome::NotTaken,
                    };
                    added.lines.push(FileLine::of(&document.file, outcome));
                    if is_there {
                        added.already_there.push(document.file.name);
                    }
                    continue;
                }
                let facts = &mut document.file.imported.facts;
                facts.retain(|fact| !offered.unwanted.contains(&fact.about));
                let mut line = FileLine::of(&document.file, FileOutcome::Ok);
                let (values, left_out) = values_of(&document.file.imported.facts, &mixed, language);
                // Said once for a file.
                let is_same_name = document.same_name.is_some();
                let is_told = std::mem::replace(&mut is_same_name_told, is_same_name);
                let same_name = is_same_name && !is_told;
                let same_name = same_name.then_some(ImportNote::SameName);
                for note in left_out.into_iter().chain(same_name) {
                    let name = document.file.name.clone();
                    added.report.add(note.severity(), name, note.clone());
                    line.add(note);
                }
                added.lines.push(line);
                let chosen = offered.language.clone();
                let language = chosen.or(document.language);
                added
                    .documents
                    .push(document_of(document.file, language, values));
            }
        }
        let not_read = added.report.entries().iter().filter_map(FileLine::not_read);
        added.lines.extend(not_read);
        added
    }
}
