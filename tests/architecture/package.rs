//! The package: versions with known faults, crates that would open a network, two of what must be one.

use std::fs;

use crate::source::{expect_none, root};

/// Versions below these have faults that lose data or hang; checked where the crate is in the tree.
const FLOORS: &[(&str, [u64; 3], &str)] = &[
    ("rusqlite", [0, 41, 0], "SQLite below 3.51.3 can lose a WAL"),
    (
        "lopdf",
        [0, 47, 0],
        "nested arrays abort, or streams grow without limit",
    ),
    ("quick-xml", [0, 41, 0], "RUSTSEC-2026-0194 and 0195"),
    ("roxmltree", [0, 21, 2], "deep trees abort"),
    (
        "zip",
        [2, 3, 0],
        "CVE-2025-29787: writes outside through links",
    ),
];

/// Crates that exist to reach a network (I18).
const NETWORK: &[&str] = &[
    "actix-web",
    "async-net",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "ehttp",
    "h2",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "surf",
    "tiny_http",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "webbrowser",
];

/// Those of them that may be in the lock file, each with its reason.
const NETWORK_ALLOWED: &[(&str, &str)] = &[];

/// Crates of which two versions would mean two toolkits or two shapers.
const ONE_VERSION: &[&str] = &[
    "egui",
    "eframe",
    "epaint",
    "parley",
    "harfrust",
    "skrifa",
    "libsqlite3-sys",
    "serde",
    "unicode-segmentation",
];

/// Name and version of every package in the lock file.
fn locked() -> Vec<(String, [u64; 3])> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("a lock file");
    let value = |line: &str, key: &str| {
        line.strip_prefix(key)
            .map(|rest| rest.trim_matches(['"', ' ', '=']).to_owned())
    };
    let mut packages = Vec::new();
    let mut name = String::new();
    for line in lock.lines() {
        if let Some(found) = value(line, "name = ") {
            name = found;
        } else if let Some(found) = value(line, "version = ").filter(|_| !name.is_empty()) {
            packages.push((std::mem::take(&mut name), version(&found)));
        }
    }
    packages
}

fn version(text: &str) -> [u64; 3] {
    let mut numbers = text
        .split(['.', '-', '+'])
        .map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

#[test]
fn versions_are_above_their_floors() {
    let mut faults = Vec::new();
    for (name, found) in locked() {
        for (_, floor, why) in FLOORS.iter().filter(|(floored, ..)| *floored == name) {
            if found < *floor {
                faults.push(format!("{name} {found:?} is below {floor:?}: {why}"));
            }
        }
    }
    expect_none("versions are above their floors", &faults);
}

#[test]
fn the_database_is_above_its_floor() {
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "SQLite {}",
        rusqlite::version()
    );
}

#[test]
fn i18_no_crate_reaches_a_network() {
    let packages = locked();
    assert!(packages.len() > 50, "the lock file was not understood");
    let is_allowed = |name: &str| NETWORK_ALLOWED.iter().any(|(allowed, _)| *allowed == name);
    let faults: Vec<String> = packages
        .iter()
        .map(|(name, _)| name.clone())
        .filter(|name| NETWORK.contains(&name.as_str()) && !is_allowed(name))
        .collect();
    expect_none("I18: no crate reaches a network", &faults);
}

#[test]
fn there_is_one_of_what_must_be_one() {
    let packages = locked();
    let count = |name: &str| packages.iter().filter(|(found, _)| found == name).count();
    let faults: Vec<String> = ONE_VERSION
        .iter()
        .filter(|name| count(name) > 1)
        .map(|name| (*name).to_owned())
        .collect();
    expect_none("two versions of", &faults);
}

#[test]
fn features_are_the_ones_that_build_anywhere() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let line = |name: &str| {
        let start = format!("{name} = ");
        manifest
            .lines()
            .find(|line| line.starts_with(&start))
            .unwrap_or_else(|| panic!("no {name}"))
            .to_owned()
    };
    let expect = |name: &str, wanted: &[&str], unwanted: &[&str]| {
        let line = line(name);
        assert!(wanted.iter().all(|word| line.contains(word)), "{line}");
        assert!(!unwanted.iter().any(|word| line.contains(word)), "{line}");
    };
    expect(
        "rusqlite",
        &["\"bundled\""],
        &["session", "preupdate_hook", "load_extension"],
    );
    expect(
        "eframe",
        &["~0.37", "default-features = false", "\"glow\""],
        &["wgpu"],
    );
    expect("egui", &["~0.37"], &[]);
    expect(
        "parley",
        &["=0.12", "default-features = false"],
        &["system"],
    );
    expect("rfd", &["default-features = false", "xdg-portal"], &["gtk"]);
    expect("unsafe_code", &["forbid"], &[]);
}
