//! Mentions of a tag's terms: what is suggested, and what no more once a person has decided.

use std::sync::Mutex;

use hashiya::base::Progress;
use hashiya::command::{Command, NewTag, TagChoice};
use hashiya::model::*;
use hashiya::search::names::candidates;
use hashiya::search::{DocumentHits, FoundBy, Scope, SearchEnd};
use hashiya::text::{Folds, Span};
use proptest::prelude::*;

use crate::world::{World, marked};

impl World {
    fn tag(&mut self, label: &str, terms: &[Term]) -> TagId {
        let tag = NewTag {
            parent: None,
            label: Bilingual::from_one(label),
            definition: Bilingual::default(),
            color: None,
            is_category: false,
        };
        let RowKey::Tag(tag) = self.run(&Command::CreateTag { tag }) else {
            panic!("a tag")
        };
        if !terms.is_empty() {
            self.run(&Command::SetTerms {
                tag,
                terms: terms.to_vec(),
            });
        }
        tag
    }

    fn annotator(&mut self, name: &str) -> AnnotatorId {
        match self.run(&Command::AddAnnotator {
            name: name.to_owned(),
        }) {
            RowKey::Annotator(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn mentions(&self, tag: TagId) -> (Vec<DocumentHits>, SearchEnd) {
        let found = Mutex::new(Vec::new());
        let (scope, progress) = (Scope::Collection, Progress::default());
        let end = self
            .corpus
            .mentions(&self.snapshot, tag, &scope, false, &progress, &|hits| {
                found.lock().unwrap().push(hits);
            })
            .unwrap();
        (found.into_inner().unwrap(), end)
    }

    /// All mentions, marked in the texts of their documents.
    fn shown(&self, tag: TagId) -> Vec<String> {
        let (found, _) = self.mentions(tag);
        let texts = found.iter().map(|hits| {
            let text = &self.snapshot.capture(hits.capture).unwrap().text;
            marked(text, &hits.hits)
        });
        texts.collect()
    }

    fn places(&self, tag: TagId) -> Vec<(CaptureId, Span)> {
        let (found, _) = self.mentions(tag);
        let places = found.iter().flat_map(|hits| {
            let spans = hits.hits.iter().map(|hit| (hits.capture, hit.span));
            spans.collect::<Vec<_>>()
        });
        places.collect()
    }
}

#[test]
fn terms_of_both_languages_are_found_with_their_switches() {
    let mut world = World::of(&[
        "قال براد سميث إن الشركة، وقالت شركة.",
        "Brad Smith and the company; smith, and BRAD SMITH.",
    ]);
    let tag = world.tag(
        "Brad Smith",
        &[
            Term::new("Brad Smith"),
            Term::new("Smith"),
            Term::new("براد سميث"),
            Term {
                standing: TermStanding::TurnedDown,
                ..Term::new("الشركة")
            },
        ],
    );
    let expected = [
        "قال ‹براد سميث› إن الشركة، وقالت شركة.",
        "‹Brad Smith› and the company; ‹smith›, and ‹BRAD SMITH›.",
    ];
    assert_eq!(world.shown(tag), expected);
    let (found, end) = world.mentions(tag);
    assert_eq!((end.documents, end.hits, end.searched), (2, 4, 2));
    assert!(found[0].hits.iter().all(|hit| hit.by == FoundBy::Term(tag)));
    // Particles and folds are switches of each term.
    let exact = |text: &str| Term {
        folds: Folds::EXACT,
        with_particles: false,
        ..Term::new(text)
    };
    let strict = world.tag("company", &[exact("شركة"), exact("smith")]);
    let expected = [
        "قال براد سميث إن الشركة، وقالت ‹شركة›.",
        "Brad Smith and the company; ‹smith›, and BRAD SMITH.",
    ];
    assert_eq!(world.shown(strict), expected);
    let loose = world.tag("loose", &[Term::new("شركه")]);
    assert_eq!(
        world.shown(loose),
        ["قال براد سميث إن ⟨ال⟩‹شركة›، وقالت ‹شركة›."]
    );
    let without = world.tag("without terms", &[]);
    assert_eq!(world.shown(without), [""; 0]);
}

#[test]
fn what_is_tagged_or_turned_down_is_no_mention() {
    let mut world = World::of(&["one company, two company, three company"]);
    let me = world.annotator("Amal");
    let tag = world.tag("company", &[Term::new("company")]);
    let other = world.tag("other", &[Term::new("company")]);
    let places = world.places(tag);
    assert_eq!(places.len(), 3);
    let (capture, first) = places[0];
    // A passage that only touches the words is enough; another tag is not.
    let wide = Span::new(hashiya::text::ByteOffset(0), first.end()).unwrap();
    world.run(&Command::Annotate {
        capture,
        spans: vec![wide],
        tags: vec![TagChoice::Existing(tag)],
        annotator: me,
    });
    world.run(&Command::RejectMentions {
        tag,
        mentions: vec![places[2]],
        annotator: me,
    });
    let left = ["one company, two ‹company›, three company"];
    assert_eq!(world.shown(tag), left);
    assert_eq!(world.places(other).len(), 3);
    // A new version of the text has mentions of its own, but for the passage that stands in it.
    let document = world.snapshot.documents().next().unwrap().id;
    world.run(&Command::AddCapture {
        document,
        capture: Box::new(crate::world::document(
            "d0",
            "one company, two company, three company!",
        )),
        decisions: Vec::new(),
    });
    let left = ["one company, two ‹company›, three ‹company›!"];
    assert_eq!(world.shown(tag), left);
}

#[test]
fn furniture_is_left_out() {
    let mut world = World::of(&["The company\nMenu of the company\n"]);
    let tag = world.tag("company", &[Term::new("company")]);
    let document = world.snapshot.documents().next().unwrap().id;
    world.run(&Command::SetFurniture {
        document,
        stretch: Span::new(hashiya::text::ByteOffset(12), hashiya::text::ByteOffset(31)).unwrap(),
        is_furniture: true,
    });
    assert_eq!(world.shown(tag), ["The ‹company›\nMenu of the company\n"]);
}

#[test]
fn spellings_come_from_the_documents() {
    let world = World::of(&[
        "قال براد سميث أمس، وأضاف براد سميث",
        "Brad Smith was quoted",
        "زار وبراد سميث المدينة",
    ]);
    let found = candidates(&world.snapshot, "Brad Smith", &Progress::default()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "براد سميث");
    assert_eq!((found[0].n, found[0].n_documents), (3, 2));
    let back = candidates(&world.snapshot, "براد سميث", &Progress::default()).unwrap();
    assert_eq!(back[0].text, "Brad Smith");
}

/// Words of both scripts, as terms and in texts.
const WORDS: [&str; 8] = [
    "شركة",
    "الشركة",
    "company",
    "Smith",
    "براد",
    "سَميث",
    "وشركة",
    "the",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(0..WORDS.len(), 0..20).prop_map(|words| {
        words
            .iter()
            .map(|word| WORDS[*word])
            .collect::<Vec<_>>()
            .join(" ")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is accepted or turned down: each mention is decided once, and none is suggested again.
    #[test]
    fn every_mention_is_decided_once(
        texts in proptest::collection::vec(text(), 1..4),
        terms in proptest::collection::vec(0..WORDS.len(), 1..4),
        choices in proptest::collection::vec(any::<bool>(), 64),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let mut world = World::of(&texts);
        let me = world.annotator("Amal");
        let terms: Vec<Term> = terms.iter().map(|word| Term::new(WORDS[*word])).collect();
        let tag = world.tag("tag", &terms);
        let all = world.places(tag);
        // Apart from each other, each a word of a text.
        for pair in all.windows(2) {
            prop_assert!(pair[0].0 != pair[1].0 || pair[0].1.end() <= pair[1].1.start());
        }
        let (accepted, turned_down): (Vec<_>, Vec<_>) = all
            .iter()
            .copied()
            .enumerate()
            .partition(|(index, _)| choices[index % choices.len()]);
        let bare = |places: Vec<(usize, (CaptureId, Span))>| -> Vec<_> {
            places.into_iter().map(|(_, place)| place).collect()
        };
        let (accepted, turned_down) = (bare(accepted), bare(turned_down));
        if !accepted.is_empty() {
            world.run(&Command::AnnotateAll {
                passages: accepted.clone(),
                tags: vec![TagChoice::Existing(tag)],
                annotator: me,
            });
            prop_assert_eq!(world.snapshot.n_taggings_with(tag), accepted.len());
            prop_assert_eq!(&world.places(tag), &turned_down);
        }
        if !turned_down.is_empty() {
            world.run(&Command::RejectMentions { tag, mentions: turned_down.clone(), annotator: me });
        }
        prop_assert_eq!(world.places(tag), []);
        let rejections: Vec<RejectionId> = world.snapshot.rejections_of(tag).map(|row| row.id).collect();
        prop_assert_eq!(rejections.len(), turned_down.len());
        if !rejections.is_empty() {
            let change = hashiya::command::plan::plan(
                &world.snapshot,
                &Command::RestoreMentions { rejections },
                &hashiya::base::environment::SeededEnvironment::new(9),
            ).unwrap();
            world.snapshot = world.snapshot.apply(&change.edits);
            prop_assert_eq!(&world.places(tag), &turned_down);
        }
    }
}
