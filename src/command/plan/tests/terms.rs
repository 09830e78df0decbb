//! Terms, mentions that are turned down, saved searches, and many passages at once.

use std::sync::Arc;
use std::time::Instant;

use super::*;
use crate::text::WordEdges;

fn terms_of(world: &World, tag: TagId) -> Vec<(String, bool)> {
    let tag = world.snapshot.tag(tag).unwrap();
    let terms = tag.terms.iter();
    terms
        .map(|term| (term.text.clone(), term.is_accepted()))
        .collect()
}

fn turned_down(text: &str) -> Term {
    Term {
        standing: TermStanding::TurnedDown,
        ..Term::new(text)
    }
}

fn set(tag: TagId, terms: &[Term]) -> Command {
    Command::SetTerms {
        tag,
        terms: terms.to_vec(),
    }
}

fn reject(world: &World, tag: TagId, words: &[&str]) -> Command {
    Command::RejectMentions {
        tag,
        mentions: words
            .iter()
            .map(|words| (world.capture, span(words)))
            .collect(),
        annotator: world.annotator,
    }
}

fn rejected(world: &World, tag: TagId) -> Vec<String> {
    let rejections = world.snapshot.rejections_of(tag);
    rejections.map(|row| row.quote.clone()).collect()
}

fn all(world: &World, words: &[&str], tags: &[TagId]) -> Command {
    Command::AnnotateAll {
        passages: words
            .iter()
            .map(|words| (world.capture, span(words)))
            .collect(),
        tags: tags.iter().copied().map(TagChoice::Existing).collect(),
        annotator: world.annotator,
    }
}

#[test]
fn terms_are_what_was_said_last() {
    let mut world = World::new();
    let tag = world.tag("company", None);
    let change = world.run(set(
        tag,
        &[
            Term::new(" Microsoft "),
            Term::new("مايكروسوفت"),
            turned_down("Microsoft"),
        ],
    ));
    assert_eq!(change.action.subject, "company");
    let expected = [
        ("Microsoft".to_owned(), true),
        ("مايكروسوفت".to_owned(), true),
    ];
    assert_eq!(terms_of(&world, tag), expected);
    let languages: Vec<_> = world
        .snapshot
        .tag(tag)
        .unwrap()
        .terms
        .iter()
        .map(|term| term.language)
        .collect();
    assert_eq!(languages, [TermLanguage::English, TermLanguage::Arabic]);
    assert_eq!(
        world.refusal(set(tag, &[Term::new("  ")])),
        Refusal::EmptyName
    );
    assert_eq!(
        world.refusal(set(tag, &[Term::new("\u{64e}")])),
        Refusal::InvisibleName
    );
    let same = world.snapshot.tag(tag).unwrap().terms.clone();
    assert_eq!(world.refusal(set(tag, &same)), Refusal::NoChange);
    world.run(set(tag, &[]));
    assert_eq!(terms_of(&world, tag), []);
}

/// What one of two tags accepts the merged one accepts; what was turned down for one is turned down for both.
#[test]
fn merged_tags_unite_terms_and_rejections() {
    let mut world = World::new();
    let into = world.tag("company", None);
    let from = world.tag("firm", None);
    world.run(set(into, &[Term::new("company"), turned_down("الشركة")]));
    world.run(set(
        from,
        &[
            Term::new("firm"),
            turned_down("company"),
            Term::new("الشركة"),
        ],
    ));
    world.run(reject(&world, into, &["company"]));
    world.run(reject(&world, from, &["company", "service"]));
    world.run(Command::MergeTags {
        from: vec![from],
        into,
    });
    let expected = [("company", true), ("الشركة", true), ("firm", true)]
        .map(|(text, accepted)| (text.to_owned(), accepted));
    assert_eq!(terms_of(&world, into), expected);
    assert_eq!(rejected(&world, into), ["company", "service"]);
    assert_eq!(world.snapshot.rejections().count(), 2);
}

