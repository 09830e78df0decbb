//! What is asked for hits of a search.

use std::sync::Arc;

use crate::command::TagChoice;
use crate::gui::panels::{Found, HitAt, HitExtent, HitKey, Switches};
use crate::model::{SavedSearchId, TagId};
use crate::text::Span;

/// A hit that is to be seen in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Showing {
    /// Which.
    pub key: HitKey,
    /// Its words, bytes of the capture's text.
    pub span: Span,
}

/// A request about hits.
#[derive(Clone, Debug)]
pub enum SearchRequest {
    /// Shows a hit in the text; the list keeps the focus.
    Show(Showing),
    /// Goes to a hit: it is selected, and the text takes the focus.
    Open(Showing),
    /// Opens the help card.
    Help,
    /// Puts words into the field.
    Seek(String),
    /// Looks for a word as it was counted.
    SeekWord {
        /// What is looked for.
        words: String,
        /// Which forms are one word.
        switches: Switches,
    },
    /// Marks hits and puts tags on them, as one step.
    Tag {
        /// What was found.
        found: Arc<Found>,
        /// Which of it.
        hits: Vec<HitAt>,
        /// The tags.
        tags: Vec<TagChoice>,
        /// How much of the text around each.
        extent: HitExtent,
    },
    /// Lists the mentions of a tag that nobody has decided on.
    Suggest(TagId),
    /// Accepts mentions of a tag, or turns them down, as one step.
    Settle {
        /// What was found.
        found: Arc<Found>,
        /// Which of it.
        hits: Vec<HitAt>,
        /// Whose mentions.
        tag: TagId,
        /// Whether the tag is meant there.
        accepts: bool,
    },
    /// Keeps what is looked for under a name.
    Save(String),
    /// Looks again for what a saved search looks for.
    Run(SavedSearchId),
    /// Takes what a saved search finds now for seen.
    MarkSeen(SavedSearchId),
    /// Copies lines.
    CopyLines {
        /// What was found.
        found: Arc<Found>,
        /// Which of it.
        hits: Vec<HitAt>,
    },
    /// Asks where to write lines as a table.
    ExportLines {
        /// What was found.
        found: Arc<Found>,
        /// Which of it.
        hits: Vec<HitAt>,
    },
}
