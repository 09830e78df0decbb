//! The rows of the list: headings of sets and documents, and hits; where each stands, without a list of 200,000 rows.
//!
//! A plan holds the hits that it was made of, so that rows and hits always agree. Long ones are made beside the window.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::gui::panels::bottom::results::found::{Found, HitAt};
use crate::gui::panels::bottom::results::order::in_order_of_context;
use crate::i18n::Language;
use crate::model::{DocumentId, DocumentSetId, Snapshot};

/// The height of a hit's row, points.
pub(super) const ROW: f32 = 34.0;
/// The height of a heading, points.
pub(super) const HEADING: f32 = 30.0;

/// In which order hits stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ResultOrder {
    /// Of the collection.
    #[default]
    Place,
    /// The documents with most hits first.
    Count,
    /// By the words before, the nearest first.
    Before,
    /// By the words after.
    After,
}

impl ResultOrder {
    /// Whether hits of all documents stand between each other.
    pub(super) fn is_flat(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }
}

/// What a plan is made by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PlanKey {
    /// Counts up whenever something was found.
    pub(super) version: u64,
    /// Of the collection.
    pub(super) revision: u64,
    pub(super) order: ResultOrder,
    /// Whether documents stand under their sets.
    pub(super) by_set: bool,
    pub(super) language: Language,
    /// Documents whose hits are folded away.
    pub(super) closed: BTreeSet<DocumentId>,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of a set, or of documents in none, with its hits.
    Set(Option<DocumentSetId>, usize),
    /// The heading of a document by its index.
    Document(u32),
    /// A hit.
    Hit(HitAt),
}

#[derive(Clone, Copy, Debug)]
enum Content {
    Set(Option<DocumentSetId>, usize),
    Document(u32),
    /// Hits of a document, all of them.
    Hits(u32),
    /// Hits of all documents in an order of their own.
    Ordered,
}

/// Rows of one kind, one under the other.
#[derive(Clone, Copy, Debug)]
struct Block {
    content: Content,
    /// Points from the top.
    top: f64,
    first_row: usize,
    n_rows: usize,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Plan {
    found: Arc<Found>,
    blocks: Vec<Block>,
    ordered: Vec<HitAt>,
    height: f64,
    n_rows: usize,
}

impl Plan {
    /// Lays the rows of what was found. O(documents); O(hits × log) where they stand in the order of their context.
    pub(super) fn new(found: &Arc<Found>, key: &PlanKey, snapshot: &Snapshot) -> Self {
        let mut plan = Self {
            found: Arc::clone(found),
            ..Self::default()
        };
        if key.order.is_flat() {
            plan.ordered = in_order_of_context(found, snapshot, key.order, key.language);
            plan.push(Content::Ordered, plan.ordered.len());
            return plan;
        }
        let hits_of = |index: u32| found.documents()[index as usize].hits.len();
        let mut indexes: Vec<u32> = (0..found.documents().len() as u32).collect();
        if key.order == ResultOrder::Count {
            indexes.sort_by_key(|index| Reverse(hits_of(*index)));
        }
        if !key.by_set {
            plan.push_documents(&indexes, key);
            return plan;
        }
        let mut rest: BTreeSet<u32> = indexes.iter().copied().collect();
        for set in snapshot.document_sets() {
            let members: BTreeSet<DocumentId> = set.members.iter().copied().collect();
            let is_in =
                |index: &u32| members.contains(&found.documents()[*index as usize].document);
            let of_set: Vec<u32> = indexes.iter().copied().filter(is_in).collect();
            plan.push_set(Some(set.id), &of_set, key);
            for index in of_set {
                rest.remove(&index);
            }
        }
        let rest: Vec<u32> = indexes
            .into_iter()
            .filter(|index| rest.contains(index))
            .collect();
        plan.push_set(None, &rest, key);
        plan
    }

    fn push_set(&mut self, set: Option<DocumentSetId>, indexes: &[u32], key: &PlanKey) {
        if indexes.is_empty() {
            return;
        }
        let hits = indexes
            .iter()
            .map(|index| self.found.documents()[*index as usize].hits.len())
            .sum();
        self.push(Content::Set(set, hits), 1);
        self.push_documents(indexes, key);
    }

    fn push_documents(&mut self, indexes: &[u32], key: &PlanKey) {
        for index in indexes {
            let document = &self.found.documents()[*index as usize];
            let n_hits = match key.closed.contains(&document.document) {
                true => 0,
                false => document.hits.len(),
            };
            self.push(Content::Document(*index), 1);
            if n_hits > 0 {
                self.push(Content::Hits(*index), n_hits);
            }
        }
    }

