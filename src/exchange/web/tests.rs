//! Tests of the inside: that long work can be stopped at each step, and that no mutated file does harm.

use uuid::Uuid;

use super::maps::Maps;
use super::node::Node;
use super::reader::{ANNOTATIONS, Drafting};
use super::settle::settle;
use super::tell::tell;
use super::{WebOptions, loss_of, prove, read_web, write_web};
use crate::base::environment::{Environment, SeededEnvironment};
use crate::base::{Budget, Cancel, Progress};
use crate::exchange::foreign::mutated::rows_survive;
use crate::exchange::foreign::{Part, read_here};
use crate::exchange::importer::ImportError;
use crate::exchange::record::ExchangeError;
use crate::model::{Link, LinkId, Memo, MemoId, Row, Snapshot};

const TEXTS: WebOptions = WebOptions { with_texts: true };

/// The file that was written by hand, with ids where it leaves them out.
fn file() -> String {
    let file = include_str!("../../../tests/fixtures/web/small.jsonld");
    let mut parts = file.split("DERIVED");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for (number, part) in parts.enumerate() {
        let id = Uuid::from_u128(0x8000_8000_0000_0000_0900 + number as u128);
        whole.push_str(&format!("urn:uuid:{id}{part}"));
    }
    whole
}

fn read(bytes: &[u8], snapshot: &Snapshot) -> Result<Vec<Row>, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    let arrival = read_web(bytes, snapshot, now, &budget, &Progress::default())?;
    Ok(arrival.record.rows)
}

/// What the file holds, with its link and its memo a second time.
fn sample() -> Snapshot {
    let mut rows = read(file().as_bytes(), &Snapshot::default()).expect("readable");
    let mut again = Vec::new();
    for row in &rows {
        match row {
            Row::Link(row) => again.push(Row::from(Link {
                id: LinkId(Uuid::from_u128(0x61)),
                ..Link::clone(row)
            })),
            Row::Memo(row) => again.push(Row::from(Memo {
                id: MemoId(Uuid::from_u128(0x31)),
                ..Memo::clone(row)
            })),
            _ => {}
        }
    }
    rows.append(&mut again);
    let snapshot = Snapshot::from_rows(1, rows);
    assert_eq!((snapshot.n_links(), snapshot.n_memos()), (2, 2));
    snapshot
}

fn stopped() -> Progress {
    let cancel = Cancel::default();
    cancel.request();
    Progress::silent(cancel)
}

#[test]
fn telling_can_be_stopped_at_each_link_and_each_memo() {
    let snapshot = sample();
    for motivation in ["linking", "commenting"] {
        let cancel = Cancel::default();
        let mut n_after = 0;
        let progress = Progress::silent(cancel.clone());
        let told = tell(&snapshot, true, &progress, &mut |item| {
            n_after += usize::from(cancel.check().is_err());
            if item.motivation.0 == [motivation] {
                cancel.request();
            }
            Ok(())
        });
        assert!(
            matches!(told, Err(ExchangeError::Cancelled(_))),
            "{motivation}: {told:?}"
        );
        assert_eq!(n_after, 0, "{motivation}");
    }
}

#[test]
fn proving_and_counting_can_be_stopped_where_there_are_no_texts() {
    let whole = sample();
    let rows = whole.rows().filter_map(|row| match row {
        Row::Annotator(_) => Some(row),
        Row::Memo(memo) => {
            let targets = Vec::new();
            Some(
                Memo {
                    targets,
                    ..Memo::clone(&memo)
                }
                .into(),
            )
        }
        _ => None,
    });
    let snapshot = Snapshot::from_rows(1, rows);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonld");
    write_web(&snapshot, &TEXTS, &path, &Progress::default()).expect("written");
    let bytes = std::fs::read(&path).expect("there");
    prove(&snapshot, &TEXTS, &*bytes, &Progress::default()).expect("as it was");
    let proved = prove(&snapshot, &TEXTS, &*bytes, &stopped());
    assert!(matches!(proved, Err(ExchangeError::Cancelled(_))));
    let counted = loss_of(&snapshot, &TEXTS, &stopped());
    assert!(matches!(counted, Err(ExchangeError::Cancelled(_))));
}

#[test]
fn a_text_is_measured_once_for_all_that_leads_to_it() {
    let snapshot = sample();
    let capture = snapshot.captures().next().expect("a text");
    let maps = Maps::default();
    assert!(std::rc::Rc::ptr_eq(&maps.of(capture), &maps.of(capture)));
}

#[test]
fn joining_links_can_be_stopped_and_has_an_end() {
    let snapshot = sample();
    let file = file();
    let root: Node = serde_json::from_str(&file).expect("JSON");
    let link = root.first[0].items.iter().find(|node| {
        let mut motivations = node.motivation.iter();
        motivations.any(|words| words.as_str() == "linking")
    });
    let link = link.expect("a link");
    let late = Budget {
        time: std::time::Duration::ZERO,
        ..Budget::default()
    };
    for (budget, progress) in [
        (Budget::default(), stopped()),
        (late.started(), Progress::default()),
    ] {
        let mut drafting = Drafting::new(&Node::default());
        let id = snapshot.links().next().expect("one").id.0;
        assert!(drafting.link(link, id, &link.target, &Default::default()));
        assert!(drafting.links(&budget, &progress).is_err());
    }
}

#[test]
fn looking_for_places_can_be_stopped() {
    let part = Part {
        name: String::new(),
        bytes: file().into_bytes(),
    };
    let budget = Budget::default();
    let foreign = read_here(&ANNOTATIONS, &[part], &budget, &Progress::default());
    let mut foreign = foreign.expect("readable");
    let settled = settle(&mut foreign, &Snapshot::default(), &budget, &stopped());
    assert!(matches!(settled, Err(ImportError::Cancelled(_))));
}

/// Reads a mutated file into a collection that has its text and into one that has not; rows are whole and quotes hold.
#[test]
fn mutated_annotations_do_no_harm() {
    let file = file();
    let here = sample();
    let pieces: &[&[u8]] = &[
        b"\"start\":-1",
        b"\"end\":99999999999",
        b"\"@id\":\"urn:uuid:00000000-0000-4000-8000-000000000050\",",
        b"\"title\":\"x\",",
        b"\"motivation\":\"linking\"",
        b"\"exact\":\"\"",
        b"\"selector\":[[[{}]]],",
        b"\"items\":[{\"items\":[]}],",
        b"\"target\":\"urn:uuid:00000000-0000-4000-8000-000000000003\"",
        b"\"generator\":\"x\",",
        b"\\ud800",
        b"\\u0000",
        b"null",
        b"[",
        b"}",
        b",",
        b"\xEF\xBB\xBF",
        b"\xFF",
    ];
    rows_survive(&here, |dice| dice.mutate(file.as_bytes(), pieces), read);
}
