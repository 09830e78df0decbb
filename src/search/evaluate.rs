//! Puts a compiled question to one document.
//!
//! Each part of a query comes to places, and to the units (the document, its paragraphs or its sentences) in which it holds.
//! Terms beside each other keep the units that all share, and of the places those in these units.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::base::{Cancelled, Progress};
use crate::model::{Capture, Document, Snapshot, StructureKind};
use crate::query::Extent;
use crate::search::compile::{Compiled, Matcher, Places, Plan};
use crate::search::count::words_between;
use crate::search::region::Region;
use crate::search::spelling::Spellings;
use crate::search::words::span_of;
use crate::search::{Corpus, FoundBy, Hit};
use crate::text::{ByteOffset, FoldSet, FoldedText, paragraph_around, sentence_at};

/// When a search has to stop.
#[derive(Debug)]
pub(super) struct Limits<'a> {
    pub(super) progress: &'a Progress,
    deadline: Option<Instant>,
    is_over: AtomicBool,
}

impl<'a> Limits<'a> {
    pub(super) fn new(progress: &'a Progress, time: Duration) -> Self {
        Self {
            progress,
            deadline: Instant::now().checked_add(time),
            is_over: AtomicBool::new(false),
        }
    }

    /// Whether there is time left; asked by what may run long.
    pub(super) fn go_on(&self) -> Result<bool, Cancelled> {
        self.progress.check()?;
        if self
            .deadline
            .is_some_and(|deadline| Instant::now() > deadline)
        {
            self.is_over.store(true, Ordering::Relaxed);
        }
        Ok(!self.is_out_of_time())
    }

    pub(super) fn is_out_of_time(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }
}

/// Of which document.
pub(super) struct Evaluation<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) snapshot: &'a Snapshot,
    pub(super) document: &'a Document,
    pub(super) limits: &'a Limits<'a>,
}

/// The hits in a document; none if the question does not hold in it.
pub(super) fn evaluate(
    compiled: &Compiled,
    evaluation: &Evaluation<'_>,
    spellings: &mut Spellings,
) -> Result<Option<Arc<[Hit]>>, Cancelled> {
    if !compiled.plan.may_hold(evaluation.document.id) {
        return Ok(None);
    }
    let id = evaluation.document.capture;
    let corpus = evaluation.corpus;
    if !corpus.may_hold(id, |filter| compiled.plan.may_match(filter)) {
        return Ok(None);
    }
    let Some(capture) = evaluation.snapshot.capture(evaluation.document.capture) else {
        return Ok(None);
    };
    let mut reading = Reading {
        evaluation,
        capture,
        text: OnceCell::new(),
        furniture: OnceCell::new(),
        searches_furniture: compiled.furniture,
        extent: compiled.extent,
        spellings,
    };
    let found = reading.find(&compiled.plan, &Region::Everything)?;
    if found.units.is_empty() {
        return Ok(None);
    }
    Ok(Some(apart(found.hits).into()))
}

/// The units in which a part holds, by where they start.
#[derive(Debug, Default)]
struct Units {
    /// Whether it holds in all but these.
    is_all_but: bool,
    starts: BTreeSet<u32>,
}

impl Units {
    fn all() -> Self {
        Self {
            is_all_but: true,
            starts: BTreeSet::new(),
        }
    }

    fn is_empty(&self) -> bool {
        !self.is_all_but && self.starts.is_empty()
    }

    fn has(&self, start: u32) -> bool {
        self.is_all_but != self.starts.contains(&start)
    }

    fn complement(self) -> Self {
        Self {
            is_all_but: !self.is_all_but,
            ..self
        }
    }

    fn intersection(&self, other: &Self) -> Self {
        let starts = match (self.is_all_but, other.is_all_but) {
            (true, true) => &self.starts | &other.starts,
            (true, false) => &other.starts - &self.starts,
            (false, true) => &self.starts - &other.starts,
            (false, false) => &self.starts & &other.starts,
        };
        Self {
            is_all_but: self.is_all_but && other.is_all_but,
            starts,
        }
    }

    fn union(self, other: Self) -> Self {
        self.complement()
            .intersection(&other.complement())
            .complement()
    }
}

/// What a part came to.
#[derive(Debug, Default)]
struct Found {
    units: Units,
    hits: Vec<Hit>,
}

