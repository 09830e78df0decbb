//! The terms of a tag.

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_name;
use crate::command::plan::tags::subject;
use crate::command::{ActionCode, Refusal};
use crate::model::{TagId, Term};

pub(super) fn set(draft: &mut Draft<'_>, id: TagId, terms: &[Term]) -> Result<Planned, Refusal> {
    let mut tag = (*draft.tag(id)?).clone();
    tag.terms = checked_terms(terms)?;
    let planned = Planned::new(ActionCode::SetTerms, subject(&tag.label)).answer(id);
    draft.put(tag);
    Ok(planned)
}

/// Terms as they are kept: trimmed, each spelling once.
pub(super) fn checked_terms(terms: &[Term]) -> Result<Vec<Term>, Refusal> {
    let mut kept: Vec<Term> = Vec::with_capacity(terms.len());
    for term in terms {
        let term = Term {
            text: checked_name(&term.text)?,
            ..term.clone()
        };
        if kept.iter().all(|other| !other.is_same_as(&term)) {
            kept.push(term);
        }
    }
    Ok(kept)
}
