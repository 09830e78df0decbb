//! Every format of the table takes every part of a collection, and what it reads again brings nothing new.

use std::path::Path;
use std::sync::Arc;

use hashiya::base::environment::SeededEnvironment;
use hashiya::base::{Cancel, Progress};
use hashiya::engine::operations::ImportOrder;
use hashiya::exchange::formats::{Arrived, EXPORT_FORMATS, ExportFormat, ExportOptions, Outgoing};
use hashiya::exchange::importer::Isolation;
use hashiya::exchange::record::ExchangeError;
use hashiya::model::{Row, Snapshot};
use proptest::prelude::*;

use crate::sample::full;
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

/// Formats that draw each document to count what is lost in it, and reports.
const DRAWN: [&str; 7] = ["brat", "xmi", "conll", "tei", "json-lines", "html", "docx"];

#[test]
fn counting_and_writing_can_be_stopped() {
    let cancel = Cancel::new();
    cancel.request();
    let stopped = Progress::silent(cancel);
    let options = ExportOptions::default();
    let whole = full();
    // Also where there are no texts, or nothing but tags or memos.
    let without_texts = whole
        .rows
        .iter()
        .filter(|row| matches!(row, Row::Collection(_) | Row::Annotator(_) | Row::Tag(_)));
    let only_tags = Snapshot::from_rows(1, without_texts.cloned());
    let free = whole.rows.iter().filter(|row| match row {
        Row::Memo(memo) => memo.targets.is_empty(),
        row => matches!(row, Row::Collection(_) | Row::Annotator(_)),
    });
    let only_memos = Snapshot::from_rows(1, free.cloned());
    for snapshot in [&whole.snapshot(), &only_tags, &only_memos] {
        for format in EXPORT_FORMATS
            .iter()
            .filter(|format| DRAWN.contains(&format.name))
        {
            let name = format.name;
            let outgoing = Outgoing {
                snapshot,
                originals: &|_| Ok(None),
                tombstones: &[],
                history: &[],
            };
            let counted = (format.loss)(&outgoing, &options, &stopped);
            assert!(
                matches!(counted, Err(ExchangeError::Cancelled(_))),
                "{name}: {counted:?}"
            );
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join(format!("part.{}", format.ending()));
            let written = (format.write)(&outgoing, &options, &path, &stopped);
            assert!(
                matches!(written, Err(ExchangeError::Cancelled(_))),
                "{name}: {written:?}"
            );
            let left = std::fs::read_dir(folder.path()).expect("readable").count();
            assert_eq!(left, 0, "{name}: nothing is left");
        }
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
