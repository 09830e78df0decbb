//! What a project must hold to be believed, whoever says that it was read from a file.
//!
//! A worker that a file has turned could say anything. What is decoded has right lengths already; here its ids are compared
//! with each other. Positions, words and names are asked when the project meets its texts.

use std::collections::HashSet;

use uuid::Uuid;

use crate::exchange::refi::project::Project;

/// Whether each thing has an id of its own and each code stands after the one above it. A code that stands twice is told
/// where it comes in.
pub(in crate::exchange) fn is_sound(project: &Project) -> bool {
    let sources = &project.sources;
    let selections = || sources.iter().flat_map(|source| &source.selections);
    let on_text = selections().flat_map(|selection| &selection.codings);
    let on_whole = sources.iter().flat_map(|source| &source.codings);
    are_unique(project.users.iter().map(|row| row.guid))
        && are_unique(project.variables.iter().map(|row| row.guid))
        && are_unique(project.cases.iter().map(|row| row.guid))
        && are_unique(sources.iter().map(|row| row.guid))
        && are_unique(selections().map(|row| row.guid))
        && are_unique(on_text.chain(on_whole).map(|row| row.guid))
        && are_unique(project.notes.iter().map(|row| row.guid))
        && are_unique(project.links.iter().map(|row| row.guid))
        && are_unique(project.sets.iter().map(|row| row.guid))
        && are_in_order(project)
}

fn are_unique(mut ids: impl Iterator<Item = Uuid>) -> bool {
    let mut seen = HashSet::new();
    ids.all(|id| seen.insert(id))
}

fn are_in_order(project: &Project) -> bool {
    let mut seen = HashSet::new();
    project.codes.iter().all(|code| {
        let is_below = code.parent.is_none_or(|above| seen.contains(&above));
        seen.insert(code.guid);
        is_below
    })
}
