//! Archives for brat out of a collection. What is expected is counted by hand in the texts, never taken from the exporter.

use std::io::Cursor;
use std::path::PathBuf;

use hashiya::base::Progress;
use hashiya::exchange::LossKind;
use hashiya::exchange::brat::{loss_of, prove, write_brat};
use hashiya::model::*;

use crate::random::cases;
use crate::refi::{TEXT, marked, packed, unpacked};
use crate::sample::{Maker, full, otherwise, span};

/// The bytes of an archive of a collection, proved.
pub(crate) fn written(snapshot: &Snapshot) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.zip");
    write_brat(snapshot, &path, &Progress::default()).expect("written");
    std::fs::read(path).expect("readable")
}

/// The text of the file with this ending; the first in order.
pub(crate) fn file(bytes: &[u8], ending: &str) -> String {
    let files = unpacked(bytes).into_iter();
    let mut files = files.filter(|(name, _)| name.ends_with(ending));
    let (_, bytes) = files.next().expect("the file");
    String::from_utf8(bytes).expect("UTF-8")
}

/// The archive with a file changed.
pub(crate) fn with_file(bytes: &[u8], ending: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut files = unpacked(bytes);
    let mut wanted = files.iter_mut().filter(|(name, _)| name.ends_with(ending));
    let (_, content) = wanted.next().expect("the file");
    let before = String::from_utf8(std::mem::take(content)).expect("UTF-8");
    let after = change(&before);
    assert_ne!(before, after, "nothing was changed");
    *content = after.into_bytes();
    packed(&files)
}

/// A good archive with a fault each, for its proof: cut, with something before or after it, with a file less or more, and with a
/// wrong checksum of each file, so that all of them have to be read to their ends.
pub(crate) fn faulty(good: &[u8]) -> Vec<Vec<u8>> {
    let files = unpacked(good);
    let mut faulty = vec![
        good[..good.len() / 2].to_vec(),
        good[..good.len() - 1].to_vec(),
        [good, b"x"].concat(),
        [good, good].concat(),
        [b"x", good].concat(),
    ];
    let more = [&files[..], &[("more".to_owned(), Vec::new())]].concat();
    faulty.push(packed(&more));
    for at in 0..files.len() {
        let mut less = files.clone();
        less.remove(at);
        faulty.push(packed(&less));
    }
    let good = packed(&files);
    let headers = memchr::memmem::find_iter(&good, b"PK\x01\x02");
    let headers: Vec<usize> = headers.collect();
    assert_eq!(headers.len(), files.len());
    for at in headers {
        let mut changed = good.clone();
        changed[at + 16] ^= 1;
        faulty.push(changed);
    }
    faulty
}

