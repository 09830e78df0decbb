//! Links between passages, and the relations that give them meaning.

use crate::base::environment::Timestamp;
use crate::model::id::{AnnotatorId, LinkId, PassageId, RelationId};
use crate::model::tag::Bilingual;

/// A link's named meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Names the relation.
    pub id: RelationId,
    /// Such as “contradicts”.
    pub label: Bilingual,
    /// Whether it reads the same both ways.
    pub is_symmetric: bool,
}

/// A typed, directed relation between two passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Names the link.
    pub id: LinkId,
    /// Where it starts.
    pub from: PassageId,
    /// Where it leads.
    pub to: PassageId,
    /// What it means.
    pub relation: RelationId,
    /// By whom.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Timestamp,
}
