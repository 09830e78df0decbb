//! Collections on the disk, made by the engine itself and kept in the target folder between runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hashiya::anchor::describe;
use hashiya::base::environment::{Environment, SeededEnvironment, SystemEnvironment};
use hashiya::command::{Command, NewDocument};
use hashiya::engine::{Access, Engine, Person};
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, Passage, PassageId, Row, Sha256,
    Tag, TagColor, TagId, Tagging, TaggingId,
};
use hashiya::text::{ByteOffset, Span};

use super::Result;
use super::texts::{Dice, prose, words};

/// Goes up when the bytes that come out change, so that no bench measures an old file.
const VERSION: u32 = 1;

/// Documents that are added by one command.
const ADDED_AT_ONCE: usize = 1_000;

/// What a collection is to hold.
pub(crate) struct Shape {
    /// The file's name.
    pub(crate) name: &'static str,
    /// For each document: bytes of its text, annotations on it.
    pub(crate) documents: Vec<(usize, usize)>,
    /// Tags, each annotation carrying one of them.
    pub(crate) n_tags: usize,
}

impl Shape {
    /// 1,000 documents of 5 kB with 10,000 annotations.
    pub(crate) fn thousand() -> Self {
        Self::even("thousand", 1_000, 5_000, 10)
    }

    /// 10,000 documents of 5.6 kB (56 MB) with 100,000 annotations.
    pub(crate) fn ten_thousand() -> Self {
        Self::even("ten-thousand", 10_000, 5_600, 10)
    }

    /// A note, then 100 kB with 1,000 annotations, then 10 MB with 10,000.
    pub(crate) fn long() -> Self {
        Self {
            name: "long",
            documents: vec![(2_000, 5), (100_000, 1_000), (10_000_000, 10_000)],
            n_tags: 200,
        }
    }

    /// One document of 1 MB with 1,000 annotations.
    pub(crate) fn megabyte() -> Self {
        Self::even("megabyte", 1, 1_000_000, 1_000)
    }

    fn even(name: &'static str, n_documents: usize, bytes: usize, n_annotations: usize) -> Self {
        Self {
            name,
            documents: vec![(bytes, n_annotations); n_documents],
            n_tags: 200,
        }
    }

    /// The text of each document.
    pub(crate) fn texts(&self) -> impl Iterator<Item = String> {
        self.documents
            .iter()
            .enumerate()
            .map(|(number, (bytes, _))| prose(&mut Dice::new(number as u64), *bytes))
    }
}

/// A folder on the disk that the target folder is on.
pub(crate) fn folder() -> Result<tempfile::TempDir> {
    Ok(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?)
}

/// Someone who annotates.
pub(crate) fn person() -> Person {
    Person {
        id: AnnotatorId(SystemEnvironment.new_uuid()),
        name: "Amal".to_owned(),
    }
}

/// Opens a collection with the system's clock and ids.
pub(crate) fn open(path: &Path, access: Access) -> Result<Engine> {
    Ok(Engine::open(
        path,
        access,
        person(),
        Arc::new(SystemEnvironment),
    )?)
}

/// The file of a shape, made where it is not there yet. It is shared: copy it before writing to it.
pub(crate) fn made(shape: &Shape) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}-{VERSION}.hashiya", shape.name));
    if !path.exists() {
        // Made under another name, so that a run that was broken off leaves no half of one.
        let making = super::collections::folder()?;
        let file = making.path().join("making.hashiya");
        make(shape, &file)?;
        std::fs::rename(&file, &path)?;
    }
    Ok(path)
}

/// A copy of a shape's file in a folder, to be written to.
pub(crate) fn copied(shape: &Shape, folder: &Path) -> Result<PathBuf> {
    let path = folder.join(format!("{}.hashiya", shape.name));
    std::fs::copy(made(shape)?, &path)?;
    std::fs::File::open(&path)?.sync_all()?;
    Ok(path)
}

