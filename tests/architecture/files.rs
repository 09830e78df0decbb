//! The files: their length, their first line, and what lies at the top of the repository.

use std::fs;

use crate::source::{expect_none, root, sources};

const MOST_LINES: usize = 500;

/// Files that may be longer, each with its reason.
const LONG: &[(&str, &str)] = &[];

/// What may lie at the top; `docs`, `benches` and the rest appear as they are needed.
const TOP: &[&str] = &[
    ".ci",
    ".git",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "assets",
    "benches",
    "clippy.toml",
    "docs",
    "seeds",
    "src",
    "tests",
];

#[test]
fn files_are_short() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for source in sources(folder) {
            let lines = source.raw.lines().count();
            if lines > MOST_LINES && !LONG.iter().any(|(path, _)| *path == source.path) {
                faults.push(format!("{} has {lines} lines", source.path));
            }
        }
    }
    expect_none("a file has at most 500 lines", &faults);
}

#[test]
fn exceptions_are_needed_and_have_reasons() {
    for (path, reason) in LONG {
        let text = fs::read_to_string(root().join(path)).unwrap_or_default();
        assert!(
            text.lines().count() > MOST_LINES,
            "{path} need not be an exception"
        );
        assert!(reason.len() > 10, "{path} has no reason");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for source in sources(folder) {
            let first = source.raw.lines().next().unwrap_or_default();
            let purpose = first.strip_prefix("//! ").unwrap_or_default();
            if purpose.len() < 3 {
                faults.push(source.path);
            }
        }
    }
    expect_none("every file opens with its purpose (//!)", &faults);
}

#[test]
fn every_allowance_has_a_reason() {
    let mut faults = Vec::new();
    for source in sources("src") {
        for opening in ["#[allow(", "#![allow(", "#[expect(", "#![expect("] {
            // Positions are those of the blanked code, so a mention in a comment does not count.
            for (at, _) in source.code.match_indices(opening) {
                let length = source.code[at..].find(']').unwrap_or(0);
                let after = source.raw[at + length..].lines().next().unwrap_or_default();
                if !source.code[at..at + length].contains("reason =") && !after.contains("//") {
                    faults.push(format!("{}:{}", source.path, source.line(at)));
                }
            }
        }
    }
    expect_none("every #[allow] is followed by its reason", &faults);
}

#[test]
fn the_top_holds_only_what_belongs_there() {
    let ignored = fs::read_to_string(root().join(".gitignore")).expect("a .gitignore");
    let is_ignored = |name: &str| {
        ignored
            .lines()
            .map(|line| line.trim_start_matches('/'))
            .any(|pattern| match pattern.strip_prefix('*') {
                Some(end) => name.ends_with(end),
                None => pattern.trim_end_matches('/') == name,
            })
    };
    let mut faults = Vec::new();
    for entry in fs::read_dir(root()).expect("the package") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        if !TOP.contains(&name.as_str()) && !is_ignored(&name) {
            faults.push(name);
        }
    }
    faults.sort();
    expect_none("the top holds only what belongs there", &faults);
}

#[test]
fn every_font_has_its_license() {
    let fonts = root().join("assets/fonts");
    let mut families = 0;
    for entry in fs::read_dir(&fonts).expect("the fonts") {
        let family = entry.expect("an entry").path();
        assert!(
            family.is_dir(),
            "{} lies outside a family",
            family.display()
        );
        let license = ["OFL.txt", "LICENSE.txt"]
            .into_iter()
            .find_map(|name| fs::read_to_string(family.join(name)).ok());
        let text = license.unwrap_or_else(|| panic!("{} has no license", family.display()));
        assert!(
            text.len() > 500,
            "the license of {} is not whole",
            family.display()
        );
        families += 1;
    }
    assert!(families >= 5, "only {families} font families");
}
