//! The frame of the page: a small language of placeholders, so that a person can give the report another shape.
//!
//! `{{name}}` is a value, always escaped; there is no form that is not. `{{#name}} … {{/name}}` repeats for each thing. That is
//! all: it is a part of Mustache, which many people and editors know, and a library for more would have had to be kept from
//! turning escaping off, from running long, and from failing after half of a report was written. Here every mistake is found when
//! the template is read, with its line.
//!
//! A report fetches nothing and runs nothing, whatever the template: `{{head}}`, which brings the content policy, must be the
//! first thing in `<head>`, elements and attributes that could load or run something are refused, and a value may stand in a text
//! or in a quoted attribute only, and in no attribute that is an address, a style or a script.

use std::fmt;

use crate::exchange::reports::html::scan::Scanner;

/// The template that is built in.
pub(super) const BUILT_IN: &str = include_str!("report.html");

/// Its values, by scope: what may stand where.
const TOP: &[&str] = &[
    "head",
    "style",
    "language",
    "direction",
    "title",
    "subtitle",
    "memos",
];
const SCOPES: &[(&str, &[&str])] = &[
    ("summary", &["counts", "tables"]),
    ("contents", &["anchor", "name", "count", "level"]),
    (
        "documents",
        &[
            "anchor",
            "name",
            "direction",
            "language",
            "facts",
            "memos",
            "text",
            "open",
        ],
    ),
    (
        "tags",
        &[
            "anchor", "name", "path", "color", "count", "level", "meaning", "memos", "passages",
        ],
    ),
];
/// Words of the interface, in the language of the report.
const LABELS: &[&str] = &[
    "label.contents",
    "label.summary",
    "label.memos",
    "label.skip",
];

/// What must be there, or annotations would be left out.
const NEEDED: &[(&str, &[&str])] = &[
    ("", &["head"]),
    ("documents", &["text", "open"]),
    ("tags", &["passages"]),
];

/// Values that the program makes of ids, numbers and fixed words: they may stand in any quoted attribute.
const PLAIN: &[&str] = &["anchor", "color", "direction", "language", "level"];

/// Values that are elements, made by the program of escaped texts: they cannot stand in an attribute.
pub(super) const ELEMENTS: &[&str] = &[
    "head", "style", "memos", "counts", "tables", "facts", "text", "open", "meaning", "passages",
];

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    Value(String),
    Section(String, Vec<Node>),
}

/// The frame of HTML reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub(super) nodes: Vec<Node>,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// `{{` without `}}`.
    Open,
    /// A name that is not known here.
    Unknown {
        /// As written.
        name: String,
    },
    /// A section that is not closed, is closed without being open, or is inside another.
    Section {
        /// Its name.
        name: String,
    },
    /// A value where it cannot be kept from being markup.
    Place {
        /// Its name.
        name: String,
    },
    /// An element or attribute that could load or run something.
    Forbidden {
        /// Its name.
        name: String,
    },
    /// A value without which annotations would be left out.
    Missing {
        /// Its name, with the section in which it must stand.
        name: String,
    },
    /// `{{head}}` is not the first thing in `<head>`.
    Head,
}

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct TemplateError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: TemplateFault,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {:?}", self.line, self.fault)
    }
}

impl Default for Template {
    fn default() -> Self {
        // The built-in one is read in a test.
        Self::parse(BUILT_IN).unwrap_or(Self { nodes: Vec::new() })
    }
}

impl Template {
    /// The text of the one that is built in, to start from.
    pub fn built_in() -> &'static str {
        BUILT_IN
    }

    /// Reads a template. Fails at the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut reader = Reader {
            nodes: Vec::new(),
            section: None,
            scanner: Scanner::default(),
            line: 1,
        };
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            reader.text(before)?;
            let closed = after.split_once("}}");
            // One that is not closed must not reach into the next.
            let Some((name, tail)) = closed.filter(|(name, _)| !name.contains(['\n', '{'])) else {
                return Err(reader.wrong(TemplateFault::Open));
            };
            reader.placeholder(name)?;
            rest = tail;
        }
        reader.text(rest)?;
        reader.end()
    }
}

/// A template being read.
struct Reader {
    nodes: Vec<Node>,
    /// The section that is open, its line and what is in it.
    section: Option<(String, usize, Vec<Node>)>,
    scanner: Scanner,
    line: usize,
}

