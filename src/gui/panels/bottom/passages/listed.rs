//! The list as made for a revision and a query, and its rows with their heights.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use crate::analysis::passages::{
    PassageHeading, PassageList, PassageQuery, passages, size_at_most,
};
use crate::gui::theme::size;
use crate::model::{AnnotationId, Snapshot};

/// Longer lists are made on another thread: annotations to look at.
const LONG: usize = 8_000;
/// The height of a row with two lines, points.
pub(super) const ROW: f32 = 56.0;
/// The height of a row with one line, points.
pub(super) const COMPACT_ROW: f32 = 30.0;
/// The height of a heading, points.
pub(super) const HEADING: f32 = size::ROW;

/// One row: a heading or a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListRow {
    /// The heading of the group of that number.
    Heading(usize),
    /// A passage.
    Passage(AnnotationId),
}

type Key = (u64, PassageQuery);

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Listed {
    made_for: Option<Key>,
    list: PassageList,
    making: Option<(Key, Receiver<PassageList>)>,
    rows: Vec<ListRow>,
    /// The top of each row and the end of the last, points.
    tops: Vec<f32>,
    laid_for: Option<(BTreeSet<PassageHeading>, bool)>,
}

impl Listed {
    /// Makes the list anew if the collection or the query changed; returns whether another one is there now.
    pub(super) fn refresh(
        &mut self,
        ctx: &Context,
        snapshot: &Arc<Snapshot>,
        query: &PassageQuery,
    ) -> bool {
        let mut changed = false;
        if let Some((key, receiver)) = &self.making {
            match receiver.try_recv() {
                Ok(list) => {
                    self.made_for = Some(key.clone());
                    self.list = list;
                    self.making = None;
                    changed = true;
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.making = None,
            }
        }
        if !self.is_made_for(snapshot.revision(), query) && self.making.is_none() {
            let key = (snapshot.revision(), query.clone());
            if size_at_most(snapshot, &query.scope) <= LONG {
                self.list = passages(snapshot, query);
                self.made_for = Some(key);
                changed = true;
            } else {
                self.begin(ctx, snapshot, key);
            }
        }
        if changed {
            self.laid_for = None;
        }
        changed
    }

    /// One at a time: what is typed meanwhile is asked for when this one is there.
    fn begin(&mut self, ctx: &Context, snapshot: &Arc<Snapshot>, key: Key) {
        let (sender, receiver) = channel();
        let (snapshot, query, repaint) = (Arc::clone(snapshot), key.1.clone(), ctx.clone());
        let spawned = std::thread::Builder::new()
            .name("hashiya passages".to_owned())
            .spawn(move || {
                let _gone = sender.send(passages(&snapshot, &query));
                repaint.request_repaint();
            });
        if spawned.is_ok() {
            self.making = Some((key, receiver));
        }
    }

    /// Whether the list is the answer to this query at this revision.
    pub(super) fn is_made_for(&self, revision: u64, query: &PassageQuery) -> bool {
        self.made_for
            .as_ref()
            .is_some_and(|(made, of)| *made == revision && of == query)
    }

    /// Whether any list was made yet.
    pub(super) fn is_made(&self) -> bool {
        self.made_for.is_some()
    }

    /// Lists the rows of open groups with their heights; returns whether they changed.
    pub(super) fn lay(&mut self, closed: &BTreeSet<PassageHeading>, is_compact: bool) -> bool {
        if self
            .laid_for
            .as_ref()
            .is_some_and(|(of, compact)| of == closed && *compact == is_compact)
        {
            return false;
        }
        self.rows.clear();
        for (number, group) in self.list.groups.iter().enumerate() {
            let has_heading = group.heading != PassageHeading::Whole;
            if has_heading {
                self.rows.push(ListRow::Heading(number));
            }
            if !(has_heading && closed.contains(&group.heading)) {
                let rows = group.annotations.iter().copied().map(ListRow::Passage);
                self.rows.extend(rows);
            }
        }
        self.tops.clear();
        let mut top = 0.0;
        for row in &self.rows {
            self.tops.push(top);
            top += match row {
                ListRow::Heading(_) => HEADING,
                ListRow::Passage(_) if is_compact => COMPACT_ROW,
                ListRow::Passage(_) => ROW,
            };
        }
        self.tops.push(top);
        self.laid_for = Some((closed.clone(), is_compact));
        true
    }

    /// The list as made.
    pub(super) fn list(&self) -> &PassageList {
        &self.list
    }

    /// All rows of open groups.
    pub(super) fn rows(&self) -> &[ListRow] {
        &self.rows
    }

    /// The annotations of these rows; one stands once under each of its headings.
    pub(super) fn annotations(&self) -> impl Iterator<Item = AnnotationId> + '_ {
        self.rows.iter().filter_map(|row| match row {
            ListRow::Passage(id) => Some(*id),
            ListRow::Heading(_) => None,
        })
    }

    /// The height of all rows, points.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// From where to where a row stands, points from the top of the list.
    pub(super) fn place(&self, row: usize) -> Range<f32> {
        let top = self.tops.get(row).copied().unwrap_or(0.0);
        top..self.tops.get(row + 1).copied().unwrap_or(top)
    }

    /// The rows that touch a stretch of the list, points from its top.
    pub(super) fn rows_between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.tops.partition_point(|at| *at <= top).saturating_sub(1);
        let end = self.tops.partition_point(|at| *at < bottom);
        first..end.min(self.rows.len())
    }
}
