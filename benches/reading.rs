//! `cargo bench --bench reading`: opening, scrolling and jumping, without a screen: layout, drawing and tessellation, all
//! of a frame's work but the graphics driver's. `start` measures the same opening with it.

mod support;

use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Key, Modifiers};
use hashiya::engine::Access;
use hashiya::gui::reader::{
    MarkIndex, MarkView, PreparedText, Reader, ReaderMark, ReaderState, marks_of,
};
use hashiya::i18n::Language;
use hashiya::model::{AnnotationId, Document, Snapshot, TagColor};
use hashiya::text::{ByteOffset, Span};
use support::collections::{Shape, copied, folder, made, open};
use support::headless::{App, Frame, Frames, press, wheel};
use support::table::{Row, print, timed};
use support::texts::{Dice, prose};
use support::{Result, n_runs};

/// Frames of one scroll.
const N_FRAMES: usize = 1_200;

fn main() -> Result<()> {
    let engine = open(&made(&Shape::long())?, Access::Read)?;
    let snapshot = engine.snapshot();
    let mut rows = Vec::new();
    for (number, what, budget) in [
        (1, "open 100 kB / 1,000 annotations", "≤ 50 ms"),
        (2, "open 10 MB / 10,000 annotations", "≤ 300 ms"),
    ] {
        let document = nth(&snapshot, number)?;
        let mut times = Vec::new();
        for _ in 0..n_runs(15) {
            times.push(opening(&snapshot, document)?);
        }
        rows.push(Row::times(format!("{what}, first frame"), budget, &times));
    }
    let document = nth(&snapshot, 2)?;
    let (prepared, marks) = ready(&snapshot, document)?;
    rows.push(Row::times(
        "scroll 10 MB, reading view",
        "p95 ≤ 4 ms",
        &scroll(&prepared, &marks)?,
    ));
    rows.push(Row::times(
        "random jump in 10 MB, reading view",
        "p95 ≤ 8 ms",
        &jumps(&prepared, &marks)?,
    ));
    rows.push(Row::times(
        "scroll 10 MB, whole window",
        "p95 ≤ 4 ms",
        &scroll_window(&Shape::long(), 2, false)?,
    ));
    rows.push(Row::times(
        "scroll two panes of 1 MB together, whole window",
        "p95 ≤ 8 ms",
        &scroll_window(&Shape::megabyte(), 0, true)?,
    ));
    for (n_marks, what, budget) in [
        (
            0,
            "one paragraph of 8 kB, no annotations",
            "the same without",
        ),
        (5_000, "the same with 5,000 annotations", "p95 ≤ 8 ms"),
    ] {
        rows.push(Row::times(what, budget, &crowded(n_marks)?));
    }
    print("Reading, without a screen", &rows)
}

fn nth(snapshot: &Snapshot, number: usize) -> Result<&Document> {
    let document = snapshot.documents_in_order().nth(number);
    Ok(document.map(AsRef::as_ref).ok_or("a document is missing")?)
}

/// From the snapshot to triangles, as the window does it for a document that was never shown.
fn opening(snapshot: &Snapshot, document: &Document) -> Result<Duration> {
    let mut frames = Frames::new();
    // Fonts are read by the first frame of all, which is not this one.
    frames.draw(Vec::new(), |ui| {
        ui.label("كلمة word");
    });
    let (time, frame) = timed(|| -> Result<Frame> {
        let (prepared, marks) = ready(snapshot, document)?;
        let mut state = ReaderState::default();
        Ok(draw(&mut frames, &mut state, &prepared, &marks, Vec::new()))
    });
    seen(&frame?)?;
    Ok(time)
}

fn ready(snapshot: &Snapshot, document: &Document) -> Result<(PreparedText, MarkIndex)> {
    let capture = snapshot
        .capture(document.capture)
        .ok_or("a document without its text")?;
    let view = MarkView::default();
    let marks = marks_of(document.capture, snapshot, Language::English, &view);
    let prepared = PreparedText::new(
        Arc::clone(&capture.text),
        Arc::clone(&capture.structure),
        document.direction,
    );
    Ok((prepared, MarkIndex::new(marks)))
}

fn draw(
    frames: &mut Frames,
    state: &mut ReaderState,
    prepared: &PreparedText,
    marks: &MarkIndex,
    events: Vec<Event>,
) -> Frame {
    frames.draw(events, |ui| {
        Reader::new(state, prepared, marks, "text").show(ui);
    })
}

