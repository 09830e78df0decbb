//! The window rests while nobody does anything.

use crate::bench::Place;

#[test]
fn nothing_repaints_while_idle() {
    let place = Place::new();
    let mut window = place.opened(1);
    eprintln!("{}", window.said());
    window.settle();
}
