//! Layers of tags, each a column, and what tags are called in them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

use crate::exchange::marked::{branches, is_arabic, tag_path, tags_in_order};
use crate::model::{Snapshot, TagId};

/// The layer of tags that stand alone at the top of the tree.
const SHARED: &str = "tags";

/// The columns, and each tag's.
pub(super) struct Layers {
    pub(super) columns: Vec<String>,
    /// The column of each tag, and its label there.
    pub(super) tags: BTreeMap<TagId, (usize, String)>,
}

pub(super) fn layers_of(snapshot: &Snapshot) -> Layers {
    let is_arabic = is_arabic(snapshot);
    let mut columns: Vec<String> = Vec::new();
    let mut by_root: HashMap<Option<TagId>, usize> = HashMap::new();
    let mut names: HashSet<String> = ["ID", "FORM", "START", "END"].map(str::to_owned).into();
    let mut labels: HashSet<(usize, String)> = HashSet::new();
    let mut tags = BTreeMap::new();
    let branches = branches(snapshot);
    for tag in tags_in_order(snapshot) {
        let root = branches.get(&tag.id).map_or(tag.id, |(root, _)| *root);
        let root = snapshot.tag(root).unwrap_or(tag);
        let is_branch = snapshot.tags_under(Some(root.id)).next().is_some();
        let key = is_branch.then_some(root.id);
        let column = *by_root.entry(key).or_insert_with(|| {
            let name = match key {
                Some(_) => root.label.prefer(is_arabic),
                None => SHARED,
            };
            columns.push(once(name, |name| names.insert(name.to_owned())));
            columns.len() - 1
        });
        let label = once(tag.label.prefer(is_arabic), |label| {
            labels.insert((column, label.to_owned()))
        });
        tags.insert(tag.id, (column, label));
    }
    Layers { columns, tags }
}

/// A name without white space, and told by a number from others of its kind.
fn once(name: &str, mut take: impl FnMut(&str) -> bool) -> String {
    let is_blank = |letter: char| letter.is_whitespace() || letter.is_control();
    let bare = name.split(is_blank).filter(|piece| !piece.is_empty());
    let bare = bare.collect::<Vec<_>>().join("_");
    let bare = if bare.is_empty() {
        "?".to_owned()
    } else {
        bare
    };
    let mut name = bare.clone();
    let mut number = 2;
    while !take(&name) {
        name = format!("{bare}_{number}");
        number += 1;
    }
    name
}

/// `tags.txt`: which label in which column is which tag.
pub(super) fn tags_file(snapshot: &Snapshot, layers: &Layers) -> String {
    let mut out = String::from("COLUMN\tLABEL\tPATH\tID\n");
    for tag in tags_in_order(snapshot) {
        if let Some((column, label)) = layers.tags.get(&tag.id) {
            let column = layers.columns.get(*column).map_or("", String::as_str);
            let path = on_one_line(&tag_path(snapshot, tag.id));
            let _written = writeln!(out, "{column}\t{label}\t{path}\t{}", tag.id);
        }
    }
    out
}

/// A text with a blank for each character that ends a line or a column.
pub(super) fn on_one_line(text: &str) -> String {
    let flat = |letter: char| match letter.is_control() || letter.is_whitespace() {
        true => ' ',
        false => letter,
    };
    text.chars().map(flat).collect()
}
