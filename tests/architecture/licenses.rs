//! The list of libraries that the program shows is the list of what is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::source::root;

const LIST: &str = "assets/licenses/libraries.txt";

/// Every library that the program is linked with on some system, with its license: what only tests or builds need is left out.
fn libraries() -> Option<String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(root())
        .output()
        .ok()?;
    // Crates of other systems may not be there without a network: then the list cannot be made here.
    if !output.status.success() {
        return None;
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let needs: BTreeMap<String, Vec<String>> = nodes
        .iter()
        .map(|node| {
            let needs = node["deps"].as_array().expect("deps").iter();
            let linked = needs.filter(|dep| {
                let kinds = dep["dep_kinds"].as_array().expect("kinds");
                kinds.iter().any(|kind| kind["kind"].is_null())
            });
            (
                text(&node["id"]),
                linked.map(|dep| text(&dep["pkg"])).collect(),
            )
        })
        .collect();
    let mut waiting = vec![text(&metadata["resolve"]["root"])];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if seen.insert(id.clone()) {
            waiting.extend(needs[&id].iter().cloned());
        }
    }
    let packages = metadata["packages"].as_array().expect("packages");
    let lines: BTreeSet<String> = packages
        .iter()
        .filter(|package| seen.contains(&text(&package["id"])) && package["name"] != "hashiya")
        .map(|package| {
            format!(
                "{}\t{}\n",
                text(&package["name"]),
                text(&package["license"])
            )
        })
        .collect();
    Some(lines.into_iter().collect())
}

#[test]
fn the_list_of_libraries_is_true() {
    let Some(expected) = libraries() else {
        return;
    };
    let path = root().join(LIST);
    if std::env::var_os("UPDATE_LICENSES").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, &expected).expect("the list is written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        written, expected,
        "{LIST} is out of date: run UPDATE_LICENSES=1 cargo test --test architecture licenses"
    );
    for line in expected.lines() {
        assert!(
            line.split('\t')
                .nth(1)
                .is_some_and(|license| !license.is_empty()),
            "{line}"
        );
    }
}
