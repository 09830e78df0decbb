//! Another text for a document, and what becomes of its annotations.

use super::*;
use crate::anchor::{replaced, shown};
use crate::command::{LinkEnd, PlaceChoice, RelationChoice};
use crate::model::PlacementState::{Accepted, Exact, Orphan, Proposed};

impl World {
    fn new_text(&mut self, text: &str, decisions: Vec<(PassageId, PlaceChoice)>) -> Change {
        let capture = Box::new(new_document("first", text));
        let document = self.document;
        let change = self.run(Command::AddCapture {
            document,
            capture,
            decisions,
        });
        self.capture = self.snapshot.document(document).unwrap().capture;
        change
    }

    fn passage_of(&self, annotation: AnnotationId) -> PassageId {
        self.snapshot.annotation(annotation).unwrap().passage
    }

    fn text(&self) -> std::sync::Arc<str> {
        self.snapshot.capture(self.capture).unwrap().text.clone()
    }

    /// How an annotation stands now, with the words there.
    fn place_of(&self, annotation: AnnotationId) -> (PlacementState, String) {
        let standing = self.snapshot.standing(self.passage_of(annotation)).unwrap();
        (standing.state(), words_at(&self.text(), standing.spans()))
    }

    fn at(&self, words: &str) -> Vec<Span> {
        let text = self.text();
        let start = text.find(words).unwrap();
        let end = start + words.len();
        vec![Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).unwrap()]
    }
}

const OTHER: &str = "قالت الشركة إنها أوقفت الخدمات. Yesterday the company ended it.";

fn place(state: PlacementState, words: &str) -> (PlacementState, String) {
    (state, words.to_owned())
}

#[test]
fn annotations_follow_or_are_proposed_or_stay_as_orphans() {
    let mut world = World::new();
    let same = world.annotate("إنها أوقفت", &[]);
    let changed = world.annotate("أوقفت الخدمة.", &[]);
    let gone = world.annotate("service", &[]);
    let former = world.capture;
    let before = world.snapshot.n_annotations_of(former);
    let preview = replaced(&world.snapshot, world.document, OTHER);
    let states: Vec<PlacementState> = preview.iter().map(|one| one.state).collect();
    assert_eq!(states, [Exact, Proposed, Orphan]);
    world.new_text(OTHER, Vec::new());
    assert_eq!(world.place_of(same), place(Exact, "إنها أوقفت"));
    assert_eq!(world.place_of(changed), place(Proposed, "أوقفت الخدمات."));
    assert_eq!(world.place_of(gone), place(Orphan, ""));
    let snapshot = &world.snapshot;
    assert_eq!(snapshot.n_annotations_of(world.capture), before);
    assert_eq!(snapshot.annotations_of(world.capture).count(), before);
    assert_eq!(snapshot.open_of(world.document).len(), 2);
    // What is sure is shown in the new text, the rest with its words where it was marked.
    let quote = |annotation| shown(snapshot, world.passage_of(annotation)).unwrap();
    assert_eq!(quote(same).capture, world.capture);
    assert_eq!(quote(gone).capture, former);
    assert_eq!(quote(gone).quote, "service");
    assert_eq!(quote(changed).quote, "أوقفت الخدمة.");
    // The former capture is as it was.
    assert_eq!(snapshot.annotations_of(former).count(), before);
}

#[test]
fn a_person_decides_beforehand_or_later() {
    let mut world = World::new();
    let first = world.annotate("أوقفت الخدمة.", &[]);
    let second = world.annotate("the service.", &[]);
    let third = world.annotate("service", &[]);
    let [first_passage, second_passage, third_passage] =
        [first, second, third].map(|id| world.passage_of(id));
    let accept = vec![(first_passage, PlaceChoice::Accept)];
    world.new_text(OTHER, accept);
    assert_eq!(world.place_of(first), place(Accepted, "أوقفت الخدمات."));
    let words = shown(&world.snapshot, first_passage).unwrap();
    assert_eq!(
        (&*words.quote, words.capture),
        ("أوقفت الخدمات.", world.capture)
    );
    let document = world.document;
    let decide = |passage, choice| Command::DecidePlaces {
        document,
        decisions: vec![(passage, choice)],
    };
    // An orphan cannot be accepted, but placed by hand.
    assert_eq!(world.place_of(third).0, Orphan);
    assert_eq!(
        world.refusal(decide(third_passage, PlaceChoice::Accept)),
        Refusal::NoPassage
    );
    let spans = world.at("ended it");
    world.run(decide(third_passage, PlaceChoice::Place(spans)));
    assert_eq!(world.place_of(third), place(Accepted, "ended it"));
    world.run(decide(second_passage, PlaceChoice::Orphan));
    assert_eq!(world.place_of(second), place(Orphan, ""));
    // Three passages, three rows: deciding makes no second one.
    assert_eq!(world.snapshot.placements().count(), 3);
    // The words of the quote are exact, whoever says so.
    let back = format!("{OTHER} service");
    world.new_text(&back, Vec::new());
    assert_eq!(world.place_of(first), place(Accepted, "أوقفت الخدمات."));
    let spans = world.at("service");
    world.run(decide(third_passage, PlaceChoice::Place(spans)));
    assert_eq!(world.place_of(third), place(Exact, "service"));
    // An annotation that stands in its own capture is not placed.
    let own = world.run(Command::Annotate {
        capture: world.capture,
        spans: world.at("Yesterday"),
        tags: Vec::new(),
        annotator: world.annotator,
    });
    let RowKey::Annotation(own) = own.answer[0] else {
        panic!("{own:?}")
    };
    let own = world.passage_of(own);
    assert_eq!(
        world.refusal(decide(own, PlaceChoice::Orphan)),
        Refusal::NoChange
    );
    let strange = PassageId(world.environment.new_uuid());
    let key = strange.into();
    assert_eq!(
        world.refusal(decide(strange, PlaceChoice::Orphan)),
        Refusal::Missing { key }
    );
}

