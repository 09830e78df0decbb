//! Tests of the PDF reader on files of real producers, and of what it says of a file.

use super::*;
use crate::exchange::importer::testing::{check_marks, fixture, read_one};
use crate::model::StructureKind;

/// The text without furniture.
fn running_text(imported: &Imported) -> String {
    let furniture: Vec<_> = imported
        .structure
        .iter()
        .filter(|mark| mark.kind == StructureKind::Furniture)
        .map(|mark| mark.span.start().index())
        .collect();
    let mut at = 0;
    let mut lines = Vec::new();
    for line in imported.text.split('\n') {
        if !furniture.contains(&at) {
            lines.push(line);
        }
        at += line.len() + 1;
    }
    lines.join("\n")
}

/// 1 less the Levenshtein distance over the length of the longer text, both in code points as they are: no character is
/// folded, no white space.
fn similarity(one: &str, other: &str) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = corner + usize::from(a != b);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    let longer = one.len().max(other.len()).max(1);
    1.0 - row[other.len()] as f64 / longer as f64
}

/// Each fixture with its source text and the similarity that was measured.
const FIXTURES: &[(&str, &str, f64)] = &[
    ("page-chromium", "page", 1.0),
    ("page-weasyprint", "page", 0.1117),
    ("page-qt", "page", 0.4819),
    ("page-libreoffice", "page", 0.9673),
    ("report-libreoffice", "report", 0.9637),
    ("columns-ar-chromium", "columns-ar", 1.0),
    ("columns-ar-weasyprint", "columns-ar", 0.0375),
    ("columns-en-chromium", "columns-en", 0.9901),
    ("columns-en-groff", "groff", 1.0),
    ("plain-pango", "plain", 1.0),
    ("chapter-xelatex", "chapter", 0.9647),
];

#[test]
fn texts_of_real_producers_are_like_their_sources() {
    let mut faults = Vec::new();
    for (name, source, floor) in FIXTURES {
        let imported = read_one("a.pdf", &fixture(&format!("pdf/{name}.pdf")));
        let imported = imported.unwrap_or_else(|error| panic!("{name}: {error}"));
        check_marks(&imported);
        let expected = fixture(&format!("pdf/{source}.expected.txt"));
        let expected = String::from_utf8(expected).expect("UTF-8");
        let text = running_text(&imported);
        let found = similarity(&text, expected.trim_end_matches('\n'));
        // As the table rounds.
        if (found * 10_000.0).round() / 10_000.0 < *floor {
            faults.push(format!("{name}: {found:.4} is below {floor}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