#[test]
fn lines_are_as_they_were_written_by_hand() {
    let mut maker = Maker::new(7);
    // 😀 0, blank 1, ل 2, ا 3, line feed 4, a 5, man 6, joiner 7, woman 8, b 9, blank 10, م 11, damma 12, د 13.
    let text = "😀 لا\na👨\u{200D}👩b م\u{64F}د";
    let (_, capture) = maker.document("خبر: ١/٢", text);
    let group = maker.tag(None, "Sources", "المصادر");
    let denial = maker.tag(Some(group), "", "نَفْي");
    let doubt = maker.tag(Some(group), "Doubt", "شك");
    let one = maker.passage(capture, text, &["لا"]);
    let two = maker.passage(capture, text, &["لا\na👨\u{200D}👩"]);
    let parts = maker.passage(capture, text, &["لا", "م\u{64F}"]);
    let first = maker.annotation(one, &[denial, doubt]);
    maker.annotation(two, &[]);
    maker.annotation(parts, &[doubt]);
    let relation = Relation {
        id: RelationId(maker.id()),
        label: Bilingual::from_one("contradicts"),
        is_symmetric: true,
    };
    let link = Link {
        id: LinkId(maker.id()),
        from: one,
        to: two,
        relation: relation.id,
        annotator: maker.annotator,
        created: maker.now(),
    };
    maker.add(relation);
    maker.add(link);
    maker.memo(
        MemoKind::Note,
        "سطر\nوسطر",
        vec![MemoTarget::Annotation(first)],
    );
    let bytes = written(&maker.snapshot());
    let fixture = |name: &str| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/brat");
        std::fs::read_to_string(folder.join(name)).expect("the fixture is there")
    };
    assert_eq!(file(&bytes, ".ann"), fixture("own.ann"));
    assert_eq!(file(&bytes, "annotation.conf"), fixture("annotation.conf"));
    assert_eq!(file(&bytes, "visual.conf"), fixture("visual.conf"));
    assert_eq!(file(&bytes, ".txt"), text);
    let names: Vec<String> = unpacked(&bytes).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| !name.contains('/')), "{names:?}");
    assert!(names[3].starts_with("خبر-١-٢-"), "{names:?}");
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
    // By one code point, the end inclusive, in UTF-16 (the emoji before it count two), in bytes.
    for (from, to, id) in [
        (" 2 4\t", " 3 5\t", ids[0]),
        (" 2 4\t", " 2 3\t", ids[0]),
        (" 13 17\t", " 17 21\t", ids[1]),
        (" 13 17\t", " 32 40\t", ids[1]),
        ("\tلا", "\tلو", ids[0]),
        ("wsm 2", "Passage 2", ids[0]),
    ] {
        let changed = with_file(&good, ".ann", |text| text.replace(from, to));
        assert_eq!(key_of(&changed), Some(RowKey::Annotation(id)), "{to}");
    }
    for (ending, from, to) in [
        (".txt", "😀", "\u{FEFF}😀"),
        (".txt", " لا", "\r\nلا"),
        (".ann", "T2", "T3"),
        ("annotation.conf", "wsm", "wsn"),
        ("hashiya.json", "ليلى", "ليل"),
    ] {
        key_of(&with_file(&good, ending, |text| text.replacen(from, to, 1)));
    }
    // An annotation less, or one more.
    key_of(&with_file(&good, ".ann", |text| {
        text.lines()
            .take(1)
            .map(|line| format!("{line}\n"))
            .collect()
    }));
    key_of(&with_file(&good, ".ann", |text| {
        format!("{text}T9\twsm 0 1\t😀\n")
    }));
    assert!(proved(&good[..good.len() - 1]).is_err());
}

#[test]
fn links_and_the_passages_that_only_they_end_at_are_proved() {
    let mut maker = Maker::new(5);
    let text = "لا نعم";
    let (_, capture) = maker.document("d", text);
    let [one, two] = ["لا", "نعم"].map(|words| maker.passage(capture, text, &[words]));
    let first = maker.annotation(one, &[]);
    let link = maker.link(one, two, "contradicts");
    maker.link(one, two, "repeats");
    maker.memo(MemoKind::Note, "سؤال", vec![MemoTarget::Link(link)]);
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    let proved =
        |bytes: &[u8]| otherwise(prove(&snapshot, Cursor::new(bytes), &Progress::default()));
    let ann = file(&good, ".ann");
    let (line, _) = ann.split_once('\n').expect("a line");
    assert_eq!(line, "T1\tPassage 0 2\tلا", "{ann}");
    for (from, to, key) in [
        ("R1\tcontradicts", "R1\trepeats", Some(RowKey::Link(link))),
        (
            "R1\tcontradicts",
            "R1\tcontradict",
            Some(RowKey::Link(link)),
        ),
        (
            "T2\tPassage 3 6",
            "T2\tPassage 2 6",
            Some(RowKey::Passage(two)),
        ),
        ("T2\tPassage", "T2\tother", Some(RowKey::Passage(two))),
    ] {
        let changed = with_file(&good, ".ann", |text| text.replace(from, to));
        assert_eq!(proved(&changed), key, "{to}");
    }
    // A passage without its line, and what lies beside with it.
    let mut changed = with_file(&good, ".ann", |text| {
        let lines = text.split_inclusive('\n');
        lines.filter(|line| !line.starts_with("T2")).collect()
    });
    changed = with_file(&changed, ".hashiya.json", |text| {
        let at = text.find(",{\"line\":\"T2\"").expect("the second mark");
        let end = text[at..].find("}]").expect("the last") + at + 1;
        format!("{}{}", &text[..at], &text[end..])
    });
    assert_eq!(proved(&changed), Some(RowKey::Passage(two)));
    for (from, to) in [
        (format!("\"on\":\"{link}"), format!("\"on\":\"{first}")),
        (format!("\"from\":\"{first}"), format!("\"from\":\"{two}")),
        (
            "\"type\":\"Passage\"".to_owned(),
            "\"type\":\"other\"".to_owned(),
        ),
        (
            "\"places\":[[0,2]]".to_owned(),
            "\"places\":[[0,1]]".to_owned(),
        ),
    ] {
        proved(&with_file(&good, ".hashiya.json", |text| {
            text.replacen(&from, &to, 1)
        }));
    }
    proved(&with_file(&good, "hashiya.json", |text| {
        text.replacen("\"name\":\"repeats", "\"name\":\"repeat", 1)
    }));
}

