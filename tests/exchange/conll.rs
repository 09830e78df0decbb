//! Archives of CoNLL files out of a collection. What is expected is counted by hand, never taken from the exporter.

use std::io::Cursor;
use std::path::PathBuf;

use hashiya::base::Progress;
use hashiya::exchange::LossKind;
use hashiya::exchange::conll::{loss_of, prove, write_conll};
use hashiya::model::*;

use crate::brat::{faulty, file, with_file};
use crate::random::cases;
use crate::refi::{TEXT, marked};
use crate::sample::{Maker, full, otherwise, span};

fn written(snapshot: &Snapshot) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.conll.zip");
    write_conll(snapshot, &path, &Progress::default()).expect("written");
    std::fs::read(path).expect("readable")
}

#[test]
fn a_file_is_as_it_was_written_by_hand() {
    let mut maker = Maker::new(7);
    // 😀 0, blank 1, قال 2 to 5, blank 5, نعم 6 to 9, full stop 9, blank 10, # 11, blank 12, OK 13 to 15, line feed 15,
    // man, joiner, woman 16 to 19.
    let text = "😀 قال نعم. # OK\n👨\u{200D}👩";
    let (document, capture) = maker.document("خبر: ١", text);
    let group = maker.tag(None, "Sources", "المصادر");
    let denial = maker.tag(Some(group), "", "نَفْي تام");
    let doubt = maker.tag(Some(group), "Doubt", "شك");
    let alone = maker.tag(None, "Person", "شخص");
    // From inside a word into the next sentence; over a word that is taken; in a layer of its own; without a tag.
    let wide = maker.passage(capture, text, &["ال نعم. #"]);
    let inner = maker.passage(capture, text, &["نعم"]);
    let emoji = maker.passage(capture, text, &["😀 قال", "👨\u{200D}👩"]);
    maker.annotation(wide, &[denial]);
    maker.annotation(inner, &[alone]);
    maker.annotation(inner, &[doubt]);
    maker.annotation(emoji, &[alone]);
    maker.annotation(emoji, &[]);
    let snapshot = maker.snapshot();
    let bytes = written(&snapshot);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/conll");
    let fixture =
        |name: &str| std::fs::read_to_string(folder.join(name)).expect("the fixture is there");
    let document = document.to_string();
    let expected = fixture("own.conll").replace("$DOCUMENT", &document);
    let expected = expected.replace("$SHORT", &document[..8]);
    assert_eq!(file(&bytes, ".conll"), expected);
    let tags = [
        ("$GROUP", group),
        ("$DENIAL", denial),
        ("$DOUBT", doubt),
        ("$ALONE", alone),
    ];
    let expected = tags.iter().fold(fixture("tags.txt"), |text, (name, id)| {
        text.replace(name, &id.to_string())
    });
    assert_eq!(file(&bytes, "tags.txt"), expected);
    let loss = loss_of(&snapshot, &Progress::default()).expect("counted");
    for (kind, n) in [
        // The passage begins inside قال, and goes on in a second sentence.
        (LossKind::InsideWords, 1),
        (LossKind::Sentences, 1),
        // The place of doubt was taken.
        (LossKind::Overlaps, 1),
        (LossKind::Untagged, 1),
        (LossKind::Parts, 2),
        (LossKind::NoWords, 0),
    ] {
        assert_eq!(loss.n(kind), n, "{kind:?} of {loss:?}");
    }
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
    // Tokens elsewhere, another form, a token less.
    for (from, to) in [
        ("لا\t2\t4", "لا\t3\t5"),
        ("لا\t2\t4", "لو\t2\t4"),
        ("1\t😀\t0\t1\tO\n", ""),
        ("2\tلا", "3\tلا"),
        ("# newdoc id = ", "# newdoc id = x"),
        ("# name = ", "# name = x"),
        ("# document = ", "# document = 1"),
        ("# sent_id = 1", "# sent_id = 2"),
        ("# text = 😀 لا", "# text = 😀 لو"),
        ("\tO\n", "\n"),
        ("\tO\n", "\tI-وسم\n"),
        ("\tO\n", "\tB-وسم\n"),
    ] {
        let changed = with_file(&good, ".conll", |text| text.replacen(from, to, 1));
        assert!(
            matches!(key_of(&changed), Some(RowKey::Document(_))),
            "{to}"
        );
    }
    // A tag less, and one that goes on too far.
    let less = with_file(&good, ".conll", |text| text.replacen("\tB-وسم", "\tO", 1));
    assert_eq!(key_of(&less), Some(RowKey::Annotation(ids[0])));
    let far = with_file(&good, ".conll", |text| {
        let at = text.find("B-وسم\n").expect("a tag") + "B-وسم\n".len();
        format!(
            "{}{}",
            &text[..at],
            text[at..].replacen("\tO\n", "\tI-وسم\n", 1)
        )
    });
    key_of(&far);
    for (from, to) in [("وسم", "وس"), ("\tوسم\t", "\tوسم\tx"), ("LABEL", "label")] {
        key_of(&with_file(&good, "tags.txt", |text| {
            text.replacen(from, to, 1)
        }));
    }
}

#[test]
fn names_are_only_names_and_the_order_of_making_does_not_show() {
    let mut maker = Maker::new(3);
    let text = "=1+1 a";
    let (_, capture) = maker.document("../x\n# text = y", text);
    let mut tag = None;
    for _ in 0..200 {
        tag = Some(maker.tag(tag, "a\tb\nO", ""));
    }
    let tags: Vec<TagId> = tag.into_iter().collect();
    let passage = maker.passage_on(capture, text, vec![span(5, 6)]);
    maker.annotation(passage, &tags);
    let conll = file(&written(&maker.snapshot()), ".conll");
    assert!(conll.contains("\ta\t5\t6\tB-a_b_O_200\n"), "{conll}");
    assert!(conll.contains("# name = ../x # text = y\n"), "{conll}");
    let maker = full();
    let bytes = written(&maker.snapshot());
    let mut rows = maker.rows;
    rows.reverse();
    assert_eq!(written(&Snapshot::from_rows(9, rows)), bytes);
}

/// Readers of CoNLL take each line that begins with `#` for a comment, some only with a blank behind it.
#[test]
fn a_hashtag_begins_no_line() {
    let mut maker = Maker::new(3);
    let text = "قالوا #غزة # #OK";
    let (_, capture) = maker.document("d", text);
    let tag = maker.tag(None, "", "وسم");
    let passage = maker.passage(capture, text, &["#غزة # #OK"]);
    maker.annotation(passage, &[tag]);
    let conll = file(&written(&maker.snapshot()), ".conll");
    let lines = conll.lines().filter(|line| !line.starts_with('#'));
    let words: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    let words = words
        .iter()
        .filter_map(|fields| Some((*fields.get(1)?, *fields.get(4)?)));
    let (forms, tags): (Vec<&str>, Vec<&str>) = words.unzip();
    assert_eq!(forms.concat(), "قالوا#غزة##OK", "{conll}");
    assert_eq!((tags[0], tags[1]), ("O", "B-وسم"));
    assert!(tags[2..].iter().all(|tag| *tag == "I-وسم"), "{conll}");
}

#[test]
fn every_collection_is_written_and_proved() {
    for maker in cases(48) {
        written(&maker.snapshot());
    }
}
