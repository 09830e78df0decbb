//! A line of our own: each label is the annotation that it was, as far as it still stands as it was written.
//!
//! What somebody added in another program comes in as new; what they took away stays here, since nothing that comes in removes
//! anything.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::base::{Budget, Severity};
use crate::exchange::importer::ImportError;
use crate::exchange::lines::doccano::{Labelled, comments, labelled, name_of};
use crate::exchange::lines::mirror::{Beside, FORMAT, MarkMirror, MemoMirror, VERSION};
use crate::exchange::lines::page::Page;
use crate::exchange::lines::reader::{Kind, Reading, time};
use crate::exchange::refi::project::{Coding, Link, Note, Plain, Selection, Stamp, User, derived};
use crate::exchange::refi::{ORIGIN, RefiNote};
use crate::exchange::web::is_language;
use crate::text::{CodePointOffset, OffsetMap, Span};

/// Keys of a line whose meaning is known here.
const OWN: &[&str] = &[
    "id",
    "text",
    "label",
    "labels",
    "entities",
    "relations",
    "Comments",
    "comments",
    "name",
    "hashiya",
];

/// A label where it stands, in code points of the text.
type Label = (i64, i64, String);

impl Reading {
    /// Reads a value as a line of our own; false where it is none. One that is ours and cannot be read is set apart: as a line
    /// of another program it would come in a second time.
    pub(super) fn own(
        &mut self,
        object: &Map<String, Value>,
        budget: &Budget,
    ) -> Result<bool, ImportError> {
        let is_own = |value: &&Value| value.get("format").and_then(Value::as_str) == Some(FORMAT);
        let Some(beside) = object.get("hashiya").filter(is_own) else {
            return Ok(false);
        };
        let version = beside.get("version").and_then(Value::as_u64);
        if version.is_some_and(|version| version > u64::from(VERSION)) {
            return Err(ImportError::NewerVersion);
        }
        self.origin(ORIGIN);
        let beside: Option<Beside> = serde_json::from_value(beside.clone()).ok();
        let beside = beside.filter(|own| own.version == VERSION);
        let text = object.get("text").and_then(Value::as_str);
        let (Some(beside), Some(text)) = (beside, text) else {
            let about = name_of(object).unwrap_or_default();
            self.tell(Severity::Refused, &about, RefiNote::OwnLine);
            return Ok(true);
        };
        if self.project.name.is_empty() {
            self.project.name.clone_from(&beside.collection);
        }
        let name = object.get("name").and_then(Value::as_str);
        let name = name.unwrap_or_default();
        if self.sources.contains_key(&beside.document) {
            self.tell(Severity::Refused, name, RefiNote::DuplicateId);
            return Ok(true);
        }
        let page = self.page(beside.document, name, text, true, budget)?;
        let source = &mut self.project.sources[page.source];
        source.stamp.at = time(&beside.added);
        source.language = beside.language.clone().filter(|tag| is_language(tag));
        for person in &beside.annotators {
            if self.is_new(Kind::User, person.id) {
                let name = self.name(&person.name, "?", true);
                self.project.users.push(User {
                    guid: person.id,
                    name,
                });
            }
        }
        for tag in &beside.tags {
            let name = self.name(&tag.name, "?", true);
            self.own_code(tag.id, &name);
        }
        self.own_marks(&page, &beside, object, budget)?;
        self.own_links(&page, &beside, budget)?;
        self.own_memos(&page, &beside, object, budget)?;
        Ok(true)
    }

