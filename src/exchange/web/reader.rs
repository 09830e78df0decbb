//! The reader of Web Annotations: from a file to the value that projects of other programs become, in a process of its own.
//!
//! A document is a source by its IRI, an annotation a selection for each part with its words, their surroundings and its
//! position as the file has them. Where they stand, and which document is meant, is told where the collection is
//! ([`settle`](super::settle)).

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::base::{Budget, Progress, Severity};
use crate::command::plan::MAX_NAME;
use crate::exchange::foreign::{Foreign, ForeignReader, Part, Send};
use crate::exchange::importer::ImportError;
use crate::exchange::refi::codes::{Code, derived};
use crate::exchange::refi::project::{Coding, Link, Plain, Project, Selection, Stamp};
use crate::exchange::refi::{RefiNote, RefiReport};
use crate::exchange::web::ends::{flat, is_language, passages_of};
use crate::exchange::web::halves::without_halves;
use crate::exchange::web::names::{id_of, is_absolute};
use crate::exchange::web::node::{Body, Node, Target, is_called};
use crate::exchange::web::said::{description, time};
use crate::exchange::web::{GENERATOR, of_urn};

/// Reads files of Web Annotations.
#[derive(Debug)]
pub struct WebReader;

/// The one of its kind.
pub static ANNOTATIONS: WebReader = WebReader;

/// A place of which the file does not say where it is.
pub(super) const NO_PLACE: i64 = -1;

impl ForeignReader for WebReader {
    fn name(&self) -> &'static str {
        "web-annotation"
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
        let bytes = bytes.unwrap_or(&part.bytes);
        let (bytes, n_halves) = without_halves(bytes);
        let root: super::loose::Several<Node> =
            serde_json::from_slice(&bytes).map_err(|error| damaged(&error))?;
        let mut head = Node::default();
        let mut nodes = Vec::new();
        // Pages and collections are taken apart, whatever they stand in; in the order of the file.
        let mut waiting: Vec<Node> = root.0;
        waiting.reverse();
        while let Some(mut node) = waiting.pop() {
            let mut inner = std::mem::take(&mut node.first.0);
            inner.append(&mut node.items.0);
            let is_list = is_called(&node.kinds, "AnnotationCollection")
                || is_called(&node.kinds, "AnnotationPage");
            let is_one = !node.target.is_empty() || !node.body.is_empty() || node.uri.0.is_some();
            if is_one && !is_list {
                nodes.push(node);
            } else if head.generator.is_empty() {
                head = node;
            }
            waiting.extend(inner.into_iter().rev());
            budget.check_items((nodes.len() + waiting.len()) as u64)?;
        }
        if nodes.is_empty() && head.kinds.is_empty() {
            return Err(ImportError::OtherFormat { format: "JSON" });
        }
        let mut drafting = Drafting::new(&head);
        if n_halves > 0 {
            let note = RefiNote::Halves { n: n_halves };
            drafting.tell(Severity::Warning, "", note);
        }
        drafting.tags(&nodes);
        for (index, node) in nodes.iter().enumerate() {
            drafting.annotation(node, budget)?;
            if index % 1024 == 0 {
                budget.check_time()?;
                progress.check()?;
            }
        }
        drafting.links(budget, progress)?;
        Ok(Foreign::new(drafting.project, drafting.report))
    }
}

/// What is no JSON, with its place.
pub(in crate::exchange) fn damaged(error: &serde_json::Error) -> ImportError {
    ImportError::Damaged {
        part: format!("JSON {}:{}", error.line(), error.column()),
    }
}

/// A project under way.
pub(super) struct Drafting {
    pub(super) project: Project,
    pub(super) report: RefiReport,
    pub(super) is_own: bool,
    pub(super) collection: Option<Uuid>,
    /// Places in the project, by id.
    pub(super) users: HashSet<Uuid>,
    pub(super) codes: HashMap<Uuid, usize>,
    pub(super) sources: HashMap<Uuid, usize>,
    pub(super) notes: HashMap<Uuid, usize>,
    /// Annotations, and bare ends of links.
    pub(super) selections: HashSet<Uuid>,
    /// Names of annotations that hold in this file alone.
    called: HashSet<String>,
    /// How many annotations without a name are alike.
    n_alike: HashMap<Uuid, usize>,
    pub(super) codings: HashSet<Uuid>,
    /// The selection that stands for a passage.
    pub(super) passages: HashMap<Uuid, Uuid>,
    /// Links, once all passages are known: each with its two ends.
    pub(super) waiting: Vec<(Link, [Vec<Target>; 2])>,
    pub(super) links: HashSet<Uuid>,
    /// Notes on links, by link.
    pub(super) on_links: HashMap<Uuid, Vec<Uuid>>,
}

