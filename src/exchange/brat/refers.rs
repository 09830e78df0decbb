//! What refers to the passages of a document: relations, arguments of events, equivalences, notes.
//!
//! An id of our own counts only where the line is what it was written as; all others follow from what a line says, so that the
//! same file brings the same, and a number that was given anew does not.

use std::collections::HashMap;

use uuid::Uuid;

use crate::base::Severity;
use crate::exchange::brat::ann::Line;
use crate::exchange::brat::draw::{NOTES, line_of};
use crate::exchange::brat::mirror::{LinkMirror, MemoMirror};
use crate::exchange::brat::passages::Document;
use crate::exchange::brat::read::Reading;
use crate::exchange::importer::ImportError;
use crate::exchange::refi::RefiNote;
use crate::exchange::refi::project::{Link, Note, Plain, Stamp, derived};

/// What is known of a document while its lines are gone through.
#[derive(Default)]
struct Lines<'a> {
    /// Of our own, by the names of their lines.
    links: HashMap<&'a str, &'a LinkMirror>,
    memos: HashMap<&'a str, &'a MemoMirror>,
    /// Where the link of each line stands in the project, and its id.
    made: HashMap<&'a str, (usize, Uuid)>,
    /// How often something was said in the same words.
    said: HashMap<String, usize>,
}

impl Lines<'_> {
    /// An id that follows from what is said, and from how often it was said before.
    fn id(&mut self, document: &Document<'_>, said: &str) -> Uuid {
        let n = self.said.entry(said.to_owned()).or_default();
        *n += 1;
        match n {
            1 => derived(document.guid, said),
            n => derived(document.guid, &format!("{n} {said}")),
        }
    }
}

/// The type of a link and its ends, by the names of their lines.
struct Joined<'a> {
    kind: &'a str,
    from: &'a str,
    to: &'a str,
}

impl Joined<'_> {
    fn ends(&self, document: &Document<'_>) -> [Option<Uuid>; 2] {
        [self.from, self.to].map(|end| document.ids.get(end).copied())
    }

    fn said(&self, document: &Document<'_>) -> String {
        let [from, to] = self.ends(document).map(Option::unwrap_or_default);
        format!("link {} {from} {to}", self.kind)
    }
}

impl Reading {
    /// Relations, events and notes.
    pub(super) fn rest<'a>(
        &mut self,
        document: &mut Document<'a>,
        rest: &[Line<'a>],
        pace: &dyn Fn() -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        for line in rest {
            if let Line::Event { id, trigger, .. } = line
                && let Some(guid) = document.ids.get(trigger).copied()
            {
                document.ids.entry(*id).or_insert(guid);
            }
        }
        let mut lines = Lines::default();
        if let Some(beside) = document.beside {
            let links = beside.links.iter().map(|row| (row.line.as_str(), row));
            let memos = beside.memos.iter().map(|row| (row.line.as_str(), row));
            lines.links.extend(links);
            lines.memos.extend(memos);
        }
        for line in rest {
            pace()?;
            match line {
                Line::Relation { id, .. } if lines.made.contains_key(id) => {
                    self.tell(Severity::Refused, id, RefiNote::DuplicateId);
                }
                Line::Relation { id, kind, from, to } => {
                    let joined = Joined { kind, from, to };
                    let guid = self.relation(document, &mut lines, id, &joined);
                    if self.link(document, guid, &joined, id) {
                        lines.made.insert(id, (self.project.links.len() - 1, guid));
                    }
                }
                Line::Event {
                    id,
                    trigger,
                    arguments,
                } => {
                    for (role, target) in arguments {
                        let joined = Joined {
                            kind: role,
                            from: trigger,
                            to: target,
                        };
                        let guid = lines.id(document, &joined.said(document));
                        self.link(document, guid, &joined, id);
                    }
                }
                Line::Equivalence { kind, members } => {
                    self.settings.symmetric.insert((*kind).to_owned());
                    for pair in members.windows(2) {
                        let (from, to) = (pair[0], pair[1]);
                        let joined = Joined { kind, from, to };
                        let guid = lines.id(document, &joined.said(document));
                        self.link(document, guid, &joined, kind);
                    }
                }
                Line::Note { .. } | Line::Text(_) => {}
                Line::Attribute => self.n_attributes += 1,
                Line::Normalization => self.n_normalizations += 1,
                Line::Other => self.n_others += 1,
            }
        }
        for line in rest {
            pace()?;
            let Line::Note { id, kind, of, text } = line else {
                continue;
            };
            let link = lines.made.get(of).copied();
            let on = link.map(|(_, guid)| guid);
            let on = on.or_else(|| document.ids.get(of).copied());
            let guid = self.note(document, &mut lines, (id, kind, text), on);
            if let Some(link) = link.and_then(|(at, _)| self.project.links.get_mut(at)) {
                link.notes.push(guid);
                continue;
            }
            let place = on.and_then(|id| document.places.get(&id));
            match place.and_then(|at| document.source.selections.get_mut(*at)) {
                Some(selection) => selection.notes.push(guid),
                None => self.tell(Severity::Warning, id, RefiNote::Dangling),
            }
        }
        Ok(())
    }

