//! Codes, variables, groups and cases as they come into a collection.

use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

use crate::base::Severity;
use crate::command::plan::checked_number;
use crate::exchange::refi::arrival::{Arriving, same_name};
use crate::exchange::refi::ids;
use crate::exchange::refi::note::RefiNote;
use crate::exchange::refi::of_collection::{description_of, rgb, tag_color};
use crate::exchange::refi::value::{Code, Set, VariableType, VariableValue};
use crate::model::{
    Bilingual, Calendar, DocumentId, DocumentSet, DocumentSetId, MAX_TAG_DEPTH, MemoTarget,
    PALETTE_LEN, PartialDate, Tag, TagColor, TagId, TagSet, TagSetId, Value, ValueId, Variable,
    VariableId, VariableKind, VariableValue as ValueRow,
};

/// Between the ranks of neighbors, so that others fit in.
const GAP: i64 = 1 << 16;

impl Arriving<'_> {
    pub(super) fn codes(&mut self) {
        let project = self.project;
        let used: HashSet<Uuid> = project
            .sources
            .iter()
            .flat_map(|source| {
                let on_text = source.selections.iter().flat_map(|one| &one.codings);
                on_text.chain(&source.codings)
            })
            .map(|coding| coding.code)
            .collect();
        // Levels, and the tag above, by code.
        let mut places: HashMap<Uuid, (usize, Option<Uuid>)> = HashMap::new();
        let mut ranks: HashMap<Option<TagId>, i64> = HashMap::new();
        let mut n_flattened = 0;
        for (index, code) in project.codes.iter().enumerate() {
            if places.contains_key(&code.guid) {
                self.tell(Severity::Refused, &code.name, RefiNote::DuplicateId);
                continue;
            }
            let (mut depth, mut parent) = (1, code.parent);
            if let Some(above) = parent
                && let Some((level, above_it)) = places.get(&above)
            {
                depth = level + 1;
                if depth > MAX_TAG_DEPTH {
                    (depth, parent) = (MAX_TAG_DEPTH, *above_it);
                    n_flattened += 1;
                }
            }
            let id = TagId(code.guid);
            if let Some(here) = self.snapshot.tag(id).cloned() {
                // A tag that is here stands where it stands here.
                depth = self.snapshot.tag_path(id).len();
                parent = here.parent.map(|parent| parent.0);
                self.compare_tag(code, &here);
                match here.is_category {
                    true => self.categories.insert(code.guid),
                    false => self.tags.insert(code.guid, id).is_none(),
                };
            } else {
                let parent = parent.map(TagId);
                let last = || {
                    let mut under = self.snapshot.tags_under(parent);
                    under.next_back().map_or(0, |tag| tag.rank)
                };
                let rank = ranks.entry(parent).or_insert_with(last);
                *rank = rank.saturating_add(GAP);
                let rank = *rank;
                let is_used = used.contains(&code.guid);
                let tag = self.tag(code, parent, rank, index, is_used);
                self.tags.insert(code.guid, id);
                self.push(tag.into());
            }
            places.insert(code.guid, (depth, parent));
            self.attach(&code.notes, MemoTarget::Tag(id));
        }
        if n_flattened > 0 {
            let (n, limit) = (n_flattened, MAX_TAG_DEPTH);
            self.tell(Severity::Warning, "", RefiNote::Flattened { n, limit });
        }
    }

    fn tag(
        &mut self,
        code: &Code,
        parent: Option<TagId>,
        rank: i64,
        index: usize,
        is_used: bool,
    ) -> Tag {
        let name = self.name(&code.name, "?");
        // On from those that are here, so that a few new tags do not look like the first few of these.
        let nth = self.snapshot.n_tags() + index;
        let palette = TagColor::Palette((nth % usize::from(PALETTE_LEN)) as u8);
        Tag {
            id: TagId(code.guid),
            parent,
            rank,
            label: Bilingual::from_one(&name),
            definition: Bilingual::from_one(code.description.trim()),
            includes: Bilingual::default(),
            excludes: Bilingual::default(),
            terms: Vec::new(),
            color: code.color.map_or(palette, tag_color),
            // What is put on something can be, whatever the file says.
            is_category: !code.is_codable && !is_used,
            created: self.now,
        }
    }

    fn compare_tag(&mut self, code: &Code, here: &Tag) {
        let is_label = here.label.has(code.name.trim()) || here.label.has(&code.name);
        let described = [false, true].map(|is_arabic| description_of(here, is_arabic));
        let is_described = described.iter().any(|text| {
            text.trim() == code.description.trim()
                || super::sheet::allowed(text) == code.description
        });
        let is_color = code.color.is_none_or(|color| color == rgb(here.color));
        let is_there = here.parent.map(|parent| parent.0) == code.parent;
        if !(is_label && is_described && is_color && is_there) {
            self.tell(Severity::Warning, &code.name, RefiNote::Differs);
        }
    }

    pub(super) fn variables(&mut self) {
        let project = self.project;
        let mut several: HashSet<Uuid> = HashSet::new();
        let lists = project.sources.iter().map(|source| &source.values);
        for values in lists {
            let mut seen = HashSet::new();
            let twice = values.iter().filter(|value| !seen.insert(value.variable));
            several.extend(twice.map(|value| value.variable));
        }
        for variable in &project.variables {
            let id = VariableId(variable.guid);
            if let Some(here) = self.snapshot.variable(id) {
                if !same_name(&here.name, &variable.name) {
                    self.tell(Severity::Warning, &variable.name, RefiNote::Differs);
                }
                continue;
            }
            let name = self.name(&variable.name, "?");
            self.push(
                Variable {
                    id,
                    name,
                    kind: kind_of(variable.kind),
                    is_multiple: several.contains(&variable.guid),
                }
                .into(),
            );
            if !variable.description.trim().is_empty() {
                self.describe(
                    variable.guid,
                    &variable.description,
                    MemoTarget::Variable(id),
                );
            }
        }
    }

    /// The values of a document. What it has for a variable already stays.
    pub(super) fn values(&mut self, document: DocumentId, values: &[VariableValue], about: &str) {
        let mut by_variable: BTreeMap<Uuid, Vec<&VariableValue>> = BTreeMap::new();
        for value in values {
            by_variable.entry(value.variable).or_default().push(value);
        }
        for (guid, values) in by_variable {
            let variable = VariableId(guid);
            let own = self.project.variables.iter();
            let mut own = own.filter(|own| own.guid == guid);
            let here = self.snapshot.variable(variable);
            let kind = here.map(|row| row.kind);
            let Some(kind) = kind.or_else(|| own.next().map(|own| kind_of(own.kind))) else {
                self.tell(Severity::Refused, about, RefiNote::Dangling);
                continue;
            };
            let there: Vec<String> = self
                .snapshot
                .values_at(document, variable)
                .map(|row| super::of_collection::as_text(&row.value))
                .collect();
            if !there.is_empty() {
                let mut coming: Vec<String> = values.iter().map(|one| one.text.clone()).collect();
                let mut there = there;
                coming.sort();
                there.sort();
                if coming != there {
                    self.tell(Severity::Warning, about, RefiNote::Differs);
                }
                continue;
            }
            for (index, value) in values.iter().enumerate() {
                let text = value.text.trim();
                match read_value(kind, text) {
                    Some(value) => {
                        let part = format!("value {guid} {index}");
                        let id = ValueId(ids::derived(document.0, &part));
                        self.push(
                            ValueRow {
                                id,
                                document,
                                variable,
                                value,
                            }
                            .into(),
                        );
                    }
                    None if text.is_empty() => {}
                    None => {
                        let about = format!("{about}: {text}");
                        self.tell(Severity::Refused, &about, RefiNote::BadValue);
                    }
                }
            }
        }
    }

    pub(super) fn groups(&mut self) {
        let project = self.project;
        for set in &project.sets {
            self.set(set);
        }
        let codes: HashSet<Uuid> = project.codes.iter().map(|code| code.guid).collect();
        for case in &project.cases {
            for source in unique(&case.sources) {
                if self.documents.contains(&source) {
                    self.values(DocumentId(source), &case.values, &case.name);
                }
            }
            // A case that is a code too is one thing; its selections are those of the code.
            let is_code = codes.contains(&case.guid);
            let n_left = if is_code { 0 } else { case.n_selections };
            if case.sources.is_empty() && is_code {
                continue;
            }
            let set = Set {
                guid: case.guid,
                name: case.name.clone(),
                description: case.description.clone(),
                sources: case.sources.clone(),
                ..Set::default()
            };
            self.set(&set);
            self.tell(Severity::Note, &case.name, RefiNote::Case { n_left });
        }
    }

    fn set(&mut self, set: &Set) {
        let name = self.name(&set.name, "?");
        let n_before = set.sources.len() + set.codes.len();
        let documents: Vec<DocumentId> = unique(&set.sources)
            .filter(|id| self.documents.contains(id))
            .map(DocumentId)
            .collect();
        let tags: Vec<TagId> = unique(&set.codes)
            .filter(|id| self.tags.contains_key(id) || self.categories.contains(id))
            .map(TagId)
            .collect();
        if documents.len() + tags.len() < n_before {
            self.tell(Severity::Warning, &name, RefiNote::Dangling);
        }
        let (of_documents, of_tags) = (DocumentSetId(set.guid), TagSetId(set.guid));
        let here = self.snapshot.document_set(of_documents);
        let tags_here = self.snapshot.tag_set(of_tags);
        let differs = here
            .is_some_and(|row| !same_name(&row.name, &name) || row.members != documents)
            || tags_here.is_some_and(|row| !same_name(&row.name, &name) || row.members != tags);
        if differs {
            self.tell(Severity::Warning, &name, RefiNote::Differs);
        }
        let (is_here, are_tags_here) = (here.is_some(), tags_here.is_some());
        let has_tags = !tags.is_empty();
        if has_tags && !are_tags_here {
            let (id, name, members) = (of_tags, name.clone(), tags);
            self.push(TagSet { id, name, members }.into());
        }
        // An empty one is of documents, unless it is here as one of tags.
        let is_of_documents = !documents.is_empty() || (!has_tags && !are_tags_here);
        if is_of_documents && !is_here {
            let (id, members) = (of_documents, documents);
            self.push(DocumentSet { id, name, members }.into());
        }
        let target = match is_here || is_of_documents {
            true => MemoTarget::DocumentSet(of_documents),
            false => MemoTarget::TagSet(of_tags),
        };
        self.attach(&set.notes, target);
        if !set.description.trim().is_empty() {
            self.describe(set.guid, &set.description, target);
        }
    }
}

