//! `cargo bench --bench start`: from the start of the program to the painted frame, and from a key to the painted text of
//! another document, in the real window on Xvfb with software GL. Needs Xvfb and xdotool.
//!
//! Each start is a cold process on a fresh copy of the collection; the disk's cache is warm. `first` is the first frame
//! (it says that the collection is being opened), `text` the first with the collection's lists and its document's text.

mod support;

use support::collections::{Shape, copied, folder};
use support::table::{Row, print};
use support::window::{Screen, Window};
use support::{Result, n_runs};

fn main() -> Result<()> {
    let screen = Screen::start()?;
    let mut rows = starts(&screen)?;
    rows.extend(openings(&screen)?);
    print("Start and opening, to the painted frame", &rows)
}

fn starts(screen: &Screen) -> Result<Vec<Row>> {
    let shape = Shape::thousand();
    let steps = ["window", "first", "collection", "text", "ended"];
    let mut times = vec![Vec::new(); steps.len()];
    for _ in 0..n_runs(15) {
        let folder = folder()?;
        let path = copied(&shape, folder.path())?;
        let mut window = Window::start(screen, &path, true)?;
        let ended = window.wait_for_end()?;
        for (step, times) in steps.iter().zip(&mut times) {
            times.push(match *step {
                "ended" => ended,
                step => window.wait_for(step, 1)?,
            });
        }
    }
    let budgets = ["", "≤ 500 ms", "", "≤ 500 ms", ""];
    Ok(steps
        .iter()
        .zip(budgets)
        .zip(&times)
        .map(|((step, budget), times)| {
            let what = format!("start, 1,000 documents / 10,000 annotations: `{step}`");
            Row::times(what, budget, times)
        })
        .collect())
}

/// Goes from the note to 100 kB and on to 10 MB by the key for the next document.
fn openings(screen: &Screen) -> Result<Vec<Row>> {
    let shape = Shape::long();
    let mut times = vec![Vec::new(); 2];
    for _ in 0..n_runs(15) {
        let folder = folder()?;
        let path = copied(&shape, folder.path())?;
        let window = Window::start(screen, &path, false)?;
        window.wait_for("text", 1)?;
        for (number, times) in times.iter_mut().enumerate() {
            // The window rests first: the check behind the opening is another row.
            std::thread::sleep(std::time::Duration::from_millis(700));
            screen.press("ctrl+Next")?;
            let text = window.wait_for("text", number + 2)?;
            times.push(text.saturating_sub(window.wait_for("asked", number + 2)?));
        }
    }
    Ok(vec![
        Row::times(
            "open 100 kB / 1,000 annotations, key to text",
            "≤ 50 ms",
            &times[0],
        ),
        Row::times(
            "open 10 MB / 10,000 annotations, key to text",
            "≤ 300 ms",
            &times[1],
        ),
    ])
}
