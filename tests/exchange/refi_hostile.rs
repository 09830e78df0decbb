//! Hostile projects: each ends as stated, soon, and leaves nothing behind. What is refused is refused whole; what can be set
//! apart is listed, and the rest comes in.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::base::{Budget, Limit, Progress};
use hashiya::exchange::importer::ImportError;
use hashiya::exchange::refi::{Arrival, RefiNote, read_project};
use hashiya::model::*;
use zip::write::SimpleFileOptions;

use crate::refi::packed;

fn read(bytes: &[u8]) -> Result<Arrival, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    let began = Instant::now();
    let read = read_project(
        bytes,
        &Snapshot::default(),
        now,
        &budget,
        &Progress::default(),
    );
    assert!(began.elapsed() < Duration::from_secs(60));
    read
}

fn bare(xml: &str) -> Vec<u8> {
    packed(&[("project.qde".to_owned(), xml.as_bytes().to_vec())])
}

fn notes(arrival: &Arrival) -> Vec<RefiNote> {
    let entries = arrival.report.entries().iter();
    entries.map(|entry| entry.note.clone()).collect()
}

fn n_rows(arrival: &Arrival, is_one: impl Fn(&Row) -> bool) -> usize {
    arrival.record.rows.iter().filter(|row| is_one(row)).count()
}

/// Each piece of bytes in the place of another, wherever it stands.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], from) {
        bytes[at + found..at + found + to.len()].copy_from_slice(to);
        at += found + to.len();
    }
    bytes
}

/// Sets bytes behind each signature of a ZIP head.
fn patched(bytes: &[u8], signature: &[u8], offset: usize, patch: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let finder = memchr::memmem::Finder::new(signature);
    let places: Vec<usize> = finder.find_iter(&bytes).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + offset..at + offset + patch.len()].copy_from_slice(patch);
    }
    bytes
}

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const SMALL: &str = "<Project name=\"a\"><Sources><TextSource guid=\"00000000-0000-4000-8000-000000000011\" name=\"s\" plainTextPath=\"internal://a.txt\"/></Sources></Project>";

fn small() -> Vec<u8> {
    packed(&[
        ("project.qde".to_owned(), SMALL.as_bytes().to_vec()),
        ("sources/a.txt".to_owned(), b"words".to_vec()),
    ])
}

#[test]
fn containers_that_mean_harm_are_refused() {
    let good = small();
    assert_eq!(notes(&read(&good).expect("readable")), []);
    // Two projects of one name.
    let two = packed(&[
        ("project.qde".to_owned(), SMALL.as_bytes().to_vec()),
        ("projecu.qde".to_owned(), SMALL.as_bytes().to_vec()),
    ]);
    let two = replaced(&two, b"projecu.qde", b"project.qde");
    assert!(read(&two).is_err(), "two of one name");
    // The bit that says that it is encrypted, in both heads.
    let locked = patched(&good, LOCAL, 6, &[1, 0]);
    let locked = patched(&locked, CENTRAL, 8, &[1, 0]);
    assert_eq!(read(&locked).err(), Some(ImportError::PasswordProtected));
    // Sizes that lie: less is said than comes out, and more.
    for size in [1_u32, 0x7FFF_FFFF] {
        let lying = patched(&good, CENTRAL, 24, &size.to_le_bytes());
        // Refused, or read as it is: never half.
        if let Ok(arrival) = read(&lying) {
            for row in &arrival.record.rows {
                if let Row::Capture(capture) = row {
                    assert_eq!(&*capture.text, "words");
                }
            }
        }
    }
    for cut in 0..good.len() {
        assert!(read(&good[..cut]).is_err(), "{cut} bytes of it");
    }
}

#[test]
fn what_unpacks_without_end_is_stopped_by_what_it_produces() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("project.qde", options).expect("an entry");
    writer
        .write_all(b"<Project name=\"a\">")
        .expect("its bytes");
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..200 {
        writer.write_all(&blanks).expect("its bytes");
    }
    writer.write_all(b"</Project>").expect("its bytes");
    let bomb = writer.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1_000_000, "{}", bomb.len());
    let Err(ImportError::Budget(exceeded)) = read(&bomb) else {
        panic!("it came in");
    };
    assert_eq!(exceeded.limit, Limit::Unpacked);
}