struct Reading<'a, 'e> {
    evaluation: &'a Evaluation<'e>,
    capture: &'a Arc<Capture>,
    text: OnceCell<FoldedText>,
    furniture: OnceCell<Region>,
    searches_furniture: bool,
    extent: Extent,
    spellings: &'a mut Spellings,
}

impl Reading<'_, '_> {
    fn find(&mut self, plan: &Plan, region: &Region) -> Result<Found, Cancelled> {
        match plan {
            Plan::Leaf(matchers) => self.leaf(matchers, region),
            Plan::Near {
                left,
                right,
                within,
            } => {
                let left = self.find(left, region)?.hits;
                if left.is_empty() {
                    return Ok(Found::default());
                }
                let right = self.find(right, region)?.hits;
                let hits = apart(self.near(&apart(left), &apart(right), *within)?);
                self.found(hits)
            }
            Plan::All { places, parts } => self.all(places.as_ref(), parts, region),
            Plan::Any(parts) => {
                let mut all = Found::default();
                for part in parts {
                    let found = self.find(part, region)?;
                    all.units = all.units.union(found.units);
                    all.hits.extend(found.hits);
                }
                Ok(all)
            }
            Plan::Not(part) => {
                let units = self.find(part, region)?.units;
                let units = match self.extent {
                    // There is one unit, so that where it is taken away nothing is left.
                    Extent::Document if !units.is_empty() => Units::default(),
                    Extent::Document => Units::all(),
                    Extent::Paragraph | Extent::Sentence => units.complement(),
                };
                Ok(Found {
                    units,
                    hits: Vec::new(),
                })
            }
        }
    }

    fn all(
        &mut self,
        places: Option<&Places>,
        parts: &[Plan],
        region: &Region,
    ) -> Result<Found, Cancelled> {
        let region = match places {
            Some(places) => self.region(places).intersection(region.clone()),
            None => region.clone(),
        };
        if region.is_empty() {
            return Ok(Found::default());
        }
        if places.is_some_and(Places::names_passages)
            && parts.iter().all(|part| matches!(part, Plan::Not(_)))
        {
            return self.passages(&region, parts);
        }
        let mut all = Found {
            units: Units::all(),
            hits: Vec::new(),
        };
        for part in parts {
            let found = self.find(part, &region)?;
            all.units = all.units.intersection(&found.units);
            if all.units.is_empty() {
                return Ok(Found::default());
            }
            all.hits.extend(found.hits);
        }
        if parts.len() > 1 {
            let units = self.units(&all.hits)?;
            let mut unit = units.iter();
            let kept = &all.units;
            all.hits
                .retain(|_| unit.next().is_some_and(|start| kept.has(*start)));
        }
        Ok(all)
    }

    /// Passages themselves, without those in which something is that must not be there.
    fn passages(&mut self, region: &Region, parts: &[Plan]) -> Result<Found, Cancelled> {
        let Region::Stretches(stretches) = region else {
            return Ok(Found {
                units: Units::all(),
                hits: Vec::new(),
            });
        };
        let mut unwanted = Vec::new();
        for part in parts {
            if let Plan::Not(part) = part {
                let hits = self.find(part, region)?.hits;
                unwanted.extend(hits.iter().map(|hit| hit.span));
            }
        }
        let unwanted = Region::of(unwanted);
        let spans = stretches
            .iter()
            .filter_map(|one| span_of(one.start as usize..one.end as usize))
            .filter(|span| !unwanted.touches(*span));
        let hits = spans.map(|span| Hit {
            span,
            particle: None,
            ending: None,
            needs: FoldSet::EMPTY,
            by: FoundBy::Passage,
        });
        let hits = hits.collect();
        self.found(hits)
    }

    fn region(&self, places: &Places) -> Region {
        let Evaluation {
            snapshot, document, ..
        } = self.evaluation;
        match places {
            Places::One(resolved) => resolved.region(snapshot, document.id),
            Places::All(parts) => parts.iter().fold(Region::Everything, |region, part| {
                region.intersection(self.region(part))
            }),
            Places::Any(parts) => parts.iter().fold(Region::NOTHING, |region, part| {
                region.union(self.region(part))
            }),
            Places::Not(part) => {
                let len = ByteOffset::from_index(self.capture.text.len()).0;
                self.region(part).complement(len)
            }
        }
    }