/// Each once, in their order.
fn unique(ids: &[Uuid]) -> impl Iterator<Item = Uuid> + '_ {
    let mut seen = HashSet::new();
    ids.iter().copied().filter(move |id| seen.insert(*id))
}

fn kind_of(kind: VariableType) -> VariableKind {
    match kind {
        VariableType::Text => VariableKind::Text,
        VariableType::Boolean => VariableKind::Boolean,
        VariableType::Integer | VariableType::Float => VariableKind::Number,
        VariableType::Date | VariableType::DateTime => VariableKind::Date,
    }
}

/// A value of its kind; none where the text is none.
fn read_value(kind: VariableKind, text: &str) -> Option<Value> {
    Some(match kind {
        VariableKind::Text if text.is_empty() => return None,
        VariableKind::Text => Value::Text(text.to_owned()),
        VariableKind::Number => Value::Number(checked_number(text)?),
        VariableKind::Boolean => match text {
            "true" | "1" => Value::Boolean(true),
            "false" | "0" => Value::Boolean(false),
            _ => return None,
        },
        VariableKind::Date => {
            // Of a moment, the day.
            let date: jiff::civil::Date = text.get(..10)?.parse().ok()?;
            Value::Date(PartialDate {
                calendar: Calendar::Gregorian,
                year: date.year().into(),
                month: Some(date.month().unsigned_abs()),
                day: Some(date.day().unsigned_abs()),
            })
        }
    })
}
