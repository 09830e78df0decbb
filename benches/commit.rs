//! `cargo bench --bench commit`: from the command that a click or key sends to the annotation that is on the disk, beside
//! one raw write and fsync in the same folder: no program that keeps its word can be faster than that.

mod support;

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use hashiya::command::{Command, TagChoice};
use hashiya::engine::Access;
use hashiya::model::TagId;
use support::collections::{Shape, copied, folder, open, span};
use support::table::{Row, print, timed};
use support::texts::{Dice, words};
use support::{Result, n_runs};

fn main() -> Result<()> {
    let n = n_runs(15) * 20;
    let mut rows = Vec::new();
    for (shape, what) in [
        (Shape::thousand(), "1,000 documents / 10,000 annotations"),
        (
            Shape::ten_thousand(),
            "10,000 documents / 100,000 annotations",
        ),
    ] {
        let folder = folder()?;
        let path = copied(&shape, folder.path())?;
        let (tagged, raw) = tag(&path, folder.path(), n)?;
        rows.push(Row::times(
            format!("tag to commit, {what}"),
            "≤ 20 ms",
            &tagged,
        ));
        rows.push(Row::times(
            "append 4 kB and fsync, in turn with it",
            "",
            &raw,
        ));
    }
    rows.extend(tag_hits()?);
    print("Click or key to committed tag", &rows)
}

/// 10,000 hits of a word in 10,000 documents tagged as one step, and taken back.
fn tag_hits() -> Result<Vec<Row>> {
    let folder = folder()?;
    let path = copied(&Shape::ten_thousand(), folder.path())?;
    let engine = open(&path, Access::Write)?;
    let snapshot = engine.snapshot();
    let tag = snapshot.tags().next().ok_or("no tag")?.id;
    let mut passages = Vec::new();
    for document in snapshot.documents_in_order() {
        let capture = snapshot.capture(document.capture).ok_or("no text")?;
        let word = words(&capture.text).into_iter().nth(20);
        let (from, to) = word.ok_or("a short text")?;
        passages.push((capture.id, span(from, to)?));
    }
    let (mut tagged, mut undone) = (Vec::new(), Vec::new());
    for _ in 0..n_runs(5) {
        let command = Command::AnnotateAll {
            passages: passages.clone(),
            tags: vec![TagChoice::Existing(tag)],
            annotator: engine.me(),
        };
        let (time, outcome) = timed(|| engine.execute(command));
        outcome?;
        tagged.push(time);
        let (time, outcome) = timed(|| engine.execute(Command::Undo));
        outcome?;
        undone.push(time);
    }
    engine.close()?;
    Ok(vec![
        Row::times("10,000 hits tagged as one step", "", &tagged),
        Row::times("the same taken back", "", &undone),
    ])
}

/// Annotates and appends by turns, so that both see the same disk.
fn tag(path: &Path, folder: &Path, n: usize) -> Result<(Vec<Duration>, Vec<Duration>)> {
    let engine = open(path, Access::Write)?;
    let snapshot = engine.snapshot();
    let captures: Vec<_> = snapshot
        .documents_in_order()
        .map(|document| document.capture)
        .collect();
    let tags: Vec<TagId> = snapshot.tags().map(|tag| tag.id).collect();
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("raw"))?;
    let mut dice = Dice::new(3);
    let (mut tagged, mut raw) = (Vec::new(), Vec::new());
    for _ in 0..n {
        let capture = captures[dice.below(captures.len())];
        let text = &snapshot.capture(capture).ok_or("no text")?.text;
        let words = words(text);
        let first = dice.below(words.len() - 8);
        let command = Command::Annotate {
            capture,
            spans: vec![span(words[first].0, words[first + 1 + dice.below(6)].1)?],
            tags: vec![TagChoice::Existing(tags[dice.below(tags.len())])],
            annotator: engine.me(),
        };
        let (time, outcome) = timed(|| engine.execute(command));
        outcome?;
        tagged.push(time);
        let (time, written) = timed(|| {
            file.write_all(&[0x5a; 4096])?;
            file.sync_all()
        });
        written?;
        raw.push(time);
    }
    engine.close()?;
    Ok((tagged, raw))
}
