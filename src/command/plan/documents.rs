//! The collection's name, its documents and their order.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_name;
use crate::command::plan::removal::Removal;
use crate::command::plan::{Planned, belongings, order};
use crate::command::{ActionCode, NewDocument, Original, OriginalOf, Refusal};
use crate::model::{Capture, CaptureId, Document, DocumentId, RowKey, Sha256};

pub(super) fn rename_collection(draft: &mut Draft<'_>, name: &str) -> Result<Planned, Refusal> {
    let name = checked_name(name)?;
    let collection = draft.snapshot.collection().ok_or(Refusal::NoChange)?;
    let mut renamed = (**collection).clone();
    renamed.name.clone_from(&name);
    let key = RowKey::from(renamed.id);
    draft.put(renamed);
    Ok(Planned::new(ActionCode::RenameCollection, name).answer(key))
}

/// Adds documents at the end of the list, in the order given.
pub(super) fn add(draft: &mut Draft<'_>, documents: &[NewDocument]) -> Result<Planned, Refusal> {
    let subject = match documents {
        [one] => checked_name(&one.name)?,
        _ => String::new(),
    };
    let mut planned = Planned::new(ActionCode::AddDocuments, subject);
    let last = draft.snapshot.documents_in_order().next_back();
    let mut rank = last.map(|document| document.rank);
    let now = draft.now();
    let mut ids = Vec::with_capacity(documents.len());
    for new in documents {
        let (id, capture) = (draft.new_id(DocumentId), draft.new_id(CaptureId));
        let next = order::after(rank);
        rank = Some(next);
        draft.put(Document {
            id,
            name: checked_name(&new.name)?,
            capture,
            rank: next,
            language: new.language.clone(),
            direction: None,
            paragraph_directions: Vec::new(),
            furniture: Vec::new(),
            added: now,
        });
        put_capture(draft, &mut planned, (id, capture), new);
        planned.answer.push(id.into());
        ids.push(id);
    }
    belongings::add(draft, &ids, documents)?;
    Ok(planned)
}

/// Writes a capture of what was found, and takes its bytes along.
pub(super) fn put_capture(
    draft: &mut Draft<'_>,
    planned: &mut Planned,
    (document, id): (DocumentId, CaptureId),
    new: &NewDocument,
) {
    let capture = Capture {
        id,
        document,
        text: Arc::clone(&new.text),
        text_sha256: Sha256::of(new.text.as_bytes()),
        original_sha256: new.original_sha256,
        original_len: new.original.len() as u64,
        original_name: file_name(&new.original_name).to_owned(),
        original_modified: new.original_modified,
        encoding: new.encoding.clone(),
        extractor: new.extractor.clone(),
        notes: new.notes.clone(),
        structure: new.structure.clone().into(),
        created: draft.now(),
    };
    let whole_sha256 = capture.whole_sha256();
    draft.put(capture);
    planned.originals.push(Original {
        of: OriginalOf::Capture(id),
        bytes: Arc::clone(&new.original),
    });
    if let Some((sha256, whole)) = whole_sha256.zip(new.whole.as_ref())
        && planned.wholes.insert(sha256)
    {
        planned.originals.push(Original {
            of: OriginalOf::Whole(sha256),
            bytes: Arc::clone(whole),
        });
    }
}

/// What stands after the last separator of either kind of system: a collection never holds a path.
fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

pub(super) fn rename(
    draft: &mut Draft<'_>,
    id: DocumentId,
    name: &str,
) -> Result<Planned, Refusal> {
    let mut document = (*find(draft, id)?).clone();
    document.name = checked_name(name)?;
    let planned = Planned::new(ActionCode::RenameDocument, document.name.clone()).answer(id);
    draft.put(document);
    Ok(planned)
}

/// Moves documents in the list, in the order in which they stand there.
pub(super) fn move_to(
    draft: &mut Draft<'_>,
    documents: &[DocumentId],
    before: Option<DocumentId>,
) -> Result<Planned, Refusal> {
    let subject = subject_of(draft, documents)?;
    let going: BTreeSet<DocumentId> = documents.iter().copied().collect();
    let snapshot = draft.snapshot;
    let list = || snapshot.documents_in_order();
    let (moved, others): (Vec<_>, Vec<_>) = list().partition(|row| going.contains(&row.id));
    let index = match before {
        Some(before) => others
            .iter()
            .position(|document| document.id == before)
            .ok_or(Refusal::Missing { key: before.into() })?,
        None => others.len(),
    };
    let (head, tail) = others.split_at(index);
    let wanted = || head.iter().chain(&moved).chain(tail).copied();
    if wanted().map(|row| row.id).eq(list().map(|row| row.id)) {
        return Err(Refusal::NoChange);
    }
    let rank = |row: Option<&&Arc<Document>>| row.map(|row| row.rank);
    let ranked: Vec<(&Arc<Document>, i64)> =
        match order::between(rank(head.last()), rank(tail.first()), moved.len()) {
            Some(ranks) => moved.iter().copied().zip(ranks).collect(),
            None => wanted()
                .zip(order::anew(head.len() + moved.len() + tail.len()))
                .collect(),
        };
    let mut planned = Planned::new(ActionCode::MoveDocuments, subject);
    for (row, rank) in ranked {
        let mut document = (**row).clone();
        document.rank = rank;
        draft.put(document);
    }
    planned
        .answer
        .extend(moved.iter().map(|row| RowKey::from(row.id)));
    Ok(planned)
}

/// Takes documents out with all that stands on them.
pub(super) fn remove(draft: &mut Draft<'_>, documents: &[DocumentId]) -> Result<Planned, Refusal> {
    let subject = subject_of(draft, documents)?;
    let mut removal = Removal::new(draft);
    for id in documents {
        removal.document(*id);
    }
    removal.finish();
    Ok(Planned::new(ActionCode::RemoveDocuments, subject))
}

/// The name of one document, nothing of several; refused where one is not there.
pub(super) fn subject_of(draft: &Draft<'_>, documents: &[DocumentId]) -> Result<String, Refusal> {
    for id in documents {
        find(draft, *id)?;
    }
    match documents {
        [one] => Ok(find(draft, *one)?.name.clone()),
        _ => Ok(String::new()),
    }
}

pub(super) fn find(draft: &Draft<'_>, id: DocumentId) -> Result<Arc<Document>, Refusal> {
    draft
        .snapshot
        .document(id)
        .cloned()
        .ok_or(Refusal::Missing { key: id.into() })
}
