//! Labels for tags: what people call them, so that each means one tag.

use std::collections::{BTreeMap, HashMap};

use crate::exchange::marked::tag_path;
use crate::exchange::names::Names;
use crate::model::{Snapshot, TagId};

/// Code points of a label: doccano's column for them holds 100 (`label_types/models.py`).
const MOST: usize = 100;

/// Room for a number.
const ROOM: usize = 10;

/// What annotations without a tag are called.
const UNTAGGED: &str = "Untagged";

/// The labels of a collection.
pub(super) struct Labels {
    pub(super) tags: BTreeMap<TagId, String>,
    /// Of annotations without a tag.
    pub(super) untagged: String,
}

impl Labels {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let is_arabic = snapshot.prefers_arabic();
        let mut n_called: HashMap<&str, usize> = HashMap::new();
        let tags = snapshot.tags_in_order();
        for (tag, _) in &tags {
            *n_called.entry(tag.label.prefer(is_arabic)).or_default() += 1;
        }
        let mut taken = Names::default();
        let mut labels = BTreeMap::new();
        for (tag, _) in tags {
            let own = tag.label.prefer(is_arabic);
            let label = match n_called.get(own) {
                Some(1) => once(own, &mut taken),
                _ => once(&tag_path(snapshot, tag.id), &mut taken),
            };
            labels.insert(tag.id, label);
        }
        Self {
            tags: labels,
            untagged: once(UNTAGGED, &mut taken),
        }
    }

    /// The label of a tag.
    pub(super) fn label(&self, tag: TagId) -> &str {
        self.tags.get(&tag).map_or("", String::as_str)
    }
}

/// A label that no other tag has: cut where it is too long, with a number where it is taken.
fn once(name: &str, taken: &mut Names) -> String {
    let bare = if name.trim().is_empty() { "?" } else { name };
    let cut = |most: usize| -> String { bare.chars().take(most).collect() };
    let label = match bare.chars().nth(MOST) {
        Some(_) => cut(MOST - ROOM),
        None => bare.to_owned(),
    };
    let stem = match bare.chars().nth(MOST - ROOM) {
        Some(_) => cut(MOST - ROOM),
        None => label.clone(),
    };
    taken.numbered(&label, |number| format!("{stem} ({number})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_taken_once_and_fits_its_column() {
        let mut taken = Names::default();
        let long = "نفي ".repeat(40);
        for (name, expected) in [
            ("Denial", "Denial"),
            ("Denial", "Denial (2)"),
            ("Denial (2)", "Denial (2) (2)"),
            ("  ", "?"),
        ] {
            assert_eq!(once(name, &mut taken), expected);
        }
        let cut: String = long.chars().take(90).collect();
        assert_eq!(once(&long, &mut taken), cut);
        assert_eq!(once(&long, &mut taken), format!("{cut} (2)"));
    }
}
