//! The panels around the text: top bar, documents, tags, inspector, status line.
//!
//! A panel reads a snapshot and view state, and pushes requests; it never writes (I3).

mod annotators;
mod bottom;
mod documents;
mod find_bar;
mod inspector;
mod links;
mod memo;
mod pane_tools;
mod properties;
mod reading_settings;
mod status;
mod tag_editor;
mod tags;
mod top_bar;

pub use bottom::{
    BottomState, Found, HistoryState, HitAt, HitExtent, HitKey, MemosState, PassagesState,
    ResultsState, SearchView, Stage, Switches, WantedPage, WordTable, WordsRequest, WordsState,
    bottom_ui, lines_table, lines_text, references_of, scope_of_tag, spans_of,
};
pub(in crate::gui) use documents::language_words;
pub use documents::{DocumentsState, documents_ui};
pub use find_bar::{FindAnswer, FindOptions, FindStatus, find_bar_ui};
pub use inspector::{InspectorState, inspector_ui};
pub use memo::{DraftKey, MemoDrafts, MemoWrite};
pub use pane_tools::PaneTools;
pub use reading_settings::reading_settings_ui;
pub use status::{Message, Saving, StatusLine, status_ui};
pub(in crate::gui) use tags::relabeled;
pub use tags::{TagsState, tags_ui};
pub use top_bar::{VisiblePanels, top_bar_ui};

use std::sync::Arc;

use crate::gui::TagNumbers;
use crate::gui::commands::{Availability, Request};
use crate::i18n::{Language, Word, Wording};
use crate::model::{AnnotationId, AnnotatorId, DocumentId, Snapshot, TagId};

/// What every panel of an open collection sees.
pub struct PanelContext<'a> {
    /// The collection as last committed.
    pub snapshot: &'a Arc<Snapshot>,
    /// How to speak to the reader.
    pub wording: Wording,
    /// What can be done now.
    pub at_hand: &'a Availability,
    /// Who works here.
    pub me: AnnotatorId,
    /// The document in the reading pane.
    pub document: Option<DocumentId>,
    /// The tags of the keys 1 to 9.
    pub numbers: &'a TagNumbers,
    /// Tags used last, the latest first.
    pub recent_tags: &'a [TagId],
    /// What is selected.
    pub subject: Subject,
    /// What the panel asks for.
    pub requests: &'a mut Vec<Request>,
}

/// What the inspector shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The document in the reading pane, or nothing.
    #[default]
    Document,
    /// An annotation.
    Annotation(AnnotationId),
    /// A tag.
    Tag(TagId),
    /// The collection as a whole.
    Collection,
}

impl PanelContext<'_> {
    /// A word in the reader's language.
    pub fn word(&self, word: Word) -> &'static str {
        self.wording.text(word)
    }

    /// A number in the reader's digits.
    pub fn number(&self, number: usize) -> String {
        self.wording.digits.number(number as u64)
    }

    /// Whether the interface starts at the right.
    pub fn is_rtl(&self) -> bool {
        self.wording.language.is_rtl()
    }

    /// Whether labels are wanted in Arabic first.
    pub fn is_arabic(&self) -> bool {
        self.wording.language == Language::Arabic
    }
}
