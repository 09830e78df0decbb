//! `cargo bench --bench search`: searching 56 MB in 10,000 documents, and 560 MB in 100,000, half of them Arabic, beside
//! `rg -j1` on the same text in the same run. `cargo bench --bench search -- large` measures the larger one alone, `-- small`
//! the other.

mod support;

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use hashiya::base::Progress;
use hashiya::base::environment::Timestamp;
use hashiya::model::{Capture, CaptureId, Document, DocumentId, Row as ModelRow, Sha256, Snapshot};
use hashiya::query::parse;
use hashiya::search::{Corpus, Question, Scope, SearchSettings};
use hashiya::text::{FoldedText, Folds, WordEdges};
use support::table::{Row, print, timed};
use support::texts::Dice;
use support::{Result, n_runs};

/// Bytes of one document.
const DOCUMENT: usize = 5_600;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let is_asked = |name: &str| arguments.iter().any(|one| one == name);
    if !is_asked("large") {
        small()?;
    }
    if !is_asked("small") {
        large()?;
    }
    Ok(())
}

fn small() -> Result<()> {
    let snapshot = made(10_000);
    let n_bytes = bytes(&snapshot);
    let n = n_runs(9);
    let mut rows = folding(&snapshot, n);
    let corpus = Corpus::default();
    let (time, prepared) = timed(|| corpus.prepare(&snapshot, &Progress::default()));
    prepared?;
    let megabytes = n_bytes as f64 / 1e6;
    rows.push(Row::new(
        "all copies made, on all cores",
        "",
        "MB/s",
        vec![megabytes / time.as_secs_f64()],
    ));
    let ratio = (n_bytes + corpus.len_bytes()) as f64 / n_bytes as f64;
    rows.push(Row::new(
        "texts and copies, of the texts",
        "≤ 2.2",
        "×",
        vec![ratio],
    ));
    let file = file_of(&snapshot)?;
    let default = SearchSettings::default();
    let exact = SearchSettings {
        folds: Folds::EXACT,
        edges: WordEdges::Anywhere,
        ..default
    };
    for (what, budget, query, settings, pattern) in [
        (
            "an exact word, 3 of 100 documents",
            "≤ 2 × rg",
            "مايكروسوفت",
            exact,
            "مايكروسوفت",
        ),
        (
            "the same word folded, with what is attached",
            "≤ 4 × rg",
            "مايكروسوفت",
            default,
            "مايكروسوفت",
        ),
        (
            "an exact English word",
            "≤ 2 × rg",
            "quasar",
            exact,
            "quasar",
        ),
        ("the same folded", "≤ 4 × rg", "quasar", default, "quasar"),
        (
            "a word that is nowhere",
            "≤ 4 × rg",
            "قسطنطينية",
            default,
            "قسطنطينية",
        ),
        ("a frequent word, folded", "", "الشركة", default, "الشركة"),
        (
            "a phrase of three words",
            "≤ 100 ms",
            "\"وزارة الشؤون الخارجية\"",
            default,
            "وزارة الشؤون الخارجية",
        ),
        (
            "two words within five",
            "",
            "وزارة NEAR/5 الخارجية",
            default,
            "وزارة",
        ),
        ("the beginning of a word", "", "مايكرو*", default, "مايكرو"),
        (
            "two words in one paragraph",
            "",
            "مايكروسوفت الشركة in:paragraph",
            default,
            "مايكروسوفت",
        ),
        (
            r"the pattern ال\w{3}ه as a word",
            "",
            r"/\bال\w{3}ه\b/",
            default,
            r"\bال\w{3}[هة]\b",
        ),
        (
            r"the pattern 20\d\d",
            "",
            r"/20\d\d/",
            default,
            r"20[0-9]{2}",
        ),
    ] {
        let question = question(query, settings)?;
        let (times, firsts, hits) = searched(&corpus, &snapshot, &question, n)?;
        rows.push(Row::times(format!("{what}: {hits} hits"), budget, &times));
        rows.push(Row::times("– its first hits", "≤ 50 ms", &firsts));
        match ripgrep(pattern, &file, n) {
            Some(times) => rows.push(Row::times("– rg -j1, lines counted", "", &times)),
            None => rows.push(Row::new("– rg is not here", "", "", Vec::new())),
        }
    }
    std::fs::remove_file(&file)?;
    print("Search of 56 MB in 10,000 documents", &rows)
}

