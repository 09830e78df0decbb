//! Archives for brat in the table of formats.

use crate::exchange::brat::{loss_of, write_brat};
use crate::exchange::formats::ExportFormat;
use crate::i18n::Word;

/// Archives for brat.
pub(in crate::exchange) const BRAT: ExportFormat = ExportFormat {
    name: "brat",
    endings: &["brat.zip"],
    title: Word::FmtBrat,
    about: Word::FmtBratAbout,
    is_read: false,
    options: &[],
    loss: |outgoing, _, _| Ok(loss_of(outgoing.snapshot)),
    write: |outgoing, _, path, progress| write_brat(outgoing.snapshot, path, progress),
};
