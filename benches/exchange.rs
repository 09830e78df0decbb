//! `cargo bench --bench exchange`: every format that goes out and comes in, from 1,000 documents (5 MB) with 10,000
//! annotations and from 10,000 (56 MB) with 100,000. A time of writing includes reading back and comparing, which it always
//! does; beside it stands one plain write and fsync of the same bytes. `cargo bench --bench exchange -- qdpx csv` measures
//! these formats alone. On Linux a process of its own says how much memory an export needs at most beside the open collection.

mod support;

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use hashiya::base::Progress;
use hashiya::base::environment::SystemEnvironment;
use hashiya::engine::operations::{ExportOrder, ImportOrder, export};
use hashiya::engine::{Access, Engine};
use hashiya::exchange::formats::{EXPORT_FORMATS, ExportFormat};
use hashiya::exchange::importer::worker::Isolation;
use hashiya::model::Snapshot;
use support::collections::{Shape, folder, made, open};
use support::machine::memory;
use support::table::{Row, print, timed};
use support::{Result, n_runs};

/// What is promised of a format: with 10,000 annotations, with 100,000.
const BUDGETS: [(&str, [&str; 2]); 5] = [
    ("qdpx", ["≤ 0.3 s", "≤ 3 s"]),
    ("csv", ["", "≤ 0.5 s"]),
    ("xlsx", ["", "≤ 3 s"]),
    ("ron", ["", "≤ 3 s"]),
    ("json", ["", "≤ 1 s"]),
];

/// Tells the child of which size it is to export.
const EXPORTED: &str = "HASHIYA_BENCH_EXPORTED";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let is_asked = |format: &&ExportFormat| arguments.iter().any(|one| one == format.name);
    let asked: Vec<&'static ExportFormat> = EXPORT_FORMATS.iter().filter(is_asked).collect();
    let formats = match asked.is_empty() {
        true => EXPORT_FORMATS.iter().collect(),
        false => asked,
    };
    if let (Ok(path), [format]) = (std::env::var(EXPORTED), formats.as_slice()) {
        return export_once(Path::new(&path), format);
    }
    for (size, shape, what) in [
        (0, Shape::thousand(), "1,000 documents / 10,000 annotations"),
        (
            1,
            Shape::ten_thousand(),
            "10,000 documents / 100,000 annotations",
        ),
    ] {
        let path = made(&shape)?;
        let mut loads = Vec::new();
        for _ in 0..n_runs(5) {
            let (time, engine) = timed(|| open(&path, Access::Read));
            if engine?.snapshot().n_annotations() == 0 {
                return Err("no annotations were loaded".into());
            }
            loads.push(time);
        }
        let engine = open(&path, Access::Read)?;
        let mut rows = vec![Row::times("load the collection", "", &loads)];
        for format in &formats {
            let budget = BUDGETS.iter().find(|(name, _)| *name == format.name);
            let budget = budget.map_or("", |(_, budgets)| budgets[size]);
            rows.extend(there_and_back(&engine, format, budget)?);
            if cfg!(target_os = "linux") {
                rows.push(beside(&path, format)?);
            }
        }
        print(&format!("Exchange of {what}"), &rows)?;
    }
    Ok(())
}

/// The whole collection into a file of a folder.
fn order_of(format: &'static ExportFormat, folder: &Path) -> (PathBuf, ExportOrder) {
    let file = folder.join("file").with_extension(format.ending());
    let order = ExportOrder {
        format,
        options: Default::default(),
        scope: Default::default(),
    };
    (file, order)
}

/// The most memory that an export needs beside the open collection, of processes of their own.
fn beside(path: &Path, format: &'static ExportFormat) -> Result<Row> {
    let mut all = Vec::new();
    for _ in 0..n_runs(3).min(3) {
        let child = Command::new(std::env::current_exe()?)
            .arg(format.name)
            .env(EXPORTED, path)
            .output()?;
        let told = String::from_utf8(child.stdout)?;
        all.push(told.trim().parse::<f64>()?);
    }
    let what = format!("{}, most memory beside the collection", format.name);
    Ok(Row::new(what, "", "MiB", all))
}

/// The child: exports, and tells by how much the most memory that it ever held has grown since the collection was open.
fn export_once(path: &Path, format: &'static ExportFormat) -> Result<()> {
    let engine = open(path, Access::Read)?;
    let before = memory("self")?.peak;
    let folder = folder()?;
    let (file, order) = order_of(format, folder.path());
    export(&engine, &order, &file, &Progress::default())?;
    writeln!(std::io::stdout(), "{}", memory("self")?.peak - before)?;
    Ok(())
}

fn there_and_back(
    engine: &Engine,
    format: &'static ExportFormat,
    budget: &'static str,
) -> Result<Vec<Row>> {
    let folder = folder()?;
    let (file, order) = order_of(format, folder.path());
    let environment = SystemEnvironment;
    let (mut written, mut plain, mut read) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..n_runs(5) {
        let (time, summary) = timed(|| export(engine, &order, &file, &Progress::default()));
        summary?;
        written.push(time);
        plain.push(plainly(&file, &folder.path().join("plain"))?);
        if format.is_read {
            let incoming = ImportOrder {
                path: &file,
                format: None,
                environment: &environment,
                isolation: &Isolation::InProcess,
            };
            let (time, arrived) =
                timed(|| incoming.read(&Snapshot::default(), &Progress::default()));
            arrived?;
            read.push(time);
        }
    }
    let megabytes = std::fs::metadata(&file)?.len() as f64 / 1e6;
    let name = format.name;
    let mut rows = vec![
        Row::times(
            format!("{name}, {megabytes:.1} MB, written and proved"),
            budget,
            &written,
        ),
        Row::times("– the same bytes written and flushed", "", &plain),
    ];
    if format.is_read {
        rows.push(Row::times(format!("{name}, read to rows"), "", &read));
    }
    Ok(rows)
}

/// No program that keeps its word writes faster.
fn plainly(file: &Path, to: &Path) -> Result<Duration> {
    let bytes = std::fs::read(file)?;
    let (time, written) = timed(|| {
        let mut file = File::create(to)?;
        file.write_all(&bytes)?;
        file.sync_all()
    });
    written?;
    Ok(time)
}
