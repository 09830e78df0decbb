//! Rows and ticks of what was found, without a window.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use crate::gui::panels::bottom::results::found::{Found, HitAt};
use crate::gui::panels::bottom::results::plan::{HEADING, Plan, PlanKey, ROW, ResultOrder, Row};
use crate::gui::panels::bottom::results::ticks::Ticks;
use crate::model::{CaptureId, DocumentId, Snapshot};
use crate::search::{DocumentHits, FoundBy, Hit};
use crate::text::{ByteOffset, FoldSet, Span};

/// A hit on the first place of words in a text.
pub(super) fn hit_in(text: &str, words: &str) -> Hit {
    let at = text.find(words).unwrap();
    hit(at, at + words.len())
}

fn hit(start: usize, end: usize) -> Hit {
    let [start, end] = [start, end].map(ByteOffset::from_index);
    Hit {
        span: Span::new(start, end).unwrap(),
        particle: None,
        ending: None,
        needs: FoldSet::EMPTY,
        by: FoundBy::Words,
    }
}

/// Documents with so many hits each.
fn found(counts: &[usize]) -> Arc<Found> {
    let mut found = Found::default();
    for (number, count) in counts.iter().enumerate() {
        let id = Uuid::from_u128(number as u128 + 1);
        found.push(DocumentHits {
            document: DocumentId(id),
            capture: CaptureId(id),
            hits: (0..*count).map(|at| hit(at * 10, at * 10 + 3)).collect(),
        });
    }
    Arc::new(found)
}

/// The rows as letters: `d1` the heading of a document, `1.0` a hit.
fn rows(plan: &Plan) -> String {
    let rows = (0..plan.n_rows()).map(|row| match plan.row(row) {
        Some(Row::Document(index)) => format!("d{index}"),
        Some(Row::Hit(at)) => format!("{}.{}", at.document, at.hit),
        Some(Row::Set(..)) => "s".to_owned(),
        None => "?".to_owned(),
    });
    rows.collect::<Vec<_>>().join(" ")
}

#[test]
fn documents_stand_with_their_hits_below_them() {
    let found = found(&[2, 0, 1, 3]);
    let snapshot = Snapshot::default();
    let key = PlanKey::default();
    let plan = Plan::new(&found, &key, &snapshot);
    assert_eq!(rows(&plan), "d0 0.0 0.1 d1 d2 2.0 d3 3.0 3.1 3.2");
    let by_count = PlanKey {
        order: ResultOrder::Count,
        closed: BTreeSet::from([found.documents()[3].document]),
        ..key
    };
    let plan = Plan::new(&found, &by_count, &snapshot);
    assert_eq!(rows(&plan), "d3 d0 0.0 0.1 d2 2.0 d1");
}

#[test]
fn rows_are_found_by_their_height() {
    let plan = Plan::new(&found(&[2, 3]), &PlanKey::default(), &Snapshot::default());
    let (heading, row) = (f64::from(HEADING), f64::from(ROW));
    assert!((plan.height() - 2.0 * heading - 5.0 * row).abs() < 1e-6);
    for number in 0..plan.n_rows() {
        let place = plan.place(number);
        let middle = f64::midpoint(place.start, place.end);
        assert!(
            plan.rows_between(middle, middle).contains(&number),
            "{number}"
        );
    }
    assert_eq!(plan.rows_between(0.0, heading + row + 1.0), 0..3);
    let at = HitAt {
        document: 1,
        hit: 2,
    };
    assert_eq!(plan.row_of(at), Some(6));
}

#[test]
fn steps_pass_over_headings_and_stop_at_the_ends() {
    let plan = Plan::new(&found(&[1, 2]), &PlanKey::default(), &Snapshot::default());
    assert_eq!(plan.step(None, 1), Some(1));
    assert_eq!(plan.step(Some(1), 1), Some(3));
    assert_eq!(plan.step(Some(3), -1), Some(1));
    assert_eq!(plan.step(Some(1), -1), Some(1));
    assert_eq!(plan.step(Some(4), 9), Some(4));
    assert_eq!(plan.step(None, -1), Some(4));
    assert_eq!(Plan::default().step(None, 1), None);
}

#[test]
fn two_hundred_thousand_hits_are_one_block() {
    let plan = Plan::new(
        &found(&[200_000]),
        &PlanKey::default(),
        &Snapshot::default(),
    );
    let last = plan.n_rows() - 1;
    assert_eq!(
        plan.hit(last),
        Some(HitAt {
            document: 0,
            hit: 199_999
        })
    );
    let place = plan.place(last);
    assert_eq!(
        plan.rows_between(place.start + 1.0, place.end + 50.0),
        last..last + 1
    );
}

#[test]
fn all_are_ticked_without_a_list_of_them() {
    let before = found(&[2, 3]);
    let keys: Vec<_> = before.all().filter_map(|at| before.key(at)).collect();
    let mut ticks = Ticks::default();
    ticks.toggle(keys[1]);
    assert_eq!((ticks.count(5), ticks.has(keys[1])), (1, true));
    assert_eq!(ticks.ticked(&before).len(), 1);
    ticks.set_all(true);
    ticks.toggle(keys[4]);
    assert_eq!((ticks.count(5), ticks.has(keys[4])), (4, false));
    // The document with the exception is no longer found.
    let after = found(&[2]);
    ticks.follow(&after);
    assert_eq!(ticks.count(2), 2);
}
