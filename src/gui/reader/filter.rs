//! Which annotations are shown, which stand back and which are hidden, and by what they are colored. View state.

use std::collections::BTreeMap;

use crate::i18n::{Language, Word, Wording, fill};
use crate::model::{AnnotatorId, Snapshot, TagId};

/// How visible something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Not there.
    Hidden,
    /// Faint, without a ground.
    Dimmed,
    /// As ever.
    #[default]
    Shown,
}

/// By what annotations are colored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColorBy {
    /// By their tags.
    #[default]
    Tag,
    /// By who made them.
    Annotator,
}

/// Which annotations are shown. Any value is valid; what has gone from the collection counts for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkFilter {
    /// Tags by their standing; a tag stands for its branch, unless one below it is named too.
    pub tags: BTreeMap<TagId, Standing>,
    /// The standing of other tags, and of annotations without a tag.
    pub other_tags: Standing,
    /// Annotators by their standing.
    pub annotators: BTreeMap<AnnotatorId, Standing>,
    /// The standing of other annotators.
    pub other_annotators: Standing,
}

impl MarkFilter {
    /// Shows only these tags with what stands under them.
    pub fn only_tags(tags: impl IntoIterator<Item = TagId>, others: Standing) -> Self {
        Self {
            tags: tags.into_iter().map(|tag| (tag, Standing::Shown)).collect(),
            other_tags: others,
            ..Self::default()
        }
    }

    /// Whether everything is shown.
    pub fn is_all(&self) -> bool {
        let all = |standing: &Standing| *standing == Standing::Shown;
        all(&self.other_tags)
            && all(&self.other_annotators)
            && self.tags.values().all(all)
            && self.annotators.values().all(all)
    }

    /// The standing of a tag: its own, or that of the nearest tag above it that has one.
    pub fn of_tag(&self, tag: TagId, snapshot: &Snapshot) -> Standing {
        if self.tags.is_empty() {
            return self.other_tags;
        }
        snapshot
            .tag_path(tag)
            .into_iter()
            .find_map(|above| self.tags.get(&above.id).copied())
            .unwrap_or(self.other_tags)
    }

    /// The standing of an annotator.
    pub fn of_annotator(&self, annotator: AnnotatorId) -> Standing {
        self.annotators
            .get(&annotator)
            .copied()
            .unwrap_or(self.other_annotators)
    }

    /// Gives a tag and its branch a standing; [`Standing::Shown`] where others are shown takes its entry away.
    pub fn set_tag(&mut self, tag: TagId, standing: Standing) {
        set(&mut self.tags, tag, standing, self.other_tags);
    }

    /// Gives an annotator a standing.
    pub fn set_annotator(&mut self, annotator: AnnotatorId, standing: Standing) {
        set(
            &mut self.annotators,
            annotator,
            standing,
            self.other_annotators,
        );
    }

    /// What is shown, in a few words for a chip: names of tags first, then of annotators.
    pub fn words(&self, snapshot: &Snapshot, wording: Wording) -> String {
        let is_arabic = wording.language == Language::Arabic;
        let separator = if is_arabic { "، " } else { ", " };
        let tag = |id: &TagId| {
            let tag = snapshot.tag(*id)?;
            Some(tag.label.prefer(is_arabic).to_owned())
        };
        let annotator = |id: &AnnotatorId| Some(snapshot.annotator(*id)?.name.clone());
        let is_only = |others: Standing| others != Standing::Shown;
        let mut shown: Vec<String> = Vec::new();
        let mut left_out: Vec<String> = Vec::new();
        let mut sort = |name: Option<String>, standing: Standing, others: Standing| {
            if is_only(others) && standing == Standing::Shown {
                shown.extend(name);
            } else if !is_only(others) && standing != Standing::Shown {
                left_out.extend(name);
            }
        };
        for (id, standing) in &self.tags {
            sort(tag(id), *standing, self.other_tags);
        }
        for (id, standing) in &self.annotators {
            sort(annotator(id), *standing, self.other_annotators);
        }
        let word = if shown.is_empty() {
            Word::ViewAllBut
        } else {
            Word::ViewOnly
        };
        let names = if shown.is_empty() { left_out } else { shown };
        let isolated: Vec<String> = names
            .iter()
            .map(|name| crate::i18n::isolate(name))
            .collect();
        fill(word, wording, &[("list", &isolated.join(separator))])
    }
}

fn set<T: Ord>(entries: &mut BTreeMap<T, Standing>, key: T, standing: Standing, others: Standing) {
    if standing == others && others == Standing::Shown {
        entries.remove(&key);
    } else {
        entries.insert(key, standing);
    }
}

/// What the reading views show of annotations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkView {
    /// Which ones.
    pub filter: MarkFilter,
    /// In which colors.
    pub color_by: ColorBy,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::environment::SeededEnvironment;
    use crate::command::plan::plan;
    use crate::command::{Command, NewTag};
    use crate::model::Bilingual;

    /// Makes a tag; its id.
    fn make(snapshot: &mut Snapshot, label: &str, parent: Option<TagId>) -> TagId {
        let environment = SeededEnvironment::new(snapshot.revision() + 1);
        let tag = NewTag {
            parent,
            label: Bilingual::from_one(label),
            definition: Bilingual::default(),
            color: None,
            is_category: false,
        };
        let change = plan(snapshot, &Command::CreateTag { tag }, &environment).unwrap();
        *snapshot = snapshot.apply(&change.edits);
        let label = Bilingual::from_one(label);
        snapshot.tags().find(|tag| tag.label == label).unwrap().id
    }

    #[test]
    fn a_branch_includes_its_children_and_the_nearest_word_counts() {
        let mut snapshot = Snapshot::default();
        let one = make(&mut snapshot, "tag 1", None);
        let two = make(&mut snapshot, "tag 2", Some(one));
        let three = make(&mut snapshot, "tag 3", Some(two));
        let four = make(&mut snapshot, "tag 4", None);
        let of = |filter: &MarkFilter, tag| filter.of_tag(tag, &snapshot);
        let mut filter = MarkFilter::only_tags([one], Standing::Hidden);
        assert_eq!(of(&filter, three), Standing::Shown);
        assert_eq!(of(&filter, four), Standing::Hidden);
        filter.set_tag(two, Standing::Dimmed);
        assert_eq!(of(&filter, one), Standing::Shown);
        assert_eq!(of(&filter, three), Standing::Dimmed);
        let words = filter.words(&snapshot, Language::English.into());
        assert_eq!(crate::i18n::without_isolates(&words), "Showing only tag 1");

        let mut filter = MarkFilter::default();
        assert!(filter.is_all());
        filter.set_tag(one, Standing::Hidden);
        assert_eq!(of(&filter, three), Standing::Hidden);
        assert_eq!(of(&filter, four), Standing::Shown);
        let words = filter.words(&snapshot, Language::English.into());
        assert_eq!(crate::i18n::without_isolates(&words), "Not showing tag 1");
        filter.set_tag(one, Standing::Shown);
        assert_eq!(filter, MarkFilter::default());
    }
}
