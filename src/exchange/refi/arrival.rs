//! A project on its way into a collection: rows of what is new, a report of the rest.
//!
//! What is here under the same id stays as it is: where the file has it otherwise it is listed. So an export of a collection
//! changes nothing in it. What comes in is one command to merge.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Progress, Severity};
use crate::command::Original;
use crate::exchange::foreign::{Foreign, ForeignReader, Part, read_here};
use crate::exchange::importer::ImportError;
use crate::exchange::record::{DocumentsBy, Format, Record, adapt_to};
use crate::exchange::refi::note::{RefiNote, RefiReport};
use crate::exchange::refi::reader::PROJECTS;
use crate::exchange::refi::sheet::allowed;
use crate::exchange::refi::value::Project;
use crate::exchange::refi::{ORIGIN, ids};
use crate::model::{
    AnnotationId, Annotator, AnnotatorId, CaptureId, Collection, CollectionId, LineageId,
    MemoTarget, PassageId, Row, RowKey, Snapshot, TagId,
};
use crate::text::Span;

/// What came of a project.
#[derive(Debug)]
pub struct Arrival {
    /// Rows that are not here yet, with files beside their texts.
    pub record: Record,
    /// What was left out, set apart, or is odd.
    pub report: RefiReport,
}

/// Reads a REFI-QDA project in this process, and makes rows of what a collection does not hold: for tests, which cannot start
/// themselves anew. What a person brings is read by a [`Hand`](crate::exchange::importer::worker::Hand).
pub fn read_project(
    bytes: &[u8],
    snapshot: &Snapshot,
    now: Timestamp,
    budget: &Budget,
    progress: &Progress,
) -> Result<Arrival, ImportError> {
    let part = Part {
        name: String::new(),
        bytes: bytes.to_vec(),
    };
    let foreign = read_here(&PROJECTS, &[part], budget, progress)?;
    arrive(foreign, snapshot, now, budget, progress)
}

/// Makes rows of what a collection does not hold of a project. `now` stands for times that the project does not give.
pub fn arrive(
    foreign: Foreign,
    snapshot: &Snapshot,
    now: Timestamp,
    budget: &Budget,
    progress: &Progress,
) -> Result<Arrival, ImportError> {
    let Foreign {
        project,
        report,
        mut files,
        reader,
        is_settled,
    } = foreign;
    let mut arriving = Arriving::new(&project, report, snapshot, now);
    arriving.reader = reader;
    arriving.is_own |= is_settled;
    arriving.people();
    arriving.codes();
    arriving.variables();
    progress.begin(project.sources.len() as u64);
    for source in &project.sources {
        arriving.source(source, &mut files, (budget, progress))?;
        budget.check_time()?;
        progress.step()?;
    }
    arriving.groups();
    arriving.links();
    arriving.notes(&mut files)?;
    let record = Record {
        format: Format::Json,
        collection: None,
        lineage: None,
        documents_by: DocumentsBy::Id,
        rows: arriving.rows,
        originals: arriving.originals,
        tombstones: Vec::new(),
        history: Vec::new(),
    };
    let record = adapt_to(snapshot, record);
    Ok(Arrival {
        record,
        report: arriving.report,
    })
}

/// The collection that a project describes, under new ids.
pub fn collection_of_project(foreign: &Foreign, ids: (Uuid, Uuid), now: Timestamp) -> Collection {
    let project = &foreign.project;
    let names = [project.name.trim(), project.origin.trim()];
    let name = names.into_iter().find(|name| !name.is_empty());
    Collection {
        id: CollectionId(ids.0),
        lineage: LineageId(ids.1),
        name: name.unwrap_or("REFI-QDA").to_owned(),
        direction: None,
        created: project.stamp.at.unwrap_or(now),
    }
}

/// A project under way.
pub(super) struct Arriving<'a> {
    pub(super) project: &'a Project,
    pub(super) snapshot: &'a Snapshot,
    pub(super) report: RefiReport,
    pub(super) rows: Vec<Row>,
    pub(super) originals: Vec<Original>,
    /// What read it.
    pub(super) reader: &'static str,
    pub(super) is_own: bool,
    /// Stands for times that are missing.
    pub(super) now: Timestamp,
    /// Codes that can be put on something.
    pub(super) tags: HashMap<Uuid, TagId>,
    /// Codes that are categories here, and cannot.
    pub(super) categories: HashSet<Uuid>,
    /// What each selection became.
    pub(super) passages: HashMap<Uuid, PassageId>,
    pub(super) annotations: HashMap<Uuid, AnnotationId>,
    /// Sources that are here or come in.
    pub(super) documents: HashSet<Uuid>,
    /// What each note is attached to.
    pub(super) targets: BTreeMap<Uuid, BTreeSet<MemoTarget>>,
    users: HashSet<Uuid>,
    missing_users: HashSet<Uuid>,
    fallback: Option<AnnotatorId>,
    /// Passages that come in under ids of their own, with their places.
    pub(super) coming: HashMap<PassageId, (CaptureId, Vec<Span>)>,
    /// Characters of the texts of all sources.
    pub(super) n_written: u64,
    /// Characters of all passages that come in: together they may quote each text once, and as much more as one text may hold.
    pub(super) n_quoted: u64,
    /// What is in the rows already.
    keys: HashSet<RowKey>,
}

