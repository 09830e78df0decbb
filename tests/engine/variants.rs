//! Every command is done, taken back and made again, each time by an engine that opened the file afresh (I3).

use hashiya::base::environment::Environment;
use hashiya::command::{AnnotationFate, Command, TagChoice};
use hashiya::engine::{Engine, EngineError};
use hashiya::model::*;
use hashiya::text::Direction;

use crate::support::{Bench, TEXT, add, new_document, new_tag, span, write};

/// One row per variant of [`Command`]: the compiler asks for a new one here and in `examples`.
const VARIANTS: [&str; 23] = [
    "rename collection",
    "add documents",
    "rename document",
    "remove documents",
    "set document direction",
    "create tag",
    "rename tag",
    "define tag",
    "recolor tag",
    "move tag",
    "delete tag",
    "annotate",
    "move edges",
    "add tag",
    "remove tag",
    "delete annotations",
    "write memo",
    "delete memo",
    "add annotator",
    "rename annotator",
    "merge",
    "add capture",
    "undo and redo",
];

fn variant(command: &Command) -> usize {
    match command {
        Command::RenameCollection { .. } => 0,
        Command::AddDocuments { .. } => 1,
        Command::RenameDocument { .. } => 2,
        Command::RemoveDocuments { .. } => 3,
        Command::SetDocumentDirection { .. } => 4,
        Command::CreateTag { .. } => 5,
        Command::RenameTag { .. } => 6,
        Command::DefineTag { .. } => 7,
        Command::RecolorTag { .. } => 8,
        Command::MoveTag { .. } => 9,
        Command::DeleteTag { .. } => 10,
        Command::Annotate { .. } => 11,
        Command::MoveEdges { .. } => 12,
        Command::AddTag { .. } => 13,
        Command::RemoveTag { .. } => 14,
        Command::DeleteAnnotations { .. } => 15,
        Command::WriteMemo { .. } => 16,
        Command::DeleteMemo { .. } => 17,
        Command::AddAnnotator { .. } => 18,
        Command::RenameAnnotator { .. } => 19,
        Command::Merge { .. } => 20,
        Command::AddCapture { .. } => 21,
        // Each example is taken back and made again.
        Command::Undo | Command::Redo => 22,
    }
}

/// What the examples speak of.
struct Things {
    documents: [DocumentId; 2],
    capture: CaptureId,
    tags: [TagId; 3],
    annotations: [AnnotationId; 3],
    memo: MemoId,
}

/// A collection with two documents, a tree of tags, annotations with and without tags, memos, a link, a set and values.
fn filled(bench: &Bench) -> Things {
    let documents = ["first", "second"].map(|name| bench.add_document(name, TEXT));
    let capture = bench.snapshot().document(documents[0]).unwrap().capture;
    let annotations = [
        bench.annotate(capture, "الشركة", &["إنكار", "report"]),
        bench.annotate(capture, "company ended", &["report"]),
        bench.annotate(capture, "👩‍👩‍👧‍👦", &[]),
    ];
    let snapshot = bench.snapshot();
    let named = |label| snapshot.tags().find(|tag| tag.label.has(label)).unwrap().id;
    let [denial, report] = [named("إنكار"), named("report")];
    let below = bench.tag("below", Some(report));
    bench.memo("on a tag", &[MemoTarget::Tag(report)]);
    bench.memo(
        "on two",
        &[
            MemoTarget::Annotation(annotations[1]),
            MemoTarget::Document(documents[0]),
        ],
    );
    let memo = bench.memo("on the collection", &[MemoTarget::Collection]);
    merge_the_rest(bench, &documents, &annotations);
    Things {
        documents,
        capture,
        tags: [denial, report, below],
        annotations,
        memo,
    }
}

/// Rows that no command makes yet.
fn merge_the_rest(bench: &Bench, documents: &[DocumentId], annotations: &[AnnotationId]) {
    let (snapshot, new) = (bench.snapshot(), || bench.environment.new_uuid());
    let passage = |index: usize| snapshot.annotation(annotations[index]).unwrap().passage;
    let relation = Relation {
        id: RelationId(new()),
        label: Bilingual::from_one("contradicts"),
        is_symmetric: true,
    };
    let link = Link {
        id: LinkId(new()),
        from: passage(0),
        to: passage(1),
        relation: relation.id,
        annotator: bench.engine().me(),
        created: bench.environment.now(),
    };
    let set = DocumentSet {
        id: DocumentSetId(new()),
        name: "set".to_owned(),
        members: documents.to_vec(),
    };
    let variable = Variable {
        id: VariableId(new()),
        name: "date".to_owned(),
        kind: VariableKind::Date,
        is_multiple: false,
    };
    let value = VariableValue {
        id: ValueId(new()),
        document: documents[0],
        variable: variable.id,
        value: Value::Date(PartialDate {
            calendar: Calendar::Hijri,
            year: 1447,
            month: Some(3),
            day: None,
        }),
    };
    bench.run(Command::Merge {
        rows: vec![
            relation.into(),
            link.into(),
            set.into(),
            variable.into(),
            value.into(),
        ],
        originals: Vec::new(),
        tombstones: Vec::new(),
    });
}

