//! Archives of CoNLL files: proved before they take their name, or not there at all.

use std::io::Write;
use std::path::Path;

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::bundle::Bundle;
use crate::exchange::conll::draw::draw;
use crate::exchange::conll::layers::{layers_of, tags_file};
use crate::exchange::conll::proof::prove;
use crate::exchange::marked::{Holds, loss_beside, marked};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::exchange::replace::{reopened, replace_read};
use crate::model::Snapshot;

/// The name of the file of tags.
pub(super) const TAGS: &str = "tags.txt";

/// What the format cannot hold of a collection. Can be stopped at each document and annotation.
pub fn loss_of(snapshot: &Snapshot, progress: &Progress) -> Result<LossReport, ExchangeError> {
    let layers = layers_of(snapshot);
    let mut loss = LossReport::default();
    for marked in marked(snapshot) {
        draw("", &layers, &marked, &mut loss, progress)?;
    }
    settled(snapshot, loss, progress)
}

/// Writes a collection as an archive of CoNLL files, replacing a file that is there; says what it cannot hold.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last moment.
pub fn write_conll(
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
    let layers = layers_of(snapshot);
    let mut bundle = Bundle::new(out);
    bundle.file(TAGS, tags_file(snapshot, &layers).as_bytes())?;
    let (mut names, mut loss) = (Names::default(), LossReport::default());
    for marked in marked(snapshot) {
        let name = names.file(&marked.document.name, marked.document.id.0);
        let drawn = draw(&name, &layers, &marked, &mut loss, progress)?;
        bundle.file(&format!("{name}.conll"), drawn.as_bytes())?;
        progress.step()?;
    }
    bundle.finish()?;
    settled(snapshot, loss, progress)
}

fn settled(
    snapshot: &Snapshot,
    mut loss: LossReport,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let holds = Holds {
        kinds: &[],
        memo: &|_| false,
    };
    loss.join(&loss_beside(snapshot, &holds, progress)?);
    Ok(loss)
}
