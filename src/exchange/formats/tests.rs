//! The table is sound, and files are told apart by names and content.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

#[test]
fn names_are_stable_and_stand_once() {
    let mut names = BTreeSet::new();
    for format in EXPORT_FORMATS {
        assert!(names.insert(format.name), "{} stands twice", format.name);
        assert!(!format.endings.is_empty(), "{} has no ending", format.name);
        let is_plain = |text: &str| {
            let mut letters = text.chars();
            letters.all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter)
            })
        };
        assert!(is_plain(format.name) && format.endings.iter().all(|ending| is_plain(ending)));
        assert_eq!(ExportFormat::named(format.name), Some(format));
    }
    let mut names = BTreeSet::new();
    for format in IMPORT_FORMATS {
        assert!(names.insert(format.name), "{} stands twice", format.name);
    }
}

#[test]
fn each_export_that_is_read_has_a_reader_of_its_ending() {
    for format in EXPORT_FORMATS.iter().filter(|format| format.is_read) {
        let has_reader = IMPORT_FORMATS
            .iter()
            .any(|reader| reader.endings.contains(&format.ending()));
        assert!(has_reader, "{} cannot come in", format.name);
    }
}

#[test]
fn the_name_of_a_file_asks_for_a_format() {
    for (name, expected) in [
        ("a.ron", Some("ron")),
        ("A.JSON", Some("json")),
        ("تقرير.qdpx", Some("qdpx")),
        ("a.b.csv", Some("csv")),
        (".csv", None),
        ("csv", None),
        ("a.hashiya", None),
    ] {
        let found = ExportFormat::of_path(Path::new(name)).map(|format| format.name);
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn options_are_named_and_come_back() {
    for option in ExportOption::ALL {
        let codes: Vec<&str> = match &option.kind {
            OptionKind::Switch { .. } => vec!["on", "off"],
            OptionKind::Choice(values) => values.iter().map(|value| value.code).collect(),
        };
        for code in codes {
            let mut options = ExportOptions::default();
            assert!(option.choose(&mut options, code), "{} {code}", option.name);
            assert_eq!(option.code(&options), code, "{}", option.name);
            let before = options.clone();
            assert!(!option.choose(&mut options, "unknown"));
            assert_eq!(options, before);
        }
    }
    for format in EXPORT_FORMATS {
        for option in format.options {
            let is_listed = ExportOption::ALL.iter().any(|one| one.name == option.name);
            assert!(
                is_listed,
                "{} of {} is not in the list",
                option.name, format.name
            );
        }
    }
}

#[test]
fn a_look_tells_files_of_one_ending_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content, expected) in [
        (
            "a.ron",
            "(format:\"hashiya-codebook\",version:1)",
            "codebook",
        ),
        ("b.ron", "(format:\"hashiya-record\",version:3)", "record"),
        ("c.ron", "no record at all", "record"),
        ("d.json", "{\"format\":\"hashiya-record\"}", "record"),
        (
            "e.txt",
            "(format:\"hashiya-codebook\",version:1)",
            "codebook",
        ),
        ("f.csv", "label\nx\n", "codebook-csv"),
        ("g.TSV", "label\nx\n", "codebook-csv"),
        ("h.qdc", "<CodeBook/>", "qdc"),
        ("i.QDPX", "PK", "qdpx"),
        ("j.jsonl", "", "json-lines"),
        ("k.json", "[{\"id\":1,\"annotations\":[]}]", "json-lines"),
        (
            "l.json",
            "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"label\":\"x\"}",
            "web-annotation",
        ),
        ("m.json", "{\"label\":\"hashiya-record\"}", "record"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        let found = import_format(&path).map(|format| format.name);
        assert_eq!(found, Some(expected), "{name}");
    }
}
