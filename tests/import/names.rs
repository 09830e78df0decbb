//! What a file is called, and what it is on the disk: names are for display, and nothing but a file is opened.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hashiya::model::Sha256;

use crate::case::Expected::{Ok, Pass, Refuse, Warn};
use crate::case::{Case, Desk, check, shown};

#[test]
fn whatever_a_file_is_called_it_comes_in() {
    let names = [
        "a\nb.txt",
        "a\u{202E}gpj.txt",
        "\u{200B}.txt",
        "CON.txt",
        "aux",
        " .txt",
        "..txt",
        "a..txt",
        "'; drop table documents;--.txt",
        "{n}.txt",
        "\u{2068}.txt",
    ];
    let cases = names.map(|name| {
        let expected = match name {
            "aux" => Pass("unknown-format"),
            "..txt" => Ok(1),
            _ => Ok(1),
        };
        Case::new(format!("{name:?}"), name, "some words", expected)
    });
    check(cases.into());
    let long = format!("{}.txt", "ن".repeat(125));
    check(vec![Case::new("254 bytes", long, "some words", Ok(1))]);
}

#[test]
fn what_bytes_are_counts_more_than_what_a_name_says() {
    let case =
        |name: &str, file: &str, bytes: &[u8], expected| Case::new(name, file, bytes, expected);
    check(vec![
        case(
            "a picture",
            "a.txt",
            b"\x89PNG\r\n\x1a\n",
            Refuse("other-format PNG"),
        ),
        case(
            "a photo",
            "a.md",
            b"\xFF\xD8\xFF\xE0",
            Refuse("other-format JPEG"),
        ),
        case(
            "a database",
            "a.txt",
            b"SQLite format 3\0",
            Refuse("other-format SQLite"),
        ),
        case("a program", "a.txt", b"\x7FELF", Refuse("other-format ELF")),
        case(
            "packed",
            "a.txt",
            b"\x1F\x8B\x08",
            Refuse("other-format gzip"),
        ),
        case(
            "old Office",
            "a.txt",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            Refuse("other-format OLE"),
        ),
        case("a page as text", "a.txt", b"<!DOCTYPE html><p>x", Ok(1)),
        case(
            "a picture by name",
            "a.png",
            b"some words",
            Pass("unknown-format"),
        ),
        case("nothing", "a.txt", b"", Refuse("no-text")),
        case("white space", "a.md", b" \n\t", Refuse("no-text")),
        case("zeros", "a.txt", b"a\0b", Warn("nul")),
        case("UTF-16", "a.txt", b"\xFF\xFEa\0b\0", Ok(1)),
        case(
            "a turned text",
            "a.txt",
            "a\u{202E}b".as_bytes(),
            Warn("direction-override"),
        ),
        case(
            "no UTF-8",
            "a.txt",
            b"\x80\x81\xFE",
            Warn("encoding-unsure"),
        ),
    ]);
}

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
