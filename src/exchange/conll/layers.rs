//! Layers of tags, each a column, and what tags are called in them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use crate::exchange::marked::tag_path;
use crate::exchange::names::Names;
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
    let is_arabic = snapshot.prefers_arabic();
    let mut columns: Vec<String> = Vec::new();
    let mut by_root: HashMap<Option<TagId>, usize> = HashMap::new();
    let mut names = Names::beside(&["ID", "FORM", "START", "END"]);
    // Of each column.
    let mut labels: Vec<Names> = Vec::new();
    let mut tags = BTreeMap::new();
    // The tag at the top of the branch that comes.
    let mut top = None;
    for (tag, n_above) in snapshot.tags_in_order() {
        let root = match top {
            Some(root) if n_above > 0 => root,
            _ => tag,
        };
        top = Some(root);
        let is_branch = snapshot.tags_under(Some(root.id)).next().is_some();
        let key = is_branch.then_some(root.id);
        let column = *by_root.entry(key).or_insert_with(|| {
            let name = match key {
                Some(_) => root.label.prefer(is_arabic),
                None => SHARED,
            };
            columns.push(names.without_blanks(name));
            labels.push(Names::default());
            columns.len() - 1
        });
        if let Some(labels) = labels.get_mut(column) {
            let label = labels.without_blanks(tag.label.prefer(is_arabic));
            tags.insert(tag.id, (column, label));
        }
    }
    Layers { columns, tags }
}

/// The first line of `tags.txt`.
pub(super) const HEADS: &str = "COLUMN\tLABEL\tPATH\tID";

/// `tags.txt`: which label in which column is which tag.
pub(super) fn tags_file(snapshot: &Snapshot, layers: &Layers) -> String {
    let mut out = format!("{HEADS}\n");
    for (tag, _) in snapshot.tags_in_order() {
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
