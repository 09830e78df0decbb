//! Labels, colors, the tree, deletion.

use super::*;
use crate::command::AnnotationFate;

#[test]
fn names_are_trimmed_and_bounded() {
    let mut world = World::new();
    let change = world.run(Command::CreateTag {
        tag: new_tag("  denial \n", None),
    });
    assert_eq!(change.action.subject, "denial");
    assert_eq!(world.labels(None), ["denial"]);
    assert_eq!(
        world.refusal(Command::CreateTag {
            tag: new_tag(" \t\n", None)
        }),
        Refusal::EmptyName
    );
    // 1,000 code points are the limit, whatever their bytes.
    world.tag(&"ا".repeat(1_000), None);
    assert_eq!(
        world.refusal(Command::CreateTag {
            tag: new_tag(&"ا".repeat(1_001), None)
        }),
        Refusal::NameTooLong {
            length: 1_001,
            limit: 1_000
        }
    );
}

#[test]
fn labels_are_taken_by_siblings_only() {
    let mut world = World::new();
    let top = world.tag("denial", None);
    let taken = |tag| Refusal::LabelTaken {
        label: "denial".to_owned(),
        tag,
    };
    let again = Command::CreateTag {
        tag: new_tag("denial", None),
    };
    assert_eq!(world.refusal(again), taken(top));
    let below = world.tag("denial", Some(top));
    // Moving up would put it beside its namesake.
    let up = Command::MoveTags {
        tags: vec![below],
        parent: None,
        before: None,
    };
    assert_eq!(world.refusal(up), taken(top));
    let other = world.tag("report", None);
    let rename = |label: Bilingual| Command::RenameTag { tag: other, label };
    assert_eq!(
        world.refusal(rename(Bilingual::from_one("denial"))),
        taken(top)
    );
    assert_eq!(
        world.refusal(rename(Bilingual::from_one("report"))),
        Refusal::NoChange
    );
    world.run(rename(Bilingual {
        english: "report".to_owned(),
        arabic: "تقرير".to_owned(),
    }));
    // Each side counts by itself.
    let arabic = Command::CreateTag {
        tag: new_tag("تقرير", None),
    };
    assert!(matches!(world.refusal(arabic), Refusal::LabelTaken { .. }));
}

#[test]
fn colors_go_round_the_palette() {
    let mut world = World::new();
    let color = |world: &World, tag| world.snapshot.tag(tag).unwrap().color;
    for index in 0..PALETTE_LEN {
        let tag = world.tag(&format!("tag {index}"), None);
        assert_eq!(color(&world, tag), TagColor::Palette(index));
    }
    let again = world.tag("again", None);
    assert_eq!(color(&world, again), TagColor::Palette(0));
    // A color that nobody uses any more is next.
    let tag = again;
    let custom = TagColor::Custom([1, 2, 3]);
    world.run(Command::RecolorTag { tag, color: custom });
    assert_eq!(color(&world, again), custom);
    let next = world.tag("next", None);
    assert_eq!(color(&world, next), TagColor::Palette(0));
}

#[test]
fn tags_move_within_the_tree() {
    let mut world = World::new();
    let [a, b, c] = ["a", "b", "c"].map(|label| world.tag(label, None));
    let go = |tag, parent, before| Command::MoveTags {
        tags: vec![tag],
        parent,
        before,
    };
    world.run(go(c, None, Some(a)));
    assert_eq!(world.labels(None), ["c", "a", "b"]);
    world.run(go(c, None, Some(b)));
    assert_eq!(world.labels(None), ["a", "c", "b"]);
    world.run(go(a, None, None));
    assert_eq!(world.labels(None), ["c", "b", "a"]);
    world.run(go(b, Some(c), None));
    world.run(go(a, Some(c), Some(b)));
    assert_eq!(world.labels(Some(c)), ["a", "b"]);
    assert_eq!(world.refusal(go(a, Some(c), Some(b))), Refusal::NoChange);
    assert_eq!(world.refusal(go(b, Some(c), None)), Refusal::NoChange);
    assert_eq!(world.refusal(go(c, Some(c), None)), Refusal::TagCycle);
    assert_eq!(world.refusal(go(c, Some(a), None)), Refusal::TagCycle);
    assert_eq!(
        world.refusal(go(a, None, Some(b))),
        Refusal::Missing { key: b.into() }
    );
}

#[test]
fn several_tags_move_as_one() {
    let mut world = World::new();
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|label| world.tag(label, None));
    let below = world.tag("a1", Some(a));
    let go = |tags: &[TagId], parent, before| Command::MoveTags {
        tags: tags.to_vec(),
        parent,
        before,
    };
    // What stands below another of them goes with it; one named twice goes once.
    let change = world.run(go(&[d, a, below, d], None, Some(c)));
    assert_eq!(world.labels(None), ["b", "d", "a", "c"]);
    assert_eq!(world.labels(Some(a)), ["a1"]);
    assert_eq!(change.answer, [d.into(), a.into()]);
    // Before one of themselves is before the next that stays.
    world.run(go(&[b, a], None, Some(a)));
    assert_eq!(world.labels(None), ["d", "b", "a", "c"]);
    assert_eq!(world.refusal(go(&[b, a], None, Some(c))), Refusal::NoChange);
    assert_eq!(world.refusal(go(&[], None, None)), Refusal::NoChange);
    assert_eq!(
        world.refusal(go(&[c, a], Some(below), None)),
        Refusal::TagCycle
    );
    world.run(go(&[c, b], Some(d), None));
    assert_eq!(world.labels(Some(d)), ["c", "b"]);
    // Two of one name cannot stand side by side, wherever they come from.
    let twin = world.tag("a1", Some(d));
    assert_eq!(
        world.refusal(go(&[twin, below], None, None)),
        Refusal::LabelTaken {
            label: "a1".to_owned(),
            tag: twin
        }
    );
}

