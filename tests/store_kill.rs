//! A process that commits is killed at random moments: nothing that it acknowledged is lost, and the file is whole.
//!
//! The test starts itself again as the process to kill. It writes a line to a pipe for each commit that returned. The
//! page cache survives a kill, so this proves the order of commit and acknowledgement, and that a half written log is
//! recovered; power cuts are another rig's work. Negative control: the same process, acknowledging before it commits,
//! must be caught.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hashiya::base::environment::{Environment, SeededEnvironment, SystemEnvironment};
use hashiya::command::{Action, ActionCode, Original};
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, Capture, CaptureId, Collection,
    CollectionId, Document, DocumentId, JournalId, LineageId, Passage, PassageId, Row, RowEdit,
    RowKey, Sha256, Tag, TagColor, TagId, Tagging, TaggingId,
};
use hashiya::store::{Access, EntryKind, NewEntry, Store, StoreError};
use hashiya::text::{ByteOffset, Span};

const PATH: &str = "HASHIYA_TEST_KILL_PATH";
const EARLY: &str = "HASHIYA_TEST_KILL_ACKNOWLEDGE_EARLY";
const KILLS: u64 = 40;
const TEXT: &str = "قالت الشركة إنها أنهت الوصول. The company said it ended access.\n";

fn entry(environment: &dyn Environment, code: ActionCode) -> NewEntry {
    NewEntry {
        id: JournalId(environment.new_uuid()),
        at: environment.now(),
        action: Action {
            code,
            subject: String::new(),
            annotator: None,
        },
        kind: EntryKind::Do,
        joins: false,
    }
}

/// What the process to kill annotates with.
struct Names {
    annotator: AnnotatorId,
    capture: CaptureId,
    tag: TagId,
}

/// Makes a collection with a document and a tag.
fn prepare(path: &Path) -> Names {
    let environment = SeededEnvironment::new(5);
    let id = || environment.new_uuid();
    let created = environment.now();
    let collection = Collection {
        id: CollectionId(id()),
        lineage: LineageId(id()),
        name: "Kill".to_owned(),
        direction: None,
        created,
    };
    let head = entry(&environment, ActionCode::CreateCollection);
    let mut store = Store::create(path, &collection, "Nour", &head).unwrap();
    let names = Names {
        annotator: AnnotatorId(id()),
        capture: CaptureId(id()),
        tag: TagId(id()),
    };
    let document = DocumentId(id());
    let edits = [
        RowEdit::insert(Annotator {
            id: names.annotator,
            name: "Nour".to_owned(),
            created,
        }),
        RowEdit::insert(Document {
            id: document,
            name: "report".to_owned(),
            capture: names.capture,
            rank: 0,
            language: None,
            direction: None,
            paragraph_directions: Vec::new(),
            furniture: Vec::new(),
            added: created,
        }),
        RowEdit::insert(Capture {
            id: names.capture,
            document,
            text: TEXT.into(),
            text_sha256: Sha256::of(TEXT.as_bytes()),
            original_sha256: Sha256::of(TEXT.as_bytes()),
            original_len: TEXT.len() as u64,
            original_name: "report.txt".to_owned(),
            original_modified: None,
            encoding: "UTF-8".to_owned(),
            extractor: "plain-text 1".to_owned(),
            notes: Vec::new(),
            structure: Vec::new().into(),
            created,
        }),
        RowEdit::insert(Tag {
            id: names.tag,
            parent: None,
            rank: 0,
            label: Bilingual::from_one("وصول"),
            definition: Bilingual::default(),
            includes: Bilingual::default(),
            excludes: Bilingual::default(),
            terms: Vec::new(),
            color: TagColor::Palette(0),
            is_category: false,
            created,
        }),
    ];
    let original = Original {
        of: names.capture.into(),
        bytes: TEXT.as_bytes().into(),
    };
    let entry = entry(&environment, ActionCode::AddDocuments);
    store.commit(&entry, &edits, &[original], &[]).unwrap();
    store.close().unwrap();
    names
}

/// An annotation with its passage and a tagging.
fn annotate(
    environment: &dyn Environment,
    names: &Names,
    turn: usize,
) -> (AnnotationId, Vec<RowEdit>) {
    let at = environment.now();
    let first = TEXT.char_indices().nth(turn % 20).unwrap().0;
    let last = TEXT.char_indices().nth(25 + turn % 20).unwrap().0;
    let span = Span::new(ByteOffset::from_index(first), ByteOffset::from_index(last)).unwrap();
    let passage = Passage {
        id: PassageId(environment.new_uuid()),
        capture: names.capture,
        spans: vec![span],
        quote: TEXT[first..last].to_owned(),
        prefix: TEXT[..first].to_owned(),
        suffix: TEXT[last..].chars().take(32).collect(),
    };
    let annotation = Annotation {
        id: AnnotationId(environment.new_uuid()),
        passage: passage.id,
        annotator: names.annotator,
        created: at,
        modified: at,
    };
    let tagging = Tagging {
        id: TaggingId(environment.new_uuid()),
        annotation: annotation.id,
        tag: names.tag,
        annotator: names.annotator,
        created: at,
        is_example: false,
    };
    let id = annotation.id;
    let edits = vec![
        RowEdit::insert(passage),
        RowEdit::insert(annotation),
        RowEdit::insert(tagging),
    ];
    (id, edits)
}

