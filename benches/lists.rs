//! `cargo bench --bench lists`: the lists of passages and of hits, without a screen: made, opened, scrolled and filtered.

mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers};
use hashiya::analysis::passages::{PassageGrouping, PassageQuery, PassageScope, passages};
use hashiya::engine::Access;
use hashiya::engine::preferences::BottomTab;
use hashiya::gui::commands::Availability;
use hashiya::gui::panels::{
    BottomState, Found, MemoDrafts, PanelContext, SearchView, Stage, Subject, bottom_ui,
};
use hashiya::i18n::Language;
use hashiya::model::{AnnotatorId, Row as ModelRow, Snapshot, TagId, Tagging};
use hashiya::search::{DocumentHits, FoundBy, Hit};
use hashiya::text::{ByteOffset, FoldSet, Span};
use support::collections::{Shape, copied, folder, made, open};
use support::headless::{App, Frame, Frames, press, wheel};
use support::table::{Row, print, timed};
use support::{Result, n_runs};

/// Passages of the tag that is listed.
const N_PASSAGES: usize = 5_273;
/// Hits of a search that found very much.
const N_HITS: usize = 200_000;
/// Frames of one scroll.
const N_FRAMES: usize = 1_200;

fn main() -> Result<()> {
    let engine = open(&made(&Shape::ten_thousand())?, Access::Read)?;
    let (snapshot, tag) = frequent(&engine.snapshot())?;
    let snapshot = Arc::new(snapshot);
    let of_tag = PassageQuery {
        scope: PassageScope::Tag(tag),
        ..PassageQuery::default()
    };
    let filtered = PassageQuery {
        filter: "ة".to_owned(),
        ..of_tag.clone()
    };
    let grouped = PassageQuery {
        grouping: PassageGrouping::Document,
        ..of_tag.clone()
    };
    let all = PassageQuery {
        grouping: PassageGrouping::Tag,
        ..PassageQuery::default()
    };
    let mut rows = vec![
        Row::times(
            "5,273 of 100,000, made",
            "≤ 50 ms",
            &made_list(&snapshot, &of_tag)?,
        ),
        Row::times("the same by document", "", &made_list(&snapshot, &grouped)?),
        Row::times(
            "the same, filtered",
            "≤ 16 ms",
            &made_list(&snapshot, &filtered)?,
        ),
        Row::times(
            "all 100,000 by tag, beside the window",
            "",
            &made_list(&snapshot, &all)?,
        ),
    ];
    let mut times = Vec::new();
    for _ in 0..n_runs(15) {
        times.push(List::new(&snapshot, tag).opening()?);
    }
    rows.push(Row::times(
        "5,273 of 100,000, opened, first frame",
        "≤ 50 ms",
        &times,
    ));
    let scrolled = List::new(&snapshot, tag).scroll()?;
    rows.push(Row::times("scroll them", "p95 ≤ 4 ms", &scrolled));
    let found = Arc::new(many_hits(&snapshot)?);
    let scrolled = List::of_hits(&snapshot, tag, &found).scroll()?;
    rows.push(Row::times("scroll 200,000 hits", "p95 ≤ 4 ms", &scrolled));
    rows.extend(typed()?);
    print("Lists of passages and hits, without a screen", &rows)
}

/// From the event of a key to the frame with the first hits, in the whole program, texts made ready before.
fn typed() -> Result<Vec<Row>> {
    let folder = folder()?;
    let mut app = App::open(&copied(&Shape::ten_thousand(), folder.path())?)?;
    app.draw(press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F));
    // Meanwhile the copies of the texts are made.
    app.pass(Duration::from_secs(5));
    let empty = app.draw(Vec::new()).n_vertices;
    let mut rows = Vec::new();
    for (what, word) in [
        ("a frequent English word typed, to its hits", "company"),
        ("a folded Arabic word typed, to its hits", "الشركه"),
        (
            "three words as a phrase typed, to their hits",
            "\"of the company\"",
        ),
    ] {
        let mut times = Vec::new();
        for _ in 0..n_runs(15) {
            app.draw(press(Modifiers::COMMAND, Key::A));
            app.draw(press(Modifiers::NONE, Key::Delete));
            app.pass(Duration::from_millis(500));
            let begun = Instant::now();
            let mut frame = app.draw(vec![Event::Text(word.to_owned())]);
            // A page of rows is thousands of corners.
            while frame.n_vertices < empty + 3_000 {
                if begun.elapsed() > Duration::from_secs(20) {
                    return Err(format!(
                        "no hits of {word}: {} corners after {empty}",
                        frame.n_vertices
                    )
                    .into());
                }
                std::thread::sleep(Duration::from_micros(200));
                frame = app.draw(Vec::new());
            }
            times.push(begun.elapsed());
        }
        rows.push(Row::times(what, "≤ 50 ms", &times));
    }
    Ok(rows)
}

