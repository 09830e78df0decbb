//! No mutated file does harm, and long work can be stopped.

use std::collections::HashSet;
use std::time::Instant;

use super::reader::LINES_OF_JSON;
use super::settle::settle_lines;
use super::{loss_of, prove, read_lines, write_lines};
use crate::base::environment::{Environment, SeededEnvironment};
use crate::base::{Budget, Cancel, Progress};
use crate::exchange::foreign::{Part, read_here};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::mutation::{Dice, mutations, number};
use crate::exchange::importer::testing::SOON;
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
    let first = number("HASHIYA_MUTATION_SEED").unwrap_or(0);
    let (mut n_read, mut n_rows) = (0, 0);
    for seed in first..first + mutations() {
        let file = &files[(seed % 3) as usize];
        let bytes = Dice::new(seed).mutate(file.as_bytes(), pieces);
        let began = Instant::now();
        for snapshot in [&here, &Snapshot::default()] {
            match read(&bytes, snapshot) {
                Ok(rows) => {
                    n_read += 1;
                    n_rows += rows.len();
                    are_whole(snapshot, &rows, seed);
                }
                Err(error) => assert!(
                    !matches!(error, ImportError::Fault | ImportError::WrongAnswer),
                    "seed {seed}: {error}"
                ),
            }
        }
        assert!(began.elapsed() < SOON, "seed {seed}");
    }
    // Were all refused at the door, nothing would have been tried.
    assert!(n_read > mutations() / 10, "only {n_read} were read");
    assert!(n_rows as u64 > mutations(), "only {n_rows} rows");
}

fn are_whole(before: &Snapshot, rows: &[Row], seed: u64) {
    let keys: HashSet<_> = rows.iter().map(Row::key).collect();
    assert_eq!(keys.len(), rows.len(), "seed {seed}: each row once");
    let after = Snapshot::from_rows(2, before.rows().chain(rows.iter().cloned()));
    for row in rows {
        for target in row.references() {
            assert!(
                after.row(target).is_some(),
                "seed {seed}: {row:?} points to {target:?}"
            );
        }
        if let Row::Passage(passage) = row {
            let capture = after.capture(passage.capture).expect("its text");
            crate::anchor::check(passage, &capture.text).expect("the quote is the text");
        }
    }
}