/// At least one example of each variant, several where the ways differ.
fn examples(bench: &Bench, things: &Things) -> Vec<Command> {
    let Things {
        documents,
        capture,
        tags: [denial, report, below],
        annotations,
        memo,
    } = things;
    let me = bench.engine().me();
    let name = || "اسم جديد new".to_owned();
    let both = Bilingual {
        english: "new".to_owned(),
        arabic: "جديد".to_owned(),
    };
    let existing = TagChoice::Existing(*denial);
    let newcomer = Annotator {
        id: AnnotatorId(bench.environment.new_uuid()),
        name: "Basma".to_owned(),
        created: bench.environment.now(),
    };
    let delete_tag = |fate| Command::DeleteTag { tag: *report, fate };
    let annotate = |spans, tags| Command::Annotate {
        capture: *capture,
        spans,
        tags,
        annotator: me,
    };
    vec![
        Command::RenameCollection { name: name() },
        add(&["third", "fourth"], "نص آخر\nAnother text"),
        Command::AddCapture {
            document: documents[1],
            capture: Box::new(new_document("second", "قراءة أخرى\nAnother reading")),
        },
        Command::RenameDocument {
            document: documents[0],
            name: name(),
        },
        Command::RemoveDocuments {
            documents: vec![documents[0]],
        },
        Command::RemoveDocuments {
            documents: documents.to_vec(),
        },
        Command::SetDocumentDirection {
            document: documents[1],
            direction: Some(Direction::RightToLeft),
        },
        Command::CreateTag {
            tag: new_tag("وسم", Some(*below)),
        },
        Command::RenameTag {
            tag: *denial,
            label: both.clone(),
        },
        Command::DefineTag {
            tag: *denial,
            definition: both,
        },
        Command::RecolorTag {
            tag: *denial,
            color: TagColor::Custom([1, 2, 3]),
        },
        Command::MoveTag {
            tag: *below,
            parent: None,
            before: Some(*denial),
        },
        delete_tag(AnnotationFate::Keep),
        delete_tag(AnnotationFate::Delete),
        annotate(vec![span(0, 8), span(9, 21)], Vec::new()),
        annotate(
            vec![span(0, 8)],
            vec![existing.clone(), TagChoice::Named("fresh".to_owned())],
        ),
        Command::MoveEdges {
            annotation: annotations[0],
            spans: vec![span(0, 21)],
        },
        Command::AddTag {
            annotations: annotations.to_vec(),
            tag: existing,
            annotator: me,
        },
        Command::RemoveTag {
            annotations: annotations[..2].to_vec(),
            tag: *report,
        },
        Command::DeleteAnnotations {
            annotations: annotations[1..].to_vec(),
        },
        write(
            bench.engine(),
            None,
            &[MemoTarget::Tag(*below)],
            "new",
            false,
        ),
        write(bench.engine(), Some(*memo), &[], "changed", false),
        Command::DeleteMemo { memo: *memo },
        Command::AddAnnotator { name: name() },
        Command::RenameAnnotator {
            annotator: me,
            name: name(),
        },
        Command::Merge {
            rows: vec![newcomer.into()],
            originals: Vec::new(),
            tombstones: Vec::new(),
        },
    ]
}