impl<'a> Arriving<'a> {
    fn new(
        project: &'a Project,
        report: RefiReport,
        snapshot: &'a Snapshot,
        now: Timestamp,
    ) -> Self {
        Self {
            project,
            snapshot,
            report,
            rows: Vec::new(),
            originals: Vec::new(),
            reader: PROJECTS.name(),
            is_own: project.origin == ORIGIN,
            now: project.stamp.at.unwrap_or(now),
            tags: HashMap::new(),
            categories: HashSet::new(),
            passages: HashMap::new(),
            annotations: HashMap::new(),
            documents: HashSet::new(),
            targets: BTreeMap::new(),
            users: HashSet::new(),
            missing_users: HashSet::new(),
            fallback: None,
            coming: HashMap::new(),
            n_written: 0,
            n_quoted: 0,
            keys: HashSet::new(),
        }
    }

    /// A row that comes in. Things of different kinds may have one id in a file and be of one kind here: the second is left out.
    pub(super) fn push(&mut self, row: Row) {
        if self.keys.insert(row.key()) {
            self.rows.push(row);
        } else {
            self.tell(Severity::Refused, "", RefiNote::DuplicateId);
        }
    }

    /// A line of the report; what it is about is cut to the length of a line.
    pub(super) fn tell(&mut self, severity: Severity, about: &str, note: RefiNote) {
        self.report.add_about(severity, about, note);
    }

    /// Attaches notes to something.
    pub(super) fn attach(&mut self, notes: &[Uuid], target: MemoTarget) {
        for note in notes {
            self.targets.entry(*note).or_default().insert(target);
        }
    }

    fn people(&mut self) {
        for user in &self.project.users {
            self.users.insert(user.guid);
            let id = AnnotatorId(user.guid);
            let name = user.name.trim();
            match self.snapshot.annotator(id) {
                Some(here) if !same_name(&here.name, name) && !name.is_empty() => {
                    self.tell(Severity::Warning, name, RefiNote::Differs);
                }
                Some(_) => {}
                None => {
                    let name = self.name(name, "?");
                    self.push(
                        Annotator {
                            id,
                            name,
                            created: self.now,
                        }
                        .into(),
                    );
                }
            }
        }
    }

    /// The annotator that a user became. One that is not there is told once, and another stands in.
    pub(super) fn annotator(&mut self, user: Option<Uuid>, about: &str) -> AnnotatorId {
        if let Some(user) = user {
            let is_there = self.users.contains(&user);
            if is_there || self.snapshot.annotator(AnnotatorId(user)).is_some() {
                return AnnotatorId(user);
            }
            if self.missing_users.insert(user) {
                self.tell(Severity::Warning, about, RefiNote::NoUser);
            }
        }
        if let Some(fallback) = self.fallback {
            return fallback;
        }
        let author = self.project.stamp.by;
        let author = author.filter(|author| self.users.contains(author));
        let first = self.project.users.first().map(|user| user.guid);
        let fallback = match author.or(first) {
            Some(user) => AnnotatorId(user),
            None => self.stand_in(),
        };
        self.fallback = Some(fallback);
        fallback
    }

    /// Someone for a project that names nobody: the program that wrote it.
    fn stand_in(&mut self) -> AnnotatorId {
        let name = self.name(&self.project.origin, "REFI-QDA");
        let id = AnnotatorId(ids::derived(Uuid::nil(), &format!("annotator {name}")));
        if self.snapshot.annotator(id).is_none() {
            let created = self.now;
            self.push(Annotator { id, name, created }.into());
        }
        id
    }

    /// A name that a collection can have: not empty, and not longer than its names are. One of our own is one already.
    pub(super) fn name(&mut self, name: &str, otherwise: &str) -> String {
        if self.is_own && !name.trim().is_empty() {
            return name.to_owned();
        }
        let bare = name.trim();
        if bare.is_empty() {
            return otherwise.to_owned();
        }
        let cut: String = bare.chars().take(MOST_NAME).collect();
        if cut.len() < bare.len() {
            self.tell(Severity::Warning, &cut, RefiNote::Name);
        }
        cut
    }
}

/// Whether a name that is here is that of a file.
pub(super) fn same_name(here: &str, name: &str) -> bool {
    allowed(here).trim() == name.trim()
}

/// Code points of a name, as the plans of commands have it.
const MOST_NAME: usize = crate::command::plan::MAX_NAME;
