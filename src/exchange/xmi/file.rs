//! Archives of CAS XMI as files: proved before they take their name, or not there at all.

use std::io::Write;
use std::path::Path;

use crate::base::Progress;
use crate::exchange::bundle::Bundle;
use crate::exchange::marked::{Holds, loss_beside, marked};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::exchange::replace::{reopened, replace_read};
use crate::exchange::tally::Tally;
use crate::exchange::xmi::draw::draw;
use crate::exchange::xmi::proof::prove;
use crate::exchange::xmi::types::type_system;
use crate::exchange::{LossKind, LossReport};
use crate::model::Snapshot;

/// The name of the file of types.
pub(super) const TYPES: &str = "TypeSystem.xml";

/// What the format has a place for, or what is counted where documents are drawn.
const HOLDS: &[LossKind] = &[LossKind::Annotators, LossKind::Languages, LossKind::Links];

/// What the format cannot hold of a collection. Can be stopped at each document, annotation, link and memo.
pub fn loss_of(snapshot: &Snapshot, progress: &Progress) -> Result<LossReport, ExchangeError> {
    let mut tally = Tally::default();
    for marked in marked(snapshot) {
        draw(snapshot, &marked, &mut tally, progress)?;
    }
    settled(snapshot, tally, progress)
}

/// Writes a collection as an archive of CAS XMI, replacing a file that is there; says what it cannot hold.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last moment.
pub fn write_xmi(
    snapshot: &Snapshot,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    replace_read(
        path,
        progress,
        |out| write(snapshot, progress, out),
        |_, temporary| prove(snapshot, reopened(temporary)?, progress),
    )
}

/// Counts one step of `progress` for each document.
fn write(
    snapshot: &Snapshot,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<LossReport, ExchangeError> {
    progress.begin(snapshot.n_documents() as u64);
    let mut bundle = Bundle::new(out);
    bundle.file(TYPES, type_system().as_bytes())?;
    let (mut names, mut tally) = (Names::default(), Tally::default());
    for marked in marked(snapshot) {
        let name = names.file(&marked.document.name, marked.document.id.0);
        let drawn = draw(snapshot, &marked, &mut tally, progress)?;
        bundle.file(&format!("{name}.xmi"), drawn.as_bytes())?;
        progress.step()?;
    }
    bundle.finish()?;
    settled(snapshot, tally, progress)
}

fn settled(
    snapshot: &Snapshot,
    tally: Tally,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let Tally { mut loss, ends } = tally;
    let memo = |target| ends.has(snapshot, target);
    let holds = Holds {
        kinds: HOLDS,
        memo: &memo,
    };
    loss.join(&loss_beside(snapshot, &holds, progress)?);
    ends.count(snapshot, progress, &mut loss)?;
    Ok(loss)
}
