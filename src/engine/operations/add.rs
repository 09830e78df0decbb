//! Files and folders to documents.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{Budget, Cancelled, Progress, Report};
use crate::command::NewDocument;
use crate::exchange::importer::{
    ImportError, ImportNote, ImportOptions, ImportedFile, import_files,
};
use crate::model::{Sha256, Snapshot};
use crate::text::{Direction, first_strong};

/// What came of reading files.
#[derive(Debug, Default)]
pub struct Added {
    /// To be added by one command; empty where nothing could be read or all was there.
    pub documents: Vec<NewDocument>,
    /// What is to be told of the files.
    pub report: Report<ImportNote>,
    /// Files whose very bytes the collection holds already.
    pub already_there: Vec<String>,
}

/// Reads files and folders into documents; what the collection holds already, byte for byte, is passed over.
pub fn documents_of(
    paths: &[PathBuf],
    snapshot: &Snapshot,
    options: &ImportOptions,
    progress: &Progress,
) -> Result<Added, Cancelled> {
    let folders: Vec<&PathBuf> = paths.iter().filter(|path| path.is_dir()).collect();
    let mut import = import_files(paths, options, &Budget::default(), progress)?;
    // A folder that went away while it was read would come in by half: then nothing does, and the report names it.
    for gone in folders.into_iter().filter(|folder| !folder.is_dir()) {
        let name = gone.file_name().unwrap_or(gone.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let note = ImportNote::Refused(ImportError::Vanished);
        import.report.add(note.severity(), name, note);
        import.files.clear();
    }
    let mut known: BTreeSet<Sha256> = snapshot
        .documents()
        .filter_map(|document| snapshot.capture(document.capture))
        .map(|capture| capture.original_sha256)
        .collect();
    let mut added = Added {
        report: import.report,
        ..Added::default()
    };
    for file in import.files {
        if known.insert(file.sha256) {
            added.documents.push(document_of(file));
        } else {
            added.already_there.push(file.name);
        }
    }
    Ok(added)
}

pub(super) fn document_of(file: ImportedFile) -> NewDocument {
    let ImportedFile {
        name,
        bytes,
        sha256,
        modified,
        imported,
    } = file;
    NewDocument {
        name: stem(&name).to_owned(),
        language: imported.language.or_else(|| language_of(&imported.text)),
        text: Arc::from(imported.text),
        original: Arc::from(bytes),
        original_sha256: sha256,
        original_modified: modified,
        encoding: imported.encoding.name().to_owned(),
        extractor: imported.extractor.to_string(),
        notes: imported.notes.iter().filter_map(ImportNote::code).collect(),
        structure: imported.structure,
        original_name: name,
    }
}

/// A file's name without its last extension.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// How much of a text the guess reads, bytes.
const GUESSED_FROM: usize = 20_000;

/// The main language where the guess is reliable and agrees with the main script; BCP 47.
fn language_of(text: &str) -> Option<String> {
    let mut end = text.len().min(GUESSED_FROM);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let guess = whatlang::detect(head).filter(whatlang::Info::is_reliable)?;
    let code = match guess.lang() {
        whatlang::Lang::Ara => "ar",
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Pes => "fa",
        whatlang::Lang::Urd => "ur",
        whatlang::Lang::Heb => "he",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Tur => "tr",
        other => other.code(),
    };
    let is_rtl = matches!(code, "ar" | "fa" | "ur" | "he");
    let starts = head.lines().filter_map(first_strong);
    let (mut right, mut left) = (0_usize, 0_usize);
    for direction in starts {
        if direction == Direction::RightToLeft {
            right += 1;
        } else {
            left += 1;
        }
    }
    (is_rtl == (right > left)).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_only_its_last_extension() {
        for (name, expected) in [
            ("تقرير.v2.txt", "تقرير.v2"),
            ("notes", "notes"),
            (".txt", ".txt"),
        ] {
            assert_eq!(stem(name), expected);
        }
    }

    #[test]
    fn a_language_is_said_only_when_it_is_plain() {
        let arabic = "أوقفت الشركة عددًا من الخدمات التي كانت تستعملها الوحدة العسكرية، وذلك بعد مراجعة داخلية.";
        let english = "The company ended the use of a number of services by the military unit after an internal review.";
        assert_eq!(language_of(arabic).as_deref(), Some("ar"));
        assert_eq!(language_of(english).as_deref(), Some("en"));
        assert_eq!(language_of("8200"), None);
        assert_eq!(language_of(""), None);
    }
}