    /// Annotations whose labels are still there, and labels that are new.
    fn own_marks(
        &mut self,
        page: &Page,
        beside: &Beside,
        object: &Map<String, Value>,
        budget: &Budget,
    ) -> Result<(), ImportError> {
        let found = labelled(object);
        let written: BTreeSet<Label> = found
            .marks
            .iter()
            .map(|one| (one.start, one.end, one.label.clone()))
            .collect();
        let labels: HashMap<Uuid, &str> = beside
            .tags
            .iter()
            .map(|tag| (tag.id, tag.label.as_str()))
            .collect();
        let map = OffsetMap::new(&page.text.text);
        // What stands for each label.
        let mut told: BTreeMap<Label, Uuid> = BTreeMap::new();
        for mark in &beside.marks {
            self.count(budget)?;
            let keys = |label: &str| -> Vec<Label> {
                let spans = mark.spans.iter();
                let key = |[start, end]: &[u32; 2]| {
                    (i64::from(*start), i64::from(*end), label.to_owned())
                };
                spans.map(key).collect()
            };
            let stands = |keys: &[Label]| keys.iter().all(|key| written.contains(key));
            let mut codings = Vec::new();
            let untagged = keys(&beside.untagged);
            let mut is_there = mark.tags.is_empty() && stands(&untagged);
            if is_there {
                told.extend(untagged.into_iter().map(|key| (key, mark.id)));
            }
            for tagging in &mark.tags {
                let keys = keys(labels.get(&tagging.tag).copied().unwrap_or_default());
                if !stands(&keys) {
                    continue;
                }
                is_there = true;
                told.extend(keys.into_iter().map(|key| (key, mark.id)));
                if self.is_new(Kind::Coding, tagging.id) {
                    codings.push(Coding {
                        guid: tagging.id,
                        code: tagging.tag,
                        by: Some(tagging.by),
                        at: time(&tagging.created),
                        notes: Vec::new(),
                    });
                }
            }
            if is_there {
                self.own_mark(page, mark, codings, &map);
            }
        }
        for bare in &beside.bare {
            self.count(budget)?;
            let whole = Selection {
                guid: bare.id,
                is_bare: true,
                ..Selection::default()
            };
            if self.own_spans(page, &whole, &bare.spans, &map, "") {
                self.passages.entry(bare.id).or_insert(bare.id);
            }
        }
        let by_label: HashMap<&str, (Uuid, &str)> = beside
            .tags
            .iter()
            .map(|tag| (tag.label.as_str(), (tag.id, tag.name.as_str())))
            .collect();
        let mut entities: HashMap<String, Uuid> = HashMap::new();
        for one in &found.marks {
            self.count(budget)?;
            let key = (one.start, one.end, one.label.clone());
            let known = told.get(&key).copied();
            let added = || self.added(page, one, &by_label, &beside.untagged, &map);
            let Some(guid) = known.or_else(added) else {
                continue;
            };
            told.insert(key, guid);
            if let Some(id) = &one.id {
                entities.insert(id.clone(), guid);
            }
        }
        self.relations(page, object, &entities, budget)?;
        self.whole_labels(page, &found.whole);
        if object.keys().any(|key| !OWN.contains(&key.as_str())) {
            let stamp = self.nobody();
            self.facts(page, object, OWN, &stamp);
        }
        self.n_unknown += found.n_others;
        Ok(())
    }

    fn own_mark(&mut self, page: &Page, mark: &MarkMirror, codings: Vec<Coding>, map: &OffsetMap) {
        let created = time(&mark.created);
        let whole = Selection {
            guid: mark.id,
            passage: Some(mark.passage),
            stamp: Stamp {
                by: Some(mark.by),
                at: created,
                modified_by: None,
                modified: time(&mark.modified).filter(|modified| Some(*modified) != created),
            },
            codings,
            ..Selection::default()
        };
        if self.own_spans(page, &whole, &mark.spans, map, "") {
            self.passages.entry(mark.passage).or_insert(mark.id);
        }
    }

    fn own_spans(
        &mut self,
        page: &Page,
        whole: &Selection,
        spans: &[[u32; 2]],
        map: &OffsetMap,
        about: &str,
    ) -> bool {
        let text = &*page.text.text;
        let byte = |at: u32| map.byte_from_code_point(text, CodePointOffset(at));
        let span = |[start, end]: &[u32; 2]| Span::new(byte(*start)?, byte(*end)?).ok();
        let found: Option<Vec<Span>> = spans.iter().map(span).collect();
        let found = found.filter(|found| {
            let is_apart = found.is_sorted_by(|one, next| one.end() <= next.start());
            is_apart && !found.is_empty()
        });
        let about = if about.is_empty() { &page.name } else { about };
        match found {
            Some(spans) => self.add(page, whole, &spans, about),
            None => {
                let [start, end] = spans.first().copied().unwrap_or_default();
                let note = RefiNote::Place {
                    start: start.into(),
                    end: end.into(),
                    len: page.text.len(),
                };
                self.tell(Severity::Refused, about, note);
                false
            }
        }
    }

