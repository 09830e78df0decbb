//! One writer, readers beside it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use hashiya::base::environment::Environment;
use hashiya::command::{Command, Refusal};
use hashiya::engine::{Access, Engine, EngineError, Person, StoreError};
use hashiya::model::{AnnotatorId, MemoKind, MemoTarget};

use crate::support::{Bench, TEXT, add, folder, write};

fn person(bench: &Bench, name: &str) -> Person {
    Person {
        id: AnnotatorId(bench.environment.new_uuid()),
        name: name.to_owned(),
    }
}

fn environment(bench: &Bench) -> Arc<dyn Environment> {
    Arc::clone(&bench.environment) as Arc<dyn Environment>
}

#[test]
fn a_second_writer_hears_who_writes_and_since_when() {
    let bench = Bench::new(1);
    let started = Instant::now();
    let other = person(&bench, "Basma");
    let refused = Engine::open(
        &bench.path,
        Access::Write,
        other.clone(),
        environment(&bench),
    );
    // Nobody waits for the lease.
    assert!(started.elapsed() < Duration::from_secs(4));
    let error = refused.unwrap_err();
    assert!(
        matches!(error, EngineError::Store(StoreError::Held { .. })),
        "{error}"
    );
    let holder = error.holder().unwrap();
    assert_eq!(holder.annotator, "Amal");
    assert!(holder.since.is_some());

    let reader = Engine::open_beside(
        &bench.path,
        Some(holder.clone()),
        other,
        environment(&bench),
    )
    .unwrap();
    assert!(!reader.is_writable());
    assert_eq!(reader.holder(), Some(&holder));
    let refused = reader.execute(add(&["a"], TEXT)).unwrap_err();
    assert!(matches!(refused, EngineError::ReadOnly { .. }), "{refused}");
    assert_eq!(refused.holder(), Some(holder));
}

#[test]
fn a_reader_sees_what_the_writer_does_when_it_looks_again() {
    let bench = Bench::new(2);
    let reader = bench.open(Access::Read);
    assert_eq!(reader.refresh().ok(), Some(false));
    bench.add_document("first", TEXT);
    let before = reader.snapshot();
    assert_eq!(before.n_documents(), 0);
    assert_eq!(reader.refresh().ok(), Some(true));
    assert_eq!(*reader.snapshot(), *bench.snapshot());
    assert_eq!(reader.undo_state(), bench.engine().undo_state());
    assert_eq!(reader.logical_hash().unwrap(), bench.hash());
    assert_eq!(reader.check().unwrap(), []);
    // What was read before stays as it was.
    assert_eq!(before.n_documents(), 0);
    bench.run(Command::Undo);
    reader.request_refresh();
    let started = Instant::now();
    while reader.snapshot().n_documents() > 0 {
        assert!(started.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(1));
    }
    bench.run(Command::Redo);
    for command in [Command::Undo, Command::Redo] {
        let refused = reader.execute(command).unwrap_err();
        assert!(matches!(refused, EngineError::ReadOnly { holder: None }));
    }
    reader.close().unwrap();
    assert_eq!(bench.snapshot().n_documents(), 1);
}

#[test]
fn a_closed_collection_is_one_file_that_can_be_written_again() {
    let bench = Bench::new(3);
    bench.add_document("first", TEXT);
    let (path, person, environment) = (
        bench.path.clone(),
        bench.person.clone(),
        environment(&bench),
    );
    let kept = folder();
    let copy = kept.path().join("copy.hashiya");
    bench.engine().backup_to(&copy).unwrap();
    let hash = bench.hash();
    let folder = path.parent().unwrap().to_owned();
    let names = || -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert!(names().len() > 1);
    let _folder = bench.close_only();
    assert_eq!(names(), ["reports.hashiya"]);
    let again = Engine::open(
        &path,
        Access::Write,
        person.clone(),
        Arc::clone(&environment),
    )
    .unwrap();
    assert_eq!(again.logical_hash().unwrap(), hash);
    let copied = Engine::open(&copy, Access::Write, person, environment).unwrap();
    assert_eq!(copied.logical_hash().unwrap(), hash);
}

