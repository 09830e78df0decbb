//! Passages, edges, taggings, deletion.

use super::*;
use crate::command::ActionCode;
use crate::text::SpanError;

#[test]
fn an_annotation_carries_its_words() {
    let mut world = World::new();
    let id = world.annotate("الشركة", &[]);
    let annotation = world.snapshot.annotation(id).unwrap();
    let passage = world.snapshot.passage(annotation.passage).unwrap();
    assert_eq!(passage.quote, "الشركة");
    assert_eq!(passage.prefix, "قالت ");
    assert_eq!(passage.suffix, " إنها أوقفت الخدمة. The company ");
}

#[test]
fn tags_are_found_or_made_by_their_labels() {
    let mut world = World::new();
    let parent = world.tag("parent", None);
    let known = world.tag("denial", Some(parent));
    let choices = ["denial", " إنكار ", "denial", "new"]
        .map(|label| TagChoice::Named(label.to_owned()))
        .to_vec();
    let change = world.run(world.annotation("company", choices));
    assert_eq!(change.action.code, ActionCode::AddTag);
    assert_eq!(change.action.subject, "denial");
    let RowKey::Annotation(id) = change.answer[0] else {
        panic!("{change:?}")
    };
    let tags: Vec<TagId> = world
        .snapshot
        .taggings_of(id)
        .iter()
        .map(|tagging| tagging.tag)
        .collect();
    assert_eq!(tags[0], known);
    let labels: Vec<&str> = tags
        .iter()
        .map(|tag| world.snapshot.tag(*tag).unwrap().label.prefer(false))
        .collect();
    assert_eq!(labels, ["denial", "إنكار", "new"]);
    // Those that were made answer, after the annotation.
    let made: Vec<RowKey> = tags[1..].iter().map(|tag| (*tag).into()).collect();
    assert_eq!(change.answer[1..], made);
    assert_eq!(world.labels(None), ["parent", "إنكار", "new"]);
}

#[test]
fn the_same_place_is_annotated_once() {
    let mut world = World::new();
    let [one, two] = ["one", "two"].map(|label| world.tag(label, None));
    let first = world.annotate("company", &[one]);
    assert_eq!(world.annotate("company", &[one, two]), first);
    assert_eq!(world.snapshot.taggings_of(first).len(), 2);
    let again = world.annotation("company", vec![TagChoice::Existing(two)]);
    assert_eq!(world.refusal(again), Refusal::NoChange);
    let plain = world.annotation("company", Vec::new());
    assert_eq!(world.refusal(plain), Refusal::NoChange);

    // Someone else's annotation on the same words is another one.
    let change = world.run(Command::AddAnnotator {
        name: "Basma".to_owned(),
    });
    let RowKey::Annotator(annotator) = change.answer[0] else {
        panic!("{change:?}")
    };
    world.annotator = annotator;
    assert_ne!(world.annotate("company", &[one]), first);
    assert_eq!(world.snapshot.n_annotations(), 2);
}

#[test]
fn spans_are_checked() {
    let world = World::new();
    let refusal = |spans: &[(u32, u32)]| {
        world.refusal(Command::Annotate {
            capture: world.capture,
            spans: spans
                .iter()
                .map(|(start, end)| Span::new(ByteOffset(*start), ByteOffset(*end)).unwrap())
                .collect(),
            tags: Vec::new(),
            annotator: world.annotator,
        })
    };
    assert_eq!(refusal(&[]), Refusal::NoPassage);
    assert_eq!(refusal(&[(4, 8), (0, 2)]), Refusal::SpanOrder);
    assert_eq!(
        refusal(&[(0, 1)]),
        Refusal::Span(SpanError::InsideCharacter { start: 0, end: 1 })
    );
    let len = TEXT.len();
    assert_eq!(
        refusal(&[(0, 2), (4, 9_999)]),
        Refusal::Span(SpanError::PastEnd {
            start: 4,
            end: 9_999,
            len
        })
    );
}

#[test]
fn categories_refuse_to_be_put_on() {
    let mut world = World::new();
    let change = world.run(Command::CreateTag {
        tag: NewTag {
            is_category: true,
            ..new_tag("group", None)
        },
    });
    let RowKey::Tag(category) = change.answer[0] else {
        panic!("{change:?}")
    };
    let refused = Refusal::Category {
        label: "group".to_owned(),
    };
    for choice in [
        TagChoice::Existing(category),
        TagChoice::Named("group".to_owned()),
    ] {
        let annotate = world.annotation("company", vec![choice]);
        assert_eq!(world.refusal(annotate), refused);
    }
    // Where a tag below has the label, that one serves.
    let tag = world.tag("group", Some(category));
    let named = vec![TagChoice::Named("group".to_owned())];
    world.run(world.annotation("company", named));
    assert_eq!(world.snapshot.n_taggings_with(tag), 1);
}

