//! A document read in the wrong encoding is read again in the right one.

use hashiya::base::Progress;
use hashiya::command::{Command, Refusal};
use hashiya::engine::operations::{ImportSetUp, add_documents, reread};
use hashiya::engine::{EngineError, JobError};
use hashiya::exchange::importer::{ImportOptions, Isolation};
use hashiya::i18n::Language;
use hashiya::model::*;
use hashiya::text::Encoding;

use crate::support::{Bench, folder};

const ARABIC: &str = "قالت الشركة إنها أوقفت عددًا من الخدمات التي كانت تستعملها الوحدة.\nوكانت الخدمة متاحة قبل ذلك.\n";

fn windows_1256(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1256.encode(text).0.into_owned()
}

/// A collection with one Arabic document that was read as a Western one.
fn misread(seed: u64) -> (Bench, DocumentId) {
    let bench = Bench::new(seed);
    let folder = folder();
    let file = folder.path().join("خبر.txt");
    std::fs::write(&file, windows_1256(ARABIC)).unwrap();
    let set_up = ImportSetUp {
        options: ImportOptions {
            encoding: Some(Encoding::Windows1252),
            ..ImportOptions::default()
        },
        isolation: Isolation::InProcess,
        ..ImportSetUp::usual(Language::English)
    };
    let progress = Progress::default();
    add_documents(bench.engine(), &[file], &set_up, &progress).unwrap();
    let document = bench.snapshot().documents().next().unwrap().id;
    (bench, document)
}

fn current(bench: &Bench, document: DocumentId) -> std::sync::Arc<Capture> {
    let snapshot = bench.snapshot();
    snapshot.current_capture(document).unwrap().clone()
}

#[track_caller]
fn read_as(bench: &Bench, document: DocumentId, encoding: Encoding) -> Result<Command, JobError> {
    reread(
        bench.engine(),
        document,
        encoding,
        &Isolation::InProcess,
        &Progress::default(),
    )
}

#[test]
fn the_right_encoding_brings_the_letters_and_undo_the_former_text() {
    let (mut bench, document) = misread(51);
    let wrong = current(&bench, document);
    assert_eq!(wrong.encoding, "windows-1252");
    assert!(wrong.text.starts_with("ÞÇáÊ"), "{}", wrong.text);

    let before = bench.hash();
    let command = read_as(&bench, document, Encoding::Windows1256).unwrap();
    let outcome = bench.run(command);
    let right = current(&bench, document);
    assert_eq!(&*right.text, ARABIC);
    assert_eq!(right.encoding, "windows-1256");
    assert_eq!(right.original_sha256, wrong.original_sha256);
    assert_eq!(outcome.answer, [document.into(), RowKey::from(right.id)]);
    let snapshot = bench.snapshot();
    let row = snapshot.document(document).unwrap();
    assert_eq!((&*row.name, row.language.as_deref()), ("خبر", Some("ar")));
    // The former one is kept.
    assert_eq!(snapshot.captures_of(document).count(), 2);
    assert_eq!(snapshot.capture(wrong.id), Some(&wrong));
    let bytes = bench.engine().original_bytes(right.id).unwrap();
    assert_eq!(bytes, Some(windows_1256(ARABIC)));
    bench.check();

    let after = bench.hash();
    bench.reopen();
    bench.run(Command::Undo);
    assert_eq!(bench.hash(), before);
    assert_eq!(current(&bench, document), wrong);
    bench.reopen();
    bench.run(Command::Redo);
    assert_eq!(bench.hash(), after);
    bench.check();

    // The same reading again changes nothing.
    let again = read_as(&bench, document, Encoding::Windows1256).unwrap();
    let refused = bench.engine().execute(again);
    assert!(matches!(
        refused,
        Err(EngineError::Refused(Refusal::NoChange))
    ));
}

/// What was marked in a wrong reading has no words in the right one: it stays as an orphan with its quote, and comes back
/// to its place with undo.
#[test]
fn annotations_of_a_wrong_reading_stay_as_orphans() {
    let (bench, document) = misread(52);
    let capture = current(&bench, document).id;
    let annotation = bench.annotate(capture, "ÞÇáÊ", &["نقل"]);
    let before = bench.hash();
    bench.run(read_as(&bench, document, Encoding::Windows1256).unwrap());
    assert_eq!(&*current(&bench, document).text, ARABIC);
    let snapshot = bench.snapshot();
    let passage = snapshot.annotation(annotation).unwrap().passage;
    assert_eq!(snapshot.state_of(passage), PlacementState::Orphan);
    assert_eq!(snapshot.passage(passage).unwrap().quote, "ÞÇáÊ");
    bench.check();
    bench.run(Command::Undo);
    assert_eq!(bench.hash(), before);
    bench.check();
}

/// Without the bytes, or without a document, there is nothing to read.
#[test]
fn only_kept_bytes_are_read() {
    let (bench, document) = misread(53);
    let rows: Vec<Row> = bench.snapshot().rows().collect();
    let copy = Bench::new(54);
    let check = |wanted: Refusal| match read_as(&copy, document, Encoding::Utf8) {
        Err(JobError::Engine(EngineError::Refused(refusal))) => assert_eq!(refusal, wanted),
        other => panic!("{other:?}"),
    };
    let key = document.into();
    check(Refusal::Missing { key });
    copy.run(Command::Merge {
        rows,
        originals: Vec::new(),
        tombstones: Vec::new(),
    });
    let key = current(&copy, document).id.into();
    check(Refusal::NoOriginal { key });
}
