//! The XML of a project, read one step after the other: depth costs nothing, namespaces do not count, wrappers may be empty.

use std::collections::HashSet;
use std::io::BufRead;

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Progress, Severity};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Element, Step, Xml};
use crate::exchange::refi::ids;
use crate::exchange::refi::note::{RefiNote, RefiReport};
use crate::exchange::refi::value::{
    Case, Code, Coding, Link, Note, Plain, Project, Selection, Set, Source, SourceKind, Stamp,
    User, Variable, VariableType, VariableValue,
};

/// The part that errors name.
const PART: &str = "project.qde";

/// An element that is open and may own what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Wrapper,
    Project,
    Code(Uuid),
    Variable,
    Case,
    Source,
    /// The text of a PDF file.
    Representation,
    Selection,
    Coding,
    Value,
    Note,
    Link,
    Set,
}

/// Reads a project. What is odd is in the report; only what is no such file at all is an error.
pub(super) fn read(
    text: &str,
    budget: &Budget,
    progress: &Progress,
) -> Result<(Project, RefiReport), ImportError> {
    let xml = Xml::new(text, PART, budget, progress);
    let mut reading = Reading::new(xml, Some(HashSet::new()));
    while reading.go_on()? {}
    Ok((reading.project, reading.report))
}

pub(super) struct Reading<'a> {
    pub(super) xml: Xml<'a>,
    pub(super) project: Project,
    pub(super) report: RefiReport,
    pub(super) open: Vec<Node>,
    has_root: bool,
    /// Ids by the names of their elements; none where doubled ones are found otherwise.
    seen: Option<HashSet<(&'static str, Uuid)>>,
    pub(super) n_made: u128,
    pub(super) n_graphs: usize,
    pub(super) n_unknown: usize,
    pub(super) source: Source,
    pub(super) selection: Selection,
    pub(super) coding: Coding,
    pub(super) value: Option<VariableValue>,
}

impl<'a> Reading<'a> {
    /// Begins a project that this program has just written, for who takes its sources, notes and links as they come and knows
    /// which have to come.
    pub(super) fn of_own(
        stream: impl BufRead + 'a,
        budget: &'a Budget,
        progress: &'a Progress,
    ) -> Self {
        Self::new(Xml::stream(stream, PART, budget, progress), None)
    }

