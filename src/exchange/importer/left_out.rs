//! What a file holds and its text does not: each kind is counted, none is dropped silently.

use crate::base::Severity;

/// What a file holds and its text does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// Passages that were deleted while changes were tracked.
    Deleted,
    /// Comments beside the text.
    Comment,
    /// Passages that are set not to be shown.
    Hidden,
    /// Heads and feet of pages.
    RunningHead,
    /// Pictures, charts and diagrams.
    Picture,
    /// Formulas.
    Formula,
    /// Macros, films, sounds, frames, files inside the file: never opened.
    Embedded,
    /// Templates and pictures that lie elsewhere: never fetched.
    Linked,
    /// Words in the instructions of fields, of which the results are in the text.
    FieldCode,
    /// Footnotes and endnotes to which nothing in the text leads.
    UnplacedNote,
    /// Signs that only say how words look.
    Formatting,
    /// Blocks of settings: styles and regions of subtitles.
    Settings,
    /// Scripts, styles, comments of a page: words for machines.
    Machine,
    /// Fields of forms.
    Field,
    /// Signs in notes that only lead back to the text.
    Backlink,
    /// Files that came with a message.
    Attachment,
    /// Messages inside messages, deeper than is read.
    Message,
    /// Parts of a book that only list its other parts.
    Contents,
    /// Parts of a book that are not in its order of reading.
    Unordered,
    /// Zero characters (NUL).
    Zero,
    /// Scripts and other actions of the file: never run.
    Action,
}

impl LeftOut {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 21] = [
        Self::Deleted,
        Self::Comment,
        Self::Hidden,
        Self::RunningHead,
        Self::Picture,
        Self::Formula,
        Self::Embedded,
        Self::Linked,
        Self::FieldCode,
        Self::UnplacedNote,
        Self::Formatting,
        Self::Settings,
        Self::Machine,
        Self::Field,
        Self::Backlink,
        Self::Attachment,
        Self::Message,
        Self::Contents,
        Self::Unordered,
        Self::Zero,
        Self::Action,
    ];

    /// How much it matters: words that a reader would miss are a warning.
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Deleted
            | Self::Comment
            | Self::RunningHead
            | Self::Picture
            | Self::Formatting
            | Self::Settings
            | Self::Machine
            | Self::Field
            | Self::Backlink
            | Self::Contents => Severity::Note,
            Self::Hidden
            | Self::Formula
            | Self::Embedded
            | Self::Linked
            | Self::FieldCode
            | Self::UnplacedNote
            | Self::Attachment
            | Self::Message
            | Self::Unordered
            | Self::Zero
            | Self::Action => Severity::Warning,
        }
    }

    /// Its stable name in a code.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Comment => "comment",
            Self::Hidden => "hidden",
            Self::RunningHead => "running-head",
            Self::Picture => "picture",
            Self::Formula => "formula",
            Self::Embedded => "embedded",
            Self::Linked => "linked",
            Self::FieldCode => "field-code",
            Self::UnplacedNote => "unplaced-note",
            Self::Formatting => "formatting",
            Self::Settings => "settings",
            Self::Machine => "machine",
            Self::Field => "field",
            Self::Backlink => "backlink",
            Self::Attachment => "attachment",
            Self::Message => "message",
            Self::Contents => "contents",
            Self::Unordered => "unordered",
            Self::Zero => "zero",
            Self::Action => "action",
        }
    }

    /// Reads such a name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.name() == name)
    }
}
