//! What is asked, of which documents.

use std::sync::Arc;

use crate::base::Cancelled;
use crate::model::{DocumentId, DocumentSetId, SearchOptions};
use crate::query::{Query, QueryError};

/// A query with how it is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What is looked for.
    pub query: Query,
    /// How.
    pub settings: SearchOptions,
}

/// Which documents are searched: always their current captures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    #[default]
    Collection,
    /// One of them.
    Document(DocumentId),
    /// Those of a set.
    DocumentSet(DocumentSetId),
    /// These, in the order of the list.
    Documents(Arc<[DocumentId]>),
}

/// Why a search came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// The collection has no tag, document or variable that the query names, or nothing can be compared with a value.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// Someone asked it to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}
