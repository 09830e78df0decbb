//! REFI-QDA projects out of a collection. What is expected is counted by hand in the texts below, never taken from the
//! exporter.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use hashiya::base::Progress;
use hashiya::command::OriginalOf;
use hashiya::exchange::record::ExchangeError;
use hashiya::exchange::refi::{loss_of, prove, write_project};
use hashiya::exchange::{Fate, LossKind};
use hashiya::model::*;
use uuid::Uuid;
use zip::write::SimpleFileOptions;

use crate::sample::{Maker, full, otherwise, span};

/// Code points: 😀 0, blank 1, ل 2, ا 3, blank 4, a 5, man 6, joiner 7, woman 8, joiner 9, girl 10, b 11, blank 12, م 13,
/// damma 14, د 15, shadda 16, U+001F 17, z 18. Nineteen in all; the emoji take four bytes, Arabic letters two.
pub(crate) const TEXT: &str = "😀 لا a👨\u{200D}👩\u{200D}👧b م\u{64F}د\u{651}\u{1F}z";

pub(crate) fn no_originals(_: OriginalOf) -> std::io::Result<Option<Vec<u8>>> {
    Ok(None)
}

/// The bytes of a project of a collection, proved.
pub(crate) fn written(snapshot: &Snapshot) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.qdpx");
    write_project(snapshot, &no_originals, &path, &Progress::default()).expect("written");
    std::fs::read(path).expect("readable")
}

/// The files of a container, in their order.
pub(crate) fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

pub(crate) fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

pub(crate) fn project_of(bytes: &[u8]) -> String {
    let files = unpacked(bytes);
    assert_eq!(files[0].0, "project.qde");
    String::from_utf8(files[0].1.clone()).expect("UTF-8")
}

/// The bytes with the project changed.
pub(crate) fn with_project(bytes: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    let mut files = unpacked(bytes);
    let text = String::from_utf8(std::mem::take(&mut files[0].1)).expect("UTF-8");
    let changed = change(text.clone());
    assert_ne!(changed, text, "nothing was changed");
    files[0].1 = changed.into_bytes();
    packed(&files)
}

/// A collection of one document with a passage on each of these words.
pub(crate) fn marked(text: &str, words: &[&str]) -> (Maker, Vec<AnnotationId>) {
    let mut maker = Maker::new(7);
    let (_, capture) = maker.document("واحد", text);
    let tag = maker.tag(None, "", "وسم");
    if let Some(Row::Tag(row)) = maker.rows.last_mut() {
        std::sync::Arc::make_mut(row).is_category = false;
    }
    let ids = words
        .iter()
        .map(|word| {
            let passage = maker.passage(capture, text, &[word]);
            maker.annotation(passage, &[tag])
        })
        .collect();
    (maker, ids)
}

#[test]
fn positions_are_code_points_counted_by_hand() {
    let words = [
        ("لا", 2, 4, "لا"),
        (
            "a👨\u{200D}👩\u{200D}👧b",
            5,
            12,
            "a👨\u{200D}👩\u{200D}👧b",
        ),
        ("👨\u{200D}👩\u{200D}👧", 6, 11, "👨\u{200D}👩\u{200D}👧"),
        ("👧b م\u{64F}", 10, 15, "👧b م\u{64F}"),
        ("م\u{64F}د\u{651}", 13, 17, "م\u{64F}د\u{651}"),
        ("\u{1F}z", 17, 19, "\u{FFFD}z"),
    ];
    let (maker, ids) = marked(TEXT, &words.map(|(word, ..)| word));
    let bytes = written(&maker.snapshot());
    let project = project_of(&bytes);
    for ((_, start, end, name), id) in words.iter().zip(&ids) {
        let expected = format!(
            "<PlainTextSelection guid=\"{id}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\""
        );
        assert!(project.contains(&expected), "{expected}\n{project}");
    }
    let files = unpacked(&bytes);
    assert!(files[1].0.starts_with("sources/"), "{}", files[1].0);
    assert_eq!(files[1].1, TEXT.as_bytes(), "the text is as it was");
}

fn proved(snapshot: &Snapshot, bytes: &[u8]) -> Result<(), ExchangeError> {
    let (kept, progress) = (BTreeSet::new(), Progress::default());
    prove(snapshot, &kept, Cursor::new(bytes), &progress)
}

