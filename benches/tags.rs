//! `cargo bench --bench tags`: the tree with 50,000 tags and 100,000 taggings, without a screen: scrolling, filtering, and what
//! an edit costs.

mod support;

use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2};
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::gui::commands::Availability;
use hashiya::gui::panels::{PanelContext, Subject, TagsState, tags_ui};
use hashiya::gui::popups::{Picker, PickerContext, PickerSubject, TagIndex};
use hashiya::i18n::{Language, Wording};
use hashiya::model::{
    AnnotationId, AnnotatorId, Bilingual, Row as ModelRow, Snapshot, Tag, TagColor, TagId, Tagging,
    TaggingId,
};
use support::headless::{Frame, Frames, wheel};
use support::table::{Row, print, timed};
use support::texts::Dice;
use support::{Result, n_runs};

const N_TAGS: usize = 50_000;
const N_TAGGINGS: usize = 100_000;

fn main() -> Result<()> {
    let snapshots = [snapshot(0), snapshot(1)];
    let mut rows = Vec::new();
    let mut panel = Panel::new();
    let first = panel.draw(&snapshots[0], Vec::new());
    if first.n_vertices < 1_000 {
        return Err(format!("only {} corners were drawn", first.n_vertices).into());
    }
    let mut opened = Vec::new();
    for _ in 0..n_runs(9) {
        let mut panel = Panel::new();
        panel.frames.draw(Vec::new(), |ui| {
            ui.label("كلمة word");
        });
        opened.push(panel.draw(&snapshots[0], Vec::new()).time);
    }
    rows.push(Row::times("first frame of 50,000 tags", "≤ 50 ms", &opened));
    let mut scrolled = Vec::new();
    for number in 0..1_210 {
        let frame = panel.draw(&snapshots[0], wheel(120.0));
        if number >= 10 {
            scrolled.push(frame.time);
        }
    }
    rows.push(Row::times("scroll them", "p95 ≤ 4 ms", &scrolled));
    rows.push(Row::times(
        "a key in the filter",
        "≤ 16 ms",
        &filtered(&snapshots[0])?,
    ));
    let mut edited = Vec::new();
    for number in 0..n_runs(15) {
        edited.push(panel.draw(&snapshots[number % 2], Vec::new()).time);
    }
    rows.push(Row::times(
        "frame after a tag was changed",
        "≤ 50 ms",
        &edited,
    ));
    let (opened, keys, plain) = picked(&snapshots[0])?;
    rows.push(Row::times("picker, first frame", "≤ 50 ms", &opened));
    rows.push(Row::times("picker, a key", "≤ 16 ms", &keys));
    rows.push(Row::times(
        "the same words looked for in the bare labels",
        "the least it can cost",
        &plain,
    ));
    print("Tags, without a screen", &rows)
}