impl Reader {
    fn wrong(&self, fault: TemplateFault) -> TemplateError {
        TemplateError {
            line: self.line,
            fault,
        }
    }

    fn push(&mut self, node: Node) {
        match &mut self.section {
            Some((.., nodes)) => nodes.push(node),
            None => self.nodes.push(node),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), TemplateError> {
        for letter in text.chars() {
            let scanned = self.scanner.take(letter);
            scanned.map_err(|name| self.wrong(TemplateFault::Forbidden { name }))?;
            self.line += usize::from(letter == '\n');
        }
        if !text.is_empty() {
            self.push(Node::Text(text.to_owned()));
        }
        Ok(())
    }

    fn placeholder(&mut self, inside: &str) -> Result<(), TemplateError> {
        let inside = inside.trim();
        let owned = |name: &str| name.trim().to_owned();
        if let Some(name) = inside.strip_prefix('!') {
            let _a_remark = name;
            return Ok(());
        }
        if let Some(name) = inside.strip_prefix('#') {
            let name = owned(name);
            let is_known = SCOPES.iter().any(|(scope, _)| *scope == name);
            if !is_known {
                return Err(self.wrong(TemplateFault::Unknown { name }));
            }
            if self.section.is_some() || !self.scanner.is_in_text() {
                return Err(self.wrong(TemplateFault::Section { name }));
            }
            self.section = Some((name, self.line, Vec::new()));
            return Ok(());
        }
        if let Some(name) = inside.strip_prefix('/') {
            let name = owned(name);
            let is_in_text = self.scanner.is_in_text();
            return match self.section.take() {
                Some((open, _, nodes)) if open == name && is_in_text => {
                    self.nodes.push(Node::Section(open, nodes));
                    Ok(())
                }
                _ => Err(self.wrong(TemplateFault::Section { name })),
            };
        }
        self.value(inside)
    }

    fn value(&mut self, name: &str) -> Result<(), TemplateError> {
        let scope = match &self.section {
            Some((open, ..)) => SCOPES.iter().find(|(scope, _)| scope == open),
            None => None,
        };
        // What the whole report has can be named anywhere, but where a section has one of the same name.
        let is_own = scope.is_some_and(|(_, names)| names.contains(&name));
        let is_of_all = LABELS.contains(&name)
            || (TOP.contains(&name) && (scope.is_none() || !ELEMENTS.contains(&name)));
        let name = name.to_owned();
        if !is_own && !is_of_all {
            return Err(self.wrong(TemplateFault::Unknown { name }));
        }
        if name == "head" && !self.scanner.is_first_in_head() {
            return Err(self.wrong(TemplateFault::Head));
        }
        let fits = match (self.scanner.is_in_text(), self.scanner.quoted_attribute()) {
            (true, _) => true,
            (false, Some(_)) if ELEMENTS.contains(&name.as_str()) => false,
            (false, Some(attribute)) => {
                PLAIN.contains(&name.as_str()) || !Scanner::is_sensitive(attribute)
            }
            (false, None) => false,
        };
        if !fits {
            return Err(self.wrong(TemplateFault::Place { name }));
        }
        self.scanner.saw_value();
        self.push(Node::Value(name));
        Ok(())
    }

    fn end(self) -> Result<Template, TemplateError> {
        if let Some((name, line, _)) = self.section {
            let fault = TemplateFault::Section { name };
            return Err(TemplateError { line, fault });
        }
        for (section, names) in NEEDED {
            let mut places = self.nodes.iter().filter_map(|node| match node {
                Node::Section(name, nodes) if name == section => Some(nodes.as_slice()),
                _ => None,
            });
            let nodes = match section.is_empty() {
                true => Some(self.nodes.as_slice()),
                false => places.next(),
            };
            let is_once = places.next().is_none();
            for name in *names {
                let is_it = |node: &&Node| matches!(node, Node::Value(value) if value == name);
                let n = nodes.map_or(0, |nodes| nodes.iter().filter(is_it).count());
                if n != 1 || !is_once {
                    let name = match section.is_empty() {
                        true => format!("{{{{{name}}}}}"),
                        false => format!("{{{{#{section}}}}} {{{{{name}}}}}"),
                    };
                    let (line, fault) = (self.line, TemplateFault::Missing { name });
                    return Err(TemplateError { line, fault });
                }
            }
        }
        Ok(Template { nodes: self.nodes })
    }
}
