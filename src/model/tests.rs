//! Rows, edits, the snapshot and its indexes.

use std::sync::Arc;

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::model::*;
use crate::text::{ByteOffset, Span};

const TEXT: &str = "one two three four";

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn at(second: i64) -> Timestamp {
    Timestamp {
        utc_micros: second * 1_000_000,
        offset_seconds: 0,
    }
}

fn span(start: u32, end: u32) -> Span {
    Span::new(ByteOffset(start), ByteOffset(end)).unwrap()
}

fn annotator() -> Annotator {
    Annotator {
        id: AnnotatorId(id(1)),
        name: "Amal".to_owned(),
        created: at(0),
    }
}

fn document(number: u128, rank: i64) -> [Row; 2] {
    let document = Document {
        id: DocumentId(id(number)),
        name: format!("document {number}"),
        capture: CaptureId(id(number)),
        rank,
        language: None,
        direction: None,
        paragraph_directions: Vec::new(),
        furniture: Vec::new(),
        added: at(0),
    };
    let capture = Capture {
        id: CaptureId(id(number)),
        document: document.id,
        text: TEXT.into(),
        text_sha256: Sha256::of(TEXT.as_bytes()),
        original_sha256: Sha256::of(TEXT.as_bytes()),
        original_len: TEXT.len() as u64,
        original_name: "a.txt".to_owned(),
        original_modified: None,
        encoding: "UTF-8".to_owned(),
        extractor: "plain-text 1".to_owned(),
        notes: Vec::new(),
        structure: Vec::new().into(),
        created: at(0),
    };
    [document.into(), capture.into()]
}

fn annotation(number: u128, capture: u128, spans: &[Span]) -> [Row; 2] {
    let passage = Passage {
        id: PassageId(id(number)),
        capture: CaptureId(id(capture)),
        spans: spans.to_vec(),
        quote: String::new(),
        prefix: String::new(),
        suffix: String::new(),
    };
    let annotation = Annotation {
        id: AnnotationId(id(number)),
        passage: passage.id,
        annotator: AnnotatorId(id(1)),
        created: at(0),
        modified: at(0),
    };
    [passage.into(), annotation.into()]
}

fn tag(number: u128, parent: Option<u128>, rank: i64) -> Tag {
    Tag {
        id: TagId(id(number)),
        parent: parent.map(|parent| TagId(id(parent))),
        rank,
        label: Bilingual::from_one(&format!("tag {number}")),
        definition: Bilingual::default(),
        includes: Bilingual::default(),
        excludes: Bilingual::default(),
        terms: Vec::new(),
        color: TagColor::Palette(0),
        is_category: false,
        created: at(0),
    }
}

fn tagging(number: u128, annotation: u128, tag: u128, second: i64) -> Tagging {
    Tagging {
        id: TaggingId(id(number)),
        annotation: AnnotationId(id(annotation)),
        tag: TagId(id(tag)),
        annotator: AnnotatorId(id(1)),
        created: at(second),
        is_example: false,
    }
}

fn memo(number: u128, targets: &[MemoTarget], second: i64) -> Memo {
    Memo {
        id: MemoId(id(number)),
        kind: MemoKind::Note,
        title: "memo".to_owned(),
        body: String::new(),
        targets: targets.to_vec(),
        annotator: AnnotatorId(id(1)),
        created: at(second),
        modified: at(second),
    }
}

/// Two documents, three annotations on the second, three tags, two memos.
fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = vec![annotator().into()];
    rows.extend(document(10, 5));
    rows.extend(document(11, 2));
    rows.extend(annotation(20, 11, &[span(4, 7)]));
    rows.extend(annotation(21, 11, &[span(0, 7)]));
    rows.extend(annotation(22, 11, &[span(0, 3), span(8, 13)]));
    rows.extend([
        tag(30, None, 9).into(),
        tag(31, None, 3).into(),
        tag(32, Some(30), 0).into(),
        tagging(40, 20, 31, 9).into(),
        tagging(41, 20, 30, 3).into(),
        tagging(42, 21, 30, 1).into(),
        memo(
            50,
            &[MemoTarget::Collection, MemoTarget::Tag(TagId(id(30)))],
            2,
        )
        .into(),
        memo(51, &[MemoTarget::Collection], 1).into(),
    ]);
    rows
}

fn numbers(ids: impl IntoIterator<Item = Uuid>) -> Vec<u128> {
    ids.into_iter().map(|id| id.as_u128()).collect()
}

