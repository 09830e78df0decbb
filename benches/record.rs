//! `cargo bench --bench record`: loading a collection of 10,000 documents (56 MB) and 100,000 annotations, and writing and
//! reading its full record. The export's time includes reading it back and comparing, which it always does.

mod support;

use hashiya::base::Progress;
use hashiya::engine::Access;
use hashiya::engine::operations::{RecordFormat, RecordOptions, export_record, merge_of};
use hashiya::model::Snapshot;
use support::collections::{Shape, folder, made, open};
use support::table::{Row, print, timed};
use support::{Result, n_runs};

fn main() -> Result<()> {
    let path = made(&Shape::ten_thousand())?;
    let folder = folder()?;
    let mut rows = Vec::new();
    let mut loads = Vec::new();
    for _ in 0..n_runs(5) {
        let (time, engine) = timed(|| open(&path, Access::Read));
        let n_annotations = engine?.snapshot().n_annotations();
        if n_annotations != 100_000 {
            return Err(format!("{n_annotations} annotations were loaded").into());
        }
        loads.push(time);
    }
    rows.push(Row::times("load the collection", "", &loads));
    let engine = open(&path, Access::Read)?;
    for format in RecordFormat::ALL {
        let (mut exports, mut reads, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..n_runs(5) {
            let file = folder
                .path()
                .join("record")
                .with_extension(format.extension());
            let options = RecordOptions::default();
            let (time, summary) =
                timed(|| export_record(&engine, &file, *format, options, &Progress::default()));
            summary?;
            exports.push(time);
            sizes.push(std::fs::metadata(&file)?.len() as f64 / 1e6);
            let (time, command) =
                timed(|| merge_of(&file, &Snapshot::default(), &Progress::default()));
            command?;
            reads.push(time);
        }
        rows.push(Row::times(format!("export {format:?}"), "", &exports));
        rows.push(Row::times(format!("read {format:?} to rows"), "", &reads));
        rows.push(Row::new(format!("size of {format:?}"), "", "MB", sizes));
    }
    print("Record of 10,000 documents / 100,000 annotations", &rows)
}
