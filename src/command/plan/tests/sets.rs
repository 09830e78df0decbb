//! Sets of documents and tags, the order of documents, directions, languages.

use super::*;
use crate::text::{Direction, Span};

fn set_of(change: &Change) -> DocumentSetId {
    match change.answer[0] {
        RowKey::DocumentSet(set) => set,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_document_is_in_several_sets() {
    let mut world = World::new();
    let [one, two] = [world.document, world.add_document("second")];
    let create = |name: &str, documents: Vec<DocumentId>| Command::CreateDocumentSet {
        name: name.to_owned(),
        documents,
    };
    let first = set_of(&world.run(create(" papers ", vec![two, one, two])));
    let second = set_of(&world.run(create("agencies", vec![one])));
    assert_eq!(
        world.snapshot.document_set(first).unwrap().members,
        [two, one]
    );
    assert_eq!(world.snapshot.sets_of(one).count(), 2);
    let taken = Refusal::NameTaken {
        name: "papers".to_owned(),
    };
    assert_eq!(world.refusal(create("papers", Vec::new())), taken);
    let rename = |name: &str| Command::RenameDocumentSet {
        set: second,
        name: name.to_owned(),
    };
    assert_eq!(world.refusal(rename("papers")), taken);
    assert_eq!(world.refusal(rename("agencies")), Refusal::NoChange);
    let add = |documents: &[DocumentId]| Command::AddToDocumentSet {
        set: second,
        documents: documents.to_vec(),
    };
    world.run(add(&[one, two]));
    assert_eq!(world.refusal(add(&[two])), Refusal::NoChange);
    let gone = DocumentId(world.environment.new_uuid());
    assert_eq!(
        world.refusal(add(&[gone])),
        Refusal::Missing { key: gone.into() }
    );
    world.run(Command::RemoveFromDocumentSet {
        set: second,
        documents: vec![one],
    });
    assert_eq!(world.snapshot.document_set(second).unwrap().members, [two]);
    // A document takes its places in sets along, a set its memos.
    let on_set = world.memo("on the set", &[MemoTarget::DocumentSet(first)]);
    world.run(Command::RemoveDocuments {
        documents: vec![two],
    });
    assert_eq!(world.snapshot.document_set(first).unwrap().members, [one]);
    world.run(Command::DeleteDocumentSet { set: first });
    assert_eq!(world.snapshot.memo(on_set), None);
    assert!(world.snapshot.document(one).is_some());
}

#[test]
fn tag_sets_follow_their_tags() {
    let mut world = World::new();
    let [one, two] = ["one", "two"].map(|label| world.tag(label, None));
    let change = world.run(Command::CreateTagSet {
        name: "round".to_owned(),
        tags: vec![one],
    });
    let RowKey::TagSet(set) = change.answer[0] else {
        panic!("{change:?}")
    };
    world.run(Command::AddToTagSet {
        set,
        tags: vec![two, one],
    });
    assert_eq!(world.snapshot.tag_set(set).unwrap().members, [one, two]);
    assert_eq!(world.snapshot.tag_sets_of(two).count(), 1);
    world.run(Command::DeleteTag {
        tag: one,
        fate: crate::command::AnnotationFate::Keep,
    });
    assert_eq!(world.snapshot.tag_set(set).unwrap().members, [two]);
}

fn order(world: &World) -> Vec<String> {
    let documents = world.snapshot.documents_in_order();
    documents.map(|document| document.name.clone()).collect()
}

#[test]
fn documents_move_and_keep_their_order() {
    let mut world = World::new();
    let first = world.document;
    let [second, third, fourth] =
        ["second", "third", "fourth"].map(|name| world.add_document(name));
    let move_to = |documents: &[DocumentId], before| Command::MoveDocuments {
        documents: documents.to_vec(),
        before,
    };
    world.run(move_to(&[fourth, second], Some(first)));
    assert_eq!(order(&world), ["second", "fourth", "first", "third"]);
    world.run(move_to(&[second], None));
    assert_eq!(order(&world), ["fourth", "first", "third", "second"]);
    // Nothing moves in place, and nothing stands before itself.
    assert_eq!(
        world.refusal(move_to(&[first], Some(third))),
        Refusal::NoChange
    );
    assert_eq!(world.refusal(move_to(&[], None)), Refusal::NoChange);
    let itself = move_to(&[first], Some(first));
    assert_eq!(
        world.refusal(itself),
        Refusal::Missing { key: first.into() }
    );
    // Between neighbors that leave no gap all are ranked anew.
    for turn in 0..40 {
        let (moved, before) = if turn % 2 == 0 {
            (third, first)
        } else {
            (first, third)
        };
        world.run(move_to(&[moved], Some(before)));
    }
    assert_eq!(order(&world)[0], "fourth");
    assert_eq!(order(&world)[3], "second");
}

#[test]
fn paragraphs_run_as_they_are_told() {
    let mut world = World::new();
    let text = "one\nاثنان\n";
    let change = world.run(Command::AddDocuments {
        documents: vec![new_document("lines", text)],
    });
    let RowKey::Document(document) = change.answer[0] else {
        panic!("{change:?}")
    };
    let capture = world.snapshot.document(document).unwrap().capture;
    let set = |start: u32, direction| Command::SetParagraphDirection {
        document,
        start: ByteOffset(start),
        direction,
    };
    let (left, right) = (Direction::LeftToRight, Direction::RightToLeft);
    world.run(set(4, Some(left)));
    world.run(set(0, Some(right)));
    world.run(set(text.len() as u32, Some(right)));
    let at = |world: &World, start| {
        let document = world.snapshot.document(document).unwrap();
        document.direction_at(capture, ByteOffset(start))
    };
    assert_eq!(at(&world, 0), Some(right));
    assert_eq!(at(&world, 4), Some(left));
    world.run(set(0, None));
    assert_eq!(at(&world, 0), None);
    assert_eq!(world.refusal(set(0, None)), Refusal::NoChange);
    assert_eq!(world.refusal(set(4, Some(left))), Refusal::NoChange);
    for start in [1, 3, 5, text.len() as u32 + 1] {
        let refusal = world.refusal(set(start, Some(left)));
        assert_eq!(refusal, Refusal::NoParagraph { at: start });
    }
    world.run(Command::SetCollectionDirection {
        direction: Some(right),
    });
    assert_eq!(world.snapshot.collection().unwrap().direction, Some(right));
}

#[test]
fn furniture_is_what_a_person_says_last() {
    let mut world = World::new();
    let text = "menu\nقائمة\nwords\n";
    let change = world.run(Command::AddDocuments {
        documents: vec![new_document("page", text)],
    });
    let RowKey::Document(document) = change.answer[0] else {
        panic!("{change:?}")
    };
    let set = |start: u32, end: u32, is_furniture| Command::SetFurniture {
        document,
        stretch: Span::new(ByteOffset(start), ByteOffset(end)).unwrap(),
        is_furniture,
    };
    let apart = |world: &World| {
        let row = world.snapshot.document(document).unwrap();
        let capture = world.snapshot.current_capture(document).unwrap();
        // What came with the text stays as it came.
        assert_eq!(capture.structure.len(), 0);
        let marks = row.structure_of(capture);
        let words = marks
            .iter()
            .map(|mark| mark.span.slice(text).unwrap().to_owned());
        words.collect::<Vec<_>>()
    };
    world.run(set(0, 15, true));
    assert_eq!(apart(&world), ["menu\nقائمة"]);
    assert_eq!(world.refusal(set(5, 15, true)), Refusal::NoChange);
    world.run(set(5, 15, false));
    assert_eq!(apart(&world), ["menu\n"]);
    world.run(set(16, 21, true));
    assert_eq!(apart(&world), ["menu\n", "words"]);
    for wrong in [set(0, 99, true), set(0, 6, true)] {
        assert!(matches!(world.refusal(wrong), Refusal::Span(_)));
    }
}

#[test]
fn languages_have_the_shape_of_their_codes() {
    let mut world = World::new();
    let documents = vec![world.document, world.add_document("second")];
    let set = |language: Option<&str>| Command::SetLanguage {
        documents: documents.clone(),
        language: language.map(str::to_owned),
    };
    world.run(set(Some(" ar-PS ")));
    let languages = world.snapshot.documents().map(|row| row.language.clone());
    assert!(languages.eq([Some("ar-PS".to_owned()), Some("ar-PS".to_owned())]));
    for wrong in ["", "a", "عربي", "ar_PS", "ar-", "12", &"ar-abc".repeat(9)] {
        let refusal = world.refusal(set(Some(wrong)));
        assert!(matches!(refusal, Refusal::NoLanguage { .. }), "{wrong}");
    }
    world.run(set(None));
}

#[test]
fn what_was_set_apart_goes_along_to_another_text() {
    let mut world = World::new();
    let text = "menu\nThe words stay.\nshare this\n";
    let change = world.run(Command::AddDocuments {
        documents: vec![new_document("page", text)],
    });
    let RowKey::Document(document) = change.answer[0] else {
        panic!("{change:?}")
    };
    for (start, end) in [(0, 4), (21, 31)] {
        world.run(Command::SetFurniture {
            document,
            stretch: Span::new(ByteOffset(start), ByteOffset(end)).unwrap(),
            is_furniture: true,
        });
    }
    let edited = "A line more.\nmenu\nThe words stayed.\nshare this\n";
    world.run(Command::AddCapture {
        document,
        capture: Box::new(new_document("page", edited)),
        decisions: Vec::new(),
    });
    let row = world.snapshot.document(document).unwrap();
    let capture = world.snapshot.current_capture(document).unwrap();
    let marks = row.structure_of(capture);
    let words = marks.iter().map(|mark| mark.span.slice(edited).unwrap());
    assert_eq!(words.collect::<Vec<_>>(), ["menu", "share this"]);
}