    fn push(&mut self, content: Content, n_rows: usize) {
        self.blocks.push(Block {
            content,
            top: self.height,
            first_row: self.n_rows,
            n_rows,
        });
        self.n_rows += n_rows;
        self.height += height_of(content) * n_rows as f64;
    }

    /// What the rows are made of.
    pub(super) fn found(&self) -> &Arc<Found> {
        &self.found
    }

    /// The number of rows.
    pub(super) fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// The height of all rows, points.
    pub(super) fn height(&self) -> f64 {
        self.height
    }

    fn block_of(&self, row: usize) -> Option<&Block> {
        let at = self.blocks.partition_point(|block| block.first_row <= row);
        let block = self.blocks.get(at.checked_sub(1)?)?;
        (row < block.first_row + block.n_rows).then_some(block)
    }

    /// A row by its number. O(log n).
    pub(super) fn row(&self, row: usize) -> Option<Row> {
        let block = self.block_of(row)?;
        let inside = row - block.first_row;
        Some(match block.content {
            Content::Set(set, hits) => Row::Set(set, hits),
            Content::Document(index) => Row::Document(index),
            Content::Hits(document) => Row::Hit(HitAt {
                document,
                hit: inside as u32,
            }),
            Content::Ordered => Row::Hit(*self.ordered.get(inside)?),
        })
    }

    /// The hit of a row.
    pub(super) fn hit(&self, row: usize) -> Option<HitAt> {
        match self.row(row)? {
            Row::Hit(at) => Some(at),
            Row::Set(..) | Row::Document(_) => None,
        }
    }

    /// From where to where a row stands, points from the top. O(log n).
    pub(super) fn place(&self, row: usize) -> Range<f64> {
        let Some(block) = self.block_of(row) else {
            return self.height..self.height;
        };
        let height = height_of(block.content);
        let top = block.top + height * (row - block.first_row) as f64;
        top..top + height
    }

    /// The rows that touch a stretch, points from the top.
    pub(super) fn rows_between(&self, top: f64, bottom: f64) -> Range<usize> {
        let row_at = |y: f64| {
            let at = self.blocks.partition_point(|block| block.top <= y);
            let Some(block) = at.checked_sub(1).and_then(|at| self.blocks.get(at)) else {
                return 0;
            };
            let inside = ((y - block.top) / height_of(block.content)).max(0.0) as usize;
            block.first_row + inside.min(block.n_rows)
        };
        row_at(top)..(row_at(bottom) + 1).min(self.n_rows)
    }

    /// The row of a hit: its own, or its document's heading where it is folded away. Once where sets repeat it.
    pub(super) fn row_of(&self, at: HitAt) -> Option<usize> {
        if let Some(inside) = self.ordered.iter().position(|other| *other == at) {
            return Some(inside);
        }
        let mut heading = None;
        for block in &self.blocks {
            match block.content {
                Content::Hits(document) if document == at.document => {
                    let inside = at.hit as usize;
                    return (inside < block.n_rows).then_some(block.first_row + inside);
                }
                Content::Document(document) if document == at.document => {
                    heading = Some(block.first_row);
                }
                _ => {}
            }
        }
        heading
    }

    /// The next row with a hit from a row on, that one included, or the one before.
    pub(super) fn hit_row_from(&self, row: usize, forward: bool) -> Option<usize> {
        let mut row = row;
        loop {
            match self.row(row)? {
                Row::Hit(_) => return Some(row),
                _ if forward => row += 1,
                _ => row = row.checked_sub(1)?,
            }
        }
    }

    /// Moves by rows of hits, headings passed over; stops at the ends.
    pub(super) fn step(&self, row: Option<usize>, by: isize) -> Option<usize> {
        let last = self.n_rows.checked_sub(1)?;
        let forward = by >= 0;
        let Some(row) = row else {
            let from = if forward { 0 } else { last };
            return self.hit_row_from(from, forward);
        };
        let aim = row.saturating_add_signed(by).min(last);
        self.hit_row_from(aim, forward)
            .or_else(|| self.hit_row_from(aim, !forward))
    }
}

fn height_of(content: Content) -> f64 {
    f64::from(match content {
        Content::Set(..) | Content::Document(_) => HEADING,
        Content::Hits(_) | Content::Ordered => ROW,
    })
}
