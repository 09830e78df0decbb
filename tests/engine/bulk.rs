//! A collection of ten thousand annotations: it comes in by one merge, is worked on, taken back and made again.

use hashiya::anchor::describe;
use hashiya::base::environment::Environment;
use hashiya::command::{AnnotationFate, Command};
use hashiya::model::*;

use crate::sequences::{Choices, step};
use crate::support::{Bench, TEXT, add, span};

const N_ANNOTATIONS: usize = 10_000;
const N_TAGS: usize = 40;

/// Rows as an export of a large collection would bring them.
fn rows(bench: &Bench, capture: CaptureId, text: &str) -> Vec<Row> {
    let new = || bench.environment.new_uuid();
    let created = bench.environment.now();
    let annotator = Annotator {
        id: AnnotatorId(new()),
        name: "Basma".to_owned(),
        created,
    };
    let tags: Vec<Tag> = (0..N_TAGS)
        .map(|index| Tag {
            id: TagId(new()),
            parent: None,
            rank: index as i64,
            label: Bilingual::from_one(&format!("tag {index}")),
            definition: Bilingual::default(),
            includes: Bilingual::default(),
            excludes: Bilingual::default(),
            terms: Vec::new(),
            color: TagColor::Palette((index % 12) as u8),
            is_category: false,
            created,
        })
        .collect();
    let edges: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    let mut rows: Vec<Row> = vec![annotator.clone().into()];
    for index in 0..N_ANNOTATIONS {
        let start = index * (edges.len() - 40) / N_ANNOTATIONS;
        let spans = vec![span(edges[start], edges[start + 1 + index % 30])];
        let described = describe(text, &spans).unwrap();
        let passage = Passage {
            id: PassageId(new()),
            capture,
            spans,
            quote: described.quote,
            prefix: described.prefix,
            suffix: described.suffix,
        };
        let annotation = Annotation {
            id: AnnotationId(new()),
            passage: passage.id,
            annotator: annotator.id,
            created,
            modified: created,
        };
        let tagging = Tagging {
            id: TaggingId(new()),
            annotation: annotation.id,
            tag: tags[index % N_TAGS].id,
            annotator: annotator.id,
            created,
            is_example: false,
        };
        rows.extend([passage.into(), annotation.into(), tagging.into()]);
    }
    rows.extend(tags.into_iter().map(Row::from));
    rows
}

#[test]
fn ten_thousand_annotations_go_back_and_forth() {
    let mut bench = Bench::new(1);
    let empty = bench.hash();
    let text = TEXT.repeat(600);
    let document = bench.add_document("long", &text);
    let capture = bench.snapshot().document(document).unwrap().capture;
    let rows = rows(&bench, capture, &text);
    let tag = rows.iter().rev().find_map(|row| match row {
        Row::Tag(tag) => Some(tag.id),
        _ => None,
    });
    bench.run(Command::Merge {
        rows,
        originals: Vec::new(),
        tombstones: Vec::new(),
    });
    assert_eq!(bench.snapshot().n_annotations_of(capture), N_ANNOTATIONS);
    assert_eq!(
        bench.snapshot().n_taggings_with(tag.unwrap()),
        N_ANNOTATIONS / N_TAGS
    );
    bench.check();
    let merged = bench.hash();

    // The largest steps there are: a tag with its annotations, then the document with all of them.
    bench.run(Command::DeleteTag {
        tag: tag.unwrap(),
        fate: AnnotationFate::Delete,
    });
    let left = N_ANNOTATIONS - N_ANNOTATIONS / N_TAGS;
    assert_eq!(bench.snapshot().n_annotations(), left);
    bench.run(Command::RemoveDocuments {
        documents: vec![document],
    });
    assert_eq!(bench.snapshot().n_annotations(), 0);
    bench.check();
    bench.reopen();
    bench.run(Command::Undo);
    bench.run(Command::Undo);
    assert_eq!(bench.hash(), merged);
    bench.check();

    bench.run(add(&["second"], TEXT));
    let choices = Choices::new(99);
    for _ in 0..60 {
        step(&bench, &choices);
    }
    bench.check();
    while bench.engine().undo_state().redo.is_some() {
        bench.run(Command::Redo);
    }
    let full = bench.hash();
    bench.reopen();
    while bench.engine().undo_state().undo.is_some() {
        bench.run(Command::Undo);
    }
    assert_eq!(bench.hash(), empty);
    bench.reopen();
    while bench.engine().undo_state().redo.is_some() {
        bench.run(Command::Redo);
    }
    assert_eq!(bench.hash(), full);
    bench.check();
}
