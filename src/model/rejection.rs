//! Rejections: mentions of a tag's terms that a person turned down, so that they are not suggested again.

use crate::base::environment::Timestamp;
use crate::model::id::{AnnotatorId, CaptureId, RejectionId, TagId};
use crate::text::Span;

/// A place where a term of a tag stands and the tag is not meant.
///
/// It belongs to one capture, whose text never changes. Another capture of the document has mentions of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Names the rejection.
    pub id: RejectionId,
    /// What is not meant.
    pub tag: TagId,
    /// In which text.
    pub capture: CaptureId,
    /// Where.
    pub span: Span,
    /// The words at that place (I8).
    pub quote: String,
    /// Who turned it down.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Timestamp,
}
