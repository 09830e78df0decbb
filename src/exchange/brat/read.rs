//! A corpus of brat, or of programs that write its files, as a project: what there is a place for comes in, the rest is counted.
//!
//! Passages have their words beside them, which show how positions are counted and where they stand. Relations and the
//! arguments of events become links, notes become memos. Attributes and normalizations have no place. In files of our own each
//! line says which row it is.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use uuid::Uuid;

use crate::base::{Budget, Progress, Severity};
use crate::exchange::brat::ann::lines;
use crate::exchange::brat::folder::Folder;
use crate::exchange::brat::mirror::{
    BESIDE, DocumentMirror, FORMAT, OF_ALL, ProjectMirror, VERSION,
};
use crate::exchange::brat::settings::Settings;
use crate::exchange::foreign::{Foreign, ForeignReader, Part, Send};
use crate::exchange::importer::ImportError;
use crate::exchange::refi::project::{Code, Project, User, derived};
use crate::exchange::refi::{ORIGIN, RefiNote, RefiReport};

/// What calls itself the author of files that say nothing of one.
const PROGRAM: &str = "brat";

/// Reads archives and single `.ann` files with what lies beside them.
#[derive(Debug)]
pub struct BratReader;

/// The one of its kind.
pub static CORPORA: BratReader = BratReader;

impl ForeignReader for BratReader {
    fn name(&self) -> &'static str {
        "brat"
    }

    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        _send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError> {
        let (project, report) = read(parts, budget, progress)?;
        Ok(Foreign::new(project, report))
    }
}

/// A corpus under way.
pub(super) struct Reading {
    pub(super) own: Option<ProjectMirror>,
    /// The name of each of our own types of relations, and whether it leads both ways.
    pub(super) relations: HashMap<String, (String, bool)>,
    pub(super) settings: Settings,
    pub(super) project: Project,
    pub(super) report: RefiReport,
    /// The code of each type.
    codes: HashMap<String, Uuid>,
    pub(super) seen: HashSet<Uuid>,
    pub(super) n_lines: u64,
    pub(super) n_attributes: usize,
    pub(super) n_normalizations: usize,
    pub(super) n_others: usize,
}

fn read(
    parts: &[Part],
    budget: &Budget,
    progress: &Progress,
) -> Result<(Project, RefiReport), ImportError> {
    let mut folder = Folder::open(parts, budget)?;
    let names: Vec<String> = folder.names().map(str::to_owned).collect();
    // One of our own may be of a collection without documents.
    let is_part = |name: &String| stem(name, ".ann").is_some() || name.ends_with(OF_ALL);
    if !names.iter().any(is_part) {
        return Err(damaged(".ann"));
    }
    let mut reading = Reading {
        own: None,
        relations: HashMap::new(),
        settings: Settings::default(),
        project: Project::default(),
        report: RefiReport::default(),
        codes: HashMap::new(),
        seen: HashSet::new(),
        n_lines: 0,
        n_attributes: 0,
        n_normalizations: 0,
        n_others: 0,
    };
    let there: HashSet<&str> = names.iter().map(String::as_str).collect();
    let mut root = "";
    for name in &names {
        match name.rsplit('/').next().unwrap_or_default() {
            "annotation.conf" | "visual.conf" => {
                let text = folder.text(name, budget, progress)?;
                reading.settings.read(&text.unwrap_or_default());
            }
            OF_ALL if reading.own.is_none() => {
                let text = folder.text(name, budget, progress)?.unwrap_or_default();
                reading.own = own(&text)?;
                root = name.strip_suffix(OF_ALL).unwrap_or_default();
            }
            _ => {}
        }
    }
    reading.begin();
    let stems = reading.stems(&names, root);
    progress.begin(stems.len() as u64);
    for stem in &stems {
        budget.check_time()?;
        let text = folder.text(&format!("{stem}.txt"), budget, progress)?;
        let ann = folder.text(&format!("{stem}.ann"), budget, progress)?;
        let beside = format!("{stem}{BESIDE}");
        let beside: Option<Option<DocumentMirror>> = match there.contains(beside.as_str()) {
            // Without the list of all, its lines would come in a second time.
            true if reading.own.is_none() => return Err(damaged(OF_ALL)),
            true => {
                let text = folder.text(&beside, budget, progress)?.unwrap_or_default();
                Some(serde_json::from_str(&text).ok())
            }
            false => None,
        };
        if let Some(None) = beside {
            reading.tell(Severity::Refused, stem, RefiNote::Beside);
            progress.step()?;
            continue;
        }
        let beside = beside.flatten();
        match text {
            Some(text) => {
                budget.check_characters(text.chars().count() as u64)?;
                let ann = ann.unwrap_or_default();
                reading.document(stem, &text, &ann, beside.as_ref(), budget, progress)?;
            }
            None => {
                let n = lines(&ann.unwrap_or_default()).count();
                reading.tell(Severity::Refused, stem, RefiNote::MissingText { n });
            }
        }
        progress.step()?;
    }
    reading.end();
    Ok((reading.project, reading.report))
}