    /// A label that somebody put there in another program; none where it was set apart.
    fn added(
        &mut self,
        page: &Page,
        one: &Labelled,
        by_label: &HashMap<&str, (Uuid, &str)>,
        untagged: &str,
        map: &OffsetMap,
    ) -> Option<Uuid> {
        let stamp = self.nobody();
        let guid = one.guid(page.guid);
        let codings = match by_label.get(one.label.as_str()) {
            _ if one.label == untagged => Vec::new(),
            Some((tag, _)) => vec![Coding {
                guid: derived(guid, &format!("tagging {tag}")),
                code: *tag,
                by: stamp.by,
                at: None,
                notes: Vec::new(),
            }],
            None => self.codings(guid, std::slice::from_ref(&one.label), &stamp),
        };
        let whole = Selection {
            guid,
            stamp,
            codings,
            ..Selection::default()
        };
        let ends = [one.start, one.end].map(|at| u32::try_from(at).ok());
        let [Some(start), Some(end)] = ends else {
            let note = RefiNote::Place {
                start: one.start,
                end: one.end,
                len: page.text.len(),
            };
            self.tell(Severity::Refused, &one.label, note);
            return None;
        };
        let is_there = self.own_spans(page, &whole, &[[start, end]], map, &one.label);
        is_there.then_some(guid)
    }

    fn own_links(
        &mut self,
        page: &Page,
        beside: &Beside,
        budget: &Budget,
    ) -> Result<(), ImportError> {
        for row in &beside.links {
            self.count(budget)?;
            let link = Link {
                guid: row.id,
                name: self.name(&row.name, "", true),
                is_one_way: !row.symmetric,
                origin: None,
                target: None,
                stamp: Stamp {
                    by: Some(row.by),
                    at: time(&row.created),
                    ..Stamp::default()
                },
                notes: Vec::new(),
            };
            if self.link(link, &page.name) {
                let at = self.project.links.len() - 1;
                self.waiting.push((at, row.from, row.to));
            }
        }
        Ok(())
    }

    /// Memos with what they are on, and comments that are new.
    fn own_memos(
        &mut self,
        page: &Page,
        beside: &Beside,
        object: &Map<String, Value>,
        budget: &Budget,
    ) -> Result<(), ImportError> {
        for memo in &beside.memos {
            self.count(budget)?;
            let mut is_on_something = false;
            for id in &memo.on {
                is_on_something |= self.attach(page, *id, memo.id);
            }
            if !is_on_something || !self.is_new(Kind::Note, memo.id) {
                continue;
            }
            let created = time(&memo.created);
            self.project.notes.push(Note {
                guid: memo.id,
                name: memo.title.clone(),
                plain: Plain::Content(memo.body.clone()),
                stamp: Stamp {
                    by: Some(memo.by),
                    at: created,
                    modified_by: None,
                    modified: time(&memo.modified).filter(|modified| Some(*modified) != created),
                },
                ..Note::default()
            });
        }
        let known: BTreeSet<String> = beside.memos.iter().map(MemoMirror::comment).collect();
        let all = comments(object);
        self.comments(page, all.into_iter().filter(|text| !known.contains(text)));
        Ok(())
    }

    /// Attaches a memo to something of this line; false where that is not there.
    fn attach(&mut self, page: &Page, id: Uuid, memo: Uuid) -> bool {
        let notes = if let Some((source, at)) = self.places.get(&id) {
            &mut self.project.sources[*source].selections[*at].notes
        } else if let Some(link) = self.links.get(&id) {
            &mut self.project.links[*link].notes
        } else if id == page.guid {
            &mut self.project.sources[page.source].notes
        } else {
            return false;
        };
        // Twice on one thing is once where it comes in.
        notes.push(memo);
        true
    }
}