impl Drafting {
    pub(super) fn new(head: &Node) -> Self {
        let origin = head.generator.iter().map(|agent| agent.name.as_str());
        let origin = origin.clone().find(|name| !name.is_empty());
        let origin = origin.unwrap_or("Web Annotation").to_owned();
        let project = Project {
            name: head.label.as_str().to_owned(),
            stamp: Stamp {
                at: time(&head.created),
                ..Stamp::default()
            },
            ..Project::default()
        };
        Self {
            is_own: origin == GENERATOR,
            collection: of_urn(head.id.as_str()),
            project: Project { origin, ..project },
            report: RefiReport::default(),
            users: HashSet::new(),
            codes: HashMap::new(),
            sources: HashMap::new(),
            notes: HashMap::new(),
            selections: HashSet::new(),
            called: HashSet::new(),
            n_alike: HashMap::new(),
            codings: HashSet::new(),
            passages: HashMap::new(),
            waiting: Vec::new(),
            links: HashSet::new(),
            on_links: HashMap::new(),
        }
    }

    pub(super) fn tell(&mut self, severity: Severity, about: &str, note: RefiNote) {
        self.report.add_about(severity, about, note);
    }

    /// A name that a collection can have.
    pub(super) fn name(&mut self, name: &str, otherwise: &str) -> String {
        if self.is_own && !name.trim().is_empty() {
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

    /// A text as a collection has it: LF at line ends.
    pub(super) fn text(&self, text: &str) -> String {
        if self.is_own || !text.contains(['\r', '\u{FEFF}']) {
            return text.to_owned();
        }
        let bare = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        bare.replace("\r\n", "\n").replace('\r', "\n")
    }

    /// Tags that our own files describe, each after the one above it.
    fn tags(&mut self, nodes: &[Node]) {
        if !self.is_own {
            return;
        }
        for node in nodes {
            let [target] = &*node.target else { continue };
            let Some(guid) = of_urn(target.id.as_str()) else {
                continue;
            };
            if !is_called(&node.motivation, "identifying") || !target.selector.is_empty() {
                continue;
            }
            if self.codes.contains_key(&guid) {
                self.tell(Severity::Refused, target.id.as_str(), RefiNote::DuplicateId);
                continue;
            }
            let said = |purpose: &str| -> Vec<&str> {
                let bodies = node.body.iter();
                let said = bodies.filter(|body| is_called(&body.purpose, purpose));
                said.map(|body| body.value.as_str()).collect()
            };
            let labels = said("identifying");
            let mut above = node.body.iter().flat_map(|body| body.source.iter());
            let above = above.find_map(|source| of_urn(source.id.as_str()));
            let parent = above.filter(|above| self.codes.contains_key(above));
            let label = labels.first().copied().unwrap_or_default();
            if parent != above {
                self.tell(Severity::Warning, label, RefiNote::Dangling);
            }
            let code = Code {
                guid,
                parent,
                name: self.name(label, "?"),
                is_codable: true,
                color: None,
                description: description(&labels, &said("describing")),
                notes: Vec::new(),
            };
            self.codes.insert(guid, self.project.codes.len());
            self.project.codes.push(code);
        }
    }

    fn annotation(&mut self, node: &Node, budget: &Budget) -> Result<(), ImportError> {
        let about = node.id.as_str();
        let mut guid = id_of(node);
        if about.is_empty() {
            self.tell(Severity::Note, "", RefiNote::NoId);
            // Two that are alike in everything are two.
            let n = self.n_alike.entry(guid).or_default();
            *n += 1;
            if *n > 1 {
                guid = derived(guid, &format!("alike {n}"));
            }
        } else if !is_absolute(about) && !self.called.insert(about.to_owned()) {
            self.tell(Severity::Refused, about, RefiNote::DuplicateId);
            return Ok(());
        }
        let is_bare = node.target.iter().all(|target| target.selector.is_empty());
        if self.is_own && is_bare && is_called(&node.motivation, "identifying") {
            return Ok(());
        }
        let mut targets: Vec<Target> = node.target.iter().flat_map(flat).collect();
        if targets.is_empty() && node.uri.0.is_some() {
            targets.push(Target {
                id: node.uri.clone(),
                ..Target::default()
            });
        }
        if self.is_own && is_bare && is_called(&node.motivation, "describing") {
            return self.own_text(node, &targets, budget);
        }
        let stamp = Stamp {
            by: self.user(node),
            at: time(&node.created),
            modified_by: None,
            modified: time(&node.modified),
        };
        if is_called(&node.motivation, "linking") && self.link(node, guid, &targets, &stamp) {
            return Ok(());
        }
        let bodies: Vec<Body> = node.body.iter().flat_map(flat_body).collect();
        if is_bare {
            match self.selections.insert(guid) {
                true => self.on_things(node, guid, &targets, &bodies, &stamp),
                false => self.tell(Severity::Refused, about, RefiNote::DuplicateId),
            }
            return Ok(());
        }
        // Each passage is an annotation of its own; the first has the id.
        for (number, parts) in passages_of(&targets).into_iter().enumerate() {
            let id = match number {
                0 => guid,
                number => derived(guid, &format!("target {number}")),
            };
            let Some(source) = self.source(&parts[0]) else {
                self.tell(Severity::Refused, about, RefiNote::Dangling);
                continue;
            };
            if !self.selections.insert(id) {
                self.tell(Severity::Refused, about, RefiNote::DuplicateId);
                continue;
            }
            if let Some(passage) = of_urn(parts[0].id.as_str()) {
                self.passages.entry(passage).or_insert(id);
            }
            let (codings, notes) = self.said(node, id, &bodies, &stamp);
            let whole = Selection {
                guid: id,
                stamp: stamp.clone(),
                codings,
                notes,
                passage: of_urn(parts[0].id.as_str()),
                ..Selection::default()
            };
            self.parts(source, &whole, parts);
        }
        Ok(())
    }

    /// The text of a document, as our own files hold it.
    fn own_text(
        &mut self,
        node: &Node,
        targets: &[Target],
        budget: &Budget,
    ) -> Result<(), ImportError> {
        let Some(source) = targets.first().and_then(|target| self.source(target)) else {
            return Ok(());
        };
        let body = node.body.first().map_or("", |body| body.value.as_str());
        budget.check_characters(body.chars().count() as u64)?;
        let language = node.body.first().and_then(|body| body.language.0.clone());
        let source = &mut self.project.sources[source];
        source.language = language.filter(|tag| is_language(tag));
        source.plain = Plain::Content(body.to_owned());
        source.stamp.at = time(&node.created);
        Ok(())
    }

    /// What is said of documents as a whole, and of things of our own.
    fn on_things(
        &mut self,
        node: &Node,
        guid: Uuid,
        targets: &[Target],
        bodies: &[Body],
        stamp: &Stamp,
    ) {
        let (codings, notes) = self.said(node, guid, bodies, stamp);
        for (number, target) in targets.iter().enumerate() {
            let own = of_urn(target.id.as_str());
            let known = own.filter(|_| self.is_own);
            if let Some(code) = known.and_then(|id| self.codes.get(&id)) {
                self.project.codes[*code].notes.extend(&notes);
            } else if known.is_some() && known == self.collection {
                self.project.note_refs.extend(&notes);
            } else if let Some(link) = known.filter(|id| self.links.contains(id)) {
                self.on_links.entry(link).or_default().extend(&notes);
            } else if let Some(source) = self.source(target) {
                let source = &mut self.project.sources[source];
                source.notes.extend(&notes);
                source
                    .codings
                    .extend(codings.iter().map(|coding| match number {
                        0 => coding.clone(),
                        number => Coding {
                            guid: derived(coding.guid, &format!("target {number}")),
                            ..coding.clone()
                        },
                    }));
            }
        }
    }
}

fn flat_body(body: &Body) -> Vec<Body> {
    match body.items.is_empty() {
        true => vec![body.clone()],
        false => body.items.iter().flat_map(flat_body).collect(),
    }
}
