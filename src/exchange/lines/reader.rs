//! The reader of JSON lines: from a file to the value that projects of other programs become, in a process of its own.
//!
//! A file is a list of values, or one value on each line. Each value shows by itself whose it is: our own, a task of Label
//! Studio, or a document of doccano. A line that is no JSON is counted, and the others come in.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Progress, Severity};
use crate::command::plan::MAX_NAME;
use crate::exchange::foreign::{Foreign, ForeignReader, Part, Send};
use crate::exchange::importer::ImportError;
use crate::exchange::refi::project::{Code, Link, Project, User, derived};
use crate::exchange::refi::{RefiNote, RefiReport};
use crate::exchange::web::{code_of_label, damaged, without_halves};

/// Reads JSON lines.
#[derive(Debug)]
pub struct LinesReader;

/// The one of its kind.
pub static LINES_OF_JSON: LinesReader = LinesReader;

impl ForeignReader for LinesReader {
    fn name(&self) -> &'static str {
        "json-lines"
    }

    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        _send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError> {
        let [part] = parts else {
            return Err(ImportError::WrongAnswer);
        };
        let bytes = part.bytes.strip_prefix("\u{FEFF}".as_bytes());
        let (bytes, n_halves) = without_halves(bytes.unwrap_or(&part.bytes));
        let mut reading = Reading::default();
        reading.file(&bytes, budget, progress)?;
        reading.end();
        if n_halves > 0 {
            let note = RefiNote::Halves { n: n_halves };
            reading.tell(Severity::Warning, "", note);
        }
        Ok(Foreign::new(reading.project, reading.report))
    }
}

/// Things that each have ids of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    User,
    Code,
    Selection,
    Coding,
    Note,
    Link,
}

/// A file under way.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) project: Project,
    pub(super) report: RefiReport,
    seen: HashSet<(Kind, Uuid)>,
    /// Places in the project, by id.
    pub(super) sources: HashMap<Uuid, usize>,
    /// The source and the place in it of each selection.
    pub(super) places: HashMap<Uuid, (usize, usize)>,
    /// The selection that stands for a passage of our own.
    pub(super) passages: HashMap<Uuid, Uuid>,
    /// Links, and where they stand in the list.
    pub(super) links: HashMap<Uuid, usize>,
    /// Links of our own, whose ends are passages.
    pub(super) waiting: Vec<(usize, Uuid, Uuid)>,
    pub(super) n_items: u64,
    /// Code points of all texts, and of all quotes: a short file may hold very many long places.
    pub(super) n_written: u64,
    pub(super) n_quoted: u64,
    /// Values that are no documents.
    n_others: usize,
    pub(super) n_predictions: usize,
    pub(super) n_cancelled: usize,
    /// Results and fields that a text has no place for.
    pub(super) n_unknown: usize,
}

