//! Memos and annotators.

use super::*;

fn write(world: &World, memo: Option<MemoId>, title: &str, body: &str) -> Command {
    Command::WriteMemo {
        memo,
        kind: MemoKind::Note,
        targets: vec![MemoTarget::Document(world.document), MemoTarget::Collection],
        title: title.to_owned(),
        body: body.to_owned(),
        annotator: world.annotator,
        joins: true,
    }
}

#[test]
fn memos_are_written_and_rewritten() {
    let mut world = World::new();
    let change = world.run(write(&world, None, " title ", "body\n"));
    let RowKey::Memo(id) = change.answer[0] else {
        panic!("{change:?}")
    };
    assert!(change.joins);
    let memo = world.snapshot.memo(id).unwrap().clone();
    assert_eq!(
        (memo.title.as_str(), memo.body.as_str()),
        ("title", "body\n")
    );
    let targets = [MemoTarget::Collection, MemoTarget::Document(world.document)];
    assert_eq!(memo.targets, targets);
    let same = write(&world, Some(id), "title", "body\n");
    assert_eq!(world.refusal(same), Refusal::NoChange);
    world.run(write(&world, Some(id), "", "more"));
    let after = world.snapshot.memo(id).unwrap();
    assert_eq!(after.body, "more");
    assert!(after.modified > memo.modified);
    assert_eq!(after.created, memo.created);
    let empty = write(&world, Some(id), " ", "\n");
    assert_eq!(world.refusal(empty), Refusal::EmptyName);
    world.run(Command::DeleteMemo { memo: id });
    let gone = Command::DeleteMemo { memo: id };
    assert_eq!(world.refusal(gone), Refusal::Missing { key: id.into() });
}

#[test]
fn a_memo_needs_what_it_is_attached_to() {
    let world = World::new();
    let tag = TagId(world.environment.new_uuid());
    let on_nothing = Command::WriteMemo {
        memo: None,
        kind: MemoKind::Note,
        targets: vec![MemoTarget::Tag(tag)],
        title: "title".to_owned(),
        body: String::new(),
        annotator: world.annotator,
        joins: false,
    };
    let missing = Refusal::Missing { key: tag.into() };
    assert_eq!(world.refusal(on_nothing), missing);
}

#[test]
fn annotators_have_names() {
    let mut world = World::new();
    let add = |name: &str| Command::AddAnnotator {
        name: name.to_owned(),
    };
    assert_eq!(world.refusal(add("Amal")), Refusal::NoChange);
    assert_eq!(world.refusal(add(" ")), Refusal::EmptyName);
    let rename = |name: &str| Command::RenameAnnotator {
        annotator: world.annotator,
        name: name.to_owned(),
    };
    assert_eq!(world.refusal(rename("Amal")), Refusal::NoChange);
    assert_eq!(world.refusal(rename("")), Refusal::EmptyName);
    let command = rename("أمل");
    world.run(command);
    let annotator = world.snapshot.annotator(world.annotator).unwrap();
    assert_eq!(annotator.name, "أمل");
}

#[test]
fn memos_are_free_or_stand_on_things() {
    let mut world = World::new();
    let memo = world.memo("free", &[]);
    assert_eq!(world.snapshot.free_memos().len(), 1);
    let target = MemoTarget::Document(world.document);
    world.run(Command::AttachMemo { memo, target });
    assert_eq!(world.snapshot.free_memos().len(), 0);
    assert_eq!(world.snapshot.memos_on(target).len(), 1);
    let again = Command::AttachMemo { memo, target };
    assert_eq!(world.refusal(again), Refusal::NoChange);
    world.run(Command::DetachMemo { memo, target });
    assert_eq!(world.snapshot.free_memos().len(), 1);
    assert_eq!(
        world.refusal(Command::DetachMemo { memo, target }),
        Refusal::NoChange
    );
    let kind = MemoKind::Question;
    world.run(Command::SetMemoKind { memo, kind });
    assert_eq!(world.snapshot.n_memos_of(kind), 1);
    assert_eq!(world.snapshot.n_memos_of(MemoKind::Note), 0);
}
