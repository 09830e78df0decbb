//! Tasks of Label Studio, as its exports JSON and JSON-MIN have them.
//!
//! In the first a task has `data`, and `annotations` (before version 1.1 `completions`), each a list of results; results with one
//! `id` are of one region. In the second each annotation is a task, and each control of the form a key. Positions are code points
//! of the text, before version 1.5 units of UTF-16 (issues 1008 and 1347 of that project); the words beside them show which.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::base::{Budget, Severity};
use crate::exchange::importer::ImportError;
use crate::exchange::lines::doccano::name_of;
use crate::exchange::lines::json::{all, texts, whole, words};
use crate::exchange::lines::page::{Page, Wanted};
use crate::exchange::lines::reader::{Reading, time};
use crate::exchange::refi::RefiNote;
use crate::exchange::refi::project::{Link, Selection, Stamp, derived};
use crate::model::Sha256;

/// What calls itself the author of what nobody signed.
const PROGRAM: &str = "Label Studio";

/// What JSON-MIN says of a task beside its data and results.
const ABOUT: &[&str] = &[
    "id",
    "annotator",
    "annotation_id",
    "created_at",
    "updated_at",
    "lead_time",
    "agreement",
];

/// What somebody marked: all results with one id.
#[derive(Debug, Default)]
struct Region {
    id: String,
    /// What it is on.
    field: String,
    /// None of what is on the whole.
    place: Option<Wanted>,
    labels: Vec<String>,
    /// Titles and texts.
    notes: Vec<(String, String)>,
}

/// What one person made of a task.
#[derive(Debug, Default)]
struct Annotation {
    id: String,
    stamp: Stamp,
    regions: Vec<Region>,
    relations: Vec<Value>,
}

impl Reading {
    /// Reads a value as a task; false where it has no text.
    pub(super) fn task(
        &mut self,
        object: &Map<String, Value>,
        index: usize,
        budget: &Budget,
    ) -> Result<bool, ImportError> {
        self.origin(PROGRAM);
        let (annotations, fields) = match object.get("data") {
            Some(Value::Object(data)) => (self.annotations(object, budget)?, data.clone()),
            _ => self.brief(object, budget)?,
        };
        let predictions = object.get("predictions").map_or(&[][..], all);
        let n_predicted = predictions.iter().map(|one| results_of(one).len().max(1));
        self.n_predictions += n_predicted.sum::<usize>();
        // What was begun and not handed in.
        let drafts = object.get("drafts").map_or(&[][..], all);
        let n_drafts = drafts.iter().map(|one| results_of(one).len().max(1));
        self.n_unknown += n_drafts.sum::<usize>();
        let id = object.get("id").and_then(words);
        let number = id.unwrap_or_else(|| (index + 1).to_string());
        let Some((key, text)) = text_of(&fields, &annotations) else {
            let about = format!("{PROGRAM} {number}");
            let n = annotations.iter().map(|one| one.regions.len()).sum();
            self.tell(Severity::Refused, &about, RefiNote::MissingText { n });
            return Ok(true);
        };
        let made = format!("studio task {number} {}", Sha256::of(text.as_bytes()));
        let guid = derived(Uuid::nil(), &made);
        let name = name_of(&fields).unwrap_or_else(|| format!("{PROGRAM} {number}"));
        let mut page = self.page(guid, &name, text, false, budget)?;
        let places = annotations.iter().flat_map(|one| &one.regions);
        let places: Vec<Wanted> = places.filter_map(|one| one.place.clone()).collect();
        self.learn(&mut page, &places);
        for annotation in &annotations {
            self.annotation(&page, annotation, budget)?;
        }
        let stamp = Stamp {
            by: Some(self.user(PROGRAM, "", PROGRAM)),
            ..Stamp::default()
        };
        let mut facts = fields.clone();
        if let Some(Value::Object(meta)) = object.get("meta") {
            facts.extend(meta.clone());
        }
        self.facts(&page, &facts, &[key], &stamp);
        Ok(true)
    }

