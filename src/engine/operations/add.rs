//! Files and folders to documents.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::base::{Budget, Cancelled, Progress, Report};
use crate::command::plan::{MAX_NAME, checked_name};
use crate::command::{NewDocument, NewValue};
use crate::engine::operations::file_line::FileLine;
use crate::engine::operations::offer::Offer;
use crate::exchange::importer::{ImportNote, ImportOptions, ImportedFile, Isolation, stem};
use crate::i18n::Language;
use crate::model::{DocumentId, Sha256, Snapshot};
use crate::text::{Direction, first_strong};

/// A title longer than this many characters is no name for a list.
const MOST_TITLE: usize = 200;

/// How files are to be read.
#[derive(Clone, Debug)]
pub struct ImportSetUp {
    /// What a person chose.
    pub options: ImportOptions,
    /// What each file may cost.
    pub budget: Budget,
    /// Where foreign files are read.
    pub isolation: Isolation,
    /// In which language variables are called that are made on the way.
    pub language: Language,
    /// BCP 47 tag of the language of all documents; none: each has the one that is found in it.
    pub documents_language: Option<String>,
    /// Names, in either language, of what files say of themselves that is not to become a variable.
    pub unwanted: Vec<String>,
}

impl ImportSetUp {
    /// As usual: nothing chosen, foreign files in a process of their own, which is this program once more.
    pub fn usual(language: Language) -> Self {
        Self {
            options: ImportOptions::default(),
            budget: Budget::default(),
            isolation: Isolation::this_program(),
            language,
            documents_language: None,
            unwanted: Vec::new(),
        }
    }
}

/// What came of reading files.
#[derive(Debug, Default)]
pub struct Added {
    /// To be added by one command; empty where nothing could be read or all was there.
    pub documents: Vec<NewDocument>,
    /// What is to be told of the files.
    pub report: Report<ImportNote>,
    /// Files whose very bytes the collection holds already.
    pub already_there: Vec<String>,
    /// All of it by file: those that were read in their order, then those that were not.
    pub lines: Vec<FileLine>,
}

/// Reads files and folders into documents; what the collection holds already, byte for byte, is passed over.
pub fn documents_of(
    paths: &[PathBuf],
    snapshot: &Snapshot,
    set_up: &ImportSetUp,
    progress: &Progress,
) -> Result<Added, Cancelled> {
    let mut offer = Offer::read(paths, snapshot, set_up, progress)?;
    offer.choose(set_up);
    Ok(offer.take(set_up.language))
}

/// What the collection and this import hold already.
pub(super) struct Known<'a> {
    names: BTreeMap<&'a str, DocumentId>,
    /// The bytes by what they are and of which file they are a part, with the file of this import that they came in from, if
    /// they did.
    bytes: BTreeMap<(Option<Sha256>, Sha256), Option<usize>>,
    /// The file of which the name was told last: its documents share the line.
    told: Option<usize>,
}

impl<'a> Known<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        let captures = || {
            let documents = snapshot.documents();
            documents.filter_map(|document| snapshot.capture(document.capture))
        };
        Self {
            names: captures()
                .map(|capture| (capture.original_name.as_str(), capture.document))
                .collect(),
            bytes: held_by(snapshot)
                .into_iter()
                .map(|key| (key, None))
                .collect(),
            told: None,
        }
    }

    /// Whether nobody else brought these bytes. Documents of one file may be made of the same ones, and so may rows of two
    /// tables; the same table once more brings nothing new.
    pub(super) fn is_new(&mut self, file: &ImportedFile) -> bool {
        let key = (file.part_of, file.sha256);
        let origin = self.bytes.entry(key).or_insert(Some(file.origin));
        *origin == Some(file.origin)
    }

    /// Another document of the collection from a file of this name; told once for a file.
    pub(super) fn same_name(&mut self, file: &ImportedFile) -> Option<DocumentId> {
        let is_first = self.told.replace(file.origin) != Some(file.origin);
        let found = self.names.get(file.file.as_str()).copied();
        found.filter(|_| is_first)
    }
}

/// What the current captures were made of: each by its hash, and by that of the whole file where it is a part of one.
pub(super) fn held_by(snapshot: &Snapshot) -> BTreeSet<(Option<Sha256>, Sha256)> {
    let documents = snapshot.documents();
    let captures = documents.filter_map(|document| snapshot.capture(document.capture));
    captures
        .map(|capture| (capture.whole_sha256(), capture.original_sha256))
        .collect()
}

