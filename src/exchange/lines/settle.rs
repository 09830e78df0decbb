//! What was read meets the collection: labels that are tags here, and documents and places as Web Annotations have them.

use std::collections::HashMap;

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Progress};
use crate::exchange::foreign::{Foreign, Part, read_here};
use crate::exchange::importer::ImportError;
use crate::exchange::lines::labels::Labels;
use crate::exchange::lines::reader::LINES_OF_JSON;
use crate::exchange::refi::codes::description_of;
use crate::exchange::refi::project::Project;
use crate::exchange::refi::{Arrival, arrive};
use crate::exchange::web::{code_of_label, settle};
use crate::model::{Snapshot, TagId};

/// Reads lines in this process, and makes rows of what a collection does not hold: for tests, which cannot start themselves
/// anew.
pub fn read_lines(
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
    let mut foreign = read_here(&LINES_OF_JSON, &[part], budget, progress)?;
    settle_lines(&mut foreign, snapshot, budget, progress)?;
    arrive(foreign, snapshot, now, budget, progress)
}

/// Gives every label its tag, every source its document and text, and every passage its place.
pub(super) fn settle_lines(
    foreign: &mut Foreign,
    snapshot: &Snapshot,
    budget: &Budget,
    progress: &Progress,
) -> Result<(), ImportError> {
    named(&mut foreign.project, snapshot);
    settle(foreign, snapshot, budget, progress)?;
    // A label says nothing of what a tag means, and where it stands.
    for code in &mut foreign.project.codes {
        if let Some(tag) = snapshot.tag(TagId(code.guid)) {
            code.parent = tag.parent.map(|parent| parent.0);
            code.description = description_of(tag, false);
        }
    }
    Ok(())
}

/// Labels that are those of an export of this collection: of tags that share their name, the whole path.
fn named(project: &mut Project, snapshot: &Snapshot) {
    let labels = Labels::of(snapshot);
    let tags: HashMap<&str, TagId> = labels
        .tags
        .iter()
        .map(|(tag, label)| (label.as_str(), *tag))
        .collect();
    let mut found: HashMap<Uuid, Uuid> = HashMap::new();
    for code in &mut project.codes {
        let is_label = code.guid == code_of_label(&code.name);
        let tag = tags
            .get(code.name.as_str())
            .and_then(|tag| snapshot.tag(*tag));
        if let Some(tag) = tag.filter(|tag| is_label && !tag.is_category) {
            found.insert(code.guid, tag.id.0);
            code.guid = tag.id.0;
            tag.label.prefer(false).clone_into(&mut code.name);
        }
    }
    for source in &mut project.sources {
        let codings = source
            .selections
            .iter_mut()
            .flat_map(|one| &mut one.codings);
        for coding in codings {
            if let Some(tag) = found.get(&coding.code) {
                coding.code = *tag;
            }
        }
    }
}