fn large() -> Result<()> {
    let snapshot = made(100_000);
    let n_bytes = bytes(&snapshot);
    let corpus = Corpus::default();
    let (time, prepared) = timed(|| corpus.prepare(&snapshot, &Progress::default()));
    prepared?;
    let mut rows = vec![Row::new(
        "all copies made, on all cores",
        "",
        "MB/s",
        vec![n_bytes as f64 / 1e6 / time.as_secs_f64()],
    )];
    let n = n_runs(5);
    for (what, query) in [
        ("a word in 3 of 100 documents", "مايكروسوفت"),
        ("a phrase", "\"وزارة الشؤون الخارجية\""),
        ("a word in one document, the last but one", "المتأخرة"),
        ("a word that is nowhere", "قسطنطينية"),
    ] {
        let question = question(query, SearchSettings::default())?;
        let (times, firsts, hits) = searched(&corpus, &snapshot, &question, n)?;
        rows.push(Row::times(
            format!("{what}: its first hits"),
            "≤ 100 ms",
            &firsts,
        ));
        rows.push(Row::times(format!("– all {hits} of them"), "", &times));
    }
    print("Search of 560 MB in 100,000 documents", &rows)
}

/// How fast one core folds, MB a second.
fn folding(snapshot: &Snapshot, n: usize) -> Vec<Row> {
    let texts: Vec<Arc<str>> = snapshot
        .captures()
        .take(1_000)
        .map(|capture| Arc::clone(&capture.text))
        .collect();
    let megabytes = texts.iter().map(|text| text.len()).sum::<usize>() as f64 / 1e6;
    let speeds = (0..n).map(|_| {
        let (time, _) = timed(|| {
            for text in &texts {
                std::hint::black_box(FoldedText::new(Arc::clone(text), Folds::LETTERS));
            }
        });
        megabytes / time.as_secs_f64()
    });
    vec![Row::new(
        "folding on one core",
        "≥ 50 MB/s",
        "MB/s",
        speeds.collect(),
    )]
}

fn question(query: &str, settings: SearchSettings) -> Result<Question> {
    let query = parse(query).map_err(|error| error.to_string())?;
    Ok(Question { query, settings })
}

/// Times until the end and until the first document with hits was told, and how many hits there are.
fn searched(
    corpus: &Corpus,
    snapshot: &Snapshot,
    question: &Question,
    n: usize,
) -> Result<(Vec<Duration>, Vec<Duration>, usize)> {
    let (mut times, mut firsts, mut hits) = (Vec::new(), Vec::new(), 0);
    for _ in 0..n {
        let first: Mutex<Option<Duration>> = Mutex::default();
        let started = Instant::now();
        let end = corpus
            .search(
                snapshot,
                question,
                &Scope::Collection,
                &Progress::default(),
                &|_| {
                    if let Ok(mut first) = first.lock() {
                        first.get_or_insert_with(|| started.elapsed());
                    }
                },
            )
            .map_err(|error| error.to_string())?;
        let time = started.elapsed();
        times.push(time);
        firsts.push(first.into_inner().ok().flatten().unwrap_or(time));
        hits = end.hits;
    }
    Ok((times, firsts, hits))
}

/// Times of ripgrep on one core; none where it is not installed.
fn ripgrep(pattern: &str, file: &std::path::Path, n: usize) -> Option<Vec<Duration>> {
    let mut times = Vec::new();
    for _ in 0..n {
        let started = Instant::now();
        Command::new("rg")
            .args(["-j1", "--no-config", "-c", "--", pattern])
            .arg(file)
            .stdout(Stdio::null())
            .status()
            .ok()?;
        times.push(started.elapsed());
    }
    Some(times)
}

fn bytes(snapshot: &Snapshot) -> usize {
    snapshot.captures().map(|capture| capture.text.len()).sum()
}

