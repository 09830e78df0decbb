//! The tree of tags as flat lists: every node once per change of the tags, the rows in view once per change of the view.
//!
//! Nodes stand in the order of a walk from the top, so that a branch is one range of them; nothing here recurses (D15).

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use crate::i18n::{Collation, Language};
use crate::model::{Snapshot, Tag, TagId};
use crate::text::fold_name;

/// In what order siblings stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TagSort {
    /// As the collection has them.
    #[default]
    Tree,
    /// By name, as readers of the interface's language expect it.
    Name,
    /// Most taggings in the branch first.
    Count,
}

/// What of the tree is in view.
#[derive(Debug, Default)]
pub(super) struct TreeView {
    pub(super) sort: TagSort,
    /// Branches that are closed.
    pub(super) closed: HashSet<TagId>,
    /// Folded; empty: no filter.
    pub(super) filter: String,
    /// Shows these and what is above them, and nothing else.
    pub(super) only: Option<HashSet<TagId>>,
}

impl TreeView {
    /// Whether something is left out, so that every branch stands open.
    pub(super) fn is_filtered(&self) -> bool {
        !self.filter.is_empty() || self.only.is_some()
    }

    /// Whether rows stand as the collection has them, so that a place between two of them means something.
    pub(super) fn is_in_order(&self) -> bool {
        self.sort == TagSort::Tree && !self.is_filtered()
    }
}

/// One tag in the order of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) tag: TagId,
    /// 0 at the top.
    pub(super) depth: u16,
    /// The node above, by its index.
    pub(super) above: Option<u32>,
    /// The index after the last node of the branch.
    pub(super) end: u32,
}

/// One row in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TreeRow {
    pub(super) node: u32,
    /// Whether the filter found this one; those above a hit are there for its sake.
    pub(super) is_hit: bool,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct TagTree {
    seen: Option<Arc<Snapshot>>,
    order: (TagSort, Language),
    nodes: Vec<Node>,
    /// Folded labels by node, made when a filter is first used.
    folded: Vec<String>,
    /// Taggings of the nodes before each, so that a branch's total is one difference.
    sums: Vec<u32>,
    rows: Vec<TreeRow>,
    are_rows_stale: bool,
    collation: Option<Collation>,
}

impl TagTree {
    /// Brings the lists up to date. Cheap where neither tags nor view have changed.
    pub(super) fn refresh(
        &mut self,
        snapshot: &Arc<Snapshot>,
        view: &TreeView,
        language: Language,
    ) {
        let (same_tags, same_taggings) = self.seen.as_ref().map_or((false, false), |seen| {
            (seen.shares_tags(snapshot), seen.shares_taggings(snapshot))
        });
        let order = (view.sort, language);
        let stands =
            same_tags && order == self.order && (same_taggings || view.sort != TagSort::Count);
        if !same_taggings {
            self.sums.clear();
        }
        if !stands {
            self.order = order;
            self.build(snapshot, view.sort, language);
            self.folded.clear();
            self.sums.clear();
            self.are_rows_stale = true;
        }
        if !(same_tags && same_taggings) {
            self.seen = Some(Arc::clone(snapshot));
        }
        if std::mem::take(&mut self.are_rows_stale) {
            self.flatten(snapshot, view);
        }
    }

    /// Says that the view has changed.
    pub(super) fn view_changed(&mut self) {
        self.are_rows_stale = true;
    }

