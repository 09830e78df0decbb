//! One file of an offer: its documents, and what a person chose about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Progress};
use crate::command::NewDocument;
use crate::engine::operations::add::{Known, document_of, language_of_file};
use crate::engine::operations::offer::summary::Summary;
use crate::exchange::importer::{
    Fact, FactKind, ImportError, ImportNote, ImportOptions, ImportedFile, Isolation, SourceFile,
    TableChoice, import_source, importer_named,
};
use crate::model::{DocumentId, Sha256, StructureMark, with_furniture};
use crate::text::{Encoding, Span, decode};

/// Bytes of which a sample in another encoding is made.
const SAMPLE: usize = 4_000;

/// One document that would come in.
#[derive(Clone, Debug)]
pub struct OfferedDocument {
    pub(super) file: ImportedFile,
    /// BCP 47 tag of its language: named by the file, or found in the text where that is plain.
    pub(super) language: Option<String>,
    /// Whether the collection holds it already, byte for byte, or an earlier file of the offer does.
    pub(super) is_there: bool,
    /// A document of the collection from a file of this name, with other bytes.
    pub(super) same_name: Option<DocumentId>,
}

impl OfferedDocument {
    pub(super) fn new(file: ImportedFile, known: &mut Known<'_>) -> Self {
        let is_there = !known.is_new(&file);
        Self {
            same_name: known.same_name(&file).filter(|_| !is_there),
            is_there,
            language: language_of_file(&file),
            file,
        }
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.file.text
    }

    /// Headings, furniture and the like.
    pub fn structure(&self) -> &[StructureMark] {
        &self.file.imported.structure
    }

    /// Its name within its file, where that gives several.
    pub fn part(&self) -> Option<&str> {
        self.file.imported.part.as_deref()
    }

    /// The hash of the bytes that it was made of, and of the file that they are a part of.
    pub(super) fn key(&self) -> (Option<Sha256>, Sha256) {
        (self.file.part_of, self.file.sha256)
    }

    /// Whether the collection holds it already.
    pub fn is_there(&self) -> bool {
        self.is_there
    }
}

/// What a person chose about a file that needs its bytes to be read once more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// An encoding instead of the one that was found.
    pub encoding: Option<Encoding>,
    /// Which columns become text.
    pub table: Option<TableChoice>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// As the table says.
    pub heading: String,
    /// Whether it is text of the documents; if not, it is a variable of them.
    pub is_text: bool,
}

/// One file that could be read, with the documents that it gave; never none.
#[derive(Clone, Debug)]
pub struct OfferedFile {
    /// Its name, with that of the archive it is from; for display.
    pub name: String,
    /// Whether it comes in.
    pub is_taken: bool,
    /// What was chosen of how it is read.
    pub choices: Choices,
    /// The language that a person chose for all its documents.
    pub language: Option<String>,
    /// What a person does not want of what the file says of itself.
    pub unwanted: BTreeSet<FactKind>,
    pub(super) documents: Vec<OfferedDocument>,
    summary: Summary,
}

impl OfferedFile {
    /// A file with its first document; complete once [`Self::finish`] was called.
    pub(super) fn new(document: OfferedDocument, options: &ImportOptions) -> Self {
        Self {
            name: document.file.source.clone(),
            is_taken: false,
            choices: Choices {
                encoding: options.encoding,
                table: options.table.clone(),
            },
            language: None,
            unwanted: BTreeSet::new(),
            documents: vec![document],
            summary: Summary::default(),
        }
    }

    /// Looks at all its documents; it is taken unless the collection holds all of it.
    pub(super) fn finish(&mut self) {
        self.summary = Summary::of(&self.documents);
        self.is_taken = !self.is_all_there();
    }

    pub(super) fn is_of(&self, document: &OfferedDocument) -> bool {
        let origin = self.documents.first().map(|first| first.file.origin);
        origin == Some(document.file.origin)
    }

