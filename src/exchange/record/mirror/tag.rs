//! Tags, tag sets and relations.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{TermMirror, is_empty, is_false};
use crate::exchange::record::error::RowFault;
use crate::exchange::record::scalar::{As, Id, Moment};
use crate::model::{Bilingual, Relation, RelationId, Tag, TagColor, TagId, TagSet, TagSetId};

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BilingualMirror<'a> {
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    english: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    arabic: Cow<'a, str>,
}

impl<'a> BilingualMirror<'a> {
    fn of(text: &'a Bilingual) -> Self {
        Self {
            english: Cow::Borrowed(&text.english),
            arabic: Cow::Borrowed(&text.arabic),
        }
    }

    fn model(self) -> Bilingual {
        Bilingual {
            english: self.english.into_owned(),
            arabic: self.arabic.into_owned(),
        }
    }

    fn is_empty(&self) -> bool {
        self.english.is_empty() && self.arabic.is_empty()
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct TagMirror<'a> {
    id: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Id>,
    rank: i64,
    #[serde(borrow)]
    label: BilingualMirror<'a>,
    #[serde(borrow, default, skip_serializing_if = "BilingualMirror::is_empty")]
    definition: BilingualMirror<'a>,
    #[serde(borrow, default, skip_serializing_if = "BilingualMirror::is_empty")]
    includes: BilingualMirror<'a>,
    #[serde(borrow, default, skip_serializing_if = "BilingualMirror::is_empty")]
    excludes: BilingualMirror<'a>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    terms: Vec<TermMirror<'a>>,
    color: As<TagColor>,
    #[serde(default, skip_serializing_if = "is_false")]
    is_category: bool,
    created: Moment,
}

impl<'a> TagMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a Tag) -> Self {
        Self {
            id: As(row.id.0),
            parent: row.parent.map(|parent| As(parent.0)),
            rank: row.rank,
            label: BilingualMirror::of(&row.label),
            definition: BilingualMirror::of(&row.definition),
            includes: BilingualMirror::of(&row.includes),
            excludes: BilingualMirror::of(&row.excludes),
            terms: row.terms.iter().map(TermMirror::of).collect(),
            color: As(row.color),
            is_category: row.is_category,
            created: As(row.created),
        }
    }

    pub(in crate::exchange::record) fn id(&self) -> TagId {
        TagId(self.id.0)
    }

    /// Fails for a term without letters, or of a switch that is not known.
    pub(in crate::exchange::record) fn model(self) -> Result<Tag, RowFault> {
        let terms = self.terms.into_iter().map(TermMirror::model);
        let terms = terms.collect::<Result<_, _>>()?;
        Ok(Tag {
            id: TagId(self.id.0),
            parent: self.parent.map(|parent| TagId(parent.0)),
            rank: self.rank,
            label: self.label.model(),
            definition: self.definition.model(),
            includes: self.includes.model(),
            excludes: self.excludes.model(),
            terms,
            color: self.color.0,
            is_category: self.is_category,
            created: self.created.0,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct TagSetMirror<'a> {
    id: Id,
    #[serde(borrow)]
    name: Cow<'a, str>,
    members: Vec<Id>,
}

impl<'a> TagSetMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a TagSet) -> Self {
        Self {
            id: As(row.id.0),
            name: Cow::Borrowed(&row.name),
            members: row.members.iter().map(|member| As(member.0)).collect(),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> TagSet {
        TagSet {
            id: TagSetId(self.id.0),
            name: self.name.into_owned(),
            members: self
                .members
                .into_iter()
                .map(|member| TagId(member.0))
                .collect(),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct RelationMirror<'a> {
    id: Id,
    #[serde(borrow)]
    label: BilingualMirror<'a>,
    #[serde(default, skip_serializing_if = "is_false")]
    is_symmetric: bool,
}

impl<'a> RelationMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a Relation) -> Self {
        Self {
            id: As(row.id.0),
            label: BilingualMirror::of(&row.label),
            is_symmetric: row.is_symmetric,
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Relation {
        Relation {
            id: RelationId(self.id.0),
            label: self.label.model(),
            is_symmetric: self.is_symmetric,
        }
    }
}