impl Reading {
    fn file(
        &mut self,
        bytes: &[u8],
        budget: &Budget,
        progress: &Progress,
    ) -> Result<(), ImportError> {
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            // Of a collection without documents.
            return Ok(());
        }
        let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes);
        let has_lines = first.len() < bytes.len() && is_value(first);
        let mut fault = None;
        if !has_lines {
            match serde_json::from_slice::<Value>(bytes) {
                Ok(whole) => {
                    self.value(&whole, 0, budget, progress)?;
                    return self.is_known();
                }
                Err(error) => fault = Some(damaged(&error)),
            }
        }
        let mut n_read = 0;
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            budget.check_time()?;
            progress.check()?;
            let line = line.trim_ascii();
            if line.is_empty() {
                continue;
            }
            match serde_json::from_slice::<Value>(line) {
                Ok(value) if value.is_object() || value.is_array() => {
                    n_read += 1;
                    self.value(&value, index, budget, progress)?;
                }
                _ => self.n_others += 1,
            }
        }
        match fault {
            Some(fault) if n_read == 0 => Err(fault),
            _ => self.is_known(),
        }
    }

    /// Fails where nothing in a file is of a kind that is known.
    fn is_known(&self) -> Result<(), ImportError> {
        match self.project.sources.is_empty() && self.report.entries().is_empty() {
            true => Err(ImportError::OtherFormat { format: "JSON" }),
            false => Ok(()),
        }
    }

    fn value(
        &mut self,
        value: &Value,
        index: usize,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<(), ImportError> {
        let object = match value {
            Value::Object(object) => object,
            Value::Array(list) => {
                for (number, one) in list.iter().enumerate() {
                    budget.check_time()?;
                    progress.check()?;
                    match one {
                        Value::Object(object) => self.object(object, index + number, budget)?,
                        _ => self.n_others += 1,
                    }
                }
                return Ok(());
            }
            _ => {
                self.n_others += 1;
                return Ok(());
            }
        };
        self.object(object, index, budget)
    }

    fn object(
        &mut self,
        object: &Map<String, Value>,
        index: usize,
        budget: &Budget,
    ) -> Result<(), ImportError> {
        self.n_items += 1;
        budget.check_items(self.n_items)?;
        if self.own(object, budget)? {
            return Ok(());
        }
        let is_known = match is_task(object) {
            true => self.task(object, index, budget)?,
            false => self.document(object, index, budget)?,
        };
        self.n_others += usize::from(!is_known);
        Ok(())
    }

    /// Counts one more thing that is read.
    pub(super) fn count(&mut self, budget: &Budget) -> Result<(), ImportError> {
        self.n_items += 1;
        if self.n_items.is_multiple_of(1024) {
            budget.check_time()?;
        }
        budget.check_characters(self.n_quoted.saturating_sub(self.n_written))?;
        Ok(budget.check_items(self.n_items)?)
    }

    /// Ends of links, and what was counted.
    fn end(&mut self) {
        for (link, from, to) in std::mem::take(&mut self.waiting) {
            let ends = [from, to].map(|passage| self.passages.get(&passage).copied());
            let link = &mut self.project.links[link];
            [link.origin, link.target] = ends;
        }
        for (n, note) in [
            (self.n_others, RefiNote::Lines { n: self.n_others }),
            (
                self.n_predictions,
                RefiNote::Predictions {
                    n: self.n_predictions,
                },
            ),
            (
                self.n_cancelled,
                RefiNote::Withdrawn {
                    n: self.n_cancelled,
                },
            ),
            (self.n_unknown, RefiNote::OtherResults { n: self.n_unknown }),
        ] {
            if n > 0 {
                self.tell(Severity::Refused, "", note);
            }
        }
    }

    pub(super) fn tell(&mut self, severity: Severity, about: &str, note: RefiNote) {
        self.report.add_about(severity, about, note);
    }

    /// Whether an id is that of no other thing of its kind so far.
    pub(super) fn is_new(&mut self, kind: Kind, id: Uuid) -> bool {
        self.seen.insert((kind, id))
    }

    /// A name that a collection can have.
    pub(super) fn name(&mut self, name: &str, otherwise: &str, is_own: bool) -> String {
        if is_own && !name.trim().is_empty() {
            return name.to_owned();
        }
        let bare = name.trim();
        let cut: String = bare.chars().take(MAX_NAME).collect();
        if cut.len() < bare.len() {
            self.tell(Severity::Warning, &cut, RefiNote::Name);
        }
        if cut.is_empty() {
            otherwise.to_owned()
        } else {
            cut
        }
    }

    /// Someone who annotated, by what a program knows people by.
    pub(super) fn user(&mut self, program: &str, key: &str, name: &str) -> Uuid {
        let guid = derived(Uuid::nil(), &format!("lines user {program} {key}"));
        if self.is_new(Kind::User, guid) {
            let name = self.name(name, program, false);
            self.project.users.push(User { guid, name });
        }
        guid
    }

    /// The code of a label.
    pub(super) fn code(&mut self, label: &str) -> Uuid {
        let name = self.name(label, "?", false);
        let guid = code_of_label(&name);
        self.own_code(guid, &name);
        guid
    }

    /// A code that has nothing but its name.
    pub(super) fn own_code(&mut self, guid: Uuid, name: &str) {
        if self.is_new(Kind::Code, guid) {
            self.project.codes.push(Code {
                guid,
                parent: None,
                name: name.to_owned(),
                is_codable: true,
                color: None,
                description: String::new(),
                notes: Vec::new(),
            });
        }
    }

    /// A link; one that stands twice is one, and told.
    pub(super) fn link(&mut self, link: Link, about: &str) -> bool {
        if !self.is_new(Kind::Link, link.guid) {
            self.tell(Severity::Refused, about, RefiNote::DuplicateId);
            return false;
        }
        self.links.insert(link.guid, self.project.links.len());
        self.project.links.push(link);
        true
    }

    /// Says what wrote the file, once.
    pub(super) fn origin(&mut self, program: &str) {
        if self.project.origin.is_empty() {
            program.clone_into(&mut self.project.origin);
        }
    }
}

fn is_value(line: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
}

/// Whether a value is a task of Label Studio: with its data apart, or in one with its results and who made them.
fn is_task(object: &Map<String, Value>) -> bool {
    let holds = |key: &str| object.contains_key(key);
    let is_apart = object.get("data").is_some_and(Value::is_object);
    is_apart || holds("annotation_id") || (holds("annotator") && holds("lead_time"))
}

/// A time; one that cannot be told is none.
pub(super) fn time(text: &str) -> Option<Timestamp> {
    let time: Timestamp = text.trim().parse().ok()?;
    time.year_month_day().map(|_| time)
}
