//! Merging tags, categories, rules and examples.

use super::*;

fn merge(from: &[TagId], into: TagId) -> Command {
    Command::MergeTags {
        from: from.to_vec(),
        into,
    }
}

fn retag(world: &World, annotations: &[AnnotationId], add: &[TagId], remove: &[TagId]) -> Command {
    Command::Retag {
        annotations: annotations.to_vec(),
        add: add.iter().copied().map(TagChoice::Existing).collect(),
        remove: remove.to_vec(),
        annotator: world.annotator,
    }
}

#[test]
fn a_merged_tag_leaves_all_it_had() {
    let mut world = World::new();
    let into = world.tag("denial", None);
    let from = world.tag("refusal", None);
    let child = world.tag("child", Some(from));
    world.tag("own child", Some(into));
    world.run(Command::SetTagRules {
        tag: from,
        includes: Bilingual::from_one("what is denied"),
        excludes: Bilingual::from_one("الصمت"),
    });
    let both = world.annotate("company", &[into, from]);
    let only = world.annotate("service", &[from]);
    let example = |annotation, tag| Command::SetExample {
        annotation,
        tag,
        is_example: true,
    };
    world.run(example(both, from));
    let memo = world.memo("on it", &[MemoTarget::Tag(from), MemoTarget::Tag(into)]);
    let change = world.run(Command::CreateTagSet {
        name: "round".to_owned(),
        tags: vec![from, child, into],
    });
    let RowKey::TagSet(set) = change.answer[0] else {
        panic!("{change:?}")
    };
    let change = world.run(merge(&[from, into, from], into));
    assert_eq!(change.action.subject, "denial");
    let snapshot = &world.snapshot;
    assert_eq!(snapshot.tag(from), None);
    assert_eq!(world.labels(Some(into)), ["own child", "child"]);
    for annotation in [both, only] {
        let taggings = snapshot.taggings_of(annotation);
        assert_eq!(taggings.len(), 1);
        assert_eq!(taggings[0].tag, into);
    }
    // The tagging that stayed is an example, because the other was one.
    assert_eq!(snapshot.examples_of(into).count(), 1);
    assert_eq!(
        snapshot.memo(memo).unwrap().targets,
        [MemoTarget::Tag(into)]
    );
    assert_eq!(snapshot.tag_set(set).unwrap().members, [child, into]);
    let kept = snapshot.tag(into).unwrap();
    assert_eq!(kept.includes.english, "what is denied");
    assert_eq!(kept.excludes.arabic, "الصمت");
    assert_eq!(kept.label.english, "denial");
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let mut world = World::new();
    let top = world.tag("top", None);
    let middle = world.tag("middle", Some(top));
    let below = world.tag("below", Some(middle));
    let refusal = world.refusal(merge(&[top], below));
    assert!(matches!(refusal, Refusal::MergeBelow { label } if label == "top"));
    assert_eq!(world.refusal(merge(&[top], top)), Refusal::NoChange);
    // A tag goes into the one above it; what was below moves up.
    world.run(merge(&[middle], top));
    assert_eq!(world.labels(Some(top)), ["below"]);
    let other = world.tag("other", None);
    world.tag("below", Some(other));
    let refusal = world.refusal(merge(&[other], top));
    assert!(matches!(refusal, Refusal::LabelTaken { .. }));
    // A category takes tags that are on nothing.
    let category = world.tag("category", None);
    world.run(Command::SetCategory {
        tag: category,
        is_category: true,
    });
    let used = world.tag("used", None);
    world.annotate("company", &[used]);
    let refusal = world.refusal(merge(&[used], category));
    assert!(matches!(refusal, Refusal::Category { .. }));
    let refusal = world.refusal(Command::SetCategory {
        tag: used,
        is_category: true,
    });
    assert!(matches!(refusal, Refusal::TagInUse { n: 1, .. }));
}

#[test]
fn the_65th_level_is_refused() {
    let mut world = World::new();
    let mut path = Vec::new();
    for level in 1..=MAX_TAG_DEPTH {
        path.push(world.tag(&format!("level {level}"), path.last().copied()));
    }
    let deepest = path[MAX_TAG_DEPTH - 1];
    let too_deep = Refusal::TooDeep {
        depth: MAX_TAG_DEPTH + 1,
        limit: MAX_TAG_DEPTH,
    };
    let create = Command::CreateTag {
        tag: new_tag("level 65", Some(deepest)),
    };
    assert_eq!(world.refusal(create), too_deep);
    let other = world.tag("other", None);
    world.tag("below", Some(other));
    let move_to = |parent| Command::MoveTags {
        tags: vec![other],
        parent: Some(parent),
        before: None,
    };
    assert_eq!(world.refusal(move_to(path[MAX_TAG_DEPTH - 2])), too_deep);
    assert_eq!(world.refusal(merge(&[other], deepest)), too_deep);
    world.run(merge(&[other], path[MAX_TAG_DEPTH - 2]));
}

#[test]
fn retagging_is_one_step() {
    let mut world = World::new();
    let [one, two, three] = ["one", "two", "three"].map(|label| world.tag(label, None));
    let annotations = ["company", "service"].map(|words| world.annotate(words, &[one]));
    let change = world.run(retag(&world, &annotations, &[two, three, two], &[one]));
    assert_eq!(change.action.code, crate::command::ActionCode::ChangeTags);
    for annotation in annotations {
        let taggings = world.snapshot.taggings_of(annotation);
        let tags: Vec<TagId> = taggings.iter().map(|tagging| tagging.tag).collect();
        assert_eq!(tags, [two, three]);
    }
    // What is both put on and taken off stays.
    let both = retag(&world, &annotations, &[two], &[two]);
    assert_eq!(world.refusal(both), Refusal::NoChange);
    let off = retag(&world, &annotations, &[], &[two, three]);
    let change = world.run(off);
    assert_eq!(change.action.code, crate::command::ActionCode::RemoveTag);
    assert_eq!(world.snapshot.n_annotations(), 2);
    let example = Command::SetExample {
        annotation: annotations[0],
        tag: two,
        is_example: true,
    };
    assert_eq!(world.refusal(example), Refusal::NoChange);
}