fn make(shape: &Shape, path: &Path) -> Result<()> {
    let environment = Arc::new(SeededEnvironment::new(7));
    let person = Person {
        id: AnnotatorId(environment.new_uuid()),
        name: "Amal".to_owned(),
    };
    let shared = Arc::clone(&environment) as Arc<dyn Environment>;
    let engine = Engine::create(path, shape.name, person, shared)?;
    let documents: Vec<NewDocument> = shape.texts().enumerate().map(document).collect();
    for some in documents.chunks(ADDED_AT_ONCE) {
        engine.execute(Command::AddDocuments {
            documents: some.to_vec(),
        })?;
    }
    drop(documents);
    let rows = annotations(shape, &engine, &*environment)?;
    engine.execute(Command::Merge {
        rows,
        originals: Vec::new(),
        tombstones: Vec::new(),
    })?;
    Ok(engine.close()?)
}

/// A document as the importer would make it of a plain text.
pub(crate) fn document((number, text): (usize, String)) -> NewDocument {
    NewDocument {
        name: format!("report {:05}", number + 1),
        language: Some("ar".to_owned()),
        original: text.as_bytes().into(),
        whole: None,
        original_sha256: Sha256::of(text.as_bytes()),
        original_name: format!("report {:05}.txt", number + 1),
        original_modified: None,
        encoding: "UTF-8".to_owned(),
        extractor: "plain-text 1".to_owned(),
        notes: Vec::new(),
        structure: Vec::new(),
        set: None,
        values: Vec::new(),
        text: text.into(),
    }
}

/// Rows of annotations spread evenly over every document, each of 2 to 15 words and with one tag.
fn annotations(shape: &Shape, engine: &Engine, environment: &dyn Environment) -> Result<Vec<Row>> {
    let created = environment.now();
    let annotator = Annotator {
        id: AnnotatorId(environment.new_uuid()),
        name: "Basma".to_owned(),
        created,
    };
    let tags: Vec<Tag> = (0..shape.n_tags)
        .map(|number| Tag {
            id: TagId(environment.new_uuid()),
            parent: None,
            rank: number as i64,
            label: Bilingual {
                english: format!("tag {number}"),
                arabic: format!("وسم {number}"),
            },
            definition: Bilingual::default(),
            includes: Bilingual::default(),
            excludes: Bilingual::default(),
            terms: Vec::new(),
            color: TagColor::Palette((number % 12) as u8),
            is_category: false,
            created,
        })
        .collect();
    let snapshot = engine.snapshot();
    let mut dice = Dice::new(11);
    let mut rows: Vec<Row> = vec![annotator.clone().into()];
    rows.extend(tags.iter().cloned().map(Row::from));
    for (document, (_, n_annotations)) in snapshot.documents_in_order().zip(&shape.documents) {
        let capture = snapshot
            .capture(document.capture)
            .ok_or("a document without its text")?;
        let words = words(&capture.text);
        for number in 0..*n_annotations {
            let first = number * words.len().saturating_sub(16) / n_annotations;
            let last = (first + 1 + dice.below(14)).min(words.len() - 1);
            let spans = vec![span(words[first].0, words[last].1)?];
            let described = describe(&capture.text, &spans)?;
            let passage = Passage {
                id: PassageId(environment.new_uuid()),
                capture: capture.id,
                spans,
                quote: described.quote,
                prefix: described.prefix,
                suffix: described.suffix,
            };
            let annotation = Annotation {
                id: AnnotationId(environment.new_uuid()),
                passage: passage.id,
                annotator: annotator.id,
                created,
                modified: created,
            };
            let tagging = Tagging {
                id: TaggingId(environment.new_uuid()),
                annotation: annotation.id,
                tag: tags[dice.below(tags.len())].id,
                annotator: annotator.id,
                created,
                is_example: false,
            };
            rows.extend([passage.into(), annotation.into(), tagging.into()]);
        }
    }
    Ok(rows)
}

/// A span of bytes.
pub(crate) fn span(start: usize, end: usize) -> Result<Span> {
    Ok(Span::new(
        ByteOffset::from_index(start),
        ByteOffset::from_index(end),
    )?)
}