#[test]
fn mentions_are_turned_down_once_and_come_back() {
    let mut world = World::new();
    let tag = world.tag("company", None);
    let other = world.tag("other", None);
    let change = world.run(reject(&world, tag, &["company", "الشركة", "company"]));
    assert_eq!(change.answer.len(), 2);
    assert_eq!(rejected(&world, tag), ["الشركة", "company"]);
    assert_eq!(rejected(&world, other), [""; 0]);
    assert_eq!(
        world.refusal(reject(&world, tag, &["company"])),
        Refusal::NoChange
    );
    let change = world.run(reject(&world, tag, &["company", "service"]));
    assert_eq!(change.answer.len(), 1);
    let RowKey::Rejection(last) = change.answer[0] else {
        panic!("{change:?}")
    };
    let restore = Command::RestoreMentions {
        rejections: vec![last],
    };
    world.run(&restore);
    assert_eq!(
        world.refusal(&restore),
        Refusal::Missing { key: last.into() }
    );
    // They go with the tag, and with the text.
    world.run(reject(&world, other, &["service"]));
    world.run(Command::DeleteTag {
        tag,
        fate: crate::command::AnnotationFate::Keep,
    });
    assert_eq!(world.snapshot.rejections().count(), 1);
    world.run(Command::RemoveDocuments {
        documents: vec![world.document],
    });
    assert_eq!(world.snapshot.rejections().count(), 0);
}

/// The words of a mention are proved like a quote (I8), whatever brings it.
#[test]
fn a_rejection_that_does_not_fit_its_text_is_refused() {
    let mut world = World::new();
    let tag = world.tag("company", None);
    let change = world.run(reject(&world, tag, &["company"]));
    let RowKey::Rejection(id) = change.answer[0] else {
        panic!("{change:?}")
    };
    let good = world.snapshot.rejection(id).unwrap().clone();
    let other = Rejection {
        id: RejectionId(world.environment.new_uuid()),
        quote: "company ".to_owned(),
        ..(*good).clone()
    };
    let key = other.id.into();
    let merge = Command::Merge {
        rows: vec![other.into()],
        originals: Vec::new(),
        tombstones: Vec::new(),
    };
    let change = plan(&world.snapshot, &merge, &world.environment).unwrap();
    let after = world.snapshot.apply(&change.edits);
    assert_eq!(
        verify(&world.snapshot, &after, &change),
        Err(Refusal::QuoteMismatch { key })
    );
}

#[test]
fn a_saved_search_remembers_what_was_seen_of_it() {
    let mut world = World::new();
    let second = world.add_document("second");
    let second = world.snapshot.document(second).unwrap().capture;
    let save = |name: &str, typed: &str| Command::SaveSearch {
        name: name.to_owned(),
        typed: typed.to_owned(),
        options: SearchOptions::default(),
        seen: None,
        annotator: world.annotator,
    };
    let (first, empty) = (save("first", " الشركة "), save("x", " \n"));
    let taken = save("first", "y");
    let change = world.run(&first);
    let RowKey::SavedSearch(search) = change.answer[0] else {
        panic!("{change:?}")
    };
    assert_eq!(world.refusal(empty), Refusal::EmptyName);
    assert!(matches!(world.refusal(taken), Refusal::NameTaken { .. }));
    let row = |world: &World| Arc::clone(world.snapshot.saved_search(search).unwrap());
    assert_eq!(row(&world).typed, " الشركة ");
    // Nobody has looked, so nothing is new.
    assert!(!row(&world).is_new(world.capture));
    let run = |captures: &[CaptureId]| Command::MarkSearchRun {
        search,
        captures: captures.to_vec(),
    };
    world.run(run(&[world.capture, world.capture]));
    assert!(!row(&world).is_new(world.capture));
    assert!(row(&world).is_new(second));
    assert_eq!(world.refusal(run(&[world.capture])), Refusal::NoChange);
    world.run(run(&[second, world.capture]));
    assert!(!row(&world).is_new(second));
    // A text that goes stays known, so that its coming again is nothing new.
    world.run(Command::RemoveDocuments {
        documents: vec![world.document],
    });
    assert!(!row(&world).is_new(world.capture));
    let change = |name: &str, edges| Command::ChangeSearch {
        search,
        name: name.to_owned(),
        typed: " الشركة ".to_owned(),
        options: SearchOptions {
            edges,
            ..SearchOptions::default()
        },
    };
    world.run(change("renamed", WordEdges::WithParticles));
    assert!(row(&world).seen.is_some());
    world.run(change("renamed", WordEdges::Whole));
    assert_eq!(row(&world).seen, None);
    world.run(Command::DeleteSearch { search });
    assert_eq!(world.snapshot.saved_searches().count(), 0);
}

