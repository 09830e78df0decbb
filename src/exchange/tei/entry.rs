//! Archives of TEI files in the table of formats.

use crate::exchange::formats::ExportFormat;
use crate::exchange::tei::{loss_of, write_tei};
use crate::i18n::Word;

/// Texts and annotations for digital editions.
pub(in crate::exchange) const TEI: ExportFormat = ExportFormat {
    name: "tei",
    endings: &["tei.zip"],
    title: Word::FmtTei,
    about: Word::FmtTeiAbout,
    is_read: false,
    options: &[],
    loss: |outgoing, _, progress| loss_of(outgoing.snapshot, progress),
    write: |outgoing, _, path, progress| write_tei(outgoing.snapshot, path, progress),
};
