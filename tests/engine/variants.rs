//! Every command is done, taken back and made again, each time by an engine that opened the file afresh (I3).

use hashiya::command::{AnnotationFate, Command};
use hashiya::engine::{Engine, EngineError};
use hashiya::model::*;

use crate::examples::{examples, filled};
use crate::support::{Bench, TEXT};

/// One row per variant of [`Command`]: the compiler asks for a new one here and in `examples`.
const VARIANTS: [&str; 63] = [
    "rename collection",
    "add documents",
    "rename document",
    "remove documents",
    "set document direction",
    "create tag",
    "rename tag",
    "define tag",
    "recolor tag",
    "move tags",
    "delete tag",
    "annotate",
    "move edges",
    "retag",
    "delete annotations",
    "write memo",
    "delete memo",
    "add annotator",
    "rename annotator",
    "merge",
    "add capture",
    "set collection direction",
    "set paragraph direction",
    "set language",
    "move documents",
    "create document set",
    "rename document set",
    "delete document set",
    "add to document set",
    "remove from document set",
    "create variable",
    "rename variable",
    "delete variable",
    "set values",
    "set tag rules",
    "set category",
    "merge tags",
    "create tag set",
    "rename tag set",
    "delete tag set",
    "add to tag set",
    "remove from tag set",
    "set example",
    "set memo kind",
    "attach memo",
    "detach memo",
    "link",
    "set relation",
    "reverse link",
    "delete links",
    "import tags",
    "decide places",
    "find places",
    "set furniture",
    "annotate all",
    "set terms",
    "reject mentions",
    "restore mentions",
    "save search",
    "change search",
    "mark search run",
    "delete search",
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
        Command::MoveTags { .. } => 9,
        Command::DeleteTag { .. } => 10,
        Command::Annotate { .. } => 11,
        Command::MoveEdges { .. } => 12,
        Command::Retag { .. } => 13,
        Command::DeleteAnnotations { .. } => 14,
        Command::WriteMemo { .. } => 15,
        Command::DeleteMemo { .. } => 16,
        Command::AddAnnotator { .. } => 17,
        Command::RenameAnnotator { .. } => 18,
        Command::Merge { .. } => 19,
        Command::AddCapture { .. } => 20,
        Command::DecidePlaces { .. } => 51,
        Command::FindPlaces { .. } => 52,
        Command::SetCollectionDirection { .. } => 21,
        Command::SetParagraphDirection { .. } => 22,
        Command::SetFurniture { .. } => 53,
        Command::SetLanguage { .. } => 23,
        Command::MoveDocuments { .. } => 24,
        Command::CreateDocumentSet { .. } => 25,
        Command::RenameDocumentSet { .. } => 26,
        Command::DeleteDocumentSet { .. } => 27,
        Command::AddToDocumentSet { .. } => 28,
        Command::RemoveFromDocumentSet { .. } => 29,
        Command::CreateVariable { .. } => 30,
        Command::RenameVariable { .. } => 31,
        Command::DeleteVariable { .. } => 32,
        Command::SetValues { .. } => 33,
        Command::SetTagRules { .. } => 34,
        Command::SetCategory { .. } => 35,
        Command::MergeTags { .. } => 36,
        Command::CreateTagSet { .. } => 37,
        Command::RenameTagSet { .. } => 38,
        Command::DeleteTagSet { .. } => 39,
        Command::AddToTagSet { .. } => 40,
        Command::RemoveFromTagSet { .. } => 41,
        Command::SetExample { .. } => 42,
        Command::SetMemoKind { .. } => 43,
        Command::AttachMemo { .. } => 44,
        Command::DetachMemo { .. } => 45,
        Command::Link { .. } => 46,
        Command::SetRelation { .. } => 47,
        Command::ReverseLink { .. } => 48,
        Command::DeleteLinks { .. } => 49,
        Command::ImportTags { .. } => 50,
        Command::AnnotateAll { .. } => 54,
        Command::SetTerms { .. } => 55,
        Command::RejectMentions { .. } => 56,
        Command::RestoreMentions { .. } => 57,
        Command::SaveSearch { .. } => 58,
        Command::ChangeSearch { .. } => 59,
        Command::MarkSearchRun { .. } => 60,
        Command::DeleteSearch { .. } => 61,
        // Each example is taken back and made again.
        Command::Undo | Command::Redo => UNDO,
    }
}

const UNDO: usize = 62;

#[test]
fn every_command_is_taken_back_and_made_again() {
    let mut bench = Bench::new(11);
    let things = filled(&bench);
    bench.check();
    let examples = examples(&bench, &things);
    let mut seen = vec![false; VARIANTS.len()];
    seen[UNDO] = true;
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