#[test]
fn orphans_are_found_again() {
    let mut world = World::new();
    let gone = world.annotate("company ended the service", &[]);
    world.new_text("Nothing of it is here.", Vec::new());
    assert_eq!(world.place_of(gone).0, Orphan);
    // In the next text.
    world.new_text(
        "So it was said: the company ended the service. Then no more.",
        Vec::new(),
    );
    assert_eq!(
        world.place_of(gone),
        place(Exact, "company ended the service")
    );
    // What a merge brought into a former capture has no place yet; it is listed, and looked for on demand.
    let passage = (**world.snapshot.passage(world.passage_of(gone)).unwrap()).clone();
    let brought = Passage {
        id: PassageId(world.environment.new_uuid()),
        ..passage
    };
    let annotation = Annotation {
        id: AnnotationId(world.environment.new_uuid()),
        passage: brought.id,
        annotator: world.annotator,
        created: world.environment.now(),
        modified: world.environment.now(),
    };
    world.put([brought.clone().into(), annotation.clone().into()]);
    assert_eq!(world.snapshot.state_of(brought.id), Orphan);
    assert_eq!(world.snapshot.open_of(world.document).len(), 1);
    let document = world.document;
    world.run(Command::FindPlaces { document });
    assert_eq!(world.place_of(annotation.id).0, Exact);
    assert_eq!(
        world.refusal(Command::FindPlaces { document }),
        Refusal::NoChange
    );
}

#[test]
fn a_placed_annotation_is_an_annotation() {
    let mut world = World::new();
    let tag = world.tag("tag", None);
    let one = world.annotate("إنها أوقفت", &[tag]);
    let former = world.capture;
    let marked = world
        .snapshot
        .passage(world.passage_of(one))
        .unwrap()
        .clone();
    world.new_text(OTHER, Vec::new());
    // Marking the same letters again is the same annotation, and a link ends at it.
    let again = world.run(Command::Annotate {
        capture: world.capture,
        spans: world.at("إنها أوقفت"),
        tags: vec![TagChoice::Named("other".to_owned())],
        annotator: world.annotator,
    });
    assert_eq!(again.answer[0], one.into());
    world.run(Command::Link {
        from: LinkEnd::Annotation(one),
        to: LinkEnd::Spans {
            capture: world.capture,
            spans: world.at("company"),
        },
        relation: RelationChoice::Named {
            label: Bilingual::from_one("see"),
            is_symmetric: false,
        },
        annotator: world.annotator,
    });
    // Its edges move in the new text only.
    let spans = world.at("أوقفت");
    let command = Command::MoveEdges {
        annotation: one,
        spans,
    };
    world.run(&command);
    assert_eq!(world.refusal(&command), Refusal::NoChange);
    assert_eq!(world.place_of(one), place(Accepted, "أوقفت"));
    assert_eq!(world.snapshot.passage(world.passage_of(one)), Some(&marked));
    // Back to the words of the quote it is exact again.
    let spans = world.at("إنها أوقفت");
    world.run(Command::MoveEdges {
        annotation: one,
        spans,
    });
    assert_eq!(world.place_of(one), place(Exact, "إنها أوقفت"));
    // Nothing new is marked in a former capture.
    let key = former.into();
    world.capture = former;
    let command = world.annotation("company", Vec::new());
    assert_eq!(world.refusal(command), Refusal::Former { key });
    // Deleting takes the place along.
    world.run(Command::DeleteAnnotations {
        annotations: vec![one],
    });
    assert_eq!(world.snapshot.placements().count(), 0);
}

/// Two annotators on one passage: moving one's edges in the new text leaves the other's.
#[test]
fn a_shared_passage_parts_where_one_moves() {
    let mut world = World::new();
    let one = world.annotate("إنها أوقفت", &[]);
    let row = (**world.snapshot.annotation(one).unwrap()).clone();
    let other = Annotation {
        id: AnnotationId(world.environment.new_uuid()),
        ..row
    };
    world.put([other.clone().into()]);
    let former = world.capture;
    world.new_text(OTHER, Vec::new());
    let spans = world.at("أوقفت");
    world.run(Command::MoveEdges {
        annotation: one,
        spans,
    });
    assert_eq!(world.place_of(one), place(Accepted, "أوقفت"));
    assert_eq!(world.place_of(other.id), place(Exact, "إنها أوقفت"));
    assert_eq!(world.snapshot.annotations_of(former).count(), 2);
    assert_eq!(world.snapshot.annotations_of(world.capture).count(), 2);
}

