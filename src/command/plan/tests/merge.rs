//! What comes in, what is passed over, what is listed.

use super::*;
use crate::command::Original;
use crate::command::plan::Newcomers;

fn merge(rows: impl IntoIterator<Item = Row>) -> Command {
    Command::Merge {
        rows: rows.into_iter().collect(),
        originals: Vec::new(),
        tombstones: Vec::new(),
    }
}

/// The rows of a collection with one of everything that commands make.
fn other() -> World {
    let mut world = World::new();
    let parent = world.tag("parent", None);
    let tag = world.tag("tag", Some(parent));
    let one = world.annotate("company", &[tag]);
    let two = world.annotate("الشركة", &[parent]);
    world.link(one, two);
    world.memo("memo", &[MemoTarget::Annotation(one)]);
    world
}

fn empty() -> World {
    let mut world = World::new();
    let collection = world.snapshot.collection().unwrap().as_ref().clone();
    world.snapshot = Snapshot::from_rows(0, [collection.into()]);
    world
}

#[test]
fn a_whole_collection_comes_in() {
    let source = other();
    let mut target = empty();
    let original = Original {
        of: source.capture.into(),
        bytes: TEXT.as_bytes().into(),
    };
    let stray = Original {
        of: CaptureId(source.environment.new_uuid()).into(),
        bytes: TEXT.as_bytes().into(),
    };
    // In any order, some twice.
    let mut rows: Vec<Row> = source.snapshot.rows().collect();
    rows.reverse();
    rows.extend(source.snapshot.rows());
    let change = target.run(Command::Merge {
        rows,
        originals: vec![original.clone(), stray],
        tombstones: Vec::new(),
    });
    assert_eq!(change.originals, [original]);
    assert_eq!(change.conflicts, []);
    assert_eq!(change.answer, [RowKey::from(source.document)]);
    let without = |snapshot: &Snapshot| snapshot.rows().skip(1).collect::<Vec<Row>>();
    assert_eq!(without(&target.snapshot), without(&source.snapshot));
    let again = merge(source.snapshot.rows());
    assert_eq!(target.refusal(again), Refusal::NoChange);
}

#[test]
fn what_differs_is_listed_and_left() {
    let mut world = other();
    let document = world.snapshot.document(world.document).unwrap().clone();
    let mut renamed = (*document).clone();
    renamed.name = "another name".to_owned();
    let change = world.run(merge([renamed.clone().into()]));
    assert_eq!(change.edits, []);
    assert_eq!(change.conflicts, [RowKey::from(document.id)]);
    let new = Annotator {
        id: AnnotatorId(world.environment.new_uuid()),
        name: "new".to_owned(),
        created: world.environment.now(),
    };
    let change = world.run(merge([renamed.into(), new.clone().into()]));
    assert_eq!(change.touched(), [RowKey::from(new.id)]);
    assert_eq!(change.conflicts, [RowKey::from(document.id)]);
    assert_eq!(world.snapshot.document(document.id), Some(&document));
}

#[test]
fn the_collection_itself_is_never_merged() {
    let world = World::new();
    let mut collection = world.snapshot.collection().unwrap().as_ref().clone();
    collection.name = "other".to_owned();
    assert_eq!(
        world.refusal(merge([collection.clone().into()])),
        Refusal::NoChange
    );
    collection.id = CollectionId(world.environment.new_uuid());
    assert_eq!(world.refusal(merge([collection.into()])), Refusal::NoChange);
}

#[test]
fn nothing_comes_in_without_what_it_points_to() {
    let source = other();
    let target = empty();
    for missing in source.snapshot.rows().skip(1) {
        let rows = source.snapshot.rows().filter(|row| *row != missing);
        let result = plan(&target.snapshot, &merge(rows), &target.environment);
        let is_needed = source
            .snapshot
            .rows()
            .any(|row| row.references().contains(&missing.key()));
        match result {
            Ok(_) => assert!(!is_needed, "{missing:?}"),
            Err(Refusal::Dangling { target, .. }) => assert_eq!(target, missing.key()),
            Err(other) => panic!("{other}"),
        }
    }
}

