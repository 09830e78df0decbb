//! `cargo bench --bench import`: 1,000 text files of 5 kB into a new collection, until they are committed, beside the least
//! that any program must do with them; then 10,000 such files, 1,000 web pages of 50 kB and a PDF of 300 pages
//! through workers; `cargo bench --bench import -- pdf` takes the last alone.

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use hashiya::base::Progress;
use hashiya::base::environment::SystemEnvironment;
use hashiya::engine::Engine;
use hashiya::engine::operations::{ImportSetUp, add_documents, documents_of};
use hashiya::exchange::importer::Isolation;
use hashiya::i18n::Language;
use hashiya::model::{Sha256, Snapshot};
use support::collections::{Shape, folder, person};
use support::machine::cost;
use support::pages::page;
use support::table::{Row, print, timed};
use support::texts::{Dice, prose};
use support::{Result, n_runs};

fn main() -> Result<()> {
    if std::env::args().any(|argument| argument == "pdf") {
        return long_pdf();
    }
    let shape = Shape::thousand();
    let sources = folder()?;
    let files = sources.path().join("files");
    std::fs::create_dir(&files)?;
    for (number, text) in shape.texts().enumerate() {
        std::fs::write(files.join(format!("report {number:05}.txt")), text)?;
    }
    run("sync", &["-f", path(&files)?])?;
    let archives = sources.path().join("archives");
    std::fs::create_dir(&archives)?;
    for (number, text) in shape.texts().take(N_ARCHIVES).enumerate() {
        let name = format!("report {number:05}");
        std::fs::write(archives.join(format!("{name}.zip")), archive(&name, &text)?)?;
    }
    let (mut added, mut command, mut hashed, mut copied) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut apart, mut here) = (Vec::new(), Vec::new());
    for _ in 0..n_runs(15) {
        let desk = folder()?;
        let engine = Engine::create(
            &desk.path().join("new.hashiya"),
            "New",
            person(),
            Arc::new(SystemEnvironment),
        )?;
        let (time, result) = timed(|| {
            let sources = [files.clone()];
            add_documents(
                &engine,
                &sources,
                &ImportSetUp::usual(Language::English),
                &Progress::default(),
            )
        });
        result?;
        let n_documents = engine.snapshot().n_documents();
        if n_documents != shape.documents.len() {
            return Err(format!("{n_documents} documents came in").into());
        }
        added.push(time);
        engine.close()?;
        let other = desk.path().join("other.hashiya");
        let (time, result) = timed(|| {
            run(
                env!("CARGO_BIN_EXE_hashiya"),
                &["new", path(&other)?, path(&files)?],
            )
        });
        result?;
        command.push(time);
        let (time, result) = timed(|| hash_all(&files));
        result?;
        hashed.push(time);
        let copy = desk.path().join("copy");
        let (time, result) = timed(|| {
            run("cp", &["-r", path(&files)?, path(&copy)?])?;
            run("sync", &["-f", path(&copy)?])
        });
        result?;
        copied.push(time);
        let worker = Isolation::program(env!("CARGO_BIN_EXE_hashiya").into());
        for (isolation, times) in [(worker, &mut apart), (Isolation::InProcess, &mut here)] {
            times.push(read_all(&archives, isolation)?);
        }
    }
    let rows = [
        Row::times("import 1,000 × 5 kB, to commit", "≤ 500 ms", &added),
        Row::times("`hashiya new`, a cold process, closed file", "", &command),
        Row::times("peer: read and SHA-256, one thread", "", &hashed),
        Row::times("peer: `cp -r`, then `sync -f`", "", &copied),
    ];
    print("Import of 1,000 files", &rows)?;
    let rows = [
        Row::times("200 archives of one text, through workers", "", &apart),
        Row::times("peer: the same in this process", "", &here),
    ];
    print("Foreign files in processes of their own", &rows)?;
    many()
}

/// Many files at once, by the command line: a cold process until the closed file.
fn many() -> Result<()> {
    let sources = folder()?;
    let texts = sources.path().join("texts");
    std::fs::create_dir(&texts)?;
    let mut dice = Dice::new(5);
    for number in 0..10_000 {
        let text = format!("{number}\n{}", prose(&mut dice, 4_990));
        std::fs::write(texts.join(format!("{number:05}.txt")), text)?;
    }
    let pages = sources.path().join("pages");
    std::fs::create_dir(&pages)?;
    for number in 0..1_000 {
        std::fs::write(
            pages.join(format!("{number:04}.html")),
            page(&mut dice, number, 50_000),
        )?;
    }
    run("sync", &["-f", path(&texts)?])?;
    table_of("10,000 texts of 5 kB", "≤ 5,000 ms", &texts)?;
    table_of("1,000 web pages of 50 kB", "≤ 10,000 ms", &pages)?;
    long_pdf()
}

