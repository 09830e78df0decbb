//! The pages for people: what they name is there.

use std::collections::BTreeSet;
use std::fs;

use crate::source::{expect_none, root};

const PAGES: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/guide.md",
    "docs/safety.md",
    "docs/format.md",
    "docs/performance.md",
];

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("the page is there")
}

/// The words between backticks on one line.
fn quoted(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_invariant_has_guards_that_exist() {
    let text = page("ARCHITECTURE.md");
    let mut faults = Vec::new();
    let mut found = BTreeSet::new();
    let mut number = 0_usize;
    let mut file = String::new();
    for line in text.lines() {
        if let Some((_, rest)) = line.split_once("**I")
            && let Some(digits) = rest.split("**").next()
        {
            number = digits.parse().unwrap_or(0);
        } else if line.starts_with("## ") {
            number = 0;
        }
        for name in quoted(line).into_iter().filter(|_| number > 0) {
            if name.ends_with(".rs") && name.contains('/') {
                name.clone_into(&mut file);
            } else if name.contains('_')
                && name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            {
                let source = fs::read_to_string(root().join(&file)).unwrap_or_default();
                if source.contains(&format!("fn {name}()"))
                    || source.contains(&format!("fn {name}("))
                {
                    found.insert(number);
                } else {
                    faults.push(format!("I{number}: no {name} in “{file}”"));
                }
            }
        }
    }
    let missing = (1..=20).filter(|number| !found.contains(number));
    faults.extend(missing.map(|number| format!("I{number} has no guard")));
    expect_none("every invariant has guards that exist", &faults);
}

#[test]
fn links_lead_to_files() {
    let mut faults = Vec::new();
    for name in PAGES {
        let folder = root().join(name);
        let folder = folder.parent().expect("a folder");
        let text = page(name);
        for rest in text.split("](").skip(1) {
            let link = rest.split([')', '#']).next().unwrap_or_default();
            // Pictures of the window come all at once, or not yet.
            let is_awaited =
                link.starts_with("docs/pictures/") && !root().join("docs/pictures").exists();
            let is_elsewhere = link.starts_with("http") || is_awaited;
            if !link.is_empty() && !is_elsewhere && !folder.join(link).exists() {
                faults.push(format!("{name}: {link}"));
            }
        }
    }
    expect_none("links lead to files", &faults);
}

#[test]
fn the_readme_has_exactly_two_commands() {
    let readme = page("README.md");
    let mut blocks = readme.split("```sh\n").skip(1);
    let commands: Vec<&str> = blocks
        .by_ref()
        .filter_map(|block| block.split("```").next())
        .map(str::trim)
        .collect();
    assert_eq!(commands, ["cargo run --release -- seeds", "cargo test"]);
}