/// Halving a gap again and again uses it up: then all siblings are ranked anew.
#[test]
fn the_order_holds_after_a_thousand_moves() {
    let mut world = World::new();
    let mut expected: Vec<TagId> = (0..4).map(|n| world.tag(&format!("{n}"), None)).collect();
    for round in 0..1_000 {
        // The last goes between the first and the second, so that one gap is halved every time.
        let moved = expected.pop().unwrap();
        expected.insert(1, moved);
        world.run(Command::MoveTags {
            tags: vec![moved],
            parent: None,
            before: Some(expected[2]),
        });
        let order: Vec<TagId> = world.snapshot.tags_under(None).map(|tag| tag.id).collect();
        assert_eq!(order, expected, "round {round}");
    }
}

#[test]
fn the_tree_has_a_floor() {
    let mut world = World::new();
    let mut deepest = world.tag("1", None);
    for level in 2..=MAX_TAG_DEPTH {
        deepest = world.tag(&level.to_string(), Some(deepest));
    }
    let too_deep = |depth| Refusal::TooDeep {
        depth,
        limit: MAX_TAG_DEPTH,
    };
    let below = Command::CreateTag {
        tag: new_tag("below", Some(deepest)),
    };
    assert_eq!(world.refusal(below), too_deep(65));
    // A tree of two levels does not fit under level 63.
    let parent = world.snapshot.tag(deepest).unwrap().parent;
    let root = world.tag("root", None);
    world.tag("leaf", Some(root));
    let go = Command::MoveTags {
        tags: vec![root],
        parent,
        before: None,
    };
    assert_eq!(world.refusal(go), too_deep(65));
}

#[test]
fn a_deleted_tag_leaves_its_children_in_its_place() {
    let mut world = World::new();
    let [_, b, _] = ["a", "b", "c"].map(|label| world.tag(label, None));
    for label in ["b1", "b2", "b3"] {
        world.tag(label, Some(b));
    }
    world.run(Command::DeleteTag {
        tag: b,
        fate: AnnotationFate::Keep,
    });
    assert_eq!(world.labels(None), ["a", "b1", "b2", "b3", "c"]);
}

#[test]
fn annotations_of_a_deleted_tag_meet_their_fate() {
    let check = |fate, expected: &[bool]| {
        let mut world = World::new();
        let [gone, kept] = ["gone", "kept"].map(|label| world.tag(label, None));
        let bare = world.annotate("company", &[gone]);
        let twice = world.annotate("service", &[gone, kept]);
        let noted = world.annotate("ended", &[gone]);
        let linked = world.annotate("الشركة", &[gone]);
        let plain = world.annotate("الخدمة", &[]);
        world.memo("on it", &[MemoTarget::Annotation(noted)]);
        world.link(linked, plain);
        world.run(Command::DeleteTag { tag: gone, fate });
        assert_eq!(world.snapshot.tag(gone), None);
        let stands: Vec<bool> = [bare, twice, noted, linked, plain]
            .map(|id| world.snapshot.annotation(id).is_some())
            .into();
        assert_eq!(stands, expected, "{fate:?}");
        assert_eq!(world.snapshot.taggings().count(), 1);
    };
    check(AnnotationFate::Keep, &[true, true, true, true, true]);
    check(AnnotationFate::Delete, &[false, true, true, true, true]);
}

#[test]
fn memos_and_sets_let_a_deleted_tag_go() {
    let mut world = World::new();
    let [gone, kept] = ["gone", "kept"].map(|label| world.tag(label, None));
    let alone = world.memo("alone", &[MemoTarget::Tag(gone)]);
    let both = world.memo("both", &[MemoTarget::Tag(gone), MemoTarget::Tag(kept)]);
    let free = world.memo("free", &[]);
    let set = TagSet {
        id: TagSetId(world.environment.new_uuid()),
        name: "set".to_owned(),
        members: vec![gone, kept],
    };
    world.put([set.clone().into()]);
    world.run(Command::DeleteTag {
        tag: gone,
        fate: AnnotationFate::Keep,
    });
    assert_eq!(world.snapshot.memo(alone), None);
    let targets = &world.snapshot.memo(both).unwrap().targets;
    assert_eq!(targets, &[MemoTarget::Tag(kept)]);
    assert!(world.snapshot.memo(free).is_some());
    assert_eq!(world.snapshot.tag_set(set.id).unwrap().members, [kept]);
}
