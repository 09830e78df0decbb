//! How long a large collection takes; it only prints, since timed tests fail on busy machines.
//!
//! `cargo test --release --test exchange -- --ignored --nocapture speed`

use std::time::Instant;

use hashiya::base::Progress;
use hashiya::exchange::record::{Format, Source, no_texts, read_file, record_budget, write_file};
use hashiya::exchange::refi::write_project;

use crate::sample::{ARABIC, ENGLISH, Maker, export_text, read_text, span};

/// Documents of about 28 kB and annotations spread over them.
fn large(n_documents: usize, n_annotations: usize) -> Maker {
    let text = [ARABIC, ENGLISH].concat().repeat(70);
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let mut maker = Maker::new(3);
    let tags: Vec<_> = (0..200).map(|_| maker.tag(None, "tag", "وسم")).collect();
    let captures: Vec<_> = (0..n_documents)
        .map(|number| {
            maker
                .document(&format!("document {number}"), &format!("{text}{number}"))
                .1
        })
        .collect();
    for number in 0..n_annotations {
        let start = number * 7919 % (edges.len() - 80);
        let spans = vec![span(edges[start], edges[start + 20 + number % 60])];
        let passage = maker.passage_on(captures[number % n_documents], &text, spans);
        maker.annotation(passage, &[tags[number % 200]]);
    }
    maker
}

#[test]
#[ignore = "measures, proves nothing"]
fn speed_of_a_hundred_thousand_annotations() {
    let maker = large(500, 100_000);
    let snapshot = maker.snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    for format in Format::ALL {
        let started = Instant::now();
        let text = export_text(&Source::new(&snapshot), *format).expect("written");
        let written = started.elapsed();
        let started = Instant::now();
        let record = read_text(&text).expect("readable");
        let read = started.elapsed();
        assert_eq!(record.rows.len(), snapshot.rows().count());
        let path = folder.path().join("record");
        let started = Instant::now();
        write_file(
            &Source::new(&snapshot),
            *format,
            &path,
            &Progress::default(),
        )
        .expect("written");
        let proved = started.elapsed();
        let started = Instant::now();
        read_file(&path, &record_budget(), &no_texts).expect("readable");
        let read_back = started.elapsed();
        println!(
            "{format:?}: {:.1} MB, write {written:?}, read {read:?}, file written and proved {proved:?}, file read {read_back:?}",
            text.len() as f64 / 1e6
        );
    }
}

#[test]
#[ignore = "measures, proves nothing"]
fn speed_of_projects() {
    for (n_documents, n_annotations) in [(1_000, 10_000), (500, 100_000)] {
        let maker = large(n_documents, n_annotations);
        let snapshot = maker.snapshot();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.qdpx");
        let started = Instant::now();
        write_project(
            &snapshot,
            &crate::refi::no_originals,
            &path,
            &Progress::default(),
        )
        .expect("written");
        println!(
            "QDPX of {n_documents} documents, {n_annotations} annotations: written and proved {:?}",
            started.elapsed()
        );
    }
}
