//! Every step of the store fails once, for commands of every shape: nothing has changed then, in memory or in the file,
//! and the same command can be done afterwards (I4, P5).

use std::path::Path;
use std::sync::Arc;

use super::{add, filled, person, worker};
use crate::command::{AnnotationFate, Command, TagChoice};
use crate::engine::EngineError;
use crate::model::{MemoKind, MemoTarget, Sha256, Snapshot};
use crate::store::{Access, FaultPlan, Store};
use crate::text::{ByteOffset, Span};

fn hash(path: &Path) -> Sha256 {
    let store = Store::open(path, Access::Read, "reader").unwrap();
    assert_eq!(store.check().unwrap(), []);
    let hash = store.logical_hash().unwrap();
    store.close().unwrap();
    hash
}

fn annotate(snapshot: &Snapshot) -> Command {
    let document = snapshot.documents().next().unwrap();
    Command::Annotate {
        capture: document.capture,
        spans: vec![Span::new(ByteOffset(9), ByteOffset(21)).unwrap()],
        tags: vec![
            TagChoice::Named("إنكار".to_owned()),
            TagChoice::Named("report".to_owned()),
        ],
        annotator: person().id,
    }
}

fn write(snapshot: &Snapshot, title: &str) -> Command {
    Command::WriteMemo {
        memo: snapshot.memos().next().map(|memo| memo.id),
        kind: MemoKind::Note,
        targets: vec![MemoTarget::Collection],
        title: title.to_owned(),
        body: String::new(),
        annotator: person().id,
        joins: true,
    }
}

/// Fails step 1, 2, 3, … of the store while it does one command, until no step is left to fail.
fn every_step(name: &str, before: &[fn(&Snapshot) -> Command], command: fn(&Snapshot) -> Command) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("faults.hashiya");
    filled(&path, |engine| {
        for command in before {
            engine.execute(command(&engine.snapshot())).unwrap();
        }
    });
    let at_rest = hash(&path);
    let mut failed = 0;
    for step in 1.. {
        let mut worker = worker(&path, step);
        let held = Arc::clone(&worker.snapshot);
        let plan = FaultPlan::fail_at(step);
        worker.store.inject(plan.clone());
        let result = worker.execute(command(&held));
        worker.store.inject(FaultPlan::default());
        match result {
            Err(EngineError::Store(_)) => {
                failed += 1;
                assert!(Arc::ptr_eq(&held, &worker.snapshot), "{name}, step {step}");
                assert!(Arc::ptr_eq(&held, &worker.shared.snapshot()));
            }
            // A step after the commit failed: what was acknowledged is there.
            Ok(_) if plan.has_fired() => {
                let seen = worker.shared.snapshot();
                assert_eq!(seen.revision(), held.revision() + 1);
                assert_eq!(worker.store.load().unwrap().1, seen.revision());
                worker.store.close().unwrap();
                return assert_done(name, &path, at_rest, failed);
            }
            Ok(_) => {
                worker.store.close().unwrap();
                return assert_done(name, &path, at_rest, failed);
            }
            Err(error) => panic!("{name}, step {step}: {error}"),
        }
        worker.store.close().unwrap();
        assert_eq!(hash(&path), at_rest, "{name}, step {step}");
    }
}

fn assert_done(name: &str, path: &Path, at_rest: Sha256, failed: u64) {
    assert_ne!(hash(path), at_rest, "{name}");
    // A transaction, at least one row, the journal, the commit.
    assert!(failed >= 4, "{name}: only {failed} steps failed");
}

#[test]
fn every_step_of_every_shape_of_command() {
    every_step("add", &[], |_| add("first"));
    every_step("annotate", &[|_| add("first")], annotate);
    every_step("undo", &[|_| add("first"), annotate], |_| Command::Undo);
    every_step(
        "redo",
        &[|_| add("first"), annotate, |_| Command::Undo],
        |_| Command::Redo,
    );
    every_step("remove", &[|_| add("first"), annotate], |snapshot| {
        Command::RemoveDocuments {
            documents: snapshot.documents().map(|document| document.id).collect(),
        }
    });
    every_step("delete tag", &[|_| add("first"), annotate], |snapshot| {
        Command::DeleteTag {
            tag: snapshot.tags().next().unwrap().id,
            fate: AnnotationFate::Delete,
        }
    });
    every_step(
        "joined memo",
        &[|snapshot| write(snapshot, "a")],
        |snapshot| write(snapshot, "ab"),
    );
}