    pub(super) fn push(&mut self, document: OfferedDocument) {
        self.documents.push(document);
    }

    /// Marks the documents that are among these as there already.
    pub(super) fn find_there(&mut self, held: &BTreeSet<(Option<Sha256>, Sha256)>) {
        for document in &mut self.documents {
            document.is_there |= held.contains(&document.key());
        }
        self.summary = Summary::of(&self.documents);
        self.is_taken &= !self.is_all_there();
    }

    /// Its documents, in their order.
    pub fn documents(&self) -> &[OfferedDocument] {
        &self.documents
    }

    /// Whether the collection holds all of it already.
    pub fn is_all_there(&self) -> bool {
        self.n_there() == self.documents.len()
    }

    /// How many of its documents the collection holds already.
    pub fn n_there(&self) -> usize {
        self.summary.n_there
    }

    /// How many documents it would bring.
    pub fn n_taken(&self) -> usize {
        match (self.is_taken, self.is_all_there()) {
            (false, _) => 0,
            (true, true) => self.documents.len(),
            (true, false) => self.documents.len() - self.n_there(),
        }
    }

    /// The documents that come in: those that are not there, or all where a person asked for a file that is.
    pub(super) fn taken(&self) -> impl Iterator<Item = &OfferedDocument> {
        let (is_taken, is_all_there) = (self.is_taken, self.is_all_there());
        let documents = self.documents.iter();
        documents.filter(move |document| is_taken && (is_all_there || !document.is_there))
    }

    fn first(&self) -> Option<&ImportedFile> {
        self.documents.first().map(|document| &document.file)
    }

    /// Its length in bytes.
    pub fn len_bytes(&self) -> u64 {
        self.first().map_or(0, |file| file.whole.len() as u64)
    }

