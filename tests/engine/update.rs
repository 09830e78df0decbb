//! A collection that a program of schema 1 left: it opens, says the same, and its history goes on.

use std::path::Path;
use std::sync::Arc;

use hashiya::base::Progress;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::Command;
use hashiya::engine::operations::{RecordFormat, RecordOptions, export_record};
use hashiya::engine::{Access, Engine, Person};
use hashiya::model::{AnnotatorId, MemoTarget};

use crate::support::{folder, write};

const FILE: &[u8] = include_bytes!("../fixtures/store/version-1.hashiya");
/// The record that the program of that version wrote of it.
const RECORD: &str = include_str!("../fixtures/store/version-1.ron");

/// Ids come from the seed, so each opening of one file needs another.
fn open(path: &Path, access: Access, seed: u64) -> Engine {
    let environment = Arc::new(SeededEnvironment::new(seed));
    let person = Person {
        id: AnnotatorId(environment.new_uuid()),
        name: "Amal".to_owned(),
    };
    Engine::open(path, access, person, environment).unwrap()
}

#[test]
fn an_old_collection_says_the_same() {
    let folder = folder();
    let path = folder.path().join("study.hashiya");
    std::fs::write(&path, FILE).unwrap();
    for access in [Access::Read, Access::Write, Access::Read] {
        let engine = open(&path, access, 71);
        assert_eq!(engine.check().unwrap(), []);
        let options = RecordOptions {
            with_originals: true,
            with_history: true,
            ..RecordOptions::default()
        };
        let record = folder.path().join(format!("{access:?}.ron"));
        export_record(
            &engine,
            &record,
            RecordFormat::Ron,
            options,
            &Progress::default(),
        )
        .unwrap();
        let said = std::fs::read_to_string(&record).unwrap();
        // The record of this version has two lists more.
        let later = said.replacen("rejections:[],\nsaved_searches:[],\n", "", 1);
        assert!(
            later == RECORD.replacen("version:1", "version:3", 1),
            "{access:?}"
        );
        std::fs::remove_file(record).unwrap();
        engine.close().unwrap();
    }
}

#[test]
fn what_was_done_before_is_taken_back_after() {
    let folder = folder();
    let path = folder.path().join("study.hashiya");
    std::fs::write(&path, FILE).unwrap();
    let mut engine = open(&path, Access::Write, 72);
    let before = engine.logical_hash().unwrap();
    // The last step of the old program was an undo.
    engine.execute(Command::Redo).unwrap();
    engine.execute(Command::Undo).unwrap();
    assert_eq!(engine.logical_hash().unwrap(), before);
    let set = engine.snapshot().document_sets().next().unwrap().id;
    let memo = write(&engine, None, &[MemoTarget::DocumentSet(set)], "new", false);
    engine.execute(memo).unwrap();
    engine.close().unwrap();
    engine = open(&path, Access::Write, 73);
    while engine.undo_state().undo.is_some() {
        engine.execute(Command::Undo).unwrap();
    }
    assert_eq!(engine.snapshot().n_documents(), 0);
    while engine.undo_state().redo.is_some() {
        engine.execute(Command::Redo).unwrap();
    }
    assert_eq!(
        engine
            .snapshot()
            .memos_on(MemoTarget::DocumentSet(set))
            .len(),
        1
    );
    assert_eq!(engine.check().unwrap(), []);
}
