//! No mutated file does harm, and long work can be stopped.

use std::collections::HashSet;

use super::reader::LINES_OF_JSON;
use super::settle::settle_lines;
use super::{loss_of, prove, read_lines, write_lines};
use crate::base::environment::{Environment, SeededEnvironment};
use crate::base::{Budget, Cancel, Progress};
use crate::exchange::foreign::mutated::rows_survive;
use crate::exchange::foreign::{Part, read_here};
use crate::exchange::importer::ImportError;
use crate::exchange::record::ExchangeError;
use crate::model::{Row, Snapshot};

/// A line of our own, one of doccano with relations, and a task of Label Studio.
fn files() -> [String; 3] {
    let own = include_str!("../../../tests/fixtures/lines/small.jsonl");
    let doccano = "{\"id\":7,\"text\":\"لا شيء، لا أحد.\\r\\nOne.\",\"entities\":[{\"id\":1,\"label\":\"نفي\",\"start_offset\":0,\"end_offset\":2},{\"id\":2,\"label\":\"Person\",\"start_offset\":11,\"end_offset\":14}],\"relations\":[{\"id\":3,\"from_id\":1,\"to_id\":2,\"type\":\"of\"}],\"Comments\":[{\"id\":1,\"comment\":\"Why?\"}],\"k\":\"v\"}\n{\"text\":\"a b\",\"label\":[[0,1,\"X\"],[2,3,\"Y\"],\"Z\"]}\n";
    let studio = "[{\"id\":5,\"data\":{\"text\":\"😀 لا شيء.\"},\"annotations\":[{\"id\":1,\"completed_by\":2,\"result\":[{\"id\":\"a\",\"from_name\":\"l\",\"to_name\":\"t\",\"type\":\"labels\",\"value\":{\"start\":2,\"end\":4,\"text\":\"لا\",\"labels\":[\"نفي\"]}},{\"id\":\"b\",\"from_name\":\"l\",\"to_name\":\"t\",\"type\":\"labels\",\"value\":{\"start\":5,\"end\":8,\"labels\":[\"X\"]}},{\"id\":\"a\",\"type\":\"textarea\",\"value\":{\"text\":[\"x\"]}},{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":\"b\"}]}],\"predictions\":[]}]";
    [own.to_owned(), doccano.to_owned(), studio.to_owned()]
}

fn read(bytes: &[u8], snapshot: &Snapshot) -> Result<Vec<Row>, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    let arrival = read_lines(bytes, snapshot, now, &budget, &Progress::default())?;
    Ok(arrival.record.rows)
}

/// What all the files hold.
fn sample() -> Snapshot {
    let none = Snapshot::default();
    let rows = files().map(|file| read(file.as_bytes(), &none).expect("readable"));
    let mut seen = HashSet::new();
    let rows = rows.into_iter().flatten();
    Snapshot::from_rows(1, rows.filter(|row| seen.insert(row.key())))
}

fn stopped() -> Progress {
    let cancel = Cancel::default();
    cancel.request();
    Progress::silent(cancel)
}

#[test]
fn work_can_be_stopped_at_each_document() {
    let snapshot = sample();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    write_lines(&snapshot, &path, &Progress::default()).expect("written");
    let bytes = std::fs::read(&path).expect("readable");
    let counted = loss_of(&snapshot, &stopped());
    assert!(matches!(counted, Err(ExchangeError::Cancelled(_))));
    let proved = prove(&snapshot, bytes.as_slice(), &stopped());
    assert!(matches!(proved, Err(ExchangeError::Cancelled(_))));
    let budget = Budget::default();
    for file in files() {
        let part = Part {
            name: String::new(),
            bytes: file.into_bytes(),
        };
        let parts = [part];
        let read = read_here(&LINES_OF_JSON, &parts, &budget, &stopped());
        if parts[0].bytes.starts_with(b"{\"text\"") {
            assert!(matches!(read, Err(ImportError::Cancelled(_))));
        }
        let mut foreign =
            read_here(&LINES_OF_JSON, &parts, &budget, &Progress::default()).expect("readable");
        let settled = settle_lines(&mut foreign, &snapshot, &budget, &stopped());
        assert!(matches!(settled, Err(ImportError::Cancelled(_))));
    }
}

/// Reads mutated files into a collection that has their texts and into one that has not; rows are whole and quotes hold.
#[test]
fn mutated_lines_do_no_harm() {
    let (files, here) = (files(), sample());
    let pieces: &[&[u8]] = &[
        b"\"start\":-1,",
        b"\"end\":99999999999,",
        b"\"end_offset\":1e300,",
        b"[3,2,\"x\"],",
        b"[0,99,\"x\"],",
        b"\"id\":\"00000000-0000-4000-8000-000000000050\",",
        b"\"on\":[],",
        b"\"spans\":[[1,2],[1,2]],",
        b"\"text\":\"\",",
        b"\"text\":7,",
        b"\"type\":\"relation\",",
        b"\"was_cancelled\":true,",
        b"\"data\":{},",
        b"\"hashiya\":{},",
        b"\\ud800",
        b"\\u0000",
        b"\\r\\n",
        b"null",
        b"[",
        b"}",
        b",",
        b"\n",
        b"\xEF\xBB\xBF",
        b"\xFF",
    ];
    rows_survive(
        &here,
        |dice| {
            let file = &files[dice.below(3)];
            dice.mutate(file.as_bytes(), pieces)
        },
        read,
    );
}
