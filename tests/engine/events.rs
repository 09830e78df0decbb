//! Commands that nobody waits for: they come back as events, in their order.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hashiya::command::{Command, Refusal};
use hashiya::engine::{EngineError, Event, Ticket};

use crate::support::{Bench, TEXT, add, new_tag};

/// Polls until `n` events have come.
fn events(bench: &Bench, n: usize) -> Vec<Event> {
    let started = Instant::now();
    let mut events = Vec::new();
    while events.len() < n {
        assert!(started.elapsed() < Duration::from_secs(20), "{events:?}");
        events.extend(bench.engine().poll());
        std::thread::sleep(Duration::from_millis(1));
    }
    events
}

#[test]
fn submitted_commands_are_done_in_order() {
    let bench = Bench::new(1);
    let wakes = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&wakes);
    bench.engine().set_waker(Box::new(move || {
        counted.fetch_add(1, Ordering::Relaxed);
    }));
    assert_eq!(bench.engine().saved_at(), None);
    let tickets: Vec<Ticket> = (0..20)
        .map(|n| {
            let tag = new_tag(&n.to_string(), None);
            bench.engine().submit(Command::CreateTag { tag })
        })
        .collect();
    let refused = bench.engine().submit(Command::Redo);
    let events = events(&bench, 21);
    assert_eq!(bench.engine().n_pending(), 0);
    assert!(wakes.load(Ordering::Relaxed) >= 21);
    for (event, expected) in events.iter().zip(&tickets) {
        match event {
            Event::Done { ticket, outcome } => {
                assert_eq!(ticket, expected);
                assert_eq!(outcome.answer.len(), 1);
            }
            other => panic!("{other:?}"),
        }
    }
    match &events[20] {
        Event::Refused {
            ticket,
            error: EngineError::Refused(Refusal::NothingToRedo),
        } => assert_eq!(*ticket, refused),
        other => panic!("{other:?}"),
    }
    assert_eq!(bench.snapshot().n_tags(), 20);
    assert!(bench.engine().saved_at().is_some());
}

/// What an event tells of can be seen already.
#[test]
fn a_snapshot_is_published_before_its_event() {
    let bench = Bench::new(2);
    for n in 0..50 {
        let tag = new_tag(&n.to_string(), None);
        bench.engine().submit(Command::CreateTag { tag });
        for event in events(&bench, 1) {
            let Event::Done { outcome, .. } = event else {
                panic!("{event:?}")
            };
            assert!(bench.snapshot().revision() >= outcome.revision);
            assert!(bench.snapshot().row(outcome.answer[0]).is_some());
        }
    }
}

#[test]
fn closing_does_what_waits() {
    let mut bench = Bench::new(3);
    for n in 0..30 {
        let tag = new_tag(&n.to_string(), None);
        bench.engine().submit(Command::CreateTag { tag });
    }
    bench.engine().submit(add(&["first"], TEXT));
    // Dropped without waiting for a single event; the reader outlives it.
    let reader = bench.engine().reader();
    bench.replace();
    assert_eq!(bench.snapshot().n_tags(), 30);
    assert_eq!(bench.snapshot().n_documents(), 1);
    assert_eq!(reader.snapshot().n_tags(), 30);
    assert!(matches!(reader.history(None, 1), Err(EngineError::Closed)));
    bench.check();
}
