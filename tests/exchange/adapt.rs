//! Records fitted to collections that hold the same texts under other ids.

use std::collections::BTreeSet;

use hashiya::exchange::record::{
    DocumentsBy, ExchangeError, Format, Known, Record, RowFault, Source, adapt_to, no_texts, read,
    record_budget,
};
use hashiya::model::*;

use crate::sample::{ARABIC, ENGLISH, Maker, export_text, full};
use crate::sought::{add_rejection, add_searches};

fn by_content(snapshot: &Snapshot, format: Format) -> String {
    let source = Source {
        documents_by: DocumentsBy::Content,
        ..Source::new(snapshot)
    };
    export_text(&source, format).expect("written")
}

fn read_for(snapshot: &Snapshot, text: &str) -> Result<Record, ExchangeError> {
    let known = Known::of(snapshot);
    read(text.as_bytes(), &record_budget(), &|hash| known.text(hash))
        .map(|record| adapt_to(snapshot, record))
}

/// The collection with what is new of the record.
fn merged(snapshot: &Snapshot, record: &Record) -> Snapshot {
    let mut rows: Vec<Row> = snapshot.rows().collect();
    for row in &record.rows {
        match snapshot.row(row.key()) {
            None => rows.push(row.clone()),
            Some(there) => assert_eq!(&there, row, "nothing differs"),
        }
    }
    Snapshot::from_rows(2, rows)
}

/// A record of two annotated documents, and a collection that was made of the same files.
fn twins() -> (Maker, Maker) {
    let mut one = Maker::new(5);
    let (arabic, capture) = one.document("a.txt", ARABIC);
    one.document("b.txt", ENGLISH);
    let tag = one.tag(None, "t", "");
    let passage = one.passage(capture, ARABIC, &["الشَّرِكَةُ"]);
    one.annotation(passage, &[tag]);
    one.memo(
        MemoKind::Note,
        "m",
        vec![MemoTarget::Document(arabic), MemoTarget::Tag(tag)],
    );
    let mut other = Maker::new(6);
    other.document("b.txt", ENGLISH);
    other.document("a.txt", ARABIC);
    (one, other)
}

#[test]
fn annotations_find_the_same_text_under_another_id() {
    let (one, other) = twins();
    let snapshot = other.snapshot();
    for format in Format::ALL {
        let text = by_content(&one.snapshot(), *format);
        assert!(
            !text.contains("الشَّرِكَةُ أنّها أوقفت خدمة"),
            "no text in the record"
        );
        let record = read_for(&snapshot, &text).expect("all texts are known");
        let kinds: BTreeSet<RowKind> = record.rows.iter().map(|row| row.key().kind()).collect();
        for kind in [RowKind::Collection, RowKind::Document, RowKind::Capture] {
            assert!(!kinds.contains(&kind), "{kind:?} is there already");
        }
        let whole = merged(&snapshot, &record);
        assert_eq!((whole.n_documents(), whole.n_annotations()), (2, 1));
        let document = snapshot
            .documents()
            .find(|document| document.name == "a.txt")
            .expect("it is there");
        assert_eq!(whole.n_annotations_of(document.capture), 1);
        assert_eq!(whole.memos_on(MemoTarget::Document(document.id)).len(), 1);
        // The whole is in order: it can be written and read.
        let written = export_text(&Source::new(&whole), *format).expect("written");
        assert_eq!(
            crate::sample::good(&written).rows,
            whole.rows().collect::<Vec<_>>()
        );
        // A second time, all of it is there.
        let again = read_for(&whole, &text).expect("readable");
        assert_eq!(merged(&whole, &again).rows().count(), whole.rows().count());
    }
}

/// What was turned down in a text, and what a search had found in it, holds for the same text under another id.
#[test]
fn what_was_seen_and_turned_down_follows_its_text() {
    let mut one = Maker::new(5);
    let (_, capture) = one.document("a.txt", ARABIC);
    let tag = one.tag(None, "t", "");
    add_rejection(&mut one, tag, capture);
    add_searches(&mut one, capture);
    let mut other = Maker::new(6);
    let (_, here) = other.document("a.txt", ARABIC);
    let snapshot = other.snapshot();
    for format in Format::ALL {
        let text = by_content(&one.snapshot(), *format);
        let record = read_for(&snapshot, &text).expect("all texts are known");
        let whole = merged(&snapshot, &record);
        assert_eq!(whole.rejections_at(tag, here).count(), 1);
        let found = whole.saved_searches().find(|search| search.seen.is_some());
        let search = found.expect("it came in");
        assert!(!search.is_new(here));
        assert!(search.is_new(capture));
    }
}

