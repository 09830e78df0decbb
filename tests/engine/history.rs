//! History in pages, and how many undos lead back before each of its rows.

use hashiya::command::Command;
use hashiya::engine::{EntryKind, HistoryRow};

use crate::sequences::{Choices, step};
use crate::support::{Bench, TEXT, add, write};

fn all(bench: &Bench, limit: usize) -> Vec<HistoryRow> {
    let (mut rows, mut from) = (Vec::new(), None);
    loop {
        let page = bench.engine().history_page(from, limit).unwrap();
        assert!(page.rows.len() <= limit);
        rows.extend(page.rows);
        match page.below {
            Some(below) => from = Some(below),
            None => return rows,
        }
    }
}

#[test]
fn each_row_says_what_it_takes_to_go_back() {
    let bench = Bench::new(51);
    bench.tag("one", None);
    bench.tag("two", None);
    bench.run(Command::Undo);
    let memo = bench.memo("three", &[]);
    bench.run(write(bench.engine(), Some(memo), &[], "three more", true));
    bench.tag("four", None);
    let rows = all(&bench, 3);
    let told: Vec<(u64, Option<usize>)> =
        rows.iter().map(|row| (row.head.seq, row.undos)).collect();
    assert_eq!(
        told,
        [
            (7, Some(1)),
            // A memo and its next sentence are one step.
            (6, Some(2)),
            (5, Some(2)),
            (4, None),
            (3, None),
            (2, Some(3)),
            (1, None),
        ]
    );
    assert_eq!(rows[3].head.kind, EntryKind::Undo { of: 3 });
    for _ in 0..3 {
        bench.run(Command::Undo);
    }
    assert_eq!(bench.snapshot().n_tags() + bench.snapshot().n_memos(), 0);
}

/// Whatever was done, the number is right: so many undos bring back what was before the row.
#[test]
fn random_histories_lead_back() {
    for seed in 60..64 {
        let bench = Bench::new(seed);
        let choices = Choices::new(seed);
        bench.run(add(&["first", "second"], TEXT));
        for _ in 0..60 {
            step(&bench, &choices);
        }
        let rows = all(&bench, 7);
        assert_eq!(rows, all(&bench, 1_000));
        for row in &rows {
            let undos = bench.engine().undos_to(row.head.seq).unwrap();
            assert_eq!(undos, row.undos, "seed {seed}");
        }
        let Some((undos, target)) = rows
            .iter()
            .filter_map(|row| row.undos.map(|undos| (undos, row.head.seq)))
            .nth(5)
        else {
            continue;
        };
        for _ in 0..undos {
            assert!(bench.engine().undos_to(target).unwrap().is_some());
            bench.run(Command::Undo);
        }
        assert_eq!(bench.engine().undos_to(target).unwrap(), None);
    }
}
