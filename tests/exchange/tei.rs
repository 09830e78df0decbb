//! Archives of TEI files out of a collection. What is expected is counted by hand in the texts, never taken from the exporter.

use std::io::Cursor;
use std::path::PathBuf;

use hashiya::base::Progress;
use hashiya::exchange::LossKind;
use hashiya::exchange::tei::{loss_of, prove, write_tei};
use hashiya::model::*;

use crate::brat::{faulty, with_file};
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
    let loss = loss_of(&snapshot, &Progress::default()).expect("counted");
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
    let proved = |bytes: &[u8]| prove(&snapshot, Cursor::new(bytes), &Progress::default());
    proved(&good).expect("what was written is proved");
    for (number, bytes) in faulty(&good).iter().enumerate() {
        assert!(proved(bytes).is_err(), "{number}");
    }
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
fn all_that_is_said_beside_places_is_proved() {
    let mut maker = Maker::new(5);
    let text = "😀 لا\nنعم no";
    let (document, capture) = maker.document("خبر", text);
    let group = maker.tag(None, "Sources", "");
    let tag = maker.tag(Some(group), "Denial", "نفي");
    let passage = |maker: &mut Maker, words: &[&str]| maker.passage(capture, text, words);
    let one = passage(&mut maker, &["لا"]);
    let two = passage(&mut maker, &["😀", "نعم"]);
    let three = passage(&mut maker, &["no"]);
    let first = maker.annotation(one, &[tag]);
    let second = maker.annotation(two, &[]);
    let other = AnnotatorId(maker.id());
    let created = maker.now();
    maker.add(Annotator {
        id: other,
        name: "سمير".to_owned(),
        created,
    });
    let tagging = TaggingId(maker.id());
    maker.add(Tagging {
        id: tagging,
        annotation: second,
        tag,
        annotator: other,
        created,
        is_example: false,
    });
    let link = maker.link(one, three, "contradicts");
    let on_both = [first, second].map(MemoTarget::Annotation).to_vec();
    maker.memo(MemoKind::Note, "سؤال", on_both);
    maker.memo(MemoKind::Note, "جواب", vec![MemoTarget::Link(link)]);
    maker.memo(MemoKind::Note, "تعريف", vec![MemoTarget::Tag(tag)]);
    if let Some(Row::Memo(memo)) = maker.rows.last_mut() {
        std::sync::Arc::make_mut(memo).title = "عنوان".to_owned();
    }
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    let name = unpacked(&good)[1].0.clone();
    let key_of = |name: &str, from: &str, to: &str| {
        let changed = with_file(&good, name, |text| text.replacen(from, to, 1));
        otherwise(prove(
            &snapshot,
            Cursor::new(&changed),
            &Progress::default(),
        ))
    };
    let of_document = Some(RowKey::Document(document));
    let (of_first, of_second) = (RowKey::Annotation(first), RowKey::Annotation(second));
    let (of_first, of_second) = (Some(of_first), Some(of_second));
    let memos: Vec<MemoId> = snapshot.memos().map(|memo| memo.id).collect();
    let is_memo = |key: Option<RowKey>| memos.iter().any(|id| key == Some(RowKey::Memo(*id)));
    for (from, to, key) in [
        ("<title>خبر", "<title>خبرا", of_document),
        ("<name>سمير", "<name>سامر", of_document),
        ("<language ident=\"ar", "<language ident=\"en", of_document),
        (
            "xml:lang=\"ar\">\n<body",
            "xml:lang=\"en\">\n<body",
            of_document,
        ),
        (
            "<body xml:space=\"preserve\" rendition=\"#rtl",
            "<body xml:space=\"preserve\" rendition=\"#ltr",
            of_document,
        ),
        ("<p><anchor", "<p rendition=\"#ltr\"><anchor", of_document),
        ("<term>Sources", "<term>Source", Some(RowKey::Tag(group))),
        ("<term>نفي", "<term>نفى", Some(RowKey::Tag(tag))),
        (
            "<gloss>Include: Denial",
            "<gloss>Denial",
            Some(RowKey::Tag(tag)),
        ),
        (
            "<category ",
            "</category><category ",
            Some(RowKey::Tag(tag)),
        ),
        (&format!(" next=\"#a-{second}.2\""), "", of_second),
        (&format!(" prev=\"#a-{second}\""), "", of_second),
        (&format!(" corresp=\"#a-{second}\""), "", of_second),
        (&format!("resp=\"#p-{other}"), "resp=\"#p-", of_second),
        (&format!(" ana=\"#t-{tag}\""), "", of_second),
        (
            " n=\"contradicts",
            " n=\"contradict",
            Some(RowKey::Link(link)),
        ),
    ] {
        // The first category stays open for the second.
        let is_nested = to.starts_with("</category>");
        let found = match is_nested {
            false => key_of(&name, from, to),
            true => {
                let changed = with_file(&good, &name, |text| {
                    let at = text.rfind(from).expect("the second");
                    let end = text.rfind("</category></category>").expect("both");
                    format!(
                        "{}{to}{}{}",
                        &text[..at],
                        &text[at + from.len()..end],
                        &text[end + "</category>".len()..]
                    )
                });
                otherwise(prove(
                    &snapshot,
                    Cursor::new(&changed),
                    &Progress::default(),
                ))
            }
        };
        assert_eq!(found, key, "{to}");
    }
    assert_eq!(
        key_of(
            &name,
            &format!("<span xml:id=\"a-{first}\""),
            "<span xml:id=\"x\""
        ),
        of_first
    );
    for (name, from, to) in [
        (name.as_str(), "سؤال".to_owned(), "سؤ"),
        (&name, "جواب".to_owned(), "ا جواب"),
        (&name, format!("#a-{second} #a-{first}"), "#text"),
        (
            &name,
            format!("<note resp=\"#p-{}", maker.annotator),
            &format!("<note resp=\"#p-{other}"),
        ),
        ("tags.xml", "عنوان\n".to_owned(), ""),
    ] {
        assert!(is_memo(key_of(name, &from, to)), "{to}");
    }
    let more = "<annotation xml:id=\"m-1\" motivation=\"commenting\" target=\"#text\"><note>x</note></annotation></listAnnotation>";
    assert_eq!(key_of(&name, "</listAnnotation>", more), of_document);
    for (from, to) in [
        ("<title>Cloud", "<title>cloud"),
        ("<name>ليلى", "<name>ليلا"),
        ("<term>Sources", "<term>Source"),
    ] {
        key_of("tags.xml", from, to);
    }
}

/// A record may say anything where a language stands; the schema of TEI would refuse it, and so would XML a control character.
#[test]
fn a_language_that_is_none_is_counted() {
    let mut maker = Maker::new(5);
    maker.document("خبر", "لا");
    for row in &mut maker.rows {
        if let Row::Document(row) = row {
            std::sync::Arc::make_mut(row).language = Some("no language\u{1}".to_owned());
        }
    }
    let snapshot = maker.snapshot();
    let tei = document(&written(&snapshot));
    assert!(
        !tei.contains("langUsage") && !tei.contains("no language"),
        "{tei}"
    );
    let loss = loss_of(&snapshot, &Progress::default()).expect("counted");
    assert_eq!(loss.n(LossKind::Languages), 1);
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
    let loss = loss_of(&full().snapshot(), &Progress::default()).expect("counted");
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