/// Types words into the picker: its first frames, those of each key, and a plain search for the same words.
fn picked(snapshot: &Arc<Snapshot>) -> Result<(Vec<Duration>, Vec<Duration>, Vec<Duration>)> {
    let index = Arc::new(TagIndex::new(snapshot, false));
    let numbers = hashiya::gui::TagNumbers::default();
    let (mut opened, mut keys, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..n_runs(9) {
        let mut frames = Frames::new();
        frames.draw(Vec::new(), |ui| {
            ui.label("كلمة word");
        });
        let mut picker = Picker::open(PickerSubject::default());
        let mut draw = |events| {
            frames.draw(events, |ui| {
                let bounds = ui.max_rect();
                let context = PickerContext {
                    snapshot,
                    index: Some(&index),
                    recent: &[],
                    numbers: &numbers,
                    wording: Wording::from(Language::English),
                };
                let place = Rect::from_min_size(bounds.center(), egui::vec2(1.0, 20.0));
                picker.show(ui, place, bounds, &context);
            })
        };
        let first = draw(Vec::new());
        opened.push(first.time);
        let before = draw(Vec::new()).n_vertices;
        let mut typed = String::new();
        for letter in "وسم 4999".chars() {
            typed.push(letter);
            keys.push(draw(vec![Event::Text(letter.to_string())]).time);
            let (time, found) = timed(|| {
                let tags = snapshot.tags();
                tags.filter(|tag| tag.label.arabic.contains(&typed)).count()
            });
            std::hint::black_box(found);
            plain.push(time);
        }
        let after = draw(Vec::new()).n_vertices;
        if after >= before {
            return Err(
                format!("the picker found everything: {before}, then {after} corners").into(),
            );
        }
    }
    Ok((opened, keys, plain))
}

/// The panel over a third of a window.
struct Panel {
    frames: Frames,
    state: TagsState,
}

impl Panel {
    fn new() -> Self {
        Self {
            frames: Frames::new(),
            state: TagsState::default(),
        }
    }

    fn draw(&mut self, snapshot: &Arc<Snapshot>, events: Vec<Event>) -> Frame {
        let at_hand = Availability {
            collection: true,
            writable: true,
            ..Availability::default()
        };
        let state = &mut self.state;
        self.frames.draw(events, |ui| {
            let mut requests = Vec::new();
            let mut cx = PanelContext {
                snapshot,
                wording: Wording::from(Language::English),
                at_hand: &at_hand,
                me: AnnotatorId(uuid::Uuid::nil()),
                document: None,
                numbers: &hashiya::gui::TagNumbers::default(),
                recent_tags: &[],
                subject: Subject::Document,
                requests: &mut requests,
            };
            tags_ui(ui, state, &mut cx);
        })
    }
}

/// Types words into the filter, and takes each letter away again.
fn filtered(snapshot: &Arc<Snapshot>) -> Result<Vec<Duration>> {
    let mut panel = Panel::new();
    panel.draw(snapshot, Vec::new());
    let screen = Rect::from_min_size(Pos2::ZERO, egui::vec2(1280.0, 820.0));
    // The third button from the end of the panel's head.
    let at = pos2(screen.right() - 12.0 - 2.5 * 28.0 - 4.0, 17.0);
    for pressed in [true, false] {
        let button = Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        panel.draw(snapshot, vec![Event::PointerMoved(at), button]);
    }
    panel.draw(snapshot, Vec::new());
    panel.draw(snapshot, Vec::new());
    let before = panel.draw(snapshot, Vec::new()).n_vertices;
    let mut times = Vec::new();
    let mut least = before;
    for _ in 0..n_runs(5) {
        for letter in "وسم 4999".chars() {
            let typed = vec![Event::Text(letter.to_string())];
            let frame = panel.draw(snapshot, typed);
            least = least.min(panel.draw(snapshot, Vec::new()).n_vertices);
            times.push(frame.time);
        }
        for _ in 0.."وسم 4999".chars().count() {
            let event = |pressed| Event::Key {
                key: Key::Backspace,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            };
            let frame = panel.draw(snapshot, vec![event(true), event(false)]);
            times.push(frame.time);
        }
    }
    // Few tags have that number: with most rows gone, there are fewer corners.
    match least < before {
        true => Ok(times),
        false => Err("the filter found everything".into()),
    }
}

/// A tree of five levels; `edit` changes one label.
fn snapshot(edit: usize) -> Arc<Snapshot> {
    let environment = SeededEnvironment::new(3);
    let created = environment.now();
    let mut dice = Dice::new(7);
    let mut ids: Vec<TagId> = Vec::with_capacity(N_TAGS);
    let mut rows: Vec<ModelRow> = Vec::with_capacity(N_TAGS + N_TAGGINGS);
    for number in 0..N_TAGS {
        let id = TagId(environment.new_uuid());
        let parent = match number {
            0..50 => None,
            number => Some(ids[dice.below(number / 8 + 1)]),
        };
        ids.push(id);
        let mark = if number == 0 { edit } else { 0 };
        rows.push(ModelRow::from(Tag {
            id,
            parent,
            rank: number as i64,
            label: Bilingual {
                english: format!("tag {number} {mark}"),
                arabic: format!("وَسم {number}"),
            },
            definition: Bilingual::default(),
            includes: Bilingual::default(),
            excludes: Bilingual::default(),
            terms: Vec::new(),
            color: TagColor::Palette((number % 12) as u8),
            is_category: false,
            created,
        }));
    }
    for _ in 0..N_TAGGINGS {
        rows.push(ModelRow::from(Tagging {
            id: TaggingId(environment.new_uuid()),
            annotation: AnnotationId(environment.new_uuid()),
            tag: ids[dice.below(N_TAGS)],
            annotator: AnnotatorId(uuid::Uuid::nil()),
            is_example: false,
            created,
        }));
    }
    Arc::new(Snapshot::from_rows(edit as u64, rows))
}