    fn new(xml: Xml<'a>, seen: Option<HashSet<(&'static str, Uuid)>>) -> Self {
        Self {
            xml,
            project: Project::default(),
            report: RefiReport::default(),
            open: Vec::new(),
            has_root: false,
            seen,
            n_made: 0,
            n_graphs: 0,
            n_unknown: 0,
            source: Source::default(),
            selection: Selection::default(),
            coding: Coding::default(),
            value: None,
        }
    }

    /// Goes on until a source, a note or a link ends, which is then the last of its list. False at the end of the file.
    pub(super) fn go_on(&mut self) -> Result<bool, ImportError> {
        loop {
            match self.xml.next()? {
                Step::Open(element) => {
                    self.has_root = true;
                    self.opened(&element)?;
                }
                Step::Close(_) => {
                    if self.closed() {
                        return Ok(true);
                    }
                }
                // Nothing of our own stands between elements.
                Step::Text(text) if self.seen.is_none() && !text.trim().is_empty() => {
                    self.n_unknown += 1;
                }
                Step::Text(_) => {}
                Step::End => break,
            }
        }
        if !self.has_root {
            return Err(self.xml.damaged());
        }
        if self.n_graphs > 0 {
            let n = self.n_graphs;
            self.tell(Severity::Refused, "", RefiNote::Graphs { n });
        }
        if self.n_unknown > 0 {
            let n = self.n_unknown;
            self.tell(Severity::Warning, "", RefiNote::Unknown { n });
        }
        Ok(false)
    }

    fn tell(&mut self, severity: Severity, about: &str, note: RefiNote) {
        self.report.add_about(severity, about, note);
    }

    pub(super) fn top(&self) -> Node {
        self.open.last().copied().unwrap_or(Node::Wrapper)
    }

    fn opened(&mut self, element: &Element<'_>) -> Result<(), ImportError> {
        let (_, name) = element.name();
        if self.open.is_empty() && name != "Project" {
            return Err(self.xml.damaged());
        }
        let node = match name {
            "Project" if self.open.is_empty() => self.root(element),
            "Users" | "CodeBook" | "Codes" | "Variables" | "Cases" | "Sources" | "Notes"
            | "Links" | "Sets" => Some(Node::Wrapper),
            "User" => self.user(element),
            "Code" => self.code(element),
            "Variable" => self.variable(element),
            "Case" => self.case(element),
            "TextSource" => self.begin_source(element, SourceKind::Text),
            "PDFSource" => self.begin_source(element, SourceKind::Pdf),
            "PictureSource" => self.begin_source(element, SourceKind::Picture),
            "AudioSource" => self.begin_source(element, SourceKind::Audio),
            "VideoSource" => self.begin_source(element, SourceKind::Video),
            "Representation" if self.top() == Node::Source => {
                self.source.representation = self.guid(element);
                self.source.plain = self.plain(element);
                Some(Node::Representation)
            }
            "PlainTextSelection" => self.begin_selection(element),
            "PDFSelection"
            | "PictureSelection"
            | "AudioSelection"
            | "VideoSelection"
            | "TranscriptSelection" => {
                self.source.n_other_selections += 1;
                None
            }
            "Transcript" | "TextDescription" | "SyncPoint" => None,
            "Coding" => self.begin_coding(element),
            "VariableValue" => {
                self.value = None;
                Some(Node::Value)
            }
            "Note" => self.note(element),
            "Link" => self.link(element),
            "Set" => self.set(element),
            "Graphs" => Some(Node::Wrapper),
            "Graph" => {
                self.n_graphs += 1;
                None
            }
            "Description" => return self.description(),
            "PlainTextContent" => return self.content(),
            _ if VariableType::ALL.iter().any(|(.., known)| *known == name) => {
                let name = name.to_owned();
                return self.value_text(&name);
            }
            _ => {
                self.reference(name, element);
                None
            }
        };
        match node {
            Some(node) => self.open.push(node),
            None => {
                self.xml.skip()?;
            }
        }
        Ok(())
    }

    /// Says whether a source, a note or a link has ended.
    fn closed(&mut self) -> bool {
        let node = self.open.pop();
        match node {
            Some(Node::Source) => {
                let source = std::mem::take(&mut self.source);
                self.project.sources.push(source);
            }
            Some(Node::Selection) => {
                let selection = std::mem::take(&mut self.selection);
                self.source.selections.push(selection);
            }
            Some(Node::Coding) => {
                let coding = std::mem::take(&mut self.coding);
                match self.top() {
                    Node::Selection => self.selection.codings.push(coding),
                    Node::Source | Node::Representation => self.source.codings.push(coding),
                    _ => {}
                }
            }
            Some(Node::Value) => {
                if let Some(value) = self.value.take() {
                    match self.top() {
                        Node::Source | Node::Representation => self.source.values.push(value),
                        Node::Case => {
                            if let Some(case) = self.project.cases.last_mut() {
                                case.values.push(value);
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        matches!(node, Some(Node::Source | Node::Note | Node::Link))
    }

    /// An attribute; none where it is missing.
    fn get(&self, element: &Element<'_>, name: &str) -> Option<String> {
        self.xml.attribute(element, "", name)
    }

    pub(super) fn guid(&self, element: &Element<'_>) -> Option<Uuid> {
        self.get(element, "guid").as_deref().and_then(ids::parsed)
    }

    fn name(&self, element: &Element<'_>) -> String {
        self.get(element, "name").unwrap_or_default()
    }

    fn time(&self, element: &Element<'_>, name: &str) -> Option<Timestamp> {
        let text = self.get(element, name)?;
        let text = text.trim();
        // A time of nowhere is read as one of Greenwich.
        text.parse().or_else(|_| format!("{text}Z").parse()).ok()
    }

    pub(super) fn id_at(&self, element: &Element<'_>, name: &str) -> Option<Uuid> {
        self.get(element, name).as_deref().and_then(ids::parsed)
    }

    fn stamp(&self, element: &Element<'_>) -> Stamp {
        Stamp {
            by: self.id_at(element, "creatingUser"),
            at: self.time(element, "creationDateTime"),
            modified_by: self.id_at(element, "modifyingUser"),
            modified: self.time(element, "modifiedDateTime"),
        }
    }

    fn plain(&self, element: &Element<'_>) -> Plain {
        let path = self.get(element, "plainTextPath");
        path.filter(|path| !path.is_empty())
            .map_or(Plain::None, Plain::Path)
    }

    /// The id of an element, once: none where another has it.
    fn own_id(&mut self, kind: &'static str, element: &Element<'_>) -> Option<Uuid> {
        let id = match self.guid(element) {
            Some(id) => id,
            None => {
                let name = self.name(element);
                self.tell(Severity::Warning, &name, RefiNote::NoId);
                self.n_made += 1;
                ids::derived(Uuid::from_u128(self.n_made), kind)
            }
        };
        let seen = self.seen.as_mut();
        if seen.is_none_or(|seen| seen.insert((kind, id))) {
            return Some(id);
        }
        let name = self.name(element);
        self.tell(Severity::Refused, &name, RefiNote::DuplicateId);
        None
    }

    fn root(&mut self, element: &Element<'_>) -> Option<Node> {
        self.project.name = self.name(element);
        self.project.origin = self.get(element, "origin").unwrap_or_default();
        let by = self.id_at(element, "creatingUserGUID");
        self.project.stamp = self.stamp(element);
        self.project.stamp.by = by.or(self.project.stamp.by);
        Some(Node::Project)
    }

    fn user(&mut self, element: &Element<'_>) -> Option<Node> {
        let guid = self.own_id("User", element)?;
        let name = self.name(element);
        let name = match name.trim().is_empty() {
            true => self.get(element, "id").unwrap_or_default(),
            false => name,
        };
        self.project.users.push(User { guid, name });
        None
    }

    fn code(&mut self, element: &Element<'_>) -> Option<Node> {
        let above = self.open.iter().rev().find_map(|node| match node {
            Node::Code(id) => Some(*id),
            _ => None,
        });
        let Some(guid) = self.own_id("Code", element) else {
            // What stands in the second stands in the first.
            return self.guid(element).map(Node::Code);
        };
        let name = self.name(element);
        let color = self.get(element, "color");
        let rgb = color.as_deref().map(color_of);
        if rgb == Some(None) {
            self.tell(Severity::Warning, &name, RefiNote::BadColor);
        }
        let is_codable = self.get(element, "isCodable");
        self.project.codes.push(Code {
            guid,
            parent: above,
            name,
            is_codable: !matches!(is_codable.as_deref().map(str::trim), Some("false" | "0")),
            color: rgb.flatten(),
            description: String::new(),
            notes: Vec::new(),
        });
        Some(Node::Code(guid))
    }

    fn variable(&mut self, element: &Element<'_>) -> Option<Node> {
        let guid = self.own_id("Variable", element)?;
        let kind = self.get(element, "typeOfVariable").unwrap_or_default();
        let known = VariableType::ALL.iter();
        let mut kind = known
            .filter(|(_, name, _)| name.eq_ignore_ascii_case(kind.trim()))
            .map(|(kind, ..)| *kind);
        self.project.variables.push(Variable {
            guid,
            name: self.name(element),
            kind: kind.next().unwrap_or(VariableType::Text),
            description: String::new(),
        });
        Some(Node::Variable)
    }

    fn case(&mut self, element: &Element<'_>) -> Option<Node> {
        let guid = self.own_id("Case", element)?;
        self.project.cases.push(Case {
            guid,
            name: self.name(element),
            ..Case::default()
        });
        Some(Node::Case)
    }

    fn begin_source(&mut self, element: &Element<'_>, kind: SourceKind) -> Option<Node> {
        let guid = self.own_id("Source", element)?;
        let path = match kind {
            SourceKind::Text => self.get(element, "richTextPath"),
            _ => self.get(element, "path"),
        };
        self.source = Source {
            guid,
            name: self.name(element),
            kind,
            path: path.filter(|path| !path.is_empty()),
            plain: self.plain(element),
            stamp: self.stamp(element),
            ..Source::default()
        };
        Some(Node::Source)
    }

    fn begin_selection(&mut self, element: &Element<'_>) -> Option<Node> {
        if !matches!(self.top(), Node::Source | Node::Representation) {
            self.count_of_note();
            return None;
        }
        let guid = self.own_id("Selection", element)?;
        // What is no number is no place either.
        let position = |name| {
            let text = self.get(element, name);
            text.and_then(|text| text.trim().parse().ok()).unwrap_or(-1)
        };
        self.selection = Selection {
            guid,
            start: position("startPosition"),
            end: position("endPosition"),
            name: self.name(element),
            stamp: self.stamp(element),
            ..Selection::default()
        };
        Some(Node::Selection)
    }

    fn begin_coding(&mut self, element: &Element<'_>) -> Option<Node> {
        if self.top() == Node::Note {
            self.count_of_note();
            return None;
        }
        let guid = self.own_id("Coding", element)?;
        self.coding = Coding {
            guid,
            by: self.id_at(element, "creatingUser"),
            at: self.time(element, "creationDateTime"),
            ..Coding::default()
        };
        Some(Node::Coding)
    }

    fn count_of_note(&mut self) {
        if self.top() == Node::Note
            && let Some(note) = self.project.notes.last_mut()
        {
            note.n_others += 1;
        }
    }

    fn note(&mut self, element: &Element<'_>) -> Option<Node> {
        let guid = self.own_id("Note", element)?;
        self.project.notes.push(Note {
            guid,
            name: self.name(element),
            plain: self.plain(element),
            stamp: self.stamp(element),
            ..Note::default()
        });
        Some(Node::Note)
    }

    fn link(&mut self, element: &Element<'_>) -> Option<Node> {
        let guid = self.own_id("Link", element)?;
        let direction = self.get(element, "direction");
        self.project.links.push(Link {
            guid,
            name: self.name(element),
            is_one_way: direction.is_some_and(|direction| direction.trim() == "OneWay"),
            origin: self.id_at(element, "originGUID"),
            target: self.id_at(element, "targetGUID"),
            stamp: Stamp::default(),
            notes: Vec::new(),
        });
        Some(Node::Link)
    }

    fn set(&mut self, element: &Element<'_>) -> Option<Node> {
        let guid = self.own_id("Set", element)?;
        self.project.sets.push(Set {
            guid,
            name: self.name(element),
            ..Set::default()
        });
        Some(Node::Set)
    }
}

/// `#RGB` or `#RRGGBB`.
pub(in crate::exchange) fn color_of(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let digit = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok();
    match digits.len() {
        3 => Some([digit(0)? * 17, digit(1)? * 17, digit(2)? * 17]),
        6 => Some([
            digit(0)? * 16 + digit(1)?,
            digit(2)? * 16 + digit(3)?,
            digit(4)? * 16 + digit(5)?,
        ]),
        _ => None,
    }
}