fn file_of(snapshot: &Snapshot) -> Result<std::path::PathBuf> {
    let path = std::env::temp_dir().join("hashiya-bench-search.txt");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path)?);
    for capture in snapshot.captures() {
        file.write_all(capture.text.as_bytes())?;
        file.write_all(b"\n")?;
    }
    file.flush()?;
    Ok(path)
}

/// A collection of so many documents, every other one Arabic.
fn made(n_documents: usize) -> Snapshot {
    let mut dice = Dice::new(11);
    let arabic = vocabulary(&mut dice, "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإةى", 40_000);
    let english = vocabulary(&mut dice, "etaoinshrdlucmfwypvbgkjqxz", 40_000);
    let created = Timestamp {
        utc_micros: 0,
        offset_seconds: 0,
    };
    let rows = (0..n_documents).flat_map(|number| {
        let is_arabic = number % 2 == 0;
        let words = if is_arabic { &arabic } else { &english };
        let mut text = text(&mut dice, words, is_arabic);
        if number + 2 == n_documents {
            text.push_str(" المتأخرة");
        }
        let id = uuid(number, 1);
        let capture = Capture {
            id: CaptureId(uuid(number, 2)),
            document: DocumentId(id),
            text_sha256: Sha256([0; 32]),
            original_sha256: Sha256([0; 32]),
            original_len: text.len() as u64,
            text: text.into(),
            original_name: String::new(),
            original_modified: None,
            encoding: "UTF-8".to_owned(),
            extractor: "plain-text 1".to_owned(),
            notes: Vec::new(),
            structure: Arc::from([]),
            created,
        };
        let document = Document {
            id: DocumentId(id),
            name: format!("Document {number}"),
            capture: capture.id,
            rank: number as i64,
            language: None,
            direction: None,
            paragraph_directions: Vec::new(),
            furniture: Vec::new(),
            added: created,
        };
        [
            ModelRow::Document(Arc::new(document)),
            ModelRow::Capture(Arc::new(capture)),
        ]
    });
    Snapshot::from_rows(1, rows)
}

fn uuid(number: usize, kind: u8) -> uuid::Uuid {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&(number as u64).to_be_bytes());
    bytes[15] = kind;
    uuid::Uuid::from_bytes(bytes)
}

fn vocabulary(dice: &mut Dice, letters: &str, n: usize) -> Vec<String> {
    let letters: Vec<char> = letters.chars().collect();
    (0..n)
        .map(|_| {
            let length = 2 + dice.below(7);
            // The first letters of each alphabet are the frequent ones.
            (0..length)
                .map(|_| letters[dice.below(letters.len()).min(dice.below(letters.len()))])
                .collect()
        })
        .collect()
}

/// One document: frequent words are frequent, one Arabic word in twelve carries marks or a tatweel.
fn text(dice: &mut Dice, words: &[String], is_arabic: bool) -> String {
    let mut text = String::with_capacity(DOCUMENT + 64);
    let rare = dice.below(100);
    let at = dice.below(DOCUMENT);
    let mut has_rare = false;
    while text.len() < DOCUMENT {
        if !has_rare && text.len() >= at {
            has_rare = true;
            text.push_str(match (rare, is_arabic) {
                (0..3, true) => "مايكروسوفت ",
                (3..6, true) => "ومَايكروسوفت ",
                (6..7, true) => "لوزارة الشؤون الخارجية، ",
                (0..3, false) => "quasar ",
                (3..6, false) => "Quasar ",
                _ => "",
            });
        }
        let rank = dice.below(words.len()).min(dice.below(words.len())) * dice.below(100) / 100;
        let word = words.get(rank).map_or("", String::as_str);
        match dice.below(24) {
            0 if is_arabic => text.extend(word.chars().flat_map(|letter| [letter, '\u{64E}'])),
            1 if is_arabic => text.extend(word.chars().flat_map(|letter| [letter, 'ـ'])),
            2 if is_arabic => text.push_str("الشركة"),
            3 => text.push_str("2025"),
            _ => text.push_str(word),
        }
        match dice.below(100) {
            0 => text.push('\n'),
            1..4 => text.push_str(". "),
            4..8 => text.push_str(if is_arabic { "، " } else { ", " }),
            _ => text.push(' '),
        }
    }
    text
}
