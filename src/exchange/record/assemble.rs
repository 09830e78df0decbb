//! Turns the lists of a record into rows of the model and proves that they hold together.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use super::check::{check_references, check_whole};
use super::error::RowFault;
use super::lists::Lists;
use super::text_map::TextMap;
use super::value::{Format, Record};
use crate::base::{in_order, pieces_of};
use crate::model::{Capture, CaptureId, DocumentId, Row, RowKey};

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
    check_all(&rows)?;

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

/// Checks ids, and each row among all.
pub(super) fn check_all(rows: &[Row]) -> Result<(), (RowKey, RowFault)> {
    let mut by_key: HashMap<RowKey, &Row> = HashMap::with_capacity(rows.len());
    for row in rows {
        if by_key.insert(row.key(), row).is_some() {
            return Err((row.key(), RowFault::Duplicate));
        }
    }
    let find = |key| by_key.get(&key).map(|row| (*row).clone());
    for row in rows {
        check_references(row, &find).map_err(|fault| (row.key(), fault))?;
    }
    rows.iter()
        .try_for_each(|row| check_whole(row, &find).map_err(|fault| (row.key(), fault)))
}
