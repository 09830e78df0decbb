//! Web Annotations out of a collection. What is expected is written by hand, never taken from the exporter.

use hashiya::base::Progress;
use hashiya::base::environment::Timestamp;
use hashiya::exchange::LossKind;
use hashiya::exchange::web::{WebOptions, loss_of, prove, write_web};
use hashiya::model::*;
use hashiya::text::Direction;
use uuid::Uuid;

use crate::refi::{TEXT, marked};
use crate::sample::{Maker, full, otherwise, span};

pub(crate) const WITH_TEXTS: WebOptions = WebOptions { with_texts: true };

/// The file of a collection, proved.
pub(crate) fn written(snapshot: &Snapshot, options: &WebOptions) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonld");
    write_web(snapshot, options, &path, &Progress::default()).expect("written");
    std::fs::read_to_string(path).expect("UTF-8")
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0000_0000_0000_4000_8000_0000_0000_0000 | n)
}

/// The collection of `tests/fixtures/web/small.jsonld`.
pub(crate) fn small() -> Snapshot {
    let at: Timestamp = "2026-01-02T03:04:05+03:00".parse().expect("a time");
    let annotator = AnnotatorId(id(2));
    let mut maker = Maker::new(1);
    maker.rows.clear();
    maker.add(Collection {
        id: CollectionId(id(1)),
        lineage: LineageId(id(9)),
        name: "Small".to_owned(),
        direction: None,
        created: at,
    });
    maker.add(Annotator {
        id: annotator,
        name: "ليلى L.".to_owned(),
        created: at,
    });
    maker.document("واحد", TEXT);
    for row in &mut maker.rows {
        match row {
            Row::Document(row) => {
                let row = std::sync::Arc::make_mut(row);
                (row.id, row.capture, row.added) = (DocumentId(id(3)), CaptureId(id(4)), at);
                row.paragraph_directions.clear();
                row.furniture.clear();
                row.direction = Some(Direction::RightToLeft);
            }
            Row::Capture(row) => {
                let row = std::sync::Arc::make_mut(row);
                (row.document, row.id) = (DocumentId(id(3)), CaptureId(id(4)));
            }
            _ => {}
        }
    }
    let text = |english: &str, arabic: &str| Bilingual {
        english: english.to_owned(),
        arabic: arabic.to_owned(),
    };
    let first = Tag {
        id: TagId(id(0x10)),
        parent: None,
        rank: 0,
        label: text("Denial", "نفي"),
        definition: text("Says no.", ""),
        includes: Bilingual::default(),
        excludes: text("", "صمت"),
        terms: Vec::new(),
        color: TagColor::Palette(1),
        is_category: false,
        created: at,
    };
    maker.add(Tag {
        id: TagId(id(0x11)),
        parent: Some(first.id),
        label: text("", "صمت"),
        definition: Bilingual::default(),
        excludes: Bilingual::default(),
        ..first.clone()
    });
    maker.add(first);
    // Bytes of the text: the emoji take four, Arabic letters two, joiners three.
    let two = maker.passage(CaptureId(id(4)), TEXT, &["لا"]);
    let parts = ["a👨\u{200D}👩\u{200D}👧b", "م\u{64F}د\u{651}"];
    let several = maker.passage(CaptureId(id(4)), TEXT, &parts);
    for row in &mut maker.rows {
        if let Row::Passage(row) = row {
            let row = std::sync::Arc::make_mut(row);
            row.id = PassageId(id(if row.id == two { 0x40 } else { 0x41 }));
        }
    }
    assert_ne!(two, several);
    for (annotation, passage) in [(0x50, 0x40), (0x51, 0x41)] {
        maker.add(Annotation {
            id: AnnotationId(id(annotation)),
            passage: PassageId(id(passage)),
            annotator,
            created: at,
            modified: at,
        });
    }
    for (tagging, tag) in [(0x20, 0x10), (0x21, 0x11)] {
        maker.add(Tagging {
            id: TaggingId(id(tagging)),
            annotation: AnnotationId(id(0x50)),
            tag: TagId(id(tag)),
            annotator,
            created: at,
            is_example: false,
        });
    }
    maker.add(Memo {
        id: MemoId(id(0x30)),
        kind: MemoKind::Note,
        title: "Doubt".to_owned(),
        body: "لماذا؟\nWhy?".to_owned(),
        targets: vec![
            MemoTarget::Document(DocumentId(id(3))),
            MemoTarget::Annotation(AnnotationId(id(0x50))),
        ],
        annotator,
        created: at,
        modified: at,
    });
    maker.add(Relation {
        id: RelationId(id(0x70)),
        label: text("contradicts", ""),
        is_symmetric: false,
    });
    maker.add(Link {
        id: LinkId(id(0x60)),
        from: PassageId(id(0x40)),
        to: PassageId(id(0x41)),
        relation: RelationId(id(0x70)),
        annotator,
        created: at,
    });
    maker.snapshot()
}