#[test]
fn lists_come_in_their_order() {
    let snapshot = Snapshot::from_rows(7, rows());
    let capture = CaptureId(id(11));
    assert_eq!(snapshot.revision(), 7);
    let documents = snapshot.documents_in_order().map(|document| document.id.0);
    assert_eq!(numbers(documents), [11, 10]);
    // The longer of two that start together comes first.
    let marked = snapshot.annotations_of(capture).map(|(one, _)| one.id.0);
    assert_eq!(numbers(marked), [22, 21, 20]);
    assert_eq!(
        numbers(snapshot.tags_under(None).map(|tag| tag.id.0)),
        [31, 30]
    );
    let below = snapshot.tags_under(Some(TagId(id(30)))).map(|tag| tag.id.0);
    assert_eq!(numbers(below), [32]);
    let tree = snapshot.tags_in_order().into_iter();
    let tree: Vec<_> = tree.map(|(tag, n)| (tag.id.0.as_u128(), n)).collect();
    assert_eq!(tree, [(31, 0), (30, 0), (32, 1)]);
    let path = snapshot.tag_path(TagId(id(32)));
    assert_eq!(numbers(path.iter().map(|tag| tag.id.0)), [32, 30]);
    let taggings = snapshot.taggings_of(AnnotationId(id(20)));
    assert_eq!(
        numbers(taggings.iter().map(|tagging| tagging.id.0)),
        [41, 40]
    );
    let memos = snapshot.memos_on(MemoTarget::Collection);
    assert_eq!(numbers(memos.iter().map(|memo| memo.id.0)), [51, 50]);
}

#[test]
fn counts_follow_the_rows() {
    let snapshot = Snapshot::from_rows(0, rows());
    assert_eq!(snapshot.n_annotations_of(CaptureId(id(11))), 3);
    assert_eq!(snapshot.n_annotations_of(CaptureId(id(10))), 0);
    assert_eq!(snapshot.n_taggings_with(TagId(id(30))), 2);
    assert_eq!(snapshot.n_taggings_with(TagId(id(32))), 0);
    let gone = snapshot.row(TaggingId(id(42)).into()).unwrap();
    let next = snapshot.apply(&[RowEdit::delete(gone)]);
    assert_eq!(next.n_taggings_with(TagId(id(30))), 1);
    assert_eq!(next.revision(), 1);
    // The one before is as it was.
    assert_eq!(snapshot.n_taggings_with(TagId(id(30))), 2);
}

#[test]
fn passages_are_found_by_their_outer_edges() {
    let snapshot = Snapshot::from_rows(0, rows());
    let check = |start, end, expected: &[u128]| {
        let found = snapshot.standings_at(CaptureId(id(11)), start, end);
        assert_eq!(
            numbers(found.map(|standing| standing.passage.id.0)),
            expected
        );
    };
    check(0, 7, &[21]);
    check(0, 13, &[22]);
    check(4, 7, &[20]);
    check(0, 8, &[]);
    check(1, 7, &[]);
}

/// Every order of writing gives the same value (I9).
#[test]
fn applied_equals_built() {
    let rows = rows();
    let edits: Vec<RowEdit> = rows.iter().cloned().map(RowEdit::insert).collect();
    let at_once = Snapshot::from_rows(1, rows.clone());
    assert_eq!(Snapshot::default().apply(&edits), at_once);

    let mut step_by_step = Snapshot::default();
    for edit in &edits {
        step_by_step = step_by_step.apply(std::slice::from_ref(edit));
    }
    assert_eq!(step_by_step, Snapshot::from_rows(edits.len() as u64, rows));

    let back: Vec<RowEdit> = edits.into_iter().rev().map(RowEdit::inverse).collect();
    assert_eq!(at_once.apply(&back), Snapshot::from_rows(2, []));
}

#[test]
fn a_changed_row_leaves_nothing_of_the_old_in_the_indexes() {
    let before = Snapshot::from_rows(0, rows());
    let mut moved = tag(32, None, 4);
    moved.label = Bilingual::from_one("وسم");
    let mut passage = (**before.passage(PassageId(id(20))).unwrap()).clone();
    passage.spans = vec![span(8, 13)];
    let edits = [
        RowEdit::update(tag(32, Some(30), 0), moved).unwrap(),
        RowEdit::update(before.row(passage.id.into()).unwrap(), passage).unwrap(),
        RowEdit::update(
            memo(51, &[MemoTarget::Collection], 1),
            memo(51, &[MemoTarget::Document(DocumentId(id(10)))], 1),
        )
        .unwrap(),
    ];
    let after = before.apply(&edits);
    let rebuilt = Snapshot::from_rows(1, after.rows());
    assert_eq!(after, rebuilt);
    assert_eq!(after.tags_under(Some(TagId(id(30)))).count(), 0);
    assert_eq!(after.memos_on(MemoTarget::Collection).len(), 1);
}

