//! JSON lines into a collection: our own come back as they were, also by way of doccano; those of doccano and Label Studio come
//! in as far as their words and places make sense.

use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::base::{Budget, Progress};
use hashiya::exchange::importer::ImportError;
use hashiya::exchange::lines::read_lines;
use hashiya::exchange::refi::{Arrival, RefiNote};
use hashiya::model::*;

use crate::lines::written;
use crate::random;
use crate::refi::{TEXT, marked};
use crate::refi_in::{empty_copy, merged, notes, quotes};
use crate::sample::{Maker, full};
use crate::web::small;

pub(crate) fn read(file: &str, snapshot: &Snapshot) -> Result<Arrival, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    read_lines(
        file.as_bytes(),
        snapshot,
        now,
        &budget,
        &Progress::default(),
    )
}

/// What comes of a file in an empty collection; a second time it brings nothing.
pub(crate) fn taken(file: &str) -> (Snapshot, Vec<(String, RefiNote)>) {
    let before = empty_copy(&small());
    let arrival = read(file, &before).expect("readable");
    let back = merged(&before, &arrival);
    let again = read(file, &back).expect("readable");
    assert_eq!(again.record.rows, [], "a second time nothing is new");
    (back, notes(&arrival))
}

pub(crate) fn memos(snapshot: &Snapshot) -> Vec<(String, String)> {
    let mut memos: Vec<_> = snapshot
        .memos()
        .map(|memo| (memo.title.clone(), memo.body.clone()))
        .collect();
    memos.sort();
    memos
}

pub(crate) fn people(snapshot: &Snapshot) -> Vec<String> {
    let mut people: Vec<_> = snapshot.annotators().map(|row| row.name.clone()).collect();
    people.sort();
    people
}

/// The quotes of both ends with the relation.
pub(crate) fn links(snapshot: &Snapshot) -> Vec<(String, String, String, bool)> {
    let quote = |id| snapshot.passage(id).expect("a passage").quote.clone();
    let mut links: Vec<_> = snapshot
        .links()
        .map(|link| {
            let relation = snapshot.relation(link.relation).expect("a relation");
            (
                quote(link.from),
                relation.label.prefer(false).to_owned(),
                quote(link.to),
                relation.is_symmetric,
            )
        })
        .collect();
    links.sort();
    links
}

pub(crate) fn tagged(words: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let own = |(words, tags): &(&str, &[&str])| {
        let tags = tags.iter().map(|tag| (*tag).to_owned());
        ((*words).to_owned(), tags.collect())
    };
    words.iter().map(own).collect()
}

pub(crate) fn sorted(snapshot: &Snapshot) -> Vec<(String, Vec<String>)> {
    let mut all = quotes(snapshot);
    all.sort();
    all
}

#[test]
fn our_own_export_changes_nothing() {
    let words = ["لا", "👨\u{200D}👩\u{200D}👧", "\u{1F}z"];
    let mut all = vec![
        full().snapshot(),
        small(),
        marked(TEXT, &words).0.snapshot(),
    ];
    all.extend(random::cases(16).iter().map(Maker::snapshot));
    for snapshot in all {
        let arrival = read(&written(&snapshot), &snapshot).expect("readable");
        assert_eq!(arrival.record.rows, []);
    }
    for snapshot in [full().snapshot(), small()] {
        let arrival = read(&written(&snapshot), &snapshot).expect("readable");
        assert_eq!(notes(&arrival), []);
    }
}