/// Ids that follow from others (version 8) are not written by hand.
fn without_derived(file: &str) -> String {
    let mut parts = file.split("urn:uuid:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.as_bytes().get(14) == Some(&b'8') {
            true => out.push_str(&format!("DERIVED{}", &part[36..])),
            false => out.push_str(&format!("urn:uuid:{part}")),
        }
    }
    out
}

#[test]
fn a_small_collection_is_as_it_was_written_by_hand() {
    let file = without_derived(&written(&small(), &WITH_TEXTS));
    let expected = include_str!("../fixtures/web/small.jsonld");
    for (line, wanted) in file.lines().zip(expected.lines()) {
        assert_eq!(line, wanted);
    }
    assert_eq!(file, expected);
}

#[test]
fn a_file_that_is_shifted_fails_the_proof() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    let good = written(&snapshot, &WITH_TEXTS);
    let proved = |file: &str| {
        prove(
            &snapshot,
            &WITH_TEXTS,
            file.as_bytes(),
            &Progress::default(),
        )
    };
    proved(&good).expect("what was written is proved");
    let key_of = |from: &str, to: &str| {
        let changed = good.replacen(from, to, 1);
        assert_ne!(changed, good, "nothing was changed: {from}");
        otherwise(proved(&changed))
    };
    // By one code point, the end inclusive, in UTF-16 (the emoji before it counts two), in bytes.
    for (from, to, which) in [
        ("\"start\":2,\"end\":4", "\"start\":3,\"end\":5", 0),
        ("\"start\":2,\"end\":4", "\"start\":2,\"end\":3", 0),
        ("\"start\":13,\"end\":17", "\"start\":17,\"end\":21", 1),
        ("\"start\":13,\"end\":17", "\"start\":32,\"end\":40", 1),
        ("\"exact\":\"لا\"", "\"exact\":\"لو\"", 0),
        ("\"prefix\":\"😀 \"", "\"prefix\":\"\"", 0),
        (
            "\"name\":\"ليلى L.\"},\"created\"",
            "\"name\":\"ليلى\"},\"created\"",
            0,
        ),
    ] {
        assert_eq!(key_of(from, to), Some(ids[which].into()), "{to}");
    }
    // Another tag, another text, a tag that is called otherwise, a line that is not there.
    let tag = snapshot.tags().next().expect("a tag").id.to_string();
    let canonical = format!("\"canonical\":\"urn:uuid:{tag}");
    key_of(
        &canonical,
        "\"canonical\":\"urn:uuid:00000000-0000-4000-8000-000000000001",
    );
    let document = snapshot.documents().next().expect("one").id;
    assert_eq!(
        key_of("\"value\":\"😀", "\"value\":\"\u{FEFF}😀"),
        Some(document.into())
    );
    key_of("\"value\":\"وسم\"", "\"value\":\"اسم\"");
    let line = good.lines().nth(3).expect("an annotation");
    key_of(&format!("{line}\n"), "");
    // Cut, or with something behind its end.
    for cut in 0..good.len() - 1 {
        if good.is_char_boundary(cut) {
            assert!(proved(&good[..cut]).is_err(), "byte {cut}");
        }
    }
    for more in ["\n", " ", "{}", "]}}\n"] {
        assert!(proved(&format!("{good}{more}")).is_err(), "{more}");
    }
    // Each line left out, twice, and after the next one.
    let lines: Vec<&str> = good.lines().collect();
    let fails = |lines: &[&str]| {
        let changed = lines.join("\n") + "\n";
        assert!(changed == good || proved(&changed).is_err(), "{changed}");
    };
    for at in 0..lines.len() {
        let mut without = lines.clone();
        without.remove(at);
        fails(&without);
        // The last, so that no comma gives it away.
        if at > 0 && at + 2 == lines.len() {
            without[at - 1] = lines[at - 1].trim_end_matches(',');
            fails(&without);
        }
        let mut twice = lines.clone();
        twice.insert(at, lines[at]);
        fails(&twice);
        if at + 1 < lines.len() {
            let mut turned = lines.clone();
            turned.swap(at, at + 1);
            fails(&turned);
        }
    }
}

