//! What is given and is no file of bytes: nothing else is opened, and nothing is waited for.

use crate::case::Case;

#[cfg(not(unix))]
pub(super) fn rows() -> Vec<Case> {
    Vec::new()
}

#[cfg(unix)]
pub(super) fn rows() -> Vec<Case> {
    use std::fs::File;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use crate::case::Expected::{Ok, Pass, Refuse, Text};

    let not_a_file = || Pass("not-a-file");
    let mut rows = vec![
        Case::placed("a pipe", "p.txt", not_a_file(), |path| {
            let made = Command::new("mkfifo").arg(path).status();
            assert!(made.expect("mkfifo").success());
        }),
        Case::placed("a pipe that is no text", "p.docx", not_a_file(), |path| {
            let made = Command::new("mkfifo").arg(path).status();
            assert!(made.expect("mkfifo").success());
        }),
        Case::placed("a socket", "s.txt", not_a_file(), |path| {
            drop(UnixListener::bind(path).expect("a socket"));
        }),
        Case::placed("a device without end", "zero.txt", not_a_file(), |path| {
            symlink("/dev/zero", path).expect("a link");
        }),
        Case::placed("a device that waits", "tty.html", not_a_file(), |path| {
            symlink("/dev/ptmx", path).expect("a link");
        }),
        Case::placed(
            "a link to nothing",
            "gone.txt",
            Refuse("vanished"),
            |path| {
                symlink("no such file", path).expect("a link");
            },
        ),
        Case::placed(
            "a link to itself",
            "loop.txt",
            Refuse("unreadable"),
            |path| {
                symlink("loop.txt", path).expect("a link");
            },
        ),
        Case::placed("a link to a file", "link.txt", Text("some words"), |path| {
            let target = path.with_file_name("target of a link");
            std::fs::write(&target, "some words").expect("a file");
            symlink(target, path).expect("a link");
        }),
        Case::placed(
            "a terabyte of nothing",
            "vast.txt",
            Refuse("budget bytes"),
            |path| {
                let file = File::create(path).expect("a file");
                file.set_len(1 << 40).expect("a length");
            },
        ),
        Case::placed(
            "a gigabyte of a page",
            "vast.html",
            Refuse("budget bytes"),
            |path| {
                let file = File::create(path).expect("a file");
                file.set_len(1 << 30).expect("a length");
            },
        ),
        Case::placed("200 MB of zeros", "zeros.docx", Refuse("damaged"), |path| {
            let file = File::create(path).expect("a file");
            file.set_len(200_000_000).expect("a length");
        }),
    ];
    if cfg!(target_os = "linux") {
        // It says that it has no bytes, and gives some when it is read.
        rows.push(Case::placed(
            "a file that says it is empty",
            "status.txt",
            Ok(1),
            |path| {
                symlink("/proc/self/status", path).expect("a link");
            },
        ));
    }
    rows
}
