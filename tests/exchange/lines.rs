//! JSON lines out of a collection. What is expected is written by hand, never taken from the exporter.

use hashiya::base::Progress;
use hashiya::exchange::LossKind;
use hashiya::exchange::lines::{loss_of, prove, write_lines};
use hashiya::model::*;

use crate::random::cases;
use crate::refi::{TEXT, marked};
use crate::sample::{Maker, full, otherwise};
use crate::web::small;

/// The file of a collection, proved.
pub(crate) fn written(snapshot: &Snapshot) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    write_lines(snapshot, &path, &Progress::default()).expect("written");
    std::fs::read_to_string(path).expect("UTF-8")
}

#[test]
fn a_small_collection_is_as_it_was_written_by_hand() {
    let expected = include_str!("../fixtures/lines/small.jsonl");
    assert_eq!(written(&small()), expected);
}

#[test]
fn every_line_has_the_same_keys() {
    // doccano makes a table of them: a cell that is missing would be no number, which is no JSON.
    for line in written(&full().snapshot()).lines() {
        let line: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(line).expect("an object");
        let mut keys: Vec<&str> = line.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["Comments", "hashiya", "id", "label", "name", "text"]);
    }
}

#[test]
fn a_file_that_is_shifted_fails_the_proof() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    let proved = |file: &str| prove(&snapshot, file.as_bytes(), &Progress::default());
    proved(&good).expect("what was written is proved");
    let changed = |from: &str, to: &str| {
        let bad = good.replace(from, to);
        assert_ne!(bad, good, "nothing was changed");
        otherwise(proved(&bad))
    };
    // By one code point, the end inclusive, in UTF-16 (the emoji before it count two), in bytes: in labels and beside them.
    for (label, spans, to, id) in [
        ("[2,4,", "[[2,4]]", (3, 5), ids[0]),
        ("[2,4,", "[[2,4]]", (2, 3), ids[0]),
        ("[13,17,", "[[13,17]]", (17, 21), ids[1]),
        ("[13,17,", "[[13,17]]", (32, 40), ids[1]),
    ] {
        let key = changed(label, &format!("[{},{},", to.0, to.1));
        assert!(key.is_some(), "{label} {to:?}");
        let key = changed(spans, &format!("[[{},{}]]", to.0, to.1));
        assert_eq!(key, Some(RowKey::Annotation(id)), "{spans} {to:?}");
        // Both alike.
        let bad = good
            .replace(label, &format!("[{},{},", to.0, to.1))
            .replace(spans, &format!("[[{},{}]]", to.0, to.1));
        otherwise(proved(&bad));
    }
    for (from, to) in [
        ("\"text\":\"😀", "\"text\":\"😀😀"),
        ("\"وسم\"],", "\"وسن\"],"),
        ("\"label\":\"وسم\"", "\"label\":\"وسن\""),
        ("ليلى", "ليل"),
        ("\"name\":\"واحد\"", "\"name\":\"اثنان\""),
        ("\"Comments\":[]", "\"Comments\":[\"x\"]"),
        ("hashiya-lines", "hashiya-line"),
    ] {
        changed(from, to);
    }
    assert!(proved(&good[..good.len() - 1]).is_err());
    assert!(proved(&format!("{good}{good}")).is_err());
    assert!(proved("").is_err());
}

#[test]
fn the_order_of_making_does_not_show() {
    let maker = full();
    let file = written(&maker.snapshot());
    let mut rows = maker.rows;
    rows.reverse();
    assert_eq!(written(&Snapshot::from_rows(9, rows)), file);
}

#[test]
fn what_has_no_place_is_counted() {
    let snapshot = full().snapshot();
    let loss = loss_of(&snapshot, &Progress::default()).expect("counted");
    // As the sample is made: a link leads from one document to the other, and goes along; a memo has eight targets, of which
    // the document, the annotation and the link are in the file, and another has none.
    for (kind, n) in [
        (LossKind::LinksBetween, 0),
        (LossKind::Links, 0),
        (LossKind::OpenLinks, 0),
        (LossKind::FormerTexts, 1),
        (LossKind::SecondLabels, 2),
        (LossKind::Colors, 3),
        (LossKind::MemoTargets, 5),
        (LossKind::MemoKinds, 1),
        (LossKind::MemoLines, 0),
        (LossKind::Memos, 1),
        (LossKind::Variables, 6),
        (LossKind::DocumentSets, 1),
        (LossKind::TagSets, 1),
        (LossKind::Languages, 0),
        (LossKind::Parts, 0),
        (LossKind::Annotators, 0),
    ] {
        assert_eq!(loss.n(kind), n, "{kind:?} of {loss:?}");
    }
}

#[test]
fn tags_that_share_a_name_are_told_apart() {
    let mut maker = Maker::new(3);
    let (_, capture) = maker.document("../../etc/passwd\n=cmd", "=1+1 <b>");
    let first = maker.tag(None, "News", "");
    let second = maker.tag(None, "Talk", "");
    let below = maker.tag(Some(first), "=Denial", "");
    let other = maker.tag(Some(second), "=Denial", "");
    let passage = maker.passage(capture, "=1+1 <b>", &["=1+1"]);
    maker.annotation(passage, &[below, other]);
    let file = written(&maker.snapshot());
    let labels = "\"label\":[[0,4,\"News / =Denial\"],[0,4,\"Talk / =Denial\"]]";
    assert!(file.contains(labels), "{file}");
    // What would be a path or a formula is a name, and a line stays one.
    assert!(
        file.contains("\"name\":\"../../etc/passwd\\n=cmd\""),
        "{file}"
    );
    assert_eq!(file.lines().count(), 1);
}

#[test]
fn deep_trees_are_no_trouble() {
    let mut maker = Maker::new(4);
    let (_, capture) = maker.document("d", "a\r\n\u{2028}b");
    let mut tag = None;
    for _ in 0..200 {
        tag = Some(maker.tag(tag, "وسم", ""));
    }
    let tags: Vec<TagId> = tag.into_iter().collect();
    let passage = maker.passage(capture, "a\r\n\u{2028}b", &["\u{2028}b"]);
    maker.annotation(passage, &tags);
    let snapshot = maker.snapshot();
    let file = written(&snapshot);
    assert_eq!(file.lines().count(), 1);
    // a 0, carriage return 1, line feed 2, line separator 3, b 4.
    assert!(file.contains("\"label\":[[3,5,\"وسم / "), "{file}");
    let loss = loss_of(&snapshot, &Progress::default()).expect("counted");
    assert_eq!(loss.n(LossKind::TagTree), 199);
}

#[test]
fn every_collection_is_written_and_proved() {
    for maker in cases(48) {
        written(&maker.snapshot());
    }
}
