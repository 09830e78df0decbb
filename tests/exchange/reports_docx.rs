//! Reports as documents with comments: what stands in them is written by hand from the texts, never taken from the exporter.

use std::io::Cursor;

use hashiya::base::{Budget, Progress};
use hashiya::exchange::importer::{ImportOptions, SourceFile, importer_named};
use hashiya::exchange::record::ExchangeError;
use hashiya::exchange::reports::{ReportBy, ReportOptions, prove_docx, write_docx};
use hashiya::i18n::Language;
use hashiya::model::*;
use proptest::prelude::*;

use crate::brat::faulty;
use crate::random::{collection, cuts, moment, text};
use crate::refi::{TEXT, marked, packed, unpacked};
use crate::reports::{BOTH, LANGUAGES, options};
use crate::reports_hostile::{HOSTILE, hostile};
use crate::sample::{Maker, full, span};

fn docx(snapshot: &Snapshot, options: &ReportOptions) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("r.docx");
    write_docx(snapshot, options, &path, &Progress::default()).expect("written");
    std::fs::read(path).expect("readable")
}

/// A part of a container, one element after the other without line feeds between them.
fn part(bytes: &[u8], name: &str) -> String {
    let files = unpacked(bytes);
    let (_, bytes) = files
        .iter()
        .find(|(other, _)| other == name)
        .expect("the part");
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    text.replace("\n<", "<")
}

/// The text of a document as our own importer reads it.
fn text_of(bytes: &[u8]) -> String {
    let source = SourceFile {
        name: "r.docx".to_owned(),
        bytes: bytes.to_vec(),
        modified: None,
    };
    let importer = importer_named("docx").expect("an importer");
    let read = importer.read(
        &source,
        &ImportOptions::default(),
        &Budget::default(),
        &Progress::default(),
    );
    read.expect("readable").remove(0).text
}

/// All words of the document that a report becomes.
pub(crate) fn text_of_report(snapshot: &Snapshot, options: &ReportOptions) -> String {
    text_of(&docx(snapshot, options))
}

/// `[…]` round what comment `number` is about; runs and everything else are left out.
fn about(bytes: &[u8], number: usize) -> String {
    let body = part(bytes, "word/document.xml");
    let start = format!("<w:commentRangeStart w:id=\"{number}\"/>");
    let end = format!("<w:commentRangeEnd w:id=\"{number}\"/>");
    let (_, rest) = body.split_once(&start).expect("it begins");
    let (inside, _) = rest.split_once(&end).expect("it ends");
    let texts = inside.split("<w:t xml:space=\"preserve\">").skip(1);
    texts
        .filter_map(|text| text.split("</w:t>").next())
        .collect()
}

#[test]
fn comments_are_about_the_words_of_their_annotations() {
    let words = [
        ("لا", "لا"),
        ("a👨\u{200D}👩\u{200D}👧b", "a👨\u{200D}👩\u{200D}👧b"),
        ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"),
        ("👧b م\u{64F}", "👧b م\u{64F}"),
        ("م\u{64F}د\u{651}", "م\u{64F}د\u{651}"),
        ("\u{1F}z", "\u{FFFD}z"),
    ];
    let (maker, ids) = marked(TEXT, &words.map(|(words, _)| words));
    let snapshot = maker.snapshot();
    for by in BOTH {
        let bytes = docx(&snapshot, &options(by, Language::English));
        for (number, ((_, expected), id)) in words.iter().zip(&ids).enumerate() {
            assert_eq!(about(&bytes, number), *expected);
            let bookmark = format!("w:id=\"{number}\" w:name=\"a{}_{number}\"", id.0.simple());
            assert!(part(&bytes, "word/document.xml").contains(&bookmark));
        }
        let comments = part(&bytes, "word/comments.xml");
        assert_eq!(comments.matches("<w:comment ").count(), words.len());
        assert!(comments.contains("w:author=\"ليلى L.\""), "{comments}");
        // The tag's label is Arabic: a paragraph and a run from right to left.
        let tag = "<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/><w:bidi/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"CommentTag\"/><w:rtl/></w:rPr><w:t xml:space=\"preserve\">وسم</w:t></w:r></w:p>";
        assert!(comments.contains(tag), "{comments}");
    }
}

