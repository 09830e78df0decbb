//! What a file is called, and what it is on the disk: names are for display, and nothing but a file is opened.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hashiya::model::Sha256;

use crate::case::{Desk, shown};

#[test]
fn only_files_are_opened() {
    let desk = Desk::new();
    let before = desk.hash();
    desk.write("sub/a.jpg", "x");
    symlink(desk.path("sub"), desk.path("sub/loop")).expect("a link");
    symlink("/dev/zero", desk.path("sub/zero.txt")).expect("a link");
    symlink("/dev/zero", desk.path("sub/zero")).expect("a link");
    symlink(desk.path("gone"), desk.path("sub/gone.txt")).expect("a link");
    let pipe = Command::new("mkfifo").arg(desk.path("sub/p.txt")).status();
    assert!(pipe.expect("mkfifo").success());
    let socket = UnixListener::bind(desk.path("sub/s.txt")).expect("a socket");
    let lines = desk.add(&[desk.path("sub")]);
    drop(socket);
    assert_eq!(
        shown(&lines),
        [
            "a.jpg: PassedOver, passed-over unknown-format",
            "gone.txt: Refused, refused vanished",
            "loop: PassedOver, passed-over taken-already",
            "p.txt: PassedOver, passed-over not-a-file",
            "s.txt: PassedOver, passed-over not-a-file",
            "zero: PassedOver, passed-over not-a-file",
            "zero.txt: PassedOver, passed-over not-a-file",
        ]
    );
    assert_eq!(desk.hash(), before);
}

#[test]
fn what_is_kept_is_what_was_read_however_a_file_changes() {
    let desk = Desk::new();
    let path = desk.write("a.txt", "0\n".repeat(5_000));
    let stop = Arc::new(AtomicBool::new(false));
    let (stopped, changing) = (Arc::clone(&stop), path.clone());
    let writer = std::thread::spawn(move || {
        for number in 0_u64.. {
            if stopped.load(Ordering::Relaxed) {
                return;
            }
            let text = format!("{number}\n").repeat(4_000 + (number % 7) as usize * 100);
            std::fs::write(&changing, text).expect("a file");
        }
    });
    for _ in 0..20 {
        desk.add(std::slice::from_ref(&path));
    }
    stop.store(true, Ordering::Relaxed);
    writer.join().expect("it ends");
    let snapshot = desk.engine.snapshot();
    for document in snapshot.documents() {
        let capture = snapshot.current_capture(document.id).expect("a capture");
        let bytes = desk.engine.original_bytes(capture.id).expect("readable");
        let bytes = bytes.expect("kept");
        assert_eq!(Sha256::of(&bytes), capture.original_sha256);
        assert_eq!(&*capture.text, std::str::from_utf8(&bytes).expect("ASCII"));
    }
}
