//! Archives of TEI files out of a collection. What is expected is counted by hand in the texts, never taken from the exporter.

use std::path::PathBuf;

use hashiya::base::Progress;
use hashiya::exchange::LossKind;
use hashiya::exchange::tei::{loss_of, prove, write_tei};
use hashiya::model::*;

use crate::brat::with_file;
use crate::random::cases;
use crate::refi::{TEXT, marked, unpacked};
use crate::sample::{Maker, full, otherwise, span};

fn written(snapshot: &Snapshot) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tei.zip");
    write_tei(snapshot, &path, &Progress::default()).expect("written");
    std::fs::read(path).expect("readable")
}

/// The file of the first document; that of the tags comes before it.
fn document(bytes: &[u8]) -> String {
    let files = unpacked(bytes);
    assert_eq!(files[0].0, "tags.xml");
    String::from_utf8(files[1].1.clone()).expect("UTF-8")
}

#[test]
fn a_file_is_as_it_was_written_by_hand() {
    let mut maker = Maker::new(7);
    // Code points: 😀 0, blank 1, ل 2, ا 3, blank 4, blank 5, line feed 6, line feed 7, a 8, man 9, joiner 10, woman 11,
    // U+001F 12, < 13.
    let text = "😀 لا  \n\na👨\u{200D}👩\u{1F}<";
    let (_, capture) = maker.document("خبر", text);
    let group = maker.tag(None, "Sources", "المصادر");
    let denial = maker.tag(Some(group), "", "نَفْي");
    let one = maker.passage(capture, text, &["لا"]);
    let two = maker.passage(capture, text, &["لا  \n\na👨\u{200D}👩", "<"]);
    let first = maker.annotation(one, &[denial]);
    let second = maker.annotation(two, &[]);
    maker.memo(
        MemoKind::Note,
        "سطر\nوسطر",
        vec![MemoTarget::Annotation(first)],
    );
    let snapshot = maker.snapshot();
    let bytes = written(&snapshot);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tei");
    let expected = std::fs::read_to_string(folder.join("own.xml")).expect("the fixture is there");
    let memo = snapshot.memos().next().expect("a memo").id;
    let expected = expected
        .replace("$PERSON", &maker.annotator.to_string())
        .replace("$GROUP", &group.to_string())
        .replace("$TAG", &denial.to_string())
        .replace("$FIRST", &first.to_string())
        .replace("$SECOND", &second.to_string())
        .replace("$MEMO", &memo.to_string());
    assert_eq!(document(&bytes), expected);
    let loss = loss_of(&snapshot);
    assert_eq!(
        (loss.n(LossKind::Characters), loss.n(LossKind::Parts)),
        (1, 0)
    );
}

#[test]
fn a_file_that_is_shifted_fails_the_proof() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    let proved = |bytes: &[u8]| prove(&snapshot, bytes, &Progress::default());
    proved(&good).expect("what was written is proved");
    let name = unpacked(&good)[1].0.clone();
    let key_of = |from: &str, to: &str| {
        let changed = with_file(&good, &name, |text| text.replacen(from, to, 1));
        otherwise(proved(&changed))
    };
    let (one, two) = (
        Some(RowKey::Annotation(ids[0])),
        Some(RowKey::Annotation(ids[1])),
    );
    // An anchor one letter on, an end elsewhere, no tag, no annotator.
    assert_eq!(
        key_of("<anchor xml:id=\"c2\"/>ل", "ل<anchor xml:id=\"c2\"/>"),
        one
    );
    assert_eq!(key_of("to=\"#c17\"", "to=\"#c13\""), two);
    assert_eq!(key_of("from=\"#c13\"", "from=\"#c12\""), two);
    assert_eq!(key_of(" ana=", " n="), one);
    assert_eq!(key_of(" resp=\"#p-", " resp=\"#p"), one);
    for (from, to) in [
        ("😀", "😀😀"),
        ("<p>😀", "<p></p><p>😀"),
        ("<span ", "<seg "),
    ] {
        key_of(from, to);
    }
}

#[test]
fn markup_stays_text_and_the_order_of_making_does_not_show() {
    let mut maker = Maker::new(3);
    let text = "a]]><b/>\r\n&amp;";
    let (_, capture) = maker.document("<x y=\"1\">", text);
    let mut tag = None;
    for _ in 0..200 {
        tag = Some(maker.tag(tag, "\"'<&>", ""));
    }
    let tags: Vec<TagId> = tag.into_iter().collect();
    let passage = maker.passage_on(capture, text, vec![span(1, 10)]);
    maker.annotation(passage, &tags);
    let tei = document(&written(&maker.snapshot()));
    let expected = "a<anchor xml:id=\"c1\"/>]]&gt;&lt;b/&gt;&#13;</p>\n<p><anchor xml:id=\"c10\"/>&amp;amp;</p>";
    assert!(tei.contains(expected), "{tei}");
    let maker = full();
    let bytes = written(&maker.snapshot());
    let mut rows = maker.rows;
    rows.reverse();
    assert_eq!(written(&Snapshot::from_rows(9, rows)), bytes);
}

#[test]
fn what_has_no_place_is_counted() {
    let loss = loss_of(&full().snapshot());
    for (kind, n) in [
        (LossKind::LinksBetween, 1),
        (LossKind::Parts, 0),
        (LossKind::SecondLabels, 0),
        // Of eight targets the annotation, the document and the tag are in files.
        (LossKind::MemoTargets, 5),
        (LossKind::Memos, 1),
        (LossKind::Definitions, 0),
        (LossKind::TagRules, 3),
        (LossKind::AnnotationTimes, 6),
        (LossKind::Languages, 0),
        // That of the collection.
        (LossKind::Directions, 1),
    ] {
        assert_eq!(loss.n(kind), n, "{kind:?} of {loss:?}");
    }
}

#[test]
fn every_collection_is_written_and_proved() {
    for maker in cases(48) {
        written(&maker.snapshot());
    }
}