#[test]
fn our_own_export_comes_back_annotation_by_annotation() {
    let mut all = vec![full().snapshot(), small()];
    all.extend(random::cases(24).iter().map(Maker::snapshot));
    for snapshot in all {
        let before = empty_copy(&snapshot);
        let arrival = read(&written(&snapshot), &before).expect("readable");
        assert_eq!(notes(&arrival), []);
        let back = merged(&before, &arrival);
        let mut n_there = 0;
        for document in snapshot.documents() {
            let there = back.document(document.id).expect("it came back");
            assert_eq!(
                (&there.name, &there.language),
                (&document.name, &document.language)
            );
            let text = |of: &Snapshot| {
                let capture = of.current_capture(document.id).expect("a text");
                capture.text.clone()
            };
            assert_eq!(text(&back), text(&snapshot));
            for (annotation, standing) in snapshot.annotations_of(document.capture) {
                if standing.is_open() {
                    continue;
                }
                n_there += 1;
                let found = back.annotation(annotation.id).expect("it came back");
                assert_eq!(
                    (found.annotator, found.created, found.modified),
                    (
                        annotation.annotator,
                        annotation.created,
                        annotation.modified
                    )
                );
                let there = back.standing(found.passage).expect("it stands");
                assert_eq!(there.spans(), standing.spans());
                let taggings = |of: &Snapshot| -> Vec<_> {
                    let rows = of.taggings_of(annotation.id).into_iter();
                    rows.map(|row| (row.id, row.tag, row.annotator, row.created))
                        .collect()
                };
                assert_eq!(taggings(&back), taggings(&snapshot));
            }
        }
        assert_eq!(back.n_annotations(), n_there);
        assert!(links(&back).len() <= links(&snapshot).len());
    }
    let snapshot = small();
    let arrival = read(&written(&snapshot), &empty_copy(&snapshot)).expect("readable");
    let back = merged(&empty_copy(&snapshot), &arrival);
    assert_eq!(links(&back), links(&snapshot));
    assert_eq!(memos(&back), memos(&snapshot));
    let (memo, there) = (snapshot.memos().next(), back.memos().next());
    assert_eq!(memo.map(|row| &row.targets), there.map(|row| &row.targets));
}

#[test]
fn what_was_changed_in_doccano_comes_in() {
    let before = small();
    let file = written(&before);
    // As doccano writes it out: labels sorted, one taken away, two added, and a comment; the rest as it was.
    let changed = file
        .replace("[2,4,\"صمت\"],", "")
        .replace("[[2,4,", "[[0,1,\"New\"],[0,1,\"Denial\"],[2,4,")
        .replace("\"Comments\":[", "\"Comments\":[\"From doccano\",");
    assert_ne!(file, changed);
    let arrival = read(&changed, &before).expect("readable");
    assert_eq!(notes(&arrival), []);
    let back = merged(&before, &arrival);
    let mut expected = sorted(&before);
    expected.extend(tagged(&[("😀", &["New"]), ("😀", &["Denial"])]));
    expected.sort();
    assert_eq!(sorted(&back), expected, "what was there stays");
    assert!(people(&back).contains(&"doccano".to_owned()));
    assert!(memos(&back).contains(&(String::new(), "From doccano".to_owned())));
    assert_eq!(back.n_tags(), before.n_tags() + 1);
}

// 😀 0, blank 1, لا 2, blank 4, شيء، 5, blank 9, لا 10, blank 12, أحد 13, full stop 16, CR 17, LF 18, One 19, blank 22, more 23.
#[test]
fn a_text_that_is_here_is_annotated_by_tags_that_are_here() {
    let mut maker = Maker::new(11);
    let (document, _) = maker.document("essay", "One 😀 two. One more.");
    let tag = maker.tag(None, "Number", "عدد");
    let mut rows = maker.rows.clone();
    for row in &mut rows {
        if let Row::Tag(tag) = row {
            std::sync::Arc::make_mut(tag).is_category = false;
        }
    }
    let before = Snapshot::from_rows(1, rows);
    let file = "{\"id\":1,\"text\":\"One 😀 two. One more.\",\"label\":[[6,9,\"Number\"],[11,14,\"عدد\"]]}";
    let arrival = read(file, &before).expect("readable");
    assert_eq!(notes(&arrival), []);
    let back = merged(&before, &arrival);
    assert_eq!((back.n_documents(), back.n_tags()), (1, 1));
    assert!(back.taggings().all(|row| row.tag == tag));
    let passages: Vec<_> = back.passages().map(|row| row.capture).collect();
    let capture = back.document(document).expect("it").capture;
    assert_eq!(passages, [capture, capture]);
    let again = read(file, &back).expect("readable");
    assert_eq!(again.record.rows, []);
}

