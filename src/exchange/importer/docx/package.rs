//! The parts of an Office Open XML file, the relations between them, and what the file says of itself.

use crate::base::{Budget, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::archive::Archive;
use crate::exchange::importer::properties::{language_tag, one_line};
use crate::exchange::importer::xml::{Step, Xml, decoded};

/// How one part leads to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// The last word of its type, such as `footnotes`.
    pub(super) kind: String,
    /// The name of the other part in the archive, or whatever an external one says.
    pub(super) target: String,
    /// Whether the other part lies outside the file.
    pub(super) is_external: bool,
}

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Core {
    /// Its title.
    pub(super) title: Option<String>,
    /// Who made it.
    pub(super) author: Option<String>,
    /// The tag of its language.
    pub(super) language: Option<String>,
}

/// An open file.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    budget: &'a Budget,
    progress: &'a Progress,
}

impl<'a> Package<'a> {
    /// Takes an archive over.
    pub(super) fn new(archive: Archive<'a>, budget: &'a Budget, progress: &'a Progress) -> Self {
        Self {
            archive,
            budget,
            progress,
        }
    }

    /// The bytes of a part, if there is one of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        self.archive.part(name, self.budget, self.progress)
    }

    /// The bytes of a part without which there is no document.
    pub(super) fn required(&mut self, name: &str) -> Result<Vec<u8>, ImportError> {
        self.part(name)?.ok_or_else(|| ImportError::Damaged {
            part: name.to_owned(),
        })
    }

    /// The relations of a part, or of the whole file if the name is empty.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, ImportError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(bytes) = self.part(&name)? else {
            return Ok(Vec::new());
        };
        let text = decoded(&bytes, &name)?;
        let mut xml = Xml::new(&text, &name, self.budget, self.progress);
        let mut relations = Vec::new();
        loop {
            match xml.next()? {
                Step::Open(element) if element.name() == ("rel", "Relationship") => {
                    let value = |name| xml.attribute(&element, "", name).unwrap_or_default();
                    let (kind, target) = (value("Type"), value("Target"));
                    let is_external = value("TargetMode") == "External";
                    relations.push(Relation {
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: if is_external {
                            target
                        } else {
                            resolved(folder, &target)
                        },
                        is_external,
                    });
                }
                Step::End => return Ok(relations),
                _ => {}
            }
        }
    }

    /// Reads title and author, where they are given.
    pub(super) fn core(&mut self) -> Result<Core, ImportError> {
        let target = self
            .relations("")?
            .into_iter()
            .find(|relation| relation.kind == "core-properties" && !relation.is_external)
            .map_or_else(|| "docProps/core.xml".to_owned(), |found| found.target);
        let Some(bytes) = self.part(&target)? else {
            return Ok(Core::default());
        };
        let text = decoded(&bytes, &target)?;
        let mut xml = Xml::new(&text, &target, self.budget, self.progress);
        let mut core = Core::default();
        loop {
            match xml.next()? {
                Step::Open(element) => match element.name() {
                    ("dc", "title") => core.title = one_line(&xml.text()?),
                    ("dc", "language") => {
                        core.language = one_line(&xml.text()?).and_then(|tag| language_tag(&tag));
                    }
                    ("dc", "creator") => core.author = one_line(&xml.text()?),
                    _ => {}
                },
                Step::End => return Ok(core),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }
}

/// The name in the archive of what a relation in a folder leads to. Only ever looked up, never used as a path.
fn resolved(folder: &str, target: &str) -> String {
    let (mut steps, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (
            folder.split('/').filter(|step| !step.is_empty()).collect(),
            target,
        ),
    };
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
