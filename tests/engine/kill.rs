//! A process that dies in the middle: what it acknowledged is there, and another process takes it back.
//!
//! The test starts this very program again. The child does commands, writes a line for each that was committed, and is
//! killed by the parent at a random moment; the page cache survives, so this proves the engine's part and not the disk's.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use hashiya::base::environment::{Environment, SystemEnvironment};
use hashiya::command::{Command, TagChoice};
use hashiya::engine::{Access, Engine, Person};
use hashiya::model::{AnnotationId, AnnotatorId, RowKey, Snapshot};

use crate::support::{TEXT, add, folder, span};

const PATH: &str = "HASHIYA_TEST_KILLED_COLLECTION";

fn person() -> Person {
    Person {
        id: AnnotatorId(SystemEnvironment.new_uuid()),
        name: "Amal".to_owned(),
    }
}

fn environment() -> Arc<dyn Environment> {
    Arc::new(SystemEnvironment)
}

/// Not a test by itself: the process that is killed.
#[test]
fn the_child_that_is_killed() {
    let Some(path) = std::env::var_os(PATH) else {
        return;
    };
    let engine = Engine::open(path.as_ref(), Access::Write, person(), environment()).unwrap();
    let snapshot = engine.snapshot();
    let capture = snapshot.documents().next().unwrap().capture;
    let edges: Vec<usize> = TEXT.char_indices().map(|(byte, _)| byte).collect();
    let mut out = std::io::stdout();
    for number in 0_usize.. {
        let start = number % (edges.len() - 10);
        let outcome = engine
            .execute(Command::Annotate {
                capture,
                spans: vec![span(
                    edges[start],
                    edges[start + 1 + number / edges.len() % 9],
                )],
                tags: vec![TagChoice::Named(format!(
                    "tag {}",
                    engine.snapshot().revision()
                ))],
                annotator: engine.me(),
            })
            .unwrap();
        let RowKey::Annotation(id) = outcome.answer[0] else {
            panic!("{outcome:?}")
        };
        writeln!(out, "saved {id}").unwrap();
        out.flush().unwrap();
    }
}

/// Starts the child, reads `n` acknowledgements, kills it, and gives all that it acknowledged.
fn acknowledged(path: &std::path::Path, n: usize) -> Vec<AnnotationId> {
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::the_child_that_is_killed", "--nocapture"])
        .env(PATH, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut saved = Vec::new();
    let mut read = |saved: &mut Vec<AnnotationId>| match lines.next() {
        Some(Ok(line)) => {
            // The test runner writes on the same line before the first of ours.
            let id = line.split("saved ").nth(1);
            saved.extend(id.and_then(|id| id.parse::<AnnotationId>().ok()));
            true
        }
        _ => false,
    };
    while saved.len() < n {
        assert!(read(&mut saved), "the child ended by itself");
    }
    child.kill().unwrap();
    // What it wrote before it died counts too.
    while read(&mut saved) {}
    child.wait().unwrap();
    saved
}

#[test]
fn nothing_acknowledged_is_lost_and_all_can_be_taken_back() {
    let folder = folder();
    let path = folder.path().join("killed.hashiya");
    let engine = Engine::create(&path, "Killed", person(), environment()).unwrap();
    engine.execute(add(&["first"], TEXT)).unwrap();
    let before = engine.logical_hash().unwrap();
    engine.close().unwrap();
    let mut saved = Vec::new();
    for round in 0..6 {
        saved.extend(acknowledged(&path, 1 + 7 * round));
        let engine = Engine::open(&path, Access::Read, person(), environment()).unwrap();
        let snapshot = engine.snapshot();
        let lost = saved
            .iter()
            .filter(|id| snapshot.annotation(**id).is_none());
        assert_eq!(lost.count(), 0, "round {round}");
        assert_eq!(engine.check().unwrap(), []);
        let rebuilt = Snapshot::from_rows(snapshot.revision(), snapshot.rows());
        assert_eq!(*snapshot, rebuilt);
    }
    // A fresh process takes back what the dead ones did.
    let engine = Engine::open(&path, Access::Write, person(), environment()).unwrap();
    let full = engine.logical_hash().unwrap();
    let steps = engine.snapshot().revision() - 2;
    for _ in 0..steps {
        engine.execute(Command::Undo).unwrap();
    }
    assert_eq!(engine.logical_hash().unwrap(), before);
    engine.close().unwrap();
    let engine = Engine::open(&path, Access::Write, person(), environment()).unwrap();
    for _ in 0..steps {
        engine.execute(Command::Redo).unwrap();
    }
    assert_eq!(engine.logical_hash().unwrap(), full);
    assert_eq!(engine.check().unwrap(), []);
}