/// The process to kill; does nothing when the tests are run as usual.
#[test]
fn child() {
    let Some(path) = std::env::var_os(PATH).map(PathBuf::from) else {
        return;
    };
    let is_early = std::env::var_os(EARLY).is_some();
    let environment = SystemEnvironment;
    let mut store = Store::open(&path, Access::Write, "Nour").unwrap();
    let (rows, _) = store.load().unwrap();
    let find = |wanted: fn(&Row) -> Option<uuid::Uuid>| rows.iter().find_map(wanted).unwrap();
    let names = Names {
        annotator: AnnotatorId(find(|row| match row {
            Row::Annotator(annotator) => Some(annotator.id.0),
            _ => None,
        })),
        capture: CaptureId(find(|row| match row {
            Row::Capture(capture) => Some(capture.id.0),
            _ => None,
        })),
        tag: TagId(find(|row| match row {
            Row::Tag(tag) => Some(tag.id.0),
            _ => None,
        })),
    };
    let acknowledge = |id: AnnotationId| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nsaved {id}").unwrap();
        out.flush().unwrap();
    };
    for turn in 0.. {
        let (id, edits) = annotate(&environment, &names, turn);
        if is_early {
            acknowledge(id);
            std::thread::sleep(Duration::from_millis(3));
        }
        let entry = entry(&environment, ActionCode::AddTag);
        store.commit(&entry, &edits, &[], &[]).unwrap();
        if !is_early {
            acknowledge(id);
        }
    }
}

/// When to kill.
#[derive(Clone, Copy)]
enum Moment {
    /// So long after the start: perhaps before the file is open.
    AfterStart(Duration),
    /// So long after the first acknowledgement: in the middle of the work, however busy the machine is.
    AtWork(Duration),
}

/// The `kill`-th moment of a sequence that is the same in each run.
fn moment(kill: u64) -> Moment {
    let wait = Duration::from_micros(kill * 7919 % 97 * 500);
    match kill % 4 {
        0 => Moment::AfterStart(Duration::from_millis(5) + wait),
        _ => Moment::AtWork(wait),
    }
}

/// Starts the child, kills it at that moment; what it acknowledged.
fn kill_one(path: &Path, is_early: bool, moment: Moment) -> Vec<AnnotationId> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "child", "--nocapture"])
        .env(PATH, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if is_early {
        command.env(EARLY, "1");
    }
    let mut child = command.spawn().unwrap();
    let stdout = child.stdout.take().unwrap();
    let (send, works) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("saved ")?.parse().ok())
            .inspect(|_| {
                let _ = send.send(());
            })
            .collect()
    });
    match moment {
        Moment::AfterStart(wait) => std::thread::sleep(wait),
        Moment::AtWork(wait) => {
            works.recv_timeout(Duration::from_secs(60)).unwrap();
            std::thread::sleep(wait);
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

fn open(path: &Path) -> Store {
    let started = Instant::now();
    loop {
        match Store::open(path, Access::Write, "Amal") {
            // The system may take a moment to release a dead process's lock.
            Err(StoreError::Held { .. }) if started.elapsed() < Duration::from_secs(2) => {
                std::thread::sleep(Duration::from_millis(5));
            }
            outcome => return outcome.unwrap(),
        }
    }
}

/// How many of the acknowledged annotations are not there.
fn count_lost(store: &Store, acknowledged: &[AnnotationId]) -> usize {
    let (rows, revision) = store.load().unwrap();
    let keys: std::collections::BTreeSet<RowKey> = rows.iter().map(Row::key).collect();
    let annotations = rows
        .iter()
        .filter(|row| matches!(row, Row::Annotation(_)))
        .count();
    let taggings = rows
        .iter()
        .filter(|row| matches!(row, Row::Tagging(_)))
        .count();
    // Each commit is whole: a journal row, an annotation, a tagging.
    assert_eq!((annotations as u64, taggings), (revision - 2, annotations));
    acknowledged
        .iter()
        .filter(|id| !keys.contains(&RowKey::Annotation(**id)))
        .count()
}

#[test]
fn nothing_acknowledged_is_lost_by_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kill.hashiya");
    prepare(&path);
    let mut acknowledged = Vec::new();
    for kill in 0..KILLS {
        acknowledged.extend(kill_one(&path, false, moment(kill)));
        // Every other time the log is left for the next process to recover.
        if kill % 2 == 0 {
            continue;
        }
        let store = open(&path);
        assert_eq!(count_lost(&store, &acknowledged), 0, "kill {kill}");
        assert_eq!(store.check().unwrap(), [], "kill {kill}");
        store.close().unwrap();
    }
    let commits = acknowledged.len() as u64;
    assert!(commits >= KILLS / 2, "{commits} commits");
}

#[test]
fn acknowledging_before_the_commit_is_caught() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("early.hashiya");
    prepare(&path);
    let mut acknowledged = Vec::new();
    for kill in 0..KILLS {
        acknowledged.extend(kill_one(&path, true, moment(kill)));
        if count_lost(&open(&path), &acknowledged) > 0 {
            return;
        }
    }
    panic!(
        "{} acknowledgements came too early, and none was missed",
        acknowledged.len()
    );
}
