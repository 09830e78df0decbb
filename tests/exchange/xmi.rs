//! Archives of CAS XMI out of a collection. What is expected is counted by hand in the texts, never taken from the exporter.

use std::io::Cursor;
use std::path::PathBuf;

use hashiya::base::Progress;
use hashiya::exchange::LossKind;
use hashiya::exchange::xmi::{loss_of, prove, write_xmi};
use hashiya::model::*;

use crate::brat::{faulty, file, with_file};
use crate::random::cases;
use crate::refi::{TEXT, marked};
use crate::sample::{Maker, full, otherwise, span};

fn written(snapshot: &Snapshot) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xmi.zip");
    write_xmi(snapshot, &path, &Progress::default()).expect("written");
    std::fs::read(path).expect("readable")
}

#[test]
fn a_file_is_as_it_was_written_by_hand() {
    let mut maker = Maker::new(7);
    // In units of UTF-16: 😀 0, blank 2, ل 3, ا 4, line feed 5, a 6, man 7, joiner 9, woman 10, U+001F 12, " 13, < 14.
    let text = "😀 لا\na👨\u{200D}👩\u{1F}\"<";
    let (document, capture) = maker.document("خبر", text);
    let group = maker.tag(None, "Sources", "المصادر");
    let denial = maker.tag(Some(group), "", "نَفْي");
    let one = maker.passage(capture, text, &["لا"]);
    let two = maker.passage(capture, text, &["a👨\u{200D}👩", "\""]);
    let first = maker.annotation(one, &[denial]);
    let second = maker.annotation(two, &[]);
    maker.memo(
        MemoKind::Note,
        "سطر\nوسطر",
        vec![MemoTarget::Annotation(first)],
    );
    let bytes = written(&maker.snapshot());
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/xmi");
    let expected = std::fs::read_to_string(folder.join("own.xmi")).expect("the fixture is there");
    let snapshot = maker.snapshot();
    let created = |id| {
        snapshot
            .annotation(id)
            .expect("it is there")
            .created
            .to_string()
    };
    let expected = expected
        .replace("$DOCUMENT", &document.to_string())
        .replace("$TAG", &denial.to_string())
        .replace("$FIRST_TIME", &created(first))
        .replace("$SECOND_TIME", &created(second))
        .replace("$FIRST", &first.to_string())
        .replace("$SECOND", &second.to_string());
    assert_eq!(file(&bytes, ".xmi"), expected);
    let loss = loss_of(&snapshot, &Progress::default()).expect("counted");
    assert_eq!(
        (loss.n(LossKind::Characters), loss.n(LossKind::Parts)),
        (1, 1)
    );
}

#[test]
fn a_file_that_is_shifted_fails_the_proof() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    let proved = |bytes: &[u8]| prove(&snapshot, Cursor::new(bytes), &Progress::default());
    proved(&good).expect("what was written is proved");
    for (number, bytes) in faulty(&good).iter().enumerate() {
        assert!(proved(bytes).is_err(), "{number}");
    }
    let key_of = |bytes: &[u8]| otherwise(proved(bytes));
    // 😀 takes two units, so that لا is 3 to 5; three more emoji are before the last. By one, in code points, turned.
    for (from, to, id) in [
        ("begin=\"3\" end=\"5\"", "begin=\"4\" end=\"6\"", ids[0]),
        ("begin=\"3\" end=\"5\"", "begin=\"2\" end=\"4\"", ids[0]),
        ("begin=\"3\" end=\"5\"", "begin=\"5\" end=\"3\"", ids[0]),
        ("begin=\"17\" end=\"21\"", "begin=\"13\" end=\"17\"", ids[1]),
    ] {
        let changed = with_file(&good, ".xmi", |text| text.replace(from, to));
        assert_eq!(key_of(&changed), Some(RowKey::Annotation(id)), "{to}");
    }
    for (from, to) in [
        ("sofaString=\"😀", "sofaString=\"😀😀"),
        ("members=\"2 3", "members=\"2"),
        ("annotator=\"ليلى", "annotator=\"ليلا"),
        ("<hashiya:Passage ", "<hashiya:Other "),
    ] {
        key_of(&with_file(&good, ".xmi", |text| text.replacen(from, to, 1)));
    }
    key_of(&with_file(&good, "TypeSystem.xml", |text| {
        text.replace("tag", "tog")
    }));
}

