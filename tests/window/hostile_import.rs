//! A file that keeps its worker busy to the limit: the window goes on, and stops it when asked, leaving nothing.

use std::time::{Duration, Instant};

use egui::accesskit::Role;

use crate::place::Place;

/// The slowest frame of an idle window is far below this; one that waited for a file would be far above.
const MOST: Duration = Duration::from_millis(500);

#[test]
fn the_window_goes_on_while_a_hostile_file_is_read() {
    let place = Place::new();
    let page = "<div><p>كلمة <b>x</b> <i>y</i> <a href='#z'>z</a></p></div>".repeat(400_000);
    std::fs::write(place.sources().join("slow.html"), page).expect("a file");
    let mut window = place.window(91, &[&place.sources()]);
    window.wait_for("the job", |window| window.has(Role::Button, "Cancel"));
    let mut frames = Vec::new();
    for _ in 0..60 {
        let began = Instant::now();
        window.harness.step();
        frames.push(began.elapsed());
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(window.has(Role::Button, "Cancel"), "{}", window.said());
    frames.sort();
    // One frame may meet a busy machine; all of them do not.
    assert!(frames[frames.len() * 9 / 10] < MOST, "{frames:?}");
    let asked = Instant::now();
    window.click(Role::Button, "Cancel");
    window.wait_for("the end of it", |window| {
        !window.has(Role::Button, "Cancel")
    });
    assert!(
        asked.elapsed() < Duration::from_secs(5),
        "{:?}",
        asked.elapsed()
    );
    assert_eq!(place.stored().n_documents(), 0, "{}", window.said());
}
