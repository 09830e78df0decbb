//! The reader of projects (`.qdpx`), as one of those that read in a process of their own.

use std::collections::BTreeSet;

use crate::base::{Budget, Progress};
use crate::exchange::foreign::{Foreign, ForeignReader, Part, Send};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::decoded;
use crate::exchange::refi::package::Package;
use crate::exchange::refi::read::read;
use crate::exchange::refi::value::{Plain, Project, SourceKind};

/// Reads containers of REFI-QDA projects.
#[derive(Debug)]
pub struct ProjectReader;

/// The one of its kind.
pub static PROJECTS: ProjectReader = ProjectReader;

impl ForeignReader for ProjectReader {
    fn name(&self) -> &'static str {
        "refi-project"
    }

    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError> {
        let [part] = parts else {
            return Err(ImportError::WrongAnswer);
        };
        let mut package = Package::open(&part.bytes, budget)?;
        let xml = package.project(budget, progress)?;
        let (project, report) = read(&decoded(&xml, "project.qde")?, budget, progress)?;
        drop(xml);
        for path in paths(&project) {
            budget.check_time()?;
            progress.check()?;
            // A file that is damaged or needs a password is as good as missing.
            match package.file(path, budget, progress) {
                Ok(Some(bytes)) => send(path, bytes)?,
                Ok(None) | Err(ImportError::Damaged { .. } | ImportError::PasswordProtected) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Foreign::new(project, report))
    }
}

/// The files that a collection can take, each once.
fn paths(project: &Project) -> BTreeSet<&str> {
    let takes = |kind| matches!(kind, SourceKind::Text | SourceKind::Pdf);
    let sources = project.sources.iter().filter(|one| takes(one.kind));
    let beside = sources.clone().filter_map(|source| source.path.as_deref());
    let texts = sources.map(|source| &source.plain);
    let plain = texts.chain(project.notes.iter().map(|note| &note.plain));
    let plain = plain.filter_map(|plain| match plain {
        Plain::Path(path) => Some(path.as_str()),
        Plain::Content(_) | Plain::None => None,
    });
    plain.chain(beside).collect()
}
