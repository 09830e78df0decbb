//! The schema of the collection file: plain tables only, and a purge rule for each column that can hold source text (I19).
//!
//! `src/store/purge_rules.txt` has one line for each such column: `table.column`, white space, the rule. `#` starts a comment.
//! Ids are exempt: 16 bytes by a check, or a reference to such a one.

use std::collections::BTreeSet;
use std::fs;

use crate::source::{expect_none, relative, root, walk};

/// A column as declared.
#[derive(Debug, PartialEq, Eq)]
struct Column {
    /// `table.column`.
    name: String,
    /// The rest of the declaration.
    declaration: String,
}

impl Column {
    fn can_hold_text(&self) -> bool {
        let kind = self
            .declaration
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_uppercase();
        let squeezed = self.declaration.replace(char::is_whitespace, "");
        let is_id = squeezed.contains(")=16)") || squeezed.contains("REFERENCES");
        matches!(kind.as_str(), "TEXT" | "ANY" | "") || (kind == "BLOB" && !is_id)
    }
}

/// The schema as it stands after all steps, without comments.
fn schema() -> String {
    let mut paths = Vec::new();
    walk(&root().join("src/store/schema"), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    let text: String = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a schema file") + "\n")
        .collect();
    text.lines()
        .map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n")
        .collect()
}

/// The columns of every `CREATE TABLE`.
fn columns(schema: &str) -> Vec<Column> {
    let mut columns = Vec::new();
    for statement in schema.split(';') {
        let statement = statement.trim();
        if let Some(table) = statement.strip_prefix("DROP TABLE ") {
            let start = format!("{table}.");
            columns.retain(|column: &Column| !column.name.starts_with(&start));
        }
        if let Some(rest) = statement.strip_prefix("ALTER TABLE ") {
            let (table, rest) = rest.split_once(" ADD COLUMN ").expect("a column is added");
            let (name, declaration) = rest.split_once(char::is_whitespace).expect("a kind");
            columns.push(Column {
                name: format!("{table}.{name}"),
                declaration: declaration.trim().to_owned(),
            });
        }
        let Some(rest) = statement.strip_prefix("CREATE TABLE ") else {
            continue;
        };
        let (table, body) = rest.split_once('(').expect("a table has columns");
        let body = &body[..body.rfind(')').expect("a closed table")];
        for part in top_level_parts(body) {
            let (name, declaration) = part.split_once(char::is_whitespace).unwrap_or((&part, ""));
            let is_constraint = ["CHECK", "PRIMARY", "UNIQUE", "FOREIGN", "CONSTRAINT"]
                .iter()
                .any(|word| name.starts_with(word));
            if !is_constraint {
                columns.push(Column {
                    name: format!("{}.{name}", table.trim()),
                    declaration: declaration.trim().to_owned(),
                });
            }
        }
    }
    columns
}

/// Splits at commas outside brackets.
fn top_level_parts(body: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for character in body.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("there is one").push(character);
    }
    parts
        .iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

#[test]
fn columns_are_read_from_the_schema() {
    let schema = "CREATE TABLE t (\n id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),\n o BLOB REFERENCES u (id),\n n TEXT CHECK (n IN ('a', 'b')),\n h BLOB CHECK (length(h) = 32),\n i INTEGER,\n CHECK (i > 0)\n) STRICT;";
    let changed =
        "CREATE TABLE v (a TEXT) STRICT; DROP TABLE v; ALTER TABLE t ADD COLUMN k TEXT NOT NULL;";
    let found = columns(&format!("{schema}{changed}"));
    let names: Vec<(&str, bool)> = found
        .iter()
        .map(|column| (column.name.as_str(), column.can_hold_text()))
        .collect();
    assert_eq!(
        names,
        [
            ("t.id", false),
            ("t.o", false),
            ("t.n", true),
            ("t.h", true),
            ("t.i", false),
            ("t.k", true)
        ]
    );
}

#[test]
fn i19_each_text_column_has_a_purge_rule() {
    let declared: BTreeSet<String> = columns(&schema())
        .into_iter()
        .filter(Column::can_hold_text)
        .map(|column| column.name)
        .collect();
    if declared.is_empty() {
        return; // There is no schema yet.
    }
    let rules = fs::read_to_string(root().join("src/store/purge_rules.txt"))
        .expect("a schema needs src/store/purge_rules.txt");
    let mut ruled = BTreeSet::new();
    for line in rules
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (column, rule) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        assert!(!rule.trim().is_empty(), "{column} has no rule");
        assert!(ruled.insert(column.to_owned()), "{column} has two rules");
    }
    let missing: Vec<String> = declared.difference(&ruled).cloned().collect();
    expect_none("I19: these columns have no purge rule", &missing);
    let stale: Vec<String> = ruled.difference(&declared).cloned().collect();
    expect_none("I19: these purge rules have no column", &stale);
}

#[test]
fn the_schema_holds_plain_strict_tables_only() {
    let mut faults = Vec::new();
    for statement in schema()
        .split(';')
        .map(str::trim)
        .filter(|statement| !statement.is_empty())
    {
        let first = statement.lines().next().unwrap_or_default().to_owned();
        let words = statement.to_uppercase();
        let is_table = words.starts_with("CREATE TABLE ");
        let is_strict = words
            .rsplit(')')
            .next()
            .is_some_and(|options| options.contains("STRICT"));
        if [
            "CREATE VIRTUAL",
            "CREATE VIEW",
            "CREATE TRIGGER",
            "CREATE TEMP",
        ]
        .iter()
        .any(|start| words.starts_with(start))
        {
            faults.push(first);
        } else if is_table && !is_strict {
            faults.push(format!("{first} is not STRICT"));
        }
    }
    expect_none("the schema holds plain strict tables only", &faults);
}

#[test]
fn sql_files_belong_to_the_store() {
    let mut paths = Vec::new();
    walk(&root().join("src"), &mut paths);
    let faults: Vec<String> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .map(|path| relative(path))
        .filter(|path| !path.starts_with("src/store/"))
        .collect();
    expect_none("I2: .sql files lie under src/store", &faults);
}
