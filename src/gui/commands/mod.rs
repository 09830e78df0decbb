//! What a person can ask of the window.
//!
//! [`UiCommand`] owns label, icon, shortcut and enabled-when of everything without an argument; it feeds menu, palette and
//! tooltips. [`Request`] is what panels send: such a command, a command for the collection, or a place to go to.

mod collection;
mod other_keys;
mod search;
mod shortcut;
#[cfg(test)]
mod table_tests;
mod ui_command;
mod why;

pub use collection::{BackupChoice, CollectionRequest};
pub use other_keys::{KeyGroup, NUMBER_KEYS, OTHER_KEYS};
pub use search::{SearchRequest, Showing};
pub use shortcut::{Keys, claim_plain_keys, take_pressed};
pub use ui_command::{Availability, Section, UiCommand};

use std::path::PathBuf;

use crate::analysis::passages::PassageScope;
use crate::command::Command;
use crate::engine::preferences::BottomTab;
use crate::exchange::formats::ExportFormat;
use crate::gui::panels::{WantedPage, WordsRequest};
use crate::gui::popups::{ExportCount, ExportTo};
use crate::gui::reader::{ColorBy, MarkFilter};
use crate::model::{
    AnnotationId, CaptureId, DocumentId, DocumentSetId, LinkId, MemoTarget, SavedSearchId, TagId,
    TagSetId,
};
use crate::text::Encoding;

/// What a panel asks for.
#[derive(Clone, Debug)]
pub enum Request {
    /// A command of the window.
    Ui(UiCommand),
    /// A command for the open collection.
    Core(Box<Command>),
    /// Opens a collection, a folder or documents.
    OpenPaths(Vec<PathBuf>),
    /// Shows a document.
    ShowDocument(DocumentId),
    /// Opens a document in a tab of its own or in the pane beside.
    OpenDocument(DocumentId, OpenIn),
    /// Goes to a paragraph of the document by its number.
    GoToParagraph(usize),
    /// Does something with a tab.
    Tab {
        /// The pane by its number.
        pane: u8,
        /// The tab by its document.
        document: DocumentId,
        /// What.
        what: TabRequest,
    },
    /// Selects an annotation and scrolls to it if `reveal`.
    SelectAnnotation {
        /// Which.
        annotation: AnnotationId,
        /// Whether the reading view goes there.
        reveal: bool,
    },
    /// Goes to an annotation's place and gives the text the focus.
    GoToAnnotation(AnnotationId),
    /// Lists passages below the text.
    ShowPassages(PassageScope),
    /// Brings a list below the text into view.
    ShowBottom(BottomTab),
    /// Puts tags on annotations and takes others off.
    Retag {
        /// Which.
        annotations: Vec<AnnotationId>,
        /// What they get.
        add: Vec<crate::command::TagChoice>,
        /// What they lose.
        remove: Vec<TagId>,
    },
    /// Copies quotes with their references.
    CopyPassages(Vec<AnnotationId>),
    /// Shows a tag in the inspector.
    SelectTag(TagId),
    /// Puts a tag on the selection or the selected annotation.
    ApplyTag(crate::command::TagChoice),
    /// The same for several tags, as one step.
    ApplyTags(Vec<crate::command::TagChoice>),
    /// Gives a tag a number, 1 to 9.
    NumberTag(TagId, u8),
    /// Opens the memo of something in the inspector.
    WriteMemo(MemoTarget),
    /// Reads a page of history.
    ReadHistory(WantedPage),
    /// Asks before so many changes are undone.
    AskUndoTo(usize),
    /// Undoes so many changes, one after the other.
    UndoMany(usize),
    /// Asks for a name.
    AskName(NamePurpose),
    /// Says something in the status line, as a warning.
    Say(String),
    /// Asks into which tag to merge these.
    AskMergeTags(Vec<TagId>),
    /// Opens the passages of a tag with words how to give some of them another one.
    SplitTag(TagId),
    /// Asks under which tag to move these.
    AskMoveTags(Vec<TagId>),
    /// Asks how to delete a tag.
    AskDeleteTag(TagId),
    /// Asks before a document is removed.
    AskRemoveDocument(DocumentId),
    /// Takes documents for read or unread.
    SetRead(Vec<DocumentId>, bool),
    /// Reads a document's bytes again in another encoding.
    Reread(DocumentId, Encoding),
    /// Opens a document's text to be edited.
    EditText(DocumentId),
    /// Asks where to write the file that a capture was made of.
    SaveOriginal(CaptureId),
    /// Asks for a file to be read as a new version of a document.
    NewVersion(DocumentId),
    /// Takes a file for a new version of a document.
    TakeVersion(DocumentId, PathBuf),
    /// Opens the places of annotations that are to be decided in a document.
    DecidePlaces(DocumentId),
    /// Shows a version of a document to be read, at a byte of its text; the current one ends reading a former one.
    ReadVersion(CaptureId, Option<u32>),
    /// Asks what a link is to mean.
    ChangeRelation(LinkId),
    /// Shows, dims or hides annotations in the text.
    FilterMarks(Box<MarkFilter>),
    /// Colors annotations by their tags or by who made them.
    ColorMarks(ColorBy),
    /// Counts what a format cannot hold.
    CountExport(Box<ExportCount>),
    /// Writes the collection, or a part of it.
    WriteExport(Box<ExportTo>),
    /// Asks where to write it.
    ChooseExportFile {
        /// The file that is proposed.
        path: String,
        /// In which format.
        format: &'static ExportFormat,
    },
    /// Stops the running job.
    CancelJob(u64),
    /// Takes the name of the one who works here.
    NamePerson(String),
    /// Goes on without a name of one's own.
    NameLater,
    /// Takes a collection off the list of recent ones.
    Forget(PathBuf),
    /// Something about collections as files.
    Collection(CollectionRequest),
    /// Something about hits of a search.
    Search(SearchRequest),
    /// Something about counted words.
    Words(WordsRequest),
}

