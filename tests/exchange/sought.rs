//! What belongs to finding things, for the samples: terms, a mention that was turned down, saved searches.

use hashiya::model::*;
use hashiya::text::{Folds, WordEdges};

use crate::sample::{ARABIC, Maker, span};

/// Terms of every standing, on a tag that is there.
pub(crate) fn add_terms(maker: &mut Maker, tag: TagId) {
    let terms = vec![
        Term::new("no comment"),
        Term {
            folds: Folds {
                ignores_vowel_marks: false,
                unites_ta_marbuta: false,
                ..Folds::FULL
            },
            with_particles: false,
            ..Term::new("لا تعليق")
        },
        Term {
            standing: TermStanding::TurnedDown,
            ..Term::new("تعليق")
        },
    ];
    for row in &mut maker.rows {
        if let Row::Tag(other) = row
            && other.id == tag
        {
            let mut changed = (**other).clone();
            changed.terms.clone_from(&terms);
            *row = changed.into();
        }
    }
}

pub(crate) fn add_rejection(maker: &mut Maker, tag: TagId, capture: CaptureId) {
    let quote = "طـــويلة";
    let start = ARABIC.find(quote).expect("it is there");
    let rejection = Rejection {
        id: RejectionId(maker.id()),
        tag,
        capture,
        span: span(start, start + quote.len()),
        quote: quote.to_owned(),
        annotator: maker.annotator,
        created: maker.now(),
    };
    maker.add(rejection);
}

pub(crate) fn add_searches(maker: &mut Maker, capture: CaptureId) {
    let search = SavedSearch {
        id: SavedSearchId(maker.id()),
        name: "نفي الشركة".to_owned(),
        typed: "\"no comment\" OR تعليق".to_owned(),
        options: SearchOptions::default(),
        annotator: maker.annotator,
        created: maker.now(),
        seen: None,
    };
    let mut seen = vec![capture, CaptureId(maker.id())];
    seen.sort_unstable();
    let exact = SavedSearch {
        id: SavedSearchId(maker.id()),
        name: "exact".to_owned(),
        options: SearchOptions {
            folds: Folds::EXACT,
            edges: WordEdges::Whole,
            stems: true,
            furniture: true,
            terms: false,
        },
        seen: Some(SeenHits {
            at: maker.now(),
            captures: seen,
        }),
        ..search.clone()
    };
    maker.add(search);
    maker.add(exact);
}
