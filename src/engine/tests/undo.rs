//! A step is taken back only from rows that are as it left them.

use std::sync::Arc;

use super::{add, filled, worker};
use crate::command::{Command, Refusal};
use crate::engine::EngineError;
use crate::model::{RowEdit, Snapshot};

#[test]
fn a_row_that_changed_in_between_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("conflict.hashiya");
    filled(&path, |engine| {
        let document = engine.execute(add("first")).unwrap().answer[0];
        let crate::model::RowKey::Document(document) = document else {
            panic!("{document:?}")
        };
        let name = "renamed".to_owned();
        engine
            .execute(Command::RenameDocument { document, name })
            .unwrap();
    });
    let mut worker = worker(&path, 1);
    // As if another program had written: memory and journal do not agree.
    let document = worker.snapshot.documents().next().unwrap().clone();
    let mut other = (*document).clone();
    other.name = "written by someone else".to_owned();
    let edit = RowEdit::update(document, other.clone()).unwrap();
    let rows: Vec<_> = worker.snapshot.apply(&[edit]).rows().collect();
    let revision = worker.snapshot.revision();
    worker.snapshot = Arc::new(Snapshot::from_rows(revision, rows));
    match worker.execute(Command::Undo) {
        Err(EngineError::Refused(Refusal::Conflict { key })) => {
            assert_eq!(key, other.id.into());
        }
        result => panic!("{result:?}"),
    }
    assert_eq!(worker.snapshot.documents().next().unwrap().name, other.name);
}
