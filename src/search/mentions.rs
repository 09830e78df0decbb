//! Mentions: where the accepted terms of a tag stand and the tag does not yet.
//!
//! A place that overlaps a passage which carries the tag, whoever put it there, is no mention any more; nor is one that a
//! person turned down. All terms are looked for in one pass over the texts, each with its own switches. Where two terms
//! overlap the longer counts: Smith inside Brad Smith is no mention of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::base::{Cancelled, Progress};
use crate::model::{CaptureId, Snapshot, TagId, Term};
use crate::query::Extent;
use crate::search::compile::{Compiled, Matcher, Plan};
use crate::search::literal::LiteralMatcher;
use crate::search::run::run;
use crate::search::words::WordsMatcher;
use crate::search::{Corpus, DocumentHits, FoundBy, Hit, Scope, SearchEnd};
use crate::text::Span;

impl Corpus {
    /// Finds the mentions of a tag in the documents of a scope; in furniture of the page only if wanted.
    ///
    /// `found` hears of each document that has some, in the order of the list, as in [`Corpus::search`]; the counts of the
    /// end are those of mentions. Nothing for a tag without accepted terms.
    pub fn mentions(
        &self,
        snapshot: &Snapshot,
        tag: TagId,
        scope: &Scope,
        furniture: bool,
        progress: &Progress,
        found: &(dyn Fn(DocumentHits) + Sync),
    ) -> Result<SearchEnd, Cancelled> {
        let terms = snapshot.tag(tag).map(|tag| tag.terms.as_slice());
        let accepted = terms.unwrap_or_default().iter();
        let mut next_index = 0;
        let matchers: Vec<Matcher> = accepted
            .filter(|term| term.is_accepted())
            .map(|term| matcher(term, tag, &mut next_index))
            .collect();
        if matchers.is_empty() {
            return Ok(SearchEnd::default());
        }
        let compiled = Compiled {
            plan: Plan::Leaf(matchers),
            extent: Extent::default(),
            furniture,
        };
        let settled = Settled::of(snapshot, tag);
        let (n_documents, n_hits) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let end = run(self, snapshot, &compiled, scope, progress, &|hits| {
            let open: Vec<Hit> = hits
                .hits
                .iter()
                .filter(|hit| settled.is_open(hits.capture, hit.span))
                .copied()
                .collect();
            if open.is_empty() {
                return;
            }
            n_documents.fetch_add(1, Ordering::Relaxed);
            n_hits.fetch_add(open.len(), Ordering::Relaxed);
            found(DocumentHits {
                hits: open.into(),
                ..hits
            });
        })?;
        Ok(SearchEnd {
            documents: n_documents.into_inner(),
            hits: n_hits.into_inner(),
            ..end
        })
    }
}

fn matcher(term: &Term, tag: TagId, next_index: &mut usize) -> Matcher {
    let (text, folds, edges) = (&*term.text, term.folds, term.edges());
    let by = FoundBy::Term(tag);
    match WordsMatcher::new(text, true, false, folds, edges, by, next_index) {
        Some(words) => Matcher::Words(Box::new(words)),
        None => {
            let literal = LiteralMatcher::new(text, false, folds, edges, by, next_index);
            Matcher::Literal(Box::new(literal))
        }
    }
}

/// The places on which a person has decided.
#[derive(Debug, Default)]
struct Settled {
    /// Where the tag stands in current captures: ascending.
    tagged: BTreeMap<CaptureId, Vec<Span>>,
    turned_down: BTreeSet<(CaptureId, Span)>,
}

impl Settled {
    fn of(snapshot: &Snapshot, tag: TagId) -> Self {
        let mut settled = Self::default();
        for tagging in snapshot.taggings_with(tag) {
            let annotation = snapshot.annotation(tagging.annotation);
            let standing = annotation.and_then(|row| snapshot.standing(row.passage));
            // A place that is only proposed may be a wrong one.
            if let Some(standing) = standing.filter(|standing| !standing.is_open()) {
                let spans = settled.tagged.entry(standing.capture()).or_default();
                spans.extend_from_slice(standing.spans());
            }
        }
        for spans in settled.tagged.values_mut() {
            spans.sort_unstable();
            // Joined where they overlap, so that one look tells whether a place meets any.
            let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
            for span in spans.iter() {
                match joined.last_mut() {
                    Some(last) if span.start() < last.end() => {
                        let end = last.end().max(span.end());
                        *last = Span::new(last.start(), end).unwrap_or(*last);
                    }
                    _ => joined.push(*span),
                }
            }
            *spans = joined;
        }
        let rejections = snapshot.rejections_of(tag);
        settled.turned_down = rejections.map(|row| (row.capture, row.span)).collect();
        settled
    }

    fn is_open(&self, capture: CaptureId, span: Span) -> bool {
        let is_tagged = self.tagged.get(&capture).is_some_and(|spans| {
            let before = spans.partition_point(|tagged| tagged.start() < span.end());
            let last = before.checked_sub(1).and_then(|at| spans.get(at));
            last.is_some_and(|tagged| tagged.end() > span.start())
        });
        !is_tagged && !self.turned_down.contains(&(capture, span))
    }
}
