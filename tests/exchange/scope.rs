//! Parts of collections: whole in themselves, nothing else in them, and all of it the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use hashiya::base::{Cancel, Progress};
use hashiya::command::plan::verify;
use hashiya::command::{Action, ActionCode, Change};
use hashiya::exchange::record::{Format, Source};
use hashiya::exchange::scope::{Found, Scope};
use hashiya::model::*;
use proptest::prelude::*;

use crate::sample::{Maker, export_text, full, good, span};

const TEXT: &str = "أوقفت الشركةُ خدمة 👨‍👩‍👧‍👦 Azure عن الوحدة.\nقال مصدر: «لا تعليق»، and left.\n";

/// What a collection is made of: numbers that are taken modulo what there is.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    documents: usize,
    /// The parent of each tag, and whether there is one.
    tags: Vec<(usize, bool)>,
    annotators: usize,
    /// Document, start, length, tags, annotator of annotation and taggings.
    annotations: Vec<(usize, usize, usize, Vec<usize>, usize, usize)>,
    links: Vec<(usize, usize)>,
    sets: Vec<Vec<usize>>,
    tag_sets: Vec<Vec<usize>>,
    memos: Vec<Vec<(usize, usize)>>,
}

pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    use proptest::collection::vec;
    let some = 0_usize..1000;
    (
        1_usize..5,
        vec((some.clone(), any::<bool>()), 1..9),
        1_usize..4,
        vec(
            (
                some.clone(),
                some.clone(),
                1_usize..9,
                vec(some.clone(), 0..4),
                some.clone(),
                some.clone(),
            ),
            0..14,
        ),
        vec((some.clone(), some.clone()), 0..6),
        vec(vec(some.clone(), 0..4), 0..4),
        vec(vec(some.clone(), 0..4), 0..3),
        vec(vec((0_usize..8, some), 0..4), 0..8),
    )
        .prop_map(
            |(documents, tags, annotators, annotations, links, sets, tag_sets, memos)| Plan {
                documents,
                tags,
                annotators,
                annotations,
                links,
                sets,
                tag_sets,
                memos,
            },
        )
}

fn unique<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let items: BTreeSet<T> = items.into_iter().collect();
    items.into_iter().collect()
}

