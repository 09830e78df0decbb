//! What a plan comes to: edits of rows, and the name of what was done.

use std::sync::Arc;

use crate::model::{AnnotatorId, CaptureId, RowEdit, RowKey, Sha256, TombstoneEdit};

/// The bytes of a file as they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Whose bytes.
    pub of: OriginalOf,
    /// As read.
    pub bytes: Arc<[u8]>,
}

/// What kept bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginalOf {
    /// What one capture was made of: a file, or its part of one.
    Capture(CaptureId),
    /// A whole file by its hash, kept once for all captures that were made of parts of it.
    Whole(Sha256),
}

impl From<CaptureId> for OriginalOf {
    fn from(capture: CaptureId) -> Self {
        Self::Capture(capture)
    }
}

/// What was done, as undo, redo and history name it. Stable codes: they stand in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(
    missing_docs,
    reason = "each name says what was done; the words are in i18n"
)]
pub enum ActionCode {
    CreateCollection,
    RenameCollection,
    AddDocuments,
    AddCapture,
    DecidePlaces,
    FindPlaces,
    RenameDocument,
    RemoveDocuments,
    SetDirection,
    SetFurniture,
    SetLanguage,
    MoveDocuments,
    CreateDocumentSet,
    RenameDocumentSet,
    DeleteDocumentSet,
    AddToDocumentSet,
    RemoveFromDocumentSet,
    CreateVariable,
    RenameVariable,
    DeleteVariable,
    SetValues,
    CreateTag,
    RenameTag,
    DefineTag,
    SetTagRules,
    SetCategory,
    RecolorTag,
    MoveTag,
    DeleteTag,
    MergeTags,
    ImportCodebook,
    CreateTagSet,
    RenameTagSet,
    DeleteTagSet,
    AddToTagSet,
    RemoveFromTagSet,
    Highlight,
    AddTag,
    RemoveTag,
    ChangeTags,
    SetExample,
    MoveEdges,
    DeleteAnnotations,
    WriteMemo,
    SetMemoKind,
    AttachMemo,
    DetachMemo,
    DeleteMemo,
    AddAnnotator,
    RenameAnnotator,
    AddLink,
    ChangeLink,
    DeleteLink,
    SetTerms,
    RejectMentions,
    RestoreMentions,
    TagPassages,
    SaveSearch,
    ChangeSearch,
    MarkSearchRun,
    DeleteSearch,
    Merge,
}