#[test]
fn a_file_that_is_shifted_fails_the_proof() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    let proved = |bytes: &[u8]| proved(&snapshot, bytes);
    proved(&good).expect("what was written is proved");
    let key_of = |bytes: &[u8]| otherwise(proved(bytes));
    // By one code point, the end inclusive, in UTF-16 (the emoji before it counts two), in bytes.
    for (from, to) in [
        ("\"2\" endPosition=\"4\"", "\"3\" endPosition=\"5\""),
        ("\"2\" endPosition=\"4\"", "\"2\" endPosition=\"3\""),
        ("\"13\" endPosition=\"17\"", "\"17\" endPosition=\"21\""),
        ("\"13\" endPosition=\"17\"", "\"32\" endPosition=\"40\""),
    ] {
        let shifted = with_project(&good, |text| text.replace(from, to));
        let wanted = if from.starts_with("\"2") {
            ids[0]
        } else {
            ids[1]
        };
        assert_eq!(key_of(&shifted), Some(RowKey::Annotation(wanted)), "{to}");
    }
    // A mark before the text, and line ends of two characters.
    for change in ["\u{FEFF}", "\r\n"] {
        let mut files = unpacked(&good);
        files[1].1 = [change.as_bytes(), &files[1].1].concat();
        assert!(matches!(key_of(&packed(&files)), Some(RowKey::Document(_))));
    }
    // Another tag, another annotator, a name that is not the words.
    let tag = snapshot.tags().next().expect("a tag").id.to_string();
    let other = Uuid::from_u128(5).to_string();
    for (from, to) in [
        (
            format!("CodeRef targetGUID=\"{tag}"),
            format!("CodeRef targetGUID=\"{other}"),
        ),
        ("name=\"لا\"".to_owned(), "name=\"لو\"".to_owned()),
    ] {
        let changed = with_project(&good, |text| text.replacen(&from, &to, 1));
        key_of(&changed);
    }
    assert!(proved(&good[..good.len() - 1]).is_err());
}

/// The elements of this name with all that is in them; none is in another of its name.
fn elements<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let (start, end) = (format!("\n<{name} "), format!("</{name}>"));
    let starts = text.match_indices(&start).map(|(at, _)| at);
    let whole = starts.map(|at| {
        let rest = &text[at..];
        let tag = rest.find('>').expect("its end");
        let len = match rest[..tag].ends_with('/') {
            true => tag + 1,
            false => rest.find(&end).expect("its end") + end.len(),
        };
        &rest[..len]
    });
    whole.collect()
}

#[test]
fn a_file_with_anything_missing_doubled_or_beside_fails_the_proof() {
    let mut maker = full();
    // A memo that XML cannot hold has a file of its own.
    for row in &mut maker.rows {
        if let Row::Memo(row) = row {
            let row = std::sync::Arc::make_mut(row);
            row.body.push('\u{1F}');
            break;
        }
    }
    let snapshot = maker.snapshot();
    let good = written(&snapshot);
    proved(&snapshot, &good).expect("what was written is proved");
    let fails = |bytes: &[u8], what: &str| {
        let found = proved(&snapshot, bytes);
        let is_found = matches!(found, Err(ExchangeError::NotAsWritten { .. }));
        assert!(is_found, "{what}: {found:?}");
    };
    let project = project_of(&good);
    for name in [
        "User",
        "Variable",
        "TextSource",
        "PlainTextSelection",
        "Coding",
        "Note",
        "Link",
        "Set",
    ] {
        let found = elements(&project, name);
        let first = found.first().expect("one of them");
        let missing = with_project(&good, |text| text.replacen(first, "", 1));
        fails(&missing, &format!("{name} missing"));
        let doubled = with_project(&good, |text| text.replacen(first, &first.repeat(2), 1));
        fails(&doubled, &format!("{name} doubled"));
        let Some(second) = found.get(1).filter(|second| *second != first) else {
            continue;
        };
        let turned = with_project(&good, |text| {
            let without = text.replacen(first, "\n<here/>", 1);
            let without = without.replacen(second, first, 1);
            without.replacen("\n<here/>", second, 1)
        });
        fails(&turned, &format!("{name} out of order"));
    }
    for (what, change) in [
        (
            "something beside",
            ("</Project>", "\n<Graphs><Graph/></Graphs></Project>"),
        ),
        ("cut", ("</Project>", "")),
        (
            "another root",
            ("</Project>", "</Project><Project name=\"x\"/>"),
        ),
    ] {
        let changed = with_project(&good, |text| text.replacen(change.0, change.1, 1));
        fails(&changed, what);
    }
    let files = unpacked(&good);
    for at in 0..files.len() {
        let name = &files[at].0;
        let mut fewer = files.clone();
        fewer.remove(at);
        fails(&packed(&fewer), &format!("without {name}"));
        let mut other = files.clone();
        other[at].1.push(b'x');
        fails(&packed(&other), &format!("more in {name}"));
        let mut other = files.clone();
        other[at].1.truncate(files[at].1.len() / 2);
        fails(&packed(&other), &format!("half of {name}"));
    }
    let mut more = files;
    more.push(("sources/other.txt".to_owned(), Vec::new()));
    fails(&packed(&more), "a file beside");
    for cut in [1, good.len() / 2, good.len() - 1] {
        fails(&good[..cut], "cut");
    }
    fails(&[&good[..], b"x"].concat(), "something after it");
    let mut altered = good;
    altered[200] ^= 1;
    fails(&altered, "a byte");
}

