//! Failures of the store at every step, conflicts, and paths.

mod faults;
mod locate;
mod undo;

use std::path::Path;
use std::sync::Arc;

use crate::base::environment::{Environment, SeededEnvironment};
use crate::command::{Command, NewDocument};
use crate::engine::shared::{Published, Shared};
use crate::engine::worker::Worker;
use crate::engine::{Engine, Person};
use crate::model::{AnnotatorId, Sha256, Snapshot};
use crate::store::{Access, Store};

pub(super) const TEXT: &str = "قالت الشركة إنها أوقفت الخدمة. The company ended the service.";

pub(super) fn person() -> Person {
    Person {
        id: AnnotatorId(uuid::Uuid::from_u128(77)),
        name: "Amal".to_owned(),
    }
}

/// Makes a collection, lets `work` fill it, and closes it.
pub(super) fn filled(path: &Path, work: impl FnOnce(&Engine)) {
    let environment = Arc::new(SeededEnvironment::new(3));
    let engine = Engine::create(path, "Reports", person(), environment).unwrap();
    work(&engine);
    engine.close().unwrap();
}

/// The engine's thread without the thread.
pub(super) fn worker(path: &Path, seed: u64) -> Worker {
    let store = Store::open(path, Access::Write, "Amal").unwrap();
    let (rows, revision) = store.load().unwrap();
    let snapshot = Arc::new(Snapshot::from_rows(revision, rows));
    let shared = Arc::new(Shared::new(person()));
    shared.publish(Published {
        snapshot: Arc::clone(&snapshot),
        ..Published::default()
    });
    Worker {
        store,
        environment: Arc::new(SeededEnvironment::new(seed)) as Arc<dyn Environment>,
        shared,
        snapshot,
        read_only: None,
    }
}

pub(super) fn add(name: &str) -> Command {
    Command::AddDocuments {
        documents: vec![NewDocument {
            name: name.to_owned(),
            language: None,
            text: TEXT.into(),
            original: TEXT.as_bytes().into(),
            whole: None,
            original_sha256: Sha256::of(TEXT.as_bytes()),
            original_name: format!("{name}.txt"),
            original_modified: None,
            encoding: "UTF-8".to_owned(),
            extractor: "plain-text 1".to_owned(),
            notes: Vec::new(),
            structure: Vec::new(),
            set: None,
            values: Vec::new(),
        }],
    }
}