#[test]
fn every_command_is_taken_back_and_made_again() {
    let mut bench = Bench::new(11);
    let things = filled(&bench);
    bench.check();
    let examples = examples(&bench, &things);
    let mut seen = vec![false; VARIANTS.len()];
    seen[22] = true;
    for command in examples {
        let name = VARIANTS[variant(&command)];
        seen[variant(&command)] = true;
        let before = bench.hash();
        let outcome = bench.run(command);
        let after = bench.hash();
        assert_ne!(before, after, "{name}");
        assert!(!outcome.touched.is_empty(), "{name}");
        bench.check();
        for round in ["first", "second"] {
            bench.reopen();
            assert_eq!(bench.hash(), after, "{name}, {round}");
            let undo = bench.engine().undo_state().undo.unwrap();
            assert_eq!(undo.code, outcome.action.code, "{name}, {round}");
            bench.run(Command::Undo);
            assert_eq!(bench.hash(), before, "{name} undone, {round}");
            bench.check();

            bench.reopen();
            let redo = bench.engine().undo_state().redo.unwrap();
            assert_eq!(redo.code, outcome.action.code, "{name}, {round}");
            bench.run(Command::Redo);
            assert_eq!(bench.hash(), after, "{name} redone, {round}");
            bench.check();
        }
        bench.run(Command::Undo);
    }
    let missing: Vec<&str> = VARIANTS
        .into_iter()
        .zip(seen)
        .filter_map(|(name, seen)| (!seen).then_some(name))
        .collect();
    assert_eq!(missing, [""; 0]);
}

/// Taking everything back leads to the empty collection, making everything again to the full one.
#[test]
fn the_whole_way_back_and_forth() {
    let mut bench = Bench::new(12);
    let empty = bench.hash();
    assert_refuses(bench.engine(), Command::Undo, "nothing to undo");
    filled(&bench);
    let full = bench.hash();
    let mut steps = 0;
    while bench.engine().undo_state().undo.is_some() {
        bench.run(Command::Undo);
        steps += 1;
        if steps % 3 == 0 {
            bench.reopen();
        }
    }
    assert_eq!(bench.hash(), empty);
    bench.check();
    bench.reopen();
    while bench.engine().undo_state().redo.is_some() {
        bench.run(Command::Redo);
    }
    assert_eq!(bench.hash(), full);
    bench.check();
    assert_refuses(bench.engine(), Command::Redo, "nothing to redo");
}

/// A new change after undo: what was taken back cannot be made again.
#[test]
fn a_new_change_ends_redo() {
    let bench = Bench::new(13);
    bench.tag("one", None);
    bench.tag("two", None);
    bench.run(Command::Undo);
    assert!(bench.engine().undo_state().redo.is_some());
    bench.tag("three", None);
    assert_eq!(bench.engine().undo_state().redo, None);
    assert_refuses(bench.engine(), Command::Redo, "nothing to redo");
    bench.run(Command::Undo);
    bench.run(Command::Undo);
    assert_eq!(bench.snapshot().n_tags(), 0);
    // The one who made the first tag came with it and went with it.
    assert_eq!(bench.snapshot().annotators().count(), 0);
    bench.run(Command::Redo);
    bench.run(Command::Redo);
    let snapshot = bench.snapshot();
    let labels: Vec<&str> = snapshot
        .tags_under(None)
        .map(|tag| tag.label.prefer(false))
        .collect();
    assert_eq!(labels, ["one", "three"]);
    bench.check();
}

/// What was deleted here comes in again by a merge, with the same ids (and a document with the same bytes).
#[test]
fn what_was_deleted_comes_in_again() {
    let mut bench = Bench::new(14);
    let things = filled(&bench);
    let (full, rows) = (bench.hash(), bench.snapshot().rows().collect::<Vec<Row>>());
    let delete = [
        Command::DeleteAnnotations {
            annotations: things.annotations.to_vec(),
        },
        Command::DeleteTag {
            tag: things.tags[1],
            fate: AnnotationFate::Delete,
        },
        Command::RemoveDocuments {
            documents: things.documents.to_vec(),
        },
    ];
    for command in delete {
        bench.run(command);
        let without = bench.hash();
        let outcome = bench.run(Command::Merge {
            rows: rows.clone(),
            originals: Vec::new(),
            tombstones: Vec::new(),
        });
        // Rows that changed by the deletion are there and differ: sets that lost a member, tags that moved up.
        let differing = outcome.conflicts.len();
        bench.check();
        bench.reopen();
        if differing == 0 {
            assert_eq!(bench.hash(), full);
        }
        bench.run(Command::Undo);
        assert_eq!(bench.hash(), without);
        bench.run(Command::Undo);
        assert_eq!(bench.hash(), full);
    }
    let capture = things.capture;
    let bytes = bench.engine().original_bytes(capture).unwrap();
    assert_eq!(bytes.as_deref(), Some(TEXT.as_bytes()));
}

fn assert_refuses(engine: &Engine, command: Command, words: &str) {
    match engine.execute(command) {
        Err(EngineError::Refused(refusal)) => assert_eq!(refusal.to_string(), words),
        other => panic!("{other:?}"),
    }
}