/// A collection as planned, beside the sample that has every kind of row.
pub(crate) fn made(plan: &Plan) -> Snapshot {
    let mut maker = full();
    let mut people = vec![maker.annotator];
    for number in 1..plan.annotators {
        let id = AnnotatorId(maker.id());
        let created = maker.now();
        maker.add(Annotator {
            id,
            name: format!("Annotator {number}"),
            created,
        });
        people.push(id);
    }
    let mut tags: Vec<TagId> = Vec::new();
    let mut usable = Vec::new();
    for (number, (parent, has_parent)) in plan.tags.iter().enumerate() {
        let parent = (*has_parent && !tags.is_empty()).then(|| tags[parent % tags.len()]);
        let tag = maker.tag(parent, &format!("Tag {number}"), "وسم");
        if parent.is_some() {
            usable.push(tag);
        }
        tags.push(tag);
    }
    let documents: Vec<_> = (0..plan.documents)
        .map(|number| maker.document(&format!("Document {number}"), TEXT))
        .collect();
    let edges: Vec<usize> = TEXT
        .char_indices()
        .map(|(at, _)| at)
        .chain([TEXT.len()])
        .collect();
    let mut passages = Vec::new();
    let mut annotations = Vec::new();
    for (document, start, length, chosen, by, tagged_by) in &plan.annotations {
        let (_, capture) = documents[document % documents.len()];
        let start = start % (edges.len() - 1);
        let end = (start + length).min(edges.len() - 1);
        let passage = maker.passage_on(capture, TEXT, vec![span(edges[start], edges[end])]);
        passages.push(passage);
        maker.annotator = people[by % people.len()];
        let annotation = maker.annotation(passage, &[]);
        annotations.push(annotation);
        let chosen = match usable.is_empty() {
            true => Vec::new(),
            false => unique(chosen.iter().map(|tag| usable[tag % usable.len()])),
        };
        for tag in chosen {
            let tagging = Tagging {
                id: TaggingId(maker.id()),
                annotation,
                tag,
                annotator: people[tagged_by % people.len()],
                created: maker.now(),
                is_example: false,
            };
            maker.add(tagging);
        }
    }
    let relation = maker
        .snapshot()
        .relations()
        .next()
        .map(|row| row.id)
        .expect("the sample has one");
    let mut links = Vec::new();
    for (from, to) in &plan.links {
        if passages.len() > 1 {
            let (from, to) = (
                passages[from % passages.len()],
                passages[to % passages.len()],
            );
            let id = LinkId(maker.id());
            let (annotator, created) = (maker.annotator, maker.now());
            if from != to {
                maker.add(Link {
                    id,
                    from,
                    to,
                    relation,
                    annotator,
                    created,
                });
                links.push(id);
            }
        }
    }
    let mut sets = Vec::new();
    for members in &plan.sets {
        let id = DocumentSetId(maker.id());
        let members = unique(members.iter().map(|one| documents[one % documents.len()].0));
        maker.add(DocumentSet {
            id,
            name: format!("Set {id}"),
            members,
        });
        sets.push(id);
    }
    let mut tag_sets = Vec::new();
    for members in &plan.tag_sets {
        let id = TagSetId(maker.id());
        let members = unique(members.iter().map(|one| tags[one % tags.len()]));
        maker.add(TagSet {
            id,
            name: format!("Tag set {id}"),
            members,
        });
        tag_sets.push(id);
    }
    for targets in &plan.memos {
        let pick = |kind: usize, one: usize| -> Option<MemoTarget> {
            Some(match kind {
                0 => MemoTarget::Collection,
                1 => MemoTarget::Document(documents[one % documents.len()].0),
                2 => MemoTarget::Tag(tags[one % tags.len()]),
                3 => MemoTarget::Annotation(*annotations.get(one % annotations.len().max(1))?),
                4 => MemoTarget::Link(*links.get(one % links.len().max(1))?),
                5 => MemoTarget::DocumentSet(*sets.get(one % sets.len().max(1))?),
                6 => MemoTarget::TagSet(*tag_sets.get(one % tag_sets.len().max(1))?),
                _ => MemoTarget::Variable(maker.snapshot().variables().next()?.id),
            })
        };
        let targets = unique(targets.iter().filter_map(|(kind, one)| pick(*kind, *one)));
        maker.memo(MemoKind::Idea, "مذكرة", targets);
    }
    maker.snapshot()
}

/// A scope by numbers: which restrictions there are, and of what.
pub(crate) fn scope(snapshot: &Snapshot, kinds: u8, picks: &[usize]) -> Scope {
    fn some<T: Ord + Copy>(all: impl Iterator<Item = T>, picks: &[usize]) -> BTreeSet<T> {
        let all: Vec<T> = all.collect();
        let picked = picks.iter().filter(|_| !all.is_empty());
        picked.map(|pick| all[pick % all.len()]).collect()
    }
    let of = |bit: u8| kinds & (1 << bit) != 0;
    Scope {
        sets: of(0).then(|| some(snapshot.document_sets().map(|row| row.id), picks)),
        tags: of(1).then(|| some(snapshot.tags().map(|row| row.id), picks)),
        annotators: of(2).then(|| some(snapshot.annotators().map(|row| row.id), picks)),
        found: of(3).then(|| {
            let annotations = some(snapshot.annotations().map(|row| row.id), picks);
            let documents = some(snapshot.documents().map(|row| row.id), picks);
            Found {
                documents,
                annotations,
            }
        }),
    }
}

pub(crate) fn reduced(snapshot: &Arc<Snapshot>, scope: &Scope) -> Arc<Snapshot> {
    scope
        .reduce(snapshot, &Progress::default())
        .expect("nobody cancels")
}

