//! The lists behind the tree.

use std::sync::Arc;

use super::tree::{TagSort, TagTree, TreeView};
use crate::base::environment::SeededEnvironment;
use crate::command::plan::plan;
use crate::command::{Command, NewTag};
use crate::i18n::Language;
use crate::model::{Bilingual, RowKey, Snapshot, TagId};
use crate::text::fold_name;

/// Tags by their paths: `a`, `a/b`; an Arabic label after `=`.
fn snapshot(paths: &[&str]) -> Arc<Snapshot> {
    let environment = SeededEnvironment::new(3);
    let mut snapshot = Snapshot::default();
    let mut known: Vec<(String, TagId)> = Vec::new();
    for path in paths {
        let (path, arabic) = path.split_once('=').unwrap_or((path, ""));
        let (above, label) = path.rsplit_once('/').unwrap_or(("", path));
        let parent = known.iter().find(|(known, _)| known == above);
        let tag = NewTag {
            parent: parent.map(|(_, id)| *id),
            label: Bilingual {
                english: label.to_owned(),
                arabic: arabic.to_owned(),
            },
            definition: Bilingual::default(),
            color: None,
            is_category: false,
        };
        let change = plan(&snapshot, &Command::CreateTag { tag }, &environment).unwrap();
        snapshot = snapshot.apply(&change.edits);
        let Some(RowKey::Tag(id)) = change.answer.first() else {
            panic!("no tag");
        };
        known.push((path.to_owned(), *id));
    }
    Arc::new(snapshot)
}

fn shown(paths: &[&str], view: &TreeView, language: Language) -> Vec<String> {
    let snapshot = snapshot(paths);
    let mut tree = TagTree::default();
    tree.refresh(&snapshot, view, language);
    let is_arabic = language == Language::Arabic;
    tree.rows()
        .iter()
        .map(|row| {
            let node = tree.node(row.node).unwrap();
            let label = &snapshot.tag(node.tag).unwrap().label;
            let hit = if row.is_hit { "!" } else { "" };
            format!(
                "{}{}{hit}",
                ".".repeat(node.depth.into()),
                label.prefer(is_arabic)
            )
        })
        .collect()
}

const PATHS: [&str; 7] = [
    "zeta=باء",
    "alpha=تاء",
    "alpha/chapter 10",
    "alpha/chapter 2",
    "alpha/chapter 2/deep",
    "zeta/last=شركـــة",
    "mu=ألف",
];

#[test]
fn siblings_stand_in_the_order_that_is_asked_for() {
    let mut view = TreeView::default();
    let english = |view: &TreeView| shown(&PATHS, view, Language::English);
    assert_eq!(
        english(&view),
        [
            "zeta",
            ".last",
            "alpha",
            ".chapter 10",
            ".chapter 2",
            "..deep",
            "mu"
        ]
    );
    view.sort = TagSort::Name;
    assert_eq!(
        english(&view),
        [
            "alpha",
            ".chapter 2",
            "..deep",
            ".chapter 10",
            "mu",
            "zeta",
            ".last"
        ]
    );
    assert_eq!(
        shown(&PATHS, &view, Language::Arabic)[..2],
        ["ألف".to_owned(), "باء".to_owned()]
    );
}

#[test]
fn a_filter_keeps_what_is_above_a_hit() {
    let mut view = TreeView {
        filter: fold_name("DEEP"),
        ..TreeView::default()
    };
    let english = |view: &TreeView| shown(&PATHS, view, Language::English);
    assert_eq!(english(&view), ["alpha", ".chapter 2", "..deep!"]);
    // Both labels count, whatever the letters' forms.
    view.filter = fold_name("شركة");
    assert_eq!(english(&view), ["zeta", ".last!"]);
    view.filter = fold_name("nothing");
    assert!(english(&view).is_empty());
}

#[test]
fn closed_branches_are_one_row() {
    let snapshot = snapshot(&PATHS);
    let mut view = TreeView::default();
    let mut tree = TagTree::default();
    tree.refresh(&snapshot, &view, Language::English);
    let alpha = tree.nodes()[2];
    assert_eq!((alpha.depth, alpha.end), (0, 6));
    view.closed.insert(alpha.tag);
    tree.view_changed();
    tree.refresh(&snapshot, &view, Language::English);
    assert_eq!(tree.rows().len(), 4);
    let deep = tree.nodes()[5].tag;
    assert!(TagTree::reveal(&snapshot, &mut view, deep));
    assert!(!TagTree::reveal(&snapshot, &mut view, deep));
}
