//! Finding, ticking, and what goes out when the picker closes.

use std::sync::Arc;

use super::list::{PickerRow, Rows};
use super::*;
use crate::base::environment::{Environment, SeededEnvironment};
use crate::model::{
    Annotation, AnnotatorId, Bilingual, PassageId, Row, Tag, TagColor, Tagging, TaggingId,
};

fn uuid(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

fn tag(number: u128, english: &str, arabic: &str) -> Row {
    Row::Tag(Arc::new(Tag {
        id: TagId(uuid(number)),
        parent: None,
        rank: number as i64,
        label: Bilingual {
            english: english.to_owned(),
            arabic: arabic.to_owned(),
        },
        definition: Bilingual::default(),
        includes: Bilingual::default(),
        excludes: Bilingual::default(),
        terms: Vec::new(),
        color: TagColor::Palette(0),
        is_category: false,
        created: SeededEnvironment::new(1).now(),
    }))
}

/// Annotations 100 and 101; the tag 1 on both, 2 on the first.
fn collection() -> Snapshot {
    let created = SeededEnvironment::new(1).now();
    let annotator = AnnotatorId(uuid(9));
    let mut rows = vec![
        tag(1, "attribution", "إسناد إلى مصدر"),
        tag(2, "figure to check", "رقم للتحقق"),
        tag(3, "silence", "سكوت"),
    ];
    for id in [100, 101] {
        rows.push(Row::Annotation(Arc::new(Annotation {
            id: AnnotationId(uuid(id)),
            passage: PassageId(uuid(50)),
            annotator,
            created,
            modified: created,
        })));
    }
    for (id, annotation, of) in [(200, 100, 1), (201, 101, 1), (202, 100, 2)] {
        rows.push(Row::Tagging(Arc::new(Tagging {
            id: TaggingId(uuid(id)),
            annotation: AnnotationId(uuid(annotation)),
            tag: TagId(uuid(of)),
            annotator,
            created,
            is_example: false,
        })));
    }
    Snapshot::from_rows(1, rows)
}

fn existing(number: u128) -> TagChoice {
    TagChoice::Existing(TagId(uuid(number)))
}

fn named(name: &str) -> TagChoice {
    TagChoice::Named(name.to_owned())
}

/// A picker over both annotations with something typed, and its rows.
fn picker(typed: &str, subject: PickerSubject, snapshot: &Snapshot) -> Picker {
    let mut picker = Picker::open(subject);
    picker.field.set_text(typed);
    refresh(&mut picker, snapshot);
    picker
}

fn refresh(picker: &mut Picker, snapshot: &Snapshot) {
    let index = Arc::new(TagIndex::new(snapshot, false));
    let numbers = TagNumbers::of(snapshot, &BTreeMap::new());
    picker.count_carried(snapshot);
    let cx = PickerContext {
        snapshot,
        index: Some(&index),
        recent: &[TagId(uuid(3))],
        numbers: &numbers,
        wording: Language::English.into(),
    };
    picker.rows = Rows::default();
    picker.rows.refresh(picker.field.text(), &picker.named, &cx);
}

fn both() -> PickerSubject {
    PickerSubject {
        annotations: [100, 101].map(|id| AnnotationId(uuid(id))).to_vec(),
        replaces: None,
    }
}

fn rows(picker: &Picker) -> Vec<PickerRow> {
    let all = 0..picker.rows.len();
    all.filter_map(|row| picker.rows.get(row).cloned())
        .collect()
}

#[test]
fn both_labels_are_found_folded() {
    let index = TagIndex::new(&collection(), false);
    let found = |typed: &str| {
        let tags = index.find(typed).tags.into_iter();
        tags.map(|tag| tag.0.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(found("اسناد"), [1]);
    assert_eq!(found("CHECK"), [2]);
    assert_eq!(found("للتحقق"), [2]);
    assert_eq!(found("i"), [1, 2, 3], "inside all of them");
    assert_eq!(found("s"), [3], "at the start");
    assert!(index.find("سكوت").is_exact && !index.find("سكو").is_exact);
    assert_eq!(found(""), [1, 2, 3], "the most used first");
    assert_eq!(found("zz"), [0; 0]);
}

#[test]
fn without_letters_the_tags_used_last_come_first_and_new_names_last() {
    let snapshot = collection();
    let empty = picker("", both(), &snapshot);
    let ids = [3, 1, 2].map(|id| PickerRow::Tag(TagId(uuid(id))));
    assert_eq!(rows(&empty), ids);
    let new = picker("fig", both(), &snapshot);
    let expected = [
        PickerRow::Tag(TagId(uuid(2))),
        PickerRow::New("fig".to_owned()),
    ];
    assert_eq!(rows(&new), expected);
}

#[test]
fn boxes_have_three_states_and_what_changes_goes_out_once() {
    let snapshot = collection();
    let mut picker = picker("", both(), &snapshot);
    let tick = |picker: &Picker, id| picker.shown_tick(TagId(uuid(id)));
    assert_eq!(tick(&picker, 1), Tick::On);
    assert_eq!(tick(&picker, 2), Tick::Some);
    assert_eq!(tick(&picker, 3), Tick::Off);
    // Rows: 3, 1, 2.
    for row in [0, 1, 2] {
        picker.toggle(row);
    }
    assert_eq!(
        [1, 2, 3].map(|id| tick(&picker, id)),
        [Tick::Off, Tick::On, Tick::On]
    );
    // The lit row was ticked already: Enter alone commits.
    assert!(picker.is_spent && picker.has_changes());
    let answer = picker.finished(None);
    let expected = PickerAnswer::Apply {
        add: vec![existing(3), existing(2)],
        remove: vec![TagId(uuid(1))],
    };
    assert_eq!(answer, expected);
}

#[test]
fn ticking_twice_changes_nothing() {
    let snapshot = collection();
    let mut picker = picker("", both(), &snapshot);
    picker.toggle(1);
    picker.toggle(1);
    assert!(!picker.has_changes());
    assert_eq!(picker.finished(None), PickerAnswer::Cancelled);
    // What some carry: on, off, on.
    picker.toggle(2);
    assert_eq!(picker.shown_tick(TagId(uuid(2))), Tick::On);
    picker.toggle(2);
    assert_eq!(picker.shown_tick(TagId(uuid(2))), Tick::Off);
    let answer = picker.finished(Some(existing(3)));
    let expected = PickerAnswer::Apply {
        add: vec![existing(3)],
        remove: vec![TagId(uuid(2))],
    };
    assert_eq!(answer, expected);
}

#[test]
fn new_tags_are_ticked_too() {
    let snapshot = collection();
    let mut picker = picker("who", both(), &snapshot);
    picker.toggle(0);
    picker.field.set_text("");
    refresh(&mut picker, &snapshot);
    assert_eq!(rows(&picker)[0], PickerRow::Named("who".to_owned()));
    let answer = picker.finished(Some(named("what")));
    let expected = PickerAnswer::Apply {
        add: vec![named("who"), named("what")],
        remove: Vec::new(),
    };
    assert_eq!(answer, expected);
}

#[test]
fn one_tag_takes_the_place_of_another() {
    let snapshot = collection();
    let subject = PickerSubject {
        replaces: Some(TagId(uuid(1))),
        ..both()
    };
    let mut picker = picker("", subject, &snapshot);
    picker.toggle(0);
    assert!(!picker.has_changes(), "one only");
    let swapped = PickerAnswer::Apply {
        add: vec![existing(3)],
        remove: vec![TagId(uuid(1))],
    };
    assert_eq!(picker.finished(Some(existing(3))), swapped);
    assert_eq!(picker.finished(None), PickerAnswer::Cancelled);
}

#[test]
fn fifty_thousand_tags_are_all_found() {
    let rows = (1..=50_000).map(|number| tag(number, &format!("tag {number}"), "وسم"));
    let index = TagIndex::new(&Snapshot::from_rows(1, rows), true);
    assert_eq!(index.find("وسم").tags.len(), 50_000);
    assert_eq!(index.find("tag 49999").tags.len(), 1);
}
