//! Footnotes of a page: a number that leads to a note, and the note that leads back.
//!
//! Pages have no element for them. What the standards of books say counts (roles, `epub:type`), and what programs write
//! (Pandoc, LibreOffice, Word, wikis): a short link whose target, or what is around it, holds a link back to it.

use std::collections::BTreeMap;

use super::tree::{NodeId, Tree};

/// A number, or a sign like `*`, is no longer than this.
const MOST_LABEL: usize = 8;
/// More notes than this are no notes.
const MOST_NOTES: usize = 20_000;

/// The notes of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Footnotes {
    /// Links in the running text, each with its number.
    pub(super) references: BTreeMap<NodeId, String>,
    /// What holds a note, each with its number.
    pub(super) notes: BTreeMap<NodeId, String>,
    /// Links back out of a note, which are signs for the hand alone.
    pub(super) backlinks: BTreeMap<NodeId, String>,
}

/// A link to a place in a page: in this one, or so it seems. Browsers that save a page write its own address before.
struct Link {
    id: NodeId,
    target: String,
    /// Whether it names no other page.
    is_local: bool,
    label: String,
}

/// Finds the notes of a page.
pub(super) fn find(tree: &Tree) -> Footnotes {
    let mut names: BTreeMap<&str, NodeId> = BTreeMap::new();
    let mut links = Vec::new();
    for id in tree.nodes(NodeId::DOCUMENT) {
        for attribute in ["id", "name"] {
            if let Some(name) = tree
                .attribute(id, attribute)
                .filter(|name| !name.is_empty())
            {
                names.entry(name).or_insert(id);
            }
        }
        if tree.name(id) == "a"
            && let Some(link) = link(tree, id)
            && links.len() < MOST_NOTES * 2
        {
            links.push(link);
        }
    }
    let mut found = Footnotes::default();
    for reference in &links {
        let Some(&target) = names.get(reference.target.as_str()) else {
            continue;
        };
        let label = bare(&reference.label);
        if label.is_empty()
            || is_backlink(&found, reference.id)
            || is_inside_note(tree, &found, reference.id)
        {
            continue;
        }
        let Some(container) = container(tree, target) else {
            continue;
        };
        let is_anothers = found
            .notes
            .get(&container)
            .is_some_and(|known| known != label);
        if is_anothers || contains(tree, container, reference.id) {
            continue;
        }
        let back = backlinks(tree, container, reference.id);
        let is_declared = reference.is_local
            && says(tree, reference.id, &["doc-noteref", "noteref"])
            && says(
                tree,
                container,
                &[
                    "doc-footnote",
                    "doc-endnote",
                    "footnote",
                    "endnote",
                    "rearnote",
                    "note",
                ],
            );
        if back.is_empty() && !is_declared {
            continue;
        }
        found
            .notes
            .entry(container)
            .or_insert_with(|| label.to_owned());
        found.references.insert(reference.id, label.to_owned());
        for id in back {
            found
                .backlinks
                .insert(id, bare(&tree.text(id, 64)).to_owned());
        }
    }
    found
}

fn link(tree: &Tree, id: NodeId) -> Option<Link> {
    let (page, target) = tree.attribute(id, "href")?.trim().split_once('#')?;
    let target = target.to_owned();
    let is_local = page.is_empty();
    let label = tree.text(id, 64).trim().to_owned();
    let is_short = label.chars().count() <= MOST_LABEL && !label.contains(char::is_whitespace);
    (is_short && !target.is_empty()).then_some(Link {
        id,
        target,
        is_local,
        label,
    })
}

/// A number without the brackets that some programs put around it.
fn bare(label: &str) -> &str {
    label
        .trim()
        .trim_start_matches(['[', '('])
        .trim_end_matches([']', ')', '.'])
        .trim()
}

/// What holds the note of which a target is a part: its item, paragraph or block.
fn container(tree: &Tree, target: NodeId) -> Option<NodeId> {
    let is_whole = |id: NodeId| matches!(tree.name(id), "li" | "aside" | "div" | "p" | "dd" | "dt");
    let nearest = std::iter::once(target)
        .chain(tree.ancestors(target).take(4))
        .find(|id| is_whole(*id))?;
    // A block with an id of its own around a single paragraph is the note.
    Some(match tree.parent(nearest) {
        Some(parent)
            if tree.name(nearest) == "p"
                && matches!(tree.name(parent), "div" | "aside" | "li")
                && is_named_like_a_note(tree, parent) =>
        {
            parent
        }
        _ => nearest,
    })
}

fn is_named_like_a_note(tree: &Tree, id: NodeId) -> bool {
    let name = tree
        .attribute(id, "id")
        .unwrap_or_default()
        .to_ascii_lowercase();
    [
        "fn",
        "ftn",
        "edn",
        "note",
        "footnote",
        "endnote",
        "sdfootnote",
        "sdendnote",
    ]
    .iter()
    .any(|start| {
        name.strip_prefix(start).is_some_and(|rest| {
            rest.trim_start_matches([':', '-', '_'])
                .chars()
                .all(|character| character.is_ascii_digit())
        })
    })
}

/// The links in a note that lead back to a reference, or to what is close around it.
fn backlinks(tree: &Tree, container: NodeId, reference: NodeId) -> Vec<NodeId> {
    const NEAR: usize = 3;
    const LOOKED_AT: usize = 2_000;
    let near: Vec<NodeId> = std::iter::once(reference)
        .chain(tree.ancestors(reference).take(NEAR))
        .chain(tree.first_child(reference))
        .collect();
    let names: Vec<&str> = near
        .iter()
        .flat_map(|id| [tree.attribute(*id, "id"), tree.attribute(*id, "name")])
        .flatten()
        .filter(|name| !name.is_empty())
        .collect();
    tree.nodes(container)
        .take(LOOKED_AT)
        .filter(|id| tree.name(*id) == "a")
        .filter(|id| {
            let target = tree.attribute(*id, "href").unwrap_or_default().trim();
            target
                .split_once('#')
                .is_some_and(|(_, target)| names.contains(&target))
        })
        .filter(|id| tree.text(*id, 64).trim().chars().count() <= MOST_LABEL)
        .collect()
}

/// Whether an element says by role, `epub:type` or class that it is one of these.
fn says(tree: &Tree, id: NodeId, words: &[&str]) -> bool {
    ["role", "epub:type", "class"].iter().any(|attribute| {
        tree.attribute(id, attribute)
            .unwrap_or_default()
            .split_ascii_whitespace()
            .any(|word| words.contains(&word))
    })
}

fn contains(tree: &Tree, container: NodeId, id: NodeId) -> bool {
    id == container || tree.ancestors(id).any(|above| above == container)
}

fn is_backlink(found: &Footnotes, id: NodeId) -> bool {
    found.backlinks.contains_key(&id)
}

fn is_inside_note(tree: &Tree, found: &Footnotes, id: NodeId) -> bool {
    tree.ancestors(id)
        .any(|above| found.notes.contains_key(&above))
}
