//! The collection's name and its documents.

use super::*;
use crate::command::ActionCode;
use crate::model::{StructureKind, StructureMark};
use crate::text::{Direction, SpanError};

#[test]
fn documents_stand_in_the_order_of_adding() {
    let mut world = World::new();
    let documents = ["b", "a", "a"]
        .map(|name| new_document(name, TEXT))
        .to_vec();
    let change = world.run(Command::AddDocuments { documents });
    assert_eq!(change.answer.len(), 3);
    assert_eq!(change.originals.len(), 3);
    assert_eq!(change.action.subject, "");
    let names: Vec<&str> = world
        .snapshot
        .documents_in_order()
        .map(|document| document.name.as_str())
        .collect();
    assert_eq!(names, ["first", "b", "a", "a"]);
    let capture = world.snapshot.capture(world.capture).unwrap();
    assert_eq!(capture.original_name, "first.txt");
    assert_eq!(capture.text_sha256, Sha256::of(TEXT.as_bytes()));
    assert_eq!(capture.original_len, TEXT.len() as u64);
    let none = Command::AddDocuments {
        documents: Vec::new(),
    };
    assert_eq!(world.refusal(none), Refusal::NoChange);
    let unnamed = Command::AddDocuments {
        documents: vec![new_document(" ", TEXT)],
    };
    assert_eq!(world.refusal(unnamed), Refusal::EmptyName);
}

#[test]
fn structure_must_fit_the_text() {
    let world = World::new();
    let mut new = new_document("short", "ab");
    new.structure.push(StructureMark {
        kind: StructureKind::Quotation,
        span: span("company"),
    });
    let add = Command::AddDocuments {
        documents: vec![new],
    };
    let change = plan(&world.snapshot, &add, &world.environment).unwrap();
    let after = world.snapshot.apply(&change.edits);
    assert!(matches!(
        verify(&world.snapshot, &after, &change),
        Err(Refusal::Span(SpanError::PastEnd { len: 2, .. }))
    ));
}

#[test]
fn names_and_directions_change() {
    let mut world = World::new();
    let document = world.document;
    let rename = |name: &str| Command::RenameDocument {
        document,
        name: name.to_owned(),
    };
    let change = world.run(rename(" تقرير "));
    assert_eq!(change.action.code, ActionCode::RenameDocument);
    assert_eq!(change.action.subject, "تقرير");
    assert_eq!(world.refusal(rename("تقرير")), Refusal::NoChange);
    assert_eq!(world.refusal(rename("")), Refusal::EmptyName);
    let turn = |direction| Command::SetDocumentDirection {
        document,
        direction,
    };
    assert_eq!(world.refusal(turn(None)), Refusal::NoChange);
    world.run(turn(Some(Direction::RightToLeft)));
    world.run(turn(None));
    let name = |name: &str| Command::RenameCollection {
        name: name.to_owned(),
    };
    assert_eq!(world.refusal(name("Reports")), Refusal::NoChange);
    world.run(name("تقارير"));
    assert_eq!(world.snapshot.collection().unwrap().name, "تقارير");
}

#[test]
fn a_removed_document_takes_all_that_stands_on_it() {
    let mut world = World::new();
    let other = world.add_document("other");
    let tag = world.tag("tag", None);
    let gone = world.annotate("company", &[tag]);
    let first = world.capture;
    world.capture = world.snapshot.document(other).unwrap().capture;
    let kept = world.annotate("company", &[tag]);
    let link = world.link(gone, kept);
    let memos = [
        MemoTarget::Document(world.document),
        MemoTarget::Annotation(gone),
        MemoTarget::Link(link),
        MemoTarget::Annotation(kept),
    ]
    .map(|target| world.memo("memo", &[target]));
    let variable = Variable {
        id: VariableId(world.environment.new_uuid()),
        name: "outlet".to_owned(),
        kind: VariableKind::Text,
        is_multiple: false,
    };
    let value = VariableValue {
        id: ValueId(world.environment.new_uuid()),
        document: world.document,
        variable: variable.id,
        value: Value::Text("x".to_owned()),
    };
    let set = DocumentSet {
        id: DocumentSetId(world.environment.new_uuid()),
        name: "set".to_owned(),
        members: vec![world.document, other],
    };
    let placement = Placement {
        id: PlacementId(world.environment.new_uuid()),
        passage: world.snapshot.annotation(gone).unwrap().passage,
        capture: first,
        state: PlacementState::Exact,
        spans: vec![span("company")],
    };
    world.put([
        variable.clone().into(),
        value.clone().into(),
        set.clone().into(),
        placement.clone().into(),
    ]);
    let n_rows = world.snapshot.rows().count();
    world.run(Command::RemoveDocuments {
        documents: vec![world.document],
    });
    let snapshot = &world.snapshot;
    assert_eq!(snapshot.captures().count(), 1);
    assert_eq!(snapshot.n_annotations(), 1);
    assert_eq!(snapshot.link(link), None);
    assert_eq!(
        memos.map(|id| snapshot.memo(id).is_some()),
        [false, false, false, true]
    );
    assert_eq!(snapshot.value(value.id), None);
    assert!(snapshot.variable(variable.id).is_some());
    assert_eq!(snapshot.document_set(set.id).unwrap().members, [other]);
    assert_eq!(snapshot.placement(placement.id), None);
    // Document, capture, passage, annotation, tagging, link, three memos, value, placement.
    assert_eq!(n_rows - snapshot.rows().count(), 11);
}