/// A page of text is thousands of corners; anything less and nothing was measured.
fn seen(frame: &Frame) -> Result<()> {
    match frame.n_vertices {
        0..2_000 => Err(format!("only {} corners were drawn", frame.n_vertices).into()),
        _ => Ok(()),
    }
}

/// A fast wheel, 120 points a frame, down through text that was never laid out.
fn scroll(prepared: &PreparedText, marks: &MarkIndex) -> Result<Vec<Duration>> {
    let (mut frames, mut state) = (Frames::new(), ReaderState::default());
    let mut times = Vec::new();
    for number in 0..N_FRAMES + 10 {
        let frame = draw(&mut frames, &mut state, prepared, marks, wheel(120.0));
        if number >= 10 {
            seen(&frame)?;
            times.push(frame.time);
        }
    }
    let byte = state.first_visible_byte(prepared);
    if byte < 50_000 {
        return Err(format!("the wheel came only to byte {byte}").into());
    }
    Ok(times)
}

/// Frames of a paragraph that holds so many annotations, long and short, over one another.
fn crowded(n_marks: usize) -> Result<Vec<Duration>> {
    let mut dice = Dice::new(7);
    let text = prose(&mut dice, 8_000).replace('\n', " ");
    let letters: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let tag = Arc::<str>::from("subject");
    let mut marks = Vec::new();
    for number in 0..n_marks {
        let first = dice.below(letters.len() - 400);
        let last = first + 1 + dice.below(399);
        let span = Span::new(
            ByteOffset::from_index(letters[first]),
            ByteOffset::from_index(letters[last]),
        )?;
        marks.push(ReaderMark {
            id: AnnotationId(uuid::Uuid::from_u128(number as u128)),
            spans: vec![span],
            colors: vec![TagColor::Palette((number % 12) as u8)],
            names: vec![Arc::clone(&tag)],
            has_memo: false,
            has_link: false,
            is_dimmed: false,
            is_proposed: false,
        });
    }
    let prepared = PreparedText::new(Arc::from(text), Arc::from([]), None);
    let marks = MarkIndex::new(marks);
    let (mut frames, mut state) = (Frames::new(), ReaderState::default());
    let mut times = Vec::new();
    for number in 0..210 {
        let frame = draw(&mut frames, &mut state, &prepared, &marks, Vec::new());
        if number >= 10 {
            seen(&frame)?;
            times.push(frame.time);
        }
    }
    Ok(times)
}

fn jumps(prepared: &PreparedText, marks: &MarkIndex) -> Result<Vec<Duration>> {
    let (mut frames, mut state) = (Frames::new(), ReaderState::default());
    let mut dice = Dice::new(5);
    let mut times = Vec::new();
    for number in 0..n_runs(15) * 20 + 3 {
        let mut byte = dice.below(prepared.text().len() - 10_000);
        while !prepared.text().is_char_boundary(byte) {
            byte += 1;
        }
        state.put_at_top(byte);
        let frame = draw(&mut frames, &mut state, prepared, marks, Vec::new());
        seen(&frame)?;
        if number >= 3 {
            times.push(frame.time);
        }
    }
    Ok(times)
}

/// Scrolls a document in the window; `together`: in two panes that scroll together.
fn scroll_window(shape: &Shape, number: usize, together: bool) -> Result<Vec<Duration>> {
    let folder = folder()?;
    let path = copied(shape, folder.path())?;
    let engine = open(&path, Access::Read)?;
    let snapshot = engine.snapshot();
    let collection = snapshot.collection().ok_or("no collection")?.id;
    let document = nth(&snapshot, number)?.id;
    engine.close()?;
    let mut app = App::open_at(&path, collection, document)?;
    if together {
        let one = app.draw(Vec::new()).n_vertices;
        app.draw(press(Modifiers::COMMAND, Key::Backslash));
        app.draw(press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Backslash));
        let two = (0..5).map(|_| app.draw(Vec::new()).n_vertices).max();
        if two.unwrap_or_default() < one + one / 8 {
            return Err(format!("a second pane was not drawn: {one}, then {two:?} corners").into());
        }
    }
    let mut times = Vec::new();
    let mut corners = std::collections::BTreeSet::new();
    for number in 0..N_FRAMES + 10 {
        let frame = app.draw(wheel(120.0));
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
