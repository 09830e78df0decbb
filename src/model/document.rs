//! Documents and their captures.

use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::model::id::{CaptureId, DocumentId};
use crate::text::{ByteOffset, Direction, Span};

/// One item of data as imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Names the document.
    pub id: DocumentId,
    /// As shown in lists.
    pub name: String,
    /// The capture that is read and annotated.
    pub capture: CaptureId,
    /// Place in the list: ascending, ties by id.
    pub rank: i64,
    /// BCP 47 tag of the main language, where known.
    pub language: Option<String>,
    /// Overrides the direction of its paragraphs.
    pub direction: Option<Direction>,
    /// Overrides it for single paragraphs: ascending, each place once. Those of former captures stay with them.
    pub paragraph_directions: Vec<ParagraphDirection>,
    /// What a person set apart as furniture of the page, or took back: ascending by capture and start, not overlapping. Those
    /// of former captures stay with them.
    pub furniture: Vec<FurnitureChange>,
    /// When it was added.
    pub added: Timestamp,
}

/// The direction that a person gave to one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ParagraphDirection {
    /// In which capture of the document.
    pub capture: CaptureId,
    /// Where the paragraph starts, in bytes of the capture's text.
    pub start: ByteOffset,
    /// How it runs.
    pub direction: Direction,
}

/// A stretch of text that a person set apart as furniture of the page, or took back from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FurnitureChange {
    /// In which capture of the document.
    pub capture: CaptureId,
    /// Where, in bytes of the capture's text.
    pub span: Span,
    /// Whether it is furniture.
    pub is_furniture: bool,
}

impl Document {
    /// The direction that a person gave to the paragraph that starts here, if they did.
    pub fn direction_at(&self, capture: CaptureId, start: ByteOffset) -> Option<Direction> {
        self.paragraph_directions
            .binary_search_by_key(&(capture, start), |set| (set.capture, set.start))
            .ok()
            .map(|index| self.paragraph_directions[index].direction)
    }
}

/// SHA-256 of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// Hashes bytes.
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest;
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0_u8; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Display for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// One stored version of a document: never edited once committed (I6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Names the capture.
    pub id: CaptureId,
    /// Whose version it is.
    pub document: DocumentId,
    /// The text as extracted: UTF-8, line ends as LF, nothing normalized.
    pub text: Arc<str>,
    /// Hash of the text's UTF-8 bytes.
    pub text_sha256: Sha256,
    /// Hash of the file's bytes as they were read.
    pub original_sha256: Sha256,
    /// Length of the file in bytes.
    pub original_len: u64,
    /// File name only; never a path.
    pub original_name: String,
    /// When the file was last changed, where known.
    pub original_modified: Option<Timestamp>,
    /// Character encoding by its WHATWG name, such as `windows-1256`.
    pub encoding: String,
    /// Name and version of what made the text, such as `plain-text 1`.
    pub extractor: String,
    /// What the extractor changed or noticed, as stable codes with figures, such as `crlf 12`.
    pub notes: Vec<String>,
    /// Headings, lists, quotations and furniture, in the order of their starts.
    pub structure: Arc<[StructureMark]>,
    /// When it was captured.
    pub created: Timestamp,
}

/// What stands before the hash of a whole file among the notes of a capture that was made of a part of it.
pub const PART_OF: &str = "part-of ";

impl Capture {
    /// The hash of the whole file, where it was made of a part of one, such as a row of a table.
    pub fn whole_sha256(&self) -> Option<Sha256> {
        let mut notes = self.notes.iter();
        notes.find_map(|note| Sha256::from_hex(note.strip_prefix(PART_OF)?))
    }
}

/// A stretch of text with a part to play in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StructureMark {
    /// The part.
    pub kind: StructureKind,
    /// Where, in bytes of the capture's text.
    pub span: Span,
}

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StructureKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list, nested 1 deep or more.
    ListItem(u8),
    /// A quotation set apart.
    Quotation,
    /// Text in a fixed-width face.
    Code,
    /// Stressed words.
    Emphasis,
    /// Strongly stressed words.
    Strong,
    /// A line across.
    Rule,
    /// Page text that is not the article.
    Furniture,
    /// A row of a table: one line, its cells apart by a tab.
    TableRow,
    /// The text of a footnote or endnote.
    Footnote,
    /// All text of one page of the original, counted from 1.
    Page(u32),
    /// What was said from this moment on, milliseconds from the start of a recording.
    Cue(u32),
    /// The name of who speaks.
    Speaker,
}