#[test]
fn links_and_paths_in_a_container_lead_nowhere() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("project.qde", options).expect("an entry");
    let xml = SMALL.replace("internal://a.txt", "internal://passwd");
    writer.write_all(xml.as_bytes()).expect("its bytes");
    writer
        .add_symlink("sources/passwd", "/etc/passwd", options)
        .expect("a link");
    writer
        .start_file("../../../tmp/hashiya-escaped.txt", options)
        .expect("an entry");
    writer.write_all(b"out").expect("its bytes");
    let bytes = writer.finish().expect("an archive").into_inner();
    let arrival = read(&bytes).expect("readable");
    assert_eq!(notes(&arrival), [RefiNote::MissingText { n: 0 }]);
    assert!(!std::path::Path::new("/tmp/hashiya-escaped.txt").exists());
    for path in [
        "internal://../../etc/passwd",
        "relative:///a.txt",
        "absolute:///etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://example.org/a.txt",
        "C:\\a.txt",
    ] {
        let xml = SMALL.replace("internal://a.txt", path);
        let bytes = packed(&[
            ("project.qde".to_owned(), xml.into_bytes()),
            ("etc/passwd".to_owned(), b"words".to_vec()),
        ]);
        let arrival = read(&bytes).expect("readable");
        assert_eq!(notes(&arrival), [RefiNote::MissingText { n: 0 }], "{path}");
    }
}

#[test]
fn xml_that_means_harm_is_refused() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><Project name=\"&d;\"/>";
    let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Project name=\"&b;\"/>";
    for xml in [laughs, outside] {
        assert!(matches!(
            read(&bare(xml)),
            Err(ImportError::DocumentType { .. })
        ));
    }
    let many = |one: &dyn Fn(usize) -> String| (0..100_000).map(one).collect::<String>();
    let attributes = many(&|n| format!(" a{n}=\"\""));
    let names = many(&|n| format!(" xmlns:a{n}=\"b\""));
    for xml in [
        format!("<Project{attributes}/>"),
        format!("<Project{names}/>"),
        format!("<Project>{}", "<CodeBook>".repeat(100_000)),
    ] {
        assert!(matches!(
            read(&bare(&xml)),
            Err(ImportError::Budget(_) | ImportError::Damaged { .. })
        ));
    }
}

#[test]
fn very_many_codes_end_at_the_budget() {
    let codes: String = (0..100_000)
        .map(|n| format!("<Code guid=\"00000000-0000-4000-8000-{n:012}\" name=\"{n}\"/>"))
        .collect();
    let xml = format!("<Project><CodeBook><Codes>{codes}</Codes></CodeBook></Project>");
    let bytes = bare(&xml);
    let arrival = read(&bytes).expect("readable");
    assert_eq!(n_rows(&arrival, |row| matches!(row, Row::Tag(_))), 100_000);
    let now = SeededEnvironment::new(3).now();
    let narrow = Budget {
        items: 50_000,
        ..Budget::default()
    };
    let read = read_project(
        &bytes,
        &Snapshot::default(),
        now,
        &narrow,
        &Progress::default(),
    );
    assert!(matches!(read, Err(ImportError::Budget(_))), "{read:?}");
}

/// A source with this text and these selections.
fn source(text: &str, selections: &str) -> Arrival {
    let xml = format!(
        "<Project name=\"a\"><Sources><TextSource guid=\"00000000-0000-4000-8000-000000000011\" name=\"s\" plainTextPath=\"a.txt\">{selections}</TextSource></Sources></Project>"
    );
    let bytes = packed(&[
        ("project.qde".to_owned(), xml.into_bytes()),
        ("sources/a.txt".to_owned(), text.as_bytes().to_vec()),
    ]);
    read(&bytes).expect("readable")
}

fn selection(n: usize, name: &str, start: &str, end: &str) -> String {
    format!(
        "<PlainTextSelection guid=\"00000000-0000-4000-8000-{n:012}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\"/>"
    )
}

#[test]
fn places_that_are_none_are_set_apart_and_counted() {
    let far = i64::MAX.to_string();
    let selections = [
        selection(1, "ab", "0", "2"),
        selection(2, "past", "3", "400"),
        selection(3, "turned", "2", "0"),
        selection(4, "empty", "1", "1"),
        selection(5, "before", "-1", "2"),
        selection(6, "far", "0", &far),
        selection(7, "farther", "0", "99999999999999999999"),
        selection(8, "no number", "1.5", "2"),
    ];
    let arrival = source("ab cd", &selections.concat());
    assert_eq!(n_rows(&arrival, |row| matches!(row, Row::Annotation(_))), 1);
    let n = notes(&arrival)
        .iter()
        .filter(|note| matches!(note, RefiNote::Place { .. }))
        .count();
    assert_eq!(n, 7);
}

/// A text of a million letters with so many selections, each from another place to the one that is told.
fn many_selections(n: usize, name: &str, end: impl Fn(usize) -> usize) -> Vec<u8> {
    let selections = (1..=n).map(|n| selection(n, name, &n.to_string(), &end(n).to_string()));
    let xml = format!(
        "<Project name=\"a\"><Sources><TextSource guid=\"00000000-0000-4000-8000-000000000099\" name=\"s\" plainTextPath=\"a.txt\">{}</TextSource></Sources></Project>",
        selections.collect::<String>()
    );
    packed(&[
        ("project.qde".to_owned(), xml.into_bytes()),
        ("sources/a.txt".to_owned(), vec![b'a'; 1_000_000]),
    ])
}

