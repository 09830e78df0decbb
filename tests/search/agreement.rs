//! The engine finds what the plain definition finds, in random texts of both languages, under any folds.

use std::ops::Range;

use hashiya::base::Progress;
use hashiya::search::{Hit, SearchSettings};
use hashiya::text::{Fold, FoldSet, Folds, WordEdges, fold};
use proptest::prelude::*;
use unicode_segmentation::GraphemeCursor;

use crate::reference::{How, Place, Text};
use crate::world::World;

/// Pieces of which texts are made: whole words, particles, endings, marks and signs, so that they meet often.
const PIECES: &[&str] = &[
    "شركة",
    "شركت",
    "الشركة",
    "شرك",
    "كتاب",
    "كِتَاب",
    "كتابـ",
    "لغة",
    "اللغة",
    "معنى",
    "معنا",
    "زملاء",
    "زملائ",
    "و",
    "ف",
    "ب",
    "ل",
    "ال",
    "لل",
    "وال",
    "بال",
    "كال",
    "س",
    "ه",
    "ها",
    "هم",
    "نا",
    "ي",
    "ك",
    "ة",
    "ى",
    "أ",
    "ؤ",
    "ئ",
    "ء",
    "\u{64E}",
    "\u{651}",
    "ـ",
    "\u{200F}",
    "\u{200C}",
    " \u{301}",
    "company",
    "Company",
    "cafe\u{301}",
    "café",
    "'s",
    "’",
    "8200",
    "٨٢٠٠",
    "۸",
    " ",
    " ",
    " ",
    " ",
    "\n",
    ". ",
    "، ",
    "-",
    "😀",
    "\u{2067}",
    "\u{A0}",
    "إ",
    "ک",
    "ی",
];

const WORDS: &[&str] = &[
    "شركة",
    "شركه",
    "الشركة",
    "كتاب",
    "كِتاب",
    "لغة",
    "اللغة",
    "معنى",
    "زملاء",
    "company",
    "Company",
    "café",
    "8200",
    "٨٢٠٠",
    "شرك",
    "كتابـ",
    "ال",
    "ي",
    "ك",
    "هم",
    "ب\u{64E}",
    "أ",
    "الشرك\u{651}ة",
    "company's",
    "ش",
];

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|parts| parts.concat())
}

fn any_folds() -> impl Strategy<Value = Folds> {
    let any = prop::collection::vec(any::<bool>(), Fold::ALL.len()).prop_map(|switches| {
        Fold::ALL
            .into_iter()
            .zip(switches)
            .fold(Folds::EXACT, |folds, (fold, is_on)| folds.with(fold, is_on))
    });
    prop_oneof![
        Just(Folds::FULL),
        Just(Folds::EXACT),
        Just(Folds::MARKS),
        any
    ]
}

fn any_edges() -> impl Strategy<Value = WordEdges> {
    prop_oneof![
        Just(WordEdges::WithParticles),
        Just(WordEdges::Whole),
        Just(WordEdges::Anywhere)
    ]
}

fn found(text: &str, query: &str, how: &How) -> Vec<Hit> {
    let world = World::of(&[text]);
    // With the copy there before, the pairs of its letters have their say.
    let prepared = world.corpus.prepare(&world.snapshot, &Progress::default());
    prepared.expect("nobody stops it");
    let settings = SearchSettings {
        folds: how.folds,
        edges: how.edges,
        ..SearchSettings::default()
    };
    let found = world.search(query, settings);
    found
        .first()
        .map(|one| one.hits.to_vec())
        .unwrap_or_default()
}

fn places(hits: &[Hit]) -> Vec<Place> {
    let range = |span: hashiya::text::Span| span.range();
    hits.iter()
        .map(|hit| Place {
            span: hit.span.range(),
            particle: hit.particle.map(range),
            ending: hit.ending.map(range),
        })
        .collect()
}

fn is_edge(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true)
}

/// Whether what is typed is one word to the query language, and no keyword.
fn quoted(words: &[&str]) -> String {
    format!("\"{}\"", words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words(text in texts(), word in prop::sample::select(WORDS), folds in any_folds(), edges in any_edges(), is_prefix in any::<bool>()) {
        let how = How { folds, edges, is_prefix };
        let query = if is_prefix { format!("{word}*") } else { word.to_owned() };
        let hits = found(&text, &query, &how);
        prop_assert_eq!(places(&hits), Text::new(&text).phrase(&[word], &how), "{:?}", text);
    }

    #[test]
    fn phrases(text in texts(), words in prop::collection::vec(prop::sample::select(WORDS), 2..4), edges in any_edges(), folds in any_folds(), is_prefix in any::<bool>()) {
        let folds = folds.with(Fold::Spaces, true);
        let how = How { folds, edges, is_prefix };
        let star = if is_prefix { "*" } else { "" };
        let hits = found(&text, &format!("{}{star}", quoted(&words)), &how);
        prop_assert_eq!(places(&hits), Text::new(&text).phrase(&words, &how), "{:?}", text);
    }

    #[test]
    fn near(text in texts(), one in prop::sample::select(WORDS), other in prop::sample::select(WORDS), within in 0..4_usize, edges in any_edges()) {
        let how = How { folds: Folds::FULL, edges, is_prefix: false };
        let hits = found(&text, &format!("{one} NEAR/{within} {other}"), &how);
        let plain = Text::new(&text);
        let (left, right) = (plain.phrase(&[one], &how), plain.phrase(&[other], &how));
        prop_assert_eq!(places(&hits), plain.near(&left, &right, within), "{:?}", text);
    }

    #[test]
    fn hits_are_whole_and_mean_the_query(text in texts(), word in prop::sample::select(WORDS), folds in any_folds(), edges in any_edges()) {
        let how = How { folds, edges, is_prefix: false };
        let mut last = 0;
        for hit in found(&text, word, &how) {
            let slice = hit.span.slice(&text).unwrap();
            for span in [Some(hit.span), hit.particle, hit.ending].into_iter().flatten() {
                let Range { start, end } = span.range();
                prop_assert!(is_edge(&text, start) && is_edge(&text, end), "{:?}", span);
            }
            prop_assert!(hit.whole().start().index() >= last);
            last = hit.whole().end().index();
            // Where something is attached Arabic may write the word otherwise: those forms are tested by hand.
            if hit.particle.is_some() || hit.ending.is_some() {
                continue;
            }
            prop_assert_eq!(fold(slice, folds), fold(word, folds));
            let needed = Fold::ALL.into_iter().fold(Folds::EXACT, |needed, fold| needed.with(fold, hit.needs.has(fold)));
            prop_assert_eq!(fold(slice, needed), fold(word, needed));
            prop_assert!(hit.needs.iter().all(|fold| folds.has(fold)));
            prop_assert_eq!(hit.needs == FoldSet::EMPTY, slice == word);
        }
    }
}