/// Sound as a collection of its own: under the check before a commit, and as a record that is read again.
fn is_sound(part: &Snapshot) {
    let edits: Vec<RowEdit> = part.rows().map(RowEdit::insert).collect();
    let change = Change {
        action: Action {
            code: ActionCode::AddTag,
            subject: String::new(),
            annotator: None,
        },
        edits,
        tombstones: Vec::new(),
        originals: Vec::new(),
        joins: false,
        conflicts: Vec::new(),
        answer: Vec::new(),
    };
    verify(&Snapshot::default(), part, &change).expect("the part is whole");
    let text = export_text(&Source::new(part), Format::Json).expect("written");
    let rows: Vec<Row> = part.rows().collect();
    assert_eq!(good(&text).rows, rows);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_part_is_whole_in_itself(
        plan in plan(),
        kinds in 0_u8..16,
        picks in proptest::collection::vec(0_usize..1000, 0..4),
    ) {
        let whole = Arc::new(made(&plan));
        is_sound(&whole);
        let scope = scope(&whole, kinds, &picks);
        let part = reduced(&whole, &scope);
        is_sound(&part);
        // Nothing is new, and what stands alone stands as it was.
        for row in part.rows() {
            let was = whole.row(row.key());
            match row {
                Row::DocumentSet(_) | Row::TagSet(_) | Row::Memo(_) => prop_assert!(was.is_some()),
                _ => prop_assert_eq!(was, Some(row)),
            }
        }
        // What is out of the scope is out, and what is in it is in.
        if let Some(annotators) = &scope.annotators {
            prop_assert!(part.taggings().all(|row| annotators.contains(&row.annotator)));
            prop_assert!(part.memos().all(|row| annotators.contains(&row.annotator)));
        }
        if let Some(found) = &scope.found {
            prop_assert!(part.annotations().all(|row| found.annotations.contains(&row.id)));
            prop_assert!(part.documents().all(|row| found.documents.contains(&row.id)));
        }
        if let Some(tags) = &scope.tags {
            for tagging in part.taggings() {
                let path = whole.tag_path(tagging.tag);
                prop_assert!(path.iter().any(|tag| tags.contains(&tag.id)));
            }
        }
        if let Some(sets) = &scope.sets {
            for document in part.documents() {
                prop_assert!(whole.sets_of(document.id).any(|set| sets.contains(&set.id)));
            }
        }
        if kinds == 1 {
            let inside = |row: &&Arc<Annotation>| {
                let capture = whole.passage(row.passage).and_then(|passage| whole.capture(passage.capture));
                capture.is_some_and(|capture| part.document(capture.document).is_some())
            };
            prop_assert_eq!(part.n_annotations(), whole.annotations().filter(inside).count());
        }
        // The same once more changes nothing.
        let again = reduced(&part, &scope);
        prop_assert!(again.rows().eq(part.rows()));
    }

    #[test]
    fn all_is_the_same(plan in plan()) {
        let whole = Arc::new(made(&plan));
        prop_assert!(Arc::ptr_eq(&reduced(&whole, &Scope::default()), &whole));
    }
}

/// Three documents, two people, a tree of tags: what goes along is written down by hand.
#[test]
fn what_goes_along_with_a_tag() {
    let mut maker = Maker::new(7);
    let (first, on_first) = maker.document("first", TEXT);
    let (second, on_second) = maker.document("second", TEXT);
    let (third, _) = maker.document("third", TEXT);
    let group = maker.tag(None, "Sources", "");
    let denial = maker.tag(Some(group), "Denial", "");
    let silence = maker.tag(Some(denial), "Silence", "");
    let other = maker.tag(Some(group), "Other", "");
    let one = maker.passage(on_first, TEXT, &["الشركةُ"]);
    let two = maker.passage(on_second, TEXT, &["👨‍👩‍👧‍👦"]);
    let three = maker.passage(on_second, TEXT, &["«لا تعليق»"]);
    let kept = maker.annotation(one, &[silence, other]);
    let also = maker.annotation(two, &[denial]);
    let out = maker.annotation(three, &[other]);
    maker.memo(
        MemoKind::Note,
        "kept in part",
        vec![MemoTarget::Annotation(kept), MemoTarget::Annotation(out)],
    );
    maker.memo(MemoKind::Note, "out", vec![MemoTarget::Annotation(out)]);
    maker.memo(MemoKind::Note, "free", Vec::new());
    let set = DocumentSetId(maker.id());
    maker.add(DocumentSet {
        id: set,
        name: "All".to_owned(),
        members: vec![third, first],
    });

    let whole = Arc::new(maker.snapshot());
    let scope = Scope {
        tags: Some([denial].into()),
        ..Scope::default()
    };
    let part = reduced(&whole, &scope);
    is_sound(&part);
    let documents: BTreeSet<_> = part.documents().map(|row| row.id).collect();
    assert_eq!(documents, [first, second].into());
    let tags: BTreeSet<_> = part.tags().map(|row| row.id).collect();
    assert_eq!(tags, [group, denial, silence].into());
    let annotations: BTreeSet<_> = part.annotations().map(|row| row.id).collect();
    assert_eq!(annotations, [kept, also].into());
    assert_eq!(part.taggings().count(), 2);
    let memos: Vec<_> = part
        .memos()
        .map(|row| (row.body.clone(), row.targets.clone()))
        .collect();
    assert_eq!(
        memos,
        [(
            "kept in part".to_owned(),
            vec![MemoTarget::Annotation(kept)]
        )]
    );
    let members: Vec<_> = part
        .document_sets()
        .map(|row| row.members.clone())
        .collect();
    assert_eq!(members, [vec![first]]);

    // Of an annotator all documents stay, and free memos.
    let scope = Scope {
        annotators: Some([maker.annotator].into()),
        ..Scope::default()
    };
    let part = reduced(&whole, &scope);
    assert!(part.rows().eq(whole.rows()));
}

