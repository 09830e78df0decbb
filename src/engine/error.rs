//! What can go wrong at the one door.

use crate::base::environment::Timestamp;
use crate::command::Refusal;
use crate::store::StoreError;

/// Who works on a collection that is held by another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The annotator's name as the holder gave it.
    pub annotator: String,
    /// Since when, where known.
    pub since: Option<Timestamp>,
}

/// Why the engine could not do what it was asked; the collection is as it was.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The rules do not allow the command.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The file could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The collection was opened to read only.
    #[error("the collection is open to read only")]
    ReadOnly {
        /// Who holds it, if that is why.
        holder: Option<Holder>,
    },
    /// The engine has been closed.
    #[error("the collection is closed")]
    Closed,
}

impl EngineError {
    /// Who holds the collection, if that is what is in the way.
    pub fn holder(&self) -> Option<Holder> {
        match self {
            Self::Store(StoreError::Held { annotator, since }) => Some(Holder {
                annotator: annotator.clone(),
                since: *since,
            }),
            Self::ReadOnly { holder } => holder.clone(),
            _ => None,
        }
    }
}
