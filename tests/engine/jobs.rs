//! Jobs: one end each, and nothing changed unless they were done.

use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use hashiya::base::Cancelled;
use hashiya::command::{Command, Refusal};
use hashiya::engine::{
    EngineError, Event, JobEnd, JobError, JobId, JobKind, JobProduct, JobResult, JobUnit,
};

use crate::support::{Bench, TEXT, add, folder};

/// Waits for the one end of a job.
fn end(bench: &Bench, wanted: JobId) -> JobEnd {
    let started = Instant::now();
    loop {
        assert!(started.elapsed() < Duration::from_secs(20));
        for event in bench.engine().poll() {
            if let Event::JobEnded { job, end, .. } = event {
                assert_eq!(job, wanted);
                assert_eq!(bench.engine().jobs(), []);
                std::thread::sleep(Duration::from_millis(5));
                assert_eq!(bench.engine().poll().len(), 0);
                return end;
            }
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_job_ends_with_its_command() {
    let bench = Bench::new(1);
    let job = bench.engine().start_job(JobKind::AddDocuments, |progress| {
        progress.begin(2);
        progress.step()?;
        progress.step()?;
        Ok(JobProduct::Command(Box::new(add(&["a", "b"], TEXT))))
    });
    match end(&bench, job) {
        JobEnd::Done(JobResult::Committed(outcome)) => assert_eq!(outcome.answer.len(), 2),
        other => panic!("{other:?}"),
    }
    assert_eq!(bench.snapshot().n_documents(), 2);
    bench.check();
}

#[test]
fn a_job_shows_how_far_it_is_and_stops_when_asked() {
    let bench = Bench::new(2);
    let (go, wait) = channel::<()>();
    let job = bench
        .engine()
        .start_job(JobKind::AddDocuments, move |progress| {
            progress.begin(100);
            progress.set_item("first.txt");
            progress.advance(3)?;
            wait.recv().unwrap();
            progress.check()?;
            Ok(JobProduct::Command(Box::new(add(&["a"], TEXT))))
        });
    let started = Instant::now();
    let view = loop {
        assert!(started.elapsed() < Duration::from_secs(20));
        match bench.engine().jobs().pop() {
            Some(view) if view.progress.done == 3 => break view,
            _ => std::thread::sleep(Duration::from_millis(1)),
        }
    };
    assert_eq!((view.job, view.kind), (job, JobKind::AddDocuments));
    assert_eq!((view.unit, view.progress.total), (JobUnit::Files, 100));
    assert_eq!(view.progress.item, "first.txt");
    assert!(!view.is_cancelling);
    assert!(bench.engine().cancel_job(job));
    assert!(bench.engine().jobs()[0].is_cancelling);
    go.send(()).unwrap();
    assert!(matches!(end(&bench, job), JobEnd::Cancelled));
    assert!(!bench.engine().cancel_job(job));
    assert_eq!(bench.snapshot().n_documents(), 0);
}

/// Asked to stop after its last step, before its command: still nothing changes.
#[test]
fn a_cancel_before_the_command_counts() {
    let bench = Bench::new(3);
    let before = bench.hash();
    let (go, wait) = channel::<()>();
    let job = bench.engine().start_job(JobKind::Import, move |_| {
        wait.recv().unwrap();
        Ok(JobProduct::Command(Box::new(add(&["a"], TEXT))))
    });
    bench.engine().cancel_job(job);
    go.send(()).unwrap();
    assert!(matches!(end(&bench, job), JobEnd::Cancelled));
    assert_eq!(bench.hash(), before);
}

#[test]
fn jobs_fail_each_in_its_way() {
    let bench = Bench::new(4);
    let job = bench
        .engine()
        .start_job(JobKind::Import, |_| Err(Cancelled.into()));
    assert!(matches!(end(&bench, job), JobEnd::Cancelled));
    let job = bench
        .engine()
        .start_job(JobKind::Export, |_| Err(JobError::NoThread));
    assert!(matches!(
        end(&bench, job),
        JobEnd::Failed(JobError::NoThread)
    ));
    let job = bench.engine().start_job(JobKind::Import, |_| {
        Ok(JobProduct::Command(Box::new(Command::Redo)))
    });
    match end(&bench, job) {
        JobEnd::Failed(JobError::Engine(EngineError::Refused(refusal))) => {
            assert_eq!(refusal, Refusal::NothingToRedo);
        }
        other => panic!("{other:?}"),
    }
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let job = bench
        .engine()
        .start_job(JobKind::Import, |_| panic!("a defect"));
    let ended = end(&bench, job);
    std::panic::set_hook(hook);
    assert!(matches!(ended, JobEnd::Failed(JobError::Panicked)));
    let job = bench
        .engine()
        .start_job(JobKind::Import, |_| Ok(JobProduct::Nothing));
    assert!(matches!(end(&bench, job), JobEnd::Done(JobResult::Nothing)));
}

#[test]
fn the_doctor_and_the_backup_are_jobs() {
    let bench = Bench::new(5);
    bench.add_document("first", TEXT);
    let job = bench.engine().start_check();
    match end(&bench, job) {
        JobEnd::Done(JobResult::Checked(faults)) => assert_eq!(faults, []),
        other => panic!("{other:?}"),
    }
    let folder = folder();
    let to = folder.path().join("copy.hashiya");
    let job = bench.engine().start_backup(to.clone());
    match end(&bench, job) {
        JobEnd::Done(JobResult::Written(path)) => assert_eq!(path, to),
        other => panic!("{other:?}"),
    }
    assert!(to.is_file());
}

/// Commands go on while a job works; its own comes after them.
#[test]
fn the_door_stays_open_while_a_job_works() {
    let bench = Bench::new(6);
    let (go, wait) = channel::<()>();
    let job = bench.engine().start_job(JobKind::AddDocuments, move |_| {
        wait.recv().unwrap();
        Ok(JobProduct::Command(Box::new(add(&["late"], TEXT))))
    });
    bench.add_document("early", TEXT);
    go.send(()).unwrap();
    assert!(matches!(end(&bench, job), JobEnd::Done(_)));
    let snapshot = bench.snapshot();
    let names: Vec<&str> = snapshot
        .documents_in_order()
        .map(|document| document.name.as_str())
        .collect();
    assert_eq!(names, ["early", "late"]);
}
