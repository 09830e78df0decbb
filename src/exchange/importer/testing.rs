//! What the tests of several importers share: files of real producers, archives made on the spot.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;

use super::{ImportError, ImportNote, ImportOptions, Imported, SourceFile, import_bytes};
use crate::base::{Budget, Progress};
use crate::model::StructureKind;

pub(super) use super::mutation::{mutate, mutated_archive, survives};

/// By when a file made to do harm has ended: well under a second in the program, and this where a build without
/// optimization shares a busy machine.
pub(in crate::exchange) const SOON: Duration = Duration::from_secs(30);

/// The structure of the report that several producers wrote from one source.
pub(super) const REPORT_MARKS: [(StructureKind, &str); 19] = [
    (StructureKind::Heading(1), "تقرير الوحدة الثالثة"),
    (StructureKind::Heading(1), "أولًا: ما قِيلَ"),
    (StructureKind::Strong, "nothing new"),
    (StructureKind::Emphasis, "محطّة"),
    (StructureKind::Strong, "plant"),
    (StructureKind::Heading(2), "Lists and quotations"),
    (StructureKind::ListItem(1), "بند أول"),
    (StructureKind::ListItem(2), "nested item"),
    (StructureKind::ListItem(1), "بند ثانٍ فيه توكيد"),
    (StructureKind::Strong, "توكيد"),
    (StructureKind::ListItem(1), "numbered one"),
    (StructureKind::ListItem(1), "numbered two"),
    (
        StructureKind::Quotation,
        "«مَن كَتَمَ عِلْمًا أُلْجِمَ يَوْمَ القِيَامَةِ» — as quoted on p. 7.",
    ),
    (StructureKind::Code, "let x = 1;"),
    (StructureKind::TableRow, "السنة\tالجهة\tAmount"),
    (
        StructureKind::TableRow,
        "٢٠١٩\tوزارة الكهرباء second paragraph\t1,250.75",
    ),
    (StructureKind::TableRow, "across two columns\t\t"),
    (StructureKind::Footnote, "[1] بيان صحفي، ١٢ آذار ٢٠١٩."),
    (
        StructureKind::Footnote,
        "[2] First line of the endnote.\nالسطر الثاني منها.",
    ),
];

fn fixture_path(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    folder.join(name)
}

/// A file of a real producer, by its path under the fixtures.
pub(super) fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixture_path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Reads bytes under a name.
pub(super) fn read_all(name: &str, bytes: &[u8]) -> Result<Vec<Imported>, ImportError> {
    let source = SourceFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        modified: None,
    };
    import_bytes(
        &source,
        &ImportOptions::default(),
        &Budget::default(),
        &Progress::default(),
    )
}

/// Reads a file that holds one document.
pub(super) fn read_one(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    read_all(name, bytes).map(|mut documents| documents.remove(0))
}

/// The text of a file that holds one document.
pub(super) fn read_text_of(name: &str, bytes: &[u8]) -> String {
    read_one(name, bytes).expect("it can be read").text
}

/// Reads a fixture and wants exactly the text that lies beside it, with marks that lie in it.
pub(super) fn read_fixture(name: &str) -> Imported {
    let imported = read_one(name, &fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (stem, _) = name.rsplit_once('.').expect("an extension");
    let expected = fixture(&format!("{stem}.expected.txt"));
    let expected = String::from_utf8(expected).expect("UTF-8");
    assert_eq!(imported.text, expected, "{name}");
    check_marks(&imported);
    imported
}

/// Wants every mark to lie on the characters of the text, in order.
pub(super) fn check_marks(imported: &Imported) {
    let mut last = None;
    for mark in &imported.structure {
        let words = mark.span.slice(&imported.text);
        assert!(words.is_ok_and(|words| !words.is_empty()), "{mark:?}");
        let place = (mark.span.start(), std::cmp::Reverse(mark.span.end()));
        assert!(last.is_none_or(|last| last <= place), "{mark:?}");
        last = Some(place);
    }
}

/// The structure, each mark as its kind and its words.
pub(super) fn marks(imported: &Imported) -> Vec<(StructureKind, &str)> {
    let words = |mark: &crate::model::StructureMark| {
        let words = mark.span.slice(&imported.text);
        (mark.kind, words.expect("in the text"))
    };
    imported.structure.iter().map(words).collect()
}

/// The codes of the notes.
pub(super) fn codes(imported: &Imported) -> Vec<String> {
    imported.notes.iter().filter_map(ImportNote::code).collect()
}

/// An archive of these parts.
pub(in crate::exchange) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The parts of an archive, by name.
pub(in crate::exchange) fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("its bytes");
            (entry.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

/// Wants a refusal, soon.
pub(super) fn refused(name: &str, bytes: &[u8], what: &str) -> ImportError {
    let start = Instant::now();
    let result = read_all(name, bytes);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(10), "{what} took {took:?}");
    match result {
        Err(error) => error,
        Ok(documents) => panic!("{what} was read: {} documents", documents.len()),
    }
}