    pub(super) fn rows(&self) -> &[TreeRow] {
        &self.rows
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub(super) fn node(&self, index: u32) -> Option<&Node> {
        self.nodes.get(index as usize)
    }

    /// The node of a row in view.
    pub(super) fn row_node(&self, row: usize) -> Option<&Node> {
        self.node(self.rows.get(row)?.node)
    }

    /// Where a tag is in view.
    pub(super) fn row_of(&self, tag: TagId) -> Option<usize> {
        self.rows
            .iter()
            .position(|row| self.node(row.node).is_some_and(|node| node.tag == tag))
    }

    pub(super) fn has_children(&self, index: u32) -> bool {
        self.node(index).is_some_and(|node| node.end > index + 1)
    }

    /// Taggings of a node and all below it.
    pub(super) fn total(&mut self, index: u32, snapshot: &Snapshot) -> usize {
        if self.sums.len() != self.nodes.len() + 1 {
            self.sums.clear();
            let mut sum = 0_u32;
            self.sums.push(sum);
            for node in &self.nodes {
                sum = sum.saturating_add(snapshot.n_taggings_with(node.tag) as u32);
                self.sums.push(sum);
            }
        }
        let Some(node) = self.nodes.get(index as usize) else {
            return 0;
        };
        let at = |index: u32| self.sums.get(index as usize).copied().unwrap_or(0);
        (at(node.end) - at(index)) as usize
    }

    /// Opens every branch above a tag; says whether one was closed.
    pub(super) fn reveal(snapshot: &Snapshot, view: &mut TreeView, tag: TagId) -> bool {
        let mut opened = false;
        for above in snapshot.tag_path(tag).into_iter().skip(1) {
            opened |= view.closed.remove(&above.id);
        }
        opened
    }

    fn build(&mut self, snapshot: &Snapshot, sort: TagSort, language: Language) {
        let tags: Vec<&Arc<Tag>> = snapshot.tags().collect();
        match sort {
            TagSort::Tree => self.walk(&tags, |tag| (tag.rank, tag.id)),
            TagSort::Name => {
                let mut collation = self.take_collation(language);
                self.walk(&tags, |tag| (name_key(tag, &mut collation), tag.id));
                self.collation = Some(collation);
            }
            TagSort::Count => {
                // In any order of siblings a branch is one range, of which the total is known.
                self.walk(&tags, |tag| (tag.rank, tag.id));
                self.sums.clear();
                let mut totals: Vec<(TagId, usize)> = Vec::with_capacity(tags.len());
                for index in 0..self.nodes.len() as u32 {
                    let total = self.total(index, snapshot);
                    totals.push((self.nodes[index as usize].tag, total));
                }
                totals.sort_unstable();
                let mut collation = self.take_collation(language);
                let total = |tag: &Tag| {
                    let found = totals.binary_search_by_key(&tag.id, |(id, _)| *id);
                    found.map_or(0, |at| totals[at].1)
                };
                self.walk(&tags, |tag| {
                    (Reverse(total(tag)), name_key(tag, &mut collation), tag.id)
                });
                self.collation = Some(collation);
            }
        }
    }

    fn take_collation(&mut self, language: Language) -> Collation {
        let kept = self.collation.take();
        kept.filter(|collation| collation.language() == language)
            .unwrap_or_else(|| Collation::new(language))
    }

    /// Lists the nodes with siblings in the order of a key. `tags` are in the order of their ids.
    fn walk<K: Ord>(&mut self, tags: &[&Arc<Tag>], mut key: impl FnMut(&Tag) -> K) {
        self.nodes.clear();
        self.nodes.reserve(tags.len());
        // Siblings stand together in this list; none, the top, comes first.
        let mut order: Vec<(Option<u32>, K, u32)> = tags
            .iter()
            .enumerate()
            .map(|(index, tag)| {
                let above = tag
                    .parent
                    .and_then(|id| tags.binary_search_by_key(&id, |tag| tag.id).ok());
                (above.map(|index| index as u32), key(tag), index as u32)
            })
            .collect();
        order.sort_unstable();
        let mut ranges = vec![(0_u32, 0_u32); tags.len()];
        let mut n_top = 0;
        for (at, (above, ..)) in order.iter().enumerate() {
            let at = at as u32;
            match above {
                None => n_top = at + 1,
                Some(above) => {
                    let range = &mut ranges[*above as usize];
                    if range.1 == 0 {
                        range.0 = at;
                    }
                    range.1 = at + 1;
                }
            }
        }
        // What is still to be listed of each open branch: the next and the end in `order`, and the branch's own node.
        let mut open: Vec<(u32, u32, Option<u32>)> = vec![(0, n_top, None)];
        while let Some((next, end, above)) = open.last_mut() {
            if next == end {
                let branch = *above;
                open.pop();
                if let Some(branch) = branch {
                    self.nodes[branch as usize].end = self.nodes.len() as u32;
                }
                continue;
            }
            let tag = order[*next as usize].2;
            *next += 1;
            let (above, depth) = (*above, open.len() - 1);
            let node = self.nodes.len() as u32;
            self.nodes.push(Node {
                tag: tags[tag as usize].id,
                depth: depth as u16,
                above,
                end: node + 1,
            });
            let (start, end) = ranges[tag as usize];
            if end > start {
                open.push((start, end, Some(node)));
            }
        }
    }

    fn flatten(&mut self, snapshot: &Snapshot, view: &TreeView) {
        self.rows.clear();
        if view.is_filtered() {
            self.filter(snapshot, view);
            return;
        }
        let mut index = 0;
        while let Some(node) = self.nodes.get(index as usize) {
            self.rows.push(TreeRow {
                node: index,
                is_hit: false,
            });
            let is_closed = node.end > index + 1 && view.closed.contains(&node.tag);
            index = if is_closed { node.end } else { index + 1 };
        }
    }

    fn filter(&mut self, snapshot: &Snapshot, view: &TreeView) {
        if self.folded.len() != self.nodes.len() {
            let fold = |node: &Node| {
                let tag = snapshot.tag(node.tag)?;
                // Both labels, parted by what no query holds.
                let mut folded = fold_name(&tag.label.english);
                folded.push('\n');
                folded.push_str(&fold_name(&tag.label.arabic));
                Some(folded)
            };
            self.folded = self
                .nodes
                .iter()
                .map(|node| fold(node).unwrap_or_default())
                .collect();
        }
        // 1: kept for what is below it; 2: found.
        let mut kept = vec![0_u8; self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            let is_member = view
                .only
                .as_ref()
                .is_none_or(|only| only.contains(&node.tag));
            let is_named = view.filter.is_empty() || self.folded[index].contains(&view.filter);
            if !(is_member && is_named) {
                continue;
            }
            kept[index] = 2;
            let mut at = node.above;
            while let Some(above) = at
                && kept[above as usize] == 0
            {
                kept[above as usize] = 1;
                at = self.nodes[above as usize].above;
            }
        }
        let rows = kept.iter().enumerate().filter(|(_, kept)| **kept > 0);
        self.rows.extend(rows.map(|(index, kept)| TreeRow {
            node: index as u32,
            is_hit: *kept == 2,
        }));
    }
}

fn name_key(tag: &Tag, collation: &mut Collation) -> Arc<[u8]> {
    collation.key(tag.label.prefer(collation.language() == Language::Arabic))
}
