//! What tagging at speed remembers: the keys of tags, the tags used last, and whether the annotator has given a name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::i18n::{Language, Word};
use crate::model::{CollectionId, TagId};

/// The tags used last that are kept of a collection.
pub const MAX_RECENT_TAGS: usize = 9;

/// Preferences of one who tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaggingPreferences {
    /// The tags that were given a number, 1 to 9, per collection.
    pub numbers: BTreeMap<CollectionId, BTreeMap<u8, TagId>>,
    /// Tags used last, the latest first, per collection; at most [`MAX_RECENT_TAGS`] each.
    pub recent: BTreeMap<CollectionId, Vec<TagId>>,
    /// The person's name was made up for them; it is asked for at their first annotation.
    pub is_name_made_up: bool,
}

impl TaggingPreferences {
    /// Gives a tag a number, 1 to 9, and takes it from any other; other numbers of the tag go.
    pub fn set_number(&mut self, collection: CollectionId, tag: TagId, number: u8) {
        if !(1..=9).contains(&number) {
            return;
        }
        let numbers = self.numbers.entry(collection).or_default();
        numbers.retain(|_, other| *other != tag);
        numbers.insert(number, tag);
    }
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FileTagging {
    numbers: BTreeMap<String, BTreeMap<u8, String>>,
    recent: BTreeMap<String, Vec<String>>,
    name_made_up: Option<bool>,
}

impl From<&TaggingPreferences> for FileTagging {
    fn from(tagging: &TaggingPreferences) -> Self {
        let numbers = tagging.numbers.iter().map(|(collection, numbers)| {
            let numbers = numbers.iter().map(|(at, tag)| (*at, tag.to_string()));
            (collection.to_string(), numbers.collect())
        });
        let recent = tagging.recent.iter().map(|(collection, tags)| {
            let tags = tags.iter().map(ToString::to_string).collect();
            (collection.to_string(), tags)
        });
        Self {
            numbers: numbers.collect(),
            recent: recent.collect(),
            name_made_up: Some(tagging.is_name_made_up),
        }
    }
}

impl FileTagging {
    /// Entries that make no sense are left out. `name`: the person's, by which an older file tells whether it was given.
    pub(super) fn read(self, name: Option<&str>) -> TaggingPreferences {
        let numbers = self.numbers.iter().filter_map(|(collection, numbers)| {
            let numbers = numbers.iter().filter(|(at, _)| (1..=9).contains(*at));
            let numbers = numbers.filter_map(|(at, tag)| Some((*at, tag.parse().ok()?)));
            Some((collection.parse().ok()?, numbers.collect()))
        });
        let recent = self.recent.iter().filter_map(|(collection, tags)| {
            let tags = tags.iter().filter_map(|tag| tag.parse().ok());
            Some((
                collection.parse().ok()?,
                tags.take(MAX_RECENT_TAGS).collect(),
            ))
        });
        let made_up = [Language::English, Language::Arabic].map(|of| Word::ColAnnotator.text(of));
        TaggingPreferences {
            numbers: numbers.collect(),
            recent: recent.collect(),
            is_name_made_up: self
                .name_made_up
                .unwrap_or_else(|| name.is_some_and(|name| made_up.contains(&name))),
        }
    }
}