    /// The id of a link.
    fn relation(
        &mut self,
        document: &Document<'_>,
        lines: &mut Lines<'_>,
        line: &str,
        joined: &Joined<'_>,
    ) -> Uuid {
        let known = lines.links.get(line).copied();
        let ends = joined.ends(document);
        let is_same =
            |row: &&LinkMirror| row.kind == joined.kind && ends == [Some(row.from), Some(row.to)];
        match known.filter(is_same) {
            Some(row) => row.id,
            None => {
                if known.is_some() {
                    self.tell(Severity::Note, line, RefiNote::Renewed);
                }
                lines.id(document, &joined.said(document))
            }
        }
    }

    /// Adds a link; whether it is new.
    fn link(
        &mut self,
        document: &Document<'_>,
        guid: Uuid,
        joined: &Joined<'_>,
        about: &str,
    ) -> bool {
        if !self.seen.insert(guid) {
            self.tell(Severity::Refused, about, RefiNote::DuplicateId);
            return false;
        }
        let kind = joined.kind;
        let (name, is_one_way) = match self.relations.get(kind) {
            Some((name, is_symmetric)) => (name.clone(), !is_symmetric),
            None => {
                let name = self.settings.labels.get(kind).map_or(kind, String::as_str);
                (name.to_owned(), !self.settings.symmetric.contains(kind))
            }
        };
        let [origin, target] = joined.ends(document);
        self.project.links.push(Link {
            guid,
            name,
            is_one_way,
            origin,
            target,
            stamp: Stamp::default(),
            notes: Vec::new(),
        });
        true
    }

    /// A memo; one that is on several things is one, as long as each of its lines has its words.
    fn note(
        &mut self,
        document: &Document<'_>,
        lines: &mut Lines<'_>,
        (line, kind, text): (&str, &str, &str),
        on: Option<Uuid>,
    ) -> Uuid {
        let known = lines.memos.get(line).copied();
        let is_same = |row: &&MemoMirror| {
            kind == NOTES && on == Some(row.on) && line_of(&row.title, &row.body) == text
        };
        let row = known.filter(is_same);
        if known.is_some() && row.is_none() {
            self.tell(Severity::Note, text, RefiNote::Renewed);
        }
        let guid = match row {
            Some(row) => row.id,
            None => {
                let on = on.unwrap_or_default();
                lines.id(document, &format!("note {kind} {on} {text}"))
            }
        };
        if !self.seen.insert(guid) {
            return guid;
        }
        let (title, body) = match row {
            Some(row) => (row.title.as_str(), row.body.as_str()),
            None if kind == NOTES => ("", text),
            None => (kind, text),
        };
        let created = row.and_then(|row| row.created.parse().ok());
        let modified = row.and_then(|row| row.modified.parse().ok());
        self.project.notes.push(Note {
            guid,
            name: title.to_owned(),
            plain: Plain::Content(body.to_owned()),
            stamp: Stamp {
                by: row.map(|row| row.by),
                at: created,
                modified_by: None,
                modified: modified.filter(|modified| Some(*modified) != created),
            },
            ..Note::default()
        });
        guid
    }
}
