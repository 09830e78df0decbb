//! What came of each file of an import, for its written report.

use crate::base::{ReportEntry, Severity};
use crate::exchange::importer::{Fact, ImportNote, ImportedFile, importer_named};

/// How a file ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOutcome {
    /// It came in.
    Ok,
    /// It came in, and deserves a look.
    Warn,
    /// It could not be read.
    Refused,
    /// It was not looked at.
    PassedOver,
    /// A person left it out.
    NotTaken,
    /// Its very bytes are in the collection, or came in from another file.
    AlreadyThere,
}

/// One file, or one document of a file that holds several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    /// Its name, with those of the archive and part that it is from; for display.
    pub name: String,
    /// How it ended.
    pub outcome: FileOutcome,
    /// What is known of what was read; none where nothing was.
    pub read: Option<ReadLine>,
    /// What is worth knowing, or why it was not read.
    pub notes: Vec<ImportNote>,
}

/// What was read of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// The ending of files of its format.
    pub format: &'static str,
    /// Name and version of what made the text.
    pub extractor: String,
    /// How the bytes were read.
    pub encoding: &'static str,
    /// BCP 47 tag of the language that the file names.
    pub language: Option<String>,
    /// Code points of the text.
    pub characters: usize,
    /// The document set in which it comes.
    pub set: Option<String>,
    /// What the file says of itself.
    pub facts: Vec<Fact>,
}

impl FileLine {
    /// Of a file that was read.
    pub(super) fn of(file: &ImportedFile, outcome: FileOutcome) -> Self {
        let imported = &file.imported;
        let format = importer_named(imported.extractor.name);
        let format = format.and_then(|importer| importer.extensions().first());
        let mut line = Self {
            name: file.name.clone(),
            outcome,
            read: Some(ReadLine {
                format: format.copied().unwrap_or_default(),
                extractor: imported.extractor.to_string(),
                encoding: imported.encoding.name(),
                language: imported.language.clone(),
                characters: file.text.chars().count(),
                set: file.set.clone(),
                facts: imported.facts.clone(),
            }),
            notes: Vec::new(),
        };
        for note in &imported.notes {
            line.add(note.clone());
        }
        line
    }

    /// Of a file that could not be read, with the reason.
    pub fn refused(name: String, note: ImportNote) -> Self {
        Self {
            name,
            outcome: FileOutcome::Refused,
            read: None,
            notes: vec![note],
        }
    }

    /// Of the same file, where the collection holds what it would bring.
    pub fn already_there(self) -> Self {
        Self {
            outcome: FileOutcome::AlreadyThere,
            ..self
        }
    }

    /// Of a file that gave nothing; none of a note on one that did.
    pub(super) fn not_read(entry: &ReportEntry<ImportNote>) -> Option<Self> {
        let outcome = match entry.note {
            ImportNote::Refused(_) => FileOutcome::Refused,
            ImportNote::PassedOver(_) => FileOutcome::PassedOver,
            _ => return None,
        };
        Some(Self {
            name: entry.file.clone(),
            outcome,
            read: None,
            notes: vec![entry.note.clone()],
        })
    }

    /// Adds a note; one that warns makes the line warn.
    pub(super) fn add(&mut self, note: ImportNote) {
        if self.outcome == FileOutcome::Ok && note.severity() == Severity::Warning {
            self.outcome = FileOutcome::Warn;
        }
        self.notes.push(note);
    }
}
