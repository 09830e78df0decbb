//! Document sets: named groups of documents. A document may be in several.

use std::sync::Arc;

use crate::command::plan::Planned;
use crate::command::plan::documents::find as find_document;
use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_free;
use crate::command::plan::removal::Removal;
use crate::command::{ActionCode, Refusal};
use crate::model::{DocumentId, DocumentSet, DocumentSetId};

pub(super) fn create(
    draft: &mut Draft<'_>,
    name: &str,
    documents: &[DocumentId],
) -> Result<Planned, Refusal> {
    let name = checked_free(name, names(draft, None))?;
    let id = draft.new_id(DocumentSetId);
    let mut set = DocumentSet {
        id,
        name,
        members: Vec::new(),
    };
    put_in(draft, &mut set, documents)?;
    let planned = Planned::new(ActionCode::CreateDocumentSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

pub(super) fn rename(
    draft: &mut Draft<'_>,
    id: DocumentSetId,
    name: &str,
) -> Result<Planned, Refusal> {
    let mut set = (*find(draft, id)?).clone();
    set.name = checked_free(name, names(draft, Some(id)))?;
    let planned = Planned::new(ActionCode::RenameDocumentSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

pub(super) fn delete(draft: &mut Draft<'_>, id: DocumentSetId) -> Result<Planned, Refusal> {
    let name = find(draft, id)?.name.clone();
    let mut removal = Removal::new(draft);
    removal.document_set(id);
    removal.finish();
    Ok(Planned::new(ActionCode::DeleteDocumentSet, name))
}

pub(super) fn add(
    draft: &mut Draft<'_>,
    id: DocumentSetId,
    documents: &[DocumentId],
) -> Result<Planned, Refusal> {
    let mut set = (*find(draft, id)?).clone();
    put_in(draft, &mut set, documents)?;
    let planned = Planned::new(ActionCode::AddToDocumentSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

pub(super) fn remove(
    draft: &mut Draft<'_>,
    id: DocumentSetId,
    documents: &[DocumentId],
) -> Result<Planned, Refusal> {
    let mut set = (*find(draft, id)?).clone();
    let going: std::collections::BTreeSet<DocumentId> = documents.iter().copied().collect();
    set.members.retain(|member| !going.contains(member));
    let planned = Planned::new(ActionCode::RemoveFromDocumentSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

/// Puts documents at the end, those that are not in it yet.
fn put_in(
    draft: &Draft<'_>,
    set: &mut DocumentSet,
    documents: &[DocumentId],
) -> Result<(), Refusal> {
    let mut there: std::collections::BTreeSet<DocumentId> = set.members.iter().copied().collect();
    for id in documents {
        find_document(draft, *id)?;
        if there.insert(*id) {
            set.members.push(*id);
        }
    }
    Ok(())
}

fn names<'a>(
    draft: &Draft<'a>,
    except: Option<DocumentSetId>,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let others = draft.snapshot.document_sets();
    others
        .filter(move |set| Some(set.id) != except)
        .map(|set| set.name.as_str())
}

fn find(draft: &Draft<'_>, id: DocumentSetId) -> Result<Arc<DocumentSet>, Refusal> {
    let set = draft.snapshot.document_set(id).cloned();
    set.ok_or(Refusal::Missing { key: id.into() })
}