#[test]
fn edges_move_and_take_quote_and_context_along() {
    let mut world = World::new();
    let id = world.annotate("company", &[]);
    let old = world.snapshot.annotation(id).unwrap().passage;
    let go = |words: &str| Command::MoveEdges {
        annotation: id,
        spans: vec![span(words)],
    };
    assert_eq!(world.refusal(go("company")), Refusal::NoChange);
    world.run(go("The company ended"));
    let annotation = world.snapshot.annotation(id).unwrap();
    assert_eq!(annotation.passage, old);
    assert!(annotation.modified > annotation.created);
    let quote = &world.snapshot.passage(old).unwrap().quote;
    assert_eq!(quote, "The company ended");
}

#[test]
fn a_shared_passage_stays_where_it_is() {
    let mut world = World::new();
    let id = world.annotate("company", &[]);
    let passage = world.snapshot.annotation(id).unwrap().passage;
    let other = Annotation {
        id: AnnotationId(world.environment.new_uuid()),
        ..(**world.snapshot.annotation(id).unwrap()).clone()
    };
    world.put([other.clone().into()]);
    world.run(Command::MoveEdges {
        annotation: id,
        spans: vec![span("service")],
    });
    assert_eq!(world.snapshot.passage(passage).unwrap().quote, "company");
    let moved = world.snapshot.annotation(id).unwrap().passage;
    assert_eq!(world.snapshot.passage(moved).unwrap().quote, "service");
    // The first goes, the other keeps its passage; then that goes too.
    for id in [id, other.id] {
        world.run(Command::DeleteAnnotations {
            annotations: vec![id],
        });
    }
    assert_eq!(world.snapshot.passages().count(), 0);
}

#[test]
fn tags_go_on_and_off_many() {
    let mut world = World::new();
    let tag = world.tag("tag", None);
    let annotations = ["company", "service", "ended"].map(|words| world.annotate(words, &[]));
    let add = |annotations: &[AnnotationId], annotator| Command::Retag {
        annotations: annotations.to_vec(),
        add: vec![TagChoice::Existing(tag)],
        remove: Vec::new(),
        annotator,
    };
    let annotator = world.annotator;
    world.run(add(&annotations[..1], annotator));
    world.run(add(&annotations, annotator));
    assert_eq!(world.snapshot.n_taggings_with(tag), 3);
    assert_eq!(
        world.refusal(add(&annotations, annotator)),
        Refusal::NoChange
    );
    assert_eq!(world.refusal(add(&[], annotator)), Refusal::NoChange);
    let remove = Command::Retag {
        annotations: annotations[1..].to_vec(),
        add: Vec::new(),
        remove: vec![tag],
        annotator,
    };
    world.run(remove.clone());
    assert_eq!(world.snapshot.n_taggings_with(tag), 1);
    assert_eq!(world.refusal(remove), Refusal::NoChange);
    assert_eq!(world.snapshot.n_annotations(), 3);
}

#[test]
fn a_deleted_annotation_takes_what_is_on_it_alone() {
    let mut world = World::new();
    let tag = world.tag("tag", None);
    let [one, two, three] =
        ["company", "service", "ended"].map(|words| world.annotate(words, &[tag]));
    let first = world.link(one, two);
    let second = world.link(two, three);
    let on_link = world.memo("link", &[MemoTarget::Link(first)]);
    let on_one = world.memo("one", &[MemoTarget::Annotation(one)]);
    let shared = world.memo(
        "shared",
        &[MemoTarget::Annotation(one), MemoTarget::Collection],
    );
    world.run(Command::DeleteAnnotations {
        annotations: vec![one, one],
    });
    assert_eq!(world.snapshot.link(first), None);
    assert!(world.snapshot.link(second).is_some());
    assert_eq!(world.snapshot.memo(on_link), None);
    assert_eq!(world.snapshot.memo(on_one), None);
    let targets = &world.snapshot.memo(shared).unwrap().targets;
    assert_eq!(targets, &[MemoTarget::Collection]);
    assert_eq!(world.snapshot.n_annotations(), 2);
    assert_eq!(world.snapshot.passages().count(), 2);
    assert_eq!(world.snapshot.n_taggings_with(tag), 2);
    let again = Command::DeleteAnnotations {
        annotations: vec![one],
    };
    assert_eq!(world.refusal(again), Refusal::Missing { key: one.into() });
}
