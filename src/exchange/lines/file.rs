//! JSON lines as a file: proved before it takes its name, or not there at all.

use std::io::Write;
use std::path::Path;

use crate::base::{Progress, in_order_of};
use crate::exchange::lines::draw::Whole;
use crate::exchange::lines::proof::prove;
use crate::exchange::marked::{Holds, Marked, loss_beside, marked};
use crate::exchange::record::{ExchangeError, append_json};
use crate::exchange::replace::{reopened, replace_read};
use crate::exchange::{LossKind, LossReport};
use crate::model::Snapshot;

/// The ending of files.
pub const EXTENSION: &str = "jsonl";

/// What a line has a place for.
const HOLDS: &[LossKind] = &[
    LossKind::Parts,
    LossKind::Annotators,
    LossKind::Links,
    LossKind::LinkAuthors,
    LossKind::Languages,
];

/// What the format cannot hold of a collection. Can be stopped at each document.
pub fn loss_of(snapshot: &Snapshot, progress: &Progress) -> Result<LossReport, ExchangeError> {
    loss_in(&Whole::of(snapshot, progress)?, progress)
}

fn loss_in(whole: &Whole<'_>, progress: &Progress) -> Result<LossReport, ExchangeError> {
    let snapshot = whole.snapshot;
    let memo = |target| whole.holds_memo(target);
    let mut loss = loss_beside(
        snapshot,
        &Holds {
            kinds: HOLDS,
            memo: &memo,
        },
        progress,
    )?;
    let n_below = snapshot.tags().filter(|tag| tag.parent.is_some()).count();
    let n_categories = snapshot.tags().filter(|tag| tag.is_category).count();
    let links = snapshot.links().filter(|link| !whole.holds(link)).count();
    for (kind, n) in [
        (LossKind::TagTree, n_below),
        (LossKind::Categories, n_categories),
        (
            LossKind::UnusedTags,
            snapshot
                .n_tags()
                .saturating_sub(whole.used.len() + n_categories),
        ),
        (LossKind::OpenLinks, links),
    ] {
        loss.add(kind, n);
    }
    Ok(loss)
}

/// Writes a collection as JSON lines, replacing a file that is there; says what they cannot hold.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last moment.
pub fn write_lines(
    snapshot: &Snapshot,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    // Counted before: a file that has its name is not given up for a list.
    let whole = Whole::of(snapshot, progress)?;
    let loss = loss_in(&whole, progress)?;
    replace_read(
        path,
        progress,
        |out| write(&whole, progress, out),
        |(), temporary| prove(snapshot, reopened(temporary)?, progress),
    )?;
    Ok(loss)
}

/// Counts one step of `progress` for each document; of what is written only a few are in memory.
fn write(whole: &Whole<'_>, progress: &Progress, out: &mut dyn Write) -> Result<(), ExchangeError> {
    let snapshot = whole.snapshot;
    progress.begin(snapshot.n_documents() as u64);
    let tell = |one: Marked<'_>| {
        let mut line = Vec::new();
        append_json(&mut line, &whole.line(&one)).map_err(|_| ExchangeError::NotAsWritten {
            key: Some(one.document.id.into()),
        })?;
        line.push(b'\n');
        Ok(line)
    };
    in_order_of(marked(snapshot).map(Ok), tell, |line| {
        out.write_all(&line)
            .map_err(|source| ExchangeError::Output { source })?;
        Ok(progress.step()?)
    })
}