pub(super) fn document_of(
    file: ImportedFile,
    language: Option<String>,
    values: Vec<NewValue>,
) -> NewDocument {
    let name = document_name(&file);
    let ImportedFile {
        file,
        bytes,
        sha256,
        part_of,
        whole,
        modified,
        set,
        text,
        imported,
        ..
    } = file;
    let whole = part_of.is_some().then_some(whole);
    let part_of = part_of.map(ImportNote::PartOf);
    NewDocument {
        name,
        language,
        text,
        original: bytes,
        whole,
        original_sha256: sha256,
        original_modified: modified,
        encoding: imported.encoding.name().to_owned(),
        extractor: imported.extractor.to_string(),
        notes: imported
            .notes
            .iter()
            .chain(&part_of)
            .filter_map(ImportNote::code)
            .collect(),
        structure: imported.structure,
        original_name: file,
        set: set.as_deref().and_then(set_name),
        values,
    }
}

/// What a document is called: what a file of many names calls it, else the file's name without its ending. Plain text and
/// Markdown have no title but a first line, which a person did not choose as a name.
fn document_name(file: &ImportedFile) -> String {
    let imported = &file.imported;
    let has_titles = !matches!(imported.extractor.name, "plain-text" | "markdown");
    // Letters that could not be read name nothing.
    let is_readable = |title: &&str| has_titles && !title.contains(char::REPLACEMENT_CHARACTER);
    let title = imported.title.as_deref().filter(is_readable);
    let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let is_name =
        |title: &String| title.chars().count() <= MOST_TITLE && checked_name(title).is_ok();
    if let Some(title) = title.filter(is_name) {
        return title;
    }
    let name = match &imported.part {
        Some(part) => format!("{} / {part}", stem(&file.file)),
        None => stem(&file.file).to_owned(),
    };
    // Whatever a file is called, it comes in.
    let name = clipped(&name);
    match checked_name(&name) {
        Ok(name) => name,
        Err(_) => clipped(&format!("{} {name}", imported.extractor.name)),
    }
}

/// The name of a set; none where a folder has no name that could be shown.
fn set_name(name: &str) -> Option<String> {
    checked_name(&clipped(name)).ok()
}

fn clipped(name: &str) -> String {
    name.chars().take(MAX_NAME).collect()
}

/// The language of what was read: the one that the file names, unless the text is plainly in one of the other direction, as
/// where a program writes its own language into every file.
pub(super) fn language_of_file(file: &ImportedFile) -> Option<String> {
    language_between(&file.text, file.imported.language.as_deref())
}

fn language_between(text: &str, named: Option<&str>) -> Option<String> {
    let found = language_of(text);
    let named = named.map(str::to_owned);
    match (&named, &found) {
        (Some(name), Some(plain)) if is_rtl(name) != is_rtl(plain) => found,
        (Some(_), _) => named,
        (None, _) => found,
    }
}

fn is_rtl(tag: &str) -> bool {
    let main = tag.split('-').next().unwrap_or_default();
    matches!(
        main,
        "ar" | "fa" | "ur" | "he" | "ckb" | "ps" | "sd" | "ug" | "yi"
    )
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
    let starts = head.lines().filter_map(first_strong);
    let (mut right, mut left) = (0_usize, 0_usize);
    for direction in starts {
        if direction == Direction::RightToLeft {
            right += 1;
        } else {
            left += 1;
        }
    }
    (is_rtl(code) == (right > left)).then(|| code.to_owned())
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
    fn a_named_language_holds_unless_the_text_runs_the_other_way() {
        let arabic = "أوقفت الشركة عددًا من الخدمات التي كانت تستعملها الوحدة العسكرية، وذلك بعد مراجعة داخلية.";
        let english = "The company ended the use of a number of services by the military unit after an internal review.";
        let check = |named: Option<&str>, text: &str, expected: Option<&str>| {
            assert_eq!(language_between(text, named).as_deref(), expected);
        };
        check(None, arabic, Some("ar"));
        check(Some("en-US"), arabic, Some("ar"));
        check(Some("ar-SY"), arabic, Some("ar-SY"));
        check(Some("fa"), arabic, Some("fa"));
        check(Some("fr"), english, Some("fr"));
        check(Some("ar"), english, Some("en"));
        check(Some("en"), "8200", Some("en"));
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
