//! A memo is committed while it is written; the pauses are not steps of undo.

use hashiya::command::Command;
use hashiya::model::{MemoId, MemoTarget, RowKey};

use crate::support::{Bench, write};

fn start(bench: &Bench, title: &str, joins: bool) -> MemoId {
    let command = write(
        bench.engine(),
        None,
        &[MemoTarget::Collection],
        title,
        joins,
    );
    match bench.run(command).answer[0] {
        RowKey::Memo(id) => id,
        other => panic!("{other:?}"),
    }
}

fn title(bench: &Bench, memo: MemoId) -> Option<String> {
    bench.snapshot().memo(memo).map(|memo| memo.title.clone())
}

#[test]
fn what_is_written_in_one_go_is_one_step() {
    let mut bench = Bench::new(1);
    let empty = bench.hash();
    // Nothing came before that it could join.
    let memo = start(&bench, "a", true);
    for text in ["ab", "abc", "abcd"] {
        bench.run(write(bench.engine(), Some(memo), &[], text, true));
    }
    let full = bench.hash();
    bench.reopen();
    bench.run(Command::Undo);
    assert_eq!(bench.hash(), empty);
    assert_eq!(bench.engine().undo_state().undo, None);
    bench.check();
    bench.run(Command::Redo);
    assert_eq!(bench.hash(), full);
    assert_eq!(title(&bench, memo).as_deref(), Some("abcd"));
    bench.run(Command::Undo);
    assert_eq!(bench.hash(), empty);
    bench.check();
}

#[test]
fn only_the_same_memo_joins() {
    let bench = Bench::new(2);
    let one = start(&bench, "one", false);
    let two = start(&bench, "two", true);
    assert_eq!(title(&bench, one).as_deref(), Some("one"));
    bench.run(write(bench.engine(), Some(one), &[], "one more", true));
    bench.run(Command::Undo);
    assert_eq!(title(&bench, one).as_deref(), Some("one"));
    bench.run(Command::Undo);
    assert_eq!(title(&bench, two), None);
    assert_eq!(title(&bench, one).as_deref(), Some("one"));
}

#[test]
fn another_step_between_ends_the_joining() {
    let bench = Bench::new(3);
    let memo = start(&bench, "a", false);
    bench.run(write(bench.engine(), Some(memo), &[], "ab", true));
    bench.tag("tag", None);
    bench.run(write(bench.engine(), Some(memo), &[], "abc", true));
    bench.run(write(bench.engine(), Some(memo), &[], "abcd", true));
    bench.run(Command::Undo);
    assert_eq!(title(&bench, memo).as_deref(), Some("ab"));
    bench.run(Command::Undo);
    bench.run(Command::Undo);
    assert_eq!(title(&bench, memo), None);
}

#[test]
fn writing_after_undo_joins_what_stands_before() {
    let bench = Bench::new(4);
    let memo = start(&bench, "a", false);
    bench.run(write(bench.engine(), Some(memo), &[], "ab", false));
    bench.run(Command::Undo);
    assert_eq!(title(&bench, memo).as_deref(), Some("a"));
    bench.run(write(bench.engine(), Some(memo), &[], "ax", true));
    bench.run(Command::Undo);
    assert_eq!(title(&bench, memo), None);
    bench.check();
    bench.run(Command::Redo);
    assert_eq!(title(&bench, memo).as_deref(), Some("ax"));
}