#[test]
fn runs_say_how_they_go() {
    let mut maker = Maker::new(4);
    maker.document("واحد", "نص Azure هنا\nAn English line");
    if let Some(Row::Document(row)) = maker.rows.last_mut() {
        let row = std::sync::Arc::make_mut(row);
        row.paragraph_directions.clear();
        row.furniture.clear();
    }
    if let Some(Row::Collection(row)) = maker.rows.first_mut() {
        std::sync::Arc::make_mut(row).direction = None;
    }
    let bytes = docx(
        &maker.snapshot(),
        &options(ReportBy::Document, Language::Arabic),
    );
    let body = part(&bytes, "word/document.xml");
    let run = |properties: &str, words: &str| {
        format!("<w:r>{properties}<w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let rtl = "<w:rPr><w:rtl/><w:lang w:bidi=\"ar\"/></w:rPr>";
    let ltr = "<w:rPr><w:lang w:val=\"ar\"/></w:rPr>";
    let mixed = [run(rtl, "نص "), run(ltr, "Azure"), run(rtl, " هنا")].concat();
    assert!(body.contains(&mixed), "{body}");
    assert!(
        body.contains("<w:pPr><w:pStyle w:val=\"BodyText\"/><w:bidi/></w:pPr>"),
        "{body}"
    );
    let english = run("<w:rPr><w:lang w:val=\"en\"/></w:rPr>", "An English line");
    assert!(
        body.contains(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:bidi w:val=\"0\"/></w:pPr>{english}"
        )),
        "{body}"
    );
    assert!(
        body.contains("<w:bidi/></w:sectPr>"),
        "its pages turn from right to left"
    );
}

#[test]
fn overlapping_annotations_are_all_kept() {
    let mut maker = Maker::new(5);
    let text = "one two three";
    let (_, capture) = maker.document("d", text);
    for (start, end) in [(0, 7), (4, 13), (4, 7), (4, 7)] {
        let passage = maker.passage_on(capture, text, vec![span(start, end)]);
        maker.annotation(passage, &[]);
    }
    let several = maker.passage_on(capture, text, vec![span(0, 3), span(8, 13)]);
    maker.annotation(several, &[]);
    let bytes = docx(
        &maker.snapshot(),
        &options(ReportBy::Document, Language::English),
    );
    let mut found: Vec<String> = (0..6).map(|number| about(&bytes, number)).collect();
    found.sort_unstable();
    assert_eq!(
        found,
        ["one", "one two", "three", "two", "two", "two three"]
    );
    assert!(part(&bytes, "word/comments.xml").contains("Part 2 of 2"));
    let body = part(&bytes, "word/document.xml");
    assert!(body.contains("<w:u w:val=\"double\"") && body.contains("<w:u w:val=\"single\""));
}

/// Runs of one direction in a long paragraph were sought anew for each stretch between annotations.
#[test]
fn a_long_paragraph_of_many_runs_goes_out() {
    let mut maker = Maker::new(6);
    let text = "نعم no ".repeat(6_000);
    let (_, capture) = maker.document("d", &text);
    for at in 0..6_000 {
        let passage = maker.passage_on(capture, &text, vec![span(10 * at, 10 * at + 9)]);
        maker.annotation(passage, &[]);
    }
    let snapshot = maker.snapshot();
    let started = std::time::Instant::now();
    let bytes = docx(&snapshot, &options(ReportBy::Document, Language::English));
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    let body = part(&bytes, "word/document.xml");
    assert_eq!(body.matches("<w:commentRangeStart ").count(), 6_000);
}

/// A tag that the annotation has not, at the end of its comment.
const EXTRA_TAG: &str = "<w:p><w:r><w:rPr><w:rStyle w:val=\"CommentTag\"/></w:rPr><w:t>وسم</w:t></w:r></w:p></w:comment>";

/// Comments of a passage in parts, and of those between and in them, are not asked for in their order.
#[test]
fn comments_that_wait_for_others_are_proved() {
    let mut maker = Maker::new(5);
    let text = "one two three four five\nsix seven";
    let (_, capture) = maker.document("a", text);
    let tag = maker.tag(None, "Denial", "");
    for words in [
        &["one", "five", "seven"][..],
        &["two", "six"],
        &["one two three four five\nsix"],
        &["three four"],
        &["four five"],
    ] {
        let passage = maker.passage(capture, text, words);
        maker.annotation(passage, &[tag]);
        maker.annotation(passage, &[]);
    }
    let (_, capture) = maker.document("b", text);
    let passage = maker.passage(capture, text, &["six"]);
    maker.annotation(passage, &[tag]);
    for by in BOTH {
        docx(&maker.snapshot(), &options(by, Language::English));
    }
}

#[test]
fn a_document_that_is_changed_fails_the_proof() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    for by in BOTH {
        let options = options(by, Language::English);
        let good = docx(&snapshot, &options);
        let proved = |bytes: &[u8]| {
            let readers = [Cursor::new(bytes), Cursor::new(bytes)];
            prove_docx(&snapshot, &options, readers, &Progress::default())
        };
        proved(&good).expect("what was written is proved");
        for (number, bytes) in faulty(&good).iter().enumerate() {
            assert!(proved(bytes).is_err(), "{number}");
        }
        let id = ids[0].0.simple().to_string();
        let other = ids[1].0.simple().to_string();
        for (name, from, to) in [
            ("word/document.xml", ">لا</w:t>", ">ل</w:t>"),
            ("word/document.xml", ">لا</w:t>", ">لو</w:t>"),
            ("word/document.xml", id.as_str(), other.as_str()),
            (
                "word/document.xml",
                "commentRangeEnd w:id=\"0\"",
                "commentRangeEnd w:id=\"9\"",
            ),
            ("word/comments.xml", ">وسم</w:t>", ">وسوم</w:t>"),
            (
                "word/comments.xml",
                ">وسم</w:t>",
                ">وسم</w:t><w:t>وسم</w:t>",
            ),
            ("word/comments.xml", "CommentTag", "Strong"),
            ("word/styles.xml", "w:cs=\"Times", "w:cs=\"Time"),
            ("_rels/.rels", "word/document.xml", "word/other.xml"),
            ("word/comments.xml", "</w:comment>", EXTRA_TAG),
            ("word/comments.xml", "ليلى L.", "other"),
            ("word/comments.xml", "ليلى L.", "ليلى L. "),
            (
                "word/comments.xml",
                "w:comment w:id=\"1\"",
                "w:comment w:id=\"7\"",
            ),
            // One comes twice, is of another number, or comes that nobody asks for; nothing ends.
            (
                "word/comments.xml",
                "w:comment w:id=\"1\"",
                "w:comment w:id=\"0\"",
            ),
            (
                "word/comments.xml",
                "w:comment w:id=\"1\"",
                "w:comment w:id=\"01\"",
            ),
            (
                "word/comments.xml",
                "</w:comments>",
                "<w:comment w:id=\"2\"/></w:comments>",
            ),
            ("word/comments.xml", "</w:comments>", ""),
            ("word/document.xml", "</w:document>", ""),
        ] {
            let mut files = unpacked(&good);
            for (_, bytes) in files.iter_mut().filter(|(other, _)| other == name) {
                let text = String::from_utf8(bytes.clone()).expect("UTF-8");
                let changed = text.replace(from, to);
                assert_ne!(changed, text, "nothing was changed: {from}");
                *bytes = changed.into_bytes();
            }
            let fault = proved(&packed(&files));
            assert!(
                matches!(fault, Err(ExchangeError::NotAsWritten { .. })),
                "{by:?} {from} {fault:?}"
            );
        }
        // The comments come in another order.
        let mut files = unpacked(&good);
        let comments = files
            .iter_mut()
            .find(|(name, _)| name == "word/comments.xml")
            .expect("the comments");
        let text = String::from_utf8(comments.1.clone()).expect("UTF-8");
        let end = "</w:comment>";
        let start = text.find("<w:comment ").expect("the first");
        let middle = start + text[start..].find(end).expect("its end") + end.len();
        let last = text.rfind(end).expect("the end of the last") + end.len();
        let (head, first) = (&text[..start], &text[start..middle]);
        let (second, tail) = (&text[middle..last], &text[last..]);
        comments.1 = [head, second, first, tail].concat().into_bytes();
        assert!(proved(&packed(&files)).is_err(), "{by:?}");
        // The range of the first begins one character later.
        let mut files = unpacked(&good);
        let body = files
            .iter_mut()
            .find(|(name, _)| name == "word/document.xml")
            .expect("the body");
        let text = String::from_utf8(body.1.clone()).expect("UTF-8");
        let (before, after) = text.split_once(">لا</w:t>").expect("the words");
        let (start, _) = before
            .rsplit_once("\n<w:commentRangeStart")
            .expect("the range");
        let range = &before[start.len()..before.rfind("\n<w:r>").expect("the run")];
        let run = &before[before.rfind("\n<w:r>").expect("the run")..];
        let shifted = format!("{start}{run}>ل</w:t>\n</w:r>{range}{run}>ا</w:t>{after}");
        body.1 = shifted.into_bytes();
        match proved(&packed(&files)) {
            Err(ExchangeError::NotAsWritten { key }) => {
                assert_eq!(key, Some(RowKey::Annotation(ids[0])));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_row_of_the_sample_goes_out_and_markup_stays_text() {
    let maker = full();
    for by in BOTH {
        for language in LANGUAGES {
            let bytes = docx(&maker.snapshot(), &options(by, language));
            let mut rows = maker.rows.clone();
            rows.reverse();
            let again = Snapshot::from_rows(9, rows);
            assert_eq!(docx(&again, &options(by, language)), bytes);
            assert!(text_of(&bytes).contains("ثلاثة أسطر"));
            let bytes = docx(&hostile(), &options(by, language));
            assert!(text_of(&bytes).contains(HOSTILE));
            let comments = part(&bytes, "word/comments.xml");
            assert!(comments.contains("&lt;script&gt;") && !comments.contains("<script"));
        }
    }
    let snapshot = maker.snapshot();
    let text = text_of(&docx(
        &snapshot,
        &options(ReportBy::Document, Language::English),
    ));
    for capture in snapshot
        .documents()
        .filter_map(|row| snapshot.capture(row.capture))
    {
        for line in capture.text.split('\n') {
            assert!(text.contains(line.trim()), "{line}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_collection_is_proved(
        texts in proptest::collection::vec((text(), cuts()), 0..4),
        names in proptest::collection::vec(text(), 4),
        moments in proptest::collection::vec(moment(), 1..5),
    ) {
        let snapshot = collection(texts, &names, &moments).snapshot();
        for by in BOTH {
            docx(&snapshot, &options(by, Language::Arabic));
        }
    }
}
