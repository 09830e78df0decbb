//! What a codebook would bring to a collection: what is new, what differs, what is the same.
//!
//! A tag is found by its id, or else by its place and one of its labels. Nothing is decided here.

use std::collections::{HashMap, HashSet};

use crate::base::Severity;
use crate::base::environment::Environment;
use crate::command::ImportedTag;
use crate::exchange::codebook::settle::name;
use crate::exchange::codebook::{Codebook, CodebookNote, CodebookReport, CodebookTag, Parent};
use crate::model::{Bilingual, MAX_TAG_DEPTH, Snapshot, Tag, TagId};

/// Something of a tag that a file can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Its labels.
    Label,
    /// Its definition.
    Definition,
    /// When to use it.
    Includes,
    /// When not to.
    Excludes,
    /// The spellings by which it is found.
    Terms,
    /// Its color.
    Color,
    /// Whether it only groups.
    Category,
    /// The tag above it.
    Place,
}

/// A tag that is there and reads otherwise in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// As the file has it; what the file does not say is as it is here.
    pub theirs: ImportedTag,
    /// Where they differ, in a fixed order; not empty.
    pub fields: Vec<Field>,
}

/// What a codebook comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Tags that are not here, those above before those below.
    pub new: Vec<ImportedTag>,
    /// Tags that differ.
    pub differing: Vec<Difference>,
    /// How many are here as they are in the file.
    pub n_same: usize,
    /// What did not find its place.
    pub report: CodebookReport,
}

/// A place: the tag above, and one label.
type Place = (Option<TagId>, String);

struct Known<'a> {
    snapshot: &'a Snapshot,
    places: HashMap<Place, TagId>,
    /// The ids of the file's tags as they are, or will be, here.
    here: HashMap<TagId, TagId>,
    /// Levels of the tags that come.
    depths: HashMap<TagId, usize>,
    /// Tags that a line of the file has been found to be.
    taken: HashSet<TagId>,
}

/// Compares a codebook with what a collection holds. Ids for new tags without one come from the environment.
pub fn compare(
    codebook: &Codebook,
    snapshot: &Snapshot,
    environment: &dyn Environment,
) -> Comparison {
    let mut known = Known {
        snapshot,
        places: HashMap::with_capacity(snapshot.n_tags() * 2),
        here: HashMap::new(),
        depths: HashMap::new(),
        taken: HashSet::new(),
    };
    for tag in snapshot.tags() {
        known.settle(tag.parent, &tag.label, tag.id);
    }
    let mut found = Comparison::default();
    let mut waiting: Vec<&CodebookTag> = codebook.tags.iter().collect();
    // A path may name a tag that comes further down in the file: as long as one finds its place, the others are asked again.
    loop {
        let before = waiting.len();
        waiting.retain(|tag| match known.parent_of(tag) {
            Some(parent) => {
                known.take(tag, parent, environment, &mut found);
                false
            }
            None => true,
        });
        if waiting.len() == before {
            break;
        }
    }
    for tag in waiting {
        let line = tag.line;
        let note = CodebookNote::UnknownParent { line };
        found.report.add(Severity::Warning, name(tag), note);
        known.take(tag, None, environment, &mut found);
    }
    found
}

impl Known<'_> {
    fn settle(&mut self, parent: Option<TagId>, label: &Bilingual, tag: TagId) {
        for side in [&label.english, &label.arabic] {
            if !side.is_empty() {
                self.places.entry((parent, side.clone())).or_insert(tag);
            }
        }
    }

    fn at(&self, parent: Option<TagId>, label: &Bilingual) -> Option<TagId> {
        [&label.english, &label.arabic]
            .into_iter()
            .filter(|side| !side.is_empty())
            .find_map(|side| self.places.get(&(parent, side.clone())))
            .copied()
    }

    /// The tag above; none where it is not known yet.
    fn parent_of(&self, tag: &CodebookTag) -> Option<Option<TagId>> {
        match &tag.parent {
            Parent::Top => Some(None),
            Parent::Unsaid => {
                let own = tag.id.and_then(|id| self.snapshot.tag(id));
                Some(own.and_then(|own| own.parent))
            }
            Parent::Id(id) => {
                let there = || self.snapshot.tag(*id).map(|tag| tag.id);
                self.here.get(id).copied().or_else(there).map(Some)
            }
            Parent::Path(path) => {
                let mut at = None;
                for label in path {
                    at = Some(*self.places.get(&(at, label.clone()))?);
                }
                Some(at)
            }
        }
    }

    /// Puts a tag of the file among what is new, differs or is the same.
    fn take(
        &mut self,
        tag: &CodebookTag,
        parent: Option<TagId>,
        environment: &dyn Environment,
        found: &mut Comparison,
    ) {
        let line = tag.line;
        let by_id = tag.id.filter(|id| self.snapshot.tag(*id).is_some());
        let at_place = self.at(parent, &tag.new_label());
        let match_ = by_id.or(at_place);
        if let Some(here) = match_ {
            if let Some(id) = tag.id {
                self.here.insert(id, here);
            }
            if !self.taken.insert(here) {
                let note = CodebookNote::DuplicateLabel { line };
                found.report.add(Severity::Refused, name(tag), note);
                return;
            }
            if let Some(own) = self.snapshot.tag(here) {
                differ(tag, own, parent, found);
            }
            return;
        }
        let depth = 1 + parent.map_or(0, |parent| {
            let known = self.depths.get(&parent).copied();
            known.unwrap_or_else(|| self.snapshot.tag_path(parent).len())
        });
        if depth > MAX_TAG_DEPTH {
            let note = CodebookNote::TooDeep { line };
            found.report.add(Severity::Refused, name(tag), note);
            return;
        }
        let id = tag.id.unwrap_or_else(|| TagId(environment.new_uuid()));
        let label = tag.new_label();
        self.here.insert(id, id);
        self.depths.insert(id, depth);
        self.settle(parent, &label, id);
        self.taken.insert(id);
        let nothing = Bilingual::default();
        found.new.push(ImportedTag {
            id,
            parent,
            label,
            definition: tag.definition.over(&nothing),
            includes: tag.includes.over(&nothing),
            excludes: tag.excludes.over(&nothing),
            terms: tag.terms.over(&[]),
            color: tag.color,
            is_category: tag.is_category.unwrap_or(false),
        });
    }
}

fn differ(tag: &CodebookTag, own: &Tag, parent: Option<TagId>, found: &mut Comparison) {
    let theirs = ImportedTag {
        id: own.id,
        parent: if tag.parent == Parent::Unsaid {
            own.parent
        } else {
            parent
        },
        label: tag.label.label_over(&own.label),
        definition: tag.definition.over(&own.definition),
        includes: tag.includes.over(&own.includes),
        excludes: tag.excludes.over(&own.excludes),
        terms: tag.terms.over(&own.terms),
        color: Some(tag.color.unwrap_or(own.color)),
        is_category: tag.is_category.unwrap_or(own.is_category),
    };
    let differs = [
        (Field::Label, theirs.label != own.label),
        (Field::Definition, theirs.definition != own.definition),
        (Field::Includes, theirs.includes != own.includes),
        (Field::Excludes, theirs.excludes != own.excludes),
        (Field::Terms, theirs.terms != own.terms),
        (Field::Color, theirs.color != Some(own.color)),
        (Field::Category, theirs.is_category != own.is_category),
        (Field::Place, theirs.parent != own.parent),
    ];
    let fields: Vec<Field> = differs
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(field, _)| field)
        .collect();
    if fields.is_empty() {
        found.n_same += 1;
    } else {
        found.differing.push(Difference { theirs, fields });
    }
}
