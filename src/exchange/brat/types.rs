//! Types for tags and relations, by names that brat's reader accepts: each once, and the same for the same collection.

use std::collections::BTreeMap;

use crate::exchange::names::Names;
use crate::model::{RelationId, Snapshot, TagId};

/// Names that mean something in brat's files of settings.
const TAKEN: &[&str] = &[
    "ANY",
    "ENTITY",
    "RELATION",
    "EVENT",
    "NONE",
    "REL-TYPE",
    "SEPARATOR",
    "SPAN_DEFAULT",
    "ARC_DEFAULT",
    "ENTITY-NESTING",
    "OVERLAP",
    "Equiv",
];

/// The types of a collection.
pub(super) struct Types {
    pub(super) tags: BTreeMap<TagId, String>,
    pub(super) relations: BTreeMap<RelationId, String>,
    /// Of passages without a tag.
    pub(super) untagged: String,
}

impl Types {
    /// The type of a tag.
    pub(super) fn kind(&self, tag: TagId) -> &str {
        self.tags.get(&tag).map_or("", String::as_str)
    }
}

pub(super) fn types_of(snapshot: &Snapshot) -> Types {
    let mut names = Names::beside(TAKEN);
    let untagged = names.latin("Passage", "Passage");
    // Of two labels the one that is Latin already says more.
    let tags = snapshot.tags_in_order().into_iter();
    let tags = tags.map(|(tag, _)| (tag.id, names.latin(tag.label.prefer(false), "Tag")));
    let tags = tags.collect();
    let relations = snapshot.relations();
    let relations = relations.map(|row| (row.id, names.latin(row.label.prefer(false), "Link")));
    Types {
        relations: relations.collect(),
        tags,
        untagged,
    }
}