#[test]
fn what_is_written_says_what_was_told_before() {
    let snapshot = full().snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.qdpx");
    let told = loss_of(&snapshot, &no_originals).expect("counted");
    let progress = Progress::default();
    let loss = write_project(&snapshot, &no_originals, &path, &progress).expect("written");
    assert_eq!(loss, told);
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
    let loss = loss_of(&snapshot, &no_originals).expect("counted");
    // As the sample is made: five tags' worth of rows, one passage of three parts, one former text, eight targets of a memo
    // of which a variable has no place, and so on.
    for (kind, n) in [
        (LossKind::Parts, 1),
        (LossKind::FormerTexts, 1),
        (LossKind::SecondLabels, 2),
        (LossKind::MemoTargets, 1),
        (LossKind::MemoKinds, 1),
        (LossKind::LinkAuthors, 1),
        (LossKind::SecondRelations, 1),
        (LossKind::SeveralValues, 1),
        // A hijri year, a day without … of 1447 in February: the 29th, which that year has not; digits that are Arabic.
        (LossKind::Values, 3),
        (LossKind::Languages, 2),
        (LossKind::Readings, 2),
        (LossKind::Rejections, 1),
    ] {
        assert_eq!(loss.n(kind), n, "{kind:?} of {loss:?}");
    }
    assert_eq!(LossKind::Parts.fate(), Fate::AsText);
    assert_eq!(LossKind::FormerTexts.fate(), Fate::Left);
}

#[test]
fn each_part_of_a_passage_is_a_selection() {
    let mut maker = Maker::new(8);
    // a 0, blank 1, b 2, blank 3, c 4, blank 5, d 6.
    let text = "أ ب ج د";
    let (_, capture) = maker.document("one", text);
    let passage = maker.passage_on(capture, text, vec![span(0, 2), span(6, 8)]);
    let id = maker.annotation(passage, &[]);
    let project = project_of(&written(&maker.snapshot()));
    let first = format!("guid=\"{id}\" name=\"أ\" startPosition=\"0\" endPosition=\"1\"");
    assert!(project.contains(&first), "{project}");
    assert!(project.contains("name=\"ج\" startPosition=\"4\" endPosition=\"5\""));
    assert_eq!(project.matches("<PlainTextSelection").count(), 2);
}

#[test]
fn files_of_docx_and_pdf_stand_beside_their_texts() {
    let mut maker = Maker::new(9);
    for (name, extractor) in [
        ("a.docx", "docx 1"),
        ("b.pdf", "pdf 2"),
        ("c.html", "html 1"),
    ] {
        maker.document(name, "نصّ\n");
        for row in maker.rows.iter_mut().rev().take(2) {
            if let Row::Capture(row) = row {
                let row = std::sync::Arc::make_mut(row);
                row.original_name = name.to_owned();
                row.extractor = extractor.to_owned();
            }
        }
    }
    let snapshot = maker.snapshot();
    let originals = |of: OriginalOf| Ok(maker.originals.get(&of).cloned());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.qdpx");
    let loss = write_project(&snapshot, &originals, &path, &Progress::default()).expect("written");
    assert_eq!(loss.n(LossKind::Originals), 1, "the page has no place");
    let bytes = std::fs::read(path).expect("readable");
    let project = project_of(&bytes);
    let ids: Vec<String> = snapshot
        .documents_in_order()
        .map(|row| row.id.to_string())
        .collect();
    assert!(project.contains(&format!(
        "<TextSource guid=\"{0}\" name=\"a.docx\" richTextPath=\"internal://{0}.docx\" plainTextPath=\"internal://{0}.txt\"",
        ids[0]
    )));
    assert!(project.contains(&format!(
        "<PDFSource guid=\"{0}\" name=\"b.pdf\" path=\"internal://{0}.pdf\"",
        ids[1]
    )));
    assert_eq!(project.matches("<Representation ").count(), 1);
    let names: Vec<String> = unpacked(&bytes).into_iter().map(|(name, _)| name).collect();
    for (id, ending) in [(0, "docx"), (0, "txt"), (1, "pdf"), (2, "txt")] {
        let name = format!("sources/{}.{ending}", ids[id]);
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    // Where the bytes are not kept, nothing refers to them.
    let bare = project_of(&written(&snapshot));
    assert!(!bare.contains(".docx\"") || !bare.contains("richTextPath"));
    assert!(!bare.contains("PDFSource"));
}