/// Rows that break a rule by themselves pass the plan and are caught by the check before the commit.
#[test]
fn the_check_catches_what_a_file_claims() {
    let check = |change: fn(&mut Vec<Row>, &World), expected: fn(&Refusal) -> bool| {
        let source = other();
        let mut rows: Vec<Row> = source.snapshot.rows().collect();
        change(&mut rows, &source);
        let target = empty();
        let change = plan(&target.snapshot, &merge(rows), &target.environment).unwrap();
        let after = target.snapshot.apply(&change.edits);
        let refusal = verify(&target.snapshot, &after, &change).unwrap_err();
        assert!(expected(&refusal), "{refusal}");
    };
    fn each(rows: &mut [Row], mut change: impl FnMut(&mut Row)) {
        rows.iter_mut().for_each(&mut change);
    }
    check(
        |rows, _| {
            each(rows, |row| {
                if let Row::Passage(passage) = row {
                    let mut wrong = (**passage).clone();
                    wrong.quote.push('x');
                    *row = wrong.into();
                }
            });
        },
        |refusal| matches!(refusal, Refusal::QuoteMismatch { .. }),
    );
    check(
        |rows, _| {
            each(rows, |row| {
                if let Row::Passage(passage) = row {
                    let mut wrong = (**passage).clone();
                    wrong.suffix.push('x');
                    *row = wrong.into();
                }
            });
        },
        |refusal| matches!(refusal, Refusal::QuoteMismatch { .. }),
    );
    check(
        |rows, _| {
            each(rows, |row| {
                if let Row::Capture(capture) = row {
                    let mut wrong = (**capture).clone();
                    wrong.text = format!("{TEXT} ").into();
                    *row = wrong.into();
                }
            });
        },
        |refusal| matches!(refusal, Refusal::HashMismatch { .. }),
    );
    check(
        |rows, world| {
            let tags: Vec<TagId> = world.snapshot.tags().map(|tag| tag.id).collect();
            each(rows, |row| {
                if let Row::Tag(tag) = row {
                    let mut wrong = (**tag).clone();
                    wrong.parent = tags.iter().copied().find(|other| *other != wrong.id);
                    *row = wrong.into();
                }
            });
        },
        |refusal| *refusal == Refusal::TagCycle,
    );
    check(
        |rows, _| {
            each(rows, |row| {
                if let Row::Tag(tag) = row {
                    let mut wrong = (**tag).clone();
                    wrong.is_category = true;
                    *row = wrong.into();
                }
            });
        },
        |refusal| matches!(refusal, Refusal::Category { .. }),
    );
    check(
        |rows, world| {
            let mut tags: Vec<Tag> = Vec::new();
            for depth in 0..=MAX_TAG_DEPTH {
                tags.push(Tag {
                    id: TagId(world.environment.new_uuid()),
                    parent: tags.last().map(|tag| tag.id),
                    rank: 0,
                    label: Bilingual::from_one(&depth.to_string()),
                    definition: Bilingual::default(),
                    includes: Bilingual::default(),
                    excludes: Bilingual::default(),
                    terms: Vec::new(),
                    color: TagColor::Palette(0),
                    is_category: false,
                    created: world.environment.now(),
                });
            }
            rows.extend(tags.into_iter().map(Row::from));
        },
        |refusal| matches!(refusal, Refusal::TooDeep { .. }),
    );
    check(
        |rows, _| {
            each(rows, |row| {
                if let Row::Passage(passage) = row {
                    let mut wrong = (**passage).clone();
                    wrong.spans.clear();
                    *row = wrong.into();
                }
            });
        },
        |refusal| *refusal == Refusal::NoPassage,
    );
}

#[test]
fn bytes_must_be_those_of_their_capture() {
    let source = other();
    let target = empty();
    for bytes in ["another text", ""] {
        let command = Command::Merge {
            rows: source.snapshot.rows().collect(),
            originals: vec![Original {
                of: source.capture.into(),
                bytes: bytes.as_bytes().into(),
            }],
            tombstones: Vec::new(),
        };
        let change = plan(&target.snapshot, &command, &target.environment).unwrap();
        let after = target.snapshot.apply(&change.edits);
        let key = source.capture.into();
        let refused = verify(&target.snapshot, &after, &change);
        assert_eq!(refused, Err(Refusal::HashMismatch { key }));
    }
}

/// What a merge makes of one tombstone, by whether its row is here, comes in beside it, or was known to be deleted.
#[test]
fn a_tombstone_is_listed_passed_over_or_carried() {
    let source = other();
    let memo = source.snapshot.memos().next().unwrap().clone();
    let key = RowKey::from(memo.id);
    let tombstone = Tombstone {
        key,
        deleted_at: source.environment.now(),
    };
    let earlier = Tombstone {
        key,
        deleted_at: memo.created,
    };
    let put = TombstoneEdit::put(tombstone);
    let all_but_memo = || source.snapshot.rows().filter(|row| row.key() != key);
    let with = Snapshot::from_rows(0, source.snapshot.rows());
    let without = Snapshot::from_rows(0, all_but_memo());
    let row = || vec![Row::from(memo.clone())];
    let check = |here: &Snapshot, rows, known: &[Tombstone], carried: &[Tombstone], expected| {
        let known = KnownTombstones {
            all: known.iter().chain(carried).map(|one| one.key).collect(),
            carried: carried
                .iter()
                .map(|one| (one.key, one.deleted_at))
                .collect(),
        };
        let command = Command::Merge {
            rows,
            originals: Vec::new(),
            tombstones: vec![tombstone, tombstone],
        };
        let newcomers = Newcomers {
            me: source.annotator,
            rows: Vec::new(),
        };
        let planned = plan_for(here, &command, &source.environment, &newcomers, &known);
        let planned =
            planned.map(|change| (change.edits.len(), change.tombstones, change.conflicts));
        assert_eq!(planned, expected);
    };
    // Of a row that was never here.
    check(&without, vec![], &[], &[], Ok((0, vec![put], vec![])));
    // Of a row that was deleted here, or whose tombstone has come before.
    check(&without, vec![], &[earlier], &[], Err(Refusal::NoChange));
    check(&without, vec![], &[], &[earlier], Err(Refusal::NoChange));
    // Of a row that is here: nothing is deleted.
    check(&with, vec![], &[], &[], Ok((0, vec![], vec![key])));
    // Of a row that comes in beside it: the row wins, and a tombstone carried so far goes.
    check(&without, row(), &[], &[], Ok((1, vec![], vec![key])));
    check(&without, row(), &[earlier], &[], Ok((1, vec![], vec![key])));
    let take = TombstoneEdit::take(earlier);
    let expected = Ok((1, vec![take], vec![key]));
    check(&without, row(), &[], &[earlier], expected);
}
