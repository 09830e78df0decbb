//! Workers that hang, die, eat memory or lie: the file is refused with the reason, the others come in.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hashiya::base::{Cancel, Progress};
use hashiya::engine::operations::{FileOutcome, documents_of};
use hashiya::exchange::importer::Isolation;
use hashiya::model::Snapshot;

use hashiya::base::Budget;
use hashiya::exchange::foreign::Part;
use hashiya::exchange::importer::ImportError;
use hashiya::exchange::importer::worker::Hand;
use hashiya::exchange::refi::PROJECTS;

use crate::archives::zipped;
use crate::case::{Desk, shown};

/// A program that stands in for the worker.
fn script(desk: &Desk, lines: &str) -> PathBuf {
    let path = desk.path("worker.sh");
    std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).expect("a script");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).expect("permissions");
    path
}

fn desk_with(lines: &str) -> Desk {
    let mut desk = Desk::new();
    desk.set_up.isolation = Isolation::program(script(&desk, lines));
    desk.set_up.budget.time = Duration::from_millis(700);
    desk
}

/// What comes of an archive that such a worker reads. A text beside it must come in.
fn check(lines: &str, expected: &str) {
    let desk = desk_with(lines);
    desk.write("all/a.zip", zipped(&[("a.txt", b"x")]));
    desk.write("all/b.txt", "some words");
    let began = Instant::now();
    let came = shown(&desk.add(&[desk.path("all")]));
    assert_eq!(
        came,
        [
            "b.txt: Ok".to_owned(),
            format!("a.zip: Refused, refused {expected}")
        ],
        "{lines}"
    );
    assert!(began.elapsed() < Duration::from_secs(10), "{lines}");
}

#[test]
fn a_worker_that_fails_is_a_reason() {
    check("exec sleep 600", "took-too-long 1");
    check("while :; do :; done", "took-too-long 1");
    check("exit 3", "died");
    check("kill -SEGV $$", "died");
    check("kill -XCPU $$", "took-too-long 0");
    check(
        "echo 'memory allocation of 2147483648 bytes failed' >&2; kill -ABRT $$",
        "too-much-memory",
    );
    // It complains more than a pipe holds.
    check("yes no | head -c 1000000 >&2; exit 1", "died");
}

#[test]
fn a_worker_that_lies_is_not_believed() {
    check("exec cat /dev/zero", "wrong-answer");
    check("exec cat", "wrong-answer");
    // A document of 4 GiB; done with a document that did not come; refused for no known reason; half an answer.
    check(
        r"printf '\021\377\377\377\377'; exec sleep 5",
        "wrong-answer",
    );
    check(
        r"printf '\023\004\000\000\000\001\000\000\000'; exec sleep 5",
        "wrong-answer",
    );
    check(
        r"printf '\024\003\000\000\000why'; exec sleep 5",
        "wrong-answer",
    );
    check(r"printf '\021\010\000\000\000half'; exit 0", "died");
}

#[test]
fn without_a_worker_nothing_foreign_is_read() {
    let mut desk = Desk::new();
    desk.write("all/a.zip", zipped(&[("a.txt", b"x")]));
    desk.write("all/b.txt", "some words");
    for program in [PathBuf::new(), desk.path("no/such/program")] {
        desk.set_up.isolation = Isolation::program(program);
        let lines = desk.add(&[desk.path("all")]);
        let refused = "a.zip: Refused, refused no-worker".to_owned();
        assert!(shown(&lines).contains(&refused), "{lines:?}");
    }
}

#[test]
fn one_that_died_is_replaced() {
    let real = env!("CARGO_BIN_EXE_hashiya");
    let desk = Desk::new();
    let mark = desk.path("mark");
    let lines = format!(
        "mkdir '{}' 2>/dev/null && exit 1\nexec '{real}' \"$@\"",
        mark.display()
    );
    let mut desk = desk;
    desk.set_up.isolation = Isolation::program(script(&desk, &lines));
    for number in 0..6 {
        let text = format!("text {number}");
        desk.write(
            &format!("all/{number}.zip"),
            zipped(&[("a.txt", text.as_bytes())]),
        );
    }
    let lines = desk.add(&[desk.path("all")]);
    let count = |outcome| lines.iter().filter(|line| line.outcome == outcome).count();
    assert_eq!(
        (count(FileOutcome::Ok), count(FileOutcome::Refused)),
        (5, 1),
        "{lines:?}"
    );
}

