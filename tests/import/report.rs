//! The command line: `add` reads everything through workers, and writes what came of it.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

use crate::archives::zipped;

struct Shell(tempfile::TempDir);

impl Shell {
    fn new() -> Self {
        let shell = Self(tempfile::tempdir().expect("a folder"));
        let bytes = zipped(&[("أخبار/a.txt", "نصّ\r\nثانٍ\r\n".as_bytes()), ("b.jpg", b"x")]);
        for (name, bytes) in [
            ("docs/press.zip", bytes.as_slice()),
            ("docs/note.txt", b"some words"),
            ("docs/empty.txt", b""),
            ("docs/photo.jpg", b"x"),
        ] {
            let path = shell.path(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
        assert!(shell.run(&["new", "c.hashiya"]).status.success());
        shell
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_hashiya"))
            .args(arguments)
            .current_dir(self.0.path())
            .env("HASHIYA_CONFIG_DIR", self.path("config"))
            .env("HASHIYA_DATA_DIR", self.path("data"))
            .env("LANG", "C.UTF-8")
            .output()
            .expect("the program runs")
    }
}

#[test]
fn the_report_says_what_came_of_each_file() {
    let shell = Shell::new();
    let added = shell.run(&["add", "c.hashiya", "docs", "--report", "r.json"]);
    assert!(added.status.success(), "{added:?}");
    let report = std::fs::read_to_string(shell.path("r.json")).expect("a report");
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let files = report["files"].as_array().expect("files");
    let lines: Vec<String> = files
        .iter()
        .map(|file| {
            let codes: Vec<&str> = file["notes"]
                .as_array()
                .expect("notes")
                .iter()
                .filter_map(|note| note["code"].as_str())
                .collect();
            format!("{} {} {codes:?}", file["name"], file["outcome"])
        })
        .collect();
    assert_eq!(
        lines,
        [
            r#""note.txt" "ok" []"#,
            r#""press.zip / أخبار/a.txt" "ok" ["crlf 2"]"#,
            r#""photo.jpg" "passed over" ["passed-over unknown-format"]"#,
            r#""empty.txt" "refused" ["refused no-text"]"#,
            r#""press.zip / b.jpg" "passed over" ["passed-over unknown-format"]"#,
        ]
    );
    let inside = &files[1];
    assert_eq!(inside["format"], "txt");
    assert_eq!(inside["extractor"], "plain-text 1");
    assert_eq!(inside["encoding"], "UTF-8");
    assert_eq!(inside["characters"], 9);
    assert_eq!(inside["set"], "press / أخبار");
    assert_eq!(inside["facts"], serde_json::json!([]));
    let note = &inside["notes"][0];
    assert!(
        note["english"]
            .as_str()
            .is_some_and(|words| words.contains("CR LF"))
    );
    assert!(
        note["arabic"]
            .as_str()
            .is_some_and(|words| words.contains("أسطر"))
    );
    assert_eq!(files[2]["format"], Value::Null);
}

#[test]
fn the_same_files_give_the_same_report() {
    let (one, two) = (Shell::new(), Shell::new());
    for shell in [&one, &two] {
        let added = shell.run(&[
            "--language",
            "ar",
            "add",
            "c.hashiya",
            "docs",
            "--report",
            "r.json",
        ]);
        assert!(added.status.success(), "{added:?}");
    }
    let read = |shell: &Shell| std::fs::read(shell.path("r.json")).expect("a report");
    assert_eq!(read(&one), read(&two));
    // Once more: all is there already, and that is no failure.
    let again = one.run(&["add", "c.hashiya", "docs/note.txt", "--report", "r.json"]);
    assert!(again.status.success(), "{again:?}");
    let report: Value = serde_json::from_slice(&read(&one)).expect("JSON");
    assert_eq!(report["files"][0]["outcome"], "already there");
}

#[test]
fn a_report_is_written_even_where_nothing_came_in_but_never_over_a_collection() {
    let shell = Shell::new();
    let refused = shell.run(&["add", "c.hashiya", "docs/empty.txt", "--report", "r.json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(shell.path("r.json").exists());
    let before = std::fs::read(shell.path("c.hashiya")).expect("a collection");
    let over = shell.run(&[
        "add",
        "c.hashiya",
        "docs/empty.txt",
        "--report",
        "c.hashiya",
    ]);
    assert_eq!(over.status.code(), Some(1));
    assert_eq!(
        std::fs::read(shell.path("c.hashiya")).expect("a collection"),
        before
    );
}

#[test]
fn the_worker_is_not_among_the_commands() {
    let shell = Shell::new();
    let help = shell.run(&["--help"]);
    assert!(!String::from_utf8_lossy(&help.stdout).contains("worker"));
    // It ends when there is nothing to read, and gives up on what is no file.
    assert!(shell.run(&["import-worker"]).status.success());
}
