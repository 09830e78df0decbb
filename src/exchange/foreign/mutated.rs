//! What the tests of readers share whose files become rows: no mutated file does harm.

use std::collections::HashSet;
use std::time::Instant;

use crate::exchange::importer::ImportError;
use crate::exchange::importer::mutation::{Dice, mutations, number};
use crate::exchange::importer::testing::SOON;
use crate::model::{Row, Snapshot};

/// Reads mutated files into a collection that has their texts and into one that has not. None may be a fault of ours or take
/// long; each row comes once, points to what is there, and quotes hold.
pub(in crate::exchange) fn rows_survive(
    here: &Snapshot,
    mutated: impl Fn(&mut Dice) -> Vec<u8>,
    read: impl Fn(&[u8], &Snapshot) -> Result<Vec<Row>, ImportError>,
) {
    let first = number("HASHIYA_MUTATION_SEED").unwrap_or(0);
    let (mut n_read, mut n_rows) = (0, 0);
    for seed in first..first + mutations() {
        let bytes = mutated(&mut Dice::new(seed));
        let began = Instant::now();
        for snapshot in [here, &Snapshot::default()] {
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
