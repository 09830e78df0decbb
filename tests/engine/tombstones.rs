//! What was deleted is told again by a copy: export, import and export are byte-identical with deletions in between.

use std::path::Path;

use hashiya::base::Progress;
use hashiya::base::environment::Environment;
use hashiya::command::{AnnotationFate, Command};
use hashiya::engine::operations::{RecordFormat, RecordOptions, export_record, merge_record};
use hashiya::engine::{EngineError, JobError};
use hashiya::model::*;

use crate::sequences::{Choices, step};
use crate::support::{Bench, TEXT, add, folder};

fn export(bench: &Bench, path: &Path, format: RecordFormat) -> Vec<u8> {
    let options = RecordOptions {
        with_originals: true,
        ..RecordOptions::default()
    };
    export_record(bench.engine(), path, format, options, &Progress::default()).unwrap();
    std::fs::read(path).unwrap()
}

/// The copy of a collection, made through a record, after a look at what the copy says.
#[track_caller]
fn copy(bench: &Bench, seed: u64, format: RecordFormat) -> Bench {
    let folder = folder();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let bytes = export(bench, &first, format);
    let mut copy = Bench::of_record(&first, seed);
    copy.check();
    copy.reopen();
    assert!(
        export(&copy, &second, format) == bytes,
        "{format:?}, {seed}"
    );
    assert_eq!(tombstones(&copy), tombstones(bench));
    let again = merge_record(copy.engine(), &second, &Progress::default());
    assert!(matches!(
        again,
        Err(JobError::Engine(EngineError::Refused(
            hashiya::command::Refusal::NoChange
        )))
    ));
    copy
}

fn tombstones(bench: &Bench) -> Vec<Tombstone> {
    bench.engine().tombstones().unwrap()
}

/// A collection in which an annotation with a tagging, a tag, a memo and a document have been deleted.
fn with_deletions(seed: u64) -> Bench {
    let bench = Bench::new(seed);
    let documents = ["first", "second"].map(|name| bench.add_document(name, TEXT));
    let capture = bench.snapshot().document(documents[0]).unwrap().capture;
    let annotation = bench.annotate(capture, "الشركة", &["إنكار"]);
    bench.annotate(capture, "company", &["report"]);
    let tag = bench.tag("نفي", None);
    let memo = bench.memo("to go", &[MemoTarget::Collection]);
    for command in [
        Command::DeleteAnnotations {
            annotations: vec![annotation],
        },
        Command::DeleteTag {
            tag,
            fate: AnnotationFate::Keep,
        },
        Command::DeleteMemo { memo },
        Command::RemoveDocuments {
            documents: vec![documents[1]],
        },
    ] {
        bench.run(command);
    }
    bench
}

#[test]
fn a_copy_tells_of_deletions_in_the_same_bytes() {
    let bench = with_deletions(31);
    // Annotation, passage, tagging; tag; memo; document, capture.
    assert_eq!(tombstones(&bench).len(), 7);
    for format in RecordFormat::ALL {
        let copied = copy(&bench, 32, *format);
        copy(&copied, 33, *format);
    }
}

/// Lives go on in the copy: what was carried stays beside what is deleted there.
#[test]
fn random_copies_of_copies_tell_the_same() {
    for seed in 40..46 {
        let choices = Choices::new(seed);
        let mut bench = Bench::new(seed);
        bench.run(add(&["first", "second"], TEXT));
        for generation in 0..3 {
            for _ in 0..60 {
                step(&bench, &choices);
            }
            assert!(!tombstones(&bench).is_empty());
            let format = RecordFormat::ALL[(generation + seed as usize) % 2];
            bench = copy(&bench, seed * 10 + generation as u64, format);
        }
        bench.check();
        while bench.engine().undo_state().undo.is_some() {
            bench.run(Command::Undo);
        }
        bench.check();
    }
}

fn merge(rows: Vec<Row>, tombstones: Vec<Tombstone>) -> Command {
    Command::Merge {
        rows,
        originals: Vec::new(),
        tombstones,
    }
}

/// Undo takes carried tombstones away again, and brings those back that gave way to a row; each by a fresh process.
#[test]
fn a_merge_of_tombstones_is_taken_back_exactly() {
    let mut bench = Bench::new(34);
    let annotator = Annotator {
        id: AnnotatorId(bench.environment.new_uuid()),
        name: "Basma".to_owned(),
        created: bench.environment.now(),
    };
    let tombstone = Tombstone {
        key: annotator.id.into(),
        deleted_at: annotator.created,
    };
    bench.run(merge(Vec::new(), vec![tombstone]));
    assert_eq!(tombstones(&bench), [tombstone]);
    bench.check();
    bench.reopen();
    bench.run(Command::Undo);
    assert_eq!(tombstones(&bench), []);
    bench.check();
    bench.reopen();
    bench.run(Command::Redo);
    assert_eq!(tombstones(&bench), [tombstone]);

    bench.run(merge(vec![annotator.clone().into()], Vec::new()));
    assert_eq!(tombstones(&bench), []);
    assert!(bench.snapshot().annotator(annotator.id).is_some());
    bench.check();
    for _ in 0..2 {
        bench.reopen();
        bench.run(Command::Undo);
        assert_eq!(tombstones(&bench), [tombstone]);
        bench.check();
        copy(&bench, 35, RecordFormat::Json);
        bench.reopen();
        bench.run(Command::Redo);
        assert_eq!(tombstones(&bench), []);
        bench.check();
    }
}

/// What is deleted in one copy and live in the other stays, and is listed.
#[test]
fn a_merge_deletes_nothing() {
    let bench = with_deletions(36);
    let folder = folder();
    let record = folder.path().join("before.ron");
    export(&bench, &record, RecordFormat::Ron);
    let other = Bench::of_record(&record, 37);
    let annotation = other.snapshot().annotations().next().unwrap().id;
    let annotations = vec![annotation];
    other.run(Command::DeleteAnnotations { annotations });
    let record = folder.path().join("after.ron");
    export(&other, &record, RecordFormat::Ron);

    let (before, known) = (bench.snapshot(), tombstones(&bench));
    let outcome = merge_record(bench.engine(), &record, &Progress::default()).unwrap();
    assert!(outcome.conflicts.contains(&annotation.into()));
    // With its passage and its tagging.
    assert_eq!(outcome.conflicts.len(), 3);
    // The one who deleted it came into the other copy with that, and so in here.
    let basma = other.engine().me();
    assert_eq!(outcome.touched, [RowKey::from(basma)]);
    let after = bench.snapshot();
    let rows = after.rows().filter(|row| row.key() != basma.into());
    assert!(rows.eq(before.rows()));
    assert_eq!(tombstones(&bench), known);
    bench.check();
}