impl ActionCode {
    /// Every code.
    pub const ALL: &'static [Self] = &[
        Self::CreateCollection,
        Self::RenameCollection,
        Self::AddDocuments,
        Self::AddCapture,
        Self::DecidePlaces,
        Self::FindPlaces,
        Self::RenameDocument,
        Self::RemoveDocuments,
        Self::SetDirection,
        Self::SetFurniture,
        Self::SetLanguage,
        Self::MoveDocuments,
        Self::CreateDocumentSet,
        Self::RenameDocumentSet,
        Self::DeleteDocumentSet,
        Self::AddToDocumentSet,
        Self::RemoveFromDocumentSet,
        Self::CreateVariable,
        Self::RenameVariable,
        Self::DeleteVariable,
        Self::SetValues,
        Self::CreateTag,
        Self::RenameTag,
        Self::DefineTag,
        Self::SetTagRules,
        Self::SetCategory,
        Self::RecolorTag,
        Self::MoveTag,
        Self::DeleteTag,
        Self::MergeTags,
        Self::ImportCodebook,
        Self::CreateTagSet,
        Self::RenameTagSet,
        Self::DeleteTagSet,
        Self::AddToTagSet,
        Self::RemoveFromTagSet,
        Self::Highlight,
        Self::AddTag,
        Self::RemoveTag,
        Self::ChangeTags,
        Self::SetExample,
        Self::MoveEdges,
        Self::DeleteAnnotations,
        Self::WriteMemo,
        Self::SetMemoKind,
        Self::AttachMemo,
        Self::DetachMemo,
        Self::DeleteMemo,
        Self::AddAnnotator,
        Self::RenameAnnotator,
        Self::AddLink,
        Self::ChangeLink,
        Self::DeleteLink,
        Self::SetTerms,
        Self::RejectMentions,
        Self::RestoreMentions,
        Self::TagPassages,
        Self::SaveSearch,
        Self::ChangeSearch,
        Self::MarkSearchRun,
        Self::DeleteSearch,
        Self::Merge,
    ];

    /// The name in the journal.
    pub fn code(self) -> &'static str {
        match self {
            Self::CreateCollection => "create_collection",
            Self::RenameCollection => "rename_collection",
            Self::AddDocuments => "add_documents",
            Self::AddCapture => "add_capture",
            Self::DecidePlaces => "decide_places",
            Self::FindPlaces => "find_places",
            Self::RenameDocument => "rename_document",
            Self::RemoveDocuments => "remove_documents",
            Self::SetDirection => "set_direction",
            Self::SetFurniture => "set_furniture",
            Self::SetLanguage => "set_language",
            Self::MoveDocuments => "move_documents",
            Self::CreateDocumentSet => "create_document_set",
            Self::RenameDocumentSet => "rename_document_set",
            Self::DeleteDocumentSet => "delete_document_set",
            Self::AddToDocumentSet => "add_to_document_set",
            Self::RemoveFromDocumentSet => "remove_from_document_set",
            Self::CreateVariable => "create_variable",
            Self::RenameVariable => "rename_variable",
            Self::DeleteVariable => "delete_variable",
            Self::SetValues => "set_values",
            Self::CreateTag => "create_tag",
            Self::RenameTag => "rename_tag",
            Self::DefineTag => "define_tag",
            Self::SetTagRules => "set_tag_rules",
            Self::SetCategory => "set_category",
            Self::RecolorTag => "recolor_tag",
            Self::MoveTag => "move_tag",
            Self::DeleteTag => "delete_tag",
            Self::MergeTags => "merge_tags",
            Self::ImportCodebook => "import_codebook",
            Self::CreateTagSet => "create_tag_set",
            Self::RenameTagSet => "rename_tag_set",
            Self::DeleteTagSet => "delete_tag_set",
            Self::AddToTagSet => "add_to_tag_set",
            Self::RemoveFromTagSet => "remove_from_tag_set",
            Self::Highlight => "highlight",
            Self::AddTag => "add_tag",
            Self::RemoveTag => "remove_tag",
            Self::ChangeTags => "change_tags",
            Self::SetExample => "set_example",
            Self::MoveEdges => "move_edges",
            Self::DeleteAnnotations => "delete_annotations",
            Self::WriteMemo => "write_memo",
            Self::SetMemoKind => "set_memo_kind",
            Self::AttachMemo => "attach_memo",
            Self::DetachMemo => "detach_memo",
            Self::DeleteMemo => "delete_memo",
            Self::AddAnnotator => "add_annotator",
            Self::RenameAnnotator => "rename_annotator",
            Self::AddLink => "add_link",
            Self::ChangeLink => "change_link",
            Self::DeleteLink => "delete_link",
            Self::SetTerms => "set_terms",
            Self::RejectMentions => "reject_mentions",
            Self::RestoreMentions => "restore_mentions",
            Self::TagPassages => "tag_passages",
            Self::SaveSearch => "save_search",
            Self::ChangeSearch => "change_search",
            Self::MarkSearchRun => "mark_search_run",
            Self::DeleteSearch => "delete_search",
            Self::Merge => "merge",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.code() == code)
    }
}

/// What was done, to what, by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What.
    pub code: ActionCode,
    /// The name of what it was done to, such as a tag's label; empty where there is none.
    pub subject: String,
    /// By whom, where known.
    pub annotator: Option<AnnotatorId>,
}

/// A planned change: nothing has happened yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it does.
    pub action: Action,
    /// Parents before children; empty only for a merge that found nothing but conflicts and tombstones.
    pub edits: Vec<RowEdit>,
    /// Tombstones of rows that this collection never held, by key; only merges have such.
    pub tombstones: Vec<TombstoneEdit>,
    /// Bytes of captures that the edits insert, and of the whole files that those are parts of.
    pub originals: Vec<Original>,
    /// Whether it is one undo step with the change before.
    pub joins: bool,
    /// Rows that a merge left as they are because they differ or were deleted there.
    pub conflicts: Vec<RowKey>,
    /// The rows that answer the command: the new annotation, tag, memo or documents.
    pub answer: Vec<RowKey>,
}

impl Change {
    /// The rows that change, in order of the edits.
    pub fn touched(&self) -> Vec<RowKey> {
        self.edits.iter().map(RowEdit::key).collect()
    }
}