#[test]
fn there_is_no_second_collection_at_one_place() {
    let bench = Bench::new(4);
    let again = Engine::create(&bench.path, "x", bench.person.clone(), environment(&bench));
    assert!(matches!(
        again,
        Err(EngineError::Store(StoreError::AlreadyThere { .. }))
    ));
    let unnamed = bench.path.with_file_name("unnamed.hashiya");
    let refused = Engine::create(&unnamed, " ", bench.person.clone(), environment(&bench));
    assert!(matches!(
        refused,
        Err(EngineError::Refused(Refusal::EmptyName))
    ));
    assert!(!unnamed.exists());
}

/// The person is the one of their id; else the one of their name; else their row comes with their first change.
#[test]
fn the_person_at_work_is_found_again() {
    let bench = Bench::new(5);
    assert_eq!(bench.engine().me(), bench.person.id);
    assert_eq!(bench.snapshot().annotators().count(), 0);
    bench.run(write(
        bench.engine(),
        None,
        &[MemoTarget::Collection],
        "a",
        false,
    ));
    assert_eq!(
        bench.snapshot().annotator(bench.person.id).unwrap().name,
        "Amal"
    );
    // The same name under another id, as from another machine.
    bench.engine().set_person(person(&bench, "Amal"));
    assert_eq!(bench.engine().me(), bench.person.id);
    bench.engine().set_person(person(&bench, "Basma"));
    let basma = bench.engine().me();
    assert_ne!(basma, bench.person.id);
    bench.run(write(bench.engine(), None, &[], "b", false));
    assert_eq!(bench.snapshot().annotator(basma).unwrap().name, "Basma");

    // Others by their names.
    let engine = bench.engine();
    assert_eq!(engine.annotator_named(" Amal ").unwrap(), bench.person.id);
    assert_eq!(engine.annotator_named("Basma").unwrap(), basma);
    let dina = engine.annotator_named("Dina").unwrap();
    assert_eq!(engine.annotator_named("Dina").unwrap(), dina);
    assert_eq!(engine.annotator_named(""), Err(Refusal::EmptyName));
    assert_eq!(bench.snapshot().annotators().count(), 2);
    let Command::WriteMemo {
        targets,
        title,
        body,
        ..
    } = write(engine, None, &[], "c", false)
    else {
        panic!("a memo")
    };
    bench.run(Command::WriteMemo {
        memo: None,
        kind: MemoKind::Note,
        targets,
        title,
        body,
        annotator: dina,
        joins: false,
    });
    assert_eq!(bench.snapshot().annotator(dina).unwrap().name, "Dina");
    bench.check();
    bench.run(Command::Undo);
    assert_eq!(bench.snapshot().annotator(dina), None);
}

/// History names who did what; what is deleted leaves a tombstone; bytes come back as they were read.
#[test]
fn what_was_done_and_what_is_gone_can_be_asked() {
    let bench = Bench::new(6);
    let document = bench.add_document("first", TEXT);
    let capture = bench.snapshot().document(document).unwrap().capture;
    let bytes = bench.engine().original_bytes(capture).unwrap();
    assert_eq!(bytes.as_deref(), Some(TEXT.as_bytes()));
    bench.run(Command::RemoveDocuments {
        documents: vec![document],
    });
    let gone: Vec<_> = bench
        .engine()
        .tombstones()
        .unwrap()
        .into_iter()
        .map(|tombstone| tombstone.key)
        .collect();
    assert!(gone.contains(&document.into()) && gone.contains(&capture.into()));
    let history = bench.engine().history(None, 10).unwrap();
    let codes: Vec<&str> = history.iter().map(|head| head.action.code.code()).collect();
    assert_eq!(
        codes,
        ["remove_documents", "add_documents", "create_collection"]
    );
    assert_eq!(history[0].action.annotator, Some(bench.person.id));
    assert_eq!(history[0].action.subject, "first");
    let older = bench.engine().history(Some(history[0].seq), 1).unwrap();
    assert_eq!(older, history[1..2]);
    bench.run(Command::Undo);
    let bytes = bench.engine().original_bytes(capture).unwrap();
    assert_eq!(bytes.as_deref(), Some(TEXT.as_bytes()));
}