#[test]
fn an_exact_place_must_hold_the_quote() {
    let mut world = World::new();
    let one = world.annotate("إنها أوقفت", &[]);
    world.new_text(OTHER, Vec::new());
    let placement = world.snapshot.placements().next().unwrap();
    let mut wrong = (**placement).clone();
    wrong.id = PlacementId(world.environment.new_uuid());
    wrong.spans = world.at("company");
    let merge = Command::Merge {
        rows: vec![wrong.into()],
        originals: Vec::new(),
        tombstones: Vec::new(),
    };
    let change = plan(&world.snapshot, &merge, &world.environment).unwrap();
    let after = world.snapshot.apply(&change.edits);
    let key = world.passage_of(one).into();
    assert_eq!(
        verify(&world.snapshot, &after, &change),
        Err(Refusal::QuoteMismatch { key })
    );
}

fn below(environment: &SeededEnvironment, end: usize) -> usize {
    (environment.new_uuid().as_u128() >> 90) as usize % end.max(1)
}

/// Random texts, annotations and edits, several captures in a row: what is exact holds its quote, nothing is lost, what was
/// not touched is where the edit puts it, and each step goes back (as [`World::apply`] checks).
#[test]
fn nothing_is_lost_through_random_edits() {
    const WORDS: [&str; 10] = [
        "الشركة",
        "the",
        "قالت",
        "unit",
        "خدمة\n",
        "إن",
        "cloud",
        "8200",
        "في",
        "storage\n",
    ];
    let (mut n_exact, mut n_proposed, mut n_orphan) = (0, 0, 0);
    for seed in 0..60 {
        let mut world = World::new();
        world.environment = SeededEnvironment::new(1000 + seed);
        let words: Vec<&str> = (0..80)
            .map(|_| WORDS[below(&world.environment, 10)])
            .collect();
        world.new_text(&words.join(" "), Vec::new());
        let mut annotations = 0;
        for _ in 0..4 {
            let text = world.text();
            let edges: Vec<usize> = text
                .char_indices()
                .filter(|(_, letter)| letter.is_whitespace())
                .map(|(byte, _)| byte + 1)
                .chain([0, text.len()])
                .collect();
            for _ in 0..6 {
                let mut ends = [0; 2].map(|_| edges[below(&world.environment, edges.len())]);
                ends.sort_unstable();
                if ends[0] < ends[1] && ends[1] - ends[0] < 120 {
                    let span = Span::new(
                        ByteOffset::from_index(ends[0]),
                        ByteOffset::from_index(ends[1]),
                    );
                    let command = Command::Annotate {
                        capture: world.capture,
                        spans: vec![span.unwrap()],
                        tags: Vec::new(),
                        annotator: world.annotator,
                    };
                    if let Ok(change) = plan(&world.snapshot, &command, &world.environment) {
                        world.apply(&change);
                    }
                }
            }
            annotations = world.snapshot.n_annotations().max(annotations);
            // One to three edits at edges of words.
            let mut edited = text.to_string();
            for _ in 0..1 + below(&world.environment, 3) {
                let edges: Vec<usize> = edited.match_indices(' ').map(|(at, _)| at + 1).collect();
                let at = edges[below(&world.environment, edges.len())];
                let until = edges[below(&world.environment, edges.len())];
                let until = if until > at && until < at + 40 + 300 * usize::from(seed % 4 == 0) {
                    until
                } else {
                    at
                };
                let word = WORDS[below(&world.environment, 10)];
                edited.replace_range(at..until, &format!("{word}X "));
            }
            if edited == *text {
                continue;
            }
            world.new_text(&edited, Vec::new());
            assert_eq!(world.snapshot.n_annotations(), annotations, "seed {seed}");
            assert_eq!(world.snapshot.n_annotations_of(world.capture), annotations);
            assert_eq!(
                world.snapshot.annotations_of(world.capture).count(),
                annotations
            );
            assert!(world.snapshot.unplaced_of(world.document).is_empty());
            for standing in world.snapshot.standings_of(world.capture) {
                let words = words_at(&edited, standing.spans());
                match standing.state() {
                    Exact => {
                        assert_eq!(words, standing.passage.quote, "seed {seed}");
                        n_exact += 1;
                    }
                    Proposed => {
                        assert!(!words.is_empty());
                        n_proposed += 1;
                    }
                    Orphan => {
                        assert!(standing.spans().is_empty());
                        n_orphan += 1;
                    }
                    Accepted => panic!("nobody accepted anything"),
                }
            }
        }
    }
    assert!(
        n_exact > 500 && n_proposed > 50 && n_orphan > 0,
        "{n_exact} {n_proposed} {n_orphan}"
    );
}
