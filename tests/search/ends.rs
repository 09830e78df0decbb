//! What ends a search, what is kept between two, and how hits are shown.

use std::sync::Mutex;
use std::time::Duration;

use hashiya::base::{Cancel, Progress};
use hashiya::model::DocumentId;
use hashiya::query::parse;
use hashiya::search::{Corpus, Question, Scope, SearchError, SearchSettings, Stop, line};
use hashiya::text::{Direction, WordEdges};

use crate::language::found;
use crate::world::World;

#[test]
fn strange_queries_end_as_stated() {
    let world = World::of(&["كَتَبَ \u{200F}كـتب\u{2067}x\u{2069}", "nothing"]);
    // Marks, tatweel and controls alone are meant as they stand; the hit is the letter that carries them.
    assert_eq!(
        found(&world, "\u{64E}"),
        ["‹كَ›‹تَ›‹بَ› \u{200F}كـتب\u{2067}x\u{2069}"]
    );
    assert_eq!(found(&world, "ـ"), ["كَتَبَ \u{200F}ك‹ـ›تب\u{2067}x\u{2069}"]);
    assert_eq!(
        found(&world, "\u{2067}"),
        ["كَتَبَ \u{200F}كـتب‹\u{2067}›x\u{2069}"]
    );
    assert_eq!(found(&world, &"ك".repeat(10_000)), [""; 0]);
    assert_eq!(found(&world, &"كتب ".repeat(2_500)).len(), 1);
    assert_eq!(
        found(&world, &format!("\"{}\"", "كتب ".repeat(2_500))),
        [""; 0]
    );
    assert_eq!(found(&world, "؟ !"), [""; 0]);
}

#[test]
fn documents_come_in_order_and_a_search_can_stop() {
    let texts: Vec<String> = (0..500).map(|n| format!("word {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let world = World::of(&texts);
    let all = world.search("word", SearchSettings::default());
    let order: Vec<DocumentId> = world
        .snapshot
        .documents_in_order()
        .map(|row| row.id)
        .collect();
    assert_eq!(
        all.iter().map(|one| one.document).collect::<Vec<_>>(),
        order
    );
    let question = Question {
        query: parse("word").unwrap(),
        ..Question::default()
    };
    let cancel = Cancel::new();
    let heard = Mutex::new(0);
    let ended = world.corpus.search(
        &world.snapshot,
        &question,
        &Scope::Collection,
        &Progress::silent(cancel.clone()),
        &|_| {
            *heard.lock().unwrap() += 1;
            cancel.request();
        },
    );
    assert!(matches!(ended, Err(SearchError::Cancelled(_))));
    assert!((1..500).contains(&*heard.lock().unwrap()));
    let scope = Scope::Documents(vec![order[7], order[3]].into());
    let heard = Mutex::new(Vec::new());
    let progress = Progress::default();
    let end = world
        .corpus
        .search(&world.snapshot, &question, &scope, &progress, &|found| {
            heard.lock().unwrap().push(found.document);
        })
        .unwrap();
    assert_eq!(heard.into_inner().unwrap(), [order[3], order[7]]);
    assert_eq!((end.searched, end.documents, end.hits), (2, 2, 2));
}

#[test]
fn lines_show_a_hit_in_its_paragraph() {
    let world = World::of(&["first\nقال المتحدث إن الشركة أوقفت خدمات التخزين وللشركة كلام"]);
    let found = world.search("الشركة", SearchSettings::default());
    let document = world.snapshot.document(found[0].document).unwrap();
    let capture = world.snapshot.capture(found[0].capture).unwrap();
    let shown = line(document, capture, &found[0].hits[0], 12);
    assert_eq!(
        (&*shown.before, &*shown.hit, &*shown.after, shown.direction),
        (
            "…المتحدث إن ",
            "الشركة",
            " أوقفت خدمات…",
            Direction::RightToLeft
        )
    );
    let shown = line(document, capture, &found[0].hits[1], 30);
    assert_eq!(
        (&*shown.particle, &*shown.hit, &*shown.after),
        ("ول", "لشركة", " كلام")
    );
    let text = &capture.text;
    assert!(text[shown.shown].contains("وللشركة"));
    let shown = line(document, capture, &found[0].hits[0], 200);
    assert!(shown.before.starts_with("قال") && shown.after.ends_with("كلام"));
}

#[test]
fn a_pattern_that_takes_too_long_stops_with_a_note() {
    let line = "سطر من النص\n".repeat(2_000);
    let mut world = World::of(&[&line, &line]);
    world.corpus = Corpus::default().with_time(Duration::ZERO);
    let (found, end) = world
        .try_search("/(ن.{0,300}){3}x/", SearchSettings::default())
        .unwrap();
    assert_eq!((found.len(), end.stopped), (0, Some(Stop::Time)));
    // Words are not held by it.
    let (found, end) = world.try_search("سطر", SearchSettings::default()).unwrap();
    assert_eq!((found.len(), end.stopped), (2, None));
}

#[test]
fn copies_past_the_limit_are_made_anew_and_those_of_no_document_are_dropped() {
    let mut world = World::of(&["كَتَبَ one", "كتب two"]);
    let full = found(&world, "كتب");
    let n_bytes = world.corpus.len_bytes();
    world.corpus.keep_current(&world.snapshot);
    assert!(world.corpus.len_bytes() == n_bytes && n_bytes > 0);
    world.corpus.keep_current(&World::of(&[]).snapshot);
    assert_eq!(
        (world.corpus.len_bytes(), found(&world, "كتب")),
        (0, full.clone())
    );
    world.corpus = Corpus::with_limit(0);
    assert_eq!((found(&world, "كتب"), world.corpus.len_bytes()), (full, 0));
}

#[test]
fn copies_are_smaller_than_what_is_promised_whatever_the_text() {
    for (text, tenths) in [
        ("وَكَتَبَتِ الْمُعَلِّمَةُ رِسَالَةً إِلَى الشَّرِكَةِ\n", 22),
        ("كتبت المعلمة رسالة إلى الشركة في ٢٠٢٥\n", 22),
        ("The company's façade, naïve and coöperating.\n", 22),
        // Presentation forms alone, as some PDF files give them, shift at every letter.
        ("ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ ", 24),
    ] {
        let text = text.repeat(400);
        let world = World::of(&[&text]);
        let progress = Progress::default();
        world.corpus.prepare(&world.snapshot, &progress).unwrap();
        let whole = text.len() + world.corpus.len_bytes();
        assert!(
            whole * 10 <= text.len() * tenths,
            "{} of {}",
            whole,
            text.len()
        );
    }
}

/// Each hit was looked at with the whole run of letters around it: half a minute and more for the first of these, and no end
/// for a text of 10 MB.
#[test]
fn a_text_without_a_space_takes_time_by_its_length() {
    let world = World::of(&[&"ab".repeat(100_000), &"+a".repeat(100_000)]);
    let n_hits = |typed: &str, edges: WordEdges| {
        let settings = SearchSettings {
            edges,
            ..SearchSettings::default()
        };
        let found = world.search(typed, settings);
        found.iter().map(|one| one.hits.len()).sum::<usize>()
    };
    assert_eq!(n_hits("ab", WordEdges::Anywhere), 100_000);
    assert_eq!(n_hits("ab", WordEdges::WithParticles), 0);
    assert_eq!(n_hits("ab*", WordEdges::Whole), 1);
    assert_eq!(n_hits("+a", WordEdges::Anywhere), 100_000);
}
