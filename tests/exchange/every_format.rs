//! Every format of the table takes every part of a collection, and what it reads again brings nothing new.

use std::path::Path;
use std::sync::Arc;

use hashiya::base::Progress;
use hashiya::base::environment::SeededEnvironment;
use hashiya::engine::operations::ImportOrder;
use hashiya::exchange::formats::{Arrived, EXPORT_FORMATS, ExportFormat, ExportOptions, Outgoing};
use hashiya::exchange::importer::Isolation;
use hashiya::model::Snapshot;
use proptest::prelude::*;

use crate::scope::{made, plan, reduced, scope};

/// Writes a part, which proves itself, and reads it where it can be read.
fn goes_out_and_comes_back(format: &'static ExportFormat, part: &Arc<Snapshot>) {
    let name = format.name;
    // In memory where there is such a place: what is written is also synced.
    let memory = Path::new("/dev/shm");
    let folder = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    let folder = folder.expect("a folder");
    let path = folder.path().join(format!("part.{}", format.ending()));
    let (options, progress) = (ExportOptions::default(), Progress::default());
    let outgoing = Outgoing {
        snapshot: part,
        originals: &|_| Ok(None),
        tombstones: &[],
        history: &[],
    };
    let counted = (format.loss)(&outgoing, &options, &progress)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let lost = (format.write)(&outgoing, &options, &path, &progress)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(counted, lost, "{name}: what is told before is what is lost");
    let bytes = std::fs::read(&path).expect("the file is there");
    (format.write)(&outgoing, &options, &path, &progress).expect("a second time");
    let again = std::fs::read(&path).expect("the file is there");
    assert!(bytes == again, "{name}: the same bytes");
    if !format.is_read {
        return;
    }
    let order = ImportOrder {
        path: &path,
        format: None,
        environment: &SeededEnvironment::new(9),
        isolation: &Isolation::InProcess,
    };
    let arrived = order
        .read(part, &progress)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    match arrived {
        Arrived::Rows(arrival) => {
            for row in &arrival.record.rows {
                assert_eq!(
                    part.row(row.key()).as_ref(),
                    Some(row),
                    "{name}: nothing is new"
                );
            }
        }
        Arrived::Codebook(found) => assert!(found.0.new.is_empty(), "{name}: nothing is new"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_part_goes_out_in_every_format(
        plan in plan(),
        kinds in 0_u8..16,
        picks in proptest::collection::vec(0_usize..1000, 0..4),
    ) {
        let whole = Arc::new(made(&plan));
        let part = reduced(&whole, &scope(&whole, kinds, &picks));
        for format in EXPORT_FORMATS {
            goes_out_and_comes_back(format, &part);
        }
    }
}