#[test]
fn the_order_of_making_does_not_show() {
    let maker = full();
    let bytes = written(&maker.snapshot());
    let mut rows = maker.rows;
    rows.reverse();
    assert_eq!(written(&Snapshot::from_rows(9, rows)), bytes);
}

#[test]
fn what_has_no_place_is_counted() {
    let snapshot = full().snapshot();
    let loss = loss_of(&snapshot, &Progress::default()).expect("counted");
    // As the sample is made: a link leads from one document to the other; a memo has eight targets, of which the annotation is
    // in the file, and another has none; the former text of a document is not in it.
    for (kind, n) in [
        (LossKind::LinksBetween, 1),
        (LossKind::FormerPlaces, 0),
        (LossKind::FormerTexts, 1),
        (LossKind::SecondLabels, 2),
        (LossKind::TagRules, 3),
        (LossKind::MemoTargets, 7),
        (LossKind::MemoKinds, 1),
        (LossKind::MemoLines, 1),
        (LossKind::Memos, 1),
        (LossKind::Variables, 6),
        (LossKind::DocumentSets, 1),
        (LossKind::TagSets, 1),
        (LossKind::Languages, 2),
        (LossKind::Parts, 0),
        (LossKind::Colors, 0),
    ] {
        assert_eq!(loss.n(kind), n, "{kind:?} of {loss:?}");
    }
}

#[test]
fn names_that_would_be_paths_or_markup_are_only_names() {
    let mut maker = Maker::new(3);
    let text = "=1+1 <b>";
    let (_, capture) = maker.document("../../etc/passwd\n=cmd", text);
    let tag = maker.tag(None, "a|b\t[relations]\n!c", "<ANY>");
    let passage = maker.passage(capture, text, &["=1+1"]);
    maker.annotation(passage, &[tag]);
    let bytes = written(&maker.snapshot());
    let names: Vec<String> = unpacked(&bytes).into_iter().map(|(name, _)| name).collect();
    assert!(names[3].starts_with("etc-passwd-cmd-"), "{names:?}");
    assert_eq!(file(&bytes, ".ann"), "T1\ta_b_relations_c 0 4\t=1+1\n");
    assert!(file(&bytes, "visual.conf").contains("a_b_relations_c | <ANY>\n"));
}

#[test]
fn deep_trees_and_line_breaks_alone_are_no_trouble() {
    let mut maker = Maker::new(4);
    let text = "a\n\u{2028}b";
    let (_, capture) = maker.document("d", text);
    let mut tag = None;
    for _ in 0..200 {
        tag = Some(maker.tag(tag, "وسم", ""));
    }
    let tags: Vec<TagId> = tag.into_iter().collect();
    for spans in [vec![span(1, 2)], vec![span(0, 6)]] {
        let passage = maker.passage_on(capture, text, spans);
        maker.annotation(passage, &tags);
    }
    let snapshot = maker.snapshot();
    // a 0, line feed 1, line separator 2, b 3.
    assert_eq!(
        file(&written(&snapshot), ".ann"),
        "T1\twsm_200 0 1;3 4\ta b\n"
    );
    assert_eq!(
        loss_of(&snapshot, &Progress::default())
            .expect("counted")
            .n(LossKind::NoWords),
        1
    );
}

#[test]
fn every_collection_is_written_and_proved() {
    for maker in cases(48) {
        written(&maker.snapshot());
    }
}