#[test]
fn all_that_is_said_of_passages_and_links_is_proved() {
    let mut maker = Maker::new(5);
    let text = "😀 لا نعم no";
    let (document, capture) = maker.document("خبر", text);
    let group = maker.tag(None, "Sources", "");
    let tag = maker.tag(Some(group), "Denial", "");
    let [one, two, three] = ["لا", "نعم", "no"].map(|words| maker.passage(capture, text, &[words]));
    let first = maker.annotation(one, &[tag]);
    let second = maker.annotation(two, &[]);
    let bare_link = maker.link(one, three, "contradicts");
    let link = maker.link(one, two, "contradicts");
    maker.memo(MemoKind::Note, "سؤال", vec![MemoTarget::Annotation(first)]);
    maker.memo(MemoKind::Note, "جواب", vec![MemoTarget::Link(link)]);
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    let key_of = |from: &str, to: &str| {
        let changed = with_file(&good, ".xmi", |text| text.replacen(from, to, 1));
        otherwise(prove(
            &snapshot,
            Cursor::new(&changed),
            &Progress::default(),
        ))
    };
    let of_document = Some(RowKey::Document(document));
    let of_first = Some(RowKey::Annotation(first));
    let created = snapshot.annotation(first).expect("it is there").created;
    let at = |id: AnnotationId| format!("annotation=\"{id}\"");
    for (from, to, key) in [
        ("name=\"خبر", "name=\"خبرا", of_document),
        ("language=\"ar", "language=\"en", of_document),
        (
            &format!("document=\"{document}"),
            "document=\"1",
            of_document,
        ),
        ("begin=\"0\"", "begin=\"1\"", of_document),
        ("tag=\"Denial", "tag=\"Denials", of_first),
        ("path=\"Sources / ", "path=\"", of_first),
        ("memo=\"سؤال", "memo=\"سؤ", of_first),
        (&format!("created=\"{created}"), "created=\"", of_first),
        (&at(first), &at(second), of_first),
        // no: 10 to 12. A passage that nobody annotated.
        (
            "begin=\"10\" end=\"12\"",
            "begin=\"9\" end=\"12\"",
            of_document,
        ),
        ("end=\"12\"/>", "end=\"12\" tag=\"Denial\"/>", of_document),
        ("relation=\"contradicts", "relation=\"", None),
        ("memo=\"جواب", "memo=\"", Some(RowKey::Link(link))),
        ("Dependent=\"4\"", "Dependent=\"3\"", None),
    ] {
        let found = key_of(from, to);
        match key {
            Some(key) => assert_eq!(found, Some(key), "{to}"),
            None => assert!(
                [bare_link, link]
                    .map(|id| Some(RowKey::Link(id)))
                    .contains(&found),
                "{to}"
            ),
        }
    }
}

#[test]
fn a_link_stands_once_and_a_language_may_be_anything() {
    let mut maker = Maker::new(5);
    let text = "لا نعم";
    let (_, capture) = maker.document("خبر", text);
    let [one, two] = ["لا", "نعم"].map(|words| maker.passage(capture, text, &[words]));
    let link = maker.link(one, two, "contradicts");
    for row in &mut maker.rows {
        if let Row::Document(row) = row {
            std::sync::Arc::make_mut(row).language = Some("\u{1}".to_owned());
        }
    }
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    assert!(file(&good, ".xmi").contains("language=\"\u{FFFD}\""));
    let twice = with_file(&good, ".xmi", |text| {
        let at = text.find("<hashiya:Link").expect("the link");
        let end = at + text[at..].find("/>").expect("its end") + 2;
        let again = text[at..end].replacen("xmi:id=\"5\"", "xmi:id=\"6\"", 1);
        let text = format!("{}{again}{}", &text[..end], &text[end..]);
        text.replacen("members=\"2 3 4 5", "members=\"2 3 4 5 6", 1)
    });
    let proved = prove(&snapshot, Cursor::new(&twice), &Progress::default());
    assert!(matches!(otherwise(proved), Some(RowKey::Document(_))));
    assert_eq!(snapshot.links().next().map(|row| row.id), Some(link));
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
    let xmi = file(&written(&maker.snapshot()), ".xmi");
    assert!(
        xmi.contains("sofaString=\"a]]&gt;&lt;b/&gt;&#13;&#10;&amp;amp;\""),
        "{xmi}"
    );
    let maker = full();
    let bytes = written(&maker.snapshot());
    let mut rows = maker.rows;
    rows.reverse();
    assert_eq!(written(&Snapshot::from_rows(9, rows)), bytes);
}

#[test]
fn what_has_no_place_is_counted() {
    let loss = loss_of(&full().snapshot(), &Progress::default()).expect("counted");
    for (kind, n) in [
        (LossKind::LinksBetween, 1),
        (LossKind::FormerPlaces, 0),
        (LossKind::Parts, 1),
        (LossKind::SecondLabels, 2),
        (LossKind::MemoTargets, 7),
        (LossKind::Memos, 1),
        (LossKind::Definitions, 3),
        (LossKind::Colors, 3),
        (LossKind::Variables, 6),
        (LossKind::Languages, 0),
        (LossKind::Annotators, 0),
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
