//! The layers: who may use whom (I1, I2, I14, I15, I18).

use crate::source::{Source, expect_none, sources};

/// Each layer with those to its left.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("i18n", &["base"]),
    ("text", &["base", "i18n"]),
    ("model", &["base", "i18n", "text"]),
    ("anchor", &["base", "i18n", "text", "model"]),
    ("query", &["base", "i18n", "text", "model", "anchor"]),
    (
        "command",
        &["base", "i18n", "text", "model", "anchor", "query"],
    ),
    (
        "store",
        &[
            "base", "i18n", "text", "model", "anchor", "query", "command",
        ],
    ),
    (
        "search",
        &[
            "base", "i18n", "text", "model", "anchor", "query", "command",
        ],
    ),
    (
        "analysis",
        &[
            "base", "i18n", "text", "model", "anchor", "query", "command",
        ],
    ),
    (
        "exchange",
        &[
            "base", "i18n", "text", "model", "anchor", "query", "command",
        ],
    ),
    ("engine", CORE),
    ("gui", CORE_AND_ENGINE),
    ("cli", CORE_AND_ENGINE),
];

const CORE: &[&str] = &[
    "base", "i18n", "text", "model", "anchor", "query", "command", "store", "search", "analysis",
    "exchange",
];

const CORE_AND_ENGINE: &[&str] = &[
    "base", "i18n", "text", "model", "anchor", "query", "command", "store", "search", "analysis",
    "exchange", "engine",
];

fn is_outside_library(source: &Source) -> bool {
    source.path == "src/main.rs"
        || source.path == "src/lib.rs"
        || source.path.starts_with("src/bin/")
}

/// Every place where one of the names stands in a file to which the rule applies.
fn check_names(rule: &str, applies: impl Fn(&Source) -> bool, is_name: impl Fn(&str) -> bool) {
    let mut faults = Vec::new();
    for source in sources("src").iter().filter(|source| applies(source)) {
        for (at, word) in source.words().filter(|(_, word)| is_name(word)) {
            faults.push(format!("{}:{} names {word}", source.path, source.line(at)));
        }
    }
    expect_none(rule, &faults);
}

/// The layers that a piece of code names as `crate::layer` or `crate::{layer, …}`.
fn used_layers(code: &str) -> Vec<(usize, String)> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let name_at = |at: usize| {
        code[at..]
            .chars()
            .take_while(|character| is_part(*character))
            .collect::<String>()
    };
    let mut used = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let after = at + found.len();
        if code[..at].ends_with('$') || code[..at].ends_with(is_part) {
            continue;
        }
        if !code[after..].starts_with('{') {
            used.push((at, name_at(after)));
            continue;
        }
        let mut depth = 0;
        let mut starts = false;
        for (offset, character) in code[after..].char_indices() {
            match character {
                '{' => {
                    depth += 1;
                    starts = depth == 1;
                }
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ',' => starts = depth == 1,
                _ if character.is_whitespace() => {}
                _ => {
                    if starts {
                        used.push((after + offset, name_at(after + offset)));
                    }
                    starts = false;
                }
            }
        }
    }
    used
}

#[test]
fn uses_are_found_however_they_are_written() {
    let code = "use crate::text::Span; use crate::{base::Cancel, model::{Tag, Memo}, i18n}; crate::store::open(); pub(crate) fn x() {}";
    let names: Vec<String> = used_layers(code)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(names, ["text", "base", "model", "i18n", "store"]);
}

#[test]
fn each_layer_uses_only_those_to_its_left() {
    let mut faults = Vec::new();
    for source in sources("src")
        .iter()
        .filter(|source| !is_outside_library(source))
    {
        let layer = source.layer();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            faults.push(format!("{}: no layer of that name", source.path));
            continue;
        };
        for (at, used) in used_layers(source.code_without_tests()) {
            let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
            if is_layer && used != layer && !allowed.contains(&used.as_str()) {
                faults.push(format!("{}:{} uses {used}", source.path, source.line(at)));
            }
        }
    }
    expect_none("each layer uses only those to its left", &faults);
}

#[test]
fn i1_only_the_window_names_its_toolkit() {
    let toolkit = [
        "egui",
        "eframe",
        "epaint",
        "parley",
        "swash",
        "rfd",
        "accesskit",
        "winit",
        "fontdb",
    ];
    check_names(
        "I1: nothing outside gui and main names the toolkit",
        |source| {
            source.layer() != "gui" && (!is_outside_library(source) || source.path == "src/lib.rs")
        },
        |word| toolkit.contains(&word) || word.starts_with("egui_"),
    );
}

#[test]
fn i2_only_the_store_names_the_database() {
    check_names(
        "I2: nothing outside store names rusqlite",
        |source| source.layer() != "store",
        |word| word == "rusqlite" || word == "libsqlite3_sys",
    );
}

#[test]
fn i2_sql_sits_in_sql_files() {
    let starts = [
        "SELECT ",
        "INSERT ",
        "UPDATE ",
        "DELETE ",
        "REPLACE ",
        "WITH ",
        "CREATE ",
        "ALTER ",
        "DROP ",
        "PRAGMA ",
        "BEGIN ",
        "COMMIT",
        "ROLLBACK",
        "SAVEPOINT",
        "RELEASE ",
        "VACUUM",
        "ATTACH ",
        "EXPLAIN ",
        "ANALYZE",
    ];
    let mut faults = Vec::new();
    for source in &sources("src") {
        let end = source.code_without_tests().len();
        for literal in source.literals.iter().filter(|literal| literal.start < end) {
            let text = source.raw[literal.clone()].trim_start();
            let is_sql = starts.iter().any(|start| text.starts_with(start));
            if is_sql {
                faults.push(format!(
                    "{}:{} holds “{text}”",
                    source.path,
                    source.line(literal.start)
                ));
            }
        }
    }
    expect_none("I2: SQL sits in .sql files", &faults);
}

#[test]
fn i14_core_types_are_not_serialized() {
    check_names(
        "I14: core types are not serialized; each format has mirror types",
        |source| {
            [
                "base", "i18n", "text", "model", "anchor", "query", "command",
            ]
            .contains(&source.layer())
        },
        |word| ["serde", "serde_json", "ron", "Serialize", "Deserialize"].contains(&word),
    );
}

#[test]
fn i15_only_typeset_lays_text_out() {
    check_names(
        "I15: visual order exists only in gui/typeset",
        |source| !source.path.starts_with("src/gui/typeset/"),
        |word| {
            [
                "parley",
                "swash",
                "visual_order",
                "visual_runs",
                "reorder_visual",
                "reorder_line",
            ]
            .contains(&word)
        },
    );
}

#[test]
fn i18_nothing_opens_a_socket() {
    let sockets = [
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "ToSocketAddrs",
        "SocketAddr",
        "IpAddr",
        "open_url",
        "OpenUrl",
    ];
    check_names("I18: no network", |_| true, |word| sockets.contains(&word));
    let faults: Vec<String> = sources("src")
        .iter()
        .filter(|source| source.code.contains("std::net"))
        .map(|source| source.path.clone())
        .collect();
    expect_none("I18: no network", &faults);
}
