//! One table for all formats: a file, and what must come of it. A format adds a file of cases beside this one.
//!
//! Every case is read by the built program in a worker, into one collection. What was refused must leave it as it was, byte
//! for byte of its logical content; what came in must go again by one undo; and nothing may take longer than ten seconds.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hashiya::base::Progress;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::Command;
use hashiya::engine::operations::{
    FileLine, FileOutcome, ImportSetUp, add_documents, commit_documents, documents_of,
};
use hashiya::engine::{Engine, Person};
use hashiya::exchange::importer::Isolation;
use hashiya::i18n::Language;
use hashiya::model::{AnnotatorId, Sha256};

/// The longest that one file may take, whatever is in it.
const MOST: Duration = Duration::from_secs(10);

/// A file, and what must come of it.
pub(crate) struct Case {
    /// What it shows.
    pub(crate) name: String,
    /// What the file is called.
    pub(crate) file: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
    /// What must come of it.
    pub(crate) expected: Expected,
}

/// What must come of a file. Codes are those of the written report, or how they begin.
#[derive(Clone, Debug)]
pub(crate) enum Expected {
    /// So many documents, without a warning.
    Ok(usize),
    /// Documents, and a line that warns or tells of a part that is left out.
    Warn(&'static str),
    /// Nothing, for this reason.
    Refuse(&'static str),
    /// Not looked at, for this reason.
    Pass(&'static str),
}

impl Case {
    pub(crate) fn new(
        name: impl Into<String>,
        file: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
        expected: Expected,
    ) -> Self {
        Self {
            name: name.into(),
            file: file.into(),
            bytes: bytes.into(),
            expected,
        }
    }
}

/// A collection to read into, in a folder of its own.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    pub(crate) engine: Engine,
    pub(crate) set_up: ImportSetUp,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let environment = Arc::new(SeededEnvironment::new(11));
        let person = Person {
            id: AnnotatorId(environment.new_uuid()),
            name: "Amal".to_owned(),
        };
        let path = folder.path().join("c.hashiya");
        let engine = Engine::create(&path, "Cases", person, environment).expect("a collection");
        let set_up = ImportSetUp {
            isolation: Isolation::program(env!("CARGO_BIN_EXE_hashiya").into()),
            ..ImportSetUp::usual(Language::English)
        };
        std::fs::create_dir(folder.path().join("files")).expect("a folder");
        Self {
            folder,
            engine,
            set_up,
        }
    }

    pub(crate) fn hash(&self) -> Sha256 {
        self.engine.logical_hash().expect("a hash")
    }

    /// A path among the files.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("files").join(name)
    }

    /// Writes a file, with its folders.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, bytes).expect("a file");
        path
    }

    /// Reads and adds; what came of each file.
    pub(crate) fn add(&self, paths: &[PathBuf]) -> Vec<FileLine> {
        let added = add_documents(&self.engine, paths, &self.set_up, &Progress::default());
        added.expect("nothing of it fails").added.lines
    }
}

/// Lines as `name: outcome, code, code`.
pub(crate) fn shown(lines: &[FileLine]) -> Vec<String> {
    let line = |line: &FileLine| {
        let codes: String = line
            .notes
            .iter()
            .map(|note| format!(", {}", note.report_code()))
            .collect();
        format!("{}: {:?}{codes}", line.name, line.outcome)
    };
    lines.iter().map(line).collect()
}

/// Reads every case and compares what came of it.
pub(crate) fn check(cases: Vec<Case>) {
    let desk = Desk::new();
    let before = desk.hash();
    let mut faults = Vec::new();
    for case in cases {
        let path = desk.write(&case.file, &case.bytes);
        let began = Instant::now();
        let snapshot = desk.engine.snapshot();
        let paths = [path.clone()];
        let added = documents_of(&paths, &snapshot, &desk.set_up, &Progress::default())
            .expect("nobody cancels");
        let lines = added.lines.clone();
        let n_documents = added.documents.len();
        let outcome = commit_documents(&desk.engine, added).expect("it can be committed");
        if began.elapsed() > MOST {
            faults.push(format!("{}: it took {:?}", case.name, began.elapsed()));
        }
        if !is_as_expected(&case.expected, &lines) {
            let lines = shown(&lines);
            faults.push(format!(
                "{}: {:?}, not {lines:#?}",
                case.name, case.expected
            ));
        }
        if n_documents == 0 && desk.hash() != before {
            faults.push(format!("{}: the collection has changed", case.name));
        }
        if outcome.outcome.is_some() {
            desk.engine.execute(Command::Undo).expect("it is undone");
            if desk.hash() != before {
                faults.push(format!("{}: something stays after undo", case.name));
            }
        }
        std::fs::remove_file(path).expect("the file goes");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn is_as_expected(expected: &Expected, lines: &[FileLine]) -> bool {
    let count = |outcome: FileOutcome| lines.iter().filter(|line| line.outcome == outcome).count();
    let has = |code: &str| {
        let mut notes = lines.iter().flat_map(|line| &line.notes);
        notes.any(|note| note.report_code().starts_with(code))
    };
    let n_in = count(FileOutcome::Ok) + count(FileOutcome::Warn);
    match expected {
        Expected::Ok(documents) => {
            count(FileOutcome::Ok) == *documents && lines.len() == *documents
        }
        Expected::Warn(code) => n_in > 0 && has(code),
        Expected::Refuse(code) => n_in == 0 && has(&format!("refused {code}")),
        Expected::Pass(code) => n_in == 0 && has(&format!("passed-over {code}")),
    }
}
