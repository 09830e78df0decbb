//! One table for all formats: a file, and what must come of it. A format adds a file of cases beside this one.
//!
//! Every case is read by the built program in a worker, into one collection. What was refused must leave it as it was, byte
//! for byte of its logical content; what came in must go again by one undo; and nothing may take longer than ten seconds.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
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
    /// How it comes to be there. Bytes are made only when it is its turn: some are many.
    make: Make,
    /// What must come of it.
    pub(crate) expected: Expected,
}

enum Make {
    Bytes(Box<dyn FnOnce() -> Vec<u8> + Send>),
    Place(fn(&Path)),
}

/// What must come of a file. Codes are those of the written report, or how they begin.
#[derive(Clone, Debug)]
pub(crate) enum Expected {
    /// So many documents, without a warning.
    Ok(usize),
    /// One document of exactly this text, without a warning.
    Text(&'static str),
    /// Documents, and a line that warns or tells of a part that is left out.
    Warn(&'static str),
    /// One document of exactly this text, and such a line.
    WarnText(&'static str, &'static str),
    /// Nothing, for this reason.
    Refuse(&'static str),
    /// Nothing, because reading it was stopped: by its time, its memory, or its death.
    Kill,
    /// Not looked at, for this reason.
    Pass(&'static str),
}

impl Case {
    /// A file of these bytes.
    pub(crate) fn new(
        name: impl Into<String>,
        file: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
        expected: Expected,
    ) -> Self {
        let bytes = bytes.into();
        Self::made(name, file, expected, move || bytes)
    }

    /// A file of bytes that are made when they are needed.
    pub(crate) fn made<B: Into<Vec<u8>>>(
        name: impl Into<String>,
        file: impl Into<String>,
        expected: Expected,
        make: impl FnOnce() -> B + Send + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            file: file.into(),
            make: Make::Bytes(Box::new(|| make().into())),
            expected,
        }
    }

    /// What is no file of bytes: made at a path.
    pub(crate) fn placed(name: &str, file: &str, expected: Expected, place: fn(&Path)) -> Self {
        Self {
            name: name.to_owned(),
            file: file.to_owned(),
            make: Make::Place(place),
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

/// How many cases are read at once.
const AT_ONCE: usize = 4;
/// Of a case that is to be stopped, the time that reading may take.
const SHORT: Duration = Duration::from_millis(50);

/// Reads every case and compares what came of it, on several threads with a collection each.
pub(crate) fn check(cases: Vec<Case>) {
    let cases = Mutex::new(VecDeque::from(cases));
    let faults = Mutex::new(Vec::new());
    let next = || cases.lock().expect("no thread fails").pop_front();
    let work = || {
        let mut desk = Desk::new();
        while let Some(case) = next() {
            let found = check_one(&mut desk, case);
            faults.lock().expect("no thread fails").extend(found);
        }
    };
    std::thread::scope(|scope| {
        let threads = [(); AT_ONCE].map(|()| scope.spawn(work));
        for thread in threads {
            thread.join().expect("it ends");
        }
    });
    let faults = faults.into_inner().expect("no thread fails");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Reads one case; what is not as it must be.
fn check_one(desk: &mut Desk, case: Case) -> Vec<String> {
    let Case {
        name,
        file,
        make,
        expected,
    } = case;
    let mut faults = Vec::new();
    let before = desk.hash();
    let path = match make {
        Make::Bytes(make) => desk.write(&file, make()),
        Make::Place(place) => {
            place(&desk.path(&file));
            desk.path(&file)
        }
    };
    let usual = desk.set_up.budget.time;
    if matches!(expected, Expected::Kill) {
        desk.set_up.budget.time = SHORT;
    }
    let began = Instant::now();
    let snapshot = desk.engine.snapshot();
    let paths = [path.clone()];
    let added = documents_of(&paths, &snapshot, &desk.set_up, &Progress::default())
        .expect("nobody cancels");
    desk.set_up.budget.time = usual;
    let lines = added.lines.clone();
    let texts: Vec<Arc<str>> = added
        .documents
        .iter()
        .map(|document| Arc::clone(&document.text))
        .collect();
    let outcome = commit_documents(&desk.engine, added).expect("it can be committed");
    if began.elapsed() > MOST {
        faults.push(format!("{name}: it took {:?}", began.elapsed()));
    }
    if !is_as_expected(&expected, &lines, &texts) {
        let lines = shown(&lines);
        let lines = lines.get(..lines.len().min(5)).unwrap_or_default();
        let start = |text: &Arc<str>| text.chars().take(80).collect::<String>();
        let texts: Vec<String> = texts.iter().take(3).map(start).collect();
        faults.push(format!("{name}: {expected:?}, not {lines:#?} {texts:?}"));
    }
    if texts.is_empty() && desk.hash() != before {
        faults.push(format!("{name}: the collection has changed"));
    }
    if outcome.outcome.is_some() {
        desk.engine.execute(Command::Undo).expect("it is undone");
        if desk.hash() != before {
            faults.push(format!("{name}: something stays after undo"));
        }
    }
    std::fs::remove_file(path).expect("the file goes");
    faults
}

fn is_as_expected(expected: &Expected, lines: &[FileLine], texts: &[Arc<str>]) -> bool {
    let count = |outcome: FileOutcome| lines.iter().filter(|line| line.outcome == outcome).count();
    let has = |code: &str| {
        let mut notes = lines.iter().flat_map(|line| &line.notes);
        notes.any(|note| note.report_code().starts_with(code))
    };
    let is_text = |text: &str| matches!(texts, [only] if **only == *text);
    let n_in = count(FileOutcome::Ok) + count(FileOutcome::Warn);
    match expected {
        Expected::Ok(documents) => {
            count(FileOutcome::Ok) == *documents && lines.len() == *documents
        }
        Expected::Text(text) => count(FileOutcome::Ok) == 1 && is_text(text),
        Expected::Warn(code) => n_in > 0 && has(code),
        Expected::WarnText(code, text) => n_in == 1 && has(code) && is_text(text),
        Expected::Refuse(code) => n_in == 0 && has(&format!("refused {code}")),
        Expected::Kill => {
            let reasons = ["budget seconds", "took-too-long", "too-much-memory", "died"];
            n_in == 0 && reasons.iter().any(|code| has(&format!("refused {code}")))
        }
        Expected::Pass(code) => n_in == 0 && has(&format!("passed-over {code}")),
    }
}