#[test]
fn many_passages_are_marked_as_one_step() {
    let mut world = World::new();
    let tag = world.tag("company", None);
    let other = world.tag("other", None);
    let there = world.annotate("company", &[other]);
    let carries = world.annotate("الشركة", &[tag]);
    let change = world.run(all(
        &world,
        &["service", "company", "الشركة", "service"],
        &[tag, tag],
    ));
    assert_eq!(change.action.code, crate::command::ActionCode::TagPassages);
    assert_eq!(change.action.subject, "company");
    let snapshot = &world.snapshot;
    assert_eq!(snapshot.n_annotations(), 3);
    assert_eq!(snapshot.n_taggings_with(tag), 3);
    assert_eq!(snapshot.taggings_of(there).len(), 2);
    assert_eq!(snapshot.taggings_of(carries).len(), 1);
    assert!(!change.answer.contains(&carries.into()));
    assert_eq!(change.answer.len(), 2);
    assert_eq!(
        world.refusal(all(&world, &["service", "company"], &[tag])),
        Refusal::NoChange
    );
    assert_eq!(world.refusal(all(&world, &[], &[tag])), Refusal::NoPassage);
    // Without a tag they are highlights; one that is marked already stays.
    let change = world.run(all(&world, &["service", "ended"], &[]));
    assert_eq!(change.action.code, crate::command::ActionCode::Highlight);
    assert_eq!(change.answer.len(), 1);
}

/// What is tagged in former versions of a text is to be read only, and nothing is done by halves.
#[test]
fn one_wrong_passage_refuses_all() {
    let mut world = World::new();
    let tag = world.tag("company", None);
    let former = world.capture;
    world.run(Command::AddCapture {
        document: world.document,
        capture: Box::new(new_document("first", "The company again.")),
        decisions: Vec::new(),
    });
    let second = world.add_document("second");
    world.capture = world.snapshot.document(second).unwrap().capture;
    let Command::AnnotateAll {
        mut passages,
        tags,
        annotator,
    } = all(&world, &["company"], &[tag])
    else {
        unreachable!()
    };
    passages.push((former, span("service")));
    let command = Command::AnnotateAll {
        passages,
        tags,
        annotator,
    };
    assert_eq!(
        world.refusal(command),
        Refusal::Former { key: former.into() }
    );
}

#[test]
fn ten_thousand_passages_take_little_time() {
    let mut world = World::new();
    let tag = world.tag("word", None);
    let text = "كلمة word ".repeat(5_000);
    let change = world.run(Command::AddDocuments {
        documents: vec![new_document("long", &text)],
    });
    let RowKey::Document(document) = change.answer[0] else {
        panic!("{change:?}")
    };
    let capture = world.snapshot.document(document).unwrap().capture;
    let spans = |word: &str| -> Vec<(CaptureId, Span)> {
        let found = text.match_indices(word).map(|(at, word)| {
            let (start, end) = (at, at + word.len());
            Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).unwrap()
        });
        found.map(|span| (capture, span)).collect()
    };
    let passages: Vec<_> = spans("كلمة").into_iter().chain(spans("word")).collect();
    assert_eq!(passages.len(), 10_000);
    let command = Command::AnnotateAll {
        passages,
        tags: vec![TagChoice::Existing(tag)],
        annotator: world.annotator,
    };
    let start = Instant::now();
    let change = plan(&world.snapshot, &command, &world.environment).unwrap();
    let after = world.snapshot.apply(&change.edits);
    verify(&world.snapshot, &after, &change).unwrap();
    // Unoptimized and beside other work; a time that grew with the square would be minutes.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    assert_eq!(after.n_taggings_with(tag), 10_000);
}
