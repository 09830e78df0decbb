//! A collection to work on, and the ways of looking at it that every test needs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hashiya::base::Progress;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::{Command, NewDocument, NewTag, NewValue, TagChoice, VariableChoice};
use hashiya::engine::operations::{collection_of, merge_record};
use hashiya::engine::{Access, Engine, Outcome, Person};
use hashiya::model::*;
use hashiya::text::{ByteOffset, Span};

pub const TEXT: &str = "قالت الشركة إنها أوقفت الخدمة 👩‍👩‍👧‍👦. The company ended the service.";

/// A folder for one test; in memory where the system has such a place, since these tests measure nothing on a disk.
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    match memory.is_dir() {
        true => tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()),
        false => tempfile::tempdir(),
    }
    .unwrap()
}

/// A collection file that can be closed and opened again.
pub struct Bench {
    folder: tempfile::TempDir,
    pub path: PathBuf,
    pub environment: Arc<SeededEnvironment>,
    pub person: Person,
    engine: Option<Engine>,
}

impl Bench {
    pub fn new(seed: u64) -> Self {
        let folder = folder();
        let path = folder.path().join("reports.hashiya");
        let environment = Arc::new(SeededEnvironment::new(seed));
        let person = Person {
            id: AnnotatorId(environment.new_uuid()),
            name: "Amal".to_owned(),
        };
        let engine = Engine::create(
            &path,
            "Reports",
            person.clone(),
            Arc::clone(&environment) as Arc<dyn Environment>,
        )
        .unwrap();
        Self {
            folder,
            path,
            environment,
            person,
            engine: Some(engine),
        }
    }

    /// A new collection of what a record says.
    pub fn of_record(record: &Path, seed: u64) -> Self {
        let (folder, progress) = (folder(), Progress::default());
        let path = folder.path().join("copy.hashiya");
        let environment = Arc::new(SeededEnvironment::new(seed));
        let person = Person {
            id: AnnotatorId(environment.new_uuid()),
            name: "Basma".to_owned(),
        };
        let row = collection_of(record, &progress).unwrap();
        let environs = Arc::clone(&environment) as Arc<dyn Environment>;
        let engine = Engine::create_as(&path, &row, person.clone(), environs).unwrap();
        merge_record(&engine, record, &progress).unwrap();
        Self {
            folder,
            path,
            environment,
            person,
            engine: Some(engine),
        }
    }

    pub fn engine(&self) -> &Engine {
        self.engine.as_ref().unwrap()
    }

    pub fn open(&self, access: Access) -> Engine {
        let environment = Arc::clone(&self.environment) as Arc<dyn Environment>;
        Engine::open(&self.path, access, self.person.clone(), environment).unwrap()
    }

    /// Closes and opens again; the snapshot read from the file must be the one that was held (I9).
    pub fn reopen(&mut self) {
        let engine = self.engine.take().unwrap();
        let held = engine.snapshot();
        engine.close().unwrap();
        let engine = self.open(Access::Write);
        assert_eq!(*engine.snapshot(), *held);
        self.engine = Some(engine);
    }

    /// Drops the engine as it is and opens the file again.
    pub fn replace(&mut self) {
        drop(self.engine.take());
        self.engine = Some(self.open(Access::Write));
    }

    /// Closes, lets `work` do something to the file, and opens it again.
    pub fn replace_after(&mut self, work: impl FnOnce()) {
        self.engine.take().unwrap().close().unwrap();
        work();
        self.engine = Some(self.open(Access::Write));
    }

    /// Closes the engine and keeps the folder for as long as the returned guard.
    pub fn close_only(mut self) -> tempfile::TempDir {
        self.engine.take().unwrap().close().unwrap();
        self.folder
    }