    /// The usual ending of files of its format.
    pub fn format(&self) -> &'static str {
        let extractor = self.first().map(|file| file.imported.extractor.name);
        let importer = extractor.and_then(importer_named);
        let extension = importer.and_then(|importer| importer.extensions().first());
        extension.copied().unwrap_or_default()
    }

    /// The encoding it was read in, and whether that is beyond doubt.
    pub fn encoding(&self) -> (Encoding, bool) {
        self.first().map_or((Encoding::Utf8, true), |file| {
            (file.imported.encoding, file.imported.encoding_certain)
        })
    }

    /// Whether the encoding can be chosen: not where the format says it.
    pub fn has_encoding(&self) -> bool {
        matches!(
            self.first().map(|file| file.imported.extractor.name),
            Some("plain-text" | "markdown" | "csv" | "html" | "srt" | "vtt")
        )
    }

    /// The one language of its documents, or the one that a person chose; none where it is not known.
    pub fn language(&self) -> Option<&str> {
        let found = self.summary.languages.first().map(String::as_str);
        self.language.as_deref().or(found)
    }

    /// Whether its documents are in several languages, and nobody chose one.
    pub fn is_mixed(&self) -> bool {
        self.language.is_none() && self.summary.languages.len() > 1
    }

    /// What is worth knowing, each once, what matters most first.
    pub fn notes(&self) -> &[ImportNote] {
        &self.summary.notes
    }

    /// A document of the collection that came from a file of this name, with other bytes.
    pub fn same_name(&self) -> Option<DocumentId> {
        self.summary.same_name
    }

    /// The document set that it comes in, which its folder is.
    pub fn set(&self) -> Option<&str> {
        self.first().and_then(|file| file.set.as_deref())
    }

    /// What it would be as a new version of the document from a file of its name; none where it holds several.
    pub fn as_version(&self) -> Option<(DocumentId, NewDocument)> {
        let document = self.same_name()?;
        match self.documents.as_slice() {
            [one] => {
                let language = self.language.clone().or_else(|| one.language.clone());
                let found = document_of(one.file.clone(), language, Vec::new());
                Some((document, found))
            }
            _ => None,
        }
    }

    /// The notes with the names of the documents that they are about.
    pub(super) fn notes_by_document(&self) -> impl Iterator<Item = (&str, &ImportNote)> {
        self.documents.iter().flat_map(|document| {
            let notes = document.file.imported.notes.iter();
            notes.map(|note| (document.file.name.as_str(), note))
        })
    }

    /// What the file says of itself, by kind, with the first value and how many documents have one.
    pub fn facts(&self) -> &BTreeMap<FactKind, (Fact, usize)> {
        &self.summary.facts
    }

    /// The columns, where it is a table: those that are text first.
    pub fn columns(&self) -> &[TableColumn] {
        &self.summary.columns
    }

    /// The beginning of the file as it reads in an encoding.
    pub fn sample(&self, encoding: Encoding) -> String {
        let bytes = self.first().map_or(&[][..], |file| &file.whole);
        let head = &bytes[..bytes.len().min(SAMPLE)];
        let mut text = decode(head, Some(encoding)).text;
        // A character that is cut in two is no fault of the encoding.
        if head.len() < bytes.len() {
            text.truncate(text.trim_end_matches(char::REPLACEMENT_CHARACTER).len());
        }
        text
    }

    /// Sets a stretch of a document's text apart as furniture of the page, or takes it back.
    pub fn set_apart(&mut self, document: usize, stretch: Span, is_furniture: bool) {
        if let Some(document) = self.documents.get_mut(document) {
            let imported = &mut document.file.imported;
            if stretch.slice(&document.file.text).is_ok() {
                imported.structure = with_furniture(&imported.structure, stretch, is_furniture);
            }
        }
    }

    /// What is needed to read it once more by other choices.
    pub fn read_again(&self, choices: Choices) -> Option<ReadAgain> {
        let file = self.first()?;
        Some(ReadAgain {
            name: file.file.clone(),
            bytes: Arc::clone(&file.whole),
            modified: file.modified,
            choices,
        })
    }

    /// Puts what was read once more in the place of what was read before.
    pub(super) fn replace(&mut self, read: Vec<ImportedFile>, choices: Choices) {
        let Some(first) = self.first() else { return };
        let (set, origin) = (first.set.clone(), first.origin);
        // The same bytes: what was there is there.
        let (is_there, same_name) = (self.is_all_there(), self.same_name());
        let documents = read.into_iter().map(|mut file| {
            file.set.clone_from(&set);
            file.origin = origin;
            file.source.clone_from(&self.name);
            file.name = match &file.imported.part {
                Some(part) => format!("{} / {part}", self.name),
                None => self.name.clone(),
            };
            OfferedDocument {
                language: language_of_file(&file),
                is_there,
                same_name,
                file,
            }
        });
        let documents: Vec<OfferedDocument> = documents.collect();
        if !documents.is_empty() {
            let is_taken = self.is_taken;
            self.documents = documents;
            self.choices = choices;
            self.finish();
            self.is_taken = is_taken;
        }
    }
}

/// A file that is to be read once more; can be sent to another thread.
#[derive(Clone, Debug)]
pub struct ReadAgain {
    name: String,
    bytes: Arc<[u8]>,
    modified: Option<Timestamp>,
    choices: Choices,
}

impl ReadAgain {
    /// Reads it; the offer takes the answer with [`Offer::replace`](super::Offer::replace).
    pub fn read(
        self,
        budget: &Budget,
        isolation: &Isolation,
        progress: &Progress,
    ) -> Result<(Vec<ImportedFile>, Choices), ImportError> {
        let source = SourceFile {
            name: self.name,
            bytes: self.bytes.to_vec(),
            modified: self.modified,
        };
        let options = ImportOptions {
            encoding: self.choices.encoding,
            table: self.choices.table.clone(),
        };
        let read = import_source(source, &options, budget, isolation, progress)?;
        Ok((read, self.choices))
    }
}