/// A file that says nothing of colors, in a collection with two tags.
#[test]
fn a_new_label_has_the_color_after_those_that_are_here() {
    let mut maker = Maker::new(12);
    maker.tag(None, "One", "");
    maker.tag(None, "Two", "");
    let before = maker.snapshot();
    let arrival = read("{\"text\":\"three\",\"label\":[[0,5,\"Three\"]]}", &before);
    let back = merged(&before, &arrival.expect("readable"));
    let tag = back.tags().find(|tag| tag.label.english == "Three");
    assert_eq!(tag.expect("a tag").color, TagColor::Palette(2));
}

#[test]
fn what_is_no_file_of_lines_is_refused() {
    let none = Snapshot::default();
    for file in ["no JSON", "[1, 2", "{\"a\":", "\u{0}"] {
        let read = read(file, &none);
        assert!(matches!(read, Err(ImportError::Damaged { .. })), "{file}");
    }
    for file in [
        "{}",
        "[]",
        "[1,2]",
        "7",
        "{\"text\":\"\"}",
        "{\"label\":[]}",
    ] {
        let read = read(file, &none);
        assert!(
            matches!(read, Err(ImportError::OtherFormat { .. })),
            "{file}"
        );
    }
    let deep = "[".repeat(100_000);
    assert!(read(&deep, &none).is_err());
    // A file of a collection without documents.
    assert_eq!(read("", &none).expect("readable").record.rows, []);
}

#[test]
fn hostile_lines_do_no_harm() {
    let before = small();
    let file = written(&before);
    let own = |from: &str, to: &str| {
        let changed = file.replace(from, to);
        assert_ne!(changed, file, "{from}");
        let arrival = read(&changed, &empty_copy(&before)).expect("readable");
        let back = merged(&empty_copy(&before), &arrival);
        (back, notes(&arrival))
    };
    // The line twice, an annotation with the id of another, a place past the end, reversed, and two that overlap.
    let (back, told) = own("\n", &format!("\n{file}"));
    assert_eq!(back.n_annotations(), 2);
    assert_eq!(told, [("واحد".to_owned(), RefiNote::DuplicateId)]);
    let (back, _) = own("4000-8000-000000000051", "4000-8000-000000000050");
    assert!(back.n_annotations() >= 1);
    for spans in ["[[5,12],[13,99]]", "[[12,5]]", "[[5,12],[6,13]]", "[]"] {
        own("[[5,12],[13,17]]", spans);
    }
    // A link to nothing, a memo on nothing, a tag above itself cannot be said.
    let (back, told) = own(
        "\"to\":\"00000000-0000-4000-8000-000000000041\"",
        "\"to\":\"00000000-0000-4000-8000-000000000099\"",
    );
    assert_eq!(back.n_links(), 0);
    assert_eq!(told, [("contradicts".to_owned(), RefiNote::NoEnd)]);
    own("2026-01-02T03:04:05.000000+03:00", "999999-99-99");
}

/// As a line of another program it would come in a second time, with new ids for all.
#[test]
fn a_line_of_our_own_that_cannot_be_read_is_set_apart() {
    let before = small();
    let file = written(&before);
    let newer = file.replace("\"version\":1", "\"version\":2");
    assert_ne!(newer, file);
    let refused = read(&newer, &before);
    assert!(
        matches!(refused, Err(ImportError::NewerVersion)),
        "{refused:?}"
    );
    for (from, to) in [
        ("\"version\":1", "\"version\":0"),
        ("\"version\":1", "\"version\":1,\"more\":1"),
        (
            "\"id\":\"00000000-0000-4000-8000-000000000060\"",
            "\"id\":\"x\"",
        ),
        ("\"text\":", "\"texts\":"),
    ] {
        let changed = file.replacen(from, to, 1);
        assert_ne!(changed, file, "{from}");
        let arrival = read(&changed, &before).expect("readable");
        assert_eq!(arrival.record.rows, [], "{to}");
        assert_eq!(
            notes(&arrival),
            [("واحد".to_owned(), RefiNote::OwnLine)],
            "{to}"
        );
    }
}