    /// The annotations of a task as the full export has them; what was cancelled is counted.
    fn annotations(
        &mut self,
        object: &Map<String, Value>,
        budget: &Budget,
    ) -> Result<Vec<Annotation>, ImportError> {
        let lists = ["annotations", "completions"];
        let lists = lists.iter().filter_map(|key| object.get(*key));
        let mut annotations = Vec::new();
        for (index, one) in lists.flat_map(all).enumerate() {
            let results = results_of(one);
            let is = |key: &str| one.get(key).and_then(Value::as_bool) == Some(true);
            if is("was_cancelled") || is("skipped") {
                self.n_cancelled += results.len().max(1);
                continue;
            }
            let id = one.get("id").and_then(words);
            let mut annotation = Annotation {
                id: id.unwrap_or_else(|| index.to_string()),
                stamp: self.stamp(one, "completed_by"),
                ..Annotation::default()
            };
            let mut known: HashMap<String, usize> = HashMap::new();
            for (number, result) in results.iter().enumerate() {
                self.count(budget)?;
                let id = result.get("id").and_then(words);
                let id = id.unwrap_or_else(|| format!("#{number}"));
                let kind = result.get("type").and_then(Value::as_str);
                let kind = kind.unwrap_or_default();
                if kind == "relation" {
                    annotation.relations.push(result.clone());
                    continue;
                }
                let at = *known.entry(id.clone()).or_insert_with(|| {
                    annotation.regions.push(Region {
                        id,
                        ..Region::default()
                    });
                    annotation.regions.len() - 1
                });
                let title = result.get("from_name").and_then(words).unwrap_or_default();
                let field = result.get("to_name").and_then(words).unwrap_or_default();
                let value = result.get("value").unwrap_or(&Value::Null);
                let region = &mut annotation.regions[at];
                if region.field.is_empty() {
                    region.field = field;
                }
                self.n_unknown += usize::from(!region.take(kind, &title, value));
            }
            annotations.push(annotation);
        }
        Ok(annotations)
    }

    /// The one annotation of a task of JSON-MIN, and the fields that are no results.
    fn brief(
        &mut self,
        object: &Map<String, Value>,
        budget: &Budget,
    ) -> Result<(Vec<Annotation>, Map<String, Value>), ImportError> {
        let head = Value::Object(object.clone());
        let id = object.get("annotation_id").and_then(words);
        let mut annotation = Annotation {
            id: id.unwrap_or_default(),
            stamp: self.stamp(&head, "annotator"),
            ..Annotation::default()
        };
        let mut fields = Map::new();
        for (key, value) in object {
            if ABOUT.contains(&key.as_str()) {
                continue;
            }
            let results: Vec<&Value> = all(value).iter().filter(|one| one.is_object()).collect();
            if results.is_empty() {
                fields.insert(key.clone(), value.clone());
                continue;
            }
            for (number, result) in results.into_iter().enumerate() {
                self.count(budget)?;
                let mut region = Region {
                    id: format!("{key} {number}"),
                    ..Region::default()
                };
                let kind = kind_of(result);
                self.n_unknown += usize::from(!region.take(kind, key, result));
                annotation.regions.push(region);
            }
        }
        Ok((vec![annotation], fields))
    }

    /// Who made an annotation, and when.
    fn stamp(&mut self, one: &Value, key: &str) -> Stamp {
        let get = |value: &Value, key: &str| value.get(key).and_then(words).unwrap_or_default();
        let person = one.get(key).unwrap_or(&Value::Null);
        let (id, name) = match person {
            Value::Object(_) => {
                let whole = [get(person, "first_name"), get(person, "last_name")];
                let whole = whole.join(" ").trim().to_owned();
                let email = get(person, "email");
                let id = match get(person, "id") {
                    id if id.is_empty() => email.clone(),
                    id => id,
                };
                let names = [whole, email, format!("{PROGRAM} {id}")];
                let name = names.into_iter().find(|name| !name.is_empty());
                (id, name.unwrap_or_default())
            }
            other => match words(other) {
                Some(id) if id.contains('@') => (id.clone(), id),
                Some(id) => (id.clone(), format!("{PROGRAM} {id}")),
                None => (String::new(), PROGRAM.to_owned()),
            },
        };
        let at = time(&get(one, "created_at"));
        Stamp {
            by: Some(self.user(PROGRAM, &id, &name)),
            at,
            modified_by: None,
            modified: time(&get(one, "updated_at"))
                .filter(|modified| at.is_some_and(|at| at < *modified)),
        }
    }

