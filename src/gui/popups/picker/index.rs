//! The tags of a collection, folded once for finding by what is typed.
//!
//! Made per revision, for large collections on another thread. Entries stand in the order in which they are offered, the
//! most used first, so that finding sorts nothing: 50,000 tags take a few milliseconds per letter.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Snapshot, TagId};
use crate::text::fold_name;

/// Up to so many tags are indexed within a frame.
pub const FEW_TAGS: usize = 1_000;

/// See the module.
#[derive(Debug, Default)]
pub struct TagIndex {
    revision: u64,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    tag: TagId,
    /// English and Arabic; empty where there is none.
    labels: [Folded; 2],
}

/// A folded label and where its words begin.
#[derive(Debug)]
struct Folded {
    text: Box<str>,
    words: Box<[u32]>,
}

/// The tags that match, the best first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// In the order in which they are offered.
    pub tags: Vec<TagId>,
    /// Whether the first is exactly what was typed, but for what folding passes over.
    pub is_exact: bool,
}

impl TagIndex {
    /// Folds all labels; categories are left out: they cannot be put on.
    pub fn new(snapshot: &Snapshot, is_arabic: bool) -> Self {
        let mut tags: Vec<_> = snapshot
            .tags()
            .filter(|tag| !tag.is_category)
            .map(|tag| (std::cmp::Reverse(snapshot.n_taggings_with(tag.id)), tag))
            .collect();
        tags.sort_by(|(one_count, one), (other_count, other)| {
            one_count
                .cmp(other_count)
                .then_with(|| {
                    let label = |tag: &crate::model::Tag| tag.label.prefer(is_arabic).to_owned();
                    label(one).cmp(&label(other))
                })
                .then_with(|| one.id.cmp(&other.id))
        });
        let entries = tags
            .into_iter()
            .map(|(_, tag)| Entry {
                tag: tag.id,
                labels: [
                    Folded::new(&tag.label.english),
                    Folded::new(&tag.label.arabic),
                ],
            })
            .collect();
        Self {
            revision: snapshot.revision(),
            entries,
        }
    }

    /// The revision of the collection that it was made of.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The tags that match what is typed in either label; all of them if nothing is.
    pub fn find(&self, typed: &str) -> Matches {
        let query = fold_name(typed.trim());
        if query.is_empty() {
            return Matches {
                tags: self.entries.iter().map(|entry| entry.tag).collect(),
                is_exact: false,
            };
        }
        let mut by_quality: [Vec<TagId>; 4] = Default::default();
        for entry in &self.entries {
            let quality = entry
                .labels
                .iter()
                .filter_map(|label| label.quality(&query));
            if let Some(found) = quality.min().and_then(|best| by_quality.get_mut(best)) {
                found.push(entry.tag);
            }
        }
        let is_exact = by_quality.first().is_some_and(|exact| !exact.is_empty());
        Matches {
            tags: by_quality.concat(),
            is_exact,
        }
    }
}

impl Folded {
    fn new(label: &str) -> Self {
        let text = fold_name(label).into_boxed_str();
        let words = text
            .unicode_word_indices()
            .map(|(at, _)| at as u32)
            .collect();
        Self { text, words }
    }

    /// 0 exact, 1 start, 2 start of a word, 3 inside; none if not at all.
    fn quality(&self, query: &str) -> Option<usize> {
        let first = self.text.find(query)?;
        if first == 0 {
            return Some(usize::from(self.text.len() != query.len()));
        }
        let starts_word = |at: &u32| {
            self.text
                .get(*at as usize..)
                .is_some_and(|word| word.starts_with(query))
        };
        match self.words.iter().any(starts_word) {
            true => Some(2),
            false => Some(3),
        }
    }
}