/// A name without its ending.
fn stem<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    name.strip_suffix(ending).filter(|stem| !stem.is_empty())
}

/// What a list of all says first, in any version.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// The list of all, of a file that may be one. One that is ours and cannot be read would let all come in a second time, as
/// of another program.
fn own(text: &str) -> Result<Option<ProjectMirror>, ImportError> {
    let head: Head = serde_json::from_str(text).map_err(|_| damaged(OF_ALL))?;
    match head.version {
        _ if head.format != FORMAT => Ok(None),
        VERSION => match serde_json::from_str(text) {
            Ok(own) => Ok(Some(own)),
            Err(_) => Err(damaged(OF_ALL)),
        },
        version if version > VERSION => Err(ImportError::NewerVersion),
        _ => Err(damaged(OF_ALL)),
    }
}

fn damaged(part: &str) -> ImportError {
    ImportError::Damaged {
        part: part.to_owned(),
    }
}

impl Reading {
    pub(super) fn tell(&mut self, severity: Severity, about: &str, note: RefiNote) {
        self.report.add_about(severity, about, note);
    }

    /// Documents in the order of our own list, or by their names.
    fn stems(&self, names: &[String], root: &str) -> Vec<String> {
        let mut stems = Vec::new();
        let mut seen = HashSet::new();
        let listed = self.own.iter().flat_map(|own| &own.documents);
        let listed = listed.map(|name| format!("{root}{name}"));
        let there: HashSet<&str> = names.iter().map(String::as_str).collect();
        let listed = listed.filter(|stem| there.contains(format!("{stem}.ann").as_str()));
        let found = names
            .iter()
            .filter_map(|name| stem(name, ".ann").or_else(|| stem(name, ".txt")))
            .map(str::to_owned);
        for stem in listed.chain(found) {
            if seen.insert(stem.clone()) {
                stems.push(stem);
            }
        }
        stems
    }

    /// People and tags.
    fn begin(&mut self) {
        let Some(own) = self.own.take() else {
            PROGRAM.clone_into(&mut self.project.origin);
            for kind in self.settings.kinds.clone() {
                let parent = kind.above.map(|above| self.foreign_code(&above));
                let guid = self.foreign_code(&kind.name);
                let name = self.settings.labels.get(&kind.name).unwrap_or(&kind.name);
                self.project.codes.push(Code {
                    guid,
                    parent,
                    name: name.clone(),
                    is_codable: !kind.is_category,
                    color: self.settings.colors.get(&kind.name).copied(),
                    description: String::new(),
                    notes: Vec::new(),
                });
            }
            return;
        };
        ORIGIN.clone_into(&mut self.project.origin);
        self.project.name.clone_from(&own.name);
        let mut seen = HashSet::new();
        for annotator in own.annotators.iter().filter(|row| seen.insert(row.id)) {
            self.project.users.push(User {
                guid: annotator.id,
                name: annotator.name.clone(),
            });
        }
        for row in &own.relations {
            let named = (row.name.clone(), row.symmetric);
            self.relations.entry(row.kind.clone()).or_insert(named);
        }
        let mut above = HashSet::new();
        for tag in &own.tags {
            if !above.insert(tag.id) {
                self.tell(Severity::Refused, &tag.name, RefiNote::DuplicateId);
                continue;
            }
            self.codes.insert(tag.kind.clone(), tag.id);
            self.project.codes.push(Code {
                guid: tag.id,
                parent: tag
                    .parent
                    .filter(|parent| above.contains(parent) && *parent != tag.id),
                name: tag.name.clone(),
                is_codable: !tag.category,
                color: Some(tag.color),
                description: tag.description.clone(),
                notes: Vec::new(),
            });
        }
        self.own = Some(own);
    }

    fn foreign_code(&mut self, kind: &str) -> Uuid {
        let made = derived(Uuid::nil(), &format!("brat type {kind}"));
        *self.codes.entry(kind.to_owned()).or_insert(made)
    }

    /// The code of a type; none of passages without a tag. A type that no settings name becomes a tag.
    pub(super) fn code(&mut self, kind: &str) -> Option<Uuid> {
        if self.own.as_ref().is_some_and(|own| own.untagged == kind) {
            return None;
        }
        if let Some(known) = self.codes.get(kind) {
            return Some(*known);
        }
        let guid = self.foreign_code(kind);
        self.project.codes.push(Code {
            guid,
            parent: None,
            name: kind.to_owned(),
            is_codable: true,
            color: None,
            description: String::new(),
            notes: Vec::new(),
        });
        Some(guid)
    }

    fn end(&mut self) {
        let counts = [
            (
                self.n_attributes,
                RefiNote::Attributes {
                    n: self.n_attributes,
                },
            ),
            (
                self.n_normalizations,
                RefiNote::Normalizations {
                    n: self.n_normalizations,
                },
            ),
            (self.n_others, RefiNote::Lines { n: self.n_others }),
        ];
        for (n, note) in counts {
            if n > 0 {
                self.tell(Severity::Refused, "", note);
            }
        }
    }
}
