//! Which tag each of the keys 1 to 9 puts on.
//!
//! A tag can be given a number; the others are those of the first nine tags of the tree, so that a new collection has
//! numbers at once. A number that was given stays with its tag when the tree changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Snapshot, Tag, TagId};

/// How many numbers there are.
pub const N_NUMBERS: usize = 9;
/// Rows of the tree that are looked at for tags: a tree of categories alone costs no more.
const MOST_ROWS: usize = 2_000;

/// The tag of each number. Derived from the tree and from what was chosen (I9).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagNumbers {
    tags: [Option<TagId>; N_NUMBERS],
}

impl TagNumbers {
    /// The numbers of a collection's tags; `chosen` holds those that were given, 1 to 9.
    pub fn of(snapshot: &Snapshot, chosen: &BTreeMap<u8, TagId>) -> Self {
        let is_usable = |id: &TagId| snapshot.tag(*id).is_some_and(|tag| !tag.is_category);
        let mut tags = [None; N_NUMBERS];
        for (number, tag) in chosen.iter().filter(|(_, tag)| is_usable(tag)) {
            if let Some(slot) = slot(*number).and_then(|slot| tags.get_mut(slot)) {
                *slot = Some(*tag);
            }
        }
        let given = tags;
        for (slot, tag) in tags.iter_mut().zip(first_tags(snapshot)) {
            if slot.is_none() && !given.contains(&Some(tag)) {
                *slot = Some(tag);
            }
        }
        Self { tags }
    }

    /// The tag of a number, 1 to 9.
    pub fn tag(&self, number: u8) -> Option<TagId> {
        self.tags.get(slot(number)?).copied().flatten()
    }

    /// The number of a tag, 1 to 9.
    pub fn number_of(&self, tag: TagId) -> Option<u8> {
        let at = self.tags.iter().position(|other| *other == Some(tag))?;
        u8::try_from(at + 1).ok()
    }
}

fn slot(number: u8) -> Option<usize> {
    usize::from(number).checked_sub(1)
}

/// The first tags of the tree that can be put on, from the top. Walks without recursion.
fn first_tags(snapshot: &Snapshot) -> Vec<TagId> {
    let mut found = Vec::new();
    let mut waiting: Vec<Arc<Tag>> = snapshot.tags_under(None).rev().map(Arc::clone).collect();
    let mut rows = 0;
    while let Some(tag) = waiting.pop() {
        rows += 1;
        if found.len() == N_NUMBERS || rows > MOST_ROWS {
            break;
        }
        if !tag.is_category {
            found.push(tag.id);
        }
        waiting.extend(snapshot.tags_under(Some(tag.id)).rev().map(Arc::clone));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::environment::{Environment, SeededEnvironment};
    use crate::model::{Bilingual, Row, TagColor};

    fn id(number: u128) -> TagId {
        TagId(uuid::Uuid::from_u128(number))
    }

    fn snapshot(tags: &[(u128, Option<u128>, bool)]) -> Snapshot {
        let created = SeededEnvironment::new(1).now();
        let row = |(at, (number, parent, is_category)): (usize, &(u128, Option<u128>, bool))| {
            Row::Tag(Arc::new(Tag {
                id: id(*number),
                parent: parent.map(id),
                rank: at as i64,
                label: Bilingual::from_one("وسم"),
                color: TagColor::Palette(0),
                is_category: *is_category,
                definition: Bilingual::default(),
                includes: Bilingual::default(),
                excludes: Bilingual::default(),
                terms: Vec::new(),
                created,
            }))
        };
        Snapshot::from_rows(1, tags.iter().enumerate().map(row))
    }

    #[test]
    fn the_first_nine_tags_have_numbers_and_a_given_number_stays() {
        let tags = snapshot(&[
            (1, None, true),
            (2, Some(1), false),
            (3, Some(1), false),
            (4, None, false),
        ]);
        let numbers = TagNumbers::of(&tags, &BTreeMap::new());
        assert_eq!(numbers.tag(1), Some(id(2)), "a category has none");
        assert_eq!(numbers.tag(3), Some(id(4)));
        assert_eq!(numbers.tag(4), None);
        assert_eq!(numbers.number_of(id(1)), None);

        let given = TagNumbers::of(
            &tags,
            &BTreeMap::from([(1, id(4)), (9, id(3)), (5, id(77))]),
        );
        assert_eq!(given.tag(1), Some(id(4)));
        assert_eq!(given.tag(9), Some(id(3)));
        assert_eq!(
            (given.tag(2), given.tag(3), given.tag(5)),
            (None, None, None)
        );
        assert_eq!(given.number_of(id(4)), Some(1), "one number for one tag");
    }
}
