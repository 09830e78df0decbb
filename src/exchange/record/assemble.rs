//! Turns the lists of a record into rows of the model and proves that they hold together.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use super::error::RowFault;
use super::lists::Lists;
use super::mirror::fits;
use super::references;
use super::text_map::TextMap;
use super::value::{Format, Record};
use crate::base::{in_order, pieces_of};
use crate::model::{Capture, CaptureId, DocumentId, MAX_TAG_DEPTH, Row, RowKey, TagId, VariableId};

/// Rows that are made at a time.
const PIECE: usize = 128;

/// Makes the record, or says which row is wrong.
pub(super) fn assemble(lists: Lists<'_>, format: Format) -> Result<Record, (RowKey, RowFault)> {
    let mut rows = Rows {
        rows: Vec::new(),
        texts: BTreeMap::new(),
        names: BTreeMap::new(),
    };
    let collection = lists.collection.map(|collection| collection.model());
    let (id, lineage) = match &collection {
        Some(collection) => (Some(collection.id), Some(collection.lineage)),
        None => (None, None),
    };
    rows.sorted(collection, |row| Ok(Row::from(row)))?;
    rows.sorted(lists.annotators, |row| Ok(row.model().into()))?;
    for document in &lists.documents {
        let name = document.name().to_owned();
        rows.names.insert(document.id(), name);
    }
    let captures = rows.captures(lists.captures)?;
    let mut documents = Vec::with_capacity(lists.documents.len());
    for row in lists.documents {
        let key = RowKey::from(row.id());
        let text = |capture| rows.text(key, capture).map_err(|(_, fault)| fault);
        documents.push(row.model(text).map_err(|fault| (key, fault))?);
    }
    rows.sorted(documents, |row| Ok(row.into()))?;
    rows.sorted(captures, |row| Ok(row.into()))?;
    rows.sorted(lists.document_sets, |row| Ok(row.model().into()))?;
    rows.sorted(lists.variables, |row| Ok(row.model().into()))?;
    rows.sorted(lists.values, |row| {
        let key = RowKey::from(row.id());
        row.model().map(Row::from).map_err(|fault| (key, fault))
    })?;
    rows.sorted(lists.tags, |row| {
        let key = RowKey::from(row.id());
        row.model().map(Row::from).map_err(|fault| (key, fault))
    })?;
    rows.sorted(lists.tag_sets, |row| Ok(row.model().into()))?;
    let passages = made(lists.passages, |row| {
        let key = RowKey::from(row.id());
        let text = rows.text(key, row.capture())?;
        row.model(text).map_err(|fault| (key, fault))
    })?;
    rows.sorted(passages, |row| Ok(row.into()))?;
    let placements = made(lists.placements, |row| {
        let key = RowKey::from(row.id());
        let text = rows.text(key, row.capture())?;
        row.model(text).map_err(|fault| (key, fault))
    })?;
    rows.sorted(placements, |row| Ok(row.into()))?;
    rows.sorted(lists.annotations, |row| Ok(row.model().into()))?;
    rows.sorted(lists.taggings, |row| Ok(row.model().into()))?;
    rows.sorted(lists.relations, |row| Ok(row.model().into()))?;
    rows.sorted(lists.links, |row| Ok(row.model().into()))?;
    rows.sorted(lists.memos, |row| Ok(row.model().into()))?;
    let rejections = made(lists.rejections, |row| {
        let key = RowKey::from(row.id());
        let text = rows.text(key, row.capture())?;
        row.model(text).map_err(|fault| (key, fault))
    })?;
    rows.sorted(rejections, |row| Ok(row.into()))?;
    rows.sorted(lists.saved_searches, |row| {
        let key = RowKey::from(row.id());
        row.model().map(Row::from).map_err(|fault| (key, fault))
    })?;
    let rows = rows.rows;
    check(&rows)?;

    let mut originals = lists.originals;
    originals.sort_unstable_by_key(|original| original.of);
    let mut tombstones: Vec<_> = lists
        .tombstones
        .into_iter()
        .map(|row| row.model())
        .collect();
    tombstones.sort_unstable();
    let mut history: Vec<_> = lists.history.into_iter().map(|row| row.model()).collect();
    history.sort_unstable_by_key(|entry| (entry.number, entry.id));
    Ok(Record {
        format,
        collection: id,
        lineage,
        documents_by: lists.documents_by,
        rows,
        originals,
        tombstones,
        history,
    })
}

struct Rows {
    rows: Vec<Row>,
    texts: BTreeMap<CaptureId, TextMap>,
    names: BTreeMap<DocumentId, String>,
}

impl Rows {
    /// Adds one kind, by id.
    fn sorted<M>(
        &mut self,
        mirrors: impl IntoIterator<Item = M>,
        mut model: impl FnMut(M) -> Result<Row, (RowKey, RowFault)>,
    ) -> Result<(), (RowKey, RowFault)> {
        let from = self.rows.len();
        for mirror in mirrors {
            self.rows.push(model(mirror)?);
        }
        self.rows[from..].sort_by_key(Row::key);
        Ok(())
    }

    /// Makes the captures and keeps their texts at hand.
    fn captures(
        &mut self,
        entries: Vec<super::lists::CaptureEntry<'_>>,
    ) -> Result<Vec<Capture>, (RowKey, RowFault)> {
        let made = made(entries, |entry| {
            let id = CaptureId(entry.mirror.id.0);
            let key = RowKey::from(id);
            let Some(text) = entry.text else {
                let document = self.names.get(&entry.mirror.document());
                let document = document.cloned().unwrap_or_default();
                return Err((key, RowFault::TextMissing { document }));
            };
            let text = TextMap::new(text);
            let capture = entry.mirror.model(&text).map_err(|fault| (key, fault))?;
            Ok((capture, text))
        })?;
        let mut captures = Vec::with_capacity(made.len());
        for (capture, text) in made {
            self.texts.insert(capture.id, text);
            captures.push(capture);
        }
        Ok(captures)
    }