#[test]
fn what_a_person_linked_goes_along_with_its_ends() {
    let mut maker = Maker::new(9);
    let (first, capture) = maker.document("one", TEXT);
    let (_, elsewhere) = maker.document("two", TEXT);
    let mine = maker.annotator;
    let other = AnnotatorId(maker.id());
    let created = maker.now();
    maker.add(Annotator {
        id: other,
        name: "Other".to_owned(),
        created,
    });
    let words = ["الشركةُ", "خدمة", "Azure", "مصدر"];
    let [marked, linked, unmarked, left] = words.map(|word| maker.passage(capture, TEXT, &[word]));
    let far = maker.passage(elsewhere, TEXT, &["Azure"]);
    let own = maker.annotation(marked, &[]);
    maker.annotator = other;
    maker.annotation(linked, &[]);
    maker.annotation(left, &[]);
    let relation = RelationId(maker.id());
    maker.add(Relation {
        id: relation,
        label: Bilingual::default(),
        is_symmetric: false,
    });
    // To what another marked, between passages that nobody did, and one that another made.
    let ends = [
        (mine, marked, linked),
        (mine, unmarked, far),
        (other, marked, left),
    ];
    let links = ends.map(|(annotator, from, to)| {
        let id = LinkId(maker.id());
        maker.add(Link {
            id,
            from,
            to,
            relation,
            annotator,
            created,
        });
        id
    });
    let set = DocumentSetId(maker.id());
    maker.add(DocumentSet {
        id: set,
        name: "First".to_owned(),
        members: vec![first],
    });

    let whole = Arc::new(maker.snapshot());
    let mut scope = Scope {
        annotators: Some([mine].into()),
        ..Scope::default()
    };
    let check = |scope: &Scope, links: &[LinkId], passages: &[PassageId]| {
        let part = reduced(&whole, scope);
        is_sound(&part);
        let kept: BTreeSet<_> = part.links().map(|row| row.id).collect();
        assert_eq!(kept, links.iter().copied().collect());
        let kept: BTreeSet<_> = part.passages().map(|row| row.id).collect();
        assert_eq!(kept, passages.iter().copied().collect());
        let kept: Vec<_> = part.annotations().map(|row| row.id).collect();
        assert_eq!(kept, [own], "of others only the place goes along");
    };
    check(&scope, &links[..2], &[marked, linked, unmarked, far]);
    // With a set, links whose other end is out of it stay behind, and so does the end.
    scope.sets = Some([set].into());
    check(&scope, &links[..1], &[marked, linked]);
}

#[test]
fn making_a_part_can_be_stopped() {
    let cancel = Cancel::default();
    cancel.request();
    let scope = Scope {
        tags: Some(BTreeSet::new()),
        ..Scope::default()
    };
    let whole = Arc::new(full().snapshot());
    assert!(scope.reduce(&whole, &Progress::silent(cancel)).is_err());
}
