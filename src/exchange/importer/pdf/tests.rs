//! Tests of the PDF reader on files of real producers, and of what it says of a file.

use super::*;
use crate::exchange::importer::testing::{check_marks, codes, fixture, marks, read_one};
use crate::exchange::importer::{Fact, FactKind};
use crate::model::StructureKind;
use crate::model::{Calendar, PartialDate, Value};

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
///
/// The letters of those at 0 are for the most part not in the file: they are refused.
const FIXTURES: &[(&str, &str, f64)] = &[
    ("page-chromium", "page", 1.0),
    ("page-weasyprint", "page", 0.0),
    ("page-qt", "page", 0.0),
    ("page-libreoffice", "page", 0.9953),
    ("report-libreoffice", "report", 0.9637),
    ("columns-ar-chromium", "columns-ar", 1.0),
    ("columns-ar-weasyprint", "columns-ar", 0.0),
    ("columns-en-chromium", "columns-en", 1.0),
    ("columns-en-groff", "groff", 1.0),
    ("plain-pango", "plain", 1.0),
    ("chapter-xelatex", "chapter", 0.9647),
];

#[test]
fn texts_of_real_producers_are_like_their_sources() {
    let mut faults = Vec::new();
    for (name, source, floor) in FIXTURES {
        let imported = read_one("a.pdf", &fixture(&format!("pdf/{name}.pdf")));
        if *floor == 0.0 {
            assert_eq!(imported, Err(ImportError::UnknownLetters), "{name}");
            continue;
        }
        let imported = imported.unwrap_or_else(|error| panic!("{name}: {error}"));
        check_marks(&imported);
        let expected = fixture(&format!("pdf/{source}.expected.txt"));
        let expected = String::from_utf8(expected).expect("UTF-8");
        let text = running_text(&imported);
        let found = similarity(&text, expected.trim_end_matches('\n'));
        // The very figure that was measured: a better one belongs into the table too.
        if ((found - floor) * 10_000.0).round() as i64 != 0 {
            faults.push(format!("{name}: {found:.4}, not {floor}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn pages_headings_notes_and_furniture_are_marked() {
    let imported = read_one("a.pdf", &fixture("pdf/page-chromium.pdf")).expect("read");
    let marks = marks(&imported);
    let of = |wanted: StructureKind| -> Vec<&str> {
        let found = marks.iter().filter(|(kind, _)| *kind == wanted);
        found.map(|(_, words)| *words).collect()
    };
    assert_eq!(of(StructureKind::Heading(1)), ["تقرير المحطة الثالثة"]);
    assert_eq!(of(StructureKind::Heading(2)), ["ما قِيلَ في الجلسة", "خلاصة"]);
    assert_eq!(
        of(StructureKind::Furniture),
        [
            "دراسات في الطاقة — العدد ١٢",
            "1",
            "دراسات في الطاقة — العدد ١٢",
            "2"
        ]
    );
    assert_eq!(
        of(StructureKind::Footnote),
        [
            "1 بيان صحفي، وزارة الكهرباء، ١٢ آذار ٢٠١٩.",
            "2 محضر الجلسة رقم 14، الصفحة ٣."
        ]
    );
    assert_eq!(of(StructureKind::TableRow).len(), 4);
    let pages: Vec<&str> = [1, 2]
        .into_iter()
        .flat_map(|page| of(StructureKind::Page(page)))
        .collect();
    assert!(
        pages[0].contains("المتحدِّثُ") && pages[1].contains("القِيَامَةِ"),
        "{pages:?}"
    );
    assert_eq!(imported.title.as_deref(), Some("تقرير المحطة الثالثة"));
}

#[test]
fn what_the_file_says_of_itself_is_offered() {
    let imported = read_one("a.pdf", &fixture("pdf/page-libreoffice.pdf")).expect("read");
    let created = Value::Date(PartialDate {
        calendar: Calendar::Gregorian,
        year: 2026,
        month: Some(11),
        day: Some(25),
    });
    assert_eq!(
        imported.facts,
        [
            Fact {
                about: FactKind::Author,
                value: Value::Text("ليلى حداد".to_owned())
            },
            Fact {
                about: FactKind::Created,
                value: created
            }
        ]
    );
    assert_eq!(codes(&imported), ["left-out formatting 3"]);
}

#[test]
fn what_is_encrypted_opens_without_a_password_or_not_at_all() {
    let open = read_one("a.pdf", &fixture("pdf/encrypted-empty.pdf")).expect("read");
    let plain = read_one("a.pdf", &fixture("pdf/columns-en-groff.pdf")).expect("read");
    assert_eq!(open.text, plain.text);
    for locked in ["pdf/encrypted-user.pdf", "pdf/encrypted-old.pdf"] {
        let refused = read_one("a.pdf", &fixture(locked));
        assert_eq!(
            refused.err(),
            Some(ImportError::PasswordProtected),
            "{locked}"
        );
    }
}