    fn leaf(&mut self, matchers: &[Matcher], region: &Region) -> Result<Found, Cancelled> {
        let Evaluation { corpus, limits, .. } = self.evaluation;
        let text = self.text.get_or_init(|| corpus.copy_of(self.capture));
        let mut hits = Vec::new();
        for matcher in matchers {
            let found = match matcher {
                Matcher::Words(words) => words.hits(text, self.spellings, limits.progress)?,
                Matcher::Literal(literal) => literal.hits(text, self.spellings, limits.progress)?,
                Matcher::Stem(stem) => stem.hits(text, limits.progress)?,
                Matcher::Pattern(pattern) => pattern.hits(text, limits)?,
            };
            hits.extend(found);
        }
        if matchers.len() > 1 {
            hits = apart(hits);
        }
        if hits.is_empty() {
            return Ok(Found::default());
        }
        if !self.searches_furniture {
            let furniture = self.furniture();
            hits.retain(|hit| furniture.is_empty() || !furniture.touches(hit.span));
        }
        hits.retain(|hit| region.touches(hit.span));
        self.found(hits)
    }

    fn furniture(&self) -> &Region {
        self.furniture.get_or_init(|| {
            let marks = self.evaluation.document.structure_of(self.capture);
            let marks = marks
                .iter()
                .filter(|mark| mark.kind == StructureKind::Furniture);
            Region::of(marks.map(|mark| mark.span))
        })
    }

    fn found(&self, hits: Vec<Hit>) -> Result<Found, Cancelled> {
        let starts = match self.extent {
            Extent::Document if hits.is_empty() => BTreeSet::new(),
            Extent::Document => BTreeSet::from([0]),
            _ => self.units(&hits)?.into_iter().collect(),
        };
        Ok(Found {
            units: Units {
                is_all_but: false,
                starts,
            },
            hits,
        })
    }

    /// The start of the unit of each hit.
    fn units(&self, hits: &[Hit]) -> Result<Vec<u32>, Cancelled> {
        let mut last = 0..0;
        let mut starts = Vec::with_capacity(hits.len());
        for hit in hits {
            let at = hit.span.start().index();
            if !last.contains(&at) {
                // A unit may be as long as its text.
                self.evaluation.limits.progress.check()?;
                last = unit_at(&self.capture.text, at, self.extent);
            }
            starts.push(last.start as u32);
        }
        Ok(starts)
    }

    /// The hits on either side that have one of the other side near.
    fn near(&self, left: &[Hit], right: &[Hit], within: u32) -> Result<Vec<Hit>, Cancelled> {
        let mut hits = Vec::new();
        for (these, those) in [(left, right), (right, left)] {
            for hit in these {
                self.evaluation.limits.progress.check()?;
                let whole = hit.whole();
                let after = those.partition_point(|one| one.whole().start() < whole.end());
                let before = those.partition_point(|one| one.whole().end() <= whole.start());
                let next = those.get(after);
                let previous = before.checked_sub(1).and_then(|index| those.get(index));
                let is_near = next.is_some_and(|next| self.are_near(hit, next, within))
                    || previous.is_some_and(|previous| self.are_near(previous, hit, within));
                if is_near {
                    hits.push(*hit);
                }
            }
        }
        Ok(hits)
    }

    fn are_near(&self, first: &Hit, second: &Hit, within: u32) -> bool {
        let text = &self.capture.text;
        let (end, next) = (first.whole().end().index(), second.whole().start().index());
        if words_between(text, end, next, within) > within {
            return false;
        }
        let (first, second) = (first.span.start().index(), second.span.start().index());
        match self.extent {
            Extent::Document => true,
            Extent::Paragraph => !text[first..second].contains('\n'),
            Extent::Sentence => unit_at(text, first, self.extent).contains(&second),
        }
    }
}

/// The bytes of the document, paragraph or sentence at a place.
fn unit_at(text: &str, at: usize, extent: Extent) -> Range<usize> {
    match extent {
        Extent::Document => 0..text.len(),
        Extent::Paragraph => paragraph_around(text, at),
        Extent::Sentence => match sentence_at(text, at) {
            Some(sentence) => sentence.range(),
            None => paragraph_around(text, at),
        },
    }
}

/// Hits in the order of the text, each apart from the one before it: the first, and of those the longest, stays.
fn apart(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.span.start(), Reverse(hit.span.end()), hit.by));
    let mut end = 0;
    hits.retain(|hit| {
        let is_apart = hit.span.start().0 >= end;
        if is_apart {
            end = hit.span.end().0;
        }
        is_apart
    });
    hits
}
