//! Words for what happened and for what went wrong: used by the window and the command line, the two edges (I13).

mod codebooks;
mod errors;
mod exchange;
mod moments;
mod queries;
mod records;
mod reports;

pub use codebooks::codebook_lines;
pub use errors::{
    engine_error_words, job_error_words, locate_error_words, open_error_words, restore_error_words,
    store_error_words,
};
pub use exchange::{loss_lines, loss_word, refi_lines, refi_note_words};
pub use moments::moment_words;
pub use queries::query_error_words;
pub use records::record_error_words;
pub use reports::{check_words, report_lines};

use crate::command::{Action, ActionCode, Refusal};
use crate::i18n::{Counted, Language, Word, Wording, fill};
use crate::model::{Snapshot, VariableKind};

/// The name of an action as undo and history say it: “add a tag “Attribution””.
pub fn action_words(action: &Action, wording: Wording) -> String {
    let word = match action.code {
        ActionCode::CreateCollection => Word::ActCreateCollection,
        ActionCode::RenameCollection => Word::ActRenameCollection,
        ActionCode::AddDocuments => Word::ActAddDocuments,
        ActionCode::AddCapture => Word::ActAddCapture,
        ActionCode::DecidePlaces => Word::ActDecidePlaces,
        ActionCode::FindPlaces => Word::ActFindPlaces,
        ActionCode::RenameDocument => Word::ActRenameDocument,
        ActionCode::RemoveDocuments => Word::ActDeleteDocument,
        ActionCode::SetDirection => Word::ActSetDirection,
        ActionCode::SetFurniture => Word::ActSetFurniture,
        ActionCode::SetLanguage => Word::ActSetLanguage,
        ActionCode::MoveDocuments => Word::ActMoveDocuments,
        ActionCode::CreateDocumentSet => Word::ActNewDocumentSet,
        ActionCode::RenameDocumentSet => Word::ActRenameDocumentSet,
        ActionCode::DeleteDocumentSet => Word::ActDeleteDocumentSet,
        ActionCode::AddToDocumentSet => Word::ActAddToDocumentSet,
        ActionCode::RemoveFromDocumentSet => Word::ActRemoveFromDocumentSet,
        ActionCode::CreateVariable => Word::ActNewVariable,
        ActionCode::RenameVariable => Word::ActRenameVariable,
        ActionCode::DeleteVariable => Word::ActDeleteVariable,
        ActionCode::SetValues => Word::ActSetValue,
        ActionCode::SetTagRules => Word::ActSetTagRules,
        ActionCode::SetCategory => Word::ActSetCategory,
        ActionCode::MergeTags => Word::ActMergeTags,
        ActionCode::ImportCodebook => Word::ActImportCodebook,
        ActionCode::CreateTagSet => Word::ActNewTagSet,
        ActionCode::RenameTagSet => Word::ActRenameTagSet,
        ActionCode::DeleteTagSet => Word::ActDeleteTagSet,
        ActionCode::AddToTagSet => Word::ActAddToTagSet,
        ActionCode::RemoveFromTagSet => Word::ActRemoveFromTagSet,
        ActionCode::ChangeTags => Word::ActChangeTags,
        ActionCode::SetExample => Word::ActSetExample,
        ActionCode::SetMemoKind => Word::ActSetMemoKind,
        ActionCode::AttachMemo => Word::ActAttachMemo,
        ActionCode::DetachMemo => Word::ActDetachMemo,
        ActionCode::CreateTag => Word::ActNewTag,
        ActionCode::RenameTag => Word::ActRenameTag,
        ActionCode::DefineTag => Word::ActDefineTag,
        ActionCode::RecolorTag => Word::ActRecolorTag,
        ActionCode::MoveTag => Word::ActMoveTag,
        ActionCode::DeleteTag => Word::ActDeleteTag,
        ActionCode::Highlight => Word::ActHighlight,
        ActionCode::AddTag => Word::ActAddTag,
        ActionCode::RemoveTag => Word::ActRemoveTag,
        ActionCode::MoveEdges => Word::ActMoveEdge,
        ActionCode::DeleteAnnotations => Word::ActDeleteAnnotation,
        ActionCode::WriteMemo => Word::ActWriteMemo,
        ActionCode::DeleteMemo => Word::ActDeleteMemo,
        ActionCode::AddAnnotator => Word::ActAddAnnotator,
        ActionCode::RenameAnnotator => Word::ActRenameAnnotator,
        ActionCode::AddLink => Word::ActAddLink,
        ActionCode::ChangeLink => Word::ActChangeLink,
        ActionCode::DeleteLink => Word::ActDeleteLink,
        ActionCode::SetTerms => Word::ActSetTerms,
        ActionCode::RejectMentions => Word::ActRejectMentions,
        ActionCode::RestoreMentions => Word::ActRestoreMentions,
        ActionCode::TagPassages => Word::ActTagPassages,
        ActionCode::SaveSearch => Word::ActSaveSearch,
        ActionCode::ChangeSearch => Word::ActChangeSearch,
        ActionCode::MarkSearchRun => Word::ActMarkSearchRun,
        ActionCode::DeleteSearch => Word::ActDeleteSearch,
        ActionCode::Merge => Word::ActMerge,
    };
    let name = wording.text(word);
    let subject: String = action.subject.chars().take(40).collect();
    let tells_subject = matches!(
        action.code,
        ActionCode::AddTag
            | ActionCode::RemoveTag
            | ActionCode::CreateTag
            | ActionCode::DeleteTag
            | ActionCode::RenameTag
            | ActionCode::MergeTags
            | ActionCode::SetTagRules
            | ActionCode::SetExample
            | ActionCode::CreateTagSet
            | ActionCode::DeleteTagSet
            | ActionCode::CreateDocumentSet
            | ActionCode::DeleteDocumentSet
            | ActionCode::AddToDocumentSet
            | ActionCode::RemoveFromDocumentSet
            | ActionCode::CreateVariable
            | ActionCode::DeleteVariable
            | ActionCode::SetValues
            | ActionCode::AddLink
            | ActionCode::ChangeLink
            | ActionCode::SetTerms
            | ActionCode::RejectMentions
            | ActionCode::RestoreMentions
            | ActionCode::TagPassages
            | ActionCode::SaveSearch
            | ActionCode::ChangeSearch
            | ActionCode::MarkSearchRun
            | ActionCode::DeleteSearch
    );
    if subject.is_empty() || !tells_subject {
        return name.to_owned();
    }
    fill(
        Word::ActOf,
        wording,
        &[("action", &name), ("title", &subject)],
    )
}