#[test]
fn a_text_that_is_nowhere_is_named() {
    let (one, _) = twins();
    let mut other = Maker::new(6);
    other.document("b.txt", ENGLISH);
    for format in Format::ALL {
        let text = by_content(&one.snapshot(), *format);
        let found = read_for(&other.snapshot(), &text);
        let Err(ExchangeError::Row {
            key,
            fault: RowFault::TextMissing { document },
            place: Some(_),
        }) = found
        else {
            panic!("{found:?}");
        };
        assert_eq!((key.kind(), document.as_str()), (RowKind::Capture, "a.txt"));
        let found = read(text.as_bytes(), &record_budget(), &no_texts);
        assert!(found.is_err());
    }
}

#[test]
fn documents_under_their_own_ids_stay() {
    let maker = full();
    let snapshot = maker.snapshot();
    let record = read_for(&snapshot, &maker.export(Format::Ron)).expect("readable");
    assert_eq!(record.rows, snapshot.rows().collect::<Vec<_>>());
    assert_eq!(record.originals.len(), maker.originals.len());
}

#[test]
fn what_is_not_there_comes_in_with_its_bytes() {
    let (one, _) = twins();
    let mut other = Maker::new(6);
    other.document("x.txt", ARABIC);
    let record = read_for(&other.snapshot(), &one.export(Format::Json)).expect("readable");
    let names: Vec<&str> = record
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Document(document) => Some(document.name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["b.txt"]);
    assert_eq!(record.originals.len(), 1);
    let whole = merged(&other.snapshot(), &record);
    assert_eq!((whole.n_documents(), whole.n_annotations()), (2, 1));
}

#[test]
fn equal_texts_are_told_apart_by_name_and_never_joined() {
    let mut one = Maker::new(5);
    let (first, _) = one.document("one", ENGLISH);
    let (second, _) = one.document("two", ENGLISH);
    let (third, _) = one.document("three", ENGLISH);
    for document in [first, second, third] {
        one.memo(MemoKind::Idea, "m", vec![MemoTarget::Document(document)]);
    }
    let mut other = Maker::new(6);
    other.document("two", ENGLISH);
    other.document("other", ENGLISH);
    let snapshot = other.snapshot();
    let record = read_for(&snapshot, &one.export(Format::Ron)).expect("readable");
    let whole = merged(&snapshot, &record);
    assert_eq!(whole.n_documents(), 3);
    let n_memos = |name: &str| {
        let document = whole.documents().find(|document| document.name == name);
        whole
            .memos_on(MemoTarget::Document(document.expect("there").id))
            .len()
    };
    assert_eq!(
        [n_memos("two"), n_memos("other"), n_memos("three")],
        [1, 1, 1]
    );
    let two = snapshot
        .documents()
        .find(|document| document.name == "two")
        .expect("there");
    let memo = whole.memos_on(MemoTarget::Document(two.id))[0].id;
    let meant = one.snapshot().memos_on(MemoTarget::Document(second))[0].id;
    assert_eq!(memo, meant, "the document of the same name is taken first");
}

#[test]
fn a_later_capture_comes_to_the_document_that_has_the_earlier() {
    let mut one = Maker::new(5);
    let (document, capture) = one.document("d", ENGLISH);
    let later = one.capture(document, &format!("{ENGLISH}More.\n"), b"x");
    let passage = one.passage(capture, ENGLISH, &["company"]);
    let placement = Placement {
        id: PlacementId(one.id()),
        passage,
        capture: later,
        state: PlacementState::Orphan,
        spans: Vec::new(),
    };
    one.add(placement);
    let mut other = Maker::new(6);
    let (own, own_capture) = other.document("d", ENGLISH);
    let snapshot = other.snapshot();
    let record = read_for(&snapshot, &one.export(Format::Ron)).expect("readable");
    let whole = merged(&snapshot, &record);
    let captures: Vec<CaptureId> = whole.captures_of(own).map(|capture| capture.id).collect();
    assert_eq!(
        BTreeSet::from_iter(captures),
        BTreeSet::from([own_capture, later])
    );
    assert_eq!(whole.passages_of(own_capture).count(), 1);
    assert_eq!(record.originals.len(), 1);
}
