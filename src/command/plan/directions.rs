//! Direction and language: of the collection, of documents, of single paragraphs.

use crate::command::plan::Planned;
use crate::command::plan::documents::{find, subject_of};
use crate::command::plan::draft::Draft;
use crate::command::{ActionCode, Refusal};
use crate::model::{DocumentId, ParagraphDirection, RowKey};
use crate::text::{ByteOffset, Direction};

/// The longest BCP 47 tag that is taken, in characters.
const MAX_LANGUAGE: usize = 35;

pub(super) fn set_collection(
    draft: &mut Draft<'_>,
    direction: Option<Direction>,
) -> Result<Planned, Refusal> {
    let collection = draft.snapshot.collection().ok_or(Refusal::NoChange)?;
    let mut turned = (**collection).clone();
    turned.direction = direction;
    let planned = Planned::new(ActionCode::SetDirection, turned.name.clone()).answer(turned.id);
    draft.put(turned);
    Ok(planned)
}

pub(super) fn set_document(
    draft: &mut Draft<'_>,
    id: DocumentId,
    direction: Option<Direction>,
) -> Result<Planned, Refusal> {
    let mut document = (*find(draft, id)?).clone();
    document.direction = direction;
    let planned = Planned::new(ActionCode::SetDirection, document.name.clone()).answer(id);
    draft.put(document);
    Ok(planned)
}

/// Sets the direction of the paragraph that starts at a byte of the current capture.
pub(super) fn set_paragraph(
    draft: &mut Draft<'_>,
    id: DocumentId,
    start: ByteOffset,
    direction: Option<Direction>,
) -> Result<Planned, Refusal> {
    let mut document = (*find(draft, id)?).clone();
    let key = RowKey::from(document.capture);
    let capture = draft.snapshot.capture(document.capture);
    let capture = capture.ok_or(Refusal::Missing { key })?;
    if !starts_paragraph(&capture.text, start) {
        return Err(Refusal::NoParagraph { at: start.0 });
    }
    let place = (capture.id, start);
    let directions = &mut document.paragraph_directions;
    let at = directions.binary_search_by_key(&place, |set| (set.capture, set.start));
    match (at, direction) {
        (Ok(index), Some(direction)) => directions[index].direction = direction,
        (Ok(index), None) => {
            directions.remove(index);
        }
        (Err(index), Some(direction)) => directions.insert(
            index,
            ParagraphDirection {
                capture: capture.id,
                start,
                direction,
            },
        ),
        (Err(_), None) => return Err(Refusal::NoChange),
    }
    let planned = Planned::new(ActionCode::SetDirection, document.name.clone()).answer(id);
    draft.put(document);
    Ok(planned)
}

/// Whether a paragraph starts at a byte: at the text's start and after each line feed.
pub(super) fn starts_paragraph(text: &str, start: ByteOffset) -> bool {
    match start.index().checked_sub(1) {
        None => true,
        Some(before) => text.as_bytes().get(before) == Some(&b'\n'),
    }
}

pub(super) fn set_language(
    draft: &mut Draft<'_>,
    documents: &[DocumentId],
    language: Option<&str>,
) -> Result<Planned, Refusal> {
    let language = language.map(checked_language).transpose()?;
    let subject = subject_of(draft, documents)?;
    let mut planned = Planned::new(ActionCode::SetLanguage, subject);
    for id in documents {
        let mut document = (*find(draft, *id)?).clone();
        document.language.clone_from(&language);
        draft.put(document);
        planned = planned.answer(*id);
    }
    Ok(planned)
}

/// A tag of the shape of BCP 47: parts of 1 to 8 letters or digits, the first of 2 or more letters.
pub fn checked_language(language: &str) -> Result<String, Refusal> {
    let language = language.trim();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = language.split('-').next().unwrap_or_default();
    let is_tag = language.len() <= MAX_LANGUAGE
        && language.split('-').all(is_part)
        && first.len() >= 2
        && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    match is_tag {
        true => Ok(language.to_owned()),
        false => Err(Refusal::NoLanguage {
            language: language.to_owned(),
        }),
    }
}
