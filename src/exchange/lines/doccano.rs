//! Documents of doccano: what it writes out for sequence labelling, with relations or without, and for texts as a whole; and the
//! shapes of its older versions (`data_export/models.py`, and `docs` of version 1.0).

use std::collections::HashMap;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::base::{Budget, Severity};
use crate::exchange::importer::ImportError;
use crate::exchange::lines::json::{all, texts, whole, words};
use crate::exchange::lines::page::{Page, Wanted};
use crate::exchange::lines::reader::Reading;
use crate::exchange::refi::RefiNote;
use crate::exchange::refi::project::{Link, Selection, Stamp, derived};
use crate::model::Sha256;

/// What calls itself the author of what nobody signed.
pub(super) const PROGRAM: &str = "doccano";

/// Where labels stand.
const LABELS: &[&str] = &[
    "label",
    "labels",
    "entities",
    "annotations",
    "spans",
    "cats",
];

/// Where names of documents stand; the first of them is taken.
const NAMES: &[&str] = &["name", "title", "filename", "file_name", "upload_name"];

/// Where comments stand.
const COMMENTS: &[&str] = &["Comments", "comments"];

/// A label on a place.
pub(super) struct Labelled {
    /// Code points.
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) label: String,
    /// By which relations name it.
    pub(super) id: Option<String>,
}

impl Labelled {
    /// The annotation that it becomes in a document: the same wherever it stands in the list.
    pub(super) fn guid(&self, document: Uuid) -> Uuid {
        let (start, end, label) = (self.start, self.end, &self.label);
        match &self.id {
            Some(id) => derived(document, &format!("entity {id} {start} {end} {label}")),
            None => derived(document, &format!("label {start} {end} {label}")),
        }
    }
}

/// The labels of a document.
#[derive(Default)]
pub(super) struct AllLabelled {
    pub(super) marks: Vec<Labelled>,
    /// Those on the text as a whole.
    pub(super) whole: Vec<String>,
    /// What is neither.
    pub(super) n_others: usize,
}

/// All labels that stand in a document.
pub(super) fn labelled(object: &Map<String, Value>) -> AllLabelled {
    let mut found = AllLabelled::default();
    for value in LABELS.iter().filter_map(|key| object.get(*key)) {
        for one in all(value) {
            match one {
                Value::String(label) => found.whole.push(label.clone()),
                Value::Number(label) => found.whole.push(label.to_string()),
                one => match mark(one) {
                    Some(mark) => found.marks.push(mark),
                    None => found.n_others += 1,
                },
            }
        }
    }
    found
}

/// `[start, end, label]`, or the same with keys.
fn mark(value: &Value) -> Option<Labelled> {
    match value {
        Value::Array(row) => {
            let [start, end, label, ..] = row.as_slice() else {
                return None;
            };
            Some(Labelled {
                start: whole(start)?,
                end: whole(end)?,
                label: words(label)?,
                id: None,
            })
        }
        Value::Object(row) => {
            let get = |keys: &[&str]| keys.iter().find_map(|key| row.get(*key));
            Some(Labelled {
                start: whole(get(&["start_offset", "start"])?)?,
                end: whole(get(&["end_offset", "end"])?)?,
                label: get(&["label", "tag"]).and_then(words).unwrap_or_default(),
                id: row.get("id").and_then(words),
            })
        }
        _ => None,
    }
}

/// The comments of a document.
pub(super) fn comments(object: &Map<String, Value>) -> Vec<String> {
    let values = COMMENTS.iter().filter_map(|key| object.get(*key));
    let comment = |value: &Value| match value {
        Value::Object(row) => row
            .get("comment")
            .or_else(|| row.get("text"))
            .and_then(words),
        one => words(one),
    };
    values.flat_map(all).filter_map(comment).collect()
}