#[test]
fn a_worker_reads_many_files() {
    let real = env!("CARGO_BIN_EXE_hashiya");
    let mut desk = Desk::new();
    let starts = desk.path("starts");
    let lines = format!("echo x >> '{}'\nexec '{real}' \"$@\"", starts.display());
    desk.set_up.isolation = Isolation::program(script(&desk, &lines));
    for number in 0..40 {
        let text = format!("text {number}");
        desk.write(
            &format!("all/{number}.zip"),
            zipped(&[("a.txt", text.as_bytes())]),
        );
    }
    let lines = desk.add(&[desk.path("all")]);
    assert!(lines.iter().all(|line| line.outcome == FileOutcome::Ok));
    let starts = std::fs::read_to_string(starts).expect("a file");
    assert!((1..=8).contains(&starts.lines().count()), "{starts}");
}

#[test]
fn a_cancel_request_kills_at_once() {
    let desk = Desk::new();
    let told = desk.path("pid");
    let lines = format!("echo $$ > '{}'\nexec sleep 600", told.display());
    let mut desk = desk;
    desk.set_up.isolation = Isolation::program(script(&desk, &lines));
    let path = desk.write("a.zip", zipped(&[("a.txt", b"x")]));
    let cancel = Cancel::new();
    let asking = cancel.clone();
    let waiting = told.clone();
    let asker = std::thread::spawn(move || {
        while std::fs::read_to_string(&waiting)
            .unwrap_or_default()
            .is_empty()
        {
            std::thread::sleep(Duration::from_millis(10));
        }
        asking.request();
        Instant::now()
    });
    let progress = Progress::silent(cancel);
    let result = documents_of(&[path], &Snapshot::default(), &desk.set_up, &progress);
    assert!(result.is_err());
    let asked = asker.join().expect("it asks");
    assert!(
        asked.elapsed() < Duration::from_secs(2),
        "{:?}",
        asked.elapsed()
    );
    let pid = std::fs::read_to_string(told).expect("a number");
    assert!(
        !Path::new("/proc").join(pid.trim()).exists(),
        "it still runs"
    );
}

/// Why no project came of a worker of these lines, within how long.
fn project(lines: &str) -> (Result<(), String>, Duration) {
    let desk = Desk::new();
    let isolation = Isolation::program(script(&desk, lines));
    let budget = Budget {
        time: Duration::from_millis(700),
        ..Budget::default()
    };
    let part = Part {
        name: "a.qdpx".to_owned(),
        bytes: zipped(&[("project.qde", b"<Project name='a'/>")]),
    };
    let began = Instant::now();
    let read =
        Hand::new(&isolation).read_project(&PROJECTS, vec![part], &budget, &Progress::default());
    let told = read.map(|_| ()).map_err(|error| error.code());
    (told, began.elapsed())
}

#[test]
fn projects_are_read_by_a_worker_that_may_fail() {
    let real = env!("CARGO_BIN_EXE_hashiya");
    let (read, _) = project(&format!("exec '{real}' \"$@\""));
    assert_eq!(read, Ok(()));
    for (lines, expected) in [
        ("exec sleep 600", "took-too-long 1"),
        ("while :; do :; done", "took-too-long 1"),
        ("exit 3", "died"),
        ("kill -KILL $$", "died"),
        (
            "echo 'memory allocation of 2147483648 bytes failed' >&2; kill -ABRT $$",
            "too-much-memory",
        ),
        ("exec cat /dev/zero", "wrong-answer"),
        // What was asked comes back; a project that is none; a document; done with nothing.
        ("exec cat", "wrong-answer"),
        (
            r"printf '\026\001\000\000\000\377'; exec sleep 5",
            "wrong-answer",
        ),
        (
            r"printf '\021\001\000\000\000\000'; exec sleep 5",
            "wrong-answer",
        ),
        (
            r"printf '\023\004\000\000\000\000\000\000\000'; exec sleep 5",
            "wrong-answer",
        ),
        (r"printf '\026\010\000\000\000half'; exit 0", "died"),
    ] {
        let (told, took) = project(lines);
        assert_eq!(told, Err(expected.to_owned()), "{lines}");
        assert!(took < Duration::from_secs(10), "{lines}");
    }
}

#[test]
fn without_a_worker_no_project_is_read() {
    let isolation = Isolation::program(PathBuf::new());
    let part = Part {
        name: "a.qdpx".to_owned(),
        bytes: zipped(&[("project.qde", b"<Project name='a'/>")]),
    };
    let budget = Budget::default();
    let read =
        Hand::new(&isolation).read_project(&PROJECTS, vec![part], &budget, &Progress::default());
    assert_eq!(read.err(), Some(ImportError::NoWorker));
}
