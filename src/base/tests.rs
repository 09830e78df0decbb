//! Tests of cancel, progress, budget and report.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::environment::Timestamp;
use super::*;

proptest! {
    /// Years below 0 and the offsets at both ends too; of odd offsets those of all years that a file can have.
    #[test]
    fn a_moment_is_read_as_it_was_told(
        utc_micros in -300_000_000_000_000_000_i64..250_000_000_000_000_000,
        minutes in -1_439..=1_439,
        odd in -50_000..=50_000,
    ) {
        let moment = Timestamp { utc_micros, offset_seconds: minutes * 60 };
        prop_assert_eq!(moment.to_string().parse::<Timestamp>().ok(), Some(moment));
        let moment = Timestamp { utc_micros: utc_micros.abs() % 50_000_000_000_000_000, offset_seconds: odd };
        prop_assert_eq!(moment.to_string().parse::<Timestamp>().ok(), Some(moment));
    }
}

#[test]
fn a_moment_is_told_with_six_decimals_and_its_offset() {
    let told = |text: &str| text.parse::<Timestamp>().map(|moment| moment.to_string());
    for text in [
        "2025-09-26T12:03:00.000000+03:00",
        "1969-12-31T19:00:00.000001-05:30",
        "0007-01-01T00:00:00.120000+00:00",
    ] {
        assert_eq!(told(text).as_deref(), Ok(text));
    }
    assert_eq!(
        told("2025-09-26T12:03:00Z").as_deref(),
        Ok("2025-09-26T12:03:00.000000+00:00")
    );
}

#[test]
fn a_cancel_request_is_seen_by_every_clone() {
    let cancel = Cancel::new();
    let worker = cancel.clone();
    assert_eq!(worker.check(), Ok(()));
    cancel.request();
    assert_eq!(worker.check(), Err(Cancelled));
}

#[test]
fn progress_is_published_ten_times_a_second_and_at_the_end() {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&heard);
    let progress = Progress::new(Cancel::new(), move |state| {
        sink.lock().unwrap().push(state.done);
    });
    progress.begin(1_000);
    let start = Instant::now();
    for step in 0..1_000 {
        // A millisecond a step: one second in all.
        progress
            .advance_at(1, start + Duration::from_millis(step))
            .unwrap();
    }
    let heard = heard.lock().unwrap();
    assert_eq!(heard.first(), Some(&0));
    assert_eq!(heard.last(), Some(&1_000));
    assert!((10..=13).contains(&heard.len()), "{heard:?}");
}

#[test]
fn progress_counts_over_threads_and_stops_on_request() {
    let progress = Progress::default();
    progress.begin(2_000);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..1_000).for_each(|_| progress.step().unwrap()));
        }
    });
    assert_eq!(progress.state().done, 2_000);
    progress.cancel().request();
    assert_eq!(progress.step(), Err(Cancelled));
    assert_eq!(progress.state().done, 2_000, "a refused step is not done");
}

#[test]
fn a_budget_allows_its_limit_and_no_more() {
    let budget = Budget {
        bytes: 10,
        depth: 2,
        ..Budget::default()
    };
    assert_eq!(budget.check_bytes(10), Ok(()));
    assert_eq!(
        budget.check_bytes(11),
        Err(BudgetExceeded {
            limit: Limit::Bytes,
            allowed: 10
        })
    );
    assert!(budget.check_depth(2).is_ok() && budget.check_depth(3).is_err());
    assert!(
        budget.check_time().is_ok(),
        "the clock does not run before it is started"
    );
    let late = Budget {
        time: Duration::ZERO,
        ..budget
    }
    .started();
    std::thread::sleep(Duration::from_millis(2));
    assert_eq!(
        late.check_time().map_err(|error| error.limit),
        Err(Limit::Seconds)
    );
}

#[test]
fn a_report_keeps_order_and_counts() {
    let mut report = Report::new();
    report.add(Severity::Note, "a.txt", 1);
    let mut more = Report::new();
    more.add(Severity::Warning, "b.txt", 2);
    report.append(more);
    assert_eq!(report.entries()[1].file, "b.txt");
    assert_eq!(
        (
            report.count(Severity::Note),
            report.count(Severity::Refused)
        ),
        (1, 0)
    );
}
