//! Tests of reading databases of other programs: what is in them, and what hostile ones may not do.

use std::time::{Duration, Instant};

use super::*;

const WANTED: &[Wanted] = &[
    Wanted {
        name: "words",
        sql: "SELECT * FROM words",
        columns: &["a", "b", "c", "d", "e", "id", "text"],
        is_needed: true,
    },
    Wanted {
        name: "more",
        sql: "SELECT * FROM more",
        columns: &["a"],
        is_needed: false,
    },
];

/// A database with these statements, and its log where it keeps one and is not closed.
fn made(sql: &str, keeps_log: bool) -> (Vec<u8>, Option<Vec<u8>>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.sqlite3");
    let connection = Connection::open(&path).expect("a database");
    if keeps_log {
        let mode = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
        connection
            .pragma_update_and_check(None, "journal_mode", "WAL", mode)
            .expect("a log");
    }
    connection.execute_batch(sql).expect("statements");
    let bytes = std::fs::read(&path).expect("the file");
    let log = std::fs::read(folder.path().join("a.sqlite3-wal")).ok();
    (bytes, log)
}

fn read(
    bytes: Vec<u8>,
    log: Option<&[u8]>,
) -> Result<BTreeMap<&'static str, CellTable>, ForeignError> {
    let budget = Budget {
        time: Duration::from_millis(500),
        ..Budget::default()
    };
    read_tables(bytes, log, WANTED, &budget.started(), &Progress::default())
}

const WORDS: &str =
    "CREATE TABLE words(id INTEGER PRIMARY KEY, text TEXT); INSERT INTO words VALUES (1, 'لا');";

#[test]
fn cells_are_what_they_are() {
    let sql = "CREATE TABLE words(a, B, c, d, e);
        INSERT INTO words VALUES (1, 1.5, 'نصّ', NULL, x'00'), (2, 0, CAST(x'FF' AS TEXT), '', 7);";
    let tables = read(made(sql, false).0, None).expect("readable");
    let table = &tables["words"];
    assert_eq!(table.columns, ["a", "b", "c", "d", "e"]);
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(
        table.rows,
        [
            vec![
                Cell::Integer(1),
                Cell::Real(1.5),
                text("نصّ"),
                Cell::Empty,
                Cell::Bytes
            ],
            vec![
                Cell::Integer(2),
                Cell::Integer(0),
                Cell::Bytes,
                text(""),
                Cell::Integer(7)
            ],
        ]
    );
    assert!(!tables.contains_key("more"));
}

#[test]
fn a_column_whose_name_is_no_text_does_no_harm() {
    let (bytes, _) = made(
        "CREATE TABLE words(id, zzzz); INSERT INTO words VALUES (1, 2)",
        false,
    );
    let at = memchr::memmem::find(&bytes, b"zzzz").expect("its name");
    let mut bytes = bytes;
    bytes[at] = 0xFF;
    let tables = read(bytes, None).expect("readable");
    assert_eq!(tables["words"].columns, ["id"]);
    assert_eq!(tables["words"].rows, [[Cell::Integer(1)]]);
}

#[test]
fn what_is_in_the_log_is_read() {
    // Nothing of it is in the file itself yet.
    let (bytes, log) = made(WORDS, true);
    let log = log.expect("a log");
    assert!(read(bytes.clone(), None).is_err());
    let tables = read(bytes.clone(), Some(&log)).expect("readable");
    assert_eq!(tables["words"].rows.len(), 1);
    // A half frame, and a damaged one, end it as they do for SQLite.
    let tables = read(bytes.clone(), Some(&log[..log.len() - 100]));
    assert!(tables.is_err() || tables.is_ok_and(|tables| tables["words"].rows.is_empty()));
    for at in (0..log.len()).step_by(997) {
        let mut damaged = log.clone();
        damaged[at] ^= 0x10;
        // Whatever comes of it is an older state or none; nothing breaks.
        let _read = read(bytes.clone(), Some(&damaged));
    }
}

#[test]
fn several_transactions_of_a_log_are_taken_and_an_open_one_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.sqlite3");
    let connection = Connection::open(&path).expect("a database");
    let mode = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    connection
        .pragma_update_and_check(None, "journal_mode", "WAL", mode)
        .expect("a log");
    connection.execute_batch(WORDS).expect("a transaction");
    connection
        .execute_batch("INSERT INTO words VALUES (2, 'two')")
        .expect("another");
    connection
        .execute_batch("PRAGMA cache_size = 1; BEGIN; CREATE TABLE more(a); INSERT INTO words VALUES (3, zeroblob(100000));")
        .expect("one that stays open");
    let bytes = std::fs::read(&path).expect("the file");
    let log = std::fs::read(folder.path().join("a.sqlite3-wal")).expect("the log");
    let tables = read(bytes, Some(&log)).expect("readable");
    assert_eq!(tables["words"].rows.len(), 2);
    assert!(!tables.contains_key("more"));
}

#[test]
fn another_programs_database_and_noise_are_refused() {
    let other = made("CREATE TABLE other(a)", false).0;
    for bytes in [
        other,
        Vec::new(),
        b"SQLite format 3\0".to_vec(),
        vec![b'x'; 4096],
    ] {
        assert_eq!(read(bytes, None).err(), Some(ForeignError::Other));
    }
}

#[test]
fn nothing_of_the_schema_is_run() {
    // A view that never ends, a virtual table, a generated column that calls what schemas may not.
    for sql in [
        "CREATE VIEW words AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;",
        "CREATE VIRTUAL TABLE words USING fts5(text);",
    ] {
        let began = Instant::now();
        assert_eq!(
            read(made(sql, false).0, None).err(),
            Some(ForeignError::Other),
            "{sql}"
        );
        assert!(began.elapsed() < Duration::from_secs(5), "{sql}");
    }
    let triggers =
        format!("{WORDS} CREATE TRIGGER t AFTER INSERT ON words BEGIN DELETE FROM words; END;");
    assert!(read(made(&triggers, false).0, None).is_ok());
}

#[test]
fn work_without_end_is_stopped_by_the_clock() {
    // Rows whose column is computed, each for long; from the row, so that SQLite does not compute it once for all.
    let sql = "CREATE TABLE words(a, b GENERATED ALWAYS AS (length(hex(zeroblob(6000000 + a)))));
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20) INSERT INTO words(a) SELECT i FROM n;";
    let budget = Budget {
        time: Duration::from_millis(50),
        ..Budget::default()
    };
    let bytes = made(sql, false).0;
    let read = read_tables(bytes, None, WANTED, &budget.started(), &Progress::default());
    assert!(matches!(read, Err(ForeignError::Budget(_))), "{read:?}");
}

#[test]
fn mutated_databases_do_no_harm() {
    let sql = format!(
        "{WORDS} CREATE TABLE more(a TEXT); CREATE INDEX i ON words(text); INSERT INTO more VALUES ('ب');"
    );
    let (bytes, log) = made(&sql, false);
    assert_eq!(log, None);
    // Numbers that look random and are the same each time (Knuth's linear congruential generator).
    let mut state = 1_u64;
    let mut below = move |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let mut n_read = 0;
    for _ in 0..2_000 {
        let mut changed = bytes.clone();
        for _ in 0..=below(6) {
            let at = match below(2) {
                0 => below(200),
                _ => below(changed.len()),
            };
            changed[at] = below(256) as u8;
        }
        if below(10) == 0 {
            changed.truncate(below(bytes.len()));
        }
        n_read += usize::from(read(changed, None).is_ok());
    }
    assert!(n_read > 100, "only {n_read} were read");
}
