//! Documents at the ends of what people bring: one word, and one paragraph with thousands of annotations.

use std::sync::Arc;

use egui::Key;
use egui::accesskit::Role;
use hashiya::anchor::describe;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::Command;
use hashiya::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Bilingual, Passage, PassageId, Row, Snapshot,
    Tag, TagColor, TagId, Tagging, TaggingId,
};
use hashiya::text::{ByteOffset, Span};

use crate::hands::{CTRL, NONE, Window};
use crate::place::{Place, annotations, expected};
use crate::tags::change;

const N_CROWD: usize = 5_000;

/// Annotations of one tag on the first paragraph: from each of its words on, longer and longer.
fn crowd(snapshot: &Snapshot) -> Vec<Row> {
    let environment = SeededEnvironment::new(9);
    let created = environment.now();
    let document = snapshot.documents_in_order().next().expect("a document");
    let capture = snapshot.capture(document.capture).expect("its text");
    let starts: Vec<usize> = capture
        .text
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .collect();
    let annotator = Annotator {
        id: AnnotatorId(environment.new_uuid()),
        name: "Basma".to_owned(),
        created,
    };
    let tag = Tag {
        id: TagId(environment.new_uuid()),
        parent: None,
        rank: 0,
        label: Bilingual {
            english: "everywhere".to_owned(),
            arabic: String::new(),
        },
        definition: Bilingual::default(),
        includes: Bilingual::default(),
        excludes: Bilingual::default(),
        terms: Vec::new(),
        color: TagColor::Palette(3),
        is_category: false,
        created,
    };
    let mut rows: Vec<Row> = vec![annotator.clone().into(), tag.clone().into()];
    for number in 0..N_CROWD {
        let first = number % (starts.len() - 1);
        let n_words = 1 + number / starts.len() % (starts.len() - first - 1).max(1);
        let end = starts[(first + n_words).min(starts.len() - 1)] - 1;
        let at = |index| ByteOffset::from_index(index);
        let spans = vec![Span::new(at(starts[first]), at(end)).expect("a span")];
        let described = describe(&capture.text, &spans).expect("in the text");
        let passage = Passage {
            id: PassageId(environment.new_uuid()),
            capture: capture.id,
            spans,
            quote: described.quote,
            prefix: described.prefix,
            suffix: described.suffix,
        };
        let annotation = Annotation {
            id: AnnotationId(environment.new_uuid()),
            passage: passage.id,
            annotator: annotator.id,
            created,
            modified: created,
        };
        let tagging = Tagging {
            id: TaggingId(environment.new_uuid()),
            annotation: annotation.id,
            tag: tag.id,
            annotator: annotator.id,
            created,
            is_example: false,
        };
        rows.extend([passage.into(), annotation.into(), tagging.into()]);
    }
    rows
}

/// The number of a count in the margin, such as `+4988`.
fn counted(window: &Window) -> usize {
    let said = window.said();
    let counts = said.lines().filter_map(|line| {
        let digits = line.strip_prefix("Button \"+")?.trim_end_matches('"');
        digits.parse::<usize>().ok()
    });
    counts.sum()
}

/// Names that have room stand in the margin, the others are counted there; nothing is left out, and tagging goes on.
#[test]
fn five_thousand_annotations_on_one_paragraph() {
    let words: String = (0..90).map(|number| format!("word{number} ")).collect();
    let place = Place::with(&[("crowded.txt", &[words.trim_end(), "A second paragraph."])]);
    let mut window = place.window(1, &[&place.sources()]);
    window.wait_for("it is saved", |window| window.shows("Saved at"));
    drop(window);
    change(&place.collection(), |engine| {
        let rows = crowd(&engine.snapshot());
        let merge = Command::Merge {
            rows,
            originals: Vec::new(),
            tombstones: Vec::new(),
        };
        engine.execute(merge).expect("they come in");
    });
    let mut window = place.window(2, &[&place.collection()]);
    window.wait_for("the tag", |window| {
        window.has(Role::TreeItem, "everywhere") && window.has(Role::Document, "crowded")
    });
    assert_eq!(window.description(Role::TreeItem, "everywhere"), "5000");
    let in_margin = counted(&window);
    assert!(in_margin > N_CROWD - 100, "{in_margin} are counted");
    window.select("A second paragraph.", "second");
    window.strike(NONE, Key::Num1, Key::Num1, "1");
    window.wait_for("one more", |_| {
        place.stored().n_annotations() == N_CROWD + 1
    });
    // All of them go at one step, and come back at one.
    window.key(CTRL, Key::Z);
    window.wait_for("one fewer", |_| place.stored().n_annotations() == N_CROWD);
}

#[test]
fn a_document_of_one_word() {
    let place = Place::with(&[("word.txt", &["كلمة"]), ("empty rest.txt", &["x"])]);
    let mut window = place.window(1, &[&place.sources()]);
    window.wait_for("the documents", |window| {
        window.has(Role::Button, "word") && window.shows("Saved at")
    });
    window.click(Role::Button, "word");
    let at = window.place_of("كلمة", "كلمة").center();
    window.double_click_at(at);
    assert_eq!(window.selected(), "كلمة");
    window.strike(NONE, Key::T, Key::T, "ف");
    window.type_text("whole");
    window.key(NONE, Key::Enter);
    let is_tagged =
        |place: &Place| annotations(&place.stored()) == expected(&[("كلمة", &["whole"])]);
    window.wait_for("the tag", |_| is_tagged(&place));
    // Wider there is nothing, beyond it neither: every key has an answer.
    for key in [Key::E, Key::N, Key::PageDown, Key::End, Key::Home] {
        window.key(NONE, key);
    }
    window.key(CTRL, Key::F);
    window.type_text("كلمه");
    window.wait_for("it is found", |window| {
        window.shows("1 / 1") || window.shows("1 of 1")
    });
    assert!(is_tagged(&place));
    let snapshot: Arc<Snapshot> = place.stored();
    assert_eq!(snapshot.n_annotations(), 1);
}
