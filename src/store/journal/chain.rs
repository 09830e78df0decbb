//! The doctor's look at the stacks: works them out anew from what each row did, and compares with what is stored.

use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::journal::{EntryKind, number};
use crate::store::sql::Sql;
use rusqlite::types::FromSqlError;

struct Link {
    seq: u64,
    kind: EntryKind,
    joins: bool,
    tops: (Option<u64>, Option<u64>),
    below: (Option<u64>, Option<u64>),
}

/// What does not follow; empty if the journal is whole.
pub(in crate::store) fn check_chain(sql: &Sql<'_>) -> Result<Vec<String>, StoreError> {
    let links = sql.list(include_str!("chain.sql"), [], read)?;
    let mut wrong = Vec::new();
    let (mut undo, mut redo): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
    let mut joined = std::collections::BTreeSet::new();
    if links.is_empty() {
        wrong.push("the journal is empty".to_owned());
    }
    for (index, link) in links.iter().enumerate() {
        let seq = link.seq;
        if seq != index as u64 + 1 {
            wrong.push(format!("row {seq} stands at place {}", index + 1));
        }
        let mut below = (None, None);
        match link.kind {
            // The first row makes the collection and cannot be taken back.
            EntryKind::Do if index == 0 => {}
            EntryKind::Do | EntryKind::Redo { .. } => {
                match link.kind {
                    EntryKind::Redo { of } => pop(&mut redo, of, seq, &mut wrong),
                    _ => redo.clear(),
                }
                below.0 = undo.last().copied();
                if link.joins {
                    joined.insert(seq);
                }
                undo.push(seq);
            }
            EntryKind::Undo { of } => {
                let mut next = of;
                pop(&mut undo, next, seq, &mut wrong);
                while joined.contains(&next) {
                    let Some(under) = undo.pop() else { break };
                    next = under;
                }
                below.1 = redo.last().copied();
                redo.push(seq);
            }
        }
        let tops = (undo.last().copied(), redo.last().copied());
        if link.tops != tops || link.below != below {
            wrong.push(format!(
                "row {seq} stores other stacks than follow from the rows"
            ));
        }
    }
    Ok(wrong)
}

fn pop(stack: &mut Vec<u64>, of: u64, seq: u64, wrong: &mut Vec<String>) {
    if stack.pop() != Some(of) {
        wrong.push(format!("row {seq} takes row {of}, which is not on top"));
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Link> {
    let mut columns = Columns::new(row);
    let seq = columns.next::<i64>()?.unsigned_abs();
    let kind = columns.next_text()?;
    let kind = EntryKind::from_code(kind, number(columns.next()?)?);
    Ok(Link {
        seq,
        kind: kind.ok_or_else(|| columns.wrong(FromSqlError::InvalidType))?,
        joins: columns.next()?,
        tops: (number(columns.next()?)?, number(columns.next()?)?),
        below: (number(columns.next()?)?, number(columns.next()?)?),
    })
}
