//! What the system itself holds a worker to. `docs/safety.md` says it in words.
#![cfg(target_os = "linux")]

use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use hashiya::exchange::importer::Isolation;

use crate::archives::zipped;
use crate::case::{Desk, shown};

/// A worker of the built program, ended with the test.
struct Worker(Child);

impl Drop for Worker {
    fn drop(&mut self) {
        let _killed = self.0.kill();
        let _status = self.0.wait();
    }
}

fn started() -> Worker {
    let child = Command::new(env!("CARGO_BIN_EXE_hashiya"))
        .arg("import-worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    Worker(child.expect("it starts"))
}

/// The soft and hard limit of this name.
fn limit(limits: &str, name: &str) -> Option<(String, String)> {
    let line = limits.lines().find(|line| line.starts_with(name))?;
    let mut words = line[name.len()..].split_whitespace().map(str::to_owned);
    Some((words.next()?, words.next()?))
}

#[test]
fn a_worker_can_open_make_and_start_nothing() {
    let worker = started();
    let read = |name: &str| {
        std::fs::read_to_string(format!("/proc/{}/{name}", worker.0.id())).unwrap_or_default()
    };
    let both = |value: &str| Some((value.to_owned(), value.to_owned()));
    let began = Instant::now();
    // The last of the limits that it sets for itself.
    while limit(&read("limits"), "Max address space") != both("1073741824")
        || !read("status").contains("NoNewPrivs:\t1")
    {
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "{}",
            read("limits")
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    let limits = read("limits");
    for name in [
        "Max open files",
        "Max processes",
        "Max file size",
        "Max core file size",
    ] {
        assert_eq!(limit(&limits, name), both("0"), "{name}");
    }
}

#[test]
fn memory_has_a_limit() {
    let mut desk = Desk::new();
    // The same worker with less, so that the test needs less: what is set before stays.
    let real = env!("CARGO_BIN_EXE_hashiya");
    let script = desk.path("worker.sh");
    let lines = format!("#!/bin/sh\nulimit -v 350000\nexec '{real}' \"$@\"\n");
    std::fs::write(&script, lines).expect("a script");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).expect("permissions");
    desk.set_up.isolation = Isolation::program(script);
    // Enough that packs badly to be allowed much that packs well.
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(5_000_000)
    .collect();
    let text = b"one line\n".repeat(20_000_000);
    let bytes = zipped(&[("noise.bin", &noise), ("a.txt", &text)]);
    drop(text);
    let path = desk.write("a.zip", bytes);
    let small = desk.write("b.zip", zipped(&[("b.txt", b"b")]));
    let came = shown(&desk.add(&[path, small]));
    assert_eq!(
        came,
        [
            "b.zip / b.txt: Ok",
            "a.zip: Refused, refused too-much-memory"
        ]
    );
}