#[test]
fn the_order_of_making_does_not_show() {
    let maker = full();
    let file = written(&maker.snapshot(), &WITH_TEXTS);
    let mut rows = maker.rows;
    rows.reverse();
    assert_eq!(written(&Snapshot::from_rows(9, rows), &WITH_TEXTS), file);
}

/// The keys of the context that an annotation's parts can have, and the ids of the standard.
const KEYS: &str = "@context id type label generator name created modified total last first startIndex items motivation creator \
    body target purpose value format language textDirection canonical source selector start end exact prefix suffix";

#[test]
fn no_key_is_written_that_the_context_does_not_have() {
    fn keys(value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    found.insert(key.clone());
                    keys(value, found);
                }
            }
            serde_json::Value::Array(list) => list.iter().for_each(|one| keys(one, found)),
            _ => {}
        }
    }
    let file = written(&full().snapshot(), &WITH_TEXTS);
    let value = serde_json::from_str(&file).expect("JSON");
    let mut found = std::collections::BTreeSet::new();
    keys(&value, &mut found);
    for key in found {
        assert!(KEYS.split_whitespace().any(|known| known == key), "{key}");
    }
}

#[test]
fn what_has_no_place_is_counted() {
    let snapshot = full().snapshot();
    let counted = |options| loss_of(&snapshot, options, &Progress::default()).expect("counted");
    let loss = counted(&WITH_TEXTS);
    // As the sample is made: three tags, each with a color, one of them a category, two with two labels; a memo on a document
    // set, a tag set and a variable, and one on nothing.
    for (kind, n) in [
        (LossKind::Colors, 3),
        (LossKind::Categories, 1),
        (LossKind::SecondLabels, 2),
        (LossKind::FormerTexts, 1),
        (LossKind::Variables, 6),
        (LossKind::DocumentSets, 1),
        (LossKind::TagSets, 1),
        (LossKind::Symmetry, 1),
        (LossKind::SecondRelations, 1),
        (LossKind::MemoTargets, 4),
        (LossKind::MemoKinds, 1),
        (LossKind::Rejections, 1),
        (LossKind::Texts, 0),
    ] {
        assert_eq!(loss.n(kind), n, "{kind:?} of {loss:?}");
    }
    let bare = WebOptions { with_texts: false };
    assert_eq!(counted(&bare).n(LossKind::Texts), 2);
    let file = written(&snapshot, &bare);
    assert!(!file.contains("\"describing\",\"value\":\"The company"));
    assert!(written(&snapshot, &WITH_TEXTS).contains("\"describing\",\"value\":\"The company"));
}

#[test]
fn an_empty_collection_is_a_file_too() {
    let file = written(&Maker::new(3).snapshot(), &WITH_TEXTS);
    assert!(file.contains("\"total\":0"), "{file}");
    let nothing = written(&Snapshot::default(), &WITH_TEXTS);
    assert!(nothing.contains("\"total\":0"), "{nothing}");
}

#[test]
fn markup_and_paths_stay_text() {
    let text = "</script><b>\"x\"\\ ../..\u{202E}\u{FEFF}\u{1F}";
    let mut maker = Maker::new(4);
    let (_, capture) = maker.document("../../etc/passwd", text);
    let tag = maker.tag(None, "=cmd|' /C calc'!A0", "");
    let passage = maker.passage_on(capture, text, vec![span(0, 9), span(9, text.len())]);
    maker.annotation(passage, &[tag]);
    let file = written(&maker.snapshot(), &WITH_TEXTS);
    assert!(
        file.contains("\\u202e\\ufeff\\u001f"),
        "controls are escaped: {file}"
    );
}
