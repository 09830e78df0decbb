//! `cargo bench --bench memory`: resident memory with 10,000 documents (56 MB) and 100,000 annotations. Linux only.
//!
//! `resident` is what is held at rest; `peak` includes the check of the file that the window runs after opening.
//! Each figure is of a process of its own: this program starts itself again for the engine alone and for the whole window
//! without a graphics driver, and the built program for the window with software GL.

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use hashiya::engine::Access;
use support::collections::{Shape, copied, folder, made, open};
use support::headless::App;
use support::machine::{Memory, memory};
use support::table::{Row, print};
use support::window::{Screen, Window};
use support::{Result, n_runs};

/// Tells the child what to hold.
const HELD: &str = "HASHIYA_BENCH_HELD";

fn main() -> Result<()> {
    if let Ok(held) = std::env::var(HELD) {
        return hold(&held);
    }
    made(&Shape::ten_thousand())?;
    made(&Shape::long())?;
    let mut rows = Vec::new();
    for (held, what, budget) in [
        ("nothing", "nothing open", ""),
        ("engine", "engine alone", "≤ 300 MB"),
        ("check", "engine, after a full check of the file", ""),
        ("window", "whole window, no driver", "≤ 300 MB"),
    ] {
        let mut all = Vec::new();
        for _ in 0..n_runs(5) {
            all.push(of_child(held)?);
        }
        rows.extend(rows_of(what, budget, &all));
    }
    let screen = Screen::start()?;
    for (shape, what) in [
        (Shape::long(), "real window, software GL, 3 documents"),
        (
            Shape::ten_thousand(),
            "real window, software GL, 10,000 documents",
        ),
    ] {
        let mut all = Vec::new();
        for _ in 0..n_runs(5) {
            let folder = folder()?;
            let path = copied(&shape, folder.path())?;
            let window = Window::start(&screen, &path, false)?;
            window.wait_for("text", 1)?;
            all.push(at_rest(&window.process())?);
        }
        rows.extend(rows_of(what, "", &all));
    }
    print("Memory", &rows)
}

fn rows_of(what: &str, budget: &'static str, all: &[Memory]) -> [Row; 3] {
    let row = |part: &str, budget, of: fn(&Memory) -> f64| {
        let values = all.iter().map(of).collect();
        Row::new(format!("{what}: {part}"), budget, "MiB", values)
    };
    [
        row("resident", budget, |memory| memory.resident),
        row("of that, no file's", "", |memory| memory.anonymous),
        row("peak", "", |memory| memory.peak),
    ]
}

/// What a process holds once that has not changed for three seconds: after opening, the file is checked in the background.
fn at_rest(process: &str) -> Result<Memory> {
    let mut last = memory(process)?;
    let mut n_same = 0;
    for _ in 0..240 {
        std::thread::sleep(std::time::Duration::from_millis(250));
        let now = memory(process)?;
        let is_same = (now.anonymous - last.anonymous).abs() < 0.5;
        n_same = if is_same { n_same + 1 } else { 0 };
        last = now;
        if n_same == 12 {
            return Ok(now);
        }
    }
    Err("memory does not come to rest".into())
}

fn of_child(held: &str) -> Result<Memory> {
    let mut child = Command::new(std::env::current_exe()?)
        .env(HELD, held)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    if let Some(out) = child.stdout.take() {
        BufReader::new(out).read_line(&mut line)?;
    }
    let held = match line.trim() {
        "ready" => at_rest(&child.id().to_string()),
        other => Err(format!("the child said “{other}”").into()),
    };
    drop(child.stdin.take());
    child.wait()?;
    held
}

/// The child: holds something, says so, and waits for the parent to have looked.
fn hold(held: &str) -> Result<()> {
    let path = made(&Shape::ten_thousand())?;
    match held {
        "engine" => {
            let engine = open(&path, Access::Read)?;
            wait()?;
            drop(engine);
        }
        "check" => {
            let engine = open(&path, Access::Read)?;
            if !engine.check()?.is_empty() {
                return Err("the fixture is damaged".into());
            }
            wait()?;
            drop(engine);
        }
        "window" => {
            let folder = folder()?;
            let path = copied(&Shape::ten_thousand(), folder.path())?;
            let app = App::open(&path)?;
            wait()?;
            drop(app);
        }
        _ => wait()?,
    }
    Ok(())
}

fn wait() -> Result<()> {
    use std::io::Write;
    writeln!(std::io::stdout(), "ready")?;
    std::io::stdin().read_line(&mut String::new())?;
    Ok(())
}