    fn annotation(
        &mut self,
        page: &Page,
        annotation: &Annotation,
        budget: &Budget,
    ) -> Result<(), ImportError> {
        let fields = annotation.regions.iter();
        let fields = fields.filter(|region| region.place.is_some());
        let fields: HashSet<&str> = fields.map(|region| region.field.as_str()).collect();
        let mut found: HashMap<&str, Uuid> = HashMap::new();
        for region in &annotation.regions {
            self.count(budget)?;
            let stamp = &annotation.stamp;
            let key = format!("annotation {} region {}", annotation.id, region.id);
            let Some(place) = &region.place else {
                for (index, (title, body)) in region.notes.iter().enumerate() {
                    self.note_on(page, &format!("{key} {index}"), title, body, stamp);
                }
                continue;
            };
            let guid = derived(page.guid, &key);
            let about = region.labels.first().map_or("", String::as_str);
            if place.words.trim().is_empty() && fields.len() > 1 {
                // Nothing tells in which of several texts it stands.
                self.tell(Severity::Refused, about, RefiNote::Quote);
                continue;
            }
            let notes = region.notes.iter().enumerate();
            let notes = notes.filter_map(|(index, (title, body))| {
                self.note(derived(guid, &format!("note {index}")), title, body, stamp)
            });
            let notes = notes.collect();
            let whole = Selection {
                guid,
                codings: self.codings(guid, &region.labels, stamp),
                stamp: stamp.clone(),
                notes,
                ..Selection::default()
            };
            if self.mark(page, place, about, whole) {
                found.insert(&region.id, guid);
            }
        }
        for relation in &annotation.relations {
            let end = |key: &str| {
                let id = relation.get(key).and_then(words)?;
                found.get(id.as_str()).copied()
            };
            let (mut origin, mut target) = (end("from_id"), end("to_id"));
            let direction = relation.get("direction").and_then(Value::as_str);
            if direction == Some("left") {
                (origin, target) = (target, origin);
            }
            let name = texts(relation.get("labels").unwrap_or(&Value::Null)).join(", ");
            let key = format!("relation {} {origin:?} {target:?} {name}", annotation.id);
            let link = Link {
                guid: derived(page.guid, &key),
                name: self.name(&name, "", false),
                is_one_way: direction != Some("bi"),
                origin,
                target,
                stamp: annotation.stamp.clone(),
                notes: Vec::new(),
            };
            self.link(link, &name);
        }
        Ok(())
    }
}

impl Region {
    /// Takes one result; false where a text has no place for it.
    fn take(&mut self, kind: &str, title: &str, value: &Value) -> bool {
        let get = |key: &str| value.get(key);
        // Stretches of sound and film have positions too, and boxes have corners.
        if ["channel", "x", "ranges", "sequence"]
            .iter()
            .any(|key| get(key).is_some())
        {
            return false;
        }
        if let (Some(start), Some(end)) = (get("start"), get("end")) {
            // In a page of HTML places are paths; in dialogues, numbers of turns.
            let is_path = get("startOffset").is_some();
            let text = get("text").and_then(Value::as_str).unwrap_or_default();
            let (start, end) = match is_path {
                true => (-1, -1),
                false => (whole(start).unwrap_or(-1), whole(end).unwrap_or(-1)),
            };
            if start < 0 && text.trim().is_empty() {
                return false;
            }
            let place = Wanted {
                start,
                end,
                words: text.to_owned(),
            };
            // What is said of a region has its position without its words.
            match &mut self.place {
                Some(known) if known.words.is_empty() => *known = place,
                Some(_) => {}
                none => *none = Some(place),
            }
        }
        let said = |key: &str| texts(get(key).unwrap_or(&Value::Null));
        match kind {
            "labels" | "hypertextlabels" | "paragraphlabels" => self.labels.extend(said(kind)),
            "textarea" => self.notes.push((title.to_owned(), said("text").join("\n"))),
            "choices" | "taxonomy" | "rating" | "number" | "datetime" => {
                self.notes.push((title.to_owned(), said(kind).join("\n")));
            }
            // A region without a label.
            "text" | "hypertext" | "" => return self.place.is_some(),
            _ => return false,
        }
        true
    }
}

/// The kind of a result that does not say it: by what it has.
fn kind_of(result: &Value) -> &'static str {
    let kinds = [
        "labels",
        "hypertextlabels",
        "paragraphlabels",
        "choices",
        "taxonomy",
        "rating",
        "number",
        "datetime",
    ];
    let mut found = kinds.into_iter().filter(|kind| result.get(*kind).is_some());
    let is_written = result.get("text").is_some_and(Value::is_array);
    let otherwise = if is_written { "textarea" } else { "" };
    found.next().unwrap_or(otherwise)
}

fn results_of(annotation: &Value) -> &[Value] {
    let list = annotation.get("result").and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The field that is the text: the one that has most of the words, of equals the one that is called so, else the longest.
fn text_of<'f>(
    fields: &'f Map<String, Value>,
    annotations: &[Annotation],
) -> Option<(&'f str, &'f str)> {
    let regions = annotations.iter().flat_map(|one| &one.regions);
    let quotes = regions.filter_map(|region| region.place.as_ref());
    let quotes: Vec<&str> = quotes
        .map(|place| place.words.as_str())
        .filter(|words| !words.is_empty())
        .take(100)
        .collect();
    let texts = fields.iter().filter_map(|(key, value)| {
        let text = value.as_str().filter(|text| !text.is_empty())?;
        let n_words = quotes.iter().filter(|quote| text.contains(**quote)).count();
        Some(((n_words, key == "text", text.len()), key.as_str(), text))
    });
    let best = texts.max_by_key(|(rank, ..)| *rank);
    best.map(|(_, key, text)| (key, text))
}
