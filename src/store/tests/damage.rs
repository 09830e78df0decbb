//! Damaged files: a named error, a named fault, or the right rows. Never a panic, never a write.

use std::fs;
use std::path::Path;

use super::fixture::{Fixture, rows_of};
use crate::model::Row;
use crate::store::{Access, Store, StoreError};

/// One step of xorshift64* (Vigna 2016).
fn next(state: &mut u64) -> u64 {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    state.wrapping_mul(0x2545_F491_4F6C_DD1D)
}

/// A whole file's bytes and its rows.
fn sample() -> (Vec<u8>, Vec<Row>) {
    let fixture = Fixture::new();
    let store = fixture.filled();
    let rows = rows_of(&store);
    store.close().unwrap();
    (fs::read(fixture.path()).unwrap(), rows)
}

/// How a damaged file was met.
#[derive(Debug, PartialEq, Eq)]
enum Met {
    Refused,
    Faults,
    Right,
}

fn meet(path: &Path, rows: &[Row]) -> Met {
    let store = match Store::open(path, Access::Read, "") {
        Ok(store) => store,
        Err(error) => {
            let is_named = matches!(
                error,
                StoreError::Damaged { .. }
                    | StoreError::NotCollection { .. }
                    | StoreError::SchemaDiffers { .. }
                    | StoreError::Newer { .. }
                    | StoreError::Empty { .. }
            );
            assert!(is_named, "{error:?}");
            return Met::Refused;
        }
    };
    let loaded = store.load();
    let faults = store.check().unwrap();
    // Whatever else is asked of it may fail, but not panic.
    let _ = (
        store.undo_state(),
        store.history(None, 10),
        store.tombstones(),
    );
    match loaded {
        Ok((loaded, _)) if loaded == rows && faults.is_empty() => Met::Right,
        _ => {
            assert!(!faults.is_empty(), "other rows, and no fault found");
            Met::Faults
        }
    }
}

#[test]
fn flipped_bits_are_named_or_harmless() {
    let (whole, rows) = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged.hashiya");
    let mut state = 20_250_926;
    let mut tally = [0_usize; 3];
    for _ in 0..200 {
        let mut bytes = whole.clone();
        let flips = 1 + next(&mut state) % 3;
        for _ in 0..flips {
            // Half of the flips go to pages with content, which lie at their ends.
            let place = next(&mut state) as usize % bytes.len();
            let place = if next(&mut state).is_multiple_of(2) {
                place | 0xf00
            } else {
                place
            };
            let place = place.min(bytes.len() - 1);
            bytes[place] ^= 1 << (next(&mut state) % 8);
        }
        fs::write(&path, &bytes).unwrap();
        let met = meet(&path, &rows);
        tally[match met {
            Met::Refused => 0,
            Met::Faults => 1,
            Met::Right => 2,
        }] += 1;
        assert_eq!(
            fs::read(&path).unwrap(),
            bytes,
            "a damaged file was written to"
        );
    }
    assert!(
        tally.iter().all(|count| *count > 5),
        "refused, faults, right: {tally:?}"
    );
}

#[test]
fn a_truncated_file_is_refused_or_found_out() {
    let (whole, rows) = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.hashiya");
    // Zeros at the end of an empty page are all that is lost when it is cut there, and they come back when it is read.
    let is_lost = |len: &usize| whole[*len..].iter().any(|byte| *byte != 0);
    for len in (0..whole.len()).step_by(1531).filter(is_lost) {
        fs::write(&path, &whole[..len]).unwrap();
        assert_ne!(
            meet(&path, &rows),
            Met::Right,
            "{len} of {} bytes",
            whole.len()
        );
    }
}

#[test]
fn a_file_filled_with_zeros_from_somewhere_is_refused_or_found_out() {
    let (whole, rows) = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zeros.hashiya");
    for start in (0..whole.len()).step_by(4096) {
        let mut bytes = whole.clone();
        bytes[start..].fill(0);
        fs::write(&path, &bytes).unwrap();
        assert_ne!(meet(&path, &rows), Met::Right, "zeros from {start}");
    }
}

#[test]
fn a_damaged_file_is_not_opened_to_write() {
    let (whole, _) = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged.hashiya");
    let mut bytes = whole;
    let third = 2 * 4096;
    bytes[third..third + 4096].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        Store::open(&path, Access::Write, "Amal"),
        Err(StoreError::Damaged { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_log_of_garbage_is_passed_over() {
    let (whole, rows) = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.hashiya");
    fs::write(&path, &whole).unwrap();
    let log = folder.path().join("study.hashiya-wal");
    fs::write(&log, [0xab; 5000]).unwrap();
    assert_eq!(meet(&path, &rows), Met::Right);
    assert!(log.exists(), "a reader leaves a log alone");
    let store = Store::open(&path, Access::Write, "Amal").unwrap();
    assert_eq!(rows_of(&store), rows);
    store.close().unwrap();
    assert!(!log.exists());
}