    fn text(&self, key: RowKey, capture: CaptureId) -> Result<&TextMap, (RowKey, RowFault)> {
        let target = RowKey::from(capture);
        self.texts
            .get(&capture)
            .ok_or((key, RowFault::Dangling { target }))
    }
}

/// Makes rows of a list on all cores, in the order of the list; of several faults the first is told.
fn made<M: Send, R: Send>(
    mirrors: Vec<M>,
    model: impl Fn(M) -> Result<R, (RowKey, RowFault)> + Sync,
) -> Result<Vec<R>, (RowKey, RowFault)> {
    let mut rows = Vec::with_capacity(mirrors.len());
    let ranges = pieces_of(mirrors.len(), PIECE);
    let mut mirrors = mirrors.into_iter();
    let pieces: Vec<Mutex<Vec<M>>> = ranges
        .iter()
        .map(|range| Mutex::new(mirrors.by_ref().take(range.len()).collect()))
        .collect();
    let make = |piece: usize| {
        let mut piece = pieces[piece].lock().unwrap_or_else(PoisonError::into_inner);
        let mirrors = std::mem::take(&mut *piece);
        mirrors
            .into_iter()
            .map(&model)
            .collect::<Result<Vec<R>, _>>()
    };
    in_order(pieces.len(), make, |piece| {
        rows.extend(piece);
        Ok(())
    })?;
    Ok(rows)
}

/// Checks what no row can tell alone: ids, references, the tree of tags, and that parts belong to the same whole.
fn check(rows: &[Row]) -> Result<(), (RowKey, RowFault)> {
    let mut keys = HashSet::with_capacity(rows.len());
    for row in rows {
        if !keys.insert(row.key()) {
            return Err((row.key(), RowFault::Duplicate));
        }
    }
    for row in rows {
        let mut missing = None;
        references::for_each(row, |target| {
            if missing.is_none() && !keys.contains(&target) {
                missing = Some(target);
            }
        });
        if let Some(target) = missing {
            return Err((row.key(), RowFault::Dangling { target }));
        }
    }
    check_wholes(rows)?;
    check_tree(rows)
}

/// A document's capture is its own, a placement stays within its passage's document, and a value is of its variable's kind.
fn check_wholes(rows: &[Row]) -> Result<(), (RowKey, RowFault)> {
    let mut document_of: HashMap<CaptureId, DocumentId> = HashMap::new();
    let mut capture_of = HashMap::new();
    let mut kind_of: HashMap<VariableId, _> = HashMap::new();
    for row in rows {
        match row {
            Row::Capture(capture) => {
                document_of.insert(capture.id, capture.document);
            }
            Row::Passage(passage) => {
                capture_of.insert(passage.id, passage.capture);
            }
            Row::Variable(variable) => {
                kind_of.insert(variable.id, variable.kind);
            }
            _ => {}
        }
    }
    for row in rows {
        let (is_right, field) = match row {
            Row::Document(document) => (
                std::iter::once(document.capture)
                    .chain(document.paragraph_directions.iter().map(|set| set.capture))
                    .chain(document.furniture.iter().map(|change| change.capture))
                    .all(|capture| document_of.get(&capture) == Some(&document.id)),
                "capture",
            ),
            Row::Placement(placement) => {
                let own = capture_of
                    .get(&placement.passage)
                    .and_then(|capture| document_of.get(capture));
                (own == document_of.get(&placement.capture), "capture")
            }
            Row::VariableValue(value) => (
                kind_of
                    .get(&value.variable)
                    .is_some_and(|kind| fits(*kind, &value.value)),
                "value",
            ),
            _ => (true, ""),
        };
        if !is_right {
            return Err((row.key(), RowFault::Field { field }));
        }
    }
    Ok(())
}

/// No tag stands below itself or too deep. Parents are all there.
fn check_tree(rows: &[Row]) -> Result<(), (RowKey, RowFault)> {
    let mut parents: BTreeMap<TagId, Option<TagId>> = BTreeMap::new();
    for row in rows {
        if let Row::Tag(tag) = row {
            parents.insert(tag.id, tag.parent);
        }
    }
    for tag in parents.keys() {
        let mut depth = 1;
        let mut at = *tag;
        while let Some(Some(parent)) = parents.get(&at) {
            depth += 1;
            at = *parent;
            if at == *tag {
                return Err(((*tag).into(), RowFault::TagCycle));
            }
            if depth > MAX_TAG_DEPTH {
                // A tag above a circle never meets itself: go round once more to tell the two apart.
                let fault = if is_circle(&parents, at) {
                    RowFault::TagCycle
                } else {
                    RowFault::TagTooDeep {
                        limit: MAX_TAG_DEPTH,
                    }
                };
                return Err(((*tag).into(), fault));
            }
        }
    }
    Ok(())
}

/// Whether going up from a tag never ends.
fn is_circle(parents: &BTreeMap<TagId, Option<TagId>>, from: TagId) -> bool {
    let mut at = from;
    for _ in 0..=parents.len() {
        match parents.get(&at) {
            Some(Some(parent)) => at = *parent,
            _ => return false,
        }
    }
    true
}