#[test]
fn very_many_long_selections_end_at_the_budget() {
    let Err(ImportError::Budget(exceeded)) = read(&many_selections(500, "", |_| 900_000)) else {
        panic!("half a billion letters came in");
    };
    assert_eq!(exceeded.limit, Limit::Characters);
    // Each text may be quoted once, and as much more as one text may hold.
    let arrival = read(&many_selections(30, "", |_| 900_000)).expect("readable");
    assert_eq!(n_rows(&arrival, |row| matches!(row, Row::Passage(_))), 30);
    // Words as long as their places, which are looked for in vain: the clock is asked at each.
    let bytes = many_selections(20_000, "not there", |start| start + 9);
    let began = Instant::now();
    let budget = Budget {
        time: Duration::from_secs(2),
        ..Budget::default()
    };
    let now = SeededEnvironment::new(3).now();
    let (empty, progress) = (Snapshot::default(), Progress::default());
    let read = read_project(&bytes, &empty, now, &budget.started(), &progress);
    let took = began.elapsed();
    let is_soon = took < Duration::from_secs(5);
    assert!(is_soon, "{took:?}");
    // On a fast machine all of them are looked for in time.
    if let Err(error) = read {
        let ImportError::Budget(exceeded) = error else {
            panic!("{error}");
        };
        assert_eq!(exceeded.limit, Limit::Seconds);
    }
}

#[test]
fn codes_on_a_text_without_letters_are_told() {
    let coding = "<Coding guid=\"00000000-0000-4000-8000-0000000000A1\"><CodeRef targetGUID=\"00000000-0000-4000-8000-0000000000A2\"/></Coding>";
    let xml = format!(
        "<Project name=\"a\"><CodeBook><Codes><Code guid=\"00000000-0000-4000-8000-0000000000A2\" name=\"c\" isCodable=\"true\"/></Codes></CodeBook><Sources><TextSource guid=\"00000000-0000-4000-8000-000000000011\" name=\"s\" plainTextPath=\"internal://a.txt\">{coding}</TextSource></Sources></Project>"
    );
    let bytes = packed(&[
        ("project.qde".to_owned(), xml.into_bytes()),
        ("sources/a.txt".to_owned(), Vec::new()),
    ]);
    let arrival = read(&bytes).expect("readable");
    assert_eq!(notes(&arrival), [RefiNote::MissingText { n: 1 }]);
}

#[test]
fn places_inside_a_line_end_or_an_emoji_are_never_halves() {
    // Told by the others that CR counts: the fourth ends between CR and LF.
    let selections = [
        selection(1, "ab", "0", "2"),
        selection(2, "cd", "4", "6"),
        selection(3, "ef", "8", "10"),
        selection(4, "", "0", "3"),
    ];
    let arrival = source("ab\r\ncd\r\nef", &selections.concat());
    let quotes: Vec<&str> = arrival
        .record
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Passage(row) => Some(row.quote.as_str()),
            _ => None,
        })
        .collect();
    assert!(
        !quotes.iter().any(|quote| quote.contains('\r')),
        "{quotes:?}"
    );
    assert_eq!(&quotes[..3], ["ab", "cd", "ef"]);
    // Units of UTF-16: one that starts in the middle of an emoji is no place.
    let selections = [
        selection(1, "ab", "2", "4"),
        selection(2, "cd", "5", "7"),
        selection(3, "", "1", "4"),
    ];
    let arrival = source("😀ab cd", &selections.concat());
    assert_eq!(n_rows(&arrival, |row| matches!(row, Row::Annotation(_))), 2);
    assert!(
        notes(&arrival)
            .iter()
            .any(|note| matches!(note, RefiNote::Place { start: 1, .. })),
        "{:?}",
        notes(&arrival)
    );
}

#[test]
fn an_ambiguous_quote_is_never_placed() {
    let arrival = source("ab cd ab ef", &selection(1, "ab", "3", "5"));
    assert_eq!(n_rows(&arrival, |row| matches!(row, Row::Annotation(_))), 0);
    assert_eq!(notes(&arrival), [RefiNote::Quote]);
}

#[test]
fn names_that_would_be_paths_are_only_names() {
    let name = "../../../tmp/a\\b:c";
    let xml = SMALL.replace("name=\"s\"", &format!("name=\"{name}\""));
    let bytes = packed(&[
        ("project.qde".to_owned(), xml.into_bytes()),
        ("sources/a.txt".to_owned(), b"=1+1".to_vec()),
    ]);
    let arrival = read(&bytes).expect("readable");
    for row in &arrival.record.rows {
        match row {
            Row::Document(row) => assert_eq!(row.name, name),
            Row::Capture(row) => {
                assert!(
                    !row.original_name.contains(['/', '\\']),
                    "{}",
                    row.original_name
                );
                assert_eq!(&*row.text, "=1+1");
            }
            _ => {}
        }
    }
}