#[test]
fn rows_come_back_by_key_and_in_writing_order() {
    let snapshot = Snapshot::from_rows(0, rows());
    let all: Vec<Row> = snapshot.rows().collect();
    assert_eq!(all.len(), rows().len());
    assert!(all.windows(2).all(|pair| pair[0].key() < pair[1].key()));
    for row in all {
        assert_eq!(snapshot.row(row.key()), Some(row));
    }
}

#[test]
fn rows_name_what_they_point_to() {
    let check = |row: Row, expected: &[RowKey]| assert_eq!(row.references(), expected);
    let [document, capture] = document(10, 0);
    check(document, &[CaptureId(id(10)).into()]);
    check(capture, &[DocumentId(id(10)).into()]);
    check(tag(1, None, 0).into(), &[]);
    check(tag(1, Some(2), 0).into(), &[TagId(id(2)).into()]);
    check(
        memo(
            1,
            &[MemoTarget::Collection, MemoTarget::Link(LinkId(id(3)))],
            0,
        )
        .into(),
        &[LinkId(id(3)).into(), AnnotatorId(id(1)).into()],
    );
}

#[test]
fn edits_have_one_key_and_an_inverse() {
    let (one, two) = (tag(1, None, 0), tag(2, None, 0));
    assert!(RowEdit::update(one.clone(), two).is_none());
    assert!(RowEdit::new(None, None).is_none());
    let edit = RowEdit::insert(one.clone());
    assert_eq!(edit.key(), RowKey::from(one.id));
    assert_eq!(edit.clone().inverse(), RowEdit::delete(one));
    assert_eq!(edit.clone().inverse().inverse(), edit);
}

#[test]
fn codes_of_kinds_come_back() {
    for kind in RowKind::ALL {
        assert_eq!(RowKind::from_code(kind.code()), Some(*kind));
        assert_eq!(RowKey::new(*kind, id(5)).kind(), *kind);
        assert_eq!(RowKey::new(*kind, id(5)).uuid(), id(5));
    }
    assert_eq!(RowKind::from_code("nothing"), None);
}

#[test]
fn colors_come_back_from_their_names() {
    for index in 0..PALETTE_LEN {
        let color = TagColor::Palette(index);
        assert_eq!(color.to_string().parse(), Ok(color));
    }
    let custom = TagColor::Custom([0x0a, 0xff, 0x80]);
    assert_eq!(custom.to_string(), "#0aff80");
    assert_eq!("#0aff80".parse(), Ok(custom));
    for wrong in [
        "",
        "#",
        "#0aff8",
        "#0aff801",
        "0aff80",
        "#0aff8g",
        "pink",
        "#0aff8\u{e9}",
    ] {
        assert_eq!(wrong.parse::<TagColor>(), Err(()), "{wrong}");
    }
}

#[test]
fn a_label_goes_to_the_side_of_its_first_strong_letter() {
    let check = |text: &str, is_arabic: bool| {
        let label = Bilingual::from_one(text);
        let (full, empty) = match is_arabic {
            true => (&label.arabic, &label.english),
            false => (&label.english, &label.arabic),
        };
        assert_eq!((full.as_str(), empty.as_str()), (text, ""));
        assert!(label.has(text));
        assert_eq!(label.prefer(true), text);
        assert_eq!(label.prefer(false), text);
    };
    check("denial", false);
    check("إنكار", true);
    check("2025 إنكار AI", true);
    check("2025", false);
    assert!(Bilingual::default().is_empty());
    assert!(!Bilingual::default().has(""));
}

#[test]
fn hashes_come_back_from_hexadecimal() {
    let hash = Sha256::of(b"abc");
    let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(hash.to_string(), hex);
    assert_eq!(Sha256::from_hex(hex), Some(hash));
    for wrong in [
        "",
        "ba78",
        &hex[1..],
        &hex.replace('b', "g"),
        &"é".repeat(32),
    ] {
        assert_eq!(Sha256::from_hex(wrong), None, "{wrong}");
    }
}

#[test]
fn a_passage_without_spans_has_a_place() {
    let [Row::Passage(passage), _] = annotation(1, 1, &[]) else {
        panic!("a passage comes first");
    };
    assert_eq!((passage.start(), passage.end()), (0, 0));
    assert_eq!(Arc::strong_count(&passage), 1);
}