/// Why a command was refused, as a sentence.
pub fn refusal_words(refusal: &Refusal, snapshot: &Snapshot, wording: Wording) -> String {
    let label = |tag: crate::model::TagId| {
        snapshot
            .tag(tag)
            .map(|tag| {
                tag.label
                    .prefer(wording.language == Language::Arabic)
                    .to_owned()
            })
            .unwrap_or_default()
    };
    let reason = match refusal {
        Refusal::Missing { .. } | Refusal::Dangling { .. } => {
            wording.text(Word::WhyGone).to_owned()
        }
        Refusal::EmptyName => wording.text(Word::WhyEmptyName).to_owned(),
        Refusal::NameTooLong { limit, .. } => fill(Word::WhyNameLong, wording, &[("n", limit)]),
        Refusal::InvisibleName => wording.text(Word::WhyInvisibleName).to_owned(),
        Refusal::NameTaken { name } => fill(Word::WhyNameTaken, wording, &[("title", name)]),
        Refusal::NoLanguage { language } => {
            fill(Word::WhyNoLanguage, wording, &[("title", language)])
        }
        Refusal::OneValue { name } => fill(Word::WhyOneValue, wording, &[("title", name)]),
        Refusal::WrongValue { name, kind } => {
            let word = match kind {
                VariableKind::Text => Word::WhyNotText,
                VariableKind::Number => Word::WhyNotNumber,
                VariableKind::Date => Word::WhyNotDate,
                VariableKind::Boolean => Word::WhyNotBoolean,
            };
            fill(word, wording, &[("title", name)])
        }
        Refusal::NoParagraph { .. } => wording.text(Word::WhyNoParagraph).to_owned(),
        Refusal::TagInUse { label, n } => {
            let annotations = Counted::Annotation.of(*n);
            let values: [(&str, &dyn crate::i18n::Insert); 2] =
                [("title", label), ("annotations", &annotations)];
            fill(Word::WhyTagInUse, wording, &values)
        }
        Refusal::MergeBelow { label } => fill(Word::WhyMergeBelow, wording, &[("title", label)]),
        Refusal::LabelTaken { tag, .. } => {
            fill(Word::WhyNameTaken, wording, &[("title", &label(*tag))])
        }
        Refusal::Category { label } => fill(Word::WhyCategory, wording, &[("title", label)]),
        Refusal::TagCycle => wording.text(Word::WhyCycle).to_owned(),
        Refusal::TooDeep { limit, .. } => fill(Word::WhyTooDeep, wording, &[("n", limit)]),
        Refusal::NoPassage => wording.text(Word::WhyNoSelection).to_owned(),
        Refusal::Span(_) | Refusal::SpanOrder => wording.text(Word::WhySpan).to_owned(),
        Refusal::SameEnd => wording.text(Word::WhySameEnd).to_owned(),
        Refusal::Former { .. } => wording.text(Word::WhyFormer).to_owned(),
        Refusal::NoOriginal { .. } => wording.text(Word::WhyNoOriginal).to_owned(),
        Refusal::NoChange => wording.text(Word::MsgNothing).to_owned(),
        Refusal::NothingToUndo => return wording.text(Word::EditUndoNone).to_owned(),
        Refusal::NothingToRedo => return wording.text(Word::EditRedoNone).to_owned(),
        Refusal::QuoteMismatch { .. } => return wording.text(Word::ErrQuoteMismatch).to_owned(),
        Refusal::HashMismatch { .. } => wording.text(Word::WhyOtherText).to_owned(),
        Refusal::Conflict { .. } => wording.text(Word::WhyChangedSince).to_owned(),
    };
    fill(Word::MsgRefused, wording, &[("reason", &reason.as_str())])
}

#[cfg(test)]
mod tests;