/// Where a document is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenIn {
    /// In a tab of its own.
    Tab,
    /// In the pane beside the one at work.
    Beside,
}

/// What is asked of a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabRequest {
    /// It is shown.
    Show,
    /// It stays until it is closed.
    Keep,
    /// It is closed.
    Close,
    /// All others of its pane are closed.
    CloseOthers,
    /// Its document is opened beside it, too.
    OpenBeside,
    /// It goes to the pane beside.
    MoveBeside,
    /// The tab of this place in its pane is shown and takes the focus.
    Walk(usize),
}

impl Request {
    /// Opens a document as a click asks for it: here, or in a tab of its own with Ctrl or ⌘.
    pub fn open(document: DocumentId, modifiers: egui::Modifiers) -> Self {
        if modifiers.command {
            Self::OpenDocument(document, OpenIn::Tab)
        } else {
            Self::ShowDocument(document)
        }
    }
}

/// What an asked name is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePurpose {
    /// A tag's new label.
    RenameTag(TagId),
    /// A new tag, perhaps under another.
    NewTag(Option<TagId>),
    /// A new category at the top.
    NewCategory,
    /// A new set of these tags.
    NewTagSet,
    /// A set's new name.
    RenameTagSet(TagSetId),
    /// A document's new name.
    RenameDocument(DocumentId),
    /// A new document set, perhaps with a first document.
    NewDocumentSet(Option<DocumentId>),
    /// A document set's new name.
    RenameDocumentSet(DocumentSetId),
    /// The code of a document's language.
    Language(DocumentId),
    /// The name under which what is looked for is kept.
    SaveSearch,
    /// A saved search's new name.
    RenameSearch(SavedSearchId),
    /// The name of the one who works here.
    Person,
    /// The same, asked for at the first annotation, which waits for it.
    FirstName,
}