/// The same collection with one tag on so many annotations.
fn frequent(snapshot: &Snapshot) -> Result<(Snapshot, TagId)> {
    let tag = snapshot.tags().next().ok_or("no tag")?.id;
    let mut left = N_PASSAGES - snapshot.n_taggings_with(tag);
    let rows = snapshot.rows().map(|row| match row {
        ModelRow::Tagging(tagging) if left > 0 && tagging.tag != tag => {
            left -= 1;
            ModelRow::Tagging(Arc::new(Tagging {
                tag,
                ..(*tagging).clone()
            }))
        }
        row => row,
    });
    let changed = Snapshot::from_rows(snapshot.revision(), rows.collect::<Vec<_>>());
    match changed.n_taggings_with(tag) {
        N_PASSAGES => Ok((changed, tag)),
        n => Err(format!("{n} passages instead of {N_PASSAGES}").into()),
    }
}

fn made_list(snapshot: &Snapshot, query: &PassageQuery) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for _ in 0..n_runs(15) {
        let (time, list) = timed(|| passages(snapshot, query));
        if list.n_passages == 0 {
            return Err("an empty list".into());
        }
        times.push(time);
    }
    Ok(times)
}

/// The list in a window that nobody sees.
struct List<'a> {
    frames: Frames,
    state: BottomState,
    drafts: MemoDrafts,
    snapshot: &'a Arc<Snapshot>,
    tag: TagId,
    found: Arc<Found>,
    tab: BottomTab,
}

impl<'a> List<'a> {
    fn new(snapshot: &'a Arc<Snapshot>, tag: TagId) -> Self {
        let mut frames = Frames::new();
        // Fonts are read by the first frame of all, which is not this one.
        frames.draw(Vec::new(), |ui| {
            ui.label("كلمة word");
        });
        Self {
            frames,
            state: BottomState::default(),
            drafts: MemoDrafts::default(),
            snapshot,
            tag,
            found: Arc::default(),
            tab: BottomTab::Passages,
        }
    }

    /// A list of hits in the place of one of passages.
    fn of_hits(snapshot: &'a Arc<Snapshot>, tag: TagId, found: &Arc<Found>) -> Self {
        Self {
            found: Arc::clone(found),
            tab: BottomTab::Results,
            ..Self::new(snapshot, tag)
        }
    }

    fn draw(&mut self, events: Vec<Event>) -> Frame {
        let (state, drafts, snapshot) = (&mut self.state, &mut self.drafts, self.snapshot);
        let (found, tab) = (&self.found, self.tab);
        let search = SearchView {
            found,
            version: 1,
            question: 1,
            stage: Stage::Ended(Duration::from_millis(11)),
            error: None,
            otherwise: None,
            stopped: None,
            fills: true,
        };
        self.frames.draw(events, |ui| {
            let mut requests = Vec::new();
            let mut cx = PanelContext {
                snapshot,
                wording: Language::English.into(),
                at_hand: &Availability::default(),
                me: AnnotatorId(uuid::Uuid::nil()),
                document: None,
                numbers: &hashiya::gui::TagNumbers::default(),
                recent_tags: &[],
                subject: Subject::Document,
                requests: &mut requests,
            };
            bottom_ui(ui, tab, state, drafts, &search, &mut cx);
        })
    }

    /// From the wish to see the list to triangles.
    fn opening(&mut self) -> Result<Duration> {
        let scope = PassageScope::Tag(self.tag);
        let (time, frame) = timed(|| {
            self.state.passages.show(scope);
            self.draw(Vec::new())
        });
        seen(&frame)?;
        Ok(time)
    }

    /// A fast wheel, 120 points a frame, down through rows that were never laid out.
    fn scroll(&mut self) -> Result<Vec<Duration>> {
        self.opening()?;
        let mut times = Vec::new();
        let mut corners = std::collections::BTreeSet::new();
        for number in 0..N_FRAMES + 10 {
            let frame = self.draw(wheel(120.0));
            if number >= 10 {
                seen(&frame)?;
                corners.insert(frame.n_vertices);
                times.push(frame.time);
            }
        }
        // A page that stands still has the same number of corners again and again.
        match corners.len() {
            0..100 => Err(format!("only {} different pages were drawn", corners.len()).into()),
            _ => Ok(times),
        }
    }
}

/// A hit on every word of the first documents, until there are enough.
fn many_hits(snapshot: &Snapshot) -> Result<Found> {
    let mut found = Found::default();
    for document in snapshot.documents_in_order() {
        let Some(capture) = snapshot.capture(document.capture) else {
            continue;
        };
        let text = &*capture.text;
        let words = text.split_whitespace().map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let [start, end] = [start, start + word.len()].map(ByteOffset::from_index);
            Ok(Hit {
                span: Span::new(start, end)?,
                particle: None,
                ending: None,
                needs: FoldSet::EMPTY,
                by: FoundBy::Words,
            })
        });
        let rest = N_HITS - found.total();
        let hits: Result<Vec<Hit>> = words.take(rest).collect();
        found.push(DocumentHits {
            document: document.id,
            capture: document.capture,
            hits: hits?.into(),
        });
        if found.total() == N_HITS {
            return Ok(found);
        }
    }
    Err(format!("only {} words", found.total()).into())
}

/// A page of rows is thousands of corners; anything less and nothing was measured.
fn seen(frame: &Frame) -> Result<()> {
    match frame.n_vertices {
        0..2_000 => Err(format!("only {} corners were drawn", frame.n_vertices).into()),
        _ => Ok(()),
    }
}