impl Reading {
    /// Reads a value as a document of doccano; false where it has no text.
    pub(super) fn document(
        &mut self,
        object: &Map<String, Value>,
        index: usize,
        budget: &Budget,
    ) -> Result<bool, ImportError> {
        let text = object.get("text").and_then(Value::as_str);
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return Ok(false);
        };
        self.origin(PROGRAM);
        let stamp = self.nobody();
        let id = object.get("id").and_then(words);
        let number = id.unwrap_or_else(|| (index + 1).to_string());
        let key = format!("doccano document {number} {}", Sha256::of(text.as_bytes()));
        let guid = derived(Uuid::nil(), &key);
        let name = name_of(object).unwrap_or_else(|| format!("{PROGRAM} {number}"));
        let page = self.page(guid, &name, text, false, budget)?;
        let found = labelled(object);
        // The selection of each entity, by the name that relations have for it.
        let mut entities = HashMap::new();
        for one in &found.marks {
            self.count(budget)?;
            let guid = one.guid(page.guid);
            let wanted = Wanted {
                start: one.start,
                end: one.end,
                words: String::new(),
            };
            let whole = Selection {
                guid,
                stamp: stamp.clone(),
                codings: self.codings(guid, std::slice::from_ref(&one.label), &stamp),
                ..Selection::default()
            };
            if self.mark(&page, &wanted, &one.label, whole)
                && let Some(id) = &one.id
            {
                entities.insert(id.clone(), guid);
            }
        }
        self.relations(&page, object, &entities, budget)?;
        self.whole_labels(&page, &found.whole);
        self.n_unknown += found.n_others;
        self.comments(&page, comments(object).into_iter());
        let known = LABELS
            .iter()
            .chain(COMMENTS)
            .chain(&["text", "id", "relations"]);
        let known: Vec<&str> = known.copied().collect();
        self.facts(&page, object, &known, &stamp);
        Ok(true)
    }

    /// What nobody signed.
    pub(super) fn nobody(&mut self) -> Stamp {
        Stamp {
            by: Some(self.user(PROGRAM, "", PROGRAM)),
            ..Stamp::default()
        }
    }

    /// Relations between entities, by the names that these have in the file.
    pub(super) fn relations(
        &mut self,
        page: &Page,
        object: &Map<String, Value>,
        entities: &HashMap<String, Uuid>,
        budget: &Budget,
    ) -> Result<(), ImportError> {
        for relation in all(object.get("relations").unwrap_or(&Value::Null)) {
            self.count(budget)?;
            let get = |key: &str| relation.get(key).and_then(words);
            let end = |key: &str| get(key).and_then(|id| entities.get(&id).copied());
            let (origin, target) = (end("from_id"), end("to_id"));
            let name = get("type").unwrap_or_default();
            let guid = match get("id") {
                Some(id) => derived(page.guid, &format!("relation {id}")),
                None => derived(page.guid, &format!("relation {origin:?} {target:?} {name}")),
            };
            let link = Link {
                guid,
                name: self.name(&name, "", false),
                is_one_way: true,
                origin,
                target,
                stamp: self.nobody(),
                notes: Vec::new(),
            };
            self.link(link, &name);
        }
        Ok(())
    }

    /// Labels on a text as a whole, as one memo.
    pub(super) fn whole_labels(&mut self, page: &Page, labels: &[String]) {
        if !labels.is_empty() {
            let stamp = self.nobody();
            self.note_on(page, "labels", "label", &labels.join("\n"), &stamp);
            self.tell(Severity::Note, &page.name, RefiNote::WholeLabels);
        }
    }

    /// Comments on a document that nobody signed.
    pub(super) fn comments(&mut self, page: &Page, all: impl Iterator<Item = String>) {
        for comment in all {
            let stamp = self.nobody();
            self.note_on(page, &format!("comment {comment}"), "", &comment, &stamp);
        }
    }

    /// What else a file says of a document, as one memo.
    pub(super) fn facts(
        &mut self,
        page: &Page,
        object: &Map<String, Value>,
        known: &[&str],
        stamp: &Stamp,
    ) {
        let mut lines = Vec::new();
        let name = name_of(object);
        for (key, value) in object {
            let is_name = NAMES.contains(&key.as_str()) && words(value) == name;
            if known.contains(&key.as_str()) || is_name || value.is_null() {
                continue;
            }
            let told = texts(value);
            match told.is_empty() && !all(value).is_empty() {
                true => self.n_unknown += 1,
                false if told.is_empty() => {}
                false => lines.push(format!("{key}: {}", told.join(", "))),
            }
        }
        let title = self.project.origin.clone();
        self.note_on(page, "facts", &title, &lines.join("\n"), stamp);
    }
}

/// What a document is called.
pub(super) fn name_of(object: &Map<String, Value>) -> Option<String> {
    let names = NAMES.iter().filter_map(|key| object.get(*key)?.as_str());
    let mut names = names.filter(|name| !name.trim().is_empty());
    names.next().map(str::to_owned)
}
