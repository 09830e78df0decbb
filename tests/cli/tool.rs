//! Runs the built program in a folder of its own, with preferences of its own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder to work in, removed at the end.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("config")).expect("a folder");
        Self { folder }
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with its folder.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, bytes).expect("written");
        path
    }

    /// The program, ready to run in the folder: in English, without a display.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashiya"));
        command
            .current_dir(self.folder.path())
            .env("HASHIYA_CONFIG_DIR", self.path("config"))
            .env("HASHIYA_DATA_DIR", self.path("data"))
            .env("LANG", "C.UTF-8");
        for name in [
            "LC_ALL",
            "LC_MESSAGES",
            "LANGUAGE",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "WAYLAND_SOCKET",
        ] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        answer(
            self.command()
                .args(arguments.iter().map(OsStr::new))
                .output()
                .expect("the program runs"),
        )
    }

    /// Runs a command that must do its work; what it said.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let answer = self.run(arguments);
        assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
        answer.out
    }

    /// Runs a command that must refuse; what it said of it.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let answer = self.run(arguments);
        assert_eq!(answer.code, 1, "{arguments:?}: {answer:?}");
        assert!(!answer.err.is_empty(), "{arguments:?} says nothing");
        assert!(!answer.err.contains("panicked"), "{answer:?}");
        answer.err
    }

    /// Runs a reading command with `--json`.
    pub(crate) fn json(&self, command: &str, collection: &str) -> Value {
        let text = self.done(&[command, collection, "--json"]);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// One number of `info --json`.
    pub(crate) fn count(&self, collection: &str, what: &str) -> u64 {
        self.json("info", collection)[what]
            .as_u64()
            .unwrap_or_else(|| panic!("no {what}"))
    }

    /// A collection `c.hashiya` of one Arabic and one English document.
    pub(crate) fn with_collection() -> Self {
        let desk = Self::new();
        desk.write("docs/بيان.txt", ARABIC);
        desk.write("docs/statement.md", ENGLISH);
        desk.done(&["new", "c.hashiya", "docs"]);
        desk
    }
}

/// Vowel marks, Latin letters and digits of both kinds within Arabic.
pub(crate) const ARABIC: &str = "أعلنت شركة Azure أنّها أوقفت ٣ خدمات في 2025.\nلم تُسمِّ الوحدةَ.\n";
/// Emoji, a family joined by zero-width joiners, Arabic between isolates, CRLF.
pub(crate) const ENGLISH: &str =
    "# Statement 🕊️\r\n\r\nThe family 👨\u{200d}👩\u{200d}👧 read \u{2067}سلام\u{2069} aloud.\r\n";

fn answer(output: Output) -> Answer {
    Answer {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// The words of a text from one code point to another.
pub(crate) fn slice(text: &str, start: u64, end: u64) -> String {
    text.chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect()
}

/// Where some words stand in a text, in code points.
pub(crate) fn place(text: &str, words: &str) -> (String, String) {
    let byte = text.find(words).expect("the words are there");
    let start = text[..byte].chars().count();
    (
        start.to_string(),
        (start + words.chars().count()).to_string(),
    )
}

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("readable")
}