    pub fn hash(&self) -> Sha256 {
        self.engine().logical_hash().unwrap()
    }

    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.engine().snapshot()
    }

    #[track_caller]
    pub fn run(&self, command: Command) -> Outcome {
        let outcome = self.engine().execute(command).unwrap();
        assert_eq!(self.snapshot().revision(), outcome.revision);
        outcome
    }

    /// The doctor finds nothing (I17), and the snapshot is what the rows come to (I9).
    #[track_caller]
    pub fn check(&self) {
        assert_eq!(self.engine().check().unwrap(), []);
        let snapshot = self.snapshot();
        let rebuilt = Snapshot::from_rows(snapshot.revision(), snapshot.rows());
        assert_eq!(*snapshot, rebuilt);
    }

    pub fn add_document(&self, name: &str, text: &str) -> DocumentId {
        match self.run(add(&[name], text)).answer[0] {
            RowKey::Document(id) => id,
            other => panic!("{other:?}"),
        }
    }

    pub fn annotate(&self, capture: CaptureId, words: &str, tags: &[&str]) -> AnnotationId {
        let text = &self.snapshot().capture(capture).unwrap().text.clone();
        let start = text.find(words).unwrap();
        let outcome = self.run(Command::Annotate {
            capture,
            spans: vec![span(start, start + words.len())],
            tags: tags
                .iter()
                .map(|label| TagChoice::Named((*label).to_owned()))
                .collect(),
            annotator: self.engine().me(),
        });
        match outcome.answer[0] {
            RowKey::Annotation(id) => id,
            other => panic!("{other:?}"),
        }
    }

    pub fn tag(&self, label: &str, parent: Option<TagId>) -> TagId {
        let tag = new_tag(label, parent);
        match self.run(Command::CreateTag { tag }).answer[0] {
            RowKey::Tag(id) => id,
            other => panic!("{other:?}"),
        }
    }

    pub fn memo(&self, title: &str, targets: &[MemoTarget]) -> MemoId {
        let command = write(self.engine(), None, targets, title, false);
        match self.run(command).answer[0] {
            RowKey::Memo(id) => id,
            other => panic!("{other:?}"),
        }
    }
}

pub fn write(
    engine: &Engine,
    memo: Option<MemoId>,
    targets: &[MemoTarget],
    title: &str,
    joins: bool,
) -> Command {
    Command::WriteMemo {
        memo,
        kind: MemoKind::Idea,
        targets: targets.to_vec(),
        title: title.to_owned(),
        body: format!("{title}\nملاحظة"),
        annotator: engine.me(),
        joins,
    }
}

pub fn add(names: &[&str], text: &str) -> Command {
    let documents = names.iter().map(|name| new_document(name, text)).collect();
    Command::AddDocuments { documents }
}

pub fn new_document(name: &str, text: &str) -> NewDocument {
    NewDocument {
        name: name.to_owned(),
        language: Some("ar".to_owned()),
        text: text.into(),
        original: text.as_bytes().into(),
        whole: None,
        original_sha256: Sha256::of(text.as_bytes()),
        original_name: format!("{name}.txt"),
        original_modified: None,
        encoding: "UTF-8".to_owned(),
        extractor: "plain-text 1".to_owned(),
        notes: vec!["crlf 2".to_owned()],
        structure: Vec::new(),
        set: None,
        values: Vec::new(),
    }
}

/// A document that comes in a set, with two values of one variable.
pub fn with_belongings(name: &str) -> NewDocument {
    let value = |text: &str| NewValue {
        variable: VariableChoice {
            name: "المؤلف".to_owned(),
            other_name: Some("Author".to_owned()),
            kind: VariableKind::Text,
        },
        value: Value::Text(text.to_owned()),
    };
    NewDocument {
        set: Some("من المجلد".to_owned()),
        values: vec![value("سلمى"), value(name)],
        ..new_document(name, "نص من مجلد")
    }
}

pub fn new_tag(label: &str, parent: Option<TagId>) -> NewTag {
    NewTag {
        parent,
        label: Bilingual::from_one(label),
        definition: Bilingual::default(),
        color: None,
        is_category: false,
    }
}

pub fn span(start: usize, end: usize) -> Span {
    Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).unwrap()
}
