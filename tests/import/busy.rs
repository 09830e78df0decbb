//! While a worker is busy to its limit the collection stays open: commands are done, and a cancel request ends it at once.

use std::time::{Duration, Instant};

use hashiya::base::{Cancel, Progress};
use hashiya::command::Command;
use hashiya::engine::operations::documents_of;

use crate::case::Desk;

/// A page that keeps a worker busy for much longer than the test.
fn slow_page() -> String {
    "<div><p>كلمة <b>x</b> <i>y</i> <a href='#z'>z</a></p></div>".repeat(400_000)
}

#[test]
fn commands_are_done_while_a_worker_works() {
    let desk = Desk::new();
    desk.write("all/a.txt", "some words");
    desk.write("all/slow.html", slow_page());
    let before = desk.hash();
    let cancel = Cancel::new();
    let progress = Progress::silent(cancel.clone());
    let snapshot = desk.engine.snapshot();
    let paths = [desk.path("all")];
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| documents_of(&paths, &snapshot, &desk.set_up, &progress));
        for number in 0..40 {
            let began = Instant::now();
            let name = format!("set {number}");
            let documents = Vec::new();
            let made = Command::CreateDocumentSet { name, documents };
            desk.engine.execute(made).expect("it is done");
            desk.engine.execute(Command::Undo).expect("it is undone");
            assert!(
                began.elapsed() < Duration::from_secs(2),
                "{:?}",
                began.elapsed()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(
            !reading.is_finished(),
            "the page is read too soon to try anything"
        );
        let asked = Instant::now();
        cancel.request();
        let read = reading.join().expect("it ends");
        assert!(read.is_err());
        assert!(
            asked.elapsed() < Duration::from_secs(2),
            "{:?}",
            asked.elapsed()
        );
    });
    assert_eq!(desk.hash(), before);
    assert_eq!(desk.engine.snapshot().n_documents(), 0);
}