/// A PDF of 300 pages in two columns, Arabic with vowel marks: a page of a browser's file, 300 times.
fn long_pdf() -> Result<()> {
    const N_PAGES: usize = 300;
    let folder = folder()?;
    let files = folder.path().join("files");
    std::fs::create_dir(&files)?;
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/import/pdf/columns-ar-chromium.pdf");
    let mut document = lopdf::Document::load(source)?;
    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    let first = document.page_iter().next().ok_or("no page")?;
    let pages = document.get_object_mut(root)?.as_dict_mut()?;
    pages.set("Kids", vec![lopdf::Object::Reference(first); N_PAGES]);
    pages.set("Count", i64::try_from(N_PAGES)?);
    document.save(files.join("long.pdf"))?;
    table_of("a PDF of 300 pages", "≤ 5,000 ms", &files)
}

fn table_of(what: &str, budget: &'static str, files: &Path) -> Result<()> {
    let (mut whole, mut hashed, mut inserted, mut read_here) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut peak, mut peak_of_worker) = (Vec::new(), Vec::new());
    for _ in 0..n_runs(5) {
        let desk = folder()?;
        let new = desk.path().join("new.hashiya");
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashiya"));
        let cost = cost(command.args(["new", path(&new)?, path(files)?]))?;
        whole.push(cost.time);
        peak.push(cost.peak);
        peak_of_worker.push(cost.peak_of_child);
        let (time, result) = timed(|| hash_all(files));
        result?;
        hashed.push(time);
        let (time, result) = timed(|| insert_all(files, &desk.path().join("peer.db")));
        result?;
        inserted.push(time);
        let set_up = ImportSetUp {
            isolation: Isolation::InProcess,
            ..ImportSetUp::usual(Language::English)
        };
        let paths = [files.to_owned()];
        let empty = Snapshot::default();
        let (time, result) = timed(|| documents_of(&paths, &empty, &set_up, &Progress::default()));
        result?;
        read_here.push(time);
    }
    let mut rows = vec![
        Row::times(format!("`hashiya new` with {what}"), budget, &whole),
        Row::new("the most memory of it", "", "MB", peak),
    ];
    if peak_of_worker.iter().any(|peak| *peak > 0.0) {
        rows.push(Row::new(
            "the most memory of a worker",
            "",
            "MB",
            peak_of_worker,
        ));
    }
    rows.extend([
        Row::times("of that, reading alone, in one process", "", &read_here),
        Row::times("peer: read and SHA-256, one thread", "", &hashed),
        Row::times(
            "peer: read and insert into SQLite, one transaction",
            "",
            &inserted,
        ),
    ]);
    print(what, &rows)
}

/// The least that a program does which keeps files in a database: their bytes in one table, by one transaction.
fn insert_all(folder: &Path, database: &Path) -> Result<()> {
    let mut connection = rusqlite::Connection::open(database)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE file (name TEXT, bytes BLOB)")?;
    let transaction = connection.transaction()?;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        transaction.execute(
            "INSERT INTO file VALUES (?1, ?2)",
            (name, std::fs::read(&path)?),
        )?;
    }
    transaction.commit()?;
    Ok(())
}

/// How many files go through workers.
const N_ARCHIVES: usize = 200;

fn archive(name: &str, text: &str) -> Result<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file(format!("{name}.txt"), options)?;
    std::io::Write::write_all(&mut writer, text.as_bytes())?;
    Ok(writer.finish()?.into_inner())
}

/// How long it takes to read a folder of foreign files, the starting of workers included.
fn read_all(folder: &Path, isolation: Isolation) -> Result<std::time::Duration> {
    let set_up = ImportSetUp {
        isolation,
        ..ImportSetUp::usual(Language::English)
    };
    let paths = [folder.to_owned()];
    let empty = Snapshot::default();
    let (time, result) = timed(|| documents_of(&paths, &empty, &set_up, &Progress::default()));
    match result?.documents.len() {
        N_ARCHIVES => Ok(time),
        other => Err(format!("{other} documents were read").into()),
    }
}

fn path(path: &Path) -> Result<&str> {
    Ok(path.to_str().ok_or("a path that is not UTF-8")?)
}

fn run(program: &str, arguments: &[&str]) -> Result<()> {
    let status = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{program}: {status}").into()),
    }
}

/// Reads and hashes in the order of the names, as an importer would have to at least.
fn hash_all(folder: &Path) -> Result<Vec<Sha256>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    paths
        .iter()
        .map(|path| Ok(Sha256::of(&std::fs::read(path)?)))
        .collect()
}