#[test]
fn no_damaged_byte_does_harm() {
    let file = written(&small());
    let before = empty_copy(&small());
    for at in 0..file.len() {
        let mut bytes = file.clone().into_bytes();
        bytes[at] = bytes[at].wrapping_add(1);
        let now = SeededEnvironment::new(3).now();
        let budget = Budget::default().started();
        if let Ok(arrival) = read_lines(&bytes, &before, now, &budget, &Progress::default()) {
            merged(&before, &arrival);
        }
    }
}

#[test]
fn our_own_export_comes_back_by_way_of_doccano() {
    let before = small();
    let file = include_str!("../fixtures/lines/doccano-spans.jsonl");
    for snapshot in [&before, &empty_copy(&before)] {
        let arrival = read(file, snapshot).expect("readable");
        assert_eq!(notes(&arrival), []);
        let back = merged(snapshot, &arrival);
        let mut expected = sorted(&before);
        expected.extend(tagged(&[("😀", &["New"])]));
        expected.sort();
        assert_eq!(sorted(&back), expected);
        assert_eq!(links(&back), links(&before));
        assert_eq!(back.n_memos(), 2, "ours, and the comment");
        let again = read(file, &back).expect("readable");
        assert_eq!(again.record.rows, []);
    }
}

#[test]
fn very_many_long_places_of_a_short_text_have_an_end() {
    let text = "a".repeat(100_000);
    let labels: Vec<String> = (0..20_000)
        .map(|at| format!("[{at},{},\"x\"]", 100_000 - at))
        .collect();
    let file = format!("{{\"text\":\"{text}\",\"label\":[{}]}}", labels.join(","));
    let now = SeededEnvironment::new(3).now();
    let budget = Budget {
        characters: 10_000_000,
        ..Budget::default()
    };
    let read = read_lines(
        file.as_bytes(),
        &Snapshot::default(),
        now,
        &budget.started(),
        &Progress::default(),
    );
    assert!(matches!(read, Err(ImportError::Budget(_))), "{read:?}");
}

#[test]
fn what_a_line_of_our_own_has_besides_is_not_lost() {
    let before = small();
    let file = written(&before).replace(
        "\"name\":\"واحد\"",
        "\"name\":\"واحد\",\"source\":\"CNN\",\"entities\":[{\"id\":1,\"label\":\"Denial\",\"start_offset\":2,\"end_offset\":4},{\"id\":2,\"label\":\"New\",\"start_offset\":0,\"end_offset\":1},\"Whole\"],\"relations\":[{\"id\":1,\"from_id\":2,\"to_id\":1,\"type\":\"of\"}]",
    );
    let arrival = read(&file, &before).expect("readable");
    assert_eq!(
        notes(&arrival),
        [("واحد".to_owned(), RefiNote::WholeLabels)]
    );
    let back = merged(&before, &arrival);
    assert_eq!(back.n_annotations(), before.n_annotations() + 1);
    let of = ("😀".to_owned(), "of".to_owned(), "لا".to_owned(), false);
    assert!(links(&back).contains(&of), "{:?}", links(&back));
    let memos = memos(&back);
    assert!(memos.contains(&("Hashiya".to_owned(), "source: CNN".to_owned())));
    assert!(memos.contains(&("label".to_owned(), "Whole".to_owned())));
    let again = read(&file, &back).expect("readable");
    assert_eq!(again.record.rows, []);
}
